"""Counting records against the plain DuckDB query of the same result, in the same run, by CPU seconds.

`python benchmarks/bench_microdata.py` takes 5 million synthetic records; `--rows 5 50 200` takes millions,
and `--spark` counts the smallest size on local Spark too. Every measurement is a process of its own: its CPU
seconds (user and system, all threads, with imports) and its peak memory are those that the system reports.
Ratios are to the plain query, which may use 8 GB of memory; both tables must have the same digest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import synthetic_records  # noqa: E402 - it lies in scripts

from poliscope.data.microdata.results import table_digest  # noqa: E402 - after the path above

COUNTS = """
SELECT region, activity, period, numerator / {denominator}.0::DOUBLE AS value, numerator, records, rows FROM (
    SELECT region, class_code AS activity, year::BIGINT AS period,
           sum(round(weight * {denominator})::BIGINT)::BIGINT AS numerator,
           count(DISTINCT patent_id) AS records, count(*) AS rows
    FROM records WHERE region IS NOT NULL GROUP BY ALL)
ORDER BY region, activity, period
"""
PAIRS = """
WITH held AS (SELECT DISTINCT patent_id, class_code, year FROM records WHERE region IS NOT NULL)
SELECT a.class_code AS activity, b.class_code AS other, a.year::BIGINT AS period,
       count(*)::DOUBLE AS value, count(*) AS records
FROM held a JOIN held b ON a.patent_id = b.patent_id AND a.year = b.year AND a.class_code < b.class_code
GROUP BY ALL ORDER BY activity, other, period
"""

PLAIN = """
import duckdb, sys
connection = duckdb.connect(config={{"memory_limit": "8GB", "temp_directory": {spill!r}}})
connection.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
connection.execute("CREATE VIEW records AS FROM read_parquet({files!r})")
connection.execute({copy!r})
"""
OURS = """
from poliscope.data.microdata import aggregate, parse_description
description = parse_description({description!r})
aggregate(description, out={out!r}, engine={engine!r}, chunks={chunks!r}, memory={memory!r})
"""


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    cpu: float
    wall: float
    gigabytes: float


def run(code: str) -> Cost:
    """Run a program and ask the system what it and its children took."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "src")}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a measurement failed with {process.returncode}")
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1e6)


def records(folder: Path, millions: float) -> tuple[list[str], int]:
    """Take as many files as hold about so many rows, and write what is missing."""
    import pyarrow.parquet as pq

    wanted = int(millions * 1e6)
    taken, rows = [], 0
    existing = sorted(folder.glob("*.parquet"))
    if sum(pq.read_metadata(path).num_rows for path in existing) < wanted:
        existing = synthetic_records.write(wanted, folder, seed=1, blocks_per_file=1)
    for path in existing:
        if rows >= 0.99 * wanted:
            break
        taken.append(str(path))
        rows += pq.read_metadata(path).num_rows
    return taken, rows


def description(files: list[str], result: str) -> dict[str, object]:
    content: dict[str, object] = {
        "records": {"files": files},
        "columns": {"record": "patent_id", "region": "region", "activity": "class_code", "period": "year"},
        "output": {"result": result},
    }
    if result == "activities":
        content["weight"] = {"column": "weight", "denominator": synthetic_records.DENOMINATOR}
        content["output"] = {"result": result, "measures": ["fraction", "records"]}
    return content


def measure(files: list[str], rows: int, room: Path, *, result: str, spark: bool) -> None:
    """Print one line for each way to count."""
    sql = COUNTS if result == "activities" else PAIRS
    sql = sql.format(denominator=synthetic_records.DENOMINATOR)
    plain, ours = room / "plain.parquet", room / "ours.parquet"
    copy = f"COPY ({sql}) TO '{plain}' (FORMAT parquet, COMPRESSION zstd)"
    base = run(PLAIN.format(copy=copy, files=files, spill=str(room / "spill")))
    digest = table_digest(plain)
    show(result, rows, "plain DuckDB query", base, base, digest.rows)
    ways: list[tuple[str, str, object, str]] = [
        ("poliscope, 1 chunk", "duckdb", 1, "13GB"),
        ("poliscope, 2 GB", "duckdb", "auto", "2GB"),
    ]
    ways += [("poliscope, Spark local[2]", "local[2]", 1, "2GB")] if spark else []
    for name, engine, chunks, memory in ways:
        content = description(files, result)
        cost = run(
            OURS.format(description=content, out=str(ours), engine=engine, chunks=chunks, memory=memory)
        )
        if table_digest(ours) != digest:
            raise SystemExit(f"{name}: the table is not that of the plain query")
        if "Spark" in name:  # the system does not tell what the JVM took
            print(
                f"{result:<13} {rows / 1e6:7.1f} M rows  {name}: {cost.wall:.0f} s, plain {base.wall:.0f} s"
            )
        else:
            show(result, rows, name, cost, base, digest.rows)


def show(result: str, rows: int, name: str, cost: Cost, base: Cost, size: int) -> None:
    print(
        f"{result:<13} {rows / 1e6:7.1f} M rows -> {size / 1e6:6.2f} M  {name:<26} {cost.cpu:7.1f} CPU s "
        f"{cost.wall:7.1f} s  {cost.gigabytes:5.2f} GB  ratio {cost.cpu / base.cpu:5.2f}  "
        f"{cost.cpu / rows * 1e6:5.2f} us/row",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=float, nargs="+", default=[5.0], help="millions")
    parser.add_argument("--results", nargs="+", default=["activities", "cooccurrence"])
    parser.add_argument("--room", type=Path, default=ROOT / "out" / "bench", help="where tables are written")
    parser.add_argument("--spark", action="store_true")
    arguments = parser.parse_args()
    arguments.room.mkdir(parents=True, exist_ok=True)
    for number, millions in enumerate(arguments.rows):
        files, rows = records(arguments.room / "records", millions)
        for result in arguments.results:
            measure(files, rows, arguments.room, result=result, spark=arguments.spark and number == 0)


if __name__ == "__main__":
    main()
