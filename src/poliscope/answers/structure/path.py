"""What a test of path dependence and a forecast give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from poliscope.data.matrix import Matrix
from poliscope.errors import MethodError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.entry import MODELS, Calibration

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Forecast", "Model", "ModelComparison", "PathTest", "check_model"]

Model = Literal["blend", "logit", "effects", "trees", "forest"]
"""What foretells entries: see :func:`~poliscope.kernels.entry.foretell_entries`."""


def check_model(model: str) -> None:
    """Refuse a model that does not exist."""
    if model not in MODELS:
        told = f'there is no model "{model}"'
        raise MethodError(
            Problem("unknown-model", told, where="activities.model", help=one_of(model, MODELS))
        )


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
    model : str
        What put the predictors together.
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
    model: str = ""

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
class ModelComparison:
    """How well each model foretells the entries of one transition, out of sample.

    Parameters
    ----------
    before, after : str
        The transition that was foretold.
    learnt : str
        ``"earlier"``: from the transition of equal length before it; ``"folds"``: from other regions.
    pairs, entries : int
        Pairs of region and activity at risk, and how many entered.
    estimate, lower, upper : Matrix
        Models x metrics, with 95 % intervals from a bootstrap over regions.
    brier, error : Matrix
        Models x 1: mean squared error of the probabilities, and their calibration error.
    skipped : tuple of str
        Models whose package is not installed.
    """

    before: str
    after: str
    learnt: str
    pairs: int
    entries: int
    estimate: Matrix
    lower: Matrix
    upper: Matrix
    brier: Matrix
    error: Matrix
    skipped: tuple[str, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """Return models x metrics as a pandas DataFrame, with Brier score and calibration error."""
        frame = self.estimate.to_frame()
        return frame.assign(brier=self.brier.column("brier"), calibration=self.error.column("error"))


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
