"""The place right before a number: "杭州的3.92%", "Oxford (80)", "Ghent in Belgium has 80"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.comparisons import without_rank
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.wholes import is_made_by, is_one_in
from poliscope.data.articles.signs import is_latin

__all__ = ["find_beside", "find_ranked", "find_where"]

_TO_NUMBER = re.compile(
    r"^(?:市|省)?(?:平均(?:水平)?|全市|全省|同期|地区|方面|那边|这边|整体|本地|均值)?(?:的|"
    r"则|也|就|又|已|还|却|更)?(?:为|是|有|达到?|约|仅|只有|高达|超过|近|突破|在|则为|"
    r"仅为|只|才|不过|不足|不到|已达|达到了)?[(（]?(?:约|近|超过?|逾|仅|达)?$"
)
_TO_NUMBER_EN = re.compile(
    r"(?:'s|’s)?(?: (?:at|had|has|with|spent|filed|is|was|of|stood|stands|as a whole|at large|overall|"
    r"average|figure|number|count|score|rate|total|level|mean|ratio|share|norm|median|benchmark|only|just|about|"
    r"it))* ?\(?"
)
_LEADS = re.compile(
    r"(?:gap (?:with|to) |反超|领先于?|落后于?|多出|高出|超出|超过|超越|比|较|高于|低于|多于|少于)$"
)
#: 低于全国2.65%的平均水平: the figure of what is compared with.
_ITS_MEAN_ZH = re.compile(r"的(?:总体|整体)?(?:平均(?:水平|值|数)?|均值|水平|增速|增幅|涨幅|降幅|速度)")


def find_beside(
    text: str, start: int, mentions: Sequence[PlaceMention], number: NumberMention
) -> PlaceMention | None:
    """Find a place right before a number: "杭州的3.92%", "Oxford (80)".

    Of "Ghent in Belgium has 80" Ghent.
    """
    for mention in reversed(mentions):
        if mention.end > number.before:
            continue
        gap = text[mention.end : number.before]
        if len(gap) > (30 if is_latin(gap) else 14):
            return None
        if not gap and (is_one_in(text, mention.end) or is_made_by(text, mention.end)):
            return None
        lead = _LEADS.search(without_rank(text[max(start, mention.start - 14) : mention.start]))
        level = _ITS_MEAN_ZH.match(text, number.end) or re.match(r"[^\d]{0,6}[的(]|平均|均值|同期|水平", gap)
        if lead and not level:
            return None  # "领先宁波约1082亿元": by how much
        if _TO_NUMBER.match(gap) or _TO_NUMBER_EN.fullmatch(gap):
            return _inside(text, mentions, mention) or mention
        return None
    return None


#: 七成以上集中在岘港, 八成落户长沙: the share is of the place where it is.
_LIES_ZH = re.compile(
    r"(?:以上|左右|多|上下)?(?:的[^,。;\d]{1,10}?)?[^,。;\d的]{0,2}?"
    r"(?:(?:集中|分布|聚集|集聚|坐落|扎根|落地|布局|设|位|汇聚|落)(?:在|于|到)|落户于?|在|是[从由])了?"
)
#: 全国三成铁矿石从青岛上岸.
_DONE_ZH = re.compile(r"(?:以上|左右|多)?的?[^,。;\d]{1,12}?(?:从|由|在|经|产自|出自|来自)")
#: 云南的鲜花出口有近七成从这里上飞机.
_OF_WHICH_ZH = re.compile(r"(?:[省市]?的?[^,。;\d]{0,10}有(?:近|约|逾)?)?")
#: 9家独角兽里有5家在这里起步: a part, although counted.
_OF_THEM_ZH = re.compile(r"(?:里|中|当中),?(?:有|就有)?(?:约|近|超过|多达)?$")
_WIDE = frozenset({"country", "province", "region", "group", "world"})


def find_where(text: str, mentions: Sequence[PlaceMention], number: NumberMention) -> PlaceMention | None:
    """Find the place behind a share where that is: "七成集中在岘港", "全国三成铁矿石从青岛上岸"."""
    part = number.scanned.unit == "%" or _OF_THEM_ZH.search(text, max(0, number.before - 8), number.before)
    if not part or text[number.end - 1 : number.end + 1].isascii():
        return None
    behind = next((m for m in mentions if m.start >= number.end), None)
    if behind is None or (behind.place.kind in _WIDE and behind.described):
        return None  # "三成落在本省" is a share of what the city has
    if _LIES_ZH.fullmatch(text, number.end, behind.start):
        return behind
    near = (m for m in mentions if m.end <= number.before and m.place.kind in _WIDE)
    whole = next((m for m in near if _OF_WHICH_ZH.fullmatch(text, m.end, number.before)), None)
    done = whole is not None and _DONE_ZH.fullmatch(text, number.end, behind.start)
    return behind if done else None


def find_ranked(text: str, number: NumberMention, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find the place right behind its rank: "与第18名合肥"."""
    if number.form != "rank" or text[number.end - 1] not in "名位":
        return None
    near = (m for m in mentions if m.start == number.end)
    return next((m for m in near if m.place.kind in {"city", "county", "province"}), None)


#: "Ghent in Belgium has", "Dijon, in the east of France, had".
_LIES_IN = re.compile(
    r",? in (?:the )?(?:(?:north|south|east|west|centre|center|heart|middle)[a-z-]* (?:of )?)?(?:the )?$"
)


def _inside(text: str, mentions: Sequence[PlaceMention], whole: PlaceMention) -> PlaceMention | None:
    """Give the place that lies in the one named last: "Ghent in Belgium has", "Gouda, Netherlands (84%)"."""
    if whole.place.kind not in {"country", "province", "region"}:
        return None
    told = _LIES_IN.search(text, max(0, whole.start - 40), whole.start)
    at = told.start() if told is not None else whole.start - 2
    if told is None and not (text.startswith(", ", at) and text.startswith(" (", whole.end)):
        return None
    return next((m for m in mentions if m.end == at and _may_lie_in(m, whole)), None)


def _may_lie_in(inner: PlaceMention, whole: PlaceMention) -> bool:
    """Tell a smaller place of the same country, as far as it is known."""
    smaller = inner.place.kind in {"city", "county", "zone", "unknown"} or (
        inner.place.kind == "province" and whole.place.kind == "country"
    )
    return smaller and inner.place.country in {"", whole.place.country}
