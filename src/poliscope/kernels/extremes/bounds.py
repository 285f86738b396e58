"""Best and worst possible rank of each unit over all admissible weights.

A best rank is the largest number of rivals that can be kept behind at once, a hard problem in general.
A greedy search gives ranks that are attained, with the weights; a linear programme gives bounds that
cannot be passed; where they differ an integer programme decides, or narrows the interval until the time
is up. Whatever happens, the interval is certain.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray
from poliscope.kernels.extremes.winners import scale_of
from poliscope.kernels.linear import add_rows, bound, linear_model, objective, set_cost, solution, solve
from poliscope.kernels.parallel import in_order, one_blas_thread, workers
from poliscope.kernels.ranking import require_complete
from poliscope.kernels.sampling import Polytope, polytope_model, require_feasible

__all__ = ["rank_bounds"]

# relative to the scale of the values
LEVEL = 1e-9
IDENTICAL = 1e-10
GENERIC_LEAD = 1e-6


def rank_bounds(
    values: FloatArray,
    polytope: Polytope,
    gaps: FloatArray,
    *,
    units: IntArray | None = None,
    convention: str = "closed",
    starts: FloatArray | None = None,
    tries: int = 3,
    exact: bool = True,
    time_limit: float = 10.0,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, NDArray[Any]]:
    """Bound the best and the worst rank of units over all admissible weights.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators, without gaps.
    polytope : mapping of arrays
        The admissible weights.
    gaps : array, (units, units)
        From :func:`~poliscope.kernels.extremes.pair_gaps` for the same weights.
    units : int array, optional
        For whom; all where not given.
    convention : {"closed", "generic"}
        How ties count. ``"closed"``: a tie is for the unit in its best rank and against it in its worst
        rank, so that the bounds hold for certain, also at the edge of the admissible weights.
        ``"generic"``: every order must hold with a lead of a millionth of the range of the values, so
        that no rank rests on a tie; units that are identical under all weights do not count.
    starts : array, (any number, leaves), optional
        Weights, such as sampled ones, from which the greedy search starts; inadmissible ones are left out.
    tries : int
        The search starts from this many of them, those where the unit stands best (or worst).
    exact : bool
        Decide by integer programmes where the greedy rank and the bound differ.
    time_limit : float
        Seconds for one integer programme.
    threads : int, optional
        Number of threads; the cores of the machine.
    progress : callable, optional
        ``progress(done, units)`` after each unit.

    Returns
    -------
    dict of arrays
        ``best``, ``worst`` (units,): ranks that are attained; ``best_bound``, ``worst_bound`` (units,):
        no admissible weights give a better (worse) rank; equal to the attained ones where the answer is
        exact. ``best_weights``, ``worst_weights`` (units, leaves): weights that attain them.

    Raises
    ------
    ArrayError
        No weights are admissible, or the convention is unknown.

    References
    ----------
    Kadziński, M., Greco, S. and Słowiński, R. (2012). Extreme ranking analysis in robust ordinal
    regression. Omega 40.
    Salo, A. and Punkka, A. (2011). Ranking intervals and dominance relations for ratio-based efficiency
    analysis. Management Science 57. doi:10.1287/mnsc.1100.1265
    """
    if convention not in {"closed", "generic"}:
        raise ArrayError(
            f'the convention for ties "{convention}" is unknown',
            code="unknown-convention",
            help='use "closed" or "generic"',
        )
    require_complete(values)
    chosen = np.arange(len(values)) if units is None else np.asarray(units, dtype=np.intp)
    pool = require_feasible(polytope)[None, :]
    if starts is not None:
        # a rank counts as attained only under admissible weights
        able = np.asarray(starts, dtype=np.float64)
        able = able[_admissible(able, polytope)]
        pool = able if len(able) else pool
    scale = scale_of(values)
    scaled, limits = (values - values.mean(axis=0)) / scale, gaps / scale
    lead = GENERIC_LEAD if convention == "generic" else 0.0
    halt = Event()

    def work(unit: int) -> list[End]:
        problems = (_problem(unit, scaled, limits, lead, best=best) for best in (True, False))
        return [
            _solve_end(problem, polytope, pool, lead, tries, time_limit if exact else 0.0, halt)
            for problem in problems
        ]

    found: list[list[End]] = []
    with one_blas_thread(), workers(threads, halt) as executor:
        for both in in_order(executor, work, chosen.tolist()):
            found.append(both)
            if progress is not None:
                progress(len(found), len(chosen))
    return _collect(found, len(values), values.shape[1])


def _admissible(weights: FloatArray, polytope: Polytope) -> BoolArray:
    inside = (weights @ polytope["a_ub"].T <= polytope["b_ub"] + LEVEL).all(axis=1)
    level = np.abs(weights @ polytope["a_eq"].T - polytope["b_eq"]) <= LEVEL
    return np.asarray(inside & level.all(axis=1))


def _collect(found: list[list[End]], units: int, leaves: int) -> dict[str, NDArray[Any]]:
    """Turn counts of satisfied rivals into ranks, the best case first."""
    result: dict[str, NDArray[Any]] = {}
    # rivals kept behind count down from the last rank, rivals kept in front up from the first
    for position, (end, base, sign) in enumerate((("best", units, -1), ("worst", 1, 1))):
        solved = [both[position] for both in found]
        result[end] = base + sign * np.array([inner for inner, _, _ in solved], dtype=np.intp)
        result[f"{end}_bound"] = base + sign * np.array([outer for _, outer, _ in solved], dtype=np.intp)
        result[f"{end}_weights"] = np.array([weights for _, _, weights in solved]).reshape(-1, leaves)
    return result


Problem: TypeAlias = tuple[int, FloatArray, FloatArray]
End: TypeAlias = tuple[int, int, FloatArray]


def _problem(unit: int, values: FloatArray, gaps: FloatArray, lead: float, *, best: bool) -> Problem:
    """Return how many rivals are satisfied anyway, and the directions and minima of the open ones.

    A rival is satisfied where ``direction @ w >= lead``: behind the unit in its best case, ahead of it in
    its worst.
    """
    largest, smallest = (gaps[:, unit], -gaps[unit]) if best else (gaps[unit], -gaps[:, unit])
    others = np.arange(len(values)) != unit
    twins = (np.maximum(np.abs(largest), np.abs(smallest)) < IDENTICAL) & others
    always = (smallest >= lead - LEVEL * (lead == 0)) & others
    # ties under all weights: for the unit in its best case; against it in its worst, when they count
    always = np.where(twins, best or lead == 0, always)
    never = ~always & ((largest < lead - LEVEL * (lead == 0)) | twins)
    open_ = others & ~always & ~never
    directions = values[unit] - values[open_] if best else values[open_] - values[unit]
    return int(always.sum()), directions, smallest[open_]


def _solve_end(
    problem: Problem,
    polytope: Polytope,
    pool: FloatArray,
    lead: float,
    tries: int,
    time_limit: float,
    halt: Event,
) -> End:
    """Return the attained count, the bound and the weights; no integer programme without time for it."""
    sure, directions, smallest = problem
    satisfied = (pool @ directions.T >= lead - _slack(lead)).sum(axis=1)
    order = np.argsort(-satisfied, kind="stable")[:tries]
    inner, weights = int(satisfied[order[0]]), pool[order[0]]
    outer = len(directions)
    if inner < outer:
        outer = _relaxed(directions, smallest, polytope, lead)
    for start in pool[order]:
        if inner < outer and not halt.is_set():
            count, found = _greedy(directions, polytope, start, lead)
            inner, weights = (count, found) if count > inner else (inner, weights)
    if time_limit > 0 and inner < outer and not halt.is_set():
        count, limit, found = _integer(directions, smallest, polytope, lead, time_limit, halt)
        outer = min(outer, limit)
        inner, weights = (count, found) if count > inner else (inner, weights)
    return sure + inner, sure + max(outer, inner), weights


def _slack(lead: float) -> float:
    """In the closed convention rounding must not turn a tie into a loss; leads leave room by themselves."""
    return LEVEL if lead == 0 else 0.5 * lead


def _greedy(
    directions: FloatArray, polytope: Polytope, start: FloatArray, lead: float
) -> tuple[int, FloatArray]:
    """Keep all rivals that are satisfied, bring in the nearest open one, or drop it for good."""
    model = polytope_model(polytope, np.zeros(directions.shape[1]))
    weights = start
    kept = np.zeros(len(directions), dtype=bool)
    dropped = kept.copy()
    while True:
        height = directions @ weights
        fresh = (height >= lead - _slack(lead)) & ~kept
        if fresh.any():
            # a rival that is level within rounding is held where it is, not a hair higher
            add_rows(model, directions[fresh], np.minimum(lead, height[fresh]), np.inf)
            kept |= fresh
        open_ = np.flatnonzero(~kept & ~dropped)
        if not open_.size:
            return int(kept.sum()), weights
        nearest = open_[np.argmax(height[open_])]
        set_cost(model, -directions[nearest])
        if solve(model) == "optimal" and -objective(model) >= lead - _slack(lead):
            weights = np.maximum(solution(model), 0.0)
        else:
            dropped[nearest] = True


def _counting_model(
    directions: FloatArray, smallest: FloatArray, polytope: Polytope, lead: float, **options: Any
) -> Any:
    """Build "as many rivals as possible": rival j counts z_j where ``direction @ w >= lead``.

    The constant that releases a rival is its own smallest value, which is the tightest there is.
    """
    count, leaves = directions.shape
    model = linear_model(np.concatenate((np.zeros(leaves), -np.ones(count))), lower=0.0, upper=1.0, **options)
    useful = (np.count_nonzero(polytope["a_ub"], axis=1) > 1) | (polytope["b_ub"] != 0)
    for rows, low, high in (
        (polytope["a_ub"][useful], -np.inf, polytope["b_ub"][useful]),
        (polytope["a_eq"], polytope["b_eq"], polytope["b_eq"]),
    ):
        add_rows(model, np.hstack((rows, np.zeros((len(rows), count)))), low, high)
    # the bound is widened by rounding, so that what it excludes is really impossible
    floor = np.minimum(smallest, lead) - LEVEL
    need = lead - 0.5 * _slack(lead)
    add_rows(model, np.hstack((directions, -np.diag(need - floor))), floor, np.inf)
    return model


def _relaxed(directions: FloatArray, smallest: FloatArray, polytope: Polytope, lead: float) -> int:
    model = _counting_model(directions, smallest, polytope, lead)
    if solve(model) != "optimal":
        return len(directions)
    return min(len(directions), int(np.floor(-objective(model) + 1e-6)))


def _integer(
    directions: FloatArray,
    smallest: FloatArray,
    polytope: Polytope,
    lead: float,
    time_limit: float,
    halt: Event,
) -> tuple[int, int, FloatArray]:
    leaves = directions.shape[1]
    columns = leaves + np.arange(len(directions))
    model = _counting_model(directions, smallest, polytope, lead, integer=columns, time_limit=time_limit)
    # the objective is a whole number: a gap below one is no gap
    model.setOptionValue("mip_abs_gap", 0.99)
    solve(model, halt=halt)
    limit = bound(model)
    outer = min(len(directions), int(np.floor(-limit + 1e-6))) if np.isfinite(limit) else len(directions)
    found = solution(model)
    if found.size == 0:
        return -1, outer, found
    weights = np.maximum(found[:leaves], 0.0)
    weights = weights / max(weights.sum(), 1e-300)
    return int((directions @ weights >= lead - _slack(lead)).sum()), outer, weights
