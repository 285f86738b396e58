"""Figures in lists, marks in and beside figures, and sentences that begin like a masthead or like the end."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


def claims_of(text):
    return read_article(f"{text}\n{FILLER}").claims


def test_small_counts_in_brackets_behind_their_places():
    text = "佛山有瞪羚企业114家。此外,惠州(12家)、中山(8家)、江门(7家)和肇庆 (5家)都在名单上。"
    found = [(c.unit, c.value) for c in claims_of(text)]
    assert found == [("佛山", 114), ("惠州", 12), ("中山", 8), ("江门", 7), ("肇庆", 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年宁波、绍兴、嘉兴的出口额为全省第二、三、四名,差距正在缩小。", [2, 3, 4]),
        ("论出口,宁波和绍兴在2023年分列全省二、五位,比上一年有进步。", [2, 5]),
        ("论出口,宁波到嘉兴的几座城市在2023年分列二至六位,差距不大。", [2, 6]),
        ("宁波、绍兴分别居第三、第七位,这是2023年公布的排名。", [3, 7]),
        ("论出口,第二、第三产业在宁波都有不小的贡献,这是事实。", []),
    ],
)
def test_several_ranks_in_one(text, expected):
    assert [c.value for c in claims_of(text) if c.unit_of_measure == "rank"] == expected


def test_a_middle_dot_is_a_decimal_point_before_a_unit():
    [first, second] = claims_of("2019年郑州的地区生产总值为9589·7亿元,比长沙多2·6%,差距并不大。")
    assert (first.value, second.value) == (958_970_000_000, 2.6)
    assert first.value_text == "9589·7亿元"  # as it is printed
    assert not claims_of("“5·12”地震之后的几年里,绵阳的重建工作一直没有停下来。")


def test_an_address_ends_where_its_characters_end():
    text = "一家报纸(www.example.org)梳理发现,2020年前三季度,贵阳(3.2%)、昆明(2.7%)的增速都不低。"
    assert [(c.unit, c.value) for c in claims_of(text)] == [("贵阳", 3.2), ("昆明", 2.7)]


def test_a_date_is_no_span_of_years_that_runs_backwards():
    [claim] = claims_of("2025-09-16 香港的住宿业共有客房9.2万间,比前一年多,业界对此表示欢迎。")
    assert claim.year in {2025, None}
    text = "In 2024-25 Hong Kong had 92,000 hotel rooms, and the number has grown since then."
    assert [c.year for c in read_article(text + " " + text.replace("92,000", "91,000")).claims] == [
        2025,
        2025,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "时间来到2024年,芜湖的地区生产总值达到5120亿元,在全省排在前列。",
        "记者昨日从市统计局获悉,2024年芜湖常住人口超过380万人,比上一年多。",
        "阅读这份报告可以发现,2023年芜湖的研发投入强度达到3.9%,比上一年有所提高。",
        "首页上写着,2023年芜湖的外贸进出口总额达到1280亿元,创下新高。",
        "版权产业2022年为芜湖贡献了8.5%的产出,比上一年提高不少。",
        "Updated figures show that Leeds had 812,000 residents in 2021, said the council.",
        "Home ownership in Leeds fell to 56% in 2021, more than the census before had shown.",
        "Copyright industries in Leeds contributed 8.5 percent of output in 2022, it is said.",
        "Comments on the plan came from 12 percent of the households of Leeds, which is few.",
    ],
)
def test_sentences_that_begin_like_a_masthead_or_like_the_end(sentence):
    more = (
        f"{sentence}\n{FILLER}"
        if sentence[0] > "\xff"
        else f"{sentence}\nThe city of Leeds is old, and it is fine."
    )
    first = "Leeds is a city in the north of the country, and it has grown since the war.\n"
    assert read_article(first + more).claims


@pytest.mark.parametrize(
    "line",
    [
        "记者:张三 编辑:李四 2024年浏览量达到3200万人次。",
        "Updated 3 May 2021, 09:12, by the 2.1 million readers of our paper, thank you.",
        "Related articles: Leeds grew by 12 percent in 2021, says a new report.",
        "Copyright 2024 Leeds Media, 12 percent owned by 3.4 million readers.",
    ],
)
def test_mastheads_and_marks_of_the_end_stay_out(line):
    before = "Leeds had 812,000 residents in 2021, and it has grown since then, said the council.\n"
    assert [claim.value for claim in read_article(before * 2 + line).claims] == [812_000, 812_000]


@pytest.mark.parametrize("part", ["前三季度", "前两个季度", "前5个月", "前十一个月", "上半年", "首季度", ""])
def test_the_first_part_of_a_year_is_of_that_year(part):
    [first, second] = claims_of(f"2020年{part},贵阳的经济增速为3.2%,昆明为2.7%,都不算低。")
    assert (first.year, second.year) == (2020, 2020)


def test_a_chinese_page_with_an_english_line_names_its_places_in_chinese():
    text = (
        "Kaohsiung's major indicators in 2023\n\n高雄市工商登记家数统计\n\n"
        "2023年底高雄市工厂登记现有家数为7891家,比上年增加1.2%。其中金属制品业占22.5%,居各业之首。"
        "全年新设公司3640家,歇业1766家,企业活动维持稳定。\n"
    )
    assert {claim.unit for claim in read_article(text).claims} == {"高雄市"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("记者看到,贵阳(3.2%)、昆明(2.8%)和南宁(2.7%)三座城市的GDP增速不低。", "gdp_growth"),
        ("惠州(12家)、中山(8家)和江门(7家)的独角兽企业数量都在5家以上。", "unicorns"),
        (
            "In 2023 Graz (6.1%), Linz (3.2%) and Salzburg (2.1%) had low unemployment rates.",
            "unemployment_rate",
        ),
    ],
)
def test_a_list_in_brackets_is_named_by_what_stands_behind_it(text, code):
    filler = FILLER if text[0] > "\xff" else "The cities are old, and they are fine places."
    assert [c.indicator for c in read_article(f"{text}\n{filler}").claims[:3]] == [code] * 3


def test_a_name_of_a_sector_with_marks_in_it_is_one_name():
    text = "2023年,湖州的交通运输、仓储和邮政业增加值为112.5亿元,增长8.1%,比上一年快了不少。"
    assert [c.indicator for c in claims_of(text)] == ["transport_value_added", "transport_value_added_growth"]
