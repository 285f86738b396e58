"""What is done with homes, and what they cost."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, HOMES, MARKED, NEAR, PERSONS, THERE, Verb

__all__ = ["BY_THE_MONTH", "HOMES_TOLD"]

#: What a home costs a month is its rent, told before what homes cost.
BY_THE_MONTH = (
    Verb(
        "rent",
        CURRENCIES,
        r"\b(?:[Hh]omes?|[Hh]ouses?|[Ff]lats?|[Aa]partments?|[Ss]tudios?|[Rr]ooms?)\b[^.;]{0,30}\b"
        r"(?:costs?|averages?|averaged|goes for|go for|is|are|at)" + NEAR,
        r" (?:a|per|each|every) (?:month|week)\b",
    ),
)
#: The more particular stand before the more general.
HOMES_TOLD = (
    Verb("households", frozenset({"households"}), r"", r" ?(?:households|families)\b"),
    Verb(
        "vacant_homes",
        COUNTS,
        r"",
        rf"{MARKED}(?:of )?{HOMES}{THERE} (?:stand|stood|are|were|lie|sit|remain|standing) (?:empty|vacant|"
        rf"unoccupied|idle)\b",
        over=("homes", "housing_stock", "rent", "planned_homes"),
    ),
    Verb(
        "waiting_list",
        PERSONS | {"households"},
        r"",
        rf" ?(?:[a-z]+ )?(?:families|households|people|applicants|names){THERE} (?:are |were |"
        rf"still )*(?:(?:wait|"
        r"waiting|queue|queuing) for|"
        r"on (?:the|its|a|their) (?:\w+ ){0,3}(?:waiting )?(?:list|register|queue))\b",
        over=("population", "households", "low_income_households"),
    ),
    Verb(
        "dwelling_approvals",
        COUNTS,
        r"\b(?:approv(?:e[sd]?|ing|als? for)|permi(?:ts?|ssions?|tted)(?: (?:was|were))?(?: (?:granted|"
        r"issued|given))?(?: for)?|consents? for|"
        r"green light (?:to|for)|authoris(?:e[sd]?|ing)|authoriz(?:e[sd]?|ing))" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb(
        "housing_completions",
        COUNTS,
        r"\b(?:complet(?:e[sd]?|ing)|finish(?:e[sd]|ing)?|deliver(?:s|ed|ing)?|built|handed over)" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb(
        "housing_starts",
        COUNTS,
        r"\b(?:[Bb]uilders|[Dd]evelopers|[Cc]ouncils?|[Cc]ity|"
        r"[Cc]onstruction firms)\b[^.;]{0,30}\b(?:started|began|broke ground on|starting)" + NEAR + r"|"
        r"\b(?:(?:started|began|starting) (?:work|construction|building) on|broke ground on)" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb(
        "planned_homes",
        COUNTS,
        r"",
        rf"{MARKED}{HOMES} (?:are |were |is )?(?:to be built|planned|in the pipeline|on the drawing board|"
        rf"are coming|will be built|will go up|will follow)\b",
    ),
    Verb(
        "planned_homes",
        COUNTS,
        r"\b(?:plans?|planning|planned|propos(?:e[sd]?|ing|als?)|needs?|need(?:ed|ing)|requir(?:e[sd]?|"
        r"ing)|room for|space for|"
        r"land for|sites? for|calls? for)(?: (?:to build|for|to deliver|to add))?" + NEAR,
        rf"{MARKED}{HOMES}",
    ),
    Verb(
        "house_price",
        CURRENCIES,
        r"\b(?<![Cc]are )(?<![Nn]ursing )(?:[Hh]omes?|"
        r"[Hh]ouses?|[Ff]lats?|[Aa]partments?|[Pp]ropert(?:y|ies)|[Cc]ondos?|[Bb]ungalows?|"
        r"[Tt]errace)\b(?! rents?)[^.;]{0,30}\b"
        r"(?:s(?:ells?|old) for|goes for|go for|fetch(?:es|ed)?|chang(?:es|ed) hands (?:for|at)|costs?|"
        r"is priced at|averages?|averaged|listed (?:at|for))" + NEAR,
    ),
    Verb(
        "rent",
        CURRENCIES,
        r"\b(?:[Hh]omes?|[Hh]ouses?|[Ff]lats?|[Aa]partments?|[Uu]nits?|[Bb]edroom|[Ss]tudios?|"
        r"[Rr]ooms?)\b[^.;]{0,30}\b"
        r"(?:rents?(?: out)?|rented|lets?|leases?|go(?:es)?) (?:for|at)" + NEAR,
    ),
)
