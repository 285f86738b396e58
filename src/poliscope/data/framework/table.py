"""A framework while it is read from a table with a parent a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from poliscope.data.framework.node import MOST_LEVELS, Node
from poliscope.errors import Problem, StudyError, one_of

__all__ = ["FrameworkTable", "pydantic_problems", "too_deep"]


class FrameworkTable:
    """Rows on their way to a tree; every problem is collected.

    Parameters
    ----------
    rows : iterable of mappings
        Fields of :class:`Node` without children, and ``parent``; ``row`` where the row has a number.
    where : str
        Named in errors.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]], where: str):
        self.where = where
        self.problems: list[Problem] = []
        self.fields: dict[str, dict[str, Any]] = {}
        self.parent: dict[str, str | None] = {}
        self.children: dict[str, list[str]] = {}
        self.place: dict[str, str] = {}
        for number, row in enumerate(rows, start=1):
            self._add(dict(row), number)

    def _report(self, code: str, message: str, where: str, help: str | None = None) -> None:
        self.problems.append(Problem(code, message, where=where, help=help))

    def _add(self, row: dict[str, Any], number: int) -> None:
        place = f"{self.where} row {row.pop('row', number)}"
        code, parent = row.get("code"), row.pop("parent", None)
        if not code or not isinstance(code, str):
            got = f" but {code!r}" if code else ""
            self._report(
                "missing-code", f"a row of the framework has no code{got}", place, "a code is a text"
            )
        elif code in self.fields:
            self._report(
                "repeated-code",
                f'the code "{code}" stands twice in the framework',
                f"{place} and {self.place[code]}",
                "give every row a code of its own",
            )
        elif parent is not None and not isinstance(parent, str):
            self._report("invalid-field", f'the parent of "{code}" is no text (got {parent!r})', place)
        else:
            self.fields[code], self.parent[code], self.place[code] = row, parent or None, place

    def tree(self) -> Node:
        """Return the root; where several rows have no parent, a root is added above them.

        Raises
        ------
        StudyError
            With every problem.
        """
        self._check_fields()
        self._check_parents()
        self._check_cycles()
        self._stop()
        for code, parent in self.parent.items():
            self.children.setdefault(parent or "", []).append(code)
        self._check_depth()
        self._stop()
        nodes = tuple(self._build(code) for code in self.children.get("", []))
        if not nodes:
            self._report("empty-framework", "the framework has no rows", self.where)
        self._stop()
        if len(nodes) == 1 and nodes[0].children:
            return nodes[0]
        code = "index"
        while code in self.fields:
            code = f"composite_{code}"
        return Node(code=code, label="Index", labels={"zh": "综合指数"}, children=nodes)

    def _stop(self) -> None:
        if self.problems:
            raise StudyError(self.problems)

    def _check_parents(self) -> None:
        for code, parent in self.parent.items():
            if parent is not None and parent not in self.fields:
                self._report(
                    "unknown-parent",
                    f'"{code}" names the parent "{parent}", which is not in the framework',
                    self.place[code],
                    one_of(parent, self.fields),
                )

    def _check_cycles(self) -> None:
        done: set[str] = set()
        for start in self.parent:
            path: dict[str, None] = {}
            code: str | None = start
            while code in self.parent and code not in done and code not in path:
                path[code] = None
                code = self.parent[code]
            if code in path:
                chain = list(path)
                circle = [*chain[chain.index(code) :], code]
                self._report(
                    "cycle",
                    f"the framework runs in a circle: {' -> '.join(circle)}",
                    self.place[code],
                    "every chain of parents must end at the index",
                )
            done.update(path)

    def _check_depth(self) -> None:
        level, levels = self.children.get("", []), 0
        while level:
            level, levels = [child for code in level for child in self.children.get(code, [])], levels + 1
        if levels > MOST_LEVELS:
            self.problems.append(too_deep(levels, self.where))

    def _check_fields(self) -> None:
        for code, fields in self.fields.items():
            try:
                Node.model_validate(fields)
            except ValidationError as error:
                self.problems.extend(pydantic_problems(error, self.place[code]))

    def _build(self, code: str) -> Node:
        below = tuple(self._build(child) for child in self.children.get(code, []))
        return Node.model_validate({"children": below, **self.fields[code]})


def too_deep(levels: int, where: str | None = None) -> Problem:
    """Compose the problem of a tree that no one meant."""
    return Problem(
        "too-deep",
        f"the framework has {levels} levels, more than {MOST_LEVELS}",
        where=where,
        help="check the parents: a chain this long is usually a row that was shifted",
    )


def pydantic_problems(error: ValidationError, where: str) -> list[Problem]:
    """Turn the findings of pydantic into problems with a key path."""
    problems = []
    for found in error.errors():
        path = ".".join(str(part) for part in found["loc"])
        message = found["msg"].removeprefix("Value error, ")
        got = "" if found["type"] in {"extra_forbidden", "missing"} else f" (got {found['input']!r})"
        problems.append(
            Problem("invalid-field", f"{path}: {message}{got}" if path else message + got, where=where)
        )
    return problems
