"""Comparisons in words: who is ahead of whom, in what, and whether the text stands behind it."""

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.statement_words import is_asked, is_expected, is_negated
from poliscope.data.articles.statements import find_statements
from poliscope.data.articles.times.periods import Calendar
from poliscope.data.quantities.numerals import fold

UNITS = {
    "SZ": ["Shenzhen", "深圳"],
    "HZ": ["Hangzhou", "杭州"],
    "BJ": ["Beijing", "北京"],
    "GZ": ["Guangzhou", "广州"],
}


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon({}, UNITS, None)


def said(lexicon, text):
    body = [Paragraph(fold(text), range(len(text)))]
    return [
        (one.mode, one.ahead, one.behind, one.aspect or one.aspect_text)
        for one in find_statements(lexicon, text, body, Calendar(2025))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shenzhen is ahead of Hangzhou in innovation.", ("asserted", "SZ", "HZ", "")),
        ("杭州的创新能力强于深圳。", ("asserted", "HZ", "SZ", "")),
        ("杭州的創新能力強於深圳。", ("asserted", "HZ", "SZ", "")),
        ("深圳已经反超杭州。", ("asserted", "SZ", "HZ", "")),
        ("Hangzhou overtook Shenzhen.", ("asserted", "HZ", "SZ", "")),
        ("Hangzhou was overtaken by Shenzhen.", ("asserted", "SZ", "HZ", "")),
        ("Hangzhou lags Shenzhen.", ("asserted", "SZ", "HZ", "")),
        ("Hangzhou lags far behind Shenzhen.", ("asserted", "SZ", "HZ", "")),
        ("Hangzhou trails Shenzhen.", ("asserted", "SZ", "HZ", "")),
        ("杭州不如深圳。", ("asserted", "SZ", "HZ", "")),
        ("杭州落后于深圳。", ("asserted", "SZ", "HZ", "")),
        ("深圳超过了杭州。", ("asserted", "SZ", "HZ", "")),
        ("深圳没有杭州强。", ("asserted", "HZ", "SZ", "")),
        ("杭州比深圳更有创新力。", ("asserted", "HZ", "SZ", "")),
        ("与杭州相比,深圳更胜一筹。", ("asserted", "SZ", "HZ", "")),
        ("Compared with Hangzhou, Shenzhen is ahead.", ("asserted", "SZ", "HZ", "")),
        ("论创新,北京早已把杭州甩在身后。", ("asserted", "BJ", "HZ", "")),
        ("北京的科教实力远在杭州之上。", ("asserted", "BJ", "HZ", "")),
        ("广州被杭州反超。", ("asserted", "HZ", "GZ", "")),
        ("和北京比起来,深圳略逊一筹。", ("asserted", "BJ", "SZ", "")),
        ("Hangzhou has left Guangzhou behind.", ("asserted", "HZ", "GZ", "")),
        ("Hangzhou cannot hold a candle to Shenzhen.", ("asserted", "SZ", "HZ", "")),
        ("Hangzhou is not as innovative as Shenzhen.", ("asserted", "SZ", "HZ", "")),
        ("Shenzhen is less innovative than Hangzhou.", ("asserted", "HZ", "SZ", "")),
    ],
)
def test_who_is_said_to_be_ahead(lexicon, text, expected):
    assert said(lexicon, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hangzhou lags behind Shenzhen in R&D intensity.", ("asserted", "SZ", "HZ", "rd_intensity")),
        ("杭州的研发投入强度不及深圳。", ("asserted", "SZ", "HZ", "rd_intensity")),
        ("在研发投入强度上,杭州远远不如深圳。", ("asserted", "SZ", "HZ", "rd_intensity")),
        ("Shenzhen has more unicorns than Hangzhou.", ("asserted", "SZ", "HZ", "unicorns")),
        ("Shenzhen has fewer unicorns than Hangzhou.", ("asserted", "HZ", "SZ", "unicorns")),
        ("深圳的房价高于杭州。", ("asserted", "SZ", "HZ", "house_price")),
        ("在科学研究方面,北京遥遥领先于深圳。", ("asserted", "BJ", "SZ", "科学研究")),
    ],
)
def test_in_what(lexicon, text, expected):
    assert said(lexicon, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深圳并没有超过北京。", ("denied", "SZ", "BJ", "")),
        ("Shenzhen is not ahead of Beijing.", ("denied", "SZ", "BJ", "")),
        ("Shenzhen hasn't overtaken Beijing yet.", ("denied", "SZ", "BJ", "")),
        ("Shenzhen no longer trails Beijing.", ("denied", "BJ", "SZ", "")),
        ("深圳不比杭州差。", ("denied", "HZ", "SZ", "")),
        ("深圳不亚于杭州。", ("denied", "HZ", "SZ", "")),
        ("杭州并不比深圳更有创新力。", ("denied", "HZ", "SZ", "")),
        ("说深圳不如杭州是一种误解。", ("denied", "HZ", "SZ", "")),
        ("这并不意味着杭州的创新能力强于深圳。", ("denied", "HZ", "SZ", "")),
        ("It is a myth that Hangzhou is ahead of Shenzhen.", ("denied", "HZ", "SZ", "")),
        ("The idea that Hangzhou outperforms Shenzhen is wrong.", ("denied", "HZ", "SZ", "")),
        ("Has Hangzhou overtaken Shenzhen?", ("asked", "HZ", "SZ", "")),
        ("深圳和杭州,创新活力到底孰强孰弱?", ("asked", "SZ", "HZ", "")),
        ("谁的创新更强,深圳还是杭州?", ("asked", "SZ", "HZ", "")),
        ("Which is more innovative, Shenzhen or Hangzhou?", ("asked", "SZ", "HZ", "")),
        ("杭州有望在未来几年超过深圳。", ("expected", "HZ", "SZ", "")),
        ("Hangzhou will overtake Shenzhen by 2030.", ("expected", "HZ", "SZ", "")),
    ],
)
def test_what_is_denied_asked_or_hoped_for(lexicon, text, expected):
    assert said(lexicon, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("谁是创新第一城?", ("asked", None, None, "")),
        ("深圳是中国创新第一城。", ("asserted", "SZ", None, "")),
        ("深圳不是创新第一城。", ("denied", "SZ", None, "")),
        ("Beijing is China's most innovative city.", ("asserted", "BJ", None, "")),
        ("Which city is the most innovative?", ("asked", None, None, "")),
    ],
)
def test_who_is_first(lexicon, text, expected):
    assert said(lexicon, text) == [expected]


def test_lists_on_both_sides(lexicon):
    assert [one[1:3] for one in said(lexicon, "深圳在创新上领先杭州、广州和北京。")] == [
        ("SZ", "HZ"), ("SZ", "GZ"), ("SZ", "BJ"),
    ]  # fmt: skip
    assert [one[1:3] for one in said(lexicon, "北京和深圳都领先杭州。")] == [("BJ", "HZ"), ("SZ", "HZ")]


@pytest.mark.parametrize(
    "text",
    [
        "2023年,深圳研发投入强度高于杭州的3.2%。",  # a figure: the claims have it
        "深圳高于杭州。",  # higher in what?
        "华为超过中兴。",  # companies
        "Shenzhen and Hangzhou signed an agreement.",
        "从深圳到杭州比从广州到北京近。",
    ],
)
def test_what_is_no_comparison_in_words(lexicon, text):
    assert said(lexicon, text) == []


def test_quotes_are_verbatim_and_the_year_is_kept():
    text = (
        "深圳與杭州\n\n文章發表於2024年5月3日\n\n"
        "有人說,杭州的創新能力強於深圳,這其實是一種誤解。2023年,杭州的獨角獸企業數量不如深圳,差距由來已久。\n"
    )
    article = read_article(text, units=UNITS)
    assert [one.mode for one in article.statements] == ["denied", "asserted"]
    for one in article.statements:
        assert text[one.quote_start : one.quote_end] == one.quote
        assert one.quote_start <= one.start < one.end <= one.quote_end
    assert [one.year for one in article.statements] == [None, 2023]


def test_what_stands_around_the_words():
    assert is_negated("it is a myth that ", " is ", ".")
    assert is_negated("", " is not ", "")
    assert not is_negated("", " is not only ", "")
    assert not is_negated("it is wrong to say that ", " is not ", "")  # denied twice
    assert is_expected("如果", "")
    assert not is_expected("", " has ")
    assert is_asked("Is it so?")
    assert not is_asked("It is so.")
