"""Normalisations by hand: what each does at its edges. COINr's figures are in tests/parity."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from poliscope.errors import ArrayError, MethodError
from poliscope.methods.base import Layout
from poliscope.methods.normalise import (
    AroundMean,
    Borda,
    Categorical,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMaximum,
    Goalposts,
    MinMax,
    NoNormalisation,
    Normalisation,
    PercentileRank,
    Rank,
    Scaled,
    SumShare,
    Vector,
    ZScore,
)

X = np.array([[1.0, 10.0], [2.0, 40.0], [4.0, 20.0], [np.nan, 30.0]])


def layout(**fields):
    return dataclasses.replace(Layout.flat(2), direction=np.array([1.0, -1.0]), **fields)


def test_minmax_by_hand():
    got = MinMax(low=1, high=4)(X, layout=layout())
    np.testing.assert_allclose(got, [[1, 4], [2, 1], [4, 3], [np.nan, 2]])


def test_minmax_with_a_range_by_indicator_and_the_default_where_none_is_given():
    table = {"minmax_lower": np.array([np.nan, 10.0]), "minmax_upper": np.array([np.nan, 20.0])}
    got = MinMax(high=1)(X, layout=layout(parameters=table))
    np.testing.assert_allclose(got[:, 0], [0, 1 / 3, 1, np.nan])
    np.testing.assert_allclose(got[:, 1], [20, 10, 10 + 20 / 3, 10 + 10 / 3])


def test_a_range_by_indicator_must_run_upwards():
    table = {"minmax_lower": np.array([np.nan, 100.0]), "minmax_upper": np.array([np.nan, 1.0])}
    with pytest.raises(ArrayError, match="does not run upwards") as caught:
        MinMax()(X, layout=layout(parameters=table))
    assert caught.value.cells == ((-1, 1),)


def test_minmax_never_leaves_its_range():
    x = np.random.default_rng(0).normal(size=(200, 40)) * 1e-3
    got = MinMax(low=1)(x)
    assert (got.min(axis=0) == 1).all()
    assert (got.max(axis=0) == 100).all()


def test_zscore_with_parameters_by_indicator():
    table = {"zscore_mean": np.array([50.0, np.nan]), "zscore_sd": np.array([np.nan, 10.0])}
    got = ZScore(sd=2)(X, layout=layout(parameters=table))
    np.testing.assert_allclose(np.nanmean(got, axis=0), [50, 0], atol=1e-12)
    np.testing.assert_allclose(np.nanstd(got, axis=0, ddof=1), [2, 10])
    assert got[1, 1] == got[:, 1].min()  # 40 is the worst where lower is better


def test_goalposts_are_in_raw_units_whatever_the_direction():
    # the ask of bluefoxr/COINr#68 and #65: posts as people write them, scores from 1 to 100
    posts = layout(low=np.array([1.0, 10.0]), high=np.array([3.0, 30.0]))
    got = Goalposts(low=1, high=101)(X, layout=posts)
    np.testing.assert_allclose(got, [[1, 101], [51, 1], [101, 51], [np.nan, 1]])
    free = Goalposts(low=0, high=1, truncate=False)(X, layout=posts)
    np.testing.assert_allclose(free, [[0, 1], [0.5, -0.5], [1.5, 0.5], [np.nan, 0]])


def test_goalposts_of_the_framework_go_before_those_of_a_table():
    table = {"goalpost_lower": np.array([0.0, 0.0]), "goalpost_upper": np.array([4.0, 100.0])}
    both = layout(low=np.array([2.0, np.nan]), high=np.array([np.nan, np.nan]), parameters=table)
    fixed = Goalposts().constants(both)
    np.testing.assert_array_equal(fixed["lower"], [2, 0])
    np.testing.assert_array_equal(fixed["upper"], [4, 100])


def test_missing_goalposts_are_an_error_that_names_the_columns():
    with pytest.raises(ArrayError, match="goalposts are missing") as caught:
        Goalposts()(X, layout=layout(low=np.array([0.0, np.nan]), high=np.array([1.0, 2.0])))
    assert caught.value.cells == ((-1, 1),)
    assert "in its raw units" in caught.value.help


def test_goalposts_in_the_wrong_order_are_an_error():
    with pytest.raises(ArrayError, match="lower bound is not below the upper one") as caught:
        Goalposts()(X, layout=layout(low=np.array([0.0, 30.0]), high=np.array([1.0, 10.0])))
    assert caught.value.cells == ((-1, 1),)


def test_scaled_gives_no_negative_score_to_a_bad_share():
    # COINr: -x / 100; here 30 % of a bad thing, between 0 and 100, is 70
    x = np.array([[70.0, 30.0]])
    np.testing.assert_allclose(Scaled()(x, layout=layout()), [[70, 70]])


def test_distance_to_target_by_hand():
    with_targets = layout(target=np.array([3.0, 20.0]))
    got = DistanceToTarget()(X, layout=with_targets)
    np.testing.assert_allclose(got, [[0, 1.5], [0.5, 0], [1.5, 1], [np.nan, 0.5]])
    capped = DistanceToTarget(cap=True, low=1, high=101)(X, layout=with_targets)
    np.testing.assert_allclose(capped, [[1, 101], [51, 1], [101, 101], [np.nan, 51]])


def test_the_cap_of_a_target_may_be_given_by_indicator():
    table = {"dist2targ_cap_max": np.array([1.0, 0.0])}
    got = DistanceToTarget()(X, layout=layout(target=np.array([3.0, 20.0]), parameters=table))
    assert got[2, 0] == 1
    assert got[0, 1] == 1.5


def test_a_missing_target_is_an_error_that_names_the_column():
    with pytest.raises(ArrayError, match="a target is missing") as caught:
        DistanceToTarget()(X, layout=layout(target=np.array([np.nan, 20.0])))
    assert caught.value.cells == ((-1, 0),)
    with pytest.raises(ArrayError, match="a target is missing"):
        DistanceToTarget()(X)


def test_a_target_that_everyone_has_reached():
    everyone = layout(target=np.array([1.0, 20.0]))
    with pytest.raises(ArrayError, match="every unit is beyond the target") as caught:
        DistanceToTarget()(X, layout=everyone)
    assert caught.value.cells == ((-1, 0),)
    capped = DistanceToTarget(cap=True)(X, layout=everyone)
    np.testing.assert_array_equal(capped[:, 0], [1, 1, 1, np.nan])


def test_distance_to_a_reference_unit_by_its_code():
    named = layout(units={"A": 0, "B": 1, "C": 2, "D": 3})
    got = DistanceToReference(unit="B")(X, layout=named)
    np.testing.assert_allclose(got[:, 0], [0, 1, 3, np.nan])
    assert np.isnan(got[:, 1]).all()  # B is the worst there: no distance to measure by
    capped = DistanceToReference(unit="B", cap=True)(X, layout=named)
    np.testing.assert_allclose(capped[:, 0], [0, 1, 1, np.nan])
    assert (capped[:, 1] == 1).all()


def test_an_unknown_reference_unit_is_an_error_with_the_nearest_name():
    named = layout(units={"Shenzhen": 0, "Hangzhou": 1})
    with pytest.raises(ArrayError, match='"Shenzen" is not among the units') as caught:
        DistanceToReference(unit="Shenzen")(X, layout=named)
    assert 'did you mean "Shenzhen"' in caught.value.help


def test_fraction_of_the_best_keeps_ratios_in_both_directions():
    got = FractionOfMaximum(high=100)(X, layout=layout())
    np.testing.assert_allclose(got, [[25, 100], [50, 25], [100, 50], [np.nan, 100 / 3]])


def test_fraction_of_the_best_refuses_what_has_no_fraction():
    with pytest.raises(ArrayError, match="needs values above 0 where lower is better") as caught:
        FractionOfMaximum()(np.array([[1.0, 0.0], [2.0, 3.0]]), layout=layout())
    assert caught.value.cells == ((0, 1),)
    with pytest.raises(ArrayError, match="needs a best value above 0") as caught:
        FractionOfMaximum()(np.array([[-1.0, 1.0], [-2.0, 3.0]]), layout=layout())
    assert caught.value.cells == ((-1, 0),)


def test_ranks_by_hand():
    x = np.array([[3.0], [1.0], [3.0], [np.nan], [5.0]])
    down = dataclasses.replace(Layout.flat(1), direction=np.array([-1.0]))
    np.testing.assert_array_equal(Rank()(x)[:, 0], [2, 1, 2, np.nan, 4])
    np.testing.assert_array_equal(Rank(ties="average")(x, layout=down)[:, 0], [2.5, 4, 2.5, np.nan, 1])
    np.testing.assert_array_equal(Borda(ties="max")(x)[:, 0], [2, 0, 2, np.nan, 3])
    np.testing.assert_allclose(PercentileRank(low=1, high=4)(x)[:, 0], [2, 1, 2, np.nan, 4])


def test_rounding_does_not_break_ties():
    x = np.array([[0.1 + 0.2], [0.3], [0.5]])
    np.testing.assert_array_equal(Rank()(x)[:, 0], [1, 1, 3])


def test_categories_of_the_handbook_by_hand():
    x = np.arange(1.0, 101)[:, None]  # percentiles by interpolation: 15.85, 25.75, 65.35, 85.15, 95.05
    got = Categorical()(x)[:, 0]
    assert np.array_equal(np.unique(got, return_counts=True)[1], [15, 10, 40, 20, 10, 5])
    np.testing.assert_array_equal(
        got[[14, 15, 24, 25, 64, 65, 84, 85, 94, 95]], [0, 20, 20, 40, 40, 60, 60, 80, 80, 100]
    )


def test_above_or_below_the_mean_by_hand():
    x = np.array([[79.0], [80.0], [120.0], [121.0], [100.0]])  # mean 100, band 80 to 120
    np.testing.assert_array_equal(AroundMean()(x)[:, 0], [-1, 0, 0, 1, 0])
    down = dataclasses.replace(Layout.flat(1), direction=np.array([-1.0]))
    np.testing.assert_array_equal(AroundMean(low=1, high=3)(x, layout=down)[:, 0], [3, 2, 2, 1, 2])


def test_vector_and_sum_by_hand():
    x = np.array([[3.0, 2.0], [4.0, 4.0]])
    np.testing.assert_allclose(Vector()(x, layout=layout())[:, 0], [0.6, 0.8])
    np.testing.assert_allclose(Vector()(x, layout=layout())[:, 1], 1 - np.array([2, 4]) / np.sqrt(20))
    # Hwang and Yoon's linear scale of costs: the inverses' shares, 1/2 to 1/4
    np.testing.assert_allclose(SumShare()(x, layout=layout()), [[3 / 7, 2 / 3], [4 / 7, 1 / 3]])
    with pytest.raises(ArrayError, match="needs values of 0 or more") as caught:
        SumShare()(np.array([[1.0, 0.0]]), layout=layout())
    assert caught.value.cells == ((0, 1),)


def test_none_turns_what_is_better_when_lower():
    np.testing.assert_array_equal(NoNormalisation()(X, layout=layout()), X * [1, -1])
    np.testing.assert_array_equal(NoNormalisation()(X), X)


DIVIDES_BY_SPREAD = ["minmax", "zscore", "distance-to-maximum", "around-mean", "categorical"]


@pytest.mark.parametrize("name", DIVIDES_BY_SPREAD)
def test_a_constant_indicator_is_missing(name):
    x = np.column_stack([np.full(5, 0.1) * 3, np.arange(5.0)])
    got = Normalisation.parse(name)(x)
    assert np.isnan(got[:, 0]).all()
    assert np.isfinite(got[:, 1]).all()


@pytest.mark.parametrize(
    ("spec", "positive"),
    [
        ("minmax", False),
        ({"method": "minmax", "low": 1}, True),
        ("zscore", False),
        ("rank", True),
        ("borda", False),
        ({"method": "percentile-rank", "low": 1, "high": 100}, True),
        ({"method": "goalposts", "low": 1}, True),
        ({"method": "goalposts", "low": 1, "truncate": False}, False),
        ({"method": "scaled", "low": 1}, False),
        ({"method": "categorical", "percentiles": [50], "scores": [1, 2]}, True),
        ("fraction-of-maximum", False),
    ],
)
def test_who_promises_scores_above_zero(spec, positive):
    assert Normalisation.parse(spec).gives_positive() is positive


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        ({"method": "minmax", "low": 100, "high": 1}, "low must be below high"),
        ({"method": "zscore", "sd": 0}, "greater than 0"),
        ({"method": "categorical", "scores": [1, 2]}, "one score more than percentiles"),
        ({"method": "categorical", "percentiles": [50, 20], "scores": [1, 2, 3]}, "percentiles must rise"),
        ({"method": "categorical", "percentiles": [50], "scores": [2, 1]}, "scores must rise"),
        ({"method": "distance-to-reference"}, "unit"),
        ({"method": "rank", "ties": "first"}, "ties"),
        ("minimax", 'did you mean "minmax"'),
    ],
)
def test_wrong_parameters_are_named(spec, text):
    with pytest.raises(MethodError, match=text):
        Normalisation.parse(spec)


def test_constants_come_from_the_reference():
    years = np.array([[[0.0], [10.0]], [[5.0], [20.0]]])
    pooled = years.reshape(-1, 1)
    got = MinMax(high=1)(years, reference=pooled)
    np.testing.assert_allclose(got[..., 0], [[0, 0.5], [0.25, 1]])
    np.testing.assert_array_equal(Rank()(years, reference=pooled)[..., 0], [[1, 3], [2, 4]])
    for method in (
        ZScore(),
        PercentileRank(),
        Categorical(),
        AroundMean(),
        FractionOfMaximum(),
        Vector(),
        SumShare(),
    ):
        np.testing.assert_allclose(
            method(years, reference=pooled).reshape(-1, 1), method(pooled), rtol=1e-12, err_msg=method.name
        )


@given(
    arrays(np.float64, (7, 3), elements=st.floats(-1e9, 1e9)),
    st.sampled_from(
        ["minmax", "zscore", "rank", "borda", "percentile-rank", "distance-to-maximum", "categorical"]
    ),
)
def test_another_unit_of_measure_changes_nothing(x, name):
    method = Normalisation.parse(name)
    np.testing.assert_array_equal(method(x), method(x * 2))
