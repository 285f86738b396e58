"""The noun of a figure's own English clause, where the lexicon knows it not, before any other topic."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words, modifier_behind_en
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.predicates import (
    acts_on,
    is_no_noun,
    is_verb,
    object_of,
    one_of,
)
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, TopicMention, known_as
from poliscope.data.articles.indicators.words.english import MEASURES, MOVED_EN, words_before
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["english", "of_its_clause"]

_BREAK = re.compile(r"[,;:(]|(?<= )(?:but|while|whereas|although|though|because|when|and) ")
_SUFFIX = {"growth": "_growth", "share": "_share"}
_MADE_OF = {
    "made": "output",
    "sold": "sales",
    "shipped": "exports",
    "bought": "imports",
    "used": "consumption",
}
_WEIGHED = frozenset({"t", "m3", "litres", "l", "bbl", "kg"})


def _clause(p: Passage, i: int) -> tuple[int, int]:
    """Give where the figure's clause begins, and what stands before it in the sentence, up to a figure."""
    after = p.numbers[i - 1].end if i else p.start
    breaks = [m.end() for m in _BREAK.finditer(p.text, after, p.numbers[i].before)]
    return (breaks[-1] if breaks else after), after


def english(p: Passage, i: int) -> bool:
    """Tell whether a figure stands in an English sentence, and is no rank."""
    number = p.numbers[i]
    return (
        p.text[p.start] < "\u2e80" and p.text[number.start : number.end].isascii() and number.form != "rank"
    )


def of_its_clause(p: Passage, i: int, chosen: TopicMention | None) -> Topic | None:
    """Name a figure by the noun of its own clause instead of what was told before.

    The subject of a verb that measures ("Landings dropped by 11%"), or the goods that a verb makes, sells
    or moves ("landed 18,000 tonnes of tilapia").

    Parameters
    ----------
    chosen : TopicMention or None
        The phrase of the lexicon that would be taken otherwise.

    Returns
    -------
    Topic or None
        None where the clause has no noun of its own, or a general one ("the figure", "the city").
    """
    if not english(p, i):
        return None
    clause, after = _clause(p, i)
    if chosen is not None and (chosen.start >= clause or chosen.start >= p.numbers[i].start):
        return None
    return _goods(p, i, clause) or _subject(p, i, clause, after, chosen)


def _goods(p: Passage, i: int, clause: int) -> Topic | None:
    """Read "sold 8,400 tonnes of avocados" as sales of them."""
    number = p.numbers[i]
    unit = number.scanned.unit
    if p.relations[i].kind != "level":
        return None
    if unit in _AREAS:
        return _land(p, i, clause)
    if unit not in _WEIGHED and unit not in CURRENCIES:
        return None
    found = object_of(p.text, number)
    if found is None or any(found[1] <= t.start < found[2] for t in p.topics):
        return None
    kind = acts_on(p.text[clause : number.before])
    if unit in CURRENCIES and kind not in {"sold", "shipped", "bought"}:
        return None
    code = one_of(found[0]) if kind in _MADE_OF else found[0]
    code = re.sub(r"[ -]", "_", code) + (f"_{_MADE_OF[kind]}" if kind in _MADE_OF else "")
    known = known_as(code)
    return Topic(code, found[1], found[2], 0.7 if known else 0.5, known)


_AREAS = frozenset({"km2", "mu", "m2", "ha"})
_COVERS = re.compile(
    r"(?:^|[ ,])(?P<noun>[A-Za-z]{4,}) (?:now |still |alone )*(?:covers?|covered|occup(?:y|ies|ied)|"
    r"takes? up|took up)"
    r"(?: (?:about|some|around|nearly|almost|over|more than))* $"
)
_SOWN = re.compile(
    r"\b(?:plant(?:s|ed|ing)?|sow(?:s|ed|n)?|grow(?:s|n|ing)?|grew|cultivat\w+)(?: (?:about|some|nearly|"
    r"over|on))* $"
)


def _land(p: Passage, i: int, clause: int) -> Topic | None:
    """Read "Vineyards cover 140 km2" and "planted 84,000 hectares of maize" as areas of them."""
    head, found = p.text[clause : p.numbers[i].before], object_of(p.text, p.numbers[i])
    if found is not None and _SOWN.search(head):
        crop = modifier_behind_en(found[0], "sown_area") or one_of(found[0]).replace(" ", "_")
        return Topic(f"{crop}_area", found[1], found[2], 0.6, None)
    covers = _COVERS.search(head)
    if covers is None or _says_nothing(covers["noun"]) or covers["noun"].lower() in _PLACES:
        return None
    start = clause + covers.start("noun")
    if _is_place(p, start, start + len(covers["noun"])):
        return None
    return Topic(f"{one_of(covers['noun'].lower())}_area", start, start + len(covers["noun"]), 0.5, None)


_PLACES = frozenset(
    [
        "site",
        "park",
        "zone",
        "campus",
        "island",
        "which",
        "municipality",
        "prefecture",
        "territory",
        "metropolis",
    ]
)


def _subject(p: Passage, i: int, clause: int, after: int, chosen: TopicMention | None) -> Topic | None:
    """Take the subject of a verb that measures: "Landings at the beaches dropped by 11%"."""
    number = p.numbers[i]
    head = p.text[clause : number.before]
    moved = MOVED_EN.search(head)
    if (
        moved is None
        or not MEASURES.search(moved.group())
        or not re.search(r"[a-z]{3}", head[: moved.start()])
    ):
        return None
    if _LOOKS_BACK.search(re.sub(r"(?<=[a-z]) (?:here|there)$", "", head[: moved.start()])):
        return None
    listing = p.text[clause - 1] == "," or p.text.startswith("and ", clause - 4)
    known = [t for t in p.topics if (after if listing else clause) <= t.start < number.start]
    if any(t.start >= clause or not MEASURES.search(p.text, t.end, clause) for t in known):
        return None  # a list: "exports of cars, trucks and buses rose"
    found = words_before(p.text, clause, number.before, p.start)
    if found is not None and (meant := _meant(p, i, found)) is not None:
        return meant
    if number.form == "bare":
        return None  # without a unit it is only kept where what it counts is known
    if found is None or _says_nothing(found[0]) or _is_place(p, found[1], found[2]):
        return None
    code = re.sub(r"[^a-z0-9]+", "_", found[0].lower()).strip("_")
    return Topic(code + _SUFFIX.get(p.relations[i].kind, ""), found[1], found[2], 0.45, None)


#: "Before the pandemic it was 15%", "the corresponding figures were": what was told before.
_LOOKS_BACK = re.compile(
    r"(?:^|[ ,(])(?:it|they|that|this|those|these|which|who|he|she|we|you|there|one|both|all|each|I|so|"
    r"what|it['’]s|"
    r"we['’]re)"
    r"(?: of [^,;]*)?(?: (?:also|now|still|then|once|only|all|both|each))* *$",
    re.IGNORECASE,
)

#: Words that name a thing only as the subject of what it came to: "prices rose", "cargo fell by 7%".
_AS_SUBJECT = {
    "cargo": "cargo_throughput",
    "throughput": "cargo_throughput",
    "freight": "freight_volume",
    "prices": "cpi",
}

_OF_HOMES = re.compile(
    r"^(?:homes?_|house_(?!price$)|houses|homes$|housing|new_house|secondhand|dwelling|home_)"
)
_PROPERTY = re.compile(r"\b(?:property|housing|homes?|houses?|flats?|apartments?|real[- ]estate)\b")
_PER_HEAD = re.compile(r" (?:per|a) (?:head|capita|person|resident|inhabitant)\b")


def _meant(p: Passage, i: int, found: tuple[str, int, int]) -> Topic | None:
    words = re.sub(
        r"^(?:gross|net|total|overall|public|outstanding) | (?:here|there|locally)$", "", found[0].lower()
    )
    code = _AS_SUBJECT.get(words)
    if words == "debt":
        code = "government_debt" if any(kind == "country" for _, _, kind in p.named) else "municipal_debt"
    told = p.context.code if p.context is not None else ""
    of_homes = _OF_HOMES.search(told) or told.startswith("house_price")
    if code == "cpi" and (of_homes or _PROPERTY.search(p.text, p.start, found[1])):
        code = "house_price"
    if code is None or (code == "cpi" and p.context is not None and "price" in p.context.code):
        return None
    if code == "cargo_throughput" and p.context is not None and p.context.code.endswith("_throughput"):
        code = p.context.code
    suffix = "" if code == "cpi" else _SUFFIX.get(p.relations[i].kind, "")
    if _PER_HEAD.match(p.text, found[2]):
        suffix = f"_per_capita{suffix}"
    return Topic(code + suffix, found[1], found[2], 0.7, known_as(code))


def _says_nothing(words: str) -> bool:
    last = re.split(r"[ -]", words.lower())[-1]
    return (
        one_of(last) in english_words("general")
        or last in english_words("function")
        or last in english_words("vague")
        or last in english_words("no_count")
        or is_no_noun(last)
        or (is_verb(last) and not last.endswith("s"))
    )


def _is_place(p: Passage, start: int, end: int) -> bool:
    named = any(a < end and start < b for a, b, _ in p.named)
    return named or (p.text[start].isupper() and bool(build_lexicon().places.find(p.text[start:end])))
