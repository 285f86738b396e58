"""News text to proposed evidence, each claim with the sentence it stands in.

:func:`read_article` loads a page, finds its main text, and proposes one :class:`Claim` for each
number that says something of a place. Nothing that it proposes enters a score until a person
accepts it (:func:`apply_decisions`), and corrections teach (:func:`learn_aliases`).

Where to look, in the order of reading (``reading`` goes through it, ``sentence`` through 3 to 6):

1. the page and its main text: the folder ``source``;
2. what the article is about, and when it was published: ``context``;
3. places, found and given to figures: ``places`` (names by ``lexicon``), and what goes on: ``subjects``;
4. times, found and given to figures: ``times``;
5. figures: ``numbers`` and ``tallies``, then ``relations``, ``contrasts``, ``elided``, ``continued``,
   ``keeping``, ``going_on``;
6. what they measure: ``indicators``;
7. tables: ``tables``;
8. comparisons in words: ``statements``; decisions and files: ``review``, ``files``.

Arguments mean the same in all of it, and are described only where they mean something else: ``text`` is
working text of a paragraph, ``start`` and ``end`` the sentence in it, ``numbers``, ``relations``, ``topics``,
``times`` and ``mentions`` (places) what stands in the sentence, ``lexicon`` what the reader knows, ``memory``
and ``state`` what the sentences before left behind, ``calendar`` when the article is of.
"""

from poliscope.data.articles.claims import COLUMNS, Claim, Confidence, LeftOut
from poliscope.data.articles.extracting import check_quotes
from poliscope.data.articles.lexicon import Aliases
from poliscope.data.articles.page import page_data
from poliscope.data.articles.reading import Article, read_article
from poliscope.data.articles.review import (
    apply_decisions,
    decide,
    learn_aliases,
    read_aliases,
    read_decisions,
    write_aliases,
)
from poliscope.data.articles.statements import Statement

__all__ = [
    "COLUMNS",
    "Aliases",
    "Article",
    "Claim",
    "Confidence",
    "LeftOut",
    "Statement",
    "apply_decisions",
    "check_quotes",
    "decide",
    "learn_aliases",
    "page_data",
    "read_aliases",
    "read_article",
    "read_decisions",
    "write_aliases",
]
