"""Read COINr's reference tables: joined by uCode and iCode, an empty cell is NaN.

Two cases: :func:`asem` (51 countries x 49 indicators, outside the repository) and :func:`s27x12`
(27 x 12, carried in ``tests/parity/data``). Both give arrays in poliscope's order: units as asked for,
nodes leaves first, then aggregates from the bottom up.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from poliscope.methods.base import Layout

# COINr computes in plain double precision and the files round-trip: nothing but summation order differs.
RELATIVE = 1e-9
# What is left of a difference of nearly equal numbers carries the rounding of the larger ones.
ROUNDING = 1e-13


def assert_same(got: NDArray[np.float64], wanted: NDArray[np.float64]) -> None:
    """Assert that arrays agree within 1e-9 relative, with the same cells missing.

    Cells near 0 may differ by rounding, in the size of the column.
    """
    np.testing.assert_array_equal(np.isnan(got), np.isnan(wanted))
    size = np.fmax.reduce(np.abs(wanted), axis=-2, keepdims=True, initial=0.0)
    excess = np.abs(got - wanted) - RELATIVE * np.abs(wanted) - ROUNDING * size
    worst = np.unravel_index(np.nanargmax(excess), excess.shape)
    assert not excess[worst] > 0, f"at {worst}: {got[worst]!r} is not {wanted[worst]!r}"


def number(text: str) -> float:
    """Read one cell: empty and NA are NaN, TRUE and FALSE are 1 and 0."""
    known = {"": np.nan, "NA": np.nan, "TRUE": 1.0, "FALSE": 0.0}
    return known[text] if text in known else float(text)


@dataclass(frozen=True)
class Table:
    """A CSV file of text cells whose rows have keys.

    ``keys`` name the columns that identify a row; a key of several columns is a tuple.
    """

    header: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    keys: tuple[str, ...]

    @cached_property
    def position(self) -> dict[object, int]:
        return {self._key(row): i for i, row in enumerate(self.rows)}

    def _key(self, row: dict[str, str]) -> object:
        return row[self.keys[0]] if len(self.keys) == 1 else tuple(row[key] for key in self.keys)

    @property
    def names(self) -> tuple[object, ...]:
        """The keys of the rows, in the order of the file."""
        return tuple(self.position)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are no keys."""
        return tuple(name for name in self.header if name not in self.keys)

    def text(self, names: Sequence[object], columns: Sequence[str]) -> NDArray[np.object_]:
        """Return cells as text, (names, columns)."""
        return np.array(
            [[self.rows[self.position[name]][column] for column in columns] for name in names], dtype=object
        ).reshape(len(names), len(columns))

    def values(
        self, names: Sequence[object] | None = None, columns: Sequence[str] | None = None
    ) -> NDArray[np.float64]:
        """Return cells as numbers, (names, columns); all where not given."""
        cells = self.text(
            self.names if names is None else names, self.columns if columns is None else columns
        )
        return np.array([[number(cell) for cell in row] for row in cells], dtype=np.float64).reshape(
            cells.shape
        )

    def column(self, column: str, names: Sequence[object] | None = None) -> NDArray[np.float64]:
        """Return one column as numbers, (names,)."""
        return self.values(names, [column])[:, 0]


def read_table(path: Path, *keys: str) -> Table:
    """Read a CSV file; without keys the first of uCode, iCode that it has identifies a row."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = tuple(reader)
    header = tuple(reader.fieldnames or ())
    found = keys or tuple(name for name in ("uCode", "iCode") if name in header)[:1]
    return Table(header=header, rows=rows, keys=found)


@dataclass(frozen=True)
class Case:
    """One COINr project: its inputs and a folder of reference outputs."""

    folder: Path
    data_file: str = "inputs/iData.csv"
    _cache: dict[str, Table] = field(default_factory=dict)

    def table(self, path: str, *keys: str) -> Table:
        """Read a file of the case once."""
        name = "|".join((path, *keys))
        if name not in self._cache:
            self._cache[name] = read_table(self.folder / path, *keys)
        return self._cache[name]

    @property
    def data(self) -> Table:
        """iData."""
        return self.table(self.data_file)

    @property
    def meta(self) -> Table:
        """iMeta."""
        return self.table("inputs/iMeta.csv")

    def of_type(self, *types: str) -> tuple[str, ...]:
        """Codes of some Type, in the order of iMeta."""
        return tuple(row["iCode"] for row in self.meta.rows if row["Type"] in types)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The leaves, in the order of iMeta."""
        return self.of_type("Indicator")

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Leaves, then aggregates by level: the order of poliscope's nodes."""
        aggregates = sorted(self.of_type("Aggregate"), key=lambda code: float(self._meta(code, "Level")))
        return (*self.indicators, *aggregates)

    @cached_property
    def children(self) -> tuple[NDArray[np.intp], ...]:
        """The tree in poliscope's numbering."""
        parents = [self._meta(code, "Parent") for code in self.nodes]
        return tuple(
            np.array([i for i, parent in enumerate(parents) if parent == node], dtype=np.intp)
            for node in self.nodes[len(self.indicators) :]
        )

    @cached_property
    def levels(self) -> NDArray[np.float64]:
        """The level of each node, 1 for indicators."""
        return self.meta.column("Level", self.nodes)

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """The weight of each node."""
        return self.meta.column("Weight", self.nodes)

    @property
    def units(self) -> tuple[str, ...]:
        """Units in the order of iData."""
        return tuple(str(name) for name in self.data.names)

    def _meta(self, code: str, column: str) -> str:
        return self.meta.rows[self.meta.position[code]][column]

    def layout(self, units: Sequence[str] | None = None, *, parameters: Table | None = None) -> Layout:
        """Return the layout of the indicators, with groups for `units` (all where not given).

        `parameters` is a table by iCode whose columns are COINr's iMeta columns, such as
        goalpost_lower; Target, goalposts and the rest go where poliscope looks for them.
        """
        given = (
            {}
            if parameters is None
            else {name: parameters.column(name, self.indicators) for name in parameters.columns}
        )
        target = given.pop("Target", None)
        if target is None and "Target" in self.meta.header:
            target = self.meta.column("Target", self.indicators)
        return Layout(
            direction=self.meta.column("Direction", self.indicators),
            children=self.children,
            weights=self.weights,
            groups=self.groups(self.units if units is None else units),
            target=target,
            parameters=given,
        )

    def groups(self, units: Sequence[str]) -> dict[str, NDArray[np.intp]]:
        """Return the groups of units as integers, -1 where a unit belongs to none."""
        groups = {}
        for name in self.of_type("Group"):
            labels = self.data.text(units, [name])[:, 0]
            known = sorted(set(labels) - {""})
            groups[name] = np.array([known.index(x) if x else -1 for x in labels], dtype=np.intp)
        return groups

    def denominators(self, units: Sequence[str]) -> NDArray[np.float64]:
        """Return what iMeta divides each cell by, (units, indicators); 1 where there is none."""
        names = [self._meta(code, "Denominator") for code in self.indicators]
        columns = [self.data.column(name, units) if name else np.ones(len(units)) for name in names]
        return np.stack(columns, axis=-1)

    def values(
        self, path: str, units: Sequence[object], columns: Sequence[str] | None = None
    ) -> NDArray[np.float64]:
        """Return a file of units x codes as numbers; the columns are all indicators where not given."""
        return self.table(path).values(units, self.indicators if columns is None else columns)

    def panel(
        self, path: str, units: Sequence[str], columns: Sequence[str] | None = None
    ) -> NDArray[np.float64]:
        """Return a file with Time as (periods, units, columns); a row that it lacks is NaN."""
        table = self.table(path, "Time", "uCode")
        chosen = self.indicators if columns is None else columns
        missing = np.full(len(chosen), np.nan)
        return np.array(
            [
                [
                    table.values([(period, unit)], chosen)[0] if (period, unit) in table.position else missing
                    for unit in units
                ]
                for period in self.periods(path)
            ]
        )

    def periods(self, path: str) -> tuple[str, ...]:
        """Return the periods of a file with Time, as text, oldest first."""
        return tuple(sorted({row["Time"] for row in self.table(path, "Time", "uCode").rows}))


def asem(shared: Path) -> Case:
    """COINr 1.1.14 on ASEM: 51 countries, 49 indicators, 8 pillars, 2 sub-indices, 1 index."""
    return Case(shared / "peers" / "coinr-asem")


def s27x12(portable: Path) -> Case:
    """COINr 1.1.14 on synthetic data: 27 units, 12 indicators, 3 pillars, 1 index."""
    return Case(portable / "coinr-s27x12")
