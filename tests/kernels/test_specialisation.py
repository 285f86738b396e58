import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse, stats

from poliscope.errors import ArrayError
from poliscope.kernels import specialisation as sp
from poliscope.kernels.relatedness import proximity

# 3 regions x 4 activities; region 1 is empty, nobody has activity 3
X = np.array([[2.0, 2, 0, 0], [0, 0, 0, 0], [1, 1, 4, 0]])
tables = arrays(np.float64, st.tuples(st.integers(2, 6), st.integers(2, 6)), elements=st.integers(0, 9))


def test_location_quotient_by_hand():
    # region 0: 4 of 10, activity 0: 3 of 10; (2/4) / (3/10) = 5/3. Region 2: (1/6) / (3/10) = 5/9
    q = sp.location_quotient(X)
    np.testing.assert_allclose(q[[0, 2], :3], [[5 / 3, 5 / 3, 0], [5 / 9, 5 / 9, 5 / 3]], rtol=1e-15)
    assert np.isnan(q[1]).all() and np.isnan(q[:, 3]).all()


def test_a_tie_with_the_benchmark_is_exactly_one():
    # rows in proportion 1 : 3 : 7 of one mix: every quotient is 1, however the shares round
    x = np.outer([1, 3, 7], [3, 7, 11, 13])
    assert (sp.location_quotient(x) == 1).all()
    assert sp.presence(sp.location_quotient(x)).all()


def test_benchmark_may_be_a_group_of_peers():
    q = sp.location_quotient(X, benchmark=X[2])
    np.testing.assert_allclose(q[0, :3], [3, 3, 0])
    np.testing.assert_allclose(q[2, :3], [1, 1, 1])
    # the benchmark lacks what region 0 has: no quotient, not infinity
    assert np.isnan(sp.location_quotient(X, benchmark=[0, 1, 1, 0])[0, 0])
    with pytest.raises(ArrayError, match="one amount of 0 or more for each of the 4"):
        sp.location_quotient(X, benchmark=[1, 2])


def test_per_capita_quotient_by_hand():
    # 2 by 10 people against 3 by 40 in all: 0.2 / 0.075
    q = sp.per_capita_quotient(X, [10, 10, 20])
    np.testing.assert_allclose(q[0, 0], 0.2 / 0.075)
    assert (q[1, :3] == 0).all() and np.isnan(q[:, 3]).all()
    with pytest.raises(ArrayError, match="positive population"):
        sp.per_capita_quotient(X, [0, 1, 1])


@given(tables)
def test_sparse_and_dense_agree(x):
    s = sparse.csr_array(x)
    q, qs = sp.location_quotient(x), sp.location_quotient(s)
    np.testing.assert_allclose(qs.toarray(), np.nan_to_num(q), rtol=1e-15)
    np.testing.assert_array_equal(sp.presence(qs).toarray(), sp.presence(q))
    for index in (sp.herfindahl, sp.entropy, sp.krugman_index, sp.hachman_index, sp.hoover_index):
        if x.any():
            np.testing.assert_allclose(index(s), index(x), rtol=1e-12, atol=1e-14)


@given(tables, st.randoms(use_true_random=False))
def test_order_of_regions_does_not_matter(x, random):
    order = list(range(len(x)))
    random.shuffle(order)
    for index in (sp.location_quotient, sp.herfindahl, sp.entropy, sp.krugman_index):
        if x.any():
            np.testing.assert_allclose(index(x[order]), index(x)[order], rtol=1e-12, atol=1e-14)
    if x.any():
        for index in (sp.gini, sp.locational_gini, sp.hoover_index):
            np.testing.assert_allclose(index(x[order]), index(x), rtol=1e-9, atol=1e-12)


def test_a_stack_is_the_stack_of_singles():
    stack = np.stack([X, 2 * X + np.eye(3, 4)])
    for index in (
        sp.location_quotient,
        sp.herfindahl,
        sp.entropy,
        sp.gini,
        sp.locational_gini,
        sp.hoover_index,
    ):
        np.testing.assert_array_equal(index(stack), np.stack([index(one) for one in stack]))


def test_symmetric_quotient():
    np.testing.assert_allclose(sp.symmetric_quotient([0.0, 1.0, 3.0]), [-1, 0, 0.5])
    with pytest.raises(ArrayError, match="needs a dense array"):
        sp.symmetric_quotient(sparse.eye_array(2))


def test_presence_options():
    q = np.array([[0.5, 1.0, 2.0, np.nan]])
    assert sp.presence(q).tolist() == [[0, 1, 1, 0]]
    assert sp.presence(q, threshold=0.5).tolist() == [[1, 1, 1, 0]]
    assert sp.presence(q, lower=[[0.4, 0.9, 1.5, 0]]).tolist() == [[0, 0, 1, 0]]
    assert sp.presence(q, amounts=[[9, 9, 2, 9]], least=5).tolist() == [[0, 1, 0, 0]]
    with pytest.raises(ArrayError, match="threshold above 0"):
        sp.presence(q, threshold=0)
    with pytest.raises(ArrayError, match="need a dense table"):
        sp.presence(sparse.csr_array(np.ones((1, 4))), lower=q)


def test_diversity_and_ubiquity():
    M = sp.presence(sp.location_quotient(X))
    assert sp.diversity(M).tolist() == [2, 0, 1]
    assert sp.ubiquity(M).tolist() == [1, 1, 1, 0]


def test_concentration_by_hand():
    np.testing.assert_allclose(sp.herfindahl(X), [0.5, np.nan, (1 + 1 + 16) / 36])
    np.testing.assert_allclose(sp.herfindahl(X, normalised=True)[0], (0.5 - 0.25) / 0.75)
    np.testing.assert_allclose(sp.entropy(X, base=2), [1, np.nan, 2 * np.log2(6) / 6 + 4 / 6 * np.log2(1.5)])
    # total shares .3 .3 .4 0; region 0 has .5 .5 0 0
    np.testing.assert_allclose(sp.krugman_index(X)[0], 0.8)
    np.testing.assert_allclose(sp.specialisation_coefficient(X)[0], 0.4)
    # the rest of region 0 is region 2: |1/2 - 1/6| twice and 4/6
    np.testing.assert_allclose(sp.krugman_index(X, rest=True)[0], 4 / 3)
    np.testing.assert_allclose(sp.hachman_index(X)[0], 1 / (5 / 3))
    with pytest.raises(ArrayError, match="at least two activities"):
        sp.herfindahl(X[:, :1], normalised=True)


def test_variety_adds_up_to_entropy():
    groups = np.array([0, 0, 1, 1])
    related, unrelated = sp.variety(X, groups)
    np.testing.assert_allclose(related + unrelated, sp.entropy(X, base=2))
    # region 0 lies in one group, evenly: one bit of related variety
    np.testing.assert_allclose([related[0], unrelated[0]], [1, 0], atol=1e-15)
    with pytest.raises(ArrayError, match="one group, numbered from 0"):
        sp.variety(X, [0, 1])


def test_variety_against_the_papers_formula():
    rng = np.random.default_rng(3)
    x, groups = rng.integers(1, 50, (5, 12)).astype(float), np.arange(12) // 4
    p = x / x.sum(axis=1, keepdims=True)
    # Frenken et al. (2007), equations 1 to 3, written out
    expected = np.zeros(5)
    for region in range(5):
        for g in range(3):
            inside = p[region, groups == g]
            whole = inside.sum()
            expected[region] += whole * sum(-q / whole * np.log2(q / whole) for q in inside)
    np.testing.assert_allclose(sp.variety(x, groups)[0], expected)


def test_gini_and_locational_gini():
    # brute force: mean absolute difference over twice the mean
    x = np.random.default_rng(0).integers(0, 20, (7, 3)).astype(float)
    pairs = np.abs(x[:, None] - x[None]).mean(axis=(0, 1)) / (2 * x.mean(axis=0))
    np.testing.assert_allclose(sp.gini(x), pairs)
    # an activity spread like all others together: 0; all in one of two equal regions: 1/2
    np.testing.assert_allclose(sp.locational_gini([[1.0, 1], [3, 3]]), [0, 0], atol=1e-15)
    np.testing.assert_allclose(sp.locational_gini([[2.0, 0], [0, 2]]), [0.5, 0.5])


def test_locational_gini_is_twice_econgeos(portable):
    # EconGeo 1.3 gives the area itself, to three digits; peers' file in the carried case
    import pandas as pd

    folder = portable / "complexity-60x120"
    x = pd.read_csv(folder / "synth_60x120_t0.csv.gz", index_col=0).to_numpy(float)
    theirs = pd.read_csv(folder / "activities.csv.gz")
    for name in ("EconGeo__locational.Gini",):
        np.testing.assert_allclose(sp.locational_gini(x) / 2, theirs[name], atol=5.1e-4)
    np.testing.assert_allclose(sp.gini(x), theirs["EconGeo__Gini"], atol=5.1e-4)
    np.testing.assert_allclose(100 * sp.hoover_index(x), theirs["EconGeo__Hoover.index_rowsum"], atol=5.1e-3)
    equal = sp.hoover_index(x, reference=np.ones(60))
    np.testing.assert_allclose(100 * equal, theirs["EconGeo__Hoover.index_equal"], atol=5.1e-3)


def test_finger_kreinin_by_brute_force():
    x = np.random.default_rng(1).integers(0, 9, (5, 8)).astype(float)
    s = x / x.sum(axis=1, keepdims=True)
    expected = np.array([[np.minimum(a, b).sum() for b in s] for a in s])
    np.testing.assert_allclose(sp.finger_kreinin(x), expected, atol=1e-15)
    assert np.isnan(sp.finger_kreinin(X)[1]).all()
    with pytest.raises(ArrayError, match="one table at a time"):
        sp.finger_kreinin(np.ones((2, 2, 2)))


def test_quotient_correlation_is_econcomplex_export_similarity(portable):
    import pandas as pd

    folder = portable / "complexity-60x120"
    x = pd.read_csv(folder / "synth_60x120_t0.csv.gz", index_col=0).to_numpy(float)
    stored = pd.read_csv(folder / "matrices/econcomplex__export_similarity.csv.gz", index_col=0)
    theirs = stored.to_numpy(float)
    ours = sp.quotient_correlation(x)
    filled = x.sum(axis=1) > 0
    # econcomplex 1.0.1; it keeps the activity that nobody has as a quotient of 0
    padded = np.nan_to_num(sp.location_quotient(x))[filled]
    same = np.corrcoef(np.log(padded + 0.1))
    np.testing.assert_allclose(same, theirs[np.ix_(filled, filled)], atol=1e-9)
    # the same formula without that column is ours
    without = np.corrcoef(np.log(padded[:, x.sum(axis=0) > 0] + 0.1))
    np.testing.assert_allclose(ours[np.ix_(filled, filled)], without, atol=1e-12)
    assert np.isnan(ours[~filled]).all()
    with pytest.raises(ArrayError, match="offset above 0"):
        sp.quotient_correlation(x, offset=0)


def test_coherence_by_brute_force():
    rng = np.random.default_rng(2)
    x = rng.integers(0, 4, (6, 7)).astype(float)
    x[0] = [5, 0, 0, 0, 0, 0, 0]
    phi = proximity(sp.presence(sp.location_quotient(x)))
    expected = []
    for row in x:
        has, total = np.flatnonzero(row), row.sum()
        has = has if len(has) > 1 else has[:0]
        means = [
            sum(phi[i, j] * row[j] for j in has if j != i) / (total - row[i]) for i in has if len(has) > 1
        ]
        expected.append(np.average(means, weights=row[has]) if means else np.nan)
    np.testing.assert_allclose(sp.coherence(x, phi), expected)


def test_bounds_hold_the_truth_as_often_as_they_say():
    # 400 samples of a known table of shares; the quotient that is estimated is that of the true means
    rng = np.random.default_rng(11)
    size = np.array([60.0, 300, 2000])
    shares = np.array([[0.5, 0.3, 0.15, 0.05], [0.2, 0.4, 0.3, 0.1], [0.1, 0.2, 0.3, 0.4]])
    truth = sp.location_quotient(shares * size[:, None])
    x = np.stack([rng.multinomial(size.astype(int), shares) for _ in range(400)]).astype(float)
    lower, upper = sp.quotient_bounds(x)
    inside = ((lower <= truth) & (truth <= upper)).mean(axis=0)
    # two standard errors of a share of 400 draws around 0.95 are 0.022
    assert inside.min() > 0.92 and abs(inside.mean() - 0.95) < 0.015


def test_bounds_at_the_edges():
    lower, upper = sp.quotient_bounds(X)
    q = sp.location_quotient(X)
    assert (np.isnan(lower) == np.isnan(q)).all() and (np.isnan(upper) == np.isnan(q)).all()
    known = ~np.isnan(q)
    assert (lower[known] <= q[known]).all() and (q[known] <= upper[known]).all()
    # only region 2 has activity 2: its quotient can be at most total / region total = 10 / 6
    np.testing.assert_allclose(upper[2, 2], 10 / 6)
    wide = sp.quotient_bounds(X, overdispersion=4)
    assert (wide[1] - wide[0])[0, 0] > (upper - lower)[0, 0]
    assert 0 < sp.share_undecided(lower, upper) <= 1
    with pytest.raises(ArrayError, match="between 0 and 1"):
        sp.quotient_bounds(X, level=95)
    with pytest.raises(ArrayError, match="overdispersion"):
        sp.quotient_bounds(X, overdispersion=0)


def test_fractional_presence_against_the_beta_distribution():
    # one cell by scipy.stats: 2 of 4, benchmark is region 2 with share 1/6; quotient >= 1 <=> share >= 1/6
    probability = sp.presence_probability(X)
    np.testing.assert_allclose(probability[0, 0], stats.beta.sf(1 / 6, 2.5, 2.5))
    assert (probability[1] == 0).all() and (probability[:, 3] == 0).all()
    assert sp.presence_probability(np.array([[3.0, 4]])).tolist() == [[1, 1]]


def test_fractional_presence_becomes_presence_with_more_data():
    x = np.random.default_rng(5).integers(1, 30, (6, 9)).astype(float)
    q = sp.location_quotient(x)
    clear = np.abs(np.log(q)) > 0.05
    rounded = sp.presence_probability(1e6 * x).round()
    np.testing.assert_array_equal(rounded[clear], sp.presence(q)[clear])


def test_sampled_tables_have_the_mean_and_variance_they_claim():
    rng = np.random.default_rng(8)
    drawn = sp.sample_tables(X, draws=20_000, rng=rng, overdispersion=2)
    np.testing.assert_allclose(drawn.mean(axis=0), X, atol=0.1)
    np.testing.assert_allclose(drawn.var(axis=0), 2 * X, rtol=0.08)
    assert (drawn[:, X == 0] == 0).all()
    with pytest.raises(ArrayError, match="draws"):
        sp.sample_tables(X, draws=0, rng=rng)


# --- agglomeration --------------------------------------------------------------------------------


def test_herfindahl_of_plants_by_hand():
    found = sp.plant_herfindahl([50.0, 30, 20, 7, 0], [0, 0, 0, 2, 1], activities=4)
    np.testing.assert_allclose(found, [0.25 + 0.09 + 0.04, np.nan, 1.0, np.nan])
    with pytest.raises(ArrayError, match="size of 0 or more"):
        sp.plant_herfindahl([-1.0], [0], activities=1)
    with pytest.raises(ArrayError, match="does not exist"):
        sp.plant_herfindahl([1.0], [3], activities=2)


def test_ellison_glaeser_by_its_definition():
    world = np.random.default_rng(1)
    x, H = world.poisson(5.0, (6, 4)).astype(float), np.array([0.1, 0.4, 1.0, np.nan])
    found = sp.ellison_glaeser(x, H)
    share = x.sum(axis=1) / x.sum()
    for c in (0, 1):
        G = sum((x[r, c] / x[:, c].sum() - share[r]) ** 2 for r in range(6))
        room = 1 - sum(s**2 for s in share)
        assert found[c] == pytest.approx((G - room * H[c]) / (room * (1 - H[c])))
    assert np.isnan(found[2:]).all()  # one plant; plants unknown
    np.testing.assert_allclose(sp.ellison_glaeser(sparse.csr_array(x), H), found)
    assert np.isnan(sp.ellison_glaeser([[3.0, 1.0], [0.0, 0.0]], [0.5, 0.5])).all()  # one region has it all
    with pytest.raises(ArrayError, match="one Herfindahl index of plants an activity"):
        sp.ellison_glaeser(x, H[:2])
    with pytest.raises(ArrayError, match="at most 1"):
        sp.ellison_glaeser(x, [0.1, 0.4, 2.0, 0.2])


@pytest.mark.parametrize("pull", [0.0, 0.3])
def test_ellison_glaeser_is_the_probability_that_plants_follow_each_other(pull):
    # Ellison and Glaeser (1997), proposition 1: in their dartboard with spillovers E[index] = pull,
    # whatever the sizes of plants and regions
    world = np.random.default_rng(7)
    area = np.array([0.4, 0.25, 0.15, 0.1, 0.06, 0.04])
    sizes = world.lognormal(0, 1.2, 25)
    H = sp.plant_herfindahl(sizes, np.zeros(25, dtype=int), activities=1)[0]
    found = []
    for _ in range(4000):
        # with probability sqrt(pull) a plant goes where the activity's magnet is: a pair with pull
        place = world.choice(6, size=25, p=area)
        magnet = world.choice(6, p=area)
        place = np.where(world.random(25) < np.sqrt(pull), magnet, place)
        amounts = np.bincount(place, weights=sizes, minlength=6)
        # a second activity, large and spread as the regions are, holds their shares
        found.append(sp.ellison_glaeser(np.column_stack([amounts, 1e9 * area]), [H, 0.001])[0])
    error = np.std(found) / np.sqrt(len(found))
    assert abs(np.mean(found) - pull) < 4 * error
    assert error < 0.01
