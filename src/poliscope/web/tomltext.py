"""Change one table of ``study.toml``; every other line, and every comment, stays as its author wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from poliscope.study.toml import to_toml

__all__ = ["with_table"]

_HEADER = re.compile(r"""^\s*\[{1,2}\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*[.\]]""")
_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*"|'[^']*'""")


def with_table(text: str, name: str, content: Mapping[str, Any]) -> str:
    """Return a study file with a table changed, or added at its end.

    A setting that keeps its value keeps its lines; one that changes keeps the comment behind it, and
    comments within it stand above it; comments of settings that go stay where they were.

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
    if "\r\n" in text:  # lines as Windows ends them
        return with_table(text.replace("\r\n", "\n"), name, content).replace("\n", "\r\n")
    wanted = {**tomllib.loads(text), name: tomllib.loads(to_toml({name: content})).get(name, {})}
    for write in (_merged, _spliced):
        try:
            written = write(text, name, content)
            if tomllib.loads(written) == wanted:
                return written
        except ValueError:  # a layout that reading line by line does not understand
            pass
    return to_toml(wanted)


# --- setting by setting -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a table that belong together: one setting with its value, or what stands between settings."""

    lines: list[str]
    key: str = ""
    value: Any = None


def _merged(text: str, name: str, content: Mapping[str, Any]) -> str:
    """Change settings one by one; what is new comes after the last of them."""
    lines = text.split("\n")
    starts = _starts(text, lines)
    parts = [lines[start:stop] for start, stop in pairwise([*starts, len(lines)])]
    own = [part for part in parts if _name(part[0]) == name]
    tables = [key for part in own if (key := _inner(part[0], name))]
    kept = lines[: starts[0]] if starts else lines
    if not any(not _inner(part[0], name) for part in own):
        if own:
            raise ValueError("the table is written in parts only")
        return "\n".join(_appended(lines, [f"[{name}]", *_all(content)]))
    for part in parts:
        key = _inner(part[0], name) if part in own else ""
        if part not in own:
            kept += part
        elif not key:
            kept += [part[0], *_settings(part[1:], content, elsewhere=tables)]
        elif isinstance(content.get(key), Mapping):
            kept += [part[0], *_settings(part[1:], content[key])]
        else:  # it goes, or is no table any more; what follows it belongs to the next one
            tail = _tail(part)
            kept += [*_comments(part[: len(part) - len(tail)]), *_written(content, key), *tail]
    return "\n".join(kept)


def _inner(header: str, name: str) -> str:
    """Return which table within a table a header opens; nothing for the table itself."""
    found = tomllib.loads(header)[name]
    return next(iter(found), "") if isinstance(found, dict) else ""


def _all(content: Mapping[str, Any]) -> list[str]:
    return [line for key in content for line in _written(content, key)]


def _settings(lines: Sequence[str], content: Mapping[str, Any], elsewhere: Sequence[str] = ()) -> list[str]:
    """Return the lines of a table with its new values; those that are new come after the others."""
    found: list[str] = []
    place, used = 0, set(elsewhere)
    for piece in _pieces(lines):
        if not piece.key:
            found += piece.lines
            continue
        used.add(piece.key)
        if piece.key in content and _plain(content[piece.key]) == piece.value:
            found += piece.lines
        else:
            found += _changed(piece, _written(content, piece.key))
        place = len(found)
    new = [line for key in content if key not in used for line in _written(content, key)]
    return [*found[:place], *new, *found[place:]]


def _changed(piece: _Piece, written: list[str]) -> list[str]:
    if written and len(piece.lines) == 1:
        return [written[0] + _gap(piece.lines[0])]
    return [*_comments(piece.lines), *written]


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """Yield settings, however many lines their values take, and the lines between them."""
    at = 0
    while at < len(lines):
        stripped = lines[at].strip()
        if not stripped or stripped.startswith("#"):
            yield _Piece([lines[at]])
            at += 1
            continue
        for end in range(at + 1, len(lines) + 1):
            try:
                ((key, value),) = tomllib.loads("\n".join(lines[at:end])).items()
            except tomllib.TOMLDecodeError:
                continue
            yield _Piece(list(lines[at:end]), key, value)
            at = end
            break
        else:
            raise ValueError("a setting without an end")


def _written(content: Mapping[str, Any], key: str) -> list[str]:
    if content.get(key) is None:
        return []
    # in a list, a mapping is written within the line
    line = to_toml({key: [content[key]]}).strip()
    head, _, value = line.partition(" = [")
    return [f"{head} = {value.removesuffix(']')}"]


def _plain(value: Any) -> Any:
    """Return a value as it would be read back."""
    return None if value is None else tomllib.loads(to_toml({"x": [value]}))["x"][0]


def _comment(line: str) -> str:
    """Return the comment of a line, from its sign on."""
    bare = _QUOTED.sub(lambda found: "_" * len(found[0]), line)
    at = bare.find("#")
    return line[at:].rstrip() if at >= 0 else ""


def _gap(line: str) -> str:
    comment = _comment(line)
    if not comment:
        return ""
    before = line[: len(line.rstrip()) - len(comment)]
    return " " * max(1, len(before) - len(before.rstrip())) + comment


def _comments(lines: Sequence[str]) -> list[str]:
    """Return the comments of some lines, each in a line of its own."""
    if any(mark in line for line in lines for mark in ('"""', "'''")):
        return []  # a sign there may be part of a text
    return [comment for line in lines if (comment := _comment(line))]


# --- the table as a whole ---------------------------------------------------------------------------


def _spliced(text: str, name: str, content: Mapping[str, Any]) -> str:
    lines = text.split("\n")
    starts = _starts(text, lines)
    table = to_toml({name: content}).rstrip("\n").split("\n")
    edges = [*starts, len(lines)]
    sections = [(start, end) for start, end in pairwise(edges) if _name(lines[start]) == name]
    kept = lines[: edges[0]]
    for start, end in pairwise(edges):
        if (start, end) not in sections:
            kept += lines[start:end]
            continue
        tail = _tail(lines[start:end])
        said = _comments(lines[start : end - len(tail)])
        kept += [table[0], *said, *table[1:]] if (start, end) == sections[0] else said
        kept += tail
    return "\n".join(kept if sections else _appended(kept, table))


def _starts(text: str, lines: Sequence[str]) -> list[int]:
    """Return the lines that open a table."""
    if '"""' in text:
        return _headers(lines)
    return [number for number, line in enumerate(lines) if _HEADER.match(line)]


def _appended(lines: list[str], table: list[str]) -> list[str]:
    lines = list(lines)
    while lines and not lines[-1].strip():
        lines.pop()
    return [*lines, "", *table, ""] if lines else [*table, ""]


def _name(line: str) -> str:
    found = _HEADER.match(line)
    assert found is not None
    return next((part for part in found.groups() if part is not None), "")


def _headers(lines: Sequence[str]) -> list[int]:
    """Return the lines that open a table, passing over texts of several lines."""
    starts, inside = [], False
    for number, line in enumerate(lines):
        if not inside and _HEADER.match(line):
            starts.append(number)
        if line.count('"""') % 2:
            inside = not inside
    return starts


def _tail(lines: Sequence[str]) -> list[str]:
    """Return the blank lines and comments at the end of a table: they belong to the next one."""
    cut = len(lines)
    while cut > 1 and (not lines[cut - 1].strip() or lines[cut - 1].lstrip().startswith("#")):
        cut -= 1
    return list(lines[cut:])
