"""Long tables: one row, one claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from poliscope.data.evidence import Evidence, Factor
from poliscope.data.files.cells import code_of, damaged_code, not_available_told, numbers, period_of
from poliscope.data.files.grid import Block, Grid
from poliscope.data.files.measures import combined, measures_of, report_differing, report_scaled
from poliscope.data.files.surroundings import is_remark, is_total, quoted
from poliscope.errors import Problem
from poliscope.kernels import BoolArray, FloatArray

__all__ = ["Names", "read_long", "report_damaged"]

T = TypeVar("T", bound=np.generic)

TEXTS = ("unit", "indicator", "period", "unit_of_measure", "source", "address", "locator", "quote", "status")


class Names:
    """A column of names while it grows, block by block.

    Parameters
    ----------
    grid : Grid
        The table.
    role : str
        What the column holds: a period is written as one; codes of units and indicators are checked.
    position : int, optional
        Where the column stands; without one every row has the default.
    default : str
        What an empty cell stands for.
    """

    def __init__(self, grid: Grid, role: str, position: int | None = None, default: str = ""):
        self.grid, self.role, self.position, self.default = grid, role, position, default
        self.number: dict[str, int] = {}
        self.known: dict[object, int] = {}
        self.codes: list[NDArray[np.int32]] = []

    def read(self, block: Block) -> NDArray[np.int32]:
        """Return the names of a block as codes, not yet kept."""
        if self.position is None:
            return np.full(len(block.rows), self.number_of(self.default), np.int32)
        cells = block.columns[self.position]
        # 1 and True are equal as keys, but no one code
        if bool not in set(map(type, cells)):
            known = self.known
            fresh = [cell for cell in dict.fromkeys(cells) if cell not in known]
            for cell in fresh:
                known[cell] = self._new(cell, block)
            return np.fromiter(map(known.__getitem__, cells), np.int32, len(cells))
        return np.fromiter((self._new(cell, block) for cell in cells), np.int32, len(cells))

    def _new(self, cell: object, block: Block) -> int:
        if self.role in ("unit", "indicator") and (told := damaged_code(cell)):
            cells = list(block.columns[self.position or 0])
            report_damaged(self.grid, told, block.rows[cells.index(cell)], self.header)
        text = period_of(cell) if self.role == "period" else code_of(cell)
        return self.number_of(text or self.default)

    def number_of(self, text: str) -> int:
        """Return the number of a name, a new one where it is new."""
        return self.number.setdefault(text, len(self.number))

    @property
    def header(self) -> str:
        """Name of the column in the file."""
        return self.role if self.position is None else self.grid.header[self.position]

    def keep(self, codes: NDArray[np.int32]) -> None:
        """Keep the codes of a block."""
        self.codes.append(codes)

    def factor(self) -> Factor:
        """Return all that was kept."""
        codes = np.concatenate(self.codes) if self.codes else np.empty(0, np.int32)
        if len(self.number) == 1:
            return Factor.constant(next(iter(self.number)), len(codes))
        return Factor(codes, tuple(self.number) or ("",))

    def empty(self, codes: NDArray[np.int32]) -> BoolArray:
        """Return which codes stand for no name."""
        found: BoolArray = codes == self.number.get("", -1)
        return found


def report_damaged(grid: Grid, told: str, row: int, column: str) -> None:
    """Report a code that a spreadsheet made something else of."""
    help = "format the column as text in the spreadsheet and write the code again"
    grid.faults.add("damaged-code", told, where=grid.where(row, column), help=help)


class _Long:
    """A long table while it is read."""

    def __init__(self, grid: Grid, roles: Mapping[str, int], defaults: Mapping[str, str]):
        self.grid, self.roles = grid, roles
        self.names = {
            text: Names(grid, text, roles.get(text), "" if text == "unit" else defaults.get(text, ""))
            for text in TEXTS
        }
        self.in_cell = Names(grid, "unit_of_measure")
        self.values: list[FloatArray] = []
        self.errors: list[FloatArray] = []
        self.rows: list[NDArray[np.int32]] = []
        self.not_available = 0

    def add(self, block: Block) -> None:
        """Read some rows."""
        read = numbers(block.columns[self.roles["value"]], decimal=self.grid.decimal)
        self._report(block, read.problems, "value")
        self._report_scaled(block, read.scaled)
        self.not_available += len(read.not_available)
        codes = {text: names.read(block) for text, names in self.names.items()}
        unreadable = np.zeros(len(block.rows), dtype=bool)
        unreadable[list(read.problems)] = True
        nameless = {what: self.names[what].empty(codes[what]) for what in ("unit", "indicator")}
        nothing = nameless["unit"] & nameless["indicator"] & np.isnan(read.values) & ~unreadable
        for position in np.flatnonzero(nothing).tolist():
            self.grid.note("left-out", "the row has no unit, indicator or figure", row=block.rows[position])
        nothing |= self._remarks(
            block, nameless["indicator"] & ~nothing & np.isnan(read.values) & ~unreadable
        )
        for what, missing in nameless.items():
            self._report_missing(block, what, missing & ~nothing)
        kept = ~nothing
        for text, names in self.names.items():
            names.keep(codes[text][kept])
        in_cell = np.full(len(block.rows), self.in_cell.number_of(""), np.int32)
        for position, unit in read.units.items():
            in_cell[position] = self.in_cell.number_of(unit)
        self.in_cell.keep(in_cell[kept])
        self.values.append(read.values[kept])
        self.errors.append(self._standard_errors(block)[kept])
        self.rows.append(np.asarray(block.rows, dtype=np.int32)[kept])

    def _remarks(self, block: Block, nearly_empty: BoolArray) -> BoolArray:
        """Tell which of the rows with nothing but a first text are notes below the table."""
        found = np.zeros(len(block.rows), dtype=bool)
        for position in np.flatnonzero(nearly_empty).tolist():
            text = code_of(block.columns[self.roles["unit"]][position])
            if is_remark(text):
                told = f"{quoted(text)} was read as a note, not as a unit"
                self.grid.note("remark", told, row=block.rows[position])
                found[position] = True
        return found

    def _note_totals(self, unit: Factor) -> None:
        for number in np.unique(unit.codes).tolist():
            name = unit.names[number]
            if is_total(name):
                told = f'the unit "{name}" looks like a sum or mean of the others'
                help = f'leave it out with [recipe] screen = {{ method = "none", exclude = ["{name}"] }}'
                self.grid.note("total", f"{told}: {help}")

    def _report_missing(self, block: Block, what: str, missing: BoolArray) -> None:
        for position in np.flatnonzero(missing).tolist():
            where = self.grid.where(block.rows[position], self.names[what].header)
            told = f"the row has no {what}"
            self.grid.faults.add(
                f"missing-{what}", told, where=where, help=f"name the {what}, or delete the row"
            )

    def _report_scaled(self, block: Block, scaled: Sequence[int]) -> None:
        if scaled and "unit_of_measure" in self.roles:
            stated = block.columns[self.roles["unit_of_measure"]]
            for position in scaled:
                report_scaled(self.grid, code_of(stated[position]), [position], block, self.roles["value"])

    def _standard_errors(self, block: Block) -> FloatArray:
        if "standard_error" not in self.roles:
            return np.full(len(block.rows), np.nan)
        read = numbers(block.columns[self.roles["standard_error"]], decimal=self.grid.decimal)
        for position in np.flatnonzero(read.values < 0).tolist():
            told = "a standard error is below 0"
            read.problems[position] = Problem("negative-standard-error", told, help="give its size")
        self._report(block, read.problems, "standard_error")
        return read.values

    def _report(self, block: Block, problems: Mapping[int, Problem], role: str) -> None:
        for position, problem in problems.items():
            where = self.grid.where(block.rows[position], self.grid.header[self.roles[role]])
            self.grid.faults.add(problem.code, problem.message, where=where, help=problem.help)

    def evidence(self) -> Evidence:
        """Return everything that was read."""
        grid = self.grid
        if self.not_available:
            grid.note("not-available", not_available_told(self.not_available))
        factors = {text: names.factor() for text, names in self.names.items()}
        value, rows = _joined(self.values, np.float64), _joined(self.rows, np.int32)
        in_cell = self.in_cell.factor()
        found = measures_of(factors["indicator"], factors["unit_of_measure"], in_cell, value, rows)
        for indicator, measures in found.items():
            report_differing(grid, indicator, measures)
        grid.faults.stop()
        self._note_totals(factors["unit"])
        factors["unit_of_measure"] = combined(factors["unit_of_measure"], in_cell)
        return Evidence.from_columns(
            value=value,
            standard_error=_joined(self.errors, np.float64) if "standard_error" in self.roles else None,
            rows=rows,
            file=grid.name,
            column=grid.header[self.roles["value"]],
            notes=grid.notes,
            **factors,
        )


def _joined(parts: Sequence[NDArray[T]], kind: type[T]) -> NDArray[T]:
    return np.concatenate(parts) if parts else np.empty(0, kind)


def read_long(grid: Grid, roles: Mapping[str, int], defaults: Mapping[str, str]) -> Evidence:
    """Read a table in which every row is a claim.

    Parameters
    ----------
    grid : Grid
        The table.
    roles : mapping of str to int
        Columns of ``unit, indicator, value`` and what else of :class:`~poliscope.data.evidence.Claim`.
    defaults : mapping of str to str
        ``indicator, period, source, address`` where a row has none.
    """
    table = _Long(grid, roles, defaults)
    for block in grid.checked_blocks():
        table.add(block)
    if not table.rows and not grid.faults:
        help = "the rows below the header hold the figures"
        grid.faults.add("no-rows", "the table has a header but no rows", where=grid.name, help=help)
    grid.faults.stop()
    return table.evidence()
