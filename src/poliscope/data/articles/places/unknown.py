"""Place names that the gazetteer lacks and that an article establishes: "Magok Innovation Park".

Looked for once in an article, so that they count wherever it uses them.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from poliscope.data.articles.lexicon import INSTITUTION, Lexicon, Place, gazetteer, is_word
from poliscope.data.articles.places.districts import districts_told
from poliscope.data.articles.places.towns import find_towns
from poliscope.data.articles.places.transliterated import find_transliterated

__all__ = ["find_unknown"]

_NAME = r"[A-ZÀ-Þ][a-zà-ɏ’']+(?:-[A-Za-zà-ɏ]+)?"
_KIND = {
    "Province": "province", "Prefecture": "province", "Voivodeship": "province", "Oblast": "province",
    "Region": "region", "Governorate": "province", "County": "county", "District": "county",
    "Borough": "county", "City": "city", "Island": "county",
}  # fmt: skip
#: "South Chungcheong Province", "Magok Innovation Park", "Pangyo Techno Valley".
_WITH_KIND = re.compile(
    rf"(?<![\w-])((?:{_NAME} ){{1,3}}(?:(?:Science|Technology|Techno|Innovation|Research|Industrial|"
    rf"Business|Software|High-Tech|Hi-Tech|Economic|Free) )?"
    r"(?:Province|Prefecture|Voivodeship|Oblast|Governorate|Region|County|District|Borough|Island|"
    r"Peninsula|Valley|Innopolis|Technopolis|Park|City|"
    r"Corridor|Delta|Cluster|Zone|Hub))(?![\w-]| (?:Council|University|Hotel|Football|FC|Hall|Bank|Club|"
    r"Airport|Court|Museum|Station|Research Institute|Ledger|Times|Post|News|Herald|Gazette|Press|Tribune))"
)
_NOT_FIRST = re.compile(
    r"^(?:(?:The|A|An|In|At|Of|And|But|For|On|With|From|As|By|To|Since|While|When|Where|Near|Its|Their|Our|"
    r"This|That|Both|Mr|Ms|Only|Like|Unlike|"
    r"After|Before|Over|Under|Across|Around|Beyond|Between|Outside|Inside|Within|Compare|Meanwhile|Yet|So|"
    r"New York) )+"
)
#: The first word tells nothing alone: "Science City", "Free Zone".
_NO_NAME = re.compile(
    r"^(?:(?:Science|Technology|Techno|Innovation|Research|Industrial|Business|Software|High-Tech|Hi-Tech|"
    r"Economic|Free|Special|National|Central|Inner|Gross|Net|Total|"
    r"Smart|Capital|Mega|Sister|Home|New|Old|Garden|Car|Theme|Second|First|Forbidden|Twin|World|Time|"
    r"Housing|Manchester|Leicester|Norwich|Silicon|Death|"
    r"West End|Third|Jurassic|Hyde|City|County|State|Enterprise|Export|Trade|Euro|Red|Green|Blue|Pilot|"
    r"Bonded|Development|Core) )*\w+$"
)
#: "in the Greater South East", "the North of England".
_COMPASS = re.compile(
    r"(?:\b[Tt]he |\b(?:in|of|across|for) )((?:Greater|Inner|Outer|Upper|Lower) (?:North|South|East|"
    r"West)(?: (?:East|West))?|"
    r"(?:North|South|East|West|Midlands|North East|North West|South East|South West) of [A-Z][a-z]+|"
    r"(?:North|South)(?: East| West|-east|-west)|(?:East|West) Midlands)\b(?! (?:Asia|Africa|America|Korea|"
    r"China|End|Coast|Side))"
)
_WHERE_EN = r"(?:[Nn]orth|[Ss]outh)?(?:-?[Ee]ast|-?[Ww]est)?ern|[Cc]entral"
#: "northern Italy", "south-eastern Turkey"; 越南南部: the half of a country or state that is meant.
_PART_OF_COUNTRY = re.compile(
    rf"(?<![\w-])(?:{_WHERE_EN}) (?P<en>[A-Z][a-z]+(?: [A-Z][a-z]+)?)|"
    r"(?P<zh>[\u4e00-\u9fff]{2,5})[东西南北中]{1,2}部(?:地区)?"
)
#: "Romania's Sud-Muntenia, which", "In Spain's Extremadura".
_OWNED = re.compile(
    rf"(?P<lead>\b[Ii]n |\b[Oo]f |\b[Aa]cross |"
    rf"\b[Ff]rom )?(?P<owner>{_NAME}(?: {_NAME})?)['’]s (?P<n>{_NAME}(?: {_NAME})?)(?P<after>, (?:which|"
    rf"where|home|for its part)\b|,? [a-z])"
)
#: "in Seongnam": of a name that the article uses twice at least.
_IN = re.compile(rf"(?<=[a-z,\d%] )(?:in|near|outside|around) ({_NAME})(?![\w-]| [A-Z]|['’]s)")
#: "Boden, a garrison town that", "Skellefteå, further south, is".
_EXPLAINED = re.compile(
    rf"(?:^|(?<=[.!?;:\n“\"] )|(?<=\n))(?P<n>{_NAME}(?: {_NAME})?), "
    r"(?:(?:an?|the) (?:[a-z-]+ ){0,3}(?:town|city|village|suburb|commune|municipality|island|port|county|"
    r"district)\b|(?:further|near|outside|just|about|some|up|down|north|"
    r"south|east|west|(?:an|one|two|three|half an) hours?|\d+ (?:km|miles|kilomet|minutes))\b[^,.;:]{2,50}, "
    r"(?:is|was|has|had|[a-z]{3,}(?:s|ed)) )"
)
#: "Porto Digital, the district of warehouses", "at Lot Fourteen, the former hospital site".
_ZONE_TOLD = re.compile(
    rf"(?<![\w-])(?P<n>{_NAME}(?: (?:{_NAME}|[A-Z]))?), "
    r"(?:an?|the) (?:[a-z-]+ ){0,3}(?:site|precinct|district|"
    r"quarter|campus|park|estate|cluster|zone)\b"
)
#: "In the Tricity demand reached", "across the Hunter": what so often stands behind "in the" is a region.
_THE_REGION = re.compile(
    r"\b(?P<in>[Ii]n|[Aa]cross|[Tt]hroughout|[Oo]utside) the (?P<n>[A-Z][a-zà-ɏ]{2,}(?:-[A-Z][a-zà-ɏ]+)?)"
    r"(?= (?!of\b|and [A-Z]|or\b)[a-z]|[,.;:)])"
)
_ITS_PARTS = re.compile(r" of [A-ZÀ-Þ][\w’-]+(?:, [A-ZÀ-Þ][\w’-]+)*,? and [A-ZÀ-Þ]")
#: What has the article and is no region.
_NO_REGION = re.compile(
    r"(?:[A-Z][a-z]*(?:ian|ish|ese|ans|ers|ists)|Internet|Web|Senate|House|Treasury|Commission|Council|Parliament|"
    r"Assembly|Congress|Cabinet|Bank|Bourse|Government|Ministry|Ministerial|State|States|Union|Republic|Kingdom|"
    r"Federation|Commonwealth|Crown|Church|Constitution|Act|Bill|Budget|Plan|Programme|Program|Strategy|Report|"
    r"Index|Table|Chart|Survey|Census|Group|Company|Fund|Board|Authority|Agency|Bureau|Centre|Center|City|County|"
    r"District|Region|Province|Island|Islands|Valley|Coast|Gulf|Atlantic|Pacific|Mediterranean|Baltic|Arctic|Alps|"
    r"Andes|Himalayas|Amazon|Sahara|Earth|Moon|Sun|Olympics|Games|Games|Cup|Euro|Dollar|Renaissance|Covid|Pandemic|"
    r"Enlightenment|North|South|East|West|Northeast|Northwest|Southeast|Southwest|Capital|Centre|Metro|Tube|"
    r"Overground|Underground|Opposition|Chamber|University|Institute|College|School|Academy|Museum|Hall|Park|"
    r"Guardian|Times|Economist|Journal|Chancellor|President|Minister|Mayor|Governor|Prime|United|European|National|"
    r"January|February|March|April|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter)$"
)
#: What a Chinese text calls parts of Japan where it is on Japan.
_JAPAN = {
    "九州": "Kyushu",
    "四国": "Shikoku",
    "关西": "Kansai",
    "关东": "Kanto",
    "东北": "Tohoku",
    "北陆": "Hokuriku",
}
_TOWN_JP = re.compile(r"(?:^|(?<=[,。;:、的在与和]))(?P<n>[\u4e00-\u9fff]{2,3}町)(?!内)")
_COMPOUND = re.compile(r"(?<![\w-])([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)[-–]((?:St\. )?[A-Z][a-z]+)(?![\w-])")
_NOT_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Spring|Summer|Autumn|Winter|English|Chinese|German|French|Spanish|Horizon|Brexit|Covid|Parliament|"
    r"Congress|Phase|Stage|Chapter|Figure|Table|"
    r"Internet|Android|Python|Christmas|Easter|Ramadan|Ukraine|Whitehall|Westminster|Facebook|Google|Apple|"
    r"Amazon|Nvidia|Samsung|Intel|Tesla|"
    r"Telegram|Twitter|Instagram|Korean|Japanese|Polish|Indian|Arabic|Q[1-4])$"
)
_ENDS_KIND = re.compile(
    r" (?:Province|Prefecture|Voivodeship|Oblast|Governorate|Innopolis|Technopolis|Techno Valley)$"
)
#: 善化、安定、新市三区: the names of a list that says how many they are.
_LISTED_ZH = re.compile(
    r"(?<![\u4e00-\u9fff])(?:不过|但是?|其中|包括|只有|而|像|仅|比|较|与|和|在|对|由|"
    r"从)?((?:[\u4e00-\u9fff]{2,3}、){1,5}[\u4e00-\u9fff]{2,3}?)([两二三四五六])(?:个)?([区镇乡县市])(?![\u4e00-\u9fff]?府)"
)
_COUNTED_ZH = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def _known(lexicon: Lexicon, name: str) -> bool:
    return lexicon.places.whole(name) is not None


def _with_kind(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    for found in _WITH_KIND.finditer(text):
        name = _NOT_FIRST.sub("", found.group(1))
        club = name.endswith(" City") and _known(lexicon, name.removesuffix(" City"))
        if " " not in name or club or _NO_NAME.match(name):
            continue
        place = Place(name, _KIND.get(name.rsplit(" ", 1)[1], "zone"))
        yield name, place
        short = _ENDS_KIND.sub("", name)
        if short != name and text.count(short) > text.count(name):
            yield short, place


def _compounds(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find twin towns of which the gazetteer has one: "Champaign-Urbana"."""
    for found in _COMPOUND.finditer(text):
        first = lexicon.places.whole(found.group(1))
        if first is not None and first.kind == "city":
            yield found.group(), Place(found.group(), "city", first.country)


def _parts_of_countries(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    for found in _PART_OF_COUNTRY.finditer(text):
        kind = found.lastgroup or "en"
        named = lexicon.places.find(text, *found.span(kind))
        whole = named[0 if kind == "en" else -1] if named else None
        if whole is None or whole.payload.kind not in {"country", "province"}:
            continue
        led = whole.start == found.start("en") if kind == "en" else whole.end == found.end("zh")
        if led:
            a, b = (found.start(), whole.end) if kind == "en" else (whole.start, found.end())
            name = text[a].lower() + text[a + 1 : b]  # "Northern Italy" where a sentence begins
            yield text[a:b], Place(name, "region", whole.payload.country)


def _told_with_article(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find the region of "in the Tricity" and "across the Tricity", and of "the Tricity of A, B and C"."""
    told: Counter[str] = Counter()
    for found in _THE_REGION.finditer(text):
        told[found["n"]] += 1
    for name in told:
        if _NO_REGION.match(name) or _NOT_PLACE.match(name) or is_word(name) or _known(lexicon, name):
            continue
        at = text.find(f"the {name} of ")
        parts = at >= 0 and _ITS_PARTS.match(text, at + len("the ") + len(name)) is not None
        if told[name] + parts > 1 and re.search(rf"(?<![\w-]){name.lower()}(?![\w-])", text) is None:
            yield name, Place(name, "region")


def _zones_told(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    for found in _ZONE_TOLD.finditer(text):
        name = _NOT_FIRST.sub("", found["n"])
        known = lexicon.places.whole(name)  # what else stands for its city is a place of its own here
        if " " in name and text.count(name) > 1 and (known is None or known.kind == INSTITUTION):
            yield name, Place(name, "zone")


def _provinces_abroad(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find 罗兹省, the province around a foreign city of which the gazetteer has the city."""
    for start, end, place in lexicon.places.find(text) if "省" in text else ():
        if place.kind == "city" and place.country not in {"CN", "TW"} and text.startswith("省", end):
            yield text[start : end + 1], Place(text[start : end + 1], "province", place.country)


def _of_japan(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find 九州 and 菊阳町 in a Chinese text on Japan; elsewhere the words mean something else."""
    if text.count("日本") + text.count("日圆") + text.count("日元") < 3:
        return
    for name, english in _JAPAN.items():
        place = lexicon.places.whole(english)
        if place is not None and text.count(name) > 1:
            yield name, place
    for found in _TOWN_JP.finditer(text):
        yield found["n"], Place(found["n"], "county", "JP")


def _without_article(text: str) -> Iterator[tuple[str, Place]]:
    """Find "Hunter residents" where an article speaks of the Hunter: alone the name may be anybody's."""
    for name, place in _articled().items():
        if f"{name} " in text or f"{name}," in text or f"{name}." in text or f"{name}'" in text:
            yield name.removeprefix("the "), place


@functools.cache
def _articled() -> Mapping[str, Place]:
    """Give the regions that the gazetteer has with their article only."""
    return {name: place for name, place in gazetteer() if place.kind == "region" and name.startswith("the ")}


def _explained(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    for found in _EXPLAINED.finditer(text):
        name = found.group("n")
        if not _NOT_PLACE.match(name) and not _NOT_FIRST.match(f"{name} ") and not _known(lexicon, name):
            yield name, Place(name, "unknown")


def _owned(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    for found in _OWNED.finditer(text):
        name = found.group("n")
        owner = lexicon.places.find(found.group("owner"))
        wide = bool(owner) and owner[-1].payload.kind in {"country", "province", "city", "region"}
        led = found.group("lead") or found.group("after").startswith(
            (", which", ", where", ", home", ", for its part")
        )
        if wide and led and not name.isupper() and not _NOT_PLACE.match(name) and not _known(lexicon, name):
            yield name, Place(name, "region", owner[-1].payload.country)


def _used_again(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find names behind "in" that the article uses at least twice."""
    names = Counter(found.group(1) for found in _IN.finditer(text))
    for name in names:
        if len(name) <= 3 or name.endswith(("'s", "’s")) or _NOT_PLACE.match(name) or _known(lexicon, name):
            continue
        if len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)) >= 2:
            yield name, Place(name, "unknown")


def _listed(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    for found in _LISTED_ZH.finditer(text):
        names = found.group(1).split("、")
        if len(names) != _COUNTED_ZH[found.group(2)]:
            continue
        for name in names:
            if not _known(lexicon, name):
                yield name, Place(name, "county")


#: What tells a town's name from a word: 发自天长, 到天长, 天长市.
_BEFORE_TOWN = re.compile(r"(?:发自|在|到了?|来到?|去|从|离|于|抵|赴|回|驻|进|出|对|,|。|\n)$")
_SPEAKS_OF_TOWN = re.compile(r"县级市|该[市县]|全[市县]|县城|[市县]里|[市县]委|[市县]政府|[市县]长|本[市县]")


@functools.cache
def _towns() -> Mapping[str, Place]:
    """Give the towns and counties whose short names are words too, by these: 天长 of 天长市."""
    phrases = dict(gazetteer())
    return {
        name[:2]: place
        for name, place in phrases.items()
        if len(name) == 3
        and name[2] in "市县旗"
        and place.country in {"CN", "TW"}
        and name[:2] not in phrases
    }


def _towns_used(text: str) -> Iterator[tuple[str, Place]]:
    """Find towns by short names that are words too, where the article uses them often, and as places."""
    towns = _towns()
    for name in {text[i : i + 2] for i in range(len(text) - 1)} & towns.keys():
        at = [found.start() for found in re.finditer(name, text)]
        if len(at) < 3 or not _SPEAKS_OF_TOWN.search(text):
            continue
        whole = any(text[i + 2 : i + 3] in {"市", "县", "旗"} for i in at)
        evidence = sum(bool(_BEFORE_TOWN.search(text[max(0, i - 2) : i])) for i in at)
        if whole or 2 * evidence >= len(at):
            yield name, towns[name]


def _city_of(lexicon: Lexicon, name: str) -> Place | None:
    """Give the city that "Iloilo City" is, where the gazetteer has Iloilo."""
    bare = name.removesuffix(" City")
    place = lexicon.places.whole(bare) if bare != name else None
    return place if place is not None and place.kind == "city" else None


def find_unknown(lexicon: Lexicon, text: str) -> list[tuple[str, Place]]:
    """Find the names that a text establishes as places and that the gazetteer lacks.

    Each name with its place, for :meth:`PhraseIndex.extended`.
    """
    found: dict[str, Place] = {}
    for name, place in (
        *find_towns(lexicon, text),
        *_with_kind(lexicon, text),
        *_compounds(lexicon, text),
        *((m.group(1), Place(m.group(1), "region")) for m in _COMPASS.finditer(text)),
        *_parts_of_countries(lexicon, text),
        *_without_article(text),
        *_told_with_article(lexicon, text),
        *_zones_told(lexicon, text),
        *_of_japan(lexicon, text),
        *_provinces_abroad(lexicon, text),
        *_owned(lexicon, text),
        *_explained(lexicon, text),
        *_used_again(lexicon, text),
        *_listed(lexicon, text),
        *_towns_used(text),
        *districts_told(text),
        *find_transliterated(lexicon, text),
    ):
        if not _known(lexicon, name) or place.kind == "zone":
            found.setdefault(name, _city_of(lexicon, name) or place)
    return list(found.items())
