"""The time of figures that have none beside them: what is said before goes on to hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.signs import is_latin
from poliscope.data.articles.times.periods import Calendar, Period, TimeMention
from poliscope.data.articles.times.resolving import named_before, present_day, resolve

__all__ = ["GUESSED", "NOTHING", "inherit", "next_context"]

#: How sure a year is that only the article as a whole suggests.
GUESSED = 0.35


NOTHING = Period(None, None, 0.3)


#: "30,500 staff, expected to double by 2028": they are not of that year yet.
_UNTIL = re.compile(
    r"\b(?:will|would|could|should|expected|projected|forecast|set|due|aims?|plans?|hopes?|wants?|"
    r"intends?|pledge[sd]?|target(?:s|ing)?)\b.*"
    r"\bby (?:the end of )?$"
)


#: "handled 146 million tonnes in 2024 and 94 per cent of it was coal".
_OF_IT = re.compile(r",? and (?:about |some |nearly |almost |over )?$")


def _joined_before(text: str, number: NumberMention, explicit: Sequence[TimeMention]) -> TimeMention | None:
    """Find the year of the figure before, of which this one tells a part."""
    last = next((m for m in reversed(explicit) if m.end <= number.before), None)
    if last is None or last.period.year is None or not text.startswith((" of it ", " of that "), number.end):
        return None
    return last if _OF_IT.fullmatch(text, last.end, number.before) else None


def inherit(
    text: str,
    start: int,
    number: NumberMention,
    explicit: Sequence[TimeMention],
    context: Period,
    calendar: Calendar,
) -> Period:
    """Take a later time of the sentence (English), the sentence before, or the title's year."""
    later = next((m for m in explicit if m.start >= number.end and not m.bare and m.period.year), None)
    gap = text[number.end : later.start] if later is not None else ""
    to_come = later is not None and (later.period.year or 0) > (calendar.published or 9999)
    aimed = _UNTIL.search(gap) or (to_come and "," in gap)  # "carries 98,000 a day, and in 2029 ..."
    if (
        later is not None
        and not aimed
        and is_latin(text[later.start])
        and not re.search(r"[\u4e00-\u9fff]", text[start : number.start])
    ):
        return replace(resolve(later, context, calendar), confidence=0.6)
    if (same := _joined_before(text, number, explicit)) is not None:
        return replace(same.period, confidence=0.6)
    if context.year is not None:
        return replace(context, confidence=min(context.confidence, 0.7) * 0.9)
    if (known := calendar.document or calendar.main) is not None:
        return Period(str(known), known, 0.6)
    if calendar.leading is not None:
        return Period(str(calendar.leading), calendar.leading, GUESSED)
    return NOTHING


def next_context(
    explicit: Sequence[TimeMention], times: Sequence[TimeMention], context: Period, calendar: Calendar
) -> Period:
    """Give the period that holds for the sentences that follow."""
    for mention in reversed(times):
        if mention.now:  # after "now" nothing goes on that is long past
            recent = context.year and calendar.published and context.year >= calendar.published - 1
            if recent:
                return context
            known = calendar.document or calendar.main
            near = known is not None and known >= (calendar.published or known) - 2
            return NOTHING if near and known != context.year else present_day(calendar)
        if (
            mention in explicit
            and not mention.period.window
            and not (mention.period.label or "").endswith(("earlier", "before", "previous year"))
        ):
            resolved = resolve(mention, named_before(mention, times, context, calendar), calendar)
            if resolved.year is not None:
                return resolved
    if any(m.period.window for m in explicit):
        return NOTHING
    return context
