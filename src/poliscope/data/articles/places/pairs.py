"""One place of those that a text compares: "the former", "its rival", "the smaller city", "the last"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory, apart, is_city, last_list
from poliscope.data.articles.places.regions import province_of
from poliscope.data.articles.signs import is_latin

__all__ = ["of_list", "of_size", "one_of_two", "rival"]

_PLACE_IN_LIST = {"first": 0, "second": 1, "third": 2, "last": -1}


def one_of_two(text: str, memory: Memory, before: Sequence[PlaceMention], last: bool) -> PlaceMention | None:
    """Tell which place is "the former" or "the latter".

    Parameters
    ----------
    before : sequence of PlaceMention
        The places of the sentence before the words.
    last : bool
        Whether the latter is asked for.

    Returns
    -------
    PlaceMention or None
        Of two listed in the sentence ("温州和深圳"), else of two in it, else of two in the sentence
        before, else of the last two of one kind.
    """
    together = next((m for m in reversed(before) if len(m.parts) == 2), None)
    if together is not None:
        return together.parts[last]
    if len(listed := last_list([m for m in before if not m.described], text)) == 2:
        return listed[last]
    here = apart(before)
    if len(here) >= 2:
        return here[-2:][last]
    pair = here or apart(memory.sentence)
    if not pair:  # "前者...;后者..." goes on over sentences
        pair = list({m.place.name: m for m in memory.sentence if is_city(m)}.values())
    if not pair or not is_latin(pair[0].surface):  # 前者 may be two goods
        if not pair and memory.paired and is_latin(memory.paired[0].surface):
            pair = list(memory.paired)  # "Both beat the national rate. In 2000, the former's"
        return pair[last] if len(pair) == 2 and not here else None
    if len(pair) == 1:
        kind, name = pair[0].place.kind, pair[0].place.name
        others = [m for m in memory.recent if m.place.kind == kind and m.place.name != name]
        pair = [*others[-1:], *pair]
    pair = pair[:2] if len(pair) == 3 else pair  # the third is another's object
    return pair[last] if len(pair) == 2 else None


def rival(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which place is "its rival": the last named of its kind that the sentence is not about.

    Parameters
    ----------
    before : sequence of PlaceMention
        The places of the sentence before the words.

    Returns
    -------
    PlaceMention or None
        Of a province where no other is named, that of the last city that is not in it.
    """
    about = next((m for m in before if is_city(m)), before[0] if before else memory.subject)
    if about is not None and (other := _other_of_title(memory, about)) is not None:
        return other
    named = [
        m
        for m in (*reversed(before[1:]), *reversed(memory.recent))
        if about is None or m.place != about.place
    ]
    if about is None or about.place.kind != "province":
        return next((m for m in named if is_city(m)), None)
    for mention in named:
        if mention.place.kind == "province" and mention.place.country == about.place.country:
            return mention
    for mention in named:
        found = province_of(lexicon, mention.place, mention.surface) if is_city(mention) else None
        if (
            found is not None
            and found[0].name != about.place.name
            and found[0].country == about.place.country
        ):
            return replace(mention, place=found[0], surface=found[1])
    # of Greater Manchester the other city that an article compares
    return next((m for m in named if is_city(m) and m.surface not in about.surface), None)


def _other_of_title(memory: Memory, about: PlaceMention) -> PlaceMention | None:
    """Give the other one of the two cities that an article compares, as its title tells."""
    pair = memory.titled
    if len(pair) != 2 or about.place.name not in {m.place.name for m in pair}:
        return None
    return next(m for m in pair if m.place.name != about.place.name)


def of_size(memory: Memory, before: Sequence[PlaceMention], *, larger: bool) -> PlaceMention | None:
    """Tell which of the last two cities is "the smaller city", by their populations.

    Parameters
    ----------
    before : sequence of PlaceMention
        The places of the sentence before the words.
    larger : bool
        Whether the larger is asked for.

    Returns
    -------
    PlaceMention or None
        None where the population of one is not known.
    """
    seen: dict[str, PlaceMention] = {}
    spoken = (*reversed(before), *filter(None, (memory.subject, memory.home)), *reversed(memory.recent))
    for mention in spoken:
        if mention.place.kind == "city":
            seen.setdefault(mention.place.name, mention)
    pair = list(memory.titled if len(memory.titled) == 2 and not before else seen.values())[:2]
    if len(pair) < 2 or not all(m.place.population for m in pair):
        return None
    return (max if larger else min)(pair, key=lambda m: m.place.population)


def of_list(memory: Memory, before: Sequence[PlaceMention], which: str) -> PlaceMention | None:
    """Tell which of the places of the sentence, or of the one before, is "the first" or "the last".

    Parameters
    ----------
    before : sequence of PlaceMention
        The places of the sentence before the words.
    which : str
        The ordinal.

    Returns
    -------
    PlaceMention or None
        None where it named fewer than two.
    """
    inside = apart(before)
    listed = inside if len(inside) > 1 else apart(memory.sentence)
    if which == "last" and len(listed) < 2:
        return next((m for m in reversed(memory.recent) if is_city(m)), None)
    index = _PLACE_IN_LIST[which]
    return listed[index] if len(listed) > max(index, 1) else None
