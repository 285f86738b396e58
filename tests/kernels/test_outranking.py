"""Pairwise majorities: against a plain double loop, row order, ties, missing values."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.kernels import outranking
from poliscope.kernels.outranking import copeland, outranking_shares


def plain(x, weights):
    """The definition, pair by pair."""
    units = len(x)
    score = np.zeros(units)
    for a in range(units):
        for b in range(units):
            better = weights[x[a] > x[b]].sum()
            worse = weights[x[a] < x[b]].sum()
            score[a] += 0 if abs(better - worse) <= 1e-9 * weights.sum() else np.sign(better - worse)
    score[~np.isfinite(x).any(axis=1)] = np.nan
    return score


@pytest.fixture
def table():
    x = np.random.default_rng(1).integers(0, 6, (23, 11)).astype(float)
    x[np.random.default_rng(2).uniform(size=x.shape) < 0.2] = np.nan
    x[5] = np.nan
    return x


@pytest.mark.parametrize("weights", [np.ones(11), np.arange(11.0), np.full(11, 0.1)])
def test_copeland_is_the_double_loop(table, weights):
    np.testing.assert_array_equal(copeland(table, weights), plain(table, weights))


def test_blocks_make_no_difference(table, monkeypatch):
    wanted = copeland(table, np.ones(11))
    monkeypatch.setattr(outranking, "BLOCK", 1)
    np.testing.assert_array_equal(copeland(table, np.ones(11)), wanted)


def test_rows_in_another_order_score_the_same(table):
    order = np.random.default_rng(3).permutation(len(table))
    weights = np.random.default_rng(4).uniform(size=11)
    np.testing.assert_array_equal(copeland(table[order], weights), copeland(table, weights)[order])


def test_missing_values_by_hand():
    # unit 0 has only the first indicator; COINr 1.1.14 gives it another score when the rows are reversed
    x = np.array([[2.0, np.nan, np.nan], [1.0, 9.0, 9.0], [3.0, 1.0, 1.0]])
    np.testing.assert_array_equal(copeland(x, np.ones(3)), [0, 0, 0])
    np.testing.assert_array_equal(copeland(x[::-1], np.ones(3)), [0, 0, 0])


def test_rounding_in_the_sum_of_weights_is_a_tie():
    # .1 + .2 > .3 in floating point; as shares of the weight they are half and half
    x = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    np.testing.assert_array_equal(copeland(x, np.array([0.1, 0.2, 0.3])), [0, 0])


def test_rounding_in_a_score_is_a_tie():
    x = np.array([[0.1 + 0.2], [0.3]])
    np.testing.assert_array_equal(copeland(x, np.ones(1)), [0, 0])


@pytest.mark.parametrize("of", ["x", "weights", "both"])
def test_a_stack_is_the_stack_of_singles(table, of):
    rng = np.random.default_rng(5)
    xs = np.stack([rng.permuted(table, axis=0) for _ in range(4)]) if of != "weights" else table
    ws = rng.uniform(size=(4, 11)) if of != "x" else np.ones(11)
    singles = [
        copeland(x, w)
        for x, w in zip(np.broadcast_to(xs, (4, 23, 11)), np.broadcast_to(ws, (4, 11)), strict=True)
    ]
    np.testing.assert_array_equal(copeland(xs, ws), singles)


def test_shares_of_a_pair_add_up(table):
    weights = np.random.default_rng(6).uniform(size=11)
    shares = outranking_shares(table, weights)
    off = ~np.eye(len(table), dtype=bool) & np.isfinite(shares)
    np.testing.assert_allclose((shares + shares.T)[off], 1, rtol=1e-12)
    assert np.isnan(shares[5, :5]).all() and (np.diag(shares) == 0).all()
    majority = np.sign(np.where(off & (np.abs(shares - 0.5) > 1e-9), shares - 0.5, 0)).sum(axis=1)
    present = np.isfinite(table).any(axis=1)
    np.testing.assert_array_equal(majority[present], copeland(table, weights)[present])


def test_a_reference_replaces_the_other_units(table):
    weights = np.arange(1.0, 12)
    np.testing.assert_array_equal(copeland(table, weights, reference=table), copeland(table, weights))
    years = np.concatenate([table, table[::-1] + 1])
    np.testing.assert_array_equal(copeland(table, weights, reference=years), copeland(years, weights)[:23])


def majorities_by_hand(x, others, weights):
    """Pair by pair, in plain loops: who is better on more weight among what both have."""
    score = np.full(len(x), np.nan)
    for a, row in enumerate(x):
        if np.isfinite(row).any():
            score[a] = 0.0
            for other in others:
                both = np.isfinite(row) & np.isfinite(other)
                net = (weights * np.sign(row - other))[both].sum()
                score[a] += np.sign(net) if abs(net) > 1e-9 * weights.sum() else 0.0
    return score


@pytest.mark.parametrize("levels", [0, 3])
@pytest.mark.parametrize("gaps", [0.0, 0.3])
@pytest.mark.parametrize("indicators", [1, 8, 11])
def test_blocks_of_ranks_give_what_pairs_give(monkeypatch, levels, gaps, indicators):
    monkeypatch.setattr(outranking, "SIDE", 7)  # many blocks, the last ones cut
    monkeypatch.setattr(outranking, "MANY", 2)  # in threads
    rng = np.random.default_rng(indicators)
    x = rng.integers(0, levels, (40, indicators)) * 1.0 if levels else rng.normal(size=(40, indicators))
    x[rng.random(x.shape) < gaps] = np.nan
    for weights in (
        np.ones(indicators),
        rng.random(indicators),
        np.arange(indicators) * 1.0 + (indicators == 1),
    ):
        np.testing.assert_array_equal(outranking.copeland(x, weights), majorities_by_hand(x, x, weights))
        others = x[:9]
        found = outranking.copeland(x, weights, reference=others)
        np.testing.assert_array_equal(found, majorities_by_hand(x, others, weights))
        # leading axes take another way to the same numbers
        stacked = outranking.copeland(np.stack([x, x[::-1]]), weights)
        np.testing.assert_array_equal(stacked[0], outranking.copeland(x, weights))
