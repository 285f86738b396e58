"""Who can be first at all, and the weights that show it; the map of winners over three pillars."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.linear import add_rows, objective, solution, solve
from poliscope.kernels.ranking import require_complete
from poliscope.kernels.sampling import Polytope, flat_polytope, polytope_model, require_feasible

__all__ = ["potential_winners", "scale_of", "winner_map"]

# relative to the scale of the values
LEVEL = 1e-9
ADDED = 8


def scale_of(values: FloatArray) -> float:
    """Return the largest range of an indicator, at least a tiny positive number.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators.

    Returns
    -------
    float
        No score difference is larger.
    """
    return max(float(np.ptp(values, axis=0).max(initial=0.0)), 1e-300)


def potential_winners(
    values: FloatArray, polytope: Polytope, *, gaps: FloatArray | None = None, tolerance: float = LEVEL
) -> dict[str, NDArray[Any]]:
    """Find the units that are first under some admissible weights.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators, without gaps.
    polytope : mapping of arrays
        The admissible weights.
    gaps : array, (units, units), optional
        From :func:`~poliscope.kernels.extremes.pair_gaps`; who is always behind someone needs no linear
        programme then.
    tolerance : float
        Relative to the range of the values: leads up to this count as level.

    Returns
    -------
    dict of arrays
        ``margin (units,)``: the largest lead over the best rival, in units of the score; negative for a
        unit that cannot be first (then only an upper bound where a single rival is always ahead).
        ``alone (units,)``: first without a tie under some weights, and so also under all weights near
        them. ``shared (units,)``: first at least in a tie. ``weights (units, leaves)``: weights under
        which the margin is reached, NaN for a unit that cannot be first.

    Raises
    ------
    ArrayError
        No weights are admissible.

    References
    ----------
    Bougnol, M.-L. and Dulá, J. H. (2016), on the ranking hull. International Transactions in Operational
    Research 23.
    """
    require_complete(values)
    start = require_feasible(polytope)
    units, leaves = values.shape
    scale = scale_of(values)
    scaled = (values - values.mean(axis=0)) / scale
    margin, weights = np.full(units, np.inf), np.full((units, leaves), np.nan)
    if units == 1:
        weights[0] = start
    else:
        ceiling = np.full(units, np.inf)
        if gaps is not None:
            ceiling = np.where(np.eye(units, dtype=bool), np.inf, gaps).min(axis=0) / scale
        for unit in range(units):
            margin[unit] = ceiling[unit]
            if ceiling[unit] >= -tolerance:
                margin[unit], found = _largest_lead(unit, scaled, polytope)
                weights[unit] = found if margin[unit] >= -tolerance else np.nan
    return {
        "margin": margin * scale,
        "alone": margin > tolerance,
        "shared": margin >= -tolerance,
        "weights": weights,
    }


def winner_map(values: FloatArray, *, polytope: Polytope | None = None) -> tuple[IntArray, FloatArray]:
    """Cut the triangle of three pillar weights into the regions of its winners, exactly.

    Parameters
    ----------
    values : array, (units, 3)
        Scores of three pillars.
    polytope : mapping of arrays, optional
        Admissible weights; the whole triangle where not given.

    Returns
    -------
    winners : int array, (regions,)
        Units whose region has an area; identical units are represented by the first of them.
    corners : array, (regions, most corners, 3)
        Weights of the corners of the convex polygon of each winner, in order around it; NaN after the
        last one. The polygons fill the set and overlap in edges only.

    Raises
    ------
    ArrayError
        There are not three pillars.
    """
    if values.shape[1] != 3:
        raise ArrayError(
            f"a map of winners needs three pillars, here are {values.shape[1]}",
            code="not-three-pillars",
            help="join pillars until three are left, or fix the weights of the others",
        )
    require_complete(values)
    polytope = flat_polytope(3) if polytope is None else polytope
    whole = np.eye(3)
    rows = np.concatenate((polytope["a_ub"], polytope["a_eq"], -polytope["a_eq"]))
    right = np.concatenate((polytope["b_ub"], polytope["b_eq"], -polytope["b_eq"]))
    # weights sum to one, so that a @ w <= b is (b - a) @ w >= 0
    for row in right[:, None] - rows:
        whole = _clip(whole, row)
    distinct, first = np.unique(values, axis=0, return_index=True)
    scaled = (distinct - distinct.mean(axis=0)) / scale_of(values)
    able = potential_winners(scaled, polytope)["alone"]
    polygons = [_region(unit, scaled[able], whole) for unit in range(int(able.sum()))]
    kept = [unit for unit, polygon in enumerate(polygons) if _area(polygon) > LEVEL**1.5]
    corners = np.full((len(kept), max((len(polygons[unit]) for unit in kept), default=0), 3), np.nan)
    for position, unit in enumerate(kept):
        corners[position, : len(polygons[unit])] = polygons[unit]
    return first[able][kept], corners


def _largest_lead(unit: int, values: FloatArray, polytope: Polytope) -> tuple[float, FloatArray]:
    """Maximise the lead over all rivals; rivals enter the programme when they are in the way."""
    leaves = values.shape[1]
    lead = values[unit] - np.delete(values, unit, axis=0)
    cost = np.zeros(leaves + 1)
    cost[-1] = -1.0
    model = polytope_model(polytope, cost, extra=1)
    model.changeColBounds(leaves, -4.0, 4.0)
    inside = np.zeros(len(lead), dtype=bool)
    weights = require_feasible(polytope)
    reached = np.inf
    while True:
        behind = lead @ weights
        wanted = np.flatnonzero((behind < reached - 1e-11) & ~inside)
        if not wanted.size:
            return reached, weights
        wanted = wanted[np.argsort(behind[wanted])[:ADDED]]
        inside[wanted] = True
        add_rows(model, np.column_stack((lead[wanted], -np.ones(wanted.size))), 0.0, np.inf)
        solve(model)
        reached, weights = -objective(model), np.maximum(solution(model)[:leaves], 0.0)


def _region(unit: int, values: FloatArray, whole: FloatArray) -> FloatArray:
    polygon = whole
    for row in values[unit] - np.delete(values, unit, axis=0):
        polygon = _clip(polygon, row)
    return polygon


def _clip(polygon: FloatArray, normal: FloatArray) -> FloatArray:
    """Keep the part of a convex polygon (corners, 3) where ``normal @ w >= 0`` (Sutherland and Hodgman)."""
    if not len(polygon):
        return polygon
    height = polygon @ normal
    height = np.where(np.abs(height) <= 1e-14, 0.0, height)
    following, ahead = np.roll(polygon, -1, axis=0), np.roll(height, -1)
    crosses = height * ahead < 0
    with np.errstate(divide="ignore", invalid="ignore"):
        part = (height / (height - ahead))[:, None]
    cuts = polygon + np.where(crosses[:, None], part, 0.0) * (following - polygon)
    both = np.stack((polygon, cuts), axis=1).reshape(-1, 3)
    return both[np.stack((height >= 0, crosses), axis=1).ravel()]


def _area(polygon: FloatArray) -> float:
    """Return the area in the plane of the first two weights."""
    if len(polygon) < 3:
        return 0.0
    x, y = polygon[:, 0], polygon[:, 1]
    return 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
