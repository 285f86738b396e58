"""Logarithms and Box-Cox by hand. COINr's figures are in tests/parity."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.errors import ArrayError
from poliscope.kernels.transformations import box_cox, log_gii, log_offset, log_plus_one, log_two_sided

X = np.array([[1.0, -5.0], [3.0, np.nan], [101.0, 95.0]])
ALL = [log_offset, log_two_sided, log_plus_one, log_gii, box_cox, lambda x: box_cox(x, power=0.5)]


def test_by_hand():
    np.testing.assert_allclose(log_offset(X), np.log([[1, 1], [3, np.nan], [101, 101]]))
    np.testing.assert_allclose(log_plus_one(X), np.log([[1, 1], [3, np.nan], [101, 101]]))
    np.testing.assert_allclose(box_cox(X, power=2)[:, 0], [0, 4, 5100])
    np.testing.assert_allclose(box_cox(X, power=-1)[:, 0], [0, 2 / 3, 100 / 101])
    np.testing.assert_array_equal(box_cox(X), log_plus_one(X))


def test_two_sided_is_mirrored_where_the_tail_is_below():
    np.testing.assert_array_equal(log_two_sided(X[:, :1]), log_offset(X[:, :1]))
    np.testing.assert_array_equal(log_two_sided(-X[:, :1]), -log_offset(X[:, :1]))


def test_global_innovation_index_ends_at_the_logarithm_of_the_scaled_maximum():
    got = log_gii(X, scale=10)
    np.testing.assert_allclose(got[[0, 2]], [[0, 0], np.log([1010, 950])])
    np.testing.assert_allclose(log_gii(X / 1e4)[2], np.log([101 / 1e4 * 1e3, 95 / 1e4 * 1e3]))


def test_global_innovation_index_needs_a_maximum_above_zero():
    with pytest.raises(ArrayError, match="needs a largest value above 0") as caught:
        log_gii(np.array([[1.0, -2.0], [2.0, -1.0]]))
    assert caught.value.cells == ((-1, 1),)
    with pytest.raises(ArrayError, match="needs a largest value above 0"):
        log_gii(np.array([[0.1], [0.2]]), scale=1.0)  # would turn the order


@pytest.mark.parametrize("bend", ALL)
def test_a_constant_column_stays(bend):
    x = np.array([[2.0, 1.0, np.nan], [2.0, 3.0, np.nan], [2.0, 9.0, np.nan]])
    got = bend(x)
    np.testing.assert_array_equal(got[:, [0, 2]], x[:, [0, 2]])
    assert (got[:, 1] != x[:, 1]).any()


@pytest.mark.parametrize("bend", ALL)
def test_a_stack_is_the_stack_of_singles(bend):
    x = np.random.default_rng(4).lognormal(size=(3, 20, 4))
    x[:, 2, 1] = np.nan
    np.testing.assert_array_equal(bend(x), np.stack([bend(sheet) for sheet in x]))


@pytest.mark.parametrize("bend", ALL)
def test_extreme_numbers_are_silent(bend):
    bend(np.array([[1e308], [1e-300], [2.0]]))
