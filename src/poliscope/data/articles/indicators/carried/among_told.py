"""Parts of what was told before, by a word or a verb alone: "of whom 3.9 million came from abroad"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import whole_en
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import (
    CURRENCIES,
    Topic,
    TopicMention,
    known_as,
    plain_code,
    topic_of,
)
from poliscope.data.articles.indicators.rules import LATIN, Figure, rule

__all__ = ["among_told"]

_PEOPLE = frozenset({"persons", "count", "visits", None})
#: Guests, of whom some come from abroad.
_GUESTS = frozenset(
    ["visitors", "overnight_stays", "air_passengers", "overnight_visitors", "museum_visitors", "guests",
     "cruise_passengers"]
)  # fmt: skip
_INTERNATIONAL = frozenset(["visitors", "air_passengers"])
_TOURISM = _GUESTS | {"occupancy_rate", "hotel_rooms", "hotels", "tourism_revenue", "spending_per_visitor",
                      "room_rate", "hotel_beds"}  # fmt: skip
_ABROAD = re.compile(
    r"(?: (?:of (?:them|these|those|which|whom|the total)))?(?: (?:were|was|are|is|being|came|come|coming))?"
    r" (?:(?:foreign(?:ers?)?|international|overseas|inbound)\b(?: (?:visitors|tourists|guests|travellers|"
    r"arrivals|stays|nights))?|(?:from |by (?:guests|visitors|people|tourists) from )?"
    r"(?:abroad|overseas|other countries|outside the country)|(?:flew )?(?:on )?international (?:flights|"
    r"routes|services))\b(?! (?:firms|companies|investment|residents))"
)
_AT_HOME = re.compile(
    r"(?: (?:of (?:them|these|those|which|whom|the total)))?(?: (?:were|was|are|being|came|coming))?"
    r" (?:domestic\b(?: (?:visitors|tourists|guests))?|from (?:within|inside|elsewhere in|other parts of|"
    r"the rest of) the (?:country|province|state))\b"
)
_DIED = re.compile(
    r"(?: (?:of them|others))?(?: (?:have|had))? (?:died|closed(?: down)?|folded|went (?:under|bust)|"
    r"shut(?: down)?|failed|ceased(?: trading)?|disappeared|deregistered|"
    r"(?:were|was) (?:closed|dissolved|wound up|deregistered|shut|liquidated|struck off)|struck off)\b"
)
_BORN = re.compile(
    r"(?: (?:of them|new ones))? (?:were|was|have been|had been) (?:set up|founded|created|"
    r"registered|born|opened|"
    r"started|launched|formed|added)\b"
)
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


def _guests(p: Passage, i: int, told: str) -> Topic | None:
    base = re.sub(r"^(?:international|foreign|domestic|overseas|inbound)_", "", told)
    number = p.numbers[i]
    share = number.scanned.unit == "%"
    if base not in _GUESTS or not (share or number.scanned.unit in _PEOPLE):
        return None
    if p.relations[i].kind not in {"level", "share"}:
        return None
    abroad = _ABROAD.match(p.text, number.end, p.end)
    if abroad is None and _AT_HOME.match(p.text, number.end, p.end) is None:
        return None
    who = "domestic" if abroad is None else "international" if base in _INTERNATIONAL else "foreign"
    return topic_of(f"{who}_{base}{'_share' if share else ''}", 0.75, base)


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


def _closed(p: Passage, i: int, told: str) -> Topic | None:
    if (
        told not in {"new_firms", "firms", "bankruptcies"}
        or p.numbers[i].scanned.unit not in _PEOPLE
        or not i
    ):
        return None
    if p.relations[i].kind != "level":
        return None
    if told != "new_firms" and _BORN.match(p.text, p.numbers[i].end, p.end):
        return topic_of("new_firms", 0.75)
    if not _DIED.match(p.text, p.numbers[i].end, p.end):
        return None
    return topic_of("business_closures", 0.75)


def _room_rate(p: Passage, i: int, told: str) -> Topic | None:
    hotels = told in {"overnight_stays", "hotel_rooms", "hotels", "occupancy_rate", "room_nights"}
    if not hotels or p.numbers[i].scanned.unit not in CURRENCIES or p.numbers[i].scanned.value > 100_000:
        return None
    if not _A_NIGHT.search(p.text, p.start, p.numbers[i].before):
        return None
    return topic_of("room_rate", 0.75)


def _from_abroad(p: Passage, i: int, told: str) -> Topic | None:
    """Read "44% of them abroad" behind those who work in a city and live outside."""
    if told not in {"in_commuters", "commuters"} or p.numbers[i].scanned.unit != "%":
        return None
    if not re.match(
        r" of (?:them|these|those) (?:live |come |commute )?(?:from )?abroad\b", p.text[p.numbers[i].end :]
    ):
        return None
    return Topic("cross_border_workers_share", -1, -1, 0.75, None)


_TRANSIT = re.compile(
    r" of (?:them|these|those|which) (?:were|are|was) (?:being )?(?:trans-?shipped|in transit|transit)"
)


def _in_transit(p: Passage, i: int, told: str) -> Topic | None:
    if told != "container_throughput" or not _TRANSIT.match(p.text, p.numbers[i].end, p.end):
        return None
    share = "_share" if p.numbers[i].scanned.unit == "%" else ""
    return topic_of(f"transshipment_containers{share}", 0.75, "transshipment_containers")


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
    known = known_as("employment")
    return None if token is None else Topic(f"{token}_employment_share", -1, -1, 0.75, known)


@rule(script=LATIN)
def among_told(f: Figure) -> Topic | None:
    """Read a figure as a part of what was told before, which a single word or verb tells apart."""
    p, i, chosen = f.passage, f.i, f.chosen
    if p.text[p.start] > "\u2e7f" or f.number.form == "rank":
        return None
    told = plain_code(f.told.code) if f.told is not None else ""
    return (
        _guests(p, i, told)
        or _spent(p, i, told, chosen)
        or _closed(p, i, told)
        or _room_rate(p, i, told)
        or _from_abroad(p, i, told)
        or _in_transit(p, i, told)
        or _cargo(p, i, told, chosen)
        or _jobs_in(p, i, told)
    )
