"""Places by their adjectives and their people: "the Welsh capital", "68% of Ghanaians", "the Dutch spend"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory, is_city
from poliscope.data.articles.places.regions import (
    adjectives,
    capital_of,
    citizens,
    country_of,
    demonyms,
    place_named,
    province_of,
)
from poliscope.data.articles.signs import any_name, compile_from, holds

__all__ = ["city_of_adjective", "with_peoples"]

_LAST_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)?$")
_PEOPLE = compile_from(
    r"A-Zbtw.;:,",
    r"\b(?:of|among) (?:all |young |working-age |adult )?(?P<people>[A-Z][a-z]+)s(?=[ ,.;:)])"
    r"|\b(?P<folk>[A-Z][a-z]+)s(?= (?:spend|spent|save|earn|export|invest|buy|drink|use|own|pay)\b)"
    r"|\b[Tt]he (?P<nation>[A-Z][a-z]+)(?= (?:spend|spent|save|earn|work|export|invest|buy|make)\b)"
    r"|\b(?P<mean>(?:South |North |New )?[A-Z][a-z]+)(?= (?:[a-z-]+ ){0,2}(?:average|mean|median|norm|ratio|"
    r"figure|share|labou?r market|number|level|rate|total|count|tally|score)\b)"
    r"|(?:^|(?<=[.;:!?] )|, (?:while|but|and) (?:the )?|\b(?:[Tt]he|that|which|by|among) )"
    r"(?P<owner>(?:South |North |New )?[A-Z][a-z]+)"
    r"(?= (?:[a-z-]+ )?(?:firms|companies|start-?ups|universities|centres|centers|factories|exporters|"
    r"exports|households|workers|students|schools|hospitals|cities|tenants|employers|officials|ports|banks|"
    r"farmers|shipments|manufacturers|regulators|ministers|carmakers|airports|miners|producers|growers|"
    r"hotels|taxpayers|investors|makers|buyers|consumers|airlines|shoppers|families|voters|women|men|"
    r"pensioners|farms|pay|wages|output|prices|incomes)\b)",
    words="aot",
)
_PEOPLE_SIGNS = (
    "of ",
    "among ",
    "he ",
    "average",
    "mean",
    "median",
    "norm",
    "ratio",
    "market",
    "figure",
    "share",
    "number",
    "level",
    "rate",
    "total",
    "count",
    "tally",
    "score",
    "s ",
)


def _place_of(lexicon: Lexicon, word: str) -> Place | None:
    """Give the country or region of an adjective, or the place of a name used as one."""
    if word in citizens():
        return place_named(lexicon, citizens()[word])
    if word in demonyms():
        country = country_of(lexicon, demonyms()[word])
        return country[0] if country else None
    name = adjectives()[word][0] if word in adjectives() else word
    return place_named(lexicon, name)


def city_of_adjective(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the city that "the Welsh capital", "the Tamil Nadu capital" or "the Alberta city" is.

    Parameters
    ----------
    found : re.Match
        A description of a city or a capital.
    before : sequence of PlaceMention
        The places of the sentence before the words.

    Returns
    -------
    PlaceMention or None
        None without such an adjective.
    """
    groups = found.groupdict()
    word = _LAST_NAME.search((groups.get("adj") or groups.get("origin") or "").strip())
    wide = _place_of(lexicon, word.group()) if word is not None else None
    if word is None or wide is None or wide.kind not in {"country", "province", "region"}:
        return None
    compared = [m for m in memory.titled if m.place.country == wide.country and _inside(lexicon, m, wide)]
    if found.lastgroup != "capital" and len(compared) == 1:
        return compared[0]  # of two cities one is Italian, whatever else of Italy was named
    foremost = (memory.subject, memory.home, *reversed(before), *reversed(memory.recent), *memory.titled)
    spoken = [m for m in foremost if m is not None and is_city(m)]
    if found.lastgroup == "capital":
        capital = _capital(lexicon, word.group(), wide)
        if capital is not None:
            return next((m for m in spoken if m.place.name == capital.place.name), capital)
        own = memory.home.place.name if memory.home is not None else ""
        spoken = [m for m in reversed(memory.recent) if is_city(m) and m.place.name != own]
    known = [(m, _inside(lexicon, m, wide)) for m in spoken if m.place.country == wide.country]
    return next((m for m, inside in known if inside), None) or next(
        (m for m, inside in known if inside is None), None
    )


def _capital(lexicon: Lexicon, word: str, wide: Place) -> PlaceMention | None:
    name = adjectives().get(word, ("", ""))[1]
    place = place_named(lexicon, name) if name else None
    if place is not None:
        return PlaceMention(0, 0, name, place, 0.8)
    found = capital_of(lexicon, wide, wide.name)
    return PlaceMention(0, 0, found[1], found[0], 0.8) if found else None


def _inside(lexicon: Lexicon, city: PlaceMention, wide: Place) -> bool | None:
    """Tell whether a city lies in a country or region; None where nothing tells."""
    if wide.kind == "country":
        return city.place.country == wide.country
    capitals = {capital: region for region, capital in adjectives().values() if capital}
    if city.place.name in capitals:
        return capitals[city.place.name] == wide.name
    state = province_of(lexicon, city.place, city.surface)
    return state[0].name == wide.name if state is not None else None


def with_peoples(
    lexicon: Lexicon, text: str, start: int, end: int, mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Add the countries of "68% of Ghanaians", "the Dutch spend" and "the Colombian average".

    From left to right.
    """
    more: list[PlaceMention] = []
    for found in _PEOPLE.finditer(text, start, end) if holds(text[start:end], _PEOPLE_SIGNS) else ():
        group = found.lastgroup or "mean"
        word = found.group(group)
        known = word in demonyms() or word in adjectives() or word in citizens()
        place = _place_of(lexicon, word) if known else None
        a, b = found.span(group)
        if place is not None and not any(m.start < b and a < m.end for m in mentions):
            surface = place.name if place.kind != "country" else _name(lexicon, place)
            sure = 0.6 if group == "owner" else 0.8  # "Chinese firms employ 3,000 in Hamburg"
            more.append(PlaceMention(a, b, surface, place, sure, described=True))
    for found in _citizen().finditer(text, start, end):
        a, b = found.span()
        city = place_named(lexicon, citizens()[found["citizen"]])
        if city is not None and not any(m.start < b and a < m.end for m in (*mentions, *more)):
            more.append(PlaceMention(a, b, citizens()[found["citizen"]], city, 0.8, described=True))
    return sorted([*mentions, *more], key=lambda m: m.start) if more else list(mentions)


@functools.cache
def _citizen() -> re.Pattern[str]:
    """Find "a Turinese architect", "a Lyonnais pays", "Londoners spend"."""
    return compile_from("A-Z", rf"(?<![\w-])(?P<citizen>{any_name(citizens())})s?(?= [a-z])")


def _name(lexicon: Lexicon, place: Place) -> str:
    found = country_of(lexicon, place.country)
    return found[1] if found else place.name
