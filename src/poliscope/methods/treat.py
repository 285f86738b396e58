"""Treatment of outliers (Handbook step 3)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from poliscope.kernels import FloatArray, IntArray
from poliscope.methods.base import Layout, Method

__all__ = ["NoTreatment", "Treated", "Treatment"]


@dataclass(frozen=True, slots=True, eq=False)
class Treated:
    """Values after treatment, and what was done to each.

    Parameters
    ----------
    values : array, (..., units, indicators)
        Treated values.
    points : int array, (..., units, indicators)
        0 where nothing was done; otherwise a position in `actions`.
    actions : tuple of str
        What was done, ``actions[0]`` being ``""``; for example ``"winsorised"``, ``"log"``.
    details : mapping of str to array, (..., indicators)
        Skewness, kurtosis, pass or fail before and after each stage, number of points.
    """

    values: FloatArray
    points: IntArray
    actions: tuple[str, ...] = ("",)
    details: Mapping[str, FloatArray] = field(default_factory=dict)


class Treatment(Method, family="treat"):
    """What is done to outliers."""

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        """Treat each indicator.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Values before treatment, NaN where missing.
        """


class NoTreatment(Treatment, name="none"):
    """No treatment: outliers stay as they are."""

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return Treated(values=x, points=np.zeros(x.shape, dtype=np.intp))
