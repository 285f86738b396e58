"""What goes wrong, and what is left: a clear error, nothing half-written, and a run that can be taken up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from poliscope.data.microdata import AggregateDescription, Progress, aggregate, parse_description
from poliscope.errors import DataError

pa = pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
pytest.importorskip("duckdb", reason="the extra `scale` is not installed")
import pyarrow.parquet as pq  # noqa: E402 - after the check that it is there

from microdata_cases import CASES, ROLES, damage  # noqa: E402 - it needs pyarrow

CONTENT = {"records": {"files": "records"}, **CASES["texts"].description}

RUN = """
import datetime, os, resource, signal, sys
from pathlib import Path
from poliscope.data.microdata import aggregate, parse_description
from poliscope.errors import PoliscopeError

folder, kill_after, room = Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4])
description = parse_description(eval(sys.argv[2], {"datetime": datetime}))

def progress(told):
    if told.done == kill_after:
        os.kill(os.getpid(), signal.SIGKILL)

if room:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    aggregate(description, out=folder / "out.parquet", folder=folder, chunks=7, progress=progress)
except PoliscopeError as error:
    print(error)
    sys.exit(3)
"""


def lay(folder: Path) -> AggregateDescription:
    return CASES["texts"].lay(folder)[1]


def run_apart(folder: Path, *, kill_after: int = 0, room: int = 0) -> subprocess.CompletedProcess[str]:
    """Count in 7 chunks in a process of its own, which is killed, or may write only small files."""
    arguments = [sys.executable, "-c", RUN, str(folder), repr(CONTENT), str(kill_after), str(room)]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)


def whole(description: AggregateDescription, folder: Path) -> str:
    return aggregate(description, out=folder / "whole.parquet", folder=folder).provenance.sha256


def left_behind(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {
        "records",
        "whole.parquet",
        "whole.parquet.provenance.json",
    }


class StoppedError(Exception):
    """Ctrl-C, as it were."""


def stop_after(chunks: int) -> Any:
    def progress(told: Progress) -> None:
        if told.done == chunks:
            raise StoppedError

    return progress


def interrupt(description: AggregateDescription, folder: Path, *, chunks: int = 7, after: int = 3) -> Path:
    with pytest.raises(StoppedError):
        aggregate(
            description, out=folder / "out.parquet", folder=folder, chunks=chunks, progress=stop_after(after)
        )
    return folder / "out.parquet.parts"


def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    description = lay(tmp_path)
    killed = run_apart(tmp_path, kill_after=3)
    assert killed.returncode == -signal.SIGKILL
    assert left_behind(tmp_path) == {"out.parquet.parts", "out.parquet.lock"}
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7)
    assert (found.computed, found.reused) == (4, 3)
    assert found.provenance.sha256 == whole(description, tmp_path)
    assert left_behind(tmp_path) == {"out.parquet", "out.parquet.provenance.json"}


def test_killed_while_a_part_was_written_the_torn_file_is_not_believed(tmp_path: Path) -> None:
    description = lay(tmp_path)
    parts = interrupt(description, tmp_path)
    (parts / ".part-00003.parquet.1.partial.parquet").write_bytes(b"PAR1 torn")
    (parts / "part-00003.parquet").write_bytes(b"PAR1 not in the manifest")
    (parts / "part-00001.parquet").write_bytes(b"PAR1 changed")
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7)
    assert (found.computed, found.reused) == (5, 2)
    assert found.provenance.sha256 == whole(description, tmp_path)


@pytest.mark.parametrize("torn", ["", '{"fingerprint": "x", "parts"', "[]", '{"fingerprint": "x"}'])
def test_a_torn_manifest_starts_anew(tmp_path: Path, torn: str) -> None:
    description = lay(tmp_path)
    parts = interrupt(description, tmp_path)
    (parts / "manifest.json").write_text(torn)
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7)
    assert (found.computed, found.reused) == (7, 0)


def test_parts_of_another_question_are_not_used(tmp_path: Path) -> None:
    description = lay(tmp_path)
    interrupt(description, tmp_path)
    other = description.model_copy(update={"filter": ()})
    assert aggregate(other, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7).reused == 0
    interrupt(description, tmp_path)
    assert aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=6).reused == 0
    interrupt(description, tmp_path)
    os.utime(tmp_path / "records" / "part-1.parquet", ns=(1, 1))
    assert aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7).reused == 0
    interrupt(description, tmp_path)
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7, resume=False)
    assert found.reused == 0


# files of 3,000 bytes hold a part but not a manifest of seven; those of 900 hold nothing
@pytest.mark.parametrize("room", [900, 3_000])
def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path, room: int) -> None:
    description = lay(tmp_path)
    full = run_apart(tmp_path, room=room)
    assert full.returncode == 3, full.stderr
    assert "error[disk-full]" in full.stdout
    assert "run again: finished chunks are kept" in full.stdout
    assert left_behind(tmp_path) <= {"out.parquet.parts"}
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=7)
    assert found.reused + found.computed == 7
    assert (found.reused > 0) == (room > 900)
    assert found.provenance.sha256 == whole(description, tmp_path)
    assert left_behind(tmp_path) == {"out.parquet", "out.parquet.provenance.json"}


def test_the_old_result_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    description = lay(tmp_path)
    out = tmp_path / "out.parquet"
    before = aggregate(description, out=out, folder=tmp_path).path.read_bytes()
    damage(tmp_path / "records" / "part-1.parquet")
    with pytest.raises(DataError, match="unreadable-file"):
        aggregate(description, out=out, folder=tmp_path)
    assert out.read_bytes() == before
    assert left_behind(tmp_path) == {"out.parquet", "out.parquet.provenance.json"}


def test_all_damaged_footers_are_told_at_once(tmp_path: Path) -> None:
    description = lay(tmp_path)
    for number in (0, 1):
        path = tmp_path / "records" / f"part-{number}.parquet"
        path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match="unreadable-file") as caught:
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    assert [problem.where for problem in caught.value.problems] == [
        str(Path("records") / f"part-{number}.parquet") for number in (0, 1)
    ]
    assert left_behind(tmp_path) == set()


def test_damaged_pages_under_a_sound_footer_are_told(tmp_path: Path) -> None:
    description = lay(tmp_path)
    damage(tmp_path / "records" / "part-1.parquet")
    with pytest.raises(DataError, match="the Parquet file cannot be read") as caught:
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=2)
    assert [problem.where for problem in caught.value.problems] == [str(Path("records") / "part-1.parquet")]


def test_a_file_damaged_after_some_chunks_can_be_mended_and_the_run_taken_up(tmp_path: Path) -> None:
    """Chunks are ranges of the key: those that lie in sound files are finished before the damage is met."""
    (tmp_path / "records").mkdir()
    for number in range(4):
        ids = [number * 100 + i for i in range(100)]
        table = pa.table({"id": ids, "place": ["x"] * 100, "code": ["A"] * 100, "year": [2000] * 100})
        pq.write_table(table, tmp_path / "records" / f"{number}.parquet")
    description = parse_description({"records": {"files": "records"}, "columns": ROLES})
    path = tmp_path / "records" / "2.parquet"
    sound, state = path.read_bytes(), path.stat()
    damage(path)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    with pytest.raises(DataError, match="the Parquet file cannot be read"):
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=4)
    assert left_behind(tmp_path) == {"out.parquet.parts"}
    path.write_bytes(sound)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, chunks=4)
    assert (found.reused, found.computed) == (2, 2)
    assert found.to_frame()["value"].tolist() == [400]


def test_a_missing_column_is_told_with_the_nearest(tmp_path: Path) -> None:
    lay(tmp_path)
    content = {**CONTENT, "columns": {**ROLES, "region": "plaice", "activity": "ipc"}}
    with pytest.raises(DataError, match='no column "plaice", named for region') as caught:
        aggregate(parse_description(content), out=tmp_path / "out.parquet", folder=tmp_path)
    assert 'did you mean "place"?' in str(caught.value)
    assert 'no column "ipc", named for activity' in str(caught.value)
    assert left_behind(tmp_path) == set()


def test_a_file_that_lacks_a_column_is_named(tmp_path: Path) -> None:
    description = lay(tmp_path)
    path = tmp_path / "records" / "part-2.parquet"
    pq.write_table(pq.ParquetFile(path).read().drop_columns("place"), path)
    with pytest.raises(DataError, match="it lacks place") as caught:
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    assert caught.value.problems[0].where == str(Path("records") / "part-2.parquet")


def test_a_column_of_lists_cannot_be_a_region(tmp_path: Path) -> None:
    table = pa.table({"id": [1], "place": [["x", "y"]], "code": ["A"], "year": [2000]})
    (tmp_path / "records").mkdir()
    pq.write_table(table, tmp_path / "records" / "a.parquet")
    description = parse_description({"records": {"files": "records"}, "columns": ROLES})
    with pytest.raises(
        DataError, match=r'column "place" holds List\(String\), which cannot be read as region'
    ):
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)


def test_a_filter_that_compares_numbers_with_text_is_refused(tmp_path: Path) -> None:
    lay(tmp_path)
    content = {**CONTENT, "filter": [{"column": "people", "keep": ["2"]}]}
    with pytest.raises(DataError, match='column "people" holds Int32, but the filter compares it with text'):
        aggregate(parse_description(content), out=tmp_path / "out.parquet", folder=tmp_path)


def test_a_missing_value_stops_the_run_where_that_is_asked(tmp_path: Path) -> None:
    lay(tmp_path)
    content = {**CONTENT, "missing": {"region": "error", "period": "error"}}
    with pytest.raises(DataError, match=r"rows have no region \(column place\)") as caught:
        aggregate(parse_description(content), out=tmp_path / "out.parquet", folder=tmp_path)
    assert 'let [missing] say "drop"' in str(caught.value)
    assert left_behind(tmp_path) == set()


def test_no_file_matches(tmp_path: Path) -> None:
    description = parse_description({**CONTENT, "records": {"files": ["nowhere", "*.parquet"]}})
    with pytest.raises(DataError, match='no file matches "nowhere"'):
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    description = parse_description({"records": {"database": "x.duckdb", "table": "t"}, "columns": ROLES})
    with pytest.raises(DataError, match=r'there is no database file "x\.duckdb"'):
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    import duckdb

    duckdb.connect(str(tmp_path / "x.duckdb")).close()
    with pytest.raises(DataError, match=r"error\[unknown-table\]"):
        aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path)
    catalog = parse_description({"records": {"table": "t"}, "columns": ROLES})
    with pytest.raises(DataError, match='where is the table "t"'):
        aggregate(catalog, out=tmp_path / "out.parquet", folder=tmp_path)


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    """All memory is 100 MB and nothing may spill, for a million distinct records."""
    size = 1_000_000
    table = pa.table({"id": [f"{i:040d}" for i in range(size)], "place": ["x"] * size, "code": ["A"] * size})
    (tmp_path / "records").mkdir()
    pq.write_table(table, tmp_path / "records" / "a.parquet")
    columns = {"record": "id", "region": "place", "activity": "code"}
    description = parse_description({"records": {"files": "records"}, "columns": columns})
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the spill folder should be")
    with pytest.raises(DataError, match=r"error\[(out-of-memory|input-output)\]"):
        aggregate(
            description, out=tmp_path / "out.parquet", folder=tmp_path, memory="1MB", spill=blocked, chunks=1
        )
    found = aggregate(description, out=tmp_path / "out.parquet", folder=tmp_path, memory="1MB", chunks=8)
    assert found.to_frame()["value"].tolist() == [size]


@pytest.mark.parametrize(
    ("module", "extra"), [("duckdb", "scale"), ("pyarrow", "scale"), ("pyspark", "spark")]
)
def test_without_the_extra_everything_else_works(tmp_path: Path, module: str, extra: str) -> None:
    lay(tmp_path)
    code = f"""
import sys
sys.modules["{module}"] = None
sys.modules["{module}.parquet"] = sys.modules["{module}.sql"] = None
import poliscope, poliscope.data.microdata as microdata
from pathlib import Path
folder = Path({str(tmp_path)!r})
description = microdata.parse_description(
    {{"records": {{"files": "records"}}, "columns": {ROLES!r}}}
)
try:
    microdata.aggregate(description, out=folder / "out.parquet", folder=folder,
                        engine="{"local[1]" if extra == "spark" else "auto"}")
except ImportError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert f'pip install "poliscope[{extra}]"' in done.stdout
    assert "error[missing-extra]: Counting records" in done.stdout
    assert left_behind(tmp_path) == set()


def test_importing_the_module_loads_no_engine() -> None:
    code = (
        "import sys, poliscope.data.microdata; "
        "print([name for name in ('duckdb', 'pyspark', 'pyarrow', 'pandas', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
