"""Tables for looking at: a window around a cell, broken files too, and places that messages speak of."""

from __future__ import annotations

import pytest

from poliscope.errors import DataError
from poliscope.web.tables import ROWS, Place, look, measure, place_of

FILES = ("study.toml", "evidence.csv", "data/more figures.xlsx")


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ('evidence.csv row 3, column "rd"', Place("evidence.csv", "", 3, "rd")),
        ("evidence.csv row 12", Place("evidence.csv", "", 12)),
        ("evidence.csv line 4", Place("evidence.csv", "", 4)),
        ('evidence.csv column "a, b"', Place("evidence.csv", "", 0, "a, b")),
        ("study.toml:41", Place("study.toml", "", 41)),
        ('more figures.xlsx sheet 数据 row 7, column "x"', Place("data/more figures.xlsx", "数据", 7, "x")),
        ("evidence.csv", Place("evidence.csv")),
        ("../etc/passwd row 3", None),
        ("recipe.normalise", None),
        ("", None),
        (None, None),
    ],
)
def test_places_are_read(where, place):
    assert place_of(where, FILES) == place


def test_a_window_shows_rows_with_their_numbers(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("\n\nunit,rd\n" + "".join(f"u{n},{n}\n" for n in range(200)))
    first = look(path)
    assert first.header_row == 3
    assert first.header == ("unit", "rd")
    assert first.letters == ["A", "B"]
    assert first.rows[0] == (4, ("u0", "0"))
    assert len(first.rows) == ROWS
    assert first.more
    there = look(path, row=100)
    assert dict(there.rows)[100] == ("u96", "96")
    last = look(path, row=203)
    assert last.rows[-1][0] >= 203
    assert not look(path, row=10_000).rows


def test_a_broken_table_is_shown_too(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text('unit,rd\na,1,too many\nb\n"open,3\nc,4\n')
    found = look(path)
    assert found.rows[0] == (2, ("a", "1", "too many"))
    assert found.rows[1] == (3, ("b", "", ""))
    assert found.header == ("unit", "rd", "")


def test_long_cells_are_cut_and_very_wide_tables_say_so(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(",".join(f"c{n}" for n in range(100)) + "\n" + "y" * 10_000 + "\n")
    found = look(path)
    assert found.wider
    assert len(found.header) == 60
    assert len(found.rows[0][1][0]) == 401


def test_sheets_of_a_workbook(tmp_path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for name in ("first", "第二"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["unit", name])
        sheet.write_row(1, 0, ["a", 1.5])
        sheet.write_row(2, 0, ["b", 2])
    book.close()
    found = look(path, sheet="第二")
    assert found.sheets == ("first", "第二")
    assert (found.sheet, found.header) == ("第二", ("unit", "第二"))
    assert found.rows == ((2, ("a", "1.5")), (3, ("b", "2")))
    assert look(path, sheet="nothing").sheet == "first"
    assert measure(path) == (3, 2)


def test_what_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"<html></html>")
    with pytest.raises(Exception, match=r"damaged|web page"):
        look(tmp_path / "x.xlsx")
    (tmp_path / "x.parquet").write_bytes(b"no")
    with pytest.raises(DataError, match=r"x\.parquet"):
        look(tmp_path / "x.parquet")
