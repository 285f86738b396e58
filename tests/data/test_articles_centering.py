"""Whose a figure of a Chinese sentence is: what its clause is about, not what it mentions on the way."""

import pytest

from poliscope.data.articles import read_article


def places(text):
    return [(claim.value_text, claim.unit) for claim in read_article(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南昌在江西只占23.1%,差别不在省会。", [("23.1%", "南昌")]),
        ("溧阳是全市电池产业的重镇,去年完成产值1280亿元。", [("1280亿元", "溧阳")]),
        ("宜宾靠宁德时代的基地,去年产值做到1080亿元。", [("1080亿元", "宜宾")]),
        ("徐州落在了江苏后面,增速低了0.6个百分点。", [("0.6个百分点", "徐州")]),
        ("富士康所在的郑州增长15.4%。", [("15.4%", "郑州")]),
        ("拉动江苏的是徐州,增速达到7.3%。", [("7.3%", "徐州")]),
        ("江苏的昆山去年生产总值5380亿元。", [("5380亿元", "昆山")]),
        # a new subject after a contrast, and figures right behind their places
        ("南京有高校51所,而苏州有26所。", [("51所", "南京"), ("26所", "苏州")]),
        ("房价所得比,台南9.1倍、新竹11.2倍多。", [("9.1倍", "台南"), ("11.2倍", "新竹")]),
    ],
)
def test_the_subject_of_the_clause_owns_its_figures(text, expected):
    assert places(text) == expected


def test_a_part_that_is_singled_out_is_not_gone_on_about():
    got = places("东莞去年生产总值1.23万亿元。单是虎门就有812亿元。财政收入869亿元。")
    assert got == [("1.23万亿元", "东莞"), ("812亿元", "虎门"), ("869亿元", "东莞")]


def test_a_book_is_not_the_place_in_its_name():
    assert places("去年底本刊《武汉的夜与光》一文说,合肥有企业61家。") == [("61家", "合肥")]
    assert places("《武汉统计公报》显示,全市生产总值2.11万亿元。") == [("2.11万亿元", "武汉")]
