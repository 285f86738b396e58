"""What every method is: a name, parameters, a family; and the register of all of them.

A class joins the register when it is defined, in the package or in a notebook::

    class MinMax(Normalisation, name="minmax"): ...

From then on study files, the command line, Monte Carlo, the report and the workbook know it.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Self, Union, get_args, get_origin

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from poliscope.errors import MethodError, Problem, one_of
from poliscope.kernels import FloatArray, IntArray, Tree

__all__ = ["FAMILIES", "Layout", "Method", "Parameter", "family_of"]

FAMILIES: dict[str, type[Method]] = {}
"""The families by the name of their step: ``normalise`` -> Normalisation, ..."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What a step may need to know about the columns, rows and periods of ``x``, as arrays.

    Parameters
    ----------
    direction : array, (indicators,)
        1 where higher is better, -1 where lower is better.
    children : sequence of int arrays
        The tree of indicators (see :mod:`poliscope.kernels`).
    weights : array, (nodes,)
        The weights that the study gives.
    groups : mapping of str to int array, (units,)
        Groups of units by name; -1 where a unit belongs to none.
    periods : array, (periods,), optional
        Where ``x`` is a panel ``(periods, units, indicators)``: its periods as numbers.
    target : array, (indicators,), optional
        Targets in raw units, NaN where there is none.
    low, high : array, (indicators,), optional
        Goalposts in raw units, NaN where there is none.
    parameters : mapping of str to array, (indicators,)
        Further parameters given indicator by indicator, such as ``minmax_lower``.
    units : mapping of str to int
        The row of each unit by its code, for methods that name one.
    panel : array, (periods * units, indicators), optional
        Normalised values of all periods of a panel: what aggregations that compare units compare with,
        so that scores of different periods are on one scale.
    """

    direction: FloatArray
    children: Tree
    weights: FloatArray
    groups: Mapping[str, IntArray] = field(default_factory=dict)
    periods: FloatArray | None = None
    target: FloatArray | None = None
    low: FloatArray | None = None
    high: FloatArray | None = None
    parameters: Mapping[str, FloatArray] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    panel: FloatArray | None = None

    @classmethod
    def flat(cls, indicators: int) -> Layout:
        """Return the layout of a flat index with equal weights, where higher is better."""
        return cls(
            direction=np.ones(indicators),
            children=(np.arange(indicators),),
            weights=np.ones(indicators + 1),
        )

    @property
    def leaves(self) -> int:
        """Number of indicators."""
        return len(self.direction)

    def columns(self, chosen: IntArray) -> Layout:
        """Return the layout of some columns only, as a flat index (for methods set per indicator)."""

        def pick(values: FloatArray | None) -> FloatArray | None:
            return None if values is None else values[chosen]

        flat = Layout.flat(len(chosen))
        return Layout(
            direction=self.direction[chosen],
            children=flat.children,
            weights=flat.weights,
            groups=self.groups,
            periods=self.periods,
            target=pick(self.target),
            low=pick(self.low),
            high=pick(self.high),
            parameters={name: values[chosen] for name, values in self.parameters.items()},
            units=self.units,
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a method, as a person reads it.

    Parameters
    ----------
    name : str
        As written in a study file.
    type : str
        In words: ``"float"``, ``"'min', 'average' or 'max'"``, ``"list of float, optional"``.
    default : object
        What holds when it is not given; None where nothing does, or where it must be given.
    description : str
        From the docstring.
    required : bool
        Whether it must be given.
    """

    name: str
    type: str
    default: object
    description: str
    required: bool = False

    @property
    def shown_default(self) -> str | None:
        """The default as a study file would say it; None where there is none to show."""
        return None if self.required or self.default is None else _toml_value(self.default)


class Method(BaseModel):
    """A choice at one step of the recipe. Subclasses open a family, or join one by ``name=``."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    family: ClassVar[str] = ""
    name: ClassVar[str] = ""
    members: ClassVar[dict[str, type[Method]]] = {}
    excel: ClassVar[str | None] = None
    """A spreadsheet formula with the slots ``{x}`` (the cell) and ``{xs}`` (its column), or None."""

    def __init_subclass__(cls, *, family: str | None = None, name: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if family is not None:
            cls.family, cls.members = family, {}
            FAMILIES[family] = cls
        if name is not None:
            cls.name = name
            cls.members[name] = cls

    @classmethod
    def parse(cls, spec: object) -> Self:
        """Read a method from a name, or from a table with ``method`` and its parameters.

        Parameters
        ----------
        spec : str, mapping or method
            ``"minmax"``, ``{"method": "minmax", "low": 1}``, or an object of the family.

        Raises
        ------
        MethodError
            Unknown name, unknown parameter, or a value that does not fit.
        """
        if isinstance(spec, cls):
            return spec
        name, parameters = cls._split(spec)
        try:
            return cls.parse_name(name).model_validate(parameters)  # type: ignore[return-value]
        except ValidationError as error:
            raise MethodError(cls._problems(name, error)) from None

    @classmethod
    def parse_name(cls, name: str) -> type[Method]:
        """Return the method of the family with a name; an unknown one lists the nearest."""
        if name not in cls.members:
            raise MethodError(
                Problem(
                    code="unknown-method",
                    message=f'there is no method "{name}" to {cls.family}',
                    help=one_of(str(name), cls.members),
                )
            )
        return cls.members[name]

    @classmethod
    def _split(cls, spec: object) -> tuple[str, dict[str, Any]]:
        if isinstance(spec, str):
            return spec, {}
        if isinstance(spec, Mapping) and isinstance(spec.get("method"), str):
            return spec["method"], {key: value for key, value in spec.items() if key != "method"}
        raise MethodError(
            Problem(
                code="unreadable-method",
                message=f"the step {cls.family} is neither a name nor a table with a method: {spec!r}",
                help=f'write {cls.family} = "name", or {cls.family} = {{ method = "name", ... }}',
            )
        )

    @classmethod
    def _problems(cls, name: str, error: ValidationError) -> list[Problem]:
        known = cls.members[name].model_fields
        problems = []
        for found in error.errors():
            parameter = ".".join(str(part) for part in found["loc"])
            if found["type"] == "extra_forbidden":
                allowed = one_of(parameter, known) if known else "it takes no parameters"
                problems.append(
                    Problem(
                        "unknown-parameter",
                        f'the method "{name}" has no parameter "{parameter}"',
                        help=allowed,
                    )
                )
            else:
                what = f'"{parameter}" of the method "{name}"' if parameter else f'the method "{name}"'
                message = f"{found['msg'].removeprefix('Value error, ')} (got {found['input']!r})"
                problems.append(
                    Problem(
                        "bad-parameter",
                        f"{what}: {'it must be given' if found['type'] == 'missing' else message}",
                        help=cls.members[name].usage(),
                    )
                )
        return problems

    def spec(self) -> str | dict[str, Any]:
        """Return what a study file would say: the name alone where all parameters are the default."""
        given = self.model_dump(mode="json", exclude_defaults=True)
        return {"method": self.name, **given} if given else self.name

    @classmethod
    def usage(cls) -> str:
        """Return one line that shows the parameters with their defaults."""
        shown = ", ".join(
            f"{p.name} = {p.shown_default}" if p.shown_default is not None else f"{p.name} ({p.type})"
            for p in cls.parameters()
        )
        return f'method = "{cls.name}"' + (f", {shown}" if shown else "")

    @classmethod
    def label(cls) -> str:
        """Return the first line of the docstring, up to its colon: ``"Min-max"``."""
        return cls.summary().split(":")[0].rstrip(".")

    @classmethod
    def summary(cls) -> str:
        """Return the first line of the docstring."""
        return (inspect.getdoc(cls) or cls.name).splitlines()[0]

    @classmethod
    def references(cls) -> tuple[str, ...]:
        """Return the sources named in the docstring."""
        return tuple(" ".join(lines) for lines in _paragraphs(_section(cls, "References")))

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """Return the parameters with type, default and description."""
        described = _descriptions(_section(cls, "Parameters"))
        return tuple(
            Parameter(
                name=name,
                type=_type_words(info.annotation),
                default=None if info.is_required() else info.get_default(call_default_factory=True),
                description=described.get(name, info.description or ""),
                required=info.is_required(),
            )
            for name, info in cls.model_fields.items()
        )


def family_of(step: str) -> type[Method]:
    """Return the family of a step by its name, such as ``"normalise"``."""
    if step not in FAMILIES:
        raise MethodError(
            Problem(code="unknown-step", message=f'there is no step "{step}"', help=one_of(step, FAMILIES))
        )
    return FAMILIES[step]


def _type_words(annotation: Any) -> str:
    """Say a type as a person would: ``int or 'all'``, ``list of float, optional``."""
    choices = _type_choices(annotation)
    words = [word for word in dict.fromkeys(choices) if word != "None"]
    said = ", ".join(words[:-1]) + " or " + words[-1] if len(words) > 1 else words[0]
    return f"{said}, optional" if "None" in choices else said


def _type_choices(annotation: Any) -> list[str]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is type(None):
        return ["None"]
    if origin is Annotated:
        return _type_choices(arguments[0])
    if origin is Literal:
        return [repr(choice) for choice in arguments]
    if origin in (Union, UnionType):
        return [word for part in arguments for word in _type_choices(part)]
    if origin in (tuple, list):
        return [f"list of {_type_words(arguments[0])}"]
    return [getattr(annotation, "__name__", str(annotation))]


def _toml_value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml_value(part) for part in value) + "]"
    return str(value)


def _section(cls: type, title: str) -> list[str]:
    lines = (inspect.getdoc(cls) or "").splitlines()
    start = next(
        (i for i, line in enumerate(lines[:-1]) if line == title and lines[i + 1].startswith("---")), None
    )
    if start is None:
        return []
    body = lines[start + 2 :]
    end = next((i for i, line in enumerate(body[1:], 1) if line.startswith("---")), len(body) + 1)
    return body[: end - 1]


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip().removeprefix(".. ").strip())
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _descriptions(lines: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if line and not line.startswith(" "):
            name = line.split(":")[0].strip()
            found[name] = []
        elif line.strip() and name:
            found[name].append(line.strip())
    described = {key: " ".join(text) for key, text in found.items()}
    return {name.strip(): text for names, text in described.items() for name in names.split(",")}
