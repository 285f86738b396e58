"""What the rules for Chinese bulletins must leave alone: wholes and fellows that only seem to be told on."""

import pytest

from poliscope.data.articles import read_article

_LEAD = "本报讯\n\n这份材料周二公布，当地媒体等了很久，各方都很关注，记者梳理了其中的要点。"


@pytest.mark.parametrize(
    ("passage", "figure", "code"),
    [
        ("合肥社会消费品零售总额增长4.9%。汽车产量增长7.2%。", "7.2%", "car_output_growth"),
        ("合肥固定资产投资增长3.7%。城镇登记失业率2.6%。", "2.6%", "unemployment_rate"),
        ("芜湖社会消费品零售总额增长4.9%。其中餐饮收入增长7.0%。", "7.0%", "catering_revenue_growth"),
        ("合肥社零总额增长4.9%。全年汽车出口18.6万辆。", "18.6万辆", "car_exports"),
        ("郑州常住人口1308万人，死亡率6.1‰。", "6.1‰", "death_rate"),
        ("郑州户籍人口930万人，出生率7.2‰。", "7.2‰", "birth_rate"),
        ("泉州居民人均可支配收入5.2万元，城镇新增就业8.9万人。", "8.9万人", "new_jobs"),
        ("赣州生猪出栏702万头，肉牛存栏91万头。", "91万头", "cattle_stock"),
        ("南阳新登记经营主体9.4万户，净增高新技术企业86家。", "86家", "hightech_firms_change"),
        ("昆明A级景区86家，其中免费开放的35家。", "35家", "scenic_areas"),
        ("无锡地区生产总值增长5.8%，研发投入强度3.5%。", "3.5%", "rd_intensity"),
        ("洛阳规上工业增加值增长7.3%。全社会用电量增长5.9%。", "5.9%", "electricity_growth"),
        ("佛山存款余额2.9万亿元，比年初增长6.7%。", "6.7%", "deposits_growth"),
        ("厦门市实际使用外资38亿美元，制造业投资增长9.8%。", "9.8%", "manufacturing_investment_growth"),
        ("中山的工业园完成计划投资86亿元，规上工业产值增长8.1%。", "8.1%", "industrial_output_growth"),
        ("台州公路客运量3250万人，港口货物吞吐量2.8亿吨。", "2.8亿吨", "cargo_throughput"),
        ("温州进出口3210亿元，其中跨境电商420亿元。", "420亿元", "cross_border_ecommerce"),
        ("年末城镇登记失业率2.6%，比上年末下降0.2个百分点。这是泉州的数字。", "2.6%", "unemployment_rate"),
    ],
)
def test_what_is_told_apart(passage: str, figure: str, code: str) -> None:
    """The figure keeps the name of its own clause."""
    told = [(c.value_text, c.indicator) for c in read_article(_LEAD + passage).claims]
    assert (figure, code) in told


def test_no_town_is_made_of_townspeople() -> None:
    """年末城镇 and 快于城镇 are no places."""
    text = "烟台农村居民收入增长6.2%，快于城镇居民1.4个百分点。年末城镇登记失业率2.6%。"
    assert {c.place for c in read_article(_LEAD + text).claims} == {"烟台市"}
