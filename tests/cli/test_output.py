"""Tables and paragraphs in a terminal."""

from __future__ import annotations

import pytest

from poliscope.cli.output import number, paragraph, plain, problem_block, table, width
from poliscope.errors import Problem


def test_widths_of_han_letters_and_marks():
    assert width("深圳") == 4
    assert width("e\N{COMBINING ACUTE ACCENT}") == 1


def test_columns_line_up_with_han_letters(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = table(["名次", "城市", "得分"], [["1", "深圳", "100.0"], ["12", "A", "9.5"]]).splitlines()
    assert len({width(line) for line in lines}) == 1


def test_a_long_name_is_cut_and_columns_that_do_not_fit_are_named(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    shown = table(["#", "city", *[f"column{i}" for i in range(6)]], [["1", "x" * 60, *["1.0"] * 6]])
    assert all(width(line) <= 40 for line in shown.splitlines()[:-1])
    assert "…" in shown
    assert "not shown for want of width: column" in shown


@pytest.mark.parametrize("text", ["a" * 30 + " " + "b" * 30 + " " + "c" * 30, "深圳，" * 40])
def test_paragraphs_break_within_the_terminal(monkeypatch, text):
    monkeypatch.setenv("COLUMNS", "60")
    lines = paragraph(text, "  ").splitlines()
    assert all(width(line) <= 60 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_control_characters_are_made_visible():
    assert plain("a\x1b[31mb\u202ec") == "a\N{REPLACEMENT CHARACTER}[31mb\N{REPLACEMENT CHARACTER}c"


def test_missing_numbers_are_a_dash():
    assert number(float("nan")) == "–"
    assert number(1234.5) == "1,234.50"


def test_every_text_column_is_cut_before_a_number_is_dropped(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    row = ["p" * 40, "i" * 50, "j" * 20, "-0.85"]
    shown = table(["Part", "Indicator", "Indicator", "Correlation"], [row], left=3, shrink=0)
    assert "Correlation" in shown
    assert "-0.85" in shown
    assert "not shown" not in shown
    assert all(width(line) <= 60 for line in shown.splitlines())


def test_an_error_is_told_within_the_terminal_and_its_place_in_one_piece(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    place = "a/very/long/path/to/a/file/that/must/stay/in/one/piece.csv:12"
    shown = problem_block(
        Problem("bad-value", "there is " * 12, where=place, help="use one of: " + "abc, " * 30)
    )
    lines = shown.splitlines()
    assert f"  --> {place}" in lines
    assert all(width(line) <= 60 for line in lines if "-->" not in line)
    assert shown.startswith("error[bad-value]: there is")
    assert "  help: use one of:" in shown
