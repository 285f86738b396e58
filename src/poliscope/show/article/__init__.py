"""The page of a read article: its claims, what is doubtful about them, and whether its comparison holds."""

from poliscope.show.article.said_words import said_verdict, said_words, stance_words
from poliscope.show.article.verdict_words import (
    condition_words,
    detail_words,
    indicator_words,
    pair_words,
    stated_words,
)
from poliscope.show.article.words import DOUBTS, ArticleWords, sort_doubts
from poliscope.show.article.writing import make_article_page, write_article_page

__all__ = [
    "DOUBTS",
    "ArticleWords",
    "condition_words",
    "detail_words",
    "indicator_words",
    "make_article_page",
    "pair_words",
    "said_verdict",
    "said_words",
    "sort_doubts",
    "stance_words",
    "stated_words",
    "write_article_page",
]
