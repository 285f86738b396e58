"""Reading tables: shapes, names of columns, encodings, delimiters, numbers as people write them."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from poliscope.data.evidence import Evidence
from poliscope.data.files import (
    read_evidence,
    read_framework,
    read_units,
    write_evidence,
    write_framework,
    write_units,
)
from poliscope.data.files.cells import numbers
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import DataError, StudyError


@pytest.fixture
def read(tmp_path: Path):
    """Read evidence from the text, or the bytes, of a file."""

    def reading(content: str | bytes, name: str = "table.csv", **options) -> Evidence:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_evidence(path, **options)

    return reading


def told(evidence: Evidence) -> list[str]:
    return [note.code for note in evidence.notes]


def cells(evidence: Evidence) -> dict[tuple[str, str, str], float]:
    return {tuple(claim.cell): claim.value for claim in evidence}


class TestShapes:
    def test_wide(self, read):
        evidence = read(
            "city,rd,gdp\nShenzhen,5.81,\nHangzhou,3.92,20059\n", source="yearbook", period="2023"
        )
        assert cells(evidence) == {
            ("Shenzhen", "rd", "2023"): 5.81,
            ("Hangzhou", "rd", "2023"): 3.92,
            ("Hangzhou", "gdp", "2023"): 20059.0,
        }
        claim = evidence.claim(2)
        assert (claim.source, claim.locator) == ("yearbook", 'table.csv row 3, column "gdp"')

    def test_wide_with_the_source_of_each_row(self, read):
        evidence = read("unit,x,source,url\nA,1,Bureau,https://a.example/\nB,2,,\n", source="yearbook")
        assert evidence.source.to_list() == ["Bureau", "yearbook"]
        assert evidence.address.to_list() == ["https://a.example/", ""]

    def test_wide_panel(self, read):
        evidence = read("uCode,Time,x\nA,2020,1\nA,2021,2\n")
        assert cells(evidence) == {("A", "x", "2020"): 1.0, ("A", "x", "2021"): 2.0}

    def test_long_with_every_column(self, read):
        evidence = read(
            "unit,indicator,period,value,unit_of_measure,source,address,locator,quote,status,standard_error\n"
            'A,x,2020,1.5,%,Bureau,https://a.example/,table 3,"about 1.5, they say",A,0.25\n'
        )
        claim = evidence.claim(0)
        assert (claim.unit_of_measure, claim.source, claim.address) == ("%", "Bureau", "https://a.example/")
        assert (claim.locator, claim.quote, claim.status) == ("table 3", "about 1.5, they say", "A")
        assert claim.standard_error == 0.25

    def test_long_keeps_claims_that_are_known_to_be_missing(self, read):
        evidence = read("unit,indicator,value\nA,x,n/a\nA,y,1\n")
        assert math.isnan(evidence.value[0])
        assert len(evidence) == 2

    def test_a_unit_column_beside_a_city_is_the_unit_of_measure(self, read):
        evidence = read("city,indicator,year,value,unit\nBeijing,gdp,2023,43760.7,100 million CNY\n")
        assert evidence.claim(0).unit_of_measure == "100 million CNY"
        assert cells(evidence) == {("Beijing", "gdp", "2023"): 43760.7}
        assert "columns" in told(evidence)

    def test_years_in_columns(self, read):
        evidence = read("state,line,2020,2021\nAK,4,25.3,\nAK,5,1,2\n", columns={"indicator": "line"})
        assert cells(evidence) == {("AK", "4", "2020"): 25.3, ("AK", "5", "2020"): 1, ("AK", "5", "2021"): 2}
        assert evidence.claim(2).locator == 'table.csv row 3, column "2021"'

    def test_columns_as_the_user_says(self, read):
        text = "Stadt,Jahr,F&E\nA,2020,1\n"
        evidence = read(text, columns={"unit": "Stadt", "period": "jahr", "rd": "F&E"})
        assert cells(evidence) == {("A", "rd", "2020"): 1.0}
        assert evidence.claim(0).locator == 'table.csv row 2, column "F&E"'

    def test_only_some_indicators(self, read):
        evidence = read("unit,x,y\nA,1,text\n", indicators=["x"])
        assert cells(evidence) == {("A", "x", ""): 1.0}
        assert str(evidence.notes[0]) == "note[left-out]: not among the indicators: y\n  --> table.csv"

    def test_text_columns_are_left_out_and_told(self, read):
        evidence = read("unit,name,group,x\nA,Alpha,g,1\nB,Beta,h,2\n")
        assert evidence.indicator_names() == ("x",)
        assert [note.message for note in evidence.notes] == [
            "labels of units, not figures: name",
            "the column holds text, not figures",
        ]

    def test_the_first_column_is_the_unit_where_none_is_named_so(self, read):
        assert read("Kreis,x\nA,1\n").unit_names() == ("A",)
        assert read(",x\nA,1\n").unit_names() == ("A",)  # as R and pandas write row names

    def test_the_file_can_be_called_otherwise(self, read):
        evidence = read("unit,x\nA,1\n", name="cities.csv")
        assert evidence.claim(0).locator.startswith("cities.csv row 2")

    def test_a_row_without_any_figure_is_told(self, read):
        evidence = read("unit,x,y\nA,1,2\nB,,\n")
        assert evidence.unit_names() == ("A",)
        assert [note.message for note in evidence.notes] == ['the row of "B" has no figure']

    def test_empty_rows_do_not_shift_the_row_numbers(self, read):
        evidence = read("unit,x\n\nA,1\n,\nB,2\n")
        assert [claim.locator for claim in evidence] == [
            'table.csv row 3, column "x"',
            'table.csv row 5, column "x"',
        ]

    def test_a_shape_that_is_not_there(self, read):
        with pytest.raises(DataError, match='there is no shape "tall"'):
            read("unit,x\nA,1\n", shape="tall")


class TestCodes:
    def test_leading_zeros_namibia_and_blanks(self, read):
        evidence = read("unit,indicator,value\nNA,x,1\n 007 ,x,2\n\xa0深圳\u3000,x,3\n")
        assert evidence.unit_names() == ("NA", "007", "深圳")

    def test_codes_in_wide_tables(self, read):
        assert read("code,x\nNA,1\n010,2\n", columns={"unit": "code"}).unit_names() == ("NA", "010")

    def test_periods(self, read):
        evidence = read("unit,year,x\nA,2018.0,1\nA,2019-Q3,2\n")
        assert evidence.period_names() == ("2018", "2019-Q3")


class TestNumbers:
    def test_as_people_write_them(self, read):
        evidence = read(
            'unit,indicator,value\nA,a,6.46%\nA,b,1.2万亿元\nA,c,2.47万\nA,d,"1,234.5"\nA,e,n/a\nA,f,１２\nA,g,(1.2)\n'
        )
        assert cells(evidence)[("A", "a", "")] == 6.46
        assert cells(evidence)[("A", "b", "")] == 1.2e12
        assert cells(evidence)[("A", "c", "")] == 24700
        assert cells(evidence)[("A", "d", "")] == 1234.5
        assert math.isnan(cells(evidence)[("A", "e", "")])
        assert cells(evidence)[("A", "f", "")] == 12
        assert cells(evidence)[("A", "g", "")] == -1.2
        assert evidence.unit_of_measure.to_list() == ["%", "CNY", "", "", "", "", ""]

    @given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
    def test_plain_decimals_keep_the_last_bit(self, values):
        assert numbers([repr(value) for value in values]).values.tolist() == values

    @given(
        st.lists(
            st.from_regex(r"[-+]?[0-9]{1,40}(\.[0-9]{0,40})?(e[-+]?[0-9]{1,2})?", fullmatch=True), min_size=1
        )
    )
    def test_any_decimal_is_read_as_python_reads_it(self, texts):
        read = numbers(texts).values
        assert [struct.pack("d", value) for value in read + 0.0] == [
            struct.pack("d", float(text) + 0.0) for text in texts
        ]

    @pytest.mark.parametrize("cell", ["1_000", "infinity", "0x10", "1,2]", "[1]", "true", '"1"', "1 2"])
    def test_what_no_table_means_is_not_read(self, cell):
        assert list(numbers(["1", cell, "2"]).problems) == [1]

    def test_gaps(self):
        read = numbers(["", "NA", "n/a", "…", "暂无", "-", "#N/A", None, "1"])
        assert np.isnan(read.values).tolist() == [True] * 8 + [False]
        assert read.not_available == [6]

    def test_units_of_a_wide_column(self, read):
        evidence = read("unit,share,n\nA,6.46%,1\nB,5%,2\n")
        assert evidence.unit_of_measure.to_list() == ["%", "", "%", ""]

    def test_not_available_is_told(self, read):
        assert "not-available" in told(read("unit,x,y\nA,1,#N/A\n"))
        assert "not-available" in told(read("unit,indicator,value\nA,x,#N/A\n"))


class TestMixedUnits:
    @pytest.mark.parametrize(
        "text",
        [
            "unit,x\nA,6.46%\nB,0.0646\n",
            "unit,x\nA,6.46%\nB,3元\n",
            "unit,indicator,value\nA,x,6.46%\nB,x,0.0646\n",
            "unit,indicator,value,unit_of_measure\nA,x,1,km2\nB,x,2,ha\n",
            "unit,indicator,value,unit_of_measure\nA,x,6%,CNY\n",
        ],
    )
    def test_is_a_problem_and_no_guess(self, read, text):
        with pytest.raises(DataError, match=r'error\[mixed-units\]: the figures of "x" are in'):
            read(text)

    @pytest.mark.parametrize(
        "text",
        [
            "unit,x\nA,6.46%\nB,0\nC,n/a\n",  # a zero is a zero in any unit
            "unit,indicator,value,unit_of_measure\nA,x,6%,% of GDP\nB,x,5,% of GDP\n",
            "unit,indicator,value,unit_of_measure\nA,x,1,km2\nB,x,2,\n",  # a blank says nothing
            "unit,indicator,value,unit_of_measure\nA,x,1,km2\nA,y,2,%\n",
            "unit,indicator,value,unit_of_measure\nA,x,6%,\nB,x,5,% of GDP\n",
            "unit,x\nA,2.47万\nB,9800\n",  # a magnitude is no unit: it is applied
        ],
    )
    def test_what_goes_together(self, read, text):
        assert len(read(text)) >= 2


class TestDelimiters:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_is_found(self, read, delimiter):
        text = "unit,x,y\nA,1.5,2\nB,3,\n".replace(",", delimiter)
        assert cells(read(text)) == {("A", "x", ""): 1.5, ("A", "y", ""): 2, ("B", "x", ""): 3}

    def test_tabs_in_a_tsv_whose_texts_hold_commas(self, read):
        evidence = read("unit\tindicator\tvalue\tsource\nA\tx\t1\ta, b, c\n", "t.tsv")
        assert evidence.claim(0).source == "a, b, c"

    def test_the_line_that_excel_writes(self, read):
        evidence = read("sep=;\nunit;x\nA;1\n")
        assert evidence.claim(0).locator == 'table.csv row 3, column "x"'

    @pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
    def test_line_endings(self, read, ending):
        assert len(read("unit,x\nA,1\nB,2\n".replace("\n", ending))) == 2

    def test_a_text_over_two_lines_is_one_row(self, read):
        evidence = read('unit,indicator,value,quote\nA,x,1,"two\nlines"\nB,x,2,one\n')
        assert [claim.locator[:15] for claim in evidence] == ["table.csv row 2", "table.csv row 3"]
        assert evidence.claim(0).quote == "two\nlines"


class TestDecimalCommas:
    @pytest.mark.parametrize(
        ("cell", "value"),
        [("1,5", 1.5), ("1.234,5", 1234.5), ("-0,25", -0.25), ("12,3456", 12.3456), ("7", 7)],
    )
    def test_are_read_where_nothing_else_is_possible(self, read, cell, value):
        evidence = read(f"unit;x;y\nA;{cell};0,5\n")
        assert cells(evidence)[("A", "x", "")] == value
        assert "decimal-comma" in told(evidence)

    def test_thousands_in_a_file_with_decimal_commas(self, read):
        assert cells(read("unit;x;y\nA;1.234;0,5\n"))[("A", "x", "")] == 1234

    def test_a_point_that_may_be_a_thousands_sign_is_told(self, read):
        evidence = read("unit;x\nA;1.234\nB;2.345\n")
        assert cells(evidence)[("A", "x", "")] == 1.234
        assert [note.message for note in evidence.notes] == [
            "the point in 1.234 was read as a decimal point, not as a thousands sign"
        ]
        assert read("unit;x\nA;1.234\nB;2.3\n").notes == ()

    def test_percent(self, read):
        assert cells(read("unit;x\nA;6,46%\nB;5 %\n")) == {("A", "x", ""): 6.46, ("B", "x", ""): 5}

    def test_thousands_beside_decimal_points(self, read):
        assert cells(read("unit;x;y\nA;1,234;0.5\n"))[("A", "x", "")] == 1234

    @pytest.mark.parametrize(
        "text",
        ["unit;x\nA;1,234\n", "unit;x;y\nA;1,5;0.5\n", 'unit,x\nA,"1,5"\n'],
        ids=["either", "both", "quoted"],
    )
    def test_two_readings_are_an_error(self, read, text):
        with pytest.raises(DataError, match=r"decimal or a thousands sign"):
            read(text)


TEXT = "unit,indicator,value,source\n深圳,研发,5.81,统计局\nMünchen,x,2,Bürgeramt\n"
CHINESE = "unit,indicator,value,source\n深圳,研发强度,5.81,统计局公报\n杭州,研发强度,3.92,统计局\n"
WESTERN = "unit,indicator,value\nMünchen,Größe,2\nÅrhus,x,3\nCórdoba,x,3\n"


class TestEncodings:
    @pytest.mark.parametrize(
        ("encoding", "mark"),
        [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
    )
    def test_named_by_a_mark_or_valid(self, read, encoding, mark):
        evidence = read(mark + TEXT.encode(encoding))
        assert evidence.unit_names() == ("深圳", "München")
        assert told(evidence) == []

    @pytest.mark.parametrize(
        ("text", "encoding", "name"),
        [
            (CHINESE, "gb18030", "GB18030"),
            (CHINESE, "gbk", "GB18030"),
            (WESTERN, "latin-1", "Latin-1"),
            (CHINESE, "utf-16-le", "UTF-16 without a byte order mark"),
            (WESTERN, "utf-16-be", "UTF-16 without a byte order mark"),
        ],
    )
    def test_guessed_and_said(self, read, text, encoding, name):
        evidence = read(text.encode(encoding))
        assert evidence.unit_names() == tuple(line.split(",")[0] for line in text.splitlines()[1:])
        assert [note.message for note in evidence.notes] == [
            f"the file names no encoding; it was read as {name}"
        ]

    @pytest.mark.parametrize("encoding", ["big5", "cp1251", "euc-kr", "euc-jp", "cp437"])
    def test_what_may_be_several_is_no_guess(self, read, encoding):
        text = {
            "big5": "unit,x\n臺灣的創新城市與產業,1\n",
            "cp1251": "unit,x\nМосква,1\nНижний Новгород,2\nСанкт-Петербург,3\n",
            "euc-kr": "unit,x\n서울특별시 부산광역시 대구광역시 인천광역시,1\n",
            "euc-jp": "unit,x\nとうきょうのさんぎょう,1\n",
            "cp437": "unit,x\nMünchen,1\n",
        }
        with pytest.raises(DataError, match=r"unknown-encoding\]: the letters of the file cannot be read"):
            read(text[encoding].encode(encoding))
        assert len(read(text[encoding].encode(encoding), encoding=encoding)) >= 1

    def test_an_encoding_that_does_not_fit(self, read):
        with pytest.raises(DataError, match="the file is not in ascii"):
            read(CHINESE, encoding="ascii")
        with pytest.raises(DataError, match='there is no encoding "utf-9"'):
            read(CHINESE, encoding="utf-9")


class TestUnits:
    def read(self, tmp_path: Path, text: str, **options) -> Units:
        path = tmp_path / "units.csv"
        path.write_text(text, encoding="utf-8")
        return read_units(path, **options)

    def test_codes_labels_and_groups(self, tmp_path):
        units = self.read(
            tmp_path,
            "city,city_zh,province,note,population\nBeijing,北京,north,a,1\nTianjin,天津,north,b,2\nNA,,south,c,3\n",
        )
        assert units.codes == ("Beijing", "Tianjin", "NA")
        assert units.labels == {"zh": {"Beijing": "北京", "Tianjin": "天津"}}
        assert units.groups == {"province": ("north", "north", "south")}

    def test_labels_by_language(self, tmp_path):
        units = self.read(tmp_path, "code,name_en,label_zh\n01,One,一\n")
        assert units.labels == {"en": {"01": "One"}, "zh": {"01": "一"}}

    def test_groups_as_the_user_says(self, tmp_path):
        units = self.read(tmp_path, "code,name,size\nA,Alpha,1\nB,Beta,2\n", groups=["size"])
        assert (units.labels[""]["A"], units.groups) == ("Alpha", {"size": ("1", "2")})

    def test_errors(self, tmp_path):
        with pytest.raises(DataError, match='the unit "A" stands in rows 2 and 4') as raised:
            self.read(tmp_path, "code,name\nA,x\n,y\nA,z\n")
        assert [problem.code for problem in raised.value.problems] == ["missing-unit", "repeated-unit"]
        with pytest.raises(DataError, match='there is no column "regoin"'):
            self.read(tmp_path, "code,region\nA,x\n", groups=["regoin"])

    def test_written_and_read_back(self, tmp_path):
        units = Units(("A", "=B", "NA"), {"": {"A": "Alpha"}, "zh": {"=B": "乙"}}, {"g": ("x", "x", "y")})
        back = read_units(write_units(units, tmp_path / "u.csv"))
        assert (back.codes, back.labels, back.groups) == (units.codes, units.labels, units.groups)


OURS = (
    "Code,Label,Label_ZH,Parent,Weight,Weight_expert,Direction,Unit_of_measure,Denominator,"
    "Denominator_scale,Target,Goalpost_lower,Goalpost_upper,Source,Description,my remark\n"
    "index,Index,综合,,1,,,,,,,,,,,\n"
    "rd,R&D,研发,index,2,3,1,% of GDP,,,5,0,8,Bureau,what it means,x\n"
    "price,Price,房价,index,1,,-1,ratio,gdp,1000,,,,,,\n"
)


class TestFrameworks:
    def read(self, tmp_path: Path, text: str, **options) -> Framework:
        path = tmp_path / "framework.csv"
        path.write_text(text, encoding="utf-8")
        return read_framework(path, **options)

    def test_our_columns_in_any_letter_case(self, tmp_path):
        framework = self.read(tmp_path, OURS)
        rd, price = framework["rd"], framework["price"]
        assert (rd.label, rd.labels, rd.weight, rd.direction) == ("R&D", {"zh": "研发"}, 2, 1)
        assert (rd.unit_of_measure, rd.target, rd.goalposts) == ("% of GDP", 5, (0, 8))
        assert (rd.source, rd.description) == ("Bureau", "what it means")
        assert (price.direction, price.denominator, price.denominator_scale) == (-1, "gdp", 1000)
        assert framework.weight_sets == {"expert": {"rd": 3}}

    def test_imeta_columns_and_uneven_levels(self, tmp_path):
        framework = self.read(
            tmp_path,
            "Level,iCode,Parent,Direction,Weight,Type,iName,minmax_lower,goalpost_trunc2posts\n"
            "1,a,P,1,1,Indicator,Aah,0.5,TRUE\n1,b,I,-1,1,Indicator,Beh,,\n2,P,I,1,1,Aggregate,Pillar,,\n"
            "3,I,NA,1,1,Aggregate,Index,,\nNA,g,NA,,,Group,,,\nNA,d,NA,,,Denominator,,,\n",
        )
        assert framework.codes == ("b", "a", "P", "I")
        assert framework.levels.tolist() == [1, 1, 2, 3]
        assert framework["a"].parameters == {"minmax_lower": 0.5, "goalpost_trunc2posts": 1.0}
        assert framework.groups == ("g",)

    def test_chinese_columns(self, tmp_path):
        framework = self.read(tmp_path, "代码,名称,上级,权重,方向\nx,研发,,1,正向\ny,房价,,2,负向\n")
        assert framework.directions.tolist() == [1, -1]

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (("index,2", "indx,2"), '"rd" names the parent "indx"'),
            ((",2,3,1,", ",heavy,3,1,"), 'framework.csv row 3, column "Weight"'),
            ((",2,3,1,", ",2,3,up,"), 'the direction "up" is neither 1 nor -1'),
            (("Parent,", "Parnt,"), 'there is no column "Parnt"\n.*\n.*did you mean "parent"'),
            ((",5,0,8,", ",5,0,,"), "goalposts"),
            (("price,", "rd,"), 'the code "rd" stands twice'),
            (("Code,", "Kode,"), "no column holds the codes of the indicators"),
        ],
    )
    def test_errors_have_their_place(self, tmp_path, change, message):
        with pytest.raises(StudyError, match=message):
            self.read(tmp_path, OURS.replace(*change))

    def test_an_aggregate_without_children(self, tmp_path):
        text = "iCode,Level,Parent,Type\na,1,I,Indicator\nP,2,I,Aggregate\nI,3,,Aggregate\n"
        with pytest.raises(StudyError, match='nothing belongs to the aggregate "P"'):
            self.read(tmp_path, text)

    @given(strategies.frameworks())
    def test_written_and_read_back(self, tmp_path, framework):
        assert read_framework(write_framework(framework, tmp_path / "f.csv")) == framework


class TestWriting:
    @given(strategies.evidence_tables(claims=(1, 30)))
    def test_evidence_comes_back(self, tmp_path, evidence):
        back = read_evidence(write_evidence(evidence, tmp_path / "e.csv"))
        assert [c.cell for c in back] == [c.cell for c in evidence]
        assert [(c.source, c.status) for c in back] == [(c.source, c.status) for c in evidence]
        np.testing.assert_array_equal(back.value, evidence.value)

    def test_a_spreadsheet_is_kept_from_computing_texts(self, tmp_path):
        evidence = Evidence.from_columns(["=1+1"], ["@x"], [-1.5], source=["+A"], quote=["'=x"])
        path = write_evidence(evidence, tmp_path / "e.csv")
        assert path.read_text(encoding="utf-8").splitlines()[1].startswith("'=1+1,'@x,,-1.5,,'+A,")
        assert next(iter(read_evidence(path))).quote == "'=x"

    def test_is_done_as_a_whole_or_not_at_all(self, tmp_path, monkeypatch):
        path = tmp_path / "e.csv"
        path.write_text("before", encoding="utf-8")

        def fail(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(DataError, match="cannot be written: No space left on device"):
            write_evidence(Evidence.from_columns(["A"], ["x"], [1.0]), path)
        assert path.read_text(encoding="utf-8") == "before"
        assert [entry.name for entry in tmp_path.iterdir()] == ["e.csv"]

    def test_into_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(DataError, match="unwritable-file"):
            write_units(Units(("A",)), tmp_path / "nowhere" / "u.csv")


def test_a_framework_table_tells_of_its_cells_and_of_its_tree_at_once(tmp_path):
    path = tmp_path / "framework.csv"
    path.write_text(
        "code,parent,weight,direction\nindex,,1,1\nx1,index,1,2\nx1,index,1,1\nx2,nope,-1,1\nx3,x4,1,1\nx4,x3,1,1\n",
        encoding="utf-8",
    )
    with pytest.raises(StudyError, match="neither 1 nor -1") as caught:
        read_framework(path)
    assert {p.code for p in caught.value.problems} == {
        "invalid-direction",
        "repeated-code",
        "invalid-field",
        "unknown-parent",
        "cycle",
    }
