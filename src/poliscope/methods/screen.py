"""Screening: which units have enough data to be ranked (Handbook step 2)."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np

from poliscope.kernels import BoolArray, FloatArray
from poliscope.methods.base import Layout, Method

__all__ = ["NoScreening", "Screening"]


class Screening(Method, family="screen"):
    """Which units stay.

    Parameters
    ----------
    include, exclude : tuple of str
        Units that stay, or go, whatever the rule says; applied where names are known.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        """Return which units stay.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Values before screening, NaN where missing.

        Returns
        -------
        bool array, (..., units)
        """


class NoScreening(Screening, name="none"):
    """No screening: every unit stays."""

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> BoolArray:
        return np.ones(x.shape[:-1], dtype=bool)
