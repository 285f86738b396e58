"""Units of measure as they are written in Chinese and English, and what they are called here.

The spellings are data (``lexicon/units.json``): patterns for folded, simplified text, of which the
first that matches wins. A unit may carry a factor of its own: hectares become km2.
"""

from __future__ import annotations

import functools
import itertools
import json
import operator
import re
from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = [
    "Unit",
    "classifiers",
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
def _units() -> tuple[list[list[str]], list[Unit]]:
    """Give the ways of writing each unit, as expressions, and the units."""
    source = _source()
    lists = {"{counted}": "|".join(source["counted"]), "{people}": "|".join(source["people"])}
    written, units = [], []
    for pattern, name, factor in source["units"]:
        for place, words in lists.items():
            pattern = pattern.replace(place, words)
        pattern = pattern.replace(r"\b", "(?![A-Za-z0-9_])")  # "35km道路": what follows may be Chinese
        written.append(_ways(pattern))
        units.append(Unit(name, Decimal(str(factor))))
    return written, units


def _ways(pattern: str) -> list[str]:
    """Cut an expression at the bars that are in no brackets; one that begins with a choice in several."""
    depth, closed = 0, 0
    for token in re.finditer(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]", pattern):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if token.group() == ")" and depth == 0 and not closed:
            closed = token.end()
        if token.group() == "|" and depth == 0:
            return [*_ways(pattern[: token.start()]), *_ways(pattern[token.end() :])]
    if not pattern.startswith("(?:") or pattern[closed : closed + 1] in {*"?*+{"}:
        return [pattern]
    return [f"{way}{pattern[closed:]}" for way in _ways(pattern[3 : closed - 1])]


def _beginnings(way: str) -> frozenset[str]:
    """Tell with which characters, in small letters, what an expression matches may begin; "" is any."""
    if way.startswith("(?<="):
        return _beginnings(way.partition(")")[2])
    if way.startswith("(?:"):
        inner, _, rest = way[3:].partition(")")
        known = "(" not in inner and "|" not in inner and rest[:1] == "?"
        return _beginnings(inner) | _beginnings(rest[1:]) if known else frozenset([""])
    first, after = way[:1], way[1:2]
    if not (first.isalnum() or first in {*"-%‰€£㎢㎡㎥㎞"}) or after in {*"*{"}:
        return frozenset([""])
    return _beginnings(way[2:]) | {first.lower()} if after == "?" else frozenset([first.lower()])


@functools.cache
def _by_beginning() -> dict[str, list[tuple[int, int, str]]]:
    """Give the ways of writing units by the characters that they begin with, each with its place."""
    table: dict[str, list[tuple[int, int, str]]] = {"": []}
    for i, ways in enumerate(_units()[0]):
        for j, way in enumerate(ways):
            for character in _beginnings(way):
                table.setdefault(character, []).append((i, j, way))
    return table


@functools.cache
def _units_from(character: str) -> re.Pattern[str] | None:
    """Compile the units that may begin with a character as one expression; its groups tell which.

    Of four hundred ways of writing one only a few begin with the same, and :mod:`re` tries each.
    """
    table = _by_beginning()
    if not character.isascii() and character.lower() != character.upper():  # as the sign of Kelvin
        able = sorted({one for ways in table.values() for one in ways})
    else:
        able = sorted({*table.get(character.lower(), ()), *table[""]})
    groups = [
        f"(?P<u{i}>{'|'.join(way for _, _, way in ways)})"
        for i, ways in itertools.groupby(able, key=operator.itemgetter(0))
    ]
    return re.compile("|".join(groups), re.IGNORECASE) if groups else None


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


def classifiers() -> list[tuple[str, str]]:
    """Chinese measure words, each with an expression for the ends of the nouns that it counts."""
    return [(words, nouns) for words, nouns in _source()["classifiers"]]


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
    pattern = _units_from(text[position])
    found = pattern.match(text, position) if pattern else None
    return (found.end(), _units()[1][int(found.lastgroup[1:])]) if found and found.lastgroup else None


def match_prefix(text: str, position: int) -> tuple[int, str] | None:
    """Match the currency sign that starts at a position; return its end and the currency."""
    pattern, currencies = _prefixes()
    found = pattern.match(text, position)
    return (found.end(), currencies[found.lastgroup]) if found and found.lastgroup else None
