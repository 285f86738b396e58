"""Location quotients, and the presences that are read off them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, is_sparse, row_totals

__all__ = [
    "diversity",
    "location_quotient",
    "per_capita_quotient",
    "presence",
    "symmetric_quotient",
    "ubiquity",
]


def location_quotient(x: Any, *, benchmark: ArrayLike | None = None) -> Any:
    """Share of an activity in a region over its share in the benchmark (LQ, or RCA of Balassa).

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse (regions, activities)
        Amounts.
    benchmark : array_like (..., activities), optional
        Amounts of the activities in what regions are compared with: a nation, a group of peers
        (sum their rows). Without it, the sum of all regions.

    Returns
    -------
    ndarray like `x`, or scipy.sparse CSR with the cells of `x`
        NaN where a region has nothing, or the benchmark nothing of an activity; in a sparse result
        these cells are simply not stored. With whole numbers a tie with the benchmark is exactly 1.

    Raises
    ------
    ArrayError
        If a cell is missing, infinite or negative, or the benchmark has another number of activities.

    References
    ----------
    Florence, P. S. (1939). Report on the Location of Industry. Political and Economic Planning.
    Balassa, B. (1965). Trade liberalisation and "revealed" comparative advantage. The Manchester
    School 33, 99-123.
    """
    values = check_table(x)
    regions = row_totals(values)
    activities = column_totals(values) if benchmark is None else _benchmark(benchmark, values.shape[-1])
    return _quotient(values, regions, activities)


def per_capita_quotient(x: Any, population: ArrayLike) -> Any:
    """Amount per inhabitant over the same in all regions together (RPOP).

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse (regions, activities)
        Amounts.
    population : array_like (..., regions)
        Inhabitants, or another size of the regions; positive.

    Returns
    -------
    ndarray like `x`, or scipy.sparse CSR with the cells of `x`
        Unlike the location quotient it can be above 1 in every activity of a region. NaN where
        nobody has the activity.

    Raises
    ------
    ArrayError
        If a population is not a positive number.
    """
    values = check_table(x)
    people = np.asarray(population, dtype=np.float64)
    if people.shape[-1:] != values.shape[-2:-1] or not np.all((people > 0) & (people < np.inf)):
        raise ArrayError("every region needs a positive population", code="not-a-population")
    return _quotient(values, people, column_totals(values), total=people.sum(axis=-1))


def _benchmark(benchmark: ArrayLike, n_activities: int) -> Array:
    amounts = np.asarray(benchmark, dtype=np.float64)
    if amounts.shape[-1:] != (n_activities,) or not np.all((amounts >= 0) & (amounts < np.inf)):
        raise ArrayError(
            f"the benchmark needs one amount of 0 or more for each of the {n_activities} activities",
            code="not-a-benchmark",
        )
    return amounts


def _quotient(values: Any, regions: Array, activities: Array, *, total: Array | None = None) -> Any:
    # x T / (x_r x_c) rather than a ratio of shares: whole numbers then tie at exactly 1
    grand = np.asarray(activities.sum(axis=-1) if total is None else total)
    if is_sparse(values):
        quotient = values.copy()
        row = np.repeat(np.arange(values.shape[0]), np.diff(values.indptr))
        with np.errstate(divide="ignore", invalid="ignore"):
            quotient.data = values.data * grand / (regions[row] * activities[values.indices])
        quotient.data[~np.isfinite(quotient.data)] = 0.0
        quotient.eliminate_zeros()
        return quotient
    result = regions[..., :, None] * activities[..., None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        np.divide(values * grand[..., None, None], result, out=result)
    # the benchmark lacks what the region has: no share to compare with
    result[np.isinf(result)] = np.nan
    return result


def symmetric_quotient(quotient: Any) -> Any:
    """Location quotient between -1 and 1, ``(q - 1) / (q + 1)``.

    Parameters
    ----------
    quotient : ndarray
        Location quotients, dense: in the symmetric form an absent activity is -1, not 0.

    References
    ----------
    Laursen, K. (2015). Revealed comparative advantage and the alternatives as measures of
    international specialization. Eurasian Business Review 5, 99-115.
    """
    if is_sparse(quotient):
        raise ArrayError("the symmetric quotient of an absent activity is -1, so it needs a dense array")
    q = np.asarray(quotient, dtype=np.float64)
    return (q - 1.0) / (q + 1.0)


def presence(
    quotient: Any,
    *,
    threshold: float = 1.0,
    lower: ArrayLike | None = None,
    amounts: ArrayLike | None = None,
    least: float = 0.0,
) -> Any:
    """Which activities a region has: 1 where the quotient reaches the threshold, else 0.

    Parameters
    ----------
    quotient : ndarray (..., regions, activities) or scipy.sparse
        Location quotients; NaN counts as absent.
    threshold : float
        Smallest quotient of a presence, itself included.
    lower : array_like like `quotient`, optional
        Lower bounds of the quotients, which then must reach the threshold too: presence beyond chance.
    amounts : array_like like `quotient`, optional
        The table itself; cells below `least` are then absent whatever their quotient.
    least : float
        Smallest amount of a presence; used with `amounts`.

    Returns
    -------
    ndarray of float64, or scipy.sparse CSR
        Ones and zeros.
    """
    if threshold <= 0:
        raise ArrayError("a presence needs a threshold above 0", code="not-a-threshold")
    if is_sparse(quotient):
        return _sparse_presence(quotient, threshold, lower, amounts)
    q = np.asarray(quotient, dtype=np.float64)
    there: NDArray[np.bool_] = q >= threshold
    if lower is not None:
        there &= np.asarray(lower, dtype=np.float64) >= threshold
    if amounts is not None:
        there &= np.asarray(amounts, dtype=np.float64) >= least
    return there.astype(np.float64)


def _sparse_presence(quotient: Any, threshold: float, lower: object, amounts: object) -> Any:
    if lower is not None or amounts is not None:
        raise ArrayError("bounds and least amounts need a dense table of quotients")
    there = quotient.tocsr(copy=True)
    there.data = (there.data >= threshold).astype(np.float64)
    there.eliminate_zeros()
    return there


def diversity(M: Any) -> Array:
    """Count the activities of each region, ``(..., regions)``.

    References
    ----------
    Hidalgo, C. A. and Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106,
    10570-10575.
    """
    return row_totals(check_table(M, what="the presence table"))


def ubiquity(M: Any) -> Array:
    """Count the regions that have each activity, ``(..., activities)``; see :func:`diversity`."""
    return column_totals(check_table(M, what="the presence table"))
