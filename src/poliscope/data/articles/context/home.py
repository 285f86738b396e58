"""The place that an article is about: of its title, of the lines above it, or the one that it names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from poliscope.data.articles.context.compared import USABLE, WHOLE_ZH, WIDE, is_way, named_in
from poliscope.data.articles.context.setting import is_dated_line
from poliscope.data.articles.context.wholes import region_spoken_of, whole_of_parts
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.descriptions import its_capital
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.places.passing import is_dateline
from poliscope.data.articles.places.regions import place_named, province_of
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.tables.rows import Line

__all__ = ["find_home"]

#: Countries that are cities: an article may be about them as about a city.
_CITY_STATES = frozenset({"Hong Kong", "Macao", "Singapore"})
_STATE_CODES = frozenset({"HK", "MO", "SG"})
#: Names of one's own country that any article may use.
_OWN_COUNTRY = frozenset({"全国", "我国", "国内", "内地", "本国", "the mainland"})
_AUTHORITY = re.compile(
    r"(?:人民)?(?:政府|统计局|日报|晚报|发展和改革|发改委)|第[零〇一二三四五六七八九十\d]+届|国民经济|委员会"
)
#: "Central Ohio": a part of what is named, which the article calls by its city.
_PART_EN = re.compile(
    r"\b(?:[Cc]entral|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Nn]orth|[Ss]outh|"
    r"[Ee]ast|[Ww]est|[Uu]pstate) $"
)
#: 【湾区观察】: the name of a column, which may be a place too.
_COLUMN = re.compile(r"^\s*[【\[][^】\]]{2,12}[】\]]")
#: Of whom a press writes that names no place of its own.
_OF_PRESS = {"TW": "台湾", "HK": "香港"}

#: "Research and industry in the counties": of the whole that has them, which the text begins with.
_PARTS = re.compile(
    r"\b(?:[Rr]egional|(?:[Cc]ounties|[Rr]egions|[Pp]rovinces|[Mm]unicipalities|[Ss]tates|[Dd]istricts))\b|"
    r"各[省市县区地州]|分(?:省|市|地区|区域)"
)
#: Whose figures are of all Taiwan: "交通部观光署公布".
_MINISTRY_TW = re.compile(
    r"(?:交通部|财政部|主计总?处|经济部|内政部|劳动部|卫福部|国发会|观光署|中央银行|移民署|农业部|国科会)"
    r"[^,。]{0,10}(?:公布|发布|统计|指出|表示|今|昨|最新)"
)


#: "We will not beat Sydney on size": who is only measured against.
_FOIL = re.compile(
    r"\b(?:be|beat|match|copy|become|chase|rival|like|mimic) (?:another |the next |a new )?$", re.IGNORECASE
)


def _own_places(lexicon: Lexicon, text: str) -> list[PlaceMention]:
    """Find the places of a line that are neither compared with another nor named in passing."""
    written = text.title() if text.isupper() else text
    found = find_places(lexicon, written, 0, len(written))
    found = [its_capital(lexicon, written, mention) for mention in found]  # "Rwanda's capital"
    marks = mark_references(written, 0, found)
    own = [m for m, reference in zip(found, marks, strict=True) if not reference and not is_way(m)]
    return [m for m in own if not _FOIL.search(written[: m.start])] or own


def _issued_by(lexicon: Lexicon, headings: Sequence[Line]) -> PlaceMention | None:
    """Find whose authority stands above the article: "嘉兴市人民政府", "在嘉兴市第九届人民代表大会"."""
    for line in headings:
        for a, b, place in lexicon.places.find(line.text):
            if place.kind in {"city", "county", "province", "unit"} and _AUTHORITY.match(line.text, b):
                return PlaceMention(a, b, line.text[a:b], place, 0.8)
    return None


def _lies_in(lexicon: Lexicon, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Tell whether a place can lie in another: a Chinese city in its province, else in the same country."""
    if inner.place.country != outer.place.country or inner.place.kind not in USABLE - {outer.place.kind}:
        return False
    known = province_of(lexicon, inner.place, inner.surface) if outer.place.kind == "province" else None
    return known is None or known[0].name == outer.place.name


#: What is built for others: a text under such a title is about the town that it serves.
_WORKS = re.compile(
    r"(?:运河|铁路|高铁|大桥|机场|通道|高速(?:公路)?|隧道|口岸|地铁)$|"
    r"\b(?:[Cc]anal|[Rr]ailway|[Bb]ridge|[Tt]unnel|[Aa]irport)$"
)


def _is_half_of_country(lexicon: Lexicon, mention: PlaceMention) -> bool:
    """Tell "northern Mexico", in which a state of the title lies as in the country itself."""
    last = place_named(lexicon, mention.surface.split(" ", 1)[-1]) if mention.place.kind == "region" else None
    return last is not None and last.kind == "country"


def _of_title(
    lexicon: Lexicon, named: Sequence[PlaceMention], title: str, spoken: Sequence[PlaceMention]
) -> PlaceMention:
    """Choose among the places of a title: a park gives way to the county that the article speaks of more."""
    first = named[0]
    told = Counter(m.place.name for m in spoken)
    if first.place.kind in {"province", "country"} or _is_half_of_country(lexicon, first):
        inner = [m for m in named[1:] if _lies_in(lexicon, m, first)]
        most = max(inner, key=lambda m: told[m.place.name], default=None)
        if most is not None and 2 * told[most.place.name] > max(3, told[first.place.name]):
            first = most  # "Kenya's lake port revival lifts Kisumu, but Mombasa"
        elif inner and (first.place.kind == "province" or len(inner) == 1):
            first = inner[0]
    if first.place.kind == "region":  # "Wearside's old brewery site": of the city that the text names
        cities = [m for m in spoken if m.place.kind == "city" and m.place.country == first.place.country]
        most = max(cities, key=lambda m: told[m.place.name], default=first)
        first = most if told[most.place.name] > 2 + 3 * told[first.place.name] else first
    inside = [m for m in named if m.place.kind in {"county", "zone"}]
    around = [m for m in named if m.place.kind == "city"]
    if first in inside and len(inside) > 1 and len(around) == 1:
        return around[0]  # 海淀、朝阳、亦庄,北京经济“三驾马车”
    whole = [m for m in named if first.place.kind == "zone" and m.place.name in _CITY_STATES]
    if first.place.kind in {"zone", "county"} and first.place.country in _STATE_CODES:
        own = [m for m in spoken if m.place.name in _CITY_STATES and m.place.country == first.place.country]
        whole = whole or own[:1]  # what is told of a district's plans is told of its city
    first = whole[0] if whole else first
    part = first.place.kind == "province" and _PART_EN.search(title[: first.start])
    if first.place.kind != "zone" and not part:
        return first
    inside = [m for m in spoken if m.place.kind in {"city", "county", "unit"}]
    counts = Counter(m.place.name for m in inside)
    names = {m.place.name for m in named}
    fitting = [
        m
        for m in sorted(inside, key=lambda m: -counts[m.place.name])
        if (part and m.place.country == first.place.country) or m.place.name in names
    ]
    best = fitting[0] if fitting else None
    if _WORKS.search(first.surface) and not best:
        best = max(inside, key=lambda m: counts[m.place.name], default=None)
    return best if best and counts[best.place.name] > max(2, counts[first.place.name]) else first


def _is_foil(named: Sequence[PlaceMention], spoken: Sequence[PlaceMention]) -> bool:
    """Tell the one city of a title that the article hardly speaks of: "Lake cities grow as Nairobi slips"."""
    if len(named) != 1 or named[0].place.kind != "city":
        return False
    counts = Counter(m.place.name for m in spoken if m.place.kind in {"city", "county"})
    return max(counts.values(), default=0) >= max(5, 3 * counts[named[0].place.name])


def _of_headings(
    lexicon: Lexicon, headings: Sequence[Line], spoken: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the place of a line above the article that the article names too; menus name several."""
    counts = Counter(m.place.name for m in spoken)
    counted = [m.place.name for m in spoken if m.place.kind in USABLE or m.place.name in _CITY_STATES]
    most = max((counts[name] for name in counted), default=0)
    found = []
    for line in headings:
        if not is_dated_line(line.text) and line.text.count("|") < 2:
            named = [m for m in _own_places(lexicon, line.text) if m.place.kind in USABLE | WIDE]
            found += named if len(named) == 1 and counts[named[0].place.name] else []
    best = max(found, key=lambda m: counts[m.place.name], default=None)
    return best if best is not None and 2 * counts[best.place.name] >= most else None


def _most_named(spoken: Sequence[PlaceMention]) -> PlaceMention | None:
    """Choose the place that an article names most; a country only where it leaves all others behind."""
    first: dict[str, PlaceMention] = {}
    counts: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for mention in spoken:
        name = mention.place.name
        if mention.place.kind in USABLE or name in _CITY_STATES:
            counts[name] += 1
        elif mention.place.kind == "country" and mention.surface not in _OWN_COUNTRY:
            countries[name] += 1
        else:
            continue
        first.setdefault(name, mention)
    most = max(counts.values(), default=0)
    opening = next((m for m in first.values() if counts[m.place.name] or countries[m.place.name] > 2), None)
    if opening is not None and opening.place.kind == "city":
        counts[opening.place.name] += 1  # what an article begins with it is about
    ranked = counts.most_common(2)
    country, times = next(iter(countries.most_common(1)), ("", 0))
    if times >= 2 and times > 2 * most:
        return first[country]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2):
        return None
    return first[ranked[0][0]]


def _of_headline(
    lexicon: Lexicon, title: str, spoken: Sequence[PlaceMention], body: Sequence[Paragraph]
) -> PlaceMention | None:
    """Find what the title names, if the article speaks of it, or the whole of which it names parts."""
    counts = Counter(m.place.name for m in spoken)
    column, title = _COLUMN.match(title), _COLUMN.sub("", title)
    named = [m for m in _own_places(lexicon, title) if m.place.kind in USABLE | WIDE]
    if not named and column is not None:
        named = [m for m in _own_places(lexicon, column.group()) if m.place.kind in USABLE | WIDE]
    first = next((p.text for p in body[:3] if p.text.rstrip()[-1:] in {*".。!?"}), "")  # no headline
    if (whole := whole_of_parts(lexicon, title, named, spoken, first)) is not None:
        return whole
    told = any(counts[m.place.name] for m in named) or max(counts.values(), default=0) < 5
    if not named or not told or _is_foil(named, spoken):
        return None
    own = _of_title(lexicon, named, title, spoken)
    return region_spoken_of(own, spoken, body) or own


def find_home(
    lexicon: Lexicon,
    title: str,
    body: Sequence[Paragraph],
    headings: Sequence[Line] = (),
    region: str = "CN",
    lines: Sequence[Line] = (),
) -> PlaceMention | None:
    """Find what an article is about.

    Parameters
    ----------
    title : str
        Its title, folded.
    body : sequence of Paragraph
        Its text.
    headings : sequence of Line
        The lines right above it.
    region : str
        Whose press it is.
    lines : sequence of Line
        All lines of the page: who published it stands below the article.

    Returns
    -------
    PlaceMention or None
        The first place of the title, else whose authority or whose name stands above the article, else
        the place that it names most, else where it was written.
    """
    spoken = named_in(lexicon, body)
    if (own := _of_headline(lexicon, title, spoken, body)) is not None:
        return own
    title = _COLUMN.sub("", title)
    if _PARTS.search(title) and spoken and spoken[0].place.kind in {"country", "province"}:
        return spoken[0]
    press = _OF_PRESS.get(region)
    if (
        press
        and _MINISTRY_TW.search(_opening(body)[:40])
        and (place := place_named(lexicon, press)) is not None
    ):
        return PlaceMention(0, len(press), press, place, 0.6)
    if (issuer := _issued_by(lexicon, headings)) is not None:
        return issuer
    most = _of_headings(lexicon, headings, spoken) or _most_named(spoken)
    best = _dated_from(body, spoken, most) or most or _written_in(lexicon, body)
    if best is None or best.place.kind in {"zone", "region"}:
        best = _published_by(lexicon, lines, body) or best
    if best is not None and best.place.kind == "zone" and len(WHOLE_ZH.findall(_opening(body))) >= 2:
        best = _city_of_zone(lexicon, best) or best
    if best is not None and best.place.kind == "zone":
        best = _around(best, spoken)
    if best is None and press and (place := place_named(lexicon, press)) is not None:
        return PlaceMention(0, len(press), press, place, 0.5)
    return best


def _around(zone: PlaceMention, spoken: Sequence[PlaceMention]) -> PlaceMention:
    """Give the city around a zone, where the article names that at least half as often: 钦州 of 钦州港."""
    counts = Counter(m.place.name for m in spoken)
    cities = [m for m in spoken if m.place.kind == "city"]
    city = max(cities, key=lambda m: counts[m.place.name], default=zone)
    often = counts[city.place.name]
    return city if often > 1 and 2 * often >= counts[zone.place.name] else zone


#: 全县, 我市: what a text says of its own place without naming it.
_OWN_WHOLE_ZH = re.compile(r"[全我本][市县区省州]")
#: 来源:玉溪日报, 主办:昆山市人民政府, 昆山市统计局.
_PUBLISHER = re.compile(
    r"[市县区省州]?(?:人民)?(?:政府|统计局|日报|晚报|晨报|发布|发改委|发展和改革|融媒体|广播电视|新闻网|信息网|门户网)"
)


def _published_by(lexicon: Lexicon, lines: Sequence[Line], body: Sequence[Paragraph]) -> PlaceMention | None:
    """Find whose office or paper speaks of 全市 or 我县 and names it only below, else whose people it names.

    Within its own city a page has no need of the city's name.
    """
    if not _OWN_WHOLE_ZH.search(_opening(body)):
        return None
    counts: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    for line in (*lines[:40], *lines[-40:]):
        for a, b, place in lexicon.places.find(line.text) if len(line.text) < 2000 else ():
            if place.kind in {"city", "county", "unit", "province"}:
                speaks = _PUBLISHER.match(line.text, b) is not None
                counts[place.name] += 10 if speaks else line.text.startswith(("籍", "人"), b)
                first.setdefault(place.name, PlaceMention(a, b, line.text[a:b], place, 0.7))
    name, count = next(iter(counts.most_common(1)), ("", 0))
    return first[name] if count else None


def _opening(body: Sequence[Paragraph]) -> str:
    return "".join(paragraph.text[:3000] for paragraph in body[:30])


def _city_of_zone(lexicon: Lexicon, zone: PlaceMention) -> PlaceMention | None:
    """Give 镇江 for 镇江高新区, the only place of a text that speaks of 我市."""
    found = lexicon.places.find(zone.surface)
    if not found or found[0].start or found[0].payload.kind not in {"city", "county"}:
        return None
    return PlaceMention(0, found[0].end, zone.surface[: found[0].end], found[0].payload, 0.7)


#: "KISUMU, Kenya, May 4 (Lakeside Wire) - ".
_DATED_EN = re.compile(r"[\s*_]*(?P<n>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}?)(?:,| \(| --| –| —)")


def _dated_from(
    body: Sequence[Paragraph], spoken: Sequence[PlaceMention], most: PlaceMention | None
) -> PlaceMention | None:
    """Find the city in capitals with which a report begins, if it names it nearly as often as any other."""
    found = _DATED_EN.match(body[0].text) if body else None
    name = found["n"].strip().title() if found is not None else ""
    own = [m for m in spoken if m.surface == name and m.place.kind == "city"] if name else []
    often = sum(m.place.name == most.place.name for m in spoken) if most is not None else 0
    return own[0] if len(own) > 1 and 3 * len(own) > 2 * often else None


def _written_in(lexicon: Lexicon, body: Sequence[Paragraph]) -> PlaceMention | None:
    """Find the place of the dateline: "本报太原3月5日讯"."""
    for paragraph in body[:2]:
        for mention in find_places(lexicon, paragraph.text, 0, min(len(paragraph.text), 80)):
            if mention.place.kind in USABLE and is_dateline(paragraph.text, mention):
                return mention
    return None
