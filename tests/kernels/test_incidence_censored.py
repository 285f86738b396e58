"""Counts that are listed from a least number on: by hand, against the plain kernels, by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.stats import nbinom, poisson

from poliscope.errors import ArrayError
from poliscope.kernels.incidence import (
    censored_exceedance,
    censored_rate,
    draw_censored_ratios,
    exceedance,
    shrink_censored_ratios,
    shrink_ratios,
)

EXPOSURE = np.array([3.0, 5.0, 2.0, 8.0, 1.0, 0.5, 4.0])
COUNT = np.array([7.0, 9.0, np.nan, 31.0, np.nan, np.nan, 6.0])


def test_the_rate_maximises_the_likelihood():
    def loss(rate):
        mean = rate * EXPOSURE
        hidden = np.isnan(COUNT)
        return -(poisson.logpmf(COUNT[~hidden], mean[~hidden]).sum() + poisson.logcdf(4, mean[hidden]).sum())

    best = minimize_scalar(loss, bounds=(0.1, 10), method="bounded", options={"xatol": 1e-10}).x
    assert censored_rate(COUNT, EXPOSURE, least=5) == pytest.approx(best, rel=1e-6)
    # as unknown the places that are not listed would make it too high, as none too low
    listed = ~np.isnan(COUNT)
    assert np.nansum(COUNT) / EXPOSURE.sum() < best < np.nansum(COUNT) / EXPOSURE[listed].sum()


def test_with_everything_listed_it_is_the_plain_rate_and_fit():
    count = np.array([7.0, 9.0, 1.0, 31.0, 2.0, 1.0, 6.0])
    assert censored_rate(count, EXPOSURE, least=1) == pytest.approx(count.sum() / EXPOSURE.sum())
    expected = EXPOSURE * count.sum() / EXPOSURE.sum()
    plain, found = shrink_ratios(count, expected), shrink_censored_ratios(count, expected, least=1)
    for name in ("ratio", "lower", "upper", "trust"):
        np.testing.assert_allclose(getattr(found, name), getattr(plain, name), rtol=2e-4)
    assert found.p_value == pytest.approx(plain.p_value, rel=1e-3)


def test_a_leading_axis_is_a_stack_of_single_worlds():
    worlds = np.stack([COUNT, np.where(np.isnan(COUNT), 5.0, COUNT)])
    single = [censored_rate(world, EXPOSURE, least=5) for world in worlds]
    np.testing.assert_allclose(censored_rate(worlds, EXPOSURE, least=5), single)


def test_the_chance_of_a_surprise_anywhere_is_calibrated():
    """In worlds where places differ by size only, a surprise of 10 % comes in 10 % of them."""
    rng = np.random.default_rng(1)
    size = rng.gamma(2.0, 4.0, 20)
    said = []
    for _ in range(150):
        count = rng.poisson(1.2 * size).astype(float)
        count[count < 5] = np.nan
        said.append(np.nanmin(censored_exceedance(count, size, least=5, rng=rng, draws=300).simultaneous))
    # three standard errors of 150 trials
    assert np.mean(np.array(said) < 0.1) == pytest.approx(0.1, abs=0.075)


def test_against_the_conditional_test_where_all_are_listed():
    count = np.array([12.0, 9.0, 8.0, 31.0, 7.0, 5.0, 16.0])
    plain = exceedance(count, EXPOSURE, rng=np.random.default_rng(0))
    found = censored_exceedance(count, EXPOSURE, least=5, rng=np.random.default_rng(0))
    # Poisson with an estimated rate against binomial with the total given: near, not equal
    np.testing.assert_allclose(found.alone, plain.alone, atol=0.06)


def test_intervals_cover_the_true_ratios_also_of_hidden_places():
    rng = np.random.default_rng(2)
    covered, hidden_covered = [], []
    for _ in range(25):
        size = rng.gamma(2.0, 4.0, 60)
        ratio = rng.gamma(4.0, 1 / 4.0, 60)
        count = rng.poisson(ratio * size).astype(float)
        count[count < 5] = np.nan
        fit = shrink_censored_ratios(count, size, least=5)
        inside = (fit.lower <= ratio) & (ratio <= fit.upper)
        covered.append(inside.mean())
        hidden_covered.append(inside[np.isnan(count)].mean())
    assert np.mean(covered) == pytest.approx(0.95, abs=0.025)
    assert np.mean(hidden_covered) == pytest.approx(0.95, abs=0.05)


def test_posterior_of_a_hidden_place_is_the_mixture():
    expected = np.array([6.0, 10.0, 2.0, 20.0, 8.0, 3.0, 12.0, 15.0])
    count = np.array([11.0, 8.0, np.nan, 52.0, np.nan, np.nan, 12.0, 5.0])
    fit = shrink_censored_ratios(count, expected, least=5)
    share = fit.shape / (fit.shape + fit.mean * expected[4])
    weight = nbinom.pmf(np.arange(5), fit.shape, share)
    mean = ((fit.shape + np.arange(5)) * weight).sum() / weight.sum() / (fit.shape / fit.mean + expected[4])
    assert fit.ratio[4] == pytest.approx(mean)
    drawn = draw_censored_ratios(
        count, expected, shape=fit.shape, mean=fit.mean, least=5, draws=20_000, rng=np.random.default_rng(4)
    )
    np.testing.assert_allclose(drawn.mean(axis=0), fit.ratio, rtol=0.03)
    np.testing.assert_allclose(np.quantile(drawn, 0.975, axis=0), fit.upper, rtol=0.05)


def test_what_cannot_be():
    with pytest.raises(ArrayError, match="a listed count is below 5, from which on places are listed"):
        censored_rate([3.0, 7.0], [1.0, 1.0], least=5)
    with pytest.raises(ArrayError, match="a least count of 1 or more"):
        censored_rate([3.0, 7.0], [1.0, 1.0], least=0)
    with pytest.raises(ArrayError, match="whole counts of one list of places, some of them listed"):
        censored_exceedance([np.nan, np.nan], [1.0, 1.0], least=5, rng=np.random.default_rng(0))
    with pytest.raises(ArrayError, match="they have no ranks"):
        draw_censored_ratios(
            [7.0, 8.0], [7.0, 8.0], shape=np.inf, mean=1.0, least=5, draws=2, rng=np.random.default_rng(0)
        )
