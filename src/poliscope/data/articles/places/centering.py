"""Who a Chinese clause is about: what it begins with, not what it mentions on the way.

A Chinese sentence runs through many clauses, most of which leave their subject out. Whose a figure is
follows, from the nearest to the farthest:

1. the place right before the figure ("杭州的3.92%"; ``assignment``);
2. the subject of the figure's clause: the first place of the clause that is neither compared with
   another nor only a scope ("昆山是全市的重镇,去年产值..." is Kunshan's, not the city's); a place inside
   the first one goes before it ("江苏的昆山"), and a city before the firm that it houses;
3. the subject of the clauses before, in the same way;
4. the subject of the sentence before (``sentence``), of the paragraph, and what the article is about.

A part that is only singled out ("其中昆山...", "单是昆山就有...") is the subject of its own sentence and
not of the next.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import is_latin

__all__ = ["centre", "clause_start", "is_looked_at", "is_object", "is_singled_out", "is_wider"]

#: Who lies in whom, from the widest.
_WIDTH = {
    "world": 0, "group": 1, "country": 2, "region": 3, "province": 4, "city": 5, "unit": 5,
    "unknown": 5, "joint": 5, "county": 6, "zone": 6,
}  # fmt: skip
_CLAUSE = re.compile(
    r"[,;。:!?(\"“”]|——|(?<=[\d%倍元人家个位名件次点成多])、|而(?=[㐀-鿿]{2})(?!且|言|是)|但(?!是?书)|却"
)
#: 拉动全省的是襄阳, 最接近的要数南昌: the place at the end is the one that is told of.
_FOCUS = re.compile(r"(?:的(?:是|属|数|当属|要数|还是|则是|就是)|轮到|看看?|来到|走进|所在的?|所属的?)$")
_LISTED = re.compile(r"[、和与及]|以及")
_WIDE = frozenset({"country", "province", "region", "group", "world"})
#: 在江苏的县级市里, 江西省内: where something is looked at, not who is.
_LOOKED_AT = re.compile(r"(?:[在于从按]|放眼|纵观|纵览|论|看)(?:整个|全)?$")
_WITHIN = re.compile(r"省?(?:内|境内|里)")
_SINGLED_OUT = re.compile(
    r"(?:其中|单是|光是|单单|仅|仅仅|单|光|比如|例如|譬如|像|如|尤其是|特别是|包括|最大的|最多的是?)[“]?$"
)


def centre(text: str, start: int, owners: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    """Find the place that a clause, or the one before it, is about.

    Parameters
    ----------
    owners : sequence of PlaceMention
        Its places that may own figures, from left to right.
    at : int
        Where the figure stands.
    """
    before = [m for m in owners if m.end <= at]
    if not before or is_latin(text[before[-1].start]):
        return before[-1] if before else None
    last = before[-1]
    opened = clause_start(text, start, last.start)
    return _subject(text, [m for m in before if m.start >= opened])


def clause_start(text: str, start: int, at: int) -> int:
    """Tell where the clause of a place in a sentence begins."""
    return max((found.end() for found in _CLAUSE.finditer(text, start, at)), default=start)


def _subject(text: str, clause: Sequence[PlaceMention]) -> PlaceMention:
    """Choose among the places of a clause: the first, or one that lies in it or stands beside it."""
    subject = clause[0]
    for former, mention in itertools.pairwise(clause):
        if (
            (_is_within(text, subject, mention) and _may_own(text, subject, mention))
            or former.end == mention.start
            or _lies_in(text, former, mention)
            or (former is subject and _LISTED.fullmatch(text, former.end, mention.start))
            or _FOCUS.search(text[max(0, mention.start - 4) : mention.start])
        ):
            subject = mention
    return subject


#: What a firm has in a city is the city's: 济南的比亚迪基地.
_SITE = re.compile(r"(?:[㐀-鿿]{0,4})(?:基地|工厂|厂区?|园区?|项目|产线|生产线|总部|分公司|车间|中心)")


def _is_within(text: str, subject: PlaceMention, mention: PlaceMention) -> bool:
    """Tell what goes before the first place of a clause: what lies in it, and 深圳的优必选 itself."""
    if mention.place.kind == "organisation":
        own = text[subject.end : mention.start] in {"的", "市的"} and not _SITE.match(text, mention.end)
        return own or subject.place.kind == "organisation"
    if subject.place.kind == "organisation":
        return True
    return is_wider(subject, mention)


def _may_own(text: str, subject: PlaceMention, mention: PlaceMention) -> bool:
    """Tell a place in the first one; of pronouns only that in which somebody is: 华为在那里的研发人员."""
    there = subject.place.kind == "organisation" or text[mention.start - 1] == "在"
    return there or not mention.described


def _lies_in(text: str, former: PlaceMention, mention: PlaceMention) -> bool:
    """Tell 同属北部湾港的防城港: where the second lies."""
    before = text[max(0, former.start - 3) : former.start]
    return text[former.end : mention.start] == "的" and before.endswith(
        ("属", "属于", "位于", "位在", "地处", "坐落于", "坐落在", "设在", "来自")
    )


def is_wider(one: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether places of the one's kind contain such of the other's: provinces cities."""
    return _WIDTH.get(one.place.kind, 5) < _WIDTH.get(other.place.kind, 5)


def is_singled_out(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a part that is only singled out: "其中昆山", "单是古洞北"."""
    return _SINGLED_OUT.search(text[max(start, mention.start - 6) : mention.start]) is not None


#: What stands before the subject of a clause: times, links, and what is said of it with 的.
_HEAD = re.compile(
    r"[\d年月日前后初末底上下半一二三四季度以来至截到同期去今当每全期间、\s]*"
    r"(?:目前|如今|现在|其中|可是?|不过|然而|但是?|而且?|因此|所以|同样|届时|此前|整个|隔壁|当前|早在|于是|总体|事实上|这|那)?"
)
#: Behind these a place is no object: prepositions, lists, brackets, amounts.
_NO_VERB = re.compile(
    r"(?:[的是和与及、比而但期年前后月日时在从对于据为把被由向给跟同像似令让使帮驻\W\d万亿元]|以来|一个|这个|"
    r"产区|产地|[大强]省|[大强]市|大国|邻国|重镇|首府|首都|中心|名城|省份|城市|枢纽)$|、"
)
#: 提到台湾, 走进四川: what the text turns to.
_TURNS_TO = re.compile(
    r"[说谈提论看问讲称想]|指出|认为|显示|观察|走进|来到|离开|进入|转向|聚焦|轮到|回到|访|解码|透视|直击"
)


def is_object(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a wide place behind the verb of a clause, which is about another: 总量长期领跑全省县域."""
    if mention.place.kind not in _WIDE or is_latin(text[mention.start]):
        return False
    before = text[clause_start(text, start, mention.start) : mention.start]
    return len(before) > 1 and not (
        _NO_VERB.search(before) or _HEAD.fullmatch(before) or _TURNS_TO.search(before)
    )


def is_looked_at(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a wider place in which somebody is looked at: "在江苏的县级市里", "江西省内"."""
    if mention.place.kind not in _WIDE or is_latin(text[mention.start]):
        return False
    before = text[max(start, mention.start - 4) : mention.start]
    return bool(_LOOKED_AT.search(before) or _WITHIN.match(text, mention.end))
