"""From standard errors of the figures to standard errors of values and scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import rank_form

__all__ = ["form_errors", "has_errors", "node_errors"]


def has_errors(index: Index) -> bool:
    """Say whether any figure of a ranked unit comes with a standard error above 0."""
    errors = index.table.standard_errors()[np.isfinite(index.node_scores[:, -1])]
    return bool((errors > 0).any())


def form_errors(
    index: Index, rows: IntArray, nodes: IntArray, values: FloatArray, power: float
) -> FloatArray | None:
    """Return standard errors of what a weighted sum orders: of the values, their logarithms or reciprocals.

    Parameters
    ----------
    index : Index
        Its evidence may hold standard errors.
    rows : int array, (units,)
        The ranked units.
    nodes : int array, (leaves,)
        Nodes of the index that are weighed: indicators, or parts whose weights inside are fixed.
    values : array, (units, leaves)
        Their values without gaps.
    power : float
        Of the power mean.

    Returns
    -------
    array, (units, leaves), or None
        None where no error is claimed.
    """
    if not has_errors(index):
        return None
    errors = node_errors(index, nodes)[rows]
    if power == 1:
        return errors
    smallest = values * 1e-6
    ends = [rank_form(np.maximum(values + sign * errors, smallest), power=power) for sign in (-1, 1)]
    return np.asarray(np.abs(ends[1] - ends[0]) / 2)


def node_errors(index: Index, nodes: IntArray) -> FloatArray:
    """Carry standard errors of the figures to nodes, all constants and weights fixed.

    Half of what a node moves between one standard error below and one above, cell by cell; the parts
    are added as squares. Exact for linear steps, the usual first-order rule for others. Estimated cells
    and denominators carry no error.

    Parameters
    ----------
    index : Index
        Its evidence holds standard errors.
    nodes : int array, (chosen,)
        Which nodes.

    Returns
    -------
    array, (units, chosen)
    """
    errors = _denominated(index)
    treated = _treated(index, errors)
    low, high = (_normalised(index, index.stages.treated + sign * treated) for sign in (-1, 1))
    single = np.nan_to_num(np.abs(high - low) / 2, nan=0.0)
    leaves = index.layout.leaves
    if (nodes < leaves).all():
        return single[:, nodes]
    squares = np.zeros((len(single), len(nodes)))
    for leaf in np.flatnonzero((single > 0).any(axis=0)):
        ends = [_scores(index, int(leaf), sign * single[:, leaf])[:, nodes] for sign in (-1, 1)]
        squares += np.nan_to_num((ends[1] - ends[0]) / 2, nan=0.0) ** 2
    return np.asarray(np.sqrt(squares))


def _scores(index: Index, leaf: int, shift: FloatArray) -> FloatArray:
    moved = index.stages.normalised.copy()
    own = moved[:, leaf]
    # a positive value stays positive, since not every mean is defined below 0
    moved[:, leaf] = np.where(own > 0, np.maximum(own + shift, own * 1e-6), own + shift)
    codes = index.framework.codes
    return index.recipe.score(moved, index.layout, index.raw_weights, codes=codes)


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
