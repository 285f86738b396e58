"""What a page is about, told by its front matter, its title and its county; shares of a whole; no names."""

import pytest

from poliscope.data.articles import read_article

FRONT = """---
title: "Five years of trams in Dijon"
author: A. Writer
date: 2025-03-12
tags: [france, lyon, nice, trams]
minutes: 7
---

The first line opened to great doubts and a good deal of grumbling from shopkeepers along the boulevards.
Ridership reached 98,000 a day last year. Unemployment stands at 6.1%.
"""


def places(text):
    return {claim.value_text: claim.unit for claim in read_article(text).claims}


def test_front_matter_gives_title_and_date_and_no_claims():
    article = read_article(FRONT)
    assert article.title == "Five years of trams in Dijon"
    assert (article.published, article.month) == (2025, 3)
    assert {(c.unit, c.year) for c in article.claims if c.value_text == "98,000"} == {("Dijon", 2024)}
    assert not any(c.value_text in {"7", "2025"} for c in article.claims)
    assert sum(line.reason == "front matter" for line in article.left_out) == 7


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nDijon has 160,000 inhabitants, as everybody there can tell you at once.\n\n---\n",
        "---\nDijon has 160,000 inhabitants, as everybody there can tell you at once.\n",
    ],
)
def test_a_rule_that_nothing_closes_is_no_front_matter(text):
    assert places(text) == {"160,000 inhabitants": "Dijon"}


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # the city in its country, which the article speaks of
        (
            "Ghana's twin-port plan lifts Takoradi, but Tema waits\n\nTakoradi grew. Takoradi's port moved "
            "9 million tonnes in 2024. The Ghana Ports Authority said so. Trade in Takoradi is up.\n\n"
            "Unemployment fell to 5.4% in the year, the officials of the town hall said.",
            "5.4%",
            "Takoradi",
        ),
        (
            "Stop comparing us to Dublin\n\nCork has its own mind. Cork has 224,000 people.\n\n"
            "Rents rose by 7% last year.",
            "7%",
            "Cork",
        ),
        # the place named most, though another stands at the beginning
        (
            "How a small town beats the big ones\n\nNot Lyon, and not Paris: Besancon leads. Besancon "
            "has watchmakers. Lyon has none. Besancon draws people who come to learn, and Besancon keeps all."
            "\n\nUnemployment fell to 5.4% in the year, the officials of the town hall said.",
            "5.4%",
            "Besancon",
        ),
        (
            "Accra's new motorway is busy. Ghana exports cocoa. Ghana's gold is mined in the west, and Ghana "
            "has oil. Ghana borrowed for the road.\n\nInflation fell to 22.1% in March, the central bank "
            "of the country said.",
            "22.1%",
            "Ghana",
        ),
        # the foil of a title
        (
            "Lake towns bet on boats as Nairobi's share slips\n\nKisumu has a port. Kisumu's boats are old. "
            "Kisumu waits. Traders come to Kisumu by rail, and Kisumu feeds them.\n\nUnemployment fell to "
            "5.4% in the year, the officials of the town hall said.",
            "5.4%",
            "Kisumu",
        ),
        ("这里是北宁,越南面积最小的省份,总共只有822平方公里。", "822平方公里", "北宁"),
        # a town's county
        (
            "清水镇的竹艺,还能编多久?\n\n走进安吉县清水镇,家家编竹。镇上有320家作坊。安吉县人社局的数据显示,"
            "县内制造业缺工4200人。\n\n县府今年安排3000万元补助。全县外出务工人员达5.6万人。",
            "5.6万人",
            "安吉县",
        ),
        # shares of a whole, which are of whoever makes them
        ("醴陵的瓷器走向世界。全国日用瓷产量的三成出自这里。", "三成", "醴陵"),
        ("柳州造车多年。全国每10辆微型电动车中就有4辆来自这里。", "每10辆微型电动车中就有4辆", "柳州"),
        ("青岛瞄准东亚地区航运枢纽,高价值专利拥有量达到5.3万件。", "5.3万件", "青岛"),
        # the world's own total
        ("据测算,全球机器人企业数量21500家,中国6200家,广东1300家。", "21500家", "全球"),
        # what is no name
        (
            "灵丘县的数据中心忙起来了。他指着墙上的大屏告诉记者,眼下园区在用标准机架1.6万架。",
            "1.6万架",
            "灵丘县",
        ),
        (
            "According to the Gross County Product report, output in Kisumu grew again. Real growth "
            "averaged 4.3 per cent a year between 2020 and 2024.",
            "4.3 per cent",
            "Kisumu",
        ),
        (
            "Abidjan has a port. Ships spent an average of 26 hours alongside in the year, the owners said.",
            "26 hours",
            "Abidjan",
        ),
        (
            "Da Nang grows. Budget revenue reached 18.9 trillion dong in the half.",
            "18.9 trillion dong",
            "Da Nang",
        ),
        # money of the US
        ("Porto received US $ 310 million, Lisbon only US 1.2 billion.", "US 1.2 billion", "Lisbon"),
        # a word that opens a sentence is no place
        ("Ghent is growing. But, the region recorded 43 new firms in 2024.", "43", "Ghent"),
    ],
)
def test_whose_figure(text, value, place):
    assert places(text)[value] == place


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("*Reportage. Words: A. Writer. Photographs: B. Maker. February 2026*", 2026),
        ("The Quarterly, Issue 41, Spring 2025", 2025),
        ("Posted by A. Writer on 3 October 2024 in _Notes_", 2024),
        ("Posted 19 March 2025 by A. Writer. Reading time 5 minutes", 2025),
    ],
)
def test_a_byline_is_no_title_and_tells_when(above, published):
    text = (
        f"# The long wait of Lulea\n\n{above}\n\nThe bus from Lulea is nearly empty at dawn, and the "
        "driver keeps the radio low. The town lost 312 people last year, and most of them were young.\n"
    )
    article = read_article(text)
    assert (article.title, article.published) == ("The long wait of Lulea", published)
    assert [(c.unit, c.year) for c in article.claims] == [("Lulea", published - 1)]


def test_what_is_built_for_a_town_is_not_what_a_page_is_about():
    text = (
        "西江运河通航在即,港城准备好了吗?\n\n贵港是一座港城。贵港的码头很忙,贵港的船也多。西江运河年底建成。\n\n"
        "去年全市进出口总值320亿元,增长12%。"
    )
    assert {c.value_text: c.unit for c in read_article(text).claims}["320亿元"] == "贵港"


def test_a_city_with_its_kind_is_the_city():
    text = (
        "With its new port, Cebu City looks ahead\n\nCebu City, a busy place in Central Visayas, "
        "is proud of itself. Central Visayas watches, and Central Visayas learns.\n\n"
        "The revenue target of the year before was 2.1 billion pesos, and it was met in full."
    )
    assert read_article(text).claims[-1].unit in {"Cebu", "Cebu City"}
