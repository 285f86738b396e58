"""What becomes of a recipe where indicators or pillars are left out."""

from __future__ import annotations

from typing import Any

from poliscope.data.framework import Framework
from poliscope.methods.recipe import Recipe

__all__ = ["after_dropping"]

_BY_CODE = ("aggregate_at", "impute_each", "treat_each", "normalise_each")


def after_dropping(
    recipe: Recipe, before: Framework, after: Framework, *, pin: bool = True
) -> dict[str, Any]:
    """Return the fields of a recipe for what is left of a framework.

    What is set for single nodes that are gone goes too. Where methods are listed a level, the nodes that
    are left keep their own, also where the level of a node is another now, as that of an index whose
    deepest pillar was left out.

    Parameters
    ----------
    recipe : Recipe
        For the whole framework.
    before, after : Framework
        The whole framework, and what is left of it.
    pin : bool
        Whether nodes keep the aggregation of their former level; not where another is chosen for all.
    """
    fields: dict[str, Any] = {name: getattr(recipe, name) for name in type(recipe).model_fields}
    gone = set(before.codes) - set(after.codes)
    for name in _BY_CODE:
        fields[name] = {code: method for code, method in fields[name].items() if code not in gone}
    levels = int(after.levels[-1]) - 1
    if gone and isinstance(recipe.aggregate, tuple):
        fields["aggregate"] = recipe.aggregate[:levels]
        if pin:
            fields["aggregate_at"] = {**_moved(recipe.aggregate, before, after), **fields["aggregate_at"]}
    if gone and isinstance(recipe.minimum_availability, tuple):
        fields["minimum_availability"] = recipe.minimum_availability[:levels]
    return fields


def _moved(methods: tuple[Any, ...], before: Framework, after: Framework) -> dict[str, Any]:
    """Return the aggregation of each node whose level is another now."""
    moved = {}
    for node in after.aggregates:
        level, now = (int(f.levels[f.position[node.code]]) for f in (before, after))
        if level != now and node.code in before.position and level - 2 < len(methods):
            moved[node.code] = methods[level - 2]
    return moved
