"""Compose the code of what a number measures: growth, shares, per head, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.narrowing import narrowed
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import (
    CURRENCIES,
    SECTORS,
    SHARES_OF_GDP,
    VALUE_ADDED,
    Topic,
    clause_start,
    kinds_of,
)
from poliscope.data.articles.lexicon import Indicator
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = [
    "add_per",
    "as_before",
    "compose_code",
    "composed",
    "leads_to",
    "make_topic",
    "next_in_list",
    "opens_per",
    "per_of_words",
    "per_what",
]

_PER = (
    (re.compile(r"每平方公里|每平方千米|per square kilomet|per km2"), "_per_km2", "/km2"),
    (
        re.compile(
            r"每(?:1|一)?万(?:名|个)?(?:常住)?(?:人|从业|就业|劳动|居民)|"
            r"(?:per|for (?:every|each)) (?:10,000|ten thousand)"
        ),
        "_per_10k",
        "/10k persons",
    ),
    (
        re.compile(
            r"每(?:10|十)万(?:常住)?(?:人|居民)|(?:per|for (?:every|each)) (?:100,000|hundred thousand)"
        ),
        "_per_100k",
        "/100k persons",
    ),
    (
        re.compile(r"每(?:百|100)万(?:常住)?(?:人|居民)|(?:per|for (?:every|each)) (?:1,000,000|million)"),
        "_per_million",
        "/million persons",
    ),
    (
        re.compile(
            r"每(?:千|1000|一千)(?:名|个)?(?:常住)?(?:人|居民|就业|从业|劳动|员工)|"
            r"(?:per|for (?:every|each)) (?:1,000|1000|thousand)"
        ),
        "_per_1k",
        "/1k persons",
    ),
    (
        re.compile(
            r"人均|平均每人|每人(?!每)|(?:每[位名]|平均每)(?:居民|市民|县民|村民|国民|农民)|"
            r"[县市村居国]民平均|"
            r"(?:\ba head\b)|\b(?:[Ee]ach|[Ee]very) (?:resident|inhabitant|citizen|head|taxpayer)\b|"
            r"(?:per|for (?:every|each)) "
            r"(?:capita|head|person|inhabitant|resident|employee)|per-capita"
        ),
        "_per_capita",
        "",
    ),
    *(
        (re.compile(words), suffix, "")  # the unit stays that of the sum
        for words, suffix in (
            (r"每亩|亩均|一亩|\bper mu\b", "_per_mu"),
            (r"每公顷|\b(?:per|a) hectare\b", "_per_ha"),
            (r"\b(?:per|an) acre\b", "_per_acre"),
            (r"每平方米|每平米|\b(?:per|a) square met(?:re|er)\b", "_per_m2"),
            (r"每户|户均|\bper (?:household|family)\b", "_per_household"),
            (r"\bper (?:home|house|flat|dwelling|apartment)\b", "_per_home"),
            (r"每(?:家|个)(?:企业|公司|厂)|\bper (?:firm|company|business|plant)\b", "_per_firm"),
            (r"每[位名个](?:游客|旅客)|\bper (?:visitor|tourist|guest|trip)\b", "_per_visitor"),
            (r"生均|每[位名个]学生|\bper (?:student|pupil)\b", "_per_student"),
            (r"每(?:个)?(?:工作|劳动)?(?:小时|工时)|\bper hour\b", "_per_hour"),
            (r"\bper worker\b|每[位名个](?:员工|工人|职工)", "_per_worker"),
        )
    ),
)

_ANY_PER = re.compile(
    r"\b[Ee](?:ach|very) (?:r|i|c|h|t)|每|[人亩户生]均|一亩|民平均|\ba (?:hectare|square)|\ban acre|\bper\b|"
    r"\bfor e(?:very|ach)\b|\ba head\b"
)

_TOWN_OR_COUNTRY = re.compile("^(?:urban|rural)_(?=disposable)")

#: "about half of the UK average": a level by another, no share.
_OF_AVERAGE = re.compile(
    r" (?:of )?(?:the |its |their )?(?:[\w’'.]+ ){0,3}(?:average|mean|median|level|figure|peak)\b|"
    r"的?(?:平均|水平)"
)

#: "output per head is two-fifths of Nairobi's": a level by that of another place, unless it is a part of it.
_OF_ANOTHER = re.compile(
    r" of (?:its|their|the) (?:rival|neighbou?r|counterpart)s?[’']?s?\b|"
    r" of [A-Z][\w-]+(?: [A-Z][\w-]+)?[’']s?(?=[,.;)]|$| (?:and|but|in|while|which)\b)"
)
_MAKES_UP = re.compile(r"\b(?:account\w*|ma[dk]es? up|contribut\w*|represent\w*|share|for(?: \w+)? ?$)")

_PER_HEAD = re.compile(r"\b[Pp]er[- ](?:capita|head|person|inhabitant|resident)\b")
#: "Gross value added per head rose 4.9%": the growth of what one has.
_HEAD_BEHIND = re.compile(r" per (?:capita|head|person|inhabitant|resident)\b")

_OWN_RATE = re.compile(
    r"_per_|price|(?:^|_)(?:rent|cost|fees?|fares?|tariff|toll|yield|bill|productivity|ratio|burden)|"
    r"intensity|density|income|wage|expectancy|schooling|_age$|_rate$|_size$"
)

#: Words before the level of a rate, in a sentence that also says that it rose or fell.
_LEVEL = ("from ", " rate of ", " rate at ", " rate to ")


def compose_code(
    code: str, relation: Relation, text: str, number: NumberMention, whole: str | None, indicator: Indicator
) -> str:
    """Compose growth and shares into the code: "exports_growth", "rd_intensity"."""
    at_rate = relation.kind == "growth" and indicator.kinds == {"percent"}
    if (code in _PRICE_INDICES and number.scanned.unit == "%") or (
        at_rate and text[: number.before].endswith(_LEVEL)
    ):
        return code  # of an index of prices its change is what is told
    if (
        code == "gdp"
        and number.scanned.unit in CURRENCIES
        and relation.kind == "level"
        and number.scanned.value < 2_000_000
    ):
        return "gdp_per_capita"
    if code.endswith("_growth") and code != "gdp_growth":
        per_cent = "percent" in kinds_of(number)
        if relation.kind == "share" or (
            relation.kind in {"level", "change"} and kinds_of(number) and not per_cent
        ):
            code = code.removesuffix("_growth")  # "旅客增幅达78.1%,为783万人次": no longer of the growth
            indicator = indicator._replace(kinds=indicator.kinds - {"percent", "rate"})
    if relation.kind == "growth":
        return code if code.endswith("_growth") else f"{code.removesuffix('_change')}_growth"
    beside = _OF_ANOTHER.match(text, number.end) and not _MAKES_UP.search(text[: number.before][-40:])
    part = relation.kind == "share" and not beside and not _OF_AVERAGE.match(text, number.end)
    if part and "percent" not in indicator.kinds:
        if whole == "gdp":  # "home to 3 million people, turns out 31% of Portugal's GDP"
            none = indicator.code in _NO_PART_OF_GDP
            return "gdp_share" if none else SHARES_OF_GDP.get(code, f"{code}_share_of_gdp")
        if whole == "revenue" and indicator.code in _RD_OF_REVENUE:
            return _RD_OF_REVENUE[indicator.code]
        if whole == "fiscal_revenue" and code == "tax_revenue":
            return "tax_share_of_revenue"
        return _SHARE_OF.get(code, f"{code}_share")
    return code


#: Of these the change is what is told.


def composed(p: Passage, i: int, indicator: Indicator, code: str | None = None) -> str:
    """Compose the code of one number of a sentence, by the indicator or by a narrower code."""
    return compose_code(code or indicator.code, p.relations[i], p.text, p.numbers[i], None, indicator)


_PRICE_INDICES = frozenset(["cpi", "ppi", "core_cpi", "purchase_price_index", "retail_price_index"])
#: What a place has beside its part of the product of a larger one.
_NO_PART_OF_GDP = frozenset(["population", "area", "employment", "firms", "households"])
#: Of people nobody tells so many per head.
_PEOPLE = frozenset(["population", "registered_population", "metropolitan_population", "urban_population"])
_RD_OF_REVENUE = {
    "rd_expenditure": "rd_expenditure_share_of_revenue",
    "business_rd_expenditure": "business_rd_intensity",
}
#: Shares that have a name of their own.
_SHARE_OF = {"population_0_14": "children_share", "foreign_born_population": "foreign_born_share"}

#: "Measured per resident, the city is ahead: about $310".
_PER_OPENS = re.compile(
    r"(?:But |Yet |And |However, )?(?:(?:[Mm]easured|[Cc]ounted|[Tt]aken|[Rr]eckoned) )?[Pp]er "
    r"(?:head|capita|resident|person|inhabitant)\b,?|(?:若|可|如果|要是|但|而)*(?:按|论|算|"
    r"折算?到?)人均"
)

#: "Per 100,000 inhabitants, Bavaria led with 134": what so many have, at the head of a sentence.
_PER_MANY_OPENS = re.compile(
    r"(?:But |Yet |And |However, )?(?:(?:[Mm]easured|[Cc]ounted|[Tt]aken|[Rr]eckoned|[Rr]elative) )?"
    r"[Pp]er (?:\d[\d,]*|thousand|million|ten thousand|hundred thousand|head|capita|inhabitant|resident|"
    r"person)\b"
)


def opens_per(text: str, start: int, end: int) -> tuple[str, str]:
    """Tell the "Per 100,000 inhabitants" that a sentence opens with: the end of the code, and of the unit."""
    opens = _PER_MANY_OPENS.match(text, start, end)
    said = opens.group().lower() if opens is not None else ""
    return next(((suffix, by) for pattern, suffix, by in _PER if said and pattern.search(said)), ("", ""))


def per_what(
    text: str, start: int, number: NumberMention, end: int, code: str, noun_end: int = -1
) -> tuple[str, str]:
    """Tell "per km2" and the like from the words around a number and behind the noun."""
    if _OWN_RATE.search(code) or code in _PEOPLE:
        return "", ""
    if _PER_OPENS.match(text, start, number.start) is not None:
        return "_per_capita", ""
    if (opens := opens_per(text, start, number.start))[0]:
        return opens
    clause = clause_start(text, start, number.start)
    tail = re.match(r"(?:[^,;.]|(?<=\d),(?=\d)){0,60}", text[number.end : end])
    if _ANY_PER.search(text, clause, number.start) or (tail and _ANY_PER.search(tail.group())):
        for pattern, suffix, divided in _PER:
            if pattern.search(text, clause, number.start) or (tail and pattern.search(tail.group())):
                return suffix, divided
    elif 0 <= noun_end < number.start and text.startswith(" per ", noun_end):
        for pattern, suffix, divided in _PER:  # "Patents per million residents: 945"
            if pattern.match(text, noun_end + 1):
                return suffix, divided
    return "", ""


def per_of_words(words: str, code: str) -> tuple[str, str]:
    """Tell "per km2" and the like from the words over a column or before a row.

    Parameters
    ----------
    code : str
        What is counted; what is a rate itself is divided by nothing more.

    Returns
    -------
    (str, str)
        What the code and the unit end in; empty where nothing is divided.
    """
    if _OWN_RATE.search(code) or not _ANY_PER.search(words):
        return "", ""
    return next(((suffix, divided) for pattern, suffix, divided in _PER if pattern.search(words)), ("", ""))


def place_among_three(p: Passage, i: int) -> int | None:
    """Give the place of a number in a list of three shares, 0 to 2."""

    def joined(a: int, b: int) -> bool:
        if a < 0 or b == len(p.numbers):
            return False
        gap = p.text[p.numbers[a].end : p.numbers[b].before]
        return re.fullmatch(r"[、:,和/及]|, ?(?:and )?| and ", gap) is not None

    first = i
    while joined(first - 1, first):
        first -= 1
    last = i
    while joined(last, last + 1):
        last += 1
    return i - first if last - first == 2 else None


#: 服务业增加值占比: of the whole product.
_PROPORTION = re.compile("的?(?:占比|比重|比例)")


def make_topic(
    p: Passage, i: int, indicator: Indicator, place: tuple[int, int], trust: float, whole: str | None = None
) -> Topic:
    """Compose what a number measures from its phrase, its relation and the words around it."""
    text, start, number, relation, code = p.text, p.start, p.numbers[i], p.relations[i], indicator.code
    if code == "sector_shares" and (sector := place_among_three(p, i)) is not None:
        return Topic(SECTORS[sector], *place, trust, indicator)
    if code == "sector_value_added" and (sector := place_among_three(p, i)) is not None:
        grown = "_growth" if relation.kind == "growth" else ""
        return Topic(VALUE_ADDED[sector] + grown, *place, trust, indicator)
    if code in VALUE_ADDED and relation.kind == "share" and _PROPORTION.match(text, place[1]):
        return Topic(SHARES_OF_GDP[code], *place, trust, indicator, whole="gdp")
    of_share = relation.kind == "change" and re.search(
        r"占|比重|\bshare\b", text[max(start, number.before - 24) : number.before]
    )
    if (relation.kind == "gap" or of_share) and number.scanned.unit == "pp" and code in VALUE_ADDED:
        code = SHARES_OF_GDP[code]
    narrow = narrowed(code, text, *place, (number.before, number.end))
    code = compose_code(narrow, relation, text, number, whole, indicator)
    if not _OWN_RATE.search(code) and _PER_HEAD.search(text[max(0, place[0]) : max(0, place[1])]):
        return Topic(f"{code}_per_capita", *place, trust, indicator, "", whole)  # "per capita debt"
    if (
        relation.kind in {"gap", "change"}
        and number.scanned.unit == "pp"
        and re.search(r"增速|增长|growth", text[max(start, number.start - 24) : number.start])
        and "percent" not in indicator.kinds
    ):
        code = f"{indicator.code}_growth"
    per_head = relation.kind in {"growth", "rank"} and _HEAD_BEHIND.match(text, place[1])
    if relation.kind == "rank" and per_head and not _OWN_RATE.search(code):
        return Topic(f"{code}_per_capita", *place, trust, indicator, "", whole)
    if relation.kind == "growth" and per_head and not _OWN_RATE.search(code):
        code = f"{code.removesuffix('_growth')}_per_capita_growth"
    suffix, divided = (
        per_what(text, start, number, p.end, code, place[1])
        if relation.kind in {"level", "ratio", "gap"}
        else ("", "")
    )
    return Topic(code + suffix, *place, trust, indicator, divided, whole)


def add_per(p: Passage, i: int, topic: Topic) -> Topic:
    """Add "per inhabitant" to what an earlier sentence was about."""
    if topic.indicator is None or p.relations[i].kind != "level" or topic.code is None:
        return topic
    suffix, divided = per_what(p.text, p.start, p.numbers[i], p.end, topic.code)
    return replace(topic, code=topic.code + suffix, per=divided) if suffix else topic


def next_in_list(before: Topic, p: Passage, i: int) -> Topic:
    """Go on in a list; three shares of sectors are told apart by their places."""
    values = [code + grown for grown in ("", "_growth") for code in VALUE_ADDED]
    if before.code in values and (place := place_among_three(p, i)) is not None:
        grown = "_growth" if before.code.endswith("_growth") else ""
        return replace(before, code=VALUE_ADDED[place] + grown, per="", whole=None)
    if before.code in SECTORS and (place := place_among_three(p, i)) is not None:
        return replace(before, code=SECTORS[place], per="", whole=None)
    return before


def as_before(topic: Topic, before: Topic, p: Passage, i: int) -> Topic:
    """Go on with what the number before measured: ranks rank it, "苏州为298人" is per 10,000 too."""
    past, relation = p.relations[i - 1 : i + 1]
    compared = relation.kind == "ratio" and past.kind == "level"
    if (
        not (topic.start == before.start or before.start <= topic.start < before.end)
        or topic.indicator is not before.indicator
        or (before.start < 0 and not compared)
        or topic.per
    ):
        return topic
    if _TOWN_OR_COUNTRY.sub("", topic.code or "") != topic.code != before.code:
        return topic  # "urban residents 80,144 yuan, while that of rural residents was 48,337"
    if "_per_" in (topic.code or "") and "_per_" not in (before.code or ""):
        return topic
    if (topic.code or "").endswith(f"_{before.code}"):
        return topic  # "571,000 jobs, including 181,000 in manufacturing"
    same = p.same_unit(i) and relation.kind == past.kind
    known = topic.indicator
    narrow = known is not None and (before.code or "").endswith(f"_{known.code}")
    if narrow and relation.kind == "share" and past.kind == "level" and topic.whole is None:
        return replace(before, code=f"{before.code}_share", confidence=topic.confidence)  # "占比50%"
    if relation.kind == "rank" and (before.code or "").endswith("_share") and past.kind == "share":
        code = (before.code or "").removesuffix(
            "_share"
        )  # "占全国12.3%,排名第四": what is ranked is the whole of it
        return replace(before, code=code, confidence=min(before.confidence, topic.confidence))
    if relation.kind == "rank" or same or compared:
        return replace(before, confidence=min(before.confidence, topic.confidence))
    return topic


_LEADS = re.compile(
    r"(?:的)?[㐀-鿿]{0,6}(?:至|到|为)约?|"
    r"(?: in (?:[A-Z][a-z]+ )?\d{4}| this year| last year| today| now| a year (?:ago|earlier|before)|"
    r" the year before)? to (?:just |about |over )?| from (?:just |about |over )?"
)


def leads_to(text: str, numbers: Sequence[NumberMention], i: int) -> bool:
    """Tell "由1%提升至5%" and "from 212 in 2010 to 455": two figures of one thing."""
    gap = text[numbers[i - 1].end : numbers[i].before]
    return _LEADS.fullmatch(gap) is not None
