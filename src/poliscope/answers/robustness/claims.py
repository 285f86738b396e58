"""What robustness says, as claims: not yet words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from poliscope.answers.robustness.results import Robustness
from poliscope.answers.robustness.verdict import Verdict
from poliscope.data.matrix import Cell

__all__ = [
    "CanBeFirst",
    "Certainty",
    "ChoiceMatters",
    "Filled",
    "HowFar",
    "NoExactRange",
    "NoSamplingError",
    "RobustnessFinding",
    "robustness_findings",
]


@dataclass(frozen=True, slots=True)
class Certainty:
    """The verdict, and the figures behind the leader's score."""

    verdict: Verdict
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class CanBeFirst:
    """Who can be first under admissible weights, exactly.

    Parameters
    ----------
    leader : str
        First with the study's own weights.
    units : tuple of str
        All that can be first, without a tie.
    ranked : int
        How many are ranked.
    worst : int
        The worst possible rank of the leader.
    """

    leader: str
    units: tuple[str, ...]
    ranked: int
    worst: int
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class HowFar:
    """What it takes for another unit to draw level with the leader.

    Parameters
    ----------
    leader : str
        First with the study's own weights.
    first : str
        Who draws level first as all weights go astray; "" where nobody does.
    radius : float
        By how much of itself every share must be able to be off.
    cheapest : str
        For whom the least weight has to change place; "" where nobody ever is level.
    moved : float
        That weight.
    gives, takes : tuple of str
        What gives weight, and what takes it.
    """

    leader: str
    first: str
    radius: float
    cheapest: str
    moved: float
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceMatters:
    """Which choice moves the ranking most.

    Parameters
    ----------
    factor : str
        Its step; "" where the ranking hardly moves at all.
    total : float
        Share of the variance of the mean rank shift that it accounts for (Shapley's).
    mean_shift : float
        Mean shift of rank over all variations.
    combinations, excluded, draws : int
        Of the crossed design.
    runs : int
        How many were made: all, or some where there are too many.
    because : tuple of Cell
        None.
    """

    factor: str
    total: float
    mean_shift: float
    combinations: int
    excluded: int
    draws: int
    runs: int
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """How many cells were filled so that exact answers exist."""

    count: int
    share: float
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class NoExactRange:
    """There is no exact range for the aggregation of the study."""

    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class NoSamplingError:
    """No figure comes with a standard error, so none is claimed."""

    because: tuple[Cell, ...] = ()


RobustnessFinding: TypeAlias = (
    Certainty | CanBeFirst | HowFar | ChoiceMatters | Filled | NoExactRange | NoSamplingError
)


def robustness_findings(found: Robustness, because: tuple[Cell, ...] = ()) -> tuple[RobustnessFinding, ...]:
    """Return what robustness says, the verdict first.

    Parameters
    ----------
    found : Robustness
        The answer.
    because : tuple of Cell
        The figures behind the leader's score.
    """
    told: list[RobustnessFinding] = [Certainty(found.verdict, because)]
    leader = found.leader
    if found.possible is None:
        told.append(NoExactRange())
    elif len(found.units) > 1:
        worst = found.verdict.worst
        if found.verdict.grade != "secure":  # which says it already
            told.append(CanBeFirst(leader, found.possible.potential_winners, len(found.units), worst))
        told += _how_far(found)
    if found.choices is not None:
        told.append(_driver(found))
    if found.filled:
        told.append(Filled(found.filled, found.filled / found.cells))
    if found.rank_sets is None:
        told.append(NoSamplingError())
    return tuple(told)


def _how_far(found: Robustness) -> list[RobustnessFinding]:
    dethroning = found.dethroning
    if dethroning is None or len(found.leaders) > 1:
        return []
    first, cheapest = dethroning.first, dethroning.cheapest
    moves = cheapest.moves if cheapest is not None else ()
    return [
        HowFar(
            found.leader,
            first.challenger if first is not None else "",
            first.radius if first is not None else math.inf,
            cheapest.challenger if cheapest is not None else "",
            cheapest.moved if cheapest is not None else math.inf,
            tuple(move.node for move in moves if move.change < 0),
            tuple(move.node for move in moves if move.change > 0),
        )
    ]


def _driver(found: Robustness) -> ChoiceMatters:
    assert found.choices is not None
    choices = found.choices
    effects = choices.effects["rank_shift"]
    factor, total = "", math.nan
    if effects.varies:
        # fair shares divide the variance even where choices depend on each other
        values = effects.shares.column("shapley")
        best = int(np.nanargmax(values))
        factor, total = effects.shares.rows[best], float(values[best])
    counts = (choices.combinations, choices.excluded, choices.draws, choices.runs)
    return ChoiceMatters(factor, total, effects.mean, *counts)
