"""Moments and counts against published packages and direct formulas."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from poliscope.kernels.statistics import kurtosis, skewness

ROUNDING = 1e-9  # plain double arithmetic in another order


def table(path: Path) -> dict[str, dict[str, float]]:
    """A CSV as column -> row key -> number, NaN where empty or not a number."""

    def number(text: str) -> float:
        try:
            return float(text)
        except ValueError:
            return np.nan

    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    key = next(iter(rows[0]))
    return {column: {row[key]: number(row[column]) for row in rows} for column in rows[0] if column != key}


def test_matches_e1071_type_2_with_missing_values(shared):
    # COINr 1.1.14 skew(), kurt() (e1071 type 2), R 4.2.2, on ASEM_iData with its missing values
    folder = shared / "peers" / "coinr-asem"
    wanted = table(folder / "treat" / "skew_kurt_raw.csv")
    data = table(folder / "inputs" / "iData.csv")
    codes = list(wanted["skew"])
    x = np.array([list(data[code].values()) for code in codes]).T
    assert np.isnan(x).any()
    np.testing.assert_allclose(skewness(x), [wanted["skew"][code] for code in codes], rtol=ROUNDING)
    np.testing.assert_allclose(kurtosis(x), [wanted["kurt"][code] for code in codes], rtol=ROUNDING)


def test_small_sample_by_hand():
    # Excel documentation of SKEW and KURT: {3,4,5,2,3,4,5,6,4,7} -> 0.359543071 and -0.151799637
    x = np.array([3.0, 4, 5, 2, 3, 4, 5, 6, 4, 7])[:, None]
    np.testing.assert_allclose(skewness(x), [0.359543071], atol=5e-10)
    np.testing.assert_allclose(kurtosis(x), [-0.151799637], atol=5e-10)


def test_too_few_or_equal_values_have_no_shape():
    x = np.array([[1.0, 0.1, np.nan], [2.0, 0.1, 1.0], [np.nan, 0.1, 2.0], [np.nan, 0.1, 4.0]])
    assert np.isnan(skewness(x)[:2]).all() and np.isfinite(skewness(x)[2])
    assert np.isnan(kurtosis(x)).all()


def test_rounding_noise_is_not_variation():
    noise = np.array([0.3, 0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2])[:, None]
    assert np.isnan(skewness(noise)).all() and np.isnan(kurtosis(noise)).all()


@pytest.mark.parametrize("scale", [1e-90, 1.0, 1e90])
def test_shape_does_not_depend_on_the_unit_of_measure(scale):
    x = np.array([1.0, 2, 4, 8, 16])[:, None]
    np.testing.assert_allclose(skewness(x * scale), skewness(x), rtol=ROUNDING)
    np.testing.assert_allclose(kurtosis(x * scale), kurtosis(x), rtol=ROUNDING)


def test_a_stack_is_the_stack_of_singles():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(3, 9, 4))
    x[0, 2, 1] = np.nan
    for measure in (skewness, kurtosis):
        np.testing.assert_array_equal(measure(x), np.stack([measure(one) for one in x]))
