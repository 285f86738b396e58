"""Where activities stand in the drawing of their space: laid out once, the same every time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from poliscope.kernels import FloatArray, IntArray

__all__ = ["Space", "activity_space"]

STEPS = 300
LARGEST = 400
"""Above this many activities only those with the most links are drawn."""


class Space(NamedTuple):
    """What :func:`activity_space` gives."""

    shown: IntArray
    """(nodes,): positions of the activities that are drawn."""
    x: FloatArray
    """(nodes,): 0 to 1."""
    y: FloatArray
    """(nodes,): 0 to 1."""
    edges: IntArray
    """(edges, 2): numbers of nodes; a maximum spanning forest, and the strongest other links."""


def activity_space(links: ArrayLike, *, rng: np.random.Generator) -> Space:
    """Lay out the network of activities by their proximities.

    A spring layout (Fruchterman and Reingold 1991) of the maximum spanning forest with the strongest
    other links, up to twice as many links as activities.

    Parameters
    ----------
    links : array_like (activities, activities)
        Proximity.
    rng : numpy.random.Generator
        Source of randomness: the same one gives the same picture.
    """
    near = np.asarray(links, dtype=np.float64)
    strength = near.sum(axis=0)
    shown = np.flatnonzero(strength > 0)
    if len(shown) > LARGEST:
        shown = np.sort(np.argsort(-strength, kind="stable")[:LARGEST])
    near = near[np.ix_(shown, shown)]
    if not len(shown):
        empty = np.empty(0)
        return Space(shown, empty, empty, np.empty((0, 2), dtype=np.intp))
    edges = _edges(near)
    place = _springs(len(shown), edges, near[edges[:, 0], edges[:, 1]], rng)
    low, high = place.min(axis=0), place.max(axis=0)
    place = (place - low) / np.where(high > low, high - low, 1.0)
    return Space(shown, place[:, 0], place[:, 1], edges)


def _edges(near: FloatArray) -> IntArray:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    n = len(near)
    # the smallest sum of 2 - proximity is the largest sum of proximities
    cost = np.where(near > 0, 1.0 + near.max() - near, 0.0)
    tree = minimum_spanning_tree(csr_array(cost)).tocoo()
    chosen = {tuple(sorted(pair)) for pair in zip(tree.row.tolist(), tree.col.tolist(), strict=True)}
    a, b = np.triu_indices(n, k=1)
    order = np.argsort(-near[a, b], kind="stable")
    for at in order[: 4 * n].tolist():
        if len(chosen) >= 2 * n or near[a[at], b[at]] <= 0:
            break
        chosen.add((int(a[at]), int(b[at])))
    return np.array(sorted(chosen), dtype=np.intp).reshape(-1, 2)


def _springs(n: int, edges: IntArray, strength: FloatArray, rng: np.random.Generator) -> FloatArray:
    place = rng.random((n, 2))
    length = np.sqrt(1.0 / n)
    weight = strength / strength.max() if len(strength) else strength
    for step in range(STEPS):
        apart = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=-1)), 1e-3)
        push = (apart / distance[..., None] ** 2).sum(axis=1) * length**2
        # separate parts would drift away: everything is drawn to the middle a little
        push += 0.5 * length * (0.5 - place)
        along = place[edges[:, 0]] - place[edges[:, 1]]
        reach = np.sqrt((along**2).sum(axis=-1))[:, None]
        pull = along * reach / length * weight[:, None]
        for end, sign in ((0, -1.0), (1, 1.0)):
            np.add.at(push, edges[:, end], sign * pull)
        size = np.maximum(np.sqrt((push**2).sum(axis=-1, keepdims=True)), 1e-9)
        place = place + push / size * np.minimum(size, 0.1 * (1 - step / STEPS))
    return np.asarray(place)
