"""Weights from principal components."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.columns import divide
from poliscope.kernels.components import principal_components, varimax
from poliscope.methods.base import Layout
from poliscope.methods.weight.family import DataWeighting, Score, arithmetic_score, siblings_at

__all__ = ["ComponentWeights"]


class ComponentWeights(DataWeighting, name="pca"):
    """Principal-component weights: a node counts as much as it shares in what the data have in common.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.
    loadings : {"squared", "plain"}
        The share of a node's variance that its component explains, never negative (Handbook); or the loading
        on the first component itself, which is refused where signs are mixed.
    components : int
        Number of components kept; more than one are rotated (varimax), and each node counts by the one
        that it loads on most.
    by : {"node", "level"}
        Components of the children of each node, or of all nodes of a level together.

    References
    ----------
    Nicoletti, G., Scarpetta, S. and Boylaud, O. (2000). Summary indicators of product market regulation
    with an extension to employment protection legislation. OECD Economics Department Working Papers 226.

    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    loadings: Literal["squared", "plain"] = "squared"
    components: Annotated[int, Field(ge=1)] = 1
    by: Literal["node", "level"] = "node"

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        if self.by == "node":
            return super().__call__(x, layout=layout, score=score)
        weights = np.array(layout.weights, dtype=np.float64)
        run = score or arithmetic_score(x, layout)
        for level in sorted(set(self.levels)):
            families = siblings_at(layout, level)
            if families:
                members = np.concatenate(families)
                weights[members] = self._at(run(weights)[..., members], members)
        return weights

    def weigh(self, values: FloatArray) -> FloatArray:
        vectors, variances = principal_components(values)
        if self.loadings == "plain":
            return _of_one_sign(vectors[:, 0])
        kept = max(1, min(self.components, int((variances > 1e-12).sum())))
        loadings = vectors[:, :kept] * np.sqrt(variances[:kept])
        if kept > 1:
            loadings = varimax(loadings)
        share = (loadings**2).max(axis=1)
        return divide(share, share.sum())


def _of_one_sign(loadings: FloatArray) -> FloatArray:
    """Return loadings as weights, if none is negative."""
    against = np.flatnonzero(loadings < -1e-12)
    if against.size:
        raise ArrayError(
            "the first component has loadings of both signs, which cannot be weights",
            cells=[(-1, int(place)) for place in against],
            help='use loadings = "squared", or look whether a direction is the wrong way round',
            code="weights-negative",
        )
    return np.maximum(loadings, 0.0)
