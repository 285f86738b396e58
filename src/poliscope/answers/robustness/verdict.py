"""The verdict: one grade by fixed rules, from what is possible, how plausible it is, and how far it is.

The rules, in their order (see ``docs/explanation/how-sure.md``):

* *open*, when several units share the first place of the study's own ranking;
* *unfounded*, when another unit is first more often, or when sampling error leaves several units that may
  be first;
* *secure*, when the worst possible rank is 1, exactly, and no variation that was drawn says otherwise;
* *firm*, when first in at least 99 % of the variations, and no error of all weights below 10 % suffices
  to put another level;
* *leaning*, when first in at least 66 % of the variations;
* *open*, otherwise.

The share is the smallest over everything that the study declares: weights, choices of method, errors of
the figures. Shares are compared as they are shown, to a tenth of a per cent, so that words and figures
never contradict each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from poliscope.answers.robustness.dethroning import Dethroning
from poliscope.answers.robustness.effects import Choices
from poliscope.answers.robustness.possible import Possible
from poliscope.answers.robustness.sampled import Sampled
from poliscope.answers.robustness.sampling_error import RankSets

__all__ = ["FIRM", "FIRM_RADIUS", "LEANING", "NAMED", "Grade", "Verdict", "decide"]

Grade = Literal["secure", "firm", "leaning", "open", "unfounded"]
NAMED: frozenset[Grade] = frozenset({"secure", "firm", "leaning"})
"""Grades under which a leader is named."""
FIRM, LEANING, FIRM_RADIUS, CONTENDER = 0.99, 0.66, 0.10, 0.10


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure the first place is.

    Parameters
    ----------
    grade : {"secure", "firm", "leaning", "open", "unfounded"}
        By the rules of this module.
    reason : str
        For grades without a leader: ``shared`` (the study's own ranking is tied), ``other`` (another
        unit is first more often), ``sampling-error`` (several may be first within the errors of the
        figures), ``close`` (the share is too small); "" otherwise.
    leader : str
        First with the study's own weights and methods; the first by code where the place is shared.
    contenders : tuple of str
        Units of whom one is first, the most frequent first; the leader alone where one is named.
    shares : tuple of float
        The smallest share of variations in which each contender is first.
    share : float
        The same of the leader.
    weight_share, choice_share, noise_share : float
        Of weight draws; of all combinations of choices; of draws with errors of the figures (NaN where
        not asked for).
    error : float
        Standard error of ``weight_share``.
    draws : int
        Weight draws.
    runs : int
        Combinations of choices times draws; 0 where no choice was varied.
    worst : int
        The worst possible rank, certain; 0 where there is no exact range.
    exact : bool
        Whether exact answers exist.
    radius : float
        Every share may be off by this share of itself before another unit is level; infinite where
        none ever is; NaN where there is no exact answer.
    """

    grade: Grade
    reason: str
    leader: str
    contenders: tuple[str, ...]
    shares: tuple[float, ...]
    share: float
    weight_share: float
    choice_share: float
    noise_share: float
    error: float
    draws: int
    runs: int
    worst: int
    exact: bool
    radius: float

    @property
    def named(self) -> bool:
        """Whether a leader may be named."""
        return self.grade in NAMED


def decide(
    leaders: tuple[str, ...],
    sampled: Sampled,
    *,
    possible: Possible | None = None,
    dethroning: Dethroning | None = None,
    choices: Choices | None = None,
    noise: Sampled | None = None,
    sets: RankSets | None = None,
) -> Verdict:
    """Apply the rules.

    Parameters
    ----------
    leaders : tuple of str
        Who is first with the study's own weights and methods.
    sampled : Sampled
        Over the declared weights.
    possible, dethroning, choices, noise, sets : optional
        What else was computed.
    """
    leader = leaders[0]
    sources = [one for one in (sampled, choices, noise) if one is not None]
    shares = {unit: tuple(one.first(unit) for one in sources) for unit in sampled.units}
    lowest = {unit: min(found) for unit, found in shares.items()}
    worst = 0 if possible is None else int(possible.rank_range[leader, "worst_bound"])
    radius = _radius(dethroning)
    rivals = [unit for unit in shares if unit != leader and _more_often(shares, unit, leader, sources)]
    unsure = sets.best() if sets is not None else ()
    if len(leaders) > 1:
        grade, reason = "open", "shared"
    elif rivals:
        grade, reason = "unfounded", "other"
    elif len(unsure) > 1:
        grade, reason = "unfounded", "sampling-error"
    else:
        grade, reason = _graded(lowest[leader], worst, radius, len(sampled.units))
    contenders = _contenders(grade, reason, leaders, shares, lowest, rivals, unsure)
    return Verdict(
        grade, reason, leader, contenders, tuple(lowest[unit] for unit in contenders),  # type: ignore[arg-type]
        lowest[leader], sampled.first(leader),
        choices.first(leader) if choices is not None else math.nan,
        noise.first(leader) if noise is not None else math.nan,
        sampled.first_error(leader), sampled.draws, choices.runs if choices is not None else 0,
        worst, possible is not None, radius,
    )  # fmt: skip


def tenths(share: float) -> float:
    """Round a share to a tenth of a per cent, half up, as it is shown; NaN stays NaN."""
    return share if math.isnan(share) else math.floor(share * 1000 + 0.5) / 1000


def _graded(share: float, worst: int, radius: float, units: int) -> tuple[str, str]:
    if share == 1.0 and (worst == 1 or units == 1):
        return "secure", ""
    if tenths(share) >= FIRM and tenths(min(radius, 1.0)) >= FIRM_RADIUS:
        return "firm", ""
    return ("leaning", "") if tenths(share) >= LEANING else ("open", "close")


def _radius(dethroning: Dethroning | None) -> float:
    if dethroning is None:
        return math.nan
    return math.inf if dethroning.first is None else dethroning.first.radius


def _more_often(
    shares: dict[str, tuple[float, ...]], unit: str, leader: str, sources: list[Sampled | Choices]
) -> bool:
    """Say whether a unit is first more often than the leader, by more than two standard errors."""
    for mine, theirs, source in zip(shares[unit], shares[leader], sources, strict=True):
        draws = source.draws
        if mine - theirs > 2 * math.sqrt(max(mine + theirs - (mine - theirs) ** 2, 0.0) / draws):
            return True
    return False


def _contenders(
    grade: str,
    reason: str,
    leaders: tuple[str, ...],
    shares: dict[str, tuple[float, ...]],
    lowest: dict[str, float],
    rivals: list[str],
    unsure: tuple[str, ...],
) -> tuple[str, ...]:
    """Return of whom one is first: at least everyone that the grade speaks of."""
    if grade in NAMED:
        return (leaders[0],)
    often = [unit for unit, found in shares.items() if max(found) >= CONTENDER]
    wanted = {"shared": set(leaders), "other": {leaders[0], *rivals}, "sampling-error": set(unsure)}
    chosen = wanted.get(reason, set()) | {leaders[0]} | (set(often) if reason != "sampling-error" else set())
    return tuple(sorted(chosen, key=lambda unit: (-max(shares[unit]), unit)))
