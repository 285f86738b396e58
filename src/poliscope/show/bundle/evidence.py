"""The evidence's part of the bundle: the claim behind every figure, each source named once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.answers.index import Index
from poliscope.data.evidence import Evidence
from poliscope.show.bundle.plain import Plain

__all__ = ["evidence_part"]

_NOTE = ("locator", "quote", "status")
_ORDINARY = frozenset({"", "A"})
"""Texts that say nothing special; ``A`` is SDMX for a normal value."""


def evidence_part(index: Index, plain: Plain) -> dict[str, Any]:
    """Return sources, notes, and for every figure what it rests on."""
    table, below = index.table, index.denominator_table
    evidence, origin = table.evidence, table.origin
    columns = list(table.matrix.columns)
    if below is not None:
        origin, columns = np.hstack([origin, below.origin]), columns + list(below.matrix.columns)
    used = origin >= 0
    rows = origin[used]
    source, first = _numbered([getattr(evidence, name).codes[rows] for name in ("source", "address", "file")])
    note, noted = _notes(evidence, rows, source)
    period, periods = _numbered([evidence.period.codes[rows]])
    measure, measures = _numbered([evidence.unit_of_measure.codes[rows]])
    file_row = evidence.row[rows]

    def matrix(values: NDArray[Any]) -> list[list[int | None]]:
        whole = np.full(origin.shape, -1, dtype=np.int64)
        whole[used] = values
        return plain.places(whole)

    return {
        "columns": columns,
        "claims": len(evidence),
        "held_back": int(np.count_nonzero(~evidence.used)) if len(evidence) else 0,
        "sources": [
            _source(evidence, int(rows[at]), figures)
            for at, figures in zip(first, np.bincount(source).tolist(), strict=True)
        ],
        "notes": [
            {
                "source": int(source[at]),
                **{name: getattr(evidence, name)[int(rows[at])] for name in _NOTE},
                "standard_error": plain.number(float(evidence.standard_error[rows[at]])),
            }
            for at in noted
        ],
        "periods": [evidence.period[int(rows[at])] for at in periods],
        "measures": [evidence.unit_of_measure[int(rows[at])] for at in measures],
        "source": matrix(source),
        "row": matrix(np.where(file_row > 0, file_row, -1)),
        "note": matrix(note),
        "period": matrix(period),
        "measure": matrix(measure),
    }


def _numbered(columns: Sequence[NDArray[Any]]) -> tuple[NDArray[np.int64], list[int]]:
    """Give a number to the different rows of some columns in the order in which they first appear.

    Returns
    -------
    tuple of int array, (rows,), and list of int
        The number of each row; where each number first stands.
    """
    stacked = np.column_stack([column.astype(np.int64) for column in columns])
    if not len(stacked):
        return np.empty(0, dtype=np.int64), []
    _, first, inverse = np.unique(stacked, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return number[inverse.reshape(-1)], first[order].tolist()


def _notes(
    evidence: Evidence, rows: NDArray[Any], source: NDArray[np.int64]
) -> tuple[NDArray[np.int64], list[int]]:
    """Give a number to what is said of single claims beyond source and row; -1 where nothing is."""
    written = [getattr(evidence, name) for name in _NOTE]
    has_text = [
        np.array([name not in _ORDINARY for name in factor.names])[factor.codes[rows]] for factor in written
    ]
    error = evidence.standard_error[rows]
    some = np.logical_or.reduce([*has_text, np.isfinite(error)]) if len(rows) else np.zeros(0, dtype=bool)
    # equal floats have equal bits, and all NaN are made the same
    bits = np.where(np.isfinite(error), error, -1.0)[some].view(np.int64)
    number, first = _numbered([source[some], *[factor.codes[rows][some] for factor in written], bits])
    note = np.full(len(rows), -1, dtype=np.int64)
    note[some] = number
    return note, np.flatnonzero(some)[first].tolist()


def _source(evidence: Evidence, row: int, figures: int) -> dict[str, Any]:
    return {
        "title": evidence.source[row],
        "address": evidence.address[row],
        "file": evidence.file[row],
        "figures": figures,
    }
