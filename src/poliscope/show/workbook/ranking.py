"""The ranking in order, with what each part brings; and the chart of it for the first sheet."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from poliscope.show.workbook.book import Book, Sheet, inert
from poliscope.show.workbook.plan import DATA, Plan, column_name

__all__ = ["SORTED", "RankingColumns", "mark_ties", "write_chart", "write_ranking"]

SORTED = 5
"""The row of the first in the ranking."""
CHARTED = 20
"""The chart shows at most so many units."""
PALETTES = {
    4: ("#0072B2", "#D55E00", "#009E73", "#CC79A7"),
    6: ("#A976EC", "#74A102", "#962F61", "#F6578E", "#8407C7", "#1D6800"),
    12: ("#8C3696", "#FB4575", "#3F40FC", "#C65BAA", "#A81557", "#2C96F4", "#908701", "#1D6800",
         "#5F6B76", "#0B5394", "#7B3F00", "#444444"),
}  # fmt: skip


class RankingColumns:
    """The columns of the ranking.

    Parameters
    ----------
    plan : Plan
        Of the workbook.
    """

    rank, unit, code, score, before = range(5)

    def __init__(self, plan: Plan):
        count = len(plan.parts)
        self.brought = 5
        self.parts = self.brought + count + 1
        self.row = self.parts + count
        self.count = count


def write_ranking(book: Book) -> None:
    """Write units from the first to the last; the order follows weights and methods."""
    plan, words = book.plan, book.words
    at = RankingColumns(plan)
    sheet = book.add(
        "ranking", title=words("ranking.heading"), note=words("workbook.ranking.note"), tab="#0B5394"
    )
    _write_heads(sheet, at)
    order, unranked = plan.index.order(), plan.units - len(plan.index.order())
    rows = [plan.index.units.codes.index(code) for code in order] + [-1] * unranked
    for place, unit in enumerate(rows):
        _write_place(sheet, at, place, unit)
    sheet.freeze(SORTED, 2)
    sheet.widths(7, 26, 14, 12, 11)
    if at.count:
        sheet.raw.set_column(at.brought, at.row - 1, 13)
        sheet.raw.set_column(at.parts - 1, at.parts - 1, 2)
    sheet.raw.set_column(at.row, at.row, 7)
    mark_ties(sheet, SORTED, SORTED + plan.units - 1)
    bars = {"type": "data_bar", "bar_solid": True, "bar_color": "#9CC5E6", "min_type": "num", "min_value": 0}
    if _stackable(plan):
        sheet.raw.conditional_format(SORTED, at.score, SORTED + plan.units - 1, at.score, bars)


def mark_ties(sheet: Sheet, first: int, last: int) -> None:
    """Let ranks that are shared begin with an equals sign; they stay numbers."""
    ranks, cell = f"$A${first + 1}:$A${last + 1}", f"$A{first + 1}"
    criteria = f"=AND(ISNUMBER({cell}),COUNTIF({ranks},{cell})>1)"
    rule = {"type": "formula", "criteria": criteria, "format": sheet.book.style("tie")}
    sheet.raw.conditional_format(first, 0, last, 0, rule)


def _write_heads(sheet: Sheet, at: RankingColumns) -> None:
    plan, words = sheet.book.plan, sheet.book.words
    head = SORTED - 1
    names = ("column.rank", "column.unit", "workbook.code", "column.score", "workbook.rank-study")
    sheet.head(head, [words(name) for name in names], numbers_from=3)
    for place, node in enumerate(plan.parts):
        sheet.text(head, at.brought + place, words.node(node.code), "head-number")
        sheet.text(head, at.parts + place, words.node(node.code), "head-number")
    sheet.text(head, at.row, words("workbook.row"), "head-small")
    if at.count:
        sheet.text(head - 1, at.brought, words("workbook.brought"), "heading")
        sheet.text(head - 1, at.parts, words("workbook.part-scores"), "heading")
    sheet.raw.set_row(head, 45)
    # a warning of the sheet of methods concerns this one too
    sheet.live(2, 0, f"{plan.cell('method', 3, 1)}", "", "warning")


def _write_place(sheet: Sheet, at: RankingColumns, place: int, unit: int) -> None:
    """Write one line; `unit` is -1 where there is none in the study's own ranking."""
    plan, index, words = sheet.book.plan, sheet.book.plan.index, sheet.book.words
    row, top = SORTED + place, index.top
    number = f"${column_name(at.row)}{row + 1}"
    keys = plan.column("ranks", DATA + 2 * len(plan.ranked))
    formula = f'IF({place + 1}>COUNT({keys}),"",MATCH(SMALL({keys},{place + 1}),{keys},0))'
    sheet.live(row, at.row, formula, unit + 1 if unit >= 0 else "", "fact")

    def look(column: int, cells: str, value: float | str, style: str) -> None:
        found = f'IF(ISNUMBER({number}),INDEX({cells},{number}),"")'
        sheet.live(row, column, found, value if unit >= 0 else "", style)

    code = index.units.codes[unit]
    score, rank = float(index.scores[code, top]), float(index.ranks[code, top])
    look(at.rank, plan.column("ranks", DATA + len(plan.ranked)), rank, "rank")
    look(at.unit, plan.column("raw", 1), words.unit(code), "text")
    look(at.code, plan.column("raw", 0), inert(code), "note")
    look(at.score, plan.column(*plan.place(top)), score, "strong")
    before = plan.column("check", 6)
    known = f"INDEX({before},{number})"
    found = f'IF(ISNUMBER({number}),IF(ISNUMBER({known}),{known},""),"")'
    sheet.live(row, at.before, found, rank if unit >= 0 else "", "whole")
    _write_parts(sheet, at, row, unit)


def _write_parts(sheet: Sheet, at: RankingColumns, row: int, unit: int) -> None:
    """Write what each part brings: weight times score under an arithmetic mean, else shares of the score."""
    plan, index = sheet.book.plan, sheet.book.plan.index
    if not at.count:
        return
    number = f"${column_name(at.row)}{row + 1}"
    first, last = column_name(at.parts), column_name(at.row - 1)
    scores = f"${first}{row + 1}:${last}{row + 1}"
    sheet_of, place = plan.place(plan.parts[0].code)
    weight = 7 if sheet_of == "scores" else 8
    weights = (
        f"{plan.on(sheet_of)}${column_name(place)}${weight}:${column_name(place + at.count - 1)}${weight}"
    )
    total = f"SUMPRODUCT({weights},{scores})"
    additive = index.recipe.aggregations(index.layout, index.framework.codes)[-1].power == 1
    all_weight = f"SUMPRODUCT({weights},--ISNUMBER({scores}))"
    for part, node in enumerate(plan.parts):
        cells = plan.column(*plan.place(node.code))
        value = float(index.scores.values[unit, index.framework.position[node.code]])
        found = f'IF(ISNUMBER({number}),INDEX({cells},{number}),"")'
        sheet.live(row, at.parts + part, found, value if unit >= 0 else "", "score")
        own = f"{column_name(at.parts + part)}{row + 1}"
        own_weight = f"{plan.on(sheet_of)}{column_name(place + part)}${weight}"
        worth = (
            f"{own}*{own_weight}/{all_weight}"
            if additive
            else f"IF({total}=0,0,{own}*{own_weight}/{total}*$D{row + 1})"
        )
        brings = f"IF(ISNUMBER({own}),{worth},0)"
        brought = float(index.contributions.values[unit, index.framework.position[node.code]])
        formula = f'IF(ISNUMBER({number}),{brings},"")'
        sheet.live(row, at.brought + part, formula, brought if unit >= 0 else "", "score")


# --- the chart --------------------------------------------------------------------------------------


def write_chart(sheet: Sheet, row: int) -> int:
    """Draw the chart of the first in the ranking on a sheet, below a row; return the row after it."""
    plan, words, at = sheet.book.plan, sheet.book.words, RankingColumns(sheet.book.plan)
    ranked = len(plan.index.order())
    if not ranked:
        return row
    shown = min(CHARTED, ranked)
    chart = sheet.book.file.add_chart({"type": "bar", "subtype": "stacked"})
    columns = _add_series(plan, chart, at, SORTED + shown - 1)
    key = "workbook.chart" if len(columns) > 1 else "workbook.chart.score"
    title = words(f"{key}.first", count=shown) if ranked > shown else words(f"{key}.all")
    _style_chart(chart, title, legend=len(columns) > 1)
    height = 110 + 20 * shown
    chart.set_size({"width": 660, "height": height})
    sheet.raw.insert_chart(row, 0, chart, {"object_position": 2})
    return row + 1 + height // 20


def _add_series(plan: Plan, chart: Any, at: RankingColumns, last: int) -> list[int]:
    """Add what each part brings, or the score alone where parts do not stack; return the columns."""
    name = plan.sheets["ranking"]
    columns = [at.brought + part for part in range(at.count)] if _stackable(plan) else []
    columns = columns or [at.score]
    colours = next(PALETTES[n] for n in sorted(PALETTES) if len(columns) <= n)
    for column, colour in zip(columns, colours, strict=False):
        chart.add_series(
            {
                "name": [name, SORTED - 1, column],
                "categories": [name, SORTED, at.unit, last, at.unit],
                "values": [name, SORTED, column, last, column],
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF", "width": 0.5},
                "gap": 40,
            }
        )
    return columns


def _style_chart(chart: Any, title: str, *, legend: bool) -> None:
    small = {"size": 9}
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    names = {"reverse": True, "label_position": "low", "major_tick_mark": "none", "interval_unit": 1}
    chart.set_y_axis({**names, "num_font": small})
    grid = {"visible": True, "line": {"color": "#DDDDDD"}}
    scale = {"num_format": "General", "label_position": "high"}
    chart.set_x_axis({**scale, "num_font": small, "major_gridlines": grid})
    chart.set_legend({"position": "bottom", "font": small} if legend else {"none": True})


def _stackable(plan: Plan) -> bool:
    """Say whether what the parts bring is of one sign, so that bars of it stack to the score."""
    brought = plan.index.contributions.values[:, [plan.index.framework.position[n.code] for n in plan.parts]]
    return bool((np.nan_to_num(brought) >= 0).all()) and not math.isnan(float(brought.sum()))
