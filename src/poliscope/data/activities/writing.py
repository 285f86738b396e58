"""Activity tables as files that read as the same tables."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from poliscope.data.activities.tables import Activities

__all__ = ["write_activities", "write_hierarchy", "write_pairs", "write_plants"]


def write_activities(activities: Activities, path: str | Path) -> Path:
    """Write amounts above 0, one row a cell, after rows that name everything in its order.

    Parameters
    ----------
    activities : Activities
        What to write.
    path : str or Path
        A CSV file.
    """
    names = activities.regions, activities.activities
    # a name's first row decides its place when the file is read; who has nothing needs a row too
    n = max(len(names[0]), len(names[1]))
    first = dict.fromkeys((k % len(names[0]), k % len(names[1])) for k in range(n))
    target = Path(path)
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("region", "activity", "period", "value"))
        for number, (period, table) in enumerate(zip(activities.periods, activities.tables, strict=True)):
            cells = dict.fromkeys(first) if number == 0 else {}
            cells |= dict.fromkeys(zip(*(part.tolist() for part in table.nonzero()), strict=True))
            at = np.array(list(cells), dtype=np.intp).reshape(-1, 2)
            values = np.asarray(table[at[:, 0], at[:, 1]], dtype=np.float64).ravel()
            for (r, c), value in zip(cells, values.tolist(), strict=True):
                writer.writerow((names[0][r], names[1][c], period, f"{value:.17g}"))
    return target


def write_hierarchy(activities: Activities, path: str | Path) -> Path:
    """Write the group and the labels of every activity.

    Parameters
    ----------
    activities : Activities
        With groups or labels.
    path : str or Path
        A CSV file.
    """
    columns = {"": "label", "en": "label_en", "zh": "label_zh"}
    used = [language for language in columns if language in activities.labels]
    head = ["activity", *(["group"] if activities.groups else []), *(columns[name] for name in used)]
    target = Path(path)
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        for place, code in enumerate(activities.activities):
            group = [activities.groups[place]] if activities.groups else []
            writer.writerow([code, *group, *(activities.labels[name].get(code, "") for name in used)])
    return target


def write_plants(activities: Activities, path: str | Path) -> Path:
    """Write the Herfindahl index of plants of every activity and period.

    Parameters
    ----------
    activities : Activities
        With the indices of plants.
    path : str or Path
        A CSV file.
    """
    target = Path(path)
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("activity", "period", "herfindahl"))
        for period, found in zip(activities.periods, activities.plant_herfindahl, strict=True):
            for code, value in zip(activities.activities, found.tolist(), strict=True):
                if value == value:
                    writer.writerow((code, period, f"{value:.17g}"))
    return target


def write_pairs(activities: Activities, path: str | Path) -> Path:
    """Write in how many records two activities occur together, each pair once.

    Parameters
    ----------
    activities : Activities
        With pairs.
    path : str or Path
        A CSV file.
    """
    from scipy.sparse import triu

    target, upper = Path(path), triu(activities.together, format="coo")
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("activity", "other", "records"))
        for row, column, value in zip(*(part.tolist() for part in (*upper.coords, upper.data)), strict=True):
            writer.writerow((activities.activities[row], activities.activities[column], f"{value:.17g}"))
    return target
