"""Which activities regions will enter: what happened, what could have been foreseen, and how well.

A published "AUC of 0.9" is mostly degrees: activities that are everywhere enter everywhere, and regions
that have everything enter everything. So a predictor is judged by its *lift* over two baselines, the
null model that knows the degrees only (:func:`bicm_probability`) and today's location quotient, on pairs
of region and activity that it has not seen, with intervals over regions.
"""

from poliscope.kernels.entry.effects import EffectsLogistic, fit_effects, predict_effects
from poliscope.kernels.entry.foretelling import MODELS, cross_fitted, foretell_entries, region_folds
from poliscope.kernels.entry.models import (
    Logistic,
    boosted_probability,
    fit_logistic,
    forest_probability,
    predict_logistic,
)
from poliscope.kernels.entry.predictors import (
    DEFAULT_FEATURES,
    PREDICTORS,
    bicm_probability,
    entry_features,
    low_rank,
    predictor_scores,
    similar_regions,
)
from poliscope.kernels.entry.scores import (
    METRICS,
    Calibration,
    EntryScores,
    auc_by_group,
    average_precision,
    calibration,
    evaluate_predictors,
    lift,
    roc_auc,
    top_share_by_group,
)
from poliscope.kernels.entry.transitions import Transition, entries, exits, find_transitions

__all__ = [
    "DEFAULT_FEATURES",
    "METRICS",
    "MODELS",
    "PREDICTORS",
    "Calibration",
    "EffectsLogistic",
    "EntryScores",
    "Logistic",
    "Transition",
    "auc_by_group",
    "average_precision",
    "bicm_probability",
    "boosted_probability",
    "calibration",
    "cross_fitted",
    "entries",
    "entry_features",
    "evaluate_predictors",
    "exits",
    "find_transitions",
    "fit_effects",
    "fit_logistic",
    "forest_probability",
    "foretell_entries",
    "lift",
    "low_rank",
    "predict_effects",
    "predict_logistic",
    "predictor_scores",
    "region_folds",
    "roc_auc",
    "similar_regions",
    "top_share_by_group",
]
