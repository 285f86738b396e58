"""Points of a polytope: rejection where it is cheap, many hit-and-run chains where it is not."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.sampling.polytope import Polytope, affine_frame, interior_point, require_feasible
from poliscope.kernels.sampling.simplex import flat_dirichlet

__all__ = ["effective_size", "polytope_weights", "split_rhat"]

PILOT = 4096
LOWEST_ACCEPTANCE = 0.01
PILOTS, WARM_UP = 3, 10


def polytope_weights(
    rng: np.random.Generator,
    draws: int,
    polytope: Polytope,
    *,
    chains: int = 64,
    thin: int | None = None,
) -> dict[str, NDArray[Any]]:
    """Draw leaf weights uniformly from a polytope.

    Rejection from the simplex is exact and is taken where at least one draw in a hundred is kept.
    Otherwise equalities are eliminated and many hit-and-run chains run side by side, in coordinates
    that a pilot run has made round; then the draws of a chain depend on each other, so that the
    effective size and split R-hat belong to every result.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    polytope : mapping of arrays
        The admissible weights, see :func:`poliscope.kernels.sampling.weight_polytope`.
    chains : int
        Number of chains.
    thin : int, optional
        Steps between two draws that are kept; a quarter of the squared dimension, at least 8.

    Returns
    -------
    dict of arrays
        ``weights (draws, leaves)``; ``acceptance ()``, the share kept by rejection, NaN for chains;
        ``effective_size (leaves,)``, in draws; ``split_rhat (leaves,)``, near 1 when the chains agree
        (both NaN for weights that cannot move).

    Raises
    ------
    ArrayError
        No weights satisfy all conditions.

    References
    ----------
    Smith, R. L. (1984). Efficient Monte Carlo procedures for generating points uniformly distributed
    over bounded regions. Operations Research 32.
    Tervonen, T., van Valkenhoef, G., Bastürk, N. and Postmus, D. (2013). Hit-and-run enables efficient
    weight generation for simulation-based multiple criteria decision analysis. European Journal of
    Operational Research 224. doi:10.1016/j.ejor.2012.08.026
    """
    require_feasible(polytope)
    leaves = polytope["a_ub"].shape[1]
    if polytope["a_eq"].shape[0] == 1:
        pilot = _inside(flat_dirichlet(rng, PILOT, leaves), polytope)
        acceptance = len(pilot) / PILOT
        if acceptance >= LOWEST_ACCEPTANCE:
            return _by_rejection(rng, draws, polytope, acceptance)
    return _by_chains(rng, draws, polytope, chains, thin)


def effective_size(sequences: FloatArray) -> FloatArray:
    """Estimate how many independent draws dependent draws are worth.

    Parameters
    ----------
    sequences : array, (chains, length, ...)
        Draws in their order.

    Returns
    -------
    array, (...)
        NaN where nothing varies.

    References
    ----------
    Geyer, C. J. (1992). Practical Markov chain Monte Carlo. Statistical Science 7.
    Vehtari, A., Gelman, A., Simpson, D., Carpenter, B. and Bürkner, P.-C. (2021). Rank-normalization,
    folding, and localization: An improved R-hat. Bayesian Analysis 16. doi:10.1214/20-BA1221
    """
    chains, length = sequences.shape[:2]
    within, total = _variances(sequences)
    covariance = _autocovariance(sequences).mean(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        correlation = 1 - (within - covariance) / total
    correlation[0] = 1.0
    even = correlation.shape[0] // 2 * 2
    pairs = correlation[:even].reshape(even // 2, 2, *correlation.shape[1:]).sum(axis=1)
    # sums of neighbouring autocorrelations of a reversible chain are positive and fall
    positive = np.cumprod(pairs > 0, axis=0) > 0
    falling = np.minimum.accumulate(np.where(positive, pairs, 0.0), axis=0)
    time = np.maximum(2 * falling.sum(axis=0) - 1, 1 / np.log10(max(chains * length, 10)))
    return np.where(total > 0, chains * length / time, np.nan)


def split_rhat(sequences: FloatArray) -> FloatArray:
    """Compare the halves of all chains: near 1 when they have forgotten where they started.

    Parameters
    ----------
    sequences : array, (chains, length, ...)
        Draws in their order.

    Returns
    -------
    array, (...)
        NaN where nothing varies.

    References
    ----------
    Gelman, A. et al. (2013). Bayesian data analysis, third edition, section 11.4.
    """
    half = sequences.shape[1] // 2
    within, total = _variances(np.concatenate((sequences[:, :half], sequences[:, -half:])))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, np.sqrt(total / within), np.nan)


def _inside(weights: FloatArray, polytope: Polytope) -> FloatArray:
    return weights[(weights @ polytope["a_ub"].T <= polytope["b_ub"]).all(axis=1)]


def _by_rejection(
    rng: np.random.Generator, draws: int, polytope: Polytope, acceptance: float
) -> dict[str, NDArray[Any]]:
    leaves = polytope["a_ub"].shape[1]
    weights = np.empty((draws, leaves))
    filled = tried = kept = 0
    while filled < draws:
        tries = min(int((draws - filled) / acceptance * 1.1) + 64, 65_536)
        found = _inside(flat_dirichlet(rng, tries, leaves), polytope)
        tried, kept = tried + tries, kept + len(found)
        part = found[: draws - filled]
        weights[filled : filled + len(part)] = part
        filled += len(part)
    return {
        "weights": weights,
        "acceptance": np.array(kept / tried),
        "effective_size": np.full(leaves, float(draws)),
        "split_rhat": np.ones(leaves),
    }


def _by_chains(
    rng: np.random.Generator, draws: int, polytope: Polytope, chains: int, thin: int | None
) -> dict[str, NDArray[Any]]:
    origin, basis, rows, room = affine_frame(polytope)
    free = basis.shape[1]
    if free == 0:
        weights = np.tile(np.maximum(origin, 0.0), (draws, 1))
        length = max(draws // chains, 1)
    else:
        steps = max(8, free * free // 4) if thin is None else thin
        length = -(-draws // chains)
        z = _rounded_walk(rng, rows, room, chains=chains, length=length, thin=steps)
        # chain after chain, so that any consecutive part of the draws holds whole chains
        weights = np.maximum(origin + z.reshape(-1, free) @ basis.T, 0.0)
    sequences = weights[: chains * length].reshape(-1, length, origin.size)
    if length < 4:
        sequences = np.full((2, 4, origin.size), np.nan)
    moving = (np.abs(basis) > 1e-12).any(axis=1)
    return {
        "weights": weights[:draws],
        "acceptance": np.array(np.nan),
        "effective_size": np.where(moving, effective_size(sequences), np.nan),
        "split_rhat": np.where(moving, split_rhat(sequences), np.nan),
    }


def _rounded_walk(
    rng: np.random.Generator, rows: FloatArray, room: FloatArray, *, chains: int, length: int, thin: int
) -> FloatArray:
    """Find the shape of the set in short pilot walks, so that the last walk sees it nearly as a ball."""
    free = rows.shape[1]
    centre, radius = interior_point(rows, room)
    if not radius > 0:
        raise ArrayError(
            "hardly any weights satisfy all conditions at once",
            code="weights-no-room",
            help="widen the conditions, or state those that leave no room as equalities",
        )
    z: FloatArray = np.tile(centre, (chains, 1))
    shape: FloatArray = np.eye(free)
    for _ in range(PILOTS):
        pilot = _walk(rng, rows @ shape, room, z, length=2 * WARM_UP, thin=thin)
        turn = _shrunken_root(pilot[:, WARM_UP:])
        z = np.asarray(np.linalg.solve(turn, pilot[:, -1].T).T, dtype=np.float64)
        shape = shape @ turn
    walk = _walk(rng, rows @ shape, room, z, length=length + WARM_UP, thin=thin)
    return walk[:, WARM_UP:] @ shape.T


def _shrunken_root(sequences: FloatArray) -> FloatArray:
    """Return the Cholesky root of the covariance, drawn towards a ball the less is known about it."""
    free = sequences.shape[-1]
    cloud = sequences.reshape(-1, free)
    covariance = np.atleast_2d(np.cov(cloud.T))
    known = float(np.nanmedian(effective_size(sequences)))
    doubt = free / (free + known)
    ball = np.trace(covariance) / free * np.eye(free)
    return np.asarray(np.linalg.cholesky((1 - doubt) * covariance + doubt * ball), dtype=np.float64)


def _walk(
    rng: np.random.Generator,
    rows: FloatArray,
    room: FloatArray,
    start: FloatArray,
    *,
    length: int,
    thin: int,
) -> FloatArray:
    """Run hit-and-run from every start; return (chains, length, free)."""
    chains, free = start.shape
    z = start.copy()
    kept = np.empty((chains, length, free))
    for position in range(length):
        # slacks are updated step by step and refreshed here, before rounding can add up
        slack = room - z @ rows.T
        directions = rng.standard_normal((thin, chains, free))
        places = rng.random((thin, chains))
        for direction, place in zip(directions, places, strict=True):
            speed = direction @ rows.T
            with np.errstate(divide="ignore", invalid="ignore"):
                time = slack / speed
            ahead = np.where(speed > 0, time, np.inf).min(axis=1)
            behind = np.where(speed < 0, time, -np.inf).max(axis=1)
            move = behind + place * (ahead - behind)
            z += move[:, None] * direction
            slack -= move[:, None] * speed
            np.maximum(slack, 0.0, out=slack)
        kept[:, position] = z
    return kept


def _variances(sequences: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the variance within chains and the pooled one that also sees them disagree."""
    chains, length = sequences.shape[:2]
    within = sequences.var(axis=1, ddof=1).mean(axis=0)
    between = sequences.mean(axis=1).var(axis=0, ddof=1) if chains > 1 else np.zeros_like(within)
    return within, within * (length - 1) / length + between


def _autocovariance(sequences: FloatArray) -> FloatArray:
    length = sequences.shape[1]
    centred = sequences - sequences.mean(axis=1, keepdims=True)
    size = 1 << (2 * length - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, n=size, axis=1)) ** 2
    return np.asarray(np.fft.irfft(power, n=size, axis=1)[:, :length] / length, dtype=np.float64)
