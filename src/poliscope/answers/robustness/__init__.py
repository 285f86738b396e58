"""How sure: possible (exact), plausible (sampled), how far, which choice decides, and the verdict."""

from poliscope.answers.robustness.building import build_robustness
from poliscope.answers.robustness.choices import choice_names, cross_choices
from poliscope.answers.robustness.claims import (
    CanBeFirst,
    Certainty,
    ChoiceMatters,
    Filled,
    HowFar,
    NoExactRange,
    NoSamplingError,
    RobustnessFinding,
    robustness_findings,
)
from poliscope.answers.robustness.contest import Contest, make_contest
from poliscope.answers.robustness.dethroning import Challenge, Dethroning, Move
from poliscope.answers.robustness.effects import Choice, Choices, Effects
from poliscope.answers.robustness.glance import Glance, glance
from poliscope.answers.robustness.possible import Possible
from poliscope.answers.robustness.results import Robustness, WinnerMap
from poliscope.answers.robustness.sampled import Progress, Sampled
from poliscope.answers.robustness.sampling_error import RankSets
from poliscope.answers.robustness.variants import MisfitError, Variants, replay
from poliscope.answers.robustness.verdict import Grade, Verdict, decide
from poliscope.answers.robustness.weight_sets import Limit, WeightRules, WeightSet, make_weight_set, spreads

__all__ = [
    "CanBeFirst",
    "Certainty",
    "Challenge",
    "Choice",
    "ChoiceMatters",
    "Choices",
    "Contest",
    "Dethroning",
    "Effects",
    "Filled",
    "Glance",
    "Grade",
    "HowFar",
    "Limit",
    "MisfitError",
    "Move",
    "NoExactRange",
    "NoSamplingError",
    "Possible",
    "Progress",
    "RankSets",
    "Robustness",
    "RobustnessFinding",
    "Sampled",
    "Variants",
    "Verdict",
    "WeightRules",
    "WeightSet",
    "WinnerMap",
    "build_robustness",
    "choice_names",
    "cross_choices",
    "decide",
    "glance",
    "make_contest",
    "make_weight_set",
    "replay",
    "robustness_findings",
    "spreads",
]
