"""How often one unit is ahead of another over combinations of choices, each with the same weight draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness import Choice, MisfitError, Variants
from poliscope.answers.robustness.building import share_factors
from poliscope.answers.robustness.variants import Build
from poliscope.answers.robustness.weight_sets import WeightSet
from poliscope.kernels import FloatArray
from poliscope.kernels.ranking import resolution
from poliscope.kernels.sensitivity import all_combinations

__all__ = ["Combination", "Crossed", "cross_pair"]

MOST_COMBINATIONS = 256


@dataclass(frozen=True, slots=True)
class Combination:
    """One combination of choices, and how often A is ahead with it.

    Parameters
    ----------
    names : tuple of str
        The choice of each step.
    share : float
        Of the weight draws.
    """

    names: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Crossed:
    """How often A is ahead over combinations of choices, each with the same weight draws.

    Parameters
    ----------
    steps : tuple of str
        What is varied.
    combinations : tuple of Combination
        Those that fit together and rank both.
    draws : int
        Weight draws of each.
    left_out : int
        Combinations that do not fit, or do not rank both.
    """

    steps: tuple[str, ...]
    combinations: tuple[Combination, ...]
    draws: int
    left_out: int

    @property
    def share(self) -> float:
        """Share of all runs in which A is ahead; NaN where no combination ranks both."""
        return float(np.mean([one.share for one in self.combinations])) if self.combinations else math.nan

    @property
    def against(self) -> tuple[Combination, ...]:
        """Combinations with which A is ahead in less than half of the draws, the worst first."""
        found = [one for one in self.combinations if one.share < 0.5]
        return tuple(sorted(found, key=lambda one: (one.share, one.names)))


def cross_pair(
    index: Index,
    weights: WeightSet,
    ahead: str,
    behind: str,
    *,
    choices: Sequence[Choice],
    build: Build,
    draws: int,
    rng: np.random.Generator,
) -> Crossed:
    """Count how often A is ahead of B over combinations of choices and common weight draws.

    Parameters
    ----------
    index : Index
        The nominal one.
    weights : WeightSet
        From which weights are drawn.
    ahead, behind : str
        A and B; both ranked in the nominal index.
    choices : sequence of Choice
        The recipe's own choice first in each. Above 256 combinations, as many are drawn.
    build : callable
        Makes the variants.
    draws : int
        Weight draws, the same for all combinations.
    rng : numpy.random.Generator
    """
    variants = Variants(index, build)
    factors = share_factors(index, weights, rng, draws)
    combinations = all_combinations([len(choice.alternatives) for choice in choices])
    if len(combinations) > MOST_COMBINATIONS:
        combinations = combinations[np.sort(rng.choice(len(combinations), MOST_COMBINATIONS, replace=False))]
    places = [index.units.codes.index(unit) for unit in (ahead, behind)]
    rows = np.array(sorted(places), dtype=np.intp)
    found = []
    for combination in combinations.tolist():
        picked = list(zip(choices, combination, strict=True))
        scores = _pair_scores(variants, picked, rows, factors)
        if scores is not None:
            gap = scores[:, int(places[0] > places[1])] - scores[:, int(places[0] <= places[1])]
            names = tuple(choice.names[number] for choice, number in picked)
            found.append(Combination(names, float(np.mean(gap > resolution(scores)))))
    steps = tuple(choice.step for choice in choices)
    return Crossed(steps, tuple(found), len(factors), len(combinations) - len(found))


def _pair_scores(
    variants: Variants, picked: Sequence[tuple[Choice, int]], rows: Any, factors: FloatArray
) -> FloatArray | None:
    """Return the scores of two units with a combination, (draws, 2); None where it does not rank both."""
    changes = {c.step: c.alternatives[n] for c, n in picked if c.alternatives[n] is not None}
    try:
        index = variants.index(changes)
    except MisfitError:
        return None
    if not np.isfinite(index.node_scores[rows, -1]).all():
        return None
    numbers = np.arange(len(factors), dtype=np.float64)[:, None]
    return variants.scorer(index, rows, factors, None)(numbers)
