"""How sure: sampled ranks lie inside exact ones, figures and words agree, rules hold on random studies."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.studies import study

from poliscope.answers.findings import index_findings
from poliscope.answers.robustness import (
    Certainty,
    Robustness,
    WeightRules,
    build_robustness,
    make_contest,
    make_weight_set,
    spreads,
)
from poliscope.errors import DataError, StudyError
from poliscope.kernels.sampling import leaf_weights
from poliscope.study.spec import Uncertainty

NAN = float("nan")
CODES = ("A", "B", "C", "D", "E", "F", "G")
TREE = (
    {"code": "index"},
    {"code": "P", "parent": "index", "weight": 2.0},
    {"code": "Q", "parent": "index"},
    {"code": "p1", "parent": "P"},
    {"code": "p2", "parent": "P", "weight": 3.0},
    {"code": "q1", "parent": "Q"},
    {"code": "q2", "parent": "Q"},
)
POSITIVE = {"method": "minmax", "low": 1, "high": 100}
FAST = {"draws": 400, "milp": 7}


def made(values, rows=TREE, **changes):
    values = np.asarray(values, dtype=float)
    return study(values, rows=rows, units=CODES[: len(values)], **changes)


@st.composite
def tables(draw) -> np.ndarray:
    """Small tables with ties, duplicates, dominated units and gaps; every unit keeps two figures a pillar."""
    units = draw(st.integers(4, 6))
    cells = st.lists(st.integers(0, 4), min_size=4, max_size=4)
    values = np.array(draw(st.lists(cells, min_size=units, max_size=units)), dtype=float)
    for unit in range(units):
        if draw(st.booleans()):
            values[unit, draw(st.integers(0, 3))] = NAN
    assume((np.nanmax(values, axis=0) > np.nanmin(values, axis=0)).all())
    return values


def varied(**settings):
    return Uncertainty(**settings)


# --- gaps -------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(tables(), st.sampled_from(["arithmetic", "geometric", "harmonic"]))
def test_filling_gaps_changes_no_score_and_no_rank(values, mean):
    index = made(values, normalise=POSITIVE, aggregate=mean).index()
    contest = make_contest(index, spreads(index, WeightRules()))
    assert contest.filled == int(np.isnan(index.stages.normalised[contest.rows]).sum())
    weights = leaf_weights(contest.shares[None], contest.children)
    inverse = {"arithmetic": lambda s: s, "geometric": np.exp, "harmonic": lambda s: -1 / s}[mean]
    np.testing.assert_allclose(inverse((weights @ contest.form.T)[0]), contest.scores, rtol=1e-12)


def test_a_pillar_without_a_score_gives_way_to_the_index():
    # by hand: B has one of two figures in Q, and the study wants both, so that B's score is that of P alone
    values = [[1, 2, 3, 4], [4, 3, NAN, 1], [2, 2, 2, 2]]
    index = made(values, minimum_availability=[1.0, 0.0]).index()
    contest = make_contest(index, spreads(index, WeightRules()))
    assert contest.filled == 2
    assert contest.values[1, 2:] == pytest.approx([index.scores["B", "index"]] * 2)
    assert index.scores["B", "index"] == pytest.approx(index.scores["B", "P"])


def test_units_without_a_rank_stay_out():
    found = made([[1, 2, 3, 4], [NAN] * 4, [4, 3, 2, 1]], screen={"method": "availability", "minimum": 0.5})
    assert found.robustness(**FAST).units == ("A", "C")


# --- sampled inside exact ----------------------------------------------------------------------------


@settings(max_examples=25)
@given(tables(), st.sampled_from(["arithmetic", "geometric"]), st.sampled_from([0.1, 0.25, 0.6]))
def test_every_sampled_rank_lies_inside_the_exact_range(values, mean, spread):
    found = made(values, normalise=POSITIVE, aggregate=mean, uncertainty=varied(weights=spread)).robustness(
        **FAST
    )
    attained = found.sampled.rank_acceptability.values > 0
    ranks = np.arange(1, len(found.units) + 1)
    for u, unit in enumerate(found.units):
        best, best_bound, worst, worst_bound = found.rank_range.row(unit)
        assert best == best_bound and worst == worst_bound
        assert best <= ranks[attained[u]].min() and ranks[attained[u]].max() <= worst
        loose = found.possible.rank_range_without_ties.row(unit)
        assert best <= loose[0] and loose[2] <= worst
    winners = {unit for u, unit in enumerate(found.units) if found.possible.can_share_first[u]}
    assert {unit for u, unit in enumerate(found.units) if attained[u, 0]} <= winners
    assert set(found.potential_winners) <= winners


@settings(max_examples=25)
@given(tables())
def test_words_and_figures_of_the_verdict_never_contradict_each_other(values):
    answers_study = made(values, uncertainty=varied(weights=0.3, normalise=["rank"], draws=400))
    found = answers_study.robustness(milp=7, choice_draws=50)
    verdict = found.verdict
    rivals = [found.sampled.first(unit) for unit in found.units if unit != verdict.leader]
    if verdict.grade == "secure":
        assert verdict.share == 1.0 and verdict.worst == 1
        assert found.potential_winners == (verdict.leader,)
        assert max(rivals, default=0.0) == 0.0
        assert verdict.radius >= 0.3
    if verdict.grade == "firm":
        assert verdict.share >= 0.9895 and verdict.radius >= 0.0995
    if verdict.grade == "leaning":
        assert verdict.share >= 0.6595
    if verdict.named:
        assert len(found.leaders) == 1 and verdict.contenders == (verdict.leader,)
        assert verdict.weight_share >= verdict.share - 1e-12
    else:
        assert len(verdict.contenders) >= 1
    if len(found.leaders) > 1:
        assert (verdict.grade, verdict.reason) == ("open", "shared")
        assert set(found.leaders) <= set(verdict.contenders)
    first = index_findings(answers_study.index(), found)[0]
    assert isinstance(first, Certainty) and first.verdict is verdict


def test_shares_sum_to_one_and_the_order_of_the_ranking_is_kept():
    found = made([[4, 3, 2, 1], [3, 4, 1, 2], [1, 2, 4, 3], [2, 1, 3, 4]]).robustness(**FAST)
    assert found.rank_acceptability.values.sum(axis=1) == pytest.approx(np.ones(4))
    assert found.free.rank_acceptability.values.sum() == pytest.approx(4)
    frame = found.to_frame()
    assert list(frame.index) == list(found.order)
    assert (frame["possible_best"] <= frame["plausible_best"]).all()
    assert (frame["plausible_worst"] <= frame["possible_worst"]).all()


# --- oracles -------------------------------------------------------------------------------------------


def corners(spread: float) -> np.ndarray:
    """All corners of the weights of TREE within a spread: each node's shares at an end of their interval."""
    shares = {"P": 2 / 3, "Q": 1 / 3, "p1": 0.25, "p2": 0.75, "q1": 0.5, "q2": 0.5}

    def ends(first, second):
        low = max(shares[first] * (1 - spread), 1 - shares[second] * (1 + spread))
        high = min(shares[first] * (1 + spread), 1 - shares[second] * (1 - spread))
        return [(low, 1 - low), (high, 1 - high)]

    found = []
    for (p, q), (p1, p2), (q1, q2) in itertools.product(ends("P", "Q"), ends("p1", "p2"), ends("q1", "q2")):
        found.append([p * p1, p * p2, q * q1, q * q2])
    return np.array(found)


@settings(max_examples=30)
@given(tables())
def test_dominance_and_radius_against_all_corners(values):
    """A difference of scores is linear in each node's shares, so that its ends are at corners."""
    index = made(np.nan_to_num(values, nan=2.0)).index()
    found = build_robustness(index, draws=10, milp=0)
    x = index.stages.normalised
    scores = corners(0.25) @ x.T
    ahead = (scores[:, :, None] - scores[:, None, :]).min(axis=0) > 1e-7
    np.testing.assert_array_equal(found.possible.always_ahead, ahead)
    leader = found.units.index(found.leader)
    for challenger, change in found.dethroning.challenges.items():
        other = found.units.index(challenger)
        if 0 < change.radius < math.inf:
            gaps = [
                (corners(r) @ (x[leader] - x[other])).min() for r in (change.radius - 1e-6, change.radius)
            ]
            assert gaps[0] > -1e-9 and gaps[1] <= 1e-7


def test_the_transfer_puts_the_challenger_level_and_the_required_rise_reaches_the_leader():
    values = [[9, 3, 7, 1], [2, 8, 1, 9], [5, 5, 5, 5]]
    frame = made(values)
    found, x = frame.robustness(**FAST), frame.index().stages.normalised
    for challenger, change in found.dethroning.challenges.items():
        weights = dict(zip(found.sampled.leaves, frame.index().weights.column("effective"), strict=False))
        weights |= {move.node: move.after for move in change.moves}
        new = np.array([weights[code] for code in found.sampled.leaves])
        gap = x[found.units.index(found.leader)] - x[found.units.index(challenger)]
        assert new.sum() == pytest.approx(1) and gap @ new == pytest.approx(0, abs=1e-9)
        moved = sum(-move.change for move in change.moves if move.change < 0)
        assert moved == pytest.approx(change.moved)
        rise = found.dethroning.required_rises[challenger, "p2"]
        index = frame.index()
        score = index.scores[challenger, "index"] + index.weights["p2", "effective"] * rise
        assert score == pytest.approx(index.scores[found.leader, "index"])


def test_weights_that_show_a_rank_do_show_it():
    values = np.random.default_rng(4).integers(0, 9, (7, 4))
    frame = made(values, uncertainty=varied(weights=0.6))
    found, x = frame.robustness(**FAST), frame.index().stages.normalised
    for unit in found.units:
        row = found.units.index(unit)
        for end, name in (("best", "best"), ("worst", "worst")):
            weights = np.array(list(found.possible.weights_for(unit, end).values()))
            gaps = x @ weights - x[row] @ weights
            count = (gaps > 1e-6).sum() if end == "best" else (gaps >= -1e-6).sum() - 1
            assert 1 + count == found.rank_range[unit, name]


def test_exact_shares_of_first_places_over_pillar_weights():
    """Three pillars, inside weights fixed: volumes against 40,000 draws, within four standard errors."""
    rows = [{"code": "index"}, *({"code": c, "parent": "index"} for c in "abc")]
    values = np.random.default_rng(8).integers(0, 20, (6, 3))
    frame = study(values, rows=tuple(rows), units=CODES[:6], uncertainty=varied(weights=0.9, vary="pillars"))
    found = frame.robustness(draws=40_000, milp=0)
    share = found.sampled.rank_acceptability.values[:, 0]
    error = np.sqrt(found.exact_first * (1 - found.exact_first) / 40_000)
    assert found.exact_first.sum() == pytest.approx(1)
    assert (np.abs(share - found.exact_first) <= 4 * error + 1e-12).all()
    assert found.winner_map.areas.sum() == pytest.approx(1)


def test_no_volumes_where_shares_vary_below_more_than_one_node():
    assert made([[1, 2, 3, 4], [4, 3, 2, 1]]).robustness(**FAST).exact_first is None


# --- which weights -------------------------------------------------------------------------------------


def test_pillars_only_joins_the_indicators_and_a_geometric_mean_above_is_then_exact():
    values = np.random.default_rng(2).integers(1, 9, (5, 4))
    mixed = made(values, normalise=POSITIVE, aggregate=["arithmetic", "geometric"])
    inexact = mixed.robustness(**FAST)
    assert inexact.possible is None and inexact.dethroning is None and inexact.verdict.grade != "secure"
    pillars = mixed.replace(uncertainty=varied(vary="pillars", weights=0.5)).robustness(**FAST)
    assert pillars.nodes == ("P", "Q", "index")
    x = np.log(mixed.index().scores.select(columns=("P", "Q")).values)
    w = np.linspace(1 / 2, 5 / 6, 2001)  # the share of P: 2/3 within the half of Q's 1/3
    scores = np.outer(w, x[:, 0]) + np.outer(1 - w, x[:, 1])
    ranks = 1 + (scores[:, None, :] > scores[:, :, None] + 1e-12).sum(axis=2)
    np.testing.assert_array_equal(pillars.rank_range.column("best"), ranks.min(axis=0))


def test_a_median_has_no_exact_range_but_is_sampled():
    found = made(np.random.default_rng(1).integers(1, 9, (5, 4)), aggregate=["median", "arithmetic"])
    answer = found.robustness(**FAST)
    assert answer.possible is None and answer.sampled.draws == 400
    told = [type(f).__name__ for f in index_findings(found.index(), answer)]
    assert "NoExactRange" in told and "CanBeFirst" not in told


def test_bounds_orders_and_limits_hold_in_every_draw():
    rules = varied(
        bounds={"P": (0.2, 0.5)},
        order=[["q2", "q1"]],
        limits=[{"weights": {"p1": 1, "q1": -1}, "at_least": 0}],
    )
    frame = made(np.random.default_rng(3).integers(0, 9, (5, 4)), uncertainty=rules)
    index = frame.index()
    contest = make_contest(index, spreads(index, rules.weight_rules))
    weights = make_weight_set(contest, rules.weight_rules)
    from poliscope.answers.robustness.sampled import _columns, _sampler

    draw, told = _sampler(weights, "declared", np.random.default_rng(1))
    drawn = _columns(contest, draw)(np.random.default_rng(2), 500)
    p1, p2, q1, q2 = drawn.T
    assert drawn.shape == (500, 4) and not told
    assert drawn.sum(axis=1) == pytest.approx(np.ones(500))
    assert ((p1 + p2 >= 0.2 - 1e-12) & (p1 + p2 <= 0.5 + 1e-12)).all()
    assert (q2 >= q1 - 1e-12).all() and (p1 >= q1 - 1e-12).all()
    found = frame.robustness(**FAST)
    attained = found.sampled.rank_acceptability.values > 0
    ranks = np.arange(1, 6)
    for u, unit in enumerate(found.units):
        best, _, worst, _ = found.rank_range.row(unit)
        assert best <= ranks[attained[u]].min() and ranks[attained[u]].max() <= worst


def test_a_spread_of_a_single_node_can_be_nothing():
    frame = made(
        np.random.default_rng(3).integers(0, 9, (4, 4)), uncertainty=varied(weights_at={"P": 0.0, "Q": 0.0})
    )
    found = frame.robustness(**FAST)
    place = found.nodes.index("P")
    assert found.lower[place] == found.upper[place] == pytest.approx(2 / 3)


def test_coinr_noise_is_another_distribution():
    frame = made(
        np.random.default_rng(5).integers(0, 9, (5, 4)), uncertainty=varied(compat="coinr", weights=0.9)
    )
    plain = frame.replace(uncertainty=varied(weights=0.9))
    ours, theirs = plain.robustness(draws=4000, milp=0), frame.robustness(draws=4000, milp=0)
    assert not np.array_equal(ours.sampled.rank_counts, theirs.sampled.rank_counts)
    assert theirs.exact_first is None


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (
            {"bounds": {"P": (0.8, 0.9), "Q": (0.5, 0.6)}},
            r"lower bounds below a node sum to more than one: P, Q",
        ),
        ({"weights_at": {"X": 0.1}}, r'uncertainty.weights_at names an unknown indicator "X"'),
        ({"order": [["p1", "q1"]]}, r"lists p1, q1, which are not siblings below one node"),
        (
            {"limits": [{"weights": {"P": 1}, "at_least": 0.9}]},
            r"no weights satisfy all conditions at once: a limit or an order, Q\n",
        ),
        (
            {"vary": "pillars", "limits": [{"weights": {"p1": 1}, "at_most": 0.9}]},
            r'a limit names "p1", whose weight is fixed',
        ),
    ],
)
def test_weights_that_cannot_be_are_refused_by_name(settings, text):
    with pytest.raises(StudyError, match=text):
        made([[1, 2, 3, 4], [4, 3, 2, 1]], uncertainty=varied(**settings)).robustness(**FAST)


def test_rules_follow_when_a_part_is_dropped():
    """A study that names a part in [uncertainty] can still be looked at without that part."""
    rules = varied(
        drop=["q1", "p1"],
        weights_at={"q1": 0.1, "p2": 0.2},
        bounds={"q1": (0.2, 0.5)},
        order=[["q2", "q1"], ["p1", "p2"]],
        limits=[{"weights": {"q1": 1, "p1": -1}, "at_least": 0}, {"weights": {"p1": 1}, "at_most": 0.9}],
    )
    left = made([[1, 2, 3, 4], [4, 3, 2, 1]], uncertainty=rules).replace(drop=["q1"]).uncertainty
    assert left.drop == ("p1",) and left.weights_at == {"p2": 0.2} and left.bounds == {}
    assert left.order == (("p1", "p2"),) and [dict(one.weights) for one in left.limits] == [{"p1": 1}]


def test_nothing_ranked_is_said():
    frame = made([[1, 2, 3, 4], [4, 3, 2, 1]], screen={"method": "none"}, minimum_availability=1.0)
    nothing = made([[1, NAN, NAN, NAN], [NAN, 3, NAN, NAN]], minimum_availability=1.0)
    assert frame.robustness(**FAST).units == ("A", "B")
    with pytest.raises(DataError, match="no unit is ranked, so nothing can be said about certainty"):
        nothing.robustness(**FAST)
    assert nothing.answers(robustness=True).robustness is None


# --- repeating -------------------------------------------------------------------------------------------


def test_a_seed_gives_the_same_answer_and_another_seed_another():
    frame = made(np.random.default_rng(6).integers(0, 9, (6, 4)), uncertainty=varied(weights=0.8))
    first = frame.robustness(draws=9000, milp=0)
    again = frame.replace(uncertainty=varied(weights=0.8)).robustness(draws=9000, milp=0, threads=1)
    other = frame.robustness(draws=9000, milp=0, seed=2)
    assert frame.robustness(draws=9000, milp=0) is first
    np.testing.assert_array_equal(first.sampled.rank_counts, again.sampled.rank_counts)
    np.testing.assert_array_equal(
        first.sampled.mean_weights_when_first, again.sampled.mean_weights_when_first
    )
    assert not np.array_equal(first.sampled.rank_counts, other.sampled.rank_counts)


def test_progress_is_told_stage_by_stage():
    seen: list[tuple[str, int, int]] = []
    frame = made(np.random.default_rng(6).integers(0, 9, (4, 4)), uncertainty=varied(normalise=["rank"]))
    frame.robustness(draws=50, choice_draws=10, milp=2, progress=lambda *told: seen.append(told))
    stages = [stage for stage, done, total in seen if done == total]
    assert {"declared", "free", "possible-closed", "possible-generic", "choices"} <= set(stages)
    assert all(0 < done <= total for _, done, total in seen)


def test_answers_hold_robustness_only_when_asked():
    frame = made([[4, 3, 2, 1], [3, 4, 1, 2], [1, 1, 1, 1]])
    assert frame.answers().robustness is None
    found = frame.robustness(draws=100)
    answers = frame.answers(robustness=found)
    assert answers.robustness is found and isinstance(answers.findings[0], Certainty)
    assert isinstance(frame.answers(robustness=True).robustness, Robustness)


def test_one_unit_alone_and_two_identical_ones():
    alone = made([[1, 2, 3, 4]], normalise="none").robustness(**FAST)
    assert alone.units == ("A",) and alone.verdict.grade == "secure"
    twins = made([[1, 2, 3, 4], [1, 2, 3, 4], [0, 0, 0, 0]]).robustness(**FAST)
    assert (twins.verdict.grade, twins.verdict.reason) == ("open", "shared")
    assert twins.verdict.contenders == ("A", "B")
