"""Single cells: a code as text, a period, a number with the unit that stands beside it."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from pydantic_core import from_json

from poliscope.data.quantities import is_missing, read_number, read_quantity
from poliscope.errors import DataError, Problem, counted
from poliscope.kernels import FloatArray

Column: TypeAlias = "Sequence[object] | FloatArray"
"""Cells of one column: text, numbers, dates, None; or an array of float64."""

__all__ = [
    "Column",
    "Numbers",
    "clean",
    "code_of",
    "damaged_code",
    "not_available_told",
    "numbers",
    "period_of",
]

# blanks, no-break and ideographic ones among them, and marks that are not seen
_EDGES = " \t\r\n\v\f\xa0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x2010)))
_BLANKS = dict.fromkeys(map(ord, "\xa0\u2009\u202f"), " ")  # between the digits of a number, too
_YEAR = re.compile(r"([12]\d{3}) ?年度?").fullmatch
_PLAIN = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII).fullmatch
_PERCENT = re.compile(r"([-+]?\d+(?:\.\d+)?) ?[%％]", re.ASCII).fullmatch
_DIGITS_ONLY = re.compile(r"[-+(]?[\d.,' ]+\)?", re.ASCII).fullmatch
_NUMBER_LIKE = re.compile(
    r"[-+(]?\d[\d.,' ]*(?:[eE][-+]?\d+)?\)? *[%％]?|[=#].*|Err:.*", re.ASCII | re.DOTALL
).fullmatch
_DECIMAL_COMMA = re.compile(
    r"[-+]?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?(?:[eE][-+]?\d{1,3})?", re.ASCII
).fullmatch
_DAMAGED = re.compile(
    r"\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-\d{2,4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}|\d+(?:\.\d+)?e\+\d+",
    re.IGNORECASE,
).fullmatch
_MISSING = frozenset({"", "NA", "n/a", "N/A", "NaN", "nan", "-", None})
_NOT_AVAILABLE = frozenset({"#n/a", "#n/d"})
_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "Err:")


def clean(cell: object) -> str:
    """Return a cell as a text without the blanks at its ends; None is empty."""
    if cell is None:
        return ""
    text = cell if isinstance(cell, str) else code_of(cell)
    return text.strip(_EDGES).translate(_BLANKS)


def code_of(cell: object) -> str:
    """Return a cell as a code: 440300.0 of a spreadsheet is "440300", and "NA" stays "NA"."""
    if isinstance(cell, str):
        text = clean(cell)
        # the apostrophe that keeps a spreadsheet from computing "=..." is not part of the text
        return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in set("=+-@") else text
    if cell is None:
        return ""
    if isinstance(cell, (bool, np.bool_)):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (float, np.floating)):
        return _float_code(float(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def _float_code(cell: float) -> str:
    if math.isnan(cell):
        return ""
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)


def damaged_code(cell: object) -> str | None:
    """Tell what a spreadsheet made of a code: a date, or a number with an exponent."""
    if isinstance(cell, (datetime.date, datetime.time, datetime.timedelta)):
        return f"the code is a date ({code_of(cell)})"
    if isinstance(cell, str) and _DAMAGED(clean(cell)):
        kind = "a number with an exponent" if "+" in cell else "a date"
        return f"the code looks like {kind} ({clean(cell)})"
    return None


def period_of(cell: object) -> str:
    """Return a cell as a period: 2018.0 and "2018年" are "2018", a date is "2018-06-30"."""
    text = code_of(cell)
    if found := _YEAR(text):
        return found[1]
    return text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text


@dataclass(eq=False)
class Numbers:
    """A column of cells read as numbers.

    Parameters
    ----------
    values : array, (rows,)
        NaN where a cell is empty or marks a missing value, and where it cannot be read.
    problems : mapping of int to Problem
        By position: why a cell cannot be read.
    units : mapping of int to str
        By position: the unit that stands in the cell.
    not_available : list of int
        Positions of ``#N/A``.
    texts : int
        How many of the unreadable cells are plainly texts, such as "north"; not a number gone wrong.
    scaled : list of int
        Positions of numbers with a word for a magnitude but no unit, such as "2.47万": it is applied.
    """

    values: FloatArray
    problems: dict[int, Problem] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    not_available: list[int] = field(default_factory=list)
    texts: int = 0
    scaled: list[int] = field(default_factory=list)


def numbers(cells: Column, *, decimal: str = ".") -> Numbers:
    """Read a column of cells as numbers; fast where they are plain decimals.

    Parameters
    ----------
    cells : sequence
        Text, numbers, None; or an array of float64.
    decimal : {".", ",", "?"}
        The decimal sign of texts.

    Returns
    -------
    Numbers
    """
    if not len(cells):
        return Numbers(np.empty(0))
    if isinstance(cells, np.ndarray) and cells.dtype == np.float64:
        return Numbers(cells) if not np.isinf(cells).any() else _slowly(cells.tolist(), decimal)
    fast = None
    if decimal == ".":
        kinds = set(map(type, cells))
        fast = _plain_texts(cells) if kinds == {str} else _plain_numbers(cells, kinds)
    return _slowly(cells, decimal) if fast is None else Numbers(fast)


def _plain_texts(cells: Any) -> FloatArray | None:
    """Read cells that are plain decimals or gaps; None where one is anything else."""
    found = _json([cell or "NaN" for cell in cells])
    return _json(["NaN" if cell in _MISSING else cell for cell in cells]) if found is None else found


def _json(decimals: Sequence[str]) -> FloatArray | None:
    """Read decimals as one list of JSON; None where one is anything else.

    pydantic's parser gives the same last bit as float(), is up to three times as fast, and does not
    take what no table means, such as "1_000".
    """
    try:
        values = from_json(f"[{','.join(decimals)}]", cache_strings="none")
        if len(values) != len(decimals) or not set(map(type, values)) <= {int, float}:
            return None
        array: FloatArray = np.array(values, dtype=np.float64)
    except (ValueError, OverflowError):
        return None
    return None if np.isinf(array).any() else array


def _plain_numbers(cells: Column, kinds: set[type]) -> FloatArray | None:
    """Read cells that are numbers or empty; None where one is anything else."""
    if not kinds <= {int, float, str, type(None)}:
        return None
    try:
        values = [math.nan if cell in _MISSING else cell for cell in cells]
        array: FloatArray = np.array(values, dtype=np.float64)
    except (ValueError, TypeError, OverflowError):
        return None
    return None if np.isinf(array).any() or any(isinstance(value, str) for value in values) else array


def _slowly(cells: Column, decimal: str) -> Numbers:
    read = Numbers(np.full(len(cells), np.nan))
    for position, cell in enumerate(cells):
        try:
            value, unit, scaled = _number(cell, decimal)
        except DataError as error:
            read.problems[position] = error.problems[0]
            read.texts += isinstance(cell, str) and not _NUMBER_LIKE(clean(cell))
            continue
        read.values[position] = value
        if unit:
            read.units[position] = unit
        elif scaled:
            read.scaled.append(position)
        elif isinstance(cell, str) and clean(cell).lower() in _NOT_AVAILABLE:
            read.not_available.append(position)
    return read


def _number(cell: object, decimal: str) -> tuple[float, str, bool]:
    """Read one cell: its number, the unit beside it, and whether a word for a magnitude was applied."""
    if isinstance(cell, str):
        return _written(clean(cell), decimal)
    if cell is None:
        return math.nan, "", False
    if isinstance(cell, (bool, np.bool_)):
        raise _refused(f"{str(cell).upper()} is no number", "write 1 or 0 if that is meant")
    if isinstance(cell, (datetime.date, datetime.time, datetime.timedelta)):
        told = f"the cell holds a date ({code_of(cell)})"
        raise _refused(told, "format the cell as a number and write the figure again", "date-in-value")
    try:
        value = float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise _refused(f"{_short(str(cell))} cannot be read as a number", "write digits") from None
    if math.isinf(value):
        raise _refused("the number is infinite", "give a finite number, or leave the cell empty")
    return value, "", False


def _written(text: str, decimal: str) -> tuple[float, str, bool]:
    if _PLAIN(text) and decimal == ".":
        value = float(text)
        if math.isinf(value):
            raise _refused(f"{_short(text)} is too large for a number", "check the digits")
        return value, "", False
    if text in _MISSING or is_missing(text):
        return math.nan, "", False
    if text.startswith(_ERRORS):
        raise _refused(f"the spreadsheet gave the error {_short(text)}", "correct the formula", "excel-error")
    if text[0] == "=":
        told = f"the cell holds a formula as text: {_short(text)}"
        raise _refused(told, "replace the formula with its value", "formula-as-text")
    if (decimal != "." and "," in text) or decimal == ",":
        return _with_comma(text, decimal)
    if found := _PERCENT(text):
        return float(found[1]), "%", False
    return _as_people_write(text)


def _with_comma(text: str, decimal: str) -> tuple[float, str, bool]:
    """Read a number of a file whose decimal sign is a comma, or may be one."""
    body, unit = (text[:-1].rstrip(), "%") if text.endswith("%") else (text, "")
    if decimal == "," and _DECIMAL_COMMA(body):
        value = float(body.replace(".", "").replace(" ", "").replace(",", "."))
        if math.isfinite(value):
            return value, unit, False
    if decimal == "," and not re.search(r"[.,]", body):
        return _as_people_write(text)
    told = f"{_short(text)} has a comma that may be a decimal or a thousands sign"
    raise _refused(told, 'write "1234.5", or export the table with decimal points')


def _as_people_write(text: str) -> tuple[float, str, bool]:
    if len(text) > 300:
        raise _refused(f"{_short(text)} cannot be read as a number", "write digits, or leave the cell empty")
    try:
        value = read_number(text)
        read = None if _DIGITS_ONLY(text) else read_quantity(text)
    except DataError as error:
        found = error.problems[0]
        raise _refused(_short(found.message, 120), found.help or "write digits", found.code) from None
    except (ValueError, ArithmeticError):
        raise _refused(f"{_short(text)} cannot be read as a number", "write digits") from None
    if math.isinf(value):
        raise _refused(f"{_short(text)} is too large for a number", "check the digits")
    return value, (read.unit or "") if read else "", bool(read and read.scale != 1)


def _refused(message: str, help: str, code: str = "unreadable-number") -> DataError:
    return DataError(Problem(code, message, help=help))


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def not_available_told(count: int) -> str:
    """Say how many cells hold what a spreadsheet writes for no value."""
    return counted(count, "cell holds #N/A and is", "cells hold #N/A and are") + " taken as missing"
