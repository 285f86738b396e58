"""Partners of trade: "对欧盟、美国分别进出口769亿元、721亿元", "Spain took 27% of the city's exports"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import holds

__all__ = ["trade_partners"]

_JOINED = re.compile(r"(?:地区|[、,和与及以]|以及|等国?)*")
_TOWARDS = re.compile(r"(?:对|向|与|同|和|从|自|来自|往|至|到|销往|出口|运往)$")
_TRADE = re.compile(
    r"(?:地区|市场|等(?:国家?|地区?|经济体|市场)?|国家|[两三四五六]?(?:国|地|大经济体))*的?"
    r"(?:分别|合计|共|累计|双边|主要|货物|外贸|对外|之间的?|实现|商品|全年)*的?"
    r"(?:进出口|出口|进口|贸易|外贸|货物|采购|引进|销售|发运|往来|直接投资|客运|航线)"
)
#: 对东盟升9.8%, 其中对美国1196亿美元.
_MOVES = re.compile(
    r"(?:的(?:出口|进口|进出口|贸易))?(?:则|也|却|仅|只|的)?(?:[升跌涨增减]|[上回]升|下[跌降]|回落|[\d.])"
)
#: 东盟为第一大贸易伙伴.
_IS_PARTNER = re.compile(
    r"[^,。;\d]{0,6}(?:是|为|成为|仍是|仍为|继续为|保持)[^,。;\d]{0,6}第[一二三四五六七八九十]大(?:贸易伙伴|出口|进口|市场|客源)"
)
#: Each of them has one.
_SIGNS = (
    "进口",
    "出口",
    "贸易",
    "货物",
    "采购",
    "引进",
    "销售",
    "发运",
    "往来",
    "投资",
    "客运",
    "航线",
    "客源",
)

#: 其中越南占了七成: of the trade of the city that the sentence is about.
_ITS_PART = re.compile(r"(?:市场|方向|客商?|线)?(?:就|便|独|仍|更|则)?占")


#: 其中七成出口,美国市场占到四成.
_MARKET_TAKES = re.compile(r"(?:市场|方向|客户|订单)(?:就|便|独|仍|更|则|约)?占")


def trade_partners(text: str, start: int, mentions: Sequence[PlaceMention]) -> set[int]:
    """Tell which places of a sentence are only traded with.

    Their places in `mentions`.
    """
    if len(mentions) and not _HAN.search(text, start, mentions[-1].end + 60):
        return _buyers(text, start, mentions)
    # what is traded stands right behind the partners
    if len(mentions) == 0 or not holds(text[start : mentions[-1].end + 60], _SIGNS):
        return set()
    partners: set[int] = set()
    for run in _runs(text, mentions):
        first, last = mentions[run[0]], mentions[run[-1]]
        if _is_partner(text, start, first, last):
            partners.update(run)
    return partners


_HAN = re.compile(r"[\u4e00-\u9fff]")
#: "Spain took 27% of the city's exports", "China supplied 31% of the goods imported into Lagos".
_WHOSE_TRADE = (
    r" of (?:(?:all|the|total|overall) )*(?:(?:its|their|his|her|our|this|that|"
    r"(?:the )?(?:city|region|state|county|province|district|port|island|country|town|area|territory|"
    r"emirate|kingdom|nation)['’]s|"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?['’]s?) )?(?:(?:goods|foreign|export|merchandise|overseas|total) )*"
    r"(?:exports?|imports?|trade|shipments|visitors|tourists|guests|overnight stays|arrivals|sales abroad|"
    r"goods (?:imported|exported|shipped|sold)|products (?:imported|exported|sold)|foreign investment|"
    r"inward investment)\b"
)
_TAKES_EN = re.compile(
    r"(?:,? (?:which|now|still|alone|again|in \d{4}|the largest [a-z]+|its largest [a-z]+),?)*"
    r" (?:took|takes?|taking|buys?|bought|buying|account(?:s|ed|ing) for|absorb(?:s|ed)|suppl(?:y|ies|ied)|"
    r"provid(?:es|ed)|receiv(?:es|ed)|ma[dk]es? up|sends?|sent|deliver(?:s|ed))"
    r"(?: (?:about|some|around|nearly|almost|over|more than|just|only|up to))* "
    rf"(?:\d[\d.,]* ?(?:%|per ?cent)|a (?:third|quarter|fifth|sixth|tenth)|half|two thirds|"
    rf"two fifths){_WHOSE_TRADE}"
)
#: "Saudi Arabia was the largest market, taking 22 percent": of the trade of another.
_IS_MARKET = re.compile(
    r" (?:was|is|were|are|remained|remains|became|stayed) (?:still |again |by far )?(?:the|its|their|our) "
    r"(?:[a-z-]+ ){0,3}(?:market|source|destination|buyer|customer|partner|supplier|investor|origin)s?\b"
    r"[^,.;\d]{0,40},? (?:with|taking|buying|absorbing|accounting for|supplying|providing|receiving|at|on|"
    r"which [a-z]+(?: for)?) (?:[a-z]+ ){0,2}\d"
)
#: "Spain took 27% of the city's exports and France 14%".
_NEXT_BUYER = re.compile(
    r"[^.;]{0,60}?(?:%|per ?cent|third|quarter|fifth|tenth|half)(?: of [^,;.]{2,40})?(?:,| and|"
    r", and|;|, while|, with|, followed by|, ahead of)"
    r"(?: another| a further)? (?:the )?"
)
#: "Its biggest market is Germany, with 17%, followed by Norway".
_MARKET_IS = re.compile(
    r"\b(?:market|customer|buyer|destination|client|supplier|partner|source(?: of [a-z]+)?)s?\b"
    r"[^.;,]{0,30} (?:is|was|remains|remained|are|were) (?:still |again |now )?(?:the )?$"
)
_WITH_SHARE = re.compile(
    r",? (?:with|at|on|which [a-z]+(?: for)?|taking|buying|accounting for|\()(?: \w+){0,2} ?\d[\d.,]* ?"
    r"(?:%|per ?cent)"
)
_OF_WHICH = (" of which ", " of this ", "of that, ", " of it, ", "Of this, ", "Of that, ", "Of these, ")
_SHARE_BEHIND = re.compile(
    r"(?: (?:alone|supplied|provided|contributed|accounted|accounts|made up|took|takes?|bought|"
    r"buys?|for|with|another|a further|about|some|nearly|around|just|"
    r"only))* ?\d[\d.,]* ?"
    r"(?:%|per ?cent)"
)


def _buyers(text: str, start: int, mentions: Sequence[PlaceMention]) -> set[int]:
    """Tell which countries of an English sentence only take a share in the trade of another place."""
    partners: set[int] = set()
    last: PlaceMention | None = None
    for i, mention in enumerate(mentions):
        if mention.place.kind not in {"country", "group"}:
            continue
        follows = (
            last is not None
            and _NEXT_BUYER.fullmatch(text, last.end, mention.start)
            and _SHARE_BEHIND.match(text, mention.end)
        )
        market = _MARKET_IS.search(text[start : mention.start]) and _WITH_SHARE.match(text, mention.end)
        which = text.endswith(_OF_WHICH, start, mention.start) and _SHARE_BEHIND.match(text, mention.end)
        if (
            follows
            or market
            or which
            or _TAKES_EN.match(text, mention.end)
            or _IS_MARKET.match(text, mention.end)
        ):
            partners.add(i)
            last = mention
    return partners


def _is_partner(text: str, start: int, first: PlaceMention, last: PlaceMention) -> bool:
    """Tell whether a list of places is only traded with."""
    before = text[max(start, first.start - 4) : first.start]
    abroad = last.place.kind in {"country", "group"}
    whole = first.start == start or before[-1:] in ",。;:、"
    return bool(
        (_TOWARDS.search(before) and _TRADE.match(text, last.end))
        or (whole and _IS_PARTNER.match(text, last.end))
        or (abroad and before.endswith("其中") and _ITS_PART.match(text, last.end))
        or (abroad and before.endswith("对") and _MOVES.match(text, last.end))
        or (abroad and whole and _MARKET_TAKES.match(text, last.end) and "出口" in text[start : first.start])
    )


def _runs(text: str, mentions: Sequence[PlaceMention]) -> list[list[int]]:
    """Find lists of places: "欧盟、美国和东盟", "中国台湾地区、中国香港地区及日本"."""
    runs: list[list[int]] = []
    for i, mention in enumerate(mentions):
        if runs and _JOINED.fullmatch(text, mentions[i - 1].end, mention.start):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
