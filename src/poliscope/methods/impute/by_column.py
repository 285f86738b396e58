"""Fill with the mean or median of the indicator, of all units or of the unit's group."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from pydantic import Field

from poliscope.errors import ArrayError, one_of
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.columns import mean, median
from poliscope.methods.base import Layout
from poliscope.methods.impute.family import Imputation, filled

__all__ = ["ColumnMean", "ColumnMedian"]

Statistic = Callable[[FloatArray], FloatArray]


class _ByColumn(Imputation):
    """Opens no family: one number for each indicator and group."""

    group: str = Field(default="", description="A grouping of the units; empty for all units together.")
    fallback: bool = Field(
        default=True, description="Whether a group without a value takes that of all units."
    )

    def _fill(self, x: FloatArray, layout: Layout | None, statistic: Statistic) -> FloatArray:
        overall = statistic(x)[..., None, :]
        if not self.group:
            return filled(x, overall)
        guess = np.full(x.shape, np.nan)
        for members in self._members(layout):
            guess[..., members, :] = statistic(x[..., members, :])[..., None, :]
        return filled(filled(x, guess), overall) if self.fallback else filled(x, guess)

    def _members(self, layout: Layout | None) -> Iterator[IntArray]:
        """Yield the units of each group."""
        known = {} if layout is None else layout.groups
        if self.group not in known:
            raise ArrayError(
                f'there is no grouping of units called "{self.group}"',
                help=one_of(self.group, known) if known else "the study defines no groups of units",
                code="unknown-group",
            )
        codes = known[self.group]
        order = np.argsort(codes, kind="stable")
        order = order[codes[order] >= 0]
        starts = np.flatnonzero(np.diff(codes[order])) + 1
        yield from (part for part in np.split(order, starts) if part.size)


class ColumnMean(_ByColumn, name="mean"):
    """Mean: a missing cell gets the mean of the indicator, of all units or of the unit's group.

    Parameters
    ----------
    group : str
        A grouping of the units; empty for all units together.
    fallback : bool
        Whether a group without any value, and a unit in no group, takes the mean of all units; if not,
        the cell stays missing.

    References
    ----------
    Little, R. J. A. and Rubin, D. B. (2002). Statistical Analysis with Missing Data. Wiley.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return self._fill(x, layout, mean)


class ColumnMedian(_ByColumn, name="median"):
    """Median: a missing cell gets the median of the indicator, of all units or of the unit's group.

    Parameters
    ----------
    group : str
        A grouping of the units; empty for all units together.
    fallback : bool
        Whether a group without any value, and a unit in no group, takes the median of all units; if not,
        the cell stays missing.

    References
    ----------
    Little, R. J. A. and Rubin, D. B. (2002). Statistical Analysis with Missing Data. Wiley.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return self._fill(x, layout, median)
