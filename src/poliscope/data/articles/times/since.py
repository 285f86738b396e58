"""Figures of today that are told from a year on: "has grown 8.1 per cent since 2020"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.times.periods import TimeMention

__all__ = ["until_today"]

_SINCE = re.compile(
    r"\b[Ss]ince(?: (?:the )?(?:start|end|beginning|middle) of| early| late| mid)? (?:the )?$"
)
_OPENS = re.compile(r"(?:But |And |Yet |Still, |Indeed, )?[Ss]ince\b")
_PERFECT = re.compile(r"\b(?:has|have|['’]s|['’]ve)\b")
_CLAUSE = re.compile(r".*(?:[.;:] |, (?:and |but |while )?(?=[a-z’' ]+ (?:has|have)\b))", re.DOTALL)


def until_today(
    text: str, start: int, number: NumberMention, times: Sequence[TimeMention]
) -> TimeMention | None:
    """Find the year since which a figure has come about, up to now.

    Parameters
    ----------
    text : str
        Working text of the paragraph.
    start : int
        Where the sentence begins.
    number : NumberMention
        The figure.
    times : sequence of TimeMention
        Of the sentence.

    Returns
    -------
    TimeMention or None
        None where the figure is of another time: "the lowest since 2009" is of the year that it is told of.
    """
    for mention in times:
        if not mention.compared or not _SINCE.search(text, max(start, mention.start - 32), mention.start):
            continue
        if mention.start >= number.end:
            gap = text[number.end : mention.start]
            head = _CLAUSE.sub("", text[start : number.before])
            if len(gap) <= 60 and not re.search(r"[\d.;]|\b(?:the|its) [a-z]+est\b", gap):
                return mention if _PERFECT.search(head) else None
        elif mention.start - start <= 32 and _OPENS.match(text, start):
            gap = text[mention.end : number.before]
            if len(gap) <= 90 and not re.search(r"[\d;]", gap) and _PERFECT.search(gap):
                return mention
    return None
