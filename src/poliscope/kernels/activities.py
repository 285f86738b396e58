"""The region x activity table at the door: dense or sparse, checked once.

A table is a float array ``(..., regions, activities)`` or a ``scipy.sparse`` matrix or array
``(regions, activities)``. Its cells are amounts (jobs, output, patents) and so finite and not
negative; a region or an activity may be empty. All kernels about structure go through here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError, counted

__all__ = ["check_table", "column_totals", "empty_margins", "is_sparse", "row_totals", "to_dense"]

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


def is_sparse(x: object) -> bool:
    """Whether a table is a ``scipy.sparse`` matrix or array (without importing scipy)."""
    return hasattr(x, "tocsr")


def check_table(x: Any, *, what: str = "the region x activity table") -> Any:
    """Check that a table holds amounts, and give it a single form.

    Parameters
    ----------
    x : array_like (..., regions, activities) or scipy.sparse (regions, activities)
        Amounts.
    what : str
        How errors call the table.

    Returns
    -------
    ndarray of float64, or scipy.sparse CSR of float64 without duplicates
        A view of what came in where nothing had to be changed.

    Raises
    ------
    ArrayError
        If the table is not two-dimensional, is empty, or has a missing, infinite or negative cell;
        ``cells`` has the first few.
    """
    if is_sparse(x):
        return _check_sparse(x, what)
    values = np.asarray(x, dtype=np.float64)
    if values.ndim < 2 or values.size == 0:
        raise ArrayError(
            f"{what} needs rows of regions and columns of activities, but has shape {values.shape}",
            code="not-a-table",
        )
    # a missing value makes the smallest cell NaN, and the comparison false
    if not (values.min() >= 0 and values.max() < np.inf):
        _refuse(np.argwhere(~((values >= 0) & (values < np.inf)))[:, -2:], what)
    return values


def _check_sparse(x: Any, what: str) -> Any:
    values = x.tocsr()
    if values.dtype != np.float64:
        values = values.astype(np.float64)
    if not values.has_canonical_format:
        values = values.copy()  # sum_duplicates works in place, and x is the caller's
        values.sum_duplicates()
    if 0 in values.shape:
        raise ArrayError(f"{what} has shape {values.shape}: no cells", code="not-a-table")
    bad = ~((values.data >= 0) & (values.data < np.inf))
    if bad.any():
        coordinates = values.tocoo()
        _refuse(np.column_stack([coordinates.row[bad], coordinates.col[bad]]), what)
    return values


def _refuse(cells: NDArray[np.intp], what: str) -> None:
    raise ArrayError(
        f"{what} has {counted(len(cells), 'cell that is', 'cells that are')} missing, infinite or negative",
        cells=[(int(row), int(column)) for row, column in cells[:10]],
        help="an activity that a region does not have is 0; leave out regions or activities that "
        "were not observed",
        code="not-an-amount",
    )


def row_totals(x: Any) -> Array:
    """Totals of regions, ``(..., regions)``."""
    if is_sparse(x):
        return np.asarray(x.sum(axis=1), dtype=np.float64).ravel()
    return np.asarray(x.sum(axis=-1), dtype=np.float64)


def column_totals(x: Any) -> Array:
    """Totals of activities, ``(..., activities)``."""
    if is_sparse(x):
        return np.asarray(x.sum(axis=0), dtype=np.float64).ravel()
    return np.asarray(x.sum(axis=-2), dtype=np.float64)


def to_dense(x: Any) -> Array:
    """Give a table as a plain array."""
    return np.asarray(x.toarray() if is_sparse(x) else x, dtype=np.float64)


def empty_margins(x: Any) -> tuple[Mask, Mask]:
    """Say which regions and which activities have nothing: the reason of a NaN elsewhere.

    Parameters
    ----------
    x : array (..., regions, activities) or scipy.sparse
        Amounts or presences.

    Returns
    -------
    regions : ndarray of bool (..., regions)
    activities : ndarray of bool (..., activities)
    """
    values = check_table(x)
    return row_totals(values) == 0, column_totals(values) == 0
