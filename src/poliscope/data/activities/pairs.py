"""Which activities occur in the same records (patents, firms, publications): another view of nearness."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.data.evidence import Note
from poliscope.data.files.cells import code_of, numbers
from poliscope.data.files.grid import Grid
from poliscope.data.files.reading import open_table
from poliscope.data.files.roles import find_roles
from poliscope.errors import DataError, Problem
from poliscope.kernels import FloatArray, IntArray

__all__ = ["read_pairs"]

_ROLES: dict[str, tuple[str, ...]] = {
    "activity": ("activity", "industry", "class", "technology", "code"),
    "other": ("other", "activity2", "activity_2", "otheractivity", "with"),
    "records": ("records", "count", "n", "value", "number"),
}


def read_pairs(
    path: str | Path, activities: Sequence[str], *, name: str = ""
) -> tuple[Any, tuple[Note, ...]]:
    """Read how many records hold two activities, as ``poliscope aggregate`` counts them.

    Parameters
    ----------
    path : str or Path
        A table with the columns activity, other and records, one row a pair (in either order, or in
        both with the same number); a pair of an activity with itself is the number of its records. Rows
        of several periods are added up.
    activities : sequence of str
        Of the table of activities.
    name : str
        What errors call the file.

    Returns
    -------
    together : scipy.sparse.csr_array, (activities, activities)
        Symmetric; the diagonal is 0 where the file does not say how many records hold an activity.
    notes : tuple of Note
        How many rows name an activity that the table of activities does not have.

    Raises
    ------
    DataError
        A column is missing, a number is missing or below 0, or the two rows of a pair differ.
    """
    from scipy.sparse import coo_array, csr_array

    grid = open_table(path, name=name)
    roles = find_roles(grid, _ROLES, None)
    if missing := [role for role in _ROLES if role not in roles]:
        told = f"pairs need the columns activity, other and records: {', '.join(missing)} is missing"
        raise DataError(Problem("missing-column", told, where=grid.where(grid.header_row)))
    first, second, values = _columns(grid, roles, {code: n for n, code in enumerate(activities)})
    known = (first >= 0) & (second >= 0)
    shape = (len(activities), len(activities))
    given = csr_array(coo_array((values[known], (first[known], second[known])), shape=shape))
    turned = csr_array(given.T)
    both = given.multiply(turned > 0)
    if abs(both - both.T).max() > 0:
        row, column = (int(part[0]) for part in abs(both - both.T).nonzero())
        told = f'"{activities[row]}" with "{activities[column]}" has another number than the other way round'
        raise DataError(Problem("pairs-differ", told, where=grid.name, help="give every pair once"))
    notes: tuple[Note, ...] = ()
    if not known.all():
        told = f"{int((~known).sum())} rows name an activity that the table of activities does not have"
        notes = (Note("unused-pairs", told, grid.name),)
    return csr_array(given.maximum(turned)), notes


def _columns(
    grid: Grid, roles: dict[str, int], place: dict[str, int]
) -> tuple[IntArray, IntArray, FloatArray]:
    ends: tuple[list[int], list[int]] = ([], [])
    values: list[FloatArray] = []
    column = roles["records"]
    for block in grid.checked_blocks():
        for end, role in zip(ends, ("activity", "other"), strict=True):
            end.extend(place.get(code_of(cell), -1) for cell in block.columns[roles[role]])
        read = numbers(block.columns[column], decimal=grid.decimal)
        for at in np.flatnonzero(~(read.values >= 0)).tolist():
            where = grid.where(block.rows[at], grid.header[column])
            grid.faults.add("bad-pair", "the row needs a number of records of 0 or more", where=where)
        values.append(read.values)
    grid.faults.stop()
    made = np.concatenate(values) if values else np.empty(0)
    return np.array(ends[0], dtype=np.intp), np.array(ends[1], dtype=np.intp), made
