"""Copeland against a plain double loop, the benefit of the doubt against one solver call a unit.

python benchmarks/bench_aggregate.py
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import numpy as np
from scipy.optimize import linprog

from poliscope.kernels.frontier import (
    benefit_of_the_doubt,
    multidirectional_benefit,
    order_m_benefit,
    sampled_order_m_benefit,
)
from poliscope.kernels.means import power_mean
from poliscope.kernels.outranking import copeland

COMPIND = {"order-m 51 x 8, M = 17, B = 200": 1.805, "benefit of the doubt 51 x 8": 0.014}
"""Seconds of processor time of Compind 3.4, measured once on another day on a like machine."""


def seconds(work: Callable[..., object], *arguments: object, repeats: int = 5, **options: object) -> float:
    """Return the process time of one run, the fastest of several."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work(*arguments, **options)
        times.append(time.process_time() - start)
    return min(times)


def double_loop(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Copeland pair by pair, as peers compute it."""
    units = len(x)
    score = np.zeros(units)
    for a in range(units):
        for b in range(a + 1, units):
            net = weights[x[a] > x[b]].sum() - weights[x[a] < x[b]].sum()
            score[a] += np.sign(net)
            score[b] -= np.sign(net)
    return score


def solver_by_unit(x: np.ndarray) -> np.ndarray:
    """Benefit of the doubt with one call of HiGHS a unit."""
    ones = np.ones(len(x))
    return np.array([-linprog(-own, A_ub=x, b_ub=ones, method="highs").fun for own in x])


def sampled_loop(x: np.ndarray, m: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Order-m scores unit by unit and draw by draw."""
    scores = np.empty(len(x))
    for place, own in enumerate(x):
        best = [(x[rng.integers(len(x), size=m)] / own).min(axis=1).max() for _ in range(draws)]
        scores[place] = 1 / np.mean(best)
    return scores


def against(label: str, ours: float, rival: float, what: str) -> None:
    print(
        f"{label:42} {1e3 * ours:9.2f} ms   {rival / ours:8.1f} x faster than {what} ({1e3 * rival:.0f} ms)"
    )


def alone(label: str, ours: float) -> None:
    print(f"{label:42} {1e3 * ours:9.2f} ms")


def main() -> None:
    rng = np.random.default_rng(1)
    for units, indicators in ((51, 8), (300, 60)):
        x, weights = rng.uniform(1, 100, (units, indicators)), np.ones(indicators)
        assert (copeland(x, weights) == double_loop(x, weights)).all()
        mine, loop = seconds(copeland, x, weights), seconds(double_loop, x, weights, repeats=1)
        against(f"Copeland {units} x {indicators}", mine, loop, "a double loop")
    x = rng.uniform(1, 100, (3000, 60))
    alone("Copeland 3000 x 60", seconds(copeland, x, np.ones(60), repeats=1))

    x = rng.uniform(1, 100, (51, 8))
    np.testing.assert_allclose(benefit_of_the_doubt(x)[0], solver_by_unit(x), rtol=1e-7)
    mine, loop = seconds(benefit_of_the_doubt, x), seconds(solver_by_unit, x, repeats=2)
    against("benefit of the doubt 51 x 8", mine, loop, "HiGHS by unit")
    against("benefit of the doubt 51 x 8", mine, COMPIND["benefit of the doubt 51 x 8"], "Compind")
    alone("  shares between 2 % and 35 %", seconds(benefit_of_the_doubt, x, low=0.02, high=0.35))
    alone("  multi-directional", seconds(multidirectional_benefit, x))
    exact = seconds(order_m_benefit, x, m=17)
    drawn = seconds(sampled_order_m_benefit, x, m=17, draws=200, rng=np.random.default_rng(2))
    loop = seconds(sampled_loop, x, 17, 200, np.random.default_rng(2), repeats=1)
    against("order-m 51 x 8, M = 17, B = 200", drawn, loop, "a loop over units and draws")
    against("order-m 51 x 8, M = 17, B = 200", drawn, COMPIND["order-m 51 x 8, M = 17, B = 200"], "Compind")
    alone("  exact", exact)
    for units in (300, 3000):
        x = rng.uniform(1, 100, (units, 10))
        alone(f"benefit of the doubt {units} x 10", seconds(benefit_of_the_doubt, x, repeats=1))

    x, weights = rng.uniform(1, 100, (100_000, 60)), np.ones(60)
    alone("geometric mean 100000 x 60", seconds(power_mean, x, weights, power=0, repeats=2))
    x, draws = rng.uniform(1, 100, (300, 60)), rng.uniform(size=(2000, 60))
    alone("arithmetic mean 300 x 60, 2000 weights", seconds(power_mean, x, draws, power=1))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
