"""Which choice matters, where there are too many combinations to enumerate: from quasi-random points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from poliscope.answers.robustness.design import WEIGHTS, Design, floor_of
from poliscope.answers.robustness.effects import Choices, Effects
from poliscope.answers.robustness.sampled import Progress
from poliscope.data.matrix import Matrix
from poliscope.errors import Problem, StudyError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.sensitivity import alternatives_of, sobol_until

__all__ = ["sample_choices"]

WIDTH = 0.1
"""Wider intervals than this double the points."""
EXPONENTS = (8, 11)
"""From 256 to 2,048 points in each part of the design."""
HALF = 1.6448536269514722
"""Standard errors to each side of a 90 % interval, as those by resampling are."""


def sample_choices(
    design: Design, sizes: Sequence[int], rng: np.random.Generator, progress: Progress | None = None
) -> Choices:
    """Estimate first-order, total and Shapley effects from points of a scrambled Sobol sequence.

    Parameters
    ----------
    design : Design
        The choices; nothing is built yet.
    sizes : sequence of int
        Number of alternatives of each choice.
    rng : numpy.random.Generator
        Source of randomness.
    progress : callable, optional
        ``progress("choices", done, total)``, for each size of the design anew.

    Raises
    ------
    StudyError
        Some combinations do not fit together: they cannot be excluded from points.
    """
    _all_fit(design, sizes)
    runs = _Runs(design, [*sizes, design.draws], progress)
    names = (*(choice.step for choice in design.choices), WEIGHTS)
    floors = np.array([floor_of(output) for output in design.names])
    found = sobol_until(
        runs, len(names), rng=rng, width=WIDTH, first_exponent=EXPONENTS[0], last_exponent=EXPONENTS[1],
        floor=floors,
    )  # fmt: skip
    effects = {
        output: _effects(output, column, found, names, design, sizes)
        for column, output in enumerate(design.names)
    }
    return design.result(effects, runs.count, "sobol", math.prod(sizes))


def _all_fit(design: Design, sizes: Sequence[int]) -> None:
    """Try each alternative by itself, and each pair of them."""
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
                help="vary fewer choices, at most 5,000 combinations, or drop the one that does not fit",
            )
        )


class _Runs:
    """The outputs at points of the unit cube; each distinct combination is built once."""

    def __init__(self, design: Design, sizes: Sequence[int], progress: Progress | None):
        self.design, self.sizes, self.progress, self.count = design, sizes, progress, 0

    def __call__(self, points: FloatArray) -> FloatArray:
        """Return outputs, (points, outputs)."""
        picks = alternatives_of(points, self.sizes)
        kinds, inverse = np.unique(picks[:, :-1], axis=0, return_inverse=True)
        out = np.empty((len(picks), len(self.design.names)))
        order = np.argsort(inverse.ravel(), kind="stable")
        ends = np.cumsum(np.bincount(inverse.ravel()))
        for kind, rows, end in zip(
            map(tuple, kinds.tolist()), np.split(order, ends[:-1]), ends.tolist(), strict=True
        ):
            out[rows] = self.design.outputs(self.design.scores(kind, picks[rows, -1]))
            if self.progress is not None:
                self.progress("choices", end, len(picks))
        self.count += len(picks)
        return out


def _effects(
    output: str,
    column: int,
    found: Mapping[str, Any],
    names: tuple[str, ...],
    design: Design,
    sizes: Sequence[int],
) -> Effects:
    columns = ("first", "total", "shapley")
    shapley, error = found["shapley"][:, column], found["shapley_error"][:, column]

    def matrix(first: FloatArray, total: FloatArray, third: FloatArray) -> Matrix:
        return Matrix(np.column_stack((first, total, third)), names, columns, "factor")

    low, high = (
        matrix(
            found["first_interval"][end][:, column],
            found["total_interval"][end][:, column],
            shapley + sign * HALF * error,
        )
        for end, sign in ((0, -1), (1, 1))
    )
    # A and B are independent points, uniform over all combinations
    points, values = found["design"][:2].reshape(-1, len(names)), found["values"][:2, column].ravel()
    picks = alternatives_of(points, [*sizes, design.draws])
    conditional = {
        choice.step: Matrix(
            _by_alternative(values, picks[:, n], sizes[n]), choice.names, ("mean", "deviation"), "alternative"
        )
        for n, choice in enumerate(design.choices)
    }
    variance = float(found["variance"][column])
    shares = matrix(found["first"][:, column], found["total"][:, column], shapley)
    varies = variance > floor_of(output)
    mean = float(values.mean())
    return Effects(
        output, mean, variance, varies, shares, low if varies else None, high if varies else None, conditional
    )


def _by_alternative(values: FloatArray, pick: IntArray, size: int) -> FloatArray:
    """Return mean and standard deviation of the output under each alternative, (alternatives, 2)."""
    count = np.maximum(np.bincount(pick, minlength=size), 1)
    mean = np.bincount(pick, weights=values, minlength=size) / count
    square = np.bincount(pick, weights=np.square(values - mean[pick]), minlength=size) / count
    return np.column_stack((mean, np.sqrt(square)))


def _with(combination: IntArray, place: int, value: int) -> IntArray:
    changed = combination.copy()
    changed[place] = value
    return changed
