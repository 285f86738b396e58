"""Aggregation: one score out of many, node by node (Handbook step 6)."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from poliscope.kernels import FloatArray
from poliscope.methods.base import Method

__all__ = ["Aggregation", "Arithmetic"]


class Aggregation(Method, family="aggregate"):
    """How the children of a node become its score."""

    power: ClassVar[float | None] = None
    """Exponent, where the method is a power mean: 1 arithmetic, 0 geometric, -1 harmonic."""
    takes_weights: ClassVar[bool] = True
    """Whether weights make a difference."""

    def needs_positive(self) -> bool:
        """Say whether the method is defined for values above 0 only."""
        return False

    @abstractmethod
    def __call__(self, x: FloatArray, weights: FloatArray) -> FloatArray:
        """Aggregate children.

        Parameters
        ----------
        x : array, (..., units, children)
            Normalised scores; a missing child is left out and its weight goes to its siblings.
        weights : array, (..., children)
            Raw weights; leading axes broadcast.

        Returns
        -------
        array, (..., units)
            NaN where no child has a score.

        Raises
        ------
        ArrayError
            Values do not suit the method; the cells are (unit, child).
        """


class Arithmetic(Aggregation, name="arithmetic"):
    """Weighted arithmetic mean: a weakness can be made up for by a strength, in full.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    power: ClassVar[float | None] = 1.0

    def __call__(self, x: FloatArray, weights: FloatArray) -> FloatArray:
        present = np.isfinite(x)
        if present.all():
            total = weights.sum(axis=-1, keepdims=True)
            return np.einsum("...uc,...c->...u", x, weights / total)
        weight = np.where(present, weights[..., None, :], 0.0)
        total = weight.sum(axis=-1)
        summed = (np.where(present, x, 0.0) * weight).sum(axis=-1)
        return np.divide(summed, total, out=np.full(summed.shape, np.nan), where=total > 0)
