"""Times that are of the figure beside them only: in brackets, or right behind a number."""

from __future__ import annotations

import re

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.times.records import TimeMention

__all__ = ["binds_earlier", "in_bracket_with_figure", "is_bracketed", "is_of_another"]

#: "20万人(2015年为18万人)", "3.9% (2019: 3.4%)": the year in brackets is the second figure's.
_OF_ANOTHER = re.compile(r"[^()\d]{0,12}(?<![-/.\d])\d[\d.,]*[^()\d]{0,12}\)")


def is_of_another(text: str, at: int) -> bool:
    """Tell whether a time that ends there has a figure of its own before the bracket closes."""
    return _OF_ANOTHER.match(text, at) is not None


def is_bracketed(text: str, start: int, mention: TimeMention, number: NumberMention) -> bool:
    """Tell the year of another figure: "9.4%(2009年为3.6%),而漳州则为16.0%"."""
    return text.find(")", mention.end, number.before) >= 0 and in_bracket_with_figure(text, start, mention)


def in_bracket_with_figure(text: str, start: int, mention: TimeMention) -> bool:
    """Tell "(2009年为3.6%)" behind a figure: the year is of nothing else."""
    opened = text.rfind("(", max(start, mention.start - 24), mention.start)
    if opened < 0 or ")" in text[opened : mention.start] or not re.search(r"\d", text[start:opened]):
        return False
    return is_of_another(text, mention.end)


def binds_earlier(text: str, mention: TimeMention, number: NumberMention, start: int) -> bool:
    """Tell a year in brackets or after a number ("212 in 2010 to 455"), which is that number's."""
    before = text[max(start, mention.start - 40) : mention.start]
    if " in " not in before[-5:]:  # as all that is asked of it ends
        return False
    between = text[mention.end : number.start]
    if number.scanned.unit != "%" and re.search(r"\d ?(?:%|per ?cent) in $", before):
        return False  # "grew 4.7 per cent in 2024 to $13 billion"
    if number.scanned.unit == "%" and between.startswith(", up"):
        return False  # "£254,000 in January, up 6.2 per cent"
    return bool(re.search(r"\d[^,;]{0,30} in $", before)) and bool(re.match(r"^(?: to|, up| and) ", between))
