"""How plausible: how often each unit has each rank, over weights drawn from what is admissible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from poliscope.answers.robustness.contest import Contest
from poliscope.answers.robustness.weight_sets import WeightSet
from poliscope.data.matrix import Matrix
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import (
    Sample,
    Score,
    acceptability,
    confidence_factors,
    first_rank_volumes,
    rank_tally,
    share_standard_error,
    weighted_scores,
)
from poliscope.kernels.sampling import leaf_weights

__all__ = ["Progress", "Sampled", "SampledKind", "exact_firsts", "sample_ranks"]

SampledKind = Literal["declared", "free", "noise"]
Progress = Callable[[str, int, int], None]
TAIL = 0.05
"""Ranks between the 5 % and the 95 % quantile are called plausible."""
FACTOR_DRAWS = 2000
MOST_PAIRS = 1000


@dataclass(frozen=True, eq=False)
class Sampled:
    """Ranks over weights drawn at random.

    Parameters
    ----------
    kind : {"declared", "free", "noise"}
        Weights uniform in the declared set; no preference at all (Dirichlet(1) at every node); the
        declared set together with the standard errors of the figures.
    draws : int
        How many were made.
    units : tuple of str
        The ranked units.
    rank_counts : int array, (units, ranks)
        Draws in which a unit has a rank; tied units share the best of their places.
    wins : int array, (units, units), optional
        Draws in which the row's unit is strictly ahead of the column's; not counted above a thousand
        units.
    leaves : tuple of str
        Codes of what is weighed.
    mean_weights_when_first : array, (units, leaves)
        NaN for a unit that is never first.
    factors : array, (units,), optional
        How often a unit is first under its own central weights, given the errors of the figures.
    diagnostics : mapping of str to float
        For draws by hit-and-run chains: smallest ``effective_size``, largest ``split_rhat``.
    """

    kind: SampledKind
    draws: int
    units: tuple[str, ...]
    rank_counts: IntArray
    wins: IntArray | None
    leaves: tuple[str, ...]
    mean_weights_when_first: FloatArray
    factors: FloatArray | None = None
    diagnostics: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def _shares(self) -> dict[str, FloatArray]:
        return acceptability(self.rank_counts)

    def _ranks(self) -> tuple[str, ...]:
        return tuple(str(rank) for rank in range(1, len(self.units) + 1))

    @property
    def rank_acceptability(self) -> Matrix:
        """Share of the draws in which a unit has a rank, units x ranks."""
        return Matrix(self._shares["share"], self.units, self._ranks())

    @property
    def cumulative(self) -> Matrix:
        """Share of the draws in which a unit has a rank or a better one, units x ranks."""
        return Matrix(self._shares["cumulative"], self.units, self._ranks())

    @property
    def standard_error(self) -> Matrix:
        """Standard errors of the rank acceptability, units x ranks."""
        return Matrix(share_standard_error(self._shares["share"], self.worth), self.units, self._ranks())

    @property
    def pairwise_winning(self) -> Matrix | None:
        """Share of the draws in which the row's unit is ahead of the column's; None where not counted."""
        if self.wins is None:
            return None
        return Matrix(self.wins / max(self.draws, 1), self.units, self.units)

    @property
    def central_weights(self) -> Matrix:
        """Mean weights under which a unit is first, units x leaves."""
        return Matrix(self.mean_weights_when_first, self.units, self.leaves)

    @property
    def expected_rank(self) -> Matrix:
        """Mean and standard deviation of the rank, units x 2."""
        values = np.column_stack((self._shares["expected_rank"], self._shares["rank_deviation"]))
        return Matrix(values, self.units, ("mean", "deviation"))

    @property
    def confidence_factors(self) -> Matrix | None:
        """How often a unit is first under its central weights, given the errors; None without errors."""
        return None if self.factors is None else Matrix(self.factors[:, None], self.units, ("factor",))

    @property
    def worth(self) -> int:
        """How many independent draws the draws are worth."""
        return int(min(self.draws, self.diagnostics.get("effective_size", self.draws)))

    def first(self, unit: str) -> float:
        """Return the share of draws in which a unit is first, alone or with others."""
        return float(self._shares["share"][self.units.index(unit), 0])

    def first_error(self, unit: str) -> float:
        """Return the standard error of :meth:`first`."""
        return float(share_standard_error(np.array(self.first(unit)), self.worth))

    @cached_property
    def plausible(self) -> Matrix:
        """The 5 %, 50 % and 95 % quantiles of the rank, units x 3."""
        cumulative = self._shares["cumulative"]
        ends = [(cumulative >= level - 1e-12).argmax(axis=1) + 1.0 for level in (TAIL, 0.5, 1 - TAIL)]
        return Matrix(np.column_stack(ends), self.units, ("low", "median", "high"))


def sample_ranks(
    weights: WeightSet,
    kind: SampledKind,
    *,
    rng: np.random.Generator,
    draws: int,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Sampled:
    """Draw weights, rank and count.

    Parameters
    ----------
    weights : WeightSet
        The admissible weights.
    kind : {"declared", "free", "noise"}
        What is drawn, see :class:`Sampled`.
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Number of draws.
    threads : int, optional
        The result does not depend on it.
    progress : callable, optional
        ``progress(stage, done, total)``.
    """
    contest = weights.contest
    make, factor, choose = rng.spawn(3)
    draw, diagnostics = _sampler(weights, kind, choose)
    told = None if progress is None else (lambda done, total: progress(kind, done, total))
    counts = rank_tally(
        _columns(contest, draw),
        _score(contest, noise=kind == "noise"),
        rng=make,
        draws=draws,
        units=len(contest.units),
        step=contest.step,
        pairwise=len(contest.units) <= MOST_PAIRS,
        threads=threads,
        progress=told,
    )
    central = counts["central_weights"][:, -contest.leaves :]
    factors = None
    if kind == "declared" and contest.errors is not None and contest.form is not None:
        factors = confidence_factors(
            central, contest.form, contest.errors, rng=factor, draws=FACTOR_DRAWS, step=contest.step,
            shared=contest.shared,
        )  # fmt: skip
    return Sampled(
        kind, int(counts["draws"]), contest.units, counts["rank_counts"], counts.get("wins"),
        contest.leaf_codes, central, factors, diagnostics,
    )  # fmt: skip


def exact_firsts(weights: WeightSet) -> FloatArray | None:
    """Return first-rank acceptability as ratios of volumes, where few weights are free.

    Only where the free shares lie below one node: elsewhere shares that are uniform node by node are
    not uniform in the weights of the leaves, and the volumes would answer another question.

    Returns
    -------
    array, (units,), or None
    """
    if weights.contest.form is None or weights.free_nodes != 1 or weights.compat:
        return None
    moving = int((weights.upper - weights.lower > 1e-9).sum())
    if moving > 8:
        return None
    return first_rank_volumes(weights.contest.form, weights.polytope)


def _sampler(
    weights: WeightSet, kind: SampledKind, rng: np.random.Generator
) -> tuple[Sample, Mapping[str, float]]:
    """Return what draws shares (draws, nodes), or leaf weights where chains had to be run."""
    if kind == "free":
        return weights.free_shares, {}
    pool = weights.chain_pool(rng)
    if pool is not None:
        kept = pool["weights"]
        told = {
            "effective_size": float(np.nanmin(pool["effective_size"])),
            "split_rhat": float(np.nanmax(pool["split_rhat"])),
        }
        return (lambda stream, size: kept[stream.integers(0, len(kept), size)]), told
    if not weights.crossing:
        return weights.shares, {}
    return _rejecting(weights), {}


def _rejecting(weights: WeightSet) -> Sample:
    """Draw node by node, and keep what satisfies the conditions that cross nodes."""

    def draw(rng: np.random.Generator, size: int) -> FloatArray:
        found: list[FloatArray] = []
        missing = size
        while missing > 0:
            shares = weights.shares(rng, max(1024, 2 * missing))
            kept = shares[weights.inside(leaf_weights(shares, weights.children))][:missing]
            found.append(kept)
            missing -= len(kept)
        return np.concatenate(found) if found else np.empty((0, len(weights.lower)))

    return draw


def _columns(contest: Contest, draw: Sample) -> Sample:
    """Return what the score needs: leaf weights; shares of all nodes before them where there is no form."""

    def sample(rng: np.random.Generator, size: int) -> FloatArray:
        drawn = draw(rng, size)
        if drawn.shape[1] == contest.leaves and contest.children:
            return drawn
        leaves = leaf_weights(drawn, contest.children)
        return leaves if contest.form is not None else np.hstack((drawn, leaves))

    return sample


def _score(contest: Contest, *, noise: bool) -> Score:
    if contest.form is not None:
        if not noise:
            return weighted_scores(contest.form)
        return weighted_scores(contest.form, standard_errors=contest.errors, shared=contest.shared)
    index, nodes = contest.index, len(contest.nodes)
    normalised, codes = index.stages.normalised, index.framework.codes

    def score(weights: FloatArray, rng: np.random.Generator) -> FloatArray:
        whole = index.recipe.score(normalised, index.layout, weights[:, :nodes], codes=codes)
        return np.ascontiguousarray(whole[:, contest.rows, -1])

    return score
