"""What a sentence makes of a topic once it is found: growth that is ranked, the share of a group."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, known_as, plain_code, topic_of
from poliscope.data.articles.indicators.rules import KINDS, LATIN, Figure, refines
from poliscope.data.articles.lexicon import build_lexicon

__all__ = [
    "again",
    "of_people",
    "of_what_was_told",
    "ranked_growth",
    "ranked_in",
    "scored_in",
    "share_of_group",
    "share_of_sector",
    "short_of",
]

#: A growth rate of no noun where people were told of: "brought 100,400 people, a growth rate of 6.0%".
_BARE_RATE = frozenset(["growth rate", "growth"])
_OF_PEOPLE = frozenset(["population", "population_change", "net_migration", "population_growth", "migrants"])

#: Nouns that say of what only by what is told: the production of industry, closures of firms.
_NOUNS = {
    "production": ("industrial_output", re.compile(r"\b(?:[Ii]ndustr|[Mm]anufactur|[Ff]actor)"), None),
    "registrations": (
        "new_firms",
        re.compile(r"\b(?:firms|compan|business|enterprises)"),
        re.compile("car|vehicle"),
    ),
    "new_registrations": (
        "new_firms",
        re.compile(r"\b(?:firms|compan|business|enterpr)"),
        re.compile("car|vehicle"),
    ),
    "closures": ("business_closures", re.compile(r"\b(?:firms|compan|business|enterprises|shops)"), None),
    "sales": ("home_sales", re.compile(r"\b(?:[Hh]ouses?|[Hh]omes?|flats|apartments|[Hh]ousing)\b"), None),
    "ipos": ("home_listings", re.compile(r"\b(?:[Hh]ouses?|[Hh]omes?|flats|apartments|[Hh]ousing)\b"), None),
    "revenue": (
        "home_sales",
        re.compile(r"\b(?:[Hh]ouse prices|[Hh]ome prices|[Ff]lat prices|homes|flats)\b"),
        None,
    ),
}
_ENDED = re.compile(r"_(?:growth|change)$")


def _by_what_is_told(f: Figure, topic: Topic) -> Topic | None:
    """Name production, registrations, closures and sales by what the passage tells of."""
    base = _ENDED.sub("", topic.code or "")
    known = _NOUNS.get(base)
    if known is None or f.passage.text[f.passage.start] > "\u2e7f":
        return None
    if base == "ipos" and f.passage.text[max(0, topic.start) : max(0, topic.end)].lower() != "listings":
        return None
    if base == "revenue":
        sold = f.passage.text[max(0, topic.start) : max(0, topic.end)].lower() == "sales"
        if not sold or (topic.code == base and f.number.scanned.unit not in {None, "count"}):
            return None
    told = f.passage.text[max(0, f.passage.start - 260) : f.number.before]
    if not known[1].search(told) or (known[2] is not None and known[2].search(told)):
        return None
    code = (topic.code or "").replace(base, known[0], 1)
    return replace(topic, code=code, indicator=known_as(known[0]))


_AT_AIRPORT = re.compile("机场(?:[^,。;游\\d]|20\\d\\d){0,14}$")


@refines()
def of_what_was_told(f: Figure, topic: Topic) -> Topic:
    """Take a growth rate of no noun, and the passengers of an airport, as of what they are."""
    p, number, out = f.passage, f.number, f.out
    if topic.code == "gdp_growth" and p.text[topic.start : topic.end] in _BARE_RATE and topic.start >= 0:
        before = out[-1].code if out else p.context.code if p.context is not None else None
        if before in _OF_PEOPLE:
            return replace(topic, code="population_growth", indicator=known_as("population"))
    if (leant := _by_what_is_told(f, topic)) is not None:
        return leant
    if topic.code in {"new_jobs", "new_jobs_share"} and (number.scanned.unit == "%" or f.kind == "rank"):
        grown = re.fullmatch("(?:jobs?|employment) growth", p.text[max(0, topic.start) : max(0, topic.end)])
        if grown is not None:
            known = known_as("employment")
            return replace(topic, code="employment_growth", indicator=known)
    after = max(p.start, f.after)
    if topic.code == "visitors" and _AT_AIRPORT.search(p.text, after, number.before):
        return replace(topic, code="air_passengers", indicator=known_as("air_passengers"))
    return topic


_THE = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ss]uch) $")

_THOSE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Tt]he same) $")
#: A sentence about what the one before told of.
_STILL = re.compile(r"(?:It|Its|This|That|They|Their|The (?:figure|total|sum|number|amount)|Both)\b")

#: What investment is where start-ups' money was told of.
_OF_VENTURES = frozenset(["investment", "investment_growth", "investment_share"])


@refines()
def again(f: Figure, topic: Topic) -> Topic:
    """Read "the exports" and "It grew" as those of the sentence before: of knitwear, of IT."""
    p = f.passage
    those = bool(f.out) and topic.start >= f.after and _THOSE.search(p.text, p.start, topic.start)
    before = f.out[-1] if those else p.last[0] if p.last is not None else None
    if before is None or topic.indicator is None or topic.code is None:
        return topic  # else "1,900 workers, but those workers are" of the same
    base = topic.indicator.code
    context = p.context.code if p.context is not None else ""
    if topic.code in _OF_VENTURES and context in {"venture_capital", "deals", "early_stage_deals"}:
        known = known_as("venture_capital")
        return replace(topic, code=topic.code.replace(base, "venture_capital"), indicator=known)
    if before.code is None or not topic.code.startswith(base):
        return topic
    narrow = plain_code(before.code)
    if not narrow.endswith(f"_{base}"):
        return topic
    if topic.start < p.start:
        part = before.code.endswith("_share")
        same = p.fresh and not part and _STILL.match(p.text, p.start) is not None
    else:
        same = _THE.search(p.text, p.start, topic.start) is not None
    return replace(topic, code=topic.code.replace(base, narrow, 1)) if same else topic


#: "the tenth fastest growing metro area in regards to jobs": what grows is said of the place, or behind it.
_GROWING_PLACE = re.compile(
    r"[- ]fastest[- ]growing (?:[a-z]+ ){0,3}?"
    r"(?P<thing>city|metro|county|region|municipality|town|economy|state)"
)
_FOR_JOBS = re.compile(r"\b(?:for|by|in terms of|in regards? to|in) (?:jobs|employment|job growth)\b")


def _growing_place(p: Passage, i: int) -> str | None:
    found = _GROWING_PLACE.match(p.text, p.numbers[i].end, p.end)
    if found is None:
        return None
    if _FOR_JOBS.search(p.text, found.end(), p.until(i)):
        return "employment"
    return "gdp" if found["thing"] == "economy" else "population"


#: "the second-fastest increase", 增速在全国排第一: it is growth that is ranked.
_FASTEST = re.compile(
    r"[- ](?:fastest|slowest|sharpest|steepest|largest|biggest|highest)(?:[- ]growing|"
    r"[- ](?:annual |yearly )?"
    r"(?:increase|rise|growth|decline|fall|drop|gain)s?)\b|大?(?:增幅|涨幅|降幅)"
)
_BY_SPEED = re.compile(r"(?:^|[,;。])[^,;。\d]{0,4}(?:增速|增幅|增长率|涨幅)[^,。;]{0,12}$")


@refines(kinds={"rank"})
def ranked_growth(f: Figure, topic: Topic) -> Topic:
    """Tell the rank of a growth from that of what grew."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if topic.code is None or topic.code.endswith("_growth"):
        return topic
    if (grown := _growing_place(p, i)) is not None:
        before = out[-1].code if out else None
        of = before if before == f"{grown}_growth" else f"{grown}_growth"
        return topic_of(of, 0.7, grown)
    speed = _BY_SPEED.search(p.text, f.after, number.before)
    if not speed and not _FASTEST.match(p.text, number.end):
        return topic
    if out and out[-1].code is not None and out[-1].code.endswith("_growth"):
        return replace(out[-1], confidence=0.75)
    if topic.indicator is None or topic.indicator.kinds <= {"percent", "rate", "rank", "index", "points"}:
        return topic
    return replace(topic, code=f"{topic.code}_growth")


#: By what a paragraph says that it ranks.
_RANKINGS = (
    ("innovation_index", re.compile(r"\b[Ii]nnovation [Ii]ndex\b|创新指数")),
    ("innovation_ranking", re.compile(r"\b[Ii]nnovat(?:ion|ive)\b|创新")),
    ("startup_ecosystem", re.compile(r"\b[Ss]tart-?up (?:ecosystems?|cit(?:y|ies)|hubs?)\b|创业生态")),
    (
        "liveability_ranking",
        re.compile(r"\b(?:[Ll]iv(?:e)?ab(?:le|ility)|[Qq]uality of (?:life|living))\b|宜居"),
    ),
    ("city_competitiveness", re.compile(r"\b[Cc]ompetitive(?:ness)?\b|竞争力")),
    ("financial_centre_index", re.compile(r"\b[Ff]inancial (?:cent(?:re|er)s?|hubs?)\b|金融中心")),
    ("talent_ranking", re.compile(r"\b[Tt]alent (?:competitiveness|attractiveness|index|ranking)\b")),
    ("university_ranking", re.compile(r"\b[Uu]niversit(?:y|ies)\b|大学")),
    ("smart_city_index", re.compile(r"\b[Ss]mart (?:city|cities)\b|智慧城市")),
)
_IS_RANKING = re.compile(
    r"\b(?:[Ii]ndex|[Rr]ankings?|[Ll]ist|[Ll]eague|[Ss]coreboard|[Ss]corecard|[Tt]able|[Rr]eport|most)\b|"
    r"指数|排名|榜|排行"
)
#: Words for a score, of whatever ranking.
_SCORES = frozenset(["得分", "综合得分", "总得分"])
_NO_THING = frozenset(
    [
        None,
        "ranking",
        "list",
        "index",
        "table",
        "league",
        "report",
        "edition",
        "ahead",
        "scoreboard",
    ]
)


#: "the second best city in Africa for start-ups", "came 227th in the main world ranking".
_BEST_FOR = re.compile(
    r" (?:best|top|most attractive|strongest|leading|hottest) (?:city|place|hub|location|market|capital|"
    r"region|"
    r"country)\b[^.;,\d]{0,40} (?:for|to) (?:start-?ups?\b|start(?:ing)? an? \w+|founders|entrepreneurs|"
    r"found)"
)
_A_UNIVERSITY = re.compile(
    r"(?:The |Its |It )?(?:[\w’'.-]+ ){0,3}?(?:[Uu]niversity|[Pp]olytechnic|[Ii]nstitute of [Tt]echnology|"
    r"[Cc]ollege)\b"
)
_IN_THE_WORLD = re.compile(
    r" (?:in the world|worldwide|globally|among (?:the )?(?:world|universities)|in (?:Europe|Asia))"
)
_IN_LIST = re.compile(
    r" (?:in|on|of) (?:the |this |that |its |last )(?:[A-Za-z’']+ ){0,4}(?:rankings?|league(?: table)?|"
    r"table|list)\b"
)


@refines()
def ranked_in(f: Figure, topic: Topic) -> Topic:
    """Name a rank of no noun by the ranking that its paragraph tells of: of innovation, of liveability."""
    p, end = f.passage, f.number.end
    if f.number.scanned.unit in {"points", "rank"} and p.text[max(0, topic.start) : topic.end] in _SCORES:
        ahead = [t for t in p.topics if t.end <= topic.start and t.indicator.kinds & {"points", "rank"}]
        own = not ahead or ahead[-1].indicator.code.startswith("innovation_")
        return topic if own else ahead[-1].as_topic(0.8)  # a score is of the ranking that is named
    if f.kind != "rank":
        return topic
    if _BEST_FOR.match(p.text, end, p.end):
        return topic_of("startup_ecosystem", 0.75)
    ranks = topic.indicator is not None and topic.indicator.kinds & {"rank", "points", "index"}
    if not ranks and _IN_LIST.match(p.text, end, p.end) and "niversit" in p.text[:end]:
        return topic_of("university_ranking", 0.75)
    if not ranks and _IN_THE_WORLD.match(p.text, end, p.end) and _A_UNIVERSITY.match(p.text, p.start, end):
        return topic_of("university_ranking", 0.7)
    if topic.indicator is not None or topic.code not in _NO_THING:
        return topic
    text = f.passage.text[: f.passage.end]
    if not _IS_RANKING.search(text):
        return topic
    code = next((c for c, words in _RANKINGS if words.search(text)), None)
    if code is None:
        return topic
    return replace(topic, code=code, indicator=build_lexicon().by_code[code])


_BARE_SCORES = frozenset(["score", "scores", "scored", "ranking", "position"])


#: "The think tank's Digital Economy Index puts Pune third with a score of 68.2".
_NAMED_INDEX = re.compile(r"\b(?P<name>(?:[A-Z][a-z]+ (?:and )?){1,3}(?:Index|Barometer|Scoreboard))\b")
_INDEX_OF = frozenset(
    ["Global", "World", "European", "African", "Asian", "National", "City", "Cities", "The", "Annual"]
)


def _own_index(f: Figure, topic: Topic) -> str | None:
    """Name a rank or score by the index that the paragraph names, where the lexicon does not know it."""
    p = f.passage
    found = list(_NAMED_INDEX.finditer(p.text, 0, f.number.before))
    if not found or _known_index(found[-1]["name"]):
        return None
    a, b = found[-1].span()
    inside = topic.indicator is None or a <= topic.start < b or topic.code == "innovation_index"
    words = [word for word in found[-1]["name"].split() if word not in _INDEX_OF]
    named = bool(build_lexicon().places.find(words[0]))
    return "_".join(words).lower() if inside and len(words) > 1 and not named else None


def _known_index(name: str) -> bool:
    """Tell an index that has a code of its own."""
    phrases = build_lexicon().indicators.find(name.lower())
    ranked = any(found.payload.kinds & {"rank", "index", "points"} for found in phrases)
    return ranked or any(words.search(name) for _, words in _RANKINGS)


@refines(
    kinds={"rank", "level"},
    script=LATIN,
    signs=("score", "rank", "Rank", "points", "Index", "Scoreboard", "Barometer"),
)
def scored_in(f: Figure, topic: Topic) -> Topic:
    """Take a bare score for that of the ranking told of before: "a score of 76.8 out of 100"."""
    p = f.passage
    told = f.out[-1].code if f.out else None
    if f.kind == "rank" or f.number.scanned.unit in {"points", None}:
        own = (
            _own_index(f, topic)
            if "Index" in p.text or "Barometer" in p.text or "Scoreboard" in p.text
            else None
        )
        if own is not None:
            return Topic(own, -1, -1, 0.7, known_as("innovation_index"))
    if topic.indicator is None and f.number.scanned.unit == "points" and told in dict(_RANKINGS):
        return topic_of(told or "", 0.7)  # "ranks 12th with 54 points"
    if topic.code != "innovation_index" or topic.start < p.start:
        return topic
    context = p.context
    fitting = {"rank"} if f.kind == "rank" else {"index", "points"}
    if context is None or context.code not in dict(_RANKINGS) or not context.kinds & fitting:
        return topic
    bare = p.text[topic.start : topic.end].lower() in _BARE_SCORES
    return replace(topic, code=context.code, indicator=context) if bare else topic


#: "Women make up 38% of researchers", 其中女性占44.8%: the share of a group in what is counted.
_GROUP = re.compile(
    r"\b(?:(?P<female>[Ww]omen|[Ff]emales?|[Gg]irls)|(?P<male>[Mm]en|[Mm]ales?|"
    r"[Bb]oys))\b(?: now| still| only)? "
    r"(?:ma[dk]es? up|account(?:s|ed)? for|represent(?:s|ed)?|compris\w+|constitut\w+|h[oe]lds?|fill(?:s|"
    r"ed)?|"
    r"occup(?:y|ied)|take|took|have|had|found(?:ed)?|head(?:ed)?|run|ran|le[ad]d?|own(?:ed)?|are|were|do|did)"
    r"(?: \w+){0,2} ?$|"
    r"(?:(?P<f>女性|妇女)|(?P<m>男性))(?:人员|职工|员工|就业)?(?:所)?占(?:比|了|约|近|到)*$"
)

#: "Women hold 28% of tech jobs and found 14% of start-ups": the verb goes on about them.
_AND_DO = re.compile(r"[^,;.\d]{0,60}\band (?:also )?[a-z]+(?: (?:up|just|only|about|some))* $")


@refines(kinds={"share"})
def share_of_group(f: Figure, topic: Topic) -> Topic:
    """Tell the share of women or men in what is counted."""
    p, number = f.passage, f.number
    if topic.code is None or not topic.code.endswith("_share"):
        return topic
    if topic.code.startswith(("female_", "male_")):
        return topic
    found = _GROUP.search(p.text, f.after, number.before)
    told = f.out[f.i - 1].code or "" if f.i else ""
    if found is not None:
        women = bool(found["female"] or found["f"])
    elif told.startswith(("female_", "male_")) and _AND_DO.fullmatch(p.text, f.after, number.before):
        women = told.startswith("female_")
    else:
        return topic
    if women and topic.code == "startups_share":
        return replace(topic, code="women_founders_share")
    return replace(topic, code=f"{'female' if women else 'male'}_{topic.code}")


_SECTOR_SHARES = {
    "农业_share": "gdp_share_primary",
    "工业_share": "gdp_share_secondary",
    "服务业_share": "gdp_share_tertiary",
}


@refines()
def share_of_sector(f: Figure, topic: Topic) -> Topic:
    """Read "服务业占国内生产总值的48%,农业和工业分别占25%和21%": all three are shares of the product."""
    code = _SECTOR_SHARES.get(topic.code or "")
    if code is None or not any((t.code or "").startswith("gdp_share_") or t.whole == "gdp" for t in f.out):
        return topic
    known = known_as(code)
    return replace(topic, code=code, confidence=0.8, whole="gdp", indicator=known)


#: Rates and pay that groups of people have of their own.
_OF_GROUPS = frozenset(
    [
        "unemployment_rate", "employment_rate", "participation_rate", "average_wage", "median_wage",
        "life_expectancy", "healthy_life_expectancy", "poverty_rate", "tertiary_share", "hourly_wage",
        "weekly_earnings", "median_income", "self_employed_share", "economic_inactivity_rate",
    ]
)  # fmt: skip
_AMONG_WHOM = ("mong ", "or ", "f ")
_WHOM = re.compile(
    r"(?:^|[,;:(] |\b(?:and|but|while|whereas) )(?:[Aa]mong|[Ff]or|[Oo]f) (?:the |those |people |workers |"
    r"residents |persons |young )*(?:aged )?"
    r"(?:(?P<female>women|female)|(?P<male>men|male)|"
    r"(?P<youth>young(?: people| adults)?|under[- ](?:2\d|30)s?|youths?|1[5-8](?:-| to |"
    r"–)2\d(?:[- ]year-olds)?)|"
    r"(?P<foreign>foreigners|foreign (?:citizens|nationals|residents)|migrants|immigrants)|"
    r"(?P<foreign_born>foreign-born|born abroad)|(?P<graduate>graduates)|"
    r"(?P<elderly>over-(?:5|6)\ds|older (?:people|workers)))\b[^.;%\d]{0,50}$"
)


@refines(kinds=KINDS - {"rank"}, script=LATIN, signs=_AMONG_WHOM)
def of_people(f: Figure, topic: Topic) -> Topic:
    """Tell the rate of a group from that of all: "For women it was 18.8%", "among people under 25"."""
    code = topic.code or ""
    base = code.removesuffix("_growth")
    if base not in _OF_GROUPS:
        return topic
    found = _WHOM.search(f.passage.text[f.after : f.number.before])
    if found is None:
        return topic
    group = next(name for name, words in found.groupdict().items() if words is not None)
    narrow = "youth_unemployment" if (group, base) == ("youth", "unemployment_rate") else f"{group}_{base}"
    return replace(topic, code=code.replace(base, narrow, 1))


#: "puts the shortfall at 8,000 engineers", "is short of 1,200 nurses", 工程师缺口达5000人.
_SHORT_EN = re.compile(
    r"\b(?:shortfall|shortage|deficit|gap|short|lack(?:s|ing|ed)?)\b(?: (?:of|by|at|is|was|will be|"
    r"could reach|reached|about|some|around|nearly|over|more than|an estimated|put at|estimated at))* $"
)
_SHORT_ZH = re.compile(r"(?:的)?缺口")
_STAFF = frozenset(["persons", "count"])


@refines(kinds={"level"}, signs=("short", "deficit", "lack", "gap", "缺口"))
def short_of(f: Figure, topic: Topic) -> Topic:
    """Tell how many are lacking from how many there are."""
    p, known = f.passage, topic.indicator
    people = known is not None and ("persons" in known.kinds or f.number.scanned.unit == "persons")
    if not people or topic.code is None or topic.code.endswith("shortage"):
        return topic
    behind = topic.start >= 0 and _SHORT_ZH.match(p.text, topic.end) is not None
    if not behind and not _SHORT_EN.search(p.text, f.after, f.number.before):
        return topic
    if f.number.scanned.unit not in _STAFF:
        return topic
    return replace(topic, code=f"{topic.code.removesuffix('s')}_shortage")
