"""What a figure's own Chinese clause says of it where the lexicon does not know the noun: "房产税率平均1.6%".

The noun that stands right before the figure, or the verb, goes before what another clause told of.
"""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, clause_start

__all__ = ["own_phrase"]

#: What stands between a noun and its figure: how much, and how it came to be so much.
_SAID = re.compile(
    r"(?:平均|最高|最低|一度|一直|连续多?年|多年|长期|普遍|大约|大概|差不多|几乎|将近|接近|约|近|逾|超过?|"
    r"突破|不足|不到|高达|多达|仅|只|才|就|也|都|均|还|已经?|"
    r"却|则|可|会|要|将|应|能|有望|预计|达到?|为|是|有|在|从|由|保持|稳定|维持|控制|压|缩小|缩短|扩大|"
    r"提高|提升|上升|上涨|增长|增加|下降|降低|减少|下跌|回落|升|降|增|减|跌|涨|"
    r"拉低|抬高|回升|攀升|飙升|跃升|至|到|了|的|之|总共|累计|合计|共|计|在内|上下|分别|同比|环比|年均|现|"
    r"目前|如今|今年|去年|当年|全年|年底|年末)+$"
)
#: What stands between a noun and the first of two figures: since when.
_SINCE = re.compile(r"(?:由|从|自)[^,。;由从自]{0,8}(?:年前?|年[初末底]|时|期|月|季度)的?$")
_RUN = re.compile(r"[\u4e00-\u9fff]{2,16}$")
_LED = re.compile(
    r"^.*\d|^.*(?:的(?!士)|了|着|是|把|将|让|使|对|从|由|比|跟|因为|由于|因此|所以|但是?|而且?|不过|"
    r"其中|另外|"
    r"此外|同时|以及|包括|[使令]得|来说|而言)|"
    r"^(?:全[城市省县区国年州]|当地|本地|这里|那里|目前|如今|去年|今年|前年|当年|同期|上半年|年底|年末|"
    r"该[市县区省校]|其|它的?|我市|我省|我县|我区|两地|三地|"
    r"两市|三市|各地|一般|个|末|底|年|月|日|初|中|内|上|下|里)+"
)
#: The ends of nouns that are measured, by the kind of unit that fits them.
_ENDS = {
    "%": re.compile(r"(?:率|占比|比例|比重|比率|份额|税率|利率|依存度|集中度|贡献度)$"),
    "money": re.compile(
        r"(?:额|费|款|金|收入|开支|支出|成本|资产|余额|缺口|盈余|赤字|利润|薪水|薪资|工资|"
        r"月薪|年薪|产值|投资|租金|保费|学费|票价|市值)$"
    ),
    "times": re.compile(r"(?:收入比|所得比|比|比值|倍数|系数|抚养比)$"),
    "km": re.compile(r"(?:总长|全长|长度|里程|总里程|距离|线路长)$"),
    "t": re.compile(r"(?:量|产能|能力|储量)$"),
    "count": re.compile(r"(?:缺口|人数|总数|存量|保有量|户数|家数|次数|件数)$"),
    "hours": re.compile(r"(?:时间|时长|用时|耗时|工时)$"),
}
_UNITS = {
    "%": "%",
    "‰": "%",
    "times": "times",
    "km": "km",
    "t": "t",
    "count": "count",
    "persons": "count",
    "hours": "hours",
    "minutes": "hours",
}
# fmt: off
_TOO_WIDE = frozenset([
    "比例", "比重", "占比", "比率", "份额", "水平", "程度", "总额", "金额", "数额", "差额", "总数",
    "人数", "数量", "价格", "成本", "投资", "收入", "支出", "资金", "时间", "距离", "长度", "总长",
    "全长", "里程", "成长率", "增长率", "概率", "效率", "增速", "增幅", "利润", "规模", "总量",
    "缺口", "产值", "总产值",
])
# fmt: on
_CLAUSE = re.compile(
    r"[由仍都却再被让与和及]|就(?![地近业诊医读])|占|增长|下降|同比|相当|低于|高于|超过|不如|每|"
    r"[一二三四五六七八九十百千万]"
)


def own_phrase(p: Passage, i: int) -> Topic | None:
    """Name a figure by the noun right before it in its own Chinese clause.

    None where no noun stands there that the figure's unit fits.
    """
    number, kind = p.numbers[i], p.relations[i].kind
    unit = number.scanned.unit
    ratio = unit is None and number.scanned.value < 100 and number.scanned.scale == 1
    fit = "money" if unit in CURRENCIES else "times" if ratio else _UNITS.get(unit or "")
    if fit is None or number.form == "rank" or kind not in {"level", "growth", "ratio", "change"}:
        return None
    if not "\u4e00" <= p.text[number.before - 1 : number.before] <= "\u9fff":
        return None
    start = max(p.start, p.known(i), clause_start(p.text, p.start, number.before))
    head = p.text[start : number.before]
    if head in {"", "的"} and (
        since := _SINCE.search(p.text, max(p.start, number.before - 40), number.before)
    ):
        start = max(p.start, clause_start(p.text, p.start, since.start()))  # "转化率由2020年的40%"
        head = p.text[start : since.start()]
    said = _SAID.search(head)
    run = _RUN.search(head[: said.start()] if said else head)
    if run is None:
        return None
    led = _LED.match(run.group())
    noun = run.group()[led.end() if led else 0 :]
    a = start + run.end() - len(noun)
    growth = kind == "growth" and unit == "%"
    ends = any(pattern.search(noun) for name, pattern in _ENDS.items() if name == fit or growth)
    if not ends or not 3 <= len(noun) <= 10 or noun in _TOO_WIDE or _CLAUSE.search(noun):
        return None
    if any(t.start < a + len(noun) <= t.end for t in p.topics):
        return None
    return Topic(noun + ("_growth" if growth else ""), a, a + len(noun), 0.45, None)
