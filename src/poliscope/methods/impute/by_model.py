"""Fill by a model of all indicators, through scikit-learn (the extra "models")."""

from __future__ import annotations

import warnings
from typing import Any, Literal

import numpy as np
from pydantic import Field

from poliscope.errors import missing_extra
from poliscope.kernels import FloatArray
from poliscope.kernels.columns import mean, standard_deviation
from poliscope.methods.base import Layout
from poliscope.methods.impute.family import Imputation, filled

__all__ = ["Iterative", "NearestNeighbours"]


class NearestNeighbours(Imputation, name="nearest-neighbours"):
    """Nearest neighbours: a missing cell gets the mean of the units that are most alike in the rest.

    Indicators are standardised before distances are taken. Needs scikit-learn; the work grows with the
    square of the number of units.

    Parameters
    ----------
    neighbours : int
        How many units are averaged, 1 or more.
    weights : {"uniform", "distance"}
        Whether nearer units count more.

    References
    ----------
    Troyanskaya, O. et al. (2001). Missing value estimation methods for DNA microarrays. Bioinformatics
    17(6), 520-525.
    """

    neighbours: int = Field(default=5, ge=1)
    weights: Literal["uniform", "distance"] = "uniform"

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        try:
            from sklearn.impute import KNNImputer
        except ImportError:
            raise missing_extra("imputation by nearest neighbours", "models") from None
        return _by_model(x, KNNImputer(n_neighbors=self.neighbours, weights=self.weights))


class Iterative(Imputation, name="iterative"):
    """Iterative regression: each indicator is estimated from all others, in rounds.

    Bayesian ridge regressions, starting from means, as in chained equations but without random draws:
    the same data give the same values. Needs scikit-learn.

    Parameters
    ----------
    rounds : int
        At most how many rounds, 1 or more.

    References
    ----------
    van Buuren, S. and Groothuis-Oudshoorn, K. (2011). mice: Multivariate imputation by chained equations
    in R. Journal of Statistical Software 45(3).
    """

    rounds: int = Field(default=10, ge=1)

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        try:
            from sklearn.experimental import enable_iterative_imputer  # noqa: F401  allows the next import
            from sklearn.impute import IterativeImputer
        except ImportError:
            raise missing_extra("iterative imputation", "models") from None
        return _by_model(x, IterativeImputer(max_iter=self.rounds, random_state=0))


def _by_model(x: FloatArray, imputer: Any) -> FloatArray:
    """Fill each sheet (units, indicators) by a scikit-learn imputer, on standardised columns."""
    result = x.copy()
    for sheet in np.ndindex(x.shape[:-2]):  # scikit-learn takes one table at a time
        result[sheet] = _fill_sheet(x[sheet], imputer)
    return result


def _fill_sheet(sheet: FloatArray, imputer: Any) -> FloatArray:
    known = ~np.isnan(sheet).all(axis=0)
    if not np.isnan(sheet[:, known]).any():
        return sheet
    deviation = standard_deviation(sheet)
    centre, scale = mean(sheet), np.where(deviation > 0, deviation, 1.0)
    with warnings.catch_warnings(), np.errstate(over="ignore", invalid="ignore"):
        # a last round that still moves is the rule, not a fault; all other warnings come through
        warnings.filterwarnings("ignore", message=".*Early stopping criterion not reached.*")
        estimate = imputer.fit_transform(((sheet - centre) / scale)[:, known])
        guess = np.full(sheet.shape, np.nan)
        guess[:, known] = estimate * scale[known] + centre[known]
    return filled(sheet, guess)
