"""Windows of years in the language of the reader, whatever language the article has."""

from functools import partial

import pytest

from poliscope.show.article.period_words import period_words
from poliscope.show.words import say


@pytest.mark.parametrize(
    ("label", "english", "chinese"),
    [
        ("近10年", "last 10 yr", "近10年"),
        ("过去五年里", "last 5 yr", "近5年"),
        ("十年来", "last 10 yr", "近10年"),
        ("the past five years", "last 5 yr", "近5年"),
        ("over the next three years", "next 3 yr", "未来3年"),
        ("未来五年", "next 5 yr", "未来5年"),
        ("“十四五”期间", "14th plan", "第14个五年规划期间"),
        ("“十五五”末", "end of 15th plan", "第15个五年规划期末"),
        ("2024-Q1", "2024-Q1", "2024-Q1"),
        ("2019-2023", "2019-2023", "2019-2023"),
        ("过去几年", "过去几年", "过去几年"),
        (None, "–", "–"),
    ],
)
def test_windows_are_named_in_the_language_of_the_page(label, english, chinese):
    assert period_words(label, partial(say, "en")) == english
    assert period_words(label, partial(say, "zh")) == chinese
