"""Whose and when: what only the page around a text tells, years in brackets, years of reports."""

import pytest

from poliscope.data.articles import read_article


def found(text, **options):
    claims = read_article(text, **options).claims
    return {claim.value_text: claim.unit for claim in claims}, {c.value_text: c.year for c in claims}


TALK = "工业是经济的根本,企业信心不断增强,发展的质量也不断提高,大家都在为明天努力。"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # who published it stands below
        (
            f"前三季度工业稳中有进\n\n{TALK}\n\n前三季度全市工业增加值增长7.6%,好于上年同期的水平。\n\n"
            "相关稿件\n昆山市统计局\n",
            "昆山",
        ),
        (f"{TALK}\n\n统计显示,一季度我市工业园区产值增长7.6%,比上年快。(来源:玉溪日报)\n", "玉溪"),
        # whose people a text names
        (f"{TALK}\n\n1至10月,全市新签项目投资额增长7.6%。返乡创业的亳州籍人士不少。\n", "亳州"),
        # a text that speaks of its own city by name has no need of the publisher
        (
            f"襄阳工业稳中有进\n\n{TALK}\n\n前三季度襄阳全市工业增加值增长7.6%,好于上年同期。\n\n来源:湖北日报\n",
            "襄阳",
        ),
    ],
)
def test_place_of_the_page(text, place):
    units, _ = found(text)
    assert units["7.6%"] is not None
    assert units["7.6%"].startswith(place)


def test_no_place_where_nothing_says_whose():
    units, _ = found(f"{TALK}\n\n前三季度工业增加值增长7.6%,好于上年同期。\n\n来源:湖北日报\n")
    assert units["7.6%"] is None


def test_columns_of_places_beside_a_year():
    text = (
        "| 2023 年 | 吉打 | 霹靂 | 馬六甲 |\n|---|---|---|---|\n"
        "| 出口(億令吉) | 494 | 298 | 257 |\n| 失業率(%) | 2.1 | 2.7 | 2.3 |\n"
    )
    claims = read_article(text).claims
    assert [(c.unit, c.year) for c in claims[:3]] == [("吉打", 2023), ("霹靂", 2023), ("馬六甲", 2023)]


def test_name_of_a_paper_is_no_place():
    units, _ = found(
        "City's water bill to soar | Waikato Courier\n\nThe council of Hamilton met. Hamilton has many "
        "homes, and Hamilton has more of them in its suburbs.\n\nNet council debt "
        "reached $862 million in June, which is a lot more than the councillors had hoped for a year before."
    )
    assert units["$862 million"] == "Hamilton"


def test_province_behind_its_country():
    units, _ = found("中国贵州省多家商场的销售额达16.8亿元,同比增长20%。")
    assert set(units.values()) == {"贵州省"}


def test_parks_named_by_an_industry_only():
    units, _ = found("苏州很美。生物医药产业园产值突破500亿元。苏州工业园区产值增长8%。")
    assert units == {"500亿元": "苏州", "8%": "苏州工业园区"}


def test_first_name_is_no_town():
    units, _ = found(
        "Job creation in Leeds since the launch of the scheme by the then Chancellor George Osborne has only "
        "grown by 4.3%, the study says."
    )
    assert units == {"4.3%": "Leeds"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        # a year in brackets is of the figure beside it only
        (
            "截至2019年底,泉州的创业比例约为9.4%(2012年为3.6%),而漳州则为16.0%(2012年为4.8%)。两地的就业率达到56.8%。",
            {"9.4%": 2019, "3.6%": 2012, "16.0%": 2019, "4.8%": 2012, "56.8%": 2019},
        ),
        (
            "In 2021 unemployment in Leeds stood at 5.2% (2016: 6.1%), and exports grew by 3.3%.",
            {"5.2%": 2021, "6.1%": 2016, "3.3%": 2021},
        ),
        # but one that stands there alone is of the figure before it
        ("泉州的失业率为3.4%(2019年),就业率为58.8%(2020年)。", {"3.4%": 2019, "58.8%": 2020}),
        # since when is not when
        (
            "The economy of Leeds has grown by 7.5% since the end of June 2014. York grew by 6.9%.",
            {"7.5%": None, "6.9%": None},
        ),
        # a report of a government is of the year before, whenever a page repeats it
        (
            "2019年肥西县人民政府工作报告\n\n某某网 2022-07-27 16:58:48\n\n各位代表:现在,我向大会报告工作,"
            "请予审议,并请政协委员提出意见。\n\n预计,全年实现地区生产总值453.5亿元。今年的主要目标是:财政收入增长8.1%。",
            {"453.5亿元": 2018, "8.1%": 2019},
        ),
        # a title that does not say the year; what the past year was
        (
            "政府工作报告(摘要)\n\n——2025年1月14日在石狮市人民代表大会上\n\n各位代表:现在,我向大会报告工作,请予审议,"
            "并请提出意见。\n\n过去一年,我们坚持实干,财政收入62.3亿元,增长1.9%;新增企业4家。"
            "今年财政收入增长6.1%。",
            {"62.3亿元": 2024, "1.9%": 2024, "4家": 2024, "6.1%": 2025},
        ),
        # a month of which only the captions give the year
        (
            "据统计,9月份,宁波市新房价格环比下降0.4%,同比下降3.1%。"
            "\n\n表1 2023年9月份宁波市新房价格指数表\n\n项"
            "目 | 指数\n新房 | 99.6\n二手房 | 98.4\n",
            {"0.4%": 2023, "3.1%": 2023},
        ),
        # the year after; not the second of a row
        ("2022年,榆林出口下降9.3%;第二年才恢复到增长6.1%。", {"9.3%": 2022, "6.1%": 2023}),
        ("2022年,榆林出口连续第二年下降,降幅为9.3%。", {"9.3%": 2022}),
        # counted until then: no aim
        ("据新华社台北8月2日电,截至2017年7月底,新北市人口为398.4万人。2016年不是这样。", {"398.4万人": 2017}),
    ],
)
def test_years(text, years):
    assert found(text)[1] == years
