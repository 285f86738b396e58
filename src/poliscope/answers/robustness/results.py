"""The answer to "how sure": everything that was found, by the names of units and nodes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from poliscope.answers.robustness.dethroning import Dethroning
from poliscope.answers.robustness.effects import Choices
from poliscope.answers.robustness.possible import Possible
from poliscope.answers.robustness.sampled import Sampled
from poliscope.answers.robustness.sampling_error import RankSets
from poliscope.answers.robustness.verdict import Verdict
from poliscope.answers.robustness.weight_sets import WeightRules
from poliscope.data.matrix import Matrix
from poliscope.kernels import FloatArray, IntArray

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Robustness", "WinnerMap"]


@dataclass(frozen=True, eq=False)
class WinnerMap:
    """Who is first under which weights of three pillars, exactly.

    Parameters
    ----------
    pillars : tuple of str
        Codes; the weights inside each are the study's own.
    units : tuple of str
        The winners that have a region.
    polygons : tuple of array, (corners, 3)
        Weights at the corners of each winner's region.
    nominal : array, (3,)
        The study's own weights.
    """

    pillars: tuple[str, ...]
    units: tuple[str, ...]
    polygons: tuple[FloatArray, ...]
    nominal: FloatArray

    @cached_property
    def areas(self) -> FloatArray:
        """Share of the triangle that each winner holds, (units,)."""
        return np.array([_area(polygon) for polygon in self.polygons]) / 0.5


@dataclass(frozen=True, eq=False)
class Robustness:
    """How sure a ranking is: possible (exact), plausible (sampled), how far, and which choice decides.

    Parameters
    ----------
    units : tuple of str
        The ranked units.
    ranks : int array, (units,)
        With the study's own weights and methods.
    rules : WeightRules
        Which weights count as defensible.
    nodes : tuple of str
        The tree whose weights vary: leaves, then aggregates.
    lower, upper : array, (nodes,)
        Bounds of the shares.
    sampled : Sampled
        Weights uniform among the declared ones.
    free : Sampled
        No preference at all: Dirichlet(1) at every node.
    noise : Sampled, optional
        Declared weights and errors of the figures together; None where no error is claimed.
    exact_first : array, (units,), optional
        First-rank acceptability by volume, where at most eight weights are free.
    possible, dethroning : optional
        Exact answers; None where the aggregation has none.
    choices : Choices, optional
        None where no alternative is declared.
    rank_sets : RankSets, optional
        None where no sampling error is claimed.
    winner_map : WinnerMap, optional
        None where there are not three pillars, or no exact answers.
    filled, cells : int
        Cells filled so that exact answers exist, out of all.
    verdict : Verdict
        By fixed rules.
    seed : int
        From which everything follows.
    """

    units: tuple[str, ...]
    ranks: IntArray
    rules: WeightRules
    nodes: tuple[str, ...]
    lower: FloatArray
    upper: FloatArray
    sampled: Sampled
    free: Sampled
    noise: Sampled | None
    exact_first: FloatArray | None
    possible: Possible | None
    dethroning: Dethroning | None
    choices: Choices | None
    rank_sets: RankSets | None
    winner_map: WinnerMap | None
    filled: int
    cells: int
    verdict: Verdict
    seed: int

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Units from the best; equal ranks in the order of their codes."""
        return tuple(sorted(self.units, key=lambda unit: (self.ranks[self.units.index(unit)], unit)))

    @property
    def leader(self) -> str:
        """First with the study's own weights and methods."""
        return self.order[0]

    @property
    def leaders(self) -> tuple[str, ...]:
        """All that share the first place."""
        return tuple(unit for unit in self.order if self.ranks[self.units.index(unit)] == 1)

    @property
    def rank_acceptability(self) -> Matrix:
        """Share of the weight draws in which a unit has a rank, units x ranks."""
        return self.sampled.rank_acceptability

    @property
    def pairwise_winning(self) -> Matrix | None:
        """Share of the weight draws in which the row's unit is ahead of the column's."""
        return self.sampled.pairwise_winning

    @property
    def central_weights(self) -> Matrix:
        """Mean weights under which a unit is first."""
        return self.sampled.central_weights

    @property
    def rank_range(self) -> Matrix | None:
        """Best and worst possible rank; None where there is no exact range."""
        return None if self.possible is None else self.possible.rank_range

    @property
    def potential_winners(self) -> tuple[str, ...] | None:
        """Who can be first; None where there is no exact answer."""
        return None if self.possible is None else self.possible.potential_winners

    def to_frame(self) -> pd.DataFrame:
        """Return one row a unit, the best first: rank, shares, plausible and possible ranks."""
        import pandas as pd

        plausible = self.sampled.plausible.values
        frame = pd.DataFrame(
            {
                "rank": self.ranks,
                "first": self.sampled.rank_acceptability.values[:, 0],
                "first_free": self.free.rank_acceptability.values[:, 0],
                "expected_rank": self.sampled.expected_rank.column("mean"),
                "plausible_best": plausible[:, 0].astype(int),
                "plausible_worst": plausible[:, 2].astype(int),
            },
            index=pd.Index(self.units, name="unit"),
        )
        if self.possible is not None:
            for name in ("best", "best_bound", "worst", "worst_bound"):
                frame[f"possible_{name}"] = self.possible.rank_range.column(name).astype(int)
            frame["can_be_first"] = self.possible.can_be_first
        if self.dethroning is not None:
            frame["radius"], frame["moved"] = self.dethroning.radius, self.dethroning.moved
        return frame.loc[list(self.order)]


def _area(polygon: FloatArray) -> float:
    x, y = polygon[:, 0], polygon[:, 1]
    return 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
