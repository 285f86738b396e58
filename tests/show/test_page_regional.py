"""The analyses beyond the ranking as the page gets them: the bundle's numbers, in the order of its units."""

from __future__ import annotations

import copy

import pytest

from poliscope.show.bundle import make_bundle
from poliscope.show.page_data import make_page_data
from poliscope.show.page_regional import page_regional
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
    assert turned["complementarity"]["best"] == [[], *reversed(first["complementarity"]["best"])]
    matrix, before = turned["complementarity"]["matrix"], first["complementarity"]["matrix"]
    assert matrix[0] == [None] * len(matrix)
    assert matrix[1][2] == before[-1][-2]


def test_partners_are_turned_so_that_the_row_gives(bundle, made):
    found, score = made["complementarity"], bundle["complementarity"]["score"]
    assert found["matrix"][2][5] == pytest.approx(score[5][2], **CLOSE)
    assert all(found["matrix"][u][u] is None for u in range(len(score)))
    assert sorted(found["order"]) == list(range(len(score)))
    best = found["best"][0][0]
    giver = bundle["units"]["codes"].index(best["partner"])
    assert best["receives"] == found["matrix"][giver][0]
    assert best["gives"] == found["matrix"][0][giver]


def test_growth_is_the_sum_of_its_parts(made):
    for row in made["structure"]["change"]["unit"]:
        total, *parts = row
        assert sum(parts) == pytest.approx(total, abs=1e-4)


def test_options_of_those_asked_about_and_the_next_of_others(bundle, made):
    structure, codes = bundle["structure"][0], bundle["units"]["codes"]
    asked = structure["focus"][0]
    options = made["structure"]["next"][codes.index(asked)]
    assert [option[0] for option in options] == [option[0] for option in structure["options"][asked]]
    other = next(code for code in structure["next"] if code not in structure["options"])
    (activity, _, _, chance), said = (
        made["structure"]["next"][codes.index(other)][0],
        structure["next"][other][0],
    )
    assert structure["activities"][activity] == said["activity"]
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
