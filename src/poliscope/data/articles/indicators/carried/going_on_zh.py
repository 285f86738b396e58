"""Figures that go on with what was told before, in Chinese: "技术合同5.6万项,成交额2780亿元".

The clause has a noun that says nothing by itself (a sum, a scale, what was granted), or none; the thing is
that of the figure before, or of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.carried.parts_told_zh import PATENTS
from poliscope.data.articles.indicators.carried.sector_zh import sector_of
from poliscope.data.articles.indicators.narrower.narrowing import same_as_lexicon
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, known_as, plain_code, topic_of
from poliscope.data.articles.indicators.rules import HAN, LEVEL, PARTS, PERCENT, Figure, rule

__all__ = [
    "abroad_of_it",
    "bare_noun_of_told",
    "bare_share",
    "each_of_told",
    "multiple_of_other",
    "raised_by_listing",
    "score_of_ranking",
    "stage_of_patents",
    "sum_of_counted",
    "threshold_passed",
]

_NO_SUM = frozenset({"%", "pp", "times", "rank", "‰"})

_SUM = re.compile(
    r"(?:^|[,;、])(?:合同|累计|总|实现|交易|登记|合计)*(?:成交额|成交金额|成交总额|金额|总额|交易额|合同额|合同金额|总金额|投资金额|披露金额|融资金额|融资总?额|募集金额|募资总?额|规模)"
    r"(?:合计|累计|高达|达到?了?|为|约|近|超过?|逾|突破|是|有)*$"
)


@rule(units=CURRENCIES, kinds=LEVEL, script=HAN, place="later", signs=("额", "规模"))
def sum_of_counted(f: Figure) -> Topic | None:
    """Read "登记技术合同5.6万项,成交额2780亿元" as the sum of what was counted."""
    before = f.out[-1]
    if not _SUM.search(f.passage.text, f.after, f.number.before):
        return None
    if before.code in {"science_achievements", "patent_transfers"}:
        return topic_of("technology_contracts", 0.7)
    if before.code == "deals":
        return topic_of("venture_capital", 0.75)
    if before.indicator is None or not {"money", "count"} <= before.indicator.kinds:
        return None
    return replace(before, code=plain_code(before.code), confidence=0.75)


_ABROAD = re.compile(r"(?:^|[,;、])(?:其中,?)?(?:出口|外销)(?:了|量|约|近|达到?|超过?|逾|为)*$")


@rule(no_units=_NO_SUM, kinds=LEVEL, script=HAN, place="later", signs=("出口", "外销"))
def abroad_of_it(f: Figure) -> Topic | None:
    """Read "新能源汽车产量120万辆,其中出口38万辆" as exports of these goods."""
    p, out = f.passage, f.out
    if not p.same_unit(f.i):
        return None
    code = plain_code(out[-1].code)
    if not code.endswith(("_output", "_sales")) or not _ABROAD.search(p.text, f.after, f.number.before):
        return None
    code = re.sub(r"_(?:output|sales)$", "_exports", code)
    return Topic(code, -1, -1, 0.75, known_as(code) or out[-1].indicator)


_RAISED = re.compile(
    r"(?:首发|合计|累计|共)*(?:募集资金|募资|融资|集资)(?:总?额|净额|合计|累计|共|达到?|约|近|超过?|逾|了)*$"
)


@rule(units=CURRENCIES, script=HAN, place="later", signs=("资",))
def raised_by_listing(f: Figure) -> Topic | None:
    """Read "又有9家企业上市,募集资金72亿元" as what the listings raised."""
    if not (f.out[-1].code or "").startswith("ipos"):
        return None
    if not _RAISED.search(f.passage.text, f.after, f.number.before):
        return None
    return topic_of("ipo_funds", 0.75)


@rule(units=["points"], kinds=LEVEL, script=HAN)
def score_of_ranking(f: Figure) -> Topic | None:
    """Read "国家创新型城市评价中,苏州以76.4分排名第六" as the score that is ranked."""
    if f.chosen is not None:
        return None
    ahead = (t for t in f.passage.topics if t.end <= f.number.start)
    ranked = next((t for t in ahead if "rank" in t.indicator.kinds), None)
    if ranked is None:
        return None
    code = {"innovation_ranking": "innovation_index"}.get(ranked.indicator.code, ranked.indicator.code)
    return Topic(code, ranked.start, ranked.end, 0.75, known_as(code))


_OF_OTHER = re.compile(
    r"[,;]?(?:约|大约|差不多)*(?:是|为|相当于|约为|达到?|高达|超过?|接近)[^,。;占]{1,14}?的(?:约|近|将近|整整)?$"
)


@rule(units=["times"], kinds=["ratio"], script=HAN, place="later", signs=("的",))
def multiple_of_other(f: Figure) -> Topic | None:
    """Read "研发强度达到8.9%,是全市规上工业的三倍多" as a multiple of what was told."""
    p, i, out = f.passage, f.i, f.out
    gap = p.text[f.after : f.number.before]
    if out[-1].code is None or p.numbers[i - 1].form == "rank" or not _OF_OTHER.fullmatch(gap.lstrip("的")):
        return None
    then = re.search(r"(?:19|20)\d\d年的", gap)  # than it was itself: no multiple of its share
    code = out[-1].code if p.relations[i - 1].kind != "growth" and not then else plain_code(out[-1].code)
    return replace(out[-1], code=code, confidence=0.7)


#: Rates and outputs of no noun of their own, by what was told before them.
_BARE_NOUNS = (
    (
        re.compile(r"(?:^|[,;、])(?:平均)?利润率[^,。;\d]{0,4}$"),
        "%",
        ("industrial_profits", "_revenue", "_output", "_profit"),
        "industrial_profit_margin",
    ),
    (
        re.compile(r"(?:^|[,;、])(?:总|整体|产业)?规模(?:约|近|达到?|为|突破|超过?|逾)*$"),
        "money",
        ("_firms", "_employment", "_startups", "_scale_industrial_firms"),
        "industry",
    ),
    (
        re.compile(r"(?:^|[,;、])(?:企业)?(?:总|合计)(?:价值|估值)(?:约|近|达到?|为|突破|超过?|逾)*$"),
        "money",
        ("unicorns",),
        "unicorn_valuation",
    ),
    (re.compile(r"(?:^|[,;、])首期(?:规模|出资)?[^,。;\d]{0,4}$"), None, ("fund_size", "funds"), "fund_size"),
    (re.compile(r"(?:^|[,;、])(?:日均|平均每天|每天)产量[^,。;\d]{0,4}$"), None, ("_output",), None),
)


@rule(kinds=LEVEL, script=HAN, place="later", signs=("利润率", "产量", "首期", "规模", "价值", "估值"))
def bare_noun_of_told(f: Figure) -> Topic | None:
    """Read "规上工业利润增长6.5%,利润率为6.1%" as the margin of these profits."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    before = plain_code(out[-1].code)
    kind = "money" if number.scanned.unit in CURRENCIES else number.scanned.unit
    for noun, unit, like, code in _BARE_NOUNS:
        fits = before.endswith(like) and (kind == unit or (unit is None and p.same_unit(i)))
        if not fits or not noun.search(p.text, f.after, number.before):
            continue
        sector = sector_of(before) if code in {"industrial_profit_margin", "industry"} else None
        if code == "industry" and sector is None:
            return None
        tail = "profit_margin" if code == "industrial_profit_margin" else "industry"
        found = same_as_lexicon(sector, tail) if sector else code or before
        return replace(out[-1], code=found, indicator=known_as(found) or out[-1].indicator)
    return None


#: "发明专利申请9800件,授权4600件,有效量2.7万件": what becomes of patents, by the word alone.
_INVENTIONS = re.compile(r"(?:^|[,;、])(?:其中,?)发明(?:类)?(?:为|有|达到?|约|近|超过?)*$")
_STAGES = (
    (re.compile(r"(?:^|[,;、])(?:其中,?)?(?:获得?)?授权(?:量|数)?[^,。;\d]{0,6}$"), "grants"),
    (re.compile(r"(?:^|[,;、])(?:其中,?)?(?:提交|提出)?申请(?:量|数)?[^,。;\d]{0,6}$"), "applications"),
    (re.compile(r"(?:^|[,;、])(?:其中,?)?高价值(?:发明)?(?:专利|的)?[^,。;\d]{0,6}$"), "highvalue"),
    (re.compile(r"(?:^|[,;、])(?:其中,?)?(?:维持)?有效(?:量|数)?[^,。;\d]{0,6}$"), ""),
)


@rule(
    units=["count", None],
    kinds=LEVEL,
    script=HAN,
    place="later",
    signs=("授权", "申请", "有效", "高价值", "发明"),
)
def stage_of_patents(f: Figure) -> Topic | None:
    """Read "发明专利申请9800件,授权4600件" as grants of the same patents."""
    told = PATENTS.match(plain_code(f.out[-1].code))
    if told is None:
        return None
    if _INVENTIONS.search(f.passage.text, max(0, f.after), f.number.before) and not told["kind"]:
        code = f"invention_{plain_code(f.out[-1].code)}"
        return replace(f.out[-1], code=code, indicator=known_as(code), confidence=0.75)
    for words, stage in _STAGES:
        if words.search(f.passage.text, max(0, f.after), f.number.before):
            kind = told["kind"] or ""
            if stage == "highvalue":
                code = f"highvalue_patents{told['per'] or ''}"
                return replace(f.out[-1], code=code, indicator=known_as(code), confidence=0.75)
            code = f"{kind}patent_{stage}" if stage else f"{kind}patents"
            return topic_of(code, 0.75)
    return None


_PAST = re.compile(
    r"[,;]?(?:首次|一举|成功|历史性地?|正式|已|顺利|再次)*(?:突破|迈上|跨过|站上|超过|越过)了?$"
)


@rule(kinds=LEVEL, script=HAN, place="later", signs=("突破", "迈上", "跨过", "站上", "超过", "越过"))
def threshold_passed(f: Figure) -> Topic | None:
    """Read "高新技术企业1520家,首次突破1500家" as the same firms once more."""
    p, before = f.passage, f.passage.numbers[f.i - 1]
    if not p.same_unit(f.i) or f.named_here or f.out[-1].code is None:
        return None
    value, told = f.number.scanned.value, before.scanned.value
    near = told > 0 and 0.7 < value / told <= 1.0
    return (
        replace(f.out[-1], confidence=0.7)
        if near and _PAST.fullmatch(p.text, f.after, f.number.start)
        else None
    )


_EACH_OF_THEM = re.compile(
    r"(?:[两二三四五六]|几)?[项个](?:指标|数据|数字|数)[^,。;\d]{0,12}分别|(?:上述|以上|这些)(?:指标|数据|数字)[^,。;\d]{0,12}分别"
)


@rule(script=HAN, signs=("分别",))
def each_of_told(f: Figure) -> Topic | None:
    """Read "三项指标五年来分别增长3.1倍、2.4倍和5倍" as each of the figures of the sentence before.

    None where not as many things were told as figures are listed.
    """
    p = f.passage
    found = _EACH_OF_THEM.search(p.text, p.start, f.number.before)
    if found is None:
        return None
    run = [j for j in range(len(p.numbers)) if p.numbers[j].start >= found.end()]
    told = [t for t, n in zip(f.out, p.numbers, strict=False) if n.end <= found.start()]
    things: list[Topic] = []
    for topic in [t for t, unit, kind in p.told if kind == "level" and unit not in _NO_SUM] + told:
        if topic.code and topic.indicator is not None and topic.code not in {t.code for t in things}:
            things.append(topic)
    if f.i not in run or len(things) != len(run):
        return None
    topic = things[run.index(f.i)]
    suffix = {"growth": "_growth", "change": "_change", "share": "_share"}.get(f.kind, "")
    return replace(topic, code=f"{topic.code}{suffix}", start=-1, end=-1, confidence=0.7)


_TAKES_NOW = re.compile(
    r"(?:^|[,;、])(?:其)?占比(?:重)?(?:也|则|已|进一步|首次|继续|稳步)*"
    r"(?:提升|提高|上升|升|增|扩大|下降|降|回落|达|保持|稳定|超)?(?:至|到|在|为|过|了|约|近)*$"
)


@rule(units=PERCENT, kinds=PARTS, script=HAN, place="later", signs=("占比",))
def bare_share(f: Figure) -> Topic | None:
    """Read "增加值增长15.2%,高出规上工业7个百分点,占比提升至21.3%" as the share of what was told."""
    before = f.out[-1]
    if before.indicator is None or not before.code or not before.code.endswith("_growth"):
        return None
    if not _TAKES_NOW.search(f.passage.text, f.after, f.number.before) or "percent" in before.indicator.kinds:
        return None
    return replace(before, code=f"{plain_code(before.code)}_share", confidence=0.7)
