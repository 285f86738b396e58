"""Partners of trade in Chinese: "对欧盟、美国分别进出口769亿元、721亿元" is the trade of another."""

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


def trade_partners(text: str, start: int, mentions: Sequence[PlaceMention]) -> set[int]:
    """Tell which places of a sentence are only traded with.

    Parameters
    ----------
    text : str
        Working text.
    start : int
        Where the sentence begins.
    mentions : sequence of PlaceMention
        Its places.

    Returns
    -------
    set of int
        Their places in `mentions`.
    """
    # what is traded stands right behind the partners
    if len(mentions) == 0 or not holds(text[start : mentions[-1].end + 60], _SIGNS):
        return set()
    partners: set[int] = set()
    for run in _runs(text, mentions):
        first, last = mentions[run[0]], mentions[run[-1]]
        if _is_partner(text, start, first, last):
            partners.update(run)
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
