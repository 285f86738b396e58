"""An article before a study: whether its claims agree with the figures, and whether its comparison holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poliscope.answers.claims import (
    AgainstStudy,
    Agreement,
    PairVerdict,
    Stated,
    Worded,
    find_node,
    judge_first,
    judge_indicator,
    judge_node,
    judge_pair,
    stated_pairs,
)
from poliscope.answers.index import Index
from poliscope.answers.robustness import Robustness
from poliscope.data.articles import Aliases, Article, Claim, Statement, read_article
from poliscope.data.articles.study_terms import (
    LIKE_COUNTS,
    StudyTerms,
    find_observations,
    study_terms,
)
from poliscope.data.consistency import Comparison, compare_claims, find_comparisons
from poliscope.data.evidence import Table
from poliscope.study.spec import Uncertainty

if TYPE_CHECKING:
    from poliscope.study.study import Study

__all__ = ["compare_article", "read_article_against"]

MOST_PAIRS = 12
"""Pairs that are tested; an article with more is a table, and its other pairs are listed without a test."""
MOST_STATEMENTS = 200
"""Comparisons in words that are looked at."""


def read_article_against(
    study: Study,
    source: str | bytes | Path,
    *,
    aliases: Aliases | None = None,
    published: int | str | None = None,
    title: str | None = None,
    address: str | None = None,
) -> Article:
    """Read an article with the names of a study before those of the lexicon and the gazetteer.

    Parameters
    ----------
    study : Study
    source, aliases, published, title, address
        See :func:`poliscope.data.articles.read_article`.
    """
    terms = study_terms(study.framework, study.units, study.evidence)
    return read_article(
        source,
        framework=terms.framework,
        units=terms.units,
        aliases=aliases,
        published=published,
        title=title,
        address=address,
    )


def compare_article(
    study: Study,
    article: Article,
    *,
    claims: Sequence[Claim] | None = None,
    title: str | None = None,
    address: str | None = None,
    draws: int = 20_000,
    choice_draws: int = 1000,
) -> AgainstStudy:
    """Hold an article against a study.

    Parameters
    ----------
    study : Study
    article : Article
        Read with :func:`read_article_against`.
    claims : sequence of Claim, optional
        After a review; the article's own where not given.
    title, address : str, optional
        By which figures that the study has from the same article are known; the article's where not given.
    draws, choice_draws : int
        Weight draws; those that all combinations of choices share.

    Returns
    -------
    AgainstStudy
    """
    shown = [c for c in (article.claims if claims is None else claims) if c.status != "rejected"]
    terms = study_terms(study.framework, study.units, study.evidence)
    observations, own = find_observations(
        study.evidence, shown, terms, title=title or article.title, address=address or ""
    )
    comparisons = _comparisons(shown, terms)
    index = study.index()
    stated = stated_pairs(comparisons, study.units.codes, framework=study.framework.indicators)
    table = study.table()
    found = [judge_indicator(index, table, one) for one in _each_once(comparisons)]
    court = _Court(study, index, terms, draws, choice_draws)
    pairs = [court.pair(one.ahead, one.behind) for one in stated[:MOST_PAIRS]] if index.order() else []
    worded = tuple(court.worded(one) for one in article.statements[:MOST_STATEMENTS])
    more = _only_in_words(court, worded, pairs)
    return AgainstStudy(
        terms=terms,
        agreements=_agreements(shown, observations),
        own=own,
        indicators=tuple(one for one in found if one is not None),
        stated=(*stated[: len(pairs)], *(Stated(one.ahead, one.behind, (), ()) for one in more)),
        pairs=(*pairs, *more),
        untested=max(0, len(stated) - MOST_PAIRS),
        worded=worded,
    )


def _each_once(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Leave out a comparison that another period of the text makes again."""
    return list({(one.indicator, one.ahead, one.behind): one for one in reversed(comparisons)}.values())[::-1]


def _only_in_words(
    court: _Court, worded: Sequence[Worded], pairs: Sequence[PairVerdict]
) -> list[PairVerdict]:
    """Return the pairs compared in words only, each once, in the order that the study finds."""
    known = {frozenset((pair.ahead, pair.behind)) for pair in pairs}
    more: dict[frozenset[str], PairVerdict] = {}
    for pair in (one.pair for one in worded if one.pair is not None and one.statement.mode != "expected"):
        both = frozenset((pair.ahead, pair.behind))
        if both not in known and both not in more:
            turned = pair.grade in {"unlikely", "never"}
            more[both] = court.pair(pair.behind, pair.ahead) if turned else pair
    return list(more.values())


def _comparisons(claims: Sequence[Claim], terms: StudyTerms) -> list[Comparison]:
    """Return who is ahead of whom, in the study's codes."""
    # a figure that a text repeats makes no further comparison; their number grows with its square
    once = {(c.unit, c.indicator, c.period, c.kind, c.value): c for c in reversed(claims)}
    figures = sorted(once.values(), key=lambda claim: claim.start)
    found = find_comparisons(figures, lower_is_better=terms.lower_is_better)
    return [replace(one, indicator=terms.study_code(one.indicator) or "") for one in found]


def _agreements(claims: Sequence[Claim], observations: Sequence[Mapping[str, Any]]) -> tuple[Agreement, ...]:
    by_unit: dict[str, list[Mapping[str, Any]]] = {}
    for row in observations:
        by_unit.setdefault(row["unit"], []).append(row)
    found = []
    for claim in claims:
        of_unit = by_unit.get(claim.unit or "", [])
        rows = [
            row
            for row in of_unit
            if row["indicator"] == claim.indicator
            and (
                row["unit_of_measure"] in {claim.unit_of_measure, None}
                or {row["unit_of_measure"], claim.unit_of_measure} <= LIKE_COUNTS
            )
        ]
        # figures of other indicators stay: a figure may be that of another definition
        others = [row for row in of_unit if row["indicator"] != claim.indicator]
        checks = compare_claims([claim], [*rows, *others])
        figures = tuple(dict.fromkeys((row["period"], float(row["value"])) for row in rows))
        if checks:
            found.append(Agreement(claim.claim, checks[0].verdict, "", figures, checks[0].message))
            continue
        plain = claim.kind in {"level", "share", "growth"} and claim.polarity != "denied"
        plain = plain or (claim.kind == "rank" and bool(rows))
        reason = "kind" if not plain else "no-figure" if rows else "unknown"
        found.append(Agreement(claim.claim, "cannot tell", reason, figures))
    return tuple(found)


class _Court:
    """Tests comparisons with a study; what several need is made once."""

    def __init__(self, study: Study, index: Index, terms: StudyTerms, draws: int, choice_draws: int):
        self.study, self.index, self.terms = study, index, terms
        self.draws, self.choice_draws = draws, choice_draws
        self.pairs: dict[tuple[str, str], PairVerdict] = {}

    @cached_property
    def robustness(self) -> Robustness:
        """How sure the ranking is."""
        choice_draws = min(self.choice_draws, self.study.uncertainty.choice_draws)
        return self.study.robustness(draws=self.draws, choice_draws=choice_draws)

    def _build(self, changes: Mapping[str, Any]) -> Index:
        plain = {"aggregate": "arithmetic", "aggregate_at": {}, "weight": "given"}
        return self.study.replace(**{**plain, **changes, "uncertainty": Uncertainty()}).index()

    def pair(self, ahead: str, behind: str) -> PairVerdict:
        """Test that A is ahead of B in the index."""
        if (ahead, behind) not in self.pairs:
            self.pairs[ahead, behind] = judge_pair(
                self.index,
                self.robustness,
                ahead,
                behind,
                choices=self.study.uncertainty.choices(self.study.recipe),
                build=self._build,
                choice_draws=self.choice_draws,
            )
        return self.pairs[ahead, behind]

    def worded(self, said: Statement) -> Worded:
        """Test what a text says in words."""
        named = [unit for unit in (said.ahead, said.behind) if unit is not None]
        unknown = tuple(unit for unit in named if unit not in self.study.units.codes)
        if unknown:
            return Worded(said, "unknown-unit", unknown)
        code = self._code(said)
        if code is None:
            return Worded(said, "unknown-indicator")
        if said.ahead is not None and said.behind is not None and code != self.study.framework.root.code:
            return self._in_part(said, code, said.ahead, said.behind)
        if not self.index.order():
            return Worded(said, "untested")
        if said.ahead is None or said.behind is None:
            return Worded(said, "first", first=judge_first(self.robustness, said.ahead))
        ahead, behind = said.ahead, said.behind
        if said.mode == "asked" and self._rank(behind) < self._rank(ahead):
            ahead, behind = behind, ahead
        if (ahead, behind) not in self.pairs and len(self.pairs) >= 2 * MOST_PAIRS:
            return Worded(said, "untested")
        return Worded(said, "index", pair=self.pair(ahead, behind))

    def _rank(self, unit: str) -> float:
        return float(self.index.ranks[unit, self.index.top])

    def _code(self, said: Statement) -> str | None:
        """Return the node of the study that a statement is about; the root where it names no part."""
        framework = self.study.framework
        own = self.terms.study_code(said.aspect)
        if own is not None and own in framework.indicators:
            return own
        return find_node(framework, said.aspect_text) if said.aspect_text else framework.root.code

    def _in_part(self, said: Statement, code: str, ahead: str, behind: str) -> Worded:
        framework = self.study.framework
        if code not in framework.indicators:
            return Worded(said, "node", in_node=judge_node(self.index, code, ahead, behind))
        comparison = Comparison(code, ahead, behind, None, ("", ""))
        found = judge_indicator(self.index, self._table(said, code, ahead, behind), comparison)
        return Worded(said, "indicator", in_indicator=found)

    def _table(self, said: Statement, code: str, ahead: str, behind: str) -> Table:
        """Return the figures of the year that a statement names, where the study has both; else its own."""
        own = self.study.table()
        if (
            said.year is None
            or said.mode == "expected"
            or str(said.year) not in self.study.evidence.period.names
        ):
            return own
        found = self.study.table(str(said.year))
        both = [found.matrix[unit, code] for unit in (ahead, behind)]
        return own if any(math.isnan(figure) for figure in both) else found
