"""Models that put predictors together: a logit of our own, and trees of scikit-learn as an extra."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError, missing_extra
from poliscope.kernels.activities import Array

__all__ = [
    "Logistic",
    "boosted_probability",
    "fit_logistic",
    "forest_probability",
    "predict_logistic",
]


class Logistic(NamedTuple):
    """A fitted logit, on standardised features."""

    intercept: float
    coefficients: Array
    """(features,): change of the log odds for one standard deviation of the feature."""
    mean: Array
    """(features,)."""
    scale: Array
    """(features,): standard deviation; 1 for a feature that does not vary."""


def fit_logistic(features: ArrayLike, outcome: ArrayLike, *, penalty: float = 1.0) -> Logistic:
    """Fit a logit with a ridge penalty on standardised features, by Newton's method.

    Parameters
    ----------
    features : array_like (pairs, features)
        Predictors.
    outcome : array_like (pairs,)
        1 for an entry, 0 for none.
    penalty : float
        Half of it times the sum of squared coefficients is added to the minus log-likelihood.

    Returns
    -------
    Logistic

    Raises
    ------
    ArrayError
        If a feature is missing somewhere, or the outcome does not vary.

    References
    ----------
    le Cessie, S. and van Houwelingen, J. C. (1992). Ridge estimators in logistic regression. Applied
    Statistics 41, 191-201.
    """
    X, y = np.asarray(features, dtype=np.float64), np.asarray(outcome, dtype=np.float64)
    if X.ndim != 2 or y.shape != X.shape[:1] or not np.isfinite(X).all():
        raise ArrayError("a logit needs a full table of features and one outcome a row", code="not-features")
    if not 0 < y.mean() < 1:
        raise ArrayError("all outcomes are the same: there is nothing to learn", code="one-outcome")
    mean, scale = X.mean(axis=0), X.std(axis=0)
    scale = np.where(scale > 1e-12 * np.maximum(np.abs(mean), 1e-300), scale, 1.0)
    Z = np.column_stack([np.ones(len(X)), (X - mean) / scale])
    ridge = np.concatenate([[0.0], np.full(X.shape[1], penalty)])
    beta = np.zeros(Z.shape[1])
    beta[0] = np.log(y.mean() / (1 - y.mean()))
    loss = _loss(Z, y, beta, ridge)
    for _ in range(100):
        p = _probability(Z @ beta)
        slope = Z.T @ (p - y) + ridge * beta
        curvature = (Z * (p * (1 - p))[:, None]).T @ Z + np.diag(ridge + 1e-12)
        step = np.linalg.solve(curvature, slope)
        size = 1.0
        while size > 1e-8 and (trial := _loss(Z, y, beta - size * step, ridge)) > loss + 1e-12 * abs(loss):
            size /= 2
        beta, loss = beta - size * step, trial
        if slope @ step < 1e-12:  # Newton's decrement: twice what is left to gain
            break
    return Logistic(float(beta[0]), beta[1:], mean, scale)


def _probability(log_odds: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -700.0, 700.0))))


def _loss(Z: Array, y: Array, beta: Array, ridge: Array) -> float:
    log_odds = Z @ beta
    return float((np.logaddexp(0.0, log_odds) - y * log_odds).sum() + 0.5 * (ridge * beta**2).sum())


def predict_logistic(model: Logistic, features: ArrayLike) -> Array:
    """Give the probability of entry, ``(...)``, for features ``(..., features)``."""
    Z = (np.asarray(features, dtype=np.float64) - model.mean) / model.scale
    return _probability(model.intercept + Z @ model.coefficients)


def boosted_probability(
    features: ArrayLike, outcome: ArrayLike, new_features: ArrayLike, *, rng: np.random.Generator
) -> Array:
    """Fit gradient-boosted trees and give the probability of entry for new pairs.

    Needs scikit-learn (``pip install "poliscope[models]"``).

    Parameters
    ----------
    features : array_like (pairs, features)
        Predictors to learn from.
    outcome : array_like (pairs,)
        1 for an entry, 0 for none.
    new_features : array_like (others, features)
        Predictors of the pairs to foretell.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    ndarray (others,)

    References
    ----------
    Friedman, J. H. (2001). Greedy function approximation: a gradient boosting machine. Annals of
    Statistics 29, 1189-1232.
    """
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError as error:
        raise missing_extra("gradient boosting", "models") from error
    model = HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.05,
        max_leaf_nodes=15,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=int(rng.integers(2**31 - 1)),
    )
    model.fit(np.asarray(features), np.asarray(outcome).astype(np.intp))
    return np.asarray(model.predict_proba(np.asarray(new_features))[:, 1])


def forest_probability(
    features: ArrayLike, outcome: ArrayLike, new_features: ArrayLike, *, rng: np.random.Generator
) -> Array:
    """Fit a random forest and give the probability of entry for new pairs.

    Needs scikit-learn (``pip install "poliscope[models]"``). Parameters and shapes as in
    :func:`boosted_probability`.

    Returns
    -------
    ndarray (others,)

    References
    ----------
    Breiman, L. (2001). Random forests. Machine Learning 45, 5-32.
    Albora, G., Pietronero, L., Tacchella, A. and Zaccaria, A. (2023). Product progression: a machine
    learning approach to forecasting industrial upgrading. Scientific Reports 13, 1481.
    """
    try:
        from sklearn.ensemble import RandomForestClassifier
    except ImportError as error:
        raise missing_extra("a random forest", "models") from error
    model = RandomForestClassifier(
        n_estimators=200, min_samples_leaf=10, random_state=int(rng.integers(2**31 - 1)), n_jobs=1
    )
    model.fit(np.asarray(features), np.asarray(outcome).astype(np.intp))
    return np.asarray(model.predict_proba(np.asarray(new_features))[:, 1])
