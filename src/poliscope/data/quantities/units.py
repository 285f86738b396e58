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

__all__ = ["Unit", "match_prefix", "match_unit", "qualifiers_before", "scale_words"]


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
def _units() -> list[tuple[re.Pattern[str], Unit]]:
    source = _source()
    lists = {"{counted}": "|".join(source["counted"]), "{people}": "|".join(source["people"])}
    compiled = []
    for pattern, name, factor in source["units"]:
        for place, words in lists.items():
            pattern = pattern.replace(place, words)
        compiled.append((re.compile(pattern, re.IGNORECASE), Unit(name, Decimal(str(factor)))))
    return compiled


@functools.cache
def _prefixes() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), currency) for pattern, currency in _source()["currencies_before"]]


@functools.cache
def scale_words() -> dict[str, int]:
    """English magnitudes after a number and their powers of ten."""
    return dict(_source()["magnitudes_after"])


@functools.cache
def qualifiers_before() -> tuple[tuple[str, str], ...]:
    """Qualifiers before a quantity: (pattern, name), to be tried in this order."""
    return tuple((pattern, name) for pattern, name in _source()["qualifiers_before"])


def match_unit(text: str, position: int) -> tuple[int, Unit] | None:
    """Match the unit that starts at a position; return its end and what it is."""
    for pattern, unit in _units():
        if found := pattern.match(text, position):
            return found.end(), unit
    return None


def match_prefix(text: str, position: int) -> tuple[int, str] | None:
    """Match the currency sign that starts at a position; return its end and the currency."""
    for pattern, currency in _prefixes():
        if found := pattern.match(text, position):
            return found.end(), currency
    return None
