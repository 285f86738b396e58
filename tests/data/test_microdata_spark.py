"""The same suite on Spark, in local mode: every case gives the digest that DuckDB gives.

Skipped where Java or pyspark is missing, unless POLISCOPE_SPARK=required, as CI sets it.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import microdata_reference as reference
from poliscope.data.microdata import aggregate, estimate, explain, parse_description
from poliscope.errors import DataError

pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
pytest.importorskip("duckdb", reason="the extra `scale` is not installed")
from microdata_cases import CASES, assert_agrees, damage

pytestmark = [
    # pyspark 4.3 warns at its start that pandas 3 is new to it; no pandas is used on the way
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """One session of local Spark for all tests of this file."""
    without = pytest.fail if os.environ.get("POLISCOPE_SPARK") == "required" else pytest.skip
    if shutil.which("java") is None:
        without("there is no java: sh scripts/install-java.sh")
    if importlib.util.find_spec("pyspark") is None:
        without("pyspark is not installed: the extra `spark`")
    import pyspark.sql as sql

    builder = sql.SparkSession.builder.master("local[2]").appName("poliscope tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        # small data: compiling would take longer than counting
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.adaptive.enabled": "false",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("name", CASES)
def test_spark_gives_the_same_digest_as_duckdb(name: str, tmp_path: Path, spark: Any) -> None:
    rows, description = CASES[name].lay(tmp_path)
    out = tmp_path / "out.parquet"
    here = aggregate(description, out=out, folder=tmp_path).provenance
    there = aggregate(description, out=out, folder=tmp_path, engine=spark)
    assert there.provenance.sha256 == here.sha256
    assert there.provenance.dropped == here.dropped
    assert "spark" in there.provenance.engine
    assert_agrees(there, reference.count(rows, description))


@pytest.mark.parametrize(
    ("name", "chunks"), [("whole counts", (2, 7, 16)), ("whole numbers", (2,)), ("pairs", (2,))]
)
def test_spark_in_chunks_gives_the_same_digest(
    name: str, chunks: tuple[int, ...], tmp_path: Path, spark: Any
) -> None:
    _, description = CASES[name].lay(tmp_path)
    out = tmp_path / "out.parquet"
    here = aggregate(description, out=out, folder=tmp_path).provenance.sha256
    for count in chunks:
        there = aggregate(description, out=out, folder=tmp_path, engine=spark, chunks=count)
        assert there.computed == sum(there.provenance.methods.values()) == count
        assert there.provenance.sha256 == here


def test_spark_settings_of_a_session_are_put_back(tmp_path: Path, spark: Any) -> None:
    _, description = CASES["nothing"].lay(tmp_path)
    spark.conf.set("spark.sql.session.timeZone", "Asia/Shanghai")
    aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, engine=spark)
    assert spark.conf.get("spark.sql.session.timeZone") == "Asia/Shanghai"


def test_spark_explains_its_plan_and_estimates_alike(tmp_path: Path, spark: Any) -> None:
    _, description = CASES["whole numbers"].lay(tmp_path)
    assert "HashAggregate" in explain(description, folder=tmp_path, engine=spark)
    here = estimate(description, folder=tmp_path)
    assert estimate(description, folder=tmp_path, engine=spark) == here


def test_spark_reads_a_table_of_its_catalog(tmp_path: Path, spark: Any) -> None:
    rows, description = CASES["texts"].lay(tmp_path)
    spark.read.parquet(str(tmp_path / "records")).createOrReplaceTempView("patents")
    content = {"records": {"table": "patents"}, **CASES["texts"].description}
    found = aggregate(parse_description(content), out=tmp_path / "out.parquet", engine=spark)
    assert_agrees(found, reference.count(rows, description))


def test_spark_says_which_file_is_damaged(tmp_path: Path, spark: Any) -> None:
    _, description = CASES["texts"].lay(tmp_path)
    damage(tmp_path / "records" / "part-0.parquet")
    with pytest.raises(DataError, match=r"error\[unreadable-file\]") as caught:
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, engine=spark)
    assert [problem.where for problem in caught.value.problems] == [str(Path("records") / "part-0.parquet")]
    assert not list(tmp_path.glob("out*"))
