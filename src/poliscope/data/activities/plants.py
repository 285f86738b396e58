"""The sizes of plants, for how much an activity gathers in space beyond its large plants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.data.evidence import Note
from poliscope.data.files.cells import code_of, numbers, period_of
from poliscope.data.files.grid import Grid
from poliscope.data.files.reading import open_table
from poliscope.data.files.roles import find_roles
from poliscope.errors import DataError, Problem
from poliscope.kernels import FloatArray
from poliscope.kernels.specialisation import plant_herfindahl

__all__ = ["read_plants"]

_ROLES: dict[str, tuple[str, ...]] = {
    "activity": (
        "activity", "industry", "sector", "product", "naics", "isic", "nace", "sic", "code", "产业", "行业",
    ),
    "period": ("period", "year", "time", "date", "年份", "年"),
    "size": ("size", "jobs", "employment", "employees", "value", "amount", "就业", "人数"),
    "herfindahl": ("herfindahl", "hhi", "plantherfindahl", "plant_herfindahl"),
}  # fmt: skip


def read_plants(
    path: str | Path, activities: Sequence[str], periods: Sequence[str], *, name: str = ""
) -> tuple[tuple[FloatArray, ...], tuple[Note, ...]]:
    """Read plants, one row each, and return the Herfindahl index of every activity in every period.

    Parameters
    ----------
    path : str or Path
        A table with the columns activity and size (and period), one row a plant; or activity and
        herfindahl (and period), one row an activity. Without periods it holds for all of them.
    activities, periods : sequence of str
        Of the table of activities.
    name : str
        What errors call the file.

    Returns
    -------
    tables : tuple of array, (activities,)
        One a period; NaN for an activity without plants.
    notes : tuple of Note
        How many activities have no plants, and how many rows name another activity or period.

    Raises
    ------
    DataError
        A column is missing, or a size is missing or below 0: every such row is named.
    """
    grid = open_table(path, name=name)
    roles = find_roles(grid, _ROLES, None)
    by_plant = "size" in roles
    if "activity" not in roles or not (by_plant or "herfindahl" in roles):
        told = "plants need the columns activity and size, or activity and herfindahl"
        raise DataError(Problem("missing-column", told, where=grid.where(grid.header_row)))
    codes, when, values, _ = _columns(grid, roles, roles["size" if by_plant else "herfindahl"], by_plant)
    place = {activity: number for number, activity in enumerate(activities)}
    number = np.array([place.get(code, -1) for code in codes], dtype=np.intp)
    tables = []
    used = np.zeros(len(codes), dtype=np.bool_)
    for period in periods:
        here = np.array([not one or one == period for one in when], dtype=np.bool_) & (number >= 0)
        used |= here
        tables.append(
            plant_herfindahl(values[here], number[here], activities=len(activities))
            if by_plant
            else _by_activity(values[here], number[here], len(activities))
        )
    return tuple(tables), _notes(grid, tables, int((~used).sum()))


def _columns(
    grid: Grid, roles: dict[str, int], column: int, by_plant: bool
) -> tuple[list[str], list[str], FloatArray, list[int]]:
    codes: list[str] = []
    when: list[str] = []
    values: list[FloatArray] = []
    rows: list[int] = []
    for block in grid.checked_blocks():
        codes.extend(code_of(cell) for cell in block.columns[roles["activity"]])
        periods: Any = block.columns[roles["period"]] if "period" in roles else [""] * len(block.rows)
        when.extend(period_of(cell) for cell in periods)
        read = numbers(block.columns[column], decimal=grid.decimal)
        for position, problem in read.problems.items():
            where = grid.where(block.rows[position], grid.header[column])
            grid.faults.add(problem.code, problem.message, where=where, help=problem.help)
        _check(grid, block.rows, read.values, set(read.problems), column, by_plant)
        values.append(read.values)
        rows.extend(block.rows)
    grid.faults.stop()
    return codes, when, np.concatenate(values) if values else np.empty(0), rows


def _check(
    grid: Grid, rows: Sequence[int], values: FloatArray, told: set[int], column: int, by_plant: bool
) -> None:
    fits = values >= 0 if by_plant else (values > 0) & (values <= 1)
    what = "a size of 0 or more" if by_plant else "a Herfindahl index above 0 and at most 1"
    for position in np.flatnonzero(~fits).tolist():
        if position not in told:
            where = grid.where(rows[position], grid.header[column])
            grid.faults.add(
                "bad-plant", f"the row needs {what}", where=where, help="correct or remove the row"
            )


def _by_activity(values: FloatArray, number: Any, activities: int) -> FloatArray:
    found = np.full(activities, np.nan)
    found[number] = values
    return found


def _notes(grid: Grid, tables: Sequence[FloatArray], unused: int) -> tuple[Note, ...]:
    notes = []
    if missing := int(np.isnan(tables[-1]).sum()):
        told = f"{missing} activities have no plants in the last period: no Ellison-Glaeser index for them"
        notes.append(Note("no-plants", told, grid.name))
    if unused:
        told = f"{unused} rows name an activity or a period that the table of activities does not have"
        notes.append(Note("unused-plants", told, grid.name))
    return tuple(notes)
