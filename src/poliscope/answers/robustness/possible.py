"""What is possible: who is always ahead, who can be first, best and worst ranks; exact, not sampled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from poliscope.answers.robustness.sampled import Progress
from poliscope.answers.robustness.weight_sets import WeightSet
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels import BoolArray, FloatArray, IntArray
from poliscope.kernels.extremes import (
    dominance,
    pair_gaps,
    pair_gaps_by_programme,
    potential_winners,
    rank_bounds,
    scale_of,
)
from poliscope.kernels.ranking import draw_ranks, resolution
from poliscope.kernels.sampling import Polytope, flat_polytope, leaf_weights, require_feasible

__all__ = ["CONVENTIONS", "Possible", "possible_ranks"]

CONVENTIONS = ("closed", "generic")
LEVEL = 1e-9
STARTS = 2000
MOST, SEARCHED = 300, 100
"""Above so many units, the search is made for the first hundred; the others get what dominance says."""
ALL_GENERIC = 100
"""Above so many units, ranks without ties are found for those only whose ranks are settled."""


@dataclass(frozen=True, eq=False)
class Possible:
    """What the admissible weights allow, exactly.

    Parameters
    ----------
    units : tuple of str
        The ranked units.
    leaves : tuple of str
        Codes of what is weighed.
    gaps : array, (units, units)
        By how much the column's unit can be ahead of the row's at most: in scores under the arithmetic
        mean, in what the mean sums under another one (logarithms under the geometric).
    always_ahead : bool array, (units, units)
        The row's unit is ahead of the column's under all admissible weights.
    never_behind : bool array, (units, units)
        At least level under all admissible weights.
    covers : bool array, (units, units)
        Arrows of the diagram of ``never_behind`` that do not follow from others.
    can_be_first, can_share_first : bool array, (units,)
        Under some admissible weights, alone; at least in a tie.
    margin : array, (units,)
        Largest lead over the best rival, in the same; negative for a unit that cannot be first.
    first_weights : array, (units, leaves)
        Weights under which the margin is reached; NaN for a unit that cannot be first.
    any_first : bool array, (units,)
        First, without a tie, under some weights at all, admissible or not (above 300 units admissible
        ones only).
    any_weights : array, (units, leaves)
        Such weights with the largest lead; NaN for a unit that no weights put first.
    ranks : mapping of str to (mapping of str to array)
        By convention for ties ("closed", "generic"): ``best, worst`` (attained), ``best_bound,
        worst_bound`` (certain), ``best_weights, worst_weights`` (units, leaves).
    """

    units: tuple[str, ...]
    leaves: tuple[str, ...]
    gaps: FloatArray
    always_ahead: BoolArray
    never_behind: BoolArray
    covers: BoolArray
    can_be_first: BoolArray
    can_share_first: BoolArray
    margin: FloatArray
    first_weights: FloatArray
    any_first: BoolArray
    any_weights: FloatArray
    ranks: dict[str, dict[str, FloatArray]]

    @cached_property
    def rank_range(self) -> Matrix:
        """Best and worst possible rank, units x (best, best_bound, worst, worst_bound).

        A rank that is attained and its certain bound are equal where the answer is exact. A tie counts
        for the unit in its best rank and against it in its worst.
        """
        return self._range("closed")

    @cached_property
    def rank_range_without_ties(self) -> Matrix:
        """The same where no rank may rest on a tie; NaN where that was not asked (see `possible_ranks`)."""
        return self._range("generic")

    def _range(self, convention: str) -> Matrix:
        names = ("best", "best_bound", "worst", "worst_bound")
        found = self.ranks[convention]
        values = np.column_stack([np.asarray(found[name], dtype=np.float64) for name in names])
        return Matrix(values, self.units, names)

    @property
    def potential_winners(self) -> tuple[str, ...]:
        """Units that are first, without a tie, under some admissible weights."""
        return tuple(unit for unit, able in zip(self.units, self.can_be_first, strict=True) if able)

    @property
    def dominance(self) -> Matrix:
        """1 where the row's unit is ahead of the column's under all admissible weights."""
        return Matrix(self.always_ahead.astype(np.float64), self.units, self.units)

    def beats(self, unit: str) -> tuple[str, ...]:
        """Return whom a unit is ahead of whatever the admissible weights."""
        row = self.always_ahead[self._position(unit)]
        return tuple(other for other, ahead in zip(self.units, row, strict=True) if ahead)

    def beaten_by(self, unit: str) -> tuple[str, ...]:
        """Return who is ahead of a unit whatever the admissible weights."""
        column = self.always_ahead[:, self._position(unit)]
        return tuple(other for other, ahead in zip(self.units, column, strict=True) if ahead)

    def weights_for(self, unit: str, rank: str = "best") -> dict[str, float]:
        """Return weights under which a unit has its best or worst attained rank.

        Parameters
        ----------
        unit : str
            Its code.
        rank : {"best", "worst", "first"}
            ``"first"``: weights with the largest lead; NaN for a unit that cannot be first.
        """
        row = self._position(unit)
        found = self.first_weights if rank == "first" else self.ranks["closed"][f"{rank}_weights"]
        return dict(zip(self.leaves, np.asarray(found[row], dtype=np.float64).tolist(), strict=True))

    def is_exact(self, unit: str) -> bool:
        """Say whether the best and the worst possible rank are settled."""
        best, best_bound, worst, worst_bound = self.rank_range.row(unit)
        return bool(best == best_bound and worst == worst_bound)

    def _position(self, unit: str) -> int:
        if unit not in self.units:
            raise DataError(
                Problem("unknown-unit", f'there is no ranked unit "{unit}"', help=one_of(unit, self.units))
            )
        return self.units.index(unit)


def possible_ranks(
    weights: WeightSet,
    *,
    rng: np.random.Generator,
    exact_for: IntArray,
    time_limit: float = 10.0,
    progress: Progress | None = None,
) -> Possible:
    """Answer exactly what the admissible weights allow.

    Parameters
    ----------
    weights : WeightSet
        Of a contest with a form.
    rng : numpy.random.Generator
        Draws weights from which searches start; the answer does not depend on it where it is exact.
    exact_for : int array
        Units whose ranks are decided by integer programmes where bounds differ.
    time_limit : float
        Seconds for one integer programme.
    progress : callable, optional
        ``progress(stage, done, total)``.

    Returns
    -------
    Possible
        Both conventions for ties for all units; above a hundred units, ranks without ties only for
        `exact_for`.
    """
    contest = weights.contest
    form = contest.form
    assert form is not None, "there is no form: exact answers do not exist"
    gaps = _gaps(weights, form)
    order = dominance(gaps, tolerance=LEVEL * scale_of(form))
    winners = potential_winners(form, weights.polytope, gaps=gaps)
    anyhow = winners
    if len(form) <= MOST:
        anyhow = potential_winners(form, flat_polytope(contest.leaves), gaps=_free_gaps(form))
    starts = _starts(weights, rng)
    ranks = {
        convention: _ranks(weights, form, gaps, starts, convention, exact_for, time_limit, progress)
        for convention in CONVENTIONS
    }
    return Possible(
        contest.units,
        contest.leaf_codes,
        gaps,
        order["strict"],
        order["necessary"],
        order["covers"],
        winners["alone"],
        winners["shared"],
        winners["margin"],
        winners["weights"],
        anyhow["alone"],
        anyhow["weights"],
        ranks,
    )


def _gaps(weights: WeightSet, form: FloatArray) -> FloatArray:
    if weights.crossing:
        return pair_gaps_by_programme(form, weights.polytope)
    return pair_gaps(
        form, weights.children, lower=weights.lower, upper=weights.upper, importance=weights.importance
    )


def _free_gaps(form: FloatArray) -> FloatArray:
    """Return by how much each can be ahead under any weights: all weight on the best indicator."""
    return np.stack([(form - own).max(axis=1) for own in form])


def _starts(weights: WeightSet, rng: np.random.Generator) -> FloatArray:
    """Return admissible weights to start from: sampled ones, never those of COINr that may lie outside."""
    from poliscope.kernels.sampling import uniform_shares

    shares = uniform_shares(
        rng, STARTS, weights.children, lower=weights.lower, upper=weights.upper, importance=weights.importance
    )
    drawn = leaf_weights(shares, weights.children)
    return drawn[weights.inside(drawn)] if weights.crossing else drawn


def _ranks(
    weights: WeightSet,
    form: FloatArray,
    gaps: FloatArray,
    starts: FloatArray,
    convention: str,
    exact_for: IntArray,
    time_limit: float,
    progress: Progress | None,
) -> dict[str, FloatArray]:
    """Bound the ranks of all units; decide those that are asked for."""
    units, order = len(form), weights.contest.order
    others = np.setdiff1d(order, exact_for)
    if units > MOST:
        others = np.setdiff1d(order[:SEARCHED], exact_for)
    found = _by_dominance(form, weights.polytope, gaps, starts, convention)
    done = 0
    for chosen, exact in ((np.asarray(exact_for, dtype=np.intp), True), (others, False)):
        if not len(chosen) or (convention == "generic" and not exact and units > ALL_GENERIC):
            continue
        before = done

        def told(count: int, total: int, before: int = before) -> None:
            if progress is not None:
                progress(f"possible-{convention}", before + count, units)

        part = rank_bounds(
            form,
            weights.polytope,
            gaps,
            units=chosen,
            convention=convention,
            starts=starts,
            tries=3 if exact else 1,
            exact=exact,
            time_limit=time_limit,
            progress=told,
        )
        done += len(chosen)
        for name, values in part.items():
            found[name][chosen] = values
    if progress is not None and done < units:
        progress(f"possible-{convention}", units, units)
    return found


def _by_dominance(
    form: FloatArray, polytope: Polytope, gaps: FloatArray, starts: FloatArray, convention: str
) -> dict[str, FloatArray]:
    """Return ranks that some of the starts attain, and bounds from who is always ahead.

    Without ties nothing is said: NaN, until it is searched for.
    """
    units, leaves = form.shape
    names = ("best", "best_bound", "worst", "worst_bound")
    if convention == "generic":
        blank = {name: np.full(units, np.nan) for name in names}
        return blank | {f"{end}_weights": np.full((units, leaves), np.nan) for end in ("best", "worst")}
    if not len(starts):  # conditions are so tight that rejection finds nothing: any admissible weights do
        starts = require_feasible(polytope)[None, :]
    ranks = draw_ranks(starts @ form.T, step=max(resolution(form), LEVEL * scale_of(form)))
    ahead = dominance(gaps, tolerance=LEVEL * scale_of(form))["strict"]
    best, worst = ranks.argmin(axis=0), ranks.argmax(axis=0)
    every = np.arange(units)
    return {
        "best": ranks[best, every].astype(np.float64),
        "best_bound": 1.0 + ahead.sum(axis=0),
        "worst": ranks[worst, every].astype(np.float64),
        "worst_bound": units - 1.0 * ahead.sum(axis=1),
        "best_weights": starts[best],
        "worst_weights": starts[worst],
    }
