"""The figures of every example stay as they were, and their reports stay small."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys

import pytest

from example_goldens import EXAMPLES, differences, example_bundle, figures, golden, text_of
from poliscope.show.report.writing import make_page

SMALL = 300_000


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_figures_are_those_that_were_kept(name):
    found = list(differences(golden(name), figures(name)))
    told = "\n".join(found[:30])
    assert not found, (
        f"{len(found)} figures of examples/{name} differ; if that is right: scripts/renew_goldens.py\n{told}"
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_kept_reads_back(name):
    new = figures(name)
    assert json.loads(text_of(new)) == new
    kept = json.dumps(new)
    assert '"words"' not in kept and '"digest"' not in kept
    assert {"values", "scores", "ranks", "robustness"} <= set(new)


def test_a_changed_figure_is_told_with_its_place():
    old = golden("china-cities")
    new = copy.deepcopy(old)
    new["values"]["raw"][2][0] *= 1.001
    new["ranks"][0][0] += 1
    new["scores"].pop()
    new["robustness"]["verdict"]["grade"] = "open"
    found = list(differences(old, new))
    places = [line.split(":")[0] for line in found]
    assert places == ["values.raw[2][0]", "scores", "ranks[0][0]", "robustness.verdict.grade"]
    assert found[-1] == f'robustness.verdict.grade: "{old["robustness"]["verdict"]["grade"]}" -> "open"'


def test_a_unit_in_the_fifth_digit_is_no_difference():
    assert list(differences({"a": 1.2345, "b": 0.0}, {"a": 1.23452, "b": 1e-12})) == []
    assert list(differences({"a": 1.2345}, {"a": 1.2346})) == ["a: 1.2345 -> 1.2346"]
    assert list(differences({"a": 3}, {"a": 4})) == ["a: 3 -> 4"]
    assert list(differences({"a": True}, {"a": 1})) == ["a: true -> 1"]
    assert list(differences([1, 2], [1])) == [": [1, 2] -> [1]"]


def test_the_script_says_what_differs(root):
    done = subprocess.run(
        [sys.executable, "scripts/renew_goldens.py", "--check", "shenzhen-hangzhou"],
        cwd=root, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "shenzhen-hangzhou: the same\n"), done.stderr
    done = subprocess.run(
        [sys.executable, "scripts/renew_goldens.py", "nowhere"],
        cwd=root, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2 and "no such example: nowhere" in done.stderr


# --- their reports ------------------------------------------------------------------------------------


def plain_of(page: str) -> str:
    """Return what is read without scripts."""
    return page.split("<main id=plain>")[1].split("</main>")[0]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_with_every_analysis_stays_below_300_kb(name):
    bundle = example_bundle(name)
    page = make_page(bundle)
    assert len(page.encode()) <= SMALL
    assert "id=study-data" in page and "are left out here" not in plain_of(page)
    # every figure keeps the way to its source, in the plain page too
    figures_there = page.split("<section id=figures")[1].split("</section>")[0]
    given = sum(value is not None for row in bundle["evidence"]["source"] for value in row)
    assert len(re.findall(r"href=#[sn]\d", figures_there)) >= given


def test_a_plain_page_without_drawings_says_so_and_keeps_their_numbers():
    bundle = example_bundle("synthetic-regions")
    page, whole = make_page(bundle), make_page(bundle, scripts=False)
    plain = plain_of(page)
    assert "Most drawings of this report stand in its interactive page" in plain
    assert "Most drawings" not in whole
    assert whole.count("<svg") > plain.count("<svg") + 50
    # the same tables, but for the column of the bars; who is always ahead stands beside the ranks
    assert plain.count("<table") + 1 == whole.count("<table")
    always = whole.split("<caption id=always-c>")[1].split("</table>")[0]
    assert plain.count("<tr") + always.count("<tr") == whole.count("<tr")
    ranks = plain.split("<caption id=sure-c>")[1].split("</table>")[0]
    for row in always.split("<tr><th scope=row>")[1:]:
        name, ahead, behind = row.split("<td>")
        assert f"{name}<td>" in ranks
        told = ranks.split(f"{name}<td>")[1].split("<tr>")[0]
        assert told.endswith(f"<td>{ahead}<td>{behind.split('<')[0]}") or told.endswith("</tbody>")
    # what a region is specialised in stands there in words
    quotients = bundle["structure"][0]["quotients"]
    region = bundle["structure"][0]["regions"].index(bundle["structure"][0]["focus"][0])
    labels = bundle["structure"][0]["labels"]["en"]
    special = [labels[a] for a, q in enumerate(quotients[region]) if q is not None and q >= 1]
    listed = plain.split("<section id=structure")[1].split("<table")[0]
    assert special and all(label in listed for label in special)
