"""A composite indicator with every array that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from poliscope.answers.index.remarks import Excluded, Flag, TreatedPoint
from poliscope.data.evidence import Table
from poliscope.data.framework import Framework
from poliscope.data.matrix import Matrix
from poliscope.data.units import Units
from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.ties import competition_ranks
from poliscope.kernels.tree import effective_weights, local_shares
from poliscope.methods.base import Layout
from poliscope.methods.recipe import Recipe, Stages

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Index", "Ranks", "Stage"]

Stage = Literal["raw", "denominated", "imputed", "treated", "normalised"]


@dataclass(frozen=True, eq=False)
class Ranks(Matrix):
    """Competition ranks, units x nodes; 1 is best, equal scores share the best rank."""

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas DataFrame of whole numbers, the best unit first, the index first."""
        frame = super().to_frame()
        frame = frame[list(reversed(frame.columns))].astype("Int64")
        return frame.sort_values(list(frame.columns[:1]), kind="stable")


@dataclass(frozen=True, eq=False)
class Index:
    """A composite indicator with every array that led to it.

    Parameters
    ----------
    framework : Framework
        The tree.
    units : Units
        What is ranked.
    recipe : Recipe
        How.
    layout : Layout
        The tree as arrays.
    table : Table
        The settled evidence, indicators only.
    stages : Stages
        The arrays after each step, (units, indicators).
    raw_weights : array, (nodes,)
        Weights before rescaling, by the recipe's weighting.
    node_scores : array, (units, nodes)
        Scores at every node.
    excluded : tuple of Excluded
        Units without a rank.
    flags : tuple of Flag
        What a reader should know about the data.
    period : str
        The period, or "".
    denominators : Matrix, optional
        What indicators are divided by, units x codes.
    denominator_table : Table, optional
        The settled evidence of the denominators.
    scale : array, (all units of all periods, indicators), optional
        For a period of a panel on one scale: the treated figures that set the constants of normalisation.
    """

    framework: Framework
    units: Units
    recipe: Recipe
    layout: Layout
    table: Table
    stages: Stages
    raw_weights: FloatArray
    node_scores: FloatArray
    excluded: tuple[Excluded, ...] = ()
    flags: tuple[Flag, ...] = ()
    period: str = ""
    denominators: Matrix | None = None
    denominator_table: Table | None = None
    scale: FloatArray | None = None

    # --- matrices -----------------------------------------------------------------------------

    def stage(self, name: Stage) -> Matrix:
        """Return the indicators after a step: raw, denominated, imputed, treated or normalised."""
        known = ("raw", "denominated", "imputed", "treated", "normalised")
        if name not in known:
            raise DataError(Problem("unknown-stage", f'there is no stage "{name}"', help=one_of(name, known)))
        return Matrix(getattr(self.stages, name), self.units.codes, self.framework.indicators)

    @property
    def raw(self) -> Matrix:
        """Raw values, units x indicators."""
        return self.stage("raw")

    @property
    def normalised(self) -> Matrix:
        """Normalised values, units x indicators; higher is better."""
        return self.stage("normalised")

    @cached_property
    def scores(self) -> Matrix:
        """Scores, units x nodes: indicators, then aggregates from the bottom up, the index last."""
        return Matrix(self.node_scores, self.units.codes, self.framework.codes)

    @cached_property
    def ranks(self) -> Ranks:
        """Ranks, units x nodes."""
        return Ranks(competition_ranks(self.node_scores), self.units.codes, self.framework.codes)

    @cached_property
    def weights(self) -> Matrix:
        """Weights, nodes x (raw, share in the parent, effective weight in the index)."""
        children, leaves = self.layout.children, self.layout.leaves
        values = np.column_stack(
            [
                self.raw_weights,
                local_shares(self.raw_weights, children, leaves),
                effective_weights(self.raw_weights, children, leaves),
            ]
        )
        return Matrix(values, self.framework.codes, ("weight", "share", "effective"), "node")

    @cached_property
    def contributions(self) -> Matrix:
        """What each node brings to the index, units x nodes: the children of a node add up to it.

        Under an arithmetic mean these are weight times score; under another mean the parts are shares
        of the score in that proportion.
        """
        from poliscope.kernels.decomposition import stacked

        values = stacked(self.node_scores, self.raw_weights, self.layout.children)
        return Matrix(values, self.units.codes, self.framework.codes)

    def ranks_within(self, group: str) -> Ranks:
        """Return ranks within each group of units, units x nodes; NaN where a unit belongs to none.

        Parameters
        ----------
        group : str
            Name of a group of units.
        """
        groups = self.units.groups
        if group not in groups:
            help = one_of(group, groups) if groups else "the study's units have no groups"
            raise DataError(Problem("unknown-group", f'there is no group "{group}"', help=help))
        values = np.full(self.node_scores.shape, np.nan)
        for name in sorted({member for member in groups[group] if member}):
            rows = np.array([member == name for member in groups[group]])
            values[rows] = competition_ranks(self.node_scores[rows])
        return Ranks(values, self.units.codes, self.framework.codes)

    # --- looking things up --------------------------------------------------------------------

    @property
    def top(self) -> str:
        """Code of the index."""
        return self.framework.root.code

    def order(self, node: str | None = None) -> tuple[str, ...]:
        """Return the ranked units from the best; equal ranks in the order of their codes."""
        ranks = self.ranks.column(node or self.top)
        ranked = [u for u in range(len(ranks)) if np.isfinite(ranks[u])]
        return tuple(
            self.units.codes[u] for u in sorted(ranked, key=lambda u: (ranks[u], self.units.codes[u]))
        )

    def leaders(self, node: str | None = None) -> tuple[str, ...]:
        """Return the unit that is first, or all that share the first rank."""
        ranks = self.ranks.column(node or self.top)
        return tuple(sorted(self.units.codes[u] for u in np.flatnonzero(ranks == 1)))

    @cached_property
    def treated_points(self) -> tuple[TreatedPoint, ...]:
        """Every cell that treatment changed."""
        treatment, before = self.stages.treatment, self.stages.imputed
        rows, columns = np.nonzero(treatment.points)
        return tuple(
            TreatedPoint(
                self.units.codes[row],
                self.framework.indicators[column],
                float(before[row, column]),
                float(treatment.values[row, column]),
                treatment.actions[treatment.points[row, column]],
            )
            for row, column in zip(rows, columns, strict=True)
        )

    def to_frame(self) -> pd.DataFrame:
        """Return rank, score and the scores of the index's children, the best unit first."""
        import pandas as pd

        top = self.framework.root
        shown = [top.code, *(child.code for child in top.children)]
        frame = pd.DataFrame({"rank": self.ranks.column(top.code)}, index=self.scores.to_frame().index)
        frame["rank"] = frame["rank"].astype("Int64")
        frame["name"] = [self.units.label(code) for code in self.units.codes]
        for code in shown:
            frame[code] = self.scores.column(code)
        return frame.sort_values("rank", kind="stable")

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())
