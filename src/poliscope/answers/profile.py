"""One unit in all its parts: where it stands at every node, its strengths and weaknesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from poliscope.answers.index import Index, Stage
from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels.ties import competition_ranks

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Profile", "Standing", "profile"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands at one node.

    Parameters
    ----------
    node : str
        Code of an indicator or aggregate.
    level : int
        1 for an indicator.
    parent : str
        Code of the parent; "" for the index.
    score : float
        Score at the node; for an indicator the normalised value.
    rank : float
        Competition rank; NaN where there is no score.
    ranked : int
        How many units have a rank there.
    value : float
        The figure of an indicator after denomination, in its own unit; NaN for an aggregate.
    unit_of_measure : str
        Of the figure.
    contribution : float
        What the node brings to the index.
    """

    node: str
    level: int
    parent: str
    score: float
    rank: float
    ranked: int
    value: float
    unit_of_measure: str
    contribution: float


@dataclass(frozen=True, slots=True)
class Profile:
    """One unit in all its parts.

    Parameters
    ----------
    unit : str
        Code.
    standings : tuple of Standing
        The index first, then down the levels.
    strengths, weaknesses : tuple of Standing
        The indicators with the unit's best and worst ranks; at most a third of all, so that no indicator
        is both. A last place is no strength, a first no weakness, and the middle of a unit that stands at
        the same place everywhere is neither.
    """

    unit: str
    standings: tuple[Standing, ...]
    strengths: tuple[Standing, ...]
    weaknesses: tuple[Standing, ...]

    def to_frame(self) -> pd.DataFrame:
        """Return all standings as a pandas DataFrame."""
        import pandas as pd

        return pd.DataFrame([_row(s) for s in self.standings]).set_index("node")


def _row(standing: Standing) -> dict[str, object]:
    return {name: getattr(standing, name) for name in Standing.__slots__}


def profile(
    index: Index,
    unit: str,
    *,
    strengths: int = 5,
    weaknesses: int = 5,
    stage: Stage = "normalised",
    skip_last: bool = False,
) -> Profile:
    """Take one unit apart.

    Parameters
    ----------
    index : Index
        The index.
    unit : str
        Code of the unit.
    strengths, weaknesses : int
        How many of each; fewer where the index has few indicators.
    stage : {"normalised", "raw", "denominated", "imputed", "treated"}
        The values by which indicators are ranked for strengths; directions are respected at every stage.
    skip_last : bool
        Leave out of the weaknesses every indicator at which the unit has or shares the last rank, as
        COINr does; where many units share a last rank, it says little about any of them.

    Raises
    ------
    DataError
        Unknown unit.
    """
    if unit not in index.units.codes:
        raise DataError(
            Problem("unknown-unit", f'there is no unit "{unit}"', help=one_of(unit, index.units.codes))
        )
    u = index.units.codes.index(unit)
    standings = tuple(_standing(index, u, n) for n in reversed(range(len(index.framework.codes))))
    all_ranks = _stage_ranks(index, stage)
    ranks = all_ranks[u]
    order = [n for n in np.lexsort((np.arange(len(ranks)), ranks)) if np.isfinite(ranks[n])]
    most = max(1, len(order) // 3) if order else 0
    last = {n for n in order if ranks[n] == np.nanmax(all_ranks[:, n])}
    high, deep = (ranks[order[0]], ranks[order[-1]]) if order else (1.0, 1.0)
    best = [n for n in order if n not in last and (ranks[n] == 1 or ranks[n] < deep)][: min(strengths, most)]
    low = [n for n in order if ranks[n] > 1 and (n in last or ranks[n] > high)]
    low = [n for n in low if not (skip_last and n in last)]
    worst = low[max(0, len(low) - min(weaknesses, most)) :]
    return Profile(
        unit,
        standings,
        tuple(_standing(index, u, int(n)) for n in best),
        tuple(_standing(index, u, int(n)) for n in reversed(worst) if n not in best),
    )


def _stage_ranks(index: Index, stage: Stage) -> np.ndarray:
    """Rank every indicator at a stage; higher is better after direction."""
    values = index.stage(stage).values
    return competition_ranks(values if stage == "normalised" else values * index.layout.direction)


def _standing(index: Index, u: int, n: int) -> Standing:
    code, leaves = index.framework.codes[n], index.layout.leaves
    ranks = index.ranks.values[:, n]
    return Standing(
        node=code,
        level=int(index.framework.levels[n]),
        parent=index.framework.parents[n] or "",
        score=float(index.node_scores[u, n]),
        rank=float(ranks[u]),
        ranked=int(np.isfinite(ranks).sum()),
        value=float(index.stages.denominated[u, n]) if n < leaves else float("nan"),
        unit_of_measure=index.framework.nodes[n].unit_of_measure,
        contribution=float(index.contributions.values[u, n]),
    )
