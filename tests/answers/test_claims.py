"""Does "A is ahead of B" hold: shares, exact answers and conditions against brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from poliscope.answers.claims import cross_pair, judge_indicator, judge_pair, stated_pairs
from poliscope.answers.robustness import Choice, make_contest, make_weight_set, spreads
from poliscope.data.consistency import Comparison
from poliscope.study import read_study


@pytest.fixture(scope="module")
def study(root):
    return read_study(root / "examples" / "china-cities")


@pytest.fixture(scope="module")
def robustness(study):
    return study.robustness(draws=5000, choice_draws=200)


def judged(study, robustness, ahead, behind):
    def build(changes):
        plain = {"aggregate": "arithmetic", "aggregate_at": {}, "weight": "given"}
        return study.replace(**{**plain, **changes}).index()

    choices = study.uncertainty.choices(study.recipe)
    return judge_pair(
        study.index(), robustness, ahead, behind, choices=choices, build=build, choice_draws=200
    )


def compared(indicator, ahead, behind):
    return Comparison(indicator, ahead, behind, "2024", ("c001", "c002"))


# --- what a text states ---------------------------------------------------------------------------


def test_indicators_of_the_study_decide_who_is_said_to_be_ahead():
    found = [
        compared("services", "B", "A"),
        compared("farming", "B", "A"),
        compared("rd", "A", "B"),
        compared("rd", "A", "elsewhere"),
    ]
    (stated,) = stated_pairs(found, ["A", "B"], framework=["rd"])
    assert (stated.ahead, stated.behind) == ("A", "B")
    assert (stated.supports, stated.opposes) == (("rd",), ("services", "farming"))
    (without,) = stated_pairs(found, ["A", "B"])
    assert without.ahead == "B"


def test_an_indicator_repeated_in_the_text_votes_once():
    found = [compared("rd", "A", "B")] * 3 + [compared("x", "B", "A"), compared("y", "B", "A")]
    (stated,) = stated_pairs(found, ["A", "B"])
    assert stated.ahead == "B"


# --- in one indicator -----------------------------------------------------------------------------


def test_figures_may_have_the_order_that_their_relation_to_size_has_not(study):
    found = judge_indicator(
        study.index(), study.table(), compared("hightech_enterprises", "Shenzhen", "Hangzhou")
    )
    # evidence.csv: 24,800 firms for 34,606 of GDP against 16,500 for 20,059 (100 million CNY): 0.72 < 0.82
    assert found.raw == (24800, 16500)
    assert found.holds_raw is True
    assert found.holds_scored is False


def test_a_rank_is_better_where_it_is_lower(study):
    found = judge_indicator(
        study.index(), study.table(), compared("gii_cluster_rank", "Shenzhen", "Hangzhou")
    )
    assert found.raw == (2, 14)
    assert found.holds_raw is True
    assert found.holds_scored is True


def test_what_is_not_of_the_study_has_no_answer(study):
    assert judge_indicator(study.index(), study.table(), compared("chess", "Shenzhen", "Wuhan")) is None


# --- in the index ---------------------------------------------------------------------------------


def test_a_pair_that_always_holds_and_its_mirror_never_does(study, robustness):
    holds, mirror = (
        judged(study, robustness, *pair) for pair in (("Shenzhen", "Hangzhou"), ("Hangzhou", "Shenzhen"))
    )
    assert (holds.grade, mirror.grade) == ("always", "never")
    assert holds.necessary is True
    assert holds.possible is True
    assert (mirror.necessary, mirror.possible) == (False, False)
    assert holds.lowest == 1.0
    assert mirror.share == mirror.crossed.share == 0.0
    assert holds.challenge.challenger == mirror.challenge.challenger == "Hangzhou"
    # the parts of the gap of the index, pillar by pillar
    assert sum(holds.parts.values()) == pytest.approx(holds.scores[0] - holds.scores[1])
    assert holds.parts == pytest.approx({node: -part for node, part in mirror.parts.items()})


def test_shares_of_a_contested_pair_agree_with_scores_under_drawn_weights(study, robustness):
    """Brute force: every share within a quarter of itself, siblings rescaled; scores by hand."""
    found = judged(study, robustness, "Hangzhou", "Wuhan")
    assert found.grade in {"leaning", "open"}
    assert found.necessary is False
    assert found.possible is True
    index = study.index()
    a, b = (index.units.codes.index(unit) for unit in ("Hangzhou", "Wuhan"))
    contest = make_contest(index, spreads(index, robustness.rules))
    weights = make_weight_set(contest, robustness.rules)
    rng = np.random.default_rng(0)
    shares = weights.shares(rng, 4000)
    values = contest.values[[list(contest.rows).index(a), list(contest.rows).index(b)]]
    scores = np.empty((4000, 2))
    for draw in range(4000):
        nodes = [*values.T] + [None] * len(contest.children)
        for offset, below in enumerate(contest.children):
            nodes[contest.leaves + offset] = sum(shares[draw, n] * nodes[n] for n in below)
        scores[draw] = nodes[-1]
    brute = float(np.mean(scores[:, 0] > scores[:, 1]))
    # two samples of 4000 and 5000 draws: four standard errors
    assert found.share == pytest.approx(brute, abs=4 * math.sqrt(0.25 / 4000 + 0.25 / 5000))


def test_a_flip_share_makes_the_two_level(study, robustness):
    found = judged(study, robustness, "Shenzhen", "Hangzhou")
    move = next(move for move in found.flips if move.node == "enterprises")
    others = (1 - move.after) / 2
    turned = study.replace(weights={"research": others, "enterprises": move.after, "exchange": others})
    scores = turned.index().scores
    top = turned.index().top
    assert scores["Shenzhen", top] == pytest.approx(scores["Hangzhou", top], abs=1e-6)


def test_every_combination_of_choices_is_that_of_the_study_built_so(study, robustness):
    """With no spread of weights a combination's share is 1 or 0: the order of the index built with it."""
    index = study.index()
    fixed = study.replace(uncertainty=study.uncertainty.model_copy(update={"weights": 0.0}))
    rules = fixed.uncertainty.weight_rules
    weights = make_weight_set(make_contest(index, spreads(index, rules)), rules)

    def build(changes):
        return study.replace(**{"aggregate": "arithmetic", **changes}).index()

    choices = (Choice("normalise", (None, "zscore", "rank"), ("minmax", "zscore", "rank")),)
    pair = ("Nanjing", "Guangzhou")
    found = cross_pair(
        index, weights, *pair, choices=choices, build=build, draws=3, rng=np.random.default_rng(0)
    )
    expected = []
    for method in ({}, {"normalise": "zscore"}, {"normalise": "rank"}):
        other = study.replace(**method).index()
        expected.append(float(other.scores[pair[0], other.top] > other.scores[pair[1], other.top]))
    assert [one.share for one in found.combinations] == expected
    assert [one.names for one in found.against] == [
        (name,) for name, share in zip(("minmax", "zscore", "rank"), expected, strict=True) if share < 0.5
    ]


def test_a_unit_that_is_not_ranked_has_no_verdict(study, robustness):
    found = judged(study, robustness, "Shenzhen", "Dalian")
    assert found.grade == "unranked"
    assert math.isnan(found.lowest)
