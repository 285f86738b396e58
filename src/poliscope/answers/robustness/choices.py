"""Which choice matters: every combination of defensible choices, crossed with the same weight draws."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness.effects import Choice, Choices, Effects
from poliscope.answers.robustness.sampled import Progress
from poliscope.answers.robustness.variants import MisfitError, Variants
from poliscope.data.matrix import Matrix
from poliscope.errors import Problem, StudyError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import competition_ranks, draw_ranks, mean_rank_shift, resolution
from poliscope.kernels.sensitivity import (
    all_combinations,
    alternatives_of,
    anova_effects,
    bootstrap_effects,
    conditional_means,
    crossed_outputs,
    sobol_until,
)
from poliscope.methods.base import Method

__all__ = ["FLOORS", "LIMIT", "OUTPUTS", "choice_names", "cross_choices"]

LIMIT = 5000
"""More combinations than this are sampled (scrambled Sobol points), not enumerated."""
OUTPUTS = ("rank_shift", "leader_rank", "lead", "leader_first")
FLOORS = {"rank_shift": 0.01, "leader_rank": 0.01, "lead": 1e-6, "leader_first": 0.0099}
"""An output with a smaller variance hardly varies: shares of it would be ratios of noise."""
BOOTSTRAPS = 200
WEIGHTS = "weights"


def cross_choices(
    variants: Variants,
    choices: Sequence[Choice],
    *,
    factors: FloatArray | None = None,
    weights: FloatArray | None = None,
    rng: np.random.Generator,
    bootstraps: int = BOOTSTRAPS,
    progress: Progress | None = None,
) -> Choices:
    """Cross every combination of choices with common weight draws.

    Parameters
    ----------
    variants : Variants
        Of the nominal index.
    choices : sequence of Choice
        What is varied.
    factors : array, (draws, nodes), optional
        What shares are multiplied with in each draw, so that every weighting is disturbed alike.
    weights : array, (draws, nodes), optional
        Raw weights instead, the same for all combinations (as in a COINr analysis).
    rng : numpy.random.Generator
        For intervals, and for Sobol points.
    bootstraps : int
        Resamples of the draws; 0 for no intervals.
    progress : callable, optional
        ``progress(stage, done, total)``.

    Raises
    ------
    StudyError
        Nothing fits together, or there are too many combinations of which some do not fit.
    """
    sizes = [len(choice.alternatives) for choice in choices]
    draws = len(factors) if factors is not None else len(weights) if weights is not None else 1
    design = _Design(variants, tuple(choices), factors, weights, draws)
    if math.prod(sizes) > LIMIT:
        return _sampled(design, sizes, rng)
    combinations = all_combinations(sizes)
    design.fit(combinations)
    return _enumerated(design, combinations, sizes, rng, bootstraps, progress)


class _Design:
    """Combinations that fit, the units that all of them rank, and what is measured in each run."""

    def __init__(
        self,
        variants: Variants,
        choices: tuple[Choice, ...],
        factors: FloatArray | None,
        weights: FloatArray | None,
        draws: int,
    ):
        self.variants, self.choices, self.draws = variants, choices, draws
        self.factors = np.ones((1, len(variants.nominal.framework.codes))) if factors is None else factors
        self.weights = weights
        self.indices: dict[tuple[int, ...], Index] = {}
        self.reasons: dict[str, int] = {}
        self.counts = np.zeros(0, dtype=np.int64)

    def changes(self, combination: Sequence[int]) -> dict[str, Any]:
        """Return the changes of a combination."""
        picked = [(c.step, c.alternatives[n]) for c, n in zip(self.choices, combination, strict=True)]
        return {step: choice for step, choice in picked if choice is not None}

    def fit(self, combinations: IntArray) -> None:
        """Build every combination that fits, and count the others."""
        for combination in combinations.tolist():
            try:
                self.indices[tuple(combination)] = self.variants.index(self.changes(combination))
            except MisfitError as misfit:
                self.reasons[str(misfit)] = self.reasons.get(str(misfit), 0) + 1
        if not self.indices:
            raise StudyError(
                Problem(
                    "no-combination",
                    "no combination of the choices in [uncertainty] fits together",
                    where="uncertainty",
                    help="add an alternative that goes with the others",
                )
            )
        nominal = self.variants.nominal
        ranked = np.isfinite(nominal.node_scores[:, -1])
        for index in self.indices.values():
            ranked &= np.isfinite(index.node_scores[:, -1])
        if not ranked.any():
            raise StudyError(Problem("no-common-unit", "no unit is ranked in every combination of choices"))
        self.rows = np.flatnonzero(ranked)
        scores = nominal.node_scores[self.rows, -1]
        self.ranks = competition_ranks(scores, step=resolution(scores))
        self.leader = int(np.lexsort((self.rows, self.ranks))[0])
        self.counts = np.zeros(len(self.rows) ** 2, dtype=np.int64)

    def scorer(self, combination: tuple[int, ...]) -> Callable[[FloatArray], FloatArray]:
        """Return the function that scores a combination by the numbers of draws."""
        return self.variants.scorer(self.indices[combination], self.rows, self.factors, self.weights)

    def outputs(self, scores: FloatArray) -> FloatArray:
        """Return the measures of some runs, (draws, outputs), and count the ranks."""
        ranks = draw_ranks(scores, step=resolution(scores))
        units = len(self.rows)
        cells = ranks - 1 + np.arange(units) * units
        self.counts += np.bincount(cells.ravel(), minlength=units * units)
        rivals = np.delete(scores, self.leader, axis=1)
        best = rivals.max(axis=1) if rivals.shape[1] else scores[:, self.leader]
        spread = np.ptp(scores, axis=1)
        lead = (scores[:, self.leader] - best) / np.where(spread > 0, spread, 1.0)
        own = ranks[:, self.leader]
        return np.column_stack((mean_rank_shift(ranks, self.ranks), own, lead, own == 1))

    def result(self, effects: Mapping[str, Effects], runs: int, design: Any, combinations: int) -> Choices:
        """Put together what was found."""
        codes = self.variants.nominal.units.codes
        units = tuple(codes[row] for row in self.rows)
        return Choices(
            choices=self.choices,
            combinations=combinations,
            excluded=sum(self.reasons.values()),
            reasons=self.reasons,
            draws=self.draws,
            units=units,
            leader=units[self.leader],
            design=design,
            matrices=self.variants.matrices,
            rank_share=self.counts.reshape(len(units), -1) / max(runs, 1),
            effects=effects,
        )


def _enumerated(
    design: _Design,
    combinations: IntArray,
    sizes: Sequence[int],
    rng: np.random.Generator,
    bootstraps: int,
    progress: Progress | None,
) -> Choices:
    fitting = list(design.indices)
    numbers = np.arange(design.draws, dtype=np.float64)[:, None]
    told = None if progress is None else (lambda done, total: progress("choices", done, total))
    scorers = _Lazy(design, fitting)
    found = crossed_outputs(scorers, numbers, design.outputs, progress=told)
    table = np.zeros((len(OUTPUTS), *sizes, design.draws))
    flat, mass = table.reshape(len(OUTPUTS), -1, design.draws), np.zeros(sizes)
    for n, combination in enumerate(fitting):
        flat[:, int(np.ravel_multi_index(combination, tuple(sizes)))] = found[:, n]
        mass[combination] = 1 / len(fitting)
    names = (*(choice.step for choice in design.choices), WEIGHTS)
    effects = {
        output: _effects(output, table[n], mass, names, design, rng, bootstraps)
        for n, output in enumerate(OUTPUTS)
    }
    return design.result(effects, len(fitting) * design.draws, "crossed", len(fitting))


class _Lazy(Sequence[Callable[[FloatArray], FloatArray]]):
    """Scorers that are made when their turn comes, so that not all weights are held at once."""

    def __init__(self, design: _Design, combinations: Sequence[tuple[int, ...]]):
        self.design, self.combinations = design, combinations

    def __len__(self) -> int:
        return len(self.combinations)

    def __getitem__(self, number: Any) -> Any:
        return self.design.scorer(self.combinations[number])


def _effects(
    output: str,
    table: FloatArray,
    mass: FloatArray,
    names: tuple[str, ...],
    design: _Design,
    rng: np.random.Generator,
    bootstraps: int,
) -> Effects:
    floor = FLOORS[output]
    found = anova_effects(table, probability=mass, floor=floor)
    varies = bool(found["variance"] > floor)
    columns = ("first", "total", "shapley")
    ends = None
    if varies and bootstraps and design.draws > 1:
        ends = bootstrap_effects(table, rng=rng, probability=mass, floor=0.0, repetitions=bootstraps)

    def matrix(parts: Sequence[FloatArray]) -> Matrix:
        return Matrix(np.column_stack(parts), names, columns, "factor")

    conditional = {}
    for n, choice in enumerate(design.choices):
        mean, deviation = conditional_means(table, [n], probability=mass)
        conditional[choice.step] = Matrix(
            np.column_stack((mean, deviation)), choice.names, ("mean", "deviation"), "alternative"
        )
    return Effects(
        output,
        float(found["mean"]),
        float(found["variance"]),
        varies,
        matrix([found[c] for c in columns]),
        None if ends is None else matrix([ends[c][0] for c in columns]),
        None if ends is None else matrix([ends[c][1] for c in columns]),
        conditional,
    )


def _sampled(design: _Design, sizes: Sequence[int], rng: np.random.Generator) -> Choices:
    """Estimate first-order and total effects where there are too many combinations to enumerate."""
    own = np.zeros(len(sizes), dtype=np.intp)
    single = [own] + [_with(own, n, k) for n, size in enumerate(sizes) for k in range(1, size)]
    pairs = [
        _with(_with(own, a, i), b, j)
        for a in range(len(sizes)) for b in range(a) for i in range(1, sizes[a]) for j in range(1, sizes[b])
    ]  # fmt: skip
    design.fit(np.array([*single, *pairs]))
    if design.reasons:
        raise StudyError(
            Problem(
                "too-many-combinations",
                f"{math.prod(sizes):,} combinations are too many to enumerate, and some do not fit together: "
                f"{next(iter(design.reasons))}",
                where="uncertainty",
                help=f"vary fewer choices, at most {LIMIT:,} combinations, or drop the one that does not fit",
            )
        )
    seen: dict[tuple[int, ...], Callable[[FloatArray], FloatArray]] = {}
    runs, sums = 0, np.zeros(len(OUTPUTS))

    def measured(points: FloatArray, column: int) -> FloatArray:
        nonlocal runs, sums
        picks = alternatives_of(points, [*sizes, design.draws])
        kinds, inverse = np.unique(picks[:, :-1], axis=0, return_inverse=True)
        out = np.empty(len(picks))
        for n, kind in enumerate(map(tuple, kinds.tolist())):
            if kind not in seen:
                design.indices.setdefault(kind, design.variants.index(design.changes(kind)))
                seen[kind] = design.scorer(kind)
            rows = np.flatnonzero(inverse.ravel() == n)
            measures = design.outputs(seen[kind](picks[rows, -1:].astype(np.float64)))
            out[rows], sums = measures[:, column], sums + measures.sum(axis=0)
        runs += len(picks)
        return out

    names = (*(choice.step for choice in design.choices), WEIGHTS)
    effects = {}
    for column, output in enumerate(OUTPUTS[:1]):
        found = sobol_until(
            lambda points, column=column: measured(points, column),  # type: ignore[misc]
            len(names), rng=rng, width=0.1, first_exponent=8, last_exponent=11, floor=FLOORS[output],
        )  # fmt: skip
        blank = np.full(len(names), np.nan)
        columns = ("first", "total", "shapley")
        low, high = (
            Matrix(
                np.column_stack((found["first_interval"][e], found["total_interval"][e], blank)),
                names,
                columns,
                "factor",
            )
            for e in (0, 1)
        )
        shares = Matrix(np.column_stack((found["first"], found["total"], blank)), names, columns, "factor")
        variance = float(found["variance"])
        effects[output] = Effects(
            output, float(sums[column]) / runs, variance, variance > FLOORS[output], shares, low, high, {}
        )
    return design.result(effects, runs, "sobol", math.prod(sizes))


def _with(combination: IntArray, place: int, value: int) -> IntArray:
    changed = combination.copy()
    changed[place] = value
    return changed


def choice_names(alternatives: Sequence[Any], own: Any) -> tuple[str, ...]:
    """Return what alternatives are called: the name alone where it tells them apart."""
    given = [own if a is None else a for a in alternatives]
    short = [_name(g) for g in given]
    return tuple(s if short.count(s) == 1 else _long(g) for s, g in zip(short, given, strict=True))


def _name(given: Any) -> str:
    if isinstance(given, list | tuple):
        return "/".join(_name(one) for one in given)
    spec = given.spec() if isinstance(given, Method) else given
    return str(spec["method"] if isinstance(spec, Mapping) else spec)


def _long(given: Any) -> str:
    if isinstance(given, list | tuple):
        return "/".join(_long(one) for one in given)
    spec = given.spec() if isinstance(given, Method) else given
    if not isinstance(spec, Mapping):
        return str(spec)
    rest = ", ".join(f"{key} {value}" for key, value in spec.items() if key != "method")
    return f"{spec['method']} ({rest})" if rest else str(spec["method"])
