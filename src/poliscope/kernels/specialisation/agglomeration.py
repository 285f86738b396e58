"""Do plants of an activity gather more than throwing darts would gather them: Ellison and Glaeser."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, row_totals, to_dense

__all__ = ["ellison_glaeser", "plant_herfindahl"]


def plant_herfindahl(size: ArrayLike, activity: ArrayLike, *, activities: int) -> Array:
    """Herfindahl index of the plants of each activity: the sum of their squared shares in its size.

    Parameters
    ----------
    size : array_like (plants,)
        Size of each plant (jobs), 0 or more.
    activity : array_like of int (plants,)
        Number of its activity, from 0.
    activities : int
        How many activities there are.

    Returns
    -------
    ndarray (activities,)
        1 with one plant, ``1 / n`` with n of one size; NaN without a plant of any size.

    Raises
    ------
    ArrayError
        A size is missing or below 0, or a number names no activity.
    """
    sizes, codes = np.asarray(size, dtype=np.float64), np.asarray(activity, dtype=np.intp)
    if sizes.ndim != 1 or sizes.shape != codes.shape or not (np.isfinite(sizes) & (sizes >= 0)).all():
        raise ArrayError("every plant needs a size of 0 or more and an activity", code="not-plants")
    if codes.size and not (codes.min() >= 0 and codes.max() < activities):
        raise ArrayError("a plant has an activity that does not exist", code="not-plants")
    total = np.bincount(codes, weights=sizes, minlength=activities)
    known = total > 0
    shares = sizes / np.where(known, total, 1.0)[codes]
    return np.where(known, np.bincount(codes, weights=shares**2, minlength=activities), np.nan)


def ellison_glaeser(x: Any, herfindahl: ArrayLike) -> Array:
    """Index of Ellison and Glaeser: concentration in space beyond what large plants alone make.

    ``(G - (1 - sum p**2) H) / ((1 - sum p**2) (1 - H))`` with ``G = sum (s - p)**2``, ``s`` the shares of
    the regions in the activity, ``p`` their shares in all activities together, and ``H`` the Herfindahl
    index of the activity's plants. 0 where plants choose regions by chance, in proportion to their size;
    the probability that two plants are drawn to one place where they follow each other or the place's
    advantages; below 0 where they keep apart. Above 0.05 is called very localised, below 0.02 not very.

    Parameters
    ----------
    x : array_like (regions, activities) or scipy.sparse
        Amounts, in the same measure as the sizes of the plants (jobs).
    herfindahl : array_like (activities,)
        From :func:`plant_herfindahl`; NaN where it is not known.

    Returns
    -------
    ndarray (activities,)
        NaN for an activity that nobody has, whose plants are not known, that has one plant only, or
        where one region has everything.

    Raises
    ------
    ArrayError
        The Herfindahl indices do not fit the table, or are not between 0 and 1.

    References
    ----------
    Ellison, G. and Glaeser, E. L. (1997). Geographic concentration in U.S. manufacturing industries: a
    dartboard approach. Journal of Political Economy 105, 889-927. doi:10.1086/262098
    """
    values = check_table(x)
    H = np.asarray(herfindahl, dtype=np.float64)
    if H.shape != values.shape[-1:] or (H <= 0).any() or (H > 1 + 1e-9).any():
        raise ArrayError(
            "the index needs one Herfindahl index of plants an activity, above 0 and at most 1",
            code="not-herfindahl",
            help="compute them from the sizes of the plants, or leave what is not known empty",
        )
    total = column_totals(values)
    used = total > 0
    p = row_totals(values) / max(float(total.sum()), 1e-300)
    shares = to_dense(values) / np.where(used, total, 1.0)
    G = np.square(shares - p[:, None]).sum(axis=0)
    room = 1.0 - np.square(p).sum()
    able = used & (H < 1 - 1e-9) & (room > 1e-12)
    below = np.where(able, room * (1.0 - np.where(able, H, 0.0)), 1.0)
    return np.where(able, (G - room * H) / below, np.nan)
