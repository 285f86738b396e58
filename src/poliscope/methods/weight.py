"""Weighting: how much each node counts within its parent (Handbook step 6)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

import numpy as np

from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout, Method

__all__ = ["EqualWeights", "GivenWeights", "Score", "Weighting"]

Score = Callable[[FloatArray], FloatArray]
"""Weights (nodes,) -> scores at every node (units, nodes), by the recipe's own aggregation."""


class Weighting(Method, family="weight"):
    """Where the weights come from."""

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        """Return raw weights.

        Parameters
        ----------
        x : array, (units, indicators)
            Normalised indicators.
        layout : Layout
            The tree and the given weights.
        score : callable, optional
            Scores at every node for given weights, for methods that weight aggregates by their data.

        Returns
        -------
        array, (nodes,)
            Not negative; siblings need not sum to one.
        """


class GivenWeights(Weighting, name="given"):
    """Given weights: those written in the framework.

    Parameters
    ----------
    set : str
        A named set of weights in the study; empty for the framework's own.
    """

    set: str = ""

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        return layout.weights


class EqualWeights(Weighting, name="equal"):
    """Equal weights: every node counts the same as its siblings."""

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        return np.ones_like(layout.weights)
