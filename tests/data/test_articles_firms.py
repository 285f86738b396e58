"""Companies without a stock code in a city's story: their figures are theirs."""

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.places.firms import find_firms


def names(text):
    return [text[a:b] for a, b in find_firms(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("科大讯飞2024年营业收入233亿元;阳光电源净利润达到110亿元。", ["科大讯飞", "阳光电源"]),
        ("国轩高科动力电池装机量为18.5GWh。", ["国轩高科"]),
        ("吉利集团计划投资50亿元。", ["吉利集团"]),
        ("全市规上工业企业净利润增长2.1%。", []),
        ("某头部平台营收增长8%,该行业净利润下降。", []),
        ("Asda's revenue was £26bn.", ["Asda"]),
        ("Yorkshire Building Society reported a pre-tax profit of £383m.", ["Yorkshire Building Society"]),
        ("Sky Betting Ltd employs 2,000 people.", ["Sky Betting Ltd"]),
        ("Total revenue of the council was £2bn. Export revenue grew 5%.", []),
    ],
)
def test_companies_are_told_by_what_only_companies_have(text, expected):
    assert names(text) == expected


def owners(text):
    return [(claim.value_text, claim.unit) for claim in read_article(text).claims]


def test_a_companys_figures_are_not_the_citys():
    text = (
        "2024年,合肥的地区生产总值达到13507.7亿元。科大讯飞2024年营业收入233亿元,同比增长19%。"
        "公司研发投入46亿元。全年固定资产投资增长4%。"
    )
    assert owners(text) == [
        ("13507.7亿元", "合肥"),
        ("233亿元", "科大讯飞"),
        ("19%", "科大讯飞"),
        ("46亿元", "科大讯飞"),
        ("4%", "合肥"),
    ]


def test_what_no_company_has_goes_back_to_the_city():
    text = (
        "Eindhoven's economy grew by 3.1% in 2024. ASML's net sales rose to €28.3bn, and its order backlog "
        "stood at €36bn. Unemployment fell to 3.4%."
    )
    assert owners(text) == [
        ("3.1%", "Eindhoven"),
        ("€28.3bn", "ASML"),
        ("€36bn", "ASML"),
        ("3.4%", "Eindhoven"),
    ]
