"""What a person may write in study.toml, and that its documentation is whole and true."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from poliscope.data.framework import Node
from poliscope.methods.recipe import Recipe
from poliscope.study import questions, spec

MODELS = {
    "The whole file": [spec.StudyFile],
    "`[study]`": [spec.StudySpec],
    "`[data]`": [spec.DataSpec],
    "A file of evidence": [spec.EvidenceFile],
    "`[framework]`": [Node],
    "`[recipe]`": [Recipe],
    "`[uncertainty]`": [spec.Uncertainty],
    "`[report]`": [spec.ReportSpec],
    "`[[activities]]`": [questions.ActivitiesSpec],
    "`[[incidence]]`": [questions.IncidenceSpec],
    "`[[targets]]`": [questions.TargetSpec],
    "`[trends]`, `[peers]`, `[complementarity]`": [
        questions.TrendsSpec,
        questions.PeersSpec,
        questions.ComplementaritySpec,
    ],
}


@pytest.fixture(scope="module")
def documented(root) -> dict[str, dict[str, str]]:
    """Key to default, by section of the page."""
    page = (root / "docs/reference/study-file.md").read_text("utf-8")
    found: dict[str, dict[str, str]] = {}
    for section in page.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        rows = [line.strip("|").split(" | ") for line in body.splitlines() if line.startswith("| `")]
        found[title] = {
            key: row[-1].strip("` ") for row in rows for key in re.findall(r"`([a-z_]+)`", row[0])
        }
    return found


@pytest.mark.parametrize("section", MODELS)
def test_every_key_is_documented_and_every_documented_key_exists(documented, section):
    keys = {field.alias or name for model in MODELS[section] for name, field in model.model_fields.items()}
    assert set(documented[section]) == keys


@pytest.mark.parametrize(
    ("section", "key", "default"),
    [
        ("`[study]`", "within", spec.StudySpec().within),
        ("`[study]`", "seed", spec.StudySpec().seed),
        ("`[uncertainty]`", "weights", spec.Uncertainty().weights),
        ("`[uncertainty]`", "vary", spec.Uncertainty().vary),
        ("`[recipe]`", "normalise_over", Recipe().normalise_over),
        ("`[recipe]`", "aggregate", Recipe().aggregate.name),
        ("`[[incidence]]`", "level", questions.IncidenceSpec(count="a", exposure="b").level),
        ("`[[activities]]`", "draws", questions.ActivitiesSpec(file="f").draws),
    ],
)
def test_documented_defaults_hold(documented, section, key, default):
    assert documented[section][key] == str(default)


def test_the_documented_methods_of_a_plain_recipe_hold(documented):
    recipe = Recipe()
    steps = ("screen", "denominate", "impute", "treat", "normalise", "weight")
    assert documented["`[recipe]`"]["screen"] == ", ".join(getattr(recipe, step).name for step in steps)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ({"weights": 1.0}, "less than 1"),
        ({"compat": "coinr", "bounds": {"a": (0.1, 0.2)}}, "knows spreads only"),
        ({"normalise": ["zscor"]}, 'did you mean "zscore"'),
        ({"limits": [{"weights": {"a": 1}}]}, "give at_least or at_most"),
        ({"nothing": 1}, "Extra inputs"),
    ],
)
def test_uncertainty_that_does_not_fit(table, text):
    with pytest.raises(ValidationError, match=text):
        spec.Uncertainty.model_validate(table)


def test_a_year_may_be_a_number_and_a_text_may_have_one_language():
    read = spec.StudySpec.model_validate({"period": 2020, "title": "T"})
    assert read.period == "2020"
    assert read.title == {"": "T"}
