"""Targets: the growth that was, and the growth that is still needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from poliscope.errors import DataError, Problem
from poliscope.kernels import FloatArray
from poliscope.kernels.pace import pace_to_target, years_to_target

__all__ = ["Pacing", "Target", "pace_towards"]


@dataclass(frozen=True, slots=True)
class Target:
    """A level that is to be reached.

    Parameters
    ----------
    indicator : str
        Code.
    value : float
        Level, in the indicator's own unit of measure; above 0.
    year : float
        When.
    unit : str
        Whose target it is; "" for everyone's.
    source : str
        Who set it.
    direction : int
        1 where the level is to rise to the target, -1 where it is to fall to it.
    """

    indicator: str
    value: float
    year: float
    unit: str = ""
    source: str = ""
    direction: int = 1


@dataclass(frozen=True, slots=True)
class Pacing:
    """How one unit moves towards one target.

    Parameters
    ----------
    target : Target
        What is to be reached.
    unit : str
        Code.
    verdict : {"reached", "on-course", "behind", "overdue", "cannot-tell"}
        "overdue": the year has passed without it.
    reason : str
        Why it cannot be told: "no-figure", "one-figure" (so no growth so far), "not-positive".
    start_year, year : float
        Of the first and the latest figure.
    start, level : float
        The figures.
    actual, required : float
        Growth a year so far, and needed from now on; 0.05 is 5 %, and a fall is below 0.
    projected : float
        Level in the target's year at the pace so far.
    reached_in : float
        Year in which the target is reached at the pace so far; infinite if never.
    """

    target: Target
    unit: str
    verdict: Literal["reached", "on-course", "behind", "overdue", "cannot-tell"]
    reason: str = ""
    start_year: float = float("nan")
    year: float = float("nan")
    start: float = float("nan")
    level: float = float("nan")
    actual: float = float("nan")
    required: float = float("nan")
    projected: float = float("nan")
    reached_in: float = float("nan")


def pace_towards(target: Target, unit: str, years: FloatArray, values: FloatArray) -> Pacing:
    """Hold the growth of a unit so far against the growth that a target needs.

    Parameters
    ----------
    target : Target
        What is to be reached.
    unit : str
        Code.
    years, values : array, (periods,)
        The unit's figures; NaN is missing. Those after the target's year are not used.

    Returns
    -------
    Pacing
        With one figure only the growth that is needed is known; with none nothing.

    Raises
    ------
    DataError
        The target is not above 0.
    """
    if not target.value > 0:
        told = f"the target of {target.indicator} is {target.value:g}: growth leads to levels above 0 only"
        raise DataError(Problem("bad-target", told, where="targets.value"))
    known = np.isfinite(values) & (years <= target.year)
    if not known.any():
        return Pacing(target, unit, "cannot-tell", "no-figure")
    if not (values[known] > 0).all():
        return Pacing(target, unit, "cannot-tell", "not-positive")
    order = np.argsort(years[known], kind="stable")
    time, level = years[known][order], values[known][order]
    about = {"year": float(time[-1]), "level": float(level[-1])}
    if target.direction * (level[-1] - target.value) >= 0:
        return Pacing(target, unit, "reached", **about)  # type: ignore[arg-type]
    if time[-1] >= target.year:
        return Pacing(target, unit, "overdue", **about)  # type: ignore[arg-type]
    left = target.year - float(time[-1])
    if len(time) < 2:
        needed = (target.value / float(level[-1])) ** (1 / left) - 1
        return Pacing(target, unit, "cannot-tell", "one-figure", required=needed, **about)
    falls = target.direction < 0
    pace = pace_to_target(
        level[0], level[-1], target.value, elapsed=time[-1] - time[0], left=left, falling=falls
    )
    more = float(years_to_target(level[-1], target.value, pace.actual, falling=falls))
    return Pacing(
        target,
        unit,
        "on-course" if bool(pace.on_course) else "behind",
        "",
        float(time[0]),
        about["year"],
        float(level[0]),
        about["level"],
        float(pace.actual),
        float(pace.required),
        float(pace.projected),
        about["year"] + more,
    )
