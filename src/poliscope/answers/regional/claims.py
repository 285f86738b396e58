"""Claims about structure, luck, the mirror, trends and partners: not yet words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from poliscope.answers.complementarity import Complementarity
from poliscope.answers.incidence import Incidence
from poliscope.answers.peers import PeerComparison
from poliscope.answers.structure import Structure
from poliscope.answers.trends import Pacing, Trends
from poliscope.data.activities import Named
from poliscope.data.matrix import Cell

__all__ = [
    "BestCoalition",
    "Climate",
    "Converging",
    "Doubt",
    "Gap",
    "LuckOrClimate",
    "NextActivity",
    "Partner",
    "PathDependence",
    "Regional",
    "RegionalFinding",
    "SpecialisedIn",
    "Strength",
    "TargetPace",
]


@dataclass(frozen=True, slots=True)
class SpecialisedIn:
    """What a region does more of than others.

    Parameters
    ----------
    region : str
        Code.
    activities : tuple of Named
        With a location quotient of 1 and more, the largest difference of shares first.
    quotients : tuple of float
        Their location quotients.
    """

    region: str
    activities: tuple[Named, ...]
    quotients: tuple[float, ...]
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class PathDependence:
    """Whether structure foretells entries in these data.

    Parameters
    ----------
    verdict, reason : str
        See :class:`~poliscope.answers.structure.PathTest`.
    before, after : str
        The transition that was foretold.
    pairs, entries : int
        Pairs at risk, and how many entered.
    auc : float
        Of the model with relatedness, out of sample.
    baseline : str
        The baseline that is hardest to beat: "bicm", "quotient" or "size and quotient".
    baseline_auc : float
        Its AUC.
    lift, lower, upper : float
        AUC of the model less that of the baseline, with the bootstrap interval over regions.
    top_five, top_five_base : float
        Share right among each region's five best, by the model and by chance.
    """

    verdict: str
    reason: str
    before: str = ""
    after: str = ""
    pairs: int = 0
    entries: int = 0
    auc: float = float("nan")
    baseline: str = ""
    baseline_auc: float = float("nan")
    lift: float = float("nan")
    lower: float = float("nan")
    upper: float = float("nan")
    top_five: float = float("nan")
    top_five_base: float = float("nan")
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class NextActivity:
    """What a region is likeliest to enter next.

    Parameters
    ----------
    region : str
        Code.
    activities : tuple of Named
        The likeliest first.
    probabilities : tuple of float
        NaN where nothing could be learnt.
    carriers : tuple of Named
        The region's own activities that are nearest to the first of them.
    horizon : int
        Periods ahead.
    from_structure : bool
        Whether path dependence is shown in these data: otherwise the list says where the region is near
        the line already, not what its structure leads to.
    """

    region: str
    activities: tuple[Named, ...]
    probabilities: tuple[float, ...]
    carriers: tuple[Named, ...]
    horizon: int
    from_structure: bool
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against trusting the complexity of these data: a code of ``Structure.warnings``."""

    kind: str
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Climate:
    """Whether places differ in successes by more than size and luck at all.

    Parameters
    ----------
    count, exposure : str
        Codes.
    places, total : int
        Places looked at, and successes that are listed.
    p_value : float
        Probability of such variation if places differed by size only.
    heterogeneity : float
        Standard deviation of the true ratios over their mean.
    listed_from, hidden : int
        Smallest count that is listed, and places that are not listed.
    left_out : int
        Places without figures.
    """

    count: str
    exposure: str
    places: int
    total: int
    p_value: float
    heterogeneity: float
    listed_from: int
    hidden: int
    left_out: int
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class LuckOrClimate:
    """Whether one place has more successes than its size and luck explain.

    Parameters
    ----------
    unit : str
        Code.
    count, exposure : str
        Codes.
    observed : int
        Successes; -1 where the place is not listed.
    expected : float
        If places differed by size only.
    chance : float
        Of so many or more then.
    after_looking : float
        That some place would be as surprising.
    standing_out : float
        Chance of so many or more in a place of the others' ordinary climate; NaN where not asked.
    verdict : {"luck-suffices", "more", "much-more", "fewer", "not-listed"}
        "more": beyond size and luck after looking at all places; "much-more": also beyond the ordinary
        differences of climate; "fewer": the exact upper limit of the ratio is below 1.
    listed_from : int
        Smallest count that is listed.
    """

    unit: str
    count: str
    exposure: str
    observed: int
    expected: float
    chance: float
    after_looking: float
    standing_out: float
    verdict: str
    listed_from: int
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    """Where a unit is ahead of its mirror.

    Parameters
    ----------
    unit : str
        Code.
    peers : tuple of str
        The mirror.
    indicators : tuple of str
        The largest lead first.
    """

    unit: str
    peers: tuple[str, ...]
    indicators: tuple[str, ...]
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a unit is behind its mirror, and what closing the gap would do.

    Parameters
    ----------
    unit : str
        Code.
    peers : tuple of str
        The mirror.
    indicator : str
        The gap that is worth most; "" where there is none.
    worth : float
        Points of the index that closing it brings.
    rank, new_rank : int
        Today, and after closing it.
    all_rank : int
        After closing all gaps.
    """

    unit: str
    peers: tuple[str, ...]
    indicator: str
    worth: float
    rank: int
    new_rank: int
    all_rank: int
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetPace:
    """How a unit moves towards a target."""

    pacing: Pacing
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Converging:
    """Whether units come nearer to each other.

    Parameters
    ----------
    indicator : str
        Code.
    verdict : str
        See :class:`~poliscope.answers.trends.Convergence`.
    first, last : float
        Years.
    units : int
        Units in the regression.
    slope, lower, upper : float
        Of growth on the logarithm of the initial level.
    """

    indicator: str
    verdict: str
    first: float
    last: float
    units: int
    slope: float
    lower: float
    upper: float
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """Who brings a unit most of what it lacks.

    Parameters
    ----------
    unit, partner : str
        Codes.
    basis : {"activities", "profile"}
        What was matched.
    carriers : tuple of Named
        Activities or indicators that carry it; for indicators without labels.
    kind : str
        "rival", "partner", "both", "neither".
    """

    unit: str
    partner: str
    basis: str
    carriers: tuple[Named, ...]
    kind: str
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class BestCoalition:
    """The units that together cover most.

    Parameters
    ----------
    members : tuple of str
        Codes.
    value : float
        Share that they cover.
    basis : str
        "activities" or "profile".
    exact : bool
        Whether all coalitions were compared.
    """

    members: tuple[str, ...]
    value: float
    basis: str
    exact: bool
    because: tuple[Cell, ...] = ()


RegionalFinding: TypeAlias = (
    SpecialisedIn
    | PathDependence
    | NextActivity
    | Doubt
    | Climate
    | LuckOrClimate
    | Strength
    | Gap
    | TargetPace
    | Converging
    | Partner
    | BestCoalition
)


@dataclass(frozen=True, slots=True, eq=False)
class Regional:
    """Everything that a study asks beyond its ranking.

    Parameters
    ----------
    structures : tuple of Structure
        One a table of activities.
    incidence : tuple of Incidence
        One a pair of count and exposure.
    peers : tuple of PeerComparison
        One a unit that the reader asks about.
    trends : Trends, optional
    complementarity : Complementarity, optional
    coalition : int
        Size of the coalition that is looked for; 0 for none.
    focus : tuple of str
        Units that the reader asks about.
    findings : tuple of RegionalFinding
        All of it as claims.
    """

    structures: tuple[Structure, ...] = ()
    incidence: tuple[Incidence, ...] = ()
    peers: tuple[PeerComparison, ...] = ()
    trends: Trends | None = None
    complementarity: Complementarity | None = None
    coalition: int = 0
    focus: tuple[str, ...] = ()
    findings: tuple[RegionalFinding, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was asked."""
        return bool(self.structures or self.incidence or self.peers or self.trends or self.complementarity)
