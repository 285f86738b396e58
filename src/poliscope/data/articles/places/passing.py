"""Places named in passing, which own no number: epithets, scopes, destinations, exceptions."""

from __future__ import annotations

import re

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import compile_from, is_latin

__all__ = ["ELLIPTIC", "is_dateline", "is_in_passing", "is_opened_clause"]

_WIDE = frozenset({"country", "province", "region", "group", "world"})

#: "once the Manchester of the east": what another place is called.
_EPITHET_AFTER = re.compile(r" of (?:the )?(?:[Ee]ast|[Ww]est|[Nn]orth|[Ss]outh|[A-Z]\w+|\w+ world)\b")
_EPITHET_BEFORE = re.compile(
    r"\b(?:once|called|dubbed|nicknamed|as|is|was|become|became|call it|an?) (?:the |a |another |a new )?$"
)
#: "second only to Mexico City", "well short of Warsaw".
_BESIDE = compile_from(
    r"abcefmnostu",
    r"\b(?:(?:second |third )?only (?:to|behind|after)|short of|compared with|as (?:many|much|high|big|"
    r"large) as|on a par with|"
    r"to do with|similar to|closer to|close behind|next to|modell?ed on|unlike in|followed by|apart from|"
    r"except(?: for)?|besides)"
    r"(?: the| in| those in| that of)*(?: the)? $",
    re.IGNORECASE,
)
#: "Finland's third-largest city": who is meant is another.
_ITS_CITY = re.compile(
    r"['’]s (?:(?:[a-z]+[- ])?[a-z]{3,}est|most [a-z]+|main|leading|second|third|fourth|biggest)(?: [a-z]+)? "
    r"(?:city|town|port|metropolis|county|municipality|conurbation|"
    r"area|agglomeration|region|hub)\b(?!['’])"
)
#: "among Europe's top 20".
_ITS_TOP = re.compile(r"['’]s (?:top|leading|best|biggest|largest) (?:\d+|[a-z]+)\b")
#: "a quarter of Nairobi's", which names no more: a part of another's figure.
_PART_OF_ITS = re.compile(
    r"(?:%|per ?cent|half|thirds?|quarters?|fifths?|tenths?|twice|double|times|level|below|above|than|"
    r"near) (?:of )?$"
)
ELLIPTIC = re.compile(r"['’]s?(?=[,.;:)]|$| (?:and|but|while|in|at) )")
#: "half the rate of Cali", "three times the size of Turin".
_MULTIPLE_OF = compile_from(
    r"dfhoqt",
    r"\b(?:half|twice|double|triple|thirds?|quarters?|fifths?|tenths?|times) (?:the |that |"
    r"those )(?:[a-z-]+ )?(?:of|in|for) (?:the )?$"
    r"|\bof what [a-z' -]{3,40} in (?:the )?$",
)
#: "2.75 million people to Nagoya's 2.33 million".
_TO_ITS = re.compile(r"\d[\d.,]*[^\d,.;]{0,24} to $")
#: "compared with $1,530 in Moncton": whose figure is only compared with.
_COMPARED_FIGURE = compile_from(
    r"acdtuv",
    r"\b(?:compared (?:with|to)|against|versus|than|up from|"
    r"down from) (?:[a-z]+ )?[^\s,;.]{0,3}\d[\d,.]*\S{0,3}"
    r"(?: [a-z]+){0,3} (?:in|for|at) (?:the )?$",
)
#: "the largest in North America", "the only one of its kind in Europe".
_SUPERLATIVE = re.compile(
    r"\b(?:\w{3,}est|most [a-z-]+|best|worst|biggest|only|leading|top|first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))(?:-[a-z]+)?(?: [\w-]+){0,5} (?:in|of|"
    r"across|on) (?:all of |the whole of )?(?:the )?(?:Western |Eastern |Northern |Southern |Central |"
    r"continental |(?:[Nn]orth|[Ss]outh)[ -]?[Ee]ast(?:ern)? |(?:[Nn]orth|[Ss]outh)[ -]?[Ww]est(?:ern)? )?$"
)
#: "GDP per head was lowest in the Karlovy Vary Region": of there, and no scope.
_SUPERLATIVE_THERE = re.compile(
    r"\b(?:is|was|are|were|remains?|remained|stays?|stayed|been) (?:still |again |now |once more |by far )?"
    r"(?:\w{3,}est|most [a-z-]+|worst) (?:of all )?(?:in|on|across) (?:the )?$"
)
#: "one in four cars made in Mexico": the whole of a share.
_MADE_IN = compile_from(
    r"%fhopqtO",
    r"(?:%|per ?cent|\b[Oo]ne (?:[a-z]+ )?in|thirds?|quarters?|fifths?|half|"
    r"tenths?)\b[^.;,\d]{0,60}\b(?:made|built|"
    r"produced|sold|born|registered|"
    r"traded|filed|grown|raised|generated|consumed) (?:in|across) (?:the )?$",
)
#: "Germany took 29.5% of them": where goods go.
_TOOK = re.compile(
    r" (?:alone )?(?:took|takes|bought|buys|accounted for|accounts for|received|absorbed|absorbs) "
    r"[^;]{1,40}? of (?:(?:them|these|the total|exports|shipments|it)\b|"
    r"(?:everything|all|what) (?:that )?[A-Z]|"
    r"(?:the )?[A-Z][\w -]{2,24}['’]s (?:[a-z]+ ){0,2}(?:exports|shipments|sales|output|harvest|crop)\b)"
)
#: "contracts flowing from Shanghai to the city", "a city with the area of Austria".
_FROM_THERE = compile_from(
    r"'’Ta-z",
    r"\b(?:flow(?:s|ed|ing)?|coming|arriving|transferred|imported|bought|moving|moved) from (?:the )?$|"
    r"\b(?:with|has|have|about|roughly|nearly|almost|twice|half|times) (?:about |roughly )?the (?:area|size|"
    r"population|length|output|economy) of (?:the )?$|\b[Tt]rade (?:with|between) (?:the )?$|"
    r"\b(?:road|train|bus|flight|journey|trip|highway|motorway) from (?:the )?$|"
    r"(?<!, )(?<!; )(?<!and )(?<!while )\bthose from (?:the )?$|"
    r"\b(?:people|firms|companies|investors|arrivals|students|guests) from (?:the )?$|"
    r"\b(?:many|most|mainly|chiefly|largely|especially|mostly)(?: of them)? from (?:the )?$|"
    # "it absorbed Quang Nam", "low for Germany", "Pune's belt from Chakan to Talegaon"
    r"\b(?:absorbed|swallowed|annexed|incorporated|merged with|visited|outgrew|"
    r"eclipsed|dwarfs|dwarfed|toured|joined|quit|borders|bordered|"
    r"linked with|twinned with) (?:the )?$|"
    r"\b(?:low|high|large|small|good|cheap|expensive|dear|young|old|unusual|typical|normal|rare|modest) for "
    r"(?:the )?$|"
    r"['’]s [a-z ]{3,30} from $|['’]s [a-z ]{3,30} from [A-Z][\w’' -]{2,24} to $|"
    r"[a-z] and (?:neighbou?ring|nearby|adjoining|surrounding) $|"
    r"\b(?:said|says) (?:[A-Z]|the |an? )[^.;]{0,70} (?:in|of|at|from) (?:the )?$|"
    r"\b(?:moved|shifted|drew|lured|brought|attracted|poached|hired|recruited|transferred|relocated|imports?|"
    r"imported)\b[^,;.]{0,40} from (?:the )?$|"
    r"\b(?:run|operated|owned|built|managed|backed|founded|financed) by (?:the )?$|"  # "run by Suez"
    r"\b(?:ministry|government|treasury|parliament|central bank|court|regulator|headquarters|head office|"
    r"bureaucrats|ministers|officials|investors|analysts|lawmakers|planners) in (?:the )?$|"
    r"\b(?:orders|demand|parts|tourists|students|workers|money|remittances) from (?:the )?$|"
    r"\b(?:according to|by the (?:reckoning|count|estimate|tally) of) [^,.;]{0,60}(?:in|of|at) (?:the )?$",
)
#: "44% of its imports through Lomé, 31% through Abidjan".
_ANOTHER_WAY = re.compile(r"\b(?:through|via) [^.;]{2,60}(?:%|per ?cent) (?:through|via) (?:the )?$")
#: "citizens of Ukraine", "migrants from Poland": who lives elsewhere.
_PEOPLE_FROM = re.compile(
    r"\b(?:citizens|nationals|natives|migrants|immigrants|refugees|tourists|guests|visitors|imports) "
    r"(?:of|from) (?:the )?$",
    re.IGNORECASE,
)
#: "exports to the United States", "a train to Berlin": where something goes.
_BOUND_FOR = compile_from(
    r"b-jlmrstwBD-HJLMRSTW",
    r"\b[Ee]xports [a-z ]{3,40} to (?:the )?$|"
    r"\b(?:imports?|exports?|trade|goods|cargo|freight|traffic|shipments) (?:through|via) (?:the )?$|"
    r"\b(?i:go|goes|going|went|gone|those|ships?|shipped|exports?|exported|sales|sold|destined|bound|headed|"
    r"leave|leaves|sails?|sailed|departs?|extension|branch|tunnel|bridge|motorway|services?|"
    r"flights?|trains?|deliver(?:s|ed|ies)|"
    r"shipments?|drift(?:s|ed|ing)?|link(?:s|ed)?|road|line|journey|"
    r"trip) (?:to|for|towards?) (?:the )?$",
)
#: 只有台积电, 扣除台北: what is only mentioned.
_DID_ZH = re.compile(
    r"(?:市|省|县)?(?:一[市地城]|一家)?(?:的?[^,。;\d]{0,4})(?:增长|增加|上升|上涨|下降|减少|下滑|实现|保持|达到|超过)"
)
_ONLY_ZH = re.compile(r"(?:只有|不只有?|不只是|不仅有|除了?|扣除|剔除|撇开|并称|堪比|号称|人称)[“‘「\"]?$")
#: 从南京驱车, 被江苏环抱, 由滁州代管, 苏州一家公司: where somebody comes from, what lies around.
_LIES_ZH = (
    (re.compile(r"[把将]$"), re.compile(r"[^,。;]{0,12}(?:甩|抛)[在到开]")),
    (re.compile(r"(?:在|位于)$"), re.compile(r"市?的?(?:旁边?|附近|周边|隔壁|身边|边上|郊外)")),
    (re.compile(r"(?:受|因|由于|面对|随着)$"), re.compile(r"[^,。;]{0,14}(?:影响|冲击|拖累|关税|制裁|禁令)")),
    (
        re.compile(r"(?:被|由|受|为|归)$"),
        re.compile(r"市?[^,。;]{0,4}(?:环抱|包围|环绕|代管|管辖|管(?![理道委])|夹在)"),
    ),
    (
        re.compile(r"(?:从|自)$"),
        re.compile(
            r"[^,。;]{0,10}(?:驱车|出发|坐|乘|开车|自驾|启程|赶来|[搬迁转移][来到至往入]|过来|回[来流])"
        ),
    ),
    (
        re.compile(r"(?:隔江|隔海|隔河|相邻|邻近|附近|隔壁|对岸|毗邻)的$"),
        re.compile(r"(?!的?[\d])(?=[。;、]|相比)"),
    ),
)
#: 向广州输送电力, 对美出口: where something goes.
_GIVEN_TO_ZH = (
    re.compile(r"(?:[向往给]|送到|运到|调往)$"),
    re.compile(
        r"(?:市|省|国)?(?:等地)?(?:输送|输出|提供|供应|供[电气水货]|出口|销售|发运|运送|调运|派遣|转移|捐|援助|发货)"
    ),
)
#: 香港旅客, 中國大陸、香港及台灣旅客: whence visitors come.
#: 在島上居住的澳門居民: people or firms of elsewhere, in the place that is told of.
_THEIR_PEOPLE_ZH = (
    re.compile(r"(?:居住|生活|就业|工作|创业|就读|落户|入驻|注册|投资|定居)的$"),
    re.compile(r"(?:居民|青年|人士|学生|企业|投资者|创业者|专才|专业人士|商户|品牌|资)"),
)
_LIVES_HERE_ZH = re.compile(
    r"[^,。;]{2,4}(?:有|约|近|逾)?[\d.]+[万千]?[多余]?[人名家户]在(?:此|这里|当地|区内|岛上)"
)
_GUESTS_ZH = re.compile(
    r"(?:[、,和及与][\u4e00-\u9fff]{2,6}?){0,4}(?:籍|地区|市场)?(?:旅客|游客|访客|客源|住客|客(?=占|有|达|更|也|仍|则))"
)
#: “全国文明城市”, 《中国城市报告》: a title that somebody bears, or a book.
_TITLE_ZH = re.compile(r"[“「《\"][^”」》\"\d,。占达为是超比]{4,24}[”」》\"]")
#: 《红河边的芯片梦》: what is called so; a bulletin tells of the place in its name.
_BOOK_ZH = re.compile(r"《[^》]*$")
_NO_DOCUMENT_ZH = re.compile(
    r"(?![^》]*(?:公报|指数|报告|年鉴|皮书|规划|方案|榜|统计|条例|纲要|意见))[^》]{0,30}》"
)
#: 河内以北四十公里, 距武汉约60公里: by which another place lies.
_FROM_HERE_ZH = re.compile(
    r"市?(?:以|之)?[东西南北]{1,2}(?:面|部|方向?)?(?:约|近)?[\d一二三四五六七八九十百多]+(?:多)?(?:公里|千米|里)|以[东西南北]"
)
_AWAY_ZH = re.compile(r"(?:距离?|离|[东西南北][临邻接连靠倚望抱]|紧邻|紧靠|紧?挨着?|背靠|面朝|地处|来自)$")
_LIES_IN_ZH = re.compile(r"(?:位于|地处|坐落于|坐落在|隶属于?)$")
#: 小深圳, 东方威尼斯, 中国的硅谷: what another place is called.
_CALLED_ZH = re.compile(
    r"(?:小|东方|北方|南方|西部|塞上|中国(?:的)?|非洲(?:的)?|亚洲(?:的)?|世界|下一个|第二个|另一个)[“‘「『\"]?$"
)
#: 新华社北京5月3日电, 記者X／台北報導: where a report was written.
_DATELINE_ZH = re.compile(
    r"市?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日)?(?:综合|专?电|特?讯|综合?报[道导]|报[道导]|专电|电)(?=[\s\](（)〕】:,;]|[\u4e00-\u9fff\d])"
)
#: "Chandigarh, April 2: ", "NAIROBI, May 3 (Newsline) - ".
_DATELINE_EN = re.compile(
    r"(?:, [A-Z][A-Za-z. ]{2,20})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
    r"(?: \([^()]{2,30}\))?| \([A-Z][^()]{2,30}\)) ?(?::|--|–|—|-) "
)
_REPORTER_ZH = re.compile(r"(?:社|报|网|记者|讯员|者[^,。;]{2,12}|[/／])$")
#: 从大肚山到神冈,长廊里挤进1500家厂.
_ALONG_ZH = re.compile(r"从[^,。;从]{2,8}[到至]$")
_ROUTE_ZH = re.compile(
    r"[^,。;]{0,8}(?:的?(?:时间|车程|通勤|距离|航线|高铁|城际|铁路|路程|行程|航程|旅行)|只需|仅需|只要|最快|"
    r"用时|之间|间的)"
)


def is_in_passing(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell whether a place is named only in passing.

    Parameters
    ----------
    mention : PlaceMention
        The place.
    """
    before = text[max(start, mention.start - 90) : mention.start]
    if not is_latin(text[mention.start]):
        if is_dateline(text, mention) or _is_elsewhere_zh(text, before, mention):
            return True
        route = before[-1:] in {"到", "至", "往"} and re.search(r"[㐀-鿿]{2}[到至往]$", before)
        if any(a.search(before) and b.match(text, mention.end) for a, b in _LIES_ZH):
            return True
        along = route and text[mention.end : mention.end + 1] in {*",:、"} and _ALONG_ZH.search(before)
        only = _ONLY_ZH.search(before) and not (before.endswith("只有") and _DID_ZH.match(text, mention.end))
        return bool(along or only or (route and _ROUTE_ZH.match(text, mention.end)))
    if (
        is_dateline(text, mention)
        or _is_site(text, start, mention)
        or _BESIDE.search(before)
        or (
            mention.place.kind == "country"
            and (_PEOPLE_FROM.search(before) or _TOOK.match(text, mention.end))
        )
        or _MULTIPLE_OF.search(before)
        or _COMPARED_FIGURE.search(before)
        or _BOUND_FOR.search(before)
        or _ANOTHER_WAY.search(before)
        or _FROM_THERE.search(before)
    ):
        return True
    if _TO_ITS.search(before) and re.match(
        r"['’]s (?:about |just |some )?[$€£¥]?\d", text[mention.end : mention.end + 14]
    ):
        return True
    if before.endswith("of which ") and re.match(
        r" (?:is|was) (?:the|a|an|one)\b", text[mention.end : mention.end + 12]
    ):
        return True
    if _EPITHET_AFTER.match(text, mention.end) and _EPITHET_BEFORE.search(before):
        return True
    if (
        _ITS_CITY.match(text, mention.end)
        or (_ITS_TOP.match(text, mention.end) and not _is_subject(mention, before))
        or (ELLIPTIC.match(text, mention.end) and _PART_OF_ITS.search(before))
    ):
        return True
    if mention.place.kind == "country" and _AN.search(before) and _FOREIGN_FIRM.match(text, mention.end):
        return True
    wide = mention.place.kind in _WIDE
    scope = _SUPERLATIVE.search(before) and not _SUPERLATIVE_THERE.search(before)
    return wide and bool(scope or _MADE_IN.search(before))


_OPENS_EN = re.compile(r"(?:^|[,;:.] |\b(?:and|but|while) )(?:the |The )?$")


def _is_subject(mention: PlaceMention, before: str) -> bool:
    """Tell the city of "Spokane's biggest employer has 8,600 workers"; a country's biggest is another."""
    return mention.place.kind not in _WIDE and _OPENS_EN.search(before) is not None


def is_dateline(text: str, mention: PlaceMention) -> bool:
    """Tell where a report was written: "新华社北京5月3日电", "記者X／台北報導"."""
    found = _DATELINE_ZH.match(text, mention.end)
    if is_latin(text[mention.start]):
        start = mention.start == 0 or text[mention.start - 1] in "\n(*"
        return start and _DATELINE_EN.match(text, mention.end) is not None
    if found is None:
        return False
    dated = "日" in found.group() or "报" in found.group() or found.group().endswith("讯")
    return dated and (
        mention.start == 0
        or _REPORTER_ZH.search(text[max(0, mention.start - 16) : mention.start]) is not None
    )


#: 楠梓园区二期厂带动下,: what drives another.
_DRIVEN_ZH = re.compile(r"[^,。;]{0,14}(?:带动|推动|拉动|影响|加持|辐射|引领)之?下,")


def _is_elsewhere_zh(text: str, before: str, mention: PlaceMention) -> bool:
    """Tell where goods go, whence guests come, what is near, and whose name another place is given."""
    if _DRIVEN_ZH.match(text, mention.end):
        return True
    if mention.place.kind in {"country", "province"} and _TITLE_ZH.match(text, mention.start - 1):
        return True
    if _BOOK_ZH.search(before) and _NO_DOCUMENT_ZH.match(text, mention.end):
        return True
    if _GIVEN_TO_ZH[0].search(before) and _GIVEN_TO_ZH[1].match(text, mention.end):
        return True
    if _LIES_IN_ZH.search(before) and re.match(r"[^,。;的\d]{0,8},", text[mention.end : mention.end + 10]):
        return True
    if _GUESTS_ZH.match(text, mention.end):
        return True
    if _THEIR_PEOPLE_ZH[1].match(text, mention.end) and (
        _THEIR_PEOPLE_ZH[0].search(before) or _LIVES_HERE_ZH.match(text, mention.end)
    ):
        return True
    return bool(
        _FROM_HERE_ZH.match(text, mention.end) or _AWAY_ZH.search(before) or _CALLED_ZH.search(before)
    )


#: "a US chip major", "two Korean-owned... ": whose a company is.
_AN = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Aa]nother|[Ss]ome|big|large|leading) $")
_FOREIGN_FIRM = re.compile(
    r"(?:[- ](?:based|owned|listed|led))? (?:[a-z-]+ ){0,2}(?:majors?|giants?|firms?|compan(?:y|ies)|"
    r"makers?|groups?|investors?|funds?|banks?|"
    r"start-?ups?|manufacturers?|retailers?|chipmakers?|carmakers?|conglomerates?|buyers?|developers?)\b"
)
#: "the plant at Enterprise South", "a sawmill that closed in Heimdal": where something stands.
_AT = re.compile(r"[a-z\d’')] at (?:the )?$")
_LOCATED = re.compile(r"\b(?:in|into|near|outside|to|from|around) (?:the |nearby )?$")
#: "pushed up land prices in Kikuyo by 30.8%".
_BY_HOW_MUCH = re.compile(r" (?:up |down )?(?:by|to|at) (?:about |some |nearly |almost |over )?[$€£¥₹]?\d")
#: "The old school in Tenjin where it all began has hosted 800 companies".
_SOMETHING_IN = re.compile(
    r"(?:^|\b(?:and|but|while) )(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne|[Tt]wo) (?:[a-z-]+ ){1,4}"
    r"(?:in|at|near|outside) (?:the )?$"
)
_TOLD_OF = re.compile(r", (?:where|which|whose|home to)\b| (?:which|whose|home to)\b|, (?:an?|the|\d+) ")
_FINITE = compile_from(
    r"a-z",
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|says?|said|made|grew|fell|rose|broke|began|"
    r"took|came|went|built|held|ran|[a-z]{2,}(?:ed|ned))\b(?! (?:in|at|by|near)\b)",
)


def _is_site(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a name, used once and in no gazetteer, that only says where something of the town stands."""
    if mention.place.kind != "unknown" or mention.confidence > 0.7:
        return False
    before = re.split(r"[,;:] ", text[start : mention.start])[-1]
    if _AT.search(before) and text.startswith(", which ", mention.end):
        return True  # "the plant at Enterprise South, which built"
    if _TOLD_OF.match(text, mention.end) or _BY_HOW_MUCH.match(text, mention.end):
        return False
    if mention.confidence < 0.6 and _SOMETHING_IN.search(before):
        return True
    return bool(_AT.search(before) or (_LOCATED.search(before) and _FINITE.search(before)))


_CLAUSE = re.compile(r",? (?:which|where|whose|home to)\b(?:[^,;.]|[.,](?=\d))*$")


def is_opened_clause(text: str, mention: PlaceMention, at: int) -> bool:
    """Tell whether what stands there is told of the place just before: "Mildura, which shrank by 0.2%"."""
    told = is_latin(text[mention.start]) and bool(_CLAUSE.fullmatch(text, mention.end, at))
    return told and not (
        mention.confidence <= 0.7 and _AT.search(text[max(0, mention.start - 8) : mention.start])
    )
