"""Weights from the data against pymcdm, by hand, and with gaps."""

from __future__ import annotations

import numpy as np
import pytest

from parity.coinr_reference import read_table
from poliscope.errors import ArrayError
from poliscope.kernels import weighting

# pymcdm 1.4.0, pymcdm.weights.<name>_weights, on the first six indicators of the carried 26 x 11 table
PYMCDM = {
    "entropy": [
        0.20244837301600377, 0.060504773973796507, 0.12214745972782966,
        0.2550153265769025, 0.31179383165424995, 0.048090235051217595,
    ],
    "critic": [
        0.15714899369837138, 0.174813523236395, 0.17012649416436598,
        0.12048361035781138, 0.2218586308457207, 0.1555687476973356,
    ],
    "deviation": [
        0.17607849922596244, 0.14850085985636458, 0.1765290306665681,
        0.1269570165765987, 0.23879578810178387, 0.13313880557272217,
    ],
    "removal": [
        0.15492012885494216, 0.20580486324076697, 0.1828535729296147,
        0.1211367300549553, 0.12434946739773353, 0.21093523752198723,
    ],
    "gini": [
        0.20177058277153784, 0.10282978594925347, 0.15389822039943968,
        0.22537385308340496, 0.22831457323596385, 0.08781298456040006,
    ],
    "angle": [
        0.1953313782585319, 0.11154531092820202, 0.1546440878904323,
        0.2259166426308067, 0.21348300738771034, 0.09907957290431685,
    ],
}  # fmt: skip
EVERY = sorted(PYMCDM)


def weigh(name, x):
    return getattr(weighting, f"{name}_weights")(x)


@pytest.mark.parametrize("name", EVERY)
def test_weights_are_pymcdms(portable, name):
    x = read_table(portable / "compind-s27x12" / "input.csv").values()[:, :6]
    np.testing.assert_allclose(weigh(name, x), PYMCDM[name], rtol=1e-9)


@pytest.mark.parametrize("name", EVERY)
def test_a_repeated_table_with_a_gap_tells_the_same(name):
    """A row of nothing changes no weight; a stack is the stack of singles."""
    x = np.random.default_rng(1).uniform(1, 9, (12, 4))
    weights = weigh(name, x)
    np.testing.assert_allclose(weigh(name, np.vstack([x, np.full(4, np.nan)])), weights, rtol=1e-12)
    stack = np.stack([x, x[::-1] ** 2])
    np.testing.assert_allclose(weigh(name, stack), [weigh(name, one) for one in stack], rtol=1e-12)


@pytest.mark.parametrize("name", EVERY)
def test_an_indicator_with_gaps_is_judged_by_what_it_has(name):
    x = np.random.default_rng(2).uniform(1, 9, (30, 3))
    x[::7, 1] = np.nan
    weights = weigh(name, x)
    assert weights.sum() == pytest.approx(1) and (weights > 0).all()


@pytest.mark.parametrize("name", EVERY)
def test_a_constant_indicator_tells_nothing(name):
    x = np.random.default_rng(3).uniform(1, 9, (10, 3))
    x[:, 1] = [0.3, 0.1 + 0.2] * 5
    assert weigh(name, x)[1] == pytest.approx(0, abs=1e-12)
    assert np.isnan(weigh(name, np.full((5, 2), 4.0))).all()


@pytest.mark.parametrize("name", ["entropy", "gini", "angle"])
def test_negative_values_are_named(name):
    with pytest.raises(ArrayError, match="need values of 0 or more") as caught:
        weigh(name, np.array([[1.0, 2.0], [3.0, -1.0]]))
    assert caught.value.cells == ((1, 1),)


def test_removal_needs_values_above_zero():
    with pytest.raises(ArrayError, match="removal effects need values above 0"):
        weighting.removal_weights(np.array([[1.0, 0.0], [3.0, 1.0]]))


def test_a_zero_is_a_small_share_not_no_entropy():
    """pymcdm sets the entropy of a column with a zero to 0; the limit of p log p is 0 for that unit only."""
    near, at = (np.array([[1.0, 1.0], [2.0, 2.0], [tiny, 3.0]]) for tiny in (1e-12, 0.0))
    np.testing.assert_allclose(weighting.entropy_weights(at), weighting.entropy_weights(near), rtol=1e-9)
