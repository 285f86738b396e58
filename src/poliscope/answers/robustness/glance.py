"""How firm the first place is, as far as it can be told at once: by weights alone, with few draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness.building import STREAM
from poliscope.answers.robustness.contest import make_contest
from poliscope.answers.robustness.sampled import sample_ranks
from poliscope.answers.robustness.weight_sets import WeightRules, make_weight_set, spreads
from poliscope.methods.recipe import StepError

__all__ = ["Glance", "glance"]

DRAWS = 1000
MOST_CELLS = 100_000
"""Units times indicators up to which the draws take a small part of a second."""


@dataclass(frozen=True, slots=True)
class Glance:
    """How often the leader is first under weights that the study allows; methods and figures as they are.

    Parameters
    ----------
    unit : str
        First with the study's own weights.
    share : float
        Of the draws; a place shared with another counts.
    draws : int
        How many were made.
    """

    unit: str
    share: float
    draws: int


def glance(index: Index, rules: WeightRules | None = None, *, seed: int = 1) -> Glance | None:
    """Return how often the leader is first; None where nobody is ranked, or too much would have to be drawn.

    The draws are the first thousand of :func:`build_robustness` with the same seed.

    Parameters
    ----------
    index : Index
        The ranking.
    rules : WeightRules, optional
        Which weights count as defensible: every share within a quarter of itself where not given.
    seed : int
        Everything follows from it.

    Raises
    ------
    StudyError
        The rules contradict each other, or name nodes that do not exist.
    """
    order, known = index.order(), WeightRules() if rules is None else rules
    if not order or len(order) * len(index.framework.indicators) > MOST_CELLS:
        return None
    weights = make_weight_set(make_contest(index, spreads(index, known)), known)
    root = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(STREAM,)))
    try:
        found = sample_ranks(weights, "declared", draws=DRAWS, rng=root.spawn(6)[0])
    except StepError:  # some weights leave the aggregation undefined, which robustness says
        return None
    return Glance(order[0], found.first(order[0]), DRAWS)
