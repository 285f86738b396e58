"""A float array whose rows and columns have names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels import FloatArray

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Cell", "Matrix"]


class Cell(NamedTuple):
    """The address of a number everywhere: a unit, an indicator, a period."""

    unit: str
    indicator: str
    period: str = ""


@dataclass(frozen=True, eq=False)
class Matrix:
    """A float array whose rows and columns have names.

    Parameters
    ----------
    values : array, (rows, columns)
        The numbers; NaN is missing.
    rows, columns : tuple of str
        Names, without repetition.
    row_name : str
        What a row is; names the index of :meth:`to_frame`.

    Examples
    --------
    >>> m = Matrix(np.array([[5.81, 8.2], [3.92, 6.6]]), ("Shenzhen", "Hangzhou"), ("rd", "gdp"))
    >>> m["Shenzhen", "rd"]
    5.81
    """

    values: FloatArray
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    row_name: str = "unit"

    def __post_init__(self) -> None:
        if self.values.shape != (len(self.rows), len(self.columns)):
            raise ValueError(
                f"values have the shape {self.values.shape}, "
                f"but there are {len(self.rows)} row names and {len(self.columns)} column names"
            )
        for names in (self.rows, self.columns):
            if len(set(names)) < len(names):
                twice = next(name for name, count in Counter(names).items() if count > 1)
                raise ValueError(f'the name "{twice}" stands for more than one row or column')

    @cached_property
    def _row_position(self) -> Mapping[str, int]:
        return {name: position for position, name in enumerate(self.rows)}

    @cached_property
    def _column_position(self) -> Mapping[str, int]:
        return {name: position for position, name in enumerate(self.columns)}

    def __getitem__(self, key: tuple[str, str]) -> float:
        row, column = key
        return float(self.values[self.row_position(row), self.column_position(column)])

    def row_position(self, name: str) -> int:
        """Return where a row stands; an unknown name lists the nearest."""
        return _position(name, self._row_position, self.row_name)

    def column_position(self, name: str) -> int:
        """Return where a column stands; an unknown name lists the nearest."""
        return _position(name, self._column_position, "column")

    def row(self, name: str) -> FloatArray:
        """Return one row, (columns,)."""
        return np.asarray(self.values[self.row_position(name)])

    def column(self, name: str) -> FloatArray:
        """Return one column, (rows,)."""
        return np.asarray(self.values[:, self.column_position(name)])

    def select(self, rows: Sequence[str] | None = None, columns: Sequence[str] | None = None) -> Matrix:
        """Return some rows and columns, in the order asked for."""
        at_rows = range(len(self.rows)) if rows is None else [self.row_position(name) for name in rows]
        at_columns = (
            range(len(self.columns)) if columns is None else [self.column_position(name) for name in columns]
        )
        return Matrix(
            self.values[np.ix_(at_rows, at_columns)],
            self.rows if rows is None else tuple(rows),
            self.columns if columns is None else tuple(columns),
            self.row_name,
        )

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas DataFrame with the names as index and columns."""
        import pandas as pd

        return pd.DataFrame(
            self.values.copy(), index=pd.Index(self.rows, name=self.row_name), columns=list(self.columns)
        )

    def _repr_html_(self) -> str:
        html: Any = self.to_frame().to_html()
        return str(html)


def _position(name: str, positions: Mapping[str, int], what: str) -> int:
    if name not in positions:
        raise DataError(
            Problem(f"unknown-{what}", f'there is no {what} "{name}"', help=one_of(name, positions))
        )
    return positions[name]
