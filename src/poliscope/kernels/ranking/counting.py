"""Count who has which place, in many draws at once."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking.ranks import packed_keys

__all__ = ["Counts", "add_firsts", "draw_ranks", "order_units", "strict_wins"]

Counts: TypeAlias = NDArray[np.int64]

PAIR_BYTES = 400_000
PAIR_WORDS = 128


def draw_ranks(scores: FloatArray, *, step: float) -> NDArray[np.int32]:
    """Rank many draws of finite scores; several times faster than ranking by comparison.

    Parameters
    ----------
    scores : array, (draws, units)
        Finite scores.
    step : float
        Resolution of scores, above 0.

    Returns
    -------
    int32 array, (draws, units)
        1 is the highest score, tied units share the best of their places, as
        :func:`~poliscope.kernels.ranking.competition_ranks`.
    """
    unit, place, _ = order_units(scores, step)
    unit += np.arange(0, scores.size, scores.shape[1])[:, None]
    ranks = np.empty(scores.shape, dtype=np.int32)
    ranks.ravel()[unit] = place + 1
    return ranks


def order_units(scores: FloatArray, step: float) -> tuple[Counts, Counts, IntArray]:
    """Sort the units of each draw.

    Parameters
    ----------
    scores : array, (draws, units)
        Finite scores.
    step : float
        Resolution of scores, above 0.

    Returns
    -------
    unit : int64 array, (draws, units)
        Units from the best to the worst.
    place : int64 array, (draws, units) or (1, units)
        Their places from 0, tied units sharing the best of theirs; one row where no draw has a tie.
    tied : int array, (rows,)
        Draws that hold a tie.
    """
    units = scores.shape[1]
    bits = (units - 1).bit_length()
    keys = packed_keys(scores, step=step)
    keys.sort(axis=1)
    place = np.arange(units, dtype=np.int64)[None, :]
    # neighbours are tied when they differ in the bits of the unit only
    differ = keys[:, 1:] ^ keys[:, :-1]
    keys &= (1 << bits) - 1
    if differ.min(initial=1 << bits) >> bits:
        return keys, place, np.zeros(0, dtype=np.intp)
    begins = np.ones(keys.shape, dtype=bool)
    np.not_equal(differ >> bits, 0, out=begins[:, 1:])
    place = np.maximum.accumulate(np.where(begins, place, 0), axis=1)
    return keys, place, np.flatnonzero(~begins.all(axis=1))


def strict_wins(ranks: NDArray[Any], tied: IntArray, draws: int) -> Counts:
    """Count for all ordered pairs who is strictly ahead: one half is counted, the other follows.

    Parameters
    ----------
    ranks : int array, (units, draws filled up to whole machine words)
        Places from 0; columns of zeros at the end count as nothing.
    tied : int array, (rows,)
        Draws that hold a tie.
    draws : int
        Number of real draws.

    Returns
    -------
    int64 array, (units, units)
        Draws in which the row's unit is ahead of the column's.
    """
    ahead = np.triu(_count_pairs(np.less, ranks), 1)
    equal = np.zeros_like(ahead)
    if tied.size:
        some = np.zeros((len(ranks), -(-tied.size // 8) * 8), dtype=ranks.dtype)
        some[:, : tied.size] = ranks[:, tied]
        equal = np.triu(_count_pairs(np.equal, some) - (some.shape[1] - tied.size), 1)
    below = np.triu(draws - ahead - equal, 1)
    return np.asarray(ahead + below.T, dtype=np.int64)


def _count_pairs(compare: np.ufunc, ranks: NDArray[Any]) -> Counts:
    """Count in how many columns ``compare`` holds for rows i <= j; what is below the diagonal is void.

    Eight answers of one byte are added at once as one machine word, at most 255 words before a byte
    could overflow.
    """
    units, draws = ranks.shape
    counts = np.zeros((units, units), dtype=np.int64)
    for start in range(0, draws, 8 * PAIR_WORDS):
        some = np.ascontiguousarray(ranks[:, start : start + 8 * PAIR_WORDS])
        rows = max(1, PAIR_BYTES // max(units * some.shape[1], 1))
        for begin in range(0, units, rows):
            answers = compare(some[begin : begin + rows, None], some[None, begin:])
            words = np.add.reduce(answers.view(np.uint64), axis=-1)
            counts[begin : begin + rows, begin:] += (
                words[..., None].view(np.uint8).sum(axis=-1, dtype=np.int64)
            )
    return counts


def add_firsts(
    sums: FloatArray, firsts: Counts, unit: Counts, place: Counts, tied: IntArray, weights: FloatArray
) -> None:
    """Add the weights of each draw to its winner, or to all that share the first place.

    Parameters
    ----------
    sums : array, (units, columns)
        Sums of weights, added to in place.
    firsts : int64 array, (units,)
        Numbers of first places, added to in place.
    unit, place, tied
        From :func:`order_units`.
    weights : array, (draws, columns)
        What was drawn.
    """
    row, winner = np.arange(len(unit)), unit[:, 0]
    if tied.size:
        row, column = np.nonzero(np.broadcast_to(place == 0, unit.shape))
        winner = unit[row, column]
    times = np.bincount(winner, minlength=firsts.size)
    able = np.flatnonzero(times)
    index = np.zeros(firsts.size, dtype=np.intp)
    index[able] = np.arange(able.size)
    chosen = np.zeros((able.size, len(unit)))
    chosen[index[winner], row] = 1.0
    sums[able] += chosen @ weights
    firsts += times
