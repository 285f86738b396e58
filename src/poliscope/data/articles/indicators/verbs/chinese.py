"""Chinese verbs that tell what the figure beside them measures: "生下11.2万个婴儿", "每月挣7200元"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, topic_of
from poliscope.data.articles.indicators.rules import HAN, LEVEL, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.told_goods_zh import GOODS_TOLD
from poliscope.data.articles.indicators.verbs.told_money_zh import MONEY_TOLD
from poliscope.data.articles.indicators.verbs.told_people_zh import PEOPLE_TOLD
from poliscope.data.articles.indicators.verbs.told_zh import Told
from poliscope.data.articles.needed import Table

__all__ = ["told_by_verb"]


def _by_unit() -> dict[str | None, Table[Told]]:
    told = (*PEOPLE_TOLD, *MONEY_TOLD, *GOODS_TOLD)
    units = {unit for verb in told for unit in verb.units}
    return {
        unit: Table((verb, (verb.before.pattern,)) for verb in told if unit in verb.units) for unit in units
    }


_VERBS = _by_unit()


@rule(no_units=PERCENT, kinds=LEVEL | {"change"}, script=HAN)
def told_by_verb(f: Figure) -> Topic | None:
    """Tell what a figure measures from the Chinese verb beside it: "雇用12万人以上", "新增4万个工作"."""
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    if number.form == "rank":
        return None
    start = f.after
    clause = max(start, *(p.text.rfind(mark, start, number.before) + 1 for mark in ",;:"))
    told = chosen.indicator.code if chosen is not None else None
    near = chosen is not None and (chosen.start >= number.start or chosen.start >= clause)
    head = p.text[max(p.start, number.before - 40) : number.before]
    table = _VERBS.get(number.scanned.unit)
    for verb in table.of(head) if table is not None else ():
        if near and told not in verb.over:
            continue
        if verb.before.search(head):
            if verb.behind is not None and verb.behind.match(p.text, number.end, p.end) is None:
                continue
            return topic_of(verb.code, 0.7)
    return _of_place(p, i) if not near or told == "population" else None


_WHEN = (
    r"(?:市政府|省政府|县政府|政府|市|省|县|区|州|镇|特区|目前|如今|现在|至今|去年|今年|前年|一年|全年|上半年|过去|近|这|头|前|"
    r"[一二两三四五六七八九十\d]+年(?:间|来|内|里|中)?|到年底|年底|年末|仍|全市|全省|竟|总共|共|还|已经?|就|也|至少|一共|累计|合计|又|,)*"
)
_AROUND = r"(?:了|着|下|约|近|超过?|达到?|逾|将近|大约|差不多|接近|不到|足足|整整|出)*"
_PLACES_OWN = (
    (
        "government_debt",
        CURRENCIES,
        re.compile(rf"{_WHEN}(?:欠债?|负债|背[着负]|举债|借)(?:款)?{_AROUND}"),
        re.compile(r"(?:多|余)?(?:的)?(?:外?债|债务)?(?=[,。;]|$)"),
        1e7,
    ),
    (
        "population",
        frozenset({"persons"}),
        re.compile(rf"{_WHEN}(?:只|就|才|总)?(?:有|住|拥有){_AROUND}"),
        re.compile(r"(?:多|余)?(?:的)?(?:居民|人口|市民|村民|常住人口)?(?=[,。;]|$)"),
        10_000,
    ),
    (
        "population_change",
        frozenset({"persons"}),
        re.compile(
            rf"{_WHEN}(?:人口|户籍人口|常住人口)?{_WHEN}(?:出现下降,|出现增长,|净)?"
            rf"(?:少|多|流失|流失人口|减少|增加|增长|净增|净减|净流失|丢|跑){_AROUND}"
        ),
        re.compile(r"(?:多|余)?(?:的)?(?:居民|人口|市民|常住人口)?(?=[,。;]|$)"),
        1_000,
    ),
)


def _other_people(p: Passage, end: int) -> bool:
    """Tell whether a sentence counts other people before: "宁波在校研究生才3.3万人,长沙有11.2万人"."""
    return any(
        p.start <= t.start
        and t.end <= end
        and "persons" in t.indicator.kinds
        and t.indicator.code != "population"
        for t in p.topics
    )


_THAN = frozenset("比较于")


def _of_place(p: Passage, i: int) -> Topic | None:
    """Tell what a figure measures whose subject is the place: "大连欠债1800亿元", "新北市有400万人"."""
    number = p.numbers[i]
    # 比洛阳少187万人 says how far two are apart, not what 洛阳 lost
    ends = [
        end for a, end, _ in p.named if p.start <= end <= number.before and p.text[a - 1 : a] not in _THAN
    ]
    if not ends or number.before - max(ends) > 20:
        return None
    for code, units, gap, behind, least in _PLACES_OWN:
        fits = number.scanned.unit in units and abs(number.scanned.value) >= least
        if (
            fits
            and gap.fullmatch(p.text, max(ends), number.before)
            and behind.match(p.text, number.end, p.end)
            and not (code == "population" and _other_people(p, number.start))
        ):
            return topic_of(code, 0.7)
    return None
