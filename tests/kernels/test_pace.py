import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from poliscope.errors import ArrayError
from poliscope.kernels import pace

rng = np.random.default_rng(0)


def test_annual_growth_by_hand():
    np.testing.assert_allclose(
        pace.annual_growth([100.0, 100, 0], [121.0, 81, 5], years=2), [0.1, -0.1, np.nan]
    )
    with pytest.raises(ArrayError, match="more than 0 years"):
        pace.annual_growth(1.0, 2.0, years=0)


def test_growth_against_gdp():
    # 7.1 % against 4.7 %: 2.4 points faster
    points, elasticity = pace.growth_advantage([0.071, 0.01], [0.047, -0.02])
    np.testing.assert_allclose(points, [0.024, 0.03])
    np.testing.assert_allclose(elasticity, [0.071 / 0.047, np.nan])


def test_years_to_target():
    years = pace.years_to_target([100.0, 100, 100, np.nan], [121.0, 90, 200, 1], [0.1, 0.1, 0, 0.1])
    np.testing.assert_allclose(years, [2, 0, np.inf, np.nan])


def test_pace_to_target():
    # 588.7 to 630.5 in a year is 7.1 %; 1000 two years later needs (1000 / 630.5) ** 0.5 - 1 = 25.9 %
    result = pace.pace_to_target(588.7, 630.5, [1000.0, 700.0], elapsed=1, left=2)
    np.testing.assert_allclose(result.actual, 0.0710, atol=5e-5)
    np.testing.assert_allclose(result.required, [0.2594, 0.0537], atol=5e-5)
    np.testing.assert_allclose(result.projected, 630.5 * (630.5 / 588.7) ** 2)
    assert result.on_course.tolist() == [False, True]
    assert (result.shortfall > 0).tolist() == [True, False]
    # what the required pace reaches is the target
    np.testing.assert_allclose(630.5 * (1 + result.required) ** 2, [1000, 700])


def test_trend_by_least_squares():
    years = np.array([2010.0, 2011, 2013, 2014, 2018])
    history = np.exp(0.05 * (years[:, None] - 2010) + 0.1 * rng.normal(size=(5, 3)))
    history[1, 1] = np.nan
    history[:4, 2] = np.nan
    trend = pace.trend_growth(history, years)
    for unit in range(2):
        known = ~np.isnan(history[:, unit])
        fit = sm.OLS(np.log(history[known, unit]), sm.add_constant(years[known])).fit()
        np.testing.assert_allclose(trend.rate[unit], np.expm1(fit.params[1]))
        bounds = np.expm1(fit.conf_int(0.05)[1])
        np.testing.assert_allclose([trend.lower[unit], trend.upper[unit]], bounds)
    assert trend.periods.tolist() == [5, 4, 1] and np.isnan(trend.rate[2])
    two = pace.trend_growth([1.0, 1.21], [0, 2])
    np.testing.assert_allclose(two.rate, 0.1)
    assert np.isnan(two.lower)
    with pytest.raises(ArrayError, match="one year for each period"):
        pace.trend_growth(history, years[:2])


def test_beta_convergence_is_statsmodels():
    before = np.exp(rng.normal(10, 1, 40))
    after = before**0.8 * np.exp(2 + 0.1 * rng.normal(size=40))
    before[3] = np.nan
    result = pace.beta_convergence(before, after, years=10)
    x, y = np.log(np.delete(before, 3)), np.log(np.delete(after / before, 3)) / 10
    fit = sm.OLS(y, sm.add_constant(x)).fit(cov_type="HC1", use_t=True)
    np.testing.assert_allclose(result.slope, fit.params[1])
    np.testing.assert_allclose(result.standard_error, fit.bse[1])
    np.testing.assert_allclose([result.lower, result.upper], fit.conf_int(0.05)[1])
    np.testing.assert_allclose(result.p_value, fit.pvalues[1])
    np.testing.assert_allclose(result.r_squared, fit.rsquared)
    assert result.units == 39
    # by construction the elasticity is 0.8 in ten years: speed -ln(0.8) / 10, half-life 31 years
    np.testing.assert_allclose(result.speed, -np.log(0.8) / 10, rtol=0.2)
    np.testing.assert_allclose(result.half_life, np.log(2) / result.speed)


def test_divergence_has_no_half_life():
    before = np.exp(np.linspace(1, 3, 9))
    result = pace.beta_convergence(before, before**1.3, years=5)
    assert result.slope > 0 and result.half_life == np.inf and result.speed < 0
    too_steep = pace.beta_convergence(before, before**-0.5, years=5)
    assert np.isnan(too_steep.speed) and np.isnan(too_steep.half_life)
    with pytest.raises(ArrayError, match="three units"):
        pace.beta_convergence([1.0, 2], [1.0, 2], years=1)
    with pytest.raises(ArrayError, match="different initial levels"):
        pace.beta_convergence([1.0, 1, 1], [1.0, 2, 3], years=1)


def test_interval_of_beta_holds_the_truth():
    inside = 0
    for _ in range(400):
        start = rng.normal(0, 1, 25)
        growth = 0.02 - 0.01 * start + 0.02 * rng.normal(size=25)
        result = pace.beta_convergence(np.exp(start), np.exp(start + growth), years=1)
        inside += result.lower <= -0.01 <= result.upper
    # three standard errors of a share of 400; HC1 is known to be a little short with 25 units
    assert inside / 400 > 0.95 - 3 * 0.011 - 0.02


def test_sigma_convergence():
    years = np.array([2000.0, 2005, 2010, 2015])
    start = rng.normal(0, 1, 12)
    history = np.exp(np.stack([start, 0.8 * start, 0.6 * start, 0.4 * start]))
    history[2, 4] = np.nan
    result = pace.sigma_convergence(history, years)
    kept = np.delete(start, 4)
    np.testing.assert_allclose(result.dispersion, kept.std(ddof=1) * np.array([1, 0.8, 0.6, 0.4]))
    np.testing.assert_allclose(result.trend, -0.04 * kept.std(ddof=1))
    assert result.units == 11 and result.upper < 0
    noisy = np.exp(np.log(history) + 0.2 * rng.normal(size=history.shape))
    found = pace.sigma_convergence(noisy, years)
    fit = stats.linregress(years, found.dispersion)
    half = stats.t.ppf(0.975, 2) * fit.stderr
    np.testing.assert_allclose([found.lower, found.upper], [fit.slope - half, fit.slope + half])
    assert np.isnan(pace.sigma_convergence(history[:2], years[:2]).lower)
    with pytest.raises(ArrayError, match="two units"):
        pace.sigma_convergence(history[:, [4, 0]], years)
    with pytest.raises(ArrayError, match="two or more periods"):
        pace.sigma_convergence(history[:1], years[:1])
