"""The study on disk: its revision, changes against it, and files that are none of its business."""

from __future__ import annotations

import os
import threading

import pytest

from poliscope.errors import StudyError
from poliscope.web.refusals import RefusedError
from poliscope.web.workspace import NEW, STUDY_FILE, Workspace


def test_the_revision_changes_with_every_byte_and_with_nothing_else(folder):
    workspace = Workspace(folder)
    first = workspace.revision()
    assert workspace.revision() == first == Workspace(folder).revision()
    os.utime(folder / "evidence.csv", (1, 1))
    assert workspace.known_revision() is None
    assert workspace.revision() == first
    for name in ("study.toml", "evidence.csv", "framework.csv", "units.csv"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data + b"\n")
        assert workspace.revision() != first, name
        (folder / name).write_bytes(data)
        assert workspace.revision() == first
    (folder / "notes.txt").write_text("mine")
    assert workspace.revision() == first


def test_a_folder_without_a_study_is_new(empty):
    workspace = Workspace(empty)
    assert not workspace.has_study
    assert workspace.revision() == NEW
    with pytest.raises(StudyError, match="there is no study at"):
        workspace.study()


def test_a_broken_study_file_has_a_revision_and_says_what_is_wrong(folder):
    (folder / STUDY_FILE).write_text("[study\n")
    workspace = Workspace(folder)
    assert workspace.revision() not in ("", NEW)
    with pytest.raises(StudyError, match="broken-toml"):
        workspace.study()
    (folder / STUDY_FILE).write_text('[data]\nevidence = "evidence.csv"\n')
    with pytest.raises(StudyError, match="no framework"):
        workspace.study()


def test_files_outside_are_neither_read_nor_counted(folder):
    (folder.parent / "secret.csv").write_text("unit,rd\na,1\n")
    text = (folder / STUDY_FILE).read_text(encoding="utf-8")
    changed = text.replace(
        'evidence = "evidence.csv"', 'evidence = ["evidence.csv", "../secret.csv", "/etc/passwd"]'
    )
    assert changed != text
    (folder / STUDY_FILE).write_text(changed, encoding="utf-8")
    workspace = Workspace(folder)
    assert workspace.names() == (STUDY_FILE, "evidence.csv", "units.csv", "framework.csv")
    with pytest.raises(StudyError, match="lies outside the study folder"):
        workspace.study()


def test_tables_of_the_folder_are_listed_without_hidden_or_foreign_ones(folder, tmp_path):
    (folder / "data").mkdir()
    (folder / "data/more.xlsx").write_bytes(b"")
    (folder / ".hidden.csv").write_text("x")
    (folder / "picture.png").write_bytes(b"")
    (tmp_path / "outside.csv").write_text("x")
    (folder / "link.csv").symlink_to(tmp_path / "outside.csv")
    workspace = Workspace(folder)
    assert workspace.tables() == ["evidence.csv", "framework.csv", "units.csv", "data/more.xlsx"]


def test_a_change_from_an_older_revision_is_a_conflict(folder):
    workspace = Workspace(folder)
    old = workspace.revision()
    text = workspace.text()
    new = workspace.change(old, lambda: {STUDY_FILE: text.replace("seed", "seed").encode() + b"# one\n"})
    assert new != old
    with pytest.raises(RefusedError, match="the study has changed since this page was opened") as caught:
        workspace.change(old, lambda: {STUDY_FILE: b"never"})
    assert caught.value.status == 409
    assert workspace.text().endswith("# one\n")


def test_a_change_that_would_break_the_study_is_not_made(folder):
    workspace = Workspace(folder)
    before = workspace.text()
    broken = before.replace('normalise = { method = "minmax"', 'normalise = { method = "minmix"')
    assert broken != before
    with pytest.raises(RefusedError, match='did you mean "minmax"') as caught:
        workspace.change(workspace.revision(), lambda: {STUDY_FILE: broken.encode()})
    assert caught.value.status == 422
    assert workspace.text() == before


def test_of_many_writers_at_once_one_wins_and_all_others_are_told(folder):
    spaces = [Workspace(folder) for _ in range(2)]
    start = spaces[0].revision()
    text = spaces[0].text()
    outcomes: list[str] = []
    gate = threading.Barrier(8)

    def write(number: int) -> None:
        gate.wait()
        try:
            spaces[number % 2].change(start, lambda: {STUDY_FILE: f"{text}# by {number}\n".encode()})
            outcomes.append(f"# by {number}\n")
        except RefusedError as error:
            assert error.status == 409
            outcomes.append("conflict")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert outcomes.count("conflict") == 7
    winner = next(outcome for outcome in outcomes if outcome != "conflict")
    assert spaces[0].text() == text + winner
