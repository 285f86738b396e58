"""Roll leaf scores up a tree, and weights down it.

Nodes ``0 .. k-1`` are the leaves, aggregates follow from the bottom up, the root is last;
``children[a]`` holds the nodes below aggregate ``k + a`` (see :mod:`poliscope.kernels`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray, Tree

__all__ = [
    "effective_weights",
    "leaves_below",
    "local_shares",
    "node_heights",
    "roll_up",
]

Combine = Callable[[FloatArray, FloatArray], FloatArray]


def node_heights(children: Tree, leaves: int) -> IntArray:
    """Return the level of every node: 1 for a leaf, one more than its highest child for an aggregate.

    Parameters
    ----------
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.

    Returns
    -------
    int array, (nodes,)
    """
    heights = np.ones(leaves + len(children), dtype=np.intp)
    for node, below in enumerate(children, start=leaves):
        heights[node] = heights[below].max() + 1
    return heights


def leaves_below(children: Tree, leaves: int) -> BoolArray:
    """Return which leaves lie below each node; a leaf lies below itself.

    Returns
    -------
    bool array, (nodes, leaves)
    """
    member = np.zeros((leaves + len(children), leaves), dtype=bool)
    member[np.arange(leaves), np.arange(leaves)] = True
    for node, below in enumerate(children, start=leaves):
        member[node] = member[below].any(axis=0)
    return member


def local_shares(weights: FloatArray, children: Tree, leaves: int) -> FloatArray:
    """Rescale weights so that siblings sum to one.

    Parameters
    ----------
    weights : array, (..., nodes)
        Raw weights, not negative.
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.

    Returns
    -------
    array, (..., nodes)
        Shares within the parent; the root has 1.

    Raises
    ------
    ArrayError
        A weight is negative or missing, or all siblings have weight zero. The column of the cell is
        the node.
    """
    weights = np.asarray(weights, dtype=np.float64)
    flat = weights.reshape(-1, weights.shape[-1])
    bad = ~(flat >= 0).all(axis=0)
    if bad.any():
        raise ArrayError(
            "a weight is missing or below 0",
            cells=[(-1, int(node)) for node in np.flatnonzero(bad)],
            code="weights-negative",
            help="give every node a weight of 0 or more",
        )
    shares = np.ones_like(weights)
    for node, below in enumerate(children, start=leaves):
        total = weights[..., below].sum(axis=-1, keepdims=True)
        if not (total > 0).all():
            raise ArrayError(
                "all weights below a node are zero",
                cells=[(-1, node)],
                code="weights-sum",
                help="give at least one of its children a weight above 0, or remove the node",
            )
        shares[..., below] = weights[..., below] / total
    return shares


def effective_weights(weights: FloatArray, children: Tree, leaves: int) -> FloatArray:
    """Return the weight of every node in the root: the product of the shares on its way up.

    Parameters
    ----------
    weights : array, (..., nodes)
        Raw weights.
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.

    Returns
    -------
    array, (..., nodes)
        The root has 1; the leaves sum to 1.
    """
    effective = local_shares(weights, children, leaves)
    for offset in range(len(children) - 1, -1, -1):
        node = leaves + offset
        effective[..., children[offset]] *= effective[..., node, None]
    return effective


def roll_up(
    x: FloatArray,
    weights: FloatArray,
    children: Tree,
    combine: Sequence[Combine],
    *,
    minimum_availability: Sequence[float] | None = None,
) -> FloatArray:
    """Aggregate leaf scores to every node of the tree.

    Parameters
    ----------
    x : array, (..., units, leaves)
        Normalised indicators.
    weights : array, (..., nodes)
        Raw weights; leading axes broadcast against those of `x`.
    children : sequence of int arrays
        The tree.
    combine : sequence of callables
        One a node, ``combine[a](x, weights) -> scores`` with shapes ``(..., units, m)``,
        ``(..., m)`` and ``(..., units)``.
    minimum_availability : sequence of float, optional
        One a node: a unit with a smaller share of the node's children gets no score there.

    Returns
    -------
    array, (..., units, nodes)
        Leaves, then aggregates; the last column is the index.
    """
    leaves = x.shape[-1]
    lead = np.broadcast_shapes(x.shape[:-2], weights.shape[:-1])
    nodes = np.empty((*lead, x.shape[-2], leaves + len(children)))
    nodes[..., :leaves] = x
    for offset, below in enumerate(children):
        part = nodes[..., below]
        score = combine[offset](part, weights[..., below])
        if minimum_availability is not None and minimum_availability[offset] > 0:
            available = np.isfinite(part).mean(axis=-1)
            # the share is a ratio of small integers: 4/5 must not fall short of 0.8 by rounding
            score = np.where(available < minimum_availability[offset] - 1e-12, np.nan, score)
        nodes[..., leaves + offset] = score
    return nodes
