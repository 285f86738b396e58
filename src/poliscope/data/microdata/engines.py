"""What an engine must do, and how one is chosen: DuckDB inside this process, or a Spark session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from poliscope.data.microdata.expressions import Frame
from poliscope.data.microdata.sources import Source
from poliscope.errors import MethodError, Problem

__all__ = ["Engine", "megabytes", "open_engine"]

SPARK_ADDRESS = re.compile(r"^(local(\[.+\])?|spark://.+|sc://.+|yarn.*|k8s://.+|mesos://.+)$")
UNITS = {"": 1e-6, "B": 1e-6, "KB": 1e-3, "MB": 1.0, "GB": 1e3, "TB": 1e6}


class Engine(Protocol):
    """The few things that narwhals does not do for us. Errors of the engine come out as DataError."""

    name: str

    def versions(self) -> Mapping[str, str]:
        """Names and versions of the software that counts."""
        ...

    def read(self, source: Source) -> Frame:
        """Open records as a lazy frame. CSV columns are text."""
        ...

    def in_bucket(self, frame: Frame, column: str, *, count: int, number: int) -> Frame:
        """Rows whose key falls in one of `count` disjoint sets, by the engine's own hash."""
        ...

    def explained(self, frame: Frame) -> str:
        """Give the SQL, or the plan, that the engine will run."""
        ...

    def first_rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Collect a small result."""
        ...

    def write(self, frame: Frame, path: Path, *, compression: str = "snappy") -> None:
        """Write a result as one Parquet file, which is not there yet."""
        ...


def open_engine(
    engine: object, *, memory: str, threads: int | None, spill: Path
) -> AbstractContextManager[Engine]:
    """Open the engine that a person named.

    Parameters
    ----------
    engine : "auto", "duckdb", a Spark address or a SparkSession
        "auto" is DuckDB. Addresses are `local[2]`, `spark://host:port`, `yarn`, `k8s://...` and, for Spark
        Connect, `sc://host:port`.
    memory : str
        What this process may use, such as "2GB".
    threads : int or None
        Threads of DuckDB; by default all cores.
    spill : Path
        Where DuckDB puts what does not fit into memory.

    Returns
    -------
    context manager of Engine
    """
    if engine in ("auto", "duckdb"):
        from poliscope.data.microdata.duckdb_engine import open_duckdb

        return open_duckdb(memory=memory, threads=threads, spill=spill)
    if isinstance(engine, str) and engine != "spark" and not SPARK_ADDRESS.match(engine):
        help = (
            'use "duckdb", a Spark address such as "local[2]", "spark://host:7077", "sc://host", or a session'
        )
        raise MethodError(Problem("unknown-engine", f'there is no engine "{engine}"', help=help))
    from poliscope.data.microdata.spark_engine import open_spark

    return open_spark("local[*]" if engine == "spark" else engine)


def megabytes(memory: str) -> float:
    """Read "2GB", "512 MB"; raise MethodError otherwise.

    Parameters
    ----------
    memory : str
        A number and a unit of B, KB, MB, GB, TB.

    Returns
    -------
    float
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?B)?\s*", memory.upper())
    if match is None:
        raise MethodError(
            Problem("unknown-memory", f'"{memory}" is not a size of memory', help='write "2GB"')
        )
    return float(match[1]) * UNITS[match[2] or ""]


def arrow_batches(path: Path) -> Iterator[Any]:
    """Read a Parquet file of ours in pieces."""
    from poliscope.data.microdata.sources import parquet_module

    with parquet_module().ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=1 << 17)
