"""Sensitivity against exact indices of COINr's design, SALib, closed forms and direct sums."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy.stats import rankdata

from parity.coinr_reference import Case, asem
from poliscope.errors import ArrayError
from poliscope.kernels import ranking, sensitivity
from poliscope.kernels.tree import effective_weights
from poliscope.methods.treat import TwoStage

# exact indices are sums of 2,000 numbers; the files carry all digits
EXACT = 1e-9


def rng(seed: int = 21) -> np.random.Generator:
    return np.random.default_rng(seed)


def direct_closed(table: np.ndarray, mass: np.ndarray) -> np.ndarray:
    """Variance of the conditional mean for every subset, cell by cell."""
    factors = table.ndim
    mean = (table * mass).sum()
    closed = np.zeros(2**factors)
    for subset in range(2**factors):
        known = [i for i in range(factors) if subset >> i & 1]
        for values in itertools.product(*(range(table.shape[i]) for i in known)):
            here = tuple(values[known.index(i)] if i in known else slice(None) for i in range(factors))
            share = mass[here].sum()
            if share > 0:
                closed[subset] += share * ((table[here] * mass[here]).sum() / share - mean) ** 2
    return closed


def shapley_by_orders(closed: np.ndarray, factors: int) -> np.ndarray:
    """The definition: the mean over all orders of what a factor adds when it joins."""
    total = np.zeros(factors)
    for order in itertools.permutations(range(factors)):
        known = 0
        for factor in order:
            total[factor] += closed[known | 1 << factor] - closed[known]
            known |= 1 << factor
    return total / math.factorial(factors) / closed[-1]


@pytest.mark.parametrize("excluded", [False, True])
def test_effects_equal_direct_sums(excluded: bool):
    table = rng().normal(size=(2, 3, 2, 5)) + 100.0
    probability, count = sensitivity.allowed_probability(
        (2, 3, 2), [((0, 1), (1, 2)), ((1, 0), (2, 1))] if excluded else []
    )
    assert count == (4 if excluded else 0)
    if excluded:
        table[probability == 0] = np.nan
    mass = np.repeat(probability[..., None], 5, axis=-1) / 5
    closed = direct_closed(np.nan_to_num(table), mass)
    found = sensitivity.anova_effects(table, probability=probability)
    np.testing.assert_allclose(found["closed"], closed, atol=1e-12)
    factors = range(4)
    np.testing.assert_allclose(found["first"], [closed[1 << i] / closed[-1] for i in factors], atol=1e-11)
    np.testing.assert_allclose(
        found["total"], [1 - closed[15 ^ 1 << i] / closed[-1] for i in factors], atol=1e-11
    )
    np.testing.assert_allclose(found["shapley"], shapley_by_orders(closed, 4), atol=1e-11)
    assert found["shapley"].sum() == pytest.approx(1.0)
    assert found["mean"] == pytest.approx((np.nan_to_num(table) * mass).sum())


def test_an_additive_output_has_no_interactions():
    # by hand: variances of (0, 2), (0, 0, 3) and (-1, 1) are 1, 2 and 1; shares 1/4, 2/4, 1/4
    a, b, c = np.array([0.0, 2]), np.array([0.0, 0, 3]), np.array([-1.0, 1])
    table = a[:, None, None] + b[None, :, None] + c
    found = sensitivity.anova_effects(table)
    for name in ("first", "total", "shapley"):
        np.testing.assert_allclose(found[name], [0.25, 0.5, 0.25], atol=1e-14)
    assert found["variance"] == pytest.approx(4.0)
    # and a pure interaction has no first-order effects, and is shared equally
    product = np.array([-1.0, 1])[:, None] * np.array([-1.0, 1])
    found = sensitivity.anova_effects(product)
    np.testing.assert_allclose(found["first"], 0, atol=1e-14)
    np.testing.assert_allclose(found["total"], 1)
    np.testing.assert_allclose(found["shapley"], 0.5)


def test_an_output_that_hardly_varies_has_no_indices():
    table = np.ones((2, 3, 50))
    table[1, 2, 7] = 2.0
    found = sensitivity.anova_effects(table, floor=0.01)
    assert np.isnan(found["first"]).all()
    assert np.isnan(found["shapley"]).all()
    assert found["variance"] == pytest.approx(1 / 300 - 1 / 300**2)
    assert np.isfinite(sensitivity.anova_effects(table)["first"]).all()
    constant = sensitivity.anova_effects(np.ones((2, 2)))
    assert np.isnan(constant["total"]).all()


def test_bootstrap_intervals_hold_the_exact_effects():
    # the effect of the draws is known when there are infinitely many: y = choice + normal draw
    source = rng()
    choice = np.array([-1.0, 1.0])
    held = []
    for _ in range(60):
        table = choice[:, None] + source.normal(size=(1, 200))
        ends = sensitivity.bootstrap_effects(table, rng=source, repetitions=200)
        held.append((ends["first"][0] <= 0.5).all() and (ends["first"][1] >= 0.5).all())
    # 90 % intervals, both ends of one variance ratio; 4 standard errors of 60 trials
    assert np.mean(held) > 0.9 - 4 * math.sqrt(0.09 / 60)
    weighted, mean = sensitivity.closed_variances(
        table, draw_weights=np.array([np.full(200, 1 / 200), np.eye(200)[3]])
    )
    np.testing.assert_allclose(weighted[0], sensitivity.closed_variances(table)[0][0])
    assert weighted[1, 2] == pytest.approx(0, abs=1e-12)
    assert mean[1] == pytest.approx(table[:, 3].mean())


def test_conditional_means_are_means():
    table = rng().normal(size=(2, 3, 4))
    mean, deviation = sensitivity.conditional_means(table, [1])
    np.testing.assert_allclose(mean, table.mean(axis=(0, 2)))
    np.testing.assert_allclose(deviation, table.std(axis=(0, 2)))
    mean, _ = sensitivity.conditional_means(table, [1, 0])
    np.testing.assert_allclose(mean, table.mean(axis=2).T)
    probability = np.array([[1.0, 1, 0], [1, 0, 0]])
    mean, _ = sensitivity.conditional_means(table, [1], probability=probability)
    assert mean[1] == pytest.approx(table[0, 1].mean())
    assert np.isnan(mean[2])


def test_what_does_not_fit_is_refused():
    with pytest.raises(ArrayError, match=r"probabilities of shape \(2,\) do not fit"):
        sensitivity.anova_effects(np.ones((3, 4)), probability=np.ones(2))
    with pytest.raises(ArrayError, match="a combination that counts has no value"):
        sensitivity.anova_effects(np.array([[1.0, np.nan]]))
    with pytest.raises(ArrayError, match="no combination of the choices fits"):
        sensitivity.allowed_probability((1, 1), [[(0, 0)]])
    with pytest.raises(ArrayError, match="1,000,000 combinations are too many"):
        sensitivity.all_combinations((10,) * 6)
    assert sensitivity.all_combinations((2, 2)).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_crossed_outputs_are_those_of_plain_loops():
    values = [rng(1).normal(size=(6, 3)), rng(2).integers(0, 3, size=(6, 3)).astype(float)]
    weights = rng(3).dirichlet(np.ones(3), 50)
    nominal = ranking.competition_ranks(values[0].mean(axis=1))
    outputs = sensitivity.rank_outputs(nominal, step=1e-12, units=[4, 0], pairs=[(1, 2)], leader=3)
    told = []
    found = sensitivity.crossed_outputs(
        [lambda w, v=v: w @ v.T for v in values],
        weights,
        outputs,
        block=16,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]
    assert found.shape == (5, 2, 50)
    for combination, v in enumerate(values):
        for draw, w in enumerate(weights):
            scores = np.round(v @ w, 12)
            ranks = rankdata(-scores, "min")
            expected = [
                np.abs(ranks - nominal).mean(),
                ranks[4],
                ranks[0],
                scores[1] - scores[2],
                ranks[3] == 1,
            ]
            np.testing.assert_allclose(found[:, combination, draw], expected, atol=1e-11)


def ishigami(x: np.ndarray) -> np.ndarray:
    x = np.pi * (2 * x - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def g_function(x: np.ndarray) -> np.ndarray:
    a = np.array([0.0, 1.0, 4.5, 9.0])
    return ((np.abs(4 * x - 2) + a) / (1 + a)).prod(axis=1)


def closed_forms() -> dict[str, tuple[object, int, np.ndarray, np.ndarray]]:
    # Ishigami and Homma 1990 with a = 7, b = 0.1; Sobol's g-function: textbook formulas
    pi4, pi8 = np.pi**4, np.pi**8
    v1, v2, v13 = 0.5 * (1 + 0.1 * pi4 / 5) ** 2, 49 / 8, 0.01 * pi8 * 8 / 225
    v = v1 + v2 + v13
    parts = 1 / (3 * (1 + np.array([0.0, 1.0, 4.5, 9.0])) ** 2)
    whole = (1 + parts).prod() - 1
    total = parts * (1 + parts).prod() / (1 + parts) / whole
    return {
        "ishigami": (ishigami, 3, np.array([v1, v2, 0]) / v, np.array([v1 + v13, v2, v13]) / v),
        "g": (g_function, 4, parts / whole, total),
    }


@pytest.mark.parametrize("name", ["ishigami", "g"])
def test_sobol_indices_agree_with_closed_forms_and_salib(name: str):
    from SALib.analyze import sobol as salib

    function, factors, first, total = closed_forms()[name]
    design = sensitivity.sobol_design(rng(), factors, exponent=12)
    outputs = function(design.reshape(-1, factors)).reshape(factors + 2, -1)
    found = sensitivity.sobol_effects(outputs)
    np.testing.assert_allclose(found["first"], first, atol=0.02)
    np.testing.assert_allclose(found["total"], total, atol=0.02)
    # SALib wants A, the mixed ones and B, point by point
    order = np.concatenate((outputs[:1], outputs[2:], outputs[1:2])).T.ravel()
    problem = {"num_vars": factors, "names": list("abcd")[:factors], "bounds": [[0, 1]] * factors}
    theirs = salib.analyze(problem, order, calc_second_order=False, num_resamples=2, seed=1)
    np.testing.assert_allclose(found["first"], theirs["S1"], atol=1e-12)
    np.testing.assert_allclose(found["total"], theirs["ST"], atol=1e-12)
    ends = sensitivity.bootstrap_sobol(outputs, rng=rng(), repetitions=100)
    for part, exact in (("first", first), ("total", total)):
        assert (ends[part][0] - 0.01 <= exact).all()
        assert (exact <= ends[part][1] + 0.01).all()


def test_a_design_is_radial_and_grows_until_it_is_sure():
    design = sensitivity.sobol_design(rng(), 3, exponent=4)
    assert design.shape == (5, 16, 3)
    for factor in range(3):
        others = [i for i in range(3) if i != factor]
        np.testing.assert_array_equal(design[2 + factor][:, factor], design[1][:, factor])
        np.testing.assert_array_equal(design[2 + factor][:, others], design[0][:, others])
    choices = sensitivity.alternatives_of(np.array([[0.0, 0.49], [0.999, 1.0]]), [2, 3])
    assert choices.tolist() == [[0, 1], [1, 2]]
    quick = sensitivity.sobol_until(lambda x: x.sum(axis=1), 3, rng=rng(), width=0.2, first_exponent=6)
    assert quick["converged"]
    assert quick["points"] < 2**14
    np.testing.assert_allclose(quick["first"], 1 / 3, atol=0.1)
    flat = sensitivity.sobol_until(lambda x: np.ones(len(x)), 2, rng=rng(), floor=1e-9)
    assert np.isnan(flat["first"]).all()
    assert flat["points"] == 256


def coinr_scores(case: Case, run: str) -> tuple[np.ndarray, np.ndarray]:
    table = case.table(f"sensitivity/{run}_scores.csv")
    scores = table.values(case.units)
    return scores[:, 0], scores[:, 1:].T


def minimum_ranks(scores: np.ndarray) -> np.ndarray:
    return ranking.competition_ranks(scores, step=1e-10)


def test_coinr_sensitivity_is_repeated_from_its_scores(shared):
    case = asem(shared)
    nominal, runs = coinr_scores(case, "sa100")
    outputs = ranking.mean_rank_shift(minimum_ranks(runs), minimum_ranks(nominal))
    found = sensitivity.coinr_effects(outputs.reshape(6, 100))
    table = case.table("sensitivity/sa100_sensitivity.csv", "Variable")
    names = ("Winmax", "Normalisation", "Weights", "Aggregation")
    np.testing.assert_allclose(found["first"], table.column("Si", names), rtol=EXACT)
    np.testing.assert_allclose(found["total"], table.column("STi", names), rtol=EXACT)


def replay(case: Case, run: str) -> tuple[np.ndarray, np.ndarray]:
    """Scores of all 5 x 2 x 2 x 100 combinations of COINr's SA_specs, (5, 2, 2, 100, units), and nominal."""
    screened = case.values("steps/4_screened.csv", case.units)
    direction = case.meta.column("Direction", case.indicators)
    sets = case.table(f"sensitivity/{run}_weight_sets.csv", "iCode")
    columns = [f"set{number}" for number in range(1, 101)]
    weights = sets.values(case.nodes, columns).T
    leaf = effective_weights(weights, case.children, 49)[:, :49]
    scores = np.empty((5, 2, 2, 100, 51))
    for most in range(1, 6):
        x = TwoStage(winmax=most)(screened).values * direction
        low, high = x.min(axis=0), x.max(axis=0)
        spread = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
        for number, normalised in enumerate(((x - low) / (high - low) * 99 + 1, spread * 2 + 10)):
            scores[most - 1, number, 0] = leaf @ normalised.T
            scores[most - 1, number, 1] = np.exp(leaf @ np.log(normalised).T)
    plain = case.values("steps/6_normalised.csv", case.units)
    nominal = plain @ effective_weights(case.weights, case.children, 49)[:49]
    return scores, nominal


@pytest.mark.parametrize("run", ["ua100", "sa100"])
def test_the_exact_indices_of_coinrs_design(shared, run: str):
    case = asem(shared)
    scores, nominal = replay(case, run)

    # first COINr's own replications, one by one
    parameters = case.table(f"sensitivity/{run}_parameters.csv", "rep")
    nominal_coinr, runs = coinr_scores(case, run)
    np.testing.assert_allclose(nominal, nominal_coinr, rtol=EXACT)
    for number, rep in enumerate(parameters.names):
        row = parameters.rows[parameters.position[rep]]
        ours = scores[
            int(row["winmax"]) - 1,
            ["n_minmax", "n_zscore"].index(row["normalisation"]),
            ["a_amean", "a_gmean"].index(row["f_ag"]),
            int(row["weight_set"]) - 1,
        ]
        np.testing.assert_allclose(ours, runs[number], rtol=EXACT)

    ranks = minimum_ranks(scores)
    table = ranking.mean_rank_shift(ranks, minimum_ranks(nominal))
    found = sensitivity.anova_effects(table)
    exact = case.table(f"sensitivity/exact_sobol_{run}.csv", "Variable")
    # the draws of weights are the last factor here
    names = ("Winmax", "Normalisation", "Aggregation", "Weights")
    np.testing.assert_allclose(found["first"], exact.column("Si", names), atol=EXACT)
    np.testing.assert_allclose(found["total"], exact.column("STi", names), atol=EXACT)
    assert found["shapley"].sum() == pytest.approx(1.0, abs=1e-12)
    assert ((found["first"] - 1e-12 <= found["shapley"]) & (found["shapley"] <= found["total"] + 1e-12)).all()

    statistics = case.table(f"sensitivity/exact_rankstats_{run}.csv")
    every = ranks.reshape(-1, 51)
    np.testing.assert_allclose(every.mean(axis=0), statistics.column("Mean", case.units), rtol=EXACT)
    np.testing.assert_allclose((every == 1).mean(axis=0), statistics.column("P1", case.units), atol=EXACT)
    for name, share in (("Q5", 0.05), ("Median", 0.5), ("Q95", 0.95)):
        np.testing.assert_allclose(np.quantile(every, share, axis=0), statistics.column(name, case.units))

    # the estimator from a Sobol design comes near to the enumeration
    choices = sensitivity.alternatives_of(sensitivity.sobol_design(rng(), 4, exponent=11), (5, 2, 2, 100))
    outputs = table[tuple(np.moveaxis(choices, -1, 0))]
    near = sensitivity.sobol_effects(outputs)
    np.testing.assert_allclose(near["first"], found["first"], atol=0.03)
    np.testing.assert_allclose(near["total"], found["total"], atol=0.03)


# --- Shapley effects by walks ---------------------------------------------------------------------


def walked(function, factors, points, seed):
    stream = rng(seed)
    start, end = stream.random((2, points, factors))
    orders = sensitivity.random_orders(stream, points, factors)
    path = sensitivity.walk_points(start, end, orders)
    values = function(path.reshape(-1, factors)).reshape(factors + 1, points)
    return sensitivity.shapley_from_walks(values, orders)


def test_a_walk_changes_one_factor_after_the_other():
    orders = np.array([[2, 0, 1]])
    path = sensitivity.walk_points(np.zeros((1, 3)), np.ones((1, 3)), orders)
    assert path[:, 0].tolist() == [[0, 0, 0], [0, 0, 1], [1, 0, 1], [1, 1, 1]]
    drawn = sensitivity.random_orders(rng(), 6000, 3)
    assert (np.sort(drawn, axis=1) == np.arange(3)).all()
    _, counts = np.unique(drawn, axis=0, return_counts=True)
    assert len(counts) == 6 and np.abs(counts - 1000).max() < 150
    with pytest.raises(ArrayError, match="do not fit 1 walks over 3 factors"):
        sensitivity.shapley_from_walks(np.zeros((3, 1)), orders)


def test_walks_agree_with_the_exact_table():
    table = rng(5).normal(size=(3, 4, 2, 5)) + rng(6).normal(size=(4, 1, 1)) * 2
    exact = sensitivity.anova_effects(table)["shapley"]
    sizes = np.array(table.shape)

    def look_up(points):
        return table[tuple(sensitivity.alternatives_of(points, sizes).T)]

    found = [walked(look_up, 4, 4000, seed) for seed in range(30)]
    for one in found:
        assert one["shapley"].sum() == pytest.approx(1.0)
        assert (np.abs(one["shapley"] - exact) < 4.5 * one["shapley_error"]).all()
    # the errors say how far the estimates are apart: 30 runs know a deviation to 13 %
    spread = np.std([one["shapley"] for one in found], axis=0, ddof=1)
    told = np.mean([one["shapley_error"] for one in found], axis=0)
    assert (np.abs(spread / told - 1) < 0.45).all()
    assert np.mean([one["variance"] for one in found]) == pytest.approx(table.var(), rel=0.02)


def test_walks_agree_with_closed_forms():
    # Ishigami, a = 7, b = 0.1: V1, V2 and V13 by hand; the interaction is shared by halves
    a, b = 7.0, 0.1
    v1 = 0.5 * (1 + b * np.pi**4 / 5) ** 2
    v2, v13 = a**2 / 8, b**2 * np.pi**8 * (1 / 18 - 1 / 50)
    exact = np.array([v1 + v13 / 2, v2, v13 / 2]) / (v1 + v2 + v13)

    def ishigami(points):
        x = np.pi * (2 * points - 1)
        return np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0])

    found = sensitivity.sobol_until(ishigami, 3, rng=rng(1), width=0.001, last_exponent=13)
    np.testing.assert_allclose(found["shapley"], exact, atol=0.025)
    assert found["shapley_error"].max() < 0.01
    assert (np.abs(found["shapley"] - exact) < 4 * found["shapley_error"]).all()
    assert ((found["first"] - 0.02 < found["shapley"]) & (found["shapley"] < found["total"] + 0.02)).all()


def test_several_outputs_are_estimated_from_the_same_runs():
    calls = []

    def both(points):
        calls.append(len(points))
        return np.column_stack([points.sum(axis=1), points[:, 0] * points[:, 1], np.ones(len(points))])

    found = sensitivity.sobol_until(
        both, 3, rng=rng(2), floor=np.array([1e-9] * 3), last_exponent=9, width=0.0
    )
    assert calls == [5 * 256, 5 * 512, 512]
    np.testing.assert_allclose(found["shapley"][:, 0], 1 / 3, atol=0.03)
    np.testing.assert_allclose(found["shapley"][:, 1], [0.5, 0.5, 0], atol=0.05)
    assert np.isnan(found["shapley"][:, 2]).all() and np.isnan(found["total"][:, 2]).all()
    assert found["first_interval"].shape == (2, 3, 3)
    alone = sensitivity.sobol_until(lambda x: x.sum(axis=1), 3, rng=rng(2), last_exponent=9, width=0.0)
    np.testing.assert_allclose(alone["first"], found["first"][:, 0])
