"""Narrower indicators by what stands around a phrase: the young, offices, an airport, townspeople."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.carriers import carried_by

__all__ = ["by_surroundings", "of_residents", "vacant"]

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
    r"\b(?:[Ii]ndustrial (?:rents?|space|buildings?|property|market|parks?)|[Ww]arehouses?)\b|厂房|"
    r"仓库|工业园|工业地产|工业用房"
)

_DWELLINGS = re.compile(r"\b(?:homes?|houses?|flats?|apartments?|residential|bedrooms?|tenants|dwellings?)\b")

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


def by_surroundings(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell rates among the young, rents of offices, sums of an industry from what stands around.

    Parameters
    ----------
    code : str
        Of the lexicon.
    start, end : int
        The indicator's phrase.

    Returns
    -------
    str or None
        The narrower code; None where nothing tells.
    """
    if code == "unemployment_rate" and _AMONG_YOUNG.match(text, number[1]):
        return "youth_unemployment"
    if code == "air_passengers" and text[start:end] in {"passengers", "travellers", "travelers"}:
        return carried_by(text, start)
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

#: A valuation told of unicorns is theirs, a 房价 beside hotels and their guests that of a room.
_OF_SUBJECT = {
    "market_value": re.compile(r"(?:独角兽|\bunicorns?\b)[^。]{0,40}$"),
    "house_price": re.compile(r"(?:酒店|旅馆|旅宿|民宿|住宿率|住房率|入住率|客房|宾馆)[^。]{0,60}$"),
}

_OF_INDUSTRY = re.compile(
    r"(?:规上|规模以上|规模)工业(?:企业)?(?![^。;]{0,60}(?:服务业|建筑业|商贸|批发|高新技术企业|"
    r"上市公司|控股|股份|集团|公司))[^。]{0,50}$"
)

_OF_AIRPORT = re.compile(
    r"(?:机场|空港|航空港)(?![^。;]{0,40}(?:铁路|公路|水路|地铁|港口|口岸|海港|码头|运河|航道|内河|"
    r"江))[^。;]{0,30}$"
)

#: "接待游客1.2亿人次,实现综合收入1210亿元", "观光人次1850万,创造产值260亿元".
_OF_TOURISM = re.compile(
    r"(?:游客|旅游|文旅|观光|旅客)(?![^。;]{0,60}(?:企业|产业|农业|工业|集团|公司|"
    r"村集体))[^。;]{0,50}[,、](?:全年|同期)?"
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
    r"(?:机场|空港)(?![^,。;]{0,30}(?:铁路|地铁|港口|口岸))[^,。;]{0,20}(?:服务|运送|接待|保障|"
    r"吞吐)(?:进出港)?(?=$)"
)


#: "新竹科學園區營業額7812億元", "南科…全年營業額": of all firms of the park.
_OF_SCIENCE_PARKS = re.compile(
    r"(?:科学园区?|科技园区|[竹中南]科|三园区|园区厂商|厂商)(?![^。;]{0,40}(?:公司|集团|股份|台积|"
    r"联发))[^。;]{0,30}$"
)
_OF_SCHOOLS = re.compile(
    r"(?:小学|中小学|[初高]中|幼儿园|义务教育|国中|国小)(?![^。;]{0,30}(?:大学|高校|大专))[^。;]{0,24}$"
)
_OF_VOCATIONAL = re.compile(r"(?:职业院校|中职|高职|职业学校|技工院校|技校|职校)[^。;]{0,24}$")


#: Sums and volumes that the subject of the sentence makes its own: of industry, of an airport.
_OF_BEFORE = {
    "revenue": (
        ("fiscal_revenue", _OF_THE_TREASURY),
        ("industrial_revenue", _OF_INDUSTRY),
        ("tourism_revenue", _OF_TOURISM),
        ("home_sales_value", _OF_HOMES),
        ("science_park_revenue", _OF_SCIENCE_PARKS),
    ),
    "university_students": (("pupils", _OF_SCHOOLS), ("vocational_students", _OF_VOCATIONAL)),
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


_EMPTY = (
    (
        "rental_vacancy_rate",
        re.compile(r"\b(?:rents?|rental|tenants|apartments?|flats?)\b|住宅|住房|租房", re.IGNORECASE),
    ),
    (
        "industrial_vacancy_rate",
        re.compile(
            r"\b(?:industrial|warehouses?|factory)\b|厂房|仓库|仓储|工业园|工业地产|工业用房", re.IGNORECASE
        ),
    ),
    (
        "retail_vacancy_rate",
        re.compile(r"\b(?:shops?|shopping|retail|stores?|high street)\b|商铺|商场|店铺", re.IGNORECASE),
    ),
)


def vacant(text: str, start: int, end: int) -> str:
    """Tell what a vacancy rate is of from the words before it; offices where nothing tells."""
    head = text[max(0, start - 80) : max(0, start)]
    if start >= 0 and text.startswith((" of ", " for ", " in "), end):
        head += text[end : end + 40]  # "the vacancy rate of industrial buildings"
    own = text[max(0, start) : max(0, end)]
    if re.search(r"写字楼|办公", own) or re.search(r"\boffices?\b|写字楼|办公|甲级", head, re.IGNORECASE):
        return "office_vacancy_rate"
    return next((code for code, words in _EMPTY if words.search(head)), "office_vacancy_rate")


def of_residents(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str:
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
