"""The recipe as a form: fields from the register of methods, and back from what a person filled in.

Nothing here names a method: one that joins the register tomorrow, in the package or in a notebook, has its
fields without an edit.
"""

from __future__ import annotations

import json
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import PydanticUndefined

from poliscope.methods.base import FAMILIES, Method
from poliscope.methods.recipe import STEPS, Recipe
from poliscope.study import Study

__all__ = ["Field", "FormError", "chosen", "fields_of", "levels_of", "recipe_from", "recipe_table", "written"]


LONGEST = 20_000
"""Letters of a field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method as a field.

    Parameters
    ----------
    name : str
        Of the parameter.
    kind : {"number", "switch", "choice", "text"}
        How it is filled in.
    choices : tuple of str
        For a choice.
    default : str
        What holds when it is left empty, as it would be written.
    needed : bool
        Whether it may not be left empty.
    description : str
        From the docstring.
    """

    name: str
    kind: Literal["number", "switch", "choice", "text"]
    choices: tuple[str, ...]
    default: str
    needed: bool
    description: str


class FormError(Exception):
    """What is wrong with single fields.

    Parameters
    ----------
    fields : dict of str to str
        What is wrong, by the name of the field (``"normalise.low"``, or ``"normalise"`` for a step).
    """

    def __init__(self, fields: dict[str, str]):
        self.fields = fields
        super().__init__("; ".join(f"{name}: {told}" for name, told in fields.items()))


def fields_of(method: type[Method]) -> list[Field]:
    """Return the fields of a method."""
    described = {parameter.name: parameter.description for parameter in method.parameters()}
    fields = []
    for name, info in method.model_fields.items():
        default = info.get_default(call_default_factory=True)
        missing = default is PydanticUndefined
        kind, choices = _kind(info.annotation)
        fields.append(
            Field(name, kind, choices, "" if missing else written(default), missing, described.get(name, ""))
        )
    return fields


def _kind(annotation: Any) -> tuple[Literal["number", "switch", "choice", "text"], tuple[str, ...]]:
    if annotation is bool:
        return "switch", ()
    if annotation in (int, float):
        return "number", ()
    parts = list(_literals(annotation))
    if parts and None not in parts:
        return "choice", tuple(map(str, parts))
    return "text", ()


def _literals(annotation: Any) -> typing.Iterator[Any]:
    """Yield the values that an annotation allows; None where it allows more than listed values."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in (typing.Union, types.UnionType):
        for part in get_args(annotation):
            yield from _literals(part)
    else:
        yield None


def written(value: Any) -> str:
    """Return a value as it stands in a field: texts without quotes, lists with commas, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        quoted = any(isinstance(part, str) and set(part) & set(',，"') for part in value)
        return ", ".join(json.dumps(part, ensure_ascii=False) if quoted else written(part) for part in value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def chosen(recipe: Recipe) -> dict[str, Method]:
    """Return the method of every step, ``aggregate.1``, ``aggregate.2`` where each level has its own."""
    found: dict[str, Method] = {}
    for step in STEPS:
        method = getattr(recipe, step)
        if isinstance(method, tuple):
            found |= {f"{step}.{level}": one for level, one in enumerate(method, start=1)}
        else:
            found[step] = method
    return found


def levels_of(study: Study) -> int:
    """Return how many levels of aggregates the framework has."""
    return int(max(study.framework.levels)) - 1


def recipe_from(form: Mapping[str, Any], old: Recipe) -> Recipe:
    """Return the recipe that a form describes; what it does not speak of stays.

    Parameters
    ----------
    form : mapping
        ``{"normalise": {"method": "minmax", "low": "1"}, ..., "minimum_availability": "0.5"}``; every value
        a text.
    old : Recipe
        The study's own.

    Raises
    ------
    FormError
        Everything that is wrong, field by field.
    """
    faults: dict[str, str] = {}
    methods: dict[str, Method] = {}
    for key in _keys(form, old):
        given = form.get(key)
        try:
            methods[key] = _method(key, given)
        except FormError as error:
            faults |= error.fields
    if faults:
        raise FormError(faults)
    return _assembled(methods, form, old)


def _keys(form: Mapping[str, Any], old: Recipe) -> list[str]:
    """Return the steps of a form; ``aggregate`` alone or by level, as the form has it."""
    levels = sorted(k for k in form if k.startswith("aggregate.") and k[10:].isdecimal() and len(k) < 13)
    steps = [step for step in STEPS if step != "aggregate"]
    own = levels or (["aggregate"] if "aggregate" in form else [])
    return [step for step in steps if step in form] + own


def _method(key: str, given: Any) -> Method:
    step = key.split(".")[0]
    family = FAMILIES[step]
    name = given.get("method") if isinstance(given, Mapping) else None
    if not isinstance(name, str) or name not in family.members:
        raise FormError({key: "choose one of the methods"})
    method = family.members[name]
    values, faults = {}, {}
    for name, info in method.model_fields.items():
        text = str(given.get(name, "")).strip()
        if not text:
            continue
        if len(text) > LONGEST:
            faults[f"{key}.{name}"] = f"at most {LONGEST:,} letters"
            continue
        try:
            values[name] = _value(text, info.annotation)
        except ValueError as error:
            faults[f"{key}.{name}"] = str(error)
    if faults:
        raise FormError(faults)
    try:
        return method.model_validate(values)
    except ValidationError as error:
        raise FormError({_field(key, found): _message(found) for found in error.errors()}) from None


def _field(key: str, found: Any) -> str:
    return ".".join([key, *map(str, found["loc"][:1])])


def _message(found: Any) -> str:
    return str(found["msg"]).removeprefix("Value error, ")


def _value(text: str, annotation: Any) -> Any:
    """Read a field: a number, true or false, a list with commas, or a text."""
    if annotation is bool:
        return text == "true"
    if annotation in (int, float):
        return _number(text, whole=annotation is int)
    kinds = _members(annotation)
    if any(get_origin(kind) is tuple for kind in kinds):
        texts = _is_texts(kinds)
        return [part if texts else _number(part) for part in _parts(text)]
    if str not in kinds and not _literal(text, annotation):
        try:
            return _number(text)
        except ValueError:
            return text  # the model says what it may be
    return _literal(text, annotation) or text


def _literal(text: str, annotation: Any) -> Any:
    return next((value for value in _literals(annotation) if value is not None and str(value) == text), None)


def _members(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return [member for part in get_args(annotation) for member in _members(part)]
    return [annotation]


def _is_texts(kinds: list[Any]) -> bool:
    return any(get_origin(kind) is tuple and get_args(kind)[0] is str for kind in kinds)


def _parts(text: str) -> list[str]:
    """Return the parts of a list; a part in quotes may hold a comma."""
    try:
        found = tomllib.loads(f"x = [{text}]")["x"]
        if all(isinstance(part, str) for part in found):
            return list(map(str, found))
    except (tomllib.TOMLDecodeError, RecursionError):
        pass
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]


def _number(text: str, *, whole: bool = False) -> float | int:
    try:
        found = float(text)
    except ValueError:
        raise ValueError(f'"{text[:40]}" is not a number') from None
    if found != found or found in (float("inf"), float("-inf")):
        raise ValueError(f'"{text[:40]}" is not a finite number')
    if whole or (found.is_integer() and "." not in text and "e" not in text.lower()):
        if not found.is_integer():
            raise ValueError(f'"{text[:40]}" is not a whole number')
        return int(found)
    return found


def _assembled(methods: Mapping[str, Method], form: Mapping[str, Any], old: Recipe) -> Recipe:
    fields = {name: getattr(old, name) for name in Recipe.model_fields}
    levels = [method for key, method in methods.items() if key.startswith("aggregate.")]
    fields |= {key: method for key, method in methods.items() if "." not in key}
    if levels:
        fields["aggregate"] = tuple(levels)
    faults: dict[str, str] = {}
    if "minimum_availability" in form:
        try:
            shares = [float(_number(part)) for part in _parts(str(form["minimum_availability"]) or "0")]
            if not all(0 <= share <= 1 for share in shares):
                raise ValueError("a share lies between 0 and 1")
            fields["minimum_availability"] = shares[0] if len(shares) == 1 else tuple(shares) or 0.0
        except ValueError as error:
            faults["minimum_availability"] = str(error)
    if "normalise_over" in form:
        fields["normalise_over"] = form["normalise_over"]
    if faults:
        raise FormError(faults)
    try:
        return Recipe(**fields)
    except ValidationError as error:
        raise FormError(
            {str(found["loc"][0]) if found["loc"] else "recipe": _message(found) for found in error.errors()}
        ) from None


def recipe_table(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe as ``study.toml`` holds it: every step by name, other fields where they differ."""
    whole, changed = recipe.model_dump(mode="json"), recipe.model_dump(mode="json", exclude_defaults=True)
    return json.loads(json.dumps({**{step: whole[step] for step in STEPS}, **changed}))  # type: ignore[no-any-return]
