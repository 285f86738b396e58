"""Of which year a figure is: fiscal years, what is compared with, spans, titles."""

import pytest

from poliscope.data.articles import read_article


def years(text, **options):
    return {claim.value_text: claim.year for claim in read_article(text, **options).claims}


def of(found, expected):
    """Give the years of the figures that begin as the expected ones."""
    return {value: next((y for k, y in found.items() if k.startswith(value)), "none") for value in expected}


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2021-22", 2022),
        ("2021–22", 2022),
        ("2021\u201122", 2022),
        ("2021/22", 2022),
        ("2021\u201222", 2022),
        ("2021-2022", 2022),
        ("FY22", 2022),
        ("FY2022", 2022),
        ("FY 2021-22", 2022),
        ("FY21/22", 2022),
        ("fiscal 2022", 2022),
        ("1999-00", 2000),
    ],
)
def test_a_fiscal_year_is_the_one_that_it_ends_in(written, year):
    found = years(f"The unemployment rate in Ontario averaged 6.4% in {written}, the lowest for a decade.")
    assert found["6.4%"] == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana attracted 1.15 million tourists in the first nine months of 2022, compared with "
            "0.62 million tourists in the same period of 2021, a rise of 85%.",
            {"1.15 million": 2022, "0.62 million": 2021, "85%": 2022},
        ),
        (
            "The number of hotels in Muscat at the end of May 2022 rose to 388 hotels, against 361 hotels "
            "at the end of May 2021, representing growth of 3.2%.",
            {"388": 2022, "3.2%": 2022},
        ),
        (
            "Exports from Gujarat in 2022 reached $120 billion, up from $95 billion the previous year.",
            {"$120 billion": 2022, "$95 billion": 2021},
        ),
        (
            "In 2022 Turin counted 912 start-ups, up from 801 a year earlier, and 45 incubators.",
            {"912": 2022, "801": 2021, "45": 2022},
        ),
        (
            "In 2022 jobs in Perth grew 3.1 per cent over the previous year's 2.4 lakh.",
            {"3.1 per cent": 2022, "2.4 lakh": 2021},
        ),
        (
            "Poznan dropped from the 2nd place it held in 2019 and 2020 to the 5th in the 2022 ranking.",
            {"2nd": 2020, "5th": 2022},
        ),
        (
            "In 2021 Turkey exported 310,400 vehicles, an increase of 4.1% in comparison with 2020. "
            "Bursa made 84,300 cars.",
            {"310,400 vehicles": 2021, "4.1%": 2021, "84,300": 2021},
        ),
        (
            "In the first quarter of 2021 81,200 cars were made in Slovakia, 6% more than in the same "
            "period last year, in which output was 76,500 cars.",
            {"81,200 cars": 2021, "76,500 cars": 2020},
        ),
        (
            "Between March 2020 and March 2022 the average rent in Porto rose from €8.10 to €10.40.",
            {"€8.10": 2020, "€10.40": 2022},
        ),
        (
            "In 2022 unemployment in Wales was 3.8%, against 4.4% in the previous year.",
            {"3.8%": 2022, "4.4%": 2021},
        ),
        (
            "Growth in Manitoba is forecast at 2% in both 2021-22 and 2022-23.",
            {"2%": 2023},
        ),
        (
            "Jeju counted 13.3 million visitors in 2022. Of these 0.9 million came by ship, "
            "compared to 0.4 million in 2021. Hotels sold 21 million nights.",
            {"0.9 million": 2022, "0.4 million": 2021},
        ),
        (
            "2022年,昆明接待游客1.6亿人次,比2021年的1.2亿人次增长33.3%,旅游收入2100亿元。",
            {"1.6亿人次": 2022, "1.2亿人次": 2021, "33.3%": 2022, "2100亿元": 2022},
        ),
    ],
)
def test_what_is_compared_with_keeps_its_year_to_itself(text, expected):
    found = years(text)
    assert of(found, expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "二零一八年五月旅客入境数目\n\n今年五月澳门入境旅客为261万人次,较去年同月上升10.3%。",
            {"261万人次": 2018, "10.3%": 2018},
        ),
        (
            "按2019年口径统计。2019年绍兴的生产总值为5781亿元。最近三年,绍兴新建公路820公里。",
            {"820公里": 2019},
        ),
        (
            "In 2022 rents in Essen averaged €7.90 per square metre. There are currently "
            "21,000 homes too few in the city. Over the last ten years, rents have risen by 34 percent.",
            {"€7.90": 2022, "21,000": 2022, "34 percent": 2022},
        ),
        (
            "In 2021 mining in Chile was worth $45 billion. Over the past four years its share of output has "
            "increased from 9.1% to 14.6%.",
            {"9.1%": 2017, "14.6%": 2021},
        ),
    ],
)
def test_years_that_only_the_title_or_an_earlier_sentence_tells(text, expected):
    found = years(text)
    assert of(found, expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # both years have a figure of their own
        ("Exports of Bari rose 5% and 8% in 2020 and 2021, respectively.", {"5%": 2020, "8%": 2021}),
        # what is said of the comparison's year goes on
        ("In 2019 Lyon had 410 start-ups; in 2021 it had 530.", {"410": 2019, "530": 2021}),
        ("2021年苏州出口9200亿元,2020年为8800亿元。", {"9200亿元": 2021, "8800亿元": 2020}),
    ],
)
def test_where_the_rules_of_comparison_do_not_hold(text, expected):
    found = years(text)
    assert of(found, expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vacancy in Warsaw was 11.4% in 2Q23, down from 11.6% at end-2022.", {"11.4%": 2023, "11.6%": 2022}),
        ("In H1 2021 Brno took up 34,000 sq m.", {"34,000": 2021}),
        (
            "Taxes in Goa were Rs 912 crore in FY22 against Rs 843 crore in the previous fiscal.",
            {"Rs 912": 2022, "Rs 843": 2021},
        ),
        (
            "Jobs in Ontario, May 2021\n\nEmployment in Ontario rose by 42,000 in May, more than hoped.",
            {"42,000": 2021},
        ),
        ("2022/23学年,宿迁在校大学生4.1万人,比上一学年有所增加。", {"4.1万人": 2023}),
        ("2020年底至2023年底,宿迁的高新技术企业由356家增至912家。", {"356家": 2020, "912家": 2023}),
        (
            "新台幣走強,行政院、經濟部與台積電都看好。去(112)年桃園市失業率3.4%,今(113)年1至3月為3.3%。",
            {"3.4%": 2023, "3.3%": 2024},
        ),
    ],
)
def test_years_in_the_short_forms_of_reports(text, expected):
    assert of(years(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Between 2018/19 and 2022/23 places for apprentices in Derby fell from 11,200 to 8,900.",
            {"11,200": 2019, "8,900": 2023},
        ),
        (
            "Ghent won 254 projects in 2023, fewer than in 2022. In the past five years it drew €18bn.",
            {"254": 2023, "€18bn": 2023},
        ),
        (
            "In 2023 Gdansk had 5.9 million guests, 12 percent above the pre-pandemic 2019.",
            {"12 percent": 2023},
        ),
        (
            "Posted on 14.02.2022\n\nUnemployment in Ghent fell to 4.1 per cent last year, it said.",
            {"4.1": 2021},
        ),
    ],
)
def test_spans_of_fiscal_years_and_what_was_before(text, expected):
    assert of(years(text), expected) == expected


def test_months_of_a_title_are_no_day_of_publication():
    text = (
        "2021年1-10月全省房地产市场基本情况\n\n1—10月份,湖南省房地产开发投资4592亿元,同比下降9.3%。"
        "商品房销售面积2579万平方米。"
    )
    assert set(years(text).values()) == {2021}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年葡萄牙的旅客不少。今年第二季,波尔图的房价上涨5.1%,政府说2028年会建更多住宅。", 2024),
        ("今年前五天,海口的销售额达16.85亿元,比2022年同期多,商家都高兴。", 2023),
        (
            "In 2011 Dubai had fewer guests. This year its passengers surged by 14 percent, said Dubai.",
            2012,
        ),
        # named with its month, the year is the present one
        ("截至2024年6月,海口的免税店共有12家。今年前五天,海口的销售额达16.85亿元,增长不少。", 2024),
    ],
)
def test_this_year_without_a_date_is_the_one_after_the_last_that_is_named(text, year):
    filler = (
        "这是一段没有数字的说明文字,用来让读者知道文章在谈什么。"
        if text[0] != "I"
        else "It is a port, and it is old."
    )
    assert read_article(f"{text}\n{filler}").claims[-1].year == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            "In the first half of 2005 Bremen handled less. This year the traffic of Bremen rose 12 percent.",
            2005,
        ),
        ("新航线从无到有,2020年已开通五条。今年头两月,钦州的货物吞吐量达到4287万吨,同比增长。", 2020),
        (
            "A pier is promised by 2029. In 2024 it was busy. This year Bremen had traffic up by 12%.",
            2025,
        ),
    ],
)
def test_the_present_year_is_told_by_its_parts_and_never_by_what_is_to_come(text, year):
    filler = "It is a port, and it is old." if text.isascii() else "这是一段没有数字的说明文字,读者不必细看。"
    assert read_article(f"{text}\n{filler}").claims[-1].year == year
