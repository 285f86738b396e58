"""Headings of Chinese statistics: bulletins, yearbooks, work reports; of the mainland and its neighbours."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年“三新”经济增加值在杭州达到8923亿元。", ("new_economy_value_added", 892_300_000_000)),
        ("2023年绍兴一般贸易进出口3210.6亿元。", ("general_trade", 321_060_000_000)),
        ("2024年重庆对东盟进出口1280亿元。", ("asean_trade", 128_000_000_000)),
        ("2023年佛山“新三样”产品出口达156亿元。", ("new_three_exports", 15_600_000_000)),
        ("截至2023年底,宁波有进出口实绩的企业达2.6万家。", ("foreign_trade_firms", 26_000)),
        ("到2024年末,台州普惠小微贷款余额4567亿元。", ("inclusive_loans", 456_700_000_000)),
        ("2023年末温州不良贷款率0.72%。", ("npl_ratio", 0.72)),
        ("2024年洛阳争取到新增专项债券资金156亿元。", ("special_bonds", 15_600_000_000)),
        ("2023年西安科技企业孵化器在孵企业达8900家。", ("incubated_firms", 8900)),
        ("2023年成都完成计算机软件著作权登记8.6万件。", ("software_copyrights", 86_000)),
        ("2023年青岛知识产权质押融资金额达126亿元。", ("ip_pledge_financing", 12_600_000_000)),
        ("2023年阜阳农民工总量达286万人。", ("migrant_workers", 2_860_000)),
        ("2023年第四季度武汉求人倍率为1.32。", ("job_openings_ratio", 1.32)),
        ("2023年嘉兴商品房销售额876.5亿元。", ("home_sales_value", 87_650_000_000)),
        ("2023年扬州房屋新开工面积523万平方米。", ("floor_space_started", 5_230_000)),
        ("2023年日照港拥有万吨级以上泊位86个。", ("deepwater_berths", 86)),
        ("2023年丽水国控断面水质优良比例为98.5%。", ("good_water_share", 98.5)),
        ("2023年驻马店生猪出栏756万头。", ("pigs_slaughtered", 7_560_000)),
        ("2023年温州规上工业产销率为97.2%。", ("sales_to_output_ratio", 97.2)),
        ("2023年成都养老机构床位13.6万张。", ("elderly_care_beds", 136_000)),
        ("2023年贵州城市最低生活保障对象52.6万人。", ("minimum_income_recipients", 526_000)),
        ("2023年底澳门外地雇员17.6万人。", ("nonresident_workers", 176_000)),
        ("2023年香港住宅售价指数下跌6.8%。", ("house_price_index_growth", -6.8)),
        ("2023年台湾外销订单5610亿美元。", ("export_orders", 561_000_000_000)),
        ("2023年台南污水下水道接管率38.6%。", ("sewer_connection_rate", 38.6)),
    ],
)
def test_a_heading_of_statistics_names_the_figure(text, expected):
    claims = [claim for claim in read_article(f"{text}\n{FILLER}").claims if claim.indicator == expected[0]]
    assert [claim.value for claim in claims] == [pytest.approx(expected[1])]
