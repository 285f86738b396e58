"""Results on disk: written beside their place and then renamed, with a digest of what they say."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from poliscope.data.microdata.engines import arrow_batches
from poliscope.errors import DataError, Problem

__all__ = ["TableDigest", "file_digest", "placed", "table_digest", "write_json"]

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Give a name to write to, and rename it to `path` when the block ends well; remove it otherwise.

    Parameters
    ----------
    path : Path
        Where the file will be. It is either the old one or the whole new one, never a part.

    Yields
    ------
    Path
        The name to write to, in the same folder.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.partial{path.suffix}")
    draft.unlink(missing_ok=True)
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        help = "free some space, or name another folder, and run again: finished chunks are kept"
        code = "disk-full" if error.errno in FULL else "input-output"
        raise DataError(Problem(code, str(error), where=str(path), help=help)) from error
    finally:
        draft.unlink(missing_ok=True)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON in one step."""
    with placed(path) as draft:
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def file_digest(path: Path) -> str:
    """Sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class TableDigest:
    """Sha256 of what a table says, its rows, and the sums of its integer columns."""

    sha256: str
    rows: int
    totals: Mapping[str, int]


def table_digest(path: Path) -> TableDigest:
    """Sha256 of what a Parquet table says: names, values and their order, whatever wrote the file.

    Parameters
    ----------
    path : Path
        A table of text, integers and floats.

    Returns
    -------
    TableDigest
    """
    rows, totals = 0, Counter[str]()
    columns: dict[str, tuple[Any, Any]] = {}
    for batch in arrow_batches(path):
        rows += batch.num_rows
        for name, values in zip(batch.schema.names, batch.columns, strict=True):
            totals[name] += _add(columns.setdefault(name, (hashlib.sha256(), hashlib.sha256())), values)
    whole = hashlib.sha256(str(rows).encode())
    for name, digests in columns.items():
        whole.update(json.dumps([name, *(digest.hexdigest() for digest in digests)]).encode())
    return TableDigest(whole.hexdigest(), rows, dict(totals))


def _add(digests: tuple[Any, Any], values: Any) -> int:
    """Add numbers to the first digest, or lengths of text to it and the bytes to the second; sum integers."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if values.null_count:
        raise ValueError("a result has no missing values")  # keys are filled or dropped, counts are whole
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        digests[1].update(_bytes_of(values))
        values = pc.binary_length(values)
    kind = "<f8" if pa.types.is_floating(values.type) else "<i8"
    digests[0].update(values.to_numpy(zero_copy_only=False).astype(kind).tobytes())
    return int(pc.sum(values).as_py() or 0) if kind == "<i8" else 0


def _bytes_of(values: Any) -> memoryview:
    """All text of a column, end to end."""
    import pyarrow as pa

    plain = values.cast(pa.large_binary())
    ends = np.frombuffer(plain.buffers()[1], np.int64)[plain.offset : plain.offset + len(plain) + 1]
    return memoryview(plain.buffers()[2] or b"")[ends[0] : ends[-1]]
