"""What investors, traders, treasuries and builders do with money, and what is made, tilled and reached."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, NEAR, Verb

__all__ = ["ECONOMY"]

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
