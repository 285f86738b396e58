"""What the verb or the noun that governs a figure tells of it: "took 95 minutes", "employ 900 people"."""

from __future__ import annotations

import re
from typing import NamedTuple

from poliscope.data.articles.indicators.records import CURRENCIES, Topic
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.numbers import NumberMention

__all__ = ["governed"]

_PERSONS = frozenset({"persons", "count", None})
_TIMES = frozenset({"minutes", "hours"})
_NEAR = (
    r"(?: (?:some|about|around|nearly|almost|over|just|only|up to|an estimated|more than|fewer than|"
    r"less than|still|now|estimated))*[ ,]?[ ]?$"
)


class _Verb(NamedTuple):
    """A verb or a noun before or behind a figure, the units of the figure, and what it measures."""

    code: str
    units: frozenset[str | None]
    before: str
    behind: str = ""


_COUNTS = frozenset({"count", None})
#: The words of a figure may hold its noun: "282,000 cars".
_CARS = r"(?:cars|vehicles|automobiles|trucks|SUVs)\b"
_HOMES = r"(?:homes|apartments|flats|dwellings|houses|housing units|units)\b"
_MARKED = r" ?(?:[a-z-]+ ){0,2}"
_LENGTHS = frozenset({"km", "mile"})
#: What money goes into, not a building for it: "invested 72.3 billion yuan in R&D".
_ON_RESEARCH = (
    r"(?: (?:a|each|every|per) year| annually| in (?:19|20)\d\d| last year| that year)?"
    r" (?:in|into|on|to|towards?) (?:its |their |the |all |scientific |industrial |public )*"
    r"(?:R ?& ?D|research)\b"
    r"(?! (?:and development )?(?:cent|park|building|institut|facilit|campus|hub|labs?\b|laborator|complex|"
    r"project|base|platform|infrastructure|headquarters))"
)
_VERBS = (
    _Verb("travel_time", _TIMES, r"\b(?:takes?|took|taking)" + _NEAR),
    _Verb(
        "travel_time",
        _TIMES,
        r"\bcut(?:s|ting)? (?:the |its )?(?:trip|journey)[^,.;]{0,40} (?:from|to)" + _NEAR,
    ),
    _Verb(
        "employment",
        _PERSONS,
        r"\b(?:employ(?:s|ed|ing)?|hire[sd]?|hiring)" + _NEAR,
        r"(?: ?people| ?staff| ?workers)?",
    ),
    _Verb(
        "employment",
        _PERSONS,
        r"",
        r"(?: ?people|) (?:now |currently )?(?:work|worked|are employed) (?:in|at|on|for)\b",
    ),
    _Verb(
        "population",
        _PERSONS,
        r"\b(?:town|city|village|commune|borough|suburb|municipality|metropolis|region) of"
        r"(?: just| barely| only| about| some| almost| nearly)* $",
    ),
    _Verb("population", _PERSONS, r"(?<!to )\b(?:where|in which)" + _NEAR, r"(?: ?people)? (?:now )?live\b"),
    _Verb(
        "house_price",
        CURRENCIES,
        r"\b(?:homes?|houses?|flats?|apartments?|propert(?:y|ies))\b[^,.;]{0,30}\bcosts?" + _NEAR,
    ),
    _Verb(
        "construction_cost", CURRENCIES, r"\b(?:costing|costs?|at a cost of|priced at|price tag of)" + _NEAR
    ),
    _Verb("construction_cost", CURRENCIES, r"(?:耗资|造价|斥资|工程费)(?:约|近|达|逾|超过|为|高达)*$"),
    _Verb(
        "rd_expenditure",
        CURRENCIES,
        r"\b(?:invest(?:s|ed|ing|ment)?|spen(?:t|ds?|ding)|put(?:s|ting)?|pour(?:s|ed|ing)?|"
        r"plough(?:s|ed|ing)?|plow(?:s|ed|ing)?|devot(?:e[sd]?|ing)|allocat(?:e[sd]?|ing)|pump(?:s|ed|ing)?|"
        r"channel(?:s|led|ed)?|expended)(?: (?:a total of|a combined|a record|in total|as much as|roughly|"
        r"approximately|close to|well over))?" + _NEAR,
        _ON_RESEARCH,
    ),
    _Verb(
        "investment",
        CURRENCIES,
        r"\b(?:spending|to spend|invest(?:s|ed|ing)?)" + _NEAR,
        r" on (?:a|an|the|new|its)\b(?! R&D| research)",
    ),
    _Verb("investment", CURRENCIES, r"", r" (?:expansion|investment|project|upgrade)\b"),
    _Verb("investment", CURRENCIES, r"(?:带来)(?:约|近|逾|超过)*$", r"(?:的)?投资"),
    _Verb(
        "tourism_revenue",
        CURRENCIES,
        r"\b(?:[Vv]isitors|[Tt]ourists|[Hh]olidaymakers)\b[^.;,]{0,40}\bspen(?:t|d)" + _NEAR,
    ),
    _Verb("revenue", CURRENCIES, r"\b(?:raked in|turned over|sales of|turnover of)" + _NEAR),
    _Verb(
        "car_output",
        frozenset({"count", None}),
        r"(?:造了?|生产了?|下线了?)(?:约|近|逾|超过)*$",
        r"(?:多|余)?(?:辆|台)?(?:汽?车)",
    ),
    _Verb(
        "car_output",
        _COUNTS,
        r"\b(?:built|builds?|made|makes?|manufactur(?:e[sd]?|ing)|produc(?:e[sd]?|ing)|assembl(?:e[sd]?|ing)|"
        r"turn(?:s|ed) out|rolled out|building|making)" + _NEAR,
        rf"{_MARKED}{_CARS}",
    ),
    _Verb("car_exports", _COUNTS, r"\bexport(?:s|ed|ing)?" + _NEAR, rf"{_MARKED}{_CARS}"),
    _Verb(
        "car_exports",
        _COUNTS,
        r"",
        rf"{_MARKED}{_CARS} (?:were |have been |was )?(?:exported|shipped abroad)",
    ),
    _Verb(
        "car_output",
        _COUNTS,
        r"",
        rf"{_MARKED}{_CARS} (?:were |have been |was )?(?:built|produced|manufactured|assembled|made)",
    ),
    _Verb("car_sales", _COUNTS, r"\b(?:sold|sells?|selling)" + _NEAR, rf"{_MARKED}{_CARS}"),
    _Verb(
        "planned_homes",
        _COUNTS,
        r"\b(?:will|would|to|could|can|expected to) (?:hold|have|build|deliver|provide|include|"
        r"contain|create|add|see|"
        r"bring|house|accommodate|offer)" + _NEAR,
        rf"{_MARKED}{_HOMES}",
    ),
    _Verb(
        "housing_completions",
        _COUNTS,
        r"",
        rf"{_MARKED}{_HOMES} (?:have been |were |had been |was |are )?(?:completed|built|finished|delivered)",
    ),
    _Verb(
        "housing_starts",
        _COUNTS,
        r"\b(?:[Cc]onstruction|[Ww]ork|[Bb]uilding) (?:began|started|begun|has begun) on" + _NEAR,
        rf"{_MARKED}{_HOMES}",
    ),
    _Verb("housing_shortage", _COUNTS, r"", rf"{_MARKED}{_HOMES} (?:too few|short)\b"),
    _Verb(
        "housing_shortage",
        _COUNTS,
        r"\b(?:short(?:age|fall)?|lack(?:s|ed|ing)?|missing)(?: of| by| anywhere from| between|"
        r" at)*(?: [\d,]+ (?:to|and))?" + _NEAR,
        rf"{_MARKED}{_HOMES}",
    ),
    _Verb(
        "population",
        _PERSONS,
        r"",
        r"(?: ?people| ?residents| ?inhabitants)? (?:now |currently )?(?:live[sd]?|living) (?:in|"
        r"within|here|there|around|near|on)\b",
    ),
    _Verb("distance", _LENGTHS, r"\b(?:lies|lying|apart|distance of)" + _NEAR),
    _Verb("distance", _LENGTHS, r"", r" (?:drive|(?:to the )?(?:north|south|east|west|away|from))\b"),
)
_COMPILED = [(verb, re.compile(verb.before), re.compile(verb.behind)) for verb in _VERBS]
_REACH = 60
#: "282,000 cars": the counted noun is a part of the figure.
_NOUN_INSIDE = re.compile(
    r" ?\b(?:cars|vehicles|automobiles|trucks|homes|apartments|flats|dwellings|houses|units)$"
)


def governed(text: str, start: int, number: NumberMention, end: int) -> Topic | None:
    """Tell what a figure measures from the verb that governs it.

    Parameters
    ----------
    text : str
    start, end : int
        The sentence.
    number : NumberMention

    Returns
    -------
    Topic or None
        With its phrase, or None where no verb tells it.
    """
    unit = number.scanned.unit
    if number.form == "rank" or (number.scanned.high is not None and unit is None):
        return None
    head = text[max(start, number.before - _REACH) : number.before]
    tail = text[number.end : min(end, number.end + _REACH)]
    if (noun := _NOUN_INSIDE.search(text, number.start, number.end)) is not None:
        tail = noun.group() + tail
    for verb, before, behind in _COMPILED:
        if unit in verb.units and before.search(head) and behind.match(tail):
            return Topic(verb.code, -1, -1, 0.8, build_lexicon().by_code.get(verb.code))
    return None
