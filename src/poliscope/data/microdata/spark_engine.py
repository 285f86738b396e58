"""Spark, by a session or an address: for records that live on a cluster.

A session that is handed in is used as it is, with a few settings changed while counting and put back after.
One made from an address is stopped at the end. Spark counts; its small results come to this machine as Arrow
tables.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import narwhals as nw

from poliscope.data.microdata.expressions import Frame
from poliscope.data.microdata.sources import Source, parquet_module
from poliscope.errors import DataError, MethodError, Problem, missing_extra

__all__ = ["SparkEngine", "open_spark"]

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    # folders like year=2004 are text, as DuckDB is told too
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}
BUCKET = "pmod(xxhash64({column}), {count})"


def _pyspark() -> Any:
    try:
        import pyspark.sql
    except ImportError as error:
        raise missing_extra("Counting records on Spark", "spark") from error
    return pyspark


@contextmanager
def open_spark(engine: object) -> Iterator[SparkEngine]:
    """Use a session, or start one at an address and stop it at the end."""
    _pyspark()
    session: Any = _started(engine) if isinstance(engine, str) else engine
    if not hasattr(session, "createDataFrame"):
        help = "give a SparkSession or an address"
        raise MethodError(
            Problem("unknown-engine", f"{type(engine).__name__} is not a Spark session", help=help)
        )
    try:
        with _settings(session):
            yield SparkEngine(session)
    finally:
        if isinstance(engine, str):
            session.stop()


def _started(address: str) -> Any:
    builder = _pyspark().sql.SparkSession.builder.appName("poliscope")
    with told(address):
        if address.startswith("sc://"):
            return builder.remote(address).create()
        quiet = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "ERROR",
        }
        for key, value in quiet.items():
            builder = builder.config(key, value)
        return builder.master(address).getOrCreate()


@contextmanager
def _settings(session: Any) -> Iterator[None]:
    before = {key: session.conf.get(key, None) for key in SETTINGS}
    for key, value in SETTINGS.items():
        session.conf.set(key, value)
    try:
        yield
    finally:
        for key, value in before.items():
            session.conf.unset(key) if value is None else session.conf.set(key, value)


class SparkEngine:
    """The engine protocol on one session."""

    name = "spark"

    def __init__(self, session: Any):
        self._session = session

    def versions(self) -> Mapping[str, str]:
        """Versions of the client and of the cluster."""
        return {"pyspark": str(_pyspark().__version__), "spark": str(self._session.version)}

    def read(self, source: Source) -> Frame:
        """Open files or a table of the session's catalog."""
        with told(source.where):
            frame: Frame = nw.from_native(self._opened(source))
        return frame

    def _opened(self, source: Source) -> Any:
        if source.database is not None:
            help = "leave the engine to DuckDB, or export the table to Parquet"
            raise DataError(
                Problem("unsuitable-source", "Spark cannot read a DuckDB file", where=source.where, help=help)
            )
        if source.table is not None:
            return self._session.table(source.table)
        reader = self._session.read
        if source.root is not None:
            reader = reader.option("basePath", source.root)
        files = [file.address for file in source.files]
        if source.kind == "parquet":
            return reader.parquet(*files)
        options = {"header": True, "sep": source.delimiter, "quote": '"', "escape": '"', "inferSchema": False}
        return reader.options(**options, multiLine=True, mode="FAILFAST").csv(files)

    def in_bucket(self, frame: Frame, column: str, *, count: int, number: int) -> Frame:
        """Rows whose hash of `column` leaves `number` when divided by `count`."""
        name = "`" + column.replace("`", "``") + "`"
        condition = f"{BUCKET.format(column=name, count=count)} = {number}"
        chosen: Frame = nw.from_native(frame.to_native().filter(condition))
        return chosen

    def explained(self, frame: Frame) -> str:
        """Spark's plan: a data frame has no SQL text."""
        text = io.StringIO()
        with told("plan"), contextlib.redirect_stdout(text):
            frame.to_native().explain(mode="formatted")
        return text.getvalue().strip()

    def first_rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Run a query with a small result."""
        with told("Spark"):
            return [row.asDict() for row in frame.to_native().collect()]

    def write(self, frame: Frame, path: Path, *, compression: str = "snappy") -> None:
        """Bring a result here and write it as one Parquet file."""
        with told(path):
            table = frame.to_native().toArrow()
        parquet_module().write_table(table, path, compression=compression)


@contextmanager
def told(where: object) -> Iterator[None]:
    """Turn an error of Spark into one that says what to do."""
    from pyspark.errors import PySparkException

    try:
        yield
    except Exception as error:
        if not isinstance(error, PySparkException) and type(error).__module__ != "py4j.protocol":
            raise
        reason = _reason(error)
        code, message = "engine-failed", "Spark stopped"
        if "FAILED_READ_FILE" in reason or "not a Parquet file" in reason or "CANNOT_READ" in reason:
            code, message = "unreadable-file", "a file is damaged or gone"
        raise DataError(Problem(code, f"{message}: {reason}", where=str(where))) from error


def _reason(error: Exception) -> str:
    """Read the first lines of an error, without the stack of the JVM."""
    lines = [line.strip() for line in str(error).splitlines()]
    told_lines = [line for line in lines if line and not line.startswith(("at ", "JVM stacktrace", "..."))]
    return " ".join(" ".join(told_lines[:3]).split())[:500]
