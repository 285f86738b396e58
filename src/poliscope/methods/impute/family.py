"""The family of imputations."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout, Method

__all__ = ["Imputation", "NoImputation", "filled"]


class Imputation(Method, family="impute"):
    """How a missing cell is filled."""

    needs_panel: ClassVar[bool] = False
    """Whether the method looks along time."""

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        """Fill missing cells.

        Parameters
        ----------
        x : array, (..., units, indicators)
            NaN is missing. For a method that looks along time: (periods, units, indicators), with
            ``layout.periods``.

        Returns
        -------
        array, (..., units, indicators)
            A new array; a cell that cannot be filled stays NaN.
        """


class NoImputation(Imputation, name="none"):
    """No imputation: missing cells stay missing and means are taken over what is there."""

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return x


def filled(x: FloatArray, guess: FloatArray) -> FloatArray:
    """Put a guess where a cell is missing; observed cells stay to the last bit.

    Parameters
    ----------
    x : array, (..., units, indicators)
        NaN is missing.
    guess : array
        Broadcasts to `x`.

    Returns
    -------
    array, (..., units, indicators)
    """
    return np.where(np.isnan(x), guess, x)
