"""Read a text that is one quantity: number, unit, qualifier, interval."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass

from poliscope.data.quantities.numerals import fold
from poliscope.data.quantities.scanning import Scanned, scan_quantity
from poliscope.data.quantities.units import qualifiers_before
from poliscope.errors import DataError, Problem

__all__ = ["Quantity", "interval", "is_missing", "read_quantity"]

_MISSING = frozenset(
    [
        "",
        "n/a",
        "na",
        "n.a.",
        "nan",
        "null",
        "none",
        "nil",
        "-",
        "--",
        "---",
        "–",
        "—",
        "——",
        "…",
        "……",
        "...",
        "..",
        ".",
        ":",
        "/",
        "\\n",
        "#n/a",
        "#n/d",
        "missing",
        "unknown",
        "not available",
        "no data",
        "not applicable",
        "无",
        "不详",
        "暂无",
        "暂无数据",
        "无数据",
        "缺",
        "缺失",
        "未知",
        "未公布",
        "不适用",
        "空",
    ]
)


@functools.cache
def _qualifier() -> re.Pattern[str]:
    groups = (f"(?P<q{i}>{pattern})" for i, (pattern, _) in enumerate(qualifiers_before()))
    return re.compile("|".join(groups), re.IGNORECASE)


_SIGN = re.compile(r"[-+－负]")
_NOISE = re.compile(
    r"(?:达到?了?|高达|为|是|共|总计|合计|a total of|to|of|reaching|reached)? *", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as read from text.

    Attributes
    ----------
    value : float
        The number with its scale applied, in ``unit``; NaN for a marker of a missing value. For a
        range the middle.
    unit : str or None
        The unit of measure: ``"%"``, ``"pp"`` (percentage points), a currency code, ``"persons"``,
        ``"km2"``, ``"count"``, ``"times"``, ...; None for a bare number.
    scale : float
        The factor that magnitude words stood for, already applied: 1e8 for "6305亿元".
    low, high : float
        The interval that the printed digits and the qualifier leave open: "28.8%" is
        [28.75, 28.85], "over 25,000" is [25,000, inf).
    qualifier : str or None
        ``"over"``, ``"under"``, ``"nearly"``, ``"about"``, ``"target"``, ``"range"`` or None.
    missing : bool
        Whether the text says that there is no value.
    ambiguous : str or None
        What has two readings, in a sentence; None where the text has one.
    """

    value: float
    unit: str | None
    scale: float
    low: float
    high: float
    qualifier: str | None = None
    missing: bool = False
    ambiguous: str | None = None


def is_missing(text: str) -> bool:
    """Tell whether a cell marks a missing value: "", "n/a", "…", "暂无"."""
    return fold(text).strip().lower() in _MISSING


def unreadable(text: str, why: str, help: str) -> DataError:
    """Compose the error for a text that is no number, or that could be two."""
    return DataError(Problem(code="unreadable-number", message=f"{text!r} {why}", help=help))


def interval(value: float, step: float, qualifier: str | None = None) -> tuple[float, float]:
    """Give the interval that a printed number stands for.

    Parameters
    ----------
    value : float
        The number.
    step : float
        The unit of its last printed digit, for example 0.1 for 28.8.
    qualifier : str, optional
        "over", "under", "nearly" (from nine tenths up to the number) or "about" (within a tenth).

    Returns
    -------
    (float, float)
        Low and high end.
    """
    half = abs(step) / 2
    if qualifier == "over":
        return value, math.inf
    if qualifier == "under":
        return (0.0 if value >= 0 else -math.inf), value
    if qualifier == "nearly":
        return (0.9 * value, value) if value >= 0 else (value, 0.9 * value)
    if qualifier == "about":
        half = max(half, 0.1 * abs(value))
    return value - half, value + half


def _before(text: str, position: int) -> tuple[int, str | None]:
    """Skip qualifier words at a position."""
    qualifier = None
    while found := (_qualifier().match(text, position)):
        name = next(qualifiers_before()[int(key[1:])][1] for key, got in found.groupdict().items() if got)
        qualifier = qualifier or name
        position = found.end()
        position += len(text[position:]) - len(text[position:].lstrip(" "))
    return position, qualifier


def _quantity(scanned: Scanned, sign: int, qualifier: str | None) -> Quantity:
    qualifier = qualifier or scanned.qualifier
    value, step = float(sign * scanned.value), float(scanned.step)
    if scanned.high is not None:
        low, high = sorted((value, float(sign * scanned.high)))
        middle = float((scanned.value + scanned.high) / 2) * sign
        return Quantity(
            middle, scanned.unit, float(scanned.scale), low, high, "range", ambiguous=scanned.ambiguous
        )
    low, high = interval(value, step, qualifier)
    return Quantity(
        value, scanned.unit, float(scanned.scale), low, high, qualifier, ambiguous=scanned.ambiguous
    )


def _unwrap_accounting(text: str) -> tuple[str, int]:
    """Read accounting brackets as a minus: "(1.2)", "(1.2)%", "(1.2%)"."""
    found = re.fullmatch(r"\(([^()]*\d[^()]*)\) ?(\D{0,4})", text)
    return (found.group(1) + found.group(2), -1) if found else (text, 1)


def _separators(text: str) -> str:
    """Take spaces and apostrophes out of grouped digits; refuse separators with two readings."""
    if re.search(r"\d\.\d{3},\d|\d\.\d{3}\.\d{3}|\d[  ']\d{3},\d{1,2}(?!\d)", text):
        raise unreadable(text, "mixes points and commas", 'write it with a point for decimals: "1234.5"')
    for found in re.finditer(r"\d+(?:,\d+)+", text):
        if not re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}", found.group()):
            raise unreadable(
                text, "has a comma that may be a decimal or a thousands sign", 'write "1234.5" or "1,234"'
            )
    return re.sub(r"(?<=\d)[ '’](?=\d{3}(?:\D|$))", "", re.sub(r"(?<=\d)[ '’](?=\d{3}[ '’]\d{3})", "", text))


def read_quantity(text: str) -> Quantity:
    """Read a text that is one quantity.

    Parameters
    ----------
    text : str
        For example ``"6.46%"``, ``"超过2.5万家"``, ``"一兆四九三億元"``, ``"US$5.4 billion"``,
        ``"两成以上"``, ``"-"``.

    Returns
    -------
    Quantity
        A marker of a missing value gives NaN and ``missing=True``.

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-number`` where the text is not one quantity.
    """
    if is_missing(text):
        return Quantity(math.nan, None, 1.0, math.nan, math.nan, missing=True)
    joined = re.sub(r"(?<=[一-鿿]) +(?=[一-鿿])", "", fold(text).strip())
    body, sign = _unwrap_accounting(_separators(joined))
    position, qualifier = _before(body, _NOISE.match(body).end())  # type: ignore[union-attr]
    if found := _SIGN.match(body, position):
        sign, position = (sign if found.group() == "+" else -sign), found.end()
    elif found := re.match(r"(\D{1,3}?)-(?=\d)", body[position:]):
        body, sign = body[:position] + found.group(1) + body[position + found.end() :], -sign
    scanned = scan_quantity(body, position)
    if scanned is None or body[scanned.end :].strip(" *†‡"):
        raise unreadable(text, "is not a number", 'write digits, or "n/a" where there is no value')
    return _quantity(scanned, sign, qualifier)
