"""Tables as people make them: titles, totals and notes around the figures, units in the headings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from poliscope.data.evidence import Evidence
from poliscope.data.files import read_coinr, read_evidence, read_table_as_study
from poliscope.data.files.headings import unit_in_heading
from poliscope.data.files.surroundings import is_remark, is_total
from poliscope.errors import DataError
from workbooks import write_workbook

HEAD = ["城市", "GDP（亿元）", "R&D强度(%)", "人口_万人", "PCT专利（件）", "高新技术企业数/家"]
CITIES = [
    ["深圳", "34,606.40", "5.81", 1779.01, "１５３５５", "24,700"],
    ["杭州", 20059, "3.86", 1252.2, "…", "15,000"],
    ["北京", 43760.7, 6.73, 2185.8, 11438, "28,300"],
    ["广州", 30355.73, 3.43, 1882.7, "—", "13,000"],
    ["苏州", "24653.4", 4.1, 1295.8, "--", "15,700"],
]


@pytest.fixture
def yearbook(tmp_path: Path) -> Path:
    """A sheet as a city's statistics office hands it out."""
    rows = [
        ["2023年主要城市创新指标一览表"],
        ["", "", "", "", "", "单位：见表头"],
        [],
        HEAD,
        *CITIES,
        ["合 计", "153435.23"],
        ["注：1.人口为年末常住人口。"],
        ["2. “…”表示数据不足。"],
    ]
    return write_workbook(tmp_path / "yearbook.xlsx", {"2023年": rows})


def read(tmp_path: Path, text: str, **options) -> Evidence:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read_evidence(path, **options)


def values(evidence: Evidence, indicator: str) -> list[float]:
    return [claim.value for claim in evidence if claim.indicator == indicator]


class TestYearbook:
    def test_the_figures_are_read(self, yearbook):
        evidence = read_evidence(yearbook)
        assert evidence.unit_names() == ("深圳", "杭州", "北京", "广州", "苏州")
        assert values(evidence, "GDP（亿元）") == [34606.4, 20059, 43760.7, 30355.73, 24653.4]
        assert values(evidence, "PCT专利（件）") == [15355, 11438]  # … — -- are gaps

    def test_units_of_measure_come_from_the_headings(self, yearbook):
        evidence = read_evidence(yearbook)
        found = {claim.indicator: claim.unit_of_measure for claim in evidence}
        assert found == dict(zip(HEAD[1:], ["亿元", "%", "万人", "件", "家"], strict=True))

    def test_nothing_is_left_out_in_silence(self, yearbook):
        told = [(note.code, note.where) for note in read_evidence(yearbook).notes]
        assert told == [
            ("title", "yearbook.xlsx row 1"),
            ("title", "yearbook.xlsx row 2"),
            ("total", "yearbook.xlsx row 10"),
            ("remark", "yearbook.xlsx row 11"),
            ("remark", "yearbook.xlsx row 12"),
            ("units-in-headings", "yearbook.xlsx"),
        ]

    def test_a_study_of_it_has_labels_and_units(self, yearbook):
        found = read_table_as_study(yearbook)
        leaf = found.framework["GDP（亿元）"]
        assert (leaf.name(), leaf.unit_of_measure) == ("GDP（亿元）", "亿元")
        assert found.units.codes == ("深圳", "杭州", "北京", "广州", "苏州")

    def test_a_merged_title_is_no_merged_header(self, tmp_path):
        import xlsxwriter

        path = tmp_path / "merged.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        sheet.merge_range("B1:D1", "Innovation in three cities")
        sheet.write_row("B2", ["city", "patents", "firms"])
        sheet.write_row("B3", ["A", 1, 2])
        book.close()
        evidence = read_evidence(path)
        assert (evidence.unit_names(), values(evidence, "firms")) == (("A",), [2])
        assert evidence.notes[0].where == "merged.xlsx row 1"


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("GDP（亿元）", "亿元"), ("GDP (bn EUR)", "bn EUR"), ("GDP (EUR bn)", "EUR bn"),
        ("GDP [million USD]", "million USD"), ("GDP, million USD", "million USD"), ("gdp_usd", "usd"),
        ("GDP (100 million yuan)", "100 million yuan"), ("GDP（亿元，当年价）", "亿元，当年价"),
        ("R&D share (% of GDP)", "% of GDP"), ("R&D强度%", "%"), ("R&D经费投入强度（%）*", "%"),
        ("Growth (2020-2023, %)", "%"), ("rd_share_pct", "pct"), ("人均GDP（元/人）", "元/人"),
        ("Patents (per 10,000 people)", "per 10,000 people"), ("专利密度（件/万人）", "件/万人"),
        ("人口/万人", "万人"), ("人口_万人", "万人"), ("Population (thousands)", "thousands"),
        ("Population (10,000 persons)", "10,000 persons"), ("PM2.5（微克/立方米）", "微克/立方米"),
        # these name no unit, or may mean something else
        ("GDP (2023)", ""), ("GDP（2023年）", ""), ("GDP (PPP)", ""), ("R&D (intramural)", ""),
        ("GDP/人", ""), ("专利/万人", ""), ("unicorn_firms", ""), ("平均工资_年", ""), ("Sigma (k)", ""),
        ("x (10)", ""), ("ratio (a/b)", ""), ("patents", ""), ("人口（常住）", ""), ("()", ""), ("", ""),
    ],
)  # fmt: skip
def test_units_in_headings(heading, unit):
    assert unit_in_heading(heading) == unit


@pytest.mark.parametrize("code", ["0%", "0.00%", "0.0%;[Red]-0.0%", '#,##0.000"x"%'])
def test_cells_that_a_workbook_shows_as_per_cent_are_told(tmp_path, code):
    import xlsxwriter

    path = tmp_path / "percent.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, percent = book.add_worksheet(), book.add_format({"num_format": code})
    plain = book.add_format({"num_format": '0.00"%"' if code == "0%" else "0.00\\%"})
    sheet.write_row(0, 0, ["city", "rd", "jobs", "growth"])
    for row, (city, rd, jobs, growth) in enumerate([("A", 0.058, 0.5, 3.1), ("B", 0.039, 0.7, 2.0)], start=1):
        sheet.write(row, 0, city)
        sheet.write(row, 1, rd, percent)
        sheet.write(row, 2, jobs)
        sheet.write(row, 3, growth, plain)  # a sign in quotation marks is a letter
    book.close()
    evidence = read_evidence(path)
    told = [(note.message, note.where) for note in evidence.notes if note.code == "percent-format"]
    assert told == [
        (
            "the workbook shows per cent, but the cells hold fractions: 0.058 is what shows as 5.8%",
            'percent.xlsx column "rd"',
        )
    ]
    assert values(evidence, "rd") == [0.058, 0.039]


class TestUnits:
    def test_a_unit_in_a_cell_goes_with_the_same_one_in_the_heading(self, tmp_path):
        evidence = read(tmp_path, "city,R&D (%)\nA,5.8%\nB,3.9\n")
        assert values(evidence, "R&D (%)") == [5.8, 3.9]

    @pytest.mark.parametrize("cell", ["1.2万亿元", "34606元", "5%"])
    def test_a_cell_in_another_unit_than_the_heading_is_told(self, tmp_path, cell):
        with pytest.raises(DataError, match=r'mixed-units\]: the figures of "GDP（亿元）" are in'):
            read(tmp_path, f"city,GDP（亿元）\nA,34606\nB,{cell}\n", indicators=["GDP（亿元）"])

    def test_a_magnitude_in_a_cell_below_one_in_the_heading_is_told(self, tmp_path):
        message = (
            r'said to be in "万人", but the cell holds "1252万"\n  --> table.csv row 3, column "人口（万人）"'
        )
        with pytest.raises(DataError, match=message):
            read(tmp_path, "city,人口（万人）\nA,1779\nB,1252万\n", indicators=["人口（万人）"])

    def test_the_same_holds_for_a_long_table(self, tmp_path):
        head = "unit,indicator,value,unit_of_measure\n"
        with pytest.raises(DataError, match=r'said to be in "万人", but the cell holds "1252万"'):
            read(tmp_path, f"{head}A,pop,1779,万人\nB,pop,1252万,万人\n")
        with pytest.raises(DataError, match=r'mixed-units\]: the figures of "gdp" are in "亿元" and "CNY"'):
            read(tmp_path, f"{head}A,gdp,3.4万亿元,亿元\n")

    def test_magnitudes_without_a_stated_one_are_read(self, tmp_path):
        evidence = read(tmp_path, "city,firms（家）\nA,2.47万\nB,15000\n")
        assert values(evidence, "firms（家）") == [24700, 15000]

    def test_fractions_below_a_heading_in_per_cent_are_told(self, tmp_path):
        notes = read(tmp_path, "city,R&D (%)\nA,0.058\nB,0.039\n").notes
        assert [n.message for n in notes if n.code == "percent-scale"] == [
            "the heading says %, but all figures lie between -1 and 1: are they fractions of 1?"
        ]
        assert not [
            n for n in read(tmp_path, "city,R&D (%)\nA,0.9\nB,1.4\n").notes if n.code == "percent-scale"
        ]


class TestMessyText:
    MESSY = (
        "\ufeffPopulation and innovation by city;;;\n\nCity;GDP (bn EUR);R&D share (%);Patents\n"
        "München;124,5;4,7;1.234\n\nBerlin;155,0;3,4;1.101\nHamburg;144,2;2,1;987\n"
        "Insgesamt;423,7;;3.322\n;;;\nSource: Eurostat; own calculations\n"
    )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
    def test_of_a_data_journalist(self, tmp_path, encoding):
        text = self.MESSY if encoding == "utf-8" else self.MESSY.removeprefix("\ufeff")
        path = tmp_path / "messy.csv"
        path.write_bytes(text.encode(encoding))
        evidence = read_evidence(path)
        assert evidence.unit_names() == ("München", "Berlin", "Hamburg")
        np.testing.assert_array_equal(evidence.value, [124.5, 4.7, 1234, 155, 3.4, 1101, 144.2, 2.1, 987])
        codes = [note.code for note in evidence.notes]
        expected = ["title", "decimal-comma", "total", "remark", "units-in-headings"]
        assert [code for code in codes if code != "encoding"] == expected
        assert ("encoding" in codes) == (encoding == "cp1252")
        told = '"Source: Eurostat, own calculations" was read as a note, not as a unit'
        assert told in [note.message for note in evidence.notes]

    def test_of_a_chinese_bureau(self, tmp_path):
        path = tmp_path / "gb.csv"
        path.write_bytes("城市,GDP（亿元）\n深圳,34606\n杭州,20059\n总计,54665\n".encode("gb18030"))
        evidence = read_evidence(path)
        assert evidence.unit_names() == ("深圳", "杭州")
        assert {note.code for note in evidence.notes} == {"encoding", "total", "units-in-headings"}

    def test_columns_that_stand_twice_are_refused(self, tmp_path):
        with pytest.raises(DataError, match=r'the column name "Patents" stands 2 times \(columns B, C\)'):
            read(tmp_path, "Table 1,,\nCity,Patents,Patents\nA,1,2\n")

    def test_a_title_is_not_taken_for_names_and_names_not_for_a_title(self, tmp_path):
        assert read(tmp_path, "Table 1\nunit,x\nA,1\n").notes[0].code == "title"
        with pytest.raises(DataError, match="every row has 2 cells, but the header has 1"):
            read(tmp_path, "unit\nA,1\nB,2\n")
        from poliscope.data.files import read_units

        path = tmp_path / "units.csv"
        path.write_text("Cities\n\nBonn\nKöln\n", encoding="utf-8")
        assert read_units(path).codes == ("Bonn", "Köln")

    def test_rows_are_numbered_as_in_the_file_below_titles(self, tmp_path):
        evidence = read(tmp_path, "A title\n\nAnother\ncity,x\nA,1\n")
        assert next(iter(evidence)).locator == 'table.csv row 5, column "x"'

    def test_a_total_of_a_long_table_is_told_and_kept(self, tmp_path):
        evidence = read(tmp_path, "unit,indicator,value\nA,x,1\nTotal,x,3\nNote: preliminary,,\n")
        assert evidence.unit_names() == ("A", "Total")
        assert [note.code for note in evidence.notes] == ["remark", "total"]
        assert 'screen = { method = "none", exclude = ["Total"] }' in evidence.notes[1].message


@pytest.mark.parametrize("blank", [" ", "\xa0", "\u202f", "\u2009", "."])
def test_thousands_set_apart_by_any_blank_beside_a_decimal_comma(tmp_path, blank):
    evidence = read(tmp_path, f"City;GDP;R&D\nA;1{blank}234,5;4,7\xa0%\nB;12{blank}000{blank}000,0;5,1 %\n")
    assert values(evidence, "GDP") == [1234.5, 12_000_000]
    assert values(evidence, "R&D") == [4.7, 5.1]


def test_columns_of_years_without_a_word_on_what_is_measured_are_refused(tmp_path):
    message = (
        r"missing-column\]: the columns are periods \(2021, 2022年\), and no column says what is measured"
    )
    with pytest.raises(DataError, match=message):
        read(tmp_path, "City,2021,2022年\nA,1,2\nB,3,4\n")
    assert set(read(tmp_path, "City,2021,x\nA,1,2\n").indicator.names) == {"2021", "x"}
    assert set(read(tmp_path, "City,2021,2022\nA,1,2\n", indicators=["2021"]).indicator.names) == {"2021"}


def test_a_year_is_the_same_period_with_and_without_its_character(tmp_path):
    evidence = read(tmp_path, "指标,城市,2021年,2022年度\nGDP,深圳,1,2\n")
    assert evidence.period_names() == ("2021", "2022")
    assert read(tmp_path, "城市,年份,x\n深圳,2021年,1\n").period_names() == ("2021",)


def test_numbers_that_measure_nothing_are_left_out_and_told(tmp_path):
    evidence = read(
        tmp_path, "序号,行政区划代码,城市,id,GDP（亿元）\n1,440300,深圳,7,34606\n2,330100,杭州,8,20059\n"
    )
    assert evidence.indicator.names == ("GDP（亿元）",)
    assert [note.message for note in evidence.notes if note.code == "left-out"] == [
        "codes of units, not figures: 行政区划代码, id",
        "numbers of rows, not figures: 序号",
    ]
    # who asks for a column gets it
    asked = read(tmp_path, "城市,id,x\n深圳,7,1\n杭州,8,2\n", columns={"number": "id"})
    assert set(asked.indicator.names) == {"number", "x"}
    assert set(read(tmp_path, "城市,id\n深圳,7\n杭州,8\n", indicators=["id"]).indicator.names) == {"id"}
    assert read(tmp_path, "No.,city,x\n1,A,5\n2,B,6\n").indicator.names == ("x",)


class TestFilesOfR:
    @pytest.mark.parametrize("first", [0, 1])
    def test_a_column_that_counts_the_rows_is_left_out(self, tmp_path, first):
        rows = "".join(f'"{n + first}","u{n}",{n}\n' for n in range(5000))  # more than one block
        evidence = read(tmp_path, f'"","city","x"\n{rows}')
        assert (len(evidence), evidence.unit_names()[-1]) == (5000, "u4999")
        assert [note.message for note in evidence.notes] == [
            "the first column has no name and only counts the rows"
        ]

    def test_a_column_that_counts_otherwise_has_to_be_named(self, tmp_path):
        with pytest.raises(DataError, match=r"column A has figures but no name\n  --> table.csv row 2"):
            read(tmp_path, ",city,x\n1,A,1\n3,B,2\n")
        assert read(tmp_path, ",x\n1,5\n2,6\n").unit_names() == ("1", "2")  # here it names the units

    def test_idata_and_imeta_the_other_way_round(self, tmp_path):
        (tmp_path / "d.csv").write_text("uCode,rd\nA,1\nB,2\n", encoding="utf-8")
        (tmp_path / "m.csv").write_text(
            '"","Level","iCode","Parent","Direction","Weight","Type"\n"1",1,"rd","index",1,1,"Indicator"\n'
            '"2",2,"index",NA,1,1,"Aggregate"\n',
            encoding="utf-8",
        )
        found = read_coinr(tmp_path / "m.csv", tmp_path / "d.csv")
        assert found.units.codes == ("A", "B")
        told = [note.message for note in found.notes]
        assert "the two files were given the other way round: this one is iMeta" in told
        assert "the first column has no name and only counts the rows" in told


@pytest.mark.parametrize(
    ("text", "remark", "total"),
    [
        ("注：1.人口", True, False), ("资料来源：统计局", True, False), ("Source: x", True, False),
        ("* estimate", True, False), ("2. 口径", True, False), ("注重", False, False),
        ("Source Town", False, False), ("South Dakota", False, False), ("St. Louis", False, False),
        ("1号", False, False), ("TOTAL", False, True), ("合　计", False, True), ("Mean:", False, True),
        ("Totana", False, False), ("深圳", False, False),
    ],
)  # fmt: skip
def test_remarks_and_totals(text, remark, total):
    assert (is_remark(text), is_total(text)) == (remark, total)
