"""Units of measure as they are written in Chinese and English, and what they are called here.

The spellings are data (``lexicon/units.json``): patterns for folded, simplified text, of which the
first that matches wins. A unit may carry a factor of its own: hectares become km2.
"""

from __future__ import annotations

import functools
import json
import re
from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = [
    "Unit",
    "counted_words",
    "currency_codes",
    "match_prefix",
    "match_unit",
    "qualifiers_before",
    "scale_words",
]


class Unit(NamedTuple):
    """A unit of measure: its name here, and the factor from the written to the named unit."""

    name: str
    factor: Decimal = Decimal(1)


@functools.cache
def _source() -> dict[str, Any]:
    text = (files("poliscope.data") / "lexicon" / "units.json").read_text("utf-8")
    source: dict[str, Any] = json.loads(text)
    return source


@functools.cache
def _units() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """Compile all units as one expression; its named group tells which."""
    source = _source()
    lists = {"{counted}": "|".join(source["counted"]), "{people}": "|".join(source["people"])}
    groups, units = [], {}
    for i, (pattern, name, factor) in enumerate(source["units"]):
        for place, words in lists.items():
            pattern = pattern.replace(place, words)
        pattern = pattern.replace(r"\b", "(?![A-Za-z0-9_])")  # "35km道路": what follows may be Chinese
        groups.append(f"(?P<u{i}>{pattern})")
        units[f"u{i}"] = Unit(name, Decimal(str(factor)))
    return re.compile("|".join(groups), re.IGNORECASE), units


@functools.cache
def currency_codes() -> frozenset[str]:
    """Give the codes of all currencies that a figure may be written in."""
    source = _source()
    names = {name for _, name, _ in source["units"]} | {name for _, name in source["currencies_before"]}
    return frozenset(name for name in names if re.fullmatch("[A-Z]{3}", name) and name != "TEU")


def counted_words() -> tuple[list[str], list[str]]:
    """English nouns of things and of people that are counted, as expressions."""
    source = _source()
    return source["counted"], source["people"]


@functools.cache
def _prefixes() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = _source()["currencies_before"]
    groups = "|".join(f"(?P<p{i}>{pattern})" for i, (pattern, _) in enumerate(rows))
    return re.compile(groups), {f"p{i}": currency for i, (_, currency) in enumerate(rows)}


@functools.cache
def scale_words() -> dict[str, int]:
    """English magnitudes after a number and their powers of ten."""
    return dict(_source()["magnitudes_after"])


@functools.cache
def qualifiers_before() -> tuple[tuple[str, str], ...]:
    """Qualifiers before a quantity: (pattern, name), to be tried in this order."""
    return tuple((pattern, name) for pattern, name in _source()["qualifiers_before"])


#: No unit begins with any of these; most numbers in English have a blank behind them.
_NO_UNIT = frozenset(["", *" ,.;:!?()、。\"'”“’-–—/+0123456789\n"])

_PERCENT = Unit("%")


def match_unit(text: str, position: int) -> tuple[int, Unit] | None:
    """Match the unit that starts at a position; return its end and what it is."""
    if text[position : position + 1] in _NO_UNIT:
        return None
    if text[position] == "%" and text[position + 1 : position + 2] not in {"个", "百", "-", "p", "P"}:
        return position + 1, _PERCENT  # most of all units
    pattern, units = _units()
    found = pattern.match(text, position)
    return (found.end(), units[found.lastgroup]) if found and found.lastgroup else None


def match_prefix(text: str, position: int) -> tuple[int, str] | None:
    """Match the currency sign that starts at a position; return its end and the currency."""
    pattern, currencies = _prefixes()
    found = pattern.match(text, position)
    return (found.end(), currencies[found.lastgroup]) if found and found.lastgroup else None
