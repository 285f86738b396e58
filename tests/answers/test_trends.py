"""Growth over the years."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.answers.trends import growth
from poliscope.errors import DataError
from studies import VALUES, panel_study, study


def test_growth_by_hand():
    values = np.stack([VALUES, VALUES * 1.1, VALUES * 1.21])
    panel = panel_study(values, ("2020", "2021", "2022")).panel()
    found = growth(panel)
    np.testing.assert_allclose(found.rate.values, 0.1)
    assert found.first["A", "p1"] == 2020
    assert growth(panel, directed=True).rate["A", "p2"] == pytest.approx(-0.1)
    assert growth(panel, latest=2).first["A", "p1"] == 2021
    assert growth(panel, of="scores").rate.columns[-1] == "index"
    assert set(found.to_frame().columns) == {"unit", "node", "cagr", "first", "last", "available"}


def test_one_period_has_no_growth():
    with pytest.raises(DataError, match="at least two periods"):
        growth({"2020": study().index()})
    with pytest.raises(DataError, match="periods that are numbers"):
        growth({"old": study().index(), "new": study().index()})
