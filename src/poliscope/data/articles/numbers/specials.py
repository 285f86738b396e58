"""Ranks, doublings, shared units and magnitudes without a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from poliscope.data.articles.numbers.durations import find_durations
from poliscope.data.articles.numbers.groups import defines_group
from poliscope.data.articles.numbers.parts import find_parts
from poliscope.data.articles.numbers.passing import is_achieved_time
from poliscope.data.articles.numbers.ranks import find_ranks
from poliscope.data.articles.numbers.records import CHINESE_DIGITS, NumberMention, find_qualifier
from poliscope.data.articles.numbers.shares import find_shares
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.numerals import parse_english, parse_numeral
from poliscope.data.quantities.scanning import Scanned, scan_quantity

__all__ = ["find_specials"]

_TRIPLE = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?)(?![\d:])")

_DOUBLED = compile_from(
    r"dqt翻",
    r"翻(?P<cn>一|两|二|三)番|翻了?(?:整整|近|将近)?一倍|翻了(?:将近|近|约|差不多)?(?P<cn2>一|两|二|"
    r"三)番|翻倍|\b(?P<en>doubled|tripled|"
    r"trebled|quadrupled|doubling|tripling|(?:(?<=to )|(?<=will )|(?<=could )|(?<=would ))(?:double|triple|"
    r"treble|quadruple))\b"
    r"|\b(?P<tw>twice|double|triple|treble) (?:[A-Z][a-zà-ÿ]+(?:['’]s|s['’])|as (?:many|much|"
    r"high|big|large|fast|quickly|expensive|likely)|that of|(?:its|that|what|their|those|by)\b|"
    r"the(?: (?:[\w-]+ )?(?:number|figure|level|size|share|rate|amount|average|national))?\b)",
    re.IGNORECASE,
)

_DOUBLE_SIGNS = ("翻", "ubl", "ripl", "rebl", "uple", "wice ")
#: "risen fivefold", "a 12-fold increase"; not "the aim is twofold".
_FOLD = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})-?fold\b(?! (?:aim|purpose|goal|task))"
    r"(?=,? (?:increase|rise|growth|jump|gain|since|in\b|to\b|from|over|between|by)|[,.;])"
)
_AGAIN = re.compile(
    r"\b(?P<part>half|a third|a quarter) as (?:many|much|big|large|high|long) again\b", re.IGNORECASE
)

_SHARED = compile_from(
    r"\d",
    r"(?<![\d.,])(?P<n>\d+(?:\.\d+)?)个?(?=(?:[、和及与](?:\d+(?:\.\d+)?)个?)*[、和及与](?:\d+(?:\.\d+"
    r")?)(?P<u>个百分点|%|万亿元|亿元|万元|亿美元|万美元|亿港元|亿欧元|万家|万件|万人次?|万吨|万辆|"
    r"亿千瓦时|家|件|人|项|所|"
    r"位|名|户|座|台|辆|条|起|宗|吨|公里|平方公里|公顷))",
)

#: 海陆比达九十比一.
_TO_ONE = re.compile(
    rf"比(?:例|值|率)?(?:高达|达到?|约为?|近|为|是|超过?|在|(?:缩小|扩大|降低?|下降|升高?|上升|提高|"
    rf"调整|变|收窄)[到至为])*(?P<n>(?:[{CHINESE_DIGITS}]+|"
    rf"\d+(?:\.\d+)?))(?:比[一1]|:1)(?![{CHINESE_DIGITS}\d])"
)


def _to_one(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find ratios to one: "海陆比达九十比一"."""
    for found in _TO_ONE.finditer(text, start, end) if text.find("比", start, end) >= 0 else ():
        if numeral := parse_numeral(found.group("n")):
            span = found.start("n"), found.end()
            yield NumberMention(
                *span,
                span[0],
                Scanned(*span, numeral.value, numeral.step, "times", words=True),
                None,
                "times",
            )


_ISSUED = re.compile(
    rf"(?:连发|发布|推出|出台|印发|提出|实施|启动)了?(?P<n>[{CHINESE_DIGITS}]|\d{{1,2}})(?:大|项|"
    rf"个|份)(?=[“\"]?(?:行动|计划|方案|工程|政策|举措|措施))"
)
_ISSUED_SIGNS = ("行动", "计划", "方案", "工程", "政策", "举措", "措施")

_BARE_MAGNITUDE = compile_from(
    r"破突站约超跨跻达过迈近进逾首不",
    r"(?:首?突破|首?破|站稳|超过?|超|不足|不到|迈过|跨过|跨越|站上|跻身|迈上|进入|达到?|过|逾|近|"
    r"(?<![签合契])约)(?P<n>[十百千]?(?:万亿|"
    r"[亿万兆])|(?<=[过破超])[百千])(?P<u>元|美元|人次|人|辆|吨|家|件|台|套|单|户|平方米|千瓦时|"
    r"千瓦)?(?=大关|台阶|元|门槛|$|[,。;、)]|"
    r"(?<=[亿万][家户辆件])[㐀-鿿])",
)


def _times(text: str, start: int, end: int) -> list[NumberMention]:
    """Find doublings and "half as many again"."""
    mentions = []
    for found in _DOUBLED.finditer(text, start, end) if holds(text[start:end].lower(), _DOUBLE_SIGNS) else ():
        if found.group("en") == "doubling" and re.match(r" (?:of|in)\b", text[found.end() : end]):
            continue
        if found.group("en") in {"double", "triple"} and re.match(
            r"[^.;,]{0,60} to [\d£$€]", text[found.end() : end]
        ):
            continue  # "aims to double its licences to 280": what it comes to is the figure
        group = found.groupdict()
        turns = {"一": 2, "两": 4, "二": 4, "三": 8}.get(group["cn"] or group["cn2"] or "", 2)
        word = (group["en"] or group["tw"] or "").lower()
        value = {"t": 3, "q": 4}.get(word[:1], turns) if word and not word.startswith("tw") else turns
        mentions.append(_multiple(text, start, found, Decimal(value)))
    for found in _AGAIN.finditer(text, start, end) if text.find("again", start, end) >= 0 else ():
        more = {"half": Decimal(50), "a third": Decimal(100) / 3}.get(
            found.group("part").lower(), Decimal(25)
        )
        before, qualifier = find_qualifier(text, start, found.start())
        scanned = Scanned(*found.span(), more, more / 10, "%", words=True)
        mentions.append(NumberMention(*found.span(), before, scanned, qualifier))
    return mentions


def _folds(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find "risen fivefold"."""
    for found in _FOLD.finditer(text, start, end) if text.find("fold", start, end) >= 0 else ():
        word = found.group("n")
        numeral = parse_numeral(word) if word.isdigit() else parse_english(word)
        if numeral and not text[start : found.start()].endswith((" is ", " was ", " are ")):
            yield _multiple(text, start, found, numeral.value)


def _multiple(text: str, sentence: int, found: re.Match[str], value: Decimal) -> NumberMention:
    before, qualifier = find_qualifier(text, sentence, found.start())
    scanned = Scanned(found.start(), found.end(), value, Decimal("0.2"), "times", words=True)
    return NumberMention(found.start(), found.end(), before, scanned, qualifier, "times")


def _triples(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find three shares that sum to 100: "3.2:47.3:49.5"."""
    for found in _TRIPLE.finditer(text, start, end) if text.find(":", start, end) >= 0 else ():
        if not 99 <= sum(float(found.group(i)) for i in (1, 2, 3)) <= 101:
            continue
        for i in (1, 2, 3):
            if numeral := parse_numeral(found.group(i)):
                scanned = Scanned(*found.span(i), numeral.value, numeral.step, "%")
                yield NumberMention(*found.span(i), found.start(i), scanned, None, "share")


def _shared_units(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find numbers whose unit stands behind the last of their list: "2个、1.3个、6.1个百分点"."""
    for found in _SHARED.finditer(text, start, end) if holds(text[start:end], "、和及与") else ():
        if whole := scan_quantity(found.group("n") + found.group("u"), 0):
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = replace(whole, start=found.start(), end=found.end("n"))
            yield NumberMention(found.start(), found.end("n"), before, scanned, qualifier)


#: "surpassed the target of 32,000 by 1,600 tonnes": both are of one unit.
_BY_SO_MANY = re.compile(
    r"(?<![\d.,$€£¥])(?P<n>\d[\d,]*(?:\.\d+)?)(?= by (?:only |just |about |nearly |some )?"
    r"\d[\d,]*(?:\.\d+)? (?P<u>[A-Za-z]+)\b)"
)
_AIMED_AT = re.compile(
    r"\b(?:targets?|goals?|forecasts?|records?|plan|projections?|limits?|quotas?|level)\b[^.;\d]{0,20}$"
)
_SHARED_EN = re.compile(
    r"(?<![\d.,$€£¥])(?P<n>\d[\d,]*(?:\.\d+)?)(?= (?:and|or|to) (?:only |"
    r"just )?\d[\d,]*(?:\.\d+)? (?P<u>[a-z]+)\b)"
)


#: "17 and 24 per cent below", "2.4, 3.9 and 6.1 per cent": the sign stands behind the last.
_SHARED_RATE = re.compile(
    r"(?<![\w.,$£€¥-])(?P<n>(?!(?:19|20)\d\d\b)\d{1,3}(?:\.\d+)?)(?=(?:, \d{1,3}(?:\.\d+)?)*,? (?:and|or) "
    r"\d{1,3}(?:\.\d+)? ?(?P<u>%|per ?cent(?:age points)?\b|pct\b))"
)
_AGES_BEFORE = re.compile(r"(?:\b[Bb]etween|\bage[sd]|\d (?:to|-|–)|\bover|\bunder) $")
_IN_YEAR = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Dd]uring|[Oo]f|[Ff]or|[Uu]ntil|[Ff]rom|\w+ly|end) (?:19|20)\d\d$"
)


def _shared_nouns(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find the first of two numbers that share a noun: "25.5 and 22.9 projects"."""
    for found in _BY_SO_MANY.finditer(text, start, end) if text.find(" by ", start, end) >= 0 else ():
        whole = scan_quantity(f"{found.group('n')} {found.group('u')}", 0)
        if (
            whole is not None
            and whole.unit
            and _AIMED_AT.search(text, max(start, found.start() - 50), found.start())
        ):
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = replace(whole, start=found.start(), end=found.end("n"))
            yield NumberMention(found.start(), found.end("n"), before, scanned, qualifier)
    joined = holds(text[start:end], (" and ", " or ", " to "))
    for found in _SHARED_RATE.finditer(text, start, end) if joined else ():
        if not _AGES_BEFORE.search(text, max(start, found.start() - 16), found.start()):
            before, qualifier = find_qualifier(text, start, found.start())
            unit = "pp" if found["u"].endswith("points") else "%"
            value = Decimal(found["n"])
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            scanned = Scanned(*found.span("n"), value, step, unit)
            yield NumberMention(*found.span("n"), before, scanned, qualifier)
    for found in _SHARED_EN.finditer(text, start, end) if joined else ():
        whole = scan_quantity(f"{found.group('n')} {found.group('u')}", 0)
        counted = whole is not None and whole.unit in {"count", "persons"}
        timed = (
            whole is not None
            and whole.unit in {"days", "weeks", "months", "years", "hours", "minutes"}
            and is_achieved_time(text, start, found.start(), found.end("n"))
        )
        if _IN_YEAR.search(text, start, found.end("n")):
            continue  # "118 patents in 2024 and 74 trademarks"
        if whole and (counted or timed) and not text[start : found.start()].endswith("between "):
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = replace(whole, start=found.start(), end=found.end("n"))
            yield NumberMention(found.start(), found.end("n"), before, scanned, qualifier)


def _issued(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find counts of documents: "连发四大行动计划"."""
    for found in _ISSUED.finditer(text, start, end) if holds(text[start:end], _ISSUED_SIGNS) else ():
        if numeral := parse_numeral(found.group("n")):
            scanned = Scanned(found.start("n"), found.end(), numeral.value, numeral.step, "count")
            yield NumberMention(found.start("n"), found.end(), found.start("n"), scanned)


#: "45 paise higher", "14 cents per kWh": hundredths of what the page counts in.
_MINOR = re.compile(
    r"(?<![\w.,$£€])(?P<n>\d{1,3}(?:\.\d+)?) (?P<u>(?:euro |US )?cents?|pence|paise)\b"
    r"(?! (?:of|in|out of|from|on) (?:each|every|the) )"
)
_EUROS = re.compile(r"€|\beuros?\b|\bEUR\b")


def _minor_sums(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find sums in hundredths of a currency."""
    for found in (
        _MINOR.finditer(text, start, end) if holds(text[start:end], (" cent", " pence", " paise")) else ()
    ):
        euros = "euro" in found["u"] or _EUROS.search(text, max(0, start - 400), end)
        unit = {"pence": "GBP", "paise": "INR"}.get(found["u"], "EUR" if euros else "USD")
        value, (before, qualifier) = Decimal(found["n"]), find_qualifier(text, start, found.start())
        step = Decimal(1).scaleb(int(value.as_tuple().exponent) - 2)
        yield NumberMention(*found.span(), before, Scanned(*found.span(), value / 100, step, unit), qualifier)


_UNITS_OF_MAGNITUDES = {
    "元": "CNY", "美元": "USD", "人": "persons", "人次": "visits", "吨": "t", "平方米": "m2",
    "千瓦时": "kWh", "千瓦": "kW", "": None,
}  # fmt: skip


def _bare_magnitudes(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find magnitudes without a digit: "突破万亿元大关"."""
    for found in _BARE_MAGNITUDE.finditer(text, start, end) if holds(text[start:end], "万亿兆百千") else ():
        written = found.group("n")
        numeral = parse_numeral(("一" if written[0] in "十百千" else "1") + written)
        if numeral and not defines_group(text, start, found.start("n"), found.end()):
            unit = _UNITS_OF_MAGNITUDES.get(found.group("u") or "", "count")
            first = found.group()[0]
            qualifier = {"达": None, "近": "nearly", "约": "about", "不": "under"}.get(first, "over")
            scanned = Scanned(found.start("n"), found.end(), numeral.value, numeral.step, unit, numeral.value)
            yield NumberMention(found.start("n"), found.end(), found.start(), scanned, qualifier)


#: 等五大产业集群, 以十大平台为支撑: an enumeration that is closed, or what a place builds on.
_GREAT_ZH = re.compile(
    r"(?:等|以|形成|构建|打造|培育|布局|聚焦|建成|发展)了? ?(?P<n>(?:[三四五六七八九十]|\d{1,2}) ?大)"
    r"(?=[^,。;、城]{0,10}(?:产业|集群|平台|领域|支柱|园区|基地|板块|中心|客源))"
)
#: 上百场演唱会, 百余家企业: at least so many.
_UPWARDS_ZH = re.compile(
    r"(?<![\d一二两三四五六七八九十几数以之])(?P<n>上(?P<a>[百千万])|(?<![百千万])(?P<b>[百千万])余)"
    r"(?P<u>[家场個个名人项条台位户件])(?!次)"
)
#: 每53秒下线一台, 平均40秒钟就有一台车下线: the pace of a plant.
_PACE_ZH = re.compile(
    r"(?:每|平均)(?P<n>\d+(?:\.\d+)?)(?P<u>秒|分)钟?(?=[^。;\d]{0,40}(?:下线|诞生|产出|生产|起降|"
    r"出厂|交付|驶出))"
)


def _told_in_chinese(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find 等五大产业集群, 上百场演唱会 and 每53秒下线一台."""
    piece = text[start:end]
    for found in _GREAT_ZH.finditer(text, start, end) if "大" in piece else ():
        if numeral := parse_numeral(found.group("n").rstrip("大 ")):
            scanned = Scanned(*found.span("n"), numeral.value, numeral.step, "count")
            yield NumberMention(*found.span("n"), found.start("n"), scanned)
    for found in _UPWARDS_ZH.finditer(text, start, end) if holds(piece, "上余") else ():
        if numeral := parse_numeral("一" + (found.group("a") or found.group("b"))):
            a, b = found.start("n"), found.end()
            unit = "persons" if found["u"] in "名人位" else "count"
            yield NumberMention(a, b, a, Scanned(a, b, numeral.value, numeral.step, unit), "over")
    for found in _PACE_ZH.finditer(text, start, end) if holds(piece, ("秒", "分钟")) else ():
        if numeral := parse_numeral(found.group("n")):
            a, b = found.start("n"), found.end("u")
            unit = "seconds" if found["u"] == "秒" else "minutes"
            yield NumberMention(a, b, a, Scanned(a, b, numeral.value, numeral.step, unit))


def find_specials(text: str, start: int, end: int) -> list[NumberMention]:
    """Find what the general scan would misread: ranks, doublings, shared units, bare magnitudes.

    Their spans are closed to the general scan.
    """
    return [
        *find_ranks(text, start, end),
        *_times(text, start, end),
        *find_shares(text, start, end),
        *find_parts(text, start, end),
        *_folds(text, start, end),
        *_triples(text, start, end),
        *find_durations(text, start, end),
        *_minor_sums(text, start, end),
        *_shared_units(text, start, end),
        *_shared_nouns(text, start, end),
        *_to_one(text, start, end),
        *_issued(text, start, end),
        *_told_in_chinese(text, start, end),
        *_bare_magnitudes(text, start, end),
    ]
