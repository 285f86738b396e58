"""Quantities as people write them; the expected numbers are by hand."""

import math
import pickle
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.data.quantities import (
    UnreadableNumbersError,
    interval,
    read_number,
    read_numbers,
    read_quantity,
)
from poliscope.errors import DataError

QUANTITIES = [
    ("6.46%", 6.46, "%"),
    ("6.46 per cent", 6.46, "%"),
    ("１２．５％", 12.5, "%"),
    ("1.2万亿元", 1.2e12, "CNY"),
    ("1.2萬億元", 1.2e12, "CNY"),
    ("5.4万亿", 5.4e12, None),
    ("2.47万", 24_700, None),
    ("6,305 亿元", 630.5e9, "CNY"),
    ("5414 億元", 541.4e9, "CNY"),
    ("一兆四九三億元", 1.0493e12, "CNY"),
    ("1兆501亿", 1.0501e12, None),
    ("八九八六億元", 898.6e9, "CNY"),
    ("四二六八點四億", 426.84e9, None),
    ("百分之卅五點九", 35.9, "%"),
    ("百分之五", 5, "%"),
    ("千分之三", 3, "‰"),
    ("○點七個百分點", 0.7, "pp"),
    ("〇点七个百分点", 0.7, "pp"),
    ("零点七个百 分点", 0.7, "pp"),
    ("8成1", 81, "%"),
    ("一成四", 14, "%"),
    ("两成", 20, "%"),
    ("二○二四", 2024, None),
    ("三百五", 350, None),
    ("一万二", 12_000, None),
    ("一百零五", 105, None),
    ("三千零六十", 3060, None),
    ("十二", 12, None),
    ("廿三", 23, None),
    ("兩千三百萬人", 23e6, "persons"),
    ("1万2千人", 12_000, "persons"),
    ("2.17倍", 2.17, "times"),
    ("近两倍", 2, "times"),
    ("三分之一", 100 / 3, "%"),
    ("1/3", 100 / 3, "%"),
    ("two thirds", 200 / 3, "%"),
    ("一半", 50, "%"),
    ("US$5.4 billion", 5.4e9, "USD"),
    ("NT$1.2 trillion", 1.2e12, "TWD"),
    ("€3.5m", 3.5e6, "EUR"),
    ("£2.1bn", 2.1e9, "GBP"),
    ("5.4 trillion yuan", 5.4e12, "CNY"),
    ("RMB 300 million", 300e6, "CNY"),
    ("12亿美元", 1.2e9, "USD"),
    ("1997平方公里", 1997, "km2"),
    ("12千公顷", 120, "km2"),
    ("30 basis points", 0.3, "pp"),
    ("ninety-three percent", 93, "%"),
    ("two hundred and fifty", 250, None),
    ("half a million people", 500_000, "persons"),
    ("two and a half million", 2.5e6, None),
    ("1.3 million employees", 1.3e6, "persons"),
    ("25,000+ firms", 25_000, "count"),
    ("3.5萬人次", 35_000, "visits"),
    ("300兆瓦", 300_000, "kW"),
    ("(1.2)", -1.2, None),
    ("（1.2）", -1.2, None),
    ("-3.2%", -3.2, "%"),
    ("−3.2%", -3.2, "%"),
    ("负1.2亿元", -1.2e8, "CNY"),
    ("$-3.5m", -3.5e6, "USD"),
    ("12 345 678", 12_345_678, None),
]


@pytest.mark.parametrize(("text", "value", "unit"), QUANTITIES)
def test_reads_value_and_unit(text, value, unit):
    quantity = read_quantity(text)
    assert quantity.value == value
    assert quantity.unit == unit
    assert quantity.low <= quantity.value <= quantity.high


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("28.8%", None, 28.75, 28.85),
        ("超过2.5万家", "over", 25_000, math.inf),
        ("over 25,000 firms", "over", 25_000, math.inf),
        ("2700多家", "over", 2700, math.inf),
        ("12000+", "over", 12_000, math.inf),
        ("三成以上", "over", 30, math.inf),
        ("10多亿元", "over", 1e9, math.inf),
        ("20余万人", "over", 200_000, math.inf),
        ("近10个百分点", "nearly", 9, 10),
        ("nearly 10 points", "nearly", 9, 10),
        ("不足3万人", "under", 0, 30_000),
        ("fewer than 300", "under", 0, 300),
        ("约100家", "about", 90, 110),
        ("100家左右", "about", 90, 110),
        ("200至300万", "range", 2e6, 3e6),
        ("3-5%", "range", 3, 5),
        ("两三百家", "range", 200, 300),
        ("力争1万亿元", "target", 0.5e12, 1.5e12),
        ("12", None, 11.5, 12.5),
        ("6305亿元", None, 630.45e9, 630.55e9),
    ],
)
def test_interval_from_digits_and_qualifier(text, qualifier, low, high):
    quantity = read_quantity(text)
    assert quantity.qualifier == qualifier
    assert (quantity.low, quantity.high) == pytest.approx((low, high), rel=1e-12)


def test_range_has_its_middle_as_value():
    assert read_quantity("3%到5%").value == 4


def test_scale_is_told():
    assert read_quantity("6305亿元").scale == 1e8
    assert read_quantity("5.4万亿元").scale == 1e12
    assert read_quantity("5.4 billion").scale == 1e9
    assert read_quantity("12").scale == 1


def test_trillion_or_million_is_marked_and_refused_in_a_cell():
    assert "10^12 in Taiwan" in read_quantity("1.2兆").ambiguous
    assert read_quantity("1.2兆元").ambiguous is None
    with pytest.raises(DataError, match="two readings: 兆"):
        read_number("1.2兆")


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "NA",
        "N.A.",
        "-",
        "--",
        "—",
        "…",
        "......"[:3],
        "",
        "  ",
        "无",
        "不详",
        "暂无",
        "暂無",
        ":",
        "－",
    ],
)
def test_missing_markers_are_nan(text):
    assert math.isnan(read_number(text))
    quantity = read_quantity(text)
    assert quantity.missing
    assert math.isnan(quantity.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1.234,5", "mixes points and commas"),
        ("1.234.567", "mixes points and commas"),
        ("1,23", "a comma that may be a decimal"),
        ("12,3,567", "a comma that may be a decimal"),
        ("Hangzhou", "'Hangzhou' is not a number"),
        ("12 apples", "is not a number"),
        ("1.2.3", "is not a number"),
        ("2024-05-01", "is not a number"),
        ("inf", "is not a number"),
        ("1_000", "is not a number"),
        ("1e999", "is too large"),
        ("#DIV/0!", "is not a number"),
        ("3-5%", "is a range, not one number"),
        ("over 12", "is a bound or a guess"),
        ("2700多", "is a bound or a guess"),
    ],
)
def test_unreadable_cells_say_why(text, message):
    with pytest.raises(DataError, match=message) as caught:
        read_number(text)
    problem = caught.value.problems[0]
    assert problem.code == "unreadable-number"
    assert problem.help


def test_cells_read_like_float():
    for text in ("6.46", "-0.1", "+3", "1e-3", ".5", "5.", "1234567.891", " 7 ", "0.1234567890123456789"):
        assert read_number(text) == float(text)
    assert read_number("6.46%") == 6.46
    assert read_number("1,234.5") == 1234.5
    assert read_number("6,305.2 %") == 6305.2


def test_column():
    values = read_numbers(["1", "2.5", "-", "1,234.5", "2.47万", "６"])
    np.testing.assert_array_equal(values, [1, 2.5, math.nan, 1234.5, 24_700, 6])
    np.testing.assert_array_equal(read_numbers([None, 3, np.float64(0.5)]), [math.nan, 3, 0.5])
    assert read_numbers([]).shape == (0,)


def test_column_reports_every_unreadable_position():
    with pytest.raises(UnreadableNumbersError, match="'x' is not a number") as caught:
        read_numbers(["1", "x", "3", "1,23"])
    assert caught.value.positions == (1, 3)
    assert [problem.where for problem in caught.value.problems] == ["cell 1", "cell 3"]
    assert pickle.loads(pickle.dumps(caught.value)).positions == (1, 3)


def test_column_of_many_bad_cells_describes_a_hundred():
    with pytest.raises(UnreadableNumbersError, match="'x'") as caught:
        read_numbers(["x"] * 150)
    assert len(caught.value.positions) == 150
    assert len(caught.value.problems) == 100


def test_column_refuses_what_is_not_text_or_number():
    with pytest.raises(UnreadableNumbersError, match="is not a number"):
        read_numbers([True, "1"])


def test_plain_columns_take_the_short_way():
    """A plain cell costs less than a twentieth of one in words (a ratio, so that load does not matter)."""
    plain, words = [f"{i * 1.37:.4f}" for i in range(2000)], ["三万五千二百人"] * 2000
    start = time.process_time()
    read_numbers(plain)
    middle = time.process_time()
    read_numbers(words)
    assert (middle - start) * 20 < time.process_time() - middle


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_plain_decimals_are_read_to_the_last_bit(number):
    assert read_number(repr(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_printed_decimals_are_read_to_the_last_bit(number):
    assert read_number(str(number)) == float(str(number))
    assert read_number(f"{number:,}") == float(str(number))


_DIGIT = "零一二三四五六七八九"


def _in_characters(number: int) -> str:
    """Write a number below 10^12 in Chinese characters, positionally (brute force, for the round trip)."""
    if number == 0:
        return "零"
    text = ""
    for power, name in ((8, "亿"), (4, "万"), (0, "")):
        part = number // 10**power % 10**4
        if part:
            if text and part < 1000:
                text += "零"
            text += _under_ten_thousand(part) + name
        elif text and not text.endswith("零") and number % 10**power:
            text += "零"
    return text


def _under_ten_thousand(part: int) -> str:
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = part // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGIT[digit] + name
            gap = False
        else:
            gap = True
    return out


@given(st.integers(0, 10**12 - 1))
def test_round_trip_characters(number):
    assert read_quantity(_in_characters(number) + "元").value == number


@given(
    st.integers(1, 99_999),
    st.integers(0, 2),
    st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12), ("億", 8), ("萬", 4)]),
)
def test_round_trip_magnitudes(number, places, magnitude):
    sign, power = magnitude
    text = f"{number / 10**places:.{places}f}"
    expected = float(f"{text}e{power}")
    assert read_quantity(f"{text}{sign}元").value == expected
    assert read_number(f"{text}{sign}") == expected
    full = "".join(chr(ord(c) + 0xFEE0) for c in text)
    assert read_number(f"{full}{sign}") == expected


@given(st.integers(1, 9), st.integers(1, 9))
def test_round_trip_tenths_and_fractions(first, second):
    assert read_quantity(f"{_DIGIT[first]}成{_DIGIT[second]}").value == 10 * first + second
    assert read_quantity(f"{first}成{second}").value == 10 * first + second
    assert read_quantity(f"百分之{_DIGIT[first]}十{_DIGIT[second]}").value == 10 * first + second
    assert read_quantity(f"百分之{_DIGIT[first]}点{_DIGIT[second]}").value == float(f"{first}.{second}")


_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_ONES += ["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_english(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {_in_english(rest)}" if rest else "")
    rest = number % 1000
    joint = " and " if 0 < rest < 100 else " "
    return f"{_in_english(number // 1000)} thousand" + (joint + _in_english(rest) if rest else "")


@given(st.integers(1, 999_999))
def test_round_trip_english_words(number):
    assert read_quantity(f"{_in_english(number)} firms").value == number


def test_interval_of_negative_numbers():
    assert interval(-3.0, 0.1, "nearly") == pytest.approx((-3.0, -2.7))
    assert interval(-3.0, 1.0, "under") == (-math.inf, -3.0)
