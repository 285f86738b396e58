"""The nearest weights under which a challenger is level: L1, L2, Linf, and within any polytope."""

from __future__ import annotations

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.dethroning.radius import first_reach
from poliscope.kernels.ranking import require_complete
from poliscope.kernels.sampling import Polytope, polytope_model

__all__ = ["cubic_change", "nearest_weights", "square_change", "transfer_change"]

# doublings and halvings of a multiplier that reach the last bit
HALVINGS = 60


def transfer_change(
    gains: FloatArray, weights: FloatArray, *, groups: IntArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Move as little weight as possible between leaves until the challenger is level (L1).

    Weight goes from the leaves that favour the leader most to the one that favours it least, the best
    move first; with fixed pillar weights it stays within its pillar.

    Parameters
    ----------
    gains : array, (..., leaves)
        Leader minus challenger.
    weights : array, (leaves,)
        Nominal leaf weights; they sum to one.
    groups : int array, (leaves,), optional
        Pillar of each leaf, when the sums of the pillars are fixed.

    Returns
    -------
    moved : array, (...)
        Weight that changes place, half the L1 distance: 0.02 is two percentage points. 0 where the
        challenger is level or ahead already, infinite where no transfer is enough.
    new_weights : array, (..., leaves)
        The weights after the move; NaN where there are none.

    References
    ----------
    The optimum of a fractional knapsack (Dantzig, G. B. (1957). Discrete-variable extremum problems.
    Operations Research 5).
    """
    require_complete(gains)
    group = np.zeros(weights.size, dtype=np.intp) if groups is None else np.asarray(groups, dtype=np.intp)
    target = _cheapest(gains, group)
    lost = gains - np.take_along_axis(gains, target, axis=-1)
    order = np.argsort(-lost, axis=-1, kind="stable")
    slope = np.take_along_axis(lost, order, axis=-1)
    stock = weights[order]
    closed = np.cumsum(slope * stock, axis=-1)
    gap = np.maximum(gains @ weights, 0.0)[..., None]
    before = np.concatenate((np.zeros_like(closed[..., :1]), closed[..., :-1]), axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.clip((gap - before) / np.where(slope > 0, slope, np.nan), 0.0, stock)
    taken = np.where(slope > 0, part, 0.0)
    enough = closed[..., -1] >= gap[..., 0] * (1 - 1e-12)
    moves = np.zeros_like(lost)
    np.put_along_axis(moves, order, taken, axis=-1)
    new = weights - moves
    arrivals = np.zeros_like(new)
    # several leaves of a pillar give to the same one, so that the gifts are added up pillar by pillar
    for name in np.unique(group):
        members = np.flatnonzero(group == name)
        to = target[..., members[:1]]
        sums = np.take_along_axis(arrivals, to, axis=-1) + moves[..., members].sum(axis=-1, keepdims=True)
        np.put_along_axis(arrivals, to, sums, axis=-1)
    moved = np.where(enough, taken.sum(axis=-1), np.inf)
    return moved, np.where(enough[..., None], new + arrivals, np.nan)


def square_change(
    gains: FloatArray, weights: FloatArray, *, groups: IntArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return the nearest weights (L2) under which the challenger is level.

    The optimum is the projection of ``weights - t * gains`` onto the simplex (of each pillar, when its
    weight is fixed); the multiplier ``t`` is found by bisection.

    Parameters
    ----------
    gains : array, (..., leaves)
        Leader minus challenger.
    weights : array, (leaves,)
        Nominal leaf weights; they sum to one.
    groups : int array, (leaves,), optional
        Pillar of each leaf, when the sums of the pillars are fixed.

    Returns
    -------
    distance : array, (...)
        Euclidean distance; 0 where the challenger is level already, infinite where it never is.
    new_weights : array, (..., leaves)
        NaN where there are none.
    """
    require_complete(gains)
    group = np.zeros(weights.size, dtype=np.intp) if groups is None else np.asarray(groups, dtype=np.intp)
    able = _lowest_gap(gains, weights, group) <= 1e-12 * np.abs(gains).max(axis=-1)
    spread = np.ptp(gains, axis=-1)
    low = np.zeros(gains.shape[:-1])
    # beyond this multiplier every projection sits on the corner with the smallest gains
    distinct = np.where(spread > 0, spread, 1.0)
    high = 2.0 / distinct
    for _ in range(HALVINGS):
        short = able & ((_projected(weights, gains, high, group) * gains).sum(axis=-1) > 0)
        if not short.any():
            break
        high = np.where(short, 2 * high, high)
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        ahead = (_projected(weights, gains, middle, group) * gains).sum(axis=-1) > 0
        low, high = np.where(ahead, middle, low), np.where(ahead, high, middle)
    level = gains @ weights <= 0
    new = _projected(weights, gains, np.where(level, 0.0, high), group)
    distance = np.sqrt(np.square(new - weights).sum(axis=-1))
    fine = able | level
    return np.where(fine, distance, np.inf), np.where(fine[..., None], new, np.nan)


def cubic_change(
    gains: FloatArray, weights: FloatArray, *, groups: IntArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Let every weight move by at most the same amount until the challenger is level (Linf).

    Parameters
    ----------
    gains : array, (..., leaves)
        Leader minus challenger.
    weights : array, (leaves,)
        Nominal leaf weights; they sum to one.
    groups : int array, (leaves,), optional
        Pillar of each leaf, when the sums of the pillars are fixed.

    Returns
    -------
    distance : array, (...)
        The largest change of a single weight; 0 where the challenger is level already, infinite where
        it never is.
    new_weights : array, (..., leaves)
        NaN where there are none.
    """
    require_complete(gains)
    group = np.zeros(weights.size, dtype=np.intp) if groups is None else np.asarray(groups, dtype=np.intp)

    def lowest(reach: FloatArray) -> tuple[FloatArray, FloatArray]:
        return _in_cube(gains, weights, reach[..., None], group)

    distance = first_reach(lambda reach: np.asarray(lowest(reach)[0] <= 0), np.asarray(gains @ weights <= 0))
    new = lowest(np.where(np.isfinite(distance), distance, 0.0))[1]
    return distance, np.where(np.isfinite(distance)[..., None], new, np.nan)


def nearest_weights(
    gains: FloatArray, weights: FloatArray, polytope: Polytope, *, norm: str = "l1"
) -> tuple[float, FloatArray]:
    """Return the admissible weights nearest to the nominal ones under which several orders hold.

    For weight sets that the closed forms do not cover, and for "which weights would make this unit
    first": then `gains` has a row for every other unit.

    Parameters
    ----------
    gains : array, (rows, leaves)
        The new weights satisfy ``gains @ w <= 0``.
    weights : array, (leaves,)
        Nominal leaf weights.
    polytope : mapping of arrays
        The admissible weights.
    norm : {"l1", "linf"}
        ``"l1"``: half the sum of the changes, the weight that changes place. ``"linf"``: the largest
        change.

    Returns
    -------
    distance : float
        Infinite where no admissible weights satisfy the rows.
    new_weights : array, (leaves,)
        NaN where there are none.

    Raises
    ------
    ArrayError
        The norm is unknown.
    """
    from poliscope.kernels.linear import add_rows, objective, solution, solve

    if norm not in {"l1", "linf"}:
        raise ArrayError(f'the norm "{norm}" is unknown', code="unknown-norm", help='use "l1" or "linf"')
    leaves = weights.size
    extra = leaves if norm == "l1" else 1
    cost = np.concatenate((np.zeros(leaves), np.full(extra, 0.5 if norm == "l1" else 1.0)))
    model = polytope_model(polytope, cost, extra=extra)
    change = np.eye(leaves) if norm == "l1" else np.ones((leaves, 1))
    add_rows(model, np.hstack((np.eye(leaves), -change)), -np.inf, weights)
    add_rows(model, np.hstack((np.eye(leaves), change)), weights, np.inf)
    rows = np.atleast_2d(gains)
    size = np.abs(rows).max(axis=1, keepdims=True)
    scaled = rows / np.where(size > 0, size, 1.0)
    add_rows(model, np.hstack((scaled, np.zeros((len(rows), extra)))), -np.inf, 0.0)
    if solve(model) != "optimal":
        return float("inf"), np.full(leaves, np.nan)
    return objective(model), np.maximum(solution(model)[:leaves], 0.0)


def _cheapest(gains: FloatArray, group: IntArray) -> IntArray:
    """Return for every leaf the leaf of its group with the smallest gain: (..., leaves)."""
    target = np.empty(gains.shape, dtype=np.intp)
    for name in np.unique(group):
        members = np.flatnonzero(group == name)
        target[..., members] = members[gains[..., members].argmin(axis=-1)][..., None]
    return target


def _lowest_gap(gains: FloatArray, weights: FloatArray, group: IntArray) -> FloatArray:
    """Return the smallest gap that moves within the groups allow."""
    best = np.take_along_axis(gains, _cheapest(gains, group), axis=-1)
    return np.asarray(best @ weights, dtype=np.float64)


def _projected(weights: FloatArray, gains: FloatArray, multiplier: FloatArray, group: IntArray) -> FloatArray:
    """Project ``weights - multiplier * gains`` onto the simplices of the groups."""
    point = weights - multiplier[..., None] * gains
    for name in np.unique(group):
        members = np.flatnonzero(group == name)
        point[..., members] = _on_simplex(point[..., members], float(weights[members].sum()))
    return point


def _on_simplex(point: FloatArray, total: float) -> FloatArray:
    """Project onto {w >= 0, sum w = total} (Held, Wolfe and Crowder 1974)."""
    falling = -np.sort(-point, axis=-1)
    counts = np.arange(1, point.shape[-1] + 1)
    cuts = (np.cumsum(falling, axis=-1) - total) / counts
    last = np.maximum((falling > cuts).sum(axis=-1, keepdims=True) - 1, 0)
    return np.maximum(point - np.take_along_axis(cuts, last, axis=-1), 0.0)


def _in_cube(
    gains: FloatArray, weights: FloatArray, reach: FloatArray, group: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Return the smallest gap, and its weights, when no weight moves by more than the reach."""
    lower = np.maximum(weights - reach, 0.0)
    room = np.minimum(weights + reach, 1.0) - lower
    lower, room = np.broadcast_arrays(lower, room)
    new = np.array(np.broadcast_to(lower, gains.shape))
    for name in np.unique(group):
        members = np.flatnonzero(group == name)
        order = np.argsort(gains[..., members], axis=-1)
        caps = np.take_along_axis(np.broadcast_to(room[..., members], order.shape), order, axis=-1)
        rest = weights[members].sum() - lower[..., members].sum(axis=-1, keepdims=True)
        amounts = np.clip(rest - (np.cumsum(caps, axis=-1) - caps), 0.0, caps)
        placed = np.empty(order.shape)
        np.put_along_axis(placed, order, amounts, axis=-1)
        new[..., members] += placed
    return (gains * new).sum(axis=-1), new
