"""Workbooks of the JRC's COIN Tool: the sheets Database and Framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.data.evidence import Evidence, Factor, Note
from poliscope.data.files.cells import clean, code_of, damaged_code, numbers
from poliscope.data.files.faults import Faults
from poliscope.data.files.grid import column_letters
from poliscope.data.files.inputs import Inputs
from poliscope.data.files.paths import read_bytes
from poliscope.data.files.workbooks import Workbook
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels import FloatArray

__all__ = ["read_coin_tool"]

# Where the tool keeps things: rows counted from 1 as in the spreadsheet, columns from 0.
_CODES, _FIRST_UNIT, _LAST_UNIT = 16, 17, 315
_FIRST_INDICATOR, _LAST_INDICATOR = 4, 102
_UNIT_NAME, _UNIT_CODE = 1, 2
_NAME = 15
_LEVELS = (14, 13, 12, 11)  # sub-pillar, pillar, sub-index, index
_HIGH, _LOW, _DIRECTION, _WEIGHT = 10, 9, 8, 7
_FRAMEWORK_ROWS = range(4, 54)  # C4:H52, one row further down in the old tool
_DIMENSION = ("sp.", "p.", "si.", "Index")
_UNUSED = {"", "--", "n/a", "N/A"}


def read_coin_tool(path: str | Path, *, name: str = "") -> Inputs:
    """Read a workbook of the COIN Tool, old or new, as it is.

    Parameters
    ----------
    path : str or Path
        The workbook, with the sheet Database filled in.
    name : str
        What locators and errors call it; its own name where empty.

    Returns
    -------
    Inputs
        Figures, the tree with weights, directions and goalposts, and the names of the units. A level
        whose codes are all the same is not used by the tool, and not read.

    Raises
    ------
    DataError, StudyError
        With everything that is wrong.
    """
    file = Path(path)
    called = name or file.name
    book = Workbook.open(read_bytes(file, called), called)
    sheet = book.find("Database")
    if sheet is None:
        help = one_of("Database", book.sheets)
        raise DataError(Problem("unknown-sheet", 'there is no sheet "Database"', where=called, help=help))
    database = _Sheet(f"{called} sheet {sheet}", [[], *book.cells(sheet)])
    faults = Faults()
    dimensions = _dimensions(book, called, faults)
    reading = _Reading(database, dimensions, faults)
    return reading.inputs()


@dataclass(frozen=True)
class _Sheet:
    """Cells by row, counted from 1, and column, counted from 0."""

    name: str
    rows: Sequence[Sequence[object]]

    def cell(self, row: int, column: int) -> object:
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        text = code_of(self.cell(row, column))
        return "" if text in _UNUSED else text

    def where(self, row: int, column: int) -> str:
        return f"{self.name} cell {column_letters(column)}{row}"


class _Reading:
    """A Database sheet while it is read."""

    def __init__(self, sheet: _Sheet, dimensions: Mapping[str, tuple[str, float]], faults: Faults):
        self.sheet, self.dimensions, self.faults = sheet, dimensions, faults
        self.notes: list[Note] = []
        columns = range(_FIRST_INDICATOR, _LAST_INDICATOR + 1)
        self.columns = [column for column in columns if sheet.text(_CODES, column)]
        self.rows = [row for row in range(_FIRST_UNIT, _LAST_UNIT + 1) if self._unit(row)]

    def _unit(self, row: int) -> str:
        return self.sheet.text(row, _UNIT_CODE) or self.sheet.text(row, _UNIT_NAME)

    def inputs(self) -> Inputs:
        if not self.columns or not self.rows:
            self.faults.add(
                "empty-file",
                "the sheet Database has no indicators in row 16 or no units below it",
                where=self.sheet.name,
                help="is this a workbook of the COIN Tool? Indicators begin in E16, units in row 17",
            )
            self.faults.stop()
        self._check_units()
        self._check_indicators()
        values = np.column_stack([self._figures(column) for column in self.columns])
        rows = self._framework_rows()
        self._note_outside()
        self.faults.stop()
        framework = Framework.from_rows(rows, where=self.sheet.name)
        codes = tuple(map(self._unit, self.rows))
        labels = {self._unit(row): self.sheet.text(row, _UNIT_NAME) for row in self.rows}
        evidence = Evidence.from_wide(
            values,
            Factor.of(codes),
            [self.sheet.text(_CODES, column) for column in self.columns],
            file=self.sheet.name,
            rows=self.rows,
            notes=self.notes,
        )
        units = Units(codes, {"": {code: label for code, label in labels.items() if label}})
        return Inputs(evidence, framework, units, tuple(self.notes))

    def _check_units(self) -> None:
        first: dict[str, int] = {}
        for row in self.rows:
            code = self._unit(row)
            where = self.sheet.where(row, _UNIT_CODE)
            if told := damaged_code(self.sheet.cell(row, _UNIT_CODE)):
                self.faults.add("damaged-code", told, where=where, help="write the code as text")
            before = first.setdefault(code, row)
            if before != row:
                told = f'the unit "{code}" stands in rows {before} and {row}'
                self.faults.add("repeated-unit", told, where=where, help="give every unit one row")

    def _check_indicators(self) -> None:
        first: dict[str, int] = {}
        for column in self.columns:
            code = self.sheet.text(_CODES, column)
            before = first.setdefault(code, column)
            if before != column:
                places = f"{column_letters(before)} and {column_letters(column)}"
                told = f'the code "{code}" stands in columns {places}'
                where = self.sheet.where(_CODES, column)
                self.faults.add("repeated-code", told, where=where, help="give every indicator its own code")

    def _figures(self, column: int) -> FloatArray:
        read = numbers([self.sheet.cell(row, column) for row in self.rows])
        for position, problem in read.problems.items():
            where = self.sheet.where(self.rows[position], column)
            self.faults.add(problem.code, problem.message, where=where, help=problem.help)
        return read.values

    def _number(self, row: int, column: int) -> float | None:
        read = numbers([self.sheet.cell(row, column)])
        for problem in read.problems.values():
            where = self.sheet.where(row, column)
            self.faults.add(problem.code, problem.message, where=where, help=problem.help)
        value = float(read.values[0])
        return None if np.isnan(value) else value

    def _framework_rows(self) -> list[dict[str, Any]]:
        """Return the tree as rows: indicators, then the dimensions above them, the lowest first."""
        used = [level for level in _LEVELS if self._is_used(level)]
        rows = []
        above: dict[str, dict[str, Any]] = {}
        for column in self.columns:
            chain = [self.sheet.text(level, column) for level in used]
            chain = [code for code in chain if code]
            for code, parent in zip(chain, [*chain[1:], None], strict=True):
                self._add_dimension(above, code, parent, column)
            rows.append(self._indicator(column, chain[0] if chain else None))
        return rows + list(above.values())

    def _is_used(self, level: int) -> bool:
        """Tell whether the tool uses a level: the index always, another where its codes differ."""
        codes = {self.sheet.text(level, column) for column in self.columns} - {""}
        return bool(codes) and (level == _LEVELS[-1] or len(codes) > 1)

    def _add_dimension(
        self, above: dict[str, dict[str, Any]], code: str, parent: str | None, column: int
    ) -> None:
        label, weight = self.dimensions.get(code, ("", 1.0))
        known = above.setdefault(code, {"code": code, "label": label, "weight": weight, "parent": parent})
        if known["parent"] != parent:
            self.faults.add(
                "two-parents",
                f'"{code}" belongs to "{known["parent"]}" and to "{parent}"',
                where=self.sheet.where(_CODES, column),
                help="give all indicators of a dimension the same codes in the rows above",
            )

    def _indicator(self, column: int, parent: str | None) -> dict[str, Any]:
        code = self.sheet.text(_CODES, column)
        weight, direction = self._number(_WEIGHT, column), self._number(_DIRECTION, column)
        low, high = self._number(_LOW, column), self._number(_HIGH, column)
        if direction not in (1, -1, None):
            told = f"the direction {direction:g} is neither 1 nor -1"
            where = self.sheet.where(_DIRECTION, column)
            self.faults.add("invalid-direction", told, where=where, help="write 1 or -1")
            direction = 1
        node: dict[str, Any] = {
            "code": code,
            "row": f"{_CODES}, column {column_letters(column)}",
            "label": self.sheet.text(_NAME, column),
            "parent": parent,
            "weight": 1.0 if weight is None else weight,
            "direction": 1 if direction is None else int(direction),
        }
        if low is not None and high is not None:
            node["goalposts"] = (low, high)
        elif low is not None or high is not None:
            where = self.sheet.where(_LOW, column)
            note = Note("left-out", f'"{code}" has only one goalpost; it is not used', where)
            self.notes.append(note)
        return node

    def _note_outside(self) -> None:
        """Tell rows and columns that lie beyond what the tool computes with."""
        for row in range(_LAST_UNIT + 1, len(self.sheet.rows)):
            if self._unit(row):
                where = f"{self.sheet.name} row {row}"
                self.notes.append(Note("left-out", f"the tool ends in row {_LAST_UNIT}", where))
        for row in range(_FIRST_UNIT, min(_LAST_UNIT + 1, len(self.sheet.rows))):
            cells = (self.sheet.cell(row, column) for column in self.columns)
            if not self._unit(row) and any(clean(cell) not in _UNUSED for cell in cells):
                where = f"{self.sheet.name} row {row}"
                self.faults.add("missing-unit", "the row has figures but no unit", where=where)


def _dimensions(book: Workbook, name: str, faults: Faults) -> dict[str, tuple[str, float]]:
    """Return label and weight of each dimension from the sheet Framework.

    The tool's columns from C on: code in C, weight in E, name in H; where the header names them
    otherwise, the header holds. The old tool has them one row further down.
    """
    chosen = book.find("Framework")
    if chosen is None:
        return {}
    sheet = _Sheet(f"{name} sheet {chosen}", [[], *book.cells(chosen)])
    header = next((row for row in (4, 5) if any(sheet.text(row, column) for column in range(2, 8))), 4)
    columns = {"code": 2, "weight": 4, "label": 7}
    titles = {sheet.text(header, column).casefold(): column for column in range(2, 8)}
    for role, words in {
        "code": ("code",),
        "weight": ("weight", "weights"),
        "label": ("name", "label"),
    }.items():
        columns[role] = next((titles[word] for word in words if word in titles), columns[role])
    found: dict[str, tuple[str, float]] = {}
    for row in _FRAMEWORK_ROWS:
        code = sheet.text(row, columns["code"])
        if not code.startswith(_DIMENSION):
            continue
        read = numbers([sheet.cell(row, columns["weight"])])
        for problem in read.problems.values():
            where = sheet.where(row, columns["weight"])
            faults.add(problem.code, problem.message, where=where, help=problem.help)
        weight = float(read.values[0])
        found[code] = (sheet.text(row, columns["label"]), 1.0 if np.isnan(weight) else weight)
    return found
