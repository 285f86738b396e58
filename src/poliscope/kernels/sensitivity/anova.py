"""Which choice matters: exact variance shares from a full table of choices crossed with common draws.

A table has one axis a choice, with its alternatives, and a last axis of draws (of weights, of data) that
are common to all combinations. Nothing is sampled but the draws: first-order and total effects and
Shapley effects are read off the variances of conditional means.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray

__all__ = ["anova_effects", "bootstrap_effects", "closed_variances", "conditional_means", "effects_of"]


def anova_effects(
    table: FloatArray, *, probability: FloatArray | None = None, floor: float = 0.0
) -> dict[str, NDArray[Any]]:
    """Split the variance of an output among the choices, and the draws as one more choice.

    Parameters
    ----------
    table : array, (alternatives of choice 1, ..., of choice d, draws)
        The output for every combination and draw. Cells of excluded combinations are not read.
    probability : array, (alternatives of choice 1, ..., of choice d), optional
        Probability of each combination, 0 for one that is excluded by rule; equal where not given. With
        excluded combinations choices depend on each other: first-order effects then also carry what a
        choice says about the others, and only Shapley effects share the variance out.
    floor : float
        Where the variance of the output is not above this, the indices are NaN: they would be ratios of
        noise. For ranks 0.01 is a sensible floor (a standard deviation of a tenth of a rank).

    Returns
    -------
    dict of arrays
        ``first``, ``total``, ``shapley`` (d + 1,): shares of the variance, the draws last; ``mean ()``
        and ``variance ()`` of the output; ``closed (2**(d+1),)``: variance of the mean given each subset
        of factors, bit ``i`` of the position for factor ``i``.

    Raises
    ------
    ArrayError
        The probabilities do not fit the table, or values of combinations that count are missing.

    References
    ----------
    Saisana, M., Saltelli, A. and Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques
    as tools for the quality assessment of composite indicators. Journal of the Royal Statistical
    Society A 168. doi:10.1111/j.1467-985X.2005.00350.x
    Owen, A. B. (2014). Sobol' indices and Shapley value. SIAM/ASA Journal on Uncertainty
    Quantification 2.
    """
    closed, mean = closed_variances(table, probability=probability)
    effects = effects_of(closed[0], floor=floor)
    return effects | {"mean": mean[0], "variance": closed[0, -1], "closed": closed[0]}


def bootstrap_effects(
    table: FloatArray,
    *,
    rng: np.random.Generator,
    probability: FloatArray | None = None,
    floor: float = 0.0,
    repetitions: int = 500,
    coverage: float = 0.9,
) -> dict[str, NDArray[Any]]:
    """Return intervals for the effects by resampling the draws; the choices are enumerated, not sampled.

    Parameters
    ----------
    table, probability, floor
        As in :func:`anova_effects`.
    rng : numpy.random.Generator
        Source of randomness.
    repetitions : int
        Number of resamples.
    coverage : float
        Share of the resamples inside the interval.

    Returns
    -------
    dict of arrays
        ``first``, ``total``, ``shapley`` (2, d + 1): lower and upper ends.
    """
    draws = table.shape[-1]
    counts = rng.multinomial(draws, np.full(draws, 1 / draws), size=repetitions)
    closed, _ = closed_variances(table, probability=probability, draw_weights=counts / draws)
    effects = effects_of(closed, floor=floor)
    ends = ((1 - coverage) / 2, (1 + coverage) / 2)
    return {name: np.quantile(part, ends, axis=0) for name, part in effects.items()}


def closed_variances(
    table: FloatArray, *, probability: FloatArray | None = None, draw_weights: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return the variance of the conditional mean for every subset of factors.

    Parameters
    ----------
    table : array, (alternatives of choice 1, ..., of choice d, draws)
        The output.
    probability : array, (alternatives of choice 1, ..., of choice d), optional
        Probability of each combination.
    draw_weights : array, (repetitions, draws), optional
        Weights of the draws, each row summing to one; equal where not given.

    Returns
    -------
    closed : array, (repetitions, 2**(d+1))
        Bit ``i`` of the position says whether factor ``i`` is known; the draws are factor ``d``. The
        last one is the variance of the output.
    mean : array, (repetitions,)
    """
    shape, draws = table.shape[:-1], table.shape[-1]
    mass = _probabilities(shape, probability)
    filled = np.where(mass[..., None] > 0, table, 0.0)
    if not np.isfinite(filled).all():
        raise ArrayError(
            "a combination that counts has no value",
            code="table-incomplete",
            help="exclude combinations that do not fit by their probability, never by a missing value",
        )
    given = np.full((1, draws), 1 / draws) if draw_weights is None else draw_weights
    # differences from the mean keep the digits of small variances
    centre = float((filled * mass[..., None]).sum() / draws)
    joint = (filled - centre) * mass[..., None]
    choices = len(shape)
    closed = np.zeros((len(given), 2 ** (choices + 1)))
    mean = (joint.sum(axis=tuple(range(choices))) @ given.T).ravel()
    for known in range(2**choices):
        hidden = tuple(i for i in range(choices) if not known >> i & 1)
        share = mass.sum(axis=hidden).ravel()
        live = share > 0
        inner = joint.sum(axis=hidden).reshape(-1, draws)[live] / share[live, None]
        outer = inner @ given.T
        closed[:, known] = share[live] @ outer**2 - mean**2
        closed[:, known + 2**choices] = given @ (share[live] @ inner**2) - mean**2
    return np.maximum(closed, 0.0), mean + centre


def effects_of(closed: FloatArray, *, floor: float = 0.0) -> dict[str, FloatArray]:
    """Turn variances of conditional means into first-order, total and Shapley effects.

    Parameters
    ----------
    closed : array, (..., 2**factors)
        From :func:`closed_variances`.
    floor : float
        No effects where the whole variance is not above it.

    Returns
    -------
    dict of arrays
        ``first``, ``total``, ``shapley`` (..., factors), shares of the whole variance.

    References
    ----------
    Owen, A. B. (2014), as in :func:`anova_effects`.
    Song, E., Nelson, B. L. and Staum, J. (2016). Shapley effects for global sensitivity analysis.
    SIAM/ASA Journal on Uncertainty Quantification 4.
    """
    factors = closed.shape[-1].bit_length() - 1
    whole = closed[..., -1]
    varies = whole > floor
    scale = np.where(varies, whole, np.nan)[..., None]
    everything = 2**factors - 1
    bits = 1 << np.arange(factors)
    shapley = np.zeros((*closed.shape[:-1], factors))
    for subset in range(everything):
        size = subset.bit_count()
        weight = 1 / (factors * math.comb(factors - 1, size))
        joining = np.flatnonzero(subset & bits == 0)
        shapley[..., joining] += weight * (closed[..., subset | bits[joining]] - closed[..., subset, None])
    return {
        "first": closed[..., bits] / scale,
        "total": 1 - closed[..., everything ^ bits] / scale,
        "shapley": shapley / scale,
    }


def conditional_means(
    table: FloatArray, factors: Sequence[int], *, probability: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return mean and standard deviation of the output for each alternative of some choices.

    Readable without knowing what a variance share is: "with the geometric mean the shift is 3.1 ranks".

    Parameters
    ----------
    table : array, (alternatives of choice 1, ..., of choice d, draws)
        The output.
    factors : sequence of int
        The choices to keep, one or several.
    probability : array, (alternatives of choice 1, ..., of choice d), optional
        Probability of each combination.

    Returns
    -------
    mean, deviation : array, (alternatives of the kept choices, in their order)
        NaN for an alternative that is excluded everywhere.
    """
    choices = table.ndim - 1
    mass = _probabilities(table.shape[:-1], probability)[..., None] / table.shape[-1]
    joint = np.broadcast_to(mass, table.shape)
    filled = np.where(joint > 0, table, 0.0)
    hidden = tuple(i for i in range(choices + 1) if i not in factors)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = joint.sum(axis=hidden)
        mean = (filled * joint).sum(axis=hidden) / share
        around = filled - np.expand_dims(np.where(share > 0, mean, 0.0), hidden)
        deviation = np.sqrt((around**2 * joint).sum(axis=hidden) / share)
    order = np.argsort(np.argsort(factors))
    return mean.transpose(order), deviation.transpose(order)


def _probabilities(shape: tuple[int, ...], probability: FloatArray | None) -> FloatArray:
    if probability is None:
        return np.full(shape, 1 / math.prod(shape))
    if probability.shape != shape or not (probability >= 0).all() or not probability.sum() > 0:
        raise ArrayError(
            f"probabilities of shape {probability.shape} do not fit choices of shape {shape}",
            code="probability-shape",
            help="give one probability of 0 or more to each combination, not all 0",
        )
    return np.asarray(probability / probability.sum(), dtype=np.float64)
