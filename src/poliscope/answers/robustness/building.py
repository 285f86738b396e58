"""From an index to the answer "how sure": one part after the other, each with its own random stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness.choices import cross_choices
from poliscope.answers.robustness.contest import Contest, make_contest
from poliscope.answers.robustness.dethroning import dethrone
from poliscope.answers.robustness.effects import Choice, Choices
from poliscope.answers.robustness.possible import possible_ranks
from poliscope.answers.robustness.results import Robustness, WinnerMap
from poliscope.answers.robustness.sampled import Progress, exact_firsts, sample_ranks
from poliscope.answers.robustness.sampling_error import confidence_sets
from poliscope.answers.robustness.variants import Build, Variants
from poliscope.answers.robustness.verdict import decide
from poliscope.answers.robustness.weight_sets import WeightRules, WeightSet, make_weight_set, spreads
from poliscope.errors import ArrayError, DataError, MethodError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.extremes import winner_map
from poliscope.kernels.sampling import leaf_weights
from poliscope.kernels.tree import local_shares
from poliscope.methods.recipe import StepError

__all__ = ["build_robustness", "share_factors"]

STREAM = 3
"""Which child of the study's seed belongs to this answer; other answers have others."""
POOL = 500


def build_robustness(
    index: Index,
    *,
    rules: WeightRules | None = None,
    choices: Sequence[Choice] = (),
    build: Build | None = None,
    draws: int = 100_000,
    choice_draws: int = 1000,
    milp: int = 10,
    time_limit: float = 10.0,
    seed: int = 1,
    units: Sequence[str] = (),
    pairs: Sequence[tuple[str, str]] = (),
    threads: int | None = None,
    progress: Progress | None = None,
) -> Robustness:
    """Say how sure a ranking is.

    Parameters
    ----------
    index : Index
        The ranking.
    rules : WeightRules, optional
        Which weights count as defensible: every share within a quarter of itself where not given.
    choices : sequence of Choice
        Alternatives of steps.
    build : callable, optional
        Makes the variants of the choices; needed where there are any.
    draws : int
        Weight draws.
    choice_draws : int
        Weight draws that all combinations of choices share.
    milp : int
        For so many of the first units, ranks are settled by integer programmes; for the others bounds
        are certain and mostly exact.
    time_limit : float
        Seconds for one integer programme.
    seed : int
        Everything follows from it.
    units : sequence of str
        Units of whose ranks it is told what moves them; see :meth:`Choices.rank_of`.
    pairs : sequence of (str, str)
        Pairs of units of whose gap it is told what moves it; see :meth:`Choices.gap_of`.
    threads : int, optional
        The result does not depend on it.
    progress : callable, optional
        ``progress(stage, done, total)``.

    Raises
    ------
    DataError
        Nothing is ranked.
    StudyError
        The rules contradict each other, or name nodes that do not exist.
    MethodError
        The aggregation is not defined under some of the weights that are drawn.
    """
    rules = WeightRules() if rules is None else rules
    named = [*units, *(code for pair in pairs for code in pair)]
    if unknown := [code for code in named if code not in index.units.codes]:
        told = f'there is no unit "{unknown[0]}"'
        raise DataError(Problem("unknown-unit", told, help=one_of(unknown[0], index.units.codes)))
    if not index.order():
        raise DataError(
            Problem("nothing-ranked", "no unit is ranked, so nothing can be said about certainty")
        )
    contest = make_contest(index, spreads(index, rules))
    weights = make_weight_set(contest, rules)
    root = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(STREAM,)))
    declared, none, noisy, exact, crossed, sets_rng = root.spawn(6)
    options = {"draws": draws, "threads": threads, "progress": progress}
    with _defined_under_all_weights():
        sampled = sample_ranks(weights, "declared", rng=declared, **options)  # type: ignore[arg-type]
        free = sample_ranks(weights, "free", rng=none, **options)  # type: ignore[arg-type]
    noise = None
    possible = dethroning = None
    if contest.errors is not None:
        noise = sample_ranks(weights, "noise", rng=noisy, **options)  # type: ignore[arg-type]
    if contest.form is not None:
        possible = possible_ranks(
            weights, rng=exact, exact_for=contest.order[:milp], time_limit=time_limit, progress=progress
        )
        dethroning = dethrone(contest, int(contest.order[0]))
    with _defined_under_all_weights():
        made = _crossed(index, weights, choices, build, choice_draws, crossed, units, pairs, progress)
    rank_sets = confidence_sets(weights, rng=sets_rng)
    leaders = tuple(contest.units[u] for u in contest.order if contest.ranks[u] == 1)
    return Robustness(
        units=contest.units,
        ranks=contest.ranks,
        rules=rules,
        nodes=contest.nodes,
        lower=weights.lower,
        upper=weights.upper,
        sampled=sampled,
        free=free,
        noise=noise,
        exact_first=exact_firsts(weights),
        possible=possible,
        dethroning=dethroning,
        choices=made,
        rank_sets=rank_sets,
        winner_map=_winner_map(index, contest),
        filled=contest.filled,
        cells=len(contest.units) * index.layout.leaves,
        verdict=decide(
            leaders,
            sampled,
            possible=possible,
            dethroning=dethroning,
            choices=made,
            noise=noise,
            sets=rank_sets,
        ),
        seed=seed,
    )


@contextmanager
def _defined_under_all_weights() -> Iterator[None]:
    """Say it where some weights leave an aggregation undefined, as a penalised mean of pillars below 0."""
    try:
        yield
    except StepError as error:
        told = f'under other weights {error.step} by "{error.method}" is not defined: {error.error.reason}'
        raise MethodError(
            Problem(error.error.code, told, where=f"recipe.{error.step}", help=error.error.help)
        ) from error


def _crossed(
    index: Index,
    weights: WeightSet,
    choices: Sequence[Choice],
    build: Build | None,
    draws: int,
    rng: np.random.Generator,
    units: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    progress: Progress | None,
) -> Choices | None:
    if not any(len(choice.alternatives) > 1 for choice in choices):
        return None
    assert build is not None, "choices need a function that builds their variants"
    draw, cross = rng.spawn(2)
    return cross_choices(
        Variants(index, build),
        choices,
        factors=share_factors(index, weights, draw, draws),
        rng=cross,
        units=units,
        pairs=pairs,
        progress=progress,
    )


def share_factors(index: Index, weights: WeightSet, rng: np.random.Generator, draws: int) -> FloatArray:
    """Return by what each nominal share is multiplied in each draw, (draws, nodes of the index)."""
    contest = weights.contest
    if weights.crossing:
        drawn = np.concatenate([weights.shares(rng, draws) for _ in range(20)])
        kept = drawn[weights.inside(leaf_weights(drawn, weights.children))][:draws]
        shares = kept if len(kept) else drawn[:1]
    else:
        shares = weights.shares(rng, draws)
    nominal = local_shares(contest.weights, contest.children, contest.leaves)
    ratio = np.divide(shares, nominal, out=np.ones_like(shares), where=nominal > 0)
    factors = np.ones((len(shares), len(index.framework.codes)))
    factors[:, [index.framework.position[code] for code in contest.nodes]] = ratio
    return factors


def _winner_map(index: Index, contest: Contest) -> WinnerMap | None:
    """Cut the triangle of the weights of the three pillars into the regions of its winners."""
    pillars = [child.code for child in index.framework.root.children]
    if len(pillars) != 3 or contest.form is None:
        return None
    moving = np.zeros(len(index.framework.codes))
    moving[[index.framework.position[code] for code in pillars]] = 1.0
    top = make_contest(index, moving)
    if top.form is None or top.leaves != 3:
        return None
    try:
        winners, corners = winner_map(top.form)
    except ArrayError:
        return None
    polygons = tuple(region[np.isfinite(region).all(axis=1)] for region in corners)
    return WinnerMap(top.leaf_codes, tuple(top.units[winner] for winner in winners), polygons, top.shares[:3])
