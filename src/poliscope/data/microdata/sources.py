"""Where records lie: the files behind names, folders and globs, and what Parquet footers say of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from poliscope.data.microdata.description import Records
from poliscope.errors import DataError, Problem, missing_extra

__all__ = ["RowGroup", "Source", "SourceFile", "find_source", "named_damage", "row_groups"]

SUFFIXES = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".tsv": "csv", ".gz": "csv"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of records; size, time and rows are known for local files (rows for Parquet only)."""

    name: str
    """As the description and its folder give it."""
    address: str
    """What the engine opens."""
    bytes: int | None = None
    modified: int | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A table of records before any engine has opened it."""

    kind: Literal["parquet", "csv", "table"]
    files: tuple[SourceFile, ...]
    root: str | None = None
    """The folder under which folders like `year=2004` are columns, where there are such."""
    delimiter: str = ","
    database: str | None = None
    table: str | None = None

    @property
    def rows(self) -> int | None:
        """Rows of all files, where every footer says so."""
        counts = [file.rows for file in self.files]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    @property
    def where(self) -> str:
        """The place for error messages."""
        if self.table is not None:
            return f'table "{self.table}"' + (f' of "{self.database}"' if self.database else "")
        return (
            self.files[0].name
            if len(self.files) == 1
            else f"{self.files[0].name} and {len(self.files) - 1} more"
        )


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The range of a column in a piece of a Parquet file."""

    low: Any
    high: Any
    rows: int
    missing: bool
    """Whether it may hold rows without a value."""


def find_source(records: Records, folder: Path) -> Source:
    """Find the files of a description, and look at every Parquet footer.

    Parameters
    ----------
    records : Records
        What the description says.
    folder : Path
        Where relative names start.

    Returns
    -------
    Source

    Raises
    ------
    DataError
        When a name matches nothing, kinds are mixed, a Parquet file is damaged, or files differ in columns.
    """
    if records.table is not None:
        return _database(records, folder)
    found = [file for name in records.files for file in _matching(name, folder)]
    files = tuple({file.address: file for file in found}.values())
    kind = records.format or _kind(files)
    if kind == "parquet":
        files = tuple(_with_rows(files))
    elif problems := [problem for file in files if (problem := _false_gzip(file))]:
        raise DataError(problems[:20])
    delimiter = records.delimiter
    if "delimiter" not in records.model_fields_set and {_suffix(file.name) for file in files} == {".tsv"}:
        delimiter = "\t"
    return Source(kind, files, root=_partition_root(files), delimiter=delimiter)


def _suffix(name: str) -> str:
    """Return the ending that says what a file is: ".csv" for "records.csv.gz"."""
    path = Path(name.lower())
    inner = Path(path.stem).suffix
    return inner if path.suffix == ".gz" and inner in SUFFIXES else path.suffix


def _false_gzip(file: SourceFile) -> Problem | None:
    """Return what is wrong with a file that is compressed by its name only."""
    if "://" in file.address or not file.name.lower().endswith(".gz"):
        return None
    with Path(file.address).open("rb") as opened:
        if opened.read(2) == b"\x1f\x8b":
            return None
    told = "the name ends in .gz, but the file is not compressed"
    return Problem("unreadable-file", told, where=file.name, help="give it the name that it deserves")


def _database(records: Records, folder: Path) -> Source:
    if records.database is None:
        return Source("table", (), table=records.table)
    path = folder / records.database
    if not path.is_file():
        raise DataError(Problem("missing-file", f'there is no database file "{records.database}"'))
    state = path.stat()
    file = SourceFile(records.database, str(path), state.st_size, state.st_mtime_ns)
    return Source("table", (file,), database=str(path), table=records.table)


def _matching(name: str, folder: Path) -> list[SourceFile]:
    """Files for one name, sorted; an address with a scheme is left to the engine."""
    if "://" in name:
        return [SourceFile(name, name)]
    path = folder / name
    if path.is_dir():
        paths = [file for file in path.rglob("*") if _suffix(file.name) in SUFFIXES and _visible(file, path)]
    elif path.is_file():
        paths = [path]
    else:
        paths = [match for match in _globbed(path) if match.is_file()]
    if not paths:
        help = "names start at the folder of the description; folders, globs and single files are fine"
        raise DataError(Problem("missing-file", f'no file matches "{name}"', where=str(folder), help=help))
    return [_local(file, folder) for file in sorted(paths)]


def _globbed(pattern: Path) -> list[Path]:
    """Expand a pattern from its last folder without a wildcard."""
    parts = pattern.parts
    plain = next(i for i, part in enumerate((*parts, "*")) if any(sign in part for sign in "*?["))
    return list(Path(*parts[:plain]).glob(str(Path(*parts[plain:])))) if plain < len(parts) else []


def _visible(file: Path, root: Path) -> bool:
    """Spark and others leave files like `_SUCCESS` and `.crc` beside the data."""
    return not any(part.startswith((".", "_")) for part in file.relative_to(root).parts)


def _local(file: Path, folder: Path) -> SourceFile:
    state = file.stat()
    name = str(file.relative_to(folder)) if file.is_relative_to(folder) else str(file)
    return SourceFile(name, str(file.resolve()), state.st_size, state.st_mtime_ns)


def _kind(files: Sequence[SourceFile]) -> Literal["parquet", "csv"]:
    kinds = {SUFFIXES.get(_suffix(file.name)) for file in files}
    if kinds == {"parquet"}:
        return "parquet"
    if kinds == {"csv"}:
        return "csv"
    message = "the files are not all Parquet, nor all CSV, by their names"
    raise DataError(
        Problem("unknown-format", message, help='say which: format = "parquet" or format = "csv"')
    )


def _partition_root(files: Sequence[SourceFile]) -> str | None:
    """Find the folder above the first part like `year=2004`."""
    for file in files:
        parts = Path(file.address).parts
        for depth, part in enumerate(parts[:-1]):
            if "=" in part and "://" not in file.address:
                return str(Path(*parts[:depth]))
    return None


def _with_rows(files: Sequence[SourceFile]) -> list[SourceFile]:
    parquet = parquet_module()
    first: tuple[str, set[str]] | None = None
    problems: list[Problem] = []
    read: list[SourceFile] = []
    for file in files:
        if "://" in file.address:
            read.append(file)
            continue
        try:
            with parquet.ParquetFile(file.address) as opened:
                names, rows = set(opened.schema_arrow.names), opened.metadata.num_rows
        except Exception as error:  # pyarrow raises many kinds for a damaged file; all mean the same here
            problems.append(damaged(file.name, error))
            continue
        first = first or (file.name, names)
        if names != first[1]:
            problems.append(_differing(file.name, names, *first))
        read.append(SourceFile(file.name, file.address, file.bytes, file.modified, rows))
    if problems:
        raise DataError(problems[:20])
    return read


def damaged(name: str, error: object) -> Problem:
    """Describe a file that is not what it seems."""
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    help = "write the file again, or leave it out; nothing was counted from it"
    return Problem("unreadable-file", f"the Parquet file cannot be read: {reason}", where=name, help=help)


def _differing(name: str, names: set[str], first: str, expected: set[str]) -> Problem:
    lacks, adds = sorted(expected - names), sorted(names - expected)
    parts = [f"lacks {', '.join(lacks)}"] if lacks else []
    parts += [f"adds {', '.join(adds)}"] if adds else []
    message = f"the columns differ from those of {first}: it {' and '.join(parts)}"
    return Problem("differing-columns", message, where=name, help="files of one table have the same columns")


def named_damage(source: Source, columns: Collection[str]) -> list[Problem]:
    """Read local Parquet files from end to end, to say which of them stopped an engine that did not.

    Parameters
    ----------
    source : Source
        What the engine read.
    columns : collection of str
        The columns that it read; others may be damaged without harm.

    Returns
    -------
    list of Problem
        Of the first 20 damaged files.
    """
    problems: list[Problem] = []
    for file in source.files if source.kind == "parquet" else ():
        if "://" in file.address or len(problems) == 20:
            continue
        try:
            with parquet_module().ParquetFile(file.address) as opened:
                wanted = [name for name in opened.schema_arrow.names if name in columns]
                for _ in opened.iter_batches(columns=wanted):
                    pass
        except Exception as error:  # as above: many kinds, one meaning
            problems.append(damaged(file.name, error))
    return problems


def parquet_module() -> Any:
    """Import pyarrow.parquet, or say what to install."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise missing_extra("Counting records", "scale") from error
    return pyarrow.parquet


def row_groups(source: Source, column: str) -> list[RowGroup] | None:
    """Ranges of a column over all pieces of local Parquet files, or None where any is not recorded."""
    if source.kind != "parquet" or any("://" in file.address for file in source.files):
        return None
    parquet = parquet_module()
    found: list[RowGroup] = []
    for file in source.files:
        with parquet.ParquetFile(file.address) as opened:
            metadata = opened.metadata
            names = [metadata.schema.column(i).path for i in range(metadata.num_columns)]
            if column not in names:
                return None
            position = names.index(column)
            for number in range(metadata.num_row_groups):
                group = metadata.row_group(number)
                statistics = group.column(position).statistics
                if group.num_rows == 0:
                    continue
                if statistics is None or not statistics.has_min_max:
                    return None
                found.append(
                    RowGroup(statistics.min, statistics.max, group.num_rows, statistics.null_count != 0)
                )
    return found
