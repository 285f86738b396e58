"""Evidence: claims in columns, with their origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from poliscope.data.evidence.claims import NOT_USED, Claim, Note, Rule
from poliscope.data.evidence.factor import Factor
from poliscope.data.evidence.periods import time_key
from poliscope.data.evidence.settling import Settling, Table, settle_names
from poliscope.errors import DataError, Problem
from poliscope.kernels import BoolArray, FloatArray, IntArray

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Evidence"]

TEXTS = ("period", "unit_of_measure", "source", "address", "locator", "quote", "status")


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
    notes : tuple of Note
        What a person should know about the files: what was left out, and why.
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
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        for name, column in self._columns():
            if len(column) != len(self.value):
                raise ValueError(
                    f"there are {len(self.value)} values, but the column {name} has {len(column)}"
                )
        if np.isinf(self.value).any():
            place = self.claim(int(np.flatnonzero(np.isinf(self.value))[0]))
            raise DataError(
                Problem(
                    "infinite-value",
                    f'"{place.indicator}" of "{place.unit}" is infinite',
                    where=place.locator or None,
                    help="give a finite number, or leave the cell empty",
                )
            )

    def __len__(self) -> int:
        return len(self.value)

    def _columns(self) -> Iterator[tuple[str, Any]]:
        return (
            (column.name, getattr(self, column.name)) for column in fields(self) if column.name != "notes"
        )

    # --- making it ----------------------------------------------------------------------------

    @classmethod
    def from_columns(
        cls,
        unit: Sequence[str] | Factor,
        indicator: Sequence[str] | Factor,
        value: Sequence[float] | FloatArray,
        *,
        rows: Sequence[int] | NDArray[np.int32] | None = None,
        standard_error: Sequence[float] | FloatArray | None = None,
        file: str = "",
        column: str | Factor = "value",
        notes: Sequence[Note] = (),
        **names: Sequence[str] | Factor | str,
    ) -> Evidence:
        """Make evidence from columns of equal length.

        Parameters
        ----------
        unit, indicator : sequence of str or Factor
            Names.
        value : sequence of float
            Numbers.
        rows : sequence of int, optional
            Row of each claim in the file.
        standard_error : sequence of float, optional
            Standard errors.
        file, column : str
            Where the values were read.
        notes : sequence of Note
            What a person should know.
        **names : sequence of str, Factor, or one str for all
            ``period, unit_of_measure, source, address, locator, quote, status``.
        """
        length = len(value)
        unknown = set(names) - set(TEXTS)
        if unknown:
            raise TypeError(f"evidence has no column {sorted(unknown)}")
        return cls(
            unit=_factor(unit, length),
            indicator=_factor(indicator, length),
            value=np.asarray(value, dtype=np.float64),
            standard_error=_constant(np.nan, length)
            if standard_error is None
            else np.asarray(standard_error, dtype=np.float64),
            file=Factor.constant(file, length),
            column=_factor(column, length),
            row=_constant(np.int32(0), length) if rows is None else np.asarray(rows, dtype=np.int32),
            notes=tuple(notes),
            **{name: _factor(names.get(name, ""), length) for name in TEXTS},
        )

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Evidence:
        """Make evidence from mappings with the columns of :class:`Claim`."""
        claims = [Claim(**record) for record in records]
        texts: dict[str, Any] = {name: [getattr(c, name) for c in claims] for name in TEXTS}
        return cls.from_columns(
            [c.unit for c in claims],
            [c.indicator for c in claims],
            [c.value for c in claims],
            standard_error=[c.standard_error for c in claims],
            **texts,
        )

    @classmethod
    def from_wide(
        cls,
        values: FloatArray,
        units: Sequence[str] | Factor,
        indicators: Sequence[str],
        *,
        periods: Sequence[str] | Factor | None = None,
        units_of_measure: Sequence[str] = (),
        file: str = "",
        source: str | Factor = "",
        address: str | Factor = "",
        first_row: int = 2,
        rows: Sequence[int] | NDArray[np.int32] | None = None,
        columns: Sequence[str] | None = None,
        notes: Sequence[Note] = (),
    ) -> Evidence:
        """Make evidence from a table with one row a unit and one column an indicator.

        Parameters
        ----------
        values : array, (rows, indicators)
            Numbers; a missing cell makes no claim.
        units : sequence of str, or Factor
            Unit of each row.
        indicators : sequence of str
            Name of each column.
        periods : sequence of str, or Factor, optional
            Period of each row.
        units_of_measure : sequence of str
            Unit of measure of each column; empty where none is known.
        file : str
            Where the table comes from.
        source, address : str or Factor
            Source of the table, or of each row.
        first_row : int
            Row of the file in which the first row of the table stands.
        rows : sequence of int, optional
            Row of the file of each row of the table, where they do not follow one another.
        columns : sequence of str, optional
            Name of each column in the file, where that is not the indicator's.
        notes : sequence of Note
            What a person should know.
        """
        present = ~np.isnan(values)
        counts = present.sum(axis=1)
        length = int(counts.sum())
        numbers = np.arange(len(values), dtype=np.int32) + np.int32(first_row)
        at_column = np.broadcast_to(np.arange(values.shape[1], dtype=np.int32), values.shape)[present]

        def by_row(names: Sequence[str] | Factor | str | None) -> Factor:
            return _factor(names or "", len(values)).repeat(counts)

        return cls(
            unit=by_row(units),
            indicator=Factor(at_column, tuple(indicators)),
            period=by_row(periods),
            value=values[present],
            unit_of_measure=Factor(at_column, tuple(units_of_measure))
            if any(units_of_measure)
            else Factor.constant("", length),
            source=by_row(source),
            address=by_row(address),
            locator=Factor.constant("", length),
            quote=Factor.constant("", length),
            status=Factor.constant("", length),
            standard_error=_constant(np.nan, length),
            file=Factor.constant(file, length),
            row=np.repeat(numbers if rows is None else np.asarray(rows, dtype=np.int32), counts),
            column=Factor(at_column, tuple(indicators if columns is None else columns)),
            notes=tuple(notes),
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
        for name, first in parts[0]._columns():
            values = [getattr(part, name) for part in parts]
            joined[name] = Factor.join(values) if isinstance(first, Factor) else np.concatenate(values)
        return cls(**joined, notes=tuple(note for part in parts for note in part.notes))

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
        taken: dict[str, Any] = {
            name: value.take(rows) if isinstance(value, Factor) else value[rows]
            for name, value in self._columns()
        }
        return Evidence(**taken, notes=self.notes)

    def replace(self, **columns: Factor | FloatArray | tuple[Note, ...]) -> Evidence:
        """Return the evidence with other columns."""
        return replace(self, **columns)  # type: ignore[arg-type]

    @property
    def used(self) -> BoolArray:
        """Which claims may enter a score, by their status."""
        by_name = np.array([name not in NOT_USED for name in self.status.names], dtype=bool)
        if by_name.all():
            return np.ones(len(self), dtype=bool)
        return by_name[self.status.codes] if len(self) else np.empty(0, dtype=bool)

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas DataFrame with the columns of :class:`Claim`."""
        import pandas as pd

        def column(factor: Factor) -> Any:
            return np.array(factor.names, dtype=object)[factor.codes] if len(factor) else []

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
            With ``rule="error"``, naming every cell with different claims; or where a name is asked
            for twice.
        """
        return self._settling(units, indicators, rule, sources).table(period, within)

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
        settling = self._settling(units, indicators, rule, sources)
        chosen = self.period_names() if periods is None else periods
        return {period: settling.table(period, 0) for period in chosen}

    def _settling(
        self, units: Sequence[str], indicators: Sequence[str], rule: Rule, sources: Sequence[str]
    ) -> Settling:
        return Settling(
            self, settle_names(units, "unit"), settle_names(indicators, "indicator"), rule, tuple(sources)
        )

    def period_names(self) -> tuple[str, ...]:
        """Return the periods of the claims that may be used, in the order of time."""
        return tuple(sorted(self._present(self.period), key=time_key))

    def unit_names(self) -> tuple[str, ...]:
        """Return the units of the claims that may be used, in the order of the files."""
        return self._present(self.unit)

    def indicator_names(self) -> tuple[str, ...]:
        """Return the indicators of the claims that may be used, in the order of the files."""
        return self._present(self.indicator)

    def _present(self, factor: Factor) -> tuple[str, ...]:
        seen = np.zeros(len(factor.names), dtype=bool)
        seen[factor.codes[self.used]] = True
        return tuple(name for name, found in zip(factor.names, seen, strict=True) if found)


def _factor(values: Sequence[str] | Factor | str, length: int) -> Factor:
    if isinstance(values, Factor):
        return values
    return Factor.constant(values, length) if isinstance(values, str) else Factor.of(values)


def _constant(value: Any, length: int) -> Any:
    """Return one number repeated, without the memory for it."""
    return np.broadcast_to(np.asarray(value), (length,))
