"""Find any of many thousand phrases in a text, the longest first, in one pass."""

from __future__ import annotations

import functools
import itertools
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
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


#: Letters and digits of Western texts; :func:`_is_latin` holds for each of them.
_LATIN = "0-9A-Za-zÀ-ÖØ-öø-ɏ"
#: What only other texts have: where it is missing, words are looked up and not characters.
_NOT_WESTERN = re.compile(f"[^\x00-\x7f\xa0£«»‐-—‘’“”•…€{_LATIN}]")
#: A phrase that begins with letters or digits can only begin where such a word does.
_WORD = rf"(?<![{_LATIN}])(?:[{_LATIN.removeprefix('0-9')}]+|[0-9]+)"
_FIRST_WORD = re.compile(_WORD)

#: Of a whole article several ask for the same, one after the other.
_LONG = 1000


def _begin(phrase: str) -> str:
    """Give the first word of a phrase, or the sign that it begins with."""
    word = _FIRST_WORD.match(phrase)
    return word.group() if word else phrase[0]


def _with_lengths(
    table: Mapping[str, tuple[int, ...]],
    phrases: Iterable[str],
    begin: Callable[[str], str],
    more: int,
) -> dict[str, tuple[int, ...]]:
    """Give a table with the lengths of more phrases, the longest first.

    They stand under what ``begin`` gives and ``more`` characters after it; those of phrases too short
    for that under the beginning alone. Each beginning is in the table.
    """
    lengths: dict[str, set[int]] = {}
    grown = dict(table)
    for phrase in phrases:
        first = begin(phrase)
        grown.setdefault(first, ())
        key = phrase[: len(first) + more]
        lengths.setdefault(key if len(key) == len(first) + more else first, set()).add(len(phrase))
    for key, own in lengths.items():
        grown[key] = tuple(sorted(own.union(grown.get(key, ())), reverse=True))
    return grown


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
        self._own: dict[str, Payload] = {}
        for phrase, payload in phrases:
            if len(phrase) > 1:
                self._own[phrase.lower() if fold_case else phrase] = payload
        self._phrases = self._own
        self._base: PhraseIndex[Payload] | None = None
        self._last: tuple[str, list[Found[Payload]]] = ("", [])

    def extended(self, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """Give a copy with more phrases; what is known of the others is not worked out anew."""
        copy = PhraseIndex(phrases, fold_case=self._fold_case, fold_marks=self._fold_marks)
        if not copy._own:
            return self
        copy._base, copy._phrases = self, self._phrases | copy._own
        return copy

    @functools.cached_property
    def _by_pair(self) -> dict[str, tuple[int, ...]]:
        """Lengths of the phrases by their first two characters and the third."""
        known = self._base._by_pair if self._base else {}
        return _with_lengths(known, self._own, operator.itemgetter(slice(2)), 1)

    @functools.cached_property
    def _by_word(self) -> dict[str, tuple[int, ...]]:
        """Lengths of the phrases by their first words and three characters more."""
        known = self._base._by_word if self._base else {}
        return _with_lengths(known, self._western, _begin, 3)

    @property
    def _western(self) -> list[str]:
        return [phrase for phrase in self._own if phrase[0] < "\u2e80"]

    @functools.cached_property
    def _openings(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the first characters of the phrases, and the signs that some begin with."""
        own = frozenset(map(_begin, self._western)) if self._base else frozenset(self._by_word)
        firsts = frozenset(key[0] for key in own)
        signs = frozenset(key for key in own if len(key) == 1 and not key.isalnum())
        known = self._base._openings if self._base else (frozenset[str](), frozenset[str]())
        return known[0] | firsts, known[1] | signs

    @functools.cached_property
    def _beginnings(self) -> re.Pattern[str]:
        """Where in a Western text a phrase may begin: at its words, and at the signs of some phrases."""
        if self._base and self._openings == self._base._openings:
            return self._base._beginnings
        firsts, signs = self._openings
        first = "".join(map(re.escape, sorted(firsts)))
        return re.compile(f"(?=[{first}])(?:{'|'.join([_WORD, *map(re.escape, sorted(signs))])})")

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Found[Payload]]:
        """Find phrases in a text, left to right, the longest at each place, without overlap."""
        if end is None and start == 0 and len(text) > _LONG:
            if self._last[0] != text:
                self._last = text, self.find(text, 0, len(text))
            return list(self._last[1])
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

    def whole(self, name: str) -> Payload | None:
        """Give what a whole text is a phrase of; None where it is none, or more than one."""
        found = self.find(name)
        return found[0].payload if found and found[0].end - found[0].start == len(name) else None

    def _find(self, text: str, start: int, end: int) -> list[Found[Payload]]:
        first = max(0, start - 1)  # one character more on each side tells whole words
        piece = text[first : end + 1]
        shown = piece.lower() if self._fold_case else piece
        if len(shown) != len(piece):  # a few letters change length in lower case
            shown = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
        found: list[Found[Payload]] = []
        position, last = start - first, end - first
        western = shown.isascii() or not _NOT_WESTERN.search(shown)
        for at, lengths in self._at_words(shown) if western else self._at_pairs(shown):
            if at < position or at >= last - 1:
                continue
            stop = self._match(shown, at, last, lengths)
            if stop:
                found.append(Found(at + first, stop + first, self._phrases[shown[at:stop]]))
                position = stop
        return found

    def _at_words(self, shown: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give the places of a Western text where phrases may begin, with their lengths."""
        table = self._by_word
        for word in self._beginnings.finditer(shown):
            short = table.get(word.group())
            if short is not None:
                at, after = word.span()
                if lengths := table.get(shown[at : after + 3], ()) + short:
                    yield at, lengths

    def _at_pairs(self, shown: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give the places of any text where phrases may begin, with their lengths."""
        table = self._by_pair
        pairs = map(operator.add, shown, shown[1:])
        for at in itertools.compress(itertools.count(), map(table.__contains__, pairs)):
            if lengths := table.get(shown[at : at + 3], ()) + table[shown[at : at + 2]]:
                yield at, lengths

    def _match(self, text: str, position: int, end: int, lengths: tuple[int, ...]) -> int:
        """Give the end of the longest phrase of these lengths at a place, or 0."""
        if position and _is_latin(text[position]) and _is_latin(text[position - 1]):
            return 0
        phrases = self._phrases
        for length in lengths:
            stop = position + length
            phrase = text[position:stop]
            if stop > end or phrase not in phrases:
                continue
            if stop == len(text) or not _goes_on(phrase[-1], text[stop]):
                return stop
        return 0
