"""The method of reflections, as first published; kept to compare with older figures."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, row_totals

__all__ = ["Reflections", "reflections"]


class Reflections(NamedTuple):
    """What :func:`reflections` gives."""

    regions: Array
    """(..., regions): average after the last step, in activities."""
    activities: Array
    """(..., activities): average one step earlier: diversity of the regions that have it."""
    region_z: Array
    """(..., regions): z-scores of `regions`, exact where these have become all but equal."""
    activity_z: Array
    """(..., activities): likewise."""
    change: Array
    """(...): largest difference of the regions' z-scores from those two steps before."""


def reflections(M: Any, *, steps: int = 20) -> Reflections:
    """Average back and forth between regions and activities a given number of times.

    Even steps of regions and odd ones of activities speak of diversity, the others of ubiquity, so
    these are left out. The values shrink towards a common number, and their z-scores towards ECI, at
    the speed of the ratio of the third to the second eigenvalue: twenty steps are often not enough.
    Look at `change`, or use
    :func:`~poliscope.kernels.complexity.complexity_indices`, which is the limit.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences.
    steps : int
        Number of averages, even.

    Returns
    -------
    Reflections
        NaN for empty regions and activities.

    References
    ----------
    Hidalgo, C. A. and Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106,
    10570-10575.
    """
    values = check_table(M, what="the presence table")
    if steps < 2 or steps % 2:
        raise ArrayError("the method of reflections needs an even number of steps, 2 or more")
    transposed = values.T if not isinstance(values, np.ndarray) else np.swapaxes(values, -1, -2)
    d, u = row_totals(values), column_totals(values)
    # averages keep a constant and shrink the rest, which is followed alone: it would drown in rounding
    middle = _centre(d, d)
    region = d - middle
    for _ in range(steps // 2):
        activity, older = _average(transposed, region, u), region
        activity = activity - _centre(activity, u)
        region = _average(values, activity, d)
        region = region - _centre(region, d)
    z = _z(region, d > 0, np.nan), _z(activity, u > 0, np.nan)
    change = np.abs(np.nan_to_num(z[0]) - _z(older, d > 0)).max(axis=-1)
    ends = np.where(d > 0, region + middle, np.nan), np.where(u > 0, activity + middle, np.nan)
    return Reflections(*ends, *z, np.asarray(change))


def _centre(values: Array, totals: Array) -> Array:
    """Mean weighted by the totals: what averaging back and forth leaves as it is."""
    return np.asarray((values * totals).sum(axis=-1, keepdims=True) / totals.sum(axis=-1, keepdims=True))


def _average(table: Any, values: Array, totals: Array) -> Array:
    return np.asarray((table @ values[..., None])[..., 0] / np.where(totals > 0, totals, 1.0))


def _z(values: Array, used: Any, otherwise: float = 0.0) -> Array:
    count = used.sum(axis=-1, keepdims=True)
    apart = np.where(used, values - np.where(used, values, 0.0).sum(axis=-1, keepdims=True) / count, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = apart / np.sqrt((apart**2).sum(axis=-1, keepdims=True) / count)
    return np.where(used, z, otherwise)
