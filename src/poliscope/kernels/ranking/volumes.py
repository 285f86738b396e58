"""First-rank acceptability as a ratio of volumes, exact where few weights are free."""

from __future__ import annotations

import math

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.ranking.ranks import require_complete
from poliscope.kernels.sampling import Polytope, affine_frame, interior_point

__all__ = ["first_rank_volumes"]

# beyond this many dimensions the number of vertices explodes
MOST_DIMENSIONS = 7
THIN = 1e-10
FLAT = 1e-11
DIRECTIONS = 200


def first_rank_volumes(values: FloatArray, polytope: Polytope) -> FloatArray:
    """Return the share of all admissible weights under which each unit is first.

    Parameters
    ----------
    values : array, (units, leaves)
        Normalised indicators, for example the scores of the pillars.
    polytope : mapping of arrays
        The admissible weights, see :func:`poliscope.kernels.sampling.weight_polytope`; at most 7
        dimensions (8 weights that sum to one, fewer where shares are fixed).

    Returns
    -------
    array, (units,)
        They sum to one, unless units are identical wherever they are first: such units all get their
        common share. Weights are uniform in the polytope of leaf weights. Where a single weight vector
        is admissible, 1 for the units that are first there.

    Raises
    ------
    ArrayError
        Too many weights are free, or none is admissible.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis for
    group decision making. Operations Research 49.
    Lawrence, J. (1991). Polytope volume computation. Mathematics of Computation 57.
    """
    require_complete(values)
    origin, basis, rows, room = affine_frame(polytope)
    if basis.shape[1] > MOST_DIMENSIONS:
        raise ArrayError(
            f"exact shares need at most {MOST_DIMENSIONS + 1} free weights, here are {basis.shape[1] + 1}",
            code="too-many-free-weights",
            help="fix the weights within the pillars, or take the sampled shares",
        )
    scale = np.abs(values).max(initial=0.0) or 1.0
    constant, slopes = values @ origin / scale, values @ basis / scale
    if basis.shape[1] == 0:
        return np.where(constant >= constant.max() - 1e-12, 1.0, 0.0)
    whole = _volume(rows, room)
    shares = [
        _volume(*_where_first(unit, constant, slopes, rows, room)) / whole for unit in range(len(values))
    ]
    return np.array(shares)


def _where_first(
    unit: int, constant: FloatArray, slopes: FloatArray, rows: FloatArray, room: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Cut the admissible set with "no rival is ahead"; rivals that cannot meet the unit drop out."""
    normal, gap = slopes - slopes[unit], constant[unit] - constant
    length = np.linalg.norm(normal, axis=1)
    meets = length > 1e-12
    if (gap[~meets] < -1e-12).any():
        return rows, np.full_like(room, -1.0)
    cuts, limits = normal[meets] / length[meets, None], gap[meets] / length[meets]
    return np.concatenate((rows, cuts)), np.concatenate((room, limits))


def _volume(rows: FloatArray, room: FloatArray) -> float:
    centre, radius = interior_point(rows, room)
    if not radius > THIN:
        return 0.0
    if rows.shape[1] == 1:
        ends = room / rows[:, 0]
        return float(ends[rows[:, 0] > 0].min() - ends[rows[:, 0] < 0].max())
    from scipy.spatial import ConvexHull

    # seen from its centre and in units of its radius every set has a size that qhull likes
    distance = (room - rows @ centre) / radius
    corners = ConvexHull(rows / distance[:, None]).simplices
    return float(_signed_cones(rows[corners], distance[corners]) * radius ** rows.shape[1])


def _signed_cones(rows: FloatArray, room: FloatArray) -> float:
    """Add up the volume over the corners, each given by the inequalities that meet there.

    Any direction gives the same volume, but large terms of both signs cost digits; among many random
    directions the one with the smallest terms is taken.
    """
    dimensions = room.shape[1]
    directions = np.random.default_rng(0).standard_normal((DIRECTIONS, dimensions))
    size = np.abs(np.linalg.det(rows))
    # where more inequalities meet than there are dimensions, qhull adds flat pieces that hold nothing
    solid = size > FLAT
    rows, room, size = rows[solid], room[solid], size[solid]
    inverse = np.linalg.inv(rows)
    height = np.einsum("cij,cj->ci", inverse, room) @ directions.T
    slopes = np.einsum("cij,di->cdj", inverse, directions)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        terms = height**dimensions / (slopes.prod(axis=2) * size[:, None])
    best = int(np.nanargmin(np.abs(terms).sum(axis=0)))
    return abs(float(terms[:, best].sum())) / math.factorial(dimensions)
