"""English shares told by what has a part in what: "services make up 69% of the city's economy"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.growth.sectors import on_research, sector_share
from poliscope.data.articles.indicators.narrower.modifiers import english_words, modifier_en
from poliscope.data.articles.indicators.narrower.told_sectors import subject_sector
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import leads_to
from poliscope.data.articles.indicators.predicates import is_no_noun, is_verb, one_of
from poliscope.data.articles.indicators.records import Topic, known_as, plain_code, topic_of
from poliscope.data.articles.indicators.rules import KINDS, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["own_share", "share_noun", "share_told"]

#: Before a noun: whose it is.
_WHOSE = (
    r"(?:all |total |the |its |their |our |local |regional |national |state |city |provincial |county |"
    r"metro |municipal |metropolitan |island |[\w.’'-]+['’]s? |[A-Z][\w.-]+ ){0,4}"
)
_ECONOMY = (
    rf"{_WHOSE}(?:economic output|economy|output|GDP|GVA|GRDP|gross (?:[a-z]+ ){{0,2}}product|"
    r"(?:gross )?value added)\b(?! per\b)(?! of (?!(?:the )?(?:[A-Z][\w’'-]+|city|region|state|district|"
    r"county|"
    r"province|country|island|nation)\b))|(?:everything|all(?: that)?|what) (?:it|they|the (?:city|region|"
    r"state|country|province|county)) (?:earns?|produces?|makes?)\b"
)
_POWER = (
    rf"{_WHOSE}(?:electricity|power|energy|power supply|electricity (?:supply|demand|needs|mix|use)|"
    r"(?:power |electricity )?generation)\b"
)
_WORKERS = (
    rf"{_WHOSE}(?:manufacturing |industrial |factory |private-sector |formal )?"
    r"(?:workers|workforce|jobs|employees|employment|labour force|labor force|working people)\b"
)
#: What has the part, and the verb that says so.
_PART = (
    r"(?:^|[,.;:] |\b(?:and|but|while|where|today|here|there|in which|the) )"
    r"(?P<part>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3})"
)
_IS_PART = re.compile(
    rf"{_PART}(?: (?:in|of|across) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?(?:,? (?:which|"
    rf"that),?)? (?:(?:now|still|today|together|alone|already|directly|only|"
    rf"itself|is to|are to|will|"
    rf"would|should|"
    r"(?:is|are) (?:expected|set|forecast|projected|due|meant) to) )*"
    r"(?:account(?:s|ed|ing)? for|mak(?:es?|ing) up|made up|makes?|made|contribut(?:e[sd]?|ing)|"
    r"represent(?:s|ed|ing)?|generat(?:e[sd]?|ing)|provid(?:e[sd]?|ing)|suppl(?:y|ies|ied)|"
    r"produc(?:e[sd]?|ing)|br(?:ing|ings|inging|ought) in|tak(?:es?|ing) up|took up|form(?:s|ed)?|meets?|"
    r"met|cover(?:s|ed)?|employ(?:s|ed)?|"
    r"us(?:e[sd]?|ing)|consum(?:e[sd]?|ing)|is|are|was|were|(?:is|are|was|were|remain(?:s|"
    r"ed)?) (?:still )?the "
    r"(?:main|largest|biggest|top|leading) (?:contributor|sector|part|activity|industry|"
    r"employer)[^,.;\d]{0,50}? "
    rf"(?:with|at)){NEAR}"
)
_FROM = (
    r"(?: (?:now|still|today|directly|already))*(?: (?:comes?|came|stems?|stemmed|deriv(?:e[sd]?)|flows?|"
    r"(?:is|are|was|were) (?:generated|produced|made|created|contributed|earned|employed|supplied|provided))?"
    r"(?: (?:from|by|in|for))|"
    r" (?:goes?|went|flows?|is spent|was spent|is devoted)(?: (?:in)?to| on)| (?:depends?|rests?|"
    r"relies) on| (?:is|are|was|were)(?: (?:now |still )?(?:in|with))?|"
    r" works? (?:in|for))"
    r" (?:the )?(?P<part>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3})"
)
_OF_ECONOMY, _OF_POWER, _OF_WORKERS = (
    re.compile(rf" (?:of|to) (?:{whole})(?: in [A-Z][\w-]+)?(?:{_FROM})?")
    for whole in (_ECONOMY, _POWER, _WORKERS)
)
#: "one in eight employees is a researcher", "one worker in nine": they stand in the figure or beside it.
_ONE_WORKER = re.compile(r"\b(?:worker|job|employee)s?\b")
_BESIDE = re.compile(rf"(?: {_WORKERS})?(?: in [A-Z][\w-]+)?(?:{_FROM})?")
_WORKERS_ONLY = re.compile(r" (?:workers?|jobs?|employees?)\b")
_RESEARCH = re.compile(
    r"^(?:R ?& ?D|research(?: and development)?)(?: spending| expenditure)?$", re.IGNORECASE
)
#: Names of the broad sectors besides those that grow by them.
_BROAD = {
    "farms": "gdp_share_primary",
    "farm": "gdp_share_primary",
    "primary": "gdp_share_primary",
    "industry": "gdp_share_secondary",
    "industries": "gdp_share_secondary",
}
_SOURCES = {
    "wind": "wind", "windmills": "wind", "sun": "solar", "solar": "solar", "photovoltaics": "solar",
    "hydropower": "hydro", "hydroelectric": "hydro", "dams": "hydro", "nuclear": "nuclear",
    "reactors": "nuclear", "renewables": "renewables", "renewable": "renewables", "coal": "coal",
    "gas": "gas",
}  # fmt: skip
_USED_BY = re.compile(r"\b(?:us(?:e[sd]?|ing)|consum(?:e[sd]?|ing)|tak(?:es?|ing) up|took up)\b[^.;]*$")
#: "grows a third of Italy's rice": the goods of a larger place, of which a place makes a part.
_MAKES = re.compile(
    r"\b(?:gr[eo]ws?|grow(?:s|n|ing)|rais(?:e[sd]?|ing)|harvest(?:s|ed)?|min(?:e[sd]?|ing)|catch(?:es)?|"
    rf"brew(?:s|ed)?|roast(?:s|ed)?|weav(?:e[sd]?|ing)|refin(?:e[sd]?|ing)|mak(?:es?|ing)|made|"
    rf"produc(?:e[sd]?|ing)|suppl(?:y|ies|ied)|assembl(?:e[sd]?|ing)|packag(?:e[sd]?|ing)|build(?:s|ing)?|built|"
    rf"manufactur(?:e[sd]?|ing)|turn(?:s|ed)? out|provid(?:e[sd]?|ing)){NEAR}"
)
_GOODS = re.compile(
    r" of (?:all )?(?:the )?(?:[A-Z][\w.-]+(?: [A-Z][\w-]+)*|world|country|nation|state|region|continent|"
    r"province|planet)['’]s? "
    r"(?P<goods>[a-z][a-z-]+(?: (?!(?:is|are|was|were|comes?|came)\b)[a-z-]+)?)(?:(?P<made> (?:is|are|was|"
    r"were|comes?|came)(?: (?:made|"
    r"produced|grown|mined|"
    r"assembled|caught|raised|refined))? (?:from|in|by)\b)|(?= [a-z]+|[,.;:)]|$))"
)

#: In what goods are counted: "vaccine doses".
_PIECES = frozenset(["doses", "sets", "products", "goods", "units", "articles", "output", "production"])
#: What says nothing of which sector it is: "farming still provides".
_SAYS_NOTHING = frozenset(
    [
        "a",
        "an",
        "the",
        "sector",
        "sectors",
        "still",
        "now",
        "today",
        "together",
        "alone",
        "already",
        "only",
        "itself",
    ]
)


def _words(part: str) -> list[str]:
    plain = re.sub(r"^(?:yet|but|and|while|still|though|as) ", "", part.lower())
    return [word for word in re.split(r"[ -]", plain) if word not in _SAYS_NOTHING]


def _sector(part: str, of: str) -> str | None:
    """Give the sector's part of a code, longest words first: "the chemical industry"."""
    if part == "IT" or part.startswith("IT "):
        return "it"
    words = _words(part)
    while words:
        token = modifier_en(" ".join(words), of)
        if token is not None:
            return token
        words.pop()
    return None


_IT = frozenset(["it", "that", "this", "sector", "industry", "cluster", "trade", "which", "they", "business"])


def _told_sector(p: Passage, i: int) -> str | None:
    """Give the sector that "it" or "the industry" stands for: the subject of this sentence or the last."""
    return subject_sector(p.text, p.numbers[i].before, "value_added")


def _of_economy(part: str, head: str) -> str | None:
    if _RESEARCH.match(part):
        return "rd_intensity"
    words = " ".join(_words(part))
    known = sector_share(words) or _BROAD.get(words)
    if known is not None:
        return known
    economy = build_lexicon().indicators.whole(words)
    if economy is not None and economy.code.endswith("economy"):
        return f"{economy.code}_share_of_gdp"  # of the digital economy, of the marine economy
    if words == "digital":
        return "digital_economy_share_of_gdp"
    token = _sector(part, "output_value")
    return None if token is None else f"{token}_value_added_share_of_gdp"


def _of_power(part: str, head: str) -> str | None:
    sources = {_SOURCES[word] for word in _words(part) if word in _SOURCES}
    source = "renewables" if {"wind", "solar"} <= sources else next(iter(sources), None)
    if source is not None:
        return "renewables_share" if source == "renewables" else f"{source}_generation_share"
    token = _sector(part, "electricity") or _sector(one_of(part.lower()), "electricity")
    return f"{token}_electricity_share" if token is not None and _USED_BY.search(head) else None


def _of_workers(part: str, head: str) -> str | None:
    words = _words(part)
    if len(words) == 1 and words[0] in {"farmers", "farming", "agriculture", "fields"}:
        return "agricultural_employment_share"
    if words in (["industry"], ["industries"]):
        return "industrial_employment_share"
    if words and words[0] in {"research", "r&d", "science"}:
        return "rd_personnel_share"
    token = _sector(part, "employment")
    if token is None and words:  # "is an engineer or a teacher"
        people = build_lexicon().indicators.whole(f"{one_of(words[0])}s")
        return f"{people.code}_share" if people is not None and people.kinds & {"persons"} else None
    return None if token is None else f"{token}_employment_share"


#: Each whole, and how a part of it is named.
_WHOLES = ((_OF_ECONOMY, _of_economy), (_OF_POWER, _of_power), (_OF_WORKERS, _of_workers))

_BY_TOKEN = {
    _of_economy: "{}_value_added_share_of_gdp",
    _of_power: "{}_electricity_share",
    _of_workers: "{}_employment_share",
}


def _output_share(p: Passage, i: int, head: str) -> Topic | None:
    """Read "grows a third of Italy's rice" and "a third of Italy's rice comes from here"."""
    found = _GOODS.match(p.text, p.numbers[i].end, p.end)
    if found is None or not (found["made"] or _MAKES.search(head)):
        return None
    words = found["goods"].split(" ")
    if len(words) > 1 and (
        words[1] in english_words("function")
        or words[1] in english_words("prepositions")
        or is_no_noun(words[1])
        or is_verb(words[1])
        or words[1] in _PIECES
    ):
        words = words[:1]
    noun = " ".join(words)
    known = build_lexicon().indicators.whole(noun)
    if known is not None or is_no_noun(noun) or words[0] in english_words("no_goods"):
        return None
    goods = modifier_en(noun, "output_value") or one_of(noun).replace(" ", "_").replace("-", "_")
    indicator = known_as(f"{goods}_output", "output_value")
    return Topic(f"{goods}_output_share", -1, -1, 0.7, indicator)


def _of_goods_told(p: Passage, end: int) -> bool:
    """Tell the output of goods that were told of: "EVs accounted for 18% of output"."""
    told = p.last[0].code or "" if p.last is not None and p.fresh else ""
    goods = re.match(r"(?!industrial_|agricultural_)\w+_(?:output|sales|exports)(?:_|$)", told)
    return goods is not None and p.text.startswith((" of output", " of total output", " of production"), end)


def _one_worker(p: Passage, i: int) -> Topic | None:
    """Read "Software employs one worker in nine" and "one in eight employees is a researcher"."""
    number = p.numbers[i]
    inside = _ONE_WORKER.search(p.text, number.start, number.end)
    if not inside and not _WORKERS_ONLY.match(p.text, number.end, p.end):
        return None
    found = _BESIDE.match(p.text, number.end, p.end)
    before = _IS_PART.search(p.text[max(p.start, number.before - 90) : number.before])
    part = (found and found["part"]) or (before and before["part"])
    code = _of_workers(part, "") if part else None
    return topic_of(code, 0.75, "employment") if code else None


#: "manufacturing's share of the city economy", "the weight of services in GDP".
_SHARE_NOUNS = r"(?:share|slice|weight|contribution|portion|proportion|part)"


def _noun_forms(whole: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    part = r"(?P<part>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3}?)"
    return (
        re.compile(
            rf"(?:^|[ ,;(]){part}(?: (?:sector|industry|industries))?['’]s? "
            rf"(?:(?:direct|total|overall|combined|own|current|present) )*{_SHARE_NOUNS} (?:of|in|"
            rf"to) {whole}"
        ),
        re.compile(rf"\b[Tt]he {_SHARE_NOUNS} of {part}(?: (?:sector|industry))? (?:in|to|of) {whole}"),
    )


_CITY_ECONOMY = _ECONOMY.replace("{0,4}", "{0,4}(?:city |state |regional |county |island )?", 1)
_CITY_WORKERS = _WORKERS.replace("{0,4}", "{0,4}(?:city |state |regional |county |island )?", 1)
_NOUN_FORMS = (
    (_noun_forms(_CITY_ECONOMY), _of_economy),
    (_noun_forms(_CITY_WORKERS), _of_workers),
)


@rule(
    units=PERCENT,
    kinds=KINDS - {"growth"},
    signs=(" share ", " weight ", " contribution ", " portion ", " slice "),
)
def share_noun(f: Figure) -> Topic | None:
    """Read "manufacturing's share of the economy from 22% to 27%": the part stands before the noun."""
    p, i, after = f.passage, f.i, f.after
    if i and p.same_unit(i) and leads_to(p.text, p.numbers, i):
        after = p.numbers[i - 2].end if i > 1 else p.start
    head = p.text[after : f.number.before]
    for forms, name in _NOUN_FORMS:
        for form in forms:
            found = form.search(head)
            code = name(found["part"], head) if found is not None else None
            if code is not None:
                base = known_as(code, "gdp_share_tertiary")
                return Topic(code, -1, -1, 0.8, base)
    return None


_OWN_SHARE = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur|(?:city|region|state|province|county|island|country)['’]s|"
    r"[A-Z][\w-]+['’]s) "
    r"(?:own |current |combined )?share of (?:all |the |total |global |world |national |UK |US |EU |"
    r"country['’]s |"
    r"nation['’]s |world['’]s |[A-Z][\w.-]+['’]s )*$"
)


@rule(units=PERCENT, kinds=KINDS - {"growth", "rank"}, signs=(" share of ",))
def own_share(f: Figure) -> Topic | None:
    """Read "lift its share of India's exports to 15%" as the share that the place has in that whole."""
    p = f.passage
    for noun in p.topics:
        if noun.start < f.after or noun.end > f.number.before:
            continue
        head = p.text[f.after : noun.start]
        lone = f.number.before - noun.end < 12 and head.endswith(("the share of the ", "the share of "))
        if "percent" not in noun.indicator.kinds and (lone or _OWN_SHARE.search(head)):
            return noun.as_topic(0.8, f"{noun.indicator.code}_share")
    return None


_OF_THAT_OF = re.compile(r" (?:of|to) that (?:of|in) (?:the )?[A-Z]")
_SHARES = ("_share", "_share_of_gdp", "_primary", "_secondary", "_tertiary")
_PRODUCT = frozenset(["gdp", "gva"])
_OF_IT = re.compile(r" (?:of|to) (?:it|this|that|the total)\b(?! (?:of|[a-z]+s)\b)")


@rule(units=PERCENT, kinds=PARTS, signs=(" of ", " to ", "worker", "job", "employee"))
def share_told(f: Figure) -> Topic | None:
    """Read a share by what has the part and of what it is one.

    None where the part or the whole is none that has a code of its own.
    """
    p, i, number = f.passage, f.i, f.number
    if not p.text.startswith((" of ", " to "), number.end):
        return _one_worker(p, i)
    head = p.text[max(p.start, f.after) : number.before]
    if (research := on_research(p, i)) is not None:
        return Topic(research, -1, -1, 0.8, known_as(research), whole="gdp")
    before = _IS_PART.search(head)
    if f.out and _OF_THAT_OF.match(p.text, number.end, p.end) and (f.out[-1].code or "").endswith(_SHARES):
        return replace(
            f.out[-1], confidence=0.7
        )  # "37% of the output of the one and 31% of that of the other"
    told = plain_code(f.told.code) if f.told is not None else ""
    if before is not None and told in _PRODUCT and _OF_IT.match(p.text, number.end, p.end):
        code = _of_economy(before["part"], head)  # "The product was €4bn. Industry contributed 38% of it"
        return topic_of(code, 0.75, "gdp") if code else None
    for whole, name in _WHOLES:
        found = whole.match(p.text, number.end, p.end)
        part = found and (found["part"] or (before and before["part"]))
        if not found or not part or (name is _of_economy and _of_goods_told(p, number.end)):
            continue
        code = name(part, head)
        if code is None and " ".join(_words(part)) in _IT and (sector := _told_sector(p, i)) is not None:
            code = _BY_TOKEN[name].format(sector)
        if code is not None:
            base = known_as(code, "gdp_share_tertiary")
            return Topic(code, -1, -1, 0.75, base)
    return _output_share(p, i, head)
