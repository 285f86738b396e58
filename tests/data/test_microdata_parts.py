"""The pieces of counting, one by one: chunk plans, denominators, sparse pairs, digests, books."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.data import microdata
from poliscope.data.microdata.chunks import plan_chunks
from poliscope.data.microdata.denominators import common_denominator
from poliscope.data.microdata.description import parse_description
from poliscope.data.microdata.engines import megabytes
from poliscope.data.microdata.provenance import balanced
from poliscope.data.microdata.rows import Reason
from poliscope.data.microdata.sources import find_source
from poliscope.data.microdata.sparse import pair_counts
from poliscope.data.microdata.work import Part
from poliscope.errors import DataError, MethodError

pa = pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
import pyarrow.parquet as pq  # noqa: E402 - after the check that it is there

from poliscope.data.microdata.results import placed, table_digest  # noqa: E402

COLUMNS = {"record": "id", "region": "place", "activity": "code"}


def test_no_other_module_knows_an_engine() -> None:
    source = Path(microdata.__file__).parents[2]
    engines = re.compile(r"^\s*(import|from) (duckdb|pyspark|py4j)", re.MULTILINE)
    knowing = {path.parent.name for path in source.rglob("*.py") if engines.search(path.read_text("utf-8"))}
    assert knowing == {"microdata"}


# ---- denominators


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 10**6)), max_size=30))
def test_divisors_have_their_least_common_multiple(shares: list[tuple[int, int]]) -> None:
    found = common_denominator([(float(n), rows) for n, rows in shares], divisors=True)
    assert (found.value, found.exact) == (math.lcm(*(n for n, _ in shares)), True)


@given(st.lists(st.fractions(min_value=0, max_value=1, max_denominator=12), min_size=1, max_size=20))
def test_shares_become_whole_numerators(shares: list[object]) -> None:
    for kind in (np.float64, np.float32):
        found = common_denominator([(float(kind(float(share))), 1) for share in shares], divisors=False)
        assert found.exact
        assert all((share * found.value).denominator == 1 for share in shares)  # type: ignore[operator]


def test_the_denominator_of_inventors_and_classes() -> None:
    """scale-out notes: lcm of inventors x classes up to 8 x 9 is 2,116,800."""
    products = [(float(a * b), 10**6) for a in range(1, 9) for b in range(1, 10)]
    assert common_denominator(products, divisors=True).value == 2_116_800


def test_without_a_common_denominator_it_is_the_finest_power_of_two_that_fits() -> None:
    irrational = [(math.sqrt(n), 1) for n in range(2, 50)]
    assert common_denominator(irrational, divisors=False).value == 2**40
    many = common_denominator([(math.sqrt(2), 10**9)], divisors=False)
    assert not many.exact
    assert many.value * math.sqrt(2) * 1e9 < 2**63 <= many.value * math.sqrt(2) * 1e9 * 8
    primes = [float(n) for n in range(2, 200) if all(n % k for k in range(2, n))]
    assert not common_denominator([(n, 1) for n in primes], divisors=True).exact


# ---- chunks


def plan(folder: Path, ids: list[list[object]], *, chunks: int) -> object:
    for number, values in enumerate(ids):
        table = pa.table({"id": values, "place": ["x"] * len(values), "code": ["y"] * len(values)})
        pq.write_table(table, folder / f"{number}.parquet", row_group_size=10)
    description = parse_description({"records": {"files": "*.parquet"}, "columns": COLUMNS})
    return plan_chunks(
        description, find_source(description.records, folder), chunks=chunks, gigabytes=2.0, rows=None
    )


def test_sorted_keys_are_cut_in_ranges_of_equal_rows(tmp_path: Path) -> None:
    skewed = [[*range(40)], [*range(1000, 1000 + 40 * 99, 99)]]
    found = plan(tmp_path, skewed, chunks=4)
    ids = np.concatenate(skewed)
    sizes = np.bincount(np.searchsorted(found.bounds, ids, side="right"))  # type: ignore[attr-defined]
    assert found.count == 4  # type: ignore[attr-defined]
    assert sizes.sum() == 80
    assert sizes.min() >= 15
    assert not found.missing  # type: ignore[attr-defined]


def test_sorted_text_is_cut_between_row_groups(tmp_path: Path) -> None:
    found = plan(tmp_path, [[f"P{n:03d}" for n in range(40)], [f"Q{n:03d}" for n in range(40)]], chunks=4)
    assert found.bounds == ("P020", "Q000", "Q020")  # type: ignore[attr-defined]
    assert str(found) == "4 chunks: ranges of id"


@pytest.mark.parametrize(
    "ids", [[[5, 1, 9, 3] * 10, [*range(40)]], [[None, *range(30)], [None] * 20], [[1.5, 2.5] * 20]]
)
def test_other_keys_are_cut_by_a_hash(tmp_path: Path, ids: list[list[object]]) -> None:
    found = plan(tmp_path, ids, chunks=4)
    assert (found.count, found.bounds) == (4, ())  # type: ignore[attr-defined]
    assert str(found) == "4 chunks: a hash of id"


def test_one_key_cannot_be_cut_in_ranges(tmp_path: Path) -> None:
    assert plan(tmp_path, [[7] * 40], chunks=4).bounds == ()  # type: ignore[attr-defined]


# ---- pairs


@given(st.lists(st.sets(st.integers(0, 6), max_size=5), max_size=12))
def test_sparse_pairs_are_the_pairs(held: list[set[int]]) -> None:
    record = np.array([i for i, items in enumerate(held) for _ in items], dtype=np.int64)
    item = np.array([each for items in held for each in items], dtype=np.int64)
    first, second, count = pair_counts(record, item, records=len(held), items=7)
    expected = Counter(pair for items in held for pair in itertools.combinations(sorted(items), 2))
    assert (
        dict(zip(zip(first.tolist(), second.tolist(), strict=True), count.tolist(), strict=True)) == expected
    )


# ---- results


def test_the_digest_is_of_what_a_table_says_not_of_its_file(tmp_path: Path) -> None:
    table = pa.table({"a": ["x", "é", "", "深圳"] * 500, "b": range(2000), "c": np.arange(2000) / 7})
    files = [tmp_path / f"{number}.parquet" for number in range(3)]
    pq.write_table(table, files[0], row_group_size=7, compression="none")
    pq.write_table(
        table.cast(pa.schema([("a", pa.large_string()), ("b", pa.int32()), ("c", pa.float64())])), files[1]
    )
    digests = [table_digest(path) for path in files[:2]]
    assert digests[0] == digests[1]
    assert (digests[0].rows, digests[0].totals["b"]) == (2000, 1999 * 1000)
    others = [
        table.slice(1),
        table.rename_columns(["a", "c", "b"]),
        table.set_column(0, "a", pa.array(["xé", "", "", "深圳"] * 500)),
        table.sort_by([("b", "descending")]),
    ]
    for other in others:
        pq.write_table(other, files[2])
        assert table_digest(files[2]).sha256 != digests[0].sha256


def test_a_file_is_placed_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with placed(path) as draft:
        draft.write_text("one")
    with pytest.raises(RuntimeError, match="half way"), placed(path) as draft:
        draft.write_text("tw")
        raise RuntimeError("half way")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "one"


# ---- books


def part(number: int, *books: tuple[int, int, int]) -> Part:
    entries = tuple({"reason": reason, "rows": rows, "numerator": weight} for reason, rows, weight in books)
    return Part(number=number, sha256="", books=entries)


def test_books_balance_or_nothing_is_written() -> None:
    import narwhals as nw

    reasons = [Reason("no region", nw.col("x")), Reason("no period", nw.col("x"))]
    parts = [part(0, (0, 8, 80), (1, 2, 20)), part(1, (0, 4, 40), (2, 1, 10))]
    (rows, weight), dropped = balanced(parts, reasons, rows_out=12, weight_out=120, expected=15)
    assert (rows, weight) == (15, 150)
    assert [(each.reason, each.rows, each.weight) for each in dropped] == [
        ("no region", 2, 20),
        ("no period", 1, 10),
    ]
    with pytest.raises(DataError, match="1 rows and 0 parts of weight came in but were neither"):
        balanced(parts, reasons, rows_out=11, weight_out=120, expected=15)
    with pytest.raises(DataError, match="0 rows and 1 parts of weight came in but were neither"):
        balanced(parts, reasons, rows_out=12, weight_out=119, expected=None)
    with pytest.raises(DataError, match="the files hold 16 rows, but 15 were read"):
        balanced(parts, reasons, rows_out=12, weight_out=120, expected=16)


@pytest.mark.parametrize(
    ("text", "size"), [("2GB", 2000.0), ("512 mb", 512.0), ("1.5TB", 1.5e6), ("1000000", 1.0)]
)
def test_memory_is_read(text: str, size: float) -> None:
    assert megabytes(text) == size
    with pytest.raises(MethodError, match='help: write "2GB"'):
        megabytes(text + "?")
