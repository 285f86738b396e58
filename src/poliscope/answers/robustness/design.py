"""Combinations of choices that fit, the units that all of them rank, and what is measured in each run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.robustness.effects import Choice, Choices, Effects
from poliscope.answers.robustness.variants import MisfitError, Variants
from poliscope.errors import Problem, StudyError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import competition_ranks, draw_ranks, mean_rank_shift, resolution

__all__ = ["FLOORS", "GAP_OF", "OUTPUTS", "RANK_OF", "WEIGHTS", "Design", "floor_of"]

OUTPUTS = ("rank_shift", "leader_rank", "lead", "leader_first")
FLOORS = {"rank_shift": 0.01, "leader_rank": 0.01, "lead": 1e-6, "leader_first": 0.0099}
"""An output with a smaller variance hardly varies: shares of it would be ratios of noise."""
RANK_OF = "rank:"
"""Before the code of a unit: the output that is its rank."""
GAP_OF = "gap:"
"""Before the codes of two units: the output that is how far the first is ahead of the second."""


def floor_of(output: str) -> float:
    """Return the variance at which an output is said to vary."""
    known = {RANK_OF: "leader_rank", GAP_OF: "lead"}
    return FLOORS[next((like for head, like in known.items() if output.startswith(head)), output)]


WEIGHTS = "weights"


class Design:
    """Combinations that fit, the units that all of them rank, and what is measured in each run."""

    def __init__(
        self,
        variants: Variants,
        choices: tuple[Choice, ...],
        factors: FloatArray | None,
        weights: FloatArray | None,
        draws: int,
        asked: Sequence[str] = (),
        pairs: Sequence[tuple[str, str]] = (),
    ):
        self.variants, self.choices, self.draws = variants, choices, draws
        self.factors = np.ones((1, len(variants.nominal.framework.codes))) if factors is None else factors
        self.weights, self.asked, self.asked_pairs = weights, tuple(asked), tuple(pairs)
        self.names: tuple[str, ...] = OUTPUTS
        self.places: list[int] = []
        self.pairs: list[tuple[int, int]] = []
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
        some = np.any([np.isfinite(one.node_scores[:, -1]) for one in self.indices.values()], axis=0)
        self.others = np.flatnonzero(some & ~ranked)
        self.firsts = np.zeros(len(self.rows) + len(self.others), dtype=np.int64)
        scores = nominal.node_scores[self.rows, -1]
        self.ranks = competition_ranks(scores, step=resolution(scores))
        self.leader = int(np.lexsort((self.rows, self.ranks))[0])
        self.counts = np.zeros(len(self.rows) ** 2, dtype=np.int64)
        codes = [nominal.units.codes[row] for row in self.rows]
        kept = [code for code in self.asked if code in codes]
        pairs = [pair for pair in self.asked_pairs if set(pair) <= set(codes)]
        gaps = (f"{GAP_OF}{ahead}:{behind}" for ahead, behind in pairs)
        self.names = (*OUTPUTS, *(f"{RANK_OF}{code}" for code in kept), *gaps)
        self.places = [codes.index(code) for code in kept]
        self.pairs = [(codes.index(ahead), codes.index(behind)) for ahead, behind in pairs]

    def scorer(self, combination: tuple[int, ...]) -> Callable[[FloatArray], FloatArray]:
        """Return the function that scores a combination by the numbers of draws."""
        return self._scorer(self.indices[combination], self.factors, self.weights)

    def _scorer(
        self, index: Index, factors: FloatArray | None, weights: FloatArray | None
    ) -> Callable[[FloatArray], FloatArray]:
        """Score the units that all combinations rank, then the others: NaN where this one does not."""
        here = np.isfinite(index.node_scores[self.others, -1])
        rows = np.concatenate((self.rows, self.others[here]))
        score = self.variants.scorer(index, rows, factors, weights)
        places = np.concatenate((np.arange(len(self.rows)), len(self.rows) + np.flatnonzero(here)))

        def whole(numbers: FloatArray) -> FloatArray:
            found = np.full((len(numbers), len(self.firsts)), np.nan)
            found[:, places] = score(numbers)
            return found

        return whole if len(self.others) else score

    def scores(self, combination: tuple[int, ...], draws: IntArray) -> FloatArray:
        """Score a combination under some draws, (draws, units), without preparing the others."""
        if combination not in self.indices:
            self.indices[combination] = self.variants.index(self.changes(combination))
        weights = None if self.weights is None else self.weights[draws]
        scorer = self._scorer(
            self.indices[combination], self.factors[draws] if weights is None else None, weights
        )
        return scorer(np.arange(len(draws), dtype=np.float64)[:, None])

    def outputs(self, scores: FloatArray) -> FloatArray:
        """Return the measures of some runs, (draws, outputs), and count the ranks and who is first."""
        if len(self.others):
            low = np.where(np.isfinite(scores), scores, -np.inf)
            step = resolution(scores[:, : len(self.rows)])
            self.firsts += (low >= low.max(axis=1, keepdims=True) - step).sum(axis=0)
            scores = np.ascontiguousarray(scores[:, : len(self.rows)])
        ranks = draw_ranks(scores, step=resolution(scores))
        units = len(self.rows)
        cells = ranks - 1 + np.arange(units) * units
        self.counts += np.bincount(cells.ravel(), minlength=units * units)
        rivals = np.delete(scores, self.leader, axis=1)
        best = rivals.max(axis=1) if rivals.shape[1] else scores[:, self.leader]
        spread = np.ptp(scores, axis=1)
        spread = np.where(spread > 0, spread, 1.0)[:, None]
        lead = (scores[:, [self.leader]] - best[:, None]) / spread
        ahead, behind = np.array(self.pairs, dtype=np.intp).reshape(-1, 2).T
        gaps = (scores[:, ahead] - scores[:, behind]) / spread
        own = ranks[:, self.leader]
        shift = mean_rank_shift(ranks, self.ranks)
        return np.column_stack((shift, own, lead, own == 1, ranks[:, self.places], gaps))

    def result(self, effects: Mapping[str, Effects], runs: int, design: Any, combinations: int) -> Choices:
        """Put together what was found."""
        codes = self.variants.nominal.units.codes
        units = tuple(codes[row] for row in self.rows)
        if not len(self.others):
            self.firsts = self.counts.reshape(len(units), -1)[:, 0]
        every = [codes[row] for row in (*self.rows, *self.others)]
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
            runs=runs,
            rank_share=self.counts.reshape(len(units), -1) / max(runs, 1),
            effects=effects,
            firsts={unit: int(n) / max(runs, 1) for unit, n in zip(every, self.firsts, strict=True)},
        )
