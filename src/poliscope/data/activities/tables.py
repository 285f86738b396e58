"""Tables of regions by activities, one for each period, with their names and their source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from poliscope.data.evidence import Note
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, Problem, one_of
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.activities import check_table, column_totals, is_sparse, row_totals, to_dense

if TYPE_CHECKING:
    import pandas as pd

    from poliscope.data.units import Units

__all__ = ["Activities", "Named"]


@dataclass(frozen=True, slots=True)
class Named:
    """An activity with its labels by language, for claims about it."""

    code: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Activities:
    """Who does how much of what, when.

    Parameters
    ----------
    regions, activities : tuple of str
        Codes, without repetition; the same in all periods.
    periods : tuple of str
        In the order of time; ``("",)`` where there is only one and it has no name.
    tables : tuple of array or scipy.sparse, (regions, activities)
        Amounts of 0 and more, one table a period.
    name : str
        What the study calls them.
    measure : str
        What an amount is: jobs, million USD, patents.
    overdispersion : float, optional
        Variance over mean of an amount where amounts are counts (1) or come in lumps (plants of about 20
        jobs: 20). Without it amounts are taken as they are, and nothing is said of their chance error.
    labels : mapping of str to (mapping of str to str)
        Labels of activities by language, then code.
    groups : tuple of str
        The group of each activity in a hierarchy, "" for none; empty without a hierarchy.
    plant_herfindahl : tuple of array, (activities,)
        Herfindahl index of the plants of each activity, one array a period, NaN where it is not known;
        empty where plants are not known at all.
    together : scipy.sparse, (activities, activities), optional
        In how many records two activities occur together, on the diagonal in how many one occurs (0 where
        that is not known); then nearness is that of records, not that of regions.
    source, address : str
        Where the amounts come from.
    notes : tuple of Note
        What was read, what was left out, and which rules were used.
    """

    regions: tuple[str, ...]
    activities: tuple[str, ...]
    periods: tuple[str, ...]
    tables: tuple[Any, ...]
    name: str = ""
    measure: str = ""
    overdispersion: float | None = None
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    source: str = ""
    address: str = ""
    notes: tuple[Note, ...] = ()
    plant_herfindahl: tuple[FloatArray, ...] = ()
    together: Any = None

    def __post_init__(self) -> None:
        shape = (len(self.regions), len(self.activities))
        if len(self.tables) != len(self.periods) or not self.tables:
            raise ValueError(f"there are {len(self.periods)} periods, but {len(self.tables)} tables")
        if any(table.shape != shape for table in self.tables):
            raise ValueError(f"every table needs the shape {shape} of the names")
        if self.groups and len(self.groups) != len(self.activities):
            raise ValueError(f"there are {len(self.activities)} activities, but {len(self.groups)} groups")
        sizes = {found.shape for found in self.plant_herfindahl}
        if self.plant_herfindahl and (
            len(self.plant_herfindahl) != len(self.periods) or sizes != {(len(self.activities),)}
        ):
            raise ValueError("every period needs one Herfindahl index of plants an activity")
        if self.together is not None and self.together.shape != (len(self.activities),) * 2:
            raise ValueError("the table of pairs needs a row and a column an activity")
        for what, names in (("region", self.regions), ("activity", self.activities)):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise DataError(Problem(f"repeated-{what}", f'the {what} "{twice[0]}" stands twice'))

    @classmethod
    def from_tables(
        cls,
        tables: Mapping[str, Any],
        regions: Sequence[str],
        activities: Sequence[str],
        **about: Any,
    ) -> Activities:
        """Make activities of arrays or sparse matrices, by period.

        Parameters
        ----------
        tables : mapping of str to array_like or scipy.sparse, (regions, activities)
            By period.
        regions, activities : sequence of str
            Names of the rows and columns.
        **about
            Other fields of :class:`Activities`.

        Raises
        ------
        DataError
            A cell is missing, infinite or negative: it is named.
        """
        checked = []
        for period, table in tables.items():
            try:
                checked.append(check_table(table))
            except ArrayError as error:
                cells = [f"{regions[r]} / {activities[c]}" for r, c in error.cells[:5]]
                told = f"{error.reason}: {', '.join(cells)}" if cells else error.reason
                where = f"period {period}" if period else None
                raise DataError(Problem(error.code, told, where=where, help=error.help)) from error
        return cls(tuple(regions), tuple(activities), tuple(tables), tuple(checked), **about)

    # --- looking things up --------------------------------------------------------------------

    @property
    def period(self) -> str:
        """The latest period."""
        return self.periods[-1]

    @property
    def is_sparse(self) -> bool:
        """Whether the tables are sparse."""
        return is_sparse(self.tables[0])

    def table(self, period: str | None = None) -> Any:
        """Return the amounts of a period, (regions, activities); the latest where none is named."""
        return self.tables[self.period_position(period)]

    def period_position(self, period: str | None = None) -> int:
        """Return where a period stands; the latest where none is named."""
        if period is None:
            return len(self.periods) - 1
        if period not in self.periods:
            told = f'the activities have no period "{period}"'
            raise DataError(Problem("unknown-period", told, help=one_of(period, self.periods)))
        return self.periods.index(period)

    @cached_property
    def _region_positions(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.regions)}

    def region_position(self, region: str) -> int:
        """Return where a region stands; an unknown name lists the nearest."""
        if region not in self._region_positions:
            told = f'the activities have no region "{region}"'
            raise DataError(Problem("unknown-region", told, help=one_of(region, self.regions)))
        return self._region_positions[region]

    def has_region(self, region: str) -> bool:
        """Whether a region has a row."""
        return region in self._region_positions

    def label(self, activity: str, language: str = "en") -> str:
        """Return the label of an activity; another language rather than a bare code."""
        for chosen in (language, "", *self.labels):
            if found := self.labels.get(chosen, {}).get(activity):
                return found
        return activity

    def named(self, activity: str) -> Named:
        """Return an activity with all its labels."""
        found = {language: labels[activity] for language, labels in self.labels.items() if activity in labels}
        return Named(activity, found)

    def to_matrix(self, period: str | None = None) -> Matrix:
        """Return the amounts of a period with their names."""
        return Matrix(to_dense(self.table(period)), self.regions, self.activities, "region")

    def to_frame(self) -> pd.DataFrame:
        """Return the amounts above 0 as a long pandas DataFrame: region, activity, period, value."""
        import pandas as pd

        parts = []
        for period, table in zip(self.periods, self.tables, strict=True):
            row, column = table.nonzero()
            values = np.asarray(table[row, column], dtype=np.float64).ravel()
            parts.append(
                pd.DataFrame(
                    {
                        "region": np.array(self.regions, dtype=object)[row],
                        "activity": np.array(self.activities, dtype=object)[column],
                        "period": period,
                        "value": values,
                    }
                )
            )
        return pd.concat(parts, ignore_index=True)

    # --- other forms --------------------------------------------------------------------------

    def history(self) -> FloatArray:
        """Return all periods as one array, (periods, regions, activities)."""
        return np.stack([to_dense(table) for table in self.tables])

    def group_codes(self) -> tuple[IntArray, tuple[str, ...]]:
        """Return the group of each activity as a number, and the groups' names; "" is a group too.

        Raises
        ------
        DataError
            There is no hierarchy.
        """
        if not self.groups:
            raise DataError(
                Problem(
                    "no-hierarchy",
                    "the activities have no hierarchy",
                    where="activities.hierarchy",
                    help="name a file with the columns activity and group, or the number of leading digits",
                )
            )
        names = tuple(sorted(set(self.groups)))
        place = {name: number for number, name in enumerate(names)}
        return np.array([place[name] for name in self.groups], dtype=np.intp), names

    def grouped(self) -> Activities:
        """Return the same amounts by group of the hierarchy."""
        codes, names = self.group_codes()
        member = (codes[:, None] == np.arange(len(names))).astype(np.float64)
        tables = tuple(np.asarray(table @ member) for table in self.tables)
        return replace(
            self, activities=names, tables=tables, groups=(), labels={}, plant_herfindahl=(), together=None
        )

    def fingerprint(self) -> bytes:
        """Return bytes that change with every name and amount."""
        import hashlib

        summed = hashlib.sha256("\0".join((*self.regions, "", *self.activities, "", *self.periods)).encode())
        for table in self.tables:
            parts = (table.data, table.indices, table.indptr) if is_sparse(table) else (table,)
            for part in parts:
                summed.update(np.ascontiguousarray(part).tobytes())
        pairs = () if self.together is None else (self.together.data, self.together.indices)
        for found in (*self.plant_herfindahl, *pairs):
            summed.update(np.ascontiguousarray(found).tobytes())
        return summed.digest()

    def matched(self, units: Units) -> Activities:
        """Return the same with the codes of the study's units for the regions that are units.

        A region is matched by the code of a unit or by one of its labels; regions that are no units stay
        under their own names: they are part of what everyone is compared with.

        Raises
        ------
        DataError
            No region is a unit of the study.
        """
        names = {label: code for labels in units.labels.values() for code, label in labels.items()}
        codes = tuple(r if r in set(units.codes) else names.get(r, r) for r in self.regions)
        if not set(codes) & set(units.codes):
            told = f"no region of the activities is a unit of the study: {', '.join(self.regions[:3])}, ..."
            help = f"name regions by the codes or labels of the units: {', '.join(units.codes[:5])}, ..."
            raise DataError(Problem("nothing-in-common", told, where=self.name or "activities", help=help))
        return replace(self, regions=codes)

    def check_overlap(self, before: str, after: str) -> None:
        """Check that two periods have a region and an activity in common.

        Raises
        ------
        DataError
            They have none, so nothing can be said of what changed.
        """
        old, new = self.table(before), self.table(after)
        for what, totals in (("region", row_totals), ("activity", column_totals)):
            if not ((totals(old) > 0) & (totals(new) > 0)).any():
                told = f'the periods "{before}" and "{after}" have no {what} in common'
                help = "bring both periods on the same names: codes or classifications may have changed"
                raise DataError(Problem("no-overlap", told, where=self.name or "activities", help=help))
