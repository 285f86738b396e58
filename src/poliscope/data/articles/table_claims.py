"""Claims of a table: the unit and the indicator from its header, the place from its rows."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from poliscope.data.articles.entities import PlaceMention, find_places
from poliscope.data.articles.indicators import TopicMention, find_topics
from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.measures import CURRENCY_OF
from poliscope.data.articles.normalise import Paragraph
from poliscope.data.articles.periods import Period
from poliscope.data.articles.sentence import Draft, State
from poliscope.data.articles.tables import TableCell, read_header, read_table

__all__ = ["read_table_rows"]


def _first_place(lexicon: Lexicon, text: str) -> PlaceMention | None:
    found = find_places(lexicon, text, 0, len(text))
    return found[0] if found else None


def _unknown_place(cell: TableCell) -> PlaceMention | None:
    """Take the name of a row for a place that the gazetteer does not know."""
    name = cell.row.strip()
    if not re.search(r"[A-Za-z\u4e00-\u9fff]", name) or len(name) > 30:
        return None
    return PlaceMention(0, len(name), name, Place(name, "unknown"), 0.6)


def _subject(
    lexicon: Lexicon, cell: TableCell, state: State
) -> tuple[PlaceMention | None, list[TopicMention], str]:
    """Tell of which place a cell is, the indicator's phrases and its words: a row may name either."""
    header, row = cell.header.text, cell.row
    topics = find_topics(lexicon, header, 0, len(header))
    if (place := _first_place(lexicon, row)) is not None:
        return place, topics, header
    row_topics = find_topics(lexicon, row, 0, len(row))
    words = read_header(row).text
    if (there := _first_place(lexicon, header)) is not None:
        return there, row_topics, words
    if topics and not cell.by_row and not row_topics:
        return _unknown_place(cell), topics, header
    joined = find_topics(lexicon, f"{row}{header}", 0, len(row) + len(header))
    if state.home is not None and (joined or cell.by_row or not header or cell.header.year):
        named = row_topics or joined
        return state.home, named[:1] if joined and not row_topics else named, words
    return _unknown_place(cell), topics, words if cell.by_row else header


def _table_draft(
    lexicon: Lexicon, text: str, cell: TableCell, year: int | None, state: State, ranked: bool
) -> Draft | None:
    """Make a claim of one table cell."""
    place, topics, words = _subject(lexicon, cell, state)
    code = topics[-1].indicator.code if topics else None
    growth = re.search(
        r"增速|增长|同比|增幅|growth|change",
        cell.header.text + ("" if words == cell.header.text else cell.row),
        re.IGNORECASE,
    )
    if code and growth and (cell.unit in {"%", None}) and not code.endswith("_growth"):
        code += "_growth"
    indicator = topics[-1].indicator if topics else None
    if re.search(r"排名|名次|位次|\brank\b|序号|^no\.?$", cell.header.text, re.IGNORECASE):
        if code is None:
            return None
        unit: str | None = "rank"
    elif ranked and cell.unit is None and cell.value == int(cell.value):
        unit = "rank"
    else:
        unit = cell.unit or (_table_unit(indicator.kinds, state.region) if indicator else None)
    if unit == "CNY" and "人民币" not in cell.header.text:
        unit = CURRENCY_OF[state.region]
    when = cell.header.year or year or state.calendar.document or state.calendar.main
    paragraph, span = cell.paragraph, (cell.cell.start, cell.cell.end)
    return Draft(
        paragraph=paragraph,
        sentence=(0, len(paragraph.text)),
        span=span,
        value=cell.value,
        value_high=math.nan,
        unit=unit,
        low=cell.low,
        high=cell.high,
        qualifier=cell.qualifier,
        polarity="asserted",
        kind="rank" if unit == "rank" else "growth" if code and code.endswith("_growth") else "level",
        place=place,
        reference=None,
        indicator=code or words or None,
        phrase=(-1, -1),
        period=Period(str(when), when, 0.8) if when else Period(None, None, 0.3),
        confidence=(0.9 if place else 0.0, 0.9 if code else 0.5, 0.8 if when else 0.3, 0.95),
    )


def _table_unit(kinds: frozenset[str], region: str) -> str | None:
    for kind, unit in (("percent", "%"), ("persons", "persons"), ("count", "count")):
        if kind in kinds:
            return unit
    return CURRENCY_OF[region] if kinds == {"money"} else None


def read_table_rows(
    lexicon: Lexicon, text: str, rows: Sequence[Paragraph], caption: str, state: State
) -> list[Draft]:
    """Read the claims of a table.

    Parameters
    ----------
    lexicon : Lexicon
        What the reader knows.
    text : str
        The original.
    rows : sequence of Paragraph
        The table's rows.
    caption : str
        What stands above it.
    state : State
        What the text before left behind.

    Returns
    -------
    list of Draft
    """
    cells, _ = read_table(rows, caption)
    year = re.search(r"(?:19|20)\d{2}", caption)
    ranked = bool(re.search(r"\branks?\b|\brankings?\b|排名|名次|位次", caption, re.IGNORECASE))
    drafts = (
        _table_draft(lexicon, text, cell, int(year.group()) if year else None, state, ranked)
        for cell in cells
    )
    return [draft for draft in drafts if draft is not None]
