"""Does a comparison hold: "A is ahead of B", tested with every defensible index of a study.

An article says that one city is ahead of another. A study answers in which share of its defensible indices
that is so (weights within its rules, crossed with its choices of method), whether it is necessary or
possible at all (exact), and what would have to change for the order to turn round.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from poliscope.answers.claims.crossed import Crossed, cross_pair
from poliscope.answers.comparison import why
from poliscope.answers.index import Index
from poliscope.answers.robustness import Choice, Robustness, make_contest, spreads
from poliscope.answers.robustness.dethroning import Challenge, Move, dethrone
from poliscope.answers.robustness.sampled import Sampled
from poliscope.answers.robustness.variants import Build
from poliscope.answers.robustness.verdict import FIRM, FIRM_RADIUS, LEANING, tenths
from poliscope.answers.robustness.weight_sets import make_weight_set
from poliscope.errors import MethodError
from poliscope.kernels.dethroning import flip_shares

__all__ = ["PairGrade", "PairVerdict", "judge_pair"]

STREAM = 17
"""Which child of the study's seed belongs to this answer; other answers have others."""

PairGrade = Literal["always", "firm", "leaning", "open", "unlikely", "never", "unranked"]
"""How well "A is ahead of B" holds; "unlikely" and "never" mean that B is."""


@dataclass(frozen=True, slots=True, eq=False)
class PairVerdict:
    """Whether "A is ahead of B" holds in a study.

    Parameters
    ----------
    ahead, behind : str
        A and B; codes.
    grade : str
        See :data:`PairGrade`; the rules are those of the study's verdict on its leader, applied to a pair.
    ranks, scores : (float, float)
        Of A and B with the study's own weights and methods; NaN where not ranked.
    share : float
        Share of the weightings drawn in which A is ahead.
    draws : int
        How many were drawn.
    free_share : float
        The same under no preference at all: any weights.
    crossed : Crossed, optional
        Over combinations of choices; None where the study declares none.
    noise_share : float
        With errors of the figures; NaN where none is claimed.
    necessary, possible : bool or None
        Whether A is ahead under all, and under some, weights that the study allows; exact; None where
        there is no exact answer.
    challenge : Challenge, optional
        The smallest change that brings the one behind level with the one ahead.
    flips : tuple of Move
        For each pillar or indicator whose share alone can turn the order round: its share in its group
        now, and where the two are level; the smallest change first.
    parts : mapping of str to float
        What each pillar brings to the gap (A less B); empty where a score does not split into parts.
    """

    ahead: str
    behind: str
    grade: PairGrade
    ranks: tuple[float, float]
    scores: tuple[float, float]
    share: float
    draws: int
    free_share: float
    crossed: Crossed | None
    noise_share: float
    necessary: bool | None
    possible: bool | None
    challenge: Challenge | None
    flips: tuple[Move, ...]
    parts: Mapping[str, float]

    @property
    def lowest(self) -> float:
        """The smallest share over everything that is varied."""
        known = [s for s in self.shares if not math.isnan(s)]
        return min(known, default=math.nan)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Shares over weights, over choices, and with errors of the figures; NaN where not asked for."""
        return self.share, self.crossed.share if self.crossed else math.nan, self.noise_share


def judge_pair(
    index: Index,
    robustness: Robustness,
    ahead: str,
    behind: str,
    *,
    choices: Sequence[Choice] = (),
    build: Build | None = None,
    choice_draws: int = 1000,
) -> PairVerdict:
    """Test "A is ahead of B" with everything that a study declares defensible.

    Parameters
    ----------
    index : Index
        With the study's own weights and methods.
    robustness : Robustness
        Of the same index.
    ahead, behind : str
        A and B; codes of units.
    choices : sequence of Choice
        Alternatives of steps, crossed with weight draws.
    build : callable, optional
        Makes the variants of the choices; needed where there are any.
    choice_draws : int
        Weight draws that all combinations share.

    Returns
    -------
    PairVerdict
        With the grade "unranked" where the study does not rank both.
    """
    ranks = tuple(float(index.ranks[unit, index.top]) for unit in (ahead, behind))
    scores = tuple(float(index.scores[unit, index.top]) for unit in (ahead, behind))
    if not {ahead, behind} <= set(robustness.units):
        return PairVerdict(
            ahead, behind, "unranked", ranks, scores, math.nan, 0, math.nan, None, math.nan, None, None,  # type: ignore[arg-type]
            None, (), {},
        )  # fmt: skip
    contest = make_contest(index, spreads(index, robustness.rules))
    crossed = None
    rng = np.random.default_rng(np.random.SeedSequence(robustness.seed, spawn_key=(STREAM,)))
    weights = make_weight_set(contest, robustness.rules)
    if build is not None and any(len(choice.alternatives) > 1 for choice in choices):
        crossed = cross_pair(
            index, weights, ahead, behind, choices=choices, build=build, draws=choice_draws, rng=rng
        )
    share = _won(robustness.sampled, ahead, behind)
    noise = _won(robustness.noise, ahead, behind)
    if math.isnan(share):  # among very many units pairs are not counted: then of this pair alone
        alone = cross_pair(
            index, weights, ahead, behind, choices=(), build=lambda _: index, draws=robustness.sampled.draws,
            rng=rng,
        )  # fmt: skip
        share = alone.share
    necessary, possible = _exact(robustness, ahead, behind)
    challenge, flips = _conditions(contest, ahead, behind)
    shares = [share, crossed.share if crossed else math.nan, noise]
    return PairVerdict(
        ahead=ahead,
        behind=behind,
        grade=_grade(shares, necessary, possible, challenge),
        ranks=ranks,  # type: ignore[arg-type]
        scores=scores,  # type: ignore[arg-type]
        share=share,
        draws=robustness.sampled.draws,
        free_share=_won(robustness.free, ahead, behind),
        crossed=crossed,
        noise_share=noise,
        necessary=necessary,
        possible=possible,
        challenge=challenge,
        flips=flips,
        parts=_parts(index, ahead, behind),
    )


def _won(sampled: Sampled | None, ahead: str, behind: str) -> float:
    """Return the share of draws in which A is ahead; NaN where pairs were not counted."""
    won = sampled.pairwise_winning if sampled is not None else None
    return math.nan if won is None else float(won[ahead, behind])


def _exact(robustness: Robustness, ahead: str, behind: str) -> tuple[bool | None, bool | None]:
    """Say whether A is ahead under all, and under some, admissible weights."""
    found = robustness.possible
    if found is None:
        return None, None
    a, b = found.units.index(ahead), found.units.index(behind)
    return bool(found.always_ahead[a, b]), bool(not found.never_behind[b, a])


def _grade(
    shares: Sequence[float], necessary: bool | None, possible: bool | None, challenge: Challenge | None
) -> PairGrade:
    """Apply the rules of the verdict on a leader to a pair, from both sides."""
    known = [share for share in shares if not math.isnan(share)]
    least, most = min(known), max(known)
    if necessary and least == 1.0:
        return "always"
    if possible is False and most == 0.0:
        return "never"
    if tenths(least) >= FIRM and challenge is not None and tenths(min(challenge.radius, 1)) >= FIRM_RADIUS:
        return "firm"
    if tenths(least) >= LEANING:
        return "leaning"
    return "unlikely" if tenths(most) <= 1 - LEANING else "open"


def _conditions(contest: Any, ahead: str, behind: str) -> tuple[Challenge | None, tuple[Move, ...]]:
    """Return what brings the one behind level: the smallest change, and the share of each single node."""
    if contest.form is None:
        return None, ()
    a, b = contest.units.index(ahead), contest.units.index(behind)
    leader, rival = (a, b) if contest.scores[a] >= contest.scores[b] else (b, a)
    challenge = dethrone(contest, leader).against(contest.units[rival])
    gains = contest.form[leader] - contest.form[rival]
    flips = flip_shares(gains[None, :], contest.weights, contest.children)[0]
    moves = [
        Move(code, float(now), float(then))
        for code, now, then in zip(contest.nodes, contest.shares, flips, strict=True)
        if math.isfinite(then) and abs(then - now) > 1e-12
    ]
    return challenge, tuple(sorted(moves, key=lambda move: (abs(move.change), move.node)))


def _parts(index: Index, ahead: str, behind: str) -> dict[str, float]:
    try:
        found = why(index, ahead, behind)
    except MethodError:
        return {}
    return {child.code: found.part(child.code) for child in index.framework.root.children}
