"""How far two places are apart in a count, a sum or a score: "37 fewer than Lyon", 比突尼斯高0.6分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.owners import Owner
from poliscope.data.articles.signs import compile_from

__all__ = ["is_gap", "with_reference"]

_FILL = r"(?: (?:just|only|about|around|nearly|almost|over|some|roughly|a mere|an?|more than|less than))*"
#: Nouns of the unit between a figure and "more than": no verbs, and nothing that leads elsewhere.
_NOUNS = (
    r"(?: (?!(?:ha[sd]|have|is|are|was|were|and|but|or|of|in|where|that|which|who|to|on|at|as)\b)[a-z-]+)"
)
_THAN = (
    rf"(?:{_NOUNS}{{0,2}}? (?:more|fewer|less|higher|lower|greater|larger|bigger|smaller|cheaper|dearer|"
    rf"longer|shorter|faster|slower){_NOUNS}{{0,3}}? than|{_NOUNS}?? (?:ahead of|short of|behind|above|below)"
)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: "37 fewer than those from Gdańsk", "1,200 more patents than Lyon", "0.6 points ahead of Tunis".
_BEHIND_EN = re.compile(
    rf"{_THAN}) (?:the |that |those |what |its |their |(?:in |any )?(?!{_MONTHS})[A-Z]|in (?:the|that|its) )"
)
#: Gaps that are indicators of their own: they are levels.
_OF_ITS_OWN = "".join(
    f"(?<!{word} )"
    for word in (
        "pay",
        "wage",
        "gender",
        "budget",
        "funding",
        "income",
        "skills",
        "trade",
        "output",
        "housing",
        "tax",
    )
)
#: Behind these words the figure is what the two are apart.
_BEFORE_EN = re.compile(
    rf"\b{_OF_ITS_OWN}(?:gap|difference|lead|advantage|distance)(?: between [^,.;\d]{{3,50}}?)?,? "
    r"(?:of|is|was|are|were|remains|remained|(?:has )?(?:comes?|came|amounts?|amounted|stands|stood)"
    r" (?:to|at))"
    rf"{_FILL} ?$"
)
_BEFORE_ZH = compile_from(
    "差相落比较反",
    r"(?:比|较)(?!(?:上|去|前|往)年|同期|预期|疫情|计划|目标)[^,。;\d]{1,14}"
    r"(?:高|低|多|少|贵|便宜|大|小|快|慢)(?:出|了)?(?:约|近|将近|大约|足足|整整)*$|"
    r"反超[^,。;\d]{0,12}$|(?:差距|相差|差额|落差)[^,。;:占\d扩缩收拉明]{0,6}$",
)
#: Whom a figure is held against: the words between it and the place.
_TO_PLACE_EN = re.compile(
    rf"(?:{_THAN})| over| on)(?: (?:that|those|what|the (?:number|total|figure|level|count)))?"
    r"(?: (?:of|in|from|for|at))?(?: the)? "
)
#: "three times as many patents as Hull", "half that of York", "1.4 times the level of York".
_TIMES_PLACE_EN = re.compile(
    r"(?: (?!(?:in|at|by|for|and|but)\b)[a-z-]+){0,7}? "
    r"(?:(?:as|than|that) (?:(?:that|those) )?(?:(?:of|in|from|for) )?|(?:of|in|from) )(?:the )?"
)
_OF_ZH = re.compile(r"的(?:约|近|大约|将近)?")
_CALLED_ZH = re.compile("(?:差距|相差|差额|落差)[^,。;占]{0,8}$")
_THAN_ZH = re.compile(r"(?:比|较|领先|落后|反超|高于|低于|多于|少于|超过|不及)$")
_BOTH = re.compile(
    r"\b(?:between (?:the two|them|both)|the two|both cities|each other)\b|两者|两[市地城省州]|二者|彼此|双方"
)


def is_gap(head: str, tail: str) -> bool:
    """Tell by the words on both sides whether a figure says how far two are apart.

    Parameters
    ----------
    head, tail : str
        What stands before and behind it in its sentence.
    """
    if tail.startswith(" ") and _BEHIND_EN.match(tail):
        return True
    return bool(_BEFORE_EN.search(head) or (not head.isascii() and _BEFORE_ZH.search(head)))


def with_reference(
    text: str,
    sentence: tuple[int, int],
    span: tuple[int, int],
    kind: str,
    owner: Owner,
    places: Sequence[PlaceMention],
    spoken: Sequence[PlaceMention],
) -> Owner:
    """Add the second place of a gap or a ratio where none is known yet.

    Parameters
    ----------
    text : str
        Working text.
    sentence, span : (int, int)
        Where the sentence and its figure stand.
    kind : {"gap", "ratio"}
        What it says of the two.
    owner : Owner
        Whose the figure is.
    places, spoken : sequence of PlaceMention
        Of the sentence, and of the one before.

    Returns
    -------
    Owner
    """
    if owner.reference is not None:
        return owner
    to_place = _TIMES_PLACE_EN if kind == "ratio" else _TO_PLACE_EN
    other = _behind(text, span[1], places, to_place) or _before(text, sentence[0], span[0], places)
    if other is not None:
        if owner.place is not None and other.place.name != owner.place.place.name:
            return replace(owner, reference=other)
        return owner
    if kind == "ratio":
        return owner
    pair = list({mention.place.name: mention for mention in (places or spoken)}.values())
    called = _BEFORE_EN.search(text, sentence[0], span[0]) or _CALLED_ZH.search(text, sentence[0], span[0])
    if called and len(pair) == 2 and (not places or _BOTH.search(text, *sentence)):
        return Owner(pair[0], min(owner.confidence, 0.75) if owner.place else 0.7, pair[1])
    return owner


def _behind(
    text: str, end: int, places: Sequence[PlaceMention], to_place: re.Pattern[str]
) -> PlaceMention | None:
    """Find the place that stands behind "than", "ahead of", "over"."""
    return next((m for m in places if m.start >= end and to_place.fullmatch(text, end, m.start)), None)


def _before(text: str, start: int, at: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find the place that stands behind 比 and before the figure."""
    near = [m for m in places if start <= m.start and m.end <= at and at - m.end <= 8]
    if near and near[-1].start > start and _OF_ZH.fullmatch(text, near[-1].end, at):
        return near[-1]  # 是宜昌的一半
    return next((m for m in reversed(near) if _THAN_ZH.search(text[max(start, m.start - 2) : m.start])), None)
