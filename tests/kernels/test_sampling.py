"""Drawn weights against brute-force rejection, closed forms and COINr's stored noise."""

from __future__ import annotations

import math

import numpy as np
import pytest

from poliscope.errors import ArrayError
from poliscope.kernels import sampling
from poliscope.kernels.sampling import chains
from poliscope.kernels.tree import effective_weights

# 4 standard errors: what a sampled number may be off by, one time in 16,000
SIGMAS = 4.0
TREE = [np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6])]  # 5 leaves, 2 pillars, a root
LEAVES, NODES = 5, 8


def rng() -> np.random.Generator:
    return np.random.default_rng(20240607)


def agree(ours: np.ndarray, theirs: np.ndarray) -> None:
    """Means and variances of two samples of weights agree within 4 standard errors."""
    for one, two in ((ours, theirs), ((ours - ours.mean(0)) ** 2, (theirs - theirs.mean(0)) ** 2)):
        error = np.sqrt(one.var(axis=0) / len(one) + two.var(axis=0) / len(two))
        assert (np.abs(one.mean(axis=0) - two.mean(axis=0)) <= SIGMAS * error + 1e-12).all()


def test_leaf_weights_multiply_down_the_tree():
    shares = sampling.dirichlet_shares(rng(), 50, TREE, leaves=LEAVES)
    weights = sampling.leaf_weights(shares, TREE)
    np.testing.assert_allclose(weights.sum(axis=1), 1.0, rtol=1e-14)
    # the checked and slower way round, in kernels/tree.py
    np.testing.assert_allclose(weights, effective_weights(shares, TREE, LEAVES)[:, :LEAVES], rtol=1e-14)


def test_dirichlet_has_the_moments_of_the_beta_distribution():
    draws = 100_000
    shares = sampling.dirichlet_shares(rng(), draws, TREE, leaves=LEAVES)
    flat = sampling.flat_dirichlet(rng(), draws, 4, concentration=2.0)
    for sample, a, b in ((shares[:, 0], 1, 2), (shares[:, 3], 1, 1), (flat[:, 0], 2, 6)):
        mean, variance = a / (a + b), a * b / ((a + b) ** 2 * (a + b + 1))
        assert abs(sample.mean() - mean) < SIGMAS * math.sqrt(variance / draws)
        assert abs(sample.var() / variance - 1) < 0.03
    assert abs(np.corrcoef(shares[:, 0], shares[:, 3])[0, 1]) < SIGMAS / math.sqrt(draws)


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ([0.1, 0.1, 0.1, 0.1], [0.4, 0.4, 0.4, 0.4]),  # symmetric: plain uniforms
        ([0.0, 0.1, 0.05, 0.0], [0.3, 0.9, 0.2, 1.0]),  # sums far below the middle: positive tilt
        ([0.0, 0.0, 0.0, 0.0], [0.3, 0.3, 0.3, 0.35]),  # far above the middle: negative tilt
        ([0.2, 0.0, 0.0, 0.0], [0.2, 1.0, 0.5, 1.0]),  # one share is fixed
        ([0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0]),  # the whole simplex
    ],
)
def test_intervals_are_uniform_as_brute_force_rejection_is(lower: list[float], upper: list[float]):
    low, high = np.array([*lower, 1.0]), np.array([*upper, 1.0])
    ours = sampling.uniform_shares(rng(), 60_000, [np.arange(4)], lower=low, upper=high)[:, :4]
    fixed = low[:4] == high[:4]
    wide = rng().dirichlet(np.ones(4 - fixed.sum()), 1_000_000) * (1 - low[:4][fixed].sum())
    brute = np.empty((len(wide), 4))
    brute[:, fixed], brute[:, ~fixed] = low[:4][fixed], wide
    brute = brute[((brute >= low[:4]) & (brute <= high[:4])).all(axis=1)][:200_000]
    assert len(brute) > 5_000
    np.testing.assert_allclose(ours.sum(axis=1), 1.0, rtol=1e-12)
    assert (ours >= low[:4] - 1e-12).all()
    assert (ours <= high[:4] + 1e-12).all()
    agree(ours, brute)
    # a joint statement, which means and variances do not see
    share = [((part[:, 1] > part[:, 3]) & (part[:, 1] > part[:, 2])).mean() for part in (ours, brute)]
    assert abs(share[0] - share[1]) < SIGMAS * math.sqrt(0.25 / len(ours) + 0.25 / len(brute))


def test_a_perturbation_stays_within_its_spread_and_keeps_fixed_levels():
    weights = np.array([1.0, 2, 1, 3, 1, 1, 1, 1])
    spread = np.array([0.25] * 5 + [0.0] * 3)
    shares = sampling.perturbed_shares(rng(), 2_000, weights, TREE, leaves=LEAVES, spread=spread)
    nominal = np.array([0.25, 0.5, 0.25, 0.75, 0.25, 0.5, 0.5, 1.0])
    assert (np.abs(shares / nominal - 1) <= spread + 1e-9).all()
    assert np.abs(shares[:, :5] / nominal[:5] - 1).max() > 0.24
    np.testing.assert_allclose(shares[:, 5:], np.broadcast_to(nominal[5:], (2_000, 3)), rtol=1e-14)
    for below in TREE:
        np.testing.assert_allclose(shares[:, below].sum(axis=1), 1.0, rtol=1e-12)


def test_forty_wide_intervals_are_drawn_without_a_long_wait():
    # plain rejection would keep one draw in 10**40; the tilt keeps one in 16
    shares = sampling.uniform_shares(rng(), 500, [np.arange(40)], lower=np.zeros(41), upper=np.ones(41))
    assert abs(shares[:, :40].max(axis=1).mean() - sum(1 / i for i in range(1, 41)) / 40) < 0.01


def test_an_order_with_ties_and_silence_is_uniform():
    importance = np.array([2, 1, 0, 2, 0])
    ours = sampling.uniform_shares(
        rng(), 60_000, [np.arange(4)], lower=np.zeros(5), upper=np.ones(5), importance=importance
    )[:, :4]
    brute = rng().dirichlet(np.ones(4), 600_000)
    brute = brute[(brute[:, 1] >= brute[:, 0]) & (brute[:, 1] >= brute[:, 3])]
    assert (ours[:, 1] >= np.maximum(ours[:, 0], ours[:, 3])).all()
    agree(ours, brute)


def test_an_order_with_a_floor():
    importance = np.array([1, 2, 3, 0])
    low, high = np.array([0.1, 0.1, 0.1, 1.0]), np.ones(4)
    ours = sampling.uniform_shares(
        rng(), 20_000, [np.arange(3)], lower=low, upper=high, importance=importance
    )
    brute = rng().dirichlet(np.ones(3), 600_000)
    brute = brute[(np.diff(brute, axis=1) <= 0).all(axis=1) & (brute >= 0.1).all(axis=1)]
    agree(ours[:, :3], brute)


def test_impossible_bounds_name_the_nodes():
    low, high = np.zeros(NODES), np.ones(NODES)
    low[3:5] = 0.6
    with pytest.raises(ArrayError, match="lower bounds below a node sum to more than one") as caught:
        sampling.uniform_shares(rng(), 5, TREE, lower=low, upper=high)
    assert caught.value.cells == ((-1, 3), (-1, 4))
    low[3:5], high[:3] = 0.0, 0.3
    with pytest.raises(ArrayError, match="upper bounds below a node sum to less than one"):
        sampling.uniform_shares(rng(), 5, TREE, lower=low, upper=high)
    low[5], high[5] = 0.8, 0.4
    with pytest.raises(ArrayError, match="lower bound of a weight lies above its upper bound"):
        sampling.check_local_sets(TREE, lower=low, upper=high)
    with pytest.raises(ArrayError, match="order of importance comes together with bounds"):
        sampling.check_local_sets(
            TREE, lower=np.zeros(NODES), upper=np.full(NODES, 0.9), importance=np.arange(NODES)
        )
    with pytest.raises(ArrayError, match="spread is below 0"):
        sampling.perturbation_bounds(np.ones(NODES), TREE, leaves=LEAVES, spread=-0.1)
    with pytest.raises(ArrayError, match="concentration is not above 0"):
        sampling.flat_dirichlet(rng(), 3, 4, concentration=0.0)


def test_coinr_noise_leaves_the_box_and_matches_its_stored_sets(shared):
    # sensitivity/ua1000_weight_sets.csv: 100 sets of COINr 1.1.14, +-25 % at levels 2 and 3
    path = shared / "peers" / "coinr-asem" / "sensitivity" / "ua1000_weight_sets.csv"
    table = np.genfromtxt(path, delimiter=",", skip_header=1, dtype=str)
    pillars = table[table[:, 1] == "2"][:, 2:].astype(float)
    assert pillars.min() >= 0.75
    assert pillars.max() <= 1.25
    shares = sampling.coinr_noise(rng(), 4_000, np.ones(9), [np.arange(8)], leaves=8, spread=0.25)[:, :8]
    theirs = (pillars / pillars.sum(axis=0)).T
    error = theirs.std() / math.sqrt(len(theirs))
    assert abs(shares.std(axis=0).mean() - theirs.std(axis=0).mean()) < SIGMAS * error
    assert shares.max() > 0.125 * 1.25


def test_polytopes_by_rejection_and_by_chains_agree_with_brute_force():
    rows = np.array([[-1.0, 2, 0, 0], [0, 0, 1, -3]])
    polytope = sampling.flat_polytope(4, a_ub=rows, b_ub=np.zeros(2))
    brute = rng().dirichlet(np.ones(4), 400_000)
    brute = brute[(brute @ rows.T <= 0).all(axis=1)]
    exact = sampling.polytope_weights(rng(), 40_000, polytope)
    agree(exact["weights"], brute)
    # brute force finds the same share of the simplex
    assert abs(exact["acceptance"] - len(brute) / 400_000) < 0.01
    walked = chains._by_chains(rng(), 40_000, polytope, 64, None)
    assert np.isnan(walked["acceptance"])
    assert (walked["weights"] @ rows.T <= 1e-9).all()
    assert walked["split_rhat"].max() < 1.02
    slow = np.sqrt(40_000 / walked["effective_size"])
    off = np.abs(walked["weights"].mean(axis=0) - brute.mean(axis=0))
    assert (off < SIGMAS * 1.3 * slow * brute.std(axis=0) / math.sqrt(40_000)).all()


def test_chains_keep_equalities_and_find_implied_ones():
    rows = np.array([[1.0, 0, 0, 0], [-1.0, 0, 0, 0]])
    polytope = sampling.flat_polytope(
        4, a_ub=rows, b_ub=np.array([0.3, -0.3]), a_eq=[[0, 1, -1, 0]], b_eq=[0.0]
    )
    result = sampling.polytope_weights(rng(), 1_280, polytope)
    weights = result["weights"]
    np.testing.assert_allclose(weights[:, 0], 0.3, atol=1e-12)
    np.testing.assert_allclose(weights[:, 1], weights[:, 2], atol=1e-12)
    assert np.isnan(result["effective_size"][0])
    assert result["effective_size"][3] > 400
    # what is left is one number, uniform between 0 and 0.35
    assert abs(weights[:, 1].mean() - 0.175) < 0.01
    assert weights[:, 1].max() > 0.34


def test_a_single_point_is_drawn_as_it_is():
    polytope = sampling.flat_polytope(3, a_eq=[[1, -1, 0], [0, 1, -1]], b_eq=[0.0, 0.0])
    result = sampling.polytope_weights(rng(), 10, polytope)
    np.testing.assert_allclose(result["weights"], 1 / 3, atol=1e-12)
    assert np.isnan(result["split_rhat"]).all()


def test_a_tree_written_as_a_polytope_holds_its_own_draws_and_no_others():
    weights = np.array([1.0, 2, 1, 3, 1, 1, 1, 1])
    low, high = sampling.perturbation_bounds(weights, TREE, leaves=LEAVES, spread=0.25)
    polytope = sampling.weight_polytope(TREE, lower=low, upper=high)
    shares = sampling.uniform_shares(rng(), 500, TREE, lower=low, upper=high)
    drawn = sampling.leaf_weights(shares, TREE)
    assert (drawn @ polytope["a_ub"].T <= polytope["b_ub"] + 1e-12).all()
    np.testing.assert_allclose(drawn @ polytope["a_eq"].T, np.broadcast_to(polytope["b_eq"], (500, 1)))
    wild = sampling.flat_dirichlet(rng(), 20_000, LEAVES)
    first, second = wild[:, :3].sum(axis=1, keepdims=True), wild[:, 3:].sum(axis=1)
    shares = np.column_stack((wild[:, :3] / first, wild[:, 3] / second))
    inside = (np.abs(shares / [0.25, 0.5, 0.25, 0.75] - 1) <= 0.25).all(axis=1)
    inside &= (np.abs(1 - shares[:, 3] - 0.25) <= 0.0625) & (np.abs(second - 0.5) <= 0.125)
    np.testing.assert_array_equal((wild @ polytope["a_ub"].T <= polytope["b_ub"]).all(axis=1), inside)
    assert inside.any()


def test_a_conflict_names_only_the_rows_that_contradict_each_other():
    rows = np.array([[0.0, 0, 1], [1, 1, 0], [-1, 0, 0], [0, -1, 0]])
    right = np.array([0.9, 0.3, -0.2, -0.2])
    ub, eq = sampling.conflicting_rows(sampling.flat_polytope(3, a_ub=rows, b_ub=right))
    # three rows "weight >= 0" come first; w0 + w1 <= 0.3 contradicts w0 >= 0.2 and w1 >= 0.2
    assert ub.tolist() == [4, 5, 6]
    assert eq.size == 0
    with pytest.raises(ArrayError, match="no weights satisfy all conditions"):
        sampling.polytope_weights(rng(), 5, sampling.flat_polytope(3, a_ub=rows, b_ub=right))
    low, high = np.zeros(NODES), np.ones(NODES)
    low[5] = 0.7
    crossing = sampling.weight_polytope(TREE, lower=low, upper=high, a_ub=[[1, 1, 1, 0, 0]], b_ub=[0.5])
    with pytest.raises(ArrayError, match="no weights satisfy all conditions") as caught:
        sampling.require_feasible(crossing)
    assert set(caught.value.cells) == {(-1, -1), (-1, 5), (-1, NODES - 1)}
    fine = sampling.flat_polytope(3)
    assert all(part.size == 0 for part in sampling.conflicting_rows(fine))


def test_the_effective_size_of_an_autoregression():
    # AR(1) with coefficient r: n * (1 - r) / (1 + r) independent draws, a textbook result
    source, r, length = rng(), 0.6, 4_000
    noise = source.standard_normal((8, length))
    series = np.empty_like(noise)
    series[:, 0] = noise[:, 0] / math.sqrt(1 - r * r)
    for step in range(1, length):
        series[:, step] = r * series[:, step - 1] + noise[:, step]
    expected = 8 * length * (1 - r) / (1 + r)
    assert abs(sampling.effective_size(series) / expected - 1) < 0.1
    assert abs(sampling.split_rhat(series) - 1) < 0.01
    apart = series + np.arange(8)[:, None]
    assert sampling.split_rhat(apart) > 1.5
    assert np.isnan(sampling.effective_size(np.ones((2, 10))))


def test_noise_of_scores_equals_noise_of_cells():
    values = rng().normal(size=(3, 4))
    errors = np.array([[0.1, 0.2, 0.0, 0.3], [np.nan, 0.1, 0.1, 0.1], [0.0, 0.0, 0.0, 0.0]])
    weights = np.array([0.1, 0.2, 0.3, 0.4])
    draws = 40_000
    cells = sampling.noisy_values(rng(), draws, values, errors) @ weights - values @ weights
    scores = sampling.score_noise(rng(), np.tile(weights, (draws, 1)), errors)
    expected = sampling.score_variances(weights, errors)
    np.testing.assert_allclose(expected[0], 0.01**2 + 0.04**2 + 0.12**2)
    for sample in (cells, scores):
        np.testing.assert_allclose(sample.var(axis=0), expected, rtol=0.03, atol=1e-20)
    with pytest.raises(ArrayError, match="standard error is below 0"):
        sampling.score_noise(rng(), weights, -errors)


def test_a_seed_repeats_everything_and_inputs_stay_as_they_were():
    weights = np.ones(NODES)
    one = sampling.perturbed_shares(rng(), 100, weights, TREE, leaves=LEAVES, spread=0.3)
    two = sampling.perturbed_shares(rng(), 100, weights, TREE, leaves=LEAVES, spread=0.3)
    np.testing.assert_array_equal(one, two)
    assert (weights == 1).all()
