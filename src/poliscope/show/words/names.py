"""Names that come from data, made safe to stand inside a sentence, and lists of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from poliscope.show.words.catalog import say

__all__ = ["legible", "listed"]

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_STEERING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_ISOLATE, _END = "\u2068", "\u2069"


def legible(text: str) -> str:
    r"""Return a text without characters that steer or break the line around it.

    Control characters become a space, characters that override the direction of writing go, lone
    surrogates become U+FFFD. A text with right-to-left letters is isolated, so that the sentence around
    it keeps its order.

    Examples
    --------
    >>> legible("a\nb\u202ec")
    'a bc'
    """
    if text.isascii() and text.isprintable():
        return text
    kept = "".join(_one(letter) for letter in text)
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in kept):
        return f"{_ISOLATE}{kept}{_END}"
    return kept


def _one(letter: str) -> str:
    if unicodedata.bidirectional(letter) in _STEERING:
        return ""
    category = unicodedata.category(letter)
    if category == "Cs":
        return "\ufffd"
    return " " if category == "Cc" or letter in "\u2028\u2029" else letter


def listed(language: str, names: Sequence[str], *, at_most: int = 8) -> str:
    """Return names as a list in words; long lists end with how many more there are."""
    names = [legible(name) for name in names]
    if len(names) > at_most:
        first = say(language, "list.comma").join(names[:at_most])
        return say(language, "list.more", names=first, count=len(names) - at_most)
    if len(names) < 2:
        return "".join(names)
    return say(language, "list.and", names=say(language, "list.comma").join(names[:-1]), last=names[-1])
