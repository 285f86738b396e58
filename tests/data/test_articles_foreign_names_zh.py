"""Foreign places that the gazetteer lacks, spelled in Chinese; and what adds to the growth of a whole."""

import pytest

from poliscope.data.articles import read_article

LEAD = "这份材料周二公布,当地媒体等了很久,各方都很关注,记者梳理了其中的要点。"


def claims(sentence, title="本报讯"):
    return read_article(f"{title}\n\n{LEAD}{sentence}").claims


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "西班牙主产区卡斯特利翁省2023年的瓷砖产量降到3.94亿平方米,比上年减少21%。",
            ["卡斯特利翁省", "卡斯特利翁省"],
        ),
        ("意大利的里米尼市2023年接待游客1400万人次。", ["里米尼市"]),
        ("奥卢所在的北博滕区2022年研发支出为8.9亿欧元。", ["北博滕区"]),
        ("位于印度西部的莫尔比去年有610家瓷砖厂。", ["莫尔比"]),
    ],
)
def test_a_foreign_name_is_a_place_where_it_is_used_as_one(sentence, places):
    assert [claim.place or claim.unit for claim in claims(sentence)] == places


@pytest.mark.parametrize(
    "sentence",
    ["特斯拉上海工厂2024年交付91.6万辆汽车。", "上海的科尔尼公司2024年有员工900人,据科尔尼的报告,增长8%。"],
)
def test_a_firm_spelled_so_is_no_place(sentence):
    assert {claim.place or claim.unit for claim in claims(sentence)} == {"Shanghai"}


def test_only_that_did_owns_its_figure():
    read = claims("法国里昂的出口2024年为8亿欧元。德国汉堡下降38%,降幅最大;只有里昂增长了12%。")
    assert [claim.place for claim in read] == ["Lyon", "Hamburg", "Lyon"]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        (
            "2024年,苏州电子行业拉动全市工业增长3.2个百分点,贡献率达41%。",
            ["contribution_rate", "contribution_rate"],
        ),
        ("In 2023 construction added 0.4 percentage points to growth in Porto.", ["contribution_rate"]),
        (
            "Services contributed 1.8 percentage points to Lisbon's growth of 2.4% in 2023.",
            ["contribution_rate", "gdp_growth"],
        ),
        ("In 2023 services contributed 62% of the city's growth in Lyon.", ["contribution_rate"]),
    ],
)
def test_what_adds_to_growth(sentence, codes):
    assert [claim.indicator for claim in claims(sentence)] == codes


def test_growth_of_people_is_told_by_people():
    (claim,) = claims("The two counties accounted for 80% of population growth in Ohio.")
    assert claim.indicator.startswith("population")


def test_rows_of_a_table_are_per_inhabitants():
    row = "| PCT applications per 100,000 residents | 38.5 | 11.2 |"
    page = f"# R&D\n\n| | Lyon | Porto |\n|---|---|---|\n{row}\n"
    assert {claim.indicator for claim in read_article(page).claims} == {"pct_applications_per_100k"}
