"""The crossed design: every combination of choices scored with the same draws."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.parallel import one_blas_thread
from poliscope.kernels.ranking import draw_ranks, mean_rank_shift, resolution

__all__ = ["Outputs", "all_combinations", "allowed_probability", "crossed_outputs", "rank_outputs"]

Outputs: TypeAlias = Callable[[FloatArray], FloatArray]
MOST_CELLS = 100_000


def all_combinations(sizes: Sequence[int]) -> IntArray:
    """List the combinations of alternatives in the order of a table's cells.

    Parameters
    ----------
    sizes : sequence of int
        Number of alternatives of each choice.

    Returns
    -------
    int array, (combinations, choices)

    Raises
    ------
    ArrayError
        There are too many to enumerate.
    """
    if math.prod(sizes) > MOST_CELLS:
        raise ArrayError(
            f"{math.prod(sizes):,} combinations are too many to enumerate",
            code="too-many-combinations",
            help="vary fewer choices, or estimate the indices from a Sobol design",
        )
    return np.array(list(itertools.product(*(range(size) for size in sizes))), dtype=np.intp)


def allowed_probability(
    sizes: Sequence[int], conflicts: Sequence[Sequence[tuple[int, int]]]
) -> tuple[FloatArray, int]:
    """Exclude combinations by rule: equal probability for those that fit.

    Parameters
    ----------
    sizes : sequence of int
        Number of alternatives of each choice.
    conflicts : sequence of sequences of (choice, alternative)
        Each names alternatives that do not fit together, such as a z-score and a geometric mean.

    Returns
    -------
    probability : array, (alternatives of choice 1, ...)
    excluded : int
        Number of combinations with probability 0.

    Raises
    ------
    ArrayError
        Nothing fits.
    """
    allowed = np.ones(tuple(sizes), dtype=bool)
    for conflict in conflicts:
        together = np.ones(tuple(sizes), dtype=bool)
        for choice, alternative in conflict:
            here = np.zeros(sizes[choice], dtype=bool)
            here[alternative] = True
            together &= np.expand_dims(here, tuple(i for i in range(len(sizes)) if i != choice))
        allowed &= ~together
    if not allowed.any():
        raise ArrayError(
            "no combination of the choices fits together",
            code="no-combination",
            help="add an alternative that goes with the others",
        )
    return allowed / allowed.sum(), int((~allowed).sum())


def crossed_outputs(
    scorers: Sequence[Callable[[FloatArray], FloatArray]],
    weights: FloatArray,
    outputs: Outputs,
    *,
    block: int = 1024,
    progress: Callable[[int, int], None] | None = None,
) -> FloatArray:
    """Score every combination of choices with the same draws, and reduce the scores to outputs.

    Parameters
    ----------
    scorers : sequence of callables
        One a combination: ``scorer(weights) -> scores`` with shapes ``(draws, columns)`` and
        ``(draws, units)``; each normalised matrix is computed once, by who builds them.
    weights : array, (draws, columns)
        The common draws.
    outputs : callable
        ``outputs(scores) -> (draws, outputs)``, see :func:`rank_outputs`.
    block : int
        Draws that are scored at once.
    progress : callable, optional
        ``progress(done, combinations)``.

    Returns
    -------
    array, (outputs, combinations, draws)
    """
    parts = []
    with one_blas_thread():
        for done, scorer in enumerate(scorers, start=1):
            rows = [
                outputs(scorer(weights[begin : begin + block])) for begin in range(0, len(weights), block)
            ]
            parts.append(np.concatenate(rows))
            if progress is not None:
                progress(done, len(scorers))
    return np.ascontiguousarray(np.array(parts).transpose(2, 0, 1))


def rank_outputs(
    nominal: IntArray,
    *,
    step: float | None = None,
    units: Sequence[int] = (),
    pairs: Sequence[tuple[int, int]] = (),
    leader: int | None = None,
) -> Outputs:
    """Return the usual outputs of scores: mean rank shift, ranks, score differences, who is first.

    Parameters
    ----------
    nominal : int array, (units,)
        Nominal ranks.
    step : float, optional
        Resolution of scores; twelve digits of the scores that are given at once where not given, since
        combinations have scores of different size.
    units : sequence of int
        Units whose rank is an output.
    pairs : sequence of (int, int)
        Pairs whose difference of scores, first minus second, is an output.
    leader : int, optional
        A unit for "is first" (1 or 0).

    Returns
    -------
    callable
        ``outputs(scores) -> (draws, 1 + units + pairs + leader)`` in this order: the mean absolute shift
        in rank, the ranks, the differences, first or not.
    """
    first, second = np.array(list(pairs), dtype=np.intp).reshape(-1, 2).T
    chosen = np.array(list(units), dtype=np.intp)

    def outputs(scores: FloatArray) -> FloatArray:
        ranks = draw_ranks(scores, step=resolution(scores) if step is None else step)
        columns = [mean_rank_shift(ranks, nominal)[:, None], ranks[:, chosen]]
        columns.append(scores[:, first] - scores[:, second])
        if leader is not None:
            columns.append(ranks[:, leader, None] == 1)
        return np.concatenate([np.asarray(column, dtype=np.float64) for column in columns], axis=1)

    return outputs
