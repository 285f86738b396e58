"""Preparing steps against a loop over columns with published functions, in the same run.

python benchmarks/bench_preparation.py
"""

from __future__ import annotations

import resource
import time
import warnings
from collections.abc import Callable

import numpy as np
import scipy.stats

from poliscope.methods.denominate import Ratio
from poliscope.methods.impute import ColumnMedian
from poliscope.methods.normalise import MinMax, Rank
from poliscope.methods.screen import Availability
from poliscope.methods.treat import TwoStage

SIZES = ((51, 49), (300, 60), (10_000, 60))
LARGE = (100_000, 60)


def table(units: int, indicators: int) -> np.ndarray:
    """Return half log-normal, half normal indicators with 3 % of gaps."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(units, indicators))
    x[:, ::2] = np.exp(1.2 * x[:, ::2])
    x[rng.random(x.shape) < 0.03] = np.nan
    return x


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Return the process time of one run, the fastest of several."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def loop_treatment(x: np.ndarray) -> np.ndarray:
    """Treat column by column: moments by scipy, one point at a time, then the logarithm."""
    out = x.copy()
    for column in range(x.shape[1]):
        v = x[:, column].copy()
        for _ in range(5):
            if passes(v):
                break
            high = scipy.stats.skew(v, nan_policy="omit") >= 0
            extreme = np.nanmax(v) if high else np.nanmin(v)
            rest = v[v != extreme]
            v[v == extreme] = np.nanmax(rest) if high else np.nanmin(rest)
        if not passes(v):
            v = x[:, column]
            v = np.log(v - np.nanmin(v) + 0.01 * (np.nanmax(v) - np.nanmin(v)))
        out[:, column] = v
    return out


def passes(v: np.ndarray) -> bool:
    skew = scipy.stats.skew(v, bias=False, nan_policy="omit")
    kurt = scipy.stats.kurtosis(v, bias=False, nan_policy="omit")
    return not (abs(skew) > 2 and kurt > 3.5)


def main() -> None:
    warnings.simplefilter("ignore")
    print("process time in ms, and how many times longer the loop takes")
    for units, indicators in SIZES:
        x = table(units, indicators)
        repeats = 5 if units < 1000 else 1
        pairs = {
            "two-stage": (lambda x=x: TwoStage()(x).values, lambda x=x: loop_treatment(x)),
            "min-max": (
                lambda x=x: MinMax()(x),
                lambda x=x: (x - np.nanmin(x, axis=0)) / (np.nanmax(x, axis=0) - np.nanmin(x, axis=0)) * 100,
            ),
            "rank": (
                lambda x=x: Rank()(x),
                lambda x=x: scipy.stats.rankdata(x, "min", axis=0, nan_policy="omit"),
            ),
            "median imputation": (
                lambda x=x: ColumnMedian()(x),
                lambda x=x: np.where(np.isnan(x), np.nanmedian(x, axis=0), x),
            ),
        }
        for name, (ours, rival) in pairs.items():
            np.testing.assert_allclose(ours(), rival(), rtol=1e-9, atol=1e-9)
            own, other = seconds(ours, repeats), seconds(rival, repeats)
            print(f"{units:>7} x {indicators}  {name:<18} {own * 1e3:9.2f}  {other / own:7.1f}")
    large()


def large() -> None:
    x = table(*LARGE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    y = Ratio()(x, np.full_like(x, 2.0))
    Availability(minimum=0.5)(y)
    MinMax()(TwoStage()(ColumnMedian()(y)).values)
    spent = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / x.nbytes
    print(f"{LARGE[0]} x {LARGE[1]}, five steps: {spent:.2f} s, memory grown by {grown:.1f} times the input")


if __name__ == "__main__":
    main()
