"""Ranks and rank acceptability against scipy, brute force and closed forms."""

from __future__ import annotations

import math
import os
import signal
import threading
import time
import tracemalloc

import numpy as np
import pytest
from scipy.stats import norm, pmean, rankdata

from parity.coinr_reference import asem
from poliscope.errors import ArrayError
from poliscope.kernels import ranking, sampling

SIGMAS = 4.0
TREE = [np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6])]


def rng() -> np.random.Generator:
    return np.random.default_rng(77)


def flat(leaves: int) -> ranking.Sample:
    return lambda stream, size: sampling.flat_dirichlet(stream, size, leaves)


@pytest.mark.parametrize("units", [1, 2, 7, 60])
def test_ranks_are_those_of_scipy(units: int):
    scores = rng().integers(0, 8, size=(5, 3, units)) / 4
    np.testing.assert_array_equal(ranking.competition_ranks(scores), rankdata(-scores, "min", axis=-1))
    np.testing.assert_array_equal(ranking.average_ranks(scores), rankdata(-scores, "average", axis=-1))


def test_a_unit_without_a_score_has_no_rank():
    scores = np.array([2.0, np.nan, 3.0, 2.0])
    assert ranking.competition_ranks(scores).tolist() == [2, 0, 1, 2]
    np.testing.assert_array_equal(ranking.average_ranks(scores), [2.5, np.nan, 1, 2.5])


def test_floating_noise_does_not_break_a_tie():
    # the same ten numbers added up in another order: 2 distinct floats
    numbers = rng().random(10) * 100
    scores = np.array([numbers.sum(), sum(reversed(numbers)), numbers.sum() * (1 + 4e-16), 1.0])
    assert len(set(scores)) > 1
    step = ranking.resolution(scores)
    assert ranking.competition_ranks(scores, step=step).tolist() == [1, 1, 1, 4]
    assert ranking.competition_ranks(np.array([1.0, 1.0 + 1e-9]), step=1e-12).tolist() == [2, 1]
    assert ranking.competition_ranks(np.array([1.0, 1.0 + 1e-10]), step=1e-9).tolist() == [1, 1]


def test_the_resolution_counts_twelve_digits():
    assert ranking.resolution(np.array([100.0, np.nan, -3.0])) == pytest.approx(1e-9)
    assert ranking.resolution(np.array([99.9])) == pytest.approx(1e-10)
    assert ranking.resolution(np.array([0.5]), digits=6) == pytest.approx(1e-6)
    assert ranking.resolution(np.zeros(3)) == 1.0
    np.testing.assert_allclose(ranking.round_scores(np.array([1.26, -1.24]), step=0.1), [1.3, -1.2])


@pytest.mark.parametrize("units", [3, 51, 2_049, 5_000])
def test_packed_keys_sort_like_rounded_scores(units: int):
    scores = rng().normal(size=(4, units)) * 50
    scores[:, 1] = scores[:, 0] * (1 + 2e-16)
    step = ranking.resolution(scores)
    keys = np.sort(ranking.packed_keys(scores, step=step), axis=1)
    bits = (units - 1).bit_length()
    found = keys & ((1 << bits) - 1)
    expected = np.argsort(-np.rint(scores / step), axis=1, kind="stable")
    np.testing.assert_array_equal(found, expected)
    tied = (keys[:, 1:] ^ keys[:, :-1]) >> bits == 0
    assert tied.any(axis=1).all()


def test_fast_ranks_are_those_of_the_general_function():
    for scores in (rng().normal(size=(50, 300)), rng().integers(0, 5, size=(50, 7)) / 3, np.ones((4, 1))):
        fast = ranking.draw_ranks(scores, step=1e-9)
        np.testing.assert_array_equal(fast, ranking.competition_ranks(scores, step=1e-9))


def test_scores_that_cannot_be_packed_are_refused():
    for scores in ([[1.0, np.nan]], [[np.inf, 1.0]], [[1e9, 1.0]]):
        with pytest.raises(ArrayError, match="missing, or too large for the resolution"):
            ranking.packed_keys(np.array(scores), step=1e-12)


@pytest.mark.parametrize("power", [1, 0, -1, 0.5, -2, 3])
def test_the_mean_comes_back_from_the_sum_of_its_form(power: float):
    """Against scipy.stats.pmean."""
    rng = np.random.default_rng(5)
    values, weights = rng.uniform(1, 100, (8, 4)), rng.dirichlet(np.ones(4), 3)
    sums = weights @ ranking.rank_form(values, power=power).T
    expected = [[pmean(row, power, weights=one) for row in values] for one in weights]
    np.testing.assert_allclose(ranking.mean_of_form(sums, power=power), expected, rtol=1e-12)


@pytest.mark.parametrize("power", [1.0, 0.0, -1.0, 2.0, -0.5])
def test_rank_forms_order_units_as_the_power_mean_does(power: float):
    values, weights = rng().uniform(1, 100, size=(30, 6)), rng().dirichlet(np.ones(6), 20)
    powered = np.log(values) if power == 0 else values**power
    means = np.exp(powered @ weights.T) if power == 0 else (powered @ weights.T) ** (1 / power)
    forms = ranking.rank_form(values, power=power) @ weights.T
    np.testing.assert_array_equal(ranking.competition_ranks(forms.T), ranking.competition_ranks(means.T))


def test_a_power_mean_names_the_cells_it_cannot_take():
    values = np.array([[1.0, 2.0], [0.0, 3.0]])
    with pytest.raises(ArrayError, match="needs values above 0") as caught:
        ranking.rank_form(values, power=0)
    assert caught.value.cells == ((1, 0),)


def brute(
    sample: ranking.Sample, values: np.ndarray, *, draws: int, block: int, step: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Count one draw after the other, with scipy's ranks of rounded exact sums."""
    units = len(values)
    counts, wins = np.zeros((units, units), dtype=int), np.zeros((units, units), dtype=int)
    first: list[list[np.ndarray]] = [[] for _ in range(units)]
    source = rng()
    for begin in range(0, draws, block):
        weights = sample(source.spawn(1)[0], min(block, draws - begin))
        for w in weights:
            scores = np.array([round(math.fsum(row * w) / step) for row in values])
            ranks = rankdata(-scores, "min").astype(int)
            counts[np.arange(units), ranks - 1] += 1
            wins += ranks[:, None] < ranks[None, :]
            for unit in np.flatnonzero(ranks == 1):
                first[unit].append(w)
    central = np.array([np.mean(ws, axis=0) if ws else np.full(values.shape[1], np.nan) for ws in first])
    return counts, wins, central


def cases() -> dict[str, np.ndarray]:
    source = rng()
    coarse = source.integers(0, 3, size=(9, 3)).astype(float)
    return {
        "plain": source.normal(size=(12, 3)) * 10,
        "duplicates": np.vstack((source.random((5, 3)), np.full((3, 3), 0.4), source.random((2, 3)))),
        "coarse": coarse,
        "dominated": np.vstack((coarse, coarse[0] - 1)),
        "one unit": np.ones((1, 3)),
        "all the same": np.full((4, 3), 0.1),
    }


@pytest.mark.parametrize("case", list(cases()))
def test_the_tally_is_that_of_brute_force(case: str):
    values = cases()[case]
    step, draws, block = ranking.resolution(values), 700, 256
    counts, wins, central = brute(flat(3), values, draws=draws, block=block, step=step)
    found = ranking.rank_tally(
        flat(3),
        ranking.weighted_scores(values),
        rng=rng(),
        draws=draws,
        units=len(values),
        step=step,
        block=block,
        threads=2,
    )
    assert found["draws"] == draws
    np.testing.assert_array_equal(found["rank_counts"], counts)
    np.testing.assert_array_equal(found["wins"], wins)
    np.testing.assert_allclose(found["central_weights"], central, rtol=1e-12)


def test_three_hundred_units_and_pairs_against_plain_comparison():
    values = rng().normal(size=(300, 5))
    seen = []

    def score(weights: np.ndarray, stream: np.random.Generator) -> np.ndarray:
        scores = weights @ values.T
        seen.append(scores)
        return scores

    found = ranking.rank_tally(flat(5), score, rng=rng(), draws=501, units=300, step=1e-12, threads=1)
    ranks = rankdata(-np.concatenate(seen), "min", axis=1)
    wins = sum((row[:, None] < row[None, :]).astype(int) for row in ranks)
    np.testing.assert_array_equal(found["wins"], wins)
    np.testing.assert_array_equal(found["rank_counts"][:, 0], (ranks == 1).sum(axis=0))


def test_the_counts_do_not_depend_on_the_number_of_threads():
    values = rng().normal(size=(20, 5))
    errors = np.full((20, 5), 0.1)

    def run(threads: int) -> dict[str, np.ndarray]:
        return ranking.rank_tally(
            lambda stream, size: sampling.leaf_weights(
                sampling.dirichlet_shares(stream, size, TREE, leaves=5), TREE
            ),
            ranking.weighted_scores(values, standard_errors=errors),
            rng=rng(),
            draws=3_333,
            units=20,
            step=1e-12,
            block=128,
            threads=threads,
        )

    one = run(1)
    for threads in (2, 5):
        other = run(threads)
        for name, part in one.items():
            np.testing.assert_array_equal(part, other[name])


def test_progress_and_stop():
    told: list[tuple[int, int]] = []
    found = ranking.rank_tally(
        flat(3),
        ranking.weighted_scores(np.eye(3)),
        rng=rng(),
        draws=1_000,
        units=3,
        step=1e-12,
        block=100,
        progress=lambda done, total: told.append((done, total)),
        stop=lambda: len(told) == 4,
    )
    assert told == [(100, 1_000), (200, 1_000), (300, 1_000), (400, 1_000)]
    assert found["draws"] == 400
    assert found["rank_counts"].sum() == 3 * 400
    nothing = ranking.rank_tally(
        flat(3), ranking.weighted_scores(np.eye(3)), rng=rng(), draws=0, units=3, step=1.0
    )
    assert nothing["rank_counts"].sum() == 0
    assert np.isnan(nothing["central_weights"]).all()


def test_memory_does_not_grow_with_the_draws():
    def peak(draws: int) -> int:
        tracemalloc.start()
        ranking.rank_tally(
            flat(10), ranking.weighted_scores(np.eye(10)), rng=rng(), draws=draws, units=10, step=1e-12
        )
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(50_000)
    # both fill whole blocks of draws, so that only what grows with the draws can differ
    assert peak(1_600_000) < 1.5 * peak(400_000)


def test_ctrl_c_stops_a_long_run():
    threading.Timer(0.3, os.kill, args=(os.getpid(), signal.SIGINT)).start()
    begin = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        ranking.rank_tally(
            flat(40),
            ranking.weighted_scores(rng().normal(size=(200, 40))),
            rng=rng(),
            draws=1_000_000_000,
            units=200,
            step=1e-12,
        )
    # 0.3 s until the signal, then well below a second; the rest is room for a busy machine
    assert time.perf_counter() - begin < 3


def test_shares_sum_to_one_and_know_their_error():
    counts = np.array([[70, 20, 10], [30, 60, 10], [0, 20, 80]])
    result = ranking.acceptability(counts)
    np.testing.assert_allclose(result["share"].sum(axis=0), 1.0)
    np.testing.assert_allclose(result["share"].sum(axis=1), 1.0)
    np.testing.assert_allclose(result["cumulative"][0], [0.7, 0.9, 1.0])
    np.testing.assert_allclose(result["expected_rank"], [1.4, 1.8, 2.8])
    np.testing.assert_allclose(result["rank_deviation"][2], 0.4)
    # sqrt(0.7 * 0.3 / 100), by hand
    assert result["standard_error"][0, 0] == pytest.approx(0.04582575694955840)


def test_confidence_factors_of_two_units_are_a_normal_probability():
    values, errors = np.array([[1.0, 0.0], [0.0, 0.8]]), np.array([[0.5, 0.1], [0.2, 0.4]])
    central = np.array([[0.6, 0.4], [0.3, 0.7]])
    draws = 40_000
    found = ranking.confidence_factors(central, values, errors, rng=rng(), draws=draws, step=1e-12)
    for unit, other in ((0, 1), (1, 0)):
        w = central[unit]
        gap = (values[unit] - values[other]) @ w
        deviation = math.sqrt((w**2 * (errors[0] ** 2 + errors[1] ** 2)).sum())
        expected = norm.cdf(gap / deviation)
        assert abs(found[unit] - expected) < SIGMAS * math.sqrt(expected * (1 - expected) / draws)
    central[1] = np.nan
    assert np.isnan(ranking.confidence_factors(central, values, errors, rng=rng(), draws=10, step=1e-12)[1])


@pytest.mark.parametrize("leaves", [2, 3, 5, 8])
def test_volumes_of_cut_off_corners(leaves: int):
    # a unit with 0.5 everywhere loses only the corners where one weight exceeds one half; each corner
    # is a simplex of half the size: (1/2)**(k - 1) of the whole, by hand
    values = np.vstack((np.eye(leaves), np.full((1, leaves), 0.5)))
    found = ranking.first_rank_volumes(values, sampling.flat_polytope(leaves))
    corner = 0.5 ** (leaves - 1)
    np.testing.assert_allclose(found, [corner] * leaves + [1 - leaves * corner], atol=1e-12)


def test_volumes_sum_to_one_and_agree_with_draws():
    values = np.round(rng().normal(size=(25, 5)), 1)
    low, high = sampling.perturbation_bounds(np.ones(6), [np.arange(5)], leaves=5, spread=0.6)
    polytope = sampling.weight_polytope([np.arange(5)], lower=low, upper=high)
    exact = ranking.first_rank_volumes(values, polytope)
    assert exact.sum() == pytest.approx(1.0, abs=1e-10)
    draws = 40_000
    found = ranking.rank_tally(
        lambda stream, size: sampling.uniform_shares(stream, size, [np.arange(5)], lower=low, upper=high)[
            :, :5
        ],
        ranking.weighted_scores(values),
        rng=rng(),
        draws=draws,
        units=25,
        step=1e-12,
    )
    share = found["rank_counts"][:, 0] / draws
    assert (np.abs(share - exact) <= SIGMAS * np.sqrt(exact * (1 - exact) / draws) + 1e-12).all()


def test_volumes_at_the_edges():
    simplex = sampling.flat_polytope(3)
    values = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [-1.0, -1.0, -1.0]])
    # the first two are identical and share half of the triangle: w0 > w1 + w2 is a quarter of it
    np.testing.assert_allclose(ranking.first_rank_volumes(values, simplex), [0.25, 0.25, 0.75, 0], atol=1e-12)
    point = sampling.flat_polytope(3, a_eq=[[1, -1, 0], [0, 1, -1]], b_eq=[0.0, 0.0])
    np.testing.assert_array_equal(ranking.first_rank_volumes(np.eye(3)[[0, 0, 1]] * 2, point), [1, 1, 1])
    segment = sampling.flat_polytope(3, a_eq=[[1, -1, 0]], b_eq=[0.0])
    # w = (t, t, 1 - 2t): the third is ahead of the first while 1 - 2t > t
    np.testing.assert_allclose(ranking.first_rank_volumes(np.eye(3)[[0, 2]], segment), [1 / 3, 2 / 3])
    with pytest.raises(ArrayError, match="at most 8 free weights, here are 9"):
        ranking.first_rank_volumes(np.eye(9), sampling.flat_polytope(9))


def test_asem_switzerland_is_first_nearly_always(shared):
    case = asem(shared)
    values = case.values("steps/6_normalised.csv", case.units)
    children, weights = case.children, case.weights
    low, high = sampling.perturbation_bounds(weights, children, leaves=49, spread=0.25)
    draws = 100_000
    found = ranking.rank_tally(
        lambda stream, size: sampling.leaf_weights(
            sampling.uniform_shares(stream, size, children, lower=low, upper=high), children
        ),
        ranking.weighted_scores(values),
        rng=rng(),
        draws=draws,
        units=51,
        step=ranking.resolution(values),
        pairwise=False,
    )
    switzerland = case.units.index("CHE")
    # shared/methods/robustness.md: 99.999 % of 100,000 draws, never below 2nd
    assert found["rank_counts"][switzerland, 0] >= 0.9998 * draws
    assert found["rank_counts"][switzerland, 2:].sum() == 0
    # hierarchical Dirichlet: 38.1 % there
    found = ranking.rank_tally(
        lambda stream, size: sampling.leaf_weights(
            sampling.dirichlet_shares(stream, size, children, leaves=49), children
        ),
        ranking.weighted_scores(values),
        rng=rng(),
        draws=draws,
        units=51,
        step=ranking.resolution(values),
        pairwise=False,
    )
    assert abs(found["rank_counts"][switzerland, 0] / draws - 0.381) < 0.01
