"""Claims of a table: the unit and the indicator from its header, the place from its rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.context.currencies import local_currency
from poliscope.data.articles.drafts import Draft, State
from poliscope.data.articles.indicators import TopicMention, find_topics, per_of_words
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.measures import CURRENCY_OF
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.tables.captions import Setting, captioned, read_setting
from poliscope.data.articles.tables.cells import CellValue, has_decimal_commas, read_cell, read_second
from poliscope.data.articles.tables.grid import Cell, Grid, Row, cut_grids, fill_down
from poliscope.data.articles.tables.headers import Header, read_header, read_measure, unit_of_words
from poliscope.data.articles.tables.layout import Layout, find_layout, place_of_label
from poliscope.data.articles.tables.measuring import MONEY, cell_unit
from poliscope.data.articles.tables.naming import cell_code
from poliscope.data.articles.tables.neighbours import (
    goes_with_before,
    in_full,
    is_increment,
    join_words,
    names_growth,
)
from poliscope.data.articles.tables.rows import Above
from poliscope.data.articles.times.periods import Period
from poliscope.data.quantities.units import currency_codes

__all__ = ["read_table_rows"]

_GROWTH = re.compile(
    r"增速|增长|同比|增幅|升幅|跌幅|涨幅|年增|增减|增长率|\bgrowth\b|\bchange\b|\bincrease\b|\by/y\b|"
    r"\byoy\b|\bchg\b",
    re.IGNORECASE,
)
#: How often the indicator that a header names is what a reader would say.
_NAMED = 0.8
_RANKS = re.compile(r"\branks?\b|\brankings?\b|排名|名次|位次", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A number of a table with all that its row and column say of it."""

    row: Row
    cell: Cell
    value: CellValue
    header: Header
    label: Header
    place: PlaceMention | None
    year: int | None
    measure: tuple[float, str | None]
    ranked: bool
    in_row: bool


def _labels(grid: Grid, layout: Layout) -> list[Header]:
    """Read the labels of the rows; one that says only growth is of the row above."""
    if layout.items is None:
        return [Header("")] * len(grid.rows)
    labels, owner = [], ""
    for text in fill_down(grid.rows, layout.items):
        label = read_header(text)
        if not names_growth(label.text) and goes_with_before(label.text) in {"", "part"}:
            owner = label.text
        elif owner:
            label = replace(label, text=in_full(owner, label.text))
        labels.append(label)
    return labels


def _places(
    lexicon: Lexicon, grid: Grid, layout: Layout, home: PlaceMention | None
) -> dict[tuple[int, int], PlaceMention | None]:
    """Tell for each row and column of numbers what place it is of."""
    columns = layout.sides or ((layout.places,) if layout.places is not None else ())
    named = {k: [place_of_label(lexicon, text, home) for text in fill_down(grid.rows, k)] for k in columns}
    found: dict[tuple[int, int], PlaceMention | None] = {}
    for j in (*layout.ranks, *layout.values):
        side = max((k for k in columns if k <= j), default=min(columns, default=0))
        for i in range(len(grid.rows)):
            if layout.across:
                found[i, j] = layout.across.get(j) or _changed(layout, j)
            else:
                found[i, j] = named[side][i] if columns else home
    return found


def _changed(layout: Layout, j: int) -> PlaceMention | None:
    """Tell the place of a column of changes: that of the column before it."""
    if not _GROWTH.search(layout.headers[j].text):
        return None
    return layout.across.get(j - 1)


def _entries(lexicon: Lexicon, grid: Grid, layout: Layout, state: State) -> Iterator[_Entry]:
    """Go over the numbers of a table, each with its place, its label and its year."""
    numbers = sorted((*layout.ranks, *layout.values))
    commas = has_decimal_commas(row.cells[j].text for row in grid.rows for j in numbers)
    labels = _labels(grid, layout)
    places = _places(lexicon, grid, layout, state.home)
    years = fill_down(grid.rows, layout.years) if layout.years is not None else [""] * len(grid.rows)
    of_places = layout.places is not None or bool(layout.across)
    for i, row in enumerate(grid.rows):
        measure = read_measure(row.cells[layout.units].text) if layout.units is not None else (1.0, None)
        year = read_header(years[i]).year
        for j in numbers:
            cell, place = row.cells[j], places[i, j]
            value = read_cell(cell.text, commas=commas)
            if value is None or (place is None and of_places):
                continue
            ranked, in_row = j in layout.ranks, layout.items is not None
            entry = _Entry(
                row, cell, value, layout.headers[j], labels[i], place, year, measure, ranked, in_row
            )
            yield entry
            if (second := read_second(cell.text)) is not None:
                yield _second(entry, second)


def _second(entry: _Entry, value: CellValue) -> _Entry:
    """Make an entry of what stands in brackets: a growth where it has a sign, else a share."""
    if value.unit in currency_codes():
        return replace(entry, value=value)
    words = join_words(entry.header.text, "增长" if entry.header.text[-1:] > "\u2e7f" else "growth")
    text = words if value.signed or _GROWTH.search(entry.header.text) else entry.header.text
    return replace(entry, value=value, header=replace(entry.header, text=text, unit="%", factor=1.0))


def _named(
    lexicon: Lexicon, entry: _Entry, setting: Setting, layout: Layout
) -> tuple[list[TopicMention], str]:
    """Tell the indicator's phrases and its words: of the header, the row's label, or the caption."""
    header, label = entry.header.text, entry.label.text
    if entry.place is not None and layout.across:
        header = ""  # it names the place
    topics = find_topics(lexicon, label, 0, len(label)) if label else []
    words = join_words(label, header) if entry.in_row and label else header
    if entry.in_row and label:
        joined = find_topics(lexicon, words, 0, len(words))
        return topics[:1] if topics else joined, label if topics or not header or _is_plain(header) else words
    part = header.partition(" as % of ")[0]  # what follows is the whole
    topics = find_topics(lexicon, header, 0, len(part))
    if re.search(r"(?:%|per ?cent|share) of\b", header, re.IGNORECASE):
        topics = topics[:1]  # what follows is the whole
    if is_increment(header):
        return [], header
    if not topics and setting.lead and header and not _is_plain(header):
        topics = find_topics(lexicon, led := join_words(setting.lead, header), 0, len(led))
        at = len(setting.lead)
        if topics and topics[0].start < at and topics[0].end >= at + (_MEASURES.fullmatch(part) is None):
            return topics[:1], led  # "Business enterprise R&D": "Expenditure"
        topics = []
    if topics or not setting.topics:
        return topics, header
    bare = not header or _is_plain(header) or names_growth(header) or layout.across
    return (list(setting.topics[-1:]), header or setting.words) if bare else ([], header)


#: What is told of the thing that the caption names.
_MEASURES = re.compile(
    r"intensity|spending|share|level|expenditure|value|number|强度|投入|总额", re.IGNORECASE
)


def _is_plain(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:数值|数据|指标值|数量|金额|总量|全年|人均|value|figure|amount|number|data|total|rate|"
            r"q[1-4]|\d{1,2}(?:-\d{1,2})?月(?:份|末|底)?|上半年|下半年|[一二三四]季度|前[一二三]季度|当月|本月|本期|"
            r"累计|h[12]|)",
            text,
            re.IGNORECASE,
        )
    )


def _draft(
    lexicon: Lexicon, entry: _Entry, setting: Setting, layout: Layout, state: State, ranking: str | None
) -> Draft:
    """Make a claim of one cell."""
    topics, words = _named(lexicon, entry, setting, layout)
    if topics and topics[-1] in setting.topics and entry.header.unit in MONEY:
        topics = topics if "money" in topics[-1].indicator.kinds else []  # the caption is of another column
    code = topics[-1].indicator.code if topics else None
    kinds = topics[-1].indicator.kinds if topics else frozenset()
    spoken = f"{entry.label.text} {entry.header.text}" if entry.in_row else entry.header.text
    if topics and topics[-1] in setting.topics and setting.unit == "%" and _is_plain(entry.header.text):
        spoken = f"{spoken} {setting.words}"  # the caption has the growth, the columns are months
    growth = bool(_GROWTH.search(spoken)) and entry.value.unit in {"%", None} and "指数" not in spoken
    said = ((entry.header.factor, entry.header.unit), entry.measure, (entry.label.factor, entry.label.unit))
    factor, unit = cell_unit(entry.value, said, setting, words, kinds, growth=growth, region=state.region)
    if entry.ranked or entry.value.unit == "rank" or setting.ranks or _names_rank(entry):
        factor, unit, growth = 1.0, "rank", False
        code = code or ranking
    mainland = state.region == "HK" and entry.place is not None and entry.place.place.country == "CN"
    if unit == "CNY" and not mainland and "人民币" not in entry.header.text:
        unit = CURRENCY_OF[state.region]
    written = entry.cell.text if entry.value.unit else entry.header.sign
    if unit is not None and written:
        there = entry.place.place.country if entry.place is not None else ""
        unit = local_currency(unit, written, state.country or there)
    if unit != "rank":
        code = cell_code(lexicon, code, kinds, words, unit, growth=growth)
        if code is not None and unit in {"count", "persons"}:
            unit += per_of_words(words, code.partition("_per_")[0])[1]
    edition = unit in {"points", "index", "rank"}  # a ranking's year is that of its edition
    when = (
        entry.year
        or entry.header.year
        or entry.label.year
        or (None if edition else setting.data_year)
        or setting.year
        or state.calendar.document
        or state.calendar.main
    )
    start, ranged = entry.cell.start, entry.value.qualifier == "range"
    return Draft(
        paragraph=entry.row.paragraph,
        sentence=(0, len(entry.row.paragraph.text)),
        span=(start + entry.value.start, start + entry.value.end),
        value=float(f"{(entry.value.low if ranged else entry.value.value) * factor:.12g}"),
        value_high=float(f"{entry.value.high * factor:.12g}") if ranged else math.nan,
        unit=unit,
        low=entry.value.low * factor,
        high=entry.value.high * factor,
        qualifier=entry.value.qualifier,
        polarity="asserted",
        kind="rank" if unit == "rank" else "growth" if growth else "level",
        place=entry.place,
        reference=None,
        indicator=code or words or None,
        phrase=(-1, -1),
        period=Period(str(when), when, 0.8) if when else Period(None, None, 0.3),
        confidence=(0.9 if entry.place else 0.0, _NAMED if code else 0.2, 0.8 if when else 0.3, 0.95),
    )


def _names_rank(entry: _Entry) -> bool:
    """Tell a row whose label says that it is a rank: "MasterCard ranking: 6"."""
    whole = entry.value.value == int(entry.value.value) and 0 < entry.value.value <= 400
    return entry.in_row and whole and entry.value.unit is None and bool(_RANKS.search(entry.label.text))


def _all_ranks(grid: Grid, layout: Layout) -> bool:
    """Tell a table of nothing but ranks: small whole numbers, no units, no column of ranks."""
    cells = [read_cell(row.cells[j].text) for row in grid.rows for j in layout.values]
    plain = all(
        c is None or (c.unit is None and 0 < c.value <= 400 and c.value == int(c.value)) for c in cells
    )
    return (
        plain
        and not layout.ranks
        and all(layout.headers[j].unit in {None, "count", "persons"} for j in layout.values)
    )


def _ranking(lexicon: Lexicon, layout: Layout, setting: Setting) -> str | None:
    """Tell what a ranking ranks by: its caption's indicator, else its first column's."""
    if setting.topics:
        return setting.topics[-1].indicator.code
    if layout.across:
        return None  # the headers are places
    scores = [j for j in layout.values if unit_of_words(layout.headers[j].text) == "points"]
    for j in (*scores, *layout.values):
        text = layout.headers[j].text
        if layout.headers[j].unit == "rank":
            continue
        topics = find_topics(lexicon, text, 0, len(text))
        return topics[-1].indicator.code if topics else text or None
    return None


_WIDER = frozenset({"country", "group", "region", "world"})


def read_table_rows(
    lexicon: Lexicon, text: str, rows: Sequence[Paragraph], above: Above, state: State
) -> list[Draft]:
    """Read the claims of a table.

    Parameters
    ----------
    rows : sequence of Paragraph
        The table's rows.
    above : Above
        What stands above it.
    state : State
        What the text before left behind.
    """
    drafts, home = [], state.home
    for grid in cut_grids(rows):
        layout = find_layout(lexicon, grid, " ".join(above.texts))
        if layout is None:
            continue
        setting = read_setting(lexicon, grid, above)
        headed = state.section is not None and state.section.surface in above.near
        named = None if headed else captioned(lexicon, (grid.caption, above.near))
        if (
            named is not None
            and home is not None
            and named.place.kind in _WIDER
            and home.place.kind not in _WIDER
        ):
            named = None  # "对东盟增长…,主要指标见下表:" stands above a city's table
        state = replace(state, home=named or home)
        setting = replace(setting, ranks=bool(_RANKS.search(above.near)) and _all_ranks(grid, layout))
        ranking = _ranking(lexicon, layout, setting)
        drafts += [
            _draft(lexicon, entry, setting, layout, state, ranking)
            for entry in _entries(lexicon, grid, layout, state)
        ]
    return drafts
