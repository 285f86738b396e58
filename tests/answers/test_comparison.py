"""Why one unit is ahead of another; variants compared."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.answers.comparison import compare, why
from poliscope.errors import DataError, MethodError
from studies import VALUES, study


@pytest.mark.parametrize("aggregate", ["arithmetic", "geometric", "harmonic", {"method": "power", "p": 0.5}])
def test_the_parts_of_a_gap_add_up(aggregate):
    index = study(normalise={"method": "minmax", "low": 1, "high": 100}, aggregate=aggregate).index()
    found = why(index, "B", "A")
    assert found.gap == pytest.approx(index.scores["B", "index"] - index.scores["A", "index"])
    assert found.part("P") + found.part("Q") == pytest.approx(found.gap)
    assert found.part("p1") + found.part("p2") == pytest.approx(found.part("P"))
    assert found.part("Q") > 0 > found.part("P")


def test_an_arithmetic_gap_by_hand():
    index = study(normalise={"method": "minmax", "low": 0, "high": 100}).index()
    found = why(index, "B", "A")
    # P: (75 - 100) * 2/3; Q: (100 - 0) / 3
    assert found.part("P") == pytest.approx(-50 / 3)
    assert found.part("Q") == pytest.approx(100 / 3)


def test_a_median_does_not_split_and_says_so():
    index = study(aggregate="median").index()
    with pytest.raises(MethodError, match='a score by "median" at "P" does not split into parts'):
        why(index, "A", "B")


def test_units_without_a_score_cannot_be_compared():
    values = VALUES.copy()
    values[4] = [np.nan, np.nan, 1.0]
    index = study(values, screen={"method": "availability", "minimum": 0.9}).index()
    with pytest.raises(DataError, match='"E" has no score'):
        why(index, "A", "E")


def test_rank_shifts_of_variants():
    base = study()
    found = compare({"study": base.index(), "without Q": base.replace(drop=["Q"]).index()})
    assert list(found.shifts.columns) == ["without Q"]
    assert found.shifts["A", "without Q"] == 1  # from 2nd to 1st
    assert found.shifts["B", "without Q"] == -1
    assert found.mean_shift["study", "mean_shift"] == 0
    # ranks 2 1 3 4 4 against 1 2 3 4 5: shifts 1, 1, 0, 0, 1
    assert found.mean_shift["without Q", "mean_shift"] == pytest.approx(3 / 5)
    assert found.to_frame().index[0] == "B"


def test_a_comparison_needs_two_variants_with_units_in_common():
    index = study().index()
    with pytest.raises(DataError, match="at least two variants"):
        compare({"study": index})
    other = study(units=("V", "W", "X", "Y", "Z")).index()
    with pytest.raises(DataError, match="no unit in common"):
        compare({"study": index, "other": other})
