"""How good a forecast of entries is, out of sample, and by how much it beats a baseline."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array

__all__ = [
    "METRICS",
    "Calibration",
    "EntryScores",
    "auc_by_group",
    "average_precision",
    "calibration",
    "evaluate_predictors",
    "lift",
    "roc_auc",
    "top_share_by_group",
]

METRICS = ("auc", "average precision", "auc within region", "auc within activity", "top five")
"""What :func:`evaluate_predictors` measures, in this order."""


class EntryScores(NamedTuple):
    """What :func:`evaluate_predictors` gives."""

    estimate: Array
    """(predictors, metrics), in the order of :data:`METRICS`."""
    lower: Array
    """(predictors, metrics)."""
    upper: Array
    """(predictors, metrics)."""
    samples: Array
    """(draws, predictors, metrics): bootstrap over regions, the same draws for all predictors."""
    base: Array
    """(metrics,): what a forecast without any knowledge scores."""


class Calibration(NamedTuple):
    """What :func:`calibration` gives."""

    foretold: Array
    """(bins,): mean probability of the pairs in the bin."""
    observed: Array
    """(bins,): share of them that entered."""
    pairs: NDArray[np.intp]
    """(bins,)."""
    brier: float
    """Mean squared error of the probabilities."""
    error: float
    """Mean absolute difference of foretold and observed over the bins, weighted by pairs."""


def _tie_groups(score: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Order by falling score, and where each group of equal scores starts."""
    order = np.argsort(-score, kind="stable")
    ordered = score[order]
    start = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    return order, start


def _checked(outcome: ArrayLike, score: ArrayLike) -> tuple[Array, Array]:
    y, s = np.asarray(outcome, dtype=np.float64), np.asarray(score, dtype=np.float64)
    if y.ndim != 1 or y.shape != s.shape or np.isnan(s).any() or not np.isin(y, (0.0, 1.0)).all():
        raise ArrayError("a forecast needs one score, not missing, and one outcome of 0 or 1 a pair")
    return y, s


def roc_auc(outcome: ArrayLike, score: ArrayLike, *, weights: ArrayLike | None = None) -> Array:
    """Probability that an entry had a higher score than a non-entry (ties count half).

    Parameters
    ----------
    outcome : array_like (pairs,)
        1 for an entry, 0 for none.
    score : array_like (pairs,)
        Forecast; only its order matters.
    weights : array_like (..., pairs), optional
        Weights of the pairs, for bootstrap draws on leading axes.

    Returns
    -------
    ndarray (...)
        NaN without both an entry and a non-entry.

    References
    ----------
    Hanley, J. A. and McNeil, B. J. (1982). The meaning and use of the area under a receiver operating
    characteristic (ROC) curve. Radiology 143, 29-36.
    """
    return _auc_and_precision(*_checked(outcome, score), weights)[0]


def average_precision(outcome: ArrayLike, score: ArrayLike, *, weights: ArrayLike | None = None) -> Array:
    """Precision averaged over the entries found one after the other; ties are taken together.

    Parameters and shapes as in :func:`roc_auc`. A forecast without knowledge scores the share of
    entries.
    """
    return _auc_and_precision(*_checked(outcome, score), weights)[1]


def _auc_and_precision(y: Array, s: Array, weights: ArrayLike | None) -> tuple[Array, Array]:
    order, start = _tie_groups(s)
    w = np.ones(len(y)) if weights is None else np.asarray(weights, dtype=np.float64)
    w, ordered = w[..., order], y[order]
    hits = np.add.reduceat(w * ordered, start, axis=-1)
    misses = np.add.reduceat(w, start, axis=-1) - hits
    found, false = np.cumsum(hits, axis=-1), np.cumsum(misses, axis=-1)
    positives, negatives = found[..., -1], false[..., -1]
    with np.errstate(divide="ignore", invalid="ignore"):
        area = (misses * (found - 0.5 * hits)).sum(axis=-1) / (positives * negatives)
        precision = np.where(found + false > 0, found / (found + false), 0.0)
        average = (hits * precision).sum(axis=-1) / positives
    return np.asarray(area), np.asarray(average)


def auc_by_group(outcome: ArrayLike, score: ArrayLike, group: ArrayLike, *, least: int = 6) -> Array:
    """Area under the ROC curve inside each group (region or activity).

    Parameters
    ----------
    outcome, score : array_like (pairs,)
        As in :func:`roc_auc`.
    group : array_like of int (pairs,)
        Group of each pair, numbered from 0.
    least : int
        Smallest number of pairs of a group that is looked at.

    Returns
    -------
    ndarray (groups,)
        NaN for a group with fewer pairs, without an entry, or without a non-entry.
    """
    y, s = _checked(outcome, score)
    code = np.asarray(group, dtype=np.intp)
    order = np.lexsort((s, code))
    y, s, code = y[order], s[order], code[order]
    tie = np.cumsum(np.concatenate([[0], (s[1:] != s[:-1]) | (code[1:] != code[:-1])]))
    size, above = np.bincount(tie), np.cumsum(np.bincount(tie))
    count = np.bincount(code)
    first = np.concatenate([[0], np.cumsum(count)[:-1]])
    # mean rank of the ties of a pair inside its group
    rank = (above - 0.5 * (size - 1))[tie] - first[code]
    positives = np.bincount(code, weights=y)
    negatives = count - positives
    usable = (count >= least) & (positives > 0) & (negatives > 0)
    pairs = np.where(usable, positives * negatives, 1.0)
    total = np.bincount(code, weights=rank * y) - positives * (positives + 1) / 2
    return np.where(usable, total / pairs, np.nan)


def top_share_by_group(outcome: ArrayLike, score: ArrayLike, group: ArrayLike, *, k: int = 5) -> Array:
    """Share of entries among the k best-scored pairs of each group; what a user of a list sees.

    Where scores tie around the k-th place, the expected share over a random order of the ties: a list
    in the order of the table's columns would be neither skill nor chance.

    Parameters
    ----------
    outcome, score : array_like (pairs,)
        As in :func:`roc_auc`.
    group : array_like of int (pairs,)
        Group (region) of each pair, numbered from 0.
    k : int
        Length of the list; a group with fewer pairs is looked at whole.

    Returns
    -------
    ndarray (groups,)
        NaN for a group without any entry, where no list could be right.
    """
    y, s = _checked(outcome, score)
    code = np.asarray(group, dtype=np.intp)
    order = np.lexsort((-s, code))
    y, s, code = y[order], s[order], code[order]
    new = np.concatenate([[True], (s[1:] != s[:-1]) | (code[1:] != code[:-1])])
    start = np.flatnonzero(new)
    size = np.diff(np.concatenate([start, [len(y)]]))
    count = np.bincount(code)
    before = start - (np.cumsum(count) - count)[code[start]]
    # how many of each group of ties find a place, and what share of them are entries
    taken = np.clip(k - before, 0, size)
    hits = taken * np.add.reduceat(y, start) / size
    entered = np.bincount(code, weights=y)
    share = np.bincount(code[start], weights=hits, minlength=len(count)) / np.clip(count, 1, k)
    return np.where(entered > 0, share, np.nan)


def evaluate_predictors(
    outcome: ArrayLike,
    scores: ArrayLike,
    at_risk: ArrayLike,
    *,
    rng: np.random.Generator,
    draws: int = 200,
    level: float = 0.95,
    block: int = 20,
) -> EntryScores:
    """Measure forecasts of entries, with intervals from a bootstrap over regions.

    Parameters
    ----------
    outcome : array_like of bool (regions, activities)
        Entries.
    scores : array_like (predictors, regions, activities)
        Forecasts that have not seen these outcomes.
    at_risk : array_like of bool (regions, activities)
        Pairs that could enter; the others are not looked at.
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Bootstrap samples of regions (all their pairs together, since they are not independent).
    level : float
        Probability that an interval holds the truth.
    block : int
        Samples in memory at once.

    Returns
    -------
    EntryScores
        The within-activity area has no bootstrap over regions (its intervals are NaN).
    """
    risk = np.asarray(at_risk, dtype=np.bool_)
    region, activity = np.nonzero(risk)
    y = np.asarray(outcome)[risk].astype(np.float64)
    if not 0 < y.sum() < len(y):
        raise ArrayError("forecasts need entries and non-entries to be measured on", code="one-outcome")
    drawn = rng.multinomial(len(risk), np.full(len(risk), 1.0 / len(risk)), size=draws).astype(np.float64)
    per = [_measure(y, np.asarray(one)[risk], region, activity, drawn, block) for one in np.asarray(scores)]
    estimate, samples = np.stack([one[0] for one in per]), np.stack([one[1] for one in per], axis=1)
    tail = (1 - level) / 2
    lower, upper = np.quantile(samples, [tail, 1 - tail], axis=0)
    rate = np.bincount(region, weights=y) / np.maximum(np.bincount(region), 1)
    base = np.array([0.5, y.mean(), 0.5, 0.5, rate[rate > 0].mean()])
    return EntryScores(estimate, lower, upper, samples, base)


def _measure(
    y: Array, s: Array, region: NDArray[np.intp], activity: NDArray[np.intp], drawn: Array, block: int
) -> tuple[Array, Array]:
    """Give the metrics of one forecast, and the same on drawn regions."""
    within, top = auc_by_group(y, s, region), top_share_by_group(y, s, region)
    area, precision = _auc_and_precision(y, s, None)
    across = _mean(auc_by_group(y, s, activity), 1.0)
    estimate = np.array([area, precision, _mean(within, 1.0), across, _mean(top, 1.0)])
    samples = np.full((len(drawn), len(METRICS)), np.nan)
    for start in range(0, len(drawn), block):  # blocks bound the memory
        part = slice(start, start + block)
        samples[part, :2] = np.stack(_auc_and_precision(y, s, drawn[part][:, region]), axis=-1)
    samples[:, 2] = _mean(within, drawn[:, : len(within)])
    samples[:, 4] = _mean(top, drawn[:, : len(top)])
    return estimate, samples


def _mean(values: Array, weights: Array | float) -> Array:
    known = ~np.isnan(values)
    w = np.where(known, weights, 0.0)
    total = w.sum(axis=-1)
    return np.asarray((w * np.nan_to_num(values)).sum(axis=-1) / np.where(total > 0, total, np.nan))


def lift(
    result: EntryScores, predictor: int, baseline: int, *, level: float = 0.95
) -> tuple[Array, Array, Array]:
    """By how much a predictor beats a baseline on the same pairs and the same drawn regions.

    Path dependence is worth claiming only where the interval excludes 0.

    Parameters
    ----------
    result : EntryScores
        Of :func:`evaluate_predictors`.
    predictor, baseline : int
        Positions.
    level : float
        Probability that an interval holds the truth.

    Returns
    -------
    estimate, lower, upper : ndarray (metrics,)
    """
    apart = result.samples[:, predictor] - result.samples[:, baseline]
    tail = (1 - level) / 2
    lower, upper = np.quantile(apart, [tail, 1 - tail], axis=0)
    return result.estimate[predictor] - result.estimate[baseline], lower, upper


def calibration(outcome: ArrayLike, probability: ArrayLike, *, bins: int = 10) -> Calibration:
    """Compare foretold probabilities with what happened, in bins of equally many pairs.

    Parameters
    ----------
    outcome : array_like (pairs,)
        1 for an entry, 0 for none.
    probability : array_like (pairs,)
        Foretold; equal ones fall into one bin.
    bins : int
        Largest number of bins.

    Returns
    -------
    Calibration

    References
    ----------
    Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly Weather
    Review 78, 1-3.
    """
    y, p = _checked(outcome, probability)
    if bins < 1 or p.min() < 0 or p.max() > 1:
        raise ArrayError("calibration needs probabilities between 0 and 1, and at least one bin")
    edges = np.unique(np.quantile(p, np.linspace(0, 1, bins + 1)[1:-1], method="higher"))
    code = np.searchsorted(edges, p, side="right")
    pairs = np.bincount(code)
    foretold = np.bincount(code, weights=p)[pairs > 0] / pairs[pairs > 0]
    observed = np.bincount(code, weights=y)[pairs > 0] / pairs[pairs > 0]
    pairs = pairs[pairs > 0]
    error = float((pairs * np.abs(foretold - observed)).sum() / len(y))
    return Calibration(foretold, observed, pairs, float(((p - y) ** 2).mean()), error)
