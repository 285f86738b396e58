"""Which times of a sentence hold for the sentences that follow, and which are of an aside only.

A text goes on in the time of its main line. A look back ("而在2017年,全年不过178列"), a record, a bracket
or a clause that explains a name has a time of its own, after which the main line's goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.times.bracketed import in_bracket_with_figure
from poliscope.data.articles.times.periods import Calendar, TimeMention

__all__ = ["in_closed_clause", "lasting_times"]

#: 曾在2022年逼近2.9万亿元: a look back, after which the text goes on where it was.
_ONCE_ZH = re.compile(r"曾经?[在于]?$|早在$")
_DAY = re.compile(r"\d{1,2}[日号]")
#: "we project growth of 2.6 percent this year", "expected to reach 4 million in 2030".
_PROJECTED = re.compile(
    r"\b(?:(?:we|it|they|bank|government) projects?\b|projected|projecting|"
    r"(?:forecast|expect|predict|anticipate)(?:s|ed|ing)?\b)(?:[^;.]|\.\d)*$|(?:预计|预期|预测|展望|"
    r"有望)[^,。;]*$"
)
#: "from the 1st place it held in 2021 to the 4th": it was of that year only.
_FROM_YEAR = re.compile(r"\bfrom (?:the |its |an? |about |just )?(?:[a-z]+ ){0,2}\S{0,3}\d[^,;]{0,30} in $")
#: 7.42%(2023年数据), "(all 2022)".
_NOTE = re.compile(r"\((?:all |data |figures )?(?:of |from |for |in )?$")
_CLOSED = re.compile(r"年?(?:底|末)?(?:的?数据|口径)?(?: data| figures)?\)")
#: "the record 1.37 million set in 2019", "the peak year 2021".
_RECORD = re.compile(
    r"\b(?:record|peak|high|low|trough)\b(?: year)?(?:[^.;,]|[.,]\d){0,36}?(?:\b(?:set|reached|seen|of|in|"
    r"year) )+$|"
    r"(?:纪录|峰值|高点|顶峰|谷底)[^,。;]{0,4}$"
)
#: "It had been 18th in 2022", "they had shipped 40 tonnes in 2021".
_HAD = re.compile(r"\b(?:had|[Hh]aving) (?!to\b|an?\b|the\b|\d)(?:[a-z]+ )?[a-z]+[^.;,]{0,40} in $")
#: "The plant, which built 126,000 cars in 2024, has told suppliers".
_WHICH = re.compile(r", (?:which|who|whose|where)\b(?:[^,;]|,(?=\d{3})){0,90}$")
_WHICH_ENDS = re.compile(
    r"(?:[^,;.]|[.,]\d){0,60}, (?!(?:up|down|a|an|the|while|but|and|or|which|who|where|compared)\b)[a-z]"
)


def lasting_times(
    text: str, start: int, explicit: Sequence[TimeMention], calendar: Calendar, context: int | None = None
) -> list[TimeMention]:
    """Choose the times of a sentence that the next sentence may go on with.

    Parameters
    ----------
    explicit : sequence of TimeMention
        Its times but those that are only compared with.
    context : int, optional
        The year of the sentence before.

    Returns
    -------
    list of TimeMention
        In their order.
    """
    lasting: list[TimeMention] = []
    aside = False
    for i, mention in enumerate(explicit):
        # 而在2017年,全年不过178列: the whole year is that of the aside
        aside = (aside and mention.bare) or _is_aside(text, start, mention, explicit[:i], calendar)
        if not (
            aside
            or _is_aim(text, start, mention, calendar)
            or (context is not None and _looks_back(text, start, mention, context))
            or text.startswith("同期", mention.end)  # 去年同期为6.4%
            or _ONCE_ZH.search(text[max(start, mention.start - 4) : mention.start])
            or in_bracket_with_figure(text, start, mention)
            or (mention.bare and _DAY.match(text, mention.end))  # the day of an event
        ):
            lasting.append(mention)
    return lasting


#: 而在2015年,这一数字仅为1526亿元; "Back in 2015,", "In 2015 the figure was".
_LED_BACK = re.compile(
    r"(?:而|但|可|不过,?|而早)(?:是)?在?|早在|回到|(?:But |Yet |"
    r"And )?(?:[Bb]ack |as late as )?[Ii]n "
)
_THAT_FIGURE = re.compile(
    r"年?(?:底|末|初)?[,时]?(?:这一|这个|该|上述|同一)(?:数字|数|比例|比重|占比|指标|数据|规模|数值|份额)|"
    r",? (?:it|this|they|that|the (?:same )?(?:figure|number|share|rate|total|ratio|value)) (?:was|"
    r"were|had|stood)\b"
)


def _looks_back(text: str, start: int, mention: TimeMention, context: int) -> bool:
    """Tell an older year with which a sentence only looks back from the one before."""
    if (mention.period.year or 9999) >= context:
        return False
    led = text[start : mention.start].strip('“" ') + (
        " " if text[mention.start - 1 : mention.start] == " " else ""
    )
    if _THAT_FIGURE.match(text, mention.end):
        return not led or _LED_BACK.fullmatch(led) is not None
    return led.startswith(("而", "早在", "Back in", "But back in")) and _LED_BACK.fullmatch(led) is not None


def _is_aim(text: str, start: int, mention: TimeMention, calendar: Calendar) -> bool:
    """Tell a year that something is aimed at: it does not hold for the sentences that follow."""
    latest = calendar.published or calendar.newest
    past = calendar.published is not None and (mention.period.year or 9999) < calendar.published
    if past and not text[mention.start : mention.end + 1].isascii():
        if mention.period.year == (calendar.published or 0) - 1:
            return False  # what the year before comes to is estimated in January: 预计2025年全市生产总值…
        return _PROJECTED.search(text[start : mention.start]) is not None  # 到2024年,达到7.31%
    if latest is not None and (mention.period.year or 0) > latest:
        return True
    if _PROJECTED.search(text[start : mention.start]) or _FROM_YEAR.search(text[start : mention.start]):
        return True
    return bool(
        re.search(
            r"(?:到|(?<!截)至|\btarget (?:for|of)|\bby)\s?$",
            text[max(start, mention.start - 14) : mention.start],
        )
    )


#: 其中研发投入强度为2024年数: of that one only.
_BUT_OF_ZH = re.compile(r"其中[^,。;]{2,16}(?:为|是|采用|取|用)$")
_ITS_DATA_ZH = re.compile(r"年?(?:度)?(?:的)?(?:数|数据|值|口径)(?=[。;,)])")


def _is_aside(
    text: str, start: int, mention: TimeMention, before: Sequence[TimeMention], calendar: Calendar
) -> bool:
    """Tell the time of a look back, a note in brackets, a record, or a clause beside the main one."""
    newer = [
        m for m in before if (m.period.year or 0) > (mention.period.year or 9999) and not m.period.window
    ]
    if any(m.period.year != calendar.published for m in newer):
        return True  # an older year behind a newer one is what that is held against; not behind a dateline
    led = text[max(start, mention.start - 110) : mention.start]
    if _NOTE.search(led) and _CLOSED.match(text, mention.end):
        return True
    if (
        _RECORD.search(led)
        or _HAD.search(led)
        or (_BUT_OF_ZH.search(led) and _ITS_DATA_ZH.match(text, mention.end))
    ):
        return True
    return _WHICH.search(led) is not None and _WHICH_ENDS.match(text, mention.end) is not None


def in_closed_clause(text: str, start: int, mention: TimeMention, at: int) -> bool:
    """Tell the time of a clause that has ended before a figure: "Hull, which led until 1979, has 300".

    Parameters
    ----------
    mention : TimeMention
        The time.
    at : int
        Where the figure begins.
    """
    if not text[mention.start].isascii():
        return False
    ended = _WHICH_ENDS.match(text, mention.end, at)
    return (
        ended is not None and _WHICH.search(text[max(start, mention.start - 110) : mention.start]) is not None
    )
