"""The same index built in other ways: each distinct normalised matrix is made once, and scored many times."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from poliscope.answers.index import Index, make_layout
from poliscope.answers.robustness.contest import make_contest
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, MethodError, PoliscopeError, StudyError
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.ranking import mean_of_form, weighted_scores
from poliscope.kernels.sampling import leaf_weights
from poliscope.kernels.tree import local_shares
from poliscope.methods.base import Method
from poliscope.methods.recipe import Recipe, StepError
from poliscope.methods.weight import GivenWeights

__all__ = ["PREPARING", "Build", "MisfitError", "Run", "Variants", "replay"]

Build: TypeAlias = Callable[[Mapping[str, Any]], Index]
"""Changes of steps (and ``drop``) to the index built with them; by arithmetic means and given weights where
they name no others."""
Run: TypeAlias = tuple[Mapping[str, Any], FloatArray | None]
"""Changes, and raw weights of all nodes (those of the variant where None)."""

PREPARING = ("drop", "screen", "denominate", "impute", "treat", "normalise")


class MisfitError(Exception):
    """The choices of a variant do not go together; the text says why."""


class Variants:
    """Variants of an index, each distinct preparation kept.

    Parameters
    ----------
    index : Index
        The nominal one.
    build : callable
        See :data:`Build`.
    """

    def __init__(self, index: Index, build: Build):
        self.nominal, self.build = index, build
        self._prepared: dict[str, Index | str] = {}
        self._weighted: dict[str, FloatArray] = {}

    @property
    def matrices(self) -> int:
        """How many distinct normalised matrices were made."""
        return sum(not isinstance(one, str) for one in self._prepared.values())

    def index(self, changes: Mapping[str, Any], weights: FloatArray | None = None) -> Index:
        """Return the index with changes.

        Parameters
        ----------
        changes : mapping
            Step to method, and ``drop``.
        weights : array, (nodes,), optional
            Raw weights instead of those by the variant's weighting.

        Raises
        ------
        MisfitError
            The choices do not go together.
        """
        prepared = self._prepare(changes)
        recipe = self._recipe(prepared, changes)
        self._check_rule(recipe, prepared)
        try:
            raw = self._weights(prepared, recipe, changes) if weights is None else weights
            scores = recipe.score(
                prepared.stages.normalised, prepared.layout, raw, codes=prepared.framework.codes
            )
        except (DataError, MethodError, StepError) as error:
            raise MisfitError(_reason(error)) from error
        return dataclasses.replace(prepared, recipe=recipe, raw_weights=raw, node_scores=scores)

    def _prepare(self, changes: Mapping[str, Any]) -> Index:
        preparing = {step: changes[step] for step in PREPARING if changes.get(step)}
        key = _key(preparing)
        if key not in self._prepared:
            try:
                self._prepared[key] = self.build(preparing)
            except (DataError, MethodError, StudyError, StepError) as error:
                self._prepared[key] = _reason(error)
        found = self._prepared[key]
        if isinstance(found, str):
            raise MisfitError(found)
        return found

    def _recipe(self, prepared: Index, changes: Mapping[str, Any]) -> Recipe:
        own = self.nominal.recipe
        given = {name: getattr(prepared.recipe, name) for name in Recipe.model_fields}
        codes = set(prepared.framework.codes)
        given["aggregate"] = changes.get("aggregate", own.aggregate)
        given["weight"] = changes.get("weight", own.weight)
        # a variant of the aggregation holds everywhere, also where the recipe names another one
        given["aggregate_at"] = (
            {} if "aggregate" in changes else {c: m for c, m in own.aggregate_at.items() if c in codes}
        )
        return self._by_node(Recipe(**given), codes)

    def _by_node(self, recipe: Recipe, codes: set[str]) -> Recipe:
        """Let nodes keep the method of their level where a part is left out and levels move."""
        whole = self.nominal.framework
        if not isinstance(recipe.aggregate, tuple) or len(codes) == len(whole.codes):
            return recipe
        methods = recipe.aggregations(self.nominal.layout, whole.codes)
        by_code = {
            node.code: method
            for node, method in zip(whole.aggregates, methods, strict=True)
            if node.code in codes
        }
        return recipe.model_copy(update={"aggregate": methods[-1], "aggregate_at": by_code})

    def _check_rule(self, recipe: Recipe, prepared: Index) -> None:
        """Refuse values that a mean does not suit: by rule, and by a look where the rule cannot tell."""
        methods = recipe.aggregations(prepared.layout, prepared.framework.codes)
        if not any(method.refuses_negative() for method in methods):
            return
        leaves = prepared.layout.leaves
        lowest = {offset for offset, below in enumerate(prepared.layout.children) if (below < leaves).any()}
        values = prepared.stages.normalised
        for offset in sorted(lowest):
            method, below = methods[offset], prepared.layout.children[offset]
            if recipe.normalise.gives_positive() and not recipe.normalise_each:
                continue
            some = values[:, below[below < leaves]]
            if method.needs_positive() and (some <= 0).any():
                raise MisfitError(
                    f"{method.name} needs values above 0, and {recipe.normalise.name} gives others"
                )
            if method.refuses_negative() and (some < 0).any():
                raise MisfitError(
                    f"{method.name} needs values of 0 or more, and {recipe.normalise.name} gives others"
                )

    def _weights(self, prepared: Index, recipe: Recipe, changes: Mapping[str, Any]) -> FloatArray:
        """Return raw weights; those from data are those of the index that is built so."""
        if isinstance(recipe.weight, GivenWeights):
            return make_layout(prepared.framework, prepared.units, recipe).weights
        preparing = {step: changes[step] for step in PREPARING if changes.get(step)}
        steps = ("weight", "aggregate", "aggregate_at") if recipe.weight.needs_scores else ("weight",)
        chosen = {step: getattr(recipe, step) for step in steps}
        key = _key({**preparing, **chosen})
        if key not in self._weighted:
            self._weighted[key] = self.build({**preparing, **chosen}).raw_weights
        return self._weighted[key]

    def scorer(
        self, index: Index, rows: IntArray, factors: FloatArray | None, raw: FloatArray | None
    ) -> Callable[[FloatArray], FloatArray]:
        """Return a function that scores a variant under many weights.

        Parameters
        ----------
        index : Index
            From :meth:`index`.
        rows : int array, (units,)
            The units wanted.
        factors : array, (draws, nominal nodes), optional
            What nominal shares are multiplied with; siblings are rescaled.
        raw : array, (draws, nominal nodes), optional
            Raw weights, taken as they are.

        Returns
        -------
        callable
            ``scorer(numbers (draws, 1)) -> scores (draws, units)``, by the numbers of draws.
        """
        layout, codes = index.layout, index.framework.codes
        place = np.array([self.nominal.framework.position[code] for code in codes])
        if raw is not None:
            weights = raw[:, place]
        else:
            assert factors is not None
            weights = local_shares(index.raw_weights, layout.children, layout.leaves) * factors[:, place]
        shares = local_shares(weights, layout.children, layout.leaves)
        contest = make_contest(index, np.ones(len(codes)))
        power = contest.power
        if contest.form is not None and power is not None:
            chosen = np.searchsorted(contest.rows, rows)
            nodes = [index.framework.position[code] for code in contest.nodes]
            score, leaves = (
                weighted_scores(contest.form[chosen]),
                leaf_weights(shares[:, nodes], contest.children),
            )
            unused = np.random.default_rng(0)

            def by_form(numbers: FloatArray) -> FloatArray:
                # a sum of logarithms orders units as their geometric mean does, but gaps are of means
                return mean_of_form(score(leaves[numbers[:, 0].astype(np.intp)], unused), power=power)

            return by_form

        def general(numbers: FloatArray) -> FloatArray:
            some = shares[numbers[:, 0].astype(np.intp)]
            whole = index.recipe.score(index.stages.normalised, layout, some, codes=codes)
            return np.ascontiguousarray(whole[:, rows, -1])

        return general


def replay(index: Index, build: Build, runs: Sequence[Run]) -> Matrix:
    """Score runs that were drawn elsewhere, such as the replications of a COINr analysis.

    Parameters
    ----------
    index : Index
        The nominal one.
    build : callable
        See :data:`Build`.
    runs : sequence of (mapping, array)
        Changes, and raw weights of all nodes.

    Returns
    -------
    Matrix
        Scores, units x runs; NaN where a unit is not ranked.

    Raises
    ------
    MisfitError
        The choices of a run do not go together.
    """
    variants = Variants(index, build)
    scores = np.full((len(index.units.codes), len(runs)), np.nan)
    for number, (changes, weights) in enumerate(runs):
        scores[:, number] = variants.index(changes, weights).node_scores[:, -1]
    return Matrix(scores, index.units.codes, tuple(str(n) for n in range(1, len(runs) + 1)))


def _reason(error: PoliscopeError | StepError) -> str:
    """Return why choices do not go together, in one line."""
    if isinstance(error, PoliscopeError):
        return "; ".join(problem.message for problem in error.problems)
    return str(error)


def _key(changes: Mapping[str, Any]) -> str:
    return json.dumps(changes, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    return value.spec() if isinstance(value, Method) else str(value)
