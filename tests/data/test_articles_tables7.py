"""Tables: shares of GDP, columns that go with the one before, scores, captions that go on in heads."""

import pytest

from poliscope.data.articles import read_article

INNOVATION = """# Innovation in Asia's second cities, 2023

| City | R&D expenditure, % of GDP | Patents per 100,000 | Venture capital, US$ m | Innovation score (0-100) |
|---|---|---|---|---|
| Daejeon | 6.7 | 412 | 580 | 71.4 |
| Hsinchu | 4.9 | 388 | 910 | 69.8 |
| Penang | 1.6 | 22 | 130 | 45.0 |
"""
MEXICO = """# Patents: the top states of Mexico

State | Applications 2023 | Change | Per million inhabitants | Share of national total
--- | ---: | ---: | ---: | ---:
Mexico City | 412 | +8.1 % | 44.7 | 31.2 %
Jalisco | 188 | -3.6 % | 22.5 | 14.2 %
Nuevo León | 171 | +12.0 % | 29.6 | 12.9 %
"""
LEAGUE = """<html><body><main><h1>Global league</h1>
<table><caption>Business enterprise R&amp;D, selected regions</caption>
<thead><tr><th rowspan="2">Region</th><th colspan="2">Expenditure, EUR bn</th>
<th colspan="2">Intensity, % of GDP</th></tr>
<tr><th>2013</th><th>2023</th><th>2013</th><th>2023</th></tr></thead>
<tbody><tr><td>Stuttgart</td><td>11.2</td><td>19.8</td><td>6.1</td><td>8.2</td></tr>
<tr><td>Eindhoven</td><td>2.9</td><td>5.6</td><td>4.4</td><td>5.9</td></tr>
<tr><td>Grenoble</td><td>2.1</td><td>2.8</td><td>3.7</td><td>4.0</td></tr></tbody></table></main></body></html>
"""
MONTHS = """# 全省各市规上工业增加值增速 单位:%

| 市 | 3月 | 1-3月 |
|---|---|---|
| 南昌市 | 8.9 | 9.1 |
| 赣州市 | 9.4 | 10.0 |
| 九江市 | 7.7 | 8.8 |
"""
LEUVEN = """# Leuven

| | 2020 | 2022 | 2024 |
|---|---|---|---|
| R&D spending of the Leuven region (€m) | 980 | 1,120 | 1,310 |
| % of GDP | 4.9 | 5.1 | 5.4 |
| Spin-offs founded | 14 | 11 | 17 |
"""
STAFF = """# 研发人员(2023年)

| 地区 | R&D经费(亿元) | 每万人发明专利(件) | R&D人员全时当量(万人年) |
|---|---|---|---|
| 广东 | 4802.6 | 53.1 | 97.1 |
| 江苏 | 4212.3 | 68.5 | 88.4 |
| 北京 | 2947.1 | 262.9 | 39.5 |
"""
METROS = """# Metros

| Metro | Pop. (m) | GDP (US$ bn) | Start-ups | of which deep tech | Fortune 500 HQs |
|---|---|---|---|---|---|
| Seattle | 4.0 | 566 | 1,450 | 210 | 10 |
| Minneapolis | 3.7 | 350 | 890 | 160 | 17 |
| Denver | 3.0 | 311 | 760 | 95 | 9 |
"""
HUBS = """# Semiconductor hubs

| Indicator | Unit | Dresden | Eindhoven |
|---|---|---|---|
| Turnover | EUR bn | 9.1 | 28.3 |
| Wafer capacity, monthly | 1,000 wafers | 95 | 12 |
| Patents | number | 3,412 | 9,870 |
| Rank in Europe | | 2 | 1 |
"""


def cells(text, place):
    claims = [claim for claim in read_article(text).claims if claim.unit == place]
    return [(claim.value, claim.unit_of_measure, claim.indicator) for claim in claims]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (
            INNOVATION,
            "Daejeon",
            [
                (6.7, "%", "rd_intensity"),
                (412, "count/100k", "patents_per_100k"),
                (5.8e8, "USD", "venture_capital"),
                (71.4, "points", "innovation_index"),
            ],
        ),
        (
            MEXICO,
            "Jalisco",
            [
                (188, "count", "patent_applications"),
                (-3.6, "%", "patent_applications_growth"),
                (22.5, "count/million persons", "patent_applications_per_million"),
                (14.2, "%", "patent_applications_share"),
            ],
        ),
        (
            LEAGUE,
            "Eindhoven",
            [
                (2.9e9, "EUR", "business_rd_expenditure"),
                (5.6e9, "EUR", "business_rd_expenditure"),
                (4.4, "%", "business_rd_intensity"),
                (5.9, "%", "business_rd_intensity"),
            ],
        ),
        (
            MONTHS,
            "赣州市",
            [(9.4, "%", "industrial_value_added_growth"), (10.0, "%", "industrial_value_added_growth")],
        ),
        (
            LEUVEN,
            "Leuven",
            [
                (9.8e8, "EUR", "rd_expenditure"),
                (1.12e9, "EUR", "rd_expenditure"),
                (1.31e9, "EUR", "rd_expenditure"),
                (4.9, "%", "rd_intensity"),
                (5.1, "%", "rd_intensity"),
                (5.4, "%", "rd_intensity"),
                (14, "count", "spin_outs"),
                (11, "count", "spin_outs"),
                (17, "count", "spin_outs"),
            ],
        ),
        (
            STAFF,
            "江苏",
            [
                (4.2123e11, "CNY", "rd_expenditure"),
                (68.5, "count/10k persons", "invention_patents_per_10k"),
                (884000, "persons", "rd_personnel_fte"),
            ],
        ),
        (
            METROS,
            "Denver",
            [
                (3e6, "persons", "population"),
                (3.11e11, "USD", "gdp"),
                (760, "count", "startups"),
                (95, "count", "startups"),
                (9, "count", "Fortune 500 HQs"),
            ],
        ),
        (
            HUBS,
            "Dresden",
            [
                (9.1e9, "EUR", "revenue"),
                (95000, "count", "wafer_capacity"),
                (3412, "count", "patents"),
                (2, "rank", "Rank in Europe"),
            ],
        ),
    ],
    ids=["innovation", "mexico", "league", "months", "leuven", "staff", "metros", "hubs"],
)
def test_cells_with_unit_and_indicator(text, place, expected):
    assert cells(text, place) == expected


def test_an_index_with_its_base_is_no_count():
    text = (
        "Basque Country\n\nGDP per capita (EU=100): 119\nR&D intensity: 2.32% of GDP\n"
        "Exports: €31.6 bn\nUnemployment: 7.5 %"
    )
    found = read_article(text).claims[0]
    assert (found.value, found.unit_of_measure, found.indicator) == (119, "index", "gdp_per_capita")
