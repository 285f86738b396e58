"""Which choice matters: every combination of defensible choices, crossed with the same weight draws."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from poliscope.answers.robustness.design import FLOORS, OUTPUTS, WEIGHTS, Design, floor_of
from poliscope.answers.robustness.effects import Choice, Choices, Effects
from poliscope.answers.robustness.points import sample_choices
from poliscope.answers.robustness.sampled import Progress
from poliscope.answers.robustness.variants import Variants
from poliscope.data.matrix import Matrix
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.sensitivity import (
    all_combinations,
    anova_effects,
    bootstrap_effects,
    conditional_means,
    crossed_outputs,
)
from poliscope.methods.base import Method

__all__ = ["FLOORS", "LIMIT", "OUTPUTS", "choice_names", "cross_choices"]

LIMIT = 5000
"""More combinations than this are sampled (scrambled Sobol points), not enumerated."""
BOOTSTRAPS = 200


def cross_choices(
    variants: Variants,
    choices: Sequence[Choice],
    *,
    factors: FloatArray | None = None,
    weights: FloatArray | None = None,
    rng: np.random.Generator,
    bootstraps: int = BOOTSTRAPS,
    units: Sequence[str] = (),
    pairs: Sequence[tuple[str, str]] = (),
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
    units : sequence of str
        Units whose ranks are outputs too, ``rank:CODE``; those that some combination does not rank are
        left out.
    pairs : sequence of (str, str)
        Units whose difference of scores is an output too, ``gap:AHEAD:BEHIND``, as a share of the spread
        of all scores.
    progress : callable, optional
        ``progress(stage, done, total)``.

    Raises
    ------
    StudyError
        Nothing fits together, or there are too many combinations of which some do not fit.
    """
    sizes = [len(choice.alternatives) for choice in choices]
    draws = len(factors) if factors is not None else len(weights) if weights is not None else 1
    design = Design(variants, tuple(choices), factors, weights, draws, units, pairs)
    if math.prod(sizes) > LIMIT:
        return sample_choices(design, sizes, rng, progress)
    combinations = all_combinations(sizes)
    design.fit(combinations)
    return _enumerated(design, combinations, sizes, rng, bootstraps, progress)


def _enumerated(
    design: Design,
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
    table = np.zeros((len(design.names), *sizes, design.draws))
    flat, mass = table.reshape(len(design.names), -1, design.draws), np.zeros(sizes)
    for n, combination in enumerate(fitting):
        flat[:, int(np.ravel_multi_index(combination, tuple(sizes)))] = found[:, n]
        mass[combination] = 1 / len(fitting)
    names = (*(choice.step for choice in design.choices), WEIGHTS)
    effects = {
        output: _effects(output, table[n], mass, names, design, rng, bootstraps)
        for n, output in enumerate(design.names)
    }
    return design.result(effects, len(fitting) * design.draws, "crossed", len(fitting))


class _Lazy(Sequence[Callable[[FloatArray], FloatArray]]):
    """Scorers that are made when their turn comes, so that not all weights are held at once."""

    def __init__(self, design: Design, combinations: Sequence[tuple[int, ...]]):
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
    design: Design,
    rng: np.random.Generator,
    bootstraps: int,
) -> Effects:
    floor = floor_of(output)
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
