"""Names of columns in two rows, and years in the names of columns."""

import pytest

from poliscope.data.files import read_evidence
from poliscope.data.files.dated_names import dated_names, undated
from poliscope.data.files.two_rows import join_rows
from poliscope.errors import DataError


def read(tmp_path, text, **options):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read_evidence(path, **options)


def told(evidence):
    return [
        (claim.unit, claim.indicator, claim.period, claim.value, claim.unit_of_measure) for claim in evidence
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        (["City", "GDP", "", "Patents"], ["", "2022", "2023", "2022", "2023"],
         ["City", "GDP 2022", "GDP 2023", "Patents 2022", "Patents 2023"]),
        (["City", "GDP", "GDP"], ["", "2022", "2023"], ["City", "GDP 2022", "GDP 2023"]),
        (["省", "市", "产值", ""], ["", "", "总量", "增速（%）"],
         ["省", "市", "产值 总量", "产值 增速（%）"]),
        (["地区", "GDP", "人口"], ["单位", "亿元", "（万人）"], ["地区", "GDP (亿元)", "人口（万人）"]),
        (["City", "GDP", "area"], ["", "bn EUR", "km2"], ["City", "GDP (bn EUR)", "area (km2)"]),
        (["City", "GDP", "", "area"], ["", "2022", "2023"], ["City", "GDP 2022", "GDP 2023", "area"]),
        # no second row of names: a row of a unit, figures, gaps, a unit that nobody named
        (["City", "GDP", ""], ["Leeds", "30", "31"], None),
        (["City", "GDP", ""], ["", "30.5", "31"], None),
        (["City", "GDP", "area"], ["", "north", "south"], None),
        (["City", "GDP"], ["", ""], None),
        (["City", "founded"], ["", "1998"], None),
    ],
)  # fmt: skip
def test_two_rows_name_the_columns_together(upper, lower, names):
    found = join_rows(upper, lower, 0)
    assert found == (None if names is None else tuple(names))


def test_an_indicator_over_its_years_becomes_periods(tmp_path):
    evidence = read(
        tmp_path,
        "表1 各市主要指标,,,,\n地区,GDP（亿元）,,R&D经费,\n,2022年,2023年,2022年,2023年\n"
        "武汉,18866,20011,650,700\n",
    )
    assert told(evidence) == [
        ("武汉", "GDP（亿元）", "2022", 18866, "亿元"),
        ("武汉", "GDP（亿元）", "2023", 20011, "亿元"),
        ("武汉", "R&D经费", "2022", 650, ""),
        ("武汉", "R&D经费", "2023", 700, ""),
    ]
    notes = {note.code: note for note in evidence.notes}
    assert notes["two-rows"].where == "table.csv row 3"
    assert notes["periods-in-headings"].message.endswith('periods of: "GDP（亿元）", "R&D经费"')
    assert evidence.claim(0).locator == 'table.csv row 4, column "GDP（亿元） 2022年"'


def test_merged_names_over_two_columns_of_a_workbook(tmp_path):
    import xlsxwriter

    path = tmp_path / "two.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.merge_range("A1:A2", "city")
    sheet.merge_range("B1:C1", "economy")
    sheet.write_row("B2", ["gdp", "firms"])
    sheet.write_row("A3", ["A", 1, 2])
    book.close()
    assert told(read_evidence(path)) == [("A", "economy gdp", "", 1, ""), ("A", "economy firms", "", 2, "")]


def test_merged_names_without_a_second_row_are_refused(tmp_path):
    import xlsxwriter

    path = tmp_path / "merged.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write("A1", "city")
    sheet.merge_range("B1:C1", "economy")
    sheet.write_row("A2", ["A", 1, 2])
    book.close()
    with pytest.raises(DataError, match=r"merged-header\]: cells B1:C1 of the header are merged"):
        read_evidence(path)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["gdp_2022", "gdp_2023"], {"gdp_2022": ("gdp", "2022"), "gdp_2023": ("gdp", "2023")}),
        (["2022年GDP", "2023年GDP"], {"2022年GDP": ("GDP", "2022"), "2023年GDP": ("GDP", "2023")}),
        (["GDP 2022 (bn EUR)", "GDP 2023 (bn EUR)"],
         {"GDP 2022 (bn EUR)": ("GDP(bn EUR)", "2022"), "GDP 2023 (bn EUR)": ("GDP(bn EUR)", "2023")}),
        (["GDP (2022)", "GDP (2023)"], {"GDP (2022)": ("GDP", "2022"), "GDP (2023)": ("GDP", "2023")}),
        (["base 2015", "gdp"], {}),
        (["gdp_2022", "patents_2023"], {}),
        (["2022", "2023"], {}),
        (["ISO 9001", "ISO 1400"], {}),
    ],
)  # fmt: skip
def test_years_of_one_thing_are_its_periods(names, found):
    assert dated_names(names) == found


def test_columns_without_a_year_keep_the_period_of_the_file(tmp_path):
    evidence = read(tmp_path, "City,gdp_2022,gdp_2023,area\nLeeds,30,31,4\n", period="2020")
    assert told(evidence) == [
        ("Leeds", "gdp", "2022", 30, ""), ("Leeds", "gdp", "2023", 31, ""), ("Leeds", "area", "2020", 4, ""),
    ]  # fmt: skip


def test_codes_of_their_own_keep_years_apart(tmp_path):
    columns = {"before": "gdp_2022", "after": "gdp_2023"}
    evidence = read(tmp_path, "City,gdp_2022,gdp_2023\nLeeds,30,31\n", columns=columns)
    assert told(evidence) == [("Leeds", "before", "", 30, ""), ("Leeds", "after", "", 31, "")]


def test_a_name_without_its_year():
    assert undated("GDP（亿元） 2022") == "GDP（亿元）"
    assert undated("GDP") == "GDP"
