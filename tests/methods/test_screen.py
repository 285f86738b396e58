"""Screening by hand. COINr's figures are in tests/parity."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.errors import MethodError
from poliscope.methods.screen import (
    Availability,
    AvailabilityAndNonZero,
    NonZero,
    NoScreening,
    Screening,
    screening_summary,
)

NAN = np.nan
X = np.array(
    [
        [1.0, 2.0, 3.0, 4.0],
        [0.0, 0.0, 3.0, 4.0],
        [NAN, NAN, 3.0, 0.0],
        [NAN, NAN, NAN, NAN],
    ]
)


def test_summary_by_hand():
    summary = screening_summary(X, availability=0.5, nonzero=0.6)
    np.testing.assert_array_equal(summary["missing"], [0, 0, 2, 4])
    np.testing.assert_array_equal(summary["zero"], [0, 2, 1, 0])
    np.testing.assert_array_equal(summary["missing_or_zero"], [0, 2, 3, 4])
    np.testing.assert_array_equal(summary["availability"], [1, 1, 0.5, 0])
    np.testing.assert_array_equal(summary["nonzero"], [1, 0.5, 0.5, NAN])
    np.testing.assert_array_equal(summary["low_availability"], [0, 0, 0, 1])
    np.testing.assert_array_equal(summary["low_nonzero"], [0, 1, 1, 1])
    np.testing.assert_array_equal(summary["low"], [0, 1, 1, 1])


@pytest.mark.parametrize(
    ("method", "stays"),
    [
        (NoScreening(), [1, 1, 1, 1]),
        (Availability(minimum=0.75), [1, 1, 0, 0]),
        (NonZero(minimum=0.5), [1, 1, 1, 0]),
        (AvailabilityAndNonZero(availability=0.5, nonzero=0.6), [1, 0, 0, 0]),
    ],
)
def test_who_stays(method, stays):
    np.testing.assert_array_equal(method(X), np.array(stays, dtype=bool))


def test_without_thresholds_nobody_falls_short():
    assert not screening_summary(X)["low"].any()


def test_rounding_of_a_share_loses_nobody():
    # 0.07 * 100 is 7.000000000000001; 1 - 93/100 is 0.06999999999999995
    x = np.full((1, 100), NAN)
    x[0, :7] = 1
    assert Availability(minimum=0.07)(x).all()
    zeros = np.zeros((1, 100))
    zeros[0, :7] = 1
    assert 1 - 93 / 100 < 0.07
    assert NonZero(minimum=0.07)(zeros).all()


def test_every_method_takes_units_in_and_out():
    for name in Screening.members:
        method = Screening.parse({"method": name, "include": ["A"], "exclude": ["B"]})
        assert (method.include, method.exclude) == (("A",), ("B",))


def test_a_share_beyond_one_is_refused():
    with pytest.raises(MethodError, match='"minimum" of the method "availability"'):
        Screening.parse({"method": "availability", "minimum": 90})
