"""What figures of Chinese passages measure: ventures, sectors of a page, rates, goods told by a bare noun.

The pages stand in ``chinese7.txt``, written for this; the figures are made up.
"""

from pathlib import Path

import pytest

from poliscope.data.articles import read_article

_LEAD = "本报讯\n\n这份材料周二公布，当地媒体等了很久，各方都很关注，记者梳理了其中的要点。"

_TOLD = [
    # the economy where a target or a place's growth names nothing else
    ("对明年，荆州定的目标是增长7%左右，黄石是6.5%。", "gdp_growth gdp_growth"),
    ("今年金华定下的增长目标是6%。", "gdp_growth"),
    ("深圳今年出口的目标是增长5.5%以上。", "exports_growth"),
    ("开普敦受制于南非整体经济，去年全国只增长1.1%。", "gdp_growth"),
    ("去年武汉出口增长12%，长沙增长8%。", "exports_growth exports_growth"),
    # deals, rounds and exits
    (
        "拉各斯全年有142笔交易，融资总额6.3亿美元，增长4%；其中种子轮占58%，A轮占21%。",
        "deals venture_capital venture_capital_growth seed_venture_capital_share "
        "series_a_venture_capital_share",
    ),
    ("2024年埃及股权融资3.1亿美元，债务融资0.9亿美元。", "venture_capital debt_financing"),
    ("债务融资的比重由2021年的14%升至33%。", "debt_financing_share debt_financing_share"),
    ("2024年东南亚仅有31起退出。", "exits"),
    ("但退出渠道仍窄，当地2024年实际使用外资31亿元。", "fdi"),
    ("四座城市拿走了全洲风险投资的79%。", "venture_capital_share"),
    ("开罗每宗平均不到500万美元，胜在多。", "average_deal_size"),
    (
        "2025年非洲初创企业共筹得31.4亿美元风险资金，按年回升18%，其中内罗毕占全洲27%。",
        "venture_capital venture_capital_growth venture_capital_share",
    ),
    ("女性创始人参与的企业占17.5%。", "women_founders_share"),
    ("初创企业不少，不过成立满五年后仍在香港经营的不足六成。", "business_survival_rate"),
    # capacity and output of the same goods
    (
        "该市多晶硅产能42万吨，占全国的15%；2024年产量30万吨。",
        "polysilicon_capacity polysilicon_capacity_share polysilicon_output",
    ),
    (
        "十堰商用车产业集群有企业310家，去年产量31万辆，产能达到60万辆。",
        "commercial_vehicle_firms commercial_vehicle_output commercial_vehicle_capacity",
    ),
    ("罗勇的优势在汽车，当地整车年产能合计98万辆。", "car_capacity"),
    # rates whose noun stands before since when
    (
        "稀土原材料就地转化率由2020年的40%提高到81%，今年的目标是85%。",
        "rare_earth_local_conversion_rate rare_earth_local_conversion_rate rare_earth_local_conversion_rate",
    ),
    ("合肥高新区孵化企业五年存活率为64%。", "business_survival_rate"),
    # those who come, and those who are there
    ("去年全市引进硕士以上人才1860人，人才总量达到32万人。", "talent_inflow talent"),
    ("熊本大学已设立半导体专门学程，每届招收80名。", "university_entrants"),
    ("开普敦大学合计有博士生5600名，2024年分拆出23间公司。", "doctoral_students spin_outs"),
    ("台南市大专校院13所，学生数8万9千人。", "universities university_students"),
    # parks of science, rankings of start-ups
    (
        "台南科学园区上半年营业额1.3兆元，年增37.9%；积体电路产业营业额1.1兆元。",
        "science_park_revenue science_park_revenue_growth ic_revenue",
    ),
    ("一份初创生态报告显示，香港由去年的第22位升至今年的第15位。", "startup_ecosystem startup_ecosystem"),
    ("香港去年专利授权收入3.2亿元，比五年前多1.5倍。", "licensing_income licensing_income_growth"),
    # shares: of the market, of research, of what was told
    (
        "轨道交通装备产业集群产值达到1760亿元，本地配套率超过75%，电力机车产品占全球市场份额的27%。",
        "rail_equipment_output localisation_rate market_share",
    ),
    ("高校和科研院所只占全市研发经费的6.2%。", "higher_education_rd_expenditure_share"),
    (
        "在香港的研发开支中，工商机构占44%，高等院校占52%。",
        "business_rd_expenditure_share higher_education_rd_expenditure_share",
    ),
    (
        "2025年北宁出口492亿美元，占越南全国出口的10.6%，但其中约八成是电子产品。",
        "exports exports_share electronics_exports_share",
    ),
    (
        "去年台湾工具机出口22.1亿美元，年减15.1%，台中占了其中将近六成。",
        "machine_tool_exports machine_tool_exports_growth machine_tool_exports_share",
    ),
    (
        "工业占地区经济的比重，罗勇为77.4%，北宁为74.0%。",
        "industrial_value_added_share_of_gdp industrial_value_added_share_of_gdp",
    ),
    ("高新技术企业却只有芜湖的三分之一多一点。", "hightech_firms"),
    # a sector beside the noun goes before what the sentence told of, retail sales before exports do not
    (
        "去年全市规上工业增加值增长11.4%，汽车及零部件产业营收超过3600亿元。",
        "industrial_value_added_growth car_revenue",
    ),
    (
        "全市社会消费品零售总额412亿元，增长5.2%。进出口总额236.1亿元，其中出口121.4亿元，增长9.8%。",
        "retail_sales retail_sales_growth trade_total exports exports_growth",
    ),
    ("台南市工业及服务业受雇员工平均月薪5.1万元。", "average_wage"),
    ("按人均算，差距更明显：襄阳常住人口521万人。", "population"),
    ("熊本都会区100万人的饮用水几乎全靠地下水。", "metropolitan_population"),
]


@pytest.mark.parametrize(("text", "codes"), _TOLD)
def test_what_figures_of_a_sentence_measure(text, codes):
    assert [c.indicator for c in read_article(_LEAD + text).claims] == codes.split()


def test_a_cluster_is_gone_on_about_in_other_paragraphs():
    page = (
        "潍坊发动机集群迈向两千亿\n\n2025年，全市发动机产业集群实现营业收入1436亿元，比上年增长9.6%。\n\n"
        "截至去年底，集群有规模以上企业287家，从业人员8.4万人。\n\n年末集群共有研发人员1.86万人。\n\n"
        "全市规上工业增加值增长7.1%，出口增长5.2%。"
    )
    assert [c.indicator for c in read_article(page).claims] == [
        "engine_revenue",
        "engine_revenue_growth",
        "engine_scale_industrial_firms",
        "engine_employment",
        "engine_rd_personnel",
        "industrial_value_added_growth",
        "exports_growth",
    ]


def _passages():
    text = Path(__file__).with_name("chinese7.txt").read_text(encoding="utf-8")
    for block in text.strip().split("\n\n")[1:]:
        *page, told = block.split("\n")
        yield "\n\n".join(page), [tuple(one.split(" ")) for one in told.removeprefix("= ").split("; ")]


@pytest.mark.parametrize(("page", "told"), list(_passages()))
def test_what_figures_of_a_page_measure(page, told):
    claims = [(c.value_text.replace(" ", ""), c.indicator) for c in read_article(page).claims]
    for one in told:
        claims.remove(one)
