"""Take a score apart: what each node brings, and why one unit is ahead of another.

Every power mean is an arithmetic mean behind a function ``f`` (the power, or the logarithm), so a
difference of two scores splits exactly: ``S_A - S_B = r * sum(w_A f(x_A) - w_B f(x_B))`` with
``r = (S_A - S_B) / (f(S_A) - f(S_B))``, and again inside each child. For the geometric mean this is the
logarithmic mean Divisia method (Ang 2004).

References
----------
Ang, B. W. (2004). Decomposition analysis for policymaking in energy. Energy Policy, 32(9), 1131-1139.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from poliscope.kernels import FloatArray, IntArray, Tree

__all__ = ["difference", "stacked"]

ROUNDING = 1e-9
"""A score is the weighted mean of its parts where it differs by no more than this share of them."""


def stacked(nodes: FloatArray, weights: FloatArray, children: Tree) -> FloatArray:
    """Split each unit's index into parts that stack: the children of a node add up to it.

    Parameters
    ----------
    nodes : array, (..., units, nodes)
        Scores at every node.
    weights : array, (..., nodes)
        Raw weights.
    children : sequence of int arrays
        The tree.

    Returns
    -------
    array, (..., units, nodes)
        The root's column is the score. Parts stand to each other as weight times score; a missing
        child has 0. Below a node whose score is the weighted mean of its children they are weight times
        score, also where these cancel out.
    """
    leaves = nodes.shape[-1] - len(children)
    known = np.where(np.isfinite(nodes), nodes, 0.0)
    scale = np.zeros_like(known)  # what a point of a node's own score is worth in the index
    scale[..., -1] = np.isfinite(nodes[..., -1])
    for offset in range(len(children) - 1, -1, -1):
        below, node = children[offset], leaves + offset
        weight = np.where(np.isfinite(nodes[..., below]), weights[..., None, below], 0.0)
        scale[..., below] = (
            scale[..., [node]] * weight * _worth(known[..., below], weight, known[..., [node]])
        )
    return known * scale


def _worth(scores: FloatArray, weight: FloatArray, score: FloatArray) -> FloatArray:
    """Return what a point of weight times score is worth in the parent's score, (..., units, 1)."""
    brought, all_weight = scores * weight, weight.sum(axis=-1, keepdims=True)
    total = brought.sum(axis=-1, keepdims=True)
    additive = np.abs(total - score * all_weight) <= ROUNDING * np.abs(brought).sum(axis=-1, keepdims=True)
    top, bottom = np.where(additive, 1.0, score), np.where(additive, all_weight, total)
    return np.asarray(np.divide(top, bottom, out=np.zeros_like(total), where=bottom != 0))


def difference(
    a: FloatArray, b: FloatArray, weights: FloatArray, children: Tree, powers: Sequence[float]
) -> FloatArray:
    """Split the difference of two units' scores into what each node brings; it adds up exactly.

    Parameters
    ----------
    a, b : array, (..., nodes)
        Scores of the two units at every node.
    weights : array, (..., nodes)
        Raw weights.
    children : sequence of int arrays
        The tree.
    powers : sequence of float
        Exponent of the power mean at every aggregate; 0 is geometric.

    Returns
    -------
    array, (..., nodes)
        The root's entry is ``a - b`` of the index; the children of every node add up to it. Where a
        child is missing in one unit, its siblings take over its weight, and it brings what that
        change of weights is worth against the mean of the two scores.
    """
    leaves = a.shape[-1] - len(children)
    brought = np.zeros(np.broadcast_shapes(a.shape, b.shape))
    brought[..., -1] = a[..., -1] - b[..., -1]
    scale = np.zeros_like(brought)
    scale[..., -1] = 1.0
    for offset in range(len(children) - 1, -1, -1):
        node, below, power = leaves + offset, children[offset], powers[offset]
        slope = _slope(a[..., node], b[..., node], power)
        outer = np.divide(scale[..., node], slope, out=np.zeros_like(slope), where=slope > 0)[..., None]
        share_a, share_b = (
            _shares(weights[..., below], a[..., below]),
            _shares(weights[..., below], b[..., below]),
        )
        part = outer * _split(a, b, share_a, share_b, node, below, power)
        share = (share_a + share_b) / 2
        rest = brought[..., node, None] - part.sum(axis=-1, keepdims=True)
        brought[..., below] = part + rest * share
        scale[..., below] = outer * share * _slope(a[..., below], b[..., below], power)
    return brought


def _split(
    a: FloatArray,
    b: FloatArray,
    share_a: FloatArray,
    share_b: FloatArray,
    node: int,
    below: IntArray,
    power: float,
) -> FloatArray:
    """Return what each child brings to the difference behind the mean.

    Both sums are centred at the same point, which changes nothing where both units have all children.
    """
    f_a, f_b = _behind(a[..., below], power), _behind(b[..., below], power)
    centre = (_behind(a[..., node, None], power) + _behind(b[..., node, None], power)) / 2
    return np.where(np.isfinite(f_a), share_a * (f_a - centre), 0.0) - np.where(
        np.isfinite(f_b), share_b * (f_b - centre), 0.0
    )


def _slope(a: FloatArray, b: FloatArray, power: float) -> FloatArray:
    """Return (f(a) - f(b)) / (a - b), its limit where both are equal; 0 where one is missing."""
    gap = a - b
    near = np.abs(gap) <= 1e-9 * np.maximum(np.abs(a), np.abs(b))
    middle = (a + b) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        limit = 1 / middle if power == 0 else abs(power) * middle ** (power - 1)
        ratio = (_behind(a, power) - _behind(b, power)) / np.where(near, 1.0, gap)
    slope = np.where(near, limit, ratio)
    return np.where(np.isfinite(slope), slope, 0.0)


def _behind(x: FloatArray, power: float) -> FloatArray:
    """Return the function behind the mean, increasing in x."""
    if power == 0:
        return np.log(x)
    return x if power == 1 else np.sign(power) * x**power


def _shares(weights: FloatArray, x: FloatArray) -> FloatArray:
    weight = np.where(np.isfinite(x), weights, 0.0)
    total = weight.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(weight, total, out=np.zeros_like(weight), where=total > 0))
