"""Every sentence in which poliscope says what is wrong, collected from its source code.

Problems, notes and refusals are written in English where they arise, as f-strings; their translations stand
in ``src/poliscope/show/locales/problems.zh.json``, found by the English sentence with its gaps. Here the
sentences are read out of the source, so that a test can tell what the catalog lacks::

    f'there is no unit "{unit}"'   ->   there is no unit "{unit}"

``python tests/problem_texts.py`` prints what to add to the catalog, and what to delete.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from source_strings import Module, Package, argument, called, says_something, template

SOURCE = Path(__file__).resolve().parents[1] / "src" / "poliscope"
CATALOG = SOURCE / "show" / "locales" / "problems.zh.json"

PROBLEM = (("message", 1, "sentence"), ("where", 2, "place"), ("help", 3, "sentence"))
SAYING = {
    # what says something: each argument by its name and position, and whether it is a sentence or a place
    "Problem": PROBLEM,
    "add": PROBLEM,  # Faults.add
    "Note": PROBLEM[:2],
    "note": PROBLEM[:1],  # Grid.note
    "ArrayError": (("reason", 0, "sentence"), ("help", 9, "sentence")),
    "Reason": (("text", 0, "sentence"),),  # why records are not counted
    "UsageError": (("message", 0, "sentence"),),
    "fail": (("message", 0, "sentence"),),
    "tell": (("text", 0, "sentence"),),
}
RAISED = frozenset({"ValueError", "MisfitError"})
"""Errors whose reason becomes the message of a problem: checks of models, and choices that do not fit."""
_GAP = re.compile(r"\{[a-z][a-z0-9_]*\}")


@dataclass(frozen=True)
class Said:
    """A sentence or a place that a person may read, and the ``file:line`` that says it."""

    template: str
    kind: str
    place: str


@cache
def all_said() -> tuple[Said, ...]:
    """Return everything that the package may say, in the order of its files."""
    package = Package(SOURCE)
    found: dict[Said, None] = {}
    for module in package.modules:
        for scope, node in package.nodes(module):
            for expression, kind in _sayings(module, node):
                place = f"{module.path.relative_to(SOURCE).as_posix()}:{expression.lineno}"
                for text in package.read(expression, scope):
                    if says_something(text):
                        found.setdefault(Said(template(text), kind, place))
    return tuple(found)


def _sayings(module: Module, node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield the expressions of a node that a person may read."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and called(node.exc) in RAISED:
        if node.exc.args and _reaches_a_reader(module):
            yield node.exc.args[0], "sentence"
    elif isinstance(node, ast.Call):
        name = called(node)
        if name in {"fail", "note"} and ("cli" in module.path.parts) != (name == "fail"):
            return
        for parameter, position, kind in SAYING.get(name, ()):
            given = argument(node, parameter, position)
            if given is not None:
                yield given, kind
        if name == "FormError" and isinstance(node.args[0], ast.Dict):
            yield from ((value, "sentence") for value in node.args[0].values)
    yield from ((told, "sentence") for told in _otherwise(node))


def _reaches_a_reader(module: Module) -> bool:
    text = module.path.read_text("utf-8")
    return "web" in module.path.parts or "pydantic" in text or "Method" in text


def _otherwise(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what is wrong with fields of a form, and what the gate of the server answers with a status."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
        if getattr(node.targets[0].value, "id", "") == "faults":
            yield node.value
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
        status, told = node.value.elts
        if isinstance(status, ast.Constant) and isinstance(status.value, int):
            yield told


# --- the catalog ----------------------------------------------------------------------------------


def catalogued() -> dict[str, dict[str, str]]:
    """Return the sections of the catalog."""
    sections: dict[str, dict[str, str]] = json.loads(CATALOG.read_text("utf-8"))
    return sections


def skeleton(sentence: str) -> str:
    """Return a sentence without the names of its gaps: by this it is known."""
    return _GAP.sub("{}", sentence)


def advice(said: Sequence[Said], sentences: dict[str, str]) -> str:
    """Say what to add to the catalog and what to delete; nothing where it is complete."""
    known, lines = set(map(skeleton, sentences)), []
    absent = {skeleton(one.template): one for one in reversed(said) if one.kind == "sentence"}
    if absent := {form: one for form, one in absent.items() if form not in known}:
        lines.append(f'add to "sentences" of {CATALOG.relative_to(SOURCE.parents[1])}, with their Chinese:')
        lines += [f'  {_quoted(one.template)}: "",   (from {one.place})' for one in reversed(absent.values())]
    forms = {skeleton(one.template) for one in said}
    if past := [entry for entry in sentences if skeleton(entry) not in forms]:
        lines.append("delete there, since no line of the source says it any more:")
        lines += [f"  {_quoted(entry)}" for entry in past]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    found = advice(all_said(), catalogued()["sentences"])
    sys.stdout.write(f"{found or 'the catalog is complete'}\n")
    sys.exit(bool(found))
