"""What a figure measures: a noun and what narrows it, growth, shares, the figure before."""

import pytest

from own_articles import filler
from poliscope.data.articles import read_article
from poliscope.show.article.words import ArticleWords


def codes(text):
    aside = filler(text)
    return [claim.indicator for claim in read_article(f"{aside}\n{text} {aside}").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2022年大理州的蔬菜种植面积达到12.3万亩,水果产量45万吨,增长6.1%。",
            ["vegetable_area", "fruit_output", "fruit_output_growth"],
        ),
        (
            "2022年丽水市的林业增加值22.6亿元,渔业增加值3.1亿元。",
            ["forestry_value_added", "fishery_value_added"],
        ),
        (
            "2023年宁德市锂电池出口额达到312亿元,占全市出口的61.2%,高新技术产品进口18亿元。",
            ["battery_exports", "battery_exports_share", "hightech_imports"],
        ),
        (
            "2023年绍兴市对东盟进出口452亿元,同比增长9.1%;国有企业进出口31亿元。",
            ["asean_trade", "asean_trade_growth", "state_firms_trade"],
        ),
        ("2022年台州市汽车出口同比增长31%,钢材进口12万吨。", ["car_exports_growth", "steel_imports"]),
        ("2023年女性就业人员占全部就业人员的44.1%。", ["female_employment_share"]),
        ("2023年黄山市共有86家旅游景区和31个农家书店。", ["scenic_areas", "bookshops"]),
        (
            "Last year knitwear exports from Tirupur were worth 330 million euros in 2023.",
            ["knitwear_exports"],
        ),
        (
            "Coffee exports of Uganda rose 8% to $1.1 billion in 2023.",
            ["coffee_exports_growth", "coffee_exports"],
        ),
        (
            "The health care and social assistance industry of Perth employed 455,700 people in 2022.",
            ["healthcare_employment"],
        ),
        ("Merchandise exports of Chile were $98 billion in 2022.", ["exports"]),
        ("Total annual exports of Ghana were $14 billion in 2022.", ["exports"]),
    ],
)
def test_a_noun_is_narrowed_by_what_stands_before_it(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年全年入境旅客1200万人次,其中内地旅客占58.1%,而香港及台湾旅客则分别占28.0%及8.3%。",
            ["visitors", "mainland_visitors_share", "hong_kong_visitors_share", "taiwan_visitors_share"],
        ),
        (
            "2023年濮阳城镇、农村居民人均可支配收入分别达到38210元和19860元。",
            ["urban_disposable_income", "rural_disposable_income"],
        ),
        (
            "2023年衢州城乡居民人均可支配收入分别增长5.1%、6.8%。",
            ["urban_disposable_income_growth", "rural_disposable_income_growth"],
        ),
    ],
)
def test_a_list_shares_the_noun_of_its_last_item(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The export growth rate of Kerala in 2023 was 6.4 per cent.", ["exports_growth"]),
        ("Population growth in Perth stood at 2.8% in 2023.", ["population_growth"]),
        ("Last year Cork saw a rise of 14 per cent in rents, the council said in 2023.", ["rent_growth"]),
        ("In 2023 exports grew at 4.1% in Hamburg.", ["exports_growth"]),
        (
            "Manufacturing employment grew between 2019 and 2023 in Leon, by 7%.",
            ["manufacturing_employment_growth"],
        ),
        (
            "2023年三明市大数据产业增速在全省排第二位,出口增速居全省第四位。",
            ["big_data_industry_growth", "exports_growth"],
        ),
        ("2024年一季度居民消费价格同比上涨0.3%。", ["cpi"]),
        ("Exports of Genoa grew to 41% of the region's total in 2023.", ["exports_share"]),
    ],
)
def test_growth_said_with_its_noun(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In May 2021, 1,420 patents were filed in Oslo, up 120 (9 percent) from the same month of 2020.",
            ["_change", "_growth"],
        ),
        (
            "In 2022 tax revenue of Wuxi was 84.1 billion yuan, an increase of 3.1% and accounting for "
            "81.2% of the general public budget revenue.",
            ["tax_revenue_growth", "tax_revenue_share"],
        ),
        (
            "Exports from Penang reached $41 billion in 2022, or 31% of the national total.",
            ["exports", "exports_share"],
        ),
        (
            "Unemployment in Bari fell to 8.1% in 2022. This compares to a national average of 7.9%.",
            ["unemployment_rate", "unemployment_rate"],
        ),
        (
            "2022年宣城市规模以上企业研发经费支出41亿元,比上年增加3.2亿元。",
            ["rd_expenditure", "rd_expenditure_change"],
        ),
        ("2023年嘉善县贸易总额(进口和出口)占GDP的比重达到120%。", ["trade_total_share_of_gdp"]),
    ],
)
def test_a_figure_goes_on_about_the_one_before(text, expected):
    got = codes(text)[-len(expected) :]
    assert all(code.endswith(end) for code, end in zip(got, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of it, the added value of the secondary industry was 41.2 billion yuan in 2022.",
            "secondary_value_added",
        ),
        ("About 3,200 jobs were created in the aerospace sector of Seville in 2022.", "aerospace_new_jobs"),
        ("The plant in Puebla built 282,000 cars in 2022.", "car_output"),
        ("Slovakia exported 1.02 million vehicles in 2022.", "car_exports"),
        ("Gdansk is the fourth-largest city in Poland.", "population"),
        (
            "The number of new rooftop gardens in Otago fell 5.7 percent in 2015.",
            "rooftop_gardens_growth",
        ),
        (
            "Ghent filed 26 patent applications for every 10,000 residents in 2023.",
            "patent_applications_per_10k",
        ),
        ("Ghana had the largest share of exports in 2022, 28% of the region's total.", "exports_share"),
    ],
)
def test_what_a_clause_measures(text, expected):
    assert codes(text)[0] == expected


def test_to_pay_is_no_wage():
    assert codes("A resident would pay about $13 more per month in Boise in 2025.")[:1] != ["average_wage"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Employment status: 64.1% are employed, 8.2% are self-employed and 4.5% are unemployed in Luton.",
            ["employment_rate", "self_employed_share", "unemployment_rate"],
        ),
        (
            "In Leiden 22.4% of residents are aged 0 to 17, 61% aged 18 to 64 and 16.6% aged 65 and over.",
            ["children_share", "working_age_population", "population_65plus"],
        ),
        (
            "In Bath 31% of households own their home outright while 17.2% rent privately.",
            ["outright_owner_share", "private_renters_share"],
        ),
        (
            "About 38% of adults in Boston have a bachelor's degree and 12.1% live in poverty.",
            ["tertiary_share", "poverty_rate"],
        ),
        ("In Hull 29% of children live in poverty.", ["child_poverty"]),
        (
            "Unemployment in Cadiz averaged 18.2 percent in 2022, but 36 percent among those under 25.",
            ["unemployment_rate", "youth_unemployment"],
        ),
        ("In 2023, 31% of firms in Ulm were founded by women.", ["women_founders_share"]),
        ("In 2023 Turin spent 2.1% of its GDP on R&D, more than Genoa.", ["rd_intensity"]),
    ],
)
def test_a_share_of_people_is_told_by_what_is_said_of_them(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The scheme in Salford will deliver 1,400 homes by 2030.", "planned_homes"),
        ("About 8 million people live within an hour of Katowice.", "population"),
        ("The investor promised 20,000 jobs in Magdeburg.", "new_jobs"),
        ("The two districts of Dhaka employ 1.2 million people in textiles.", "textile_employment"),
        ("The outsourcing sector of Brno employs 16,000 people.", "outsourcing_employment"),
        ("In the Bull Ring shopping centre of Birmingham the vacancy rate hit 11.2%.", "retail_vacancy_rate"),
        ("2023年入境旅客同比多23.8%,是近年最大的增幅。", "visitors_growth"),
    ],
)
def test_verbs_and_surroundings_name_what_is_counted(text, expected):
    assert codes(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年该国服务业占国内生产总值的48%,农业和工业分别占25%和21%。",
            ["gdp_share_tertiary", "gdp_share_primary", "gdp_share_secondary"],
        ),
        (
            "2023年全市常住人口311万人。该市经济去年增长5.9%,高于全省5.1%的平均水平。",
            ["population", "gdp_growth", "gdp_growth"],
        ),
        ("2023年惠州出口586亿元,占全省12.3%,在全省排名第四。", ["exports", "exports_share", "exports"]),
        (
            "GVA per head in Bolton rose 3.1 per cent in 2022, the third-fastest increase in the region.",
            ["gva_per_capita_growth", "gva_per_capita_growth"],
        ),
        (
            "The average home in Wigan cost 142,000 pounds in 2022, about half of the UK average.",
            ["house_price", "house_price"],
        ),
        (
            "Nominal GDP of Panama came to $81.0 billion in 2022, or $18,150 per inhabitant.",
            ["gdp", "gdp_per_capita"],
        ),
        (
            "Foreign direct investment in Sonora was 1.2 billion dollars in 2022, 11.1% above the figure of "
            "the same period last year.",
            ["fdi", "fdi_growth"],
        ),
    ],
)
def test_ranks_parts_and_rates_of_the_figure_before(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("code", "chinese"),
    [
        ("vegetable_area", "蔬菜面积"),
        ("us_exports_share", "对美国出口占比"),
        ("state_firms_trade", "国有企业进出口"),
        ("rooftop_gardens", "rooftop gardens"),
    ],
)
def test_a_composed_code_is_shown_in_chinese(code, chinese):
    assert ArticleWords("zh").indicator(code) == chinese


def test_headers_of_tables_are_composed_as_sentences():
    english = (
        "# Three towns\n\nThe table gives figures of towns in 2023.\n\n"
        "| City | Technical vacancies | Coffee exports (t) | Jobs in aerospace | Tax revenue, % of GDP |\n"
        "|---|---|---|---|---|\n| Leeds | 412 | 120 | 3,200 | 31 |\n| York | 156 | 41 | 900 | 29 |\n"
    )
    assert [claim.indicator for claim in read_article(english).claims][:4] == [
        "technical_vacancies",
        "coffee_exports",
        "aerospace_employment",
        "tax_revenue_share",
    ]
    chinese = (
        "# 各市指标\n\n2023年各市指标如下。\n\n"
        "| 城市 | GDP增量(亿元) | 蔬菜种植面积(万亩) | 钢材出口(万吨) | 研发经费占GDP比重(%) |\n"
        "|---|---|---|---|---|\n| 苏州 | 712 | 12.1 | 412 | 3.9 |\n| 无锡 | 219 | 8.0 | 156 | 3.2 |\n"
    )
    assert [claim.indicator for claim in read_article(chinese).claims][:4] == [
        "gdp_change",
        "vegetable_area",
        "steel_exports",
        "rd_intensity",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2022 the health care industry of Ohio added 12,000 jobs.", ["healthcare_new_jobs"]),
        (
            "The textile sector of Faisalabad makes 57% of the exports and employs 1.1 million people.",
            ["textile_exports_share", "textile_employment"],
        ),
        ("Agriculture employs 41% of the workforce in Gondar.", ["agricultural_employment_share"]),
        ("Women make up 38% of researchers in Lisbon.", ["female_rd_personnel_share"]),
        ("2023年台中市就业人数141万人,其中女性占44.8%。", ["employment", "female_employment_share"]),
        (
            "Hotel occupancy in Muscat stood at 51.2 per cent in 2022 against 43.8 per cent a year earlier.",
            ["occupancy_rate", "occupancy_rate"],
        ),
        (
            "In 2022 exports of Jinhua increased by 6.2%, accounting for 41.9% of the regional GDP.",
            ["exports_growth", "exports_share_of_gdp"],
        ),
        (
            "2023年漯河市新增高新技术企业31家,总数达到212家。",
            ["hightech_firms_change", "hightech_firms"],
        ),
        ("Crime in Camden stood at 91 offences per 1,000 residents.", ["crime_rate"]),
    ],
)
def test_subjects_and_groups_narrow_what_is_counted(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年台湾出口4324亿美元,韩国出口6322亿美元,其中对美国出口占18%。",
            ["exports", "exports", "us_exports_share"],
        ),
        ("2023年韩国游客达到231万人次,美国出口额增长3.1%。", ["korea_visitors", "exports_growth"]),
        ("2023年香港访港旅客3400万人次,台湾旅客78万人次。", ["visitors", "taiwan_visitors"]),
        (
            "In 2022 the number of international students at universities in Adelaide climbed 18% to 41,300.",
            ["international_students_growth", "international_students"],
        ),
        (
            "The per capita disposable income of urban residents in Weifang was 48,612 yuan, up 5.1%, "
            "and that of rural residents was 24,890 yuan, up 6.3%.",
            [
                "urban_disposable_income",
                "urban_disposable_income_growth",
                "rural_disposable_income",
                "rural_disposable_income_growth",
            ],
        ),
        (
            "Total employment in Ulsan was 571,000 in 2022, including 181,000 in manufacturing.",
            ["employment", "manufacturing_employment"],
        ),
        (
            "Construction began on 4,210 homes in Oslo in 2022, 11% fewer than in 2021.",
            ["housing_starts", "housing_starts_growth"],
        ),
    ],
)
def test_whose_trade_and_guests_and_which_of_two_nouns(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The city of Cork counts 3,200 restaurants and 410 hotels.", ["restaurants", "hotels"]),
        ("Exports to the United States made up 41% of the total in Juarez in 2022.", ["us_exports_share"]),
        ("Visitors from China spent $1.2 billion in Phuket in 2022.", ["tourism_revenue"]),
        ("Exports from Penang to its customers abroad reached $41 billion in 2022.", ["exports"]),
    ],
)
def test_own_nouns_of_counts_and_partners_of_trade(text, expected):
    assert codes(text) == expected
