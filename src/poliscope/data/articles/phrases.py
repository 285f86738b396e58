"""Find any of many thousand phrases in a text, the longest first, in one pass."""

from __future__ import annotations

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
    return character.isalnum() and character < "\u2e80"


def _goes_on(last: str, following: str) -> bool:
    """Tell whether a word goes on: a letter after a letter, a digit after a digit ("GDP0.73%" is two)."""
    return _is_latin(last) and _is_latin(following) and last.isdigit() == following.isdigit()


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
        table = {
            (phrase.lower() if fold_case else phrase): payload
            for phrase, payload in phrases
            if len(phrase) > 1
        }
        self._buckets: dict[str, list[tuple[str, Payload]]] = {}
        for phrase, payload in table.items():
            self._buckets.setdefault(phrase[:2], []).append((phrase, payload))
        for bucket in self._buckets.values():
            bucket.sort(key=lambda item: -len(item[0]))

    def extended(self, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """Give a copy with more phrases; the buckets that do not change are shared."""
        copy: PhraseIndex[Payload] = PhraseIndex((), fold_case=self._fold_case)
        copy._buckets = dict(self._buckets)
        for phrase, payload in phrases:
            key = phrase[:2].lower() if self._fold_case else phrase[:2]
            known = [item for item in copy._buckets.get(key, []) if item[0] != phrase]
            copy._buckets[key] = sorted([*known, (phrase, payload)], key=lambda item: -len(item[0]))
        return copy

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Found[Payload]]:
        """Find phrases in a text, left to right, the longest at each place, without overlap."""
        end = len(text) if end is None else end
        shown = text.lower() if self._fold_case else text
        if len(shown) != len(text):  # a few letters change length in lower case
            shown = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found: list[Found[Payload]] = []
        get = self._buckets.get
        position = start
        while position < end - 1:
            bucket = get(shown[position : position + 2])
            hit = self._match(shown, position, end, bucket) if bucket else None
            if hit:
                found.append(hit)
                position = hit.end
            else:
                position += 1
        return found

    @staticmethod
    def _match(
        text: str, position: int, end: int, bucket: list[tuple[str, Payload]]
    ) -> Found[Payload] | None:
        latin_start = _is_latin(text[position])
        if latin_start and position and _is_latin(text[position - 1]):
            return None
        for phrase, payload in bucket:
            stop = position + len(phrase)
            if stop > end or not text.startswith(phrase, position):
                continue
            if stop < len(text) and _goes_on(phrase[-1], text[stop]):
                continue
            return Found(position, stop, payload)
        return None
