"""Chinese figures that refer back, journeys, and what verbs and shares say in their own words."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至9月底，嘉义65岁以上人口占21.3%，台中同一比率为16.4%。", "population_65plus"),
        ("2024年苏州研发投入强度4.1%，无锡的这一比例是3.4%。", "rd_intensity"),
        ("从重庆到钦州港，全程1450公里。", "distance"),
        ("从重庆到钦州港过去要跑60多个小时，如今最快42小时可达。", "travel_time"),
        ("由福田口岸到中環要75分鐘，香港的短板在此。", "travel_time"),
        ("中老铁路去年在昆明发送旅客1800万人次，运输货物5300多万吨。", "rail_freight"),
        ("长沙去年GDP 14532亿元，同比增长5.7%，在六城中增速第二。", "gdp_growth"),
        ("台南市府將徵收「500公頃」農地。", "land"),
        ("从估值看，成都13家独角兽合计约262亿美元。", "unicorn_valuation"),
        ("彰化縣府今年匡列1億2千萬元補助中小企業汰換設備。", "subsidies"),
        ("龙仁市砸下三百六十兆韩元盖园区。", "investment"),
        ("折算下来，每位游客在兰州平均花掉773元。", "spending_per_visitor"),
        ("葡萄牙的可再生能源去年供应了全国用电的61%。", "renewables_share"),
        ("盐城去年新能源发电量占全社会用电量的六成八。", "renewables_share"),
    ],
)
def test_what_the_words_around_say(text, expected):
    assert [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims][-1] == expected


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("苏州把企业开办时间压缩到3小时。", "travel_time"),
        ("昆山去年有3家企业从上海搬到这里，税收42亿元。", "distance"),
        ("盐城去年新能源产业产值占工业的四成。", "renewables_share"),
    ],
)
def test_what_they_do_not_say(text, other):
    assert other not in {claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims}
