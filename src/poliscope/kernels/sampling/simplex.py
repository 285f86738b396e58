"""Points of one simplex: Dirichlet draws, ordered ones, and ones between bounds; all exactly drawn."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray

__all__ = ["between", "flat_dirichlet", "gammas", "ordered", "tighten"]

SLACK = 1e-12
ROUNDS = 10_000


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
    weights = gammas(rng, draws, np.broadcast_to(np.asarray(concentration, dtype=np.float64), (leaves,)))
    weights /= weights.sum(axis=0)
    return weights.T


def gammas(rng: np.random.Generator, draws: int, concentration: FloatArray) -> FloatArray:
    """Draw independent gamma variables, which a Dirichlet distribution is the shares of.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    concentration : array, (siblings,)
        Shapes, above 0.

    Returns
    -------
    array, (siblings, draws)
    """
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


def ordered(rng: np.random.Generator, draws: int, importance: IntArray, floor: float) -> FloatArray:
    """Draw uniformly from the shares that keep an order: sorting a uniform draw keeps it uniform.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    importance : int array, (siblings,)
        Rank, 1 the most important; equal ranks and 0 state nothing about each other.
    floor : float
        Common lower bound of the shares.

    Returns
    -------
    array, (siblings, draws)
    """
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
    return (floor + (1 - siblings * floor) * free).T


def between(rng: np.random.Generator, draws: int, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Draw uniformly from the shares between bounds, by tilted rejection.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    lower, upper : array, (siblings,)
        Bounds; some shares between them sum to one.

    Returns
    -------
    array, (siblings, draws)
    """
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
