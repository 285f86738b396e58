"""The numbers of a sentence that could be claims, and those that are not: names, dates, ages, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from poliscope.data.quantities.numerals import parse_english, parse_numeral
from poliscope.data.quantities.scanning import Scanned, scan_quantity
from poliscope.data.quantities.units import qualifiers_before

__all__ = ["NumberMention", "find_numbers"]

_CN = "零〇一二三四五六七八九两十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾"
_EN_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|a (?:half|third|quarter|"
    "fifth|sixth|eighth|tenth|hundred|thousand|million|billion|trillion|dozen)"
)
_CURRENCY = (
    r"(?:US|U\.S\.|NT|HK|S|A|C|R) ?\$|(?:USD|TWD|HKD|SGD|RMB|CNY|JPY|KRW|INR|EUR|GBP|"
    r"CHF|AUD|CAD) ?(?=[\d¥])|[$€£¥₩₹]|(?:新台币|台币|人民币|港币|美金)(?= ?[\d一二三四五六七八九])"
    r"|CN¥|JP¥|Rs\.? ?(?=\d)"
)
_START = re.compile(
    (
        rf"(?:{_CURRENCY})(?= ?[\d一二三四五六七八九])|(?<![A-Za-z\d.])\d|(?<=[A-Za-z]{{2}})(?<![\d.])\d("
        rf"?=[\d,]*[.\d]*(?:[%万亿个]|人|家|件))|[{_CN}]|一半|半数|\b(?:{_EN_WORD})\b"
    ),
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    "|".join(f"(?P<q{i}>{p})" for i, (p, _) in enumerate(qualifiers_before())), re.IGNORECASE
)
_QUALIFIER_TAIL = r"(?:了|过|将|为|达到?了?|a |an |the |by |to |of |than )*"

_RANK = re.compile(
    r"第(?P<n>[一二三四五六七八九十百]+|\d+)(?P<tail>位次?|名|大(?=经济|城|外贸|出口|"
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
_RANK_EN = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|placed?|came|comes|finished|stands|stood|is|was|are|were|"
    r"in|to|at|the|world's|country's|China's|Europe's|nation's)\s+(?:joint )?(?P<n>first|"
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
    r"trebled|quadrupled|doubling|tripling)\b"
    r"|\b(?:(?P<tw>twice|double|triple) (?:as (?:many|much|high|big|large)|that of|the (?:number|"
    r"figure|level|size|share|rate|amount|average|national))|twice (?:its|that|the))",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"\bone in (?:every )?(?P<n>\w+)\b", re.IGNORECASE)
_SHARED = re.compile(
    r"(?<![\d.,])(?P<n>\d+(?:\.\d+)?)个?(?=(?:[、和及与](?:\d+(?:\.\d+)?)个?)*[、和及与](?:\d+(?:\.\d+"
    r")?)(?P<u>个百分点|%|万亿元|亿元|万元|亿美元|万美元|万家|万件|万人|家|件|人|项|所))"
)
_ISSUED = re.compile(
    rf"(?:连发|发布|推出|出台|印发|提出|实施|启动)了?(?P<n>[{_CN}]|\d{{1,2}})(?:大|项|"
    rf"个|份)(?=[“\"]?(?:行动|计划|方案|工程|政策|举措|措施))"
)
_BARE_MAGNITUDE = re.compile(
    r"(?:突破|超过?|超|迈过|跨过|跨越|站上|跻身|迈上|进入|达到?|过|逾)(?P<n>[十百千]?(?:万亿|"
    r"亿|万))(?P<u>元|美元|人|辆|吨|家)?(?=大关|台阶|元|门槛|$|[,。;])"
)

_UNITS_OF_TIME = {"years", "months", "days", "hours", "minutes", "years of age"}
_LENGTHS = {"km", "m", "mile", "nm", "kg"}
_MASK = re.compile(

r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b\d{1,3}(?:\.(?:\d{1,3}|\*)){3}\b|\+?\d{1,4}-\d{3,4}-\d{3"
r",8}|1[3-9]\d{9}|0\d{2,3}-\d{7,8}|\d{3}-\d{8}"


r"|\b(?:No|Nos|Tel|Fax|Page|Vol|Chapter|Section|Article|Figure|Fig|Table|Model|Phase|"
r"Version|Tier|Level|Type)\.? ?\d+\b|\(\d{4}(?:\.(?:TW|HK|SH|SZ|US))?\)|\(\d{6}\)"


r"|(?:世界|全球|中国|财富|福布斯|民营企业)?(?:前)?(?:\d+|[一二三四五六七八九十百]+)强|"
r"(?:top|Top|TOP|Fortune(?: Global)?) ?(?:\d+|five|ten|three|twenty)|per (?:\d[\d,]*|"
r"thousand|million|hundred thousand)(?= (?:residents|people|inhabitants|persons|population|"
r"workers|employees|capita|square|sq))|S&P 500|985|211(?=工程|大学|高校)|双一流|G ?20|"
r"G ?7"


r"|(?:规模|年(?:主营业务)?(?:营业)?收入|年销售收入|主营业务收入|限额|员工)(?:在)?(?:[\d.]+|"
rf"[{_CN}]+)(?:万|亿)?(?:元|人)(?:及)?以上|\d+人以上(?=(?:的)?(?:企业|单位|规模))|\d+岁(?:及)?以上"


r"|(?:with|employing|of) (?:more than|fewer than|less than|at least|over|under|up to) \d+ (?:em"
r"ployees|staff|workers)|aged (?:\d+|between)\S* ?(?:(?:to|and|-) ?\d+)?(?: (?:and|"
r"or) (?:over|older|above|more))?"


rf"|\d+后|[“\"][{_CN}]+(?:小龙|虎|强|有|新|化|高|最|个一|来一补|大)[^”\"]{{0,6}}[”\"]|[{_CN}]小龙|"
r"三来一补|退二进三|一带一路|[一二三]线城市|新一线|三位一体|\d+G\b|[45]A级?|第[一二三]产业|"
r"[一二三]产|三次产业|三农|三甲|一体化|一流|一批|一方面|另一方面|一直|一般|一定|一些|"
r"一个|一种|一项|一次|一起|一样|一旦|一边|进一步|(?<!分)之一|统一|唯一|一线|一举|"
r"一座|一把|一面|一家(?!独)|一件|一句|一部|万一|千万(?![元人美吨家户千平])|百分(?!之|"
r"点)|十分(?!之|位)|万物|万科|万达|万华|三一|千里|百年|百姓|百货|百度|亿级|万家灯火|"
r"成千上万|(?<![人总次个家件户辆指倍分员口])数[十百千万亿]+|几[十百千万亿]+|上[百千万亿]+|"
r"[百千万亿]亿级|千亿级|百亿级|万亿级|(?:千|百|万)亿(?=元?(?:级|产业|俱乐部|城市|"
r"集群|规模以上))|“?万亿(?:元)?(?:GDP)?(?:城市|俱乐部|之城)|“万亿”"
)  # fmt: skip
_MODEL_BEFORE = re.compile(r"[A-Za-z][-–]?$|[A-Za-z]-$")
_DETERMINED = re.compile(
    (
        r"\b(?:the|these|those|both|all|its|their|our|other|first|last|next|past|top|bottom|"
        r"remaining)(?: \w+)? $"
    ),
    re.IGNORECASE,
)
_NOUNLESS = re.compile(
    r"^个?(?:方面|字|问题|小时|维度|角度|阶段|步骤|部分|例子|原因|层面|月|点(?!位)|词|"
    r"人的|关键|特点|优势|工作日|版|阶|台阶|重点|核心|百分|多月|季度|城市(?!更新)|国家(?!级|"
    r"重点|高新|认定)|省份|省|地区|区县|市区|市(?!级|场)|县)"
)
_HALF_BEFORE = re.compile(
    (
        r"(?:占|达|约|近|超|超过|逾|不足|不到|有|仅|为|降至|全市|全省|nearly |almost |about |"
        r"over |than |around |least |roughly |under |below |by |to )$"
    ),
    re.IGNORECASE,
)
_NOT_COUNTED_AFTER = re.compile(
    r"^(?:[本该此同这那]|以上的?(?:企业|人才)|届|次(?:会议|全会|产业|大会|世界大战|修订|提|强调|工业))"
)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a sentence; offsets count the paragraph's working text.

    Attributes
    ----------
    start, end : int
        Where the number with its currency sign and unit stands.
    before : int
        Where its qualifier starts ("超过", "nearly"), or ``start``.
    scanned : Scanned
        What it says.
    qualifier : str or None
        Of words before or behind it.
    form : str
        ``"quantity"``, ``"rank"``, ``"times"``, ``"share"`` (of a list such as 3.2:47.3:49.5) or
        ``"bare"`` (no unit).
    """

    start: int
    end: int
    before: int
    scanned: Scanned
    qualifier: str | None = None
    form: str = "quantity"


def _masked(text: str, start: int, end: int, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [*times, *(found.span() for found in _MASK.finditer(text, start, end))]


def _qualifier(text: str, sentence: int, start: int) -> tuple[int, str | None]:
    """Find the qualifier that ends where the number starts."""
    window = max(sentence, start - 26)
    best: tuple[int, str | None] = (start, None)
    for found in _QUALIFIER.finditer(text, window, start):
        gap = text[found.end() : start]
        if re.fullmatch(rf" ?{_QUALIFIER_TAIL} ?", gap, re.IGNORECASE) and _whole(text, found):
            name = qualifiers_before()[int((found.lastgroup or "q0")[1:])][1]
            if best[1] is None:
                best = (found.start(), name)
    return best


def _whole(text: str, found: re.Match[str]) -> bool:
    """Tell whether a qualifier is a whole word, and not the tail of another."""
    word = found.group()
    if word[0].isascii() and word[0].isalpha():
        return not (found.start() and text[found.start() - 1].isalpha()) and text[
            found.end() : found.end() + 1
        ] in ("", " ", "-")
    before = text[max(0, found.start() - 1) : found.start()]
    return (
        not (word == "近" and before in "最将附接临")
        and not (word == "约" and before in "节合制预纽")
        and not (word in ("超", "破") and before in "赶打")
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
    for found in _RANK_AFTER.finditer(text, start, end):
        mentions.append(_ranked(found.start("n"), found.end(), Decimal(found.group("n"))))
    for found in _RANK_MOVED.finditer(text, start, end):
        mentions.append(_ranked(found.start("n"), found.end(), Decimal(found.group("n"))))
    for pattern in (_RANK_EN, _NUMBER_EN):
        for found in pattern.finditer(text, start, end):
            group = next(g for g in ("n", "m") if g in found.groupdict() and found.group(g))
            word = found.group(group).lower()
            value = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
            if _is_rank_en(text, found, group):
                mentions.append(_ranked(found.start(group), found.end(group), Decimal(value)))
    return mentions


def _is_rank_en(text: str, found: re.Match[str], group: str) -> bool:
    head, after = found.group().lower(), text[found.end(group) : found.end(group) + 40]
    if head.startswith(("rank", "place", "came", "comes", "finish", "stand", "stood", "no.")):
        return True
    return bool(
        re.match(
            (
                r"[- ](?:highest|largest|biggest|lowest|most|best|fastest|strongest|densest|in (?:the (?:world|"
                r"country|nation|region|EU|ranking)|[A-Z]))"
            ),
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
        group = found.groupdict()
        turns = {"一": 2, "两": 4, "二": 4, "三": 8}.get(group["cn"] or group["cn2"] or "", 2)
        word = (group["en"] or group["tw"] or "").lower()
        value = {"t": 3, "q": 4}.get(word[:1], turns) if word and not word.startswith("tw") else turns
        mentions.append(_multiple(text, start, found, Decimal(value)))
    for found in _ONE_IN.finditer(text, start, end):
        numeral = (
            parse_english(found.group("n"))
            if not found.group("n").isdigit()
            else parse_numeral(found.group("n"))
        )
        if numeral and numeral.value > 1:
            share = 100 / numeral.value
            before, qualifier = _qualifier(text, start, found.start())
            scanned = Scanned(found.start(), found.end(), share, share / 10, "%", words=True)
            mentions.append(NumberMention(found.start(), found.end(), before, scanned, qualifier))
    return mentions


def _multiple(text: str, sentence: int, found: re.Match[str], value: Decimal) -> NumberMention:
    before, qualifier = _qualifier(text, sentence, found.start())
    scanned = Scanned(found.start(), found.end(), value, Decimal("0.2"), "times", words=True)
    return NumberMention(found.start(), found.end(), before, scanned, qualifier, "times")


def _special(text: str, start: int, end: int) -> list[NumberMention]:
    """Find what the general scan would misread: ranks, doublings, ratios, bare magnitudes."""
    mentions = _rank(text, start, end) + _times(text, start, end)
    for found in _TRIPLE.finditer(text, start, end):
        if 99 <= sum(float(found.group(i)) for i in (1, 2, 3)) <= 101:
            for i in (1, 2, 3):
                numeral = parse_numeral(found.group(i))
                if numeral:
                    scanned = Scanned(*found.span(i), numeral.value, numeral.step, "%")
                    mentions.append(NumberMention(*found.span(i), found.start(i), scanned, None, "share"))
    for found in _SHARED.finditer(text, start, end):
        whole = scan_quantity(found.group("n") + found.group("u"), 0)
        if whole is not None:
            before, qualifier = _qualifier(text, start, found.start())
            scanned = replace(whole, start=found.start(), end=found.end("n"))
            mentions.append(NumberMention(found.start(), found.end("n"), before, scanned, qualifier))
    for found in _ISSUED.finditer(text, start, end):
        if numeral := parse_numeral(found.group("n")):
            scanned = Scanned(found.start("n"), found.end(), numeral.value, numeral.step, "count")
            mentions.append(NumberMention(found.start("n"), found.end(), found.start("n"), scanned))
    for found in _BARE_MAGNITUDE.finditer(text, start, end):
        numeral = parse_numeral("1" + found.group("n")) if found.group("n")[0] not in "十百千" else None
        if numeral:
            unit = {"元": "CNY", "美元": "USD", "人": "persons", "吨": "t"}.get(
                found.group("u") or "", "count" if found.group("u") else None
            )
            qualifier = "over" if found.group()[0] not in "达" else None
            scanned = Scanned(found.start("n"), found.end(), numeral.value, numeral.step, unit, numeral.value)
            mentions.append(NumberMention(found.start("n"), found.end(), found.start(), scanned, qualifier))
    return mentions


def _accept(text: str, sentence: int, end: int, scanned: Scanned) -> bool:
    """Tell whether a scanned number can be a claim."""
    before, after = (
        text[max(sentence, scanned.start - 12) : scanned.start],
        text[scanned.end : min(end, scanned.end + 12)],
    )
    first = text[scanned.start]
    if first.isdigit() and (
        _MODEL_BEFORE.search(before) and not re.search(r"(?:GDP|CPI|FDI|PCT|RMB|R&D)$", before)
    ):
        return False
    if scanned.unit in _UNITS_OF_TIME:
        return _is_duration(before, after, scanned)
    if scanned.unit in _LENGTHS and not re.search(
        r"里程|长|线|网|铁|路|地铁|metro|rail|line|network|track|long|road", before + after
    ):
        return False
    if (
        text[scanned.end - 1] == "成"
        and re.match(r"为", after)
        and not re.search(r"(?:超过?|逾|近|约|达|有|占|过)$", before)
    ):
        return False
    if scanned.unit == "nm" or re.match(r"[℃°斤]|度(?!电)", after):
        return False
    if text[scanned.start : scanned.end].lower().startswith(("half", "一半", "半数")):
        return _is_half(before, after) or "占" in before
    if first in _CN or (scanned.words and first.isascii() and first.isalpha()):
        return _accept_words(before, after, scanned, text)
    return _accept_digits(before, after, scanned, text)


def _is_half(before: str, after: str) -> bool:
    return bool(_HALF_BEFORE.search(before)) or bool(re.match(r"以上|左右|来自| of\b| the\b", after))


def _is_duration(before: str, after: str, scanned: Scanned) -> bool:
    """A duration is a claim only as something achieved: "在13个月能够", "缩短到20天", "预期寿命达82岁"."""
    if re.search(r"寿命|平均年龄|life expectancy", before):
        return True
    if scanned.unit == "months" and re.search(
        r"(?:在|用|仅|只|缩短(?:至|到|为)?|仅用|耗时|历时|only |just |within )$", before
    ):
        return not re.match(r"[^,。]{0,4}(?:前|后|以来|内将)", after)
    return bool(
        re.search(r"(?:优良|审批|办理|缩短(?:至|到|为)|仅用|仅需)[^,。]{0,6}$", before)
    ) and scanned.unit in {"days", "hours", "months"}


def _accept_words(before: str, after: str, scanned: Scanned, text: str) -> bool:
    """Numbers in characters or words: those with a unit of measure, or counts of three and more."""
    if re.match(r"[百千万亿兆]+(?![一二三四五六七八九]|分之)", text[scanned.start : scanned.end]):
        return False
    if scanned.unit in {"%", "pp", "‰", "times"} or scanned.scale >= 10_000:
        return not (
            scanned.unit == "times"
            and scanned.value <= 1
            and not re.search(r"(?:是|为|约|高出?|多|近)[^,。;]{0,8}$", before)
        ) and not re.search(r"第$", before)
    if re.search(r"第$", before) or _NOUNLESS.match(
        text[scanned.end - 1 :] if scanned.unit == "count" else after
    ):
        return False
    if text[scanned.start].isascii():
        return not _DETERMINED.search(before) or scanned.value >= 100
    if scanned.unit is None:
        return False
    if scanned.value >= 20:
        return not _NOT_COUNTED_AFTER.match(after)
    if text[scanned.end - 1] == "次":
        return scanned.value >= 2 and bool(re.match(r"迭代|升级|突破|发射|飞行", after))
    return (
        scanned.value >= 2
        and scanned.unit in {"count", "persons"}
        and text[scanned.end - 1] in "家所名人项件座"
        and scanned.value >= 3
    )


def _accept_digits(before: str, after: str, scanned: Scanned, text: str) -> bool:
    if re.search(r"(?:第|:|/|[#@＃])$", before) or re.match(r":\d", after):
        return False
    if (
        scanned.unit in {"count", "persons"}
        and _NOUNLESS.match(text[scanned.end - 1 : scanned.end + 6])
        and scanned.value < 100
    ):
        return False
    if scanned.unit is None and scanned.scale == 1:
        digits = re.sub(r"\D", "", text[scanned.start : scanned.end])
        return len(digits) < 9 and not re.match(r"[A-Za-z]", after) and not re.search(r"前$", before)
    if scanned.unit == "points" and re.match(r"[钟]", after):
        return False
    if scanned.unit in {"count", "persons"} and re.search(
        r"\b(?:the|these|those|both|its|their|other|top) $", before, re.IGNORECASE
    ):
        return scanned.value >= 100
    return not re.search(r"前$", before) or (scanned.unit in {"%", "CNY"} and not after.startswith("的"))


def _is_year_like(scanned: Scanned, text: str) -> bool:
    return (
        scanned.unit in (None, "years")
        and scanned.scale == 1
        and 1800 <= scanned.value <= 2100
        and bool(re.fullmatch(r"\d{4}", text[scanned.start : scanned.start + 4]))
        and "," not in text[scanned.start : scanned.end]
    )


def _form(scanned: Scanned) -> str:
    if scanned.unit == "times":
        return "times"
    return "bare" if scanned.unit is None and scanned.scale == 1 else "quantity"


def _joined_range(text: str, scanned: Scanned) -> bool:
    """Tell "from 3 to 5" from the range "3 to 5"."""
    dash = text[scanned.start : scanned.end]
    before = text[max(0, scanned.start - 24) : scanned.start].lower()
    word = re.search(r"\d\D{0,14}(到|至|\bto\b)", dash)
    return not (
        word and re.search(r"(?:from|rose|fell|grew|up|down|increased|从|由|自)[^,。;]{0,12}$", before)
    )


def find_numbers(text: str, start: int, end: int, times: list[tuple[int, int]]) -> list[NumberMention]:
    """Find the numbers of a sentence that could be claims.

    Parameters
    ----------
    text : str
        Working text of the paragraph.
    start, end : int
        The sentence.
    times : list of (int, int)
        Spans of dates and years, in which no number is looked for.

    Returns
    -------
    list of NumberMention
        From left to right, without overlap; those of form "bare" still need a noun beside them.
    """
    mentions = _special(text, start, end)
    masked = _masked(text, start, end, times) + [(m.start, m.end) for m in mentions]
    position = start
    while found := _START.search(text, position, end):
        at = found.start()
        cover = next((b for a, b in masked if a <= at < b), None)
        if cover is not None:
            position = cover
            continue
        scanned = scan_quantity(text, at)
        if scanned is not None and scanned.high is not None and not _joined_range(text, scanned):
            scanned = scan_quantity(text, at, ranges=False)
        if scanned is None or scanned.end > end or any(a < scanned.end and at < b for a, b in masked):
            position = _next(text, at)
            continue
        if not _is_year_like(scanned, text) and _accept(text, start, end, scanned):
            before, qualifier = _qualifier(text, start, at)
            signed = (
                replace(scanned, value=-scanned.value, start=at - 1)
                if _negative(text, at, start)
                else scanned
            )
            mentions.append(
                NumberMention(at, scanned.end, before, signed, qualifier or scanned.qualifier, _form(scanned))
            )
        position = max(scanned.end, at + 1)
    return sorted(mentions, key=lambda m: m.start)


def _next(text: str, at: int) -> int:
    """Step over the digits of a number that is none."""
    found = re.compile(r"[\d.,]+|.").match(text, at)
    return found.end() if found else at + 1


def _negative(text: str, at: int, start: int) -> bool:
    if at - 1 < start or text[at - 1] not in "-负":
        return False
    return at - 2 < start or not (text[at - 2].isalnum() and text[at - 1] == "-")
