"""Screening against COINr 1.1.14 Screen(): every unit's summary, and who is included."""

from __future__ import annotations

import numpy as np
import pytest

from parity.coinr_reference import asem, assert_same, s27x12
from poliscope.methods.screen import Availability, AvailabilityAndNonZero, NonZero, screening_summary

COLUMNS = {  # COINr's DataSummary -> ours
    "N_missing": "missing",
    "N_zero": "zero",
    "N_miss_or_zero": "missing_or_zero",
    "Dat_Avail": "availability",
    "Non_Zero": "nonzero",
    "LowData": "low_availability",
    "LowNonZero": "low_nonzero",
    "LowDatOrZeroFlag": "low",
}


def check_summary(table, x, *, rule, availability, nonzero):
    summary = screening_summary(x, availability=availability, nonzero=nonzero)
    got = np.stack([summary[name] for name in COLUMNS.values()], axis=-1)
    assert_same(got, table.values(columns=list(COLUMNS)))
    np.testing.assert_array_equal(rule(x), table.column("Included") == 1)


@pytest.mark.parametrize(
    ("file", "data", "rule", "nonzero"),
    [
        ("screen_summary", "3_imputed", Availability(minimum=0.9), None),
        ("screen_raw_byNA_095", "2_denominated", Availability(minimum=0.95), None),
        (
            "screen_raw_byNAandzeros_095",
            "2_denominated",
            AvailabilityAndNonZero(availability=0.95, nonzero=0.95),
            0.95,
        ),
    ],
)
def test_asem(shared, file, data, rule, nonzero):
    case = asem(shared)
    table = case.table(f"steps/{file}.csv")
    x = case.values(f"steps/{data}.csv", table.names)
    availability = getattr(rule, "minimum", 0.95)
    check_summary(table, x, rule=rule, availability=availability, nonzero=nonzero)


def test_synthetic(portable):
    case = s27x12(portable)
    table = case.table("steps/screen_summary.csv")
    x = case.values("steps/2_denominated.csv", table.names)
    check_summary(table, x, rule=Availability(minimum=0.6), availability=0.6, nonzero=None)
    kept = {name for name, stays in zip(table.names, Availability(minimum=0.6)(x), strict=True) if stays}
    assert kept == set(case.table("steps/3_screened.csv").names)


def test_panel_is_screened_year_by_year(shared):
    case = asem(shared)
    x = case.panel("panel/raw.csv", case.units)
    wanted = case.table("panel/screened.csv", "Time", "uCode").position
    stays = Availability(minimum=0.9)(x)
    for period, row in zip(case.periods("panel/raw.csv"), stays, strict=True):
        for unit, kept in zip(case.units, row, strict=True):
            assert kept == ((period, unit) in wanted), (period, unit)


def test_non_zero_alone_agrees_with_the_summary_by_zeros(shared):
    # the same table as byNAandzeros: COINr's LowNonZero is the rule byzeros
    case = asem(shared)
    table = case.table("steps/screen_raw_byNAandzeros_095.csv")
    x = case.values("steps/2_denominated.csv", table.names)
    np.testing.assert_array_equal(NonZero(minimum=0.95)(x), table.column("LowNonZero") == 0)
