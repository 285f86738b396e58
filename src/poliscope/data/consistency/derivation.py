"""Figures that follow from claims, with their formula, and who is ahead of whom by them."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from poliscope.data.consistency.records import (
    ClaimLike,
    Comparison,
    Derived,
    Interval,
    Levels,
    alike,
    interval_of,
    levels_of,
    share_parts,
    standing,
)
from poliscope.data.consistency.wording import starts_of

__all__ = ["derive", "find_comparisons"]

_DENSITIES = {"_per_km2": "area", "_per_capita": "population"}


def _derive_wholes(levels: Levels) -> list[Derived]:
    """Part over share is the whole."""
    found = []
    for (unit, code, period), share in levels.items():
        base, whole = share_parts(code, getattr(share, "note", ""))
        part = levels.get((unit, base, period))
        if part is not None and share.low > 0 and (unit, whole, period) not in levels:
            total = (interval_of(part) / interval_of(share)).scaled(100)
            found.append(
                Derived(
                    unit,
                    whole,
                    period,
                    total.low,
                    total.high,
                    part.unit_of_measure,
                    f"{base} / {code}",
                    (part.claim, share.claim),
                )
            )
    return found


def _derive_bases(claims: Sequence[ClaimLike], levels: Levels) -> list[Derived]:
    """Count over density is the base: firms over firms per km2 is the area."""
    found, beside = [], _first(claims, lambda c: (c.unit, c.indicator, c.quote))
    for (unit, code, period), rate in levels.items():
        for suffix, base in _DENSITIES.items():
            if not code.endswith(suffix) or rate.low <= 0:
                continue
            count = levels.get((unit, code.removesuffix(suffix), period))
            if count is None:
                count = beside.get((unit, code.removesuffix(suffix), rate.quote))
            if count is None or not _fits(count, rate):
                continue
            if (unit, base, period) not in levels:
                result = _density_base(count, rate)
                measure = "km2" if base == "area" else "persons"
                found.append(
                    Derived(
                        unit,
                        base,
                        period,
                        result.low,
                        result.high,
                        measure,
                        f"{count.indicator} / {code}",
                        (count.claim, rate.claim),
                    )
                )
    return found


def _first(claims: Iterable[ClaimLike], key: Callable[[ClaimLike], Hashable]) -> dict[Hashable, ClaimLike]:
    """Index claims; the first of each key stands."""
    index: dict[Hashable, ClaimLike] = {}
    for claim in claims:
        index.setdefault(key(claim), claim)
    return index


def _fits(count: ClaimLike, rate: ClaimLike) -> bool:
    """Tell whether a figure and its density are in one measure: money for a head in the same money."""
    measures = count.unit_of_measure, (rate.unit_of_measure or "").partition("/")[0] or None
    return alike(count, rate) or measures[0] == measures[1]


def _density_base(count: ClaimLike, rate: ClaimLike) -> Interval:
    """Divide; of a count that is only bounded from below ("over 25,000") the bound is on the base too."""
    if math.isinf(count.high):
        return Interval(count.low / rate.high, math.inf)
    return interval_of(count) / interval_of(rate)


def _derive_growth(claims: Sequence[ClaimLike]) -> list[Derived]:
    """Growth less its lead over GDP growth is GDP growth."""
    found = []
    growth = _first((c for c in claims if c.kind == "growth"), lambda c: (c.unit, c.quote))
    for claim in claims:
        if claim.kind != "difference" or claim.unit_of_measure != "pp":
            continue
        at = claim.quote.find(claim.value_text)
        head = claim.quote[max(0, at - 24) : at]
        words = re.search(
            (
                r"(高于|快于|超过|低于|慢于|above|below|faster than|slower than)[^,，。;；]{0,12}?(GDP|"
                r"生产总值|生產總值)"
            ),
            head,
        )
        own = growth.get((claim.unit, claim.quote))
        if words is None or own is None or own.start >= claim.start:
            continue
        # of growth of GDP itself the other place's is found
        if own.indicator == "gdp_growth" and claim.reference_unit in (None, claim.unit):
            continue
        minus = words.group(1) in {"高于", "快于", "超过", "above", "faster than"}
        result = interval_of(own) - interval_of(claim) if minus else interval_of(own) + interval_of(claim)
        sign = "-" if minus else "+"
        found.append(
            Derived(
                claim.reference_unit or claim.unit,
                "gdp_growth",
                claim.period,
                result.low,
                result.high,
                "%",
                f"{own.indicator} {sign} stated gap",
                (own.claim, claim.claim),
            )
        )
    return found


def _derive_last_year(claims: Sequence[ClaimLike], levels: Levels) -> list[Derived]:
    """Level and growth give the level of the year before, or of the year that the growth is counted from."""
    found = []
    told: dict[Hashable, set[float]] = {}
    for claim in claims:
        if claim.kind == "growth":
            told.setdefault((claim.unit, claim.indicator, claim.period), set()).add(claim.value)
    for claim in claims:
        if claim.kind != "growth" or claim.unit_of_measure != "%" or claim.low <= -100:
            continue
        # of several rates at one address it is open which of them belongs to the level
        if len(told[claim.unit, claim.indicator, claim.period]) > 1:
            continue
        code, starts = str(claim.indicator).removesuffix("_growth"), starts_of(claim)
        level = levels.get((str(claim.unit), code, claim.period))
        if level is None or len(starts) != 1 or starts[0].root > 1:
            continue
        before = starts[0].period
        if (str(claim.unit), code, before) in levels:
            continue
        result = interval_of(level) / Interval(1 + claim.low / 100, 1 + claim.high / 100)
        found.append(
            Derived(
                claim.unit,
                code,
                before,
                result.low,
                result.high,
                level.unit_of_measure,
                f"{code} / (1 + {claim.indicator})",
                (level.claim, claim.claim),
            )
        )
    return found


def derive(claims: Iterable[ClaimLike]) -> list[Derived]:
    """Give the figures that follow from a text's claims, each with its formula.

    Parameters
    ----------
    claims : iterable of claims

    Returns
    -------
    list of Derived
        Wholes from parts and shares, areas and populations from densities, growth from stated
        leads, last year's levels.
    """
    remaining = standing(claims)
    levels = levels_of(remaining)
    return [
        *_derive_wholes(levels),
        *_derive_bases(remaining, levels),
        *_derive_growth(remaining),
        *_derive_last_year(remaining, levels),
    ]


MOST_PLACES = 12
"""Places that are all compared with each other; of more (a table) each is compared with the next only."""


def find_comparisons(claims: Iterable[ClaimLike], *, lower_is_better: Iterable[str] = ()) -> list[Comparison]:
    """Find who is ahead of whom by a text's figures.

    Parameters
    ----------
    claims : iterable of claims
    lower_is_better : iterable of str
        Indicators in which the smaller figure leads.

    Returns
    -------
    list of Comparison
        One for each pair of units with disjoint figures of one indicator and period, in the order of the
        text. Of two units whose figures in the text overlap those of one sentence are compared. Where more
        than `MOST_PLACES` units have a figure, each is compared with the next one in order only, so that
        there are no more comparisons than a few for each figure.
    """
    lower = set(lower_is_better)
    groups: dict[tuple[str, str | None, str | None], list[ClaimLike]] = {}
    for claim in standing(claims):
        if claim.kind in {"level", "share"}:
            groups.setdefault((str(claim.indicator), claim.period, claim.unit_of_measure), []).append(claim)
    found: dict[tuple[str, str | None, frozenset[str | None]], Comparison] = {}
    for (indicator, period, _), members in groups.items():
        for first, second in [*_whole_text(members), *_one_sentence(members)]:
            ahead, behind = (
                (first, second) if (first.value > second.value) != (indicator in lower) else (second, first)
            )
            pair = frozenset((ahead.unit, behind.unit))
            one = Comparison(
                indicator, str(ahead.unit), str(behind.unit), period, (ahead.claim, behind.claim)
            )
            found.setdefault((indicator, period, pair), one)
    return list(found.values())


def _pairs(units: Sequence[Sequence[ClaimLike]]) -> Iterator[tuple[Sequence[ClaimLike], Sequence[ClaimLike]]]:
    """Give all pairs of few units; of many each with the next in order."""
    if len(units) <= MOST_PLACES:
        yield from itertools.combinations(units, 2)
    else:
        yield from itertools.pairwise(sorted(units, key=lambda own: min(c.value for c in own)))


def _by_unit(members: Iterable[ClaimLike]) -> list[list[ClaimLike]]:
    units: dict[str | None, list[ClaimLike]] = {}
    for claim in members:
        units.setdefault(claim.unit, []).append(claim)
    return list(units.values())


def _whole_text(members: Sequence[ClaimLike]) -> Iterator[tuple[ClaimLike, ClaimLike]]:
    """Give the pairs of units all of whose figures have one order."""
    for first, second in _pairs(_by_unit(members)):
        lows, highs = ([f(c.value for c in own) for own in (first, second)] for f in (min, max))
        if lows[0] > highs[1] or lows[1] > highs[0]:
            yield first[0], second[0]


def _one_sentence(members: Sequence[ClaimLike]) -> Iterator[tuple[ClaimLike, ClaimLike]]:
    """Give the pairs of units in one sentence, which a text compares itself."""
    sentences: dict[str, list[ClaimLike]] = {}
    for claim in members:
        sentences.setdefault(claim.quote, []).append(claim)
    for together in sentences.values():
        yield from _whole_text(together)
