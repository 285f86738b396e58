"""What is counted, told by who has it: "Gyms have 91,000 members", a bus network's routes."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.predicates import one_of
from poliscope.data.articles.indicators.records import Topic, known_as
from poliscope.data.articles.indicators.rules import LATIN, LEVEL, Figure, rule
from poliscope.data.articles.indicators.words.english import words_behind

__all__ = ["of_its_subject"]

_COUNTED = frozenset({"count", "persons", "visits", None})
#: "The bus network in Leeds has", "Hotels in Graz offer".
_HAS = re.compile(
    r"(?:The |Its |All |All the |Local |Public )?(?P<noun>[A-Za-z]{3,14})(?: (?:network|system|club)s?)? "
    r"(?:in|of|across|around|on) (?:the )?[A-Z][^,;.\d]{1,40}? (?:now |together |already |still |also )?"
    r"(?:ha(?:s|ve|d)|offers?|counts?|counted|runs?|ran|operates?|operated|drew|draws?|welcomed?|welcomes|serves?|"
    r"sells?|sold|lists?|numbers?)(?: (?:about|some|around|nearly|over|more than|almost|just|only))* $"
)
_INSIDE = re.compile(r"(?:^|[\d ])(?!million|billion|thousand|hundred|people)(?P<noun>[a-z]{4,})$")


@rule(units=_COUNTED, kinds=LEVEL, script=LATIN, place="first")
def of_its_subject(f: Figure) -> Topic | None:
    """Name what is counted by the subject of the sentence too, where the lexicon knows the two together."""
    p, number, chosen = f.passage, f.number, f.chosen
    if number.form == "rank":
        return None
    subject = _HAS.match(p.text, p.start, number.before)
    if subject is None:
        return None
    inside = _INSIDE.search(p.text[number.start : number.end])
    behind = None if inside else words_behind(p.text, number)
    noun = inside["noun"] if inside else behind[0].lower() if behind else None
    known = noun and known_as(f"{one_of(subject['noun'].lower())}_{noun.replace(' ', '_')}")
    if not known or (chosen is not None and chosen.indicator is known):
        return None
    return Topic(known.code, *subject.span("noun"), 0.8, known)
