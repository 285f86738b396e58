"""Where money goes and comes from: what a sum measures by its verb."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import NEAR, Verb

__all__ = ["MONEY"]

_YOUNG_FIRMS = (
    r"\b(?:[Ss]tart-?ups?|[Ss]cale-?ups?|[Bb]iotechs|[Ff]intechs|[Ff]ounders|[Ee]ntrepreneurs|[Vv]entures|"
    r"(?:[Tt]ech|[Bb]iotech|[Ff]intech|AI|[Yy]oung|[Rr]obotics) (?:firms|companies))\b"
)
_GOT = (
    r"(?:raised?|raising|raises|took in|takes in|attracted|attracts?|pulled in|secured|landed|drew|received|"
    r"collected|bagged|netted|got)(?: (?:a total of|a combined|a record|in total))?"
)

_SPENDS = (
    r"\b(?:spen(?:t|ds?|ding)|allocat(?:e[sd]?|ing)|budget(?:s|ed)?|earmark(?:s|ed)?|set aside|"
    r"devot(?:e[sd]?|ing))"
)
_ON = (
    r"(?: (?:a|each|every|per) year| annually| last year| in (?:19|20)\d\d)?"
    r" (?:on|to|for) (?:its |the |their |local )*"
)
#: The more particular stand before the more general.
MONEY = (
    Verb(
        "weekly_earnings",
        CURRENCIES,
        r"\b(?:earn(?:s|ed|ing)?|paid|pays?|wages?|salar(?:y|ies)|earnings|take home|took home|takes home)\b"
        r"[^.;]{0,50}?(?: (?:a|an) (?:median|average|mean|typical)(?: of)?)?" + NEAR,
        r" (?:a|per|each|every) week\b",
        over=("employment",),
    ),
    Verb(
        "education_spending",
        CURRENCIES,
        _SPENDS + NEAR,
        rf"{_ON}(?:schools|education|universities|teaching|teachers|colleges)\b",
    ),
    Verb(
        "health_spending",
        CURRENCIES,
        _SPENDS + NEAR,
        rf"{_ON}(?:health|healthcare|health care|hospitals|public health|medicine)\b",
    ),
    Verb(
        "social_spending",
        CURRENCIES,
        _SPENDS + NEAR,
        rf"{_ON}(?:social care|welfare|benefits|social services|social protection|pensions)\b",
    ),
    Verb(
        "culture_spending", CURRENCIES, _SPENDS + NEAR, rf"{_ON}(?:culture|the arts|arts|museums|libraries)\b"
    ),
    Verb(
        "housing_spending",
        CURRENCIES,
        _SPENDS + NEAR,
        rf"{_ON}(?:housing|affordable housing|social housing)\b",
    ),
    Verb(
        "security_spending",
        CURRENCIES,
        _SPENDS + NEAR,
        rf"{_ON}(?:police|policing|the police|security|public safety)\b",
    ),
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
        "fiscal_revenue",
        CURRENCIES,
        r"\b(?:[Cc]ounty|[Cc]ouncil|[Cc]ity|[Aa]uthority|[Gg]overnment|[Mm]unicipality|[Tt]own|"
        r"[Ss]tate)\b[^.;,]{0,24} "
        r"(?:collect(?:s|ed)|took in|rais(?:es|ed))" + NEAR,
        r" of its own\b| (?:in|from) (?:its )?own[- ]source\b|(?:,| (?:last year|in (?:19|20)\d\d|"
        r"that year|a year))+ ?(?:of its own|"
        r"(?:or|less|more|against|up|down|short)\b)",
    ),
    Verb(
        "fiscal_revenue",
        CURRENCIES,
        r"\b(?:[Cc]ounty|[Cc]ouncil|[Mm]unicipality|[Cc]ity (?:government|hall|council|authority)|"
        r"[Cc]apital [Cc]ity [Aa]uthority)\b[^.;,]{0,24} (?:collect(?:s|ed)|took in|takes in)" + NEAR,
        r"(?! (?:from|of|for|in (?!(?:19|20)\d\d|the|fiscal)) ?)",
    ),
    Verb(
        "budget_deficit",
        CURRENCIES,
        r"\b(?:budget (?:gap|shortfall)|(?:black )?holes?) of" + NEAR,
        over=("budget",),
    ),
    Verb(
        "budget_deficit",
        CURRENCIES,
        r"\ba" + NEAR,
        r" (?:black )?hole\b| (?:budget|funding) (?:gap|shortfall)\b",
        over=("budget",),
    ),
    Verb(
        "electricity_price",
        CURRENCIES,
        r"",
        r" ?(?:a|per|/) ?(?:kilowatt[- ]?hours?|kWh|megawatt[- ]?hours?|MWh)\b",
    ),
    Verb(
        "electricity_price",
        CURRENCIES,
        r"\b(?:[Uu]sers?|[Cc]onsumers?|[Tt]ariffs?|[Pp]ower|[Ee]lectricity)\b[^.;]{0,40}" + NEAR,
        r" (?:a|per) unit\b",
    ),
    Verb(
        "land_price",
        CURRENCIES,
        r"\b(?:[Hh]ectares?|[Aa]cres?|[Ll]and|[Pp]lots?)\b[^.;]{0,30} (?:chang(?:es|ed) hands|sells?|sold|"
        r"goes|went|"
        r"costs?|fetch(?:es|ed)?)(?: (?:at|for))?" + NEAR,
    ),
    Verb(
        "exports",
        CURRENCIES,
        r"\b(?:and|they|which|that|who|firms|companies|makers) (?:also |now )?export(?:s|ed)?" + NEAR,
    ),
    Verb(
        "market_size",
        CURRENCIES,
        r"\b[Mm]arket(?: for [^.;\d]{3,50}?)?(?: (?:is|was|will|would|be|to|has|been|expected|forecast|set|"
        r"projected))* "
        r"(?:worth|valued at|reach(?:es|ed)?|grow to|put at|amount(?:s|ed)? to)" + NEAR,
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
        r"\bgoods and services (?:worth|valued at)" + NEAR,
        over=("output_value",),
    ),
    Verb(
        "investment",
        CURRENCIES,
        r"\b[Ii]nvestors?\b[^.;]{0,60} (?:put|poured|sank|ploughed|plowed|pumped)" + NEAR,
        r" into (?:it|the (?:city|province|region|state|county|country|island|zone)|[A-Z][\w-]+)\b",
        over=("gdp",),
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
        r"(?=[,.;]|$| \([\d.]+ ?(?:%|per ?cent) of (?:the )?(?:national )?GDP| (?:last year|a year|"
        r"in (?:19|20)\d\d|of (?:GDP|output|economic output)|in (?:GDP|"
        r"output|economic output)|to the)\b)",
    ),
    Verb(
        "project_investment",
        CURRENCIES,
        r"\b(?:a|an|the|its|their|new|planned|proposed) $",
        r" (?:[a-z-]+ ){0,2}(?:attraction|waterfront|masterplan|regeneration|redevelopment|megaproject|"
        r"block)\b",
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
        r" in(?:to)? (?:[A-Za-z-]+ ){0,3}(?:companies|firms|start-?ups|scale-?ups|ventures|businesses)\b",
    ),
    Verb(
        "research_grants",
        CURRENCIES,
        r"\b(?:[Rr]esearch(?:ers)?|[Ss]cientists|[Uu]niversity|"
        r"[Uu]niversities)\b[^.;,]{0,60}\b(?:attracted|won|drew|secured|received|"
        r"brought in|pulled in)" + NEAR,
        r"(?! (?:from|in) (?:fees|tuition|students|donors|donations))",
    ),
    Verb(
        "economic_impact",
        CURRENCIES,
        r"\b(?:benefits?|boost|impact|"
        r"contribution) (?:to the [a-z ]{3,30})?(?:over [a-z0-9 ]{3,24} )?(?:at|of|to be)(?: worth)?" + NEAR,
        r"(?! (?:of|in) )",
    ),
)
