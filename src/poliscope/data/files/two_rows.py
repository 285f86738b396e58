"""Names of columns that stand in two rows: an indicator over its years, its units of measure or its parts.

Yearbooks write "GDP" once, over the columns 2022 and 2023, and leave the cells beside it empty; others put
a row of units of measure below the names. Both rows together name a column: "GDP 2022", "GDP（亿元）".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from poliscope.data.files.headings import quantity_named
from poliscope.data.files.roles import folded

__all__ = ["join_rows"]

_NUMBER = re.compile(r"[-+−–(]?[\d.,\s]*\d[\d.,\s]*[%％‰)]?").fullmatch
_PERIOD = re.compile(r"(?:19|20)\d{2}(?:\.0)?(?: ?[年A-Za-z(（]\S*)?|(?:19|20)\d{2}[-/Q]\d{1,2}").fullmatch
_BRACKETED = re.compile(r"[（(\[【].+[)）\]】]").fullmatch
_OF_UNITS = {"", "unit", "units", "单位", "單位", "计量单位", "計量單位", "unitofmeasure"}


def join_rows(upper: Sequence[str], lower: Sequence[str], left: int) -> tuple[str, ...] | None:
    """Return the names of the columns that two rows give together.

    Parameters
    ----------
    upper, lower : sequence of str
        The cells of the first row of names and of the row below it.
    left : int
        The table's first column, where units stand.

    Returns
    -------
    tuple of str or None
        None where the lower row is no second row of names: it names a unit, or holds figures.
    """
    width = max(len(upper), len(lower))
    above, below = _padded(upper, width), _padded(lower, width)
    told = [text for text in below[left + 1 :] if text]
    if not told or folded(below[left]) not in _OF_UNITS:
        return None
    if all(map(_is_measure, told)):
        named = _spread(above, below, left)
        return tuple(map(_measured, named, ["" if n <= left else text for n, text in enumerate(below)]))
    if below[left] or not all(map(_is_name, told)) or not _is_over(above, below, left):
        return None
    return tuple(
        f"{name} {text}".strip() for name, text in zip(_spread(above, below, left), below, strict=True)
    )


def _padded(names: Sequence[str], width: int) -> list[str]:
    return [*names, *[""] * (width - len(names))]


def _is_measure(text: str) -> bool:
    """Tell a cell that holds nothing but a unit of measure: "亿元", "(%)"."""
    bare = text[1:-1].strip() if _BRACKETED(text) else text
    return bare in {"%", "％", "‰"} or (not _NUMBER(bare) and quantity_named(bare) is not None)


def _is_name(text: str) -> bool:
    return bool(_PERIOD(text)) or not _NUMBER(text)


def _is_over(above: Sequence[str], below: Sequence[str], left: int) -> bool:
    """Tell whether one name stands over several: the cells beside it are empty, or repeat it."""
    named = [above[n] for n in range(left + 1, len(below)) if below[n]]
    return "" in named or max(Counter(named).values()) > 1


def _spread(above: Sequence[str], below: Sequence[str], left: int) -> list[str]:
    """Carry a name on to the empty cells beside it, as a merged cell means it."""
    names: list[str] = []
    last = ""
    for number, (name, text) in enumerate(zip(above, below, strict=True)):
        last = name or (last if text else "")
        names.append("" if not name and number <= left else last)
    return names


def _measured(name: str, unit: str) -> str:
    if not unit:
        return name
    if _BRACKETED(unit):
        return f"{name}{unit}" if unit[0] in "（【" else f"{name} {unit}"
    return f"{name} ({unit})" if name.isascii() else f"{name}（{unit}）"
