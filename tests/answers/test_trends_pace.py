"""Targets and pace, growth against growth, convergence: by hand."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.answers.trends import Target, follow_trends, pace_towards
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError

YEARS = np.array([2014.0, 2019.0, 2024.0])


def pace(value, year, figures, years=YEARS):
    return pace_towards(Target("x", value, year), "A", years, np.array(figures, dtype=float))


def test_a_trillion_by_2026():
    """100 in 2014, 400 in 2024 (14.87 % a year); 1,000 by 2026 needs 58.11 % a year."""
    found = pace(1000, 2026, [100, np.nan, 400])
    assert found.verdict == "behind"
    assert found.actual == pytest.approx(4**0.1 - 1)
    assert found.required == pytest.approx(2.5**0.5 - 1)
    assert found.projected == pytest.approx(400 * 4**0.2)
    assert found.reached_in == pytest.approx(2024 + np.log(2.5) / np.log(4) * 10)
    assert pace(500, 2026, [100, np.nan, 400]).verdict == "on-course"


@pytest.mark.parametrize(
    ("value", "year", "figures", "verdict", "reason"),
    [
        (300, 2030, [100, 200, 400], "reached", ""),
        (900, 2024, [100, 200, 400], "overdue", ""),
        (900, 2030, [np.nan, np.nan, 400], "cannot-tell", "one-figure"),
        (900, 2030, [np.nan] * 3, "cannot-tell", "no-figure"),
        (900, 2030, [-1, 2, 3], "cannot-tell", "not-positive"),
        (900, 2030, [500, 450, 400], "behind", ""),
    ],
)
def test_every_verdict(value, year, figures, verdict, reason):
    found = pace(value, year, figures)
    assert (found.verdict, found.reason) == (verdict, reason)
    if reason == "one-figure":
        assert found.required == pytest.approx((900 / 400) ** (1 / 6) - 1)
    if figures == [500, 450, 400]:
        assert np.isinf(found.reached_in)


@pytest.mark.parametrize(
    ("value", "year", "figures", "verdict"),
    [
        (50, 2030, [100, 80, 40], "reached"),
        (50, 2030, [40, 45, 60], "behind"),
        (20, 2024, [100, 80, 40], "overdue"),
        (20, 2034, [160, 80, 40], "on-course"),  # halves every five years: 40, 20, 10
        (20, 2027, [160, 80, 40], "behind"),
        (10, 2034, [160, 80, 40], "on-course"),  # exactly
        (9.9, 2034, [160, 80, 40], "behind"),
    ],
)
def test_a_level_to_fall_to(value, year, figures, verdict):
    target = Target("x", value, year, direction=-1)
    found = pace_towards(target, "A", YEARS, np.array(figures, dtype=float))
    assert found.verdict == verdict
    if figures[0] == 160 and verdict != "overdue":
        assert found.actual == pytest.approx(0.5**0.2 - 1)
        assert found.required == pytest.approx((value / 40) ** (1 / (year - 2024)) - 1)
        assert found.reached_in == pytest.approx(2024 + 5 * np.log2(40 / value))
    if figures[-1] == 60:
        assert np.isinf(found.reached_in)


@pytest.mark.parametrize("factor", [1.1, 1.07, 1.013, 2.3])
def test_exactly_the_pace_that_is_needed_is_on_course(factor):
    figures = [3.0, 3.0 * factor**5, 3.0 * factor**10]
    assert pace(3.0 * factor**13, 2027, figures).verdict == "on-course"


def test_figures_after_the_targets_year_do_not_count():
    assert pace(300, 2019, [100, 200, 400]).verdict == "overdue"


def test_a_target_of_nothing():
    with pytest.raises(DataError, match="the target of x is 0"):
        pace(0, 2030, [1, 2, 3])


def tables(values, codes=("x", "gdp"), years=("2014", "2019", "2024")):
    units = tuple("ABCDEFGH")[: np.shape(values)[1]]
    return {
        year: Matrix(np.asarray(v, dtype=float), units, codes) for year, v in zip(years, values, strict=True)
    }


def test_growth_against_gdp_uses_the_years_of_both():
    values = np.array([[[100.0, np.nan]], [[120.0, 100.0]], [[150.0, 110.0]]])
    found = follow_trends(tables(values), against="gdp")
    own, gdp = (150 / 120) ** 0.2 - 1, 1.1**0.2 - 1
    assert found.points["A", "x"] == pytest.approx(own - gdp)
    assert found.elasticity["A", "x"] == pytest.approx(own / gdp)
    assert found.points["A", "gdp"] == 0
    assert found.figures["A", "gdp"] == 2
    assert len(found.to_frame()) == 2


def test_points_are_the_difference_of_the_growth_that_is_shown():
    """Three figures each: both rates are those of the lines through the logarithms."""
    values = np.array([[[100.0, 50.0]], [[180.0, 55.0]], [[200.0, 80.0]]])
    found = follow_trends(tables(values), against="gdp")
    slopes = [np.polyfit([0, 5, 10], np.log(values[:, 0, k]), 1)[0] for k in (0, 1)]
    own, gdp = np.exp(slopes) - 1
    assert found.growth["A", "x"] == pytest.approx(own)
    assert found.points["A", "x"] == pytest.approx(own - gdp)
    assert found.elasticity["A", "x"] == pytest.approx(own / gdp)


def test_convergence_needs_beta_and_sigma():
    rng = np.random.default_rng(0)
    start = np.exp(rng.normal(4, 1, 8))
    level = np.exp(4.0)
    years = ("2004", "2009", "2014", "2019", "2024")
    closing = [level * (start / level) ** power for power in (1, 0.85, 0.7, 0.55, 0.4)]
    opening = [level * (start / level) ** power for power in (1, 1.2, 1.4, 1.6, 1.8)]
    for history, verdict in ((closing, "converging"), (opening, "diverging")):
        noisy = [h * np.exp(rng.normal(0, 0.01, 8)) for h in history]
        (found,) = follow_trends(tables([n[:, None] for n in noisy], ("x",), years)).convergence
        assert found.verdict == verdict
        assert found.beta.units == 8
    # two periods give beta, but sigma has no interval: that the spread narrowed is not shown
    two = [closing[0][:, None], closing[4][:, None]]
    (found,) = follow_trends(tables(two, ("x",), ("2014", "2024"))).convergence
    assert found.verdict == "lower-grew-faster"


def test_one_period_or_few_units_cannot_tell():
    (found,) = follow_trends(tables([[[1.0], [2.0]]], ("x",), ("2024",))).convergence
    assert (found.verdict, found.beta) == ("cannot-tell", None)


def test_names_and_periods_that_do_not_fit():
    values = [[[1.0, 2.0]]]
    with pytest.raises(DataError, match="trends need periods that are numbers, not now"):
        follow_trends(tables(values, years=("now",)))
    with pytest.raises(DataError, match='there is no figure of "gpd"'):
        follow_trends(tables(values, years=("2024",)), against="gpd")
    with pytest.raises(DataError, match='a target names an unknown unit "Z"'):
        follow_trends(tables(values, years=("2024",)), targets=[Target("x", 3, 2030, "Z")])
