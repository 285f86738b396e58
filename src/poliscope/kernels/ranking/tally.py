"""Rank acceptability: how often each unit has each rank, over weights drawn at random.

Draws are made, scored, ranked and counted in blocks, each block with its own stream of random numbers,
so that the same seed gives the same counts for any number of threads, and memory does not grow with
the number of draws.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.parallel import in_order, one_blas_thread, workers
from poliscope.kernels.ranking.counting import add_firsts, order_units, strict_wins

__all__ = [
    "Sample",
    "Score",
    "acceptability",
    "confidence_factors",
    "rank_tally",
    "share_standard_error",
    "weighted_scores",
]

Sample: TypeAlias = Callable[[np.random.Generator, int], FloatArray]
Score: TypeAlias = Callable[[FloatArray, np.random.Generator], FloatArray]
Tally: TypeAlias = dict[str, NDArray[Any]]

BLOCK = 8192
# what is sorted at once should stay in the second-level cache
PART_BYTES = 400_000


def weighted_scores(
    values: FloatArray, *, standard_errors: FloatArray | None = None, shared: FloatArray | None = None
) -> Score:
    """Return a function that scores blocks of leaf weights by weighted means.

    Identical rows are scored once, because a matrix product need not give identical rows the same
    last bit, and they would not tie.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators, or their :func:`~poliscope.kernels.ranking.rank_form`.
    standard_errors : array, (units, leaves), optional
        Standard errors of the values; every draw then gets independent normal errors.
    shared : array, (sources, units, leaves), optional
        Errors that several values of a unit share, such as those of a common denominator; see
        :func:`~poliscope.kernels.sampling.score_variances`.

    Returns
    -------
    callable
        ``score(weights, rng) -> scores`` with shapes ``(draws, leaves)`` and ``(draws, units)``.
    """
    distinct, place = np.unique(values, axis=0, return_inverse=True)
    repeated = len(distinct) < len(values)
    factors = np.ascontiguousarray(distinct.T if repeated else values.T)

    def score(weights: FloatArray, rng: np.random.Generator) -> FloatArray:
        scores = weights @ factors
        if repeated:
            scores = np.take(scores, place.ravel(), axis=1)
        if standard_errors is not None:
            from poliscope.kernels.sampling import score_noise

            scores += score_noise(rng, weights, standard_errors, shared=shared)
        return scores

    return score


def rank_tally(
    sample: Sample,
    score: Score,
    *,
    rng: np.random.Generator,
    draws: int,
    units: int,
    step: float,
    pairwise: bool = True,
    central: bool = True,
    threads: int | None = None,
    block: int = BLOCK,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Tally:
    """Draw weights, score, rank and count.

    Parameters
    ----------
    sample : callable
        ``sample(rng, size) -> weights``, one row a draw. The rows may be leaf weights, shares of a
        whole tree, or whatever else `score` understands.
    score : callable
        ``score(weights, rng) -> scores (draws, units)``; see :func:`weighted_scores`. Rows must not
        depend on each other. Both callables run in several threads.
    rng : numpy.random.Generator
        Every block gets a stream spawned from it.
    draws : int
        Number of draws.
    units : int
        Number of units.
    step : float
        Resolution of scores, see :func:`~poliscope.kernels.ranking.resolution`.
    pairwise : bool
        Count who is ahead of whom; the work grows with the square of the units.
    central : bool
        Add up the weights under which each unit is first.
    threads : int, optional
        Number of threads; the cores of the machine. The result does not depend on it.
    block : int
        Draws a block; part of what the seed fixes.
    progress : callable, optional
        ``progress(done, draws)``, called from the calling thread after each block.
    stop : callable, optional
        Asked after each block; when it returns True, the counts so far are returned.

    Returns
    -------
    dict of arrays
        ``draws ()``: how many were made; ``rank_counts (units, units)``: draws in which unit ``i`` has
        rank ``r + 1``, tied units sharing the best of their places; ``wins (units, units)``: draws in
        which ``i`` is strictly ahead of ``j``; ``central_weights (units, columns)``: the mean weights
        under which a unit is first, NaN for one that never is.

    References
    ----------
    Lahdelma, R., Hokkanen, J. and Salminen, P. (1998). SMAA - Stochastic multiobjective acceptability
    analysis. European Journal of Operational Research 106.
    Lahdelma, R. and Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis for
    group decision making. Operations Research 49.
    Leskinen, P., Viitanen, J., Kangas, A. and Kangas, J. (2006). Alternatives to incorporate
    uncertainty and risk attitude in multicriteria evaluation of forest plans. Forest Science 52.
    """
    halt = Event()

    def work(block: tuple[np.random.Generator, int]) -> Tally:
        return _tally_block(sample, score, *block, units, step, pairwise=pairwise, central=central, halt=halt)

    blocks = ((rng.spawn(1)[0], min(block, draws - begin)) for begin in range(0, draws, block))
    total: Tally = {}
    done = 0
    with one_blas_thread(), workers(threads, halt) as pool:
        for part in in_order(pool, work, blocks):
            total = {name: total[name] + part[name] for name in part} if total else part
            done = int(total["draws"])
            if progress is not None:
                progress(done, draws)
            if stop is not None and stop():
                break
    return _finish(total) if total else _finish(work((rng, 0)))


def acceptability(rank_counts: IntArray) -> dict[str, FloatArray]:
    """Turn counts of ranks into shares.

    Parameters
    ----------
    rank_counts : int array, (units, units)
        Draws in which unit ``i`` has rank ``r + 1``.

    Returns
    -------
    dict of arrays
        ``share (units, units)``: of the draws with each rank; ``cumulative (units, units)``: with rank
        ``r + 1`` or better; ``expected_rank (units,)``; ``rank_deviation (units,)``: standard
        deviation of the rank; ``standard_error (units, units)`` of the shares.
    """
    draws = rank_counts.sum(axis=1, keepdims=True)
    share = rank_counts / np.maximum(draws, 1)
    places = np.arange(1, rank_counts.shape[1] + 1)
    expected = share @ places
    return {
        "share": share,
        "cumulative": np.cumsum(rank_counts, axis=1) / np.maximum(draws, 1),
        "expected_rank": expected,
        "rank_deviation": np.sqrt(np.maximum(share @ places**2 - expected**2, 0.0)),
        "standard_error": share_standard_error(share, draws),
    }


def share_standard_error(share: FloatArray, draws: IntArray | int) -> FloatArray:
    """Return the standard error of shares of independent draws.

    Parameters
    ----------
    share : array
        Shares between 0 and 1.
    draws : int or array
        Number of draws.

    Returns
    -------
    array
        ``sqrt(p (1 - p) / draws)``. At a share of exactly 0 or 1 it is 0, and the share is then only
        known to be within about ``3 / draws`` (95 %).
    """
    return np.asarray(np.sqrt(share * (1 - share) / np.maximum(draws, 1)), dtype=np.float64)


def confidence_factors(
    central_weights: FloatArray,
    values: FloatArray,
    standard_errors: FloatArray,
    *,
    rng: np.random.Generator,
    draws: int,
    step: float,
    shared: FloatArray | None = None,
) -> FloatArray:
    """Return how often each unit is first under its own central weights, given errors in the data.

    Parameters
    ----------
    central_weights : array, (units, leaves)
        From :func:`rank_tally`; rows of NaN give NaN.
    values : array, (units, leaves)
        Normalised indicators.
    standard_errors : array, (units, leaves)
        Their standard errors; NaN counts as 0.
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws of the data.
    step : float
        Resolution of scores.
    shared : array, (sources, units, leaves), optional
        Errors that several values of a unit share; see :func:`weighted_scores`.

    Returns
    -------
    array, (units,)

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001), as in :func:`rank_tally`.
    """
    from poliscope.kernels.sampling import score_variances

    able = np.flatnonzero(np.isfinite(central_weights).all(axis=1))
    weights = central_weights[able]
    nominal = weights @ values.T
    deviation = np.sqrt(score_variances(weights, standard_errors, shared=shared))
    first = np.zeros(able.size, dtype=np.int64)
    size = max(1, 2_000_000 // max(nominal.size, 1))
    done = 0
    while done < draws:
        count = min(size, draws - done)
        steps = np.rint((nominal + deviation * rng.standard_normal((count, *nominal.shape))) / step)
        own = steps[:, np.arange(able.size), able]
        first += (own >= steps.max(axis=2)).sum(axis=0)
        done += count
    factors = np.full(len(values), np.nan)
    factors[able] = first / draws
    return factors


def _tally_block(
    sample: Sample,
    score: Score,
    rng: np.random.Generator,
    size: int,
    units: int,
    step: float,
    *,
    pairwise: bool,
    central: bool,
    halt: Event,
) -> Tally:
    weights = sample(rng, size)
    counts = np.zeros(units * units, dtype=np.int64)
    sums, firsts = np.zeros((units, weights.shape[1])), np.zeros(units, dtype=np.int64)
    # draws beyond the block's size fill up whole machine words; all zeros, they count as nothing
    ranks = np.zeros((units, -(-size // 8) * 8 if pairwise else 0), dtype=np.min_scalar_type(-units))
    ties: list[IntArray] = []
    part = max(16, PART_BYTES // (8 * units))
    for begin in range(0, size, part):
        if halt.is_set():
            break
        some = weights[begin : begin + part]
        unit, place, tied = order_units(score(some, rng), step)
        if pairwise:
            ranks.ravel()[unit * ranks.shape[1] + np.arange(begin, begin + len(some))[:, None]] = place
            ties.append(begin + tied)
        if central:
            add_firsts(sums, firsts, unit, place, tied, some)
        unit += place * units
        counts += np.bincount(unit.ravel(), minlength=units * units)
    tally: Tally = {"draws": np.array(size), "rank_counts": counts.reshape(units, units).T}
    if pairwise:
        tally["wins"] = strict_wins(ranks, np.concatenate(ties) if ties else np.zeros(0, dtype=np.intp), size)
    if central:
        tally |= {"first_sums": sums, "firsts": firsts}
    return tally


def _finish(total: Tally) -> Tally:
    result: Tally = {name: total[name] for name in ("draws", "rank_counts", "wins") if name in total}
    if "firsts" in total:
        with np.errstate(invalid="ignore", divide="ignore"):
            result["central_weights"] = total["first_sums"] / total["firsts"][:, None]
    return result
