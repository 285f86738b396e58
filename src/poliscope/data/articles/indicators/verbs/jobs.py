"""Jobs that are made or promised, told from those that there are."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import KINDS, Figure, refines

__all__ = ["made_jobs"]

#: "2.9 lakh jobs were created", "1,200 additional jobs".
_CREATED = re.compile(
    r"[\d.,]+(?: \w+)? ?(?:(?:additional|extra|further) jobs|(?:\w+ ){0,2}jobs "
    r"(?:were |have been |being |are )?"
    r"(?:created|added|generated))\b"
)
_MAKES = re.compile(
    r"\b(?:creat|add|bring|generat|promis|attract|secur|deliver)\w*(?: \w+){0,3} [\"“]?$|"
    r"\bcredits? (?:it|them|him|her) with $"
)
#: What promises jobs: "$2.1 billion in investment and 4,300 jobs".
_PROMISING = frozenset(
    [
        "attracted_investment",
        "investment",
        "economic_impact",
        "construction_cost",
        "fdi",
        "project_investment",
    ]
)
_AND_JOBS = re.compile(
    r"[^.;\d]{0,40}(?:,|\band\b|\bwith\b|&)(?: (?:some|about|around|nearly|over|up to|another|more than))* ?$"
)


@refines(kinds=KINDS - {"growth"})
def made_jobs(f: Figure, topic: Topic) -> Topic:
    """Tell jobs that are made, and people who work in research, from employment.

    Parameters
    ----------
    f : Figure
    topic : Topic
        What it measures as far as is known.

    Returns
    -------
    Topic
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    if topic.code is None or not topic.code.endswith("employment"):
        return topic
    head = p.text[max(p.start, number.before - 30) : number.before]
    if _MAKES.search(head) or _CREATED.match(p.text, number.start, min(p.end, number.end + 40)):
        return replace(topic, code=topic.code.replace("employment", "new_jobs"))
    if out and out[-1].code in _PROMISING and "job" in p.text[number.start : number.end + 20].lower():
        between = p.text[p.numbers[i - 1].end : number.before]
        if len(between) < 50 and _AND_JOBS.fullmatch(between):
            return replace(topic, code=topic.code.replace("employment", "new_jobs"))
    tail = p.text[number.end : min(p.end, number.end + 30)]
    if re.match(r"[^,.;]{0,14}\bin (?:research|R&D|science)\b", tail):
        return replace(topic, code="rd_personnel")
    return topic
