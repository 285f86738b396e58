"""Co-occurrence by sparse products, where records hold so many activities that a join would explode."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from poliscope.data.microdata.sources import parquet_module

__all__ = ["JOIN_BELOW", "pair_counts", "pair_method", "write_pairs"]

JOIN_BELOW = 5.0
"""Pairs for each incidence below which the engine's join is cheaper: a tie at 2.5, 3.3 times dearer at 19."""


def pair_method(pairs: int, incidences: int) -> str:
    """Choose the engine's join, or a sparse product where it would make too many pairs."""
    return "join" if pairs < JOIN_BELOW * max(incidences, 1) else "sparse"


def pair_counts(
    record: np.ndarray, item: np.ndarray, *, records: int, items: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Count the records that hold two items.

    Parameters
    ----------
    record, item : ndarray of int, shape (n,)
        Distinct pairs, as positions.
    records, items : int
        How many there are.

    Returns
    -------
    (ndarray, ndarray, ndarray), each of shape (pairs,)
        First item, second item (larger), and the number of records; pairs that occur only.
    """
    from scipy import sparse

    held = sparse.csr_array((np.ones(len(record), np.int64), (record, item)), shape=(records, items))
    product = sparse.triu(held.T @ held, k=1, format="coo")
    return product.row, product.col, product.data


def write_pairs(incidence: Path, path: Path) -> None:
    """Read an incidence table from Parquet and write the table of pairs, as the engine's join would.

    Parameters
    ----------
    incidence : Path
        A table of `record`, `activity`, `period`.
    path : Path
        The file to write: `activity`, `other`, `period`, `records`.
    """
    import pyarrow as pa

    with parquet_module().ParquetFile(incidence) as file:
        table = file.read(["record", "activity", "period"])
    period = table["period"].combine_chunks().dictionary_encode()
    activity = table["activity"].combine_chunks().dictionary_encode()
    # names in binary order, so that "activity before other" means what it means to the engine
    order = np.argsort([name.encode() for name in activity.dictionary.to_pylist()], kind="stable")
    names, place = activity.dictionary.take(pa.array(order)), np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    item = place[np.asarray(activity.indices)] if len(table) else np.empty(0, np.int64)
    when = np.asarray(period.indices).astype(np.int64)
    record = np.asarray(table["record"].combine_chunks().dictionary_encode().indices).astype(np.int64)
    # one product for all periods: an item is an activity in a period, a holder is a record in a period
    holder, held = np.unique(record * max(len(period.dictionary), 1) + when, return_inverse=True)
    first, second, found = pair_counts(
        held, when * len(names) + item, records=len(holder), items=len(names) * max(len(period.dictionary), 1)
    )
    columns = {
        "activity": names.take(pa.array(first % max(len(names), 1))),
        "other": names.take(pa.array(second % max(len(names), 1))),
        "period": period.dictionary.take(pa.array(first // max(len(names), 1))),
        "records": pa.array(found, pa.int64()),
    }
    parquet_module().write_table(pa.table(columns), path)
