"""Places and organisations in a sentence."""

from __future__ import annotations

import itertools
import re

from poliscope.data.articles.lexicon import INSTITUTION, Lexicon, Place, is_word
from poliscope.data.articles.phrases import Found
from poliscope.data.articles.places.firms import find_firms
from poliscope.data.articles.places.mention import PlaceMention
from poliscope.data.articles.places.no_places import is_counted, is_office, is_other_word
from poliscope.data.articles.places.people import PERSON
from poliscope.data.articles.places.regions import demonyms
from poliscope.data.articles.places.zones import innermost, with_towns, with_zones
from poliscope.data.articles.signs import compile_from, holds, is_latin

__all__ = ["PlaceMention", "district_names", "find_named", "find_places"]

_NOT_AFTER = re.compile(
    r"院|(?:科技|理工|师范|工业|农业|医科|交通|财经|政法|民族|中医药?|电子科技|工程|工商|外国语|传媒|海洋|"
    r"医药|经济|建筑|林业|石油|矿业|邮电|航空航天)*大学|学院|师范|理工|大道|"
    r"路\d|路(?=[上口的段])|街|银行(?!业)|证券(?!业)|日报|晚报|晨报|时报|"
    r"早报|商报|电视|卫视|移动|联通|电信|科学院|工程院|社会科学|信息通信|人民|"
    r"石油|石化(?!产业|行业|工业)|中车|建筑(?!业)|南站|北站|东站|西站|机场|号|话|菜|人(?![口均才工社事力数次])|籍|航空(?!航天|产业|工业|制造|装备|枢纽)|"
    r"时代(?!广场)|足球|队|会议(?!展)|方案|宣言|协定|海关总署|城市规划|话题|村镇银行|模式|"
    r" (?:University|Institute of|Times|Post|Daily|Courier|Herald|Gazette|"
    r"Chronicle|Tribune|Mercury|Argus|Street|Avenue|Road|Airport|Declaration|"
    r"Bank|Stock|Exchange|(?:nuclear |power |thermal |treatment |desalination |hydro )+(?:plant|"
    r"station)s?\b|United|City FC|City of Culture|Capital of Culture|Marathon|Open\b)"
)
#: "Krakow Airport", 南京禄口机场, 台中港: what they handle is told of them.
_PORT = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:International )?Airport\b|"
    r"(?:(?![两三四五六][市地城省])[㐀-鿿]){0,3}?(?:国际)?机场(?![路大高])|"
    r"港(?=\d|货物|货柜|集装箱|吞吐|完成|旅客|全年|年)"
)
#: What makes a country's name that of an office: "Kenya National Bureau of Statistics".
_INSTITUTION = re.compile(
    r" (?:(?:National|Central|Revenue|Federal|Investment|Development|Economic|Statistics|Business|Chamber) "
    r")*(?:Bureau|Bank|Authority|"
    r"Institute|Agency|Office|Council|Commission|Chamber|Academy|Airways|Airlines|Telecom|Post|Daily|Times|"
    r"Statistics)\b"
)
_UNKNOWN_EN = re.compile(
    r" (?<=[a-z,;\d%] )(?:in|at|near|around|from|within|outside|"
    r"across) (?:the city of |nearby |neighbouring |suburban )?([A-Z][a-zà-ɏ]{2,}(?:[ -][A-Z][a-zà-ɏ]+)?)"
    r"(?=[,.;) ]|'s)(?! (?:Office|Commission|University|Institute|Act|Survey|Report)| ?\d)"
)
_KINDS_EN = (
    r"city|town|island|province|state|county|district|borough|commune|municipality|village|prefecture|region|"
    r"suburb|"
    r"emirate|département|department|canton|metropolis|port|locality"
)
#: A part of each of these words, and of what else ``_NAMED_EN`` asks for.
# fmt: off
_NAMED_SIGNS = (
    "cit", "town", "island", "provinc", "state", "county", "district", "borough", "commune", "village",
    "prefecture", "region", "suburb", "emirate", "canton", "metropolis", "port", "municip", "locality",
    "département", "department", "In ", "At ", "Near ", "Across ", "Around ",
)
# fmt: on
#: "the island of Batam", "Crolles, a commune of", "In Crolles, ".
_NAMED_EN = compile_from(
    r"A-Zab-eilmoprstv",
    rf"\b(?:{_KINDS_EN}) of ((?!The\b)[A-ZÀ-Þ][\wÀ-ɏ'’-]+(?: [A-ZÀ-Þ][\wÀ-ɏ'’-]+)?)"
    rf"|\b([A-Z][\wÀ-ɏ-]+(?: [A-Z][\wÀ-ɏ-]+)?), (?:an?|the) (?:[“\"]?[a-z-]+ ){{0,3}}(?:{_KINDS_EN})\b"
    r"|(?:^|(?<=[.!?“\"] ))(?:In|At|Near|Across|Around) ([A-Z][a-zà-ɏ]{2,}(?:[ -][A-Z][a-zà-ɏ]+)?)(?=, )"
    rf"|\b(?:[Oo]ne|[Aa]nother) (?:[a-z-]+ ){{0,2}}(?:{_KINDS_EN}), ([A-Z][\wÀ-ɏ-]+(?: [A-Z][\wÀ-ɏ-]+)?)(?=,)"
    r"|\bIn (?:neighbou?ring|nearby) ([A-Z][a-zà-ɏ]{2,}(?:[ -][A-Z][a-zà-ɏ]+)?)(?=[ ,])",
)
#: "miles ahead of Mildura, which shrank".
_WHICH_EN = compile_from(
    r"abfltu",
    r"\b(?:ahead of|behind|than|like|unlike|to|for|"
    r"and) ([A-Z][a-zà-ɏ]{2,}(?:[ -][A-Z][a-zà-ɏ]+)?)(?=, (?:which|where) |['’]s [$€£¥]?\d)",
)
_THAN_ITS = re.compile(r"['’]s [$€£¥]?\d")
_STOP = re.compile(r"[.!?] |\b(?:whereas|while) ")
_SUBJECT_EN = re.compile(
    r"(?:(?<=[.!?] )|(?<=whereas )|(?<=while )|^)(?:Next comes |After |In contrast, )?"
    r"([A-Z][a-zà-ɏ]{3,}(?:[- ][A-Z][a-zà-ɏ]+"
    r")?)(?='s | (?:ranks?|spends?|spent|invests?|invested|reached|recorded|accounts?|"
    r"filed|hosts?|employs?|attracted|"
    r"raised|leads?|led|grew|produced|exported|boasts?|posted|registered|generated|contributes?|"
    r"scores?|scored|has|had)\b)"
)
_NOT_SUBJECT_EN = re.compile(
    r"^(?:Neither|Either|None|Another|Several|Every|Fewer|Even|Perhaps|Maybe|However|Moreover|Meanwhile|"
    r"Instead|Here|Then|Now|Next|Once|Whether|Where|Although|Though|Because|Despite|Besides|Unlike|Like|"
    r"Ours|Theirs|Yours|Mine|This|That|These|Those|There|They|What|Which|Total|Employment|Growth|Unemployment|"
    r"Spending|Output|Exports|Imports|Investment|Revenue|Sales|Manufacturing|Industry|"
    r"Research|Researchers|Companies|Firms|"
    r"Population|Productivity|Services|Industrial|Nearly|Almost|About|More|Most|Some|"
    r"Many|Both|Each|Only|Half|Last|Over|Under|Since|While|When|Its|Their|Private|Public|"
    r"Venture|Start|Property|Construction|Retail|Hospitality|Talent|Foreign|Trade|Tourism|Inflation|Everyone|Nobody|Production|Government|"
    r"Statistics|Patent|Patents|Economic|Violence|Crime|Crimes|Homicides|Traffic|Poverty|Wealth|Housing|"
    r"Rents?|Wages|"
    r"Prices|Demand|Supply|Business|Money|Capital|Transport|Health|Water|Power|Energy|Agriculture|"
    r"Logistics|Finance|"
    r"Software|Technology|Vacancy|Turnout|Footfall|Officials|Critics|Economists|Analysts|Residents|Locals|"
    r"Visitors|"
    r"Students|Workers|Nothing|Something|Everything|Progress|Momentum|Success|Failure|Climate|Weather|"
    r"Still|Yet|"
    r"Hospitals?|Schools?|Rail|Tourists?|Police|Voters|Drivers|[A-Z]\w+(?:tion|ment|ness|ity|ance|ence|"
    r"ship|ism|ists))\b"
)
_NOT_PLACE_EN = re.compile(
    r"^(?:[A-Z][a-z]+(?<!il)ly\b(?!,? [A-Z])|(?:Gross|Value|Expenditure|Tier|Neither)\b|"
    # "from Council activities": bodies that an article writes with capitals
    r"(?:Council|Cabinet|Government|Assembly|Senate|Treasury|Ministry|Department|Authority|Commission|"
    r"Committee|Board|Chamber|Court|Company|Group|Fund|Bank|Union|Church|Army|Police|Trust|Agency|Office|"
    r"University|College|House|Mayor|Party|Internet|Web|Facebook|Instagram)\b(?! [A-Z])|"
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter|Mr|Ms|Dr|English|Chinese|German|"
    r"French|Horizon|Brexit|Covid|Parliament|Congress|"
    # words that open a sentence or stand before a number or letter are capitalised too
    r"(?:And|But|Or|Nor|So|Yet|If|When|While|Though|Although|Because|However|Still|Then|Now|Today|Here|There|"
    r"Meanwhile|Overall|Instead|Also|Thus|Hence|Again|Even|Series|Phase|Round|Stage|Level|Type|Class|"
    r"Grade|Chapter|Section|Part|Table|Figure)\b)"
)

_LED_EN = re.compile(r"(?:In|At|On|By|For|From|Since|During|After|Before|Until|To|Of|With|And|But|As) ")
_LATIN_WORD = re.compile(r"[A-Z][a-z]{2}")
_LISTED = re.compile(
    r"(?:^|(?<=[,。;:、“\s]))([\u4e00-\u9fffA-Za-z]{2,14}|(?:[A-Z][\w&.]+ ){0,3}[A-Z][\w&.]+) ?"
    r"\((?:股票代码[::]?)?(?:(?!(?:19|20)\d{2}\))\d{4,6}(?:\.[A-Z]{2})?|[A-Z]{2,10}: ?[A-Z\d.]+)\)"
)
_NAME_BEFORE = re.compile(r"(?:^|(?<=[ (“\"]))([A-Z][a-zà-ɏ]+) $")
_PARTIAL = frozenset(
    ["Nuevo", "Nueva", "Santa", "San", "Saint", "St", "Port", "Fort", "El", "La", "Los", "Las", "Baden"]
)
_CLUSTER_EN = compile_from(
    r"A-Z",
    r"\b(?!(?:The|Its|Their|Our|His|Her|This|That|These|Those|An?|Each|Every|Both|Another|One|"
    r"No) )((?:[A-Z][a-zà-ɏ]+ ){1,3})(?=(?:cluster|science park|technology park|innovation district|"
    r"industrial park|"
    r"business park|port|special economic zone|free zone)\b)",
)


def district_names(lexicon: Lexicon, text: str) -> list[tuple[str, Place]]:
    """Find districts and counties that a text names in full, so that their short names count in it."""
    short: dict[str, Place] = {}
    for a, b, place in lexicon.places.find(text):
        if place.kind == "county" and b - a >= 3 and text[b - 1] in "区县":
            short.setdefault(text[a : b - 1], place)
    return [(name, place) for name, place in short.items() if len(name) >= 2 and name not in _ORDINARY]


_ORDINARY = frozenset(
    [
        "朝阳",
        "东城",
        "西城",
        "和平",
        "城关",
        "新城",
        "新华",
        "鼓楼",
        "市中",
        "中原",
        "高新",
        "开发",
        "城中",
        "桥东",
        "桥西",
        "南山",
        "江北",
        "江南",
        "河东",
        "河西",
        "河北",
        "南关",
        "龙华",
        "光明",
    ]
) - {
    "南山",
    "龙华",
    "光明",
    "江北",
}


def _unknown(text: str, start: int, end: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Find capitalised names after "in" that the gazetteer does not know."""
    if not text.isascii() and not _LATIN_WORD.search(text, start, end):
        return found
    more: list[PlaceMention] = []
    for name in _NAMED_EN.finditer(text, start, end) if holds(text[start:end], _NAMED_SIGNS) else ():
        group = next(i for i in (1, 2, 3, 4, 5) if name.group(i))
        a, b = name.span(group)
        if group == 2 and _LED_EN.match(name.group(2)):
            continue  # "In September, a report from city hall"
        if not any(m.start < b and a < m.end for m in (*found, *more)) and not _NOT_PLACE_EN.match(
            name.group(group)
        ):
            more.append(PlaceMention(a, b, name.group(group), Place(name.group(group), "unknown"), 0.6))
    found, more = sorted([*found, *more], key=lambda m: m.start), []
    for name in _UNKNOWN_EN.finditer(text, start, end):
        a, b = name.span(1)
        if not any(m.start < b and a < m.end for m in found) and not _NOT_PLACE_EN.match(name.group(1)):
            more.append(PlaceMention(a, b, name.group(1), Place(name.group(1), "unknown"), 0.5))
    beginnings = [start, *(stop.end() for stop in _STOP.finditer(text, start, end))]
    subjects = [found_at for at in beginnings if (found_at := _SUBJECT_EN.match(text, at, end))]
    aside = text.find(", wh", start, end) >= 0 or _THAN_ITS.search(text, start, end)
    for name in itertools.chain(subjects, _WHICH_EN.finditer(text, start, end) if aside else ()):
        a, b = name.span(1)
        taken = any(m.start < b and a < m.end for m in (*found, *more))
        word = _NOT_SUBJECT_EN.match(name.group(1)) or _NOT_PLACE_EN.match(name.group(1))
        if not (taken or word or is_word(name.group(1))):
            more.append(PlaceMention(a, b, name.group(1), Place(name.group(1), "unknown"), 0.5))
    return sorted([*found, *more], key=lambda m: m.start) if more else found


#: "Trier (82.1%)": a name right before its figure.
_WITH_FIGURE = re.compile(
    r"(?<![\w-])([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?) \((?=[-−+]?[$€£]?\d[\d.,]*(?:%| |\)))"
)


def _beside_figures(text: str, start: int, end: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Find unknown names in a list of places with their figures in brackets, of which some are known."""
    named = list(_WITH_FIGURE.finditer(text, start, end)) if text.count(" (", start, end) > 1 else []
    known = [name for name in named if any(m.end == name.end(1) for m in found)]
    if not known or len(named) < 2:
        return found
    more = [
        PlaceMention(*name.span(1), name.group(1), Place(name.group(1), "unknown"), 0.5)
        for name in named
        if not any(m.start < name.end(1) and name.start(1) < m.end for m in found)
        and not _NOT_PLACE_EN.match(name.group(1))
    ]
    return sorted([*found, *more], key=lambda m: m.start) if more else found


#: "US$ 30 million", "US 2.5 billion", "Hong Kong dollars": whose money it is.
_CURRENCY_AFTER = re.compile(r"\$|(?<=US) \$| [Dd]ollar|(?<=US) \d[\d.,]* ?(?:[bmt]illion|[bmt]n\b)")


def find_places(lexicon: Lexicon, text: str, start: int, end: int) -> list[PlaceMention]:
    """Find places and organisations between two offsets of working text.

    From left to right, without overlap.
    """
    return [m for m in find_named(lexicon, text, start, end) if m.place.kind != INSTITUTION]


_SECTOR_BEHIND = re.compile(r"(?:航天产业|产业|行业|工业|集群|企业(?!集团)|业(?!务|绩))")


def _without_sector(lexicon: Lexicon, text: str, hit: Found[Place]) -> Found[Place]:
    """Read 赣州 in 赣州稀土产业, which is no firm 赣州稀土."""
    a, b, place = hit
    firm = place.kind in {"organisation", INSTITUTION} and b - a >= 4 and not is_latin(text[a])
    if not firm or not _SECTOR_BEHIND.match(text, b):
        return hit
    inside = [one for one in lexicon.places.find(text, a, b - 1) if one[0] == a]
    return inside[0] if inside else hit


def find_named(lexicon: Lexicon, text: str, start: int, end: int) -> list[PlaceMention]:
    """Find places and organisations, and the institutions that may stand for a city, as ``find_places``."""
    found = []
    hits = [_without_sector(lexicon, text, hit) for hit in lexicon.places.find(text, start, end)]
    for a, b, place in hits:
        known = place.kind == "unit"
        if place.kind == INSTITUTION or (not known and is_counted(text, a, b)):
            continue
        if _CURRENCY_AFTER.match(text, b) or text[max(0, a - 8) : a].endswith(("Silicon ", "silicon ")):
            continue
        if place.kind == "tier" and text[a - 1 : a] in {*"座个这那是为的在等型通级非近做"}:
            continue  # 这座三线城市: what a city is, not all of them
        if (
            is_other_word(text, a, b)
            or is_office(text, a, b, place.kind)
            or (place.kind == "country" and _INSTITUTION.match(text, b))
        ):
            continue
        if place.kind == "city" and (port := _PORT.match(text, b)) is not None:
            name = text[a : port.end()]
            found.append(PlaceMention(a, port.end(), name, Place(name, "zone", place.country), 0.8))
            continue
        if not known and _NOT_AFTER.match(text, b) and place.kind not in {"country", "organisation", "world"}:
            continue
        if place.kind == "country" and re.match(
            (
                r"移动|联通|电信|银行|科学院|工程院|社科院|石油|石化|人民大学|信息通信|日报|新闻|"
                r"信息报|经济网|城市|工商|南车|中车|能建|铁|轻纺城|小商品城|义乌城"
            ),
            text[b : b + 4],
        ):
            continue
        if place.population < 0 and _BESIDE_WATER.match(text, b):
            continue
        a += 4 * (place.kind == "region" and text.startswith(("the ", "The "), a))
        found.append(PlaceMention(a, b, text[a:b], place, 0.97 if known else 0.95))
    found = with_zones(text, start, end, innermost(found))
    found = _beside_figures(text, start, end, found)
    found = with_towns(text, start, end, found)
    found = _listed_firms(text, start, end, _widened(text, start, found))
    found = _unknown(text, start, end, _with_institutions(text, hits, found))
    return [mention for mention in found if mention.place.kind != PERSON]


def _with_institutions(text: str, hits: list[Found[Place]], found: list[PlaceMention]) -> list[PlaceMention]:
    """Add the institutions that are no part of a longer name."""
    more = [
        PlaceMention(a, b, text[a:b], place, 0.6)
        for a, b, place in hits
        if place.kind == INSTITUTION
        and not _WORD_GOES_ON.match(text, b - 1)
        and not any(m.start < b and a < m.end for m in found)
    ]
    return sorted([*found, *more], key=lambda m: m.start) if more else found


#: 华科 of 中华科技, 一汽 of 第一汽车城: no short names.
_WORD_GOES_ON = re.compile(
    r"科[技学研]|大[部道街厦楼桥会型量幅小学众力批多规]|航[道站线班空]|汽[车油]|钢[铁材琴筋结管]"
)

#: 抚仙湖沿岸民宿, 平陆运河建设: of the city at the water.
_BESIDE_WATER = re.compile(r"水质|沿[岸线]|边|畔|周边|岸|(?:通航|开通)(?!至今|以来|后)|建设|经济带|生态")


def _widened(text: str, start: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Widen "León" to "Nuevo León" where the gazetteer only knows the second word."""
    wide = []
    for mention in found:
        before = _NAME_BEFORE.search(text, max(start, mention.start - 16), mention.start)
        if before and before.group(1) in _PARTIAL and mention.surface[:1].isupper():
            surface = text[before.start(1) : mention.end]
            mention = PlaceMention(before.start(1), mention.end, surface, Place(surface, "unknown"), 0.6)
        wide.append(mention)
    return wide


def _listed_firms(text: str, start: int, end: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Find companies by stock codes or what is said of them, and English clusters by their nouns."""
    more = []
    for pattern, kind, needed in ((_LISTED, "organisation", "("), (_CLUSTER_EN, "zone", " ")):
        if text.find(needed, start, end) < 0:
            continue
        for name in pattern.finditer(text, start, end):
            a, b = name.start(1), name.start(1) + len(name.group(1).rstrip())
            inside = [m for m in found if m.start < b and a < m.end]
            if text[a:b] in demonyms():
                continue  # "the Egyptian port" is a town's
            if all(
                a <= m.start and m.end <= b and (kind == "organisation" or m.surface != text[a:b])
                for m in inside
            ):
                found = [m for m in found if m not in inside]
                more.append(PlaceMention(a, b, text[a:b], Place(text[a:b], kind), 0.7))
    for a, b in find_firms(text, start, end):
        inside = [m for m in (*found, *more) if m.start < b and a < m.end]
        if all(a <= m.start and m.end < b for m in inside):
            found = [m for m in found if m not in inside]
            more.append(PlaceMention(a, b, text[a:b], Place(text[a:b], "organisation"), 0.6))
    return sorted([*found, *more], key=lambda m: m.start) if more else found
