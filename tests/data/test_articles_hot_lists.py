"""Lists of other pages' titles below an article, and currencies set apart from their figures."""

import pytest

from poliscope.data.articles import read_article

BODY = (
    "<p>洛阳市统计局20日公布，2025年全市地区生产总值6300亿元，比上年增长5.4%。高新技术企业达到1215家，"
    "比上年增加120家。全社会研发经费投入160亿元，强度为2.54%，居全省第一位。</p>"
    "<p>常住人口708万人，规模以上工业增加值增长7.1%。按照规划，到2027年，地区生产总值要达到7000亿元。"
    "业内人士认为，装备制造和新材料仍是全市工业的两根支柱，产业链的本地配套还要加强。</p>"
)


@pytest.mark.parametrize("heading", ["24小时热榜", "点击排行", "热门文章", "相关阅读"])
def test_titles_below_the_heading_of_a_list_yield_no_claims(heading):
    page = (
        f"<html><body><div class='article'><h1>洛阳经济增长5.4%</h1>{BODY}<p>（责任编辑：周岚）</p></div>"
        f"<div class='hot'><h3>{heading}</h3><ol><li>宁德动力电池市占率再升至38%</li>"
        "<li>成渝两地首批共建园区增至20个</li></ol></div><div class='footer'>关于我们</div></body></html>"
    )
    claims = read_article(page).claims
    assert {"38%", "20个"}.isdisjoint(claim.value_text for claim in claims)
    assert len(claims) >= 8


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("R$ 121 billion", "BRL", 121e9), ("S$ 40 billion", "SGD", 40e9), ("C$ 50 billion", "CAD", 50e9),
        ("A$ 40 billion", "AUD", 40e9), ("HK$ 40 billion", "HKD", 40e9), ("NZ$ 4 billion", "NZD", 4e9),
        ("US$ 4 billion", "USD", 4e9), ("NT$ 4 billion", "TWD", 4e9),
    ],
)  # fmt: skip
def test_a_currency_may_stand_apart_from_its_figure(written, unit, value):
    text = f"A note\n\nThe figures were published on Tuesday by the office. The GDP of Leeds is {written}."
    (claim,) = read_article(text).claims
    assert (claim.value_text, claim.unit_of_measure, claim.value) == (written, unit, value)
