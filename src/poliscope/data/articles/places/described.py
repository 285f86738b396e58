"""The place that a description stands for, by what the text before has spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.regions import (
    capital_of,
    country_of,
    demonyms,
    place_named,
    prefectures,
    province_of,
)

__all__ = ["Memory", "joint", "resolve"]

_CITIES = frozenset({"city", "county", "unit", "unknown", "zone"})
_REGIONS = frozenset({"province", "region", "group"})
_CITY_STATES = frozenset({"Hong Kong", "Macao", "Singapore", "Beijing", "Shanghai", "Tianjin", "Chongqing"})
#: Which of the states is not said.
_UNNAMED = frozenset(["statewide", "province-wide", "region-wide"])
#: 三大园区 is no one of them.
_SEVERAL = frozenset("两三四五六七八各")
_NO_PLACES = frozenset({"organisation", "world", "joint"})


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Memory:
    """What places the text before has spoken of.

    Attributes
    ----------
    recent : tuple of PlaceMention
        The last ones, the latest last, each place once.
    home : PlaceMention or None
        What the article is about.
    subject : PlaceMention or None
        What the sentence before was about.
    sentence : tuple of PlaceMention
        The places of the last sentence that had any.
    dateline : PlaceMention or None
        Where the report was written.
    section : PlaceMention or None
        What the heading of the passage names.
    sections : tuple of PlaceMention
        What the headings so far named.
    """

    recent: tuple[PlaceMention, ...] = ()
    home: PlaceMention | None = None
    subject: PlaceMention | None = None
    sentence: tuple[PlaceMention, ...] = ()
    dateline: PlaceMention | None = None
    section: PlaceMention | None = None
    sections: tuple[PlaceMention, ...] = ()
    leads: bool = False

    def after(self, mentions: Sequence[PlaceMention]) -> Memory:
        """Remember the places of a sentence."""
        if not mentions:
            return self
        recent = {m.place.name: m for m in self.recent}
        for mention in mentions:
            if mention.place.kind not in _NO_PLACES and mention.surface not in _UNNAMED:
                recent.pop(mention.place.name, None)
                recent[mention.place.name] = mention
        named = tuple(m for m in mentions if m.place.kind not in {"organisation", "world"})
        kept = tuple(recent.values())[-12:]
        return Memory(kept, self.home, self.subject, named or self.sentence)


def _is_city(mention: PlaceMention) -> bool:
    return mention.place.kind in _CITIES or mention.place.name in _CITY_STATES


def _last(mentions: Sequence[PlaceMention], kinds: frozenset[str]) -> PlaceMention | None:
    return next((m for m in reversed(mentions) if m.place.kind in kinds), None)


def _city(memory: Memory, before: Sequence[PlaceMention], whole: bool) -> PlaceMention | None:
    """Tell which city is "the city": the last of the sentence, the subject, the article's."""
    inside = next((m for m in reversed(before) if _is_city(m)), None)
    home = memory.home if memory.home is not None and _is_city(memory.home) else None
    if whole and inside is None and home is not None and memory.leads:
        return home
    if inside is not None and not (whole and inside.place.kind in {"county", "zone"} and home is not None):
        return inside
    subject = memory.subject if memory.subject is not None and _is_city(memory.subject) else None
    if (
        subject is not None
        and subject.place.kind == "zone"
        and home is not None
        and home.place.kind == "city"
    ):
        return home
    if subject is not None and not (whole and subject.place.kind in {"county", "zone"} and home is not None):
        return subject
    recent = next((m for m in reversed(memory.recent) if _is_city(m)), None)
    return home or recent


def _with_demonym(memory: Memory, before: Sequence[PlaceMention], adjectives: str) -> PlaceMention | None:
    """Tell which city is "the French city": the last one named that is in France."""
    code = demonyms().get(adjectives.strip())
    if code is None:
        return None
    return next(
        (m for m in (*reversed(before), *reversed(memory.recent)) if _is_city(m) and m.place.country == code),
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


def _province(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which province is "全省": that of the city spoken of, else the last one named."""
    provinces = frozenset({"province"})
    if (inside := _last(before, provinces)) is not None:
        return inside
    for city in (*reversed(before), memory.subject, memory.home):
        if city is None:
            continue
        if city.place.kind == "province":
            return city
        if (found := province_of(lexicon, city.place, city.surface)) is not None:
            return PlaceMention(0, 0, found[1], found[0], 0.8)
        if city.place.name in prefectures() and city.place.country == "JP":
            name = f"{city.place.name} Prefecture"
            return PlaceMention(0, 0, name, Place(name, "province", "JP"), 0.8)
    if memory.section is not None:
        return memory.section
    known = next(
        (c.place.country for c in (memory.subject, memory.home) if c is not None and c.place.country), ""
    )
    last = next(
        (m for m in reversed(memory.recent) if m.place.kind == "province" and m.place.country == known), None
    )
    if last is not None and known:
        return last
    return _last(memory.recent, provinces) or _last(memory.recent, frozenset({"region"}))


def _country(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which country is "the country": the last of the sentence, else that of the place spoken of."""
    countries = frozenset({"country"})
    if (inside := _last(before, countries)) is not None:
        return inside
    for place in (memory.subject, memory.home):
        if place is None or not place.place.country:
            continue
        code = place.place.country
        if (named := next((m for m in reversed(memory.recent) if _is_country(m, code)), None)) is not None:
            return named
        if (found := country_of(lexicon, code)) is not None:
            return PlaceMention(0, 0, found[1], found[0], 0.8)
    return _last(memory.recent, countries)


def _region(memory: Memory, before: Sequence[PlaceMention], adjectives: str) -> PlaceMention | None:
    """Tell which region is "the region": the article's, where it has one or is mostly about a city."""
    home = memory.home
    if adjectives.strip() or home is None or home.place.kind not in {"province", "region", "city"}:
        return None
    if home.place.kind == "city" and not memory.leads:
        return None
    return _last(before, _REGIONS) or home


def _emirate(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which emirate is meant: one of the seven, the article's before others; not their federation."""
    spoken = (memory.home, *reversed(before), memory.subject, *reversed(memory.recent))
    return next(
        (m for m in spoken if m is not None and m.place.country == "AE" and m.place.kind != "country"), None
    )


def _is_country(mention: PlaceMention, code: str) -> bool:
    return mention.place.kind == "country" and mention.place.country == code


def _capital(
    lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention], adjectives: str
) -> PlaceMention | None:
    """Tell which capital is meant: "the Saudi capital", "省会"."""
    code = next((demonyms()[word] for word in (adjectives.strip(),) if word in demonyms()), None)
    if (adjectives.strip() and adjectives.isascii() and code is None) and before:
        return _city(memory, (), whole=False)
    bases: list[PlaceMention | None]
    if code is not None:
        country = country_of(lexicon, code)
        bases = [PlaceMention(0, 0, country[1], country[0])] if country else []
    elif adjectives.isascii():
        bases = [_country(lexicon, memory, before)]
    else:
        bases = [_province(lexicon, memory, before)]
    for base in bases:
        if base is not None and (found := capital_of(lexicon, base.place, base.surface)) is not None:
            return PlaceMention(0, 0, _surface(memory, found[0]) or found[1], found[0], 0.8)
    return None


def _surface(memory: Memory, place: Place) -> str | None:
    return next((m.surface for m in reversed(memory.recent) if m.place.name == place.name), None)


def joint(parts: Sequence[PlaceMention]) -> PlaceMention:
    """Put places together that share a figure."""
    mark = " and " if parts[0].surface.isascii() else "、"
    surface = mark.join(m.surface for m in parts)
    return PlaceMention(0, 0, surface, Place(surface, "joint"), 0.8, tuple(parts))


def _last_few(
    memory: Memory, before: Sequence[PlaceMention], count: int, kinds: frozenset[str]
) -> list[PlaceMention]:
    """Give the last places of some kinds that a text spoke of, in their order."""
    few: list[PlaceMention] = []
    for mention in (*reversed(before), *reversed(memory.recent)):
        known = any(mention.place.name == m.place.name for m in few)
        city = _is_city(mention) and kinds is _CITIES
        if not known and (city or mention.place.kind in kinds):
            few.insert(0, mention)
        if len(few) == count:
            return few
    return []


def _kinds(words: str) -> frozenset[str]:
    if re.search(r"国|countries", words):
        return frozenset({"country"})
    if re.search(r"省|regions", words):
        return _REGIONS
    return frozenset({"county", "zone"}) if re.search(r"[区县]", words) else _CITIES


def _one_of_two(memory: Memory, before: Sequence[PlaceMention], last: bool) -> PlaceMention | None:
    """Tell which place is "the former" or "the latter", of two in the sentence or in the one before."""
    together = next((m for m in reversed(before) if len(m.parts) == 2), None)
    if together is not None:
        return together.parts[last]
    here = _apart(before, memory)
    pair = here[-2:] if len(here) >= 2 else _apart(memory.sentence, memory) if not here else []
    return pair[last] if len(pair) == 2 else None


def _rival(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which city is "its rival": the last named that the sentence is not about."""
    about = {m.place.name for m in before} or ({memory.subject.place.name} if memory.subject else set())
    return next((m for m in reversed(memory.recent) if _is_city(m) and m.place.name not in about), None)


def _apart(mentions: Sequence[PlaceMention], memory: Memory) -> list[PlaceMention]:
    """Give the places that a sentence names, each once; a city's country does not count beside cities."""
    seen: dict[str, PlaceMention] = {}
    for mention in mentions:
        if mention.place.kind not in {"organisation", "world"} and not mention.described:
            seen.setdefault(mention.place.name, mention)
    cities = [m for m in seen.values() if _is_city(m)]
    return cities if len(cities) >= 2 else list(seen.values())


def _cluster(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Give the group of cities that a text is about: "三市" in an article on 长株潭."""
    for mention in (*reversed(before), memory.home, memory.subject, *reversed(memory.recent)):
        if mention is not None and mention.place.kind == "region" and mention.place.population == _OF_CITIES:
            return mention
    return None


#: Marks groups of cities in the gazetteer, beside populations.
_OF_CITIES = 3


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
        return _country(lexicon, memory, ())
    emirate = _emirate(memory, before) if "mirate" in found.group() else None
    return emirate or _country(lexicon, memory, before)


def resolve(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the place that a description stands for; its own words where these are a place of their own."""
    return _resolve(lexicon, found, memory, before) or _verbatim(found)


def _resolve(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the place that a description stands for."""
    kind, adjectives = found.lastgroup, found.groupdict().get("adj") or ""
    if kind == "there":
        return _city(memory, [m for m in before if m.place.kind != "organisation"], whole=False)
    if kind == "here":
        return memory.dateline or memory.home
    if kind == "sar":
        return memory.home if memory.home is not None and memory.home.place.name in _CITY_STATES else None
    if kind == "city":
        return _with_demonym(memory, before, adjectives) or _city(
            memory, before, found.group()[0] in "全我本市"
        )
    if kind in {"county", "zone"}:
        return _inner(
            lexicon,
            memory,
            before,
            frozenset({"zone"} if kind == "zone" else {"county", "zone"}),
            whole=memory.leads and found.group()[0] in "全我本县市",
            word=found.group(),
        )
    if kind in {"province", "statewide"}:
        return _province(lexicon, memory, before)
    if kind in {"country", "national"}:
        return _land(lexicon, found, memory, before)
    if kind == "region":
        return _region(memory, before, adjectives)
    if kind == "capital":
        return _capital(lexicon, memory, before, adjectives if found.group().isascii() else "省")
    return _one_or_several(kind or "", found, memory, before)


def _one_or_several(
    kind: str, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find "its rival", "前者", "后两者", "两地", "三市"."""
    if kind == "other":
        return _rival(memory, before)
    if kind in {"former", "latter"}:
        return _one_of_two(memory, before, kind == "latter")
    if kind in {"firsttwo", "lasttwo"}:
        listed = [*memory.sentence, *before]
        pair = listed[:2] if kind == "firsttwo" else listed[-2:]
        return joint(pair) if len(pair) == 2 else None
    if kind == "parks":
        return None
    twin = memory.home is not None and re.search(r"[a-z][-–][A-Z]", memory.home.surface)
    if kind == "pair" and twin and re.search(r"towns|cities", found.group()):
        return memory.home  # "the two towns" of Champaign-Urbana
    if kind == "three" and (listed := _listed_before(found, before, 3)):
        return _as_group(listed, _cluster(memory, before))
    if kind == "three" and found.group()[-1] in "区县":
        return None
    if kind == "three" and (cluster := _cluster(memory, before)) is not None:
        return cluster
    kinds, count = _kinds(found.group()), 3 if kind in {"three", "trio"} else 2
    listed = [m for m in memory.sections if m.place.kind in kinds]
    few = listed if len(listed) == count and not before else _last_few(memory, before, count, kinds)
    own = memory.home.place.name if memory.home is not None and not before else ""
    few.sort(key=lambda m: count == 2 and m.place.name != own)  # of two the article's own comes first
    return joint(few) if few else None


def _as_group(listed: Sequence[PlaceMention], group: PlaceMention | None) -> PlaceMention:
    """Put places together under the name of their group, if it is made of theirs: 长株潭."""
    whole = joint(listed)
    if group is None or not all(any(c in group.surface for c in m.surface) for m in listed):
        return whole
    return replace(group, parts=whole.parts)


def _listed_before(found: re.Match[str], before: Sequence[PlaceMention], count: int) -> list[PlaceMention]:
    """Give the list that "三市" sums up: "长沙、株洲、湘潭三市"."""
    listed, at = list(before[-count:]), found.start()
    for mention in reversed(listed):
        if not re.fullmatch(r"[、,和与及]?", found.string[mention.end : at]):
            return []
        at = mention.start
    return listed if len(listed) == count and listed[-1].end == found.start() else []
