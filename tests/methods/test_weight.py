"""Weightings: which nodes they touch, on what data, and what they refuse."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from poliscope.errors import ArrayError, MethodError
from poliscope.kernels.association import correlation
from poliscope.kernels.components import principal_components
from poliscope.kernels.means import power_mean, weighted_mean
from poliscope.kernels.tree import roll_up
from poliscope.kernels.weighting import critic_weights, entropy_weights
from poliscope.methods.base import Layout
from poliscope.methods.weight import (
    ComponentWeights,
    CorrelationWeights,
    CriticWeights,
    EntropyWeights,
    EqualWeights,
    GivenWeights,
    Weighting,
)

EVERY = sorted(Weighting.members)
BY_DATA = [name for name in EVERY if name not in ("given", "equal")]

# leaves 0..5; 6 = (0, 1, 2), 7 = (3, 4), root 8 = (6, 7, 5): one branch is shorter
CHILDREN = (np.array([0, 1, 2]), np.array([3, 4]), np.array([6, 7, 5]))
GIVEN = np.array([1.0, 2, 3, 1, 1, 2, 1, 3, 1])


@pytest.fixture
def layout():
    return Layout(direction=np.ones(6), children=CHILDREN, weights=GIVEN)


@pytest.fixture
def x():
    rng = np.random.default_rng(1)
    return 20 + 50 * rng.uniform(size=(40, 6)) + 30 * rng.uniform(size=(40, 1))


def scores(x, combine=weighted_mean):
    return lambda weights: roll_up(x, weights, CHILDREN, [combine] * 3)


@pytest.mark.parametrize("name", EVERY)
def test_weights_are_usable_and_nothing_is_changed(name, x, layout):
    before, given = x.copy(), GIVEN.copy()
    weights = Weighting.parse(name)(x, layout=layout, score=scores(x))
    assert weights.shape == (9,) and (weights >= 0).all() and np.isfinite(weights).all()
    np.testing.assert_array_equal(x, before)
    np.testing.assert_array_equal(GIVEN, given)


@pytest.mark.parametrize("name", EVERY)
def test_units_in_another_order_weigh_the_same(name, x, layout):
    method, order = Weighting.parse(name), np.random.default_rng(2).permutation(40)
    np.testing.assert_allclose(
        method(x[order], layout=layout), method(x, layout=layout), rtol=1e-6, atol=1e-9
    )


@pytest.mark.parametrize("name", BY_DATA)
def test_only_the_levels_asked_for_are_weighed(name, x, layout):
    family = Weighting.members[name]
    low = family()(x, layout=layout)
    np.testing.assert_array_equal(low[5:], GIVEN[5:])
    np.testing.assert_allclose([low[:3].sum(), low[3:5].sum()], 1)
    top = family(levels=(2,))(x, layout=layout)
    np.testing.assert_array_equal(top[:5], GIVEN[:5])
    assert top[5:8].sum() == pytest.approx(1)
    both = family(levels=(2, 1))(x, layout=layout)
    np.testing.assert_allclose(both[:5], low[:5])
    assert not np.allclose(both[5:8], top[5:8], rtol=1e-6)  # the pillars were weighed anew before


@pytest.mark.parametrize("name", BY_DATA)
def test_every_parameter_is_described_with_a_source(name):
    method = Weighting.members[name]
    assert ":" in method.summary() and method.references()
    assert all(parameter.description for parameter in method.parameters())


def test_given_and_equal(x, layout):
    np.testing.assert_array_equal(GivenWeights()(x, layout=layout), GIVEN)
    np.testing.assert_array_equal(EqualWeights()(x, layout=layout), 1)


def test_siblings_are_weighed_by_their_own_data(x, layout):
    weights = CriticWeights()(x, layout=layout)
    np.testing.assert_allclose(weights[:3], critic_weights(x[:, :3]))
    np.testing.assert_allclose(weights[3:5], critic_weights(x[:, 3:5]))


def test_aggregates_are_weighed_by_the_recipes_own_scores(x, layout):
    def geometric(values, weights):
        return power_mean(values, weights, power=0)

    score = scores(x, geometric)
    found = EntropyWeights(levels=(2,))(x, layout=layout, score=score)
    wanted = entropy_weights(score(GIVEN)[:, [6, 7, 5]])
    np.testing.assert_allclose(found[[6, 7, 5]], wanted)
    without = EntropyWeights(levels=(2,))(x, layout=layout)
    assert not np.allclose(found[5:8], without[5:8], rtol=1e-3)


def test_years_are_taken_together(x, layout):
    panel = x.reshape(2, 20, 6)
    for method in (CriticWeights(levels=(1, 2)), ComponentWeights(), CorrelationWeights(levels=(1, 2))):
        together = method(x, layout=layout)
        np.testing.assert_allclose(
            method(panel, layout=layout, score=scores(panel)), together, rtol=1e-6, atol=1e-9
        )


def test_an_only_child_takes_it_all(x):
    layout = Layout(direction=np.ones(2), children=(np.array([0]), np.array([2, 1])), weights=np.full(4, 5.0))
    for name in BY_DATA:
        weights = Weighting.parse(name)(x[:, :2], layout=layout)
        assert weights[0] in (1.0, 5.0)  # 5, as given, where there is nothing to optimise


def test_squared_loadings_by_hand(x, layout):
    vectors, _ = principal_components(x[:, :3])
    weights = ComponentWeights()(x, layout=layout)
    np.testing.assert_allclose(weights[:3], vectors[:, 0] ** 2)


def test_several_components_count_each_node_by_its_own(layout):
    """Handbook: squared loadings on the rotated component that the node loads on most."""
    rng = np.random.default_rng(3)
    one, other = rng.normal(size=(2, 500, 1))
    x = np.hstack([one + 0.1 * rng.normal(size=(500, 3)), other + 0.1 * rng.normal(size=(500, 2))])
    flat = Layout.flat(5)
    both = ComponentWeights(components=2)(x, layout=flat)
    np.testing.assert_allclose(both[:5], 0.2, atol=0.005)  # three of one kind, two of another
    assert ComponentWeights()(x, layout=flat)[3:5].max() < 0.05  # the first component is the three


def test_components_of_a_level(x, layout):
    vectors, _ = principal_components(x[:, :5])
    weights = ComponentWeights(by="level")(x, layout=layout)
    np.testing.assert_allclose(weights[:5], vectors[:, 0] ** 2)


def test_plain_loadings_of_both_signs_are_refused(x, layout):
    x[:, 4] = -x[:, 3] + 0.1 * x[:, 4]
    with pytest.raises(ArrayError, match="loadings of both signs") as caught:
        ComponentWeights(loadings="plain")(x, layout=layout)
    assert [node for _, node in caught.value.cells] in ([3], [4])
    assert 'loadings = "squared"' in caught.value.help
    assert ComponentWeights()(x, layout=layout)[3:5].sum() == pytest.approx(1)


@pytest.mark.parametrize("above", ["parent", "index"])
def test_balanced_importance(x, layout, above):
    weights = CorrelationWeights(above=above)(x, layout=layout)
    nodes = scores(x)(weights)
    r = correlation(nodes)
    if above == "parent":
        np.testing.assert_allclose(r[:3, 6], r[0, 6], rtol=1e-6)
        np.testing.assert_allclose(r[3:5, 7], r[3, 7], rtol=1e-6)
    else:
        before = correlation(scores(x)(GIVEN))
        spread = [np.std(m[:5, 8] / m[:5, 8].sum()) for m in (r, before)]
        assert spread[0] < spread[1]


def test_importance_as_the_given_weights_say(x, layout):
    layout = dataclasses.replace(layout, weights=np.array([1.0, 1.1, 1.2, 1, 1, 1, 1, 1, 1]))
    weights = CorrelationWeights(target="given")(x, layout=layout)
    r = correlation(scores(x)(weights))[:3, 6]
    np.testing.assert_allclose(r / r.sum(), np.array([1.0, 1.1, 1.2]) / 3.3, atol=1e-7)


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        (CriticWeights(), "no sibling varies over units"),
        (ComponentWeights(), "need indicators that vary"),
        (CorrelationWeights(), "does not vary over units"),
    ],
)
def test_constant_siblings_are_named_as_nodes(x, layout, method, reason):
    x[:, 3:5] = 7.0
    with pytest.raises(ArrayError, match=reason) as caught:
        method(x, layout=layout)
    assert [node for _, node in caught.value.cells] == [3, 4]


def test_values_that_do_not_suit_are_named_as_nodes(x, layout):
    x[9, 4] = -1
    with pytest.raises(ArrayError, match="entropy weights need values of 0 or more") as caught:
        EntropyWeights()(x, layout=layout)
    assert caught.value.cells == ((9, 4),)


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ({"method": "pca", "levels": [0]}, "greater than or equal to 1"),
        ({"method": "correlation", "goal": "best"}, "'balance' or 'infomax'"),
        ({"method": "critic", "level": 1}, 'has no parameter "level"'),
    ],
)
def test_parameters_that_do_not_fit(spec, reason):
    with pytest.raises(MethodError, match=reason):
        Weighting.parse(spec)


EDGES = {
    "no units": np.empty((0, 3)),
    "one unit": np.array([[1.0, 2, 3]]),
    "nothing": np.full((5, 3), np.nan),
    "all the same": np.full((5, 3), 3.3),
    "the ends of floating point": np.vstack([np.full(3, 1.7e308), np.full(3, 1e-308), np.arange(1.0, 4)]),
    "infinity": np.vstack([[np.inf, 2, 3], np.arange(1.0, 4), [3, 1, 2]]),
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("edge", EDGES)
def test_odd_tables_are_weighed_or_refused(name, edge):
    """Warnings are errors here."""
    try:
        weights = Weighting.parse(name)(EDGES[edge], layout=Layout.flat(3))
    except ArrayError as error:
        assert error.help
    else:
        assert (weights >= 0).all()
