"""Penalised means and distances: by hand, and with missing children."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.errors import ArrayError
from poliscope.kernels import balance

EXACT = 1e-12


@pytest.mark.parametrize(("sign", "wanted"), [(-1, 100 - 100 / 100), (1, 100 + 100 / 100)])
def test_penalty_by_hand(sign, wanted):
    # mean 100, population standard deviation 10
    x = np.array([[90.0, 110.0, np.nan]])
    np.testing.assert_allclose(balance.penalised_mean(x, np.ones(3), sign=sign), [wanted], rtol=EXACT)


def test_penalty_of_a_sample_divides_by_one_less():
    x = np.array([[90.0, 110.0]])
    np.testing.assert_allclose(balance.penalised_mean(x, np.ones(2), sign=-1, ddof=1), [98.0], rtol=EXACT)


def test_a_repeated_child_is_a_child_with_twice_the_weight():
    x = np.random.default_rng(1).uniform(80, 120, (9, 3))
    twice = np.concatenate([x, x[:, :1]], axis=1)
    for measure in (
        lambda y, w: balance.penalised_mean(y, w, sign=-1),
        lambda y, w: balance.mean_min(y, w, alpha=1, beta=2),
        balance.distance_to_ideal,
    ):
        np.testing.assert_allclose(measure(x, np.array([2.0, 1, 1])), measure(twice, np.ones(4)), rtol=EXACT)


def test_a_mean_of_zero_has_no_coefficient_of_variation():
    with pytest.raises(ArrayError, match="needs a mean above 0") as caught:
        balance.penalised_mean(np.array([[1.0, 2.0], [-1.0, 1.0]]), np.ones(2), sign=-1)
    assert caught.value.cells == ((1, -1),)


def test_rescaling_puts_the_centre_at_100():
    x = np.array([[2.0, 5.0], [6.0, 5.0], [4.0, np.nan]])
    found = balance.about_centre(
        x, centre=np.array([4.0, 5.0]), low=np.array([2.0, 5.0]), high=np.array([6.0, 5.0])
    )
    np.testing.assert_allclose(found, [[70, 100], [130, 100], [100, np.nan]], rtol=EXACT)


def test_mean_min_reaches_from_the_mean_to_the_minimum():
    x = np.array([[2.0, 4.0, 9.0]])
    weights = np.ones(3)
    np.testing.assert_allclose(balance.mean_min(x, weights, alpha=0, beta=1), [5.0], rtol=EXACT)
    np.testing.assert_allclose(balance.mean_min(x, weights, alpha=1, beta=0), [2.0], rtol=EXACT)
    # 5 - 1/2 (sqrt(9 + 16) - 4)
    np.testing.assert_allclose(balance.mean_min(x, weights, alpha=0.5, beta=4), [4.5], rtol=EXACT)


def test_distance_by_hand():
    # the ideal is (4, 3); distances 5, 0, 4 without order: mean 3, standard deviation sqrt(7)
    x = np.array([[0.0, 0.0], [4.0, 3.0], [0.0, 3.0]])
    far = 3 + 2 * np.sqrt(7)
    np.testing.assert_allclose(
        balance.distance_to_ideal(x, np.ones(2)), np.array([5, 0, 4]) / far, rtol=EXACT
    )


def test_distance_takes_ideal_and_scale_from_the_reference():
    x = np.random.default_rng(2).uniform(size=(6, 3))
    whole = balance.distance_to_ideal(x, np.ones(3))
    np.testing.assert_allclose(
        balance.distance_to_ideal(x[:2], np.ones(3), reference=x), whole[:2], rtol=EXACT
    )


def test_units_that_are_all_ideal_have_no_distance():
    np.testing.assert_array_equal(balance.distance_to_ideal(np.ones((3, 2)), np.ones(2)), 0)


def test_a_unit_without_values_has_no_distance_and_leaves_the_others_alone():
    x = np.random.default_rng(3).uniform(size=(5, 2))
    with_empty = np.vstack([x, [np.nan, np.nan]])
    found = balance.distance_to_ideal(with_empty, np.ones(2))
    np.testing.assert_allclose(found[:5], balance.distance_to_ideal(x, np.ones(2)), rtol=EXACT)
    assert np.isnan(found[5])
