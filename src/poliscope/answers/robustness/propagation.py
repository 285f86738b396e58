"""From standard errors of the figures to standard errors of values and scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from poliscope.answers.index import Index
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import rank_form
from poliscope.methods.denominate import NoDenomination
from poliscope.methods.recipe import StepError

__all__ = ["Errors", "figures_with_errors", "form_errors", "has_errors", "node_errors"]


SIMULATED = 400
"""Draws where errors are simulated: standard errors to about 4 %."""
BLOCK_CELLS = 1_000_000


class Errors(NamedTuple):
    """Standard errors of some nodes: what is their own, and what they share.

    Figures that are divided by one figure of their unit, such as its population, all err when that one
    does: their errors do not average out in the score.
    """

    own: FloatArray
    """(units, nodes): independent of each other."""
    shared: FloatArray | None
    """(sources, units, nodes): what one standard error of a denominator adds to each node, with its sign;
    None where no denominator has an error."""

    @property
    def total(self) -> FloatArray:
        """Standard error of each node by itself, (units, nodes)."""
        squares = np.square(self.own)
        return np.sqrt(squares if self.shared is None else squares + np.square(self.shared).sum(axis=0))


def has_errors(index: Index) -> bool:
    """Say whether any figure or denominator of a ranked unit comes with a standard error above 0."""
    return figures_with_errors(index, np.flatnonzero(np.isfinite(index.node_scores[:, -1]))) > 0


def figures_with_errors(index: Index, rows: IntArray) -> int:
    """Count the figures of some units that come with a standard error, denominators among them."""
    errors = index.table.standard_errors()
    used = set(index.framework.indicators)
    below = [relative for code, relative in _denominator_errors(index).items() if code not in used]
    return int((errors[rows] > 0).sum()) + sum(int((one[rows] > 0).sum()) for one in below)


def form_errors(
    index: Index, rows: IntArray, nodes: IntArray, values: FloatArray, power: float
) -> Errors | None:
    """Return standard errors of what a weighted sum orders: of the values, their logarithms or reciprocals.

    Parameters
    ----------
    index : Index
        Its evidence may hold standard errors.
    rows : int array, (units,)
        The ranked units.
    nodes : int array, (leaves,)
        Nodes of the index that are weighed: indicators, or parts whose weights inside are fixed.
    values : array, (units, leaves)
        Their values without gaps.
    power : float
        Of the power mean.

    Returns
    -------
    Errors of (units, leaves), or None
        None where no error is claimed, or none can be carried through the aggregations below.
    """
    if not has_errors(index):
        return None
    try:
        own, shared = node_errors(index, nodes)
    except StepError:  # an error takes a value where an aggregation is not defined
        return None
    own, shared = own[rows], None if shared is None else shared[:, rows]
    if power == 1:
        return Errors(own, shared)

    def bent(shift: FloatArray) -> FloatArray:
        ends = [rank_form(_above_zero(values, sign * shift), power=power) for sign in (-1, 1)]
        return np.asarray((ends[1] - ends[0]) / 2)

    return Errors(np.abs(bent(own)), None if shared is None else np.stack([bent(one) for one in shared]))


def node_errors(index: Index, nodes: IntArray) -> Errors:
    """Carry standard errors of the figures to nodes, all constants and weights fixed.

    Half of what a node moves between one standard error below and one above, cell by cell; independent
    parts are added as squares. Exact for linear steps, the usual first-order rule (delta method) for
    others, such as a ratio: its relative variance is that of the figure plus that of the denominator.
    Estimated cells carry no error. Where an aggregation compares units, such as Copeland's, the errors of
    all units move every score: then by simulation, with draws that are always the same, and all errors as
    own ones.

    Parameters
    ----------
    index : Index
        Its evidence holds standard errors.
    nodes : int array, (chosen,)
        Which nodes.

    Returns
    -------
    Errors of (units, chosen)
    """
    own, sources = _denominated(index)
    single = np.abs(_at_leaves(index, own))
    shared = [_at_leaves(index, source) for source in sources]
    leaves = index.layout.leaves
    if (nodes < leaves).all():
        return Errors(single[:, nodes], np.stack([one[:, nodes] for one in shared]) if shared else None)
    methods = index.recipe.aggregations(index.layout, index.framework.codes)
    if any(method.relative for method in methods):
        return Errors(_simulated(index, single, shared, nodes), None)
    squares = np.zeros((len(single), len(nodes)))
    for leaf in np.flatnonzero((single > 0).any(axis=0)):
        alone = np.zeros_like(single)
        alone[:, leaf] = single[:, leaf]
        squares += _at_nodes(index, alone, nodes) ** 2
    together = [_at_nodes(index, one, nodes) for one in shared]
    return Errors(np.asarray(np.sqrt(squares)), np.stack(together) if together else None)


def _at_leaves(index: Index, errors: FloatArray) -> FloatArray:
    """Carry signed errors of the denominated figures through treatment and normalisation."""
    treated = _treated(index, errors)
    low, high = (_normalised(index, index.stages.treated + sign * treated) for sign in (-1, 1))
    return np.nan_to_num((high - low) / 2, nan=0.0)


def _at_nodes(index: Index, errors: FloatArray, nodes: IntArray) -> FloatArray:
    """Carry signed errors of the leaves to some nodes."""
    ends = [_scores(index, sign * errors)[:, nodes] for sign in (-1, 1)]
    return np.nan_to_num((ends[1] - ends[0]) / 2, nan=0.0)


def _simulated(index: Index, own: FloatArray, shared: Sequence[FloatArray], nodes: IntArray) -> FloatArray:
    """Return the deviation of some nodes over draws of the errors of all units at once."""
    rng, found, left = np.random.default_rng(0), [], SIMULATED
    while left > 0:
        size = min(left, max(1, BLOCK_CELLS // own.size))
        shift = own * rng.normal(size=(size, *own.shape))
        for one in shared:
            shift += one * rng.normal(size=(size, len(one), 1))
        found.append(_scores(index, shift)[..., nodes])
        left -= size
    return np.asarray(np.nan_to_num(np.concatenate(found).std(axis=0), nan=0.0))


def _scores(index: Index, shift: FloatArray) -> FloatArray:
    own, codes = index.stages.normalised, index.framework.codes

    def scored(moved: FloatArray) -> FloatArray:
        return index.recipe.score(moved, index.layout, index.raw_weights, codes=codes)

    methods = index.recipe.aggregations(index.layout, codes)
    if not all(method.power == 1 or method.relative or method.name in _ANY_VALUE for method in methods):
        return scored(_above_zero(own, shift))
    try:
        return scored(own + shift)
    except StepError:  # benefit of the doubt knows no values below 0
        return scored(_above_zero(own, shift))


_ANY_VALUE = ("median", "min", "max", "owa", "mean-min")
"""Aggregations besides arithmetic means to which 0 is a value like any other."""


def _above_zero(own: FloatArray, shift: FloatArray) -> FloatArray:
    """Move values; one that would lose more than its half goes towards 0 and never there.

    Not every mean is defined below 0, and logarithms and reciprocals of what is nearly 0 would be an error
    that no figure has: the fall goes on as fast as the shift grows, in proportion.
    """
    falls = (own >= 0) & (shift < -own / 2)
    return np.where(falls, own**2 / (-4 * np.where(falls, shift, -1.0)), own + shift)


def _denominator_errors(index: Index) -> dict[str, FloatArray]:
    """Return the relative error of every denominator that has one, (units,), by its code."""
    table = index.denominator_table
    if table is None or isinstance(index.recipe.denominate, NoDenomination):
        return {}
    errors = np.nan_to_num(table.standard_errors(), nan=0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.abs(errors / table.matrix.values)
    relative = np.where(np.isfinite(relative), relative, 0.0)
    used = {leaf.denominator for leaf in index.framework.leaves}
    found = {code: relative[:, place] for place, code in enumerate(table.matrix.columns) if code in used}
    return {code: one for code, one in found.items() if (one > 0).any()}


def _denominated(index: Index) -> tuple[FloatArray, list[FloatArray]]:
    """Return the errors of ratios: of their figures, and what each denominator adds, with its sign."""
    stages, leaves = index.stages, index.framework.leaves
    errors = index.table.standard_errors() * _factors(index)
    known = np.isfinite(stages.denominated) & ~stages.was_imputed
    own = np.where(np.isfinite(errors) & known, errors, 0.0)
    sources = []
    for code, relative in _denominator_errors(index).items():
        below = np.array([leaf.denominator == code for leaf in leaves])
        # more below the line is less above it
        source = np.where(below & known, -stages.denominated * relative[:, None], 0.0)
        if code in index.framework.indicators:
            # the denominator is an indicator too: one figure, one error
            column = index.framework.indicators.index(code)
            source[:, column] += own[:, column]
            own[:, column] = 0.0
        sources.append(source)
    return own, sources


def _factors(index: Index) -> FloatArray:
    """Return what a figure is multiplied with by its denomination, (units, indicators)."""
    factors = np.ones_like(index.stages.raw)
    if isinstance(index.recipe.denominate, NoDenomination) or index.denominators is None:
        return factors
    for column, leaf in enumerate(index.framework.leaves):
        if leaf.denominator is None:
            continue
        raw, made = index.stages.raw[:, column], index.stages.denominated[:, column]
        below = index.denominators.column(leaf.denominator)
        with np.errstate(divide="ignore", invalid="ignore"):
            scales = made * below / raw
            # a figure of 0 has an error too: the scale is that of the others
            some = scales[np.isfinite(scales)]
            factors[:, column] = np.abs((np.median(some) if len(some) else np.nan) / below)
    return np.where(np.isfinite(factors), factors, 0.0)


def _treated(index: Index, errors: FloatArray) -> FloatArray:
    """Carry signed errors through the treatment of outliers: the slope of the column's own curve."""
    before, after = index.stages.imputed, index.stages.treated
    out = errors.copy()
    for column in np.flatnonzero(((before != after) & np.isfinite(before)).any(axis=0)):
        known = np.isfinite(before[:, column]) & np.isfinite(after[:, column])
        x, first = np.unique(before[known, column], return_index=True)
        y = after[known, column][first]
        if len(x) > 1:
            se, at = errors[:, column], before[:, column]
            ends = [_curve(at + sign * se, x, y) for sign in (-1, 1)]
            out[:, column] = np.where(np.isfinite(at), (ends[1] - ends[0]) / 2, 0.0)
    return out


def _curve(at: FloatArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """Interpolate, and go on beyond the ends with the slope that is there."""
    inside: Any = np.interp(at, x, y)
    left, right = (y[1] - y[0]) / (x[1] - x[0]), (y[-1] - y[-2]) / (x[-1] - x[-2])
    return np.asarray(inside + np.minimum(at - x[0], 0) * left + np.maximum(at - x[-1], 0) * right)


def _normalised(index: Index, treated: FloatArray) -> FloatArray:
    """Normalise other values with the constants of the index."""
    out = np.empty_like(treated)
    codes = index.framework.indicators
    scale = index.stages.treated if index.scale is None else index.scale
    for method, columns in index.recipe.each("normalise", codes):
        if len(columns):
            some = treated[:, columns]
            layout = index.layout if len(columns) == len(codes) else index.layout.columns(columns)
            out[:, columns] = method(some, layout=layout, reference=scale[:, columns])
    return out
