"""Normalisation: put indicators of different units on one scale, higher is better (Handbook step 5)."""

from __future__ import annotations

from poliscope.methods.normalise.distance import (
    DistanceToMaximum,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMaximum,
)
from poliscope.methods.normalise.family import NoNormalisation, Normalisation, RangedNormalisation
from poliscope.methods.normalise.linear import Goalposts, MinMax, Scaled, ZScore
from poliscope.methods.normalise.ranks import AroundMean, Borda, Categorical, PercentileRank, Rank
from poliscope.methods.normalise.shares import SumShare, Vector

__all__ = [
    "AroundMean",
    "Borda",
    "Categorical",
    "DistanceToMaximum",
    "DistanceToReference",
    "DistanceToTarget",
    "FractionOfMaximum",
    "Goalposts",
    "MinMax",
    "NoNormalisation",
    "Normalisation",
    "PercentileRank",
    "RangedNormalisation",
    "Rank",
    "Scaled",
    "SumShare",
    "Vector",
    "ZScore",
]
