"""The structure of regions at one time: specialisation, relatedness, complexity, and doubts about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from poliscope.answers.structure import measures
from poliscope.answers.structure.doubts import (
    LARGEST_DENSE,
    Bounds,
    Convention,
    bounds_of,
    conventions_of,
    doubts_about,
    reason_for,
)
from poliscope.answers.structure.path import Model, check_model
from poliscope.data.activities import Activities
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, MethodError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.activities import column_totals, row_totals, to_dense
from poliscope.kernels.complexity import (
    ComplexityIndices,
    FitnessComplexity,
    complexity_indices,
    fitness_complexity,
    outlook_gain,
)
from poliscope.kernels.entry import bicm_probability
from poliscope.kernels.relatedness import relatedness_density, relative_relatedness
from poliscope.kernels.specialisation import finger_kreinin, location_quotient, presence, symmetric_quotient

if TYPE_CHECKING:
    import pandas as pd

    from poliscope.answers.structure.change import Change
    from poliscope.answers.structure.layout import Space
    from poliscope.answers.structure.path import Forecast, ModelComparison, PathTest

__all__ = ["Bounds", "Convention", "Measure", "Model", "Structure", "describe_structure"]

Measure = Literal["minimum", "cosine", "jaccard", "association", "probability"]
MEASURES = ("minimum", "cosine", "jaccard", "association", "probability")


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
    model : {"blend", "logit", "effects", "trees", "forest"}
        What foretells entries.
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
    model: Model = "blend"

    def with_model(self, model: str) -> Structure:
        """Return the same, with entries foretold by another model.

        Raises
        ------
        MethodError
            There is no such model.
        """
        check_model(model)
        return replace(self, model=cast("Model", model))

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
            return self.matrix(measures.filled_quotients(self.quotients, self.table))
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
        return measures.links_of(self)

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
        return measures.region_measures(self)

    @cached_property
    def by_activity(self) -> Matrix:
        """Measures of activities, activities x measures; Ellison and Glaeser's where plants are known."""
        return measures.activity_measures(self)

    @cached_property
    def genepy(self) -> tuple[FloatArray, FloatArray]:
        """GENEPY of regions and of activities, as arrays."""
        return measures.genepy_of(self)

    # --- what to think of it ------------------------------------------------------------------

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """The choices behind the numbers."""
        return conventions_of(self)

    def reason(self, region: str) -> str:
        """Return why a region has no ECI: "empty", "apart", "flat"; "" where it has one."""
        place = self.activities.region_position(region)
        return reason_for(self.complexity.region_component[place], self.complexity.eci[place])

    def activity_reason(self, activity: str) -> str:
        """Return why an activity has no PCI: "empty", "apart", "flat"; "" where it has one."""
        names = self.activities.activities
        if activity not in names:
            told = f'there is no activity "{activity}"'
            raise DataError(Problem("unknown-activity", told, help=one_of(activity, names)))
        place = names.index(activity)
        return reason_for(self.complexity.activity_component[place], self.complexity.pci[place])

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What speaks against trusting the numbers, as codes."""
        return doubts_about(self)

    @cached_property
    def bounds(self) -> Bounds | None:
        """Bounds by counting noise; None where amounts are not counts or the table is too large."""
        return bounds_of(self)

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
            model=self.model,
            rng=self.rng("entry"),
            draws=self.draws,
        )

    @cached_property
    def model_comparison(self) -> ModelComparison:
        """How well each model foretells the same entries here, out of sample.

        Raises
        ------
        DataError
            There is nothing to test.
        """
        from poliscope.answers.structure.forecast import compare_models

        return compare_models(
            self.activities,
            period=self.period,
            horizon=self.horizon,
            kind=self.entry,
            threshold=self.threshold,
            rng=self.rng("models"),
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
            model=self.model,
            rng=self.rng("forecast"),
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
    model: Model = "blend",
) -> Structure:
    """Describe the structure of regions at one time.

    Parameters
    ----------
    activities : Activities
        Who does how much of what.
    period : str, optional
        The latest where not given.
    threshold, measure, horizon, entry, units, seed, draws, model
        See :class:`Structure`.

    Raises
    ------
    DataError
        Fewer than two regions or activities have anything: shares cannot be compared.
    MethodError
        An unknown measure of proximity or model, or a threshold that is not above 0.
    """
    if measure not in MEASURES:
        told = f'there is no measure of proximity "{measure}"'
        raise MethodError(Problem("unknown-measure", told, help=one_of(str(measure), MEASURES)))
    if not threshold > 0:
        told = f"the threshold of a presence is above 0, not {threshold:g}"
        raise MethodError(Problem("bad-threshold", told, help="1 is the benchmark's share"))
    check_model(model)
    chosen = activities.periods[activities.period_position(period)]
    table = activities.table(chosen)
    filled = int((row_totals(table) > 0).sum()), int((column_totals(table) > 0).sum())
    for what, count in zip(("region", "activity"), filled, strict=True):
        if count < 2:
            has = f"only one {what} has" if count else f"no {what} has"
            told = f"{has} anything{f' in {chosen}' if chosen else ''}: there is nothing to compare it with"
            help = "a structure needs at least two regions and two activities with amounts above 0"
            raise DataError(Problem("too-few", told, where=activities.name or None, help=help))
    return Structure(activities, chosen, threshold, measure, horizon, entry, tuple(units), seed, draws, model)
