"""The commands as a user runs them: output, JSON, exit codes, errors without a trace."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def display_width(line: str) -> int:
    from poliscope.cli.output import width

    return width(line)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("rank", EXAMPLES / "china-cities"),
        ("rank", EXAMPLES / "gii-clusters-2023", "--top", 5),
        ("check", EXAMPLES / "china-cities", "--all"),
        ("explain", "Hangzhou", EXAMPLES / "china-cities", "--sources"),
        ("explain", "深圳", EXAMPLES / "china-cities", "--against", "杭州"),
        ("compare", EXAMPLES / "china-cities", "--drop", "unicorns", "--with", "normalise=zscore"),
        ("compare", EXAMPLES / "china-cities", "--drop-each", 2, "--weights", "firms-first"),
        ("analyse", EXAMPLES / "china-cities", "--stage", "denominated"),
        ("methods",),
        ("methods", "aggregate", "geometric"),
    ],
    ids=lambda a: " ".join(str(x) for x in a[:2])[-40:] if isinstance(a, tuple) else a,
)
def test_every_command_prints_within_80_columns_and_gives_json(run, arguments, language):
    code, out, err = run(*arguments, "--lang", language)
    assert code in ((0, 1) if arguments[0] == "check" else (0,)), err
    assert out.strip()
    # a long word such as an address is not broken
    too_wide = [line for line in out.splitlines() if display_width(line) > 80 and " " in line.strip()[:80]]
    assert not [line for line in too_wide if "http" not in line]
    code, out, _ = run("--json", *arguments)
    document = json.loads(out)
    assert document["schema"] == 1


def test_rank_by_a_pillar_and_json_agrees_with_the_table(run):
    code, out, _ = run("rank", EXAMPLES / "china-cities", "--node", "research", "--top", 1)
    assert code == 0
    assert "Beijing" in out
    _, out, _ = run("rank", EXAMPLES / "china-cities", "--json")
    document = json.loads(out)
    assert [row["rank"] for row in document["ranking"]] == list(range(1, 15))
    assert len(document["excluded"]) == 8


def test_check_exits_with_1_where_something_needs_mending_and_0_where_nothing_does(run):
    assert run("check", EXAMPLES / "china-cities")[0] == 1
    assert run("check", EXAMPLES / "gii-clusters-2023")[0] == 0


def test_report_writes_one_file_and_says_the_verdict(run, tmp_path):
    target = tmp_path / "r.html"
    code, out, _ = run("report", EXAMPLES / "shenzhen-hangzhou", "-o", target)
    assert code == 0
    assert "Shenzhen" in out
    assert target.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [target]


def test_init_makes_a_study_that_runs_and_never_overwrites(run, tmp_path):
    folder = tmp_path / "mine"
    assert run("init", folder)[0] == 0
    assert run("rank", folder)[0] == 0
    code, _, err = run("init", folder)
    assert code == 2
    assert "error[exists]" in err
    assert run("init", folder, "--force")[0] == 0


def test_init_from_a_plain_table(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("city,rd,patents\nA,1,2\nB,2,\nC,3,9\n", encoding="utf-8")
    assert run("init", tmp_path / "s", "--from", "excel", table)[0] == 0
    _, out, _ = run("rank", tmp_path / "s", "--json")
    assert json.loads(out)["ranking"][0]["unit"] == "C"


@pytest.mark.parametrize("missing", [(), ("a.csv", "b.csv", "c.csv")])
def test_init_from_coinr_wants_one_or_two_files(run, tmp_path, missing):
    code, _, err = run("init", tmp_path / "s", *missing, "--from", "coinr")
    assert code == 2
    assert "iData and iMeta" in err
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("rank", "nowhere"), "error[no-study]"),
        (("rnk",), 'did you mean "rank"'),
        (("rank", EXAMPLES / "china-cities", "--nod", "x"), "No such option"),
        (("rank", EXAMPLES / "china-cities", "--period", "1871"), "error[unknown-period]"),
        (("rank", EXAMPLES / "china-cities", "--node", "researc"), 'did you mean "research"'),
        (("explain", "Shenzen", EXAMPLES / "china-cities"), 'did you mean "Shenzhen"'),
        (("explain", "Dalian", EXAMPLES / "china-cities", "--against", "Wuhan"), '"Dalian" has no score'),
        (("compare", EXAMPLES / "china-cities"), "at least two variants"),
        (("compare", EXAMPLES / "china-cities", "--with", "normalise"), "is not STEP=METHOD"),
        (("compare", EXAMPLES / "china-cities", "--with", "normalise=minmx"), 'did you mean "minmax"'),
        (("compare", EXAMPLES / "china-cities", "--drop", "nothing"), "error[unknown-indicator]"),
        (("methods", "normalize"), 'did you mean "normalise"'),
        (("methods", "normalise", "minmx"), 'did you mean "minmax"'),
    ],
    ids=lambda a: " ".join(str(x) for x in a)[-40:] if isinstance(a, tuple) else "",
)
def test_wrong_use_is_told_in_a_block_with_exit_code_2(run, arguments, text):
    code, out, err = run(*arguments)
    assert code == 2
    assert text in err
    assert "Traceback" not in err
    code, out, _ = run("--json", *arguments)
    assert code == 2
    assert json.loads(out)["errors"]


def test_an_error_inside_is_told_with_its_log(run, monkeypatch):
    import poliscope.study

    monkeypatch.setattr(poliscope.study, "read_study", lambda path: 1 / 0)
    code, _, err = run("rank", EXAMPLES / "china-cities")
    assert code == 4
    assert "ZeroDivisionError" in err
    log = Path(next(line for line in err.splitlines() if "-->" in line).split("--> ")[1])
    assert "Traceback" in log.read_text(encoding="utf-8")
    log.unlink()


def test_an_interrupt_leaves_with_130(run, monkeypatch):
    import poliscope.study

    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(poliscope.study, "read_study", interrupted)
    assert run("rank", EXAMPLES / "china-cities")[0] == 130


def test_names_that_steer_a_terminal_are_shown_harmless(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("city,rd\n\x1b[31mRed,1\nB,2\n", encoding="utf-8")
    code, out, err = run("init", tmp_path / "s", "--from", "excel", table)
    if code == 0:
        code, out, err = run("rank", tmp_path / "s")
    assert "\x1b" not in out + err


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rank", "--help"]])
def test_the_start_is_light(arguments):
    code = (
        "import sys, poliscope.cli as c\n"
        "try: c.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('HEAVY', *sorted(set(sys.modules) & {'numpy', 'pandas', 'scipy', 'pydantic', 'rich'}))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip().splitlines()[-1] == "HEAVY"


def test_where_nothing_can_be_ranked_the_reasons_are_told(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("city,rd,patents\nA,5,7\nB,5,7\n", encoding="utf-8")
    assert run("init", tmp_path / "s", "--from", "excel", table)[0] == 0
    code, out, _ = run("rank", tmp_path / "s")
    assert code == 1
    assert "No unit could be ranked" in out
    assert "every figure is the same" in out


def test_a_panel_says_of_which_period_its_scores_are(run, tmp_path):
    (tmp_path / "study.toml").write_text(
        '[study]\nperiod = "all"\n[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }]\n',
        encoding="utf-8",
    )
    (tmp_path / "e.csv").write_text(
        "unit,period,a\nX,2019,1\nY,2019,2\nX,2020,3\nY,2020,1\n", encoding="utf-8"
    )
    assert "Score 2020" in run("rank", tmp_path)[1]
    assert "Score 2019" in run("rank", tmp_path, "--period", "2019")[1]
    compared = run("--json", "compare", tmp_path, "--with", "normalise=rank", "--period", "2019")[1]
    assert json.loads(compared)["ranks"]["Y"]["study"] == 1
    described = json.loads(run("--json", "analyse", tmp_path, "--period", "2019")[1])
    assert described["statistics"]["a"]["max"] == 2
    assert "得分 2019" in run("--lang", "zh", "explain", "X", tmp_path, "--period", "2019")[1]


def test_a_study_that_ranks_nobody_is_not_called_sound(run, tmp_path):
    (tmp_path / "study.toml").write_text(
        '[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }]\n', encoding="utf-8"
    )
    (tmp_path / "e.csv").write_text("unit,a\nX,1\n", encoding="utf-8")
    code, out, _ = run("check", tmp_path)
    assert code == 1
    assert "No unit could be ranked." in out
    assert "Nothing needs mending" not in out
    assert run("--json", "check", tmp_path)[0] == 1


def test_every_error_fits_80_columns(run, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "study.toml").write_text(
        '[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }]\n[recipe]\naggregate = "geo"\n',
        encoding="utf-8",
    )
    (tmp_path / "e.csv").write_text("unit,a\nX,1\n", encoding="utf-8")
    code, _, err = run("rank", tmp_path)
    assert code == 2
    assert "error[unknown-method]" in err
    assert "study.toml:6" in err
    assert all(len(line) <= 80 for line in err.splitlines())


def test_a_folder_called_study_is_compared_under_a_name_of_its_own(run, tmp_path, monkeypatch):
    shutil.copytree(EXAMPLES / "china-cities", tmp_path / "study")
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("--json", "compare", EXAMPLES / "china-cities", "study")
    assert code == 0
    assert set(json.loads(out)["agreement"]) == {"study", "study (2)"}


@pytest.fixture
def panel(tmp_path):
    """Two years: B led in 2020 on either scale, but its distance to A is another."""
    rows = [("A", 2020, 1), ("B", 2020, 2), ("A", 2021, 5), ("B", 2021, 4)]
    lines = [f"{u},a,{y},{v}\n" for u, y, v in rows]
    (tmp_path / "e.csv").write_text("unit,indicator,period,value\n" + "".join(lines), encoding="utf-8")
    (tmp_path / "study.toml").write_text(
        'schema = 1\n[study]\nperiod = "all"\n[data]\nevidence = "e.csv"\n'
        '[framework]\nchildren = [{ code = "a" }]\n',
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("command", ["report", "excel"])
def test_a_period_of_a_panel_keeps_the_scale_of_all_unless_it_is_to_stand_alone(run, panel, command):
    file = panel / ("r.html" if command == "report" else "r.xlsx")
    given = (command, panel, "--period", "2020", "--no-robustness", "-o", file)
    code, out, err = run(*given)
    assert (code, "on the scale of all periods" in err) == (0, True)
    assert "score of 25.0, ahead of A with 0.0" in " ".join(out.split())  # (2 - 1) / (5 - 1), by hand
    code, out, err = run(*given, "--alone")
    assert (code, "on a scale of its own" in err) == (0, True)
    assert "score of 100, ahead" in " ".join(out.split())
    code, out, err = run(command, panel, "--period", "1999", "-o", file)
    assert (code, out) == (2, "")
    assert 'there is no figure of the period "1999"' in err
    assert "scale" not in err


def test_robustness_and_rank_speak_of_the_same_period_and_scale(run, panel):
    ranked = json.loads(run("--json", "rank", panel, "--period", "2020")[1])["ranking"]
    told = run("robustness", panel, "--period", "2020", "--draws", "100")[1]
    assert [row["unit"] for row in ranked] == ["B", "A"]
    assert told.startswith("B ")
    assert ranked[0]["score"] == 25
    (panel / "study.toml").write_text(
        (panel / "study.toml").read_text(encoding="utf-8").replace('"all"', '"all"\nshown = 2020'),
        encoding="utf-8",
    )
    assert json.loads(run("--json", "rank", panel)[1])["ranking"] == ranked


def test_the_ranking_ends_with_how_firm_the_first_place_is(run):
    code, out, _ = run("rank", CLUSTERS := EXAMPLES / "gii-clusters-2023")
    assert code == 0
    told = " ".join(out.split())
    assert "Tokyo–Yokohama is first in all of 1,000 weightings drawn within the study’s limits" in told
    assert f"`poliscope robustness {CLUSTERS}` says more." in told
    first = json.loads(run("--json", "rank", CLUSTERS)[1])["first"]
    assert first == {"unit": "Tokyo–Yokohama", "share": 1.0, "draws": 1000}


def test_a_ranking_by_a_pillar_says_nothing_of_the_first_place_of_the_index(run):
    assert "weightings" not in run("rank", EXAMPLES / "china-cities", "--node", "research")[1]
    assert (
        json.loads(run("--json", "rank", EXAMPLES / "china-cities", "--node", "research")[1])["first"] is None
    )


def test_rules_that_contradict_each_other_do_not_stop_a_ranking(run, tmp_path):
    (tmp_path / "study.toml").write_text(
        '[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }, { code = "b" }]\n'
        "[uncertainty]\nbounds = { a = [0.6, 0.7], b = [0.6, 0.7] }\n",
        encoding="utf-8",
    )
    (tmp_path / "e.csv").write_text("unit,a,b\nX,1,5\nY,2,3\n", encoding="utf-8")
    code, out, _ = run("rank", tmp_path)
    assert code == 0
    assert "How firm that is: `poliscope robustness" in out
    assert run("robustness", tmp_path)[0] == 2


def test_indicators_that_go_with_size_are_told_in_the_text_too(run):
    out = run("analyse", EXAMPLES / "china-cities")[1]
    (line,) = [line for line in out.splitlines() if line.startswith("GII cluster rank       GDP")]
    assert line.split()[-2:] == ["no", "-0.72"]
    document = json.loads(run("--json", "analyse", EXAMPLES / "china-cities")[1])
    assert round(document["denominators"][2]["correlation"], 2) == -0.72
    told = [line.split()[-2] for line in out.splitlines() if " GDP " in line]
    assert told == ["yes", "yes", "no", "yes"]
    assert "随规模变化的指标" in run("--lang", "zh", "analyse", EXAMPLES / "china-cities")[1]


def test_a_comparison_names_its_variants_and_leaves_out_who_is_never_ranked(run):
    code, out, _ = run(
        "compare", EXAMPLES / "china-cities", "--drop", "unicorns", "--with", "normalise=zscore"
    )
    assert code == 0
    assert out.splitlines()[0].split("  ")[-2:] == ["without Unicorn firms", "normalise=zscore"]
    assert "Dongguan" not in out
    assert "8 more are ranked nowhere." in out
    chinese = run("--lang", "zh", "compare", EXAMPLES / "china-cities", "--drop", "unicorns")[1]
    assert "去掉独角兽企业" in chinese
    assert "without" not in chinese
    many = run("compare", EXAMPLES / "china-cities", "--drop-each", "1")[1]
    assert many.startswith("The ranks of 6 variants do not fit beside each other; --json lists them.")


def test_columns_left_out_for_want_of_width_are_told_in_the_language(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "44")
    assert "（因宽度不足未显示：" in run("--lang", "zh", "rank", EXAMPLES / "china-cities")[1]
    assert "(not shown for want of width: " in run("rank", EXAMPLES / "china-cities")[1]
