"""The words for what an article claims: values, checks, agreement, and whether its comparison holds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from poliscope.answers.claims import Agreement
from poliscope.data.articles import Article, Claim, LeftOut
from poliscope.data.articles.indicators import in_chinese
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.study_terms import StudyTerms
from poliscope.data.consistency import Check, Derived, Interval
from poliscope.show import numbers
from poliscope.show.article.period_words import period_words
from poliscope.show.words import Words, catalog, legible, listed, say

__all__ = ["DOUBTS", "ArticleWords", "sort_doubts"]

DOUBTS = ("inconsistent", "disagrees", "other year", "other definition", "doubtful")
"""Verdicts that a reader should look at, the gravest first."""

COMPACT_FROM = 1e6
EXACT_FROM = 1e4
"""In Chinese from here on in 万, as figures are written: 1.65万, not 16,500."""
SUFFIXES = (
    "_growth", "_change", "_per_km2", "_per_capita", "_per_1000", "_per_10k", "_per_100k", "_per_million",
    "_share_of_gdp", "_share", "_difference", "_ratio", "_rank", "_target",
)  # fmt: skip
_SECTORS = "gdp_share_"
_NOTES = {
    "share": re.compile(r"share of (?P<whole>.+)"),
    "times": re.compile(
        r"growth by (?P<by>\S+) times may mean to \S+ or to (?P<to>\S+) times the earlier figure"
    ),
    "zhao": re.compile(r"兆 is 10\^12 .*"),
    "convert": re.compile(r"the study measures (?P<code>\S+) in (?P<measure>.+): convert before accepting"),
}


@dataclass(frozen=True)
class ArticleWords:
    """Say claims, checks and verdicts in one language.

    Parameters
    ----------
    language : str
        ``"en"`` or ``"zh"``.
    claims : sequence of Claim
        Those that checks speak of.
    words : Words, optional
        Of the study that the article is held against.
    terms : StudyTerms, optional
        Names of that study.
    """

    language: str
    claims: Sequence[Claim] = ()
    words: Words | None = None
    terms: StudyTerms | None = None
    _labels: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def by_name(self) -> Mapping[str, Claim]:
        """Claims by their name."""
        return {claim.claim: claim for claim in self.claims}

    def say(self, key: str, /, **slots: str | int) -> str:
        """Return a sentence of the catalog."""
        return say(self.language, key, **slots)

    # --- names and values -------------------------------------------------------------------------

    def unit(self, name: str | None) -> str:
        """Return the name of a place."""
        if not name:
            return self.say("article.unknown")
        if self.words is not None and name in self.words.index.units.codes:
            return self.words.unit(name)
        return legible(name)

    def indicator(self, code: str | None) -> str:
        """Return the name of an indicator: of the study, of the lexicon, or as the text has it."""
        if not code:
            return self.say("article.indicator.unnamed")
        own = self.terms.study_code(code) if self.terms is not None else code
        if self.words is not None and (
            own in self.words.index.framework.position or own in self.words.about.labels
        ):
            return self.words.node(str(own))
        if code not in self._labels:
            self._labels[code] = self._lexical(code)
        return self._labels[code]

    def _lexical(self, code: str) -> str:
        found = build_lexicon().by_code.get(code)
        if found is not None and (found.en or found.zh):
            return (found.zh or found.en) if self.language == "zh" else (found.en or found.zh)
        for suffix in SUFFIXES:
            if code.endswith(suffix) and code != suffix:
                base = code.removesuffix(suffix)
                known = build_lexicon().by_code
                if base not in known and f"{base}_value_added" in known:
                    base = f"{base}_value_added"
                base = self.indicator(base)
                return self.say(f"article.suffix.{suffix.strip('_').replace('_', '-')}", indicator=base)
        composed = in_chinese(code) if self.language == "zh" else None
        return composed or legible(code.replace("_", " ") if code.isascii() else code)

    def amount(self, value: float, measure: str | None) -> str:
        """Return a value with its unit of measure, large ones in short."""
        if measure == "%":
            return f"{numbers.figure(_printed(value))}%"
        if measure == "rank":
            return self.say("article.rank", rank=numbers.figure(_short(value)))
        number, label = self._number(value), self.measure(measure)
        gap = "" if self.language == "zh" and label and not label[0].isascii() else " "
        return f"{number}{gap}{label}".rstrip()

    def _number(self, value: float) -> str:
        """Return a number as figures are written: large ones in short, in Chinese by 万 and 亿."""
        if abs(value) >= COMPACT_FROM:
            return numbers.compact(value, self.language, 4)
        if self.language == "zh" and abs(value) >= EXACT_FROM:
            return numbers.compact(value, self.language, 6)
        return numbers.figure(_short(value))

    def measure(self, measure: str | None) -> str:
        """Return the name of a unit of measure; of one by another both, where they are known."""
        known = catalog(self.language)
        if f"article.measure.{measure}" in known:
            return self.say(f"article.measure.{measure}")
        what, _, each = (measure or "").partition("/")
        if f"article.measure.{what}" in known and f"article.measure.{each}" in known:
            return self.say("article.measure.per", what=self.measure(what), each=self.measure(each)).strip()
        return legible(measure or "")

    def value(self, claim: Claim) -> str:
        """Return the value of a claim; both ends of a range."""
        if math.isfinite(claim.value_high):
            low, high = claim.value, claim.value_high
            return f"{self._number(low)}–{self.amount(high, claim.unit_of_measure)}"
        return self.amount(claim.value, claim.unit_of_measure)

    def interval(self, interval: Interval, measure: str | None) -> str:
        """Return what a figure can be."""
        low, high = self.amount(interval.low, measure), self.amount(interval.high, measure)
        if math.isinf(interval.high):
            if math.isinf(interval.low):
                return self.say("article.any")
            return self.say("article.at-least", low=low)
        if math.isinf(interval.low):
            return self.say("article.at-most", high=high)
        return low if low == high else self.say("article.from-to", low=low, high=high)

    def period(self, label: str | None) -> str:
        """Return the name of a period, a dash where there is none."""
        return period_words(label, self.say)

    def claimed(self, claim: Claim) -> str:
        """Name a claim, with a colon for what is said of it: place, indicator, value, period."""
        return self.say(
            "article.claimed" if claim.period else "article.claimed.ever",
            unit=self.unit(claim.unit),
            indicator=self.indicator(claim.indicator),
            value=self.value(claim),
            period=self.period(claim.period),
        )

    def said_as(self, claim: Claim) -> str:
        """Return how the text says a figure: over, target, gap, denied."""
        parts = [
            *([f"article.kind.{claim.kind}"] if claim.kind not in {"level", "target"} else []),
            *([f"article.qualifier.{claim.qualifier}"] if claim.qualifier else []),
            *([f"article.polarity.{claim.polarity}"] if claim.polarity != "asserted" else []),
        ]
        known = [say(self.language, key) for key in parts if key in catalog(self.language)]
        return self.say("list.comma").join(dict.fromkeys(known))

    def note(self, claim: Claim) -> str:
        """Return what to look at in a claim, in the language where it is known."""
        pieces = [self._note(piece) for piece in claim.note.split("; ") if piece]
        return ("；" if self.language == "zh" else "; ").join(pieces)

    def _note(self, note: str) -> str:
        for key, pattern in _NOTES.items():
            if found := pattern.fullmatch(note):
                slots: dict[str, str] = found.groupdict()
                slots |= {name: self.indicator(slots[name]) for name in ("whole", "code") if name in slots}
                return self.say(f"article.note.{key}", **slots)
        return legible(note)

    # --- what was read ----------------------------------------------------------------------------

    def left_out(self, article: Article) -> str:
        """Say how much was left out, and why."""
        claims = self.say("count.claims", count=numbers.fixed(len(article.claims), 0))
        if not article.left_out:
            return self.say("article.left-out.none", claims=claims)
        counts: dict[str, int] = {}
        for line in article.left_out:
            reason = self.reason(line)
            counts[reason] = counts.get(reason, 0) + 1
        order = sorted(counts, key=lambda reason: -counts[reason])
        reasons = self.say("list.comma").join(f"{reason} {counts[reason]}" for reason in order)
        characters = sum(len(line.text.strip()) for line in article.left_out)
        return self.say(
            "article.left-out",
            claims=claims,
            count=len(article.left_out),
            characters=numbers.fixed(characters, 0),
            reasons=reasons,
        )

    def reason(self, line: LeftOut) -> str:
        """Say why a line was left out."""
        key = f"article.left.{line.reason.replace(' ', '-')}"
        return self.say(key if key in catalog(self.language) else "article.left.other")

    # --- checks -----------------------------------------------------------------------------------

    def verdict(self, verdict: str) -> str:
        """Return the word for a verdict."""
        return self.say(f"article.verdict.{verdict.replace(' ', '-')}")

    def check(self, check: Check) -> str:
        """Say what was checked, and with which numbers."""
        claims = [self.by_name[name] for name in check.claims]
        what = self._what(check, claims)
        if check.stated is None or check.computed is None or check.kind == "repeat":
            return self.say("article.check.plain", what=what)
        measure = "%" if check.kind == "sum" and self._are_sectors(claims) else claims[0].unit_of_measure
        said = self.say(
            "article.check.numbers",
            what=what,
            stated=self.interval(check.stated, measure),
            computed=self.interval(check.computed, measure),
        )
        nuance = self._nuance(check, claims[0])
        return f"{said}{'' if self.language == 'zh' else ' '}{nuance}" if nuance else said

    def _nuance(self, check: Check, claim: Claim) -> str:
        if check.computed is None or "when computed" not in check.message or not claim.qualifier:
            return ""
        middle = (check.computed.low + check.computed.high) / 2
        return self.say(
            "article.check.nuance",
            word=self.say(f"article.qualifier.{claim.qualifier}"),
            value=self.amount(claim.value, claim.unit_of_measure),
            middle=self.amount(float(f"{middle:.4g}"), claim.unit_of_measure),
        )

    @staticmethod
    def _are_sectors(claims: Sequence[Claim]) -> bool:
        return len(claims) == 3 and all(str(c.indicator).startswith(_SECTORS) for c in claims)

    def _what(self, check: Check, claims: Sequence[Claim]) -> str:
        first, second = claims[0], claims[1] if len(claims) > 1 else claims[0]
        kind = check.kind
        if kind == "sum" and self._are_sectors(claims):
            kind = "sectors"
        elif kind == "ratio" and first.kind != "ratio":
            kind = "share"
        elif kind == "repeat" and len(claims) == 1:
            kind = "denied"
        year = first.year or 0
        return self.say(
            f"article.check.{kind}",
            unit=self.unit(first.unit),
            other=self.unit(first.reference_unit),
            indicator=self.indicator(first.indicator),
            first=legible(first.value_text),
            second=legible(second.value_text),
            year=str(year),
            before=str(year - 1),
            period=legible(first.period or ""),
        )

    def derived(self, derived: Derived) -> str:
        """Say what follows, and from which formula."""
        period = self.say("article.derived.period", period=legible(derived.period)) if derived.period else ""
        return self.say(
            "article.derived",
            unit=self.unit(derived.unit),
            indicator=self.indicator(derived.indicator),
            period=period,
            value=self.interval(Interval(derived.low, derived.high), derived.unit_of_measure),
            formula=self.formula(derived.formula),
        )

    def formula(self, formula: str) -> str:
        """Return a formula in the names of its indicators."""
        shown = formula.replace("stated gap", self.say("article.derived.gap"))
        known = build_lexicon().by_code
        return re.sub(
            r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+|\bgdp\b",
            lambda found: (
                self.indicator(found[0]) if found[0] in known or found[0].endswith(SUFFIXES) else found[0]
            ),
            shown,
        )

    # --- against a study --------------------------------------------------------------------------

    def agreement(self, agreement: Agreement) -> str:
        """Say what the study has in place of a claim."""
        claim = self.by_name[agreement.claim]
        figures = [
            self.say(
                "article.against.of",
                value=self.amount(value, claim.unit_of_measure),
                period=legible(period) or self.say("article.unknown"),
            )
            for period, value in agreement.figures[-6:]
        ]
        reason = self.say(f"article.against.{agreement.reason}") if agreement.reason else ""
        if not figures:
            return reason
        shown = self.say("article.against.figures", figures=listed(self.language, figures))
        return f"{reason}{'；' if self.language == 'zh' else '; '}{shown}" if reason else shown

    def agreements(self, agreements: Iterable[Agreement]) -> str:
        """Say how many claims agree with the study."""
        counts = dict.fromkeys(("agrees", "disagrees", "other year", "other definition", "cannot tell"), 0)
        for one in agreements:
            counts[one.verdict] += 1
        slots = {name.replace(" ", "_"): number for name, number in counts.items()}
        return self.say("article.against.summary", **slots)


def _short(value: float) -> float:
    """Cut what arithmetic on binary numbers leaves behind."""
    return float(f"{value:.9g}") if math.isfinite(value) else value


def _printed(percent: float) -> float:
    """Cut the threes of a third: a fraction in words has no more digits."""
    value = _short(percent)
    return value if not math.isfinite(value) or value == round(value, 3) else float(f"{value:.4g}")


def sort_doubts(checks: Iterable[Check]) -> list[Check]:
    """Return the checks that a reader should look at, the gravest first."""
    return sorted((c for c in checks if c.verdict in DOUBTS), key=lambda c: DOUBTS.index(c.verdict))
