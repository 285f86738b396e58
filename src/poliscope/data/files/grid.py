"""A table of cells on its way in, whatever it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from poliscope.data.evidence import Note
from poliscope.data.files.cells import Column, clean
from poliscope.data.files.faults import Faults
from poliscope.data.files.surroundings import TopRows, is_remark, quoted
from poliscope.errors import counted

__all__ = ["Block", "Grid", "column_letters", "tidy"]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some rows of a table, by column.

    Parameters
    ----------
    rows : sequence of int
        Row of the file of each row.
    columns : sequence of columns
        One for each name in the header.
    """

    rows: Sequence[int]
    columns: Sequence[Column]


@dataclass(eq=False)
class Grid:
    """A header and blocks of rows.

    Parameters
    ----------
    name : str
        What notes and errors call the file (and the sheet).
    header : tuple of str
        Names of the columns; "" where a column has none.
    header_row : int
        Row of the file in which the header stands; 0 where there is no file.
    blocks : iterator of Block
        The rows; read once.
    faults : Faults
        What is wrong so far.
    notes : list of Note
        What a person should know.
    decimal : {".", ",", "?"}
        The decimal sign; "?" where commas in numbers have two readings.
    """

    name: str
    header: tuple[str, ...]
    header_row: int
    blocks: Iterator[Block]
    faults: Faults
    notes: list[Note] = field(default_factory=list)
    decimal: str = "."

    def where(self, row: int | None = None, column: str | None = None) -> str:
        """Return a place in the table as errors tell it."""
        place = self.name
        if row:
            place += f" row {row}"
        if column:
            place += ("," if row else "") + f' column "{column}"'
        return place.strip()

    def note(self, code: str, message: str, *, row: int | None = None, column: str | None = None) -> None:
        """Tell a person something about the file."""
        self.notes.append(Note(code, message, self.where(row, column)))

    def note_titles(self, top: TopRows) -> None:
        """Tell which rows above the names of the columns were taken for titles."""
        for row, title in top.titles:
            self.note("title", f"{quoted(title)} was read as a title, not as names of columns", row=row)
        if top.rows > 1:
            listed = ", ".join(quoted(name) for name in [name for name in top.header if name][1:5])
            self.note(
                "two-rows",
                f"the names of the columns stand in two rows and were joined: {listed}",
                row=top.row,
            )

    def check_header(self) -> None:
        """Report column names that stand twice."""
        for name, count in Counter(self.header).items():
            if name and count > 1:
                places = [column_letters(n) for n, other in enumerate(self.header) if other == name]
                self.faults.add(
                    "repeated-column",
                    f'the column name "{name}" stands {count} times (columns {", ".join(places)})',
                    where=self.where(self.header_row),
                    help="give every column a name of its own",
                )

    def checked_blocks(self) -> Iterator[Block]:
        """Yield the blocks; data under a column without a name is reported once for each column.

        A first column without a name that only counts the rows, as R's write.csv puts it there, is noted.
        """
        unnamed = {number for number, name in enumerate(self.header) if not name}
        counted: int | None = 0 if 0 in unnamed else None
        for block in self.blocks:
            counted = _counted_on(block, counted)
            for number in sorted(unnamed - ({0} if counted else set())):
                row = next(
                    (
                        row
                        for row, cell in zip(block.rows, block.columns[number], strict=True)
                        if cell not in ("", None)
                    ),
                    None,
                )
                if row is not None:
                    unnamed.discard(number)
                    self.faults.add(
                        "unnamed-column",
                        f"column {column_letters(number)} has figures but no name",
                        where=self.where(row),
                        help="write the names of all columns into one row, the first; unmerge merged cells",
                    )
            yield block
        if counted:
            self.note("left-out", "the first column has no name and only counts the rows")


def _counted_on(block: Block, counted: int | None) -> int | None:
    """Return the number after the last one if the first column counts the rows on; None if it does not."""
    if counted is None:
        return None
    cells = [clean(cell) for cell in block.columns[0]]
    start = 1 if counted == 0 and cells[:1] == ["1"] else counted
    end = start + len(cells)
    return end if cells == [str(number) for number in range(start, end)] else None


def column_letters(number: int) -> str:
    """Return the name of a column in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def tidy(
    records: Iterable[tuple[int, Sequence[object]]], grid_name: str, width: int, faults: Faults
) -> tuple[list[int], list[Sequence[object]]]:
    """Bring rows to the width of the header; leave blank ones out, report those that do not fit.

    Parameters
    ----------
    records : iterable of (int, sequence)
        Row of the file and its cells.
    grid_name : str
        Named in errors.
    width : int
        Number of columns.
    faults : Faults
        Takes rows with fewer or more cells.
    """
    rows: list[int] = []
    kept: list[Sequence[object]] = []
    ragged: list[tuple[int, int]] = []
    for row, cells in records:
        if not any(cell not in ("", None) for cell in cells):
            continue
        fitted = cells if len(cells) == width else _fitted(cells, width)
        if fitted is None:
            ragged.append((row, len(cells)))
            continue
        rows.append(row)
        kept.append(fitted)
    _report_ragged(ragged, bool(kept), grid_name, width, faults)
    return rows, kept


def _fitted(cells: Sequence[object], width: int) -> Sequence[object] | None:
    """Return a row at the width of the header; None where cells are missing or too many."""
    if is_remark(clean(cells[0])):
        # a note below the table: the delimiter may stand in its text
        text = ", ".join(clean(cell) for cell in cells if cell not in ("", None))
        return (text, *[""] * (width - 1)) if len(cells) < width else None
    if len(cells) < width or any(cell not in ("", None) for cell in cells[width:]):
        return None
    return cells[:width]


def _report_ragged(
    ragged: Sequence[tuple[int, int]], others: bool, grid_name: str, width: int, faults: Faults
) -> None:
    widths = {count for _, count in ragged}
    if len(ragged) > 1 and not others and len(widths) == 1:
        (count,) = widths
        help = "give every column a name; a title above the names stands alone in its row"
        if count == width + 1:
            help = "the first column has no name: R's write.table leaves it out, write.csv does not"
        told = f"every row has {counted(count, 'cell', 'cells')}, but the header has {width}"
        faults.add("ragged-row", told, where=f"{grid_name} row {ragged[0][0]}", help=help)
        return
    for row, count in ragged:
        faults.add(
            "ragged-row",
            f"the row has {counted(count, 'cell', 'cells')}, the header has {width}",
            where=f"{grid_name} row {row}",
            help="give the row as many cells as the header; quote a text that holds the delimiter",
        )
