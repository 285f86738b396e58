"""Whether the place of an article leads in it, and with which places it is compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.source.normalise import Paragraph

__all__ = ["USABLE", "WHOLE_ZH", "WIDE", "find_compared", "home_leads", "is_way", "named_in"]

USABLE = frozenset({"city", "province", "county", "zone", "unit"})


WIDE = frozenset({"country", "region"})


WHOLE_ZH = re.compile(r"全市|我市|本市|该市")


def is_way(mention: PlaceMention) -> bool:
    """Tell a canal, a railway or a bridge: what is told of it, is told of where it leads."""
    return mention.place.population < 0


def named_in(lexicon: Lexicon, body: Sequence[Paragraph]) -> list[PlaceMention]:
    """Give the places of the first paragraphs in their order, but for what is only compared with.

    Whose office of statistics speaks counts six times: what it publishes is of the whole country.
    """
    found: list[PlaceMention] = []
    for paragraph in body[:30]:
        text = paragraph.text
        mentions = find_places(lexicon, text, 0, min(len(text), 3000))
        for mention, reference in zip(mentions, mark_references(text, 0, mentions), strict=True):
            office = text.endswith("Statistics ", 0, mention.start)
            found += [] if reference or is_way(mention) else [mention] * (6 if office else 1)
    return found


#: So often a city is named at least that an article compares.
_OFTEN = 3


def find_compared(
    lexicon: Lexicon, title: Sequence[PlaceMention], body: Sequence[Paragraph]
) -> tuple[PlaceMention, ...]:
    """Find the cities that an article compares.

    Parameters
    ----------
    title : sequence of PlaceMention
        The cities that its title names, each once.
    body : sequence of Paragraph
        Its text.

    Returns
    -------
    tuple of PlaceMention
        Those of the title, or the two that the text names far more than any other.
    """
    if len(title) > 1:
        return tuple(title)
    spoken = [m for m in named_in(lexicon, body) if m.place.kind == "city"]
    ranked = [*Counter(m.place.name for m in spoken).most_common(3), ("", 0), ("", 0), ("", 0)]
    (first, often), (second, least), (_, other) = ranked[:3]
    if least < _OFTEN or least < 2 * other or often > 3 * least:
        return tuple(title)
    return tuple({m.place.name: m for m in reversed(spoken) if m.place.name in {first, second}}.values())[
        ::-1
    ]


def home_leads(lexicon: Lexicon, body: Sequence[Paragraph], home: PlaceMention | None) -> bool:
    """Tell whether an article speaks more of its own place than of others, so that 全市 is its own.

    A city must be named more than all other cities together; a province or a country, in which they
    lie, twice as often as any of them.
    """
    if home is None or home.place.kind not in {"city", "county", "unit", "province", "country"}:
        return False
    if home.place.kind in {"province", "country"}:
        counts = Counter(m.place.name for m in named_in(lexicon, body) if m.place.kind in USABLE | WIDE)
        named = counts.pop(home.place.name, 0) + 1
        return named >= 2 * max(counts.values(), default=0)
    own, other = 1, 0
    for paragraph in body[:30]:
        for mention in find_places(lexicon, paragraph.text, 0, min(len(paragraph.text), 3000)):
            if mention.place.name == home.place.name:
                own += 1
            elif mention.place.kind in {"city", "unit"}:
                other += 1
        own += len(WHOLE_ZH.findall(paragraph.text[:3000]))
    return own > other
