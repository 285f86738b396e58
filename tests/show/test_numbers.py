"""Numbers as they are shown: the same digits as the browser shows, halves rounded up."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.show.numbers import MISSING, compact, decimals_for, figure, fixed, percent, significant

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/show/numbers.json").read_text("utf-8"))


@pytest.mark.parametrize("row", GOLDEN["compact"], ids=lambda row: str(row["value"]))
def test_compact_as_the_browser_in_both_languages(row):
    assert compact(row["value"], "en") == row["en"]
    assert compact(row["value"], "zh") == row["zh"]


@pytest.mark.parametrize("row", GOLDEN["fixed"], ids=lambda row: str(row["value"]))
def test_fixed_as_the_browser(row):
    assert fixed(row["value"], row["decimals"]) == row["shown"]


@pytest.mark.parametrize("row", GOLDEN["significant"], ids=lambda row: str(row["value"]))
def test_significant_as_the_browser(row):
    assert significant(row["value"], row["digits"]) == row["shown"]


def test_chinese_scales_carry_over():
    # 万 is 10^4, 亿 is 10^8, 万亿 is 10^12
    assert [compact(x, "zh") for x in (9_999.4, 9_999.6, 1e8, 1e12)] == ["1万", "1万", "1亿", "1万亿"]
    assert compact(34_606.4e8, "zh") == "3.46万亿"


@given(st.integers(-(10**9), 10**9), st.integers(1, 4), st.integers(0, 3))
def test_halves_go_away_from_zero(digits, written, shown):
    """Brute force in exact fractions: the decimal as written, not the float behind it, is rounded."""
    value = Fraction(digits, 10**written)
    scaled = abs(value) * 10**shown
    whole = scaled.numerator // scaled.denominator + (scaled % 1 >= Fraction(1, 2))
    expected = Fraction(whole, 10**shown) * (-1 if value < 0 else 1)
    assert Fraction(fixed(float(value), shown).replace(",", "")) == expected


def test_figures_stay_exact_up_to_eight_digits():
    assert figure(0.1 + 0.2) == "0.3"
    assert figure(12345.678) == "12,345.678"
    assert figure(123456.789) == "123,457"
    assert figure(1_234_567_890_123.0) == "1,234,567,890,123"
    assert figure(1.5e-9) == "1.5e-09"
    assert figure(1e300) == "1e+300"
    assert figure(0.0) == figure(-0.0) == "0"


def test_percentages_never_claim_all_or_nothing():
    assert [percent(x) for x in (0, 1e-9, 0.001, 0.0149, 0.1, 0.535, 0.991, 0.99999, 1)] == [
        "0%", "<0.1%", "0.1%", "1.5%", "10%", "54%", "99.1%", ">99.9%", "100%",
    ]  # fmt: skip


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_a_share_between_is_never_shown_as_none_or_all(share):
    assert percent(share) not in {"0%", "100%"}


def test_missing_numbers_are_a_dash():
    nan, inf = float("nan"), float("inf")
    shown = [
        fixed(nan, 1),
        significant(inf),
        figure(nan),
        compact(nan, "en"),
        compact(-inf, "zh"),
        percent(nan),
    ]
    assert shown == [MISSING] * 6


def test_decimals_follow_the_spread():
    assert decimals_for([]) == decimals_for([5.0, 5.0, float("nan")]) == 1
    assert decimals_for([0, 1000]) == 0
    assert decimals_for([0, 1e-12]) == 6
