"""How fast tables are read: against pandas' reader, which reads numbers but checks nothing.

Run ``python benchmarks/bench_files.py [rows]``; every line is processor time of one process.
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from poliscope.data.files import read_coinr, read_evidence

COLUMNS = 60


def table(path: Path, rows: int) -> None:
    """Write a wide table of full-precision numbers with gaps."""
    rng = np.random.default_rng(1)
    with path.open("w", encoding="utf-8") as file:
        file.write("unit," + ",".join(f"i{k}" for k in range(COLUMNS)) + "\n")
        for row in range(rows):
            values, gaps = rng.normal(size=COLUMNS), rng.random(COLUMNS) < 0.05
            cells = ("" if gap else repr(float(v)) for v, gap in zip(values, gaps, strict=True))
            file.write(f"u{row}," + ",".join(cells) + "\n")


def project(folder: Path, units: int = 51, indicators: int = 49) -> tuple[Path, Path]:
    """Write an iData and an iMeta of the size of ASEM."""
    rng = np.random.default_rng(2)
    data, meta = folder / "iData.csv", folder / "iMeta.csv"
    with data.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["uCode", "uName", *(f"i{k}" for k in range(indicators))])
        writer.writerows(
            [f"U{u}", f"Unit {u}", *map(repr, rng.normal(size=indicators).tolist())] for u in range(units)
        )
    with meta.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Level", "iCode", "Parent", "Direction", "Weight", "Type"])
        writer.writerows([1, f"i{k}", f"P{k % 8}", 1, 1, "Indicator"] for k in range(indicators))
        writer.writerows([2, f"P{k}", "Index", 1, 1, "Aggregate"] for k in range(8))
        writer.writerow([3, "Index", "", 1, 1, "Aggregate"])
    return data, meta


def seconds(run: Callable[[], object], repeats: int = 1) -> float:
    """Return the shortest processor time of some runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        data, meta = project(Path(folder))
        read_coinr(data, meta)
        print(f"iData + iMeta, 51 x 49: {1000 * seconds(lambda: read_coinr(data, meta), 7):.1f} ms")
        path = Path(folder) / "wide.csv"
        table(path, rows)
        ours = seconds(lambda: read_evidence(path))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"wide CSV, {rows} x {COLUMNS}: {ours:.2f} s, peak {peak:.0f} MB")
        import pandas as pd

        rival = seconds(lambda: pd.read_csv(path))
        print(f"pandas.read_csv: {rival:.2f} s, ratio {ours / rival:.2f}")


if __name__ == "__main__":
    main()
