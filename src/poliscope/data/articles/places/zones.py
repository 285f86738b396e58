"""Zones, parks, towns and subdistricts: the names that Chinese gives to what lies inside a city."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.lexicon import Place
from poliscope.data.articles.places.mention import PlaceMention
from poliscope.data.articles.signs import holds

__all__ = ["innermost", "with_towns", "with_zones"]

_ZONE = (
    r"(?:高新(?:技术产业)?(?:开发)?区|经济技术开发区|经开区|开发区|科学工业园区|科学园区|"
    r"科学城|科技城|科技园区?|工业园区?|产业园区?|自贸(?:试验)?区|"
    r"合作区|港区|新区|新城(?![市区镇县控])|保税区|综保区|示范区|商务区|新片区|石化区|试验区|航空港区|软件园|园区|科创走廊|都会区|创新区|湾区|都市圈|城市群|经济圈|"
    r"(?:创新城|金融城|航空城)(?!市))"
)
#: Each of them has one.
_ZONE_SIGNS = "区城园廊圈群"
_ZONE_AFTER = re.compile(rf"[㐀-鿿]{{0,6}}?{_ZONE}")
#: 二十个新区, 一季度我市园区: a number and what it counts, no name.
_COUNTED = (
    r"[一二三四五六七八九两]"
    r"[大个家座种类块片省市区县条批十百千万年月日成季届期场度轮次是般些定直起样边面方周]"
)
_ZONE_ALONE = re.compile(
    rf"(?:^|(?<=[,。;:、(“在从的和与及由让是而中对])|(?<=开往)|(?<=驶往)|(?<=前往)|(?<=通往)|(?<=走进)|"
    rf"(?<=来到)|(?<=位于))((?:(?!{_COUNTED})(?![零〇年月日的我本该])[㐀-鿿]){{2,6}}?{_ZONE})"
)
#: 观海卫镇财政收入: a town that begins a clause.
_TOWN_ZH = re.compile(
    r"(?:^|(?<=[,。;:的在])|(?<=[镇道]、))((?![这那该全各本此每乡城小古重名强年月末底季按据对占比由为从向以一两三四五六七八九十某有与和把对将个我们他们其])[㐀-鿿]{2,3}(?<![特色型级点亿小古业造居])(?:镇(?!(?<=城镇)(?:居民|新增|登记|调查|非|私营|常住|就业|化|人口|职工|单位|企业|基本))|街道))(?!等)"
    r"(?![上里长党委政府企化民])"
)
#: 果园港开通了, 阳逻港去年: a harbour that begins a clause.
_HARBOUR_ZH = re.compile(
    r"(?:^|(?<=[,。;:]))((?![香本该全各空抵来在赴内离访驻])[㐀-鿿]{2,3}(?:港|枢纽|机场))"
    r"(?=[仅只约]?\d|通过量|[去今全]年|20\d\d|上半年|前[一二三]季度|开通|货[邮物]|吞吐|集装箱|完成|年吞吐)"
)
#: 福遍县(Fort Bend County): a name that is given in its own letters too.
_GLOSSED_ZH = re.compile(
    r"(?:^|(?<=[,。;:、的在出]))((?![这该各本全两三四其一])(?:(?![的在是和])[㐀-鿿]){1,5}[县郡市镇州])"
    r"(?=\((?:[A-ZÀ-Þ][\wÀ-ɏ’'-]+ ?){1,4}\))"
)
#: 平海湾海上风电装机: a bay and what stands in it.
_BAY_ZH = re.compile(
    r"(?:^|(?<=[,。;:]))((?![该各大在粤环一整]|全[省市])[㐀-鿿]{2,3}湾)(?=海上|风电|海域|沿岸|养殖|跨海|核电)"
)
#: 高新区去年产值: the one of the city that the text speaks of.
_BARE_ZONE = re.compile(
    r"(?:^|(?<=[,。;:、的在]))((?:国家)?(?:高新(?:技术产业开发)?区|经开区|经济技术开发区|航空港区|航空城|合作区|自贸区|综保区|"
    r"开发区|新区))(?=(?:\d|,|特定区|计[划画]|以|去年|今年|全年|现有|目前|实现|完成|已|的|则|也|同样|集聚|面积|规划|占|有|年|内|20\d\d|生产总值|GDP|增[长速])(?!意))"
)
#: 洞庭湖地区5.8%: a part of a province that begins a clause.
_PART_ZH = re.compile(
    r"(?:^|(?<=[,。;:、]))((?![这该各本全两三四其一些多外])[㐀-鿿]{2,4}(?<![全各他这些多发展贫困落后少数民族外])(?:地区|片区|板块))"
    r"(?=\d|增长|下降|的?增速)"
)
#: A verb that sticks to a zone's name: "开往未来大科学城".
_VERB_BEFORE_ZONE = re.compile(
    r"^(?:开往|驶往|驶向|通往|前往|飞往|走进|走向|来到|位于|落户|落地|入园|进入|抵达|奔向|直达|毗邻|邻近|"
    r"靠近|连接|串联|环绕|建设|规划)"
    r"(?=[㐀-鿿]{4,})"
)
_NO_ZONE = re.compile(
    r"^(?:目前|当前|如今|眼下|眼前|日前|近年|去年|今年|同期|随后|此外|现有|已|入住|辖下|下辖|所辖|属下|旗下|辅以|以|入驻|引领|带动|依托|围绕|整个|聚焦|各|全|本|该|此|三|两|我|这|"
    r"那|其|多|每|整|国家|省级|高新|科技|产业|工业|自主创新|"
    r"经济|自由贸易|科学|先行|综合|改革|我们|国内|国家级|"
    r"(?:特色|生物|医药|医疗|电子|信息|智能|智慧|新能源|新材料|现代|先进|精细|绿色|数字|食品|纺织|装备|汽车|物流|文化|创意|健康|"
    r"农业|化工|循环|制造|铸造|服务|业|大数据|人工|节能|环保)+(?:产业|工业|科技|示范|开发)*(?:园|区))"
)


#: 海防成熟园区: those of the city, and no name.
_ANY_ZONES = re.compile(r"(?:的|各|成熟|现有|主要|周边|部分|多个|所有|大型|老牌|新建|不少|多数)")


def with_zones(text: str, start: int, end: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Widen a place to the zone that it begins, and find zones of other names."""
    if not holds(text[start:end], _ZONE_SIGNS):
        return sorted(found, key=lambda m: m.start)
    mentions: list[PlaceMention] = []
    for mention in found:
        after = _ZONE_AFTER.match(text, mention.end, end)
        if (
            after
            and mention.place.kind in {"city", "province", "county", "unit"}
            and not _spans_verb(after.group())
            and not _ANY_ZONES.match(after.group())
        ):
            surface = text[mention.start : after.end()]
            mention = PlaceMention(
                mention.start, after.end(), surface, Place(surface, "zone", mention.place.country), 0.85
            )
        mentions.append(mention)
    mentions += _zones_in(text, end, mentions)
    for zone in _ZONE_ALONE.finditer(text, start, end):
        a, b = zone.span(1)
        if verb := _VERB_BEFORE_ZONE.match(zone.group(1)):
            a += verb.end()
        covered = any(m.start < b and a < m.end for m in mentions)
        if not covered and not _NO_ZONE.match(text[a:b]) and not _spans_verb(text[a:b]):
            mentions.append(PlaceMention(a, b, text[a:b], Place(text[a:b], "zone"), 0.75))
    for bare in _BARE_ZONE.finditer(text, start, end):
        if not any(m.start < bare.end() and bare.start() < m.end for m in mentions):
            mentions.append(PlaceMention(*bare.span(1), bare.group(1), Place(bare.group(1), "zone"), 0.6))
    return sorted(mentions, key=lambda m: m.start)


#: 位于长治乡的农业科技园区: what lies in a place has no name of its own, but is the one spoken of.
_LIES_BEFORE = re.compile(r"(?:位于|位在|地处|坐落于|坐落在|设在|落户|座落于)$")
_ZONE_IN = re.compile(rf"的((?![零〇年月日的我本该])[㐀-鿿]{{2,10}}?{_ZONE})(?![\u4e00-\u9fff]{{0,2}}[、和])")


def _zones_in(text: str, end: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Find the zones that are told by where they lie."""
    zones = []
    for mention in found:
        zone = _ZONE_IN.match(text, mention.end, end)
        if zone and _LIES_BEFORE.search(text[max(0, mention.start - 4) : mention.start]):
            a, b = zone.span(1)
            if not _spans_verb(text[a:b]) and not any(m.start < b and a < m.end for m in found):
                zones.append(PlaceMention(a, b, text[a:b], Place(text[a:b], "zone"), 0.8))
    return zones


def with_towns(text: str, start: int, end: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """Find towns and subdistricts that the gazetteer lacks, where a clause begins with them."""
    if not holds(text[start:end], "镇道区块港湾纽场("):
        return found
    more = [
        PlaceMention(*town.span(1), town.group(1), Place(town.group(1), kind), 0.7)
        for pattern, kind in (
            (_TOWN_ZH, "county"),
            (_GLOSSED_ZH, "county"),
            (_PART_ZH, "region"),
            (_HARBOUR_ZH, "zone"),
            (_BAY_ZH, "zone"),
        )
        for town in pattern.finditer(text, start, end)
        if not any(m.start < town.end() and town.start() < m.end for m in found)
        and not _spans_verb(town.group(1))
    ]
    return sorted([*found, *more], key=lambda m: m.start) if more else found


#: 中国海南省, 湖南长沙: the last is spoken of.
_PARTS = {"country": {"province", "city"}, "province": {"city"}}


def innermost(found: list[PlaceMention]) -> list[PlaceMention]:
    """Of neighbours such as "杭州市余杭区" keep the last, which is what is spoken of.

    It begins where the first of them does, so that what stands before both stands before it.
    """
    kept: list[PlaceMention] = []
    for mention in found:
        former = kept[-1] if kept and kept[-1].end == mention.start else None
        if former is not None and mention.surface == "全国" and former.place.kind == "country":
            kept[-1] = replace(former, end=mention.end)  # 占越南全国的15%
            continue
        inner = {"county", "zone"}
        if former is not None:
            inner = inner | _PARTS.get(former.place.kind, set())
            inner = inner | ({"country"} if former.surface == "中国" else set())
        if former is not None and mention.place.kind in inner:
            kept.pop()
            wide = mention.place.kind in {"county", "zone", "city", "province"}
            mention = replace(mention, start=former.start) if wide else mention
        kept.append(mention)
    return kept


def _spans_verb(text: str) -> bool:
    return bool(
        re.search(
            (
                r"[的在是和与有建为达占了将到把被比个推究因要而使让显见其助带受看]|主要|下辖|拥有|"
                r"设立|打造|形成|聚集|成为|作为|推进"
            ),
            text,
        )
    )
