"""Treatment of outliers by hand. COINr's figures are in tests/parity."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from poliscope.errors import ArrayError, MethodError
from poliscope.kernels.statistics import skewness_and_kurtosis
from poliscope.methods.base import Layout
from poliscope.methods.treat import (
    BoxCox,
    FenceClip,
    Log,
    LogGII,
    LogTwoSided,
    NoTreatment,
    PercentileClip,
    Treatment,
    TwoStage,
    Winsorise,
)

OUTLIER = np.append(np.arange(1.0, 20), 500.0)[:, None]


def done(treated):
    return np.array(treated.actions, dtype=object)[treated.points]


def test_winsorising_moves_the_outlier_to_its_neighbour():
    treated = Winsorise()(OUTLIER)
    assert treated.values[-1, 0] == 19
    np.testing.assert_array_equal(treated.values[:-1], OUTLIER[:-1])
    assert done(treated)[-1, 0] == "winsorised-high"
    assert treated.details["points_first"] == 1
    assert treated.details["passed_before"] == 0
    assert treated.details["passed"] == 1
    low = Winsorise()(-OUTLIER)
    np.testing.assert_array_equal(low.values, -treated.values)
    assert done(low)[-1, 0] == "winsorised-low"


def test_tied_outliers_move_together_even_beyond_winmax():
    x = np.append(np.arange(1.0, 40), [500.0, 500.0])[:, None]
    treated = Winsorise(winmax=1)(x)
    assert treated.details["points_first"] == 2
    assert treated.values[-1, 0] == treated.values[-2, 0] == 39


def brute_winsorise(x, limit, skewness, kurtosis):
    """The rule as it is written, one column, moments recomputed at every step."""
    x = x.copy()
    moved = set()
    while len(moved) < limit:
        skew, kurt = skewness_and_kurtosis(x[:, None])
        if not (abs(skew[0]) > skewness and kurt[0] > kurtosis):
            return x
        extreme = np.nanmax(x) if skew[0] >= 0 else np.nanmin(x)
        rest = x[~np.isnan(x) & (x != extreme)]
        at = np.flatnonzero(x == extreme)
        new = rest.max() if skew[0] >= 0 else rest.min()
        if np.unique(rest).size < 2:
            return x
        moved |= set(at.tolist())
        x[at] = new
    return x


@pytest.mark.parametrize("limit", [3, 1000])
def test_winsorising_is_the_rule_applied_step_by_step(limit):
    rng = np.random.default_rng(5)
    x = np.column_stack(
        [
            rng.lognormal(sigma=1.5, size=60),
            -rng.lognormal(sigma=1.5, size=60),
            rng.standard_t(2, size=60),  # outliers on both sides
            np.round(rng.lognormal(sigma=1.2, size=60)),  # ties
        ]
    )
    x[3:7] = np.nan
    winmax = limit if limit < 1000 else "unlimited"
    got = Winsorise(winmax=winmax, skewness=0.5, kurtosis=0.5)(x).values
    for column in range(x.shape[1]):
        expected = brute_winsorise(x[:, column], limit, 0.5, 0.5)
        np.testing.assert_array_equal(got[:, column], expected)


def test_digits_are_kept_however_far_out_the_outlier_is():
    # sums of powers about the mean would have lost the inner values beside 1e12
    x = np.append(np.random.default_rng(1).normal(size=50), 1e12)[:, None]
    treated = Winsorise(winmax="unlimited")(x)
    assert treated.details["points_first"] == 1
    assert treated.values.max() == x[:-1].max()


def test_nothing_is_made_constant():
    # 2 or 3 values, most of them the same: bluefoxr/COINr#45
    for values in ([0.0] * 30 + [1], [0.0] * 30 + [1, 2], [7.0] * 30):
        x = np.array(values)[:, None]
        treated = Winsorise(winmax="unlimited")(x)
        assert np.unique(treated.values).size == min(np.unique(x).size, 2)
    np.testing.assert_array_equal(Winsorise(winmax=3, force=True)(np.array([[0.0], [1], [0], [1]])).points, 0)


@pytest.mark.parametrize("name", sorted(Treatment.members))
def test_constant_and_short_columns_are_left_alone_and_reported(name):
    x = np.column_stack([np.full(6, 0.1) * 3, [1.0, 1000, *[np.nan] * 4], np.full(6, np.nan)])
    treated = Treatment.parse(name)(x)
    np.testing.assert_array_equal(treated.values[:, [0, 2]], x[:, [0, 2]])
    assert not treated.points[:, [0, 2]].any()
    if name != "none":
        assert np.isnan(treated.details["passed"]).all()


def test_force_moves_winmax_points_of_everything():
    x = np.arange(10.0)[:, None]
    treated = Winsorise(winmax=2, force=True)(x)
    assert treated.details["points_first"] == 2
    with pytest.raises(MethodError, match="force needs a number as winmax"):
        Treatment.parse({"method": "winsorise", "winmax": "unlimited", "force": True})


def test_the_second_stage_starts_from_the_values_as_they_came_or_combined():
    x = np.append(np.arange(1.0, 30), [1e3, 1e6, 1e9])[:, None]
    plain, combined = TwoStage(winmax=1)(x), TwoStage(winmax=1, combine=True)(x)
    np.testing.assert_allclose(plain.values, Log(force=True)(x).values)
    winsorised = Winsorise(winmax=1)(x).values
    np.testing.assert_allclose(combined.values, Log(force=True)(winsorised).values)
    assert set(done(plain).ravel()) == {"log"}
    assert done(combined)[-1, 0] == "winsorised-high+log"
    assert done(combined)[0, 0] == "log"
    for treated in (plain, combined):
        assert treated.details["passed_first"] == 0
        assert treated.details["points_second"] == len(x)
        assert treated.details["passed"] == treated.details["passed_second"]


def test_what_still_fails_is_marked():
    x = np.append(np.zeros(60), [1, 1e9])[:, None]
    treated = TwoStage(winmax=0)(x)
    assert treated.details["passed"] == 0


def test_a_single_stage():
    x = np.append(np.arange(1.0, 30), [1e3, 1e6, 1e9])[:, None]
    treated = TwoStage(winmax=1, second="none")(x)
    np.testing.assert_array_equal(treated.values, Winsorise(winmax=1)(x).values)
    assert "passed_second" not in treated.details


def test_the_two_sided_logarithm_helps_a_tail_below_where_the_plain_one_does_not():
    rng = np.random.default_rng(2)
    x = -rng.lognormal(sigma=1.5, size=200)[:, None]
    before = abs(skewness_and_kurtosis(x)[0][0])
    assert abs(skewness_and_kurtosis(LogTwoSided(force=True)(x).values)[0][0]) < before / 2
    assert abs(skewness_and_kurtosis(Log(force=True)(x).values)[0][0]) > before
    np.testing.assert_array_equal(np.argsort(LogTwoSided(force=True)(x).values[:, 0]), np.argsort(x[:, 0]))


def test_logarithm_of_the_global_innovation_index_runs_from_zero():
    x = np.array([[2.0], [6.0], [10.0]])
    up = LogGII(force=True)(x).values[:, 0]
    np.testing.assert_allclose(up, np.log([1, 5.5, 10]))  # (10 - 1)(6 - 2)/(10 - 2) + 1 = 5.5
    bad = dataclasses.replace(Layout.flat(1), direction=np.array([-1.0]))
    down = LogGII(force=True)(x, layout=bad).values[:, 0]
    np.testing.assert_allclose(down, -np.log([10, 5.5, 1]))  # bent at the other end, order kept
    # COINr's help warns that a maximum below 1 turns the order; the factor f is for that: 0.1 f = 10
    small = LogGII(force=True)(x / 100).values[:, 0]
    np.testing.assert_allclose(small, np.log([1, 5.5, 10]))
    with pytest.raises(ArrayError, match="needs a largest value above 0") as caught:
        LogGII(force=True)(-x)
    assert caught.value.cells == ((-1, 0),)
    draws = np.stack([np.column_stack([x, -OUTLIER[:3]]), np.column_stack([x, -OUTLIER[:3]])])
    with pytest.raises(ArrayError, match="needs a largest value above 0") as caught:
        LogGII(force=True)(draws)
    assert caught.value.cells == ((-1, 1),)  # the indicator, not its place among those that were bent


def test_only_failing_indicators_are_bent_unless_forced():
    x = np.column_stack([OUTLIER[:, 0], np.arange(20.0)])
    treated = BoxCox()(x)
    np.testing.assert_array_equal(treated.values[:, 1], x[:, 1])
    assert not treated.points[:, 1].any()
    np.testing.assert_allclose(treated.values[:, 0], np.log(x[:, 0]))
    assert BoxCox(force=True)(x).points.all()


def test_clipping_at_percentiles_and_fences_by_hand():
    x = np.arange(101.0)[:, None]
    treated = PercentileClip(low=5, high=90)(x)
    assert (treated.values.min(), treated.values.max()) == (5, 90)
    assert done(treated)[0, 0] == "winsorised-low"
    assert treated.details["points_first"] == 15
    fenced = FenceClip()(np.append(np.arange(11.0), 100)[:, None])
    # quartiles of 0..10, 100 are 2.75 and 8.25: the fence is 8.25 + 1.5 * 5.5
    assert fenced.values.max() == 16.5
    mostly = np.array([0.0] * 90 + [1.0] * 10)[:, None]
    np.testing.assert_array_equal(FenceClip()(mostly).values, mostly)
    with pytest.raises(MethodError, match="low must be below high"):
        Treatment.parse({"method": "percentiles", "low": 90, "high": 5})


def test_none_reports_nothing():
    treated = NoTreatment()(OUTLIER)
    np.testing.assert_array_equal(treated.values, OUTLIER)
    assert not treated.points.any()


@given(
    arrays(np.float64, (12, 2), elements=st.floats(-1e6, 1e6) | st.just(np.nan)),
    st.sampled_from([name for name in sorted(Treatment.members) if name not in ("none", "log-gii")]),
)
def test_the_order_of_units_is_kept(x, name):
    before, after = x, Treatment.parse(name)(x).values
    for column in range(2):
        known = ~np.isnan(before[:, column])
        np.testing.assert_array_equal(known, ~np.isnan(after[:, column]))
        order = np.argsort(before[known, column], kind="stable")
        assert (np.diff(after[known, column][order]) >= 0).all()
