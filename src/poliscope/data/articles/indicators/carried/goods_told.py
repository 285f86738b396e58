"""More on goods, money and patents that were told before: "Of these, 640,000 were electric"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_behind_en, whole_en
from poliscope.data.articles.indicators.records import Topic, known_as, plain_code, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.percentages import LEAVE, STAY
from poliscope.data.articles.indicators.verbs.verb import ENDS, NEAR
from poliscope.data.articles.lexicon import build_lexicon

__all__ = [
    "abroad_among",
    "electric_among",
    "files_again",
    "firms_named",
    "incubated_again",
    "of_graduates",
    "part_in_sector",
    "research_in_sales",
]

_COUNTS = frozenset({"count", None})

#: What of cars is told of those with a battery.
_ELECTRIC = {
    "car_output": "nev_output", "car_sales": "nev_sales", "car_exports": "nev_exports",
    "car_ownership": "nev_ownership", "car_registrations": "nev_sales", "buses": "electric_buses",
}  # fmt: skip
_ARE_ELECTRIC = re.compile(
    r"(?: of (?:them|these|those))?(?: (?:were|are|was|is|being|had))?(?: (?:fully|purely|all|battery|"
    r"pure))* (?:electric\b|EVs\b|plug-ins?\b|battery[- ]powered|new[- ]energy|hybrids?\b)"
)

_ELECTRIC_MADE = re.compile(
    r"\b(?:[Ee]lectric (?:cars|vehicles|models)|EVs|[Nn]ew[- ]energy (?:vehicles|cars)|NEVs|[Pp]lug-ins)\b"
    r"(?: (?:now|already|alone))* (?:accounted for|account for|made up|make up|were|took|represented)" + NEAR
)
_OF_ALL = re.compile(
    r" of (?:all |the |its |total |car )*(?:output|production|total|sales|registrations|exports|cars|"
    r"vehicles)\b"
)


@rule(units=_COUNTS | {"%"}, kinds=PARTS, signs=("lectric", "EVs", "lug-in", "attery", "ew"))
def electric_among(f: Figure) -> Topic | None:
    """Read "Of these, 640,000 were electric" as what was told of all the cars."""
    p, number, told = f.passage, f.number, f.told
    code = plain_code(told.code) if told is not None else ""
    if code not in _ELECTRIC:
        return None
    here = _ARE_ELECTRIC.match(p.text, number.end, p.end)
    if here is None and number.scanned.unit == "%" and _OF_ALL.match(p.text, number.end, p.end):
        here = _ELECTRIC_MADE.search(p.text, f.after, number.before)
    if here is None:
        return None
    electric = _ELECTRIC[code]
    part = "_share" if number.scanned.unit == "%" else ""
    return topic_of(electric + part, 0.75, electric, at=here.span())


#: "Two thirds were shipped abroad", of goods told before.
_ABROAD = re.compile(
    r"(?: of (?:it|them|these|those|which|output|production|the total))? (?:(?:are|is|was|were|get|go|goes|"
    r"went|being) )?(?:exported\b|"
    r"(?:shipped |sold |sent |bound )?(?:abroad|overseas|to (?:foreign|other) (?:countries|markets))|for "
    r"export)"
)


@rule(units=PERCENT, kinds=PARTS, signs=("export", "abroad", "overseas", " to "))
def abroad_among(f: Figure) -> Topic | None:
    """Read "Two thirds were shipped abroad" as the exports of the cars told before."""
    told = f.told
    code = plain_code(told.code) if told is not None else ""
    found = re.match(r"(?P<goods>[a-z0-9_]+)_(?:output|sales)$", code)
    if found is None or not _ABROAD.match(f.passage.text, f.number.end, f.passage.end):
        return None
    goods = "car" if found["goods"] == "nev" and f.i == 0 else found["goods"]
    if whole_en(goods.replace("_", " "), "exports") is None and not _known(code):
        return None
    exports = known_as(f"{goods}_exports", "exports")
    return Topic(f"{goods}_exports_share", f.number.start, f.number.end, 0.7, exports)


def _known(code: str) -> bool:
    return code in build_lexicon().by_code


#: "spent 2.7 billion on research, 8.4% of its sales".
_OF_SALES = re.compile(
    r" of (?:(?:its|their|total|annual|group|the company[’']s) )*(?:sales|revenues?|turnover)\b"
)

#: "spend 2.2 per cent of revenue on research".
_INTO_RESEARCH = re.compile(
    _OF_SALES.pattern + r"(?: (?:is|was|goes|went|were|are|spent|ploughed|invested|back))* (?:on|to|into|in) "
    r"(?:R ?& ?D|research|product development|innovation)\b"
)


@rule(units=PERCENT, kinds=PARTS, signs=(" sales", " revenue", " turnover"))
def research_in_sales(f: Figure) -> Topic | None:
    """Read "spent 2.7 billion on research, 8.4% of its sales" as research in revenue."""
    p = f.passage
    if _INTO_RESEARCH.match(p.text, f.number.end, p.end):
        known = known_as("rd_expenditure_share_of_revenue")
        return Topic("rd_expenditure_share_of_revenue", f.after, f.number.before, 0.8, known)
    if not f.i:
        return None
    told = f.out[f.i - 1]
    if not (told.code or "").endswith("rd_expenditure") or not _OF_SALES.match(p.text, f.number.end, p.end):
        return None
    return replace(told, code="rd_expenditure_share_of_revenue", start=-1, end=-1, confidence=0.75)


_FILES = re.compile(r"\b(?:files?|filed|filing|applied for|submitted)" + NEAR)
_WINS = re.compile(r"\b(?:was granted|were granted|was awarded|won|obtained|received|secured)" + NEAR)
_ENDS = re.compile(ENDS)


@rule(units=_COUNTS, kinds={"level"}, signs=("fil", "grant", "award", "won", "obtain", "receiv", "applied",
                                             "submit", "secur"))  # fmt: skip
def files_again(f: Figure) -> Topic | None:
    """Read "Philips alone files 1,100 a year" as patents where they were told of before."""
    p, number = f.passage, f.number
    context = p.context.code if p.context is not None else ""
    if "patent" not in context or f.named_here or not _ENDS.match(p.text, number.end):
        return None
    head = p.text[f.after : number.before]
    kind = "applications" if _FILES.search(head) else "grants" if _WINS.search(head) else None
    if kind is None:
        return None
    code = f"invention_patent_{kind}" if context.startswith("invention_patent") else f"patent_{kind}"
    return topic_of(code, 0.75)


#: "and 38% of them work in software", of firms or start-ups told before.
_IN_SECTOR = re.compile(
    r"(?: of (?:them|these|those|which))? (?:(?:are|is|were|was|work|works|worked|operates?|specialise|"
    r"specialize|"
    r"deal|focus|make|do) )?(?:in|on|with) (?:the )?(?P<words>[a-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3})"
)
_OF_FIRMS = {"startups": "startups", "firms": "firms", "unicorns": "unicorns", "technology_smes": "firms",
             "deals": "deals", "projects": "projects", "new_firms": "firms"}  # fmt: skip
_GOES_ON = re.compile(r"(?:^|[ ,;])(?:[Oo]f (?:these|them|those|which|the total)|[Oo]f whom|and|while),? "
                      r"(?:about |some |"
                      r"nearly |around |another |just |only |over )*$")  # fmt: skip


@rule(units=PERCENT, kinds=PARTS, signs=(" in ", " on ", " with "))
def part_in_sector(f: Figure) -> Topic | None:
    """Read "Of these, 38% work in software and 12% in health" as shares of the start-ups told before."""
    p, number = f.passage, f.number
    told = f.told
    code = plain_code(told.code) if told is not None else ""
    base = next((b for b in _OF_FIRMS if code == b or code.endswith(f"_{b}")), None)
    if base is None or not _GOES_ON.search(p.text[max(0, f.after - 2) : number.before]):
        return None
    found = _IN_SECTOR.match(p.text, number.end, p.end)
    token = modifier_behind_en(found["words"], base) if found is not None else None
    if token is None:
        return None
    return topic_of(f"{token}_{_OF_FIRMS[base]}_share", 0.75, base)


#: What becomes of graduates: "of whom 41% stayed in the city".
_OF_THEM = r"(?: of (?:them|these|those|whom))? (?:have |had )?"
_STAYED, _LEFT = re.compile(_OF_THEM + STAY), re.compile(_OF_THEM + LEAVE)
_GRADUATES = ("graduates", "graduates_share", "graduate_retention_rate", "graduate_outflow_rate")


@rule(units=PERCENT, kinds=PARTS, script=LATIN)
def of_graduates(f: Figure) -> Topic | None:
    """Read "of whom 41% stayed in the city" as the part of graduates that a place keeps."""
    p, number = f.passage, f.number
    told = f.told
    if told is None or not (told.code or "").endswith(_GRADUATES):
        return None
    for said, code in ((_STAYED, "graduate_retention_rate"), (_LEFT, "graduate_outflow_rate")):
        if said.match(p.text, number.end, p.end):
            return topic_of(code, 0.75)
    return None


_INCUBATORS = frozenset(["incubators", "accelerators", "coworking_spaces", "maker_spaces"])
_THEY_HOUSE = re.compile(
    r"\b(?:[Tt]hey|[Ii]t|[Tt]hese|[Tt]ogether)\b[^.;\d]{0,40}\b(?:hous(?:e[sd]?|ing)|host(?:s|ed)?|support(?:s|ed)?|help(?:s|ed)?|"
    r"nurture[sd]?|h[eo]lds?|back(?:s|ed)?|hatched|graduated|serve[sd]?|incubated?|trained)" + NEAR
)
_FIRMS = re.compile(
    r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|ventures|teams|founders)\b"
)


@rule(units={"count", None}, kinds={"level"}, signs=("hey", "It ", "hese", "ogether"))
def incubated_again(f: Figure) -> Topic | None:
    """Read "They have supported 640 firms" of incubators that were told of before."""
    p, number = f.passage, f.number
    if p.context is None or p.context.code not in _INCUBATORS or f.i:
        return None
    inside = re.search(r"[a-z-]{4,}$", p.text[number.start : number.end])
    tail = (" " + inside.group() if inside else "") + p.text[number.end : min(p.end, number.end + 50)]
    if not _THEY_HOUSE.search(p.text[p.start : number.before]) or not _FIRMS.match(tail):
        return None
    return topic_of("incubated_firms", 0.75)


#: "96 companies made the national list of single champions", "401 firms were recognised as little giants".
_NAMED = re.compile(
    r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|manufacturers)?(?: (?:in|"
    r"from|of) (?:the )?"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)? (?:(?:ha(?:ve|s|d) )?(?:made|entered|joined|are on|were on|"
    r"appear(?:ed)? on|feature[sd]? "
    r"on|won places on|were added to|been added to) (?:the|a|this year['’]s) [\w -]{0,30}?lists? of |"
    r"(?:have |had )?(?:were|"
    r"was|been|are|being) (?:newly |officially )?(?:named|recogni[sz]ed|certified|designated|classified|"
    r"rated|listed|"
    r"approved|accredited|selected|identified|awarded)(?: as| the title of| status as)? )(?:a |an |the |"
    r"new |state-level |"
    r"national-level |national |provincial )*"
)


@rule(units={"count", None}, kinds={"level", "change"}, signs=("list", "as ", "named", "rated", "title"))
def firms_named(f: Figure) -> Topic | None:
    """Read firms that are on a list of what they are, or are named so, as that."""
    p, number = f.passage, f.number
    inside = re.search(r"(?<=\d)? ?[a-z-]{4,}$", p.text[number.start : number.end])
    start = number.end - len(inside.group()) if inside else number.end
    found = _NAMED.match(p.text, start, p.end)
    if found is None:
        return None
    named = next((t for t in p.topics if t.start == found.end()), None)
    if named is None or not named.indicator.kinds & {"count"} or named.indicator.code == "firms":
        return None
    return named.as_topic(0.8)
