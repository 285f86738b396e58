"""Findings are claims with the figures that they rest on."""

from __future__ import annotations

import numpy as np

from poliscope.answers.findings import CloseCall, Leader, LeadsIn, Unranked, index_findings
from studies import VALUES, study


def test_the_leader_with_the_figures_behind_the_score():
    leader, *rest = index_findings(study().index())
    assert isinstance(leader, Leader)
    assert (leader.units, leader.runner_up, leader.ranked) == (("B",), "A", 5)
    assert {cell.indicator for cell in leader.because} == {"p1", "p2", "q1"}
    assert [(f.node, f.units) for f in rest if isinstance(f, LeadsIn)] == [("P", ("A",)), ("Q", ("B",))]


def test_a_shared_first_rank_is_shared():
    values = VALUES.copy()
    values[1] = values[0]
    leader = index_findings(study(values).index())[0]
    assert leader.units == ("A", "B")
    assert leader.runner_up == "C"


def test_a_close_call_is_told():
    values = VALUES.copy()
    values[1] = values[0] + [0, 0, 0.001]
    kinds = [type(f) for f in index_findings(study(values).index())]
    assert CloseCall in kinds


def test_nothing_ranked_gives_no_leader():
    values = VALUES.copy()
    values[:, 0] = np.nan
    found = index_findings(study(values, screen={"method": "availability", "minimum": 0.9}).index())
    assert [type(f) for f in found] == [Unranked]
