"""Packed tables are tried in a process that may die of them."""

from __future__ import annotations

import io
import zipfile

import pytest

from poliscope.web import weighing
from poliscope.web.refusals import RefusedError
from poliscope.web.weighing import weigh


def workbook(path, rows):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()


def test_a_plain_workbook_passes(tmp_path):
    workbook(tmp_path / "x.xlsx", [["unit", "rd"], ["a", 1]])
    weigh(tmp_path / "x.xlsx")


def test_what_is_wrong_is_told_across_the_processes(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nothing.txt", "x")
    with pytest.raises(RefusedError, match="broken-workbook") as caught:
        weigh(path)
    assert caught.value.status == 422
    (tmp_path / "x.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(RefusedError, match=r"x\.parquet"):
        weigh(tmp_path / "x.parquet")


def test_a_process_that_takes_too_much_is_a_refusal(tmp_path, monkeypatch):
    workbook(tmp_path / "x.xlsx", [["unit", "rd"], ["a", 1]])
    monkeypatch.setattr(weighing, "MOST_SECONDS", 0.01)
    with pytest.raises(RefusedError, match="more memory or time than it may") as caught:
        weigh(tmp_path / "x.xlsx")
    assert caught.value.status == 413


def test_a_sheet_that_reaches_to_the_last_cell_is_refused(tmp_path):
    workbook(tmp_path / "x.xlsx", [["unit", "rd"], ["a", 1]])
    source = io.BytesIO((tmp_path / "x.xlsx").read_bytes())
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "far.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                data = data.replace(b"</sheetData>", far)
            new.writestr(name, data)
    with pytest.raises(RefusedError, match="too large"):
        weigh(tmp_path / "far.xlsx")
