"""Ranks, doublings, shared units and magnitudes without a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from poliscope.data.articles.numbers.records import CHINESE_DIGITS, NumberMention, find_qualifier
from poliscope.data.quantities.numerals import parse_english, parse_numeral
from poliscope.data.quantities.scanning import Scanned, scan_quantity

__all__ = ["find_specials"]

_RANK = re.compile(
    r"第(?P<n>[一二三四五六七八九十百]+|\d+)(?P<tail>位次?|名|[座个](?=[“\"]?[^,。;]{0,4}(?:万亿|千亿|百亿|城))|大(?=经济|城|外贸|出口|"
    r"省|市|科技|消费|港|股东|工业|产业|机场|强)|(?=[,。;、)”!的和而及]|$|,|\s))"
)


_RANK_AFTER = re.compile(
    r"(?:排名?|排在|排到|位居|位列|居于|居|名列|列|跻身|升至|跃居|跃升至|升到|上升至|"
    r"降至)(?:全国|全球|世界|全省|亚洲|国内|省内)?(?:各?(?:大|主要|副省级|省会)?(?:城市|"
    r"省份|地区)?(?:中|的)?)?(?P<n>\d{1,3})(?:位|名)"
)


_RANK_MOVED = re.compile(
    r"(?:前移|上升|提升|跃升|下降|后退|上移|前进|下滑|攀升)了?(?P<n>\d{1,3})个?(?:位|名)(?!于)次?"
)


#: The first place in words: "居全国首位", "躍居三大園區之冠".
_TOP = re.compile(
    r"(?:位居|高居|跃居|稳居|位列|名列|雄踞|荣登|登上|问鼎|冲上|跻身|排名|排在|排|居|列|登|蝉联|摘得|勇夺|夺得?)(?!民)"
    r"[^,。;、\d第]{0,14}?(?P<n>之首|首位|榜首|之冠|冠军(?!企业)|之最|首(?=[,。;!)”]|$))"
)


_RANK_EN = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|placed?|came|comes|finished|stands|stood|is|was|are|were|"
    r"in|to|at|the|world's|country's|China's|Europe's|nation's)\s+(?:(?:joint|only|just|around|about) )?(?P<n>first|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}(?:st|"
    r"nd|rd|th))"
    r"(?: place)?(?=[ ,.;)]|$)(?! (?:quarter|half|time|year|term|phase|edition|annual|"
    r"day|week|month|century|of (?:the|all)|place in line|thing|step|generation|floor|"
    r"street|such|round|row|stage|century|consecutive|straight|column|part|version|wave|"
    r"batch|party|world war|scoreboard|report|to (?!none)|\w+ accounts?|plan))",
    re.IGNORECASE,
)


_NUMBER_EN = re.compile(
    (
        r"\b(?:ranked|rank|ranking|ranks) (?:at )?(?:No\.?|number|#) ?(?P<n>\d{1,3})\b|\bNo\. ?(?P<m>\d{"
        r"1,3}) in (?:the world|China|Europe|Asia)"
    ),
    re.IGNORECASE,
)


_ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ]
    )
}


_RANK_SCOPE = re.compile(
    r"全国|全球|世界|全省|国内|国际|亚洲|欧洲|省内|同类|城市中?|省会|百强|排名?|位居|"
    r"位列|名列|居|列|排在|排|均为|密度|总量|规模|增速|增幅|数量|排到|前移至|升至|跃居|"
    r"跻身|仅次于|连续\d*年|稳居|蝉联|保持"
)


_TRIPLE = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?)(?![\d:])")


_DOUBLED = re.compile(
    r"翻(?P<cn>一|两|二|三)番|翻了(?P<cn2>一|两|二|三)番|翻倍|\b(?P<en>doubled|tripled|"
    r"trebled|quadrupled|doubling|tripling|(?:(?<=to )|(?<=will )|(?<=could )|(?<=would ))(?:double|triple|treble|quadruple))\b"
    r"|\b(?:(?P<tw>twice|double|triple) (?:[A-Z][a-zà-ÿ]+(?:['’]s|s['’])|as (?:many|much|high|big|large)|that of|the (?:number|"
    r"figure|level|size|share|rate|amount|average|national))|twice (?:its|that|the|what|their))",
    re.IGNORECASE,
)


_ONE_IN = re.compile(
    r"(?<![\w.])(?P<k>one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:every )?(?P<n>(?!all|some|the|its|his|her)[a-z]{3,9}|\d{1,3})"
    r"\b(?! ?(?:%|[a-z]* ?(?:years?|months|days)))"
    r"|\bevery (?P<th>second|third|fourth|fifth|tenth) (?!year|month|week|day|time)",
    re.IGNORECASE,
)
_ONE_OF_ZH = re.compile(
    r"每(?P<n>[两二三四五六七八九十百]+|\d+)[个项家名位人件台户辆]?(?:[^,。;\d]{0,12}?(?:中|里))?(?:就|便|约)?有(?P<k>[一两二三四五六七八九]|\d+)[个项家名位人件台户辆]"
)
_AGAIN = re.compile(
    r"\b(?P<part>half|a third|a quarter) as (?:many|much|big|large|high|long) again\b", re.IGNORECASE
)


_SHARED = re.compile(
    r"(?<![\d.,])(?P<n>\d+(?:\.\d+)?)个?(?=(?:[、和及与](?:\d+(?:\.\d+)?)个?)*[、和及与](?:\d+(?:\.\d+"
    r")?)(?P<u>个百分点|%|万亿元|亿元|万元|亿美元|万美元|万家|万件|万人|家|件|人|项|所))"
)


_ISSUED = re.compile(
    rf"(?:连发|发布|推出|出台|印发|提出|实施|启动)了?(?P<n>[{CHINESE_DIGITS}]|\d{{1,2}})(?:大|项|"
    rf"个|份)(?=[“\"]?(?:行动|计划|方案|工程|政策|举措|措施))"
)


_BARE_MAGNITUDE = re.compile(
    r"(?:首?突破|首?破|超过?|超|迈过|跨过|跨越|站上|跻身|迈上|进入|达到?|过|逾|近|约)(?P<n>[十百千]?(?:万亿|"
    r"亿|万))(?P<u>元|美元|人|辆|吨|家)?(?=大关|台阶|元|门槛|$|[,。;])"
)


def _rank(text: str, start: int, end: int) -> list[NumberMention]:
    mentions = []
    for found in _RANK.finditer(text, start, end):
        before = text[max(start, found.start() - 14) : found.start()]
        if not found.group("tail") and not _RANK_SCOPE.search(before):
            continue
        if found.group("tail").startswith("大") and not re.search(
            r"全国|全球|世界|中国|亚洲|欧洲|国内|省内|全省", before
        ):
            continue
        numeral = parse_numeral(found.group("n"))
        if numeral:
            mentions.append(_ranked(found.start(), found.end(), numeral.value))
    for pattern in (_RANK_AFTER, _RANK_MOVED):
        for found in pattern.finditer(text, start, end):
            mentions += [_ranked(found.start("n"), found.end(), Decimal(found.group("n")))]
    for pattern in (_RANK_EN, _NUMBER_EN):
        for found in pattern.finditer(text, start, end):
            group = next(g for g in ("n", "m") if g in found.groupdict() and found.group(g))
            word = found.group(group).lower()
            value = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
            if _is_rank_en(text, found, group):
                mentions.append(_ranked(found.start(group), found.end(group), Decimal(value)))
    mentions += [_ranked(*found.span("n"), Decimal(1)) for found in _TOP.finditer(text, start, end)]
    for found in _TOGETHER.finditer(text, start, end):
        for name in ("a", "b"):
            if numeral := parse_numeral(found.group(name)):
                mentions.append(_ranked(*found.span(name), numeral.value))
    for found in _WAS.finditer(text, start, end):
        mentions.append(_ranked(*found.span("n"), Decimal(re.sub(r"\D", "", found.group("n")))))
    taken = [(m.start, m.end) for m in mentions]
    return mentions + [
        m for m in _listed_ranks(text, start, end) if not any(a < m.end and m.start < b for a, b in taken)
    ]


#: Two ranks in one: "分居二、三名".
_TOGETHER = re.compile(
    r"分[居列占]?(?:全国|全球|全省|世界)?第?(?P<a>[一二三四五六七八九十]+|\d+)[、和]第?(?P<b>[一二三四五六七八九十]+|\d+)(?=[名位])"
)
_LEAGUE = re.compile(
    r"\b(?:rank(?:s|ed|ing|ings)?|index|league|scoreboard|table|list|edition|place[sd]?|placing|spot|behind|ahead of|followed by|"
    r"climb(?:s|ed)?|slip(?:s|ped)?|top|came|after|falls?|fell|rose)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}(?:st|nd|rd|th))"
    r"(?=[.,;:)]|$| (?:in (?!a row|line|the (?:year|month|quarter|century))|among|behind|place|spot|position|globally|worldwide|"
    r"nationally|overall|out of|after|and [A-Z]|to \d|to (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)))",
    re.IGNORECASE,
)
_NO_RANK_BEFORE = re.compile(
    r"(?:\b(?:a|an|one|two|each|every|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"four|three|five|the (?:year|month)) |[-–—\d])$"
)
_WAS = re.compile(r"\b(?:been|was|were|is|ranked|to|from) (?P<n>\d{1,3}(?:st|nd|rd|th))(?= in (?:19|20)\d\d)")
_NUMBER_RANK = re.compile(
    r"\b(?:[Nn]umber|No\.?|#) ?(?P<n>\d{1,3})\b(?=[.,;)]| (?:spot|place|position|in|globally|worldwide)|$)"
)


def _listed_ranks(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find ordinals of a sentence about a ranking: "followed by Kyoto (second)", "slipped from 12th to 14th"."""
    if not _LEAGUE.search(text, start, end):
        return
    for found in _ORDINAL.finditer(text, start, end):
        if not _NO_RANK_BEFORE.search(text[max(start, found.start() - 12) : found.start()]):
            word = found.group("n").lower()
            yield _ranked(*found.span("n"), Decimal(_ORDINALS.get(word) or int(re.sub(r"\D", "", word))))
    for found in _NUMBER_RANK.finditer(text, start, end):
        yield _ranked(found.start(), found.end(), Decimal(found.group("n")))
    for found in _PLACES_MOVED.finditer(text, start, end):
        numeral = (
            parse_english(found.group("n"))
            if not found.group("n").isdigit()
            else parse_numeral(found.group("n"))
        )
        if numeral:
            yield _ranked(*found.span("n"), numeral.value)


_PLACES_MOVED = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) places?\b(?= (?:to|above|below|up|down|higher|lower|ahead|behind)\b)"
)


def _is_rank_en(text: str, found: re.Match[str], group: str) -> bool:
    head, after = found.group().lower(), text[found.end(group) : found.end(group) + 40]
    if head.startswith(("rank", "place", "came", "comes", "finish", "stand", "stood", "no.")):
        return True
    return bool(
        re.match(
            r"[- ](?:[a-z]+est\b|most|among|out of|"
            r"in (?:the (?:world|country|nation|region|EU|ranking)|[A-Z]))",
            after,
        )
    )


def _ranked(start: int, end: int, value: Decimal) -> NumberMention:
    one = Decimal(1)
    return NumberMention(start, end, start, Scanned(start, end, value, one, "rank"), None, "rank")


def _times(text: str, start: int, end: int) -> list[NumberMention]:
    """Find doublings and "one in fourteen"."""
    mentions = []
    for found in _DOUBLED.finditer(text, start, end):
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
    for found in _ONE_IN.finditer(text, start, end):
        share = _share_in_words(found)
        if share is not None:
            stop = found.end() - (1 if found.group("th") else 0)
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = Scanned(found.start(), stop, share, share / 10, "%", words=True)
            mentions.append(NumberMention(found.start(), stop, before, scanned, qualifier))
    for found in _ONE_OF_ZH.finditer(text, start, end):
        whole, part = parse_numeral(found.group("n")), parse_numeral(found.group("k"))
        if whole and part and 0 < part.value < whole.value:
            share = 100 * part.value / whole.value
            scanned = Scanned(*found.span(), share, share / 10, "%", words=True)
            mentions.append(NumberMention(*found.span(), found.start(), scanned, None))
    for found in _AGAIN.finditer(text, start, end):
        part = {"half": Decimal(50), "a third": Decimal(100) / 3}.get(
            found.group("part").lower(), Decimal(25)
        )
        before, qualifier = find_qualifier(text, start, found.start())
        scanned = Scanned(*found.span(), part, part / 10, "%", words=True)
        mentions.append(NumberMention(*found.span(), before, scanned, qualifier))
    return mentions


def _share_in_words(found: re.Match[str]) -> Decimal | None:
    """Give the percentage of "one in fourteen", "four in ten" and "every third"."""
    if found.group("th"):
        return Decimal(100) / _ORDINALS[found.group("th").lower()]
    parts = [
        parse_numeral(found.group(name)) if found.group(name).isdigit() else parse_english(found.group(name))
        for name in ("k", "n")
    ]
    part, whole = parts
    if part is None or whole is None or not 0 < part.value < whole.value:
        return None
    return 100 * part.value / whole.value


def _multiple(text: str, sentence: int, found: re.Match[str], value: Decimal) -> NumberMention:
    before, qualifier = find_qualifier(text, sentence, found.start())
    scanned = Scanned(found.start(), found.end(), value, Decimal("0.2"), "times", words=True)
    return NumberMention(found.start(), found.end(), before, scanned, qualifier, "times")


def _triples(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find three shares that sum to 100: "3.2:47.3:49.5"."""
    for found in _TRIPLE.finditer(text, start, end):
        if not 99 <= sum(float(found.group(i)) for i in (1, 2, 3)) <= 101:
            continue
        for i in (1, 2, 3):
            if numeral := parse_numeral(found.group(i)):
                scanned = Scanned(*found.span(i), numeral.value, numeral.step, "%")
                yield NumberMention(*found.span(i), found.start(i), scanned, None, "share")


def _shared_units(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find numbers whose unit stands behind the last of their list: "2个、1.3个、6.1个百分点"."""
    for found in _SHARED.finditer(text, start, end):
        if whole := scan_quantity(found.group("n") + found.group("u"), 0):
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = replace(whole, start=found.start(), end=found.end("n"))
            yield NumberMention(found.start(), found.end("n"), before, scanned, qualifier)


_SHARED_EN = re.compile(
    r"(?<![\d.,$€£¥])(?P<n>\d[\d,]*(?:\.\d+)?)(?= (?:and|or|to) (?:only |"
    r"just )?\d[\d,]*(?:\.\d+)? (?P<u>[a-z]+)\b)"
)


def _shared_nouns(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find the first of two numbers that share a noun: "25.5 and 22.9 projects"."""
    for found in _SHARED_EN.finditer(text, start, end):
        whole = scan_quantity(f"{found.group('n')} {found.group('u')}", 0)
        if (
            whole
            and whole.unit in {"count", "persons"}
            and not text[start : found.start()].endswith("between ")
        ):
            before, qualifier = find_qualifier(text, start, found.start())
            scanned = replace(whole, start=found.start(), end=found.end("n"))
            yield NumberMention(found.start(), found.end("n"), before, scanned, qualifier)


def _issued(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find counts of documents: "连发四大行动计划"."""
    for found in _ISSUED.finditer(text, start, end):
        if numeral := parse_numeral(found.group("n")):
            scanned = Scanned(found.start("n"), found.end(), numeral.value, numeral.step, "count")
            yield NumberMention(found.start("n"), found.end(), found.start("n"), scanned)


def _bare_magnitudes(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find magnitudes without a digit: "突破万亿元大关"."""
    units = {"元": "CNY", "美元": "USD", "人": "persons", "吨": "t", "": None}
    for found in _BARE_MAGNITUDE.finditer(text, start, end):
        written = found.group("n")
        numeral = parse_numeral(("一" if written[0] in "十百千" else "1") + written)
        if numeral:
            unit = units.get(found.group("u") or "", "count")
            first = found.group()[0]
            qualifier = {"达": None, "近": "nearly", "约": "about"}.get(first, "over")
            scanned = Scanned(found.start("n"), found.end(), numeral.value, numeral.step, unit, numeral.value)
            yield NumberMention(found.start("n"), found.end(), found.start(), scanned, qualifier)


_HOURS = re.compile(
    r"\b(?P<h>an?|one|two|three|four|\d) hours? (?:and )?(?P<m>\d{1,2})(?: ?min(?:ute)?s?)?\b|(?P<hz>[一两二三]|\d)小时(?P<mz>\d{1,2})分钟?"
)


def _journeys(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find how long a journey takes: "still takes an hour and 27 minutes"."""
    for found in _HOURS.finditer(text, start, end):
        if not re.search(
            r"\b(?:tak(?:es?|en|ing)|took|lasts?|journey)\b|车程|需|要|用时",
            text[max(start, found.start() - 40) : found.start()],
        ):
            continue
        word = found.group("h") or found.group("hz")
        hours = Decimal(1) if word in {"a", "an"} else None
        numeral = (
            None
            if hours
            else (parse_english(word) if word.isascii() and word.isalpha() else parse_numeral(word))
        )
        minutes = (hours or (numeral.value if numeral else Decimal(0))) * 60 + int(
            found.group("m") or found.group("mz")
        )
        scanned = Scanned(*found.span(), minutes, Decimal(1), "minutes", words=True)
        yield NumberMention(*found.span(), found.start(), scanned)


def find_specials(text: str, start: int, end: int) -> list[NumberMention]:
    """Find what the general scan would misread: ranks, doublings, shared units, bare magnitudes.

    Returns
    -------
    list of NumberMention
        Their spans are closed to the general scan.
    """
    return [
        *_rank(text, start, end),
        *_times(text, start, end),
        *_triples(text, start, end),
        *_journeys(text, start, end),
        *_shared_units(text, start, end),
        *_shared_nouns(text, start, end),
        *_issued(text, start, end),
        *_bare_magnitudes(text, start, end),
    ]
