"""English verbs and what stands before and behind them: "handled" is nothing that is measured."""

from __future__ import annotations

import functools
import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words
from poliscope.data.articles.numbers import NumberMention

__all__ = ["acts_on", "is_no_noun", "is_verb", "object_of", "one_of"]

_NOT_PAST = frozenset(
    ["bed", "breed", "creed", "feed", "hundred", "need", "reed", "seed", "shed", "speed", "weed"]
)


def _forms(base: str) -> set[str]:
    stem = base[:-1] if base.endswith("e") else base
    forms = {base, f"{base}s", f"{stem}ed", f"{stem}ing", f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    if base.endswith(("s", "x", "ch", "sh", "o")):
        forms.add(f"{base}es")
    if base.endswith("y") and base[-2] not in "aeiou":
        forms |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    return forms


@functools.cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset().union(*(_forms(base) for base in english_words(kind)))


_KINDS = ("made", "sold", "shipped", "bought", "used")
_IRREGULAR = {
    "caught": "made", "dug": "made", "grew": "made", "grown": "made", "made": "made", "spun": "made",
    "woven": "made", "sold": "sold", "ate": "used", "burnt": "used",
}  # fmt: skip


@functools.cache
def is_verb(word: str) -> bool:
    """Tell whether a word right before a figure is a form of a verb.

    Parameters
    ----------
    word : str
        In small letters.
    """
    past = word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST
    return past or word in english_words("irregular") or any(word in _verbs(k) for k in ("verbs", *_KINDS))


def is_no_noun(words: str) -> bool:
    """Tell what is no name of a thing: "handled", "modest", "here", "three"."""
    last = re.split(r"[ _-]", words)[-1].lower()
    ends = last in english_words("adverbs") or last in english_words("numbers")
    past = last.endswith("ed") and len(last) > 4 and last not in _NOT_PAST
    return (
        ends or past or last in english_words("irregular") or (last.endswith("ly") and last not in _FAMILIES)
    )


_FAMILIES = frozenset(["family", "supply", "assembly", "monopoly", "anomaly", "italy", "july"])
#: The word before a figure, without "about" and the like, which may be its verb.
_LAST = re.compile(
    r"(?:^|[ \"“,;(])(?P<word>[A-Za-z]{2,})(?: (?:up|out|in|off|down))?"
    r"(?: (?:about|some|around|nearly|almost|over|just|only|up to|an?|more than|the|its|roughly|another|"
    r"as many as|"
    r"as much as|an estimated|a record|at least|between|a total of))* ?$"
)


def acts_on(head: str) -> str | None:
    """Give the kind of the verb that has the figure behind it for its object.

    Parameters
    ----------
    head : str
        The clause before the figure.

    Returns
    -------
    str or None
        ``"made"``, ``"sold"``, ``"shipped"``, ``"bought"``, ``"used"``, ``"other"``, or None where no verb
        stands there.
    """
    found = _LAST.search(head)
    if found is None:
        return None
    word = found["word"].lower()
    for kind in _KINDS:
        if word in _verbs(kind) or _IRREGULAR.get(word) == kind:
            return kind
    return "other" if is_verb(word) else None


_OF = re.compile(
    r" (?:worth )?of (?:(?:fresh|green|raw|dried|frozen|local|its|their|the|new|crude) )*"
    r"(?P<noun>[a-z]{3,}(?:[ -][a-z]{3,})?)(?=[,.;:)]|$| [a-z]+)"
)


def object_of(text: str, number: NumberMention) -> tuple[str, int, int] | None:
    """Find what a figure of tonnes or of money is of: "18,000 tonnes of tilapia"."""
    found = _OF.match(text, number.end, number.end + 60)
    if found is None:
        return None
    words = found["noun"].split(" ")
    while words and (
        words[-1] in english_words("function")
        or words[-1] in english_words("prepositions")
        or is_no_noun(words[-1])
    ):
        words.pop()
    if not words or words[0] in english_words("no_goods") or words[0] in english_words("general"):
        return None
    noun = " ".join(words)
    return noun, found.start("noun"), found.start("noun") + len(noun)


def one_of(noun: str) -> str:
    """Give the singular of goods: "avocados" is avocado, "peaches" peach."""
    if noun.endswith(("ches", "shes", "xes", "sses", "toes")):
        return noun[:-2]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
