from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from poliscope.errors import ArrayError
from poliscope.kernels import complementarity as cm
from poliscope.kernels.relatedness import proximity

rng = np.random.default_rng(0)
M = (rng.random((7, 9)) < 0.4).astype(float)
M[5], M[6] = 1, 0
PHI = proximity(M)


def test_complementarity_by_brute_force():
    scores = cm.complementarity(M, PHI)
    for r in range(7):
        for s in range(7):
            lacks = np.flatnonzero(M[r] == 0)
            if not len(lacks):
                assert np.isnan(scores[r, s])
                continue
            # density that s adds in c by what r does not have
            added = [sum(PHI[j, c] for j in lacks if M[s, j]) / PHI[:, c].sum() for c in lacks]
            np.testing.assert_allclose(scores[r, s], np.mean(added), atol=1e-14)
    assert (np.diag(scores)[:5] == 0).all()


def test_carriers_add_up_to_the_score():
    for r, s in ((0, 1), (3, 5), (6, 2)):
        parts = cm.complementarity_carriers(M, PHI, region=r, partner=s)
        np.testing.assert_allclose(parts.sum(), cm.complementarity(M, PHI)[r, s])
        assert (parts[(M[r] == 1) | (M[s] == 0)] == 0).all()


def test_similarity_by_hand():
    similarity = cm.presence_similarity([[1, 1, 0], [0, 1, 1], [0, 0, 0]])
    np.testing.assert_allclose(similarity, [[1, 1 / 3, 0], [1 / 3, 1, 0], [0, 0, np.nan]])


def test_rivals_and_partners():
    similarity = [[1, 0.9, 0.1, 0.2], [0.9, 1, 0.5, np.nan], [0.1, 0.5, 1, 0.3], [0.2, np.nan, 0.3, 1]]
    score = [[0, 0.1, 0.8, 0.2], [0.1, 0, 0.4, 0.3], [0.3, 0.2, 0, 0.1], [0.2, 0.2, 0.2, 0]]
    types = cm.pair_types(similarity, score)
    assert types[0].tolist() == [-1, 1, 2, 0]
    assert types[1, 3] == -1
    assert cm.pair_types([[1.0]], [[0.0]]).tolist() == [[-1]]


def test_profiles_by_hand():
    scores = [[1.0, 0.2, np.nan], [0.4, 0.8, 0.5], [np.nan, np.nan, 0.9]]
    found = cm.profile_complementarity(scores, weights=[1, 3, 4])
    # unit 1 is 0.6 ahead of unit 0 in indicator 1, of weight 3 among 1 + 3
    np.testing.assert_allclose(found[0, 1], 0.45)
    np.testing.assert_allclose(found[1, 0], 0.15)
    assert np.isnan(found[0, 2]) and found[1, 2] == pytest.approx(0.4)
    parts = cm.profile_carriers(scores, unit=0, partner=1, weights=[1, 3, 4])
    np.testing.assert_allclose(parts, [0, 0.45, np.nan])
    with pytest.raises(ArrayError, match="3 weights"):
        cm.profile_complementarity(scores, weights=[1, 2])


@given(arrays(np.float64, (7, 6), elements=st.sampled_from([0, 0.3, 0.7, 1])), st.integers(1, 4))
def test_exact_and_greedy_coalitions(levels, m):
    best = max(cm.coverage(levels, list(chosen)) for chosen in combinations(range(7), m))
    exact = cm.best_coalition(levels, m)
    greedy = cm.best_coalition(levels, m, most_compared=0)
    assert exact.exact and not greedy.exact
    np.testing.assert_allclose(exact.value, best)
    np.testing.assert_allclose(cm.coverage(levels, exact.members), best)
    np.testing.assert_allclose(cm.coverage(levels, greedy.members), greedy.value)
    assert len(set(greedy.members.tolist())) == m
    # Nemhauser, Wolsey and Fisher: at least 1 - 1/e of the best, and never beyond the bound
    assert (1 - 1 / np.e) * best - 1e-12 <= greedy.value <= best + 1e-12 <= greedy.bound + 2e-12


def test_a_coalition_can_have_given_members_and_weights():
    levels = np.array([[1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1.0]])
    assert cm.best_coalition(levels, 2).members.tolist() == [1, 2]
    assert cm.best_coalition(levels, 2, weights=[1, 1, 1, 9]).members.tolist() == [1, 3]
    for most in (0, 100):
        chosen = cm.best_coalition(levels, 2, include=[0], weights=[5, 1, 3, 2], most_compared=most)
        assert sorted(chosen.members.tolist()) == [0, 2]
        np.testing.assert_allclose(chosen.value, 8 / 11)
    assert cm.best_coalition(levels, 1, include=[3]).members.tolist() == [3]
    with pytest.raises(ArrayError, match="no coalition of 5"):
        cm.best_coalition(levels, 5)
    with pytest.raises(ArrayError, match="between 0 and 1"):
        cm.best_coalition(2 * levels, 2)


def test_correlation_beyond_size_sees_through_size():
    n = 30
    openness, taste = rng.normal(0, 2, n), rng.normal(0, 1, (n, n))
    flows = np.exp(openness[:, None] + openness + 0.5 * taste + 0.5 * rng.normal(0, 1, (n, n)))
    bigger = openness[:, None] + openness
    found, pairs = cm.correlation_beyond_size(flows, taste + 3 * bigger)
    # without size the two share half of their variance: correlation 0.71
    assert 0.65 < found < 0.77 and pairs == n * (n - 1)
    assert np.isnan(cm.correlation_beyond_size(flows, bigger)[0])
    # nothing is left once the taste itself is given
    assert abs(cm.correlation_beyond_size(flows, taste + rng.normal(size=(n, n)), given=[taste])[0]) < 0.1
    with pytest.raises(ArrayError, match="three pairs"):
        cm.correlation_beyond_size(np.zeros((3, 3)), np.zeros((3, 3)))
