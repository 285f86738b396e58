"""Chinese pages: parks told by where they lie, 市里, the cities of the title, what is sold and sent."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


def _claims(text):
    return read_article(f"{text}\n{FILLER}").claims


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("位于柳营的农业科技园区去年产值149亿元。", ["农业科技园区"]),
        ("坐落在西咸的空港新城去年货邮28万吨。", ["空港新城"]),
        ("位于上海的企业去年研发投入12亿元。", ["上海"]),
        (
            "衢州的化工早就出名。\n如今，氟硅产业园企业已有210多家，市里公布去年化工营收523亿元。",
            ["氟硅产业园", "衢州"],
        ),
        ("有人说全国三成运动鞋是晋江造的，这个说法不严谨。", ["晋江"]),
        ("全国七成打火机是邵东供应的。", ["邵东"]),
        ("福州去年产值300亿元。全国三成的企业是民营的。", ["福州", "福州"]),
        ("涵江区去年产值300亿元。\n兴化湾海上风电装机99.6万千瓦。", ["涵江区", "兴化湾"]),
        ("涵江区去年产值300亿元。\n东吴湾港前三季度货物吞吐量1.07亿吨。", ["涵江区", "东吴湾港"]),
        ("大湾区去年产值900亿元。", ["大湾区"]),
        ("绵阳在城市里种树，去年投资12亿元。", ["绵阳"]),
    ],
)
def test_whose_figures_are(text, places):
    assert [claim.unit for claim in _claims(text)] == places


def test_three_places_are_those_of_the_title():
    page = (
        "盐城、淄博、湖州谁更强？\n\n2025-06-18\n\n三座城市都不小。\n\n"
        "杭州和苏州都在抢湖州的人，2024年湖州流出4万人。\n\n在“小巨人”方面，三地分别为162家、118家和74家。\n"
    )
    claims = read_article(f"{page}\n{FILLER}").claims
    assert [claim.unit for claim in claims][-3:] == ["盐城", "淄博", "湖州"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重庆长安去年卖了163.5万辆车。", "car_sales"),
        ("去年广州售出28万辆新能源汽车。", "nev_sales"),
        ("南通去年寄出包裹1.4亿件。", "express_parcels"),
        ("鞍山人口流失，五年间少了6.5万人。", "population_change"),
        ("杭州数字经济领域的企业有1.2万家。", "digital_firms"),
        ("海宁规上鞋企“智改数转”覆盖率是63%。", "digitalisation_rate"),
        ("绵阳全年出生率为6.9‰。", "birth_rate"),
        ("绵阳去年低空经济营收52亿元。", "low_altitude_economy"),
        ("佛山列城市创新力榜单第7位。", "innovation_ranking"),
        ("新加坡在全球人才竞争力指数中排名第二。", "talent_ranking"),
    ],
)
def test_what_is_sold_sent_and_ranked(text, expected):
    assert _claims(text)[0].indicator == expected


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("广州去年卖出28万套车票。", "car_sales"),
        ("广州去年生产28万辆新能源汽车。", "nev_sales"),
    ],
)
def test_what_they_do_not_say(text, other):
    assert other not in {claim.indicator for claim in _claims(text)}
