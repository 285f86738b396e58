"""What was varied and what it moves: choices, their combinations, and their effects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from poliscope.data.matrix import Matrix
from poliscope.kernels import FloatArray

__all__ = ["Choice", "Choices", "Effects"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A step with its alternatives; the recipe's own comes first.

    Parameters
    ----------
    step : str
        ``drop``, ``screen``, ``denominate``, ``impute``, ``treat``, ``normalise``, ``weight`` or
        ``aggregate``.
    alternatives : tuple
        Methods as in a study file; None for the recipe's own; for ``drop`` codes of nodes.
    names : tuple of str
        What each is called.
    """

    step: str
    alternatives: tuple[Any, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Effects:
    """How much of the variance of an output each factor makes.

    Parameters
    ----------
    output : str
        ``rank_shift`` (mean absolute shift of rank against the nominal ranking), ``leader_rank``,
        ``lead`` (of the nominal leader over the best rival, as a share of the spread of all scores),
        ``leader_first`` (1 or 0), ``rank:CODE`` (rank of a unit that was asked for), ``gap:AHEAD:BEHIND``
        (difference of two scores, as a share of the spread of all).
    mean, variance : float
        Of the output over all combinations and draws.
    varies : bool
        Whether it varies enough for shares of its variance to mean anything; else they are NaN.
    shares : Matrix
        Factors x (first, total, shapley).
    low, high : Matrix, optional
        Ends of 90 % intervals: over the draws where the combinations are enumerated, over the points
        where these are sampled.
    conditional : mapping of str to Matrix
        By factor: alternatives x (mean, deviation) of the output.
    """

    output: str
    mean: float
    variance: float
    varies: bool
    shares: Matrix
    low: Matrix | None
    high: Matrix | None
    conditional: Mapping[str, Matrix]


@dataclass(frozen=True, eq=False)
class Choices:
    """All combinations of the declared choices.

    Parameters
    ----------
    choices : tuple of Choice
        What was varied; the weights are one factor more.
    combinations : int
        How many fit together.
    excluded : int
        How many do not; ``reasons`` says why, with counts.
    reasons : mapping of str to int
        Reason to the number of combinations.
    draws : int
        Weight draws, the same for all combinations.
    units : tuple of str
        Units that every combination ranks; ranks are taken among them.
    leader : str
        The nominal leader.
    design : {"crossed", "sobol"}
        Every combination enumerated, or points of a scrambled Sobol sequence.
    matrices : int
        Distinct normalised matrices that were made.
    runs : int
        How many were made: combinations times draws, or the points of a Sobol design.
    rank_share : array, (units, ranks)
        Share of all runs in which a unit has a rank.
    effects : mapping of str to Effects
        By output.
    firsts : mapping of str to float
        Share of all runs in which a unit is first among all that the run ranks, also of units that some
        combinations leave out.
    """

    choices: tuple[Choice, ...]
    combinations: int
    excluded: int
    reasons: Mapping[str, int]
    draws: int
    units: tuple[str, ...]
    leader: str
    design: Literal["crossed", "sobol"]
    matrices: int
    runs: int
    rank_share: FloatArray
    effects: Mapping[str, Effects]
    firsts: Mapping[str, float]

    @property
    def first_share(self) -> FloatArray:
        """Share of all runs in which a unit is first among those that every combination ranks, (units,)."""
        return np.asarray(self.rank_share[:, 0])

    @property
    def rank_acceptability(self) -> Matrix:
        """Share of all runs in which a unit has a rank, units x ranks."""
        ranks = tuple(str(rank) for rank in range(1, len(self.units) + 1))
        return Matrix(self.rank_share, self.units, ranks)

    def rank_of(self, unit: str) -> Effects | None:
        """Return what moves the rank of a unit that was asked for; None where it was not."""
        return self.effects.get(f"rank:{unit}")

    def gap_of(self, ahead: str, behind: str) -> Effects | None:
        """Return what moves the gap of two units that were asked for; None where they were not."""
        return self.effects.get(f"gap:{ahead}:{behind}")

    def first(self, unit: str) -> float:
        """Return the share of all runs in which a unit is first; where it is not ranked it is not first."""
        return self.firsts.get(unit, 0.0)
