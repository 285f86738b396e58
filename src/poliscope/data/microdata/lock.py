"""One run at a time for one result: a lock that the system frees when its process ends, however it ends.

The file beside the result says who holds it. A file that a killed run left behind holds nobody up: what
counts is the system's lock on it, not that it is there. Only where its text names another machine, whose
locks may not be seen from here, does it have to be deleted by hand.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from poliscope.errors import DataError, Problem

__all__ = ["exclusively", "lock_file"]

_TEXT = 4096  # Windows locks bytes, not files: one beyond the text, so that others can read it
_BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


def lock_file(result: Path) -> Path:
    """Name the lock of a result."""
    return result.with_name(result.name + ".lock")


@contextmanager
def exclusively(result: Path) -> Iterator[None]:
    """Hold the lock of a result while the block runs.

    Parameters
    ----------
    result : Path
        What is written; the lock lies beside it.

    Raises
    ------
    DataError
        ``already-running``: another process is at it; the message names it.
    """
    path = lock_file(result)
    file = _held(path, result.name)
    try:
        yield
    finally:
        if os.name == "posix":
            path.unlink(missing_ok=True)  # while it is held: nobody else can have taken it
        os.close(file)
        if os.name != "posix":
            _remove_if_free(path)


def _held(path: Path, name: str) -> int:
    while True:
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            help = "name another folder, or let this one be written to"
            raise DataError(Problem("input-output", str(error), where=str(path), help=help)) from error
        try:
            owner = _owner(file)
            if not _taken(file):
                raise _running(name, path, owner, "wait until it has ended, or write to another file")
            if not _is_still(path, file):
                os.close(file)  # the run before has just ended and removed the file
                continue
            if owner.get("host", _host()) != _host():
                help = f'if that process no longer runs, delete "{path.name}" and run again'
                raise _running(name, path, owner, help)
            _sign(file)
        except BaseException:
            os.close(file)
            raise
        return file


def _taken(file: int) -> bool:
    """Ask the system for the lock; False where another process, or another thread, has it."""
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            os.lseek(file, _TEXT, os.SEEK_SET)
            # not known to mypy on other systems
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError as error:
        # a file system without locks: the text alone has to do
        return error.errno not in _BUSY and not _lives(_owner(file))
    return True


def _lives(owner: Mapping[str, Any]) -> bool:
    """Tell whether the process that signed the file runs on this machine."""
    try:
        if owner.get("host") == _host() and os.name == "posix":
            os.kill(int(owner["process"]), 0)
            return int(owner["process"]) != os.getpid()
    except (OSError, ValueError, LookupError):
        return False
    return False


def _is_still(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _sign(file: int) -> None:
    started = time.strftime("%Y-%m-%d %H:%M:%S")
    text = json.dumps({"process": os.getpid(), "host": _host(), "since": started})
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, text.encode())


def _owner(file: int) -> Mapping[str, Any]:
    os.lseek(file, 0, os.SEEK_SET)
    try:
        known = json.loads(os.read(file, _TEXT).decode("utf-8"))
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _host() -> str:
    return socket.gethostname()


def _running(name: str, path: Path, owner: Mapping[str, Any], help: str) -> DataError:
    who = f"process {owner['process']}" if "process" in owner else "another process"
    where = f" on {owner['host']}" if "host" in owner else ""
    since = f" since {owner['since']}" if "since" in owner else ""
    told = f'{who}{where} has been writing "{name}"{since}'
    return DataError(Problem("already-running", told, where=str(path), help=help))


def _remove_if_free(path: Path) -> None:
    with suppress(OSError):  # the next run has it open already
        path.unlink(missing_ok=True)
