"""Scales of multi-criteria analysis: by the length of the column, and by its sum."""

from __future__ import annotations

import numpy as np

from poliscope.kernels import FloatArray
from poliscope.kernels.columns import count, divide
from poliscope.methods.base import Layout
from poliscope.methods.normalise.family import Normalisation, refuse

__all__ = ["SumShare", "Vector"]


class Vector(Normalisation, name="vector"):
    """Vector: each value divided by the length of its column; 1 less that, where lower is better.

    References
    ----------
    Hwang, C.-L. and Yoon, K. (1981). Multiple Attribute Decision Making. Springer.
    """

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        source = x if reference is None else reference
        share = divide(x, _length(source)[..., None, :])
        return share if layout is None else np.where(layout.direction < 0, 1 - share, share)


class SumShare(Normalisation, name="sum"):
    """Share of the sum: each value divided by the sum of its column; of the inverses, where lower is better.

    References
    ----------
    Hwang, C.-L. and Yoon, K. (1981). Multiple Attribute Decision Making. Springer.
    """

    def gives_positive(self) -> bool:
        """Say no: a value of 0 has the share 0."""
        return False

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        down = np.zeros(x.shape[-1], dtype=bool) if layout is None else layout.direction < 0
        refuse(
            (x < 0) | (down & (x == 0)),
            "a share of the sum needs values of 0 or more, and above 0 where lower is better",
            help="normalise the indicator by min-max, or shift it above 0",
        )
        source = x if reference is None else reference
        part, whole = (
            np.where(down, divide(np.ones(1), x), x),
            np.where(down, divide(np.ones(1), source), source),
        )
        total = np.where(count(whole) > 0, np.nansum(whole, axis=-2), np.nan)
        return divide(part, total[..., None, :])


def _length(x: FloatArray) -> FloatArray:
    """Return the Euclidean length of each column, (..., indicators)."""
    largest = np.fmax.reduce(np.abs(x), axis=-2, initial=0.0)
    # squares of numbers beyond 1e154 would overflow
    scaled = divide(x, np.where(largest == 0, 1.0, largest)[..., None, :])
    with np.errstate(over="ignore"):
        length: FloatArray = largest * np.sqrt(np.nansum(scaled * scaled, axis=-2))
    return length
