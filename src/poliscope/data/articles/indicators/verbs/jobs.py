"""Jobs that are made or promised, told from those that there are."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import modifier_behind_en
from poliscope.data.articles.indicators.narrower.told_sectors import subject_sector
from poliscope.data.articles.indicators.records import Topic, known_as, topic_of
from poliscope.data.articles.indicators.rules import KINDS, LEVEL, Figure, refines, rule

__all__ = ["made_jobs", "working_in"]

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
    """Tell jobs that are made, and people who work in research, from employment."""
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


#: "38,000 people in Grenoble work in research", "12,000 are employed in software".
_WORKS_IN = re.compile(
    r" ?(?:people|workers|employees|staff|locals|residents|inhabitants|men and women|of them|of these)?"
    r"(?: (?:in|across|around|at|near) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?: (?:area|region|"
    r"province|district|county|city|state))?)?(?:,? (?:now|already|currently|today|still|directly|there|"
    r"here|who))* "
    r"(?:work(?:s|ed|ing)?|(?:are|were|is) (?:now )?(?:employed|working|engaged)|employed|earns? (?:a|their) "
    r"living|make (?:a|their) living|(?:have|hold|found|find) (?:jobs|work)|(?=in the (?:sector|industry|"
    r"cluster|"
    r"trade)\b)) ?(?:in|for|at|by|with|on) "
    r"(?:the |its |their |local |all |[A-Z]\w+['’]s )*(?P<words>[A-Za-z][\w&-]*(?: (?:and "
    r")?[a-z][\w-]*){0,3})"
)
_HERE = re.compile(
    r"(?:in|at|on|the|its) (?:the )?(?:site|park|campus|precinct|zone|district|complex|estate)\b"
)
_WORKERS = frozenset([None, "employment", "population"])


@rule(
    units={"persons", "count", None},
    kinds=LEVEL,
    signs=(" work", "employed", " engaged ", " living ", " jobs ", " in the "),
)
def working_in(f: Figure) -> Topic | None:
    """Tell in what sector people are said to work.

    None where what they work in is no sector.
    """
    p, number, chosen = f.passage, f.number, f.chosen
    if number.form == "rank":
        return None
    behind = chosen is not None and chosen.start >= number.start
    if behind and chosen is not None and chosen.indicator.code not in _WORKERS:
        return None  # "4,200 engineers work in chips" are engineers
    found = _WORKS_IN.match(p.text, number.end, min(p.end, number.end + 120))
    if found is None:
        return None
    words = found["words"]
    if re.match(r"(?:sector|industry|cluster|trade|it|them)\b", words):
        sector = subject_sector(p.text, number.before, "employment")
        base = known_as("employment")
        return Topic(f"{sector}_employment" if sector else "employment", -1, -1, 0.7, base)
    if re.match(r"(?:research|R ?& ?D|science)\b(?! (?:park|campus|hub))", words):
        return topic_of("rd_personnel", 0.8)
    if _HERE.match(p.text, found.start("words") - 4, p.end):
        return topic_of("employment", 0.7)  # "2,350 people who work on the site"
    sector = modifier_behind_en(words, "employment")
    base = known_as("employment")
    return None if sector is None else Topic(f"{sector}_employment", -1, -1, 0.8, base)
