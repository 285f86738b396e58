"""Optimised weights: against closed forms and against random search."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.kernels.importance import balanced_weights, informative_weights


@pytest.fixture
def x():
    rng = np.random.default_rng(1)
    return rng.normal(size=(40, 4)) + rng.normal(size=(40, 1)) * [1.0, 0.5, 2.0, 1.0]


def measured(x):
    """Correlations of columns with their weighted sum, for trials of weights."""
    cov = np.cov(x.T)

    def measure(trials):
        deviation = np.sqrt(np.einsum("ti,ij,tj->t", trials, cov, trials))
        return trials @ cov / (deviation[:, None] * np.sqrt(np.diag(cov)))

    return measure


ONE_GROUP = np.zeros(4, dtype=np.intp)


@pytest.mark.parametrize("target", [np.full(4, 0.25), np.array([0.25, 0.22, 0.3, 0.23])])
def test_balance_reaches_a_target_within_reach(x, target):
    measure = measured(x)
    found = balanced_weights(
        measure, groups=ONE_GROUP, sets=ONE_GROUP, target=target, starts=np.full((1, 4), 0.25)
    )
    r = measure(found[None])[0]
    np.testing.assert_allclose(r / r.sum(), target, atol=1e-9)
    assert found.sum() == pytest.approx(1) and (found >= 0).all()


def test_balance_of_two_is_the_closed_form():
    # two columns are in balance when their standard deviations times weights are equal
    rng = np.random.default_rng(2)
    x = rng.normal(size=(30, 2)) * [1.0, 4.0]
    found = balanced_weights(
        measured(x),
        groups=np.zeros(2, dtype=np.intp),
        sets=np.zeros(2, dtype=np.intp),
        target=np.array([0.5, 0.5]),
        starts=np.full((1, 2), 0.5),
    )
    wanted = 1 / x.std(axis=0)
    np.testing.assert_allclose(found, wanted / wanted.sum(), rtol=1e-8)


def test_balance_out_of_reach_is_as_near_as_weights_of_zero_or_more_come(x):
    target, measure = np.array([0.7, 0.1, 0.1, 0.1]), measured(x)
    found = balanced_weights(
        measure, groups=ONE_GROUP, sets=ONE_GROUP, target=target, starts=np.full((1, 4), 0.25)
    )
    trials = np.concatenate([found[None], np.random.default_rng(3).dirichlet(np.full(4, 0.5), 20_000)])
    r = measure(trials)
    miss = ((r / r.sum(axis=1, keepdims=True) - target) ** 2).sum(axis=1)
    assert miss[0] <= miss.min() + 1e-9
    assert (found >= 0).all() and (found < 1e-6).any()


def test_most_information_is_the_best_of_random_search(x):
    measure = measured(x)
    found = informative_weights(measure, groups=ONE_GROUP, starts=np.full((1, 4), 0.25))
    trials = np.random.default_rng(4).dirichlet(np.ones(4), 20_000)
    assert measure(found[None]).sum() >= measure(trials).sum(axis=1).max() - 1e-9
    # standardised, the sum of correlations is highest when all count the same
    np.testing.assert_allclose(found * x.std(axis=0), np.full(4, (found * x.std(axis=0)).mean()), rtol=1e-3)


def test_groups_keep_their_sums(x):
    groups = np.array([0, 0, 1, 1])
    start = np.array([[0.5, 0.5, 0.5, 0.5]])
    for found in (
        balanced_weights(measured(x), groups=groups, sets=ONE_GROUP, target=np.full(4, 0.25), starts=start),
        informative_weights(measured(x), groups=groups, starts=start),
    ):
        np.testing.assert_allclose([found[:2].sum(), found[2:].sum()], 1)
