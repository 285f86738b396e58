"""What was closed, lost, cut, pulled down or brought to safety: the event is what such a figure counts."""

from __future__ import annotations

from poliscope.data.articles.indicators.verbs.verb import COUNTS, HOMES, MARKED, NEAR, PERSONS, Verb

__all__ = ["EVENTS"]

_CLOSE = r"\b(?:clos(?:e[sd]?|ing)|shut(?:s|ting|ter(?:ed|ing)?)?(?: down)?|closure of|mothball(?:ed|ing))"
_CLOSED = (
    r"(?: (?:have|had|has|were|was|are|will|would|to|be|been))* (?:clos(?:ed|ing|e)|shut(?:tered| down)?|"
    r"gone out of business|gone dark)\b"
)
_FACTORIES = r"(?:factor(?:y|ies)|plants?|mills?|works|smelters?|refiner(?:y|ies)|foundr(?:y|ies))\b"
_SHOPS = r"(?:shops?|stores?|pubs?|restaurants?|cafes?|bars?|branches|outlets)\b"
_SCHOOLS = r"(?:schools?|kindergartens?|nurser(?:y|ies))\b"
_DESTROY = (
    r"\b(?:destroy(?:s|ed|ing)?|wreck(?:ed|ing)|flatten(?:ed|ing)|damag(?:e[sd]?|ing)|burn(?:ed|t) down)"
)
_LOST = (
    r" (?:were |was |have been |had been )?(?:destroyed|wrecked|flattened|damaged|flooded|washed away|lost)\b"
)
_PULL_DOWN = (
    r"\b(?:demolish(?:es|ed|ing)?|tear(?:s|ing)? down|tore down|pull(?:ed|ing)? down|raz(?:ed|ing)|bulldozed)"
)
_FILL_ZH = r"(?:了|掉|过|约|近|逾|超过?|共|累计|各类|其中|数|家|高达|达)*$"
_THEN_ZH = r"(?:多|余)?(?:家|座|间|个|所|处)?的?"

#: A place that closes or falls is no longer there: the noun alone would say that there are so many.
EVENTS = (
    Verb(
        "factory_closures",
        COUNTS,
        _CLOSE + NEAR,
        MARKED + _FACTORIES,
        over=("plants", "factories_registered"),
    ),
    Verb(
        "factory_closures",
        COUNTS,
        r"",
        MARKED + _FACTORIES + _CLOSED,
        over=("plants", "factories_registered"),
    ),
    Verb(
        "business_closures",
        COUNTS,
        _CLOSE + NEAR,
        MARKED + _SHOPS,
        over=("shops", "restaurants", "cafes", "bars"),
    ),
    Verb(
        "business_closures",
        COUNTS,
        r"",
        MARKED + _SHOPS + _CLOSED,
        over=("shops", "restaurants", "cafes", "bars"),
    ),
    Verb(
        "school_closures",
        COUNTS,
        _CLOSE + NEAR,
        MARKED + _SCHOOLS,
        over=("schools", "primary_schools", "kindergartens"),
    ),
    Verb(
        "school_closures",
        COUNTS,
        r"",
        MARKED + _SCHOOLS + _CLOSED,
        over=("schools", "primary_schools", "kindergartens"),
    ),
    Verb("homes_destroyed", COUNTS, _DESTROY + NEAR, MARKED + HOMES, over=("homes", "houses")),
    Verb("homes_destroyed", COUNTS, r"", MARKED + HOMES + _LOST, over=("homes", "houses", "job_losses")),
    Verb("homes_demolished", COUNTS, _PULL_DOWN + NEAR, MARKED + HOMES, over=("homes", "houses")),
    Verb(
        "evacuated",
        PERSONS,
        r"",
        r" ?(?:people|residents|villagers|families)?(?: (?:were|have been|had been|was))* "
        r"(?:evacuated|moved to safety)\b",
        over=("population", "households"),
    ),
    Verb(
        "factory_closures",
        COUNTS,
        r"(?:关闭|关停|关掉|停产|倒闭|关)" + _FILL_ZH,
        _THEN_ZH + "(?:工厂|厂房|厂|生产基地)",
        over=("plants",),
    ),
    Verb(
        "business_closures",
        COUNTS,
        r"(?:关闭|关停|关掉|倒闭|歇业|注销)" + _FILL_ZH,
        _THEN_ZH + "(?:企业|公司|商铺|门店|店|餐厅)",
        over=("firms", "restaurants", "shops"),
    ),
    Verb(
        "business_closures",
        COUNTS,
        r"(?:关停|关闭|关停并转|倒闭|淘汰)(?:企业|公司|厂商|门店|商铺)" + _FILL_ZH,
        r"",
        over=("firms",),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"(?:裁员|裁减|裁撤|裁掉|裁了|资遣|解雇|遣散|失去)" + _FILL_ZH,
        r"(?:多|余)?(?:人|名|个)?的?(?:员工|职位|岗位|工作|职工|工人|雇员)?",
        over=("employment",),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"(?:流失|丢掉|减掉|砍掉|砍)" + _FILL_ZH,
        r"(?:多|余)?(?:个|份)?的?(?:岗位|职位|工作|工作岗位|就业岗位)",
        over=("employment", "new_jobs", "vacancies"),
    ),
    Verb(
        "homes_destroyed",
        COUNTS,
        r"(?:倒塌|损毁|冲毁|损坏|烧毁|震毁)(?:房屋|住房|民房)?" + _FILL_ZH,
        r"(?:多|余)?(?:间|栋|幢|座|户)?的?(?:房屋|住房|民房|房子)?(?=[,。;、]|$)",
    ),
    Verb(
        "homes_demolished",
        COUNTS,
        r"(?:拆除|拆掉|拆了)(?:房屋|住房|旧房|危房)?" + _FILL_ZH,
        r"(?:多|余)?(?:间|栋|幢|座|户|套)?的?(?:房屋|住房|旧房|危房|房子)",
    ),
    Verb(
        "evacuated",
        PERSONS,
        r"(?:转移|疏散|撤离)(?:安置|避险)?(?:群众|居民|人员|村民)?" + _FILL_ZH,
        r"(?:多|余)?(?:人|名)?",
        over=("population",),
    ),
    Verb(
        "school_closures",
        COUNTS,
        r"(?:小学|中学|学校|幼儿园|教学点)[^,。;\d]{0,6}(?:停办|撤并|关停|关闭)(?:了|约|近|共|过)*$",
        r"",
    ),
    Verb(
        "school_closures",
        COUNTS,
        r"(?:停办|撤并|关停|关闭)(?:了|约|近|共|过)*$",
        r"的?(?:小学|中学|学校|幼儿园|教学点)",
        over=("schools", "primary_schools", "kindergartens"),
    ),
    Verb(
        "freight_trains",
        COUNTS,
        r"(?:快线|快运|货列|货运专列)[^。;]{0,20}(?:开行|发运|到发)(?:了|约|近|超过?|累计)*$",
        r"",
    ),
)
