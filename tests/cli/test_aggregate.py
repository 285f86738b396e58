"""Counting records from the command line."""

from __future__ import annotations

import json

import pytest

from poliscope.cli import main

pytest.importorskip("duckdb")

RECORDS = "patent,region,class,year\n1,A,x,2001\n1,A,y,2001\n2,B,x,2002\n3,,x,2002\n"
DESCRIPTION = """[records]
files = ["records.csv"]
[columns]
record = "patent"
region = "region"
activity = "class"
period = "year"
[output]
measures = ["records"]
"""


@pytest.fixture
def run(capsys, tmp_path):
    """Run the command on three patents; return exit code, stdout, stderr."""
    (tmp_path / "records.csv").write_text(RECORDS, encoding="utf-8")
    (tmp_path / "count.toml").write_text(DESCRIPTION, encoding="utf-8")

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["aggregate", str(tmp_path / "count.toml"), *map(str, arguments)])
        return left.value.code, *capsys.readouterr()

    return _run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_records_are_counted_and_the_books_are_told(run, tmp_path, language):
    code, out, err = run("-o", tmp_path / "a.csv", "--lang", language)
    assert code == 0, err
    rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("region,activity,period,value")
    assert [row.split(",")[:4] for row in rows[1:]] == [
        ["A", "x", "2001", "1.0"],
        ["A", "y", "2001", "1.0"],
        ["B", "x", "2002", "1.0"],
    ]
    assert "3" in out
    assert "4" in out


def test_json_tells_what_was_left_out(run, tmp_path):
    _, out, _ = run("-o", tmp_path / "a.csv", "--json")
    document = json.loads(out)
    assert (document["rows_in"], document["rows_counted"]) == (4, 3)
    assert sum(dropped["rows"] for dropped in document["dropped"]) == 1


def test_the_query_and_the_size_are_told_without_counting(run, tmp_path):
    code, out, _ = run("--explain")
    assert code == 0
    assert "select" in out.lower()
    code, out, _ = run("--estimate", "--json")
    assert json.loads(out)["rows"] == 4
    assert not list(tmp_path.glob("*.parquet"))


def test_a_wrong_description_is_told_with_exit_code_2(run, tmp_path):
    (tmp_path / "count.toml").write_text(DESCRIPTION.replace('"region"\n', '"regin"\n'), encoding="utf-8")
    code, _, err = run("-o", tmp_path / "a.csv")
    assert code == 2
    assert 'did you mean "region"' in err
    assert not (tmp_path / "a.csv").exists()
