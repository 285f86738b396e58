"""Read the cells of a table as numbers, one by one or a column at a time."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from poliscope.data.quantities.reading import is_missing, read_quantity, unreadable
from poliscope.errors import DataError, Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["UnreadableNumbersError", "is_missing", "read_number", "read_numbers"]

_PLAIN = re.compile(r"[ \t]*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?[ \t]*", re.ASCII).fullmatch
_GROUPED = re.compile(r" *([-+]?(?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d+)?) ?%? *", re.ASCII).fullmatch


class UnreadableNumbersError(DataError):
    """Cells of a column cannot be read as numbers.

    Attributes
    ----------
    positions : tuple of int
        Where in the column they stand, from 0; one for each problem.
    """

    def __init__(self, problems: Problem | Sequence[Problem], positions: Sequence[int] = ()):
        super().__init__(problems)
        self.positions = tuple(positions)

    def __reduce__(self) -> tuple[type[DataError], tuple[object, ...]]:  # type: ignore[override]
        return type(self), (self.problems, self.positions)


def read_number(text: str) -> float:
    """Read one cell of a table.

    A plain decimal is read exactly as ``float(text)`` reads it.

    Parameters
    ----------
    text : str
        For example ``"6.46%"`` (6.46: percent is a unit), ``"1.2万亿元"``, ``"2.47万"``,
        ``"1,234.5"``, ``"(1.2)"`` (minus 1.2), ``"n/a"`` and ``"暂无"`` (NaN).

    Returns
    -------
    float
        The number in the unit that stands beside it; NaN for a marker of a missing value.

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-number`` where the cell is not one number, or has two readings such as
        "1.234,5", "1,23", "3-5%" or "over 12".
    """
    if _PLAIN(text):
        number = float(text)
        if math.isinf(number):
            raise unreadable(text, "is too large", "check the exponent")
        return number
    if grouped := _GROUPED(text):
        return float(grouped.group(1).replace(",", ""))
    quantity = read_quantity(text)
    if quantity.qualifier == "range":
        raise unreadable(
            text, "is a range, not one number", "write the value to use, or leave the cell empty"
        )
    if quantity.qualifier:
        raise unreadable(
            text, f'is a bound or a guess ("{quantity.qualifier}"), not a number', "write the value to use"
        )
    if quantity.ambiguous:
        raise unreadable(text, f"has two readings: {quantity.ambiguous}", "write the number in digits")
    return quantity.value


def _cell(cell: object) -> float:
    if isinstance(cell, str):
        return float(cell) if _PLAIN(cell) and len(cell) < 300 else read_number(cell)
    if cell is None:
        return math.nan
    if isinstance(cell, (int, float, np.number)) and not isinstance(cell, bool):
        return float(cell)
    raise unreadable(str(cell), "is not a number", "write digits, or leave the cell empty")


def read_numbers(cells: Sequence[str]) -> NDArray[np.float64]:
    """Read a column of cells; fast where they are plain decimals.

    Parameters
    ----------
    cells : sequence of str
        As for :func:`read_number`; None and numbers are taken too.

    Returns
    -------
    (n,) float64 array
        NaN where a cell marks a missing value.

    Raises
    ------
    UnreadableNumbersError
        With one problem for each cell that cannot be read (at most the first hundred are
        described) and all their ``positions``.
    """
    values = np.empty(len(cells), dtype=np.float64)
    problems: list[Problem] = []
    positions: list[int] = []
    for position, cell in enumerate(cells):
        try:
            values[position] = _cell(cell)
        except DataError as error:
            positions.append(position)
            found = error.problems[0]
            if len(problems) < 100:
                problems.append(Problem(found.code, found.message, f"cell {position}", found.help))
    if problems:
        raise UnreadableNumbersError(problems, positions)
    return values
