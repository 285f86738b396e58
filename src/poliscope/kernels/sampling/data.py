"""Data drawn around their values, from standard errors."""

from __future__ import annotations

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray

__all__ = ["noisy_values", "score_noise", "score_variances"]


def noisy_values(
    rng: np.random.Generator, draws: int, values: FloatArray, standard_errors: FloatArray
) -> FloatArray:
    """Draw the whole table with independent normal errors.

    For what depends on each cell, such as a normalisation that is repeated in every draw. Where the
    normalisation is fixed and the score is a weighted mean, :func:`score_noise` needs one normal number
    a unit instead of one a cell.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    values : array, (units, indicators)
        Values; NaN stays NaN.
    standard_errors : array, (units, indicators)
        Standard errors in the units of the values; 0 or NaN leave a cell as it is.

    Returns
    -------
    array, (draws, units, indicators)
    """
    errors = _checked(standard_errors)
    noise = rng.standard_normal((draws, *values.shape))
    noise *= errors
    noise += values
    return noise


def score_noise(
    rng: np.random.Generator,
    weights: FloatArray,
    standard_errors: FloatArray,
    *,
    shared: FloatArray | None = None,
) -> FloatArray:
    """Draw the error that sampling error puts on weighted means.

    With normal errors the error of a weighted mean is normal, with the variance of
    :func:`score_variances`: one number a unit stands for those of all its figures and denominators.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    weights : array, (draws, indicators)
        Weights of the leaves.
    standard_errors, shared
        As in :func:`score_variances`.

    Returns
    -------
    array, (draws, units)
    """
    noise = np.sqrt(score_variances(weights, standard_errors, shared=shared))
    noise *= rng.standard_normal(noise.shape)
    return noise


def score_variances(
    weights: FloatArray, standard_errors: FloatArray, *, shared: FloatArray | None = None
) -> FloatArray:
    """Return the variances of weighted means of indicators with independent and with shared errors.

    Parameters
    ----------
    weights : array, (..., indicators)
        Weights of the leaves.
    standard_errors : array, (units, indicators)
        Standard errors of the normalised indicators, independent of each other; NaN counts as 0.
    shared : array, (sources, units, indicators), optional
        What one standard error of a source, such as a unit's population that several indicators are
        divided by, adds to each indicator, with its sign. The sources of a unit are independent.

    Returns
    -------
    array, (..., units)
        ``sum of w**2 * se**2``, and for each source the square of ``sum of w * shared``.
    """
    errors = _checked(standard_errors)
    variances = np.square(weights) @ np.square(errors).T
    for source in () if shared is None else shared:
        variances += np.square(weights @ source.T)
    return np.asarray(variances)


def _checked(standard_errors: FloatArray) -> FloatArray:
    negative = standard_errors < 0
    if negative.any():
        raise ArrayError(
            "a standard error is below 0",
            cells=[(int(row), int(column)) for row, column in np.argwhere(negative)[:20]],
            code="standard-error-negative",
            help="give standard errors of 0 or more, or leave the cell empty",
        )
    return np.where(np.isnan(standard_errors), 0.0, standard_errors)
