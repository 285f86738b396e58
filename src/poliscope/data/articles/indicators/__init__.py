"""What a number measures: phrases of the lexicon near it, and what the sentence makes of them.

``rules`` says what a rule is and what it needs to be asked, ``order`` in which order they are asked and
why, ``assignment`` asks them for each figure; ``records`` and ``passage`` hold what they see. The rules:
``particular`` has forms of words that settle it, ``remaining`` what is left; the others, a folder each:

1. ``phrases``: a phrase of the lexicon, growth, shares and amounts per head composed of it;
2. ``verbs``: a verb beside the figure, by tables (:class:`~.verbs.verb.Verb` for English,
   ``percentages`` for what is told in per cent, ``told_*_zh`` and ``goods_zh`` for Chinese);
3. ``shares``: of what a share is, of a whole, of a group, by what is said of it;
4. ``growth``: what grows and changes, with its noun or without;
5. ``carried``: what the text told before, lists, and what a sentence leaves out;
6. ``narrower``: the sector, group, partner or kind beside the phrase;
7. ``words``: the text's own words, where the lexicon has no phrase.

A folder imports only from those that are below it in the contract "Rules of indicators" of
``pyproject.toml``.
"""

from poliscope.data.articles.indicators.assignment import assign_topics
from poliscope.data.articles.indicators.carried.sector_en import trades_told
from poliscope.data.articles.indicators.carried.sector_zh import sector_told
from poliscope.data.articles.indicators.growth.growing import grown_from, with_growth
from poliscope.data.articles.indicators.narrower.narrowing import narrowed
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import per_of_words
from poliscope.data.articles.indicators.records import (
    CURRENCIES,
    SHARES_OF_GDP,
    Topic,
    TopicMention,
    find_topics,
    of_region,
)
from poliscope.data.articles.indicators.words.naming import named
from poliscope.data.articles.indicators.words.translating import in_chinese

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
    "of_region",
    "per_of_words",
    "sector_told",
    "trades_told",
    "with_growth",
]
