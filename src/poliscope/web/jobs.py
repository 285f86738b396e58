"""Runs: one at a time, followed by any number of tabs, stopped at once, kept by what went into them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from poliscope._version import __version__
from poliscope.errors import Problem
from poliscope.web.refusals import RefusedError, conflict
from poliscope.web.work import problem_json
from poliscope.web.workspace import NEW, Workspace

__all__ = ["KEPT", "Job", "Jobs", "State"]

State = Literal["running", "done", "failed", "cancelled"]
KEPT = 8
"""So many results are kept; the ones that were looked at longest ago go."""
_LONGEST_LINE = 1 << 20


@dataclass(eq=False)
class Job:
    """A run of one revision of the study.

    Parameters
    ----------
    id : str
        Of this run.
    revision : str
        What is run.
    state : {"running", "done", "failed", "cancelled"}
        Where it stands.
    events : list of dict
        Everything it has said; ``stage`` with the seconds since the start, and at last the state.
    """

    id: str
    revision: str
    state: State = "running"
    events: list[dict[str, Any]] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)
    process: asyncio.subprocess.Process | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, **event: Any) -> None:
        """Add to what the run has said, and wake who listens."""
        self.events.append({**event, "seconds": round(time.monotonic() - self.begun, 1)})
        news, self.news = self.news, asyncio.Event()
        news.set()

    async def follow(self, after: int = 0) -> AsyncIterator[tuple[int, dict[str, Any]]]:
        """Yield what the run says from a number on, each with its number from 1, until it ends."""
        while True:
            news = self.news
            while after < len(self.events):
                after += 1
                yield after, self.events[after - 1]
            if self.state != "running":
                return
            await news.wait()


class Jobs:
    """The runs of one study, and their results.

    Parameters
    ----------
    workspace : Workspace
        The study.
    """

    def __init__(self, workspace: Workspace):
        self.workspace = workspace
        self.results = workspace.storage.state / "results"
        self.results.mkdir(exist_ok=True)
        self.current: Job | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._number = 0
        for draft in self.results.glob(".*.draft"):
            shutil.rmtree(draft, ignore_errors=True)

    # --- results ------------------------------------------------------------------------------

    def place(self, revision: str) -> Path:
        """Return where the result of a revision is kept, for this version of the program."""
        return self.results / f"{revision}-{__version__}"

    def result(self, revision: str) -> Path | None:
        """Return the result of a revision, if it has been run."""
        found = self.place(revision)
        return found if found.is_dir() else None

    def newest(self) -> Path | None:
        """Return the result that was made last."""
        return next(iter(self.kept()), None)

    def kept(self) -> list[Path]:
        """Return all results, the newest first."""
        found = [path for path in self.results.iterdir() if not path.name.startswith(".") and path.is_dir()]
        return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)

    # --- runs ---------------------------------------------------------------------------------

    def start(self, expected: str) -> Job:
        """Run the study, or join the run of the same revision.

        Raises
        ------
        RefusedError
            409 where the study has changed since the page was made, or where another revision is
            running; 404 without a study.
        """
        revision = self.workspace.revision()
        if revision == NEW:
            raise RefusedError(404, Problem("no-study", "there is no study yet", help="begin with a table"))
        if revision != expected:
            raise conflict()
        running = self.current
        if running is not None and running.state == "running":
            if running.revision == revision:
                return running
            raise RefusedError(
                409, Problem("running", "an earlier state of the study is being run", help="stop it first")
            )
        self._number += 1
        job = self.current = Job(f"{revision}-{self._number}", revision)
        task = asyncio.get_running_loop().create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def job(self, name: str) -> Job:
        """Return a run by its name.

        Raises
        ------
        RefusedError
            404 where there is none of that name.
        """
        if self.current is None or self.current.id != name:
            raise RefusedError(
                404, Problem("no-run", "there is no such run; the server may have been restarted")
            )
        return self.current

    async def cancel(self, name: str) -> Job:
        """Stop a run; one that has ended stays as it is."""
        job = self.job(name)
        if job.state == "running":
            job.state = "cancelled"
            job.tell(state="cancelled")
            _kill(job)
        return job

    async def close(self) -> None:
        """Stop what is running, when the server ends."""
        if self.current is not None and self.current.state == "running":
            await self.cancel(self.current.id)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)

    async def _run(self, job: Job) -> None:
        if self.result(job.revision) is not None:
            self._end(job, "done", cached=True)
            return
        with tempfile.TemporaryDirectory(dir=self.workspace.storage.state, suffix=".draft") as copy:
            try:
                await asyncio.to_thread(self.workspace.copy_to, Path(copy))
                await self._process(job, Path(copy))
            except OSError as error:
                self._end(job, "failed", problems=[_unexpected(str(error))])
        self._forget_old()

    async def _process(self, job: Job, folder: Path) -> None:
        job.process = process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "poliscope.web.work", str(folder), str(self.place(job.revision)),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            limit=_LONGEST_LINE,
        )  # fmt: skip
        if job.state != "running":  # stopped while the process was being made
            _kill(job)
        assert process.stdout is not None
        assert process.stderr is not None
        last_words = asyncio.ensure_future(_tail(process.stderr))
        problems: list[dict[str, Any]] = []
        async for line in process.stdout:
            event = json.loads(line)
            problems += event.get("problems", [])
            if "stage" in event and job.state == "running":
                job.tell(**event)
        code = await process.wait()
        if process.stdin is not None:
            process.stdin.close()
        told = await last_words
        if code == 0 and self.result(job.revision) is not None:
            self._end(job, "done")
        else:
            self._end(job, "failed", problems=problems or [_unexpected(told or f"it ended with code {code}")])

    def _end(self, job: Job, state: State, **more: Any) -> None:
        if job.state == "running":
            job.state = state
            job.tell(state=state, **more)

    def _forget_old(self) -> None:
        for path in self.kept()[KEPT:]:
            shutil.rmtree(path, ignore_errors=True)


def _kill(job: Job) -> None:
    if job.process is not None:
        with contextlib.suppress(ProcessLookupError):
            job.process.kill()


async def _tail(stream: asyncio.StreamReader) -> str:
    """Return the last line of what a process complains about, however much it is."""
    kept = b""
    while piece := await stream.read(1 << 16):
        kept = (kept + piece)[-4096:]
    lines = kept.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def _unexpected(reason: str) -> dict[str, Any]:
    help = "run it again; if it happens again, please report it"
    return problem_json(Problem("internal", f"the run broke off: {reason}", help=help))
