"""What a column's header says: its words, its unit and scale, its year, and what stands below."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poliscope.data.quantities.units import match_prefix, match_unit

__all__ = [
    "Header",
    "heads_codes",
    "heads_items",
    "heads_places",
    "heads_quotes",
    "heads_ranks",
    "heads_serials",
    "heads_units",
    "heads_years",
    "join_headers",
    "read_header",
    "unit_of_words",
]

_POWERS = {
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "'000": 3,
    "000": 3,
    "1000": 3,
    "10000": 4,
    "k": 3,
    "bn": 9,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "m": 6,
    "tn": 12,
}
_MEASURE = re.compile(
    r"(?:(?:in|unit|单位|计量单位)\b ?[::]? ?)?(?P<cur>(?:US|NT|HK|S|A|C|R)?\$|[€£¥₩₹]|Rs\.?)? ?"
    r"(?P<code>(?:USD|EUR|GBP|RMB|CNY|HKD|TWD|NTD|JPY|SGD|INR|KRW|AUD|CAD|CHF|MYR|IDR|KES|PLN|SEK|NOK|"
    r"DKK|CZK|AED|SAR|MXN|BRL|ZAR|euros?|"
    r"dollars?|yuan)\b)? ?"
    r"(?P<power>千亿|百亿|百万|千万|万亿|亿|万|千(?!瓦|克|米)|thousands?|millions?|billions?|trillions?|"
    r"'000|10,?000|1,?000|bn|mn|mln|mio|tn|"
    r"[km](?=$| |/)|000s?)? ?(?:of )?(?P<rest>.*)",
    re.IGNORECASE,
)
_PER = re.compile(r" ?/ ?|(?:^| )per |每", re.IGNORECASE)
_PER_UNITS = (
    (r"(?:10,?000|万)", "10k"),
    (r"(?:1,?000|千)", "1k"),
    (r"(?:100,?000|十万)", "100k"),
    (r"(?:sq(?:uare)? ?m|m2|m²|平方米|平米|sqm)", "m2"),
    (r"(?:sq(?:uare)? ?km|km2|km²|平方公里)", "km2"),
    (r"(?:inhabitant|person|head|capita|people|resident|人)", "person"),
    (r"(?:sq(?:uare)? ?f(?:oo|ee)?t|sqft)", "sqft"),
    (r"(?:month|mo\b|月)", "month"),
    (r"(?:year|annum|yr|年)", "year"),
    (r"(?:day|日|天)", "day"),
    (r"(?:household|户)", "household"),
    (r"(?:worker|employee)", "person"),
)
_BASE = re.compile(r"[(]?[^()=,]{0,24}(?:19|20)?\d{0,4} ?= ?100[)]?")
_OLD_YEAR = r"(?:since|from|than|against|versus|vs\.?|compared with|change on|on|over|较|比|自|与)"
_SINCE = re.compile(rf"\b{_OLD_YEAR} ?(?:19|20)\d{{2}}|[较比自与](?:19|20)\d{{2}}年?", re.IGNORECASE)
_ANY_YEAR = re.compile(
    r"(?:FY ?)?((?:19|20)\d{2})(?!\d)(?:(?:[-–/至](?:(?:19|20)\d{2}|\d{2}))?年?(?:底|末|度)?)", re.IGNORECASE
)
_MINGUO = re.compile(r"(?<!\d)(?:民国)?(1[01]\d)年(?!前|来|后|间)")
_MARKS = re.compile(r"\[\w{1,3}\]|[*†‡¹²³▲▼△▽↑↓↕⇅⇵]+(?=\s*$)|[▲▼↕⇅⇵]")


@dataclass(frozen=True, slots=True)
class Header:
    """What a column's header says."""

    text: str
    factor: float = 1.0
    unit: str | None = None
    year: int | None = None
    sign: str = ""


def _search(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_INNER = _search(
    r"^(?:.{0,8}(?:公司|企业|机构|高校|院校|园区|开发区|高新区|孵化器|基地|港口|机场|证券简称|股票简称|"
    r"简称)(?:名称|简称)?|名称|"
    r"(?:the )?(?:[\w' ]+ )?(?:compan(?:y|ies)|firms?|parks?|clusters?|ecosystems?|hubs?|institutions?|"
    r"universit(?:y|ies)|"
    r"organi[sz]ations?|name|airports?|ports?|campus|employers?|developers?))$"
)
_CITY = _search(
    r"^(?:.{0,4}(?:城市|地市|市|县|区县|县区|县\(?市区?\)?|市州|州市|旗县|辖区|区|镇街?|街道|乡镇|板块|"
    r"功能区|县市|都市)(?:名称?)?(?:\(.*\))?|"
    r"(?:[\w'-]+ )?(?:cit(?:y|ies)|towns?|count(?:y|ies)|districts?|boroughs?|municipalit(?:y|ies)|"
    r"metros?|metro(?:politan)? areas?|"
    r"local authorit(?:y|ies)|prefectures?|capitals?|communes?|cit(?:y|ies)[ /]+[\w /]+|urban areas?|"
    r"neighbou?rhoods?|wards?))$"
)
_REGION = _search(
    r"^(?:.{0,4}(?:地区|区域|地方|省份|省区市|省市|省|省级行政区|国家|国别|经济体|国家和地区|国家\(地区\)|"
    r"都市圈|城市群|行政区划?)(?:名称?)?|"
    r"(?:[\w'-]+ )?(?:regions?|provinces?|states?|countr(?:y|ies)|nations?|territor(?:y|ies)|places?|"
    r"locations?|area|areas|"
    r"econom(?:y|ies)|länder|land|nuts ?\d?(?: region)?|region[ /]+[\w /]+|where))$"
)
_ITEMS = _search(
    r"^(?:主要|经济|统计|核心)?(?:指标|项目|类别|分类|类型|行业|产业|门类|领域|品类|产品|科目|内容|名目|"
    r"维度|一级指标|二级指标)(?:名称?)?$|"
    r"^(?:key |main )?(?:indicators?|metrics?|measures?|items?|categor(?:y|ies)|sectors?|industr(?:y|ies)|"
    r"types?|fields?|products?|"
    r"segments?|variables?|dimensions?|statistics?)$"
)
_YEARS = _search(r"^(?:年份|年度|年|时间|时期|年别|year|years|period|fiscal year|fy|date)$")
_SERIALS = _search(r"^(?:序号?|编号|序列|#|no\.?|s/?n|№|nr\.?|序次|项次)$")
_RANKS = _search(r"排名|名次|位次|排序|位列|\brank(?:ing|ed)?s?\b|^pos(?:ition|\.)?$|^place$")
_UNITS = _search(r"^(?:计量)?单位$|^units?(?: of measure(?:ment)?)?$")
_CODES = _search(
    r"代码|代号|编码|证号|编号|电话|手机|热线|传真|邮编|邮政|股票代码|网址|链接|成立(?:时间|年份|于)?$|"
    r"设立(?:时间|年份)|建(?:成|立|园)(?:时间|年份)?$|日期|时间$|"
    r"浏览|阅读(?:量|数)?$|点击|播放量|评论|回复|转发|下载|价格$|票价|备注|"
    r"\b(?:code|id|isin|ticker|phone|tel(?:ephone)?|fax|zip|postcode|post ?code|url|link|founded|"
    r"established|opened|"
    r"inaugurated|start(?:ed)? year|views|clicks|comments|reads|downloads|date|time|page|isbn|doi|issue|"
    r"source|lat(?:itude)?|"
    r"lon(?:gitude)?|notes?|remarks?)\b"
)
_QUOTES = _search(
    r"^(?:最新价?|现价|收盘价?|开盘价?|涨跌额?|涨跌幅(?:\(?%\)?)?|成交[额量]|昨收|最高价?|最低价?|"
    r"last|last price|price|close|open|high|low|chg\.?|% ?chg\.?|change ?\(?%\)?|change|volume|bid|ask|"
    r"prev\.? close|点位)$"
)
_GAMES = re.compile(r"^(?:[PWDL]|GF|GA|GD|Pts|Pld|胜|平|负|积分|进球|失球|净胜球?|场次|赛)$")
_QUOTE_ONLY = _search(
    r"^(?:最新价?|现价|收盘价?|昨收|成交[额量]|last|last price|close|bid|ask|prev\.? close|volume|chg\.?|"
    r"点位)$"
)


def heads_places(text: str) -> float:
    """Tell how surely a header stands above places: parks before cities before regions; 0 for no."""
    words = read_words(text)
    return next(
        (rank for rank, kind in ((3.2, _INNER), (3.0, _CITY), (2.2, _REGION)) if kind.match(words)), 0.0
    )


def heads_items(text: str) -> bool:
    """Tell a header of indicators, sectors or other things that one place has."""
    return bool(_ITEMS.match(read_words(text)))


def heads_years(text: str) -> bool:
    """Tell a header of years."""
    return bool(_YEARS.match(read_words(text)))


def heads_serials(text: str) -> bool:
    """Tell a header of running numbers, which are ranks only in a ranking."""
    return bool(_SERIALS.match(read_words(text)))


def heads_ranks(text: str) -> bool:
    """Tell a header of ranks."""
    return bool(_RANKS.search(text))


def heads_units(text: str) -> bool:
    """Tell a header of units of measure."""
    return bool(_UNITS.match(read_words(text)))


def heads_codes(text: str) -> bool:
    """Tell a header of codes, dates, counters: numbers that say nothing of a place."""
    return bool(_CODES.search(text)) and not heads_ranks(text)


def heads_quotes(texts: Sequence[str]) -> bool:
    """Tell the headers of market quotes, and of a league's matches."""
    quotes = sum(bool(_QUOTES.match(text.strip())) for text in texts)
    games = {text.strip() for text in texts if _GAMES.match(text.strip())}
    return len(games) >= 3 or (quotes >= 2 and any(_QUOTE_ONLY.match(text.strip()) for text in texts))


#: "Change on year" is in no years.
_ON_YEAR = re.compile(
    r"\b(change|growth|difference),? (?:year[- ])?(?:on|over|from)"
    r"(?: the| last| previous)?[- ]year\b",
    re.IGNORECASE,
)


def read_words(text: str) -> str:
    """Give a header's words without marks of sorting and notes."""
    words = _SPREAD.sub("", " ".join(_MARKS.sub(" ", text).split())).strip(" *:_")
    return _SHORT.sub(lambda found: _SHORTENED[found.group(1).lower()], words)


#: "Pop. (m)", "Emp.".
_SHORTENED = {"pop": "population", "unemp": "unemployment", "emp": "employment", "expend": "expenditure"}
_SHORT = re.compile(r"\b(pop|unemp|emp|expend)\b\.?", re.IGNORECASE)
#: 项 目: characters set apart to fill a column.
_SPREAD = re.compile(r"(?<=[㐀-鿿]) (?=[㐀-鿿])")


def unit_of_words(text: str) -> str | None:
    """Tell the unit that a header's words imply: a share, an intensity or a growth is in per cent."""
    if re.search(r"指数|得分|评分|分值|总分|\bscores?\b|\bind(?:ex|ices)\b|\bpoints\b", text, re.IGNORECASE):
        return "points"
    if re.search(r"(?:收入比|之比|抚养比|倍数?)$|\bratio\b", text, re.IGNORECASE):
        return "times"
    share = (
        r"占比|比重|比例|强度|份额|增速|增长|增幅|升幅|同比|涨幅|年增|城镇化|覆盖率|[^汇效功]率(?:$|\W)|%|"
        r"\bshare\b|\bintensity\b|\brates?\b|\bgrowth\b|\bvacancy\b|\bper ?cent|\by/y\b|\byoy\b|"
        r"\bunemployment\b"
    )
    return "%" if re.search(share, text, re.IGNORECASE) else None


def read_measure(text: str) -> tuple[float, str | None]:
    """Read what is only a unit: "亿元", "USD m", "thousand", "m² per inhabitant"; (1, None) for other words.

    The factor that its magnitude stands for, and the unit's name.
    """
    found = _MEASURE.fullmatch(text.strip())
    if found is None or not text.strip():
        return 1.0, None
    sign = found.group("cur") or found.group("code")
    prefix = (match_prefix(sign, 0) or match_unit(sign.lower(), 0)) if sign else None
    unit: str | None = None
    if prefix:
        unit = prefix[1] if isinstance(prefix[1], str) else prefix[1].name
    word = (found.group("power") or "").lower().replace(",", "")
    factor = 10.0 ** _POWERS.get(word, _POWERS.get(word.removesuffix("s"), 0))
    rest, *pers = _PER.split(found.group("rest").strip())
    divided = [_divided(per) for per in pers]
    if not all(divided):  # a unit of its own: "persons/km2"
        rest, divided = (rest, []) if unit else (found.group("rest").strip(), [])
    rest = rest.strip().removesuffix("年") if "人年" in rest else rest.strip()  # 万人年
    if rest and unit is None:
        matched = match_unit(rest, 0)
        if (matched is None or matched[0] < len(rest)) and word[:1] == "1" and _THINGS.fullmatch(rest):
            return factor, "count"
        if matched is None or matched[0] < len(rest):
            return 1.0, None
        unit, factor = matched[1].name, factor * float(matched[1].factor)
    elif rest and not re.fullmatch(r"元|(?:current|constant) prices|nominal|ppp|pps", rest, re.IGNORECASE):
        return 1.0, None
    return factor, "/".join(filter(None, [unit, *divided])) if unit else None


#: "1,000 wafers".
_THINGS = re.compile(r"[a-z]{3,}s", re.IGNORECASE)


def _divided(what: str) -> str | None:
    return next(
        (name for pattern, name in _PER_UNITS if re.match(pattern, what.strip(), re.IGNORECASE)), None
    )


@functools.lru_cache(maxsize=1024)
def read_header(text: str) -> Header:
    """Read a header: "GDP(亿元)", "Output, USD m", "增速%", "R&D intensity (%), 2022", "Index (EU = 100)".

    Parameters
    ----------
    text : str
        Folded text of a header's cell, or of the label of a row.

    Returns
    -------
    Header
        Its words without unit and year, and these.
    """
    words = read_words(text)
    based = _BASE.search(words)
    if based:
        words = (words[: based.start()] + words[based.end() :]).strip()
    year = _ANY_YEAR.search(_SINCE.sub("", words))
    last = re.findall(r"(?:19|20)\d{2}", year.group()) if year else []
    short = re.search(r"\d{4}[-–/至](\d{2})(?!\d)", year.group()) if year else None  # "2018-23"
    if short and int(short.group(1)) > int(last[-1][2:]):  # not the month of "2025-07"
        last.append(last[-1][:2] + short.group(1))
    if not last and (minguo := _MINGUO.search(words)):  # Taiwan's years
        words, last = _MINGUO.sub("", words), [str(1911 + int(minguo.group(1)))]
    if not _SINCE.search(words):
        words = " ".join(_ANY_YEAR.sub(" ", words).split())
    words = _ON_YEAR.sub(r"\1", words)
    words, factor, unit = _take_unit(re.sub(r"[(\[][\s,;/-]*[)\]]", "", words).strip(" -,;/"))
    if based and unit is None:
        unit = "index"
    sign = re.search(r"[A-Z]{0,2}\$|¥|\bRs\b", text)
    words = re.sub(r"[(\[]\s*[)\]]", "", words).strip(" -,:;/")
    return Header(words, factor, unit, int(last[-1]) if last else None, sign.group() if sign else "")


#: "Average patents per year" are patents.
_PER_TIME = re.compile(r"\b(?:per|an?|each|every) (?:year|month|day|week|hour)$", re.IGNORECASE)


def _take_unit(words: str) -> tuple[str, float, str | None]:
    """Find the unit in a header's brackets, after its last comma, slash or colon, or at its end."""
    for inside in reversed(list(re.finditer(r"[(\[]([^()\[\]]*)[)\]]", words))):
        for part in [inside.group(1), *re.split(r"[,;/] ?", inside.group(1))]:
            factor, unit = _unit_or_share(part.strip(" -"))
            if unit or factor != 1:
                rest = (words[: inside.start()] + words[inside.end() :]).strip()
                return rest + _whole(part), factor, unit
    for tail in (
        r"(?:(?<!\d),|[:;/]) ?([^,:;/]{1,24})$",
        r" ((?:US|NT|HK)?[$€£¥]?\S+(?: \S{1,8})?)$",
        r" (\S+)$",
        r"(%)$",
    ):
        found = re.search(tail, words)
        if found and found.start() > 0:
            factor, unit = _unit_or_share(found.group(1))
            plain = tail.startswith(" ") and (unit in {"count", "persons", "points"} or not unit)
            plain = plain or _PER_TIME.search(words) is not None
            if (unit or factor != 1) and not plain:
                return words[: found.start()].strip(" ,") + _whole(found.group(1)), factor, unit
    return words, *read_measure(words)


#: "R&D expenditure, % of GDP": of what it is a share is a part of its name.
_OF_GDP = re.compile(
    r"(?:%|per ?cent(?:age)?|share) (?:of (?:regional |national |its |the )?(?:gdp|grdp|grp|gsdp|gnp|"
    r"gva)\b.*)|"
    r"占(?:GDP|地区生产总值|生产总值).*",
    re.IGNORECASE,
)


def _whole(unit: str) -> str:
    """Give the words of a unit that name the whole of a share."""
    found = _OF_GDP.search(unit)
    if found is None:
        return ""
    return found.group().rstrip("%") + "比重" if found.group()[0] == "占" else f" as {found.group()}"


def _unit_or_share(part: str) -> tuple[float, str | None]:
    if re.match(r"(?:%|per ?cent(?:age)?)(?: (?:of|share)\b.*|$)|占.*%$", part, re.IGNORECASE):
        return 1.0, "%"
    if re.fullmatch(r"number|no\.?|#", part, re.IGNORECASE):
        return 1.0, "count"
    if re.fullmatch(r"(?:scores? )?[\d ,]*(?:max(?:imum)?|out of|0-100|满分).*", part, re.IGNORECASE):
        return 1.0, "points"
    return read_measure(part)


def join_headers(parts: Sequence[str]) -> Header:
    """Join what the header rows of one column say, from above to below."""
    joined = Header("")
    for header in map(read_header, parts):
        unit = header.unit or joined.unit
        factor = header.factor if header.unit or header.factor != 1 else joined.factor
        only_unit = bool(header.unit or header.factor != 1) and header.text in parts
        words = "" if only_unit and joined.text else header.text
        text = joined.text if words in joined.text else f"{joined.text} {words}".strip()
        joined = replace(joined, text=text, unit=unit, factor=factor, year=header.year or joined.year)
        joined = replace(joined, sign=header.sign or joined.sign)
    return joined
