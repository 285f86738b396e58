"""The city, province, country or capital that a text speaks of and that a sentence does not name."""

from __future__ import annotations

from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory, is_city
from poliscope.data.articles.places.pairs import rival
from poliscope.data.articles.places.regions import (
    capital_of,
    country_of,
    demonyms,
    prefectures,
    province_of,
)

__all__ = ["its_capital", "told_capital", "told_city", "told_country", "told_province"]


def its_capital(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell what "its capital" is: of the country or province that the sentence is about, else the text."""
    wide = [m for m in (*before[:1], memory.subject, memory.home) if m is not None]
    base = next((m for m in wide if m.place.kind in {"country", "province"}), None)
    found = capital_of(lexicon, base.place, base.surface) if base is not None else None
    return PlaceMention(0, 0, surface(memory, found[0]) or found[1], found[0], 0.8) if found else None


def state_capital(lexicon: Lexicon, memory: Memory) -> PlaceMention | None:
    """Give the capital of the state that a text speaks of, if it has named it."""
    for wide in (memory.subject, memory.home):
        if wide is not None and wide.place.kind == "province":
            found = capital_of(lexicon, wide.place, wide.surface)
            spoken = (memory.home, *reversed(memory.recent))
            return next(
                (m for m in spoken if m is not None and found and m.place.name == found[0].name), None
            )
    return None


def surface(memory: Memory, place: Place) -> str | None:
    """Give a place as the text last wrote it."""
    return next((m.surface for m in reversed(memory.recent) if m.place.name == place.name), None)


def _last(mentions: Sequence[PlaceMention], kinds: frozenset[str]) -> PlaceMention | None:
    return next((m for m in reversed(mentions) if m.place.kind in kinds), None)


def told_city(memory: Memory, before: Sequence[PlaceMention], whole: bool) -> PlaceMention | None:
    """Tell which city is "the city": the last of the sentence, the subject, the article's."""
    # a zone is no city, whatever the text calls it: 该市 beside 钦州港 is 钦州
    inside = next((m for m in reversed(before) if is_city(m) and m.place.kind != "zone"), None)
    home = memory.home if memory.home is not None and is_city(memory.home) else None
    subject = memory.subject if memory.subject is not None and is_city(memory.subject) else None
    turned = subject is not None and subject.place.kind == "city" and subject.place.name == memory.opened
    if whole and inside is None and home is not None and memory.leads and not turned:
        return home
    if inside is not None and not (whole and inside.place.kind in {"county", "zone"} and home is not None):
        return inside
    if (
        subject is not None
        and subject.place.kind in {"zone", "unknown"}
        and home is not None
        and home.place.kind == "city"
    ):
        return home if memory.leads else _around(memory) or home
    if subject is not None and not (whole and subject.place.kind in {"county", "zone"} and home is not None):
        return subject
    recent = next((m for m in reversed(memory.recent) if is_city(m)), None)
    around = next((m for m in reversed(memory.recent) if m.place.kind == "city"), None)
    if home is not None and home.place.kind == "zone" and around is not None:
        return around
    return home or recent


def _around(memory: Memory) -> PlaceMention | None:
    """Give the city named before a zone or quarter of which an article on several cities speaks."""
    return next((m for m in reversed(memory.recent) if m.place.kind == "city"), None)


def told_province(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which province is "全省": that of the city spoken of, else the last one named."""
    provinces = frozenset({"province"})
    if (inside := _last(before, provinces)) is not None:
        return inside
    home, spoken = memory.home, memory.subject
    if (
        memory.leads
        and home is not None
        and spoken is not None
        and spoken.place.country
        not in {
            "",
            home.place.country,
        }
    ):
        spoken = None  # "Montreal files more. Spending in the state": of Querétaro, which the article is on
    for city in (*reversed(before), spoken, home):
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


def told_country(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which country is "the country": the last of the sentence, else that of the place spoken of."""
    countries = frozenset({"country"})
    if (inside := _last(before, countries)) is not None:
        return inside
    for place in (memory.subject, memory.home, *reversed(memory.recent)):
        if place is None or not place.place.country:
            continue
        code = place.place.country
        if (named := next((m for m in reversed(memory.recent) if _is_country(m, code)), None)) is not None:
            return named
        if (found := country_of(lexicon, code)) is not None:
            return PlaceMention(0, 0, found[1], found[0], 0.8)
    return _last(memory.recent, countries)


def _is_country(mention: PlaceMention, code: str) -> bool:
    return mention.place.kind == "country" and mention.place.country == code


_OF_A_STATE = frozenset({"provincial", "state", "regional", "prefectural", "cantonal"})


def told_capital(
    lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention], adjectives: str
) -> PlaceMention | None:
    """Tell which capital is meant: "the Saudi capital", "省会"."""
    code = next((demonyms()[word] for word in (adjectives.strip(),) if word in demonyms()), None)
    if adjectives[:1].isupper() and not code:
        return rival(lexicon, memory, before) if before and len(memory.titled) == 2 else None
    if adjectives.strip() in _OF_A_STATE or (
        adjectives.strip() and adjectives.isascii() and not code and before
    ):
        return told_city(memory, (), whole=False)
    bases: list[PlaceMention | None]
    if code is not None:
        country = country_of(lexicon, code)
        bases = [PlaceMention(0, 0, country[1], country[0])] if country else []
    elif adjectives.isascii():
        if (state := state_capital(lexicon, memory)) is not None:
            return state
        bases = [told_country(lexicon, memory, before)]
    else:
        bases = [told_province(lexicon, memory, before)]
    for base in bases:
        if base is not None and (found := capital_of(lexicon, base.place, base.surface)) is not None:
            return PlaceMention(0, 0, surface(memory, found[0]) or found[1], found[0], 0.8)
    return None
