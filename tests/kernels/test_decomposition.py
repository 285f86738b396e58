"""Decompositions add up, and agree with the definition of the means (by hand)."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.kernels.decomposition import difference, stacked
from poliscope.kernels.tree import roll_up

TREE = (np.array([0, 1]), np.array([2, 3, 4]), np.array([5, 6]))
WEIGHTS = np.array([1.0, 2.0, 1.0, 1.0, 3.0, 2.0, 1.0, 1.0])


def mean(power):
    def combine(x, w):
        present = np.isfinite(x)
        w = np.where(present, w[..., None, :], 0.0)
        w = w / w.sum(axis=-1, keepdims=True)
        f = np.log(x) if power == 0 else x**power
        s = np.where(present, w * f, 0.0).sum(axis=-1)
        return np.exp(s) if power == 0 else s ** (1 / power)

    return combine


@pytest.mark.parametrize("powers", [(1, 1, 1), (0, 0, 0), (-1, -1, -1), (1, 1, 0), (0.5, 2, -1)])
@pytest.mark.parametrize("gaps", [False, True])
def test_the_parts_of_a_difference_add_up_at_every_node(powers, gaps):
    rng = np.random.default_rng(3)
    x = rng.uniform(1, 100, (2, 5))
    if gaps:
        x[0, 1] = x[1, 3] = np.nan
    nodes = roll_up(x, WEIGHTS, TREE, [mean(p) for p in powers])
    parts = difference(nodes[0], nodes[1], WEIGHTS, TREE, powers)
    assert parts[-1] == pytest.approx(nodes[0, -1] - nodes[1, -1], rel=1e-12)
    for offset, below in enumerate(TREE):
        assert parts[below].sum() == pytest.approx(parts[5 + offset], rel=1e-9, abs=1e-12)


def test_an_arithmetic_difference_is_weight_times_gap():
    # by hand: shares 1/3, 2/3 in a pillar of 2/3; 1/5, 1/5, 3/5 in a pillar of 1/3
    a, b = np.array([3.0, 6.0, 10.0, 20.0, 30.0]), np.array([0.0, 0.0, 0.0, 0.0, 0.0])
    nodes = roll_up(np.stack([a, b]), WEIGHTS, TREE, [mean(1)] * 3)
    parts = difference(nodes[0], nodes[1], WEIGHTS, TREE, (1, 1, 1))
    expected = [3 * 2 / 9, 6 * 4 / 9, 10 / 15, 20 / 15, 30 * 3 / 15]
    np.testing.assert_allclose(parts[:5], expected, rtol=1e-12)


def test_parts_that_cancel_are_not_lost():
    x = np.array([[10.0, 20.0], [20.0, 10.0]])
    tree = (np.array([0, 1]),)
    nodes = roll_up(x, np.ones(3), tree, [mean(0)])
    parts = difference(nodes[0], nodes[1], np.ones(3), tree, (0,))
    assert parts[2] == pytest.approx(0, abs=1e-12)
    # logarithmic mean Divisia with equal scores S = sqrt(200): S * ln(10/20) / 2
    np.testing.assert_allclose(
        parts[:2], [-np.sqrt(200) * np.log(2) / 2, np.sqrt(200) * np.log(2) / 2], rtol=1e-9
    )


def test_stacked_parts_add_up_and_missing_children_bring_nothing():
    x = np.array([[10.0, np.nan, 5.0, 6.0, 7.0], [1.0, 2.0, 3.0, 4.0, 5.0]])
    nodes = roll_up(x, WEIGHTS, TREE, [mean(1)] * 3)
    parts = stacked(nodes, WEIGHTS, TREE)
    assert parts[0, 1] == 0
    np.testing.assert_allclose(parts[:, :5].sum(axis=1), nodes[:, -1], rtol=1e-12)
    np.testing.assert_allclose(parts[:, 5:7].sum(axis=1), nodes[:, -1], rtol=1e-12)


def test_parts_below_an_arithmetic_mean_are_weight_times_score_also_where_they_cancel_out():
    # z-scores that say the opposite of each other: shares 1/3, 2/3 of a pillar of 2/3, by hand
    x = np.array([[0.6, -0.3, 0.0, 0.0, 0.0], [0.6, -0.3 + 1e-17, 1.0, 2.0, 3.0]])
    nodes = roll_up(x, WEIGHTS, TREE, [mean(1)] * 3)
    parts = stacked(nodes, WEIGHTS, TREE)
    np.testing.assert_allclose(parts[:, :2], [[0.6 * 2 / 9, -0.3 * 4 / 9]] * 2, rtol=1e-12)
    np.testing.assert_allclose(parts[:, 5], 0, atol=1e-15)
    # an index without a score has no parts
    nodes[0, -1] = np.nan
    assert not stacked(nodes, WEIGHTS, TREE)[0].any()
