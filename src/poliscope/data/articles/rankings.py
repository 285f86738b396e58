"""Ranked lists of places without a sentence: "1. Ghent", "2. Bruges", line by line or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from poliscope.data.articles.drafts import Draft, State, make_draft
from poliscope.data.articles.indicators import Topic, find_topics
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.numbers.records import rank_mention
from poliscope.data.articles.places.finding import PlaceMention, find_named
from poliscope.data.articles.places.owners import Owner
from poliscope.data.articles.relations import Relation
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.tables.rows import Line

__all__ = ["keep_rankings", "read_ranked"]

#: "1. Ghent", "#2 Bruges", 3、昆明, at the beginning of a line or behind a bullet, a comma, a gap.
_ITEM = re.compile(
    r"(?:^[\s>*_-]*|(?<=[\s•·●|;,、。]))(?:No\. ?|#)?(?P<n>[1-9]\d?)(?:[.、):]|\.\))[ *_]*"
    r"(?P<name>[A-ZÀ-Þ㐀-鿿][^\d•·●|;:()。!?\n]{0,40})"
)
#: What a list of such a name or sentence before it ranks.
_RANKING = re.compile(
    r"(?i:\b(?:best|most|top|least|worst|rank(?:s|ed|ing|ings)?|league|leaderboard|index)\b)|"
    r"\b(?!(?:[Ii]nter|[Ff]or|[Mm]od|[Hh]on|[Hh]arv|[Ff]|[Ii]nv|[Tt]|[Gg]u|[Rr]equ|[Ww]|[Cc]h|[Qq]u|"
    r"[Nn]|[Ll]atest)est)"
    r"[A-Za-z]{3,}est\b|排名|排行|榜|[前百]强|前[\d一二三四五六七八九十]+名|最[㐀-鿿]{1,4}(?:的|"
    r"城市|十)|第一梯队"
)
#: A list is one from three on; who only counts steps or chapters names no places.
_LEAST = 3
#: How far above the list the words that make it a ranking may stand.
_ABOVE = 200


@dataclass(frozen=True, slots=True)
class _Item:
    """One place of a list: its line, its number and where it and its name stand in the line."""

    line: int
    number: int
    start: int
    name: int
    end: int


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    for i, line in enumerate(lines):
        if line.kind == "table" or len(line.text) > 4000 or not any(c in line.text for c in ".、):"):
            continue
        for found in _ITEM.finditer(line.text):
            yield _Item(i, int(found["n"]), found.start("n"), found.start("name"), found.end("name"))


def _runs(lines: Sequence[Line]) -> Iterator[list[_Item]]:
    """Cut the items into lists that count up from 1, or down to it."""
    run: list[_Item] = []
    for item in _items(lines):
        step = item.number - run[-1].number if run else 0
        goes_on = run and (step == (run[1].number - run[0].number) if len(run) > 1 else step in {1, -1})
        if run and not goes_on:
            yield run
            run = []
        run.append(item)
    yield run


def _place(lexicon: Lexicon, text: str, item: _Item) -> PlaceMention | None:
    """Find the place that an item begins with."""
    places = find_named(lexicon, text, item.name, item.end)
    return next((m for m in places if m.start <= item.name + 4 and m.place.kind != "organisation"), None)


def _has_figures(lines: Sequence[Line], run: Sequence[_Item]) -> bool:
    """Tell a list with scores: its numbers only count the lines, and its figures are read as they stand."""
    texts = {item.line: lines[item.line].text for item in run}
    digits = sum(c.isdigit() for text in texts.values() for c in text)
    return digits > sum(len(str(item.number)) for item in run)


def _ranks(lines: Sequence[Line], run: Sequence[_Item], title: str) -> bool:
    """Tell whether the title, or what stands right above a list without gaps, says that it ranks."""
    if _RANKING.search(title):
        return True
    first, last = run[0].line, run[-1].line
    gaps = any(line.text.strip() for line in lines[first:last] if not _ITEM.search(line.text))
    above = (
        " ".join(line.text for line in lines[max(0, first - 3) : first]) + lines[first].text[: run[0].start]
    )
    return not gaps and _RANKING.search(above[-_ABOVE:]) is not None


def keep_rankings(lexicon: Lexicon, lines: Sequence[Line], title: str) -> None:
    """Keep the lines of lists that rank places.

    Parameters
    ----------
    lines : sequence of Line
        Of the page, marked in place as of the kind "ranking".
    title : str
        Of the article.
    """
    for run in _runs(lines):
        if len(run) < _LEAST or min(item.number for item in run) != 1:
            continue
        if any(lines[item.line].reason == "after the end of the article" for item in run):
            continue
        if _has_figures(lines, run) or not _ranks(lines, run, title):
            continue
        named = sum(_place(lexicon, lines[item.line].text, item) is not None for item in run)
        if 4 * named >= 3 * len(run):
            for item in run:
                lines[item.line].keep, lines[item.line].kind = True, "ranking"


def read_ranked(lexicon: Lexicon, text: str, paragraph: Paragraph, title: str, state: State) -> list[Draft]:
    """Read the ranks of one line of such a list.

    Parameters
    ----------
    paragraph : Paragraph
        The line, of the kind "ranking".
    title : str
        Of the article, which tells what is ranked.
    state : State
        What stands before it.
    """
    work = paragraph.text
    topics = find_topics(lexicon, title, 0, len(title))
    indicator = topics[0].indicator if topics else None
    topic = Topic(indicator.code if indicator else "ranking", -1, -1, 0.5 if indicator else 0.3, indicator)
    known = state.calendar.document or state.calendar.main or state.period.year or state.calendar.published
    period = type(state.period)(str(known) if known else None, known, 0.5 if known else 0.3)
    drafts = []
    for found in _ITEM.finditer(work):
        item = _Item(0, int(found["n"]), found.start("n"), found.start("name"), found.end("name"))
        place = _place(lexicon, work, item)
        number = rank_mention(found.start("n"), found.end("n"), Decimal(item.number))
        sentence = (found.start("n"), found.end("name"))
        owner = Owner(place, 0.9 if place else 0.0)
        drafts.append(
            make_draft(text, paragraph, sentence, number, owner, period, topic, Relation("rank"), state)
        )
    return drafts
