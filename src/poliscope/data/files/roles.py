"""Which column is what: our names, the names that others use, and what the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from poliscope.errors import one_of

if TYPE_CHECKING:
    from poliscope.data.files.grid import Grid

__all__ = ["EVIDENCE", "find_roles", "folded"]

# Names of columns by what they hold, the surest first, as folded() gives them.
EVIDENCE: dict[str, tuple[str, ...]] = {
    "unit": (
        "unit", "ucode", "unitcode", "city", "region", "country", "state", "province", "geo",
        "refarea", "regioncode", "countrycode", "cluster", "城市", "地区", "省份", "国家", "區域", "城市名称",
    ),
    "indicator": ("indicator", "icode", "indicatorcode", "indicatorname", "指标", "指標", "指标名称"),
    "period": ("period", "time", "year", "timeperiod", "date", "年份", "年", "年度", "时间", "時間"),
    "value": ("value", "obsvalue", "figure", "数值", "數值", "值", "指标值"),
    "unit_of_measure": ("unitofmeasure", "uom", "unitmeasure", "measureunit", "计量单位", "单位", "單位"),
    "source": ("source", "sourcetitle", "sourcename", "来源", "來源", "数据来源"),
    "address": ("address", "url", "sourceaddress", "sourceurl", "link", "网址", "網址"),
    "locator": ("locator", "location", "quoteorlocation", "page", "位置"),
    "quote": ("quote", "quotation", "sentence", "原文", "引文"),
    "status": ("status", "obsstatus", "状态", "狀態"),
    "standard_error": ("standarderror", "se", "stderr", "stderror", "标准误"),
}  # fmt: skip


def folded(name: str) -> str:
    """Return a column name without letter case, blanks, hyphens and underscores."""
    return re.sub(r"[\s_\-./]+", "", name).casefold()


def find_roles(
    grid: Grid,
    known: Mapping[str, tuple[str, ...]],
    columns: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return the position of the column that holds each thing.

    Parameters
    ----------
    grid : Grid
        Its header is searched; a named column that it lacks is reported.
    known : mapping of str to tuple of str
        Names by role, folded.
    columns : mapping of str to str, optional
        What the user says: role to name of the column. Everything else is found by name.
    """
    roles: dict[str, int] = {}
    for role, theirs in (columns or {}).items():
        position = _position(grid, theirs)
        if position is None:
            grid.faults.add(
                "unknown-column",
                f'there is no column "{theirs}" (wanted for {role})',
                where=grid.where(grid.header_row),
                help=one_of(theirs, [name for name in grid.header if name]),
            )
        else:
            roles[role] = position
    taken = set(roles.values())
    names = {folded(name): number for number, name in reversed(list(enumerate(grid.header))) if name}
    for role, candidates in known.items():
        found = next((names[name] for name in candidates if name in names and names[name] not in taken), None)
        if role not in (columns or {}) and found is not None:
            roles[role] = found
            taken.add(found)
    return roles


def _position(grid: Grid, name: str) -> int | None:
    wanted = name.strip()
    if wanted in grid.header:
        return grid.header.index(wanted)
    loose = [number for number, other in enumerate(grid.header) if folded(other) == folded(wanted)]
    return loose[0] if len(loose) == 1 else None
