"""Institutions that stand for their city: "When Northvolt went under, unemployment rose" in Skellefteå.

A university, a laboratory, a port or a firm says where a figure belongs if the sentence names no place
of its own and the article has spoken of the city where the institution has its seat. What is a firm's
own (its sales, its staff) stays the firm's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poliscope.data.articles.lexicon import INSTITUTION, Lexicon, Place, institutions
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory
from poliscope.data.articles.places.owners import Owner
from poliscope.data.articles.places.regions import place_named, province_of

__all__ = ["as_unsure", "with_seats", "without_institutions"]

#: How sure it is that an institution stands for its city: reviewers shall see it.
_SURE = 0.6
#: What a town has and no firm.
_OF_A_TOWN = re.compile(
    r"规上|规模以上|全社会|常住人口|户籍人口|生产总值|公共预算|财政|居民|房[价租]|失业|固定资产投资|社会消费品|"
    r"进出口|就业|岗位|带动|当地|创业|高新技术企业|初创|大学生|毕业生|人才|"
    r"\b(?:GDP|gross domestic product|population|unemployment|jobless|house prices?|rents?|households|"
    r"residents|council tax|(?:the|local) (?:economy|labour market|town|city|region)|vacanc(?:y|ies)|wages|"
    r"jobs (?:vanished|disappeared|went|were lost)|(?:lost|losing|shed) [\d,]+ jobs|start-?ups|"
    r"spin-?(?:offs|outs)|homes|property prices|birth rate|migration)\b",
    re.IGNORECASE,
)
#: Whose sentence it is not: "economists at MIT", "with Stanford", 据清华大学测算, 毕业于武大.
_IN_PASSING = re.compile(
    r"(?:\b(?:[Aa]ccording to|with|like|unlike|including|such as|than|joined|bought|against|versus|by|behind|"
    r"(?:[Ee]conomists?|[Rr]esearchers?|[Pp]rofessors?|[Ss]tudy|[Aa]nalysts?) (?:by|of|from|at)|"
    r"graduate of|degree from|suppliers? (?:to|of)) (?:the )?"
    r"|[与和同跟据由比如像及对为]|根据|引进|引入|来自|毕业于|联合|携手|合作|包括|供应|对标|出自|依托|借助|除了?|"
    r"按照|母校|曾在|就读于|任职于)$"
)
#: "Stanford researchers found", 清华大学教授, 复旦的研究; 等四家实验室: one of several.
_SPEAKS = re.compile(
    r"(?:['’]s)? (?:[A-Za-z]+ )?(?:economists?|researchers?|professors?|study|survey|poll|forecast|"
    r"scientists?|index|ranking)\b"
    r"|,? (?:said|says|found|estimate[ds]?|forecasts?|predicts?|expects?|surveyed|reckons?)\b"
    r"|的?(?:教授|研究员|院士|博士|学者|专家|课题组|[^,。]{0,8}(?:研究(?:显示|表明|发现)|报告|测算|统计|调查|发布))"
    r"|(?:、[^,。、]{2,12}){0,5}等[两二三四五六七八九十\d]*[大家个所座]"
)
#: Where another clause begins.
_CLAUSE = re.compile(r"[;；]|, (?:while|whereas|but|yet)\b|,(?:而|但|却)")
#: What is not the city's own but one of its parts, of which an article may speak.
_PARTS = frozenset({"zone", "county"})
_NO_OWNERS = frozenset({"organisation", "world", INSTITUTION})


def without_institutions(
    mentions: list[PlaceMention],
) -> tuple[list[PlaceMention], list[PlaceMention]]:
    """Take the institutions out of the mentions of a sentence: they are no places themselves."""
    found = [m for m in mentions if m.place.kind == INSTITUTION]
    return found, [m for m in mentions if m.place.kind != INSTITUTION] if found else mentions


def with_seats(
    lexicon: Lexicon,
    text: str,
    start: int,
    end: int,
    places: list[PlaceMention],
    found: Sequence[PlaceMention],
    memory: Memory,
) -> list[PlaceMention]:
    """Give the places of a sentence with the cities that its institutions stand for.

    Parameters
    ----------
    places : list of PlaceMention
        The places that it names or describes.
    found : sequence of PlaceMention
        Its institutions.

    Returns
    -------
    list of PlaceMention
        ``places`` itself where no institution stands for a city.
    """
    firms = [m for m in places if m.place.kind == "organisation" and m.place.name in institutions()]
    if not found and not firms:
        return places
    seats = {
        m.start: replace(m, place=m.place._replace(kind="organisation"))
        for m in found
        if _acts(text, start, m)
    }
    aside: list[PlaceMention] = []
    for a, b in _clauses(text, start, end):
        own = [m for m in (*found, *firms) if a <= m.start < b]
        others = [m for m in places if own and a <= m.start < b and m.place.kind not in _NO_OWNERS]
        if not own or any(not _is_aside(text, a, own[0], m) for m in others):
            continue
        standing = [m for m in own if _stands(text, a, b, m)]
        cities = [_seat(lexicon, m, memory) for m in standing]
        if standing and len({c.place.name for c in cities if c is not None}) == 1 and cities[0] is not None:
            at = standing[0]
            seats[at.start] = replace(cities[0], start=at.start, end=at.end, confidence=_SURE, described=True)
            aside += others
    if not seats:
        return places
    kept = [m for m in places if m.start not in seats and m not in aside]
    return sorted([*kept, *seats.values()], key=lambda m: m.start)


#: "USTC, which moved to Hefei from Beijing in 1970, has": what is told of it by the way.
_ASIDE = re.compile(r", (?:which|founded|established|based)\b[^,;]*,")


def _is_aside(text: str, start: int, first: PlaceMention, other: PlaceMention) -> bool:
    """Tell a place that is only named by the way, of the institution that a clause begins with."""
    told = _ASIDE.match(text, first.end) if first.start - start <= len("The ") else None
    return told is not None and other.end <= told.end()


#: "General Motors employs 14,000": the firm's own.
_ACTS = re.compile(
    r" (?:spends?|spent|invests?|invested|employs?|raised|leads?|led|grew|produced|exported|makes|"
    r"builds|posted|plans|owns|operates|reported|sold|shipped|delivered|hired|has|had)\b"
)


def _acts(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a firm that a sentence begins with, of which it says what the firm does or has."""
    return (
        mention.start - start <= len("The ")
        and institutions()[mention.place.name][0] == "firm"
        and _ACTS.match(text, mention.end) is not None
    )


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the clauses of a sentence that may have a subject of their own."""
    for sign in _CLAUSE.finditer(text, start, end):
        yield start, sign.start()
        start = sign.start()
    yield start, end


def as_unsure(owners: Sequence[Owner]) -> list[Owner]:
    """Give figures to the city of an institution with no more confidence than such a guess deserves."""
    return [
        replace(owner, confidence=min(owner.confidence, _SURE))
        if owner.place is not None and owner.place.described and owner.place.confidence <= _SURE
        else owner
        for owner in owners
    ]


def _stands(text: str, start: int, end: int, mention: PlaceMention) -> bool:
    """Tell whether a clause says of an institution what is of its city; a firm's own is its own."""
    if _IN_PASSING.search(text, max(start, mention.start - 24), mention.start):
        return False
    if _SPEAKS.match(text, mention.end):
        return False
    kind = institutions()[mention.place.name][0]
    return kind != "firm" or _OF_A_TOWN.search(text, start, end) is not None


def _seat(lexicon: Lexicon, mention: PlaceMention, memory: Memory) -> PlaceMention | None:
    """Choose the seat that the article has spoken of; the first one where it spoke of none at all."""
    kind, names = institutions()[mention.place.name]
    about = memory.subject or memory.home
    if about is not None and about.place.kind in _PARTS:
        return None
    spoken = [m for m in (memory.home, memory.section, memory.subject, memory.dateline) if m is not None]
    spoken += [*reversed(memory.recent), *memory.sections]
    known = [(name, place) for name in names if (place := place_named(lexicon, name)) is not None]
    home = memory.home
    if kind != "university" and home is not None and home.place.kind == "province":
        known = [one for one in known if not _holds(lexicon, home, *one)]  # it counts it among its own
    for name, place in known:
        for other in spoken:
            if _is_same(other, name, place):
                return other
    wider = [m for m in (memory.home, memory.section) if m is not None]
    told = known and mention.surface.endswith(f" of {known[0][0]}")
    if known and (told or not spoken or any(_holds(lexicon, m, *known[0]) for m in wider)):
        name, place = known[0]
        return PlaceMention(0, 0, name, place, _SURE)
    return None


def _is_same(mention: PlaceMention, name: str, place: Place) -> bool:
    if mention.place.kind == "unit":
        return mention.surface == name or mention.place.name in {name, place.name}
    if mention.surface.startswith(f"{name}-") or mention.surface.startswith(f"{name}–"):
        return True  # Champaign-Urbana
    return mention.place.name == place.name and mention.place.country == place.country


def _holds(lexicon: Lexicon, whole: PlaceMention, name: str, place: Place) -> bool:
    """Tell whether a seat lies in the country or the province that an article is about."""
    if whole.place.kind == "country":
        return whole.place.country == place.country
    if whole.place.kind != "province":
        return False
    found = province_of(lexicon, place, name)
    return found is not None and found[0].name == whole.place.name
