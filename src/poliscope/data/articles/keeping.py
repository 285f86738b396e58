"""Which of the numbers found in a sentence are kept as claims, once it is known what they measure."""

from __future__ import annotations

import re

from poliscope.data.articles.going_on import RATIO
from poliscope.data.articles.indicators import CURRENCIES, Topic
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.numbers.counted import DONE_ZH, is_stated

__all__ = ["is_usable"]

_INDEX_BEFORE = re.compile(
    r"(?:均值|指数|得分|效率(?:值)?|收入比|之比|集中度|耦合度|弹性|scores?|scored|score of|"
    r"index of|rating of)"
    r"[^,。;\d]{0,12}(?:[\d.]+[、和与及,][^\d,。;]{0,6})*$",
    re.IGNORECASE,
)


_PER_MANY = re.compile(
    r" (?:[a-z]+ )?(?:per|for every) (?:\d[\d,]*|thousand|hundred thousand|million|ten thousand)\b"
)

#: "Bilbao's innovation score is 71", "Tallinn scores 63".
_SCORE_IS = re.compile(
    r"\b(?:(?:score|rating|index)(?: (?:of|for|in) [A-Z][\w-]+)? (?:is|was|of|at|stands at|stood at|"
    r"reached|rose to|"
    r"fell to|slipped to|climbed to)|scor(?:es|ed|ing)) (?:about |just |only |over )?$"
)
#: "Per 100,000 inhabitants, Bavaria led with 134".
_PER_SO_MANY = re.compile(r"\b[Pp]er (?:\d[\d,]*|thousand|million|head|capita|inhabitant|resident|person)\b")


def _is_score(number: NumberMention, topic: Topic, head: str) -> bool:
    index = topic.indicator is not None and bool(topic.indicator.kinds & {"index", "points"})
    return index and number.scanned.value <= 1000 and _SCORE_IS.search(head) is not None


def _is_bare_usable(number: NumberMention, topic: Topic, text: str) -> bool:
    """Tell whether a number without a unit is counted after all."""
    written = text[number.start : number.end]
    head = text[max(0, number.before - 90) : number.before]
    if head.endswith(" per "):
        return False  # "4.1 per 100,000": what it is divided by
    if topic.indicator is not None and "rate" in topic.indicator.kinds and _PER_MANY.match(text, number.end):
        return True
    if (
        (topic.per and topic.start < 0 and _PER_SO_MANY.search(head))
        or (topic.code == "robot_density" and topic.confidence >= 0.8)
        or _is_score(number, topic, head)
        or _OF_ITS.match(text, number.end)
        or ("number of " in head and (_NUMBER_OF.search(head) or _NUMBER_WENT.search(head)))
    ):
        return True
    if ("." in written or RATIO.search(head[-20:])) and _INDEX_BEFORE.search(head[-28:]):
        return topic.code is not None
    if (
        len(re.sub(r"\D", "", written)) >= 2
        and re.match(r"[,.;]|$| (?:in|and|last|this|from|but)\b", text[number.end : number.end + 6])
        and _ROSE_TO.search(head)
    ):
        return True
    if topic.indicator is None or (topic.start < 0 and "," not in written):
        return False
    behind = topic.start >= number.start
    opened = re.search(r"[A-Za-z\u4e00-\u9fff] ?\($", head[-3:])
    if behind or (opened and text[number.end : number.end + 1] == ")"):
        return True
    digits = len(re.sub(r"\D", "", written))
    if not written.isascii():
        return False
    if number.start and "\u4e00" <= text[number.start - 1] <= "\u9fff":
        return digits >= 3 and topic.confidence >= 0.9
    return "," in written or (digits >= 3 and topic.confidence >= 0.7)


def is_usable(number: NumberMention, topic: Topic, text: str) -> bool:
    """Tell whether a number without a unit is counted after all, and drop what measures nothing."""
    if number.form in {"elided", "rank"}:
        return True
    if number.form == "bare":
        return _is_bare_usable(number, topic, text)
    written = text[number.start : number.end]
    if _is_price(number, topic, text):
        return False
    strong = (
        number.scanned.unit in {"%", "pp"}
        or (number.scanned.unit == "times" and (number.scanned.value >= 1 or written.lower() == "half"))
        or number.scanned.unit in CURRENCIES
    )
    if number.scanned.unit in {"count", "persons"} and _EACH_ZH.search(
        text[max(0, number.before - 40) : number.before]
    ):
        return True
    if topic.code is None and topic.indicator is None:
        counted = number.scanned.unit in {"count", "persons"}
        many = counted and number.scanned.value >= (20 if written[-1] in _MEASURE_WORDS else 100)
        return (
            strong
            or many
            or number.scanned.unit in _MEASURED
            or number.scanned.unit in _MEASURED_TIMES
            or (counted and (_A_DAY.match(text, number.end) is not None or _is_counted(number, text)))
        )
    if topic.code in _MEANS and topic.confidence >= 0.8:
        return True  # 1.9 people to a household are no count of people
    small = number.scanned.unit in {"count", "persons"} and number.scanned.value < 20
    vague = number.scanned.unit == "count" and bool(
        re.search(r"(?:countries|cities|events|cases|orders)$", written)
    )
    if (
        (small or vague)
        and not _A_DAY.match(text, number.end)
        and (topic.indicator is None or topic.start < 0)
    ):
        return bool(re.search(r"次$|^(?:[四三五六七八九十两]|\d{1,2} ?)大", written)) or _is_counted(
            number, text
        )
    return True


#: Chinese counts of things: with such a word the number is one of something.
_MEASURE_WORDS = frozenset("家座栋幢艘辆所间户")
#: What is measured in these is said, whatever it is; weights below a tonne are of single things.
_MEASURED = frozenset(
    {
        "t",
        "jin",
        "kL",
        "m",
        "persons/km2",
        "km/h",
        "tce",
        "kWh",
        "kW",
        "km2",
        "m2",
        "mu",
        "m3",
        "TEU",
        "ping",
        "sq ft",
        "households",
        "visits",
    }
)
#: Durations are only accepted where they are measured.
_MEASURED_TIMES = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
_A_DAY = re.compile(r" (?:a|an|per|each|every) (?:day|week|month|year|hour|night)\b")
#: "Some 25 of its 35 libraries", "put the number of such workers at between 12,000 and 15,000".
_OF_ITS = re.compile(
    r" of (?:(?:its|the|their|the [a-z]+['’]s|[A-Z]\w+['’]s) )?"
    r"(?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:[a-z-]+ ){0,3}[a-z]+s\b"
)
#: "Fintech licences rose to 282".
_ROSE_TO = re.compile(
    r"\b[a-z]{3,}s(?: (?:in|of|from|at) [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)? (?:(?:has|have|had) )?"
    r"(?:r[io]se|rises|risen|grew|grown?|grows|f[ae]lls?|fallen|"
    r"climb(?:s|ed)?|drop(?:s|ped)?|"
    r"increased?|increases|jump(?:s|ed)?|decline[sd]?|shrank|went up|goes up|"
    r"came down|numbered)(?: by [^.;,]{1,18}?)?(?: from [\d,]+(?: in \d{4})?)?(?: to)? "
    r"(?:just |only |about |around |some |nearly |almost |"
    r"over )*$"
)
_NUMBER_OF = re.compile(
    r"\bnumber of [^.;\d]{3,70}(?:\bat|\bto|\bwas|\bis|\breached|\bof)(?: (?:just|only|about|around|some|"
    r"nearly|over|more than|between|roughly))* ?$"
)
#: "The number of centres has gone from nine in 2021 to 31", "the number of deals fell by 15% to 94".
_NUMBER_WENT = re.compile(
    r"\bnumber of [^.;]{3,80} (?:(?:has|have|had) )?(?:gone(?: up| down)?|went(?: up| down)?|rose|risen|"
    r"grew|grown|fell|fallen|climbed|dropped|increased|declined|decreased|jumped|shrank|shrunk|slipped|"
    r"rises|falls|grows|doubled|tripled|halved)(?: by [^.;]{1,18}?)?(?: from)?"
    r"(?: [\w,]+(?: in \d{4})? to| to)?"
    r"(?: (?:just|only|about|around|some|nearly|over|more than|roughly))* ?$"
)

#: "建成公共起降点18个", "其中住人岛屿13个": the noun stands before its count.
_NOUN_BEFORE = re.compile(
    rf"(?:{DONE_ZH}|其中|(?<=[,、;。:]))(?:了|各类)?[\u4e00-\u9fff]{{2,10}}(?<![的是为和与])$"
)
#: "成功创建7个国家A级景区": the verb stands before the count.
_DONE_BEFORE = re.compile(rf"(?:{DONE_ZH})(?:了|的|过|各类|全国|全省|首批|又|近|约|超过?|逾|共|累计)*$")
#: "…,1个省级名镇、4个示范村": the next of a list of counts.
_LISTED_ZH = re.compile(
    r"[\d一二两三四五六七八九十百]+[家个项所座条件辆台位名处间栋棟幢支艘期][^,。;、\d]{2,20}[、,和及]$"
)

#: 按每万人摊,前者6.5家: so many to so many.
_EACH_ZH = re.compile(
    r"每[十百千万亿\d]+(?:名|个|位|户)?(?:常住)?(?:人口?|居民|户|平方公里|家企业)[^。;]{0,30}$"
)

#: "a line with 15 stations", "across nine municipalities": what counts them has a noun of its own.
_WITH = re.compile(
    r"[a-z0-9,] (?:with|across|among|throughout) (?:about |some |only |just |over |nearly |more than |its |"
    r"around )*$"
)


def _is_counted(number: NumberMention, text: str) -> bool:
    """Tell a small count that is stated: "获批上市的新药有3款", "opened three libraries", not "有3条建议"."""
    if _is_bracketed(number, text):
        return True
    if not "\u4e00" <= text[number.end - 1] <= "\u9fff":
        head = text[max(0, number.before - 24) : number.before]
        return _WITH.search(head) is not None or is_stated(text, 0, number.before, number.end)
    stated = re.search(
        r"(?:有|达到?|共|仅|只有|累计|增至|占了?|建成|新增)$", text[max(0, number.before - 6) : number.before]
    )
    said = re.match(
        r"的?(?:建议|特点|原因|办法|方面|问题|条件|理由|优势|看点|关键|故事|话题|办法|可能|选择|出路|路可)",
        text[number.end : number.end + 6],
    )
    head = text[max(0, number.before - 30) : number.before]
    if re.search(r"[㐀-鿿] ?\($", head) and text[number.end : number.end + 1] == ")":
        return True  # "苏州(12家)"
    stated = stated or _NOUN_BEFORE.search(head) or _DONE_BEFORE.search(head) or _LISTED_ZH.search(head)
    return bool(stated and not said)


#: "the average daily rate stood at AED 371", "an average return on rooms of 299 dirhams".
_AVERAGE_IS = re.compile(
    r"\b(?:average|mean|median|typical|rates?|rents?|prices?|fares?|tariffs?|yields?|returns?|"
    r"wages?)\b[^.;\d]{0,50}"
    r"\b(?:is|was|are|were|of|at|to|reached|averaged|averages|from|by)"
    r"(?: (?:about|around|just|only|over|nearly|almost|roughly|some))* $|"
    r"平均[^,。;\d]{0,10}$|均价[^,。;\d]{0,6}$|(?:人均|户均|日均|月均)[^,。;\d]{0,8}$",
    re.IGNORECASE,
)


def _is_bracketed(number: NumberMention, text: str) -> bool:
    """Tell a count that stands in brackets behind what it counts for: "苏州(12家)、成都(7家)"."""
    around = text[number.before - 1 : number.before] + text[number.end : number.end + 1]
    return around == "()" and "\u4e00" <= text[number.end - 1] <= "\u9fff"


#: "Return fares on the ferry start at $198", "admission costs 1,500 yen"; not "tickets brought in $900".
_ENTRY = re.compile(
    r"\b(?:fares?|tickets?|admission|entry|registration|tables? (?:of|for) [a-z\d]+|day pass(?:es)?)\b"
    r"[^.;\d]{0,40}\b(?:from|at|for|is|are|costs?|priced at) (?:about |just |only )?$|"
    r"(?:门票|票价|报名费|入场券)[^,。;\d]{0,6}$",
    re.IGNORECASE,
)

#: "Paid subscribers ($7 a month)": what the paper itself costs.
_SUBSCRIBED = re.compile(r"\b[Ss]ubscri(?:be|bers|ption|ptions)\b[^.;\d]{0,30}$")

#: "In 2023 it was £36.80 in Sheffield": of what the sentence before spoke of.
_IT_WAS = re.compile(
    r"\b(?:it|this|that|the (?:figure|sum|average)) (?:is|was|stood at|"
    r"came to) (?:only |just |about )?$"
)

#: Means and ratios of what is otherwise counted, deaths and rare firms: they may be small.
_MEANS = frozenset(
    [
        "average_stay",
        "household_size",
        "fertility_rate",
        "class_size",
        "pupil_teacher_ratio",
        "homicides",
        "shootings",
        "traffic_deaths",
        "drug_deaths",
        "teacher_shortage",
        "job_openings_ratio",
        "unicorns",
        "spin_outs",
    ]
)
#: Prices that statistics are kept of.
_PRICES = frozenset(
    [
        "rent",
        "room_rate",
        "transit_pass_price",
        "bus_fare",
        "parking_price",
        "childcare_fee",
        "hourly_wage",
        "water_bill",
        "energy_bill",
        "spending_per_visitor",
    ]
)


def _is_price(number: NumberMention, topic: Topic, text: str) -> bool:
    """Tell the price of a thing that somebody buys: "a ticket for £4.80", "一份蛋饼45元"."""
    if number.scanned.unit not in CURRENCIES or number.scanned.scale != 1:
        return False
    told = topic.start < 0 or topic.code == "transit_pass_price"
    if topic.code in _PRICES and told and topic.confidence >= 0.8:
        return False
    if number.scanned.value < 10_000 and _ENTRY.search(text[max(0, number.before - 60) : number.before]):
        return True
    if number.scanned.value >= 500:
        return False
    if _IT_WAS.search(text, max(0, number.before - 30), number.before):
        return False
    if _SUBSCRIBED.search(text, max(0, number.before - 60), number.before):
        return True
    if topic.indicator is not None and topic.start >= 0:
        return False
    around = text[max(0, number.before - 26) : number.before] + "|" + text[number.end : number.end + 16]
    if _AVERAGE_IS.search(text[max(0, number.before - 80) : number.before]):
        return False
    return not re.search(
        r"\bper\b|\beach\b|\ban? (?:month|year|week|day|head|square|hour|litre|tonne|kilo)|每|均|/|price|"
        r"rent|average|of (?:private|public|outside|foreign) |"
        r"\b(?:figure|rate|value|output|level|bill|wage|pay|fee|cost)s? (?:is|was|were|stood at|stands at|"
        r"reached|of|at)\b|"
        r"时薪|工资|房租|租金|呎|租|"
        r"\b(?:rose|risen|climbed|increased|fell|fallen|raised|cut|lowered)\b[^|]*\bto (?:just |only )?\|",
        around,
    )
