"""Climate or luck with names: known truth, the article's question, and counts that are not listed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom, poisson

import poliscope as ps
from poliscope.answers.incidence import measure_incidence
from poliscope.errors import DataError

CHINA = Path(__file__).resolve().parents[2] / "examples" / "china-cities"


def test_one_true_outlier_is_found_and_the_others_are_luck():
    rng = np.random.default_rng(0)
    size = rng.gamma(2.0, 5.0, 40)
    count = rng.poisson(size).astype(float)
    count[7] = 4 * size[7] + 5
    count = np.round(count)
    places = tuple(f"P{p}" for p in range(40))
    found = measure_incidence(places, count, size)
    named = found.table.column("chance_after_looking") < 0.05
    assert [places[p] for p in np.flatnonzero(named)] == ["P7"]
    assert found.table["P7", "standing_out"] < 0.05
    assert places[int(np.argmax(found.table.column("first")))] == "P7"
    assert found.table["P7", "shrunk"] < found.table["P7", "ratio"]
    np.testing.assert_allclose(found.table.column("expected").sum(), count.sum())


def test_without_differences_there_are_no_ranks_and_no_claims():
    size = np.full(30, 20.0)
    count = np.random.default_rng(3).poisson(size).astype(float)
    found = measure_incidence([str(p) for p in range(30)], count, size)
    assert (found.table.column("chance_after_looking") > 0.05).all()
    assert found.shrinkage.p_value > 0.05
    if found.ranks is None:
        assert np.isnan(found.top_probability(3).values).all()


def test_the_articles_question():
    """How likely are so many unicorns in Hangzhou if cities differed by size only?"""
    found = ps.read_study(CHINA).incidence()
    assert (found.count, found.exposure, found.listed_from) == ("unicorns", "gdp", 5)
    # the cities that the report does not list enter as fewer than five: by hand, the equation of the rate
    hidden = np.isnan(found.observed)
    assert sorted(np.array(found.places)[hidden]) == ["Dongguan", "Jinan", "Xiamen", "Zhengzhou"]
    mean = found.rate * found.sizes
    guess = mean * poisson.cdf(3, mean) / poisson.cdf(4, mean)
    assert found.rate * found.sizes.sum() == pytest.approx(np.where(hidden, guess, found.observed).sum())
    # 2,005.9 billion of GDP let expect 17.5 unicorns; there are 19
    assert found.table["Hangzhou", "expected"] == pytest.approx(17.5, abs=0.1)
    assert found.chance("Hangzhou", 19) == pytest.approx(poisson.sf(18, found.table["Hangzhou", "expected"]))
    assert found.table["Hangzhou", "chance"] == pytest.approx(0.388, abs=0.005)
    assert found.table["Hangzhou", "chance_after_looking"] > 0.95
    assert found.chance("Hangzhou", 6) > 0.999
    assert found.table["Beijing", "chance_after_looking"] < 0.001
    assert found.table["Shanghai", "standing_out"] > 0.05 > found.table["Shanghai", "chance_after_looking"]
    # Tianjin and Wuxi are listed, but there is no GDP of 2023 for them here
    assert {one.unit: one.reason for one in found.left_out}["Tianjin"] == "no-exposure"


def test_one_question_has_one_answer():
    """Half of all exposure in one place: 9 of 18 dealt out by size is not 9 where 6.4 are expected."""
    found = measure_incidence(list("ABCD"), np.array([9.0, 3, 4, 2]), np.array([50.0, 20, 30, 40]), draws=200)
    for place, count in zip("ABCD", (9, 3, 4, 2), strict=True):
        assert found.chance(place, count) == pytest.approx(found.table[place, "chance"])
    assert found.chance("A", 9) == pytest.approx(binom.sf(8, 18, 50 / 140))


def test_unknown_counts_are_left_out_where_nothing_says_that_they_are_small():
    found = measure_incidence(("A", "B", "C"), np.array([3.0, np.nan, 9.0]), np.array([1.0, 1.0, 2.0]))
    assert found.places == ("A", "C")
    assert [(one.unit, one.reason) for one in found.left_out] == [("B", "no-count")]


def test_the_same_seed_gives_the_same_table_and_the_funnel_narrows():
    args = (("A", "B", "C", "D"), np.array([3.0, 1.0, 9.0, 30.0]), np.array([1.0, 1.0, 2.0, 8.0]))
    one, other = measure_incidence(*args), measure_incidence(*args)
    np.testing.assert_array_equal(one.table.values, other.table.values)
    width = one.funnel().column("upper_95") - one.funnel().column("lower_95")
    assert width[-1] < width[0]
    assert one.to_frame()["chance"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("observed", "exposure", "listed", "message"),
    [
        ([1.5, 2.0], [1.0, 1.0], 0, "n of A is 1.5: a count is a whole number of 0 or more"),
        ([-1.0, 2.0], [1.0, 1.0], 0, "n of A is -1"),
        ([3.0, 9.0], [1.0, 1.0], 5, "n of A is 3, but the source is said to list from 5 on"),
        ([3.0, 9.0], [0.0, 1.0], 0, "m of A is 0: an exposure is above 0"),
        ([0.0, 0.0], [1.0, 1.0], 0, "there is no n anywhere"),
        ([3.0, 2.0], [np.nan, 1.0], 0, "only one place has both n and m"),
    ],
)
def test_what_cannot_be(observed, exposure, listed, message):
    with pytest.raises(DataError, match=message):
        measure_incidence(
            ("A", "B"),
            np.array(observed),
            np.array(exposure),
            count="n",
            exposure_name="m",
            listed_from=listed,
        )


def test_questions_that_make_no_sense():
    found = measure_incidence(("A", "B"), np.array([3.0, 9.0]), np.array([1.0, 1.0]))
    with pytest.raises(DataError, match="a number of successes is 0 or more"):
        found.chance("A", -1)
    with pytest.raises(DataError, match="the top 3 of 2 places"):
        found.top_probability(3)
