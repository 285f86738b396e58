"""What is varied as a form: texts for the fields of ``[uncertainty]``, and back, with what is wrong in each.

Spreads, bounds and alternatives with settings are written as ``study.toml`` writes them; an order also as
``research > firms``. Limits across pillars stay in the file as they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from poliscope.errors import PoliscopeError, one_of
from poliscope.methods.base import FAMILIES
from poliscope.methods.recipe import STEPS
from poliscope.study.spec import Uncertainty
from poliscope.study.toml import to_toml
from poliscope.web.forms import LONGEST, FormError, written

__all__ = ["FURTHER", "MOST_DRAWS", "PLAIN", "texts_of", "uncertainty_from", "uncertainty_table"]

PLAIN = (
    "draws",
    "choice_draws",
    "seed",
    "vary",
    "weights",
    "compat",
    "weights_at",
    "bounds",
    "order",
    "drop",
)
"""Settings with one field each, in the order of the page."""
FURTHER = "+"
"""Among the methods of a step: the field for alternatives that have settings of their own."""
MOST_DRAWS = 10_000_000
"""More draws than these are asked for in the study file only."""
_BREAKS = frozenset('>;,[]"')


def texts_of(found: Uncertainty) -> dict[str, str]:
    """Return the text of every plain field, and ``step`` to the text of its further alternatives."""
    texts = {name: written(getattr(found, name)) for name in ("draws", "choice_draws", "seed", "weights")}
    texts |= {"vary": found.vary, "compat": found.compat or "", "drop": written(found.drop)}
    texts |= {name: _pairs(getattr(found, name)) for name in ("weights_at", "bounds")}
    texts["order"] = _chains(found.order)
    for step in STEPS:
        texts[step] = ", ".join(_inline(one) for one in getattr(found, step) if not isinstance(one, str))
    return texts


def _inline(value: Any) -> str:
    """Return a value as it stands within a line of TOML."""
    return to_toml({"x": [value]}).strip().removeprefix("x = [").removesuffix("]")


def _pairs(mapping: Mapping[str, Any]) -> str:
    plain = {code: list(value) if isinstance(value, tuple) else value for code, value in mapping.items()}
    return _inline(plain).removeprefix("{").removesuffix("}").strip() if plain else ""


def _chains(orders: Iterable[Sequence[str]]) -> str:
    rows = [list(row) for row in orders]
    if any(_BREAKS & set(code) for row in rows for code in row):
        return ", ".join(map(_inline, rows))
    return "; ".join(" > ".join(row) for row in rows)


def uncertainty_from(form: Mapping[str, Any], old: Uncertainty, codes: Collection[str]) -> Uncertainty:
    """Return what a form says is varied; what it does not speak of stays.

    Parameters
    ----------
    form : mapping
        ``{"draws": "20000", "weights_at": "research = 0.1", "normalise": {"rank": "true", "+": "..."}}``.
    old : Uncertainty
        The study's own.
    codes : collection of str
        Of the framework's nodes.

    Raises
    ------
    FormError
        Everything that is wrong, field by field: ``uncertainty.draws``.
    """
    values: dict[str, Any] = {name: getattr(old, name) for name in Uncertainty.model_fields}
    faults: dict[str, str] = {}
    for name in [*PLAIN, *STEPS]:
        if name not in form:
            continue
        try:
            values[name] = _alternatives(name, form[name]) if name in STEPS else _plain(name, form[name])
        except (ValueError, PoliscopeError) as error:
            faults[f"uncertainty.{name}"] = _message(error)
    if faults:
        raise FormError(faults)
    try:
        found = Uncertainty(**values)
    except ValidationError as error:
        raise FormError({_place(one["loc"]): _message_of(one) for one in error.errors()}) from None
    unknown = [(setting, code) for setting, code in found.named if code not in codes]
    if unknown:
        told = {}
        for setting, code in unknown:
            help = one_of(code, codes)
            told[f"uncertainty.{setting}"] = f'there is no indicator or pillar "{code}"; {help}'
        raise FormError(told)
    return found


def _place(loc: Sequence[Any]) -> str:
    return f"uncertainty.{loc[0]}" if loc else "uncertainty.compat"


def _message(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return _message_of(error.errors()[0])
    return error.problems[0].message if isinstance(error, PoliscopeError) else str(error)


def _message_of(found: Any) -> str:
    told = str(found["msg"]).removeprefix("Value error, ")
    where = ".".join(str(part) for part in found["loc"][1:])
    return f"{where}: {told}" if where else told


def _plain(name: str, given: Any) -> Any:
    text = str(given).strip().replace("\uff0c", ",")
    if len(text) > LONGEST:
        raise ValueError(f"at most {LONGEST:,} letters")
    if name in ("vary", "compat", "seed") and not text:
        return Uncertainty.model_fields[name].default
    if name in ("draws", "choice_draws", "seed"):
        return _whole(text, None if name == "seed" else MOST_DRAWS)
    if name == "weights":
        return _share(text)
    if name in ("weights_at", "bounds"):
        example = "research = 0.1, firms = 0" if name == "weights_at" else "research = [0.2, 0.5]"
        return _read(f"x = {{ {text} }}", example)
    if name == "order":
        return _orders(text)
    return _codes(text) if name == "drop" else text


def _whole(text: str, most: int | None) -> int:
    plain = text.replace(",", "").replace("_", "")
    if not plain.isascii() or not plain.isdecimal():
        raise ValueError(f'"{text[:40]}" is not a whole number of 0 or more')
    found = int(plain[:30])
    if most is not None and found > most:
        raise ValueError(f"at most {most:,} here; study.toml may ask for more")
    return found


def _share(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1:
        raise ValueError("a share of itself from 0 to below 1: 0.25 is 25% up or down")
    return found


def _read(text: str, example: str) -> Any:
    """Read a line of TOML; names that are not letters of ASCII stand in quotes."""
    try:
        return tomllib.loads(text)["x"]
    except (tomllib.TOMLDecodeError, RecursionError, KeyError):
        hint = "" if text.isascii() else "; codes with other letters than a-z stand in quotes"
        raise ValueError(f"write it like this: {example}{hint}") from None


def _orders(text: str) -> list[list[str]]:
    if text.startswith("["):
        found: list[list[str]] = _read(f"x = [{text}]", '["research", "firms"]')
        return found
    chains = text.replace("\uff1b", ";").replace("\uff1e", ">").split(";")
    rows = [[code.strip() for code in chain.split(">")] for chain in chains if chain.strip()]
    if any(len(row) < 2 or not all(row) for row in rows):
        raise ValueError("write it like this: research > firms > exchange")
    return rows


def _codes(text: str) -> list[str]:
    if text.startswith('"'):
        return list(map(str, _read(f"x = [{text}]", '"a, b", "c"')))
    return [code.strip() for code in text.split(",") if code.strip()]


def _alternatives(step: str, given: Any) -> list[Any]:
    """Return the methods that are ticked, in the order of the register, and those that are written."""
    if not isinstance(given, Mapping):
        raise ValueError("choose from the methods")
    found: list[Any] = [name for name in FAMILIES[step].members if given.get(name) == "true"]
    text = str(given.get(FURTHER, "")).strip()
    if len(text) > LONGEST:
        raise ValueError(f"at most {LONGEST:,} letters")
    example = f'{{ method = "{next(iter(FAMILIES[step].members))}" }}'
    found += _read(f"x = [{text}]", example)
    for one in found:
        Uncertainty(**{step: [one]})
    return found


def uncertainty_table(found: Uncertainty, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table ``[uncertainty]`` as ``study.toml`` holds it.

    Parameters
    ----------
    found : Uncertainty
        What is varied from now on.
    before : mapping
        The table as it stands: what means the same stays as its author wrote it.
    """
    table: dict[str, Any] = found.model_dump(mode="json", exclude_defaults=True)
    for name, raw in before.items():
        if getattr(Uncertainty(**{name: raw}), name, None) == getattr(found, name, None):
            table[name] = raw
        else:
            table.setdefault(name, found.model_dump(mode="json")[name])
    return {name: value for name, value in table.items() if value is not None}
