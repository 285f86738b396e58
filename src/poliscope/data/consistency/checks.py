"""Whether the claims of a text agree with each other and with arithmetic."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Sequence
from typing import Any

from poliscope.data.consistency.dates import RELEASE_LAG, Published, check_later, check_release
from poliscope.data.consistency.records import (
    Check,
    ClaimLike,
    Interval,
    Levels,
    alike,
    interval_of,
    levels_of,
    share_parts,
    standing,
)
from poliscope.data.consistency.wording import Start, direction_of, is_excess, starts_of

__all__ = ["RELEASE_LAG", "check_claims"]

_PARTS = {
    "gdp": ("primary_value_added", "secondary_value_added", "tertiary_value_added"),
    "trade_total": ("exports", "imports"),
}
_WHOLE_OF = {
    "invention_patents": "patents",
    "invention_patent_grants": "patent_grants",
    "invention_patent_applications": "patent_applications",
    "exports": "trade_total",
    "imports": "trade_total",
    "youth_unemployment": "",
    "business_rd_expenditure": "rd_expenditure",
    "urban_population": "population",
}
_SECTORS = ("gdp_share_primary", "gdp_share_secondary", "gdp_share_tertiary")
_PER_CAPITA = {"gdp_per_capita": "gdp", "rd_expenditure_per_capita": "rd_expenditure"}


def _show(number: float) -> str:
    return "unlimited" if math.isinf(number) else f"{number:,.6g}"


def _text(interval: Interval) -> str:
    low, high = _show(interval.low), _show(interval.high)
    return low if interval.low == interval.high else f"{low} to {high}"


def _verdict(
    kind: str, what: str, stated: Interval, computed: Interval, claims: Sequence[ClaimLike]
) -> Check:
    verdict = "consistent" if stated.meets(computed) else "inconsistent"
    message = f"{what}: stated {_text(stated)}, computed {_text(computed)}"
    return Check(kind, verdict, message, tuple(c.claim for c in claims), stated, computed)


def _check_sums(levels: Levels) -> list[Check]:
    """Shares of sectors sum to 100; sectors to GDP; exports and imports to trade."""
    checks = []
    for unit, period in dict.fromkeys((unit, period) for unit, _, period in levels):
        parts = [levels.get((unit, code, period)) for code in _SECTORS]
        found = [p for p in parts if p is not None]
        if all(parts) and alike(*found):
            computed = interval_of(found[0]) + interval_of(found[1]) + interval_of(found[2])
            checks.append(
                _verdict("sum", f"sector shares of {unit} sum to 100 %", Interval(100, 100), computed, found)
            )
        for whole, names in _PARTS.items():
            total = levels.get((unit, whole, period))
            pieces = [levels.get((unit, name, period)) for name in names]
            found = [p for p in pieces if p is not None]
            if total is not None and all(pieces) and alike(total, *found):
                computed = Interval(sum(p.low for p in found), sum(p.high for p in found))
                checks.append(
                    _verdict(
                        "sum", f"parts of {whole} of {unit}", interval_of(total), computed, [total, *found]
                    )
                )
    return checks


def _check_parts(levels: Levels) -> list[Check]:
    """Check that no part is larger than its whole."""
    checks = []
    for (unit, code, period), claim in levels.items():
        whole = levels.get((unit, _WHOLE_OF.get(code, ""), period))
        if whole is not None and alike(claim, whole) and claim.low > whole.high:
            message = f"{code} of {unit} ({claim.value_text}) exceeds {whole.indicator} ({whole.value_text})"
            checks.append(Check("sum", "inconsistent", message, (claim.claim, whole.claim)))
    return checks


_Places = dict[tuple[Any, ...], list[ClaimLike]]


def _comparable(claims: Iterable[ClaimLike]) -> _Places:
    """Index figures by all that a gap or ratio looks them up by, each list in the order of the text."""
    index: _Places = {}
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.kind in {"level", "share", "growth"}:
            for place in (("in", claim.period), ("beside", claim.quote)):
                for measure in (claim.unit_of_measure, "any"):
                    index.setdefault((claim.unit, claim.indicator, place, measure), []).append(claim)
    return index


def _partner(index: _Places, claim: ClaimLike, unit: str | None) -> ClaimLike | None:
    """Find the figure of a unit that a difference or ratio speaks of: same indicator, nearest in the text."""
    measure = claim.unit_of_measure
    measures = ["any"] if measure in {"times", "%"} else [measure, "%"] if measure == "pp" else [measure]
    fitting = [
        near
        for place in (("in", claim.period), ("beside", claim.quote))
        for name in measures
        for near in _nearest(index.get((unit, claim.indicator, place, name), ()), claim.start)
    ]
    return min(fitting, key=lambda c: (abs(c.start - claim.start), c.start), default=None)


def _nearest(members: Sequence[ClaimLike], start: int) -> Sequence[ClaimLike]:
    """Return the figures on both sides of a place in the text."""
    at = bisect.bisect_left(members, start, key=lambda c: c.start)
    return members[max(0, at - 1) : at + 1]


def _check_pairs(claims: Sequence[ClaimLike]) -> list[Check]:
    """Stated differences and ratios against the two figures."""
    checks, index = [], _comparable(claims)
    for claim in claims:
        if claim.kind not in {"difference", "ratio"} or not claim.reference_unit:
            continue
        own, other = _partner(index, claim, claim.unit), _partner(index, claim, claim.reference_unit)
        if own is None or other is None or not alike(own, other):
            continue
        computed = _between(claim, own, other)
        if computed is None:
            continue
        what = f"gap between {own.unit} and {other.unit} in {claim.indicator}"
        if claim.kind == "ratio":
            what = f"{own.unit} to {other.unit} in {claim.indicator}"
        check = _verdict(claim.kind, what, interval_of(claim), computed, [claim, own, other])
        checks.append(_nuance(check, claim, computed))
    return checks


def _between(claim: ClaimLike, own: ClaimLike, other: ClaimLike) -> Interval | None:
    """Compute from two figures what a text says of them, in its own terms; None where these are open."""
    gap = interval_of(own) - interval_of(other)
    if claim.kind == "difference" and claim.unit_of_measure != "%":
        return _gap(claim, gap)
    if other.low <= 0:
        return None
    ratio = interval_of(own) / interval_of(other)
    beyond = ratio - Interval(1, 1)
    if claim.kind == "ratio":
        found = beyond if is_excess(claim) else ratio
        return found.scaled(100) if claim.unit_of_measure == "%" else found
    relative = _gap(claim, beyond).scaled(100)
    if own.unit_of_measure != "%" or interval_of(claim).meets(relative):
        return relative
    # "12% higher" than 40%: of it, or points
    points = _gap(claim, gap)
    return points if interval_of(claim).meets(points) else None


def _gap(claim: ClaimLike, gap: Interval) -> Interval:
    """Turn a difference the way that the text has it: A is lower than B by so much; else without sign."""
    sign = direction_of(claim) if claim.value >= 0 else 0
    return gap if sign > 0 else Interval(-gap.high, -gap.low) if sign < 0 else _absolute(gap)


def _absolute(interval: Interval) -> Interval:
    if interval.low >= 0:
        return interval
    return (
        Interval(max(0.0, -interval.high), -interval.low)
        if interval.high <= 0
        else Interval(0.0, max(-interval.low, interval.high))
    )


def _nuance(check: Check, claim: ClaimLike, computed: Interval) -> Check:
    """Say so where a rounder or sharper wording would be closer ("nearly three times" for 2.66)."""
    middle = (computed.low + computed.high) / 2
    off = abs(abs(claim.value) - middle) / max(abs(claim.value), 1e-12)
    if claim.qualifier in {"nearly", "about", "over"} and off > 0.05 and math.isfinite(middle):
        verdict = "doubtful" if check.verdict == "inconsistent" or off > 0.1 else check.verdict
        message = f'{check.message}; "{claim.qualifier} {claim.value:g}" is {middle:.4g} when computed'
        return Check(check.kind, verdict, message, check.claims, check.stated, check.computed)
    return check


def _check_per_capita(levels: Levels) -> list[Check]:
    """Per-capita figure times population is the level."""
    checks = []
    for (unit, code, period), claim in levels.items():
        base = levels.get((unit, _PER_CAPITA.get(code, ""), period))
        people = levels.get((unit, "population", period))
        if base is not None and people is not None and alike(base, claim):
            computed = interval_of(claim) * interval_of(people)
            widened = Interval(
                computed.low * 0.97, computed.high * 1.03
            )  # mid-year against year-end population
            checks.append(
                _verdict(
                    "product",
                    f"{code} times population of {unit}",
                    interval_of(base),
                    widened,
                    [base, claim, people],
                )
            )
    return checks


def _check_shares(levels: Levels) -> list[Check]:
    """Check that a part over its whole is the stated share."""
    checks = []
    for (unit, code, period), share in levels.items():
        base, whole = share_parts(code, getattr(share, "note", ""))
        part, total = levels.get((unit, base, period)), levels.get((unit, whole, period))
        if part is None or total is None or not alike(part, total):
            continue
        if share.unit_of_measure == "%":
            computed = (interval_of(part) / interval_of(total)).scaled(100)
            checks.append(
                _verdict(
                    "ratio",
                    f"{base} over {whole} of {unit}",
                    interval_of(share),
                    computed,
                    [share, part, total],
                )
            )
    return checks


def _check_growth(claims: Sequence[ClaimLike], levels: Levels) -> list[Check]:
    """Growth between two stated levels, yearly, compound or over years that are named, is the stated one."""
    checks = []
    for claim in claims:
        if claim.kind != "growth" or claim.unit_of_measure != "%" or claim.year is None:
            continue
        code = str(claim.indicator).removesuffix("_growth")
        span = len(claim.period or "") == 9
        now = levels.get((str(claim.unit), code, str(claim.year) if span else claim.period))
        if now is None:
            continue
        found = [
            (start, then)
            for start in starts_of(claim)
            if (then := levels.get((str(claim.unit), code, start.period))) is not None
            and alike(now, then)
            and then.low > 0
            and (start.root == 1 or now.low >= 0)
        ]
        # of an average over years that are not named the level in the same sentence is meant
        beside = [one for one in found if one[1].quote == claim.quote] or found
        told = [_growth_between(claim, now, then, start) for start, then in beside]
        checks += [c for c in told if c.verdict == "consistent"][:1] or told[:1]
    return checks


def _growth_between(claim: ClaimLike, now: ClaimLike, then: ClaimLike, start: Start) -> Check:
    ratio = interval_of(now) / interval_of(then)
    computed = Interval(*((100 * (x ** (1 / start.root) - 1)) for x in (ratio.low, ratio.high)))
    what = (
        f"growth of {now.indicator} of {claim.unit} over {start.years} year{'s' if start.years > 1 else ''}"
    )
    check = _verdict("growth", what, interval_of(claim), computed, [claim, now, then])
    return _real_terms(check, start.years // start.root)


def _real_terms(check: Check, years: int) -> Check:
    """Growth at constant prices may differ a little from that of two nominal levels."""
    if check.verdict == "consistent" or check.stated is None or check.computed is None:
        return check
    apart = max(check.stated.low - check.computed.high, check.computed.low - check.stated.high)
    if apart > 4 * max(1, years):
        return check
    return Check(
        check.kind,
        "doubtful",
        check.message + "; prices or revisions may explain it",
        check.claims,
        check.stated,
        check.computed,
    )


def _check_repeats(claims: Sequence[ClaimLike]) -> list[Check]:
    """Check that the same figure twice is the same."""
    checks = []
    groups: dict[tuple[Any, ...], list[ClaimLike]] = {}
    for claim in claims:
        if claim.kind in {"level", "share", "growth", "rank"} and claim.period is not None:
            groups.setdefault(
                (claim.unit, claim.indicator, claim.period, claim.unit_of_measure, claim.kind), []
            ).append(claim)
    for (unit, indicator, period, *_), found in groups.items():
        told = set()
        for first, second in itertools.pairwise(found):
            wording = (first.value_text, second.value_text)
            if first.quote == second.quote or wording in told:
                continue
            told.add(wording)  # a figure that a text repeats all along is told once
            same = interval_of(first).meets(interval_of(second))
            verdict = "consistent" if same else "doubtful"
            message = (
                f"{indicator} of {unit} in {period} stands twice: {first.value_text} and {second.value_text}"
            )
            checks.append(
                Check(
                    "repeat",
                    verdict,
                    message,
                    (first.claim, second.claim),
                    interval_of(first),
                    interval_of(second),
                )
            )
    return checks


def _check_denied(claims: Iterable[ClaimLike]) -> list[Check]:
    """Figures that the text itself takes back."""
    return [
        Check("repeat", "inconsistent", f"the text itself denies {c.value_text} for {c.unit}", (c.claim,))
        for c in claims
        if c.polarity == "denied"
    ]


def check_claims(claims: Iterable[ClaimLike], *, published: Published | None = None) -> list[Check]:
    """Check the claims of a text against each other.

    Parameters
    ----------
    claims : iterable of claims
        Proposed or accepted; aims are left out, denied figures only reported.
    published : (int, int or None), optional
        Year of publication, and its month where it is known.

    Returns
    -------
    list of Check
        Sums, differences, ratios, products, growth, repeats, release dates, and times that were not over.
    """
    everything = list(claims)
    remaining = standing(everything)
    levels = levels_of(remaining)
    return [
        *_check_sums(levels),
        *_check_parts(levels),
        *_check_pairs(remaining),
        *_check_per_capita(levels),
        *_check_shares(levels),
        *_check_growth(remaining, levels),
        *_check_repeats(remaining),
        *_check_denied(everything),
        *check_release(remaining, published),
        *check_later(remaining, published),
    ]
