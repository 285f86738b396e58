"""The recipe: one method for each step, run on arrays.

Everything that makes a score goes through :meth:`Recipe.score`: the index itself, Monte Carlo,
dethroning and the test of the sliders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, TypeAlias

import numpy as np
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from poliscope.errors import ArrayError, MethodError, PoliscopeError, Problem
from poliscope.kernels import BoolArray, FloatArray, IntArray
from poliscope.kernels.tree import node_heights, roll_up
from poliscope.methods.aggregate import Aggregation, Arithmetic
from poliscope.methods.base import Layout, Method
from poliscope.methods.denominate import Denomination, NoDenomination
from poliscope.methods.impute import Imputation, NoImputation
from poliscope.methods.normalise import Normalisation
from poliscope.methods.screen import NoScreening, Screening
from poliscope.methods.treat import NoTreatment, Treated, Treatment
from poliscope.methods.weight import GivenWeights, Weighting

__all__ = ["STEPS", "PreparationStep", "Recipe", "Stages", "StepError"]

PreparationStep: TypeAlias = Literal["denominate", "screen", "impute", "treat", "normalise"]
STEPS: tuple[str, ...] = ("screen", "denominate", "impute", "treat", "normalise", "weight", "aggregate")
"""The steps in the Handbook's order."""


class StepError(ValueError):
    """An array did not suit the method of a step; the layer that knows names turns it into a message.

    Parameters
    ----------
    step : str
        Which step.
    method : str
        Which method.
    error : ArrayError
        What the method said.
    columns : int array
        What the columns of the error's cells mean: indicators, or nodes in ``step="aggregate"``.
    """

    def __init__(self, step: str, method: str, error: ArrayError, columns: IntArray):
        super().__init__(f"{step} ({method}): {error.reason}")
        self.step, self.method, self.error, self.columns = step, method, error, columns


def _step(family: type[Method]) -> Any:
    """Return what pydantic needs to read a method from a name or a table, and to write it back."""

    def read(value: object) -> Method:
        try:
            return family.parse(value)
        except PoliscopeError as error:
            raise ValueError(_one_line(error)) from None

    return BeforeValidator(read)


def _one_line(error: PoliscopeError) -> str:
    return "; ".join(p.message + (f" ({p.help})" if p.help else "") for p in error.problems)


_write = PlainSerializer(lambda method: method.spec())

ScreeningField = Annotated[Screening, _step(Screening), _write]
DenominationField = Annotated[Denomination, _step(Denomination), _write]
ImputationField = Annotated[Imputation, _step(Imputation), _write]
TreatmentField = Annotated[Treatment, _step(Treatment), _write]
NormalisationField = Annotated[Normalisation, _step(Normalisation), _write]
WeightingField = Annotated[Weighting, _step(Weighting), _write]
AggregationField = Annotated[Aggregation, _step(Aggregation), _write]


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """The arrays after each step.

    Parameters
    ----------
    raw : array, (..., units, indicators)
        As settled.
    kept : bool array, (..., units)
        Units that stayed after screening.
    denominated, imputed, treated, normalised : array, (..., units, indicators)
        After each step; NaN in units that were screened out.
    was_imputed : bool array, (..., units, indicators)
        Cells that imputation filled.
    treatment : Treated
        What treatment did to each point.
    screened_values : array, (..., units, indicators)
        The values that the screening looked at.
    """

    raw: FloatArray
    kept: BoolArray
    denominated: FloatArray
    imputed: FloatArray
    was_imputed: BoolArray
    treated: FloatArray
    treatment: Treated
    normalised: FloatArray
    screened_values: FloatArray


class Recipe(BaseModel):
    """How raw values become scores: one method for each step.

    Parameters
    ----------
    screen, denominate, impute, treat, normalise, weight : method
        A name, or a table with ``method`` and its parameters.
    aggregate : method or list of methods
        One for all levels, or one a level from the lowest up.
    aggregate_at : mapping of str to method
        Another aggregation at single nodes, by their code.
    impute_each, treat_each, normalise_each : mapping of str to method
        Another method for single indicators, by their code.
    normalise_over : {"all", "each"}
        For a panel: take constants over all periods, or within each.
    minimum_availability : float or list of float
        A unit with a smaller share of a node's children gets no score there; one number, or one a
        level from the lowest up.
    order : tuple of str
        The order of the preparing steps.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    screen: ScreeningField = Field(default_factory=NoScreening)
    denominate: DenominationField = Field(default_factory=lambda: Denomination.parse(_default("denominate")))
    impute: ImputationField = Field(default_factory=NoImputation)
    treat: TreatmentField = Field(default_factory=NoTreatment)
    normalise: NormalisationField = Field(default_factory=lambda: Normalisation.parse(_default("normalise")))
    weight: WeightingField = Field(default_factory=GivenWeights)
    aggregate: AggregationField | tuple[AggregationField, ...] = Field(default_factory=Arithmetic)
    aggregate_at: dict[str, AggregationField] = {}
    impute_each: dict[str, ImputationField] = {}
    treat_each: dict[str, TreatmentField] = {}
    normalise_each: dict[str, NormalisationField] = {}
    normalise_over: Literal["all", "each"] = "all"
    minimum_availability: (
        Annotated[float, Field(ge=0, le=1)] | tuple[Annotated[float, Field(ge=0, le=1)], ...]
    ) = 0.0
    order: tuple[PreparationStep, ...] = ("denominate", "screen", "impute", "treat", "normalise")

    @model_validator(mode="before")
    @classmethod
    def _aggregate_as_table(cls, data: Any) -> Any:
        """Read ``aggregate`` as one method or as a list, so that errors speak of the one that was meant."""
        if not isinstance(data, Mapping) or "aggregate" not in data:
            return data
        given = data["aggregate"]
        try:
            several = isinstance(given, list | tuple)
            parsed = tuple(Aggregation.parse(g) for g in given) if several else Aggregation.parse(given)
        except PoliscopeError as error:
            raise ValueError(_one_line(error)) from None
        return {**data, "aggregate": parsed}

    @model_validator(mode="after")
    def _all_steps_once(self) -> Self:
        if sorted(self.order) != sorted(type(self).model_fields["order"].get_default()):
            raise ValueError("order must name denominate, screen, impute, treat and normalise, each once")
        if self.order[-1] != "normalise":
            raise ValueError("normalise must be the last step of the order")
        return self

    # --- preparing ----------------------------------------------------------------------------

    def prepare(
        self,
        raw: FloatArray,
        layout: Layout,
        *,
        denominators: FloatArray | None = None,
        codes: tuple[str, ...] = (),
        forced: FloatArray | None = None,
    ) -> Stages:
        """Run all steps up to normalisation.

        Parameters
        ----------
        raw : array, (..., units, indicators)
            As settled; leading axes are periods of a panel, or draws.
        layout : Layout
            Directions, tree, groups, targets.
        denominators : array, (..., units, indicators), optional
            What each cell is divided by.
        codes : tuple of str
            Names of the indicators, for methods set indicator by indicator.
        forced : array, (units,), optional
            1 for units that stay whatever screening says, -1 for units that go, 0 otherwise.

        Raises
        ------
        StepError
            Values do not suit a method.
        """
        run = _Preparation(self, layout, codes, raw, denominators, forced)
        for step in self.order:
            getattr(run, step)()
        return run.stages()

    def each(self, step: str, codes: tuple[str, ...]) -> Iterator[tuple[Any, IntArray]]:
        """Yield every method of a step with the columns that it works on."""
        by_code: Mapping[str, Method] = getattr(self, f"{step}_each", {})
        special = [code for code in by_code if code in codes]
        rest = np.array([i for i, code in enumerate(codes) if code not in special], dtype=np.intp)
        yield getattr(self, step), rest
        for code in special:
            yield by_code[code], np.array([codes.index(code)], dtype=np.intp)

    # --- scoring ------------------------------------------------------------------------------

    def aggregations(self, layout: Layout, codes: tuple[str, ...] = ()) -> tuple[Aggregation, ...]:
        """Return the aggregation of every aggregate node, from the bottom up.

        Parameters
        ----------
        layout : Layout
            The tree.
        codes : tuple of str
            Names of all nodes, for `aggregate_at`.
        """
        levels = node_heights(layout.children, layout.leaves)[layout.leaves :]
        by_level = self.aggregate if isinstance(self.aggregate, tuple) else (self.aggregate,)
        _enough("aggregate", len(by_level), int(levels[-1]) - 1)
        chosen = [by_level[min(level - 2, len(by_level) - 1)] for level in levels]
        for code, method in self.aggregate_at.items():
            if code in codes:
                chosen[codes.index(code) - layout.leaves] = method
        return tuple(chosen)

    def availability(self, layout: Layout) -> tuple[float, ...]:
        """Return the smallest share of children with data at every aggregate node."""
        levels = node_heights(layout.children, layout.leaves)[layout.leaves :]
        given = self.minimum_availability
        by_level = given if isinstance(given, tuple) else (given,)
        _enough("minimum_availability", len(by_level), int(levels[-1]) - 1)
        return tuple(by_level[min(level - 2, len(by_level) - 1)] for level in levels)

    def score(
        self,
        normalised: FloatArray,
        layout: Layout,
        weights: FloatArray,
        *,
        codes: tuple[str, ...] = (),
    ) -> FloatArray:
        """Aggregate normalised indicators to every node.

        Parameters
        ----------
        normalised : array, (..., units, indicators)
            Higher is better.
        layout : Layout
            The tree.
        weights : array, (..., nodes)
            Raw weights; leading axes (draws) broadcast.
        codes : tuple of str
            Names of all nodes.

        Returns
        -------
        array, (..., units, nodes)

        Raises
        ------
        StepError
            Values do not suit an aggregation; the columns are nodes.
        """
        aggregations = self.aggregations(layout, codes)
        combine = [_located(m, layout.children[i]) for i, m in enumerate(aggregations)]
        return roll_up(
            normalised, weights, layout.children, combine, minimum_availability=self.availability(layout)
        )

    def weights(self, normalised: FloatArray, layout: Layout, *, codes: tuple[str, ...] = ()) -> FloatArray:
        """Return the raw weight of every node by the recipe's weighting, (nodes,)."""

        def score(weights: FloatArray) -> FloatArray:
            return self.score(normalised, layout, weights, codes=codes)

        try:
            return self.weight(normalised, layout=layout, score=score)
        except ArrayError as error:
            raise StepError("weight", self.weight.name, error, np.arange(len(layout.weights))) from error


class _Preparation:
    """The steps up to normalisation while they run."""

    def __init__(
        self,
        recipe: Recipe,
        layout: Layout,
        codes: tuple[str, ...],
        raw: FloatArray,
        denominators: FloatArray | None,
        forced: FloatArray | None,
    ):
        self.recipe, self.layout, self.codes, self.forced = recipe, layout, codes, forced
        self.raw = self.x = raw
        self.denominators = np.ones_like(raw) if denominators is None else denominators
        self.kept = np.ones(raw.shape[:-1], dtype=bool)
        self.after: dict[str, FloatArray] = {}
        self.was_imputed = np.zeros(raw.shape, dtype=bool)
        self.treatment = Treated(raw, np.zeros(raw.shape, dtype=np.intp))
        self.screened_values = raw

    def denominate(self) -> None:
        method = self.recipe.denominate
        run = _guard("denominate", method, lambda: method(self.x, self.denominators, layout=self.layout), self._all)
        self._done("denominate", run)

    def screen(self) -> None:
        self.screened_values = self.x
        kept = self.recipe.screen(self.x, layout=self.layout)
        if self.forced is not None:
            kept = (kept | (self.forced > 0)) & ~(self.forced < 0)
        self.kept = kept
        self._done("screen", self.x)

    def impute(self) -> None:
        filled = self._by_column("impute", lambda method, x, layout: method(x, layout=layout))
        # observed cells are never touched, whatever a method (or a user's own class) returns
        filled = np.where(np.isfinite(self.x), self.x, filled)
        self.was_imputed = np.isfinite(filled) & ~np.isfinite(self.x) & self.kept[..., None]
        self._done("impute", filled)

    def treat(self) -> None:
        before = self.x
        parts: list[tuple[IntArray, Treated]] = []

        def run(method: Treatment, x: FloatArray, layout: Layout) -> FloatArray:
            treated = method(x, layout=layout)
            parts.append((self._columns, treated))
            return treated.values

        values = self._by_column("treat", run)
        self.treatment = _joined(parts, before, values)
        self._done("treat", values)

    def normalise(self) -> None:
        panel = self.x.ndim > 2 and self.layout.periods is not None and self.recipe.normalise_over == "all"

        def run(method: Normalisation, x: FloatArray, layout: Layout) -> FloatArray:
            reference = x.reshape(-1, x.shape[-1]) if panel else None
            return method(x, layout=layout, reference=reference)

        self._done("normalise", self._by_column("normalise", run))

    def stages(self) -> Stages:
        return Stages(
            raw=self.raw,
            kept=self.kept,
            denominated=self.after["denominate"],
            imputed=self.after["impute"],
            was_imputed=self.was_imputed,
            treated=self.after["treat"],
            treatment=self.treatment,
            normalised=self.after["normalise"],
            screened_values=self.screened_values,
        )

    @property
    def _all(self) -> IntArray:
        return np.arange(self.raw.shape[-1])

    def _by_column(self, step: str, run: Callable[[Any, FloatArray, Layout], FloatArray]) -> FloatArray:
        """Run a step, each method on its own columns."""
        if not getattr(self.recipe, f"{step}_each", None):
            self._columns, method = self._all, getattr(self.recipe, step)
            return _guard(step, method, lambda: run(method, self.x, self.layout), self._all)
        out = np.empty_like(self.x)
        for method, columns in self.recipe.each(step, self.codes):
            if len(columns):
                self._columns = columns
                out[..., columns] = self._on(step, method, columns, run)
        return out

    def _on(self, step: str, method: Method, columns: IntArray, run: Any) -> FloatArray:
        return _guard(
            step, method, lambda: run(method, self.x[..., columns], self.layout.columns(columns)), columns
        )

    def _done(self, step: str, values: FloatArray) -> None:
        """Note the result; units that were screened out stay out."""
        if not self.kept.all():
            values = np.where(self.kept[..., None], values, np.nan)
        self.after[step] = self.x = values


def _default(step: str) -> str:
    """Return the default method of a step that is defined beside others in its family's module."""
    return {"denominate": "ratio", "normalise": "minmax"}[step]


def _enough(what: str, given: int, needed: int) -> None:
    if given not in (1, needed):
        raise MethodError(
            Problem(
                "levels",
                f"{what} lists {given} values, but the framework has {needed} levels above the indicators",
                where=f"recipe.{what}",
                help=f"give one value for all levels, or {needed} from the lowest level up",
            )
        )


def _guard(step: str, method: Method, run: Callable[[], FloatArray], columns: IntArray) -> FloatArray:
    try:
        return run()
    except ArrayError as error:
        raise StepError(step, method.name, error, columns) from error


def _located(method: Aggregation, below: IntArray) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Let an aggregation's error speak of nodes rather than of positions among siblings."""

    def combine(x: FloatArray, weights: FloatArray) -> FloatArray:
        try:
            return method(x, weights)
        except ArrayError as error:
            raise StepError("aggregate", method.name, error, below) from error

    return combine


def _joined(parts: list[tuple[IntArray, Treated]], before: FloatArray, values: FloatArray) -> Treated:
    """Put together what several treatments did, each on its own columns."""
    if len(parts) == 1 and len(parts[0][0]) == values.shape[-1]:
        return parts[0][1]
    actions: list[str] = [""]
    points = np.zeros(before.shape, dtype=np.intp)
    details: dict[str, FloatArray] = {}
    for columns, treated in parts:
        for action in treated.actions:
            if action not in actions:
                actions.append(action)
        renumber = np.array([actions.index(action) for action in treated.actions], dtype=np.intp)
        points[..., columns] = renumber[treated.points]
        for name, value in treated.details.items():
            whole = details.setdefault(name, np.full((*before.shape[:-2], before.shape[-1]), np.nan))
            whole[..., columns] = value
    return Treated(values, points, tuple(actions), details)
