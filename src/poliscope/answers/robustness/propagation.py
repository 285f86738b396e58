"""From standard errors of the figures to standard errors of normalised values."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import rank_form

__all__ = ["has_errors", "normalised_errors"]


def has_errors(index: Index) -> bool:
    """Say whether any figure of a ranked unit comes with a standard error above 0."""
    errors = index.table.standard_errors()[np.isfinite(index.node_scores[:, -1])]
    return bool((errors > 0).any())


def normalised_errors(
    index: Index, rows: IntArray, nodes: IntArray, values: FloatArray, power: float
) -> FloatArray | None:
    """Carry standard errors through the recipe, each cell by itself, all constants fixed.

    Half of what a cell moves between one standard error below and one above: exact for linear steps,
    and the usual first-order rule for others. Estimated cells and denominators carry no error.

    Parameters
    ----------
    index : Index
        Its evidence may hold standard errors.
    rows : int array, (units,)
        The ranked units.
    nodes : int array, (nodes,)
        The nodes of the contest: the indicators first.
    values : array, (units, leaves)
        Normalised values without gaps.
    power : float
        Of the power mean.

    Returns
    -------
    array, (units, leaves), or None
        None where no error is claimed.
    """
    if not has_errors(index):
        return None
    errors = _denominated(index)
    low, high = (
        _normalised(index, index.stages.treated + sign * _treated(index, errors)) for sign in (-1, 1)
    )
    error = np.nan_to_num(np.abs(high - low)[rows] / 2, nan=0.0)
    if power == 1:
        return error
    smallest = values * 1e-6
    ends = [rank_form(np.maximum(values + sign * error, smallest), power=power) for sign in (-1, 1)]
    return np.asarray(np.abs(ends[1] - ends[0]) / 2)


def _denominated(index: Index) -> FloatArray:
    """Errors scale as their figures do when these are divided."""
    stages = index.stages
    errors = index.table.standard_errors()
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.abs(stages.denominated / stages.raw)
    divided = np.array([leaf.denominator is not None for leaf in index.framework.leaves])
    errors = np.where(divided, errors * np.where(np.isfinite(factor), factor, 0.0), errors)
    return np.where(np.isfinite(errors) & ~stages.was_imputed, errors, 0.0)


def _treated(index: Index, errors: FloatArray) -> FloatArray:
    """Carry errors through the treatment of outliers: the slope of the column's own curve."""
    before, after = index.stages.imputed, index.stages.treated
    out = errors.copy()
    for column in np.flatnonzero(((before != after) & np.isfinite(before)).any(axis=0)):
        known = np.isfinite(before[:, column]) & np.isfinite(after[:, column])
        x, first = np.unique(before[known, column], return_index=True)
        y = after[known, column][first]
        if len(x) > 1:
            se, at = errors[:, column], before[:, column]
            ends = [_curve(at + sign * se, x, y) for sign in (-1, 1)]
            out[:, column] = np.where(np.isfinite(at), np.abs(ends[1] - ends[0]) / 2, 0.0)
    return out


def _curve(at: FloatArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """Interpolate, and go on beyond the ends with the slope that is there."""
    inside: Any = np.interp(at, x, y)
    left, right = (y[1] - y[0]) / (x[1] - x[0]), (y[-1] - y[-2]) / (x[-1] - x[-2])
    return np.asarray(inside + np.minimum(at - x[0], 0) * left + np.maximum(at - x[-1], 0) * right)


def _normalised(index: Index, treated: FloatArray) -> FloatArray:
    """Normalise other values with the constants of the index."""
    out = np.empty_like(treated)
    codes = index.framework.indicators
    for method, columns in index.recipe.each("normalise", codes):
        if len(columns):
            some = treated[:, columns]
            layout = index.layout if len(columns) == len(codes) else index.layout.columns(columns)
            out[:, columns] = method(some, layout=layout, reference=index.stages.treated[:, columns])
    return out
