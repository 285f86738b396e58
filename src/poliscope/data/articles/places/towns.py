"""Smaller towns of the world, whose names count only where an article uses them as places.

The gazetteer has the larger cities, wherever they stand. Of the fifty thousand towns below them many bear
the names of persons, firms and things, so that one needs evidence: "in Sassuolo", "Kettering's factories",
"Dubuque, Iowa", or a title that begins with it in an article on a town.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files

from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.phrases import without_marks

__all__ = ["find_towns"]

_WORD = r"[A-ZÀ-Þ](?:[A-Za-zÀ-ɏ]|-(?=[A-Za-z])|[’'](?!s\b)(?=[A-Za-z]))+"
_NAMES = rf"(?P<n>{_WORD}(?: (?:{_WORD}|(?:de|del|da|do|di|la|am|an|der|sur|en|of)(?= [A-ZÀ-Þ]))){{0,3}})"
_KINDS = "town|city|village|municipality|port|commune"
#: What is right behind these is a place, if it is the name of one at all.
_SURELY = re.compile(
    rf"(?<=[A-Za-z,;:.\d%(“\"] )(?:[Ii]n|near|[Oo]utside|[Aa]round|[Aa]cross|(?:{_KINDS}|suburb|district) of|"
    rf"(?:north|south|east|west) of) {_NAMES}"
    r"(?![\w-])"
)
#: Behind these stand persons and firms as well.
_PERHAPS = re.compile(
    rf"(?<=[a-z,;\d%] )(?:from|of|to|at|for|between|and|into|leaves?|visit(?:ed|s|ing)?) {_NAMES}(?![\w-])"
)
#: "Kettering's factories", "Dubuque, Iowa", "Fiorano, a town of 17,000".
_OWNING = re.compile(rf"(?<![\w-]){_NAMES}['’]s [a-z]")
_LOCATED = re.compile(
    rf"(?<![\w-]){_NAMES}(?:, (?:a|an|the) (?:[a-z-]+ ){{0,3}}(?:{_KINDS}|suburb)\b|"
    rf", (?P<whole>{_WORD}(?: {_WORD})?)(?=[,.;:)\n]))"
)
#: The first words of an article: "Sassuolo makes tiles."
_TITLE = re.compile(rf"(?m)^[#*> ]*{_NAMES}(?:[’']s)? (?=[a-z])")
_SPEAKS_OF_TOWN = re.compile(
    r"\b[Tt]h(?:e|is) (?:[a-z]+ )?(?:town|city|village|borough|municipality|district)\b|\bin town\b"
)
#: A name that goes on is another's: "Kettering General Hospital", "Boom Ltd".
_GOES_ON = re.compile(
    rf" (?!(?:Council|County|District|City|Town|Borough|[A-Z]{{2,}})\b){_WORD}|[A-Za-z]|[’'](?!s\b)[A-Za-z]"
)
_WIDE = frozenset({"country", "province"})
_OPENING = 600


@functools.cache
def _towns() -> Mapping[str, tuple[str, str]]:
    """Give the towns by their names with and without marks: how each is written, and its countries."""
    text = (files("poliscope.data") / "lexicon" / "towns.json").read_text("utf-8")
    towns: dict[str, tuple[str, str]] = {}
    for country, names in json.loads(text).items():
        for name in names.split("|"):
            for written in {name, without_marks(name)}:
                towns[written] = (name, f"{towns[written][1]} {country}" if written in towns else country)
    return towns


def _longest(names: str) -> str | None:
    """Give the longest beginning of some capitalised words that is a town: "San Donato Milanese"."""
    words = names.split(" ")
    tried = (" ".join(words[:k]) for k in range(len(words), 0, -1))
    return next((name for name in tried if name in _towns()), None)


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Give the towns that a pattern finds, but for names that go on."""
    for found in pattern.finditer(text):
        name = _longest(found["n"])
        if name is not None and not _GOES_ON.match(text, found.start("n") + len(name)):
            yield name


def _located(lexicon: Lexicon, text: str) -> Iterator[str]:
    """Give the towns of which a text tells what they are or where: "Dubuque, Iowa"."""
    for found in _LOCATED.finditer(text):
        whole = found["whole"]
        if not whole or any(m.payload.kind in _WIDE for m in lexicon.places.find(whole)):
            yield found["n"]


def _weights(lexicon: Lexicon, text: str) -> Counter[str]:
    """Weigh the evidence for each town that a text may name: two make a place."""
    weights: Counter[str] = Counter()
    for name in (*_named(_SURELY, text), *_located(lexicon, text)):
        weights[name] += 2
    for name in (*_named(_PERHAPS, text), *_named(_OWNING, text)):
        weights[name] += 1
    if _SPEAKS_OF_TOWN.search(text):
        weights.update({found["n"]: 2 for found in _TITLE.finditer(text[:_OPENING])})
    return weights


def _country(codes: str, spoken: Counter[str]) -> str:
    """Choose among the countries that have a town of a name: the one that the article speaks of most."""
    of_name = codes.split()
    best = max(of_name, key=lambda code: spoken[code])
    return best if spoken[best] or (len(of_name) == 1 and not spoken) else ""


def find_towns(lexicon: Lexicon, text: str) -> list[tuple[str, Place]]:
    """Find the smaller towns that a text names as places.

    Each name, as the text writes it, with its place.
    """
    weights = _weights(lexicon, text).items()
    sure = [name for name, weight in weights if weight >= 2 and name in _towns() and not _is_word(name, text)]
    if not sure:
        return []
    spoken = Counter(m.payload.country for m in lexicon.places.find(text) if m.payload.kind != "organisation")
    return [(name, Place(_towns()[name][0], "city", _country(_towns()[name][1], spoken))) for name in sure]


def _is_word(name: str, text: str) -> bool:
    """Tell a name that the text also writes as a word: "boom" beside Boom in Belgium."""
    return " " not in name and re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text) is not None
