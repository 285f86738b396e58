"""The methods that a reader of the workbook can choose from: the study's own, and the usual ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from poliscope.answers.index import Index
from poliscope.methods.aggregate import Aggregation
from poliscope.methods.base import Method
from poliscope.methods.normalise import Normalisation
from poliscope.show.words import method_label, say

__all__ = ["Option", "aggregation_options", "normalisation_options"]

NORMALISATIONS: tuple[object, ...] = ({"method": "minmax", "low": 1, "high": 100}, "zscore", "rank")
"""Offered besides the study's own; scores from 1 up, so that a geometric mean can follow."""
AGGREGATIONS: tuple[object, ...] = ("arithmetic", "geometric", "harmonic")


@dataclass(frozen=True, slots=True)
class Option:
    """A method as an entry of a drop-down list.

    Parameters
    ----------
    method : Method
        With its parameters.
    label : str
        Different from that of every other option of the step.
    live : bool
        Whether a formula computes it; else cells hold the values that poliscope computed.
    """

    method: Any
    label: str
    live: bool


def normalisation_options(index: Index, language: str) -> tuple[Option, ...]:
    """Return the study's normalisations, then min-max, z-scores and ranks."""
    recipe = index.recipe
    chosen = _distinct([recipe.normalise, *recipe.normalise_each.values()])
    # over several periods, minimum and mean are those of all of them, which one sheet does not hold
    panel = index.layout.periods is not None and recipe.normalise_over == "all"
    return _options(chosen, NORMALISATIONS, Normalisation, language, live=not panel)


def aggregation_options(index: Index, language: str) -> tuple[Option, ...]:
    """Return the study's aggregations, then the arithmetic, geometric and harmonic mean."""
    chosen = _distinct(index.recipe.aggregations(index.layout, index.framework.codes))
    return _options(chosen, AGGREGATIONS, Aggregation, language, live=True)


def _options(
    chosen: Sequence[Method], usual: Sequence[object], family: type[Method], language: str, *, live: bool
) -> tuple[Option, ...]:
    known = {type(method) for method in chosen}
    added = [method for method in map(family.parse, usual) if not live or type(method) not in known]
    methods = [*chosen, *added]
    own = [live and method.excel is not None for method in chosen]
    lives = [*own, *[True] * len(added)]
    labels = [
        method_label(type(method), language) + ("" if is_live else say(language, "workbook.values-only"))
        for method, is_live in zip(methods, lives, strict=True)
    ]
    return tuple(
        Option(method, label if labels.count(label) == 1 else f"{label} {number}", is_live)
        for number, (method, label, is_live) in enumerate(zip(methods, labels, lives, strict=True), start=1)
    )


def _distinct(methods: Iterable[Method]) -> list[Method]:
    found: list[Method] = []
    for method in methods:
        if method not in found:
            found.append(method)
    return found
