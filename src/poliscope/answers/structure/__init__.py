"""Why: what regions are specialised in, how related and how rare it is, and what it leads to.

Every result states its conventions and what speaks against trusting it. Path dependence is claimed only
where forecasts from structure beat, out of sample, what size and today's quotient foretell without it.
"""

from poliscope.answers.structure.change import Change, describe_change
from poliscope.answers.structure.doubts import Bounds, Convention
from poliscope.answers.structure.forecast import compare_models, measure_path_dependence
from poliscope.answers.structure.layout import Space, activity_space
from poliscope.answers.structure.options import Option, next_activities
from poliscope.answers.structure.path import Forecast, ModelComparison, PathTest
from poliscope.answers.structure.structure import Structure, describe_structure

__all__ = [
    "Bounds",
    "Change",
    "Convention",
    "Forecast",
    "ModelComparison",
    "Option",
    "PathTest",
    "Space",
    "Structure",
    "activity_space",
    "compare_models",
    "describe_change",
    "describe_structure",
    "measure_path_dependence",
    "next_activities",
]
