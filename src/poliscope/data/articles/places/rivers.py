"""Cities by the rivers on which they lie: "6.6% on the Rhône and 7.0% on the Po" of Lyon and Turin.

A river is no place of its own in an article on cities. Which city is meant follows from those that the
article speaks of; where two of them lie on the river, or none, the words tell nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.memory import Memory, is_city
from poliscope.data.articles.places.mention import PlaceMention
from poliscope.data.articles.places.regions import place_named, rivers

__all__ = ["with_rivers"]

_TOWN = r"(?:(?P<town>[Tt]he (?:city|town|port|capital|metropolis)) )?"


@functools.cache
def _on() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(rivers(), key=len, reverse=True))
    return re.compile(
        rf"{_TOWN}\b(?P<on>[Oo]n|[Aa]long|[Bb]y|[Bb]eside) the (?:banks of the )?(?:[Rr]iver )?"
        rf"(?P<river>{names})(?: [Rr]iver)?(?![\w-]| [A-Z])"
    )


def with_rivers(
    lexicon: Lexicon,
    text: str,
    start: int,
    end: int,
    mentions: Sequence[PlaceMention],
    memory: Memory,
) -> list[PlaceMention]:
    """Read "on the Po" as the city there of which the article speaks.

    From left to right; a place that bears the river's name is left out.
    """
    if text.find(" the ", start, end) < 0:
        return list(mentions)
    told = list(mentions)
    for found in _on().finditer(text, start, end):
        a, b = found.span("river")
        told = [m for m in told if not (m.start < b and a < m.end)]
        # "Cologne, on the Rhine," tells more of the city that it names
        known = any(m.end in {found.start() - 1, found.start() - 2} for m in told)
        city = None if known else _city_on(lexicon, found["river"], memory, told)
        if city is not None:
            at = found.start("town") + len("the ") if found["town"] else a
            told.append(PlaceMention(at, b, city.surface, city.place, 0.7, described=True))
    return sorted(told, key=lambda m: m.start)


def _city_on(
    lexicon: Lexicon, river: str, memory: Memory, told: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Choose the one city on a river of which an article speaks, those of its title before others."""
    places = [place_named(lexicon, name) for name in rivers()[river]]
    names = {place.name for place in places if place is not None}
    foremost = [m for m in (*memory.titled, memory.home, memory.subject) if m is not None]
    for spoken in (foremost, [*memory.recent, *told]):
        fitting = {m.place.name: m for m in spoken if is_city(m) and m.place.name in names}
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None
