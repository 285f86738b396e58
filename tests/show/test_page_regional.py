"""The analyses beyond the ranking as the page gets them: the bundle's numbers, in the order of its units."""

from __future__ import annotations

import copy
import re

import numpy as np
import pytest

from poliscope.show.bundle import make_bundle
from poliscope.show.page_data import make_page_data
from poliscope.show.page_regional import page_regional
from poliscope.show.report.writing import make_page
from poliscope.study import read_study
from sample_answers import city_answers

CLOSE = {"rel": 1e-3}  # four digits are carried


@pytest.fixture(scope="module")
def bundle(root):
    return make_bundle(read_study(root / "examples" / "synthetic-regions").answers())


@pytest.fixture(scope="module")
def made(bundle):
    return page_regional(bundle)


def test_what_was_not_asked_for_stays_null():
    names = ("structure", "incidence", "peers", "trends", "complementarity")
    assert page_regional(make_bundle(city_answers())) == dict.fromkeys(names)


def test_the_page_carries_them(bundle, made):
    data = make_page_data(bundle)
    assert all(data[name] == part for name, part in made.items())


def test_lists_follow_the_units_of_the_page(bundle):
    """Units in another order, and one that the table of activities does not know."""
    other = copy.deepcopy(bundle)
    other["units"]["codes"] = ["nowhere", *reversed(bundle["units"]["codes"])]
    first, turned = page_regional(bundle), page_regional(other)
    assert turned["structure"]["quotients"] == [None, *reversed(first["structure"]["quotients"])]
    assert turned["structure"]["next"] == [None, *reversed(first["structure"]["next"])]
    assert turned["incidence"][0]["unit"] == [None, *reversed(first["incidence"][0]["unit"])]
    last = len(bundle["units"]["codes"])
    # partners are counted from the other end, behind the one that is new
    best = [[[last - partner, *rest] for partner, *rest in row] for row in first["complementarity"]["best"]]
    assert turned["complementarity"]["best"] == [[], *reversed(best)]
    matrix, before = turned["complementarity"]["matrix"], first["complementarity"]["matrix"]
    assert matrix[0] == [None] * len(matrix)
    assert matrix[1][2] == before[-1][-2]


def test_partners_are_turned_so_that_the_row_gives(bundle, made):
    found, score = made["complementarity"], bundle["complementarity"]["score"]
    unit = 10.0 ** -found["decimals"]
    for a, row in enumerate(found["matrix"]):
        assert row[a] is None
        others = [b for b in range(len(score)) if b != a]
        assert [row[b] * unit for b in others] == pytest.approx([score[b][a] for b in others], abs=unit / 2)
    largest = max(v for row in found["matrix"] for v in row if v is not None)
    assert 10_000 <= largest < 100_000
    assert sorted(found["order"]) == list(range(len(score)))


def test_best_partners_are_places_whose_scores_stand_in_the_matrix(bundle, made):
    found, codes = made["complementarity"], bundle["units"]["codes"]
    unit = 10.0 ** -found["decimals"]
    for u, code in enumerate(codes):
        for (giver, _), said in zip(found["best"][u], bundle["complementarity"]["best"][code], strict=True):
            assert codes[giver] == said["partner"]
            assert found["matrix"][giver][u] * unit == pytest.approx(said["score"], abs=unit / 2)
            assert found["matrix"][u][giver] * unit == pytest.approx(said["back"], abs=unit / 2)
    elsewhere = copy.deepcopy(bundle)
    elsewhere["complementarity"]["best"][codes[0]][0]["partner"] = "abroad"
    offer = page_regional(elsewhere)["complementarity"]["best"][0][0]
    said = bundle["complementarity"]["best"][codes[0]][0]
    assert offer[0] == "abroad" and offer[2:] == pytest.approx([said["score"], said["back"]], **CLOSE)


def test_growth_is_the_sum_of_its_parts(made):
    for row in made["structure"]["change"]["unit"]:
        total, *parts = row
        assert sum(parts) == pytest.approx(total, abs=1e-4)


def test_what_counts_as_specialised_is_the_threshold_of_the_study(root):
    """With a threshold of 2, page, report and partners know those with twice the share only."""
    study = read_study(root / "examples" / "synthetic-regions")
    questions = study.questions
    table = questions.activities[0].model_copy(update={"threshold": 2.0})
    twice = study.replace(questions=questions.model_copy(update={"activities": (table,)}))
    answers = twice.answers()
    bundle = make_bundle(answers)
    (structure,) = answers.regional.structures
    present = [set(np.flatnonzero(row).tolist()) for row in structure.presence.values]
    assert 0 < structure.presence.values.sum() < (structure.location_quotient.values >= 1).sum()
    made = page_regional(bundle)
    at = {code: place for place, code in enumerate(structure.regions)}
    mine = [present[at[code]] for code in bundle["units"]["codes"]]
    assert [set(row) for row in made["complementarity"]["has"]] == mine
    assert made["structure"]["threshold"] == 2
    rows = made["structure"]["quotients"]
    assert [{a for a, q in enumerate(row) if q is not None and q >= 2} for row in rows] == mine
    drawn = structure_page(make_page(bundle))
    focus = bundle["structure"][0]["focus"][:2]
    linked = set(bundle["structure"][0]["space"]["shown"])
    assert drawn.count("class=on") == sum(len(present[at[code]] & linked) for code in focus)


def structure_page(page):
    return re.search(r"<section id=structure .*?</section>", page, re.DOTALL)[0]


def test_quotients_keep_their_side_of_one(bundle):
    other = copy.deepcopy(bundle)
    other["structure"][0]["quotients"][0][:4] = [0.99951, 1.00049, 2.3456, None]
    row = page_regional(other)["structure"]["quotients"][0]
    assert row[:4] == [0.999, 1, 2.35, None]


def test_the_long_way_begins_at_the_first_period(bundle, made):
    found, said = made["structure"]["change"], bundle["structure"][0]["change"]
    assert said["path"]["columns"] == said["net"]["columns"] == found["periods"][1:]
    codes = bundle["units"]["codes"]
    for name, matrix in (("steps", said["path"]), ("net", said["net"])):
        for code, row in zip(matrix["rows"], matrix["values"], strict=True):
            assert found[name][codes.index(code)] == pytest.approx(row, **CLOSE)
    for steps, net in zip(found["steps"], found["net"], strict=True):
        assert steps[0] == net[0] and sum(steps) >= net[-1] - 1e-3  # no way is shorter than the distance


def test_options_of_those_asked_about_and_the_next_of_others(bundle, made):
    structure, codes = bundle["structure"][0], bundle["units"]["codes"]
    asked = structure["focus"][0]
    options = made["structure"]["next"][codes.index(asked)]
    assert [option[0] for option in options] == [option[0] for option in structure["options"][asked]]
    other = next(code for code in structure["next"] if code not in structure["options"])
    (activity, _, chance), said = (
        made["structure"]["next"][codes.index(other)][0],
        structure["next"][other][0],
    )
    assert structure["activities"][activity] == said["activity"]
    complexity = made["structure"]["activities"]["complexity"][activity]
    assert complexity == pytest.approx(said["complexity"], **CLOSE)
    assert chance == pytest.approx(said["probability"], **CLOSE)
    # nobody is offered what it has already
    assert all(made["structure"]["quotients"][codes.index(asked)][option[0]] < 1 for option in options)


def test_the_mirror_and_luck_keep_their_numbers(bundle, made):
    one, said = made["peers"][0], bundle["peers"][0]
    gap = said["gaps"]["columns"].index("gap")
    assert [row[2] for row in one["gaps"]] == pytest.approx(
        [row[gap] for row in said["gaps"]["values"]], **CLOSE
    )
    observed = bundle["incidence"][0]["table"]["columns"].index("observed")
    assert made["incidence"][0]["unit"][0][0] == bundle["incidence"][0]["table"]["values"][0][observed]
