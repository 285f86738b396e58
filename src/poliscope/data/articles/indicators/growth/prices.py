"""Goods that cost more or less: "food cost 14.2% more", "Food prices rose 4%, transport 2.1%"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR

__all__ = ["dearer"]

#: What households buy, and how the price of it is called in a code where it is not "price".
_ITEMS = (
    r"food(?: and (?:non-alcoholic )?(?:drinks?|beverages))?|groceries|housing|rents?|energy|fuel|petrol|"
    r"electricity|gas|transport(?:ation)?|clothing|clothes|services|goods|education|health(?: ?care)?|"
    r"restaurants(?: and hotels)?|hotels|eating out|alcohol|tobacco|utilities|water|vegetables|fruit|meat|"
    r"pork|beef|rice|bread|eggs|milk|cooking oil|furniture|recreation|leisure|communications?|"
    r"household goods|medicines?|air fares|bus fares"
)
_CODES = {"rent": "rent", "rents": "rent", "housing": "housing_cost", "petrol": "petrol_price",
          "vegetables": "vegetable_price", "groceries": "food_price", "eggs": "egg_price",
          "services": "services_price", "goods": "goods_price", "utilities": "utilities_price",
          "restaurants": "restaurant_price", "hotels": "hotel_price", "clothes": "clothing_price",
          "transportation": "transport_price", "air fares": "air_fare", "bus fares": "bus_fare"}  # fmt: skip
_MORE = re.compile(
    r" (?:more(?: expensive)?|less(?: expensive)?|dearer|cheaper|costlier)\b(?! than (?:in|the))"
)
_OPENS = re.compile(rf"(?P<item>(?i:{_ITEMS}))(?: prices)?, (?:which|with|whose)\b")
_WAS = re.compile(rf", (?:cost|costs|is|are|was|were|became|got|grew){NEAR}")
_COST = re.compile(
    rf"(?:^|[ ,;(])(?P<item>(?i:{_ITEMS}))(?: prices| costs| bills)?"
    rf"(?: (?:cost|costs|is|are|was|were|became|got|grew))?{NEAR}"
)
_MOVED = re.compile(
    rf"(?:^|[ ,;(])(?:(?:that of|those of|prices (?:of|for)|the price of) )?(?P<item>(?i:{_ITEMS}))"
    r"(?: prices| costs| inflation| bills)?(?: (?:was|were|is|are|have|has|had|also|rose|r[io]se[ns]?|fell|"
    r"fallen|climbed|jumped|increased|dropped|declined|eased|gained|went|surged|slipped|decreased|up|down|by|"
    rf"at|went up|came down))*{NEAR}"
)
_PRICES = re.compile(
    r"^(?:cpi|core_cpi|inflation)$|_(?:price|cost)(?:_growth)?$|^(?:rent|air_fare|bus_fare)_growth$"
)

#: "faster than prices, which went up 3.4%": behind pay and output those of all goods.
_ALL_PRICES = re.compile(
    r"(?:\bthan |^|[,;] (?:and |but |while )?|\bwhile |"
    r"\band )(?:[Cc]onsumer )?[Pp]rices(?:,? which)? (?:\w+ )?(?:rose|"
    rf"risen|rising|went up|climbed|increased|grew|were up|up|fell|gained)(?: by)?{NEAR}"
)
_PAY = re.compile(r"wage|earnings|income|salary|^gdp|^gva|^retail_sales|^cpi|^inflation|pension|productivity")


def _code(item: str) -> str:
    name = re.sub(r" and .*$", "", item.lower())
    return _CODES.get(name, f"{name.replace(' ', '_')}_price")


@rule(units=PERCENT, kinds=PARTS | {"growth", "gap"}, script=LATIN)
def dearer(f: Figure) -> Topic | None:
    """Read by how much goods became dearer, where a price or what they cost is told of.

    None where no goods of the households stand in the clause, or nothing says that prices are told of.
    """
    p, i, number, out, after = f.passage, f.i, f.number, f.out, f.after
    head = p.text[max(after, number.before - 70) : number.before]
    told = out[i - 1].code if i else p.last[0].code if p.last is not None and p.fresh else None
    if _PAY.search(told or "") and _ALL_PRICES.search(head):
        return topic_of("cpi", 0.75)
    cost = _MORE.match(p.text, number.end) and _COST.search(head)
    if cost is None and _MORE.match(p.text, number.end):
        cost = _OPENS.match(p.text, p.start) if _WAS.search(head) else None  # "Food, which is 36% of it, was"
    if cost:
        return _topic(_code(cost["item"]))
    moved = _MOVED.search(head) if _PRICES.search(told or "") else None
    if moved is None or any(
        after + moved.end("item") <= t.start < number.before and t.indicator.code != "cpi" for t in p.topics
    ):
        return None
    return None if p.text.startswith(" of ", number.end) else _topic(_code(moved["item"]))


def _topic(code: str) -> Topic:
    return topic_of(f"{code}_growth", 0.75, code)
