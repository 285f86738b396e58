"""Components, rotation and suitability against other packages, on the carried 26 x 11 table."""

from __future__ import annotations

import numpy as np
import pytest

from parity.coinr_reference import read_table
from poliscope.errors import ArrayError
from poliscope.kernels import components
from poliscope.kernels.association import correlation

ITERATED = 1e-7  # a rotation that follows a gradient stops at other last digits


@pytest.fixture
def table(portable):
    return read_table(portable / "compind-s27x12" / "input.csv").values()


@pytest.fixture
def six(table):
    return table[:, :6]


def test_vectors_diagonalise_the_correlations(six):
    vectors, variances = components.principal_components(six)
    np.testing.assert_allclose(vectors @ np.diag(variances) @ vectors.T, correlation(six), atol=1e-12)
    np.testing.assert_allclose(variances.sum(), 6)
    assert (np.diff(variances) <= 0).all() and (vectors.sum(axis=0) >= 0).all()


def test_units_with_gaps_are_left_out(six):
    gaps = np.vstack([six, np.full(6, np.nan), [*six[0, :5], np.nan]])
    np.testing.assert_array_equal(
        components.principal_components(gaps)[0], components.principal_components(six)[0]
    )


def test_varimax_is_factor_analyzers(six):
    # factor_analyzer 0.5.1, Rotator(method="varimax", tol=1e-14) on the first three components, signs as here
    wanted = np.array(
        [
            [0.60711523, 0.30938959, -0.4998948],
            [-0.6810934, 0.43829126, 0.4219617],
            [0.94636072, 0.05478786, -0.01283315],
            [0.12334525, 0.02924023, -0.94607709],
            [-0.0811627, 0.80459177, 0.11687904],
            [-0.14478445, -0.75354303, 0.27365206],
        ]
    )
    vectors, variances = components.principal_components(six)
    found = components.varimax(vectors[:, :3] * np.sqrt(variances[:3]))
    match = np.abs(found.T @ wanted).argmax(axis=0)
    assert sorted(match) == [0, 1, 2]
    found = found[:, match]
    np.testing.assert_allclose(found * np.sign((found * wanted).sum(axis=0)), wanted, atol=ITERATED)


def test_adequacy_is_factor_analyzers(six):
    # factor_analyzer 0.5.1, calculate_kmo
    overall, each = components.kaiser_meyer_olkin(correlation(six))
    np.testing.assert_allclose(overall, 0.5875201650809203, rtol=1e-9)
    wanted = [
        0.7370354806718762,
        0.5342024721129963,
        0.5800762915847527,
        0.5839605138393972,
        0.5451416435952793,
        0.5112337478081765,
    ]
    np.testing.assert_allclose(each, wanted, rtol=1e-9)


def test_sphericity_is_factor_analyzers(six):
    # factor_analyzer 0.5.1, calculate_bartlett_sphericity
    statistic, p, freedom = components.bartlett_sphericity(correlation(six), 26)
    np.testing.assert_allclose([statistic, p], [36.651499115995236, 0.0014225273905646833], rtol=1e-9)
    assert freedom == 15


def test_correlations_without_an_inverse_have_no_adequacy():
    x = np.random.default_rng(1).normal(size=(9, 2))
    r = correlation(np.column_stack([x, x.sum(axis=1)]))
    overall, each = components.kaiser_meyer_olkin(np.stack([r, np.eye(3) * np.nan]))
    assert np.isnan(overall).all() and np.isnan(each).all()


def test_scores_are_standardised_and_know_gaps(six):
    vectors, variances = components.principal_components(six)
    gaps = np.vstack([six, np.full(6, np.nan)])
    scores = components.component_scores(gaps, vectors[:, :2] * np.sqrt(variances[:2]))
    np.testing.assert_allclose(scores[:-1].std(axis=0, ddof=1), 1)
    assert np.isnan(scores[-1]).all()


@pytest.fixture(params=["asem", "s27x12"])
def folder(request):
    if request.param == "asem":
        return request.getfixturevalue("shared") / "peers" / "compind" / "asem_pillars"
    return request.getfixturevalue("portable") / "compind-s27x12"


def stopped_early(loadings):
    """R's varimax: alternating singular value decompositions that stop at a relative gain of 1e-5."""
    unit = loadings / np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    rotation, before = np.eye(loadings.shape[1]), 0.0
    while True:
        z = unit @ rotation
        left, singular, right = np.linalg.svd(unit.T @ (z**3 - z * (z**2).mean(axis=0)))
        rotation = left @ right
        if singular.sum() < before * (1 + 1e-5):
            return loadings @ rotation
        before = singular.sum()


def criterion(loadings):
    """What varimax is to make as large as it can."""
    unit = loadings / np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    return (unit**2).var(axis=0).sum()


@pytest.mark.parametrize(("file", "count"), [("one", 1), ("ch", 3), ("all", None)])
def test_scores_weighted_by_variance_are_compinds(folder, file, count):
    """Compind 3.4, ci_factor: scores of varimax-rotated components, weighted by their variance share."""
    table = read_table(folder / "input.csv")
    x, wanted = table.values(), read_table(folder / f"factor_{file}.csv").column("score", table.names)
    vectors, variances = components.principal_components(x)
    loadings = (vectors * np.sqrt(variances))[:, : count or x.shape[1]]
    theirs = stopped_early(loadings) if count != 1 else loadings
    assert count == 1 or criterion(components.varimax(loadings)) >= criterion(theirs)
    share = (theirs**2).sum(axis=0) / x.shape[1] if count != 1 else np.ones(1)
    parts = components.component_scores(x, theirs) * share
    # the sign of each component is arbitrary: try all
    signs = np.array(np.meshgrid(*[[-1, 1]] * parts.shape[1])).reshape(parts.shape[1], -1)
    assert np.abs(parts @ signs - wanted[:, None]).max(axis=0).min() < 1e-6


def test_varimax_leaves_the_saddle():
    """Two pairs of like indicators, both on both components: a gradient is 0 there, and yet it can turn."""
    loadings = np.array([[0.7, 0.7], [0.7, 0.7], [0.7, -0.7], [0.7, -0.7]])
    rotated = np.abs(components.varimax(loadings))
    np.testing.assert_allclose(np.sort(rotated, axis=1), [[0, 0.7 * np.sqrt(2)]] * 4, atol=1e-12)


def test_gaps_everywhere_and_constants_are_refused(six):
    with pytest.raises(ArrayError, match="at least two units without a gap"):
        components.principal_components(np.where(np.eye(26, 6) + np.eye(26, 6, k=-20) > 2, six, np.nan))
    six = six.copy()
    six[:, 2] = 7
    with pytest.raises(ArrayError, match="indicators that vary") as caught:
        components.principal_components(six)
    assert caught.value.cells == ((-1, 2),)
