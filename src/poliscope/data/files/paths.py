"""Where files may lie, and how they are opened and written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from poliscope.errors import DataError, Problem

__all__ = ["inside", "read_bytes", "unpacked", "write_text"]

MOST_UNPACKED = 2**31
"""Bytes that a packed file may hold: more does not fit in the memory of an ordinary machine."""


def inside(folder: str | Path, path: str | Path) -> Path:
    """Return the place of a file of a study, and refuse one that lies outside its folder.

    Parameters
    ----------
    folder : str or Path
        The study.
    path : str or Path
        As written in the study file, relative to the folder.

    Returns
    -------
    Path
        Absolute, with links followed.

    Raises
    ------
    DataError
        ``outside-study`` where the path, or a link on it, leads out of the folder.
    """
    base = Path(folder)
    try:
        home = base.resolve()
        found = (home / path).resolve()
    except (OSError, ValueError, RuntimeError) as error:  # a NUL byte, a name too long, a circle of links
        raise _unreadable(str(path), _reason(error)) from None
    if not found.is_relative_to(home):
        raise DataError(
            Problem(
                "outside-study",
                f'"{path}" lies outside the study folder',
                where=str(path),
                help="copy the file into the study folder and name it relative to that folder",
            )
        )
    return found


def read_bytes(path: Path, name: str) -> bytes:
    """Read a file; `name` is what errors call it."""
    try:
        if path.is_dir():
            problem = Problem(
                "not-a-file", f'"{name}" is a folder, not a file', where=name, help="name the file in it"
            )
            raise DataError(problem)
        if not path.exists():
            near = _similar(path)
            raise DataError(
                Problem(
                    "no-file",
                    f'there is no file "{name}"',
                    where=name,
                    help=f'did you mean "{near}"?' if near else "check the name and the folder",
                )
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(name, _reason(error)) from None


def unpacked(data: bytes, name: str) -> bytes:
    """Unpack a file packed by gzip; `name` is what errors call it.

    Raises
    ------
    DataError
        It is no gzip file, is cut off, or holds more than two gigabytes.
    """
    import gzip
    import io
    import zlib

    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        told, help = f"the packed file cannot be unpacked: {_reason(error)}", "pack it again, or unpack it"
        raise DataError(Problem("broken-packing", told, where=name, help=help)) from None
    if len(found) > MOST_UNPACKED:
        told = "the packed file holds more than two gigabytes"
        help = "count the records first, or take a part of them"
        raise DataError(Problem("broken-packing", told, where=name, help=help))
    return found


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _unreadable(name: str, reason: str) -> DataError:
    return DataError(Problem("unreadable-file", f'"{name!s}" cannot be read: {reason}', where=name))


def _similar(path: Path) -> str | None:
    """Return the file of the folder whose name is nearest to the one that is not there."""
    from poliscope.errors import nearest

    folder = path.parent
    return nearest(path.name, [entry.name for entry in folder.iterdir()]) if folder.is_dir() else None


def write_text(path: str | Path, text: str) -> Path:
    """Write a file as a whole or not at all.

    Parameters
    ----------
    path : str or Path
        An existing file is replaced.
    text : str
        Written as UTF-8, lines as they are.

    Returns
    -------
    Path
        The file.
    """
    target = Path(path)
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        problem = Problem(
            "unwritable-file", f'"{target}" cannot be written: {_reason(error)}', where=str(target)
        )
        raise DataError(problem) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        # a draft is private; a file that others are to read gets the usual permissions
        draft_path = Path(draft)
        draft_path.chmod(0o666 & ~_umask())
        draft_path.replace(target)
    except BaseException as error:
        Path(draft).unlink(missing_ok=True)
        if isinstance(error, OSError):
            problem = Problem(
                "unwritable-file", f'"{target}" cannot be written: {_reason(error)}', where=str(target)
            )
            raise DataError(problem) from None
        raise
    return target


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
