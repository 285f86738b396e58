"""How a table of an article is laid out: where its places, indicators, years, units and ranks stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from poliscope.data.articles.indicators import find_topics
from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.tables.cells import is_number, read_cell
from poliscope.data.articles.tables.grid import Grid, are_years, fill_down
from poliscope.data.articles.tables.headers import (
    Header,
    heads_codes,
    heads_items,
    heads_places,
    heads_quotes,
    heads_ranks,
    heads_serials,
    heads_units,
    heads_years,
    join_headers,
    unit_of_words,
)
from poliscope.data.articles.tables.neighbours import (
    goes_with_before,
    in_full,
    is_increment,
    join_words,
    names_growth,
)
from poliscope.data.quantities import is_missing

__all__ = ["Layout", "find_layout", "place_of_label"]

_RANKING = re.compile(
    r"\branks?\b|\branking|\branked\b|\btop\b|\bleague table\b|\bleading\b|\bleaders?\b|\bindex\b|排名|"
    r"排行|排序|名次|"
    r"位次|榜|百强|十强|前[十五三百]|[十百]强|TOP",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"^(?:全市|全县|全区|全州|本市|我市)(?:合计|总计|平均)?$")
_SUM = re.compile(
    r"^(?:合计|总计|小计|总数|平均|均值|平均值|中位数|加权平均|(?:grand |sub-?)?totals?|sum|(?:weighted |"
    r"simple |overall )?(?:average|mean|median)|all|"
    r"others?|其他|其它|其余)$",
    re.IGNORECASE,
)
_OF_SUM = re.compile(
    r" ?(?:平均值?|均值|合计|总计|总体)$|[ -](?:average|mean|total|median|overall)$", re.IGNORECASE
)
_AFFIX = re.compile(
    r"(?:[市省区县州]|地区|全[市省]|\b(?:the|greater|city|of|metro(?:politan)?|area|province|region|"
    r"county|municipality|prefecture|state|uk|usa?)\b|[\s,.'’-])+",
    re.IGNORECASE,
)
#: Rows of a long table that are looked at to tell how it is laid out.
_ENOUGH = 200


@dataclass(slots=True)
class Layout:
    """What stands where in a table; columns count from 0.

    Attributes
    ----------
    places, items, years, units : int or None
        The columns of places, of indicators, of years and of units of measure.
    ranks : tuple of int
        Columns of ranks.
    values : tuple of int
        Columns of other numbers that say something.
    headers : list of Header
        Of all columns.
    across : dict of int to PlaceMention
        The places that head columns, where the places stand side by side.
    sides : tuple of int
        All columns of places, where a table stands in two halves side by side.
    """

    headers: list[Header]
    places: int | None = None
    items: int | None = None
    years: int | None = None
    units: int | None = None
    ranks: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    across: dict[int, PlaceMention] = field(default_factory=dict)
    sides: tuple[int, ...] = ()


def place_of_label(lexicon: Lexicon, label: str, home: PlaceMention | None) -> PlaceMention | None:
    """Tell what place the label of a row names: a known one, or the name itself.

    "Stockholm (SE)" is Stockholm, "EU average" the EU, "全市" the place of the article, "Total" none,
    "Cambridge Science Park" is not Cambridge.
    """
    name = re.sub(r"\s*[(\[][^()\[\]]*[)\]]?\s*$", "", label).strip(" *:†‡¹²³") or label
    name = re.sub(r"^\d{1,3}[.、)]\s*", "", name)
    if _WHOLE.match(name):
        return home
    if _SUM.match(name) or not re.search(r"[A-Za-zÀ-ɏ\u4e00-\u9fff]", name) or len(name) > 60:
        return None
    name = _OF_SUM.sub("", name)
    known = find_places(lexicon, name, 0, len(name))
    if len(known) == 1 and _covers(name, known[0]):
        return known[0]
    if len(known) > 1 and re.search(r",\s*\S", name) and known[0].start == 0:
        return known[0]  # "Austin, Texas"
    if known and known[-1].end >= len(name) - 1 and not name.isascii():
        return known[-1]  # "广东省深圳市"
    return PlaceMention(0, len(name), name, Place(name, "unknown"), 0.6)


def _covers(name: str, mention: PlaceMention) -> bool:
    rest = name[: mention.start] + " " + name[mention.end :]
    return not _AFFIX.sub("", rest) or bool(re.match(r",\s*\S", name[mention.end :]) and mention.start == 0)


def _is_known(lexicon: Lexicon, text: str) -> bool:
    place = place_of_label(lexicon, text, None) if text else None
    return place is not None and place.place.kind != "unknown"


def _share(texts: Sequence[str], holds: Sequence[bool]) -> float:
    return sum(holds) / max(len(texts), 1)


def find_layout(lexicon: Lexicon, grid: Grid, caption: str) -> Layout | None:
    """Find how a table is laid out.

    Parameters
    ----------
    grid : Grid
        The table.
    caption : str
        What stands above it, for telling a ranking.

    Returns
    -------
    Layout or None
        None for tables that say nothing of places: market quotes, layout.
    """
    heads = [" ".join(parts) for parts in grid.headers]
    if not grid.rows or heads_quotes(heads):
        return None
    layout = Layout([join_headers(parts) for parts in grid.headers])
    columns = [fill_down(grid.rows[:_ENOUGH], j) for j in range(len(heads))]
    texts: list[int] = []
    for j, (head, column) in enumerate(zip(heads, columns, strict=True)):
        _sort_column(layout, j, head, column, texts)
    layout.values = tuple(j for j in layout.values if j not in layout.ranks)
    _sort_texts(lexicon, layout, texts, heads, columns)
    if layout.places is None:
        _find_across(lexicon, layout, heads, columns)
    if layout.places is None and not layout.across and not _of_home(lexicon, layout, heads, columns):
        return None
    first = layout.places if layout.places is not None else layout.items
    of_all = layout.headers[first].year if first is not None else None  # "Metric (FY2024)"
    layout.headers = [replace(header, year=header.year or of_all) for header in layout.headers]
    _rank_serials(layout, heads, columns, f"{caption} {grid.caption}")
    _name_growth(layout)
    return layout


def _sort_column(layout: Layout, j: int, head: str, column: Sequence[str], texts: list[int]) -> None:
    """Tell numbers from words, and among them years, units and codes."""
    filled = [text for text in column if text and not is_missing(text)]
    numbers = [is_number(text) for text in filled]
    if heads_units(head):
        layout.units = j
    elif filled and are_years(filled) and (heads_years(head) or not head or j == 0):
        layout.years = j
    elif not filled or are_years(filled) or (heads_codes(head) and not heads_serials(head)):
        return
    elif heads_years(head):
        layout.years = j
    elif 2 * sum(numbers) < len(filled):
        texts.append(j)
    elif not _are_codes(filled):
        layout.values += (j,)
        if (
            heads_ranks(head)
            and not names_growth(head)
            and _whole(column)
            and not re.search("变|升|change", head, re.IGNORECASE)
        ):
            layout.ranks += (j,)


def _whole(column: Sequence[str]) -> bool:
    values = [value for text in column if (value := read_cell(text, commas=None)) is not None]
    return bool(values) and all(v.value == int(v.value) and v.value > 0 for v in values)


def _are_codes(filled: Sequence[str]) -> bool:
    """Tell stock codes, postcodes, telephone numbers: leading zeros or eleven digits."""
    return any(re.fullmatch(r"0\d{3,}.*|\d{10,}|\d{3,4}-\d{6,}", text) for text in filled)


def _sort_texts(
    lexicon: Lexicon,
    layout: Layout,
    texts: Sequence[int],
    heads: Sequence[str],
    columns: Sequence[Sequence[str]],
) -> None:
    """Choose the columns of places and of indicators among those of words."""
    scores = {j: _place_score(lexicon, heads[j], columns[j], first=j == texts[0]) for j in texts}
    best = max(scores, key=lambda j: scores[j], default=None)
    if best is not None and scores[best] > 0.8:
        layout.places = best
        layout.sides = tuple(j for j in texts if heads[j] == heads[best] and heads[j] and j >= best)
    rest = [j for j in texts if j != layout.places]
    named = [j for j in rest if heads_items(heads[j])]
    if layout.places is None:
        layout.items = next(iter(named or rest), None)
    elif named and (layout.values and all(_says_nothing(layout.headers[j].text) for j in layout.values)):
        layout.items = named[0]


def _says_nothing(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:数值|数据|指标值|数量|金额|值|value|figure|amount|number|data|result|)", text, re.IGNORECASE
        )
    )


def _place_score(lexicon: Lexicon, head: str, column: Sequence[str], *, first: bool) -> float:
    if heads_items(head):
        return -3.0
    filled = [text for text in column if text]
    known = _share(filled, [_is_known(lexicon, text) for text in filled])
    topics = _share(filled, [bool(find_topics(lexicon, text, 0, len(text))) for text in filled])
    if said := heads_places(head):
        return said + 0.5 * first + 0.3 * known
    return 0.5 * first + 2.0 * known - (2.5 * topics if known < 0.5 else 0)


def _find_across(
    lexicon: Lexicon, layout: Layout, heads: Sequence[str], columns: Sequence[Sequence[str]]
) -> None:
    """Find places in the headers, where indicators or years stand in the rows; else take rows for places."""
    named = {
        j: place
        for j in layout.values
        if (words := layout.headers[j].text)
        and not names_growth(words)
        and (place := place_of_label(lexicon, words, None)) is not None
    }
    known = {j: place for j, place in named.items() if place.place.kind != "unknown"}
    if known:
        unnamed = {
            j for j in named if find_topics(lexicon, heads[j], 0, len(heads[j])) or layout.headers[j].unit
        }
        sure = len(known) > 1 or _tells_items(lexicon, layout, heads, columns)
        layout.across = {j: place for j, place in named.items() if j in known or (sure and j not in unnamed)}
    elif layout.items is not None and not heads_items(heads[layout.items]) and layout.years is None:
        labels = [text for text in columns[layout.items] if text]
        topics = _share(labels, [bool(find_topics(lexicon, text, 0, len(text))) for text in labels])
        units = _share(labels, [join_headers([text]).unit is not None for text in labels])
        if topics < 0.5 and units < 0.5 and heads[layout.items] and _measured(lexicon, layout):
            layout.places, layout.items = layout.items, None


def _tells_items(
    lexicon: Lexicon, layout: Layout, heads: Sequence[str], columns: Sequence[Sequence[str]]
) -> bool:
    """Tell rows that are indicators: their column says so, or most name one or its unit."""
    if layout.items is None:
        return False
    labels = [text for text in columns[layout.items] if text]
    told = [
        bool(find_topics(lexicon, text, 0, len(text))) or join_headers([text]).unit is not None
        for text in labels
    ]
    return heads_items(heads[layout.items]) or _share(labels, told) >= 0.6


def _measured(lexicon: Lexicon, layout: Layout) -> bool:
    """Tell whether a column of numbers says what it measures, so that rows of unknown names have it."""
    headers = [layout.headers[j] for j in layout.values]
    return any(
        header.unit or unit_of_words(header.text) or find_topics(lexicon, header.text, 0, len(header.text))
        for header in headers
    )


def _of_home(
    lexicon: Lexicon, layout: Layout, heads: Sequence[str], columns: Sequence[Sequence[str]]
) -> bool:
    """Tell whether a table without places says something measurable of the article's place."""
    if layout.items is not None and heads_items(heads[layout.items]):
        return True
    labels = columns[layout.items] if layout.items is not None else []
    known = any(find_topics(lexicon, text, 0, len(text)) or join_headers([text]).unit for text in labels)
    cells = [read_cell(text, commas=None) for j in layout.values for text in columns[j]]
    return known or _measured(lexicon, layout) or any(cell is not None and cell.unit for cell in cells)


def _rank_serials(
    layout: Layout, heads: Sequence[str], columns: Sequence[Sequence[str]], caption: str
) -> None:
    """Take running numbers for ranks in a ranking: one that is called so, or is sorted by a column."""
    for j in layout.values:
        if j in layout.ranks or not (heads_serials(heads[j]) or (not heads[j] and j == 0)):
            continue
        values = [value.value for text in columns[j] if (value := read_cell(text, commas=None)) is not None]
        running = values == [float(i) for i in range(1, len(values) + 1)]
        others = [k for k in layout.values if k != j and k not in layout.ranks]
        ranking = bool(_RANKING.search(caption)) or any(_falling(columns[k]) for k in others)
        if running and ranking and layout.places is not None:
            layout.ranks += (j,)
        layout.values = tuple(k for k in layout.values if k != j)
    layout.values = tuple(j for j in layout.values if j not in layout.ranks)


def _falling(column: Sequence[str]) -> bool:
    values = [value.value for text in column if (value := read_cell(text, commas=None)) is not None]
    return len(values) >= 3 and all(a >= b for a, b in itertools.pairwise(values))


def _name_growth(layout: Layout) -> None:
    """Name a column that says only growth ("增长(%)") after the one before it, whose year it has."""
    open_ = {j: goes_with_before(layout.headers[j].text) for j in layout.values}
    named = [j for j in layout.values if not names_growth(layout.headers[j].text) and not open_[j]]
    for j in layout.values:
        header = layout.headers[j]
        if j - 1 in layout.ranks and j not in named and header.unit is None:  # places won or lost
            text = join_words(layout.headers[j - 1].text, header.text)
            layout.headers[j] = replace(header, text=text, unit="rank", year=layout.headers[j - 1].year)
            continue
        before = [layout.headers[k] for k in named if k < j]
        if not before or j in named:
            continue
        of = before[-1]
        if open_[j]:
            part = header.text.removeprefix("of which").strip(" :,") if open_[j] == "part" else ""
            unit = {"share": "%", "part": of.unit}.get(open_[j])
            layout.headers[j] = replace(
                header,
                text=join_words(part, of.text) if part else in_full(of.text, header.text),
                factor=of.factor if part and header.factor == 1 else header.factor,
                unit=header.unit or unit,
                year=header.year or of.year,
            )
            continue
        text = join_words(of.text, header.text) if header.unit in {"%", None} else header.text
        if is_increment(header.text) and header.unit is None:
            header = replace(header, unit=of.unit, factor=of.factor)
        latest = max((other.year or 0 for other in before if other.text == of.text), default=0)
        layout.headers[j] = replace(header, text=text, year=header.year or latest or None)
