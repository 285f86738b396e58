"""What stands in a sentence that a number may measure, and which units fit it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poliscope.data.articles.lexicon import Indicator, Lexicon, build_lexicon
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.quantities.units import currency_codes

__all__ = [
    "CURRENCIES",
    "SECTORS",
    "SHARES_OF_GDP",
    "VALUE_ADDED",
    "Topic",
    "TopicMention",
    "clause_start",
    "find_topics",
    "kinds_of",
    "known_as",
    "of_region",
    "plain_code",
    "same_list",
    "topic_of",
]

CURRENCIES = currency_codes()

_KINDS: dict[str, frozenset[str]] = {
    "%": frozenset({"percent", "rate"}),
    "pp": frozenset({"percent", "rate"}),
    "‰": frozenset({"percent", "rate"}),
    "persons": frozenset({"persons", "visits", "count"}),
    "persons/km2": frozenset({"rate"}),
    "count/km2": frozenset({"rate", "count"}),
    "visits": frozenset({"visits", "persons", "count"}),
    "count": frozenset({"count", "persons"}),
    "households": frozenset({"count", "persons"}),
    "km2": frozenset({"area"}),
    "m2": frozenset({"area"}),
    "mu": frozenset({"area"}),
    "ping": frozenset({"area"}),
    "sq ft": frozenset({"area"}),
    "kWh": frozenset({"energy"}),
    "kW": frozenset({"power"}),
    "t": frozenset({"mass"}),
    "jin": frozenset({"mass"}),
    "kL": frozenset({"volume"}),
    "tce": frozenset({"mass", "energy"}),
    "TEU": frozenset({"containers"}),
    "km": frozenset({"length"}),
    "points": frozenset({"points", "index"}),
    "PFLOPS": frozenset({"flops"}),
    "Gbps": frozenset({"bandwidth"}),
    "Mbps": frozenset({"bandwidth"}),
    "ms": frozenset({"duration"}),
    "µg/m3": frozenset({"concentration"}),
    "years of age": frozenset({"years"}),
    "years": frozenset({"years"}),
    "days": frozenset({"days"}),
    "months": frozenset({"duration"}),
    "hours": frozenset({"duration"}),
    "minutes": frozenset({"duration"}),
}

_SCALED = frozenset({"money", "persons", "count", "visits"})

_BARE = frozenset({"count", "persons", "index", "points", "rank", "visits", "rate"})

SHARES_OF_GDP = {
    "rd_expenditure": "rd_intensity",
    "primary_value_added": "gdp_share_primary",
    "secondary_value_added": "gdp_share_secondary",
    "tertiary_value_added": "gdp_share_tertiary",
    "business_rd_expenditure": "business_rd_intensity",
    "digital_core_value_added": "digital_core_share_of_gdp",
    "technology_contracts": "technology_contract_share_of_gdp",
    "government_debt": "government_debt_ratio",
    "municipal_debt": "government_debt_ratio",
}

VALUE_ADDED = ("primary_value_added", "secondary_value_added", "tertiary_value_added")

SECTORS = ("gdp_share_primary", "gdp_share_secondary", "gdp_share_tertiary")


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class TopicMention:
    """An indicator's phrase in a sentence; offsets count the paragraph's working text."""

    start: int
    end: int
    indicator: Indicator

    def as_topic(self, confidence: float, code: str | None = None) -> Topic:
        """Make it what a number measures, under a code of its own where one is given."""
        return Topic(code or self.indicator.code, self.start, self.end, confidence, self.indicator)


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Topic:
    """What a number measures.

    Attributes
    ----------
    code : str
        Code of the framework or lexicon, composed where the sentence composes
        ("exports_growth"); or the text's own words where neither knows them.
    start, end : int
        Where the phrase stands, -1 where it comes from an earlier sentence.
    confidence : float
    indicator : Indicator or None
        The base indicator, for the sentences that follow.
    per : str
        What the unit is divided by: "/km2".
    whole : str or None
        Of what a share is.
    """

    code: str | None
    start: int
    end: int
    confidence: float
    indicator: Indicator | None = None
    per: str = ""
    whole: str | None = None


def known_as(*codes: str | None) -> Indicator | None:
    """Give the lexicon's indicator of the first code that it knows."""
    known = build_lexicon().by_code
    return next((known[code] for code in codes if code and code in known), None)


def topic_of(code: str, confidence: float, *known: str | None, at: tuple[int, int] = (-1, -1)) -> Topic:
    """Make what a number measures where no phrase names it but a verb, or what was told before.

    Parameters
    ----------
    *known : str
        Codes of which the first that the lexicon knows is the indicator behind it, where that is another:
        exports of ``"chip_exports_share"``.
    at : (int, int)
        The words that name it, where there are any.
    """
    return Topic(code, *at, confidence, known_as(*(known or (code,))))


_COMPOSED = re.compile(r"_(?:growth|change|share)$")


def plain_code(code: str | None) -> str:
    """Give the code of the thing itself: exports of ``exports_growth``, of ``exports_share`` and of itself.

    Empty where there is none.
    """
    return _COMPOSED.sub("", code or "")


def find_topics(lexicon: Lexicon, text: str, start: int, end: int) -> list[TopicMention]:
    """Find indicator phrases between two offsets of working text."""
    return [
        TopicMention(a, b, indicator)
        for a, b, indicator in lexicon.indicators.find(text, start, end)
        if not (text[b - 1] == "地" and text.startswith("占地区", a))  # a share of 地区生产总值, no area
        and not (indicator.code == "population" and _BELOW.search(text[max(0, a - 24) : a]))
        and not (text[a:b] in _BOXES and text[a - 1 : a] in _SCALES)  # the unit of a figure
        and not (text[a:b] == "女性为" and text.startswith("以", a - 1))  # "性别比(以女性为100)"
        and not (text.startswith("亿元", a) and text[a - 1 : a] in {*"十百千"})
        and not (text[a:b] == "机械增长" and _MACHINES.search(text[max(0, a - 2) : a]))
        and not (indicator.code == "foreign_residents" and _BY_WHOM.search(text[max(0, a - 24) : a]))
        and not (text[a:b] == "pay" and _TO_PAY.search(text[max(0, a - 12) : a]))
        and not (indicator.code == "cpi" and _SET_ASIDE.search(text[max(0, a - 16) : a]))
        and not (text[a:b] in _EXTENTS and not _AREA_IS.match(text, b))
        and not (indicator.code == "chip_output" and _CHIP_WHAT.match(text, b))
        and not (text[a:b] in _COUNTED_ONLY and not _counted_at(text, a, b))
    ]


def of_region(topics: list[TopicMention], lexicon: Lexicon, region: str) -> list[TopicMention]:
    """Take those who are registered for the inhabitants in Taiwan, which counts no others."""
    all_of_them = lexicon.by_code.get("population") if region == "TW" else None
    if all_of_them is None:
        return topics
    return [
        TopicMention(t.start, t.end, all_of_them) if t.indicator.code == "registered_population" else t
        for t in topics
    ]


#: "grew 5.2% after inflation": what is taken out of a figure is not what it measures.
_SET_ASIDE = re.compile(r"\b(?:after|for|of|excluding|before|out) $")
#: Words that name a thing only beside its count: "142笔交易" and "完成交易63笔".
_COUNTED_ONLY = frozenset(["交易", "并购", "退出"])
_COUNT_BEFORE = re.compile(r"[笔宗起例桩](?:以上|左右|多|余)?的?(?:并购|股权|投资|融资|风险投资|创投)*$")
_COUNT_BEHIND = re.compile(
    r"(?:案例|事件|数量)?(?:总数|共|共计|合计|累计|达到?|为|有|仅|约|近|超过?|"
    r"逾)*[\d一二三四五六七八九十百千]+[\d.万千百十]*[笔宗起]"
)


def _counted_at(text: str, a: int, b: int) -> bool:
    """Tell whether a count stands right before or behind a word."""
    return bool(_COUNT_BEFORE.search(text[max(0, a - 12) : a]) or _COUNT_BEHIND.match(text, b))


#: "the chip cluster", "chip talent": goods that only tell of what sector the noun behind is.
_CHIP_WHAT = re.compile(
    r"(?:-related|-making)? (?:clusters?|sectors?|industry|industries|makers?|firms?|companies|businesses|"
    r"plants?|towns?|"
    r"cit(?:y|ies)|hubs?|"
    r"workers|jobs|talent|design|packaging|supply|chain|parks?|giants?|projects?|engineers|investments?|"
    r"suppliers|start-?ups)\b"
)
_BOXES = frozenset(["标箱", "标准箱"])
_SCALES = frozenset("万千百亿0123456789个")
#: "patents per 100,000 inhabitants", "每万人口": the people below the line are not what is counted.
_BELOW = re.compile(
    r"\b(?:[Pp]er|every|each) (?:[\d,.]+ |thousand |million |hundred |ten )*$|"
    r"每[一十百千万\d]*(?:名|个)?(?:常住)?$"
)
#: 电气机械增长4.8%: machines, no people who moved in.
_MACHINES = re.compile("(?:电气|通用|专用|工程|农业|精密|建筑|矿山|纺织|食品|印刷)$")
_EXTENTS = frozenset(["area", "areas"])
#: "an area of 70 km2", not "the metro area grew": where, and not how large.
_AREA_IS = re.compile(
    r"(?:,| \()? ?(?:of|in|at|is|was|are|covers?|covered|totals?|totall?ed|reached|under)? ?(?:about |"
    r"some |over |nearly )?[\d(:]|:"
)
#: "Credit-card spending by foreigners": who does it, and not what is measured.
_BY_WHOM = re.compile(r"\b(?:spending|purchases|bookings|visits|trips|stays|orders|sales) by (?:the )?$")
#: "Owners would pay about $13 more" tells of no wage.
_TO_PAY = re.compile(
    r"\b(?:to|would|will|must|can|could|should|may|might|who|they|we|you|that|not|n['’]t|often) $"
)


def kinds_of(number: NumberMention) -> frozenset[str]:
    """Tell which kinds of indicator a unit fits."""
    unit = number.scanned.unit
    if unit is None:
        return _SCALED | {"index"} if number.scanned.scale > 1 else _BARE
    if unit in CURRENCIES:
        return frozenset({"money"})
    return _KINDS.get(unit, frozenset())


_CLAUSE_MARKS = tuple((mark, len(mark)) for mark in (",", ";", ":", " and ", " but ", " while ", "、"))


def clause_start(text: str, start: int, position: int) -> int:
    """Find where the clause of a position begins: after a comma, a colon, "and", an open bracket."""
    clause = text[start:position]
    last = 0
    for mark, length in _CLAUSE_MARKS:
        if mark in clause and (end := clause.rfind(mark) + length) > last:
            last = end
    opened = clause.rfind("(")
    if opened >= last and ")" not in clause[opened:]:
        last = opened + 1
    return start + last


def same_list(text: str, numbers: Sequence[NumberMention], i: int) -> bool:
    """Tell whether a number follows the one before it in a list."""
    if i == 0:
        return False
    gap = text[numbers[i - 1].end : numbers[i].before]
    return _LISTED.fullmatch(gap) is not None


#: Between two figures of a list; rates are listed with their verbs: "分别增长6.1%、下降2.3%".
_LISTED = re.compile(
    r"[、:/]|[,、]?(?:和|与|及|以及)|, ?(?:and )?| and |"
    r"(?:、|[,、]?(?:和|与|及|以及))(?:同比)?(?:增长|下降|上涨|上升|回落|减少|增加|提高)(?:了|约|近)?"
)
