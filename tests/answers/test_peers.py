"""The mirror: distances by hand, and gaps that are worth what scoring anew says."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.answers.peers import compare_with_peers, structural_distance
from poliscope.data.activities import Activities
from poliscope.errors import DataError, MethodError
from studies import CITIES, VALUES, study


@pytest.fixture(scope="module")
def index():
    return study().index()


def test_a_chosen_mirror_gap_by_gap(index):
    found = compare_with_peers(index, "C", against="A")
    assert (found.peers, found.chosen) == (("A",), True)
    # p1 6 against 10; p2 3 against 1 where lower is better; q1 7 against 5
    assert found.behind() == ("p2", "p1") and found.ahead() == ("q1",)
    assert found.gaps["p1", "relative"] == pytest.approx(-0.4)
    assert found.gaps["q1", "worth"] == 0


def test_worth_and_rank_are_those_of_the_index_built_anew(index):
    found = compare_with_peers(index, "C", against="A")
    closed = VALUES.copy()
    closed[2, 1] = 1.0  # C reaches A's p2; the range of the indicator stays as it is
    again = study(closed).index()
    assert found.gaps["p2", "worth"] == pytest.approx(again.scores["C", "index"] - index.scores["C", "index"])
    assert found.gaps["p2", "rank"] == again.ranks["C", "index"]
    closed[2, 0] = 10.0
    both = study(closed).index()
    assert found.all_worth == pytest.approx(both.scores["C", "index"] - index.scores["C", "index"])
    assert found.all_rank == both.ranks["C", "index"]


def test_also_where_scores_depend_on_all_units():
    index = study(aggregate="copeland").index()
    found = compare_with_peers(index, "D", against="A")
    closed = VALUES.copy()
    closed[3, 0] = 10.0
    again = study(closed, aggregate="copeland").index()
    assert found.gaps["p1", "rank"] == again.ranks["D", "index"]


def test_worth_under_another_mean_is_not_the_weighted_gap():
    index = study(normalise={"method": "minmax", "low": 1, "high": 100}, aggregate="geometric").index()
    found = compare_with_peers(index, "E", against="A")
    plain = compare_with_peers(study().index(), "E", against="A")
    assert found.all_worth > 0 and found.all_worth != pytest.approx(plain.all_worth)


def test_peers_by_mix_and_size_with_the_distance_stated(index):
    jobs = np.array([[8.0, 1, 1], [80.0, 10, 10], [1.0, 8, 1], [1.0, 1, 8], [7.0, 2, 1]])
    table = Activities.from_tables({"": jobs}, CITIES, ("x", "y", "z"))
    mix = compare_with_peers(index, "A", activities=table, most=2)
    assert (mix.kinds, mix.peers) == (("mix",), ("B", "E"))
    assert mix.distances["B", "mix"] == pytest.approx(0, abs=1e-7)
    both = compare_with_peers(index, "A", activities=table, sizes={"size": jobs.sum(axis=1)}, most=1)
    assert (both.kinds, both.peers) == (("mix", "size"), ("E",))
    size = compare_with_peers(index, "A", sizes={"size": np.array([1.0, 2, 4, 8, 1000])}, most=1)
    assert size.peers == ("B",)
    assert size.distances["C", "size"] == pytest.approx(2 * size.distances["B", "size"])
    kinds, _, each = structural_distance(index, sizes={"size": np.array([1.0, 2, 4, 8, 1000])})
    assert kinds == ("size",)
    assert np.median(each[0][~np.eye(5, dtype=bool)]) == pytest.approx(1)


def test_the_profile_sees_shape_and_not_level():
    values = np.array([[9.0, 1.0, 9.0], [6.0, 4.0, 6.0], [9.0, 5.0, 1.0], [1.0, 1.0, 5.0], [5.0, 3.0, 2.0]])
    found = compare_with_peers(study(values).index(), "A", most=4)
    assert found.kinds == ("profile",)
    assert found.distances.column("profile")[0] == 0


def test_missing_figures_of_a_unit_can_be_closed_and_of_a_mirror_not():
    values = VALUES.copy()
    values[2, 0], values[0, 2] = np.nan, np.nan
    index = study(values, minimum_availability=0.0).index()
    found = compare_with_peers(index, "C", against="A")
    assert np.isnan(found.gaps["p1", "gap"]) and found.gaps["p1", "worth"] != 0
    assert np.isnan(found.gaps["q1", "gap"]) and found.gaps["q1", "worth"] == 0


@pytest.mark.parametrize(
    ("unit", "options", "error", "message"),
    [
        ("Z", {}, DataError, 'there is no unit "Z"'),
        ("A", {"against": "A"}, DataError, '"A" is held against itself'),
        ("A", {"kinds": ["mix"]}, DataError, 'the distance in "mix" needs a table of activities'),
        ("A", {"kinds": ["hue"]}, DataError, 'there is no kind of distance "hue"'),
        ("A", {"statistic": "mode"}, MethodError, 'there is no statistic "mode"'),
        ("A", {"most": 0}, DataError, "a mirror has at least one peer, not 0"),
        ("A", {"sizes": {"size": np.full(5, np.nan)}}, DataError, "no ranked unit has a distance"),
    ],
)
def test_what_cannot_be(index, unit, options, error, message):
    with pytest.raises(error, match=message):
        compare_with_peers(index, unit, **options)
