"""Economic fitness of regions and complexity of activities, the non-linear alternative to ECI."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels.activities import Array, check_table, column_totals, is_sparse, row_totals

__all__ = ["FitnessComplexity", "fitness_complexity", "original_fitness"]


class FitnessComplexity(NamedTuple):
    """What :func:`fitness_complexity` and :func:`original_fitness` give."""

    fitness: Array
    """(..., regions); NaN for an empty region."""
    complexity: Array
    """(..., activities); NaN for an activity that nobody has."""
    steps: int
    """Steps that were made."""
    change: Array
    """(...): largest relative change of a fitness in the last step."""
    converged: NDArray[np.bool_]
    """(...): whether the change came below the tolerance."""
    collapsed: NDArray[np.intp]
    """(...): regions whose fitness is below a millionth of the mean: the method says nothing of them."""


def fitness_complexity(
    M: Any, *, delta: float = 0.1, tolerance: float = 1e-12, max_steps: int = 10_000
) -> FitnessComplexity:
    """Compute fitness and complexity in the form that always converges.

    ``F = delta^2 + M (1 / P)`` and ``P = 1 + M' (1 / F)``, until nothing moves; the complexity is
    ``Q = 1 / (P - 1)``. There is no normalisation and no collapse of the weaker regions to 0.

    Parameters
    ----------
    M : array_like (..., regions, activities) or scipy.sparse
        Presences.
    delta : float
        The smaller, the nearer to the original order, and the slower.
    tolerance : float
        Largest relative change of a fitness at which the iteration ends.
    max_steps : int
        Where it ends in any case; see `converged`.

    Returns
    -------
    FitnessComplexity

    References
    ----------
    Servedio, V. D. P., Buttà, P., Mazzilli, D., Tacchella, A. and Pietronero, L. (2018). A new and
    stable estimation method of country economic fitness and product complexity. Entropy 20, 783.
    """
    if not delta > 0 or max_steps < 1:
        raise ArrayError("fitness needs a delta above 0 and at least one step")
    values = check_table(M, what="the presence table")
    transposed = values.T.tocsr() if is_sparse(values) else np.swapaxes(values, -1, -2)
    d, u = row_totals(values), column_totals(values)
    F, P = np.ones_like(d), np.ones_like(u)
    change, step = np.full(d.shape[:-1], np.inf), 0
    while step < max_steps and np.any(change > tolerance):
        step += 1
        # both sides from the step before, as in the paper
        new = delta**2 + (values @ (1.0 / P)[..., None])[..., 0]
        P = 1.0 + (transposed @ (1.0 / F)[..., None])[..., 0]
        change = np.asarray((np.abs(new - F) / new).max(axis=-1))
        F = new
    with np.errstate(divide="ignore"):
        complexity = 1.0 / (P - 1.0)
    return _finish(F, complexity, d, u, step, change, change <= tolerance)


def _finish(
    F: Array, Q: Array, d: Array, u: Array, steps: int, change: Array, converged: Any
) -> FitnessComplexity:
    used = d > 0
    count = np.maximum(used.sum(axis=-1, keepdims=True), 1)
    mean = np.where(used, F, 0.0).sum(axis=-1, keepdims=True) / count
    collapsed = np.asarray((used & (1e-6 * mean > F)).sum(axis=-1))
    fitness, complexity = np.where(used, F, np.nan), np.where(u > 0, Q, np.nan)
    return FitnessComplexity(fitness, complexity, steps, change, np.asarray(converged), collapsed)


def original_fitness(M: Any, *, tolerance: float = 1e-9, max_steps: int = 1000) -> FitnessComplexity:
    """Compute fitness and complexity as first published, on logarithms.

    ``F = M Q``, ``Q = 1 / (M' (1 / F))``, each divided by its mean at every step. On nested tables the
    fitness of many regions falls to 0 without end; on the logarithmic scale the order among them is
    kept, and `collapsed` counts them. The iteration has then no limit, and `converged` is false.

    Parameters
    ----------
    M : array_like (regions, activities) or scipy.sparse
        Presences: ones and zeros, or positive fractions.
    tolerance : float
        Largest change of the logarithm of a fitness at which the iteration ends; 0 runs all steps.
    max_steps : int
        Where it ends in any case.

    Returns
    -------
    FitnessComplexity
        `fitness` and `complexity` have a mean of 1 over those that are not empty.

    References
    ----------
    Tacchella, A., Cristelli, M., Caldarelli, G., Gabrielli, A. and Pietronero, L. (2012). A new metrics
    for countries' fitness and products' complexity. Scientific Reports 2, 723.
    Pugliese, E., Zaccaria, A. and Pietronero, L. (2016). On the convergence of the Fitness-Complexity
    algorithm. European Physical Journal Special Topics 225, 1893-1911.
    """
    from scipy.sparse import csr_array

    table = csr_array(check_table(M, what="the presence table"))
    d, u = row_totals(table), column_totals(table)
    if table.nnz == 0:
        raise ArrayError("fitness needs at least one presence")
    rows, columns = np.flatnonzero(d > 0), np.flatnonzero(u > 0)
    table = table[rows][:, columns].tocsr()
    table.eliminate_zeros()
    by_region, by_activity = _log_sum(table), _log_sum(table.T.tocsr())
    F, Q = np.zeros(len(rows)), np.zeros(len(columns))
    change, step = np.inf, 0
    while step < max_steps and change > tolerance:
        step += 1
        new, Q = _log_mean_one(by_region(Q)), _log_mean_one(-by_activity(-F))
        change = float(np.abs(new - F).max())
        F = new
    fitness, complexity = np.zeros(len(d)), np.zeros(len(u))
    fitness[rows], complexity[columns] = np.exp(F), np.exp(Q)
    return _finish(fitness, complexity, d, u, step, np.asarray(change), change <= tolerance)


def _log_sum(table: Any) -> Any:
    """Give a function: logarithm of each row's weighted sum of exp(value of the column)."""
    weight, column, start = np.log(table.data), table.indices, table.indptr[:-1]
    length = np.diff(table.indptr)

    def log_sum(values: Array) -> Array:
        terms = weight + values[column]
        top = np.maximum.reduceat(terms, start)
        return np.asarray(top + np.log(np.add.reduceat(np.exp(terms - np.repeat(top, length)), start)))

    return log_sum


def _log_mean_one(logs: Array) -> Array:
    top = logs.max()
    return np.asarray(logs - top - np.log(np.mean(np.exp(logs - top))))
