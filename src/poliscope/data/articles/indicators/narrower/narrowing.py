"""Narrow a general indicator by the words around its phrase: the sector, the technology, the group."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.kinds import kind_near
from poliscope.data.articles.indicators.narrower.modifiers import (
    english_words,
    goods_en,
    modifier_behind_en,
    modifier_en,
    modifier_zh,
    own_kind_en,
    whole_en,
)
from poliscope.data.articles.indicators.narrower.partners import partner_behind
from poliscope.data.articles.indicators.narrower.surroundings import by_surroundings, of_residents, vacant
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
    r"(?P<said>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,4}) (?:sector|industry) (?:is|remains)\b[^.;]{0,60}, $|"
    r"(?:^|[,;.] |\b(?:and|but|while) )(?:(?:[Yy]et|But|And|Today|"
    r"Here) )?(?P<bare>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,2})(?: (?:at|in|"
    r"around) [A-Z]\w+)?"
    r"(?: (?:alone|now|still|should|will|would|could))+ $",
)
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
            "orders",
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
            "venture_capital",
            "deals",
            "unicorns",
            "median_wage",
            "starting_salary",
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
    ("university", "rd_expenditure"): "higher_education_rd_expenditure",
    # who raises it is told by the word alone
    ("startup", "venture_capital"): "venture_capital",
    ("startup", "deals"): "deals",
    ("technology", "venture_capital"): "venture_capital",
    ("technology", "deals"): "deals",
    ("private", "venture_capital"): "venture_capital",
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


def narrowed(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str:
    """Name what narrows a general indicator: "IT exports", "电池产业产值", "jobs in aerospace".

    Parameters
    ----------
    code : str
        Code of the lexicon.
    start, end : int
        The indicator's phrase.

    Returns
    -------
    str
        ``battery_output`` for ``output_value`` behind 电池; the code itself where nothing narrows it.
    """
    if code in {"disposable_income", "urban_disposable_income", "rural_disposable_income"}:
        return of_residents(code, text, start, end, number)
    if code == "office_vacancy_rate":
        return vacant(text, start, end)
    if code.endswith("_growth") and code not in {"gdp_growth"}:
        return f"{narrowed(code.removesuffix('_growth'), text, start, end, number)}_growth"
    if code in _IN_CARS and text[number[1] - 1] == "辆":
        kind = modifier_zh(text[max(0, start - 10) : start], code) if start >= 0 else None
        return f"nev_{code}" if kind is not None and kind[0] == "nev" else _IN_CARS[code]
    special = kind_near(code, text, start, end, number) or _with_partner(code, text, end)
    special = special or (
        None if _sector_beside(code, text, start) else by_surroundings(code, text, start, end, number)
    )
    if special is not None:
        return special
    if code == "shipments" and (
        _SUM.search(text, *number) or _ABROAD.search(text, max(0, start - 400), end + 60)
    ):
        return narrowed("exports", text, start, end, number)
    base = BASES.get(code)
    if code == "employment" and (sector := _people_in(text, number[1])) is not None:
        return f"{sector}_employment"
    if base is None or start < 0:
        return code
    sector = _sector_around(code, text, start, end)
    if code == "new_jobs" and not re.search(r"新|创|增|creat|new|add", text[start:end], re.IGNORECASE):
        base = "employment"  # posts that there are
    return code if sector is None else same_as_lexicon(sector, base)


def _people_in(text: str, end: int) -> str | None:
    """Name where people behind a figure work: "employ 1.2 million people in textiles"."""
    people = _PEOPLE_IN.match(text, end)
    return None if people is None else modifier_behind_en(people["words"], "employment")


def _sector_beside(code: str, text: str, start: int) -> bool:
    """Tell whether a Chinese sector stands right before a noun: 规上工业…,汽车产业营收 is of cars."""
    han = start > 0 and "\u4e00" <= text[start] <= "\u9fff"
    return han and code in BASES and modifier_zh(text[max(0, start - 20) : start], code) is not None


def _with_partner(code: str, text: str, end: int) -> str | None:
    partner = partner_behind(code, text, end)
    return partner and f"{partner}_{'exports' if code == 'shipments' else BASES.get(code, code)}"


_SUM = re.compile(r"[$€£¥₹]|[a-z]llion |crore")
#: Where trade is told of, what is shipped is exported.
_ABROAD = re.compile(r"\b(?:[Ee]xport|[Ii]mports\b|[Ff]oreign trade|abroad|overseas)")
#: 辆 are cars.
_IN_CARS = {"exports": "car_exports", "imports": "car_imports"}


def _goods_name(words: str) -> str | None:
    plain = words.split()
    if any(word in english_words("no_goods") or word in english_words("function") for word in plain):
        return None
    return re.sub(r"(?<=[^su])s$", "", "_".join(plain))


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
        said = employer and (employer["words"] or employer["said"])
        sector = modifier_en(said, code) if said else employer and whole_en(employer["bare"], code)
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


#: "机电产品为主要出口商品,出口额…", "金属矿砂进口大幅增长,进口额…": the subject of the clause before.
_GOODS_BEFORE = re.compile(
    r"(?:^|[。;,年月]|其中|方面)(?P<words>[\u4e00-\u9fff]{2,12}?)(?:为|是|作为|成为|仍是|仍为|进口|出口|"
    r"保持|持续)[^,。;]{0,16},$"
)


def _subject_goods(head: str, code: str) -> str | None:
    found = _GOODS_BEFORE.search(head)
    sector = modifier_zh(found["words"], code) if found else None
    return sector[0] if sector and sector[0] != "export" else None  # foreign trade is no goods
