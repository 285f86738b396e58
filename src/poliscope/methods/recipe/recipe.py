"""The recipe: one method for each step, run on arrays.

Everything that makes a score goes through :meth:`Recipe.score`: the index itself, Monte Carlo,
dethroning and the test of the sliders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal, Self, TypeAlias

import numpy as np
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from poliscope.errors import ArrayError, MethodError, PoliscopeError, Problem
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.tree import local_shares, node_heights, roll_up
from poliscope.methods.aggregate import Aggregation, Arithmetic
from poliscope.methods.base import Layout, Method
from poliscope.methods.denominate import Denomination
from poliscope.methods.impute import Imputation, NoImputation
from poliscope.methods.normalise import Normalisation
from poliscope.methods.recipe.preparation import Preparation, Stages, StepError
from poliscope.methods.screen import NoScreening, Screening
from poliscope.methods.treat import NoTreatment, Treatment
from poliscope.methods.weight import GivenWeights, Weighting

__all__ = ["STEPS", "PreparationStep", "Recipe", "UnreadableStepError"]

PreparationStep: TypeAlias = Literal["denominate", "screen", "impute", "treat", "normalise"]
STEPS: tuple[str, ...] = ("screen", "denominate", "impute", "treat", "normalise", "weight", "aggregate")
"""The steps in the Handbook's order."""


def _step(family: type[Method]) -> Any:
    """Return what pydantic needs to read a method from a name or a table, and to write it back."""

    def read(value: object) -> Method:
        try:
            return family.parse(value)
        except PoliscopeError as error:
            raise UnreadableStepError(error) from None

    return BeforeValidator(read)


class UnreadableStepError(ValueError):
    """What is wrong with a step, on its way through pydantic: the problems keep their codes and help.

    Parameters
    ----------
    error : PoliscopeError
        What the method's family found.
    """

    def __init__(self, error: PoliscopeError):
        self.problems = error.problems
        super().__init__(_one_line(error))


def _aggregations(given: object) -> object:
    """Read one method or a list, so that errors speak of the one that was meant."""
    try:
        if isinstance(given, list | tuple):
            return tuple(Aggregation.parse(one) for one in given)
        return Aggregation.parse(given)
    except PoliscopeError as error:
        raise UnreadableStepError(error) from None


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
        For a panel: take constants over all periods, or within each. Aggregations that compare units
        (Copeland, the Wroclaw measure, benefit of the doubt, the range of AMPI) compare with the units of
        all periods, or with those of the same one.
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
    aggregate: Annotated[AggregationField | tuple[AggregationField, ...], BeforeValidator(_aggregations)] = (
        Field(default_factory=Arithmetic)
    )
    aggregate_at: dict[str, AggregationField] = {}
    impute_each: dict[str, ImputationField] = {}
    treat_each: dict[str, TreatmentField] = {}
    normalise_each: dict[str, NormalisationField] = {}
    normalise_over: Literal["all", "each"] = "all"
    minimum_availability: (
        Annotated[float, Field(ge=0, le=1)] | tuple[Annotated[float, Field(ge=0, le=1)], ...]
    ) = 0.0
    order: tuple[PreparationStep, ...] = ("denominate", "screen", "impute", "treat", "normalise")

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
        run = Preparation(self, layout, codes, raw, denominators, forced)
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
        units, others = normalised.shape[-2], layout.panel
        compared = others is not None and any(method.relative for method in aggregations)
        if others is not None and compared:
            # the other periods go up the tree beside the units, to be compared with at every node
            others = np.broadcast_to(others, (*normalised.shape[:-2], *others.shape))
            normalised = np.concatenate((normalised, others), axis=-2)
        combine = [
            _located(
                m, layout.children[i], beside=units if compared and m.relative else None,
                top=i == len(aggregations) - 1,
            )
            for i, m in enumerate(aggregations)
        ]  # fmt: skip
        nodes = roll_up(
            normalised, weights, layout.children, combine, minimum_availability=self.availability(layout)
        )
        return nodes[..., :units, :]

    def score_panel(
        self, normalised: FloatArray, layout: Layout, weights: FloatArray, *, codes: tuple[str, ...] = ()
    ) -> tuple[FloatArray, Layout]:
        """Aggregate all periods of a panel on one scale, or each on its own, as `normalise_over` says.

        Parameters
        ----------
        normalised : array, (periods, units, indicators)
            Higher is better.
        layout, weights, codes
            As for :meth:`score`.

        Returns
        -------
        scores : array, (periods, units, nodes)
        layout : Layout
            With what is needed to score a single period on the same scale.
        """
        if self.normalise_over == "each":
            return self.score(normalised, layout, weights, codes=codes), layout
        rows = normalised.reshape(-1, normalised.shape[-1])
        nodes = self.score(rows, layout, weights, codes=codes)
        return nodes.reshape(*normalised.shape[:-1], -1), replace(layout, panel=rows)

    def weights(self, normalised: FloatArray, layout: Layout, *, codes: tuple[str, ...] = ()) -> FloatArray:
        """Return the raw weight of every node by the recipe's weighting, (nodes,)."""

        def score(weights: FloatArray) -> FloatArray:
            return self.score(normalised, layout, weights, codes=codes)

        try:
            weights = self.weight(normalised, layout=layout, score=score)
            local_shares(
                weights, layout.children, layout.leaves
            )  # refuses weights that nothing can be made of
        except ArrayError as error:
            raise StepError("weight", self.weight.name, error, np.arange(len(layout.weights))) from error
        return weights


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


def _located(
    method: Aggregation, below: IntArray, *, beside: int | None = None, top: bool = False
) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Let an aggregation's error speak of nodes rather than of positions among siblings.

    Rows from `beside` on are what all rows are compared with; at the top nobody asks for their scores.
    """

    def combine(x: FloatArray, weights: FloatArray) -> FloatArray:
        try:
            if beside is None:
                return method(x, weights)
            own, others = x[..., :beside, :], x[..., beside:, :]
            found = method(own, weights, reference=others)
            rest = np.full((*found.shape[:-1], others.shape[-2]), np.nan) if top else method(others, weights)
            return np.concatenate((found, rest), axis=-1)
        except ArrayError as error:
            raise StepError("aggregate", method.name, error, below) from error

    return combine
