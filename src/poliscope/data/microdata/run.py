"""Counting records: plan, count chunk by chunk, add up, balance the books, then put the result in place."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from poliscope.data.microdata.chunks import ChunkPlan, chunk_of, plan_chunks
from poliscope.data.microdata.denominators import MOST_DISTINCT, Denominator, common_denominator
from poliscope.data.microdata.description import AggregateDescription, read_description
from poliscope.data.microdata.duckdb_engine import DuckDBEngine, open_duckdb
from poliscope.data.microdata.engines import Engine, megabytes, open_engine
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
from poliscope.data.microdata.provenance import (
    Provenance,
    balanced,
    read_provenance,
    sidecar,
    software,
)
from poliscope.data.microdata.results import file_digest, placed, table_digest, write_json
from poliscope.data.microdata.rows import SHARE, CountedRows, Reason, check_columns, counted_rows, with_shares
from poliscope.data.microdata.sources import Source, find_source, named_damage
from poliscope.data.microdata.sparse import JOIN_BELOW, write_pairs
from poliscope.data.microdata.work import Part, WorkFolder, fingerprint
from poliscope.errors import DataError, MethodError, Problem

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Aggregation", "Estimate", "Progress", "aggregate", "estimate", "explain", "read_aggregation"]

KEYS = {"activities": CELL, "cooccurrence": PAIR, "incidence": ("record", "activity", "period")}
COLUMN = {"fraction": "numerator", "records": "records", "rows": "rows"}
ENGINE_STOPPED = ("engine-failed", "unreadable-file", "input-output")
PairMethod = Literal["auto", "join", "sparse"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress bar needs: chunks done of all, rows read so far, chunks an earlier run left."""

    done: int
    total: int
    rows: int
    reused: int


@dataclass(frozen=True, slots=True)
class Aggregation:
    """A finished count.

    Parameters
    ----------
    path : Path
        The table: for activities `region`, `activity`, `period`, `value`, and whole numbers.
    provenance : Provenance
    computed, reused : int
        Chunks counted by this run, and taken over from an interrupted one.
    """

    path: Path
    provenance: Provenance
    computed: int = 0
    reused: int = 0

    def to_frame(self) -> pd.DataFrame:
        """Read the table."""
        import pandas as pd

        if self.path.suffix == ".csv":
            return pd.read_csv(
                self.path, dtype={"region": str, "activity": str, "other": str}, keep_default_na=False
            )
        return pd.read_parquet(self.path)


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


@dataclass(frozen=True, slots=True)
class _Job:
    """Records opened by an engine, with everything decided."""

    description: AggregateDescription
    source: Source
    engine: Engine
    frame: Frame
    plan: ChunkPlan
    denominator: Denominator

    def rows(self, number: int) -> CountedRows:
        chunk = chunk_of(self.engine, self.frame, self.plan, number)
        return counted_rows(chunk, self.description, denominator=self.denominator.value)

    @property
    def mark(self) -> str:
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


def _described(
    description: AggregateDescription | str | Path, folder: str | Path | None
) -> tuple[AggregateDescription, Path]:
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
def _opened(
    described: tuple[AggregateDescription, Path],
    *,
    engine: object,
    chunks: int | Literal["auto"],
    memory: str,
    threads: int | None,
    spill: Path,
) -> Iterator[_Job]:
    description, folder = described
    wanted, gigabytes = _chunk_count(chunks), megabytes(memory) / 1e3
    source = find_source(description.records, folder)
    with (
        _damage_named(source, description),
        open_engine(engine, memory=memory, threads=threads, spill=spill) as opened,
    ):
        frame = opened.read(source)
        check_columns(description, frame.collect_schema(), where=source.where)
        rows = source.rows
        if wanted is None and rows is None:
            rows = int(opened.first_rows(frame.select(nw.len().alias("rows")))[0]["rows"])
        plan = plan_chunks(description, source, chunks=wanted, gigabytes=gigabytes, rows=rows)
        yield _Job(description, source, opened, frame, plan, _denominator(description, opened, frame))


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
        With what is wrong, where, and what to do. Finished chunks are kept for the next run.
    """
    described, result = _described(description, folder), Path(out)
    _check_result(result)
    work = WorkFolder(result)
    room = Path(spill) if spill is not None else work.spill
    try:
        with _opened(
            described, engine=engine, chunks=chunks, memory=memory, threads=threads, spill=room
        ) as job:
            kept = work.open(job.mark, resume=resume)
            parts = _counted(job, work, dict(kept), pairs, progress)
            with _finisher(job.engine, memory=memory, threads=threads, spill=room) as finisher:
                provenance = _finish(job, parts, work, result, finisher)
    except BaseException:
        work.remove_if_unused()
        raise
    work.remove()
    return Aggregation(result, provenance, computed=len(parts) - len(kept), reused=len(kept))


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
    job: _Job,
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


def _count_chunk(job: _Job, number: int, work: WorkFolder, pairs: PairMethod) -> Part:
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
            message = f"{entry['rows']} rows have {reasons[entry['reason'] - 1].text}"
            help = 'mend them, or let [missing] say "drop"'
            problems.append(Problem("missing-values", message, where=where, help=help))
    if problems:
        raise DataError(problems)


def _write_part(job: _Job, kept: Frame, draft: Path, pairs: PairMethod) -> str:
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
    return _pair_method(int(size["doubled_pairs"] or 0) // 2, int(size["incidences"] or 0)) == "sparse"


def _pair_method(pairs: int, incidences: int) -> str:
    return "join" if pairs < JOIN_BELOW * max(incidences, 1) else "sparse"


def _finish(
    job: _Job, parts: Mapping[int, Part], work: WorkFolder, result: Path, finisher: DuckDBEngine
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
    job: _Job, parts: Mapping[int, Part], value: str, sha256: str, rows: int, totals: Mapping[str, int]
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
        sql=job.engine.explained(_result_frame(job, first.kept)),
    )


def _source_record(source: Source) -> tuple[Mapping[str, Any], ...]:
    files = tuple({"file": file.name, "bytes": file.bytes, "rows": file.rows} for file in source.files)
    return files if source.table is None else ({"table": source.table}, *files)


def _result_frame(job: _Job, kept: Frame) -> Frame:
    result = job.description.output.result
    if result == "activities":
        return tabulated(kept, job.description.measures)
    return incidence(kept) if result == "incidence" else cooccurrence(incidence(kept))


@contextmanager
def _looked_at(
    description: AggregateDescription | str | Path,
    *,
    engine: object,
    chunks: int | Literal["auto"],
    memory: str,
    folder: str | Path | None,
) -> Iterator[_Job]:
    described = _described(description, folder)
    with (
        tempfile.TemporaryDirectory(prefix="poliscope-") as room,
        _opened(
            described, engine=engine, chunks=chunks, memory=memory, threads=None, spill=Path(room)
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
            + job.engine.explained(_result_frame(job, rows.kept)),
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
        method = _pair_method(pairs, incidences)
        longest = int(size["longest"] or 0)
        return Estimate(
            rows, counted, int(size["records"]), incidences, pairs, longest, method, job.plan.count
        )


def read_aggregation(path: str | Path) -> Aggregation:
    """Open a result again, and check that it still says what its provenance says.

    Parameters
    ----------
    path : str or Path
        The table.

    Returns
    -------
    Aggregation

    Raises
    ------
    DataError
        Without provenance, or when the table was changed since.
    """
    file = Path(path)
    provenance = read_provenance(file)
    if file.suffix == ".parquet" and table_digest(file).sha256 != provenance.sha256:
        message = "the table does not say what its provenance says"
        raise DataError(
            Problem("changed-table", message, where=str(file), help="aggregate the records again")
        )
    return Aggregation(file, provenance)
