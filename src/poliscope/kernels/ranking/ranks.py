"""Ranks of scores: rounded first, so that floating noise never breaks a tie.

Scores are counted in whole steps of a resolution, and a step, a unit's number and the wish to sort
downwards are packed into one integer: one sort of integers then gives the order and shows the ties.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ties import best_places, runs_of_equals

__all__ = [
    "average_ranks",
    "competition_ranks",
    "mean_of_form",
    "mean_rank_shift",
    "packed_keys",
    "rank_form",
    "require_complete",
    "resolution",
    "round_scores",
]

Keys = NDArray[np.int64]

# adding this to a float64 leaves its nearest whole number in the low bits of the mantissa
MAGIC = 1.5 * 2.0**52
MAGIC_BITS = int(np.float64(MAGIC).view(np.int64))
LARGEST = 2.0**50


def resolution(values: FloatArray, *, digits: int = 12) -> float:
    """Return the step to which scores are rounded before they are ranked.

    Parameters
    ----------
    values : array
        Scores, or the normalised indicators whose means are the scores; NaN is left out.
    digits : int
        Significant digits of the largest absolute value that count. 12 leaves room for the noise of
        sums in floating point, and sees all differences that data can support.

    Returns
    -------
    float
        A power of ten: 1e-10 for scores up to 100; 1.0 when all values are 0 or missing.
    """
    size = np.abs(values[np.isfinite(values)]).max(initial=0.0)
    return float(10.0 ** (math.floor(math.log10(size)) + 1 - digits)) if size > 0 else 1.0


def round_scores(scores: FloatArray, *, step: float) -> FloatArray:
    """Round scores to whole steps.

    Parameters
    ----------
    scores : array
        Scores; NaN stays NaN.
    step : float
        From :func:`resolution`, or 1e-9 for nine decimals; 0 returns the scores as they are.

    Returns
    -------
    array
    """
    return np.rint(scores / step) * step if step > 0 else np.array(scores, dtype=np.float64)


def rank_form(values: FloatArray, *, power: float) -> FloatArray:
    """Transform indicators so that their weighted sum orders units as their power mean does.

    The means then need one matrix product for any number of weights: values for the arithmetic mean,
    logarithms for the geometric, minus the reciprocals for the harmonic.

    Parameters
    ----------
    values : array, (..., units, indicators)
        Normalised indicators.
    power : float
        1 arithmetic, 0 geometric, -1 harmonic, or any other exponent of a power mean.

    Returns
    -------
    array, (..., units, indicators)

    Raises
    ------
    ArrayError
        A value is not above 0 and the power is not 1.
    """
    if power == 1:
        return np.array(values, dtype=np.float64)
    bad = values <= 0
    if bad.any():
        raise ArrayError(
            "a power mean other than the arithmetic one needs values above 0",
            cells=[(int(row), int(column)) for *_, row, column in np.argwhere(np.atleast_2d(bad))[:20]],
            code="values-not-positive",
            help="normalise to an interval above 0, such as 1 to 100, or take the arithmetic mean",
        )
    return np.log(values) if power == 0 else math.copysign(1.0, power) * np.power(values, power)


def mean_of_form(sums: FloatArray, *, power: float) -> FloatArray:
    """Give power means back from weighted sums of their rank form: the inverse of :func:`rank_form`.

    Parameters
    ----------
    sums : array
        Sums of the transformed indicators, with weights that sum to 1.
    power : float
        As for :func:`rank_form`.

    Returns
    -------
    array
        Means in the units of the indicators.
    """
    if power == 1:
        return sums
    return np.exp(sums) if power == 0 else np.power(math.copysign(1.0, power) * sums, 1 / power)


def require_complete(values: FloatArray) -> None:
    """Refuse missing values where an answer is exact only for complete data.

    With gaps, weights are shared out anew for each unit, and scores are no longer linear in them.

    Parameters
    ----------
    values : array, (..., leaves)
        Normalised indicators, or differences of them.

    Raises
    ------
    ArrayError
        A value is missing or infinite.
    """
    finite = np.isfinite(values)
    if not finite.all():
        cells = np.argwhere(~np.atleast_2d(finite))[:20]
        raise ArrayError(
            "exact answers about weights need complete data",
            cells=[(int(row), int(column)) for *_, row, column in cells],
            code="values-missing",
            help="impute the missing values first, or rely on the sampled answers",
        )


def competition_ranks(scores: FloatArray, *, step: float = 0.0) -> IntArray:
    """Rank the units: 1 is the highest score, tied units share the best of their places.

    Parameters
    ----------
    scores : array, (..., units)
        Scores; a unit with NaN gets rank 0.
    step : float
        Resolution, see :func:`round_scores`; 0 compares the scores as they are.

    Returns
    -------
    int array, (..., units)
    """
    return best_places(round_scores(scores, step=step))


def average_ranks(scores: FloatArray, *, step: float = 0.0) -> FloatArray:
    """Rank the units: 1 is the highest score, tied units share the mean of their places.

    Parameters
    ----------
    scores : array, (..., units)
        Scores; a unit with NaN gets NaN.
    step : float
        Resolution, see :func:`round_scores`; 0 compares the scores as they are.

    Returns
    -------
    array, (..., units)
    """
    order, begins = runs_of_equals(round_scores(scores, step=step))
    units = scores.shape[-1]
    places = np.broadcast_to(np.arange(1, units + 1), order.shape)
    first = np.maximum.accumulate(np.where(begins, places, 0), axis=-1)
    ends = np.concatenate((begins[..., 1:], np.ones_like(begins[..., :1])), axis=-1)
    backwards = np.where(ends, places, units + 1)[..., ::-1]
    last = np.minimum.accumulate(backwards, axis=-1)[..., ::-1]
    ranks = np.empty(order.shape)
    np.put_along_axis(ranks, order, 0.5 * (first + last), axis=-1)
    ranks[np.isnan(scores)] = np.nan
    return ranks


def mean_rank_shift(ranks: NDArray[np.integer[Any]], nominal: NDArray[np.integer[Any]]) -> FloatArray:
    """Return the mean absolute difference of ranks from the nominal ones.

    Parameters
    ----------
    ranks : int array, (..., units)
        Ranks in each variant.
    nominal : int array, (units,)
        Ranks in the nominal index.

    Returns
    -------
    array, (...)

    References
    ----------
    Saisana, M., Saltelli, A. and Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques
    as tools for the quality assessment of composite indicators. Journal of the Royal Statistical
    Society A 168. doi:10.1111/j.1467-985X.2005.00350.x
    """
    return np.asarray(np.abs(ranks - nominal).mean(axis=-1), dtype=np.float64)


def packed_keys(scores: FloatArray, *, step: float) -> Keys:
    """Pack whole steps and unit numbers into integers that sort from the best to the worst.

    Parameters
    ----------
    scores : array, (draws, units)
        Finite scores, below 2**50 steps in absolute value (less for more than 4,096 units).
    step : float
        Resolution, above 0.

    Returns
    -------
    int64 array, (draws, units)
        Not sorted. The low ``(units - 1).bit_length()`` bits hold the unit, the rest falls with the
        score; two units are tied when the rest is the same.
    """
    bits = (scores.shape[-1] - 1).bit_length()
    buffer = scores * (-1.0 / step)
    largest = min(LARGEST, 2.0 ** (62 - bits))
    if not (-largest < buffer.min(initial=0.0) and buffer.max(initial=0.0) < largest):
        raise ArrayError(
            "scores are missing, or too large for the resolution at which they are ranked",
            code="scores-out-of-range",
            help="impute missing values first, and choose a resolution of 12 digits or fewer",
        )
    buffer += MAGIC
    keys = buffer.view(np.int64)
    if bits > 11:
        # with more bits for the units the constant part would be pushed into the sign
        keys -= MAGIC_BITS
    keys <<= bits
    keys |= np.arange(scores.shape[-1], dtype=np.int64)
    return keys
