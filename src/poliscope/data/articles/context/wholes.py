"""The wider place that an article is about although its title names a city in it, or only its parts.

An interview asks whether Newcastle can live without coal and then speaks of the Hunter, "the region"; a
report on four African cities is about Africa wherever it names none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.regions import adjectives, place_named
from poliscope.data.articles.signs import is_latin
from poliscope.data.articles.source.normalise import Paragraph

__all__ = ["region_spoken_of", "whole_of_parts"]

_REGION = {
    "region": re.compile(
        r"\b(?:[Tt]h(?:e|is)|[Oo]ur) region(?!s)\b|\b[Rr]egional (?:product|economy|plan|output|income)\b"
    ),
    "province": re.compile(
        r"\b(?:[Tt]h(?:e|is)|[Oo]ur) (?:whole )?(?:state|province)(?!s)\b|"
        r"\b[Gg]ross (?:state|provincial) product\b"
    ),
}
#: So often a text speaks of its region at least.
_OFTEN = 4


def region_spoken_of(
    city: PlaceMention, spoken: Sequence[PlaceMention], body: Sequence[Paragraph]
) -> PlaceMention | None:
    """Find the region that an article speaks of far more than of the city in its title.

    Parameters
    ----------
    city : PlaceMention
        What the title names.
    spoken : sequence of PlaceMention
        The places of the text, in their order.
    body : sequence of Paragraph
        The text.
    """
    if city.place.kind != "city" or not is_latin(city.surface):
        return None
    counts = Counter(m.place.name for m in spoken)
    regions = [m for m in spoken if m.place.kind in _REGION]
    best = max(regions, key=lambda m: counts[m.place.name], default=None)
    if best is None or counts[best.place.name] < 2:
        return None
    often = sum(len(_REGION[best.place.kind].findall(paragraph.text)) for paragraph in body[:200])
    return best if often >= _OFTEN and often > 2 * counts[city.place.name] else None


#: "African start-up hubs", 非洲四城: what the title has parts of.
_PARTS = re.compile(
    r"\b(?:cities|hubs|ecosystems|capitals|regions|countries|states|start-?ups|markets|economies|tech|venture|"
    r"funding|innovation)\b|[两二三四五六七八九十\d多各][大座个]?(?:城|国|地|市)|城市|创业|创投|融资|科技|国家|各国|市场|经济体"
)
_ADJECTIVE = re.compile(r"\b(?:Latin |South |North |Southeast )?[A-Z][a-z]+(?:n|ic)\b")
_OPENING = 2


def _group_of(lexicon: Lexicon, title: str) -> PlaceMention | None:
    """Find the one group of countries that a title names, by its name or adjective."""
    for a, b, place in lexicon.places.find(title):
        if place.kind == "group":
            return PlaceMention(a, b, title[a:b], place, 0.7)
    for found in _ADJECTIVE.finditer(title):
        name = adjectives().get(found.group(), ("", ""))[0]
        named = place_named(lexicon, name) if name else None
        if named is not None and named.kind == "group":
            return PlaceMention(*found.span(), name, named, 0.7)
    return None


def whole_of_parts(
    lexicon: Lexicon, title: str, named: Sequence[PlaceMention], spoken: Sequence[PlaceMention], opening: str
) -> PlaceMention | None:
    """Find the whole whose parts an article tells of, and with which it begins.

    Parameters
    ----------
    title : str
        The title, folded.
    named : sequence of PlaceMention
        The places of the title.
    spoken : sequence of PlaceMention
        The places of the text, in their order.
    opening : str
        The first paragraph.

    Returns
    -------
    PlaceMention or None
        The group that the title is of, or the country of several cities of the title of which the
        text does not begin with any.
    """
    if not named:
        group = _group_of(lexicon, title) if _PARTS.search(title) else None
        counts = Counter(m.place.name for m in spoken if m.place.kind in {"city", "country"})
        most, all_told = max(counts.values(), default=0), sum(counts.values())
        return group if group is not None and 2 * most < all_told else None
    cities = {m.place.name for m in named if m.place.kind == "city"}
    codes = {m.place.country for m in named}
    if len(cities) < 3 or len(codes) != 1:
        return None
    first = lexicon.places.find(opening)
    if any(place.name in cities for _, _, place in first):
        return None
    lands = [hit for hit in first if hit.payload.kind == "country" and {hit.payload.country} == codes]
    return (
        PlaceMention(*lands[0][:2], opening[slice(*lands[0][:2])], lands[0].payload, 0.7) if lands else None
    )
