"""What is left of a recipe where a part of the framework is left out."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import MethodError
from poliscope.study import Study
from poliscope.study.dropping import after_dropping

ROWS = (
    {"code": "index"},
    {"code": "A", "parent": "index"},
    {"code": "A1", "parent": "A"},
    {"code": "A11", "parent": "A1"},
    {"code": "x1", "parent": "A11"},
    {"code": "x2", "parent": "A11"},
    {"code": "x3", "parent": "A1"},
    {"code": "x4", "parent": "A1"},
    {"code": "x5", "parent": "A"},
    {"code": "x6", "parent": "index"},
)
LISTED = ["arithmetic", "geometric", "arithmetic", "harmonic"]


@pytest.fixture
def deep() -> Study:
    framework = Framework.from_rows([dict(row) for row in ROWS])
    values = np.random.default_rng(5).uniform(1, 9, (7, len(framework.indicators)))
    units = tuple("ABCDEFG")
    made = Study(framework, Evidence.from_wide(values, units, framework.indicators), Units(units))
    return made.replace(normalise={"method": "minmax", "low": 1}, aggregate=LISTED)


def test_nodes_keep_their_own_aggregation_where_the_tree_gets_lower(deep):
    index = deep.replace(drop=["A11"]).index()
    z = {code: index.stage("normalised").column(code) for code in index.framework.indicators}
    inner = np.sqrt(z["x3"] * z["x4"])  # by hand: A1 stays geometric, A arithmetic, the index harmonic
    pillar = (inner + z["x5"]) / 2
    np.testing.assert_allclose(index.scores.column("index"), 2 / (1 / pillar + 1 / z["x6"]), rtol=1e-12)


def test_every_node_of_an_uneven_tree_can_be_left_out(deep):
    for level in (1, 2, 3, 4):
        for name, variant in deep.drop_each(level):
            assert len(variant.index().order()) == 7, name


def test_another_aggregation_for_all_is_not_overruled(deep):
    changed = deep.replace(drop=["A11"], aggregate="arithmetic")
    assert changed.recipe.aggregate_at == {}
    assert changed.recipe.aggregate.name == "arithmetic"


def test_what_is_set_for_a_node_below_a_dropped_pillar_goes_too(deep):
    made = deep.replace(aggregate_at={"A11": "geometric"}, treat_each={"x1": "log"})
    left = made.replace(drop=["A1"])
    assert "A11" not in left.recipe.aggregate_at
    assert left.recipe.treat_each == {}


def test_without_a_drop_a_list_that_does_not_fit_is_still_refused(deep):
    longer = deep.replace(aggregate=[*LISTED, "min"])
    with pytest.raises(MethodError, match="aggregate lists 5 values, but the framework has 4 levels"):
        longer.replace(normalise="rank").index()
    kept = after_dropping(longer.recipe, longer.framework, longer.framework)
    assert len(kept["aggregate"]) == 5
