"""How far it is and how long it takes in Chinese: "六百公里外", "全程1450公里,最快42小时可达"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import HAN, LEVEL, Figure, rule

__all__ = ["far", "travel"]

_ON_THE_WAY = re.compile(
    r"高铁|动车|火车|列车|班列|城轨|地铁|轻轨|捷运|公交|航班|飞机|驱车|开车|自驾|车程|通勤|轮渡|坐车|乘车|航程|"
    r"[从由自][^,。;\d]{2,14}[到至往](?!\d)"
)
_TAKES = re.compile(
    r"(?:最快|只要|只需|仅需|只用|仅用|需要?|要跑?|约|车程|全程|用时|耗时|通勤(?:时间)?|缩短(?:至|到|为)|压缩(?:至|到|为)|平均)+"
    r"[^,。;\d]{0,3}$"
)
_ARRIVES = re.compile(
    r"(?:多|左右)?(?:钟)?(?:就|便|即|可|就能|就可|即可)*(?:直达|通达|直抵|可达|到达|抵达|能到|通勤圈|车程)"
)


@rule(units=["minutes", "hours"], script=HAN)
def travel(f: Figure) -> Topic | None:
    """Read "坐高铁最快只要56分钟" as the time of a journey."""
    p, number, chosen = f.passage, f.number, f.chosen
    if chosen is not None and "duration" in chosen.indicator.kinds:
        return None
    head = p.text[p.start : number.before]
    if not _ON_THE_WAY.search(head[-90:]):
        return None
    if not (_TAKES.search(head[-16:]) or _ARRIVES.match(p.text, number.end, p.end)):
        return None
    return topic_of("travel_time", 0.7)


_AWAY = re.compile("(?:多)?(?:以外|开外|之外|之遥|外的|外(?=[,。;])|远)")
_APART = re.compile(
    r"(?:相距|相隔|距离|直线距离|全程|路程|航程|距[^,。;\d]{1,10})[^,。;\d]{0,4}(?:约|近|逾|超过?|不过|仅|只有|不到|不足)*$"
)


@rule(units=["km", "mile"], kinds=LEVEL, script=HAN)
def far(f: Figure) -> Topic | None:
    """Read "六百公里外的南宁" and "全程1450公里" as a distance."""
    p, number, chosen = f.passage, f.number, f.chosen
    if chosen is not None and "length" in chosen.indicator.kinds and chosen.start >= number.before - 24:
        return None
    if not (_AWAY.match(p.text, number.end, p.end) or _APART.search(p.text, p.start, number.before)):
        return None
    return topic_of("distance", 0.7)
