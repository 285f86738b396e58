"""Does structure foretell what regions enter, in these data? Tested before anything is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from poliscope.data.activities import Activities
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, MethodError, Problem
from poliscope.kernels import BoolArray, FloatArray
from poliscope.kernels.activities import to_dense
from poliscope.kernels.entry import (
    DEFAULT_FEATURES,
    METRICS,
    Calibration,
    EntryScores,
    boosted_probability,
    calibration,
    cross_fitted,
    entry_features,
    evaluate_predictors,
    find_transitions,
    fit_logistic,
    lift,
    predict_logistic,
    predictor_scores,
    region_folds,
)
from poliscope.kernels.entry.transitions import Transition

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Forecast", "PathTest", "foretell", "measure_path_dependence"]

Kind = Literal["specialisation", "appearance"]

WITHOUT_RELATEDNESS = (
    "log diversity", "log ubiquity", "log degrees", "bicm", "log quotient", "log quotient squared",
)  # fmt: skip
"""Features of the strongest rival: size and today's quotient together, nothing about relatedness."""
PREDICTORS = ("bicm", "quotient", "density", "similar regions", "size and quotient", "structure")
BASELINES = ("bicm", "quotient", "size and quotient")
FOLDS = 5
FEW_ENTRIES = 20
"""With fewer entries an interval says nothing."""
LARGEST = 3_000_000
"""Cells of a table up to which forecasts are tested."""
FARTHEST = 5
"""A forecast looks at most so many periods ahead unless the study says otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class PathTest:
    """How well entries were foretold out of sample, and by how much structure helped.

    Parameters
    ----------
    verdict : {"shown", "not-beyond-size-and-quotient", "not-shown", "not-testable"}
        "shown" only if the interval of the lift in AUC of the model with relatedness excludes 0 over the
        degree-only null, over today's quotient, and over both together without relatedness.
    reason : str
        Why it is not testable: "one-period", "few-entries", "too-large", "one-outcome"; "" if it is.
    before, after : str
        The transition that was foretold.
    learnt : str
        ``"earlier"``: from the transition of equal length before it; ``"folds"``: from other regions.
    horizon : int
        Periods ahead.
    kind : str
        What an entry is.
    pairs, entries : int
        Pairs of region and activity at risk, and how many entered.
    estimate, lower, upper : Matrix
        Predictors x metrics, with 95 % intervals from a bootstrap over regions.
    base : array, (metrics,)
        What a forecast without knowledge scores.
    lift, lift_lower, lift_upper : Matrix
        What the model with relatedness scores beyond each baseline: baselines x metrics.
    density_lift, density_lift_lower, density_lift_upper : Matrix
        The same for relatedness density alone.
    calibration : Calibration
        Foretold probabilities of the model against what happened.
    """

    verdict: str
    reason: str = ""
    before: str = ""
    after: str = ""
    learnt: str = ""
    horizon: int = 0
    kind: str = "specialisation"
    pairs: int = 0
    entries: int = 0
    estimate: Matrix | None = None
    lower: Matrix | None = None
    upper: Matrix | None = None
    base: FloatArray | None = None
    lift: Matrix | None = None
    lift_lower: Matrix | None = None
    lift_upper: Matrix | None = None
    density_lift: Matrix | None = None
    density_lift_lower: Matrix | None = None
    density_lift_upper: Matrix | None = None
    calibration: Calibration | None = None

    @property
    def shown(self) -> bool:
        """Whether path dependence is shown in these data."""
        return self.verdict == "shown"

    @property
    def rate(self) -> float:
        """Share of the pairs at risk that entered."""
        return self.entries / self.pairs if self.pairs else float("nan")

    def to_frame(self) -> pd.DataFrame:
        """Return a long pandas DataFrame: predictor, metric, estimate, lower, upper."""
        import pandas as pd

        if self.estimate is None or self.lower is None or self.upper is None:
            return pd.DataFrame(columns=["predictor", "metric", "estimate", "lower", "upper"])
        predictors, metrics = np.meshgrid(self.estimate.rows, self.estimate.columns, indexing="ij")
        return pd.DataFrame(
            {
                "predictor": predictors.ravel(),
                "metric": metrics.ravel(),
                "estimate": self.estimate.values.ravel(),
                "lower": self.lower.values.ravel(),
                "upper": self.upper.values.ravel(),
            }
        )


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Probability of every possible entry.

    Parameters
    ----------
    probability : Matrix
        Regions x activities; NaN where the region has the activity or is empty.
    horizon : int
        Periods ahead.
    learnt_from : tuple of str
        The transition from which the model was learnt.
    """

    probability: Matrix
    horizon: int
    learnt_from: tuple[str, str]


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
    model: Literal["logit", "trees"] = "logit",
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
    model : {"logit", "trees"}
        What puts the predictors together; trees (gradient boosting) need scikit-learn.
    draws : int
        Bootstrap samples of regions.

    Raises
    ------
    DataError
        The two periods have nothing in common.
    """
    last, h = _window(activities, period, horizon)
    if last < h:
        return PathTest("not-testable", "one-period", kind=kind, horizon=h)
    if np.prod(activities.table().shape) > LARGEST:
        return PathTest("not-testable", "too-large", kind=kind, horizon=h)
    before, after = activities.periods[last - h], activities.periods[last]
    activities.check_overlap(before, after)
    x = to_dense(activities.table(before))
    target = find_transitions(x, to_dense(activities.table(after)), kind=kind, threshold=threshold)
    about = {"before": before, "after": after, "horizon": h, "kind": kind}
    about |= {"pairs": int(target.at_risk.sum()), "entries": int(target.entered.sum())}
    if target.entered.sum() < FEW_ENTRIES or len(activities.regions) < 2 * FOLDS:
        return PathTest("not-testable", "few-entries", **about)  # type: ignore[arg-type]
    earlier = _earlier(activities, last, h, kind, threshold)
    scores = _scores(x, target, earlier, model, rng)
    try:
        found = evaluate_predictors(
            target.entered, np.stack(list(scores.values())), target.at_risk, rng=rng, draws=draws
        )
    except ArrayError:
        return PathTest("not-testable", "one-outcome", **about)  # type: ignore[arg-type]
    learnt = "folds" if earlier is None else "earlier"
    risk = target.at_risk
    fit = calibration(target.entered[risk], np.clip(scores["structure"][risk], 0, 1))
    return _told(found, learnt, fit, about)


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


def _scores(
    x: FloatArray,
    target: Transition,
    earlier: tuple[FloatArray, Transition] | None,
    model: str,
    rng: np.random.Generator,
) -> dict[str, FloatArray]:
    scores = predictor_scores(x, ("bicm", "quotient", "density", "similar regions"))
    fold = region_folds(len(x), FOLDS, rng=rng)

    def fit_predict(a: FloatArray, b: FloatArray, c: FloatArray) -> FloatArray:
        if model == "trees":
            return boosted_probability(a, b, c, rng=rng)
        return predict_logistic(fit_logistic(a, b), c)

    for name, features in (("size and quotient", WITHOUT_RELATEDNESS), ("structure", DEFAULT_FEATURES)):
        new = entry_features(x, features)
        if earlier is None:
            scores[name] = cross_fitted(new, target.entered, target.at_risk, fold, fit_predict=fit_predict)
            continue
        old, past = earlier
        learnt = entry_features(old, features)[past.at_risk]
        scores[name] = np.full(x.shape, np.nan)
        scores[name][target.at_risk] = fit_predict(
            learnt, past.entered[past.at_risk].astype(np.float64), new[target.at_risk]
        )
    return {name: scores[name] for name in PREDICTORS}


def _told(found: EntryScores, learnt: str, fit: Calibration, about: dict[str, object]) -> PathTest:
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
        learnt=learnt,
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
        **about,  # type: ignore[arg-type]
    )


def foretell(
    activities: Activities,
    *,
    period: str | None = None,
    horizon: int | None = None,
    kind: Kind = "specialisation",
    threshold: float = 1.0,
) -> Forecast | None:
    """Give the probability of every possible entry in the next `horizon` periods.

    The model is learnt from the latest transition of that length. Whether it is better than knowing
    degrees and today's quotient is another question: see :func:`measure_path_dependence`.

    Returns
    -------
    Forecast or None
        None with too few periods, entries or too large a table to learn from.
    """
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
    model = fit_logistic(entry_features(x)[past.at_risk], past.entered[past.at_risk])
    open_pairs = _open(y, kind, threshold)
    probability = np.full(y.shape, np.nan)
    probability[open_pairs] = predict_logistic(model, entry_features(y)[open_pairs])
    names = Matrix(probability, activities.regions, activities.activities, "region")
    return Forecast(names, h, (old, new))


def _open(x: FloatArray, kind: Kind, threshold: float) -> BoolArray:
    """Return the pairs that could enter from now on."""
    return find_transitions(x, x, kind=kind, threshold=threshold).at_risk
