"""Filling along time against numpy's interp and pandas' fills, series by series."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from poliscope.kernels.panel import carry_forward, hold_constant, interpolate, source_periods

PERIODS = np.array([2001.0, 2002.0, 2004.0, 2005.0, 2009.0, 2010.0])


@pytest.fixture
def x():
    rng = np.random.default_rng(6)
    x = rng.normal(size=(6, 9, 5))
    x[rng.random(x.shape) < 0.5] = np.nan
    x[:, 0, 0] = np.nan
    return x


def as_frame(x):
    return pd.DataFrame(x.reshape(len(x), -1))


def test_carrying_forward_as_pandas_does(x):
    np.testing.assert_array_equal(carry_forward(x, PERIODS), as_frame(x).ffill().to_numpy().reshape(x.shape))


def test_holding_constant_as_pandas_does(x):
    expected = as_frame(x).ffill().bfill().to_numpy().reshape(x.shape)
    np.testing.assert_array_equal(hold_constant(x, PERIODS), expected)


def test_interpolating_as_numpy_does(x):
    got = interpolate(x, PERIODS).reshape(6, -1)
    for column, series in enumerate(x.reshape(6, -1).T):
        known = ~np.isnan(series)
        if not known.any():
            assert np.isnan(got[:, column]).all()
        else:
            np.testing.assert_allclose(
                got[:, column], np.interp(PERIODS, PERIODS[known], series[known]), rtol=1e-12
            )


def test_ends_may_stay_open(x):
    got = interpolate(x, PERIODS, extend=False)
    outside = np.isnan(carry_forward(x, PERIODS)) | np.isnan(carry_forward(x[::-1], PERIODS)[::-1])
    np.testing.assert_array_equal(np.isnan(got), outside)


def test_age_is_counted_in_periods_not_in_places(x):
    got, sources = carry_forward(x, PERIODS, max_age=1), source_periods(x, PERIODS, max_age=1)
    age = PERIODS[:, None, None] - sources
    assert np.nanmax(age) == 1
    np.testing.assert_array_equal(np.isnan(got), np.isnan(sources))
    known = ~np.isnan(x[2])  # 2004: values of 2005 may use it, those of 2002 are too old for it
    np.testing.assert_array_equal(~np.isnan(got[2]), known)


@pytest.mark.parametrize("fill", [carry_forward, hold_constant, interpolate, source_periods])
def test_the_order_of_periods_makes_no_difference(x, fill):
    order = np.array([3, 0, 5, 1, 4, 2])
    np.testing.assert_array_equal(fill(x[order], PERIODS[order]), fill(x, PERIODS)[order])


@pytest.mark.parametrize("fill", [carry_forward, hold_constant, interpolate])
def test_observed_values_stay_and_a_stack_is_the_stack_of_singles(x, fill):
    got = fill(x, PERIODS)
    np.testing.assert_array_equal(got[~np.isnan(x)], x[~np.isnan(x)])
    np.testing.assert_array_equal(fill(np.stack([x, -x]), PERIODS), np.stack([got, -got]))
