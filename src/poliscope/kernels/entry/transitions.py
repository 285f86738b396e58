"""Entries and exits between two periods, and what counts as one."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from poliscope.errors import ArrayError, one_of
from poliscope.kernels.activities import Array, check_table, to_dense
from poliscope.kernels.specialisation import location_quotient, presence

__all__ = ["Transition", "entries", "exits", "find_transitions"]


class Transition(NamedTuple):
    """What :func:`find_transitions` gives."""

    at_risk: NDArray[np.bool_]
    """(..., regions, activities): absent before, in a region and an activity that are not empty."""
    entered: NDArray[np.bool_]
    """(..., regions, activities): at risk and present after."""


def entries(before: ArrayLike, after: ArrayLike) -> Array:
    """Say which absent activities became present: 1, 0, or NaN where the activity was there already.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Presences, ones and zeros.

    Raises
    ------
    ArrayError
        If the tables differ in shape.
    """
    old, new = _presences(before, after)
    return np.where(old, np.nan, new.astype(np.float64))


def exits(before: ArrayLike, after: ArrayLike) -> Array:
    """Say which present activities disappeared: 1, 0, or NaN where the activity was not there."""
    old, new = _presences(before, after)
    return np.where(old, (~new).astype(np.float64), np.nan)


def _presences(before: Any, after: Any) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    old = to_dense(check_table(before, what="the presence table before")) > 0
    new = to_dense(check_table(after, what="the presence table after")) > 0
    if old.shape != new.shape:
        raise ArrayError(
            f"the tables before and after differ in shape: {old.shape} and {new.shape}",
            help="bring both periods on the same regions and activities, with 0 for what is absent",
            code="shapes-differ",
        )
    return old, new


def find_transitions(
    before: ArrayLike,
    after: ArrayLike,
    *,
    kind: Literal["specialisation", "appearance"] = "specialisation",
    threshold: float = 1.0,
    below: float | None = None,
    earlier: ArrayLike | None = None,
    later: ArrayLike | None = None,
) -> Transition:
    """Find who could have entered what between two periods, and who did.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.
    kind : {"specialisation", "appearance"}
        Entry is a location quotient that reaches `threshold`, or an amount that is no longer 0.
    threshold : float
        Location quotient of a presence; "specialisation" only.
    below : float, optional
        Location quotient below which a pair is at risk: `threshold` without it. A lower one, say 0.5,
        leaves out those who only stepped over the line.
    earlier, later : array_like (..., regions, activities), optional
        Amounts one period before `before` and one after `after`: entry then means absent twice, present
        twice ("0011"), which noise around the threshold seldom makes.

    Returns
    -------
    Transition

    Raises
    ------
    ArrayError
        If the tables differ in shape, or a name is unknown.
    """
    if kind not in (known := ("specialisation", "appearance")):
        raise ArrayError(f"unknown kind of entry {kind!r}", help=one_of(str(kind), known))
    least = threshold if below is None else below
    x = to_dense(check_table(before, what="the table before"))
    absent, present = _absent(x, kind, least), _present(after, kind, threshold)
    if absent.shape != present.shape:
        raise ArrayError(
            f"the tables before and after differ in shape: {absent.shape} and {present.shape}",
            help="bring all periods on the same regions and activities, with 0 for what is absent",
            code="shapes-differ",
        )
    if earlier is not None:
        absent = absent & _absent(to_dense(check_table(earlier)), kind, least)
    if later is not None:
        present = present & _present(later, kind, threshold)
    at_risk = absent & (x.sum(axis=-1) > 0)[..., :, None] & (x.sum(axis=-2) > 0)[..., None, :]
    return Transition(at_risk, at_risk & present)


def _absent(x: Array, kind: str, below: float) -> NDArray[np.bool_]:
    if kind == "appearance":
        return np.asarray(x == 0)
    return np.asarray(presence(location_quotient(x), threshold=below) == 0)


def _present(x: Any, kind: str, threshold: float) -> NDArray[np.bool_]:
    if kind == "appearance":
        return np.asarray(to_dense(check_table(x)) > 0)
    return np.asarray(presence(location_quotient(to_dense(x)), threshold=threshold) > 0)
