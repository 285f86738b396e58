"""Correlations with gaps, p-values, alpha: against scipy pair by pair, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from parity.coinr_reference import read_table
from poliscope.errors import ArrayError
from poliscope.kernels import association

ROUNDING = 1e-12
SCIPY = {
    "pearson": scipy.stats.pearsonr,
    "spearman": scipy.stats.spearmanr,
    "kendall": scipy.stats.kendalltau,
}


@pytest.fixture
def table():
    x = np.random.default_rng(1).integers(0, 8, (20, 5)).astype(float)
    x[np.random.default_rng(2).uniform(size=x.shape) < 0.15] = np.nan
    return x


@pytest.mark.parametrize("method", ["pearson", "spearman", "kendall"])
@pytest.mark.parametrize("gaps", [True, False])
def test_correlations_are_scipys_on_the_units_that_have_both(table, method, gaps):
    x = table if gaps else np.nan_to_num(table, nan=3.0)
    found = association.correlation(x, method=method)
    for i in range(5):
        for j in range(5):
            both = np.isfinite(x[:, i]) & np.isfinite(x[:, j])
            wanted = SCIPY[method](x[both, i], x[both, j]).statistic
            np.testing.assert_allclose(found[i, j], wanted, rtol=ROUNDING, atol=ROUNDING)


@pytest.mark.parametrize("method", ["pearson", "spearman", "kendall"])
def test_other_columns_stacks_and_blocks(table, method, monkeypatch):
    whole = association.correlation(table, method=method)
    some = association.correlation(table[:, :2], table[:, 2:], method=method)
    np.testing.assert_allclose(some, whole[:2, 2:], rtol=ROUNDING, atol=ROUNDING)
    stack = np.stack([table, table[:, ::-1]])
    found = association.correlation(stack, method=method)
    np.testing.assert_allclose(found, [whole, whole[::-1, ::-1]], rtol=ROUNDING, atol=ROUNDING)
    monkeypatch.setattr(association, "BLOCK", 1)
    np.testing.assert_allclose(association.correlation(table, method=method), whole, rtol=ROUNDING)


def test_paired_columns_are_the_diagonal(table):
    other = np.random.default_rng(5).permuted(table, axis=0)
    found = association.paired_correlation(np.stack([table, other]), np.stack([other, table]))
    wanted = np.diag(association.correlation(table, other))
    np.testing.assert_allclose(found, [wanted, wanted], rtol=1e-9)


def test_a_far_away_mean_costs_no_digits():
    x = np.random.default_rng(3).normal(size=(30, 3))
    x[4, 1] = np.nan
    np.testing.assert_allclose(
        association.correlation(x + 1e9), association.correlation(x), rtol=1e-6, atol=1e-6
    )
    np.testing.assert_allclose(association.correlation(x * 1e-200), association.correlation(x), rtol=1e-9)


@pytest.mark.parametrize("method", ["pearson", "spearman", "kendall"])
def test_a_constant_has_no_correlation(method):
    x = np.array([[1.0, 0.3, np.nan], [2.0, 0.1 + 0.2, 1.0], [4.0, 0.3, np.nan]])
    found = association.correlation(x, method=method)
    assert np.isnan(found[0, 1]) and np.isnan(found[0, 2])


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_p_values_are_scipys(table, method):
    r = association.correlation(table, method=method)
    found = association.p_values(r, association.pair_counts(table), method=method)
    for i, j in [(0, 1), (2, 4), (3, 1)]:
        both = np.isfinite(table[:, i]) & np.isfinite(table[:, j])
        wanted = SCIPY[method](table[both, i], table[both, j]).pvalue
        np.testing.assert_allclose(found[i, j], wanted, rtol=1e-9)
    assert found[0, 0] < 1e-12


def test_p_value_of_tau_is_scipys_normal_approximation():
    x = np.random.default_rng(4).normal(size=(60, 2))
    found = association.p_values(
        association.correlation(x, method="kendall"), association.pair_counts(x), method="kendall"
    )
    wanted = scipy.stats.kendalltau(x[:, 0], x[:, 1], method="asymptotic").pvalue
    np.testing.assert_allclose(found[0, 1], wanted, rtol=1e-9)


def test_two_pairs_prove_nothing():
    assert np.isnan(association.p_values(np.array(1.0), np.array(2.0)))


def test_covariance_is_numpys(table):
    found = association.covariance(table)
    for i, j in [(0, 0), (0, 1), (4, 2)]:
        both = np.isfinite(table[:, i]) & np.isfinite(table[:, j])
        np.testing.assert_allclose(found[i, j], np.cov(table[both, i], table[both, j])[0, 1], rtol=1e-9)


def test_alpha_is_pingouins(portable):
    # pingouin 0.7.0, cronbach_alpha on the first six indicators: -0.3001714741244849
    folder = portable / "compind-s27x12"
    x = read_table(folder / "input.csv").values()[:, :6]
    np.testing.assert_allclose(association.cronbach_alpha(x), -0.3001714741244849, rtol=1e-9)


def test_standardised_alpha_by_hand():
    # alpha = k r / (1 + (k - 1) r) with r the mean correlation; r = 0.5 for two columns gives 2 / 3
    x = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]])
    assert association.correlation(x)[0, 1] == pytest.approx(0.5)
    assert association.cronbach_alpha(x * [1, 1000], standardised=True) == pytest.approx(2 / 3)
    assert association.cronbach_alpha(x) == pytest.approx(2 / 3)
    assert np.isnan(association.cronbach_alpha(x[:, :1]))


def test_alpha_of_nothing():
    with pytest.raises(ArrayError, match="needs indicators"):
        association.cronbach_alpha(np.empty((4, 0)))


def test_pairs_of_one_group_only():
    r = np.array([[1, 0.9, 0.9, -0.8], [0.9, 1, 0.1, 0], [0.9, 0.1, 1, np.nan], [-0.8, 0, np.nan, 1.0]])
    groups = np.array([0, 0, 1, 0])
    np.testing.assert_array_equal(association.correlated_pairs(r, groups, threshold=0.8), [[0, 1]])
    low = association.correlated_pairs(r, groups, threshold=-0.5, kind="low")
    np.testing.assert_array_equal(low, [[0, 3]])
