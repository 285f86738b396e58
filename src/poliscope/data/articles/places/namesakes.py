"""Names of several places, and names that only seem to stand in a text: which are meant.

The gazetteer gives "Cambridge" to the larger of the two; an article that speaks of Massachusetts means
the other. Looked for once in an article.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from poliscope.data.articles.lexicon import Lexicon, Place, gazetteer
from poliscope.data.articles.places.mention import PlaceMention
from poliscope.data.articles.places.people import PERSON
from poliscope.data.articles.places.regions import country_of, place_named
from poliscope.data.articles.signs import is_latin

__all__ = ["country_spoken_of", "find_namesakes", "own_country"]


@functools.cache
def _cities() -> Mapping[str, tuple[Place, ...]]:
    """Give the cities of each name that cities of several countries have."""
    found: dict[str, dict[str, Place]] = {}
    for phrase, place in gazetteer():
        if place.kind == "city":
            found.setdefault(phrase, {})[place.country] = place
    return {phrase: tuple(places.values()) for phrase, places in found.items() if len(places) > 1}


def _of_country(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Give to the country whose provinces an article names those cities of which it has one of the name."""
    found = lexicon.places.find(text)
    provinces = {hit.payload for hit in found if hit.payload.kind == "province" and hit.payload.country}
    named = {hit.payload.country for hit in found if hit.payload.kind == "country"}
    counts = Counter(place.country for place in provinces)
    country, count = next(iter(counts.most_common(1)), ("", 0))
    if not count or 2 * count <= counts.total():
        return
    cities = {text[hit.start : hit.end]: hit.payload for hit in found if hit.payload.kind == "city"}
    for name, place in cities.items():
        if place.country == country or place.country in named or place.country in counts:
            continue
        for other in _cities().get(name, ()):
            if other.country == country:
                yield name, other


def _overlapped(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find names that only seem to stand in a text: 比绍 of 比绍兴, where 绍兴 stands elsewhere alone."""
    found = lexicon.places.find(text)
    names = {text[hit.start : hit.end] for hit in found}
    seeming: dict[str, list[bool]] = {}
    for hit in found:
        name = text[hit.start : hit.end]
        if name.isascii() or len(name) > 3:
            continue
        later = [
            other
            for at in range(hit.start + 1, hit.end)
            for other in lexicon.places.find(text, at, at + 6)[:1]
            if other.start == at and other.end > hit.end
        ]
        other = text[later[0].start : later[0].end] if later else ""
        nearer = bool(later) and later[0].payload.country == "CN" != hit.payload.country
        seeming.setdefault(name, []).append(bool(other) and (nearer or other in names - {name}))
    for name, each in seeming.items():
        if all(each):
            yield name, Place(name, PERSON)


#: "the Edgar Thomson Works", "Buchanan Wharf", "the Cerro Prieto dam": a name of what bears a place's name.
_GOES_ON = re.compile(
    r" (?:[A-Z][a-zà-ɏ]+ )?(?:[Ww]orks|[Ww]harf|[Mm]ills?|[Dd]am|[Rr]eservoir|[Bb]ridge|[Tt]ower|House|"
    r"Square|Street|Road|Avenue|Lane|Court|Hotel|Group|Holdings|Inc|Ltd|Partners|Foundation|Trust|Prize|Award|"
    r"Research(?! (?:Triangle|Park|Institute|Cent|Council))|Capital|Analytics|Consulting|"
    r"Insights|Advisory|Associates|Ventures|Securities|Intelligence|"
    r"Theatre|Theater|Arena|[Ss]tadium|Brothers|Museum|[Mm]ine|[Ss]hipyard|[Rr]efinery|[Pp]lant)\b"
    r"| [A-Z][a-zà-ɏ]+ (?:park|estate|zone)\b"
)
_FIRST_NAME = re.compile(r"[a-z,;] (?P<n>[A-Z][a-zà-ɏ]{2,}) (?:(?:del|della|du|da|do|van|von) )?$")
# fmt: off
#: What may stand before a place's name: "Greater Leeds", "in March Leeds grew".
_NO_FIRST_NAME = frozenset((
    "Greater", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western",
    "Central", "Upper", "Lower", "Inner", "Outer", "Downtown", "Metro", "Metropolitan", "New", "Old",
    "Saint", "Port", "Fort", "Mount", "Lake", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
))
# fmt: on


def _of_longer_names(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find towns whose names stand in a text only inside the names of persons, works and streets."""
    longer: dict[str, list[bool]] = {}
    for hit in lexicon.places.find(text):
        if hit.payload.kind in {"city", "county"} and is_latin(text[hit.start]):
            first = _FIRST_NAME.search(text, max(0, hit.start - 20), hit.start)
            named = first is not None and first["n"] not in _NO_FIRST_NAME
            named = named and not text.startswith(("'s", "’s", ","), hit.end)
            inside = named or _GOES_ON.match(text, hit.end) is not None
            longer.setdefault(text[hit.start : hit.end], []).append(inside)
    for name, each in longer.items():
        if all(each):
            yield name, Place(name, PERSON)


#: 出海口, 入海口: no town of Hainan.
_WORDS = (("海口", re.compile(r"(?<![出入])海口")),)

_CHINESE = frozenset({"CN", "HK", "MO", "TW", "SG", ""})


def own_country(lexicon: Lexicon, region: str) -> list[tuple[str, Place]]:
    """Give what 全国 and 我国 mean in Taiwan's press, for :meth:`PhraseIndex.extended`."""
    taiwan = place_named(lexicon, "台湾") if region == "TW" else None
    return [(word, taiwan) for word in ("全国", "我国", "国内") if taiwan is not None]


def country_spoken_of(lexicon: Lexicon, home: PlaceMention | None) -> list[tuple[str, Place]]:
    """Give what 全国 means in an article about a place abroad, for :meth:`PhraseIndex.extended`."""
    if home is None or home.place.country in _CHINESE:
        return []
    found = country_of(lexicon, home.place.country)
    return [("全国", found[0])] if found is not None else []


def find_namesakes(lexicon: Lexicon, text: str) -> list[tuple[str, Place]]:
    """Find which place each name of several means in an article, and which names stand there by chance.

    For :meth:`PhraseIndex.extended`; what is no place has the kind of persons.
    """
    chance = [(word, Place(word, PERSON)) for word, used in _WORDS if word in text and not used.search(text)]
    return [
        *_of_country(lexicon, text),
        *_overlapped(lexicon, text),
        *_of_longer_names(lexicon, text),
        *chance,
    ]
