"""Competition ranks: by hand, and against scipy's rankdata."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from poliscope.kernels import ranking
from poliscope.kernels.ties import best_places, competition_ranks, rounded, runs_of_equals


def test_ties_share_the_best_rank_and_missing_scores_have_none():
    scores = np.array([[3.0], [5.0], [np.nan], [5.0], [1.0]])
    np.testing.assert_array_equal(competition_ranks(scores)[:, 0], [3, 1, np.nan, 1, 4])


def test_floating_noise_never_breaks_a_tie():
    noisy = np.array([[0.1 + 0.2], [0.3], [0.7 * 3 / 7]])
    np.testing.assert_array_equal(competition_ranks(noisy)[:, 0], [1, 1, 1])
    # the same at a scale where nine decimals are finer than a double
    np.testing.assert_array_equal(competition_ranks(noisy * 1e13)[:, 0], [1, 1, 1])


def test_small_real_differences_count():
    np.testing.assert_array_equal(competition_ranks(np.array([[50.000000002], [50.0]]))[:, 0], [1, 2])


def test_rounding_gives_no_negative_zero():
    assert not np.signbit(rounded(np.array([[-1e-15], [1.0]]))[0, 0])


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=30))
def test_ranks_agree_with_scipy(values):
    scores = np.array(values, dtype=float)[:, None]
    np.testing.assert_array_equal(competition_ranks(scores)[:, 0], rankdata(-scores[:, 0], method="min"))


def test_a_stack_equals_the_stack_of_singles():
    scores = np.random.default_rng(0).integers(0, 5, (4, 3, 7, 2)).astype(float)
    stacked = competition_ranks(scores)
    for i in np.ndindex(4, 3):
        np.testing.assert_array_equal(stacked[i], competition_ranks(scores[i]))


def test_every_ranking_shares_its_places_from_one_core():
    scores = np.random.default_rng(3).integers(0, 6, (5, 40)).astype(float)
    scores[0, ::7] = np.nan
    places = best_places(scores)
    np.testing.assert_array_equal(places, ranking.competition_ranks(scores))
    np.testing.assert_array_equal(
        np.where(places > 0, places, np.nan), competition_ranks(scores[..., None])[..., 0]
    )
    order, begins = runs_of_equals(scores)
    ordered = np.take_along_axis(scores, order, axis=-1)
    known = np.isfinite(ordered[1:])
    assert (np.diff(ordered[1:], axis=-1) <= 0).all() and known.all()
    np.testing.assert_array_equal(begins[1:, 1:], np.diff(ordered[1:], axis=-1) != 0)
    assert np.isnan(ordered[0, -6:]).all()
