"""Read an article: from its source to proposed claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poliscope.data.articles.claims import COLUMNS, Claim, Confidence, LeftOut
from poliscope.data.articles.entities import PlaceMention, district_names, find_places
from poliscope.data.articles.html import article_lines, visible_text
from poliscope.data.articles.lexicon import Aliases, Lexicon, build_lexicon
from poliscope.data.articles.loading import load
from poliscope.data.articles.maintext import Line, find_content, split_lines
from poliscope.data.articles.normalise import Paragraph, paragraphs, unwrap
from poliscope.data.articles.periods import Calendar, find_periods, publication_year
from poliscope.data.articles.sentence import Draft, State, read_sentence, read_table_rows
from poliscope.data.articles.sentences import split_sentences
from poliscope.data.articles.tables import group_tables
from poliscope.data.quantities.numerals import fold
from poliscope.errors import DataError, Problem

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Article", "check_quotes", "read_article"]

_TAIWAN = re.compile(
    r"新台币|台湾|民国|主计处|科管局|科技部长|全台|竹科|行政院|立法院|新竹|县长|台北|"
    r"经济部|国科会|联合报|工商时报|中央社|自由时报"
)
_HONG_KONG = re.compile(r"港元|港币|香港|本港")
_ABOUT_YEAR = re.compile(
    r"((?:19|20)\d{2})年?[^,。]{0,24}(?:公报|报告|数据|对比|统计|运行|榜|排行|成绩单|"
    r"投入|年报|情况|盘点|指标)|(?:in|for|of|,) ((?:19|20)\d{2})\b"
)


@dataclass(frozen=True, slots=True)
class Article:
    """What was read.

    Attributes
    ----------
    text : str
        The original that offsets count: the file's text; for HTML the page's visible text.
    title : str
        Its heading, if one was found.
    published : int or None
        Year of publication, to which relative times refer.
    claims : tuple of Claim
        Proposed claims, in the order of the text.
    left_out : tuple of LeftOut
        Lines that were not read, and why.
    form, encoding : str
        "html", "markdown" or "text"; and what it was decoded from.
    origin : tuple of int
        For HTML: for each character of ``text`` its place in the source; else empty.
    """

    text: str
    title: str
    published: int | None
    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    form: str
    encoding: str
    origin: Sequence[int] = ()

    @property
    def summary(self) -> str:
        """Say in one line how much was read and left out."""
        left = sum(len(line.text.strip()) for line in self.left_out)
        lines = len(self.left_out)
        return f"{len(self.claims)} claims proposed; {lines} lines ({left} characters) left out"

    def to_frame(self) -> pd.DataFrame:
        """Give the claims as a table in the evidence columns, then the reader's own."""
        import pandas as pd

        rows = [claim.to_row() for claim in self.claims]
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=list(COLUMNS))

    def to_csv(self, path: str | Path | None = None) -> str | None:
        """Write the claims as CSV to a path, or return it as text."""
        written: str | None = self.to_frame().to_csv(path, index=False, encoding="utf-8")
        return written

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place of a piece of ``text`` in the source (for HTML between its tags)."""
        if not len(self.origin):
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def check_quotes(text: str, claims: Iterable[Claim]) -> None:
    """Check that every claim quotes the text verbatim and that its quote contains its number.

    Parameters
    ----------
    text : str
        The original.
    claims : iterable of Claim
        As another extractor gave them.

    Raises
    ------
    poliscope.errors.DataError
        ``invented-quote`` for each claim whose quote, number or offsets are not in the text.
    """
    problems = []
    for claim in claims:
        verbatim = text[claim.quote_start : claim.quote_end] == claim.quote and bool(claim.quote)
        inside = claim.quote_start <= claim.start < claim.end <= claim.quote_end
        if not (verbatim and inside and text[claim.start : claim.end] == claim.value_text):
            problems.append(
                Problem(
                    "invented-quote",
                    f"claim {claim.claim} ({claim.value_text!r}) does not quote the article",
                    claim.locator,
                    "a quote must be a verbatim slice of the text that contains the number",
                )
            )
    if problems:
        raise DataError(problems)


def _lines(source: str, form: str) -> tuple[str, list[Line], Sequence[int], str, int | None]:
    """Give the text to read, its marked lines, its map to the source, its title and year."""
    if form == "html":
        page = visible_text(source)
        lines = split_lines(page.text)
        given = article_lines(source, page)
        if given is not None:
            by_start = _starts(page.text, given)
            find_content(lines, given=[by_start.get(line.start, False) for line in lines])
        else:
            find_content(lines)
        year = int(page.published[:4]) if page.published else None
        return page.text, lines, page.origin, page.title, year
    spans = unwrap(source)
    lines = [Line(a, b, fold(source[a:b])) for a, b in spans] if spans else split_lines(source)
    find_content(lines)
    return source, lines, (), "", None


def _starts(text: str, given: Sequence[bool]) -> dict[int, bool]:
    starts, position = {}, 0
    for line, keep in zip(text.split("\n"), given, strict=True):
        starts[position] = keep
        position += len(line) + 1
    return starts


def _heading(lines: Sequence[Line]) -> list[Line]:
    """Find the lines right above the article that may be its title and dateline."""
    first = next((i for i, line in enumerate(lines) if line.keep and line.kind == "text"), len(lines))
    return [line for line in lines[max(0, first - 12) : first] if not line.keep]


def _title(headings: Sequence[Line], given: str) -> str:
    """Choose the title among the lines above the article."""
    if given:
        return fold(given)
    fitting = [
        line.text.strip(" #*")
        for line in headings
        if 8 <= len(line.text.strip()) <= 120
        and line.reason == "not a sentence"
        and line.text.count("|") < 2
        and not re.search(r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}", line.text[:12])
    ]
    return max(fitting, key=lambda text: (bool(re.search(r"[?!:,：]|\d{4}", text)), len(text)), default="")


def _region(text: str, folded: str) -> str:
    """Tell whose press it is by script and vocabulary: "TW", "HK" or "CN"."""
    changed = sum(
        a != b for a, b in zip(text[:20_000], folded[:20_000], strict=True) if "\u4e00" <= a <= "\u9fff"
    )
    han = sum("\u4e00" <= a <= "\u9fff" for a in text[:20_000])
    taiwan, hong_kong = len(_TAIWAN.findall(folded[:20_000])), len(_HONG_KONG.findall(folded[:20_000]))
    if taiwan >= 4 and "新台币" in folded[:20_000]:
        return "TW"
    if han and changed / han > 0.05:
        if taiwan >= 2 and taiwan >= hong_kong:
            return "TW"
        return "HK" if hong_kong >= 3 else "CN"
    return "CN"


def _calendar(
    text: str, title: str, headings: Sequence[Line], year: int | None, region: str, lines: Sequence[Line]
) -> Calendar:
    first = next((line.start for line in lines if line.keep), 0)
    head = "\n".join(line.text for line in headings)
    opening = fold(text[first : first + 300])
    published = year or publication_year(head) or publication_year(fold(text[:first])) or _dateline(opening)
    about = _ABOUT_YEAR.search(title)
    document = int(next(g for g in about.groups() if g)) if about else None
    return Calendar(published, document, minguo=region == "TW")


def _with_main_year(calendar: Calendar, body: Sequence[Paragraph]) -> Calendar:
    """Take the year that most of the article is of, where the title names none."""
    if calendar.document is not None:
        return calendar
    years: Counter[int] = Counter()
    for paragraph in body[:200]:
        for mention in find_periods(paragraph.text, 0, len(paragraph.text), calendar):
            if mention.period.year and not mention.compared:
                years[mention.period.year] += 1
    if not years:
        return calendar
    year, count = years.most_common(1)[0]
    alone = len(years) == 1 and (calendar.published is None or year < calendar.published)
    main = alone or (count >= 3 and 2 * count > sum(years.values()) and year != calendar.published)
    return replace(calendar, main=year) if main else calendar


def _dateline(opening: str) -> int | None:
    """Find a date at the beginning of the first paragraph: "(本报2024年3月5日讯)"."""
    found = re.match(r"^.{0,30}?((?:19|20)\d{2})[-/.年]\d{1,2}[-/.月]\d{1,2}日?", opening)
    return int(found.group(1)) if found else None


def _home(lexicon: Lexicon, title: str, body: Sequence[Paragraph]) -> PlaceMention | None:
    """Find what the article is about: the first place of the title, else the one named most at first."""
    usable = {"city", "province", "county", "zone", "unit", "region"}
    for mention in find_places(lexicon, title, 0, len(title)):
        if mention.place.kind in usable or mention.place.kind == "country":
            return mention
    counts: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    for paragraph in body[:30]:
        for mention in find_places(lexicon, paragraph.text, 0, len(paragraph.text)):
            if mention.place.kind in usable:
                counts[mention.place.name] += 1
                first.setdefault(mention.place.name, mention)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2):
        return None
    return first[ranked[0][0]]


def _names(text: str, folded: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Choose one spelling for each place: the usual one of the article, as the original has it."""
    spellings: dict[str, Counter[str]] = {}
    study: set[str] = set()
    for draft in drafts:
        for mention in (draft.place, draft.reference):
            if mention is not None:
                spellings.setdefault(mention.place.name, Counter())[mention.surface] += 1
                study |= {mention.place.name} if mention.place.kind == "unit" else set()
    names = {}
    for name, counts in spellings.items():
        surface = max(counts, key=lambda s: (s == name, counts[s], -len(s)))
        at = folded.find(surface)
        names[name] = name if name in study else text[at : at + len(surface)] if at >= 0 else surface
    return names


def _quote(text: str, paragraph: Paragraph, start: int, end: int) -> tuple[str, int, int]:
    a, b = paragraph.span(start, end)
    return text[a:b], a, b


def _claim(
    text: str, draft: Draft, number: int, names: Mapping[str, str], source: str | None, address: str | None
) -> Claim:
    quote, quote_start, quote_end = _quote(text, draft.paragraph, draft.sentence[0], draft.sentence[1])
    a, b = draft.paragraph.span(*draft.span)
    unit = names.get(draft.place.place.name) if draft.place else None
    reference = names.get(draft.reference.place.name) if draft.reference else None
    phrase = _slice(text, draft.paragraph, draft.phrase)
    return Claim(
        claim=f"c{number:03d}", unit=unit, indicator=draft.indicator, value=draft.value, unit_of_measure=draft.unit,
        period=draft.period.label, kind=draft.kind, year=draft.period.year, value_high=draft.value_high,
        qualifier=draft.qualifier, polarity=draft.polarity, reference_unit=reference if reference != unit else None,
        low=draft.low, high=draft.high, value_text=text[a:b], indicator_text=phrase,
        period_text=draft.period.label or "", start=a, end=b, quote=quote, quote_start=quote_start, quote_end=quote_end,
        confidence=Confidence(*(round(c, 2) for c in draft.confidence)), source=source, address=address, note=draft.note,
        place=draft.place.place.name if draft.place else None,
        place_kind=draft.place.place.kind if draft.place else None, whole=draft.whole,
    )  # fmt: skip


def _slice(text: str, paragraph: Paragraph, span: tuple[int, int]) -> str:
    if span[0] < 0 or span[1] <= span[0]:
        return ""
    a, b = paragraph.span(*span)
    return text[a:b]


def _few_years(body: Sequence[Paragraph], calendar: Calendar) -> bool:
    """Tell whether an article speaks of few years, so that a year may outlive its paragraph."""
    years = {
        mention.period.year
        for paragraph in body[:200]
        for mention in find_periods(paragraph.text, 0, len(paragraph.text), calendar)
        if mention.period.year and not mention.compared
    }
    return len(years) <= 4


def _read_body(
    lexicon: Lexicon,
    text: str,
    body: Sequence[Paragraph],
    calendar: Calendar,
    home: PlaceMention | None,
    region: str,
) -> list[Draft]:
    """Read paragraph by paragraph; tables as wholes."""
    drafts: list[Draft] = []
    state = State(calendar=calendar, region=region, home=home, carry=_few_years(body, calendar))
    tables = {group[0]: group for group in group_tables(body)}
    inside = {i for group in tables.values() for i in group}
    for i, paragraph in enumerate(body):
        if i in tables:
            caption = body[i - 1].text[-80:] if i and body[i - 1].kind != "table" else ""
            drafts.extend(read_table_rows(lexicon, text, [body[j] for j in tables[i]], caption, state))
        elif i not in inside:
            state = state.next_paragraph()
            for start, end in split_sentences(paragraph.text):
                found, state = read_sentence(lexicon, text, paragraph, start, end, state, drafts)
                drafts.extend(found)
    return drafts


def read_article(
    source: str | bytes | Path,
    *,
    framework: Mapping[str, Mapping[str, Any]] | None = None,
    units: Mapping[str, Iterable[str]] | None = None,
    aliases: Aliases | None = None,
    published: int | None = None,
    title: str | None = None,
    address: str | None = None,
    extractor: Callable[[str], Iterable[Claim]] | None = None,
) -> Article:
    """Read the claims out of an article.

    Parameters
    ----------
    source : pathlib.Path, bytes or str
        A file, its bytes, or the text itself: HTML, Markdown or plain text in Simplified or
        Traditional Chinese or English, in any usual encoding.
    framework : mapping, optional
        Indicator code to ``{"label": ..., "aliases": [...], "unit_of_measure": ...}``; its phrases
        come before the lexicon's.
    units : mapping, optional
        Name of a unit of the study to its other names; they come before the gazetteer's.
    aliases : Aliases, optional
        What earlier corrections taught (:func:`poliscope.data.articles.learn_aliases`).
    published : int, optional
        Year of publication, where the page does not tell it.
    title, address : str, optional
        For the evidence's ``source`` and ``address``.
    extractor : callable, optional
        Reads the claims instead of the rules: text in, :class:`Claim` records out. Their quotes
        are checked (:func:`check_quotes`).

    Returns
    -------
    Article
        Claims with status "proposed", each with its sentence, and what was left out.

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-article`` or, with ``extractor``, ``invented-quote``.
    poliscope.errors.MissingExtraError
        For HTML without the extra "articles".
    """
    loaded = load(source)
    text, lines, origin, page_title, year = _lines(loaded.text, loaded.form)
    folded = fold(text)
    headings = _heading(lines)
    heading = _title(headings, page_title)
    region = _region(text, folded)
    calendar = _calendar(text, heading, headings, published or year, region, lines)
    address = address or loaded.address
    if extractor is not None:
        claims = tuple(replace(claim, status="proposed") for claim in extractor(text))
        check_quotes(text, claims)
    else:
        lexicon = build_lexicon(framework, units, aliases)
        lexicon = replace(lexicon, places=lexicon.places.extended(district_names(lexicon, folded[:30_000])))
        body = paragraphs(text, lines)
        calendar = _with_main_year(calendar, body)
        drafts = _read_body(lexicon, text, body, calendar, _home(lexicon, heading, body), region)
        names = _names(text, folded, drafts)
        claims = tuple(
            _claim(text, draft, i + 1, names, title or heading or None, address)
            for i, draft in enumerate(drafts)
        )
    left_out = tuple(
        LeftOut(line.start, line.end, text[line.start : line.end], line.reason)
        for line in lines
        if not line.keep and line.text.strip()
    )
    return Article(text, heading, calendar.published, claims, left_out, loaded.form, loaded.encoding, origin)
