"""All answers as claims: not yet words, each with the cells that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.regional import RegionalFinding
from poliscope.answers.robustness import Robustness, RobustnessFinding, robustness_findings
from poliscope.data.matrix import Cell

__all__ = ["CloseCall", "Finding", "Leader", "LeadsIn", "Unranked", "index_findings"]


@dataclass(frozen=True, slots=True)
class Leader:
    """Who is first in the index as the study builds it.

    Parameters
    ----------
    units : tuple of str
        The leader, or all that share the first rank.
    runner_up : str
        The next unit; "" where there is none.
    score, runner_up_score : float
        Their scores.
    ranked : int
        How many units are ranked.
    because : tuple of Cell
        The figures behind the leader's score.
    """

    units: tuple[str, ...]
    runner_up: str
    score: float
    runner_up_score: float
    ranked: int
    because: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CloseCall:
    """The first two are so near that a small change of a weight or a figure may turn them round.

    Parameters
    ----------
    first, second : str
        The two units.
    gap : float
        Difference of their scores.
    share_of_spread : float
        The gap as a share of the distance between the best and the worst score.
    """

    first: str
    second: str
    gap: float
    share_of_spread: float
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadsIn:
    """Who is first in one part of the index.

    Parameters
    ----------
    node : str
        Pillar or indicator.
    units : tuple of str
        The unit, or all that share the first rank.
    score : float
        Its score there.
    """

    node: str
    units: tuple[str, ...]
    score: float
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Unranked:
    """Units that are not ranked for want of data, or by name."""

    units: tuple[str, ...]
    because: tuple[Cell, ...] = ()


Finding: TypeAlias = Leader | CloseCall | LeadsIn | Unranked | RobustnessFinding | RegionalFinding
"""A claim that poliscope makes; ``because`` holds the addresses of the figures behind it."""

CLOSE = 0.02
"""A gap below this share of the spread of all scores is called close."""


def index_findings(index: Index, robustness: Robustness | None = None) -> tuple[Finding, ...]:
    """Return what the index says, the most important first: the verdict, where certainty was computed."""
    order = index.order()
    if not order:
        return _unranked(index)
    found: list[Finding] = []
    if robustness is not None:
        found += robustness_findings(robustness, _cells(index, robustness.leader))
    found.append(_leader(index, order))
    close = _close_call(index, order)
    if close is not None:
        found.append(close)
    found.extend(_leads_in(index))
    return (*found, *_unranked(index))


def _leader(index: Index, order: tuple[str, ...]) -> Leader:
    leaders = index.leaders()
    runner_up = order[len(leaders)] if len(order) > len(leaders) else ""
    return Leader(
        units=leaders,
        runner_up=runner_up,
        score=index.scores[leaders[0], index.top],
        runner_up_score=index.scores[runner_up, index.top] if runner_up else float("nan"),
        ranked=len(order),
        because=_cells(index, leaders[0]),
    )


def _close_call(index: Index, order: tuple[str, ...]) -> CloseCall | None:
    if len(order) < 3 or len(index.leaders()) > 1:
        return None
    scores = [index.scores[code, index.top] for code in order]
    gap, spread = scores[0] - scores[1], scores[0] - scores[-1]
    if spread <= 0 or gap / spread >= CLOSE:
        return None
    return CloseCall(order[0], order[1], gap, gap / spread, _cells(index, order[0]) + _cells(index, order[1]))


def _leads_in(index: Index) -> list[LeadsIn]:
    """Return the leaders of the index's children, or of the indicators of a flat index."""
    found = []
    for child in index.framework.root.children:
        leaders = index.leaders(child.code)
        if leaders:
            found.append(LeadsIn(child.code, leaders, index.scores[leaders[0], child.code]))
    return found


def _unranked(index: Index) -> tuple[Unranked, ...]:
    return (Unranked(tuple(e.unit for e in index.excluded)),) if index.excluded else ()


def _cells(index: Index, unit: str) -> tuple[Cell, ...]:
    row = index.units.codes.index(unit)
    periods = index.table.periods()[row]
    present = np.isfinite(index.stages.raw[row])
    return tuple(
        Cell(unit, code, str(periods[column]))
        for column, code in enumerate(index.framework.indicators)
        if present[column]
    )
