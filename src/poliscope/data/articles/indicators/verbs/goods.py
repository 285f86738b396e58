"""What ports, lines, plants and offices do with goods and guests, and what becomes of firms and patents."""

from __future__ import annotations

from poliscope.data.articles.indicators.verbs.verb import COUNTS, ENDS, NEAR, PERSONS, THERE, Verb

__all__ = ["GOODS"]

_TONNES = frozenset({"t"})
_ENERGY = frozenset({"kWh"})
_FLOORS = frozenset({"m2", "sq ft", "ping", "km2"})
_FIRMS = r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|shops|stores)\b"

#: The more particular stand before the more general.
GOODS = (
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
        "bankruptcies",
        COUNTS,
        r"",
        rf"{_FIRMS}{THERE} (?:have |had )?(?:went|gone|going|go) (?:bust|bankrupt|under|out of business|"
        rf"to the wall)\b|"
        rf"{_FIRMS}{THERE} (?:have |had )?(?:filed for (?:bankruptcy|insolvency)|collapsed|failed)\b",
        over=("firms", "startups"),
    ),
    Verb(
        "business_closures",
        COUNTS,
        r"",
        rf"{_FIRMS}{THERE} (?:have |had )?(?:closed|shut)\b",
        over=("firms", "startups"),
    ),
    Verb(
        "new_firms",
        COUNTS,
        r"",
        rf"{_FIRMS}{THERE} (?:(?:were|was|have been|had been|are|being) (?:set up|founded|created|"
        r"established|formed|launched|incorporated|started)|(?:were|was|have been|had been|being) "
        r"registered)\b",
        over=("firms",),
    ),
    Verb(
        "ipos",
        COUNTS | {"count"},
        r"",
        rf"{_FIRMS}{THERE} (?:went public|floated|listed|made their debuts?|were listed|(?:have |had "
        rf")?(?:gone|"
        r"went) public)\b",
        over=("firms", "startups", "technology_smes"),
    ),
    Verb(
        "spin_outs",
        COUNTS,
        r"\b(?:spun out|spun off|spinning out)" + NEAR,
        rf"{_FIRMS}|{ENDS}",
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
        r" ?(?:[A-Za-z.-]+ )?patents?(?: a year)? (?:were |was |have been |had been |are |get )?(?:filed|"
        r"applied for|"
        r"submitted)\b",
        over=("patents",),
    ),
    Verb(
        "patent_grants",
        COUNTS,
        r"\b(?:granted|awarded|issued|won|obtained|received)" + NEAR,
        r" ?(?:[A-Za-z.-]+ )?patents?\b",
        over=("patents",),
    ),
    Verb(
        "patent_grants",
        COUNTS,
        r"",
        r" ?(?:[a-z-]+ )?patents?(?: a year)? (?:were |was |have been |had been |are )?(?:granted|issued|"
        r"awarded)\b",
        over=("patents",),
    ),
    Verb(
        "outpatient_visits",
        PERSONS,
        r"\b(?:treat(?:s|ed|ing)?|see(?:s|ing)?|saw|received?|admits?|admitted)" + NEAR,
        r" ?patients\b",
    ),
    Verb(
        "rail_length",
        frozenset({"km", "mile"}),
        r"\b(?:[Mm]etro|[Ss]ubway|[Tt]ram(?:way)?|[Ll]ight rail|[Uu]nderground)\b[^.;]{0,30}\b(?:runs?|"
        r"spans?|stretches|extends|covers|"
        r"measures)(?: for| to| over)?" + NEAR,
    ),
    Verb("trees_planted", COUNTS, r"\b(?:plant(?:s|ed|ing)?)" + NEAR, r" ?(?:[a-z]+ )?(?:trees|saplings)\b"),
    Verb(
        "metro_stations",
        COUNTS,
        r"\b(?:[Mm]etro|[Ss]ubway|[Uu]nderground)\b[^.;]{0,60}\b(?:has|have|with|and|counts|serves|of)"
        + NEAR,
        r" ?stations\b",
    ),
    Verb(
        "hospital_beds",
        COUNTS,
        r"\b(?:[Hh]ospitals?|[Cc]linics?)\b[^.;]{0,40}\b(?:has|have|with|adds?|added|of|offers?)" + NEAR,
        r" ?(?:[a-z]+ )?beds\b",
    ),
    Verb(
        "rail_length",
        frozenset({"km", "mile"}),
        r"\b(?:[Mm]etro|[Ss]ubway|[Tt]ram)\b[^.;]{0,30}\bis" + NEAR,
        r" long\b",
    ),
)
