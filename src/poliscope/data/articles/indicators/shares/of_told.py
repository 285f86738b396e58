"""Shares in what was told: "leased 38% of it", "93% are micro-enterprises", "a third on schools"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_behind_en
from poliscope.data.articles.indicators.narrower.narrowing import BASES
from poliscope.data.articles.indicators.records import Topic, plain_code, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.shares.whose_part import token_of

__all__ = ["firms_that_are", "part_in_sector", "share_of_it", "spent_on"]

#: Behind "of it" no more is said of what the part is.
_OF_IT = re.compile(
    r" of (?:it|them|all|that|this|these|those|the latter|the total|the money|the sum|the whole)"
    r"(?=[,.;)]|$| (?:and|but|while|in|at|last|this|over|during|against|up|down|compared|from|by)\b)"
)
_WHO = re.compile(
    r"(?:^|[,;] (?:and |while |but )?|\b(?:and|while|but) )(?:(?:[Tt]he|[Ii]ts|[Ll]ocal) )?"
    r"(?P<words>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w&-]*){0,3}?)(?: firms| companies| groups|"
    r" sector| industry)?"
    r" (?:alone )?[a-z]+(?:ed|s|t|k|w|de|ave|ught|or)?(?: (?:for|up|in|about|some|nearly|almost|"
    r"over|more than|just))* $"
)


@rule(units=PERCENT, kinds=PARTS, script=LATIN, signs=(" of ",))
def share_of_it(f: Figure) -> Topic | None:
    """Read "Technology firms leased 38% of it" as the share in what the figure before told.

    None where it says more of what the part is, or what was told is a rate.
    """
    p = f.passage
    if not _OF_IT.match(p.text, f.number.end, p.end):
        return None
    told = f.told
    base = plain_code(told.code) if told is not None else ""
    known = told.indicator if told is not None else None
    if (
        not base
        or told is None
        or known is None
        or known.kinds <= {"percent", "rate", "rank", "index", "points"}
    ):
        return None
    if base in {"gdp", "gva", "population"} or (told.code or "").endswith("_share"):
        return None
    who = _WHO.search(p.text[f.after : f.number.before])
    plain = next((code for code, tail in BASES.items() if base.endswith(tail)), base)
    token = token_of(who["words"], plain) if who is not None else None
    code = f"{base}_share" if token is None or base.startswith(f"{token}_") else f"{token}_{base}_share"
    return replace(told, code=code, start=-1, end=-1, confidence=0.7)


_FIRMS = frozenset(
    ["firms", "startups", "new_firms", "industrial_firms", "exporters", "smes", "private_firms"]
)
_ARE = re.compile(
    r"(?: of (?:them|these|those|(?:all |the )?(?:new |local )*(?:firms|companies|businesses)))? (?:are|were|"
    r"is) (?:considered |classed as |"
    r"still )?(?P<kind>micro|small and medium|small|medium|large|foreign|family|state|private|one-person)"
    r"(?:[- ](?:sized|owned|run|enterprises|firms|companies|businesses|held|person firms))*"
    r"(?=[,.;)]|$| (?:and|but|while|with|or)\b)"
)


@rule(units=PERCENT, kinds=PARTS, script=LATIN, signs=(" are ", " were ", " is "))
def firms_that_are(f: Figure) -> Topic | None:
    """Read "93% are micro-enterprises and just 0.8% are large" behind a count of firms."""
    p = f.passage
    found = _ARE.match(p.text, f.number.end, p.end)
    told = f.told if found is not None else None
    if found is None or told is None:
        return None
    base = re.sub(r"^(?:micro|small|medium|large|foreign|family|state|private)_", "", plain_code(told.code))
    if base not in _FIRMS:
        return None
    token = found["kind"].replace("small and medium", "small_and_medium").replace("-", "_")
    return topic_of(f"{token}_{base}_share", 0.75, base)


_BUDGET = re.compile(r"^(?:budget|fiscal_expenditure|operating_budget)(?:_growth|_change)?$|_spending_share$")
_ON = re.compile(
    r"(?: of (?:it|this|that|the money|the total))?(?: (?:goes|went|is|was|will go|would go|"
    r"is to go|is spent|was "
    r"spent|is earmarked|is set aside|would be spent))* (?:on|to|for|towards?|into) (?:the |its |local )?"
    r"(?P<words>[a-z’']+(?: (?:and )?[a-z’']+){0,4}?)(?=[,.;)]|$| and [\d a-z]*\d| and an?\b| while| but)"
)
_CALLED = (
    (re.compile(r"schools|education|teach"), "education"),
    (re.compile(r"health|hospital"), "health"),
    (re.compile(r"social|welfare|pensions$"), "social"),
    (re.compile(r"transport|roads|transit|public transport"), "transport"),
    (re.compile(r"police|policing|security|public safety"), "security"),
    (re.compile(r"culture|museums|arts|libraries"), "culture"),
    (re.compile(r"housing"), "housing"),
    (re.compile(r"interest|debt"), "interest"),
)


def _snake(words: str) -> str:
    return re.sub(r"[’']s?", "", words).replace(" ", "_")


@rule(units=PERCENT, kinds=PARTS, script=LATIN, signs=(" on ", " to ", " for ", " into "))
def spent_on(f: Figure) -> Topic | None:
    """Read "a third on schools, 14% on transport" behind a budget as the share of that spending."""
    told = f.told
    if told is None or not _BUDGET.search(told.code or ""):
        return None
    found = _ON.match(f.passage.text, f.number.end, f.passage.end)
    if found is None:
        return None
    words = found["words"]
    name = next((name for pattern, name in _CALLED if pattern.search(words)), _snake(words))
    return topic_of(f"{name}_spending_share", 0.75, "fiscal_expenditure")


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
