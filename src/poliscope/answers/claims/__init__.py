"""Does a comparison hold: "A is ahead of B", and the figures it rests on, before a study."""

from poliscope.answers.claims.against import AgainstStudy, Agreement
from poliscope.answers.claims.pairs import (
    Combination,
    Crossed,
    InIndicator,
    PairGrade,
    PairVerdict,
    Stated,
    cross_pair,
    judge_indicator,
    judge_pair,
    stated_pairs,
)

__all__ = [
    "AgainstStudy",
    "Agreement",
    "Combination",
    "Crossed",
    "InIndicator",
    "PairGrade",
    "PairVerdict",
    "Stated",
    "cross_pair",
    "judge_indicator",
    "judge_pair",
    "stated_pairs",
]
