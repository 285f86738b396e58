"""How figures and scores change: growth, targets and the pace that they need, convergence."""

from poliscope.answers.trends.growth import Growth, growth
from poliscope.answers.trends.pace import Pacing, Target, pace_towards
from poliscope.answers.trends.trends import Convergence, Trends, follow_trends

__all__ = [
    "Convergence",
    "Growth",
    "Pacing",
    "Target",
    "Trends",
    "follow_trends",
    "growth",
    "pace_towards",
]
