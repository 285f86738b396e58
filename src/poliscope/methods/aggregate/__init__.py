"""Aggregation: one score out of many, node by node (Handbook step 6)."""

from __future__ import annotations

from poliscope.methods.aggregate.balance import AdjustedMazziottaPareto, MazziottaPareto, MeanMin, Wroclaw
from poliscope.methods.aggregate.benefit import (
    BenefitOfTheDoubt,
    DirectionalBenefit,
    GeometricBenefit,
    MultidirectionalBenefit,
    OrderMBenefit,
)
from poliscope.methods.aggregate.family import Aggregation
from poliscope.methods.aggregate.majority import Copeland
from poliscope.methods.aggregate.means import (
    Arithmetic,
    Geometric,
    Harmonic,
    Maximum,
    Median,
    Minimum,
    OrderedWeighted,
    PowerMean,
)

__all__ = [
    "AdjustedMazziottaPareto",
    "Aggregation",
    "Arithmetic",
    "BenefitOfTheDoubt",
    "Copeland",
    "DirectionalBenefit",
    "Geometric",
    "GeometricBenefit",
    "Harmonic",
    "Maximum",
    "MazziottaPareto",
    "MeanMin",
    "Median",
    "Minimum",
    "MultidirectionalBenefit",
    "OrderMBenefit",
    "OrderedWeighted",
    "PowerMean",
    "Wroclaw",
]
