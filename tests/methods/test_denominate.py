"""Denomination by hand. COINr's figures are in tests/parity."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from poliscope.errors import ArrayError
from poliscope.methods.base import Layout
from poliscope.methods.denominate import NoDenomination, Ratio

X = np.array([[10.0, 1.0], [30.0, 2.0], [np.nan, 3.0]])
POPULATION = np.array([[5.0, 1.0], [np.nan, 1.0], [0.0, 1.0]])


def test_ratio_by_hand():
    # a missing denominator gives a missing ratio; a zero under a missing figure does no harm
    np.testing.assert_array_equal(Ratio()(X, POPULATION), [[2, 1], [np.nan, 2], [np.nan, 3]])


def test_the_scale_is_for_ratios_only():
    np.testing.assert_array_equal(Ratio(scale=1000)(X, POPULATION), [[2000, 1], [np.nan, 2], [np.nan, 3]])


def test_the_scale_by_indicator():
    layout = dataclasses.replace(Layout.flat(2), parameters={"denominator_scale": np.array([7.0, np.nan])})
    got = Ratio(scale=1000)(X, POPULATION, layout=layout)
    np.testing.assert_array_equal(got, [[14, 1], [np.nan, 2], [np.nan, 3]])


def test_a_zero_denominator_is_an_error_that_names_the_cells():
    zero = POPULATION.copy()
    zero[0, 0] = 0
    with pytest.raises(ArrayError, match="the denominator is zero in 1 cell") as caught:
        Ratio()(X, zero)
    assert caught.value.cells == ((0, 0),)
    assert caught.value.code == "zero-denominator"
    assert "leave its cell empty" in caught.value.help
    with pytest.raises(ArrayError, match="zero in 2 cells"):
        Ratio()(np.stack([X, X]), np.stack([zero, zero * [[1, 0], [1, 1], [1, 1]]]))


def test_none_leaves_figures_alone():
    np.testing.assert_array_equal(NoDenomination()(X, POPULATION), X)
