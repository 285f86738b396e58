"""Solve many small linear programmes at once, all from the feasible origin.

The benefit-of-the-doubt family needs one small programme a unit. Each is ``maximise c x`` subject to
``A x <= b`` and ``x >= 0`` with ``b >= 0``, so the origin is feasible and the simplex method needs no
first phase; a stack of dense tableaus then pivots together in a few array operations.
Every answer is checked against its own dual; what fails the check goes to HiGHS, one by one.
"""

from __future__ import annotations

import numpy as np

from poliscope.kernels import BoolArray, FloatArray, IntArray

__all__ = ["maximise"]

COST = 1e-11
"""A reduced cost above minus this counts as zero."""
PIVOT = 1e-11
"""A coefficient below this does not bound the entering variable."""
TINY = 1e-300
"""Stands for an objective of zero when something is divided by its size."""
DUALITY = 1e-9
"""Largest relative gap and violation of an answer that is not sent to HiGHS."""
PATIENCE = 8
"""Pivots for each row or column before Bland's rule, which is slower and cannot cycle, takes over."""


def maximise(
    objective: FloatArray, rows: FloatArray, limits: FloatArray, *, then: FloatArray | None = None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Maximise ``objective @ x`` subject to ``rows @ x <= limits`` and ``x >= 0``, for many problems.

    Parameters
    ----------
    objective : array, (problems, columns)
        What to maximise.
    rows : array, (problems, rows, columns)
        Left sides; a leading axis of one is shared by all.
    limits : array, (problems, rows)
        Right sides, not negative; a leading axis of one is shared by all.
    then : array, (problems, columns), optional
        A second objective, maximised among the solutions that are best in the first.

    Returns
    -------
    values : array, (problems,)
        The best value of `objective`; inf where it has no bound.
    solutions : array, (problems, columns)
        NaN where the value is inf.
    multipliers : array, (problems, rows)
        The dual values of the rows; NaN where the value is inf.

    References
    ----------
    Dantzig, G. B. (1963). Linear Programming and Extensions. Princeton University Press.

    Bland, R. G. (1977). New finite pivoting rules for the simplex method. Mathematics of Operations
    Research 2(2), 103-107.
    """
    # columns of size one, so that one tolerance suits all
    scale = np.abs(rows).max(axis=1, initial=0.0)
    scale[scale == 0] = 1.0
    price = objective / scale
    worth = np.maximum(np.abs(price).max(axis=1, initial=0.0), TINY)
    second = None if then is None else _of_size_one(then / scale)
    values, solutions, multipliers = _solve(price / worth[:, None], rows / scale[:, None, :], limits, second)
    return values * worth, solutions / scale, multipliers * worth[:, None]


def _of_size_one(objective: FloatArray) -> FloatArray:
    return np.asarray(objective / np.maximum(np.abs(objective).max(axis=1, keepdims=True, initial=0.0), TINY))


def _solve(
    objective: FloatArray, rows: FloatArray, limits: FloatArray, then: FloatArray | None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Do what :func:`maximise` says, for columns and objectives of about size one."""
    problems, columns = objective.shape
    count = rows.shape[1]
    costs = 1 if then is None else 2
    tableau = np.zeros((problems, count + costs, columns + 1))
    tableau[:, :count, :columns] = rows
    tableau[:, :count, columns] = limits
    tableau[:, count, :columns] = -objective
    if then is not None:
        tableau[:, count + 1, :columns] = -then
    labels = np.tile(np.arange(columns + count), (problems, 1))
    finished = _run(tableau, labels, count, cost=0)
    if then is not None:
        finished &= _run(tableau, labels, count, cost=1) | np.isinf(tableau[:, count, columns])
    return _read(tableau, labels, objective, rows, limits, finished, then)


def _run(tableau: FloatArray, labels: IntArray, count: int, *, cost: int) -> BoolArray:
    """Pivot in place until no problem improves; return which ended properly.

    ``labels`` holds for each problem the variables of its columns, then of its rows: below the number
    of columns a variable of the problem, from there on a slack. No bound: the value becomes inf.
    """
    problems, _, width = tableau.shape
    columns = width - 1
    patience = PATIENCE * (columns + count)
    active = np.flatnonzero(np.isfinite(tableau[:, count, columns]))
    for turn in range(8 * patience):
        enter, improves = _entering(tableau, labels, active, count, cost, bland=turn > patience)
        active, enter = active[improves], enter[improves]
        if not active.size:
            break
        leave, bounded = _leaving(tableau, labels, active, enter, count)
        tableau[active[~bounded], count + cost, columns] = np.inf
        active, enter, leave = active[bounded], enter[bounded], leave[bounded]
        _pivot(tableau, labels, active, leave, enter, columns)
    finished = np.ones(problems, dtype=bool)
    finished[active] = False
    return finished


def _entering(
    tableau: FloatArray, labels: IntArray, active: IntArray, count: int, cost: int, *, bland: bool
) -> tuple[IntArray, BoolArray]:
    """Choose the column that enters: the steepest, or by Bland's rule the one with the lowest label."""
    columns = tableau.shape[2] - 1
    reduced = tableau[active, count + cost, :columns]
    able = reduced < -COST
    for earlier in range(cost):
        # a column that would worsen an earlier objective is closed
        able &= tableau[active, count + earlier, :columns] <= COST
    key = labels[active, :columns] if bland else reduced
    return np.where(able, key, np.inf).argmin(axis=1), np.asarray(able.any(axis=1))


def _leaving(
    tableau: FloatArray, labels: IntArray, active: IntArray, enter: IntArray, count: int
) -> tuple[IntArray, BoolArray]:
    """Choose the row that blocks first; among equals the one with the lowest label."""
    columns = tableau.shape[2] - 1
    coefficient = tableau[active, :count, enter]
    blocks = coefficient > PIVOT
    right = np.maximum(tableau[active, :count, columns], 0.0)
    ratio = np.divide(right, coefficient, out=np.full(coefficient.shape, np.inf), where=blocks)
    first = ratio <= ratio.min(axis=1, keepdims=True) * (1 + 1e-12)
    key = np.where(first & blocks, labels[active, columns:], np.iinfo(np.intp).max)
    return key.argmin(axis=1), np.asarray(blocks.any(axis=1))


def _pivot(
    tableau: FloatArray, labels: IntArray, active: IntArray, leave: IntArray, enter: IntArray, columns: int
) -> None:
    """Exchange a row variable with a column variable in the problems that are active, in place."""
    part = tableau if len(active) == len(tableau) else tableau[active]
    here = np.arange(len(active))
    pivot = part[here, leave, enter]
    row = part[here, leave] / pivot[:, None]
    column = part[here, :, enter]
    part -= column[:, :, None] * row[:, None, :]
    part[here, leave] = row
    part[here, :, enter] = -column / pivot[:, None]
    part[here, leave, enter] = 1 / pivot
    if part is not tableau:
        tableau[active] = part
    swapped = labels[active, enter]
    labels[active, enter] = labels[active, columns + leave]
    labels[active, columns + leave] = swapped


def _read(
    tableau: FloatArray,
    labels: IntArray,
    objective: FloatArray,
    rows: FloatArray,
    limits: FloatArray,
    finished: BoolArray,
    then: FloatArray | None,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Read values, solutions and multipliers off the last tableaus, checked."""
    problems, columns = objective.shape
    count = rows.shape[1]
    both = np.zeros((problems, columns + count))
    np.put_along_axis(both, labels[:, columns:], tableau[:, :count, columns], axis=1)
    dual = np.zeros((problems, columns + count))
    np.put_along_axis(dual, labels[:, :columns], tableau[:, count, :columns], axis=1)
    values = tableau[:, count, columns].copy()
    solutions, multipliers = both[:, :columns], dual[:, columns:]
    unbounded = np.isinf(values)
    solutions[unbounded], multipliers[unbounded] = np.nan, np.nan
    wrong = ~unbounded & ~(finished & _proven(values, solutions, multipliers, objective, rows, limits))
    for problem in np.flatnonzero(wrong):
        answer = _highs(objective, rows, limits, then, int(problem))
        values[problem], solutions[problem], multipliers[problem] = answer
    return values, solutions, multipliers


def _proven(
    values: FloatArray,
    solutions: FloatArray,
    multipliers: FloatArray,
    objective: FloatArray,
    rows: FloatArray,
    limits: FloatArray,
) -> BoolArray:
    """Return where solution and multipliers are feasible and prove each other best."""
    with np.errstate(invalid="ignore", over="ignore"):
        slack = limits - np.matmul(rows, solutions[:, :, None])[..., 0]
        price = np.matmul(multipliers[:, None, :], rows)[:, 0, :] - objective
        scale = np.maximum(1.0, np.abs(values))
        gap = np.abs((objective * solutions).sum(axis=1) - (limits * multipliers).sum(axis=1))
        feasible = (_least(slack) >= -DUALITY) & (_least(solutions) >= -DUALITY)
        dual = (_least(price) >= -DUALITY * scale) & (_least(multipliers) >= -DUALITY * scale)
    return np.asarray(feasible & dual & (gap <= DUALITY * scale))


def _least(values: FloatArray) -> FloatArray:
    """Return the lowest entry of each row, at most 0."""
    return np.asarray(values.min(axis=1, initial=0.0))


def _highs(
    objective: FloatArray, rows: FloatArray, limits: FloatArray, then: FloatArray | None, problem: int
) -> tuple[float, FloatArray, FloatArray]:
    """Solve one problem with HiGHS, as the last resort."""
    from scipy.optimize import linprog

    left, right = rows[problem % len(rows)], limits[problem % len(limits)]
    first = linprog(-objective[problem], A_ub=left, b_ub=right, method="highs")
    if first.status in (3, 4):
        return np.inf, np.full(objective.shape[1], np.nan), np.full(rows.shape[1], np.nan)
    solution = first.x
    if then is not None:
        kept = np.vstack([left, -objective[problem]])
        second = linprog(-then[problem], A_ub=kept, b_ub=np.append(right, first.fun + 1e-10), method="highs")
        solution = second.x if second.status == 0 else solution
    return -float(first.fun), np.asarray(solution), -np.asarray(first.ineqlin.marginals)
