"""Values that only tell which members of a group are meant: "firms with more than 250 employees"."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import holds

__all__ = ["defines_group"]

_MEMBERS = (
    r"(?:firms|companies|businesses|enterprises|start-?ups|employers|cities|towns|villages|settlements|"
    r"municipalities|places|districts|counties|countries|regions|states|areas|metros|economies|communities|"
    r"households|homes|houses|flats|apartments|properties|families|deals|projects|investments|transactions|"
    r"rounds|schemes|people|persons|individuals|residents|workers|those|schools|hospitals|farms|"
    r"investors|buildings|"
    r"sites|stores|estates|plants|vehicles|ships|vessels|sums|orders|developments|mortgages|loans|"
    r"incomes|salaries|"
    r"teams?|one(?= whose)|"
    r"any(?:one|body| [a-z]+)|every(?:one| [a-z]+)|earners|taxpayers|buyers|landlords)"
)
#: Members that a bound may follow at once; "the campus houses more than 100 firms" is none.
_SIZED = (
    r"(?:cities|towns|villages|municipalities|firms|companies|businesses|households|properties|flats|"
    r"projects|"
    r"deals|incomes|salaries|mortgages|loans|investments|individuals|earners|sums)(?= (?:above|over|"
    r"under|below|"
    r"exceeding|worth|between)\b)"
)
_BOUND = (
    r"(?:over|above|more than|greater than|higher than|under|below|less than|fewer than|lower than|"
    r"at least|up to|"
    r"(?:larger|bigger|smaller|longer) than|at most|upwards of|in excess of|exceeding|between)"
)
_HAVING = (
    r"(?:with|of|having|(?:are|were|is|was)(?= (?:larger|bigger|smaller|longer) than)|(?:that |who |"
    r"which )?(?:have|had|has|earn(?:ed|ing|s)?|employ(?:ed|ing|s)?|"
    r"cost(?:ing|s)?|"
    r"ma[dk]e|making|raised|raising|rais(?:es?)|receive[ds]?|receiving|spend(?:ing)?|spent|pay(?:ing)?|"
    r"paid|sold|"
    r"generate[ds]?|generating|export(?:ed|ing)|exceed(?:ed|ing)?|(?:are |is |were )?(?:worth|valued at|"
    r"priced|aged|sized|"
    r"measuring))|worth|valued at|priced(?: at)?|whose [a-z ]{3,20} (?:is|are|was|were|exceeds?))"
)
#: "firms with more than 250 employees", "towns of up to 20,000 people", "cities above 300,000 inhabitants".
_BOUNDED_EN = re.compile(
    rf"\b(?:{_MEMBERS} {_HAVING}|{_SIZED}|"
    r"(?:an?|any|one|each|every|no|single|only) (?:[a-z-]+ )?(?:company|firm|start-?up|business) "
    r"(?:(?:that|which) is )?(?:worth|valued at)|"
    rf"of (?:which|whom|them) [\w,]+ {_HAVING}|"
    rf"liv(?:es?|ing) on) (?:(?:an?|the|annual|total|average|gross|household|yearly|"
    rf"population|"
    rf"turnover|"
    rf"income|revenue|workforce|sales|value|assets?|capital|area|floor space|staff)s? )*(?:of )?"
    rf"(?:(?:less|more) expensive |priced )?{_BOUND} (?:an? )?$",
    re.IGNORECASE,
)
#: "87% had fewer than 10 employees", "studios with more than five staff": the size of those who are counted.
_STAFFED = re.compile(
    rf"(?:(?:%|\bper ?cent|\b[Hh]alf|quarters?|thirds?)(?: of [a-z ]{{2,30}})? {_HAVING}|"
    rf"\b[a-z]{{3,}}s (?:with|having|employing)) {_BOUND} $"
)
_STAFF = re.compile(r"(?:\d[\d,]*|[a-z]+) (?:employees|staff|workers|rooms|beds|pupils|inhabitants)\b")
#: "children under 16", "people over 65": of what age they are.
_OF_AGE = re.compile(
    r"\b(?:children|youngsters|people|residents|those|pupils|adults|persons|women|men|teenagers|boys|girls|"
    r"workers|drivers) (?:aged )?(?:under|over|above|below) $"
)
#: "One resident in five is under 20 and 21.5% are over 65".
_ARE_OF_AGE = re.compile(
    r"(?:\b(?:residents?|people|inhabitants?|population|citizens?|workers?|adults?|farmers?|women|men|teachers?|"
    r"doctors?|nurses?|workforce|owners?)\b|%|\bper ?cent)[^.;]{0,40} (?:is|are|was|were) "
    r"(?:aged |already |still )?(?:under|over|above|below) $"
)
_AGE = re.compile(r"[1-9]\d(?=[,.;)]| (?!%|per ?cent|percent|million|thousand|years|to\b|and \d))")
#: "startups that raised $100k or more", "48 firms raising €1m or above".
_OR_MORE = re.compile(
    r"(?: (?:employees|workers|people|residents|inhabitants|staff|jobs|rooms|beds))? or (?:more|above|"
    r"over|higher|fewer|less|below)\b"
)
_SUBJECT_OF_BOUND = re.compile(
    rf"\b{_MEMBERS} {_HAVING} (?:(?:an?|the|annual|at least|populations?|turnovers?|of) )*$", re.IGNORECASE
)
#: "95 areas had jobless rates of less than 3 percent": the count is the claim.
_RATES_OF = re.compile(
    rf"\d (?:[a-z]+ ){{0,2}}{_MEMBERS} (?:had|have|has|with|saw|recorded|reported|"
    rf"posted) (?:[a-z-]+ ){{0,3}}rates? ?of "
    rf"(?:{_BOUND} )$"
)
#: "per 10,000 residents", "for every 1,000 jobs".
_BASE_OF = re.compile(r"\b(?:(?:for|per|in|to|of|out of) (?:every|each)|[Pp]er) $")
_BASE_ENDS = ("every ", "each ", "er ")
_BASE_NOUN = re.compile(
    r"\d[\d,.]*(?: thousand| million)? (?:[a-z-]+ ){0,2}(?:residents|people|inhabitants|persons|"
    r"population|citizens|workers|employees|jobs|adults|"
    r"children|women|men|households|homes|dwellings|firms|businesses|companies|births|pupils|students|"
    r"visitors|"
    r"vehicles|cars|live births|square|sq|km|capita|graduates|patients|tourists)\b"
)
_LATIN_BEFORE = re.compile(r"[A-Za-z] ?$")
#: The last word of what stands before a bound: nearly all numbers are told by one look.
_LAST_WORDS = frozenset(
    [
        "over",
        "above",
        "than",
        "under",
        "below",
        "least",
        "to",
        "most",
        "of",
        "exceeding",
        "between",
        "a",
        "an",
        "excess",
    ]
)

_GROUP_ZH = (
    r"(?:省市|省份|省区市|地市|区县|县市|企业|公司|项目|机构|园区|基地|单位|商户|农户|大户|户|村|自然村|村寨|社区|小区|镇|乡|县|城市|"
    r"地区|学校|医院|楼宇|高楼|建筑|人群|茶企|合作社|农场|锅炉|设备|机组|平台|景区|酒店|客户|产业|集群|"
    r"银行|品牌|单品|订单|交易|主播|店铺|门店|商场|港口|船舶|车辆|湖泊|河流|水库|家庭|个人|独角兽|存款|贷款)"
)
#: 投资过亿元项目, 年产50吨以上的茶企, 30户以上的自然村.
_OVER_ZH = re.compile(
    r"(?:投资|经费|支出|总量|GDP|产值|营收|收入|销售额?|市值|估值|税收|规模|纳税|交易额|利润|资产|年产|出口)(?:额|"
    r"总额)?(?:超过?|过|破|在|达到?)$"
)
_AFTER_OVER_ZH = re.compile(
    rf"(?:元)?(?:以上)?的?(?!大关)[㐀-鿿A-Z]{{0,5}}?{_GROUP_ZH}|"
    r"(?:元)?(?:以上)?的(?:只有|仅有|已有|共有|有|达到?|不足|不到|超过?|近|约|已)*\d[\d.万]*[多余]?[家个户项]"
)
_ABOVE_ZH = re.compile(rf"的?[“\"「]?(?:[㐀-鿿]{{0,4}}?){_GROUP_ZH}")
_MOST_BEFORE = re.compile(r"(?:最[多大高强好富快美宜]的|其他|其余|另外|剩余|余下)(?:前)?$")
_PLACES_ZH = re.compile(r"[个座][㐀-鿿]{0,5}?(?:城市|省份|地级市|省会|国家|地区|经济体|县|区)")
#: "500万元投资建设项目15个": projects of that size are counted.
_OF_PROJECTS = re.compile(
    r"(?:以上)?的?(?:投资|签约|建设|产业|工业|重大|招商|内资|外资|技改|新建|续建|重点|"
    r"合同)*项目(?:达到?|有|共|约)?[\d一二三四五六七八九十]"
)
_SERVED_ZH = re.compile(
    r"(?:带动|惠及|服务|覆盖|吸引|引进|新增|拥有|超过?|达到?|占|有|共|建成|培育|集聚|完成|全市|约|近)$"
)
_BOUND_ENDS_ZH = ("以上", "以下", "以内")

#: "a flat of 70 square metres costs": of what size the flat is of which something is told.
_SIZED_THING = re.compile(
    r"\b(?:[Aa]|[Aa]n|[Tt]he (?:average|typical|median)|[Aa]n? (?:average|typical|median|new|small|used)) "
    r"(?:flat|apartment|house|home|unit|plot|office|room|studio|shop) of (?:about |some |only )?$"
)
_AREA = re.compile(r"\d[\d,.]* ?(?:sq|m2|m²|square)\b")


def _is_bound_en(text: str, before: str, start: int, end: int) -> bool:
    if (
        text[start].isdigit()
        and before.endswith(_BASE_ENDS)
        and _BASE_OF.search(before)
        and _BASE_NOUN.match(text, start)
    ):
        return True
    if before.lower().split()[-1] in _LAST_WORDS and _BOUNDED_EN.search(before):
        return True
    if _AREA.match(text, start) and _SIZED_THING.search(before):
        return True
    if _AGE.match(text, start) and (_OF_AGE.search(before) or _ARE_OF_AGE.search(before)):
        return True
    if ("rate" in before and _RATES_OF.search(before)) or (
        _STAFF.match(text, start) and _STAFFED.search(before)
    ):
        return True
    behind = text[max(start, end - 8) : end].endswith((" more", " less", " above", " below", " fewer"))
    return (behind or _OR_MORE.match(text, end) is not None) and _SUBJECT_OF_BOUND.search(before) is not None


def _is_bound_zh(text: str, before: str, start: int, end: int) -> bool:
    written = text[start:end]
    if "%" in written or "成" in written:
        return False
    if _MOST_BEFORE.search(before) and _PLACES_ZH.match(text, end - 1):
        return True  # "人口最多的15个地级市": how many are compared
    if holds(written, "元万亿") and _OF_PROJECTS.match(text, end):
        return True
    if holds(written[-3:], "元万亿") and _OVER_ZH.search(before):
        return _AFTER_OVER_ZH.match(text, end) is not None
    if not written.endswith(_BOUND_ENDS_ZH) or _SERVED_ZH.search(before):
        return False
    return written[:-2][-1:] not in "家个项所" and _ABOVE_ZH.match(text, end) is not None


def defines_group(text: str, sentence: int, start: int, end: int) -> bool:
    """Tell a value that only says which members of a group a figure is of, or what it is per.

    Parameters
    ----------
    sentence, start, end : int
        Where the sentence begins, and the value.
    """
    before = text[max(sentence, start - 70) : start]
    if _LATIN_BEFORE.search(before[-3:]):
        return _is_bound_en(text, before, start, end)
    return _is_bound_zh(text, before, start, end)
