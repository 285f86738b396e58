"""Claims of a table: the unit and the indicator from its header, the place from its rows."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from poliscope.data.articles.entities import PlaceMention, find_places
from poliscope.data.articles.indicators import find_topics
from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.normalise import Paragraph
from poliscope.data.articles.periods import Period
from poliscope.data.articles.sentence import CURRENCY_OF, Draft, State
from poliscope.data.articles.tables import TableCell, read_table

__all__ = ["read_table_rows"]


def _cell_place(lexicon: Lexicon, cell: TableCell) -> PlaceMention | None:
    found = find_places(lexicon, cell.row, 0, len(cell.row))
    if found:
        return found[0]
    name = cell.row.strip()
    if not re.search(r"[A-Za-z\u4e00-\u9fff]", name) or len(name) > 30:
        return None
    return PlaceMention(0, len(name), name, Place(name, "unknown"), 0.6)


def _table_draft(
    lexicon: Lexicon, text: str, cell: TableCell, year: int | None, state: State
) -> Draft | None:
    """Make a claim of one table cell; a row may name the indicator and the column the place."""
    topics = find_topics(lexicon, cell.header.text, 0, len(cell.header.text))
    place = _cell_place(lexicon, cell)
    row_topics = find_topics(lexicon, cell.row, 0, len(cell.row))
    code = topics[-1].indicator.code if topics else None
    if (
        code is None
        and row_topics
        and (there := find_places(lexicon, cell.header.text, 0, len(cell.header.text)))
    ):
        place, topics = there[0], row_topics
        code = row_topics[-1].indicator.code
    if code is None and not find_places(lexicon, cell.row, 0, len(cell.row)):
        named = f"{cell.row}{cell.header.text}"
        joined = find_topics(lexicon, named, 0, len(named))
        if joined and state.home is not None:
            place, topics, row_topics = state.home, joined, joined
            code = joined[0].indicator.code
        elif cell.by_row and state.home is not None:
            place = state.home
    growth = re.search(
        r"增速|增长|同比|增幅|growth|change",
        cell.header.text + (cell.row if topics == row_topics else ""),
        re.IGNORECASE,
    )
    if code and growth and (cell.unit in {"%", None}) and not code.endswith("_growth"):
        code += "_growth"
    indicator = topics[-1].indicator if topics else None
    if re.search(r"排名|名次|位次|\brank\b|序号|^no\.?$", cell.header.text, re.IGNORECASE):
        if code is None:
            return None
        unit: str | None = "rank"
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
        indicator=code or (cell.row if cell.by_row else cell.header.text) or None,
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
    drafts = (_table_draft(lexicon, text, cell, int(year.group()) if year else None, state) for cell in cells)
    return [draft for draft in drafts if draft is not None]
