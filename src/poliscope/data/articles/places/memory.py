"""What places a text has spoken of, for what it says of them without their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from poliscope.data.articles.places.finding import PlaceMention

__all__ = ["CITIES", "CITY_STATES", "REGIONS", "Memory", "apart", "is_city", "last_list"]

CITIES = frozenset({"city", "county", "unit", "unknown", "zone"})
REGIONS = frozenset({"province", "region", "group"})
CITY_STATES = frozenset(
    {"Hong Kong", "Macao", "Singapore", "Beijing", "Shanghai", "Tianjin", "Chongqing", "Hai Phong", "Can Tho"}
)
#: Which of the states is not said.
_UNNAMED = frozenset(["statewide", "province-wide", "region-wide"])
_NO_PLACES = frozenset({"organisation", "world", "joint"})
_NOWHERE = frozenset({"organisation", "world"})


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
    leads : bool
        Whether the article names its own place more than others.
    listed : tuple of PlaceMention
        The last places that stood in one list.
    opened : str or None
        Name of the place that the paragraph began with.
    titled : tuple of PlaceMention
        The cities that the article compares: those of its title, each once, or that it names most.
    text : str
        The article, where its title names several cities.
    paired : tuple of PlaceMention
        The places of the last sentence that named just two.
    """

    recent: tuple[PlaceMention, ...] = ()
    home: PlaceMention | None = None
    subject: PlaceMention | None = None
    sentence: tuple[PlaceMention, ...] = ()
    dateline: PlaceMention | None = None
    section: PlaceMention | None = None
    sections: tuple[PlaceMention, ...] = ()
    leads: bool = False
    listed: tuple[PlaceMention, ...] = ()
    opened: str | None = None
    titled: tuple[PlaceMention, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    paired: tuple[PlaceMention, ...] = ()

    def after(self, mentions: Sequence[PlaceMention], text: str) -> Memory:
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
        listed = last_list(named, text) or self.listed
        two = tuple(apart(named))
        return Memory(
            kept,
            self.home,
            self.subject,
            named or self.sentence,
            listed=listed,
            titled=self.titled,
            text=self.text,
            paired=two if len(two) == 2 else self.paired,
        )


def apart(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Give the places that a sentence names, each once; a city's country does not count beside cities."""
    seen: dict[str, PlaceMention] = {}
    for mention in mentions:
        if mention.place.kind not in _NOWHERE and not mention.described:
            seen.setdefault(mention.place.name, mention)
    cities = [m for m in seen.values() if is_city(m)]
    if len(cities) >= 2:
        return cities
    narrow = [m for m in seen.values() if m.place.kind != "country"]
    return narrow if len(narrow) >= 2 else list(seen.values())


_LIST_GAP = re.compile(r"[、,和与及]{1,2}|以及|, ?(?:and )?| and ")


def last_list(mentions: Sequence[PlaceMention], text: str) -> tuple[PlaceMention, ...]:
    """Give the last places of a sentence that stand in one list: "宁波、无锡和佛山"."""
    best: tuple[PlaceMention, ...] = ()
    run: tuple[PlaceMention, ...] = ()
    for mention in mentions:
        joined = bool(run) and _LIST_GAP.fullmatch(text, run[-1].end, mention.start) is not None
        run = (*run, mention) if joined and mention.place.kind == run[-1].place.kind else (mention,)
        best = run if len(run) > 1 else mention.parts or best
    return best


def is_city(mention: PlaceMention) -> bool:
    """Tell whether a text may call a place a city: one of the cities, or smaller, or a city of its own."""
    return mention.place.kind in CITIES or mention.place.name in CITY_STATES
