"""What a figure measures: narrowed nouns, governing verbs, denominators, growth without a subject."""

import json
from importlib.resources import files

import pytest

from own_articles import filler
from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import _written, build_lexicon


def codes(text):
    claims = read_article(text + "\n" + filler(text)).claims
    return [claim.indicator for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年烟台的海洋领域有效发明专利为5200件,是全省最多的城市之一。", "marine_invention_patents"),
        ("2023年台中的工具机出口额达30亿美元,在全台各个城市之中居首。", "machine_tool_exports"),
        ("2023年嘉兴的制造业产值达到1.2万亿元,规模在全省各市之中位居前列。", "manufacturing_output"),
        ("2023年济南的量子科技企业已有60家,集聚在高新区的一条街上。", "quantum_firms"),
        ("2023年宜昌的生物医药产业从业人员达到3.2万人,比五年前多得多。", "biopharma_employment"),
        ("Software revenue in Pune reached $4 billion in 2023, said the city's council.", "software_revenue"),
        (
            "In 2023 employment in Leipzig's logistics sector reached 31,000, they said.",
            "logistics_employment",
        ),
        ("In 2023 Toulouse had 48,000 jobs in aerospace, more than any other city.", "aerospace_employment"),
        ("In 2023 the car industry of Zaragoza employed 24,000 people in all its plants.", "car_employment"),
    ],
)
def test_a_modifier_narrows_the_noun(text, expected):
    assert codes(text)[0] == expected


def test_residents_of_town_and_country_are_told_apart():
    text = "2023年潍坊的居民人均可支配收入41275元。其中,城镇居民48612元,农村居民24890元,差距有所缩小。"
    assert codes(text) == ["disposable_income", "urban_disposable_income", "rural_disposable_income"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The journey from Derby to Leeds took 95 minutes in 2019, according to the council.", "travel_time"),
        ("Derby, a town of 44,000, is proud of its history and its football club.", "population"),
        ("In 2023 the park in Derby counted 140 tenants, said the council's report.", "firms"),
        (
            "In 2023 a new plant in Derby costing £300 million was opened in spring.",
            "construction_cost",
        ),
        ("In 2023 labs in Derby hired 900 people, according to the council's report.", "employment"),
        ("2023年东莞的一座工厂造了54万辆车,在全省各个城市之中名列第一。", "car_output"),
    ],
)
def test_the_verb_tells_what_a_figure_is(text, expected):
    assert codes(text)[0] == expected


def test_inhabitants_below_the_line_are_not_what_is_counted():
    text = "Ghent filed 800 patent applications in 2023 for a population of 265,000, or 30 per 10,000 people."
    assert codes(text) == ["patent_applications", "population", "patent_applications_per_10k"]


def test_research_spending_as_a_share_of_sales():
    text = "2023年绵阳的电子厂商研发费用占营业额8.2%,在全省各个城市之中居于首位。"
    assert codes(text)[0] == "rd_expenditure_share_of_revenue"


@pytest.mark.parametrize(
    "text",
    [
        "2023年芜湖常住人口373万人。下半年的路怎么走?市里的目标没有变:全年增长7%左右。",
        "2023年芜湖的失业率为4.6%。记者问道,全年7%的目标能不能在年底以前实现?",
    ],
)
def test_the_goal_of_the_year_is_that_of_the_economy(text):
    assert codes(text)[1] == "gdp_growth"


def test_firms_on_a_list_are_what_the_list_is_of():
    text = "在去年发布的独角兽榜单上,长沙有9家企业入围,在中部各个城市之中居于首位。"
    assert codes(text)[0] == "unicorns"


def test_people_lost_within_a_year_are_a_change():
    text = "2023年末,中山常住人口445.8万人,一年多了2.7万人,这是近几年之中最多的一次。"
    assert codes(text) == ["population", "population_change"]


def test_half_a_sentence_is_no_indicator():
    text = "In 2023 the minister swallowed 14 reports about Derby, of which nobody had read a line."
    assert "swallowed" not in str(codes(text)[:1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年岱山由400个大小岛屿组成,是一座典型的海岛县城。", "islands"),
        ("2023年赣州的土地出让金收入为320亿元,比前几年少了很多。", "land_revenue"),
        ("2023年温州的城投平台有息债务为1200亿元,压力比较大。", "lgfv_debt"),
        ("2023年新竹的房价所得比为11.2倍,在全台各个县市之中最高。", "house_price_to_income"),
        ("The informality rate of Puebla was 62% in 2023, according to the institute.", "informality_rate"),
        (
            "The price-to-earnings ratio of homes in Oxford was 11.9 in 2023.",
            "house_price_to_income",
        ),
        ("Footfall in Derby rose by 8% in 2023, according to the council's report.", "footfall_growth"),
    ],
)
def test_names_of_common_measures(text, expected):
    assert codes(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年,湘潭的轨道交通装备产业,全口径产值为480亿元,在全省各市之中位居前列。",
            "rail_equipment_output",
        ),
        ("2023年,台州的低空经济相关企业有50家;全年实现营业收入31亿元,增长很快。", "low_altitude_revenue"),
        ("2023年,台州的医药企业有50家;全市规上工业营业收入3100亿元,增长很快。", "industrial_revenue"),
    ],
)
def test_the_sector_of_the_sentence_narrows_its_later_nouns(text, expected):
    assert codes(text)[-1] == expected


def test_research_spending_equal_to_a_part_of_the_product():
    text = "2023年澳门的研发总开支为40亿元,相当于本地生产总值的1.1%,还是很低的。"
    assert codes(text)[1] == "rd_intensity"


def test_the_price_of_a_house_in_years_of_pay():
    text = "The typical home in Oxford cost 11.9 times median earnings in 2023, compared with 5.2 in Derby."
    assert codes(text)[0] == "house_price_to_income"


def test_a_piece_of_a_sentence_is_none():
    assert codes("这件事后来仍只是人家的三成左右,2023年在丽水这样的小城市也是很常见的。") in ([], [None])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The median rent in Derby hit $470 in 2023, and the vacancy rate was 0.8 per cent.",
            "rental_vacancy_rate",
        ),
        (
            "In 2023 industrial parks in Monterrey had a vacancy rate of 5.2%, they said.",
            "industrial_vacancy_rate",
        ),
        ("In 2023 offices in Derby had a vacancy rate of 5.2%, the council said.", "office_vacancy_rate"),
    ],
)
def test_what_stands_empty(text, expected):
    assert codes(text)[-1] == expected


def test_the_rate_of_before_is_a_rate():
    text = "Unemployment in Derby is down to 3.1 per cent in 2023 from 4.4 per cent in 2019, they said."
    assert codes(text) == ["unemployment_rate", "unemployment_rate"]


def test_people_per_thousand_workers():
    text = "2023年,每千名就业者中研发人员有98人,新竹在全台各个县市之中是最高的。"
    assert codes(text)[0] == "rd_personnel_per_1k"


def test_per_million_behind_a_long_noun():
    text = "In 2023 Munich filed 113 European patent applications per million inhabitants, they said."
    assert codes(text)[0] == "patent_applications_per_million"


def test_related_firms_are_those_of_the_sector():
    text = "到2027年,台州的低空经济规模力争突破10亿元;集聚相关企业30家以上,并建成一批起降设施。"
    assert codes(text)[-1] == "low_altitude_firms"


def test_an_alias_with_choices_is_each_of_its_phrases():
    index = build_lexicon().indicators
    entries = json.loads((files("poliscope.data") / "lexicon" / "indicators.json").read_text("utf-8"))
    chosen = [a for e in entries["indicators"].values() for a in e["aliases"] if "{" in a]
    assert not any("{" in text or "}" in text for text in _written("a {b|c} {d|} e"))
    assert _written("a {b|c} {d|}e") == ["a b de", "a b e", "a c de", "a c e"]
    assert all(index.find(phrase) for alias in chosen for phrase in _written(alias))
