"""Read one sentence: numbers, places, periods and indicators put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.changing import changed
from poliscope.data.articles.continued import continue_units
from poliscope.data.articles.contrasts import is_gap, with_reference
from poliscope.data.articles.drafts import Draft, State, make_draft
from poliscope.data.articles.elided import fill_elided, units_of
from poliscope.data.articles.fitting import fitting
from poliscope.data.articles.going_on import goes_on
from poliscope.data.articles.indicators import (
    CURRENCIES,
    Passage,
    Topic,
    TopicMention,
    assign_topics,
    find_topics,
    grown_from,
    of_region,
    sector_told,
    trades_told,
    with_growth,
)
from poliscope.data.articles.indicators.records import known_as
from poliscope.data.articles.keeping import is_usable
from poliscope.data.articles.lexicon import Indicator, Lexicon
from poliscope.data.articles.measures import with_units_of_before
from poliscope.data.articles.numbers import NumberMention, find_numbers
from poliscope.data.articles.places.assignment import Subject, assign_places
from poliscope.data.articles.places.authorities import without_authorities, without_governments
from poliscope.data.articles.places.descriptions import find_described
from poliscope.data.articles.places.finding import PlaceMention, find_named
from poliscope.data.articles.places.institutions import as_unsure, with_seats, without_institutions
from poliscope.data.articles.polarity import denies_before
from poliscope.data.articles.relations import Relation, relate
from poliscope.data.articles.signs import compile_from
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.subjects import kept_subject, subject_here, subject_of
from poliscope.data.articles.times.aims import with_aims
from poliscope.data.articles.times.dating import assign_periods
from poliscope.data.articles.times.periods import Period, TimeMention, find_dates, find_periods

__all__ = ["read_sentence"]

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|"
    "thirty|forty|fifty|sixty|seventy|eighty|ninety|half|"
    "quarter|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    "eleventh|twelfth|doubled?|tripled?|trebled?|doubling|tripling|quadrupled?|"
    "dozen|hundred|thousand|million|billion|[a-z]+fold|tenths|thirds|quarters|fifths|runners?-up|top(?:s|ped)?"
)

_HAS_NUMBER = compile_from(
    r"\d½¼¾〇一七万三两九二五亿兆八六十千卅四廿百翻零首之榜冠半过超近",
    rf"[\d½¼¾零〇一二三四五六七八九两十百千万亿兆廿卅]|翻[番倍]|首(?:位|[,。;])|之[首冠最]|榜首|"
    rf"冠军|半数|[过超近]半|(?i:\b(?:{_WORDS})\b)",
    words="A-Za-z",
)

_FOREIGN = CURRENCIES - {"CNY"}
_NUMBER_INSIDE = re.compile(r"[一二三四五六七八九十百千万\d]")


def _known_until(numbers: Sequence[NumberMention], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each number the end of the last place or time before it."""
    return {n.start: max((b for _, b in spans if b <= n.before), default=0) for n in numbers}


def read_sentence(
    lexicon: Lexicon,
    text: str,
    paragraph: Paragraph,
    start: int,
    end: int,
    state: State,
    before: list[Draft],
) -> tuple[list[Draft], State]:
    """Read the claims of one sentence.

    Parameters
    ----------
    paragraph : Paragraph
        Where the sentence stands.
    start, end : int
        The sentence in the paragraph's working text.
    before : list of Draft
        Claims so far; those that this sentence takes back are replaced in it.

    Returns
    -------
    (list of Draft, State)
        The sentence's claims, and what the next sentence may go on with.
    """
    work = paragraph.text
    if denies_before(work, start, end):
        _take_back(before, paragraph, start)
    named_places = without_authorities(
        work, find_named(lexicon, work, start, end), state.subject.mention if state.subject else state.home
    )
    named_places = without_governments(lexicon, work, named_places, state.home)
    subject = state.subject.mention if state.subject else None
    memory = changed(
        state.memory,
        subject=subject,
        home=state.home,
        dateline=state.dateline,
        section=state.section,
        leads=state.leads,
        sections=state.sections,
        opened=state.opened,
    )
    institutions, named_places = without_institutions(named_places)
    places = find_described(lexicon, work, start, end, named_places, memory)
    places = with_seats(lexicon, work, start, end, places, institutions, memory)
    times = find_periods(work, start, end, state.calendar)
    named = state.named
    if named_places:
        named |= {m.place.name for m in named_places if m.place.kind not in {"organisation", "world"}}
    going_on, opened = subject_of(work, start, places, state), state.opened
    if opened is None and places and going_on is not None:
        opened = going_on.mention.place.name
    numbers: list[NumberMention] = []
    if _HAS_NUMBER.search(work, start, end):
        masked = [(m.start, m.end) for m in times] + find_dates(work, start, end)
        masked += [(m.start, m.end) for m in places if _NUMBER_INSIDE.search(m.surface)]
        numbers = find_numbers(work, start, end, masked)
    topics = find_topics(lexicon, work, start, end) if numbers or end - start < 300 else []
    topics = of_region(topics, lexicon, state.region)
    topics = with_growth(lexicon, work, start, end, topics) if numbers else topics
    if not numbers:
        indicator = topics[-1].indicator if topics else state.indicator
        _, period = assign_periods(work, start, end, times, [], state.period, state.calendar)
        if _is_background(period, state):
            period = state.period
        percent = None if topics else state.percent
        return [], changed(
            state,
            subject=going_on,
            named=named,
            memory=memory.after(places, work),
            opened=opened,
            period=period,
            indicator=indicator,
            fresh=state.fresh or bool(topics),
            percent=percent,
        )
    numbers = continue_units(work, with_units_of_before(work, numbers), places, state.currency or "CNY")
    numbers = fill_elided(work, start, end, numbers, places, state.units)
    here = subject_here(work, start, end, places, state, before)
    going_on = here if not places and here is not None else going_on
    drafts, period, indicator, percent, told = _put_together(
        text,
        paragraph,
        (start, end),
        numbers,
        places,
        times,
        topics,
        fitting(lexicon, work, start, here, places, state),
        state,
    )
    going_on = kept_subject(drafts, going_on, state)
    drafts, aim = with_aims(drafts, times, state)
    return drafts, changed(
        state,
        aim=aim,
        subject=going_on,
        named=named,
        memory=memory.after(places, work),
        opened=opened,
        period=period,
        indicator=grown_from(lexicon, indicator) or state.indicator,
        fresh=True,
        percent=percent or state.percent,
        last=told[-1][:2],
        told=told if any(_is_sum(figure) for figure in told) else (*state.told[-8:], *told),
        sector=sector_told(work, start, end, told, state.sector),
        trades=trades_told(told, state.trades),
        units=units_of(numbers, state.units),
        currency=next(
            (n.scanned.unit for n in reversed(numbers) if n.scanned.unit in _FOREIGN),
            state.currency,
        ),
    )


def _is_sum(figure: tuple[Topic, str | None, str]) -> bool:
    """Tell a sum or a count, which later sentences tell the parts of."""
    return figure[1] not in {"%", "pp", "times", "rank"} and figure[2] == "level"


def _is_background(period: Period, state: State) -> bool:
    """Tell the year of an event in passing, long before what the text is of: "won the cup in 2014"."""
    published, year = state.calendar.published, period.year
    return published is not None and year is not None and year < min(published - 2, state.period.year or 0)


def _put_together(
    text: str,
    paragraph: Paragraph,
    sentence: tuple[int, int],
    numbers: list[NumberMention],
    places: Sequence[PlaceMention],
    times: Sequence[TimeMention],
    topics: Sequence[TopicMention],
    subject: Subject | None,
    state: State,
) -> tuple[list[Draft], Period, Indicator | None, str | None, tuple[tuple[Topic, str | None, str], ...]]:
    work, (start, end) = paragraph.text, sentence
    owners = as_unsure(assign_places(work, start, end, places, numbers, subject, state.memory.sentence))
    periods, period = assign_periods(work, start, end, times, numbers, state.period, state.calendar)
    relations = _relations(work, start, end, numbers)
    for i, (number, relation) in enumerate(zip(numbers, relations, strict=True)):
        if relation.kind in {"gap", "ratio"}:
            span, said = (number.before, number.end), state.memory.sentence
            owners[i] = with_reference(work, sentence, span, relation.kind, owners[i], places, said)
    spans = (
        [(m.start, m.end) for m in places]
        + [(m.start, m.end) for m in times]
        + [(n.start, n.end) for n in numbers]
    )
    passage = Passage(
        work,
        start,
        end,
        topics,
        numbers,
        [_measured_as(number, relation) for number, relation in zip(numbers, relations, strict=True)],
        _known_until(numbers, spans),
        state.indicator,
        state.fresh,
        state.percent,
        state.last,
        [(m.start, m.end, m.place.kind) for m in places],
        state.told,
        state.sector,
        state.trades,
    )
    assigned = assign_topics(passage)
    drafts: list[Draft] = []
    accepted: list[int] = []
    for i, (number, owner, when, topic, relation) in enumerate(
        zip(numbers, owners, periods, assigned, relations, strict=True)
    ):
        usable = is_usable(number, topic, work)
        beside = topic.start < 0 or work[number.start - 1 : number.start] == "("
        if not usable or beside:
            earlier = goes_on(work, numbers, owners, i, accepted)
            if earlier is not None:
                usable, topic = True, replace(assigned[earlier], confidence=0.6)
                assigned[i] = topic
        if usable:
            accepted.append(i)
            drafts.append(make_draft(text, paragraph, sentence, number, owner, when, topic, relation, state))
    last = next((topic.indicator for topic in reversed(assigned) if topic.indicator is not None), None)
    percents = [
        t.code
        for t, n, r in zip(assigned, numbers, relations, strict=True)
        if n.scanned.unit == "%" and r.kind in {"level", "share"} and not _is_part(work, n)
    ]
    told = [(t, n.scanned.unit, r.kind) for t, n, r in zip(assigned, numbers, relations, strict=True)]
    told.append(told.pop(_told_last(work, numbers)))  # what the next sentence goes on from stands last
    told[-1] = _main_of(*told[-1])
    return drafts, period, last, percents[-1] if percents else None, tuple(told)


def _measured_as(number: NumberMention, relation: Relation) -> Relation:
    """Take the gap of two counts, sums or scores for what it is a gap in: a level of the same."""
    if relation.kind != "gap" or number.scanned.unit in {"pp", "%", "times"}:
        return relation
    return changed(relation, kind="level")


_OF_IT = (" of it", " of this", " of that", " of them", " of the total", " of the sum")


def _is_part(work: str, number: NumberMention) -> bool:
    """Tell a part of what was just told, which is not gone on about: "businesses paid for 79% of it"."""
    return number.scanned.unit == "%" and work.startswith(_OF_IT, number.end)


def _told_last(work: str, numbers: Sequence[NumberMention]) -> int:
    """Give the number that the next sentence goes on from: the last, or what the last is a part of."""
    final = len(numbers) - 1
    if not _is_part(work, numbers[final]):
        return final
    same = [i for i in range(final) if numbers[i].scanned.unit == "%"]
    return same[-1] if same else final


def _main_of(topic: Topic, unit: str | None, kind: str) -> tuple[Topic, str | None, str]:
    """Give the rate that a sentence only told a part of: "Four fifths of it came from firms"."""
    whole = known_as(topic.whole or "")
    if whole is None or whole.code == topic.code or "percent" not in whole.kinds:
        return topic, unit, kind
    return Topic(whole.code, -1, -1, 0.7, whole), "%", "level"


#: "fell by 12% in Munich, by 18% in Berlin".
_BY_AGAIN = re.compile(r"(?: (?:in|for|at|across) [^,;.\d]{2,40}?)?(?:,|;| and|, and| but)(?: only)? by "
                       r"(?:about |some |"
                       r"nearly |almost |over |just |only )?")  # fmt: skip

#: "reached 241,000, 3,700 up on the year": what stands behind says how the second is meant.
_ITS_OWN = re.compile(r" (?:up|down) (?:on|from) (?:the|a|in|last|twelve)\b")


def _relations(work: str, start: int, end: int, numbers: Sequence[NumberMention]) -> list[Relation]:
    """Relate each number; in a list ("骤减28.7%及42.5%") the verb holds for all."""
    relations: list[Relation] = []
    for i, number in enumerate(numbers):
        after = numbers[i - 1].end if i else start
        gap = work[after : number.before] if i else ""
        same = (
            i
            and number.scanned.unit == numbers[i - 1].scanned.unit
            and (
                (
                    re.fullmatch(r"[、/]|[,、]?(?:和|与|及|以及)|, ?(?:and )?| and ", gap)
                    and not _ITS_OWN.match(work, number.end)
                    and not is_gap("", work[number.end : min(end, number.end + 60)])
                )
                or (relations[-1].kind == "growth" and _BY_AGAIN.fullmatch(gap))
            )
        )
        relations.append(relations[-1] if same else relate(work, start, number, end, after=after))
    return relations


def _take_back(before: list[Draft], paragraph: Paragraph, start: int) -> None:
    """Mark the reported figures of the sentence before as denied."""
    for i in range(len(before) - 1, -1, -1):
        draft = before[i]
        if draft.paragraph is not paragraph:
            break
        if draft.sentence[1] <= start and draft.reported and start - draft.sentence[1] < 4:
            before[i] = replace(draft, polarity="denied")
