"""The answers beyond the ranking, each against what a person would write without it.

Run: ``OPENBLAS_NUM_THREADS=1 python benchmarks/bench_answers.py``. Seconds of the processor, the fastest of
a few turns, and the ratio of the rival to ours; that both give the same is checked before the clock runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import stats

from poliscope.answers.complementarity import match_structure
from poliscope.answers.incidence import measure_incidence
from poliscope.answers.peers import compare_with_peers
from poliscope.answers.structure import describe_structure
from poliscope.data.activities import Activities
from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.kernels.entry import bicm_probability, entry_features, find_transitions, fit_effects
from poliscope.kernels.outranking import copeland
from poliscope.study import Study

rng = np.random.default_rng(1)


def jobs(regions: int, activities: int, periods: int = 1) -> Activities:
    """Make jobs with a structure: capabilities times needs, skewed sizes, and a little growth."""
    x = np.exp(0.6 * rng.normal(size=(regions, 8)) @ rng.normal(size=(8, activities)))
    x *= np.exp(rng.normal(1, 1, (regions, 1))) * np.exp(rng.normal(0, 1, activities))
    x[x < np.quantile(x, 0.6)] = 0
    tables = {}
    for t in range(periods):
        tables[str(2020 + t)] = np.round(10 * x)
        x = x * np.exp(0.4 * rng.normal(size=x.shape))
    names = [f"r{n:03d}" for n in range(regions)], [f"a{n:03d}" for n in range(activities)]
    return Activities.from_tables(tables, *names)


def report(
    name: str, rival_name: str, ours: Callable[[], Any], rival: Callable[[], Any], same: Callable[..., None],
    *, turns: int = 3, share: float = 1.0,
) -> None:  # fmt: skip
    """Print one line; `share` is the part of the work that the rival does, where all would take too long."""
    same(ours(), rival())
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns):
        for work, taken in ((ours, times[0]), (rival, times[1])):
            begin = time.process_time()
            work()
            taken.append(time.process_time() - begin)
    own, other = min(times[0]), min(times[1]) / share
    print(f"{name:46} {own:8.3f} s   {rival_name:42} {other:8.2f} s  {other / own:7.1f}x", flush=True)


def close(a: Any, b: Any) -> None:
    """Check that two arrays are equal but for rounding."""
    np.testing.assert_allclose(np.asarray(a, float), np.asarray(b, float), rtol=1e-6, atol=1e-8)


# --- structure ------------------------------------------------------------------------------------


def plain_structure(x: np.ndarray) -> np.ndarray:
    """Give quotients, proximity, density and the second eigenvector, a line each, without a check."""
    quotient = (x / x.sum(axis=1, keepdims=True)) / (x.sum(axis=0) / x.sum())
    M = (quotient >= 1).astype(float)
    d, u = M.sum(axis=1), M.sum(axis=0)
    phi = M.T @ M / np.maximum.outer(u, u)
    np.fill_diagonal(phi, 0)
    density = M @ phi / phi.sum(axis=0)
    scaled = M / np.sqrt(d)[:, None] / np.sqrt(u)
    np.linalg.eigh(scaled @ scaled.T)
    return density


def structure() -> None:
    """Compute all measures of regions and activities at once, against the four lines that only make four."""
    table = jobs(400, 500)

    def ours() -> np.ndarray:
        found = describe_structure(table)
        return found.densities if found.by_region.values.any() and found.by_activity.values.any() else None

    report(
        "structure 400 x 500: 24 measures with reasons", "numpy: quotient, proximity, density, ECI only",
        ours, lambda: plain_structure(table.table()), close,
    )  # fmt: skip


def entry() -> None:
    """Fit a logit with 260 effects, against scikit-learn on the same table with a column for each."""
    from sklearn.linear_model import LogisticRegression

    panel = jobs(160, 100, 2)
    x, y = panel.tables
    found, X = find_transitions(x, y), entry_features(x)
    region, activity = np.nonzero(found.at_risk)
    Z = X[found.at_risk]
    Z = (Z - Z.mean(axis=0)) / Z.std(axis=0)
    columns = np.hstack([Z, 0.6 * np.eye(160)[region], 0.8 * np.eye(100)[activity]])
    outcome = found.entered[found.at_risk]

    def rival() -> np.ndarray:
        model = LogisticRegression(C=1.0, tol=1e-8, max_iter=5000, solver="newton-cholesky")
        return 0.6 * model.fit(columns, outcome).coef_[0, Z.shape[1] : Z.shape[1] + 160]

    report(
        f"logit with 260 effects, {len(Z):,} pairs", "scikit-learn, one-hot columns, given spreads",
        lambda: fit_effects(X, found.entered, found.at_risk, spread=(0.6, 0.8)).region_effects, rival,
        lambda a, b: np.testing.assert_allclose(a, b, atol=1e-4),
    )  # fmt: skip
    M = (x > np.median(x)).astype(float)
    report(
        "null model of the margins 160 x 100", "iterating the margins to 1e-9",
        lambda: bicm_probability(M), lambda: iterated_margins(M),
        lambda a, b: np.testing.assert_allclose(a, b, atol=1e-6),
    )  # fmt: skip


def iterated_margins(M: np.ndarray) -> np.ndarray:
    """Solve the null model as the papers' codes do: each margin in turn until it is met."""
    d, u = M.sum(axis=1), M.sum(axis=0)
    a, b = d / np.sqrt(M.sum()), u / np.sqrt(M.sum())
    for _ in range(100_000):
        a = d / (b / (1 + np.outer(a, b))).sum(axis=1)
        b = u / (a[:, None] / (1 + np.outer(a, b))).sum(axis=0)
        p = np.outer(a, b) / (1 + np.outer(a, b))
        if max(np.abs(p.sum(axis=1) - d).max(), np.abs(p.sum(axis=0) - u).max()) < 1e-9:
            break
    return p


# --- partners -------------------------------------------------------------------------------------


def partners() -> None:
    """Count what each region would add to each other: matrix products against a loop over pairs."""
    described = describe_structure(jobs(60, 120))
    M, phi = described.presence.values, described.proximity.values

    def rival() -> np.ndarray:
        total, score = phi.sum(axis=0), np.full((60, 60), np.nan)
        for r in range(60):
            lacks = (M[r] == 0) & (total > 0)
            for s in range(60):
                adds = ((1 - M[r]) * M[s]) @ phi / np.where(total > 0, total, 1)
                score[r, s] = adds[lacks].mean() if lacks.any() and r != s else np.nan
        return score

    def same(a: np.ndarray, b: np.ndarray) -> None:
        off = ~np.eye(60, dtype=bool)
        np.testing.assert_allclose(a[off], b[off], rtol=1e-9)

    report("partners of 60 regions, 120 activities", "numpy, a loop over pairs",
           lambda: match_structure(described).scores, rival, same)  # fmt: skip


# --- luck -----------------------------------------------------------------------------------------


def luck() -> None:
    """Draw the posterior ranks of 300 places, against sorting drawn rates place by place."""
    exposure = rng.lognormal(3, 1, 300)
    observed = rng.poisson(exposure * 0.2 * rng.gamma(3, 1 / 3, 300)).astype(float)
    places = [f"p{n}" for n in range(300)]

    def ours() -> float:
        found = measure_incidence(places, observed, exposure)
        return float(found.table.values[:, 0].sum()) if found.ranks is not None else 0.0

    def rival() -> float:
        found = measure_incidence(places, observed, exposure)
        shape, rate = observed + 3.0, exposure * found.rate + 3.0
        draws = rng.gamma(shape, 1 / rate, (10_000, 300))
        np.array([stats.rankdata(-row) for row in draws]).mean(axis=0)
        return float(found.table.values[:, 0].sum())

    report("luck: 300 places, everything, 10,000 draws", "scipy.stats.rankdata draw by draw", ours, rival,
           close, turns=2)  # fmt: skip


# --- the mirror, and majorities -------------------------------------------------------------------


def mirror() -> None:
    """Score what closing each gap is worth, against building the index anew for each gap."""
    units, indicators = 150, 24
    rows: list[dict[str, Any]] = [{"code": "index"}]
    rows += [{"code": f"p{n}", "parent": "index"} for n in range(4)]
    rows += [{"code": f"i{n}", "parent": f"p{n % 4}"} for n in range(indicators)]
    names, codes = tuple(f"u{n}" for n in range(units)), tuple(f"i{n}" for n in range(indicators))
    values = 50 + 10 * rng.normal(size=(units, indicators))
    study = Study(
        framework=Framework.from_rows(rows),
        evidence=Evidence.from_wide(values, names, codes, file="made.csv"),
        units=Units(names),
    ).replace(normalise={"method": "goalposts"}, aggregate=["geometric", "arithmetic"])
    study = study.replace(normalise={"method": "minmax", "low": 1, "high": 100})
    index = study.index()
    best = values[5]

    def rival() -> np.ndarray:
        worth = []
        for k in range(4):  # of 24
            changed = values.copy()
            changed[0, k] = max(best[k], values[0, k])
            evidence = Evidence.from_wide(changed, names, codes, file="made.csv")
            worth.append(study.replace(evidence=evidence).index().node_scores[0, -1])
        return np.maximum(np.array(worth) - index.node_scores[0, -1], 0)

    def ours() -> np.ndarray:
        found = compare_with_peers(index, "u0", against="u5").gaps
        return np.array([found[code, "worth"] for code in codes[:4]])

    report("mirror: 24 gaps of 150 units, scored anew", "the index built anew for each gap", ours, rival,
           lambda a, b: np.testing.assert_allclose(a, b, atol=1e-6), share=4 / 24)  # fmt: skip


def majorities() -> None:
    """Count majorities, against sign sums in numpy by blocks of rows."""
    x, weights = rng.normal(size=(3000, 12)), rng.random(12)

    def rival() -> np.ndarray:
        score = np.empty(len(x))
        for begin in range(0, len(x), 50):
            net = np.sign(x[begin : begin + 50, None] - x[None]) @ weights
            score[begin : begin + 50] = np.sign(np.where(np.abs(net) < 1e-9, 0, net)).sum(axis=1)
        return score

    report("Copeland: 3,000 units, 12 indicators", "numpy, signs of differences by blocks",
           lambda: copeland(x, weights), rival, close)  # fmt: skip


def main() -> None:
    for part in (structure, entry, partners, luck, mirror, majorities):
        part()


if __name__ == "__main__":
    main()
