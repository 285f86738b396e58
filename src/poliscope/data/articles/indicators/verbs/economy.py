"""What investors, traders, treasuries and builders do with money, and what is made, tilled and reached."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, NEAR, Verb

__all__ = ["ECONOMY"]

_PERCENT = frozenset({"%"})
_FOREIGN = r"(?:[Ff]oreign|[Oo]verseas|[Ii]nternational)"
#: Who keeps a public purse.
_PURSE = (
    r"\b(?:[Cc]ity|[Cc]ities|[Cc]ouncil|[Cc]ounty|[Ss]tate|[Gg]overnment|[Mm]unicipality|[Tt]own hall|"
    r"[Aa]uthority|"
    r"[Tt]reasury|[Pp]rovince|[Rr]egion|[Tt]axman|[Cc]ity hall)\b"
)
_BUILDINGS = (
    r"(?:plant|factory|mill|refinery|smelter|bridge|tunnel|stadium|terminal|campus|railway|line|road|"
    r"motorway|highway|"
    r"breakwater|dam|reservoir|hospital|school|museum|library|arena|data cent(?:re|er)|wind farm|"
    r"solar park|fab|"
    r"gigafactory|pipeline|port|airport|complex|tower|quarter)"
)

#: The more particular stand before the more general.
ECONOMY = (
    Verb(
        "fdi",
        CURRENCIES,
        rf"\b{_FOREIGN} (?:investors|companies|firms|groups|capital)\b[^.;]{{0,40}}\b(?:put|poured?|sank|"
        rf"sink|plough(?:ed)?|"
        rf"plow(?:ed)?|invest(?:ed)?|brought|bring|committed|pledged|placed|spent){NEAR}",
        r" (?:in|into|to|on|there|here)\b",
    ),
    Verb(
        "fdi",
        CURRENCIES,
        r"",
        rf" (?:in (?:investment )?|of investment )?(?:came |come )?from (?:{_FOREIGN.lower()} investors|"
        rf"investors abroad|"
        r"abroad|investors overseas|overseas)\b",
    ),
    Verb(
        "venture_capital",
        CURRENCIES,
        r"\b(?:[Ii]nvestors?|[Ff]unds|[Vv]enture capitalists|VCs|[Bb]ackers)\b[^.;]{0,12} "
        r"(?:backed|back|funded|fund|financed|finance|staked) [^.;]{0,40}\b(?:start-?ups|founders|"
        r"newcomers|young (?:firms|"
        rf"companies))\b[^.;]{{0,30}} (?:with|to the tune of){NEAR}",
    ),
    Verb(
        "exports",
        CURRENCIES,
        rf"\b(?:sold|sells?|selling|shipped|ships?|shipping|sent|sends?)(?: (?:goods|products|wares|"
        rf"merchandise)(?: worth)?)?{NEAR}",
        r"(?: (?:worth )?of (?:goods|products|wares|merchandise))? (?:abroad|overseas|"
        r"to (?:the )?(?:world|rest of the world|"
        r"foreign (?:customers|buyers|markets)|other countries))\b",
    ),
    Verb(
        "exports",
        CURRENCIES,
        rf"\b(?:sold|sells?|selling|shipped|ships?|shipping|sent|sends?) (?:goods|products|wares|"
        rf"merchandise)(?: worth)?{NEAR}",
    ),
    Verb(
        "exports",
        CURRENCIES,
        rf"\b(?:export(?:s|ed|ing)?) (?:goods|products|wares|merchandise)(?: worth)?{NEAR}",
    ),
    Verb(
        "imports",
        CURRENCIES,
        rf"\b(?:import(?:s|ed|ing)?|buys?|bought) (?:goods|products|wares|"
        rf"merchandise)(?: (?:from )?abroad)?(?: worth)?{NEAR}",
    ),
    Verb(
        "gdp",
        CURRENCIES,
        rf"\bgoods and services(?: worth| valued at| to the value of| amounting to)?{NEAR}",
    ),
    Verb("gdp", CURRENCIES, r"", r"(?: worth)? of goods and services\b", over=("services", "output_value")),
    Verb(
        "fiscal_revenue",
        CURRENCIES,
        rf"{_PURSE}[^.;]{{0,30}}\b(?:raised|raises|raise|collected|collects?|took in|takes in|earned|"
        rf"earns|levied|levies|"
        rf"brought in|brings in){NEAR}",
        r"(?: (?:a year|last year|in (?:19|20)\d\d|of its own))*(?! (?:in|of|from) (?:[a-z]+ )?tax(?:es)?\b)"
        r"(?:,| (?:from|in|through|of) (?:its own |their own )?[^.;]{0,30}\b(?:tax(?:es)?|fees?|rates|"
        r"charges|levies|fines|"
        r"revenues?|sources|permits|licences|licenses)\b|\.|$)",
        over=("revenue", "tax"),
    ),
    Verb(
        "government_debt_ratio",
        _PERCENT,
        rf"\b(?:owes?|owed|owing){NEAR}",
        r" of (?:its |their )?(?:GDP|GSDP|output|economy)\b",
    ),
    Verb(
        "government_debt_ratio",
        _PERCENT,
        r"(?<![Hh]ousehold )(?<!rivate )(?<!orporate )(?<!onsumer )(?<!ortgage )\b(?:[Dd]ebt|"
        r"[Ll]iabilities|[Bb]orrowings?)\b[^.;]{0,50}\b(?:amount(?:s|ed)? to|stands? at|"
        r"stood at|equals?|equalled|is|"
        rf"was|reach(?:es|ed)|comes? to|came to|worth|of|makes? up|climbed to|rose to|fell to){NEAR}",
        r" of (?:its |the [a-z’']+ |their |the )?(?:annual )?(?:GDP|GSDP|gross [a-z ]{0,20}product|"
        r"economic output|output)\b",
        over=("gdp", "output_value"),
    ),
    Verb("government_debt", CURRENCIES, rf"{_PURSE}[^.;]{{0,24}}\b(?:owes?|owed|owing){NEAR}"),
    Verb(
        "government_debt",
        CURRENCIES,
        rf"(?:^|[.!?] )[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:now |still )?ow(?:es|ed){NEAR}",
    ),
    Verb("borrowing", CURRENCIES, rf"\bborrow(?:s|ed|ing)?(?: another| a further)?{NEAR}"),
    Verb(
        "construction_cost",
        CURRENCIES,
        rf"\b{_BUILDINGS} (?:for|worth|costing|at|priced at|valued at){NEAR}",
        r"(?! (?:a|per|each) )",
    ),
    Verb(
        "investment",
        CURRENCIES,
        rf"\b(?:spend(?:s|ing)?|spent|invest(?:s|ed|ing)?|put(?:s|ting)?){NEAR}",
        rf" (?:on|in|into) (?:its |their |a |an |the |new |another |[a-z]+ ){{1,4}}{_BUILDINGS}s?\b",
    ),
    Verb(
        "container_throughput",
        COUNTS,
        r"\b(?:[Pp]orts?|[Hh]arbou?r|[Tt]erminals?|[Dd]ocks?|[Qq]uays?)\b[^.;]{0,70}",
        r" ?(?:standard )?(?:containers|boxes)\b(?! (?:ships?|lines|terminals|cranes|a day))",
        10_000,
        over=("containers",),
    ),
    Verb(
        "nev_share",
        _PERCENT,
        r"",
        r" (?:of )?(?:all )?(?:the )?new (?:cars|vehicles)[^.;,]{0,40}\b(?:is|are|was|"
        r"were) (?:now )?(?:fully )?(?:electric|EVs|battery)\b",
        over=("cars", "car_sales", "vehicles"),
    ),
    Verb(
        "nev_share",
        _PERCENT,
        r"\b(?:[Ee]lectric (?:cars|vehicles)|EVs|[Pp]lug-ins|[Bb]attery cars)\b[^.;]{0,20}\b(?:made up|"
        r"makes? up|account(?:s|ed)? for|"
        rf"took|takes?|represent(?:s|ed)?|were|are|had){NEAR}",
        r" of (?:all |the |new |total |car )*(?:sales|registrations|cars sold|cars|vehicles|market)\b",
        over=("car_sales", "cars", "car_registrations", "revenue", "nev_sales"),
    ),
    Verb(
        "fibre_coverage",
        _PERCENT,
        r"\b(?:[Bb]roadband|[Ff]ib(?:re|er)(?: optic)?|5G|"
        r"[Gg]igabit(?: \w+)?)\b[^.;]{0,30}\b(?:reach(?:es|ed)?|cover(?:s|ed)?|"
        rf"serv(?:es|ed)|(?:is|was) available (?:to|in)|connects?|connected|passes){NEAR}",
        r" of (?:all |the |its |their )*(?:homes|households|premises|properties|residents|people|"
        r"population|addresses)\b",
        over=("homes", "households", "population"),
    ),
    Verb(
        "fibre_coverage",
        _PERCENT,
        r"",
        r" of (?:all |the |its |their |[\w’']+['’]s )*(?:homes|households|premises|properties|"
        r"addresses)\b[^.;,]{0,30}\b(?:have|had|"
        r"get|got|enjoy|can (?:get|order))(?: access to| a)? (?:full |gigabit |fast )?(?:fib(?:re|er)|"
        r"broadband|gigabit)\b",
        over=("homes", "households"),
    ),
    Verb(
        "retail_vacancy_rate",
        _PERCENT,
        r"",
        r" (?:of )?(?:all |the |its |[\w’']+['’]s )*(?:shops|stores|shop ?fronts|retail units|"
        r"high-street (?:shops|units))\b[^.;,]{0,30}"
        r"\b(?:stands?|stood|are|were|is|lie|lay|sit|remain) (?:now |still )?(?:empty|vacant|shut|"
        r"shuttered|boarded up)\b",
        over=("shops", "firms"),
    ),
    Verb(
        "office_vacancy_rate",
        _PERCENT,
        r"",
        r" (?:of )?(?:all |the |its |[\w’']+['’]s )*(?:offices|office (?:desks|floors|blocks|"
        r"buildings))\b[^.;,]{0,30}"
        r"\b(?:stands?|stood|are|were|is|lie|lay|sit|remain) (?:now |still )?(?:empty|vacant|unlet)\b",
        over=("offices", "office_space"),
    ),
    Verb(
        "industrial_rent",
        CURRENCIES,
        r"\b(?:[Ff]actory|[Ii]ndustrial|[Ww]arehouse|[Ll]ogistics) (?:space|rents?|buildings?|sheds?|"
        r"halls?|units?)\b[^.;]{0,40}\b(?:cost|rent|let|go|went|at|of|is|are|were|was)s?(?: for)?" + NEAR,
        r" (?:a|per) (?:square|sq)",
        over=("office_rent", "rent"),
    ),
    Verb(
        "investment",
        CURRENCIES,
        r"\b(?<!foreign )(?<!Foreign )(?<!enture )[Ii]nvestors\b[^.;]{0,30}\b(?:spen[dt]|put|poured|sunk|"
        r"sank|committed|placed|"
        rf"ploughed|injected|pumped){NEAR}",
        r"(?! (?:in|into|on|behind) (?:[\w’'-]+ ){0,3}(?:start|young|ventures|funds|founders|fledgling|"
        r"tech|bonds|shares|companies|firms))",
    ),
)
