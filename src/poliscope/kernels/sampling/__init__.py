"""Weights and data drawn at random, to see how plausible a ranking is."""

from __future__ import annotations

from poliscope.kernels.sampling.chains import effective_size, polytope_weights, split_rhat
from poliscope.kernels.sampling.data import noisy_values, score_noise, score_variances
from poliscope.kernels.sampling.local import (
    check_local_sets,
    coinr_noise,
    dirichlet_shares,
    leaf_weights,
    perturbation_bounds,
    perturbed_shares,
    uniform_shares,
)
from poliscope.kernels.sampling.polytope import (
    Polytope,
    affine_frame,
    conflicting_rows,
    flat_polytope,
    interior_point,
    polytope_model,
    require_feasible,
    weight_polytope,
)
from poliscope.kernels.sampling.simplex import flat_dirichlet, tighten

__all__ = [
    "Polytope",
    "affine_frame",
    "check_local_sets",
    "coinr_noise",
    "conflicting_rows",
    "dirichlet_shares",
    "effective_size",
    "flat_dirichlet",
    "flat_polytope",
    "interior_point",
    "leaf_weights",
    "noisy_values",
    "perturbation_bounds",
    "perturbed_shares",
    "polytope_model",
    "polytope_weights",
    "require_feasible",
    "score_noise",
    "score_variances",
    "split_rhat",
    "tighten",
    "uniform_shares",
    "weight_polytope",
]
