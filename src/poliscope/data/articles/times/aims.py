"""Years by which several figures are to be reached: "4,000 jobs and 60 firms by 2028"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.times.periods import Period, TimeMention

if TYPE_CHECKING:
    from poliscope.data.articles.drafts import Draft, State

__all__ = ["aimed_together", "with_aims"]

#: "4,000 jobs and 60 firms by 2028": both are aimed at.
_NOUNS = (
    r"(?: (?!(?:to|is|are|was|were|ha[sd]|have|will|would|should|could|may|aims?|plans?|wants?|hopes?|"
    r"expects?|intends?)\b)[a-z-]+)"
)
_TOGETHER = re.compile(rf"{_NOUNS}{{0,5}}(?:,? and| with| plus|,){_NOUNS}{{0,3}}(?: to)? ?[$€£]?")
_BY = re.compile(r" (?:[a-z-]+ ){0,4}by (?:the end of )?$")


def aimed_together(
    text: str, numbers: Sequence[NumberMention], i: int, times: Sequence[TimeMention], end: int
) -> TimeMention | None:
    """Find the year by which two figures that are joined are to be reached.

    Parameters
    ----------
    numbers : sequence of NumberMention
        Of the sentence.
    i : int
        Which of them.
    end : int
        Where the sentence ends.
    """
    if i + 1 >= len(numbers):
        return None
    other = numbers[i + 1]
    if not _TOGETHER.fullmatch(text, numbers[i].end, other.before):
        return None
    for mention in times:
        if other.end <= mention.start < end:
            return mention if _BY.fullmatch(text, other.end, mention.start) else None
    return None


def with_aims(
    drafts: list[Draft], times: Sequence[TimeMention], state: State
) -> tuple[list[Draft], int | None]:
    """Give what is aimed at without a year the year that the sentence before aimed at.

    Parameters
    ----------
    drafts : list of Draft
        The figures of a sentence.
    times : sequence of TimeMention
        Its times.
    state : State
        What the sentences before left behind.

    Returns
    -------
    (list of Draft, int or None)
        The figures, and the year that the next sentence may go on to aim at.
    """
    newest = state.calendar.published or state.calendar.newest
    years = [m.period.year for m in times if m.period.year and newest is not None and m.period.year > newest]
    if years:
        return drafts, max(years)
    if state.aim is None or any(not m.compared and not m.now for m in times):
        return drafts, state.aim
    aimed = Period(str(state.aim), state.aim, 0.5)
    return [replace(d, period=aimed) if _is_aim(d) else d for d in drafts], state.aim


#: "It expects 40,000 jobs to come of it", 同时要引进12家总部: what else is to come.
_COMING = re.compile(
    r"\b(?:expects?|will|would|is to|are to|asks? for|wants?|aims?|foresees?|envisages?)\b[^.;]{0,60}$|"
    r"(?:(?<![需主重首不只])要(?!求|素|是|看|说|数)|将|拟|力争|争取|目标|计划)[^,。;]{0,16}$"
)


def _is_aim(draft: Draft) -> bool:
    led = draft.paragraph.text[draft.sentence[0] : draft.span[0]]
    return draft.kind == "target" or _COMING.search(led) is not None
