"""The lexicon and the gazetteer: data files of the package, extended by a study and by corrections."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, NamedTuple

from poliscope.data.articles.phrases import PhraseIndex, without_marks
from poliscope.data.quantities.numerals import fold

__all__ = [
    "INSTITUTION",
    "Aliases",
    "Indicator",
    "Lexicon",
    "Place",
    "build_lexicon",
    "gazetteer",
    "institutions",
]


class Place(NamedTuple):
    """A place or an organisation of the gazetteer."""

    name: str
    kind: str
    country: str = ""
    population: int = 0


class Indicator(NamedTuple):
    """An indicator of the lexicon: its code, the kinds of unit it is measured in, and labels."""

    code: str
    kinds: frozenset[str]
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Aliases:
    """What corrections taught: phrases for units and indicators, and phrases to leave alone.

    Attributes
    ----------
    units : mapping of str to str
        Phrase in a text to the name of a unit.
    indicators : mapping of str to str
        Phrase in a text to the code of an indicator.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the reader knows: places and indicators by their phrases."""

    places: PhraseIndex[Place]
    indicators: PhraseIndex[Indicator]
    known_units: frozenset[str]
    by_code: Mapping[str, Indicator]


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("poliscope.data") / "lexicon" / name).read_text("utf-8"))
    return content


@functools.cache
def gazetteer() -> list[tuple[str, Place]]:
    """Give all phrases of the gazetteer with their places; later ones replace earlier ones."""
    phrases: list[tuple[str, Place]] = []
    for source in ("places-divisions.json", "places.json", "places-own.json"):
        # of cities of one name the largest comes last and wins: Manchester is in England
        rows = sorted(_read(source)["places"], key=lambda row: row[3] if row[1] == "city" else -1)
        for name, kind, country, population, aliases in rows:
            place = Place(name, kind, country, population)
            phrases.extend((alias, place) for alias in (*aliases, *_short_names(country, aliases)))
            phrases.extend((f"T{alias[1:]}", place) for alias in aliases if alias.startswith("the "))
    return [*_plainly(phrases), *phrases, *_institutions(phrases)]


#: The kind of a university, firm or port of the lexicon: it stands for a city and is none.
INSTITUTION = "institution"


@functools.cache
def _institution_rows() -> list[tuple[str, str, list[str], list[str]]]:
    rows: list[tuple[str, str, list[str], list[str]]] = _read("institutions.json")["institutions"]
    return rows


def _institutions(phrases: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    """Give the phrases of institutions; an epithet with one seat is a name of that city."""
    rows = _institution_rows()
    cities = {seats[0] for _, kind, seats, _ in rows if kind == "epithet" and len(seats) == 1}
    known = {phrase: place for phrase, place in phrases if phrase in cities}
    for name, kind, seats, aliases in rows:
        single = kind == "epithet" and len(seats) == 1
        place = known[seats[0]] if single else Place(name, INSTITUTION)
        for alias in aliases:
            yield alias, place


@functools.cache
def institutions() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Give for each institution by its name what it is and the cities where it has its seat."""
    return {name: (kind, tuple(seats)) for name, kind, seats, _ in _institution_rows()}


def _short_names(country: str, aliases: Iterable[str]) -> list[str]:
    """Give the short names of the press: "Seongnam" for "Seongnam-si", 竹北 for 竹北市, 北宁 for 北宁省."""
    if country == "KR":
        return [alias.removesuffix("-si") for alias in aliases if alias.endswith("-si")]
    if country not in {"CN", "TW", "HK"}:
        full = [alias for alias in aliases if len(alias) >= 3 and alias[-1] in "省州邦县府"]
        return [alias[:-1] for alias in full if alias[:-1] not in _WORDS_WITHOUT_KIND]
    return [alias[:-1] for alias in aliases if country == "TW" and len(alias) == 3 and alias[-1] == "市"]


def _plainly(phrases: Iterable[tuple[str, Place]]) -> list[tuple[str, Place]]:
    """Give names with marks as they are written without: "Łódź" as "Lodz", "Düsseldorf" as "Duesseldorf".

    A short name of a small town is left out: without its marks it may be a word.
    """
    plain: list[tuple[str, Place]] = []
    for phrase, place in phrases:
        if (
            phrase.isascii()
            or (written := without_marks(phrase)) == phrase
            or written in _WORDS_WITHOUT_MARKS
        ):
            continue
        if len(written) < 5 and 0 < place.population < 150_000:
            continue
        plain.append((written, place))
        if (spelled := phrase.translate(_SPELLED.get(place.country, {}))) != phrase:
            plain.append((without_marks(spelled), place))
    return plain


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_NORDIC = str.maketrans({"ä": "ae", "ö": "oe", "ø": "oe", "å": "aa", "Å": "Aa", "Ø": "Oe", "Ö": "Oe"})
#: How a country spells its marked letters where it has only plain ones.
_SPELLED = dict.fromkeys(("DE", "AT", "CH"), _GERMAN) | dict.fromkeys(("DK", "NO", "SE", "FI"), _NORDIC)
#: Towns whose names without marks are words or names of persons.
# fmt: off
_WORDS_WITHOUT_MARKS = frozenset([
    "Arabi", "Artem", "Banda", "Baran", "Basti", "Bush", "Cardenas", "Chanda", "Chu", "Colon", "Cua",
    "Duma", "Eusebio", "Garcia", "Giron", "Gracia", "Ilion", "Ito", "Koto", "Lujan", "Mage", "Marica",
    "Medea", "Moron", "Munoz", "Mus", "Ome", "Orang", "Osaki", "Ota", "Pali", "Pila", "Poa", "Rubi",
    "Saham", "Saida", "Salama", "Sale", "Shush", "Soja", "Soka", "Sultanah", "Tala", "Tanda", "Timoteo",
    "Valenca", "Victoria",
])
# fmt: on

#: Provinces abroad whose short names are words or those of nearer places.
_WORDS_WITHOUT_KIND = frozenset(
    ["三重", "大分", "山口", "山形", "中央", "北方", "东部", "太原", "河南", "平阳"]
)

_CHOICE = re.compile(r"\{([^{}]*)\}")


def _written(alias: str) -> list[str]:
    """Write out the choices of an alias: "{added value|value added} of {the |}industry" is four phrases."""
    choice = _CHOICE.search(alias) if "{" in alias else None
    if choice is None:
        return [alias]
    head, tail = alias[: choice.start()], alias[choice.end() :]
    return [phrase for one in choice.group(1).split("|") for phrase in _written(f"{head}{one}{tail}")]


@functools.cache
def _indicators() -> dict[str, tuple[Indicator, tuple[str, ...]]]:
    return {
        code: (
            Indicator(code, frozenset(entry["kinds"]), entry["zh"], entry["en"]),
            tuple(phrase for alias in entry["aliases"] for phrase in _written(alias)),
        )
        for code, entry in _read("indicators.json")["indicators"].items()
    }


@functools.cache
def _words() -> frozenset[str]:
    """Give the words in which the lexicon's English phrases speak of things."""
    text = " ".join(name for _, names in _indicators().values() for name in names if name.isascii())
    return frozenset(re.findall(r"[a-z]{4,}", text))


def is_word(name: str) -> bool:
    """Tell a capitalised English word of statistics from a name: "Budget", "Ships", "Freight".

    Parameters
    ----------
    name : str
        One word or more; the first counts.
    """
    first = name.split(" ")[0].split("-")[0].lower()
    return first in _words() or (first.endswith("s") and first[:-1] in _words())


@functools.cache
def _default() -> Lexicon:
    return _build((), (), Aliases())


def _unit_kinds(unit: str | None) -> frozenset[str]:
    """Guess from a framework's unit of measure which kinds of number fit."""
    if not unit:
        return frozenset({"money", "percent", "count", "persons", "area", "rate", "index"})
    text = unit.lower()
    for words, kind in (
        (("%", "percent", "share", "pp"), "percent"),
        (("person", "people", "人", "inhabitant"), "persons"),
        (("km2", "km²", "ha", "平方"), "area"),
        (("cny", "usd", "eur", "元", "yuan", "dollar", "twd", "million", "billion"), "money"),
    ):
        if any(word in text for word in words):
            return frozenset({kind, "rate"})
    return frozenset({"count", "rate", "index"})


def _framework_phrases(framework: Iterable[Mapping[str, Any]]) -> list[tuple[str, Indicator]]:
    phrases: list[tuple[str, Indicator]] = []
    for entry in framework:
        code, label = str(entry["code"]), str(entry.get("label") or "")
        known = _indicators().get(code)
        indicator = (
            known[0] if known else Indicator(code, _unit_kinds(entry.get("unit_of_measure")), label, label)
        )
        names = [label, *entry.get("aliases", ()), *(known[1] if known else ())]
        phrases.extend((fold(name), indicator) for name in names if len(name) > 1)
    return phrases


def _build(
    framework: Iterable[Mapping[str, Any]], units: Iterable[tuple[str, str]], aliases: Aliases
) -> Lexicon:
    places = gazetteer() + [(fold(phrase), Place(name, "unit")) for phrase, name in units]
    places += [(fold(phrase), Place(name, "unit")) for phrase, name in aliases.units.items()]
    phrases = [  # plain ones need no folding, and most are
        (name if name.isascii() else fold(name), indicator)
        for indicator, names in _indicators().values()
        for name in names
    ]
    known = {phrase.lower() for phrase, _ in phrases}
    phrases += [
        (many, indicator) for phrase, indicator in phrases if (many := _plural(phrase)) and many not in known
    ]
    phrases += _framework_phrases(framework)
    by_code = {indicator.code: indicator for _, indicator in phrases}
    everything = frozenset({"money", "percent", "count", "persons", "area", "rate", "index"})
    for phrase, code in aliases.indicators.items():
        phrases.append((fold(phrase), by_code.get(code) or Indicator(code, everything, phrase, phrase)))
    return Lexicon(
        PhraseIndex(places, fold_case=False, fold_marks=True),
        PhraseIndex(phrases, fold_case=True),
        frozenset(name for _, name in units) | frozenset(aliases.units.values()),
        {indicator.code: indicator for _, indicator in phrases},
    )


def _plural(phrase: str) -> str | None:
    """Give the plural of an English phrase: "jobless rates"."""
    last = phrase[-1:]
    if last in "sS" or not last.isalpha() or not phrase.isascii():
        return None
    plural = phrase.lower()
    return f"{plural[:-1]}ies" if last in "yY" and plural[-2:-1] not in "aeiou" else f"{plural}s"


def build_lexicon(
    framework: Mapping[str, Mapping[str, Any]] | None = None,
    units: Mapping[str, Iterable[str]] | None = None,
    aliases: Aliases | None = None,
) -> Lexicon:
    """Put together what the reader knows.

    Parameters
    ----------
    framework : mapping, optional
        Indicator code to a mapping with ``label`` and optionally ``aliases`` and ``unit_of_measure``.
    units : mapping, optional
        Name of a unit of the study to its other names.
    aliases : Aliases, optional
        What earlier corrections taught.
    """
    if not framework and not units and aliases is None:
        return _default()
    entries = [{"code": code, **entry} for code, entry in (framework or {}).items()]
    pairs = [(phrase, name) for name, others in (units or {}).items() for phrase in (name, *others)]
    return _build(entries, pairs, aliases or Aliases())
