"""Whose a figure is after a comparison, an object, a scope or an aside: the subject goes on."""

import pytest

from poliscope.data.articles import read_article


def owners(text):
    return {claim.value_text: claim.unit for claim in read_article(text).claims}


MIN = "昆山的家底\n\n昆山是苏州的县级市。2024年,昆山常住人口214万人。"
TWO = "成都和武汉,谁更能留人\n\n2024年,成都GDP达2.35万亿元,武汉为2.11万亿元。"
COAST = "青岛与宁波的港口\n\n2024年,青岛港货物吞吐量7.1亿吨,宁波为14亿吨。"


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # what a clause ends with is not who the next one is about
        (MIN + "昆山GDP增长5.8%,比江苏全省高0.5个百分点,总量领跑全省县域,按常住人口214.5万人计算。",
         "214.5万人", "昆山"),
        (MIN + "昆山进出口增长7.1%,总量稳居江苏全省县市首位,人均GDP超过24.1万元。", "24.1万元", "昆山"),
        (MIN + "昆山外资企业贡献了全省县域的不少税收,现有规上企业2600家。", "2600家", "昆山"),
        (TWO + "武汉一直想追上成都,2025年研发投入910亿元。", "910亿元", "武汉"),
        (COAST + "宁波的铁矿石多数发往湖北和江西,去年装卸1.8亿吨。", "1.8亿吨", "宁波"),
        # one and the other
        (TWO + "一个排全国第7,一个排全国第9。", "第9", "武汉"),
        (TWO + "一座常住人口2140万,另一座1377万。", "1377万", "武汉"),
        (TWO + "一个增长5.7%,一个增长5.2%。", "5.7%", "成都"),
        # a share and where it is
        ("越南芯片业\n\n越南全国有工程师6000人,其中七成以上集中在岘港,河内只有一成。", "七成以上", "岘港"),
        ("湖南的工程机械\n\n湖南去年产量增长6%。全省工程机械企业八成落户长沙,其余在常德。", "八成", "长沙"),
        ("浙江的独角兽\n\n浙江有独角兽企业56家,八成集中在杭州。", "八成", "杭州"),
        # the two
        (TWO + "中间差的,相当于一个地级市绵阳。2021年,两城差距为2100亿元。", "2100亿元", "成都、武汉"),
        # its own share is no whole
        (COAST + "宁波一半以上的集装箱走水铁联运,公路只有三成;青岛正好相反,公路占58%。", "三成", "宁波"),
        (TWO + "武汉的研发里有大约三成由院所完成,成都的企业占六成。", "三成", "武汉"),
        # a level that another is compared with
        (TWO + "五年里,成都的老人占比上升了3.1个百分点,快于武汉的2.4个百分点。", "2.4个百分点", "武汉"),
        (TWO + "武汉的软件出口占比只有6%,不及成都三分之一的水平。", "三分之一", "武汉"),
        (TWO + "武汉的研发强度与成都接近,与深圳差距在2.1个百分点以上。", "2.1个百分点以上", "武汉"),
        # it at the end of a clause
        (TWO + "武汉靠汽车。成都这边同样靠它:全市汽车产量86万辆。", "86万辆", "成都"),
        # this city of so many
        ("印度南部记\n\n金奈2024年GDP增长7%。泰米尔纳德邦政府的资料说,这座人口约1100万的城市聚集了430家研发中心。",
         "430家", "金奈"),
        # the route
        (TWO + "成都的机床业在郊外:从大观到神岗镇,沿线挤着900家工厂,产值占全国一成。", "900家", "成都"),
    ],
)  # fmt: skip
def test_subject_goes_on_zh(text, value, place):
    assert owners(text)[value] == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (TWO + "成都增长5.7%,武汉增长5.2%,两成新企业做软件。", "两成", "武汉"),
        (COAST + "全国三成进口铁矿石从青岛上岸,比去年多1200万吨。", "三成", "青岛"),
        (TWO + "成都追上了武汉,武汉今年研发投入900亿元。", "900亿元", "武汉"),
        ("湖北各市\n\n湖北省2024年GDP增长5.8%。武汉占全省三分之一,全省规上企业1.9万家。", "1.9万家", "湖北"),
    ],
)  # fmt: skip
def test_subject_changes_zh(text, value, place):
    assert owners(text)[value].startswith(place)
