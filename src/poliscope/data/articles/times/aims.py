"""Years by which several figures are to be reached: "4,000 jobs and 60 firms by 2028"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.times.periods import TimeMention

__all__ = ["aimed_together"]

#: "4,000 jobs and 60 firms by 2028": both are aimed at.
_NOUNS = (
    r"(?: (?!(?:to|is|are|was|were|ha[sd]|have|will|would|should|could|may|aims?|plans?|wants?|hopes?|"
    r"expects?|intends?)\b)[a-z-]+)"
)
_TOGETHER = re.compile(rf"{_NOUNS}{{0,5}}(?:,? and| with| plus|,){_NOUNS}{{0,3}} ?[$€£]?")
_BY = re.compile(r" (?:[a-z-]+ ){0,4}by (?:the end of )?$")


def aimed_together(
    text: str, numbers: Sequence[NumberMention], i: int, times: Sequence[TimeMention], end: int
) -> TimeMention | None:
    """Find the year by which two figures that are joined are to be reached.

    Parameters
    ----------
    text : str
        Working text.
    numbers : sequence of NumberMention
        Of the sentence.
    i : int
        Which of them.
    times : sequence of TimeMention
        Of the sentence.
    end : int
        Where the sentence ends.

    Returns
    -------
    TimeMention or None
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
