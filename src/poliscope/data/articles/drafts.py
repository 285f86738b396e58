"""What one sentence yields, before claims are numbered; and what it leaves behind for the next."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from poliscope.data.articles.changing import changed
from poliscope.data.articles.claims import Claim, Confidence
from poliscope.data.articles.indicators import CURRENCIES, Topic, named
from poliscope.data.articles.lexicon import Indicator
from poliscope.data.articles.measures import measure
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.assignment import Owner, Subject
from poliscope.data.articles.places.descriptions import Memory
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.polarity import hearsay, polarity_of
from poliscope.data.articles.relations import Relation
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.times.inheriting import GUESSED
from poliscope.data.articles.times.periods import Calendar, Period
from poliscope.data.quantities.reading import interval

__all__ = ["Draft", "State", "claim_of", "make_draft"]


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Draft:
    """A claim before places have one spelling; offsets count the paragraph's working text."""

    paragraph: Paragraph
    sentence: tuple[int, int]
    span: tuple[int, int]
    value: float
    value_high: float
    unit: str | None
    low: float
    high: float
    qualifier: str | None
    polarity: str
    kind: str
    place: PlaceMention | None
    reference: PlaceMention | None
    indicator: str | None
    phrase: tuple[int, int]
    period: Period
    confidence: tuple[float, float, float, float]
    note: str = ""
    whole: str | None = None
    reported: bool = False


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class State:
    """What the sentences before left behind."""

    calendar: Calendar
    region: str
    home: PlaceMention | None = None
    subject: Subject | None = None
    period: Period = field(default_factory=lambda: Period(None, None, 0.3))
    indicator: Indicator | None = None
    named: frozenset[str] = frozenset()
    fresh: bool = False
    percent: str | None = None
    last: tuple[Topic, str | None] | None = None
    told: tuple[tuple[Topic, str | None, str], ...] = ()
    sector: str | None = None
    trades: tuple[str, ...] = ()
    carry: bool = True
    currency: str | None = None
    units: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory)
    opened: str | None = None
    country: str = ""
    dateline: PlaceMention | None = None
    section: PlaceMention | None = None
    leads: bool = False
    sections: tuple[PlaceMention, ...] = ()
    former: Subject | None = None
    aim: int | None = None

    def next_paragraph(self, *, item: bool = False) -> State:
        """Forget what does not outlive a paragraph; an item of a list goes on with the item before."""
        subject = former = self.subject
        passing = (
            subject is not None and self.opened is not None and subject.mention.place.name != self.opened
        )
        if (self.home is not None and (self.leads or len(self.named) > 1 or passing)) or (
            subject is not None
            and subject.mention.place.kind
            in {"organisation", "zone", "country", "world", "group", "unknown", "joint"}
            and self.home
        ):
            subject = Subject(self.home, 0.6)
        elif subject is not None:
            subject = Subject(subject.mention, 0.6)
        elif self.home is not None:
            subject = Subject(self.home, 0.6)
        return changed(
            self,
            subject=subject,
            period=self._fading(item),
            named=frozenset(),
            fresh=False,
            percent=None,
            last=None,
            told=(),
            sector=None,
            units=(),
            opened=None,
            former=former,
            aim=None,
        )

    def about(self, place: PlaceMention | None, home: PlaceMention | None) -> State:
        """Enter a passage that its heading gives to a place, or one that is the article's again."""
        main = place or home
        subject = Subject(main, 0.75) if main is not None else None
        named = () if place is None else (place,)
        others = tuple(m for m in self.sections if place is None or m.place.name != place.place.name)
        return replace(
            self,
            home=main,
            section=place,
            sections=(*others, *named),
            subject=subject,
            named=frozenset(),
            opened=None,
        )

    def in_section(self, year: int) -> State:
        """Enter a section whose heading names its year."""
        calendar = replace(self.calendar, document=year)
        return replace(self, calendar=calendar, period=Period(str(year), year, 0.7))

    def _fading(self, item: bool) -> Period:
        """Carry a year into the next paragraph, once or twice, in an article of few years."""
        if not (self.carry or item) or self.period.year is None or self.period.confidence < 0.25:
            return Period(None, None, 0.3)
        return replace(self.period, confidence=self.period.confidence * 0.6)


def _kind(relation: Relation, qualifier: str | None) -> str:
    if relation.target or qualifier == "target":
        return "target"
    return {"gap": "difference"}.get(relation.kind, relation.kind)


def _note(number: NumberMention, relation: Relation, topic: Topic) -> str:
    notes = []
    if number.scanned.ambiguous:
        notes.append(number.scanned.ambiguous)
    if number.scanned.unit == "times" and relation.kind == "growth":
        value = float(number.scanned.value)
        notes.append(
            f"growth by {value:g} times may mean to {value:g} or to {value + 1:g} times the earlier figure"
        )
    if topic.whole:
        notes.append(f"share of {topic.whole}")
    return "; ".join(notes)


def make_draft(
    text: str,
    paragraph: Paragraph,
    sentence: tuple[int, int],
    number: NumberMention,
    owner: Owner,
    period: Period,
    topic: Topic,
    relation: Relation,
    state: State,
) -> Draft:
    """Put together what was found about one number of a sentence.

    Parameters
    ----------
    paragraph : Paragraph
        The one that the sentence is of.
    sentence : tuple of int
        Where it begins and ends in the working text.
    owner : Owner
        Whose it is.
    period : Period
        Of when.
    topic : Topic
        What it measures.
    relation : Relation
        A level, a share, a growth, a gap ...

    Returns
    -------
    Draft
        A claim without a number of its own yet.
    """
    scanned = number.scanned
    published = state.calendar.published
    if published is not None and period.year is not None and period.year > published:
        relation = changed(relation, target=True)  # what is of a year to come can only be aimed at
    sign = (
        -1.0
        if relation.falling and relation.kind in {"growth", "change", "gap"} and scanned.value > 0
        else 1.0
    )
    value = sign * float(scanned.value)
    qualifier = number.qualifier
    unit, sure = measure(
        paragraph.text, number, topic, relation, owner, state.region, state.currency, state.country
    )
    target = _kind(relation, qualifier) == "target"
    if scanned.high is not None:
        low, high = sorted((value, sign * float(scanned.high)))
    else:
        low, high = interval(sign * value, float(scanned.step), qualifier)
        if sign < 0:  # "fell by over 3 %" is below -3, not above
            low, high = -high, 0.0 - low
    if target and qualifier is None:
        qualifier = "target"
    small = (unit == "count" and value < 20) or unit in {
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "years",
    }
    if period.confidence <= GUESSED and small:
        period = Period(None, None, 0.3)
    polarity = polarity_of(paragraph.text, *sentence, number.before, number.end, falling=sign < 0)
    topic = named(topic, counted=number.scanned.unit not in CURRENCIES)
    return Draft(
        paragraph=paragraph,
        sentence=sentence,
        span=(number.start, number.end),
        value=value,
        value_high=sign * float(scanned.high) if scanned.high is not None else math.nan,
        unit=unit,
        low=low,
        high=high,
        qualifier=qualifier,
        polarity=polarity,
        kind=_kind(relation, number.qualifier),
        place=owner.place,
        reference=owner.reference,
        indicator=topic.code,
        phrase=(topic.start, topic.end),
        period=period,
        note=_note(number, relation, topic),
        whole=topic.whole,
        confidence=(owner.confidence, topic.confidence, period.confidence, sure),
        reported=hearsay(paragraph.text, *sentence, number.before),
    )


def _quoted(text: str, paragraph: Paragraph, start: int, end: int) -> tuple[str, int, int]:
    a, b = paragraph.span(start, end)
    return text[a:b], a, b


@functools.lru_cache(maxsize=4096)  # the same few come again and again
def _confidence(*parts: float) -> Confidence:
    return Confidence(*(round(part, 2) for part in parts))


def claim_of(
    text: str, draft: Draft, number: int, names: Mapping[str, str], source: str | None, address: str | None
) -> Claim:
    """Make a claim of a draft, with its place in the source and the spelling of its place."""
    quote, quote_start, quote_end = _quoted(text, draft.paragraph, draft.sentence[0], draft.sentence[1])
    a, b = draft.paragraph.span(*draft.span)
    unit = names.get(draft.place.place.name) if draft.place else None
    reference = names.get(draft.reference.place.name) if draft.reference else None
    phrase = _slice(text, draft.paragraph, draft.phrase)
    return Claim(
        claim=f"c{number:03d}",
        unit=unit,
        indicator=draft.indicator,
        value=draft.value,
        unit_of_measure=draft.unit,
        period=draft.period.label,
        kind=draft.kind,
        year=draft.period.year,
        value_high=draft.value_high,
        qualifier=draft.qualifier,
        polarity=draft.polarity,
        reference_unit=reference if reference != unit else None,
        low=draft.low,
        high=draft.high,
        value_text=text[a:b],
        indicator_text=phrase,
        period_text=draft.period.label or "",
        start=a,
        end=b,
        quote=quote,
        quote_start=quote_start,
        quote_end=quote_end,
        confidence=_confidence(*draft.confidence),
        source=source,
        address=address,
        note=draft.note,
        place=draft.place.place.name if draft.place else None,
        place_kind=draft.place.place.kind if draft.place else None,
        whole=draft.whole,
    )


def _slice(text: str, paragraph: Paragraph, span: tuple[int, int]) -> str:
    if span[0] < 0 or span[1] <= span[0]:
        return ""
    a, b = paragraph.span(*span)
    return text[a:b]
