"""Random studies with all that is unpleasant: gaps, ties, twins, hostile names, uneven trees."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.answers.answers import About, Answers
from poliscope.answers.findings import index_findings
from poliscope.answers.index import Index, build_index
from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.matrix import Matrix
from poliscope.data.units import Units
from poliscope.errors import ArrayError, PoliscopeError
from poliscope.methods.recipe import Recipe

HOSTILE = (
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x.test\",\"y\")", "'quoted",
    "\"q\"", "<b>&amp;</b>", "a&b", "]]>", "{=1}", "*", "?", "~", "#N/A", "#REF!", "TRUE", "001", "1e5",
    "2024-01-02", "1/2", "深圳", "São Paulo", "🏙️ city", "عدن", "\u202eevil", "x" * 200, "tab\there",
    "line\nbreak", "\ufffeodd", " ", "NA", "Sheet1!A1", "http://example.org/?a=1&b=2", "mailto:a@b.c",
    "file:///etc/passwd", "%s{0}{x}", "\x0b\x01",
)  # fmt: skip

NORMALISATIONS: tuple[Any, ...] = (
    {"method": "minmax", "low": 1, "high": 100},
    {"method": "minmax", "low": 1, "high": 10},
    {"method": "zscore", "mean": 100, "sd": 10},
    "zscore",
    "rank",
    {"method": "rank", "ties": "average"},
    {"method": "rank", "ties": "max"},
    {"method": "percentile-rank", "low": 1, "high": 2},
    {"method": "distance-to-maximum", "low": 0.5},
    {"method": "goalposts", "low": 1},
    "around-mean",
    "borda",
    "categorical",
    "vector",
)
AGGREGATIONS: tuple[Any, ...] = (
    "arithmetic", "geometric", "harmonic", "median", "min", {"method": "power", "p": 2.0},
    {"method": "power", "p": -0.5}, {"method": "mean-min", "alpha": 0.4}, "copeland", "mpi", "owa",
)  # fmt: skip


def random_index(seed: int) -> tuple[Index, Answers, dict[str, Any]]:
    """Return an index that can be built, its answers, and all that it was built from."""
    for attempt in range(50):
        rng = np.random.default_rng([seed, attempt])
        parts = _parts(rng)
        try:
            index = build_index(**parts)
            _ = index.weights
        except (PoliscopeError, ArrayError):  # such as a geometric mean of z-scores
            continue
        if np.isfinite(index.scores.column(index.top)).sum() >= 3:
            about = About(
                id="random",
                title={"en": HOSTILE[seed % 7]},
                digest="0",
                version="0",
                focus=index.units.codes[:1],
            )
            return index, Answers(about, index, index_findings(index)), parts
    raise AssertionError("no random study could be built")


def _parts(rng: np.random.Generator) -> dict[str, Any]:
    units, leaves = int(rng.integers(5, 25)), int(rng.integers(2, 9))
    rows, names = _tree(rng, leaves)
    values = np.round(rng.lognormal(2, 0.8, (units, leaves)), int(rng.integers(0, 3))) + 0.5
    values[rng.random(values.shape) < rng.choice([0, 0.1, 0.3])] = np.nan
    values[1] = values[0]  # twins
    values[:, 0] = np.where(rng.random(units) < 0.5, 7.25, values[:, 0])
    codes = tuple(
        str(code) for code in rng.permutation([*HOSTILE, *(f"unit {n}" for n in range(10))])[:units]
    )
    framework = Framework.from_rows(rows)
    evidence = Evidence.from_wide(
        values, codes, names, file="=data.csv", source=HOSTILE[int(rng.integers(30))]
    )
    size = np.round(rng.uniform(1, 50, (units, 1)), 1)
    size[1] = size[0]
    size[2, 0] = rng.choice([np.nan, size[2, 0]])
    table = evidence.settle(codes, framework.indicators)
    divided = bool(framework.denominators)
    return {
        "framework": framework,
        "table": table,
        "units": Units(codes, {"en": {code: code[::-1] for code in codes}}),
        "recipe": Recipe(**_recipe(rng, framework)),
        "denominators": Matrix(size, codes, ("people",)) if divided else None,
    }


def _tree(rng: np.random.Generator, leaves: int) -> tuple[list[dict[str, Any]], list[str]]:
    """Return rows of a framework of two or three levels; indicators may hang beside aggregates."""
    pillars = [f"pillar {n}" for n in range(int(rng.integers(0, 4)))]
    rows: list[dict[str, Any]] = [{"code": "index", "label": HOSTILE[int(rng.integers(20))]}]
    rows += [{"code": p, "parent": "index", "weight": _weight(rng)} for p in pillars]
    if pillars and rng.random() < 0.4:
        rows.append({"code": "inner", "parent": pillars[0], "weight": _weight(rng)})
    homes = [row["code"] for row in rows if row["code"] != "index"] or ["index"]
    names = [f"{HOSTILE[int(rng.integers(20))]} {n}" for n in range(leaves)]
    for place, name in enumerate(names):
        home = homes[place % len(homes)] if rng.random() < 0.9 else "index"
        rows.append(
            {
                "code": name, "parent": home, "weight": _weight(rng),
                "direction": int(rng.choice([1, 1, -1])),
                "goalposts": (0.25, float(rng.integers(5, 60))),
                "denominator": "people" if rng.random() < 0.15 else None,
                "denominator_scale": float(rng.choice([1, 1000])),
                "parameters": {"minmax_upper": 150.0} if rng.random() < 0.1 else {},
            }
        )  # fmt: skip
    used = {row.get("parent") for row in rows}
    while spare := [r for r in rows if "direction" not in r and r["code"] not in used]:
        rows = [row for row in rows if row not in spare]
        used = {row.get("parent") for row in rows}
    return rows, names


def _weight(rng: np.random.Generator) -> float:
    return float(rng.choice([1.0, 1.0, 2.0, 0.3, 0.0], p=[0.3, 0.2, 0.2, 0.25, 0.05]))


def _recipe(rng: np.random.Generator, framework: Framework) -> dict[str, Any]:
    def one(options: tuple[Any, ...], usual: int) -> Any:
        return options[int(rng.integers(usual if rng.random() < 0.6 else len(options)))]

    levels = int(framework.levels[-1]) - 1
    several = [one(AGGREGATIONS, 3) for _ in range(levels)]
    each = {framework.indicators[-1]: "zscore"} if rng.random() < 0.2 else {}
    at = {framework.aggregates[0].code: "min"} if rng.random() < 0.2 else {}
    return {
        "normalise": one(NORMALISATIONS, 3),
        "normalise_each": each,
        "aggregate": several if levels > 1 and rng.random() < 0.4 else one(AGGREGATIONS, 3),
        "aggregate_at": at,
        "impute": str(rng.choice(["none", "none", "median"])),
        "treat": str(rng.choice(["none", "none", "winsorise", "log"])),
        "screen": {"method": "availability", "minimum": 0.4} if rng.random() < 0.3 else "none",
        "minimum_availability": float(rng.choice([0, 0, 0.5])),
    }
