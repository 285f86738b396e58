"""By how much an indicator of a unit must rise for its score to reach a target."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from poliscope.kernels import BoolArray, FloatArray

__all__ = ["required_rise", "required_rise_by_search"]

# bisection of the room between value and ceiling, down to the last bit
HALVINGS = 60


def required_rise(
    values: FloatArray, weights: FloatArray, target: ArrayLike, *, power: float = 1.0
) -> FloatArray:
    """Return by how much one indicator of a unit must rise for its power mean to reach a target.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators; above 0 for powers other than 1.
    weights : array, (leaves,)
        Leaf weights that sum to one.
    target : float or array, (units,)
        Score to reach, in units of the power mean itself.
    power : float
        1 arithmetic, 0 geometric, -1 harmonic.

    Returns
    -------
    array, (units, leaves)
        Rise of the normalised indicator, all others as they are; 0 for a unit that is there already,
        infinite where no rise is enough (a weight of 0, or a harmonic mean held down by the others).
    """
    from poliscope.kernels.ranking import rank_form

    form = rank_form(values, power=power)
    goal = rank_form(
        np.broadcast_to(np.asarray(target, dtype=np.float64), (len(values),))[:, None], power=power
    )
    gap = np.maximum(goal - (form @ weights)[:, None], 0.0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        needed = form + np.where(gap > 0, gap / weights, 0.0)
        raised = _from_form(needed, power)
    return np.where(gap > 0, raised - values, 0.0)


def required_rise_by_search(
    score: Callable[[FloatArray], FloatArray],
    values: FloatArray,
    target: ArrayLike,
    *,
    ceiling: ArrayLike,
) -> FloatArray:
    """Return the same as :func:`required_rise` for any score that rises with its indicators.

    Parameters
    ----------
    score : callable
        ``score(rows) -> scores`` with shapes ``(rows, leaves)`` and ``(rows,)``; a row's score depends
        on that row only, so the normalisation is fixed.
    values : array, (units, leaves)
        Normalised indicators.
    target : float or array, (units,)
        Score to reach.
    ceiling : float or array, (leaves,)
        Highest value an indicator can take.

    Returns
    -------
    array, (units, leaves)
        Infinite where the ceiling is not enough.
    """
    units, leaves = values.shape
    goal = np.broadcast_to(np.asarray(target, dtype=np.float64), (units,))[:, None]
    top = np.maximum(np.broadcast_to(np.asarray(ceiling, dtype=np.float64), values.shape), values)

    def reaches(single: FloatArray) -> BoolArray:
        rows = np.repeat(values[:, None, :], leaves, axis=1)
        rows[:, np.arange(leaves), np.arange(leaves)] = single
        return np.asarray(score(rows.reshape(-1, leaves)).reshape(units, leaves) >= goal)

    there = score(values)[:, None] >= goal
    able = reaches(top)
    low, high = values.copy(), top.copy()
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        enough = reaches(middle)
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.where(there, 0.0, np.where(able, high - values, np.inf))


def _from_form(form: FloatArray, power: float) -> FloatArray:
    """Undo the transform of a power mean; a form that no value has gives infinity."""
    if power == 1:
        return form
    if power == 0:
        return np.exp(form)
    base = np.sign(power) * form
    return np.where(base > 0, np.power(np.where(base > 0, base, 1.0), 1.0 / power), np.inf)
