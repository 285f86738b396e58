"""Denomination against COINr 1.1.14 Denominate()."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from parity.coinr_reference import asem, assert_same, s27x12
from poliscope.methods.denominate import Ratio


@pytest.mark.parametrize("which", ["asem", "s27x12"])
def test_denominators_of_the_metadata(which, request):
    case = (
        asem(request.getfixturevalue("shared"))
        if which == "asem"
        else s27x12(request.getfixturevalue("portable"))
    )
    x = case.data.values(case.units, case.indicators)
    got = Ratio()(x, case.denominators(case.units), layout=case.layout())
    assert_same(got, case.values("steps/2_denominated.csv", case.units))


def test_raw_data_come_through(shared, portable):
    for case in (asem(shared), s27x12(portable)):
        x = case.data.values(case.units, case.indicators)
        assert_same(x, case.values("steps/1_raw.csv", case.units))


def test_scale_factors_by_indicator(shared):
    case = asem(shared)
    scales = {"Goods": ("GDP", 1.0), "Services": ("GDP", 100.0), "FDI": ("Population", 1000.0)}
    x = case.data.values(case.units, case.indicators)
    denominators, factors = np.ones_like(x), np.full(len(case.indicators), np.nan)
    for code, (denominator, factor) in scales.items():
        column = case.indicators.index(code)
        denominators[:, column] = case.data.column(denominator, case.units)
        factors[column] = factor
    layout = dataclasses.replace(case.layout(), parameters={"denominator_scale": factors})
    assert_same(
        Ratio()(x, denominators, layout=layout), case.values("denominate/scalefactor.csv", case.units)
    )


def test_denominators_from_another_table(shared):
    case = asem(shared)
    world = case.table("inputs/WorldDenoms.csv")
    x = case.data.values(case.units, ["Goods", "Flights"])
    denominators = world.values(case.units, ["GDP", "Population"])
    layout = dataclasses.replace(case.layout(), parameters={"denominator_scale": np.array([1.0, 1000.0])})
    wanted = case.values("denominate/worlddenoms.csv", case.units, ["Goods", "Flights"])
    assert_same(Ratio()(x, denominators, layout=layout), wanted)
