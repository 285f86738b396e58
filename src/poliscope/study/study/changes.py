"""A study with something changed: its fields, its recipe, its settings, its tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import MethodError, Problem, StudyError, one_of
from poliscope.methods.recipe import Recipe, UnreadableStepError
from poliscope.study.dropping import after_dropping
from poliscope.study.spec import StudySpec

if TYPE_CHECKING:
    from poliscope.study.study.study import Study

__all__ = ["changed_fields", "codes_of_level"]

_RECIPE_FIELDS = frozenset(Recipe.model_fields)
_SETTINGS_FIELDS = frozenset({"period", "shown", "within", "seed"})


def changed_fields(study: Study, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the study that changes give other values.

    Raises
    ------
    StudyError, MethodError
        An unknown change, or one that does not fit.
    """
    own = {f.name for f in dataclasses.fields(study)}
    known = own | _RECIPE_FIELDS | _SETTINGS_FIELDS | {"drop", "weights"}
    for name in changes:
        if name not in known:
            raise StudyError(Problem("unknown-change", f'a study has no "{name}"', help=one_of(name, known)))
    fields = {name: value for name, value in changes.items() if name in own}
    if "units" in fields and not isinstance(fields["units"], Units):
        fields["units"] = study.units.take(fields["units"])
    whole = fields.get("framework", study.framework)
    fields["framework"] = _framework(whole, changes)
    recipe, pin = fields.get("recipe", study.recipe), "aggregate" not in changes
    fields["recipe"] = _recipe(after_dropping(recipe, whole, fields["framework"], pin=pin), changes)
    if changes.get("drop") and "uncertainty" not in fields:
        fields["uncertainty"] = study.uncertainty.within(fields["framework"].codes)
    if settings := {name: changes[name] for name in _SETTINGS_FIELDS & changes.keys()}:
        fields["settings"] = _settings(fields.get("settings", study.settings), settings)
    return fields


def _settings(before: StudySpec, changes: Mapping[str, Any]) -> StudySpec:
    kept = before.model_dump()
    if changes.get("period", "all") != "all":
        kept["shown"] = ""  # one period alone: there is none to choose from
    try:
        return StudySpec.model_validate({**kept, **changes})
    except ValidationError as error:
        raise StudyError([_problem(found, "study") for found in error.errors()]) from None


def _framework(framework: Framework, changes: Mapping[str, Any]) -> Framework:
    if drop := changes.get("drop"):
        framework = framework.without(*([drop] if isinstance(drop, str) else drop))
    if isinstance(weights := changes.get("weights"), Mapping):
        framework = framework.reweighted(weights)
    return framework


def _recipe(kept: Mapping[str, Any], changes: Mapping[str, Any]) -> Recipe:
    """Return a recipe from its fields with changes."""
    steps = {name: changes[name] for name in _RECIPE_FIELDS & changes.keys()}
    if isinstance(changes.get("weights"), str):
        steps["weight"] = {"method": "given", "set": changes["weights"]}
    try:
        return Recipe(**{**kept, **steps})
    except ValidationError as error:
        raise MethodError([p for found in error.errors() for p in _recipe_problems(found)]) from None


def _recipe_problems(found: Any) -> list[Problem]:
    """Turn a finding of pydantic into problems; those of a method keep their own codes and help."""
    reason = found.get("ctx", {}).get("error")
    if isinstance(reason, UnreadableStepError):
        where = _problem(found, "recipe").where
        return [Problem(one.code, one.message, where=where, help=one.help) for one in reason.problems]
    return [_problem(found, "recipe")]


def _problem(found: Any, table: str) -> Problem:
    where = ".".join([table, *map(str, found["loc"])])
    return Problem("invalid-setting", found["msg"].removeprefix("Value error, "), where=where)


def codes_of_level(framework: Framework, level: int) -> list[str]:
    """Return the nodes of a level below the index; 1 for indicators.

    Raises
    ------
    StudyError
        There is no such level.
    """
    codes = [code for code, at in zip(framework.codes, framework.levels, strict=True) if at == level]
    if not codes or level >= int(framework.levels[-1]):
        raise StudyError(
            Problem(
                "unknown-level",
                f"the framework has no level {level} below the index",
                help=f"levels are 1 (indicators) to {int(framework.levels[-1]) - 1}",
            )
        )
    return codes
