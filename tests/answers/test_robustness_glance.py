"""How firm the first place is at once: the same as the first thousand draws of the whole answer."""

from __future__ import annotations

import importlib

import numpy as np
import pytest

from poliscope.answers.robustness import Glance, WeightRules, glance
from poliscope.errors import StudyError
from studies import VALUES, study


@pytest.mark.parametrize("seed", [1, 7])
def test_it_is_what_robustness_says_with_as_many_draws(seed):
    made = study(seed=seed)
    found = made.glance()
    whole = made.robustness(draws=1000, milp=0)
    assert found == Glance("B", whole.sampled.first("B"), 1000)


def test_a_leader_that_no_weight_reaches_is_always_first():
    values = np.array([[10.0, 0, 9], [0, 1, 1], [4, 2, 4], [1, 3, 1], [2, 4, 0]])
    assert study(values).glance() == Glance("A", 1.0, 1000)  # best in every indicator


def test_nothing_is_said_where_nobody_is_ranked_or_it_would_take_long(monkeypatch):
    values = VALUES.copy()
    values[:, 2] = np.nan
    nobody = study(values, screen={"method": "availability", "minimum": 1.0})
    assert not nobody.index().order()
    assert nobody.glance() is None
    monkeypatch.setattr(importlib.import_module("poliscope.answers.robustness.glance"), "MOST_CELLS", 14)
    assert glance(study().index()) is None


def test_rules_that_contradict_each_other_are_told():
    rules = WeightRules(bounds={"P": (0.9, 1.0), "Q": (0.9, 1.0)})
    with pytest.raises(StudyError, match="lower bounds below a node sum to more than one"):
        glance(study().index(), rules)
