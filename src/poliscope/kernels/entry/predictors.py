"""What could foretell an entry: degrees, relatedness, similar regions, low rank, today's quotient.

Each predictor reads one table of amounts ``(regions, activities)`` and gives each pair a number that is
higher where entry is more likely. None of them looks at a later period.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError, one_of
from poliscope.kernels.activities import Array, check_table, to_dense
from poliscope.kernels.relatedness import (
    cooccurrence,
    correlation_proximity,
    normalise_cooccurrence,
    relatedness_density,
    strongest_links,
)
from poliscope.kernels.specialisation import location_quotient, presence

__all__ = [
    "DEFAULT_FEATURES",
    "PREDICTORS",
    "bicm_probability",
    "entry_features",
    "low_rank",
    "predictor_scores",
    "similar_regions",
]


def bicm_probability(M: Any, *, tolerance: float = 1e-9, max_steps: int = 200) -> Array:
    """Probability of each presence if only diversities and ubiquities mattered (BiCM).

    The random table of largest entropy whose expected margins are the observed ones: a logit with an
    effect of every region and every activity, ``p / (1 - p) = exp(a_r + b_c)``.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences, ones and zeros.
    tolerance : float
        Largest difference of an expected margin from the observed one.
    max_steps : int
        Newton steps.

    Returns
    -------
    ndarray (regions, activities)
        0 to 1; exactly 0 for what is empty and 1 for who has everything.

    Raises
    ------
    ArrayError
        If the table holds other values than 0 and 1, or the margins cannot be met.

    References
    ----------
    Saracco, F., Di Clemente, R., Gabrielli, A. and Squartini, T. (2015). Randomizing bipartite networks:
    the case of the World Trade Web. Scientific Reports 5, 10595.
    """
    has = to_dense(check_table(M, what="the presence table"))
    if has.ndim != 2 or not np.array_equal(has, has != 0):
        raise ArrayError("the null model needs one table of presences, 0 or 1", code="not-presences")
    probability, rows, columns = _settled_cells(has)
    if rows.any() and columns.any():
        probability[np.ix_(rows, columns)] = _solve_margins(has[np.ix_(rows, columns)], tolerance, max_steps)
    return probability


def _settled_cells(has: Array) -> tuple[Array, Any, Any]:
    """Take out, again and again, who has nothing or everything that is left: their cells are known."""
    probability = np.zeros_like(has)
    rows, columns = np.ones(len(has), dtype=np.bool_), np.ones(has.shape[1], dtype=np.bool_)
    while rows.any() and columns.any():
        left = has * rows[:, None] * columns
        d, u = left.sum(axis=1), left.sum(axis=0)
        full_rows, full_columns = rows & (d == columns.sum()), columns & (u == rows.sum())
        probability[np.ix_(full_rows, columns)] = 1.0
        probability[np.ix_(rows, full_columns)] = 1.0
        open_rows, open_columns = rows & (d > 0) & ~full_rows, columns & (u > 0) & ~full_columns
        if (open_rows == rows).all() and (open_columns == columns).all():
            break
        rows, columns = open_rows, open_columns
    return probability, rows, columns


def _solve_margins(has: Array, tolerance: float, max_steps: int) -> Array:
    """Newton's method on the concave likelihood, with rows and columns of one margin taken together."""
    d, row, n = np.unique(has.sum(axis=1), return_inverse=True, return_counts=True)
    u, column, m = np.unique(has.sum(axis=0), return_inverse=True, return_counts=True)
    pairs, weight = np.outer(n, m), np.concatenate([n, m])
    wanted = np.concatenate([d, u])

    def likelihood(at: Array) -> float:
        return float(
            (weight * wanted) @ at - (pairs * np.logaddexp(0, at[: len(d), None] + at[len(d) :])).sum()
        )

    effect = np.log(wanted) - 0.5 * np.log(has.sum())
    value = likelihood(effect)
    for _ in range(max_steps):
        p = 1.0 / (1.0 + np.exp(-(effect[: len(d), None] + effect[len(d) :])))
        gap = wanted - np.concatenate([p @ m, n @ p])
        if np.abs(gap).max() <= tolerance:
            return np.asarray(p[np.ix_(row, column)])
        step = _newton_step(pairs * p * (1.0 - p), weight * gap)
        size = 1.0
        while size > 1e-10 and not (trial := likelihood(effect + size * step)) >= value - 1e-12 * abs(value):
            size /= 2
        effect, value = effect + size * step, trial
    raise ArrayError("the margins of the null model were not met", code="not-converged")


def _newton_step(curvature: Array, gradient: Array) -> Array:
    rows, columns = curvature.sum(axis=1), curvature.sum(axis=0)
    hessian = np.block([[np.diag(rows), curvature], [curvature.T, np.diag(columns)]])
    # adding to all regions and taking from all activities changes nothing: a trace of damping decides
    hessian[np.diag_indices_from(hessian)] *= 1.0 + 1e-12
    hessian[np.diag_indices_from(hessian)] += 1e-12 * rows.max()
    return np.asarray(np.linalg.solve(hessian, gradient))


def similar_regions(M: Any, values: ArrayLike, *, k: int = 15) -> Array:
    """Share of the k most similar regions that have each activity, weighted by similarity.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences.
    values : array_like (regions, activities)
        What similarity (cosine) is seen in: presences, or ``log1p`` of location quotients.
    k : int
        Number of neighbours; more where the last ones tie.

    Returns
    -------
    ndarray (regions, activities)
        0 to 1; 0 for a region that is like no other.
    """
    has = to_dense(check_table(M, what="the presence table"))
    rows = np.asarray(values, dtype=np.float64)
    norm = np.sqrt(np.einsum("ra,ra->r", rows, rows))
    rows = rows / np.where(norm > 0, norm, 1.0)[:, None]
    alike = rows @ rows.T
    np.fill_diagonal(alike, 0.0)
    nearest = strongest_links(alike, k)
    total = nearest.sum(axis=0)
    return np.asarray((nearest / np.where(total > 0, total, 1.0)).T @ has)


def low_rank(values: ArrayLike, *, rank: int = 10) -> Array:
    """Best approximation of a table by a few factors (truncated singular value decomposition).

    Parameters
    ----------
    values : array_like (regions, activities)
        Presences, or ``log1p`` of location quotients.
    rank : int
        Number of factors.

    References
    ----------
    Eckart, C. and Young, G. (1936). The approximation of one matrix by another of lower rank.
    Psychometrika 1, 211-218.
    """
    table = np.asarray(values, dtype=np.float64)
    if rank < 1:
        raise ArrayError("a low-rank approximation needs at least one factor")
    if min(table.shape) <= max(500, 4 * rank):
        U, size, V = np.linalg.svd(table, full_matrices=False)
    else:
        from scipy.sparse.linalg import svds

        start = np.random.default_rng(1).standard_normal(min(table.shape))
        U, size, V = svds(table, k=rank, v0=start)
        U, size, V = U[:, ::-1], size[::-1], V[::-1]
    near = np.asarray((U[:, :rank] * size[:rank]) @ V[:rank])
    # what is left of a 0 by rounding would be ranked like knowledge
    near[np.abs(near) < 1e-12 * size[0]] = 0.0
    return near


def _pieces(x: Any) -> Callable[[str], Array]:
    """Share among predictors what they have in common, computed when it is first asked for."""
    table = to_dense(check_table(x))
    if table.ndim != 2:
        raise ArrayError("predictors read one table at a time", code="not-a-table")

    @cache
    def piece(name: str) -> Array:
        return _PIECES[name](table, piece)

    return piece


def _density(piece: Callable[[str], Array], measure: Any, totals: Any = "occurrence") -> Array:
    links = normalise_cooccurrence(
        piece("together"), measure=measure, totals=totals, observations=len(piece("M"))
    )
    return np.nan_to_num(relatedness_density(piece("M"), links))


_Piece = Callable[[str], Array]
_PIECES: dict[str, Callable[[Array, _Piece], Array]] = {
    "quotient": lambda x, piece: np.nan_to_num(location_quotient(x)),
    "log quotient": lambda x, piece: np.log1p(piece("quotient")),
    "M": lambda x, piece: presence(piece("quotient")),
    "together": lambda x, piece: np.asarray(cooccurrence(piece("M"))),
    "minimum": lambda x, piece: np.asarray(normalise_cooccurrence(piece("together"), measure="minimum")),
    "probability links": lambda x, piece: np.asarray(
        normalise_cooccurrence(piece("together"), measure="probability") >= 1
    ).astype(np.float64),
    "diversity": lambda x, piece: np.repeat(piece("M").sum(axis=1)[:, None], x.shape[1], axis=1),
    "ubiquity": lambda x, piece: np.repeat(piece("M").sum(axis=0)[None], x.shape[0], axis=0),
    "degrees": lambda x, piece: piece("diversity") * piece("ubiquity"),
    "bicm": lambda x, piece: bicm_probability(piece("M")),
    "density": lambda x, piece: np.nan_to_num(relatedness_density(piece("M"), piece("minimum"))),
    "density association": lambda x, piece: _density(piece, "association", "cooccurrence"),
    "density cosine": lambda x, piece: _density(piece, "cosine"),
    "density jaccard": lambda x, piece: _density(piece, "jaccard"),
    "density probability": lambda x, piece: np.nan_to_num(
        relatedness_density(piece("M"), piece("probability links"))
    ),
    "density strongest": lambda x, piece: np.nan_to_num(
        relatedness_density(piece("M"), strongest_links(piece("minimum"), 10))
    ),
    "density continuous": lambda x, piece: np.nan_to_num(
        relatedness_density(piece("log quotient"), correlation_proximity(piece("log quotient")))
    ),
    "density excess": lambda x, piece: (
        piece("density") - np.nan_to_num(relatedness_density(piece("bicm"), piece("minimum")))
    ),
    "similar regions": lambda x, piece: similar_regions(piece("M"), piece("log quotient")),
    "low rank presence": lambda x, piece: low_rank(piece("M")),
    "low rank": lambda x, piece: low_rank(piece("log quotient")),
    # logarithms, for models
    "log diversity": lambda x, piece: np.log1p(piece("diversity")),
    "log ubiquity": lambda x, piece: np.log1p(piece("ubiquity")),
    "log degrees": lambda x, piece: piece("log diversity") * piece("log ubiquity"),
    "log quotient squared": lambda x, piece: piece("log quotient") ** 2,
    "root density": lambda x, piece: np.sqrt(piece("density")),
    "root similar regions": lambda x, piece: np.sqrt(piece("similar regions")),
}

PREDICTORS = (
    "ubiquity",
    "diversity",
    "degrees",
    "bicm",
    "density",
    "density association",
    "density cosine",
    "density jaccard",
    "density probability",
    "density strongest",
    "density continuous",
    "density excess",
    "similar regions",
    "low rank presence",
    "low rank",
    "quotient",
    "log quotient",
    "log diversity",
    "log ubiquity",
    "log degrees",
    "log quotient squared",
    "root density",
    "root similar regions",
)
"""Names that :func:`predictor_scores` knows."""

DEFAULT_FEATURES = (
    "log diversity",
    "log ubiquity",
    "log degrees",
    "bicm",
    "log quotient",
    "log quotient squared",
    "root density",
    "density continuous",
    "root similar regions",
    "low rank",
)
"""Features of the default model: degrees, today's quotient, relatedness, similar regions.

Shares enter as square roots and the quotient with its square, because the log odds of an entry bend: on
five transitions of three panels (countries by languages, US states and areas by industries) this gave
0.00 to 0.03 more AUC than the plain ones. The choice has seen these panels: on other transitions it is
0.007 below to 0.023 above a logit on degrees, quotient and density. What it is worth in a new table is
measured anew, out of sample, each time.
"""


def predictor_scores(x: Any, names: Sequence[str] = PREDICTORS) -> dict[str, Array]:
    """Compute predictors of entry from one table; what they share is computed once.

    =================== ==============================================================================
    ubiquity, diversity presences of the activity, of the region
    degrees             their product
    bicm                probability given both, see :func:`bicm_probability`
    density             relatedness density, proximity by minimum conditional probability
    density association association strength of co-occurrence totals; likewise cosine, jaccard
    density probability links where the probability index reaches 1
    density strongest   the ten strongest links of each activity only
    density continuous  weights ``log1p`` of quotients, links their correlation
    density excess      density less the density that degrees let expect
    similar regions     see :func:`similar_regions`, with ``log1p`` of quotients
    low rank            ten factors of ``log1p`` of quotients; low rank presence, of presences
    quotient            today's location quotient; log quotient its ``log1p``
    log diversity       ``log1p``, for models; log ubiquity likewise; log degrees their product
    =================== ==============================================================================

    ``log quotient squared``, ``root density`` and ``root similar regions`` are for models, where effects
    bend.

    Parameters
    ----------
    x : array_like (regions, activities) or scipy.sparse
        Amounts.
    names : sequence of str
        Which of :data:`PREDICTORS`.

    Returns
    -------
    dict of str to ndarray (regions, activities)

    References
    ----------
    Hidalgo, C. A. et al. (2018). The principle of relatedness. ICCS 2018, 451-457 (density).
    Albora, G., Pietronero, L., Tacchella, A. and Zaccaria, A. (2023). Product progression: a machine
    learning approach to forecasting industrial upgrading. Scientific Reports 13, 1481 (low rank, trees).
    """
    for name in names:
        if name not in PREDICTORS:
            raise ArrayError(f"unknown predictor {name!r}", help=one_of(name, PREDICTORS))
    piece = _pieces(x)
    return {name: piece(name) for name in names}


def entry_features(x: Any, names: Sequence[str] = DEFAULT_FEATURES) -> Array:
    """Stack predictors as features of a model, ``(regions, activities, features)``."""
    return np.stack(list(predictor_scores(x, names).values()), axis=-1)
