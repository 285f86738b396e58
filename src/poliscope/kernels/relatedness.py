"""Which activities go together, and how much of what an activity needs a region already has.

``M`` is a table of presences ``(..., regions, activities)`` (ones and zeros, or probabilities), dense
or ``scipy.sparse``. Proximities are ``(..., activities, activities)`` with a diagonal of 0: with the
link of an activity to itself, density would "predict" a presence by that presence. Sparse tables give
sparse proximities; density is always dense.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError, one_of
from poliscope.kernels.activities import Array, check_table, column_totals, is_sparse, to_dense

__all__ = [
    "cooccurrence",
    "correlation_proximity",
    "density_bounds",
    "density_contributions",
    "normalise_cooccurrence",
    "proximity",
    "relatedness_density",
    "relative_relatedness",
    "strongest_links",
]

Measure = Literal["minimum", "cosine", "jaccard", "association", "probability"]
Totals = Literal["occurrence", "cooccurrence"]


def cooccurrence(M: Any) -> Any:
    """Count the regions (or the records) in which each pair of activities occurs together.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences; or one row a record (patent, firm, paper), for co-occurrence within records.

    Returns
    -------
    ndarray (..., activities, activities) or scipy.sparse CSR
        Symmetric; the diagonal has the occurrences.
    """
    values = check_table(M, what="the presence table")
    if is_sparse(values):
        return (values.T.tocsr() @ values).tocsr()
    if values.ndim == 2 and len(values) < 2**24 and np.array_equal(values, values != 0):
        # counts of ones below 2 ** 24 are exact in single precision, at half the cost
        single = values.astype(np.float32)
        return (single.T @ single).astype(np.float64)
    return np.swapaxes(values, -1, -2) @ values


def proximity(M: Any, *, measure: Measure = "minimum", totals: Totals = "occurrence") -> Any:
    """How near activities are to each other: co-occurrence against what their totals let expect.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences, or records by activities.
    measure, totals
        See :func:`normalise_cooccurrence`.

    Returns
    -------
    ndarray (..., activities, activities) or scipy.sparse CSR
        Symmetric, 0 on the diagonal and for activities that nobody has.

    References
    ----------
    Hidalgo, C. A., Klinger, B., Barabási, A.-L. and Hausmann, R. (2007). The product space conditions
    the development of nations. Science 317, 482-487.
    """
    together = cooccurrence(M)
    rows = (M if is_sparse(M) else np.asarray(M)).shape[-2]
    return _normalise(together, measure, totals, float(rows))


def normalise_cooccurrence(
    together: Any,
    *,
    measure: Measure = "minimum",
    totals: Totals = "occurrence",
    observations: float | None = None,
) -> Any:
    """Turn counts of co-occurrence into proximities.

    With n_ij the co-occurrences, s_i the totals, N the observations and T the sum of all s:

    ============= ===================================================================
    minimum       n_ij / max(s_i, s_j): the smaller conditional probability
    cosine        n_ij / sqrt(s_i s_j)
    jaccard       n_ij / (s_i + s_j - n_ij)
    association   N n_ij / (s_i s_j); N is T with ``totals="cooccurrence"``
    probability   n_ij / (T/2 (s_i/T s_j/(T - s_i) + s_j/T s_i/(T - s_j)))
    ============= ===================================================================

    Parameters
    ----------
    together : array_like (..., activities, activities) or scipy.sparse
        Co-occurrences, with the occurrences on the diagonal.
    measure : {"minimum", "cosine", "jaccard", "association", "probability"}
        Formula. The probability index is defined on co-occurrence totals only and always uses them.
    totals : {"occurrence", "cooccurrence"}
        s_i is the number of occurrences, or the sum of co-occurrences with other activities.
    observations : float, optional
        Number of regions or records, N; needed by association with occurrences.

    Returns
    -------
    ndarray or scipy.sparse CSR like `together`
        0 on the diagonal, and wherever the formula has nothing to divide by.

    References
    ----------
    van Eck, N. J. and Waltman, L. (2009). How to normalize cooccurrence data? JASIST 60, 1635-1651.
    Steijn, M. P. A. (2021). Improvement on the association strength: implementing a probabilistic
    measure based on combinations without repetition. Quantitative Science Studies 2, 778-794.
    """
    counts = check_table(together, what="the co-occurrence table").copy()
    if counts.shape[-1] != counts.shape[-2]:
        raise ArrayError(f"co-occurrence needs a square table, not {counts.shape}", code="not-square")
    return _normalise(counts, measure, totals, observations)


def _normalise(counts: Any, measure: str, totals: str, observations: float | None) -> Any:
    """As :func:`normalise_cooccurrence`, in the memory of `counts`."""
    known = ("minimum", "cosine", "jaccard", "association", "probability")
    if measure not in known:
        raise ArrayError(f"unknown measure of proximity {measure!r}", help=one_of(str(measure), known))
    if totals not in ("occurrence", "cooccurrence"):
        raise ArrayError(
            f"unknown totals {totals!r}", help=one_of(str(totals), ["occurrence", "cooccurrence"])
        )
    if (measure, totals) == ("association", "occurrence") and observations is None:
        raise ArrayError("association strength of occurrences needs the number of observations")
    size, counts = _totals(counts, "cooccurrence" if measure == "probability" else totals)
    total = np.asarray(size.sum(axis=-1))
    number = np.where(total > 0, total, 1.0) if totals == "cooccurrence" else np.asarray(observations)
    if is_sparse(counts):
        _divide(counts.data, size[_rows(counts)], size[counts.indices], measure, number, total)
        return counts
    a, b = size[..., :, None], size[..., None, :]
    _divide(counts, a, b, measure, number[..., None, None], total[..., None, None])
    return counts


def _totals(counts: Any, totals: str) -> tuple[Array, Any]:
    """Give the totals of the activities, and the counts without their diagonal."""
    if is_sparse(counts):
        diagonal = counts.diagonal()
        # not by setdiag, which sorts all indices first
        counts.data[_rows(counts) == counts.indices] = 0.0
        counts.eliminate_zeros()
    else:
        axis = np.arange(counts.shape[-1])
        diagonal = counts[..., axis, axis].copy()
        counts[..., axis, axis] = 0.0
    return (diagonal if totals == "occurrence" else column_totals(counts)), counts


def _rows(counts: Any) -> NDArray[np.int32]:
    """Give the row of each stored cell of a CSR table."""
    return np.repeat(np.arange(counts.shape[0], dtype=np.int32), np.diff(counts.indptr))


def _divide(n: Array, a: Array, b: Array, measure: str, observations: Any, total: Any) -> None:
    """Divide the counts by what their totals let expect, in place; 0 where there is nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if measure == "minimum":
            expected = np.maximum(a, b)
        elif measure == "cosine":
            expected = np.sqrt(a * b)
        elif measure == "jaccard":
            expected = a + b - n
        elif measure == "association":
            expected = a * b / observations
        else:
            expected = (a * b / (total - a) + a * b / (total - b)) / 2
        expected[expected == 0] = 1.0  # the count above is 0 too
        np.divide(n, expected, out=n)
    if measure == "probability":
        n[~np.isfinite(n)] = 0.0


def correlation_proximity(values: Any) -> Array:
    """Proximity from amounts rather than presences: correlation over regions, negative ones cut to 0.

    Parameters
    ----------
    values : array_like (regions, activities)
        What is correlated, for example ``log1p`` of location quotients.

    Returns
    -------
    ndarray (activities, activities)
        0 to 1, with 0 on the diagonal and for activities that do not vary.
    """
    columns = to_dense(values)
    centred = columns - columns.mean(axis=0)
    norm = np.sqrt(np.einsum("ra,ra->a", centred, centred))
    # what is left of a constant column by rounding is not variation
    flat = norm <= 1e-12 * np.maximum(np.abs(columns).max(axis=0), 1e-300) * np.sqrt(len(columns))
    centred /= np.where(flat, 1.0, norm)
    centred[:, flat] = 0.0
    links = np.asarray(centred.T @ centred)
    np.fill_diagonal(links, 0.0)
    return np.clip(links, 0.0, 1.0, out=links)


def strongest_links(proximity: ArrayLike, k: int) -> Array:
    """Keep the `k` strongest links to each activity (more where the last ones tie), 0 elsewhere.

    Parameters
    ----------
    proximity : array_like (activities, activities)
        Column c has the links to activity c.
    k : int
        Links to keep.
    """
    links = np.asarray(proximity, dtype=np.float64)
    if k < 1:
        raise ArrayError("at least one link is to be kept for each activity")
    if k >= len(links):
        return links.copy()
    least = np.partition(links, -k, axis=0)[-k]
    return np.where(links >= least, links, 0.0)


def relatedness_density(M: Any, proximity: Any) -> Array:
    """Share of the activities near an activity, weighted by proximity, that a region has.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences, probabilities of presence, or other weights of 0 and more.
    proximity : array_like (..., activities, activities) or scipy.sparse
        ``proximity[j, c]`` is the link of j to c. Rows may be other activities than columns (say,
        sciences and technologies); then `M` has the rows' activities.

    Returns
    -------
    ndarray (..., regions, activities)
        0 to 1 for presences; NaN for an activity that is near to none.

    References
    ----------
    Hidalgo, C. A., Klinger, B., Barabási, A.-L. and Hausmann, R. (2007). Science 317, 482-487.
    Boschma, R., Balland, P.-A. and Kogler, D. F. (2015). Relatedness and technological change in cities.
    Industrial and Corporate Change 24, 223-250 (there in per cent).
    """
    weights = check_table(M, what="the presence table")
    if weights.shape[-1] != proximity.shape[-2]:
        raise ArrayError(
            f"{weights.shape[-1]} activities in the presence table, {proximity.shape[-2]} in the proximities",
            code="shapes-differ",
        )
    links = proximity if is_sparse(proximity) else np.asarray(proximity, dtype=np.float64)
    near = column_totals(links)
    density = _weighted_sums(weights, links)
    with np.errstate(divide="ignore", invalid="ignore"):
        density /= near[..., None, :]
    # a mean of ones can pass 1 by rounding
    if (weights.data if is_sparse(weights) else weights).max(initial=0.0) <= 1:
        np.minimum(density, 1.0, out=density)
    return density


def _weighted_sums(weights: Any, links: Any) -> Array:
    """Multiply two tables, in the way that suits how full they are."""
    if not is_sparse(weights):
        return np.asarray(weights @ to_dense(links))
    if is_sparse(links) and links.nnz < 0.03 * links.shape[0] * links.shape[1]:
        return to_dense(weights @ links)
    # columns in blocks that stay in the cache: the sum of rows of a half-full table is full anyway
    columns = links.T.tocsr() if is_sparse(links) else links.T
    sums = np.empty((weights.shape[0], links.shape[1]))
    for start in range(0, links.shape[1], 64):
        sums[:, start : start + 64] = weights @ np.ascontiguousarray(to_dense(columns[start : start + 64]).T)
    return sums


def relative_relatedness(density: ArrayLike, M: Any) -> Array:
    """Density of the activities that a region lacks, against the others it lacks (z-score).

    Parameters
    ----------
    density : array_like (..., regions, activities)
        Relatedness density.
    M : array_like (..., regions, activities) or scipy.sparse
        Presences.

    Returns
    -------
    ndarray (..., regions, activities)
        NaN where the region has the activity, the density is not defined, or all options are alike.

    References
    ----------
    Pinheiro, F. L., Balland, P.-A., Boschma, R. and Hartmann, D. (2022). The dark side of the geography
    of innovation: relatedness, complexity and regional inequality in Europe. Regional Studies.
    """
    values = np.asarray(density, dtype=np.float64)
    option = (to_dense(M) == 0) & ~np.isnan(values)
    count = np.maximum(option.sum(axis=-1, keepdims=True), 1)
    mean = np.where(option, values, 0.0).sum(axis=-1, keepdims=True) / count
    apart = np.where(option, values - mean, 0.0)
    deviation = np.sqrt((apart**2).sum(axis=-1, keepdims=True) / count)
    usable = option & (deviation > 1e-12)
    return np.where(usable, apart / np.where(deviation > 0, deviation, 1.0), np.nan)


def density_contributions(M: Any, proximity: Any, *, region: int) -> Array:
    """Which activities of a region carry its density in each other activity.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences.
    proximity : array_like (activities, activities) or scipy.sparse
        Links.
    region : int
        Position of the region.

    Returns
    -------
    ndarray (activities, activities)
        ``[j, c]``: what activity j adds to the density in c; columns add up to the density.
    """
    table = check_table(M, what="the presence table")
    has = to_dense(table[[region]])[0]
    links = to_dense(proximity)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(has[:, None] * links / links.sum(axis=0))


def density_bounds(
    x: Any,
    *,
    draws: int,
    rng: np.random.Generator,
    level: float = 0.95,
    overdispersion: float = 1.0,
    measure: Measure = "minimum",
    block: int = 64,
) -> tuple[Array, Array]:
    """Bounds of relatedness density when the amounts are counts: quantiles over drawn tables.

    Every draw goes through quotient, presence, proximity and density again, so the bounds hold the
    doubt about who has what and about what goes with what.

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
    measure
        As in :func:`normalise_cooccurrence`.
    block : int
        Tables in memory at once. All densities of all draws are kept, in single precision.

    Returns
    -------
    lower, upper : ndarray (regions, activities)
        NaN where a draw has no density (an activity that is near to none).
    """
    from poliscope.kernels.specialisation import location_quotient, presence, sample_tables

    table = to_dense(check_table(x))
    if table.ndim != 2 or not 0 < level < 1:
        raise ArrayError("density bounds need one table, and a level between 0 and 1")
    kept = np.empty((draws, *table.shape), dtype=np.float32)
    for start in range(0, draws, block):  # blocks bound the memory
        size = min(block, draws - start)
        sampled = sample_tables(table, draws=size, rng=rng, overdispersion=overdispersion)
        M = presence(location_quotient(sampled))
        kept[start : start + size] = relatedness_density(M, proximity(M, measure=measure))
    tail = (1 - level) / 2
    lower, upper = np.quantile(kept, [tail, 1 - tail], axis=0)
    return lower.astype(np.float64), upper.astype(np.float64)
