"""The study that is served: what it holds now, under which revision, and how it changes."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import threading
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from poliscope.data.files import inside
from poliscope.errors import DataError, PoliscopeError
from poliscope.study import Study, read_study
from poliscope.web.refusals import conflict, unreadable
from poliscope.web.storage import STATE, Storage

__all__ = ["NEW", "STUDY_FILE", "TABLES", "StudyFiles", "Workspace"]

STUDY_FILE = "study.toml"
NEW = "new"
"""The revision of a folder without a study."""
TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".ods", ".parquet")
"""Endings of files that may be tables."""
_MOST_FILES, _MOST_DEPTH = 500, 3
_Stamp = tuple[tuple[str, int, int, int], ...]


class StudyFiles:
    """The files of a study, only read.

    Parameters
    ----------
    folder : str or Path
        With a ``study.toml``, or without one.
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder).resolve()
        self._guard, self._reading = threading.RLock(), threading.RLock()
        self._known: tuple[_Stamp, str, tuple[str, ...]] | None = None
        self._read: tuple[str, Study | PoliscopeError] | None = None

    @property
    def has_study(self) -> bool:
        """Whether the folder holds a study."""
        return (self.folder / STUDY_FILE).is_file()

    def text(self) -> str:
        """Return the study file; empty where there is none."""
        path = self.folder / STUDY_FILE
        return path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""

    def names(self) -> tuple[str, ...]:
        """Return the files that make the study up, the study file first."""
        self.revision()
        assert self._known is not None
        return self._known[2]

    def revision(self) -> str:
        """Return letters that change with every byte of the study's files."""
        known = self.known_revision()
        if known is not None:
            return known
        with self._guard:
            names = self._named_files()
            stamp = self._stamp(names)
            summed = self._summed(names)
            self._known = stamp, summed, names
            return summed

    def known_revision(self) -> str | None:
        """Return the revision if no file was touched since it was worked out: a few calls of ``stat``."""
        known = self._known
        return known[1] if known is not None and self._stamp(known[2]) == known[0] else None

    def _stamp(self, names: tuple[str, ...]) -> _Stamp:
        return tuple(self._file_stamp(name) for name in names)

    def _file_stamp(self, name: str) -> tuple[str, int, int, int]:
        try:
            found = os.stat(self.folder / name)  # noqa: PTH116 - called for every request, and twice as fast
        except OSError:
            return name, 0, -1, 0
        return name, found.st_mtime_ns, found.st_size, found.st_ino

    def _summed(self, names: tuple[str, ...]) -> str:
        if not self.has_study:
            return NEW
        summed = hashlib.sha256()
        for name in names:
            path = self.folder / name
            content = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"-"
            summed.update(name.encode("utf-8", "surrogateescape") + b"\0" + content)
        return summed.hexdigest()[:16]

    def _named_files(self) -> tuple[str, ...]:
        try:
            found = list(_files_in(tomllib.loads(self.text())))
        except (tomllib.TOMLDecodeError, RecursionError):
            found = []
        return tuple(dict.fromkeys([STUDY_FILE, *(name for name in found if self._is_inside(name))]))

    def _is_inside(self, name: str) -> bool:
        path = Path(name)
        if path.is_absolute() or ".." in path.parts:
            return False
        try:
            return inside(self.folder, name).is_relative_to(self.folder)
        except DataError:
            return False

    def study(self) -> Study:
        """Return the study as it stands on disk.

        Raises
        ------
        PoliscopeError
            Everything that is wrong with it.
        """
        with self._reading:
            revision = self.revision()
            if self._read is None or self._read[0] != revision:
                self._read = revision, self._try()
            found = self._read[1]
        if isinstance(found, PoliscopeError):
            raise found
        return found

    def _try(self) -> Study | PoliscopeError:
        try:
            return read_study(self.folder)
        except PoliscopeError as error:
            return error


class Workspace(StudyFiles):
    """The folder of the study that is served.

    Parameters
    ----------
    folder : str or Path
        With a ``study.toml``, or without one: then a study begins with a table. Made where it does not
        exist.
    """

    def __init__(self, folder: str | Path):
        self.storage = Storage(Path(folder))
        super().__init__(self.storage.folder)

    def tables(self) -> list[str]:
        """Return the files of the folder that may be tables, by their path in it."""
        found: list[str] = []
        for base, folders, files in os.walk(self.folder):
            place = Path(base).relative_to(self.folder)
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            if len(place.parts) >= _MOST_DEPTH:
                folders.clear()
            found += [
                (place / name).as_posix()
                for name in sorted(files)
                if not name.startswith(".") and name.lower().endswith(TABLES)
            ]
            if len(found) >= _MOST_FILES:
                break
        return [name for name in found[:_MOST_FILES] if self._is_inside(name)]

    # --- how it changes -----------------------------------------------------------------------

    def change(self, expected: str, make: Callable[[], Mapping[str, bytes]]) -> str:
        """Change the study, if it still is what the person saw, and if it can be read afterwards.

        Parameters
        ----------
        expected : str
            The revision from which the change was made.
        make : callable
            Returns the files to write, by path; called when no one else can write.

        Returns
        -------
        str
            The new revision.

        Raises
        ------
        RefusedError
            409 where the study has changed meanwhile, 422 where the result would not be a study.
        """
        with self.storage.locked():
            if self.revision() != expected:
                raise conflict()
            try:
                files = make()
                with self.draft(files) as folder:
                    read_study(folder)
            except PoliscopeError as error:
                raise unreadable(error) from None
            self.storage.change(files)
            return self.revision()

    @contextmanager
    def draft(self, files: Mapping[str, bytes]) -> Iterator[Path]:
        """Lend a copy of the study with some files replaced."""
        with tempfile.TemporaryDirectory(dir=self.storage.state, suffix=".draft") as temporary:
            folder = Path(temporary)
            names = {*self.names(), *_named_after(files.get(STUDY_FILE), self._is_inside)}
            for name in sorted(names - set(files)):
                copy_file(self.folder / name, folder / name)
            for name, data in files.items():
                place = inside(folder, name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            yield folder

    def copy_to(self, folder: Path) -> None:
        """Copy the files that make the study up."""
        for name in self.names():
            copy_file(self.folder / name, folder / name)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file where it exists."""
    if not source.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _named_after(text: bytes | None, is_inside: Callable[[str], bool]) -> Iterator[str]:
    """Yield the files that a new study file names."""
    if text is None:
        return
    try:
        yield from filter(is_inside, _files_in(tomllib.loads(text.decode("utf-8-sig", "replace"))))
    except (tomllib.TOMLDecodeError, RecursionError):
        return


def _files_in(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield every file that a study file names, in whatever form it stands."""
    data = document.get("data")
    if isinstance(data, Mapping):
        for key in ("evidence", "units", "coinr", "coin_tool"):
            yield from _names(data.get(key))
    framework = document.get("framework")
    if isinstance(framework, Mapping):
        yield from _names(framework.get("table"))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value and not value.startswith(STATE):
            yield value
    elif isinstance(value, Mapping):
        yield from _names(value.get("file"))
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)
