"""Imputation by hand. COINr's figures are in tests/parity."""

from __future__ import annotations

import builtins
import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from poliscope.errors import ArrayError, MissingExtraError
from poliscope.methods.base import Layout
from poliscope.methods.impute import (
    ColumnMean,
    ColumnMedian,
    Constant,
    Iterative,
    Latest,
    Linear,
    NearestNeighbours,
    NoImputation,
    RowMean,
    RowMedian,
)

NAN = np.nan


def test_mean_and_median_by_hand():
    x = np.array([[1.0, NAN], [2.0, NAN], [6.0, NAN], [NAN, NAN]])
    np.testing.assert_array_equal(ColumnMean()(x)[3], [3, NAN])  # a column without values stays empty
    np.testing.assert_array_equal(ColumnMedian()(x)[3], [2, NAN])
    np.testing.assert_array_equal(NoImputation()(x), x)


GROUPED = np.array([[1.0], [3.0], [NAN], [10.0], [NAN], [NAN], [NAN]])
CODES = {"region": np.array([0, 0, 0, 1, 1, 2, -1])}


@pytest.mark.parametrize("method", [ColumnMean, ColumnMedian])
def test_within_groups_by_hand(method):
    layout = dataclasses.replace(Layout.flat(1), groups=CODES)
    own = method(group="region", fallback=False)(GROUPED, layout=layout)[:, 0]
    np.testing.assert_array_equal(own, [1, 3, 2, 10, 10, NAN, NAN])
    everyone = method()(GROUPED)[6, 0]
    fallback = method(group="region")(GROUPED, layout=layout)[:, 0]
    np.testing.assert_array_equal(fallback, [1, 3, 2, 10, 10, everyone, everyone])


def test_an_unknown_group_is_an_error_with_the_known_ones():
    with pytest.raises(ArrayError, match='no grouping of units called "regions"') as caught:
        ColumnMean(group="regions")(GROUPED, layout=dataclasses.replace(Layout.flat(1), groups=CODES))
    assert 'did you mean "region"' in caught.value.help
    with pytest.raises(ArrayError, match="no grouping"):
        ColumnMean(group="region")(GROUPED)


# a framework of two pillars, (0, 1, 2) and (3, 4), under an index
TREE = Layout(
    direction=np.array([1.0, 1.0, -1.0, 1.0, 1.0]),
    children=(np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6])),
    weights=np.ones(8),
)
ROWS = np.array(
    [
        [0.0, 0.0, 10.0, 0.0, 5.0],
        [10.0, 100.0, 0.0, 10.0, 5.0],
        [NAN, 50.0, 2.0, NAN, NAN],
        [4.0, NAN, NAN, 1.0, NAN],
    ]
)


def test_row_mean_within_a_pillar_by_hand():
    got = RowMean()(ROWS, layout=TREE)
    assert got[2, 0] == pytest.approx(10 * (0.5 + 0.8) / 2)  # 2 of a bad thing between 0 and 10 is 0.8
    assert got[3, 1] == pytest.approx(100 * 0.4)
    assert got[3, 2] == pytest.approx(10 * 0.6)  # back in raw units: 0.4 of the way is 6 of a bad thing
    assert np.isnan(got[2, 3])  # nothing in the pillar to go by
    assert got[2, 4] == got[3, 4] == 5  # everyone has the same


def test_row_mean_of_raw_values_and_of_all_indicators_by_hand():
    raw = RowMean(normalise=False)(ROWS, layout=TREE)
    assert raw[2, 0] == 26
    every = RowMean(level="all", normalise=False)(ROWS, layout=TREE)
    assert every[2, 3] == 26
    np.testing.assert_array_equal(RowMean(level=3, normalise=False)(ROWS, layout=TREE), every)


def test_row_median_by_hand():
    x = np.array([[1.0, 2.0, 9.0, NAN]])
    assert RowMedian(level="all", normalise=False)(x)[0, 3] == 2


def test_a_leaf_that_skips_a_level_belongs_to_its_lowest_ancestor_above():
    # leaf 2 hangs on the index beside a pillar of leaves 0 and 1
    tree = Layout(direction=np.ones(3), children=(np.array([0, 1]), np.array([3, 2])), weights=np.ones(5))
    x = np.array([[1.0, NAN, 5.0], [2.0, 2.0, NAN]])
    got = RowMean(normalise=False)(x, layout=tree)
    assert got[0, 1] == 1
    assert np.isnan(got[1, 2])  # it is alone at level 2 of its branch


def test_an_unknown_level_is_an_error():
    with pytest.raises(ArrayError, match="there is no level 4 to impute within") as caught:
        RowMean(level=4)(ROWS, layout=TREE)
    assert caught.value.help == 'give a level from 2 to 3, or "all"'


def series(*values):
    return np.array(values)[:, None, None]


def panel(*periods):
    return dataclasses.replace(Layout.flat(1), periods=np.array(periods, dtype=float))


def test_along_time_by_hand():
    x, layout = series(NAN, 1.0, NAN, NAN, 4.0, NAN), panel(2000, 2001, 2002, 2003, 2004, 2006)
    np.testing.assert_array_equal(Latest()(x, layout=layout).ravel(), [NAN, 1, 1, 1, 4, 4])
    np.testing.assert_array_equal(Latest(max_age=1)(x, layout=layout).ravel(), [NAN, 1, 1, NAN, 4, NAN])
    np.testing.assert_array_equal(Constant()(x, layout=layout).ravel(), [1, 1, 1, 1, 4, 4])
    np.testing.assert_array_equal(Linear()(x, layout=layout).ravel(), [1, 1, 2, 3, 4, 4])
    np.testing.assert_array_equal(Linear(extend=False)(x, layout=layout).ravel(), [NAN, 1, 2, 3, 4, NAN])
    sources = Latest(max_age=1).sources(x, layout=layout).ravel()
    np.testing.assert_array_equal(sources, [NAN, 2001, 2001, NAN, 2004, NAN])


def test_a_series_of_one_value_works():
    # bluefoxr/COINr#63: there, type "linear" stops
    x, layout = series(NAN, 3.0, NAN), panel(1, 2, 3)
    np.testing.assert_array_equal(Linear()(x, layout=layout).ravel(), [3, 3, 3])
    np.testing.assert_array_equal(Linear(extend=False)(x, layout=layout).ravel(), [NAN, 3, NAN])
    np.testing.assert_array_equal(Linear()(series(NAN, NAN, NAN), layout=layout).ravel(), [NAN] * 3)


@pytest.mark.parametrize("method", [Latest(), Constant(), Linear()])
def test_along_time_without_time_is_an_error(method):
    assert method.needs_panel
    for layout in (None, Layout.flat(1), panel(1, 2)):
        with pytest.raises(ArrayError, match="needs data of several periods"):
            method(series(1.0, NAN, 2.0), layout=layout)


def test_nearest_neighbours_by_hand():
    # units 0 and 1 are near unit 2 in the two columns that it has, units 3 and 4 are far
    x = np.array([[1, 10, 5.0], [1.1, 11, 7], [1.05, 10.5, NAN], [9, 90, 100], [9, 91, 100]])
    got = NearestNeighbours(neighbours=2)(x)
    assert got[2, 2] == pytest.approx(6)
    # the unit of measure makes no difference, as the columns are standardised
    assert NearestNeighbours(neighbours=2)(x * [1, 1e6, 1])[2, 2] == pytest.approx(6)


def test_iterative_regression_finds_a_linear_relation():
    rng = np.random.default_rng(0)
    a = rng.normal(size=40)
    x = np.column_stack([a, 3 * a + 2, rng.normal(size=40)])
    truth = x[5, 1]
    x[5, 1] = NAN
    assert Iterative()(x)[5, 1] == pytest.approx(truth, abs=0.02)
    np.testing.assert_array_equal(Iterative()(x), Iterative()(x))


@pytest.mark.parametrize("method", [NearestNeighbours(), Iterative(rounds=1)])
def test_models_leave_empty_and_full_data_alone(method):
    x = np.column_stack([np.arange(6.0), np.full(6, NAN)])
    np.testing.assert_array_equal(method(x), x)
    x[2, 0] = NAN
    got = method(x)
    assert np.isfinite(got[:, 0]).all()
    assert np.isnan(got[:, 1]).all()


@pytest.mark.parametrize("method", [NearestNeighbours(), Iterative()])
def test_without_scikit_learn_the_error_says_what_to_install(method, monkeypatch):
    original = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name.startswith("sklearn"):
            raise ImportError(name)
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtraError, match=r'pip install "poliscope\[models\]"'):
        method(ROWS)


@given(
    arrays(np.float64, (3, 6, 5), elements=st.floats(-1e12, 1e12) | st.just(NAN)),
    st.sampled_from(
        [
            ColumnMean(),
            ColumnMedian(group="g"),
            RowMean(),
            RowMedian(level="all"),
            Latest(),
            Constant(),
            Linear(),
        ]
    ),
)
def test_observed_cells_are_never_touched_and_gaps_are_filled_from_within_the_range(x, method):
    # bluefoxr/COINr#40
    layout = dataclasses.replace(
        TREE, groups={"g": np.array([0, 0, 1, 1, -1, 2])}, periods=np.array([1.0, 2.0, 5.0])
    )
    got = method(x, layout=layout)
    observed = ~np.isnan(x)
    np.testing.assert_array_equal(got[observed], x[observed])
    low, high = np.fmin.reduce(x, axis=(0, 1)), np.fmax.reduce(x, axis=(0, 1))
    slack = 1e-9 * np.maximum(np.abs(low), np.abs(high))
    filled = np.isfinite(got)
    assert (got >= low - slack)[filled].all()
    assert (got <= high + slack)[filled].all()
