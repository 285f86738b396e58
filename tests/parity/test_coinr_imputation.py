"""Imputation against COINr 1.1.14 Impute() and impute_panel()."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from parity.coinr_reference import asem, assert_same, s27x12
from poliscope.methods.impute import ColumnMean, ColumnMedian, Constant, Latest, Linear, RowMean, RowMedian

ASEM = {
    "mean": ColumnMean(),
    "median": ColumnMedian(),
    "mean_grp": ColumnMean(group="EurAsia_group"),
    "median_grp": ColumnMedian(group="EurAsia_group"),
    "mean_grp_GDP": ColumnMean(group="GDP_group"),
    "row_mean_by_pillar": RowMean(),
    "row_mean_all": RowMean(level="all"),
    "row_median_by_subindex": RowMedian(level=3),
    "row_mean_by_pillar_raw": RowMean(normalise=False),
}
SYNTHETIC = {
    "mean": ColumnMean(),
    "median": ColumnMedian(),
    "mean_grp": ColumnMean(group="Grp"),
    "median_grp": ColumnMedian(group="Grp"),
    "row_mean_by_pillar": RowMean(),
}


@pytest.mark.parametrize("file", ASEM)
def test_asem(shared, file):
    case = asem(shared)
    x = case.values("steps/2_denominated.csv", case.units)
    got = ASEM[file](x, layout=case.layout())
    assert_same(got, case.values(f"impute/{file}.csv", case.units))


def test_asem_step(shared):
    case = asem(shared)
    x = case.values("steps/2_denominated.csv", case.units)
    got = ColumnMean(group="EurAsia_group")(x, layout=case.layout())
    assert_same(got, case.values("steps/3_imputed.csv", case.units))


@pytest.mark.parametrize("file", SYNTHETIC)
def test_synthetic(portable, file):
    case = s27x12(portable)
    x = case.values("steps/2_denominated.csv", case.units)
    got = SYNTHETIC[file](x, layout=case.layout())
    assert_same(got, case.values(f"impute/{file}.csv", case.units))


def test_synthetic_step(portable):
    case = s27x12(portable)
    units = case.table("steps/3_screened.csv").names
    got = ColumnMedian()(case.values("steps/3_screened.csv", units))
    assert_same(got, case.values("steps/4_imputed.csv", units))


PANEL = {
    "impute_latest": Latest(),
    "impute_latest_max1": Latest(max_age=1),
    "impute_constant": Constant(),
    "impute_linear": Linear(),
    "impute_linear-constant": Linear(),
    "impute1_latest": Latest(),
    "impute1_constant": Constant(),
    "impute1_linear-constant": Linear(),
}


def panel_input(shared, file):
    case = asem(shared)
    name = f"panel/{file.split('_')[0]}_input.csv"
    periods = np.array([float(period) for period in case.periods(name)])
    layout = dataclasses.replace(case.layout(), periods=periods)
    return case, case.panel(name, case.units), layout


@pytest.mark.parametrize("file", PANEL)
def test_panel(shared, file):
    case, x, layout = panel_input(shared, file)
    assert_same(PANEL[file](x, layout=layout), case.panel(f"panel/{file}.csv", case.units))


@pytest.mark.parametrize("file", ["impute_latest", "impute1_latest"])
def test_panel_source_years(shared, file):
    case, x, layout = panel_input(shared, file)
    wanted = case.panel(f"panel/{file}_source_year.csv", case.units)
    np.testing.assert_array_equal(Latest().sources(x, layout=layout), wanted)
