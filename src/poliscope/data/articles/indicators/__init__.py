"""What a number measures: phrases of the lexicon near it, and what the sentence makes of them."""

from poliscope.data.articles.indicators.assignment import assign_topics
from poliscope.data.articles.indicators.growing import grown_from, with_growth
from poliscope.data.articles.indicators.naming import named
from poliscope.data.articles.indicators.narrowing import narrowed
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import (
    CURRENCIES,
    SHARES_OF_GDP,
    Topic,
    TopicMention,
    find_topics,
)
from poliscope.data.articles.indicators.translating import in_chinese

__all__ = [
    "CURRENCIES",
    "SHARES_OF_GDP",
    "Passage",
    "Topic",
    "TopicMention",
    "assign_topics",
    "find_topics",
    "grown_from",
    "in_chinese",
    "named",
    "narrowed",
    "with_growth",
]
