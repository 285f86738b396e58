"""Find any of many thousand phrases in a text, the longest first, in one pass."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Found", "PhraseIndex"]

Payload = TypeVar("Payload")


class Found(NamedTuple, Generic[Payload]):
    """A phrase in a text."""

    start: int
    end: int
    payload: Payload


def _is_latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()


def _goes_on(last: str, following: str) -> bool:
    """Tell whether a word goes on: a letter after a letter, a digit after a digit ("GDP0.73%" is two)."""
    return _is_latin(last) and _is_latin(following) and last.isdigit() == following.isdigit()


class _Bucket(Generic[Payload]):
    """Phrases with the same beginning, by their lengths."""

    __slots__ = ("lengths", "phrases")

    def __init__(self, phrases: dict[str, Payload]):
        self.phrases = phrases
        self.lengths = sorted({len(phrase) for phrase in phrases}, reverse=True)


class PhraseIndex(Generic[Payload]):
    """An index of phrases.

    Phrases that begin or end in a Latin letter or digit match whole words only; Chinese phrases
    match anywhere.

    Parameters
    ----------
    phrases : iterable of (str, payload)
        A later entry for the same phrase replaces an earlier one.
    fold_case : bool
        Whether Latin letters match in any case.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]], *, fold_case: bool):
        self._fold_case = fold_case
        groups: dict[str, dict[str, Payload]] = {}
        for phrase, payload in phrases:
            shown = phrase.lower() if fold_case else phrase
            if len(shown) > 1:
                groups.setdefault(shown[:2], {})[shown] = payload
        self._buckets = {key: _Bucket(group) for key, group in groups.items()}

    def extended(self, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """Give a copy with more phrases; the buckets that do not change are shared."""
        more: PhraseIndex[Payload] = PhraseIndex(phrases, fold_case=self._fold_case)
        copy: PhraseIndex[Payload] = PhraseIndex((), fold_case=self._fold_case)
        copy._buckets = dict(self._buckets)
        for key, bucket in more._buckets.items():
            known = copy._buckets.get(key)
            copy._buckets[key] = _Bucket({**known.phrases, **bucket.phrases}) if known else bucket
        return copy

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Found[Payload]]:
        """Find phrases in a text, left to right, the longest at each place, without overlap."""
        end = len(text) if end is None else end
        first = max(0, start - 1)  # one character more on each side tells whole words
        piece = text[first : end + 1]
        shown = piece.lower() if self._fold_case else piece
        if len(shown) != len(piece):  # a few letters change length in lower case
            shown = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
        found: list[Found[Payload]] = []
        position, last = start - first, end - first
        buckets = self._buckets
        pairs = map(operator.add, shown, shown[1:])
        for at in [i for i, pair in enumerate(pairs) if pair in buckets]:
            if at < position or at >= last - 1:
                continue
            hit = self._match(shown, at, last, buckets[shown[at : at + 2]])
            if hit:
                found.append(Found(hit.start + first, hit.end + first, hit.payload))
                position = hit.end
        return found

    @staticmethod
    def _match(text: str, position: int, end: int, bucket: _Bucket[Payload]) -> Found[Payload] | None:
        if position and _is_latin(text[position]) and _is_latin(text[position - 1]):
            return None
        for length in bucket.lengths:
            stop = position + length
            phrase = text[position:stop]
            if stop > end or phrase not in bucket.phrases:
                continue
            if stop == len(text) or not _goes_on(phrase[-1], text[stop]):
                return Found(position, stop, bucket.phrases[phrase])
        return None
