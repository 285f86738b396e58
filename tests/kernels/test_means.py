"""Means of children: by hand, against plain loops, and at the edges of floating point."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.errors import ArrayError
from poliscope.kernels import means

EXACT = 1e-12


def plain(x, weights, power):
    """The definition, unit by unit."""
    out = []
    for row in x:
        here = np.isfinite(row)
        share = weights[here] / weights[here].sum()
        if power == 0:
            out.append(np.prod(row[here] ** share))
        else:
            out.append((share @ row[here] ** power) ** (1 / power))
    return np.array(out)


@pytest.fixture
def table():
    x = np.random.default_rng(1).uniform(1, 100, (30, 5))
    x[3, 1] = x[3, 2] = x[7, 4] = np.nan
    return x


@pytest.mark.parametrize("power", [1, 0, -1, 2, 0.5, -2.5, 30])
def test_power_mean_is_its_definition(table, power):
    weights = np.array([1.0, 2, 0.5, 3, 0])
    np.testing.assert_allclose(
        means.power_mean(table, weights, power=power), plain(table, weights, power), rtol=EXACT
    )


def test_small_powers_tend_to_the_geometric_mean(table):
    weights = np.arange(1.0, 6)
    geometric = means.power_mean(table, weights, power=0)
    for power in (1e-9, -1e-9, 1e-13):
        np.testing.assert_allclose(means.power_mean(table, weights, power=power), geometric, rtol=1e-8)
    np.testing.assert_allclose(means.power_mean(table, weights, power=1e-16), geometric, rtol=EXACT)


def test_large_powers_tend_to_the_extremes_without_overflow(table):
    table = table * 1e200
    weights = np.ones(5)
    np.testing.assert_allclose(means.power_mean(table, weights, power=1e4), means.highest(table), rtol=1e-3)
    np.testing.assert_allclose(means.power_mean(table, weights, power=-1e4), means.lowest(table), rtol=1e-3)


def test_a_zero_counts_where_the_power_is_above_zero():
    x = np.array([[0.0, 4.0], [0.0, 0.0]])
    np.testing.assert_allclose(means.power_mean(x, np.ones(2), power=0.5), [1.0, 0.0], rtol=EXACT)


@pytest.mark.parametrize(
    ("power", "reason"),
    [
        (0, "a geometric mean needs values above 0"),
        (-1, "a harmonic mean needs values above 0"),
        (-2, r"a power mean with p = -2 needs values above 0"),
    ],
)
def test_values_that_have_no_such_mean_are_named(power, reason):
    x = np.full((2, 4, 3), 5.0)
    x[1, 2, 0] = 0.0
    x[0, 3, 1] = -1.0
    with pytest.raises(ArrayError, match=reason) as caught:
        means.power_mean(x, np.ones(3), power=power)
    assert caught.value.cells == ((2, 0), (3, 1))
    assert "low = 1" in caught.value.help


def test_negative_values_have_no_power_mean_with_another_power():
    with pytest.raises(ArrayError, match="p = 2 needs values of 0 or more"):
        means.power_mean(np.array([[1.0, -1.0]]), np.ones(2), power=2)


def test_nothing_to_average_is_missing():
    x = np.array([[np.nan, np.nan], [np.nan, 2.0]])
    weights = np.array([1.0, 0.0])  # the only child of the second unit has no weight
    for power in (1, 0, 3):
        assert np.isnan(means.power_mean(np.ones((2, 2)), np.zeros(2), power=power)).all()
        assert np.isnan(means.power_mean(x, weights, power=power)).all()
    assert np.isnan(means.middle(x)[0]) and means.middle(x)[1] == 2
    assert np.isnan(means.highest(x)[0]) and np.isnan(means.lowest(x)[0])


@pytest.mark.parametrize("missing", [False, True])
def test_draws_of_weights_equal_single_draws(table, missing):
    x = table if missing else np.nan_to_num(table, nan=3.0)
    weights = np.random.default_rng(2).uniform(0, 1, (7, 5))
    stack = means.power_mean(x, weights, power=0)
    singles = np.stack([means.power_mean(x, one, power=0) for one in weights])
    np.testing.assert_allclose(stack, singles, rtol=EXACT)
    both = means.weighted_mean(np.stack([x] * 7), weights)
    np.testing.assert_allclose(both, means.weighted_mean(x, weights), rtol=EXACT)


@pytest.mark.parametrize("ddof", [0, 1])
def test_variance_with_equal_weights_is_the_ordinary_one(table, ddof):
    mean, variance = means.weighted_mean_and_variance(table, np.full(5, 0.3), ddof=ddof)
    np.testing.assert_allclose(mean, np.nanmean(table, axis=1), rtol=EXACT)
    np.testing.assert_allclose(variance, np.nanvar(table, axis=1, ddof=ddof), rtol=EXACT)


def test_variance_of_one_child_is_unknown_in_a_sample():
    _, variance = means.weighted_mean_and_variance(np.array([[3.0, np.nan]]), np.ones(2), ddof=1)
    assert np.isnan(variance[0])


def test_median_leaves_missing_children_out(table):
    np.testing.assert_allclose(means.middle(table), np.nanmedian(table, axis=1), rtol=0)


def test_ordered_mean_of_the_best_three():
    x = np.array([[5.0, 1, 4, 2, 3]])
    found = means.ordered_mean(x, np.ones(5), quantifier=lambda share: np.minimum(share / 0.6, 1.0))
    np.testing.assert_allclose(found, [4.0])


def test_ordered_mean_with_importance_by_hand():
    # Yager (1996), Q(r) = r^2: importance 1, .6, .5, .9 of scores .7, 1, .5, .6; D = 0.609 there (rounded)
    x, importance = np.array([[0.7, 1.0, 0.5, 0.6]]), np.array([1, 0.6, 0.5, 0.9])
    found = means.ordered_mean(x, importance, quantifier=np.square)
    share = np.array([0.6, 1.6, 2.5, 3.0]) / 3.0
    gained = np.diff(np.concatenate([[0], share**2]))
    np.testing.assert_allclose(found, [gained @ [1.0, 0.7, 0.6, 0.5]], rtol=EXACT)
    np.testing.assert_allclose(found, [0.609], atol=1e-3)


@given(
    st.lists(st.floats(0.01, 1e3), min_size=2, max_size=6),
    st.floats(-5, 5),
    st.floats(0, 3),
)
def test_means_rise_with_the_power_and_stay_inside(values, power, step):
    x, weights = np.array([values]), np.arange(1.0, len(values) + 1)
    low, high = (means.power_mean(x, weights, power=p)[0] for p in (power, power + step))
    assert min(values) * (1 - 1e-9) <= low <= high * (1 + 1e-9) <= max(values) * (1 + 1e-8)
