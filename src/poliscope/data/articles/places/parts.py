"""Parts and multiples of another's figure: "占它外贸的17%", "相当于合肥的38%", "是杭州的两倍"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.centering import is_wider
from poliscope.data.articles.places.finding import PlaceMention

__all__ = ["amounts_to", "of_named_whole", "times_of", "whose_part"]

_OF_WHOM = re.compile(r"[^,。;\d]{0,12}的(?:约|近|将近|超过?|不足)?")


def whose_part(
    text: str, start: int, mentions: Sequence[PlaceMention], number: NumberMention
) -> PlaceMention | None:
    """Find whose whole a wider place is a part of: "东盟占它外贸的17%" is the city's trade."""
    before = [m for m in mentions if m.end <= number.before]
    if number.scanned.unit != "%" or len(before) < 2:
        return None
    whole, part = before[-1], before[-2]
    if re.search(r"[,;。]", text[part.end : whole.start]):
        return None
    takes = re.search(r"占(?:了|到|去|据)?$", text[max(start, whole.start - 3) : whole.start])
    if not takes or not _OF_WHOM.fullmatch(text, whole.end, number.before):
        return None
    abroad = part.place.kind in {"country", "group", "world"} and whole.place.kind != "country"
    return whole if abroad and is_wider(part, whole) else None


#: 债务融资在非洲科技融资中的比重: the whole is told with its place, the part with what it is.
_IN_WHOLE = re.compile(
    r"(?P<whole>[^,。;\d在]{2,12}?)(?:里|中|当中)(?:的?(?:比重|占比|份额|比例)|[^,。;\d]{0,2}占)"
)
_ITS_OWN = re.compile(
    r"(?:^|[,。;:])(?:[但而]|从?[^,。;:]{0,6}看,)?(?P<part>(?!其|该|全市|全省|它)[^,。;:\d]{2,14})在$"
)


def of_named_whole(
    text: str, start: int, reference: PlaceMention | None, number: NumberMention
) -> PlaceMention | None:
    """Give the whole whose part is told without saying whose it is: the figure is of that place."""
    if reference is None or number.scanned.unit != "%" or reference.described:
        return None
    part = _ITS_OWN.search(text[start : reference.start])
    whole = _IN_WHOLE.match(text, reference.end)
    return reference if part and whole and part["part"] not in whole["whole"] else None


#: 仅相当于合肥的38%: a part of another's.
_OF_ALL = re.compile(r"(?:全[省市国区县州港台]|整个|同期|当年|去年)?的")
_AMOUNTS_TO = re.compile(r"(?:相当于|等于|约合|折合|不到|[只仅]有|[只仅]及|仅为)(?:同期|去年|整个)?$")
_NOT_EVEN = re.compile(r"(?:不及|不足|接近|超过)了?$")
#: 后者是前者的85%.
_IS_OF = re.compile(r"(?:是|为)$")


def amounts_to(
    text: str, start: int, mention: PlaceMention, number: NumberMention, *, referred: bool
) -> bool:
    """Tell a part of another's: "相当于合肥的38%", "是前者的85%"."""
    part = number.scanned.words and number.before <= mention.end + 1  # 不及苏州五分之一的水平
    if number.scanned.unit != "%" or not (part or _OF_ALL.match(text, mention.end)):
        return False
    before = text[max(start, mention.start - 6) : mention.start]
    if part and referred and _NOT_EVEN.search(before):
        return True
    return bool((referred and _AMOUNTS_TO.search(before)) or (mention.described and _IS_OF.search(before)))


_PART_OF = re.compile(r"[^,。;\d]{0,14}(?:[\d.,]+[万亿]*元?)?的(?:约|近|将近|超过?|不足|整整|足足|大约)?")

_TAKES = re.compile(r"占(?:到|了)?(?:整个|同期)?$")
_IS_PART = re.compile(r"(?:是|为|占(?:到|了)?|相当于|达到?|约|等于)$")


def times_of(text: str, mention: PlaceMention, number: NumberMention) -> bool:
    """Tell what a multiple or part is of: "是杭州的两倍", "占全市用电的41%"."""
    part = number.scanned.unit == "times" or (number.scanned.unit == "%" and number.scanned.words)
    share = number.scanned.unit == "%"
    if not (part or share) or not mention.end <= number.before <= mention.end + 40:
        return False
    before = text[max(0, mention.start - 8) : mention.start]
    verb = (_IS_PART if part else _TAKES).search(before) if not before.isascii() else None
    return bool(verb and _PART_OF.fullmatch(text[mention.end : number.before]))
