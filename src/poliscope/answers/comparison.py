"""Why one unit is ahead of another; and what changes when the index is built in another way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from poliscope.answers.index import Index
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, MethodError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.decomposition import difference

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Comparison", "Difference", "compare", "why"]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """Why one unit is ahead of another: what every node brings to the gap.

    Parameters
    ----------
    a, b : str
        Codes of the units.
    gap : float
        Score of `a` less score of `b`.
    parts : Matrix
        Nodes x (score of a, score of b, part of the gap); the parts of a node's children add up to
        the node's own part, exactly.
    """

    a: str
    b: str
    gap: float
    parts: Matrix

    def part(self, node: str) -> float:
        """Return what a node brings to the gap."""
        return self.parts[node, "part"]

    def to_frame(self) -> pd.DataFrame:
        """Return the parts as a pandas DataFrame, the index first."""
        return self.parts.to_frame().iloc[::-1]


def why(index: Index, a: str, b: str) -> Difference:
    """Take the gap between two units apart, node by node.

    Parameters
    ----------
    index : Index
        Every aggregation on the way must be a power mean (arithmetic, geometric, harmonic, ...).
    a, b : str
        Codes of the units.

    Raises
    ------
    DataError
        An unknown unit, or one without a score.
    MethodError
        An aggregation that does not split into parts, such as a median or Copeland.
    """
    row_a, row_b = _ranked(index, a), _ranked(index, b)
    parts = difference(row_a, row_b, index.raw_weights, index.layout.children, _powers(index))
    table = np.column_stack([row_a, row_b, parts])
    return Difference(
        a,
        b,
        float(parts[-1]),
        Matrix(table, index.framework.codes, (a, b, "part") if a != b else (a, f"{b} again", "part"), "node"),
    )


def _ranked(index: Index, unit: str) -> FloatArray:
    if unit not in index.units.codes:
        raise DataError(
            Problem("unknown-unit", f'there is no unit "{unit}"', help=one_of(unit, index.units.codes))
        )
    row = index.scores.row(unit)
    if not np.isfinite(row[-1]):
        raise DataError(
            Problem("unranked-unit", f'"{unit}" has no score', help="it lacks data: see `poliscope check`")
        )
    return row


def _powers(index: Index) -> list[float]:
    aggregations = index.recipe.aggregations(index.layout, index.framework.codes)
    powers = []
    for node, method in zip(index.framework.aggregates, aggregations, strict=True):
        power = method.power
        if power is None:
            raise MethodError(
                Problem(
                    "no-parts",
                    f'a score by "{method.name}" at "{node.code}" does not split into parts',
                    where="recipe.aggregate",
                    help="compare the units node by node, or choose a mean: arithmetic, geometric, harmonic",
                )
            )
        powers.append(power)
    return powers


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Ranks of the same units under several ways of building the index.

    Parameters
    ----------
    ranks : Matrix
        Units x variants; the first variant is the one the others are compared with; NaN where a unit
        is not ranked.
    scores : Matrix
        Units x variants.
    mean_shift : Matrix
        Variants x (mean absolute shift of rank, largest shift, Spearman's rank correlation, Kendall's
        tau-b) against the first, over the units that both rank.
    """

    ranks: Matrix
    scores: Matrix
    mean_shift: Matrix

    @property
    def shifts(self) -> Matrix:
        """Rank in the first variant less rank in each other: above 0 where a unit gains."""
        values = self.ranks.values[:, :1] - self.ranks.values[:, 1:]
        return Matrix(values, self.ranks.rows, self.ranks.columns[1:])

    def to_frame(self) -> pd.DataFrame:
        """Return ranks and shifts as a pandas DataFrame, the best unit of the first variant first."""
        frame = self.ranks.to_frame().astype("Int64")
        for variant in self.shifts.columns:
            frame[f"shift {variant}"] = self.shifts.to_frame()[variant].astype("Int64")
        return frame.sort_values(self.ranks.columns[0], kind="stable")


def compare(indices: Mapping[str, Index], *, node: str | None = None) -> Comparison:
    """Compare ways of building an index.

    Parameters
    ----------
    indices : mapping of str to Index
        By name of the variant; at least two. Units are matched by code; a unit that a variant lacks is
        missing there.
    node : str, optional
        Another node than the index.

    Raises
    ------
    DataError
        Fewer than two variants, or no unit in common.
    """
    if len(indices) < 2:
        raise DataError(Problem("too-few-variants", "a comparison needs at least two variants"))
    names = tuple(indices)
    units = tuple(dict.fromkeys(code for index in indices.values() for code in index.units.codes))
    first = indices[names[0]]
    if not set(first.units.codes) & {c for name in names[1:] for c in indices[name].units.codes}:
        raise DataError(
            Problem(
                "nothing-in-common",
                "the variants have no unit in common",
                help="units are matched by their code",
            )
        )
    ranks = np.column_stack([_column(index.ranks, units, node or index.top) for index in indices.values()])
    scores = np.column_stack([_column(index.scores, units, node or index.top) for index in indices.values()])
    agreement = np.array([_agreement(ranks[:, 0], ranks[:, v]) for v in range(len(names))])
    return Comparison(
        Matrix(ranks, units, names),
        Matrix(scores, units, names),
        Matrix(agreement, names, ("mean_shift", "largest_shift", "spearman", "kendall"), "variant"),
    )


def _column(matrix: Matrix, units: Sequence[str], node: str) -> FloatArray:
    values = matrix.column(node)
    where = {code: number for number, code in enumerate(matrix.rows)}
    return np.array([values[where[code]] if code in where else np.nan for code in units])


def _agreement(a: FloatArray, b: FloatArray) -> tuple[float, float, float, float]:
    from scipy.stats import kendalltau, spearmanr

    both = np.isfinite(a) & np.isfinite(b)
    if not both.any():
        return (np.nan,) * 4
    shift = np.abs(a[both] - b[both])
    if both.sum() < 2 or np.ptp(a[both]) == 0 or np.ptp(b[both]) == 0:
        return (float(shift.mean()), float(shift.max()), np.nan, np.nan)
    return (
        float(shift.mean()),
        float(shift.max()),
        float(spearmanr(a[both], b[both]).statistic),
        float(kendalltau(a[both], b[both]).statistic),
    )
