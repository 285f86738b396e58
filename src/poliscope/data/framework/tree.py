"""A tree of indicators of any depth, and its sets of weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from poliscope.data.framework.node import MOST_LEVELS, Node, depth
from poliscope.data.framework.table import FrameworkTable, pydantic_problems, too_deep
from poliscope.errors import Problem, StudyError, one_of
from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.tree import node_heights

__all__ = ["Framework"]


class Framework(BaseModel):
    """A tree of indicators with its sets of weights.

    Parameters
    ----------
    root : Node
        The index; its children are pillars, or indicators in a flat index.
    weight_sets : mapping of str to (mapping of str to float)
        Named sets of weights by node code; a node that a set does not name keeps its own weight.
    groups : tuple of str
        Columns that group units.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    root: Node
    weight_sets: dict[str, dict[str, float]] = {}
    groups: tuple[str, ...] = ()

    def model_post_init(self, context: object, /) -> None:
        """Refuse repeated codes, unknown codes in sets of weights, an empty tree and one too deep."""
        if (levels := depth(self.root)) > MOST_LEVELS:
            raise StudyError(too_deep(levels))
        problems = [*self._repeated(), *self._bad_sets()]
        if not self.root.children:
            problems.append(
                Problem(
                    "empty-framework",
                    "the framework has no indicator",
                    help="give the root at least one child",
                )
            )
        if problems:
            raise StudyError(problems)

    def _repeated(self) -> Iterator[Problem]:
        counts = Counter(node.code for node in self.root.walk())
        for code, count in counts.items():
            if count > 1:
                yield Problem(
                    "repeated-code",
                    f'the code "{code}" stands {count} times in the framework',
                    help="give every indicator and aggregate a code of its own",
                )

    def _bad_sets(self) -> Iterator[Problem]:
        known = {node.code for node in self.root.walk()}
        for name, weights in self.weight_sets.items():
            for code, weight in weights.items():
                where = f"weights.{name}.{code}"
                if code not in known:
                    yield Problem(
                        "unknown-indicator",
                        f'the set of weights "{name}" names an unknown code "{code}"',
                        where=where,
                        help=one_of(code, known),
                    )
                elif not (np.isfinite(weight) and weight >= 0):
                    yield Problem("weights-negative", f"the weight {weight} is not 0 or more", where=where)

    # --- the tree as arrays -------------------------------------------------------------------

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The indicators, in the order they are written."""
        return tuple(node for node in self.root.walk() if not node.children)

    @cached_property
    def aggregates(self) -> tuple[Node, ...]:
        """The aggregates from the bottom up; the root is last."""
        inner = [node for node in self.root.walk() if node.children]
        heights = {node.code: _height(node) for node in inner}
        return tuple(sorted(inner, key=lambda node: heights[node.code]))

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Indicators, then aggregates from the bottom up: the numbering of the kernels."""
        return (*self.leaves, *self.aggregates)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of the nodes."""
        return tuple(node.code for node in self.nodes)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """Codes of the indicators."""
        return self.codes[: len(self.leaves)]

    @cached_property
    def position(self) -> dict[str, int]:
        """Number of each node."""
        return {code: number for number, code in enumerate(self.codes)}

    @cached_property
    def children(self) -> tuple[IntArray, ...]:
        """The tree as the kernels want it: the nodes below each aggregate."""
        return tuple(
            np.array([self.position[child.code] for child in node.children], dtype=np.intp)
            for node in self.aggregates
        )

    @cached_property
    def parents(self) -> tuple[str | None, ...]:
        """Code of the parent of each node; None for the root."""
        parent = {child.code: node.code for node in self.aggregates for child in node.children}
        return tuple(parent.get(code) for code in self.codes)

    @cached_property
    def levels(self) -> IntArray:
        """Level of each node: 1 for an indicator, the largest for the root."""
        return node_heights(self.children, len(self.leaves))

    @property
    def directions(self) -> FloatArray:
        """Direction of each indicator."""
        return np.array([node.direction for node in self.leaves], dtype=np.float64)

    def weights(self, name: str = "") -> FloatArray:
        """Return the raw weight of every node, (nodes,), of a named set or of the framework itself."""
        if name and name not in self.weight_sets:
            raise StudyError(
                Problem(
                    "unknown-weights",
                    f'there is no set of weights "{name}"',
                    where="recipe.weight",
                    help=one_of(name, self.weight_sets) if self.weight_sets else "add a table [weights.NAME]",
                )
            )
        given = self.weight_sets.get(name, {})
        return np.array([given.get(node.code, node.weight) for node in self.nodes], dtype=np.float64)

    @property
    def denominators(self) -> tuple[str, ...]:
        """Codes that indicators are divided by."""
        return tuple(dict.fromkeys(node.denominator for node in self.leaves if node.denominator))

    def __getitem__(self, code: str) -> Node:
        if code not in self.position:
            raise StudyError(
                Problem(
                    "unknown-indicator",
                    f'there is no indicator or aggregate "{code}"',
                    help=one_of(code, self.codes),
                )
            )
        return self.nodes[self.position[code]]

    # --- changes ------------------------------------------------------------------------------

    def without(self, *codes: str) -> Framework:
        """Return the framework without some indicators or aggregates; an emptied aggregate goes too."""
        for code in codes:
            self[code]
        root = _prune(self.root, set(codes))
        if root is None:
            raise StudyError(
                Problem(
                    "empty-framework", "nothing would be left of the framework", help="drop fewer indicators"
                )
            )
        kept = {node.code for node in root.walk()}
        sets = {name: {c: w for c, w in s.items() if c in kept} for name, s in self.weight_sets.items()}
        return Framework(root=root, weight_sets=sets, groups=self.groups)

    def reweighted(self, weights: Mapping[str, float]) -> Framework:
        """Return the framework with other weights for some nodes."""
        for code, weight in weights.items():
            self[code]
            if not (np.isfinite(weight) and weight >= 0):
                raise StudyError(
                    Problem("weights-negative", f'the weight {weight} of "{code}" is not 0 or more')
                )

        def change(node: Node) -> Node:
            return node.model_copy(
                update={
                    "weight": float(weights.get(node.code, node.weight)),
                    "children": tuple(change(child) for child in node.children),
                }
            )

        return Framework(root=change(self.root), weight_sets=self.weight_sets, groups=self.groups)

    def measured(self, units: Mapping[str, str]) -> Framework:
        """Return the framework with units of measure for indicators that state none and divide by nothing.

        Parameters
        ----------
        units : mapping of str to str
            Unit of measure by code.
        """

        def change(node: Node) -> Node:
            below = tuple(change(child) for child in node.children)
            own = node.unit_of_measure or ("" if below or node.denominator else units.get(node.code, ""))
            return node.model_copy(update={"unit_of_measure": own, "children": below})

        return Framework(root=change(self.root), weight_sets=self.weight_sets, groups=self.groups)

    # --- from a table -------------------------------------------------------------------------

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        where: str = "framework",
        weight_sets: Mapping[str, Mapping[str, float]] | None = None,
        groups: Sequence[str] = (),
    ) -> Framework:
        """Build the tree from a table with a parent a row.

        Parameters
        ----------
        rows : iterable of mappings
            Fields of :class:`Node` (without children) and ``parent``. A row without a parent is the
            root, or a pillar of a root that is added where there are several.
        where : str
            Named in errors: the file or key path; rows are counted from 1, or taken from a field ``row``.

        Raises
        ------
        StudyError
            Every unknown parent, repeated code, cycle and unreadable field at once.
        """
        table = FrameworkTable(rows, where)
        root = table.tree()
        try:
            return cls(
                root=root,
                weight_sets={k: dict(v) for k, v in (weight_sets or {}).items()},
                groups=tuple(groups),
            )
        except ValidationError as error:
            raise StudyError(pydantic_problems(error, where)) from None


def _height(node: Node) -> int:
    return 1 + max((_height(child) for child in node.children), default=0)


def _prune(node: Node, gone: set[str]) -> Node | None:
    if node.code in gone:
        return None
    if not node.children:
        return node
    kept = tuple(child for child in (_prune(child, gone) for child in node.children) if child is not None)
    return node.model_copy(update={"children": kept}) if kept else None
