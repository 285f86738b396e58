"""The folder of an unfinished run: its finished chunks, and what they were made from.

A run that was killed leaves this folder behind; the next run of the same description on the same files with
the same engine takes it up. Every part is checked by its bytes before it is believed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from poliscope.data.microdata.results import file_digest, write_json

__all__ = ["Part", "WorkFolder", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Part:
    """A finished chunk.

    Parameters
    ----------
    number : int
        From 0.
    sha256 : str
        Of its file.
    books : tuple of dict
        All rows that it read, their numerators and rounded shares, by reason (0: counted).
    method : str
        How it was counted: ``"group"``, ``"join"`` or ``"sparse"``.
    """

    number: int
    sha256: str
    books: tuple[Mapping[str, int], ...]
    method: str = "group"

    @property
    def rows(self) -> int:
        """Rows that were read."""
        return sum(entry["rows"] for entry in self.books)

    @property
    def weight(self) -> int:
        """Numerators that were read."""
        return sum(entry.get("numerator", 0) for entry in self.books)


def fingerprint(content: Mapping[str, Any]) -> str:
    """Sha256 of everything that a chunk depends on."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


class WorkFolder:
    """The folder beside the result: `manifest.json`, `part-00000.parquet`, ..., and `spill/`."""

    def __init__(self, result: Path):
        self.path = result.with_name(result.name + ".parts")

    @property
    def spill(self) -> Path:
        """Where an engine may put what does not fit into memory."""
        return self.path / "spill"

    def open(self, mark: str, *, resume: bool) -> dict[int, Part]:
        """Make the folder, or take it up; return the parts that can be used again."""
        kept = self._kept(mark) if resume else {}
        if not kept:
            self.remove()
        self.path.mkdir(parents=True, exist_ok=True)
        for path in self.path.iterdir():
            if path not in {self._manifest, self.spill, *(self.part(number) for number in kept)}:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        return kept

    @property
    def _manifest(self) -> Path:
        return self.path / "manifest.json"

    def part(self, number: int) -> Path:
        """Name the file of a chunk."""
        return self.path / f"part-{number:05d}.parquet"

    def _kept(self, mark: str) -> dict[int, Part]:
        try:
            content = json.loads(self._manifest.read_text("utf-8"))
            if content["fingerprint"] != mark:
                return {}
            parts = [Part(**{**entry, "books": tuple(entry["books"])}) for entry in content["parts"]]
        except (OSError, ValueError, TypeError, LookupError):
            return {}  # no manifest, or not one of ours: everything is counted anew
        return {part.number: part for part in parts if self._holds(part)}

    def _holds(self, part: Part) -> bool:
        path = self.part(part.number)
        return path.is_file() and file_digest(path) == part.sha256

    def record(self, mark: str, parts: Mapping[int, Part]) -> None:
        """Write the manifest after a chunk."""
        listed = [asdict(parts[number]) for number in sorted(parts)]
        write_json(self._manifest, {"fingerprint": mark, "parts": listed})

    def remove(self) -> None:
        """Remove the folder and all in it."""
        if self.path.exists():
            shutil.rmtree(self.path)

    def remove_if_unused(self) -> None:
        """Remove the folder when no chunk was finished in it."""
        if not self._manifest.exists():
            self.remove()
