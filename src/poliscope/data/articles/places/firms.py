"""Companies without a stock code, told by what is said of them: their revenue, their profit, their shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from poliscope.data.articles.lexicon import is_word
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.mention import PlaceMention
from poliscope.data.articles.signs import compile_from

__all__ = ["find_firms", "own_firm"]

_TIME = (
    r"(?:在|于)?(?:(?:20\d\d年|去年|今年|上年)(?:全年|度|底|末|初)?)?"
    r"(?:上半年|下半年|前三季度|[一二三四]季度|前[\d一二三四五六七八九十]+个?月)?"
)
#: Only companies have them.
_OWN_ZH = (
    r"(?:营业总?收入|营收|归母净利润|扣非净利润|净利润?|净亏损|销售收入|"
    r"毛利率|市值|股价|订单额|在手订单|出货量|装机量)"
)
_MADE = r"(?:(?:动力|储能|锂)?电池|(?:智能)?手机|(?:新能源)?(?:汽车|整车|乘用车)|芯片|面板|光伏|组件)?"
_SUFFIX = r"(?:集团|股份|控股|药业|重工|证券|电气|半导体|银行(?!业))"
_CLAUSE = r"(?:(?<=[,。;:!?“”\"(])|(?<=其中)|(?<=例如)|^)"
_ZH = re.compile(
    rf"{_CLAUSE}(?P<a>[\u4e00-\u9fffA-Za-z]{{2,8}}?)(?={_TIME}(?:的|共|总|则|也)?(?:实现|完成|取得|录得)?的?{_MADE}{_OWN_ZH})"
    rf"|{_CLAUSE}(?P<b>[\u4e00-\u9fffA-Za-z]{{2,6}}?{_SUFFIX})(?={_TIME}(?:[在的已也将则]|计划|预计|目前|投资|拥有|员工|总部|实现|完成))"
)
_NO_FIRM = re.compile(
    r"^(?:地方|当地|本地)|企业|产业|行业|[前后]者|材料$|工业|公司|园区|集群|规[模上]|[全我][市省国区县州园]|[该本各其两三]|同比|累计|合计|平均|人均|主营|"
    r"每|机构|上市|完成|主要|单位|板块|服务|出口|贸易|龙头|巨头|单车|品牌|产品|去年|今年|上年|年|季度|大学|平台|业$|类$|总$|"
    r"实现|按|以|对|从|因|而|但|是|有|达|为|占|超|过|净|毛|月|日|的"
)
_NAME = r"[A-Z][A-Za-z\d&.-]*(?: (?:[A-Z][A-Za-z\d&.-]*|&)){0,3}"
_OWN_EN = (
    r"(?:revenues?|turnover|net (?:profit|income|loss|sales)|operating (?:profit|income|margin)|"
    r"pre-tax profit|profits?|order (?:book|backlog)|market (?:cap(?:italisation|italization)?|value)|"
    r"share price|earnings)"
)
_EN = re.compile(
    rf"\b(?P<a>{_NAME})(?:['’]s?)? (?:(?:annual|full-year|quarterly|total|own|global|group) )?(?={_OWN_EN}\b)"
    rf"|\b(?P<b>{_NAME}),? (?=(?:reported|posted|booked|recorded) (?:an? )?(?:[a-z-]+ ){{0,2}}{_OWN_EN}\b)"
    r"|\b(?P<c>(?:[A-Z][A-Za-z\d&.-]* ){1,3}(?:Inc|plc|PLC|Ltd|Limited|Corp|Corporation|AG|GmbH|Holdings|NV|"
    r"S\.A|SpA|Oyj|ASA|Bhd|Berhad|LLC))\b"
)
_NO_FIRM_EN = re.compile(
    r"(?:The|Its|Their|His|Her|Our|In|For|Total|Gross|Net|Annual|Tax|Taxes|Tourism|Export|Industry|Sector|State|City|"
    r"National|Local|Government|Combined|Average|Record|If|When|While|And|But|As|With|From|Last|This|Customs|Fiscal|Box|"
    r"Excise|VAT|GST|Sales|Property|Income|Service|Oil|Gas|Mining|Farm|Retail|Hotel|Passenger|Advertising|Ad|"
    r"Gaming|Casino|Room|Rental|Toll|Fare|Freight|Cargo|Port|Airport|Stamp|Council|County|Federal|Provincial|"
    r"Municipal|Central|Domestic|Overseas|International|Foreign|Corporate|Agricultural|Industrial|Quarterly|"
    r"Monthly|Operating|Software|Cloud|Higher|Lower|Rising|Falling|Growing|More|Less|Some|All|Other|Many|Public|"
    r"Company|Group|Business|Chinese|British|American|European|German|Ticket|Land)\b"
)
_MAY_BE_ZH = re.compile(r"营|净|毛利|市值|股|订单|出货|装机|集团|药业|重工|证券|电气|半导体|银行|销售收")
_MAY_BE_EN = compile_from(
    r"ABCGHILNOPSeim-pst",
    r"evenue|turnover|profit|net |income|order |market |share price|earnings|Inc|plc|PLC|Ltd|Limited|Corp|AG|"
    r"GmbH|Holdings|NV|S\.A|SpA|Oyj|ASA|Bhd|Berhad|LLC",
)


def find_firms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the names of companies in a sentence.

    Where a name stands.
    """
    if _MAY_BE_ZH.search(text, start, end):
        for found in _ZH.finditer(text, start, end):
            name = found.group(found.lastgroup or "a")
            if not _NO_FIRM.search(name):
                yield found.span(found.lastgroup or "a")
    if _MAY_BE_EN.search(text, start, end):
        for found in _EN.finditer(text, start, end):
            group = found.lastgroup or "a"
            name = found.group(group)
            if not _NO_FIRM_EN.match(name) and not (group == "a" and " " not in name and is_word(name)):
                yield found.span(group)


_FIRM_FIGURE = re.compile(
    r"(?:员工|职工|雇员|营收|营业收入|营业额|净利润?|市值|研发投入|(?<![去今前当每\d])年产能?)[^,。;]{0,10}$"
)


def own_firm(
    text: str, start: int, number: NumberMention, mentions: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the firm that a sentence begins with, for its staff, sales and profit."""
    first = mentions[0] if mentions else None
    if (
        first is None
        or first.place.kind != "organisation"
        or first.start - start > 2
        or first.end > number.start
    ):
        return None
    if any(m.place.kind == "organisation" for m in mentions[1:]) or "其中" in text[first.end : number.start]:
        return None
    return first if _FIRM_FIGURE.search(text[max(start, number.before - 16) : number.before]) else None
