"""Records opened by an engine, with everything decided: chunks, denominator, what each result asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import narwhals as nw

from poliscope.data.microdata.chunks import ChunkPlan, chunk_of, plan_chunks
from poliscope.data.microdata.denominators import MOST_DISTINCT, Denominator, common_denominator
from poliscope.data.microdata.description import AggregateDescription, read_description
from poliscope.data.microdata.engines import Engine, megabytes, open_engine
from poliscope.data.microdata.expressions import Frame, cooccurrence, incidence, tabulated
from poliscope.data.microdata.provenance import software
from poliscope.data.microdata.rows import SHARE, CountedRows, check_columns, counted_rows, with_shares
from poliscope.data.microdata.sources import Source, find_source, named_damage
from poliscope.data.microdata.work import fingerprint
from poliscope.errors import DataError, MethodError, Problem

__all__ = ["Job", "described", "opened_job", "result_frame"]

ENGINE_STOPPED = ("engine-failed", "unreadable-file", "input-output")


@dataclass(frozen=True, slots=True)
class Job:
    """Records opened by an engine, with everything decided."""

    description: AggregateDescription
    source: Source
    engine: Engine
    frame: Frame
    plan: ChunkPlan
    denominator: Denominator

    def rows(self, number: int) -> CountedRows:
        """Read a chunk."""
        chunk = chunk_of(self.engine, self.frame, self.plan, number)
        return counted_rows(chunk, self.description, denominator=self.denominator.value)

    @property
    def mark(self) -> str:
        """Fingerprint of all that a part depends on."""
        return fingerprint(
            {
                "description": self.description.model_dump(mode="json"),
                "source": dataclasses.asdict(self.source),
                "engine": [self.engine.name, dict(self.engine.versions())],
                "software": software(),
                "plan": dataclasses.asdict(self.plan),
                "denominator": dataclasses.asdict(self.denominator),
            }
        )


def described(
    description: AggregateDescription | str | Path, folder: str | Path | None
) -> tuple[AggregateDescription, Path]:
    """Give the description, read from its file if need be, and the folder where its names start."""
    if isinstance(description, AggregateDescription):
        return description, Path(folder or ".")
    return read_description(description), Path(folder or Path(description).parent)


def _chunk_count(chunks: int | Literal["auto"]) -> int | None:
    if chunks == "auto":
        return None
    if chunks < 1:
        raise MethodError(
            Problem("invalid-chunks", f"{chunks} chunks make no sense", help='give 1 or more, or "auto"')
        )
    return chunks


@contextmanager
def opened_job(
    wanted: tuple[AggregateDescription, Path],
    *,
    engine: object,
    chunks: int | Literal["auto"],
    memory: str,
    threads: int | None,
    spill: Path,
) -> Iterator[Job]:
    """Find the files, open the engine, check the columns, and decide chunks and denominator.

    Parameters
    ----------
    wanted : (AggregateDescription, Path)
        The description, and where its names start.
    engine, chunks, memory, threads, spill
        As :func:`poliscope.data.microdata.aggregate` takes them.

    Yields
    ------
    Job
        Usable until the block ends.
    """
    description, folder = wanted
    count, gigabytes = _chunk_count(chunks), megabytes(memory) / 1e3
    source = find_source(description.records, folder)
    with (
        _damage_named(source, description),
        open_engine(engine, memory=memory, threads=threads, spill=spill) as opened,
    ):
        frame = opened.read(source)
        check_columns(description, frame.collect_schema(), where=source.where)
        rows = source.rows
        if count is None and rows is None:
            rows = int(opened.first_rows(frame.select(nw.len().alias("rows")))[0]["rows"])
        plan = plan_chunks(description, source, chunks=count, gigabytes=gigabytes, rows=rows)
        yield Job(description, source, opened, frame, plan, _denominator(description, opened, frame))


@contextmanager
def _damage_named(source: Source, description: AggregateDescription) -> Iterator[None]:
    """Where an engine stopped without saying at which file, look for the file."""
    try:
        yield
    except DataError as error:
        if not any(problem.code in ENGINE_STOPPED for problem in error.problems):
            raise
        found = named_damage(source, description.named_columns)
        if found:
            raise DataError(found) from error
        raise


def _denominator(description: AggregateDescription, engine: Engine, frame: Frame) -> Denominator:
    """Take the one that is given, or find one that fits all shares; shares are read once for that."""
    weight = description.weight
    if weight is None or "fraction" not in description.measures:
        return Denominator(1, exact=True)
    if weight.denominator != "auto":
        return Denominator(weight.denominator, exact=True)
    valid = with_shares(frame, weight, description.columns.record)
    valid = valid.select(nw.col(SHARE).alias("share")).filter(nw.col("share") > 0.0)
    listed = valid.group_by("share").agg(nw.len().alias("rows")).head(MOST_DISTINCT + 1)
    found = [(float(row["share"]), int(row["rows"])) for row in engine.first_rows(listed)]
    if len(found) > MOST_DISTINCT:
        bounds = valid.select(nw.len().alias("rows"), nw.col("share").max())
        found += [(float(row["share"]), int(row["rows"])) for row in engine.first_rows(bounds)]
    return common_denominator(found, divisors=weight.column is None)


def result_frame(job: Job, kept: Frame) -> Frame:
    """Ask for the result of a chunk in one piece."""
    result = job.description.output.result
    if result == "activities":
        return tabulated(kept, job.description.measures)
    return incidence(kept) if result == "incidence" else cooccurrence(incidence(kept))
