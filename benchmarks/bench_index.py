"""The whole index, from files to ranks, against COINr's build of the same index.

COINr's CPU time was measured once (R 4.2.2, COINr 1.1.14, one thread; see NOTE) and cannot be measured here:
the ratio against it compares CPU seconds of two machines. The ratio against pandas, which only reads the same
two files, is of this run.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

NOTE = "COINr 1.1.14 builds: 0.116 CPU s for 51 x 49, 0.306 CPU s for 300 x 60 (median of 5)"
COINR = {"51 x 49": 0.116, "300 x 60": 0.306}


def main() -> None:
    import pandas as pd

    import poliscope as ps
    from poliscope.data.files import read_coinr

    print(NOTE)
    print(
        f"{'size':>12} {'median wall ms':>15} {'CPU ms':>8} {'COINr CPU / ours':>17} {'ours / read_csv':>23}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, (idata, imeta) in sources(Path(folder)).items():
            recipe = ps.Recipe(
                denominate="ratio",
                impute="mean",
                screen={"method": "availability", "minimum": 0.9},
                treat="two-stage",
                normalise="minmax",
                aggregate="arithmetic",
            )

            def job(idata=idata, imeta=imeta, recipe=recipe):
                inputs = read_coinr(idata, imeta)
                study = ps.Study(inputs.framework, inputs.evidence, inputs.units, recipe)
                return study.index().ranks

            def rival(idata=idata, imeta=imeta):
                return pd.read_csv(idata), pd.read_csv(imeta)

            wall, cpu = timed(job)
            rival_wall, _ = timed(rival)
            ratio = f"{COINR[name] / cpu:17.1f}" if name in COINR else " " * 17
            print(f"{name:>12} {1000 * wall:15.1f} {1000 * cpu:8.1f} {ratio} {wall / rival_wall:23.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def timed(job, runs: int = 9) -> tuple[float, float]:
    """Return the median wall and CPU seconds of a job after one warm-up; long jobs run once."""
    start = time.perf_counter()
    job()
    if time.perf_counter() - start > 2:
        runs = 1
    walls, cpus = [], []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        job()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return float(np.median(walls)), float(np.median(cpus))


def sources(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Return iData and iMeta by size: COINr's example where it lies beside the checkout, and made-up ones."""
    asem = Path(__file__).resolve().parents[2] / "shared" / "peers" / "coinr-asem" / "inputs"
    found = {"51 x 49": (asem / "iData.csv", asem / "iMeta.csv")} if asem.is_dir() else {}
    sizes = [(300, 60)] + ([(100_000, 60)] if "--large" in sys.argv else [])
    for units, indicators in sizes:
        found[f"{units} x {indicators}"] = made_up(folder, units, indicators)
    return found


def made_up(folder: Path, units: int, indicators: int) -> tuple[Path, Path]:
    """Write an index of four levels with some missing values and heavy tails."""
    rng = np.random.default_rng(20)
    values = rng.lognormal(0, rng.uniform(0.2, 1.2, indicators), (units, indicators))
    values[rng.random(values.shape) < 0.02] = np.nan
    codes = [f"i{j:02d}" for j in range(indicators)]
    idata, imeta = folder / f"iData-{units}.csv", folder / f"iMeta-{units}.csv"
    with idata.open("w") as file:
        file.write(",".join(["uCode", *codes]) + "\n")
        for u, row in enumerate(values):
            file.write(f"u{u}," + ",".join("" if np.isnan(x) else repr(float(x)) for x in row) + "\n")
    with imeta.open("w") as file:
        file.write("iCode,Parent,Level,Direction,Weight,Type\n")
        for j, code in enumerate(codes):
            file.write(f"{code},p{j % 8},1,{-1 if j % 7 == 0 else 1},1,Indicator\n")
        for p in range(8):
            file.write(f"p{p},s{p % 2},2,1,1,Aggregate\n")
        file.write("s0,index,3,1,1,Aggregate\ns1,index,3,1,1,Aggregate\nindex,,4,1,1,Aggregate\n")
    return idata, imeta


if __name__ == "__main__":
    main()
