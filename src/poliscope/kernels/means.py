"""Means of the children of a node: arithmetic, power, ordered; with missing children left out.

``x`` is ``(..., units, children)``, NaN is missing; ``weights`` is ``(..., children)``, not negative,
and its leading axes broadcast against those of ``x``. The weight of a missing child goes to its
siblings in proportion; a unit without any child that counts gets NaN.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray

__all__ = [
    "highest",
    "lowest",
    "middle",
    "ordered_mean",
    "power_mean",
    "refuse",
    "weighted_mean",
    "weighted_mean_and_variance",
]

SHOWN = 20
"""How many cells an error names at most."""
NEAR_ZERO = 1e-14
"""A power nearer to 0 than this is the geometric mean to the last digit."""


def refuse(bad: BoolArray, reason: str, help: str) -> None:
    """Raise an ArrayError that names the cells where `bad` holds, if there are any.

    Parameters
    ----------
    bad : bool array, (..., units, children)
        Cells that do not suit; leading axes are folded into one.
    reason, help : str
        What does not suit, and what to do.
    """
    if bad.any():
        folded = bad.reshape(-1, *bad.shape[-2:]).any(axis=0)
        cells = np.argwhere(folded)[:SHOWN]
        raise ArrayError(reason, cells=[(int(unit), int(child)) for unit, child in cells], help=help)


@np.errstate(over="ignore", invalid="ignore")
def weighted_mean(x: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted arithmetic mean of each unit's children.

    Draws of weights over one table, ``x (units, children)`` and ``weights (draws, children)``, cost one
    or two matrix products and no array of draws x units x children.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores; NaN is left out.
    weights : array, (..., children)
        Raw weights.

    Returns
    -------
    array, (..., units)
        NaN where no child with a weight has a score.
    """
    present = np.isfinite(x)
    if present.all():
        total = weights.sum(axis=-1, keepdims=True)
        share = np.divide(weights, total, out=np.full(weights.shape, np.nan), where=total > 0)
        return _product(x, share)
    total = _product(present.astype(np.float64), weights)
    summed = _product(np.where(present, x, 0.0), weights)
    mean: FloatArray = np.divide(summed, total, out=np.full(summed.shape, np.nan), where=total > 0)
    return mean


def _product(x: FloatArray, weights: FloatArray) -> FloatArray:
    """Return ``x @ weights`` with leading axes that broadcast: (..., units)."""
    if x.ndim == 2 and weights.ndim > 1:
        return np.asarray(weights @ x.T)
    if weights.ndim == 1:
        return np.asarray(x @ weights)
    return np.asarray(np.matmul(x, weights[..., None])[..., 0])


@np.errstate(over="ignore", invalid="ignore")
def weighted_mean_and_variance(
    x: FloatArray, weights: FloatArray, *, ddof: int = 0
) -> tuple[FloatArray, FloatArray]:
    """Return the weighted mean of each unit's children, and their weighted variance about it.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores; NaN is left out.
    weights : array, (..., children)
        Raw weights.
    ddof : int
        With equal weights the sum of squares is divided by the number of children minus this.

    Returns
    -------
    mean, variance : array, (..., units)
        The variance is NaN where there are not more than `ddof` children.
    """
    mean = weighted_mean(x, weights)
    spread = weighted_mean((x - mean[..., None]) ** 2, weights)
    count = np.isfinite(x).sum(axis=-1).astype(np.float64)
    enough = count > ddof
    factor = np.divide(count, count - ddof, out=np.full(count.shape, np.nan), where=enough)
    return mean, spread * factor


def power_mean(x: FloatArray, weights: FloatArray, *, power: float) -> FloatArray:
    """Return the weighted power mean ``(sum w x^p)^(1/p)`` of each unit's children.

    Power 1 is the arithmetic, 0 the geometric (its limit), -1 the harmonic mean. Large powers do not
    overflow and small ones lose no digits.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores; NaN is left out.
    weights : array, (..., children)
        Raw weights.
    power : float
        The exponent p.

    Returns
    -------
    array, (..., units)

    Raises
    ------
    ArrayError
        A value is 0 or less (or less than 0, where the power is above 0 and not 1).

    References
    ----------
    Hardy, G. H., Littlewood, J. E. and Polya, G. (1934). Inequalities. Cambridge University Press.
    """
    if power == 1:
        return weighted_mean(x, weights)
    _refuse_powers(x, power)
    # the largest (smallest) child of a unit is taken out, so that no power leaves floating point
    extreme = highest(x) if power > 0 else lowest(x)
    scale = np.where(extreme > 0, extreme, 1.0)
    with np.errstate(divide="ignore"):
        log = np.log(x / scale[..., None])
    if abs(power) < NEAR_ZERO:
        return np.asarray(scale * np.exp(weighted_mean(log, weights)))
    # x^p - 1 and log(1 + .) keep the digits that x^p and log would lose where p is small
    log = np.maximum(log, -1e300)  # log 0, so that the product below is a number
    mean = weighted_mean(np.expm1(power * log), weights)
    with np.errstate(divide="ignore"):
        return np.asarray(scale * np.exp(np.log1p(np.maximum(mean, -1.0)) / power))


def _refuse_powers(x: FloatArray, power: float) -> None:
    name = {0.0: "a geometric mean", -1.0: "a harmonic mean"}.get(power, f"a power mean with p = {power:g}")
    limit = "above 0" if power <= 0 else "of 0 or more"
    with np.errstate(invalid="ignore"):
        bad = x <= 0 if power <= 0 else x < 0
    refuse(
        np.asarray(bad),
        f"{name} needs values {limit}",
        "normalise to an interval that starts above 0, such as minmax with low = 1, "
        "or choose the arithmetic mean",
    )


def highest(x: FloatArray) -> FloatArray:
    """Return each unit's highest child, (..., units); NaN where all are missing."""
    top = np.where(np.isfinite(x), x, -np.inf).max(axis=-1)
    return np.where(np.isfinite(top), top, np.nan)


def lowest(x: FloatArray) -> FloatArray:
    """Return each unit's lowest child, (..., units); NaN where all are missing."""
    return -highest(-x)


def middle(x: FloatArray) -> FloatArray:
    """Return the median of each unit's children, (..., units); NaN where all are missing."""
    ordered = np.sort(x, axis=-1)  # NaN goes last
    count = np.isfinite(x).sum(axis=-1)[..., None]
    low = np.take_along_axis(ordered, np.maximum(count - 1, 0) // 2, axis=-1)
    high = np.take_along_axis(ordered, np.minimum(count // 2, x.shape[-1] - 1), axis=-1)
    return np.where(count[..., 0] > 0, (low / 2 + high / 2)[..., 0], np.nan)


def ordered_mean(
    x: FloatArray, weights: FloatArray, *, quantifier: Callable[[FloatArray], FloatArray]
) -> FloatArray:
    """Return the ordered weighted average: weights go to ranks, best child first.

    The children of a unit are sorted from best to worst, and the child that covers the importance from
    share ``a`` to share ``b`` counts ``Q(b) - Q(a)``. With equal importance and ``Q`` the running sum of
    some order weights, that is the classic average with those order weights; with unequal importance, or
    with missing children, it is Yager's generalisation of it.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores; NaN is left out.
    weights : array, (..., children)
        Importance of the children.
    quantifier : callable
        Q, from shares of the importance to shares of the weight; rises from 0 at 0 to 1 at 1.

    Returns
    -------
    array, (..., units)

    References
    ----------
    Yager, R. R. (1988). On ordered weighted averaging aggregation operators in multicriteria
    decisionmaking. IEEE Transactions on Systems, Man, and Cybernetics 18(1), 183-190.

    Yager, R. R. (1996). Quantifier guided aggregation using OWA operators. International Journal of
    Intelligent Systems 11(1), 49-73.
    """
    present = np.isfinite(x)
    importance = np.where(present, weights[..., None, :], 0.0)
    x, importance = np.broadcast_arrays(x, importance)
    order = np.argsort(-x, axis=-1, kind="stable")  # NaN goes last
    covered = np.take_along_axis(importance, order, axis=-1).cumsum(axis=-1)
    total = covered[..., -1:]
    share = np.divide(covered, total, out=np.zeros_like(covered), where=total > 0)
    gained = np.diff(quantifier(np.minimum(share, 1.0)), axis=-1, prepend=0.0)
    best_first = np.take_along_axis(np.where(np.isfinite(x), x, 0.0), order, axis=-1)
    return np.where(total[..., 0] > 0, (best_first * gained).sum(axis=-1), np.nan)
