"""How far local weights may be off before a challenger is level, all at once or one at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from poliscope.kernels import BoolArray, FloatArray, Tree
from poliscope.kernels.extremes import support
from poliscope.kernels.ranking import require_complete
from poliscope.kernels.tree import local_shares

__all__ = ["first_reach", "flip_shares", "relative_radius"]

# bisection halves an interval of length one; 60 times reach the last bit
HALVINGS = 60


def relative_radius(
    gains: FloatArray, weights: FloatArray, children: Tree, *, varying: ArrayLike = 1.0
) -> FloatArray:
    """Let every local share be off by the same relative amount until the challenger is level.

    "The leader stays first as long as no weight is off by more than 13 %."

    Parameters
    ----------
    gains : array, (..., leaves)
        Leader minus challenger.
    weights : array, (nodes,)
        Raw nominal weights of the tree.
    children : sequence of int arrays
        The tree.
    varying : float or array, (nodes,)
        Multiplies the amount at each node; 0 keeps a share fixed.

    Returns
    -------
    array, (...)
        The smallest amount between 0 and 1 at which some admissible weights bring the challenger level;
        infinite where none do. The smallest over all challengers is the radius of the leader.
    """
    require_complete(gains)
    leaves = gains.shape[-1]
    shares = local_shares(weights, children, leaves)
    factor = np.broadcast_to(np.asarray(varying, dtype=np.float64), shares.shape).copy()
    factor[-1] = 0.0

    def level(reach: FloatArray) -> BoolArray:
        spread = reach[..., None] * factor
        lower, upper = np.maximum(shares * (1 - spread), 0.0), np.minimum(shares * (1 + spread), 1.0)
        return np.asarray(support(-gains, children, lower=lower, upper=upper) >= 0, dtype=np.bool_)

    return first_reach(level, level(np.zeros(gains.shape[:-1])))


def flip_shares(gains: FloatArray, weights: FloatArray, children: Tree) -> FloatArray:
    """Return the share of one node, its siblings rescaled, at which two units are level.

    One weight at a time: an upper bound on how robust an order is, since all others keep their
    proportions.

    Parameters
    ----------
    gains : array, (..., leaves)
        One unit minus the other.
    weights : array, (nodes,)
        Raw nominal weights of the tree.
    children : sequence of int arrays
        The tree; ``[arange(leaves)]`` asks for the leaves' weights in the whole index.

    Returns
    -------
    array, (..., nodes)
        Local share at which the order flips; NaN where no share between 0 and 1 does it (also where the
        node makes no difference, and for the root).

    References
    ----------
    Triantaphyllou, E. and Sánchez, A. (1997). A sensitivity analysis approach for some deterministic
    multi-criteria decision-making methods. Decision Sciences 28.
    """
    leaves = gains.shape[-1]
    shares = local_shares(weights, children, leaves)
    worth = np.empty((*gains.shape[:-1], shares.size))
    worth[..., :leaves] = gains
    for offset, below in enumerate(children):
        worth[..., leaves + offset] = worth[..., below] @ shares[below]
    flips = np.full(worth.shape, np.nan)
    # what a node must be worth so that the root is worth 0, everything outside it unchanged
    needed = np.zeros(worth.shape)
    for offset in range(len(children) - 1, -1, -1):
        below, node = children[offset], leaves + offset
        own, whole = worth[..., below], worth[..., node, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            rest = (whole - shares[below] * own) / (1 - shares[below])
            share = (needed[..., node, None] - rest) / (own - rest)
            needed[..., below] = own + (needed[..., node, None] - whole) / shares[below]
        flips[..., below] = np.where((share >= -1e-12) & (share <= 1 + 1e-12), np.clip(share, 0, 1), np.nan)
    return flips


def first_reach(level: Callable[[FloatArray], BoolArray], start: BoolArray) -> FloatArray:
    """Bisect for the smallest reach between 0 and 1 at which a growing set allows a level score.

    Parameters
    ----------
    level : callable
        ``level(reach) -> bool array``, both (...); once true it stays true as the reach grows.
    start : bool array, (...)
        Where the scores are level already.

    Returns
    -------
    array, (...)
        0 where they are level already, infinite where a reach of 1 is not enough.
    """
    low, high = np.zeros(start.shape), np.ones(start.shape)
    able = level(high)
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        there = level(middle)
        low, high = np.where(there, low, middle), np.where(there, middle, high)
    return np.where(start, 0.0, np.where(able, high, np.inf))
