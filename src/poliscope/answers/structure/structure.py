"""The structure of regions at one time: specialisation, relatedness, complexity, and doubts about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from poliscope.data.activities import Activities
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, MethodError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.activities import column_totals, row_totals, to_dense
from poliscope.kernels.complexity import (
    ComplexityIndices,
    FitnessComplexity,
    complexity_bounds,
    complexity_indices,
    fitness_complexity,
    genepy,
    outlook_gain,
    outlook_index,
)
from poliscope.kernels.entry import bicm_probability
from poliscope.kernels.relatedness import (
    density_bounds,
    proximity,
    relatedness_density,
    relative_relatedness,
)
from poliscope.kernels.specialisation import (
    coherence,
    diversity,
    entropy,
    finger_kreinin,
    gini,
    hachman_index,
    herfindahl,
    hoover_index,
    krugman_index,
    location_quotient,
    locational_gini,
    presence,
    quotient_bounds,
    share_undecided,
    specialisation_coefficient,
    symmetric_quotient,
    ubiquity,
    variety,
)

if TYPE_CHECKING:
    import pandas as pd

    from poliscope.answers.structure.change import Change
    from poliscope.answers.structure.forecast import Forecast, PathTest
    from poliscope.answers.structure.layout import Space

__all__ = ["Bounds", "Convention", "Measure", "Structure", "describe_structure"]

Measure = Literal["minimum", "cosine", "jaccard", "association", "probability"]
MEASURES = ("minimum", "cosine", "jaccard", "association", "probability")

FEW_REGIONS = 20
"""With fewer regions proximities rest on a handful of co-occurrences each."""
WEAK_SIGN = 0.1
"""Below this correlation of ECI and diversity the sign of ECI is arbitrary."""
NARROW_GAP = 0.05
"""With the third eigenvalue nearer to the second than this share of it, the axis of ECI may turn."""
MANY_UNDECIDED = 0.2
"""Above this share of quotients whose bounds lie on both sides of the threshold, presence is in doubt."""
LARGEST_DENSE = 20_000_000
"""Cells up to which coherence and the Gini indices are given."""


@dataclass(frozen=True, slots=True)
class Convention:
    """One of the choices behind the numbers.

    Parameters
    ----------
    name : str
        What was chosen: ``"presence"``, ``"proximity"``, ...
    choice : str
        How; a number or the name of a formula.
    """

    name: str
    choice: str


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """How far the numbers could be off if the amounts are counts.

    Parameters
    ----------
    level : float
        Probability in the bounds.
    quotient : tuple of Matrix
        Lower and upper location quotients, regions x activities.
    eci : tuple of array, (regions,)
        Lower and upper ECI.
    density : tuple of Matrix
        Lower and upper relatedness density.
    undecided : float
        Share of quotients whose bounds lie on both sides of the threshold of presence.
    """

    level: float
    quotient: tuple[Matrix, Matrix]
    eci: tuple[FloatArray, FloatArray]
    density: tuple[Matrix, Matrix]
    undecided: float


@dataclass(frozen=True, eq=False)
class Structure:
    """What regions do, what goes with what, how rare it is; computed when it is first asked for.

    Parameters
    ----------
    activities : Activities
        Who does how much of what.
    period : str
        The period that is described.
    threshold : float
        Smallest location quotient of a presence.
    measure : {"minimum", "cosine", "jaccard", "association", "probability"}
        Formula of proximity.
    horizon : int, optional
        Periods that a forecast of entries looks ahead.
    entry : {"specialisation", "appearance"}
        What an entry is: the quotient reaches 1, or the amount is no longer 0.
    units : tuple of str
        Regions that are units of the study; all where empty.
    seed : int
        Of everything random.
    draws : int
        Bootstrap samples and drawn tables.
    """

    activities: Activities
    period: str
    threshold: float = 1.0
    measure: Measure = "minimum"
    horizon: int | None = None
    entry: Literal["specialisation", "appearance"] = "specialisation"
    units: tuple[str, ...] = ()
    seed: int = 1
    draws: int = 200

    # --- what regions do ----------------------------------------------------------------------

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of the regions."""
        return self.activities.regions

    @property
    def table(self) -> Any:
        """Amounts of the period, (regions, activities)."""
        return self.activities.table(self.period)

    @property
    def is_large(self) -> bool:
        """Whether the table is too large for coherence and the Gini indices, which need it in full."""
        return bool(np.prod(self.table.shape) > LARGEST_DENSE)

    def rng(self, what: str) -> np.random.Generator:
        """Return the source of randomness of one part: another part does not shift it."""
        return np.random.default_rng([self.seed, *what.encode()])

    def matrix(self, values: Any) -> Matrix:
        """Name the rows and columns of a table of regions by activities."""
        return Matrix(to_dense(values), self.regions, self.activities.activities, "region")

    @cached_property
    def quotients(self) -> Any:
        """Location quotients, (regions, activities), sparse where the amounts are."""
        return location_quotient(self.table)

    @cached_property
    def presences(self) -> Any:
        """Ones and zeros, (regions, activities), sparse where the amounts are."""
        return presence(self.quotients, threshold=self.threshold)

    @property
    def location_quotient(self) -> Matrix:
        """Location quotient (RCA): share of the activity in the region over its share in all regions."""
        if self.activities.is_sparse:
            return self.matrix(_filled(self.quotients, self.table))
        return self.matrix(self.quotients)

    @property
    def symmetric_quotient(self) -> Matrix:
        """Location quotient between -1 and 1."""
        return self.matrix(symmetric_quotient(self.location_quotient.values))

    @property
    def presence(self) -> Matrix:
        """Who has what: 1 where the quotient reaches the threshold."""
        return self.matrix(self.presences)

    def similarity(self) -> Matrix:
        """Overlap of the activity mixes of each pair of regions (Finger and Kreinin)."""
        return Matrix(finger_kreinin(self.table), self.regions, self.regions, "region")

    # --- what goes with what ------------------------------------------------------------------

    @cached_property
    def links(self) -> Any:
        """Proximity of activities, (activities, activities); 0 on the diagonal."""
        return proximity(self.presences, measure=self.measure)

    @property
    def proximity(self) -> Matrix:
        """Proximity of activities with their names."""
        names = self.activities.activities
        return Matrix(to_dense(self.links), names, names, "activity")

    @cached_property
    def densities(self) -> FloatArray:
        """Relatedness density, (regions, activities)."""
        return relatedness_density(self.presences, self.links)

    @property
    def density(self) -> Matrix:
        """Share of the activities near an activity, weighted by proximity, that a region has."""
        return self.matrix(self.densities)

    @cached_property
    def excess_densities(self) -> FloatArray:
        """Density less what diversity and ubiquity alone let expect, (regions, activities)."""
        expected = relatedness_density(bicm_probability(self.presences), self.links)
        return np.asarray(self.densities - expected)

    @property
    def excess_density(self) -> Matrix:
        """Density less what degrees alone let expect: raw density is mostly diversity."""
        return self.matrix(self.excess_densities)

    @property
    def relative_relatedness(self) -> Matrix:
        """Density of what a region lacks against its other options, as z-score."""
        return self.matrix(relative_relatedness(self.densities, self.presences))

    # --- how rare it is -----------------------------------------------------------------------

    @cached_property
    def complexity(self) -> ComplexityIndices:
        """ECI and PCI with their diagnostics, as arrays."""
        return complexity_indices(self.presences)

    @cached_property
    def fitness(self) -> FitnessComplexity:
        """Fitness and complexity in the form that converges, as arrays."""
        return fitness_complexity(self.presences)

    @cached_property
    def gains(self) -> FloatArray:
        """What each activity would add to a region's outlook, (regions, activities)."""
        return outlook_gain(to_dense(self.presences), self.links, self.complexity.pci_z)

    @property
    def outlook_gain(self) -> Matrix:
        """What each activity would add to a region's outlook; NaN where the region has it."""
        return self.matrix(self.gains)

    # --- tables -------------------------------------------------------------------------------

    @cached_property
    def by_region(self) -> Matrix:
        """Measures of regions, regions x measures; NaN with a reason in :meth:`reason`."""
        table, M, found = self.table, self.presences, self.complexity
        related, unrelated = self._variety()
        nothing = np.full(len(self.regions), np.nan)
        columns = {
            "total": row_totals(table),
            "diversity": diversity(M),
            "herfindahl": herfindahl(table),
            "entropy": entropy(table, base=2),
            "related_variety": related,
            "unrelated_variety": unrelated,
            "krugman": krugman_index(table),
            "hoover": specialisation_coefficient(table),
            "hachman": hachman_index(table),
            "coherence": nothing if self.is_large else coherence(table, to_dense(self.links)),
            "eci": found.eci,
            "fitness": self.fitness.fitness,
            "genepy": self._genepy[0],
            "outlook": outlook_index(to_dense(M), self.densities, found.pci, eci=found.eci),
            "outlook_book": outlook_index(to_dense(M), self.densities, found.pci_z),
        }
        return Matrix(np.column_stack(list(columns.values())), self.regions, tuple(columns), "region")

    @cached_property
    def by_activity(self) -> Matrix:
        """Measures of activities, activities x measures."""
        nothing = np.full(len(self.activities.activities), np.nan)
        columns = {
            "total": column_totals(self.table),
            "ubiquity": ubiquity(self.presences),
            "pci": self.complexity.pci,
            "pci_z": self.complexity.pci_z,
            "complexity": self.fitness.complexity,
            "genepy": self._genepy[1],
            "hoover": hoover_index(self.table),
            "gini": nothing if self.is_large else gini(self.table),
            "locational_gini": nothing if self.is_large else locational_gini(self.table),
        }
        names = self.activities.activities
        return Matrix(np.column_stack(list(columns.values())), names, tuple(columns), "activity")

    def _variety(self) -> tuple[FloatArray, FloatArray]:
        if not self.activities.groups:
            nothing = np.full(len(self.regions), np.nan)
            return nothing, nothing
        return variety(self.table, self.activities.group_codes()[0])

    @cached_property
    def _genepy(self) -> tuple[FloatArray, FloatArray]:
        try:
            return genepy(self.presences)
        except ArrayError:  # fewer than two regions or activities are not empty
            return np.full(len(self.regions), np.nan), np.full(len(self.activities.activities), np.nan)

    # --- what to think of it ------------------------------------------------------------------

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """The choices behind the numbers."""
        return (
            Convention("benchmark", "all"),
            Convention("presence", f"{self.threshold:g}"),
            Convention("proximity", self.measure),
            Convention("density", "others"),
            Convention("eci", "z-score"),
            Convention("outlook", "eci-scale"),
            Convention("fitness", "servedio"),
        )

    def reason(self, region: str) -> str:
        """Return why a region has no ECI: "empty", "apart", "flat"; "" where it has one."""
        place = self.activities.region_position(region)
        return self._reason(self.complexity.region_component[place], self.complexity.eci[place])

    def activity_reason(self, activity: str) -> str:
        """Return why an activity has no PCI: "empty", "apart", "flat"; "" where it has one."""
        names = self.activities.activities
        if activity not in names:
            told = f'there is no activity "{activity}"'
            raise DataError(Problem("unknown-activity", told, help=one_of(activity, names)))
        place = names.index(activity)
        return self._reason(self.complexity.activity_component[place], self.complexity.pci[place])

    @staticmethod
    def _reason(component: int, value: float) -> str:
        if np.isfinite(value):
            return ""
        return "empty" if component < 0 else "apart" if component > 0 else "flat"

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What speaks against trusting the numbers, as codes."""
        found, (second, third) = self.complexity, self.complexity.eigenvalues
        used = int((found.region_component >= 0).sum())
        flat = not np.isfinite(found.eci).any()
        checks = {
            "few-regions": used < FEW_REGIONS,
            "disconnected": found.components > 1,
            "flat": flat,
            "weak-sign": not flat and found.sign_correlation < WEAK_SIGN,
            "narrow-gap": not flat and (second - third) < NARROW_GAP * second,
            "fitness-not-converged": not self.fitness.converged,
            "large": self.is_large,
            "undecided": self.bounds is not None and self.bounds.undecided > MANY_UNDECIDED,
        }
        return tuple(name for name, true in checks.items() if true)

    @cached_property
    def bounds(self) -> Bounds | None:
        """Bounds by counting noise; None where amounts are not counts or the table is too large."""
        over = self.activities.overdispersion
        if over is None or np.prod(self.table.shape) * self.draws > 10 * LARGEST_DENSE:
            return None
        lower, upper = quotient_bounds(self.table, overdispersion=over)
        eci = complexity_bounds(self.table, draws=self.draws, rng=self.rng("eci"), overdispersion=over)
        density = density_bounds(
            self.table, draws=self.draws, rng=self.rng("density"), overdispersion=over, measure=self.measure
        )
        return Bounds(
            0.95,
            (self.matrix(lower), self.matrix(upper)),
            eci,
            (self.matrix(density[0]), self.matrix(density[1])),
            float(share_undecided(lower, upper, threshold=self.threshold)),
        )

    # --- over time, and what next -------------------------------------------------------------

    @cached_property
    def change(self) -> Change | None:
        """How the structure changed from the first period to this one; None with one period."""
        from poliscope.answers.structure.change import describe_change

        last = self.activities.period_position(self.period)
        if last == 0:
            return None
        periods = self.activities.periods[: last + 1]
        return describe_change(self.activities, periods, threshold=self.threshold)

    @cached_property
    def path_test(self) -> PathTest:
        """Whether structure foretells entries in these data, out of sample."""
        from poliscope.answers.structure.forecast import measure_path_dependence

        return measure_path_dependence(
            self.activities,
            period=self.period,
            horizon=self.horizon,
            kind=self.entry,
            threshold=self.threshold,
            rng=self.rng("entry"),
            draws=self.draws,
        )

    @cached_property
    def forecast(self) -> Forecast | None:
        """Probability of every possible entry from now on; None where nothing can be learnt."""
        from poliscope.answers.structure.forecast import foretell

        return foretell(
            self.activities,
            period=self.period,
            horizon=self.horizon,
            kind=self.entry,
            threshold=self.threshold,
        )

    @cached_property
    def space(self) -> Space:
        """Positions of the activities for drawing them: laid out once, the same every time."""
        from poliscope.answers.structure.layout import activity_space

        return activity_space(to_dense(self.links), rng=self.rng("space"))

    def shown_regions(self) -> tuple[str, ...]:
        """Return the regions that are units of the study, in the order of the table."""
        return tuple(r for r in self.regions if r in self.units) if self.units else self.regions

    def to_frame(self) -> pd.DataFrame:
        """Return the measures of regions as a pandas DataFrame, with the reason of a missing ECI."""
        frame = self.by_region.to_frame()
        frame["reason"] = [self.reason(region) for region in self.regions]
        return frame.sort_values("eci", ascending=False, kind="stable")


def _filled(sparse: Any, amounts: Any) -> FloatArray:
    """Return sparse quotients as a full table: NaN for empty regions and activities."""
    dense = to_dense(sparse)
    dense[row_totals(amounts) == 0] = np.nan
    dense[:, column_totals(amounts) == 0] = np.nan
    return dense


def describe_structure(
    activities: Activities,
    *,
    period: str | None = None,
    threshold: float = 1.0,
    measure: Measure = "minimum",
    horizon: int | None = None,
    entry: Literal["specialisation", "appearance"] = "specialisation",
    units: Sequence[str] = (),
    seed: int = 1,
    draws: int = 200,
) -> Structure:
    """Describe the structure of regions at one time.

    Parameters
    ----------
    activities : Activities
        Who does how much of what.
    period : str, optional
        The latest where not given.
    threshold, measure, horizon, entry, units, seed, draws
        See :class:`Structure`.

    Raises
    ------
    DataError
        Fewer than two regions or activities have anything: shares cannot be compared.
    MethodError
        An unknown measure of proximity, or a threshold that is not above 0.
    """
    if measure not in MEASURES:
        told = f'there is no measure of proximity "{measure}"'
        raise MethodError(Problem("unknown-measure", told, help=one_of(str(measure), MEASURES)))
    if not threshold > 0:
        told = f"the threshold of a presence is above 0, not {threshold:g}"
        raise MethodError(Problem("bad-threshold", told, help="1 is the benchmark's share"))
    chosen = activities.periods[activities.period_position(period)]
    table = activities.table(chosen)
    filled = int((row_totals(table) > 0).sum()), int((column_totals(table) > 0).sum())
    for what, count in zip(("region", "activity"), filled, strict=True):
        if count < 2:
            has = f"only one {what} has" if count else f"no {what} has"
            told = f"{has} anything{f' in {chosen}' if chosen else ''}: there is nothing to compare it with"
            help = "a structure needs at least two regions and two activities with amounts above 0"
            raise DataError(Problem("too-few", told, where=activities.name or None, help=help))
    return Structure(activities, chosen, threshold, measure, horizon, entry, tuple(units), seed, draws)
