"""Whose a figure is beside the name of the country: shares of it, ranks in it, offices and trade with it."""

import pytest

from own_articles import FILLER_EN as FILLER
from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import gazetteer


def owners(sentence):
    return [claim.unit for claim in read_article(f"{sentence}\n{FILLER}").claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Karachi alone contributes 70% of Pakistan's revenue, they like to say.", ["Karachi"]),
        ("The share of Lahore in Pakistan's exports was 22% in 2021, and it grows.", ["Lahore"]),
        ("Turin leads Italy in car research, with 1,600 active projects in 2022.", ["Turin"]),
        ("Porto is known as Portugal's design hub, with 58 per cent of the studios.", ["Porto"]),
        ("Ghent attracted the largest sum nationwide in 2022, with 5.3 billion euros.", ["Ghent"]),
        ("Adelaide commanded 20 per cent of Australia's total wine investments.", ["Adelaide"]),
        ("According to Statistics Canada, working adults made up 65% of Halifax's population.", ["Halifax"]),
        ("Nairobi tops East Africa in start-up funding, with 800 million dollars in 2023.", ["Nairobi"]),
        ("Exports of Suzhou to the United States reached 30 billion dollars in 2023.", ["Suzhou"]),
        ("Compared with the rest of Italy, Milan has low unemployment, at 5.9%.", ["Milan"]),
        (
            "In Suzhou, Hong Kong, Macao and Taiwan companies attained an output of 1.9 trillion yuan.",
            ["Suzhou"],
        ),
        ("Kraków, Poland's second city, drew 9.4 million visitors in 2023, they say.", ["Kraków"]),
        ("The growth in Gross Expenditure on R&D of Singapore reached 7.4% in 2022.", ["Singapore"]),
        # the country's own figures stay the country's
        ("Porto's unemployment rate is 6.1%, and Portugal's average is 6.5%.", ["Porto", "Portugal"]),
        ("India's GDP grew by 7% in 2023, while Pune's exports grew by 9%.", ["India", "Pune"]),
        (
            "Exports of Bavaria reached 210 billion euros, and Germany's reached 1.5 trillion euros.",
            ["Bavaria", "Germany"],
        ),
        ("In Bavaria, Munich has 1.5 million residents; the state has 13 million.", ["Munich", "Bavaria"]),
    ],
)
def test_the_country_beside_a_city(sentence, expected):
    assert owners(sentence) == expected


def test_whom_a_city_is_ranked_behind_owns_nothing():
    text = (
        "Oslo is the fifth-largest hub of Europe, after London, Paris, Berlin and Madrid, with 53 unicorns."
    )
    assert owners(text)[-1] == "Oslo"


def test_an_adverb_is_no_place():
    text = "Eindhoven is proud of it. Currently, the region accounts for more than one-fifth of the exports."
    assert owners(text) == ["Eindhoven"]


def owners_zh(text):
    return [
        claim.unit
        for claim in read_article(f"{text}\n这是一段没有数字的说明文字,用来让读者知道文章在谈什么。").claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年青岛对欧盟、美国分别进出口769.6亿元、721.9亿元,都有所增长。", ["青岛"] * 2),
        ("2023年青岛对日本、韩国和东盟的进出口额分别为347亿元、324亿元和812亿元。", ["青岛"] * 3),
        ("东莞从日本、韩国进口机床3200台,比上一年少了许多。", ["东莞"]),
        ("2023年青岛的往来增长,东盟为第一大贸易伙伴,占18.1%,这一点没有变。", ["青岛"] * 2),
        ("无锡东邻上海,北靠长江,2023年规上工业总产值突破2.5万亿元。", ["无锡"]),
        ("杭州拥有中科院的研究所和其他160家科研机构,人才数量不少。", ["杭州"]),
        ("10月份,一线城市新建商品住宅销售价格环比下降0.2%,二线城市下降0.5%。", ["一线城市", "二线城市"]),
        ("宜宾发展很快。这座三线城市有2.7万名在校大学生,数量还在增加。", ["宜宾"]),
        # who is compared, or trades with each other, keeps its own figure
        ("2023年日本、韩国的出口额分别为7170亿美元、6320亿美元,都在减少。", ["日本", "韩国"]),
        ("与武汉相比,长沙的出口额为1800亿元,规模小得多。", ["长沙"]),
    ],
)
def test_partners_neighbours_and_tiers(text, expected):
    assert owners_zh(text) == expected


def test_what_a_figure_is_set_beside_does_not_give_its_year_to_what_follows():
    text = (
        "2015年末,泰州常住人口为464.2万人,与第六次全国人口普查2010年11月1日零时的常住人口461.9万人相比,增加2.3万人。"
        "全市常住人口中,男性为233.5万人,占50.3%。"
    )
    years = [claim.year for claim in read_article(f"{text}\n{text}").claims[:5]]
    assert years == [2015, 2010, 2015, 2015, 2015]


def test_a_table_of_items_belongs_to_the_articles_place():
    text = (
        "据统计局公布的数据,2024年10月份,扬州市新建商品住宅销售价格环比下降0.4%,同比下降3.0%。\n\n"
        "| 项 目 | 环比指数 | 同比指数 |\n| --- | --- | --- |\n"
        "| 新建商品住宅 | 99.6 | 97.0 |\n| 90平方米及以下 | 99.4 | 95.7 |\n| 二手住宅 | 100.8 | 93.1 |\n"
    )
    claims = read_article(text).claims
    assert len(claims) == 8
    assert {claim.unit for claim in claims} == {"扬州市"}


def test_a_possessive_is_no_name_of_a_place():
    own = {place.name for phrase, place in gazetteer() if phrase.endswith(("'s", "’s"))}
    assert own <= {"St. John's", "Khairpur Mir’s", "World"}
    text = (
        "Wuhan grew. Two of its works were selected into China's top ten, and the number of its patents "
        "ranked first among all cities in the country."
    )
    assert owners(text)[-1] == "Wuhan"


def test_a_ministry_of_taiwan_speaks_of_all_taiwan():
    claims = read_article(
        "交通部觀光署公布,今年旅館業整體住客人次為5404.6萬人次,平均住用率為五成三,比去年高。"
        "新竹縣的住用率最高。\n這是一段沒有數字的說明文字,讀者不必細看,全台的旅館業者都這麼說,新台幣也沒有升值。"
    ).claims
    assert claims[0].place == "Taiwan"
