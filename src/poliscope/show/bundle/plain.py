"""Arrays and dataclasses as plain lists: null for NaN, rounded where asked."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Plain"]


@dataclass(frozen=True, slots=True)
class Plain:
    """Turns what was computed into what JSON can hold.

    Parameters
    ----------
    digits : int, optional
        Significant digits of every number; all where None.
    """

    digits: int | None = None

    def number(self, value: float | None) -> float | int | None:
        """Return a finite number, rounded; None for NaN and infinity."""
        if value is None or not math.isfinite(value):
            return None
        if isinstance(value, bool | int):
            return value
        return float(value) if self.digits is None else float(f"{value:.{self.digits}g}") + 0.0

    def numbers(self, values: NDArray[Any]) -> list[Any]:
        """Return an array as nested lists."""
        if values.ndim == 1:
            return [self.number(value) for value in values.tolist()]
        return [self.numbers(row) for row in values]

    def whole(self, values: NDArray[Any]) -> list[list[int | None]]:
        """Return a matrix of whole numbers (ranks) as lists."""
        return [[None if value != value else int(value) for value in row] for row in values.tolist()]

    def places(self, values: NDArray[Any]) -> list[list[int | None]]:
        """Return a matrix of places in a list; None where it holds -1."""
        return [[None if value < 0 else value for value in row] for row in values.tolist()]

    def positions(self, where: NDArray[np.bool_]) -> list[list[int]]:
        """Return the row and column of everything that is true."""
        rows, columns = np.nonzero(where)
        return [list(pair) for pair in zip(rows.tolist(), columns.tolist(), strict=True)]

    def fields(self, value: Any) -> dict[str, Any]:
        """Return the fields of a dataclass as plain JSON."""
        return {field.name: self.any(getattr(value, field.name)) for field in dataclasses.fields(value)}

    def any(self, value: Any) -> Any:
        """Return anything that a finding may hold as plain JSON."""
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, float | np.floating):
            return self.number(float(value))
        if isinstance(value, np.integer):
            return int(value)
        if isinstance(value, np.ndarray):
            return self.numbers(value) if value.dtype.kind == "f" else value.tolist()
        if isinstance(value, Mapping):
            return {str(key): self.any(one) for key, one in value.items()}
        if isinstance(value, set | frozenset):
            return [self.any(one) for one in sorted(value)]
        if isinstance(value, Sequence):
            return [self.any(one) for one in value]
        if dataclasses.is_dataclass(value):
            return self.fields(value)
        raise TypeError(f"a {type(value).__name__} cannot stand in a bundle")
