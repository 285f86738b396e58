"""Read one sentence: numbers, places, periods and indicators put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.changing import changed
from poliscope.data.articles.continued import continue_units
from poliscope.data.articles.drafts import Draft, State, make_draft
from poliscope.data.articles.elided import fill_elided, units_of
from poliscope.data.articles.indicators import (
    CURRENCIES,
    Passage,
    Topic,
    TopicMention,
    assign_topics,
    find_topics,
    grown_from,
    with_growth,
)
from poliscope.data.articles.keeping import goes_on, is_usable
from poliscope.data.articles.lexicon import Indicator, Lexicon
from poliscope.data.articles.measures import with_units_of_before
from poliscope.data.articles.numbers import NumberMention, find_numbers
from poliscope.data.articles.places.assignment import Subject, assign_places, main_place
from poliscope.data.articles.places.authorities import without_authorities
from poliscope.data.articles.places.descriptions import find_described
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.polarity import denies_before
from poliscope.data.articles.relations import Relation, relate
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.times.dating import assign_periods
from poliscope.data.articles.times.periods import Period, TimeMention, find_dates, find_periods

__all__ = ["read_sentence"]

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|"
    "thirty|forty|fifty|sixty|seventy|eighty|ninety|half|"
    "quarter|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    "eleventh|twelfth|doubled?|tripled?|trebled?|doubling|tripling|quadrupled?|"
    "dozen|hundred|thousand|million|billion"
)


_HAS_NUMBER = compile_from(
    r"\dA-Za-z½¼¾〇一七万三两九二五亿兆八六十千卅四廿百翻零首之榜冠半过超",
    rf"[\d½¼¾零〇一二三四五六七八九两十百千万亿兆廿卅]|翻[番倍]|首(?:位|[,。;])|之[首冠最]|榜首|冠军|半数|[过超]半|(?i:\b(?:{_WORDS})\b)",
)


_NUMBER_INSIDE = re.compile(r"[一二三四五六七八九十百千万\d]")


_WHOLE_CITY = compile_from(r"全市我本该", r"全市|全省|全区|全县|我市|我省|本市|该市|该省|市区|全州")


_RANKED = re.compile(
    r"各?[^,。;\d]{0,6}(?:第[一二三四五六七八九十\d]|首位|前列|前[茅三五十]|之首|最|领先|平均)|"
    r"的[\d一二三四五六七八九十]"
)


def _known_until(numbers: Sequence[NumberMention], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each number the end of the last place or time before it."""
    return {n.start: max((b for _, b in spans if b <= n.before), default=0) for n in numbers}


_PRONOUN = re.compile(r"(?:It|Its|They|Their)\b|[其它](?![中他余间实次])")


def _subject(text: str, start: int, places: Sequence[PlaceMention], state: State) -> Subject | None:
    """Tell what the next sentence may go on about."""
    main = main_place(text, start, places)
    if main is not None and main.place.kind == "organisation" and _LISTED_FIRM.match(text, main.end):
        return state.subject  # "Bosch, Cognizant and others brought the number to 41"
    if (
        main is not None
        and state.subject is not None
        and holds(text, _PARTNER_SIGNS)
        and _PARTNERS.search(text, start)
    ):
        sentence = text[start : max(m.end for m in places) + 120]
        if _PARTNERS.search(re.split(r"[.。] ?(?=[A-Z\u4e00-\u9fff]|$)", sentence)[0]):
            return state.subject
    kept = state.subject is not None and _PRONOUN.match(text, start)
    if main is not None and not kept:
        whole = main.place.kind in {"province", "country"} and _AS_A_WHOLE.match(text, main.end)
        if whole and state.subject is not None:
            return state.subject
        if state.leads and state.home is not None and _ORIGIN.match(text, main.end):
            return Subject(state.home, 0.6)
        if state.home is not None and (_is_one_of_many(text, places) or _are_parts(state.home, places)):
            return Subject(state.home, 0.7)
        return Subject(main, 0.75)
    return state.subject


#: "Malaysia was the top source market": of the place that the text is about.
_PARTNERS = re.compile(
    r"\b(?:source|export|feeder|inbound|origin) markets?\b|\btrad(?:e|ing) partners?\b|客源(?:地|国|市场)|"
    r"(?:出口|进口|境外)(?:市场|目的地|来源地)|贸易伙伴"
)


_PARTNER_SIGNS = (" market", " partner", "客源", "出口", "进口", "境外", "贸易伙伴")


#: "Ohio as a whole grew": said in passing.
_AS_A_WHOLE = re.compile(r" (?:as a whole|overall|at large)\b|平均|均值")


#: 苏州一家公司: whence firms come.
_ORIGIN = re.compile(r"市?的?(?:有?一|某|几|两|三)[家个位名][^,。;]{0,16}(?:公司|企业|厂|商人|老板|团队)")


#: "Bosch, Cognizant and Infosys": no one of them.
_LISTED_FIRM = re.compile(r",(?: [A-Z][\w&.-]+)+(?:,| and| &) |、[^,。]{2,8}[、和等]")


#: What lies in what: of places listed beside each other the text goes on with neither.
_INNER = {
    "city": frozenset({"county", "zone"}),
    "province": frozenset({"city", "county"}),
    "country": frozenset({"province", "region"}),
}


def _are_parts(home: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Tell a sentence that runs through parts of the article's place: 诸暨市增长7.1%,柯桥区增长6.8%."""
    inner = _INNER.get(home.place.kind, frozenset())
    parts = {m.place.name for m in places if m.place.kind in inner and not m.described}
    return len(parts) >= 2 and all(m.place.kind in inner for m in places)


_FIGURE_BESIDE = re.compile(r"市?\([^()]*\d[^()]*\)(?:[、,和及。;]|$)")


def _is_one_of_many(text: str, places: Sequence[PlaceMention]) -> bool:
    """Tell a sentence that only lists places with figures: "前三位的是襄阳(9.4%)、宜昌(8.9%)和黄石(8.6%)"."""
    if len(places) < 3:
        return False
    return sum(_FIGURE_BESIDE.match(text[m.end : m.end + 24]) is not None for m in places) >= 3


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
    lexicon : Lexicon
        What the reader knows.
    text : str
        The original.
    paragraph : Paragraph
        Where the sentence stands.
    start, end : int
        The sentence in the paragraph's working text.
    state : State
        What the sentences before left behind.
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
        work, find_places(lexicon, work, start, end), state.subject.mention if state.subject else state.home
    )
    subject = state.subject.mention if state.subject else None
    memory = changed(
        state.memory,
        subject=subject,
        home=state.home,
        dateline=state.dateline,
        section=state.section,
        leads=state.leads,
        sections=state.sections,
    )
    places = find_described(lexicon, work, start, end, named_places, memory)
    times = find_periods(work, start, end, state.calendar)
    named = state.named
    if named_places:
        named |= {m.place.name for m in named_places if m.place.kind not in {"organisation", "world"}}
    going_on, opened = _subject(work, start, places, state), state.opened
    if opened is None and places and going_on is not None:
        opened = going_on.mention.place.name
    numbers: list[NumberMention] = []
    if _HAS_NUMBER.search(work, start, end):
        masked = [(m.start, m.end) for m in times] + find_dates(work, start, end)
        masked += [(m.start, m.end) for m in places if _NUMBER_INSIDE.search(m.surface)]
        numbers = find_numbers(work, start, end, masked)
    topics = find_topics(lexicon, work, start, end) if numbers or end - start < 300 else []
    topics = with_growth(lexicon, work, start, end, topics) if numbers else topics
    if not numbers:
        indicator = topics[-1].indicator if topics else state.indicator
        _, period = assign_periods(work, start, end, times, [], state.period, state.calendar)
        percent = None if topics else state.percent
        return [], changed(
            state,
            subject=going_on,
            named=named,
            memory=memory.after(places),
            opened=opened,
            period=period,
            indicator=indicator,
            fresh=state.fresh or bool(topics),
            percent=percent,
        )
    numbers = continue_units(work, with_units_of_before(work, numbers), places, state.currency or "CNY")
    numbers = fill_elided(work, start, end, numbers, places, state.units)
    drafts, period, indicator, percent, final = _put_together(
        text,
        paragraph,
        (start, end),
        numbers,
        places,
        times,
        topics,
        _subject_here(work, start, end, places, state),
        state,
    )
    going_on = _kept_subject(drafts, going_on, state)
    return drafts, changed(
        state,
        subject=going_on,
        named=named,
        memory=memory.after(places),
        opened=opened,
        period=period,
        indicator=grown_from(lexicon, indicator) or state.indicator,
        fresh=True,
        percent=percent or state.percent,
        last=final,
        units=units_of(numbers, state.units),
        currency=next(
            (n.scanned.unit for n in reversed(numbers) if n.scanned.unit in CURRENCIES - {"CNY"}),
            state.currency,
        ),
    )


def _kept_subject(drafts: Sequence[Draft], going_on: Subject | None, state: State) -> Subject | None:
    """Keep the subject whose figure a sentence begins with: "GDP came to 81bn; Chile followed"."""
    own, former = drafts[0].place if drafts else None, state.subject
    if own is None or former is None or going_on is None or own.place.name != former.mention.place.name:
        return going_on
    later = going_on.mention.start > drafts[0].span[1] and going_on.mention.place.name != own.place.name
    return replace(former, confidence=0.7) if later and own is former.mention else going_on


#: What no company has: a sentence about it goes back to the article's place.
_NO_FIRMS_OWN = compile_from(
    r"cghjpru全公固失居常户房生社规财进",
    r"规上|规模以上|全社会|常住人口|户籍人口|生产总值|公共预算|财政|居民|房价|失业率|固定资产投资|"
    r"社会消费品|进出口总额|"
    r"\b(?:GDP|gross domestic product|population|unemployment|jobless|house prices|households|"
    r"residents|council tax)\b",
    re.IGNORECASE,
)


#: 三大园区: no one of them.
_COUNTED = frozenset("两二三四五六七八各")
#: "The university spent": that of the article's town.
_ITS_OWN_EN = re.compile(
    r"The (?:university|park|county|campus|college|council|airport|port|mayor|town hall|school district|"
    r"metro)(?:['’]s)?\b(?! of\b)"
)


#: "But our downtown is back": of the town whose mayor speaks.
_OURS_EN = re.compile(
    r"\b[Oo]ur (?:own )?(?:city|town|county|region|state|downtown|unemployment|economy|population|residents|"
    r"schools|streets|port|airport|neighbou?rhoods|taxpayers|visitors|tourism)\b"
)


def _subject_here(
    work: str, start: int, end: int, places: Sequence[PlaceMention], state: State
) -> Subject | None:
    """Who a sentence without a place of its own is about: "全市" goes back to the city."""
    if state.home is not None and state.home.place.kind == "zone" and "园区" in work[start:end]:
        known = state.subject
        named = (
            known is not None
            and known.mention.place.kind == "zone"
            and known.mention.surface[0] not in _COUNTED
        )
        return known if named else Subject(state.home, 0.75)
    if (
        state.home is not None
        and (whole := _WHOLE_CITY.search(work, start, end))
        and not _RANKED.match(work, whole.end())
    ):
        kept = (
            state.subject.mention
            if state.subject
            and state.subject.mention.place.kind in {"city", "province", "county", "unit"}
            and not (state.leads and state.home.place.kind in {"city", "county", "unit"})
            else state.home
        )
        return Subject(kept, 0.75)
    if state.home is not None and state.home.surface.isascii() and _ITS_OWN_EN.match(work, start, end):
        return Subject(state.home, 0.7)
    if (
        state.home is not None
        and state.home.place.kind != "organisation"
        and _OURS_EN.search(work, start, end)
    ):
        return Subject(state.home, 0.6)
    if (
        state.home is not None
        and state.subject is not None
        and state.subject.mention.place.kind == "organisation"
        and state.home.place.kind != "organisation"
        and _NO_FIRMS_OWN.search(work, start, end)
    ):
        return Subject(state.home, 0.6)
    return state.subject or (Subject(state.home, 0.5) if state.home else None)


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
) -> tuple[list[Draft], Period, Indicator | None, str | None, tuple[Topic, str | None]]:
    work, (start, end) = paragraph.text, sentence
    owners = assign_places(work, start, end, places, numbers, subject)
    periods, period = assign_periods(work, start, end, times, numbers, state.period, state.calendar)
    relations = _relations(work, start, end, numbers)
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
        relations,
        _known_until(numbers, spans),
        state.indicator,
        state.fresh,
        state.percent,
        state.last,
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
        if n.scanned.unit == "%" and r.kind in {"level", "share"}
    ]
    return drafts, period, last, percents[-1] if percents else None, (assigned[-1], numbers[-1].scanned.unit)


def _relations(work: str, start: int, end: int, numbers: Sequence[NumberMention]) -> list[Relation]:
    """Relate each number; in a list ("骤减28.7%及42.5%") the verb holds for all."""
    relations: list[Relation] = []
    for i, number in enumerate(numbers):
        after = numbers[i - 1].end if i else start
        gap = work[after : number.before] if i else ""
        same = (
            i
            and number.scanned.unit == numbers[i - 1].scanned.unit
            and re.fullmatch(r"[、/]|[,、]?(?:和|与|及|以及)|, ?(?:and )?| and ", gap)
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
