"""Cutting records into chunks that hold whole records, so that every count adds up over them.

Where Parquet files are sorted by the record's key, chunks are ranges of it and the engine skips the rest of
the files; otherwise they are the engine's own hash of the key. Without a key, rows are cut by their region:
rows and shares add up over any cut.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from poliscope.data.microdata.description import AggregateDescription
from poliscope.data.microdata.engines import Engine
from poliscope.data.microdata.expressions import Frame
from poliscope.data.microdata.sources import RowGroup, Source, row_groups

__all__ = ["ChunkPlan", "chunk_of", "plan_chunks"]

ROWS_PER_GIGABYTE = 12_500_000
"""Measured: distinct counts over 25 million rows (7 rows a record) stay within 2 GB, with little spilled."""
OVERLAP = 0.1
"""Files count as sorted when at most this share of row groups reaches back before the one before it."""


@dataclass(frozen=True, slots=True)
class ChunkPlan:
    """How records are cut.

    Parameters
    ----------
    column : str
        The column that cuts.
    count : int
        How many chunks.
    bounds : tuple, optional
        The first key of chunks 1, 2, ...; without bounds the engine's hash decides.
    missing : bool
        Whether there may be rows without a key, which go with chunk 0. Asking for them makes an engine read
        on where it could skip.
    """

    column: str
    count: int
    bounds: tuple[Any, ...] = ()
    missing: bool = True

    def __str__(self) -> str:
        if self.count == 1:
            return "1 chunk: everything"
        rule = f"ranges of {self.column}" if self.bounds else f"a hash of {self.column}"
        return f"{self.count} chunks: {rule}"


def plan_chunks(
    description: AggregateDescription,
    source: Source,
    *,
    chunks: int | None,
    gigabytes: float,
    rows: int | None,
) -> ChunkPlan:
    """Decide how to cut.

    Parameters
    ----------
    description : AggregateDescription
    source : Source
    chunks : int or None
        How many; None decides by `rows` and memory.
    gigabytes : float
        Memory to stay within.
    rows : int or None
        Rows of the source where known; unknown means one chunk.

    Returns
    -------
    ChunkPlan
    """
    column = description.columns.record or description.columns.region
    count = chunks or max(1, round((rows or 0) / max(gigabytes * ROWS_PER_GIGABYTE, 1.0)))
    if count == 1 or description.columns.record is None:
        return ChunkPlan(column, count)
    groups = row_groups(source, column)
    if not groups or not _sorted(groups):
        return ChunkPlan(column, count)
    bounds = _bounds(groups, count)
    missing = any(group.missing for group in groups)
    return ChunkPlan(column, len(bounds) + 1, bounds, missing) if bounds else ChunkPlan(column, count)


def _sorted(groups: Sequence[RowGroup]) -> bool:
    if not all(isinstance(group.low, (int, str)) and not isinstance(group.low, bool) for group in groups):
        return False
    ordered = sorted(groups, key=lambda group: (group.low, group.high))
    back = sum(later.low < earlier.high for earlier, later in itertools.pairwise(ordered))
    return bool(back <= OVERLAP * len(groups))


def _bounds(groups: Sequence[RowGroup], count: int) -> tuple[Any, ...]:
    """Keys that cut the rows into about equal parts: within a group for integers, between groups for text."""
    ordered = sorted(groups, key=lambda group: (group.low, group.high))
    ends = np.cumsum([group.rows for group in ordered])
    aims = ends[-1] * np.arange(1, count) / count
    if isinstance(ordered[0].low, int):
        lows = [ordered[0].low, *(group.high for group in ordered)]
        keys = [math.ceil(key) for key in np.interp(aims, [0, *ends], lows)]
    else:
        keys = [
            ordered[min(bisect.bisect_left(ends.tolist(), aim) + 1, len(ordered) - 1)].low for aim in aims
        ]
    return tuple(key for key in sorted(set(keys)) if key > ordered[0].low)


def chunk_of(engine: Engine, frame: Frame, plan: ChunkPlan, number: int) -> Frame:
    """Take chunk `number` (from 0) of a table; chunk 0 of ranges also holds the rows without a key."""
    if plan.count == 1:
        return frame
    if not plan.bounds:
        return engine.in_bucket(frame, plan.column, count=plan.count, number=number)
    key = nw.col(plan.column)
    if number == 0:
        first = key < plan.bounds[0]
        return frame.filter(first | key.is_null() if plan.missing else first)
    if number == plan.count - 1:
        return frame.filter(key >= plan.bounds[-1])
    return frame.filter(key >= plan.bounds[number - 1], key < plan.bounds[number])
