"""What the verb or the noun that governs a figure tells of it: "took 95 minutes", "employ 900 people"."""

from __future__ import annotations

import functools
import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.verbs.tables import VERBS
from poliscope.data.articles.indicators.verbs.verb import Verb
from poliscope.data.articles.needed import Table
from poliscope.data.articles.numbers import NumberMention

__all__ = ["governed"]

#: A verb and what stands before and behind its figure.
_Read = tuple[Verb, re.Pattern[str], re.Pattern[str]]


def _by_unit() -> dict[str | None, list[_Read]]:
    found: dict[str | None, list[_Read]] = {}
    for verb in VERBS:
        read = (verb, re.compile(verb.before), re.compile(verb.behind))
        for unit in verb.units:
            found.setdefault(unit, []).append(read)
    return found


_BY_UNIT = _by_unit()


@functools.cache
def _verbs_of(unit: str | None, chosen: str | None) -> Table[_Read]:
    """Give the verbs of figures with a unit, or those of them that tell more of a noun behind the figure."""
    verbs = [read for read in _BY_UNIT.get(unit, ()) if chosen is None or chosen in read[0].over]
    return Table((read, (read[0].before, read[0].behind)) for read in verbs)


_REACH = 80
#: "to need 25,000 to 30,000 more homes": the verb and the noun are of both.
_FIRST_OF_TWO = re.compile(r"(?<![\w.,])[$€£]?\d[\d.,]*(?: (?:million|billion))? ?(?:to|or|and|-) ?$")
_JOINING = ("to ", "or ", "and ", "- ", "to", "or", "and", "-")
_SECOND_OF_TWO = re.compile(r"^ ?(?:to|or|and|-) ?[$€£]?\d[\d.,]*(?: (?:million|billion))?(?= )")
_COUNTED = frozenset({"count", "persons", "visits", "households", None})
#: "282,000 cars": the counted noun is a part of the figure.
_NOUN_INSIDE = re.compile(
    r"(?<=[\d ]) ?\b(?!million|billion|thousand|hundred|dozen|lakh|crore)(?:[a-z]{4,}|[a-z]+-[a-z]+s)$"
)


def governed(
    text: str, start: int, number: NumberMention, end: int, chosen: str | None = None
) -> Topic | None:
    """Tell what a figure measures from the verb that governs it.

    Parameters
    ----------
    chosen : str or None
        The code of the noun behind the figure, of which only some verbs tell more.

    Returns
    -------
    Topic or None
        With its phrase, or None where no verb tells it.
    """
    unit = number.scanned.unit
    verbs = _verbs_of(unit, chosen)
    span = number.scanned.high is not None and unit is None and "," not in text[number.start : number.end]
    if not verbs.rows or number.form == "rank" or span:
        return None
    head = text[max(start, number.before - _REACH) : number.before]
    short = "short of " in text[number.before : number.start]
    if short:
        head += "short of "  # read as how near it is, where it says what is lacking
    if head.endswith(_JOINING):
        head = _FIRST_OF_TWO.sub("", head)
    tail = text[number.end : min(end, number.end + _REACH)]
    counted = unit in _COUNTED and _NOUN_INSIDE.search(text, number.start, number.end)
    if counted:
        tail = counted.group() + tail
    tail = _SECOND_OF_TWO.sub("", tail)
    # the words between figure and head are no part of the sentence in this order
    likely = verbs.of(head, tail) if short else verbs.inside(text[start:end], head, tail)
    for verb, before, behind in likely:
        if verb.least and number.scanned.value < verb.least:
            continue
        if (not verb.behind or behind.match(tail)) and (not verb.before or before.search(head)):
            return topic_of(verb.code, 0.8)
    return None
