"""Who has what the other lacks: directed scores of pairs, what carries them, the best coalitions.

Presences ``M`` are ``(regions, activities)``; where no table of activities exists, the same questions
are asked of indicator profiles ``(units, indicators)``, higher is better.
"""

from __future__ import annotations

from itertools import combinations, islice
from math import comb
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, to_dense

__all__ = [
    "Coalition",
    "best_coalition",
    "complementarity",
    "complementarity_carriers",
    "correlation_beyond_size",
    "coverage",
    "pair_types",
    "presence_similarity",
    "profile_carriers",
    "profile_complementarity",
]


class Coalition(NamedTuple):
    """What :func:`best_coalition` gives."""

    members: NDArray[np.intp]
    """(m,): positions, in the order of choice (greedy) or ascending (exact)."""
    value: float
    """Weighted share of what is to be covered that the members cover together, 0 to 1."""
    bound: float
    """No coalition of this size covers more; equal to `value` if exact."""
    exact: bool
    """Whether all coalitions were compared."""


def complementarity(M: Any, proximity: Any) -> Array:
    """Score each ordered pair of regions: how much nearer the second brings what the first lacks.

    The mean, over the activities that r lacks, of the relatedness density that the activities of s
    add which r does not have: ``sum_j (1 - M_rj) M_sj phi_jc / sum_j phi_jc``.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences.
    proximity : array_like (activities, activities) or scipy.sparse
        Links with a diagonal of 0.

    Returns
    -------
    ndarray (regions, regions)
        ``[r, s]``: what s brings to r; 0 to 1, 0 on the diagonal. Not symmetric: a large region brings
        much to a small one and gets little. NaN where r lacks nothing.

    References
    ----------
    Balland, P.-A. and Boschma, R. (2021). Complementary interregional linkages and smart
    specialisation. Regional Studies 55, 1059-1070.
    """
    has = to_dense(check_table(M, what="the presence table"))
    return np.asarray(_gain_by_activity(has, proximity) @ has.T)


def _gain_by_activity(has: Array, proximity: Any) -> Array:
    """Give what each region would get from each activity it lacks, ``(regions, activities)``."""
    links = to_dense(proximity)
    near = links.sum(axis=0)
    share = links / np.where(near > 0, near, 1.0)
    lacks = 1.0 - has
    count = lacks.sum(axis=1, keepdims=True)
    gain = lacks * (lacks @ share.T) / np.where(count > 0, count, 1.0)
    return np.where(count > 0, gain, np.nan)


def complementarity_carriers(M: Any, proximity: Any, *, region: int, partner: int) -> Array:
    """Say which activities of a partner carry its complementarity to a region.

    Parameters
    ----------
    M, proximity
        As in :func:`complementarity`.
    region, partner : int
        Positions.

    Returns
    -------
    ndarray (activities,)
        Adds up to ``complementarity(M, proximity)[region, partner]``; above 0 only where the partner
        has what the region lacks.
    """
    has = to_dense(check_table(M, what="the presence table"))
    return np.asarray(_gain_by_activity(has[[region]], proximity)[0] * has[partner])


def presence_similarity(M: Any) -> Array:
    """Likeness of each pair of regions: activities of both over activities of either (Jaccard).

    Returns
    -------
    ndarray (regions, regions)
        0 to 1; NaN for a pair of empty regions.

    References
    ----------
    Jaccard, P. (1901). Étude comparative de la distribution florale. Bulletin de la Société Vaudoise
    des Sciences Naturelles 37, 547-579.
    """
    has = to_dense(check_table(M, what="the presence table"))
    both, own = has @ has.T, has.sum(axis=1)
    either = own[:, None] + own - both
    return np.where(either > 0, both / np.where(either > 0, either, 1.0), np.nan)


def pair_types(similarity: ArrayLike, score: ArrayLike) -> NDArray[np.intp]:
    """Sort the pairs of each region into rivals and partners, by its own medians.

    Parameters
    ----------
    similarity, score : array_like (regions, regions)
        Likeness, and complementarity from the row's point of view.

    Returns
    -------
    ndarray of int (regions, regions)
        0 neither, 1 rival (more alike than the row's median), 2 partner (more complementary than the
        median), 3 both; -1 on the diagonal and where a value is missing.
    """
    alike, gain = (np.array(values, dtype=np.float64) for values in (similarity, score))
    missing = np.isnan(alike) | np.isnan(gain) | np.eye(len(alike), dtype=np.bool_)
    kind = np.where(alike > _row_median(alike, missing), 1, 0)
    kind += np.where(gain > _row_median(gain, missing), 2, 0)
    return np.where(missing, -1, kind)


def _row_median(values: Array, missing: NDArray[np.bool_]) -> Array:
    # a row without a pair would make nanmedian warn; its cells are all missing anyway
    known = np.where(missing, np.nan, values)
    known[missing.all(axis=1)] = 0.0
    return np.asarray(np.nanmedian(known, axis=1, keepdims=True))


def profile_complementarity(scores: ArrayLike, *, weights: ArrayLike | None = None) -> Array:
    """Score each ordered pair of units by their indicators: where the second is ahead, and how far.

    ``sum_k w_k max(x_sk - x_rk, 0) / sum_k w_k`` over the indicators that both have.

    Parameters
    ----------
    scores : array_like (units, indicators)
        Normalised to one scale, higher is better; NaN is missing.
    weights : array_like (indicators,), optional
        Weights of 0 and more; equal without them.

    Returns
    -------
    ndarray (units, units)
        ``[r, s]``: what s has beyond r, on the scale of the scores; 0 on the diagonal. NaN for a pair
        without a common indicator.
    """
    x, w = _profiles(scores, weights)
    ahead = x[None, :, :] - x[:, None, :]
    known = ~np.isnan(ahead)
    total = known @ w
    gain = np.where(known, np.maximum(np.nan_to_num(ahead), 0.0), 0.0) @ w
    return np.where(total > 0, gain / np.where(total > 0, total, 1.0), np.nan)


def profile_carriers(
    scores: ArrayLike, *, unit: int, partner: int, weights: ArrayLike | None = None
) -> Array:
    """Say which indicators carry a partner's complementarity to a unit, ``(indicators,)``.

    Adds up to ``profile_complementarity(scores)[unit, partner]``; NaN where one of the two is missing.
    """
    x, w = _profiles(scores, weights)
    ahead = x[partner] - x[unit]
    total = w[~np.isnan(ahead)].sum()
    return np.asarray(w * np.maximum(ahead, 0.0) / (total if total > 0 else np.nan))


def _profiles(scores: ArrayLike, weights: ArrayLike | None) -> tuple[Array, Array]:
    x = np.asarray(scores, dtype=np.float64)
    if x.ndim != 2:
        raise ArrayError("profiles are compared in one table of units by indicators", code="not-a-table")
    return x, _weights(weights, x.shape[1])


def _weights(weights: ArrayLike | None, n: int) -> Array:
    w = np.ones(n) if weights is None else np.asarray(weights, dtype=np.float64)
    if w.shape != (n,) or not np.all((w >= 0) & (w < np.inf)) or not w.any():
        raise ArrayError(f"{n} weights of 0 and more are needed, one of them above 0", code="not-weights")
    return w


def coverage(levels: ArrayLike, members: ArrayLike, *, weights: ArrayLike | None = None) -> Array:
    """Weighted mean, over activities, of the best level among the members of each coalition.

    Parameters
    ----------
    levels : array_like (units, activities)
        Presences, or normalised scores, 0 to 1.
    members : array_like of int (..., m)
        Positions of the members.
    weights : array_like (activities,), optional
        What covering each activity is worth: 0 leaves it out.

    Returns
    -------
    ndarray (...)
        0 to 1.
    """
    x = _levels(levels)
    w = _weights(weights, x.shape[1])
    return np.asarray(x[np.asarray(members, dtype=np.intp)].max(axis=-2) @ (w / w.sum()))


def _levels(levels: ArrayLike) -> Array:
    x = to_dense(check_table(levels, what="the table of levels"))
    if x.ndim != 2 or x.max() > 1:
        raise ArrayError("a coalition covers levels between 0 and 1, in one table", code="not-levels")
    return x


def best_coalition(
    levels: ArrayLike,
    m: int,
    *,
    weights: ArrayLike | None = None,
    include: ArrayLike = (),
    most_compared: int = 200_000,
) -> Coalition:
    """Find the m units that together cover most: each activity counts at its best member's level.

    Compares all coalitions where that is possible; beyond, adds the unit that helps most, one after
    the other. Such a greedy coalition covers at least 1 - 1/e = 63 % of the best one's gain, and in
    practice nearly all; `bound` says how much more could be possible at most in this very case.

    Parameters
    ----------
    levels : array_like (units, activities)
        Presences, or normalised scores, 0 to 1.
    m : int
        Size of the coalition.
    weights : array_like (activities,), optional
        What covering each activity is worth.
    include : array_like of int
        Positions of units that are members in any case.
    most_compared : int
        Number of coalitions up to which all are compared.

    Returns
    -------
    Coalition

    References
    ----------
    Nemhauser, G. L., Wolsey, L. A. and Fisher, M. L. (1978). An analysis of approximations for
    maximizing submodular set functions. Mathematical Programming 14, 265-294.
    Leskovec, J. et al. (2007). Cost-effective outbreak detection in networks. KDD (the bound).
    """
    x = _levels(levels)
    w = _weights(weights, x.shape[1])
    w = w / w.sum()
    given = np.unique(np.asarray(include, dtype=np.intp))
    free = np.setdiff1d(np.arange(len(x)), given)
    if not len(given) <= m <= len(x) or m < 1:
        raise ArrayError(f"no coalition of {m} out of {len(x)} units with {len(given)} given members")
    open_places = m - len(given)
    reached = x[given].max(axis=0, initial=0.0)
    if comb(len(free), open_places) <= most_compared:
        return _all_coalitions(x, w, given, free, open_places, reached)
    return _greedy(x, w, given, free, open_places, reached)


def _all_coalitions(x: Array, w: Array, given: Any, free: Any, places: int, reached: Array) -> Coalition:
    if not places:
        return Coalition(given, float(reached @ w), float(reached @ w), True)
    candidates = combinations(range(len(free)), places)
    block = max(1, 4_000_000 // max(1, places * x.shape[1]))
    best, members = -np.inf, given
    while True:
        chosen = np.array(list(islice(candidates, block)), dtype=np.intp).reshape(-1, places)
        if not len(chosen):
            break
        levels = np.maximum(x[free[chosen]].max(axis=1, initial=0.0), reached)
        value = levels @ w
        at = int(np.argmax(value))
        if value[at] > best:
            best, members = float(value[at]), np.sort(np.concatenate([given, free[chosen[at]]]))
    return Coalition(members.astype(np.intp), best, best, True)


def _greedy(x: Array, w: Array, given: Any, free: Any, places: int, reached: Array) -> Coalition:
    members, bound = list(given), np.inf
    for place in range(places + 1):
        gain = np.maximum(x - reached, 0.0) @ w
        gain[members] = 0.0
        # what is reached, plus the best gains from here on: no coalition can do better
        bound = min(bound, float(reached @ w) + float(np.sort(gain[free])[::-1][:places].sum()))
        if place < places:
            gain[given] = -1.0
            gain[members] = -1.0
            members.append(int(np.argmax(gain)))
            reached = np.maximum(reached, x[members[-1]])
    return Coalition(np.array(members, dtype=np.intp), float(reached @ w), bound, False)


def correlation_beyond_size(
    flows: ArrayLike, score: ArrayLike, *, given: ArrayLike | None = None
) -> tuple[float, int]:
    """Correlate cooperation with a score of pairs, beyond what senders and receivers do anyway.

    Logarithms of the flows and scores are both cleared of an effect of every sender and of every
    receiver (a gravity equation with fixed effects: size, openness, language of each), and the
    remainders are correlated.

    Parameters
    ----------
    flows : array_like (units, units)
        Amount of cooperation; cells that are 0 or NaN are left out, as is the diagonal.
    score : array_like (units, units)
        Complementarity, similarity, nearness of the pair.
    given : array_like (controls, units, units), optional
        Further properties of pairs to clear both of: similarity, distance.

    Returns
    -------
    correlation : float
        NaN if the remainders do not vary.
    pairs : int
        Pairs used.

    References
    ----------
    Anderson, J. E. and van Wincoop, E. (2003). Gravity with gravitas. American Economic Review 93,
    170-192.
    """
    flow, value = np.array(flows, dtype=np.float64), np.asarray(score, dtype=np.float64)
    controls = np.empty((0, *flow.shape)) if given is None else np.asarray(given, dtype=np.float64)
    np.fill_diagonal(flow, np.nan)
    used = (flow > 0) & ~np.isnan(value) & ~np.isnan(controls).any(axis=0)
    sender, receiver = np.nonzero(used)
    if len(sender) < 3:
        raise ArrayError("at least three pairs with cooperation and a score are needed")
    both = np.column_stack([np.log(flow[used]), value[used]])
    effects = np.zeros((len(sender), 2 * len(flow) + len(controls)))
    effects[np.arange(len(sender)), sender] = 1.0
    effects[np.arange(len(sender)), len(flow) + receiver] = 1.0
    effects[:, 2 * len(flow) :] = controls[:, used].T
    left = both - effects @ np.linalg.lstsq(effects, both, rcond=None)[0]
    spread = np.sqrt((left**2).sum(axis=0))
    flat = spread <= 1e-9 * np.sqrt(len(left)) * np.maximum(np.abs(both).max(axis=0), 1e-300)
    correlation = np.nan if flat.any() else float(left[:, 0] @ left[:, 1] / spread.prod())
    return correlation, len(sender)
