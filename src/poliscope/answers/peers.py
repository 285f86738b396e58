"""The mirror: who is alike in structure, where a unit is ahead or behind, and what closing a gap is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from poliscope.answers.index import Index
from poliscope.data.activities import Activities
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, MethodError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.peers import (
    close_gaps,
    combine_distances,
    feature_distance,
    gap_table,
    mix_distance,
    nearest_peers,
    peer_benchmark,
    size_distance,
)
from poliscope.kernels.ties import competition_ranks

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PeerComparison", "Statistic", "compare_with_peers", "structural_distance"]

Statistic = Literal["median", "mean", "best"]
KINDS = ("mix", "size", "income", "profile")


@dataclass(frozen=True, slots=True, eq=False)
class PeerComparison:
    """One unit before its mirror.

    Parameters
    ----------
    unit : str
        Code.
    peers : tuple of str
        The mirror: the nearest first, or the one that was chosen.
    chosen : bool
        Whether the mirror was chosen by name.
    statistic : {"median", "mean", "best"}
        What stands for several peers.
    kinds : tuple of str
        What the distance was measured in: ``"mix"`` (shares of activities, Hellinger), ``"size"`` and
        ``"income"`` (differences of logarithms), ``"profile"`` (shape of the indicators' scores).
    distances : Matrix
        Units x (distance, then one column a kind) from the unit; each kind is measured by its own median
        over all pairs, so a distance of 1 is that of an ordinary pair.
    gaps : Matrix
        Indicators x figures: ``value`` and ``benchmark`` (as denominated), ``relative`` (value less
        benchmark over the absolute benchmark), ``score`` and ``benchmark_score`` (normalised, higher is
        better), ``gap`` (above 0: ahead), ``worth`` (points of the index that closing the gap brings; 0
        where ahead), ``rank`` (of the unit if it closed this gap alone).
    score, rank : float
        Of the unit today.
    all_worth, all_rank : float
        What closing every gap behind would bring, and the rank then.
    """

    unit: str
    peers: tuple[str, ...]
    chosen: bool
    statistic: Statistic
    kinds: tuple[str, ...]
    distances: Matrix
    gaps: Matrix
    score: float
    rank: float
    all_worth: float
    all_rank: float

    def behind(self) -> tuple[str, ...]:
        """Return the indicators in which the unit is behind, the gap worth most first."""
        return self._order(-1)

    def ahead(self) -> tuple[str, ...]:
        """Return the indicators in which the unit is ahead, the largest lead first."""
        return self._order(1)

    def _order(self, sign: int) -> tuple[str, ...]:
        gap = self.gaps.column("gap")
        key = self.gaps.column("worth") if sign < 0 else gap
        chosen = [k for k in np.argsort(-np.nan_to_num(key), kind="stable") if sign * gap[k] > 0]
        return tuple(self.gaps.rows[k] for k in chosen)

    def to_frame(self) -> pd.DataFrame:
        """Return the gaps as a pandas DataFrame, the one worth most first."""
        return self.gaps.to_frame().sort_values(["worth", "gap"], ascending=[False, True], kind="stable")


def structural_distance(
    index: Index,
    *,
    activities: Activities | None = None,
    sizes: Mapping[str, FloatArray] | None = None,
    kinds: Sequence[str] | None = None,
    weights: Mapping[str, float] | None = None,
) -> tuple[tuple[str, ...], FloatArray, FloatArray]:
    """Measure how far apart the units are in structure.

    Parameters
    ----------
    index : Index
        Its units, and for the kind ``"profile"`` its normalised indicators: each unit's scores less
        their mean, so that units with the same strengths are near whatever their level.
    activities : Activities, optional
        For the kind ``"mix"``.
    sizes : mapping of str to array, (units,)
        For ``"size"`` and ``"income"``.
    kinds : sequence of str, optional
        Everything that there is data for where not given; the profile only where there is nothing else.
    weights : mapping of str to float, optional
        By kind; equal where not given.

    Returns
    -------
    kinds : tuple of str
    combined : array, (units, units)
    each : array, (kinds, units, units)
        Each by its own median over pairs.

    Raises
    ------
    DataError
        An unknown kind, or one without data.
    """
    available = {name: size_distance(values) for name, values in (sizes or {}).items()}
    if activities is not None:
        available["mix"] = _mix(index.units.codes, activities)
    chosen = tuple(kinds) if kinds else tuple(k for k in KINDS if k in available) or ("profile",)
    if "profile" in chosen:
        available["profile"] = _profile(index)
    for kind in chosen:
        if kind not in KINDS:
            told = f'there is no kind of distance "{kind}"'
            raise DataError(Problem("unknown-kind", told, help=one_of(kind, KINDS)))
        if kind not in available:
            needs = "a table of activities" if kind == "mix" else f'{kind} = "..." in [peers]'
            told = f'the distance in "{kind}" needs {needs}'
            raise DataError(Problem("missing-data", told, where="peers.kinds"))
    stack = np.stack([available[kind] for kind in chosen])
    weight = np.array([(weights or {}).get(kind, 1.0) for kind in chosen])
    each = np.stack([combine_distances(one[None]) for one in stack])
    return chosen, combine_distances(stack, weights=weight), each


def _mix(units: Sequence[str], activities: Activities) -> FloatArray:
    """Return the distance in activities of every pair of units; NaN where a unit has no row."""
    distance = np.full((len(units), len(units)), np.nan)
    rows = [(u, activities.region_position(c)) for u, c in enumerate(units) if activities.has_region(c)]
    if rows:
        at, places = (np.array(part, dtype=np.intp) for part in zip(*rows, strict=True))
        distance[np.ix_(at, at)] = mix_distance(activities.table()[places])
    return distance


def _profile(index: Index) -> FloatArray:
    x = index.stages.normalised
    known = ~np.isnan(x)
    mean = np.where(known, x, 0.0).sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1), 1)[:, None]
    return feature_distance(x - mean)


def compare_with_peers(
    index: Index,
    unit: str,
    *,
    against: str | Sequence[str] | None = None,
    most: int = 5,
    statistic: Statistic = "median",
    activities: Activities | None = None,
    sizes: Mapping[str, FloatArray] | None = None,
    kinds: Sequence[str] | None = None,
    weights: Mapping[str, float] | None = None,
) -> PeerComparison:
    """Hold a unit against a mirror: a unit that is named, or the units most alike in structure.

    Parameters
    ----------
    index : Index
        Scores are made by its recipe: what closing a gap is worth is found by scoring anew.
    unit : str
        Code.
    against : str or sequence of str, optional
        The mirror by name; the nearest peers where not given.
    most : int
        How many peers.
    statistic : {"median", "mean", "best"}
        What stands for several peers.
    activities, sizes, kinds, weights
        See :func:`structural_distance`.

    Raises
    ------
    DataError
        An unknown unit, one without a score, a unit held against itself, or no peer within reach.
    """
    codes = index.units.codes
    row = _position(index, unit)
    if statistic not in ("median", "mean", "best"):
        told = f'there is no statistic "{statistic}"'
        raise MethodError(
            Problem("unknown-statistic", told, help=one_of(statistic, ("median", "mean", "best")))
        )
    found, distance, each = structural_distance(
        index, activities=activities, sizes=sizes, kinds=kinds, weights=weights
    )
    ranked = np.isfinite(index.scores.column(index.top))
    if against is None:
        peers = _nearest(np.where(ranked[None, :], distance, np.nan), row, most, unit, found)
    else:
        names = [against] if isinstance(against, str) else list(against)
        if unit in names:
            told = f'"{unit}" is held against itself'
            raise DataError(Problem("same-unit", told, help="name another unit as the mirror"))
        peers = np.array([_position(index, name) for name in names], dtype=np.intp)
    order = np.column_stack([distance[row], *each[:, row]])
    return PeerComparison(
        unit,
        tuple(codes[p] for p in peers.tolist()),
        against is not None,
        statistic,
        found,
        Matrix(order, codes, ("distance", *found)),
        *_gaps(index, row, peers, statistic),
    )


def _position(index: Index, unit: str) -> int:
    if unit not in index.units.codes:
        told = f'there is no unit "{unit}"'
        raise DataError(Problem("unknown-unit", told, help=one_of(unit, index.units.codes)))
    if not np.isfinite(index.scores[unit, index.top]):
        help = "it lacks data: see `poliscope check`"
        raise DataError(Problem("unranked-unit", f'"{unit}" has no score', help=help))
    return index.units.codes.index(unit)


def _nearest(distance: FloatArray, row: int, most: int, unit: str, kinds: tuple[str, ...]) -> np.ndarray:
    if most < 1:
        raise DataError(Problem("bad-number", f"a mirror has at least one peer, not {most}"))
    others = len(distance) - 1
    if others < 1:
        raise DataError(Problem("no-peers", "there is only one unit: it has no peers"))
    peers = nearest_peers(distance, min(most, others))[row]
    peers = peers[peers >= 0]
    if not len(peers):
        told = f'no ranked unit has a distance to "{unit}" in {", ".join(kinds)}'
        raise DataError(Problem("no-peers", told, help="name a mirror, or other kinds of distance"))
    return np.asarray(peers)


def _gaps(
    index: Index, row: int, peers: np.ndarray, statistic: Statistic
) -> tuple[Matrix, float, float, float, float]:
    stages = index.stages
    everyone = np.tile(peers, (len(index.units.codes), 1))
    mark = peer_benchmark(stages.normalised, everyone, statistic=statistic)[row]
    shown = peer_benchmark(_directed(index, stages.denominated), everyone, statistic=statistic)[row]
    shown = shown * index.framework.directions
    score, benchmark = stages.normalised[row], mark
    relative = gap_table(stages.denominated[row], shown)[1]
    trials = index.recipe.score(
        close_gaps(stages.normalised, mark, unit=row),
        index.layout,
        index.raw_weights,
        codes=index.framework.codes,
    )[..., -1]
    today = float(index.node_scores[row, -1])
    own = trials[:, row]
    ranks = competition_ranks(trials.T)[row]
    gap = score - benchmark
    closes = (benchmark > score) | (np.isnan(score) & ~np.isnan(benchmark))
    worth = np.where(closes, own[:-1] - today, 0.0)
    table = np.column_stack(
        [stages.denominated[row], shown, relative, score, benchmark, gap, worth, ranks[:-1]]
    )
    columns = ("value", "benchmark", "relative", "score", "benchmark_score", "gap", "worth", "rank")
    return (
        Matrix(table, index.framework.indicators, columns, "indicator"),
        today,
        float(index.ranks[index.units.codes[row], index.top]),
        float(own[-1] - today),
        float(ranks[-1]),
    )


def _directed(index: Index, values: FloatArray) -> FloatArray:
    """Return figures turned so that higher is better, for "best"."""
    return np.asarray(values * index.framework.directions)
