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


@pytest.mark.parametrize("measure", ["cagr", "change"])
def test_directed_growth_is_above_zero_where_figures_below_zero_move_to_the_better(measure):
    # p1 rises and p2 (lower is better) falls, all below 0: deficits that shrink and grow
    values = np.stack([-VALUES * factor for factor in (1.0, 0.8, 0.5)])
    values[:, :, 1] = -VALUES[:, 1] * np.array([[1.0], [1.5], [2.0]])
    panel = panel_study(values, ("2020", "2021", "2022")).panel()
    assert (growth(panel, measure=measure).rate.column("p1") < 0).all()
    assert (growth(panel, measure=measure, directed=True).rate.values > 0).all()


def test_one_period_has_no_growth():
    with pytest.raises(DataError, match="at least two periods"):
        growth({"2020": study().index()})
    with pytest.raises(DataError, match="periods that are numbers"):
        growth({"old": study().index(), "new": study().index()})
