"""Verbs and nouns that tell what a figure beside them measures: "took 95 minutes", "employ 900 people"."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.economy import ECONOMY
from poliscope.data.articles.indicators.verbs.events import EVENTS
from poliscope.data.articles.indicators.verbs.goods import GOODS
from poliscope.data.articles.indicators.verbs.homes import BY_THE_MONTH, HOMES_TOLD
from poliscope.data.articles.indicators.verbs.innovation import INNOVATION, ON_RESEARCH
from poliscope.data.articles.indicators.verbs.life import LIFE
from poliscope.data.articles.indicators.verbs.money import MONEY
from poliscope.data.articles.indicators.verbs.people import PEOPLE
from poliscope.data.articles.indicators.verbs.reports import REPORTS
from poliscope.data.articles.indicators.verbs.services import SERVICES
from poliscope.data.articles.indicators.verbs.verb import (
    CARS,
    COUNTS,
    HOMES,
    LENGTHS,
    MARKED,
    NEAR,
    PERSONS,
    TIMES,
    Verb,
)

__all__ = ["OVER", "VERBS"]

#: What the next figures of a sentence go on about without the verb.
_GO_ON = frozenset(
    [
        "office_leasing", "patent_applications", "patent_grants", "new_firms", "bankruptcies", "productivity",
        "dwelling_approvals", "industrial_output", "vacancies",
    ]
)  # fmt: skip
_PER_HEAD = r"(?: ?of water)?(?: (?:per|a) (?:person|head|resident|capita|inhabitant)\b| each\b)"
_WATER = frozenset({"L", "m3", "kL"})
VERBS = (
    *INNOVATION,
    *REPORTS,
    *SERVICES,
    *LIFE,
    Verb(
        "water_use_per_capita",
        _WATER,
        r"\b(?:us(?:es?|ed|ing)|consum\w+|get through|drinks?)" + NEAR,
        _PER_HEAD,
    ),
    Verb(
        "water_use",
        _WATER,
        r"\b(?:us(?:es?|ed|ing)|consum\w+|draws?|drew|drinks?|drank|guzzles?|swallow\w*|gets? through)"
        + NEAR,
        r"(?! ?of (?!water))",
    ),
    Verb(
        "rail_length",
        LENGTHS,
        r"\b(?:[Mm]etro|[Tt]ram(?:way)?|[Ss]ubway|[Uu]nderground|[Ll]ight[- ]rail(?:way)?)\b[^.;]{0,40}"
        r"(?:, at|,| spans| runs over| is| now has| measures)" + NEAR,
        r"(?= long\b|[,.;]| of (?:track|line|rail))",
    ),
    Verb(
        "land_price",
        CURRENCIES,
        r"\b(?:hectare|acre|square met(?:re|er)|plot)s?\b[^.;]{0,40} (?:chang(?:es?|ed) hands|sells?|sold|"
        r"goes|went|"
        r"costs?|fetch(?:es|ed)?)(?: (?:at|for))?" + NEAR,
        over=("rent",),
    ),
    *EVENTS,
    *BY_THE_MONTH,
    Verb(
        "spending_per_visitor",
        CURRENCIES,
        r"\b(?:[Vv]isitor|[Tt]ourist|[Hh]olidaymaker|[Gg]uest)s?\b(?:[^.;,]|\.(?=\d)){0,60}\bspen(?:t|"
        r"ds?)\b[^.;\d]{0,24}" + NEAR,
        r" (?:each|apiece|a (?:head|person|trip|visit|stay|day|night)|per (?:head|person|trip|visit|stay|"
        r"day|night))\b",
    ),
    Verb(
        "travel_time",
        frozenset({"days"}),
        r" from [A-Z][^.;]{0,30} to [A-Z][^.;]{0,24} (?:takes?|took)" + NEAR,
    ),
    Verb(
        "travel_time",
        TIMES,
        r"\b(?:[Ff]light|[Jj]ourney|[Tt]rip|[Rr]ide|[Dd]rive|[Cc]rossing|"
        r"[Vv]oyage)\b[^.;]{0,50} (?:lasts?|lasted|lasting)" + NEAR,
    ),
    Verb("life_expectancy", frozenset({"years"}), r"\bexpect(?:s|ed)? to live(?: to| until| for)?" + NEAR),
    *ECONOMY,
    Verb("travel_time", TIMES, r"\b(?:takes?|took|taking)" + NEAR),
    Verb(
        "waiting_time",
        TIMES | {"days", "months", "years"},
        r"\b(?:wait(?:s|ed|ing)?|queue[sd]?)(?: now)?(?: for)?(?: an average of| on average)?" + NEAR,
    ),
    Verb(
        "congestion_hours",
        TIMES,
        r"\b(?:los(?:e|es|ing|t)|wast(?:e|es|ed)|spen[dt]s?)" + NEAR,
        r"[^.;]{0,24}(?:rush[- ]hour|traffic|jams|congestion|peak)",
    ),
    Verb(
        "travel_time",
        TIMES,
        r"\bcut(?:s|ting)? (?:the |its )?(?:trip|journey)[^,.;]{0,40} (?:from|to)" + NEAR,
    ),
    Verb(
        "employment",
        PERSONS,
        r"\b(?:employ(?:s|ed|ing)?|hire[sd]?|hiring)" + NEAR,
        r"(?: ?people| ?staff| ?workers)?",
    ),
    Verb(
        "employment",
        PERSONS,
        r"",
        r"(?: ?people|) (?:now |currently )?(?:work|worked|are employed) (?:in|at|on|for)\b",
    ),
    Verb(
        "population",
        PERSONS,
        r"\b(?:town|city|village|commune|borough|suburb|municipality|metropolis|region) of"
        r"(?: just| barely| only| about| some| almost| nearly)* $",
    ),
    Verb("population", PERSONS, r"(?<!to )\b(?:where|in which)" + NEAR, r"(?: ?people)? (?:now )?live\b"),
    Verb(
        "house_price",
        CURRENCIES,
        r"\b(?:homes?|houses?|flats?|apartments?|propert(?:y|ies))\b[^,.;]{0,30}\bcosts?" + NEAR,
    ),
    Verb(
        "construction_cost",
        CURRENCIES,
        r"\b(?:costing|costs?|at a cost of|priced at|price tag of)" + NEAR,
        "",
        10_000,
    ),
    Verb("construction_cost", CURRENCIES, r"(?:耗资|造价|斥资|工程费)(?:约|近|达|逾|超过|为|高达)*$"),
    Verb(
        "rd_expenditure",
        CURRENCIES,
        r"\b(?:invest(?:s|ed|ing|ment)?|spen(?:t|ds?|ding)|put(?:s|ting)?|pour(?:s|ed|ing)?|"
        r"plough(?:s|ed|ing)?|plow(?:s|ed|ing)?|devot(?:e[sd]?|ing)|allocat(?:e[sd]?|ing)|pump(?:s|ed|ing)?|"
        r"channel(?:s|led|ed)?|expended)(?: (?:a total of|a combined|a record|in total|as much as|roughly|"
        r"approximately|close to|well over))?" + NEAR,
        ON_RESEARCH,
    ),
    Verb(
        "investment",
        CURRENCIES,
        r"\b(?:spending|to spend|invest(?:s|ed|ing)?)" + NEAR,
        r" on (?:a|an|the|new|its)\b(?! R&D| research)",
    ),
    Verb("investment", CURRENCIES, r"", r" (?:expansion|investment|project|upgrade)\b"),
    Verb("investment", CURRENCIES, r"(?:带来)(?:约|近|逾|超过)*$", r"(?:的)?投资"),
    Verb(
        "tourism_revenue",
        CURRENCIES,
        r"\b(?:[Vv]isitors|[Tt]ourists|[Hh]olidaymakers)\b[^.;,]{0,40}\bspen(?:t|d)" + NEAR,
    ),
    Verb("revenue", CURRENCIES, r"\b(?:raked in|turned over|sales of|turnover of)" + NEAR),
    Verb(
        "nev_sales",
        COUNTS,
        r"(?:卖了|卖出了?|卖掉了?|售出了?|销售了?|销出)(?:约|近|逾|超过?)*$",
        r"(?:多|余)?(?:辆|台)?的?(?:新能源|纯电动?|电动)[\u4e00-\u9fff]{0,2}车",
        over=("nev_output", "nevs"),
    ),
    Verb(
        "car_sales",
        COUNTS,
        r"(?:卖了|卖出了?|卖掉了?|售出了?|销售了?|销出)(?:约|近|逾|超过?)*$",
        r"(?:多|余)?(?:辆|台)?(?:(?:新|整|小|轿)?车|汽车)(?![厂票间])",
    ),
    Verb(
        "car_output",
        frozenset({"count", None}),
        r"(?:造了?|生产了?|下线了?)(?:约|近|逾|超过)*$",
        r"(?:多|余)?(?:辆|台)?(?:汽?车)",
    ),
    Verb(
        "car_output",
        COUNTS,
        r"\b(?:built|builds?|made|makes?|manufactur(?:e[sd]?|ing)|produc(?:e[sd]?|ing)|assembl(?:e[sd]?|ing)|"
        r"turn(?:s|ed) out|rolled out|building|making)" + NEAR,
        rf"{MARKED}{CARS}",
    ),
    Verb(
        "subsidies",
        CURRENCIES,
        r"(?:匡列|编列|拨款|拨出|拿出|安排|提供|发放|投入)了?(?:约|近|逾|超过?)*$",
        r"(?:资金|经费)?(?:用于|来|以)?(?:补助|补贴|奖补)",
    ),
    Verb("investment", CURRENCIES, r"(?:砸下|砸了|砸进|豪掷|投下|掷下|狂砸)(?:约|近|逾|超过?)*$"),
    Verb(
        "spending_per_visitor",
        CURRENCIES,
        r"(?:每位|每名|每个|每人次)(?:游客|旅客|访客|观光客)[^,。;\d]{0,12}(?:花|消费|花费|"
        r"花掉)[^,。;\d]{0,4}$",
    ),
    Verb(
        "employment",
        PERSONS,
        r"(?:带动|吸纳|解决|容纳|促进|帮助|安置|拉动|提供|支撑|养活)(?:了|着)?(?:约|近|逾|超过?)*$",
        r"(?:多|余)?(?:人|名)?(?:[\u4e00-\u9fff]{0,6})(?:就业|上岗|从业)(?!率|岗|机会|职)",
    ),
    Verb(
        "home_sales",
        COUNTS,
        r"(?:卖掉|卖出|卖了|售出|成交|网签)了?的?(?:一手|二手)?(?:新房|二手房|商品房|商品住宅|住宅|房子|"
        r"房源|房)[^,。;]{0,6}$|"
        r"(?:卖掉|卖出|卖了|售出|成交|网签)(?:约|近|逾|超过)*$",
        r"(?:多|余)?套?(?:新建)?(?:新房|二手房|商品房|商品住宅|住宅|房子|房源)|(?<=套)(?![\u4e00-\u9fff])",
    ),
    Verb("car_exports", COUNTS, r"\bexport(?:s|ed|ing)?" + NEAR, rf"{MARKED}{CARS}"),
    Verb(
        "car_exports",
        COUNTS,
        r"",
        rf"{MARKED}{CARS} (?:were |have been |was )?(?:exported|shipped abroad)",
    ),
    Verb(
        "car_output",
        COUNTS,
        r"",
        rf"{MARKED}{CARS} (?:were |have been |was )?(?:built|produced|manufactured|assembled|made)",
    ),
    Verb("car_sales", COUNTS, r"\b(?:sold|sells?|selling)" + NEAR, rf"{MARKED}{CARS}"),
    Verb(
        "planned_homes",
        COUNTS,
        r"\b(?:will|would|to|could|can|expected to) (?:hold|have|build|deliver|provide|include|"
        r"contain|create|add|see|"
        r"bring|house|accommodate|offer)" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb(
        "housing_completions",
        COUNTS,
        r"",
        rf"{MARKED}{HOMES} (?:have been |were |had been |was |are )?(?:completed|built|finished|delivered)",
    ),
    Verb(
        "housing_starts",
        COUNTS,
        r"\b(?:[Cc]onstruction|[Ww]ork|[Bb]uilding) (?:began|started|begun|has begun) on" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb("housing_shortage", COUNTS, r"", rf"{MARKED}{HOMES} (?:too few|short)\b"),
    Verb(
        "housing_shortage",
        COUNTS,
        r"\b(?:short(?:age|fall)?|lack(?:s|ed|ing)?|missing)(?: of| by| anywhere from| between|"
        r" at)*(?: [\d,]+ (?:to|and))?" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb(
        "population",
        PERSONS,
        r"",
        r"(?: ?people| ?residents| ?inhabitants)? (?:now |currently )?(?:live[sd]?|living) (?:in|"
        r"within|here|there|around|near|on)\b",
    ),
    Verb("distance", LENGTHS, r"\b(?:lies|lying|apart|distance of)" + NEAR),
    Verb("distance", LENGTHS, r"", r" (?:drive|(?:to the )?(?:north|south|east|west|away|from))\b"),
    *PEOPLE,
    *MONEY,
    *GOODS,
    *HOMES_TOLD,
)
#: Of which nouns the verbs of a code tell more.
OVER = {verb.code: frozenset(verb.over) for verb in VERBS if verb.over and verb.code in _GO_ON}
