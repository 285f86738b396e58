"""The English words around a figure for what the lexicon does not know."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words
from poliscope.data.articles.indicators.predicates import acts_on, is_verb
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["MEASURES", "MOVED_EN", "NO_COUNT", "VAGUE", "counted_noun", "words_before", "words_behind"]

_FUNCTION = english_words("function")
_IRREGULAR = english_words("irregular")
_EMPTY = english_words("empty")
_PREPOSITIONS = english_words("prepositions")
NO_COUNT = english_words("no_count")
"""Counted nouns that are units or nobody in particular: "days", "persons"."""
VAGUE = english_words("vague")
"""Counted nouns that say nothing of what is counted: "units", "places"."""
#: "the number of new dwellings consented", "the value of exports of tea": what stands behind "of" counts.
_AMOUNT = re.compile(
    r"\b(?:number|value|amount|volume|total|level|count|sum|stock|supply|size) of (?P<noun>[a-z].*)$"
)
MOVED_EN = re.compile(
    r"(?:[ ,](?:has|have|had|also|now|further|then|again|is|was|were|are|been|will|would|could|be|being|"
    r"to|by|of|at|a|an|"
    r"the|only|just|about|some|around|almost|nearly|over|more|than|from|in|up|down|and|sharply|slightly|"
    r"steadily|"
    r"\w+ly|rose|risen|rise[sn]?|rising|fell|fallen|falls?|falling|grew|grown|grows?|growing|"
    r"increas(?:e[sd]?|ing)|"
    r"decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?|climb(?:s|ed)?|jump(?:s|ed)?|surged?|"
    r"soared|"
    r"shrank|shrunk|reach(?:ed|es|ing)?|stood|stands?|total(?:l?ed|l?ing|s)?|came|hit|exceed(?:ed|s)?|"
    r"amount(?:ed|s)?|"
    r"averag(?:ed|es|ing)|remain(?:ed|s)?|number(?:ed|s)|account(?:ed|s|ing)?|for|represent(?:ed|s|ing)|"
    r"mak(?:es|ing)|made|comprised?|worth|valued|estimated|put|set|cut|edged|passed|crossed|touched))+ ?$",
    re.IGNORECASE,
)

#: Verbs that say of their subject how much it is or how it changed.
MEASURES = re.compile(
    r"\b(?:is|are|was|were|be|been|rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grows?|"
    r"growing|"
    r"increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?|climb(?:s|ed)?|"
    r"jump(?:s|ed)?|"
    r"surged?|soared|shrank|shrunk|reach(?:ed|es|ing)?|stood|stands?|total(?:l?ed|l?ing|s)?|came|hit|"
    r"exceed(?:ed|s)?|"
    r"amount(?:ed|s)?|averag(?:ed|es|ing)|remain(?:ed|s)?|number(?:ed|s))\b"
)


def words_behind(text: str, number: NumberMention) -> tuple[str, int, int] | None:
    """Take the English words behind a number up to the first function word."""
    words: list[re.Match[str]] = []
    for found in re.compile(r"[ -]([A-Za-z][\w'’-]*)").finditer(text, number.end, number.end + 50):
        joined = found.start() == (words[-1].end() if words else number.end)
        word = found.group(1).lower()
        plural = bool(words) and words[-1].group(1).endswith("s")
        acts = plural and (
            word in _PREPOSITIONS or word in _IRREGULAR or word.endswith("ing") or is_verb(word)
        )
        if not joined or word in _FUNCTION or len(words) == 4 or acts:
            break  # "1,500 protesters into the streets", "seven containers leaving the port"
        words.append(found)
    while words and words[0].group(1).lower() in _EMPTY:
        words.pop(0)
    if not words:
        return None
    a, b = words[0].start(1), words[-1].end(1)
    return text[a:b], a, b


def words_before(text: str, start: int, end: int, sentence: int) -> tuple[str, int, int] | None:
    """Take the English noun before a number: the subject before its verb, without what says nothing."""
    head = text[start:end]
    moved = MOVED_EN.search(head)
    if (moved is None or not MEASURES.search(moved.group())) and acts_on(head):
        return None  # who handled, sold or ate so much, not how much there is of them
    head = head[: moved.start()] if moved else head
    amount = _AMOUNT.search(head)
    at = start + (amount.start("noun") if amount else 0)
    words = list(re.compile(r"[A-Za-z][\w'’&-]*").finditer(text, at, start + len(head)))
    # a preposition ends the noun that it follows: "visits to museums" are visits
    cut = next((k for k, w in enumerate(words) if w.group() in _PREPOSITIONS and k), len(words))
    if amount or cut > 0:
        words = words[:cut]
    while words and words[-1].group().lower() in _FUNCTION:
        words.pop()
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        name = word.group()[0].isupper() and word.start() > sentence and not word.group().isupper()
        if word.group().lower() in _FUNCTION or len(kept) == 3 or name or word.group().endswith(("'s", "’s")):
            break
        kept.insert(0, word)
    while kept and (kept[0].group().lower() in _FUNCTION or kept[0].group().lower() in _EMPTY):
        kept.pop(0)
    if not kept or (kept[0].group()[0].isupper() and build_lexicon().places.find(kept[0].group())):
        return None
    return text[kept[0].start() : kept[-1].end()], kept[0].start(), kept[-1].end()


def counted_noun(text: str, number: NumberMention, relation: Relation) -> Topic | None:
    """Take the English noun behind a count, in the plural: "50 development centres"."""
    if (
        relation.kind != "level"
        or number.scanned.unit not in {"count", None}
        or number.scanned.high is not None
    ):
        return None
    found = words_behind(text, number) if re.match(r" [A-Za-z]", text[number.end : number.end + 2]) else None
    words = found[0].lower() if found else text[number.start : number.end].lower().split(" ")[-1]
    last = re.split(r"[ -]", words)[-1]
    if (
        not re.fullmatch(r"[a-z]{3,}s", last)
        or last in VAGUE
        or last in NO_COUNT
        or last.endswith(("ss", "us", "is"))
    ):
        return None
    code = re.sub(r"[^a-z]+", "_", words).strip("_")
    a, b = (found[1], found[2]) if found else (number.end - len(words), number.end)
    return Topic(code, a, b, 0.5, None)
