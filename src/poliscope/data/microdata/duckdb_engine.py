"""DuckDB, embedded: nothing to start, spills to disk, the engine of one machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import narwhals as nw

from poliscope.data.microdata.engines import megabytes
from poliscope.data.microdata.expressions import Frame
from poliscope.data.microdata.sources import Source
from poliscope.errors import DataError, Problem, missing_extra

__all__ = ["DuckDBEngine", "open_duckdb"]

SHARE_OF_MEMORY = 0.6
"""DuckDB's own limit leaves out what it hands to readers and writers, Python, and numpy."""
LEAST_MEGABYTES = 100.0


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra("Counting records", "scale") from error
    return duckdb


def quoted(text: str) -> str:
    """Write text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Write a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def open_duckdb(*, memory: str, threads: int | None, spill: Path) -> Iterator[DuckDBEngine]:
    """Connect to a database in memory with a limit, a folder to spill to, and no other state."""
    limit = max(megabytes(memory) * SHARE_OF_MEMORY, LEAST_MEGABYTES)
    settings = {
        "memory_limit": f"{limit:.0f}MB",
        "threads": str(threads or os.cpu_count() or 1),
        "temp_directory": str(spill),
        "preserve_insertion_order": "false",
    }
    connection = _duckdb().connect(":memory:", config=settings)
    try:
        with told(spill):
            connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        yield DuckDBEngine(connection, spill)
    finally:
        connection.close()


class DuckDBEngine:
    """The engine protocol on one connection."""

    name = "duckdb"

    def __init__(self, connection: Any, spill: Path):
        self._connection = connection
        self._spill = spill

    def versions(self) -> Mapping[str, str]:
        """DuckDB's version."""
        return {"duckdb": str(_duckdb().__version__)}

    def read(self, source: Source) -> Frame:
        """Make a view named `records`, so that the SQL stays short however many files there are."""
        with told(source.where):
            if source.database is not None:
                self._connection.execute(f"ATTACH {quoted(source.database)} AS source (READ_ONLY)")
            self._connection.execute(
                f"CREATE OR REPLACE VIEW records AS SELECT * FROM {self._origin(source)}"
            )
            frame: Frame = nw.from_native(self._connection.view("records"))
        return frame

    def _origin(self, source: Source) -> str:
        if source.table is not None:
            if source.database is None:
                help = "name its file in records.database, or give a Spark session for a table of a catalog"
                raise DataError(Problem("unknown-table", f'where is the table "{source.table}"?', help=help))
            return ".".join(["source", *(identifier(part) for part in source.table.split("."))])
        files = "[" + ", ".join(quoted(file.address) for file in source.files) + "]"
        partitions = (
            f"hive_partitioning = {str(source.root is not None).lower()}, hive_types_autocast = false"
        )
        if source.kind == "parquet":
            return f"read_parquet({files}, {partitions})"
        # columns are matched by name, text is read as text: the description says what a column means
        return (
            f"read_csv({files}, delim = {quoted(source.delimiter)}, header = true, all_varchar = true, "
            f"quote = '\"', escape = '\"', union_by_name = true, {partitions})"
        )

    def in_bucket(self, frame: Frame, column: str, *, count: int, number: int) -> Frame:
        """Rows whose hash of `column` leaves `number` when divided by `count`."""
        relation = frame.to_native()
        chosen: Frame = nw.from_native(relation.filter(f"hash({identifier(column)}) % {count} = {number}"))
        return chosen

    def explained(self, frame: Frame) -> str:
        """Give the SQL."""
        return str(frame.to_native().sql_query())

    def first_rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Run a query with a small result."""
        with told(self._spill):
            cursor = self._connection.execute(self.explained(frame))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def read_parts(self, paths: list[Path]) -> Frame:
        """Open Parquet files that we wrote ourselves."""
        names = "[" + ", ".join(quoted(str(path)) for path in paths) + "]"
        with told(paths[0]):
            self._connection.execute(f"CREATE OR REPLACE VIEW parts AS SELECT * FROM read_parquet({names})")
            frame: Frame = nw.from_native(self._connection.view("parts"))
        return frame

    def write(self, frame: Frame, path: Path, *, compression: str = "snappy") -> None:
        """Copy a result to one file, Parquet or CSV by its name."""
        kind = "csv, HEADER" if ".csv" in path.suffixes else f"parquet, COMPRESSION {compression}"
        with told(path):
            self._connection.execute(f"COPY ({self.explained(frame)}) TO {quoted(str(path))} (FORMAT {kind})")


KINDS = {
    "OutOfMemoryException": (
        "out-of-memory",
        "the count does not fit",
        "more chunks, more memory, or a larger spill folder",
    ),
    "IOException": (
        "input-output",
        "a file cannot be read or written",
        "is the disk full, or a file gone? Run again: finished chunks are kept",
    ),
    "InvalidInputException": (
        "unreadable-file",
        "a file is damaged",
        "write the file again, or leave it out",
    ),
    "ConversionException": ("unsuitable-value", "a value cannot be converted", None),
    "OutOfRangeException": ("too-large", "a number is too large", "a smaller weight.denominator"),
    "CatalogException": ("unknown-table", "a table is not found", None),
}


@contextmanager
def told(where: object) -> Iterator[None]:
    """Turn an error of DuckDB into one that says what to do."""
    try:
        yield
    except _duckdb().Error as error:
        code, message, help = KINDS.get(type(error).__name__, ("engine-failed", "DuckDB stopped", None))
        reason = " ".join(str(error).split())[:500]
        if "No space left" in reason or "File too large" in reason:
            code, message = "disk-full", "there is no room left on the disk"
            help = "free some space, or name another spill folder, and run again: finished chunks are kept"
        if "GZIP" in reason:
            code, message, help = KINDS["InvalidInputException"]
            reason = reason.removeprefix("IO Error: ").split(" LINE ")[0]
        raise DataError(Problem(code, f"{message}: {reason}", where=str(where), help=help)) from error
