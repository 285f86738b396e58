"""Which units make the frontier, and how work on it is cut into blocks."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from poliscope.kernels import BoolArray, FloatArray
from poliscope.kernels.means import refuse

__all__ = ["BLOCK", "NOTHING", "by_unit", "frontier_rows", "nondominated", "own_values", "refuse_negative"]

BLOCK = 2**25
"""Bytes of tableaus or comparisons held at once."""
NOTHING = 1e-12
"""A value below this share of the largest in its column counts as zero."""


def nondominated(x: FloatArray) -> BoolArray:
    """Return which units no other unit matches in all indicators and beats in one, (..., units).

    Of units with the same values the first stays. A missing value is read as zero.
    """
    value = np.where(np.isfinite(x), x, 0.0)
    units = x.shape[-2]
    block = max(1, BLOCK // max(1, 4 * value.size))
    keep = np.empty(x.shape[:-1], dtype=bool)
    place = np.arange(units)
    for start in range(0, units, block):
        mine = value[..., start : start + block, None, :]
        other = value[..., None, :, :]
        matched = (other >= mine).all(axis=-1)
        beaten = matched & ((other > mine).any(axis=-1) | (place < place[start : start + block, None]))
        keep[..., start : start + block] = ~beaten.any(axis=-1)
    return keep


def frontier_rows(reference: FloatArray) -> FloatArray:
    """Return the units that can bound others, (..., rows, indicators).

    A dominated unit never bounds a programme with weights of 0 or more. Rows of zeros fill up where one
    slice of the leading axes has fewer such units than another.
    """
    if reference.shape[-2] == 0:
        return np.zeros((*reference.shape[:-2], 1, reference.shape[-1]))
    keep = nondominated(reference)
    order = np.argsort(~keep, axis=-1, kind="stable")[..., : max(int(keep.sum(axis=-1).max(initial=0)), 1)]
    rows = np.take_along_axis(np.where(np.isfinite(reference), reference, 0.0), order[..., None], axis=-2)
    return np.where(np.take_along_axis(keep, order, axis=-1)[..., None], rows, 0.0)


def by_unit(
    solve: Callable[..., list[FloatArray]], own: FloatArray, frontier: FloatArray, *more: FloatArray
) -> list[FloatArray]:
    """Run ``solve`` on blocks of units, leading axes folded in: (k, m), (k, rows, m), then (k, m) each."""
    lead, children = own.shape[:-1], own.shape[-1]
    count = math.prod(lead)
    flat = [np.broadcast_to(array, own.shape).reshape(count, children) for array in (own, *more)]
    stack = np.broadcast_to(frontier, (*own.shape[:-2], *frontier.shape[-2:]))
    stack = stack.reshape(math.prod(lead[:-1]), *frontier.shape[-2:])
    slices = np.repeat(np.arange(len(stack)), own.shape[-2])
    block = max(1, BLOCK // (32 * (frontier.shape[-2] + children) * (children + 1)))
    parts = [
        solve(flat[0][here], stack[slices[here]], *(array[here] for array in flat[1:]))
        for start in range(0, max(count, 1), block)
        for here in [slice(start, start + block)]
    ]
    whole = [np.concatenate(pieces) for pieces in zip(*parts, strict=True)]
    return [array.reshape(*lead, *array.shape[1:]) for array in whole]


def own_values(x: FloatArray, frontier: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Return values with NaN as 0, and which are large enough to divide by."""
    own = np.where(np.isfinite(x), x, 0.0)
    largest = np.where(np.isfinite(frontier), frontier, 0.0).max(axis=-2, keepdims=True, initial=0.0)
    return own, np.asarray(own > NOTHING * largest)


def refuse_negative(x: FloatArray, reference: FloatArray | None) -> None:
    """Raise an ArrayError that names the cells below 0, if there are any."""
    for values in (x,) if reference is None or reference is x else (x, reference):
        with np.errstate(invalid="ignore"):
            refuse(
                np.asarray(values < 0),
                "the benefit of the doubt needs values of 0 or more",
                "normalise to an interval that starts at 0 or above, such as minmax with low = 1",
            )
