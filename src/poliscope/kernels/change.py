"""How the structure of regions changes, and what part of their growth their structure explains.

Tables are arrays of amounts ``(..., regions, activities)``, one before and one after, on the same
regions and activities; a history is ``(periods, ..., regions, activities)``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, to_dense

__all__ = [
    "EstebanMarquillas",
    "ShiftShare",
    "dynamic_esteban_marquillas",
    "dynamic_shift_share",
    "esteban_marquillas",
    "growth",
    "growth_location",
    "lilien_index",
    "michaely_index",
    "modified_lilien_index",
    "shift_share",
    "shift_share_indices",
    "structural_path",
]


class ShiftShare(NamedTuple):
    """What :func:`shift_share` gives: three parts that add up to the change of every cell."""

    national: Array
    """(..., regions, activities): growth with the whole economy."""
    industry_mix: Array
    """(..., regions, activities): growth of the activity beyond the whole economy's."""
    regional: Array
    """(..., regions, activities): growth in the region beyond the activity's."""


class EstebanMarquillas(NamedTuple):
    """What :func:`esteban_marquillas` gives: five parts that add up to the change of every cell."""

    national: Array
    """(..., regions, activities)."""
    industry_mix: Array
    """(..., regions, activities)."""
    competitive: Array
    """(..., regions, activities): the regional part if the region had the whole economy's mix."""
    allocation: Array
    """(..., regions, activities): being specialised where one grows faster."""
    new: Array
    """(..., regions, activities): activities that were not there before, so have no rate of growth."""


def shift_share(before: Any, after: Any) -> ShiftShare:
    """Split the growth of every activity in every region into national, industry-mix and regional.

    With x before and y after, g the growth of the sum of all, g_c that of activity c:
    ``x g + x (g_c - g) + (y - x (1 + g_c))``. The last part is written so that cells that were 0 are
    right: what is new is regional.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    ShiftShare
        Sum over activities for the parts of a region.

    Raises
    ------
    ArrayError
        If the tables differ in shape, hold missing or negative cells, or nothing was there before.

    References
    ----------
    Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of the
    Regional Science Association 6, 97-112.
    """
    x, y = _pair(before, after)
    total, activity = _rates(x, y)
    national = x * total[..., None, None]
    expected = x * activity[..., None, :]
    return ShiftShare(national, expected - national, (y - x) - expected)


def esteban_marquillas(before: Any, after: Any) -> EstebanMarquillas:
    """Split the regional part of :func:`shift_share` further into competitive and allocation effect.

    With the homothetic amount ``h_rc = x_r x_c / x`` and the cell's own growth g_rc: competitive
    ``h (g_rc - g_c)``, allocation ``(x - h) (g_rc - g_c)``.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    EstebanMarquillas
        Where a cell was 0 there is no growth rate: what came is in `new`, and the two effects are 0.

    References
    ----------
    Esteban-Marquillas, J. M. (1972). A reinterpretation of shift-share analysis. Regional and Urban
    Economics 2, 249-255.
    """
    x, y = _pair(before, after)
    national, mix, regional = shift_share(x, y)
    there = x > 0
    lead = np.where(there, regional / np.where(there, x, 1.0), 0.0)
    region, activity = x.sum(axis=-1, keepdims=True), x.sum(axis=-2, keepdims=True)
    competitive = region * activity / region.sum(axis=-2, keepdims=True) * lead
    allocation = np.where(there, regional - competitive, 0.0)
    return EstebanMarquillas(national, mix, competitive, allocation, np.where(there, 0.0, regional))


def dynamic_shift_share(history: Any) -> ShiftShare:
    """Add up the shift-shares of consecutive periods, so that the mix is always the current one.

    Parameters
    ----------
    history : array_like (periods, ..., regions, activities)
        Amounts, in the order of time; two periods or more.

    References
    ----------
    Barff, R. A. and Knight, P. L. (1988). Dynamic shift-share analysis. Growth and Change 19, 1-10.
    """
    before, after = _steps(history)
    return ShiftShare(*(part.sum(axis=0) for part in shift_share(before, after)))


def dynamic_esteban_marquillas(history: Any) -> EstebanMarquillas:
    """Add up :func:`esteban_marquillas` of consecutive periods; see :func:`dynamic_shift_share`."""
    before, after = _steps(history)
    return EstebanMarquillas(*(part.sum(axis=0) for part in esteban_marquillas(before, after)))


def shift_share_indices(before: Any, after: Any) -> tuple[Array, Array]:
    """Shift-share as factors: structure and location of each region, whose product is its lead.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    structure : ndarray (..., regions)
        Growth factor expected from the region's mix, over that of the whole economy.
    location : ndarray (..., regions)
        Growth factor of the region over the expected one. NaN for a region that had nothing.

    References
    ----------
    Gerfin, H. (1964). Gesamtwirtschaftliches Wachstum und regionale Entwicklung. Kyklos 17, 565-593.
    """
    x, y = _pair(before, after)
    total, activity = _rates(x, y)
    expected = (x * (1.0 + activity[..., None, :])).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        structure = expected / (x.sum(axis=-1) * (1.0 + total[..., None]))
        location = np.where(expected > 0, y.sum(axis=-1) / expected, np.nan)
    return structure, location


def growth(before: Any, after: Any) -> Array:
    """Relative growth of every cell, ``after / before - 1``; NaN where there was nothing before."""
    x, y = _pair(before, after)
    return np.where(x > 0, y / np.where(x > 0, x, 1.0) - 1.0, np.nan)


def growth_location(before: Any, after: Any) -> Array:
    """Say where the growth of each activity took place: regions' shares in its change.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    ndarray (..., regions, activities)
        Adds up to 1 over regions. Against the change some shares are negative and others above 1; NaN
        where the whole did not change.
    """
    x, y = _pair(before, after)
    change = y - x
    whole = change.sum(axis=-2, keepdims=True)
    return np.where(whole != 0, change / np.where(whole != 0, whole, 1.0), np.nan)


def michaely_index(before: Any, after: Any) -> Array:
    """Structural change of each region: half the sum of absolute changes of shares; 0 to 1.

    Also known as the norm of absolute values (NAV).

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    ndarray (..., regions)
        Share of the activity that would have to change place to undo it; NaN for a region that is
        empty in one of the periods.

    References
    ----------
    Michaely, M. (1962). Concentration in International Trade. North-Holland.
    """
    old, new = _share_pair(before, after)
    return np.asarray(0.5 * np.abs(new - old).sum(axis=-1))


def lilien_index(before: Any, after: Any) -> Array:
    """Dispersion of the growth of a region's activities, ``sqrt(sum_c s1_c (g_c - g)^2)``.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    ndarray (..., regions)
        g as differences of logarithms. Activities that came or went have none and are left out, so
        large reshuffles look small: see :func:`michaely_index`. NaN for a region that is empty in one of
        the periods.

    References
    ----------
    Lilien, D. M. (1982). Sectoral shifts and cyclical unemployment. Journal of Political Economy 90,
    777-793.
    """
    x, y = _pair(before, after)
    new = _share_pair(x, y)[1]
    both = (x > 0) & (y > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.log(y.sum(axis=-1, keepdims=True) / x.sum(axis=-1, keepdims=True))
    defined = np.isfinite(own)
    rate = np.log(np.where(both, y, 1.0) / np.where(both, x, 1.0)) - np.where(defined, own, 0.0)
    dispersion = np.sqrt(np.where(both, new * rate**2, 0.0).sum(axis=-1))
    return np.where(defined[..., 0], dispersion, np.nan)


def modified_lilien_index(before: Any, after: Any) -> Array:
    """Compute the modified Lilien index, ``sqrt(sum_c s0_c s1_c ln(s1_c / s0_c)^2)``.

    Symmetric in time and a proper distance; activities that come or go have a weight of 0.

    Parameters
    ----------
    before, after : array_like (..., regions, activities)
        Amounts.

    Returns
    -------
    ndarray (..., regions)
        NaN for a region that is empty in one of the periods.

    References
    ----------
    Stamer, M. (1998). Interpolation and structural change. IHS Hamburg; see Dietrich, A. (2012). Does
    growth cause structural change, or is it the other way around? Empirical Economics 43, 915-944.
    """
    old, new = _share_pair(before, after)
    both = (old > 0) & (new > 0)
    ratio = np.where(both, new, 1.0) / np.where(both, old, 1.0)
    return np.asarray(np.sqrt((old * new * np.log(ratio) ** 2).sum(axis=-1)))


def structural_path(history: Any) -> tuple[Array, Array]:
    """Follow the structure of regions through a long history: its steps, and where it has led.

    Parameters
    ----------
    history : array_like (periods, ..., regions, activities)
        Amounts, in the order of time.

    Returns
    -------
    steps : ndarray (periods - 1, ..., regions)
        Michaely index from each period to the next. Their sum is the length of the path.
    net : ndarray (periods - 1, ..., regions)
        Michaely index from the first period to each later one; far below the cumulated steps, the
        region went to and fro.
    """
    before, after = _steps(history)
    return michaely_index(before, after), michaely_index(np.broadcast_to(before[:1], after.shape), after)


def _pair(before: Any, after: Any) -> tuple[Array, Array]:
    x = to_dense(check_table(before, what="the table before"))
    y = to_dense(check_table(after, what="the table after"))
    if x.shape != y.shape:
        raise ArrayError(
            f"the tables before and after differ in shape: {x.shape} and {y.shape}",
            help="bring both periods on the same regions and activities, with 0 for what is absent",
            code="shapes-differ",
        )
    return x, y


def _steps(history: Any) -> tuple[Array, Array]:
    tables = to_dense(check_table(history, what="the history"))
    if tables.ndim < 3 or len(tables) < 2:
        raise ArrayError("a history needs two or more periods of regions by activities", code="not-a-history")
    return tables[:-1], tables[1:]


def _rates(x: Array, y: Array) -> tuple[Array, Array]:
    """Growth of the whole and of each activity; an activity that nobody had has 0."""
    old, new = x.sum(axis=-2), y.sum(axis=-2)
    if not np.all(old.sum(axis=-1) > 0):
        raise ArrayError("shift-share needs something in the table before", code="empty-table")
    total = new.sum(axis=-1) / old.sum(axis=-1) - 1.0
    return np.asarray(total), np.where(old > 0, new / np.where(old > 0, old, 1.0) - 1.0, 0.0)


def _share_pair(before: Any, after: Any) -> tuple[Array, Array]:
    x, y = _pair(before, after)
    with np.errstate(divide="ignore", invalid="ignore"):
        return x / x.sum(axis=-1, keepdims=True), y / y.sum(axis=-1, keepdims=True)
