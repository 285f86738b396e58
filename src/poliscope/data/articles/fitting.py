"""Who a Chinese sentence can be about: a subject that its words rule out gives way to another.

Nobody is compared with himself, and a part of Hubei is a city of Hubei. Paragraphs that turn to the
other city without its name are told so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.drafts import State
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.assignment import Subject
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.regions import province_of
from poliscope.data.articles.signs import is_latin

__all__ = ["fitting"]


def fitting(
    lexicon: Lexicon,
    text: str,
    start: int,
    subject: Subject | None,
    places: Sequence[PlaceMention],
    state: State,
) -> Subject | None:
    """Give the subject of a sentence, or who it must be about instead.

    Parameters
    ----------
    subject : Subject or None
        Who the sentence seems to be about.
    """
    if subject is None or not places or is_latin(text[places[0].start]):
        return subject
    return _of_province(lexicon, text, start, _not_itself(text, start, subject, places, state), places, state)


#: Before whom another is measured; what "占" tells may be a share of the subject itself.
_AGAINST_ZH = re.compile(
    r"(?:比|较|[高低多少快慢大小优强弱]于|超过|赶超|不及|不如|不到|落后于?|领先于?|仅次于|相当于|是|为|等于)了?$"
)


def _not_itself(
    text: str, start: int, subject: Subject, places: Sequence[PlaceMention], state: State
) -> Subject:
    """Tell who is meant where a sentence compares its subject with a place: never with itself.

    "进出口1.39万亿元,是佛山的2.7倍" is of the other city that the text has spoken of, also in an article
    about 佛山.
    """
    own = subject.mention.place
    if not any(m.place.name == own.name and not m.described for m in places):
        return subject
    marks = mark_references(text, start, places)
    measured = [
        m.place.name
        for m, reference in zip(places, marks, strict=True)
        if reference and _AGAINST_ZH.search(text[max(start, m.start - 4) : m.start])
    ]
    if not all(marks) or own.name not in measured:
        return subject
    spoken = [state.former.mention] if state.former is not None else []
    others = [m for m in (*spoken, *reversed(state.memory.recent)) if m.place.name not in measured]
    return next((Subject(m, 0.6) for m in others if m.place.kind == own.kind), subject)


#: 占湖北的三分之一, 在江西省内: of what province the subject is a part.
_OF_PROVINCE = re.compile(r"(?:占|在|居|位居|列)(?:了|到)?(?:整个)?$")


def _of_province(
    lexicon: Lexicon,
    text: str,
    start: int,
    subject: Subject,
    places: Sequence[PlaceMention],
    state: State,
) -> Subject:
    """Tell who is meant where a sentence is told of a part of a province in which its subject does not lie.

    "产量51.2万辆,占湖北的三分之一" is of the last city of Hubei that the text has spoken of.
    """
    if subject.mention.place.kind != "city":
        return subject
    named = [
        m
        for m in places
        if m.place.kind == "province"
        and not m.described
        and _OF_PROVINCE.search(text[max(start, m.start - 5) : m.start])
    ]
    if len(named) != 1 or any(m.place.kind == "city" and not m.described for m in places):
        return subject
    province = named[0].place.name

    def lies_there(mention: PlaceMention) -> bool:
        found = province_of(lexicon, mention.place, mention.surface)
        return found is not None and found[0].name == province

    own = province_of(lexicon, subject.mention.place, subject.mention.surface)
    if own is None or lies_there(subject.mention):
        return subject
    cities = [m for m in reversed(state.memory.recent) if m.place.kind == "city"]
    return next((Subject(m, 0.6) for m in cities if lies_there(m)), subject)
