"""The command that writes the workbook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import python_calamine
from click.testing import CliRunner

from poliscope.cli.app import COMMANDS, cli
from spreadsheets import read

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "shenzhen-hangzhou"


def run(*arguments: object):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.mark.parametrize(("language", "sheet"), [("en", "Answer"), ("zh", "结论")])
def test_it_writes_the_workbook_in_the_language_asked_for(tmp_path, language, sheet):
    path = tmp_path / "index.xlsx"
    result = run("--lang", language, "excel", EXAMPLE, "-o", path)
    assert result.exit_code == 0
    assert str(path) in result.output.replace("\n", "")
    assert read(path, sheet)[0][0] in ("Shenzhen or Hangzhou?", "深圳还是杭州？")


def test_it_prints_one_document(tmp_path):
    result = run("--json", "excel", EXAMPLE, "-o", tmp_path / "index.xlsx")
    document = json.loads(result.output)
    assert document["workbook"] == str(tmp_path / "index.xlsx")
    assert "Shenzhen" in document["verdict"]


@pytest.mark.parametrize(("option", "there"), [("--robustness", True), ("--no-robustness", False)])
def test_how_sure_it_is_can_be_left_out(tmp_path, option, there):
    path = tmp_path / "index.xlsx"
    assert run("excel", EXAMPLE, "-o", path, option, "--draws", 200).exit_code == 0
    names = python_calamine.load_workbook(path).sheet_names
    assert ("How sure" in names) == there


def test_it_is_among_the_commands():
    assert "live formulas" in COMMANDS["excel"]
