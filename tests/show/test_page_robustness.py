"""How sure, as the page gets it: the bundle's numbers, each once."""

from __future__ import annotations

import dataclasses

import pytest

from poliscope.answers.robustness import build_robustness
from poliscope.show.bundle import make_bundle
from poliscope.show.page_robustness import page_robustness
from sample_answers import city_answers


@pytest.fixture(scope="module")
def found():
    answers = city_answers()
    sure = build_robustness(answers.index, draws=500, seed=3)
    return make_bundle(dataclasses.replace(answers, robustness=sure))["robustness"]


def test_what_was_not_computed_stays_null():
    assert page_robustness(None) is None


def test_shares_are_the_bundles_in_hundred_thousandths(found):
    made = page_robustness(found)
    for scope, said in zip(made["scopes"], found["scopes"], strict=True):
        for row, shares in zip(scope["rank_acceptability"], said["rank_acceptability"], strict=True):
            assert row == [
                None if share is None else pytest.approx(share * 1e5, abs=1e-6) for share in shares
            ]


def test_half_of_the_pairs_says_all_of_them(found):
    scope, said = page_robustness(found)["scopes"][0], found["scopes"][0]["pairwise_winning"]
    count = len(said)
    assert [len(row) for row in scope["ahead"]] == list(range(count - 1, -1, -1))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count) if said[a][b] is not None]
    assert pairs
    for a, b in pairs:
        dots, share = scope["ahead"][a][b - a - 1], said[a][b]
        assert dots == pytest.approx(share * 100, abs=1)
        assert 100 - dots == pytest.approx(said[b][a] * 100, abs=1)
        assert (dots == 0) == (share == 0) and (dots == 100) == (share == 1)


def test_all_dots_only_where_it_is_always_so(found):
    shares = [None, 0.00001, 0.0, 0.004, 0.005, 0.015, 0.5, 0.994, 0.996, 0.99999, 1.0]
    scope = {**found["scopes"][0], "pairwise_winning": [shares]}
    made = page_robustness({**found, "scopes": [scope]})["scopes"][0]["ahead"]
    assert made == [[1, 0, 1, 1, 2, 50, 99, 99, 99, 100]]


def test_what_no_page_shows_is_left_behind(found):
    made = page_robustness(found)
    assert set(made) == {
        "verdict", "tiers", "tier_rule", "spread", "rules", "possible_ranks", "potential_winners", "scopes",
        "dethroning", "sensitivity",
    }  # fmt: skip
    assert made["verdict"]["words"] == found["verdict"]["words"]
