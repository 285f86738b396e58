"""Does a comparison in words hold: "A is ahead of B in innovation", "who is first?"."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from poliscope.answers.claims.pairs import PairGrade, PairVerdict
from poliscope.answers.claims.stated import InIndicator
from poliscope.answers.index import Index
from poliscope.answers.robustness import Robustness
from poliscope.answers.robustness.verdict import LEANING, Verdict, tenths
from poliscope.data.articles.statements import Statement
from poliscope.data.framework import Framework
from poliscope.data.quantities.numerals import fold

__all__ = ["FirstPlace", "InNode", "Stance", "Worded", "find_node", "judge_first", "judge_node"]

Stance = Literal["holds", "mostly", "open", "doubtful", "fails"]
About = Literal["index", "first", "node", "indicator", "unknown-indicator", "unknown-unit", "untested"]

_HOW_WELL: dict[PairGrade, Stance] = {
    "always": "holds",
    "firm": "holds",
    "leaning": "mostly",
    "open": "open",
    "unlikely": "fails",
    "never": "fails",
}
_DENIED: dict[Stance, Stance] = {"holds": "fails", "mostly": "doubtful", "open": "open", "fails": "holds"}


@dataclass(frozen=True, slots=True)
class InNode:
    """One comparison in one part of the index, with the study's own weights and methods.

    Parameters
    ----------
    node, ahead, behind : str
        Codes.
    scores : (float, float)
        Of both; NaN where there is none.
    """

    node: str
    ahead: str
    behind: str
    scores: tuple[float, float]

    @property
    def holds(self) -> bool | None:
        """Whether the scores have the order of the text; None where they cannot tell."""
        first, second = self.scores
        return None if math.isnan(first) or math.isnan(second) or first == second else first > second


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """Whether a unit is first of all.

    Parameters
    ----------
    unit : str or None
        Of whom the text says so; None where it asks who is.
    grade : str
        As of a pair (:data:`PairGrade`), of `unit` or of the study's leader.
    share : float
        The smallest share of indices, over everything that is varied, in which that unit is first; the
        largest where it is said not to hold.
    verdict : Verdict
        The study's own on its leader.
    """

    unit: str | None
    grade: PairGrade
    share: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """One comparison of a text in words, before a study.

    Parameters
    ----------
    statement : Statement
        What the text says, and where.
    about : str
        "index" (innovation as a whole), "first" (who is first of all), "node" (a part of the index),
        "indicator" (a single one), or why it cannot be told: "unknown-indicator", "unknown-unit",
        "untested" (there being too many).
    unknown : tuple of str
        Places that the study does not compare.
    pair, first, in_node, in_indicator : optional
        What the study says, the one of them that `about` names.
    """

    statement: Statement
    about: About
    unknown: tuple[str, ...] = ()
    pair: PairVerdict | None = None
    first: FirstPlace | None = None
    in_node: InNode | None = None
    in_indicator: InIndicator | None = None

    @property
    def stance(self) -> Stance | None:
        """How well what the text says holds; None where it asks or expects, or it cannot be told."""
        if self.statement.mode not in {"asserted", "denied"}:
            return None
        found = self._order()
        return found if found is None or self.statement.mode == "asserted" else _DENIED[found]

    def _order(self) -> Stance | None:
        graded = self.pair or self.first
        if graded is not None:
            return _HOW_WELL.get(graded.grade)
        holds = (
            self.in_indicator.holds_raw if self.in_indicator else self.in_node.holds if self.in_node else None
        )
        return None if holds is None else "holds" if holds else "fails"


def find_node(framework: Framework, words: str) -> str | None:
    """Find the part of a framework that words name: the one with the longest name among them.

    Parameters
    ----------
    framework : Framework
    words : str
        As a text has them.

    Returns
    -------
    str or None
        Its code; of the whole the root's.
    """
    spoken = fold(words).lower()
    names = {
        fold(node.name(lang)).lower(): node.code for node in framework.root.walk() for lang in ("en", "zh")
    }
    found = [name for name in names if name and name in spoken]
    return names[max(found, key=len)] if found else None


def judge_node(index: Index, node: str, ahead: str, behind: str) -> InNode:
    """Set a comparison in a part of the index beside its scores."""
    scores = tuple(float(index.scores[unit, node]) for unit in (ahead, behind))
    return InNode(node, ahead, behind, scores)  # type: ignore[arg-type]


def judge_first(robustness: Robustness, unit: str | None) -> FirstPlace:
    """Test "A is first of all" with everything that a study declares defensible.

    Parameters
    ----------
    robustness : Robustness
    unit : str or None
        A; None asks who is.

    Returns
    -------
    FirstPlace
        The grades of the study's leader are those of its verdict.
    """
    verdict = robustness.verdict
    if unit is None or unit == verdict.leader:
        named: dict[str, PairGrade] = {"secure": "always", "firm": "firm", "leaning": "leaning"}
        return FirstPlace(unit, named.get(verdict.grade, "open"), verdict.share, verdict)
    if unit not in robustness.units:
        return FirstPlace(unit, "unranked", math.nan, verdict)
    sources = [one for one in (robustness.sampled, robustness.choices, robustness.noise) if one is not None]
    most = max(one.first(unit) for one in sources)
    possible = robustness.possible
    if most == 0.0 and possible is not None and possible.rank_range[unit, "best_bound"] > 1:
        return FirstPlace(unit, "never", most, verdict)
    return FirstPlace(unit, "unlikely" if tenths(most) <= 1 - LEANING else "open", most, verdict)
