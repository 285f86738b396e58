"""What is contested: ranked units with complete values, the tree of weights, and its form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness.propagation import form_errors
from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray, Tree
from poliscope.kernels.ranking import rank_form, resolution
from poliscope.kernels.tree import leaves_below, local_shares

__all__ = ["Contest", "filled_values", "make_contest"]

FINEST = 1e-9
"""Scores are compared to nine decimals, as in the index."""


@dataclass(frozen=True, eq=False)
class Contest:
    """The ranked units of an index, ready for every question about weights.

    Parameters
    ----------
    index : Index
        Where it comes from.
    rows : int array, (units,)
        Rows of the ranked units in the index.
    nodes : tuple of str
        Codes of the tree; indicators whose weights are fixed may stand joined as their pillar.
    children : sequence of int arrays
        The tree.
    weights : array, (nodes,)
        Raw nominal weights.
    spread : array, (nodes,)
        By how much of itself each share may be off.
    values : array, (units, leaves)
        Normalised values without gaps (scores, where indicators stand joined).
    filled : int
        Cells that were filled with the score of the lowest node above that has one.
    form : array, (units, leaves), optional
        What weighted sums order as the index does; None where there is no such form.
    power : float, optional
        The power mean that joins the values; None where there is no form.
    errors : array, (units, leaves), optional
        Standard errors of the form, independent of each other; None where none is claimed.
    shared : array, (sources, units, leaves), optional
        What errors of denominators add to the form; None where none is claimed.
    """

    index: Index
    rows: IntArray
    nodes: tuple[str, ...]
    children: Tree
    weights: FloatArray
    spread: FloatArray
    values: FloatArray
    filled: int
    form: FloatArray | None
    power: float | None
    errors: FloatArray | None
    shared: FloatArray | None = None

    @property
    def leaves(self) -> int:
        """Number of leaves."""
        return int(self.values.shape[1])

    @property
    def leaf_codes(self) -> tuple[str, ...]:
        """Codes of the leaves."""
        return self.nodes[: self.leaves]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Codes of the ranked units."""
        return tuple(self.index.units.codes[row] for row in self.rows)

    @cached_property
    def scores(self) -> FloatArray:
        """Nominal scores of the index, (units,)."""
        return np.asarray(self.index.node_scores[self.rows, -1])

    @cached_property
    def ranks(self) -> IntArray:
        """Nominal ranks, (units,)."""
        return np.asarray(self.index.ranks.values[self.rows, -1], dtype=np.intp)

    @cached_property
    def shares(self) -> FloatArray:
        """Nominal shares in the parent, (nodes,)."""
        return local_shares(self.weights, self.children, self.leaves)

    @cached_property
    def order(self) -> IntArray:
        """Units from the best; equal ranks in the order of their codes."""
        return np.array(sorted(range(len(self.units)), key=lambda u: (self.ranks[u], self.units[u])), np.intp)

    @cached_property
    def step(self) -> float:
        """Scores nearer than this are equal."""
        return (
            max(resolution(self.form), FINEST if self.power == 1 else 0.0)
            if self.form is not None
            else FINEST
        )


def make_contest(index: Index, spread: FloatArray) -> Contest:
    """Prepare an index for questions about its weights.

    Parameters
    ----------
    index : Index
        Scored.
    spread : array, (nodes,)
        By how much of itself each share may be off; 0 fixes a share.
    """
    rows = np.flatnonzero(np.isfinite(index.node_scores[:, -1]))
    powers = _powers(index)
    kept = _kept_nodes(index, spread)
    power = _one_power(index, powers, kept)
    if power is None:
        return _without_form(index, rows, spread)
    values, filled = filled_values(index.node_scores[rows], index.layout.children)
    nodes, children, joined = _collapsed(index, kept, values, rows)
    try:
        form = rank_form(joined, power=power)
    except ArrayError:
        return _without_form(index, rows, spread)
    codes = tuple(index.framework.codes[node] for node in nodes)
    errors = form_errors(index, rows, nodes[: joined.shape[1]], joined, power)
    return Contest(
        index=index,
        rows=rows,
        nodes=codes,
        children=children,
        weights=index.raw_weights[nodes],
        spread=spread[nodes],
        values=joined,
        filled=filled,
        form=form,
        power=power,
        errors=None if errors is None else errors.own,
        shared=None if errors is None else errors.shared,
    )


def filled_values(scores: FloatArray, children: Tree) -> tuple[FloatArray, int]:
    """Fill every gap with the score of the lowest node above that has one.

    At the nominal weights a mean does not move when a missing child is given the mean of the others, so
    that scores stay exactly those of an index that shares the weight of a gap out among its siblings.

    Parameters
    ----------
    scores : array, (units, nodes)
        Scores at every node; the index is not missing.
    children : sequence of int arrays
        The tree.

    Returns
    -------
    values : array, (units, leaves)
    filled : int
        How many leaves were filled, or gave way because their pillar has no score.
    """
    value, given = _filled_nodes(scores, children)
    leaves = scores.shape[1] - len(children)
    return value[:, :leaves], int(given[:, :leaves].sum())


def _filled_nodes(scores: FloatArray, children: Tree) -> tuple[FloatArray, BoolArray]:
    """Return the scores of all nodes without gaps, and where one was filled or gave way."""
    leaves = scores.shape[1] - len(children)
    value, given = scores.copy(), np.zeros(scores.shape, dtype=bool)
    for offset in range(len(children) - 1, -1, -1):
        node, below = leaves + offset, children[offset]
        given[:, below] = given[:, node, None] | ~np.isfinite(scores[:, below])
        value[:, below] = np.where(given[:, below], value[:, node, None], scores[:, below])
    return value, given


def _powers(index: Index) -> list[float | None]:
    """Return the power of each aggregate; NaN where a single child makes every mean the same."""
    methods = index.recipe.aggregations(index.layout, index.framework.codes)
    return [
        float("nan") if len(below) == 1 and method.power is not None else method.power
        for method, below in zip(methods, index.layout.children, strict=True)
    ]


def _kept_nodes(index: Index, spread: FloatArray) -> BoolArray:
    """Return the nodes that stay: below an aggregate whose whole subtree is fixed nothing is left."""
    children, leaves = index.layout.children, index.layout.leaves
    moving = np.zeros(len(spread), dtype=bool)
    for offset, below in enumerate(children):
        moving[leaves + offset] = moving[below].any() or (spread[below] > 0).any()
    kept = np.zeros(len(spread), dtype=bool)
    kept[-1] = True
    if not moving[-1]:
        return np.ones(len(spread), dtype=bool)
    for offset in range(len(children) - 1, -1, -1):
        node = leaves + offset
        kept[children[offset]] = kept[node] and moving[node]
    return kept


def _one_power(index: Index, powers: list[float | None], kept: BoolArray) -> float | None:
    """Return the power that all aggregates with moving weights below them share, if they do."""
    leaves, children = index.layout.leaves, index.layout.children
    inner = [
        (power, below) for offset, (power, below) in enumerate(zip(powers, children, strict=True))
        if kept[leaves + offset]
    ]  # fmt: skip
    used = [power for power, below in inner if kept[below].any()]
    if any(power is None for power in powers):
        # a median below fixed weights is a number like any other, but gaps are filled for means only
        complete = np.isfinite(index.node_scores[np.isfinite(index.node_scores[:, -1])]).all()
        if not complete or any(power is None for power in used):
            return None
    distinct = {power for power in used if power is not None and power == power}
    return distinct.pop() if len(distinct) == 1 else (1.0 if not distinct else None)


def _collapsed(
    index: Index, kept: BoolArray, values: FloatArray, rows: IntArray
) -> tuple[IntArray, tuple[IntArray, ...], FloatArray]:
    """Return the nodes that stay, leaves first, their tree, and the values of the new leaves."""
    children, leaves = index.layout.children, index.layout.leaves
    inner = np.array([bool(kept[leaves + a] and kept[below].any()) for a, below in enumerate(children)])
    aggregates = leaves + np.flatnonzero(inner)
    bottom = np.flatnonzero(kept & ~np.isin(np.arange(len(kept)), aggregates))
    nodes = np.concatenate((bottom, aggregates))
    place = np.full(len(kept), -1, dtype=np.intp)
    place[nodes] = np.arange(len(nodes))
    tree = tuple(place[children[int(node) - leaves]] for node in aggregates)
    if len(nodes) == len(kept):
        return nodes, tree, values
    whole, _ = _filled_nodes(index.node_scores[rows], children)
    return nodes, tree, whole[:, bottom]


def _without_form(index: Index, rows: IntArray, spread: FloatArray) -> Contest:
    return Contest(
        index,
        rows,
        index.framework.codes,
        tuple(index.layout.children),
        index.raw_weights,
        spread,
        index.stages.normalised[rows],
        0,
        None,
        None,
        None,
    )


def leaves_of(contest: Contest) -> BoolArray:
    """Return which leaves lie below each node of a contest, (nodes, leaves)."""
    return leaves_below(contest.children, contest.leaves)
