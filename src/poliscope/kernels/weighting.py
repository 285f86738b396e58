"""Weights that the data suggest: more for indicators that tell units apart.

``x`` is ``(..., units, indicators)``, NaN is missing and left out; each function returns shares
``(..., indicators)`` that sum to one, 0 for a constant indicator, and NaN throughout where no indicator
varies.
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray
from poliscope.kernels import columns as column
from poliscope.kernels.association import correlation
from poliscope.kernels.means import refuse

__all__ = [
    "angle_weights",
    "critic_weights",
    "deviation_weights",
    "entropy_weights",
    "gini_weights",
    "removal_weights",
]


@np.errstate(over="ignore", invalid="ignore")
def entropy_weights(x: FloatArray) -> FloatArray:
    """Weigh indicators by how unevenly their total is spread over units (Shannon's entropy).

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.

    Returns
    -------
    array, (..., indicators)

    Raises
    ------
    ArrayError
        A value is negative.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27(3),
    379-423.

    Zeleny, M. (1982). Multiple Criteria Decision Making. McGraw-Hill.
    """
    _refuse_negative(x, "entropy weights")
    share, count = _shares_of_total(x)
    with np.errstate(divide="ignore", invalid="ignore"):
        bits = np.where(share > 0, share * np.log(share), 0.0)
    entropy = column.divide(-bits.sum(axis=-2), np.log(np.maximum(count, 1)))
    return _to_one(np.where(_varies(x), 1 - entropy, 0.0))


@np.errstate(over="ignore", invalid="ignore")
def gini_weights(x: FloatArray) -> FloatArray:
    """Weigh indicators by Gini's coefficient of their values.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.

    Returns
    -------
    array, (..., indicators)

    Raises
    ------
    ArrayError
        A value is negative.

    References
    ----------
    Gini, C. (1912). Variabilita e mutabilita. Cuppini, Bologna.
    """
    _refuse_negative(x, "Gini weights")
    ordered = np.sort(x, axis=-2)  # NaN goes last
    count = column.count(x)[..., None, :]
    place = np.arange(1, x.shape[-2] + 1)[:, None]
    lead = np.where(np.isfinite(ordered), (2 * place - count - 1) * ordered, 0.0).sum(axis=-2)
    total = np.where(np.isfinite(x), x, 0.0).sum(axis=-2)
    return _to_one(np.where(_varies(x), column.divide(lead, count[..., 0, :] * total), 0.0))


@np.errstate(over="ignore", invalid="ignore")
def angle_weights(x: FloatArray) -> FloatArray:
    """Weigh indicators by the angle between their values and equal values.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.

    Returns
    -------
    array, (..., indicators)

    Raises
    ------
    ArrayError
        A value is negative.

    References
    ----------
    Shuai, D., Zongzhun, Z., Yongji, W. and Lei, L. (2012). A new angular method to determine the objective
    weights. International Conference on Information Science and Technology, 3889-3892.
    """
    _refuse_negative(x, "angle weights")
    share, count = _shares_of_total(x)
    length = np.sqrt((share**2).sum(axis=-2) * count)
    angle = np.arccos(np.clip(column.divide(share.sum(axis=-2), length), -1.0, 1.0))
    return _to_one(np.where(_varies(x), angle, 0.0))


@np.errstate(over="ignore", invalid="ignore")
def deviation_weights(x: FloatArray) -> FloatArray:
    """Weigh indicators by their standard deviation.

    Parameters
    ----------
    x : array, (..., units, indicators)
        On one scale, or the units of measure decide.

    Returns
    -------
    array, (..., indicators)

    References
    ----------
    Diakoulaki, D., Mavrotas, G. and Papayannakis, L. (1995). Determining objective weights in multiple
    criteria problems: the CRITIC method. Computers & Operations Research 22(7), 763-770.
    """
    return _to_one(np.nan_to_num(column.standard_deviation(x), nan=0.0))


@np.errstate(over="ignore", invalid="ignore")
def critic_weights(x: FloatArray) -> FloatArray:
    """Weigh indicators by their standard deviation times their conflict with the others (CRITIC).

    The conflict is the sum of one less the correlation with each other indicator, on the units that have
    both; values are put on a scale from 0 to 1 first.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Higher is better.

    Returns
    -------
    array, (..., indicators)

    References
    ----------
    Diakoulaki, D., Mavrotas, G. and Papayannakis, L. (1995). Determining objective weights in multiple
    criteria problems: the CRITIC method. Computers & Operations Research 22(7), 763-770.
    """
    deviation = column.divide(column.standard_deviation(x), column.spread(x))
    conflict = (1 - np.nan_to_num(correlation(x), nan=1.0)).sum(axis=-1)
    return _to_one(np.nan_to_num(deviation, nan=0.0) * conflict)


@np.errstate(over="ignore", invalid="ignore")
def removal_weights(x: FloatArray) -> FloatArray:
    """Weigh indicators by how much the score changes when they are removed (MEREC).

    The score of a unit is ``log(1 + mean over indicators of |log(lowest / x)|)``, and the effect of an
    indicator the mean change over the units that have it.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Above 0, higher is better.

    Returns
    -------
    array, (..., indicators)

    Raises
    ------
    ArrayError
        A value is 0 or less.

    References
    ----------
    Keshavarz-Ghorabaee, M., Amiri, M., Zavadskas, E. K., Turskis, Z. and Antucheviciene, J. (2021).
    Determination of objective weights using a new method based on the removal effects of criteria
    (MEREC). Symmetry 13(4), 525.
    """
    with np.errstate(invalid="ignore"):
        refuse(
            np.asarray(x <= 0),
            "weights by removal effects need values above 0",
            "normalise to an interval that starts above 0, such as minmax with low = 1",
        )
    present = np.isfinite(x)
    away = np.where(present, np.abs(np.log(x / column.minimum(x)[..., None, :])), 0.0)
    count = np.maximum(present.sum(axis=-1, keepdims=True), 1)
    whole = away.sum(axis=-1, keepdims=True)
    effect = np.log1p(whole / count) - np.log1p((whole - away) / count)
    return _to_one(column.divide(effect.sum(axis=-2), np.maximum(present.sum(axis=-2), 1)))


def _shares_of_total(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each value as a share of its column's sum, 0 where missing, and the number of values."""
    present = np.isfinite(x)
    filled = np.where(present, x, 0.0)
    share = column.divide(filled, filled.sum(axis=-2, keepdims=True))
    return np.nan_to_num(share, nan=0.0), present.sum(axis=-2).astype(np.float64)


def _varies(x: FloatArray) -> FloatArray:
    return np.asarray(column.spread(x) > 0)


def _to_one(weights: FloatArray) -> FloatArray:
    """Return weights as shares; NaN where all are 0."""
    positive = np.maximum(weights, 0.0)
    return column.divide(positive, positive.sum(axis=-1, keepdims=True))


def _refuse_negative(x: FloatArray, what: str) -> None:
    with np.errstate(invalid="ignore"):
        refuse(
            np.asarray(x < 0),
            f"{what} need values of 0 or more",
            "normalise to an interval that starts at 0 or above, such as minmax",
        )
