"""Weights that make the correlations of nodes with their aggregate what one wants them to be.

A weight says what a node should count; its correlation with the aggregate says how much it does. The two
differ where siblings are correlated or spread unevenly. Here the weights are found for which the
correlations are balanced, or as high as they can be.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from poliscope.kernels import FloatArray, IntArray

__all__ = ["balanced_weights", "informative_weights"]

Measure = Callable[[FloatArray], FloatArray]
"""Weights (trials, members) -> correlations of the members with their aggregate (trials, members)."""

STEP = 1e-6
"""Half the width of the difference that stands for a derivative."""
PRECISION = 1e-14
NOTHING = 1e-12
"""A weight below this is one that the optimiser drove to 0."""


def balanced_weights(
    measure: Measure, *, groups: IntArray, sets: IntArray, target: FloatArray, starts: FloatArray
) -> FloatArray:
    """Find weights under which the members' shares of correlation meet a target.

    Minimises the sum of squares of ``r / sum(r) - target``, over weights of 0 or more.

    Parameters
    ----------
    measure : callable
        Weights (trials, members) to correlations (trials, members).
    groups : int array, (members,)
        Siblings have the same number; their weights sum to one.
    sets : int array, (members,)
        Within which members correlations are made shares: those with the same number.
    target : array, (members,)
        Wanted shares; they sum to one within each set.
    starts : array, (starts, members)
        Weights to start from; the best end is taken.

    Returns
    -------
    array, (members,)

    References
    ----------
    Becker, W., Saisana, M., Paruolo, P. and Vandecasteele, I. (2017). Weights and importance in composite
    indicators: closing the gap. Ecological Indicators 80, 12-22.
    """
    from scipy.optimize import least_squares

    same = sets[:, None] == sets[None, :]

    def misses(weights: FloatArray) -> FloatArray:
        r = np.nan_to_num(measure(np.maximum(weights, 0.0)))
        total = r @ same
        shares = np.divide(r, total, out=np.zeros_like(r), where=np.abs(total) > 1e-12)
        # the size of the weights of a group makes no difference: this fixes it
        size = np.stack([weights[:, groups == group].sum(axis=1) - 1 for group in np.unique(groups)], axis=1)
        return np.concatenate([shares - target, size], axis=1)

    best: FloatArray = starts[0]
    least = np.inf
    for start in starts:
        found = least_squares(
            lambda w: misses(w[None])[0],
            np.clip(start, 1e-4, 1.0),
            jac=lambda w: _derivatives(misses, w).T,
            bounds=(0.0, 1.0),
            ftol=PRECISION,
            xtol=PRECISION,
            gtol=PRECISION,
            max_nfev=300,
        )
        end = _to_one(found.x, groups)
        miss = float((misses(end[None])[0] ** 2).sum())
        if miss < least:
            best, least = end, miss
    return best


def informative_weights(measure: Measure, *, groups: IntArray, starts: FloatArray) -> FloatArray:
    """Find weights under which the sum of the members' correlations is highest.

    Parameters
    ----------
    measure : callable
        Weights (trials, members) to correlations (trials, members).
    groups : int array, (members,)
        Siblings have the same number; their weights sum to one.
    starts : array, (starts, members)
        Weights to start from; the best end is taken.

    Returns
    -------
    array, (members,)

    References
    ----------
    Becker, W., Saisana, M., Paruolo, P. and Vandecasteele, I. (2017). Weights and importance in composite
    indicators: closing the gap. Ecological Indicators 80, 12-22.
    """
    from scipy.optimize import minimize

    def lost(weights: FloatArray) -> FloatArray:
        return np.asarray(-np.nan_to_num(measure(np.maximum(weights, 0.0))).sum(axis=1, keepdims=True))

    siblings = np.stack([groups == group for group in np.unique(groups)]).astype(np.float64)
    best: FloatArray = starts[0]
    least = np.inf
    for start in starts:
        found = minimize(
            lambda w: lost(w[None])[0, 0],
            start,
            jac=lambda w: _derivatives(lost, w)[:, 0],
            method="SLSQP",
            bounds=[(0.0, 1.0)] * len(start),
            constraints={"type": "eq", "fun": lambda w: siblings @ w - 1, "jac": lambda w: siblings},
            options={"ftol": PRECISION, "maxiter": 300},
        )
        end = _to_one(found.x, groups)
        value = float(lost(end[None])[0, 0])
        if value < least:
            best, least = end, value
    return best


def _derivatives(function: Callable[[FloatArray], FloatArray], weights: FloatArray) -> FloatArray:
    """Return the derivatives of all outputs by each weight, (members, outputs), in one call.

    One-sided where a weight is 0.
    """
    up = weights + STEP * np.eye(len(weights))
    down = np.maximum(weights - STEP * np.eye(len(weights)), 0.0)
    high, low = np.split(function(np.concatenate([up, down])), 2)
    return np.asarray((high - low) / np.diagonal(up - down)[:, None])


def _to_one(weights: FloatArray, groups: IntArray) -> FloatArray:
    positive = np.where(weights > NOTHING, weights, 0.0)
    same = groups[:, None] == groups[None, :]
    return np.asarray(positive / (same @ positive))
