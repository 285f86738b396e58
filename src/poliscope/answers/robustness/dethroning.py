"""How far: the smallest change of weights that lets a challenger draw level with the leader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from poliscope.answers.robustness.contest import Contest
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.dethroning import (
    cubic_change,
    flip_shares,
    relative_radius,
    required_rise,
    square_change,
    transfer_change,
)
from poliscope.kernels.tree import effective_weights

__all__ = ["Challenge", "Dethroning", "Move", "dethrone"]

SEEN = 1e-9


@dataclass(frozen=True, slots=True)
class Move:
    """Weight that changes place.

    Parameters
    ----------
    node : str
        Indicator (or pillar) that gives or takes.
    before, after : float
        Its weight in the index.
    """

    node: str
    before: float
    after: float

    @property
    def change(self) -> float:
        """What it gains; negative where it gives."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Challenge:
    """What it takes for one unit to draw level with the leader; infinite where nothing is enough.

    Parameters
    ----------
    leader, challenger : str
        Codes.
    radius : float
        Every share may be off by this share of itself before the two are level (p*).
    moved : float
        The smallest weight that has to change place (half the L1 distance), as a share of all weight.
    distance : float
        Euclidean distance of the nearest weights (L2).
    largest : float
        The smallest bound on the change of a single weight (Linf).
    moves : tuple of Move
        What gives and what takes in the smallest transfer, the largest first.
    single : Move, optional
        The smallest change of one share in its parent, its siblings rescaled; None where none is enough.
    """

    leader: str
    challenger: str
    radius: float
    moved: float
    distance: float
    largest: float
    moves: tuple[Move, ...]
    single: Move | None


@dataclass(frozen=True, eq=False)
class Dethroning:
    """The smallest changes that dethrone a leader.

    Parameters
    ----------
    leader : str
        Who is challenged.
    units : tuple of str
        All ranked units.
    leaves : tuple of str
        Codes of what is weighed.
    radius, moved, distance, largest : array, (units,)
        As in :class:`Challenge`, one a unit; NaN for the leader.
    challenges : mapping of str to Challenge
        By challenger.
    rises : array, (units, leaves)
        By how much a normalised value of a unit must rise for the unit to reach the leader's score, all
        others as they are; infinite where no rise is enough.
    room : array, (units, leaves)
        How far each value is below the best of all.
    """

    leader: str
    units: tuple[str, ...]
    leaves: tuple[str, ...]
    radius: FloatArray
    moved: FloatArray
    distance: FloatArray
    largest: FloatArray
    challenges: Mapping[str, Challenge]
    rises: FloatArray
    room: FloatArray

    @cached_property
    def measures(self) -> Matrix:
        """Units x (radius, moved, distance, largest); infinite where nothing is enough."""
        values = np.column_stack((self.radius, self.moved, self.distance, self.largest))
        return Matrix(values, self.units, ("radius", "moved", "distance", "largest"))

    @property
    def required_rises(self) -> Matrix:
        """Units x indicators: the rise of a normalised value that reaches the leader's score."""
        return Matrix(self.rises, self.units, self.leaves)

    @property
    def first(self) -> Challenge | None:
        """The challenger who draws level first as all weights go astray; None where nobody ever does."""
        return self._nearest("radius")

    @property
    def cheapest(self) -> Challenge | None:
        """The challenger for whom the least weight has to change place."""
        return self._nearest("moved")

    def against(self, challenger: str) -> Challenge:
        """Return what it takes for a given unit.

        Raises
        ------
        DataError
            It is not ranked, or is the leader itself.
        """
        if challenger not in self.challenges:
            raise DataError(
                Problem(
                    "unknown-challenger",
                    f'"{challenger}" cannot challenge "{self.leader}"',
                    help=one_of(challenger, self.challenges),
                )
            )
        return self.challenges[challenger]

    def rises_in_reach(self, unit: str) -> list[tuple[str, float]]:
        """Return the rises of single values that stay below the best of all, the smallest first."""
        row = self.units.index(unit)
        able = np.flatnonzero(self.rises[row] <= self.room[row])
        order = sorted(able.tolist(), key=lambda leaf: (self.rises[row, leaf], leaf))
        return [(self.leaves[leaf], float(self.rises[row, leaf])) for leaf in order]

    def _nearest(self, measure: str) -> Challenge | None:
        able = [c for c in self.challenges.values() if np.isfinite(getattr(c, measure))]
        return min(able, key=lambda c: (getattr(c, measure), c.challenger), default=None)


def dethrone(contest: Contest, leader: int) -> Dethroning:
    """Ask of every unit what it takes to draw level with a leader.

    Parameters
    ----------
    contest : Contest
        With a form.
    leader : int
        Its row.
    """
    form, power = contest.form, contest.power
    assert form is not None and power is not None, "there is no form: exact answers do not exist"
    others = [u for u in contest.order if u != leader]
    gains = form[leader] - form[others]
    nominal = effective_weights(contest.weights, contest.children, contest.leaves)[: contest.leaves]
    varying = (contest.spread > 0).astype(np.float64)
    radius = relative_radius(gains, contest.weights, contest.children, varying=varying)
    moved, after = transfer_change(gains, nominal)
    distance, largest = square_change(gains, nominal)[0], cubic_change(gains, nominal)[0]
    flips = flip_shares(gains, contest.weights, contest.children)
    challenges = {
        contest.units[unit]: Challenge(
            leader=contest.units[leader],
            challenger=contest.units[unit],
            radius=float(radius[n]),
            moved=float(moved[n]),
            distance=float(distance[n]),
            largest=float(largest[n]),
            moves=_moves(contest, nominal, after[n]),
            single=_single(contest, flips[n]),
        )
        for n, unit in enumerate(others)
    }
    by_unit = [_spread_out(values, others, len(form)) for values in (radius, moved, distance, largest)]
    rises = required_rise(contest.values, nominal, float(contest.scores[leader]), power=power)
    return Dethroning(
        leader=contest.units[leader],
        units=contest.units,
        leaves=contest.leaf_codes,
        radius=by_unit[0],
        moved=by_unit[1],
        distance=by_unit[2],
        largest=by_unit[3],
        challenges=challenges,
        rises=rises,
        room=contest.values.max(axis=0) - contest.values,
    )


def _spread_out(values: FloatArray, others: list[Any], units: int) -> FloatArray:
    whole = np.full(units, np.nan)
    whole[others] = values
    return whole


def _moves(contest: Contest, before: FloatArray, after: FloatArray) -> tuple[Move, ...]:
    if not np.isfinite(after).all():
        return ()
    changed = np.flatnonzero(np.abs(after - before) > SEEN)
    order = sorted(changed.tolist(), key=lambda leaf: (-abs(after[leaf] - before[leaf]), leaf))
    return tuple(Move(contest.nodes[leaf], float(before[leaf]), float(after[leaf])) for leaf in order)


def _single(contest: Contest, flips: FloatArray) -> Move | None:
    change = np.abs(flips - contest.shares)
    if not np.isfinite(change).any():
        return None
    node = int(np.nanargmin(change))
    return Move(contest.nodes[node], float(contest.shares[node]), float(flips[node]))
