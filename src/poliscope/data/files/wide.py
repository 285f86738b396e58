"""Wide tables: one row a unit, one column an indicator (or, for one indicator, a period)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from poliscope.data.evidence import Evidence, Factor
from poliscope.data.files.cells import Numbers, code_of, damaged_code, not_available_told, numbers, period_of
from poliscope.data.files.dated_names import undated
from poliscope.data.files.grid import Block, Grid
from poliscope.data.files.headings import unit_in_heading
from poliscope.data.files.long import report_damaged
from poliscope.data.files.measures import Measure, report_differing, report_scaled
from poliscope.data.files.surroundings import is_remark, is_total, quoted
from poliscope.errors import Problem
from poliscope.kernels import BoolArray, FloatArray

__all__ = ["WideTable", "read_wide", "read_years", "wide_evidence"]


@dataclass(eq=False)
class _Column:
    """A column of figures while it is read."""

    position: int
    name: str
    wanted: bool
    stated: str = ""
    values: list[FloatArray] = field(default_factory=list)
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    unreadable: int = 0
    texts: int = 0
    measures: dict[str, Measure] = field(default_factory=dict)
    is_text: bool = False

    def add(self, block: Block, read: Numbers) -> None:
        self.values.append(read.values)
        self.unreadable += len(read.problems)
        self.texts += read.texts
        room = max(60 - len(self.problems), 0)
        for position in list(read.problems)[:room]:
            self.problems.append((block.rows[position], read.problems[position]))
        if read.units or self.measures:
            self._measure(block, read)
        elif "" not in self.measures and not read.units:
            self._bare(block, read)

    def _bare(self, block: Block, read: Numbers) -> None:
        filled = np.flatnonzero(~np.isnan(read.values) & (read.values != 0))
        if len(filled):
            self.measures[""] = Measure(self.stated, "", block.rows[int(filled[0])])

    def _measure(self, block: Block, read: Numbers) -> None:
        for position, unit in read.units.items():
            self.measures.setdefault(unit, Measure(self.stated, unit, block.rows[position]))
        filled = np.flatnonzero(~np.isnan(read.values) & (read.values != 0))
        bare = next((int(position) for position in filled if int(position) not in read.units), None)
        if bare is not None:
            self.measures.setdefault("", Measure(self.stated, "", block.rows[bare]))

    @property
    def unit_of_measure(self) -> str:
        """The unit that the heading names, or that stands in the cells."""
        return self.stated or next((unit for unit in self.measures if unit), "")


@dataclass(frozen=True, eq=False)
class WideTable:
    """A wide table as it was read.

    Parameters
    ----------
    units : tuple of str
        Of each row.
    periods : tuple of str
        Of each row; "" where there is none.
    rows : int array, (rows,)
        Row of the file.
    values : array, (rows, columns)
        Figures.
    columns : tuple of str
        Names of the columns of figures.
    headers : tuple of str
        Their names in the file.
    units_of_measure : tuple of str
        By column, where the heading names it ("GDP（亿元）") or it stands in the cells.
    texts : mapping of str to tuple of str
        Columns of text that were asked for.
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    rows: NDArray[np.int32]
    values: FloatArray
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    units_of_measure: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]


def read_wide(
    grid: Grid,
    roles: Mapping[str, int],
    *,
    columns: Mapping[str, int],
    wanted: bool,
    texts: Mapping[str, int] | None = None,
    period: str = "",
    repeated: bool = False,
) -> WideTable:
    """Read a table with one row a unit.

    Parameters
    ----------
    grid : Grid
        The table.
    roles : mapping of str to int
        Column of ``unit``, and of ``period`` where there is one.
    columns : mapping of str to int
        Columns that hold figures.
    wanted : bool
        Whether every one of them must hold figures; otherwise one that holds text is left out and noted.
    texts : mapping of str to int, optional
        Columns of text that are kept.
    period : str
        The period of rows that name none.
    repeated : bool
        Whether a unit may stand in several rows of one period.
    """
    table = _Wide(grid, roles, columns, wanted, texts or {}, period)
    for block in grid.checked_blocks():
        table.add(block)
    if not table.rows and not grid.faults:
        help = "the rows below the header hold the figures"
        grid.faults.add("no-rows", "the table has a header but no rows", where=grid.name, help=help)
    return table.finish(repeated)


class _Wide:
    """A wide table while it is read."""

    def __init__(
        self,
        grid: Grid,
        roles: Mapping[str, int],
        columns: Mapping[str, int],
        wanted: bool,
        texts: Mapping[str, int],
        period: str,
    ):
        self.grid, self.roles, self.period = grid, roles, period
        self.columns = [
            _Column(position, name, wanted, unit_in_heading(undated(grid.header[position])))
            for name, position in columns.items()
        ]
        self.text_columns = texts
        self.units: list[str] = []
        self.periods: list[str] = []
        self.texts: dict[str, list[str]] = {name: [] for name in texts}
        self.rows: list[NDArray[np.int32]] = []
        self.not_available = 0

    def add(self, block: Block) -> None:
        """Read some rows."""
        self._add_units(block)
        if "period" in self.roles:
            cells = block.columns[self.roles["period"]]
            self.periods.extend(period_of(cell) or self.period for cell in cells)
        else:
            self.periods.extend([self.period] * len(block.rows))
        for name, position in self.text_columns.items():
            self.texts[name].extend(map(code_of, block.columns[position]))
        self.rows.append(np.asarray(block.rows, dtype=np.int32))
        for column in self.columns:
            if column.is_text:
                continue
            read = numbers(block.columns[column.position], decimal=self.grid.decimal)
            column.add(block, read)
            report_scaled(self.grid, column.stated, read.scaled, block, column.position)
            self.not_available += len(read.not_available)
            column.is_text = not column.wanted and _mostly_text(column)

    def _add_units(self, block: Block) -> None:
        position = self.roles["unit"]
        cells = block.columns[position]
        codes = [code_of(cell) for cell in cells]
        self.units.extend(codes)
        for row, cell, code in zip(block.rows, cells, codes, strict=True):
            if not code:
                where = self.grid.where(row, self.grid.header[position])
                help = "name the unit, or delete the row"
                self.grid.faults.add("missing-unit", "the row has no unit", where=where, help=help)
            elif ("-" in code or "+" in code or not isinstance(cell, str)) and (told := damaged_code(cell)):
                report_damaged(self.grid, told, row, self.grid.header[position])

    def finish(self, repeated: bool) -> WideTable:
        """Report what is wrong with the table as a whole, or return it."""
        rows = np.concatenate(self.rows) if self.rows else np.empty(0, np.int32)
        table = self._rows_of_units(rows)
        if not repeated:
            self._report_repeated(rows[table], table)
        kept = [column for column in self.columns if not column.is_text]
        for column in self.columns if not kept else ():
            # nothing is left: say of each column why
            row, problem = column.problems[0]
            where = self.grid.where(row, self.grid.header[column.position])
            self.grid.faults.add("no-figures", f"the column holds no figures: {problem.message}", where=where)
        for column in self.columns:
            if column.is_text:
                self.grid.note("left-out", "the column holds text, not figures", column=column.name)
        for column in kept:
            for row, problem in column.problems:
                where = self.grid.where(row, self.grid.header[column.position])
                self.grid.faults.add(problem.code, problem.message, where=where, help=problem.help)
            self.grid.faults.unlisted += column.unreadable - len(column.problems)
            report_differing(self.grid, column.name, column.measures.values())
        if self.not_available:
            self.grid.note("not-available", not_available_told(self.not_available))
        self.grid.faults.stop()
        values = np.empty((len(rows), len(kept)))
        self._note_units(kept)
        for number, column in enumerate(kept):
            np.concatenate(column.values, out=values[:, number])
            column.values.clear()
        if not table.all():
            values, rows = values[table], rows[table]
        units = tuple(compress(self.units, table))
        self._note_empty(values, rows, units)
        return WideTable(
            units,
            tuple(compress(self.periods, table)),
            rows,
            values,
            tuple(column.name for column in kept),
            tuple(self.grid.header[column.position] for column in kept),
            tuple(column.unit_of_measure for column in kept),
            {name: tuple(compress(texts, table)) for name, texts in self.texts.items()},
        )

    def _rows_of_units(self, rows: NDArray[np.int32]) -> BoolArray:
        """Tell which rows are of units; notes below the table, sums and means of the rows are not."""
        table = np.ones(len(rows), dtype=bool)
        empty = np.ones(len(rows), dtype=bool)
        for column in self.columns:
            values = np.concatenate(column.values) if column.values else np.empty(0)
            if len(values) == len(rows):
                empty &= np.isnan(values)
        for position, unit in enumerate(self.units):
            if is_total(unit):
                told = f'the row of "{unit}" was left out: it is a sum or mean of the others, not a unit'
                self.grid.note("total", told, row=int(rows[position]))
            elif empty[position] and is_remark(unit):
                self.grid.note(
                    "remark", f"{quoted(unit)} was read as a note, not as a unit", row=int(rows[position])
                )
            else:
                continue
            table[position] = False
        return table

    def _note_units(self, columns: Sequence[_Column]) -> None:
        """Tell which units of measure were read from headings."""
        stated = {column.name: column.stated for column in columns if column.stated}
        if stated:
            listed = ", ".join(f'"{name}": {unit}' for name, unit in list(stated.items())[:8])
            more = f" and {len(stated) - 8} more" if len(stated) > 8 else ""
            self.grid.note("units-in-headings", f"units of measure were read from headings: {listed}{more}")
        for column in columns:
            if column.stated[:1] in ("%", "％") and _looks_like_fractions(column.values):
                told = "the heading says %, but all figures lie between -1 and 1: are they fractions of 1?"
                self.grid.note("percent-scale", told, column=column.name)

    def _report_repeated(self, rows: NDArray[np.int32], table: BoolArray) -> None:
        first: dict[tuple[str, str], int] = {}
        units, periods = compress(self.units, table), compress(self.periods, table)
        for unit, period, row in zip(units, periods, rows.tolist(), strict=True):
            before = first.setdefault((unit, period), row)
            if before != row and unit:
                told = f'the unit "{unit}" stands in rows {before} and {row}'
                if period:
                    told += f" for {period}"
                self.grid.faults.add(
                    "repeated-unit",
                    told,
                    where=self.grid.where(row, self.grid.header[self.roles["unit"]]),
                    help="give every unit one row, or name the column that tells the rows apart as period",
                )

    def _note_empty(self, values: FloatArray, rows: NDArray[np.int32], units: Sequence[str]) -> None:
        """Tell units without any figure: they make no claim and would vanish in silence."""
        if not values.shape[1]:
            return
        for position in np.flatnonzero(np.isnan(values).all(axis=1)).tolist():
            self.grid.note(
                "no-figures", f'the row of "{units[position]}" has no figure', row=int(rows[position])
            )


def _looks_like_fractions(values: Sequence[FloatArray]) -> bool:
    known = np.concatenate(values)
    known = known[~np.isnan(known)]
    return len(known) > 1 and bool((np.abs(known) <= 1).all()) and bool((known != 0).any())


def _mostly_text(column: _Column) -> bool:
    """Tell whether most of what stands in a column is not even meant as a number."""
    readable = sum(int(np.count_nonzero(~np.isnan(values))) for values in column.values)
    return column.texts > readable + column.unreadable - column.texts


def wide_evidence(
    table: WideTable,
    grid: Grid,
    *,
    source: str = "",
    address: str = "",
) -> Evidence:
    """Return a wide table as evidence.

    Parameters
    ----------
    table : WideTable
        The table; its texts ``source`` and ``address`` say where the figures of a row come from.
    grid : Grid
        Where it was read.
    source, address : str
        Where the figures of the other rows come from.
    """

    def by_row(name: str, default: str) -> Factor | str:
        texts = table.texts.get(name)
        return Factor.of([text or default for text in texts]) if texts else default

    return Evidence.from_wide(
        table.values,
        Factor.of(table.units),
        table.columns,
        periods=Factor.of(table.periods),
        units_of_measure=table.units_of_measure,
        file=grid.name,
        source=by_row("source", source),
        address=by_row("address", address),
        rows=table.rows,
        columns=table.headers,
        notes=grid.notes,
    )


def read_years(
    grid: Grid, roles: Mapping[str, int], years: Sequence[int], *, source: str = "", address: str = ""
) -> Evidence:
    """Read a table with one row a unit and indicator, and one column a period.

    Parameters
    ----------
    grid : Grid
        The table.
    roles : mapping of str to int
        Columns of ``unit`` and ``indicator``.
    years : sequence of int
        Positions of the columns that are periods.
    source, address : str
        Where the figures come from.
    """
    columns = {grid.header[position]: position for position in years}
    table = read_wide(
        grid,
        roles,
        columns=columns,
        wanted=True,
        texts={"indicator": roles["indicator"]}
        | ({"unit_of_measure": roles["unit_of_measure"]} if "unit_of_measure" in roles else {}),
        repeated=True,
    )
    indicators = table.texts["indicator"]
    for row, indicator in zip(table.rows.tolist(), indicators, strict=True):
        if not indicator:
            where = grid.where(row, grid.header[roles["indicator"]])
            grid.faults.add("missing-indicator", "the row has no indicator", where=where)
    grid.faults.stop()
    wide = Evidence.from_wide(
        table.values,
        Factor.of(table.units),
        [period_of(column) for column in table.columns],
        periods=Factor.of(indicators),
        file=grid.name,
        source=source,
        address=address,
        rows=table.rows,
        columns=table.columns,
        notes=grid.notes,
    )
    # what from_wide takes for the indicator is the period here, and the other way round
    return wide.replace(indicator=wide.period, period=wide.indicator)
