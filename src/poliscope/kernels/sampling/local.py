"""Weights drawn node by node: perturbation, intervals, orders, Dirichlet.

Every function returns local shares ``(draws, nodes)``: the shares of siblings sum to one and the root
has one. :func:`leaf_weights` multiplies them down the tree. All draws are independent and exactly
from the distribution that is named; nothing here is a Markov chain.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray, Tree
from poliscope.kernels.tree import local_shares

__all__ = [
    "check_local_sets",
    "coinr_noise",
    "dirichlet_shares",
    "flat_dirichlet",
    "leaf_weights",
    "perturbation_bounds",
    "perturbed_shares",
    "tighten",
    "uniform_shares",
]

# bounds that come from products such as 0.75 * (1 / 3) may miss one by rounding
SLACK = 1e-12
ROUNDS = 10_000


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


def flat_dirichlet(
    rng: np.random.Generator, draws: int, leaves: int, *, concentration: ArrayLike = 1.0
) -> FloatArray:
    """Draw leaf weights from a Dirichlet distribution that ignores the tree.

    With many leaves this is not ignorance: the sums of the pillars concentrate around their numbers of
    leaves. Use :func:`dirichlet_shares` for "no preference at all".

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    leaves : int
        Number of leaves ``k``.
    concentration : float or array, (leaves,)
        Above 0; 1 is uniform on the simplex.

    Returns
    -------
    array, (draws, leaves)

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis for
    group decision making. Operations Research 49.
    """
    weights = _gammas(rng, draws, np.broadcast_to(np.asarray(concentration, dtype=np.float64), (leaves,)))
    weights /= weights.sum(axis=0)
    return weights.T


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
    shares = _gammas(rng, draws, np.broadcast_to(np.asarray(concentration, dtype=np.float64), (nodes,)))
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
            shares[below] = _ordered(rng, draws, importance[below], float(lower[below[0]])).T
        else:
            shares[below] = _between(rng, draws, lower[below], upper[below])
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


def tighten(lower: FloatArray, upper: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the bounds that siblings can really reach, given that they sum to one.

    Parameters
    ----------
    lower, upper : array, (..., siblings)
        Bounds of the shares.

    Returns
    -------
    lower, upper : array, (..., siblings)
    """
    others_lower = lower.sum(axis=-1, keepdims=True) - lower
    others_upper = upper.sum(axis=-1, keepdims=True) - upper
    low = np.maximum(lower, 1 - others_upper)
    return low, np.maximum(low, np.minimum(upper, 1 - others_lower))


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


def _gammas(rng: np.random.Generator, draws: int, concentration: FloatArray) -> FloatArray:
    if not (concentration > 0).all():
        raise ArrayError(
            "a concentration is not above 0",
            cells=[(-1, int(node)) for node in np.flatnonzero(~(concentration > 0))],
            code="concentration-not-positive",
            help="1 is uniform; larger values stay nearer to the mean",
        )
    if (concentration == 1).all():
        return rng.standard_exponential((concentration.size, draws))
    return rng.standard_gamma(concentration[:, None], size=(concentration.size, draws))


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


def _ordered(rng: np.random.Generator, draws: int, importance: IntArray, floor: float) -> FloatArray:
    """Draw from {shares >= floor, important ones larger}: sorting a uniform draw keeps it uniform."""
    siblings = importance.size
    free = flat_dirichlet(rng, draws, siblings)
    ranked = np.flatnonzero(importance > 0)
    descending = -np.sort(-free[:, ranked], axis=1)
    place = np.broadcast_to(np.arange(ranked.size), descending.shape).copy()
    order = np.argsort(importance[ranked], kind="stable")
    grades = importance[ranked][order]
    # equally important siblings share their places at random, which states nothing about each other
    for grade in np.unique(grades):
        same = np.flatnonzero(grades == grade)
        if same.size > 1:
            place[:, same] = rng.permuted(place[:, same], axis=1)
    free[:, ranked[order]] = np.take_along_axis(descending, place, axis=1)
    return floor + (1 - siblings * floor) * free


def _between(rng: np.random.Generator, draws: int, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Draw uniformly from {lower <= shares <= upper, sum = 1} by tilted rejection: (siblings, draws)."""
    low, high = tighten(lower, upper)
    width = high - low
    moving = width > SLACK
    rest = 1 - low.sum()
    shares = np.repeat(low[:, None], draws, axis=1)
    if moving.sum() < 2:
        shares[int(np.argmax(width))] += rest
    else:
        shares[moving] += _slices(rng, draws, width[moving], rest)
    return shares


def _slices(rng: np.random.Generator, draws: int, width: FloatArray, total: float) -> FloatArray:
    """Draw uniformly from {0 <= y <= width, sum y = total}, with 0 < total < sum of widths."""
    rate = _tilt(width, total)
    last = int(np.argmax(width))
    free = np.delete(np.arange(width.size), last)
    out = np.empty((width.size, draws))
    filled, accepted = 0, _acceptance(width[free], float(width[last]), total, rate)
    for _ in range(ROUNDS):
        tries = int((draws - filled) / max(accepted, 1e-3) * 1.03) + 16
        part, remainder, keep = _propose(rng, tries, width[free], float(width[last]), total, rate)
        found = np.flatnonzero(keep)[: draws - filled]
        here = slice(filled, filled + found.size)
        out[free, here] = np.take(part, found, axis=1)
        out[last, here] = remainder[found]
        filled += found.size
        if filled == draws:
            return out
        accepted = 0.5 * (accepted + keep.mean())
    raise ArrayError(
        "hardly any weights lie between the bounds of a node",
        code="weights-no-room",
        help="widen the bounds, or fix the weights",
    )


def _propose(
    rng: np.random.Generator, tries: int, free: FloatArray, last: float, total: float, rate: float
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Draw all but one coordinate, give the last one what remains, and say which draws to keep."""
    part = rng.random((free.size, tries))
    if rate == 0.0:
        part *= free[:, None]
    else:
        # inverse of the truncated exponential distribution with the given rate, also a negative one
        part *= np.expm1(-rate * free)[:, None]
        np.log1p(part, out=part)
        part /= -rate
    remainder = total - part.sum(axis=0)
    keep = (remainder >= 0) & (remainder <= last)
    if rate != 0.0:
        top = remainder if rate > 0 else remainder - last
        keep &= rng.random(tries) <= np.exp(np.minimum(-rate * top, 0.0))
    return part, remainder, keep


def _tilt(width: FloatArray, total: float) -> float:
    """Return the rate at which independent truncated exponentials sum to the total on average."""
    half = 0.5 * width.sum()
    # near the middle plain uniforms do as well, and cost no logarithm
    if abs(total - half) <= 0.5 * math.sqrt(float((width**2).sum()) / 12):
        return 0.0
    high = 1.0 / float(width.max())
    low = -high
    while _mean_sum(high, width) > total:
        high *= 2
    while _mean_sum(low, width) < total:
        low *= 2
    for _ in range(30):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if _mean_sum(middle, width) > total else (low, middle)
    return float(0.5 * (low + high))


def _mean_sum(rate: float, width: FloatArray) -> float:
    t = rate * width
    small = np.abs(t) < 1e-4
    safe = np.where(small, 1.0, t)
    # -1/expm1 written so that large arguments of either sign stay finite
    tail = np.exp(-np.abs(safe))
    share = np.where(safe > 0, 1 / safe - tail / (1 - tail), 1 + 1 / safe + tail / (1 - tail))
    return float((width * np.where(small, 0.5 - t / 12, share)).sum())


def _acceptance(free: FloatArray, last: float, total: float, rate: float) -> float:
    """Guess the share of accepted proposals; only the speed depends on it."""
    if rate != 0.0:
        return 1 / math.sqrt(2 * math.pi * (free.size + 1))
    mean, deviation = 0.5 * float(free.sum()), math.sqrt(float((free**2).sum()) / 12)
    ends = ((total - mean) / deviation, (total - last - mean) / deviation)
    upper, lower = (0.5 * math.erfc(-end / math.sqrt(2)) for end in ends)
    return min(max(upper - lower, 1e-3), 1.0)
