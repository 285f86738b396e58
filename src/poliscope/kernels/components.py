"""Principal components of indicators, their rotation, and whether the data suit them.

``x`` is ``(units, indicators)``; units with a missing value are left out. Indicators are standardised.
"""

from __future__ import annotations

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels import columns as column

__all__ = [
    "bartlett_sphericity",
    "component_scores",
    "kaiser_meyer_olkin",
    "principal_components",
    "varimax",
]

TURNS = 1000
"""Sweeps after which varimax stops, converged or not."""
STILL = 1e-13
"""An angle below this is no rotation."""


def principal_components(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the principal components of standardised indicators.

    Parameters
    ----------
    x : array, (units, indicators)
        Values; units with a gap are left out.

    Returns
    -------
    vectors : array, (indicators, components)
        Unit vectors, the first component first; each is turned so that its entries sum to 0 or more.
    variances : array, (components,)
        The variance of each component; they sum to the number of indicators.

    Raises
    ------
    ArrayError
        Fewer than two units are complete, or an indicator is constant among them.

    References
    ----------
    Jolliffe, I. T. (2002). Principal Component Analysis. Springer.
    """
    standardised = _standardised(x)
    _, singular, vectors = np.linalg.svd(standardised, full_matrices=False)
    turned = np.where(vectors.sum(axis=1) < 0, -1.0, 1.0)
    return (vectors * turned[:, None]).T, singular**2 / (len(standardised) - 1)


@np.errstate(over="ignore", invalid="ignore")
def _standardised(x: FloatArray) -> FloatArray:
    complete = np.isfinite(x).all(axis=1)
    if complete.sum() < 2:
        raise ArrayError(
            "principal components need at least two units without a gap",
            help="impute missing values first",
        )
    kept = x[complete]
    constant = column.spread(kept) == 0
    if constant.any():
        raise ArrayError(
            "principal components need indicators that vary",
            cells=[(-1, int(place)) for place in np.flatnonzero(constant)],
            help="leave the constant indicator out",
            code="constant",
        )
    return np.asarray((kept - column.mean(kept)) / column.standard_deviation(kept))


def varimax(loadings: FloatArray) -> FloatArray:
    """Rotate loadings so that each indicator loads on few components (Kaiser's normalised varimax).

    Two components at a time, by the angle that is best for them, until none turns any more. (Methods that
    follow a gradient stand still where each indicator loads the same on two components.)

    Parameters
    ----------
    loadings : array, (indicators, components)
        Vectors times the root of their variances.

    Returns
    -------
    array, (indicators, components)

    References
    ----------
    Kaiser, H. F. (1958). The varimax criterion for analytic rotation in factor analysis. Psychometrika
    23(3), 187-200.
    """
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    rotated = loadings / np.where(length > 0, length, 1.0)
    pairs = np.argwhere(np.triu(np.ones((loadings.shape[1],) * 2, dtype=bool), k=1))
    for _ in range(TURNS):
        angles = [_turn_pair(rotated, pair) for pair in pairs]
        if max(map(abs, angles), default=0.0) < STILL:
            break
    return np.asarray(rotated * length)


def _turn_pair(loadings: FloatArray, pair: IntArray) -> float:
    """Rotate two components by the angle at which the variance of squared loadings is highest, in place."""
    x, y = loadings[:, pair].T
    u, v = x * x - y * y, 2 * x * y
    rise = 2 * (u @ v - u.sum() * v.sum() / len(u))
    run = u @ u - v @ v - (u.sum() ** 2 - v.sum() ** 2) / len(u)
    angle = float(np.arctan2(rise, run)) / 4
    cosine, sine = np.cos(angle), np.sin(angle)
    loadings[:, pair] = np.column_stack([x * cosine + y * sine, y * cosine - x * sine])
    return angle


def component_scores(x: FloatArray, loadings: FloatArray) -> FloatArray:
    """Return the standardised scores of components, rotated or not, by regression.

    Parameters
    ----------
    x : array, (units, indicators)
        Values.
    loadings : array, (indicators, components)
        Loadings of standardised indicators.

    Returns
    -------
    array, (units, components)
        NaN for a unit with a gap.
    """
    complete = np.isfinite(x).all(axis=1)
    standardised = _standardised(x)
    correlations = standardised.T @ standardised / (len(standardised) - 1)
    scores = np.full((len(x), loadings.shape[1]), np.nan)
    scores[complete] = standardised @ np.linalg.pinv(correlations) @ loadings
    return scores


def kaiser_meyer_olkin(r: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the Kaiser-Meyer-Olkin measure of sampling adequacy.

    Correlations that vanish once all other indicators are accounted for speak for common components;
    above 0.6 is usually taken to suit.

    Parameters
    ----------
    r : array, (..., indicators, indicators)
        Correlations.

    Returns
    -------
    overall : array, (...,)
        Between 0 and 1; NaN where the correlations have no inverse.
    each : array, (..., indicators)
        The same for each indicator.

    References
    ----------
    Kaiser, H. F. and Rice, J. (1974). Little jiffy, mark IV. Educational and Psychological Measurement
    34(1), 111-117.
    """
    inverse, regular = _inverse(r)
    scale = np.sqrt(np.abs(np.diagonal(inverse, axis1=-2, axis2=-1)))
    partial = inverse / (scale[..., :, None] * scale[..., None, :])
    off = 1 - np.eye(r.shape[-1])
    simple = (np.where(off > 0, r, 0.0) ** 2).sum(axis=-1)
    left = ((partial * off) ** 2).sum(axis=-1)
    each: FloatArray = column.divide(simple, simple + left)
    overall = column.divide(simple.sum(axis=-1), (simple + left).sum(axis=-1))
    return np.where(regular, overall, np.nan), np.where(regular[..., None], each, np.nan)


def _inverse(r: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the inverse, and where there is one; elsewhere the identity."""
    known = np.asarray(np.isfinite(r).all(axis=(-2, -1)))
    safe = np.where(known[..., None, None], r, np.eye(r.shape[-1]))
    regular = np.asarray(known & (np.linalg.eigvalsh(safe)[..., 0] > 1e-10))
    safe = np.where(regular[..., None, None], safe, np.eye(r.shape[-1]))
    return np.linalg.inv(safe), np.asarray(regular)


def bartlett_sphericity(r: FloatArray, units: int) -> tuple[FloatArray, FloatArray, int]:
    """Test whether indicators are uncorrelated altogether.

    Parameters
    ----------
    r : array, (..., indicators, indicators)
        Correlations.
    units : int
        Number of units behind them.

    Returns
    -------
    statistic : array, (...,)
        Chi-squared; inf where an indicator follows from the others.
    p_value : array, (...,)
        A small one speaks for common components.
    degrees_of_freedom : int

    References
    ----------
    Bartlett, M. S. (1951). The effect of standardization on a chi-squared approximation in factor
    analysis. Biometrika 38(3/4), 337-344.
    """
    from scipy.special import chdtrc

    indicators = r.shape[-1]
    freedom = indicators * (indicators - 1) // 2
    with np.errstate(invalid="ignore", divide="ignore"):
        _, logarithm = np.linalg.slogdet(r)
    statistic = -(units - 1 - (2 * indicators + 5) / 6) * logarithm
    return np.asarray(statistic), np.asarray(chdtrc(freedom, statistic)), freedom
