"""Scores of every aggregate, ranks by the one rule, and the check against poliscope's own result."""

from __future__ import annotations

import math

import numpy as np

from poliscope.data.framework import Node
from poliscope.show.workbook.book import Book, Sheet
from poliscope.show.workbook.formulas import HELD, ROW, aggregated, at_row, chosen_of
from poliscope.show.workbook.plan import DATA, FIRST, HEAD, Plan, column_name

__all__ = ["DIFFERENT", "write_check", "write_ranks", "write_scores"]

WEIGHT, METHOD, NEEDED, LOW, HIGH = 6, 7, 8, 9, 10
DIGITS = 8
"""The row that says to how many decimals a column of scores is rounded before it is ranked."""
SUM = 3
"""The row of the check that sums up."""
DIFFERENT = 4
"""The row of the check that counts the scores that differ."""
TOLERANCE = "1E-9"


# --- scores -------------------------------------------------------------------------------------


def write_scores(book: Book) -> None:
    """Write the score of every aggregate: weighted means of what is there."""
    plan, words = book.plan, book.words
    sheet = book.add("scores", title=words("workbook.scores.title"), note=words("workbook.scores.note"))
    sheet.text(HEAD, 0, words("workbook.code"), "head")
    sheet.text(HEAD, 1, words("column.unit"), "head")
    sheet.text(HEAD, 2, words("column.rank"), "head-number")
    for column in range(DATA):
        sheet.text(HEAD + 1, column, "", "head-small")
        sheet.text(HEAD + 2, column, "", "head-last")
    for key, row in {"weight": WEIGHT, "method": METHOD, "needed": NEEDED, "low": LOW, "high": HIGH}.items():
        sheet.text(row, 1, words(f"workbook.statistic.{key}"), "fact-label")
    sheet.units()
    sheet.widths(12, 24, 9)
    sheet.raw.set_column(DATA, DATA + len(plan.scored) - 1, 14)
    for row, height in ((HEAD, 26), (HEAD + 1, 42), (HEAD + 2, 26)):
        sheet.raw.set_row(row, height)
    sheet.freeze(FIRST, DATA)
    sheet.raw.fit_to_pages(-(-len(plan.scored) // 14), 0)
    for node in plan.scored:
        _write_node(sheet, node)
    ranks = plan.index.ranks.column(plan.index.top).tolist()
    rank = column_name(DATA + len(plan.ranked))
    for number, row in sheet.rows():
        sheet.live(row, 2, f"{plan.on('ranks')}{rank}{row + 1}", ranks[number], "rank")
    cells = (FIRST, DATA, plan.last, DATA + len(plan.scored) - 1)
    for column in range(cells[1], cells[3] + 1):
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#9CC5E6"}
        sheet.raw.conditional_format(FIRST, column, plan.last, column, scale)


def _write_node(sheet: Sheet, node: Node) -> None:
    plan, index, words = sheet.book.plan, sheet.book.plan.index, sheet.book.words
    number = index.framework.position[node.code]
    column, values = plan.place(node.code)[1], index.node_scores[:, number]
    parent = index.framework.parents[number]
    sheet.text(HEAD, column, node.code, "head-small")
    sheet.text(HEAD + 1, column, words.node(node.code), "head-number")
    sheet.text(HEAD + 2, column, "" if parent is None else words("workbook.part-of", node=words.node(parent)),
               "head-last")  # fmt: skip
    row = plan.node_rows[node.code]
    if parent is not None:
        sheet.live(WEIGHT, column, plan.cell("method", row, 3), float(index.raw_weights[number]), "fact")
    for function, at in (("MIN", LOW), ("MAX", HIGH)):
        cells = f"{column_name(column)}${FIRST + 1}:{column_name(column)}${plan.last + 1}"
        sheet.live(at, column, f"{function}({cells})", _extreme(values, function), "fact")
    if not node.children:
        name = column_name(DATA + number)
        for place, at in sheet.rows():
            sheet.live(at, column, f"{plan.on('normalised')}{name}{at + 1}", float(values[place]), "score")
        return
    _write_choice(sheet, node, column, row)
    formula = aggregate_formula(plan, node, column)
    style = "strong" if parent is None else "score"
    for (_, at), value in zip(sheet.rows(), values.tolist(), strict=True):
        sheet.live(at, column, at_row(formula, at + 1, value), value, style, array=True)


def _write_choice(sheet: Sheet, node: Node, column: int, row: int) -> None:
    """Write the number of the node's aggregation, and how many children a unit needs."""
    plan = sheet.book.plan
    first, count = plan.aggregation_list, len(plan.aggregations)
    labels = f"{plan.cell('method', first, 1)}:$B${first + count}"
    own = plan.own_option[node.code]
    sheet.live(METHOD, column, f"MATCH({plan.cell('method', row, 2)},{labels},0)", float(own + 1), "fact")
    needed = max(0, math.ceil(len(node.children) * (plan.availability[node.code] - 1e-12)))
    formula = f"MAX(0,ROUNDUP({len(node.children)}*({plan.cell('method', row, 7)}-1E-12),0))"
    sheet.live(NEEDED, column, formula, float(needed), "fact")
    if not plan.aggregations[own].live:
        label = plan.aggregations[own].label
        sheet.raw.write_comment(
            HEAD, column, sheet.book.words("workbook.held.method", method=label), {"x_scale": 2}
        )


def aggregate_formula(plan: Plan, node: Node, column: int) -> str:
    """Return the formula of the scores at an aggregate, as a function of the row."""
    sheet, first = plan.place(node.children[0].code)
    last = first + len(node.children) - 1
    on = "" if sheet == "scores" else plan.on(sheet)
    weight = (WEIGHT if sheet == "scores" else 7) + 1
    xs = f"{on}{column_name(first)}{ROW}:{column_name(last)}{ROW}"
    ws = f"{on}{column_name(first)}${weight}:{column_name(last)}${weight}"
    own = plan.own_option[node.code]
    formulas = []
    for number, option in enumerate(plan.aggregations):
        if option.live:
            formulas.append(aggregated(option.method, xs=xs, ws=ws, slots=plan.slots(option) or {}))
        else:
            formulas.append(HELD if number == own else '""')
    name = column_name(column)
    return f'IF(COUNT({xs})<{name}${NEEDED + 1},"",{chosen_of(f"{name}${METHOD + 1}", formulas)})'


def _extreme(values: np.ndarray, function: str) -> float:
    known = values[np.isfinite(values)]
    return float(getattr(np, function.lower())(known)) if len(known) else 0.0


# --- ranks --------------------------------------------------------------------------------------


def write_ranks(book: Book) -> None:
    """Write rounded scores, the ranks that follow, and a key that sorts equal ranks by their codes."""
    plan, index, words = book.plan, book.plan.index, book.words
    sheet = book.add("ranks", title=words("workbook.ranks.title"), note=words("workbook.ranks.note"))
    sheet.text(HEAD, 0, words("workbook.code"), "head")
    sheet.text(HEAD, 1, words("column.unit"), "head")
    sheet.text(HEAD, 2, words("workbook.code-order"), "head-small")
    for column in range(DATA):
        sheet.text(HEAD + 1, column, "", "head-last")
    sheet.text(DIGITS, 1, words("workbook.statistic.digits"), "fact-label")
    sheet.units()
    count = len(plan.ranked)
    sheet.widths(12, 24, 9)
    sheet.raw.set_column(DATA, DATA + 2 * count, 13)
    sheet.raw.set_row(HEAD + 1, 45)
    sheet.freeze(FIRST, DATA)
    order = {code: place for place, code in enumerate(sorted(index.units.codes), start=1)}
    for number, row in sheet.rows():
        sheet.number(row, 2, order[index.units.codes[number]], "whole")
    for place, node in enumerate(plan.ranked):
        _write_rank(sheet, node, DATA + place, DATA + count + place)
    _write_key(sheet, order)


def _write_rank(sheet: Sheet, node: Node, column: int, rank: int) -> None:
    plan, index, words = sheet.book.plan, sheet.book.plan.index, sheet.book.words
    values = index.scores.column(node.code)
    ranks = index.ranks.column(node.code).tolist()
    sheet.text(HEAD, column, words("workbook.rounded"), "head-small")
    sheet.text(HEAD, rank, words("column.rank"), "head-small")
    for at in (column, rank):
        sheet.text(HEAD + 1, at, words.node(node.code), "head-number")
    scores = plan.column(*plan.place(node.code))
    largest = f"MAX(MAX({scores}),-MIN({scores}))"
    digits = rounding_digits(values)
    sheet.live(DIGITS, column, f"IF({largest}>0,MIN(9,11-INT(LOG10({largest}))),9)", float(digits), "fact")
    name = column_name(column)
    among = f"{name}${FIRST + 1}:{name}${plan.last + 1}"
    source, at = plan.place(node.code)
    for number, row in sheet.rows():
        x = f"{plan.on(source)}{column_name(at)}{row + 1}"
        value = float(values[number])
        rounded = round(value, digits) + 0.0 if math.isfinite(value) else math.nan
        sheet.live(row, column, f'IF(ISNUMBER({x}),ROUND({x},{name}${DIGITS + 1}),"")', rounded, "fact")
        formula = f'IF(ISNUMBER({name}{row + 1}),RANK({name}{row + 1},{among}),"")'
        sheet.live(row, rank, formula, ranks[number], "rank")


def rounding_digits(values: np.ndarray) -> int:
    """Return to how many decimals scores are rounded: 9, or to 12 digits of the largest."""
    known = np.abs(values[np.isfinite(values)])
    largest = float(known.max()) if len(known) else 0.0
    return min(9, 11 - math.floor(math.log10(largest))) if largest > 0 else 9


def _write_key(sheet: Sheet, order: dict[str, int]) -> None:
    """Write what the ranking is sorted by: the rank, and among equals the order of the codes."""
    plan, index = sheet.book.plan, sheet.book.plan.index
    key = DATA + 2 * len(plan.ranked)
    sheet.text(HEAD, key, "", "head-small")
    sheet.text(HEAD + 1, key, sheet.book.words("workbook.key"), "head-number")
    ranks = index.ranks.column(index.top).tolist()
    rank, step = column_name(DATA + len(plan.ranked)), 10.0 ** len(str(plan.units))
    for number, row in sheet.rows():
        value = ranks[number] + order[index.units.codes[number]] / step
        cell = f"{rank}{row + 1}"
        sheet.live(row, key, f'IF(ISNUMBER({cell}),{cell}+$C{row + 1}/{step:.0f},"")', value, "fact")


# --- check --------------------------------------------------------------------------------------


def write_check(book: Book) -> None:
    """Write the live index beside poliscope's own, and whether they agree."""
    plan, index, words = book.plan, book.plan.index, book.words
    sheet = book.add(
        "check", title=words("workbook.check.title"), note=words("workbook.check.note"), tab="#0B5A22"
    )
    columns = ("code", "unit", "now", "study", "gap", "rank-now", "rank-study", "agrees")
    sheet.head(FIRST - 1, [words(f"workbook.check.{name}") for name in columns], numbers_from=2)
    sheet.units()
    sheet.widths(12, 28, 18, 18, 14, 11, 11, 12)
    sheet.raw.set_row(FIRST - 1, 30)
    sheet.freeze(FIRST, 2)
    scores, ranks = index.scores.column(index.top).tolist(), index.ranks.column(index.top).tolist()
    score, rank = column_name(plan.place(index.top)[1]), column_name(DATA + len(plan.ranked))
    yes, no = words("workbook.check.yes"), words("workbook.check.no")
    for number, row in sheet.rows():
        at, value = row + 1, scores[number]
        sheet.live(row, 2, f"{plan.on('scores')}{score}{at}", value, "figure")
        sheet.number(row, 3, value, "figure")
        gap = f'IF(AND(ISNUMBER(C{at}),ISNUMBER(D{at})),C{at}-D{at},"")'
        sheet.live(row, 4, gap, 0.0 if math.isfinite(value) else math.nan, "tiny")
        sheet.live(row, 5, f"{plan.on('ranks')}{rank}{at}", ranks[number], "whole")
        sheet.number(row, 6, ranks[number], "whole")
        close = f"ABS(E{at})<={TOLERANCE}*MAX(1,ABS(D{at}))"
        agrees = f"IF(ISNUMBER(E{at}),AND({close},F{at}=G{at}),ISNUMBER(C{at})=ISNUMBER(D{at}))"
        sheet.live(row, 7, f'IF({agrees},"{yes}","{no}")', yes, "centred")
    _write_verdict(sheet, yes, no)


def _write_verdict(sheet: Sheet, yes: str, no: str) -> None:
    plan, words = sheet.book.plan, sheet.book.words
    column = f"$H${FIRST + 1}:$H${plan.last + 1}"
    same, other = words("workbook.check.same"), words("workbook.check.other")
    sheet.live(SUM, 0, f'IF($C${DIFFERENT + 1}=0,"{same}","{other}")', same, "verdict")
    sheet.text(DIFFERENT, 0, words("workbook.check.different"))
    sheet.live(DIFFERENT, 2, f'COUNTIF({column},"{no}")', 0.0, "whole")
    sheet.text(DIFFERENT + 1, 0, words("workbook.check.largest"))
    gaps = f"$E${FIRST + 1}:$E${plan.last + 1}"
    sheet.live(DIFFERENT + 1, 2, f"MAX(MAX({gaps}),-MIN({gaps}),0)", 0.0, "tiny")
    sheet.raw.set_row(SUM, 18)
    for row, test in ((SUM, f"$C${DIFFERENT + 1}"),):
        for criterion, style in ((f"{test}=0", "good"), (f"{test}>0", "bad")):
            rule = {"type": "formula", "criteria": f"={criterion}", "format": sheet.book.style(style)}
            sheet.raw.conditional_format(row, 0, row, 7, rule)
    for text, style in ((yes, "good"), (no, "bad")):
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": sheet.book.style(style)}
        sheet.raw.conditional_format(FIRST, 7, plan.last, 7, rule)
