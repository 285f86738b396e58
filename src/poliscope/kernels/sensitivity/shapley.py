"""Shapley effects from random orders of the factors: for more combinations than can be enumerated."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray

__all__ = ["random_orders", "shapley_from_walks", "walk_points"]


def random_orders(rng: np.random.Generator, points: int, factors: int) -> IntArray:
    """Draw orders of the factors, the mirror image of each beside it.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    points, factors : int
        How many orders, of how many factors.

    Returns
    -------
    int array, (points, factors)
        Each order is equally likely.
    """
    half = rng.permuted(np.tile(np.arange(factors), (-(-points // 2), 1)), axis=1)
    return np.stack([half, half[:, ::-1]], axis=1).reshape(-1, factors)[:points]


def walk_points(start: FloatArray, end: FloatArray, orders: IntArray) -> FloatArray:
    """Return the points on the way from one point to another, one factor changed after the other.

    Parameters
    ----------
    start, end : array, (points, factors)
        Independent points of the unit cube.
    orders : int array, (points, factors)
        In which order the factors change.

    Returns
    -------
    array, (factors + 1, points, factors)
        The first is `start`, the last is `end`.
    """
    place = np.argsort(orders, axis=1)
    steps = np.arange(start.shape[1] + 1)[:, None, None]
    return np.where(place[None] < steps, end[None], start[None])


def shapley_from_walks(
    outputs: FloatArray, orders: IntArray, *, floor: float | FloatArray = 0.0
) -> dict[str, NDArray[Any]]:
    """Estimate Shapley effects of independent factors, with their standard errors.

    Half the change of a step times the change of the whole walk: its mean over all orders is the part of
    the variance that falls to the factor which was changed. (It is the mean of half the squared distances
    from where the walk began and to where it ends, by which the step moved the output.) The estimate is
    unbiased, and the parts of a walk add up to half its squared length, whose mean is the variance.

    Parameters
    ----------
    outputs : array, (factors + 1, ..., points)
        The output at :func:`walk_points`.
    orders : int array, (points, factors)
        In which order the factors changed.
    floor : float or array, (...)
        No effects where the variance is not above it.

    Returns
    -------
    dict of arrays
        ``shapley``, ``shapley_error`` (factors, ...): shares of the variance, adding up to one, and their
        standard errors (those of independent points: a Sobol sequence does better); ``variance (...)``.

    Raises
    ------
    ArrayError
        The outputs do not fit the orders.

    References
    ----------
    Song, E., Nelson, B. L. and Staum, J. (2016). Shapley effects for global sensitivity analysis.
    SIAM/ASA Journal on Uncertainty Quantification 4, 1060-1083 (random permutations).
    Goda, T. (2021). A simple algorithm for global sensitivity analysis with Shapley effects. Reliability
    Engineering & System Safety 213, 107702 (the estimator from one walk, for independent factors).
    """
    points, factors = orders.shape
    if outputs.shape[0] != factors + 1 or outputs.shape[-1] != points:
        told = f"outputs of shape {outputs.shape} do not fit {points} walks over {factors} factors"
        raise ArrayError(told, code="walks-do-not-fit")
    gains = 0.5 * np.diff(outputs, axis=0) * (outputs[-1] - outputs[0])
    # the gain of the step at which a factor changed
    place = np.argsort(orders, axis=1).T
    own = np.take_along_axis(gains, place.reshape(factors, *(1,) * (gains.ndim - 2), points), axis=0)
    whole = own.sum(axis=0)
    variance = whole.mean(axis=-1)
    scale = np.where(variance > floor, variance, np.nan)
    shares = own.mean(axis=-1) / scale
    # the error of a ratio of two means
    left = own - shares[..., None] * whole
    error = left.std(axis=-1, ddof=1) / np.sqrt(points) / scale
    return {"shapley": shares, "shapley_error": error, "variance": variance}
