"""Find the line on which a key of a TOML file stands: the standard parser keeps no positions."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["line_of"]

_TABLE = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """Return the line, from 1, of the key that comes nearest to a path.

    Parameters
    ----------
    text : str
        The file.
    path : sequence of str or int
        Such as ``("recipe", "normalise", "low")``; numbers (positions in lists) are passed over.

    Returns
    -------
    int or None
        The line of the longest part of the path that stands in the file; None where nothing does.
    """
    wanted = [part for part in path if isinstance(part, str)]
    best, best_length = None, 0
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _TABLE.match(line):
            table = key = _parts(found[1])
        elif found := _KEY.match(line):
            key = [*table, *_parts(found[1])]
        else:
            continue
        if len(key) > best_length and key == wanted[: len(key)]:
            best, best_length = number, len(key)
    return best


def _parts(key: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(key)]
