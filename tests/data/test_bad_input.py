"""Files that are wrong in every way a file can be: a clear error with its place, or a note; no traceback."""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

import strategies
from poliscope.data.files import (
    inside,
    read_coin_tool,
    read_coinr,
    read_evidence,
    read_framework,
    read_units,
)
from poliscope.data.files.faults import MOST_LISTED
from poliscope.errors import DataError, MissingExtraError, PoliscopeError
from workbooks import coin_tool, write_open_document, write_workbook


@pytest.fixture
def write(tmp_path: Path):
    """Write a file, and return its path."""

    def writing(content: str | bytes, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return writing


WIDE = "unit,x,y\nA,1,2\nB,3,4\n"


class TestText:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", r"empty-file\]: the file is empty"),
            ("\n\n  \n", r"empty-file\]: the file is empty"),
            ("unit,x\n", r"no-rows\]: the table has a header but no rows"),
            ("unit,indicator,value\n", r"no-rows\]: the table has a header but no rows"),
            ("unit,x,x\nA,1,2\n", r'the column name "x" stands 2 times \(columns B, C\)\n.*table.csv row 1'),
            ("unit,x\nA,1,2\n", r"the row has 3 cells, the header has 2\n  --> table.csv row 2"),
            ("unit,x,y\nA,1\n", r"the row has 2 cells, the header has 3\n  --> table.csv row 2"),
            ("unit,x\nA,1\nA,2\n", r'the unit "A" stands in rows 2 and 3'),
            ("unit,x\n,1\n", r'the row has no unit\n  --> table.csv row 2, column "unit"'),
            ("unit,indicator,value\n,x,1\n", r'the row has no unit\n  --> table.csv row 2, column "unit"'),
            ("unit,indicator,value\nA,,1\n", r"missing-indicator\]: the row has no indicator"),
            ("unit,,x\nA,7,1\n", r"column B has figures but no name\n  --> table.csv row 2"),
            ("a, b\nunit,x,y,z\nA,1,2,3\n", r"every row has 4 cells, but .* has 2\n.*2\n  help: give ev"),
            ("x,y\nA,1,2\nB,3,4\n", r"every row has 3 cells, but .* has 2\n.*\n  help: .*write.table"),
            ('unit,x\n"A,1\nB,2\n', r"a quotation mark is opened and never closed"),
            ("unit,x\nA,1\x00\n", r"nul-byte\]: the file holds a NUL byte.*\n  --> table.csv line 2"),
            ("unit,x,y\nA,1,oops\nB,2,3\nC,4,5\n", r"'oops' is not a number\n.*row 2, column \"y\""),
            ("unit,x\nA,=B2/C2\n", r"the cell holds a formula as text: =B2/C2\n.*row 2, column \"x\""),
            ("unit,x\nA,#REF!\n", r"excel-error\]: the spreadsheet gave the error #REF!"),
            ("unit,x\nA,#DIV/0!\n", r"excel-error"),
            ("unit,x\nA,1e999\n", r"1e999 is too large for a number"),
            (f"unit,x\nA,{'9' * 400}\n", r"9{39}… (cannot be read as|is too large for) a number"),
            ("unit,x,y\nA,1,inf\nB,1,2\nC,1,2\n", r"'inf' is not a number"),
            ("unit,x\n1-Mar,1\n", r"looks like a date \(1-Mar\)\n.*\n  help: format the column as text"),
            ("unit,x\n4.4E+05,1\n", r"the code looks like a number with an exponent \(4.4E\+05\)"),
            ("unit,indicator,value,standard_error\nA,x,1,-2\n", r"a standard error is below 0"),
            ("unit,name\nA,Alpha\n", r"no column holds figures"),
            ("unit,x\nA,many\n", r"holds no figures: 'many' is not a number\n.*row 2, column \"x\""),
            ("x,y\n1.5,2\n3.5,4\n", r"no column holds the unit"),
            ("<html><table></table></html>", r"a web page that bears the name of a table"),
        ],
    )  # fmt: skip
    def test_is_told_with_its_place(self, write, text, message):
        with pytest.raises(DataError, match=message):
            read_evidence(write(text))

    def test_all_problems_are_found_at_once_and_the_rest_is_counted(self, write):
        rows = "".join(f"u{n},1,bad{n} 5\nv{n},oops {n},2\n" for n in range(40))
        with pytest.raises(DataError) as raised:
            read_evidence(write("unit,x,y\n" + rows), indicators=["x", "y"])
        problems = raised.value.problems
        assert len(problems) == MOST_LISTED + 1
        assert problems[-1].message == "30 more problems are not listed"
        assert problems[0].where == 'table.csv row 3, column "x"'

    def test_different_problems_together(self, write):
        with pytest.raises(DataError) as raised:
            read_evidence(write("unit,x,y\nA,1,2\nA,oops 1,3\nB,4\n"), indicators=["x", "y"])
        codes = {problem.code for problem in raised.value.problems}
        assert codes == {"ragged-row", "repeated-unit", "unreadable-number"}

    def test_an_unknown_column_lists_the_nearest(self, write):
        with pytest.raises(
            DataError, match=r'there is no column "citty" \(wanted for unit\)\n.*\n.*mean "city"'
        ):
            read_evidence(write("city,x\nA,1\n"), columns={"unit": "citty"})

    def test_a_long_table_without_its_columns(self, write):
        with pytest.raises(DataError) as raised:
            read_evidence(write("a,b\n1,2\n"), shape="long")
        assert [problem.message for problem in raised.value.problems] == [
            "no column holds the unit",
            "no column holds the indicator",
            "no column holds the value",
        ]

    def test_not_available_is_missing_and_noted_but_an_error_of_the_spreadsheet_is_not(self, write):
        evidence = read_evidence(write("unit,x,y\nA,1,#N/A\n"))
        assert len(evidence) == 1
        assert evidence.notes[0].message == "1 cell holds #N/A and is taken as missing"


class TestPaths:
    def test_a_folder_a_missing_file_and_an_unknown_ending(self, tmp_path, write):
        (tmp_path / "folder.csv").mkdir()
        with pytest.raises(DataError, match=r"not-a-file\]: \"folder.csv\" is a folder"):
            read_evidence(tmp_path / "folder.csv")
        write(WIDE, "cities.csv")
        with pytest.raises(DataError, match=r'there is no file "citys.csv"\n.*\n.*did you mean "cities.csv"'):
            read_evidence(tmp_path / "citys.csv")
        with pytest.raises(DataError, match=r'a file with the ending ".docx" is not read'):
            read_evidence(write(WIDE, "cities.docx"))
        with pytest.raises(DataError, match="the file has no ending"):
            read_evidence(write(WIDE, "cities"))
        with pytest.raises(DataError, match=r"the old format .xls is not read\n.*\n.*save it as .xlsx"):
            read_evidence(write(b"\xd0\xcf\x11\xe0", "cities.xls"))
        with pytest.raises(DataError, match=r"there is no file|cannot be read"):
            read_evidence("a\0b.csv")

    def test_a_study_stays_in_its_folder(self, tmp_path):
        study = tmp_path / "study"
        study.mkdir()
        (tmp_path / "secret.csv").write_text(WIDE)
        (study / "link.csv").symlink_to(tmp_path / "secret.csv")
        assert inside(study, "data/cities.csv") == study.resolve() / "data" / "cities.csv"
        assert inside(study, "data/../cities.csv") == study.resolve() / "cities.csv"
        assert inside(study, str(study / "cities.csv")) == study.resolve() / "cities.csv"
        for path in (
            "../secret.csv",
            str(tmp_path / "secret.csv"),
            "link.csv",
            "a/../../secret.csv",
            "/etc/passwd",
        ):
            with pytest.raises(DataError, match="lies outside the study folder"):
                inside(study, path)
        with pytest.raises(DataError, match="cannot be read"):
            inside(study, "a\0b")

    def test_a_folder_with_a_like_name_is_outside(self, tmp_path):
        with pytest.raises(DataError, match="outside"):
            inside(tmp_path / "study", "../study-two/cities.csv")


class TestWorkbooks:
    @pytest.fixture
    def workbook(self, tmp_path) -> Path:
        return write_workbook(tmp_path / "a.xlsx", {"S": [["unit", "x"], ["A", 1.5], ["NA", 2], [440300, 3]]})

    def test_what_is_right_is_read(self, workbook):
        evidence = read_evidence(workbook)
        assert evidence.unit_names() == ("A", "NA", "440300")
        assert evidence.claim(2).locator == 'a.xlsx row 4, column "x"'

    def test_a_table_that_begins_elsewhere(self, tmp_path):
        rows = [[], [], [None, None, "unit", "x"], [None, None, "A", 1]]
        evidence = read_evidence(write_workbook(tmp_path / "b.xlsx", {"S": rows}))
        assert evidence.claim(0).locator == 'b.xlsx row 4, column "x"'

    def test_open_document(self, tmp_path):
        rows = [["unit", "x"], ["深圳", 5.81], ["NA", "1,234"]]
        evidence = read_evidence(write_open_document(tmp_path / "b.ods", rows))
        assert [claim.value for claim in evidence] == [5.81, 1234]
        assert evidence.unit_names() == ("深圳", "NA")
        with pytest.raises(DataError, match=r"gave the error #REF!\n  --> c.ods row 2"):
            read_evidence(write_open_document(tmp_path / "c.ods", [["unit", "x"], ["A", "#REF!"]]))

    def test_a_workbook_with_macros(self, workbook):
        assert len(read_evidence(workbook.rename(workbook.with_suffix(".xlsm")))) == 3

    def test_the_first_sheet_is_read_and_the_others_are_told(self, tmp_path):
        path = write_workbook(
            tmp_path / "b.xlsx", {"One": [["unit", "x"], ["A", 1]], "Two": [["unit", "x"], ["B", 2]]}
        )
        evidence = read_evidence(path)
        assert evidence.notes[0].message == "the first sheet was read; not read: Two"
        assert read_evidence(path, sheet="TWO").unit_names() == ("B",)
        assert read_evidence(path, sheet="Two").claim(0).locator == 'b.xlsx sheet Two row 2, column "x"'
        with pytest.raises(DataError, match=r'there is no sheet "Thre"\n.*\n.*use one of: One, Two'):
            read_evidence(path, sheet="Thre")

    def test_errors_of_the_spreadsheet_are_no_empty_cells(self, tmp_path):
        path = tmp_path / "b.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("Figures & facts")
        sheet.write_row(0, 0, ["unit", "x", "y"])
        for row, (formula, value) in enumerate(
            [("=1/0", "#DIV/0!"), ("=NA()", "#N/A"), ("=1+1", 2)], start=1
        ):
            sheet.write(row, 0, f"u{row}")
            sheet.write_formula(row, 1, formula, None, value)
            sheet.write(row, 2, row)
        book.close()
        with pytest.raises(
            DataError, match=r'gave the error #DIV/0!\n  --> b.xlsx row 2, column "x"'
        ) as raised:
            read_evidence(path)
        assert len(raised.value.problems) == 1

    def test_dates_and_truth_values(self, tmp_path):
        path = tmp_path / "b.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["unit", "x", "y"])
        sheet.write_datetime(1, 0, datetime.datetime(2023, 3, 1), day)
        sheet.write(1, 1, 1)
        sheet.write(2, 0, "B")
        sheet.write_datetime(2, 1, datetime.datetime(2023, 3, 1), day)
        sheet.write_boolean(2, 2, True)
        book.close()
        with pytest.raises(DataError) as raised:
            read_evidence(path, indicators=["x", "y"])
        assert [(problem.message, problem.where) for problem in raised.value.problems] == [
            ("the code is a date (2023-03-01)", 'b.xlsx row 2, column "unit"'),
            ("the cell holds a date (2023-03-01)", 'b.xlsx row 3, column "x"'),
            ("TRUE is no number", 'b.xlsx row 3, column "y"'),
        ]

    def test_merged_cells_in_the_header(self, tmp_path):
        path = tmp_path / "b.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        sheet.write(0, 0, "unit")
        sheet.merge_range(0, 1, 0, 2, "Innovation")
        sheet.write_row(1, 0, ["A", 1, 2])
        book.close()
        with pytest.raises(DataError, match=r"cells B1:C1 of the header are merged"):
            read_evidence(path)

    def test_a_stray_cell_at_the_end_of_the_sheet_does_not_end_the_process(self, tmp_path):
        path = tmp_path / "b.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["unit", "x"])
        sheet.write(1048575, 16383, 1)
        book.close()
        code = f"from poliscope.data.files import read_evidence\nread_evidence({str(path)!r})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert "error[too-large]: the sheet is too large (1048576 rows by 16384 columns)" in done.stderr
        assert done.returncode == 1  # an exception, no abort

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "the file is empty"),
            (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "web page that bears the name"),
            (b"\xef\xbb\xbf <!DOCTYPE html><html></html>", "web page that bears the name"),
            (b"unit,x\nA,1\n", r"the file is no workbook\n.*\n.*rename it to .csv"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
                "an old workbook .* or protected by a password",
            ),
            (b"PK\x03\x04" + b"\0" * 100, "the workbook is damaged or cut short"),
        ],
    )
    def test_what_only_bears_the_name(self, write, content, message):
        with pytest.raises(DataError, match=message):
            read_evidence(write(content, "b.xlsx"))

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_a_workbook_cut_short(self, workbook, write, share):
        data = workbook.read_bytes()
        with pytest.raises(DataError, match="the workbook is damaged or cut short"):
            read_evidence(write(data[: int(len(data) * share)], "cut.xlsx"))

    def test_a_workbook_that_bears_the_name_of_a_text(self, workbook, write):
        with pytest.raises(DataError, match=r"not-a-text\].*\n.*\n.*rename it to .xlsx"):
            read_evidence(write(workbook.read_bytes(), "a.csv"))

    def test_an_archive_that_is_no_workbook(self, write):
        bytes_ = io.BytesIO()
        with zipfile.ZipFile(bytes_, "w") as archive:
            archive.writestr("hello.txt", "hello")
        with pytest.raises(DataError, match="the workbook is damaged"):
            read_evidence(write(bytes_.getvalue(), "b.xlsx"))

    def test_an_archive_that_unpacks_to_too_much(self, write, monkeypatch):
        monkeypatch.setattr("poliscope.data.files.workbooks._MOST_BYTES", 1000)
        bytes_ = io.BytesIO()
        with zipfile.ZipFile(bytes_, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", "x" * 100_000)
        with pytest.raises(DataError, match=r"too-large"):
            read_evidence(write(bytes_.getvalue(), "b.xlsx"))

    def test_an_empty_sheet(self, tmp_path):
        with pytest.raises(DataError, match="the sheet is empty"):
            read_evidence(write_workbook(tmp_path / "b.xlsx", {"S": []}))

    def test_without_the_extra(self, workbook, monkeypatch):
        monkeypatch.setitem(sys.modules, "python_calamine", None)
        with pytest.raises(MissingExtraError, match=r'pip install "poliscope\[excel\]"'):
            read_evidence(workbook)

    @given(st.data())
    def test_a_workbook_with_bytes_changed_never_ends_in_a_traceback(self, tmp_path, data):
        path = tmp_path / "tool.xlsx"
        if not path.exists():
            write_workbook(path, coin_tool())
        content = bytearray(path.read_bytes())
        for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
            content[position] = data.draw(st.integers(0, 255))
        changed = tmp_path / "changed.xlsx"
        changed.write_bytes(content)
        with contextlib.suppress(PoliscopeError):
            read_coin_tool(changed)
        with contextlib.suppress(PoliscopeError):
            read_evidence(changed, sheet="Database")


READERS = (
    read_evidence,
    lambda path: read_evidence(path, shape="long"),
    lambda path: read_evidence(path, shape="wide", indicators=["x", "2020"]),
    read_framework,
    read_units,
    lambda path: read_coinr(path, path),
)


def check(path: Path) -> None:
    """Read a file as everything it may be; only errors that a person can use may come out."""
    for reader in READERS:
        try:
            reader(path)
        except PoliscopeError as error:
            assert all(problem.code and problem.message for problem in error.problems)
            assert len(error.problems) <= 2 * MOST_LISTED + 2


class TestAnything:
    @given(strategies.written_tables(), st.sampled_from([",", ";", "\t"]))
    def test_any_table(self, tmp_path, table, delimiter):
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(table)
        path = tmp_path / "t.csv"
        path.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
        check(path)

    @given(st.binary(max_size=200), st.sampled_from(["t.csv", "t.tsv", "t.xlsx", "t.ods", "t.parquet"]))
    def test_any_bytes(self, tmp_path, content, name):
        path = tmp_path / name
        path.write_bytes(content)
        check(path)

    @given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "gb18030", "latin-1", "utf-16-le"]))
    def test_any_text_in_any_encoding(self, tmp_path, text, encoding):
        path = tmp_path / "t.csv"
        path.write_bytes(("unit,x\n" + text).encode(encoding, "replace"))
        check(path)
