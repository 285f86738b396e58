"""Percentages that a verb and a noun tell together: "recycles 87% of its waste", "solve 64% of crimes"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.shares.said_of_one import said_behind
from poliscope.data.articles.indicators.verbs.percentages import ALSO_OF, PERCENTAGES
from poliscope.data.articles.indicators.verbs.verb import NEAR
from poliscope.data.articles.needed import Table

__all__ = ["share_by_verb"]

_COMPILED = Table(
    ((re.compile(before + NEAR) if before else None, re.compile(behind), code), (before, behind))
    for before, behind, code in PERCENTAGES
)

#: "Second homes make up 18% of the housing stock": the share is that of the subject, not of the whole.
_MAKES_UP = re.compile(
    r"(?P<gap>(?: people| residents| households)?(?: in [A-Z][\w-]+)?(?: (?:now|already|still|together|"
    r"alone))*) "
    r"(?:ma(?:ke|kes|de) up|accounts? for|accounted for|represent(?:s|ed)?|form(?:s|ed)?|constitut\w+)" + NEAR
)
_WHOLES = re.compile(
    r" of (?:the |all |its |their )*(?:[A-Z][\w’-]+ )?(?:[a-z]+ ){0,2}?(?:population|residents|"
    r"inhabitants|people|student body|"
    r"students|pupils|enrolments?|enrollments?|those enrolled|housing stock|homes|households|dwellings|"
    r"guests|visitors|"
    r"workforce)\b"
)
# fmt: off
_SUBJECTS = frozenset(
    [
        "second_homes", "international_students", "migrants", "immigrants",
        "foreign_residents", "pensioners", "self_employed", "social_housing",
        "public_housing_units", "vacant_homes", "short_term_rentals", "university_students",
        "children_share", "civil_servants", "migrant_workers", "refugees",
        "one_person_households", "single_parent_families",
    ]
)
# fmt: on
_NAMED_SUBJECTS = (
    (
        re.compile(r"\b[Ff]oreigners$|\b[Ff]oreign (?:nationals|citizens|residents)$"),
        "foreign_residents_share",
    ),
    (re.compile(r"\b[Ff]oreign students$|\b[Oo]verseas students$"), "international_students_share"),
    (re.compile(r"\b[Ss]elf-employed(?: people| workers)?$|\b[Ff]reelancers$"), "self_employed_share"),
    (re.compile(r"\b(?:[Mm]igrants|[Ii]mmigrants)$"), "migrants_share"),
    (re.compile(r"\b(?:[Ss]tudents)$"), "student_share"),
    (
        re.compile(
            r"\b[Yy]oung (?:people|adults)$|\b(?:[Pp]eople|[Rr]esidents|[Tt]hose) (?:in their (?:20s|"
            r"twenties)"
            r"(?: (?:and|or) (?:30s|thirties))?|aged (?:1\d|2\d)(?:-| to |–)(?:2|3)\d|under (?:25|30|35))$"
        ),
        "youth_share",
    ),
    (re.compile(r"\b(?:[Cc]hildren)$"), "children_share"),
    (re.compile(r"\b(?:[Pp]ensioners|[Oo]ver-65s|[Oo]lder people)$"), "elderly_share"),
    (re.compile(r"\b[Pp]eople living alone$|\b[Ss]ingle-person households$"), "one_person_households"),
)


def _made_up(p: Passage, i: int, tail: str) -> str | None:
    """Name the subject of which a share of people or homes consists."""
    number = p.numbers[i]
    whole = _WHOLES.match(tail)
    verb = _MAKES_UP.search(p.text, max(p.start, number.before - 60), number.before) if whole else None
    if verb is None or whole is None:
        return None
    subject = p.text[max(p.start, verb.start() - 40) : verb.start()]
    if verb["gap"].startswith(" people"):
        subject += " people"
    for named, code in _NAMED_SUBJECTS:
        if named.search(subject):
            workers = whole.group().endswith("workforce") and code != "self_employed_share"
            return None if workers else code  # foreigners in work are told of by their jobs
    for topic in p.topics:
        if topic.end == verb.start() and topic.indicator.code in _SUBJECTS:
            code = topic.indicator.code
            return code if "percent" in topic.indicator.kinds else f"{code}_share"
    return None


#: With these the words behind a percentage begin, or its clause ends.
_ENDS = frozenset([" ", ",", ".", ";", ""])


@rule(units=PERCENT, kinds=PARTS.union(ALSO_OF.values()), script=LATIN)
def share_by_verb(f: Figure) -> Topic | None:
    """Tell what a percentage measures from the verb before it and the noun behind it."""
    p, i, number = f.passage, f.i, f.number
    tail = said_behind(p, i)
    head = p.text[max(p.start, number.before - 90) : number.before]
    if tail[:1] not in _ENDS:
        return None
    for before, behind, code in _COMPILED.of(head, tail):
        if f.kind not in PARTS and f.kind != ALSO_OF.get(code):
            continue
        if behind.match(tail) and (before is None or before.search(head)):
            return topic_of(code, 0.8)
    made = _made_up(p, i, tail) if f.kind != "gap" else None
    return None if made is None else topic_of(made, 0.8)
