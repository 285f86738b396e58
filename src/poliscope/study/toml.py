"""Write plain data as TOML: the standard library only reads it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["to_toml"]

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def to_toml(document: Mapping[str, Any]) -> str:
    """Return a document of tables: plain values first, then one ``[table]`` a mapping.

    Parameters
    ----------
    document : mapping
        Of strings, numbers, booleans, lists and mappings; None and empty mappings are left out.

    Returns
    -------
    str
        Ends with a line break.
    """
    plain = {key: value for key, value in document.items() if not isinstance(value, Mapping)}
    parts = [_lines(plain)] if plain else []
    for key, value in document.items():
        if isinstance(value, Mapping) and value:
            parts.append(f"[{_key(key)}]\n{_lines(value)}")
    return "\n".join(parts)


def _lines(table: Mapping[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items() if value is not None)


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _text(text: str) -> str:
    """Return a basic string; JSON escapes are TOML's, but for the DEL character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items() if v is not None)
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _number(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return repr(value)
