"""The figures of the examples, as they were when somebody last looked: tests/golden/examples/.

Every number of the bundle stands there to five significant digits, with codes and names of methods;
sentences and names in languages do not, so that a better wording changes nothing here.
``scripts/renew_goldens.py`` prints what differs, and writes the files anew.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from poliscope.show.bundle import make_bundle
from poliscope.study import read_study

__all__ = ["EXAMPLES", "HOME", "differences", "example_bundle", "figures", "golden", "text_of"]

ROOT = Path(__file__).parents[1]
HOME = ROOT / "tests" / "golden" / "examples"
EXAMPLES = ("china-cities", "gii-clusters-2023", "shenzhen-hangzhou", "synthetic-regions")
"""Examples whose data stand in the repository."""
DIGITS, DRAWS = 5, 2000
CLOSE = 2e-5
"""Two numbers that agree to so much of themselves are the same: a unit in the fifth digit."""
DRAWN = 1e-3
"""Shares of 2,000 draws may differ by two of them where another machine rounds otherwise."""
_UNSTABLE = frozenset({"digest", "poliscope", "seconds"})
_WORDS = frozenset({"text", "label", "labels", "summary", "description", "bibliography", "commands", "quote"})


@cache
def example_bundle(name: str) -> dict[str, Any]:
    """Return the bundle of an example with its certainty."""
    study = read_study(ROOT / "examples" / name)
    answers = dataclasses.replace(study.answers(), robustness=study.robustness(draws=DRAWS))
    return make_bundle(answers)


def figures(name: str) -> Any:
    """Return the figures of an example: its bundle without sentences, rounded."""
    return _kept(example_bundle(name))


def _kept(part: Any) -> Any:
    if isinstance(part, dict):
        languages = bool(part) and set(part) <= {"en", "zh", ""}
        if languages and not any(isinstance(value, int | float) for value in part.values()):
            return None
        found = {k: _kept(v) for k, v in part.items() if k not in _UNSTABLE | _WORDS}
        return {key: value for key, value in found.items() if value is not None}
    if isinstance(part, list):
        return [_kept(one) for one in part]
    if isinstance(part, float):
        rounded = float(f"{part:.{DIGITS}g}")
        return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e15 else rounded
    return part


def golden(name: str) -> Any:
    """Return the figures that were kept."""
    return json.loads((HOME / f"{name}.json").read_text("utf-8"))


def differences(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Yield what differs: its path, what it was, what it is."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from differences(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (before, now) in enumerate(zip(old, new, strict=True)):
            yield from differences(before, now, f"{path}[{number}]")
    elif not _same(old, new, path):
        yield f"{path}: {_short(old)} -> {_short(new)}"


def _same(old: Any, new: Any, path: str) -> bool:
    numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in (old, new))
    if not numbers:
        return type(old) is type(new) and bool(old == new)
    if isinstance(old, int) and isinstance(new, int) and abs(old) < 1000:
        return old == new  # ranks and counts
    near = DRAWN if path.startswith("robustness") else 1e-9
    return math.isclose(old, new, rel_tol=CLOSE, abs_tol=near)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}..."


def text_of(found: dict[str, Any]) -> str:
    """Return figures as a file: a line for every second step down, so that a change shows in few lines."""
    lines = []
    for key, part in found.items():
        if isinstance(part, dict | list) and part:
            inner = part.items() if isinstance(part, dict) else ((None, one) for one in part)
            rows = [f"  {_named(k)}{_dense(v)}" for k, v in inner]
            opening, closing = "{}" if isinstance(part, dict) else "[]"
            lines.append(f"{_named(key)}{opening}\n" + ",\n".join(rows) + f"\n{closing}")
        else:
            lines.append(f"{_named(key)}{_dense(part)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _named(key: str | None) -> str:
    return "" if key is None else f"{json.dumps(key, ensure_ascii=False)}: "


def _dense(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
