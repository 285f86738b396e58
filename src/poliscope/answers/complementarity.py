"""Who with whom: what one has that the other lacks, rivals and partners, the best coalition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from poliscope.answers.index import Index
from poliscope.answers.structure import Convention, Structure
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.activities import to_dense
from poliscope.kernels.complementarity import (
    best_coalition,
    complementarity,
    complementarity_carriers,
    pair_types,
    presence_similarity,
    profile_carriers,
    profile_complementarity,
)
from poliscope.kernels.peers import feature_distance

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CoalitionChoice", "Complementarity", "PartnerOffer", "match_profiles", "match_structure"]

KINDS = ("neither", "rival", "partner", "both")


@dataclass(frozen=True, slots=True)
class PartnerOffer:
    """What one unit brings to another.

    Parameters
    ----------
    unit, partner : str
        Who receives, who gives.
    score : float
        Complementarity: relatedness density that the partner adds (0 to 1), or points that it is ahead.
    beyond_size : float
        Score beyond what everyone gets from the partner and the unit gets from everyone.
    back : float
        What the unit brings to the partner.
    similarity : float
        How alike the two are.
    kind : {"neither", "rival", "partner", "both"}
        Against the unit's own medians: more alike than most are rivals, more complementary are partners.
    carriers : tuple of (str, float)
        Activities or indicators of the partner that carry the score, with their shares; largest first.
    """

    unit: str
    partner: str
    score: float
    beyond_size: float
    back: float
    similarity: float
    kind: str
    carriers: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class CoalitionChoice:
    """The units that together cover most.

    Parameters
    ----------
    members : tuple of str
        Codes.
    value : float
        Weighted share of what is to be covered that they cover, 0 to 1.
    bound : float
        No coalition of this size covers more.
    exact : bool
        Whether all coalitions were compared; else greedy, at least 63 % of the best one's gain.
    lacking : tuple of str
        What no member covers (below half of the best level).
    """

    members: tuple[str, ...]
    value: float
    bound: float
    exact: bool
    lacking: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Complementarity:
    """Who has what the others lack.

    Parameters
    ----------
    basis : {"activities", "profile"}
        Presences and their relatedness, or normalised indicators.
    units : tuple of str
        Codes of those that are compared.
    items : tuple of str
        Codes of the activities or indicators.
    levels : array, (units, items)
        Presences, or normalised indicators; NaN is missing.
    links : array, (items, items), optional
        Proximity of activities.
    weights : array, (items,), optional
        Of indicators.
    """

    basis: Literal["activities", "profile"]
    units: tuple[str, ...]
    items: tuple[str, ...]
    levels: FloatArray
    links: Any = None
    weights: FloatArray | None = None

    @cached_property
    def scores(self) -> FloatArray:
        """``[r, s]``: what s brings to r; 0 on the diagonal."""
        if self.basis == "activities":
            return complementarity(self.levels, self.links)
        return profile_complementarity(self.levels, weights=self.weights)

    @property
    def score(self) -> Matrix:
        """Complementarity: a row receives, a column gives."""
        return Matrix(self.scores, self.units, self.units)

    @cached_property
    def likeness(self) -> FloatArray:
        """How alike each pair is, (units, units)."""
        if self.basis == "activities":
            return presence_similarity(self.levels)
        return 1.0 / (1.0 + feature_distance(self.levels, weights=self.weights))

    @property
    def similarity(self) -> Matrix:
        """Likeness: activities of both over activities of either, or 1 / (1 + distance of profiles)."""
        return Matrix(self.likeness, self.units, self.units)

    @cached_property
    def beyond(self) -> FloatArray:
        """Scores less the means of row and column: what is not just being large or being small."""
        apart = self.scores.copy()
        np.fill_diagonal(apart, np.nan)
        known = ~np.isnan(apart)
        filled = np.where(known, apart, 0.0)
        mean = filled.sum() / max(known.sum(), 1)
        row = filled.sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1, keepdims=True), 1)
        column = filled.sum(axis=0, keepdims=True) / np.maximum(known.sum(axis=0, keepdims=True), 1)
        return np.asarray(apart - row - column + mean)

    @property
    def beyond_size(self) -> Matrix:
        """Complementarity beyond the means of the row and of the column; NaN on the diagonal."""
        return Matrix(self.beyond, self.units, self.units)

    @cached_property
    def kinds(self) -> np.ndarray:
        """0 neither, 1 rival, 2 partner, 3 both, -1 not defined; (units, units)."""
        return pair_types(self.likeness, self.scores)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Positions of the units in an order that puts alike ones together (average linkage)."""
        from scipy.cluster.hierarchy import leaves_list, linkage
        from scipy.spatial.distance import squareform

        if len(self.units) < 3:
            return tuple(range(len(self.units)))
        apart = 1.0 - np.nan_to_num((self.likeness + self.likeness.T) / 2)
        np.fill_diagonal(apart, 0.0)
        found = linkage(squareform(np.maximum(apart, 0.0), checks=False), "average", optimal_ordering=True)
        return tuple(int(place) for place in leaves_list(found))

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """The choices behind the numbers."""
        if self.basis == "activities":
            return (
                Convention("complementarity", "activities"),
                Convention("similarity", "jaccard"),
                Convention("pairs", "medians"),
            )
        return (
            Convention("complementarity", "profile"),
            Convention("similarity", "profile"),
            Convention("pairs", "medians"),
        )

    def partners(self, unit: str, *, most: int = 5, carriers: int = 5) -> list[PartnerOffer]:
        """List the best partners of a unit: who brings most of what it lacks.

        Parameters
        ----------
        unit : str
            Code.
        most : int
            How many.
        carriers : int
            How many activities or indicators are named for each.
        """
        r = self._position(unit)
        gain = np.where(np.arange(len(self.units)) == r, np.nan, self.scores[r])
        order = np.argsort(-np.nan_to_num(gain, nan=-np.inf), kind="stable")[:most]
        return [
            PartnerOffer(
                unit,
                self.units[s],
                float(gain[s]),
                float(self.beyond[r, s]),
                float(self.scores[s, r]),
                float(self.likeness[r, s]),
                KINDS[self.kinds[r, s]] if self.kinds[r, s] >= 0 else "neither",
                self._carriers(r, s, carriers),
            )
            for s in order.tolist()
            if gain[s] > 0
        ]

    def _carriers(self, r: int, s: int, most: int) -> tuple[tuple[str, float], ...]:
        if self.basis == "activities":
            parts = complementarity_carriers(self.levels, self.links, region=r, partner=s)
        else:
            parts = profile_carriers(self.levels, unit=r, partner=s, weights=self.weights)
        parts = np.nan_to_num(parts)
        whole = parts.sum()
        chosen = np.argsort(-parts, kind="stable")[:most]
        return tuple((self.items[c], float(parts[c] / whole)) for c in chosen.tolist() if parts[c] > 0)

    def coalition(self, m: int, *, include: Sequence[str] = ()) -> CoalitionChoice:
        """Find the units that together cover most: each item counts at its best member's level.

        Parameters
        ----------
        m : int
            Size of the coalition.
        include : sequence of str
            Members in any case.

        Raises
        ------
        DataError
            A size that is not possible, or an unknown member.
        """
        given = [self._position(name) for name in dict.fromkeys(include)]
        if not max(1, len(given)) <= m <= len(self.units):
            told = (
                f"there is no coalition of {m} out of {len(self.units)} units with {len(given)} given members"
            )
            raise DataError(Problem("bad-size", told, help=f"give a size from 1 to {len(self.units)}"))
        levels = self._shares()
        try:
            found = best_coalition(levels, m, weights=self.weights, include=given)
        except ArrayError as error:
            raise DataError(Problem(error.code, error.reason, help=error.help)) from error
        reached = levels[found.members].max(axis=0)
        open_items = np.flatnonzero((reached < 0.5) & (levels.max(axis=0) > 0))
        return CoalitionChoice(
            tuple(self.units[u] for u in found.members.tolist()),
            found.value,
            found.bound,
            found.exact,
            tuple(self.items[c] for c in open_items.tolist()),
        )

    def _shares(self) -> FloatArray:
        """Return levels between 0 and 1: profiles stretched from the lowest to the highest, gaps as 0."""
        if self.basis == "activities":
            return self.levels
        known = ~np.isnan(self.levels)
        low = np.where(known, self.levels, np.inf).min(axis=0)
        high = np.where(known, self.levels, -np.inf).max(axis=0)
        spread = np.where(high > low, high - low, 1.0)
        return np.where(known, np.clip((self.levels - low) / spread, 0.0, 1.0), 0.0)

    def _position(self, unit: str) -> int:
        if unit not in self.units:
            told = f'"{unit}" is not among those that are compared'
            raise DataError(Problem("unknown-unit", told, help=one_of(unit, self.units)))
        return self.units.index(unit)

    def to_frame(self) -> pd.DataFrame:
        """Return every ordered pair as a pandas DataFrame: unit, partner, score, beyond_size, ..."""
        import pandas as pd

        r, s = np.nonzero(~np.eye(len(self.units), dtype=np.bool_))
        names = np.array(self.units, dtype=object)
        frame = pd.DataFrame(
            {
                "unit": names[r],
                "partner": names[s],
                "score": self.scores[r, s],
                "beyond_size": self.beyond[r, s],
                "similarity": self.likeness[r, s],
                "kind": [KINDS[k] if k >= 0 else "" for k in self.kinds[r, s]],
            }
        )
        return frame.sort_values(["unit", "score"], ascending=[True, False], kind="stable", ignore_index=True)


def match_structure(structure: Structure) -> Complementarity:
    """Match regions by their activities: presences and proximities of a structure.

    Parameters
    ----------
    structure : Structure
        Proximities are those of all its regions; those that are units of the study are matched.

    Raises
    ------
    DataError
        Fewer than two regions.
    """
    shown = structure.shown_regions()
    _enough(shown)
    rows = [structure.activities.region_position(region) for region in shown]
    return Complementarity(
        "activities",
        shown,
        structure.activities.activities,
        to_dense(structure.presences)[rows],
        structure.links,
    )


def match_profiles(index: Index) -> Complementarity:
    """Match units by their normalised indicators, with the effective weights of the index.

    Parameters
    ----------
    index : Index
        Units without a score are left out.
    """
    ranked = np.isfinite(index.scores.column(index.top))
    units = tuple(code for code, used in zip(index.units.codes, ranked, strict=True) if used)
    _enough(units)
    weights = index.weights.column("effective")[: len(index.framework.leaves)]
    return Complementarity(
        "profile", units, index.framework.indicators, index.stages.normalised[ranked], weights=weights
    )


def _enough(units: Sequence[str]) -> None:
    if len(units) < 2:
        told = "complementarity is between units: at least two are needed"
        raise DataError(Problem("too-few-units", told))
