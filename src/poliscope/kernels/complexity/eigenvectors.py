"""Economic complexity by the second eigenvector, with what is needed to trust or distrust it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, is_sparse, row_totals, to_dense

__all__ = [
    "ComplexityIndices",
    "complexity_bounds",
    "complexity_indices",
    "presence_components",
    "project_complexity",
]

SMALL = 100
"""Up to this side a full eigendecomposition is faster than the Lanczos method."""

CONNECTED = 1.0 - 1e-9
"""A second eigenvalue above this is 1: the presences fall into separate components."""

FLAT = 1e-12
"""A second eigenvalue below this is 0: the presences have no second dimension."""


class ComplexityIndices(NamedTuple):
    """What :func:`complexity_indices` gives."""

    eci: Array
    """(..., regions), mean 0 and standard deviation 1 over the regions that have one."""
    pci: Array
    """(..., activities), on the scale of `eci`: a region's ECI is the mean PCI of its activities."""
    pci_z: Array
    """(..., activities), mean 0 and standard deviation 1 over the activities that have one."""
    eigenvalues: Array
    """(..., 2): the second and third; the nearer they are, the less the order means."""
    sign_correlation: Array
    """(...): correlation of ECI and diversity, which fixes the sign; near 0 the sign is arbitrary."""
    components: NDArray[np.intp]
    """(...): separate components of the presences; indices are those of the largest one."""
    region_component: NDArray[np.intp]
    """(..., regions): 0 in the largest component, 1 and more in others, -1 for an empty region."""
    activity_component: NDArray[np.intp]
    """(..., activities): likewise; -1 for an activity that nobody has."""


def complexity_indices(M: Any) -> ComplexityIndices:
    """Compute the economic complexity of regions (ECI) and of activities (PCI).

    The second eigenvector of ``D^-1 M U^-1 M'`` with D the diversities and U the ubiquities, found
    through the symmetric matrix ``D^-1/2 M U^-1 M' D^-1/2`` or its like on the smaller side. It orders
    regions by the likeness of what they do: it is the first axis of a correspondence analysis and no
    measure of diversity. It is oriented so that ECI and diversity correlate positively.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences: ones and zeros, or fractions.

    Returns
    -------
    ComplexityIndices
        ECI and PCI are NaN for what is empty (component -1), what lies outside the largest component
        (component above 0), and for all where the second eigenvalue is 0.

    Raises
    ------
    ArrayError
        If a cell is missing, infinite or negative.

    References
    ----------
    Hausmann, R., Hidalgo, C. A. et al. (2014). The Atlas of Economic Complexity. MIT Press.
    Mealy, P., Farmer, J. D. and Teytelboym, A. (2019). Interpreting economic complexity. Science
    Advances 5, eaau1705.
    """
    values = check_table(M, what="the presence table")
    if is_sparse(values) or values.ndim == 2:
        return _single(values)
    if min(values.shape[-2:]) > SMALL:
        # Lanczos on each draw is several times faster than a full decomposition of the stack
        stack = values.reshape(-1, *values.shape[-2:])
        return _stacked([_single(each) for each in stack], values.shape[:-2])
    return _batch(values)


def _single(M: Any) -> ComplexityIndices:
    d, u = row_totals(M), column_totals(M)
    regions, activities = np.where(d > 0, 0, -1), np.where(u > 0, 0, -1)
    second, eigenvalues = _second_vector(M, d, u)
    components = np.asarray(1 if d.any() else 0)
    if eigenvalues[0] > CONNECTED:
        components, regions, activities = presence_components(M)
        if components > 1:
            M = _restrict(M, regions == 0, activities == 0)
            d, u = row_totals(M), column_totals(M)
            second, eigenvalues = _second_vector(M, d, u)
    scaled = _scale(second, eigenvalues[0], M, d, u)
    return ComplexityIndices(*scaled[:3], eigenvalues, scaled[3], components, regions, activities)


def _second_vector(M: Any, d: Array, u: Array) -> tuple[Array, Array]:
    """Second eigenvector of the averaging over regions, unscaled, and eigenvalues 2 and 3."""
    left, right = _inverse_root(d), _inverse_root(u)
    A = M.copy()
    if is_sparse(A):
        A.data = A.data * np.repeat(left, np.diff(A.indptr)) * right[A.indices]
    else:
        A *= left[:, None]
        A *= right
    wide = A.shape[0] <= A.shape[1]
    small = A if wide else A.T
    values, vectors = _leading(small)
    second = vectors[:, 1] if wide else A @ vectors[:, 1]
    return second * left, values[1:]


def _inverse_root(totals: Array) -> Array:
    return np.where(totals > 0, 1.0 / np.sqrt(np.where(totals > 0, totals, 1.0)), 0.0)


def _leading(small: Any) -> tuple[Array, Array]:
    """Three largest eigenpairs of ``small small'``, padded with zeros where there are fewer."""
    n = small.shape[0]
    if n <= SMALL:
        product = to_dense(small @ small.T)
        values, vectors = np.linalg.eigh(product)
        pad = max(3 - n, 0)
        values = np.concatenate([values[::-1][:3], np.zeros(pad)])
        return values, np.hstack([vectors[:, ::-1][:, :3], np.zeros((n, pad))])
    from scipy.sparse.linalg import LinearOperator, eigsh

    transposed = small.T.tocsr() if is_sparse(small) else small.T
    operator = LinearOperator((n, n), matvec=lambda v: small @ (transposed @ v), dtype=np.float64)
    # a fixed start: the same table gives the same last digit
    start = np.random.default_rng(1).standard_normal(n)
    values, vectors = eigsh(operator, k=3, v0=start)
    order = np.argsort(values)[::-1]
    return values[order], vectors[:, order]


def _scale(second: Array, eigenvalue: Any, M: Any, d: Array, u: Array) -> tuple[Array, Array, Array, Array]:
    """ECI, PCI, PCI as z-score and the correlation that fixes the sign; any leading axes."""
    flat = np.asarray(eigenvalue)[..., None] < FLAT
    region, activity = (d > 0) & ~flat, (u > 0) & ~flat
    eci, centre, spread = _z_score(second, region)
    correlation = _correlation(eci, d, region)
    sign = np.where(correlation < 0, -1.0, 1.0)[..., None]
    # U^-1 M' K / lambda: then K is the mean of the activities' values, and so are the z-scores
    transposed = M.T if is_sparse(M) else np.swapaxes(M, -1, -2)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (transposed @ second[..., None])[..., 0] / u / np.asarray(eigenvalue)[..., None]
        pci = np.where(activity, (mean - centre) / spread, np.nan)
    return eci * sign, pci * sign, _z_score(pci, activity)[0] * sign, np.abs(correlation)


def _z_score(values: Array, used: NDArray[np.bool_]) -> tuple[Array, Array, Array]:
    """Z-scores over the last axis where `used`, NaN elsewhere, with their mean and deviation."""
    count = np.maximum(used.sum(axis=-1, keepdims=True), 1)
    centre = np.where(used, values, 0.0).sum(axis=-1, keepdims=True) / count
    apart = np.where(used, values - centre, 0.0)
    spread = np.sqrt((apart**2).sum(axis=-1, keepdims=True) / count)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(used, apart / spread, np.nan), centre, spread


def _correlation(z: Array, other: Array, used: NDArray[np.bool_]) -> Array:
    second = _z_score(other, used)[0]
    product = np.where(used, z * second, 0.0).sum(axis=-1)
    with np.errstate(invalid="ignore"):
        return np.asarray(product / np.maximum(used.sum(axis=-1), 1))


def _restrict(M: Any, regions: NDArray[np.bool_], activities: NDArray[np.bool_]) -> Any:
    """Empty the rows and columns that are not chosen."""
    if is_sparse(M):
        kept = M.copy()
        kept.data = kept.data * np.repeat(regions, np.diff(M.indptr)) * activities[M.indices]
        kept.eliminate_zeros()
        return kept
    return M * regions[:, None] * activities


def _batch(M: Array) -> ComplexityIndices:
    """Many small tables at once: one call of LAPACK for the stack."""
    d, u = M.sum(axis=-1), M.sum(axis=-2)
    left, right = _inverse_root(d), _inverse_root(u)
    A = M * left[..., :, None] * right[..., None, :]
    wide = A.shape[-2] <= A.shape[-1]
    small = A if wide else np.swapaxes(A, -1, -2)
    if small.shape[-2] < 3:
        return _stacked([_single(each) for each in M.reshape(-1, *M.shape[-2:])], M.shape[:-2])
    values, vectors = np.linalg.eigh(small @ np.swapaxes(small, -1, -2))
    second = vectors[..., -2] if wide else (A @ vectors[..., -2:-1])[..., 0]
    eigenvalues = values[..., [-2, -3]]
    scaled = _scale(second * left, eigenvalues[..., 0], M, d, u)
    result = ComplexityIndices(
        *scaled[:3],
        eigenvalues,
        scaled[3],
        np.where(d.any(axis=-1), 1, 0),
        np.where(d > 0, 0, -1),
        np.where(u > 0, 0, -1),
    )
    for at in np.argwhere(eigenvalues[..., 0] > CONNECTED):  # the few that fall apart
        for whole, part in zip(result, _single(M[tuple(at)]), strict=True):
            whole[tuple(at)] = part
    return result


def _stacked(singles: list[ComplexityIndices], leading: tuple[int, ...]) -> ComplexityIndices:
    fields: list[Any] = [np.stack([np.asarray(one[field]) for one in singles]) for field in range(8)]
    return ComplexityIndices(*(field.reshape(*leading, *field.shape[1:]) for field in fields))


def presence_components(M: Any) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Separate components of who has what: regions and activities that no chain of presences links.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences.

    Returns
    -------
    count : ndarray ()
        Components with at least one presence.
    regions : ndarray of int (regions,)
        Component of each region, by falling number of presences: 0 is the largest; -1 for empty.
    activities : ndarray of int (activities,)
        Component of each activity; -1 if nobody has it.
    """
    from scipy.sparse import block_array, csr_array
    from scipy.sparse.csgraph import connected_components

    links = csr_array(check_table(M, what="the presence table"))
    n = links.shape[0]
    _, label = connected_components(block_array([[None, links], [links.T, None]]), directed=False)
    size = np.bincount(label[:n], weights=np.diff(links.indptr), minlength=label.max() + 1)
    place = np.empty(len(size), dtype=np.intp)
    place[np.argsort(-size, kind="stable")] = np.arange(len(size))
    # a single empty row or column is a component without presences, and comes last
    place[size == 0] = -1
    return np.asarray(np.count_nonzero(size)), place[label[:n]], place[label[n:]]


def project_complexity(M: Any, pci: ArrayLike) -> Array:
    """Complexity of regions from activities' complexity that was found elsewhere: the mean PCI.

    For cities whose industries have a complexity measured on world trade, say.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences.
    pci : array_like (activities,)
        Complexity; NaN for activities to leave out.

    Returns
    -------
    ndarray (..., regions)
        On the scale of `pci`; NaN for a region without any rated activity.
    """
    values = check_table(M, what="the presence table")
    rated = np.asarray(pci, dtype=np.float64)
    known = (~np.isnan(rated)).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((values @ np.nan_to_num(rated)) / (values @ known))


def complexity_bounds(
    x: Any,
    *,
    draws: int,
    rng: np.random.Generator,
    level: float = 0.95,
    overdispersion: float = 1.0,
    block: int = 64,
) -> tuple[Array, Array]:
    """Bounds of ECI when the amounts are counts: quantiles over drawn tables.

    They hold the noise of counting only. Where the second and third eigenvalue are near each other, ECI
    can turn to the other axis from one year to the next, and no interval around today's axis covers that.

    Parameters
    ----------
    x : array_like (regions, activities) or scipy.sparse
        Counts, or amounts that vary like `overdispersion` times a count.
    draws : int
        Number of tables drawn.
    rng : numpy.random.Generator
        Source of randomness.
    level : float
        Share of the draws inside the bounds.
    overdispersion : float
        As in :func:`~poliscope.kernels.specialisation.sample_tables`.
    block : int
        Tables in memory at once.

    Returns
    -------
    lower, upper : ndarray (regions,)
        NaN for a region without ECI in half of the draws or more.
    """
    from poliscope.kernels.specialisation import location_quotient, presence, sample_tables

    table = to_dense(check_table(x))
    if table.ndim != 2 or not 0 < level < 1:
        raise ArrayError("complexity bounds need one table, and a level between 0 and 1")
    kept = np.empty((draws, table.shape[0]))
    for start in range(0, draws, block):  # blocks bound the memory
        size = min(block, draws - start)
        sampled = sample_tables(table, draws=size, rng=rng, overdispersion=overdispersion)
        kept[start : start + size] = complexity_indices(presence(location_quotient(sampled))).eci
    missing = np.isnan(kept).mean(axis=0) >= 0.5
    tail = (1 - level) / 2
    bounds = np.nanquantile(np.where(missing, 0.0, kept), [tail, 1 - tail], axis=0)
    lower, upper = np.where(missing, np.nan, bounds)
    return lower, upper
