"""What a text states of two units, and what the study's own figures say of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poliscope.answers.index import Index
from poliscope.data.consistency import Comparison
from poliscope.data.evidence import Table

__all__ = ["InIndicator", "Stated", "judge_indicator", "stated_pairs"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text says of two units.

    Parameters
    ----------
    ahead, behind : str
        Who leads in more of the indicators that the text compares; codes.
    supports, opposes : tuple of str
        Indicators in which the text has `ahead` ahead, and behind.
    """

    ahead: str
    behind: str
    supports: tuple[str, ...]
    opposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InIndicator:
    """One comparison in one indicator, beside the study's own figures.

    Parameters
    ----------
    indicator, ahead, behind : str
        As the text has it.
    raw : (float, float)
        The study's figures, as their sources give them; NaN where there is none.
    score : (float, float)
        What enters the index: related to size, brought to one scale, higher is better.
    lower_is_better : bool
        Whether the smaller figure leads.
    periods : (str, str)
        Of the figures; empty where there is none.
    """

    indicator: str
    ahead: str
    behind: str
    raw: tuple[float, float]
    score: tuple[float, float]
    lower_is_better: bool = False
    periods: tuple[str, str] = ("", "")

    @property
    def holds_raw(self) -> bool | None:
        """Whether the study's figures have the same order; None where it cannot tell."""
        ahead, behind = self.raw
        return _order(behind, ahead) if self.lower_is_better else _order(ahead, behind)

    @property
    def holds_scored(self) -> bool | None:
        """Whether what enters the index has the same order; None where it cannot tell."""
        return _order(*self.score)


def _order(first: float, second: float) -> bool | None:
    return None if math.isnan(first) or math.isnan(second) or first == second else first > second


def stated_pairs(
    comparisons: Iterable[Comparison], units: Iterable[str], *, framework: Iterable[str] = ()
) -> tuple[Stated, ...]:
    """Collect who is ahead of whom by a text's comparisons.

    Parameters
    ----------
    comparisons : iterable of Comparison
        Of single indicators.
    units : iterable of str
        Those that the study compares; other pairs are left out.
    framework : iterable of str
        Indicators of the study. Where a text compares any of them, they alone decide who is said to be
        ahead: more services in GDP is no lead.
    """
    known, counted = set(units), set(framework)
    pairs: dict[frozenset[str], list[Comparison]] = {}
    for one in comparisons:
        if {one.ahead, one.behind} <= known:
            pairs.setdefault(frozenset((one.ahead, one.behind)), []).append(one)
    return tuple(_stated(found, counted) for found in pairs.values())


def _stated(found: Sequence[Comparison], counted: set[str]) -> Stated:
    deciding = [one for one in found if one.indicator in counted] or found
    votes = Counter(ahead for ahead, _ in dict.fromkeys((c.ahead, c.indicator) for c in deciding))
    first = found[0]
    ahead = max((first.ahead, first.behind), key=lambda unit: votes[unit])
    behind = first.behind if ahead == first.ahead else first.ahead
    supports = tuple(dict.fromkeys(one.indicator for one in found if one.ahead == ahead))
    opposes = tuple(dict.fromkeys(one.indicator for one in found if one.ahead == behind))
    return Stated(ahead, behind, supports, opposes)


def judge_indicator(index: Index, table: Table, comparison: Comparison) -> InIndicator | None:
    """Set a comparison beside the study's figures.

    Parameters
    ----------
    index : Index
        Of the study.
    table : Table
        Settled figures.
    comparison : Comparison
        In the study's codes.

    Returns
    -------
    InIndicator or None
        None where the indicator or a unit is not of the study.
    """
    code, pair = comparison.indicator, (comparison.ahead, comparison.behind)
    if code not in index.framework.indicators or not set(pair) <= set(index.units.codes):
        return None
    figures = tuple(float(table.matrix[unit, code]) for unit in pair)
    claims = [table.claim(unit, code) for unit in pair]
    periods = tuple(claim.period if claim is not None else "" for claim in claims)
    scores = tuple(float(index.scores[unit, code]) for unit in pair)
    lower = index.framework[code].direction < 0
    return InIndicator(code, *pair, figures, scores, lower, periods)  # type: ignore[arg-type]
