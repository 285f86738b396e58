"""The unit of measure of a figure: written, or told by its words, its page or the figure before."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.context.currencies import local_currency
from poliscope.data.articles.indicators import CURRENCIES, Topic
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.assignment import Owner
from poliscope.data.articles.relations import Relation

__all__ = ["CURRENCY_OF", "measure", "with_units_of_before"]

_RATIO_OF = re.compile(r"(?:收入比|之比|抚养比)[^。;]{0,26}$")

_HAN = re.compile(r"[\u4e00-\u9fff]")

_RENMINBI = re.compile(r"人民币|RMB")

_PEOPLE_BEFORE = re.compile(
    r"(?:人数|人口|人员|毕业生?|就业|落户|净流入|净流出|学生|居民|从业者|用户|游客|客流)"
    r"(?:总?[量数]|约|近|达到?|为|有|超过?|逾|至|到|增至|了|共|已)*$"
)
_FROM_THE = re.compile(
    r"(?:\b(?:up|down) from|\bcompared (?:with|to)|\bagainst|\bversus|\bthan|\bfrom|\bto|\b(?:target|figure|"
    r"total)(?: for \d{4})? (?:is|was|of))"
    r"(?: (?:the|just|about|some|only|around|nearly|almost|over|an estimated))* ?$"
)
CURRENCY_OF = {"TW": "TWD", "HK": "HKD", "CN": "CNY"}


def measure(
    work: str,
    number: NumberMention,
    topic: Topic,
    relation: Relation,
    owner: Owner,
    region: str,
    currency: str | None,
    country: str = "",
) -> tuple[str | None, float]:
    """Give the unit of measure of a figure, and how sure it is.

    Parameters
    ----------
    work : str
        Working text of the paragraph.
    number, topic, relation, owner
        The figure, what it measures, how, and whose it is.
    region : str
        Whose press the page is: "TW", "HK" or "CN".
    currency : str or None
        The last foreign currency that the text named.
    country : str
        Code of the country that the page is about.
    """
    unit = number.scanned.unit
    if unit is None:
        return _unwritten(work, number, topic, relation, region, currency)
    if unit == "CNY" and _means_local(work, number, owner, region):
        return ("MOP" if country == "MO" else CURRENCY_OF[region]), 0.85
    if unit in CURRENCIES:
        there = country or (owner.place.place.country if owner.place is not None else "")
        return local_currency(unit, work[number.start : number.end], there), 0.95
    return (unit + topic.per if topic.per and unit in {"count", "persons"} else unit), 0.95


def _means_local(work: str, number: NumberMention, owner: Owner, region: str) -> bool:
    """Tell the 元 of Taiwan's and Hong Kong's press from the mainland's."""
    named = owner.place if owner.confidence >= 0.7 else None  # not of an earlier paragraph
    mainland = region == "HK" and named is not None and named.place.country == "CN"
    renminbi = _RENMINBI.search(work[max(0, number.start - 10) : number.end + 4])
    return region in {"TW", "HK"} and not mainland and not renminbi


def _unwritten(
    work: str, number: NumberMention, topic: Topic, relation: Relation, region: str, currency: str | None
) -> tuple[str | None, float]:
    """Guess the unit that is not written: of a ratio, of people, of money in large numbers, of counts."""
    if _RATIO_OF.search(work[max(0, number.before - 30) : number.before]):
        return "times", 0.8
    if number.scanned.scale >= 1000 and _PEOPLE_BEFORE.search(
        work[max(0, number.before - 16) : number.before]
    ):
        return "persons", 0.8
    scaled = number.scanned.scale >= (10_000 if _HAN.search(work) else 10**9)
    money_only = topic.indicator is not None and topic.indicator.kinds == {"money"}
    if scaled and money_only and relation.kind != "rank":
        return currency or CURRENCY_OF[region], 0.75
    return _counted(number, topic)


def _counted(number: NumberMention, topic: Topic) -> tuple[str | None, float]:
    """Give the unit of a number without one: persons or count, where the indicator can be counted."""
    kinds = topic.indicator.kinds if topic.indicator is not None else frozenset()
    if "points" in kinds:
        return "points", 0.8
    if "persons" in kinds:
        return "persons", 0.8
    whole = number.scanned.value == number.scanned.value.to_integral_value()
    large = whole and number.scanned.value > 200 and not kinds & {"index", "points"}  # no percentage or rate
    if whole and (large or topic.start >= number.end > 0):
        return "count", 0.8
    if "count" in kinds or (whole and not kinds & {"index", "points", "percent", "rate"}):
        return "count", 0.8
    return None, 0.8


def with_units_of_before(work: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """Give "down from the 1,800" and "compared with 13.7 billion" the unit of the figure before."""
    known: list[NumberMention] = []
    for number in numbers:
        if number.scanned.unit is not None or not known:
            known.append(number)
            continue
        open_ones = [n for n in known if work[n.start - 1 : n.start] != "(" or len(known) == 1]
        last = open_ones[-1] if open_ones else None
        gap = work[last.end : number.before] if last else ""
        if (
            last is not None
            and number.scanned.unit is None
            and last.scanned.unit in CURRENCIES | {"km2", "m2", "t", "kW", "kWh", "km", "mu"}
            and len(gap) < 70
            and _FROM_THE.search(gap)
            and not re.match(r" [a-z]+s\b", work[number.end : number.end + 24])
            and (number.form != "bare" or last.scanned.scale <= 1)
        ):
            factor = last.scanned.scale if last.scanned.scale < 1 else 1
            scanned = replace(
                number.scanned,
                unit=last.scanned.unit,
                value=number.scanned.value * factor,
                step=number.scanned.step * factor,
            )
            number = replace(number, scanned=scanned, form="quantity")
        known.append(number)
    return known
