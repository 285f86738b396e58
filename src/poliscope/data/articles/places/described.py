"""The place that a description stands for, by what the text before has spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import CITY_STATES, REGIONS, Memory, is_city
from poliscope.data.articles.places.pairs import of_list, of_size, one_of_two, rival
from poliscope.data.articles.places.regions import (
    demonyms,
    place_named,
)
from poliscope.data.articles.places.several import several
from poliscope.data.articles.places.spoken_of import (
    its_capital,
    told_capital,
    told_city,
    told_country,
    told_province,
)
from poliscope.data.articles.places.told_elsewhere import city_of_word

__all__ = ["resolve"]

#: 三大园区 is no one of them.
_SEVERAL = frozenset("两三四五六七八各")


def _there(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell where "there" is: the last city of the sentence, else what the sentence before was about."""
    before = [m for m in before if m.place.kind != "organisation"]
    wide = REGIONS | {"country", "zone", "unknown"}
    if not before and memory.subject is not None and memory.subject.place.kind in wide:
        return memory.subject
    if any(m.described and is_city(m) for m in before):  # "19% here, 11% there"
        own = memory.home.place.name if memory.home is not None else ""
        return next((m for m in reversed(memory.sentence) if m.place.name != own), None)
    inside = [m for m in before if not m.described]
    return (
        inside[-1] if inside and inside[-1].place.kind in REGIONS else told_city(memory, before, whole=False)
    )


def _with_demonym(memory: Memory, before: Sequence[PlaceMention], adjectives: str) -> PlaceMention | None:
    """Tell which city is "the French city": the last one named that is in France."""
    code = demonyms().get(adjectives.strip())
    if code is None:
        return None
    return next(
        (
            m
            for m in (*reversed(before), *reversed(memory.recent), *memory.titled)
            if is_city(m) and m.place.country == code
        ),
        None,
    )


#: A town lies in a county and is none, whatever its kind: 全县 in an article on 鹿港镇 is 彰化县.
_TOWNS_ZH = ("镇", "乡", "村", "街道")


def _is_county_zh(lexicon: Lexicon, mention: PlaceMention) -> bool:
    """Tell a city that is also the name of its county, as all of Taiwan's are: 彰化 is 彰化县."""
    county = place_named(lexicon, mention.surface.removesuffix("县") + "县")
    return county is not None and county.name == mention.place.name


def _inner(
    lexicon: Lexicon,
    memory: Memory,
    before: Sequence[PlaceMention],
    kinds: frozenset[str],
    *,
    whole: bool = False,
    word: str = "",
) -> PlaceMention | None:
    """Tell which district or zone is "该区": of the sentence, the subject, the article's, the last named."""
    towns = "镇" in word or not ("县" in word or "区" in word)

    def fits(mention: PlaceMention | None) -> bool:
        if mention is None or mention.surface[0] in _SEVERAL:
            return False
        if not towns and mention.surface.endswith(_TOWNS_ZH):
            return False
        county = "县" in word and mention.place.kind == "city" and _is_county_zh(lexicon, mention)
        return mention.place.kind in kinds or county

    home = memory.home if whole else None
    named = next((m for m in reversed(before) if fits(m)), None)
    recent = next((m for m in reversed(memory.recent) if fits(m)), None)
    return next((m for m in (home, named, memory.home, memory.subject, recent) if fits(m)), None)


def _region(memory: Memory, before: Sequence[PlaceMention], adjectives: str) -> PlaceMention | None:
    """Tell which region is "the region": the article's, where it has one or is mostly about a city."""
    home, subject = memory.home, memory.subject
    if adjectives.strip():
        return None
    told = (m for m in reversed(before) if m.place.kind in REGIONS and m.place.name not in _NATIONS)
    if (inside := next(told, None)) is not None:
        return inside
    if subject is not None and _is_region(subject, home):
        return subject
    if home is None or home.place.kind not in {"province", "region", "city"}:
        return None
    if home.place.kind == "city":
        named = next((m for m in reversed(memory.sentence) if _is_region(m, home)), None)
        return named or (home if memory.leads else None)
    return home


def _is_region(mention: PlaceMention, home: PlaceMention | None) -> bool:
    """Tell what a text calls a region: beside a city not its state, unless that bears the word."""
    if mention.place.name in _NATIONS:
        return False
    if mention.place.kind != "province" or home is None or home.place.kind == "province":
        return mention.place.kind in REGIONS
    return mention.surface.endswith("egion") or mention.place.country in _WITH_REGIONS


#: What nobody calls a region.
_NATIONS = frozenset(["England", "Scotland", "Wales", "Northern Ireland"])
#: Countries whose first divisions are regions.
_WITH_REGIONS = frozenset(["BE", "CZ", "DK", "ES", "FR", "GB", "GR", "IT", "PL", "PT", "SK"])


def _emirate(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which emirate is meant: one of the seven, the article's before others; not their federation."""
    spoken = (memory.home, *reversed(before), memory.subject, *reversed(memory.recent))
    return next(
        (m for m in spoken if m is not None and m.place.country == "AE" and m.place.kind != "country"), None
    )


_CONTINENTS = frozenset(
    ["Africa", "Asia", "Europe", "North America", "South America", "Latin America", "Oceania"]
)
#: "R$48 in Recife and R$74 in the southern city": of the other.
_COMPASS = re.compile(r"\b(?:north|south|east|west)(?:ern)?\b")
#: What is a zone or a park is not called a district.
_NO_DISTRICTS = ("Zone", "Park", "Campus", "Hub", "Valley")


def _verbatim(found: re.Match[str]) -> PlaceMention | None:
    """Keep "national average" and "三园区" as the text has them, where nothing tells which they are.

    "The state" is left out then, and the place spoken of before goes on.
    """
    kinds = {"country": "country", "parks": "zone", "national": "country", "statewide": "province"}
    kind = kinds.get(found.lastgroup or "")
    words = re.sub(r"^[Tt]he ", "", found.group())
    if kind is None or (not words.isascii() and kind != "zone"):
        return None
    return PlaceMention(0, 0, words, Place(words, kind), 0.4)


def _land(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the country, or the emirate, that "the country" and "the national average" are of."""
    if found.lastgroup == "national":
        return told_country(lexicon, memory, ())
    emirate = _emirate(memory, before) if "mirate" in found.group() else None
    return emirate or told_country(lexicon, memory, before)


def resolve(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the place that a description stands for; its own words where these are a place of their own."""
    return _resolve(lexicon, found, memory, before) or _verbatim(found)


#: "In Sheffield it was £30,200, against €32,700 there": of the other.
_AGAINST = re.compile(r"\b(?:against|than|versus|compared (?:with|to)) [^,;\d]{0,16}\d[\d.,]*[^,;\d]{0,16}$")


def _of_speaker(lexicon: Lexicon, found: re.Match[str], memory: Memory) -> PlaceMention | None:
    """Tell where "here", "ours" and "my state" are: where who speaks is, else the article's place."""
    own = memory.dateline or memory.home
    asked = memory.subject if memory.opened is None else None
    if asked is not None and asked.place.kind == "zone" and "here" in found.group():
        return asked  # "Is Lot Fourteen working? We have 172 firms here"
    state = re.search(r"state|province", found.group()) if own is not None and is_city(own) else None
    return told_province(lexicon, Memory(home=own), ()) if state else own


def _told_city(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the city or district of which its adjective, or what it is, tells the most."""
    adjectives = found.groupdict().get("adj") or ""
    own = _with_demonym(memory, before, adjectives) or city_of_word(memory, adjectives)
    if own is None and "district" in found.group():
        spoken = (*reversed(before), memory.subject, *reversed(memory.recent))
        zones = (m for m in spoken if m is not None and m.place.kind == "zone")
        own = next((m for m in zones if not m.surface.endswith(_NO_DISTRICTS)), None)
    if own is None and _COMPASS.search(adjectives) and len(memory.titled) == 2:
        told = {m.place.name for m in before} & {m.place.name for m in memory.titled}
        own = rival(lexicon, memory, before) if len(told) == 1 else None
    return own


def _told_inner(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the county or zone that is meant, or the place of which 园区 and 县内 are said."""
    word, home = found.group(), memory.home
    if word == "园区" and before and before[-1].place.kind in {"city", "province"}:
        return before[-1]  # "北宁约168美元,园区出租率91%": of the parks there
    if "县" in word and home is not None and (home.place.country, home.place.kind) == ("JP", "province"):
        return home
    kinds = frozenset({"zone"} if found.lastgroup == "zone" else {"county", "zone"})
    whole = memory.leads and word[0] in "全我本县市"
    return _inner(lexicon, memory, before, kinds, whole=whole, word=word)


def _resolve(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the place that a description stands for."""
    kind, adjectives = found.lastgroup, found.groupdict().get("adj") or ""
    if kind == "there":
        against = _AGAINST.search(found.string, max(0, found.start() - 40), found.start())
        return rival(lexicon, memory, before) if against else _there(memory, before)
    if kind in {"here", "ours"}:
        return _of_speaker(lexicon, found, memory)
    if kind in {"city", "theirown"}:
        own = _told_city(lexicon, found, memory, before)
        return own or told_city(memory, before, found.group()[0] in "全我本市整")
    if kind in {"county", "zone"}:
        return _told_inner(lexicon, found, memory, before)
    if kind in {"province", "statewide"}:
        return told_province(lexicon, memory, before)
    if kind in {"country", "national"}:
        return _land(lexicon, found, memory, before)
    if kind == "region":
        return _region(memory, before, adjectives)
    if kind == "own":
        return its_capital(lexicon, memory, before)
    if kind == "capital":
        return told_capital(lexicon, memory, before, adjectives if found.group().isascii() else "省")
    return _chosen(lexicon, found, memory, before)


_ONE = re.compile(r"一[个座边][^,。;]{0,16}\d[^,;]{0,10}[,;]$")


def _last_spoken_of(
    found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the continent, the park or the others of whom a text spoke last."""
    if found.lastgroup == "theywe":  # "我们是23%,他们只有9%"
        own = memory.home.place.name if memory.home is not None else ""
        told = (*reversed(before), *reversed(memory.recent))
        asked = "我们" in found.string[max(0, found.start() - 24) : found.start()]
        return next((m for m in told if asked and is_city(m) and m.place.name != own), None)
    if found.lastgroup == "park":
        spoken = (*reversed(before), memory.subject, *reversed(memory.recent[-4:]))
        return next((m for m in spoken if m is not None and m.place.kind == "zone"), None)
    spoken = (*reversed(before), memory.subject, memory.home, *reversed(memory.recent))
    return next((m for m in spoken if m is not None and m.place.name in _CONTINENTS), None)


def _chosen(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find 特区, or one or several of the places that a text compares."""
    kind = found.lastgroup
    if kind in {"continent", "park", "theywe"}:
        return _last_spoken_of(found, memory, before)
    if kind == "sar":
        return memory.home if memory.home is not None and memory.home.place.name in CITY_STATES else None
    if kind == "against":  # "109,600 yuan against 100,900": of the two that the text compares
        cities = {m.place.name for m in (*memory.recent, *before) if is_city(m)}
        two = len(cities) == 2 or not memory.leads
        return rival(lexicon, memory, before) if two else None
    if kind == "other":
        return rival(lexicon, memory, before)
    if kind == "size":
        larger = re.search(r"smaller|lesser|younger|newer", found.group()) is None
        return of_size(memory, before, larger=larger) or told_city(memory, before, whole=False)
    if kind in {"nth", "second"}:
        return of_list(memory, before, found.group().split()[1])
    if kind in {"one", "another"}:  # "一个排第7,一个排第9": of the two of the sentence before
        paired = kind == "one" or _ONE.search(found.string, max(0, found.start() - 40), found.start())
        return one_of_two(found.string, memory, (), kind == "another") if paired else None
    if kind in {"former", "latter"}:
        return one_of_two(found.string, memory, before, kind == "latter")
    return several(kind or "", found, memory, before)
