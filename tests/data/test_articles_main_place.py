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
    blocks = {
        "无锡": "GDP1.6万亿元,增速5.8%,制造业占了大头。",
        "佛山": "GDP1.3万亿元,增速1.3%,房地产拖了后腿。",
    }
    opening = "大家好,今天来看看2024年几座城市的经济数据,谁强谁弱,大家心里有数,以下数据来自各市统计局。"
    text = "\n\n".join([opening, *(f"{lead.format(city)}\n{said}" for city, said in blocks.items())])
    found = places(text)
    assert (found["5.8%"], found["1.3%"]) == ("无锡", "佛山")


def test_the_emirate_is_not_the_federation():
    text = (
        "How Fujairah grew\n\nFujairah lies on the Gulf of Oman, far from the UAE's other ports, and it "
        "lives from oil storage. "
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


def read(text):
    filler = " This paragraph holds no figures at all and only tells readers what the article is about."
    return {claim.value_text: claim for claim in read_article(text + filler).claims}


def test_currencies_glued_to_their_figures():
    found = read(
        "Sales in Dubai rose to Dh6.1bn in 2024, and a licence costs from Dh6,000. "
        "In Jakarta rents rose to Rp 4,500,000."
    )
    assert (found["Dh6.1bn"].value, found["Dh6.1bn"].unit_of_measure) == (6.1e9, "AED")
    assert (found["Dh6,000"].value, found["Dh6,000"].unit_of_measure) == (6000, "AED")
    assert found["Rp 4,500,000"].unit_of_measure == "IDR"


def test_the_year_of_growth_is_that_of_the_level_it_led_to():
    found = read(
        "Published 3 May 2025\n\nThe economy of Ajman grew 4.7 per cent in 2023 to "
        "$13.04 billion, and should expand by 5 per cent this year."
    )
    assert (found["4.7 per cent"].year, found["$13.04 billion"].year) == (2023, 2023)


def test_whence_people_come_and_where_goods_go_own_no_figures():
    found = read(
        "Tuscany: exports in 2024\n\nIn 2024 the exports of Tuscany rose by 4.1 % to EUR 57 billion. "
        "France took 11.3 % of them. "
        "Citizens of Romania accounted for 17.2 % of the 430 thousand foreigners registered in the region."
    )
    assert {found[value].unit for value in found} == {"Tuscany"}


def test_a_share_of_the_whole_province_is_the_citys():
    found = read("2024年武汉发明专利授权2.63万件,占湖北全省的63.7%。")
    assert {claim.unit for claim in found.values()} == {"武汉"}


def test_part_of_a_state_in_the_title_gives_way_to_its_city():
    found = read(
        "Northern Illinois keeps hiring\n\nBy Ann Ode, May 3, 2025\n\nRockford is growing again. "
        "Rockford employers had 151,000 workers in 2024. "
        "Rockford's council hopes for more.\n\n"
        "Unemployment stood at 4.9 percent in 2024, and Rockford wants it lower."
    )
    assert found["151,000 workers"].unit == "Rockford"


def test_a_company_from_elsewhere_is_no_subject():
    text = (
        "2023年,昆山完成地区生产总值5140亿元。昆山全市有规上企业2700家。昆山每年引进项目200个。\n\n"
        "无锡一家做传感器的公司看中了这里,最后转到了昆山。项目一期投了3.2亿元,招工420人。"
    )
    found = read(text)
    assert (found["3.2亿元"].unit, found["420人"].unit) == ("昆山", "昆山")


def test_front_matter_tells_the_year_of_a_profile():
    head = '---\ntitle: "Regional profile: Liguria, 2023"\ndate: 2024-06-03\n---\n\n# Liguria: more jobs\n\n'
    text = head + "Unemployment in Liguria averaged 6.4 % and the average wage rose by 3.1 %."
    assert {claim.year for claim in read(text).values()} == {2023}


@pytest.mark.parametrize("opening", ["By contrast, Akron lost", "Home builders in Akron added"])
def test_a_short_paragraph_is_no_byline_for_its_first_word(opening):
    found = read_article(f"Toledo had 130,000 jobs in 2024, a record.\n\n{opening} 3,100 jobs in 2024.")
    assert "3,100 jobs" in {claim.value_text for claim in found.claims}


def test_a_byline_is_still_left_out():
    found = read_article("By Ann Ode, 12 May 2024\n\nToledo had 130,000 jobs in 2024, a record for the city.")
    assert [claim.value_text for claim in found.claims] == ["130,000 jobs"]


def test_half_a_point_and_nearly_doubled():
    found = read("In 2024 unemployment in Leeds stood at 4.1%, half a percentage point below that of York.")
    assert (found["half a percentage point"].value, found["half a percentage point"].unit_of_measure) == (
        0.5,
        "pp",
    )
    (doubled,) = read_article("2024年,苏州对东盟出口额翻了将近一番,这在全省的各个城市之中名列前茅。").claims
    assert (doubled.value, doubled.unit_of_measure) == (2, "times")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Leeds or Bradford: who leads in research?\n\n", "Leeds or Bradford: who leads in research?"),
        ("深圳还是杭州:哪座城市更会创新?\n", "深圳还是杭州:哪座城市更会创新?"),
        ("The council met in Leeds on Monday, and it agreed on a budget. It was late.\n\n", ""),
        ("Leeds or Bradford: is there a No. 1?\n\n", "Leeds or Bradford: is there a No. 1?"),
        ("The mayor spoke of jobs, and of what is to come in the next years.\n", ""),
    ],
)
def test_a_first_line_that_asks_is_the_title(first, title):
    body = "Bradford had 12,000 jobs in research in 2022, and the number has grown since, it is said. " * 4
    assert read_article(first + body).title == title


@pytest.mark.parametrize("title", ["Start-up Cities Ranking 2023 (Top 40)", "The 2023 Global Talent Review"])
def test_the_year_of_a_ranking_or_report_in_the_title_is_that_of_its_figures(title):
    text = (
        f"{title}\n\nLeeds has moved up to fourth place, which is two better than in 2021, it says.\n\n"
        "Porto comes seventh, with 210 start-ups for every million people, and a lead over all the others.\n"
    )
    assert {claim.year for claim in read_article(text).claims if claim.unit == "Porto"} == {2023}
