"""A unit in all its parts."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.answers.profile import profile
from poliscope.errors import DataError
from studies import study


def test_standings_strengths_and_weaknesses():
    found = profile(study().index(), "A")
    assert [s.node for s in found.standings] == ["index", "Q", "P", "q1", "p2", "p1"]
    assert [s.node for s in found.strengths] == ["p1"]
    assert [s.node for s in found.weaknesses] == ["q1"]
    top = found.standings[0]
    assert (top.rank, top.ranked) == (2, 5)
    assert found.to_frame().loc["p2", "value"] == 1.0


def test_an_unknown_unit_suggests_the_nearest():
    with pytest.raises(DataError, match='there is no unit "a"'):
        profile(study().index(), "a")


FLAT = ({"code": "index"}, {"code": "a", "parent": "index"}, {"code": "b", "parent": "index"})


@pytest.mark.parametrize(
    ("unit", "strong", "weak"),
    [("A", ["a"], []), ("B", [], []), ("C", [], ["b"])],
    ids=["first everywhere has no weakness", "second everywhere has neither", "last has no strength"],
)
def test_a_last_place_is_no_strength_and_a_first_no_weakness(unit, strong, weak):
    values = np.array([[3.0, 30.0], [2.0, 20.0], [1.0, 10.0]])
    found = profile(study(values, FLAT, ("A", "B", "C")).index(), unit)
    assert [s.node for s in found.strengths] == strong
    assert [s.node for s in found.weaknesses] == weak
