"""Evidence: one row, one claim, with its source; and how claims become a table of numbers.

Nothing is dropped in silence: two claims for one cell are settled by the study's rule, both are
kept, and the conflict is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from poliscope.data.matrix import Cell, Matrix
from poliscope.errors import DataError, Problem
from poliscope.kernels import BoolArray, FloatArray, IntArray

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Claim", "Conflict", "Evidence", "Factor", "Rule", "Table"]

Rule: TypeAlias = Literal["newest", "source-order", "mean", "error"]
"""How two claims for one cell are settled."""

NOT_USED = frozenset({"proposed", "rejected", "M"})
"""Statuses that keep a claim out of every score: read from a text and not accepted yet, rejected, missing."""


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
        """Return one name repeated."""
        return cls(np.zeros(length, dtype=np.int32), (name,))

    @classmethod
    def join(cls, parts: Sequence[Factor]) -> Factor:
        """Put columns one after the other."""
        position: dict[str, int] = {}
        codes = []
        for part in parts:
            new = np.array([position.setdefault(name, len(position)) for name in part.names], dtype=np.int32)
            codes.append(new[part.codes] if len(part.codes) else part.codes)
        return cls(np.concatenate(codes) if codes else np.empty(0, np.int32), tuple(position))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> str:
        return self.names[self.codes[row]]

    def take(self, rows: IntArray | BoolArray) -> Factor:
        """Return some rows."""
        return Factor(self.codes[rows], self.names)

    def positions_in(self, names: Sequence[str]) -> IntArray:
        """Return the position of each row's name in other names; -1 where it is not among them."""
        where = {name: number for number, name in enumerate(names)}
        lookup = np.array([where.get(name, -1) for name in self.names], dtype=np.intp)
        return lookup[self.codes] if len(self.codes) else np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of evidence, as a person reads it."""

    unit: str
    indicator: str
    period: str
    value: float
    unit_of_measure: str = ""
    source: str = ""
    address: str = ""
    locator: str = ""
    quote: str = ""
    status: str = ""
    standard_error: float = float("nan")

    @property
    def cell(self) -> Cell:
        """The address of the number."""
        return Cell(self.unit, self.indicator, self.period)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more different claims for one cell, and how the study settled them.

    Parameters
    ----------
    cell : Cell
        The address.
    claims : tuple of Claim
        All of them.
    rule : str
        The rule that settled.
    value : float
        What is used.
    """

    cell: Cell
    claims: tuple[Claim, ...]
    rule: Rule
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Settled evidence of one period: a matrix whose every cell leads back to its claim.

    Parameters
    ----------
    matrix : Matrix
        Units x indicators.
    origin : int array, (units, indicators)
        Row of the evidence behind each cell; -1 where there is none.
    period : str
        The period asked for, or "" where the evidence names none.
    conflicts : tuple of Conflict
        Cells with different claims.
    evidence : Evidence
        All claims, also those that were not used.
    """

    matrix: Matrix
    origin: IntArray
    period: str
    conflicts: tuple[Conflict, ...]
    evidence: Evidence

    def claim(self, unit: str, indicator: str) -> Claim | None:
        """Return the claim behind a cell, or None where there is none."""
        row = self.origin[self.matrix.row_position(unit), self.matrix.column_position(indicator)]
        return None if row < 0 else self.evidence.claim(int(row))

    def standard_errors(self) -> FloatArray:
        """Return the standard error of each cell, NaN where none is given."""
        errors = np.append(self.evidence.standard_error, np.nan)
        return errors[self.origin]

    def periods(self) -> NDArray[np.str_]:
        """Return the period of the figure in each cell, (units, indicators)."""
        names = np.array([*self.evidence.period.names, ""])
        codes = np.append(self.evidence.period.codes, len(names) - 1)
        return names[codes[self.origin]]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Claims in columns: one row, one claim, with its source.

    Parameters
    ----------
    unit, indicator, period, unit_of_measure, source, address, quote, status : Factor
        Names, as in SDMX: observation, ``OBS_STATUS``, ...
    value, standard_error : array, (claims,)
        Numbers; a NaN value says that the figure is known to be missing.
    file, column : Factor
        Where the claim was read.
    row : int array, (claims,)
        Row in the file, the header being row 1; 0 where there is none.
    locator : Factor
        The place as the user wrote it; where empty it is composed from file, row and column.
    """

    unit: Factor
    indicator: Factor
    period: Factor
    value: FloatArray
    unit_of_measure: Factor
    source: Factor
    address: Factor
    locator: Factor
    quote: Factor
    status: Factor
    standard_error: FloatArray
    file: Factor
    row: NDArray[np.int32]
    column: Factor

    def __len__(self) -> int:
        return len(self.value)

    # --- making it ----------------------------------------------------------------------------

    @classmethod
    def from_columns(
        cls,
        unit: Sequence[str],
        indicator: Sequence[str],
        value: Sequence[float] | FloatArray,
        *,
        rows: Sequence[int] | NDArray[np.int32] | None = None,
        standard_error: Sequence[float] | FloatArray | None = None,
        file: str = "",
        column: str = "value",
        **names: Sequence[str],
    ) -> Evidence:
        """Make evidence from columns of equal length.

        Parameters
        ----------
        unit, indicator : sequence of str
            Names.
        value : sequence of float
            Numbers.
        rows : sequence of int, optional
            Row of each claim in the file.
        standard_error : sequence of float, optional
            Standard errors.
        file, column : str
            Where the values were read.
        **names : sequence of str
            ``period, unit_of_measure, source, address, locator, quote, status``.
        """
        length = len(value)
        texts = ("period", "unit_of_measure", "source", "address", "locator", "quote", "status")
        unknown = set(names) - set(texts)
        if unknown:
            raise TypeError(f"evidence has no column {sorted(unknown)}")
        return cls(
            unit=Factor.of(unit),
            indicator=Factor.of(indicator),
            value=np.asarray(value, dtype=np.float64),
            standard_error=np.full(length, np.nan)
            if standard_error is None
            else np.asarray(standard_error, dtype=np.float64),
            file=Factor.constant(file, length),
            column=Factor.constant(column, length),
            row=np.zeros(length, np.int32) if rows is None else np.asarray(rows, dtype=np.int32),
            **{name: Factor.of(names[name]) if name in names else Factor.constant("", length) for name in texts},
        )

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Evidence:
        """Make evidence from mappings with the columns of :class:`Claim`."""
        claims = [Claim(**record) for record in records]
        texts = ("period", "unit_of_measure", "source", "address", "locator", "quote", "status")
        return cls.from_columns(
            [c.unit for c in claims],
            [c.indicator for c in claims],
            [c.value for c in claims],
            standard_error=[c.standard_error for c in claims],
            **{name: [getattr(c, name) for c in claims] for name in texts},
        )

    @classmethod
    def from_wide(
        cls,
        values: FloatArray,
        units: Sequence[str],
        indicators: Sequence[str],
        *,
        periods: Sequence[str] | None = None,
        file: str = "",
        source: str = "",
        address: str = "",
        first_row: int = 2,
    ) -> Evidence:
        """Make evidence from a table with one row a unit and one column an indicator.

        Parameters
        ----------
        values : array, (rows, indicators)
            Numbers; a missing cell makes no claim.
        units : sequence of str
            Unit of each row.
        indicators : sequence of str
            Name of each column.
        periods : sequence of str, optional
            Period of each row.
        file, source, address : str
            Where the table comes from.
        first_row : int
            Row of the file in which the first row of the table stands.
        """
        at_row, at_column = np.nonzero(np.isfinite(values))
        length = len(at_row)
        unit = Factor.of(units)
        period = Factor.constant("", len(units)) if periods is None else Factor.of(periods)
        column = Factor(at_column.astype(np.int32), tuple(indicators))
        empty = Factor.constant("", length)
        return cls(
            unit=Factor(unit.codes[at_row], unit.names),
            indicator=column,
            period=Factor(period.codes[at_row], period.names),
            value=np.ascontiguousarray(values[at_row, at_column]),
            unit_of_measure=empty,
            source=Factor.constant(source, length),
            address=Factor.constant(address, length),
            locator=empty,
            quote=empty,
            status=empty,
            standard_error=np.full(length, np.nan),
            file=Factor.constant(file, length),
            row=(at_row + first_row).astype(np.int32),
            column=column,
        )

    @classmethod
    def empty(cls) -> Evidence:
        """Return evidence without a claim."""
        return cls.from_columns([], [], [])

    @classmethod
    def concat(cls, parts: Sequence[Evidence]) -> Evidence:
        """Put evidence from several files together."""
        if len(parts) == 1:
            return parts[0]
        if not parts:
            return cls.empty()
        joined: dict[str, Any] = {}
        for column in fields(cls):
            values = [getattr(part, column.name) for part in parts]
            is_factor = isinstance(values[0], Factor)
            joined[column.name] = Factor.join(values) if is_factor else np.concatenate(values)
        return cls(**joined)

    # --- reading it ---------------------------------------------------------------------------

    def claim(self, row: int) -> Claim:
        """Return one row as a person reads it."""
        return Claim(
            unit=self.unit[row],
            indicator=self.indicator[row],
            period=self.period[row],
            value=float(self.value[row]),
            unit_of_measure=self.unit_of_measure[row],
            source=self.source[row],
            address=self.address[row],
            locator=self.locator[row] or self._place(row),
            quote=self.quote[row],
            status=self.status[row],
            standard_error=float(self.standard_error[row]),
        )

    def _place(self, row: int) -> str:
        if not self.file[row]:
            return ""
        place = self.file[row] + (f" row {self.row[row]}" if self.row[row] else "")
        return place + (f', column "{self.column[row]}"' if self.column[row] else "")

    def __iter__(self) -> Iterator[Claim]:
        return (self.claim(row) for row in range(len(self)))

    def take(self, rows: IntArray | BoolArray) -> Evidence:
        """Return some claims."""
        taken = {
            column.name: value.take(rows) if isinstance(value := getattr(self, column.name), Factor) else value[rows]
            for column in fields(self)
        }
        return Evidence(**taken)

    def replace(self, **columns: Factor | FloatArray) -> Evidence:
        """Return the evidence with other columns."""
        return replace(self, **columns)  # type: ignore[arg-type]

    @property
    def used(self) -> BoolArray:
        """Which claims may enter a score, by their status."""
        by_name = np.array([name not in NOT_USED for name in self.status.names], dtype=bool)
        return by_name[self.status.codes] if len(self) else np.empty(0, dtype=bool)

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas DataFrame with the columns of :class:`Claim`."""
        import pandas as pd

        def column(factor: Factor) -> Any:
            return pd.Categorical.from_codes(factor.codes, list(factor.names)).astype(object)

        frame = pd.DataFrame({name: column(getattr(self, name)) for name in ("unit", "indicator", "period")})
        frame["value"] = self.value
        for name in ("unit_of_measure", "source", "address"):
            frame[name] = column(getattr(self, name))
        frame["locator"] = [self.locator[row] or self._place(row) for row in range(len(self))]
        frame["quote"], frame["status"] = column(self.quote), column(self.status)
        frame["standard_error"] = self.standard_error
        return frame

    # --- settling it --------------------------------------------------------------------------

    def settle(
        self,
        units: Sequence[str],
        indicators: Sequence[str],
        *,
        period: str | None = None,
        within: float = 0,
        rule: Rule = "newest",
        sources: Sequence[str] = (),
    ) -> Table:
        """Make one table of numbers out of all claims.

        Parameters
        ----------
        units, indicators : sequence of str
            Names of the rows and columns wanted.
        period : str, optional
            The period wanted; None takes, cell by cell, the newest period for which there is a figure.
        within : float
            Take the nearest period up to this many years away where the period itself has no figure
            (of two equally near ones, the newer).
        rule : {"newest", "source-order", "mean", "error"}
            What holds where claims for the same cell and period differ: the one read last, the first
            in the order of `sources`, their mean, or an error.
        sources : sequence of str
            Sources in the order of trust.

        Returns
        -------
        Table

        Raises
        ------
        DataError
            With ``rule="error"``, naming every cell with different claims.
        """
        settling = _Settling(self, tuple(units), tuple(indicators), rule, tuple(sources))
        return settling.table(period, within)

    def panel(
        self,
        units: Sequence[str],
        indicators: Sequence[str],
        *,
        periods: Sequence[str] | None = None,
        rule: Rule = "newest",
        sources: Sequence[str] = (),
    ) -> dict[str, Table]:
        """Settle every period into a table of its own, in the order of time."""
        settling = _Settling(self, tuple(units), tuple(indicators), rule, tuple(sources))
        chosen = self.period_names() if periods is None else periods
        return {period: settling.table(period, 0) for period in chosen}

    def period_names(self) -> tuple[str, ...]:
        """Return the periods of the claims that may be used, in the order of time."""
        present = np.unique(self.period.codes[self.used])
        return tuple(sorted((self.period.names[code] for code in present), key=_time_key))


@dataclass(frozen=True, slots=True, eq=False)
class _Settling:
    """Claims on their way to a table."""

    evidence: Evidence
    units: tuple[str, ...]
    indicators: tuple[str, ...]
    rule: Rule
    sources: tuple[str, ...]
    conflicts: list[Conflict] = field(default_factory=list)

    def table(self, period: str | None, within: float) -> Table:
        rows = self._candidates(period, within)
        cell = self._cell(rows)
        order = np.lexsort((rows, self._preference(rows, period), cell))
        rows, cell = rows[order], cell[order]
        last = np.ones(len(rows), dtype=bool)
        last[:-1] = cell[1:] != cell[:-1]
        values = np.full(len(self.units) * len(self.indicators), np.nan)
        origin = np.full(values.shape, -1, dtype=np.intp)
        values[cell[last]] = self.evidence.value[rows[last]]
        origin[cell[last]] = rows[last]
        conflicts = () if last.all() else self._conflicts(rows, cell, last, values)
        shape = (len(self.units), len(self.indicators))
        return Table(
            Matrix(values.reshape(shape), self.units, self.indicators),
            origin.reshape(shape),
            period or "",
            conflicts,
            self.evidence,
        )

    def _candidates(self, period: str | None, within: float) -> IntArray:
        """Return the claims that may fill a cell of the table."""
        evidence = self.evidence
        wanted = evidence.used & np.isfinite(evidence.value)
        wanted &= evidence.unit.positions_in(self.units) >= 0
        wanted &= evidence.indicator.positions_in(self.indicators) >= 0
        if period is not None:
            near = np.array([_distance(name, period) <= within for name in evidence.period.names], dtype=bool)
            if len(evidence):
                wanted &= near[evidence.period.codes]
        return np.flatnonzero(wanted)

    def _cell(self, rows: IntArray) -> IntArray:
        unit = self.evidence.unit.positions_in(self.units)[rows]
        indicator = self.evidence.indicator.positions_in(self.indicators)[rows]
        return unit * len(self.indicators) + indicator

    def _preference(self, rows: IntArray, period: str | None) -> IntArray:
        """Return a number that is larger for the claim to be preferred within a cell."""
        by_time = self._time_order(period)[self.evidence.period.codes[rows]]
        if self.rule != "source-order":
            return by_time
        trust = self.evidence.source.positions_in(self.sources)[rows]
        trust = np.where(trust < 0, len(self.sources), trust)
        return by_time * (len(self.sources) + 1) + (len(self.sources) - trust)

    def _time_order(self, period: str | None) -> IntArray:
        names = self.evidence.period.names
        if period is None:
            ranked = sorted(range(len(names)), key=lambda code: _time_key(names[code]))
        else:
            # the nearest last, and of two equally near ones the newer last
            ranked = sorted(
                range(len(names)), key=lambda code: (-_distance(names[code], period), _time_key(names[code]))
            )
        order = np.empty(len(names), dtype=np.intp)
        order[ranked] = np.arange(len(names))
        return order

    def _conflicts(
        self, rows: IntArray, cell: IntArray, last: BoolArray, values: FloatArray
    ) -> tuple[Conflict, ...]:
        """Settle cells with several claims of the chosen period; write the mean into `values` if asked."""
        evidence = self.evidence
        ends = np.flatnonzero(last)
        starts = np.concatenate([[0], ends[:-1] + 1])
        found: list[Conflict] = []
        for start, end in zip(starts[ends > starts], ends[ends > starts], strict=True):
            group = rows[start : end + 1]
            group = group[evidence.period.codes[group] == evidence.period.codes[group[-1]]]
            if len(group) < 2 or np.ptp(evidence.value[group]) == 0:
                continue
            if self.rule == "mean":
                values[cell[end]] = evidence.value[group].mean()
            claims = tuple(evidence.claim(int(row)) for row in group)
            found.append(Conflict(claims[-1].cell, claims, self.rule, float(values[cell[end]])))
        if self.rule == "error" and found:
            raise DataError([_conflict_problem(conflict) for conflict in found])
        return tuple(found)


def _conflict_problem(conflict: Conflict) -> Problem:
    told = "; ".join(f"{claim.value:g} ({claim.source or claim.locator})" for claim in conflict.claims)
    unit, indicator, period = conflict.cell
    return Problem(
        "conflict",
        f'sources differ on "{indicator}" of "{unit}"' + (f" in {period}" if period else "") + f": {told}",
        where=conflict.claims[0].locator or None,
        help='choose a rule in [data]: conflicts = "newest", "source-order" or "mean"; or remove a row',
    )


def _time_key(period: str) -> tuple[float, str]:
    """Order periods by their number where they have one, then by name; no period comes first."""
    if not period:
        return (-np.inf, "")
    return (_time(period), period)


def _time(period: str) -> float:
    """Return a period as a number of years: "2023", "2023-06", "2023-Q3", "2023.5"."""
    try:
        return float(period)
    except ValueError:
        pass
    year, _, rest = period.partition("-")
    if not year.isdecimal():
        return float("inf")
    rest = rest.upper()
    if rest[:1] in {"Q", "S", "H"} and rest[1:].isdecimal():
        parts = 4 if rest[0] == "Q" else 2
        return float(year) + (int(rest[1:]) - 1) / parts
    month = rest.split("-")[0]
    return float(year) + ((int(month) - 1) / 12 if month.isdecimal() else 0.0)


def _distance(period: str, wanted: str) -> float:
    """Return how many years a period is away from another; infinite where one has no number."""
    if period == wanted:
        return 0.0
    away = abs(_time(period) - _time(wanted))
    return away if away == away else float("inf")
