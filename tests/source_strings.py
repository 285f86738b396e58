"""What the strings of the package can say, read from its syntax trees without running it.

An expression such as ``f'there is no {what} "{name}"'`` stands for one text or several: names are followed
to what they are given, branches to both ends, calls to what the function returns, parameters to what the
callers pass, tables of texts to their rows. What remains unknown is a gap. A text is a tuple of strings
and of the expressions that fill its gaps.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

MOST_TEXTS = 400
"""Texts that one expression may have; more would mean that the reading has run away."""
MOST_STEPS = 12
_LETTERS = re.compile(r"[A-Za-z]{2}")
_NAME = re.compile(r"[A-Za-z][\w.-]{3,}")
_PLAIN = frozenset({"str", "plain", "legible"})
_PASSING = frozenset({"str", "repr", "sorted", "round", "int", "next", "list", "max", "min", "join", "named"})
_OF_TEXT = frozenset({"get", "strip", "removeprefix", "lower", "replace", "as_posix", "split"})

Text = tuple[str | ast.expr, ...]


# --- files ----------------------------------------------------------------------------------------


@dataclass(eq=False)
class Module:
    """A file of the package, with what its names stand for."""

    path: Path
    tree: ast.Module

    @cached_property
    def values(self) -> dict[str, list[ast.expr]]:
        return assigned(self.tree)

    @cached_property
    def functions(self) -> list[ast.FunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]

    @cached_property
    def imported(self) -> dict[str, str]:
        """Where the names come from that are imported from the package."""
        return {
            name.asname or name.name: node.module or ""
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("poliscope")
            for name in node.names
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

    def owner(self, function: ast.FunctionDef) -> str:
        """Return the class of a method."""
        classes = (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))
        return next((one.name for one in classes if function in one.body), "")


@dataclass(frozen=True)
class Scope:
    """Where an expression stands: its file and function, and the call through which it was reached."""

    module: Module
    function: ast.FunctionDef | None = None
    call: ast.Call | None = None
    caller: Scope | None = None
    steps: int = 0
    busy: frozenset[str] = frozenset()

    def after(self, other: Scope) -> Scope:
        """Return this scope with the steps that led to another one."""
        return replace(self, steps=other.steps, busy=other.busy)


def assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """Return the expressions that each name is given below a node, without those of inner functions."""
    found: dict[str, list[ast.expr]] = {}
    for node in own_nodes(tree):
        for target, value in _pairs(node):
            for name, its in _matched(target, value):
                found.setdefault(name, []).append(its)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            before = found.get(node.target.id, [])
            before += [ast.BinOp(value, node.op, node.value) for value in before]
    return found


def _pairs(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(node, ast.Assign):
        yield from ((target, node.value) for target in node.targets)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield node.target, node.value
    elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple | ast.List):
        yield from ((node.target, row) for row in node.iter.elts)


def _matched(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        for number, one in enumerate(target.elts):
            if not isinstance(value, ast.Tuple):
                yield from _matched(one, ast.Subscript(value, ast.Constant(number)))
            elif number < len(value.elts):
                yield from _matched(one, value.elts[number])


def own_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below one, without those inside functions and classes."""
    for child in ast.iter_child_nodes(tree):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield from own_nodes(child)


def called(call: ast.Call) -> str:
    """Return the name of what is called."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    """Return what a call passes for a parameter."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    before = call.args[: position + 1]
    if len(before) <= position or any(isinstance(one, ast.Starred) for one in before):
        return None
    return before[position]


def _parameters(function: ast.FunctionDef) -> dict[str, ast.expr | None]:
    given = function.args
    plain = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(plain) - len(given.defaults)) + list(given.defaults)
    named = itertools.chain(
        zip(plain, defaults, strict=True), zip(given.kwonlyargs, given.kw_defaults, strict=True)
    )
    return {one.arg: default for one, default in named}


# --- texts ----------------------------------------------------------------------------------------


def says_something(text: Text) -> bool:
    """Tell whether a text has words of its own."""
    return any(isinstance(part, str) and _LETTERS.search(part) for part in text)


def template(text: Text) -> str:
    """Return a text with its gaps named after what fills them."""
    used: dict[str, int] = {}
    told = ""
    for part in text:
        if isinstance(part, str):
            told += part
            continue
        name = gap_name(part)
        used[name] = used.get(name, 0) + 1
        told += f"{{{name}}}" if used[name] == 1 else f"{{{name}_{used[name]}}}"
    return told


def gap_name(node: ast.AST) -> str:
    """Name a gap after the expression that fills it."""
    if isinstance(node, ast.Call):
        return _call_name(node)
    inner = {
        ast.Subscript: "value", ast.Starred: "value", ast.FormattedValue: "value", ast.IfExp: "body",
    }.get(type(node))  # fmt: skip
    if inner:
        return gap_name(getattr(node, inner))
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        return gap_name(node.generators[0].iter)
    if isinstance(node, ast.BinOp):
        return gap_name(node.right if isinstance(node.left, ast.Constant) else node.left)
    if isinstance(node, ast.BoolOp):
        return gap_name(node.values[0])
    name = getattr(node, "id", getattr(node, "attr", "value"))
    return re.sub(r"[^a-z_]", "", str(name).lower()).strip("_") or "value"


def _call_name(node: ast.Call) -> str:
    name = called(node)
    if name == "len" and node.args:
        return "number"
    if name.strip("_") in _PASSING and node.args:
        return gap_name(node.args[0])
    if name in _OF_TEXT and isinstance(node.func, ast.Attribute):
        return gap_name(node.func.value)
    return re.sub(r"[^a-z_]", "", name.lower()).strip("_") or "value"


def _different(texts: Iterable[Text]) -> list[Text]:
    return list({template(text): text for text in texts}.values())


def _if_words(texts: Iterable[Text]) -> list[Text]:
    """Return texts where one of them has words; none where there is nothing but gaps."""
    found = _different(texts)
    return found if any(map(says_something, found)) else []


def _are_names(texts: list[Text]) -> bool:
    """Tell whether texts are single words, such as the names of steps, or unknown: these stand in a gap."""
    words = [text[0] if len(text) == 1 else " " for text in texts]
    if [f"{words[0]}s", f"{str(words[0])[:-1]}ies"].count(str(words[-1])):
        return False  # the singular and the plural of a noun
    return all(not isinstance(word, str) or _NAME.fullmatch(word) for word in words)


# --- reading --------------------------------------------------------------------------------------


class Package:
    """All files of the package, and what their expressions can say.

    Parameters
    ----------
    source : Path
        The folder ``poliscope``.
    """

    def __init__(self, source: Path):
        self.source = source
        self.modules = [
            Module(path, ast.parse(path.read_text("utf-8"))) for path in sorted(source.rglob("*.py"))
        ]
        self.functions: dict[str, list[tuple[Module, ast.FunctionDef]]] = {}
        self.constants: dict[str, list[Module]] = {}
        self.calls: dict[str, list[tuple[Scope, ast.Call]]] = {}
        for module in self.modules:
            for function in module.functions:
                self.functions.setdefault(function.name, []).append((module, function))
            for name in module.values:
                self.constants.setdefault(name, []).append(module)
            for scope, node in self.nodes(module):
                if isinstance(node, ast.Call):
                    self.calls.setdefault(called(node), []).append((scope, node))

    def nodes(self, module: Module) -> Iterator[tuple[Scope, ast.AST]]:
        """Yield every node of a file with the function that it stands in."""

        def walk(node: ast.AST, scope: Scope) -> Iterator[tuple[Scope, ast.AST]]:
            for child in ast.iter_child_nodes(node):
                inner = Scope(module, child) if isinstance(child, ast.FunctionDef) else scope
                yield inner, child
                yield from walk(child, inner)

        yield from walk(module.tree, Scope(module))

    def read(self, node: ast.expr, scope: Scope) -> list[Text]:
        """Return the texts that an expression may stand for; one gap where nothing is known."""
        if isinstance(node, ast.Constant):
            return (
                [(node.value,)] if isinstance(node.value, str) else [()] if node.value is None else [(node,)]
            )
        if scope.steps > MOST_STEPS:
            return [(node,)]
        inner = replace(scope, steps=scope.steps + 1)
        readers = {
            ast.JoinedStr: self._joined_string, ast.FormattedValue: self._formatted, ast.BinOp: self._sum,
            ast.IfExp: self._branches, ast.BoolOp: self._choices, ast.Name: self._named,
            ast.Call: self._called, ast.Subscript: self._row,
        }  # fmt: skip
        reader = readers.get(type(node))
        return (reader(node, inner) if reader else []) or [(node,)]  # type: ignore[operator]

    # --- put together -------------------------------------------------------------------------

    def _joined_string(self, node: ast.JoinedStr, scope: Scope) -> list[Text]:
        return self._joined([self.read(part, scope) for part in node.values])

    def _formatted(self, node: ast.FormattedValue, scope: Scope) -> list[Text]:
        if node.conversion != -1 or node.format_spec is not None:
            return [(node.value,)]
        found = self.read(node.value, scope)
        return [(node.value,)] if _are_names(found) else found

    def _sum(self, node: ast.BinOp, scope: Scope) -> list[Text]:
        sides = [self.read(node.left, scope), self.read(node.right, scope)]
        words = any(isinstance(part, str) for side in sides for text in side for part in text)
        return self._joined(sides) if words and isinstance(node.op, ast.Add) else []

    def _joined(self, parts: list[list[Text]]) -> list[Text]:
        texts = _different(tuple(itertools.chain(*chosen)) for chosen in itertools.product(*parts))
        if len(texts) > MOST_TEXTS:
            raise ValueError(f"more than {MOST_TEXTS} texts: {template(texts[0])}")
        return texts

    def _branches(self, node: ast.IfExp, scope: Scope) -> list[Text]:
        return _different([*self.read(node.body, scope), *self.read(node.orelse, scope)])

    def _choices(self, node: ast.BoolOp, scope: Scope) -> list[Text]:
        return _different(text for value in node.values for text in self.read(value, scope))

    # --- names --------------------------------------------------------------------------------

    def _named(self, node: ast.Name, scope: Scope) -> list[Text]:
        key = f"{scope.function.name if scope.function else ''}.{node.id}"
        if key in scope.busy:
            return []
        inner = replace(scope, busy=scope.busy | {key})
        if scope.function is not None:
            values = assigned(scope.function).get(node.id, [])
            if not values and node.id in _parameters(scope.function):
                return self._parameter(node, scope.function, inner)
            if values:
                return _if_words(text for value in values for text in self.read(value, inner))
        values, home = self._constant(node.id, inner)
        return _if_words(text for value in values for text in self.read(value, home))

    def _constant(self, name: str, scope: Scope) -> tuple[list[ast.expr], Scope]:
        """Return what a name of the file, or of another one that it imports from, is given."""
        for module in (scope.module, *self.constants.get(name, [])):
            if name in module.values and (module is scope.module or scope.module.has(name, module)):
                return module.values[name], Scope(module).after(scope)
        return [], scope

    def _parameter(self, node: ast.Name, function: ast.FunctionDef, scope: Scope) -> list[Text]:
        if scope.call is not None and scope.caller is not None:
            return self._passed(node, function, scope.call, scope.caller.after(scope))
        return _if_words(
            text
            for caller, call in self._callers(function, scope.module)
            for text in self._passed(node, function, call, caller.after(scope))
        )

    def _passed(self, node: ast.Name, function: ast.FunctionDef, call: ast.Call, caller: Scope) -> list[Text]:
        names = _parameters(function)
        position = list(names).index(node.id) - (next(iter(names)) in {"self", "cls"})
        value = argument(call, node.id, position)
        if value is not None:
            return self.read(value, caller)
        default = names[node.id]
        if isinstance(default, ast.Constant) and (default.value is None or " " in str(default.value)):
            return self.read(default, caller)
        return [(node,)]

    def _callers(self, function: ast.FunctionDef, module: Module) -> list[tuple[Scope, ast.Call]]:
        name = function.name if function.name != "__init__" else module.owner(function)
        alone = len(self.functions.get(name, [])) == 1
        return [
            (scope, call)
            for scope, call in self.calls.get(name, [])
            if scope.module is module
            or scope.module.has(name, module)
            or (alone and isinstance(call.func, ast.Attribute))
        ]

    # --- calls --------------------------------------------------------------------------------

    def _called(self, node: ast.Call, scope: Scope) -> list[Text]:
        name = called(node)
        if name in _PLAIN or f"call {name}" in scope.busy:
            return []
        if name == "get" and isinstance(node.func, ast.Attribute) and node.args:
            found = self._row(ast.Subscript(node.func.value, node.args[0]), scope)
            return found + (self.read(node.args[1], scope) if found and len(node.args) > 1 else [])
        if name == "next" and node.args and isinstance(node.args[0], ast.GeneratorExp):
            return self._first(node, node.args[0], scope)
        found = [
            text
            for module, function in self._functions(node, name, scope)
            for value in _returned(function)
            for text in self.read(
                value,
                Scope(module, function, node, scope, scope.steps, scope.busy | {f"call {name}"}),
            )
        ]
        sentences = any(" " in part for text in found for part in text if isinstance(part, str))
        return _if_words(found) if sentences else []

    def _functions(self, node: ast.Call, name: str, scope: Scope) -> list[tuple[Module, ast.FunctionDef]]:
        places = self.functions.get(name, [])
        if own := [place for place in places if place[0] is scope.module]:
            return own
        if isinstance(node.func, ast.Attribute):
            return places if len(places) == 1 else []
        return [place for place in places if scope.module.has(name, place[0])]

    def _first(self, node: ast.Call, over: ast.GeneratorExp, scope: Scope) -> list[Text]:
        """Read the first that fits out of a table: ``next(text for start, text in table.items() if ...)``."""
        table = over.generators[0].iter
        if isinstance(table, ast.Call) and isinstance(table.func, ast.Attribute):
            table = table.func.value
        found = [text for row, its in self._rows(table, scope) for text in self.read(row, its)]
        return _if_words([*found, (node.args[-1],)])

    # --- tables of texts ----------------------------------------------------------------------

    def _row(self, node: ast.Subscript, scope: Scope) -> list[Text]:
        """Read what a table of texts holds: all of its rows, or the part of each that is asked for."""
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            rows = self._parts(node.value, node.slice.value, scope)
        else:
            rows = self._rows(node.value, scope)
        return _if_words(text for row, its in rows for text in self.read(row, its))

    def _parts(self, node: ast.expr, number: int, scope: Scope) -> list[tuple[ast.expr, Scope]]:
        """Return what stands at a position of each of the rows that an expression may be."""
        values = [node]
        if isinstance(node, ast.Name) and scope.function is not None:
            values = assigned(scope.function).get(node.id, [])
        rows: list[tuple[ast.expr, Scope]] = []
        for value in values:
            rows += self._rows(value.value, scope) if isinstance(value, ast.Subscript) else [(value, scope)]
        return [
            (row.elts[number], its)
            for row, its in rows
            if isinstance(row, ast.Tuple | ast.List) and -1 < number < len(row.elts)
        ]

    def _rows(self, node: ast.expr, scope: Scope) -> list[tuple[ast.expr, Scope]]:
        if isinstance(node, ast.Dict):
            return [(value, scope) for value in node.values]
        if isinstance(node, ast.Tuple | ast.List):
            return [(value, scope) for value in node.elts]
        if isinstance(node, ast.Subscript):
            return [deep for row, its in self._rows(node.value, scope) for deep in self._rows(row, its)]
        if not isinstance(node, ast.Name):
            return []
        values, home = (assigned(scope.function).get(node.id, []) if scope.function else []), scope
        if not values:
            values, home = self._constant(node.id, scope)
        return [row for value in values if not isinstance(value, ast.Name) for row in self._rows(value, home)]


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in own_nodes(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield node.value
