"""The workbook computed anew by LibreOffice, as written and after a reader's changes, against Python.

Set POLISCOPE_WORKBOOKS to test more random studies than the usual few.
"""

from __future__ import annotations

import dataclasses
import math
import os
import re
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.answers.answers import Answers
from poliscope.answers.findings import index_findings
from poliscope.answers.index import Index, build_index, build_panel
from poliscope.data.evidence import Evidence
from poliscope.data.matrix import Matrix
from poliscope.errors import PoliscopeError
from poliscope.methods.recipe import Recipe
from poliscope.show.words import Words
from poliscope.show.workbook import write_workbook
from poliscope.show.workbook.plan import DATA, FIRST, Plan, column_name
from poliscope.show.workbook.ranking import SORTED, RankingColumns
from poliscope.study import read_study
from random_indices import random_index
from sample_answers import city_answers, grid_answers, records
from spreadsheets import changed, read, recalculated

STUDIES = int(os.environ.get("POLISCOPE_WORKBOOKS", "20"))
SEEDS = sorted({*range(STUDIES), 50})
"""In study 50 outliers are cut to a figure of 17 digits, and ranks depend on that tie."""
CLOSE = 1e-9
"""Of the larger of 1 and the number: spreadsheets keep 15 digits, sums lose two or three."""
SWITCHES: tuple[tuple[str, str], ...] = (
    ("zscore", "arithmetic"), ("rank", "geometric"), ("minmax", "harmonic"), ("minmax", "geometric"),
    ("rank", "arithmetic"), ("minmax", "arithmetic"), ("rank", "harmonic"),
)  # fmt: skip
EXAMPLES = ("china-cities", "gii-clusters-2023", "shenzhen-hangzhou")


def plan_of(answers: Answers, language: str = "en") -> Plan:
    return Plan(answers, Words(language, answers.index, answers.about), live_figures=True)


def switch(plan: Plan, index: Index, parts: dict[str, Any], number: int) -> tuple[dict, Index] | None:
    """Return cells to change, and the index that Python builds with the same changes."""
    normalise, aggregate = SWITCHES[number % len(SWITCHES)]
    normalisation = next(o for o in plan.normalisations if o.live and o.method.name == normalise)
    aggregation = next(o for o in plan.aggregations if o.live and o.method.name == aggregate)
    nodes = [node for node, _ in plan.nodes[1:]]
    weights = {nodes[number % len(nodes)].code: 3.5, nodes[-1].code: 0.125}
    turned = index.framework.leaves[number % plan.leaves]
    method = plan.sheets["method"]
    cells: dict[tuple[str, str], float | str | None] = {
        (method, f"D{plan.node_rows[code] + 1}"): weight for code, weight in weights.items()
    }
    cells[method, f"G{plan.node_rows[turned.code] + 1}"] = float(-turned.direction)
    cells[method, f"C{plan.normalise_row + 1}"] = normalisation.label
    tops = [0] if plan.one_for_all else range(1, plan.levels + 1)
    cells |= {(method, f"C{plan.aggregate_row(level) + 1}"): aggregation.label for level in tops}
    given = index.recipe.model_dump(include=set(Recipe.model_fields) - {"normalise", "aggregate"})
    recipe = Recipe(**{**given, "normalise": normalisation.method, "aggregate": aggregation.method})
    framework = _turned(index.framework.reweighted(weights), turned.code)
    parts = {**parts, "framework": framework}
    if index.recipe.screen.name == index.recipe.impute.name == index.recipe.treat.name == "none":
        recipe, parts["table"] = _figures(plan, index, recipe, cells)
    try:
        return cells, build_index(**{**parts, "recipe": recipe})
    except PoliscopeError:
        return None


def _figures(plan: Plan, index: Index, recipe: Recipe, cells: dict) -> tuple[Recipe, Any]:
    """Change a raw figure, empty a cell, and leave a unit out."""
    raw, out = plan.sheets["raw"], index.order()[1]
    values = index.table.matrix.values.copy()
    values[0, 0], values[-1, -1] = 4.75, np.nan
    cells[raw, f"{column_name(DATA)}{FIRST + 1}"] = 4.75
    cells[raw, f"{column_name(DATA + plan.leaves - 1)}{plan.last + 1}"] = None
    cells[raw, f"C{FIRST + index.units.codes.index(out) + 1}"] = 0.0
    matrix = Matrix(values, index.units.codes, index.framework.indicators)
    given = {name: getattr(recipe, name) for name in Recipe.model_fields}
    changed_recipe = Recipe(**{**given, "screen": {"method": "none", "exclude": [out]}})
    return changed_recipe, dataclasses.replace(index.table, matrix=matrix)


def _turned(framework: Any, code: str) -> Any:
    def change(node: Any) -> Any:
        flip = {"direction": -node.direction} if node.code == code else {}
        return node.model_copy(update={**flip, "children": tuple(change(c) for c in node.children)})

    return framework.model_copy(update={"root": change(framework.root)})


def parts_of(index: Index) -> dict[str, Any]:
    return {
        "framework": index.framework, "table": index.table, "units": index.units,
        "recipe": index.recipe, "denominators": index.denominator_table or index.denominators,
    }  # fmt: skip


def assert_close(got: object, wanted: object, where: str) -> None:
    if isinstance(wanted, float) and not math.isfinite(wanted):
        wanted = ""
    if isinstance(wanted, str) or isinstance(got, str):
        assert got == wanted, where
    else:
        assert abs(got - wanted) <= CLOSE * max(1, abs(wanted)), f"{where}: {got!r} is not {wanted!r}"


def assert_agrees(path: Path, plan: Plan, index: Index) -> None:
    """Compare normalised indicators, scores, ranks and the sorted order."""
    normalised, scores = read(path, plan.sheets["normalised"]), read(path, plan.sheets["scores"])
    ranks, ranking = read(path, plan.sheets["ranks"]), read(path, plan.sheets["ranking"])
    for number, unit in enumerate(index.units.codes):
        row = FIRST + number
        for column, code in enumerate(index.framework.indicators):
            wanted = float(index.stages.normalised[number, column])
            assert_close(normalised[row][DATA + column], wanted, f"{path.name} {unit!r} {code!r}")
        for node in plan.scored:
            got = scores[row][plan.place(node.code)[1]]
            assert_close(got, float(index.scores[unit, node.code]), f"{path.name} {unit!r} {node.code!r}")
        for place, node in enumerate(plan.ranked):
            got = ranks[row][DATA + len(plan.ranked) + place]
            assert_close(got, float(index.ranks[unit, node.code]), f"{path.name} rank {unit!r} {node.code!r}")
    order = index.order()
    column = RankingColumns(plan).row
    places = [line[column] for line in ranking[SORTED : SORTED + plan.units]]
    found = [index.units.codes[int(place) - 1] for place in places[: len(order)]]
    assert tuple(found) == order
    assert all(place == "" for place in places[len(order) :])


def assert_same_everywhere(written: Path, computed: Path, plan: Plan) -> None:
    """Compare every cached value of the file with what LibreOffice computes."""
    for sheet in plan.sheets.values():
        ours, theirs = read(written, sheet), read(computed, sheet)
        for row, line in enumerate(ours):
            other = theirs[row] if row < len(theirs) else []
            for column, value in enumerate(line):
                got = other[column] if column < len(other) else ""
                if isinstance(value, str) and value != "" and got != value and not isinstance(got, float):
                    # white space is folded at the ends by one reader and not by the other
                    assert value.split() == got.split(), f"{sheet}!{column_name(column)}{row + 1}"
                    continue
                assert_close(got, value, f"{written.name} {sheet}!{column_name(column)}{row + 1}")


def test_random_studies_agree_as_written_and_after_changes(tmp_path):
    cases, files = [], []
    for seed in SEEDS:
        index, answers, parts = random_index(seed)
        plan = plan_of(answers)
        written = write_workbook(answers, tmp_path / f"r{seed}.xlsx")
        tried = (switch(plan, index, parts, seed + shift) for shift in range(len(SWITCHES)))
        cells, wanted = next(found for found in tried if found is not None)
        other = changed(written, tmp_path / f"c{seed}.xlsx", cells)
        cases.append((plan, index, written, wanted, other))
        files += [written, other] if seed % 4 == 0 else [other]
    computed, moved = recalculated(files, tmp_path), 0
    for plan, index, written, wanted, other in cases:
        if written in files:
            assert_agrees(computed[written.stem], plan, index)
            assert_same_everywhere(written, computed[written.stem], plan)
            assert read(computed[written.stem], "Check")[3][0] == plan.words("workbook.check.same")
        assert_agrees(computed[other.stem], plan, wanted)
        before, after = index.scores.column(index.top), wanted.scores.column(index.top)
        differs = not np.allclose(before, after, equal_nan=True, rtol=0, atol=1e-6)
        assert (read(computed[other.stem], "Check")[3][0] == plan.words("workbook.check.other")) == differs
        moved += index.order() != wanted.order()
    assert moved > STUDIES / 2, "the changes must change something"


def test_the_examples_agree_as_written_and_after_changes(tmp_path, root):
    cases = []
    for number, name in enumerate(EXAMPLES):
        answers = read_study(root / "examples" / name).answers()
        for language in ("en", "zh"):
            plan = plan_of(answers, language)
            file = write_workbook(answers, tmp_path / f"{name}-{language}.xlsx", language=language)
            cells, wanted = {}, answers.index
            if language == "zh":
                found = switch(plan, answers.index, parts_of(answers.index), number + 1)
                assert found is not None
                cells, wanted = found
                assert wanted.order() != answers.index.order() or len(wanted.order()) < 3
            cases.append((plan, wanted, file, changed(file, file.with_stem(f"c-{file.stem}"), cells)))
    computed = recalculated([file for *_, file in cases], tmp_path)
    for plan, wanted, written, file in cases:
        assert_agrees(computed[file.stem], plan, wanted)
        if plan.words.language == "en":
            assert_same_everywhere(written, computed[file.stem], plan)


def _panel() -> Answers:
    """Return the second of two years on one scale: minimum and maximum are those of both."""
    answers = city_answers()
    index = answers.index
    before = [{**claim, "period": "2022", "value": claim["value"] * 1.1} for claim in records()]
    evidence = Evidence.from_records([*records(), *before])
    tables = {
        period: evidence.settle(index.units.codes, index.framework.indicators, period=period)
        for period in ("2022", "2023")
    }
    panel = build_panel(index.framework, tables, index.units, index.recipe)
    return Answers(answers.about, panel["2023"], index_findings(panel["2023"]))


def test_odd_studies_agree_too(tmp_path):
    rd = [claim for claim in records() if claim["indicator"] == "rd"]
    alone = [claim for claim in records() if claim["unit"] == "Beijing"]
    flat = [{"code": "index", "label": "Index"}, {"code": "rd", "parent": "index", "label": "R&D"}]
    cases = {
        "nobody-ranked": city_answers(recipe={"minimum_availability": 1.0}, claims=rd),
        "one-unit": city_answers(claims=alone, about={"focus": ()}),
        "one-indicator": city_answers(framework=flat),
        "many-pillars": grid_answers(15, 28, pillars=14),
        "two-years": _panel(),
    }
    files = {name: write_workbook(answers, tmp_path / f"{name}.xlsx") for name, answers in cases.items()}
    computed = recalculated(files.values(), tmp_path)
    for name, answers in cases.items():
        assert_agrees(computed[name], plan_of(answers), answers.index)
        assert_same_everywhere(files[name], computed[name], plan_of(answers))
    options = plan_of(cases["two-years"]).normalisations
    assert [option.live for option in options] == [False, True, True, True]
    assert not cases["nobody-ranked"].index.order()


def test_choices_that_do_not_suit_leave_scores_empty_and_warn(tmp_path):
    answers = city_answers()
    plan = plan_of(answers)
    written = write_workbook(answers, tmp_path / "w.xlsx")
    row, tree = plan.normalise_row + 1, plan.node_rows
    z_scores = {("Method", f"C{row}"): "Z-score", ("Method", f"C{row + 1}"): "Weighted geometric mean"}
    no_weight = {("Method", f"D{tree[code] + 1}"): 0.0 for code in ("effort", "result")}
    files = [
        changed(written, tmp_path / "z.xlsx", z_scores),
        changed(written, tmp_path / "n.xlsx", no_weight),
    ]
    computed = recalculated(files, tmp_path)
    for name in ("z", "n"):
        path = computed[name]
        scores = [line[DATA] for line in read(path, "Scores")[FIRST:]]
        assert "" in scores
        assert all(score == "" or score > 0 for score in scores)
        warning = plan.words("workbook.lost")
        assert read(path, "Method")[3][1] == read(path, "Ranking")[2][0] == warning
        assert any(warning in line for line in read(path, "Answer"))
        for sheet in plan.sheets.values():
            cells = [cell for line in read(path, sheet) for cell in line]
            assert not [cell for cell in cells if isinstance(cell, str) and re.match(r"#\w+[!?/]", cell)]
