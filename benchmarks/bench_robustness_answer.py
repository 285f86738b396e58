"""The whole answer "how sure": 51 x 49 with everything, 300 x 60 without integer programmes, 108 choices.

Run: ``python benchmarks/bench_robustness_answer.py``. Seconds of the processor and of the clock; the rival
of the crossed choices builds each index anew, as tools without a crossed design do (measured on a part of
the runs, and scaled).
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.study import Study
from poliscope.study.spec import Uncertainty


def study(units: int, indicators: int, pillars: int, *, seed: int = 3, **changes: Any) -> Study:
    """Return a study with a common factor (correlation 0.3) in three levels above the indicators."""
    rng = np.random.default_rng(seed)
    common, own = rng.standard_normal((units, 1)), rng.standard_normal((units, indicators))
    values = 50 + 10 * (np.sqrt(0.3) * common + np.sqrt(0.7) * own)
    rows: list[dict[str, Any]] = [{"code": "index"}]
    rows += [{"code": f"s{n}", "parent": "index"} for n in range(2)]
    rows += [{"code": f"p{n}", "parent": f"s{n % 2}"} for n in range(pillars)]
    rows += [{"code": f"i{n}", "parent": f"p{n % pillars}"} for n in range(indicators)]
    framework = Framework.from_rows(rows)
    names = tuple(f"u{n:03d}" for n in range(units))
    evidence = Evidence.from_wide(values, names, tuple(f"i{n}" for n in range(indicators)), file="made.csv")
    made = Study(framework=framework, evidence=evidence, units=Units(names))
    return made.replace(normalise={"method": "minmax", "low": 1, "high": 100}, **changes)


def timed(run: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return a result with seconds of the processor (both threads) and of the clock."""
    begin, clock = time.process_time(), time.perf_counter()
    result = run()
    return result, time.process_time() - begin, time.perf_counter() - clock


def line(name: str, cpu: float, clock: float, more: str = "") -> None:
    """Print one line."""
    print(f"{name:58} {cpu:7.2f} s cpu {clock:7.2f} s clock  {more}", flush=True)


CHOICES = {
    "impute": ["mean", "median"],
    "treat": [{"method": "two-stage", "winmax": 1}, {"method": "two-stage", "winmax": 5}],
    "normalise": ["rank", {"method": "zscore", "mean": 10, "sd": 2}, {"method": "minmax", "low": 10}],
    "aggregate": ["geometric", "harmonic"],
}  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Run all, or those whose names are given."""
    wanted = set(arguments) or {"full", "large", "choices"}
    study(8, 6, 2).robustness(draws=100, milp=0)  # imports are not part of an answer
    if "full" in wanted:
        nominal = study(51, 49, 8)
        nominal.index()
        found, cpu, clock = timed(lambda: nominal.robustness(draws=100_000, milp=10))
        line("51 x 49, 100,000 draws, integer programmes for ten", cpu, clock, f"{found.verdict.grade}")
    if "choices" in wanted:
        varied = study(51, 49, 8, uncertainty=Uncertainty(**CHOICES))
        varied.index()
        found, cpu, clock = timed(lambda: varied.robustness(draws=1000, choice_draws=1000, milp=0))
        _, base, base_clock = timed(lambda: study(51, 49, 8).robustness(draws=1000, milp=0))
        made = found.choices
        line(
            f"{made.combinations} combinations x 1,000 draws (and intervals)",
            cpu - base,
            clock - base_clock,
            f"{made.runs / max(cpu - base, 1e-9):,.0f} runs a second, {made.matrices} matrices",
        )
        each, rival, rival_clock = timed(
            lambda: [varied.replace(normalise="rank").index() for _ in range(20)]
        )
        scale = made.runs / len(each)
        line("rival: every run an index built anew (scaled)", rival * scale, rival_clock * scale)
    if "large" in wanted:
        large = study(300, 60, 10)
        large.index()
        found, cpu, clock = timed(lambda: large.robustness(draws=100_000, milp=0))
        line("300 x 60, 100,000 draws, bounds for all", cpu, clock, f"{found.verdict.grade}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"largest memory {memory:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
