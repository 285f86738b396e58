"""A logit with an effect of its own for every region and every activity, each drawn towards none."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array

__all__ = ["EffectsLogistic", "fit_effects", "predict_effects"]

LEAST_SPREAD = 1e-3
"""Below this standard deviation of log odds an effect is none."""
TOLERANCE = 1e-3
"""Change of the logarithms of the spreads at which their estimation stops."""
STEPS = 200


class EffectsLogistic(NamedTuple):
    """A fitted logit with effects of regions and activities, on standardised features."""

    intercept: float
    coefficients: Array
    """(features,): change of the log odds for one standard deviation of the feature."""
    mean: Array
    """(features,)."""
    scale: Array
    """(features,): standard deviation; 1 for a feature that does not vary."""
    region_effects: Array
    """(regions,): added to the log odds; 0 for a region without a pair to learn from."""
    activity_effects: Array
    """(activities,)."""
    spread: Array
    """(2,): standard deviations of the effects of regions and of activities, given or estimated."""


class _Problem(NamedTuple):
    """The pairs to learn from as a grid, with as many rows as columns or more."""

    X: Array  # (rows, columns, 1 + features): the constant first; 0 where there is nothing to learn from
    y: Array  # (rows, columns)
    risk: NDArray[np.bool_]  # (rows, columns)
    ridge: Array  # (1 + features,)


class _Effects(NamedTuple):
    beta: Array  # (1 + features,)
    rows: Array
    columns: Array


def fit_effects(
    features: ArrayLike,
    outcome: ArrayLike,
    at_risk: ArrayLike,
    *,
    penalty: float = 1.0,
    spread: tuple[float, float] | None = None,
) -> EffectsLogistic:
    """Fit a logit with normal random effects of regions and activities (penalised quasi-likelihood).

    Each effect is a free parameter that is drawn towards 0 by a ridge of one over its variance; the two
    variances are estimated from the data by Schall's rule, so that effects which the data do not show
    vanish. Newton's method; the larger side is eliminated first, since its curvature is diagonal.

    Parameters
    ----------
    features : array_like (regions, activities, features)
        Predictors; read only where `at_risk`.
    outcome : array_like of bool (regions, activities)
        Entries.
    at_risk : array_like of bool (regions, activities)
        The pairs to learn from.
    penalty : float
        Ridge on the coefficients of the standardised features, as in
        :func:`~poliscope.kernels.entry.fit_logistic`.
    spread : (float, float), optional
        Standard deviations of the effects of regions and of activities, above 0; estimated where not
        given.

    Returns
    -------
    EffectsLogistic

    Raises
    ------
    ArrayError
        If a feature is missing in a pair at risk, or the outcome does not vary there.

    References
    ----------
    Breslow, N. E. and Clayton, D. G. (1993). Approximate inference in generalized linear mixed models.
    Journal of the American Statistical Association 88, 9-25.
    Schall, R. (1991). Estimation in generalized linear models with random effects. Biometrika 78,
    719-727.
    """
    X, y, risk = np.asarray(features, dtype=np.float64), np.asarray(outcome), np.asarray(at_risk, np.bool_)
    learnt = X[risk] if X.ndim == 3 and X.shape[:2] == risk.shape == y.shape else None
    if learnt is None or not np.isfinite(learnt).all():
        raise ArrayError("a logit needs a full table of features and one outcome a pair", code="not-features")
    if not 0 < y[risk].sum() < risk.sum():
        raise ArrayError("all outcomes are the same: there is nothing to learn", code="one-outcome")
    mean, scale = learnt.mean(axis=0), learnt.std(axis=0)
    scale = np.where(scale > 1e-12 * np.maximum(np.abs(mean), 1e-300), scale, 1.0)
    grid = np.zeros((*risk.shape, X.shape[2] + 1))
    grid[risk] = np.column_stack([np.ones(len(learnt)), (learnt - mean) / scale])
    ridge = np.concatenate([[0.0], np.full(X.shape[2], penalty)])
    turned = risk.shape[0] < risk.shape[1]
    problem = _Problem(grid, np.where(risk, y, 0.0).astype(np.float64), risk, ridge)
    if turned:
        problem = _Problem(grid.swapaxes(0, 1), problem.y.T, risk.T, ridge)
    found, deviations = _solve(
        problem, None if spread is None else np.array(spread[::-1] if turned else spread)
    )
    sides = (found.rows, found.columns)
    regions, activities = sides[::-1] if turned else sides
    return EffectsLogistic(
        float(found.beta[0]),
        found.beta[1:],
        mean,
        scale,
        regions,
        activities,
        deviations[::-1] if turned else deviations,
    )


def predict_effects(model: EffectsLogistic, features: ArrayLike) -> Array:
    """Give the probability of entry, ``(regions, activities)``, for features ``(..., features)`` on it."""
    Z = (np.asarray(features, dtype=np.float64) - model.mean) / model.scale
    log_odds = model.intercept + Z @ model.coefficients
    log_odds += model.region_effects[:, None] + model.activity_effects
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -700.0, 700.0))))


def _solve(problem: _Problem, spread: Array | None) -> tuple[_Effects, Array]:
    """Alternate Newton steps with a new estimate of the spreads, until neither moves."""
    rows, columns = problem.risk.shape
    share = problem.y.sum() / problem.risk.sum()
    at = _Effects(np.zeros(len(problem.ridge)), np.zeros(rows), np.zeros(columns))
    at.beta[0] = np.log(share / (1 - share))
    path = [np.zeros(2) if spread is None else np.log(spread)]
    for _ in range(STEPS):
        at, left, free = _newton(problem, at, np.exp(-2.0 * path[-1]))
        settled = left < 1e-9 * max(1.0, problem.y.sum())
        if spread is None:
            path.append(_next_spread(at, free))
            settled = settled and bool((np.abs(path[-1] - path[-2]) <= TOLERANCE).all())
        if settled:
            break
        if len(path) > 3:
            path = [_extrapolated(path)]
    return at, np.exp(path[-1])


def _next_spread(at: _Effects, free: Array) -> Array:
    """Return logarithms: what the effects show over what their uncertainty leaves them free to show."""
    squares = np.array([np.square(at.rows).sum(), np.square(at.columns).sum()])
    return np.asarray(np.log(np.clip(np.sqrt(squares / np.maximum(free, 1e-9)), LEAST_SPREAD, 100.0)))


def _extrapolated(path: list[Array]) -> Array:
    """Guess where steps that shrink by a constant factor lead to (Aitken), a few steps ahead at most."""
    last, before = path[-1] - path[-2], path[-2] - path[-3]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.nan_to_num(last / before, nan=0.0, posinf=0.0, neginf=0.0)
    ratio = np.where(np.abs(last) > TOLERANCE / 10, np.clip(ratio, 0.0, 0.9), 0.0)
    return np.maximum(path[-1] + last * ratio / (1.0 - ratio), np.log(LEAST_SPREAD))


def _newton(problem: _Problem, at: _Effects, inverse: Array) -> tuple[_Effects, float, Array]:
    """Take one damped step; return what was left to gain, and the free parameters of both sides."""
    X, y, risk, ridge = problem
    p = np.where(risk, 1.0 / (1.0 + np.exp(-np.clip(_log_odds(X, at), -700.0, 700.0))), 0.0)
    gap, weight = p - y, p * (1.0 - p)
    slope = _Effects(
        np.einsum("rcf,rc->f", X, gap) + ridge * at.beta,
        gap.sum(axis=1) + inverse[0] * at.rows,
        gap.sum(axis=0) + inverse[1] * at.columns,
    )
    weighted = X * weight[..., None]
    features, rows = len(ridge), len(at.rows)
    diagonal = weight.sum(axis=1) + inverse[0]
    across = np.concatenate([weighted.sum(axis=1), weight], axis=1)
    rest = np.zeros((features + len(at.columns),) * 2)
    rest[:features, :features] = weighted.reshape(-1, features).T @ X.reshape(-1, features) + np.diag(ridge)
    rest[:features, features:] = weighted.sum(axis=0).T
    rest[features:, :features] = rest[:features, features:].T
    rest[features:, features:] = np.diag(weight.sum(axis=0) + inverse[1])
    rest[np.diag_indices_from(rest)] += 1e-12
    scaled = across / diagonal[:, None]
    covariance = np.linalg.inv(rest - across.T @ scaled)
    small = covariance @ (np.concatenate([slope.beta, slope.columns]) - scaled.T @ slope.rows)
    step = _Effects(small[:features], slope.rows / diagonal - scaled @ small, small[features:])
    # trace of the covariance of each side, over its prior variance: parameters that are not free
    traces = np.array(
        [
            (1.0 / diagonal).sum() + np.einsum("ri,ij,rj->", scaled, covariance, scaled, optimize=True),
            np.trace(covariance[features:, features:]),
        ]
    )
    free = np.array([rows, len(at.columns)]) - inverse * traces
    decrement = float(sum((a * b).sum() for a, b in zip(slope, step, strict=True)))
    return _damped(problem, at, step, inverse), decrement, free


def _log_odds(X: Array, at: _Effects) -> Array:
    return np.asarray(X @ at.beta + at.rows[:, None] + at.columns)


def _damped(problem: _Problem, at: _Effects, step: _Effects, inverse: Array) -> _Effects:
    loss, size = _loss(problem, at, inverse), 1.0
    while True:
        trial = _Effects(*(a - size * b for a, b in zip(at, step, strict=True)))
        if size < 1e-8 or _loss(problem, trial, inverse) <= loss + 1e-12 * abs(loss):
            return trial
        size /= 2


def _loss(problem: _Problem, at: _Effects, inverse: Array) -> float:
    odds = _log_odds(problem.X, at)[problem.risk]
    fit = (np.logaddexp(0.0, odds) - problem.y[problem.risk] * odds).sum()
    ridges = (problem.ridge * at.beta**2).sum()
    ridges += inverse[0] * np.square(at.rows).sum() + inverse[1] * np.square(at.columns).sum()
    return float(fit + 0.5 * ridges)
