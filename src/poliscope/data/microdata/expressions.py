"""The counts themselves: one narwhals lazy expression each, the same text for DuckDB and for Spark.

Each takes a lazy frame of *counted rows* with the columns `record`, `region`, `activity`, `period` and
`numerator` (int64, the row's share over a common denominator), as :mod:`.rows` makes it, and asks the engine
for integers only. Integers add up the same in any order: a table is the same to the bit on one thread or a
thousand, in one piece or summed over chunks with disjoint records. Constructs on which engines differ
(division by zero, float to integer casts without rounding, hashes, approximate counts) do not occur.

References
----------
.. [1] OECD (2009), *OECD Patent Statistics Manual*, chapter 4.6 (whole and fractional counting).
.. [2] Perianes-Rodriguez, A., Waltman, L. & van Eck, N. J. (2016), "Constructing bibliometric networks: A
   comparison between full and fractional counting", *Journal of Informetrics* 10(4).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import narwhals as nw

__all__ = [
    "CELL",
    "PAIR",
    "cooccurrence",
    "counts",
    "distinct_counts",
    "finished",
    "fractional_counts",
    "incidence",
    "merged",
    "size_estimate",
    "tabulated",
]

Frame = nw.LazyFrame[Any]

CELL = ("region", "activity", "period")
"""The key of an activity table."""
PAIR = ("activity", "other", "period")
"""The key of a co-occurrence table."""


def _rows() -> nw.Expr:
    return nw.len().cast(nw.Int64).alias("rows")


def _total(name: str) -> nw.Expr:
    return nw.col(name).sum().cast(nw.Int64).alias(name)


def counts(rows: Frame) -> Frame:
    """Count the rows of each cell of region, activity and period."""
    return rows.group_by(*CELL).agg(_rows())


def fractional_counts(rows: Frame) -> Frame:
    """Sum the shares of each cell, as a numerator over the common denominator; and count its rows."""
    return rows.group_by(*CELL).agg(_total("numerator"), _rows())


def distinct_counts(rows: Frame, *, fractional: bool) -> Frame:
    """Count the distinct records of each cell, its rows and, if `fractional`, the sum of its shares.

    Rows are first brought together by record and cell. That takes a quarter less time than a distinct count,
    less memory, and spills to disk in both steps.
    """
    numerator = [_total("numerator")] if fractional else []
    once = rows.group_by("record", *CELL).agg(*numerator, _rows())
    records = nw.len().cast(nw.Int64).alias("records")
    return once.group_by(*CELL).agg(*numerator, records, _total("rows"))


def tabulated(rows: Frame, measures: Collection[str]) -> Frame:
    """Count rows by region, activity and period; `rows` is always counted, for the books to balance.

    Parameters
    ----------
    rows : LazyFrame
        Counted rows.
    measures : collection of {"fraction", "records", "rows"}
        What else to count.

    Returns
    -------
    LazyFrame
        Unsorted, one row a cell that occurs.
    """
    fractional = "fraction" in measures
    if "records" in measures:
        return distinct_counts(rows, fractional=fractional)
    return fractional_counts(rows) if fractional else counts(rows)


def incidence(rows: Frame) -> Frame:
    """Distinct pairs of record and activity (in a period), each with the number of its rows."""
    return rows.group_by("record", "activity", "period").agg(_rows())


def cooccurrence(pairs: Frame) -> Frame:
    """Count records that hold two activities, `activity` before `other`: an incidence joined to itself."""
    left = pairs.select("record", "activity", "period")
    right = left.rename({"activity": "other"})
    both = left.join(right, on=["record", "period"], how="inner").filter(nw.col("activity") < nw.col("other"))
    return both.group_by(*PAIR).agg(nw.len().cast(nw.Int64).alias("records"))


def size_estimate(pairs: Frame) -> Frame:
    """One row on an incidence: records, incidences, pairs that a join would make, and the longest record."""
    size = nw.col("size")
    sizes = pairs.group_by("record", "period").agg(nw.len().cast(nw.Int64).alias("size"))
    doubled = sizes.with_columns(doubled=size * (size - 1))
    return doubled.select(
        nw.len().cast(nw.Int64).alias("records"),
        size.sum().cast(nw.Int64).alias("incidences"),
        nw.col("doubled").sum().cast(nw.Int64).alias("doubled_pairs"),
        size.max().cast(nw.Int64).alias("longest"),
    )


def merged(parts: Frame, key: Sequence[str]) -> Frame:
    """Add the integer columns of parts that were counted over disjoint records."""
    totals = [name for name in parts.collect_schema() if name not in key]
    return parts.group_by(*key).agg(*(_total(name) for name in totals))


def finished(table: Frame, key: Sequence[str], *, value: str, denominator: int) -> Frame:
    """Put the key first, then `value` as a float, then the whole numbers; sorted by the key in binary order.

    Parameters
    ----------
    table : LazyFrame
        Key and int64 columns.
    key : sequence of str
        Columns to sort by.
    value : str
        The column that becomes `value`.
    denominator : int
        Divides `value`; 1 for counts.

    Returns
    -------
    LazyFrame
    """
    rest = [name for name in table.collect_schema() if name not in key]
    number = nw.col(value).cast(nw.Float64) / float(denominator)
    return table.select(*key, number.alias("value"), *rest).sort(*key)
