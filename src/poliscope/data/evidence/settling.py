"""From claims to one table of numbers: which claim fills a cell, and which ones disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from poliscope.data.evidence.claims import Claim, Conflict, Rule
from poliscope.data.evidence.periods import distance, time_key
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, Problem
from poliscope.kernels import BoolArray, FloatArray, IntArray

if TYPE_CHECKING:
    from poliscope.data.evidence.observations import Evidence

__all__ = ["Settling", "Table"]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Settled evidence of one period: a matrix whose every cell leads back to its claim.

    Parameters
    ----------
    matrix : Matrix
        Units x indicators.
    origin : int array, (units, indicators)
        Row of the evidence behind each cell; -1 where there is none.
    period : str
        The period asked for, or "" where none was.
    conflicts : tuple of Conflict
        Cells with different claims.
    evidence : Evidence
        All claims, also those that were not used.
    """

    matrix: Matrix
    origin: IntArray
    period: str
    conflicts: tuple[Conflict, ...]
    evidence: Evidence

    def claim(self, unit: str, indicator: str) -> Claim | None:
        """Return the claim behind a cell, or None where there is none."""
        row = self.origin[self.matrix.row_position(unit), self.matrix.column_position(indicator)]
        return None if row < 0 else self.evidence.claim(int(row))

    def standard_errors(self) -> FloatArray:
        """Return the standard error of each cell, NaN where none is given."""
        if not len(self.evidence):
            return np.full(self.origin.shape, np.nan)
        errors = self.evidence.standard_error[self.origin]
        return np.where(self.origin < 0, np.nan, errors)

    def periods(self) -> NDArray[np.str_]:
        """Return the period of the figure in each cell, (units, indicators); "" where there is none."""
        names = np.array([*self.evidence.period.names, ""])
        if not len(self.evidence):
            return np.full(self.origin.shape, "")
        codes = np.where(self.origin < 0, len(names) - 1, self.evidence.period.codes[self.origin])
        return names[codes]


@dataclass(frozen=True, slots=True, eq=False)
class Settling:
    """Claims on their way to a table.

    Parameters
    ----------
    evidence : Evidence
        All claims.
    units, indicators : tuple of str
        Names of the rows and columns wanted.
    rule : {"newest", "source-order", "mean", "error"}
        What holds where claims for one cell and period differ.
    sources : tuple of str
        Sources in the order of trust.
    """

    evidence: Evidence
    units: tuple[str, ...]
    indicators: tuple[str, ...]
    rule: Rule
    sources: tuple[str, ...]

    def table(self, period: str | None, within: float) -> Table:
        """Settle one period; None takes the newest figure of each cell."""
        shape = (len(self.units), len(self.indicators))
        rows, cell = self._candidates(period, within)
        origin = np.full(shape[0] * shape[1], -1, dtype=np.intp)
        origin[cell] = rows
        # a claim that another one overwrote shares its cell: only such cells have to be settled
        shared = np.zeros(len(origin), dtype=bool)
        shared[cell[origin[cell] != rows]] = True
        contested = shared[cell]
        rows, cell = rows[contested], cell[contested]
        order = np.lexsort((rows, self._preference(rows, period), cell))
        rows, cell = rows[order], cell[order]
        origin[cell] = rows  # the last of each cell is the preferred one
        values = np.full(len(origin), np.nan)
        filled = origin >= 0
        values[filled] = self.evidence.value[origin[filled]]
        conflicts = self._conflicts(rows, cell, origin, values)
        matrix = Matrix(values.reshape(shape), self.units, self.indicators)
        return Table(matrix, origin.reshape(shape), period or "", conflicts, self.evidence)

    def _candidates(self, period: str | None, within: float) -> tuple[IntArray, IntArray]:
        """Return the claims that may fill a cell of the table, and their cells."""
        evidence = self.evidence
        if not len(evidence):
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
        units, indicators = evidence.unit.lookup(self.units), evidence.indicator.lookup(self.indicators)
        wanted = evidence.used & ~np.isnan(evidence.value)
        if (units < 0).any():
            wanted &= (units >= 0)[evidence.unit.codes]
        if (indicators < 0).any():
            wanted &= (indicators >= 0)[evidence.indicator.codes]
        if period is not None:
            near = np.array([distance(name, period) <= within for name in evidence.period.names], dtype=bool)
            wanted &= near[evidence.period.codes]
        rows = np.flatnonzero(wanted)
        cell = units[evidence.unit.codes[rows]].astype(np.intp)
        cell *= len(self.indicators)
        cell += indicators[evidence.indicator.codes[rows]]
        return rows, cell

    def _preference(self, rows: IntArray, period: str | None) -> IntArray:
        """Return a number that is larger for the claim to be preferred within a cell."""
        by_time = self._time_order(period)[self.evidence.period.codes[rows]]
        if self.rule != "source-order":
            return by_time
        trust = self.evidence.source.positions_in(self.sources)[rows]
        trust = np.where(trust < 0, len(self.sources), trust)
        preference: IntArray = by_time * (len(self.sources) + 1) + (len(self.sources) - trust)
        return preference

    def _time_order(self, period: str | None) -> IntArray:
        names = self.evidence.period.names
        if period is None:
            ranked = sorted(range(len(names)), key=lambda code: time_key(names[code]))
        else:
            # the nearest last, and of two equally near ones the newer last
            ranked = sorted(
                range(len(names)), key=lambda code: (-distance(names[code], period), time_key(names[code]))
            )
        order = np.empty(len(names), dtype=np.intp)
        order[ranked] = np.arange(len(names))
        return order

    def _conflicts(
        self, rows: IntArray, cell: IntArray, origin: IntArray, values: FloatArray
    ) -> tuple[Conflict, ...]:
        """List contested cells whose claims of the chosen period differ; write means where the rule asks."""
        evidence = self.evidence
        same_period = evidence.period.codes[rows] == evidence.period.codes[origin[cell]]
        rows, cell = rows[same_period], cell[same_period]
        starts, ends = _runs(cell)
        if not len(starts):
            return ()
        figures = evidence.value[rows]
        differ = np.minimum.reduceat(figures, starts) < np.maximum.reduceat(figures, starts)
        starts, ends = starts[differ], ends[differ]
        if self.rule == "mean":
            for start, end in zip(starts, ends, strict=True):
                values[cell[start]] = figures[start:end].mean()
        found = tuple(
            self._conflict(rows[start:end], float(values[cell[start]]))
            for start, end in zip(starts, ends, strict=True)
        )
        if self.rule == "error" and found:
            raise DataError([_conflict_problem(conflict) for conflict in found])
        return found

    def _conflict(self, rows: IntArray, value: float) -> Conflict:
        claims = tuple(self.evidence.claim(int(row)) for row in rows)
        return Conflict(claims[-1].cell, claims, self.rule, value)


def _runs(cell: IntArray) -> tuple[IntArray, IntArray]:
    """Return where each run of equal, sorted cells starts and ends."""
    change: BoolArray = np.ones(len(cell), dtype=bool)
    change[1:] = cell[1:] != cell[:-1]
    starts = np.flatnonzero(change)
    return starts, np.append(starts[1:], len(cell)).astype(np.intp)[: len(starts)]


def _conflict_problem(conflict: Conflict) -> Problem:
    told = "; ".join(f"{claim.value:g} ({claim.source or claim.locator})" for claim in conflict.claims)
    unit, indicator, period = conflict.cell
    return Problem(
        "conflict",
        f'sources differ on "{indicator}" of "{unit}"' + (f" in {period}" if period else "") + f": {told}",
        where=conflict.claims[0].locator or None,
        help='choose a rule in [data]: conflicts = "newest", "source-order" or "mean"; or remove a row',
    )


def settle_names(names: Sequence[str], what: str) -> tuple[str, ...]:
    """Return names as a tuple; a repeated one would fill two rows or columns with one figure."""
    unique = tuple(dict.fromkeys(names))
    if len(unique) < len(names):
        twice = next(name for number, name in enumerate(names) if name in names[:number])
        raise DataError(Problem(f"repeated-{what}", f'the {what} "{twice}" is asked for twice'))
    return unique
