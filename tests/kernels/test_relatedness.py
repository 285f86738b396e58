import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from poliscope.errors import ArrayError
from poliscope.kernels import relatedness as rel
from poliscope.kernels.relatedness import proximity, relatedness_density
from poliscope.kernels.specialisation import location_quotient, presence

# 4 regions x 4 activities, region 3 empty, nobody has activity 3
M = np.array([[1.0, 1, 0, 0], [1, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0]])
presences = arrays(np.float64, st.tuples(st.integers(2, 7), st.integers(2, 7)), elements=st.integers(0, 1))
MEASURES = ["minimum", "cosine", "jaccard", "association", "probability"]


def test_proximity_by_hand():
    # 0 and 1 are always together; 0 and 2 once, each in two regions
    phi = proximity(M)
    np.testing.assert_allclose(phi[:3, :3], [[0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]])
    assert (phi[3] == 0).all() and (phi[:, 3] == 0).all()


def brute_force(M, measure, totals):
    n = M.T @ M
    size = np.diag(n).copy()
    if totals == "cooccurrence" or measure == "probability":
        size = n.sum(axis=1) - size
    N, T = (size.sum() if totals == "cooccurrence" else len(M)), size.sum()
    phi = np.zeros_like(n)
    for i in range(len(n)):
        for j in range(len(n)):
            if i == j or n[i, j] == 0:
                continue
            a, b = size[i], size[j]
            expected = {
                "minimum": max(a, b),
                "cosine": np.sqrt(a * b),
                "jaccard": a + b - n[i, j],
                "association": a * b / N,
                "probability": (a / T * b / (T - a) + b / T * a / (T - b)) * T / 2
                if max(a, b) < T
                else np.inf,
            }[measure]
            phi[i, j] = n[i, j] / expected
    return phi


@pytest.mark.parametrize("totals", ["occurrence", "cooccurrence"])
@pytest.mark.parametrize("measure", MEASURES)
@given(x=presences)
def test_every_measure_by_brute_force_dense_and_sparse(measure, totals, x):
    expected = brute_force(x, measure, totals)
    np.testing.assert_allclose(proximity(x, measure=measure, totals=totals), expected, rtol=1e-12)
    s = proximity(sparse.csr_array(x), measure=measure, totals=totals)
    np.testing.assert_allclose(s.toarray(), expected, rtol=1e-12)


@given(presences)
def test_density_lies_between_0_and_1_and_sparse_agrees(x):
    phi = proximity(x)
    density = relatedness_density(x, phi)
    known = density[~np.isnan(density)]
    assert ((known >= 0) & (known <= 1)).all()
    assert (np.isnan(density) == (phi.sum(axis=0) == 0)).all()
    s = sparse.csr_array(x)
    np.testing.assert_allclose(relatedness_density(s, proximity(s)), density, rtol=1e-12)


@given(presences, st.randoms(use_true_random=False))
def test_order_of_regions_and_activities_does_not_matter(x, random):
    rows, columns = list(range(x.shape[0])), list(range(x.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    turned = relatedness_density(x[rows][:, columns], proximity(x[rows][:, columns]))
    np.testing.assert_allclose(turned, relatedness_density(x, proximity(x))[rows][:, columns], rtol=1e-12)


def test_a_stack_is_the_stack_of_singles():
    stack = (np.random.default_rng(0).random((3, 6, 5)) < 0.5).astype(float)
    phi = proximity(stack)
    np.testing.assert_allclose(phi, np.stack([proximity(one) for one in stack]))
    density = relatedness_density(stack, phi)
    np.testing.assert_allclose(
        density, np.stack([relatedness_density(a, b) for a, b in zip(stack, phi, strict=True)])
    )


def test_nothing_passed_in_is_modified():
    x, counts = M.copy(), M.T @ M
    kept = counts.copy()
    rel.normalise_cooccurrence(counts)
    proximity(x)
    np.testing.assert_array_equal(counts, kept)
    s = sparse.csr_array(counts)
    rel.normalise_cooccurrence(s)
    np.testing.assert_array_equal(s.toarray(), kept)


def test_cooccurrence_of_fractions_and_of_records():
    half = 0.5 * M
    np.testing.assert_array_equal(rel.cooccurrence(half), half.T @ half)
    # three records: activities 0 and 1 together twice
    records = sparse.csr_array(np.array([[1, 1], [1, 1], [0, 1]]))
    assert rel.cooccurrence(records).toarray().tolist() == [[2, 2], [2, 3]]
    phi = rel.normalise_cooccurrence(rel.cooccurrence(records), measure="association", observations=3)
    np.testing.assert_allclose(phi.toarray(), [[0, 1], [1, 0]])


def test_what_cannot_be_normalised_is_said():
    with pytest.raises(ArrayError, match="unknown measure"):
        proximity(M, measure="cosinus")
    with pytest.raises(ArrayError, match="unknown totals"):
        proximity(M, totals="all")
    with pytest.raises(ArrayError, match="square table"):
        rel.normalise_cooccurrence(M[:2])
    with pytest.raises(ArrayError, match="number of observations"):
        rel.normalise_cooccurrence(M.T @ M, measure="association")
    with pytest.raises(ArrayError, match="4 activities in the presence table, 3"):
        relatedness_density(M, proximity(M)[:3, :3])


def test_density_across_two_kinds_of_activities():
    # links of 2 sciences to 3 technologies
    links = np.array([[1.0, 0, 3], [1, 0, 1]])
    density = relatedness_density([[1.0, 0]], links)
    np.testing.assert_allclose(density, [[0.5, np.nan, 0.75]])


def test_contributions_add_up_to_density():
    phi = proximity(M)
    for table, links in ((M, phi), (sparse.csr_array(M), sparse.csr_array(phi))):
        parts = rel.density_contributions(table, links, region=1)
        np.testing.assert_allclose(parts.sum(axis=0), relatedness_density(M, phi)[1])


def test_strongest_links_keep_ties():
    links = np.array([[0, 3.0, 1], [3, 0, 1], [2, 1, 0]])
    assert rel.strongest_links(links, 1).tolist() == [[0, 3, 1], [3, 0, 1], [0, 0, 0]]
    np.testing.assert_array_equal(rel.strongest_links(links, 5), links)
    with pytest.raises(ArrayError, match="at least one link"):
        rel.strongest_links(links, 0)


def test_correlation_proximity_by_numpy():
    x = np.random.default_rng(1).random((9, 5))
    x[:, 2] = 0.1
    expected = np.zeros((5, 5))
    used = [0, 1, 3, 4]
    expected[np.ix_(used, used)] = np.clip(np.corrcoef(x[:, used].T), 0, None)
    np.fill_diagonal(expected, 0)
    np.testing.assert_allclose(rel.correlation_proximity(x), expected, atol=1e-14)


def test_relative_relatedness_by_hand():
    density = np.array([[0.1, 0.3, 0.5, np.nan], [0.2, 0.2, 0.2, np.nan]])
    has = np.array([[0, 0, 1.0, 0], [0, 0, 0, 0]])
    np.testing.assert_allclose(
        rel.relative_relatedness(density, has), [[-1, 1, np.nan, np.nan], [np.nan] * 4]
    )


def test_relative_relatedness_is_econcomplexs(portable):
    import pandas as pd

    folder = portable / "complexity-60x120"
    x = pd.read_csv(folder / "synth_60x120_t0.csv.gz", index_col=0).to_numpy(float)
    theirs = pd.read_csv(folder / "matrices/econcomplex__relative_relatedness.csv.gz", index_col=0).to_numpy(
        float
    )
    has = presence(location_quotient(x))
    # econcomplex 1.0.1 lets the activity that nobody has count as a density of 0
    density = np.nan_to_num(relatedness_density(has, proximity(has)))
    ours = rel.relative_relatedness(density, has)
    assert (np.isnan(ours) == np.isnan(theirs)).all()
    ratio = ours / theirs
    # it divides by the sample standard deviation
    options = (has == 0).sum(axis=1)
    np.testing.assert_allclose(np.nanmedian(ratio[options < 120], axis=1), 1, atol=1e-8)


def test_bounds_of_density_hold_the_density_of_the_truth():
    rng = np.random.default_rng(4)
    truth = np.exp(rng.normal(0, 1, (12, 3)) @ rng.normal(0, 1, (3, 15))) * 2000
    expected = relatedness_density(has := presence(location_quotient(truth)), proximity(has))
    observed = rng.poisson(truth).astype(float)
    lower, upper = rel.density_bounds(observed, draws=200, rng=rng, level=0.9)
    assert (lower <= upper).all()
    assert ((lower - 1e-6 <= expected) & (expected <= upper + 1e-6)).mean() > 0.85
    with pytest.raises(ArrayError, match="one table"):
        rel.density_bounds(observed[None], draws=2, rng=rng)
