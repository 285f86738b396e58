"""Comparisons in words: "杭州的创新能力强于深圳", "Shenzhen is ahead of Hangzhou in innovation"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from poliscope.data.articles.indicators.records import find_topics
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.source.sentences import split_sentences
from poliscope.data.articles.statement_words import (
    FIRST,
    PAIRS,
    PLACES,
    QUESTIONS,
    WORDED,
    is_asked,
    is_expected,
    is_negated,
    may_compare,
)
from poliscope.data.articles.times.periods import Calendar, find_periods

__all__ = ["Statement", "find_statements"]

_FIRST_PLACE = ord("\ue000")
_LATIN, _HAN = re.compile("[A-Za-z]"), re.compile("[\u4e00-\u9fff]")
_PRIVATE = re.compile(f"[{PLACES}]")
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?![\d%亿万]|\.\d))\d")
_GENERAL = re.compile(
    r"创新|科创|综合|总体|整体|实力|竞争力|innovat|overall|technolog|tech\b|science", re.IGNORECASE
)
_INNOVATION = frozenset({"innovation_ranking", "innovation_index"})
_ONLY_SIZE = re.compile(
    r"[高大多快低少小慢]于?|[高多]过|more|higher|larger|bigger|greater|less|fewer|lower|smaller", re.I
)
_FILLING = re.compile(
    # who says so is not in what
    r"(?:不少|许多|很多|也?有些?|一些|这些|那些)?(?:读者|网友|专家|学者|媒体|人们?|声音|观点|分析|市民|业内人士)(?:们)?"
    r"(?:也|都|就|会|可能|常常?|往往|据此|由此)*(?:说|认为|觉得|指出|表示|称|问|相信|坚称|断言)(?:道|过)?|"
    r"所以|因此|于是|那么|可见|看来|由此|"
    r"\b(?:some|many|most|people|readers|experts|critics|analysts|observers|we|one|it|he|she|they)"
    r"(?: (?:people|readers|experts|critics|analysts|observers|may|might|would|will|can|often|also))*"
    r" (?:says?|said|saying|argues?|argued|claims?|claimed|thinks?|believes?|"
    r"concludes?)(?: so| that)?\b|"
    r"\b(?:so|thus|hence|therefore)\b|"
    r"有望|未来|今后|几年|多年|短期|年?内|的|在|从|论|就|方面|领域|上|来看|而言|来说|已经|已|依然|仍然?|也|都|还|早就?|就|明显|显著|"
    r"远远?|全面|略微?|稍微?|更加?|一直|始终|"
    r"长期|目前|如今|现在|了|其实|确实|显然|实际上|全方位|各方面?|遥遥|大幅|正|逐渐|曾经?|终于|首次|"
    r"再次|市|并|但|却|,|、|"
    r"并不是|没有|不|未|是|有|要|会|将|能|可能|为|全年|年|\d|"
    r"\b(?:is|are|was|were|has|have|had|been|being|be|now|still|well|far|slightly|clearly|already|"
    r"comfortably|long|even|"
    r"just|only|much|a|an|the|its|their|not|no|longer|never|to|will|would|could|may|might|far|also|once|"
    r"again|yet|recently|"
    r"remains?|stays?|in|at|on|by|of|and|but|that|which|city|does|do|did|spends?|spent|invests?|pulled?|"
    r"moved?|falls?|fell|gets?|"
    r"considerably|significantly|overall|\w+n['’]t|s|t)\b|['’:;?-]|\s",
    re.IGNORECASE,
)
_ALSO = re.compile(rf"\s*(?:、|和|与|及|以及|,? ?and |, ?)\s*([{PLACES}])")
_ALSO_BEFORE = re.compile(rf"([{PLACES}])\s*(?:、|和|与|及|以及|,? ?and |, ?)\s*$")
_IN_EN = re.compile(
    r"^[^.;!?]{0,6}\b(?:in|on|for|by|when it comes to|in terms of|as regards) (?P<x>[^,.;!?]{2,40})",
    re.IGNORECASE,
)
_IN_ZH = re.compile(
    r"(?:在|论|就|从|以)(?P<x>(?![这那此各哪])[^,。;]{1,16}?)(?:方面|上|领域|来看|而言|来说|看)?,?$"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who is ahead of whom, as a text says it without a figure.

    Attributes
    ----------
    ahead : str or None
        Who leads: by the study's name or as the text writes it; None where the text asks who does.
    behind : str or None
        Who is led; None where `ahead` is said to be first of all.
    aspect : str or None
        Code of the indicator in which; None for innovation as a whole, and where no code is known.
    aspect_text : str
        The text's words for it; empty where it names none.
    mode : str
        "asserted", "denied", "asked" or "expected" (an aim, a forecast, a condition).
    year : int or None
        The one year that the sentence names.
    start, end : int
        The comparison in the original.
    quote, quote_start, quote_end
        The sentence, verbatim, and where it stands in the original.
    """

    ahead: str | None
    behind: str | None
    aspect: str | None
    aspect_text: str
    mode: str
    year: int | None
    start: int
    end: int
    quote: str
    quote_start: int
    quote_end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, its places, and the same with each place as one character."""

    lexicon: Lexicon
    calendar: Calendar
    source: str
    paragraph: Paragraph
    start: int
    end: int
    places: Sequence[PlaceMention]
    drawn: str
    at: Sequence[int]

    def text(self, start: int, end: int) -> str:
        """Give a piece of the working text by offsets of the drawn sentence."""
        return self.paragraph.text[self.at[start] : self.at[end]]

    def place(self, character: str) -> PlaceMention:
        """Give the place that a character stands for."""
        return self.places[ord(character) - _FIRST_PLACE]


def find_statements(
    lexicon: Lexicon, source: str, body: Iterable[Paragraph], calendar: Calendar
) -> tuple[Statement, ...]:
    """Find comparisons of places in words.

    Parameters
    ----------
    body : iterable of Paragraph
        Its text, with the title.
    calendar : Calendar
        Year of publication.

    Returns
    -------
    tuple of Statement
        In the order of the text; each said once. A comparison that states a figure is left to the claims.
    """
    found: dict[tuple[object, ...], Statement] = {}
    looked_at: set[str] = set()
    for paragraph in body:
        if paragraph.kind == "table" or paragraph.text in looked_at or not may_compare(paragraph.text):
            continue
        looked_at.add(paragraph.text)
        for start, end in split_sentences(paragraph.text):
            if may_compare(paragraph.text[start:end]) and WORDED.search(paragraph.text, start, end):
                for one in _in_sentence(_draw(lexicon, calendar, source, paragraph, start, end)):
                    key = (one.ahead, one.behind, one.aspect or one.aspect_text, one.mode, one.year)
                    found.setdefault(key, one)
    return tuple(found.values())


def _draw(
    lexicon: Lexicon, calendar: Calendar, source: str, paragraph: Paragraph, start: int, end: int
) -> _Sentence:
    """Draw each place as one character."""
    work = _PRIVATE.sub(" ", paragraph.text)
    places = [
        place
        for place in find_places(lexicon, work, start, end)
        if place.place.kind not in {"organisation", "world", "group"}
    ]
    drawn, at, last = [], [], start
    for number, place in enumerate(places[:1000]):
        drawn.append(work[last : place.start] + chr(_FIRST_PLACE + number))
        at += [*range(last, place.start), place.start]
        last = place.end
    drawn.append(work[last:end])
    at += [*range(last, end), end]
    return _Sentence(lexicon, calendar, source, paragraph, start, end, places, "".join(drawn), at)


def _in_sentence(s: _Sentence) -> Iterator[Statement]:
    taken: list[tuple[int, int]] = []
    if len(s.places) > 1:
        for pattern, leads, denies in PAIRS:
            for found in _free(pattern, s, taken):
                made = list(_pair(s, found, leads, denies))
                taken += [found.span()] if made else []
                yield from made
        for pattern in QUESTIONS:
            for found in _free(pattern, s, taken):
                taken.append(found.span())
                yield from _asked(s, found)
    for pattern in FIRST:
        if _speaks(pattern, s.drawn) and (
            "a" in pattern.groupindex or not taken
        ):  # "who leads, A or B?" asks of the two
            for found in pattern.finditer(s.drawn):
                yield from _first(s, found)


def _speaks(pattern: re.Pattern[str], drawn: str) -> bool:
    """Tell whether a sentence has the script of a pattern: only the English ones ignore case."""
    return (_LATIN if pattern.flags & re.IGNORECASE else _HAN).search(drawn) is not None


def _free(pattern: re.Pattern[str], s: _Sentence, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Find a pattern where no other was found before."""
    for found in pattern.finditer(s.drawn) if _speaks(pattern, s.drawn) else ():
        if not any(a < found.end() and found.start() < b for a, b in taken):
            yield found


def _pair(s: _Sentence, found: re.Match[str], leads: bool, denies: bool) -> Iterator[Statement]:
    """Make the statements of one match: of several places where the sentence lists them."""
    behind_end = s.at[found.end("b")]
    if _FIGURE.search(s.paragraph.text, s.at[found.start("a")], min(s.end, behind_end + 14)):
        return
    aspect = _aspect(s, found)
    if aspect is None:
        return
    before, words, after = s.drawn[: found.start()], found["mid"], s.drawn[found.end() :]
    negated = is_negated(before, words + (" " if found["v"].isascii() else ""), after)
    own = bool(found.groupdict().get("n"))
    mode = "denied" if (negated + own + denies) % 2 else "asserted"
    mode = "expected" if is_expected(before, words) else mode
    mode = "asked" if is_asked(s.drawn) else mode
    for a in _listed_before(s, found["a"], before, found):
        for b in _listed_after(found["b"], s.drawn[found.end("b") :], found):
            first, second = (s.place(a), s.place(b)) if leads else (s.place(b), s.place(a))
            if _name(s, first) != _name(s, second):
                yield _statement(s, found, first, second, aspect, mode)


def _listed_before(s: _Sentence, first: str, before: str, found: re.Match[str]) -> list[str]:
    places = [first]
    while found["a"] == s.drawn[found.start() : found.start() + 1] and (more := _ALSO_BEFORE.search(before)):
        places.insert(0, more[1])
        before = before[: more.start()]
    return places


def _listed_after(first: str, after: str, found: re.Match[str]) -> list[str]:
    places, at = [first], 0
    while found.end() == found.end("b") and (more := _ALSO.match(after, at)):
        places.append(more[1])
        at = more.end()
    if at and re.match(r"(?:的|则|也|却|is\b|was\b|has\b)", after[at:].lstrip()):
        places.pop()  # a new clause: "领先杭州,广州则..."
    return places


def _asked(s: _Sentence, found: re.Match[str]) -> Iterator[Statement]:
    aspect = _aspect(s, found)
    if aspect is not None and not _FIGURE.search(s.drawn, found.start(), found.end()):
        yield _statement(s, found, s.place(found["a"]), s.place(found["b"]), aspect, "asked")


def _first(s: _Sentence, found: re.Match[str]) -> Iterator[Statement]:
    """Make a statement about who is first of all in innovation."""
    groups = found.groupdict()
    place = s.place(groups["a"]) if groups.get("a") else None
    negated = is_negated(s.drawn[: found.start()], found["mid"], s.drawn[found.end() :]) != bool(
        groups.get("n")
    )
    mode = "denied" if negated else "asserted"
    mode = "expected" if is_expected(s.drawn[: found.start()], found["mid"]) else mode
    mode = "asked" if place is None or is_asked(s.drawn) else mode
    yield _statement(s, found, place, None, (None, ""), mode)


def _name(s: _Sentence, mention: PlaceMention) -> str:
    if mention.place.kind == "unit":
        return mention.place.name
    a, b = s.paragraph.span(mention.start, mention.end)
    return s.source[a:b]


def _statement(
    s: _Sentence,
    found: re.Match[str],
    ahead: PlaceMention | None,
    behind: PlaceMention | None,
    aspect: tuple[str | None, str],
    mode: str,
) -> Statement:
    a, b = s.paragraph.span(s.at[found.start()], max(s.at[found.end()], s.at[found.start()] + 1))
    quote_start, quote_end = s.paragraph.span(s.start, s.end)
    times = find_periods(s.paragraph.text, s.start, s.end, s.calendar)
    years = {time.period.year for time in times if time.period.year}
    return Statement(
        ahead=_name(s, ahead) if ahead else None,
        behind=_name(s, behind) if behind else None,
        aspect=aspect[0],
        aspect_text=aspect[1],
        mode=mode,
        year=years.pop() if len(years) == 1 else None,
        start=a,
        end=b,
        quote=s.source[quote_start:quote_end],
        quote_start=quote_start,
        quote_end=quote_end,
    )


# --- in what --------------------------------------------------------------------------------------


def _aspect(s: _Sentence, found: re.Match[str]) -> tuple[str | None, str] | None:
    """Tell in what two places are compared: a code, or the text's words; None where it cannot be told.

    Words stand between the first place and the verb ("杭州的创新能力强于"), inside a comparative ("more
    unicorns than"), behind the second place ("in R&D spending") or before the first ("在人才方面,").
    """
    inside = [span for name in ("mid", "what") if (span := _span(found, name)) is not None]
    clause = re.split(r"[,。;]", s.drawn[: found.start()])
    ahead = _IN_ZH.search(s.drawn[: found.start()]) if len(clause) > 1 or clause[-1] else None
    behind = _IN_EN.match(s.drawn[found.end() :])
    if behind is not None:
        inside.append((found.end() + behind.start("x"), found.end() + behind.end("x")))
    if ahead is not None:
        inside.append(ahead.span("x"))
    left: list[str] = []
    for start, end in inside:
        topics = find_topics(s.lexicon, s.paragraph.text, s.at[start], s.at[end])
        if topics and topics[-1].indicator.code not in _INNOVATION:
            return topics[-1].indicator.code, s.paragraph.text[topics[-1].start : topics[-1].end]
        words = s.text(start, end)
        if _FILLING.sub("", _PRIVATE.sub("", words)):
            left.append(" ".join(words.split()).strip(" ,的在"))
    general = not left or any(_GENERAL.search(words) for words in left)
    if general:
        only_size = not left and _ONLY_SIZE.fullmatch(found["v"])
        return None if only_size else (None, "")  # "高于" needs a noun
    return None, left[0]


def _span(found: re.Match[str], name: str) -> tuple[int, int] | None:
    return found.span(name) if found.groupdict().get(name) else None
