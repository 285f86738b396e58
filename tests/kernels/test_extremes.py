"""Extremes over weight sets against enumeration in rational arithmetic."""

from __future__ import annotations

import os
import signal
import threading
import time

import numpy as np
import pytest
from scipy.optimize import linprog

from exact_weights import ExactAnswers, ExactWeights
from parity.coinr_reference import asem
from poliscope.errors import ArrayError
from poliscope.kernels import extremes, sampling
from poliscope.kernels.ranking import competition_ranks

FLAT3, FLAT4 = [np.arange(3)], [np.arange(4)]
TREE = [np.array([0, 1]), np.array([2, 3]), np.array([4, 5])]


def free(nodes: int) -> tuple[list[float], list[float]]:
    return [0.0] * (nodes - 1) + [1.0], [1.0] * nodes


# name -> tree, lower, upper, importance; all bounds are short decimals, so fractions read them exactly
SETS: dict[str, tuple[list[np.ndarray], list[float], list[float], list[int] | None]] = {
    "simplex": (FLAT3, *free(4), None),
    "box": (FLAT3, [0.2, 0.1, 0.3, 1.0], [0.5, 0.4, 0.6, 1.0], None),
    "floor": (FLAT3, [0.1, 0.1, 0.1, 1.0], [1.0] * 4, None),
    "order": (FLAT3, *free(4), [1, 2, 3, 0]),
    "weak order": (FLAT4, *free(5), [2, 1, 0, 2, 0]),
    "order with floor": (FLAT3, [0.1] * 3 + [1.0], [1.0] * 4, [2, 1, 2, 0]),
    "tree": (TREE, [0.4, 0.4, 0.25, 0.5, 0.3, 0.3, 1.0], [0.6, 0.6, 0.5, 0.75, 0.7, 0.7, 1.0], None),
    "tree without interior": (
        TREE,
        [0.25, 0.75, 0.1, 0.1, 0.2, 0.2, 1.0],
        [0.25, 0.75, 0.9, 0.9, 0.8, 0.8, 1.0],
        None,
    ),
    "tree whose pillar may vanish": (TREE, [0.3, 0.3, 0.0, 0.0, 0.0, 0.0, 1.0], [0.7, 0.7] + [1.0] * 5, None),
    "point": (FLAT3, [0.2, 0.3, 0.5, 1.0], [0.2, 0.3, 0.5, 1.0], None),
}
TABLES = ("coarse", "fine", "duplicates", "dominated")


def table(name: str, leaves: int, seed: int) -> np.ndarray:
    source = np.random.default_rng(seed)
    coarse = source.integers(0, 5, size=(5, leaves)) / 4
    if name == "fine":
        return source.integers(0, 1000, size=(5, leaves)) / 100
    if name == "duplicates":
        coarse[3] = coarse[1]
    if name == "dominated":
        coarse[4] = coarse[:4].min(axis=0) - 0.25
        coarse[3] = coarse[0]
        coarse[3, 0] -= 0.25
    return coarse


def prepare(which: str, values: np.ndarray) -> tuple[dict, dict, np.ndarray, ExactAnswers]:
    children, lower, upper, importance = SETS[which]
    local = {
        "lower": np.array(lower),
        "upper": np.array(upper),
        "importance": None if importance is None else np.array(importance),
    }
    gaps = extremes.pair_gaps(values, children, **local)
    exact = ExactAnswers(values, ExactWeights(children, lower, upper, importance))
    return local, sampling.weight_polytope(children, **local), gaps, exact


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("which", list(SETS))
def test_everything_equals_enumeration(which: str, name: str):
    children = SETS[which][0]
    leaves = len(SETS[which][1]) - len(children)
    values = table(name, leaves, seed=len(which) * 7 + len(name))
    local, polytope, gaps, exact = prepare(which, values)

    np.testing.assert_allclose(gaps, exact.gaps, atol=1e-12)
    np.testing.assert_allclose(extremes.pair_gaps_by_programme(values, polytope), exact.gaps, atol=1e-8)

    winners = extremes.potential_winners(values, polytope, gaps=gaps)
    alone, shared = exact.winners
    np.testing.assert_array_equal(winners["alone"], alone)
    np.testing.assert_array_equal(winners["shared"], shared)
    for unit in np.flatnonzero(shared):
        weights = winners["weights"][unit]
        scores = values @ weights
        assert scores[unit] >= scores.max() - 1e-8
        assert (weights @ polytope["a_ub"].T <= polytope["b_ub"] + 1e-8).all()

    for convention in ("closed", "generic"):
        bounds = extremes.rank_bounds(values, polytope, gaps, convention=convention)
        best, worst = getattr(exact, convention)
        np.testing.assert_array_equal(bounds["best"], best, err_msg=convention)
        np.testing.assert_array_equal(bounds["best_bound"], best)
        np.testing.assert_array_equal(bounds["worst"], worst, err_msg=convention)
        np.testing.assert_array_equal(bounds["worst_bound"], worst)

    drawn = sampling.leaf_weights(
        sampling.uniform_shares(np.random.default_rng(1), 300, children, **local), children
    )
    ranks = competition_ranks(drawn @ values.T, step=1e-10)
    closed = extremes.rank_bounds(values, polytope, gaps, starts=drawn, exact=False)
    assert (closed["best_bound"] <= ranks).all()
    assert (ranks <= closed["worst_bound"]).all()
    assert (closed["best"] <= ranks.min(axis=0)).all()
    assert (closed["worst"] >= ranks.max(axis=0)).all()


@pytest.mark.parametrize("which", list(SETS))
def test_support_weights_are_admissible_and_reach_the_support(which: str):
    children, lower, upper, importance = SETS[which]
    leaves = len(lower) - len(children)
    gains = np.random.default_rng(4).normal(size=(3, 20, leaves))
    local = {
        "lower": np.array(lower),
        "upper": np.array(upper),
        "importance": None if importance is None else np.array(importance),
    }
    top = extremes.support(gains, children, **local)
    weights = extremes.support_weights(gains, children, **local)
    np.testing.assert_allclose((gains * weights).sum(axis=-1), top, atol=1e-13)
    polytope = sampling.weight_polytope(children, **local)
    assert (weights @ polytope["a_ub"].T <= polytope["b_ub"] + 1e-12).all()
    np.testing.assert_allclose(weights.sum(axis=-1), 1.0, atol=1e-12)
    for row, value in zip(gains[0], top[0], strict=True):
        other = linprog(
            -row,
            A_ub=polytope["a_ub"],
            b_ub=polytope["b_ub"],
            A_eq=polytope["a_eq"],
            b_eq=polytope["b_eq"],
        )
        assert value == pytest.approx(-other.fun, abs=1e-9)


def test_bounds_may_differ_from_row_to_row():
    gains = np.random.default_rng(5).normal(size=(4, 3))
    spread = np.array([0.0, 0.1, 0.5, 1.0])
    lower = np.column_stack((np.tile((1 - spread)[:, None] / 3, 3), np.ones(4)))
    upper = np.column_stack((np.tile((1 + spread)[:, None] / 3, 3), np.ones(4)))
    together = extremes.support(gains, FLAT3, lower=lower, upper=upper)
    one_by_one = [extremes.support(gains[i], FLAT3, lower=lower[i], upper=upper[i]) for i in range(4)]
    np.testing.assert_allclose(together, one_by_one, rtol=1e-14)
    assert together[0] == pytest.approx(gains[0].mean())


def test_larger_random_cases_agree_with_independent_programmes():
    source = np.random.default_rng(6)
    values = source.normal(size=(15, 8))
    children = [np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6, 7]), np.array([8, 9, 10])]
    low, high = sampling.perturbation_bounds(np.ones(12), children, leaves=8, spread=0.5)
    polytope = sampling.weight_polytope(children, lower=low, upper=high)
    gaps = extremes.pair_gaps(values, children, lower=low, upper=high)
    winners = extremes.potential_winners(values, polytope)
    for unit in range(15):
        lead = values[unit] - np.delete(values, unit, axis=0)
        other = linprog(
            [0] * 8 + [-1],
            A_ub=np.vstack(
                (
                    np.column_stack((-lead, np.ones(14))),
                    np.column_stack((polytope["a_ub"], np.zeros(len(polytope["a_ub"])))),
                )
            ),
            b_ub=[0] * 14 + list(polytope["b_ub"]),
            A_eq=np.column_stack((polytope["a_eq"], np.zeros(len(polytope["a_eq"])))),
            b_eq=polytope["b_eq"],
            bounds=[(0, 1)] * 8 + [(None, None)],
        )
        assert winners["margin"][unit] == pytest.approx(-other.fun, abs=1e-8)
    fewer = extremes.potential_winners(values, polytope, gaps=gaps)
    np.testing.assert_array_equal(fewer["alone"], winners["alone"])
    bounds = extremes.rank_bounds(values, polytope, gaps, convention="generic")
    np.testing.assert_array_equal(bounds["best"], bounds["best_bound"])
    ranks_best = competition_ranks(np.einsum("uk,vk->uv", bounds["best_weights"], values))
    ranks_worst = competition_ranks(np.einsum("uk,vk->uv", bounds["worst_weights"], values))
    np.testing.assert_array_equal(np.diag(ranks_best), bounds["best"])
    np.testing.assert_array_equal(np.diag(ranks_worst), bounds["worst"])
    assert (bounds["best"] == 1).tolist() == winners["alone"].tolist()


def test_the_interval_stays_certain_when_time_runs_out():
    source = np.random.default_rng(8)
    values = source.normal(size=(40, 12))
    low, high = free(13)
    local = {"lower": np.array(low), "upper": np.array(high)}
    children = [np.arange(12)]
    gaps = extremes.pair_gaps(values, children, **local)
    polytope = sampling.weight_polytope(children, **local)
    some = np.array([3, 20])
    exact = extremes.rank_bounds(values, polytope, gaps, units=some, time_limit=30)
    hurried = extremes.rank_bounds(values, polytope, gaps, units=some, time_limit=0.05)
    assert (exact["best"] == exact["best_bound"]).all()
    for name in ("best", "worst"):
        inner, outer = sorted((f"{name}", f"{name}_bound"), key=len)
        low_end = np.minimum(hurried[inner], hurried[outer])
        high_end = np.maximum(hurried[inner], hurried[outer])
        assert (low_end <= exact[name]).all()
        assert (exact[name] <= high_end).all()


def test_dominance_and_its_diagram():
    # a above b above c above d everywhere; e crosses all of them; f is a twin of b
    values = np.array([[4.0, 4], [3, 3], [2, 2], [1, 1], [0, 9], [3, 3]])
    gaps = extremes.pair_gaps(values, [np.arange(2)], lower=np.array([0.0, 0, 1]), upper=np.ones(3))
    found = extremes.dominance(gaps, tolerance=1e-12)
    assert np.argwhere(found["covers"]).tolist() == [[0, 1], [0, 5], [1, 2], [2, 3], [5, 2]]
    assert found["necessary"][1, 5]
    assert found["necessary"][5, 1]
    assert not found["strict"][1, 5]
    assert found["strict"][0, 3]
    assert found["possible"][4].sum() == 5
    assert not found["possible"][3, :3].any()
    assert not np.diag(found["necessary"]).any()


def test_weight_sets_that_contradict_themselves_say_so():
    values = np.eye(3)
    low, high = np.array([0.5, 0.6, 0.0, 1.0]), np.ones(4)
    with pytest.raises(ArrayError, match="lower bounds below a node sum to more than one"):
        extremes.pair_gaps(values, FLAT3, lower=low, upper=high)
    polytope = sampling.weight_polytope(FLAT3, lower=low, upper=high)
    for call in (
        lambda: extremes.potential_winners(values, polytope),
        lambda: extremes.rank_bounds(values, polytope, np.zeros((3, 3))),
        lambda: extremes.pair_gaps_by_programme(values, polytope),
    ):
        with pytest.raises(ArrayError, match="no weights satisfy all conditions") as caught:
            call()
        assert {(-1, 0), (-1, 1)} <= set(caught.value.cells)
    with pytest.raises(ArrayError, match='convention for ties "open" is unknown'):
        extremes.rank_bounds(values, sampling.flat_polytope(3), np.zeros((3, 3)), convention="open")


def test_conditions_that_cross_nodes_go_through_programmes():
    # the first leaf weighs at least as much as the third, which lies below another pillar
    children, lower, upper, _ = SETS["tree"]
    values = table("fine", 4, seed=3)
    rows = np.array([[-1.0, 0, 1, 0]])
    local = {"lower": np.array(lower), "upper": np.array(upper)}
    polytope = sampling.weight_polytope(children, **local, a_ub=rows, b_ub=np.zeros(1))
    exact = ExactAnswers(values, ExactWeights(children, lower, upper, more=[(1, 0, -1, 0)]))
    gaps = extremes.pair_gaps_by_programme(values, polytope)
    np.testing.assert_allclose(gaps, exact.gaps, atol=1e-8)
    bounds = extremes.rank_bounds(values, polytope, gaps)
    np.testing.assert_array_equal(bounds["best"], exact.closed[0])
    np.testing.assert_array_equal(bounds["worst"], exact.closed[1])


def area(corners: np.ndarray) -> float:
    corners = corners[~np.isnan(corners[:, 0])]
    x, y = corners[:, 0], corners[:, 1]
    return 0.5 * float(x @ np.roll(y, -1) - y @ np.roll(x, -1))


def test_the_map_of_winners_fills_the_triangle():
    # by hand: three specialists and one all-rounder with 0.5 everywhere; each specialist keeps the corner
    # where its weight exceeds one half, a quarter of the triangle
    values = np.vstack((np.eye(3), np.full((2, 3), 0.5), np.zeros((1, 3))))
    winners, corners = extremes.winner_map(values)
    found = {int(unit): area(polygon) / 0.5 for unit, polygon in zip(winners, corners, strict=True)}
    assert {0, 1, 2}.issubset(found)
    assert len(found) == 4
    np.testing.assert_allclose([abs(share) for share in found.values()], 0.25, atol=1e-12)
    middle = corners[list(found).index(3)]
    halves = {tuple(np.round(c, 9)) for c in middle[~np.isnan(middle[:, 0])]}
    assert {(0.5, 0.5, 0.0), (0.5, 0.0, 0.5), (0.0, 0.5, 0.5)} == halves


def test_a_random_map_agrees_with_volumes_and_with_points():
    from poliscope.kernels.ranking import first_rank_volumes

    source = np.random.default_rng(2)
    values = source.normal(size=(60, 3))
    low, high = np.array([0.1, 0.2, 0.0, 1.0]), np.array([0.6, 0.7, 0.5, 1.0])
    for polytope in (sampling.flat_polytope(3), sampling.weight_polytope(FLAT3, lower=low, upper=high)):
        winners, corners = extremes.winner_map(values, polytope=polytope)
        shares = np.zeros(60)
        shares[winners] = [abs(area(polygon)) for polygon in corners]
        volumes = first_rank_volumes(values, polytope)
        np.testing.assert_allclose(shares / shares.sum(), volumes, atol=1e-9)
    whole = sum(abs(area(polygon)) for polygon in extremes.winner_map(values)[1])
    assert whole == pytest.approx(0.5, abs=1e-12)
    with pytest.raises(ArrayError, match="needs three pillars, here are 4"):
        extremes.winner_map(np.eye(4))


def test_asem_nine_countries_can_be_first(shared):
    case = asem(shared)
    values = case.values("steps/6_normalised.csv", case.units)
    # shared/methods/robustness.md: +-25 % nine can be first and Switzerland can fall to 6th; +-50 %: 25, 21st
    for spread, first, worst in ((0.25, 9, 6), (0.5, 25, 21)):
        low, high = sampling.perturbation_bounds(case.weights, case.children, leaves=49, spread=spread)
        gaps = extremes.pair_gaps(values, case.children, lower=low, upper=high)
        polytope = sampling.weight_polytope(case.children, lower=low, upper=high)
        winners = extremes.potential_winners(values, polytope, gaps=gaps)
        assert winners["alone"].sum() == first
        unit = np.array([case.units.index("CHE")])
        bounds = extremes.rank_bounds(values, polytope, gaps, units=unit, time_limit=60)
        assert bounds["worst"].tolist() == bounds["worst_bound"].tolist() == [worst]
        assert bounds["best"].tolist() == [1]
        scores = values @ bounds["worst_weights"][0]
        assert (scores >= scores[unit] - 1e-6).sum() == worst
    # unrestricted weights say nothing: all 51 can be first
    free_low, free_high = np.zeros(50), np.ones(50)
    flat = sampling.weight_polytope([np.arange(49)], lower=free_low, upper=free_high)
    assert extremes.potential_winners(values, flat)["alone"].sum() == 51


def test_missing_values_are_refused_by_position():
    values = np.eye(3)
    values[1, 2] = np.nan
    low, high = free(4)
    for call in (
        lambda: extremes.pair_gaps(values, FLAT3, lower=np.array(low), upper=np.array(high)),
        lambda: extremes.potential_winners(values, sampling.flat_polytope(3)),
        lambda: extremes.rank_bounds(values, sampling.flat_polytope(3), np.zeros((3, 3))),
        lambda: extremes.winner_map(values),
    ):
        with pytest.raises(ArrayError, match="exact answers about weights need complete data") as caught:
            call()
        assert caught.value.cells == ((1, 2),)


def test_progress_is_told_unit_by_unit():
    told: list[tuple[int, int]] = []
    values = np.random.default_rng(1).random((4, 3))
    low, high = (np.array(part) for part in free(4))
    gaps = extremes.pair_gaps(values, FLAT3, lower=low, upper=high)
    extremes.rank_bounds(
        values, sampling.flat_polytope(3), gaps, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_ctrl_c_stops_an_exact_search():
    source = np.random.default_rng(3)
    values = source.normal(size=(150, 40))
    children = [np.arange(40)]
    low, high = sampling.perturbation_bounds(np.ones(41), children, leaves=40, spread=0.5)
    gaps = extremes.pair_gaps(values, children, lower=low, upper=high)
    polytope = sampling.weight_polytope(children, lower=low, upper=high)
    threading.Timer(1.0, os.kill, args=(os.getpid(), signal.SIGINT)).start()
    begin = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        extremes.rank_bounds(values, polytope, gaps, time_limit=600)
    # 1 s until the signal, then below a second; the rest is room for a busy machine
    assert time.perf_counter() - begin < 5


def test_starts_that_are_not_admissible_attain_nothing():
    # within these bounds the first unit is always last; the start would make it first
    values = np.array([[1.0, 0, 0], [0, 1, 1], [0, 2, 2]])
    low, high = np.array([0.0, 0, 0, 1]), np.array([0.3, 1, 1, 1])
    gaps = extremes.pair_gaps(values, FLAT3, lower=low, upper=high)
    polytope = sampling.weight_polytope(FLAT3, lower=low, upper=high)
    bounds = extremes.rank_bounds(values, polytope, gaps, starts=np.array([[1.0, 0, 0]]))
    assert bounds["best"].tolist() == [3, 2, 1]
    assert bounds["best_bound"].tolist() == [3, 2, 1]
    np.testing.assert_allclose(bounds["best_weights"].sum(axis=1), 1)
    assert (bounds["best_weights"][:, 0] <= 0.3 + 1e-9).all()
