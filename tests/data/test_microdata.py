"""Counting records on one machine: random tables against plain Python, sources, results, explanations."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import microdata_reference as reference
from poliscope.data.activities import read_activities
from poliscope.data.microdata import (
    AggregateDescription,
    aggregate,
    estimate,
    explain,
    parse_description,
    read_aggregation,
)
from poliscope.errors import DataError, MethodError

duckdb = pytest.importorskip("duckdb", reason="the extra `scale` is not installed")
pa = pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
import pyarrow.parquet as pq  # noqa: E402 - after the check that it is there

from microdata_cases import CASES, ROLES, assert_agrees  # noqa: E402 - it needs pyarrow

NAMES = st.one_of(st.none(), st.sampled_from(["", "a", "b", "a b", "Ω", "深圳", "'; --", "NULL"]))
SHARES = st.one_of(st.none(), st.sampled_from([0.0, 1.0, 0.5, 1 / 3, 1 / 9, 3 / 7, -0.5, math.nan]))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.integers(0, 5)),
            "place": NAMES,
            "code": NAMES,
            "year": st.one_of(st.none(), st.integers(-5, 5), st.integers(1995, 2005)),
            "share": SHARES,
        }
    ),
    max_size=25,
)
SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("place", pa.string()),
        ("code", pa.string()),
        ("year", pa.int32()),
        ("share", pa.float64()),
    ]
)
POLICIES = st.sampled_from(["drop", "category"])
DESCRIPTIONS = st.fixed_dictionaries(
    {
        "period": st.sampled_from(
            [{}, {"rule": "window", "width": 3, "start": 1999}, {"first": 0, "last": 2001}]
        ),
        "missing": st.fixed_dictionaries({"region": POLICIES, "activity": POLICIES}),
        "weight": st.sampled_from([{"column": "share"}, {"equal": True}]),
        "levels": st.sampled_from([{}, {"region": 1}, {"activity": 1, "region": 2}]),
    }
)


def described(folder: Path, rows: list[dict[str, Any]], **content: Any) -> AggregateDescription:
    """Write rows as one Parquet file and describe it."""
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), folder / "records.parquet", row_group_size=5)
    return parse_description({"records": {"files": "records.parquet"}, "columns": ROLES, **content})


def some_rows(count: int = 40) -> list[dict[str, Any]]:
    places, codes = ("x", "y", None), ("A", "B", "C", "D")
    return [
        {"id": i // 4, "place": places[i % 3], "code": codes[i % 4], "year": 2000 + i % 2, "share": 0.25}
        for i in range(count)
    ]


@settings(max_examples=40)
@given(rows=ROWS, content=DESCRIPTIONS, chunks=st.sampled_from([1, 3]))
def test_any_table_is_counted_as_plain_python_does(
    tmp_path: Path, rows: list[dict[str, Any]], content: dict[str, Any], chunks: int
) -> None:
    content = {**content, "output": {"measures": ["fraction", "records"]}}
    description = described(tmp_path, rows, **content)
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=chunks)
    assert_agrees(found, reference.count(rows, description))


@settings(max_examples=20)
@given(
    rows=ROWS,
    pairs=st.sampled_from(["join", "sparse"]),
    result=st.sampled_from(["cooccurrence", "incidence"]),
)
def test_any_pairs_are_counted_as_plain_python_does(
    tmp_path: Path, rows: list[dict[str, Any]], pairs: Any, result: str
) -> None:
    description = described(tmp_path, rows, output={"result": result})
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=2, pairs=pairs)
    assert_agrees(found, reference.count(rows, description))


@settings(max_examples=10)
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_a_bit(
    tmp_path: Path, rows: list[dict[str, Any]], order: Any
) -> None:
    shuffled = order.sample(rows, len(rows))
    digests = {
        aggregate(
            described(tmp_path, each, weight={"column": "share"}),
            out=tmp_path / "out.parquet",
            folder=tmp_path,
        ).provenance.sha256
        for each in (rows, shuffled)
    }
    assert len(digests) == 1


def test_a_share_that_is_no_number_is_seen_although_the_footer_hides_it(tmp_path: Path) -> None:
    """The footer says that shares run from 0 to 0, so DuckDB would take `share <= 1` as true for NaN."""
    rows = [
        {"id": i, "place": "x", "code": "A", "year": 2000, "share": share}
        for i, share in enumerate((0.0, math.nan))
    ]
    description = described(
        tmp_path, rows, weight={"column": "share"}, filter=[{"column": "share", "max": 1.0}]
    )
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    assert [(each.reason, each.rows) for each in found.provenance.dropped] == [("filter: share <= 1.0", 1)]
    description = described(tmp_path, rows, weight={"column": "share"})
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    assert [(each.reason, each.rows) for each in found.provenance.dropped] == [("no valid weight", 1)]


def test_threads_do_not_change_a_bit(tmp_path: Path) -> None:
    _, description = CASES["texts"].lay(tmp_path)
    digests = {
        aggregate(description, out=tmp_path / "o.parquet", folder=tmp_path, threads=threads).provenance.sha256
        for threads in (1, 2, 4)
    }
    assert len(digests) == 1


def test_a_toml_file_counts_what_lies_beside_it(tmp_path: Path) -> None:
    described(tmp_path, some_rows())
    (tmp_path / "count.toml").write_text(
        '[records]\nfiles = "*.parquet"\n'
        '[columns]\nrecord = "id"\nregion = "place"\nactivity = "code"\nperiod = "year"\n'
        "[weight]\nequal = true\n"
    )
    found = aggregate(tmp_path / "count.toml", out=tmp_path / "deep" / "out.parquet")
    # by hand: rows 2, 5, 8, ... 38 have no place; each of 10 records has 4 rows of 1/4
    assert found.provenance.weight_in / found.provenance.denominator == 10
    assert [(each.reason, each.rows) for each in found.provenance.dropped] == [
        ("no region (column place)", 13)
    ]
    assert found.to_frame()["value"].sum() == 27 / 4
    assert not (tmp_path / "deep" / "out.parquet.parts").exists()


def test_the_table_has_the_columns_that_structure_takes(tmp_path: Path) -> None:
    description = described(tmp_path, some_rows(), output={"measures": ["records", "rows"]})
    table = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path).to_frame()
    assert list(table.columns) == ["region", "activity", "period", "value", "records", "rows"]
    assert str(table["value"].dtype) == "float64"
    assert table["value"].tolist() == table["records"].tolist()


def test_the_structure_answer_takes_the_table(tmp_path: Path) -> None:
    content = {"weight": {"equal": True}, "output": {"measures": ["fraction", "records"]}}
    description = described(tmp_path, some_rows(), **content)
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    taken = read_activities(tmp_path / "out.parquet")
    assert (taken.regions, taken.activities) == (("x", "y"), ("A", "B", "C", "D"))
    table = found.to_frame()
    year = table["period"] == 2000
    assert taken.table("2000").sum() == table["value"][year].sum() > 0


def test_csv_says_the_same_as_parquet(tmp_path: Path) -> None:
    description = described(tmp_path, some_rows())
    first = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    second = aggregate(description, out=tmp_path / "out.csv", folder=tmp_path)
    assert first.provenance.sha256 == second.provenance.sha256
    assert first.to_frame().to_csv(index=False) == second.to_frame().to_csv(index=False)


def test_a_table_of_a_database_is_counted(tmp_path: Path) -> None:
    rows = some_rows()
    description = described(tmp_path, rows)
    with duckdb.connect(str(tmp_path / "patents.duckdb")) as connection:
        source = tmp_path / "records.parquet"
        connection.execute(f"CREATE SCHEMA s; CREATE TABLE s.\"my table\" AS FROM '{source}'")
    table = {"records": {"database": "patents.duckdb", "table": "s.my table"}, "columns": ROLES}
    found = aggregate(parse_description(table), out=tmp_path / "out.parquet", folder=tmp_path, chunks=3)
    assert_agrees(found, reference.count(rows, description))
    assert found.provenance.source[0] == {"table": "s.my table"}


def test_an_address_goes_to_the_engine_as_it_is(tmp_path: Path) -> None:
    rows = some_rows()
    description = described(tmp_path, rows)
    files = {"records": {"files": [f"file://{tmp_path}/records.parquet"]}, "columns": ROLES}
    found = aggregate(parse_description(files), out=tmp_path / "out.parquet")
    assert_agrees(found, reference.count(rows, description))


def test_shares_that_are_no_fractions_are_rounded_and_reported(tmp_path: Path) -> None:
    rows = [{**row, "share": math.sqrt(i + 2) / 1e3} for i, row in enumerate(some_rows())]
    description = described(tmp_path, rows, weight={"column": "share"})
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    told = found.provenance
    assert told.denominator == 2**40
    assert not told.denominator_exact
    assert told.rounded_rows == len(rows)
    exact = math.fsum(row["share"] for row in rows if row["place"])
    assert found.to_frame()["value"].sum() == pytest.approx(exact, rel=1e-9)  # 27 shares, each within 2^-41
    assert told.weight_in == told.weight_counted + sum(each.weight for each in told.dropped)


def test_a_given_denominator_that_does_not_fit_is_reported(tmp_path: Path) -> None:
    weight = {"equal": True, "denominator": 6}
    description = described(tmp_path, some_rows(), weight=weight)
    told = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path).provenance
    assert (told.denominator, told.denominator_exact, told.rounded_rows) == (6, False, 40)


def test_the_provenance_can_be_read_again_and_is_the_same_twice(tmp_path: Path) -> None:
    description = described(tmp_path, some_rows(), filter=[{"column": "year", "min": 2001}])
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=2)
    assert read_aggregation(found.path).provenance == found.provenance
    before = (tmp_path / "out.parquet.provenance.json").read_bytes()
    aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=2)
    assert (tmp_path / "out.parquet.provenance.json").read_bytes() == before
    told = json.loads(before)
    assert told["filters"] == ["2001 <= year"]
    assert told["source"] == [
        {"file": "records.parquet", "bytes": (tmp_path / "records.parquet").stat().st_size, "rows": 40}
    ]
    assert "GROUP BY" in told["sql"]


def test_a_changed_table_is_noticed(tmp_path: Path) -> None:
    found = aggregate(described(tmp_path, some_rows()), out=tmp_path / "out.parquet", folder=tmp_path)
    table = pq.ParquetFile(found.path).read()
    pq.write_table(table.slice(1), found.path)
    with pytest.raises(DataError, match="the table does not say what its provenance says"):
        read_aggregation(found.path)
    (tmp_path / "out.parquet.provenance.json").unlink()
    with pytest.raises(DataError, match="has no provenance"):
        read_aggregation(found.path)


def test_the_explained_sql_is_the_count(tmp_path: Path) -> None:
    rows = some_rows()
    description = described(tmp_path, rows)
    text = explain(description, folder=tmp_path)
    assert "1 chunk: everything" in text
    assert "no region (column place)" in text
    statement = text.split("parts are added up and sorted\n")[1].split("-- the books")[0]
    with duckdb.connect() as connection:
        connection.execute(f"CREATE VIEW records AS FROM '{tmp_path / 'records.parquet'}'")
        cells = {tuple(row[:3]): row[3] for row in connection.execute(statement).fetchall()}
    assert cells == {
        key: records for key, (_, records, _) in reference.count(rows, description).cells.items()
    }
    assert not list(tmp_path.glob("*.parts"))


def test_chunks_are_explained(tmp_path: Path) -> None:
    ordered = described(tmp_path, some_rows(100))
    assert "4 chunks: ranges of id" in explain(ordered, folder=tmp_path, chunks=4)
    shuffled = described(tmp_path, some_rows(100)[::-7] + some_rows(100))
    assert "4 chunks: a hash of id" in explain(shuffled, folder=tmp_path, chunks=4)


def test_the_estimate_counts_pairs_and_chooses(tmp_path: Path) -> None:
    light = described(tmp_path, some_rows(), missing={"region": "category"})
    size = estimate(light, folder=tmp_path)
    # by hand: 10 records, each with A, C in 2000 and B, D in 2001: two holders of two activities each
    assert (size.rows, size.counted, size.records, size.incidences) == (40, 40, 20, 40)
    assert (size.pairs, size.longest, size.method, size.chunks) == (20, 2, "join", 1)
    many = [{"id": 1, "place": "x", "code": f"C{i:02d}", "year": 2000, "share": 1.0} for i in range(30)]
    heavy = estimate(described(tmp_path, many), folder=tmp_path)
    assert (heavy.pairs, heavy.incidences, heavy.method) == (30 * 29 // 2, 30, "sparse")
    told = aggregate(
        described(tmp_path, many, output={"result": "cooccurrence"}),
        out=tmp_path / "o.parquet",
        folder=tmp_path,
    ).provenance
    assert told.methods == {"sparse": 1}


def test_the_estimate_without_a_record_knows_rows_only(tmp_path: Path) -> None:
    described(tmp_path, some_rows())
    content = {"records": {"files": "records.parquet"}, "columns": {"region": "place", "activity": "code"}}
    size = estimate(parse_description(content), folder=tmp_path)
    assert (size.rows, size.counted, size.records, size.method) == (40, 27, None, None)


def test_memory_decides_the_chunks(tmp_path: Path) -> None:
    description = described(tmp_path, some_rows(20_000))
    assert estimate(description, folder=tmp_path, memory="2GB").chunks == 1
    assert estimate(description, folder=tmp_path, memory="1MB").chunks == 2


def test_progress_is_told_after_every_chunk(tmp_path: Path) -> None:
    told: list[Any] = []
    description = described(tmp_path, some_rows())
    aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=4, progress=told.append)
    assert [(each.done, each.total, each.reused) for each in told] == [(n, 4, 0) for n in (1, 2, 3, 4)]
    assert told[-1].rows == 40


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"engine": "postgres"}, 'there is no engine "postgres"'),
        ({"memory": "lots"}, '"lots" is not a size of memory'),
        ({"chunks": 0}, "0 chunks make no sense"),
        ({"out": "out.xlsx"}, "neither Parquet nor CSV"),
    ],
)
def test_arguments_that_make_no_sense(tmp_path: Path, arguments: dict[str, Any], message: str) -> None:
    description = described(tmp_path, some_rows())
    with pytest.raises(MethodError, match=message):
        aggregate(description, folder=tmp_path, **{"out": tmp_path / "out.parquet", **arguments})
    assert {path.name for path in tmp_path.iterdir()} == {"records.parquet"}


def test_fractions_are_exact_where_floats_are_not(tmp_path: Path) -> None:
    rows = [{"id": i, "place": "x", "code": "A", "year": 2000, "share": 1 / (1 + i % 7)} for i in range(7000)]
    description = described(tmp_path, rows, weight={"column": "share"})
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    exact = 1000 * sum(Fraction(1, n) for n in range(1, 8))
    assert Fraction(int(found.to_frame()["numerator"][0]), found.provenance.denominator) == exact
    assert sum(row["share"] for row in rows) != float(exact)
