"""Ranks, rank acceptability, pairwise winning."""

from __future__ import annotations

from poliscope.kernels.ranking.counting import draw_ranks
from poliscope.kernels.ranking.ranks import (
    average_ranks,
    competition_ranks,
    mean_of_form,
    mean_rank_shift,
    packed_keys,
    rank_form,
    require_complete,
    resolution,
    round_scores,
)
from poliscope.kernels.ranking.tally import (
    Sample,
    Score,
    acceptability,
    confidence_factors,
    rank_tally,
    share_standard_error,
    weighted_scores,
)
from poliscope.kernels.ranking.volumes import first_rank_volumes

__all__ = [
    "Sample",
    "Score",
    "acceptability",
    "average_ranks",
    "competition_ranks",
    "confidence_factors",
    "draw_ranks",
    "first_rank_volumes",
    "mean_of_form",
    "mean_rank_shift",
    "packed_keys",
    "rank_form",
    "rank_tally",
    "require_complete",
    "resolution",
    "round_scores",
    "share_standard_error",
    "weighted_scores",
]
