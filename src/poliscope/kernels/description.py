"""Describe a table before it is used: each indicator's distribution, and how much of it is there.

``x`` is ``(..., units, indicators)``, NaN is missing.
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import BoolArray, FloatArray, Tree
from poliscope.kernels import columns as column
from poliscope.kernels.statistics import skewness_and_kurtosis
from poliscope.kernels.tree import leaves_below

__all__ = ["describe_indicators", "describe_units", "flag_indicators", "node_availability"]

SAME = 1e-12
"""Neighbours closer than this share of their size are the same value: the difference is rounding."""


def describe_indicators(x: FloatArray) -> dict[str, FloatArray]:
    """Describe the distribution of each indicator.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Raw or processed values.

    Returns
    -------
    dict of str to array, (..., indicators)
        ``minimum, maximum, mean, median, first_quartile, third_quartile, standard_deviation, skewness,
        kurtosis`` (sample measures; quartiles of type 7), the numbers ``available, nonzero, unique, same``
        (same: units that share the commonest value), and the shares ``available_share`` of all units,
        ``nonzero_share, unique_share, same_share`` of those that have a value.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlen, H., Papadimitriou, E. and Saisana, M. (2022). COINr: an
    R package for developing composite indicators. Journal of Open Source Software 7(78), 4567.
    """
    present = np.isfinite(x)
    skewness, kurtosis = skewness_and_kurtosis(x)
    first, median, third = np.moveaxis(column.quantiles(x, [0.25, 0.5, 0.75]), -2, 0)
    unique, same = _runs(x)
    counts = {
        "available": present.sum(axis=-2).astype(np.float64),
        "nonzero": (present & (x != 0)).sum(axis=-2).astype(np.float64),
        "unique": unique,
        "same": same,
    }
    return {
        "minimum": column.minimum(x),
        "maximum": column.maximum(x),
        "mean": column.mean(x),
        "median": median,
        "first_quartile": first,
        "third_quartile": third,
        "standard_deviation": column.standard_deviation(x),
        "skewness": skewness,
        "kurtosis": kurtosis,
        **counts,
        "available_share": counts["available"] / max(x.shape[-2], 1),
        **{
            f"{name}_share": column.divide(counts[name], counts["available"])
            for name in ("nonzero", "unique", "same")
        },
    }


def _runs(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the number of different values, and how often the commonest stands, by column."""
    ordered = np.sort(x, axis=-2)  # NaN goes last
    low, high = ordered[..., :-1, :], ordered[..., 1:, :]
    new = np.ones(x.shape, dtype=bool)
    with np.errstate(invalid="ignore"):
        new[..., 1:, :] = ~(high - low <= SAME * np.maximum(np.abs(low), np.abs(high)))
    present = np.isfinite(ordered)
    place = np.arange(x.shape[-2])[:, None]
    began = np.maximum.accumulate(np.where(new, place, 0), axis=-2)
    length = np.where(present, place - began + 1, 0)
    return (new & present).sum(axis=-2).astype(np.float64), length.max(axis=-2, initial=0).astype(np.float64)


def flag_indicators(
    described: dict[str, FloatArray],
    *,
    available: float = 0.65,
    nonzero: float = 0.5,
    unique: float = 0.5,
    skewness: float = 2.0,
    kurtosis: float = 3.5,
) -> dict[str, BoolArray]:
    """Say which indicators call for a look.

    Parameters
    ----------
    described : dict of str to array
        From :func:`describe_indicators`.
    available, nonzero, unique : float
        Shares below these are flagged.
    skewness, kurtosis : float
        An absolute skewness and a kurtosis that are both above these suggest outliers.

    Returns
    -------
    dict of str to bool array, (..., indicators)
        ``available, nonzero, unique, outliers``.
    """
    with np.errstate(invalid="ignore"):
        return {
            "available": np.asarray(described["available_share"] < available),
            "nonzero": np.asarray(described["nonzero_share"] < nonzero),
            "unique": np.asarray(described["unique_share"] < unique),
            "outliers": np.asarray(
                (np.abs(described["skewness"]) > skewness) & (described["kurtosis"] > kurtosis)
            ),
        }


def describe_units(x: FloatArray) -> dict[str, FloatArray]:
    """Count what each unit lacks.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Raw values.

    Returns
    -------
    dict of str to array, (..., units)
        The numbers ``missing, zero, missing_or_zero``, and the shares ``available_share`` of all
        indicators and ``nonzero_share`` of those that the unit has.
    """
    present = np.isfinite(x)
    available = present.sum(axis=-1).astype(np.float64)
    zero = (present & (x == 0)).sum(axis=-1).astype(np.float64)
    indicators = float(x.shape[-1])
    return {
        "missing": indicators - available,
        "zero": zero,
        "missing_or_zero": indicators - available + zero,
        "available_share": available / max(indicators, 1.0),
        "nonzero_share": column.divide(available - zero, available),
    }


def node_availability(x: FloatArray, children: Tree) -> FloatArray:
    """Return which share of the indicators below each aggregate a unit has.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Raw values.
    children : sequence of int arrays
        The tree.

    Returns
    -------
    array, (..., units, aggregates)
        The last is the whole index.
    """
    below = leaves_below(children, x.shape[-1])[x.shape[-1] :].astype(np.float64)
    return np.asarray(np.isfinite(x) @ below.T / below.sum(axis=1))
