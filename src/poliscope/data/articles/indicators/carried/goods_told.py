"""More on goods, money and patents that were told before: "Of these, 640,000 were electric"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import whole_en
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic
from poliscope.data.articles.indicators.rules import KINDS, LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import ENDS, NEAR
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["electric_among", "files_again", "goods_again", "research_in_sales"]

_COUNTS = frozenset({"count", None})
_COMPOSED = re.compile(r"_(?:growth|change|share)$")


def _told(f: Figure) -> Topic | None:
    """Give what the figure before measured, of this sentence or the last."""
    if f.i:
        return f.out[f.i - 1]
    return f.passage.last[0] if f.passage.last is not None and f.passage.fresh else None


#: What of cars is told of those with a battery.
_ELECTRIC = {
    "car_output": "nev_output", "car_sales": "nev_sales", "car_exports": "nev_exports",
    "car_ownership": "nev_ownership", "car_registrations": "nev_sales", "buses": "electric_buses",
}  # fmt: skip
_ARE_ELECTRIC = re.compile(
    r"(?: of (?:them|these|those))?(?: (?:were|are|was|is|being|had))?(?: (?:fully|purely|all|battery|"
    r"pure))* (?:electric\b|EVs\b|plug-ins?\b|battery[- ]powered|new[- ]energy|hybrids?\b)"
)


@rule(units=_COUNTS | {"%"}, kinds=PARTS, signs=("electric", "EVs", "plug-in", "battery", "new"))
def electric_among(f: Figure) -> Topic | None:
    """Read "Of these, 640,000 were electric" as what was told of all the cars."""
    told = _told(f)
    code = _COMPOSED.sub("", told.code or "") if told is not None else ""
    if code not in _ELECTRIC or not _ARE_ELECTRIC.match(f.passage.text, f.number.end, f.passage.end):
        return None
    electric = _ELECTRIC[code]
    part = "_share" if f.number.scanned.unit == "%" else ""
    return Topic(electric + part, -1, -1, 0.75, build_lexicon().by_code.get(electric))


#: What a sentence opens with, of goods that the one before named.
_OPENS = re.compile(
    r"(?:(?:In|By|Since|During) [^,.;]{2,24}?,? |Last year,? |This year,? |But |And |Meanwhile,? )?"
    r"(?:[Tt]he industry['’]s |[Ii]ts |[Tt]heir |[Tt]otal |[Aa]nnual )?(?P<noun>[Ee]xports|[Ii]mports|"
    r"[Ss]ales|"
    r"[Oo]utput|[Pp]roduction|[Ss]hipments|[Dd]eliveries|[Rr]egistrations)\b(?! (?:of|in|to|from|at|for) )"
)
_GOODS = re.compile(r"^(?P<goods>[a-z0-9_]+)_(?:output|sales|exports|imports|registrations|capacity)$")
_SAME = {"production": "output", "shipments": "shipments", "deliveries": "sales"}


def _goods(p: Passage, noun: str) -> str | None:
    """Name the goods of which the sentence before told something else: "Exports" after exports are of all."""
    codes = [
        p.last[0].code if p.last is not None else None,
        p.context.code if p.context is not None else None,
    ]
    for code in codes:
        found = _GOODS.match(_COMPOSED.sub("", code or ""))
        if found is None or found[0].endswith(f"_{noun}"):
            continue
        if whole_en(found["goods"].replace("_", " "), "exports") or _known(found[0]):
            return found["goods"]
    return None


def _known(code: str) -> bool:
    return code in build_lexicon().by_code


@rule(no_units=("pp", "points"), kinds=KINDS - {"rank", "share"}, script=LATIN)
def goods_again(f: Figure) -> Topic | None:
    """Read "Exports more than doubled to 210,000" as those of the cars that were told of before."""
    p, number = f.passage, f.number
    opens = _OPENS.match(p.text, p.start, number.before) if p.fresh else None
    if opens is None or re.search(r"[;:]|, (?:and|while|but) ", p.text[opens.end() : number.before]):
        return None
    others = [t for t in p.topics if opens.end() <= t.start < number.before]
    noun = _SAME.get(opens["noun"].lower(), opens["noun"].lower())
    goods = _goods(p, noun) if not others else None
    if goods is None:
        return None
    code = f"{goods}_{noun}"
    base = build_lexicon().by_code.get(code)
    fits = base is None or f.kind in {"growth", "ratio"} or _fits(number.scanned.unit, base.kinds)
    if not fits:
        return None
    span = opens.span("noun")
    return Topic(code + ("_growth" if f.kind == "growth" else ""), *span, 0.75, base)


def _fits(unit: str | None, kinds: frozenset[str]) -> bool:
    if unit in CURRENCIES:
        return "money" in kinds
    return bool(kinds - {"money", "percent", "rate"}) if unit is None or unit == "count" else True


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
        known = build_lexicon().by_code.get("rd_expenditure_share_of_revenue")
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
    return Topic(code, -1, -1, 0.75, build_lexicon().by_code.get(code))
