"""Who beats whom: comparisons of units pair by pair, indicator by indicator.

``x`` is ``(..., units, indicators)``, NaN is missing, higher is better. A pair is compared on the
indicators that both units have, so nothing depends on the order of the rows. Values are compared after
rounding as ranks are (see :mod:`poliscope.kernels.ties`), so floating noise is a tie.
"""

from __future__ import annotations

import functools
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.parallel import in_order, workers
from poliscope.kernels.ties import rounded

__all__ = ["copeland", "outranking_shares"]

TIE = 1e-9
"""Two sums of weights nearer to each other than this share of their total are equal."""
BLOCK = 2**25
"""Bytes of comparisons held at once."""
SIDE = 512
"""Units to a side of a block of pairs: its outcomes stay in the cache."""
MANY = 16
"""More blocks than this are shared out among threads."""


def outranking_shares(x: FloatArray, weights: FloatArray) -> FloatArray:
    """Return by what share of the weight each unit is better than each other one.

    Parameters
    ----------
    x : array, (units, indicators)
        Scores.
    weights : array, (indicators,)
        Raw weights.

    Returns
    -------
    array, (units, units)
        ``s[a, b]``: the share of the weight of the indicators that both have on which a is better, and
        half of those on which they are equal; ``s[a, b] + s[b, a] = 1``. The diagonal is 0, and pairs
        without a common indicator are NaN.

    References
    ----------
    Munda, G. and Nardo, M. (2009). Noncompensatory/nonlinear composite indicators for ranking
    countries: a defensible setting. Applied Economics 41(12), 1513-1523.
    """
    value = rounded(x)
    wins = _wins(value, value, weights)
    present = np.isfinite(x).astype(np.float64)
    common = (present * weights) @ present.T
    half = (wins - wins.T) / 2 + common / 2  # the wins and half of the ties
    shares: FloatArray = np.divide(half, common, out=np.full(common.shape, np.nan), where=common > 0)
    np.fill_diagonal(shares, 0.0)
    return shares


def copeland(x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None) -> FloatArray:
    """Return the Copeland score: how many units a unit beats, less how many beat it.

    A unit beats another if it is better on indicators of more weight than the other is, among those
    that both have.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Scores.
    weights : array, (..., indicators)
        Raw weights; leading axes broadcast against those of `x`.
    reference : array, (..., reference units, indicators), optional
        Units to compare with, instead of each other.

    Returns
    -------
    array, (..., units)
        Whole numbers from ``1 - units`` to ``units - 1``; NaN for a unit without any value.

    References
    ----------
    Copeland, A. H. (1951). A reasonable social welfare function. Seminar on Applications of Mathematics
    to the Social Sciences, University of Michigan.

    Munda, G. and Nardo, M. (2009). Noncompensatory/nonlinear composite indicators for ranking
    countries: a defensible setting. Applied Economics 41(12), 1513-1523.
    """
    value, others = _compared(x, reference)
    units = x.shape[-2]
    if value.ndim == others.ndim == 2 and weights.ndim == 1:
        score = _majorities(value, None if reference is None else others, weights)
        return np.where(np.isfinite(value).any(axis=-1), score, np.nan)
    lead = np.broadcast_shapes(x.shape[:-2], others.shape[:-2], weights.shape[:-1])
    # a pair takes one byte an indicator, and two sums of eight bytes
    pair = max(int(np.prod(lead)), 1) * (x.shape[-1] + 16)
    block = max(1, BLOCK // (pair * max(others.shape[-2], 1)))
    score = np.zeros((*lead, units))
    for start in range(0, units, block):
        rows = slice(start, start + block)
        net = _wins(value[..., rows, :], others, weights) - _losses(value[..., rows, :], others, weights)
        tie = TIE * weights.sum(axis=-1)[..., None, None]
        score[..., rows] = np.sign(np.where(np.abs(net) <= tie, 0.0, net)).sum(axis=-1)
    return np.where(np.isfinite(value).any(axis=-1), score, np.nan)


def _majorities(value: FloatArray, others: FloatArray | None, weights: FloatArray) -> FloatArray:
    """Return how many of the others each unit beats, less how many beat it, (units,).

    Values are exchanged for their ranks, small integers of which a processor compares dozens at once, and
    pairs come in square blocks that stay in its cache. Without others every pair is looked at once only.
    """
    used = weights > 0
    low, high = _dense_ranks(value if others is None else np.concatenate((value, others)))
    low, high, weight = low[used], high[used], weights[used]
    units = len(value)
    here, there = (low[:, :units], high[:, :units]), (low[:, units:], high[:, units:])
    if others is None:
        there = here
    # nobody misses anything and nobody ties: the highest rank is the number of units
    strict = others is None and bool((low == high).all() and (low.max(axis=1, initial=0) == units).all())
    block = functools.partial(_signs, here, there, weight, strict=strict)
    places = [
        (i, j)
        for i in range(0, units, SIDE)
        for j in range(i if others is None else 0, there[0].shape[1], SIDE)
    ]
    score = np.zeros(units)
    threads = None if len(places) > MANY else 1
    with workers(threads, Event()) as pool:
        for (i, j), (rows, columns) in zip(places, in_order(pool, block, places), strict=True):
            score[i : i + SIDE] += rows
            if others is None and i != j:
                score[j : j + SIDE] -= columns
    return score


def _signs(
    a: tuple[NDArray[Any], NDArray[Any]],
    b: tuple[NDArray[Any], NDArray[Any]],
    weights: FloatArray,
    corner: tuple[int, int],
    *,
    strict: bool,
) -> tuple[IntArray, IntArray]:
    """Return the sums of the signs of a block of pairs over its columns and over its rows."""
    rows, columns = (slice(start, start + SIDE) for start in corner)
    total = float(weights.sum())
    wins = _weight_where_higher(a[0][:, rows], b[1][:, columns], weights)
    if strict:
        # everyone has everything and nobody ties: what is not won is lost
        net = 2.0 * wins - total
    else:
        net = wins - _weight_where_higher(b[0][:, columns], a[1][:, rows], weights).T
    sign = (net > TIE * total).astype(np.int8) - (net < -TIE * total)
    if strict and corner[0] == corner[1] and a is b:
        np.fill_diagonal(sign, 0)
    return sign.sum(axis=1, dtype=np.intp), sign.sum(axis=0, dtype=np.intp)


def _weight_where_higher(low: NDArray[Any], high: NDArray[Any], weights: FloatArray) -> FloatArray:
    """Return the weight on which each of `low` ranks above each of `high`, (rows, columns)."""
    shape = (low.shape[1], high.shape[1])
    tables = _byte_sums(weights)
    better = np.empty(shape, dtype=np.bool_)
    outcomes, total = np.empty(shape, dtype=np.uint8), np.zeros(shape)
    for byte, table in enumerate(tables):
        outcomes[:] = 0
        # eight comparisons make one byte, the first its highest bit
        for indicator in range(8 * byte, min(8 * byte + 8, len(weights))):
            np.greater(low[indicator][:, None], high[indicator][None, :], out=better)
            outcomes += outcomes
            outcomes |= better.view(np.uint8)
        missing = 8 * byte + 8 - len(weights)
        if missing > 0:
            outcomes <<= missing
        total += table[outcomes]
    return total


def _dense_ranks(value: FloatArray) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return ranks that compare as the values do, (indicators, units), from the lowest up, twice.

    What is missing ranks below everything in the first, and above everything in the second, so that it
    is never higher than another, nor another higher than it.
    """
    columns = np.ascontiguousarray(value.T)
    order = np.argsort(columns, axis=1, kind="stable")
    ordered = np.take_along_axis(columns, order, axis=1)
    fresh = np.ones(ordered.shape, dtype=np.bool_)
    fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    dtype = np.int16 if columns.shape[1] < np.iinfo(np.int16).max else np.int32
    low = np.empty(columns.shape, dtype=dtype)
    np.put_along_axis(low, order, np.cumsum(fresh, axis=1).astype(dtype), axis=1)
    missing = ~np.isfinite(columns)
    high = np.where(missing, np.iinfo(dtype).max, low)
    low[missing] = 0
    return low, high


def _compared(x: FloatArray, reference: FloatArray | None) -> tuple[FloatArray, FloatArray]:
    """Return units and those that they are compared with, rounded alike."""
    if reference is None:
        value = rounded(x)
        return value, value
    lead = np.broadcast_shapes(x.shape[:-2], reference.shape[:-2])
    both = [np.broadcast_to(part, (*lead, *part.shape[-2:])) for part in (x, reference)]
    value = rounded(np.concatenate(both, axis=-2))
    return value[..., : x.shape[-2], :], value[..., x.shape[-2] :, :]


def _losses(a: FloatArray, b: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weight on which each row of `a` is worse than each row of `b`, (..., rows a, rows b)."""
    return _wins(-a, -b, weights)


def _wins(a: FloatArray, b: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weight on which each row of `a` is better than each row of `b`, (..., rows a, rows b).

    The outcomes of eight indicators make one byte, and a table holds the sum of weights of each of the
    256 bytes: summing is then one look-up for every eight indicators.
    """
    better = a[..., :, None, :] > b[..., None, :, :]
    packed = np.packbits(better, axis=-1)
    tables = _byte_sums(weights)
    total = np.zeros(np.broadcast_shapes((*tables.shape[:-2], 1, 1), packed.shape[:-1]))
    for byte in range(packed.shape[-1]):
        total += _look_up(tables[..., byte, :], packed[..., byte])
    return total


def _byte_sums(weights: FloatArray) -> FloatArray:
    """Return the sum of the weights that each byte of outcomes stands for, (..., bytes, 256)."""
    count = weights.shape[-1]
    size = -(-count // 8)
    padded = np.zeros((*weights.shape[:-1], size * 8))
    padded[..., :count] = weights
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float64)
    return padded.reshape(*weights.shape[:-1], size, 8) @ bits.T


def _look_up(table: FloatArray, index: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> FloatArray:
    """Return ``table[..., index]`` where the leading axes of both broadcast."""
    if table.ndim == 1:
        return np.asarray(table[index])
    if index.ndim == 2:
        return np.asarray(table[..., index])
    lead = np.broadcast_shapes(table.shape[:-1], index.shape[:-2])
    table = np.broadcast_to(table, (*lead, 256))
    flat = np.broadcast_to(index, (*lead, *index.shape[-2:])).reshape(*lead, -1)
    return np.take_along_axis(table, flat.astype(np.intp), axis=-1).reshape(*lead, *index.shape[-2:])
