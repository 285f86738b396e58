"""The year of a time that names none: "上半年", "a year earlier", 近三年, “十三五”末, "now"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.times.periods import Calendar, Period, TimeMention, years_back

__all__ = ["main_line", "named_before", "present_day", "resolve"]

_NOTHING = Period(None, None, 0.3)


def present_day(calendar: Calendar) -> Period:
    """Date "today" by the publication, unsurely; in a report on a year by that."""
    year = calendar.published
    if year is not None and calendar.document is not None:
        year = min(year, calendar.document)
    return Period(str(year), year, 0.45) if year else _NOTHING


def main_line(context: Period, calendar: Calendar) -> Period:
    """Go back to the year that a report is on, after a sentence on one before it.

    Parameters
    ----------
    context : Period
        What the sentence before is of.

    Returns
    -------
    Period
        The same where the title names no year.
    """
    about, year = calendar.document, context.year
    if about is None or year is None or year >= about:
        return context
    if calendar.published is None or about >= calendar.published:
        return context  # an index of 2025 tells figures of the years before
    return Period(str(about), about, 0.6)


#: “十三五”末, “十四五”以来: the plan that ended in 2020, the one that began in 2021.
_PLAN = re.compile(r"十(?P<n>[一二三四五六])五")


def _of_plan(period: Period, plan: re.Match[str], context: Period, calendar: Calendar) -> Period:
    ends = 2005 + 5 * "一二三四五六".index(plan["n"]) + 5
    label = period.label or ""
    if label.endswith("初"):
        return replace(period, year=ends - 4, confidence=0.6)
    now = context.year if context.confidence >= 0.6 else calendar.published
    if label.endswith("末"):
        return replace(period, year=ends, confidence=0.7)
    return replace(period, year=min(ends, now) if now else None, confidence=0.4)


#: A window that ends now: "近五年", "over the past three years".
_TO_NOW = re.compile(
    r"近[\d一二两三四五六七八九十]+年|过去|最近|[\d一二两三四五六七八九十]+年[来间里]|.*\b(?:past|last)\b"
)


def resolve(mention: TimeMention, context: Period, calendar: Calendar) -> Period:
    """Give a bare "上半年" or "a year earlier" its year.

    Parameters
    ----------
    mention : TimeMention
        The time.
    context : Period
        What the text before it is of.
    calendar : Calendar
        What relative times are relative to.

    Returns
    -------
    Period
        Without a year where none can be told.
    """
    period = mention.period
    if period.window:
        return _end_of_window(period, context, calendar)
    if period.year is not None:
        return period
    label = period.label or ""
    if mention.bare:
        return _of_year(label, context, calendar)
    if label in {"当年", "同年"}:
        known = context.year or calendar.document or calendar.main or calendar.leading
        return replace(context, label=context.label or str(known), year=known, confidence=0.6)
    if label == "次年" and context.year:
        return Period(str(context.year + 1), context.year + 1, 0.6)
    if label == "上年":
        known = context.year or calendar.document or calendar.main or calendar.published
        return Period(str(known - 1), known - 1, 0.75) if known else _NOTHING
    if label.endswith("later"):
        return _later(context, years_back(label), calendar)
    if label.endswith(("earlier", "before", "previous year")):
        back = years_back(label)
        if label[0].isdigit() and not (context.year and context.confidence >= 0.6):  # "四年前": before today
            year = calendar.published - back if calendar.published else None
            return Period(str(year), year, 0.65) if year else _NOTHING
        known = context.year or (calendar.published - 1 if calendar.published else None)
        return Period(str(known - back), known - back, 0.75) if known else _NOTHING
    return _NOTHING


def _later(context: Period, years: int, calendar: Calendar) -> Period:
    """Read "eight years later" behind the year from which it counts; no look ahead."""
    year = context.year + years if context.year else None
    if year is None or (calendar.published is not None and year > calendar.published):
        return _NOTHING
    return Period(str(year), year, 0.65)


def _end_of_window(period: Period, context: Period, calendar: Calendar) -> Period:
    if period.year is None and _TO_NOW.match(period.label or ""):
        end = context.year if context.confidence >= 0.6 else calendar.published or calendar.newest
        return replace(period, year=end, confidence=0.4) if end else period
    plan = _PLAN.search(period.label or "")
    return _of_plan(period, plan, context, calendar) if plan else period


def _of_year(label: str, context: Period, calendar: Calendar) -> Period:
    """Give 上半年 or 全年 the year that the text is in."""
    near = context.year if context.confidence >= 0.6 or not label else None
    if label and near is not None and calendar.published is not None and near > calendar.published:
        near = None  # "in July" is not of the year aimed at before
    ended = calendar.published - 1 if calendar.published and not label else calendar.published
    base = (
        near
        or calendar.document
        or (calendar.main if not label else None)
        or _latest_part(label, calendar)
        or ended
        or calendar.main
        or context.year
    )
    return Period(f"{base}{label}", base, 0.7) if base else _NOTHING


def _latest_part(label: str, calendar: Calendar) -> int | None:
    """Give the year of the last "上半年" or "11月" before publication."""
    found = re.match(r"-(?:Q(?P<q>\d)|H(?P<h>\d)|Q1-Q(?P<pq>\d)|M\d\d-M(?P<m2>\d\d)|(?P<m>\d\d))$", label)
    if found is None:
        return None
    ends = {"q": 3, "h": 6, "pq": 3, "m2": 1, "m": 1}
    name = found.lastgroup or "m"
    last = min(int(found.group(name)) * ends[name], 12)
    return calendar.latest(last - (name in {"q", "h"}))


def named_before(
    mention: TimeMention, times: Sequence[TimeMention], running: Period, calendar: Calendar
) -> Period:
    """Give the year that a bare "全年" goes on with: the last one named before it in the sentence.

    Parameters
    ----------
    mention : TimeMention
        The bare time.
    times : sequence of TimeMention
        Of its sentence.
    running : Period
        What the figures before it are of.
    """
    label = mention.period.label or ""
    later = label.endswith("later")
    if not (mention.bare or later or label in {"当年", "同年", "次年", "上年"}):
        return running
    for other in reversed(times):
        named = other.end <= mention.start and other.period.year is not None and not other.bare
        if named and (later or not other.compared) and not other.period.window:
            return other.period
    recent = (
        running.year is not None and calendar.published is not None and calendar.published - running.year == 1
    )
    if label and calendar.month and calendar.document is None and recent and _latest_part(label, calendar):
        return _NOTHING  # "the first half" read in July is this year's, whatever the sentence before was of
    return running
