"""The mirror: which units are alike in structure, and the gaps to them.

Distances are ``(units, units)`` with 0 on the diagonal. Tables of indicators are ``(units, indicators)``,
higher is better; NaN is missing.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError, one_of
from poliscope.kernels.activities import Array, check_table, to_dense

__all__ = [
    "close_gaps",
    "combine_distances",
    "feature_distance",
    "gap_table",
    "gap_worth",
    "mix_distance",
    "nearest_peers",
    "peer_benchmark",
    "rank_after",
    "size_distance",
]


def mix_distance(x: Any, *, metric: Literal["hellinger", "overlap", "euclidean"] = "hellinger") -> Array:
    """Distance of regions in what they do, whatever their size.

    Parameters
    ----------
    x : array_like (regions, activities) or scipy.sparse
        Amounts.
    metric : {"hellinger", "overlap", "euclidean"}
        Between the shares: Hellinger (small activities count), 1 less the overlap of Finger and
        Kreinin, or Euclidean (large activities decide).

    Returns
    -------
    ndarray (regions, regions)
        Hellinger and overlap 0 to 1; NaN for empty regions.

    References
    ----------
    Hellinger, E. (1909). Neue Begründung der Theorie quadratischer Formen. Journal für die reine und
    angewandte Mathematik 136, 210-271.
    """
    from scipy.spatial.distance import cdist

    if metric not in (known := ("hellinger", "overlap", "euclidean")):
        raise ArrayError(f"unknown distance {metric!r}", help=one_of(str(metric), known))
    table = to_dense(check_table(x))
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = table / table.sum(axis=1, keepdims=True)
    if metric == "overlap":
        return np.asarray(0.5 * cdist(shares, shares, "cityblock"))
    if metric == "hellinger":
        roots = np.sqrt(shares)
        return np.asarray(np.minimum(cdist(roots, roots) / np.sqrt(2.0), 1.0))
    return np.asarray(cdist(shares, shares))


def size_distance(size: ArrayLike) -> Array:
    """Absolute difference of the logarithms of a size or an income, ``(units, units)``.

    0.69 is a factor of 2. NaN where the size is missing or not positive.
    """
    values = np.asarray(size, dtype=np.float64)
    logs = np.log(np.where(values > 0, values, np.nan))
    return np.asarray(np.abs(logs[..., :, None] - logs[..., None, :]))


def feature_distance(features: ArrayLike, *, weights: ArrayLike | None = None) -> Array:
    """Euclidean distance of units over standardised features, where both have them.

    Parameters
    ----------
    features : array_like (units, features)
        Any scale; NaN is missing.
    weights : array_like (features,), optional
        Weights of 0 and more.

    Returns
    -------
    ndarray (units, units)
        Root of the weighted mean square difference in standard deviations, over the features that both
        units have; NaN if there are none.

    References
    ----------
    Gower, J. C. (1971). A general coefficient of similarity and some of its properties. Biometrics 27,
    857-871 (leaving out what is missing).
    """
    z = _standardised(np.asarray(features, dtype=np.float64))
    w = np.ones(z.shape[1]) if weights is None else np.asarray(weights, dtype=np.float64)
    if w.shape != z.shape[1:] or not np.all(w >= 0) or not w.any():
        raise ArrayError("every feature needs a weight of 0 or more", code="not-weights")
    known = (~np.isnan(z)).astype(np.float64)
    filled = np.nan_to_num(z)
    # sum w (a - b)^2 over what both have, by three matrix products
    cross = (filled * w) @ filled.T
    square = (filled**2 * w) @ known.T
    total = (known * w) @ known.T
    apart = np.maximum(square + square.T - 2.0 * cross, 0.0)
    distance = np.sqrt(apart / np.where(total > 0, total, np.nan))
    distance[np.diag_indices_from(distance)] *= 0.0  # exactly 0, or NaN
    return np.asarray(distance)


def _standardised(values: Array) -> Array:
    known = ~np.isnan(values)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, values, 0.0).sum(axis=0) / count
    spread = np.sqrt((np.where(known, values - mean, 0.0) ** 2).sum(axis=0) / count)
    return np.asarray((values - mean) / np.where(spread > 0, spread, 1.0))


def combine_distances(distances: ArrayLike, *, weights: ArrayLike | None = None) -> Array:
    """Combine several distances, each measured by its own median.

    Parameters
    ----------
    distances : array_like (kinds, units, units)
        For example mix, size and income.
    weights : array_like (kinds,), optional
        Weights of 0 and more.

    Returns
    -------
    ndarray (units, units)
        Root of the weighted mean of squares; 1 is a pair as far apart as the median pair in every kind.
        NaN where one of the distances is missing.
    """
    kinds = np.asarray(distances, dtype=np.float64)
    w = np.ones(len(kinds)) if weights is None else np.asarray(weights, dtype=np.float64)
    if kinds.ndim != 3 or w.shape != (len(kinds),) or not np.all(w >= 0) or not w.any():
        raise ArrayError("distances are combined with one weight of 0 or more each", code="not-weights")
    pairs = kinds[:, ~np.eye(kinds.shape[-1], dtype=np.bool_)]
    some = np.where(np.isnan(pairs).all(axis=1, keepdims=True), 0.0, pairs)
    unit = np.nanmedian(some, axis=1)[:, None, None]
    scaled = kinds / np.where(unit > 0, unit, 1.0)
    used = w > 0
    return np.asarray(np.sqrt(np.tensordot(w[used] / w.sum(), scaled[used] ** 2, axes=1)))


def nearest_peers(distance: ArrayLike, k: int) -> NDArray[np.intp]:
    """Find the k nearest other units of each unit, nearest first.

    Parameters
    ----------
    distance : array_like (units, units)
        NaN is never near.
    k : int
        Number of peers.

    Returns
    -------
    ndarray of int (units, k)
        Equal distances in the order of positions; -1 where fewer than k have a distance.
    """
    apart = np.array(distance, dtype=np.float64)
    if not 1 <= k < len(apart):
        raise ArrayError(f"{len(apart)} units have at most {len(apart) - 1} peers each, not {k}")
    np.fill_diagonal(apart, np.nan)
    order = np.argsort(apart, axis=1, kind="stable")[:, :k]  # NaN comes last
    missing = np.isnan(np.take_along_axis(apart, order, axis=1))
    return np.where(missing, -1, order)


def peer_benchmark(
    values: ArrayLike, peers: ArrayLike, *, statistic: Literal["median", "mean", "best"] = "median"
) -> Array:
    """Summarise the peers of each unit, indicator by indicator.

    Parameters
    ----------
    values : array_like (units, indicators)
        Higher is better; NaN is left out.
    peers : array_like of int (units, k)
        Positions, as :func:`nearest_peers` gives them (-1 is nobody). A single column is a mirror.
    statistic : {"median", "mean", "best"}
        What stands for the peers.

    Returns
    -------
    ndarray (units, indicators)
        NaN where no peer has a value.
    """
    if statistic not in (known := ("median", "mean", "best")):
        raise ArrayError(f"unknown statistic {statistic!r}", help=one_of(str(statistic), known))
    x, chosen = np.asarray(values, dtype=np.float64), np.asarray(peers, dtype=np.intp)
    theirs = np.where((chosen >= 0)[..., None], x[chosen], np.nan)
    empty = np.asarray(np.isnan(theirs).all(axis=1))
    # nothing to summarise would make numpy warn
    theirs = np.where(empty[:, None, :], 0.0, theirs)
    functions: dict[str, Any] = {"median": np.nanmedian, "mean": np.nanmean, "best": np.nanmax}
    summary = functions[statistic](theirs, axis=1)
    return np.where(empty, np.nan, summary)


def gap_table(values: ArrayLike, benchmark: ArrayLike) -> tuple[Array, Array]:
    """Give the gaps to a benchmark, absolute and in relation to it.

    Parameters
    ----------
    values, benchmark : array_like (..., indicators)
        Of the units and of what they are held against.

    Returns
    -------
    gap : ndarray (..., indicators)
        Value less benchmark: above 0 is ahead.
    relative : ndarray (..., indicators)
        Gap over the absolute benchmark; NaN where that is 0.
    """
    x, mark = np.asarray(values, dtype=np.float64), np.asarray(benchmark, dtype=np.float64)
    gap = x - mark
    size = np.abs(mark)
    return gap, gap / np.where(size > 0, size, np.nan)


def gap_worth(gap: ArrayLike, weights: ArrayLike) -> Array:
    """Compute what gaps in normalised indicators are worth in a weighted mean, ``(..., indicators)``.

    Adds up to the difference of the scores where nothing is missing; missing indicators are worth 0.
    """
    apart, w = np.asarray(gap, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if w.shape[-1:] != apart.shape[-1:] or not w.sum() > 0:
        raise ArrayError("every indicator needs a weight, some of them above 0", code="not-weights")
    return np.asarray(np.nan_to_num(apart) * w / w.sum())


def close_gaps(values: ArrayLike, benchmark: ArrayLike, *, unit: int) -> Array:
    """Make the tables in which one unit has closed one of its gaps, for scoring them anew.

    Parameters
    ----------
    values : array_like (units, indicators)
        Higher is better.
    benchmark : array_like (indicators,)
        What the unit is held against.
    unit : int
        Position of the unit.

    Returns
    -------
    ndarray (indicators + 1, units, indicators)
        In table k the unit has the benchmark's value in indicator k, if that is better (a missing value
        is filled); in the last table in all indicators. Other units are as they are.
    """
    x, mark = np.asarray(values, dtype=np.float64), np.asarray(benchmark, dtype=np.float64)
    n = x.shape[1]
    if mark.shape != (n,):
        raise ArrayError(f"the benchmark needs one value for each of the {n} indicators")
    closed = np.fmax(x[unit], mark)
    tables = np.repeat(x[None], n + 1, axis=0)
    tables[np.arange(n), unit, np.arange(n)] = closed
    tables[n, unit] = closed
    return tables


def rank_after(scores: ArrayLike, unit: int, new_score: ArrayLike) -> NDArray[np.intp]:
    """Give the rank that a unit would have with another score, all else being equal.

    Parameters
    ----------
    scores : array_like (units,)
        Present scores; NaN has no rank.
    unit : int
        Position of the unit.
    new_score : array_like (...)
        Scores to try.

    Returns
    -------
    ndarray of int (...)
        1 is first; ties share the better rank. 0 where the new score is missing.
    """
    others = np.delete(np.asarray(scores, dtype=np.float64), unit)
    trial = np.asarray(new_score, dtype=np.float64)
    ahead = (others > trial[..., None]).sum(axis=-1) + 1
    return np.where(np.isnan(trial), 0, ahead)
