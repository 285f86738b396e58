"""Confidence sets for ranks: what sampling error of the scores lets us say about the true ranks.

A unit's true rank is known to lie between one more than the number of units that are significantly above
it, and the number of units less those significantly below it. All comparisons are tested together by a
bootstrap of their largest statistic, and step-down repeats it without what is rejected already. The
percentiles of bootstrapped ranks are not offered: where scores are close they cover the true rank far
less often than they say.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray

__all__ = ["error_covariance", "rank_sets", "rank_sets_over_weights", "tau_best"]

# doubles in one temporary array: half a megabyte stays in the cache
CHUNK = 65_536
EXACT = 1e-12


def rank_sets(
    estimates: FloatArray,
    covariance: FloatArray,
    *,
    rng: np.random.Generator,
    coverage: float = 0.95,
    draws: int = 1000,
    simultaneous: bool = True,
    step_down: bool = True,
) -> tuple[IntArray, IntArray]:
    """Return confidence sets for the ranks of all units.

    Parameters
    ----------
    estimates : array, (units,)
        Estimated scores; higher is better.
    covariance : array, (units, units) or (units,)
        Covariance matrix of the estimates, which may be singular; or the variances of independent
        estimates. A difference without error is taken as it stands.
    rng : numpy.random.Generator
        Source of randomness.
    coverage : float
        Probability with which the sets hold the true ranks, for large samples.
    draws : int
        Number of bootstrap draws.
    simultaneous : bool
        True: the sets of all units hold together. False: each set holds by itself, and is narrower.
    step_down : bool
        Repeat without the rejected comparisons until nothing new is rejected.

    Returns
    -------
    lower, upper : int array, (units,)
        Best and worst rank in the set.

    Raises
    ------
    ArrayError
        The covariance does not fit the estimates, or the coverage is no probability.

    References
    ----------
    Mogstad, M., Romano, J. P., Shaikh, A. M. and Wilhelm, D. (2024). Inference for ranks with
    applications to mobility across neighbourhoods and academic achievement across countries. Review of
    Economic Studies 91. doi:10.1093/restud/rdad006
    """
    units = len(estimates)
    if not 0 < coverage < 1:
        raise ArrayError(
            f"a coverage of {coverage:g} is no probability between 0 and 1",
            code="coverage-out-of-range",
            help="take 0.95",
        )
    noise, deviation = _noise(estimates, covariance, rng, draws)
    difference = estimates[:, None] - estimates[None, :]
    known = deviation <= EXACT * max(float(deviation.max(initial=0.0)), 1e-300)
    statistic = np.where(known, 0.0, difference / np.where(known, 1.0, deviation))
    inverse = np.where(known, 0.0, 1.0 / np.where(known, 1.0, deviation))
    test = _test_together if simultaneous else _test_one_by_one
    found = np.where(known, np.sign(difference), test(statistic, inverse, noise, coverage, step_down))
    return 1 + (found < 0).sum(axis=1), units - (found > 0).sum(axis=1)


def rank_sets_over_weights(
    values: FloatArray,
    standard_errors: FloatArray,
    weights: FloatArray,
    *,
    rng: np.random.Generator,
    coverage: float = 0.95,
    draws: int = 1000,
    simultaneous: bool = True,
    shared: FloatArray | None = None,
) -> tuple[IntArray, IntArray]:
    """Join sampling error with doubt about the weights: the union of the sets over several weightings.

    Conservative: whichever of the weightings is the right one, its set is part of the union.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators.
    standard_errors : array, (units, leaves)
        Their standard errors, independent of each other; NaN counts as 0.
    weights : array, (weightings, leaves)
        Leaf weights; some tens are enough.
    rng : numpy.random.Generator
        Source of randomness.
    coverage, draws, simultaneous
        As in :func:`rank_sets`.
    shared : array, (sources, units, leaves), optional
        Errors that several indicators of a unit share, such as those of a common denominator; see
        :func:`~poliscope.kernels.sampling.score_variances`.

    Returns
    -------
    lower, upper : int array, (units,)
    """
    from poliscope.kernels.sampling import score_variances

    scores, variances = weights @ values.T, score_variances(weights, standard_errors, shared=shared)
    sets = [
        rank_sets(score, variance, rng=stream, coverage=coverage, draws=draws, simultaneous=simultaneous)
        for score, variance, stream in zip(scores, variances, rng.spawn(len(weights)), strict=True)
    ]
    lower, upper = np.array(sets).transpose(1, 0, 2)
    return lower.min(axis=0), upper.max(axis=0)


def tau_best(lower: IntArray, *, tau: int = 1) -> BoolArray:
    """Return who may be among the best.

    Parameters
    ----------
    lower : int array, (units,)
        Best ranks of simultaneous sets.
    tau : int
        Size of the top group; 1 asks who may be first.

    Returns
    -------
    bool array, (units,)
        With the coverage of the sets it contains all units that truly are among the best.

    References
    ----------
    Mogstad et al. (2024), as in :func:`rank_sets`, section on the tau-best.
    """
    return np.asarray(lower <= tau)


def error_covariance(
    standard_errors: FloatArray, weights: FloatArray, *, shared: FloatArray | None = None
) -> FloatArray:
    """Return the covariance matrix of weighted means from the errors of their indicators.

    Parameters
    ----------
    standard_errors : array, (units, leaves)
        Standard errors of the normalised indicators; NaN counts as 0.
    weights : array, (leaves,)
        Leaf weights.
    shared : array, (leaves, leaves), optional
        Correlation of the errors of two indicators of one unit, such as two from one survey; none where
        not given. Errors of different units are independent.

    Returns
    -------
    array, (units, units)
        Diagonal.
    """
    errors = np.where(np.isnan(standard_errors), 0.0, standard_errors) * weights
    correlation = np.eye(weights.size) if shared is None else shared
    return np.diag(np.einsum("ui,ij,uj->u", errors, correlation, errors))


def _noise(
    estimates: FloatArray, covariance: FloatArray, rng: np.random.Generator, draws: int
) -> tuple[FloatArray, FloatArray]:
    """Draw errors (units, draws) with the given covariance; return also the deviations of differences."""
    units = len(estimates)
    normal = rng.standard_normal((units, draws))
    if covariance.shape == (units,):
        variance, mixed = covariance, np.zeros((units, units))
        noise = np.sqrt(np.maximum(covariance, 0.0))[:, None] * normal
    elif covariance.shape == (units, units):
        variance = np.diag(covariance)
        mixed = covariance - np.diag(variance)
        # the square root by eigenvalues also exists where the matrix is singular
        values, vectors = np.linalg.eigh(covariance)
        noise = (vectors * np.sqrt(np.maximum(values, 0.0))) @ (vectors.T @ normal)
    else:
        raise ArrayError(
            f"a covariance of shape {covariance.shape} does not fit {units} estimates",
            code="covariance-shape",
            help="give a matrix (units, units), or variances (units,) of independent estimates",
        )
    spread = variance[:, None] + variance[None, :] - 2 * mixed
    np.fill_diagonal(spread, 0.0)
    return noise, np.sqrt(np.maximum(spread, 0.0))


def _test_together(
    statistic: FloatArray, inverse: FloatArray, noise: FloatArray, coverage: float, step_down: bool
) -> NDArray[np.int8]:
    """Test all ordered pairs at once: 1 where the row is significantly above the column, -1 below."""
    first, second = np.triu_indices(len(statistic), 1)
    uncertain = inverse[first, second] > 0
    first, second = first[uncertain], second[uncertain]
    t, scale = statistic[first, second], inverse[first, second]
    rejected = np.zeros(t.size, dtype=np.int8)
    while t.size:
        largest = _largest(noise, first, second, scale, rejected)
        critical = np.quantile(largest, coverage)
        fresh = (rejected == 0) & (np.abs(t) > critical)
        rejected[fresh] = np.sign(t[fresh])
        if not (fresh.any() and step_down):
            break
    found = np.zeros(statistic.shape, dtype=np.int8)
    found[first, second], found[second, first] = rejected, -rejected
    return found


def _largest(
    noise: FloatArray, first: IntArray, second: IntArray, scale: FloatArray, rejected: NDArray[np.int8]
) -> FloatArray:
    """Return for every draw the largest statistic among the hypotheses that are left.

    Of a pair both directions are left, or only the one against what was found.
    """
    largest = np.full(noise.shape[1], -np.inf)
    rows = max(1, CHUNK // noise.shape[1])
    for two_sided in (True, False):
        chosen = np.flatnonzero((rejected == 0) == two_sided)
        signed = scale[chosen] * np.where(two_sided, 1, -rejected[chosen])
        for begin in range(0, chosen.size, rows):
            some = chosen[begin : begin + rows]
            part = noise[first[some]]
            part -= noise[second[some]]
            part *= signed[begin : begin + rows, None]
            if two_sided:
                np.abs(part, out=part)
            np.maximum(largest, part.max(axis=0), out=largest)
    return largest


def _test_one_by_one(
    statistic: FloatArray, inverse: FloatArray, noise: FloatArray, coverage: float, step_down: bool
) -> NDArray[np.int8]:
    """Test for each unit its own pairs: 1 where the row's unit is above the column's in its own test."""
    units, draws = noise.shape
    rejected = np.zeros((units, units), dtype=np.int8)
    active = np.arange(units)
    rows = max(1, CHUNK // (units * draws))
    while active.size:
        critical = np.empty(active.size)
        for begin in range(0, active.size, rows):
            some = active[begin : begin + rows]
            part = noise[some, None, :] - noise[None, :, :]
            sign = np.where(rejected[some] == 0, 1, -rejected[some]) * inverse[some]
            part *= sign[..., None]
            np.abs(part, out=part, where=(rejected[some] == 0)[..., None])
            critical[begin : begin + rows] = np.quantile(part.max(axis=1), coverage, axis=-1)
        fresh = (
            (rejected[active] == 0) & (np.abs(statistic[active]) > critical[:, None]) & (inverse[active] > 0)
        )
        rejected[active] += np.where(fresh, np.sign(statistic[active]), 0).astype(np.int8)
        active = active[fresh.any(axis=1)] if step_down else active[:0]
    return rejected
