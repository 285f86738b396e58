"""Which of the cities that an article compares a word or a name belongs to, as the rest of it tells.

"The knitwear town" is the one whose sentences speak of knitwear, and "Mirafiori assembled 26,000 cars"
is told of the city beside which the article named Mirafiori before.
"""

from __future__ import annotations

import functools
import re

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory

__all__ = ["city_of_name", "city_of_word"]

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
#: Words that describe any town.
_ANY = re.compile(
    r"whole|same|other|rest|next|first|second|third|last|old|new|big|small|great|large|little|main|entire|"
    r"southern|northern|eastern|western|central|inner|outer|modern|host|home|local|poor|rich|young"
)
_LONGEST = 200_000


@functools.lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(_SENTENCE.split(text[:_LONGEST]))


def city_of_word(memory: Memory, adjectives: str) -> PlaceMention | None:
    """Tell which of the compared cities is "the knitwear town".

    Parameters
    ----------
    memory : Memory
        What the article compares, and its text.
    adjectives : str
        What stands between "the" and "town".

    Returns
    -------
    PlaceMention or None
        None unless the article speaks of it beside one of them alone.
    """
    word = adjectives.strip().rsplit(" ", 1)[-1].rstrip("s")
    if len(memory.titled) < 2 or len(word) < 4 or _ANY.fullmatch(word):
        return None
    counts = _counts(memory.text, tuple(m.surface for m in memory.titled), word)
    best = max(counts)
    return memory.titled[counts.index(best)] if best and counts.count(best) == 1 else None


@functools.lru_cache(maxsize=64)
def _counts(text: str, names: tuple[str, ...], word: str) -> list[int]:
    """Count the sentences that name just one of the cities and have the word."""
    told = [[name in sentence for name in names] for sentence in _sentences(text) if word in sentence.lower()]
    return [sum(named[i] and sum(named) == 1 for named in told) for i in range(len(names))]


#: "Mirafiori assembled barely 26,000 cars".
_SUBJECT = re.compile(r"(?:The )?([A-ZÀ-Þ][a-zà-ɏ]{4,})(?:['’]s? [a-z]| [a-z]{3,}(?:ed|s)? )")
_NEAR = 160


def city_of_name(memory: Memory, text: str, start: int, end: int) -> PlaceMention | None:
    """Tell which of the compared cities a sentence is about that begins with a name of something in it.

    Parameters
    ----------
    memory : Memory
        What the article compares, and its text.
    start, end : int
        The sentence, which names no place.

    Returns
    -------
    PlaceMention or None
        None unless the article named it just behind one of them before.
    """
    found = _SUBJECT.match(text, start, end) if len(memory.titled) > 1 else None
    return _named_behind(memory, found.group(1)) if found is not None else None


def _named_behind(memory: Memory, name: str) -> PlaceMention | None:
    told: set[str] = set()
    for used in re.finditer(rf"(?<![.!?:”\"\n] )(?<!\n)\b{name}\b(?! [A-Z])", memory.text[:_LONGEST]):
        before = memory.text[max(0, used.start() - _NEAR) : used.start()].rsplit("\n", 1)[-1]
        nearest = max(memory.titled, key=lambda m: before.rfind(m.surface))
        if nearest.surface in before:
            told.add(nearest.place.name)
    return next((m for m in memory.titled if told == {m.place.name}), None)
