"""Counting records: plan, count chunk by chunk, add up, balance the books, then put the result in place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from poliscope.data.microdata.aggregation import Aggregation
from poliscope.data.microdata.description import AggregateDescription
from poliscope.data.microdata.duckdb_engine import DuckDBEngine, open_duckdb
from poliscope.data.microdata.engines import Engine
from poliscope.data.microdata.expressions import (
    CELL,
    PAIR,
    Frame,
    cooccurrence,
    finished,
    incidence,
    merged,
    size_estimate,
    tabulated,
)
from poliscope.data.microdata.job import Job, described, opened_job, result_frame
from poliscope.data.microdata.lock import exclusively
from poliscope.data.microdata.provenance import Provenance, balanced, sidecar, software
from poliscope.data.microdata.results import file_digest, placed, table_digest, write_json
from poliscope.data.microdata.rows import Reason
from poliscope.data.microdata.sources import Source
from poliscope.data.microdata.sparse import pair_method, write_pairs
from poliscope.data.microdata.work import Part, WorkFolder
from poliscope.errors import DataError, MethodError, Problem, counted

__all__ = ["Progress", "aggregate"]

KEYS = {"activities": CELL, "cooccurrence": PAIR, "incidence": ("record", "activity", "period")}
COLUMN = {"fraction": "numerator", "records": "records", "rows": "rows"}
PairMethod = Literal["auto", "join", "sparse"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress bar needs: chunks done of all, rows read so far, chunks an earlier run left."""

    done: int
    total: int
    rows: int
    reused: int


def aggregate(
    description: AggregateDescription | str | Path,
    *,
    out: str | Path,
    engine: object = "auto",
    chunks: int | Literal["auto"] = "auto",
    memory: str = "2GB",
    threads: int | None = None,
    spill: str | Path | None = None,
    pairs: PairMethod = "auto",
    progress: Callable[[Progress], None] | None = None,
    resume: bool = True,
    folder: str | Path | None = None,
) -> Aggregation:
    """Count records by region, activity and period, on this machine or on a Spark cluster.

    Parameters
    ----------
    description : AggregateDescription, str or Path
        What to count, or its TOML file.
    out : str or Path
        The table to write, ``.parquet`` or ``.csv``; its provenance goes beside it. An old table stays until
        the new one is whole.
    engine : "auto", "duckdb", a Spark address or a SparkSession
        Who counts. The result is the same to the bit.
    chunks : int or "auto"
        In how many pieces; by default as many as the memory asks for.
    memory : str
        What this process may use.
    threads : int, optional
        Of DuckDB; by default all cores.
    spill : str or Path, optional
        Where DuckDB puts what does not fit into memory; by default beside `out`.
    pairs : {"auto", "join", "sparse"}
        How co-occurrence is counted; "auto" asks for the size first.
    progress : callable, optional
        Called with a :class:`Progress` after every chunk.
    resume : bool
        Take up an interrupted run of the same description, files and engine.
    folder : str or Path, optional
        Where relative names of files start; by default the folder of the TOML file.

    Returns
    -------
    Aggregation

    Raises
    ------
    StudyError, DataError, MethodError, MissingExtraError
        With what is wrong, where, and what to do. Finished chunks are kept for the next run. Another run
        on the same result is an error that names its process.
    """
    wanted, result = described(description, folder), Path(out)
    _check_result(result)
    work = WorkFolder(result)
    room = Path(spill) if spill is not None else work.spill
    with exclusively(result), _cleared(work):
        with opened_job(
            wanted, engine=engine, chunks=chunks, memory=memory, threads=threads, spill=room
        ) as job:
            kept = work.open(job.mark, resume=resume)
            parts = _counted(job, work, dict(kept), pairs, progress)
            with _finisher(job.engine, memory=memory, threads=threads, spill=room) as finisher:
                provenance = _finish(job, parts, work, result, finisher)
        work.remove()
    return Aggregation(result, provenance, computed=len(parts) - len(kept), reused=len(kept))


@contextmanager
def _cleared(work: WorkFolder) -> Iterator[None]:
    """Leave no folder behind in which nothing was finished."""
    try:
        yield
    except BaseException:
        work.remove_if_unused()
        raise


def _check_result(result: Path) -> None:
    if result.suffix not in (".parquet", ".csv"):
        help = 'name it "....parquet" or "....csv"'
        raise MethodError(Problem("unknown-format", f'"{result.name}" is neither Parquet nor CSV', help=help))
    result.parent.mkdir(parents=True, exist_ok=True)


def _finisher(engine: Engine, *, memory: str, threads: int | None, spill: Path) -> Any:
    """Parts lie on this machine: DuckDB adds them up and sorts them, whichever engine counted."""
    if isinstance(engine, DuckDBEngine):
        return nullcontext(engine)
    return open_duckdb(memory=memory, threads=threads, spill=spill)


def _counted(
    job: Job,
    work: WorkFolder,
    parts: dict[int, Part],
    pairs: PairMethod,
    progress: Callable[[Progress], None] | None,
) -> dict[int, Part]:
    """Count the chunks that are not there yet."""
    reused, mark = len(parts), job.mark
    for number in range(job.plan.count):
        if number in parts:
            continue
        parts[number] = _count_chunk(job, number, work, pairs)
        work.record(mark, parts)
        if progress is not None:
            rows = sum(part.rows for part in parts.values())
            progress(Progress(len(parts), job.plan.count, rows, reused))
    return parts


def _count_chunk(job: Job, number: int, work: WorkFolder, pairs: PairMethod) -> Part:
    rows = job.rows(number)
    books = tuple(job.engine.first_rows(rows.books))
    _check_policies(books, rows.reasons, job.source.where)
    with placed(work.part(number)) as draft:
        method = _write_part(job, rows.kept, draft, pairs)
    return Part(
        number=number,
        sha256=file_digest(work.part(number)),
        books=tuple({name: int(value) for name, value in entry.items()} for entry in books),
        method=method,
    )


def _check_policies(books: tuple[Mapping[str, Any], ...], reasons: tuple[Reason, ...], where: str) -> None:
    problems = []
    for entry in books:
        if entry["reason"] and reasons[entry["reason"] - 1].policy == "error":
            message = f"{counted(entry['rows'], 'row has', 'rows have')} {reasons[entry['reason'] - 1].text}"
            help = 'mend them, or let [missing] say "drop"'
            problems.append(Problem("missing-values", message, where=where, help=help))
    if problems:
        raise DataError(problems)


def _write_part(job: Job, kept: Frame, draft: Path, pairs: PairMethod) -> str:
    result, engine = job.description.output.result, job.engine
    if result == "activities":
        engine.write(tabulated(kept, job.description.measures), draft)
        return "group"
    if result == "incidence":
        engine.write(incidence(kept), draft)
        return "group"
    if not isinstance(engine, DuckDBEngine) and pairs != "sparse":
        # a cluster joins where the data are; sending it all here would be the slow way
        engine.write(cooccurrence(incidence(kept)), draft)
        return "join"
    with tempfile.TemporaryDirectory(prefix=".pairs-", dir=draft.parent) as room:
        held = Path(room) / "incidence.parquet"
        engine.write(incidence(kept), held)
        if pairs == "sparse" or (pairs == "auto" and _is_dense(engine, held)):
            write_pairs(held, draft)
            return "sparse"
        assert isinstance(engine, DuckDBEngine)
        engine.write(cooccurrence(engine.read_parts([held])), draft)
        return "join"


def _is_dense(engine: Engine, held: Path) -> bool:
    assert isinstance(engine, DuckDBEngine)
    size = engine.first_rows(size_estimate(engine.read_parts([held])))[0]
    return pair_method(int(size["doubled_pairs"] or 0) // 2, int(size["incidences"] or 0)) == "sparse"


def _finish(
    job: Job, parts: Mapping[int, Part], work: WorkFolder, result: Path, finisher: DuckDBEngine
) -> Provenance:
    """Add up, sort, digest, balance; then the provenance and the table take their places, in this order."""
    table = finisher.read_parts([work.part(number) for number in sorted(parts)])
    key, value = KEYS[job.description.output.result], _value(job.description)
    if len(parts) > 1:
        table = merged(table, key)
    whole = finished(
        table, key, value=COLUMN[value], denominator=job.denominator.value if value == "fraction" else 1
    )
    drawn = work.path / "result.parquet"
    with placed(result) as draft:
        finisher.write(whole, draft if result.suffix == ".parquet" else drawn, compression="zstd")
        digest = table_digest(draft if result.suffix == ".parquet" else drawn)
        provenance = _provenance(job, parts, value, digest.sha256, digest.rows, digest.totals)
        if result.suffix == ".csv":
            finisher.write(finisher.read_parts([drawn]), draft)
        write_json(sidecar(result), provenance.to_dict())
    return provenance


def _value(description: AggregateDescription) -> str:
    by_result = {"incidence": "rows", "cooccurrence": "records"}
    return by_result.get(description.output.result) or description.measures[0]


def _provenance(
    job: Job, parts: Mapping[int, Part], value: str, sha256: str, rows: int, totals: Mapping[str, int]
) -> Provenance:
    listed = [parts[number] for number in sorted(parts)]
    counted = [entry for part in listed for entry in part.books if not entry["reason"]]
    first = job.rows(0)
    # pairs of activities no longer say how many rows they stand for: there the chunks' own books must do
    rows_out = totals.get("rows", sum(entry["rows"] for entry in counted))
    weight_out = totals.get("numerator", 0)
    (rows_in, weight_in), dropped = balanced(
        listed, first.reasons, rows_out=rows_out, weight_out=weight_out, expected=job.source.rows
    )
    methods = {name: sum(part.method == name for part in listed) for name in {part.method for part in listed}}
    rounded = sum(entry.get("rounded", 0) for part in listed for entry in part.books)
    return Provenance(
        result=job.description.output.result,
        value=value,
        rows=rows,
        sha256=sha256,
        rows_in=rows_in,
        rows_counted=rows_out,
        weight_in=weight_in,
        weight_counted=weight_out,
        denominator=job.denominator.value,
        denominator_exact=job.denominator.exact and rounded == 0,
        rounded_rows=rounded,
        dropped=dropped,
        filters=tuple(str(rule) for rule in job.description.filter),
        source=_source_record(job.source),
        engine=job.engine.versions(),
        software=software(),
        methods=methods,
        chunks=str(job.plan),
        description=job.description.model_dump(mode="json", exclude_defaults=True),
        sql=job.engine.explained(result_frame(job, first.kept)),
    )


def _source_record(source: Source) -> tuple[Mapping[str, Any], ...]:
    files = tuple({"file": file.name, "bytes": file.bytes, "rows": file.rows} for file in source.files)
    return files if source.table is None else ({"table": source.table}, *files)
