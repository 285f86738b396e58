"""What a figure's own Chinese clause says of it where the lexicon does not know the noun: "房产税率平均1.6%".

The noun that stands right before the figure, or the verb, goes before what another clause told of.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from poliscope.data.articles.indicators.modifiers import modifier_zh
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, TopicMention, clause_start
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["done_to_noun_behind", "own_phrase", "told_by_verb"]

#: What stands between a noun and its figure: how much, and how it came to be so much.
_SAID = re.compile(
    r"(?:平均|最高|最低|一度|一直|连续多?年|多年|长期|普遍|大约|大概|差不多|几乎|将近|接近|约|近|逾|超过?|"
    r"突破|不足|不到|高达|多达|仅|只|才|就|也|都|均|还|已经?|"
    r"却|则|可|会|要|将|应|能|有望|预计|达到?|为|是|有|在|从|由|保持|稳定|维持|控制|压|缩小|缩短|扩大|"
    r"提高|提升|上升|上涨|增长|增加|下降|降低|减少|下跌|回落|升|降|增|减|跌|涨|"
    r"拉低|抬高|回升|攀升|飙升|跃升|至|到|了|的|之|总共|累计|合计|共|计|在内|上下|分别|同比|环比|年均|现|"
    r"目前|如今|今年|去年|当年|全年|年底|年末)+$"
)
_RUN = re.compile(r"[\u4e00-\u9fff]{2,16}$")
_LED = re.compile(
    r"^.*(?:的(?!士)|了|着|是|把|将|让|使|对|从|由|比|跟|因为|由于|因此|所以|但是?|而且?|不过|其中|另外|"
    r"此外|同时|以及|包括|[使令]得|来说|而言)|"
    r"^(?:全[城市省县区国年州]|当地|本地|这里|那里|目前|如今|去年|今年|前年|当年|同期|上半年|年底|年末|"
    r"该[市县区省校]|其|它的?|我市|我省|我县|我区|两地|三地|"
    r"两市|三市|各地|一般|个|末|底|年|月|日|初|中|内|上|下|里)+"
)
#: The ends of nouns that are measured, by the kind of unit that fits them.
_ENDS = {
    "%": re.compile(r"(?:率|占比|比例|比重|比率|份额|税率|利率)$"),
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
    r"[由仍都却再就被让与和及]|占|增长|下降|同比|相当|低于|高于|超过|不如|每|"
    r"[一二三四五六七八九十百千万]"
)


def own_phrase(p: Passage, i: int) -> Topic | None:
    """Name a figure by the noun right before it in its own Chinese clause.

    Parameters
    ----------
    p : Passage
    i : int
        Which of its numbers.

    Returns
    -------
    Topic or None
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


class _Told(NamedTuple):
    """What a Chinese verb tells of a figure of some units, by the words before and behind it."""

    code: str
    units: frozenset[str | None]
    before: re.Pattern[str]
    behind: re.Pattern[str] | None = None


_ABOUT = r"(?:了|过|着|超过?|约|近|逾|达到?|不下|至少|大概|大约|将近|上|出|共|足足|高达|多达|仅|只)*$"
_PEOPLE: frozenset[str | None] = frozenset({"persons", "count", None})
_WATER: frozenset[str | None] = frozenset({"t", "m3", "kL", "L"})
_VERBS = (
    _Told(
        "new_jobs",
        _PEOPLE,
        re.compile(r"(?:新增|创造|提供|带来|增加|释放|催生)" + _ABOUT),
        re.compile(
            r"(?:多|余)?个?(?:高科技|新的?|全职|直接)?(?:工作|就业|职位|职缺|"
            r"岗位)(?:机会)?(?![\u4e00-\u9fff]{0,2}[站室组会量])"
        ),
    ),
    _Told("new_jobs", _PEOPLE, re.compile(r"(?:招聘|招工|招募|招收员工|聘请|请人)" + _ABOUT)),
    _Told(
        "employment",
        _PEOPLE,
        re.compile(
            r"(?:雇用|雇佣|用工|聘用|雇有|雇员|员工|"
            r"职工)(?:人数)?" + _ABOUT
        ),
    ),
    _Told(
        "population",
        frozenset({"persons"}),
        re.compile(
            r"(?<![可留抓稳守保挡拦站记接])(?:住着|住了|"
            r"居住着|生活着|聚居着|常住着)(?:大约)?" + _ABOUT
        ),
    ),
    _Told(
        "visitors",
        frozenset({"visits", "persons"}),
        re.compile(
            r"(?:接待|迎来|涌入|涌来|吸引)(?:了|"
            r"游客|客人|旅客)?" + _ABOUT
        ),
        re.compile(
            r"(?:多|余)?(?:人次|游客|客人)?(?=[,。;!?]|$|到访|前来|"
            r"参观)"
        ),
    ),
    _Told("water_use", _WATER, re.compile(r"(?:用水|耗水|取水)(?:量)?" + _ABOUT)),
    _Told("electricity", frozenset({"kWh"}), re.compile(r"(?:用电|耗电|用掉|吃掉|消耗)(?:量)?" + _ABOUT)),
    _Told("electricity_generation", frozenset({"kWh"}), re.compile(r"(?:发电|发了)(?:量)?" + _ABOUT)),
    _Told(
        "congestion_hours",
        frozenset({"hours"}),
        re.compile(
            r"(?:堵|拥堵|耗掉|浪费|耗在|"
            r"白耗)[^,。;\d]{0,10}" + _ABOUT
        ),
    ),
    _Told(
        "travel_time",
        frozenset({"minutes", "hours"}),
        re.compile(
            r"(?:距离|路程|路|车程|开车|驾车|"
            r"通勤)[^,。;\d]{0,8}(?:需要?|要|用|花|耗时|车程)" + _ABOUT
        ),
    ),
    _Told(
        "waiting_time",
        frozenset({"years", "months", "days", "hours"}),
        re.compile(
            r"(?:轮候|等候|排队|"
            r"要等|等待)[^,。;\d]{0,6}" + _ABOUT
        ),
    ),
    _Told(
        "budget_surplus", CURRENCIES, re.compile(r"[^,。;]" + _ABOUT), re.compile(r"的?(?:财政|预算)?盈余")
    ),
    _Told(
        "budget_deficit", CURRENCIES, re.compile(r"[^,。;]" + _ABOUT), re.compile(r"的?(?:财政|预算)?赤字")
    ),
    _Told(
        "rail_length",
        frozenset({"km"}),
        re.compile(
            r"(?:地铁|轨道交通|捷运|轻轨|"
            r"城轨)[^。;]{0,24}(?:网络|线网|总长|里程|全长|总里程|延长|延伸)[^,。;\d]{0,6}(?:到|至)?" + _ABOUT
        ),
    ),
)


def told_by_verb(p: Passage, i: int, chosen: TopicMention | None) -> Topic | None:
    """Tell what a figure measures from the Chinese verb beside it: "雇用12万人以上", "新增4万个工作".

    Parameters
    ----------
    p : Passage
    i : int
        Which of its numbers.
    chosen : TopicMention or None
        The phrase of the lexicon that would be taken; one of the figure's own clause says more.

    Returns
    -------
    Topic or None
    """
    number = p.numbers[i]
    if (
        p.relations[i].kind not in {"level", "change"}
        or number.form == "rank"
        or p.text[p.start : p.end].isascii()
    ):
        return None
    start = p.numbers[i - 1].end if i else p.start
    clause = max(start, *(p.text.rfind(mark, start, number.before) + 1 for mark in ",;:"))
    if chosen is not None and (chosen.start >= number.start or chosen.start >= clause):
        return None
    head = p.text[max(p.start, number.before - 40) : number.before]
    for verb in _VERBS:
        if number.scanned.unit in verb.units and verb.before.search(head):
            if verb.behind is not None and verb.behind.match(p.text, number.end, p.end) is None:
                continue
            return Topic(verb.code, -1, -1, 0.7, build_lexicon().by_code.get(verb.code))
    return None


_DONE = {
    "造": "output",
    "造出": "output",
    "生产": "output",
    "产": "output",
    "产出": "output",
    "下线": "output",
    "制造": "output",
    "交付": "sales",
}
_DONE |= {
    "卖": "sales",
    "卖出": "sales",
    "售出": "sales",
    "销售": "sales",
    "卖掉": "sales",
    "出口": "exports",
    "外销": "exports",
    "进口": "imports",
}
_ZH = {"output": "产量", "sales": "销量", "exports": "出口量", "imports": "进口量"}
_DONE_AT = re.compile(
    rf"(?P<verb>{'|'.join(sorted(_DONE, key=len, reverse=True))})(?:了|出)?(?:约|近|逾|"
    rf"超过?|大约|将近|上)*$"
)
_GOODS = re.compile(r"(?:多|余)?(?P<noun>[\u4e00-\u9fff]{1,6}?)(?=[,。;、!?)]|$|,|和|与|到|往)")


def done_to_noun_behind(p: Passage, i: int, chosen: TopicMention | None) -> Topic | None:
    """Read "造出1.5亿部手机" and "卖出9万台拖拉机" as output and sales of the goods behind the figure.

    Parameters
    ----------
    p : Passage
    i : int
    chosen : TopicMention or None

    Returns
    -------
    Topic or None
    """
    number = p.numbers[i]
    if (
        number.scanned.unit not in {"count", "t", None}
        or p.relations[i].kind != "level"
        or number.form == "rank"
    ):
        return None
    if number.scanned.value < 100 or (chosen is not None and chosen.start >= number.end):
        return None
    done = _DONE_AT.search(p.text, max(p.start, number.before - 8), number.before)
    goods = _GOODS.match(p.text, number.end, p.end) if done is not None else None
    if done is None or goods is None:
        return None
    suffix = _DONE[done["verb"]]
    known = build_lexicon().indicators.whole(f"{goods['noun']}{_ZH[suffix]}")
    if known is not None:
        return Topic(known.code, *goods.span("noun"), 0.75, known)
    token = modifier_zh(goods["noun"], "output_value")
    if token is None or token[1] > 0:
        return None
    code = f"{token[0]}_{suffix}"
    return Topic(code, *goods.span("noun"), 0.65, build_lexicon().by_code.get(code))
