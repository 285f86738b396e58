"""How indicators go together: correlations, their p-values, redundant pairs, internal consistency.

``x`` is ``(..., units, indicators)``; a pair of indicators is judged on the units that have both.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels import columns as column

__all__ = [
    "Correlation",
    "correlated_pairs",
    "correlation",
    "covariance",
    "cronbach_alpha",
    "p_values",
    "pair_counts",
    "paired_correlation",
]

Correlation = Literal["pearson", "spearman", "kendall"]

CONSTANT = 1e-20
"""A sum of squares below this, of values scaled to a spread of one, is rounding."""
BLOCK = 2**25
"""Bytes held at once where pairs are ranked or compared one by one."""


def correlation(x: FloatArray, y: FloatArray | None = None, *, method: Correlation = "pearson") -> FloatArray:
    """Return the correlation of each indicator with each, on the units that have both.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Values.
    y : array, (..., units, others), optional
        Other columns of the same units, such as denominators or aggregates; else `x` itself.
    method : {"pearson", "spearman", "kendall"}
        Linear, of ranks (average ranks for ties), or tau-b.

    Returns
    -------
    array, (..., indicators, others)
        NaN where fewer than two units have both, or one is constant among them.

    References
    ----------
    Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239-251.
    """
    y = x if y is None else y
    if method == "kendall":
        return _kendall(x, y)
    if method == "pearson":
        return _pearson(x, y)
    if np.isfinite(x).all() and np.isfinite(y).all():
        return _pearson(column.tied_ranks(x, ties="average"), column.tied_ranks(y, ties="average"))
    return _spearman_with_gaps(x, y)


def pair_counts(x: FloatArray, y: FloatArray | None = None) -> FloatArray:
    """Return how many units have both of each pair of indicators, (..., indicators, others)."""
    here = np.isfinite(x).astype(np.float64)
    there = here if y is None else np.isfinite(y).astype(np.float64)
    return np.asarray(np.matmul(_turned(here), there))


@np.errstate(over="ignore", invalid="ignore")
def covariance(x: FloatArray) -> FloatArray:
    """Return the sample covariance of each pair of indicators, on the units that have both.

    Returns
    -------
    array, (..., indicators, indicators)
        NaN where fewer than two units have both.
    """
    scaled, size = _scaled(x)
    count, _, _, together = _pair_sums(scaled, scaled)
    share = np.divide(together, count - 1, out=np.full(count.shape, np.nan), where=count > 1)
    return np.asarray(share * size[..., :, None] * size[..., None, :])


def p_values(r: FloatArray, counts: FloatArray, *, method: Correlation = "pearson") -> FloatArray:
    """Return the two-sided p-value of correlations under independence.

    By the t distribution with ``counts - 2`` degrees of freedom (for Spearman an approximation); for
    Kendall by the normal approximation without ties.

    Parameters
    ----------
    r : array
        Correlations.
    counts : array
        Numbers of pairs, of the same shape.
    method : {"pearson", "spearman", "kendall"}
        How `r` was computed.

    Returns
    -------
    array
        NaN with fewer than 3 pairs.

    References
    ----------
    Kendall, M. G. and Gibbons, J. D. (1990). Rank Correlation Methods. Edward Arnold.
    """
    from scipy.special import ndtr, stdtr

    enough = (counts > 2) & np.isfinite(r)
    count = np.where(enough, counts, 3.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        if method == "kendall":
            z = np.abs(r) * np.sqrt(9 * count * (count - 1) / (2 * (2 * count + 5)))
            found = 2 * ndtr(-z)
        else:
            t = np.abs(r) * np.sqrt((count - 2) / np.maximum(1 - r * r, 0.0))
            found = 2 * stdtr(count - 2, -t)
    return np.where(enough, found, np.nan)


def correlated_pairs(
    r: FloatArray, groups: IntArray, *, threshold: float, kind: Literal["high", "low"] = "high"
) -> IntArray:
    """List the pairs of indicators of one group whose correlation passes a threshold.

    Parameters
    ----------
    r : array, (indicators, indicators)
        Correlations.
    groups : int array, (indicators,)
        The group of each indicator, such as its parent.
    threshold : float
        Pairs with a correlation above it (``high``), or below it (``low``).
    kind : {"high", "low"}
        High ones may be redundant, low ones at odds with each other.

    Returns
    -------
    int array, (pairs, 2)
        Positions, the smaller first.
    """
    with np.errstate(invalid="ignore"):
        passed = r > threshold if kind == "high" else r < threshold
    together = groups[:, None] == groups[None, :]
    return np.argwhere(np.triu(passed & together, k=1))


@np.errstate(over="ignore", invalid="ignore")
def paired_correlation(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the Pearson correlation of each column of `x` with the same column of `y`.

    Parameters
    ----------
    x, y : array, (..., units, indicators)
        Values; a unit that lacks one of a pair is left out of it.

    Returns
    -------
    array, (..., indicators)
        NaN where one is constant.
    """
    here = np.isfinite(x) & np.isfinite(y)
    a, b = (np.where(here, z, np.nan) for z in (x, y))
    known = (column.spread(a) > 0) & (column.spread(b) > 0)
    a, b = (np.where(here, z - column.mean(z)[..., None, :], 0.0) for z in (a, b))
    size = np.sqrt((a * a).sum(axis=-2) * (b * b).sum(axis=-2))
    return np.where(known, column.divide((a * b).sum(axis=-2), size), np.nan)


@np.errstate(over="ignore", invalid="ignore")
def cronbach_alpha(x: FloatArray, *, standardised: bool = False) -> FloatArray:
    """Return Cronbach's alpha: how far the indicators speak of one thing.

    Parameters
    ----------
    x : array, (..., units, indicators)
        The indicators of one group; pairs are taken on the units that have both.
    standardised : bool
        From correlations, so that units of measure do not matter; else from covariances.

    Returns
    -------
    array, (...,)
        At most 1; can be negative. NaN for one indicator.

    Raises
    ------
    ArrayError
        There is no indicator.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16(3),
    297-334.
    """
    items = x.shape[-1]
    if items == 0:
        raise ArrayError("Cronbach's alpha needs indicators", help="choose a group that has some")
    if items == 1:
        return np.full(x.shape[:-2], np.nan)
    common = correlation(x) if standardised else covariance(x)
    own = np.diagonal(common, axis1=-2, axis2=-1).sum(axis=-1)
    whole = common.sum(axis=(-2, -1))
    return np.asarray(items / (items - 1) * (1 - column.divide(own, whole)))


def _pearson(x: FloatArray, y: FloatArray) -> FloatArray:
    _, squares_x, squares_y, together = _pair_sums(_scaled(x)[0], _scaled(y)[0])
    known = (squares_x > CONSTANT) & (squares_y > CONSTANT)
    size = np.sqrt(np.where(known, squares_x * squares_y, 1.0))
    return np.where(known, np.clip(together / size, -1.0, 1.0), np.nan)


def _turned(x: FloatArray) -> FloatArray:
    return np.swapaxes(x, -1, -2)


@np.errstate(over="ignore", invalid="ignore")
def _scaled(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return columns about their mean with a largest deviation of one, and that deviation.

    Sums over pairs are then taken of numbers of one size, and lose no digits to a far-away mean. A
    constant column becomes 0.
    """
    away = x - column.mean(x)[..., None, :]
    size = np.fmax.reduce(np.abs(away), axis=-2, initial=0.0)
    size = np.where(column.spread(x) > 0, size, 0.0)
    scaled = np.divide(away, size[..., None, :], out=np.zeros_like(away), where=size[..., None, :] > 0)
    return np.where(np.isfinite(x), scaled, np.nan), size


def _pair_sums(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return the number of pairs, both sums of squares and the sum of products about the pair's means."""
    here, there = np.isfinite(x), np.isfinite(y)
    a, b = np.where(here, x, 0.0), np.where(there, y, 0.0)
    p, q = here.astype(np.float64), there.astype(np.float64)
    count = np.matmul(_turned(p), q)
    safe = np.maximum(count, 1.0)
    sum_a, sum_b = np.matmul(_turned(a), q), np.matmul(_turned(p), b)
    squares_a = np.matmul(_turned(a * a), q) - sum_a**2 / safe
    squares_b = np.matmul(_turned(p), b * b) - sum_b**2 / safe
    return count, squares_a, squares_b, np.matmul(_turned(a), b) - sum_a * sum_b / safe


def _spearman_with_gaps(x: FloatArray, y: FloatArray) -> FloatArray:
    """Rank each pair anew among the units that have both."""
    lead = np.broadcast_shapes(x.shape[:-2], y.shape[:-2])
    rows, columns = x.shape[-1], y.shape[-1]
    result = np.empty((*lead, rows * columns))
    block = max(1, BLOCK // max(1, 48 * x[..., 0].size))
    for start in range(0, rows * columns, block):
        first, second = np.divmod(np.arange(start, min(start + block, rows * columns)), columns)
        a, b = np.broadcast_arrays(x[..., first], y[..., second])
        both = np.isfinite(a) & np.isfinite(b)
        ranks = [column.tied_ranks(np.where(both, part, np.nan), ties="average") for part in (a, b)]
        result[..., start : start + block] = paired_correlation(*ranks)
    return result.reshape(*lead, rows, columns)


def _kendall(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return tau-b: concordant less discordant pairs of units, over the root of those without ties."""
    lead = np.broadcast_shapes(x.shape[:-2], y.shape[:-2])
    shape = (*lead, x.shape[-1], y.shape[-1])
    together, untied_x, untied_y = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    units = x.shape[-2]
    block = max(1, BLOCK // max(1, 16 * (x.size + y.size)))
    for start in range(0, units, block):
        rows = slice(start, start + block)
        a, b = (_signs(column.tied_ranks(z), rows) for z in (x, y))
        p, q = (_both(z, rows) for z in (x, y))
        together += np.matmul(_turned(a), b)
        untied_x += np.matmul(_turned(a * a), q)
        untied_y += np.matmul(_turned(p), b * b)
    return column.divide(together, np.sqrt(untied_x * untied_y))


def _signs(ranks: FloatArray, rows: slice) -> FloatArray:
    """Return who of each pair of units is higher, (..., pairs, indicators); 0 where one is missing."""
    difference = ranks[..., rows, None, :] - ranks[..., None, :, :]
    flat = difference.reshape(*ranks.shape[:-2], difference.shape[-3] * difference.shape[-2], ranks.shape[-1])
    return np.sign(np.where(np.isfinite(flat), flat, 0.0))


def _both(x: FloatArray, rows: slice) -> FloatArray:
    """Return which pairs of units have an indicator, (..., pairs, indicators)."""
    present = np.isfinite(x)
    pairs = present[..., rows, None, :] & present[..., None, :, :]
    return pairs.reshape(*x.shape[:-2], pairs.shape[-3] * pairs.shape[-2], x.shape[-1]).astype(np.float64)
