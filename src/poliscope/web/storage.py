"""Files that change whole or not at all, several of them together, whatever ends the process in between.

A change of several files is written aside first and then announced by one rename; from that moment it is
carried out, if need be by the next process that opens the folder. Before it, nothing has happened.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from poliscope.data.files import inside

__all__ = ["STATE", "Storage", "write_whole"]

STATE = ".poliscope"
"""The folder in a study that holds what the app keeps: results, unfinished uploads."""
_PENDING = "pending"
_LIST = "files.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there: a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Storage:
    """The files of one folder.

    Parameters
    ----------
    folder : Path
        Made where it does not exist.
    """

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder.resolve()
        self.state = inside(self.folder, STATE)
        self.state.mkdir(exist_ok=True)
        self._within = threading.RLock()
        self._depth = 0
        with self.locked():
            self._carry_out()
            self._sweep()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other writer out, in this process and in others, as long as the block lasts."""
        with self._within:
            if self._depth:  # a second lock on the file would wait for the first for ever
                yield
                return
            with (self.state / "lock").open("ab") as file:
                _lock(file.fileno())
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                    _unlock(file.fileno())

    def change(self, files: Mapping[str, bytes]) -> None:
        """Replace some files, all of them or none.

        Parameters
        ----------
        files : mapping of str to bytes
            By path in the folder.

        Raises
        ------
        DataError
            A path that leads out of the folder.
        """
        for name in files:
            inside(self.folder, name)
        draft = self.state / f"{secrets.token_hex(8)}.draft"
        with self.locked():
            draft.mkdir()
            names = dict(enumerate(files))
            for number, name in names.items():
                write_whole(draft / str(number), files[name])
            write_whole(draft / _LIST, json.dumps(names).encode())
            draft.rename(self.state / _PENDING)  # from here on the change is made
            self._carry_out()

    def _carry_out(self) -> None:
        pending = self.state / _PENDING
        if not pending.is_dir():
            return
        names: dict[str, str] = json.loads((pending / _LIST).read_bytes())
        for number, name in names.items():
            if (pending / number).exists():
                target = inside(self.folder, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                (pending / number).replace(target)
        # one rename ends it: a kill while its parts are removed leaves a draft, not half a change
        done = pending.with_name(f"{secrets.token_hex(8)}.draft")
        pending.rename(done)
        shutil.rmtree(done)

    def _sweep(self) -> None:
        """Remove drafts that a process left when it was killed."""
        for draft in self.state.glob("*.draft*"):
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink(missing_ok=True)


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: one server a folder is up to the user there
        return
    fcntl.flock(handle, fcntl.LOCK_EX)


def _unlock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_UN)
