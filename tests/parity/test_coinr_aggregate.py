"""Aggregation against COINr 1.1.14 (R 4.2.2), node by node, on 51 x 49 and on 27 x 12 with gaps."""

from __future__ import annotations

import numpy as np
import pytest

from parity.coinr_reference import RELATIVE, asem, s27x12
from poliscope.kernels.outranking import copeland, outranking_shares
from poliscope.kernels.tree import effective_weights, roll_up
from poliscope.methods.aggregate import Aggregation


def aggregated(case, path, specs, *, weights=None, threshold=None):
    """Roll up an input of a case; ``specs`` is one method, or one a level from the lowest up."""
    units = case.table(path).names
    x = case.values(path, units)
    levels = case.levels[len(case.indicators) :].astype(int) - 2
    specs = specs if isinstance(specs, list) else [specs] * (levels.max() + 1)
    methods = [Aggregation.parse(specs[level]) for level in levels]
    available = None
    if threshold is not None:
        by_level = threshold if isinstance(threshold, list) else [threshold] * (levels.max() + 1)
        available = [by_level[level] for level in levels]
    weights = case.weights if weights is None else weights
    return units, roll_up(x, weights, case.children, methods, minimum_availability=available)


def compare(case, path, found, units):
    nodes = case.nodes[len(case.indicators) :]
    wanted = case.values(path, units, nodes)
    np.testing.assert_allclose(found[:, len(case.indicators) :], wanted, rtol=RELATIVE)


def power(p):
    return {"method": "power", "p": p}


COMPLETE = [
    ("amean", "arithmetic"),
    ("gmean", "geometric"),
    ("hmean", "harmonic"),
    ("genmean_p-1", power(-1)),
    ("genmean_p-2", power(-2)),
    ("genmean_p0.5", power(0.5)),
    ("genmean_p2", power(2)),
    ("genmean_p3", power(3)),
    ("copeland_top", ["arithmetic", "arithmetic", "copeland"]),
    ("copeland_level2", ["copeland", "arithmetic", "arithmetic"]),
    ("copeland_all", "copeland"),
    ("median", "median"),
    ("min", "min"),
    ("mixed_a_g_h", ["arithmetic", "geometric", "harmonic"]),
]


@pytest.mark.parametrize(("file", "specs"), COMPLETE)
def test_asem(shared, file, specs):
    case = asem(shared)
    units, found = aggregated(case, "aggregate/normalised_1_100.csv", specs)
    compare(case, f"aggregate/{file}.csv", found, units)


def test_asem_without_weights(shared):
    case = asem(shared)
    path = "aggregate/normalised_1_100.csv"
    units, found = aggregated(case, path, "arithmetic", weights=np.ones(len(case.nodes)))
    compare(case, "aggregate/equal_w_none.csv", found, units)


@pytest.mark.parametrize(
    ("file", "spec"),
    [
        ("amean_random_w", "arithmetic"),
        ("gmean_random_w", "geometric"),
        ("hmean_random_w", "harmonic"),
        ("copeland_all_random_w", "copeland"),
    ],
)
def test_asem_with_random_weights(shared, file, spec):
    case = asem(shared)
    weights = case.table("aggregate/weights_random.csv").column("Weight", case.nodes)
    path = "aggregate/normalised_1_100.csv"
    units, found = aggregated(case, path, spec, weights=weights)
    compare(case, f"aggregate/{file}.csv", found, units)


@pytest.mark.parametrize(
    ("file", "spec", "threshold"),
    [
        ("na_amean", "arithmetic", None),
        ("na_gmean", "geometric", None),
        ("na_hmean", "harmonic", None),
        ("na_median", "median", None),
        ("na_amean_thresh", "arithmetic", 0.8),
        ("na_amean_thresh_by_level", "arithmetic", [0.9, 0.5, 1.0]),
    ],
)
def test_asem_with_gaps(shared, file, spec, threshold):
    case = asem(shared)
    path = "aggregate/na_normalised_1_100.csv"
    units, found = aggregated(case, path, spec, threshold=threshold)
    assert np.isnan(found).any()
    compare(case, f"aggregate/{file}.csv", found, units)


def test_asem_power_mean_with_gaps_is_the_one_of_what_is_there(shared):
    """COINr's a_genmean is NA as soon as one child is; elsewhere the numbers agree."""
    case = asem(shared)
    units, found = aggregated(case, "aggregate/na_normalised_1_100.csv", power(2))
    nodes = case.nodes[len(case.indicators) :]
    wanted = case.values("aggregate/na_genmean_p2.csv", units, nodes)
    known = np.isfinite(wanted)
    assert 0 < known.sum() < known.size
    np.testing.assert_allclose(found[:, len(case.indicators) :][known], wanted[known], rtol=RELATIVE)
    assert np.isfinite(found[:, -1]).sum() > np.isfinite(wanted[:, -1]).sum()


def test_copeland_with_gaps_does_not_follow_coinr(shared):
    """COINr counts a missing comparison for the unit in the later row; its own example, both ways round."""
    case = asem(shared)
    quirk = case.table("aggregate/quirk_copeland_na.csv", "a", "b", "c")
    assert list(quirk.column("copeland")) != list(quirk.column("copeland_rows_reversed"))
    x = np.array([[1.0, 3, 2], [2, np.nan, 2], [3, 1, 2]])
    # on what both have: 0 loses to 1 and ties with 2; 1 loses to 2
    np.testing.assert_array_equal(copeland(x, np.ones(3)), [-1, 0, 1])
    np.testing.assert_array_equal(copeland(x[::-1], np.ones(3)), [1, 0, -1])
    path = "aggregate/na_normalised_1_100.csv"
    units, found = aggregated(case, path, "copeland")
    methods = [Aggregation.parse("copeland")] * len(case.children)
    backwards = roll_up(case.values(path, units[::-1]), case.weights, case.children, methods)
    np.testing.assert_array_equal(found[:, 49:], backwards[::-1, 49:])


def test_asem_outranking_matrix(shared):
    case = asem(shared)
    pillars = [node for node, level in zip(case.nodes, case.levels, strict=True) if level == 2]
    wanted = case.table("aggregate/outrank_matrix_pillars.csv")
    units = wanted.names
    x = case.values("steps/7_aggregated.csv", units, pillars)
    shares = outranking_shares(x, np.ones(8))
    np.testing.assert_allclose(shares, wanted.values(units, units), rtol=RELATIVE)
    # nDominant = 71: pairs in which one unit is better on everything (README of the reference)
    assert (shares == 1).sum() == 71
    np.testing.assert_array_equal(
        copeland(x, np.ones(8)), np.sign(np.where(np.eye(51) == 1, 0, shares - 0.5)).sum(axis=1)
    )


SYNTHETIC = [
    ("amean", "arithmetic"),
    ("gmean", "geometric"),
    ("hmean", "harmonic"),
    ("copeland_top", ["arithmetic", "copeland"]),
]


@pytest.mark.parametrize(("file", "specs"), SYNTHETIC)
def test_s27x12(portable, file, specs):
    case = s27x12(portable)
    units, found = aggregated(case, "aggregate/input_1_100.csv", specs)
    compare(case, f"aggregate/{file}.csv", found, units)


@pytest.mark.parametrize(
    ("file", "spec", "threshold"),
    [
        ("na_amean", "arithmetic", None),
        ("na_gmean", "geometric", None),
        ("na_hmean", "harmonic", None),
        ("na_amean_thresh", "arithmetic", 0.7),
    ],
)
def test_s27x12_with_gaps(portable, file, spec, threshold):
    case = s27x12(portable)
    path = "aggregate/na_input_1_100.csv"
    units, found = aggregated(case, path, spec, threshold=threshold)
    compare(case, f"aggregate/{file}.csv", found, units)


@pytest.mark.parametrize(
    ("file", "spec"),
    [
        ("genmean_m1.5", power(-1.5)),
        ("genmean_3", power(3)),
        ("median", "median"),
        ("copeland_all", "copeland"),
    ],
)
def test_s27x12_where_coinr_minds_the_constant_indicator(portable, file, spec):
    """The constant i12 is missing in P3: COINr then has NA there, or a Copeland score that is not one."""
    case = s27x12(portable)
    path = "aggregate/input_1_100.csv"
    units, found = aggregated(case, path, spec)
    pillars = [case.nodes.index(name) for name in ("P1", "P2", "P3")]
    wanted = case.values(f"aggregate/{file}.csv", units, ("P1", "P2"))
    np.testing.assert_allclose(found[:, pillars[:2]], wanted, rtol=RELATIVE)
    rest = [case.nodes.index(name) for name in ("i09", "i10", "i11")]
    without = Aggregation.parse(spec)(found[:, rest], case.weights[rest])
    np.testing.assert_allclose(found[:, pillars[2]], without, rtol=RELATIVE)


@pytest.mark.parametrize("name", ["asem", "s27x12"])
def test_effective_weights(request, name):
    case = (
        asem(request.getfixturevalue("shared"))
        if name == "asem"
        else s27x12(request.getfixturevalue("portable"))
    )
    wanted = case.table("weights/effective.csv").column("EffWeight", case.nodes)
    found = effective_weights(case.weights, case.children, len(case.indicators))
    np.testing.assert_allclose(found, wanted, rtol=RELATIVE)
