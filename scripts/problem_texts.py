"""Collect every text in which poliscope says what is wrong, from its source code.

Problems, notes and refusals are written in English where they arise, as f-strings. This reads the
source as a syntax tree, follows names, branches, constants and calls back to the strings they stand
for, and gives each text as a template whose gaps are named after what stands in them::

    f'there is no unit "{unit}"'   ->   there is no unit "{unit}"

``python scripts/problem_texts.py`` prints what ``src/poliscope/show/locales/problems.zh.json`` lacks, as
lines to fill in, and what it has that the source no longer says. The test
``tests/show/test_problems.py`` fails for either.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "poliscope"
MOST = 400
"""Texts that one place may have; more would mean that the reading has run away."""


@dataclass(frozen=True)
class Text:
    """A text that a person may read.

    Parameters
    ----------
    template : str
        With gaps such as ``{unit}``.
    place : str
        ``file:line``.
    kind : {"message", "help", "where"}
        What it says.
    """

    template: str
    place: str
    kind: str


SINKS: dict[str, tuple[tuple[str, int, str], ...]] = {
    # what a call takes: name of the argument, its position, what it says
    "Problem": (("message", 1, "message"), ("where", 2, "where"), ("help", 3, "help")),
    "Note": (("message", 1, "message"), ("where", 2, "where")),
    "ArrayError": (("reason", 0, "message"), ("help", 9, "help")),
    "add": (("message", 1, "message"), ("where", 2, "where"), ("help", 3, "help")),
    "note": (("message", 1, "message"),),
    "Reason": (("text", 0, "message"),),
    "tell": (("text", 0, "message"),),
    "UsageError": (("message", 0, "message"),),
    "fail": (("message", 0, "message"),),
}
RAISED = {"ValueError", "MisfitError"}
"""Errors whose text reaches the reader through a problem: a model's check says what does not fit."""
_GAP = re.compile(r"\{[a-z][a-z0-9_]*\}")
_NAME = re.compile(r"[A-Za-z][\w.-]{3,}")


@dataclass
class Module:
    """A file of the package, with what its names stand for."""

    path: Path
    tree: ast.Module

    @cached_property
    def names(self) -> dict[str, list[ast.expr]]:
        """What is assigned at the top level."""
        return _assigned(self.tree)

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {n.name: n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)}

    @cached_property
    def imported(self) -> dict[str, str]:
        """Where the names come from that are imported from the package."""
        return {
            a.asname or a.name: n.module or ""
            for n in ast.walk(self.tree)
            if isinstance(n, ast.ImportFrom) and (n.module or "").startswith("poliscope")
            for a in n.names
        }

    @cached_property
    def dotted(self) -> str:
        """Its name as it is imported."""
        parts = self.path.with_suffix("").parts
        return ".".join(part for part in parts[parts.index("poliscope") :] if part != "__init__")

    def has(self, name: str, home: Module) -> bool:
        """Tell whether a name here is that of another file, or of the folder that passes it on."""
        source = self.imported.get(name)
        return source is not None and f"{home.dotted}.".startswith(f"{source}.")


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """Return the expressions that each name is given below a node, without those of inner functions."""
    found: dict[str, list[ast.expr]] = {}

    def pair(target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            found.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, its in zip(target.elts, value.elts, strict=False):
                pair(one, its)
        elif isinstance(target, ast.Tuple):
            for number, one in enumerate(target.elts):
                pair(one, ast.Subscript(value, ast.Constant(number)))

    for node in _own(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pair(target, node.value)
        elif (isinstance(node, ast.AnnAssign) and node.value is not None) or isinstance(node, ast.NamedExpr):
            pair(node.target, node.value)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            whole = ast.BinOp(node.target, node.op, node.value)
            found.setdefault(node.target.id, []).append(whole)
        elif isinstance(node, ast.For | ast.comprehension):
            _looped(node.target, node.iter, found)
    return found


def _looped(target: ast.expr, over: ast.expr, found: dict[str, list[ast.expr]]) -> None:
    """Read a loop over rows that are written out."""
    if not isinstance(over, ast.Tuple | ast.List):
        return
    for row in over.elts:
        if isinstance(target, ast.Name):
            found.setdefault(target.id, []).append(row)
        elif isinstance(target, ast.Tuple) and isinstance(row, ast.Tuple):
            for one, its in zip(target.elts, row.elts, strict=False):
                if isinstance(one, ast.Name):
                    found.setdefault(one.id, []).append(its)


def _own(tree: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield from _own(child)


@dataclass
class Scope:
    """Where an expression stands: its file and function, and the call that is followed."""

    module: Module
    function: ast.FunctionDef | None = None
    call: ast.Call | None = None
    caller: Scope | None = None
    depth: int = 0
    busy: frozenset[str] = field(default_factory=frozenset)

    def within(self, **changes: object) -> Scope:
        kept = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Scope(**{**kept, **changes})  # type: ignore[arg-type]


class Package:
    """All files, and the reading of expressions over them."""

    def __init__(self, source: Path = SOURCE):
        self.modules = [
            Module(path, ast.parse(path.read_text("utf-8"))) for path in sorted(source.rglob("*.py"))
        ]
        self.source = source
        self.defined: dict[str, list[tuple[Module, ast.FunctionDef]]] = {}
        self.constants: dict[str, list[Module]] = {}
        self.calls: dict[str, list[tuple[Scope, ast.Call]]] = {}
        for module in self.modules:
            for name, function in module.functions.items():
                self.defined.setdefault(name, []).append((module, function))
            for name in module.names:
                self.constants.setdefault(name, []).append(module)
            for scope, node in _in_functions(module):
                if isinstance(node, ast.Call) and (name := _called(node)):
                    self.calls.setdefault(name, []).append((scope, node))

    # --- what is collected ----------------------------------------------------------------------

    def texts(self) -> list[Text]:
        """Return every text, in the order of the files."""
        found: dict[Text, None] = {}
        for module in self.modules:
            for scope, node in _in_functions(module):
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                    if _called(node.exc) in RAISED and self._is_shown(module):
                        self._collect(node.exc, (("reason", 0, "message"),), scope, found)
                for given in _said_otherwise(node):
                    self._keep(given, "message", scope, found)
                if isinstance(node, ast.Call) and (name := _called(node)) in SINKS:
                    if name not in {"fail", "note"} or ("cli" in module.path.parts) == (name == "fail"):
                        self._collect(node, SINKS[name], scope, found)
        return list(found)

    def _is_shown(self, module: Module) -> bool:
        return (
            "pydantic" in (text := module.path.read_text("utf-8"))
            or "Method" in text
            or "web" in module.path.parts
        )

    def _collect(
        self, call: ast.Call, takes: tuple[tuple[str, int, str], ...], scope: Scope, found: dict[Text, None]
    ) -> None:
        for name, position, kind in takes:
            given = _argument(call, name, position)
            if given is not None:
                self._keep(given, kind, scope, found)

    def _keep(self, given: ast.expr, kind: str, scope: Scope, found: dict[Text, None]) -> None:
        place = f"{scope.module.path.relative_to(self.source).as_posix()}:{given.lineno}"
        for parts in self.read(given, scope):
            if _says_something(parts):
                found.setdefault(Text(_template(parts), place, kind))

    # --- reading an expression ------------------------------------------------------------------

    def read(self, node: ast.expr, scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        """Return what an expression may stand for: each a sequence of strings and gaps."""
        gap: list[tuple[str | ast.expr, ...]] = [(node,)]
        if scope.depth > 12:
            return gap
        deeper = scope.within(depth=scope.depth + 1)
        if isinstance(node, ast.Constant):
            return [(node.value,)] if isinstance(node.value, str) else [()] if node.value is None else gap
        if isinstance(node, ast.JoinedStr):
            return self._joined([self._part(one, deeper) for one in node.values], gap)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = [self.read(node.left, deeper), self.read(node.right, deeper)]
            words = any(isinstance(part, str) for side in sides for one in side for part in one)
            return self._joined(sides, gap) if words else gap
        if isinstance(node, ast.IfExp):
            return _different([*self.read(node.body, deeper), *self.read(node.orelse, deeper)])
        if isinstance(node, ast.BoolOp):
            return _different([one for value in node.values for one in self.read(value, deeper)])
        if isinstance(node, ast.Name):
            return self._named(node, deeper) or gap
        if isinstance(node, ast.Call):
            return self._call(node, deeper) or gap
        if isinstance(node, ast.Subscript):
            return self._row(node, deeper) or gap
        return gap

    def _part(self, node: ast.expr, scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        if isinstance(node, ast.FormattedValue):
            if node.conversion != -1 or node.format_spec is not None:
                return [(node.value,)]
            found = self.read(node.value, scope)
            return [(node.value,)] if _are_names(found) else found
        return self.read(node, scope)

    def _joined(
        self, several: list[list[tuple[str | ast.expr, ...]]], gap: list[tuple[str | ast.expr, ...]]
    ) -> list[tuple[str | ast.expr, ...]]:
        count = 1
        for one in several:
            count *= max(len(one), 1)
        if count > MOST:
            raise ValueError(f"more than {MOST} texts at line {getattr(gap[0][0], 'lineno', '?')}")
        return _different([tuple(itertools.chain(*chosen)) for chosen in itertools.product(*several)])

    def _named(self, node: ast.Name, scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        function = scope.function
        key = f"{function.name if function else ''}.{node.id}"
        if key in scope.busy:
            return []
        inner = scope.within(busy=scope.busy | {key})
        if function is not None:
            values = _assigned(function).get(node.id, [])
            if not values and node.id in _parameters(function):
                return self._parameter(node, inner)
            if values:
                return self._some_words(values, inner)
        values = scope.module.names.get(node.id, [])
        home = scope.module
        for other in self.constants.get(node.id, []):
            if not values and scope.module.has(node.id, other):
                home, values = other, other.names[node.id]
        return self._some_words(values, Scope(home, None, depth=scope.depth, busy=inner.busy))

    def _some_words(self, values: list[ast.expr], scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        """Read the values of a name; nothing where none of them is words."""
        found = [one for value in values for one in self.read(value, scope)]
        return _different(found) if any(_says_something(one) for one in found) else []

    def _parameter(self, node: ast.Name, scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        function = scope.function
        assert function is not None
        if scope.call is not None and scope.caller is not None:
            return self._given(
                node, scope.call, scope.caller.within(depth=scope.depth, busy=scope.busy), function
            )
        found: list[tuple[str | ast.expr, ...]] = []
        for caller, call in self._calls_of(function, scope.module):
            found += self._given(node, call, caller.within(depth=scope.depth, busy=scope.busy), function)
        return _different(found) if any(_says_something(one) for one in found) else []

    def _given(
        self, node: ast.Name, call: ast.Call, caller: Scope, function: ast.FunctionDef
    ) -> list[tuple[str | ast.expr, ...]]:
        names = _parameters(function)
        position = list(names).index(node.id) - (1 if "self" in names or "cls" in names else 0)
        value = _argument(call, node.id, position)
        if value is not None:
            return self.read(value, caller)
        default = names[node.id]
        if isinstance(default, ast.Constant) and (default.value is None or " " in str(default.value)):
            return self.read(default, caller)
        return [(node,)]

    def _calls_of(self, function: ast.FunctionDef, module: Module) -> list[tuple[Scope, ast.Call]]:
        alone = len(self.defined[function.name]) == 1
        name = function.name
        if name == "__init__":
            owner = next(
                n.name for n in ast.walk(module.tree) if isinstance(n, ast.ClassDef) and function in n.body
            )
            return self.calls.get(owner, [])
        return [
            (scope, call)
            for scope, call in self.calls.get(name, [])
            if scope.module is module
            or scope.module.has(name, module)
            or (alone and isinstance(call.func, ast.Attribute))
        ]

    def _call(self, node: ast.Call, scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        name = _called(node)
        if name in {"str", "plain", "legible"} or f"call {name}" in scope.busy:
            return []
        if name == "get" and isinstance(node.func, ast.Attribute):
            rows = self._row(ast.Subscript(node.func.value, node.args[0]), scope)
            return rows + (self.read(node.args[1], scope) if rows and len(node.args) > 1 else [])
        if name == "next" and node.args and isinstance(node.args[0], ast.GeneratorExp):
            over = node.args[0].generators[0].iter
            table = (
                over.func.value
                if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute)
                else over
            )
            found = [one for row, its in self._rows(table, scope) for one in self.read(row, its)]
            return _different([*found, (node.args[-1],)]) if any(map(_says_something, found)) else []
        places = self.defined.get(name, [])
        own = [one for one in places if one[0] is scope.module]
        if own:
            places = own
        elif isinstance(node.func, ast.Attribute):
            places = places if len(places) == 1 else []
        else:
            places = [one for one in places if scope.module.has(name, one[0])]
        found = []
        for module, function in places:
            inner = Scope(module, function, node, scope, scope.depth, scope.busy | {f"call {name}"})
            for one in _own(function):
                if isinstance(one, ast.Return) and one.value is not None:
                    found += self.read(one.value, inner)
        return (
            _different(found)
            if any(" " in part for one in found for part in one if isinstance(part, str))
            else []
        )

    def _row(self, node: ast.Subscript, scope: Scope) -> list[tuple[str | ast.expr, ...]]:
        """Read what a table of texts holds: all of its rows, or the part of each that is asked for."""
        rows = self._rows(node.value, scope)
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            rows = self._at(node.value, node.slice.value, scope)
        found: list[tuple[str | ast.expr, ...]] = []
        for row, its in rows:
            found += self.read(row, its)
        return _different(found) if any(_says_something(one) for one in found) else []

    def _at(self, node: ast.expr, number: int, scope: Scope) -> list[tuple[ast.expr, Scope]]:
        """Return what stands at a position of each of the rows that an expression may be."""
        values = [(node, scope)]
        if isinstance(node, ast.Name) and scope.function is not None:
            values = [(value, scope) for value in _assigned(scope.function).get(node.id, [])]
        rows: list[tuple[ast.expr, Scope]] = []
        for value, its in values:
            rows += self._rows(value.value, its) if isinstance(value, ast.Subscript) else [(value, its)]
        return [
            (row.elts[number], its)
            for row, its in rows
            if isinstance(row, ast.Tuple | ast.List) and number < len(row.elts)
        ]

    def _rows(self, node: ast.expr, scope: Scope) -> list[tuple[ast.expr, Scope]]:
        if isinstance(node, ast.Dict):
            return [(value, scope) for value in node.values]
        if isinstance(node, ast.Tuple | ast.List):
            return [(value, scope) for value in node.elts]
        if isinstance(node, ast.Subscript):
            return [deep for row, its in self._rows(node.value, scope) for deep in self._rows(row, its)]
        if isinstance(node, ast.Name):
            values = _assigned(scope.function).get(node.id, []) if scope.function else []
            home = scope
            if not values:
                module = scope.module
                for other in self.constants.get(node.id, []):
                    module = other if module.has(node.id, other) else module
                values, home = (
                    module.names.get(node.id, []),
                    Scope(module, None, depth=scope.depth, busy=scope.busy),
                )
            return [
                row for value in values if not isinstance(value, ast.Name) for row in self._rows(value, home)
            ]
        return []


def _said_otherwise(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the texts of forms, by field, and of what the server's gate answers with a status."""
    if isinstance(node, ast.Call) and _called(node) == "FormError" and isinstance(node.args[0], ast.Dict):
        yield from node.args[0].values
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
        if getattr(node.targets[0].value, "id", "") == "faults":
            yield node.value
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
        status, told = node.value.elts
        if isinstance(status, ast.Constant) and isinstance(status.value, int):
            yield told


def _in_functions(module: Module) -> Iterator[tuple[Scope, ast.AST]]:
    def walk(node: ast.AST, scope: Scope) -> Iterator[tuple[Scope, ast.AST]]:
        for child in ast.iter_child_nodes(node):
            inner = Scope(module, child) if isinstance(child, ast.FunctionDef) else scope
            yield inner, child
            yield from walk(child, inner)

    yield from walk(module.tree, Scope(module))


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _parameters(function: ast.FunctionDef) -> dict[str, ast.expr | None]:
    given = function.args
    plain = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(plain) - len(given.defaults)) + list(given.defaults)
    found = {one.arg: default for one, default in zip(plain, defaults, strict=True)}
    return found | {
        one.arg: default for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)
    }


def _argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    before = call.args[: position + 1]
    if any(isinstance(one, ast.Starred) for one in before) or len(before) <= position:
        return None
    return call.args[position]


def _different(found: list[tuple[str | ast.expr, ...]]) -> list[tuple[str | ast.expr, ...]]:
    return list({_template(one): one for one in found}.values())


def _are_names(found: list[tuple[str | ast.expr, ...]]) -> bool:
    """Tell whether texts are single words, such as the name of a step: these stand in a gap."""
    return all(len(one) == 1 and isinstance(one[0], str) and _NAME.fullmatch(one[0]) for one in found)


def _says_something(parts: tuple[str | ast.expr, ...]) -> bool:
    return any(isinstance(part, str) and re.search(r"[A-Za-z]{2}", part) for part in parts)


def _template(parts: tuple[str | ast.expr, ...]) -> str:
    used: dict[str, int] = {}
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        name = gap_name(part)
        used[name] = used.get(name, 0) + 1
        text += "{" + (name if used[name] == 1 else f"{name}_{used[name]}") + "}"
    return text


def gap_name(node: ast.AST) -> str:
    """Name a gap after the expression that fills it."""
    if isinstance(node, ast.Name):
        name = node.id
    elif isinstance(node, ast.Attribute):
        name = node.attr
    elif isinstance(node, ast.Subscript):
        return gap_name(node.value)
    elif isinstance(node, ast.Call):
        name = _called(node)
        if name == "len" and node.args:
            return "number"
        if (
            name in {"join", "str", "repr", "sorted", "round", "int", "next", "list", "max", "min"}
            and node.args
        ):
            return gap_name(node.args[0])
        if isinstance(node.func, ast.Attribute) and name in {
            "get",
            "strip",
            "removeprefix",
            "lower",
            "replace",
            "as_posix",
            "split",
        }:
            return gap_name(node.func.value)
        if node.args and name in {"_named", "listed", "legible", "_listed", "named"}:
            return gap_name(node.args[0])
    elif isinstance(node, ast.GeneratorExp | ast.ListComp):
        return gap_name(node.generators[0].iter)
    elif isinstance(node, ast.BinOp):
        return gap_name(node.left) if not isinstance(node.left, ast.Constant) else gap_name(node.right)
    elif isinstance(node, ast.BoolOp):
        return gap_name(node.values[0])
    elif isinstance(node, ast.IfExp):
        return gap_name(node.body)
    elif isinstance(node, ast.Starred | ast.FormattedValue):
        return gap_name(node.value)
    else:
        name = "value"
    return re.sub(r"[^a-z_]", "", name.lower()).strip("_") or "value"


def catalogued(language: str = "zh") -> dict[str, str]:
    """Return what the catalog of a language has for our own sentences."""
    file = SOURCE / "show" / "locales" / f"problems.{language}.json"
    sentences: dict[str, str] = json.loads(file.read_text("utf-8"))["sentences"]
    return sentences


def skeleton(template: str) -> str:
    """Return a template without the names of its gaps: by these it is known."""
    return _GAP.sub("{}", template)


def missing(texts: list[Text], sentences: dict[str, str]) -> list[Text]:
    """Return the texts that a catalog lacks, each once."""
    known = set(map(skeleton, sentences))
    found = {skeleton(one.template): one for one in reversed(texts) if one.kind != "where"}
    return [one for form, one in reversed(found.items()) if form not in known]


def stale(texts: list[Text], sentences: dict[str, str]) -> list[str]:
    """Return the entries of a catalog that the source no longer says."""
    said = {skeleton(one.template) for one in texts}
    return [entry for entry in sentences if skeleton(entry) not in said]


def advice(texts: list[Text], sentences: dict[str, str]) -> str:
    """Say what to add to a catalog and what to delete; nothing where it is complete."""
    lines = []
    if absent := missing(texts, sentences):
        lines.append(
            'add to "sentences" of src/poliscope/show/locales/problems.zh.json, with the translation:'
        )
        lines += [
            f'  {json.dumps(one.template, ensure_ascii=False)}: "",    <- {one.place}' for one in absent
        ]
    if past := stale(texts, sentences):
        lines.append("delete there, since no line of the source says it any more:")
        lines += [f"  {json.dumps(entry, ensure_ascii=False)}" for entry in past]
    return "\n".join(lines)


if __name__ == "__main__":
    told = advice(Package().texts(), catalogued())
    print(told or "the catalog is complete")
    sys.exit(bool(told))
