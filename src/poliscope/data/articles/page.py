"""What the page about an article shows, as plain data: sentences, claims, checks, verdicts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from poliscope.data.articles.claims import Claim
from poliscope.data.articles.reading import Article
from poliscope.data.consistency import check_claims, compare_claims, derive, find_comparisons
from poliscope.data.consistency.records import Check

__all__ = ["page_data"]

_DOUBTS = {"inconsistent", "doubtful", "other year", "other definition", "disagrees"}


def _plain(value: Any) -> Any:
    """Make a value fit for JSON: NaN and infinity become None."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _row(claim: Claim, checks: Sequence[Check]) -> dict[str, Any]:
    row = {key: _plain(value) for key, value in claim.to_row().items()}
    row["doubts"] = [check.message for check in checks if check.verdict in _DOUBTS]
    row["agrees"] = [check.message for check in checks if check.verdict in {"consistent", "agrees"}]
    return row


def _sentences(claims: Iterable[Claim], rows: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Group claims by the sentence that they stand in, with the numbers' places inside it."""
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.quote_start, claim.quote_end), []).append(claim)
    return [
        {
            "quote": members[0].quote,
            "start": start,
            "end": end,
            "marks": [[c.start - start, c.end - start, c.claim] for c in members],
            "claims": [rows[c.claim] for c in members],
        }
        for (start, end), members in groups.items()
    ]


def _check(check: Check) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "verdict": check.verdict,
        "message": check.message,
        "claims": list(check.claims),
    }


def page_data(
    article: Article,
    *,
    claims: Sequence[Claim] | None = None,
    observations: Iterable[Mapping[str, Any]] = (),
    published: tuple[int, int | None] | None = None,
) -> dict[str, Any]:
    """Give the page's content as plain data, fit for JSON.

    Parameters
    ----------
    article : Article
        What was read.
    claims : sequence of Claim, optional
        After a review; without it the article's proposals.
    observations : iterable of mapping
        A study's data: ``unit, indicator, period, value``.
    published : (int, int or None), optional
        Year and month of publication; the article's own where not given.

    Returns
    -------
    dict
        ``title, published, month, summary, sentences, checks, doubts, derived, comparisons, left_out``.
        ``sentences`` hold the claims with what agrees and what is doubtful about each, and why.
    """
    shown = [c for c in (article.claims if claims is None else claims) if c.status != "rejected"]
    checks = [*check_claims(shown, published=published or article.date), *compare_claims(shown, observations)]
    about: dict[str, list[Check]] = {}
    for check in checks:
        for name in dict.fromkeys(check.claims):
            about.setdefault(name, []).append(check)
    rows = {c.claim: _row(c, about.get(c.claim, ())) for c in shown}
    return {
        "title": article.title,
        "published": article.published,
        "month": article.month,
        "summary": article.summary,
        "sentences": _sentences(shown, rows),
        "checks": [_check(check) for check in checks],
        "doubts": [_check(check) for check in checks if check.verdict in _DOUBTS],
        "derived": [
            {
                "unit": d.unit,
                "indicator": d.indicator,
                "period": d.period,
                "value": _plain(d.value),
                "low": _plain(d.low),
                "high": _plain(d.high),
                "unit_of_measure": d.unit_of_measure,
                "formula": d.formula,
                "claims": list(d.claims),
            }
            for d in derive(shown)
        ],
        "comparisons": [
            {
                "indicator": c.indicator,
                "ahead": c.ahead,
                "behind": c.behind,
                "period": c.period,
                "claims": list(c.claims),
            }
            for c in find_comparisons(shown)
        ],
        "left_out": [
            {"start": line.start, "end": line.end, "text": line.text, "reason": line.reason}
            for line in article.left_out
        ],
    }
