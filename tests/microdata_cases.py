"""The cases that every engine must count alike: records as files, and what to count of them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

import microdata_reference as reference
from poliscope.data.microdata import Aggregation, parse_description

ROLES = {"record": "id", "region": "place", "activity": "code", "period": "year"}


@dataclass(frozen=True)
class Case:
    """Records as files, and what to count."""

    write: Callable[[Path], list[dict[str, Any]]]
    description: dict[str, Any]

    def lay(self, folder: Path) -> tuple[list[dict[str, Any]], Any]:
        rows = self.write(folder)
        return rows, parse_description({"records": {"files": "records"}, **self.description})


def _rows(seed: int, length: int, /, **columns: Callable[[np.random.Generator], Any]) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)
    return [{name: draw(rng) for name, draw in columns.items()} for _ in range(length)]


def _one_of(*values: Any) -> Callable[[np.random.Generator], Any]:
    return lambda rng: values[rng.integers(len(values))]


def _parquet(
    rows: list[dict[str, Any]], folder: Path, schema: Any, *, files: int = 3
) -> list[dict[str, Any]]:
    """Write rows over some files, the last of them empty."""
    folder.mkdir(parents=True)
    cut = math.ceil(len(rows) / max(files - 1, 1))
    for number in range(files):
        table = pa.Table.from_pylist(rows[number * cut : (number + 1) * cut], schema=schema)
        pq.write_table(table, folder / f"part-{number}.parquet", row_group_size=50)
    return rows


def _whole_numbers(folder: Path) -> list[dict[str, Any]]:
    """Integer keys in order, missing values, duplicates, shares 1/n as floats."""
    rows = _rows(
        1,
        400,
        id=_one_of(None, *range(60)),
        place=_one_of(None, "", "Essonne", "Évry", "Äänekoski", "深圳", "essonne"),
        code=_one_of("A01B", "A01C", "H04L", "G06F", None),
        year=_one_of(1999, 2000, 2001, 2004, None),
        share=_one_of(1.0, 0.5, 1 / 3, 1 / 7, 2 / 7, 0.0, None, math.nan, -1.0, math.inf),
        kind=_one_of("granted", "applied", None),
    )
    rows = sorted(rows + rows[:40], key=lambda row: (row["id"] is None, row["id"]))
    schema = pa.schema(
        [
            ("id", pa.int64()),
            ("place", pa.string()),
            ("code", pa.string()),
            ("year", pa.int16()),
            ("share", pa.float64()),
            ("kind", pa.string()),
        ]
    )
    return _parquet(rows, folder / "records", schema)


def _texts(folder: Path) -> list[dict[str, Any]]:
    """Text keys in no order, dates, two columns that divide, 32-bit and unsigned integers, a dictionary."""
    rows = _rows(
        2,
        300,
        id=_one_of(None, "", *(f"EP{n * 7919 % 100_000:07d}A1" for n in range(50))),
        place=_one_of("FR101", "FR102", "DE212", "DE300", None),
        code=_one_of("H04L", "H04W", "G06F", "中文", "é"),
        year=_one_of(dt.date(2003, 12, 31), dt.date(2004, 1, 1), dt.date(1996, 5, 5), None),
        people=_one_of(1, 2, 3, 4, 0, None),
        classes=_one_of(1, 2, 5),
    )
    schema = pa.schema(
        [
            ("id", pa.string()),
            ("place", pa.dictionary(pa.int32(), pa.string())),
            ("code", pa.large_string()),
            ("year", pa.date32()),
            ("people", pa.int32()),
            ("classes", pa.uint8()),
        ]
    )
    return _parquet(rows, folder / "records", schema)


def _floats(folder: Path) -> list[dict[str, Any]]:
    """What a detour through pandas makes of codes with gaps: floats; with decimals and booleans beside."""
    rows = _rows(
        3,
        300,
        id=_one_of(math.nan, None, *map(float, range(40))),
        place=_one_of(110000.0, 310000.0, 440300.0, math.nan, None, 0.5),
        code=_one_of(True, False, None),
        year=_one_of(2001.0, 2002.0, math.nan, 2002.5),
        share=_one_of(Decimal("0.2500"), Decimal("0.1000"), Decimal("2.0000"), None),
        size=_one_of(5, 50, 500, None),
    )
    schema = pa.schema(
        [
            ("id", pa.float64()),
            ("place", pa.float64()),
            ("code", pa.bool_()),
            ("year", pa.float32()),
            ("share", pa.decimal128(10, 4)),
            ("size", pa.int64()),
        ]
    )
    return _parquet(rows, folder / "records", schema)


def _csv(folder: Path) -> list[dict[str, Any]]:
    """All text: commas and quotes in names, years and shares that cannot be read."""
    rows = _rows(
        4,
        200,
        id=_one_of("", *map(str, range(30))),
        place=_one_of("Washington, D.C.", 'the "Ruhr"', "Köln", ""),
        code=_one_of("0101", "0102", "9"),
        year=_one_of("2004", "2004-05-06", "20040506", "n.d.", "", "204"),
        share=_one_of("1", ".5", "0.25", "2.5e-1", "half", ""),
        size=_one_of("1", "10", "9", "many", ""),
    )
    (folder / "records").mkdir()
    schema = pa.schema([(name, pa.string()) for name in rows[0]])
    for number, part in enumerate((rows[:120], rows[120:])):
        pc.write_csv(pa.Table.from_pylist(part, schema=schema), folder / "records" / f"{number}.csv")
    return rows


def _partitions(folder: Path) -> list[dict[str, Any]]:
    """Folders as Spark writes them: the year in the folder's name, one folder without rows, and litter."""
    schema = pa.schema([("id", pa.int32()), ("place", pa.string()), ("code", pa.string())])
    all_rows: list[dict[str, Any]] = []
    for year, size in ((2001, 90), (2002, 0), (2003, 60)):
        draws = {
            "id": _one_of(*range(25)),
            "place": _one_of("x", "y", None),
            "code": _one_of("A1", "A2", "B1"),
        }
        rows = _rows(year, size, **draws)
        _parquet(rows, folder / "records" / f"year={year}", schema, files=1)
        all_rows += [{**row, "year": str(year)} for row in rows]
    (folder / "records" / "_SUCCESS").touch()
    (folder / "records" / "year=2001" / ".part-9.parquet").write_bytes(b"unfinished")
    return all_rows


def _instants(folder: Path) -> list[dict[str, Any]]:
    """Times with a zone, near a new year; unsigned and decimal keys; 8-bit codes; a share in 32 bits."""
    utc = dt.UTC
    rows = _rows(
        5,
        200,
        id=_one_of(None, *range(2**63, 2**63 + 30)),
        place=_one_of(Decimal("1.50"), Decimal("2.00"), None),
        code=_one_of(-1, 0, 127),
        year=_one_of(
            dt.datetime(2003, 12, 31, 23, 59, tzinfo=utc), dt.datetime(2004, 1, 1, tzinfo=utc), None
        ),
        share=_one_of(*(float(np.float32(1 / n)) for n in (1, 3, 7, 9))),
    )
    schema = pa.schema(
        [
            ("id", pa.uint64()),
            ("place", pa.decimal128(6, 2)),
            ("code", pa.int8()),
            ("year", pa.timestamp("us", tz="Asia/Shanghai")),
            ("share", pa.float32()),
        ]
    )
    return _parquet(rows, folder / "records", schema)


def _nothing(folder: Path) -> list[dict[str, Any]]:
    schema = pa.schema(
        [("id", pa.int64()), ("place", pa.string()), ("code", pa.string()), ("year", pa.int32())]
    )
    row = {"id": None, "place": "x", "code": "y", "year": 2000}
    return _parquet([row, row], folder / "records", schema)


PAIRS = {"columns": ROLES, "output": {"result": "cooccurrence"}}
CASES = {
    "whole numbers": Case(
        _whole_numbers,
        {
            "columns": ROLES,
            "weight": {"column": "share"},
            "levels": {"activity": 3},
            "period": {"first": 2000, "last": 2003},
            "filter": [{"column": "kind", "drop": ["applied"]}],
            "output": {"measures": ["fraction", "records", "rows"]},
        },
    ),
    "texts": Case(
        _texts,
        {
            "columns": ROLES,
            "weight": {"divide_by": ["people", "classes"]},
            "levels": {"region": 3},
            "period": {"rule": "window", "width": 5, "start": 2001},
            "filter": [{"column": "year", "min": dt.date(1990, 1, 1)}],
            "output": {"measures": ["records", "fraction"]},
        },
    ),
    "floats": Case(
        _floats,
        {
            "columns": ROLES,
            "weight": {"column": "share"},
            "missing": {"region": "category", "activity": "category", "label": "unknown"},
            "filter": [{"column": "size", "keep": [5, 50]}],
            "output": {"measures": ["fraction", "records"]},
        },
    ),
    "csv": Case(
        _csv,
        {
            "columns": ROLES,
            "weight": {"column": "share"},
            "filter": [{"column": "size", "min": 2, "max": 10}, {"column": "code", "keep": ["0101", "0102"]}],
        },
    ),
    "partitions": Case(_partitions, {"columns": ROLES, "weight": {"equal": True}}),
    "whole counts": Case(_texts, {"columns": ROLES}),
    "pairs": Case(_whole_numbers, PAIRS),
    "pairs of texts": Case(_texts, {**PAIRS, "period": {"rule": "text"}}),
    "incidence": Case(_texts, {"columns": ROLES, "output": {"result": "incidence"}}),
    "instants": Case(
        _instants,
        {"columns": ROLES, "weight": {"column": "share"}, "output": {"measures": ["fraction", "records"]}},
    ),
    "no record": Case(
        _csv, {"columns": {"region": "place", "activity": "code"}, "weight": {"column": "share"}}
    ),
    "nothing": Case(_nothing, {"columns": ROLES}),
}


def assert_agrees(found: Aggregation, expected: reference.Counted) -> None:
    """Compare a result with the reference, exactly, and its books too."""
    told = found.provenance
    table = found.to_frame()
    if told.result == "activities":
        assert_cells(table, expected, told)
    else:
        other = "other" if told.result == "cooccurrence" else "record"
        first, second = ("activity", "other") if other == "other" else ("record", "activity")
        wanted = expected.pairs if other == "other" else expected.incidence
        columns = (table[first], table[second], table["period"], table["value"])
        assert {(a, b, c): int(n) for a, b, c, n in zip(*columns, strict=True)} == wanted
    dropped = {each.reason: (each.rows, Fraction(each.weight, told.denominator)) for each in told.dropped}
    assert dropped == expected.dropped
    assert told.rows_in == expected.rows_in == told.rows_counted + sum(each.rows for each in told.dropped)
    assert told.weight_in == told.weight_counted + sum(each.weight for each in told.dropped)
    assert Fraction(told.weight_in, told.denominator) == expected.weight_in
    assert told.denominator_exact


def assert_cells(table: Any, expected: reference.Counted, told: Any) -> None:
    keys = list(zip(table["region"], table["activity"], table["period"], strict=True))
    assert keys == sorted(expected.cells, key=lambda key: (key[0].encode(), key[1].encode(), key[2]))
    fractions, records, rows = zip(*expected.cells.values(), strict=True) if keys else ((), (), ())
    cells = dict(zip(expected.cells, zip(fractions, records, rows, strict=True), strict=True))
    measures = [("numerator", 0, told.denominator), ("records", 1, 1), ("rows", 2, 1)]
    for column, position, denominator in measures:
        if column in table:
            found = [Fraction(int(number), denominator) for number in table[column]]
            assert found == [cells[key][position] for key in keys], column
    position = {"fraction": 0, "records": 1, "rows": 2}[told.value]
    assert list(table["value"]) == pytest.approx([float(cells[key][position]) for key in keys], rel=1e-15)


def damage(path: Path) -> None:
    """Overwrite the data pages and leave the footer, so that only reading finds out."""
    content = bytearray(path.read_bytes())
    footer = int.from_bytes(content[-8:-4], "little") + 8
    content[4 : len(content) - footer] = bytes(len(content) - footer - 4)
    path.write_bytes(content)
