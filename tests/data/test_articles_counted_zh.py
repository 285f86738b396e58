"""What Chinese figures count: the noun beside them, what a measure word may count, usual names."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


def codes(text):
    return [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年佛山医院床位4.1万张。新城的3800个住宅单位还空着一半。", "homes"),
        ("2024年澳门总人口68.8万人。赌桌全城六千张。", "gaming_tables"),
        ("2024年西宁常住人口248万人。像这样房龄过四十年的大厦，全城有1900多幢。", "buildings"),
        ("2024年苏州医院床位8.6万张。商场里的扶梯1200部，全部装了刹车。", "escalators"),
        ("2024年长沙常住人口1061万人。一条街上就有网红店860家。", "trendy_shops"),
        ("2024年南投人口47万人。当地辅导了146家业者。", "firms"),
        ("2024年舟山港货物吞吐量13亿吨。渔民1.6万人。", "fishers"),
        ("2024年郑州机场客流2800万人次。停机位120个。", "aircraft_stands"),
        ("2024年深圳专利授权量23万件。街上的共享单车62万辆。", "shared_bikes"),
        ("2024年海北奶牛存栏32万头。牧户4200户。", "herding_households"),
        ("2024年珠海高新技术企业2600家。游艇2300艘。", "yachts"),
        ("2024年重庆失业率5.1%。老街的创业摊位有2800个。", "stalls"),
    ],
)
def test_a_noun_that_the_lexicon_lacks_is_not_of_what_went_before(text, expected):
    assert codes(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年合肥高新技术企业10112家。2019年只有2500家。", "hightech_firms"),
        ("2024年苏州专利授权量15万件。无锡为6.8万件，常州5.1万件。", "patent_grants"),
        ("2024年佛山医院床位4.1万张。东莞是3.9万张。", "hospital_beds"),
        ("2024年长沙规上工业企业3500家。株洲1800家，湘潭1200家。", "scale_industrial_firms"),
        ("2024年西安新增就业18万人。咸阳是4.2万人。", "new_jobs"),
    ],
)
def test_what_the_measure_word_may_count_goes_on(text, expected):
    assert codes(text)[-1] == expected


def test_the_same_measure_word_goes_on_in_a_sentence():
    text = "西宁城东区登记在册的夜市摊位有2360个，带动就业近7000人，城西区则为890个。"
    assert codes(text) == ["night_market_stalls", "employment", "night_market_stalls"]


@pytest.mark.parametrize("text", ["2024年漯河粮食总产36亿斤。", "2024年漯河秋粮产量36亿斤。"])
def test_grain_is_told_in_jin(text):
    (claim,) = read_article(f"{text}\n{FILLER}").claims
    assert (claim.value, claim.unit_of_measure) == (3_600_000_000, "jin")
    assert claim.indicator in {"grain_output", "autumn_grain_output"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年泰安工业占GDP的比重为38.2%。", ["industrial_value_added_share_of_gdp"]),
        ("2024年泰安高技术制造业增加值占GDP的比重为8.2%。", ["hightech_value_added_share_of_gdp"]),
        (
            "2024年萍乡规上工业企业612户，实现营收1102亿元，利润总额78亿元。",
            ["scale_industrial_firms", "industrial_revenue", "industrial_profits"],
        ),
        ("2024年西安机场客运量4700万人次，货运量29万吨。", ["air_passengers", "air_cargo"]),
        ("2024年西安铁路客运量4700万人次。", ["rail_passenger_volume"]),
        ("2024年成都地铁有18条线、420个站。", ["metro_lines", "metro_stations"]),
        (
            "2024年漳州城镇居民可支配收入5.1万元，增长4.1%。",
            ["urban_disposable_income", "urban_disposable_income_growth"],
        ),
        ("2024年渭南地方财政收入92亿元，税收占比71.6%。", ["fiscal_revenue", "tax_share_of_revenue"]),
        ("2024年榆林财政用于教育的支出92亿元。", ["education_spending"]),
        (
            "2024年绵阳本地高校毕业生留绵率46%，南昌的毕业生留昌率58%。",
            ["graduate_retention_rate", "graduate_retention_rate"],
        ),
        ("2024年新乡義務教育階段在校生86萬人，幼兒園980所。", ["pupils", "kindergartens"]),
        ("屏東縣2024年農產品外銷額12.6億元，移工2.1萬人。", ["agricultural_exports", "migrant_workers"]),
        ("香港2024年空置職位6.8萬個，輪候公屋時間為5.3年。", ["vacancies", "waiting_time"]),
        ("澳門2024年外僱18.3萬人，安老院舍24間。", ["nonresident_workers", "elderly_care_institutions"]),
        ("2024年大理游客平均停留3.1天，每位游客平均花掉860元。", ["average_stay", "spending_per_visitor"]),
        ("2024年柳州卖出新能源车52万辆。", ["nev_sales"]),
        ("2024年无锡集成电路产量580亿块。", ["chip_output"]),
        ("2024年渭南铁路货运量860万吨，飞机起降3.3万架次。", ["rail_freight", "flights"]),
    ],
)
def test_usual_names(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年末，长沙机动车保有量突破370万辆，其中新能源车48万辆。", ["car_ownership", "nev_ownership"]),
        ("2024年，徐州专利授权量3.2万件，其中发明专利6100件。", ["patent_grants", "invention_patent_grants"]),
        ("2024年，徐州新增发明专利授权4600件。", ["invention_patent_grants"]),
        ("去年芜湖生产总值5120亿元，增速在全省排第三。", ["gdp", "gdp_growth"]),
        ("去年芜湖出口420亿元，增速居全省第二。", ["exports", "exports_growth"]),
        ("2024年，邵阳粮食播种面积810万亩、产量65亿斤。", ["grain_area", "grain_output"]),
        ("去年佛山的新房均价1.5万元每平方米，土地均价每平方米6200元。", ["new_house_price", "land_price"]),
        ("2024年首尔房价中位数是年收入的13倍。", ["house_price_to_income"]),
        ("2024年洛阳接待游客1.2亿人次，实现综合收入1010亿元。", ["visitors", "tourism_revenue"]),
        ("2024年，德阳装备制造业营业收入增长9.2%。", ["equipment_revenue_growth"]),
        (
            "2024年，德阳白酒产业产值310亿元，磷化工产值220亿元。",
            ["liquor_output", "phosphorus_chemical_output"],
        ),
        ("台灣2024年貿易出超806億美元。", ["trade_balance"]),
        ("2024年洛阳规上工业企业研发经费占营业收入的2.1%。", ["business_rd_intensity"]),
    ],
)
def test_what_the_words_before_make_of_a_figure(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年兰州社会消费品零售总额1900亿元。夜市摊位费要统一上涨30%。", "夜市摊位费_growth"),
        ("2024年安吉旅游收入480亿元。露营装备租赁额2.3亿元。", "露营装备租赁额"),
        ("2024年青岛港货物吞吐量7.1亿吨。引航收费标准下调8%。", "引航收费标准_growth"),
        ("2024年佛山出口5600亿元。同比增长8%。", "exports_growth"),
        ("2024年佛山出口5600亿元。东莞是8900亿元。", "exports"),
    ],
)
def test_a_sum_with_a_noun_of_its_own_is_not_of_what_went_before(text, expected):
    assert codes(text)[-1] == expected
