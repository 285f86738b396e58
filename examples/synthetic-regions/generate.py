"""Make the example: 45 made-up regions and 36 made-up industries, with a known truth.

Every industry stands at a place in a plane of skills, and every region has a centre of skills in it. What
a region takes up is nearer to its centre than what it does not (``pull`` says by how much more likely):
so there is path dependence, of a strength that is known. With ``pull = 0`` there is none.

Run ``python generate.py`` to write the files anew; a test does and compares.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

SEED = 20240
REGIONS, INDUSTRIES, GROUPS = 45, 36, 6
YEARS = (2012, 2015, 2018, 2021)
FOLDER = Path(__file__).parent


def grow(pull: float, *, seed: int = SEED) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return jobs (years, regions, industries), the groups of industries, and regions' incomes."""
    rng = np.random.default_rng(seed)
    middle = rng.uniform(-1, 1, (GROUPS, 2))
    group = np.arange(INDUSTRIES) % GROUPS
    place = middle[group] + rng.normal(0, 0.18, (INDUSTRIES, 2))
    centre = middle[rng.integers(GROUPS, size=REGIONS)] + rng.normal(0, 0.35, (REGIONS, 2))
    far = np.sqrt(((centre[:, None] - place[None]) ** 2).sum(axis=-1))
    size = np.exp(rng.normal(12, 0.8, REGIONS))
    size[6] = np.exp(12.5)
    weight = np.exp(rng.normal(0, 0.7, INDUSTRIES))
    log_lead = -1.1 * far + rng.normal(0, 0.5, far.shape)
    tables = []
    for step, _ in enumerate(YEARS):
        if step:
            # industries take root where related skills are; elsewhere they come and go by luck
            taken = rng.random(far.shape) < 0.12 * np.exp(-pull * far) / np.exp(-pull * far).mean()
            log_lead = np.where(taken, np.maximum(log_lead, log_lead.mean() + 1.2), log_lead)
            log_lead = log_lead + rng.normal(0, 0.07, far.shape)
        expected = np.exp(log_lead) * weight
        mean = expected / expected.sum(axis=1, keepdims=True) * (size * 1.05**step)[:, None] / 10
        tables.append(rng.poisson(mean))
    income = 100 * np.exp(0.25 * (far.min(axis=1) < 0.3) + rng.normal(0, 0.15, REGIONS))
    return np.stack(tables), group, income


def write(folder: Path, pull: float = 3.0) -> None:
    """Write the files of the study."""
    jobs, group, income = grow(pull)
    rng = np.random.default_rng(SEED + 1)
    regions = [f"R{r + 1:02d}" for r in range(REGIONS)]
    industries = [f"{chr(65 + group[c])}{c // GROUPS + 1}" for c in range(INDUSTRIES)]
    rows = [
        [regions[r], industries[c], year, int(jobs[t, r, c])]
        for t, year in enumerate(YEARS)
        for r in range(REGIONS)
        for c in range(INDUSTRIES)
        if jobs[t, r, c]
    ]
    _table(folder / "activities.csv", ["region", "activity", "period", "jobs"], rows)
    names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir"]
    chinese = ["桤木", "桦木", "雪松", "山茱萸", "榆木", "冷杉"]
    labels = [
        [code, code[0], f"{names[group[c]]} trade {code[1]}", f"{chinese[group[c]]}行业{code[1]}"]
        for c, code in enumerate(industries)
    ]
    _table(folder / "industries.csv", ["activity", "group", "label", "label_zh"], labels)
    head = ["unit", "indicator", "period", "value", "source"]
    source = "generate.py (synthetic)"
    total = jobs.sum(axis=2)
    luck = np.where(np.arange(REGIONS) == 6, 4.0, 1.0) / 3000
    stars = rng.poisson(total[-1] * luck)
    claims = [[regions[r], "income", 2021, round(float(income[r]), 1), source] for r in range(REGIONS)]
    for t, year in enumerate(YEARS):
        claims += [[regions[r], "jobs", year, int(total[t, r]), source] for r in range(REGIONS)]
    claims += [[regions[r], "stars", 2021, int(stars[r]), source] for r in range(REGIONS)]
    patents = rng.poisson(total[-1] / 100 * (income / 100) ** 2)
    claims += [[regions[r], "patents", 2021, int(patents[r]), source] for r in range(REGIONS)]
    _table(folder / "evidence.csv", head, claims)


def _table(path: Path, head: list[str], rows: list[list[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    write(FOLDER)
