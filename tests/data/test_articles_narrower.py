"""Indicators that say of which sector, goods, group, partner or body they are, and per what."""

import pytest

from own_articles import filler
from poliscope.data.articles import read_article


def codes(text):
    aside = filler(text)
    return [claim.indicator for claim in read_article(f"{aside}\n{text} {aside}").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2024 Odense had 190 robotics firms with 4,100 employees.",
            ["robot_firms", "robotics_employment"],
        ),
        ("Turin's aerospace companies employed 15,800 people in 2023.", ["aerospace_employment"]),
        ("Ghent is home to 90 biotech companies in 2024.", ["biotech_firms"]),
        ("Server shipments from Monterrey rose 41 percent in 2024.", ["server_shipments_growth"]),
        ("Whisky exports from Speyside rose 4 percent in 2024.", ["whisky_exports_growth"]),
        ("Wine exports of Mendoza reached $812 million in 2024.", ["wine_exports"]),
        ("Dental jobs in Tijuana rose 4 percent in 2024.", ["dental_employment_growth"]),
        ("Port employment in Antwerp reached 71,000 in 2024.", ["port_employment"]),
        ("Airport revenue of Doha rose 8 percent in 2024.", ["airport_revenue_growth"]),
        (
            "Women account for 36 percent of tech workers in Bristol in 2024.",
            ["female_technology_employment_share"],
        ),
        ("In 2024, 31 percent of Lyon's engineers were women.", ["female_engineers_share"]),
        ("Healthy life expectancy of men in Hull was 57.1 years in 2022.", ["male_healthy_life_expectancy"]),
        (
            "Foreign-owned companies account for 58 percent of Gyor's exports in 2024.",
            ["foreign_firms_exports_share"],
        ),
        ("Exports of Monterrey to the United States rose 9 percent in 2024.", ["us_exports_growth"]),
        ("China bought 41 percent of Chile's exports in 2024.", ["china_exports_share"]),
        ("Germany took 31 percent of the exports of Brno in 2024.", ["germany_exports_share"]),
    ],
)
def test_a_noun_before_tells_the_kind(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile's lithium industry is concentrated in Antofagasta. In 2024 it employed "
            "6,100 people and earned revenue of $4.1 billion.",
            ["lithium_employment", "lithium_revenue"],
        ),
        (
            "The robotics cluster of Odense keeps growing. It has 190 firms and 4,100 employees in 2024.",
            ["robot_firms", "robotics_employment"],
        ),
        (
            "The aerospace sector of Querétaro has 87 companies, employs 9,200 people and "
            "exported goods worth $1.6 billion in 2024.",
            ["aerospace_firms", "aerospace_employment", "aerospace_exports"],
        ),
        (
            "The port of Kribi employs 2,300 people and had revenue of $81 million in 2024.",
            ["port_employment", "port_revenue"],
        ),
        (
            "Querétaro's aerospace sector has 87 companies. The city's economy employs "
            "640,000 people in 2024.",
            ["aerospace_firms", "employment"],
        ),
        (
            "Semiconductors are the pride of Penang: 350 companies, 88,000 employees and "
            "exports of $61 billion in 2024.",
            ["semiconductor_firms", "semiconductor_employment", "semiconductor_exports"],
        ),
    ],
)
def test_what_the_passage_is_about_goes_on(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年槟城共有半导体企业350家,从业人员8.8万人,出口610亿美元。",
            ["semiconductor_firms", "semiconductor_employment", "semiconductor_exports"],
        ),
        ("2024年釜山港区就业人数为18.2万人。", ["port_employment"]),
        (
            "2024年佛山对东盟出口增长12.1%,对拉美出口增长8.3%。",
            ["asean_exports_growth", "latin_america_exports_growth"],
        ),
        ("2024年桃園製造業受僱員工每人每月總薪資6.1萬元。", ["manufacturing_average_wage"]),
        ("2024年常州外资企业占进出口总值的48%。", ["foreign_firms_trade_share"]),
        ("2024年杭州女性占科技从业人员的36%。", ["female_technology_employment_share"]),
        ("2024年合肥生命科学企业达到420家。", ["life_science_firms"]),
        (
            "2024年成都游戏产业实现营收612亿元,从业人员8.1万人,企业1200家。",
            ["game_revenue", "game_employment", "game_firms"],
        ),
        (
            "2024年东营橡胶轮胎企业87家,从业人员5.1万人,全市规模以上工业企业1200家。",
            ["tyre_firms", "tyre_employment", "scale_industrial_firms"],
        ),
        ("2024年青岛海洋产业企业3200家,全市生产总值1.67万亿元。", ["marine_firms", "gdp"]),
    ],
)
def test_chinese_kinds_and_subjects(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 Lyon had 41,000 companies and 812,000 jobs.", ["firms", "employment"]),
        ("Leeds is known for its textile industry. It has 41,000 firms in 2024.", ["firms"]),
        (
            "The port of Kribi handled 1.2 million TEU in 2024. The city's firms employ 41,000 people.",
            ["container_throughput", "employment"],
        ),
        (
            "The chip cluster of Graz is young. The whole economy of Graz has 190,000 jobs in 2024.",
            ["employment"],
        ),
        ("A University of Leeds study of 2024 counts 9,500 jobs in Hull.", ["employment"]),
        ("China makes up 14 percent of the world's exports in 2024.", ["exports_share"]),
        ("Local firms of Padua earned revenue of €41 billion in 2024.", ["revenue"]),
        ("Participating companies in Ghent numbered 412 in 2024.", ["firms"]),
        ("2024年合肥半导体产业发展迅速。全市企业达到12万家,就业人员410万人。", ["firms", "employment"]),
        ("2024年无锡出口6100亿元。", ["exports"]),
        ("2024年数据显示,台州企业达到12万家。", ["firms"]),
        ("2024年桃园的大学有16所,研发人员4.1万人。", ["universities", "rd_personnel"]),
    ],
)
def test_nothing_narrows_what_is_of_the_whole(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2024 exports of Arequipa reached $9 billion. Copper accounted for 41% of that.",
            ["exports", "copper_exports_share"],
        ),
        ("Electronics are 38 per cent of Penang's exports in 2024.", ["electronics_exports_share"]),
        (
            "Puebla exported goods worth $19 billion in 2024, more than half of it cars.",
            ["exports", "car_exports_share"],
        ),
        ("Manufacturing makes up 9 percent of jobs in Leeds in 2024.", ["manufacturing_employment_share"]),
        (
            "Health and education account for 21 percent of employment in Dundee in 2024.",
            ["education_health_employment_share"],
        ),
        ("Tourism provided 14 percent of the jobs of Malaga in 2024.", ["tourism_employment_share"]),
        ("In 2024, 31 percent of Lyon's engineers were women.", ["female_engineers_share"]),
        (
            "In 2024 Tiruppur's mills employed 410,000 people, of whom 61 per cent were women.",
            ["employment", "female_employment_share"],
        ),
        ("In 2024, 51 percent of the residents of Lyon were women.", ["female_population_share"]),
        ("2024年常州外资企业占进出口总值的48%。", ["foreign_firms_trade_share"]),
        ("2024年苏州外资企业贡献了进出口总值的六成。", ["foreign_firms_trade_share"]),
        ("2024年杭州女性占科技从业人员的36%。", ["female_technology_employment_share"]),
        ("2024年东莞女性占就业人员的45%。", ["female_employment_share"]),
        ("2024年景德镇陶瓷产业占全市税收的31%。", ["ceramics_tax_revenue_share"]),
        ("Chengdu accounts for 41 percent of the province's exports in 2024.", ["exports_share"]),
    ],
)
def test_shares_of_sectors_goods_and_groups(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Healthy life expectancy of men in Hull was 57.1 years in 2022.", ["male_healthy_life_expectancy"]),
        ("Life expectancy for women in Leeds reached 82.1 years in 2022.", ["female_life_expectancy"]),
        ("2023年长沙女性人均预期寿命83.2岁。", ["female_life_expectancy"]),
        ("2024年成都二手住宅成交均价为每平方米1.41万元。", ["secondhand_house_price"]),
        (
            "2024年成都二手房均价每平方米1.41万元,新建商品住宅均价1.9万元。",
            ["secondhand_house_price", "new_house_price"],
        ),
        ("Bikes account for a modal share of 31 percent in Bremen in 2023.", ["cycling_modal_share"]),
        (
            "In 2023 the modal share of public transport in Graz was 21 percent.",
            ["public_transport_modal_share"],
        ),
        ("In Bremen 24 percent of people cycle to work in 2023.", ["cycling_modal_share"]),
        ("Puebla exported furniture worth $1.2 billion in 2024.", ["furniture_exports"]),
        ("2024年桃園製造業受僱員工每人每月總薪資6.1萬元。", ["manufacturing_average_wage"]),
        ("2024年雲林縣長期債務41億元。", ["long_term_government_debt"]),
        ("The average house price in Leeds was £241,000 in 2024.", ["house_price"]),
        ("2024年安吉出口家具210亿元。", ["furniture_exports"]),
        ("Kumamoto made chips worth 1.1 trillion yen in 2024.", ["semiconductor_output"]),
        ("In 2024 the town sold bicycles worth €21 million.", ["bicycle_sales"]),
    ],
)
def test_kinds_near_the_phrase_and_goods_by_their_worth(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the new quarter of Graz there are 0.4 parking spaces per home in 2024.",
            ["parking_spaces_per_home"],
        ),
        ("Farms of Almería earned revenue of €61,000 per hectare in 2024.", ["revenue_per_ha"]),
        ("2024年丽江每位游客消费1210元。", ["spending_per_visitor"]),
        ("Investment per firm in Coimbatore was $2 million in 2024.", ["investment_per_firm"]),
        ("2024年成都房价每平方米1.6万元。", ["house_price"]),
    ],
)
def test_per_what(text, expected):
    assert codes(text) == expected
