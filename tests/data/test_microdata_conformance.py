"""One suite for all engines: each case is counted by hand-written Python and by DuckDB, whole and in chunks.

test_microdata_spark.py runs the same cases on Spark.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import microdata_reference as reference
from poliscope.data.microdata import aggregate

pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
pytest.importorskip("duckdb", reason="the extra `scale` is not installed")
from microdata_cases import CASES, assert_agrees


@pytest.mark.parametrize("name", CASES)
def test_duckdb_counts_as_plain_python_does(name: str, tmp_path: Path) -> None:
    rows, description = CASES[name].lay(tmp_path)
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    assert_agrees(found, reference.count(rows, description))


@pytest.mark.parametrize("name", CASES)
def test_chunks_do_not_change_a_bit(name: str, tmp_path: Path) -> None:
    _, description = CASES[name].lay(tmp_path)
    digests = {
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=chunks).provenance.sha256
        for chunks in (1, 2, 7, 16)
    }
    assert len(digests) == 1


@pytest.mark.parametrize("name", ["pairs", "pairs of texts"])
def test_join_and_sparse_product_give_the_same_pairs(name: str, tmp_path: Path) -> None:
    _, description = CASES[name].lay(tmp_path)
    found = [
        aggregate(
            description, out=tmp_path / "out.parquet", folder=tmp_path, pairs=pairs, chunks=2
        ).provenance
        for pairs in ("join", "sparse")
    ]
    assert [each.methods for each in found] == [{"join": 2}, {"sparse": 2}]
    assert found[0].sha256 == found[1].sha256
    assert found[0].rows > 5
