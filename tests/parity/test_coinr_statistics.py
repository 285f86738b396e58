"""Statistics, availability, correlations, alpha and components against COINr 1.1.14 (R 4.2.2)."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from parity.coinr_reference import RELATIVE, asem, s27x12
from poliscope.kernels.association import (
    correlated_pairs,
    correlation,
    cronbach_alpha,
    p_values,
    pair_counts,
)
from poliscope.kernels.components import principal_components
from poliscope.kernels.description import (
    describe_indicators,
    describe_units,
    flag_indicators,
    node_availability,
)

CANCELLING = 1e-12  # absolute: a correlation near 0 is a difference of two sums of about 1
NOISE = "TolMin"
"""Holds 3.4 and 3.4000000000000004: two values for R, one here, where floating noise is a tie."""
NAMES = {
    "Min": "minimum",
    "Max": "maximum",
    "Mean": "mean",
    "Median": "median",
    "Std": "standard_deviation",
    "Skew": "skewness",
    "Kurt": "kurtosis",
    "N.Avail": "available",
    "N.NonZero": "nonzero",
    "N.Unique": "unique",
    "N.Same": "same",
    "Frc.Avail": "available_share",
    "Frc.NonZero": "nonzero_share",
    "Frc.Unique": "unique_share",
    "Frc.Same": "same_share",
}
FLAGS = {
    "Flag.Avail": "available",
    "Flag.NonZero": "nonzero",
    "Flag.Unique": "unique",
    "Flag.SkewKurt": "outliers",
}


@pytest.fixture(params=["asem", "s27x12"])
def case(request):
    if request.param == "asem":
        return asem(request.getfixturevalue("shared"))
    return s27x12(request.getfixturevalue("portable"))


def step(case, path, columns=None):
    return case.values(path, case.table(path).names, columns)


@pytest.mark.parametrize(
    ("name", "file", "data"),
    [
        ("asem", "stats_raw", "1_raw"),
        ("asem", "stats_denominated", "2_denominated"),
        ("asem", "stats_treated", "5_treated"),
        ("asem", "stats_normalised", "6_normalised"),
        ("s27x12", "stats_raw", "1_raw"),
        ("s27x12", "stats_treated", "5_treated"),
    ],
)
def test_indicator_statistics(request, name, file, data):
    read, folder = {"asem": (asem, "shared"), "s27x12": (s27x12, "portable")}[name]
    case = read(request.getfixturevalue(folder))
    x = step(case, f"steps/{data}.csv")
    table = case.table(f"stats/{file}.csv")
    found = describe_indicators(x)
    quiet = np.array([code != NOISE for code in case.indicators])
    for column, ours in NAMES.items():
        wanted = table.column(column, case.indicators)
        which = quiet | (ours not in ("unique", "same", "unique_share", "same_share"))
        np.testing.assert_allclose(
            found[ours][which], wanted[which], rtol=RELATIVE, atol=CANCELLING, err_msg=column
        )
    flags = flag_indicators(found)
    for column, ours in FLAGS.items():
        said = table.text(case.indicators, [column])[:, 0]
        np.testing.assert_array_equal(flags[ours], np.isin(said, ["LOW", "OUT"]), err_msg=column)


def test_availability_of_units(case):
    table = case.table("stats/data_avail_summary.csv")
    found = describe_units(case.values("steps/1_raw.csv", table.names))
    for column, ours in [
        ("N_missing", "missing"),
        ("N_zero", "zero"),
        ("N_miss_or_zero", "missing_or_zero"),
        ("Dat_Avail", "available_share"),
        ("Non_Zero", "nonzero_share"),
    ]:
        np.testing.assert_allclose(found[ours], table.column(column), rtol=RELATIVE, err_msg=column)


def test_availability_by_group(case):
    table = case.table("stats/data_avail_bygroup.csv")
    found = node_availability(case.values("steps/1_raw.csv", table.names), case.children)
    np.testing.assert_allclose(found, table.values(columns=case.nodes[len(case.indicators) :]), rtol=RELATIVE)


def matrix(case, path, rows, columns):
    """A long table Var1, Var2, Correlation as (rows, columns)."""
    table = case.table(path, "Var1", "Var2")
    return np.array([[table.column("Correlation", [(a, b)])[0] for b in columns] for a in rows])


def level(case, number):
    return [node for node, at in zip(case.nodes, case.levels, strict=True) if at == number]


@pytest.mark.parametrize("method", ["pearson", "spearman", "kendall"])
def test_asem_correlations_of_indicators(shared, method):
    case = asem(shared)
    wanted = matrix(case, f"stats/corr_level1_{method}.csv", case.indicators, case.indicators)
    x = step(case, "steps/7_aggregated.csv")
    found = correlation(x, method=method)
    noise = case.indicators.index(NOISE)
    if method != "pearson":
        # ranks that noise has broken: the reason of the difference is that alone
        others = [scipy.stats.spearmanr, scipy.stats.kendalltau][method == "kendall"]
        broken = np.array([others(x[:, noise], x[:, j]).statistic for j in range(49)])
        np.testing.assert_allclose(broken, wanted[noise], rtol=RELATIVE, atol=CANCELLING)
        assert np.abs(found[noise] - wanted[noise]).max() < 0.005
        found[noise], found[:, noise] = wanted[noise], wanted[:, noise]
    np.testing.assert_allclose(found, wanted, rtol=RELATIVE, atol=CANCELLING)


def test_correlations_of_pillars(case):
    pillars = level(case, 2)
    wanted = matrix(case, "stats/corr_level2.csv", pillars, pillars)
    found = correlation(step(case, "steps/7_aggregated.csv", pillars))
    np.testing.assert_allclose(found, wanted, rtol=RELATIVE, atol=CANCELLING)


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_synthetic_correlations_with_the_index(portable, method):
    case = s27x12(portable)
    wanted = matrix(case, f"stats/corr_index_{method}.csv", ["IDX"], case.indicators)
    path = "steps/7_aggregated.csv"
    found = correlation(step(case, path, ["IDX"]), step(case, path), method=method)
    np.testing.assert_allclose(found, wanted, rtol=RELATIVE, atol=CANCELLING)


def test_asem_correlations_with_ancestors(shared):
    case = asem(shared)
    path = "steps/7_aggregated.csv"
    found = correlation(step(case, path, case.nodes))
    at = {node: place for place, node in enumerate(case.nodes)}
    own, family = (
        case.table("stats/corr_level1_parent.csv", "Var2"),
        case.table("stats/corr_level1_family.csv", "Var1", "Var2"),
    )
    line = {
        child: node for node, below in zip(case.nodes[49:], case.children, strict=True) for child in below
    }
    for code in case.indicators:
        parent = line[at[code]]
        assert own.text([code], ["Var1"])[0, 0] == parent
        above = [parent, line[at[parent]], "Index"]
        wanted = [
            family.column("Correlation", [(name, code)])[0] for name in ("Pillar", "Sub-index", "Index")
        ]
        np.testing.assert_allclose(found[[at[node] for node in above], at[code]], wanted, rtol=RELATIVE)
        np.testing.assert_allclose(
            found[at[parent], at[code]], own.column("Correlation", [code]), rtol=RELATIVE
        )


def test_asem_correlations_that_are_significant(shared):
    case = asem(shared)
    wanted = matrix(case, "stats/corr_level1_index_p05.csv", ["Index"], case.indicators)
    every = matrix(case, "stats/corr_level1_index.csv", ["Index"], case.indicators)
    index, x = (step(case, "steps/7_aggregated.csv", names) for names in (["Index"], case.indicators))
    found = correlation(index, x)
    np.testing.assert_allclose(found, every, rtol=RELATIVE)
    small = p_values(found, pair_counts(index, x)) < 0.05
    np.testing.assert_allclose(np.where(small, found, np.nan), wanted, rtol=RELATIVE)


def test_asem_p_values(shared):
    case = asem(shared)
    table = case.table("stats/pvals_normalised.csv", "code")
    x = step(case, "steps/6_normalised.csv")
    found = p_values(correlation(x), pair_counts(x))
    wanted = table.values(case.indicators, case.indicators)
    off = ~np.eye(49, dtype=bool)
    # a p-value of 1e-14 carries the relative error of the correlation many times over
    np.testing.assert_allclose(found[off], wanted[off], rtol=1e-8)


def parents(case):
    """The number of each indicator's parent."""
    group = np.empty(len(case.indicators), dtype=np.intp)
    for number, below in enumerate(case.children):
        group[below[below < len(group)]] = number
    return group


@pytest.mark.parametrize(
    ("name", "file", "threshold", "kind"),
    [
        ("asem", "corr_flags_high_075", 0.75, "high"),
        ("asem", "corr_flags_low_m05", -0.5, "low"),
        ("s27x12", "corr_flags_06", 0.6, "high"),
    ],
)
def test_pairs_that_are_flagged(request, name, file, threshold, kind):
    read, folder = {"asem": (asem, "shared"), "s27x12": (s27x12, "portable")}[name]
    case = read(request.getfixturevalue(folder))
    table = case.table(f"stats/{file}.csv", "Ind1", "Ind2")
    r = correlation(step(case, "steps/6_normalised.csv"))
    pairs = correlated_pairs(r, parents(case), threshold=threshold, kind=kind)
    found = {frozenset((case.indicators[a], case.indicators[b])): r[a, b] for a, b in pairs}
    wanted = {frozenset(pair): table.column("Corr", [pair])[0] for pair in table.names}
    assert found.keys() == wanted.keys()
    np.testing.assert_allclose(list(found.values()), [wanted[pair] for pair in found], rtol=RELATIVE)


def test_asem_indicators_that_follow_a_denominator(shared):
    case = asem(shared)
    denominators = case.of_type("Denominator")
    table = case.table("stats/denom_corr_07.csv", "Ind", "Denom")
    raw = case.values("steps/1_raw.csv", case.units)
    r = correlation(raw, case.data.values(case.units, denominators))
    found = {(case.indicators[a], denominators[b]): r[a, b] for a, b in np.argwhere(np.abs(r) > 0.7)}
    assert found.keys() == set(table.names)
    np.testing.assert_allclose(list(found.values()), table.column("Corr", list(found)), rtol=RELATIVE)


def test_asem_alpha(shared):
    case = asem(shared)
    table = case.table("stats/cronbach.csv", "dset", "Level", "group")
    steps = {"Raw": "1_raw", "Normalised": "6_normalised", "Aggregated": "7_aggregated"}
    for key in table.names:
        dset, at, group = key
        if group == "(all)":
            members = level(case, float(at))
        else:
            members = [case.nodes[i] for i in case.children[case.nodes.index(group) - len(case.indicators)]]
        x = step(case, f"steps/{steps[dset]}.csv", members)
        np.testing.assert_allclose(
            cronbach_alpha(x), table.column("alpha", [key])[0], rtol=RELATIVE, err_msg=str(key)
        )


def test_synthetic_alpha(portable):
    """P3 holds the constant indicator, missing after normalisation: COINr drops it and counts it in k."""
    case = s27x12(portable)
    table = case.table("stats/cronbach.csv", "group")
    for number, group in enumerate(("P1", "P2")):
        members = [case.indicators[i] for i in case.children[number]]
        found = cronbach_alpha(step(case, "steps/6_normalised.csv", members))
        np.testing.assert_allclose(found, table.column("alpha", [group])[0], rtol=RELATIVE)


def up_to_sign(found, wanted):
    """Turn each column of `found` so that it points the way of `wanted`."""
    return found * np.sign((found * wanted).sum(axis=0))


@pytest.mark.parametrize("at", [1, 2, 3])
def test_asem_components(shared, at):
    case = asem(shared)
    loadings = case.table(f"weights/pca_loadings_level{at}.csv", "group", "code")
    variances = case.table(f"weights/pca_variance_level{at}.csv", "group", "pc")
    seen = 0
    for node, below in zip(case.nodes[len(case.indicators) :], case.children, strict=True):
        if case.levels[below[0]] != at:
            continue
        members = [case.nodes[i] for i in below]
        vectors, variance = principal_components(step(case, "steps/7_aggregated.csv", members))
        wanted = loadings.values([(node, code) for code in members], ["PC1", "PC2"])
        np.testing.assert_allclose(up_to_sign(vectors[:, :2], wanted), wanted, rtol=1e-8, atol=CANCELLING)
        assert vectors[:, 0].sum() >= 0
        rows = [(node, str(place + 1)) for place in range(len(members))]
        np.testing.assert_allclose(np.sqrt(variance), variances.column("sdev", rows), rtol=RELATIVE)
        share = variance / variance.sum()
        np.testing.assert_allclose(share, variances.column("var_share", rows), rtol=RELATIVE)
        seen += 1
    assert seen == {1: 8, 2: 2, 3: 1}[at]


def test_asem_components_of_all_indicators(shared):
    case = asem(shared)
    vectors, _ = principal_components(step(case, "steps/6_normalised.csv"))
    wanted = case.table("weights/pca_level1_allinone.csv").column("Weight", case.indicators)
    np.testing.assert_allclose(up_to_sign(vectors[:, 0], wanted), wanted, rtol=1e-8, atol=CANCELLING)
