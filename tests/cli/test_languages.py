"""What goes wrong is told in Chinese with ``--lang zh``: in blocks that fit a terminal, and in the JSON."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from poliscope.cli.output import paragraph, problem_block, width
from poliscope.errors import Problem

STARTER = Path(__file__).resolve().parents[2] / "src/poliscope/cli/starter"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def study(tmp_path):
    """A copy of the study that ``poliscope init`` writes, and a way to change its files."""
    shutil.copytree(STARTER, tmp_path / "s", ignore=shutil.ignore_patterns("__pycache__", "*.py"))

    def _change(file: str, old: str, new: str) -> Path:
        path = tmp_path / "s" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return tmp_path / "s"

    return _change


def is_well_told(err: str) -> bool:
    """Tell whether no line is too wide, and none begins or ends with a mark that belongs to another."""
    lines = err.splitlines()
    assert all(width(line) <= 80 for line in lines), err
    assert not any(line.lstrip()[:1] in "，。、；：！？）”》" for line in lines if line.strip()), err
    assert not any(line.rstrip()[-1:] in "（“《" for line in lines if line.strip()), err
    return True


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "错误[usage]：没有命令“frobnicate”\n  建议：见 "),
        (["repor"], "没有命令“repor”；是否想写“report”？"),
        (["rank", "--foo"], "错误[usage]：没有选项“--foo”"),
        (["analyse", ".", "--stage", "x"], "“--stage”的值无效：“x”不在可选之列：'raw'、'denominated'、"),
        (["explain"], "错误[usage]：缺少参数“UNIT”\n  建议：见 "),
        (["robustness", ".", "--draws", "many"], "“--draws”的值无效：“many”不是有效的整数"),
        (["match", ".", "--include", "A"], "--include 须与 --coalition 一起使用"),
        (
            ["rank", "/nowhere/at/all"],
            "错误[no-study]：“/nowhere/at/all”处没有研究\n  建议：请给出含有study.toml的文件夹",
        ),
        (
            ["methods", "nothing"],
            "错误[unknown-step]：没有步骤“nothing”\n  建议：可用：aggregate、denominate、",
        ),
        (["aggregate", "nope.toml"], "没有文件“nope.toml”"),
    ],
)
def test_wrong_use_is_told_in_chinese(run, arguments, told):
    code, out, err = run(*arguments, "--lang", "zh")
    assert (code, out) == (2, "")
    assert told in err.replace("\n    ", "").replace("\n  'imp", "'imp")
    assert is_well_told(err)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "study.toml",
            "title = {",
            "titel = {",
            "没有设置“study.titel”\n  --> study.toml:6\n  建议：是否想写“title”？",
        ),
        ("study.toml", "within = 2", 'within = "x"', "study.within：须为"),
        ("study.toml", "schema = 1", "schema = 1\nx = [", "错误[broken-toml]：值无效\n  --> study.toml:6"),
        (
            "study.toml",
            '"arithmetic"',
            '"geometrc"',
            "没有合成方法“geometrc”\n  --> study.toml:24\n  建议：是否想写“geometric”？",
        ),
        ("study.toml", "low = 1,", 'low = "x",', "方法“minmax”的“low”：须为数字（得到“x”）"),
        ("study.toml", "low = 1,", "low = 200,", "方法“minmax”：low 须小于 high（得到"),
        ("study.toml", '"evidence.csv"', '"../evidence.csv"', "“../evidence.csv”在研究文件夹之外"),
        ("study.toml", '"evidence.csv"', '"gone.csv"', "没有文件“gone.csv”"),
        (
            "evidence.csv",
            ",41610.9,",
            ",abc,",
            "错误[unreadable-number]：“abc”不是数字\n  --> evidence.csv 第2行“value”列\n",
        ),
        (
            "evidence.csv",
            "Beijing,gdp,2022",
            ",gdp,2022",
            "该行没有对象\n  --> evidence.csv 第2行“unit”列\n  建议：请写明对象，或删去此行",
        ),
        (
            "framework.csv",
            "research,innovation",
            "research,nowhere",
            "“research”的上级“nowhere”不在指标体系中\n  --> framework.csv 第3行",
        ),
    ],
)
def test_a_study_that_cannot_be_used_is_told_in_chinese(run, study, file, old, new, told):
    code, _, err = run("--lang=zh", "check", study(file, old, new))
    assert code == 2
    assert told in err
    assert is_well_told(err)


def test_values_that_do_not_suit_are_named_in_chinese(run, study):
    study("study.toml", 'aggregate = "arithmetic"', 'aggregate = "geometric"')
    code, _, err = run("rank", study("study.toml", "low = 1,", "low = -1,"), "--lang", "zh")
    assert code == 2
    flat = err.replace("\n  ", "")
    assert "合成（geometric）：几何平均要求数值大于0：“Shenzhen”的“nature_index_city_rank”、" in flat
    assert "建议：请标准化到下端大于0的区间，如 minmax 取 low = 1，或改用算术平均" in flat
    assert is_well_told(err)


def test_several_problems_are_counted(run, study):
    study("evidence.csv", ",41610.9,", ",abc,")
    _, _, err = run("check", study("evidence.csv", ",43760.7,", ",xyz,"), "--lang", "zh")
    assert err.endswith("共2个问题\n")


def test_the_json_keeps_english_and_adds_the_language_asked_for(run, study):
    folder = study("study.toml", "title = {", "titel = {")
    english = json.loads(run("check", folder, "--json")[1])["errors"]
    (told,) = json.loads(run("check", folder, "--json", "--lang", "zh")[1])["errors"]
    assert [{name: told[name] for name in ("code", "message", "where", "help")}] == english
    assert told["message"] == 'there is no setting "study.titel"'
    assert told["zh"]["message"] == "没有设置“study.titel”"
    assert told["zh"]["help"].startswith("是否想写“title”？可用：")
    (usage,) = json.loads(run("rank", "--foo", "--json", "--lang", "zh")[1])["errors"]
    assert usage["zh"]["message"].startswith("没有选项“--foo”")
    assert usage["help"].endswith(" rank --help`")


def test_the_environment_decides_where_no_option_does(run, monkeypatch):
    monkeypatch.setenv("POLISCOPE_LANG", "zh")
    assert "没有命令“x”" in run("x")[2]
    assert 'there is no command "x"' in run("x", "--lang", "en")[2]
    monkeypatch.setenv("POLISCOPE_LANG", "fr")
    assert "error[usage]: Invalid value for '--lang'" in run("rank")[2]


def test_a_language_after_two_dashes_is_an_argument(run):
    assert "error[" in run("rank", "--", "--lang", "zh")[2]


def test_an_error_of_our_own_says_so_in_chinese(run, monkeypatch):
    import poliscope.study

    def broken(path):
        raise RuntimeError("oh")

    monkeypatch.setattr(poliscope.study, "read_study", broken)
    code, _, err = run("rank", ".", "--lang", "zh")
    assert code == 4
    assert "错误[internal]：poliscope出错：RuntimeError: oh\n  --> " in err
    assert "建议：请连同上述文件反馈" in err


def test_an_interrupt_is_told_in_chinese(run, monkeypatch):
    import poliscope.study

    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(poliscope.study, "read_study", interrupted)
    assert run("rank", ".", "--lang", "zh") == (130, "", "\n已中断\n")


def test_notes_on_files_are_told_in_chinese(run, tmp_path):
    (tmp_path / "t.csv").write_text("city,rd,gdp\nA,1,2\nB,2,\n", "utf-8")
    code, out, err = run("init", tmp_path / "s", tmp_path / "t.csv", "--from", "excel", "--lang", "zh")
    assert code == 0, err
    code, out, _ = run("check", tmp_path / "s", "--lang", "zh")
    assert "2个对象，2个指标，" in out
    assert "下一步：poliscope check" in err


def test_a_note_is_told_with_its_place(run, tmp_path):
    (tmp_path / "e.csv").write_bytes("unit,indicator,value\n深圳,a,1\n北京,a,2\n".encode("gb18030"))
    (tmp_path / "study.toml").write_text(
        'schema = 1\n[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }]\n', "utf-8"
    )
    code, out, err = run("check", tmp_path, "--lang", "zh")
    assert code == 0, err
    assert "文件没有注明编码，已按GB18030读取（e.csv）" in out
    notes = json.loads(run("check", tmp_path, "--json", "--lang", "zh")[1])["notes"]
    assert notes[0]["message"].startswith("the file names no encoding")
    assert notes[0]["zh"] == {"message": "文件没有注明编码，已按GB18030读取", "where": "e.csv"}
    assert "zh" not in json.loads(run("check", tmp_path, "--json")[1])["notes"][0]


def test_methods_are_listed_in_chinese(run):
    code, out, _ = run("methods", "--lang", "zh")
    assert code == 0
    assert "impute：缺失的数据如何填补。" in out
    assert "method" not in out
    _, out, _ = run("methods", "weight", "pca", "--lang", "zh")
    assert "components（int，默认1）：保留的主成分个数；" in out
    _, out, _ = run("methods", "weight", "pca")
    assert "components (int, default 1): Number of components kept;" in out


# --- counts ---------------------------------------------------------------------------------------


def one_indicator(folder: Path, rows: str) -> Path:
    (folder / "e.csv").write_text(f"unit,indicator,value\n{rows}", "utf-8")
    (folder / "study.toml").write_text(
        'schema = 1\n[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }]\n', "utf-8"
    )
    return folder


def test_one_is_not_several(run, tmp_path):
    folder = one_indicator(tmp_path, "A,a,1\n")
    assert run("check", folder)[1].startswith("1 unit, 1 indicator, 1 figure.\n")
    assert run("check", folder, "--lang", "zh")[1].startswith("1个对象，1个指标，1个数据。\n")
    folder = one_indicator(tmp_path, "A,a,1\nB,a,2\n")
    assert run("check", folder)[1].startswith("2 units, 1 indicator, 2 figures.\n")


@pytest.mark.parametrize(("language", "more"), [("en", "and 3 more: "), ("zh", "另有3个：")])
def test_the_check_lists_ten_units_without_a_rank(run, tmp_path, language, more):
    rows = "A,a,1\nB,a,2\n" + "".join(f"U{n:02},a,\n" for n in range(13))
    folder = one_indicator(tmp_path, rows)
    _, out, _ = run("check", folder, "--lang", language)
    assert sum(line.strip().startswith("U") for line in out.splitlines()) == 10
    assert more in out
    assert is_well_told(out)
    _, out, _ = run("check", folder, "--all", "--lang", language)
    assert more not in out
    assert "  U12" in out
    _, out, _ = run("check", folder, "--json")
    assert len(json.loads(out)["excluded"]) == 13


def test_a_ranking_of_nobody_lists_ten_and_says_how_many_more(run, tmp_path):
    folder = one_indicator(tmp_path, "".join(f"U{n:02},a,{n}\n" for n in range(13)))
    text = (folder / "study.toml").read_text("utf-8")
    none = '[recipe]\nscreen = { method = "availability", exclude = ['
    named = ", ".join(f'"U{n:02}"' for n in range(13))
    (folder / "study.toml").write_text(f"{text}{none}{named}] }}\n", "utf-8")
    code, out, err = run("rank", folder, "--lang", "zh")
    assert code == 1, err
    assert sum(line.strip().startswith("U") for line in out.splitlines()) == 10
    assert "另有3个：" in out


# --- layout ---------------------------------------------------------------------------------------


def test_marks_stay_with_their_words(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    text = "“深圳”的“研发投入强度”（见“evidence.csv”第3行），《年鉴》、“广州”和“北京”：没有数据；" * 3
    for start in range(20):
        told = paragraph("甲" * start + text)
        assert is_well_told(told)
        assert told.replace("\n", "") == "甲" * start + text


def test_a_block_in_english_is_as_it_was():
    problem = Problem("unknown-unit", 'there is no unit "X"', where="a.csv row 3", help="use one of: Y")
    assert problem_block(problem) == str(problem)
    assert problem_block(problem, "zh") == (
        "错误[unknown-unit]：没有对象“X”\n  --> a.csv 第3行\n  建议：可用：Y"
    )


def test_the_terminal_shows_it_too():
    """In a process of its own, whose output is bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "poliscope", "explain", "X", "/nowhere", "--lang", "zh"],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "“/nowhere”处没有研究" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("options", "language"), [([], "en"), (["--lang", "zh"], "zh-CN"), (["--lang", "en"], "en")]
)
def test_a_page_opens_in_the_language_asked_for(run, tmp_path, options, language):
    assert run(*options, "report", STARTER, "-o", tmp_path / "r.html", "--no-robustness")[0] == 0
    assert f"<html lang={language}>" in (tmp_path / "r.html").read_text("utf-8")[:200]
    article = tmp_path / "a.txt"
    article.write_text("2023年杭州的研发投入强度为3.92%,高于全国的平均水平。", "utf-8")
    assert run(*options, "read", article, "--report", tmp_path / "a.html")[0] == 0
    assert f"<html lang={language}>" in (tmp_path / "a.html").read_text("utf-8")[:200]
