"""An article before a study: whether its claims agree with the figures, and whether its comparison holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poliscope.answers.claims import (
    AgainstStudy,
    Agreement,
    PairVerdict,
    Stated,
    judge_indicator,
    judge_pair,
    stated_pairs,
)
from poliscope.answers.index import Index
from poliscope.data.articles import Aliases, Article, Claim, read_article
from poliscope.data.articles.study_terms import (
    LIKE_COUNTS,
    StudyTerms,
    find_observations,
    study_terms,
)
from poliscope.data.consistency import Comparison, compare_claims, find_comparisons
from poliscope.study.spec import Uncertainty

if TYPE_CHECKING:
    from poliscope.study.study import Study

__all__ = ["compare_article", "read_article_against"]

MOST_PAIRS = 12
"""Pairs that are tested; an article with more is a table, and its other pairs are listed without a test."""


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
    raw = study.table().matrix
    found = [judge_indicator(index, raw, one) for one in comparisons]
    return AgainstStudy(
        terms=terms,
        agreements=_agreements(shown, observations),
        own=own,
        indicators=tuple(one for one in found if one is not None),
        stated=stated,
        pairs=_pairs(study, index, stated[:MOST_PAIRS], draws, choice_draws),
        untested=max(0, len(stated) - MOST_PAIRS),
    )


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
        reason = "kind" if not plain else "no-figure" if rows else "unknown"
        found.append(Agreement(claim.claim, "cannot tell", reason, figures))
    return tuple(found)


def _pairs(
    study: Study, index: Index, stated: Sequence[Stated], draws: int, choice_draws: int
) -> tuple[PairVerdict, ...]:
    if not stated or not index.order():
        return ()
    robustness = study.robustness(draws=draws, choice_draws=min(choice_draws, study.uncertainty.choice_draws))
    choices = study.uncertainty.choices(study.recipe)

    def build(changes: Mapping[str, Any]) -> Index:
        plain = {"aggregate": "arithmetic", "aggregate_at": {}, "weight": "given"}
        return study.replace(**{**plain, **changes, "uncertainty": Uncertainty()}).index()

    return tuple(
        judge_pair(
            index, robustness, one.ahead, one.behind, choices=choices, build=build, choice_draws=choice_draws
        )
        for one in stated
    )
