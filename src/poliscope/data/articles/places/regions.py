"""What belongs to what: the province of a city, the capital of a province or country, demonyms."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from poliscope.data.articles.lexicon import Lexicon, Place, gazetteer

__all__ = [
    "adjectives",
    "capital_of",
    "citizens",
    "country_of",
    "demonyms",
    "members_of",
    "place_named",
    "prefectures",
    "province_of",
    "rivers",
]


@functools.cache
def _source() -> dict[str, Any]:
    text = (files("poliscope.data") / "lexicon" / "regions.json").read_text("utf-8")
    source: dict[str, Any] = json.loads(text)
    return source


@functools.cache
def demonyms() -> Mapping[str, str]:
    """Give the country codes of English demonyms: "Saudi" is SA."""
    return {word: code for code, row in _source()["countries"].items() for word in row["demonyms"]}


@functools.cache
def adjectives() -> Mapping[str, tuple[str, str]]:
    """Give the regions of English adjectives and their capitals: "Welsh" is of Wales."""
    return {word: (region, capital) for word, (region, capital) in _source()["adjectives"].items()}


@functools.cache
def citizens() -> Mapping[str, str]:
    """Give the cities by the English names of their people: a "Turinese" architect is of Turin."""
    return dict(_source()["citizens"])


@functools.cache
def rivers() -> Mapping[str, tuple[str, ...]]:
    """Give for rivers the larger cities on them, by which a text may call these: "on the Po"."""
    return {river: tuple(cities) for river, cities in _source()["rivers"].items()}


@functools.cache
def prefectures() -> frozenset[str]:
    """Give the prefectures of Japan that have the name of a city."""
    return frozenset(_source()["prefectures"])


@functools.cache
def _state_names() -> Mapping[tuple[str, str], str]:
    """Give the states of some federal countries by their capitals."""
    return {
        (country, capital): state
        for country, rows in _source()["states"].items()
        for state, capital in rows.items()
    }


@functools.cache
def _codes() -> Mapping[str, tuple[str, str]]:
    """Give for each city of a Chinese province the province's name and capital."""
    rows = _source()["provinces"].items()
    cities = {city: (name, row["capital"]) for name, row in rows for city in row["cities"]}
    # of the two of one name 海南 is the province, not the prefecture in Qinghai
    return cities | {name: (name, row["capital"]) for name, row in _source()["provinces"].items()}


def members_of(lexicon: Lexicon, surface: str) -> list[tuple[Place, str]]:
    """Give the places that a short name puts together, with their names: 双北 is 台北 and 新北."""
    named = [(place_named(lexicon, name), name) for name in _source()["groups"].get(surface, ())]
    return [(place, name) for place, name in named if place is not None]


def place_named(lexicon: Lexicon, name: str) -> Place | None:
    """Find the place that a whole phrase names."""
    return lexicon.places.whole(name)


@functools.lru_cache(maxsize=4096)
def _short(name: str, surface: str) -> str | None:
    """Give the short Chinese name under which a place stands in the table."""
    for written in (surface, name):
        for short in (written, written.rstrip("市省")):
            if short in _codes():
                return short
    return None


@functools.cache
def _city_states() -> Mapping[tuple[str, str], str]:
    """Give the states of the world's cities."""
    text = (files("poliscope.data") / "lexicon" / "city-states.json").read_text("utf-8")
    return {
        (country, city): state
        for country, states in json.loads(text).items()
        for state, cities in states.items()
        for city in cities
    }


def province_of(lexicon: Lexicon, place: Place, surface: str) -> tuple[Place, str] | None:
    """Give the province of a Chinese city, or the state of another, and its name; None if unknown."""
    if place.kind == "city" and place.country not in {"CN", "TW"}:
        names = [_state_names().get((place.country, name)) for name in (surface, place.name)]
        names.append(_city_states().get((place.country, place.name)))
        state = next(filter(None, names), "")
        named = place_named(lexicon, state) if state else None
        if named is not None and named.kind == "city" and place.country == "US":  # New York has its name
            state = f"{state} State"
            named = Place(state, "province", "US")
        return (named, state) if named else None
    short = _short(place.name, surface)
    if short is None or (place.kind != "province" and _codes()[short][0] == short):
        return None
    name = _codes()[short][0]
    known = place_named(lexicon, name)
    return (known, name) if known else None


def capital_of(lexicon: Lexicon, place: Place, surface: str) -> tuple[Place, str] | None:
    """Give the capital of a country, of a state, or of a Chinese province or the province of a city."""
    if place.kind == "country":
        row = _source()["countries"].get(place.country)
        name = row["capital"] if row else None
    elif place.country in _source()["states"]:
        name = _source()["states"][place.country].get(place.name)
    else:
        short = _short(place.name, surface)
        name = _codes()[short][1] if short else None
    known = place_named(lexicon, name) if name else None
    return (known, name) if known and name else None


def country_of(lexicon: Lexicon, code: str) -> tuple[Place, str] | None:
    """Give the country of a code and its English name."""
    name = {"GB": "UK", "US": "United States"}.get(code) or _names().get(code)
    known = place_named(lexicon, name) if name else None
    return (known, name) if known and name else None


@functools.cache
def _names() -> Mapping[str, str]:
    return {
        place.country: place.name for _, place in gazetteer() if place.kind == "country" and place.country
    }
