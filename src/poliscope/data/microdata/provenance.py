"""Where a table of counts comes from: files, rules, engine, and books that balance."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from poliscope.data.microdata.rows import Reason
from poliscope.data.microdata.work import Part
from poliscope.errors import DataError, Problem

__all__ = ["Dropped", "Provenance", "balanced", "read_provenance", "sidecar", "software"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Rows that were not counted, by reason; `weight` is the numerator of their shares."""

    reason: str
    rows: int
    weight: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """The record beside a result; the same run gives the same record.

    Parameters
    ----------
    result : str
        ``"activities"``, ``"incidence"`` or ``"cooccurrence"``.
    value : str
        What the column `value` counts: ``"fraction"``, ``"records"`` or ``"rows"``.
    rows, sha256
        Rows of the result, and the digest of what it says (:func:`.results.table_digest`).
    rows_in, rows_counted : int
        Rows read, and rows that stand in the result; the difference is in `dropped`, exactly.
    weight_in, weight_counted : int
        The same in numerators over `denominator`; 0 without weights.
    denominator : int
    denominator_exact : bool
        False where shares had to be rounded.
    rounded_rows : int
        How many rows that touched.
    dropped : tuple of Dropped
    filters : tuple of str
    source : tuple of dict
        Files with bytes and rows, or the table.
    engine, software : dict
        Versions.
    methods : dict
        How many chunks were counted which way.
    chunks : str
    description : dict
    sql : str
        What the engine ran for the first chunk.
    """

    result: str
    value: str
    rows: int
    sha256: str
    rows_in: int
    rows_counted: int
    weight_in: int
    weight_counted: int
    denominator: int
    denominator_exact: bool
    rounded_rows: int
    dropped: tuple[Dropped, ...]
    filters: tuple[str, ...]
    source: tuple[Mapping[str, Any], ...]
    engine: Mapping[str, str]
    software: Mapping[str, str]
    methods: Mapping[str, int]
    chunks: str
    description: Mapping[str, Any]
    sql: str

    def to_dict(self) -> dict[str, Any]:
        """Plain tables for JSON."""
        return asdict(self)


def sidecar(path: Path) -> Path:
    """Name the file beside a result that holds its provenance."""
    return path.with_name(path.name + ".provenance.json")


def read_provenance(path: str | Path) -> Provenance:
    """Read the provenance of a result.

    Parameters
    ----------
    path : str or Path
        The result.

    Returns
    -------
    Provenance
    """
    file = sidecar(Path(path))
    try:
        content = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise DataError(
            Problem("missing-provenance", f'"{path}" has no provenance', where=str(file))
        ) from None
    content["dropped"] = tuple(Dropped(**entry) for entry in content["dropped"])
    content["filters"], content["source"] = tuple(content["filters"]), tuple(content["source"])
    return Provenance(**content)


def software() -> dict[str, str]:
    """Versions of the packages that take part, beside the engine."""
    names = ("poliscope", "narwhals", "numpy", "pyarrow")
    found = {"python": platform.python_version()}
    for name in names:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def balanced(
    parts: Sequence[Part], reasons: Sequence[Reason], *, rows_out: int, weight_out: int, expected: int | None
) -> tuple[tuple[int, int], tuple[Dropped, ...]]:
    """Balance the books: what came in is what stands in the result and what was dropped, to the last unit.

    Parameters
    ----------
    parts : sequence of Part
    reasons : sequence of Reason
    rows_out, weight_out : int
        Summed from the finished table, which other queries made than those that made the books.
    expected : int or None
        Rows of the source, where its files say so.

    Returns
    -------
    ((int, int), tuple of Dropped)
        Rows and weight that came in, and what was dropped.

    Raises
    ------
    DataError
        When they do not balance; the result is not written then.
    """
    totals = {number: [0, 0] for number in range(1, len(reasons) + 1)}
    for entry in (entry for part in parts for entry in part.books if entry["reason"]):
        totals[entry["reason"]][0] += entry["rows"]
        totals[entry["reason"]][1] += entry.get("numerator", 0)
    dropped = tuple(
        Dropped(reasons[number - 1].text, rows, weight) for number, (rows, weight) in totals.items() if rows
    )
    rows_in, weight_in = sum(part.rows for part in parts), sum(part.weight for part in parts)
    if expected is not None and rows_in != expected:
        raise DataError(_unbalanced(f"the files hold {expected} rows, but {rows_in} were read"))
    rows_left = rows_in - rows_out - sum(entry.rows for entry in dropped)
    weight_left = weight_in - weight_out - sum(entry.weight for entry in dropped)
    if rows_left or weight_left:
        message = (
            f"{rows_left} rows and {weight_left} parts of weight came in but were neither counted nor dropped"
        )
        raise DataError(_unbalanced(message))
    return (rows_in, weight_in), dropped


def _unbalanced(message: str) -> Problem:
    help = "a file changed while it was read, or this is an error of poliscope: please report it"
    return Problem("unbalanced-books", message, help=help)
