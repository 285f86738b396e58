"""What every weighting is, and the two that need no data."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import Annotated, TypeAlias

import numpy as np
from pydantic import Field

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.means import weighted_mean
from poliscope.kernels.tree import node_heights, roll_up
from poliscope.methods.base import Layout, Method

__all__ = [
    "DataWeighting",
    "EqualWeights",
    "GivenWeights",
    "Levels",
    "Score",
    "Weighting",
    "arithmetic_score",
]

Score = Callable[[FloatArray], FloatArray]
"""Weights (..., nodes) -> scores at every node (..., units, nodes), by the recipe's own aggregation."""

Levels: TypeAlias = tuple[Annotated[int, Field(ge=1)], ...]


class Weighting(Method, family="weight"):
    """Where the weights come from."""

    @property
    def needs_scores(self) -> bool:
        """Whether weights depend on how scores are aggregated, not on the indicators alone."""
        return False

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        """Return raw weights.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Normalised indicators; leading axes (years) are taken together.
        layout : Layout
            The tree and the given weights.
        score : callable, optional
            Scores at every node for given weights, for methods that weigh aggregates by their data;
            without it, weighted arithmetic means.

        Returns
        -------
        array, (nodes,)
            Not negative; siblings need not sum to one.

        Raises
        ------
        ArrayError
            Values do not suit the method; the columns of the cells are nodes.
        """


class GivenWeights(Weighting, name="given"):
    """Given weights: those written in the framework.

    Parameters
    ----------
    set : str
        A named set of weights in the study; empty for the framework's own.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    set: str = ""

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        return layout.weights


class EqualWeights(Weighting, name="equal"):
    """Equal weights: every node counts the same as its siblings.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        return np.ones_like(layout.weights)


class DataWeighting(Weighting):
    """Weights from the data of siblings, level by level from the bottom up.

    The children of a node stand at one level, whatever branches they bear: that below the node.
    """

    levels: Levels = (1,)

    @property
    def needs_scores(self) -> bool:
        """Whether aggregates are weighed by their scores."""
        return max(self.levels, default=1) > 1

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        weights = np.array(layout.weights, dtype=np.float64)
        run = score or arithmetic_score(x, layout)
        for level in sorted(set(self.levels)):
            families = siblings_at(layout, level)
            values = run(weights) if level > 1 else x
            for members in families:
                weights[members] = self._at(values[..., members], members)
        return weights

    def _at(self, values: FloatArray, members: IntArray) -> FloatArray:
        """Weigh siblings by their data, (units, members), all leading axes stacked."""
        if len(members) == 1:
            return np.ones(1)
        try:
            found = self.weigh(values.reshape(-1, len(members)))
        except ArrayError as error:
            raise _located(error, members) from error
        if not np.isfinite(found).all():
            raise _located(_nothing_to_tell(), members)
        return found

    @abstractmethod
    def weigh(self, values: FloatArray) -> FloatArray:
        """Return the weights of siblings, (members,), from their data, (units, members)."""


def siblings_at(layout: Layout, level: int) -> list[IntArray]:
    """Return the children of every node that stands one level above `level`."""
    heights = node_heights(layout.children, layout.leaves)[layout.leaves :]
    return [below for height, below in zip(heights, layout.children, strict=True) if height == level + 1]


def arithmetic_score(x: FloatArray, layout: Layout) -> Score:
    """Return scores by weighted arithmetic means, where the recipe's own are not at hand."""
    combine = [weighted_mean] * len(layout.children)
    return lambda weights: roll_up(x, weights, layout.children, combine)


def _located(error: ArrayError, members: IntArray) -> ArrayError:
    """Return an error that speaks of nodes rather than of positions among siblings."""
    cells: Iterator[tuple[int, int]] = (
        (unit, int(members[place]) if place >= 0 else place) for unit, place in error.cells
    )
    found = list(cells) or [(-1, int(node)) for node in members]
    return ArrayError(error.reason, cells=found, help=error.help, code=error.code)


def _nothing_to_tell() -> ArrayError:
    return ArrayError(
        "no sibling varies over units, so the data suggest no weights",
        help="use equal weights, or leave the level out of levels",
        code="constant",
    )
