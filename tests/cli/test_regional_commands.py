"""The commands for structure, luck, the mirror, partners and trends, as a user runs them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from poliscope.cli.output import width

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MADE, CHINA = EXAMPLES / "synthetic-regions", EXAMPLES / "china-cities"

CALLS = [
    ("structure", MADE),
    ("structure", MADE, "--unit", "R12", "--top", 4),
    ("structure", MADE, "--models"),
    ("luck", MADE),
    ("luck", CHINA, "--unit", "Hangzhou", "--at-least", 6),
    ("mirror", "R12", MADE),
    ("mirror", "杭州", CHINA, "--against", "深圳"),
    ("match", MADE, "R12", "--coalition", 3),
    ("match", CHINA),
    ("trends", MADE),
]


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


def test_models_are_compared_and_chosen(run):
    _, out, _ = run("structure", MADE, "--models", "--json")
    found = json.loads(out)["models"]
    assert list(found["scores"]) == ["blend", "logit", "effects", "trees", "forest"]
    said = json.loads(run("structure", MADE, "--model", "logit", "--json")[1])["structure"]
    assert said["path_dependence"]["model"] == "logit"
    mine = next(one for one in said["path_dependence"]["scores"] if one["predictor"] == "structure")
    assert found["scores"]["logit"]["auc"] != found["scores"]["blend"]["auc"]
    assert mine["estimate"] == pytest.approx(found["scores"]["logit"]["auc"])


def test_packed_tables_plants_and_pairs_are_read_as_the_study_declares_them(run, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(MADE, folder)
    table = folder / "activities.csv"
    (folder / "activities.csv.gz").write_bytes(gzip.compress(table.read_bytes()))
    codes = sorted({line.split(",")[1] for line in table.read_text().splitlines()[1:]})
    table.unlink()
    plants = "".join(f"{code},{size}\n" for code in codes for size in (30, 20, 10))
    (folder / "plants.csv").write_text(f"activity,size\n{plants}")
    pairs = "".join(f"{a},{b},{2 + (a[0] == b[0])}\n" for a in codes for b in codes if a < b)
    (folder / "pairs.csv").write_text(f"activity,other,records\n{pairs}")
    declared = (folder / "study.toml").read_text()
    more = 'file = "activities.csv.gz"\nplants = "plants.csv"\ntogether = "pairs.csv"\nmodel = "effects"'
    (folder / "study.toml").write_text(declared.replace('file = "activities.csv"', more))
    code, out, err = run("structure", folder)
    assert code == 0, err
    assert "Ellison and Glaeser" in out and "the same records" in " ".join(out.split())
    assert not [line for line in out.splitlines() if width(line) > 80]
    said = json.loads(run("structure", folder, "--json")[1])["structure"]
    assert said["path_dependence"]["model"] == "effects"
    one = said["by_activity"][codes[0]]
    assert one["plant_herfindahl"] == pytest.approx((900 + 400 + 100) / 3600)
    assert one["ellison_glaeser"] < 0.5


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
