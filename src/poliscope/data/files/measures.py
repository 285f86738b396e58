"""Units of measure: stated in a column, standing in cells, and never two for one indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from poliscope.data.evidence import Factor
from poliscope.data.files.cells import clean
from poliscope.data.files.grid import Block, Grid
from poliscope.data.files.headings import quantity_named
from poliscope.kernels import FloatArray

__all__ = ["Measure", "combined", "differing", "measures_of", "report_differing", "report_scaled"]


@dataclass(frozen=True, slots=True)
class Measure:
    """In what unit some figures of an indicator are, and where the first of them stands.

    Parameters
    ----------
    stated : str
        As a column states it; "" where none does.
    in_cell : str
        As it stands beside the figure; "" where none does.
    row : int
        Row of the first such figure.
    """

    stated: str
    in_cell: str
    row: int

    @property
    def unit(self) -> str:
        """What holds: a stated unit before one in the cell."""
        return self.stated or self.in_cell


def _unit_named(text: str) -> str:
    """Return what a stated unit of measure is called here: "亿元" is in "CNY"; "" if unknown."""
    quantity = quantity_named(text)
    return (quantity.unit or "") if quantity else ""


def _scale_named(text: str) -> float:
    """Return how many of the named unit a stated one is: 1e8 for "亿元"; 1 if unknown."""
    quantity = quantity_named(text)
    return quantity.scale if quantity else 1.0


def differing(measures: Iterable[Measure]) -> tuple[Measure, Measure] | None:
    """Return two measures of one indicator that do not go together, or None.

    A figure without any unit does not go with one whose unit stands in its cell: "6.46%" beside
    "0.0646" is no guess to make. It does go with stated units: a blank there says nothing.
    """
    known = list(measures)
    for measure in known:
        named = _unit_named(measure.stated) if measure.stated and measure.in_cell else ""
        if named and (named != measure.in_cell or _scale_named(measure.stated) != 1):
            return measure, Measure(measure.in_cell, "", measure.row)
    for position, one in enumerate(known):
        for other in known[:position]:
            if _differ(one, other):
                return other, one
    return None


def _differ(one: Measure, other: Measure) -> bool:
    if bool(one.unit) != bool(other.unit):
        return not (one.stated or other.stated)
    if one.unit == other.unit:
        return False
    if one.stated and other.stated:
        return True
    named = [_unit_named(measure.unit) if measure.stated else measure.unit for measure in (one, other)]
    return named[0] != named[1] and all(named)


def report_differing(grid: Grid, indicator: str, measures: Iterable[Measure]) -> None:
    """Report an indicator whose figures are in more than one unit."""
    found = differing(measures)
    if found is None:
        return
    told = " and ".join(f'"{measure.unit}"' if measure.unit else "no unit" for measure in found)
    rows = " and ".join(dict.fromkeys(str(measure.row) for measure in found))
    grid.faults.add(
        "mixed-units",
        f'the figures of "{indicator}" are in {told} (rows {rows})',
        where=grid.where(found[1].row),
        help="give all figures of an indicator in one unit, and state it in a column unit_of_measure",
    )


def report_scaled(grid: Grid, stated: str, scaled: Iterable[int], block: Block, column: int) -> None:
    """Report cells such as "2.47万" where the stated unit has a magnitude of its own: 万人."""
    if not stated or _scale_named(stated) == 1:
        return
    for position in scaled:
        cell, row = clean(block.columns[column][position]), block.rows[position]
        grid.faults.add(
            "mixed-units",
            f'the figures are said to be in "{stated}", but the cell holds "{cell}"',
            where=grid.where(row, grid.header[column]),
            help=f'write the figure in "{stated}", as a plain number',
        )


def measures_of(
    indicator: Factor, stated: Factor, in_cell: Factor, value: FloatArray, rows: np.ndarray
) -> dict[str, list[Measure]]:
    """Return the measures of each indicator of a long table; zeros and gaps have none.

    Parameters
    ----------
    indicator, stated, in_cell : Factor
        By claim.
    value : array, (claims,)
        Figures.
    rows : int array, (claims,)
        Row of the file of each claim.
    """
    counted = np.flatnonzero(~np.isnan(value) & (value != 0))
    key = indicator.codes[counted].astype(np.int64) * len(stated.names) + stated.codes[counted]
    key = key * len(in_cell.names) + in_cell.codes[counted]
    _, first = np.unique(key, return_index=True)
    found: dict[str, list[Measure]] = {}
    for claim in counted[first].tolist():
        measure = Measure(stated[claim], in_cell[claim], int(rows[claim]))
        found.setdefault(indicator[claim], []).append(measure)
    return found


def combined(stated: Factor, in_cell: Factor) -> Factor:
    """Return the stated unit of each claim, or the one in its cell where none is stated."""
    if in_cell.names == ("",) or not len(in_cell):
        return stated
    return Factor.of([one or other for one, other in zip(stated.to_list(), in_cell.to_list(), strict=True)])
