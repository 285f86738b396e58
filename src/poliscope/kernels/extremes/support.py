"""What the weights of a tree can do at most: the support function in closed form, and dominance.

``max d @ w`` over all admissible leaf weights ``w`` is found from the bottom up: a node is worth the
best mean of its children that their local bounds or their order allow. No linear programme is needed,
so all pairs of units take milliseconds.
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import BoolArray, FloatArray, IntArray, Tree
from poliscope.kernels.ranking import require_complete
from poliscope.kernels.sampling import (
    Polytope,
    check_local_sets,
    leaf_weights,
    polytope_model,
    require_feasible,
)

__all__ = ["dominance", "pair_gaps", "pair_gaps_by_programme", "support", "support_weights"]

# numbers of doubles in one temporary array
CHUNK = 1_000_000


def support(
    gains: FloatArray,
    children: Tree,
    *,
    lower: FloatArray,
    upper: FloatArray,
    importance: IntArray | None = None,
) -> FloatArray:
    """Return the largest weighted sum that admissible weights of a tree allow.

    Parameters
    ----------
    gains : array, (..., leaves)
        What each leaf's weight is multiplied with, such as the difference of two units.
    children : sequence of int arrays
        The tree.
    lower, upper : array, (..., nodes)
        Bounds of the local shares; leading axes broadcast against those of `gains`. They are not
        checked, see :func:`poliscope.kernels.sampling.check_local_sets`.
    importance : int array, (nodes,), optional
        Order among siblings, 1 the most important, 0 for none; such siblings have one common lower bound.

    Returns
    -------
    array, (...)

    References
    ----------
    Salo, A. and Punkka, A. (2011). Ranking intervals and dominance relations for ratio-based efficiency
    analysis. Management Science 57. doi:10.1287/mnsc.1100.1265 (the same question by linear programmes)
    """
    return _climb(gains, children, lower, upper, importance)[0]


def support_weights(
    gains: FloatArray,
    children: Tree,
    *,
    lower: FloatArray,
    upper: FloatArray,
    importance: IntArray | None = None,
) -> FloatArray:
    """Return admissible leaf weights that reach the :func:`support`.

    Parameters
    ----------
    gains : array, (..., leaves)
        What each leaf's weight is multiplied with.
    children, lower, upper, importance
        As in :func:`support`.

    Returns
    -------
    array, (..., leaves)
    """
    return leaf_weights(_climb(gains, children, lower, upper, importance, shares=True)[1], children)


def pair_gaps(
    values: FloatArray,
    children: Tree,
    *,
    lower: FloatArray,
    upper: FloatArray,
    importance: IntArray | None = None,
) -> FloatArray:
    """Return by how much each unit can be ahead of each other one at most.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators (or their :func:`~poliscope.kernels.ranking.rank_form`), without gaps.
    children : sequence of int arrays
        The tree.
    lower, upper : array, (nodes,)
        Bounds of the local shares.
    importance : int array, (nodes,), optional
        Order among siblings.

    Returns
    -------
    array, (units, units)
        ``gaps[i, j] = max over w of score j - score i``; 0 on the diagonal.

    Raises
    ------
    ArrayError
        No shares satisfy the bounds below a node.
    """
    require_complete(values)
    check_local_sets(children, lower=lower, upper=upper, importance=importance)
    units, leaves = values.shape
    gaps = np.empty((units, units))
    rows = max(1, CHUNK // (units * leaves))
    for begin in range(0, units, rows):
        gains = values[None, :, :] - values[begin : begin + rows, None, :]
        gaps[begin : begin + rows] = support(gains, children, lower=lower, upper=upper, importance=importance)
    return gaps


def pair_gaps_by_programme(values: FloatArray, polytope: Polytope) -> FloatArray:
    """Return the same as :func:`pair_gaps` for any polytope, by one linear programme a pair.

    For conditions that cross nodes. About 0.1 ms a pair: seconds for 100 units, a minute for 300.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators.
    polytope : mapping of arrays
        The admissible weights.

    Returns
    -------
    array, (units, units)

    Raises
    ------
    ArrayError
        No weights are admissible.
    """
    from poliscope.kernels.linear import objective, set_cost, solve

    require_complete(values)
    require_feasible(polytope)
    units, leaves = values.shape
    model = polytope_model(polytope, np.zeros(leaves))
    # only the costs change, so the last point stays feasible: primal simplex goes on from it
    model.setOptionValue("simplex_strategy", 4)
    gaps = np.zeros((units, units))
    for i, j in zip(*np.nonzero(~np.eye(units, dtype=bool)), strict=True):
        set_cost(model, values[i] - values[j])
        solve(model)
        gaps[i, j] = -objective(model)
    return gaps


def dominance(gaps: FloatArray, *, tolerance: float) -> dict[str, BoolArray]:
    """Say who is ahead of whom whatever the weights, and who can be ahead of whom.

    Parameters
    ----------
    gaps : array, (units, units)
        From :func:`pair_gaps`.
    tolerance : float
        Differences of scores up to this count as none, such as 1e-9 of the range of the values.

    Returns
    -------
    dict of bool arrays, (units, units)
        ``necessary[a, b]``: ``a`` is at least level with ``b`` under all weights; ``strict``: ahead
        under all weights; ``possible``: at least level under some; ``covers``: the arrows of the Hasse
        diagram, ``a`` directly above ``b`` in the order of ``necessary`` (units that are level under all
        weights have no arrow between them and the same arrows to others).

    References
    ----------
    Greco, S., Mousseau, V. and Słowiński, R. (2008). Ordinal regression revisited: multiple criteria
    ranking using a set of additive value functions. European Journal of Operational Research 191.
    """
    others = ~np.eye(len(gaps), dtype=bool)
    necessary = (gaps <= tolerance) & others
    above = necessary & ~necessary.T
    chained = above.astype(np.float32) @ above.astype(np.float32) > 0
    return {
        "necessary": necessary,
        "strict": (gaps < -tolerance) & others,
        "possible": (-tolerance <= gaps.T) & others,
        "covers": above & ~chained,
    }


def _climb(
    gains: FloatArray,
    children: Tree,
    lower: FloatArray,
    upper: FloatArray,
    importance: IntArray | None,
    *,
    shares: bool = False,
) -> tuple[FloatArray, FloatArray]:
    """Return the worth of the root, and the local shares (..., nodes) that give it, if asked for."""
    leaves = gains.shape[-1]
    lead = np.broadcast_shapes(gains.shape[:-1], lower.shape[:-1], upper.shape[:-1])
    worth = np.empty((*lead, leaves + len(children)))
    worth[..., :leaves] = gains
    local = np.ones(worth.shape if shares else (0,))
    for offset, below in enumerate(children):
        inner = worth[..., below]
        if importance is not None and (importance[below] > 0).any():
            value, place = _best_order(inner, importance[below], lower[..., below])
        else:
            value, place = _best_box(inner, lower[..., below], upper[..., below], shares=shares)
        worth[..., leaves + offset] = value
        if shares:
            local[..., below] = place
    return worth[..., -1], local


def _best_box(
    worth: FloatArray, lower: FloatArray, upper: FloatArray, *, shares: bool
) -> tuple[FloatArray, FloatArray]:
    """Start from the lower bounds and give the rest to the most valuable children first."""
    room = upper - lower
    rest = 1.0 - lower.sum(axis=-1, keepdims=True)
    if room.ndim == 1 and not shares and np.ptp(room) <= 1e-15:
        # equal room: what each place in the order gets does not depend on who holds it
        amounts = np.clip(rest - room * np.arange(room.size), 0.0, room)[::-1]
        return worth @ lower + np.sort(worth, axis=-1) @ amounts, amounts
    order = np.argsort(-worth, axis=-1)
    caps = np.take_along_axis(np.broadcast_to(room, worth.shape), order, axis=-1)
    amounts = np.clip(rest - (np.cumsum(caps, axis=-1) - caps), 0.0, caps)
    value = (worth * lower).sum(axis=-1) + (np.take_along_axis(worth, order, axis=-1) * amounts).sum(axis=-1)
    if not shares:
        return value, amounts
    place = np.empty(worth.shape)
    np.put_along_axis(place, order, amounts, axis=-1)
    return value, place + lower


def _best_order(worth: FloatArray, importance: IntArray, lower: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Take the best corner: equal weights on the most important ones down to some place, or one unranked.

    The corners of the ordered simplex are means of prefixes. Within a grade of equal importance any
    subset can come first, so that its most valuable members do.
    """
    siblings = importance.size
    floor = lower[..., :1]
    grade = np.where(importance > 0, importance, importance.max() + 1)
    # a key that sorts by grade first; worth is scaled into (0, 1) below it
    spread = np.ptp(worth, axis=-1, keepdims=True)
    fine = (worth - worth.min(axis=-1, keepdims=True)) / np.where(spread > 0, spread, 1.0)
    order = np.argsort(grade - 0.5 * fine, axis=-1, kind="stable")
    ordered = np.take_along_axis(worth, order, axis=-1)
    ranked = int((importance > 0).sum())
    counts = np.arange(1, siblings + 1)
    means = np.where(counts <= ranked, np.cumsum(ordered, axis=-1) / counts, ordered)
    best = means.argmax(axis=-1)[..., None]
    chosen = np.where(best < ranked, (counts - 1) <= best, (counts - 1) == best)
    corner = chosen / chosen.sum(axis=-1, keepdims=True)
    free = 1.0 - siblings * floor
    place = np.empty(worth.shape)
    np.put_along_axis(place, order, np.broadcast_to(corner, worth.shape), axis=-1)
    place = floor + free * place
    return (worth * place).sum(axis=-1), place
