"""The data of the interactive page, and that the built script, style and notices are fresh and small."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from poliscope.show.bundle import make_bundle
from poliscope.show.page_data import (
    FULL_DIGITS,
    LEAVING_OUT,
    embedded_json,
    make_page_data,
    page_script,
    page_style,
    widget_script,
)
from poliscope.show.words import LANGUAGES, catalog
from sample_answers import city_answers, grid_answers
from scoring_golden import HOME, golden_files

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
LARGEST_SCRIPT = 120_000


@pytest.fixture(scope="module")
def bundle():
    return make_bundle(city_answers())


@pytest.fixture(scope="module")
def data(bundle):
    return make_page_data(bundle)


# --- the data -------------------------------------------------------------------------------------


def test_matrices_stand_by_column_with_digits_enough(bundle, data):
    full = np.array(bundle["values"]["normalised"], dtype=float).T
    np.testing.assert_allclose(np.array(data["values"]["normalised"], dtype=float), full, rtol=5e-12)
    # scores are means of these: right to 1e-9 for any weights
    assert np.nanmax(np.abs(full)) * 5e-12 < 1e-9
    assert data["values"]["raw"] == [list(c) for c in zip(*bundle["values"]["raw"], strict=True)]
    assert data["rank"] == [row[-1] for row in bundle["ranks"]]
    assert data["left_out"] == []


def test_scores_go_along_only_where_the_page_cannot_compute_them(data):
    assert data["scores"] is None
    median = make_bundle(city_answers(recipe={"aggregate": ["arithmetic", "median", "arithmetic"]}))
    assert make_page_data(median)["scores"] == [list(c) for c in zip(*median["scores"], strict=True)]


def test_every_claim_keeps_its_source(bundle, data):
    for name in ("source", "row", "note", "period", "measure"):
        for i, column in enumerate(data["evidence"][name]):
            packed = column if isinstance(column, list) else [column] * len(bundle["units"]["codes"])
            assert packed == [row[i] for row in bundle["evidence"][name]]


def test_what_is_left_out_is_said(bundle):
    for without in LEAVING_OUT:
        made = make_page_data(bundle, without=without)
        assert made["left_out"] == sorted(without)
        assert (made["values"]["raw"] is None) == ("raw" in without)
        assert (made["evidence"]["notes"] is None) == ("notes" in without)
        assert (made["evidence"]["source"] is None) == ("references" in without)
        for what in without:
            assert f"app.left-out.{what}" in catalog("en")


def test_large_studies_carry_six_digits():
    bundle = make_bundle(grid_answers(FULL_DIGITS // 10 + 1, 10))
    made = make_page_data(bundle)
    assert made["left_out"] == ["digits"]
    full = np.array(bundle["values"]["normalised"], dtype=float).T
    short = np.array(made["values"]["normalised"], dtype=float)
    np.testing.assert_allclose(short, full, rtol=5e-6)
    assert made["rank"] == [row[-1] for row in bundle["ranks"]]  # of the full digits


def test_embedded_json_ends_nothing_and_reads_back(data):
    nasty = {**data, "nasty": "</script><!-- & \u2028 \ud800 深圳"}
    text = embedded_json(nasty)
    assert not re.search("[<>&\u2028\u2029]", text)
    text.encode("utf-8")
    back = json.loads(text)
    assert back["nasty"].startswith("</script><!-- & \u2028") and back["nasty"].endswith("深圳")
    assert back["values"] == data["values"]


def test_the_catalog_holds_what_the_script_says(data):
    keys = set()
    for path in (FRONTEND / "src").rglob("*.ts*"):
        keys |= set(re.findall(r"say\(\s*'([a-z.-]+)'", path.read_text("utf-8")))
        keys |= set(re.findall(r"'(app\.[a-z.-]+)'", path.read_text("utf-8")))
    assert len(keys) > 200
    said = data["catalog"]
    assert keys <= set(said["keys"])
    for language in LANGUAGES:  # in the order of the keys
        assert dict(zip(said["keys"], said[language], strict=True)).items() <= catalog(language).items()


def test_every_sentence_of_the_page_is_said_somewhere():
    source = "".join(path.read_text("utf-8") for path in (FRONTEND / "src").rglob("*.ts*"))
    made = re.findall(r"`(app\.[a-z.-]+)\.\$\{", source)  # keys put together: app.nav.{name}
    unsaid = [
        key
        for key in catalog("en")
        if key.startswith("app.") and f"'{key}'" not in source and not key.startswith(tuple(made))
    ]
    assert unsaid == []


# --- the built files ------------------------------------------------------------------------------


def test_the_script_is_small_and_may_stand_in_a_page():
    for text in (page_script(), widget_script(), page_style()):
        assert 0 < len(text.encode()) <= LARGEST_SCRIPT
        assert not re.search(r"</(script|style)|<!--", text, re.IGNORECASE)
    for text in (page_script(), widget_script()):
        assert not re.search(r"\beval\(|new Function\(", text)
    for path in (FRONTEND / "src").rglob("*.ts*"):  # names from data are never markup
        assert not re.search(
            "innerHTML|insertAdjacentHTML|document.write", path.read_text("utf-8"), re.IGNORECASE
        )


def test_notices_name_what_the_script_contains():
    notices = (ROOT / "src/poliscope/show/static/THIRD-PARTY.txt").read_text("utf-8")
    for name in ("preact", "@preact/signals", "@preact/signals-core"):
        assert f"{name} " in notices
    assert notices.count("Permission is hereby granted") == 3


def npm(task: str) -> subprocess.CompletedProcess[str]:
    """Run a task of the front end; skip without Node or its packages."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    if not (FRONTEND / "node_modules/esbuild").is_dir():
        pytest.skip("the front end's packages are not installed: npm ci in frontend/")
    command = ["node", "build.mjs", task]
    return subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False, timeout=120)


def test_the_built_files_are_fresh():
    done = npm("check")
    assert done.returncode == 0, done.stderr


def test_the_scripts_own_tests_pass():
    done = npm("test")
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_golden_studies_are_those_that_python_scores_today():
    files = golden_files()
    assert (HOME / "numbers.json").read_text("utf-8") == files.pop("numbers.json")
    for name, text in files.items():
        for old, new in zip(json.loads((HOME / name).read_text("utf-8")), json.loads(text), strict=True):
            assert old.keys() == new.keys()
            for key, value in old.items():
                a, b = (np.array(v, dtype=float) for v in (value, new[key]))
                np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-12, err_msg=f"{old['seed']} {key}")
