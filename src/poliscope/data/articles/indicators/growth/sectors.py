"""Sectors of the economy in English: "construction grew by 6%, followed by real estate (5%)"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_en
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.aside import aside
from poliscope.data.articles.indicators.records import SHARES_OF_GDP, Topic, clause_start, known_as, topic_of
from poliscope.data.articles.indicators.rules import KINDS, LATIN, PERCENT, Figure, refines, rule
from poliscope.data.articles.indicators.verbs.innovation import FIRMS_ACT

__all__ = ["on_research", "same_growth", "sector_growth", "sector_of_gdp", "sector_share"]

#: Words of a sector and the code of its value added, the longer before the shorter.
_SECTORS = (
    (r"agriculture(?:,? forestry(?: and|,)? ?(?:fish\w+)?)?|agricultural|farming", "primary_value_added"),
    (r"industry and construction|(?:the |its )?industry(?= sector)|industrial|secondary|"
     r"(?:(?<![a-z] )|(?<=and )|(?<=but )|(?<=while ))industry",
     "secondary_value_added"),
    (r"construction(?: activit(?:y|ies))?", "construction_value_added"),
    (r"manufacturing", "manufacturing_value_added"),
    (r"real estate", "real_estate_value_added"),
    (r"financ(?:e|ial)(?: services| and insurance(?: services)?)?|banking", "financial_value_added"),
    (r"transport(?:ation)?(?:,? (?:and )?(?:storage|logistics|warehousing|communications?))*",
     "transport_value_added"),
    (r"wholesale(?: and|,) retail(?: trade)?|retail trade|trade", "wholesale_retail_value_added"),
    (r"hotels? and restaurants?|accommodation and food(?: services?)?|hospitality",
     "hospitality_value_added"),
    (r"information and communications?(?: technology)?|ICT", "information_services_value_added"),
    (r"mining(?: and quarrying)?", "mining_value_added"),
    (r"tourism", "tourism_value_added"),
    (r"(?:the |its )?services?|tertiary", "tertiary_value_added"),
)  # fmt: skip
_NAMES = "|".join(f"(?P<s{k}>{words})" for k, (words, _) in enumerate(_SECTORS))
_KIND = r"(?: sectors?| industry| activit(?:y|ies)| services)?"
#: "is forecast to contract", "will grow".
_FORESEEN = (
    r"will|would|should|could|(?:is|are|was|were) (?:forecast|expected|projected|set|likely|due|seen) to"
)
_GREW = re.compile(
    rf"(?:^|[ (])(?:{_NAMES})(?P<kind>{_KIND})(?: (?:of|in) [A-Z]\w+(?: [A-Z]\w+)?)?(?:,? (?:which|that),?)? "
    rf"(?:(?:has|have|had|was|were|also|only|then|itself|alone|{_FORESEEN}) )*"
    r"(?:gr[eo]w\w*|surg\w+|jump\w+|climb\w+|soar\w+|slump\w+|drop\w+|plung\w+|increas\w+|r[io]se[ns]?|"
    r"expand\w+|advanc\w+|add(?:s|ed)|gained|up|contract\w+|fell|fall\w*|declin\w+|shr[aiu]nk|"
    r"recorded [a-z -]{0,24}?growth)(?: (?:by|at|of|faster|further|some|about|around|nearly|strongly|"
    r"year-on-year|a|the)){0,3} $",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:[,;)]|\band\b|\bwhile\b|\bwhereas\b|\bwell as\b)+[a-z ]{{0,24}}?(?:^|[ (])(?:{_NAMES}){_KIND}"
    r"(?: (?:gr[eo]w|r[io]se|increas|up|expand|fell)\w*)?(?: by| at)?[ (]+$"
)
#: Growth of anything else is not that of the sector.
_OTHER = re.compile(
    r"\b(?:jobs?|employ\w*|workers|wages|exports?|imports?|prices?|sales|production|output|investments?|"
    r"rents?|firms|companies|vacanc\w+|turnover|revenues?|spending|costs?|loans?|emissions?)\b",
    re.IGNORECASE,
)
_OF_OUTPUT = ("gdp", "gva", "value_added")
_ECONOMY = frozenset({"gdp", "gdp_growth", "gva", "value_added"})


def _sector(found: re.Match[str]) -> str:
    return next(code for k, (_, code) in enumerate(_SECTORS) if found.group(f"s{k}") is not None)


_ONE_SECTOR = re.compile(rf"(?:{_NAMES}){_KIND}", re.IGNORECASE)


def sector_share(name: str) -> str | None:
    """Give the code of a sector's share of the product: "retail trade", "the service sector"."""
    found = _ONE_SECTOR.fullmatch(name.strip().removeprefix("the "))
    if found is None:
        return None
    return SHARES_OF_GDP.get(_sector(found), f"{_sector(found)}_share_of_gdp")


#: "Value added rose by 2.6%, most of all in construction (5.9%)".
_LED_BY = re.compile(
    rf"(?:^|, ?)(?:(?:and|most of all|above all|notably|especially|particularly|mainly|mostly|led|driven) )*"
    rf"(?:in|by) (?:the )?(?:{_NAMES}){_KIND} ?\($",
    re.IGNORECASE,
)
_GREW_AS_A_WHOLE = frozenset(["gdp_growth", "gva_growth", "value_added_growth"])


@rule(units=PERCENT, kinds=KINDS - {"rank"}, script=LATIN)
def sector_growth(f: Figure) -> Topic | None:
    """Read the growth of a sector, and of the sectors listed after it, as that of its value added.

    None where no sector grows, or something else of it does.
    """
    p, number, out = f.passage, f.number, f.out
    if p.text[p.start] > "\u2e7f":
        return None
    after = f.after
    if out and (out[-1].code or "").endswith("_value_added_growth"):
        following = _NEXT.search(p.text, after, number.before)
        if following is not None:
            return _topic(f"{_sector(following)}_growth", following)
    if out and out[-1].code in _GREW_AS_A_WHOLE and (led := _LED_BY.search(p.text, after, number.before)):
        return _topic(f"{_sector(led)}_growth", led)
    if f.kind != "growth":
        return None
    found = _GREW.search(p.text, max(0, after - 1), number.before)  # with the space before a later sentence
    if found is None and (whole := aside(p.text, p.start, number.before)) is not None:
        head = p.text[max(0, p.start - 1) : whole[0]] + p.text[whole[1] + 1 : number.before]
        found = None if _OTHER.search(head) else _GREW.search(head)  # "Agriculture, which is 21% of it, rose"
        return None if found is None else replace(_topic(f"{_sector(found)}_growth", found), start=-1, end=-1)
    of_economy = p.context is not None and p.context.code.removesuffix("_growth").endswith(_OF_OUTPUT)
    of_economy = of_economy or any(t.indicator.code in _ECONOMY for t in p.topics)
    if found is None and of_economy:
        return _any_sector(p, f.i, after)
    if found is None or _OTHER.search(p.text, after, found.end()):
        return None
    if not found["kind"] and not of_economy:
        return None
    return _topic(f"{_sector(found)}_growth", found)


#: "led by logistics, which grew 3.9%": any sector that the lexicon knows, where an economy is told of.
_ANY = re.compile(
    r"(?:^|[ ,(])(?P<words>(?:[A-Za-z][\w&-]* (?:and )?){0,2}[A-Za-z][\w-]+?)(?P<kind> (?:sectors?|industry|"
    r"industries|services|activit(?:y|ies)))?(?:,? (?:which|that),?)? (?:(?:has|have|had|was|were|also|only|"
    rf"itself|alone|with|at|{_FORESEEN}) )*"
    r"(?:gr[eo]w\w*|surg\w+|jump\w+|climb\w+|soar\w+|slump\w+|drop\w+|plung\w+|"
    r"increas\w+|r[io]se[ns]?|expand\w+|advanc\w+|up|down|contract\w+|fell|fall\w*|declin\w+|shr[aiu]nk|"
    r"gain\w+|slipp?\w+)(?: (?:by|at|of|faster|further|some|about|around|nearly|strongly|a|the))* $"
)


def _any_sector(p: Passage, i: int, after: int) -> Topic | None:
    head = p.text[after : p.numbers[i].before]
    found = _ANY.search(head)
    if found is None or _OTHER.search(head):
        return None
    own = any(after + found.start("words") <= t.start and t.end <= p.numbers[i].before for t in p.topics)
    token = None if own else modifier_en(found["words"], "value_added")
    if token is None:
        return None
    return topic_of(f"{token}_value_added_growth", 0.7, f"{token}_value_added", "value_added")


def _topic(code: str, found: re.Match[str]) -> Topic:
    base = code.removesuffix("_growth")
    return Topic(code, found.start(), found.end(), 0.75, known_as(base))


_PART_OF = re.compile(
    rf"(?:^|[ (])(?:{_NAMES}){_KIND}(?:,? which)? (?:now |still |alone )?"
    r"(?:contribut\w+|account\w* for|m[ad][dk]e?s? up|represent\w*|generat\w+|compris\w+)(?: \w+)? $",
    re.IGNORECASE,
)

#: Sectors by their Chinese names, of whose value added the share of GDP is.
_SECTORS_ZH = {
    "工业": "industrial_value_added",
    "制造业": "manufacturing_value_added",
    "建筑业": "construction_value_added",
    "房地产业": "real_estate_value_added",
    "房地产": "real_estate_value_added",
    "金融业": "financial_value_added",
    "旅游业": "tourism_value_added",
    "旅游": "tourism_value_added",
    "文化产业": "cultural_value_added",
    "农业": "primary_value_added",
    "服务业": "tertiary_value_added",
    "批发零售业": "wholesale_retail_value_added",
    "批发和零售业": "wholesale_retail_value_added",
    "采矿业": "mining_value_added",
    "现代服务业": "modern_services_value_added",
}
_PART_OF_ZH = re.compile(
    rf"(?:^|[,;:。、的市省县区国州岛港门年而但]|目前|如今|当地|"
    rf"其中)(?P<sector>{'|'.join(_SECTORS_ZH)})(?:增加值)?"
    r"(?:目前|如今|仍|还|只|仅|已|约|就|大约|却)*占(?:到|了)?(?:全[市省县区国港]|本地|本市|当地|其|该市|"
    r"整个|地区|国内)*"
    r"(?:GDP|生产总值|生产毛额|经济总量)[^,。;\d]{0,10}$"
)


def _chinese_part_of(p: Passage, i: int) -> Topic | None:
    """Read "工业占GDP的比重为42.1%" as the share of that sector's value added."""
    if "占" not in p.text[p.start : p.numbers[i].before] or p.relations[i].kind not in {"level", "share"}:
        return None
    start = max(p.start, p.known(i), p.numbers[i].before - 40)
    found = _PART_OF_ZH.search(p.text[start : p.numbers[i].before])
    if found is None:
        return None
    a, b = found.span("sector")
    code = _SECTORS_ZH[found["sector"]]
    base = known_as(code)
    return Topic(
        SHARES_OF_GDP.get(code, f"{code}_share_of_gdp"), start + a, start + b, 0.8, base, whole="gdp"
    )


#: Shares that are of a sector already.
_OF_A_SECTOR = re.compile(r"^gdp_share_(?!of)|(?<!^gdp)_share_of_gdp$")
#: "The region contributed 9%" of the national product.
_PLACE_PART = re.compile(
    r"\b(?:contribut\w+|account\w* for|m[ad][dk]es? up|made up|generat\w+|produc\w+)(?: \w+)? $"
)
#: "71% of the local economy": the whole of it.
_OF_GDP = re.compile(
    r" of (?:(?:its|the|their|all|local|regional|national|total|city[’']s|state[’']s|county[’']s|"
    r"region[’']s|country[’']s|province[’']s|nation[’']s|island[’']s|[A-Za-z]+[A-Z]?[\w-]+[’']s) )*"
    r"(?:GDP|GVA|gross (?:domestic|regional) product|economy|economic output|output)\b"
)
#: "spends 2.3 percent of its GDP on science", "ploughs 4.6% of everything it earns back into R&D".
_ON_RESEARCH = re.compile(
    r" of (?:(?:all|total|the|its|their|our|local|regional|national|city|[\w.’'-]+['’]s?|[A-Z][\w.-]+) ){0,4}"
    r"(?:economic output|economy|output|GDP|GVA|GRDP|gross (?:[a-z]+ ){0,2}product|gross value added|product|"
    r"wealth|national income|(?:everything|all(?: that)?|what) (?:it|they|the (?:city|region|state|country|"
    r"province|county)) (?:earns?|produces?|makes?)) "
    r"(?:(?:is|was|goes|went|spent|devoted|put|flows?|back|every year|each year|a year) )*"
    r"(?:on|for|in(?:to)?|to) (?:R ?& ?D|research|science)\b"
)
_FIRMS = re.compile(FIRMS_ACT)


def on_research(p: Passage, i: int) -> str | None:
    """Name what is spent of the product on research: "firms spend 2.3 percent of GDP on science"."""
    number = p.numbers[i]
    if _ON_RESEARCH.match(p.text, number.end, p.end) is None:
        return None
    clause = p.text[clause_start(p.text, p.start, number.before) : number.before]
    return "business_rd_intensity" if _FIRMS.search(clause) else "rd_intensity"


#: "spent £612m on research in 2022, equal to about 1%".
_OR_OF_IT = re.compile(r",? (?:or|equal to|equivalent to|which is|that is|representing)\b[^,;]*$")


def _of_firms(f: Figure, topic: Topic) -> Topic:
    """Take the intensity of research for that of firms where what they spent was told just before."""
    told, head = f.out[-1].code if f.out else None, f.passage.text[f.after : f.number.before]
    of_it = told == "business_rd_expenditure" and _OR_OF_IT.search(head) is not None
    return topic_of("business_rd_intensity", topic.confidence) if of_it else topic


@refines(units=PERCENT)
def sector_of_gdp(f: Figure, topic: Topic) -> Topic:
    """Read "agriculture contributed 28 per cent to GDP": the share of that sector, not of the place."""
    p, i, number = f.passage, f.i, f.number
    if (topic.code or "").endswith("rd_intensity"):
        return _of_firms(f, topic)
    if _OF_A_SECTOR.search(topic.code or ""):
        return topic
    if (chinese := _chinese_part_of(p, i)) is not None:
        return chinese
    if (research := on_research(p, i)) is not None:
        return replace(topic, code=research, indicator=known_as(research))
    if topic.code == "gdp_share_of_gdp":  # whose share of the product was told before, else the place's own
        of_research = p.context is not None and p.context.code.startswith("rd_")
        return replace(topic, code="rd_intensity" if of_research else "gdp_share")
    output = topic.code == "output_value_share"  # "of its output"
    unknown = (topic.indicator is None or topic.start < 0 or output) and _OF_GDP.match(
        p.text, number.end, p.end
    )
    if topic.code not in {"gdp_share", "gdp"} and not unknown:
        return topic
    found = _PART_OF.search(p.text, p.start, number.before)
    if output and found is not None and _NARROWER.search(p.text, p.start, found.start() + 1):
        return topic  # "professional services", not all
    carried = topic.start < 0 and topic.code != "gdp_share" and f.kind == "share"
    if found is None and carried and _PLACE_PART.search(p.text, p.start, number.before):
        return topic_of("gdp_share", 0.7, "gdp")
    if found is None:
        return topic
    code = SHARES_OF_GDP.get(_sector(found), f"{_sector(found)}_share_of_gdp")
    known = known_as(code) or topic.indicator
    return replace(topic, code=code, whole="gdp", start=-1, end=-1, confidence=0.75, indicator=known)


_NARROWER = re.compile(r"\b(?!(?:yet|and|but|while|where|that|when|although|though|as) )[a-z]{3,} $")
_AT_A_RATE = re.compile(
    r"\b(?:with|at|by) (?:an? |its )?(?:annual |yearly )?(?:growth(?: rate)?|rate of growth|rate)(?: of)? $"
)


@rule(units=PERCENT, signs=("growth", "rate"))
def same_growth(f: Figure) -> Topic | None:
    """Read "Dallas was first, with a growth rate of 4.1 percent": the growth that was told before."""
    p, number, chosen, out = f.passage, f.number, f.chosen, f.out
    after = f.after
    own = chosen is not None and chosen.start >= after and chosen.indicator.code != "gdp_growth"
    if own:
        return None
    before = out[-1] if out else p.last[0] if p.last else None
    if before is None or not (before.code or "").endswith("_growth"):
        return None
    if _AT_A_RATE.search(p.text, max(after, number.before - 40), number.before) is None:
        return None
    return replace(before, start=-1, end=-1, confidence=0.7)
