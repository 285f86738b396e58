"""Sobol indices from a quasi-random design: for more combinations than can be enumerated."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.sensitivity.shapley import random_orders, shapley_from_walks, walk_points

__all__ = [
    "alternatives_of",
    "bootstrap_sobol",
    "coinr_effects",
    "sobol_design",
    "sobol_effects",
    "sobol_until",
]


def sobol_design(rng: np.random.Generator, factors: int, *, exponent: int) -> FloatArray:
    """Draw the points of a radial design from a scrambled Sobol sequence.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of the scrambling.
    factors : int
        Number of factors.
    exponent : int
        ``2**exponent`` points in each part.

    Returns
    -------
    array, (factors + 2, 2**exponent, factors)
        Points in the unit cube: A, B, and A with one column after the other taken from B.

    References
    ----------
    Saltelli, A. et al. (2010). Variance based sensitivity analysis of model output. Computer Physics
    Communications 181.
    """
    from scipy.stats import qmc

    # scipy 1.15 renamed the argument
    name = "rng" if "rng" in inspect.signature(qmc.Sobol).parameters else "seed"
    points = qmc.Sobol(2 * factors, scramble=True, **{name: rng}).random_base2(exponent)
    a, b = points[:, :factors], points[:, factors:]
    mixed = np.repeat(a[None], factors, axis=0)
    mixed[np.arange(factors), :, np.arange(factors)] = b.T
    return np.concatenate((a[None], b[None], mixed))


def alternatives_of(points: FloatArray, sizes: Sequence[int]) -> IntArray:
    """Turn points of the unit cube into alternatives of discrete choices, each equally likely.

    Parameters
    ----------
    points : array, (..., factors)
        Between 0 and 1.
    sizes : sequence of int
        Number of alternatives of each factor.

    Returns
    -------
    int array, (..., factors)
    """
    counts = np.asarray(sizes, dtype=np.intp)
    return np.minimum((points * counts).astype(np.intp), counts - 1)


def sobol_effects(outputs: FloatArray, *, floor: float | FloatArray = 0.0) -> dict[str, NDArray[Any]]:
    """Estimate first-order and total effects.

    Outputs are centred first: the estimator of first-order effects is a difference of products, and far
    from zero it would measure the mean.

    Parameters
    ----------
    outputs : array, (factors + 2, ..., points)
        The output at A, B and the mixed points of :func:`sobol_design`.
    floor : float or array, (...)
        No indices where the variance is not above it.

    Returns
    -------
    dict of arrays
        ``first``, ``total`` (factors, ...); ``variance (...)``.

    References
    ----------
    Saltelli, A. et al. (2010), as in :func:`sobol_design`, for first-order effects.
    Jansen, M. J. W. (1999). Analysis of variance designs for model output. Computer Physics
    Communications 117, for total effects.
    """
    y = outputs - outputs.mean(axis=(0, -1), keepdims=True)
    a, b, mixed = y[0], y[1], y[2:]
    variance = np.concatenate((a, b), axis=-1).var(axis=-1)
    scale = np.where(variance > floor, variance, np.nan)
    return {
        "first": (b * (mixed - a)).mean(axis=-1) / scale,
        "total": 0.5 * np.square(a - mixed).mean(axis=-1) / scale,
        "variance": variance,
    }


def bootstrap_sobol(
    outputs: FloatArray,
    *,
    rng: np.random.Generator,
    floor: float | FloatArray = 0.0,
    repetitions: int = 500,
    coverage: float = 0.9,
) -> dict[str, FloatArray]:
    """Return intervals for the effects: points are resampled with all their parts and the variance.

    Parameters
    ----------
    outputs : array, (factors + 2, ..., points)
        As in :func:`sobol_effects`.
    rng : numpy.random.Generator
        Source of randomness.
    floor : float or array, (...)
        No indices where the variance is not above it.
    repetitions : int
        Number of resamples.
    coverage : float
        Share of the resamples inside the interval.

    Returns
    -------
    dict of arrays
        ``first``, ``total`` (2, factors, ...): lower and upper ends. Points of a Sobol sequence are more
        even than independent ones, so that the intervals are on the wide side.
    """
    points = outputs.shape[-1]
    size = max(1, 2_000_000 // outputs.size)
    floors = np.asarray(floor)[..., None]  # the resamples are one axis more
    parts = []
    for begin in range(0, repetitions, size):
        picks = rng.integers(0, points, size=(min(size, repetitions - begin), points))
        parts.append(sobol_effects(outputs[..., picks], floor=floors))
    ends = ((1 - coverage) / 2, (1 + coverage) / 2)
    return {
        name: np.quantile(np.concatenate([part[name] for part in parts], axis=-1), ends, axis=-1)
        for name in ("first", "total")
    }


def sobol_until(
    output: Callable[[FloatArray], FloatArray],
    factors: int,
    *,
    rng: np.random.Generator,
    width: float = 0.05,
    first_exponent: int = 8,
    last_exponent: int = 14,
    floor: float | FloatArray = 0.0,
) -> dict[str, NDArray[Any]]:
    """Double the design until all intervals are narrow enough, then add Shapley effects.

    Shapley effects come from walks between the same points A and B (see
    :func:`~poliscope.kernels.sensitivity.shapley_from_walks`): the ends and the first steps are known
    already, so that ``factors - 2`` points more are needed for each.

    Parameters
    ----------
    output : callable
        ``output(points) -> values`` with shapes ``(points, factors)`` and ``(points,)``, or
        ``(points, outputs)`` for several at once, of which the first decides when the design is enough.
    factors : int
        Number of factors.
    rng : numpy.random.Generator
        Source of randomness.
    width : float
        Widest interval that is accepted.
    first_exponent, last_exponent : int
        Smallest and largest design, as powers of two.
    floor : float or array, (outputs,)
        No indices where the variance is not above it; then there is nothing to wait for.

    Returns
    -------
    dict of arrays
        As :func:`sobol_effects`, and ``first_interval``, ``total_interval`` (2, factors, ...),
        ``shapley``, ``shapley_error (factors, ...)``, ``points ()`` in each part and ``converged ()``;
        ``design (factors + 2, points, factors)`` and ``values (factors + 2, ..., points)``.
    """
    for exponent in range(first_exponent, last_exponent + 1):
        design = sobol_design(rng, factors, exponent=exponent)
        values = _values(output, design)
        lead, least = values if values.ndim == 2 else values[:, 0], float(np.ravel(floor)[0])
        ends = bootstrap_sobol(lead, rng=rng, floor=least)
        widest = max(float(np.ptp(part, axis=0).max()) for part in ends.values())
        if widest <= width or not sobol_effects(lead, floor=least)["variance"] > least:
            break
    if values.ndim > 2:
        ends = bootstrap_sobol(values, rng=rng, floor=floor)
    intervals = {f"{name}_interval": part for name, part in ends.items()}
    shapley = _walked(output, design, values, rng, floor)
    about = {"points": np.array(2**exponent), "converged": np.array(widest <= width)}
    effects = sobol_effects(values, floor=floor)
    return effects | intervals | shapley | about | {"design": design, "values": values}


def _values(output: Callable[[FloatArray], FloatArray], design: FloatArray) -> FloatArray:
    """Give outputs as (parts, ..., points)."""
    parts, points, factors = design.shape
    values = np.asarray(output(design.reshape(-1, factors)), dtype=np.float64)
    return np.moveaxis(values.reshape(parts, points, *values.shape[1:]), 1, -1)


def _walked(
    output: Callable[[FloatArray], FloatArray],
    design: FloatArray,
    values: FloatArray,
    rng: np.random.Generator,
    floor: float | FloatArray,
) -> dict[str, NDArray[Any]]:
    points, factors = design.shape[1:]
    orders = random_orders(rng, points, factors)
    path = np.empty((factors + 1, *values.shape[1:]))
    path[0], path[-1] = values[0], values[1]
    if factors > 1:
        path[1] = np.moveaxis(values[2 + orders[:, 0], ..., np.arange(points)], 0, -1)
    if factors > 2:
        path[2:-1] = _values(output, walk_points(design[0], design[1], orders)[2:-1])
    found = shapley_from_walks(path, orders, floor=floor)
    return {name: found[name] for name in ("shapley", "shapley_error")}


def coinr_effects(outputs: FloatArray) -> dict[str, FloatArray]:
    """Estimate the effects as COINr does, to repeat its published runs.

    Outputs are not centred, so that first-order effects of an output with a mean far from zero, such as
    a mean rank shift, are mostly noise; :func:`sobol_effects` is right where this is not.

    Parameters
    ----------
    outputs : array, (factors + 2, points)
        As in :func:`sobol_effects`.

    Returns
    -------
    dict of arrays
        ``first``, ``total`` (factors,).

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7.
    """
    a, b, mixed = outputs[0], outputs[1], outputs[2:]
    variance = np.concatenate((a, b)).var(ddof=1)
    return {
        "first": (b * (mixed - a)).mean(axis=-1) / variance,
        "total": 0.5 * np.square(a - mixed).mean(axis=-1) / variance,
    }
