"""A column of repeated names, stored as codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from poliscope.kernels import BoolArray, IntArray

__all__ = ["Factor"]


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """A column of repeated names, stored as codes.

    Parameters
    ----------
    codes : int array, (claims,)
        Positions in `names`.
    names : tuple of str
        The different names.
    """

    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, values: Sequence[str]) -> Factor:
        """Factorise names in the order in which they first appear."""
        position: dict[str, int] = {}
        codes = np.fromiter((position.setdefault(v, len(position)) for v in values), np.int32, len(values))
        return cls(codes, tuple(position))

    @classmethod
    def constant(cls, name: str, length: int) -> Factor:
        """Return one name repeated; it takes no memory, however long it is."""
        return cls(np.broadcast_to(np.int32(0), (length,)), (name,))

    @classmethod
    def join(cls, parts: Sequence[Factor]) -> Factor:
        """Put columns one after the other."""
        position: dict[str, int] = {}
        codes = []
        for part in parts:
            new = np.array([position.setdefault(name, len(position)) for name in part.names], dtype=np.int32)
            codes.append(new[part.codes] if len(part.codes) else part.codes)
        if len(position) == 1:
            return cls.constant(next(iter(position)), sum(map(len, codes)))
        return cls(np.concatenate(codes) if codes else np.empty(0, np.int32), tuple(position))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> str:
        return self.names[int(self.codes[row])]

    def to_list(self) -> list[str]:
        """Return the names row by row."""
        return [self.names[code] for code in self.codes.tolist()]

    def take(self, rows: IntArray | BoolArray) -> Factor:
        """Return some rows."""
        if len(self.names) == 1:
            return Factor.constant(
                self.names[0], int(np.count_nonzero(rows)) if rows.dtype == bool else len(rows)
            )
        return Factor(self.codes[rows], self.names)

    def repeat(self, counts: IntArray) -> Factor:
        """Return each row as often as `counts`, (rows,), says."""
        if len(self.names) == 1:
            return Factor.constant(self.names[0], int(counts.sum()))
        return Factor(np.repeat(self.codes, counts), self.names)

    def renamed(self, names: Sequence[str]) -> Factor:
        """Return the same codes with other names, one for each of the present ones."""
        if len(names) != len(self.names):
            raise ValueError(f"there are {len(self.names)} names to replace, but {len(names)} were given")
        return Factor(self.codes, tuple(names))

    def lookup(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Return where each of the different names stands among other names; -1 where it is not there."""
        where = {name: number for number, name in enumerate(names)}
        return np.array([where.get(name, -1) for name in self.names], dtype=np.int32)

    def positions_in(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Return the position of each row's name in other names; -1 where it is not among them."""
        return self.lookup(names)[self.codes] if len(self.codes) else np.empty(0, dtype=np.int32)
