"""Whose a figure of a Chinese sentence is: what its clause is about, not what it mentions on the way."""

import pytest

from poliscope.data.articles import read_article


def places(text):
    return [(claim.value_text, claim.unit) for claim in read_article(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南昌在江西只占23.1%,差别不在省会。", [("23.1%", "南昌")]),
        ("溧阳是全市电池产业的重镇,去年完成产值1280亿元。", [("1280亿元", "溧阳")]),
        ("宜宾靠宁德时代的基地,去年产值做到1080亿元。", [("1080亿元", "宜宾")]),
        ("徐州落在了江苏后面,增速低了0.6个百分点。", [("0.6个百分点", "徐州")]),
        ("富士康所在的郑州增长15.4%。", [("15.4%", "郑州")]),
        ("拉动江苏的是徐州,增速达到7.3%。", [("7.3%", "徐州")]),
        ("江苏的昆山去年生产总值5380亿元。", [("5380亿元", "昆山")]),
        # a new subject after a contrast, and figures right behind their places
        ("南京有高校51所,而苏州有26所。", [("51所", "南京"), ("26所", "苏州")]),
        ("房价所得比,台南9.1倍、新竹11.2倍多。", [("9.1倍", "台南"), ("11.2倍", "新竹")]),
    ],
)
def test_the_subject_of_the_clause_owns_its_figures(text, expected):
    assert places(text) == expected


def test_a_part_that_is_singled_out_is_not_gone_on_about():
    got = places("东莞去年生产总值1.23万亿元。单是虎门就有812亿元。财政收入869亿元。")
    assert got == [("1.23万亿元", "东莞"), ("812亿元", "虎门"), ("869亿元", "东莞")]


def test_a_book_is_not_the_place_in_its_name():
    assert places("去年底本刊《武汉的夜与光》一文说,合肥有企业61家。") == [("61家", "合肥")]
    assert places("《武汉统计公报》显示,全市生产总值2.11万亿元。") == [("2.11万亿元", "武汉")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 它们 and 三市 are those that were listed, not the last that was named
        (
            "苏州太大,真正值得比的是常州、南通和徐州。它们的生产总值分别为1.08万亿元、1.24万亿元和9537亿元。",
            [("1.08万亿元", "常州"), ("1.24万亿元", "南通"), ("9537亿元", "徐州")],
        ),
        ("在江苏的县级市里,昆山一向领先。在商务部的考评中,它名列全国第1位。", [("第1位", "昆山")]),
        ("南昌去年增长5.0%。在江西省内,它的首位度是23.1%。", [("5.0%", "南昌"), ("23.1%", "南昌")]),
        ("横琴去年增长5.2%。澳门居民在那里就业的有5300多人。", [("5.2%", "横琴"), ("5300多人", "横琴")]),
        (
            "长沙和南昌相距不远。前者常住人口1061万人;后者667万人,比前者少394万人。",
            [("1061万人", "长沙"), ("667万人", "南昌"), ("394万人", "南昌")],
        ),
        ("温州和深圳都是对手,前者产量更大,后者的均价却是丹阳的6倍。", [("6倍", "深圳")]),
        # whom 占 is a part of
        ("大湾区九市去年出口增长。十一座城市合共14.8万亿元。", [("14.8万亿元", "大湾区九市")]),
    ],
)
def test_pronouns_stand_for_what_the_text_is_about(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("西安每年毕业35万人,留在陕西的占55%。", [("35万人", "西安"), ("55%", "西安")]),
        ("宁波的专利转让里,流向广东的高达33.8%。", [("33.8%", "宁波")]),
        ("芜湖经济总量仅相当于合肥的38%,服务业占比49.1%。", [("38%", "芜湖"), ("49.1%", "芜湖")]),
        ("慈溪与深圳南山区的11%仍有很大差距,第三产业占比38.1%。", [("38.1%", "慈溪")]),
        ("受美国关税影响,高雄去年销售额5.8万亿元。", [("5.8万亿元", "高雄")]),
        ("丹阳的镜架产量很大,全国占比只有三成。", [("三成", "丹阳")]),
        ("比亚迪在长沙的基地去年产车72万辆。", [("72万辆", "长沙")]),
        (
            "成都的研发投入强度3.52%,西安是5.23%,差了整整1.71个百分点。",
            [("3.52%", "成都"), ("5.23%", "西安"), ("1.71个百分点", "成都")],
        ),
        # of others it is theirs
        ("南京的房价高于合肥的1.5万元。", [("1.5万元", "合肥")]),
        ("湖南留存率最高,湖南的占比达63%。", [("63%", "湖南")]),
    ],
)
def test_what_is_only_measured_by_owns_nothing(text, expected):
    got = places(text)
    assert [g for g in got if g[0] in dict(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "慈溪去年增长5.9%。观海卫镇财政收入突破20亿元,周巷镇新增企业36家。",
            [("20亿元", "观海卫镇"), ("36家", "周巷镇")],
        ),
        ("芜湖的江北新区同样靠高铁起家,开发强度只有19%。", [("19%", "江北新区")]),
        (
            "松山湖面积103平方公里,东莞全市是2460平方公里。",
            [("103平方公里", "松山湖"), ("2460平方公里", "东莞")],
        ),
        ("横琴粤澳深度合作区成立四年。合作区去年生产总值506亿元。", [("506亿元", "横琴粤澳深度合作区")]),
        ("满洲里很小。呼和浩特海关统计,这座口岸城市外贸进出口420亿元。", [("420亿元", "满洲里")]),
    ],
)
def test_towns_and_zones_own_their_figures(text, expected):
    got = places(text)
    assert [g for g in got if g[0] in dict(expected)] == expected
