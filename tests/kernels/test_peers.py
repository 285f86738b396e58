import numpy as np
import pytest

from poliscope.errors import ArrayError
from poliscope.kernels import peers
from poliscope.kernels.specialisation import finger_kreinin

rng = np.random.default_rng(0)


def test_mix_distances_by_hand():
    x = np.array([[1.0, 1, 0], [2, 0, 2], [0, 0, 0]])
    # shares .5 .5 0 and .5 0 .5: Hellinger^2 = 1 - sum sqrt(p q) = 0.5
    np.testing.assert_allclose(peers.mix_distance(x)[0, 1], np.sqrt(0.5))
    np.testing.assert_allclose(peers.mix_distance(x, metric="euclidean")[0, 1], np.sqrt(0.5))
    np.testing.assert_allclose(peers.mix_distance(x, metric="overlap")[:2, :2], [[0, 0.5], [0.5, 0]])
    assert np.isnan(peers.mix_distance(x)[2]).all()
    y = rng.random((5, 8))
    np.testing.assert_allclose(peers.mix_distance(y, metric="overlap"), 1 - finger_kreinin(y), atol=1e-15)
    with pytest.raises(ArrayError, match="unknown distance"):
        peers.mix_distance(x, metric="manhattan")


def test_size_distance():
    np.testing.assert_allclose(
        peers.size_distance([1.0, np.e, -1]), [[0, 1, np.nan], [1, 0, np.nan], [np.nan] * 3]
    )


def test_feature_distance_by_brute_force():
    x = rng.normal(size=(6, 4))
    x[1, 2], x[3] = np.nan, np.nan
    x[:, 3] = 5
    w = np.array([1.0, 2, 0.5, 3])
    z = (x - np.nanmean(x, axis=0)) / np.where(np.nanstd(x, axis=0) > 0, np.nanstd(x, axis=0), 1)
    found = peers.feature_distance(x, weights=w)
    for i in range(6):
        for j in range(6):
            both = ~np.isnan(z[i] - z[j])
            if not both.any():
                assert np.isnan(found[i, j])
                continue
            expected = np.sqrt((w * (z[i] - z[j]) ** 2)[both].sum() / w[both].sum())
            np.testing.assert_allclose(found[i, j], expected, atol=1e-7)
    with pytest.raises(ArrayError, match="a weight of 0 or more"):
        peers.feature_distance(x, weights=[1, 1])


def test_combined_distance_does_not_depend_on_units():
    a, b = peers.feature_distance(rng.normal(size=(5, 2))), peers.size_distance(rng.random(5))
    one, two = peers.combine_distances([a, b]), peers.combine_distances([1000 * a, b])
    np.testing.assert_allclose(one, two)
    only = peers.combine_distances([a, b], weights=[1, 0])
    off = ~np.eye(5, dtype=bool)
    np.testing.assert_allclose(np.median(only[off]), 1)
    missing = np.full((5, 5), np.nan)
    np.testing.assert_allclose(peers.combine_distances([a, missing], weights=[1, 0]), only)
    with pytest.raises(ArrayError, match="one weight"):
        peers.combine_distances([a, b], weights=[1])


def test_nearest_peers():
    distance = np.array([[0, 1, 2, np.nan], [1, 0, 1, np.nan], [2, 1, 0, np.nan], [np.nan] * 4])
    assert peers.nearest_peers(distance, 3).tolist() == [[1, 2, -1], [0, 2, -1], [1, 0, -1], [-1, -1, -1]]
    with pytest.raises(ArrayError, match="at most 3 peers"):
        peers.nearest_peers(distance, 4)


def test_benchmark_of_peers():
    values = np.array([[1.0, np.nan], [3, 4], [5, np.nan], [9, np.nan]])
    chosen = np.array([[1, 2, 3], [0, 2, -1], [3, -1, -1], [0, 1, 2]])
    median = peers.peer_benchmark(values, chosen)
    np.testing.assert_allclose(median, [[5, 4], [3, np.nan], [9, np.nan], [3, 4]])
    np.testing.assert_allclose(peers.peer_benchmark(values, chosen, statistic="mean")[0, 0], 17 / 3)
    np.testing.assert_allclose(peers.peer_benchmark(values, chosen, statistic="best")[3], [5, 4])
    with pytest.raises(ArrayError, match="unknown statistic"):
        peers.peer_benchmark(values, chosen, statistic="mode")


def test_gaps_and_their_worth_add_up_to_the_difference_of_scores():
    x, w = rng.random((2, 5)), rng.random(5)
    gap, relative = peers.gap_table(x[0], x[1])
    np.testing.assert_allclose(gap, x[0] - x[1])
    np.testing.assert_allclose(relative, x[0] / x[1] - 1)
    scores = x @ w / w.sum()
    np.testing.assert_allclose(peers.gap_worth(gap, w).sum(), scores[0] - scores[1])
    assert np.isnan(peers.gap_table([1.0], [0.0])[1]).all()
    with pytest.raises(ArrayError, match="some of them above 0"):
        peers.gap_worth(gap, np.zeros(5))


def test_closing_gaps_and_the_rank_after():
    x = np.array([[0.2, 0.9, np.nan], [0.6, 0.5, 0.4], [0.7, 0.1, 0.3]])
    tables = peers.close_gaps(x, x[1], unit=0)
    assert tables.shape == (4, 3, 3)
    np.testing.assert_allclose(
        tables[:, 0], [[0.6, 0.9, np.nan], [0.2, 0.9, np.nan], [0.2, 0.9, 0.4], [0.6, 0.9, 0.4]]
    )
    np.testing.assert_array_equal(tables[:, 1:], np.repeat(x[None, 1:], 4, axis=0))
    assert np.isnan(x[0, 2])
    scores = np.array([0.3, 0.5, np.nan, 0.5])
    assert peers.rank_after(scores, 0, [0.3, 0.5, 0.6, np.nan]).tolist() == [3, 1, 1, 0]
    with pytest.raises(ArrayError, match="one value for each of the 3"):
        peers.close_gaps(x, [1.0], unit=0)
