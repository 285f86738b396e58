"""What inventors, founders, investors, universities and laboratories do, and how many robots there are."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, NEAR, PERSONS, THERE, Verb

__all__ = ["FIRMS_ACT", "INNOVATION", "ON_RESEARCH"]

#: What money goes into, not a building for it: "invested 72.3 billion yuan in R&D".
ON_RESEARCH = (
    r"(?: (?:a|each|every|per) year| annually| in (?:19|20)\d\d| last year| that year)?"
    r" (?:back )?(?:in|into|on|to|towards?) (?:its |their |the |all |scientific |industrial |public )*"
    r"(?:R ?& ?D|research)\b"
    r"(?! (?:and development )?(?:cent|park|building|institut|facilit|campus|hub|labs?\b|laborator|complex|"
    r"project|base|platform|infrastructure|headquarters))"
)
FIRMS_ACT = (
    r"\b(?:[Cc]ompanies|[Ff]irms|[Bb]usiness(?:es)?|[Mm]anufacturers|[Mm]akers|[Ee]nterprises|[Ee]mployers|"
    r"[Ii]ndustry|[Pp]rivate sector|[Cc]orporations|[Cc]armakers|[Cc]hipmakers|[Dd]rugmakers|"
    r"[Ss]teelmakers)\b"
)
_FIRMS = r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|ventures)\b"
_LEARNING = (
    r"\b(?:[Uu]niversit(?:y|ies)|[Cc]olleges?|[Ss]chools?|[Ii]nstitutes?|[Pp]olytechnics?|[Ff]acult(?:y|ies)|"
    r"[Cc]ampus(?:es)?)\b"
)
_TURN_OUT = (
    r"(?:turn(?:s|ed|ing)? out|produc(?:e[sd]?|ing)|graduat(?:e[sd]?|ing)|train(?:s|ed|ing)?|"
    r"churn(?:s|ed|ing)? out|educat(?:e[sd]?|ing)|supply|supplies)"
)
_ROUNDS = (
    r"\b(?:(?:[Ff]unding|[Ff]inancing|[Ii]nvestment|[Vv]enture|[Ss]eed|[Ss]eries [A-E]|[Gg]rowth|"
    r"[Ss]tart-?up|"
    r"VC) (?:rounds?|deals?)|[Rr]ounds)\b"
)
_LABS = r"(?:labs?|laborator\w+|universit\w+|institutes?|campus\w*|colleges?|research|ETH|EPFL|MIT|KAIST)\b"
_ROBOTS = r"(?:industrial )?robots?\b"
_PER_WORKERS = (
    r" ?(?:for every|per|for each|to every) (?:10,000|10 000|ten thousand)(?: [a-z]+){0,2}? "
    r"(?:workers|employees|jobs|staff)\b"
)

#: The more particular stand before the more general.
INNOVATION = (
    Verb(
        "business_rd_expenditure",
        CURRENCIES,
        rf"{FIRMS_ACT}[^.;]{{0,40}}\b(?:spen[dt](?:s|ing)?|invest(?:s|ed|ing)?|put(?:s|ting)?|"
        rf"plough(?:s|ed)?|pour(?:s|ed)?|devot(?:e[sd]?|ing)|sink|sank){NEAR}",
        ON_RESEARCH,
        over=("rd_expenditure",),
    ),
    Verb(
        "revenue",
        CURRENCIES,
        r"\b(?:[Cc]ompanies|[Ff]irms|[Bb]usinesses|[Mm]akers|[Mm]anufacturers|[Pp]lants|[Ff]actories|"
        r"[Ss]ector|[Ii]ndustry|[Cc]luster|[Ss]tart-?ups|[Pp]roducers|[Ss]tudios)\b[^.;]{0,40}\b(?:sells?|"
        r"sold|bill(?:s|ed)|invoiced|grossed|turn(?:s|ed)? over|books?|booked|earn(?:s|ed)?|had sales of|"
        rf"rang up|notch(?:es|ed) up)(?: (?:goods|products|wares) worth| sales of)?{NEAR}",
        r"(?! of (?:shares|stock|land|bonds|tickets|goods)| (?:abroad|overseas|to (?:foreign|other|the "
        r"world)))"
        r"(?! (?:a|per|an) (?:month|hour|day|week))",
    ),
    Verb("revenue", CURRENCIES, rf"\bturn(?:s|ed|ing)?(?: over)?{NEAR}"),
    Verb(
        "unicorn_valuation",
        CURRENCIES,
        r"\b[Uu]nicorns\b(?: [^.;,\d]{0,50})?,? (?:(?:are|is|were|was|now|together|a|combined|"
        r"collectively|with) )*(?:worth|valued (?:together )?at|valuation of|value of|"
        rf"valuation (?:is|was|reached|stands at))(?: (?:a|an) (?:combined|total|estimated))?{NEAR}",
        over=("market_value", "unicorns"),
    ),
    Verb(
        "innovation_expenditure",
        CURRENCIES,
        rf"\b(?:spen[dt](?:s|ing)?|invest(?:s|ed)?){NEAR}",
        r"(?: (?:a|each) year| in (?:19|20)\d\d| last year)? (?:on|in) innovation\b",
    ),
    Verb(
        "innovative_firms",
        COUNTS,
        r"",
        rf"{_FIRMS}(?: (?:with|in|of) [^.;,]{{2,40}}?)? (?:(?:carried out|had|reported|introduced) (?:any |"
        rf"some )?"
        r"(?:innovations?|innovation activit(?:y|ies))|were (?:active in )?innovat(?:ive|ion))\b",
        over=("firms",),
    ),
    Verb(
        "government_rd_expenditure",
        CURRENCIES,
        r"\b(?:[Ff]ederal|[Nn]ational|[Gg]overnment|[Ss]tate|[Pp]ublic) (?:research )?(?:laborator(?:y|"
        r"ies)|labs|"
        rf"institutes)\b[^.;\d]{{0,30}} (?:spends?|spent){NEAR}",
    ),
    Verb(
        "unicorn_valuation",
        CURRENCIES,
        r"\b(?:value|valuation|worth) of (?:the |its |their )?(?:[\w’'-]+ ){0,3}unicorns\b[^.;\d]{0,40}"
        + NEAR,
        over=("market_value", "unicorns"),
    ),
    Verb(
        "venture_capital",
        CURRENCIES,
        rf"{_ROUNDS}[^.;\d]{{0,50}}\b(?:worth|totall?ing|valued at|bringing in|brought in|raising|raised)"
        rf"(?: (?:a|an) (?:combined|total|record|overall))?(?: total| sum)?(?: of)?{NEAR}",
        over=("deals",),
    ),
    Verb(
        "venture_capital",
        CURRENCIES,
        r"\b(?<!oreign )[Ii]nvestors\b[^.;]{0,30}\b(?:put|poured|sunk|sank|committed|placed|ploughed|"
        r"injected|"
        rf"pumped|staked|bet){NEAR}",
        r" (?:in|into|on|behind) (?:[\w’'-]+ ){0,3}(?:companies|firms|businesses|start-?ups|ventures|"
        r"founders)\b",
    ),
    Verb(
        "venture_capital",
        CURRENCIES,
        r"\b(?:[Ff]unds?|[Bb]anks?|[Ss]tate|[Gg]overnment|[Aa]gency|[Bb]ackers|[Vv]Cs|VC "
        r"firms)\b[^.;]{0,40}\b(?:put|"
        rf"poured|sunk|placed|ploughed|injected|pumped|invest(?:s|ed)?){NEAR}",
        r" (?:in|into) (?:[\w’',-]+ ){0,3}(?:start-?ups|young (?:firms|companies)|tech(?:nology)? (?:firms|"
        r"companies))\b",
        over=("fund_size", "funds"),
    ),
    Verb(
        "deals",
        COUNTS,
        rf"\b[Nn]umber of (?:funding |financing |venture )?(?:rounds|deals)\b[^.;\d]{{0,40}}{NEAR}",
    ),
    Verb(
        "digital_core_value_added",
        CURRENCIES,
        rf"(?<!AI )\b[Cc]ore (?:digital )?industries\b[^.;\d]{{0,50}}{NEAR}",
        r"(?: of (?:added )?value|(?=[,.;]| in | last | of value added))",
    ),
    Verb("value_added", CURRENCIES, rf"\badd(?:s|ed)?{NEAR}", r" (?:of|in) value\b"),
    Verb(
        "average_deal_size",
        CURRENCIES,
        r"\b(?:[Aa]verage|[Mm]ean|[Mm]edian|[Tt]ypical) (?:size of an? )?(?:(?:seed|[Ss]eries [A-E]|pre-seed|"
        r"early-stage|venture|funding|investment|start-?up|growth|VC) )*(?:rounds?|deals?|cheques?|tickets?)"
        rf"\b[^.;\d]{{0,40}}{NEAR}",
        over=("deals", "early_stage_deals"),
    ),
    Verb(
        "rd_personnel",
        PERSONS,
        r"",
        r"(?: ?people|) (?:now |currently |also )?(?:work|worked|are working|(?:are|were) (?:employed|"
        r"engaged|active)) (?:in|on) (?:scientific |industrial |corporate |pure |applied )*(?:research|"
        r"R ?& ?D|science|laboratories|labs)\b(?! (?:park|campus|hub|centre))",
        over=("employment", "population"),
    ),
    Verb(
        "highly_cited_researchers",
        PERSONS,
        r"",
        r" ?(?:scientists|researchers|scholars|academics|professors|people)\b[^.;]{0,50}\b(?:[Hh]ighly|"
        r"most)[ -][Cc]ited\b",
        over=("rd_personnel", "professors", "population"),
    ),
    Verb(
        "invention_patent_grants",
        COUNTS,
        rf"\b(?:granted|awarded|issued|won|obtained|received|secured|authori[sz]ed){NEAR}",
        r" ?(?:new )?(?:invention patents?|patents? for inventions?)\b",
        over=("invention_patents", "patents"),
    ),
    Verb(
        "invention_patent_grants",
        COUNTS,
        r"",
        r" ?(?:new )?invention patents? (?:were |was |have been |had been |being )?(?:granted|issued|awarded|"
        r"authori[sz]ed)\b",
        over=("invention_patents", "patents"),
    ),
    Verb(
        "invention_patent_applications",
        COUNTS,
        r"\b(?:fil(?:e[sd]?|ing)|appl(?:ied|ies|y) for|lodg(?:e[sd]?|ing)|submitt(?:ed|ing)|sought)(?: for)?"
        + NEAR,
        r" ?(?:new )?(?:invention patents?\b|applications for invention patents?)",
        over=("invention_patents", "patents", "patent_applications"),
    ),
    Verb(
        "unicorns",
        COUNTS,
        r"",
        rf"{_FIRMS}{THERE} (?:have |had |has )?(?:(?:became|become|turned(?: into)?|gr[eo]wn? into|are now|"
        r"are) (?:a )?unicorns?\b|(?:reach|achiev|gain|attain|hit|earn|join|won|pass|cross)\w* (?:the )?"
        r"(?:unicorn|billion-dollar)|(?:are |were |is |was )?(?:now )?(?:worth|valued at) (?:more than |"
        r"over |"
        r"at least )?(?:US)?\$1 ?(?:billion|bn)\b)",
        over=("startups", "firms", "technology_smes"),
    ),
    Verb(
        "publications",
        COUNTS,
        rf"\b(?:publish(?:es|ed|ing)?|wrote|authored|co-authored){NEAR}",
        r" ?(?:scientific |research |academic |peer-reviewed |journal )*(?:articles|papers|studies)\b",
    ),
    Verb(
        "spin_outs",
        COUNTS,
        r"",
        rf"{_FIRMS}{THERE} (?:(?:have |had |has )?(?:gr[eo]wn? out of|c[ao]me out of|emerged from|spr[au]ng "
        r"from|(?:been |were )?(?:spun|born|hived) (?:out|off)(?: of| from)?|(?:been |were )?born (?:in|at)|"
        rf"originated (?:in|at|from)|started (?:life )?(?:in|at))) [^.;]{{0,30}}?{_LABS}",
        over=("firms", "startups", "technology_smes"),
    ),
    Verb(
        "spin_outs",
        COUNTS,
        r"\b(?:[Uu]niversit(?:y|ies)|[Ii]nstitutes?|[Rr]esearchers|[Ss]cientists|[Pp]rofessors|[Aa]cademics|"
        r"ETH|EPFL|MIT)\b[^.;]{0,40}\b(?:found(?:ed)?|launched|created|set up|started|spawned|"
        rf"given birth to){NEAR}",
        r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises)\b",
        over=("firms", "startups", "technology_smes"),
    ),
    Verb(
        "new_firms",
        COUNTS,
        r"\b(?:[Ff]ounders|[Ee]ntrepreneurs|[Rr]esidents|[Pp]eople|[Mm]igrants|[Ss]tudents|[Gg]raduates|[Ii]nvestors|"
        rf"[Ll]ocals)\b[^.;]{{0,20}}\b(?:set up|founded|started|launched|created|registered|opened){NEAR}",
        _FIRMS,
        over=("firms", "startups"),
    ),
    Verb(
        "incubated_firms",
        COUNTS,
        r"\b(?:[Ii]ncubators?|[Aa]ccelerators?|[Mm]aker ?spaces?)\b[^.;]{0,60}\b(?:hous(?:e[sd]?|ing)|"
        r"host(?:s|"
        r"ed|ing)?|home to|nurtur(?:e[sd]?|ing)|support(?:s|ed|ing)?|shelter(?:s|ed)?|h[eo]ld(?:s|ing)?|"
        r"accommodat(?:e[sd]?|ing)|ha(?:s|ve|d)|incubat(?:e[sd]?|ing)|serv(?:e[sd]?|ing)|back(?:s|ed)?|hatched|"
        rf"help(?:s|ed)?|looks? after|raised){NEAR}",
        _FIRMS,
        over=("firms", "startups", "technology_smes", "new_firms"),
    ),
    Verb(
        "engineering_graduates",
        PERSONS,
        rf"{_LEARNING}[^.;]{{0,40}}\b(?:produc(?:e[sd]?|ing)|graduat(?:e[sd]?|ing)){NEAR}",
        r" ?(?:new |young |qualified |skilled )*(?:software |electrical |mechanical |chip )?engineers\b",
        over=("engineers",),
    ),
    Verb(
        "engineering_graduates",
        PERSONS,
        rf"\b(?:award(?:s|ed)?|confer(?:s|red)?|grant(?:s|ed)?|hand(?:s|ed) out){NEAR}",
        r" ?engineering degrees\b",
        over=("universities", "engineers"),
    ),
    Verb(
        "graduates",
        PERSONS,
        rf"\b(?:award(?:s|ed)?|confer(?:s|red)?|hand(?:s|ed) out){NEAR}",
        r" ?(?:[a-z]+ )?degrees\b",
        over=("universities",),
    ),
    Verb(
        "graduates",
        PERSONS,
        rf"{_LEARNING}[^.;]{{0,40}}\b{_TURN_OUT}{NEAR}",
        r" ?(?:new |young )?(?:students|people)\b",
        over=("university_students", "population"),
    ),
    Verb(
        "graduates",
        PERSONS,
        r"",
        r" ?(?:students|young people|people)\b(?: [^.;,\d]{0,40}?)? (?:graduate[sd]?|graduating|"
        r"complete[sd]? "
        r"(?:a |their )(?:degrees?|studies)|finish(?:ed)? (?:a |their )(?:degrees?|studies))\b"
        r"(?! (?:from )?(?:high|secondary|primary))",
        over=("university_students", "population"),
    ),
    Verb(
        "engineering_graduates",
        PERSONS,
        r"",
        r" ?(?:[a-z]+ )?engineers(?: (?:a|each|every) year)? (?:graduated?|finish(?:ed)?|complete[sd]?)\b",
        over=("engineers",),
    ),
    Verb(
        "listed_firms",
        COUNTS,
        r"",
        rf"{_FIRMS}(?: (?:from|in|of|based in) [A-Z][\w-]+)? (?:are|were|is) (?:now |"
        rf"currently )?(?:publicly )?"
        r"(?:listed|quoted|traded)\b",
        over=("firms", "startups"),
    ),
    Verb("graduates", PERSONS, r"", r" ?(?:students |people )?graduated\b(?! from (?:high|secondary))"),
    Verb(
        "university_students",
        PERSONS,
        r"",
        r" ?(?:(?:young )?people|men and women)?(?: (?:now|currently))? (?:study|studied|are studying) "
        r"(?:at|in|there|here)\b",
        over=("population",),
    ),
    Verb(
        "university_students",
        PERSONS,
        r"",
        r" ?(?:(?:young )?people|)(?: (?:now|currently))? (?:attend|attended|are enrolled (?:at|in)|go to) "
        r"[^.;,]{0,30}?\b(?:universit|college|campus)",
        over=("population",),
    ),
    Verb(
        "incubation_space",
        frozenset({"m2", "sq ft", "ping", "km2"}),
        rf"\b(?:[Ii]ncubators?|[Aa]ccelerators?|[Mm]aker ?spaces?)\b[^.;]{{0,60}}{NEAR}",
        over=("area", "office_space"),
    ),
    Verb(
        "industrial_robots_installed",
        COUNTS,
        rf"\b(?:install(?:s|ed|ing)?|put in|added){NEAR}",
        rf" ?(?:new )?{_ROBOTS}",
        over=("robot_output",),
    ),
    Verb(
        "robot_density",
        COUNTS,
        r"\b[Rr]obots (?:for every|per) (?:10,000|ten thousand)(?: [a-z]+){0,2}? (?:workers|"
        r"employees)\b[^.;\d]{0,30}",
        over=("employment",),
    ),
    Verb("robot_density", COUNTS, r"", rf" ?{_ROBOTS}{_PER_WORKERS}", over=("robot_output",)),
    Verb(
        "robot_density",
        COUNTS,
        r"\b(?:[Ff]or every|[Ff]or each|[Pp]er) (?:10,000|ten thousand)(?: [a-z]+){0,2}? (?:workers|"
        r"employees)"
        rf"\b[^.;\d]{{0,50}}{NEAR}",
        rf" ?{_ROBOTS}",
        over=("robot_output",),
    ),
    Verb(
        "data_centre_capacity",
        frozenset({"kW"}),
        r"\b[Dd]ata[- ]cent(?:re|er)s?\b[^.;]{0,70}",
        over=("data_centres", "power_capacity", "installed_capacity", "peak_load"),
    ),
    Verb("data_centre_capacity", frozenset({"kW"}), r"", r" of data[- ]cent(?:re|er)"),
    Verb(
        "battery_capacity",
        frozenset({"kWh"}),
        r"\b(?:[Bb]atter(?:y|ies)|[Gg]igafactor(?:y|ies)|[Cc]ell (?:makers|plants?|factor(?:y|ies)))\b"
        rf"[^.;]{{0,60}}\b(?:capacity|able to|can|could|will)\b[^.;\d]{{0,30}}{NEAR}",
        over=("battery_output",),
    ),
    Verb(
        "battery_output",
        frozenset({"kWh"}),
        r"\b(?:[Bb]atter(?:y|ies)|[Gg]igafactor(?:y|ies)|[Cc]ell (?:makers|plants?|factor(?:y|ies)))\b"
        rf"[^.;]{{0,60}}\b(?:ma[dk]es?|produc(?:e[sd]?|ing)|turn(?:s|ed)? out|shipped|delivered|built){NEAR}",
    ),
)
