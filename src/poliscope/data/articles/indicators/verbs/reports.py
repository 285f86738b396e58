"""What reports on a city's economy tell in plain words: firms born and closed, people come and gone."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, NEAR, PERSONS, Verb

__all__ = ["REPORTS"]

_FIRMS = r" ?(?:new )?(?:businesses|firms|companies|enterprises|start-?ups)"
_MORE = r"(?: (?:far|many|slightly))?(?: more)?"

#: The more particular stand before the more general.
REPORTS = (
    Verb(
        "new_firms",
        COUNTS,
        r"",
        rf"{_FIRMS}(?: (?:in|across) [A-Z][\w-]+)? (?:(?:were|was|have been|had been|being) )?born\b",
        over=("firms", "startups", "births"),
    ),
    Verb(
        "business_closures",
        COUNTS,
        r"",
        rf"{_FIRMS}(?: (?:in|across) [A-Z][\w-]+)? (?:(?:have|had) )?(?:died|ceased trading|ceased to trade|"
        r"stopped trading|disappeared|wound up|"
        r"(?:were|was|have been|been) (?:dissolved|deregistered|struck off|wound up|liquidated))\b",
        over=("firms", "startups", "deaths"),
    ),
    Verb(
        "natural_increase",
        PERSONS,
        r"\b(?:[Dd]eaths|[Bb]irths) (?:have |had |again |still )?(?:outnumber(?:ed|s)?|exceed(?:ed|s)?|"
        r"outpaced?|outstrip(?:ped|s)?|overtook|were ahead of|surpassed?) (?:the number of )?(?:deaths|"
        r"births)[^.;,]{0,24} by" + NEAR,
        over=("deaths", "births", "births_change"),
    ),
    Verb(
        "natural_increase",
        PERSONS,
        r"",
        r" more (?:deaths|births|people (?:died|were born)) than (?:births|deaths|were born|died)\b",
        over=("deaths", "births"),
    ),
    Verb(
        "net_migration",
        PERSONS,
        r"",
        rf"{_MORE}(?: ?(?:people|residents|inhabitants))?{_MORE} (?:moved (?:in(?:to)?|there|here|to)|"
        r"arrived|came|settled)\b[^.;]{0,40} than (?:moved (?:out|away)|left|departed|went|"
        r"moved the other way)\b",
        over=("population", "population_change", "migrants"),
    ),
    Verb(
        "budget_deficit",
        CURRENCIES,
        r"\b(?:[Bb]udget |[Ff]unding |[Ff]inancial )?(?:[Ss]hortfall|[Bb]lack hole|[Bb]udget gap|"
        r"[Ff]unding gap)\b(?! (?:in|of) (?:housing|homes|labour|skills))[^.;]{0,40}" + NEAR,
        over=("budget", "fiscal_revenue", "fiscal_expenditure"),
    ),
    Verb(
        "budget_deficit",
        CURRENCIES,
        r"",
        r" (?:[a-z-]+ )?(?:shortfall|black hole|budget gap|funding gap|hole in (?:its|the|their) "
        r"(?:budget|finances|books))\b",
        over=("budget",),
    ),
    Verb(
        "government_debt",
        CURRENCIES,
        r"\b(?!Household|Corporate|Consumer|Student|Mortgage|Company)[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s? "
        r"(?:public |total |outstanding |gross |net |overall |long-term )*(?:debts?|borrowings|debt pile|"
        r"debt burden|debt stock)(?: (?:now|still|currently))? (?:is|was|are|stands?|stood|reach\w+|rose|"
        r"climbed|grew|fell|has|had|totals?|totall?ed|amount\w*|comes?|came|exceed\w*)\b[^.;,]{0,24}" + NEAR,
    ),
)
