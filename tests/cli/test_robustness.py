"""``poliscope robustness``: what a person sees, in 80 columns, both languages, as JSON; and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from poliscope.cli.app import main
from poliscope.cli.output import width


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


@pytest.fixture
def study(root):
    return str(root / "examples" / "china-cities")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_answer_fits_a_terminal(capsys, monkeypatch, study, language):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run(
        capsys, "robustness", study, "--lang", language, "--draws", "500", "--milp", "2",
        "--unit", "Hangzhou", "--challenger", "深圳", "--against", "Shenzhen",
    )  # fmt: skip
    assert code == 0
    assert max(width(line) for line in out.splitlines()) <= 80
    assert "\r" not in err, "progress is for terminals only"
    names = ("Beijing", "Shenzhen") if language == "en" else ("北京", "深圳")
    assert out.startswith(names[0]) and names[1] in out
    assert ("What moves it most:" if language == "en" else "影响最大的是") in out
    assert ("Hangzhou minus Shenzhen, over all choices: -" if language == "en" else "杭州减深圳平均为") in out


def test_json_is_one_document(capsys, study):
    code, out, _ = run(
        capsys, "robustness", study, "--json", "--draws", "300", "--unit", "杭州", "--against", "深圳"
    )
    document = json.loads(out)
    assert code == 0 and document["robustness"]["verdict"]["draws"] == 300
    assert document["unit"]["code"] == "Hangzhou"
    assert document["against"]["code"] == "Shenzhen" and "minus" in document["against"]["words"]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--unit", "Atlantis"], 'there is no unit "Atlantis"'),
        (["--unit", "Dalian"], '"Dalian" is not ranked'),
        (["--against", "Beijing"], "--against needs --unit"),
        (["--unit", "Beijing", "--against", "北京"], "name the same unit"),
        (["--unit", "Beijing", "--against", "Dalian"], '"Dalian" is not ranked'),
        (["--challenger", "Beijing"], '"Beijing" cannot challenge "Beijing"'),
        (["--challenger", "Dalian"], '"Dalian" cannot challenge "Beijing"'),
    ],
)
def test_units_that_cannot_be_asked_about(capsys, study, arguments, text):
    code, _, err = run(capsys, "robustness", study, "--draws", "100", "--milp", "0", *arguments)
    assert code == 2 and text in err


def test_the_report_begins_with_the_verdict_unless_told_otherwise(capsys, study, tmp_path):
    page = tmp_path / "page.html"
    code, out, _ = run(capsys, "report", study, "-o", str(page), "--draws", "200")
    assert code == 0 and " and that is " in " ".join(out.split())
    plain = tmp_path / "plain.html"
    code, out, _ = run(capsys, "report", study, "-o", str(plain), "--no-robustness")
    assert code == 0 and out.startswith("Beijing leads with the study")
    assert "id=robustness" in page.read_text("utf-8") and "id=robustness" not in plain.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way there")
def test_ctrl_c_stops_within_a_second_and_leaves_nothing(study, tmp_path):
    """Two hundred million draws would take minutes; an interruption ends them."""
    page = tmp_path / "page.html"
    command = [sys.executable, "-m", "poliscope", "report", study, "-o", str(page), "--draws", "200000000"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "80"})
    time.sleep(6)
    assert running.poll() is None
    sent = time.monotonic()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    taken = time.monotonic() - sent
    assert running.returncode == 130 and "interrupted" in err
    assert list(tmp_path.iterdir()) == []
    # a second on a quiet machine; this one is shared by the tests of others
    assert taken < 5
