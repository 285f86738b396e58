"""The narrower code that a sentence gives: partners, kinds of firms, groups of people, what came on top."""

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
            "2023年台州对东盟、欧盟和美国分别进出口412亿元、356亿元和298亿元,分别增长4.1%、6.2%和3.3%。",
            [
                *("asean_trade", "eu_trade", "us_trade"),
                *("asean_trade_growth", "eu_trade_growth", "us_trade_growth"),
            ],
        ),
        (
            "2023年嘉兴对日本、韩国的进出口额分别为212亿元、156亿元。",
            ["japan_trade", "korea_trade"],
        ),
        (
            "2023年连云港铁矿石、煤炭和大豆分别进口31亿元、22亿元和18亿元。",
            ["iron_ore_imports", "coal_imports", "soybean_imports"],
        ),
        (
            "2023年芜湖机电产品为主要出口商品,出口额312亿元,同比增长8.1%。",
            ["mechanical_electrical_exports", "mechanical_electrical_exports_growth"],
        ),
        ("2023年日照金属矿砂进口大幅增长,进口额达129亿元。", ["metal_ore_imports"]),
        ("2023年日照外贸保持增长,进口额达129亿元。", ["imports"]),
        (
            "2023年城乡居民人均可支配收入分别增长4.2%和7.1%,分别达46120元和17310元。",
            [
                *("urban_disposable_income_growth", "rural_disposable_income_growth"),
                *("urban_disposable_income", "rural_disposable_income"),
            ],
        ),
    ],
)
def test_partners_goods_and_town_and_country(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年5月,宁波市新建商品住宅销售价格环比下降0.3%,二手住宅销售价格环比下降0.7%。",
            ["new_house_price_growth", "secondhand_house_price_growth"],
        ),
        (
            "2020年全县常住人口中,男性为21.3万人,占51.2%;女性为20.3万人,占48.8%。",
            ["male_population", "male_population_share", "female_population", "female_population_share"],
        ),
        (
            "2020年全区常住人口中,0-14岁人口为8.3万人,占16.1%;60岁及以上人口为12.1万人,占23.5%。",
            ["population_0_14", "children_share", "population_60plus", "population_60plus"],
        ),
        ("2023年全市自然增加人口1.2万人。", ["natural_increase"]),
        (
            "2022年,惠州常住人口增量为1.2万人,净流入人口0.8万人。",
            ["population_change", "net_migration"],
        ),
        ("2023年合肥GDP增量为612亿元。", ["gdp_change"]),
        ("2023年南通市出口增量达102亿元。", ["exports_change"]),
        ("2023年南通市出口增量大,总额达1020亿元。", ["exports"]),
        ("2023年全区签约项目31个,协议引资额120亿元。", ["projects", "agreed_investment"]),
        ("2023年北京独角兽企业估值总额达5100亿美元。", ["unicorn_valuation"]),
        ("2023年广州有独角兽企业22家,企业数量居全国第四。", ["unicorns", "unicorns"]),
        ("2023年广州有企业22万家,企业数量居全国第四。", ["firms", "firms"]),
        ("2023年恩施民宿平均住房率31.2%,平均房价320元。", ["occupancy_rate", "room_rate"]),
    ],
)
def test_groups_kinds_and_what_came_on_top(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patents per million residents in Eindhoven: 2,312 in 2022.", ["patents_per_million"]),
        (
            "Public expenditure on R&D in Malta was 41 million euros in 2021, up 4.2%.",
            ["public_rd_expenditure", "public_rd_expenditure_growth"],
        ),
        (
            "In Omaha 41.2 percent of residents are married and 11 percent are divorced in 2021.",
            ["married_share", "divorced_share"],
        ),
        ("Leeds has 1,600 women-led start-ups in 2023.", ["women_led_startups"]),
        ("The budget of Regina holds a 4.1 per cent property tax increase in 2019.", ["property_tax_growth"]),
    ],
)
def test_narrow_codes_in_english(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2023 the agriculture, forestry and fishery sector of Hue increased by 3.1%, industry and "
            "construction by 8.2% and services by 7.1%.",
            [
                "primary_value_added_growth",
                "secondary_value_added_growth",
                "tertiary_value_added_growth",
            ],
        ),
        (
            "In 2023 the construction sector of Accra grew by 6.4%, followed by real estate (5.1%) and "
            "financial and insurance (4.2%).",
            [
                "construction_value_added_growth",
                "real_estate_value_added_growth",
                "financial_value_added_growth",
            ],
        ),
        (
            "Jobs in the construction sector of Accra grew by 6.4% in 2023.",
            ["construction_employment_growth"],
        ),
        ("Agriculture contributed 28 per cent to the GDP of Mali in 2022.", ["gdp_share_primary"]),
        (
            "Retail trade accounts for a quarter of Sharjah's GDP in 2022.",
            ["wholesale_retail_value_added_share_of_gdp"],
        ),
        (
            "Boise is the tenth fastest growing metro area for jobs in 2023, "
            "with a growth rate of 2.9 percent.",
            ["employment_growth", "employment_growth"],
        ),
        ("Leduc is the third-fastest growing city in Alberta in 2023.", ["population_growth"]),
        (
            "IT exports of Kerala reached $2.1 billion in 2023. In 2022, the exports grew by 18.2%.",
            ["it_exports", "it_exports_growth"],
        ),
        (
            "IT exports of Kerala reached $2.1 billion in 2023. Exports of India grew by 18.2% in 2022.",
            ["it_exports", "exports_growth"],
        ),
        ("Bolivia's exports of dried beans fell 4% in 2022.", ["dried_bean_exports_growth"]),
    ],
)
def test_sectors_that_grow_and_what_the_sentence_goes_on_about(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The port of Izmir handled 1.2 million TEU in 2023, up 4.1 percent.",
            ["container_throughput", "container_throughput_growth"],
        ),
        ("Kisumu's port handled 310,000 twenty-foot equivalent units in 2023.", ["container_throughput"]),
        ("The port of Izmir handled 1.2 million tonnes of cargo in 2023.", ["cargo_throughput"]),
        (
            "The operating budget of Regina for 2024 is $612 million, an increase of $31 million, "
            "or 5.3 per cent.",
            ["operating_budget", "operating_budget_change", "operating_budget_growth"],
        ),
        ("Turin spent 2.1 percent of its GDP on science and technology in 2022.", ["rd_intensity"]),
        ("Some 38 percent of workers in Cali are employed informally in 2023.", ["informality_rate"]),
        ("2023年新能源汽车产量31万辆,占全省比重提高2.1个百分点。", ["nev_output", "nev_output_share"]),
        ("2023年出口31亿元,增速提高2.1个百分点。", ["exports", "exports_growth"]),
        ("2023年全市公路总里程2.1万公里,其中高速公路612公里。", ["road_length", "expressway_length"]),
    ],
)
def test_containers_changes_as_rates_and_parts(text, expected):
    assert codes(text) == expected
