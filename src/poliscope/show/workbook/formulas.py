"""Formulas of methods with their slots filled; functions of Excel 2010 only.

A formula cannot return an empty cell, only an empty text, and arithmetic with a text is an error.
So where a method's formula computes with a range of scores, ``IF(ISNUMBER(range),range)`` stands for
it: FALSE in the place of a missing score, which counts as 0 as an empty cell does. It needs to be
entered as an array formula.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["HELD", "ROW", "aggregated", "at_row", "chosen_of", "literal", "normalised"]

ROW = "\x00"
"""Stands for the number of the row while a column's formula is composed once for all units."""
HELD = "\x01"
"""Stands for the value that poliscope computed, where a method has no formula."""

_WHOLE = re.compile(r"\b(?:ISNUMBER|COUNT|MIN|MAX|MEDIAN|AVERAGE|STDEV)\(\{xs\}\)|\{ws\},\{xs\}")
"""Where a range may hold texts: these functions pass over them."""


def literal(value: float) -> str:
    """Return a number as a formula writes it, with the 15 digits that Excel reads; "" where it is missing."""
    return f"{value:.15G}" if math.isfinite(value) else '""'


def at_row(formula: str, row: int, value: float) -> str:
    """Return a column's formula for one row, as Excel counts rows.

    Examples
    --------
    >>> at_row(f"CHOOSE(D$9,{HELD},B{ROW}*2)", 12, 0.5)
    'CHOOSE(D$9,0.5,B12*2)'
    """
    filled = formula.replace(ROW, str(row))
    return filled.replace(HELD, literal(value)) if HELD in filled else filled


def normalised(
    template: str, *, x: str, xs: str, statistics: Mapping[str, str], slots: Mapping[str, str]
) -> str:
    """Fill a normalisation's formula.

    Parameters
    ----------
    template : str
        See :class:`poliscope.methods.normalise.Normalisation`.
    x, xs : str
        The cell, and its column.
    statistics : mapping of str to str
        Cells that hold ``MIN``, ``MAX``, ... of the column already.
    slots : mapping of str to str
        Directions and constants.

    Examples
    --------
    >>> slots = {"high": "$C$3"}
    >>> normalised("=({x}-MIN({xs}))*{high}", x="D9", xs="D9:D20", statistics={"MIN": "D$5"}, slots=slots)
    '(D9-D$5)*$C$3'
    """
    body = template.removeprefix("=")
    for function, cell in statistics.items():
        body = body.replace(f"{function}({{xs}})", cell)
    return body.format(x=x, xs=xs, **slots)


def aggregated(method: Any, *, xs: str, ws: str, slots: Mapping[str, str]) -> str:
    """Fill an aggregation's formula, with an empty text where values do not suit the method.

    Parameters
    ----------
    method : Aggregation
        One with a formula.
    xs, ws : str
        Ranges of the children's scores and weights.
    slots : mapping of str to str
        Parameters.
    """
    template = method.excel.removeprefix("=")
    template = _WHOLE.sub(lambda found: found[0].replace("{xs}", "{whole}"), template)
    body = template.format(xs=f"IF(ISNUMBER({xs}),{xs})", whole=xs, ws=ws, **slots)
    if method.needs_positive():
        return f'IF(MIN({xs})>0,{body},"")'
    return f'IF(MIN({xs})>=0,{body},"")' if method.refuses_negative() else body


def chosen_of(number: str, formulas: Sequence[str]) -> str:
    """Return the formula that computes the one of several that a cell says."""
    return f"CHOOSE({number},{','.join(formulas)})"
