"""What is wrong, in the reader's language.

Problems and notes are written in English where they arise, in layers that know nothing of languages.
Where they are shown, their sentences are recognised again: ``locales/problems.*.json`` pairs each English
sentence, with its gaps, with one in another language. What cannot be recognised stays English, whole.

A gap stands in braces. In the translation it may say what it holds, otherwise it is copied letter by letter:

``{what:word}``
    a word of the program such as ``unit``, from the list ``words``; another one is left as it is
``{names:list}``
    names with commas between them
``{reason:text}``
    a sentence of the catalog itself: the pair fits only where that is recognised
``{error:said}``
    a sentence, perhaps of another library: translated where it is known
``{where:place}``
    a place in a file
``{key:key}``, ``{row:number}``, ``{cell:cell}``
    a key path, a number, an address such as ``E16``: the pair fits only where the gap holds one
``{text:quoted}``
    a value in quotes, as Python writes it
``{parts:part}``
    a phrase of the list ``parts``
``{cells:cells}``
    figures, each as ``"indicator" of "unit"``
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from itertools import islice
from typing import Any

from poliscope.errors import Problem

__all__ = [
    "TRANSLATED",
    "gaps_of",
    "skeleton",
    "translated",
    "translated_place",
    "translated_text",
    "translated_word",
]

TRANSLATED = ("zh",)
"""Languages besides English in which problems are told."""
_GAP = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z]+))?\}")
_LONGEST = 10_000
"""Letters of a text that is looked for; a longer one is no sentence of ours."""
_SPLITS = 64
"""Ways of dividing a text among the gaps of a pair that are tried: enough for what sentences repeat."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """An English sentence and its translation, taken apart at the gaps."""

    between: tuple[str, ...]
    names: tuple[str, ...]
    kinds: Mapping[str, str]
    other: str

    @property
    def weight(self) -> int:
        return sum(map(len, self.between))


def gaps_of(sentence: str) -> dict[str, str]:
    """Return the gaps of a sentence with what they hold; nothing said is an empty string."""
    return {name: kind or "" for name, kind in _GAP.findall(sentence)}


def skeleton(sentence: str) -> str:
    """Return a sentence without the names of its gaps, by which it is found."""
    return _GAP.sub("{}", sentence)


@cache
def _sections(language: str) -> Mapping[str, Mapping[str, str]]:
    file = resources.files("poliscope.show") / "locales" / f"problems.{language}.json"
    sections: Mapping[str, Mapping[str, str]] = json.loads(file.read_text("utf-8"))
    return sections


@cache
def _pairs(language: str, *sections: str) -> tuple[_Pair, ...]:
    """Return the pairs of some sections: those that begin with words first, then those that say most."""
    found = []
    for section in sections:
        for english, other in _sections(language)[section].items():
            between = tuple(_GAP.split(english)[::3])
            names = tuple(name for name, _ in _GAP.findall(english))
            found.append(_Pair(between, names, gaps_of(other), other))
    return tuple(sorted(found, key=lambda pair: (len(pair.between[0]) < 2, -pair.weight)))


@cache
def _whole(language: str, *sections: str) -> Mapping[str, str]:
    return {pair.between[0]: pair.other for pair in _pairs(language, *sections) if not pair.names}


def translated(problem: Problem, language: str) -> Problem:
    """Return a problem in a language; each of its sentences stays English where it is not known.

    Parameters
    ----------
    problem : Problem
        As it was raised.
    language : str
        ``"en"`` or ``"zh"``.
    """
    if language not in TRANSLATED:
        return problem
    return replace(
        problem,
        message=translated_text(problem.message, language),
        where=translated_place(problem.where, language) if problem.where else problem.where,
        help=translated_text(problem.help, language) if problem.help else problem.help,
    )


def translated_text(text: str, language: str) -> str:
    """Return a sentence of a problem, a note or a refusal in a language; English where it is not known.

    Examples
    --------
    >>> translated_text('there is no unit "Wuhan"', "zh")
    '没有单位“Wuhan”'
    >>> translated_text("a sentence of nobody", "zh")
    'a sentence of nobody'
    """
    return (_known(text, language) or text) if language in TRANSLATED else text


def translated_place(where: str, language: str) -> str:
    """Return a place in a language: names of files, sheets and keys stay as they are.

    Examples
    --------
    >>> translated_place('rd.csv row 3, column "value"', "zh")
    'rd.csv 第3行“value”列'
    >>> translated_place("study.toml:4", "zh")
    'study.toml:4'
    """
    if language not in TRANSLATED:
        return where
    return _matched(where, language, ("places",)) or where


def translated_word(word: str, language: str) -> str:
    """Return a word of the program in a language, such as ``help`` or ``unit``; itself where it is not known.

    Examples
    --------
    >>> translated_word("unit", "zh"), translated_word("unit", "en")
    ('对象', 'unit')
    """
    return _words(word, language) if language in TRANSLATED else word


@lru_cache(maxsize=1024)
def _known(text: str, language: str) -> str | None:
    """Return a sentence in a language; None where it is not known."""
    for said in (text, text[:1].swapcase() + text[1:]):
        told = _matched(said, language, ("sentences", "others")) or _after_colon(said, language)
        if told is not None:
            return told
    return None


def _after_colon(text: str, language: str) -> str | None:
    """Translate a sentence that goes on after a colon: ``key: what is wrong``, ``what is wrong: names``."""
    parts = text.split(": ")
    for cut in range(len(parts) - 1, 0, -1):
        head, rest = ": ".join(parts[:cut]), ": ".join(parts[cut:])
        known = _matched(head, language, ("sentences", "others"))
        if known is not None:
            return f"{known}：{_known(rest, language) or _names(rest, language)}"
        if _is_key(head) and (told := _known(rest, language)) is not None:
            return f"{head}：{told}"
    return None


def _matched(text: str, language: str, sections: tuple[str, ...]) -> str | None:
    if (other := _whole(language, *sections).get(text)) is not None or len(text) > _LONGEST:
        return other
    for pair in _pairs(language, *sections):
        if not pair.names or not text.startswith(pair.between[0]) or not text.endswith(pair.between[-1]):
            continue
        for values in islice(_divided(text, pair.between), _SPLITS):
            told = _told(pair, values, language)
            if told is not None:
                return told
    return None


def _divided(text: str, between: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every way in which a text is what stands between the gaps, with something in each of them."""
    head, *rest = between
    if not text.startswith(head):
        return
    text = text[len(head) :]
    if not rest:
        if not text:
            yield ()
        return
    if len(rest) == 1:  # the last gap ends where the text does
        if text.endswith(rest[0]) and len(text) > len(rest[0]):
            yield (text[: len(text) - len(rest[0])],)
        return
    at = text.find(rest[0], 1)
    while at > 0:
        for later in _divided(text[at:], tuple(rest)):
            yield (text[:at], *later)
        at = text.find(rest[0], at + 1)


def _told(pair: _Pair, values: tuple[str, ...], language: str) -> str | None:
    """Return the translation with its gaps filled; None where a gap does not hold what it should."""
    filled = {}
    for name, value in zip(pair.names, values, strict=True):
        found = _filled(pair.kinds.get(name, ""), value, language)
        if found is None:
            return None
        filled[name] = found
    return _GAP.sub(lambda gap: filled[gap[1]], pair.other)


def _filled(kind: str, value: str, language: str) -> str | None:
    return _KINDS[kind](value, language) if kind else value


def _words(value: str, language: str) -> str:
    return _sections(language)["words"].get(value, value)


def _word(value: str, language: str) -> str | None:
    known = _words(value, language)
    return None if known == value and " " in value else known


def _list(value: str, language: str) -> str:
    return value.replace(", ", _words(", ", language))


def _names(value: str, language: str) -> str:
    """Return names as they stand, and words of the program among them in the language."""
    names = value.split(", ")
    ours = _sections(language)["words"].keys() & set(names)
    return _words(", ", language).join(_words(name, language) for name in names) if ours else value


def _said(value: str, language: str) -> str:
    return _known(value, language) or value


def _cells(value: str, language: str) -> str:
    order = _sections(language)["words"]['"{indicator}" of "{unit}"']
    told = re.sub(
        r'"((?:(?!" of ").)*?)" of "(.*?)"(?=, "|$)',
        lambda found: order.format(indicator=found[1], unit=found[2]),
        value,
    )
    return _list(told, language)


def _quoted(value: str, language: str) -> str:
    """Return a value that Python has put into quotes, in those of the language."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return _words('"{quoted}"', language).replace("{quoted}", value[1:-1])
    return value


def _is_key(value: str) -> bool:
    return re.fullmatch(r"[\w\[\]./-]+", value) is not None


def _key(value: str, language: str) -> str | None:
    return value if _is_key(value) else None


def _part(value: str, language: str) -> str:
    return _matched(value, language, ("parts",)) or value


def _address(value: str, language: str) -> str | None:
    return value if re.fullmatch(r"[A-Z]+\d+", value) else None


def _number(value: str, language: str) -> str | None:
    return value if re.fullmatch(r"[\d,.]+", value) else None


_KINDS: Mapping[str, Callable[[str, Any], str | None]] = {
    "word": _word,
    "list": _list,
    "text": lambda value, language: _known(value, language),
    "said": _said,
    "place": translated_place,
    "cells": _cells,
    "key": _key,
    "number": _number,
    "cell": _address,
    "part": _part,
    "quoted": _quoted,
}
