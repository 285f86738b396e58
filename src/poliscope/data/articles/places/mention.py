"""A place that a sentence names or describes."""

from __future__ import annotations

from dataclasses import dataclass

from poliscope.data.articles.lexicon import Place

__all__ = ["PlaceMention"]


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class PlaceMention:
    """A place in a sentence; offsets count the paragraph's working text; ``parts`` share a figure."""

    start: int
    end: int
    surface: str
    place: Place
    confidence: float = 0.95
    parts: tuple[PlaceMention, ...] = ()
    described: bool = False
