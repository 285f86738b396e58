"""Read an article: from its source to proposed claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poliscope.data.articles.claims import COLUMNS, Claim, LeftOut
from poliscope.data.articles.context.compared import find_compared, home_leads
from poliscope.data.articles.context.currencies import find_country
from poliscope.data.articles.context.headings import find_dateline, find_place_sections, find_questions
from poliscope.data.articles.context.home import find_home
from poliscope.data.articles.context.publication import find_month, read_date
from poliscope.data.articles.context.region import find_region
from poliscope.data.articles.context.setting import (
    find_calendar,
    find_headings,
    find_opening,
    find_sections,
    find_title,
    has_few_years,
    with_main_year,
)
from poliscope.data.articles.drafts import Draft, State, claim_of
from poliscope.data.articles.extracting import make_claims
from poliscope.data.articles.lexicon import Aliases, Lexicon, build_lexicon
from poliscope.data.articles.places.assignment import Subject
from poliscope.data.articles.places.finding import PlaceMention, district_names, find_places
from poliscope.data.articles.places.memory import is_city, last_list
from poliscope.data.articles.places.namesakes import country_spoken_of, find_namesakes, own_country
from poliscope.data.articles.places.people import find_people
from poliscope.data.articles.places.spellings import choose_spellings
from poliscope.data.articles.places.unknown import find_unknown
from poliscope.data.articles.rankings import keep_rankings, read_ranked
from poliscope.data.articles.sentence import read_sentence
from poliscope.data.articles.source.facts import join_cards
from poliscope.data.articles.source.front_matter import leave_out_front, read_front
from poliscope.data.articles.source.headlines import keep_headings, keep_headline, keep_summary
from poliscope.data.articles.source.html import article_lines, visible_text
from poliscope.data.articles.source.loading import load
from poliscope.data.articles.source.maintext import find_content
from poliscope.data.articles.source.normalise import Paragraph, paragraphs, unwrap
from poliscope.data.articles.source.sentences import split_sentences
from poliscope.data.articles.statements import Statement, find_statements
from poliscope.data.articles.tables.claiming import read_table_rows
from poliscope.data.articles.tables.grid import group_tables
from poliscope.data.articles.tables.rows import Line, above_table, opening_line, split_lines
from poliscope.data.articles.tables.spaced import cut_spaced, join_cells
from poliscope.data.articles.times.periods import Calendar
from poliscope.data.quantities.numerals import fold

if TYPE_CHECKING:
    import pandas as pd

_LISTED_ITEM = re.compile(r"\s*(?:[-*•·●▪◦■–✅☑✔▶👉🔹🔸📌🚩⭐]️?|\d{1,2}[.、)]|[(（]\d{1,2}[)）])\s*\S")

__all__ = ["Article", "read_article"]

#: Paragraphs that are remembered in case that they are repeated: joined pages often are.
MOST_KNOWN = 5000
#: After so many different things one paragraph is remembered.
MOST_STATES = 8


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
    month : int or None
        Month of publication, where the page or the caller tells it.
    statements : tuple of Statement
        Comparisons of places in words, without a figure.
    """

    text: str
    title: str
    published: int | None
    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    form: str
    encoding: str
    origin: Sequence[int] = ()
    month: int | None = None
    statements: tuple[Statement, ...] = ()

    @property
    def date(self) -> tuple[int, int | None] | None:
        """Year and month of publication, as :func:`poliscope.data.consistency.check_claims` takes it."""
        return None if self.published is None else (self.published, self.month)

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


def _lines(source: str, form: str) -> tuple[str, list[Line], Sequence[int], str, str | None]:
    """Give the text to read, its marked lines, its map to the source, its title and date."""
    if form == "html":
        page = visible_text(source)
        lines = split_lines(page.text)
        given = article_lines(source, page)
        if given is not None:
            by_start = _starts(page.text, given)
            find_content(lines, given=[by_start.get(line.start, False) for line in lines])
        else:
            _restore_tables(page.text, lines)
            find_content(lines)
        return page.text, lines, page.origin, page.title, page.published
    spans = unwrap(source)
    lines = [Line(a, b, fold(source[a:b])) for a, b in spans] if spans else split_lines(source)
    front = read_front(source, lines)
    _restore_tables(source, lines)
    find_content(lines)
    leave_out_front(lines, front)
    return source, lines, (), front.title, front.date


def _restore_tables(text: str, lines: list[Line]) -> None:
    """Give tables back whose layout the flattening of a page has lost."""
    join_cards(text, lines)
    join_cells(text, lines)
    cut_spaced(lines)


def _starts(text: str, given: Sequence[bool]) -> dict[int, bool]:
    starts, position = {}, 0
    for line, keep in zip(text.split("\n"), given, strict=True):
        starts[position] = keep
        position += len(line) + 1
    return starts


def _read_body(
    lexicon: Lexicon,
    text: str,
    body: Sequence[Paragraph],
    calendar: Calendar,
    home: PlaceMention | None,
    region: str,
    lines: Sequence[Line] = (),
    title: str = "",
) -> list[Draft]:
    """Read paragraph by paragraph; tables as wholes; a section's heading may give its year or its place."""
    title = title or opening_line(lines)
    drafts: list[Draft] = []
    known: dict[str, list[tuple[State, list[Draft], State]]] = {}
    questions = find_questions(lexicon, lines)
    coming, places = find_sections(lines), find_place_sections(lexicon, lines)
    country = find_country(lexicon, body, home)
    state = State(calendar, region, home, carry=has_few_years(body, calendar), country=country)
    named = find_places(lexicon, title, 0, len(title))
    titled = tuple({m.place.name: m for m in named if is_city(m)}.values())
    titled = find_compared(lexicon, titled, body)
    whole = "\n".join(paragraph.text for paragraph in body) if len(titled) > 1 else ""
    state = replace(
        state, memory=replace(state.memory, listed=last_list(named, title), titled=titled, text=whole)
    )
    state = replace(state, leads=home_leads(lexicon, body, home))
    state = replace(state, dateline=find_dateline(lexicon, lines))
    tables = {group[0]: group for group in group_tables(body)}
    inside = {i for group in tables.values() for i in group}
    for i, paragraph in enumerate(body):
        while coming and coming[0][0] <= paragraph.span(0, 1)[0]:
            state = state.in_section(coming.pop(0)[1])
        while places and places[0][0] <= paragraph.span(0, 1)[0]:
            state = state.about(places.pop(0)[1], home)
        if i in tables:
            caption = above_table(lines, paragraph.span(0, 1)[0], title)
            drafts.extend(read_table_rows(lexicon, text, [body[j] for j in tables[i]], caption, state))
        elif i not in inside:
            if paragraph.kind == "ranking":
                drafts.extend(read_ranked(lexicon, text, paragraph, title, state))
            state = state.next_paragraph(item=bool(_LISTED_ITEM.match(paragraph.text)))
            while questions and questions[0][0] <= paragraph.span(0, 1)[0]:
                state = replace(state, subject=Subject(questions.pop(0)[1], 0.7))
            found, state = _read_paragraph(lexicon, text, paragraph, state, known)
            drafts.extend(found)
    return drafts


def _read_paragraph(
    lexicon: Lexicon,
    text: str,
    paragraph: Paragraph,
    state: State,
    known: dict[str, list[tuple[State, list[Draft], State]]],
) -> tuple[list[Draft], State]:
    """Read one paragraph; one that stood there before, after the same things, is not read anew."""
    for before, found, after in known.get(paragraph.text, ()):
        if before == state:
            return [replace(draft, paragraph=paragraph) for draft in found], after
    before = state
    drafts: list[Draft] = []
    for start, end in split_sentences(paragraph.text):
        more, state = read_sentence(lexicon, text, paragraph, start, end, state, drafts)
        drafts.extend(more)
    if len(known) < MOST_KNOWN:
        after_each = known.setdefault(paragraph.text, [])
        if len(after_each) < MOST_STATES:
            after_each.append((before, drafts, state))
    return drafts, state


def _titled(text: str, title: str) -> list[Paragraph]:
    """Give the title as a paragraph, where it stands in the text: it may ask the article's question."""
    at = text.find(title) if title else -1
    return [Paragraph(fold(title), range(at, at + len(title)), "heading")] if at >= 0 else []


def read_article(
    source: str | bytes | Path,
    *,
    framework: Mapping[str, Mapping[str, Any]] | None = None,
    units: Mapping[str, Iterable[str]] | None = None,
    aliases: Aliases | None = None,
    published: int | str | None = None,
    title: str | None = None,
    address: str | None = None,
    extractor: Callable[[str], Iterable[Claim | Mapping[str, Any]]] | None = None,
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
    published : int or str, optional
        Year of publication, or year and month ("2025-03"), where the page does not tell it.
    title, address : str, optional
        For the evidence's ``source`` and ``address``.
    extractor : callable, optional
        Reads the claims instead of the rules: text in, :class:`Claim` records out, or mappings with
        ``unit, indicator, value, value_text, quote`` and what else a claim has. Their quotes and
        numbers are checked (:func:`check_quotes`).

    Returns
    -------
    Article
        Claims with status "proposed", each with its sentence, and what was left out.

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-article``, ``unreadable-date`` or, with ``extractor``, ``not-a-claim``,
        ``invented-quote``, ``invented-number``.
    poliscope.errors.MissingExtraError
        For HTML without the extra "articles".
    """
    loaded = load(source)
    text, lines, origin, page_title, date = _lines(loaded.text, loaded.form)
    year = int(date[:4]) if date else None
    folded = fold(text)
    headings = find_headings(lines)
    kept = "".join(line.text for line in lines if line.keep)
    page_title = page_title or find_opening(text, lines)
    heading = find_title(headings, page_title)
    shown = find_title(headings, page_title, kept[:30_000])
    keep_headline(lines, shown or heading, kept)
    keep_summary(lines, kept)
    keep_headings(lines, kept)
    at = folded.find(shown) if shown else -1
    shown = text[at : at + len(shown)] if at >= 0 else shown  # as the original has it
    region = find_region(text, folded)
    given = read_date(published)
    calendar = find_calendar(text, heading, headings, given[0] or year, region, lines)
    month = given[1] or find_month(calendar.published, date, headings, text, lines)
    calendar = replace(calendar, month=month)
    address = address or loaded.address
    if extractor is not None:
        said: tuple[Statement, ...] = ()
        claims = make_claims(text, extractor(text))
    else:
        lexicon = build_lexicon(framework, units, aliases)
        lexicon = replace(lexicon, places=lexicon.places.extended(district_names(lexicon, folded[:30_000])))
        lexicon = replace(lexicon, places=lexicon.places.extended(find_unknown(lexicon, folded[:30_000])))
        lexicon = replace(lexicon, places=lexicon.places.extended(find_people(lexicon, folded[:30_000])))
        lexicon = replace(lexicon, places=lexicon.places.extended(find_namesakes(lexicon, folded[:30_000])))
        lexicon = replace(lexicon, places=lexicon.places.extended(own_country(lexicon, region)))
        keep_rankings(lexicon, lines, heading)
        body = paragraphs(text, lines)
        calendar = with_main_year(calendar, body)
        home = find_home(lexicon, heading, body, headings, region, lines)
        lexicon = replace(lexicon, places=lexicon.places.extended(country_spoken_of(lexicon, home)))
        drafts = _read_body(
            lexicon,
            text,
            body,
            calendar,
            home,
            region,
            lines,
            heading,
        )
        said = find_statements(lexicon, text, [*_titled(text, shown), *body], calendar)
        names = choose_spellings(text, folded, drafts)
        claims = tuple(
            claim_of(text, draft, i + 1, names, title or shown or None, address)
            for i, draft in enumerate(drafts)
        )
    left_out = tuple(
        LeftOut(line.start, line.end, text[line.start : line.end], line.reason)
        for line in lines
        if not line.keep and line.text.strip()
    )
    return Article(
        text, shown, calendar.published, claims, left_out, loaded.form, loaded.encoding, origin, month, said
    )
