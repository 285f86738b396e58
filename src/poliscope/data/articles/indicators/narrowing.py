"""Narrow a general indicator by the words around its phrase: the sector, the technology, the group."""

from __future__ import annotations

import re

__all__ = ["narrowed"]

#: Words for a sector, in Chinese and in English, and its part of a code.
_SECTORS = (
    ("动力电池|锂电池?|储能电池|电池", "battery|batteries", "battery"),
    ("生物医药|医药健康|医药", "biopharma|pharma(?:ceutical)?s?|biotech|life[- ]sciences?", "biopharma"),
    ("集成电路|积体电路", "integrated[- ]circuits?", "ic"),
    ("半导体|芯片", "semiconductors?|chips?", "semiconductor"),
    ("电子信息|电子|微电子", "electronics?|electrical|micro-? ?and nano-?electronics", "electronics"),
    ("新能源汽车|新能源车", "electric[- ](?:car|vehicle)|ev", "nev"),
    ("汽车|整车|车", "car|auto(?:motive)?|vehicle|motor", "car"),
    ("软件", "software", "software"),
    ("信息技术", "it|information[- ]technology", "it"),
    ("数字", "digital|tech", "digital"),
    ("金融", "financial(?: and professional)?(?:[- ]services?)?", "financial"),
    ("机器人", "robot(?:ic)?s?", "robotics"),
    ("航空航天|航空", "aerospace|aviation", "aerospace"),
    ("人工智能|AI", "ai|artificial[- ]intelligence", "ai"),
    ("新能源", "clean[- ]energy|new[- ]energy|green[- ]energy", "new_energy"),
    ("光伏", "solar", "solar"),
    ("纺织服装?|纺织", "textiles?|garment", "textile"),
    ("工程机械", "construction[- ]machinery", "construction_machinery"),
    ("工具机|机床", "machine[- ]tools?", "machine_tool"),
    ("创科|创新及?科技", "innovation", "innovation"),
    ("文化", "creative|cultural", "cultural"),
    ("技术", "technical", "technical"),
    ("农产品|农业", "agricultural|farm", "agricultural"),
    ("服务贸易|服务", "services?", "services"),
    ("商务服务", "business[- ]services", "business_services"),
    ("量子科技|量子信息|量子", "quantum", "quantum"),
    ("海洋|涉海", "marine|maritime|ocean|offshore", "marine"),
    ("低空", "low[- ]altitude", "low_altitude"),
    ("轨道交通装备|轨道交通|轨交", "rail(?:way)?[- ]equipment|rolling[- ]stock", "rail_equipment"),
    ("医疗器械", "medical[- ]devices?", "medical_device"),
    ("医疗卫生|医疗|卫生健康", "health(?: and social)?(?:[- ]care)?|healthcare", "health"),
    ("制造", "manufacturing|factory", "manufacturing"),
    ("石化|化工", "petrochemicals?|chemicals?", "chemical"),
    ("钢铁", "steel", "steel"),
    ("造船|船舶", "ship-?building|marine engineering", "shipbuilding"),
    ("物流", "logistics", "logistics"),
    ("旅游|文旅", "tourism|hospitality", "tourism"),
    ("建筑", "construction", "construction"),
    ("食品", "food", "food"),
    ("陶瓷", "ceramics?", "ceramics"),
    ("铝型材", "aluminium|aluminum", "aluminium"),
    ("家电|家用电器", "home[- ]appliance|appliance", "home_appliance"),
    ("手机", "smartphone|mobile-phone", "phone"),
    ("光电", "photonics|optics|optoelectronics?", "optoelectronics"),
    ("临港", "port-side", "port_side"),
    ("大学|高校", "university", "university"),
)
_FILL_ZH = (
    r"(?:产业链?|行业|领域|制造业?|相关|企业|业|产品|技术|科技|类|年|全部|总|核心|"
    r"规上|规模以上|国家级?|有效|累计|登记|申请|授权|境内)*的?"
)
_BEFORE_ZH = re.compile(
    "|".join(rf"(?P<z{i}>(?:{words}){_FILL_ZH})$" for i, (words, _, _) in enumerate(_SECTORS))
)


def _each(inside: str, behind: str = "") -> str:
    """Return a pattern of any English sector and what follows it, in its group and behind it."""
    return "|".join(rf"(?P<z{i}>(?:{english}){inside}){behind}" for i, (_, english, _) in enumerate(_SECTORS))


_BEFORE_EN = re.compile(
    rf"\b(?:{_each('[ -](?:sector |industry |goods |product |related )?', '$')})",
    re.IGNORECASE,
)
_IN_SECTOR_EN = re.compile(
    r" in (?:the |its |our )?(?:[A-Z][\w]+['’]s |(?:city|region|state|country|county)['’]s )?(?:"
    + _each("", r"(?: (?:sector|industry|companies|firms)\b|(?=[,.; ]|$))")
    + ")",
    re.IGNORECASE,
)
_EMPLOYER_EN = re.compile(
    r"\b(?:"
    + _each(" (?:sector|industry|care|cluster|companies|firms|plants)")
    + r")(?: (?:alone|that|which|of [A-Z]\w+|in [A-Z]\w+|now|together)){0,3} $",
    re.IGNORECASE,
)
_GENERAL = {
    "output_value": "output",
    "new_jobs": "jobs",
    "industry_scale": "industry",
    "technology_smes": "firms",
    "suppliers": "firms",
    **{
        code: code
        for code in (
            "employment",
            "exports",
            "imports",
            "revenue",
            "firms",
            "startups",
            "investment",
            "value_added",
            "vacancies",
            "profit",
            "patents",
            "invention_patents",
            "patent_applications",
            "rd_institutions",
            "rd_expenditure",
            "shipments",
        )
    },
}
#: General nouns that only a real sector narrows: a technical vacancy is one, a technical firm is none.
_WITH_BROAD = {
    "technical": {"vacancies", "employment", "new_jobs"},
    "innovation": {"employment", "new_jobs"},
    "services": {"employment", "exports", "imports", "revenue", "new_jobs"},
    "university": {"rd_expenditure"},
    "manufacturing": {"output_value", "employment", "exports", "investment", "profit", "new_jobs"},
    "port_side": {"output_value"},
    "digital": {
        "employment",
        "exports",
        "imports",
        "revenue",
        "firms",
        "investment",
        "output_value",
        "new_jobs",
    },
}
#: Nouns that a sector named earlier in the sentence narrows: "量子企业92家;实现营业收入63亿元".
_OF_THE_SENTENCE = frozenset(["output_value", "revenue", "employment", "profit", "industry_scale"])
_EARLIER_ZH = re.compile(
    "(?:"
    + "|".join(rf"(?P<z{i}>(?:{words}))" for i, (words, _, _) in enumerate(_SECTORS))
    + ")(?:经济)?(?:科技|信息|相关|装备)?(?:产业|企业|行业|集群|厂商|经济)(?P<between>[^。!?]{0,40})$"
)
_WIDER_ZH = re.compile("全市|全省|全国|全区|全县|规上|规模以上|工业|园区(?!总?营业)|另外|此外")
_SAME_AS_LEXICON = {("ic", "output"): "ic_revenue"}
_RESIDENTS = re.compile(r"(?:(?P<urban>城镇|城市)|(?P<rural>农村|乡村))(?:常住)?居民(?:人均)?(?:年)?$")
_TOWN_OR_COUNTRY_EN = re.compile(
    r"\b(?:(?P<urban>(?<!rural and )urban(?!(?:-| and | ?/ ?)rural))|"
    r"(?P<rural>(?<!urban and )(?<!urban[-/])rural))"
    r" (?:(?:permanent )?(?:residents?|households?|dwellers|areas|inhabitants|people|population)|income|"
    r"per[- ]capita)"
    r"[^,.;\d]{0,60}$",
    re.IGNORECASE,
)
_TOWN_OR_COUNTRY = re.compile(r"(?:(?P<urban>城镇|城市)|(?P<rural>农村|乡村))(?:常住)?居民[^,。;]{0,6}$")


def _sector(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(words)
    return _SECTORS[int((found.lastgroup or "z0")[1:])][2] if found else None


def narrowed(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str:
    """Name what narrows a general indicator: "IT exports", "电池产业产值", "jobs in aerospace".

    Parameters
    ----------
    code : str
        Code of the lexicon.
    text : str
    start, end : int
        The indicator's phrase.
    number : (int, int)
        The figure.

    Returns
    -------
    str
        ``battery_output`` for ``output_value`` behind 电池; the code itself where nothing narrows it.
    """
    if code in {"disposable_income", "urban_disposable_income", "rural_disposable_income"}:
        return _of_residents(code, text, start, end, number)
    if code == "office_vacancy_rate":
        return _empty(text, start)
    base = _GENERAL.get(code)
    if base is None or start < 0:
        return code
    sector = _sector_around(code, text, start, end)
    if sector is None or (sector in _WITH_BROAD and code not in _WITH_BROAD[sector]):
        return code
    return _SAME_AS_LEXICON.get((sector, base), f"{sector}_{base}")


def _sector_around(code: str, text: str, start: int, end: int) -> str | None:
    head = text[max(0, start - 60) : start]
    if "\u4e00" <= text[start] <= "\u9fff":
        inside = re.match(r"(制造业|量子|海洋)", text[start:end])
        adjacent = _sector(_BEFORE_ZH, inside.group() if inside else head[-26:])
        of_sentence = code in _OF_THE_SENTENCE or (code == "firms" and head.endswith("相关"))
        return adjacent or (_earlier_sector(head) if of_sentence else None)
    if head[-1:] in {" ", "-"} and (found := _sector(_BEFORE_EN, head[-30:])):
        return found
    if re.fullmatch(r"employ(?:s|ed|ing)?", text[start:end]):
        return _sector(_EMPLOYER_EN, head)
    tail = _IN_SECTOR_EN.match(text, end, end + 60)
    return _SECTORS[int((tail.lastgroup or "z0")[1:])][2] if tail else None


_EMPTY = (
    (
        "rental_vacancy_rate",
        re.compile(r"\b(?:rents?|rental|tenants|apartments?|flats?)\b|住宅|住房|租房", re.IGNORECASE),
    ),
    (
        "industrial_vacancy_rate",
        re.compile(r"\b(?:industrial|warehouses?|factory)\b|厂房|仓库|仓储", re.IGNORECASE),
    ),
    (
        "retail_vacancy_rate",
        re.compile(r"\b(?:shops?|retail|stores?|high street)\b|商铺|商场|店铺", re.IGNORECASE),
    ),
)


def _empty(text: str, start: int) -> str:
    """Tell what a vacancy rate is of from the words before it; offices where nothing tells."""
    head = text[max(0, start - 80) : max(0, start)]
    if re.search(r"\boffices?\b|写字楼|办公|甲级", head, re.IGNORECASE):
        return "office_vacancy_rate"
    return next((code for code, words in _EMPTY if words.search(head)), "office_vacancy_rate")


def _earlier_sector(head: str) -> str | None:
    """Find the sector that the sentence is about, where nothing wider came between."""
    found = _EARLIER_ZH.search(head)
    if found is None:
        return None
    between = found.group("between")
    if _WIDER_ZH.search(between) and "占" not in between:
        return None
    return next(_SECTORS[int(k[1:])][2] for k, v in found.groupdict().items() if v and k != "between")


def _of_residents(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str:
    """Tell the income of townspeople from that of country people."""
    found = _TOWN_OR_COUNTRY.search(text[max(0, number[0] - 20) : number[0]])
    found = found or re.match(r"(?:(?P<urban>城镇)|(?P<rural>农村))居民", text[max(0, start) : max(0, end)])
    found = found or _RESIDENTS.search(text[max(0, start - 10) : max(0, start)])
    found = found or _TOWN_OR_COUNTRY_EN.search(text[max(0, number[0] - 90) : number[0]])
    if found is None:
        return code
    base = "disposable_income"
    return f"urban_{base}" if found.group("urban") else f"rural_{base}"
