"""Activity tables from files and dataframes: long, wide by activity, or wide by period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from poliscope.data.activities.pairs import read_pairs
from poliscope.data.activities.plants import read_plants
from poliscope.data.activities.rules import Rules
from poliscope.data.activities.tables import Activities
from poliscope.data.evidence import Note
from poliscope.data.evidence.periods import time_key
from poliscope.data.files.cells import clean, code_of, numbers, period_of
from poliscope.data.files.faults import Faults
from poliscope.data.files.frames import open_frame
from poliscope.data.files.grid import Grid
from poliscope.data.files.reading import open_table
from poliscope.data.files.roles import EVIDENCE, find_roles
from poliscope.errors import DataError, Problem, counted
from poliscope.kernels import BoolArray, FloatArray, IntArray

__all__ = ["Shape", "activities_from_frame", "read_activities"]

Shape = Literal["auto", "long", "activities", "periods"]

_ROLES: dict[str, tuple[str, ...]] = {
    "region": ("region", *EVIDENCE["unit"], "regionname", "origin", "location", "geoid"),
    "activity": (
        "activity", "industry", "sector", "product", "technology", "naics", "isic", "nace", "sic", "hs",
        "cpc", "ipc", "class", "field", "language", "line", "occupation", "产业", "行业", "产品", "技术",
    ),
    "period": EVIDENCE["period"],
    "value": (
        *EVIDENCE["value"], "amount", "count", "n", "records", "weight", "jobs", "employment", "employees",
        "output", "exports", "patents", "firms", "gdp", "num", "total", "数量", "金额", "就业",
    ),
}  # fmt: skip
_HIERARCHY: dict[str, tuple[str, ...]] = {
    "activity": ("activity", "code", *_ROLES["activity"]),
    "group": ("group", "parent", "section", "division", "上级", "门类"),
    "label": ("label", "name", "title", "description", "名称"),
    "label_en": ("labelen", "nameen"),
    "label_zh": ("labelzh", "namezh"),
}
SPARSE_CELLS, SPARSE_SHARE = 1_000_000, 0.1
"""A table with more cells than this, and a smaller share of them above 0, is kept sparse."""


def read_activities(
    path: str | Path,
    *,
    shape: Shape = "auto",
    columns: Mapping[str, str] | None = None,
    hierarchy: str | Path | int | None = None,
    plants: str | Path | None = None,
    together: str | Path | None = None,
    rules: Rules | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    name: str = "",
    **about: Any,
) -> Activities:
    """Read who does how much of what.

    Parameters
    ----------
    path : str or Path
        CSV, TSV, xlsx, ods or Parquet; text also packed as .gz.
    shape : {"auto", "long", "activities", "periods"}
        One row a cell (region, activity, period, value); one row a region and period with a column for
        each activity; or one row a region and activity with a column for each period.
    columns : mapping of str to str, optional
        Our names (region, activity, period, value) to those of the file.
    hierarchy : str, Path or int, optional
        A file with the columns activity and group (and label, label_zh), or how many leading letters of
        a code name its group.
    plants : str or Path, optional
        A file with one row a plant, activity and size (and period), or with the activities' Herfindahl
        index of plants: for the index of Ellison and Glaeser.
    together : str or Path, optional
        A file with one row a pair: activity, other, records that hold both. Nearness is then taken from
        records instead of regions.
    rules : Rules, optional
        What holds for missing, negative and repeated cells; errors where not given.
    sheet, encoding, name
        As for :func:`~poliscope.data.files.read_evidence`.
    **about
        ``measure, overdispersion, source, address`` of :class:`Activities`, and ``called``, its name.

    Returns
    -------
    Activities

    Raises
    ------
    DataError
        Everything that is wrong, at once, each with its row and column.
    """
    grid = open_table(path, sheet=sheet, encoding=encoding, name=name)
    found = _read(grid, shape, columns, hierarchy, rules or Rules(), about)
    if plants is not None:
        tables, notes = read_plants(plants, found.activities, found.periods)
        found = replace(found, plant_herfindahl=tables, notes=(*found.notes, *notes))
    if together is not None:
        pairs, notes = read_pairs(together, found.activities)
        found = replace(found, together=pairs, notes=(*found.notes, *notes))
    return found


def activities_from_frame(
    frame: Any,
    *,
    shape: Shape = "auto",
    columns: Mapping[str, str] | None = None,
    hierarchy: str | Path | int | None = None,
    rules: Rules | None = None,
    name: str = "",
    **about: Any,
) -> Activities:
    """Take activities from a dataframe (pandas, polars, pyarrow); see :func:`read_activities`."""
    grid = open_frame(frame, name or "the dataframe", Faults())
    grid.check_header()
    return _read(grid, shape, columns, hierarchy, rules or Rules(), about)


def _read(
    grid: Grid, shape: Shape, columns: Mapping[str, str] | None, hierarchy: Any, rules: Rules, about: Any
) -> Activities:
    roles = find_roles(grid, _ROLES, columns)
    chosen = _shape(grid, roles) if shape == "auto" else shape
    cells = _Cells(grid)
    reader = {"long": _read_long, "activities": _read_by_activity, "periods": _read_by_period}[chosen]
    reader(grid, roles, cells)
    grid.faults.stop()
    made = cells.tables(rules)
    found = _hierarchy(hierarchy, made.activities)
    called = about.pop("called", "") or Path(grid.name.removesuffix(".gz")).stem
    return Activities(
        made.regions,
        made.activities,
        made.periods,
        made.tables,
        name=called,
        groups=found[0],
        labels=found[1],
        notes=(*grid.notes, *made.notes),
        **about,
    )


def _shape(grid: Grid, roles: dict[str, int]) -> Shape:
    """See what a table is by its header."""
    rest = [n for n in range(len(grid.header)) if n not in roles.values()]
    if "region" in roles and "activity" in roles:
        if "value" in roles:
            return "long"
        if len(rest) == 1:
            roles["value"] = rest[0]
            return "long"
        if len(rest) > 1:
            return "periods"
    return "activities"


@dataclass(eq=False)
class _Cells:
    """Cells on their way to tables: what stood where."""

    grid: Grid
    region: list[str] = field(default_factory=list)
    activity: list[str] = field(default_factory=list)
    period: list[str] = field(default_factory=list)
    value: list[FloatArray] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    column: list[int] = field(default_factory=list)

    def add(
        self,
        rows: Sequence[int],
        region: Sequence[str],
        activity: Sequence[str],
        period: Sequence[str],
        cells: Any,
        column: int,
    ) -> None:
        """Take one column of figures."""
        read = numbers(cells, decimal=self.grid.decimal)
        for position, problem in read.problems.items():
            where = self.grid.where(rows[position], self.grid.header[column])
            self.grid.faults.add(problem.code, problem.message, where=where, help=problem.help)
        self.value.append(read.values)
        self.region.extend(region)
        self.activity.extend(activity)
        self.period.extend(period)
        self.row.extend(rows)
        self.column.extend([column] * len(rows))

    def place(self, at: int) -> str:
        """Return where a cell stands in the file."""
        return self.grid.where(self.row[at], self.grid.header[self.column[at]])

    def cell(self, at: int) -> str:
        """Return what a cell is about."""
        return " / ".join(x for x in (self.region[at], self.activity[at], self.period[at]) if x)

    def tables(self, rules: Rules) -> Activities:
        """Return one table a period, by the rules."""
        values = np.concatenate(self.value) if self.value else np.empty(0)
        if not len(values):
            raise DataError(Problem("no-rows", "the table has no cells", where=self.grid.name))
        regions, r = _coded(self.region)
        activities, c = _coded(self.activity)
        periods = tuple(sorted(set(self.period), key=time_key))
        place = {period: number for number, period in enumerate(periods)}
        t = np.array([place[period] for period in self.period], dtype=np.intp)
        notes: list[Note] = []
        self._settle("missing", np.isnan(values), rules.missing == "zero", notes)
        values = np.nan_to_num(values)
        self._settle("negative", values < 0, rules.negative == "zero", notes)
        values = np.maximum(values, 0.0)
        key = (t * len(regions) + r) * len(activities) + c
        order = np.argsort(key, kind="stable")
        again = np.zeros(len(key), dtype=np.bool_)
        again[order[1:]] = key[order[1:]] == key[order[:-1]]
        self._settle("repeated", again, rules.repeated == "sum", notes)
        absent = len(periods) * len(regions) * len(activities) - len(np.unique(key))
        if absent:
            told = counted(
                absent, "cell that is not in the file counts", "cells that are not in the file count"
            )
            notes.append(Note("absent-cells", f"{told} as 0", self.grid.name))
        shape = (len(regions), len(activities))
        tables = tuple(_table(r[t == p], c[t == p], values[t == p], shape) for p in range(len(periods)))
        return Activities(regions, activities, periods, tables, notes=tuple(notes))

    def _settle(self, what: str, bad: BoolArray, allowed: bool, notes: list[Note]) -> None:
        """Apply a rule to some cells and note it, or stop with all of them."""
        at = np.flatnonzero(bad)
        if not len(at):
            return
        told = {
            "missing": ("missing-amount", "has no amount", "zero", "without an amount, taken as 0"),
            "negative": ("negative-amount", "is below 0", "zero", "below 0, taken as 0"),
            "repeated": ("repeated-cell", "stands more than once", "sum", "that stood before, added up"),
        }[what]
        if allowed:
            shown = ", ".join(self.cell(int(one)) for one in at[:3])
            cells = counted(len(at), "cell", "cells")
            notes.append(Note(told[0], f"{cells} {told[3]}: {shown}", self.grid.name))
            return
        faults = Faults()
        help = f'correct the cell, or set {what} = "{told[2]}" for this table, which will be noted'
        for one in at.tolist():
            faults.add(told[0], f"{self.cell(one)} {told[1]}", where=self.place(one), help=help)
        faults.stop()


def _coded(names: Sequence[str]) -> tuple[tuple[str, ...], IntArray]:
    """Return the different names in their order, and the place of each."""
    place: dict[str, int] = {}
    codes = np.array([place.setdefault(name, len(place)) for name in names], dtype=np.intp)
    return tuple(place), codes


def _table(row: IntArray, column: IntArray, values: FloatArray, shape: tuple[int, int]) -> Any:
    if shape[0] * shape[1] > SPARSE_CELLS and np.count_nonzero(values) < SPARSE_SHARE * shape[0] * shape[1]:
        from scipy.sparse import csr_array

        table = csr_array((values, (row, column)), shape=shape)
        table.sum_duplicates()
        table.eliminate_zeros()
        return table
    dense = np.zeros(shape)
    np.add.at(dense, (row, column), values)
    return dense


def _needs(grid: Grid, roles: Mapping[str, int], *names: str) -> None:
    for name in names:
        if name not in roles:
            grid.faults.add(
                "missing-column",
                f"there is no column for {name}",
                where=grid.where(grid.header_row),
                help=f'name it in the study: columns = {{ {name} = "..." }}',
            )
    grid.faults.stop()


def _texts(grid: Grid, rows: Sequence[int], cells: Any, column: int) -> list[str]:
    found = [code_of(cell) for cell in cells]
    for row, text in zip(rows, found, strict=True):
        if not text:
            grid.faults.add("missing-code", "the row has no code", where=grid.where(row, grid.header[column]))
    return found


def _read_long(grid: Grid, roles: Mapping[str, int], cells: _Cells) -> None:
    _needs(grid, roles, "region", "activity", "value")
    for block in grid.checked_blocks():
        region = _texts(grid, block.rows, block.columns[roles["region"]], roles["region"])
        activity = _texts(grid, block.rows, block.columns[roles["activity"]], roles["activity"])
        cells.add(
            block.rows,
            region,
            activity,
            _periods(block, roles),
            block.columns[roles["value"]],
            roles["value"],
        )


def _periods(block: Any, roles: Mapping[str, int]) -> list[str]:
    if "period" not in roles:
        return [""] * len(block.rows)
    return [period_of(cell) for cell in block.columns[roles["period"]]]


def _read_by_activity(grid: Grid, roles: Mapping[str, int], cells: _Cells) -> None:
    """Read one row a region (and period); every other column is an activity."""
    region = roles.get("region", 0)
    fixed = {region, *([roles["period"]] if "period" in roles else [])}
    columns = [n for n, name in enumerate(grid.header) if name and n not in fixed]
    for block in grid.checked_blocks():
        names = _texts(grid, block.rows, block.columns[region], region)
        for column in columns:
            activity = [grid.header[column]] * len(block.rows)
            cells.add(block.rows, names, activity, _periods(block, roles), block.columns[column], column)


def _read_by_period(grid: Grid, roles: Mapping[str, int], cells: _Cells) -> None:
    """Read one row a region and activity; every other column is a period."""
    _needs(grid, roles, "region", "activity")
    fixed = {roles["region"], roles["activity"]}
    columns = [n for n, name in enumerate(grid.header) if name and n not in fixed]
    for block in grid.checked_blocks():
        region = _texts(grid, block.rows, block.columns[roles["region"]], roles["region"])
        activity = _texts(grid, block.rows, block.columns[roles["activity"]], roles["activity"])
        for column in columns:
            period = [period_of(grid.header[column])] * len(block.rows)
            cells.add(block.rows, region, activity, period, block.columns[column], column)


def _hierarchy(
    given: str | Path | int | None, activities: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """Return the group of each activity, and labels by language."""
    if given is None:
        return (), {}
    if isinstance(given, int):
        return tuple(code[:given] for code in activities), {}
    grid = open_table(given)
    roles = find_roles(grid, _HIERARCHY, None)
    _needs(grid, roles, "activity")
    texts: dict[str, list[str]] = {role: [] for role in roles}
    for block in grid.checked_blocks():
        for role, column in roles.items():
            texts[role].extend(clean(code_of(cell)) for cell in block.columns[column])
    grid.faults.stop()
    codes = texts["activity"]
    of = dict(zip(codes, texts["group"], strict=True)) if "group" in texts else {}
    if missing := [code for code in activities if of and code not in of]:
        raise DataError(
            Problem(
                "missing-activity",
                f"the hierarchy lacks {counted(len(missing), 'activity', 'activities')}: "
                f"{', '.join(missing[:5])}",
                where=grid.name,
                help="give every activity one row",
            )
        )
    languages = {"label": "", "label_en": "en", "label_zh": "zh"}
    labels = {
        language: {code: text for code, text in zip(codes, texts[role], strict=True) if text}
        for role, language in languages.items()
        if role in texts
    }
    return (tuple(of[code] for code in activities) if of else ()), labels
