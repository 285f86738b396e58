"""The recipe's part of the bundle: every method with its parameters and references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from poliscope.answers.index import Index
from poliscope.methods.base import Method
from poliscope.methods.recipe import STEPS, Recipe
from poliscope.show.words import method_label, method_summary

__all__ = ["recipe_part"]


def recipe_part(index: Index, languages: Sequence[str]) -> dict[str, Any]:
    """Return the recipe as a study file writes it, and step by step as a person reads it."""
    recipe = index.recipe
    bibliography = sorted({text for method in _all_methods(recipe) for text in type(method).references()})
    number = {text: position for position, text in enumerate(bibliography)}
    joined: list[type[Method]] = [type(m) for m in recipe.aggregations(index.layout, index.framework.codes)]
    return {
        "spec": recipe.model_dump(mode="json", exclude_defaults=True),
        "steps": [
            {"step": step, "scope": scope, "at": at, **_method(method, languages, number)}
            for step, scope, at, method in _steps(recipe)
        ],
        "normalise_over": recipe.normalise_over,
        "order": list(recipe.order),
        "aggregations": {
            kind.name: {name: method_label(kind, name) for name in languages} for kind in joined
        },
        "bibliography": bibliography,
    }


def _steps(recipe: Recipe) -> Iterator[tuple[str, str, Any, Method]]:
    """Yield step, scope (all, level, nodes), where, and the method."""
    for step in STEPS:
        chosen = getattr(recipe, step)
        if isinstance(chosen, tuple):
            for level, method in enumerate(chosen, start=1):
                yield step, "level", level, method
        else:
            yield step, "all", None, chosen
        single = recipe.aggregate_at if step == "aggregate" else getattr(recipe, f"{step}_each", {})
        for codes, method in _grouped(single):
            yield step, "nodes", codes, method


def _grouped(single: dict[str, Any]) -> Iterator[tuple[list[str], Method]]:
    """Yield every method that is set for single nodes once, with all its nodes."""
    seen: list[Method] = []
    for method in single.values():
        if method not in seen:
            seen.append(method)
            yield [code for code, other in single.items() if other == method], method


def _all_methods(recipe: Recipe) -> list[Method]:
    return [method for _, _, _, method in _steps(recipe)]


def _method(method: Method, languages: Sequence[str], number: dict[str, int]) -> dict[str, Any]:
    kind, values = type(method), method.model_dump(mode="json")
    return {
        "method": kind.name,
        "label": {name: method_label(kind, name) for name in languages},
        "summary": {name: method_summary(kind, name) for name in languages},
        "parameters": [
            {
                "name": parameter.name,
                "value": values[parameter.name],
                "default": getattr(method, parameter.name) == parameter.default,
                "description": parameter.description,
            }
            for parameter in kind.parameters()
        ],
        "references": [number[text] for text in kind.references()],
    }
