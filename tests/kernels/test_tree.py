"""Trees as arrays: by hand."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.errors import ArrayError
from poliscope.kernels.tree import effective_weights, leaves_below, local_shares, node_heights, roll_up

# two leaves under node 3; node 3 and leaf 2 under the root
TREE = (np.array([0, 1]), np.array([3, 2]))


def test_heights_and_membership():
    np.testing.assert_array_equal(node_heights(TREE, 3), [1, 1, 1, 2, 3])
    np.testing.assert_array_equal(leaves_below(TREE, 3)[3], [True, True, False])
    assert leaves_below(TREE, 3)[4].all()


def test_shares_and_effective_weights():
    weights = np.array([1.0, 3.0, 1.0, 4.0, 1.0])
    np.testing.assert_allclose(local_shares(weights, TREE, 3), [0.25, 0.75, 0.2, 0.8, 1])
    np.testing.assert_allclose(effective_weights(weights, TREE, 3), [0.2, 0.6, 0.2, 0.8, 1])
    stack = np.stack([weights, np.ones(5)])
    np.testing.assert_allclose(effective_weights(stack, TREE, 3)[0], effective_weights(weights, TREE, 3))


def test_weights_that_cannot_be_used_name_the_node():
    with pytest.raises(ArrayError, match="missing or below 0") as caught:
        local_shares(np.array([1.0, -1, 1, 1, 1]), TREE, 3)
    assert caught.value.cells == ((-1, 1),)
    with pytest.raises(ArrayError, match="all weights below a node are zero") as caught:
        local_shares(np.array([0.0, 0, 1, 1, 1]), TREE, 3)
    assert caught.value.cells == ((-1, 3),)


def test_roll_up_with_a_threshold_of_availability():
    def mean(x, w):
        return np.nanmean(x, axis=-1)

    x = np.array([[1.0, np.nan, 5.0], [1.0, 3.0, 5.0]])
    nodes = roll_up(x, np.ones(5), TREE, [mean, mean])
    np.testing.assert_allclose(nodes[:, 3:], [[1, 3], [2, 3.5]])
    strict = roll_up(x, np.ones(5), TREE, [mean, mean], minimum_availability=[0.5, 1.0])
    np.testing.assert_allclose(strict[0, 3:], [1, 3])
    strict = roll_up(x, np.ones(5), TREE, [mean, mean], minimum_availability=[0.51, 0.0])
    assert np.isnan(strict[0, 3])
