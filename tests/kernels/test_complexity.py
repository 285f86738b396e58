import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from poliscope.errors import ArrayError
from poliscope.kernels import complexity as cx
from poliscope.kernels.relatedness import proximity, relatedness_density
from poliscope.kernels.specialisation import location_quotient, presence


def nested(seed=0, shape=(30, 40), noise=0.1):
    rng = np.random.default_rng(seed)
    skill, need = np.sort(rng.random(shape[0])), np.sort(rng.random(shape[1]))
    return ((skill[:, None] >= need) ^ (rng.random(shape) < noise)).astype(float)


def reference_eci(M):
    """By the full non-symmetric eigenproblem of the paper, on the non-empty part."""
    rows, columns = M.sum(axis=1) > 0, M.sum(axis=0) > 0
    m = M[rows][:, columns]
    d, u = m.sum(axis=1), m.sum(axis=0)
    values, vectors = np.linalg.eig((m / d[:, None]) @ (m / u).T)
    vector = vectors[:, np.argsort(-values.real)[1]].real
    vector *= np.sign(np.corrcoef(vector, d)[0, 1])
    full = np.full(len(M), np.nan)
    full[rows] = (vector - vector.mean()) / vector.std()
    return full, np.sort(-values.real)


@pytest.mark.parametrize("shape", [(30, 40), (40, 30), (130, 150), (150, 130)])
@pytest.mark.parametrize("form", [np.asarray, sparse.csr_array])
def test_eci_is_the_second_eigenvector(shape, form):
    M = nested(1, shape)
    M[3], M[:, 5] = 0, 0
    result = cx.complexity_indices(form(M))
    expected, values = reference_eci(M)
    np.testing.assert_allclose(result.eci, expected, atol=1e-9)
    np.testing.assert_allclose(result.eigenvalues, -values[1:3], atol=1e-10)
    assert result.components == 1
    assert result.region_component[3] == -1 and result.activity_component[5] == -1
    assert np.isnan(result.pci[5]) and np.isnan(result.eci[3])


def test_eci_is_the_mean_pci_and_orthogonal_to_diversity():
    M = nested(2)
    result = cx.complexity_indices(M)
    d = M.sum(axis=1)
    np.testing.assert_allclose(M @ result.pci / d, result.eci, atol=1e-12)
    np.testing.assert_allclose([np.mean(result.eci), np.std(result.eci)], [0, 1], atol=1e-12)
    np.testing.assert_allclose([np.mean(result.pci_z), np.std(result.pci_z)], [0, 1], atol=1e-12)
    # the raw vector is an affine function of ECI, with mean 0 under the weights of diversity
    raw = result.eci - np.average(result.eci, weights=d)
    averaged = (M / d[:, None]) @ ((M / M.sum(axis=0)).T @ raw)
    np.testing.assert_allclose(averaged, result.eigenvalues[0] * raw, atol=1e-12)
    assert abs(raw @ d) < 1e-9
    np.testing.assert_allclose(result.sign_correlation, np.corrcoef(result.eci, d)[0, 1], atol=1e-12)
    assert result.sign_correlation > 0


@given(st.integers(0, 10_000))
def test_order_of_regions_and_activities_does_not_matter(seed):
    M = nested(seed, (12, 15), 0.2)
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(12), rng.permutation(15)
    one, two = cx.complexity_indices(M), cx.complexity_indices(M[rows][:, columns])
    if one.eigenvalues[0] - one.eigenvalues[1] < 1e-3 or one.sign_correlation < 1e-3:
        return
    np.testing.assert_allclose(two.eci, one.eci[rows], atol=1e-8)
    np.testing.assert_allclose(two.pci, one.pci[columns], atol=1e-8)


def test_separate_components_are_not_compared():
    blocks = np.zeros((14, 18))
    blocks[:9, :12], blocks[9:13, 12:17] = nested(3, (9, 12)), 1
    result = cx.complexity_indices(blocks)
    alone = cx.complexity_indices(blocks[:9, :12])
    assert result.components == 2
    assert result.region_component.tolist() == [0] * 9 + [1] * 4 + [-1]
    np.testing.assert_allclose(result.eci[:9], alone.eci, atol=1e-9)
    assert np.isnan(result.eci[9:]).all() and np.isnan(result.pci[12:]).all()
    count, regions, activities = cx.presence_components(sparse.csr_array(blocks))
    assert count == 2 and regions.tolist() == result.region_component.tolist()
    assert activities.tolist() == [0] * 12 + [1] * 5 + [-1]


@pytest.mark.parametrize(
    "M", [np.ones((4, 5)), np.zeros((3, 3)), np.ones((1, 4)), np.ones((4, 1)), np.eye(1), np.ones((2, 2))]
)
def test_without_a_second_dimension_there_is_no_complexity(M):
    result = cx.complexity_indices(M)
    assert np.isnan(result.eci).all() and np.isnan(result.pci).all() and np.isnan(result.pci_z).all()
    assert result.eigenvalues[0] < 1e-12
    assert result.components == (1 if M.any() else 0)


def test_duplicated_regions_get_the_same():
    M = nested(4)
    result = cx.complexity_indices(np.vstack([M, M[7]]))
    np.testing.assert_allclose(result.eci[-1], result.eci[7], atol=1e-10)


@pytest.mark.parametrize("shape", [(20, 25), (25, 20), (104, 120)])
def test_a_stack_is_the_stack_of_singles(shape):
    stack = np.stack([nested(seed, shape) for seed in range(4)]).reshape(2, 2, *shape)
    stack[0, 1, :4, :], stack[0, 1, :, :5] = 0, 0
    stack[0, 1, :4, :5] = 1
    result = cx.complexity_indices(stack)
    for at in np.ndindex(2, 2):
        single = cx.complexity_indices(stack[at])
        for whole, one in zip(result, single, strict=True):
            np.testing.assert_allclose(whole[at], one, atol=1e-8)
    assert result.components.tolist() == [[1, 2], [1, 1]]


def test_complexity_from_elsewhere():
    M = np.array([[1.0, 1, 0], [0, 0, 1], [0, 0, 0]])
    for form in (M, sparse.csr_array(M)):
        np.testing.assert_allclose(cx.project_complexity(form, [1, 3, np.nan]), [2, np.nan, np.nan])


def test_bounds_hold_the_complexity_of_the_truth():
    # one clear dimension, 20 worlds; with two dimensions of equal weight ECI may turn to the other axis
    rng = np.random.default_rng(6)
    inside = []
    for _ in range(20):
        x = np.exp(1.5 * rng.normal(0, 1, (30, 1)) @ rng.normal(0, 1, (1, 40))) * 300
        truth = cx.complexity_indices(presence(location_quotient(x))).eci
        lower, upper = cx.complexity_bounds(rng.poisson(x).astype(float), draws=60, rng=rng)
        inside.append(((lower <= truth) & (truth <= upper)).mean())
    assert 0.88 < np.mean(inside) < 0.99


def test_bounds_of_an_empty_region_are_missing():
    rng = np.random.default_rng(7)
    x = rng.integers(1, 50, (12, 14)).astype(float)
    x[5] = 0
    lower, upper = cx.complexity_bounds(x, draws=50, rng=rng)
    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == (np.arange(12) == 5).tolist()
    with pytest.raises(ArrayError, match="one table"):
        cx.complexity_bounds(x[None], draws=2, rng=rng)


def test_reflections_go_to_eci():
    M = nested(5, noise=0.02)
    eci = cx.complexity_indices(M).eci
    few, many = cx.reflections(M, steps=2), cx.reflections(M, steps=60)
    np.testing.assert_allclose(many.region_z, eci, atol=1e-6)
    assert many.change < 1e-6 < few.change
    # by hand: two steps are the mean diversity of the regions that share one's activities
    d, u = M.sum(axis=1), M.sum(axis=0)
    np.testing.assert_allclose(few.activities, M.T @ d / u)
    np.testing.assert_allclose(few.regions, M @ (M.T @ d / u) / d)
    np.testing.assert_allclose(many.activity_z, cx.complexity_indices(M).pci_z, atol=1e-6)
    stack = cx.reflections(np.stack([M, M[::-1]]), steps=2)
    np.testing.assert_allclose(stack.regions[1], few.regions[::-1])
    with pytest.raises(ArrayError, match="even number of steps"):
        cx.reflections(M, steps=3)


@pytest.mark.parametrize("form", [np.asarray, sparse.csr_array])
def test_fitness_solves_its_equations(form):
    M = nested(7)
    M[2], M[:, 3] = 0, 0
    result = cx.fitness_complexity(form(M), delta=0.1)
    rows, columns = np.arange(30) != 2, np.arange(40) != 3
    F, P = result.fitness[rows], 1 + 1 / result.complexity[columns]
    m = M[rows][:, columns]
    np.testing.assert_allclose(F, 0.01 + m @ (1 / P), rtol=1e-10)
    np.testing.assert_allclose(P, 1 + m.T @ (1 / F), rtol=1e-10)
    assert result.converged and result.change < 1e-12 and result.collapsed == 0
    assert np.isnan(result.fitness[2]) and np.isnan(result.complexity[3])


def test_fitness_of_a_stack_and_what_does_not_converge_says_so():
    stack = np.stack([nested(1), nested(2)])
    result = cx.fitness_complexity(stack)
    single = cx.fitness_complexity(stack[1])
    np.testing.assert_allclose(result.fitness[1], single.fitness, rtol=1e-10)
    assert not cx.fitness_complexity(stack, max_steps=3).converged.any()
    with pytest.raises(ArrayError, match="delta above 0"):
        cx.fitness_complexity(stack, delta=0)


def test_original_fitness_is_the_plain_iteration_where_that_works():
    M = nested(8)
    F, Q = np.ones(30), np.ones(40)
    for _ in range(15):
        F, Q = M @ Q, 1 / (M.T @ (1 / F))
        F, Q = F / F.mean(), Q / Q.mean()
    result = cx.original_fitness(M, tolerance=0, max_steps=15)
    np.testing.assert_allclose(result.fitness, F, rtol=1e-10)
    np.testing.assert_allclose(result.complexity, Q, rtol=1e-10)
    assert result.steps == 15 and not result.converged


def test_original_fitness_keeps_the_order_where_it_collapses():
    # a staircase: the plain iteration drives all but the last region to 0 (Pugliese et al. 2016)
    M = np.tril(np.ones((25, 25)))
    result = cx.original_fitness(M, max_steps=3000)
    assert result.collapsed > 0 and not result.converged
    assert (np.diff(result.fitness[result.fitness > 0]) > 0).all()
    stable = cx.fitness_complexity(M)
    assert stable.converged and (np.diff(stable.fitness) > 0).all() and stable.collapsed == 0
    with pytest.raises(ArrayError, match="at least one presence"):
        cx.original_fitness(np.zeros((2, 2)))


@pytest.mark.parametrize("shape", [(25, 30), (210, 30)])
def test_genepy_by_the_papers_formula(shape):
    M = nested(9, shape)
    M[1] = 0
    regions, activities = cx.genepy(M)
    d = np.where(M.sum(axis=1) > 0, M.sum(axis=1), 1)
    W = M / d[:, None] / (M / d[:, None]).sum(axis=0)
    for found, N in ((regions, W @ W.T), (activities, W.T @ W)):
        np.fill_diagonal(N, 0)
        values, vectors = np.linalg.eigh(N)
        two, v = values[-2:], vectors[:, -2:]
        expected = (v**2 @ two) ** 2 + 2 * (v**2 @ two**2)
        known = ~np.isnan(found)
        np.testing.assert_allclose(found[known], expected[known], atol=1e-9)
    assert np.isnan(regions[1])
    sparse_regions, sparse_activities = cx.genepy(sparse.csr_array(M))
    np.testing.assert_allclose(sparse_regions, regions, atol=1e-9)
    np.testing.assert_allclose(sparse_activities, activities, atol=1e-9)
    with pytest.raises(ArrayError, match="two regions and two activities"):
        cx.genepy(np.ones((1, 4)))


def test_outlook_gain_is_the_change_of_the_outlook():
    M = nested(10, (12, 15))
    M[4], M[:, 6] = 0, 0
    phi, pci = proximity(M), cx.complexity_indices(M).pci_z
    before = cx.outlook_index(M, relatedness_density(M, phi), pci)
    gain = cx.outlook_gain(M, phi, pci)
    for r in range(12):
        for c in range(15):
            if M[r, c] or r == 4 or c == 6:
                assert np.isnan(gain[r, c])
                continue
            more = M.copy()
            more[r, c] = 1
            # phi and pci stay as they are
            after = cx.outlook_index(more, relatedness_density(more, phi), pci)
            np.testing.assert_allclose(gain[r, c], after[r] - before[r], atol=1e-12)


def test_outlook_on_the_scale_of_eci_does_not_depend_on_its_zero():
    M = nested(11)
    result = cx.complexity_indices(M)
    density = relatedness_density(M, proximity(M))
    one = cx.outlook_index(M, density, result.pci, eci=result.eci)
    two = cx.outlook_index(M, density, result.pci + 7, eci=result.eci + 7)
    np.testing.assert_allclose(one, two, atol=1e-10)
    brute = [
        sum(density[r, c] * (result.pci[c] - result.eci[r]) for c in np.flatnonzero(M[r] == 0))
        for r in range(30)
    ]
    np.testing.assert_allclose(one, brute, atol=1e-12)
    with pytest.raises(ArrayError, match="unknown form"):
        cx.outlook_gain(M, proximity(M), result.pci, form="other")
