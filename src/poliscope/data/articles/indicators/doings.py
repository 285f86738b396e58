"""What firms, ports, councils and people do with a number of things, and what is measured by it."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verb import COUNTS, HOMES, MARKED, NEAR, PERSONS, Verb

__all__ = ["DOINGS"]

_TONNES = frozenset({"t"})
_ENERGY = frozenset({"kWh"})
_FLOORS = frozenset({"m2", "sq ft", "ping", "km2"})
_FIRMS = r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|shops|stores)\b"
_YOUNG_FIRMS = (
    r"\b(?:[Ss]tart-?ups?|[Ss]cale-?ups?|[Bb]iotechs|[Ff]intechs|[Ff]ounders|[Ee]ntrepreneurs|[Vv]entures|"
    r"(?:[Tt]ech|[Bb]iotech|[Ff]intech|AI|[Yy]oung|[Rr]obotics) (?:firms|companies))\b"
)
_GOT = (
    r"(?:raised?|raising|raises|took in|takes in|attracted|attracts?|pulled in|secured|landed|drew|received|"
    r"collected|bagged|netted|got)(?: (?:a total of|a combined|a record|in total))?"
)
_WORKERS = r" ?(?:[a-z-]+ )?(?:jobs|workers|staff|people|employees|posts|positions|roles)?"
_THERE = r"(?: (?:in|across|around) (?:the )?[\w’'-]+)?"
_ENDS = r" ?(?=[,.;:)]|$| (?:in|at|by|on|last|a|each|every|per|this|from|and|during|over|since|while|or)\b)"

#: The more particular stand before the more general.
DOINGS = (
    # jobs
    Verb(
        "job_losses",
        PERSONS,
        r"\b(?:cut(?:s|ting)?|ax(?:e[sd]?|ing)|slash(?:e[sd]|ing)?|eliminat(?:e[sd]?|ing)|la(?:id|y|ys|"
        r"ying) off|"
        r"dismiss(?:ed|ing)?|fired|[Ll]ayoffs (?:hit|of|affected)|loss of|losses of|mak(?:e|es|"
        r"ing) redundant|"
        r"made redundant|job cuts of|redundanc\w+ (?:of|for))" + NEAR,
        _WORKERS,
        over=("employment", "employment_change", "population", "engineers"),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"\bcost(?:s|ing)? (?:the )?[A-Z][\w ]{2,30}" + NEAR,
        r" ?jobs\b",
        over=("employment",),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"",
        rf"{_WORKERS} (?:have |had )?(?:lost their jobs|(?:were|was|are|will be|have been|had been|"
        rf"be) (?:laid off|"
        r"made redundant|dismissed|sacked|axed|cut))\b",
        over=("employment", "engineers"),
    ),
    Verb(
        "employment",
        PERSONS,
        r"\b(?:(?:provid|giv|offer)(?:e[sd]?|ing)? (?:work|jobs|employment) (?:to|for)|gave (?:work|jobs) to|"
        r"work(?:place)? (?:for|of)|(?:workforce|staff|headcount|payroll) (?:of|is|numbers))" + NEAR,
        r" ?(?:people|workers)?",
        over=("population",),
    ),
    Verb("employment", PERSONS, r"", r" ?(?:people |staff )?on (?:its|the|their) (?:\w+ )?payrolls?\b"),
    Verb(
        "new_jobs",
        PERSONS,
        r"\b(?:creat(?:e[sd]?|ing)|add(?:s|ed|ing)?|bring(?:s|ing)?|brought|generat(?:e[sd]?|ing)|"
        r"promis(?:e[sd]?|ing)|deliver(?:s|ed|ing)?)" + NEAR,
        r" ?(?:[a-z-]+ )?(?:positions|posts|roles|openings)\b",
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"",
        r" ?(?:[a-z-]+ )?jobs (?:have |had )?(?:went|gone|disappeared|vanished|are going|will go|"
        r"evaporated)\b",
        over=("employment", "employment_change"),
    ),
    # people
    Verb(
        "population",
        PERSONS,
        r"\b(?:has|have|had|counts?|[Ww]ith|of|numbers?|for|some)" + NEAR,
        r" ?(?:people|inhabitants|residents|souls)" + _ENDS,
        30_000,
    ),
    Verb(
        "population",
        frozenset({None, "count"}),
        r"(?:[Mm]etro(?:politan)? (?:area |[A-Z][\w-]+ )|\b[Gg]reater [A-Z][\w-]+ |"
        r"\b(?:city|region|county|metropolis|metro area|conurbation) )(?:now |alone |itself )?(?:has|have|had|counts)"
        + NEAR,
        r"(?=[,.;]|$)",
        100_000,
    ),
    Verb(
        "unemployed",
        PERSONS,
        r"",
        rf" ?(?:people|workers|residents|adults)?{_THERE} (?:are|were|is|remain) (?:out of work|"
        rf"unemployed|jobless|"
        r"without (?:a job|work)|looking for (?:a job|work))\b",
        over=("population", "employment"),
    ),
    Verb(
        "homelessness",
        PERSONS,
        r"",
        r" ?(?:people |residents )?(?:who )?(?:(?:sleep|sleeping|slept) (?:rough|on the streets)|(?:are|"
        r"were) homeless|"
        r"(?:have|had|with) no home)\b",
        over=("population",),
    ),
    Verb("births", PERSONS, r"", r" ?(?:babies|children|infants)(?: were| are)? born\b"),
    Verb("marriages", PERSONS, r"", r" ?couples (?:got |were )?(?:married|wed|tied the knot)\b"),
    Verb(
        "traffic_deaths",
        PERSONS,
        r"",
        r" ?people (?:were killed|died|lost their lives) (?:on|in) (?:the |its )?(?:roads?|traffic|road)\b",
    ),
    Verb("deaths", PERSONS, r"", r" ?(?:people|residents) died\b", over=("population",)),
    Verb(
        "university_students",
        PERSONS,
        r"\b(?:[Uu]niversit(?:y|ies)|[Cc]ampus(?:es)?|[Cc]olleges?|"
        r"[Ii]nstitutes?)\b[^.;]{0,60}\b(?:enrol(?:l|ls|led|s|ling)?|"
        r"educates?|teach(?:es)?|taught|has|have|counts?)" + NEAR,
        r" ?(?:students)?" + _ENDS,
    ),
    Verb(
        "visitors",
        PERSONS | {"visits"},
        r"\b(?:drew|draws?|drawing|attract(?:s|ed|ing)?|welcom(?:e[sd]?|ing)|receiv(?:e[sd]?|ing)|"
        r"lur(?:e[sd]|ing)|"
        r"pull(?:s|ed) in|visited by|seen by)" + NEAR,
        r" ?(?:people|guests|holidaymakers|sightseers|or so people)?" + _ENDS,
        over=("population",),
    ),
    # money
    Verb(
        "ipo_funds",
        CURRENCIES,
        r"\b(?:IPOs?|listings?|floats|flotations?|went public|listed)\b[^.;]{0,60}\b(?:raised?|raising)"
        + NEAR,
    ),
    Verb("venture_capital", CURRENCIES, _YOUNG_FIRMS + r"[^.;]{0,60}\b" + _GOT + NEAR),
    Verb(
        "venture_capital",
        CURRENCIES,
        r"\b(?:raised?|raising|invest(?:ed|s)?|attracted|put|poured|ploughed|funnelled)" + NEAR,
        r" (?:(?:last year|in (?:19|20)\d\d) )?(?:in|of|from|through|into|"
        r"via) (?:[a-z-]+ ){0,2}(?:venture|VC|seed|"
        r"start-?ups?|private equity|risk capital|equity funding|funding rounds?|tech firms)\b",
    ),
    Verb(
        "venture_capital",
        CURRENCIES,
        r"\b(?:[Vv]enture capitalists|VCs|VC (?:firms|funds|investors)|[Vv]enture (?:funds|"
        r"investors))\b[^.;]{0,40}\b"
        r"(?:put|invested|poured|ploughed|spent|placed|backed)" + NEAR,
    ),
    Verb(
        "tax_revenue",
        CURRENCIES,
        r"\b(?:collect(?:s|ed|ing)?|rais(?:e[sd]|ing)|lev(?:ied|ies)|took in|brought in|pa(?:id|ys?)|"
        r"contribut(?:e[sd]?|ing)|"
        r"yield(?:s|ed)?|generat(?:e[sd]?|ing))" + NEAR,
        r" (?:(?:a year|last year) )?in (?:local |state |city |federal |total |sales and )?tax(?:es|"
        r" revenues?| receipts)?\b",
    ),
    Verb(
        "attracted_investment",
        CURRENCIES,
        r"\b(?:attract(?:s|ed|ing)?|secur(?:e[sd]?|ing)|land(?:s|ed|ing)?|w[oi]n(?:s|ning)?|dr[ae]w(?:s|"
        r"n)?|lur(?:e[sd]?|ing)|bring(?:s|ing)? in|"
        r"brought in|pulled in|garner(?:ed|s)?|committed|pledged)" + NEAR,
        r"(?: (?:worth )?(?:of|in) (?:[a-z-]+ ){0,3}(?:investments?|capital|commitments|projects)\b|"
        r" (?:across|in|through|for) (?:\d+|[a-z]+) (?:[a-z]+ )?projects\b)",
        over=("investment", "fixed_investment", "projects"),
    ),
    Verb(
        "tourism_revenue",
        CURRENCIES,
        r"\b(?:[Vv]isitors|[Tt]ourists|[Hh]olidaymakers|[Gg]uests|[Tt]ravellers|[Tt]ourism|"
        r"[Ff]estival-?goers|[Ff]ans)\b[^.;]{0,40}\b"
        r"(?:spen(?:t|ds?)|left(?: behind)?|bring(?:s|ing)?(?: in)?|brought(?: in)?|earn(?:s|ed)?|"
        r"generat(?:e[sd]?|ing)|contribut(?:e[sd]?|ing)|"
        r"pumped)" + NEAR,
    ),
    Verb(
        "retail_sales",
        CURRENCIES,
        r"\b(?:[Ss]hoppers|[Cc]onsumers|[Cc]ustomers)\b[^.;]{0,30}\bspen(?:t|ds?)" + NEAR,
    ),
    Verb(
        "gdp",
        CURRENCIES,
        r"\b(?:[Tt]he (?:capital|city|region|state|county|province|prefecture|metropolis|district|"
        r"metro area|canton)|"
        r"[A-Z][\w-]+ (?:Region|County|Province|Prefecture|State|Canton)(?:,[^,;.]{0,60},)?|"
        r"[Ii]ts economy|local economy) (?:alone )?"
        r"(?:generat(?:e[sd]?|ing)|produc(?:e[sd]?|ing)|contribut(?:e[sd]?|ing)|made|is worth|was worth)"
        + NEAR,
        r"(?=[,.;]|$| (?:last year|a year|in (?:19|20)\d\d|of (?:GDP|output|economic output)|in (?:GDP|"
        r"output|economic output)|to the)\b)",
    ),
    Verb(
        "construction_cost",
        CURRENCIES,
        r"(?:\b(?:a|an|the|its|new)) $",
        r" (?:[a-z-]+ ){0,2}(?:terminal|bridge|stadium|arena|station|hospital|museum|library|tunnel|road|"
        r"motorway|"
        r"highway|interchange|concert hall|opera house|courthouse|town hall|school|tower)\b",
    ),
    Verb(
        "investment",
        CURRENCIES,
        r"(?:\b(?:a|an|the|its|new)) $",
        r" (?:[a-z-]+ ){0,2}(?:plant|factory|fab|campus|data cent(?:re|er)s?|complex|works|refinery|mill|"
        r"shipyard|"
        r"warehouse|laboratory|development|scheme|refurbishment|upgrade|programme|program)\b",
    ),
    Verb(
        "investment",
        CURRENCIES,
        r"\b(?:(?:put(?:s|ting)?|pour(?:s|ed|ing)?|plough(?:s|ed|ing)?|plow(?:s|ed|ing)?|pump(?:s|ed|"
        r"ing)?|sank|sink(?:s|ing)?|inject(?:s|ed|ing)?|"
        r"invest(?:s|ed|ing)?|spen(?:t|d|ds|ding)))" + NEAR,
        r" (?:(?:on )?(?:building|expanding|upgrading|modernising|modernizing|dredging|refurbishing|"
        r"renovating|extending|constructing|"
        r"rebuilding|widening|developing|redeveloping)\b|(?:in|into) (?:a|an|the|its|new|their|local|"
        r"expanding|building)\b)",
    ),
    Verb(
        "investment",
        CURRENCIES,
        r"\b(?:(?:will|to|would|could|plans? to|has|have) )?invest(?:s|ed|ing)?" + NEAR,
        r"(?! (?:in|into|on) (?:R&D|research))",
    ),
    Verb(
        "venture_capital",
        CURRENCIES,
        r"\b[Ii]nvestors\b[^.;]{0,30}\b(?:put|poured|ploughed|plowed|pumped|invested|placed|sank)" + NEAR,
        r" in(?:to)? (?:[a-z-]+ ){0,2}(?:companies|firms|start-?ups|scale-?ups|ventures|businesses)\b",
    ),
    Verb(
        "research_grants",
        CURRENCIES,
        r"\b(?:[Rr]esearch(?:ers)?|[Ss]cientists|[Uu]niversity|[Uu]niversities)\b[^.;,]{0,60}\b(?:attracted|won|drew|secured|received|"
        r"brought in|pulled in)" + NEAR,
        r"(?! (?:from|in) (?:fees|tuition|students|donors|donations))",
    ),
    Verb(
        "economic_impact",
        CURRENCIES,
        r"\b(?:benefits?|boost|impact|contribution) (?:to the [a-z ]{3,30})?(?:over [a-z0-9 ]{3,24} )?(?:at|of|to be)(?: worth)?"
        + NEAR,
        r"(?! (?:of|in) )",
    ),
    # goods and traffic
    Verb(
        "air_cargo",
        _TONNES,
        r"\b(?:[Aa]irports?|[Aa]irlines?|[Aa]ircraft)\b[^.;]{0,60}\b(?:handl(?:e[sd]?|ing)|mov(?:e[sd]?|"
        r"ing)|process(?:ed|es)|carri(?:ed|es)|flew)" + NEAR,
        r"",
        over=("freight_volume", "cargo_throughput"),
    ),
    Verb(
        "rail_freight",
        _TONNES,
        r"\b(?:[Rr]ailways?|[Rr]ailroads?|[Tt]rains?|[Rr]ail)\b[^.;]{0,70}\b(?:handl(?:e[sd]?|ing)|"
        r"mov(?:e[sd]?|ing)|carr(?:ied|ies|y|ying)|haul(?:s|ed))" + NEAR,
        r"",
        over=("freight_volume", "cargo_throughput"),
    ),
    Verb(
        "cargo_throughput",
        _TONNES,
        r"\b(?:handl(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|shift(?:s|ed)|load(?:s|ed)|unload(?:s|ed)|"
        r"tranship(?:s|ped)|"
        r"discharged|put through|throughput of|passes through|passed through)(?: (?:a record|a total of))?"
        + NEAR,
        r"(?! of (?:waste|rubbish|sewage|garbage|ore|coal mined)\b)",
    ),
    Verb(
        "passenger_volume",
        PERSONS | {"visits"},
        r"\b(?:[Tt]rams?|[Bb]us(?:es)?|[Mm]etro|[Ss]ubway|[Uu]nderground|(?<!freight )[Tt]rains?|[Rr]ail|"
        r"[Rr]ailway|[Ff]err(?:y|ies)|[Ll]ine|[Nn]etwork|"
        r"[Tt]ube|[Cc]able cars?|[Oo]perators?|[Ff]unicular|[Tt]ransit)\b[^.;]{0,60}\b(?:carr(?:y|ied|ies|"
        r"ying)|transport(?:s|ed)?|ferr(?:ied|ies)|mov(?:ed?|es)|"
        r"used by|serv(?:ed|es)|logged|recorded|had)" + NEAR,
        r" ?(?:[a-z]+ )?(?:passengers|riders|people|commuters|travellers|travelers|journeys|trips|users|"
        r"fares)\b",
        over=("air_passengers", "population"),
    ),
    Verb(
        "container_throughput",
        COUNTS,
        r"\b(?:handl(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|process(?:ed|es)|shift(?:s|ed)|throughput of|"
        r"put through)" + NEAR,
        r" ?(?:containers|boxes)\b",
    ),
    Verb(
        "electricity",
        _ENERGY,
        r"\b(?:us(?:e[sd]?|ing)|consum(?:e[sd]?|ing)|swallow(?:s|ed)?|eat(?:s|ing)?|need(?:s|ed)?|draws?|"
        r"drew|guzzl(?:e[sd]?|ing)|"
        r"burn(?:s|t|ed)?|devour(?:s|ed)?|gobble[sd]? up)" + NEAR,
    ),
    Verb(
        "electricity_generation",
        _ENERGY,
        r"\b(?:generat(?:e[sd]?|ing)|produc(?:e[sd]?|ing)|suppl(?:y|ies|ied)|ma[dk]e[s]?|output of|"
        r"feed(?:s)?)" + NEAR,
    ),
    Verb(
        "office_leasing",
        _FLOORS,
        r"\b(?:leas(?:e[sd]?|ing)|let|took up|take-up(?: of)?|rented|signed for|"
        r"absorption(?: of)?|leasing of)" + NEAR,
        r"",
        over=("office_space", "area"),
    ),
    Verb(
        "capacity_utilisation",
        frozenset({"%"}),
        r"\b(?:run(?:s|ning)?|ran|operat(?:e[sd]?|ing)|work(?:s|ed|ing)?) at" + NEAR,
        r"(?: (?:of )?(?:its |their |the |full |rated |design |installed )*capacity\b|[,.;]|$)",
        over=("installed_capacity", "berth_capacity"),
    ),
    Verb(
        "office_vacancy_rate", frozenset({"%"}), r"\b[Oo]ffices?\b[^.;]{0,40}", r" (?:vacant|empty|unlet)\b"
    ),
    Verb(
        "office_vacancy_rate",
        frozenset({"%"}),
        r"",
        r" of (?:its |the |their |all )?(?:[a-z-]+ )?(?:office|commercial)(?: (?:space|stock|floor ?space|market))?[a-zA-Z ]{0,30}\b"
        r"(?:empty|vacant|unlet)\b",
        over=("office_space",),
    ),
    Verb(
        "business_survival_rate",
        frozenset({"%"}),
        r"",
        rf" of (?:the |its |all |their |these |those ){{0,2}}{_FIRMS[2:]}[a-z ]{{0,30}}\b(?:still (?:trading|in business|active|alive|going)|"
        r"surviv\w+)",
        over=("firms", "startups", "spin_outs", "new_firms"),
    ),
    # firms and patents
    Verb(
        "bankruptcies",
        COUNTS,
        r"",
        rf"{_FIRMS}{_THERE} (?:have |had )?(?:went|gone|going|go) (?:bust|bankrupt|under|out of business|"
        rf"to the wall)\b|"
        rf"{_FIRMS}{_THERE} (?:have |had )?(?:filed for (?:bankruptcy|insolvency)|collapsed|failed)\b",
        over=("firms", "startups"),
    ),
    Verb(
        "business_closures",
        COUNTS,
        r"",
        rf"{_FIRMS}{_THERE} (?:have |had )?(?:closed|shut)\b",
        over=("firms", "startups"),
    ),
    Verb(
        "new_firms",
        COUNTS,
        r"",
        rf"{_FIRMS}{_THERE} (?:were|was|have been|had been|are|being) (?:set up|founded|created|registered|"
        rf"established|"
        r"formed|launched|incorporated|started)\b",
        over=("firms",),
    ),
    Verb(
        "ipos",
        COUNTS | {"count"},
        r"",
        rf"{_FIRMS} (?:went public|floated|listed|made their debuts?|were listed)\b",
        over=("firms", "startups", "technology_smes"),
    ),
    Verb(
        "spin_outs",
        COUNTS,
        r"\b(?:spun out|spun off|spinning out)" + NEAR,
        rf"{_FIRMS}|{_ENDS}",
        over=("firms", "startups", "technology_smes"),
    ),
    Verb(
        "patent_applications",
        COUNTS,
        r"\b(?:fil(?:e[sd]?|ing)|appl(?:ied|ies|y) for|lodg(?:e[sd]?|ing)|submitt(?:ed|ing)|sought)(?: for)?"
        + NEAR,
        r" ?(?:[a-z-]+ )?(?:patents?)\b(?! grants)",
        over=("patents",),
    ),
    Verb(
        "patent_applications",
        COUNTS,
        r"",
        r" ?(?:[a-z-]+ )?patents?(?: a year)? (?:were |was |have been |had been )?(?:filed|applied for|"
        r"submitted)\b",
        over=("patents",),
    ),
    Verb(
        "patent_grants",
        COUNTS,
        r"\b(?:granted|awarded|issued|won|obtained|received)" + NEAR,
        r" ?(?:[a-z-]+ )?patents?\b",
        over=("patents",),
    ),
    Verb(
        "patent_grants",
        COUNTS,
        r"",
        r" ?(?:[a-z-]+ )?patents?(?: a year)? (?:were |was |have been |had been )?(?:granted|issued|"
        r"awarded)\b",
        over=("patents",),
    ),
    # homes
    Verb("households", frozenset({"households"}), r"", r" ?(?:households|families)\b"),
    Verb(
        "vacant_homes",
        COUNTS | {"%"},
        r"",
        rf"{MARKED}(?:of )?{HOMES}{_THERE} (?:stand|stood|are|were|lie|sit|remain|standing) (?:empty|vacant|"
        rf"unoccupied|idle)\b",
        over=("homes", "housing_stock", "rent", "planned_homes"),
    ),
    Verb(
        "waiting_list",
        PERSONS | {"households"},
        r"",
        rf" ?(?:[a-z]+ )?(?:families|households|people|applicants|names){_THERE} (?:are |were |"
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
        r"[Cc]onstruction firms)\b[^.;]{0,30}\b(?:started|began|broke ground on|starting)" + NEAR,
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
        r"\b(?:[Hh]omes?|[Hh]ouses?|[Ff]lats?|[Aa]partments?|[Pp]ropert(?:y|ies)|[Cc]ondos?|[Bb]ungalows?|"
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
