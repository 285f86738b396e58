"""What a number measures: phrases of the lexicon near it, and what the sentence makes of them.

Where to look (``assignment`` asks the rules in their order; ``records`` and ``passage`` hold what
they see):

1. a phrase of the lexicon: ``choosing``, ``composing`` (growth, shares, per head), ``particular``,
   ``counting``;
2. a verb beside the figure: ``governing`` over the tables of ``verbs``, ``verbs_of_*`` (English),
   ``verbs_zh`` and ``told_*_zh`` (Chinese); ``predicates``, ``of_subject``, ``worth``, ``jobs``,
   ``journeys``, ``carriers``;
3. of what a share is: ``wholes``, ``english_shares``, ``shares_by_verb``, ``parts``,
   ``verbs_of_parts_zh``, ``whose_part``, ``economy``; of a group: ``subgroups``, ``subgroups_zh``,
   ``said_of_groups``;
4. what the text told before: ``carrying``, ``elsewhere``, ``leftout``, ``listing``, ``bracketed``,
   ``aside``;
5. what grows and changes: ``growing``, ``growing_places``, ``sectors``, ``changing``,
   ``superlatives``;
6. narrower than the phrase: ``narrowing``, ``modifiers``, ``told_sectors``, ``partners``, ``kinds``,
   ``refining``;
7. no phrase at all: ``own_words``, ``subjects``, ``wording``, ``english``, ``naming``, ``heads``,
   ``translating``.
"""

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
