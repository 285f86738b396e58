"""What is possible over all admissible weights: dominance, winners, best and worst ranks."""

from __future__ import annotations

from poliscope.kernels.extremes.bounds import rank_bounds
from poliscope.kernels.extremes.support import (
    dominance,
    pair_gaps,
    pair_gaps_by_programme,
    support,
    support_weights,
)
from poliscope.kernels.extremes.winners import potential_winners, scale_of, winner_map

__all__ = [
    "dominance",
    "pair_gaps",
    "pair_gaps_by_programme",
    "potential_winners",
    "rank_bounds",
    "scale_of",
    "support",
    "support_weights",
    "winner_map",
]
