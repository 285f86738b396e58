"""How the structure of regions changed, and what part of their growth it explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from poliscope.data.activities import Activities
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, Problem
from poliscope.kernels.activities import to_dense
from poliscope.kernels.change import (
    dynamic_esteban_marquillas,
    dynamic_shift_share,
    esteban_marquillas,
    growth_location,
    lilien_index,
    michaely_index,
    modified_lilien_index,
    shift_share,
    structural_path,
)
from poliscope.kernels.entry import entries, exits
from poliscope.kernels.specialisation import location_quotient, presence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Change", "describe_change"]

CLASSIC = ("national", "industry_mix", "regional")


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """How the structure changed from the first to the last of some periods.

    Parameters
    ----------
    periods : tuple of str
        In the order of time.
    shift_share : Matrix
        Regions x (before, after, change, national, industry_mix, regional): the three parts add up to
        the change, exactly.
    esteban_marquillas : Matrix
        Regions x (national, industry_mix, competitive, allocation, new): they add up to the change.
    dynamic : Matrix
        The classic parts summed over consecutive periods, so that the mix is always the current one.
    dynamic_esteban_marquillas : Matrix
        Likewise, the five parts.
    indices : Matrix
        Regions x (michaely, lilien, modified_lilien, steps): structural change from the first to the last
        period, and the length of the way there. NaN for a region that was empty at one of the ends.
    entries, exits : Matrix
        Regions x activities between the first and the last period: 1 where an absent activity became
        present (a present one disappeared), 0 where it did not, NaN where it could not.
    location : Matrix
        Regions x activities: the region's share in the change of the activity.
    path, net : Matrix
        Regions x later periods: Michaely index from the period before, and from the first period.
    """

    periods: tuple[str, ...]
    shift_share: Matrix
    esteban_marquillas: Matrix
    dynamic: Matrix
    dynamic_esteban_marquillas: Matrix
    indices: Matrix
    entries: Matrix
    exits: Matrix
    location: Matrix
    path: Matrix
    net: Matrix

    def to_frame(self) -> pd.DataFrame:
        """Return shift-share and indices of regions as a pandas DataFrame."""
        return self.shift_share.to_frame().join(self.indices.to_frame())


def describe_change(
    activities: Activities, periods: Sequence[str] | None = None, *, threshold: float = 1.0
) -> Change:
    """Describe how the structure changed over some periods.

    Parameters
    ----------
    activities : Activities
        With at least two periods.
    periods : sequence of str, optional
        Which, in the order of time; all where not given.
    threshold : float
        Smallest location quotient of a presence, for entries and exits.

    Raises
    ------
    DataError
        Fewer than two periods; the first or last is empty or has nothing in common with the other.
    """
    chosen = tuple(periods) if periods is not None else activities.periods
    if len(chosen) < 2:
        help = "give the table a column of periods with at least two of them"
        told = "a change needs at least two periods"
        raise DataError(Problem("one-period", told, where=activities.name or None, help=help))
    activities.check_overlap(chosen[0], chosen[-1])
    # a period without anything has no rates of growth: the way through it is left out
    used = [p for p in chosen if to_dense(activities.table(p)).any()]
    history = np.stack([to_dense(activities.table(p)) for p in used])
    x, y = history[0], history[-1]
    regions = activities.regions
    ends = np.column_stack([x.sum(axis=1), y.sum(axis=1), (y - x).sum(axis=1)])

    def parts(found: tuple[np.ndarray, ...]) -> np.ndarray:
        return np.column_stack([part.sum(axis=1) for part in found])

    before, after = (presence(location_quotient(table), threshold=threshold) for table in (x, y))

    def named(values: np.ndarray) -> Matrix:
        return Matrix(values, regions, activities.activities, "region")

    steps, net = structural_path(history)
    five = ("national", "industry_mix", "competitive", "allocation", "new")
    indices = np.column_stack(
        [michaely_index(x, y), lilien_index(x, y), modified_lilien_index(x, y), steps.sum(axis=0)]
    )
    later = tuple(used[1:])
    return Change(
        tuple(used),
        Matrix(
            np.column_stack([ends, parts(shift_share(x, y))]),
            regions,
            ("before", "after", "change", *CLASSIC),
            "region",
        ),
        Matrix(parts(esteban_marquillas(x, y)), regions, five, "region"),
        Matrix(parts(dynamic_shift_share(history)), regions, CLASSIC, "region"),
        Matrix(parts(dynamic_esteban_marquillas(history)), regions, five, "region"),
        Matrix(indices, regions, ("michaely", "lilien", "modified_lilien", "steps"), "region"),
        named(entries(before, after)),
        named(exits(before, after)),
        named(growth_location(x, y)),
        Matrix(steps.T, regions, later, "region"),
        Matrix(net.T, regions, later, "region"),
    )
