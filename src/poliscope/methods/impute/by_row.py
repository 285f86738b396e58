"""Fill with the mean or median of the unit's other indicators in the same part of the framework."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from pydantic import Field

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.columns import divide, mean, median, minimum, spread
from poliscope.kernels.tree import leaves_below, node_heights
from poliscope.methods.base import Layout
from poliscope.methods.impute.family import Imputation, filled

__all__ = ["RowMean", "RowMedian"]

Statistic = Callable[[FloatArray], FloatArray]


class _ByRow(Imputation):
    """Opens no family: one number for each unit and part of the framework."""

    level: int | Literal["all"] = Field(
        default=2, description="Level whose nodes hold the indicators together."
    )
    normalise: bool = Field(default=True, description="Whether the mean is taken of min-max values.")

    def _fill(self, x: FloatArray, layout: Layout | None, statistic: Statistic) -> FloatArray:
        layout = Layout.flat(x.shape[-1]) if layout is None else layout
        parts = _parts(layout, self.level)
        if not self.normalise:
            return filled(x, _of_parts(x, parts, statistic))
        with np.errstate(over="ignore", invalid="ignore"):
            turned = x * layout.direction
            bottom, gap = minimum(turned)[..., None, :], spread(turned)[..., None, :]
            share = _of_parts(divide(turned - bottom, gap), parts, statistic)
            # all units have the same value of a constant indicator: there is nothing to estimate
            share = np.where(gap == 0, 0.0, share)
            return filled(x, (bottom + share * gap) * layout.direction)


class RowMean(_ByRow, name="row-mean"):
    """Row mean: a missing cell gets the mean of the unit's other indicators in the same pillar.

    Parameters
    ----------
    level : int or "all"
        Level of the framework whose nodes hold the indicators together: 2 for their own parents, 3 for
        the parents of those, "all" for all indicators.
    normalise : bool
        Whether indicators are put on one scale first (min-max, higher is better) and the mean is put
        back into the units of the indicator. Without it the mean is of raw values, which makes sense
        for indicators of one unit of measure.

    Notes
    -----
    A unit without any value in the pillar keeps its gaps.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return self._fill(x, layout, mean)


class RowMedian(_ByRow, name="row-median"):
    """Row median: a missing cell gets the median of the unit's other indicators in the same pillar.

    Parameters
    ----------
    level : int or "all"
        Level of the framework whose nodes hold the indicators together: 2 for their own parents, 3 for
        the parents of those, "all" for all indicators.
    normalise : bool
        Whether indicators are put on one scale first (min-max, higher is better) and the median is put
        back into the units of the indicator. Without it the median is of raw values, which makes sense
        for indicators of one unit of measure.

    Notes
    -----
    A unit without any value in the pillar keeps its gaps.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return self._fill(x, layout, median)


def _parts(layout: Layout, level: int | Literal["all"]) -> list[IntArray]:
    """Return the indicators of each part: those with the same lowest ancestor of that level or above."""
    if level == "all":
        return [np.arange(layout.leaves)]
    heights = node_heights(layout.children, layout.leaves)
    if not 2 <= level <= heights.max():
        raise ArrayError(
            f"there is no level {level} to impute within",
            help=f'give a level from 2 to {heights.max()}, or "all"',
            code="unknown-level",
        )
    # children come before parents, so the first node that qualifies is the lowest ancestor
    above = leaves_below(layout.children, layout.leaves) & (heights >= level)[:, None]
    ancestor = above.argmax(axis=0)
    return [np.flatnonzero(ancestor == node) for node in np.unique(ancestor)]


def _of_parts(x: FloatArray, parts: list[IntArray], statistic: Statistic) -> FloatArray:
    """Return for each cell the statistic of its unit's values in its part."""
    result = np.empty(x.shape)
    for part in parts:
        result[..., part] = statistic(np.swapaxes(x[..., part], -1, -2))[..., None]
    return result
