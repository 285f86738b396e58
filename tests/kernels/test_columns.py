"""Constants of columns against numpy's and scipy's own functions, column by column."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from poliscope.kernels import columns

EXACT = 1e-13  # the same arithmetic in another order


@pytest.fixture
def x():
    rng = np.random.default_rng(3)
    x = rng.normal(size=(4, 23, 5)).round(1)  # rounded: ties
    x[rng.random(x.shape) < 0.2] = np.nan
    return x


def by_column(function, x):
    flat = np.moveaxis(x, -2, -1).reshape(-1, x.shape[-2])
    values = [function(row[~np.isnan(row)]) for row in flat]
    return np.array(values).reshape(*x.shape[:-2], x.shape[-1])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minimum", np.min),
        ("maximum", np.max),
        ("spread", np.ptp),
        ("mean", np.mean),
        ("median", np.median),
        ("count", len),
        ("standard_deviation", lambda v: np.std(v, ddof=1)),
    ],
)
def test_each_column_as_numpy_computes_it(x, name, expected):
    np.testing.assert_allclose(getattr(columns, name)(x), by_column(expected, x), rtol=EXACT)


def test_quantiles_are_of_type_7(x):
    got = columns.quantiles(x, [0.0, 0.1, 0.65, 1.0])
    assert got.shape == (4, 4, 5)
    for i, share in enumerate([0.0, 0.1, 0.65, 1.0]):
        expected = by_column(lambda v, q=share: np.quantile(v, q), x)
        np.testing.assert_allclose(got[:, i], expected, rtol=EXACT)


@pytest.mark.parametrize("ties", ["min", "average", "max"])
def test_ranks_as_scipy_ranks(x, ties):
    expected = scipy.stats.rankdata(x, method=ties, axis=-2, nan_policy="omit")
    np.testing.assert_array_equal(columns.tied_ranks(x, ties=ties), expected)


@pytest.mark.parametrize("ties", ["min", "average", "max"])
def test_ranks_among_a_reference_that_holds_the_values_are_pooled_ranks(x, ties):
    pooled = x.reshape(-1, x.shape[-1])
    expected = columns.tied_ranks(pooled, ties=ties).reshape(x.shape)
    np.testing.assert_array_equal(columns.tied_ranks(x, ties=ties, reference=pooled), expected)


def test_rank_of_a_value_that_the_reference_lacks():
    reference = np.array([[1.0], [2.0], [4.0], [np.nan]])
    ranks = columns.tied_ranks(np.array([[3.0], [0.0], [4.0], [np.nan]]), reference=reference)
    np.testing.assert_array_equal(ranks[:, 0], [3, 1, 3, np.nan])  # by hand: 1 + how many are smaller


def test_rounding_neither_breaks_a_tie_nor_makes_a_spread():
    x = np.array([[0.1 + 0.2], [0.3], [0.3]])
    assert np.ptp(x) > 0
    np.testing.assert_array_equal(columns.tied_ranks(x), np.ones((3, 1)))
    assert columns.spread(x) == 0
    assert columns.standard_deviation(x) == 0


def test_a_column_without_values_is_nan_and_silent():
    x = np.full((3, 1), np.nan)
    for name in ("minimum", "maximum", "spread", "mean", "median", "standard_deviation"):
        assert np.isnan(getattr(columns, name)(x)).all(), name
    assert columns.count(x) == 0
    assert np.isnan(columns.tied_ranks(x)).all()
    assert np.isnan(columns.median(np.empty((0, 2)))).all()


def test_a_single_value_has_no_standard_deviation():
    x = np.array([[2.0], [np.nan]])
    assert np.isnan(columns.standard_deviation(x)).all()
    assert columns.mean(x) == 2


def test_extreme_values_are_silent():
    x = np.array([[1.7e308], [-1.7e308], [1e308]])
    columns.spread(x), columns.mean(x), columns.standard_deviation(x), columns.median(x)
    np.testing.assert_array_equal(columns.tied_ranks(x)[:, 0], [3, 1, 2])


def test_division_by_zero_is_missing():
    np.testing.assert_array_equal(
        columns.divide(np.array([1.0, 0.0, 6.0]), np.array([0.0, 0.0, 3.0])), [np.nan, np.nan, 2]
    )
