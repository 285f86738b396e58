"""Descriptions of indicators and units, by hand; parity with COINr is in tests/parity."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.kernels import description


@pytest.fixture
def table():
    return np.array([[1.0, 0.0, 5.0], [2.0, 0.0, np.nan], [2.0, 3.0, np.nan], [4.0, np.nan, np.nan]])


def test_indicators_by_hand(table):
    found = description.describe_indicators(table)
    for name, wanted in {
        "minimum": [1, 0, 5],
        "maximum": [4, 3, 5],
        "mean": [2.25, 1, 5],
        "median": [2, 0, 5],
        "first_quartile": [1.75, 0, 5],
        "third_quartile": [2.5, 1.5, 5],
        "available": [4, 3, 1],
        "nonzero": [4, 1, 1],
        "unique": [3, 2, 1],
        "same": [2, 2, 1],
        "available_share": [1, 0.75, 0.25],
        "nonzero_share": [1, 1 / 3, 1],
        "unique_share": [0.75, 2 / 3, 1],
        "same_share": [0.5, 2 / 3, 1],
    }.items():
        np.testing.assert_allclose(found[name], wanted, err_msg=name)
    np.testing.assert_allclose(found["standard_deviation"][:2], [np.sqrt(4.75 / 3), np.sqrt(3)])


def test_noise_is_not_another_value():
    found = description.describe_indicators(np.array([[0.3], [0.1 + 0.2], [0.4]]))
    assert (found["unique"], found["same"]) == (2, 2)


def test_an_empty_indicator_is_described_as_such():
    found = description.describe_indicators(np.full((3, 1), np.nan))
    assert found["available"] == found["unique"] == found["same"] == 0
    assert np.isnan(found["mean"]) and np.isnan(found["nonzero_share"])


def test_flags_by_hand(table):
    flags = description.flag_indicators(description.describe_indicators(table))
    assert {name: list(flag) for name, flag in flags.items()} == {
        "available": [False, False, True],
        "nonzero": [False, True, False],
        "unique": [False, False, False],
        "outliers": [False, False, False],
    }
    heavy = np.concatenate([np.zeros(30), [1.0, 100.0]])[:, None]
    assert description.flag_indicators(description.describe_indicators(heavy))["outliers"][0]


def test_units_by_hand(table):
    found = description.describe_units(table)
    for name, wanted in {
        "missing": [0, 1, 1, 2],
        "zero": [1, 1, 0, 0],
        "missing_or_zero": [1, 2, 1, 2],
        "available_share": [1, 2 / 3, 2 / 3, 1 / 3],
        "nonzero_share": [2 / 3, 1 / 2, 1, 1],
    }.items():
        np.testing.assert_allclose(found[name], wanted, err_msg=name)


def test_availability_of_aggregates_by_hand(table):
    children = [np.array([0, 1]), np.array([2, 3])]  # the second is the root, over node 3 and leaf 2
    found = description.node_availability(table, children)
    np.testing.assert_allclose(found, [[1, 1], [1, 2 / 3], [1, 2 / 3], [0.5, 1 / 3]])


def test_a_stack_is_the_stack_of_singles(table):
    stack = np.stack([table, table * 2 + 1])
    found = description.describe_indicators(stack)
    for place, one in enumerate(stack):
        for name, value in description.describe_indicators(one).items():
            np.testing.assert_array_equal(found[name][place], value, err_msg=name)
