"""Does a comparison hold: "A is ahead of B", tested with every defensible index of a study.

An article says that one city is ahead of another. A study answers in which share of its defensible indices
that is so (weights within its rules, crossed with its choices of method), whether it is necessary or
possible at all (exact), and what would have to change for the order to turn round.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from poliscope.answers.comparison import why
from poliscope.answers.index import Index
from poliscope.answers.robustness import Choice, MisfitError, Robustness, Variants, make_contest, spreads
from poliscope.answers.robustness.building import share_factors
from poliscope.answers.robustness.dethroning import Challenge, Move, dethrone
from poliscope.answers.robustness.sampled import Sampled
from poliscope.answers.robustness.variants import Build
from poliscope.answers.robustness.verdict import FIRM, FIRM_RADIUS, LEANING, tenths
from poliscope.answers.robustness.weight_sets import WeightSet, make_weight_set
from poliscope.data.consistency import Comparison
from poliscope.data.evidence import Table
from poliscope.errors import MethodError
from poliscope.kernels import FloatArray
from poliscope.kernels.dethroning import flip_shares
from poliscope.kernels.ranking import resolution
from poliscope.kernels.sensitivity import all_combinations

__all__ = [
    "Combination",
    "Crossed",
    "InIndicator",
    "PairGrade",
    "PairVerdict",
    "Stated",
    "cross_pair",
    "judge_indicator",
    "judge_pair",
    "stated_pairs",
]

STREAM = 17
"""Which child of the study's seed belongs to this answer; other answers have others."""
MOST_COMBINATIONS = 256

PairGrade = Literal["always", "firm", "leaning", "open", "unlikely", "never", "unranked"]
"""How well "A is ahead of B" holds; "unlikely" and "never" mean that B is."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text says of two units.

    Parameters
    ----------
    ahead, behind : str
        Who leads in more of the indicators that the text compares; codes.
    supports, opposes : tuple of str
        Indicators in which the text has `ahead` ahead, and behind.
    """

    ahead: str
    behind: str
    supports: tuple[str, ...]
    opposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InIndicator:
    """One comparison in one indicator, beside the study's own figures.

    Parameters
    ----------
    indicator, ahead, behind : str
        As the text has it.
    raw : (float, float)
        The study's figures, as their sources give them; NaN where there is none.
    score : (float, float)
        What enters the index: related to size, brought to one scale, higher is better.
    lower_is_better : bool
        Whether the smaller figure leads.
    periods : (str, str)
        Of the figures; empty where there is none.
    """

    indicator: str
    ahead: str
    behind: str
    raw: tuple[float, float]
    score: tuple[float, float]
    lower_is_better: bool = False
    periods: tuple[str, str] = ("", "")

    @property
    def holds_raw(self) -> bool | None:
        """Whether the study's figures have the same order; None where it cannot tell."""
        ahead, behind = self.raw
        return _order(behind, ahead) if self.lower_is_better else _order(ahead, behind)

    @property
    def holds_scored(self) -> bool | None:
        """Whether what enters the index has the same order; None where it cannot tell."""
        return _order(*self.score)


def _order(first: float, second: float) -> bool | None:
    return None if math.isnan(first) or math.isnan(second) or first == second else first > second


@dataclass(frozen=True, slots=True)
class Combination:
    """One combination of choices, and how often A is ahead with it.

    Parameters
    ----------
    names : tuple of str
        The choice of each step.
    share : float
        Of the weight draws.
    """

    names: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Crossed:
    """How often A is ahead over combinations of choices, each with the same weight draws.

    Parameters
    ----------
    steps : tuple of str
        What is varied.
    combinations : tuple of Combination
        Those that fit together and rank both.
    draws : int
        Weight draws of each.
    left_out : int
        Combinations that do not fit, or do not rank both.
    """

    steps: tuple[str, ...]
    combinations: tuple[Combination, ...]
    draws: int
    left_out: int

    @property
    def share(self) -> float:
        """Share of all runs in which A is ahead; NaN where no combination ranks both."""
        return float(np.mean([one.share for one in self.combinations])) if self.combinations else math.nan

    @property
    def against(self) -> tuple[Combination, ...]:
        """Combinations with which A is ahead in less than half of the draws, the worst first."""
        found = [one for one in self.combinations if one.share < 0.5]
        return tuple(sorted(found, key=lambda one: (one.share, one.names)))


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


# --- what the text states -------------------------------------------------------------------------


def stated_pairs(
    comparisons: Iterable[Comparison], units: Iterable[str], *, framework: Iterable[str] = ()
) -> tuple[Stated, ...]:
    """Collect who is ahead of whom by a text's comparisons.

    Parameters
    ----------
    comparisons : iterable of Comparison
        Of single indicators.
    units : iterable of str
        Those that the study compares; other pairs are left out.
    framework : iterable of str
        Indicators of the study. Where a text compares any of them, they alone decide who is said to be
        ahead: more services in GDP is no lead.
    """
    known, counted = set(units), set(framework)
    pairs: dict[frozenset[str], list[Comparison]] = {}
    for one in comparisons:
        if {one.ahead, one.behind} <= known:
            pairs.setdefault(frozenset((one.ahead, one.behind)), []).append(one)
    return tuple(_stated(found, counted) for found in pairs.values())


def _stated(found: Sequence[Comparison], counted: set[str]) -> Stated:
    deciding = [one for one in found if one.indicator in counted] or found
    votes = Counter(ahead for ahead, _ in dict.fromkeys((c.ahead, c.indicator) for c in deciding))
    first = found[0]
    ahead = max((first.ahead, first.behind), key=lambda unit: votes[unit])
    behind = first.behind if ahead == first.ahead else first.ahead
    supports = tuple(dict.fromkeys(one.indicator for one in found if one.ahead == ahead))
    opposes = tuple(dict.fromkeys(one.indicator for one in found if one.ahead == behind))
    return Stated(ahead, behind, supports, opposes)


# --- in one indicator -----------------------------------------------------------------------------


def judge_indicator(index: Index, table: Table, comparison: Comparison) -> InIndicator | None:
    """Set a comparison beside the study's figures.

    Parameters
    ----------
    index : Index
        Of the study.
    table : Table
        Settled figures.
    comparison : Comparison
        In the study's codes.

    Returns
    -------
    InIndicator or None
        None where the indicator or a unit is not of the study.
    """
    code, pair = comparison.indicator, (comparison.ahead, comparison.behind)
    if code not in index.framework.indicators or not set(pair) <= set(index.units.codes):
        return None
    figures = tuple(float(table.matrix[unit, code]) for unit in pair)
    claims = [table.claim(unit, code) for unit in pair]
    periods = tuple(claim.period if claim is not None else "" for claim in claims)
    scores = tuple(float(index.scores[unit, code]) for unit in pair)
    lower = index.framework[code].direction < 0
    return InIndicator(code, *pair, figures, scores, lower, periods)  # type: ignore[arg-type]


# --- in the index ---------------------------------------------------------------------------------


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


def cross_pair(
    index: Index,
    weights: WeightSet,
    ahead: str,
    behind: str,
    *,
    choices: Sequence[Choice],
    build: Build,
    draws: int,
    rng: np.random.Generator,
) -> Crossed:
    """Count how often A is ahead of B over combinations of choices and common weight draws.

    Parameters
    ----------
    index : Index
        The nominal one.
    weights : WeightSet
        From which weights are drawn.
    ahead, behind : str
        A and B; both ranked in the nominal index.
    choices : sequence of Choice
        The recipe's own choice first in each. Above 256 combinations, as many are drawn.
    build : callable
        Makes the variants.
    draws : int
        Weight draws, the same for all combinations.
    rng : numpy.random.Generator
    """
    variants = Variants(index, build)
    factors = share_factors(index, weights, rng, draws)
    combinations = all_combinations([len(choice.alternatives) for choice in choices])
    if len(combinations) > MOST_COMBINATIONS:
        combinations = combinations[np.sort(rng.choice(len(combinations), MOST_COMBINATIONS, replace=False))]
    places = [index.units.codes.index(unit) for unit in (ahead, behind)]
    rows = np.array(sorted(places), dtype=np.intp)
    found = []
    for combination in combinations.tolist():
        picked = list(zip(choices, combination, strict=True))
        scores = _pair_scores(variants, picked, rows, factors)
        if scores is not None:
            gap = scores[:, int(places[0] > places[1])] - scores[:, int(places[0] <= places[1])]
            names = tuple(choice.names[number] for choice, number in picked)
            found.append(Combination(names, float(np.mean(gap > resolution(scores)))))
    steps = tuple(choice.step for choice in choices)
    return Crossed(steps, tuple(found), len(factors), len(combinations) - len(found))


def _pair_scores(
    variants: Variants, picked: Sequence[tuple[Choice, int]], rows: Any, factors: FloatArray
) -> FloatArray | None:
    """Return the scores of two units with a combination, (draws, 2); None where it does not rank both."""
    changes = {c.step: c.alternatives[n] for c, n in picked if c.alternatives[n] is not None}
    try:
        index = variants.index(changes)
    except MisfitError:
        return None
    if not np.isfinite(index.node_scores[rows, -1]).all():
        return None
    numbers = np.arange(len(factors), dtype=np.float64)[:, None]
    return variants.scorer(index, rows, factors, None)(numbers)
