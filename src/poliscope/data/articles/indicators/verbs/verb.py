"""A verb that tells what the figure beside it measures, and what such verbs have in common."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "CARS",
    "COUNTS",
    "ENDS",
    "HOMES",
    "LENGTHS",
    "MARKED",
    "NEAR",
    "PERSONS",
    "THERE",
    "TIMES",
    "Verb",
]

PERSONS = frozenset({"persons", "count", None})
TIMES = frozenset({"minutes", "hours"})
NEAR = (
    r"(?: (?:some|about|around|nearly|almost|over|just|only|up to|an estimated|more than|fewer than|"
    r"less than|still|now|estimated))*[ ,]?[ ]?$"
)


class Verb(NamedTuple):
    """A verb or a noun before or behind a figure, the units of the figure, and what it measures."""

    code: str
    units: frozenset[str | None]
    before: str
    behind: str = ""
    least: float = 0
    """The least number that the verb is said of: "has 148,000 people"."""
    over: tuple[str, ...] = ()
    """Codes of the noun behind the figure of which the verb tells more: "2,300 firms went bust"."""


COUNTS = frozenset({"count", None})
#: The words of a figure may hold its noun: "282,000 cars".
CARS = r"(?:cars|vehicles|automobiles|trucks|SUVs)\b"
HOMES = r"(?:homes|apartments|flats|dwellings|houses|housing units|units)\b"
MARKED = r" ?(?:[a-z-]+ ){0,2}"
LENGTHS = frozenset({"km", "mile"})
THERE = r"(?: (?:in|across|around|from|at|near) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)?)?"
ENDS = r" ?(?=[,.;:)]|$| (?:in|at|by|on|last|a|each|every|per|this|from|and|during|over|since|while|or)\b)"
