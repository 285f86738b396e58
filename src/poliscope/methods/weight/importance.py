"""Weights by the correlation of nodes with what they make up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.association import paired_correlation
from poliscope.kernels.importance import balanced_weights, informative_weights
from poliscope.methods.base import Layout
from poliscope.methods.weight.family import Levels, Score, Weighting, arithmetic_score, siblings_at

__all__ = ["CorrelationWeights"]


class CorrelationWeights(Weighting, name="correlation"):
    """Correlation-optimised weights: nodes matter as much as they are meant to, not as much as they weigh.

    The weights are found, all of 0 or more, for which the correlations of nodes with their aggregate are in
    balance, or for which they are highest in sum.

    Parameters
    ----------
    levels : list of int
        Levels of the tree that are optimised, from the lowest up, 1 being the indicators; the others keep
        the given weights.
    goal : {"balance", "infomax"}
        Correlations in proportion to the target; or the highest sum of correlations, the most information
        passed on.
    target : {"equal", "given"}
        For balance: all nodes matter the same, or as the given weights say.
    above : {"parent", "index"}
        Correlations of siblings with their parent, or of all nodes of the level with the index.

    References
    ----------
    Paruolo, P., Saisana, M. and Saltelli, A. (2013). Ratings and rankings: voodoo or science? Journal of the
    Royal Statistical Society A 176(3), 609-634.

    Becker, W., Saisana, M., Paruolo, P. and Vandecasteele, I. (2017). Weights and importance in composite
    indicators: closing the gap. Ecological Indicators 80, 12-22.
    """

    levels: Levels = (1,)
    goal: Literal["balance", "infomax"] = "balance"
    target: Literal["equal", "given"] = "equal"
    above: Literal["parent", "index"] = "parent"

    @property
    def needs_scores(self) -> bool:
        """Whether weights depend on scores: always, since nodes are correlated with what they make up."""
        return True

    def __call__(self, x: FloatArray, *, layout: Layout, score: Score | None = None) -> FloatArray:
        weights = np.array(layout.weights, dtype=np.float64)
        run = score or arithmetic_score(x, layout)
        for level in sorted(set(self.levels)):
            families = siblings_at(layout, level)
            together = [families] if self.above == "index" else [[family] for family in families]
            for part in together:
                if any(len(family) > 1 for family in part):
                    _optimise(self, part, weights, layout, run, x.ndim - 2)
        return weights


def _optimise(
    method: CorrelationWeights,
    families: list[IntArray],
    weights: FloatArray,
    layout: Layout,
    score: Score,
    leading: int,
) -> None:
    """Set the weights of some families of siblings, in place."""
    members = np.concatenate(families)
    groups = np.repeat(np.arange(len(families)), [len(family) for family in families])
    with_index = method.above == "index"
    measure = _measure(members, _aggregates(layout, families, with_index), weights, score, leading)
    starts = _starts(measure, groups, weights[members], members)
    if method.goal == "infomax":
        weights[members] = informative_weights(measure, groups=groups, starts=starts)
        return
    sets = np.zeros_like(groups) if with_index else groups
    wanted = np.ones(len(members)) if method.target == "equal" else weights[members]
    target = _to_one(wanted, sets)
    weights[members] = balanced_weights(measure, groups=groups, sets=sets, target=target, starts=starts)


def _measure(
    members: IntArray, above: IntArray, weights: FloatArray, score: Score, leading: int
) -> Callable[[FloatArray], FloatArray]:
    """Return the correlations of members with their aggregates as a function of their weights."""

    def measure(trials: FloatArray) -> FloatArray:
        whole = np.tile(weights, (len(trials), 1))
        whole[:, members] = trials
        nodes = score(whole.reshape(len(trials), *(1,) * leading, -1))
        nodes = nodes.reshape(len(trials), -1, nodes.shape[-1])
        return paired_correlation(nodes[..., members], nodes[..., above])

    return measure


def _aggregates(layout: Layout, families: list[IntArray], with_index: bool) -> IntArray:
    """Return the node that each member is to be correlated with."""
    if with_index:
        return np.full(sum(map(len, families)), len(layout.weights) - 1, dtype=np.intp)
    parent = np.zeros(len(layout.weights), dtype=np.intp)
    for place, below in enumerate(layout.children, start=layout.leaves):
        parent[below] = place
    return parent[np.concatenate(families)]


def _starts(
    measure: Callable[[FloatArray], FloatArray], groups: IntArray, given: FloatArray, members: IntArray
) -> FloatArray:
    """Return equal weights, the given ones, and some that favour what correlates little under equal ones."""
    equal = _to_one(np.ones(len(members)), groups)
    r = measure(equal[None])[0]
    if not np.isfinite(r).all():
        raise ArrayError(
            "a node that does not vary over units has no correlation with its aggregate",
            cells=[(-1, int(node)) for node in members[~np.isfinite(r)]],
            help="leave the constant indicator out, or use another weighting",
            code="constant",
        )
    against = _to_one(equal / np.maximum(r, 0.1), groups)
    return np.stack([equal, _to_one(given, groups), against])


def _to_one(weights: FloatArray, groups: IntArray) -> FloatArray:
    """Return weights that sum to one within each group."""
    return np.asarray(weights / ((groups[:, None] == groups[None, :]) @ weights))
