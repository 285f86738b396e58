"""The help in Chinese: complete, nothing stale, and within the terminal's width."""

from __future__ import annotations

import json
from importlib.resources import files

import click
import pytest

from poliscope.cli import main
from poliscope.cli.app import COMMANDS, cli
from poliscope.cli.helping import folded, in_language
from poliscope.cli.output import width

CATALOG = json.loads((files("poliscope.cli") / "help.zh.json").read_text("utf-8"))


@pytest.fixture
def run(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def _run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        assert left.value.code == 0
        return capsys.readouterr().out

    return _run


def command_of(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def said() -> set[str]:
    commands = [cli, *map(command_of, COMMANDS)]
    texts = [command.help for command in commands] + list(COMMANDS.values())
    texts += [p.help for command in commands for p in command.params if isinstance(p, click.Option)]
    return {folded(text) for text in texts if text}


def test_every_text_has_its_chinese_and_no_other():
    assert CATALOG.keys() == said()


@pytest.mark.parametrize("english", sorted(CATALOG))
def test_an_entry_keeps_options_names_and_commands(english):
    chinese = CATALOG[english]
    for part in ("STUDY", "UNIT", "FOLDER", "FILE", "EVIDENCE", "DESCRIPTION"):
        assert english.split().count(part) <= chinese.count(part), part
    for word in english.replace(".", " ").replace(":", " ").split():
        if word.startswith("--"):
            assert word in chinese
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_80_columns_and_is_chinese(run, name):
    out = run("--lang", "zh", *([name] if name else []), "--help")
    assert out.startswith("用法：")
    assert max(map(width, out.splitlines())) <= 80
    assert "选项：" in out
    for english in ("Options:", "Usage:", "Commands:", "Show this message", "[default: "):
        assert english not in out
    assert "\n\n\n" not in out


def test_the_language_may_come_after_the_command_or_from_the_environment(run, monkeypatch):
    expected = run("--lang", "zh", "rank", "--help")
    assert run("rank", "--help", "--lang", "zh") == expected
    monkeypatch.setenv("POLISCOPE_LANG", "zh")
    assert run("rank", "--help") == expected


def test_english_help_is_as_it_was_and_examples_stand_one_below_the_other(run):
    for language in ("en", "zh"):
        lines = [line.strip() for line in run("--lang", language, "init", "--help").splitlines()]
        first = lines.index("poliscope init my-study")
        assert lines[first + 1] == "poliscope init my-study --from coinr iData.csv iMeta.csv"
    before = command_of("rank").help
    assert in_language(command_of("rank"), "zh").help != before
    assert command_of("rank").help == before
