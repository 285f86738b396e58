"""How sure: draws a second, the exact answers, the crossed design and rank sets, on synthetic tables.

Throughput runs from weights to the histogram of ranks, against the same work with plain numpy (whole
arrays, argsort) in the same run. Figures are given in wall seconds with all cores and per CPU second,
since the machine may be shared. The bars of the issue stand beside them.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable

import numpy as np

from poliscope.kernels import dethroning, extremes, ranking, ranksets, sampling, sensitivity
from poliscope.kernels.tree import effective_weights

SIZES = {"51 x 49": (51, [8, 5, 3, 6, 8, 5, 9, 5], 1_500_000), "300 x 60": (300, [6] * 10, 200_000)}


def table(units: int, pillars: list[int]) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
    """Return values with a common factor, raw weights, and a tree of four levels."""
    rng = np.random.default_rng(1)
    leaves = sum(pillars)
    common, own = rng.normal(size=(units, 1)), rng.normal(size=(units, leaves))
    ends = np.cumsum([0, *pillars])
    children = [np.arange(a, b) for a, b in itertools.pairwise(ends)]
    half, first = len(pillars) // 2, leaves
    children += [np.arange(first, first + half), np.arange(first + half, first + len(pillars))]
    children.append(np.array([first + len(pillars), first + len(pillars) + 1]))
    return 50 + 15 * (0.3**0.5 * common + 0.7**0.5 * own), np.ones(leaves + len(children)), children


def timed(job: Callable[[], object], runs: int = 3) -> tuple[float, float, object]:
    """Return the best wall time, the best CPU time and the result."""
    wall, cpu = [], []
    for _ in range(runs):
        begin, used = time.perf_counter(), time.process_time()
        result = job()
        wall.append(time.perf_counter() - begin)
        cpu.append(time.process_time() - used)
    return min(wall), min(cpu), result


def plain_histogram(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Count ranks as one would write it down: whole arrays and argsort."""
    order = np.argsort(-(weights @ values.T), axis=1)
    ranks = np.argsort(order, axis=1)
    units = len(values)
    return np.array([np.bincount(ranks[:, unit], minlength=units) for unit in range(units)])


def throughput() -> None:
    print(
        f"{'size':>9} {'weights':>14} {'million/s':>10} {'per CPU s':>10} {'bar':>6} {'against argsort':>16}"
    )
    for name, (units, pillars, bar) in SIZES.items():
        values, weights, children = table(units, pillars)
        leaves, draws = values.shape[1], 600_000 if units < 100 else 120_000
        low, high = sampling.perturbation_bounds(weights, children, leaves=leaves, spread=0.25)

        def dirichlet(stream, size, children=children, leaves=leaves):
            return sampling.leaf_weights(
                sampling.dirichlet_shares(stream, size, children, leaves=leaves), children
            )

        def perturbed(stream, size, children=children, low=low, high=high):
            return sampling.leaf_weights(
                sampling.uniform_shares(stream, size, children, lower=low, upper=high), children
            )

        for label, sample in (("Dirichlet", dirichlet), ("within 25 %", perturbed)):

            def ours(sample=sample, values=values, units=units, draws=draws):
                return ranking.rank_tally(
                    sample,
                    ranking.weighted_scores(values),
                    rng=np.random.default_rng(2),
                    draws=draws,
                    units=units,
                    step=ranking.resolution(values),
                    pairwise=False,
                    central=False,
                )

            def rival(sample=sample, values=values, draws=draws):
                return plain_histogram(values, sample(np.random.default_rng(2), draws // 10))

            wall, cpu, _ = timed(ours)
            rival_wall, _, _ = timed(rival)
            figures = (draws / wall / 1e6, draws / cpu / 1e6, bar / 1e6, 10 * rival_wall / wall)
            print(f"{name:>9} {label:>14} " + " ".join(f"{figure:15.2f}" for figure in figures))


def everything(name: str, *, milp: int, sampled: int = 100_000) -> None:
    """Time the parts of a full answer at +-25 % local weights."""
    units, pillars, _ = SIZES[name]
    values, weights, children = table(units, pillars)
    leaves = values.shape[1]
    low, high = sampling.perturbation_bounds(weights, children, leaves=leaves, spread=0.25)
    polytope = sampling.weight_polytope(children, lower=low, upper=high)
    nominal = effective_weights(weights, children, leaves)[:leaves]
    scores = values @ nominal
    leader = int(scores.argmax())
    gains = values[leader] - np.delete(values, leader, axis=0)

    def sample(stream, size):
        return sampling.leaf_weights(
            sampling.uniform_shares(stream, size, children, lower=low, upper=high), children
        )

    def acceptability():
        return ranking.rank_tally(
            sample,
            ranking.weighted_scores(values),
            rng=np.random.default_rng(2),
            draws=sampled,
            units=units,
            step=ranking.resolution(values),
        )

    pool = sample(np.random.default_rng(3), 2000)
    gaps = extremes.pair_gaps(values, children, lower=low, upper=high)
    top = np.argsort(-scores)[:milp]
    jobs: dict[str, Callable[[], object]] = {
        f"{sampled:,} draws, with pairs": acceptability,
        "all pairs": lambda: extremes.pair_gaps(values, children, lower=low, upper=high),
        "potential winners": lambda: extremes.potential_winners(values, polytope, gaps=gaps),
        "rank intervals, all": lambda: extremes.rank_bounds(
            values, polytope, gaps, starts=pool, tries=1, exact=False
        ),
        f"exact ranks, top {milp}": lambda: extremes.rank_bounds(
            values, polytope, gaps, starts=pool, units=top
        ),
        "radius": lambda: dethroning.relative_radius(gains, weights, children),
        "transfers, squares, cubes": lambda: [
            change(gains, nominal)
            for change in (dethroning.transfer_change, dethroning.square_change, dethroning.cubic_change)
        ],
        "rank sets": lambda: ranksets.rank_sets(scores, np.full(units, 4.0), rng=np.random.default_rng(4)),
        "single rank sets": lambda: ranksets.rank_sets(
            scores, np.full(units, 4.0), rng=np.random.default_rng(4), simultaneous=False
        ),
    }
    print(f"\n{name}: a full answer")
    total = 0.0
    for label, job in jobs.items():
        if milp or "exact" not in label:
            wall, cpu, _ = timed(job, runs=1)
            total += cpu
            print(f"{label:>28} {wall:8.2f} s {cpu:8.2f} CPU s")
    print(f"{'together':>28} {'':>10} {total:8.2f} CPU s (bar {10 if units < 100 else 60} s)")


def crossed() -> None:
    """Time 108 method combinations x 1,000 weight draws at 51 x 49, and the indices."""
    values, weights, children = table(51, SIZES["51 x 49"][1])
    draws = sampling.leaf_weights(
        sampling.perturbed_shares(np.random.default_rng(5), 1000, weights, children, leaves=49, spread=0.25),
        children,
    )
    variants = [values + 0.1 * np.random.default_rng(i).normal(size=values.shape) for i in range(108)]
    nominal = ranking.competition_ranks(values.mean(axis=1))

    def job():
        scorers = [lambda w, v=v: w @ v.T for v in variants]
        shift = sensitivity.crossed_outputs(scorers, draws, sensitivity.rank_outputs(nominal))[0]
        table = shift.reshape(3, 3, 4, 3, 1000)
        effects = sensitivity.anova_effects(table)
        return effects, sensitivity.bootstrap_effects(table, rng=np.random.default_rng(6))

    wall, cpu, _ = timed(job)
    print(f"\n108 combinations x 1,000 draws, indices, intervals: {wall:.2f} s, {cpu:.2f} CPU s (bar 1 s)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="throughput only")
    quick = parser.parse_args().quick
    throughput()
    if not quick:
        everything("51 x 49", milp=10)
        everything("300 x 60", milp=0)
        crossed()


if __name__ == "__main__":
    main()
