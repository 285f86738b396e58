"""The set of admissible leaf weights as a polytope: its rows, its emptiness, its points.

"The share of child c in its parent P lies between l and u" is ``l e(P) <= e(c) <= u e(P)``, where
``e`` sums the leaves below a node: linear in the leaf weights, although shares multiply down the tree.

A polytope is a mapping of arrays: ``a_ub (m, leaves)`` and ``b_ub (m,)`` for ``a_ub @ w <= b_ub``,
``a_eq`` and ``b_eq`` for equalities, and for every row the node that it comes from, ``ub_node`` and
``eq_node`` (-1 for a row that was added, and the root for "the weights sum to one").
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray, IntArray, Tree
from poliscope.kernels.linear import add_rows, linear_model, objective, solution, solve
from poliscope.kernels.tree import leaves_below

__all__ = [
    "Polytope",
    "affine_frame",
    "conflicting_rows",
    "flat_polytope",
    "interior_point",
    "polytope_model",
    "require_feasible",
    "weight_polytope",
]

Polytope: TypeAlias = Mapping[str, NDArray[Any]]

SLACK = 1e-12


def weight_polytope(
    children: Tree,
    *,
    lower: FloatArray,
    upper: FloatArray,
    importance: IntArray | None = None,
    a_ub: FloatArray | None = None,
    b_ub: FloatArray | None = None,
    a_eq: FloatArray | None = None,
    b_eq: FloatArray | None = None,
) -> dict[str, NDArray[Any]]:
    """Write bounds and orders of local shares, and any further rows, as a polytope of leaf weights.

    Parameters
    ----------
    children : sequence of int arrays
        The tree.
    lower, upper : array, (nodes,)
        Bounds of the local shares; equal bounds fix a share.
    importance : int array, (nodes,), optional
        Rank among the siblings, 1 the most important; 0 states nothing.
    a_ub, b_ub, a_eq, b_eq : array, optional
        Rows in leaf weights that cross nodes: ``a_ub @ w <= b_ub`` and ``a_eq @ w = b_eq``.

    Returns
    -------
    dict of arrays
        ``a_ub, b_ub, ub_node, a_eq, b_eq, eq_node``.
    """
    leaves = lower.size - len(children)
    member = leaves_below(children, leaves).astype(np.float64)
    parent = np.full(lower.size, lower.size - 1, dtype=np.intp)
    for offset, below in enumerate(children):
        parent[below] = leaves + offset
    parts = [_bound_rows(member, parent, lower, upper), _nonnegative_rows(leaves, lower)]
    if importance is not None:
        parts += [_order_rows(member, below, importance[below]) for below in children]
    parts.append(_given(a_ub, b_ub, leaves))
    fixed = np.flatnonzero(np.abs(upper - lower)[:-1] <= SLACK)
    root = (np.ones((1, leaves)), np.ones(1), np.array([lower.size - 1]))
    shares = (member[fixed] - lower[fixed, None] * member[parent[fixed]], np.zeros(fixed.size), fixed)
    ub, eq = _stack(parts), _stack([root, shares, _given(a_eq, b_eq, leaves)])
    return dict(zip(("a_ub", "b_ub", "ub_node", "a_eq", "b_eq", "eq_node"), (*ub, *eq), strict=True))


def flat_polytope(
    leaves: int,
    *,
    a_ub: FloatArray | None = None,
    b_ub: FloatArray | None = None,
    a_eq: FloatArray | None = None,
    b_eq: FloatArray | None = None,
) -> dict[str, NDArray[Any]]:
    """Return the simplex of leaf weights, cut by further rows.

    Parameters
    ----------
    leaves : int
        Number of weights.
    a_ub, b_ub, a_eq, b_eq : array, optional
        ``a_ub @ w <= b_ub`` and ``a_eq @ w = b_eq``.

    Returns
    -------
    dict of arrays
        As :func:`weight_polytope`.
    """
    lower, upper = np.zeros(leaves + 1), np.ones(leaves + 1)
    lower[-1] = 1.0
    tree = [np.arange(leaves)]
    return weight_polytope(tree, lower=lower, upper=upper, a_ub=a_ub, b_ub=b_ub, a_eq=a_eq, b_eq=b_eq)


def polytope_model(polytope: Polytope, cost: FloatArray, *, extra: int = 0) -> Any:
    """Build a linear programme over the weights, with further free columns behind them.

    Parameters
    ----------
    polytope : mapping of arrays
        The admissible weights.
    cost : array, (leaves + extra,)
        What is minimised.
    extra : int
        Number of free columns after the weights.

    Returns
    -------
    highspy.Highs
    """
    leaves = polytope["a_ub"].shape[1]
    lower = np.concatenate((np.zeros(leaves), np.full(extra, -np.inf)))
    upper = np.concatenate((np.ones(leaves), np.full(extra, np.inf)))
    model = linear_model(cost, lower=lower, upper=upper)
    # the columns' own bounds say what the rows "weight >= 0" say
    useful = (np.count_nonzero(polytope["a_ub"], axis=1) > 1) | (polytope["b_ub"] != 0)
    if useful.any():
        add_rows(model, polytope["a_ub"][useful], -np.inf, polytope["b_ub"][useful])
    add_rows(model, polytope["a_eq"], polytope["b_eq"], polytope["b_eq"])
    return model


def require_feasible(polytope: Polytope) -> FloatArray:
    """Return one admissible weight vector.

    Parameters
    ----------
    polytope : mapping of arrays
        The admissible weights.

    Returns
    -------
    array, (leaves,)

    Raises
    ------
    ArrayError
        There is none; the columns of the cells are the nodes of rows that contradict each other, -1
        for rows that were added.
    """
    model = polytope_model(polytope, np.zeros(polytope["a_ub"].shape[1]))
    if solve(model) == "optimal":
        return solution(model)
    ub, eq = conflicting_rows(polytope)
    nodes = np.unique(np.concatenate((polytope["ub_node"][ub], polytope["eq_node"][eq])))
    raise ArrayError(
        "no weights satisfy all conditions at once",
        cells=[(-1, int(node)) for node in nodes],
        code="weights-infeasible",
        help="these conditions contradict each other; dropping any one of them resolves this conflict",
    )


def conflicting_rows(polytope: Polytope) -> tuple[IntArray, IntArray]:
    """Find rows that contradict each other, none of them superfluous, by the deletion filter.

    Rows are dropped one by one; a row without which the rest is still empty stays out.

    Parameters
    ----------
    polytope : mapping of arrays
        Conditions without a common point.

    Returns
    -------
    ub, eq : int arrays
        Positions in ``a_ub`` and ``a_eq``; both empty when the polytope has a point.

    References
    ----------
    Chinneck, J. W. and Dravnieks, E. W. (1991). Locating minimal infeasible constraint sets in linear
    programs. ORSA Journal on Computing 3.
    """
    rows = np.concatenate((polytope["a_ub"], polytope["a_eq"]))
    high = np.concatenate((polytope["b_ub"], polytope["b_eq"]))
    low = np.concatenate((np.full(polytope["b_ub"].size, -np.inf), polytope["b_eq"]))
    count, leaves = rows.shape
    model = linear_model(
        np.zeros(leaves), lower=-np.inf, upper=np.inf, rows=rows, row_lower=low, row_upper=high
    )
    if solve(model) == "optimal":
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    needed = np.ones(count, dtype=bool)
    for row in range(count):
        model.changeRowBounds(row, -np.inf, np.inf)
        if solve(model) == "optimal":
            model.changeRowBounds(row, low[row], high[row])
        else:
            needed[row] = False
    split = polytope["b_ub"].size
    return np.flatnonzero(needed[:split]), np.flatnonzero(needed[split:])


def affine_frame(polytope: Polytope) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Eliminate the equalities, also those that the inequalities imply.

    Parameters
    ----------
    polytope : mapping of arrays
        The admissible weights; not empty.

    Returns
    -------
    origin : array, (leaves,)
        A point in the relative interior.
    basis : array, (leaves, free)
        Orthonormal directions: every admissible vector is ``origin + basis @ z``.
    rows : array, (m, free)
        Inequalities ``rows @ z <= room`` without redundant zeros, each of length one.
    room : array, (m,)
        Positive.

    Raises
    ------
    ArrayError
        The polytope is empty.

    References
    ----------
    Freund, R. M., Roundy, R. and Todd, M. J. (1985). Identifying the set of always-active constraints
    in a system of linear inequalities by a single linear program. MIT Sloan working paper 1674-85.
    """
    require_feasible(polytope)
    origin, slack = _relative_interior(polytope)
    tight = slack <= 1e-10
    equal = np.concatenate((polytope["a_eq"], polytope["a_ub"][tight]))
    _, size, directions = np.linalg.svd(equal, full_matrices=True)
    rank = int((size > 1e-9 * size.max()).sum())
    basis = directions[rank:].T
    rows = polytope["a_ub"][~tight] @ basis
    length = np.linalg.norm(rows, axis=1)
    moving = length > 1e-12
    room = polytope["b_ub"][~tight] - polytope["a_ub"][~tight] @ origin
    return origin, basis, rows[moving] / length[moving, None], room[moving] / length[moving]


def interior_point(rows: FloatArray, room: FloatArray) -> tuple[FloatArray, float]:
    """Return the centre and radius of the largest ball in ``rows @ z <= room``.

    Parameters
    ----------
    rows : array, (m, d)
        Coefficients.
    room : array, (m,)
        Right-hand sides.

    Returns
    -------
    centre : array, (d,)
    radius : float
        Negative or zero when there is no interior.
    """
    length = np.linalg.norm(rows, axis=1)
    cost = np.zeros(rows.shape[1] + 1)
    cost[-1] = -1.0
    model = linear_model(
        cost,
        lower=-np.inf,
        upper=np.concatenate((np.full(rows.shape[1], np.inf), [1e6])),
        rows=np.column_stack((rows, length)),
        row_upper=room,
    )
    if solve(model) != "optimal":
        return np.zeros(rows.shape[1]), -np.inf
    return solution(model)[:-1], -objective(model)


def _relative_interior(polytope: Polytope) -> tuple[FloatArray, FloatArray]:
    """Solve for a point that leaves room at every row that can leave room, in one programme.

    The set is scaled by a factor z >= 1, so that every slack that can be positive can reach one.
    """
    a_ub, a_eq = polytope["a_ub"], polytope["a_eq"]
    m, leaves = a_ub.shape
    cost = np.concatenate((np.zeros(leaves + 1), -np.ones(m)))
    rows = np.block(
        [
            [a_ub, -polytope["b_ub"][:, None], np.eye(m)],
            [a_eq, -polytope["b_eq"][:, None], np.zeros((a_eq.shape[0], m))],
        ]
    )
    low = np.concatenate((np.full(m, -np.inf), np.zeros(a_eq.shape[0])))
    free = np.full(leaves, np.inf)
    model = linear_model(
        cost,
        lower=np.concatenate((-free, [1.0], np.zeros(m))),
        upper=np.concatenate((free, [np.inf], np.ones(m))),
        rows=rows,
        row_lower=low,
        row_upper=0.0,
    )
    solve(model)
    x = solution(model)
    return x[:leaves] / x[leaves], x[leaves + 1 :] / x[leaves]


Rows: TypeAlias = tuple[FloatArray, FloatArray, IntArray]


def _bound_rows(member: FloatArray, parent: IntArray, lower: FloatArray, upper: FloatArray) -> Rows:
    inner = np.arange(parent.size) < parent.size - 1
    free = inner & (upper - lower > SLACK)
    above = np.flatnonzero(free & (upper < 1))
    below = np.flatnonzero(free & (lower > 0))
    rows = np.concatenate(
        (
            member[above] - upper[above, None] * member[parent[above]],
            lower[below, None] * member[parent[below]] - member[below],
        )
    )
    nodes = np.concatenate((above, below))
    return rows, np.zeros(nodes.size), nodes


def _nonnegative_rows(leaves: int, lower: FloatArray) -> Rows:
    """Every leaf weight is at least 0, also where its parent may have the weight 0."""
    return -np.eye(leaves), np.zeros(leaves), np.arange(leaves, dtype=np.intp)


def _order_rows(member: FloatArray, below: IntArray, importance: IntArray) -> Rows:
    """Write each grade of importance at least as heavy as the next one, pair by pair."""
    grades = np.unique(importance[importance > 0])
    pairs = [
        (heavy, light)
        for above, under in itertools.pairwise(grades)
        for heavy in below[importance == above]
        for light in below[importance == under]
    ]
    heavy, light = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return member[light] - member[heavy], np.zeros(heavy.size), light


def _given(a: FloatArray | None, b: FloatArray | None, leaves: int) -> Rows:
    rows = np.zeros((0, leaves)) if a is None else np.atleast_2d(np.asarray(a, dtype=np.float64))
    right = np.zeros(0) if b is None else np.atleast_1d(np.asarray(b, dtype=np.float64))
    return rows, right, np.full(right.size, -1, dtype=np.intp)


def _stack(parts: list[Rows]) -> Rows:
    rows, right, nodes = zip(*parts, strict=True)
    return np.concatenate(rows), np.concatenate(right), np.concatenate(nodes)
