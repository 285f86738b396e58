"""Who with whom: pairs by hand, coalitions by trying all, and what it is not."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from poliscope.answers.complementarity import match_profiles, match_structure
from poliscope.answers.structure import describe_structure
from poliscope.data.activities import Activities
from poliscope.errors import DataError
from studies import study


@pytest.fixture(scope="module")
def found():
    rng = np.random.default_rng(0)
    jobs = rng.poisson(rng.gamma(0.7, 20, (9, 12))).astype(float)
    table = Activities.from_tables({"": jobs}, [f"R{r}" for r in range(9)], [f"a{c}" for c in range(12)])
    return match_structure(describe_structure(table, units=[f"R{r}" for r in range(7)]))


def test_scores_by_their_formula(found):
    M, phi = found.levels, found.links
    assert found.units == tuple(f"R{r}" for r in range(7))
    for r, s in ((0, 1), (3, 6)):
        lacking = np.flatnonzero(M[r] == 0)
        added = [((1 - M[r]) * M[s] * phi[:, c]).sum() / phi[:, c].sum() for c in lacking]
        assert found.score[f"R{r}", f"R{s}"] == pytest.approx(np.mean(added))


def test_offers_are_ordered_and_carried_by_what_the_other_lacks(found):
    offers = found.partners("R2", most=4, carriers=12)
    assert [o.score for o in offers] == sorted((o.score for o in offers), reverse=True)
    for o in offers:
        assert o.back == found.score[o.partner, "R2"]
        assert sum(share for _, share in o.carriers) == pytest.approx(1)
        for code, _ in o.carriers:
            place = found.items.index(code)
            assert found.levels[found.units.index(o.partner), place] == 1
            assert found.levels[2, place] == 0


def test_beyond_size_has_no_row_and_column_means_left(found):
    # an exact double centring of a full off-diagonal table leaves small means only
    assert np.isnan(np.diag(found.beyond)).all()
    assert abs(np.nanmean(found.beyond)) < 1e-12


def test_the_best_coalition_is_the_best_of_all(found):
    best = found.coalition(3)
    covers = {m: found.levels[list(m)].max(axis=0).mean() for m in combinations(range(7), 3)}
    assert best.exact and best.value == pytest.approx(max(covers.values()))
    given = found.coalition(3, include=["R4"])
    assert "R4" in given.members
    assert given.value == pytest.approx(max(v for m, v in covers.items() if 4 in m))
    nobody = [c for c in found.items if c in best.lacking]
    reached = found.levels[[found.units.index(u) for u in best.members]].max(axis=0)
    assert all(reached[found.items.index(c)] == 0 for c in nobody)


def test_order_and_kinds(found):
    assert sorted(found.order) == list(range(7))
    assert set(np.unique(found.kinds)) <= {-1, 0, 1, 2, 3}
    assert {c.choice for c in found.conventions} == {"activities", "jaccard", "medians"}
    frame = found.to_frame()
    assert len(frame) == 42
    assert set(frame["kind"]) <= {"neither", "rival", "partner", "both"}


def test_profiles_where_there_are_no_activities():
    index = study().index()
    found = match_profiles(index)
    x, weights = index.stages.normalised, index.weights.column("effective")[:3]
    # A is first in p1 and p2 and last in q1: hardware meets software
    by_hand = (np.maximum(x[1] - x[0], 0) * weights).sum() / weights.sum()
    assert found.score["A", "B"] == pytest.approx(by_hand)
    (offer,) = found.partners("A", most=1)
    assert (offer.partner, offer.carriers[0][0]) == ("B", "q1")
    assert found.coalition(2).members == ("A", "B")
    assert found.similarity["A", "A"] == 1


def test_what_cannot_be(found):
    with pytest.raises(DataError, match='"R8" is not among those that are compared'):
        found.partners("R8")
    with pytest.raises(DataError, match="there is no coalition of 9 out of 7 units"):
        found.coalition(9)
    alone = Activities.from_tables({"": np.ones((2, 2))}, ("A", "B"), ("x", "y"))
    with pytest.raises(DataError, match="at least two are needed"):
        match_structure(describe_structure(alone, units=["A"]))
