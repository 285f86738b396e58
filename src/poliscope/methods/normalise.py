"""Normalisation: put indicators of different units on one scale, higher is better (Handbook step 5)."""

from __future__ import annotations

from abc import abstractmethod

from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout, Method

__all__ = ["NoNormalisation", "Normalisation"]


class Normalisation(Method, family="normalise"):
    """How indicators of different units are put on one scale.

    Values, targets and goalposts come in raw units; the direction of an indicator is handled here:
    after normalisation higher is better for every indicator.
    """

    def gives_positive(self) -> bool:
        """Say whether every value is above 0, as a geometric or harmonic mean needs it."""
        return False

    @abstractmethod
    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        """Normalise each indicator.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Values in raw units.
        layout : Layout, optional
            Directions, targets, goalposts and parameters by indicator; without it higher is better.
        reference : array, (units', indicators), optional
            Values from which constants (minimum, mean, ...) are taken instead of `x`: another year,
            or all years stacked.

        Returns
        -------
        array, (..., units, indicators)
            Higher is better. A constant indicator gives NaN where the method divides by its spread.
        """


class NoNormalisation(Normalisation, name="none"):
    """No normalisation: values stay as they are, negated where lower is better."""

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        return x if layout is None else x * layout.direction
