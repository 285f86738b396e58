"""Find the numbers of a sentence that could be claims."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from poliscope.data.articles.numbers.acceptance import accepts, is_year
from poliscope.data.articles.numbers.counted import count_noun
from poliscope.data.articles.numbers.records import CHINESE_DIGITS, NumberMention, find_qualifier
from poliscope.data.articles.numbers.specials import find_specials
from poliscope.data.articles.numbers.worded import find_worded
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.scanning import Scanned, scan_quantity

__all__ = ["find_numbers"]

_EN_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|an eighth|a (?:half|third|quarter|"
    "fifth|sixth|seventh|ninth|tenth|hundred|thousand|million|billion|trillion|dozen)"
)

_CURRENCY = (
    r"(?:KSh|KES|NGN|GHS|EGP|PKR|BDT|LKR|KZT|UAH|ILS|NIS|QAR|KWD|CLP|COP|PEN|ARS|RON|BGN|ISK|MAD|"
    r"TND|ETB|RWF|Rwf|FRw|Frw|"
    r"UGX|TZS|GH[¢₵C]|[UT]Shs?|Kshs?|Php|S/\.?|Ft|Kč|zł) ?(?=\d)|[₦₪₫₴₸৳]|"
    r"(?:US|U\.S\.|NT|HK|NZ|AU|CA|N|S|A|C|R) ?\$|(?<![A-Za-z])US (?=\d[\d.,]* ?(?:bn|[a-z]+illion)\b)|"
    r"(?:M?(?:USD|EUR|GBP|SEK|NOK|DKK)|TWD|HKD|SGD|RMB|CNY|JPY|KRW|INR|"
    r"CHF|AUD|CAD|MXN|Mxn|PLN|CZK|HUF|TRY|ZAR|AED|SAR|THB|VND|IDR|MYR|PHP|NZD|"
    r"BRL) ?(?=[\d¥])|[$€£¥₩₹]|(?:新台币|台币|人民币|港币|美金)(?= ?[\d一二三四五六七八九])"
    r"|CN¥|JP¥|(?<![A-Za-z])[RPN](?=\d[\d.,]* ?(?:bn|[bmtr]+illion|m)\b)|(?<![A-Za-z])P(?=\d{1,3},\d{3})"
    r"|(?<![A-Za-z])(?:Rs\.?|Dhs?\.?|Rp|RM|Tk\.?|Shs?\.?) ?(?=\d)"
)

_START = compile_from(
    r"\d½¼¾⅓⅔$A-VZz£¥৳₦₩₪₫€₴₸₹〇一七万三两九二五人亿伍兆八六十千卅半叁台四壹廿拾捌新柒港玖百美肆贰超过近陆零",
    (
        r"(?<![A-Za-z\d.])[\d½¼¾⅓⅔]|(?<=[A-Za-z]{2})(?<![\d.])\d("
        rf"?=[\d,]*[.\d]*(?:[%万亿个]|人|家|件))|[{CHINESE_DIGITS}]|一半|半数|[超过]半|(?<![附最临靠])近半|"
        rf"(?:{_CURRENCY})(?= ?[\d一二三四五六七八九])|(?i:\b(?:{_EN_WORD})\b)"
    ),
    words="aefhnost",
)

#: What is no number to claim, in any script: addresses, telephone numbers, codes.
_MASK = compile_from(
    r"\d(+Ghw<",
    r"<[\w^]{1,12}(?:\.[A-Z]{1,3})?>|https?://[^\s()、,。;㐀-鿿]+|www\.[^\s()、,。;㐀-鿿]+|"
    r"\b\d{1,3}(?:\.(?:\d{1,3}|\*)){3}\b|"
    r"\+?\d{1,4}-\d{3,4}-\d{3,8}|1[3-9]\d{9}|"
    r"0\d{2,3}-\d{7,8}|\d{3}-\d{8}|\(\d{4}(?:\.(?:TW|HK|SH|SZ|US))?\)|\(\d{6}\)|\d+G\b|[45]A级?|G ?20|G ?7",
)
_MASK_LATIN = compile_from(
    r"\d(ACFLMNPSTVaehopqtw",
    r"\((?:[nN] ?= ?[\d,]+\)|[\d,]+ (?:replies|responses|respondents|interviews|answers)\b)|"
    r"\bVol(?:ume)?\.? [^;\d]{0,10}\d{0,3},? N[or]s?\.? ?\d+|"
    r"\b\d{1,2}[.:]?\d{2} ?(?:GMT|BST|UTC|CES?T|E[SD]T|hrs)\b|"
    r"\b(?:(?:a )?(?:quarter|half)(?: to|[- ]past) (?:\d{1,2}(?![\d,.]*\d)|one|two|three|four|five|"
    r"six|seven|eight|nine|"
    r"ten|eleven|"
    r"twelve)\b|(?:No|Nos|Tel|Fax|Page|Vol|Chapter|Section|Article|Figure|Fig|Table|Model|Phase|"
    r"Version|Tier|Level|Type)\.? ?\d+\b|(?:top|Top|TOP|Fortune(?: Global)?) ?(?:\d+|five|ten|three|twenty)|"
    r"\d+ ?(?:%|per ?cent) (?:confidence|CI\b)[^.;)]*|"
    r"per (?:\d[\d,.]*|thousand|million|hundred thousand)(?= (?:residents|people|inhabitants|"
    r"persons|population|"
    r"workers|employees|capita|square|sq))|S&P 500|"
    r"(?:with|employing|of) (?:more than|fewer than|less than|at least|over|under|up to) \d+ "
    r"(?:employees|staff|workers)|\(\d\d (?:to|-|–) \d\d\)|age[sd] (?:\d+|between)\S* ?(?:(?:to|and|"
    r"-) ?\d+)?(?: (?:and|"
    r"or) (?:over|older|above|more))?)",
)
_MASK_HAN = compile_from(
    r'\d",.“〇一七万三上两主之九二五产亿伍兆八六共几十千卅印叁双另员唯四回图壹年廿成投拾捌收数新柒每满玖百第统肆营表规贰跑进退重销附陆限零',
    r"(?:\d+|(?<!之)[一二三四五六七八九十百]+)强|(?<![\d.,])985(?![\d.,万亿家人元件])|211(?=工程|"
    r"大学|高校)|双一流|"
    r"(?:规模|年(?:主营业务)?(?:营业)?收入|年销售收入|主营业务收入|限额|员工)(?:在)?(?:[\d.]+|"
    rf"[{CHINESE_DIGITS}]+)(?:万|亿)?(?:元|人)(?:及)?以上|\d+(?:人以上(?=(?:的)?(?:企业|单位|规模))|"
    rf"岁(?:及)?以上|后|"
    r"件(?:大事|实事|民生实事|好事|小事)|[项个](?:三级|二级|一级|具体|细分|核心)?指标|[个大]维度|"
    r"个(?:地级市|样本|县域|城市|省份)的?(?:面板|样本|数据)|代(?=线|产品|机|半导体|面板))|"
    r"(?<![代发])[表图]\d{1,2}(?!\d)|附件\d{1,2}|满分(?:为|是)?\d+分?|跑[\d一零]次|"
    r"每\d+[台辆个人件部家](?=[^,。;]{0,14}(?:就|有|中))|重复\d+次|回归系数(?:为|是)?[\d.]+|"
    r"印数[\d,]+[册份本]|每[\d.]+[百千万亿]*(?:名|个)?(?:人口?|居民|户|常住人口|平方公里)|(?:产值|营收|"
    r"销售额?|收入|投资)(?:超过?|过|"
    r"达到?)[百千十\d]*[亿万]元?以?上?的(?=[\u4e00-\u9fff]{0,6}(?:企业|项目|公司|集群))|"
    r"(?<![\d.])\d类|\d{1,2}[时点]\d{1,2}分(?!钟)|\d+万?吨级(?=[㐀-鿿]{0,4}(?:船|轮|舶|驳|泊位|"
    r"码头))|[一两]套\d+(?:平方米|平米|平)|"
    r"(?:共 ?)?[\d,.]+ ?万?多?[条个次篇]? ?(?:回答|想法|"
    r"关注者|浏览|播放)|[\d.]+万?多?\+?个?(?:赞|粉丝|弹幕)|"
    r"[\d.,]+万?[多余]?人(?:参与讨论|参与|留言|评论|点赞|在看|浏览|看过|收藏|围观)|"
    r"[\d.]+万?多?[条个次篇](?:留言|评论|点赞|转发|回复|弹幕|推文)|\d+万?\+?(?:阅读|点赞|在看|人付费)|"
    rf"[“\"][{CHINESE_DIGITS}]+(?:小龙|虎|强|有|新|化|高|最|个一|来一补|大)[^”\"]{{0,6}}[”\"]|"
    rf"[{CHINESE_DIGITS}]小龙|"
    r"三(?:来一补|位一体|次产业|农|甲|一)|退二进三|新一线|第[一二三]产业|[一二三](?:线城市|产)|"
    r"(?<![十百千\d])一(?:带一路|体化|流|批|方面|直|般|定|些|个|种|项|次|起|样|旦|边|线|举|座|把|面|"
    r"家(?!独)|件|句|部)|"
    r"另一方面|进一步|(?<!分)之一|统一|唯一|"
    r"(?<![一二三四五六七八九十百千\d])万一(?![一二三四五六七八九十百千])|千万(?![元人美吨家户千平])|"
    r"百分(?!之|点)|"
    r"十分(?!之|位)|万(?:物|科|达|华|家灯火)|千里|百(?:年|姓|货|度)|亿级|成千上万|"
    r"(?<![人总次个家件户辆指倍分员口])数[十百千万亿]+|(?<![一二两三四五六七八九十])几[十百千万亿]+|"
    r"上[百千万亿]+|[百千万亿]亿级|"
    r"(?:千|百|万)亿(?=元?(?:级|产业|俱乐部|城市|集群|规模以上))|“?万亿(?:元)?(?:GDP)?(?:城市|俱乐部|"
    r"之城)|“万亿”",
)
_LATIN_LETTER, _HAN = re.compile(r"[A-Za-z]{2}"), re.compile(r"[\u4e00-\u9fff]")

#: Apart from the others: it may begin with any character, so it is looked for only beside an "@".
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w+")
_ADDRESS_OR_PHONE = re.compile(r"\d-\d")
_PHONE = re.compile(r"1[3-9]\d{9}")
_CODE = re.compile(r"\(\d{4}")
_INNER_PART = re.compile(r"\.[\d*]{1,3}\.")


def _plain_masks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find what ``_MASK`` masks; nearly all sentences have nothing of which it is made."""
    piece = text[start:end]
    if (
        holds(piece, ("://", "www.", "G", "4A", "5A", "<"))
        or _ADDRESS_OR_PHONE.search(piece)
        or _PHONE.search(piece)
        or _CODE.search(piece)
        or _INNER_PART.search(piece)
    ):
        return [found.span() for found in _MASK.finditer(text, start, end)]
    return []


def _masked(text: str, start: int, end: int, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans = [*times, *_plain_masks(text, start, end)]
    if _HAN.search(text, start, end):
        spans += [found.span() for found in _MASK_HAN.finditer(text, start, end)]
    if _LATIN_LETTER.search(text, start, end):
        spans += [found.span() for found in _MASK_LATIN.finditer(text, start, end)]
    if text.find("@", start, end) >= 0:
        spans += [found.span() for found in _ADDRESS.finditer(text, start, end)]
    return spans


def _form(scanned: Scanned) -> str:
    if scanned.unit == "times":
        return "times"
    return "bare" if scanned.unit is None and scanned.scale == 1 else "quantity"


def _joined_range(text: str, scanned: Scanned) -> bool:
    """Tell "from 3 to 5" from the range "3 to 5"."""
    dash = text[scanned.start : scanned.end]
    before = text[max(0, scanned.start - 24) : scanned.start].lower()
    word = re.search(r"\d\D{0,24}(到|至|\bto\b)", dash)
    if not word:
        return True
    by = scanned.high is not None and scanned.high >= 5 * scanned.value and _BY.search(before)
    return not (by or re.search(r"(?:from|rose|fell|grew|up|down|increased|从|由|自)[^,。;]{0,12}$", before))


#: "by 3.2 million tonnes to 81 million tonnes", 增加320万吨至8100万吨: by how much and to what, no range.
_BY = re.compile(
    r"(?:\b(?:by|(?:rise|increase|gain|fall|drop|decline|decrease) of)|增加|减少|增长|下降|提高|上升|净增|增)"
    r"(?:了|约|近| )*(?:about |some |nearly |over |just )?$"
)


def find_numbers(text: str, start: int, end: int, times: list[tuple[int, int]]) -> list[NumberMention]:
    """Find the numbers of a sentence that could be claims.

    Parameters
    ----------
    times : list of (int, int)
        Spans of dates and years, in which no number is looked for.

    Returns
    -------
    list of NumberMention
        From left to right, without overlap; those of form "bare" still need a noun beside them.
    """
    mentions = find_specials(text, start, end)
    mentions += find_worded(text, start, end, [(m.start, m.end) for m in mentions])
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
        if broken := _is_broken(text, scanned):
            position = broken
            continue
        if not is_year(scanned, text):
            scanned = _points(text, _with_seconds(text, count_noun(text, start, scanned, end)))
            scanned = _half_of_another(text, scanned)
        if not is_year(scanned, text) and accepts(text, start, end, scanned):
            before, qualifier = find_qualifier(text, start, at)
            signed = (
                replace(scanned, value=-scanned.value, start=at - 1)
                if _negative(text, at, start, scanned.unit)
                else scanned
            )
            mentions.append(
                NumberMention(at, scanned.end, before, signed, qualifier or scanned.qualifier, _form(scanned))
            )
        position = max(scanned.end, at + 1)
    supposed = _IF.search(text, start, end) if any(text.find(w, start, end) >= 0 for w in _IFS) else None
    if supposed is not None:
        mentions = [m for m in mentions if m.start < supposed.start()]
    return sorted(mentions, key=lambda m: m.start)


#: What follows is only supposed.
_IF = re.compile(r"\b[Ww]hat (?:would|might) happen\b[^.;]{0,24} if\b|\b[Ss]uppose\b|\b[Ii]magine\b|假设")
_IFS = (" happen", "uppose ", "magine ", "假设")

_SECONDS = re.compile(r"(?: and|,)? ?(\d{1,2}) ?(?:seconds?|秒)")


def _with_seconds(text: str, scanned: Scanned) -> Scanned:
    """Add the seconds of "28 minutes 10 seconds"."""
    if scanned.unit != "minutes":
        return scanned
    found = _SECONDS.match(text, scanned.end)
    if found is None:
        return scanned
    return replace(scanned, end=found.end(), value=scanned.value + Decimal(found.group(1)) / 60)


_SHARES = re.compile(r"%|per ?cent|\d ?pct?\b|\b(?:rate|share|unemployment)\b")

_POINTS_AFTER = re.compile(r" (?:below|above|under|over|short of|higher|lower|ahead|behind|more|less)\b")
_POINTS_BEFORE = re.compile(
    r"\b(?:dropped|fell|fallen|rose|risen|declined|increased|climbed|up|down|edged (?:up|down)) (?:by )?$"
)


def _points(text: str, scanned: Scanned) -> Scanned:
    """Read "six points below the average" as percentage points."""
    if (
        scanned.unit != "points"
        or not _SHARES.search(text[max(0, scanned.start - 140) : scanned.start])
        or not (
            _POINTS_AFTER.match(text, scanned.end)
            or _POINTS_BEFORE.search(text, max(0, scanned.start - 24), scanned.start)
        )
    ):
        return scanned
    return replace(scanned, unit="pp")


#: "half the population Oslo has", "half that of Lille": another's figure is the measure, no part of it.
_OF_ANOTHER = re.compile(
    r" (?:the (?:[a-z-]+ ){1,3}(?:that )?[A-Z]\w+ (?:has|had|have|does|do|did|gets|spends)\b|"
    r"the (?:size|rate|level|price|density) (?:of|in) [A-Z]|(?:of )?that (?:of|in) )"
)


def _half_of_another(text: str, scanned: Scanned) -> Scanned:
    if scanned.value != 50 or not scanned.words or not _OF_ANOTHER.match(text, scanned.end):
        return scanned
    return replace(scanned, value=Decimal("0.5"), step=Decimal("0.1"), unit="times")


#: "119,35 hotel rooms": digits are missing.
_BROKEN = re.compile(r"\d{1,3}(?:,\d{3})*,\d{1,2}(?=(?: [A-Za-z]+)?[ .,;)])")


def _is_broken(text: str, scanned: Scanned) -> int:
    """Tell where a number ends whose thousands are mangled, so that neither part is read; 0 for others."""
    if scanned.unit not in (None, "USD") or not text.startswith(",", scanned.end):
        return 0
    found = _BROKEN.match(text, scanned.start + text[scanned.start : scanned.end].rfind("$") + 1)
    return found.end() if found and found.end() > scanned.end else 0


_DIGITS_OR_ONE = re.compile(r"[\d.,]+|.")


def _next(text: str, at: int) -> int:
    """Step over the digits of a number that is none."""
    found = _DIGITS_OR_ONE.match(text, at)
    return found.end() if found else at + 1


#: 增速为-0.3%: behind Chinese words a hyphen is a minus where a rate follows.
_RATES = frozenset(["%", "pp", "‰"])


def _negative(text: str, at: int, start: int, unit: str | None) -> bool:
    if text.endswith("minus ", start, at):
        return True
    if at - 1 < start or text[at - 1] not in "-−–负":
        return False
    if text[at - 1] == "–":  # a dash between words has a blank behind it, one between numbers none before it
        return unit in _RATES and text[at - 2 : at - 1] in {" ", "("}
    if at - 2 < start or text[at - 1] == "负" or not text[at - 2].isalnum():
        return True
    return "\u4e00" <= text[at - 2] <= "\u9fff" and (unit in _RATES or text[at - 2] in "为是到至")
