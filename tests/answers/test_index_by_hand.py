"""Whole pipelines against arithmetic written out here in plain numpy (Handbook's formulas)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats
from scipy.optimize import linprog

from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.study import Study
from poliscope.study.spec import Uncertainty
from studies import study

RTOL = 1e-12
"""A few roundings apart; the linear programmes of benefit of the doubt are good to 1e-7."""

ROWS = (
    {"code": "index"},
    {"code": "P", "parent": "index", "weight": 2.0},
    {"code": "Q", "parent": "index", "weight": 3.0},
    {"code": "p1", "parent": "P", "goalposts": (0.0, 2.0)},
    {"code": "p2", "parent": "P", "weight": 2.0, "direction": -1, "goalposts": (0.0, 50.0)},
    {"code": "p3", "parent": "P", "goalposts": (0.0, 200.0)},
    {"code": "q1", "parent": "Q", "weight": 2.0, "goalposts": (0.0, 10.0)},
    {"code": "q2", "parent": "Q", "goalposts": (1.0, 5.0)},
)
UNITS = tuple(f"U{i}" for i in range(17))
FULL = np.exp(np.random.default_rng(7).normal(size=(17, 5))) * [1, 10, 100, 5, 2]
GAPS = FULL.copy()
GAPS[3, 0] = GAPS[5, 3] = np.nan
SIGN = np.array([1, -1, 1, 1, 1])
WEIGHTS = (np.array([1.0, 2, 1]), np.array([2.0, 1]), np.array([2.0, 3]))


def scores(x, rows=ROWS, **recipe):
    return study(x, rows, UNITS, **recipe).index().scores.column("index")


def minmax(x, low=0.0, high=100.0):
    share = (x - np.nanmin(x, axis=0)) / (np.nanmax(x, axis=0) - np.nanmin(x, axis=0))
    return low + np.where(SIGN > 0, share, 1 - share) * (high - low)


def arithmetic(x, w):
    seen = np.isfinite(x)
    return np.nansum(x * w, axis=1) / (seen * w).sum(axis=1)


def geometric(x, w):
    return np.exp(arithmetic(np.log(x), w))


def harmonic(x, w):
    return 1 / arithmetic(1 / x, w)


def mazziotta_pareto(x, w):
    mean = arithmetic(x, w)
    return mean - arithmetic((x - mean[:, None]) ** 2, w) / mean


def copeland(x, w):
    wins = np.zeros(len(x))
    for i, one in enumerate(x):
        for other in x:
            both = np.isfinite(one) & np.isfinite(other)
            share = (w * ((one > other) + 0.5 * (one == other)))[both].sum() / w[both].sum()
            wins[i] += np.sign(round(share - 0.5, 12))
    return wins


def benefit(x, _):
    best = [linprog(-one, A_ub=x, b_ub=np.ones(len(x)), bounds=(0, None)).fun for one in x]
    return -np.array(best)


def index(z, below=arithmetic, top=arithmetic):
    inner, outer, whole = WEIGHTS
    return top(np.column_stack([below(z[:, :3], inner), below(z[:, 3:], outer)]), whole)


def test_min_max_and_arithmetic_means_with_gaps():
    np.testing.assert_allclose(scores(GAPS), index(minmax(GAPS)), rtol=RTOL)


def test_geometric_pillars_under_a_harmonic_index_with_gaps():
    got = scores(GAPS, normalise={"method": "minmax", "low": 1}, aggregate=["geometric", "harmonic"])
    np.testing.assert_allclose(got, index(minmax(GAPS, 1), geometric, harmonic), rtol=RTOL)


def test_z_scores():
    z = SIGN * (GAPS - np.nanmean(GAPS, axis=0)) / np.nanstd(GAPS, axis=0, ddof=1)
    np.testing.assert_allclose(scores(GAPS, normalise="zscore"), index(z), rtol=1e-10)


def test_ranks_after_medians():
    filled = np.where(np.isnan(GAPS), np.nanmedian(GAPS, axis=0), GAPS)
    ranks = stats.rankdata(filled * SIGN, axis=0, method="min")
    np.testing.assert_allclose(scores(GAPS, impute="median", normalise="rank"), index(ranks), rtol=RTOL)


def test_goalposts_cut_off_what_lies_beyond():
    low, high = np.array([0, 0, 0, 0, 1.0]), np.array([2, 50, 200, 10, 5.0])
    share = np.clip((GAPS - low) / (high - low), 0, 1)
    z = np.where(SIGN > 0, share, 1 - share) * 100
    np.testing.assert_allclose(scores(GAPS, normalise="goalposts"), index(z), rtol=RTOL)


def test_denominators_of_some_indicators():
    size = np.linspace(1, 9, 17)
    rows = [dict(row) for row in ROWS]
    rows[3] |= {"denominator": "size"}
    rows[6] |= {"denominator": "size", "denominator_scale": 1000.0}
    framework = Framework.from_rows(rows)
    figures = np.column_stack([FULL, size])
    evidence = Evidence.from_wide(figures, UNITS, (*framework.indicators, "size"))
    found = Study(framework, evidence, Units(UNITS)).replace(normalise="none").index()
    divided = FULL / np.column_stack([size, size**0, size**0, size / 1000, size**0])
    np.testing.assert_allclose(found.stage("denominated").values, divided, rtol=RTOL)
    np.testing.assert_allclose(found.scores.column("index"), index(divided * SIGN), rtol=1e-10)


def test_mazziotta_pareto_pillars():
    z = SIGN * (FULL - FULL.mean(axis=0)) / FULL.std(axis=0, ddof=1) * 10 + 100
    got = scores(FULL, normalise={"method": "zscore", "mean": 100, "sd": 10}, aggregate=["mpi", "arithmetic"])
    np.testing.assert_allclose(got, index(z, mazziotta_pareto), rtol=RTOL)


def test_copeland_above_pillars_with_gaps():
    got = scores(GAPS, aggregate=["arithmetic", "copeland"])
    np.testing.assert_array_equal(got, index(minmax(GAPS), top=copeland))


def test_benefit_of_the_doubt_above_pillars():
    got = scores(
        FULL, normalise={"method": "minmax", "low": 1}, aggregate=["arithmetic", "benefit-of-the-doubt"]
    )
    np.testing.assert_allclose(got, index(minmax(FULL, 1), top=benefit), rtol=1e-7)


def test_too_few_children_give_no_score():
    x = GAPS.copy()
    x[1, :2] = np.nan
    z = minmax(x)
    pillars = np.column_stack([arithmetic(z[:, :3], WEIGHTS[0]), arithmetic(z[:, 3:], WEIGHTS[1])])
    seen = np.column_stack([np.isfinite(z[:, :3]).mean(axis=1), np.isfinite(z[:, 3:]).mean(axis=1)])
    pillars[seen < 0.6] = np.nan
    got = scores(x, minimum_availability=[0.6, 0])
    np.testing.assert_allclose(got, arithmetic(pillars, WEIGHTS[2]), rtol=RTOL)


def test_two_stage_treatment_winsorises_until_the_shape_passes():
    x = FULL.copy()
    x[0, 2], x[1, 2] = 5000.0, 4000.0

    def fails(column):
        skew = stats.skew(column, bias=False)
        return abs(skew) > 2 and stats.kurtosis(column, bias=False) > 3.5

    treated = x.copy()
    for column in range(5):
        cut = 0
        while fails(treated[:, column]):
            cut += 1
            treated[:, column] = np.minimum(x[:, column], np.sort(x[:, column])[-1 - cut])
    assert not np.array_equal(treated, x)
    found = study(x, ROWS, UNITS, treat="two-stage").index()
    np.testing.assert_array_equal(found.stage("treated").values, treated)
    np.testing.assert_allclose(found.scores.column("index"), index(minmax(treated)), rtol=RTOL)


def test_weights_from_data_in_a_flat_index():
    rows = ({"code": "index"}, *({**row, "parent": "index", "weight": 1.0} for row in ROWS[3:]))
    z = minmax(FULL)
    spread, r = z.std(axis=0, ddof=1), np.corrcoef(z.T)
    first = np.linalg.eigh(r)[1][:, -1]
    share = minmax(FULL, 1) / minmax(FULL, 1).sum(axis=0)
    expected = {
        "standard-deviation": spread,
        "critic": spread * (1 - r).sum(axis=0),
        "pca": first**2,
        "entropy": 1 + (share * np.log(share)).sum(axis=0) / np.log(17),
    }
    for method, weights in expected.items():
        low = 1.0 if method == "entropy" else 0.0
        got = scores(FULL, rows, weight=method, normalise={"method": "minmax", "low": low})
        by_hand = minmax(FULL, low) @ (weights / weights.sum())
        np.testing.assert_allclose(got, by_hand, rtol=1e-9, err_msg=method)


@pytest.mark.parametrize("method", ["minmax", "zscore", "rank", "borda", "percentile-rank", "vector"])
@given(
    x=arrays(np.float64, (17, 5), elements=st.integers(0, 40).map(float)),
    factor=st.sampled_from([0.001, 0.5, 3.0, 1e6]),
    shift=st.sampled_from([-70.0, 0.0, 12.5]),
)
def test_another_unit_of_measure_leaves_the_order_as_it_is(method, x, factor, shift):
    moved = x.copy()
    moved[:, 1] = x[:, 1] * factor + (0 if method == "vector" else shift)
    one, other = (study(v, ROWS, UNITS, normalise=method).index().ranks.values for v in (x, moved))
    np.testing.assert_array_equal(one, other)


@given(x=arrays(np.float64, (17, 5), elements=st.integers(-40, 40).map(float)))
def test_a_bent_scale_leaves_the_order_of_ranks_as_it_is(x):
    bent = x.copy()
    bent[:, 2] = np.sign(x[:, 2]) * np.abs(x[:, 2]) ** 3
    one, other = (study(v, ROWS, UNITS, normalise="rank").index().ranks.values for v in (x, bent))
    np.testing.assert_array_equal(one, other)


# --- panels: scores of different periods on one scale ---------------------------------------------

YEARS = ("2020", "2021")
PANEL = np.array([[[10.0, 1], [20, 2], [30, 3]], [[20.0, 2], [30, 2], [50, 5]]])


def two_years(values=PANEL, **changes):
    rows = [{"code": "index"}, {"code": "a", "parent": "index"}, {"code": "b", "parent": "index"}]
    framework = Framework.from_rows(rows)
    parts = [
        Evidence.from_wide(table, ("A", "B", "C"), ("a", "b"), periods=[year] * 3)
        for table, year in zip(values, YEARS, strict=True)
    ]
    made = Study(framework=framework, evidence=Evidence.concat(parts), units=Units(("A", "B", "C")))
    return made.replace(period="all", normalise="none", **changes)


def test_adjusted_mazziotta_pareto_of_a_panel_by_hand():
    # Mazziotta and Pareto (2016): the range over all units and years; the base year's mean scores 100.
    # a: lowest 10, highest 50, half of it 20, mean of 2020 is 20: the scale runs from 0 to 40, 70 to 130;
    # b: lowest 1, highest 5, mean of 2020 is 2: from 0 to 4. So 10 is 85, 20 is 100, 30 is 115, 50 is 145
    based = two_years(aggregate={"method": "ampi", "centre": [20.0, 2.0]}).panel()
    first, second = (based[year].scores.column("index") for year in YEARS)
    np.testing.assert_allclose(first, [85, 100, 115], rtol=RTOL)
    # B in 2021: 115 and 100, mean 107.5, variance 56.25, less 56.25 / 107.5
    np.testing.assert_allclose(second, [100, 107.5 - 56.25 / 107.5, 145], rtol=RTOL)
    # who stands still keeps the score: B in 2020 and A in 2021 have the same figures
    plain = two_years(aggregate="ampi").panel()
    assert plain["2020"].scores["B", "index"] == pytest.approx(plain["2021"].scores["A", "index"], rel=RTOL)
    # without a centre the mean over all years: of a 160 / 6, of b 15 / 6
    away = (np.array([10.0, 1]) - [160 / 6, 15 / 6]) / [20.0, 2.0]
    parts = 100 + 30 * away
    low = parts.mean() - parts.var() / parts.mean()
    assert plain["2020"].scores["A", "index"] == pytest.approx(low, rel=RTOL)
    # each period by itself: A is last of both years, and the same
    apart = two_years(aggregate="ampi", normalise_over="each").panel()
    assert apart["2020"].scores["A", "index"] < 80
    assert apart["2021"].scores["B", "index"] != pytest.approx(plain["2021"].scores["B", "index"], abs=0.1)


@pytest.mark.parametrize(
    "method", ["copeland", "wroclaw", "ampi", "benefit-of-the-doubt", "directional-benefit"]
)
def test_what_compares_units_compares_those_of_all_periods(method):
    rng = np.random.default_rng(5)
    values = rng.uniform(1, 9, (2, 3, 2))
    panel = two_years(values, aggregate=method).panel()
    together = np.concatenate([panel[year].scores.column("index") for year in YEARS])
    # the same six rows as six units of one period
    units = tuple("ABCDEF")
    framework = panel["2020"].framework
    evidence = Evidence.from_wide(values.reshape(-1, 2), units, ("a", "b"))
    one = Study(framework=framework, evidence=evidence, units=Units(units))
    alone = one.replace(normalise="none", aggregate=method).index().scores.column("index")
    np.testing.assert_allclose(together, alone, rtol=1e-7)
    # one period scored again by itself, as weights are drawn, stays on the scale of the panel
    index = panel["2021"]
    again = index.recipe.score(index.stages.normalised, index.layout, index.raw_weights)
    np.testing.assert_allclose(again, index.node_scores, rtol=1e-7)
    frame = two_years(values, aggregate=method, uncertainty=Uncertainty(weights=0.0))
    found, shown = frame.robustness(draws=50, milp=0), frame.index()
    assert shown.period == "2021"
    ranks = {code: int(shown.ranks[code, "index"]) for code in found.units}
    assert all(found.sampled.rank_acceptability[code, str(rank)] == 1.0 for code, rank in ranks.items())


def test_a_tree_of_relative_means_in_a_panel():
    rng = np.random.default_rng(6)
    values = rng.uniform(1, 9, (2, 3, 4))
    rows = [{"code": "index"}, {"code": "P", "parent": "index"}, {"code": "Q", "parent": "index"}]
    rows += [{"code": c, "parent": p} for c, p in (("a", "P"), ("b", "P"), ("c", "Q"), ("d", "Q"))]
    framework = Framework.from_rows(rows)
    parts = [
        Evidence.from_wide(table, ("A", "B", "C"), tuple("abcd"), periods=[year] * 3)
        for table, year in zip(values, YEARS, strict=True)
    ]
    made = Study(framework=framework, evidence=Evidence.concat(parts), units=Units(("A", "B", "C")))
    panel = made.replace(period="all", normalise="none", aggregate=["wroclaw", "ampi"]).panel()
    index = panel["2020"]
    draws = np.stack([index.raw_weights] * 3)
    again = index.recipe.score(index.stages.normalised, index.layout, draws)
    np.testing.assert_allclose(again, np.stack([index.node_scores] * 3), rtol=RTOL)
