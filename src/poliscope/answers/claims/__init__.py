"""Does a comparison hold: "A is ahead of B", and the figures it rests on, before a study."""

from poliscope.answers.claims.against import AgainstStudy, Agreement
from poliscope.answers.claims.crossed import Combination, Crossed, cross_pair
from poliscope.answers.claims.pairs import PairGrade, PairVerdict, judge_pair
from poliscope.answers.claims.stated import InIndicator, Stated, judge_indicator, stated_pairs
from poliscope.answers.claims.worded import (
    FirstPlace,
    InNode,
    Stance,
    Worded,
    find_node,
    judge_first,
    judge_node,
)

__all__ = [
    "AgainstStudy",
    "Agreement",
    "Combination",
    "Crossed",
    "FirstPlace",
    "InIndicator",
    "InNode",
    "PairGrade",
    "PairVerdict",
    "Stance",
    "Stated",
    "Worded",
    "cross_pair",
    "find_node",
    "judge_first",
    "judge_indicator",
    "judge_node",
    "judge_pair",
    "stated_pairs",
]
