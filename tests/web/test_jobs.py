"""Runs: kept by what went into them, followed, joined, stopped, failed; and the process they are."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time

import pytest

from poliscope.web.jobs import KEPT, Jobs
from poliscope.web.refusals import RefusedError
from poliscope.web.work import STAGES, run
from poliscope.web.workspace import STUDY_FILE, Workspace


def ended(jobs, job):
    async def wait():
        return [event async for _, event in job.follow()]

    return wait()


def test_a_run_goes_through_its_stages_and_is_kept(folder):
    async def check():
        jobs = Jobs(Workspace(folder))
        revision = jobs.workspace.revision()
        assert jobs.result(revision) is None
        job = jobs.start(revision)
        assert jobs.start(revision) is job  # a second tab joins
        events = await asyncio.wait_for(ended(jobs, job), 60)
        assert [event["stage"] for event in events[:-1]] == list(STAGES)
        assert events[-1]["state"] == job.state == "done"
        result = jobs.result(revision)
        assert result is not None
        assert {p.name for p in result.iterdir()} == {
            "report.html", "bundle.json", "page.json", "summary.json", "study",
        }  # fmt: skip
        assert json.loads((result / "page.json").read_text())["schema"] == "poliscope-page"
        assert Workspace(result / "study").revision() == revision
        again = jobs.start(revision)
        events = await asyncio.wait_for(ended(jobs, again), 10)
        assert events == [{"state": "done", "cached": True, "seconds": events[0]["seconds"]}]
        await jobs.close()
        assert not list(jobs.workspace.storage.state.glob("*.draft*"))

    asyncio.run(check())


def test_a_run_is_stopped_at_once_and_leaves_nothing(folder):
    async def check():
        jobs = Jobs(Workspace(folder))
        revision = jobs.workspace.revision()
        job = jobs.start(revision)
        while job.process is None:
            await asyncio.sleep(0.01)
        before = time.monotonic()
        await jobs.cancel(job.id)
        events = await asyncio.wait_for(ended(jobs, job), 5)
        assert events[-1]["state"] == "cancelled"
        assert time.monotonic() - before < 2
        assert (await jobs.cancel(job.id)).state == "cancelled"
        await jobs.close()
        assert job.process.returncode is not None
        assert jobs.kept() == []
        assert list(jobs.results.iterdir()) == []

    asyncio.run(check())


def test_a_run_that_fails_says_why(folder):
    text = (folder / STUDY_FILE).read_text(encoding="utf-8")
    bad = text.replace('aggregate = "arithmetic"\n', 'aggregate = "geometric"\n', 1).replace(
        "low = 1,", "low = 0,"
    )
    assert bad != text
    (folder / STUDY_FILE).write_text(bad, encoding="utf-8")

    async def check():
        jobs = Jobs(Workspace(folder))
        job = jobs.start(jobs.workspace.revision())
        events = await asyncio.wait_for(ended(jobs, job), 60)
        assert events[-1]["state"] == "failed"
        (problem,) = events[-1]["problems"]
        assert "a geometric mean needs values above 0" in problem["message"]
        assert problem["where"] == "recipe.aggregate"
        assert jobs.kept() == []

    asyncio.run(check())


def test_a_worker_that_dies_is_a_failure_and_not_the_end(folder):
    async def check():
        jobs = Jobs(Workspace(folder))
        job = jobs.start(jobs.workspace.revision())
        while job.process is None:
            await asyncio.sleep(0.01)
        job.process.kill()
        events = await asyncio.wait_for(ended(jobs, job), 10)
        assert events[-1]["state"] == "failed"
        assert "it ended with code -9" in events[-1]["problems"][0]["message"]

    asyncio.run(check())


def test_only_what_was_seen_is_run(folder, empty):
    async def check():
        jobs = Jobs(Workspace(folder))
        with pytest.raises(RefusedError, match="the study has changed since this page was opened"):
            jobs.start("older")
        with pytest.raises(RefusedError, match="there is no study yet"):
            Jobs(Workspace(empty)).start("new")
        with pytest.raises(RefusedError, match="there is no such run"):
            jobs.job("nothing")
        job = jobs.start(jobs.workspace.revision())
        (folder / STUDY_FILE).write_text(jobs.workspace.text() + "\n# changed\n", encoding="utf-8")
        with pytest.raises(RefusedError, match="an earlier state of the study is being run"):
            jobs.start(jobs.workspace.revision())
        await jobs.cancel(job.id)
        await jobs.close()

    asyncio.run(check())


def test_old_results_go(folder):
    async def check():
        jobs = Jobs(Workspace(folder))
        for number in range(KEPT + 3):
            (jobs.results / f"old{number}").mkdir()
            os.utime(jobs.results / f"old{number}", (number, number))
        job = jobs.start(jobs.workspace.revision())
        await asyncio.wait_for(ended(jobs, job), 60)
        await jobs.close()
        names = [path.name for path in jobs.kept()]
        assert len(names) == KEPT
        assert names[0] == jobs.place(job.revision).name
        assert "old0" not in names

    asyncio.run(check())


def test_drafts_of_a_killed_run_are_swept(folder):
    workspace = Workspace(folder)
    left = workspace.storage.state / "results" / ".abc.draft"
    left.mkdir(parents=True)
    Jobs(workspace)
    assert not left.exists()


def test_the_worker_ends_with_its_parent(folder, tmp_path):
    command = [sys.executable, "-m", "poliscope.web.work", str(folder), str(tmp_path / "results/x")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert b"read" in worker.stdout.readline()
        worker.stdin.close()
        assert worker.wait(10) == 130
    assert not (tmp_path / "results/x").exists()


def test_two_runs_of_the_same_leave_one_result(folder, tmp_path, capsys):
    result = tmp_path / "results" / "x"
    run(folder, result)
    made = (result / "summary.json").stat().st_mtime_ns
    run(folder, result)
    assert (result / "summary.json").stat().st_mtime_ns == made
    assert [p.name for p in result.parent.iterdir()] == ["x"]
    assert capsys.readouterr().out.count('"done": true') == 2
