"""Means that mind the balance of a unit's profile, and the distance of a profile from the ideal.

``x`` is ``(..., units, children)``, NaN is missing; ``weights`` is ``(..., children)``. A missing child is
left out and its weight goes to its siblings.
"""

from __future__ import annotations

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.means import SHOWN, lowest, weighted_mean, weighted_mean_and_variance

__all__ = ["about_centre", "distance_to_ideal", "mean_min", "penalised_mean"]


@np.errstate(over="ignore", invalid="ignore")
def penalised_mean(x: FloatArray, weights: FloatArray, *, sign: int, ddof: int = 0) -> FloatArray:
    """Return the mean plus or minus its product with the squared coefficient of variation.

    ``M (1 + sign cv^2)``, that is ``M + sign S^2 / M``.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores with a mean above 0 for every unit.
    weights : array, (..., children)
        Raw weights.
    sign : int
        -1 takes the penalty off, 1 adds it.
    ddof : int
        With equal weights, the variance divides by the number of children minus this.

    Returns
    -------
    array, (..., units)

    Raises
    ------
    ArrayError
        The mean of a unit is 0 or less.

    References
    ----------
    De Muro, P., Mazziotta, M. and Pareto, A. (2011). Composite indices of development and poverty: an
    application to MDGs. Social Indicators Research 104(1), 1-18.
    """
    mean, variance = weighted_mean_and_variance(x, weights, ddof=ddof)
    bad = (mean <= 0).any(axis=tuple(range(mean.ndim - 1)))
    if bad.any():
        raise ArrayError(
            "a penalty by the coefficient of variation needs a mean above 0",
            cells=[(int(unit), -1) for unit in np.flatnonzero(bad)[:SHOWN]],
            help="normalise to scores above 0, such as zscore with mean = 100 and sd = 10",
        )
    return mean + sign * variance / mean


@np.errstate(over="ignore", invalid="ignore")
def about_centre(x: FloatArray, *, centre: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Rescale each child so that the centre scores 100 and half its range is 30 points.

    ``(x - (centre - d)) / (2 d) * 60 + 70`` with ``d = (high - low) / 2``; a child without a range scores
    100.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores.
    centre, low, high : array, (..., children)
        Reference value, and the ends of the range.

    Returns
    -------
    array, (..., units, children)

    References
    ----------
    Mazziotta, M. and Pareto, A. (2016). On a generalized non-compensatory composite index for measuring
    socio-economic phenomena. Social Indicators Research 127(3), 983-1003.
    """
    half = ((high - low) / 2)[..., None, :]
    away = x - centre[..., None, :]
    moved = np.divide(away, half, out=np.zeros(np.broadcast_shapes(away.shape, half.shape)), where=half > 0)
    return np.where(np.isfinite(x), 100 + 30 * moved, np.nan)


@np.errstate(over="ignore", invalid="ignore")
def mean_min(x: FloatArray, weights: FloatArray, *, alpha: float, beta: float) -> FloatArray:
    """Return the mean, pulled towards the lowest child.

    ``M - alpha (sqrt((M - min)^2 + beta^2) - beta)``.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores.
    weights : array, (..., children)
        Raw weights.
    alpha : float
        0 is the mean; 1 with beta = 0 is the lowest child.
    beta : float
        How far apart they must lie before it matters, in points of the score.

    Returns
    -------
    array, (..., units)

    References
    ----------
    Casadio Tarabusi, E. and Guarini, G. (2013). An unbalance adjustment method for development
    indicators. Social Indicators Research 112(1), 19-45.
    """
    mean = weighted_mean(x, weights)
    return mean - alpha * (np.hypot(mean - lowest(x), beta) - beta)


@np.errstate(over="ignore", invalid="ignore")
def distance_to_ideal(
    x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
) -> FloatArray:
    """Return how far each unit lies from the ideal, as a share of an unusually large distance.

    The ideal is the highest score of each child. Distances are Euclidean, and are divided by their mean
    plus twice their standard deviation over units. Lower is better.

    Parameters
    ----------
    x : array, (..., units, children)
        Scores.
    weights : array, (..., children)
        Raw weights of the squared differences.
    reference : array, (..., reference units, children), optional
        Units that give the ideal, and the mean and standard deviation of distances.

    Returns
    -------
    array, (..., units)
        0 for the ideal itself.

    References
    ----------
    Hellwig, Z. (1968). Zastosowanie metody taksonomicznej do typologicznego podzialu krajow ze wzgledu na
    poziom ich rozwoju oraz zasoby i strukture wykwalifikowanych kadr. Przeglad Statystyczny 15(4), 307-327.
    """
    of = x if reference is None else reference
    ideal = np.where(np.isfinite(of), of, -np.inf).max(axis=-2, keepdims=True, initial=-np.inf)
    ideal = np.where(np.isfinite(ideal), ideal, np.nan)
    distance = np.sqrt(weighted_mean((x - ideal) ** 2, weights))
    others = distance if reference is None else np.sqrt(weighted_mean((of - ideal) ** 2, weights))
    far = _far(others)[..., None]
    relative = np.divide(distance, far, out=np.zeros_like(distance), where=far > 0)
    return np.where(np.isfinite(distance), relative, np.nan)


def _far(distance: FloatArray) -> FloatArray:
    """Return the mean plus twice the standard deviation over units, leaving NaN out."""
    here = np.isfinite(distance)
    count = np.maximum(here.sum(axis=-1), 1)
    mean = np.where(here, distance, 0.0).sum(axis=-1) / count
    squares = np.where(here, distance - mean[..., None], 0.0) ** 2
    return np.asarray(mean + 2 * np.sqrt(squares.sum(axis=-1) / np.maximum(count - 1, 1)))
