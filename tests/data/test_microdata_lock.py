"""Two runs on one result: the second is told who is at it; what a killed run left holds nobody up."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from poliscope.data.microdata import aggregate, parse_description
from poliscope.data.microdata.lock import exclusively, lock_file
from poliscope.errors import DataError

ROWS = "patent,city,class,year\n" + "".join(
    f"p{i},{'AB'[i % 2]},c{i % 3},{2020 + i % 2}\n" for i in range(60)
)
COLUMNS = {"record": "patent", "region": "city", "activity": "class", "period": "year"}
HOLD = (
    "import sys, time; from pathlib import Path; from poliscope.data.microdata.lock import exclusively\n"
    "with exclusively(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
)


def described(name: str = "records.csv", **records: str):
    return parse_description({"records": {"files": name, **records}, "columns": COLUMNS})


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock of out.csv; it is killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "out.csv")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by a signal")
def test_the_other_process_is_named_and_once_it_is_killed_nothing_is_in_the_way(tmp_path, holder):
    (tmp_path / "records.csv").write_text(ROWS, encoding="utf-8")
    told = rf'already-running\]: process {holder.pid} on \S+ has been writing "out.csv" since \d{{4}}'
    with pytest.raises(DataError, match=told) as raised:
        aggregate(described(), out=tmp_path / "out.csv", folder=tmp_path)
    assert "write to another file" in str(raised.value)
    assert not (tmp_path / "out.csv.parts").exists(), "the other run's folder is left alone"
    aggregate(described(), out=tmp_path / "other.csv", folder=tmp_path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert lock_file(tmp_path / "out.csv").exists(), "a killed run leaves the file"
    aggregate(described(), out=tmp_path / "out.csv", folder=tmp_path)
    assert (tmp_path / "out.csv").exists()
    assert not lock_file(tmp_path / "out.csv").exists()


def test_a_lock_of_another_machine_is_not_believed_to_be_stale(tmp_path):
    owner = {"process": 7, "host": "elsewhere", "since": "2026-01-01 00:00:00"}
    lock_file(tmp_path / "out.csv").write_text(json.dumps(owner), encoding="utf-8")
    message = r'process 7 on elsewhere .*since 2026[^$]*delete "out.csv.lock"'
    with pytest.raises(DataError, match=message), exclusively(tmp_path / "out.csv"):
        pass
    assert lock_file(tmp_path / "out.csv").exists()


@pytest.mark.parametrize("left", ["", "{", "[1]", '{"process": 4194305}'])
def test_what_a_broken_run_left_holds_nobody_up(tmp_path, left):
    lock_file(tmp_path / "out.csv").write_text(left, encoding="utf-8")
    with exclusively(tmp_path / "out.csv"):
        signed = json.loads(lock_file(tmp_path / "out.csv").read_text(encoding="utf-8"))
        assert (signed["process"], signed["host"]) == (os.getpid(), socket.gethostname())
    assert not lock_file(tmp_path / "out.csv").exists()


def test_many_threads_take_turns_or_are_refused_and_never_two_at_once(tmp_path):
    inside, most, entered, refused = [0], [0], [0], [0]
    guard = threading.Lock()

    def work() -> None:
        for _ in range(20):
            try:
                with exclusively(tmp_path / "out.csv"):
                    with guard:
                        inside[0] += 1
                        entered[0] += 1
                        most[0] = max(most[0], inside[0])
                    time.sleep(0.001)
                    with guard:
                        inside[0] -= 1
            except DataError:
                with guard:
                    refused[0] += 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert entered[0] + refused[0] == 120
    assert entered[0] > 0
    assert not lock_file(tmp_path / "out.csv").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(DataError, match=r"input-output\]"), exclusively(tmp_path / "nowhere" / "out.csv"):
        pass


@pytest.mark.parametrize("name", ["records.csv.gz", "records.tsv.gz", "records.tsv", "RECORDS.CSV.GZ"])
def test_compressed_and_tab_separated_text_counts_as_plain_text_does(tmp_path, name):
    (tmp_path / "records.csv").write_text(ROWS, encoding="utf-8")
    plain = aggregate(described(), out=tmp_path / "plain.parquet", folder=tmp_path)
    text = ROWS.replace(",", "\t") if ".tsv" in name else ROWS
    data = text.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.lower().endswith(".gz") else data)
    for chunks in (1, 3):
        found = aggregate(described(name), out=tmp_path / f"{chunks}.parquet", folder=tmp_path, chunks=chunks)
        assert found.provenance.sha256 == plain.provenance.sha256
        assert found.provenance.rows_in == 60


def test_a_folder_of_compressed_files_is_read_and_other_archives_are_not(tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    half = ROWS.splitlines(keepends=True)
    (folder / "a.csv.gz").write_bytes(gzip.compress("".join(half[:31]).encode()))
    (folder / "b.csv.gz").write_bytes(gzip.compress((half[0] + "".join(half[31:])).encode()))
    found = aggregate(described("records"), out=tmp_path / "out.parquet", folder=tmp_path)
    assert found.provenance.rows_in == 60


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ROWS.encode(), r"unreadable-file\]: the name ends in .gz, but the file is not compressed"),
        (gzip.compress(ROWS.encode(), mtime=0)[:-40], r"unreadable-file\]: a file is damaged: .*GZIP"),
    ],
)
def test_a_damaged_archive_is_told(tmp_path, data, message):
    (tmp_path / "records.csv.gz").write_bytes(data)
    with pytest.raises(DataError, match=message):
        aggregate(described("records.csv.gz"), out=tmp_path / "out.csv", folder=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records.csv.gz"]
