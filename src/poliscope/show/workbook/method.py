"""The sheet of methods: what may be chosen, weights, parameters, and every step with its sources."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.data.framework import Node
from poliscope.methods.base import Method
from poliscope.methods.recipe import STEPS
from poliscope.show.words import catalog, method_summary
from poliscope.show.workbook.book import Book, Sheet, breadth
from poliscope.show.workbook.options import Option
from poliscope.show.workbook.plan import Plan

__all__ = ["write_method"]

NAMES, LINE = 44, 13.5
"""Letters that the column of names holds, and the height of a line of them."""

MESSAGE = 3
"""The row that warns where chosen methods do not suit the scores."""


def write_method(book: Book) -> None:
    """Write the sheet on which weights and methods are changed."""
    words = book.words
    sheet = book.add(
        "method", title=words("method.heading"), note=words("workbook.method.note"), tab="#F2B705"
    )
    sheet.widths(5, NAMES, 40, 11, 11, 11, 11, 11, 9, 22, 22)
    own = len(book.plan.own_constants)
    if own:
        sheet.raw.set_column(11, 10 + own, 14)
    sheet.freeze(3, 0)
    _write_message(sheet)
    _write_choices(sheet)
    _write_tree(sheet)
    _write_lists(sheet)
    _write_settings(sheet)
    _write_steps(sheet)


def _write_message(sheet: Sheet) -> None:
    """Warn where a unit has lost its score, which a mean of scores of 0 or less does not give."""
    plan, index = sheet.book.plan, sheet.book.plan.index
    ranked = int(np.isfinite(index.scores.column(index.top)).sum())
    included = f"COUNTIF({plan.column('raw', 2)},1)" if plan.live_figures else str(ranked)
    scored = f"COUNT({plan.column(*plan.place(index.top))})"
    lost = f"MIN({included},{ranked})-{scored}"
    said = sheet.book.words("workbook.lost").replace('"', '""')
    sheet.live(MESSAGE, 1, f'IF({lost}>0,"{said}","")', "", "warning")


# --- choices ------------------------------------------------------------------------------------


def _write_choices(sheet: Sheet) -> None:
    plan, words, index = sheet.book.plan, sheet.book.words, sheet.book.plan.index
    row = plan.normalise_row
    sheet.text(row - 1, 1, words("workbook.choices"), "heading")
    sheet.text(row, 1, words("step.normalise"))
    label = next(o.label for o in plan.normalisations if o.method == index.recipe.normalise)
    if plan.live_figures:
        _choice(sheet, row, plan.normalisation_list, len(plan.normalisations))
        sheet.text(row, 2, label, "choice")
        sheet.text(row, 3, words("workbook.choices.note"), "note")
    else:
        sheet.text(row, 2, label)
        sheet.text(row, 3, words("workbook.large.method"), "note")
    _write_aggregations(sheet)


def _write_aggregations(sheet: Sheet) -> None:
    plan, words, recipe = sheet.book.plan, sheet.book.words, sheet.book.plan.index.recipe
    by_level = recipe.aggregate if isinstance(recipe.aggregate, tuple) else (recipe.aggregate,)
    top = plan.aggregate_row(0)
    if plan.one_for_all:
        sheet.text(top, 1, words("workbook.aggregate.all"))
        sheet.text(top, 2, _label(plan.aggregations, by_level[0]), "choice")
        _choice(sheet, top, plan.aggregation_list, len(plan.aggregations))
    for level in range(1, plan.levels + 1):
        row = plan.aggregate_row(level)
        here = [n.code for n in plan.index.framework.aggregates if plan.level(n.code) == level + 1]
        names = words.nodes(here, at_most=4)
        told = words("workbook.aggregate.level", level=level, nodes=names)
        sheet.text(row, 1, told, "wrapped")
        if breadth(told) > NAMES:
            sheet.raw.set_row(row, LINE * -(-breadth(told) // NAMES))
        label = _label(plan.aggregations, by_level[min(level, len(by_level)) - 1])
        if plan.one_for_all:
            sheet.live(row, 2, f"$C${top + 1}", label, "choice")
        else:
            sheet.text(row, 2, label, "choice")
        _choice(sheet, row, plan.aggregation_list, len(plan.aggregations))


def _choice(sheet: Sheet, row: int, first: int, count: int) -> None:
    rule = {"validate": "list", "source": f"=$B${first + 1}:$B${first + count}"}
    sheet.raw.data_validation(row, 2, row, 2, rule)


def _label(options: tuple[Option, ...], method: Method) -> str:
    # an aggregation that every node of the level replaces by its own is not among the options
    return next((option.label for option in options if option.method == method), options[0].label)


# --- weights ------------------------------------------------------------------------------------


def _write_tree(sheet: Sheet) -> None:
    plan, words = sheet.book.plan, sheet.book.words
    row = plan.tree_row - 2
    sheet.text(row, 1, words("workbook.tree"), "heading")
    note = (
        "workbook.tree.note" if plan.index.recipe.weight.name in ("given", "equal") else "workbook.tree.data"
    )
    sheet.text(row, 3, words(note), "note")
    names = ("number", "part", "method", "weight", "share", "effective", "direction", "needed", "parent",
             "code", "measure")  # fmt: skip
    heads = [words(f"workbook.tree.{name}") for name in names]
    heads += [f"{option.label}: {_parameter(name, words.language)}" for option, name in plan.own_constants]
    sheet.head(plan.tree_row - 1, heads)
    sheet.raw.set_row(plan.tree_row - 1, 42)
    numbers = {node.code: place for place, (node, _) in enumerate(plan.nodes, start=1)}
    for node, depth in plan.nodes:
        _write_node(sheet, node, depth, numbers)
    last = plan.tree_row + len(plan.nodes) - 1
    rule = {"validate": "decimal", "criteria": ">=", "value": 0}
    sheet.raw.data_validation(plan.tree_row, 3, last, 3, rule)
    share = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
    sheet.raw.data_validation(plan.tree_row, 7, last, 7, share)


def _write_node(sheet: Sheet, node: Node, depth: int, numbers: dict[str, int]) -> None:
    plan, index, words = sheet.book.plan, sheet.book.plan.index, sheet.book.words
    row, place = plan.node_rows[node.code], index.framework.position[node.code]
    parent = index.framework.parents[place]
    sheet.number(row, 0, numbers[node.code], "number")
    sheet.text(row, 1, "    " * depth + words.node(node.code))
    weight, share, effective = index.weights.values[place].tolist()
    at, first, last = row + 1, plan.tree_row + 1, plan.tree_row + len(plan.nodes)
    if parent is None:
        sheet.number(row, 4, 1.0, "share")
        sheet.number(row, 5, 1.0, "share")
    else:
        sheet.number(row, 3, weight, "input")
        siblings = f"SUMIF($I${first}:$I${last},$I{at},$D${first}:$D${last})"
        sheet.live(row, 4, f"IF({siblings}>0,D{at}/{siblings},0)", share, "share")
        sheet.live(row, 5, f"E{at}*$F${plan.node_rows[parent] + 1}", effective, "share")
        sheet.number(row, 8, numbers[parent], "number")
    sheet.text(row, 9, node.code, "note")
    sheet.text(row, 10, node.unit_of_measure, "note")
    _write_node_method(sheet, node, row)


def _write_node_method(sheet: Sheet, node: Node, row: int) -> None:
    """Write which method a node has: the choice above, unless the study sets one for it alone."""
    plan, recipe = sheet.book.plan, sheet.book.plan.index.recipe
    if node.children:
        options, first = plan.aggregations, plan.aggregation_list
        above = None if node.code in recipe.aggregate_at else plan.aggregate_row(plan.level(node.code) - 1)
        sheet.number(row, 7, plan.availability[node.code], "input")
    else:
        options, first = plan.normalisations, plan.normalisation_list
        above = None if node.code in recipe.normalise_each else plan.normalise_row
        _write_indicator(sheet, node, row)
    label = options[plan.own_option[node.code]].label
    if not node.children and not plan.live_figures:
        sheet.text(row, 2, label, "note")
        return
    if above is None:
        sheet.text(row, 2, label, "choice")
    else:
        sheet.live(row, 2, f"$C${above + 1}", label, "choice")
    _choice(sheet, row, first, len(options))


def _write_indicator(sheet: Sheet, node: Node, row: int) -> None:
    plan = sheet.book.plan
    leaf = plan.index.framework.position[node.code]
    sheet.number(row, 6, node.direction, "input" if plan.live_figures else "whole")
    if plan.live_figures:
        sheet.raw.data_validation(row, 6, row, 6, {"validate": "list", "source": [1, -1]})
    for place, (option, name) in enumerate(plan.own_constants):
        value = float(plan.constants(option)[name][leaf])
        sheet.number(row, 11 + place, value, "input" if plan.live_figures else "figure")


# --- lists and parameters -----------------------------------------------------------------------


def _write_lists(sheet: Sheet) -> None:
    plan, words = sheet.book.plan, sheet.book.words
    lists = (
        ("step.normalise", plan.normalisations, plan.normalisation_list),
        ("step.aggregate", plan.aggregations, plan.aggregation_list),
    )
    sheet.text(plan.normalisation_list - 2, 1, words("workbook.lists"), "heading")
    for key, options, first in lists:
        sheet.text(first - 1, 1, words(key), "head")
        sheet.text(first - 1, 2, "", "head")
        for place, option in enumerate(options):
            sheet.number(first + place, 0, place + 1, "number")
            sheet.text(first + place, 1, option.label)
            told = "workbook.steps.live" if option.live else "workbook.steps.held"
            sheet.text(first + place, 2, words(told), "note")
            sheet.text(first + place, 3, method_summary(type(option.method), words.language), "note")


def _write_settings(sheet: Sheet) -> None:
    plan, words = sheet.book.plan, sheet.book.words
    row = plan.setting_row
    sheet.text(row - 2, 1, words("workbook.settings"), "heading")
    sheet.text(row - 2, 3, words("workbook.settings.note"), "note")
    for column, key in enumerate(("workbook.tree.method", "method.parameters", "workbook.value"), start=1):
        sheet.text(row - 1, column, words(key), "head")
    for place, setting in enumerate(plan.settings):
        fixed = setting.option in plan.normalisations and not plan.live_figures
        sheet.text(row + place, 1, setting.option.label)
        sheet.text(row + place, 2, _parameter(setting.name, words.language), "wrapped")
        if breadth(_parameter(setting.name, words.language)) > 40:
            sheet.raw.set_row(row + place, 28)
        sheet.number(row + place, 3, setting.value, "figure" if fixed else "input")


def _parameter(name: str, language: str) -> str:
    said = catalog(language).get(f"workbook.parameter.{name}")
    return f"{name}: {said}" if isinstance(said, str) else name


# --- steps --------------------------------------------------------------------------------------


def _write_steps(sheet: Sheet) -> None:
    """Write every step of the recipe as the study took it, with the methods' sources."""
    plan, words = sheet.book.plan, sheet.book.words
    row = plan.setting_row + len(plan.settings) + 1
    sheet.text(row, 1, words("workbook.steps"), "heading")
    row += 1
    sheet.raw.set_row(row, 28)
    for column, key in enumerate(
        ("method.step", "method.method", "workbook.steps.head", "method.parameters"), start=1
    ):
        sheet.text(row, column, words(key), "head")
    sources: list[str] = []
    for step, where, method in _steps(plan.index, words):
        row += 1
        sheet.text(row, 1, words(f"step.{step}") + (f" · {where}" if where else ""), "top")
        sheet.text(row, 2, method_summary(type(method), words.language), "wrapped")
        sheet.raw.set_row(row, 28)
        sheet.text(row, 3, words(f"workbook.steps.{_liveness(plan, step, method)}"), "top")
        sheet.text(row, 4, _told(method), "note-top")
        sources += [source for source in type(method).references() if source not in sources]
    sheet.text(row + 2, 1, words("method.references"), "heading")
    for place, source in enumerate(sources):
        sheet.text(row + 3 + place, 1, source, "note")


def _steps(index: Index, words: Any) -> list[tuple[str, str, Method]]:
    found: list[tuple[str, str, Method]] = []
    recipe = index.recipe
    for step in STEPS:
        chosen = getattr(recipe, step)
        if isinstance(chosen, tuple):
            found += [
                (step, words("scope.level", level=n), method) for n, method in enumerate(chosen, start=1)
            ]
        else:
            found.append((step, "", chosen))
        single = recipe.aggregate_at if step == "aggregate" else getattr(recipe, f"{step}_each", {})
        found += [(step, words.node(code), method) for code, method in single.items()]
    return found


def _liveness(plan: Plan, step: str, method: Method) -> str:
    """Return ``live``, ``held`` (values) or ``nothing`` (there is nothing to compute)."""
    if method.name in ("none", "given"):
        return "nothing"
    options = {"normalise": plan.normalisations, "aggregate": plan.aggregations}.get(step, ())
    live = any(option.method == method and option.live for option in options) or (
        step == "denominate" and method.name == "ratio"
    )
    return "live" if live and (plan.live_figures or step == "aggregate") else "held"


def _told(method: Method) -> str:
    given = {k: v for k, v in method.model_dump(mode="json").items() if v not in (None, "", [], {})}
    return ", ".join(f"{name} = {value}" for name, value in given.items())
