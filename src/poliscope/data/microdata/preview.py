"""Before counting: what would be run, and how big it will be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from poliscope.data.microdata.description import AggregateDescription
from poliscope.data.microdata.expressions import incidence, size_estimate
from poliscope.data.microdata.job import Job, described, opened_job, result_frame
from poliscope.data.microdata.rows import counted_rows
from poliscope.data.microdata.sparse import pair_method

__all__ = ["Estimate", "estimate", "explain"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """How big a count will be.

    Parameters
    ----------
    rows, counted : int
        Rows, and those that will be counted.
    records, incidences, pairs, longest : int or None
        Distinct records, record-activity pairs, pairs of activities within records, and the most activities
        of one record; None without a record key.
    method : str or None
        Which way co-occurrence would go: ``"join"`` or ``"sparse"``.
    chunks : int
        How many chunks the memory asks for.
    """

    rows: int
    counted: int
    records: int | None
    incidences: int | None
    pairs: int | None
    longest: int | None
    method: str | None
    chunks: int


@contextmanager
def _looked_at(
    description: AggregateDescription | str | Path,
    *,
    engine: object,
    chunks: int | Literal["auto"],
    memory: str,
    folder: str | Path | None,
) -> Iterator[Job]:
    wanted = described(description, folder)
    with (
        tempfile.TemporaryDirectory(prefix="poliscope-") as room,
        opened_job(
            wanted, engine=engine, chunks=chunks, memory=memory, threads=None, spill=Path(room)
        ) as job,
    ):
        yield job


def explain(
    description: AggregateDescription | str | Path,
    *,
    engine: object = "auto",
    chunks: int | Literal["auto"] = "auto",
    memory: str = "2GB",
    folder: str | Path | None = None,
) -> str:
    """Say what would be run, without running it: the chunks, and the SQL (on Spark, the plan) of the first.

    Parameters
    ----------
    description, engine, chunks, memory, folder
        As :func:`aggregate` takes them.

    Returns
    -------
    str
    """
    with _looked_at(description, engine=engine, chunks=chunks, memory=memory, folder=folder) as job:
        rows = job.rows(0)
        reasons = [f"--   {number}: {reason.text}" for number, reason in enumerate(rows.reasons, 1)]
        pieces = [
            f"-- {job.source.where}",
            f"-- {job.plan}",
            f"-- shares are counted over {job.denominator.value}",
            "-- the count, into a part; parts are added up and sorted\n"
            + job.engine.explained(result_frame(job, rows.kept)),
            "\n".join(["-- the books: rows by the reason for which they are dropped (0: counted)", *reasons])
            + f"\n{job.engine.explained(rows.books)}",
        ]
    return "\n\n".join(pieces) + "\n"


def estimate(
    description: AggregateDescription | str | Path,
    *,
    engine: object = "auto",
    memory: str = "2GB",
    folder: str | Path | None = None,
) -> Estimate:
    """Ask for the size of a count: rows, records, pairs, and so the way to take.

    Parameters
    ----------
    description, engine, memory, folder
        As :func:`aggregate` takes them.

    Returns
    -------
    Estimate
    """
    with _looked_at(description, engine=engine, chunks="auto", memory=memory, folder=folder) as job:
        whole = counted_rows(job.frame, job.description, denominator=job.denominator.value)
        books = job.engine.first_rows(whole.books)
        rows = sum(int(entry["rows"]) for entry in books)
        counted = sum(int(entry["rows"]) for entry in books if not entry["reason"])
        if job.description.columns.record is None:
            return Estimate(rows, counted, None, None, None, None, None, job.plan.count)
        size = job.engine.first_rows(size_estimate(incidence(whole.kept)))[0]
        incidences, pairs = int(size["incidences"] or 0), int(size["doubled_pairs"] or 0) // 2
        method = pair_method(pairs, incidences)
        longest = int(size["longest"] or 0)
        return Estimate(
            rows, counted, int(size["records"]), incidences, pairs, longest, method, job.plan.count
        )
