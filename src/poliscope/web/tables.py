"""Tables as a person sees them: some rows around a place, broken ones too."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from poliscope.data.files.encoding import decode
from poliscope.data.files.grid import column_letters
from poliscope.errors import DataError, Problem
from poliscope.web.uploads import check_archive, check_size

__all__ = ["Place", "Window", "look", "measure", "place_of"]

ROWS, COLUMNS, LONGEST = 40, 60, 400
_PLACE = re.compile(
    r"(?P<file>.+?)(?: sheet (?P<sheet>.+?))?(?:(?: row | line |:)(?P<row>\d+))?"
    r'(?:,? column "(?P<column>.*)")?'
)
_TEXT, _BOOKS = {".csv", ".tsv", ".tab", ".txt", ".toml"}, {".xlsx", ".xlsm", ".ods"}
csv.field_size_limit(1 << 24)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell that a message speaks of.

    Parameters
    ----------
    file, sheet : str
        Where it is; the sheet may be empty.
    row : int
        From 1; 0 for none.
    column : str
        Head of the column; may be empty.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


def place_of(where: str | None, files: Iterable[str]) -> Place | None:
    """Read the place of a problem, such as ``data/x.csv row 3, column "rd"``; None for no known file."""
    found = _PLACE.fullmatch(where or "")
    if found is None:
        return None
    known = {name: name for name in files} | {Path(name).name: name for name in files}
    file = known.get(found["file"])
    if file is None:
        return None
    return Place(file, found["sheet"] or "", int(found["row"] or 0), found["column"] or "")


@dataclass(frozen=True, slots=True)
class Window:
    """Some rows of a table, as they stand in the file.

    Parameters
    ----------
    sheets : tuple of str
        Of a workbook.
    sheet : str
        The one shown.
    header_row : int
        The row that holds the heads.
    header : tuple of str
        Heads of the columns.
    rows : tuple of (int, tuple of str)
        Row numbers and cells.
    more : bool
        Whether rows follow.
    wider : bool
        Whether columns are not shown.
    """

    sheets: tuple[str, ...]
    sheet: str
    header_row: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    more: bool
    wider: bool

    @property
    def letters(self) -> list[str]:
        """Names of the columns as a spreadsheet counts them."""
        return [column_letters(n) for n in range(len(self.header))]


def look(path: Path, *, sheet: str = "", row: int = 0) -> Window:
    """Show some rows of a table around one.

    Parameters
    ----------
    path : Path
        A text, a workbook or Parquet.
    sheet : str
        Of a workbook; the first where empty.
    row : int
        The row wanted; the first ones where 0.

    Raises
    ------
    DataError, RefusedError
        The file cannot be read at all, or is too large.
    """
    sheets, chosen, records = _records(path, sheet)
    numbered = enumerate(records, start=1)
    header_row, header = next(((n, cells) for n, cells in numbered if any(cells)), (0, ()))
    first = max(header_row + 1, row - ROWS // 2)
    shown = list(islice((found for found in numbered if found[0] >= first), ROWS + 1))
    width = max([len(header), *(len(cells) for _, cells in shown)], default=0)
    cut = min(width, COLUMNS)
    return Window(
        sheets=sheets,
        sheet=chosen,
        header_row=header_row,
        header=_fitted(header, cut),
        rows=tuple((n, _fitted(cells, cut)) for n, cells in shown[:ROWS]),
        more=len(shown) > ROWS,
        wider=width > cut,
    )


def measure(path: Path) -> tuple[int, int]:
    """Count rows and columns of every sheet, and refuse what is too large.

    Returns
    -------
    (int, int)
        Of the largest sheet.
    """
    largest = (0, 0)
    sheets, _, _ = _records(path, "")
    for sheet in sheets or ("",):
        rows, columns = 0, 0
        for cells in _records(path, sheet)[2]:
            rows, columns = rows + 1, max(columns, len(cells))
            if rows % 4096 == 0:
                check_size(rows, columns)
        check_size(rows, columns)
        largest = max(largest, (rows, columns))
    return largest


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    kept = [cell if len(cell) <= LONGEST else cell[:LONGEST] + "…" for cell in cells[:width]]
    return (*kept, *[""] * (width - len(kept)))


def _records(path: Path, sheet: str) -> tuple[tuple[str, ...], str, Iterator[Sequence[str]]]:
    suffix = path.suffix.lower()
    if suffix in _BOOKS:
        return _workbook(path, sheet)
    if suffix in _TEXT:
        return (), "", _text(path)
    return (), "", _other(path)


def _workbook(path: Path, sheet: str) -> tuple[tuple[str, ...], str, Iterator[Sequence[str]]]:
    from poliscope.data.files.workbooks import Workbook

    check_archive(path)
    book = Workbook.open(path.read_bytes(), path.name)
    chosen = (book.find(sheet) if sheet else None) or (book.sheets[0] if book.sheets else "")
    if not chosen:
        raise DataError(Problem("empty-file", "the workbook has no sheet", where=path.name))
    return book.sheets, chosen, (list(map(_shown, cells)) for cells in book.cells(chosen))


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def _text(path: Path) -> Iterator[Sequence[str]]:
    """Yield the records of a text, read as leniently as can be: this is for looking, not for computing."""
    text = decode(path.read_bytes(), path.name, None).text.replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix.lower() == ".toml":
        yield from ([line] for line in text.split("\n"))
        return
    head = text[: 1 << 16].split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    try:
        yield from csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=delimiter)
    except csv.Error:
        return


def _other(path: Path) -> Iterator[Sequence[str]]:
    from poliscope.data.files.reading import open_table

    grid = open_table(path)
    yield grid.header
    for block in grid.blocks:
        for cells in zip(*block.columns, strict=True):
            yield list(map(_shown, cells))
