"""What a reader should know about the data behind an index: flags, units without a rank, treated points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from poliscope.data.evidence import Table
from poliscope.data.framework import Framework
from poliscope.data.matrix import Cell
from poliscope.data.units import Units
from poliscope.kernels import BoolArray, FloatArray, IntArray
from poliscope.methods.recipe import Recipe, Stages

__all__ = ["TO_MEND", "Cells", "Excluded", "Flag", "TreatedPoint", "excluded_units", "flags_of"]

TO_MEND = frozenset({"constant", "no-data", "conflict", "missing-denominator", "mixed-units"})
"""Kinds of flags that a person should look into; the others are good to know."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A unit that is not ranked, and why.

    Parameters
    ----------
    unit : str
        Code.
    reason : {"availability", "excluded", "no-score"}
        Screened out by its data, by name, or left without a score.
    available : float
        Share of the indicators with a figure when it was screened.
    """

    unit: str
    reason: str
    available: float


@dataclass(frozen=True, slots=True, eq=False)
class Cells(Sequence[Cell]):
    """Addresses of many cells, made when they are asked for: a flag may be about millions.

    Parameters
    ----------
    rows, columns : int array, (cells,)
        Positions in `units` and `indicators`.
    units, indicators : sequence of str
        Names.
    period : str
        Of all cells.
    """

    rows: IntArray
    columns: IntArray
    units: Sequence[str]
    indicators: Sequence[str]
    period: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Cell: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, number: int | slice) -> Cell | tuple[Cell, ...]:
        if isinstance(number, slice):
            return tuple(self[n] for n in range(*number.indices(len(self))))
        return Cell(self.units[self.rows[number]], self.indicators[self.columns[number]], self.period)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader should know about the data; worded in the catalogs.

    Parameters
    ----------
    kind : str
        ``constant``, ``no-data``, ``low-availability``, ``imputed``, ``other-period``, ``conflict``,
        ``missing-denominator``, ``mixed-units``, ``treated``, ``unused-indicator``, ``unused-unit``,
        ``not-accepted``.
    cells : sequence of Cell
        Where; the unit or the indicator may be empty.
    count : int
        How many cells are concerned.
    share : float
        Their share, where that says more; NaN otherwise.
    """

    kind: str
    cells: Sequence[Cell]
    count: int = 1
    share: float = float("nan")


@dataclass(frozen=True, slots=True)
class TreatedPoint:
    """A cell that treatment changed."""

    unit: str
    indicator: str
    before: float
    after: float
    action: str


LOW_AVAILABILITY = 0.65
"""An indicator with figures for a smaller share of the units is flagged, as in COINr's statistics."""


def excluded_units(stages: Stages, scores: FloatArray, units: Units, recipe: Recipe) -> tuple[Excluded, ...]:
    """Return the units without a score, each with its reason."""
    available = np.isfinite(stages.screened_values).mean(axis=-1)
    found = []
    for u in np.flatnonzero(~np.isfinite(scores[:, -1])):
        by_name = units.codes[u] in recipe.screen.exclude
        reason = "excluded" if by_name else ("no-score" if stages.kept[u] else "availability")
        found.append(Excluded(units.codes[u], reason, float(available[u])))
    return tuple(found)


def flags_of(framework: Framework, units: Units, table: Table, stages: Stages, period: str) -> list[Flag]:
    """Return everything that a reader should know about the data of one period."""
    flags: list[Flag] = []
    codes, indicators = units.codes, framework.indicators
    present = np.isfinite(stages.denominated)
    share = present[stages.kept].mean(axis=0) if stages.kept.any() else present.mean(axis=0)
    with np.errstate(invalid="ignore"):
        low = np.where(present, stages.denominated, np.inf).min(axis=0)
        high = np.where(present, stages.denominated, -np.inf).max(axis=0)
    for j, code in enumerate(indicators):
        where = (Cell("", code, period),)
        if not present[:, j].any():
            flags.append(Flag("no-data", where))
        elif low[j] == high[j] and present[:, j].sum() > 1:
            flags.append(Flag("constant", where))
        elif share[j] < LOW_AVAILABILITY:
            flags.append(Flag("low-availability", where, int(present[stages.kept, j].sum()), float(share[j])))
    flags.extend(_cell_flag("imputed", stages.was_imputed, codes, indicators, period))
    if period:
        periods = table.periods()
        flags.extend(
            _cell_flag("other-period", (periods != period) & (periods != ""), codes, indicators, period)
        )
    lost = np.isfinite(stages.raw) & ~np.isfinite(stages.denominated) & stages.kept[:, None]
    flags.extend(_cell_flag("missing-denominator", lost, codes, indicators, period))
    if table.conflicts:
        flags.append(
            Flag("conflict", tuple(conflict.cell for conflict in table.conflicts), len(table.conflicts))
        )
    flags.extend(_mixed_units(table, indicators))
    flags.extend(_cell_flag("treated", stages.treatment.points > 0, codes, indicators, period))
    flags.extend(_unused(framework, units, table))
    return flags


def _unused(framework: Framework, units: Units, table: Table) -> list[Flag]:
    """Flag what the evidence holds and the index does not use."""
    evidence = table.evidence
    flags = []
    known = {*framework.indicators, *framework.denominators}
    if spare := [name for name in evidence.indicator.names if name not in known]:
        flags.append(Flag("unused-indicator", tuple(Cell("", name) for name in spare), len(spare)))
    wanted = evidence.indicator.positions_in(framework.indicators) >= 0
    present = {evidence.unit.names[code] for code in np.unique(evidence.unit.codes[wanted])}
    if strangers := sorted(present - set(units.codes)):
        flags.append(Flag("unused-unit", tuple(Cell(name, "") for name in strangers), len(strangers)))
    if waiting := int((~evidence.used).sum()):
        flags.append(Flag("not-accepted", (), waiting))
    return flags


def _cell_flag(
    kind: str, where: BoolArray, codes: Sequence[str], indicators: Sequence[str], period: str
) -> list[Flag]:
    rows, columns = np.nonzero(where)
    if not len(rows):
        return []
    cells = Cells(rows, columns, codes, indicators, period)
    return [Flag(kind, cells, len(cells), len(cells) / where.size)]


def _mixed_units(table: Table, indicators: Sequence[str]) -> list[Flag]:
    """Flag indicators whose used figures name different units of measure."""
    measure = table.evidence.unit_of_measure
    if len(measure.names) <= 1:
        return []
    flags = []
    for j, code in enumerate(indicators):
        rows = table.origin[:, j]
        named = {measure.names[c] for c in np.unique(measure.codes[rows[rows >= 0]])} - {""}
        if len(named) > 1:
            flags.append(Flag("mixed-units", (Cell("", code, table.period),), len(named)))
    return flags
