"""Who earns it: "A developer in Nairobi earns", "the average technology job paid", "the pay of a welder"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_en
from poliscope.data.articles.indicators.predicates import one_of
from poliscope.data.articles.indicators.records import Topic, plain_code
from poliscope.data.articles.indicators.rules import KINDS, LATIN, Figure, refines

__all__ = ["of_earners"]

_PAY = frozenset(["average_wage", "median_wage", "starting_salary", "weekly_earnings", "hourly_wage"])
#: Who works for pay, by the ends of the words: "developer", "machinist", "technician"; "nurse".
_TRADE = (
    r"[A-Za-z][a-z]+(?:er|or|ist|ian|smith)s?|nurses?|cooks?|chefs?|pilots?|accountants?|analysts?|"
    r"architects?"
)
_WORKING = r"workers?|jobs?|staff|employees?|positions?|roles?"
_WHO = rf"(?P<kind>(?:[A-Za-z][\w-]+ ){{0,2}})(?:(?P<trade>{_TRADE})|(?P<working>{_WORKING}))"
_WHERE = (
    r"(?: (?:in|at|across|around|from|with|of) [^,.;:\d]{1,40}?)?(?: (?:now|typically|there|here|still|can))*"
)
_EARNS = re.compile(
    rf"\b{_WHO}{_WHERE} (?:earn(?:s|ed|ing)?|makes?|made|takes? home|took home|gets?|got|commands?|"
    rf"(?:is|are|was|were) paid|pays?|paid|averages?|averaged)\b[^,.;:\d]{{0,30}}$"
)
_PAY_OF = re.compile(
    rf"\b(?:pay|salar(?:y|ies)|wages?|earnings) (?:of|for|to|among) (?:an? |"
    rf"the )?(?i:{_WHO})\b[^,.;:\d]{{0,50}}$"
)
#: Whom everybody is: their pay is pay.
_ANYBODY = frozenset(
    [
        "median", "worker", "earner", "employer",
        "owner", "other", "manager", "senior", "junior", "member", "number",
        "tenant", "founder", "investor", "sector", "another", "either", "neither", "whether", "over",
        "under", "after", "per", "major", "minor", "user", "her", "newcomer", "commuter", "or", "labour",
        "labor", "for", "their", "our", "your", "resident",
    ]
)  # fmt: skip


def _earner(head: str) -> str | None:
    """Name the trade that earns, or the sector that pays, in the words before the sum."""
    found = _EARNS.search(head) or _PAY_OF.search(head)
    if found is None:
        return None
    sector = modifier_en(found["kind"], "average_wage") if found["kind"] else None
    if found["working"]:
        return sector and f"{sector}_average"
    trade = one_of(found["trade"].lower())
    if trade in _ANYBODY:
        return None
    last = found["kind"].split()[-1:]
    return "_".join([*(last if sector else []), trade]).lower().replace("-", "_")


@refines(kinds=KINDS - {"rank"}, script=LATIN)
def of_earners(f: Figure, topic: Topic) -> Topic:
    """Tell the pay of a trade, or in a sector, from that of all.

    The same where nobody in particular earns it.
    """
    base = plain_code(topic.code)
    if base not in _PAY:
        return topic
    p = f.passage
    who = _earner(p.text[max(p.start, f.after, f.number.before - 120) : f.number.before])
    if who is None:
        return topic
    of = f"{who}_wage" if base == "average_wage" else f"{who.removesuffix('_average')}_{base}"
    return replace(topic, code=(topic.code or "").replace(base, of, 1))
