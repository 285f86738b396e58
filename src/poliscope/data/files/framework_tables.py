"""Frameworks from tables: in our own columns, or in those of COINr's iMeta."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.data.files.cells import code_of, numbers
from poliscope.data.files.grid import Block, Grid
from poliscope.data.files.reading import open_table
from poliscope.data.files.roles import find_roles, folded
from poliscope.data.framework import Framework
from poliscope.errors import StudyError, nearest

__all__ = ["PARAMETERS", "MetaTable", "read_framework", "read_meta"]

PARAMETERS = (
    "minmax_lower", "minmax_upper", "scaled_lower", "scaled_upper", "scale_factor", "zscore_mean",
    "zscore_sd", "goalpost_scale", "goalpost_trunc2posts", "dist2targ_cap_max",
)  # fmt: skip
"""Columns of iMeta that are parameters of one normalisation, indicator by indicator."""

_TEXTS: dict[str, tuple[str, ...]] = {
    "code": ("icode", "code", "indicator", "id", "代码", "指标代码"),
    "label": ("iname", "label", "name", "title", "名称", "指标名称"),
    "parent": ("parent", "父级", "上级", "上级指标"),
    "unit_of_measure": ("unitofmeasure", "unit", "uom", "单位", "计量单位"),
    "denominator": ("denominator", "分母"),
    "source": ("source", "来源", "数据来源"),
    "description": ("description", "note", "notes", "说明"),
    "type": ("type", "类型"),
}
_NUMBERS: dict[str, tuple[str, ...]] = {
    "level": ("level", "层级"),
    "weight": ("weight", "权重"),
    "denominator_scale": ("denominatorscale", "scalefactordenominator"),
    "target": ("target", "目标", "目标值"),
    "goalpost_lower": ("goalpostlower",),
    "goalpost_upper": ("goalpostupper",),
    **{name: (folded(name),) for name in PARAMETERS},
}
_DIRECTION = ("direction", "方向")
_UP = {"1", "+1", "+", "pos", "positive", "higher", "正", "正向"}
_DOWN = {"-1", "-", "neg", "negative", "lower", "负", "负向", "逆向"}
_LOGICAL = {"true": 1.0, "t": 1.0, "yes": 1.0, "false": 0.0, "f": 0.0, "no": 0.0}
_LABEL = re.compile(r"(?:i?name|label)_[a-z]{2}", re.IGNORECASE).fullmatch
_WEIGHT_SET = re.compile(r"weight_.+", re.IGNORECASE).fullmatch
_NONE = {"", "NA", "N/A", "n/a", "-", "none", "None"}


@dataclass(eq=False)
class MetaTable:
    """A table of indicators and aggregates as it was read.

    Parameters
    ----------
    grid : Grid
        Where it was read.
    rows : list of mappings
        Fields of :class:`~poliscope.data.framework.Node`, ``parent``, ``row``; and ``type``, ``level``.
    weight_sets : mapping of str to (mapping of str to float)
        From columns ``weight_NAME``.
    """

    grid: Grid
    rows: list[dict[str, Any]] = field(default_factory=list)
    weight_sets: dict[str, dict[str, float]] = field(default_factory=dict)

    def framework(self) -> Framework:
        """Return the tree; rows that are neither indicators nor aggregates belong to none."""
        inside, groups = [], []
        for row in self.rows:
            kind = row["type"].casefold()
            if kind == "group":
                groups.append(row["code"])
            elif kind not in ("denominator", "other"):
                inside.append({key: value for key, value in row.items() if key not in ("type", "level")})
        return Framework.from_rows(inside, where=self.grid.name, weight_sets=self.weight_sets, groups=groups)

    def of_type(self, kind: str) -> tuple[str, ...]:
        """Return the codes of a type, such as "Denominator"."""
        return tuple(row["code"] for row in self.rows if row["type"].casefold() == kind.casefold())


def read_framework(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    name: str = "",
) -> Framework:
    """Read a tree of indicators from a table with one row for each indicator and aggregate.

    Parameters
    ----------
    path : str or Path
        In our own columns, in any letter case: ``code, label, label_zh, parent, weight, direction,
        unit_of_measure, denominator, denominator_scale, target, goalpost_lower, goalpost_upper, source,
        description``, sets of weights as ``weight_NAME``; or in those of COINr's iMeta: ``iCode, Parent,
        Level, Type, Direction, Weight, iName, Unit, Target, Denominator, minmax_lower, ...``. Levels
        follow from the parents, and need not be even. A row without a parent is the index, or a pillar
        of an index that is added where there are several. Other columns are the author's own and are
        not read; one whose name is nearly a known one is an error.
    columns : mapping of str to str, optional
        Our name to theirs.
    sheet, encoding, name
        As for :func:`~poliscope.data.files.read_evidence`.

    Returns
    -------
    Framework

    Raises
    ------
    StudyError
        With every unknown parent, repeated code, cycle and unreadable cell.
    DataError
        Where the file itself cannot be read.
    """
    grid = open_table(path, sheet=sheet, encoding=encoding, name=name, kind=StudyError)
    return read_meta(grid, columns=columns).framework()


def read_meta(grid: Grid, *, columns: Mapping[str, str] | None = None) -> MetaTable:
    """Read a table of indicators and aggregates, also those of its rows that belong to no tree."""
    known = {**_TEXTS, **_NUMBERS, "direction": _DIRECTION}
    roles = find_roles(grid, known, columns)
    _check_columns(grid, roles, known)
    free = {number: name for number, name in enumerate(grid.header) if number not in roles.values()}
    labels = {name[-2:].lower(): number for number, name in free.items() if _LABEL(name)}
    sets = {name[7:]: number for number, name in free.items() if _WEIGHT_SET(name)}
    table = MetaTable(grid)
    for block in grid.checked_blocks():
        _add_rows(table, block, roles, labels, sets)
    if not table.rows and not grid.faults:
        help = "one row for each indicator and aggregate"
        grid.faults.add("no-rows", "the table has a header but no rows", where=grid.name, help=help)
    _blank_missing(table)
    _check_aggregates(table)
    if grid.faults:
        _add_faults_of_tree(table)
    grid.faults.stop()
    return table


def _add_faults_of_tree(table: MetaTable) -> None:
    """Where a cell is wrong already, tell in the same breath what is wrong with the tree."""
    try:
        table.framework()
    except StudyError as error:
        table.grid.faults.report(*error.problems)


def _add_rows(
    table: MetaTable,
    block: Block,
    roles: Mapping[str, int],
    labels: Mapping[str, int],
    sets: Mapping[str, int],
) -> None:
    texts = {role: list(map(code_of, block.columns[roles[role]])) for role in _TEXTS if role in roles}
    values = {role: _numbers(table.grid, block, roles[role]) for role in _NUMBERS if role in roles}
    directions = _directions(table.grid, block, roles.get("direction"))
    written = {language: list(map(code_of, block.columns[number])) for language, number in labels.items()}
    weights = {name: _numbers(table.grid, block, number) for name, number in sets.items()}
    for position, row in enumerate(block.rows):
        fields = _fields(texts, values, position) | {"row": row}
        if directions[position] is not None:
            fields["direction"] = directions[position]
        fields["labels"] = {
            language: cells[position] for language, cells in written.items() if cells[position]
        }
        table.rows.append(fields)
        for name, column in weights.items():
            if not np.isnan(column[position]):
                table.weight_sets.setdefault(name, {})[fields["code"]] = float(column[position])


def _blank_missing(table: MetaTable) -> None:
    """Take NA and the like for no parent and no denominator, unless it is the code of a row."""
    codes = {row["code"] for row in table.rows}
    for row in table.rows:
        for role in ("parent", "denominator"):
            if row.get(role) in _NONE and row[role] not in codes:
                row[role] = None


def _check_columns(grid: Grid, roles: Mapping[str, int], known: Mapping[str, Sequence[str]]) -> None:
    if "code" not in roles:
        grid.faults.add(
            "missing-column",
            "no column holds the codes of the indicators",
            where=grid.where(grid.header_row),
            help='name it "code" (or "iCode", as in COINr)',
        )
        grid.faults.stop()
    names = [*known, "label_zh"]
    for number, name in enumerate(grid.header):
        if number not in roles.values() and name.isascii() and len(name) > 3:
            guess = nearest(name.lower(), [other for other in names if other not in roles])
            if guess and _is_near(name.lower(), guess):
                grid.faults.add(
                    "unknown-column",
                    f'there is no column "{name}"',
                    where=grid.where(grid.header_row),
                    help=f'did you mean "{guess}"?',
                )


def _is_near(name: str, guess: str) -> bool:
    """Tell a slip of the pen from another word."""
    import difflib

    return difflib.SequenceMatcher(None, name, guess).ratio() > 0.85 and not name.startswith(
        ("label_", "name_", "weight_")
    )


def _numbers(grid: Grid, block: Block, number: int) -> np.ndarray:
    cells = [_LOGICAL.get(code_of(cell).casefold(), cell) for cell in block.columns[number]]
    read = numbers(cells, decimal=grid.decimal)
    for position, problem in read.problems.items():
        where = grid.where(block.rows[position], grid.header[number])
        grid.faults.add(problem.code, problem.message, where=where, help=problem.help)
    return read.values


def _directions(grid: Grid, block: Block, number: int | None) -> list[int | None]:
    if number is None:
        return [None] * len(block.rows)
    found: list[int | None] = []
    for row, cell in zip(block.rows, block.columns[number], strict=True):
        text = code_of(cell).casefold().removesuffix(".0")
        known = 1 if text in _UP else -1 if text in _DOWN else None
        if known is None and text and code_of(cell) not in _NONE:
            grid.faults.add(
                "invalid-direction",
                f'the direction "{code_of(cell)}" is neither 1 nor -1',
                where=grid.where(row, grid.header[number]),
                help="write 1 where higher is better, -1 where lower is better",
            )
        found.append(known)
    return found


def _fields(texts: Mapping[str, Sequence[str]], values: Mapping[str, Any], position: int) -> dict[str, Any]:
    """Return the fields of a node that a row fills."""
    given = {
        role: float(column[position]) for role, column in values.items() if not np.isnan(column[position])
    }
    fields: dict[str, Any] = {role: column[position] for role, column in texts.items() if column}
    fields.setdefault("type", "")
    for role in ("level", "weight", "denominator_scale", "target"):
        if role in given:
            fields[role] = given[role]
    posts = given.get("goalpost_lower"), given.get("goalpost_upper")
    if posts != (None, None):
        fields["goalposts"] = posts  # where it is half a pair, the field itself says so
    if parameters := {role: given[role] for role in PARAMETERS if role in given}:
        fields["parameters"] = parameters
    return fields


def _check_aggregates(table: MetaTable) -> None:
    """Report aggregates that nothing belongs to: without a child they would pass for indicators."""
    parents = {row.get("parent") for row in table.rows}
    for row in table.rows:
        kind, level = row["type"].casefold(), row.get("level", 1)
        if row["code"] not in parents and row["code"] and (kind == "aggregate" or (not kind and level > 1)):
            table.grid.faults.add(
                "empty-aggregate",
                f'nothing belongs to the aggregate "{row["code"]}"',
                where=table.grid.where(row["row"]),
                help="name it as the parent of an indicator, or delete the row",
            )
