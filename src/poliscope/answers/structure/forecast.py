"""Does structure foretell what regions enter, in these data? Tested before anything is claimed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

import numpy as np

from poliscope.answers.structure.path import Forecast, Model, ModelComparison, PathTest, check_model
from poliscope.data.activities import Activities
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, MethodError, MissingExtraError, Problem
from poliscope.kernels import BoolArray, FloatArray
from poliscope.kernels.activities import to_dense
from poliscope.kernels.entry import (
    DEFAULT_FEATURES,
    METRICS,
    MODELS,
    Calibration,
    EntryScores,
    calibration,
    cross_fitted,
    entry_features,
    evaluate_predictors,
    find_transitions,
    foretell_entries,
    lift,
    predictor_scores,
    region_folds,
)
from poliscope.kernels.entry.transitions import Transition

__all__ = [
    "Forecast",
    "Model",
    "ModelComparison",
    "PathTest",
    "check_model",
    "compare_models",
    "foretell",
    "measure_path_dependence",
]

Kind = Literal["specialisation", "appearance"]

WITHOUT_RELATEDNESS = (
    "log diversity", "log ubiquity", "log degrees", "bicm", "log quotient", "log quotient squared",
)  # fmt: skip
"""Features of the strongest rival: size and today's quotient together, nothing about relatedness."""
SINGLE = ("bicm", "quotient", "density", "similar regions", "low rank")
PREDICTORS = (*SINGLE, "size and quotient", "structure")
BASELINES = ("bicm", "quotient", "size and quotient")
FOLDS = 5
FEW_ENTRIES = 20
"""With fewer entries an interval says nothing."""
LARGEST = 3_000_000
"""Cells of a table up to which forecasts are tested."""
FARTHEST = 5
"""A forecast looks at most so many periods ahead unless the study says otherwise."""


class _Trial(NamedTuple):
    """A transition to foretell, and what there is to learn from."""

    x: FloatArray
    target: Transition
    earlier: tuple[FloatArray, Transition] | None
    about: dict[str, Any]


def _window(activities: Activities, period: str | None, horizon: int | None) -> tuple[int, int]:
    """Return the position of the last period, and how far ahead a forecast looks."""
    last = activities.period_position(period)
    if horizon is None:
        return last, max(1, min(FARTHEST, last // 2))
    if horizon < 1:
        told = f"a forecast looks at least one period ahead, not {horizon}"
        raise MethodError(Problem("bad-horizon", told, where="activities.horizon"))
    return last, horizon


def measure_path_dependence(
    activities: Activities,
    *,
    rng: np.random.Generator,
    period: str | None = None,
    horizon: int | None = None,
    kind: Kind = "specialisation",
    threshold: float = 1.0,
    model: Model = "blend",
    draws: int = 200,
) -> PathTest:
    """Ask whether structure foretells what regions enter, out of sample.

    The last transition of `horizon` periods is foretold from the one before it, or with too few periods
    from other regions (five folds). The model with relatedness is held against the null model that knows
    degrees only, today's location quotient, and a model of both.

    Parameters
    ----------
    activities : Activities
        With two or more periods.
    rng : numpy.random.Generator
        Source of randomness.
    period : str, optional
        The last period used; the latest where not given.
    horizon : int, optional
        Periods ahead; up to five, and at most half of the history, where not given.
    kind : {"specialisation", "appearance"}
        An entry is a quotient that reaches `threshold`, or an amount that is no longer 0.
    threshold : float
        Smallest quotient of a presence.
    model : {"blend", "logit", "effects", "trees", "forest"}
        What puts the predictors together, with and without relatedness alike: see
        :func:`~poliscope.kernels.entry.foretell_entries`. Trees and forest need scikit-learn.
    draws : int
        Bootstrap samples of regions.

    Raises
    ------
    DataError
        The two periods have nothing in common.
    MethodError
        An unknown model, or a horizon below 1.
    """
    check_model(model)
    trial = _trial(activities, period, horizon, kind, threshold)
    if isinstance(trial, PathTest):
        return trial
    try:
        scores = _scores(trial, model, rng)
        forecasts = np.stack(list(scores.values()))
        found = evaluate_predictors(
            trial.target.entered, forecasts, trial.target.at_risk, rng=rng, draws=draws
        )
    except ArrayError:
        return PathTest("not-testable", "one-outcome", **trial.about)
    risk = trial.target.at_risk
    fit = calibration(trial.target.entered[risk], np.clip(scores["structure"][risk], 0, 1))
    return _told(found, fit, {**trial.about, "learnt": _source(trial), "model": model})


def compare_models(
    activities: Activities,
    *,
    rng: np.random.Generator,
    models: Sequence[str] = MODELS,
    period: str | None = None,
    horizon: int | None = None,
    kind: Kind = "specialisation",
    threshold: float = 1.0,
    draws: int = 200,
) -> ModelComparison:
    """Measure how well each model foretells the same entries, out of sample.

    Parameters
    ----------
    activities, rng, period, horizon, kind, threshold, draws
        As in :func:`measure_path_dependence`.
    models : sequence of str
        Which; those whose package is not installed are skipped and named.

    Raises
    ------
    DataError
        There is nothing to test: one period, few entries, or too large a table.
    MethodError
        An unknown model.
    """
    for model in models:
        check_model(model)
    trial = _trial(activities, period, horizon, kind, threshold)
    if isinstance(trial, PathTest):
        told = f"models cannot be compared on these activities: {trial.reason.replace('-', ' ')}"
        help = "forecasts need two periods or more, ten regions, and twenty entries between the last two"
        raise DataError(Problem("not-testable", told, where=activities.name or None, help=help))
    fold = region_folds(len(trial.x), FOLDS, rng=rng)
    now, before = _features(trial, DEFAULT_FEATURES)
    found, skipped = {}, []
    for model in models:
        try:
            found[model] = _foretold(trial, now, before, fold, model, rng)
        except MissingExtraError:
            skipped.append(model)
    risk, names = trial.target.at_risk, tuple(found)
    scores = evaluate_predictors(
        trial.target.entered, np.stack(list(found.values())), risk, rng=rng, draws=draws
    )
    fits = [calibration(trial.target.entered[risk], np.clip(one[risk], 0, 1)) for one in found.values()]
    metrics = [
        Matrix(part, names, METRICS, "model") for part in (scores.estimate, scores.lower, scores.upper)
    ]
    about = {key: trial.about[key] for key in ("before", "after", "pairs", "entries")}
    return ModelComparison(
        **about,
        learnt=_source(trial),
        estimate=metrics[0],
        lower=metrics[1],
        upper=metrics[2],
        brier=Matrix(np.array([[fit.brier] for fit in fits]), names, ("brier",), "model"),
        error=Matrix(np.array([[fit.error] for fit in fits]), names, ("error",), "model"),
        skipped=tuple(skipped),
    )


def _trial(
    activities: Activities, period: str | None, horizon: int | None, kind: Kind, threshold: float
) -> _Trial | PathTest:
    """Return what is to be foretold, or why nothing can be tested."""
    last, h = _window(activities, period, horizon)
    if last < h:
        return PathTest("not-testable", "one-period", kind=kind, horizon=h)
    if np.prod(activities.table().shape) > LARGEST:
        return PathTest("not-testable", "too-large", kind=kind, horizon=h)
    before, after = activities.periods[last - h], activities.periods[last]
    activities.check_overlap(before, after)
    x = to_dense(activities.table(before))
    target = find_transitions(x, to_dense(activities.table(after)), kind=kind, threshold=threshold)
    about: dict[str, Any] = {"before": before, "after": after, "horizon": h, "kind": kind}
    about |= {"pairs": int(target.at_risk.sum()), "entries": int(target.entered.sum())}
    if about["entries"] < FEW_ENTRIES or len(activities.regions) < 2 * FOLDS:
        return PathTest("not-testable", "few-entries", **about)
    if about["entries"] == about["pairs"]:
        return PathTest("not-testable", "one-outcome", **about)
    return _Trial(x, target, _earlier(activities, last, h, kind, threshold), about)


def _source(trial: _Trial) -> str:
    return "folds" if trial.earlier is None else "earlier"


def _earlier(
    activities: Activities, last: int, h: int, kind: Kind, threshold: float
) -> tuple[FloatArray, Transition] | None:
    """Return the transition from which to learn: the one of equal length before the last."""
    if last < 2 * h:
        return None
    x = to_dense(activities.table(activities.periods[last - 2 * h]))
    y = to_dense(activities.table(activities.periods[last - h]))
    if not x.any():
        return None
    found = find_transitions(x, y, kind=kind, threshold=threshold)
    return (x, found) if 0 < found.entered.sum() < found.at_risk.sum() else None


def _features(
    trial: _Trial, names: Sequence[str]
) -> tuple[dict[str, FloatArray], dict[str, FloatArray] | None]:
    """Compute predictors before the transition to foretell, and before the one to learn from."""
    before = None if trial.earlier is None else predictor_scores(trial.earlier[0], names)
    return predictor_scores(trial.x, names), before


def _stacked(scores: dict[str, FloatArray], names: Sequence[str]) -> FloatArray:
    return np.stack([scores[name] for name in names], axis=-1)


def _foretold(
    trial: _Trial,
    now: dict[str, FloatArray],
    before: dict[str, FloatArray] | None,
    fold: Any,
    model: str,
    rng: np.random.Generator,
    *,
    names: Sequence[str] = DEFAULT_FEATURES,
) -> FloatArray:
    """Foretell from the transition before, or from other regions where there is none."""
    new, (risk, learner) = _stacked(now, names), (trial.target.at_risk, _learner(model, rng))
    if trial.earlier is None or before is None:
        return cross_fitted(new, trial.target.entered, risk, fold, learner=learner)
    past = trial.earlier[1]
    return np.asarray(learner(_stacked(before, names), past.entered, past.at_risk, new, risk))


def _learner(model: str, rng: np.random.Generator) -> Any:
    return partial(foretell_entries, model=model, rng=rng)


def _scores(trial: _Trial, model: str, rng: np.random.Generator) -> dict[str, FloatArray]:
    fold = region_folds(len(trial.x), FOLDS, rng=rng)
    now, before = _features(trial, tuple(dict.fromkeys((*SINGLE, *DEFAULT_FEATURES, *WITHOUT_RELATEDNESS))))
    rivals = {"size and quotient": WITHOUT_RELATEDNESS, "structure": DEFAULT_FEATURES}
    return {name: now[name] for name in SINGLE} | {
        name: _foretold(trial, now, before, fold, model, rng, names=features)
        for name, features in rivals.items()
    }


def _told(found: EntryScores, fit: Calibration, about: dict[str, Any]) -> PathTest:
    def named(values: FloatArray, rows: tuple[str, ...]) -> Matrix:
        return Matrix(values, rows, METRICS, "predictor")

    def lifts(predictor: str) -> list[FloatArray]:
        place = PREDICTORS.index(predictor)
        each = [lift(found, place, PREDICTORS.index(baseline)) for baseline in BASELINES]
        return [np.stack(part) for part in zip(*each, strict=True)]

    model, density = lifts("structure"), lifts("density")
    lower = model[1][:, METRICS.index("auc")]
    if (lower > 0).all():
        verdict = "shown"
    elif (lower[:2] > 0).all():
        verdict = "not-beyond-size-and-quotient"
    else:
        verdict = "not-shown"
    return PathTest(
        verdict,
        estimate=named(found.estimate, PREDICTORS),
        lower=named(found.lower, PREDICTORS),
        upper=named(found.upper, PREDICTORS),
        base=found.base,
        lift=named(model[0], BASELINES),
        lift_lower=named(model[1], BASELINES),
        lift_upper=named(model[2], BASELINES),
        density_lift=named(density[0], BASELINES),
        density_lift_lower=named(density[1], BASELINES),
        density_lift_upper=named(density[2], BASELINES),
        calibration=fit,
        **about,
    )


def foretell(
    activities: Activities,
    *,
    period: str | None = None,
    horizon: int | None = None,
    kind: Kind = "specialisation",
    threshold: float = 1.0,
    model: Model = "blend",
    rng: np.random.Generator | None = None,
) -> Forecast | None:
    """Give the probability of every possible entry in the next `horizon` periods.

    The model is learnt from the latest transition of that length. Whether it is better than knowing
    degrees and today's quotient is another question: see :func:`measure_path_dependence`.

    Parameters
    ----------
    activities, period, horizon, kind, threshold, model
        As in :func:`measure_path_dependence`.
    rng : numpy.random.Generator, optional
        Source of randomness; only trees need it.

    Returns
    -------
    Forecast or None
        None with too few periods, entries or too large a table to learn from.
    """
    check_model(model)
    last, h = _window(activities, period, horizon)
    if last < h or np.prod(activities.table().shape) > LARGEST:
        return None
    old, new = activities.periods[last - h], activities.periods[last]
    x, y = to_dense(activities.table(old)), to_dense(activities.table(new))
    if not x.any() or not y.any():
        return None
    past = find_transitions(x, y, kind=kind, threshold=threshold)
    if past.entered.sum() < FEW_ENTRIES or past.entered.sum() == past.at_risk.sum():
        return None
    probability = foretell_entries(
        entry_features(x), past.entered, past.at_risk, entry_features(y), _open(y, kind, threshold),
        model=model, rng=rng or np.random.default_rng(0),
    )  # fmt: skip
    names = Matrix(probability, activities.regions, activities.activities, "region")
    return Forecast(names, h, (old, new))


def _open(x: FloatArray, kind: Kind, threshold: float) -> BoolArray:
    """Return the pairs that could enter from now on."""
    return find_transitions(x, x, kind=kind, threshold=threshold).at_risk
