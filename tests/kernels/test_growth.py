"""Growth: figures of COINr 1.1.14, R 4.2.2: CAGR(c(2,3,5), c(2000,2001,2004)), prc_change(same, per=10)."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.kernels.growth import compound_growth, period_change

Y = np.array([2.0, 3.0, 5.0])
T = np.array([2000.0, 2001.0, 2004.0])


def test_figures_of_coinr():
    assert compound_growth(Y, T) == pytest.approx(0.2574334296829355, rel=1e-12)
    assert period_change(Y, T, per=10) == pytest.approx(345.4545454547042, rel=1e-11)


def test_missing_ends_are_passed_over():
    y = np.array([np.nan, 3.0, 5.0, np.nan])
    t = np.array([2000.0, 2001.0, 2004.0, 2005.0])
    assert compound_growth(y, t) == pytest.approx((5 / 3) ** (1 / 3) - 1)
    assert np.isnan(compound_growth(np.array([np.nan, 1.0]), t[:2]))
    assert np.isnan(period_change(np.array([np.nan, 1.0]), t[:2]))


def test_no_rate_leads_through_zero():
    assert np.isnan(compound_growth(np.array([-1.0, 2.0]), np.array([0.0, 3.0])))
    assert np.isinf(compound_growth(np.array([0.0, 2.0]), np.array([0.0, 3.0])))
    # nor over one period, or half of one, where the power of a negative ratio is a number
    for time in (1.0, 0.5):
        turned = np.array([[-1.0, 2.0, 0.0, -2.0], [2.0, -1.0, -1.0, 0.0]])
        assert np.isnan(compound_growth(turned, np.array([0.0, time]))).all()
    # a deficit that halves
    assert compound_growth(np.array([-10.0, -5.0]), np.array([0.0, 1.0])) == -0.5
