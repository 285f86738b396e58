"""Whose a figure is in an article about one place that is not named in every sentence."""

import pytest

from poliscope.data.articles import read_article


def places(text):
    return {claim.value_text: claim.unit for claim in read_article(text).claims}


def test_a_town_whose_name_is_a_word_is_a_place_where_the_article_uses_it_as_one():
    text = (
        "记者 发自浙江建德\n2024年5月6日\n\n"
        "从杭州驱车两小时,就能到建德。这座由杭州代管的县级市,去年常住人口44.3万人。\n\n"
        "建德的水泥厂有12家,年产值86亿元。该市今年前三季度工业投资增长8.4%,城镇居民人均可支配收入6.1万元。\n\n"
        "建德每年接待游客900万人次,旅游收入120亿元。"
    )
    found = places(text)
    assert {found[value] for value in ("44.3万人", "86亿元", "8.4%", "6.1万元", "120亿元")} == {"建德"}


@pytest.mark.parametrize("lead", ["NO.3 {}", "TOP 3. {}", "【{}】", "3、{}"])
def test_what_stands_under_a_lead_in_is_of_its_place(lead):
    blocks = {"无锡": "GDP1.6万亿元,增速5.8%,制造业占了大头。", "佛山": "GDP1.3万亿元,增速1.3%,房地产拖了后腿。"}
    opening = "大家好,今天来看看2024年几座城市的经济数据,谁强谁弱,大家心里有数,以下数据来自各市统计局。"
    text = "\n\n".join([opening, *(f"{lead.format(city)}\n{said}" for city, said in blocks.items())])
    found = places(text)
    assert (found["5.8%"], found["1.3%"]) == ("无锡", "佛山")


def test_the_emirate_is_not_the_federation():
    text = (
        "How Fujairah grew\n\nFujairah lies on the Gulf of Oman, far from the UAE's other ports, and it lives from oil storage. "
        "The emirate's economy expanded 3.9 per cent in 2024, faster than the UAE's 3.6 per cent. "
        "The emirate's population is put at 317,000."
    )
    found = places(text)
    assert (found["3.9 per cent"], found["3.6 per cent"], found["317,000"]) == ("Fujairah", "UAE", "Fujairah")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2024年,彰化县鹿港镇人口8.5万人,較前年減少1.2%。", "鹿港镇"),
        ("去年花莲县工厂营业收入达982亿元,较前年成长4.6%。", "花莲县"),
        ("2024年,肥西完成地区生产总值1160亿元,同比增长6.1%。", "肥西"),
        ("2024年,俄亥俄州的失业率为4.6%,比全国高0.4个百分点。", "俄亥俄州"),
        ("In 2024 unemployment in Tamaulipas stood at 3.1%, its lowest in years.", "Tamaulipas"),
        ("2023年,静冈县的研发支出达7200亿日元。", "静冈县"),
    ],
)
def test_regions_and_towns_of_the_gazetteer(text, place):
    assert {claim.unit for claim in read_article(text).claims[:1]} == {place}


def test_the_paragraphs_of_an_article_about_one_town_go_back_to_it():
    text = (
        "2024年,泰州的生产总值达到7021亿元,增长5.1%。泰州的医药产业产值为1400亿元,泰州港的货物吞吐量为3.9亿吨。\n\n"
        "苏州是另一回事:它的生产总值为2.67万亿元。\n\n"
        "失业率为3.8%,常住人口450.2万人。"
    )
    found = places(text)
    assert (found["2.67万亿元"], found["3.8%"], found["450.2万人"]) == ("苏州", "泰州", "泰州")
