"""A bundle in which every analysis is filled in, for the page's tests and pictures.

Certainty is computed; the other analyses are made up, in the shapes that ``frontend/src/study.ts`` describes.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from poliscope.answers.answers import Answers
from poliscope.answers.robustness import build_robustness
from poliscope.kernels.ties import competition_ranks
from poliscope.show.bundle import make_bundle
from sample_answers import grid_answers

DRAWS = 2000
SECTORS = ("Machines", "Chemistry", "Electronics", "Services", "Food")
NAMES = {
    "en": ("tools", "pumps", "robots", "engines", "paints", "drugs", "resins", "chips", "sensors", "displays",
           "software", "design", "logistics", "finance", "tea", "rice wine", "seeds", "batteries", "lasers",
           "satellites"),
    "zh": ("机床", "水泵", "机器人", "发动机", "涂料", "药品", "树脂", "芯片", "传感器", "显示屏",
           "软件", "设计", "物流", "金融", "茶叶", "黄酒", "种子", "电池", "激光器", "卫星"),
}  # fmt: skip


def full_bundle(answers: Answers | None = None, *, seed: int = 3) -> dict[str, Any]:
    """Return a bundle of answers (24 places, 12 indicators where none are given) with every analysis."""
    answers = grid_answers(24, 12, quotes=True) if answers is None else answers
    sure = build_robustness(answers.index, draws=DRAWS, seed=seed)
    bundle = make_bundle(dataclasses.replace(answers, robustness=sure))
    rng = np.random.default_rng(seed)
    bundle["structure"] = _structure(bundle, rng)
    bundle["complementarity"] = _complementarity(bundle, rng)
    bundle["incidence"] = _incidence(bundle, rng)
    bundle["peers"] = _peers(bundle, rng)
    bundle["trends"] = _trends(bundle, rng)
    return bundle


def both(en: str, zh: str) -> dict[str, str]:
    """Return a text in two languages."""
    return {"en": en, "zh": zh}


def _structure(bundle: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    n, m = len(bundle["units"]["codes"]), len(NAMES["en"])
    values = np.round(rng.lognormal(2, 1, (n, m)) * (rng.random((n, m)) < 0.7))
    share = values / np.maximum(values.sum(axis=1, keepdims=True), 1)
    quotient = share / np.maximum(values.sum(axis=0) / values.sum(), 1e-9)
    angle = np.linspace(0, 2 * np.pi, m, endpoint=False)
    radius = 0.28 + 0.2 * rng.random(m)
    links = [[a, (a + step) % m, round(float(rng.uniform(0.3, 0.8)), 3)] for a in range(m) for step in (1, 4)]
    complexity = np.round(rng.normal(size=m), 3).tolist()
    growth = np.round(rng.normal(0.03, 0.04, (n, 2)), 4)
    return {
        "period": "2023",
        "activities": {
            "codes": [f"a{a:02}" for a in range(m)],
            "labels": {name: list(labels) for name, labels in NAMES.items()},
            "group": [SECTORS[a * len(SECTORS) // m] for a in range(m)],
            "ubiquity": (quotient >= 1).sum(axis=0).tolist(),
            "complexity": complexity,
            "position": np.round(
                np.column_stack([0.5 + radius * np.cos(angle), 0.5 + radius * np.sin(angle)]), 4
            ).tolist(),
        },
        "links": links,
        "composition": [
            [[a, float(values[u, a]), round(float(share[u, a]), 4), round(float(quotient[u, a]), 3)]
             for a in range(m) if values[u, a] > 0]
            for u in range(n)
        ],
        "threshold": 1.0,
        "diversity": (quotient >= 1).sum(axis=1).tolist(),
        "complexity": np.round(rng.normal(size=n), 3).tolist(),
        "shift_share": {
            "from": "2018", "to": "2023",
            "unit": [
                {"national": 0.31, "mix": float(mix), "regional": float(own),
                 "total": round(0.31 + float(mix + own), 4)}
                for mix, own in growth
            ],
        },
        "entry": {
            "from": "2018", "to": "2023", "hit_rate": 0.31, "base_rate": 0.12, "auc": 0.74,
            "words": both("Of the activities that lay nearest in 2018, 31% had come by 2023; of all, 12%.",
                          "2018年最相近的活动中，到2023年已有31%出现，全部活动中为12%。"),
        },
        "next": {
            "warning": both("Few places: nearness rests on little.", "对象较少，相近程度的依据有限。"),
            "hit_rate": 0.31, "base_rate": 0.12,
            "unit": [
                [
                    {"activity": int(a), "relatedness": round(float(rng.uniform(0.1, 0.6)), 3),
                     "beyond_expected": round(float(rng.normal(0, 0.1)), 3), "complexity": complexity[int(a)]}
                    for a in np.flatnonzero(quotient[u] < 1)
                ]
                for u in range(n)
            ],
        },
    }  # fmt: skip


def _complementarity(bundle: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    n, items = len(bundle["units"]["codes"]), len(NAMES["en"])
    has = rng.random((n, items)) < 0.35
    matrix = np.round((has.astype(float) @ (~has).T) / items + rng.normal(0, 0.02, (n, n)), 3).tolist()
    for u in range(n):
        matrix[u][u] = None
    return {
        "directed": True, "matrix": matrix, "beyond_expected": None, "order": rng.permutation(n).tolist(),
        "items": {"codes": [f"a{a:02}" for a in range(items)],
                  "labels": {k: list(v) for k, v in NAMES.items()}},
        "has": [np.flatnonzero(row).tolist() for row in has],
        "lacks": [np.flatnonzero(~row).tolist() for row in has],
        "words": None,
    }  # fmt: skip


def _incidence(bundle: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    rows = []
    for code in bundle["units"]["codes"]:
        expected = float(np.round(rng.lognormal(1, 1), 2))
        seen = int(rng.poisson(expected))
        ratio = seen / expected
        known = {"unit": code, "observed": seen, "expected": expected, "ratio": ratio, "words": None}
        rows.append(
            {**known, "low": 0.6 * ratio, "high": 1.6 * ratio + 0.1, "shrunk": 0.5 + ratio / 2, "p": 0.2}
        )
    return {"event": both("unicorn firms", "独角兽企业"), "period": "2023", "rows": rows, "words": None}


def _peers(bundle: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    codes = bundle["units"]["codes"]
    rows = [
        {"unit": code, "expected_rank": None, "words": None,
         "peers": [{"unit": codes[v], "distance": 0.5}
                   for v in rng.permutation(len(codes))[:5].tolist() if codes[v] != code]}
        for code in codes
    ]  # fmt: skip
    return {"basis": both("Similar in population and income.", "人口与收入相近。"), "rows": rows}


def _trends(bundle: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    scores = np.array([[np.nan if row[-1] is None else row[-1] for row in bundle["scores"]]])
    past = scores - np.cumsum(np.abs(rng.normal(0, 1.5, (5, scores.shape[1]))), axis=0)[::-1]
    panel = np.vstack([past[:4], scores])
    ranks = np.column_stack([competition_ranks(row[:, None])[:, 0] for row in panel]).T

    def plain(values: np.ndarray) -> list[list[float | None]]:
        return [[None if value != value else float(value) for value in row] for row in values]

    return {
        "periods": [str(2019 + t) for t in range(5)],
        "scores": plain(panel),
        "ranks": plain(ranks),
        "words": None,
    }
