"""Figures without a unit because the one before has it: "above Hull's 2", "成都才1.43万", "of which 322"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators import CURRENCIES
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import holds

__all__ = ["continue_units"]

_COUNTED = frozenset({"count", "persons", "households", "visits"})
_MEASURED = frozenset(
    {"%", "km2", "m2", "mu", "t", "kW", "kWh", "km", "years", "months", "days", "hours", "minutes"}
)

#: "to 3.1 per cent from 4.4", "1.7 per cent, above Ballarat's 1.6".
_AGAINST_EN = re.compile(
    r"\b(?:from|against|versus|than|above|below|with|over|under|on|and|lag(?:s|ged)|trail(?:s|ed)|beats?|"
    r"exceeds?|exceeded|outpaced|behind|topped) (?:the |about |just |a )?"
    r"(?:(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|[a-z]{3,})['’]s? )?$|"
    r", (?:[A-Z][\w-]+ )*[A-Z][\w-]+(?:['’]s?)? (?:just |only )?$"
)
#: "leads with 518 kilometres against 262".
_HELD_AGAINST_EN = re.compile(
    r"\b(?:against|versus|compared (?:with|to)) (?:just |only |about )?(?:(?:the|[A-Z][\w-]+['’]s) )?$"
)
#: "cut from 58 minutes to 41", "narrowed from 19 per cent to 11".
_FROM_TO_EN = re.compile(r" to (?:just |only |about |around |under |over |nearly |almost )*$")
_FROM_BEFORE_EN = re.compile(
    r"\bfrom (?:the |just |about |around |over |under |nearly |almost |some |an? )*$"
)
#: "The median age in Brno is 41.2, against 43 for the country".
_AGE_EN = re.compile(
    r"\b(?:life expectancy|(?:median|average|mean) age|expect(?:s|ed)? to live)\b[^;]{0,70}$", re.IGNORECASE
)
#: "4,210 euros in Nice and 3,870 in Annecy".
_SUM_OF_EN = re.compile(
    r" (?:in|for|at) [A-Z][\w’' -]{1,30},? (?:and|but|against|to|while) (?:just |only |about |over )*$"
)
#: "CZK 48,300 in Brno; in Ostrava, 42,100".
_NEXT_SUM_EN = re.compile(
    r"[^.;,\d]{0,40}[;,] (?:and |but |while )?(?:in|for|"
    r"at) [A-Z][\w’' -]{1,30}, (?:just |only |about )?$"
)
#: "11 per cent in Győr and 9 in Pécs".
_AND_IN_EN = re.compile(
    r"^[^.;:\d]{0,50} in [A-Z][\w’' -]{1,24}(?:,? (?:and|but|against|while)|,) (?:just |only |about |"
    r"nearly )?$"
)
_OF_THEM_EN = re.compile(
    r"[,;] (?:some |about |nearly |almost |over )?(?:of (?:which|whom|these|them|those)|"
    r"including),? (?:some |about |nearly |almost |over |only |just )?$"
)
#: "about 18 a day" of the people just counted.
_A_DAY_EN = re.compile(r" (?:a|an|per|each|every) (?:day|week|month|year|hour|night)\b")
#: "a town of 44,000": its people.
_TOWN_OF_EN = re.compile(
    r"\b(?:town|city|village|place|borough|community|suburb|metropolis|county|district|island|"
    r"municipality|state|country|nation|"
    r"metro area|conurbation) of (?:just |only |about |around |some |nearly |almost |over |roughly |"
    r"more than |barely |a mere )*$"
)
_NO_UNIT_AFTER = re.compile(
    r"(?:[,.;:)]|$| (?:a year (?:ago|earlier|before)|last|in|on|at|and|or|the|previously|before|earlier|"
    r"while|but|is|are|were|was)\b)"
)
#: Between a place and its figure: "成都才", "武汉也就", "重庆是".
_LINK_ZH = re.compile(
    r"(?:市|省|那边|这边)?(?:呢|则|也|就|才|只|仅|有|是|为|达|约|近|不过|不到|已|还|更|到|了|,)*"
)
_FOR_EN = re.compile(r" (?:for|among|to|from|by|across|nationally)\b")
_PART_ZH = re.compile(r"(?:^|[,;。])(?:其中|里面|当中|这里面)[^,。;\d]{0,8}$")
_LATER_ZH = re.compile(r"(?:一共|总共|合计|全年)[^。;\d]{0,20}$")
_NOUN_ZH = re.compile(r"元|钱|GDP|产值|收入|投资|营收|财政|出口|进口|贸易|消费|零售|存款|贷款|人口|人均|面积")


def _same_magnitude(number: NumberMention, last: NumberMention) -> bool:
    """Tell that a number without a unit is of the size of the one before: 1.43万 after 8.24万."""
    factor = min(float(last.scanned.scale), 1.0)  # hectares are kept as km2
    one, other = float(number.scanned.value) * factor, float(last.scanned.value)
    return one > 0 and other > 0 and 0.02 < one / other < 50


#: What follows a sum that leaves out its currency.
_SUM_ENDS = re.compile(
    r"[,.;)]|$| (?:in|and|last|this|a year|the year|for|to|or|by|while|but|respectively)\b"
)


def _same_sum(work: str, number: NumberMention, last: NumberMention) -> bool:
    """Tell "the 60.1 billion in 2023" behind "71.9 billion ringgit"."""
    return (
        last.scanned.unit in CURRENCIES
        and min(number.scanned.scale, last.scanned.scale) >= 10**6
        and _same_magnitude(number, last)
        and _SUM_ENDS.match(work, number.end) is not None
    )


def _shares_magnitude(work: str, number: NumberMention, after: NumberMention) -> bool:
    """Tell the first figure of "raised from 118 to 131 million euros", "from 11.2 to 8.4 per cent"."""
    if number.form != "bare" or number.scanned.scale != 1 or after.scanned.unit is None:
        return False
    gap = work[number.end : after.before]
    moved = gap == " to " and _FROM_BEFORE_EN.search(work, max(0, number.before - 24), number.before)
    if not moved and (after.scanned.scale < 1000 or gap not in {" to ", " or "}):
        return False
    ratio = float(number.scanned.value) * float(after.scanned.scale) / float(after.scanned.value or 1)
    return 0.05 < ratio < 20 and number.scanned.high is None


def _before_sum(work: str, number: NumberMention, after: NumberMention) -> str | None:
    """Give the currency of "18.3 billion and 14.7 billion ringgit", which stands behind the second."""
    joined = work[number.end : after.before] in {" and ", " or ", " to ", ", "}
    if number.scanned.unit is None and joined and _same_sum(work, number, after):
        return after.scanned.unit
    return None


def _lent_english(work: str, number: NumberMention, last: NumberMention, gap: str) -> str | None:
    """Tell the unit of an English number that goes on with the one before it."""
    unit = last.scanned.unit
    if unit in _COUNTED and number.form == "bare" and _A_DAY_EN.match(work, number.end):
        return unit
    ends = _NO_UNIT_AFTER.match(work, number.end) is not None and number.form == "bare"
    head = work[max(0, last.before - 30) : last.before]
    if unit in _MEASURED | _COUNTED and ends and _FROM_TO_EN.fullmatch(gap) and _FROM_BEFORE_EN.search(head):
        return unit if _same_magnitude(number, last) else None
    next_sum = _SUM_OF_EN.fullmatch(gap) or _NEXT_SUM_EN.fullmatch(gap)
    if unit in _MEASURED and unit != "%" and ends and _HELD_AGAINST_EN.search(gap):
        return unit if _same_magnitude(number, last) else None
    if unit in CURRENCIES and ends and next_sum and _same_magnitude(number, last):
        return unit
    among = _AND_IN_EN.search(gap) and re.match(r" in [A-Z]", work[number.end : number.end + 5])
    if unit == "%" and number.form == "bare" and among and number.scanned.value < 100:
        return unit
    if unit in _COUNTED and _OF_THEM_EN.search(gap) and number.form == "bare":
        return unit
    if (
        unit != "%"
        or not _NO_UNIT_AFTER.match(work, number.end)
        or "." not in work[number.start : number.end]
    ):
        return None
    return unit if _AGAINST_EN.search(gap) and _same_magnitude(number, last) else None


def _named_rate(work: str, number: NumberMention, gap: str, places: Sequence[PlaceMention]) -> bool | None:
    """Tell "and Melbourne 22." and "Oslo (3.9)" behind a rate; None where no place stands before."""
    if any(work[m.end : number.before] == " (" for m in places):
        decimal = "." in work[number.start : number.end]
        return True if decimal and work.startswith(")", number.end) else None
    joined = re.search(r"[,;] ?(?:and |but |while )?|\band ", gap)
    if not joined or not any(m.end + 1 == number.before for m in places):
        return None
    return re.match(r"[,.;]|$", work[number.end :]) is not None


def _lent(
    work: str, number: NumberMention, last: NumberMention, places: Sequence[PlaceMention]
) -> str | None:
    """Tell of which unit of the number before a number is."""
    unit, gap = last.scanned.unit, work[last.end : number.before]
    if unit is None or last.form == "rank" or len(gap) > 70 or "。" in gap:
        return None
    chinese = bool(re.search(r"[㐀-鿿]", gap))
    rate = unit == "%" and not chinese and number.form == "bare" and number.scanned.value <= 100
    told = _named_rate(work, number, gap, places) if rate else None
    if told is not None:
        return unit if told else None
    if not chinese:
        return unit if _same_sum(work, number, last) else _lent_english(work, number, last, gap)
    money = unit in CURRENCIES and number.scanned.scale >= 10_000
    known = money or unit in _COUNTED | _MEASURED
    if _NOUN_ZH.search(gap) or not known or not _same_magnitude(number, last):
        return None
    if re.match(r"[㐀-鿿A-Za-z]", work[number.end : number.end + 1]) and not re.match(
        r"左右|上下|多|出头|都|了|的|来|余|以上|不到", work[number.end : number.end + 2]
    ):
        return None
    place = next((m for m in reversed(places) if last.end <= m.start and m.end <= number.before), None)
    if unit == "%" and number.scanned.value > 100:
        return None
    beside = place is not None and _LINK_ZH.fullmatch(work, place.end, number.before)
    scaled = number.scanned.scale >= 10_000
    if beside and (scaled or unit not in _COUNTED) and (scaled or float(number.scanned.value) >= 20):
        return unit
    return unit if scaled and unit in _COUNTED and (_PART_ZH.search(gap) or _LATER_ZH.search(gap)) else None


_MONEY_ZH = re.compile(
    r"(?:(?:出让|保证|公积|养老|奖)金|收入|支出|开支|费用|成本|税收?|债务?|余额|投资额?|产值|营收|利润|"
    r"存款|贷款|预算|"
    r"赤字|储备|GDP|总价|房价|基金|资金|订单|市值|估值|人均|(?:基金|资金|投资|贷款|债券|产业)规模|"
    r"[交金总售业]额)"
    r"(?:差不多|去年|今年|也|就|已|做到|冲到|干到|飙到|涨到|增至|升至|降至|跌至|约|超|近|逾|达到?|"
    r"为|是|有|才|只有?|只剩|剩下?|仅|超过?|近|突破|大概|[“\"「])*$"
)
#: 拿下20亿订单.
_MONEY_AFTER_ZH = re.compile(
    r"的?(?:订单|投资|资金|贷款|融资|补贴|债务|赤字|税收|缺口|基金|营收|产值|GDP)(?!项目)"
)
#: "Leppävaara (pop. 65,000)".
_POP_EN = re.compile(r"\(pop(?:\.|ulation)?:? ?(?:of )?(?:about |around |some )?$")
_RATE_ZH = re.compile(
    r"(?:增速|增幅|涨幅|降幅|跌幅|增长率|失业率|占比|比重|入住率|空置率|利率|税率)(?:都|均|也|就|只|才|是|"
    r"为|达到?|在|约|仅|有)*$"
)


def _by_noun(work: str, number: NumberMention, currency: str) -> str | None:
    """Tell the unit that the noun before a number means: "土地出让金598亿", "增速都是5.7"."""
    head = work[max(0, number.before - 16) : number.before]
    sum_ = _MONEY_ZH.search(head) or _MONEY_AFTER_ZH.match(work, number.end)
    if number.scanned.scale >= 10_000 and sum_:
        return currency
    if number.form == "bare" and number.scanned.value >= 100 and _POP_EN.search(head):
        return "persons"
    counted = re.match(r"[个家件人辆吨台张次份头棵株户名]", work[number.end : number.end + 1])
    if (
        number.scanned.scale >= 10**12
        and holds(work[number.start : number.end], ("万亿", "兆"))
        and not counted
    ):
        return currency
    if (
        number.form == "bare"
        and number.scanned.value >= 100
        and _TOWN_OF_EN.search(work[: number.start][-60:])
    ):
        return (
            None
            if re.match(
                r" (?!(?:has|is|was|counts|hosts|lies|sits|needs|makes|draws|gets|grows|wants|employs|"
                r"exports)\b)[a-z-]+(?<!s)s\b",
                work[number.end : number.end + 30],
            )
            else "persons"
        )
    if (
        number.form == "bare"
        and 10 <= number.scanned.value <= 110
        and _AGE_EN.search(work[: number.before][-110:])
    ):
        return "years" if _NO_UNIT_AFTER.match(work, number.end) or _FOR_EN.match(work, number.end) else None
    small = number.form == "bare" and "." in work[number.start : number.end] and number.scanned.value < 100
    return "%" if small and _RATE_ZH.search(head) else None


def continue_units(
    work: str, numbers: Sequence[NumberMention], places: Sequence[PlaceMention], currency: str
) -> list[NumberMention]:
    """Give numbers without a unit that of the figure with which they are compared.

    Parameters
    ----------
    numbers : sequence of NumberMention
        Of a sentence, from left to right.
    currency : str
        What a sum without a unit is in.
    """
    known: list[NumberMention] = []
    for i, number in enumerate(numbers):
        if i + 1 < len(numbers) and (currency_of := _before_sum(work, number, numbers[i + 1])) is not None:
            number = replace(number, scanned=replace(number.scanned, unit=currency_of), form="quantity")
        if i + 1 < len(numbers) and _shares_magnitude(work, number, numbers[i + 1]):
            after = numbers[i + 1].scanned
            value, step = number.scanned.value * after.scale, number.scanned.step * after.scale
            scanned = replace(number.scanned, unit=after.unit, value=value, step=step, scale=after.scale)
            number = replace(number, scanned=scanned, form="quantity")
        if number.scanned.unit is None and number.form != "rank":
            lenders = [n for n in known if n.form not in {"rank", "times"}][-2:]
            lent = ((n, _lent(work, number, n, places)) for n in reversed(lenders))
            last, unit = next(((n, unit) for n, unit in lent if unit is not None), (None, None))
            own = next((n.scanned.unit for n in reversed(known) if n.scanned.unit in CURRENCIES), None)
            unit = unit or _by_noun(work, number, own or currency)
            if unit is not None:
                factor = last.scanned.scale if last is not None and last.scanned.scale < 1 else 1
                value, step = number.scanned.value * factor, number.scanned.step * factor
                number = replace(
                    number,
                    scanned=replace(number.scanned, unit=unit, value=value, step=step),
                    form="quantity",
                )
        if known and known[-1].scanned.unit == "pp" and _is_part_of_point(work, number):
            number = replace(number, scanned=replace(number.scanned, unit="pp"))
        known.append(_as_multiple(work, number, places))
    return known


def _is_part_of_point(work: str, number: NumberMention) -> bool:
    """Tell 比全省快0.2个 behind 个百分点: no tenth of a thing is counted."""
    return (
        number.scanned.unit == "count"
        and work[number.end - 1] == "个"
        and number.scanned.value != number.scanned.value.to_integral_value()
    )


_WORTH_ZH = re.compile(r"(?:相当于|赶得?上|等于|抵得?上|顶得?上|装得?下)(?:了|大约|约|近|接近|将近)*$")


def _as_multiple(work: str, number: NumberMention, places: Sequence[PlaceMention]) -> NumberMention:
    """Read "赶上六个成都" as six times."""
    if number.scanned.unit != "count" or work[number.end - 1] not in "个座":
        return number
    if not any(m.start == number.end for m in places) or not _WORTH_ZH.search(
        work[max(0, number.before - 8) : number.before]
    ):
        return number
    return replace(number, scanned=replace(number.scanned, unit="times"), form="times")
