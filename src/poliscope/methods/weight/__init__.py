"""Weighting: how much each node counts within its parent (Handbook step 6)."""

from __future__ import annotations

from poliscope.methods.weight.components import ComponentWeights
from poliscope.methods.weight.family import DataWeighting, EqualWeights, GivenWeights, Score, Weighting
from poliscope.methods.weight.importance import CorrelationWeights
from poliscope.methods.weight.spread import (
    AngleWeights,
    CriticWeights,
    DeviationWeights,
    EntropyWeights,
    GiniWeights,
    RemovalWeights,
)

__all__ = [
    "AngleWeights",
    "ComponentWeights",
    "CorrelationWeights",
    "CriticWeights",
    "DataWeighting",
    "DeviationWeights",
    "EntropyWeights",
    "EqualWeights",
    "GiniWeights",
    "GivenWeights",
    "RemovalWeights",
    "Score",
    "Weighting",
]
