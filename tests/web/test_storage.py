"""Changes of several files: all or none, whatever ends the process in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from poliscope.errors import DataError
from poliscope.web import storage
from poliscope.web.storage import Storage, write_whole


class KilledError(BaseException):
    """Stands for kill -9: nothing may catch it."""


def test_several_files_change_together(tmp_path):
    kept = Storage(tmp_path / "new")
    kept.change({"a.csv": b"1", "data/b.csv": b"2"})
    assert (kept.folder / "a.csv").read_bytes() == b"1"
    assert (kept.folder / "data/b.csv").read_bytes() == b"2"
    assert sorted(p.name for p in kept.state.iterdir()) == ["lock"]


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "data/../../x.csv"])
def test_a_path_that_leads_out_is_refused(tmp_path, name):
    kept = Storage(tmp_path / "study")
    with pytest.raises(DataError, match="lies outside the study folder"):
        kept.change({"a.csv": b"1", name: b"2"})
    assert not (kept.folder / "a.csv").exists()


def test_a_link_that_leads_out_is_refused(tmp_path):
    kept = Storage(tmp_path / "study")
    (kept.folder / "out").symlink_to(tmp_path)
    with pytest.raises(DataError, match="lies outside the study folder"):
        kept.change({"out/x.csv": b"1"})


def test_before_the_announcement_nothing_has_happened(tmp_path, monkeypatch):
    kept = Storage(tmp_path)
    kept.change({"a": b"old", "b": b"old"})
    real, written = write_whole, []

    def dies(path, data):
        if len(written) == 1:
            raise KilledError
        written.append(path)
        real(path, data)

    monkeypatch.setattr(storage, "write_whole", dies)
    with pytest.raises(KilledError):
        kept.change({"a": b"new", "b": b"new"})
    monkeypatch.undo()
    Storage(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"old", b"old"]
    assert not list((tmp_path / ".poliscope").glob("*.draft*"))


def test_after_the_announcement_the_next_process_carries_it_out(tmp_path, monkeypatch):
    kept = Storage(tmp_path)
    kept.change({"a": b"old", "b": b"old"})

    def dies(self):
        if (self.state / "pending").exists():
            (self.state / "pending" / "0").replace(tmp_path / "a")
            raise KilledError

    monkeypatch.setattr(Storage, "_carry_out", dies)
    with pytest.raises(KilledError):
        kept.change({"a": b"new", "b": b"new"})
    monkeypatch.undo()
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"old"]
    Storage(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"new"]


def test_a_kill_while_a_change_is_cleared_away_leaves_a_folder_that_opens(tmp_path, monkeypatch):
    kept = Storage(tmp_path)
    kept.change({"a": b"old", "b": b"old"})

    def dies(path, **_):
        (path / "files.json").unlink()  # the list may be the first to go
        raise KilledError

    monkeypatch.setattr(storage.shutil, "rmtree", dies)
    with pytest.raises(KilledError):
        kept.change({"a": b"new", "b": b"new"})
    monkeypatch.undo()
    Storage(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"new"]
    assert [path.name for path in kept.state.iterdir()] == ["lock"]


WRITER = """
import sys
from pathlib import Path
from poliscope.web.storage import Storage
kept = Storage(Path(sys.argv[1]))
for number in range(10**6):
    text = (str(number) * 2000).encode()
    kept.change({name: text for name in "abc"})
    if number == 3:
        print("writing", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killing_the_writer_never_leaves_files_of_two_changes(tmp_path):
    rng = random.Random(3)
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "writing\n"
            time.sleep(rng.uniform(0, 0.05))
            os.kill(writer.pid, signal.SIGKILL)
        Storage(tmp_path)
        assert len({(tmp_path / name).read_bytes() for name in "abc"}) == 1
        assert sorted(p.name for p in (tmp_path / ".poliscope").iterdir()) == ["lock"]


def test_a_lock_keeps_others_out_and_may_be_taken_twice(tmp_path):
    first, second, order = Storage(tmp_path), Storage(tmp_path), []

    def other():
        with second.locked():
            order.append("second")

    with first.locked(), first.locked():
        thread = threading.Thread(target=other)
        thread.start()
        time.sleep(0.1)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]
