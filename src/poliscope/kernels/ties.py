"""Ranks that floating noise cannot change.

One rule everywhere (Python, the page, the workbook): scores are rounded before they are compared, to
9 decimals, and to 12 significant digits of the largest score where that is coarser. Equal scores share
the best rank (competition rank: 1, 2, 2, 4).
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray

__all__ = ["DECIMALS", "SIGNIFICANT", "competition_ranks", "rounded"]

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
    order = np.argsort(-value, axis=-2, kind="stable")  # NaN goes last
    ordered = np.take_along_axis(value, order, axis=-2)
    new = np.ones(ordered.shape, dtype=bool)
    new[..., 1:, :] = ordered[..., 1:, :] != ordered[..., :-1, :]
    place = np.arange(1.0, value.shape[-2] + 1)[:, None]
    first = np.maximum.accumulate(np.where(new, place, 0.0), axis=-2)
    ranks = np.empty_like(value)
    np.put_along_axis(ranks, order, first, axis=-2)
    return np.where(np.isfinite(value), ranks, np.nan)
