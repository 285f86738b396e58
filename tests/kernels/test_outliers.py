"""Bounds that bring outliers in: by hand and against the moments computed afresh."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.kernels import outliers
from poliscope.kernels.outliers import fails_shape, fence_bounds, winsorising_bounds
from poliscope.kernels.statistics import skewness_and_kurtosis


def heavy(columns=4, units=80):
    x = np.random.default_rng(8).lognormal(sigma=1.4, size=(units, columns))
    x[:, ::2] *= -1
    return x


def test_a_shape_fails_when_both_are_beyond():
    skew, kurt = np.array([2.1, 2.1, -2.1, 1.0, np.nan]), np.array([3.6, 3.4, 9.0, 9.0, np.nan])
    np.testing.assert_array_equal(fails_shape(skew, kurt), [True, False, True, False, False])
    assert fails_shape(np.array([1.0]), np.array([1.0]), skewness=0.5, kurtosis=0.5).all()


@pytest.mark.parametrize("limit", [1, 4, None])
def test_within_bounds_columns_pass_or_the_limit_is_used_up(limit):
    x = heavy()
    lower, upper = winsorising_bounds(x, limit=limit)
    cut = np.clip(x, lower, upper)
    moved = (cut != x).sum(axis=0)
    passes = ~fails_shape(*skewness_and_kurtosis(cut))
    assert not (~fails_shape(*skewness_and_kurtosis(x))).all()
    assert (passes | (moved >= (limit or 10**9))).all()
    # one step less would not have been enough: put back the least extreme of the moved values
    for column in np.flatnonzero(moved):
        values = np.sort(x[:, column])
        high = np.isfinite(upper[column])
        less = np.clip(
            x[:, column],
            values[moved[column] - 1] if not high else None,
            values[-moved[column]] if high else None,
        )
        assert fails_shape(*skewness_and_kurtosis(less[:, None])).all()


def test_a_column_that_passes_has_no_bounds():
    lower, upper = winsorising_bounds(np.random.default_rng(0).normal(size=(50, 2)))
    assert np.isneginf(lower).all()
    assert np.isposinf(upper).all()


def test_blocks_give_what_one_piece_gives(monkeypatch):
    x = np.stack([heavy(), heavy() ** 3])
    whole = winsorising_bounds(x, limit=None)
    monkeypatch.setattr(outliers, "BLOCK", 100)
    parts = winsorising_bounds(x, limit=None)
    np.testing.assert_array_equal(whole, parts)


def test_a_stack_is_the_stack_of_singles():
    x = np.stack([heavy(), heavy()[::-1] ** 3, -heavy()])
    x[:, 3:9, 1] = np.nan
    whole = winsorising_bounds(x)
    for sheet in range(3):
        np.testing.assert_array_equal([w[sheet] for w in whole], winsorising_bounds(x[sheet]))


def test_empty_and_tiny_columns_are_left_alone():
    for x in (
        np.full((5, 2), np.nan),
        np.empty((0, 2)),
        np.array([[1.0, 2.0]]),
        np.array([[1.0], [1.0], [9.0]]),
    ):
        lower, upper = winsorising_bounds(x, limit=None)
        assert np.isinf(lower).all()
        assert np.isinf(upper).all()


def test_nothing_moves_past_the_median():
    x = np.array([0.0, 1, 2, 3, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18])[:, None]
    lower, upper = winsorising_bounds(x, limit=None, skewness=0, kurtosis=-9)
    assert lower[0] <= np.median(x) <= upper[0]


def test_fences_by_hand():
    low, high = fence_bounds(np.array([2.0]), np.array([4.0]), reach=1.5)
    assert (low[0], high[0]) == (-1, 7)
