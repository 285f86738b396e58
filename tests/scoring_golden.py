"""Write the random studies that both suites score: tests/golden/scoring/*.json.

Run it where the rules of scoring change: ``.venv/bin/python tests/scoring_golden.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.kernels.decomposition import difference, stacked
from poliscope.kernels.means import power_mean
from poliscope.kernels.ties import competition_ranks
from poliscope.kernels.tree import effective_weights, roll_up
from poliscope.show.numbers import figure, fixed, percent, significant

HOME = Path(__file__).parent / "golden" / "scoring"
STUDIES, FILES = 200, 4
POWERS = (1.0, 0.0, -1.0, 2.0, 0.5, -3.0)


def random_study(seed: int) -> dict[str, Any]:
    """Return a study with ties and gaps, and how the kernels score it."""
    rng = np.random.default_rng(seed)
    units, leaves = int(rng.integers(2, 14)), int(rng.integers(2, 9))
    children = _tree(rng, leaves)
    nodes = leaves + len(children)
    powers = [float(rng.choice(POWERS if seed % 3 else POWERS[:3])) for _ in children]
    x = np.round(rng.uniform(1, 100, (units, leaves)), int(rng.integers(0, 4)))
    if units > 3:
        x[1] = x[0]  # twins
        x[3] = x[2] * (1 + 1e-15)  # equal but for noise
    x[rng.random(x.shape) < rng.choice([0.0, 0.1, 0.3])] = np.nan
    weights = rng.choice([0.5, 1.0, 1.0, 2.0, 3.0], nodes)
    if seed % 5 == 0:
        weights[children[0][0]] = 0.0
    minimum = [float(rng.choice([0.0, 0.5, 0.8])) for _ in children]
    combine = [lambda part, w, p=power: power_mean(part, w, power=p) for power in powers]
    scores = roll_up(x, weights, children, combine, minimum_availability=minimum)
    return {
        "seed": seed,
        "parents": _parents(children, nodes),
        "leaves": leaves,
        "powers": powers,
        "minimum": minimum,
        "weights": weights.tolist(),
        "x": _plain(x),
        "scores": _plain(scores),
        "ranks": _plain(competition_ranks(scores)),
        "contributions": _plain(stacked(scores, weights, children)),
        "difference": _plain(difference(scores[0], scores[-1], weights, children, powers)),
        "effective": _plain(effective_weights(weights, children, leaves)),
    }


def _tree(rng: np.random.Generator, leaves: int) -> list[np.ndarray]:
    """Return a tree of two or three levels over the leaves."""
    pillars = int(rng.integers(1, min(4, leaves) + 1))
    cuts = np.sort(rng.choice(np.arange(1, leaves), pillars - 1, replace=False))
    groups = np.split(np.arange(leaves), cuts)
    tree = [group for group in groups if len(group) > 1]
    top = [leaves + tree_at for tree_at in range(len(tree))]
    top += [int(group[0]) for group in groups if len(group) == 1]
    if len(top) > 2 and rng.random() < 0.4:
        tree.append(np.array(top[:2]))
        top = [leaves + len(tree) - 1, *top[2:]]
    return [*tree, np.array(top)]


def _parents(children: list[np.ndarray], nodes: int) -> list[int | None]:
    parents: list[int | None] = [None] * nodes
    for place, below in enumerate(children):
        for node in below:
            parents[int(node)] = nodes - len(children) + place
    return parents


def _plain(values: np.ndarray) -> list[Any]:
    if values.ndim > 1:
        return [_plain(row) for row in values]
    return [None if not np.isfinite(value) else value for value in values.tolist()]


def numbers() -> list[dict[str, Any]]:
    """Return numbers as a person reads them, by the rules of show/numbers.py."""
    rng = np.random.default_rng(11)
    drawn = [float(x) for x in np.round(rng.lognormal(2, 4, 60) * rng.choice([-1, 1], 60), 6)]
    given = [
        0.0,
        -0.04,
        2.675,
        1234.565,
        0.5,
        1.5,
        2.5,
        12345.0,
        2 / 3,
        34606.4,
        1997.47,
        1e-7,
        3.47e12,
        99.95,
    ]
    shares = [0.0, 0.0001, 0.021, 0.0949, 0.1, 0.536, 0.995, 0.9949, 0.9996, 1.0]
    return [
        {"value": value, "fixed": [fixed(value, d) for d in range(4)], "significant": significant(value, 3),
         "figure": figure(value)}
        for value in [*given, *drawn]
    ] + [{"share": share, "percent": percent(share)} for share in shares]  # fmt: skip


def golden_files() -> dict[str, str]:
    """Return the text of every golden file by name."""
    studies = [random_study(seed) for seed in range(STUDIES)]
    size = STUDIES // FILES
    files = {"numbers.json": json.dumps(numbers(), ensure_ascii=False) + "\n"}
    for part in range(FILES):
        some = studies[part * size : (part + 1) * size]
        files[f"studies-{part}.json"] = json.dumps(some, allow_nan=False) + "\n"
    return files


if __name__ == "__main__":
    HOME.mkdir(parents=True, exist_ok=True)
    for name, text in golden_files().items():
        (HOME / name).write_text(text, "utf-8")
