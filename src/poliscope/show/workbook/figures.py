"""The sheets of figures: raw, divided by size, prepared, normalised."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from poliscope.show.words import action_label
from poliscope.show.workbook.book import Book, Sheet, inert
from poliscope.show.workbook.formulas import HELD, ROW, at_row, chosen_of, literal, normalised
from poliscope.show.workbook.plan import DATA, FIRST, HEAD, Plan, column_name

__all__ = ["write_denominated", "write_normalised", "write_prepared", "write_raw"]

COUNT, LOW, HIGH, MEAN, DEVIATION = range(6, 11)
"""Rows that describe a column."""
DIRECTION, WEIGHT, METHOD = 6, 7, 8
COLUMNS_A_PAGE = 14
COMMENTS = 300
"""So many cells are explained one by one."""


@dataclass(frozen=True)
class _Statistic:
    row: int
    key: str
    formula: str
    compute: Callable[[np.ndarray], float]


def _spread_maximum(known: np.ndarray) -> float:
    """Return the maximum, or the minimum where the two differ by rounding only."""
    low, high = known.min(), known.max()
    return float(low if high - low <= 1e-13 * max(high, -low) else high)


_STATISTICS = (
    _Statistic(COUNT, "count", "COUNT({xs})", len),
    _Statistic(LOW, "low", "MIN({xs})", lambda known: float(known.min())),
    _Statistic(
        HIGH,
        "high",
        "IF(MAX({xs})-MIN({xs})<=1E-13*MAX(MAX({xs}),-MIN({xs})),MIN({xs}),MAX({xs}))",
        _spread_maximum,
    ),
    _Statistic(MEAN, "mean", 'IFERROR(AVERAGE({xs}),"")', lambda known: float(known.mean())),
    _Statistic(
        DEVIATION,
        "deviation",
        'IFERROR(STDEV({xs}),"")',
        lambda known: float(known.std(ddof=1)) if len(known) > 1 else math.nan,
    ),
)


def _open(book: Book, name: str, *, statistics: np.ndarray | None) -> Sheet:
    """Add a sheet of figures with the heads of its columns."""
    plan, words = book.plan, book.words
    sheet = book.add(name, title=words(f"workbook.{name}.title"), note=words(f"workbook.{name}.note"))
    sheet.text(HEAD, 0, words("workbook.code"), "head")
    sheet.text(HEAD, 1, words("column.unit"), "head")
    third = "workbook.included" if name == "raw" else "workbook.figures"
    sheet.text(HEAD, 2, words(third), "head-number")
    for column in range(DATA):
        sheet.text(HEAD + 1, column, "", "head-small")
        sheet.text(HEAD + 2, column, "", "head-last")
    for place, leaf in enumerate(plan.index.framework.leaves):
        column = DATA + place
        sheet.text(HEAD, column, leaf.code, "head-small")
        sheet.text(HEAD + 1, column, words.node(leaf.code), "head-number")
        sheet.text(HEAD + 2, column, _measure(plan, name, place), "head-last")
    sheet.units()
    sheet.widths(12, 24, 9)
    sheet.raw.set_column(DATA, DATA + plan.leaves - 1, 15)
    for row, height in ((HEAD, 26), (HEAD + 1, 42), (HEAD + 2, 26)):
        sheet.raw.set_row(row, height)
    sheet.freeze(FIRST, DATA)
    sheet.raw.fit_to_pages(-(-plan.leaves // COLUMNS_A_PAGE), 0)
    if statistics is not None:
        _describe(sheet, statistics)
    return sheet


def _measure(plan: Plan, sheet: str, place: int) -> str:
    """Return the unit of an indicator; of a raw figure that is divided by another, the one that is stated."""
    leaf, table = plan.index.framework.leaves[place], plan.index.table
    if sheet != "raw" or leaf.denominator is None or not plan.has_denominated:
        return "" if sheet == "normalised" else leaf.unit_of_measure
    rows = table.origin[:, place]
    known = rows[rows >= 0]
    return table.evidence.unit_of_measure[int(known[0])] if len(known) else ""


def _describe(sheet: Sheet, values: np.ndarray) -> None:
    """Write number, minimum, maximum, mean and standard deviation above each column."""
    plan = sheet.book.plan
    for statistic in _STATISTICS:
        sheet.text(statistic.row, 1, sheet.book.words(f"workbook.statistic.{statistic.key}"), "fact-label")
    for place in range(values.shape[1]):
        column, known = DATA + place, values[np.isfinite(values[:, place]), place]
        name = column_name(column)
        cells = f"{name}${FIRST + 1}:{name}${plan.last + 1}"
        for statistic in _STATISTICS:
            empty = 0.0 if statistic.row <= HIGH else math.nan
            value = statistic.compute(known) if len(known) else empty
            sheet.live(statistic.row, column, statistic.formula.format(xs=cells), value, "fact")


def _count_figures(sheet: Sheet, values: np.ndarray) -> None:
    first, last = column_name(DATA), column_name(DATA + values.shape[1] - 1)
    counted = np.isfinite(values).sum(axis=1).tolist()
    for number, row in sheet.rows():
        sheet.live(row, 2, f"COUNT({first}{row + 1}:{last}{row + 1})", counted[number], "whole")


# --- raw --------------------------------------------------------------------------------------------


def write_raw(book: Book) -> None:
    """Write the figures as the sources give them, and what they are divided by."""
    plan, index, words = book.plan, book.plan.index, book.words
    sheet = _open(book, "raw", statistics=index.stages.raw)
    style = "raw" if plan.live_figures else "figure"
    kept = index.stages.kept.tolist()
    values = index.stages.raw.tolist()
    for number, row in sheet.rows():
        sheet.number(row, 2, float(kept[number]), "input" if plan.live_figures else "whole")
        for place, value in enumerate(values[number]):
            sheet.number(row, DATA + place, value, style)
    if plan.live_figures:
        sheet.raw.data_validation(FIRST, 2, plan.last, 2, {"validate": "list", "source": [1, 0]})
    sheet.raw.write_comment(HEAD, 2, words("workbook.included.note"), {"x_scale": 2})
    if index.denominators is not None and plan.has_denominated:
        for place, code in enumerate(index.framework.denominators):
            _write_denominator(sheet, plan.leaves + 1 + place, code, index.denominators.column(code), style)
    _comment_conflicts(sheet)


def _write_denominator(sheet: Sheet, place: int, code: str, values: np.ndarray, style: str) -> None:
    column = DATA + place
    sheet.text(HEAD, column, code, "head-small")
    sheet.text(
        HEAD + 1,
        column,
        sheet.book.words("workbook.denominator", name=sheet.book.words.node(code)),
        "head-number",
    )
    sheet.text(HEAD + 2, column, "", "head-last")
    sheet.raw.set_column(column, column, 15)
    for number, row in sheet.rows():
        sheet.number(row, column, float(values[number]), style)


def _comment_conflicts(sheet: Sheet) -> None:
    """Say beside a figure which others there were."""
    index, words = sheet.book.plan.index, sheet.book.words
    rows = {code: FIRST + number for number, code in enumerate(index.units.codes)}
    for conflict in index.table.conflicts[:COMMENTS]:
        told = "; ".join(f"{claim.value:g} ({claim.source or claim.locator})" for claim in conflict.claims)
        said = words("workbook.conflict", claims=told, rule=words(f"rule.{conflict.rule}"))
        column = DATA + index.framework.position[conflict.cell.indicator]
        _comment(sheet, rows[conflict.cell.unit], column, said)


def _comment(sheet: Sheet, row: int, column: int, text: str) -> None:
    sheet.raw.write_comment(row, column, inert(text)[:1000], {"x_scale": 2, "y_scale": 1.4})


# --- divided by size ----------------------------------------------------------------------------


def denominated_values(plan: Plan) -> np.ndarray:
    """Return raw figures divided by their denominators, (units, indicators)."""
    index = plan.index
    if not plan.has_denominated:
        return index.stages.raw
    below = np.ones_like(index.stages.raw)
    for place, leaf in enumerate(index.framework.leaves):
        if leaf.denominator is not None and index.denominators is not None:
            below[:, place] = index.denominators.column(leaf.denominator) / leaf.denominator_scale
    values: np.ndarray = index.recipe.denominate(index.stages.raw, below, layout=index.layout)
    return values


def write_denominated(book: Book) -> None:
    """Write figures divided by their denominators."""
    plan, index = book.plan, book.plan.index
    values = denominated_values(plan)
    sheet = _open(book, "denominated", statistics=values)
    method = index.recipe.denominate
    live = plan.live_figures and method.name == "ratio"
    for place in range(plan.leaves):
        formula = _ratio(plan, place) if live else ""
        _fill(sheet, DATA + place, values[:, place], formula, "figure" if live else "held")
    _count_figures(sheet, values)


def _ratio(plan: Plan, place: int) -> str:
    """Return the formula of a column divided by its denominator, as a function of the row."""
    framework = plan.index.framework
    method: Any = plan.index.recipe.denominate
    leaf, x = framework.leaves[place], f"{plan.on('raw')}{column_name(DATA + place)}{ROW}"
    given = plan.index.layout.parameters.get("denominator_scale")
    own = math.nan if given is None else float(given[place])
    if leaf.denominator is None or plan.index.denominators is None:
        times = "" if math.isnan(own) or own == 1 else f"*{literal(own)}"
        return f'IF(ISNUMBER({x}),{x}{times},"")'
    column = DATA + plan.leaves + 1 + framework.denominators.index(leaf.denominator)
    cell = f"{plan.on('raw')}${column_name(column)}{ROW}"
    size = cell if leaf.denominator_scale == 1 else f"({cell}/{literal(leaf.denominator_scale)})"
    scale = literal(method.scale if math.isnan(own) else own)
    ratio = method.excel.removeprefix("=").format(x=x, denominator=size, scale=scale)
    return f'IF(ISNUMBER({cell}),{ratio},"")'


def _fill(sheet: Sheet, column: int, values: np.ndarray, formula: str, style: str) -> None:
    """Write a column: a formula for every row, or values where there is none."""
    for (_, row), value in zip(sheet.rows(), values.tolist(), strict=True):
        if formula:
            sheet.live(row, column, at_row(formula, row + 1, value), value, style)
        else:
            sheet.number(row, column, value, style)


# --- prepared -----------------------------------------------------------------------------------


def write_prepared(book: Book) -> None:
    """Write what is normalised: figures of the units that count, gaps filled, outliers treated."""
    plan, stages = book.plan, book.plan.index.stages
    sheet = _open(book, "prepared", statistics=stages.treated)
    origin = _origins(plan)
    source = "denominated" if plan.has_denominated else "raw"
    included = f"{plan.on('raw')}$C{ROW}=1"
    for place in range(plan.leaves):
        column, at = DATA + place, origin[:, place].tolist()
        x = f"{plan.on(source)}{column_name(column)}"
        for (number, row), value in zip(sheet.rows(), stages.treated[:, place].tolist(), strict=True):
            style = "figure" if at[number] == number else "held"
            if not plan.live_figures:
                sheet.number(row, column, value, style)
                continue
            cell = f"{x}{FIRST + at[number] + 1}"
            taken = HELD if at[number] < 0 else f'IF(ISNUMBER({cell}),{cell},"")'
            sheet.live(row, column, at_row(f'IF({included},{taken},"")', row + 1, value), value, style)
    _count_figures(sheet, stages.treated)
    _comment_held(sheet, origin)


def _origins(plan: Plan) -> np.ndarray:
    """Return the unit whose figure each prepared value is, (units, indicators); -1 where it is none's.

    That is the unit itself, unless a gap was filled or an outlier cut: often to the figure of another
    unit. Then the cell refers to it, so that the two stay tied to the last digit: a value that is
    written down has 15 digits only.
    """
    stages, before = plan.index.stages, denominated_values(plan)
    same = (stages.treated == before) | (np.isnan(stages.treated) & np.isnan(before))
    own = np.arange(plan.units)
    origin = np.where(same | ~stages.kept[:, None], own[:, None], -1)
    for place in range(plan.leaves):
        values = stages.treated[:, place].tolist()
        found = {values[number]: number for number in np.flatnonzero(same[:, place]).tolist()}
        for number in np.flatnonzero(origin[:, place] < 0).tolist():
            origin[number, place] = found.get(values[number], -1)
    return origin


def _comment_held(sheet: Sheet, origin: np.ndarray) -> None:
    """Say of values that are not the unit's own figure where they come from."""
    index, words = sheet.book.plan.index, sheet.book.words
    stages, own = index.stages, np.arange(len(origin))[:, None]
    rows, columns = np.nonzero(origin != own)
    for row, column in list(zip(rows.tolist(), columns.tolist(), strict=True))[:COMMENTS]:
        said = [words("mark.imputed")] if stages.was_imputed[row, column] else []
        if action := stages.treatment.actions[stages.treatment.points[row, column]]:
            said.append(action_label(action, words.language))
        if origin[row, column] >= 0:
            unit = words.unit(index.units.codes[origin[row, column]])
            said.append(words("workbook.held.same", unit=unit))
        _comment(sheet, FIRST + row, DATA + column, "; ".join(said) or words("workbook.held"))


# --- normalised ---------------------------------------------------------------------------------


def write_normalised(book: Book) -> None:
    """Write scores of indicators, by the method that is chosen for each."""
    plan, index, words = book.plan, book.plan.index, book.words
    values = index.stages.normalised
    sheet = _open(book, "normalised", statistics=None)
    heads = {"direction": DIRECTION, "weight": WEIGHT, "method": METHOD, "low": 9, "high": 10}
    for key, row in heads.items():
        sheet.text(row, 1, words(f"workbook.statistic.{key}"), "fact-label")
    for place, leaf in enumerate(index.framework.leaves):
        column, row = DATA + place, plan.node_rows[leaf.code]
        known = values[np.isfinite(values[:, place]), place]
        cells = f"{column_name(column)}${FIRST + 1}:{column_name(column)}${plan.last + 1}"
        sheet.live(DIRECTION, column, plan.cell("method", row, 6), float(leaf.direction), "fact")
        weight = float(index.raw_weights[index.framework.position[leaf.code]])
        sheet.live(WEIGHT, column, plan.cell("method", row, 3), weight, "fact")
        for function, at in (("MIN", 9), ("MAX", 10)):
            value = float(getattr(np, function.lower())(known)) if len(known) else 0.0
            sheet.live(at, column, f"{function}({cells})", value, "fact")
        formula = ""
        if plan.live_figures:
            sheet.live(METHOD, column, _choice(plan, row), float(plan.own_option[leaf.code] + 1), "fact")
            formula = _normalising(plan, place)
        _write_scores(sheet, place, values[:, place], formula)
    _count_figures(sheet, values)


def _choice(plan: Plan, row: int) -> str:
    """Return the formula of the number of a node's normalisation."""
    first = plan.normalisation_list
    labels = f"{plan.cell('method', first, 1)}:$B${first + len(plan.normalisations)}"
    return f"MATCH({plan.cell('method', row, 2)},{labels},0)"


def _normalising(plan: Plan, place: int) -> str:
    """Return the formula of a column's scores as a function of the row."""
    name, sheet = column_name(DATA + place), plan.on("prepared")
    statistics: Mapping[str, str] = {
        function: f"{sheet}{name}${row + 1}"
        for function, row in (
            ("COUNT", COUNT), ("MIN", LOW), ("MAX", HIGH), ("AVERAGE", MEAN), ("STDEV", DEVIATION),
        )
    }  # fmt: skip
    code = plan.index.framework.indicators[place]
    formulas = []
    for number, option in enumerate(plan.normalisations):
        slots = plan.slots(option, place)
        if not option.live:
            formulas.append(HELD if number == plan.own_option[code] else '""')
        elif slots is None:
            formulas.append('""')
        else:
            xs = f"{sheet}{name}${FIRST + 1}:{name}${plan.last + 1}"
            slots["direction"] = f"{name}${DIRECTION + 1}"
            formulas.append(
                normalised(
                    option.method.excel, x=f"{sheet}{name}{ROW}", xs=xs, statistics=statistics, slots=slots
                )
            )
    return chosen_of(f"{name}${METHOD + 1}", formulas)


def _write_scores(sheet: Sheet, place: int, values: np.ndarray, formula: str) -> None:
    plan, column = sheet.book.plan, DATA + place
    if not formula:
        _fill(sheet, column, values, "", "score")
        return
    for (_, row), value in zip(sheet.rows(), values.tolist(), strict=True):
        sheet.live(row, column, at_row(formula, row + 1, value), value, "score")
    if HELD in formula:
        label = plan.normalisations[plan.own_option[plan.index.framework.indicators[place]]].label
        _comment(sheet, HEAD, column, sheet.book.words("workbook.held.method", method=label))
