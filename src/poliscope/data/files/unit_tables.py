"""Tables of units: codes, labels by language, groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from poliscope.data.files.cells import code_of, damaged_code, numbers
from poliscope.data.files.grid import Grid
from poliscope.data.files.long import report_damaged
from poliscope.data.files.reading import open_table
from poliscope.data.files.roles import EVIDENCE, find_roles, folded
from poliscope.data.units import Units

__all__ = ["read_units"]

_CODE = ("code", "ucode", "unitcode", "unit", "id", *EVIDENCE["unit"][3:], "代码", "单位代码")
_LABEL = ("label", "name", "uname", "unitname", "title", "名称")
_LANGUAGE = re.compile(r"(?:label|name|title|uname|[a-z]+)[_\-. ]([a-z]{2})", re.IGNORECASE).fullmatch
# not every ending of two letters is a language
_LANGUAGES = {"en", "zh", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "ja", "ko", "ar", "sv", "fi", "da"}


def read_units(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    groups: Sequence[str] | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    name: str = "",
) -> Units:
    """Read what is known about the units.

    Parameters
    ----------
    path : str or Path
        A table with one row a unit: a column of codes (``code``, ``unit``, ``city``, ... or the first
        column), labels (``label``, ``name``, ``name_en``, ``label_zh``, ``city_zh``), and groups.
    columns : mapping of str to str, optional
        Our name to theirs, for ``code`` and ``label``.
    groups : sequence of str, optional
        Columns that group the units. Without it, every column of texts in which a text stands twice.
    sheet, encoding, name
        As for :func:`~poliscope.data.files.read_evidence`.

    Returns
    -------
    Units

    Raises
    ------
    DataError
        With every repeated or missing code, and every column that is not there.
    """
    grid = open_table(path, sheet=sheet, encoding=encoding, name=name)
    roles = find_roles(grid, {"code": _CODE, "label": _LABEL}, columns)
    roles.setdefault("code", 0)
    chosen = find_roles(grid, {}, {group: group for group in groups or ()})
    texts: list[list[str]] = [[] for _ in grid.header]
    rows: list[int] = []
    for block in grid.checked_blocks():
        rows.extend(block.rows)
        for number, column in enumerate(block.columns):
            texts[number].extend(map(code_of, column))
            if number == roles["code"]:
                _check_codes(grid, block.rows, list(column), number)
    _check_repeated(grid, texts[roles["code"]], rows, roles["code"])
    grid.faults.stop()
    languages = _languages(grid, roles)
    taken = {*roles.values(), *languages.values()}
    if groups is None:
        chosen = {
            name: number
            for number, name in enumerate(grid.header)
            if name and number not in taken and _is_group(texts[number])
        }
    codes = texts[roles["code"]]
    return Units(
        tuple(codes),
        {language: _labels(codes, texts[number]) for language, number in languages.items()},
        {name: tuple(texts[number]) for name, number in chosen.items()},
    )


def _languages(grid: Grid, roles: Mapping[str, int]) -> dict[str, int]:
    """Return the columns of labels by language; "" where none is stated."""
    found = {"": roles["label"]} if "label" in roles else {}
    for number, name in enumerate(grid.header):
        if (match := _LANGUAGE(name)) and match[1].lower() in _LANGUAGES and number not in roles.values():
            is_label = folded(name)[:-2] in _LABEL or folded(name)[:-2] == folded(grid.header[roles["code"]])
            if is_label:
                found[match[1].lower()] = number
    return found


def _labels(codes: Sequence[str], labels: Sequence[str]) -> dict[str, str]:
    return {code: label for code, label in zip(codes, labels, strict=True) if label}


def _is_group(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    is_text = len(numbers(filled).problems) > len(filled) / 2
    return is_text and len(set(filled)) < len(filled)


def _check_codes(grid: Grid, rows: Sequence[int], cells: Sequence[object], number: int) -> None:
    for row, cell in zip(rows, cells, strict=True):
        if not code_of(cell):
            where = grid.where(row, grid.header[number])
            grid.faults.add("missing-unit", "the row has no code", where=where, help="give the unit a code")
        elif told := damaged_code(cell):
            report_damaged(grid, told, row, grid.header[number])


def _check_repeated(grid: Grid, codes: Sequence[str], rows: Sequence[int], number: int) -> None:
    if not codes and not grid.faults:
        help = "the rows below the header hold the units"
        grid.faults.add("no-rows", "the table has a header but no rows", where=grid.name, help=help)
    first: dict[str, int] = {}
    for code, row in zip(codes, rows, strict=True):
        before = first.setdefault(code, row)
        if code and before != row:
            told = f'the unit "{code}" stands in rows {before} and {row}'
            where = grid.where(row, grid.header[number])
            grid.faults.add("repeated-unit", told, where=where, help="give every unit one row")
