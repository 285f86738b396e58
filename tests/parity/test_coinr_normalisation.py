"""Normalisation against COINr 1.1.14 Normalise().

Exceptions, with reasons in docs/explanation/differences-from-coinr.md: n_fracmax where lower is better,
ties that differ by rounding only (TolMin), and in which units the bounds of n_scaled are given.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from parity.coinr_reference import asem, assert_same, s27x12
from poliscope.methods.normalise import (
    Borda,
    DistanceToMaximum,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMaximum,
    Goalposts,
    MinMax,
    NoNormalisation,
    PercentileRank,
    Rank,
    Scaled,
    ZScore,
)


def with_units(layout, units):
    return dataclasses.replace(layout, units={unit: row for row, unit in enumerate(units)})


def treated(case):
    units = case.table("steps/5_treated.csv").names
    return units, case.values("steps/5_treated.csv", units), with_units(case.layout(units), units)


ASEM = {
    "minmax_0_100": MinMax(),
    "minmax_1_10": MinMax(low=1, high=10),
    "zscore_0_1": ZScore(),
    "zscore_10_2": ZScore(mean=10, sd=2),
    "rank_min": Rank(),
    "rank_average": Rank(ties="average"),
    "borda": Borda(),
    "prank": PercentileRank(),
    "dist2max": DistanceToMaximum(),
    "none": NoNormalisation(),
}


@pytest.mark.parametrize("file", ASEM)
def test_asem(shared, file):
    case = asem(shared)
    units, x, layout = treated(case)
    wanted, got = case.values(f"normalise/{file}.csv", units), ASEM[file](x, layout=layout)
    if isinstance(ASEM[file], Rank | Borda | PercentileRank):
        column = case.indicators.index("TolMin")
        # the data hold 3.4 and 3.4000000000000004, which COINr ranks apart: its number is right for data
        # in which the two differ, ours for data in which they do not
        noise = x[:, column] != x[:, column].round(9)
        assert noise.any()
        clean, apart = x.copy(), x.copy()
        clean[:, column] = x[:, column].round(9)
        apart[noise, column] += 1e-9
        assert_same(got, ASEM[file](clean, layout=layout))
        got = ASEM[file](apart, layout=layout)
    assert_same(got, wanted)


@pytest.mark.parametrize("cap", [False, True])
def test_distance_to_a_reference_unit(shared, cap):
    case = asem(shared)
    units, x, layout = treated(case)
    file = "dist2ref_row12_cap" if cap else "dist2ref_row12"
    got = DistanceToReference(unit=units[11], cap=cap)(x, layout=layout)
    assert_same(got, case.values(f"normalise/{file}.csv", units))


def test_scaled_has_its_bounds_in_raw_units(shared):
    # COINr takes c(-50, 200) as bounds of -x where lower is better: in raw units that is (-200, 50)
    case = asem(shared)
    units, x, layout = treated(case)
    down = layout.direction < 0
    bounds = {"scaled_lower": np.where(down, -200.0, -50.0), "scaled_upper": np.where(down, 50.0, 200.0)}
    got = Scaled()(x, layout=dataclasses.replace(layout, parameters=bounds))
    wanted = case.values("normalise/scaled_m50_200.csv", units)
    assert_same(got, wanted)
    up_only = Scaled(lower=-50, upper=200)(x, layout=layout)
    assert_same(up_only[:, ~down], wanted[:, ~down])


def test_fraction_of_the_maximum(shared):
    case = asem(shared)
    units, x, layout = treated(case)
    up = np.flatnonzero(layout.direction > 0)
    wanted = case.values("normalise/fracmax.csv", units)
    assert_same(FractionOfMaximum()(x[:, up], layout=layout.columns(up)), wanted[:, up])


def test_fraction_of_the_best_where_lower_is_better_is_not_coinrs(shared):
    table = asem(shared).table("normalise/quirk_fracmax_negative.csv", "x")
    x = np.array([[float(name)] for name in table.names])
    quirk = table.column("dir_minus")
    assert quirk.argmax() == x.argmax()  # COINr: the largest of a bad thing scores best
    got = FractionOfMaximum()(
        x, layout=dataclasses.replace(asem(shared).layout().columns(np.array([0])), direction=-np.ones(1))
    )
    np.testing.assert_allclose(got[:, 0], [1, 0.5, 0.25])  # by hand: 1/1, 1/2, 1/4
    assert_same(FractionOfMaximum()(x), table.values(columns=["dir_plus"]))


def test_distance_to_targets(shared):
    case = asem(shared)
    units = case.table("steps/4_screened.csv").names
    x = case.values("steps/4_screened.csv", units)
    got = DistanceToTarget()(x, layout=case.layout(units))
    assert_same(got, case.values("normalise/dist2targ_iMeta.csv", units))


@pytest.mark.parametrize("truncate", [True, False])
@pytest.mark.parametrize("by_indicator", [True, False])
def test_goalposts(shared, truncate, by_indicator):
    case = asem(shared)
    units = case.table("steps/4_screened.csv").names
    x = case.values("steps/4_screened.csv", units)
    layout = case.layout(units, parameters=case.table("normalise/goalposts_parameters.csv"))
    given = dict(layout.parameters)
    low, high = given.pop("goalpost_lower"), given.pop("goalpost_upper")
    assert given["goalpost_scale"].min() == given["goalpost_scale"].max() == 100
    if by_indicator:
        given["goalpost_trunc2posts"] = np.full(len(low), float(truncate))
        layout = dataclasses.replace(layout, parameters=layout.parameters | given)
        got = Goalposts()(x, layout=layout)
    else:
        layout = dataclasses.replace(layout, parameters={}, low=low, high=high)
        got = Goalposts(truncate=truncate)(x, layout=layout)
    file = "goalposts_trunc" if truncate else "goalposts_notrunc"
    assert_same(got, case.values(f"normalise/{file}.csv", units))


def test_methods_by_indicator(shared):
    case = asem(shared)
    units, x, layout = treated(case)
    got = MinMax()(x, layout=layout)
    for code, method in {"LPI": ZScore(mean=10, sd=2), "Flights": Rank(), "CO2": Borda()}.items():
        column = np.array([case.indicators.index(code)])
        got[:, column] = method(x[:, column], layout=layout.columns(column))
    assert_same(got, case.values("normalise/mixed_indiv_specs.csv", units))


def test_other_directions(shared):
    case = asem(shared)
    units, x, layout = treated(case)
    up = dataclasses.replace(layout, direction=np.ones(len(case.indicators)))
    assert_same(MinMax()(x, layout=up), case.values("normalise/minmax_all_directions_1.csv", units))


def test_steps(shared):
    case = asem(shared)
    units, x, layout = treated(case)
    assert_same(MinMax()(x, layout=layout), case.values("steps/6_normalised.csv", units))
    inputs = MinMax(low=1)(x, layout=layout)
    assert_same(inputs, case.values("aggregate/normalised_1_100.csv", units))
    gaps = case.values("steps/2_denominated.csv", case.units)
    wanted = case.values("aggregate/na_normalised_1_100.csv", case.units)
    assert_same(MinMax(low=1)(gaps, layout=case.layout()), wanted)


def panel(case):
    units = sorted({row["uCode"] for row in case.table("panel/treated.csv", "Time", "uCode").rows})
    return units, case.panel("panel/treated.csv", units), case.layout(units)


def test_panel_over_all_years(shared):
    case = asem(shared)
    units, x, layout = panel(case)
    got = MinMax()(x, layout=layout, reference=x.reshape(-1, x.shape[-1]))
    assert_same(got, case.panel("panel/normalised.csv", units))


def test_panel_within_each_year(shared):
    case = asem(shared)
    units, x, layout = panel(case)
    assert_same(MinMax()(x, layout=layout), case.panel("panel/aggregated_localnorm.csv", units))


SYNTHETIC = {
    "minmax": MinMax(),
    "zscore": ZScore(),
    "rank": Rank(ties="average"),
    "borda": Borda(),
    "prank": PercentileRank(),
    "dist2max": DistanceToMaximum(),
    "dist2ref": DistanceToReference(unit="U004", cap=True),
    "dist2targ_iMeta": DistanceToTarget(),
    "goalposts_iMeta": Goalposts(),
}


@pytest.mark.parametrize("file", SYNTHETIC)
def test_synthetic(portable, file):
    case = s27x12(portable)
    units = case.table("steps/4_imputed.csv").names
    assert units[3] == "U004"  # COINr's iref = 4
    parameters = case.table("normalise/parameters_targets_goalposts.csv")
    layout = with_units(case.layout(units, parameters=parameters), units)
    got = SYNTHETIC[file](case.values("steps/4_imputed.csv", units), layout=layout)
    wanted = case.values(f"normalise/{file}.csv", units)
    if file == "dist2ref":
        worst = (3, case.indicators.index("i09"))
        assert np.isnan(wanted[worst])  # COINr: 0/0 for the reference unit where it is the worst itself
        wanted[worst] = 1
    assert_same(got, wanted)


def test_synthetic_scaled(portable):
    # c(-10, 90) of -x where lower is better is (-90, 10) in raw units
    case = s27x12(portable)
    units = case.table("steps/4_imputed.csv").names
    layout = case.layout(units)
    down = layout.direction < 0
    bounds = {"scaled_lower": np.where(down, -90.0, -10.0), "scaled_upper": np.where(down, 10.0, 90.0)}
    layout = dataclasses.replace(layout, parameters=bounds)
    got = Scaled(high=10)(case.values("steps/4_imputed.csv", units), layout=layout)
    assert_same(got, case.values("normalise/scaled.csv", units))


def test_synthetic_fraction_of_the_maximum(portable):
    case = s27x12(portable)
    units = case.table("steps/4_imputed.csv").names
    x, layout = case.values("steps/4_imputed.csv", units), case.layout(units)
    up = np.flatnonzero((layout.direction > 0) & (x.max(axis=0) > 0))
    got = FractionOfMaximum()(x[:, up], layout=layout.columns(up))
    assert_same(got, case.values("normalise/fracmax.csv", units)[:, up])


def test_synthetic_steps(portable):
    case = s27x12(portable)
    units = case.table("steps/5_treated.csv").names
    layout = case.layout(units)
    got = MinMax(high=1)(case.values("steps/5_treated.csv", units), layout=layout)
    assert_same(got, case.values("steps/6_normalised.csv", units))
    inputs = MinMax(low=1)(case.values("steps/4_imputed.csv", units), layout=layout)
    assert_same(inputs, case.values("aggregate/input_1_100.csv", units))
    gaps = case.values("steps/2_denominated.csv", case.units)
    wanted = case.values("aggregate/na_input_1_100.csv", case.units)
    assert_same(MinMax(low=1)(gaps, layout=case.layout()), wanted)
