"""The bundle: plain JSON that holds everything a page shows, and leads back to every claim."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import poliscope.show.bundle
from poliscope.answers.answers import About, Answers
from poliscope.answers.findings import index_findings
from poliscope.answers.index import build_index
from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.methods.recipe import Recipe
from poliscope.show.bundle import COMMANDS, make_bundle
from poliscope.show.bundle.plain import Plain
from sample_answers import FRAMEWORK, city_answers, grid_answers, records

GOLDEN = Path(__file__).parents[1] / "golden/show/bundle.json"
EXACT = 1e-12  # sums of a few products, in another order


@pytest.fixture(scope="module")
def answers():
    return city_answers()


@pytest.fixture(scope="module")
def bundle(answers):
    return make_bundle(answers)


def read_alone(bundle):
    """Return the bundle as a reader gets it: through JSON, NaN refused."""
    return json.loads(json.dumps(bundle, ensure_ascii=False, allow_nan=False))


# --- shape ----------------------------------------------------------------------------------------


def test_plain_json_and_the_same_every_time(bundle):
    assert read_alone(bundle) == bundle
    assert json.dumps(make_bundle(city_answers())) == json.dumps(bundle)


def test_every_field_is_described(bundle):
    """The description names the top-level fields at the start of its lines."""
    described = set()
    for line in poliscope.show.bundle.__doc__.splitlines():
        if line.startswith("``"):
            described |= set(re.findall(r"``([a-z_]+)``", line))
    assert described == set(bundle)


def test_fields_of_evidence_and_cells_are_described(bundle):
    for part in ("evidence", "cells", "values", "tree", "recipe", "about"):
        for name in bundle[part]:
            assert re.search(rf"\b{name}\b", poliscope.show.bundle.__doc__), f"{part}.{name}"


def test_golden_bundle(answers):
    """Six digits; what methods say of themselves is left out, it stands in their own tests."""
    got = make_bundle(answers, digits=6)
    got["recipe"] = {"steps": [[s["step"], s["scope"], s["method"]] for s in got["recipe"]["steps"]]}
    assert got == json.loads(GOLDEN.read_text("utf-8"))


def test_answers_that_were_not_computed_are_null_with_their_command(bundle):
    assert set(COMMANDS) == {
        "robustness", "structure", "incidence", "peers", "trends", "complementarity",
    }  # fmt: skip
    assert all(bundle[name] is None for name in COMMANDS)
    assert bundle["commands"]["robustness"] == "poliscope robustness STUDY"


def test_languages_are_those_asked_for(answers):
    one = make_bundle(answers, languages=["zh"])
    assert one["languages"] == ["zh"]
    assert list(one["units"]["labels"]) == ["zh"]
    assert list(one["findings"][0]["words"]) == ["zh"]


# --- numbers --------------------------------------------------------------------------------------


def test_values_are_the_arrays_and_missing_is_null(answers, bundle):
    for name, array in (
        ("raw", answers.index.stages.raw),
        ("prepared", answers.index.stages.treated),
        ("normalised", answers.index.stages.normalised),
    ):
        got = np.array(bundle["values"][name], dtype=float)
        np.testing.assert_array_equal(got, array)
    assert bundle["values"]["raw"][1][0] == 6.83
    assert bundle["values"]["raw"][4][2] is None


def power_mean(pairs, power):
    total = sum(weight for _, weight in pairs)
    if power == 0:
        return math.exp(sum(weight * math.log(x) for x, weight in pairs) / total)
    return (sum(weight * x**power for x, weight in pairs) / total) ** (1 / power)


@pytest.mark.parametrize("aggregate", ["arithmetic", "geometric", ["harmonic", "geometric", "arithmetic"]])
def test_scores_ranks_and_contributions_follow_from_the_bundle_alone(aggregate):
    """Written out in plain Python, as a page's script would do it."""
    b = read_alone(
        make_bundle(
            city_answers(recipe={"normalise": {"method": "minmax", "low": 1}, "aggregate": aggregate})
        )
    )
    tree, k = b["tree"], b["tree"]["indicators"]
    for u in range(len(b["units"]["codes"])):
        score = dict(enumerate(b["values"]["normalised"][u]))
        for a, how in enumerate(tree["aggregation"]):
            node = k + a
            below = [n for n, parent in enumerate(tree["parent"]) if parent == node]
            pairs = [(score[n], tree["weight"][n]) for n in below if score[n] is not None]
            score[node] = power_mean(pairs, how["power"])
            assert score[node] == pytest.approx(b["scores"][u][a], rel=EXACT)
            parts = sum(b["contributions"][u][n] for n in below)
            assert parts == pytest.approx(b["contributions"][u][node], rel=EXACT)
    top = [row[-1] for row in b["scores"]]
    assert [row[-1] for row in b["ranks"]] == [1 + sum(other > x for other in top) for x in top]


def test_weights_in_the_tree(bundle):
    tree = bundle["tree"]
    at = {code: n for n, code in enumerate(tree["codes"])}
    # by hand: effort 2 of 5, research 1 of 2, R&D 2 of 3
    assert tree["effective"][at["rd"]] == pytest.approx(2 / 5 * 1 / 2 * 2 / 3, rel=EXACT)
    assert sum(tree["effective"][: tree["indicators"]]) == pytest.approx(1, rel=EXACT)
    assert tree["direction"][at["housing"]] == -1
    assert tree["parent"][at["index"]] is None
    assert tree["codes"][tree["parent"][at["rd"]]] == "research"


@given(st.floats(allow_nan=True, allow_infinity=True), st.integers(1, 17))
def test_rounded_numbers_are_near_and_never_nan(value, digits):
    got = Plain(digits).number(value)
    if not math.isfinite(value):
        assert got is None
    else:
        assert got == pytest.approx(value, rel=10.0 ** (1 - digits), abs=0)


def test_plain_refuses_what_json_cannot_hold():
    with pytest.raises(TypeError, match="a complex cannot stand in a bundle"):
        Plain().any(1j)
    assert Plain().any({"a": (np.int64(1), np.float64("nan"), {"b", "a"}, np.array([1.5]))}) == {
        "a": [1, None, ["a", "b"], [1.5]]
    }


# --- evidence -------------------------------------------------------------------------------------


def claim_of(b, u, i):
    """Return a claim as the bundle tells it: title, address, file, row, locator, quote, status, period."""
    e = b["evidence"]
    if e["source"][u][i] is None:
        return None
    source, note = e["sources"][e["source"][u][i]], e["note"][u][i]
    told = {"locator": "", "quote": "", "status": ""} if note is None else e["notes"][note]
    if note is not None:
        assert told["source"] == e["source"][u][i]
    return (
        source["title"], source["address"], source["file"], e["row"][u][i],
        told["locator"], told["quote"], told["status"], e["periods"][e["period"][u][i]],
    )  # fmt: skip


@pytest.mark.parametrize(
    "answers",
    [city_answers(), grid_answers(30, 7, quotes=True), grid_answers(30, 7)],
    ids=["cities", "long", "wide"],
)
def test_every_figure_leads_to_its_claim(answers):
    b = read_alone(make_bundle(answers))
    table, evidence = answers.index.table, answers.index.table.evidence
    seen = 0
    for u in range(len(table.matrix.rows)):
        for i in range(len(table.matrix.columns)):
            row = int(table.origin[u, i])
            if row < 0:
                assert claim_of(b, u, i) is None
                continue
            seen += 1
            assert claim_of(b, u, i) == (
                evidence.source[row], evidence.address[row], evidence.file[row],
                int(evidence.row[row]) or None, evidence.locator[row],
                evidence.quote[row], evidence.status[row], evidence.period[row],
            )  # fmt: skip
    assert seen == sum(source["figures"] for source in b["evidence"]["sources"]) > 40


def test_sources_stand_once(bundle):
    sources = [(s["title"], s["address"], s["file"]) for s in bundle["evidence"]["sources"]]
    assert len(set(sources)) == len(sources) == 3


def test_standard_errors_and_claims_held_back(bundle):
    assert [n["standard_error"] for n in bundle["evidence"]["notes"] if n["standard_error"]] == [0.05]
    assert bundle["evidence"]["held_back"] == 1
    assert bundle["evidence"]["claims"] == len(records())


def test_an_ordinary_status_is_no_note():
    rows = [
        {**row, "locator": "", "quote": "", "status": "A"} for row in records() if row["indicator"] == "labs"
    ]
    rows[0]["status"] = "E"
    tree = [{"code": "index"}, {"code": "labs", "parent": "index"}]
    b = make_bundle(city_answers(claims=rows, framework=tree))
    assert [(n["status"], n["locator"]) for n in b["evidence"]["notes"]] == [("E", "")]


def test_conflicts_keep_all_claims(bundle):
    (conflict,) = bundle["conflicts"]
    assert (conflict["unit"], conflict["indicator"], conflict["rule"]) == ("Hangzhou", "rd", "newest")
    assert [claim["value"] for claim in conflict["claims"]] == [3.86, 3.92]
    assert conflict["value"] == 3.92
    assert conflict["claims"][0]["quote"] == "3.86 per cent of output"


def test_no_evidence_at_all_for_an_indicator():
    rows = [row for row in records() if row["indicator"] != "labs"]
    b = make_bundle(city_answers(claims=rows))
    assert all(row[1] is None for row in b["evidence"]["source"])
    assert "no-data" in {flag["kind"] for flag in b["flags"]}


def test_denominators_keep_their_figures_and_sources():
    rows = [
        {"unit": unit, "indicator": code, "period": "2023", "value": value, "source": source}
        for unit, firms, people in (("A", 10.0, 4.0), ("B", 30.0, 5.0))
        for code, value, source in (("firms", firms, "Register"), ("people", people, "Census"))
    ]
    rows.append({**rows[1], "value": 4.5, "source": "Another census"})
    tree = Framework.from_rows(
        [
            {"code": "index"},
            {"code": "firms", "parent": "index", "denominator": "people", "denominator_scale": 1000},
        ]
    )
    evidence = Evidence.from_records(rows)
    index = build_index(
        tree,
        evidence.settle(("A", "B"), ("firms",)),
        Units(("A", "B")),
        Recipe(),
        denominators=evidence.settle(("A", "B"), ("people",)),
    )
    b = make_bundle(Answers(About(), index, index_findings(index)))
    assert b["evidence"]["columns"] == ["firms", "people"]
    assert b["values"]["raw"] == [[10.0], [30.0]]
    assert b["values"]["denominators"] == [[4.5], [5.0]]
    # by hand: 10 firms for 4.5 people are 2,222.2 for a thousand
    assert b["values"]["denominated"][0][0] == pytest.approx(10 / 4.5 * 1000, rel=EXACT)
    titles = [b["evidence"]["sources"][n]["title"] for n in b["evidence"]["source"][0]]
    assert titles == ["Register", "Another census"]
    assert [c["indicator"] for c in b["conflicts"]] == ["people"]


# --- recipe, cells, sentences ---------------------------------------------------------------------


def test_every_choice_of_the_recipe_is_told():
    b = make_bundle(
        city_answers(
            recipe={
                "normalise": "zscore",
                "normalise_each": {"rd": "rank", "labs": "rank", "unicorns": "minmax"},
                "aggregate": ["arithmetic", "median", "arithmetic"],
                "aggregate_at": {"result": "max"},
            }
        )
    )
    steps = [(s["step"], s["scope"], s["at"], s["method"]) for s in b["recipe"]["steps"]]
    assert ("normalise", "all", None, "zscore") in steps
    assert ("normalise", "nodes", ["rd", "labs"], "rank") in steps
    assert ("normalise", "nodes", ["unicorns"], "minmax") in steps
    assert ("aggregate", "level", 2, "median") in steps
    assert ("aggregate", "nodes", ["result"], "max") in steps
    at = {code: n for n, code in enumerate(b["tree"]["codes"])}
    how = b["tree"]["aggregation"][at["result"] - b["tree"]["indicators"]]
    assert (how["method"], how["power"]) == ("max", None)
    assert b["recipe"]["aggregations"]["max"]["zh"] == "最大值"
    assert Recipe(**b["recipe"]["spec"]) == Recipe(**read_alone(b)["recipe"]["spec"])


def test_parameters_and_references(bundle):
    step = next(s for s in bundle["recipe"]["steps"] if s["step"] == "normalise")
    assert [(p["name"], p["value"], p["default"]) for p in step["parameters"]] == [
        ("low", 1, False),
        ("high", 100, True),
    ]
    (number,) = step["references"]
    assert bundle["recipe"]["bibliography"][number].startswith("OECD and JRC (2008)")
    assert step["label"] == {"en": "Min-max", "zh": "极差标准化"}


def test_imputed_and_treated_cells():
    b = make_bundle(
        city_answers(
            recipe={"impute": "mean", "treat": {"method": "winsorise", "winmax": 1, "skewness": 0.5}}
        )
    )
    at = {code: n for n, code in enumerate(b["tree"]["codes"])}
    assert [4, at["staff"]] in b["cells"]["imputed"]
    unit, _, before, after, action = next(p for p in b["cells"]["treated"] if p[1] == at["labs"])
    assert (unit, before, after) == (1, 128.0, 47.0)  # by hand: Beijing's laboratories, cut to Shanghai's
    assert b["cells"]["actions"][action] == {"en": "cut from above", "zh": "截去过高部分"}


def test_findings_rest_on_cells(bundle):
    leader = bundle["findings"][0]
    assert leader["type"] == "Leader"
    assert ["Beijing", "rd", "2023"] in leader["because"]
    assert len(leader["because"]) == 6


def test_flags_name_a_thousand_cells_at_most():
    answers = grid_answers(20_000, 3)
    missing = int((~np.isfinite(answers.index.stages.raw)).sum())
    b = make_bundle(
        replace(answers, index=build_index(
            answers.index.framework, answers.index.table, answers.index.units, Recipe(impute="mean"),
        ))
    )  # fmt: skip
    (flag,) = [flag for flag in b["flags"] if flag["kind"] == "imputed"]
    assert flag["count"] == missing > 1000
    assert len(flag["cells"]) == 1000


@settings(max_examples=25)
@given(st.data())
def test_any_names_pass_through(data):
    names = data.draw(st.lists(st.text(min_size=1, max_size=12), min_size=3, max_size=5, unique=True))
    rows = [
        {"unit": name, "indicator": "rd", "period": "", "value": float(n), "source": name, "quote": name}
        for n, name in enumerate(names)
    ]
    tree = [FRAMEWORK[0], {"code": "rd", "parent": "index"}]
    b = make_bundle(city_answers(claims=rows, framework=tree, period=None))
    assert b["units"]["codes"] == names
    assert [b["evidence"]["sources"][row[0]]["title"] for row in b["evidence"]["source"]] == names
    json.dumps(b, allow_nan=False)
