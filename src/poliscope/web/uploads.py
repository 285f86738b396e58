"""Files that come in: how they may be called, how large they may be, and what they may unpack to."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
import zipfile
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

from poliscope.errors import Problem
from poliscope.web.refusals import RefusedError
from poliscope.web.workspace import TABLES

__all__ = [
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "MOST_UNPACKED",
    "check_archive",
    "check_size",
    "file_name",
    "free_place",
    "receive",
]

MOST_BYTES = 64 << 20
"""Bytes of an upload."""
MOST_UNPACKED = 512 << 20
"""Bytes that a workbook may unpack to."""
MOST_RATIO, RATIO_FROM = 200, 32 << 20
"""A workbook that unpacks to more than so many times its size, and to more than so many bytes, is a bomb."""
MOST_MEMBERS = 5_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1_000_000, 5_000, 20_000_000
LONGEST_NAME = 120
_FOLDER = "data"
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(given: str) -> str:
    """Return the name under which an upload is kept.

    Raises
    ------
    RefusedError
        400 where the name is a path, is hidden, or has letters that no file should have; 415 where it is
        not that of a table.
    """
    name = unicodedata.normalize("NFC", given).strip()
    plain = all(unicodedata.category(c)[0] != "C" and c not in '<>:"|?*' for c in name)
    if not name or name.startswith(".") or "/" in name or "\\" in name or _RESERVED.fullmatch(name):
        plain = False
    if not plain or len(name.encode()) > 2 * LONGEST_NAME or len(name) > LONGEST_NAME:
        raise RefusedError(
            400,
            Problem("file-name", "a file of that name cannot be kept", help="give it a short plain name"),
        )
    if not name.lower().endswith(TABLES):
        raise RefusedError(
            415,
            Problem("unknown-format", "only tables can be taken", help=f"use one of: {', '.join(TABLES)}"),
        )
    return name


async def receive(pieces: AsyncIterator[bytes], target: Path, *, most: int = MOST_BYTES) -> int:
    """Write what comes in, and stop where it is too much.

    Returns
    -------
    int
        Bytes received.

    Raises
    ------
    RefusedError
        413 for too much, 400 for nothing; nothing is kept then.
    """
    size = 0
    try:
        with target.open("xb") as file:
            async for piece in pieces:
                size += len(piece)
                if size > most:
                    raise RefusedError(413, _too_large(f"more than {most >> 20} MB"))
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if not size:
            raise RefusedError(400, Problem("empty-file", "the file is empty"))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return size


def _too_large(told: str) -> Problem:
    return Problem(
        "too-large", f"the file is too large: {told}", help="leave out what the index does not need"
    )


def check_archive(path: Path) -> None:
    """Refuse a workbook that unpacks to more than a table can be, whatever its directory claims.

    Raises
    ------
    RefusedError
        413 for a bomb, 422 for an archive that is broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise RefusedError(413, _too_large(f"it holds {len(members)} parts"))
            packed, unpacked = path.stat().st_size, 0
            for member in members:
                unpacked = _unpack(archive, member, unpacked, packed)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        raise RefusedError(
            422,
            Problem(
                "broken-workbook",
                "the workbook is damaged",
                help="save it again as .xlsx, or export it as CSV",
            ),
        ) from None


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, unpacked: int, packed: int) -> int:
    """Unpack a part into nothing, counting; the sizes that an archive states may be lies."""
    if member.file_size > MOST_UNPACKED:
        raise RefusedError(413, _too_large(f"it unpacks to more than {MOST_UNPACKED >> 20} MB"))
    with archive.open(member) as part:
        while piece := part.read(1 << 20):
            unpacked += len(piece)
            if unpacked > MOST_UNPACKED:
                raise RefusedError(413, _too_large(f"it unpacks to more than {MOST_UNPACKED >> 20} MB"))
            if unpacked > RATIO_FROM and unpacked > MOST_RATIO * packed:
                raise RefusedError(413, _too_large(f"it unpacks to more than {MOST_RATIO} times its size"))
    return unpacked


def check_size(rows: int, columns: int) -> None:
    """Refuse a table with more rows or columns than an index can have.

    Raises
    ------
    RefusedError
        413.
    """
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        told = f"{rows:,} rows by {columns:,} columns"
        most = f"at most {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells"
        raise RefusedError(413, Problem("too-large", f"the table is too large: {told}", help=most))


def free_place(folder: Path, name: str) -> str:
    """Return a path in the study's folder that no file has yet, for an upload of a name."""
    stem, dot, suffix = name.rpartition(".")
    for number in range(1, 1000):
        tried = f"{_FOLDER}/{name}" if number == 1 else f"{_FOLDER}/{stem}-{number}{dot}{suffix}"
        if not (folder / tried).exists():
            return tried
    return f"{_FOLDER}/{stem}-{secrets.token_hex(4)}{dot}{suffix}"
