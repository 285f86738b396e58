"""Ranks that floating noise cannot change.

One rule everywhere (Python, the page, the workbook): scores are rounded before they are compared, to
9 decimals, and to 12 significant digits of the largest score where that is coarser. Equal scores share
the best rank (competition rank: 1, 2, 2, 4).
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import BoolArray, FloatArray, IntArray

__all__ = ["DECIMALS", "SIGNIFICANT", "best_places", "competition_ranks", "rounded", "runs_of_equals"]

DECIMALS = 9
SIGNIFICANT = 12


def rounded(scores: FloatArray) -> FloatArray:
    """Round scores so that differences of floating noise vanish.

    Parameters
    ----------
    scores : array, (..., units, columns)
        Scores; each column is rounded by its own largest absolute value over units.

    Returns
    -------
    array, (..., units, columns)
    """
    largest = np.nanmax(
        np.abs(np.where(np.isfinite(scores), scores, 0.0)), axis=-2, keepdims=True, initial=0.0
    )
    exponent = np.floor(np.log10(np.where(largest > 0, largest, 1.0)))
    step = 10.0 ** np.minimum(DECIMALS, SIGNIFICANT - 1 - exponent)
    # adding 0 leaves no negative zero
    return np.asarray(np.round(scores * step) / step + 0.0, dtype=np.float64)


def competition_ranks(scores: FloatArray) -> FloatArray:
    """Rank units, 1 being the best; equal scores share the best rank.

    Parameters
    ----------
    scores : array, (..., units, columns)
        Higher is better; NaN is not ranked.

    Returns
    -------
    array, (..., units, columns)
        Whole numbers as floats; NaN where there is no score.
    """
    value = rounded(np.asarray(scores, dtype=np.float64))
    places = best_places(np.moveaxis(value, -2, -1))
    ranks = np.moveaxis(places, -1, -2).astype(np.float64)
    return np.where(np.isfinite(value), ranks, np.nan)


def best_places(values: FloatArray) -> IntArray:
    """Rank values as they are, 1 being the highest; equal values share the best of their places.

    What every ranking here has in common; what counts as equal is decided before, by rounding.

    Parameters
    ----------
    values : array, (..., units)
        Already rounded; NaN is not ranked.

    Returns
    -------
    int array, (..., units)
        0 where there is no value.
    """
    order, begins = runs_of_equals(values)
    places = np.broadcast_to(np.arange(1, values.shape[-1] + 1), order.shape)
    first = np.maximum.accumulate(np.where(begins, places, 0), axis=-1)
    ranks = np.empty(order.shape, dtype=np.intp)
    np.put_along_axis(ranks, order, first, axis=-1)
    ranks[np.isnan(values)] = 0
    return ranks


def runs_of_equals(values: FloatArray) -> tuple[IntArray, BoolArray]:
    """Sort from the highest down, and say where a new value begins.

    Parameters
    ----------
    values : array, (..., units)
        NaN goes last.

    Returns
    -------
    order : int array, (..., units)
        Positions from the highest value down; equal values keep their order.
    begins : bool array, (..., units)
        In that order: where a value differs from the one before it.
    """
    order = np.argsort(-values, axis=-1, kind="stable")
    ordered = np.take_along_axis(values, order, axis=-1)
    begins = np.ones(ordered.shape, dtype=bool)
    begins[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    return order, begins
