"""The commands for structure, luck, the mirror, partners and trends, as a user runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from poliscope.cli import main
from poliscope.cli.output import width

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MADE, CHINA = EXAMPLES / "synthetic-regions", EXAMPLES / "china-cities"

CALLS = [
    ("structure", MADE),
    ("structure", MADE, "--unit", "R12", "--top", 4),
    ("luck", MADE),
    ("luck", CHINA, "--unit", "Hangzhou", "--at-least", 6),
    ("mirror", "R12", MADE),
    ("mirror", "杭州", CHINA, "--against", "深圳"),
    ("match", MADE, "R12", "--coalition", 3),
    ("match", CHINA),
    ("trends", MADE),
]


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command in this process; return exit code, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "80")

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return left.value.code, out, err

    return _run


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(map(str, call))[-40:])
def test_within_80_columns_in_both_languages(run, call, language):
    code, out, err = run(*call, "--lang", language)
    assert code == 0, err
    assert not [line for line in out.splitlines() if width(line) > 80]
    assert not re.search(r"\bnan\b|[{}]", out)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(map(str, call))[-40:])
def test_as_one_json_document(run, call):
    code, out, err = run(*call, "--json")
    assert code == 0, err
    assert json.loads(out)["schema"] == 1


def test_the_articles_question_in_words(run):
    _, out, _ = run("luck", CHINA, "--unit", "Hangzhou", "--at-least", 6)
    said = " ".join(out.split())
    assert "Hangzhou: 6 or more would come with a probability of >99.9% if only GDP counted" in said
    assert "The source lists places with 5 or more only: the 4 that are not listed" in said
    asked = json.loads(run("luck", CHINA, "--unit", "Hangzhou", "--at-least", 19, "--json")[1])["asked"]
    assert asked["chance"] == pytest.approx(0.388, abs=0.005)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("structure", CHINA), "error[no-activities]"),
        (("structure", MADE, "--unit", "R99"), "error[unknown-unit]"),
        (("luck", EXAMPLES / "gii-clusters-2023"), "error[no-incidence]"),
        (("luck", MADE, "--at-least", 3), "--at-least needs --unit"),
        (("mirror", MADE, "R12", "--against", "R12"), "error[same-unit]"),  # in the other order
        (("match", MADE, "--coalition", 99), "error[bad-size]"),
        (("match", MADE, "--include", "R01"), "--include needs --coalition"),
        (("trends", MADE, "--against", "nothing"), "error[unknown-indicator]"),
    ],
)
def test_errors_say_what_where_and_what_to_do(run, call, message):
    code, out, err = run(*call)
    assert code == 2 and message in err and not out
