"""Chinese parts of what was told: where a share of it goes, goods among exports, partners, comparisons."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


def last(text):
    return [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("常州去年软件业务收入1600亿元，其中八成来自武进。", "software_revenue_share"),
        ("西安去年技术合同成交额4300亿元，却只有三成出头落在本省。", "technology_contracts_share"),
        ("珠海去年接待游客3200万人次，其中六成来自港澳。", "visitors_share"),
        ("绵阳去年技术合同成交额112亿元，在本市转化的不足一半。", "technology_contracts_local_share"),
    ],
)
def test_a_share_that_goes_somewhere_is_of_the_sum_before(text, expected):
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("钦州去年出口225.7亿元，其中家具6.2亿元。", "furniture_exports"),
        ("钦州去年出口225.7亿元，其中新能源汽车18.4亿元，增长了1.6倍。", "nev_exports_growth"),
        (
            "北海去年规模以上工业增加值增长9.4%，其中石化增长12.6%，食品工业增长3%。",
            "food_value_added_growth",
        ),
        ("宁德去年规上工业产值6100亿元，其中锂电池2800亿元、不锈钢1500亿元。", "stainless_steel_output"),
        ("惠州去年出口2300亿元，其中对美国的跌了18%，但对东盟的涨了21.5%。", "asean_exports_growth"),
        ("惠州去年出口2300亿元，其中对美国的跌了18%。", "us_exports_growth"),
        ("嘉兴去年进出口4500亿元，其中出口3200亿元。", "exports"),
        ("奇瑞集团去年在芜湖出口114.5万辆。", "car_exports"),
        ("丹阳去年生产镜片4.2亿副，占全国七成。", "lens_output_share"),
    ],
)
def test_goods_and_partners_have_a_part_in_the_sum(text, expected):
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年芜湖经济总量仅相当于合肥的38%。", "gdp"),
        ("2024年昆明生产总值8275亿元，南宁5995亿元，只相当于前者的七成二。", "gdp"),
        ("2024年芜湖服务业增加值占比49.1%。", "gdp_share_tertiary"),
        ("2024年襄阳规上工业增加值增长9.3%，武汉低了1.7个百分点。", "industrial_value_added_growth"),
        ("2024年苏州常住人口1298.7万人，仅多了2.6万人。", "population_change"),
        ("2024年郑州常住人口比上年增加7.8万人；合肥增加14.9万人，武汉只有3.5万人。", "population_change"),
        ("2024年郑州常住人口增加7.8万人，达到1308万人。", "population"),
        ("黄岛去年生产总值5070亿元，按可比价格增长7.4%。", "gdp_growth"),
        ("高雄楠梓园区投产后可创造1.2万个直接就业机会。", "new_jobs"),
        ("武汉去年以21106亿元的GDP稳居中部第一。", "gdp"),
        ("从上海坐高铁到丹阳最快只要56分钟。", "travel_time"),
        ("丹阳的龙头企业拿出营收的5.2%投入研发。", "rd_expenditure_share_of_revenue"),
        ("桃园去年房价所得比9.2倍，贷款负担率39%；台北16.4倍。", "house_price_to_income"),
        ("绵阳去年规上工业总产值突破3000亿元，从这里走出去的长虹控股营业收入约1680亿元。", "revenue"),
    ],
)
def test_comparisons_and_changes_keep_what_they_compare(text, expected):
    found = [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims]
    assert expected in found[-2:]


def test_the_second_list_of_three_sectors_begins_anew():
    text = "绵阳三次产业结构由上年的10.1:40.0:49.9调整为9.7:40.5:49.8。"
    found = [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims]
    assert found == ["gdp_share_primary", "gdp_share_secondary", "gdp_share_tertiary"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2019年，南通发明专利申请量和授权量分别为1.2万件和0.4万件。",
            ["invention_patent_applications", "invention_patent_grants"],
        ),
        (
            "2024年温州民营企业贡献了全市92%的税收和75%的进出口额。",
            ["private_firms_tax_share", "private_trade_share"],
        ),
        ("2024年北宁外资企业贡献了全省工业总产值的九成二。", ["foreign_industrial_output_share"]),
        ("深圳去年有6.4万家人工智能相关企业。", ["ai_firms"]),
        ("2024年成都聚集了860家生物医药骨干企业。", ["biotech_firms"]),
        (
            "2024年芜湖规上汽车业增加值增长23%，营业收入1320亿元，利润62亿元。",
            ["car_value_added_growth", "car_revenue", "car_profit"],
        ),
        (
            "2024年洛阳财政科技投入32.5亿元，占财政支出的5.1%。",
            ["science_expenditure", "science_expenditure_share"],
        ),
    ],
)
def test_owners_and_compounds(text, expected):
    found = [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年临汾煤炭产量1.5亿吨，焦炭1200万吨。", ["coal_output", "coke_output"]),
        ("2024年大庆生产原油3000万吨，石化企业加工原油2200万吨。", ["crude_oil_output", "crude_processing"]),
        ("2024年邢台自行车年产4800万辆。", ["bicycle_output"]),
        ("2024年泸州酒业营收1220亿元，利润420亿元。", ["liquor_revenue", "liquor_profit"]),
        ("2024年台中工具機廠商1,200家，出口值22億美元。", ["machine_tool_firms", "machine_tool_exports"]),
        ("柳州米粉产业去年带动30多万人就业。", ["employment"]),
        (
            "2024年基隆人口36萬人，每戶人口2.2人，人口密度每平方公里2,720人。",
            ["population", "household_size", "density"],
        ),
        ("2024年惠州工业用地出让价每亩48万元。", ["land_price"]),
        ("2024年拉萨人均受教育年限10.2年。", ["schooling_years"]),
    ],
)
def test_goods_that_are_made_and_densities(text, expected):
    found = [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims]
    assert found == expected
