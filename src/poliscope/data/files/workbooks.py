"""Workbooks (xlsx, xlsm, ods) as grids of cells."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from poliscope.data.files.cell_formats import columns_shown_as_percent
from poliscope.data.files.faults import Faults
from poliscope.data.files.grid import Block, Grid, column_letters, tidy
from poliscope.data.files.surroundings import top_rows
from poliscope.errors import DataError, Problem, missing_extra, one_of

__all__ = ["Workbook", "is_web_page"]

_ROWS = 4096
_MOST_CELLS = 30_000_000
_MOST_BYTES = 4 << 30
_FAULTY = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*?\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.S)
_PLACE = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"')


@dataclass(frozen=True, eq=False)
class Workbook:
    """An open workbook.

    Parameters
    ----------
    name : str
        What errors call it.
    book : object
        The calamine workbook.
    data : bytes
        The file.
    """

    name: str
    book: Any
    data: bytes

    @classmethod
    def open(cls, data: bytes, name: str) -> Workbook:
        """Open the bytes of a workbook.

        Raises
        ------
        DataError
            ``broken-workbook``, ``not-a-workbook``, ``old-workbook``, ``too-large``.
        MissingExtraError
            Without the extra "excel".
        """
        _check_kind(data, name)
        try:
            import python_calamine
        except ImportError:
            raise missing_extra("reading a workbook", "excel") from None
        _check_archive(data, name)
        with _Told(name):
            return cls(name, python_calamine.load_workbook(io.BytesIO(data)), data)

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets."""
        return tuple(self.book.sheet_names)

    def find(self, sheet: str) -> str | None:
        """Return the sheet of a name in any letter case, or None."""
        wanted = sheet.strip().casefold()
        return next((name for name in self.sheets if name.strip().casefold() == wanted), None)

    def grid(self, sheet: str | None, faults: Faults) -> Grid:
        """Return a sheet as a table with a header; the first one where none is named."""
        chosen = self._chosen(sheet)
        name = f"{self.name} sheet {chosen}" if len(self.sheets) > 1 else self.name
        cells = self.cells(chosen)
        first = list(islice(cells, 1))  # only now is the sheet known to be no larger than tables are
        left = self._left(chosen) if first else 0
        top = top_rows(enumerate(chain(first, cells), start=1), left=left)
        if not top.header:
            help = "the first row holds the column names"
            faults.add("empty-file", "the sheet is empty", where=name, help=help)
            faults.stop()
        grid = Grid(name, top.header, top.row, iter(()), faults)
        grid.note_titles(top)
        grid.blocks = _blocks(top.rest, grid)
        self._report_merged(chosen, grid, top.rows)
        self._note_percent(chosen, grid)
        others = [other for other in self.sheets if other != chosen]
        if sheet is None and others:
            grid.note("left-out", f"the first sheet was read; not read: {', '.join(others)}")
        return grid

    def cells(self, sheet: str) -> Iterator[list[object]]:
        """Yield the rows of a sheet from row 1, column A on; an error of Excel is its text."""
        member = self._member(sheet)
        errors = _scan(self.data, member, f"{self.name} sheet {sheet}") if member else {}
        with _Told(self.name):
            found = self.book.get_sheet_by_name(sheet)
        if found.start is None:
            return
        offset: list[object] = [""] * found.start[1]
        for row, cells in enumerate(found.iter_rows(), start=1):
            whole = offset + cells
            for column, text in errors.get(row, ()):
                whole[column] = text
            yield whole

    def _left(self, sheet: str) -> int:
        """Return the first column that holds anything."""
        with _Told(self.name):
            start = self.book.get_sheet_by_name(sheet).start
        return start[1] if start else 0

    def _chosen(self, sheet: str | None) -> str:
        if not self.sheets:
            raise DataError(Problem("empty-file", "the workbook has no sheet", where=self.name))
        if sheet is None:
            return self.sheets[0]
        found = self.find(sheet)
        if found is None:
            problem = Problem(
                "unknown-sheet",
                f'there is no sheet "{sheet}"',
                where=self.name,
                help=one_of(sheet, self.sheets),
            )
            raise DataError(problem)
        return found

    def _member(self, sheet: str) -> str | None:
        """Return where the sheet lies in the archive; None for formats other than xlsx."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return _sheet_members(archive).get(sheet)

    def _note_percent(self, sheet: str, grid: Grid) -> None:
        """Tell which columns hold fractions that the workbook shows as per cent."""
        member = self._member(sheet)
        shown = columns_shown_as_percent(self.data, member) if member else frozenset()
        for number, name in enumerate(grid.header):
            if name and column_letters(number) in shown:
                told = (
                    "the workbook shows per cent, but the cells hold fractions: 0.058 is what shows as 5.8%"
                )
                grid.note("percent-format", told, column=name)

    def _report_merged(self, sheet: str, grid: Grid, rows: int) -> None:
        """Report names merged over columns; over a second row of names they are what is meant."""
        ranges = getattr(self.book.get_sheet_by_name(sheet), "merged_cell_ranges", None) or ()
        for (top, left), (bottom, right) in ranges:
            if top < grid.header_row <= bottom + 1 and right > left and (rows == 1 or bottom > top):
                cells = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
                grid.faults.add(
                    "merged-header",
                    f"cells {cells} of the header are merged",
                    where=grid.where(grid.header_row),
                    help="unmerge them and write a name into every cell of one header row",
                )


class _Told:
    """Turns what the reader of workbooks raises, even a panic, into a problem."""

    def __init__(self, name: str):
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if error is None or isinstance(error, DataError):
            return
        if kind is not None and (isinstance(error, Exception) or kind.__name__ == "PanicException"):
            if kind.__name__ == "PasswordError":
                problem = Problem(
                    "protected-workbook",
                    "the workbook is protected by a password",
                    where=self.name,
                    help="save it without a password",
                )
                raise DataError(problem) from None
            raise DataError(_broken(self.name, str(error))) from None


def _broken(name: str, reason: str) -> Problem:
    return Problem(
        "broken-workbook",
        f"the workbook is damaged or cut short ({reason.strip().rstrip('.')[:120]})",
        where=name,
        help="open it in a spreadsheet program, save it again as .xlsx, or export the sheet as CSV",
    )


def is_web_page(data: bytes) -> bool:
    """Tell a web page, which some sites give the name of a table."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head"))


def _check_kind(data: bytes, name: str) -> None:
    """Refuse what only bears the name of a workbook."""
    help = "open it in a spreadsheet program and save it as .xlsx"
    if not data:
        raise DataError(Problem("empty-file", "the file is empty", where=name))
    if is_web_page(data):
        told = "the file is a web page that bears the name of a workbook"
        raise DataError(Problem("not-a-workbook", told, where=name, help=help))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        told = "the file is an old workbook (.xls) or protected by a password"
        raise DataError(Problem("old-workbook", told, where=name, help=help))
    if not data.startswith(b"PK"):
        told = "the file is no workbook"
        raise DataError(
            Problem("not-a-workbook", told, where=name, help="rename it to .csv if it is text, or " + help)
        )


def _check_archive(data: bytes, name: str) -> None:
    """Refuse an archive that is broken, or that unpacks to more than any table has."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise DataError(_broken(name, str(error))) from None
    if size > _MOST_BYTES:
        raise DataError(_too_large(name, f"{size / (1 << 30):.0f} GB"))


def _too_large(name: str, size: str) -> Problem:
    help = "delete stray cells far from the table, or export the sheet as CSV"
    return Problem("too-large", f"the sheet is too large ({size})", where=name, help=help)


def _sheet_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the member of the archive that holds each sheet of an xlsx file."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return {}
    targets = {}
    for link in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", links):
        key, target = _attribute(link, "Id"), _attribute(link, "Target")
        targets[key] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    members = {}
    for found in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        name, key = _attribute(found, "name"), _attribute(found, "id")
        if targets.get(key) in archive.namelist():
            members[name] = targets[key]
    return members


def _attribute(element: str, name: str) -> str:
    found = re.search(rf'\b(?:\w+:)?{name}="([^"]*)"', element)
    return html.unescape(found[1]) if found else ""


def _scan(data: bytes, member: str, name: str) -> dict[int, list[tuple[int, str]]]:
    """Find the error cells of a sheet, which the reader would leave empty, and refuse stray far cells.

    A cell in the last column of the last row would make the reader ask for more memory than there is
    and end the process.
    """
    errors: dict[int, list[tuple[int, str]]] = {}
    last_row, last_column, left = 0, 0, b""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(member) as sheet:
            while piece := sheet.read(1 << 20):
                text = left + piece
                cut = text.rfind(b"</c>") + 4 if b"</c>" in text else 0
                text, left = text[:cut], text[cut:]
                places = _PLACE.findall(text)
                if places:
                    last_row = max(last_row, max(int(row) for _, row in places[:1] + places[-1:]))
                    last_column = max(
                        last_column, max(map(_column_number, {letters for letters, _ in places}))
                    )
                if b't="e"' in text:
                    for letters, row, told in _FAULTY.findall(text):
                        place = (_column_number(letters) - 1, html.unescape(told.decode("utf-8", "replace")))
                        errors.setdefault(int(row), []).append(place)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise DataError(_broken(name, str(error))) from None
    if last_row * last_column > _MOST_CELLS:
        raise DataError(_too_large(name, f"{last_row} rows by {last_column} columns"))
    return errors


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _blocks(records: Iterator[tuple[int, Sequence[object]]], grid: Grid) -> Iterator[Block]:
    while chunk := list(islice(records, _ROWS)):
        rows, kept = tidy(chunk, grid.name, len(grid.header), grid.faults)
        if kept:
            yield Block(rows, list(zip(*kept, strict=True)))
