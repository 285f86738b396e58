"""Change one table of ``study.toml`` and leave every other line, comments too, as the author wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from poliscope.study.toml import to_toml

__all__ = ["with_table"]

_HEADER = re.compile(r"""^\s*\[{1,2}\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*[.\]]""")


def with_table(text: str, name: str, content: Mapping[str, Any]) -> str:
    """Return a study file with a table replaced, or added at its end.

    Parameters
    ----------
    text : str
        The file.
    name : str
        Of a table, such as ``"recipe"``; tables in it (``[recipe.normalise]``) go with it.
    content : mapping
        What the table holds from now on.

    Returns
    -------
    str
        It reads as the same document but for that table.
    """
    wanted = {**tomllib.loads(text), **tomllib.loads(to_toml({name: content}))}
    written = _spliced(text, name, content)
    try:
        return written if tomllib.loads(written) == wanted else to_toml(wanted)
    except tomllib.TOMLDecodeError:  # a layout that reading line by line does not understand
        return to_toml(wanted)


def _spliced(text: str, name: str, content: Mapping[str, Any]) -> str:
    lines = text.split("\n")
    starts = (
        [n for n, line in enumerate(lines) if _HEADER.match(line)] if '"""' not in text else _headers(lines)
    )
    table = to_toml({name: content}).rstrip("\n").split("\n")
    edges = [*starts, len(lines)]
    sections = [(start, end) for start, end in pairwise(edges) if _name(lines[start]) == name]
    kept = lines[: edges[0]]
    for start, end in pairwise(edges):
        if (start, end) not in sections:
            kept += lines[start:end]
            continue
        kept += table if (start, end) == sections[0] else []
        kept += _tail(lines[start:end]) if (start, end) == sections[-1] else []
    return "\n".join(kept if sections else _appended(kept, table))


def _appended(lines: list[str], table: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return [*lines, "", *table, ""] if lines else [*table, ""]


def _name(line: str) -> str:
    found = _HEADER.match(line)
    assert found is not None
    return next((part for part in found.groups() if part is not None), "")


def _headers(lines: list[str]) -> list[int]:
    """Return the lines that open a table, passing over texts of several lines."""
    starts, inside = [], False
    for number, line in enumerate(lines):
        if not inside and _HEADER.match(line):
            starts.append(number)
        if line.count('"""') % 2:
            inside = not inside
    return starts


def _tail(lines: list[str]) -> list[str]:
    """Return the blank lines and comments at the end of a table: they belong to the next one."""
    cut = len(lines)
    while cut > 1 and (not lines[cut - 1].strip() or lines[cut - 1].lstrip().startswith("#")):
        cut -= 1
    return lines[cut:]
