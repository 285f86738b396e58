"""Statistics with names: agreement with pandas, scipy and by hand; parity with COINr is in tests/parity."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import pearsonr

from poliscope.answers.statistics import analyse, components, correlations
from poliscope.errors import DataError
from studies import VALUES, study


def test_distributions_flags_and_availability():
    values = VALUES.copy()
    values[:2, 2] = np.nan
    found = analyse(study(values).index())
    assert found.statistics["p1", "mean"] == 6
    assert found.statistics["q1", "available"] == 3
    assert found.flags == {"p1": (), "p2": (), "q1": ("available",)}
    assert found.units["A", "missing"] == 1
    assert found.availability["A", "Q"] == 0
    assert found.availability["A", "index"] == pytest.approx(2 / 3)


def test_correlations_run_over_levels_after_direction():
    index = study().index()
    found = correlations(index, stage="raw")
    assert found["p1", "p2"] == pytest.approx(1)  # p2 is better where lower
    r, p = pearsonr(index.raw.column("q1"), index.scores.column("index"))
    assert found["q1", "index"] == pytest.approx(r)
    assert analyse(index).p_values["q1", "index"] == pytest.approx(p)


def test_pairs_of_siblings_are_listed():
    found = analyse(study().index(), high=0.9, low=-0.2)
    listed = {(pair.a, pair.b): pair.correlation for pair in found.pairs}
    assert listed[("p1", "p2")] == pytest.approx(1)
    assert ("p1", "q1") not in listed  # not of one parent


def test_consistency_of_two_children_by_hand():
    index = study().index()
    found = analyse(index, stage="normalised").consistency
    x = index.node_scores[:, :2]
    covariance = np.cov(x.T)
    alpha = 2 * (1 - np.trace(covariance) / covariance.sum())
    assert found["P", "alpha"] == pytest.approx(alpha)
    assert found["P", "first_component"] == pytest.approx(1)
    assert np.isnan(found["Q", "alpha"])


def test_components_of_a_node():
    found = components(study().index(), "P")
    assert found.loadings.rows == ("p1", "p2")
    np.testing.assert_allclose(np.abs(found.loadings.values[:, 0]), np.sqrt(0.5))
    with pytest.raises(DataError, match='there is no aggregate "p1"'):
        components(study().index(), "p1")
    values = VALUES.copy()
    values[:, 0] = np.nan
    with pytest.raises(DataError, match="two units without a gap"):
        components(study(values).index(), "P")


def test_everything_is_plain_data():
    plain = analyse(study().index()).as_dict()
    assert plain["statistics"]["p1"]["mean"] == 6
    assert set(plain["flags"]) == {"p1", "p2", "q1"}
