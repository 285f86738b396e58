"""Dataframes at the door, and Parquet: the same claims as from the same table in a file."""

from __future__ import annotations

import datetime
import decimal
import sys

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from poliscope.data.files import evidence_from_frame, read_evidence
from poliscope.errors import DataError, MissingExtraError, PoliscopeError

WIDE = {"city": ["Shenzhen", "NA"], "year": [2023, 2023], "rd": [5.81, None], "gdp": [1, 2]}


def figures(evidence):
    return {tuple(claim.cell): claim.value for claim in evidence}


EXPECTED = {("Shenzhen", "rd", "2023"): 5.81, ("Shenzhen", "gdp", "2023"): 1, ("NA", "gdp", "2023"): 2}


@pytest.mark.parametrize(
    "make",
    [
        pd.DataFrame,
        lambda data: pd.DataFrame(data).set_index("city"),
        lambda data: pd.DataFrame(data).set_index(["city", "year"]),
        lambda data: pd.DataFrame(data).convert_dtypes(),
        lambda data: pd.DataFrame(data).astype({"city": "category"}),
        pl.DataFrame,
        pl.LazyFrame,
        pa.table,
    ],
    ids=["pandas", "index", "two levels", "nullable", "categorical", "polars", "lazy", "pyarrow"],
)
def test_any_library(make):
    frame = make(WIDE)
    assert figures(evidence_from_frame(frame)) == EXPECTED


def test_the_frame_is_not_changed():
    frame = pd.DataFrame(WIDE).set_index("city")
    before = frame.copy(deep=True)
    evidence_from_frame(frame, name="cities")
    pd.testing.assert_frame_equal(frame, before)


def test_an_index_without_a_name_is_the_unit():
    frame = pd.DataFrame({"x": [1.0, 2.0]}, index=["A", "B"])
    assert figures(evidence_from_frame(frame)) == {("A", "x", ""): 1, ("B", "x", ""): 2}


def test_columns_that_are_numbers_are_years():
    frame = pd.DataFrame({"state": ["AK"], "indicator": ["gdp"], 2020: [1.0], 2021: [2.0]})
    assert figures(evidence_from_frame(frame)) == {("AK", "gdp", "2020"): 1, ("AK", "gdp", "2021"): 2}


def test_whole_numbers_stay_codes_to_the_last_digit():
    frame = pd.DataFrame({"unit": [9007199254740993], "x": [1.0]})
    assert evidence_from_frame(frame).unit_names() == ("9007199254740993",)
    assert evidence_from_frame(pl.DataFrame({"unit": [440300], "x": [1]})).unit_names() == ("440300",)


def test_decimals_texts_and_dates():
    frame = pl.DataFrame(
        {
            "unit": ["A", "B"],
            "date": [datetime.date(2023, 6, 30), datetime.date(2023, 12, 31)],
            "x": [decimal.Decimal("1.5"), None],
            "y": ["6.46%", "5%"],
        }
    )
    evidence = evidence_from_frame(frame, columns={"period": "date"})
    assert figures(evidence) == {
        ("A", "x", "2023-06-30"): 1.5,
        ("A", "y", "2023-06-30"): 6.46,
        ("B", "y", "2023-12-31"): 5,
    }


def test_the_place_is_a_row_counted_from_one():
    evidence = evidence_from_frame(pd.DataFrame({"unit": ["A"], "x": [1.0]}), name="cities")
    assert evidence.claim(0).locator == 'cities row 1, column "x"'
    with pytest.raises(DataError, match=r'decimal or a thousands sign\n  --> cities row 2, column "x"'):
        evidence_from_frame(pd.DataFrame({"unit": ["A", "B"], "x": [1.0, "1,2,3"]}), name="cities")


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ([1, 2], "list is no dataframe"),
        (pd.Series([1.0]), "Series is no dataframe"),
        (pd.DataFrame([[1, 2]], columns=["x", "x"]), "the column name 'x' stands twice"),
        (pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])), "names of several levels"),
        (pd.DataFrame({"unit": ["A"], "x": [np.inf]}), "the number is infinite"),
        (pd.DataFrame({"unit": ["A"], "x": [True]}), "TRUE is no number"),
        (pd.DataFrame({"unit": ["A", "A"], "x": [1.0, 2.0]}), 'the unit "A" stands in rows 1 and 2'),
        (pd.DataFrame({"unit": [datetime.date(2020, 3, 1)], "x": [1.0]}), r"is a date \(2020-03-01\)"),
        (pd.DataFrame({"unit": [], "x": []}), "the table has a header but no rows"),
        (pd.DataFrame(), "the dataframe has no column"),
    ],
)  # fmt: skip
def test_errors(frame, message):
    with pytest.raises(DataError, match=message):
        evidence_from_frame(frame)


def test_parquet(tmp_path):
    path = tmp_path / "cities.parquet"
    pq.write_table(pa.table(WIDE), path)
    evidence = read_evidence(path)
    assert figures(evidence) == EXPECTED
    assert evidence.claim(0).locator == 'cities.parquet row 1, column "rd"'


def test_parquet_without_pyarrow_is_read_by_polars_and_without_either_names_the_extra(tmp_path, monkeypatch):
    path = tmp_path / "cities.parquet"
    pq.write_table(pa.table(WIDE), path)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert figures(read_evidence(path)) == EXPECTED
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r'pip install "poliscope\[scale\]"'):
        read_evidence(path)


def test_a_parquet_file_cut_short(tmp_path):
    path = tmp_path / "cities.parquet"
    pq.write_table(pa.table(WIDE), path)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(DataError, match="the Parquet file cannot be read"):
        read_evidence(path)


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), st.dates(), st.datetimes(),
    st.decimals(), st.binary(max_size=2), st.lists(st.integers(), max_size=2),
)  # fmt: skip


@given(st.data())
def test_any_frame_ends_in_evidence_or_in_a_clear_error(data):
    rows = data.draw(st.integers(0, 4))
    names = data.draw(st.lists(strategies.HEADERS, max_size=4, unique=True))
    columns = {name: data.draw(st.lists(CELLS, min_size=rows, max_size=rows)) for name in names}
    frame = pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})
    try:
        evidence = evidence_from_frame(frame)
    except PoliscopeError as error:
        assert all(problem.message for problem in error.problems)
    else:
        assert not np.isinf(evidence.value).any()
