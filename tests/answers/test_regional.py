"""Claims say no more than the figures show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import poliscope as ps
from poliscope.answers.incidence import measure_incidence
from poliscope.answers.regional import (
    BestCoalition,
    Climate,
    LuckOrClimate,
    NextActivity,
    Partner,
    PathDependence,
    SpecialisedIn,
    TargetPace,
    incidence_findings,
    path_finding,
)
from poliscope.answers.structure import PathTest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def regional():
    return ps.read_study(EXAMPLES / "synthetic-regions").answers().regional


def of(regional, kind):
    return [finding for finding in regional.findings if isinstance(finding, kind)]


def test_the_known_truth_is_found(regional):
    (path,) = of(regional, PathDependence)
    assert path.verdict == "shown" and path.lower > 0
    outliers = [f.unit for f in of(regional, LuckOrClimate) if f.verdict in ("more", "much-more")]
    assert outliers == ["R07"]
    assert {f.region for f in of(regional, SpecialisedIn)} == {"R07", "R12"}
    assert all(f.from_structure for f in of(regional, NextActivity))
    assert {f.unit for f in of(regional, Partner)} == {"R07", "R12"}
    assert len(of(regional, BestCoalition)) == 1
    assert [f.pacing.unit for f in of(regional, TargetPace)] == ["R07"]


def test_the_claim_rests_on_the_hardest_baseline(regional):
    test = regional.structures[0].path_test
    found = path_finding(test)
    assert found.lower == test.lift_lower.column("auc").min()
    assert found.baseline_auc == test.estimate[found.baseline, "auc"]


def test_what_was_not_tested_is_not_claimed():
    found = path_finding(PathTest("not-testable", "one-period"))
    assert (found.verdict, found.reason) == ("not-testable", "one-period")
    assert np.isnan(found.lift)


def test_luck_is_claimed_for_places_asked_about_and_surprises_named_unasked():
    rng = np.random.default_rng(1)
    size = rng.gamma(3.0, 10.0, 30)
    count = rng.poisson(size).astype(float)
    count[4] = np.round(6 * size[4])
    places = tuple(f"P{p}" for p in range(30))
    climate, *single = incidence_findings(measure_incidence(places, count, size), ("P9",))
    assert isinstance(climate, Climate) and climate.p_value < 0.05
    assert [f.unit for f in single] == ["P4", "P9"]
    assert single[0].verdict == "much-more"
    assert single[1].verdict in ("luck-suffices", "fewer")
    assert single[0].because[0].unit == "P4"


def test_nothing_asked_is_nothing():
    answers = ps.read_study(EXAMPLES / "gii-clusters-2023").answers()
    assert answers.regional is None
