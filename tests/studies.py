"""Small studies made in memory, for tests of the layers above the data."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.study import Study

CITIES = ("A", "B", "C", "D", "E")

ROWS = (
    {"code": "index"},
    {"code": "P", "parent": "index", "weight": 2.0},
    {"code": "Q", "parent": "index"},
    {"code": "p1", "parent": "P"},
    {"code": "p2", "parent": "P", "direction": -1, "weight": 3.0},
    {"code": "q1", "parent": "Q", "unit_of_measure": "%"},
)

VALUES = np.array(
    [
        [10.0, 1.0, 5.0],
        [8.0, 2.0, 9.0],
        [6.0, 3.0, 7.0],
        [4.0, 4.0, 6.0],
        [2.0, 5.0, 8.0],
    ]
)


def study(
    values: np.ndarray = VALUES,
    rows: tuple[dict[str, Any], ...] = ROWS,
    units: tuple[str, ...] = CITIES,
    **changes: Any,
) -> Study:
    """Return a study of five cities, three indicators, two pillars; NaN makes no claim."""
    framework = Framework.from_rows([dict(row) for row in rows])
    evidence = Evidence.from_wide(np.asarray(values, float), units, framework.indicators, file="cities.csv")
    made = Study(framework=framework, evidence=evidence, units=Units(units))
    return made.replace(**changes) if changes else made


def panel_study(values: np.ndarray, periods: tuple[str, ...], **changes: Any) -> Study:
    """Return a study of several periods; `values` is (periods, units, indicators)."""
    framework = Framework.from_rows([dict(row) for row in ROWS])
    parts = [
        Evidence.from_wide(table, CITIES, framework.indicators, periods=[period] * len(table))
        for table, period in zip(values, periods, strict=True)
    ]
    made = Study(framework=framework, evidence=Evidence.concat(parts), units=Units(CITIES))
    return made.replace(period="all", **changes)
