"""Figures that go on with what was told before, in Chinese: "技术合同5.6万项,成交额2780亿元".

The clause has a noun that says nothing by itself (a sum, a scale, what was granted), or none; the thing is
that of the figure before, or of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from poliscope.data.articles.indicators.carried.sector_zh import sector_of
from poliscope.data.articles.indicators.narrower.narrowing import same_as_lexicon
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, known_as, plain_code
from poliscope.data.articles.indicators.rules import HAN, LEVEL, PARTS, PERCENT, Figure, refines, rule

__all__ = [
    "bare_share",
    "each_of_told",
    "goes_on",
    "multiple_of_other",
    "of_what_was_done",
    "score_of_ranking",
    "threshold_passed",
]

_NO_SUM = frozenset({"%", "pp", "times", "rank", "‰"})


class _GoesOn(NamedTuple):
    """A clause whose noun says nothing by itself, behind what tells of what it is."""

    told: re.Pattern[str]
    """Code of what the figure before told, without what grows, changes or is a share of it."""
    noun: re.Pattern[str]
    """Between the two figures."""
    unit: str
    """``"money"``, ``"same"`` for that of the figure before, or the figure's own."""
    code: str
    """As ``told`` expands it."""
    of_sector: str = ""
    """The last part of the code where a sector was told of."""


def _on(told: str, nouns: str, unit: str, code: str, of_sector: str = "") -> _GoesOn:
    noun = re.compile(rf"(?:^|[,;、])(?:其中,?)?(?:{nouns}){_UNTIL}")
    return _GoesOn(re.compile(told), noun, unit, code, of_sector)


_UNTIL = (
    r"(?:[总净]?额|量|数|规模|出资|的|合计|累计|共|高达|达到?了?|维持|为|约|近|逾|超过?|突破|是|有|了|在|仅|只|却|也|"
    r"已|则|力争)*$"
)
_SUM = (
    r"(?:合同|累计|总|实现|交易|登记|合计)*(?:成交额|成交金额|成交总额|金额|总额|交易额|合同额|合同金额|总金额|投资金额|披露金额|"
    r"融资金额|融资总?额|募集金额|募资总?额|规模)"
)
_PATENTS = r"(?P<kind>invention_)?patents?(?:_(?:applications|grants))?(?P<per>_per_10k)?"
#: The more particular stand before the more general.
_GOING_ON = (
    _on("science_achievements|patent_transfers", _SUM, "money", "technology_contracts"),
    _on("technology_contracts", "(?:就地|本地|省内|市内|本省|本市)转化率", "%", "technology_transfer_rate"),
    _on("deals", _SUM, "money", "venture_capital"),
    _on(r"\w+_(?:firms|employment|startups)", "(?:总|整体|产业)?规模", "money", "", "industry"),
    _on(r"\w*unicorns", "(?:企业)?(?:总|合计)(?:价值|估值)", "money", "unicorn_valuation"),
    _on(r"ipos\w*", "(?:首发|合计|累计|共)*(?:募集资金|募资|融资|集资)", "money", "ipo_funds"),
    _on(r"(\w+)_(?:output|sales)", "出口|外销", "same", r"\1_exports"),
    _on(r"\w+_output", "(?:日均|平均每天|每天)产量", "same", r"\g<0>"),
    _on(r"\w*(?:fund_size|funds)", "首期", "same", "fund_size"),
    _on(r"\w+_(?:profits?|revenue|output)", "(?:平均)?利润率", "%", "industrial_profit_margin",
        "profit_margin"),
    _on(r"\w*patent\w*", "(?:各类)?企业(?:拥有|持有|所有|占有)", "count", r"business_\g<0>"),
    _on(r"patents?(?:_\w+)?", "发明类?", "count", r"invention_\g<0>"),
    _on(_PATENTS, "获?得?授权", "count", r"\g<kind>patent_grants"),
    _on(_PATENTS, "(?:提交|提出)?申请", "count", r"\g<kind>patent_applications"),
    _on(_PATENTS, "高价值(?:发明)?(?:专利)?", "count", r"highvalue_patents\g<per>"),
    _on(_PATENTS, "(?:维持)?有效", "count", r"\g<kind>patents"),
)  # fmt: skip


@rule(no_units={"pp", "times", "rank", "‰"}, kinds=LEVEL, script=HAN, place="later")
def goes_on(f: Figure) -> Topic | None:
    """Read "技术合同5.6万项,成交额2780亿元" as the sum of these contracts, by a noun that needs them."""
    p, before = f.passage, f.out[-1]
    base, unit = plain_code(before.code), f.number.scanned.unit
    units = {"money" if unit in CURRENCIES else unit or "count", "same" if p.same_unit(f.i) else ""}
    for one in _GOING_ON:
        told = one.told.fullmatch(base) if one.unit in units else None
        if told is None or not one.noun.search(p.text, f.after, f.number.before):
            continue
        sector = sector_of(base) if one.of_sector else None
        code = same_as_lexicon(sector, one.of_sector) if sector else told.expand(one.code)
        if code:
            return replace(before, code=code, confidence=0.75, indicator=known_as(code) or before.indicator)
    both = before.indicator is not None and {"money", "count"} <= before.indicator.kinds
    if both and "money" in units and _SUM_OF_IT.search(p.text, f.after, f.number.before):
        return replace(before, code=base, confidence=0.75)
    return None


_SUM_OF_IT = re.compile(rf"(?:^|[,;、]){_SUM}{_UNTIL}")


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


#: "西安分别为63所、82万人和17.9万人": another place, of all that was told of the first.
_ANOTHERS = re.compile(
    r"(?:^|[;,。])(?:而|相比之下,?|对比之下,?)?(?P<who>[^,;。、\d]{2,10}?)(?:则|也|这边)?分别"
    r"(?:为|是|有|达到?|拥有)"
)


def _of_another_place(f: Figure) -> re.Match[str] | None:
    p = f.passage
    found = _ANOTHERS.search(p.text, max(0, p.start - 1), f.number.before)
    if found is None:
        return None
    return found if any((a, b) == found.span("who") for a, b, _ in p.named) else None


@rule(script=HAN, signs=("分别",))
def each_of_told(f: Figure) -> Topic | None:
    """Read "三项指标五年来分别增长3.1倍、2.4倍和5倍" as each of the figures of the sentence before.

    None where not as many things were told as figures are listed.
    """
    p = f.passage
    found = _EACH_OF_THEM.search(p.text, p.start, f.number.before) or _of_another_place(f)
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


@refines(kinds={"growth", "share", "rank", "ratio"}, script=HAN, place="later")
def of_what_was_done(f: Figure, topic: Topic) -> Topic:
    """Read "初创企业共筹得31.4亿美元,回升18%" as growth of what was raised, not of those who raised it."""
    p, out = f.passage, f.out
    done = next((j for j in range(f.i - 1, -1, -1) if p.relations[j].kind == "level"), None)
    if done is None or topic.indicator is None or ";" in p.text[p.numbers[done].end : f.number.before]:
        return topic
    told, who = out[done], topic.indicator.code
    by_verb = told.start < 0 and told.indicator is not None and p.numbers[done].scanned.unit in CURRENCIES
    before = p.start <= topic.start and topic.end <= p.numbers[done].start
    suffix = (topic.code or "").removeprefix(who)
    if not by_verb or not before or told.indicator is topic.indicator or topic.code != who + suffix:
        return topic
    return replace(told, code=f"{told.code}{suffix}", confidence=0.7)
