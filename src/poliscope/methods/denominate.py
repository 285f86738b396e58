"""Denomination: make figures of units of different size comparable (Handbook step 2)."""

from __future__ import annotations

from abc import abstractmethod

from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout, Method

__all__ = ["Denomination", "NoDenomination"]


class Denomination(Method, family="denominate"):
    """How a figure is related to the size of its unit."""

    @abstractmethod
    def __call__(
        self, x: FloatArray, denominators: FloatArray, *, layout: Layout | None = None
    ) -> FloatArray:
        """Relate figures to size.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Raw values.
        denominators : array, (..., units, indicators)
            What each cell is divided by; 1 where the indicator has no denominator, NaN where its
            value is missing.

        Returns
        -------
        array, (..., units, indicators)
        """


class NoDenomination(Denomination, name="none"):
    """No denomination: figures stay as they are."""

    def __call__(
        self, x: FloatArray, denominators: FloatArray, *, layout: Layout | None = None
    ) -> FloatArray:
        return x
