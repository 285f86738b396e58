"""Whom 它, 这里 and 那里 stand for in a sentence, by what its clauses before are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.places.centering import centre, clause_start, is_looked_at
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory, is_city

__all__ = ["antecedent"]


def antecedent(
    text: str, start: int, found: re.Match[str], mentions: Sequence[PlaceMention], memory: Memory
) -> PlaceMention | None:
    """Find the place that a pronoun stands for.

    What the clauses before it are about goes first; a place of its own clause is another ("从上海到这里").
    Then what the sentence before was about; 这里 is a place that one can be in, 那里 not the one that the
    article is about.

    Parameters
    ----------
    found : re.Match
        The pronoun; its group is "it", "near" or "far".
    mentions : sequence of PlaceMention
        The places found in the sentence so far.
    """
    kind, opened = found.lastgroup, clause_start(text, start, found.start())
    earlier = [m for m in mentions if m.end <= opened]
    marks = mark_references(text, start, earlier)
    owners = [
        m
        for m, reference in zip(earlier, marks, strict=True)
        if not reference and not is_looked_at(text, start, m)
    ]
    inside = centre(text, start, owners, opened)
    spoken: list[PlaceMention | None] = [inside, memory.subject, memory.home]
    if kind == "far":
        home = memory.home.place.name if memory.home is not None else ""
        others = [m for m in reversed(memory.recent) if m.place.name != home]
        spoken = [inside, memory.subject, *others]
    fitting = [m for m in spoken if m is not None and m.place.kind != "joint"]
    if kind == "it":
        return next(iter(fitting), None)
    return next((m for m in fitting if is_city(m) or m.place.kind == "province"), None)
