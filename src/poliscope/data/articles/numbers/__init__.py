"""The numbers of a sentence that could be claims, and those that are not: names, dates, ages, codes."""

from poliscope.data.articles.numbers.finding import find_numbers
from poliscope.data.articles.numbers.records import NumberMention

__all__ = ["NumberMention", "find_numbers"]
