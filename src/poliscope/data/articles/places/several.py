"""Places that a text speaks of together: 两地, 三市, "both cities"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.lexicon import Place
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import CITIES, REGIONS, Memory, is_city
from poliscope.data.articles.signs import is_latin

__all__ = ["joint", "several"]


def joint(parts: Sequence[PlaceMention]) -> PlaceMention:
    """Put places together that share a figure."""
    mark = " and " if is_latin(parts[0].surface) else "、"
    surface = mark.join(m.surface for m in parts)
    return PlaceMention(0, 0, surface, Place(surface, "joint"), 0.8, tuple(parts))


_WIDE = frozenset({"country", "province", "region", "group"})


def _last_few(
    memory: Memory, before: Sequence[PlaceMention], count: int, kinds: frozenset[str]
) -> list[PlaceMention]:
    """Give the last places of some kinds that a text spoke of, in their order."""
    few: list[PlaceMention] = []
    for mention in (*reversed(before), *reversed(memory.recent)):
        known = any(mention.place.name == m.place.name for m in few)
        city = is_city(mention) and kinds is CITIES
        if not known and (city or mention.place.kind in kinds):
            few.insert(0, mention)
        if len(few) == count:
            return few
    return []


def _kinds(words: str) -> frozenset[str]:
    if re.search(r"国|countries", words):
        return frozenset({"country"})
    if re.search(r"省|regions", words):
        return REGIONS
    return frozenset({"county", "zone"}) if re.search(r"[区县]", words) else CITIES


def _cluster(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Give the group of cities that a text is about: "三市" in an article on 长株潭."""
    for mention in (*reversed(before), memory.home, memory.subject, *reversed(memory.recent)):
        if mention is not None and mention.place.kind == "region" and mention.place.population == _OF_CITIES:
            return mention
    return None


#: Marks groups of cities in the gazetteer, beside populations.
_OF_CITIES = 3


def several(
    kind: str, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find "它们", "together the two", "十一座城市", "后两者", "两地", "三市"."""
    if kind == "duo":  # "Together the two took 86%"
        wide = all(m.place.kind in _WIDE for m in before)  # "Alberta grew, and between them the two"
        return joint(memory.paired) if memory.paired and wide and _are_alike(memory.paired) else None
    if kind in {"they", "many"}:
        return _all_of(kind, found, memory, before)
    if kind in {"firsttwo", "lasttwo"}:
        together = next((m.parts for m in reversed(before) if len(m.parts) > 2), memory.listed)
        listed = list(together) if len(together) > 2 else [*memory.sentence, *before]
        pair = listed[:2] if kind == "firsttwo" else listed[-2:]
        return joint(pair) if len(pair) == 2 else None
    if kind == "three":
        return _three(found, memory, before)
    twin = memory.home is not None and re.search(r"[a-z][-–][A-Z]", memory.home.surface)
    if kind == "pair" and twin and re.search(r"towns|cities", found.group()):
        return memory.home  # "the two towns" of Champaign-Urbana
    return _few(3 if kind == "trio" else 2, found, memory, before) if kind != "parks" else None


def _three(found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find "三市": those right before it, else the group that the text is of, else the last three listed."""
    cluster = _cluster(memory, before)
    if listed := _listed_before(found, before, 3):
        return _as_group(listed, cluster)
    if found.group()[-1] in "区县":
        return None
    known = memory.listed
    if cluster is None and not before and len(known) == 3 and known[0].place.kind in _kinds(found.group()):
        return joint(known)
    if cluster is None and not before and len(memory.titled) == 3 and _kinds(found.group()) is CITIES:
        return joint(memory.titled)  # of an article on three cities they are its own
    return cluster or _few(3, found, memory, before)


def _few(
    count: int, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the last two or three: of the headings so far, else of those that the text spoke of."""
    kinds = _kinds(found.group())
    listed = [m for m in memory.sections if m.place.kind in kinds]
    few = listed if len(listed) == count and not before else _last_few(memory, before, count, kinds)
    spoken = sum(is_city(m) and not m.described for m in memory.sentence)
    if kinds is CITIES and len(memory.titled) == count and spoken != count and not (before or listed):
        few = list(memory.titled)  # of an article on two cities, whatever it compared them with last
    own = memory.home.place.name if memory.home is not None and not before else ""
    few.sort(key=lambda m: count == 2 and m.place.name != own)  # of two the article's own comes first
    return joint(few) if few else None


def _count(words: str) -> int:
    return next((number for word, number in _COUNT.items() if word in words), 0)


_COUNT = {"三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def _all_of(
    kind: str, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find those that were listed before, "它们", or whose cities are counted: "十一座城市合共"."""
    if kind == "they":
        count = _count(found.group())
        if len(memory.listed) > 1 and count in {0, len(memory.listed)} and _are_alike(memory.listed):
            return joint(memory.listed)
        few = list({m.place.name: m for m in memory.sentence if is_city(m)}.values())
        return joint(few) if few and len(few) == count else None
    count = _count(found.group())
    if len(memory.listed) == count:
        return joint(memory.listed)
    wide = (*reversed(before), memory.home, memory.subject, *reversed(memory.recent))
    return next((m for m in wide if m is not None and m.place.kind in {"region", "province"}), None)


def _are_alike(listed: Sequence[PlaceMention]) -> bool:
    """Tell places that can stand together: "they" behind "sold in India and in Coimbatore" are the firms."""
    countries = sum(mention.place.kind == "country" for mention in listed)
    return countries in {0, len(listed)}


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
