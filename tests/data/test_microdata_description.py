"""The TOML of `poliscope aggregate`: what it says, and what it says when it is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from poliscope.data.microdata import parse_description, read_description
from poliscope.errors import StudyError

FULL = """
[records]
files = ["patents/*.parquet", "more"]

[columns]
record = "patent_id"
region = "region"
activity = "ipc"
period = "filed"

[period]
rule = "window"
width = 5
start = 1981
first = 1981
last = 2020

[levels]
activity = 4
region = 3

[weight]
divide_by = ["inventors", "classes"]

[[filter]]
column = "kind"
keep = ["B1", "B2"]

[[filter]]
column = "filed"
min = 1981-01-01

[missing]
region = "category"
label = "(unknown)"

[output]
measures = ["fraction", "records"]
"""

LEAST: dict[str, Any] = {
    "records": {"files": "a.parquet"},
    "columns": {"region": "r", "activity": "a"},
}


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "count.toml").write_text(FULL)
    found = read_description(tmp_path / "count.toml")
    assert found.records.files == ("patents/*.parquet", "more")
    assert (found.period.rule, found.period.width, found.levels.activity) == ("window", 5, 4)
    assert found.filter[1].min == dt.date(1981, 1, 1)
    assert [str(rule) for rule in found.filter] == ["kind in [B1, B2]", "1981-01-01 <= filed"]
    assert found.measures == ("fraction", "records")
    assert found.named_columns == {"patent_id", "region", "ipc", "filed", "inventors", "classes", "kind"}


def test_it_can_be_written_and_read_again(tmp_path: Path) -> None:
    (tmp_path / "count.toml").write_text(FULL)
    found = read_description(tmp_path / "count.toml")
    assert parse_description(found.model_dump()) == found


@pytest.mark.parametrize(
    ("more", "measures"),
    [
        ({}, ("rows",)),
        ({"columns": {"region": "r", "activity": "a", "record": "id"}}, ("records",)),
        ({"weight": {"column": "w"}}, ("fraction",)),
        ({"output": {"measures": ["rows", "rows"]}}, ("rows",)),
    ],
)
def test_the_measure_follows_from_what_is_there(more: dict[str, Any], measures: tuple[str, ...]) -> None:
    assert parse_description({**LEAST, **more}).measures == measures


@pytest.mark.parametrize(
    ("more", "where", "message"),
    [
        ({"colums": {}}, "colums", 'unknown key "colums"\n.*\n.*did you mean "columns"'),
        ({"columns": {"region": "r"}}, "columns.activity", '"activity" is not given'),
        ({"columns": {**LEAST["columns"], "recrd": "x"}}, "columns.recrd", 'did you mean "record"'),
        ({"records": {}}, "records", "give either files, or a table"),
        ({"records": {"files": "a", "table": "b"}}, "records", "give either files, or a table"),
        ({"records": {"files": "a", "database": "b"}}, "records", "a database needs the name of its table"),
        ({"records": {"files": "a", "delimiter": "||"}}, "records.delimiter", "at most 1 character"),
        ({"period": {"rule": "decade"}}, "period.rule", "input should be 'year', 'window' or 'text'"),
        ({"period": {"width": 5}}, "period", 'width belongs to rule = "window"'),
        ({"period": {"first": 2005, "last": 2001}}, "period", r"first \(2005\) is after last \(2001\)"),
        ({"period": {"rule": "text", "first": 1}}, "period", "first and last belong to"),
        ({"weight": {}}, "weight", "give exactly one of column, divide_by and equal"),
        ({"weight": {"column": "w", "equal": True}}, "weight", "give exactly one of"),
        ({"weight": {"equal": True}}, "description", "name its key in columns.record"),
        ({"weight": {"column": "w", "denominator": 0}}, "weight.denominator", "greater than or equal to 1"),
        ({"filter": [{"column": "x"}]}, "filter.0", "give one of keep, drop, or bounds"),
        (
            {"filter": [{"column": "x", "keep": [1], "max": 2}]},
            "filter.0",
            "give one of keep, drop, or bounds",
        ),
        ({"levels": {"activity": 0}}, "levels.activity", "greater than or equal to 1"),
        ({"missing": {"period": "category"}}, "missing.period", "input should be 'drop' or 'error'"),
        ({"output": {"measures": ["records"]}}, "description", "records are counted by their key"),
        ({"output": {"measures": ["fraction"]}}, "description", r"fractional counts need a \[weight\]"),
        ({"output": {"result": "cooccurrence"}}, "description", "records are counted by their key"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(more: dict[str, Any], where: str, message: str) -> None:
    with pytest.raises(StudyError, match=message) as caught:
        parse_description({**LEAST, **more}, origin="count.toml")
    places = [problem.where or "" for problem in caught.value.problems]
    assert any(place.startswith(f"count.toml: {where}") for place in places)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(StudyError) as caught:
        parse_description({"records": {"fils": "x"}, "columns": {"activity": 3}, "levels": {"region": "two"}})
    assert {problem.where for problem in caught.value.problems} >= {
        "records.fils",
        "columns.region",
        "columns.activity",
        "levels.region",
    }


def test_measures_do_not_go_with_pairs() -> None:
    columns = {"region": "r", "activity": "a", "record": "id"}
    output = {"result": "incidence", "measures": ["records"]}
    with pytest.raises(StudyError, match='measures belong to result = "activities", not "incidence"'):
        parse_description({**LEAST, "columns": columns, "output": output})


def test_a_file_that_is_not_there_or_not_toml(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="there is no file"):
        read_description(tmp_path / "count.toml")
    (tmp_path / "count.toml").write_text("[records\nfiles = 1")
    with pytest.raises(StudyError, match=r"the file is not TOML: .*line 1"):
        read_description(tmp_path / "count.toml")
