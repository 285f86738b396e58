"""Which choice matters: variance shares of methods, weights and data."""

from __future__ import annotations

from poliscope.kernels.sensitivity.anova import (
    anova_effects,
    bootstrap_effects,
    closed_variances,
    conditional_means,
    effects_of,
)
from poliscope.kernels.sensitivity.crossed import (
    all_combinations,
    allowed_probability,
    crossed_outputs,
    rank_outputs,
)
from poliscope.kernels.sensitivity.shapley import random_orders, shapley_from_walks, walk_points
from poliscope.kernels.sensitivity.sobol import (
    alternatives_of,
    bootstrap_sobol,
    coinr_effects,
    sobol_design,
    sobol_effects,
    sobol_until,
)

__all__ = [
    "all_combinations",
    "allowed_probability",
    "alternatives_of",
    "anova_effects",
    "bootstrap_effects",
    "bootstrap_sobol",
    "closed_variances",
    "coinr_effects",
    "conditional_means",
    "crossed_outputs",
    "effects_of",
    "random_orders",
    "rank_outputs",
    "shapley_from_walks",
    "sobol_design",
    "sobol_effects",
    "sobol_until",
    "walk_points",
]
