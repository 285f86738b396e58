"""Units of measure in the headings of a wide table: "GDP（亿元）", "R&D share (%)", "人口_万人"."""

from __future__ import annotations

import re
from functools import lru_cache

from poliscope.data.quantities import Quantity, read_quantity
from poliscope.errors import PoliscopeError

__all__ = ["quantity_named", "unit_in_heading"]

_BRACKETS = re.compile(r"(.*\S)\s*[（(\[【]([^（()）\[\]【】]+)[)）\]】]\s*\*?").fullmatch
_CLAUSE = re.compile(r"(.*\S)\s*[:：,，、]\s*(\S[^:：,，、]*)").fullmatch
_TAIL = re.compile(r"(.*[^\s_/／])\s*([_/／ ])\s*([^_/／\s]+)").fullmatch
_PERCENT = re.compile(r"(.*[^\s%％‰])\s*([%％‰])").fullmatch
_PARTS = re.compile(r"\s*[，,；;]\s*(?!\d{3})")
_POWER = re.compile(r"(?:1,000,000|10?0,000|10{1,9}|'?000s?)\b ?(?![\d,])").match
_PER = re.compile(r"\s*(?:/|／|每|\bper\b)\s*")
_ORDER = re.compile(
    r"(?P<currency>[A-Z]{3}|US\$|HK\$|[€£¥$]) ?"
    r"(?P<scale>k|m|bn?|tn?|mn|mln|trn|thousand|million|billion|trillion)",
    re.IGNORECASE,
).fullmatch
_COUNTED = {
    "count",
    "persons",
    "points",
    "times",
    "households",
    "years",
    "days",
    "months",
    "hours",
    "minutes",
}
_PEOPLE = re.compile(r".*(?:人口|人员|人数|员数|者数|面积|population)", re.IGNORECASE).fullmatch
_SHARED_OUT = {"persons", "km2", "households"}  # after a slash these may also mean "per"


@lru_cache(maxsize=1024)
def quantity_named(unit: str) -> Quantity | None:
    """Return what one of a written unit is: "亿元" is 1e8 CNY; None where it is no known unit."""
    text = unit.strip()
    if (found := _ORDER(text)) and found["currency"] == found["currency"].upper():
        before = not found["currency"].isalpha()
        text = (
            f"{found['currency']}1 {found['scale']}" if before else f"1 {found['scale']} {found['currency']}"
        )
    else:
        text = f"1 {text}"
    try:
        quantity = read_quantity(text)
    except (PoliscopeError, ValueError, ArithmeticError):
        return None
    return None if quantity.missing or (quantity.unit is None and quantity.scale == 1) else quantity


def unit_in_heading(heading: str) -> str:
    """Return the unit of measure that a heading names, as it is written there; "" where it names none.

    In brackets any known unit counts, also a rate ("per 10,000 people", "元/人") and one with a
    condition ("亿元，当年价"). Without brackets only what has no other reading: "人口_万人",
    "R&D强度%", "GDP/亿元", "gdp_usd"; "GDP/人" may be GDP per person and is left alone.
    """
    text = heading.strip()
    if found := _BRACKETS(text):
        return _in_brackets(found[2].strip())
    if found := _PERCENT(text):
        return "‰" if found[2] == "‰" else "%"
    if (found := _CLAUSE(text)) and _is_simple(found[2]):
        return str(found[2])
    return _at_the_end(text)


def _in_brackets(inner: str) -> str:
    """Return the whole text where it begins with a unit, else the part of it that is one."""
    parts = [part for part in _PARTS.split(inner) if part]
    if parts and _is_measure(parts[0]):
        return inner
    return next((part for part in parts if _is_measure(part)), "")


def _at_the_end(text: str) -> str:
    found = _TAIL(text)
    if not found:
        return ""
    stem, sign, tail = found[1], found[2], found[3]
    quantity = quantity_named(tail) if _is_simple(tail) and tail != "年" else None
    if quantity is None:
        return ""
    if tail.isascii() and (quantity.unit in _COUNTED or quantity.unit is None):
        return ""  # "unicorn_firms": the noun of the name, not its unit
    return "" if sign in "/／" and quantity.unit in _SHARED_OUT and not _PEOPLE(stem) else tail


def _is_measure(text: str) -> bool:
    """Tell whether a text in brackets is a unit of measure."""
    if text[0] in "%％‰" or _is_simple(text):
        return True
    first, *others = _PER.split(text, maxsplit=1)
    return bool(others) and (not first or _is_simple(first))


def _is_simple(text: str) -> bool:
    """Tell a unit with or without a power of ten: "万人", "10,000 persons", "thousands"."""
    bare = text
    if found := _POWER(text):
        bare = text[found.end() :]
        if not bare:
            return found[0].endswith("s") or len(text) > 3
    if bare.casefold() in {"thousands", "millions", "billions"}:
        return True
    if len(bare) == 1 and bare.isascii() and bare not in "%€£$":
        return False
    return quantity_named(bare) is not None
