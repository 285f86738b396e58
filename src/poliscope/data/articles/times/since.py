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

#: "has since gone from 3,700 to 4,315", "Since then traffic has fallen by 12 per cent".
_FROM_TO = r"(?:from [^.;]{1,24} to [^.;\d]{0,14})?$"
_HAS = r"(?:\b(?:has|have)|['’](?:s|ve)) "
_HAS_SINCE = re.compile(
    rf"{_HAS}since (?!then\b)[^.;\d]{{0,60}}(?<!from ){_FROM_TO}|"
    rf"\b[Ss]ince then\b[^.;\d]{{0,60}}{_HAS}[^.;\d]{{0,50}}(?<!from ){_FROM_TO}"
)


def until_today(text: str, start: int, number: NumberMention, times: Sequence[TimeMention]) -> bool:
    """Tell whether a figure has come about since some year, up to now.

    False where the figure is of another time: "the lowest since 2009" is of the year that it is told of.
    """
    head = text[max(start, number.before - 110) : number.before]
    if "ince " in head and _HAS_SINCE.search(head):
        return True
    for mention in times:
        if not mention.compared or not _SINCE.search(text, max(start, mention.start - 32), mention.start):
            continue
        if mention.start >= number.end:
            gap = text[number.end : mention.start]
            head = _CLAUSE.sub("", text[start : number.before])
            if len(gap) <= 60 and not re.search(r"[\d.;]|\b(?:the|its) [a-z]+est\b", gap):
                return _PERFECT.search(head) is not None
        elif mention.start - start <= 32 and _OPENS.match(text, start):
            gap = text[mention.end : number.before]
            if len(gap) <= 90 and not re.search(r"[\d;]", gap) and _PERFECT.search(gap):
                return True
    return False
