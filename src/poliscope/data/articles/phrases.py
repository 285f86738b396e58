"""Find any of many thousand phrases in a text, the longest first, in one pass."""

from __future__ import annotations

import itertools
import operator
import re
import unicodedata
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Found", "PhraseIndex", "without_marks"]

Payload = TypeVar("Payload")


class Found(NamedTuple, Generic[Payload]):
    """A phrase in a text."""

    start: int
    end: int
    payload: Payload


#: Letters that do not come apart into a plain letter and its mark, and marked ones: each is one letter.
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_PLAIN = {ord(a): b for a, b in zip("łŁøØđĐðÐıħĦŧŦßæÆœŒ", "lLoOdDdDihHtTsaAoO", strict=True)}
_PLAIN |= {
    code: plain
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if code not in _PLAIN and (plain := unicodedata.normalize("NFD", chr(code))[0]) != chr(code)
}


def without_marks(text: str) -> str:
    """Write letters without their marks, one for one: "Kraków" as "Krakow", "Łódź" as "Lodz"."""
    return text.translate(_PLAIN) if _MARKED.search(text) else text


def _is_latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()


def _goes_on(last: str, following: str) -> bool:
    """Tell whether a word goes on: a letter after a letter, a digit after a digit ("GDP0.73%" is two)."""
    return _is_latin(last) and _is_latin(following) and last.isdigit() == following.isdigit()


class _Bucket(Generic[Payload]):
    """Phrases with the same two characters first, by their lengths, for each third character."""

    __slots__ = ("lengths", "phrases", "short")

    def __init__(self, phrases: dict[str, Payload]):
        self.phrases = phrases
        thirds: dict[str, set[int]] = {}
        for phrase in phrases:
            thirds.setdefault(phrase[2:3], set()).add(len(phrase))
        #: A phrase of two characters may have any third after it.
        self.short = tuple(thirds.pop("", ()))
        self.lengths = {
            third: (*sorted(lengths, reverse=True), *self.short) for third, lengths in thirds.items()
        }


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
    fold_marks : bool
        Whether marked letters of a text also match the plain ones of a phrase ("Juárez" finds
        "Juarez"); for the other way give the phrase without its marks as well.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]], *, fold_case: bool, fold_marks: bool = False):
        self._fold_case, self._fold_marks = fold_case, fold_marks
        groups: dict[str, dict[str, Payload]] = {}
        for phrase, payload in phrases:
            shown = phrase.lower() if fold_case else phrase
            if len(shown) > 1:
                groups.setdefault(shown[:2], {})[shown] = payload
        self._buckets = {key: _Bucket(group) for key, group in groups.items()}

    def extended(self, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """Give a copy with more phrases; the buckets that do not change are shared."""
        more: PhraseIndex[Payload] = PhraseIndex(phrases, fold_case=self._fold_case)
        copy: PhraseIndex[Payload] = PhraseIndex((), fold_case=self._fold_case, fold_marks=self._fold_marks)
        copy._buckets = dict(self._buckets)
        for key, bucket in more._buckets.items():
            known = copy._buckets.get(key)
            copy._buckets[key] = _Bucket({**known.phrases, **bucket.phrases}) if known else bucket
        return copy

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Found[Payload]]:
        """Find phrases in a text, left to right, the longest at each place, without overlap."""
        end = len(text) if end is None else end
        found = self._find(text, start, end)
        if not self._fold_marks or text.isascii() or not _MARKED.search(text, start, end):
            return found
        plain = [
            hit
            for hit in self._find(without_marks(text), start, end)
            if _MARKED.search(text, hit.start, hit.end)
        ]
        longer = [
            hit
            for hit in plain
            if all(
                o.end - o.start < hit.end - hit.start
                for o in found
                if o.start < hit.end and hit.start < o.end
            )
        ]
        kept = [o for o in found if not any(o.start < hit.end and hit.start < o.end for hit in longer)]
        return sorted([*kept, *longer], key=operator.attrgetter("start"))

    def _find(self, text: str, start: int, end: int) -> list[Found[Payload]]:
        first = max(0, start - 1)  # one character more on each side tells whole words
        piece = text[first : end + 1]
        shown = piece.lower() if self._fold_case else piece
        if len(shown) != len(piece):  # a few letters change length in lower case
            shown = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
        found: list[Found[Payload]] = []
        position, last = start - first, end - first
        buckets = self._buckets
        pairs = map(operator.add, shown, shown[1:])
        for at in itertools.compress(itertools.count(), map(buckets.__contains__, pairs)):
            if at < position or at >= last - 1:
                continue
            bucket = buckets[shown[at : at + 2]]
            lengths = bucket.lengths.get(shown[at + 2 : at + 3], bucket.short)
            if lengths and (hit := self._match(shown, at, last, bucket.phrases, lengths)):
                found.append(Found(hit.start + first, hit.end + first, hit.payload))
                position = hit.end
        return found

    @staticmethod
    def _match(
        text: str, position: int, end: int, phrases: dict[str, Payload], lengths: tuple[int, ...]
    ) -> Found[Payload] | None:
        if position and _is_latin(text[position]) and _is_latin(text[position - 1]):
            return None
        for length in lengths:
            stop = position + length
            phrase = text[position:stop]
            if stop > end or phrase not in phrases:
                continue
            if stop == len(text) or not _goes_on(phrase[-1], text[stop]):
                return Found(position, stop, phrases[phrase])
        return None
