"""How concentrated regions and activities are: Herfindahl, entropy, variety, Krugman, Hoover, Gini."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, is_sparse, row_totals, to_dense
from poliscope.kernels.specialisation.quotients import _benchmark, location_quotient

__all__ = [
    "coherence",
    "entropy",
    "gini",
    "hachman_index",
    "herfindahl",
    "hoover_index",
    "krugman_index",
    "locational_gini",
    "specialisation_coefficient",
    "variety",
]


def _shares(x: Any) -> Any:
    """Shares of activities in regions; NaN (dense) or no cells (sparse) where a region has nothing."""
    values = check_table(x)
    totals = row_totals(values)
    if is_sparse(values):
        shares = values.copy()
        shares.data = values.data / np.repeat(totals, np.diff(values.indptr))
        return shares
    with np.errstate(divide="ignore", invalid="ignore"):
        return values / totals[..., None]


def _sum_over_activities(shares: Any, term: Callable[[Array], Array]) -> Array:
    """Sum ``term(share)`` in each region, for a term that is 0 at 0; NaN for an empty region."""
    if not is_sparse(shares):
        return np.asarray(term(shares).sum(axis=-1))
    filled = np.diff(shares.indptr)
    row = np.repeat(np.arange(shares.shape[0]), filled)
    sums = np.bincount(row, weights=term(shares.data), minlength=shares.shape[0])
    return np.where(row_totals(shares) > 0, sums, np.nan)


def herfindahl(x: Any, *, normalised: bool = False) -> Array:
    """Herfindahl index of each region: the sum of squared shares of its activities.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    normalised : bool
        Rescale from [1/n, 1] to [0, 1], with n the number of activities in the table.

    Returns
    -------
    ndarray (..., regions)
        NaN for an empty region.

    References
    ----------
    Herfindahl, O. C. (1950). Concentration in the Steel Industry. Columbia University.
    """
    shares = _shares(x)
    index = _sum_over_activities(shares, np.square)
    if not normalised:
        return index
    least = 1.0 / shares.shape[-1]
    if least == 1.0:
        raise ArrayError("a normalised Herfindahl index needs at least two activities")
    return np.asarray((index - least) / (1.0 - least))


def _plogp(share: Array) -> Array:
    # 0 log 0 = 0, and NaN stays NaN
    return np.where(share > 0, share * np.log(np.where(share > 0, share, 1.0)), share * 0.0)


def entropy(x: Any, *, base: float | None = None) -> Array:
    """Shannon entropy of the activities of each region.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    base : float, optional
        Base of the logarithm: 2 for bits. Without it, nats.

    Returns
    -------
    ndarray (..., regions)
        NaN for an empty region.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27.
    """
    nats = -_sum_over_activities(_shares(x), _plogp) + 0.0
    return nats if base is None else np.asarray(nats / np.log(base))


def variety(x: Any, groups: ArrayLike, *, base: float = 2.0) -> tuple[Array, Array]:
    """Related and unrelated variety: entropy within groups of activities, and between them.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    groups : array_like of int (activities,)
        Group of each activity (for example two digits of its code), numbered from 0.
    base : float
        Base of the logarithm.

    Returns
    -------
    related : ndarray (..., regions)
        Entropy inside the groups, weighted by their shares.
    unrelated : ndarray (..., regions)
        Entropy of the groups. The two add up to the entropy of the activities.

    Raises
    ------
    ArrayError
        If `groups` does not give one group to each activity.

    References
    ----------
    Frenken, K., Van Oort, F. and Verburg, T. (2007). Related variety, unrelated variety and regional
    economic growth. Regional Studies 41, 685-697.
    """
    values = check_table(x)
    codes = np.asarray(groups)
    if codes.shape != values.shape[-1:] or codes.dtype.kind not in "iu" or codes.min() < 0:
        raise ArrayError("variety needs one group, numbered from 0, for each activity", code="not-groups")
    member = (codes[:, None] == np.arange(codes.max() + 1)).astype(np.float64)
    unrelated = entropy(values @ member, base=base)
    return entropy(values, base=base) - unrelated, unrelated


def krugman_index(x: Any, *, benchmark: ArrayLike | None = None, rest: bool = False) -> Array:
    """Krugman specialisation: sum of absolute differences of shares from the benchmark's; 0 to 2.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    benchmark : array_like (..., activities), optional
        Amounts of what regions are compared with; without it, the sum of all regions.
    rest : bool
        Compare each region with the sum of all others (Krugman's pairs of regions, generalised).

    Returns
    -------
    ndarray (..., regions)
        NaN for an empty region.

    References
    ----------
    Krugman, P. (1991). Geography and Trade. MIT Press.
    """
    values = check_table(x)
    own = column_totals(values) if benchmark is None else _benchmark(benchmark, values.shape[-1])
    if rest:
        return _krugman_rest(to_dense(values), own)
    standard = own / own.sum(axis=-1, keepdims=True)
    shares = _shares(values)
    if not is_sparse(shares):
        return np.asarray(np.abs(shares - standard[..., None, :]).sum(axis=-1))
    # an absent activity contributes the benchmark's share: add all, then correct the stored cells
    there = standard[shares.indices]
    corrected = shares.copy()
    corrected.data = np.abs(shares.data - there) - there
    filled = row_totals(shares) > 0
    return np.where(filled, row_totals(corrected) + 1.0, np.nan)


def _krugman_rest(values: Array, own: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        others = own[..., None, :] - values
        others /= others.sum(axis=-1, keepdims=True)
        shares = values / values.sum(axis=-1, keepdims=True)
    return np.asarray(np.abs(shares - others).sum(axis=-1))


def specialisation_coefficient(x: Any, *, benchmark: ArrayLike | None = None) -> Array:
    """Hoover's coefficient of specialisation, half of :func:`krugman_index`; 0 to 1.

    References
    ----------
    Hoover, E. M. and Giarratani, F. (1985). An Introduction to Regional Economics, 3rd ed. Knopf.
    """
    return 0.5 * krugman_index(x, benchmark=benchmark)


def hachman_index(x: Any, *, benchmark: ArrayLike | None = None) -> Array:
    """Hachman index: 1 over the mean location quotient weighted by shares; 1 is the benchmark's mix.

    Returns
    -------
    ndarray (..., regions)
        Between 0 and 1; NaN for an empty region.

    References
    ----------
    Hachman, F. (1995), in Moore, E., Bureau of Economic and Business Research, University of Utah.
    """
    shares, quotient = _shares(x), location_quotient(x, benchmark=benchmark)
    if is_sparse(shares):
        weighted = row_totals(shares.multiply(quotient))
    else:
        weighted = np.where(shares > 0, shares * np.nan_to_num(quotient), shares * 0.0).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(weighted == 0, np.nan, 1.0 / weighted)


def hoover_index(x: Any, *, reference: ArrayLike | None = None) -> Array:
    """Hoover concentration of each activity: the share that would have to move; 0 to 1.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    reference : array_like (..., regions), optional
        What an even spread is proportional to: population, area, ones. Without it, the regions'
        totals over all activities.

    Returns
    -------
    ndarray (..., activities)
        NaN for an activity that nobody has.

    References
    ----------
    Hoover, E. M. (1936). The measurement of industrial localization. Review of Economics and
    Statistics 18, 162-171.
    """
    values = check_table(x)
    spread = row_totals(values) if reference is None else np.asarray(reference, dtype=np.float64)
    transposed = values.T if is_sparse(values) else np.swapaxes(values, -1, -2)
    return 0.5 * krugman_index(transposed, benchmark=spread)


def gini(x: Any) -> Array:
    """Gini coefficient of each activity over regions of equal weight; 0 to 1 - 1/n.

    Returns
    -------
    ndarray (..., activities)
        NaN for an activity that nobody has.

    References
    ----------
    Gini, C. (1912). Variabilità e mutabilità. Bologna.
    """
    values = np.sort(to_dense(check_table(x)), axis=-2)
    n = values.shape[-2]
    weight = 2.0 * np.arange(1, n + 1) - n - 1.0
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.einsum("r,...ra->...a", weight, values) / (n * values.sum(axis=-2)))


def locational_gini(x: Any, *, reference: ArrayLike | None = None) -> Array:
    """Locational Gini of each activity: regions in the order of their location quotient.

    Twice the area between the diagonal and the curve of cumulated shares of the activity over
    cumulated shares of the reference; 0 is the spread of the reference, 1 all in one tiny place. (Some
    packages give the area itself, at most 0.5.)

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts; a sparse table is filled up.
    reference : array_like (..., regions), optional
        As in :func:`hoover_index`.

    Returns
    -------
    ndarray (..., activities)
        NaN for an activity that nobody has.

    References
    ----------
    Krugman, P. (1991). Geography and Trade. MIT Press.
    """
    values = to_dense(check_table(x))
    spread = row_totals(values) if reference is None else np.asarray(reference, dtype=np.float64)
    base = np.broadcast_to((spread / spread.sum(axis=-1, keepdims=True))[..., :, None], values.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        own = values / values.sum(axis=-2, keepdims=True)
        order = np.argsort(np.where(base > 0, own / base, 0.0), axis=-2)
    own, base = np.take_along_axis(own, order, axis=-2), np.take_along_axis(base, order, axis=-2)
    reached = np.cumsum(own, axis=-2)
    return np.asarray(1.0 - ((2.0 * reached - own) * base).sum(axis=-2))


def coherence(x: Any, proximity: ArrayLike) -> Array:
    """How related the activities of each region are to each other, weighted by their shares.

    For each activity the mean proximity to the region's other activities (weighted by their amounts),
    averaged over the region's activities.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse
        Amounts.
    proximity : array_like (activities, activities)
        Symmetric; its diagonal is not used.

    Returns
    -------
    ndarray (..., regions)
        NaN for a region with fewer than two activities.

    References
    ----------
    Teece, D. J., Rumelt, R., Dosi, G. and Winter, S. (1994). Understanding corporate coherence. Journal
    of Economic Behavior and Organization 23, 1-30.
    """
    links = np.array(proximity, dtype=np.float64)
    np.fill_diagonal(links, 0.0)
    shares = to_dense(_shares(x))
    others = 1.0 - shares
    alone = (shares > 0).sum(axis=-1) < 2
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (shares * np.where(others > 0, (shares @ links) / others, 0.0)).sum(axis=-1)
    return np.where(alone, np.nan, mean)
