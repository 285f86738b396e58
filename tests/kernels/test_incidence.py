import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from poliscope.errors import ArrayError
from poliscope.kernels import incidence as inc


def test_expected_counts_share_out_the_total():
    expected = inc.expected_counts([6, 0, 4, np.nan], [10.0, 10, 20, 5])
    np.testing.assert_allclose(expected, [2.5, 2.5, 5, np.nan])
    np.testing.assert_allclose(inc.incidence_ratio([6.0], [2.5]), [2.4])


def test_bad_counts_and_exposures_are_refused():
    with pytest.raises(ArrayError, match="0 or more") as caught:
        inc.expected_counts([1, -1], [1, 1])
    assert caught.value.cells == ((1, 0),)
    with pytest.raises(ArrayError, match="above 0"):
        inc.expected_counts([1, 1], [1, 0])
    with pytest.raises(ArrayError, match="not of the same places"):
        inc.expected_counts([1, 1], [1.0])


def test_exact_limits_of_a_table():
    # Garwood's limits, as tabled in Ulm, K. (1990), American Journal of Epidemiology 131, 373-375 and in
    # every table of Poisson limits: 0: 0-3.689, 1: 0.0253-5.572, 10: 4.795-18.390
    lower, upper = inc.ratio_limits([0.0, 1, 10], [1.0, 1, 1])
    np.testing.assert_allclose(lower, [0, 0.0253, 4.795], atol=5e-4)
    np.testing.assert_allclose(upper, [3.689, 5.572, 18.390], atol=5e-4)


def test_exact_limits_hold_the_truth_at_least_as_often_as_they_say():
    rng = np.random.default_rng(0)
    for truth in (0.5, 2, 8, 30):
        lower, upper = inc.ratio_limits(rng.poisson(truth, 20_000), truth * np.ones(20_000))
        assert ((lower <= 1) & (upper >= 1)).mean() >= 0.95 - 0.004
    with pytest.raises(ArrayError, match="between 0 and 1"):
        inc.ratio_limits([1.0], [1.0], level=95)


def test_funnel_by_scipy():
    # Spiegelhalter (2005), appendix: q - (P(q) - p) / (P(q) - P(q - 1)), q the quantile
    expected = np.array([0.3, 2.0, 7.5, 80])
    lower, upper = inc.funnel_limits(expected, levels=[0.95, 0.998])
    for p, found in ((0.025, lower[0]), (0.975, upper[0]), (0.001, lower[1]), (0.999, upper[1])):
        q = stats.poisson.ppf(p, expected)
        wanted = q - (stats.poisson.cdf(q, expected) - p) / stats.poisson.pmf(q, expected)
        np.testing.assert_allclose(found, np.maximum(wanted, 0) / expected, atol=1e-9)
    wide = inc.funnel_limits(expected, overdispersion=4)
    np.testing.assert_allclose(wide[1] - 1, 2 * (upper - 1))
    with pytest.raises(ArrayError, match="above 0"):
        inc.funnel_limits([0.0])


def test_chances_by_scipy():
    counts, expected = np.array([0, 1, 6, 12]), np.array([0.5, 0.5, 2, 2])
    np.testing.assert_allclose(
        inc.chance_of_at_least(counts, expected), stats.poisson.sf(counts - 1, expected)
    )
    np.testing.assert_allclose(
        inc.chance_of_at_least(counts, expected, total=10), stats.binom.sf(counts - 1, 10, expected / 10)
    )
    with pytest.raises(ArrayError, match="0 or more"):
        inc.chance_of_at_least(-1, 2)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("holm", "holm"), ("bonferroni", "bonferroni"), ("false_discovery", "fdr_bh")]
)
def test_adjustments_are_statsmodels(ours, theirs):
    p = np.random.default_rng(1).random(40) ** 3
    np.testing.assert_allclose(inc.adjust_for_looks(p, method=ours), multipletests(p, method=theirs)[1])
    with_gap = np.insert(p, 3, np.nan)
    adjusted = inc.adjust_for_looks(with_gap, method=ours)
    assert np.isnan(adjusted[3])
    np.testing.assert_allclose(np.delete(adjusted, 3), multipletests(p, method=theirs)[1])
    stack = inc.adjust_for_looks(np.stack([p, p**2]), method=ours)
    np.testing.assert_allclose(stack[1], inc.adjust_for_looks(p**2, method=ours))


def test_an_unknown_adjustment_is_said():
    with pytest.raises(ArrayError, match="unknown adjustment"):
        inc.adjust_for_looks([0.1], method="sidak")


def test_someone_is_always_lucky():
    # 200 worlds where only size differs: some place is "significant" in most of them, and named by the
    # corrected probabilities in at most 5 % (with three standard errors of a share of 200)
    rng = np.random.default_rng(2)
    exposure = rng.lognormal(0, 1, 40)
    worlds = rng.multinomial(60, exposure / exposure.sum(), size=200).astype(float)
    results = [inc.exceedance(world, exposure, rng=rng, draws=400) for world in worlds]
    naive = np.mean([(result.alone < 0.05).any() for result in results])
    assert naive > 0.5
    for field in ("holm", "simultaneous"):
        assert np.mean([(getattr(result, field) < 0.05).any() for result in results]) <= 0.05 + 3 * 0.0154


def test_a_real_outlier_is_found():
    rng = np.random.default_rng(3)
    exposure = np.full(30, 10.0)
    world = np.append(np.ones(29), 9.0)
    result = inc.exceedance(world, exposure, rng=rng)
    assert result.holm[-1] < 0.01 and result.simultaneous[-1] < 0.01 and result.false_discovery[-1] < 0.01
    assert (result.holm[:-1] > 0.5).all()
    np.testing.assert_allclose(result.alone[-1], stats.binom.sf(8, 38, 1 / 30))
    with pytest.raises(ArrayError, match="whole counts"):
        inc.exceedance([0.5, 1], [1, 1], rng=rng)


def simulated(rng, n=80, shape=2.0, mean=1.2):
    expected = rng.lognormal(0.5, 1, n)
    truth = rng.gamma(shape, mean / shape, n)
    return rng.poisson(expected * truth).astype(float), expected, truth


def test_shrinkage_is_nearer_to_the_truth_and_its_intervals_hold_it():
    rng = np.random.default_rng(4)
    raw, shrunk, inside = [], [], []
    for _ in range(60):
        observed, expected, truth = simulated(rng)
        result = inc.shrink_ratios(observed, expected)
        raw.append(np.mean((observed / expected - truth) ** 2))
        shrunk.append(np.mean((result.ratio - truth) ** 2))
        inside.append(np.mean((result.lower <= truth) & (truth <= result.upper)))
    assert np.mean(shrunk) < 0.6 * np.mean(raw)
    assert 0.93 < np.mean(inside) < 0.97


def test_the_mixing_distribution_is_recovered():
    rng = np.random.default_rng(5)
    observed, expected, _ = simulated(rng, n=6000)
    result = inc.shrink_ratios(observed, expected)
    np.testing.assert_allclose([result.shape, result.mean], [2.0, 1.2], rtol=0.08)
    np.testing.assert_allclose(result.heterogeneity, 1 / np.sqrt(result.shape))
    # the posterior mean is a weighted mean of the place's ratio and the mean of all
    mixed = result.trust * observed / expected + (1 - result.trust) * result.mean
    np.testing.assert_allclose(result.ratio, mixed)


def test_the_likelihood_is_the_negative_binomials():
    rng = np.random.default_rng(6)
    observed, expected, _ = simulated(rng, n=120)
    result = inc.shrink_ratios(observed, expected)

    def loglikelihood(shape, mean):
        return stats.nbinom.logpmf(observed, shape, shape / (shape + mean * expected)).sum()

    best = loglikelihood(result.shape, result.mean)
    for factor in (0.97, 1.03):
        assert loglikelihood(factor * result.shape, result.mean) < best
        assert loglikelihood(result.shape, factor * result.mean) < best
    flat = stats.poisson.logpmf(observed, expected * observed.sum() / expected.sum()).sum()
    np.testing.assert_allclose(result.p_value, 0.5 * stats.chi2.sf(2 * (best - flat), 1), rtol=1e-4)


def test_luck_alone_is_recognised():
    rng = np.random.default_rng(7)
    expected = rng.lognormal(1, 1, 60)
    results = [inc.shrink_ratios(rng.poisson(expected).astype(float), expected) for _ in range(60)]
    assert np.mean([result.p_value < 0.05 for result in results]) <= 0.05 + 3 * 0.028
    alike = [result for result in results if np.isinf(result.shape)]
    assert alike
    np.testing.assert_allclose(alike[0].ratio, alike[0].mean)
    assert alike[0].heterogeneity == 0 and (alike[0].trust == 0).all()


def test_a_place_without_figures_gets_the_mean():
    result = inc.shrink_ratios([10.0, 0, 1, 30, np.nan], [2.0, 3, 4, 5, 6])
    np.testing.assert_allclose(result.ratio[-1], result.mean)
    with pytest.raises(ArrayError, match="without any success"):
        inc.shrink_ratios([0, 0], [1, 1])


def test_posterior_ranks():
    rng = np.random.default_rng(8)
    observed, expected = np.array([40.0, 5, 5, 0]), np.array([10.0, 5, 5, 10])
    ranks = inc.posterior_ranks(observed, expected, shape=1.0, mean=1.0, draws=20_000, rng=rng)
    np.testing.assert_allclose(ranks.sum(axis=0), 1)
    np.testing.assert_allclose(ranks.sum(axis=1), 1)
    np.testing.assert_allclose(ranks[1], ranks[2], atol=0.02)
    # by integration: P(place 1 above place 2) is a half, P(place 0 first) nearly 1
    assert ranks[0, 0] > 0.99 and ranks[3, 3] > 0.95
    np.testing.assert_allclose(inc.top_probability(ranks, 4), 1)
    np.testing.assert_allclose(inc.top_probability(ranks, 2)[1], 0.5, atol=0.02)
    with pytest.raises(ArrayError, match="no ranks"):
        inc.posterior_ranks(observed, expected, shape=np.inf, mean=1, draws=1, rng=rng)
    with pytest.raises(ArrayError, match="top 5 of 4"):
        inc.top_probability(ranks, 5)


def test_posterior_rank_of_two_places_by_integration():
    rng = np.random.default_rng(9)
    ranks = inc.posterior_ranks([7.0, 4], [5.0, 2], shape=2.0, mean=1.0, draws=100_000, rng=rng)
    grid = np.linspace(0, 12, 40_001)
    first = stats.gamma.pdf(grid, 9, scale=1 / 7)
    exact = np.trapezoid(first * stats.gamma.cdf(grid, 6, scale=1 / 4), grid)
    np.testing.assert_allclose(ranks[0, 0], exact, atol=0.006)


def test_outlier_probability_by_scipy():
    found = inc.outlier_probability([0, 3, 9], [2.0, 2, 2], shape=1.5, mean=1.1)
    np.testing.assert_allclose(found, stats.nbinom.sf(np.array([0, 3, 9]) - 1, 1.5, 1.5 / (1.5 + 2.2)))
    poisson = inc.outlier_probability([6], [2.0], shape=np.inf, mean=1.1)
    np.testing.assert_allclose(poisson, stats.poisson.sf(5, 2.2))
