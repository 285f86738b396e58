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
        rf"{_FIRMS}(?: (?:in|across) [A-Z][\w-]+)? (?:(?:have|had) )?(?:died|ceased (?:trading|to trade|"
        rf"to exist|activity|operations)|"
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
        rf"{_MORE}(?: ?(?:people|residents|inhabitants|of (?:them|these)))?{_MORE} (?:moved (?:in(?:to)?|"
        rf"there|here|to)|"
        r"arrived|came|settled)\b[^.;]{0,40} than (?:moved (?:out|away)|left|departed|went|"
        r"moved the other way)\b",
        over=("population", "population_change", "migrants"),
    ),
    Verb(
        "employment",
        PERSONS,
        r"",
        r" ?(?:people )?who work (?:there|here)\b",
        over=("population", "employment"),
    ),
    Verb(
        "net_migration",
        PERSONS,
        r"\b(?:[Aa]rrivals|[Dd]epartures|[Ii]nflows?|[Oo]utflows?) (?:have |had |again |"
        r"still )?(?:outnumber(?:ed|s)?|"
        r"exceed(?:ed|s)?|outpaced?|surpassed?) (?:the number of )?(?:departures|arrivals|outflows?|"
        r"inflows?)[^.;,]{0,24} by" + NEAR,
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
    Verb(
        "industrial_output",
        CURRENCIES,
        r"\b(?:[Ff]actories|[Pp]lants|[Ii]ndustry|[Mm]anufacturers|[Mm]ills|[Ww]orkshops|[Ii]ndustrial "
        r"(?:firms|companies))\b[^.;]{0,24} (?:turn(?:s|ed)? out|ma(?:ke|kes|de)|produce[sd]?|"
        r"shipped|delivered|"
        r"churn(?:s|ed)? out)(?: (?:goods|products|output|wares))?(?: (?:worth|valued at|"
        r"to the value of))?" + NEAR,
        r"(?! (?:abroad|overseas|to (?:foreign|other|customers abroad)))",
        over=("output_value", "industrial_output"),
    ),
    Verb(
        "exports",
        CURRENCIES,
        r"\b(?:[Gg]oods|[Pp]roducts) (?:worth|valued at|to the value of)" + NEAR,
        r" (?:abroad|overseas|(?:were|was|are) (?:exported|shipped (?:abroad|out|overseas)|sent abroad|"
        r"sold abroad)|"
        r"left|went "
        r"(?:abroad|overseas))\b",
    ),
    Verb(
        "vacancies",
        PERSONS,
        r"\b(?:advertis(?:e[sd]?|ing)|post(?:ed|s|ing)?|list(?:ed|s|ing)?|(?:trying|struggling|hoping|wanted|"
        r"want|looking) to fill)" + NEAR,
        r" ?(?:[a-z-]+ )?(?:positions|posts|jobs|openings|roles)\b",
        over=("employment", "new_jobs"),
    ),
    Verb(
        "productivity",
        CURRENCIES,
        r"\b(?:[Aa]|[Ee]ach|[Ee]very|[Tt]he average|[Tt]he typical|[Aa]n average) (?:worker|"
        r"employee|person in "
        r"work|employed person|job)\b[^.;]{0,30} (?:produces?|generates?|adds?|turns? out|creates?|"
        r"contributes?|"
        r"yields?)" + NEAR,
        over=("output_value", "gva", "value_added", "gdp"),
    ),
    Verb(
        "dwelling_approvals",
        COUNTS,
        r"",
        r" ?(?:new )?(?:homes|dwellings|houses|flats|apartments|housing units|units) (?:(?:were|was|"
        r"have been|had "
        r"been|being|got|are) )?(?:approved|authorised|authorized|permitted|consented|granted (?:planning )?"
        r"permission|given (?:planning )?(?:permission|consent|approval))\b",
        over=("housing_completions", "planned_homes", "housing_starts", "homes", "new_homes"),
    ),
    Verb(
        "air_passengers",
        COUNTS,
        r"\b(?:[Tt]raffic|[Tt]hroughput)\b[^.;]{0,30}\b[Aa]irports?\b[^.;]{0,40}" + NEAR,
        r"",
        10_000,
    ),
    Verb(
        "fiscal_expenditure",
        CURRENCIES,
        r"\b(?:[Cc]ity|[Cc]ouncil|[Cc]ounty|[Ss]tate|[Gg]overnment|[Mm]unicipality|[Tt]own hall|[Pp]rovince|"
        r"[Cc]anton|[Tt]reasury)\b(?: (?:of|in) [A-Z][\w-]+)?[^.;,\d]{0,20} (?:spends?|spent|"
        r"will spend|plans to "
        r"spend|(?:is|was) to spend|expects to spend|spending)(?: (?:a total of|in all))?" + NEAR,
        r"(?: (?:a year|this year|next year|last year|in (?:19|20)\d\d|in all|in total|"
        r"altogether))*(?:[,.;:]|$)",
    ),
    Verb(
        "project_investment",
        CURRENCIES,
        r"\b(?:[Gg]reenfield |[Ii]nvestment |[Ff]oreign )*[Pp]rojects (?:worth|valued at|totall?ing|"
        r"with a (?:total )?"
        r"value of)(?: a total of)?" + NEAR,
        over=("projects",),
    ),
    Verb(
        "office_rent",
        CURRENCIES,
        r"\b[Oo]ffices?(?: space)?\b[^.;]{0,40}\b(?:costs?|rents? for|lets? for|goes for|fetch(?:es)?)"
        + NEAR,
        r" (?:a|per) (?:month|year)\b",
    ),
    Verb(
        "container_throughput",
        COUNTS,
        r"\b(?:[Pp]ort|[Hh]arbour|[Tt]erminals?)\b[^.;]{0,60} (?:shipped|handled|moved|processed|"
        r"cleared|loaded)" + NEAR,
        r" ?(?:full |loaded |standard |laden )(?:containers|boxes)\b",
        10_000,
        over=("containers",),
    ),
    Verb(
        "population_change",
        PERSONS,
        r"\b(?:[Ll]oses?|[Ll]ost|losing|sheds?|shed|gains?|gained|gaining|adds?|added)" + NEAR,
        r" ?(?:people|residents|inhabitants)(?: (?:a|each|every|per) year)? (?:to (?:the |its |"
        r"other )?(?:suburbs|"
        r"surrounding|neighbouring|other|countryside|coast|capital)|to [A-Z])",
        over=("population",),
    ),
    Verb(
        "employment_change",
        PERSONS,
        r"",
        r" (?:more|fewer) people (?:(?:were|are|was|had|have|got) )?(?:in work|employed|at work|"
        r"in employment|in a job|a "
        r"job|in jobs|working|jobs|found work)\b",
        over=("employment", "population"),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"\b(?:staff|jobs|workers|positions|employment)\b[^.;\d]{0,20},? (?:losing|shedding|cutting|"
        r"having lost)" + NEAR,
        r"(?! (?:of|per))",
    ),
    Verb(
        "days_on_market",
        frozenset({"days"}),
        r"\b(?:takes?|took|needs?|needed)" + NEAR,
        r" (?:on average )?to sell (?:an?|the|their) (?:[a-z]+ )?(?:home|house|flat|property|apartment)\b",
    ),
    Verb(
        "emigrants",
        PERSONS,
        r"",
        r" ?(?:(?:young |skilled )?(?:people|residents|graduates|"
        r"inhabitants)(?: aged [^,.;]{1,20}?)?) (?:(?:have|had) )?"
        r"(?:moved (?:away|north|south|abroad|out)|left (?:the|for|town|last|in)|emigrated|departed)\b",
        over=("population", "graduates"),
    ),
    Verb(
        "productivity",
        CURRENCIES,
        r"\b(?:[Aa]n|[Ee]ach|[Ee]very|[Oo]ne) hour(?:['’]s| of)? work(?:ed)? (?:yields?|yielded|"
        r"produces?|produced|"
        r"generates?|generated|adds?|added|is worth)" + NEAR,
        over=("output_value", "gva"),
    ),
    Verb(
        "budget_deficit",
        CURRENCIES,
        r"\b(?:clos|plug|fill|bridg)(?:e[sd]?|ing|s|ged|ging|ed)? (?:an?|the|its|their) (?:budget |"
        r"funding |projected )?"
        r"(?:gap|hole|shortfall|deficit)(?: of| worth)?" + NEAR,
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"",
        r" ?(?:posts|jobs|positions|roles) (?:will|would|are (?:due |set )?to|could|must) (?:go\b|"
        r"disappear|be (?:cut|lost|"
        r"axed|shed|scrapped))",
        over=("employment",),
    ),
    Verb(
        "wage_bill",
        CURRENCIES,
        r"\bpa(?:ys?|id|ying)(?: out)?" + NEAR,
        r" (?:a year )?in (?:wages|salaries|pay)\b",
        over=("average_wage",),
    ),
    Verb(
        "floor_space_under_construction",
        frozenset({"m2", "sq ft"}),
        r"",
        r"(?: of [a-z ]{2,30}?)? under construction\b",
        over=("area", "office_space", "factory_space", "industrial_space"),
    ),
    Verb(
        "net_migration",
        PERSONS,
        r"",
        r" more (?:people|residents|inhabitants)(?: (?:a|each|every|per) year)? than (?:it|"
        r"they) (?:loses?|lost|sees? leave)\b",
        over=("population", "population_change"),
    ),
    Verb(
        "vacancies",
        PERSONS,
        r"",
        r" ?(?:posts|jobs|positions|places) (?:are|were|remain|remained|stand|stood|lie) (?:vacant|"
        r"unfilled|open|empty)\b",
        over=("employment",),
    ),
)
