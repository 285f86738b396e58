"""What sampling error of the figures lets us say: confidence sets for ranks, never naive percentiles."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness.contest import Contest
from poliscope.answers.robustness.propagation import figures_with_errors, has_errors, node_errors
from poliscope.answers.robustness.weight_sets import WeightSet
from poliscope.data.matrix import Matrix
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranksets import rank_sets, rank_sets_over_weights, tau_best
from poliscope.kernels.sampling import leaf_weights, score_variances
from poliscope.kernels.tree import effective_weights
from poliscope.methods.recipe import StepError

__all__ = ["RankSets", "confidence_sets"]

COVERAGE, DRAWS, WEIGHTINGS = 0.95, 2000, 30
STRICT_DRAWS = 20_000
"""For a quantile as far out as one of thirty-one sets that hold together needs."""


@dataclass(frozen=True, eq=False)
class RankSets:
    """Confidence sets for ranks, from the standard errors of the figures.

    Parameters
    ----------
    units : tuple of str
        The ranked units.
    coverage : float
        With which the sets hold the true ranks.
    errors : array, (units,)
        Standard errors of the scores (of the logarithm or reciprocal under another mean).
    marginal, simultaneous, joined : array, (units, 2)
        Best and worst rank: each set by itself; all sets together; all together, and for every one of
        thirty admissible weightings.
    figures : int
        How many figures come with a standard error.
    """

    units: tuple[str, ...]
    coverage: float
    errors: FloatArray
    marginal: IntArray
    simultaneous: IntArray
    joined: IntArray
    figures: int

    @property
    def sets(self) -> Matrix:
        """Units x (marginal, simultaneous, joined; low and high each)."""
        names = tuple(
            f"{kind}_{end}" for kind in ("marginal", "simultaneous", "joined") for end in ("low", "high")
        )
        values = np.hstack((self.marginal, self.simultaneous, self.joined)).astype(np.float64)
        return Matrix(values, self.units, names)

    def best(self, tau: int = 1) -> tuple[str, ...]:
        """Return who may be among the best, with the coverage of the sets."""
        able = tau_best(self.simultaneous[:, 0], tau=tau)
        return tuple(unit for unit, may in zip(self.units, able, strict=True) if may)


def confidence_sets(weights: WeightSet, *, rng: np.random.Generator) -> RankSets | None:
    """Return confidence sets for the ranks; None where no sampling error is claimed.

    Parameters
    ----------
    weights : WeightSet
        The admissible weights.
    rng : numpy.random.Generator
        Source of randomness.
    """
    contest = weights.contest
    form, errors = contest.form, contest.errors
    if not has_errors(contest.index):
        return None
    if form is None or errors is None:
        return _of_scores(weights, rng)
    nominal = effective_weights(contest.weights, contest.children, contest.leaves)[: contest.leaves]
    scores, variances = form @ nominal, score_variances(nominal, errors, shared=contest.shared)
    alone, together, draw, over = rng.spawn(4)
    options: dict[str, Any] = {"coverage": COVERAGE, "draws": DRAWS}
    shares = _some_shares(weights, draw)
    some = np.vstack((nominal, leaf_weights(shares, weights.children)))
    joined = rank_sets_over_weights(form, errors, some, rng=over, shared=contest.shared, **options)
    return RankSets(
        contest.units,
        COVERAGE,
        np.sqrt(variances),
        np.column_stack(rank_sets(scores, variances, rng=alone, simultaneous=False, **options)),
        np.column_stack(rank_sets(scores, variances, rng=together, **options)),
        np.column_stack(joined),
        _figures(contest),
    )


def _of_scores(weights: WeightSet, rng: np.random.Generator) -> RankSets | None:
    """Return sets for scores that no weighted sum gives, each weighting scored by itself.

    Over thirty-one weightings together the sets hold as often as promised if each misses a thirty-first
    part as often (Bonferroni).
    """
    contest = weights.contest
    alone, together, draw, over = rng.spawn(4)
    shares = _some_shares(weights, draw)
    try:
        errors = _score_errors(contest.index, contest.rows)
        others = [_weighted(contest.index, raw) for raw in shares]
        scored = [(contest.scores, errors)] + [
            (one.node_scores[contest.rows, -1], _score_errors(one, contest.rows)) for one in others
        ]
    except StepError:  # an error takes a value where the aggregation is not defined
        return None
    options: dict[str, Any] = {"coverage": COVERAGE, "draws": DRAWS}
    marginal = np.column_stack(rank_sets(contest.scores, errors**2, rng=alone, simultaneous=False, **options))
    joint = np.column_stack(rank_sets(contest.scores, errors**2, rng=together, **options))
    options = {"coverage": 1 - (1 - COVERAGE) / len(scored), "draws": STRICT_DRAWS}
    every = np.stack([rank_sets(value, error**2, rng=over, **options) for value, error in scored])
    joined = np.column_stack((every[:, 0].min(axis=0), every[:, 1].max(axis=0)))
    return RankSets(contest.units, COVERAGE, errors, marginal, joint, joined, _figures(contest))


def _score_errors(index: Index, rows: IntArray) -> FloatArray:
    """Return the standard errors of the scores of some units."""
    return np.asarray(node_errors(index, np.array([len(index.framework.codes) - 1])).total[rows, 0])


def _weighted(index: Index, raw: FloatArray) -> Index:
    """Return the index with other weights."""
    scores = index.recipe.score(index.stages.normalised, index.layout, raw, codes=index.framework.codes)
    return dataclasses.replace(index, raw_weights=raw, node_scores=scores)


def _some_shares(weights: WeightSet, rng: np.random.Generator) -> FloatArray:
    """Draw thirty admissible weightings, as shares in the parent."""
    return weights.shares(rng, WEIGHTINGS) if not weights.crossing else _kept(weights, rng)


def _kept(weights: WeightSet, rng: np.random.Generator) -> FloatArray:
    shares = weights.shares(rng, 100 * WEIGHTINGS)
    return shares[weights.inside(leaf_weights(shares, weights.children))][:WEIGHTINGS]


def _figures(contest: Contest) -> int:
    return figures_with_errors(contest.index, contest.rows)
