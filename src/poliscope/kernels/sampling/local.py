"""Weights drawn node by node: perturbation, intervals, orders, Dirichlet.

Every function returns local shares ``(draws, nodes)``: the shares of siblings sum to one and the root
has one. :func:`leaf_weights` multiplies them down the tree. All draws are independent and exactly
from the distribution that is named; nothing here is a Markov chain.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray, Tree
from poliscope.kernels.sampling.simplex import between, gammas, ordered
from poliscope.kernels.tree import local_shares

__all__ = [
    "check_local_sets",
    "coinr_noise",
    "dirichlet_shares",
    "leaf_weights",
    "perturbation_bounds",
    "perturbed_shares",
    "uniform_shares",
]

# bounds that come from products such as 0.75 * (1 / 3) may miss one by rounding
SLACK = 1e-12


def leaf_weights(shares: FloatArray, children: Tree) -> FloatArray:
    """Multiply local shares down the tree.

    Parameters
    ----------
    shares : array, (..., nodes)
        Local shares; siblings sum to one. They are not checked and not rescaled, see
        :func:`poliscope.kernels.tree.effective_weights` for raw weights.
    children : sequence of int arrays
        The tree.

    Returns
    -------
    array, (..., leaves)
        Weights of the leaves in the root; they sum to one.
    """
    leaves = shares.shape[-1] - len(children)
    rows = np.moveaxis(shares, -1, 0)
    _, parent = _membership(children, len(rows))
    reach = np.ones((len(children), *rows.shape[1:]))
    for offset in range(len(children) - 1, -1, -1):
        inner = children[offset][children[offset] >= leaves]
        if inner.size:
            reach[inner - leaves] = rows[inner] * reach[offset]
    weights = np.take(reach, parent[:leaves], axis=0)
    weights *= rows[:leaves]
    return np.moveaxis(weights, 0, -1)


def dirichlet_shares(
    rng: np.random.Generator, draws: int, children: Tree, *, leaves: int, concentration: ArrayLike = 1.0
) -> FloatArray:
    """Draw the shares at every node from a Dirichlet distribution, independently of the other nodes.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.
    concentration : float or array, (nodes,)
        Above 0, one a node for its place among its siblings; 1 is uniform on each node's simplex. With
        ``concentration = c * siblings * share`` the mean is `share` and a larger ``c`` stays nearer.

    Returns
    -------
    array, (draws, nodes)
    """
    nodes = leaves + len(children)
    shares = gammas(rng, draws, np.broadcast_to(np.asarray(concentration, dtype=np.float64), (nodes,)))
    shares[-1] = 1.0
    member, parent = _membership(children, nodes)
    totals = member @ shares
    np.reciprocal(totals, out=totals)
    shares[:-1] *= np.take(totals, parent[:-1], axis=0)
    return shares.T


def perturbation_bounds(
    weights: FloatArray, children: Tree, *, leaves: int, spread: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Return the bounds of local shares that may be off by a relative spread.

    Parameters
    ----------
    weights : array, (nodes,)
        Raw nominal weights.
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.
    spread : float or array, (nodes,)
        Largest relative deviation of a share, 0.25 for 25 %; 0 fixes a node. Shares stay in [0, 1].

    Returns
    -------
    lower, upper : array, (nodes,)
    """
    shares = local_shares(weights, children, leaves)
    spread = np.broadcast_to(np.asarray(spread, dtype=np.float64), shares.shape).copy()
    if not (spread >= 0).all():
        raise ArrayError(
            "a spread is below 0",
            cells=[(-1, int(node)) for node in np.flatnonzero(~(spread >= 0))],
            code="spread-negative",
            help="give relative deviations such as 0.25, or 0 to keep a weight fixed",
        )
    spread[-1] = 0.0
    return np.maximum(shares * (1 - spread), 0.0), np.minimum(shares * (1 + spread), 1.0)


def perturbed_shares(
    rng: np.random.Generator,
    draws: int,
    weights: FloatArray,
    children: Tree,
    *,
    leaves: int,
    spread: ArrayLike,
) -> FloatArray:
    """Draw shares uniformly among those that are off by at most a relative spread, at every node.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    weights : array, (nodes,)
        Raw nominal weights.
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.
    spread : float or array, (nodes,)
        Largest relative deviation of a share, 0.25 for 25 %; 0 fixes a node.

    Returns
    -------
    array, (draws, nodes)
    """
    lower, upper = perturbation_bounds(weights, children, leaves=leaves, spread=spread)
    return uniform_shares(rng, draws, children, lower=lower, upper=upper)


def uniform_shares(
    rng: np.random.Generator,
    draws: int,
    children: Tree,
    *,
    lower: FloatArray,
    upper: FloatArray,
    importance: IntArray | None = None,
) -> FloatArray:
    """Draw shares uniformly between bounds, or uniformly among those that keep an order.

    A node whose children carry an importance is drawn from the ordered simplex: a Dirichlet(1) draw with
    the ranked coordinates sorted, which is exactly uniform. All other nodes are drawn by rejection:
    all children but the one with the widest interval from independent truncated exponentials, the last
    one takes what is left, and is accepted with the probability that makes the draw uniform. The rate is
    chosen so that the expected sum is one, hence the acceptance falls only with the root of the number
    of children, whatever the intervals are.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    children : sequence of int arrays
        The tree.
    lower, upper : array, (nodes,)
        Bounds of the local shares.
    importance : int array, (nodes,), optional
        Rank among the siblings, 1 the most important; equal numbers state nothing about each other, 0
        states nothing at all.

    Returns
    -------
    array, (draws, nodes)

    Raises
    ------
    ArrayError
        The bounds below a node cannot sum to one, or an order comes together with other bounds than one
        common lower bound. The columns of the cells are the nodes.
    """
    importance = check_local_sets(children, lower=lower, upper=upper, importance=importance)
    shares = np.ones((lower.size, draws))
    for below in children:
        if (importance[below] > 0).any():
            shares[below] = ordered(rng, draws, importance[below], float(lower[below[0]]))
        else:
            shares[below] = between(rng, draws, lower[below], upper[below])
    return shares.T


def check_local_sets(
    children: Tree, *, lower: FloatArray, upper: FloatArray, importance: IntArray | None = None
) -> IntArray:
    """Check that every node has shares that satisfy its bounds and order.

    Parameters
    ----------
    children : sequence of int arrays
        The tree.
    lower, upper : array, (nodes,)
        Bounds of the local shares.
    importance : int array, (nodes,), optional
        Order among siblings, 0 for none.

    Returns
    -------
    int array, (nodes,)
        The importance, zeros where it was not given.

    Raises
    ------
    ArrayError
        See :func:`uniform_shares`.
    """
    given = (
        np.zeros(lower.shape, dtype=np.intp) if importance is None else np.asarray(importance, dtype=np.intp)
    )
    crossed = ~(lower <= upper + SLACK)
    if crossed.any():
        raise _conflict("a lower bound of a weight lies above its upper bound", np.flatnonzero(crossed))
    for below in children:
        if lower[below].sum() > 1 + SLACK:
            raise _conflict("the lower bounds below a node sum to more than one", below)
        if upper[below].sum() < 1 - SLACK:
            raise _conflict("the upper bounds below a node sum to less than one", below)
        if (given[below] > 0).any() and not _plain_order(lower[below], upper[below]):
            raise ArrayError(
                "an order of importance comes together with bounds of single weights",
                cells=[(-1, int(node)) for node in below],
                code="weights-order-and-bounds",
                help="give one common lower bound to all weights below the node, or draw from a polytope",
            )
    return given


def coinr_noise(
    rng: np.random.Generator,
    draws: int,
    weights: FloatArray,
    children: Tree,
    *,
    leaves: int,
    spread: ArrayLike,
) -> FloatArray:
    """Draw shares as COINr does: uniform noise on each raw weight, then divide by the sum.

    The result is not uniform among the shares that are off by at most the spread, and shares can leave
    that range; :func:`perturbed_shares` has neither fault. It is here so that published COINr runs can
    be repeated.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    weights : array, (nodes,)
        Raw nominal weights.
    children : sequence of int arrays
        The tree.
    leaves : int
        Number of leaves ``k``.
    spread : float or array, (nodes,)
        Largest relative noise of a raw weight; 0 keeps a node.

    Returns
    -------
    array, (draws, nodes)

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7.
    """
    weights = np.asarray(weights, dtype=np.float64)
    noise = np.broadcast_to(np.asarray(spread, dtype=np.float64), weights.shape)
    factor = 1 + noise * rng.uniform(-1, 1, size=(draws, weights.size))
    return local_shares(weights * factor, children, leaves)


def _membership(children: Tree, nodes: int) -> tuple[FloatArray, IntArray]:
    """Return the 0/1 matrix (aggregates, nodes) of who lies directly below whom, and the parents."""
    member = np.zeros((len(children), nodes))
    parent = np.zeros(nodes, dtype=np.intp)
    for offset, below in enumerate(children):
        member[offset, below] = 1.0
        parent[below] = offset
    return member, parent


def _plain_order(lower: FloatArray, upper: FloatArray) -> bool:
    floor = float(lower[0])
    reach = 1 - (lower.size - 1) * floor
    return bool((np.abs(lower - floor) <= SLACK).all() and (upper >= reach - SLACK).all())


def _conflict(reason: str, nodes: IntArray) -> ArrayError:
    return ArrayError(
        reason,
        cells=[(-1, int(node)) for node in nodes],
        code="weights-infeasible",
        help="widen the bounds of these weights until their shares can sum to one",
    )
