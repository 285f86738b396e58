"""What must stand in a text for a pattern to match it, read from the pattern itself.

A table of hundreds of patterns is asked for each figure, of which hardly one speaks. From each pattern
its *signs* are read: strings of which one stands in everything that it matches ("employ" for
``employ(?:s|ed)?``). A :class:`Table` finds the signs of a text once and gives the rows whose sign is
there, in their order. Nobody has to keep a list of words beside a table, which would one day miss some.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Generic, TypeVar

__all__ = ["Table", "signs_of"]

#: At most so many strings, of which one must stand there; more would be slower than the pattern.
_MOST = 64
#: Characters that are as telling as three letters begin here.
_CJK = "\u2e80"
#: How much of a sign is looked up.
_GRAM = 3
#: So few patterns are tried faster than they are looked up.
_FEW = 8
#: So few grams are looked for one by one faster than among all those of a text.
_SEVERAL = 60
_LETTERS = re.compile("[A-Za-z]{3}")
_ZERO_WIDTH = frozenset("bBAZ")
_ITEM = re.compile(
    r"(?P<escape>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\d{1,3}|.))|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|"
    r"(?P<open>\((?:\?(?:P<\w+>|P=\w+|<?[=!]|:))?)|"
    r"(?P<close>\))|(?P<or>\|)|(?P<many>(?:[*+?]|\{\d*,?\d*\})[?+]?)|(?P<any>[.^$])|(?P<one>.)",
    re.DOTALL,
)
#: Flags, conditions, comments and what never goes back: read by :mod:`re` alone.
_OTHER = re.compile(r"\(\?[a-zA-OQ-Z(#>-]")
Signs = frozenset[str]


def _weight(signs: Signs) -> tuple[int, int]:
    """Tell how telling signs are: by the shortest of them, then by how few there are."""
    return min(len(sign) * (3 if sign >= _CJK else 1) for sign in signs), -len(signs)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.items = [(str(found.lastgroup), found.group()) for found in _ITEM.finditer(pattern)]
        self.at = 0

    def alternatives(self) -> Signs | None:
        """Read up to the bracket that closes; the signs of all alternatives, None where one has none."""
        found: Signs | None = self.sequence()
        while self.at < len(self.items) and self.items[self.at][0] == "or":
            self.at += 1
            other = self.sequence()
            found = None if found is None or other is None else found | other
        self.at += 1
        return found if found is not None and len(found) <= _MOST else None

    def sequence(self) -> Signs | None:
        """Read one alternative; the most telling of what it cannot go without."""
        best: list[Signs] = []
        run: Signs = frozenset([""])
        while self.at < len(self.items) and self.items[self.at][0] not in {"or", "close"}:
            letters, inside = self.item()
            needed = self.repeated()
            if inside is not None and needed:
                best.append(inside)
            if letters is None or not needed or len(run) * len(letters) > 8:
                best.append(run)
                run = letters if letters is not None and needed else frozenset([""])
            else:
                run = frozenset(old + new for old in run for new in letters)
            if self.goes_on:
                best.append(run)
                run = frozenset([""])
        best = [signs for signs in (*best, run) if "" not in signs]
        return max(best, key=_weight) if best else None

    def item(self) -> tuple[Signs | None, Signs | None]:
        """Read one item: the letters it may be, if they are few, and the signs of what is inside it."""
        kind, text = self.items[self.at]
        self.at += 1
        if kind == "one":
            return frozenset([text]), None
        if kind == "any":
            return (frozenset([""]) if text in "^$" else None), None
        if kind == "escape":
            return (frozenset([""]) if text[1] in _ZERO_WIDTH else _escaped(text[1])), None
        if kind == "set":
            return _few(text), None
        inside = self.alternatives()
        if text.startswith(("(?=", "(?!", "(?<=", "(?<!")):
            return frozenset([""]), None
        return None, None if text not in {"(", "(?:"} and not text.startswith("(?P<") else inside

    def repeated(self) -> bool:
        """Read how often the item before may stand there; False where it may be missing."""
        self.goes_on = self.at < len(self.items) and self.items[self.at][0] == "many"
        if not self.goes_on:
            return True
        text = self.items[self.at][1]
        self.at += 1
        return not text.startswith(("*", "?", "{0", "{,"))


def _escaped(character: str) -> Signs | None:
    return None if character.isalnum() else frozenset([character])


def _few(text: str) -> Signs | None:
    """Give the characters between square brackets, where they are few and each is written."""
    inside = text[1:-1]
    if inside.startswith("^") or "\\" in inside or "-" in inside[1:-1] or len(inside) > 3:
        return None
    return frozenset(inside)


@functools.cache
def signs_of(pattern: str) -> Signs | None:
    """Read the signs of a pattern.

    Parameters
    ----------
    pattern : str
        As for :func:`re.compile`, without flags.

    Returns
    -------
    frozenset of str or None
        Strings of which one stands in everything that the pattern matches; None where it can match a
        text without any that could be told.
    """
    if _OTHER.search(pattern):
        return None
    return _Reader(pattern).alternatives()


def _gram(sign: str) -> str | None:
    """Give the part of a sign that is looked up: three letters, or one or two Chinese characters."""
    if sign[0] >= _CJK:
        return sign[:2] if sign[1:2] >= _CJK else sign[0]
    grams = [sign[k : k + _GRAM] for k in range(len(sign) - _GRAM + 1)]
    return next((gram for gram in grams if gram.isalpha()), grams[0] if grams else None)


class _Column:
    """The places of rows by the grams that are looked up in one text, Latin and Chinese apart."""

    def __init__(self) -> None:
        self.latin: dict[str, set[int]] = {}
        self.han: dict[str, set[int]] = {}
        self.letters = True

    def add(self, gram: str, place: int) -> None:
        by_gram = self.han if gram[0] >= _CJK else self.latin
        by_gram.setdefault(gram, set()).add(place)
        self.letters = self.letters and (gram[0] >= _CJK or (gram.isascii() and gram.isalpha()))

    def present(self, text: str) -> list[tuple[str, set[int]]]:
        """Give the grams that stand in a text, with their rows."""
        found: list[tuple[str, set[int]]] = []
        western = text.isascii()
        if self.latin and (western or not self.letters or _LETTERS.search(text)):
            grams = {*map("".join, zip(text, text[1:], text[2:], strict=False))} & self.latin.keys()
            found = [(gram, self.latin[gram]) for gram in grams]
        if western or not self.han:
            return found
        if len(self.han) < _SEVERAL:
            return found + [(gram, rows) for gram, rows in self.han.items() if gram in text]
        grams = {*text, *map("".join, pairwise(text))} & self.han.keys()
        return found + [(gram, self.han[gram]) for gram in grams]


Row = TypeVar("Row")


class Table(Generic[Row]):
    """Rows that are looked up by the signs of their patterns.

    Parameters
    ----------
    rows : iterable of (Row, str, ...)
        Each row and its patterns, one for each text that :meth:`of` is given; all of them must match for
        the row to speak, wherever in the text. The most telling of them is looked up.
    """

    def __init__(self, rows: Iterable[tuple[Row, tuple[str, ...]]]) -> None:
        self.rows: list[Row] = []
        self.always: set[int] = set()
        self.columns: list[_Column] = []
        self._last: tuple[str, list[list[tuple[str, set[int]]]]] = ("", [])
        for row, patterns in rows:
            self.rows.append(row)
            self._add([signs_of(pattern) for pattern in patterns])

    def _add(self, columns: list[Signs | None]) -> None:
        self.columns += [_Column() for _ in columns[len(self.columns) :]]
        place = len(self.rows) - 1
        looked_up = [
            (_weight(signs), column, [_gram(sign) for sign in signs])
            for column, signs in enumerate(columns)
            if signs is not None and all(_gram(sign) for sign in signs)
        ]
        if not looked_up:
            self.always.add(place)
            return
        _, column, grams = max(looked_up)
        for gram in grams:
            self.columns[column].add(str(gram), place)

    def inside(self, whole: str, *texts: str) -> list[Row]:
        """Give what :meth:`of` gives for parts of a text, of which several are asked for one after the other.

        Parameters
        ----------
        whole : str
            What all texts are parts of: a sentence, for what stands around each of its figures.
        *texts : str
            One for each pattern of a row.
        """
        if len(self.rows) <= _FEW:
            return self.rows
        if self._last[0] != whole:
            self._last = whole, [column.present(whole) for column in self.columns]
        places = self.always
        for present, text in zip(self._last[1], texts, strict=False):
            places = places.union(*(rows for gram, rows in present if gram in text))
        return [self.rows[place] for place in sorted(places)]

    def of(self, *texts: str) -> list[Row]:
        """Give the rows that may speak of texts, in their order; few rows are not worth looking up."""
        if len(self.rows) <= _FEW:
            return self.rows
        places = self.always
        for column, text in zip(self.columns, texts, strict=False):
            places = places.union(*(rows for _, rows in column.present(text)))
        return [self.rows[place] for place in sorted(places)]
