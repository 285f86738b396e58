"""Which scanned numbers can be claims, and which are names, dates, ages or size classes."""

from __future__ import annotations

import re

from poliscope.data.articles.numbers.counted import DONE_ZH
from poliscope.data.articles.numbers.groups import defines_group
from poliscope.data.articles.numbers.lengths import is_size
from poliscope.data.articles.numbers.often import is_how_often, is_readership
from poliscope.data.articles.numbers.passing import is_achieved_time, is_threshold, is_whole_of_part
from poliscope.data.articles.numbers.records import CHINESE_DIGITS
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.scanning import Scanned

__all__ = ["accepts", "is_year"]

_UNITS_OF_TIME = {"years", "months", "weeks", "days", "hours", "minutes", "years of age"}

_MODEL_BEFORE = re.compile(r"[A-Za-z][-–]?$|[A-Za-z]-$")

_DETERMINED = re.compile(
    (
        r"\b(?:the|these|those|both|all|its|their|our|other|first|last|next|past|top|bottom|"
        r"remaining)(?: \w+)? $"
    ),
    re.IGNORECASE,
)

#: "is home to the only two unicorns": it has two.
_HAS_THE_ONLY = re.compile(r"\b(?:home to|has|have|had|with|of|hosts?|claims?|boasts?|houses?) the only $")
_NOUNLESS = re.compile(
    r"^[个座]?(?:方面|字|问题|小时|维度|角度|阶段|步骤|部分|例子|原因|层面|月|点(?!位)|词|"
    r"人的|关键|特点|优势|工作日|版|阶|台阶|重点|核心|百分|多月|季度|城市(?!更新)|国家(?!级|"
    r"重点|高新|认定|[A45])|省份|省(?!级|重点|市|定|内|部|属)|地区|区县|市区|市(?!级|场|政|民)|县(?!级|"
    r"域|道))"
)

_HALF_BEFORE = re.compile(
    (
        r"(?:(?:掉|跌|降|减少?|少|砍|下滑|下降|萎缩|缩水|流失)了?|其中|占|达|约|近|超|超过|逾|不足|"
        r"不到|有|仅|为|降至|[不仅][到及是足][^,。;]{1,6}的|"
        r"(?:是|有|为|到|于)[^,。;]{1,16}的|全[市省国县区球]的?|不过|nearly |almost |about |"
        r"over |than |around |least |roughly |under |below |by |to |barely |only |just |exactly |"
        r"scarcely |is |was |lost |losing |loses |shed )$"
    ),
    re.IGNORECASE,
)

_NOT_COUNTED_AFTER = re.compile(
    r"^(?:[本该此同这那都均全皆]|以上的?(?:企业|人才)|届|次(?:会议|全会|产业|大会|世界大战|修订|提|强调|"
    r"工业))"
)

_SAMPLED = compile_from(
    r"FNRSacdefinp-t±我受抽样笔记调走采问访",
    r"(?:\b(?:panel|sample|survey(?:ed|s)?|interview(?:s|ed)?|polled|questioned|questionnaires?|"
    r"elasticit(?:y|ies)|coefficients?|scale|index base)(?: (?:of|with|some|about|more|than|over|"
    r"nearly|was|is)){0,3} ?$|"
    r"\b(?:[nNtFRr]2?|p|s\.e\.?|SE|se) ?[<=>≤≥]? ?$|±$)|(?:样本|问卷|受访|调查了|采访了|走访了|访问了?|"
    r"抽样|抽取(?!量|地下水|水)了?|调查登记|"
    r"(?:我们?|笔者|记者)[^,。;\d]{0,6}(?:问|跑|聊|逛|见|参观|探访|拜访|联系)了)[^,。;]{0,8}$|"
    r"\b(?:data|files|registers|answers|replies|responses) (?:from|on|for|of) (?:some |about |more than |"
    r"over )?$",
)
_THRESHOLD = re.compile(
    r"\b(?:spen[dt]s?|spending|pay(?:s|ing)?|earn(?:s|ed|ing)?) (?:above|over|more than|less than|at least|"
    r"below) $"
)
_SHARE_PRICE = compile_from(
    r"cpst发开恒成报收昨每目股",
    r"(?:股价|收报|恒生指数|恒指|昨收|成交(?=[\d,.]*亿)|\bclosed? (?:at|up|down)|target price|"
    r"trad(?:ed|ing) at|目标价|每股|发行价|报收|开盘|股息|share price|per share|"
    r"shares (?:closed|fell|rose|jumped))[^。;]{0,22}$|"
    r"(?<!市值)(?<!市值昨天)(?<!市值昨日)收盘价?[^,。;]{0,16}$",
    re.IGNORECASE,
)

_DEGREES = re.compile(r"[℃°]|(?<![万亿])斤|摄氏度|度(?!电)| degrees?\b")
_LABELLED = re.compile(r"(?:第|:|/|[#@＃])$")


def accepts(text: str, sentence: int, end: int, scanned: Scanned) -> bool:
    """Tell whether a scanned number can be a claim."""
    before, after = (
        text[max(sentence, scanned.start - 12) : scanned.start],
        text[scanned.end : min(end, scanned.end + 12)],
    )
    first = text[scanned.start]
    head = text[max(sentence, scanned.start - 26) : scanned.start]
    threshold = is_threshold(text, sentence, scanned.start, scanned.end)
    threshold = threshold or _is_base(text, scanned, head, after)
    threshold = threshold or defines_group(text, sentence, scanned.start, scanned.end)
    if (
        threshold
        or _is_compound(scanned, after)
        or _is_no_statistic(head)
        or (after[:1] == "字" and after[1:2] != "节")
    ):
        return False
    if is_readership(text, sentence, scanned) or (
        scanned.unit == "times" and is_how_often(text, scanned, head, after)
    ):
        return False
    if first.isdigit() and (
        _MODEL_BEFORE.search(before) and not re.search(r"(?:GDP|CPI|FDI|PCT|RMB|R&D)$", before)
    ):
        return False
    if scanned.unit in _UNITS_OF_TIME:
        return _is_duration(
            text[max(sentence, scanned.start - 110) : scanned.start], before, after, scanned
        ) or is_achieved_time(text, sentence, scanned.start, scanned.end)
    if is_size(text, sentence, end, scanned):
        return False
    if (
        text[scanned.end - 1] == "成"
        and re.match(r"为", after)
        and not re.search(r"(?:超过?|逾|近|约|达|有|占|过)$", before)
    ):
        return False
    if scanned.unit == "nm" or _DEGREES.match(after):
        return False
    if text[scanned.start : scanned.end].lower().startswith(("half", "一半", "半数")):
        behind = text[scanned.start + (4 if first in "hH" else 2) : scanned.end] + after
        return _is_half(before, behind) or "占" in before
    if first in CHINESE_DIGITS or (scanned.words and first.isascii() and first.isalpha()):
        return _accept_words(before, after, scanned, text)
    return _accept_digits(before, after, scanned, text)


#: "a 250,000-square-foot hall", "a 12-storey block": the size of a thing.
_COMPOUND = re.compile(r"-[a-z]{2}")
_SAMPLE = re.compile(r"(?:人口)?抽样|[座个]?样本")


def _is_compound(scanned: Scanned, after: str) -> bool:
    """Tell a size before a noun, and a sample: 1%人口抽样调查, 57座样本城市."""
    if scanned.unit is None and _COMPOUND.match(after) is not None:
        return True
    return scanned.unit in {"%", "count", None} and _SAMPLE.match(after) is not None


#: "15.3 for every 10,000 residents": what a figure is of.
_BASE = re.compile(r"\d (?:for|per|to|in|out of) (?:every |each )$")

#: How many points there may be at the most.
_BEST = frozenset([5, 7, 10, 20, 50, 100, 1000])


def _is_base(text: str, scanned: Scanned, head: str, after: str) -> bool:
    """Tell what a figure is of, and "one of Asia's biggest", which counts nothing."""
    if text[scanned.start].isdigit():
        best = scanned.value in _BEST and _OUT_OF.search(head) is not None
        return best or _BASE.search(head) is not None
    return text[scanned.start : scanned.end].lower() == "one" and after.startswith(" of ")


#: A sign of each of the three before; most heads are told by one look.
_NONE_CHARACTERS = frozenset("股收恒昨成目发报开样问受调采走抽±=<>≤≥")
# fmt: off
_NONE_WORDS = (
    "panel", "sampl", "survey", "interview", "poll", "question", "elastic", "coeff", "scale", "index",
    "data ", "files ", "registers ", "answers ", "replies ", "responses ", "clos", "price", "trad",
    "share", "spen", "pay", "earn",
)
# fmt: on
_STATISTIC_BEFORE = re.compile(r"\b(?:[ntfr]2?|p|s\.e\.?|se) ?$", re.IGNORECASE)


def _may_be_none(head: str) -> bool:
    return (
        not _NONE_CHARACTERS.isdisjoint(head)
        or holds(head.lower(), _NONE_WORDS)
        or _STATISTIC_BEFORE.search(head, max(0, len(head) - 8)) is not None
    )


def _is_no_statistic(head: str) -> bool:
    """Tell the size of a sample, a threshold or a share price by the words before a number."""
    return _may_be_none(head) and bool(
        _THRESHOLD.search(head) or _SAMPLED.search(head) or _SHARE_PRICE.search(head)
    )


def _is_half(before: str, after: str) -> bool:
    if re.match(r" (?:an?|way|time|hour|dozen|as|day|term|finished|done|full|empty)\b", after):
        beside = before.endswith((", ", ", only ", ", just ", ", barely ", ", about "))
        return bool(re.match(r" as\b", after)) and (beside or bool(_HALF_BEFORE.search(before)))
    return bool(_HALF_BEFORE.search(before)) or bool(
        re.match(r"以上|左右|来自| of\b| the\b| that\b| its\b| their\b", after)
    )


#: "Life expectancy in Leeds rose from 78.1 years to 79.3 years".
_AGE = re.compile(
    r"\b(?:life expectancy|(?:median|average|mean) age|expect(?:s|ed)? to live|live(?:s|"
    r"d)? (?:on average|to)|die(?:s|d)? at)\b[^;]*$|(?:预期寿命|平均年龄|人均寿命|"
    r"中位年龄)[^。;]*$",
    re.IGNORECASE,
)

#: "two hours by road", "wait six days on average", 25分钟直达.
_LIVES = re.compile(r"\b(?:[Mm][ae]n|[Ww]om[ae]n|[Pp]eople|[Rr]esidents) (?:in|of) [^.;]{2,24} lived? $")
_USUALLY = re.compile(
    r" (?:by (?:road|train|rail|car|bus|boat|ferry|air|plane|sea)\b|on average\b|by high|each way\b|"
    r"one way\b)|"
    r"(?:钟)?(?:就|便|即|可|就能|就可)?(?:直达|通达|直抵|可达|到达|抵达)"
)

#: "Patients in Leeds wait 18 weeks", "an ambulance reaches them in nine minutes".
_WAITS = re.compile(
    r"\b(?:wait(?:s|ed)?|queue[sd]?)(?: now)?(?: for)?(?: an average of| on average| a median of)?"
    r"(?: about| some| nearly| almost| around)* $|"
    r"\bon the market for(?: an average of| about)* $|"
    r"\b[Ww]aits?\b[^.;\d]{0,40} (?:is|are|was|were|at|reached|to|of|averages?|averaged)(?: now| about|"
    r" some)* $|"
    r"\b(?:[Aa]mbulances?|[Ff]ire (?:crews|engines)|[Pp]aramedics)\b[^.;]{0,50} (?:in|within|"
    r"after)(?: about| some| "
    r"just| under)* $"
)

_IN_TRAFFIC = re.compile(r" (?:(?:stuck )?in (?:traf|cong|jams|rush)|to (?:cong|traf|jams))")
#: "平均能活到86.5岁", "看病平均排队2.5小时", "每周工作44小时", "空气质量达标天数290天".
_LASTS_ZH = re.compile(
    r"(?:(?:人均|平均|女性|男性|居民|市民)[^,。;\d]{0,8}活到?|(?:轮候|等候|排队|要等|得等|等待)[^,。;\d]{0,4}|"
    r"(?:每周|一周|每星期|平均每天|人均)[^,。;\d]{0,6}(?:工作|上班|工时)|(?:空气|蓝天)[^,。;\d]{0,6}达标(?:天数)?|"
    r"(?:停电|断电|停水|停工)[^,。;\d]{0,4}|"
    r"优良(?:天数)?\d+天[^。;\d]{0,14}(?:增加|减少|多|少)|通勤[^,。;\d]{0,6}[花要需])(?:到|长达|达到?|有|了|约|近|超过?|只有|为|高达|将近|大约|平均)*$"
)
_EARNED = re.compile(r"(?:能|可以|可)?(?:挣|赚)")


def _is_spent(head: str, after: str, scanned: Scanned) -> bool:
    """Tell how long people wait, live or sit in traffic."""
    if scanned.unit == "years" and after.startswith(" on average") and _LIVES.search(head):
        return True
    if scanned.unit == "hours" and _IN_TRAFFIC.match(after):
        return True
    return scanned.unit != "years of age" and _WAITS.search(head) is not None


def _is_duration(head: str, before: str, after: str, scanned: Scanned) -> bool:
    """Tell a duration that was achieved, the only one that is a claim: "缩短到20天"."""
    if _EARNED.match(after):
        return False
    if scanned.unit in _UNITS_OF_TIME and _LASTS_ZH.search(head[-24:]):
        return True
    if (scanned.unit == "years" and _AGE.search(head)) or (
        scanned.unit == "hours" and scanned.scale >= 10_000
    ):
        return True  # 2666万小时 are a sum of all
    if _is_spent(head, after, scanned):
        return True
    if re.search(r"寿命|平均年龄|受教育年限|life expectancy", before) or re.match(
        r" ?(?:of experience|to build)", after
    ):
        return bool(re.search(r"寿命|平均年龄|受教育年限|life expectancy", before))
    if scanned.unit in {"minutes", "hours", "days"} and re.search(
        r"\b(?:took|takes?|lasts?|averag(?:es?|ed)|cut to|down to|falls? to|fell to)(?: an?| about| only| "
        r"just| some| nearly| over)* $"
        r"|(?:用时|耗时|仅需|只需|缩短(?:至|到|为)|压缩(?:至|到|为)|平均(?:通勤)?(?:时间)?(?:为|约)?)约?$",
        before,
    ):
        return True
    if scanned.unit in {"minutes", "hours", "days", "weeks", "months"} and _USUALLY.match(after):
        return True
    if scanned.unit == "months" and re.search(
        r"(?:在|用|仅|只|缩短(?:至|到|为)?|仅用|耗时|历时|only |just |within )$", before
    ):
        return not re.match(r"[^,。]{0,4}(?:前|后|以来|内将)", after)
    return bool(
        re.search(
            r"(?:优良|重污染天[气数]|高温|酷热|住院日|通关时间|在港|周期|停留|逗留|停留时间|"
            r"轮候时间|等候时间|通勤时[间长]|"
            r"审批|办理|缩短(?:至|到|为)|仅用|仅需|只用|只花|用了|花了|只需)[^,。]{0,6}$",
            before,
        )
    ) and scanned.unit in {"days", "hours", "months"}


_NAMED_ONLY = re.compile(r"(?:都|均|全都|皆)(?:是|为|居|在)")


def _is_first_few(before: str, after: str) -> bool:
    """Tell 首三座大楼可出租面积, which only says of which buildings the figure is."""
    done = re.match(r"[^,。;\d]{0,5}(?:已|均|都|陆续|将|全部)", after)
    return before.endswith(("首", "头")) and done is None


_STATED_ZH = re.compile(rf"(?:{DONE_ZH}|[只仅另还]有|其中(?:有)?)(?:了|过|的)?(?:近|约|超过?|逾|共|累计)?$")

#: Of one of these something is told.
_BASES = frozenset(["mu", "t", "m2", "kWh", "kg", "ping", "sq ft", "L", "m3"])


def _accept_words(before: str, after: str, scanned: Scanned, text: str) -> bool:
    """Numbers in characters or words: those with a unit of measure, or counts of three and more."""
    if re.match(r"[百千万亿兆]+(?![一二三四五六七八九]|分之)", text[scanned.start : scanned.end]):
        return False
    if scanned.unit in {"%", "pp", "‰", "times"} or scanned.scale >= 10_000:
        return not (
            scanned.unit == "times"
            and scanned.value <= 1
            and not re.search(r"(?:是|为|约|高出?|多|近|差|贵|[增涨长翻加大]了?)[^,。;]{0,8}$", before)
        ) and not re.search(r"第$", before)
    if re.search(r"第$", before) or _NOUNLESS.match(
        text[scanned.end - 1 : scanned.end + 8] if scanned.unit == "count" else after
    ):
        return False
    if text[scanned.start].isascii():
        return (
            not _DETERMINED.search(before)
            or _HAS_THE_ONLY.search(text[max(0, scanned.start - 30) : scanned.start]) is not None
            or scanned.value >= 100
            or is_whole_of_part(text[max(0, scanned.start - 40) : scanned.start])
        )
    if scanned.value == 1 and scanned.scale == 1 and scanned.unit in _BASES:
        return False  # 一亩年收入6万元, 一度电省三毛
    if scanned.unit is None or _NAMED_ONLY.match(after) or _is_first_few(before, after):
        return False
    if scanned.value >= 20 or scanned.unit in {"km2", "mu", "t", "m2", "kWh"}:
        return not _NOT_COUNTED_AFTER.match(after)
    if text[scanned.end - 1] == "次":
        return scanned.value >= 2 and bool(re.match(r"迭代|升级|突破|发射|飞行", after))
    return scanned.unit in {"count", "persons"} and _is_small_count(before, after, scanned, text)


#: "只有两处是故意写错的": places of a text, and no sites.
_NO_SITES = re.compile("是|为|不|错|例外|改动|疏漏|出入")


def _is_small_count(before: str, after: str, scanned: Scanned, text: str) -> bool:
    """Tell a small count in characters from a phase, the first few, or what is only named."""
    if text[scanned.end - 1] == "期" and not before.endswith(("了", "共", "分", "完成", "规划")):
        return False
    if before.endswith("前") and text[scanned.end - 1] in "名位家个":
        return False
    if text[scanned.end - 1] == "处" and _NO_SITES.match(after):
        return False
    stated = _STATED_ZH.search(before)
    if text[scanned.end - 1] not in "家所名人项件座款条栋幢艘架间" and not (
        text[scanned.end - 1] in "个台辆支处期" and stated
    ):
        return False
    ends = re.match(r"[,。;、)]|$", after) and re.search(
        r"[\u4e00-\u9fff](?:有|达|共|仅|只有|获批)?$", before
    )
    return scanned.value >= 3 or (scanned.value == 2 and bool(ends or stated or before.endswith("有")))


#: "覆盖47个城市": how far something reaches.
_REACHES = re.compile(
    r"(?:覆盖|分布[在于]|涉及|辐射|遍布|涵盖|通达|远销|出口到|销往|来自|直达|\))(?:了|到|全国|全球|海外|"
    r"国内|近|约|超过?|逾)*$"
)

#: "The 31 unicorns of Stockholm": how many there are, not which.
_OF_A_PLACE = re.compile(r"(?: [a-z-]+){0,2} (?:of|in|around) (?:the )?(?:[A-Z]|city\b|region\b)")
#: "74.2 out of 100": the most that there could be.
_OUT_OF = re.compile(r"\d(?: points)? out of (?:a (?:possible|maximum) )?$")


def _accept_digits(before: str, after: str, scanned: Scanned, text: str) -> bool:
    if _LABELLED.search(before[-2:]) or (after[:1] == ":" and re.match(r":\d", after)):
        return False
    if (
        scanned.unit in {"count", "persons"}
        and _NOUNLESS.match(text[scanned.end - 1 : scanned.end + 6])
        and scanned.value < 100
        and not _REACHES.search(before)
    ):
        return False
    if scanned.unit is None and scanned.scale == 1:
        digits = re.sub(r"\D", "", text[scanned.start : scanned.end])
        return (
            len(digits) < (9 if scanned.high is None else 17)
            and not re.match(r"[A-Za-z]", after)
            and not before.endswith(("前", "前\n"))
        )
    if scanned.unit == "points" and re.match(r"[钟]", after):
        return False
    if scanned.unit in {"count", "persons"} and re.search(
        r"\b(?:the|these|those|both|its|their|other|top) $", before, re.IGNORECASE
    ):
        whole = is_whole_of_part(text[max(0, scanned.start - 40) : scanned.start])
        told = (
            before in {"The ", "Of the "} and scanned.value >= 20
        )  # "The 63 projects are expected to create jobs"
        return scanned.value >= 100 or whole or told or _OF_A_PLACE.match(after) is not None
    return not before.endswith(("前", "前\n")) or (
        scanned.unit in {"%", "CNY"} and not after.startswith("的")
    )


def is_year(scanned: Scanned, text: str) -> bool:
    """Tell a bare number that looks like a year."""
    return (
        scanned.unit in (None, "years")
        and scanned.scale == 1
        and 1800 <= scanned.value <= 2100
        and bool(re.fullmatch(r"\d{4}", text[scanned.start : scanned.start + 4]))
        and "," not in text[scanned.start : scanned.end]
    )
