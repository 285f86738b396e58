"""GENEPY: one index from the two leading eigenvectors of a symmetric matrix of likeness."""

from __future__ import annotations

from typing import Any

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, is_sparse, row_totals, to_dense

__all__ = ["genepy"]


def genepy(M: Any) -> tuple[Array, Array]:
    """Compute the GENEPY index of regions and of activities.

    ``W = M_rc / (d_r u'_c)`` with ``u'_c = sum_r M_rc / d_r``; the likeness ``N = W W'`` (``W' W`` for
    activities) with a diagonal of 0; from its two largest eigenvalues l and eigenvectors v,
    ``(sum_i l_i v_i^2)^2 + 2 sum_i l_i^2 v_i^2``. It holds what ECI and fitness say together.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences.

    Returns
    -------
    regions : ndarray (regions,)
    activities : ndarray (activities,)
        NaN for what is empty.

    Raises
    ------
    ArrayError
        With fewer than two regions or two activities that are not empty.

    References
    ----------
    Sciarra, C., Chiarotti, G., Ridolfi, L. and Laio, F. (2020). Reconciling contrasting views on
    economic complexity. Nature Communications 11, 3352.
    """
    values = check_table(M, what="the presence table")
    d, u = row_totals(values), column_totals(values)
    if min((d > 0).sum(), (u > 0).sum()) < 2:
        raise ArrayError("GENEPY needs two regions and two activities that are not empty")
    W = _weighted(values, d)
    return _index(W, d > 0), _index(W.T.tocsr() if is_sparse(W) else W.T, u > 0)


def _weighted(values: Any, d: Array) -> Any:
    diversity = np.where(d > 0, d, 1.0)
    if is_sparse(values):
        W = values.copy()
        W.data = values.data / np.repeat(diversity, np.diff(values.indptr))
        corrected = column_totals(W)
        W.data = W.data / corrected[W.indices]
        return W
    W = values / diversity[:, None]
    corrected = W.sum(axis=0)
    return W / np.where(corrected > 0, corrected, 1.0)


def _index(W: Any, used: Any) -> Array:
    values, vectors = _two_leading(W)
    squares = vectors**2
    index = (squares @ values) ** 2 + 2.0 * (squares @ values**2)
    return np.where(used, index, np.nan)


def _two_leading(W: Any) -> tuple[Array, Array]:
    """Two largest eigenpairs of ``W W'`` without its diagonal."""
    n = W.shape[0]
    diagonal = np.asarray((W.multiply(W) if is_sparse(W) else W * W).sum(axis=1)).ravel()
    if n <= 200:
        product = to_dense(W @ W.T)
        np.fill_diagonal(product, 0.0)
        values, vectors = np.linalg.eigh(product)
        return values[-2:], vectors[:, -2:]
    from scipy.sparse.linalg import LinearOperator, eigsh

    transposed = W.T.tocsr() if is_sparse(W) else W.T
    operator = LinearOperator(
        (n, n), matvec=lambda v: W @ (transposed @ v) - diagonal * v.ravel(), dtype=np.float64
    )
    start = np.random.default_rng(1).standard_normal(n)
    values, vectors = eigsh(operator, k=2, which="LA", v0=start)
    return values, vectors
