"""Narrow a general indicator by the words around its phrase: the sector, the technology, the group."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.carriers import carried_by
from poliscope.data.articles.indicators.narrower.kinds import kind_near
from poliscope.data.articles.indicators.narrower.modifiers import (
    english_words,
    goods_en,
    modifier_behind_en,
    modifier_en,
    modifier_zh,
    own_kind_en,
)
from poliscope.data.articles.indicators.narrower.partners import partner_behind
from poliscope.data.articles.indicators.narrower.told_sectors import earlier_sector, subject_sector

__all__ = ["BASES", "OWN_NAMES", "narrowed", "same_as_lexicon"]

_IN_SECTOR_EN = re.compile(
    r"(?: (?:were |have been |being )?(?:created|added|generated|lost|cut))? (?:in|for|within|across) "
    r"(?:the |its |our |all )?(?:[A-Z][\w]+(?: [A-Z]\w+)?['’]s |(?:city|region|state|country|county)['’]s )?"
    r"(?P<words>[A-Za-z][\w’'&-]*(?: [a-z][\w-]*){0,4})"
)
_PEOPLE_IN = re.compile(
    r" ?(?:people|workers|staff|employees|persons)? in (?:the |"
    r"its )?(?P<words>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,3})"
)
_OF_GOODS_EN = re.compile(r" of (?P<words>[a-z][\w-]*(?: [a-z]+){0,2})")
#: "exported knitwear worth".
_GOODS_WORTH = re.compile(r" (?:more |some )?(?P<words>[a-z]{3,}(?:[ -][a-z]{3,})?) (?:valued at|worth)\b")
#: "exports of lithium carbonate reached": one or two words of any goods, up to a verb or a preposition.
_ANY_GOODS_EN = re.compile(
    r" of (?P<words>[a-z]{3,}(?: [a-z]{3,})?)(?=[,.;]| (?:from|to|in|by|at|rose|fell|grew|reached|"
    r"were|was|are|is|increased|decreased|declined|dropped|climbed|jumped|surged|totall?ed|amounted|hit|"
    r"up|down|stood|worth)\b)"
)
_EMPLOYER_EN = re.compile(
    r"(?P<words>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,4}) (?:sector|industry|care|cluster|companies|firms|plants)"
    r"(?: (?:alone|that|which|of [A-Z]\w+|in [A-Z]\w+|now|together)){0,3} $|"
    r"(?P<said>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,4}) (?:sector|industry) (?:is|remains)\b[^.;]{0,60}, $",
)
#: "8.2 percent, but 26 percent among those under 25".
_AMONG_YOUNG = re.compile(
    r" (?:among|for|of) (?:the |those |people |workers |young |"
    r"youths? )*(?:aged )?(?:under[- ](?:2\d|30)|1[5-8](?:-| to )2\d|"
    r"young|youth)"
)
#: Rents told beside offices are theirs.
_OFFICES = re.compile(
    r"\b(?:office (?:space|stock|market|leasing|vacancy|rents?)|Grade A)\b[^.]*$|写字楼[^。]*$|"
    r"甲级办公[^。]*$"
)
#: "rents of ₹84 a square foot" are those of offices and shops, where no homes are told of.
_A_SQUARE_FOOT = re.compile(r",? ?(?:a|per) (?:sq\.? ?(?:ft|foot|feet)|square (?:foot|feet))\b")
#: "rents of warehouses", "industrial rents".
_FACTORIES = re.compile(
    r"\b(?:[Ii]ndustrial (?:rents?|space|buildings?|property|market|parks?)|[Ww]arehouses?)\b|厂房|仓库"
)
_DWELLINGS = re.compile(r"\b(?:homes?|houses?|flats?|apartments?|residential|bedrooms?|tenants|dwellings?)\b")
#: General indicators and their parts of a narrower code.
BASES = {
    "output_value": "output",
    "production_capacity": "capacity",
    "new_jobs": "new_jobs",
    "industry_scale": "industry",
    "technology_smes": "firms",
    "suppliers": "firms",
    "trade_total": "trade",
    "sown_area": "area",
    "industrial_output": "output",
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
            "area",
            "gva",
            "visitors",
            "tax_revenue",
            "engineers",
            "graduates",
            "unemployment_rate",
            "employment_rate",
            "labour_force",
            "average_wage",
            "patent_grants",
            "passenger_volume",
            "science_expenditure",
            "university_students",
            "projects",
            "foreign_projects",
            "agreed_investment",
            "talent",
            "life_expectancy",
            "healthy_life_expectancy",
            "population",
            "footfall",
            "rd_personnel",
            "job_losses",
            "median_income",
            "market_turnover",
            "fdi",
            "fixed_investment",
            "retail_sales",
            "electricity",
            "insurance_premiums",
            "freight_volume",
            "deposits",
            "scale_industrial_firms",
            "loans",
        )
    },
}
#: What is of goods: "exports of steel".
_OF_GOODS = frozenset(["exports", "imports", "output_value", "shipments"])
#: Narrower things that the lexicon has names of its own for.
OWN_NAMES = {
    ("biopharma", "firms"): "biotech_firms",
    ("biopharma", "output"): "biomedicine_output",
    ("ic", "firms"): "semiconductor_firms",
    ("ic", "industry"): "ic_revenue",
    ("robotics", "firms"): "robot_firms",
    ("robotics", "output"): "robot_output",
    ("solar", "output"): "photovoltaic_output",
    ("marine", "value_added"): "marine_economy",
    ("marine", "industry"): "marine_economy",
    ("low_altitude", "industry"): "low_altitude_economy",
    ("health_care", "industry"): "health_industry",
    ("display", "industry"): "display_output",
    ("state", "value_added"): "state_firms_value_added",
    ("private", "value_added"): "private_firms_value_added",
    ("foreign", "value_added"): "foreign_firms_value_added",
    **{
        ("ic", of): f"semiconductor_{of}"
        for of in (
            "employment",
            "engineers",
            "talent",
            "projects",
            "investment",
            "agreed_investment",
            "profit",
        )
    },
    ("startup", "firms"): "startups",
    ("state", "trade"): "state_firms_trade",
    ("cross_border_ecommerce", "trade"): "cross_border_ecommerce",
    ("foreign", "trade"): "foreign_firms_trade",
    ("residential", "consumption"): "consumption",
    ("private", "average_wage"): "average_wage_private",
    ("foreign", "fdi"): "fdi",
    ("foreign", "fixed_investment"): "foreign_investment",
    ("private", "fixed_investment"): "private_investment",
    ("tertiary", "investment"): "services_investment",
    ("tertiary", "electricity"): "services_electricity",
    ("road", "freight_volume"): "road_freight",
    ("rail", "freight_volume"): "rail_freight",
    ("air", "freight_volume"): "air_cargo",
    ("air", "passenger_volume"): "air_passengers",
    ("household", "deposits"): "savings",
    ("food", "price"): "food_price",
    ("foreign", "new_firms"): "new_foreign_firms",
    ("medium_long_term", "loans"): "medium_long_term_loans",
    ("social_enterprise", "firms"): "social_enterprises",
    ("youth", "unemployment_rate"): "youth_unemployment",
    ("retail", "revenue"): "retail_sales",
    ("ic", "output"): "ic_revenue",
    ("ic", "imports"): "chip_imports",
    ("ic", "exports"): "chip_exports",
}


def same_as_lexicon(token: str, base: str) -> str:
    """Compose a part of a code and a base: the code of the lexicon where that has a name of its own."""
    return OWN_NAMES.get((token, base), f"{token}_{base}")


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
        return _empty(text, start, end)
    if code.endswith("_growth") and code not in {"gdp_growth"}:
        return f"{narrowed(code.removesuffix('_growth'), text, start, end, number)}_growth"
    if code in _IN_CARS and text[number[1] - 1] == "辆":
        kind = modifier_zh(text[max(0, start - 10) : start], code) if start >= 0 else None
        return f"nev_{code}" if kind is not None and kind[0] == "nev" else _IN_CARS[code]
    special = kind_near(code, text, start, end, number) or _by_surroundings(code, text, start, end, number)
    if special is not None:
        return special
    base = BASES.get(code)
    if code == "employment" and (people := _PEOPLE_IN.match(text, number[1])) is not None:
        sector = modifier_behind_en(people["words"], code)  # "employ 1.2 million people in textiles"
        if sector is not None:
            return f"{sector}_employment"
    if base is None or start < 0:
        return code
    sector = _sector_around(code, text, start, end)
    if code == "new_jobs" and not re.search(r"新|创|增|creat|new|add", text[start:end], re.IGNORECASE):
        base = "employment"  # posts that there are
    return code if sector is None else same_as_lexicon(sector, base)


#: 辆 are cars.
_IN_CARS = {"exports": "car_exports", "imports": "car_imports"}


def _rent(text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell of what a rent is: of hotels' rooms, of factories, of offices."""
    if _HOTELS.search(text, max(0, start - 40), max(0, start)):
        return "room_rate"  # Hong Kong's 平均房租 of its hotels
    if _FACTORIES.search(text[max(0, start - 90) : end + 50]):
        return "industrial_rent"
    dwellings = _DWELLINGS.search(text[max(0, start - 90) : start])
    if _A_SQUARE_FOOT.match(text, number[1]) and not dwellings:
        return "office_rent"
    offices = _OFFICES.search(text, max(0, start - 160), max(0, start))
    return "office_rent" if text[start:end] != "房租" and offices else None


def _by_surroundings(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell rates among the young, trade with a country, rents of offices from what stands around."""
    if code == "unemployment_rate" and _AMONG_YOUNG.match(text, number[1]):
        return "youth_unemployment"
    if code == "air_passengers" and text[start:end] in {"passengers", "travellers", "travelers"}:
        return carried_by(text, start)
    if (partner := partner_behind(code, text, end)) is not None:
        return f"{partner}_{'exports' if code == 'shipments' else BASES.get(code, code)}"
    if code in {"market_value", "house_price"} and _OF_SUBJECT[code].search(
        text, max(0, start - 160), max(0, start)
    ):
        return _valued(code, text[max(0, start - 2) : end])
    if code == "market_value" and re.search(r"独角兽|\bunicorns?\b", text[max(0, start) : number[0]]):
        return _valued(code, text[max(0, start - 2) : end])
    if (narrower := _OF_BEFORE.get(code)) is not None:
        return next(
            (special for special, words in narrower if words.search(text, max(0, start - 60), start)), None
        )
    if code == "rent":
        return _rent(text, start, end, number)
    return None


_HOTELS = re.compile(r"(?:酒店|旅馆|宾馆)[^。;]*入住率[^。;]*$")


def _goods_name(words: str) -> str | None:
    plain = words.split()
    if any(word in english_words("no_goods") or word in english_words("function") for word in plain):
        return None
    return re.sub(r"(?<=[^su])s$", "", "_".join(plain))


#: A valuation told of unicorns is theirs, a 房价 beside hotels and their guests that of a room.
_OF_SUBJECT = {
    "market_value": re.compile(r"(?:独角兽|\bunicorns?\b)[^。]{0,40}$"),
    "house_price": re.compile(r"(?:酒店|旅馆|旅宿|民宿|住宿率|住房率|入住率|客房|宾馆)[^。]{0,60}$"),
}


_OF_INDUSTRY = re.compile(
    r"(?:规上|规模以上|规模)工业(?:企业)?(?![^。;]{0,60}(?:服务业|建筑业|商贸|批发|高新技术企业|上市公司|控股|股份|集团|公司))[^。]{0,50}$"
)
_OF_AIRPORT = re.compile(
    r"(?:机场|空港|航空港)(?![^。;]{0,40}(?:铁路|公路|水路|地铁|港口|口岸|海港|码头|运河|航道|内河|江))[^。;]{0,30}$"
)
#: "接待游客1.2亿人次,实现综合收入1210亿元", "观光人次1850万,创造产值260亿元".
_OF_TOURISM = re.compile(
    r"(?:游客|旅游|文旅|观光|旅客)(?![^。;]{0,60}(?:企业|产业|农业|工业|集团|公司|村集体))[^。;]{0,50}[,、](?:全年|同期)?"
    r"(?:实现|创造|带来|带动|综合|取得|总|创)+$"
)
#: "商品房销售面积682万平方米,…;销售额713亿元".
_OF_HOMES = re.compile(r"(?:商品房|商品住宅|房屋|二手房|新房)(?:销售|成交|交易)[^。]{0,56}[,;、]$")
#: "规上工业方面,佛山增加值是广州的1.2倍".
_AS_TO_INDUSTRY = re.compile(r"(?:规上|规模以上)?工业(?:方面|领域|经济方面|上),[^。;,\d]{0,12}$")
#: "财政预算预计总收入6594亿元".
_OF_THE_TREASURY = re.compile(
    r"公共预算收入[^。;企业司]{0,36}[,、]$|"
    r"(?:财政年?度?(?:财政)?预算|预算案|财政司|库房|财年)[^。;企业司]{0,24}$"
)
#: "公路客运量3250万人、货运量2.86亿吨".
_OF_ROADS = re.compile(r"公路(?:旅客|客运)[^。;铁水航]{0,24}[、,和]$")
_OF_RAIL = re.compile(r"(?:铁路|班列)(?![^。;]{0,40}(?:公路|水路|机场|港口|海运))[^。;]{0,40}$")
#: "机场去年服务旅客4492万人次": who flies, not who visits.
_OF_AIRPORT_GUESTS = re.compile(
    r"(?:机场|空港)(?![^,。;]{0,30}(?:铁路|地铁|港口|口岸))[^,。;]{0,20}(?:服务|运送|接待|保障|吞吐)(?:进出港)?(?=$)"
)
#: Sums and volumes that the subject of the sentence makes its own: of industry, of an airport.
_OF_BEFORE = {
    "revenue": (
        ("fiscal_revenue", _OF_THE_TREASURY),
        ("industrial_revenue", _OF_INDUSTRY),
        ("tourism_revenue", _OF_TOURISM),
        ("home_sales_value", _OF_HOMES),
    ),
    "output_value": (("tourism_revenue", _OF_TOURISM), ("industrial_output", _AS_TO_INDUSTRY)),
    "value_added": (("industrial_value_added", _AS_TO_INDUSTRY),),
    "profit": (("industrial_profits", _OF_INDUSTRY),),
    "passenger_volume": (("air_passengers", _OF_AIRPORT),),
    "footfall": (("air_passengers", _OF_AIRPORT),),
    "freight_volume": (
        ("road_freight", _OF_ROADS),
        ("air_cargo", _OF_AIRPORT),
        ("rail_freight", _OF_RAIL),
    ),
    "visitors": (("air_passengers", _OF_AIRPORT_GUESTS),),
}


def _valued(code: str, phrase: str) -> str:
    if code == "house_price":
        return "room_rate" if phrase.endswith(("房价", "单价")) else code
    if not re.search(r"估值|valu", phrase):
        return code
    return "average_unicorn_valuation" if "平均" in phrase else "unicorn_valuation"


#: A sector, a mode or a kind with which the phrase itself begins: 制造业用电量, 铁路客运量, 寿险保费.
_INSIDE = re.compile(r"制造业|量子|海洋|铁路|公路|水路|高铁|第[一二三]产业|服务业|寿险|财产险|人身险|健康险")
_GUESTS = re.compile(r"(?:旅客|游客|访客|观光客|旅游者)(?:的?(?:同比)?(?:增速|增长率|增幅|涨幅|降幅))?")


_SERVED = re.compile(r"(?:^|[,;、。]|累计|共|已|年|可|为|全年|直接)服务(?:了|各类)?$")


def _sector_around(code: str, text: str, start: int, end: int) -> str | None:
    head = text[max(0, start - 60) : start]
    if "\u4e00" <= text[start] <= "\u9fff":
        if code == "firms" and _SERVED.search(head):
            return None  # firms that are served
        inside = _INSIDE.match(text, start, end)
        guests = _GUESTS.fullmatch(text, start, end)  # of another place: "香港旅客", but not "访港旅客"
        adjacent = modifier_zh(inside.group() if inside else head[-20:], code)
        adjacent = adjacent or (modifier_zh(head[-8:], "guests") if guests else None)
        if adjacent is not None:
            return adjacent[0]
        clause = code in {"exports", "imports", "trade_total"} and head.endswith(",")
        return (_subject_goods(head, code) if clause else None) or earlier_sector(text, start, code)
    if head[-1:] in {" ", "-"} and (
        found := modifier_en(head, code)
        or goods_en(head, text[start:end], code)
        or own_kind_en(head, text[start:end], code)
    ):
        return found
    if re.match(r"employ(?:s|ed|ing)?\b", text[start:end]):
        employer = _EMPLOYER_EN.search(text[max(0, start - 120) : start])
        sector = modifier_en(employer["words"] or employer["said"], code) if employer else None
        return sector or subject_sector(text, start, code)
    tail = _IN_SECTOR_EN.match(text, end, end + 60)
    if tail is None and code in _OF_GOODS:
        tail = _OF_GOODS_EN.match(text, end, end + 60)
    found = modifier_behind_en(tail["words"], code) if tail else None
    if code in {"exports", "imports"} and (worth := _GOODS_WORTH.match(text, end, end + 60)):
        return modifier_behind_en(worth["words"], code) or _goods_name(worth["words"])
    if (
        found is None
        and code in {"exports", "imports"}
        and (goods := _ANY_GOODS_EN.match(text, end, end + 60))
    ):
        return _goods_name(goods["words"])
    return found or subject_sector(text, start, code)


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
        re.compile(r"\b(?:shops?|shopping|retail|stores?|high street)\b|商铺|商场|店铺", re.IGNORECASE),
    ),
)


#: "机电产品为主要出口商品,出口额…", "金属矿砂进口大幅增长,进口额…": the subject of the clause before.
_GOODS_BEFORE = re.compile(
    r"(?:^|[。;,年月]|其中|方面)(?P<words>[\u4e00-\u9fff]{2,12}?)(?:为|是|作为|成为|仍是|仍为|进口|出口|保持|持续)[^,。;]{0,16},$"
)


def _subject_goods(head: str, code: str) -> str | None:
    found = _GOODS_BEFORE.search(head)
    sector = modifier_zh(found["words"], code) if found else None
    return sector[0] if sector and sector[0] != "export" else None  # foreign trade is no goods


def _empty(text: str, start: int, end: int) -> str:
    """Tell what a vacancy rate is of from the words before it; offices where nothing tells."""
    head = text[max(0, start - 80) : max(0, start)]
    if start >= 0 and text.startswith((" of ", " for ", " in "), end):
        head += text[end : end + 40]  # "the vacancy rate of industrial buildings"
    own = text[max(0, start) : max(0, end)]
    if re.search(r"写字楼|办公", own) or re.search(r"\boffices?\b|写字楼|办公|甲级", head, re.IGNORECASE):
        return "office_vacancy_rate"
    return next((code for code, words in _EMPTY if words.search(head)), "office_vacancy_rate")


def _of_residents(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str:
    """Tell the income of townspeople from that of country people."""
    found = _TOWN_OR_COUNTRY.search(text[max(0, number[0] - 20) : number[0]])
    found = found or re.match(r"(?:(?P<urban>城镇)|(?P<rural>农村))居民", text[max(0, start) : max(0, end)])
    named = start + 2 if text.startswith("居民", max(0, start)) else start
    found = found or _RESIDENTS.search(text[max(0, start - 10) : max(0, named)])
    found = found or _TOWN_OR_COUNTRY_EN.search(text[max(0, number[0] - 90) : number[0]])
    if found is None:
        return code
    base = "disposable_income"
    return f"urban_{base}" if found.group("urban") else f"rural_{base}"
