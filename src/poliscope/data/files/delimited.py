"""CSV and TSV files: which delimiter, which decimal sign, and rows in blocks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from poliscope.data.files.encoding import decode
from poliscope.data.files.faults import Faults
from poliscope.data.files.grid import Block, Grid, tidy
from poliscope.data.files.surroundings import TopRows, top_rows

__all__ = ["open_delimited"]

_ROWS = 4096  # rows a block: enough to be fast, few enough that texts do not fill the memory
_DELIMITERS = (",", ";", "\t", "|")
_BLANK = " \xa0\u2009\u202f"
_COMMA_NUMBER = re.compile(
    rf'(?:^|[;\t|"])[ \t]*[-+]?((?:\d{{1,3}}(?:[.{_BLANK}]\d{{3}})+|\d+),\d+)[{_BLANK}%]*(?=[;\t|"\r\n]|$)',
    re.M,
)
_POINT_NUMBER = re.compile(r'(?:^|[;\t|"])[ \t]*[-+]?(\d[\d,]*\.\d+)[ %]*(?=[;\t|"\r\n]|$)', re.M)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+").fullmatch

_POINT_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}").fullmatch

csv.field_size_limit(1 << 24)


def open_delimited(
    data: bytes, path: Path, name: str, faults: Faults, *, encoding: str | None = None
) -> Grid:
    """Open a table of text.

    Parameters
    ----------
    data : bytes
        The file.
    path : Path
        Its ending says whether tabs are likely.
    name : str
        What errors call it.
    faults : Faults
        Takes what is wrong.
    encoding : str, optional
        Where the user knows it.

    Returns
    -------
    Grid
    """
    found = decode(data, name, encoding)
    text, skipped = found.text, 0
    given = re.match(r"sep=(.)\r?\n", text)
    if given:
        text, skipped = text[given.end() :], 1
    delimiter = given[1] if given else _delimiter(text, path.suffix.lower())
    decimal = "." if delimiter == "," else _decimal(text, delimiter)
    grid = _grid(text, delimiter, skipped, name, faults)
    grid.decimal = decimal
    if found.guessed:
        message = f"the file names no encoding; it was read as {found.encoding}"
        grid.note("encoding", message)
    if decimal == ",":
        grid.note("decimal-comma", "numbers were read with a decimal comma")
    elif delimiter == ";" and (some := _maybe_thousands(text)):
        grid.note(
            "decimal-point", f"the point in {some} was read as a decimal point, not as a thousands sign"
        )
    return grid


def _grid(text: str, delimiter: str, skipped: int, name: str, faults: Faults) -> Grid:
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    top = TopRows(0, (), [], iter(()))
    try:
        top = top_rows(enumerate(reader, start=skipped + 1))
    except csv.Error as error:
        _report(faults, str(error), name, skipped + reader.line_num)
    if not top.header and not faults:
        faults.add("empty-file", "the file is empty", where=name, help="the first row holds the column names")
    faults.stop()
    grid = Grid(name, top.header, top.row, iter(()), faults)
    grid.note_titles(top)
    grid.blocks = _blocks(top.rest, reader, grid, skipped)
    return grid


def _lines(text: str) -> Iterator[str]:
    """Yield lines; unlike splitlines() it leaves rare separators inside cells alone."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (f"{line}\n" for line in text.split("\n"))


def _blocks(
    records: Iterator[tuple[int, Sequence[object]]], reader: Any, grid: Grid, skipped: int
) -> Iterator[Block]:
    row, width = grid.header_row, len(grid.header)
    rest = map(itemgetter(1), records)
    while True:
        chunk: list[Any] = []
        broken = False
        try:
            chunk.extend(islice(rest, _ROWS))
        except csv.Error as error:
            broken = True
            _report(grid.faults, str(error), grid.name, skipped + reader.line_num)
        first, row = row + 1, row + len(chunk)
        if set(map(len, chunk)) == {width} and all(map(any, chunk)):
            yield Block(range(first, row + 1), list(zip(*chunk, strict=True)))
        elif chunk:
            rows, kept = tidy(enumerate(chunk, start=first), grid.name, width, grid.faults)
            if kept:
                yield Block(rows, list(zip(*kept, strict=True)))
        if broken or not chunk:
            return


def _report(faults: Faults, reason: str, name: str, line: int) -> None:
    told = {
        "unexpected end of data": "a quotation mark is opened and never closed",
        "field larger than field limit": "a cell is longer than 16 million letters",
    }
    message = next((text for start, text in told.items() if reason.startswith(start)), reason)
    faults.add(
        "broken-csv",
        message,
        where=f"{name} line {line}",
        help='inside quotes, write a quotation mark twice: ""',
    )


def _delimiter(text: str, suffix: str) -> str:
    """Choose the delimiter that cuts the first rows into equally many cells, and into most."""
    head = list(islice(_lines(text[: 1 << 16]), 40))

    def fitness(delimiter: str) -> tuple[float, int]:
        try:
            rows = [row for row in csv.reader(head, delimiter=delimiter) if any(row)]
        except csv.Error:
            return (0.0, 0)
        if not rows or len(rows[0]) < 2:
            return (0.0, 0)
        fitting = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        return (round(fitting, 1), len(rows[0]))

    preferred = sorted(_DELIMITERS, key=lambda d: d != "\t") if suffix in {".tsv", ".tab"} else _DELIMITERS
    return max(preferred, key=fitness)


def _maybe_thousands(text: str) -> str | None:
    """Return a number such as 1.234 of a file in which every point may be a thousands sign."""
    numbers = _POINT_NUMBER.findall(text)
    return numbers[0] if numbers and all(map(_POINT_THOUSANDS, numbers)) else None


def _decimal(text: str, delimiter: str) -> str:
    """Tell the decimal sign from all numbers of the file; "?" where commas have two readings."""
    with_comma = set(_COMMA_NUMBER.findall(text))
    if not with_comma:
        return "."
    groups_only = all(_THOUSANDS(number) for number in with_comma)
    with_point = set(_POINT_NUMBER.findall(text))
    # 1.234 may be a thousand, 0.5 and 12.34 may not
    point_is_decimal = any(not _POINT_THOUSANDS(number) for number in with_point)
    if groups_only:
        return "." if point_is_decimal or delimiter == "\t" else "?"
    return "?" if point_is_decimal else ","
