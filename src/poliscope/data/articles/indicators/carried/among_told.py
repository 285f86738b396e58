"""Parts of what was told before, by a word or a verb alone: "of whom 3.9 million came from abroad"."""

from __future__ import annotations

import re
from typing import NamedTuple

from poliscope.data.articles.indicators.narrower.modifiers import modifier_behind_en, whole_en
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, TopicMention, plain_code, topic_of
from poliscope.data.articles.indicators.rules import LATIN, Figure, rule
from poliscope.data.articles.indicators.verbs.percentages import LEAVE, STAY
from poliscope.data.articles.indicators.verbs.verb import NEAR

__all__ = ["among_told"]

_COUNTS = frozenset({"persons", "count", "visits", None})
_PERCENT = frozenset({"%"})


class _Among(NamedTuple):
    """A part of what was told, by what is said of the part behind its figure."""

    told: re.Pattern[str]
    """Code of what was told, without what grows, changes or is a share of it."""
    behind: re.Pattern[str]
    code: str
    """As ``told`` expands it; of a percentage its share."""
    units: frozenset[str | None]
    here: bool
    """Whether it must have been told in the same sentence."""
    ahead: re.Pattern[str] | None
    """What stands in front of the figure as well."""


def _among(
    told: str,
    behind: str,
    code: str,
    units: frozenset[str | None] = _COUNTS | _PERCENT,
    *,
    here: bool = False,
    ahead: str | None = None,
) -> _Among:
    said = re.compile(rf"(?: (?:of (?:them|these|those|which|whom|it|the total)|others|new ones))?{behind}")
    return _Among(re.compile(told), said, code, units, here, re.compile(ahead) if ahead else None)


_ARE = r"(?: (?:were|was|are|is|being|had|have been|had been|came|come|coming|get|gets|goes?|went))?"
_BY = "(?:(?:international|foreign|domestic|overseas|inbound)_)?"
_GUESTS = ("overnight_stays", "overnight_visitors", "museum_visitors", "guests", "cruise_passengers")
_ABROAD = (
    rf"{_ARE} (?:(?:foreign(?:ers?)?|international|overseas|inbound)\b(?: (?:visitors|tourists|guests|"
    r"travellers|arrivals|stays|nights))?|(?:from |by (?:guests|visitors|people|tourists) from )?"
    r"(?:abroad|overseas|other countries|outside the country)|(?:flew )?(?:on )?international (?:flights|"
    r"routes|services))\b(?! (?:firms|companies|investment|residents))"
)
_AT_HOME = (
    rf"{_ARE} (?:domestic\b(?: (?:visitors|tourists|guests))?|from (?:within|inside|elsewhere in|"
    r"other parts of|the rest of) the (?:country|province|state))\b"
)
_DIED = (
    r"(?: (?:have|had))? (?:died|closed(?: down)?|folded|went (?:under|bust)|shut(?: down)?|failed|"
    r"ceased(?: trading)?|disappeared|deregistered|"
    r"(?:were|was) (?:closed|dissolved|wound up|deregistered|shut|liquidated|struck off)|struck off)\b"
)
_BORN = rf"{_ARE} (?:set up|founded|created|registered|born|opened|started|launched|formed|added)\b"
_ELECTRIC = (
    rf"{_ARE}(?: (?:fully|purely|all|battery|pure))* "
    r"(?:electric\b|EVs\b|plug-ins?\b|battery[- ]powered|new[- ]energy|hybrids?\b)"
)
_ELECTRIC_CARS = (
    r"\b(?:[Ee]lectric (?:cars|vehicles|models)|EVs|[Nn]ew[- ]energy (?:vehicles|cars)|NEVs|[Pp]lug-ins)\b"
    r"(?: (?:now|already|alone))* (?:accounted for|account for|made up|make up|were|took|represented)" + NEAR
)
_OF_CARS = (
    r" of (?:all |the |its |total |car )*(?:output|production|total|sales|registrations|exports|cars|"
    r"vehicles)\b"
)
_EXPORTED = (
    rf"(?: of (?:output|production))?{_ARE} (?:exported\b|(?:shipped |sold |sent |bound )?(?:abroad|overseas|"
    r"to (?:foreign|other) (?:countries|markets))|for export)"
)
_OF_SALES = r" of (?:(?:its|their|total|annual|group|the company[’']s) )*(?:sales|revenues?|turnover)\b"
_INTO_RESEARCH = (
    _OF_SALES + r"(?: (?:is|was|goes|went|were|are|spent|ploughed|invested|back))* (?:on|to|into|in) "
    r"(?:R ?& ?D|research|product development|innovation)\b"
)
_HAVE = r"(?: (?:have|had))? "
_GRADUATES = r"\w*graduates|graduate_(?:retention|outflow)_rate"
_TRANSIT = r" of (?:them|these|those|which) (?:are|were|was)(?: being)? (?:trans-?shipped|(?:in )?transit)"
_LIVE = r"(?: live| come| commute)?(?: from)? abroad\b"
_CARS = r"cars?_(output|sales|exports|ownership)"
#: The more particular stand before the more general.
_PARTS = (
    _among(f"{_BY}(visitors|air_passengers)", _ABROAD, r"international_\1"),
    _among(f"{_BY}({'|'.join(_GUESTS)})", _ABROAD, r"foreign_\1"),
    _among(f"{_BY}({'|'.join(('visitors', 'air_passengers', *_GUESTS))})", _AT_HOME, r"domestic_\1"),
    _among("university_students", _ABROAD, "international_students", _PERCENT),
    _among("firms|bankruptcies", _BORN, "new_firms", _COUNTS, here=True),
    _among("(?:new_)?firms|bankruptcies", _DIED, "business_closures", _COUNTS, here=True),
    _among(
        "(?:in_)?commuters", "(?: live| come| commute)?(?: from)? abroad\\b", "cross_border_workers", _PERCENT
    ),
    _among("container_throughput", _TRANSIT, "transshipment_containers"),
    _among(_CARS, _ELECTRIC, r"nev_\1"),
    _among(_CARS, _OF_CARS, r"nev_\1", _PERCENT, ahead=_ELECTRIC_CARS),
    _among("car_registrations", _ELECTRIC, "nev_sales"),
    _among("buses", _ELECTRIC, "electric_buses"),
    _among("nev_(?:output|sales)", _EXPORTED, "nev_exports", _PERCENT, here=True),
    _among("nev_(?:output|sales)", _EXPORTED, "car_exports", _PERCENT),  # they were some of the cars told of
    _among(r"(\w+)_(?:output|sales)", _EXPORTED, r"\1_exports", _PERCENT),
    _among(r".*", _INTO_RESEARCH, "rd_expenditure_share_of_revenue", _PERCENT),
    _among(r"\w*rd_expenditure", _OF_SALES, "rd_expenditure_share_of_revenue", _PERCENT, here=True),
    _among(_GRADUATES, _HAVE + STAY, "graduate_retention_rate", _PERCENT),
    _among(_GRADUATES, _HAVE + LEAVE, "graduate_outflow_rate", _PERCENT),
)


def _part(f: Figure, told: str) -> Topic | None:
    """Read "Of these, 640,000 were electric", "and 38% of them came from abroad", by the table."""
    p, unit = f.passage, f.number.scanned.unit
    if f.kind not in {"level", "share"}:
        return None
    for one in _PARTS:
        whole = one.told.fullmatch(told) if unit in one.units and (f.i or not one.here) else None
        if whole is None or not one.behind.match(p.text, f.number.end, p.end):
            continue
        if one.ahead is None or one.ahead.search(p.text, f.after, f.number.before):
            code = whole.expand(one.code)
            share = "" if unit != "%" or code.endswith(("_rate", "_share_of_revenue")) else "_share"
            return topic_of(f"{code}{share}", 0.75, code, code.partition("_")[2], code.rpartition("_")[2])
    return None


_TOURISM = frozenset(
    ["visitors", "air_passengers", *_GUESTS, "occupancy_rate", "hotel_rooms", "hotels", "tourism_revenue",
     "spending_per_visitor", "room_rate", "hotel_beds"]
)  # fmt: skip
#: "at an average of €112" where hotels were told of.
_A_NIGHT = re.compile(
    r"\b(?:at|for|with|charging) (?:an )?average (?:price|rate|tariff|room rate)?(?: ?of| )*$"
)
_CARGO = re.compile(
    r"(?:^|[,;.] (?:and |but |while )?|\b(?:while|but|and) )(?:[Aa]ir |[Tt]he |[Ii]ts )?(?:[Cc]argo|"
    r"[Ff]reight)(?: (?:volumes?|traffic|tonnage|handled|throughput))?,?(?: (?:by contrast|however|"
    r"meanwhile|though),)?"
    r" [a-z]"
)
_JOBS = re.compile(
    r"\bone (?:job|worker|employee|post|position) in\b|\b(?:one|two|three|four) (?:in|out of) "
    r"(?:every )?\w+ (?:jobs|workers)\b"
)
_SUPPORTS = re.compile(
    r"(?P<words>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3}?)(?P<kind> (?:sector|industry|business|trade|"
    r"cluster))? (?:(?:now|still|today|alone|directly|itself) )*(?:supports?|provides?|gives?|accounts? for|"
    r"sustains?|creates?|offers?|fills?|holds?|occup(?:y|ies)|is behind|employs?|represents?|"
    r"makes? up)(?: (?:about|some|around|nearly|"
    r"almost|over|more than|roughly))* $"
)
_FROM_GUESTS = re.compile(
    r" (?:from|by) (?:them|these|tourism|visitors|tourists|this|foreigners|foreign visitors)\b"
)


def _spent(p: Passage, i: int, told: str, chosen: TopicMention | None) -> Topic | None:
    """Read "Revenue from them came to 26 trillion dong" as that of tourism."""
    if chosen is None or chosen.indicator.code not in {"revenue", "fiscal_revenue"}:
        return None
    if p.numbers[i].scanned.unit not in CURRENCIES or chosen.start < p.start:
        return None
    of_them = _FROM_GUESTS.match(p.text, chosen.end) is not None
    opens = p.text[p.start : chosen.start] in {"", "Their ", "Total ", "The "}
    base = re.sub(r"^(?:international|foreign|domestic)_", "", told)
    if base not in _TOURISM or not (of_them or opens):
        return None
    return topic_of("tourism_revenue", 0.75)


def _room_rate(p: Passage, i: int, told: str) -> Topic | None:
    hotels = told in {"overnight_stays", "hotel_rooms", "hotels", "occupancy_rate", "room_nights"}
    if not hotels or p.numbers[i].scanned.unit not in CURRENCIES or p.numbers[i].scanned.value > 100_000:
        return None
    if not _A_NIGHT.search(p.text, p.start, p.numbers[i].before):
        return None
    return topic_of("room_rate", 0.75)


def _cargo(p: Passage, i: int, told: str, chosen: TopicMention | None) -> Topic | None:
    """Take cargo behind an airport's passengers as flown, behind a port's containers as shipped."""
    through = told in {"air_passengers", "flights", "container_throughput", "ferry_passengers"}
    after = p.numbers[i - 1].end if i else p.start
    if not through or (chosen is not None and chosen.start >= after):
        return None
    if p.numbers[i].scanned.unit not in {"%", "t"} or p.relations[i].kind not in {"level", "growth"}:
        return None
    if not _CARGO.search(p.text[after : p.numbers[i].before]):
        return None
    code = "air_cargo" if told in {"air_passengers", "flights"} else "cargo_throughput"
    grown = "_growth" if p.numbers[i].scanned.unit == "%" else ""
    return topic_of(f"{code}{grown}", 0.75, code)


#: "Of the new companies, 1,150 work in e-commerce", "of which 410 are in fintech".
_OF_THESE = re.compile(
    r"\b[Oo]f (?:(?:the|these|those|its|all|[\w’'-]+['’]s)(?: [\d,]+)? (?:[a-z-]+ ){0,2}?(?:companies|"
    r"firms|start-?ups|"
    r"businesses|spin-?(?:offs|outs)|enterprises|ventures|them),?|which,?|them,?)(?: (?:about|some|around|"
    r"nearly|over))* $"
)
_ARE_IN = re.compile(
    r"(?: of (?:them|these))? (?:are|were|is|work|works|operate|speciali[sz]e|focus)(?: (?:active|"
    r"based))? (?:in|on) "
    r"(?:the )?(?P<words>[a-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3})"
)
_FIRMS = re.compile(r"(?P<new>new_)?(?:\w+_)?(?P<tail>firms|startups|spin_outs)")


def _firms_in(p: Passage, i: int, told: str) -> Topic | None:
    """Read "Of the new companies, 1,150 work in e-commerce" as so many firms of that sector."""
    firms, number = _FIRMS.fullmatch(told), p.numbers[i]
    if firms is None or number.scanned.unit not in {"count", None} or p.relations[i].kind != "level":
        return None
    found = _ARE_IN.match(p.text, number.end, p.end)
    if found is None or not _OF_THESE.search(p.text[p.numbers[i - 1].end if i else p.start : number.before]):
        return None
    base = "startups" if firms["tail"] == "startups" else "firms"
    token = modifier_behind_en(found["words"], base)
    code = token and f"{firms['new'] or ''}{token}_{firms['tail']}"
    start = p.numbers[i - 1].end if i else p.start
    return topic_of(code, 0.75, told, at=(start, number.before)) if code else None


def _jobs_in(p: Passage, i: int, told: str) -> Topic | None:
    """Read "The industry supports one job in seven" as the share of its jobs in all."""
    number = p.numbers[i]
    if number.scanned.unit != "%" or not _JOBS.search(p.text[number.start : number.end + 14]):
        return None
    who = _SUPPORTS.search(p.text[p.start : number.before])
    if who is None:
        return None
    words = re.sub(r"^(?:The|Its|And|But) ", "", who["words"])
    token = whole_en(words, "employment")
    if token is None and (who["kind"] or words.lower() in {"it", "industry", "sector", "this", "trade"}):
        token = "tourism" if told in _TOURISM else None
    return None if token is None else topic_of(f"{token}_employment_share", 0.75, "employment")


@rule(script=LATIN)
def among_told(f: Figure) -> Topic | None:
    """Read a figure as a part of what was told before, which a single word or verb tells apart."""
    p, i, chosen = f.passage, f.i, f.chosen
    if p.text[p.start] > "\u2e7f" or f.number.form == "rank":
        return None
    told = plain_code(f.told.code) if f.told is not None else ""
    return (
        _part(f, told)
        or _spent(p, i, told, chosen)
        or _room_rate(p, i, told)
        or _cargo(p, i, told, chosen)
        or _jobs_in(p, i, told)
        or _firms_in(p, i, told)
    )
