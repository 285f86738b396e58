"""Where everything stands in the workbook, and which parts of it are live.

Rows and columns are counted from 0 here, as XlsxWriter counts them; references say them as Excel does.
The unit of a row is the same on every sheet of figures, so a formula looks along its own row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from poliscope.answers.answers import Answers
from poliscope.answers.index import Index
from poliscope.data.framework import Node
from poliscope.errors import ArrayError, DataError, Problem
from poliscope.methods.base import Method
from poliscope.show.words import Words
from poliscope.show.workbook.options import Option, aggregation_options, normalisation_options

__all__ = ["DATA", "FIRST", "HEAD", "Plan", "Setting", "column_name"]

HEAD, FIRST, DATA = 3, 11, 3
"""Sheets of figures: the row of the codes, the row of the first unit, the column of the first figure."""
MOST_ROWS, MOST_COLUMNS = 1_048_576 - FIRST, 16_384 - DATA
PARTS = 12
"""The ranking shows the parts of the index if they are no more than these."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter of a method in a cell of its own.

    Parameters
    ----------
    option : Option
        Whose.
    name : str
        The slot of the formula.
    value : float
        What the study says.
    """

    option: Option
    name: str
    value: float


@dataclass(frozen=True)
class Plan:
    """Positions and choices of one workbook.

    Parameters
    ----------
    answers : Answers
        What is shown.
    words : Words
        In the workbook's language.
    live_figures : bool
        Whether figures are formulas from the raw ones on; else from the lowest aggregates up.
    """

    answers: Answers
    words: Words
    live_figures: bool

    # --- what is shown ------------------------------------------------------------------------

    @property
    def index(self) -> Index:
        """The index."""
        return self.answers.index

    @property
    def leaves(self) -> int:
        """Number of indicators."""
        return self.index.layout.leaves

    @property
    def units(self) -> int:
        """Number of units."""
        return len(self.index.units.codes)

    @property
    def last(self) -> int:
        """The row of the last unit."""
        return FIRST + self.units - 1

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """Names of the sheets in the workbook's language, by our own."""
        names = [
            "answer", "ranking", "certainty", "method", "raw", "denominated", "prepared", "normalised",
            "scores", "ranks", "check", "sources",
        ]  # fmt: skip
        if not self.has_denominated:
            names.remove("denominated")
        if self.answers.robustness is None:
            names.remove("certainty")
        return {name: self.words(f"workbook.sheet.{name}") for name in names}

    @cached_property
    def has_denominated(self) -> bool:
        """Whether figures are divided by something."""
        return bool(self.index.framework.denominators) and self.index.recipe.denominate.name != "none"

    @cached_property
    def normalisations(self) -> tuple[Option, ...]:
        """What a reader may normalise by."""
        return normalisation_options(self.index, self.words.language)

    @cached_property
    def aggregations(self) -> tuple[Option, ...]:
        """What a reader may aggregate by."""
        return aggregation_options(self.index, self.words.language)

    # --- nodes --------------------------------------------------------------------------------

    @cached_property
    def nodes(self) -> tuple[tuple[Node, int], ...]:
        """All nodes as they are written, each with its depth."""
        found: list[tuple[Node, int]] = []

        def walk(node: Node, depth: int) -> None:
            found.append((node, depth))
            for child in node.children:
                walk(child, depth + 1)

        walk(self.index.framework.root, 0)
        return tuple(found)

    @cached_property
    def scored(self) -> tuple[Node, ...]:
        """The nodes on the sheet of scores: siblings side by side, the index first.

        Indicators are among them only where they have aggregates as siblings.
        """
        found = [self.index.framework.root]
        for node in found:  # it grows while it is read
            if any(child.children for child in node.children):
                found.extend(node.children)
        return tuple(found)

    @cached_property
    def _score_column(self) -> Mapping[str, int]:
        return {node.code: DATA + place for place, node in enumerate(self.scored)}

    def place(self, code: str) -> tuple[str, int]:
        """Return the sheet and the column that hold a node's scores."""
        if code in self._score_column:
            return "scores", self._score_column[code]
        return "normalised", DATA + self.index.framework.position[code]

    @cached_property
    def methods(self) -> Mapping[str, Method]:
        """The study's own method of every node: a normalisation, or an aggregation."""
        index, recipe = self.index, self.index.recipe
        joined = recipe.aggregations(index.layout, index.framework.codes)
        leaves = [recipe.normalise_each.get(code, recipe.normalise) for code in index.framework.indicators]
        return dict(zip(index.framework.codes, (*leaves, *joined), strict=True))

    @cached_property
    def own_option(self) -> Mapping[str, int]:
        """The study's own method of every node, by its place in the list to choose from."""
        normalisations = [option.method for option in self.normalisations]
        aggregations = [option.method for option in self.aggregations]
        leaves = set(self.index.framework.indicators)
        return {
            code: (normalisations if code in leaves else aggregations).index(method)
            for code, method in self.methods.items()
        }

    @cached_property
    def availability(self) -> Mapping[str, float]:
        """The smallest share of children with data at every aggregate."""
        shares = self.index.recipe.availability(self.index.layout)
        return dict(zip(self.index.framework.codes[self.leaves :], shares, strict=True))

    def level(self, code: str) -> int:
        """Return the level of a node: 1 for an indicator."""
        return int(self.index.framework.levels[self.index.framework.position[code]])

    @cached_property
    def levels(self) -> int:
        """Levels above the indicators."""
        return int(self.index.framework.levels[-1]) - 1

    @cached_property
    def parts(self) -> tuple[Node, ...]:
        """The index's children, if there are not too many of them to be shown side by side."""
        children = self.index.framework.root.children
        return children if len(children) <= PARTS else ()

    @cached_property
    def ranked(self) -> tuple[Node, ...]:
        """The nodes that are ranked."""
        return (self.index.framework.root, *self.parts)

    # --- references ---------------------------------------------------------------------------

    def on(self, sheet: str) -> str:
        """Return a sheet as a reference begins with it."""
        name = self.sheets[sheet]
        return f"{name}!" if name.isascii() and name.isalnum() else f"'{name}'!"

    def column(self, sheet: str, column: int) -> str:
        """Return the cells of all units in a column of a sheet."""
        name = column_name(column)
        return f"{self.on(sheet)}${name}${FIRST + 1}:${name}${self.last + 1}"

    def cell(self, sheet: str, row: int, column: int) -> str:
        """Return a fixed cell of a sheet."""
        return f"{self.on(sheet)}${column_name(column)}${row + 1}"

    # --- the sheet of methods -----------------------------------------------------------------

    @cached_property
    def one_for_all(self) -> bool:
        """Whether the study aggregates all levels alike."""
        return not isinstance(self.index.recipe.aggregate, tuple)

    @cached_property
    def normalise_row(self) -> int:
        """The row of the choice of normalisation."""
        return 6

    def aggregate_row(self, level: int) -> int:
        """Return the row of the choice of aggregation of a level; 0 stands for all."""
        return self.normalise_row + 1 + level

    @cached_property
    def tree_row(self) -> int:
        """The row of the first node in the table of weights."""
        return self.aggregate_row(self.levels) + 4

    @cached_property
    def node_rows(self) -> Mapping[str, int]:
        """Rows of the nodes in the table of weights."""
        return {node.code: self.tree_row + place for place, (node, _) in enumerate(self.nodes)}

    @cached_property
    def normalisation_list(self) -> int:
        """The row of the first normalisation to choose from."""
        return self.tree_row + len(self.nodes) + 4

    @cached_property
    def aggregation_list(self) -> int:
        """The row of the first aggregation to choose from."""
        return self.normalisation_list + len(self.normalisations) + 2

    @cached_property
    def setting_row(self) -> int:
        """The row of the first parameter."""
        return self.aggregation_list + len(self.aggregations) + 4

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """Parameters that hold for all indicators or nodes."""
        found = [
            Setting(option, name, float(values[np.isfinite(values)][0]))
            for option in self.normalisations
            for name, values in self.constants(option).items()
            if not _varies(values)
        ]
        for option in self.aggregations:
            given = option.method.model_dump() if option.live else {}
            found += [
                Setting(option, name, float(value))
                for name, value in given.items()
                if isinstance(value, int | float)
            ]
        return tuple(found)

    @cached_property
    def own_constants(self) -> tuple[tuple[Option, str], ...]:
        """Parameters that differ between indicators: a column each in the table of weights."""
        return tuple(
            (option, name)
            for option in self.normalisations
            for name, values in self.constants(option).items()
            if _varies(values)
        )

    def constants(self, option: Option) -> Mapping[str, np.ndarray]:
        """Return what a normalisation knows of each indicator, (indicators,); NaN where it has no part."""
        if not option.live:
            return {}
        layout, recipe = self.index.layout, self.index.recipe
        try:
            known: Mapping[str, np.ndarray] = option.method.constants(layout)
        except ArrayError:  # it lacks goalposts or targets of indicators that are not its own
            codes = self.index.framework.indicators
            own = np.array([i for i, c in enumerate(codes) if recipe.normalise_each.get(c) == option.method])
            known = {}
            for name, values in option.method.constants(layout.columns(own)).items():
                known[name] = np.full(len(codes), np.nan)
                known[name][own] = values
        return known

    def slots(self, option: Option, leaf: int | None = None) -> dict[str, str] | None:
        """Return the cells that hold a method's parameters; None where it has no part in an indicator."""
        found = {
            setting.name: self.cell("method", self.setting_row + place, 3)
            for place, setting in enumerate(self.settings)
            if setting.option is option
        }
        if leaf is None:
            texts = {k: v for k, v in option.method.model_dump().items() if isinstance(v, str)}
            return {**texts, **found}
        if any(np.isnan(values[leaf]) for values in self.constants(option).values()):
            return None
        row = self.node_rows[self.index.framework.indicators[leaf]]
        for place, (owner, name) in enumerate(self.own_constants):
            if owner is option:
                found[name] = self.cell("method", row, 11 + place)
        return found

    def checked(self) -> Plan:
        """Return the plan itself if a workbook can hold it.

        Raises
        ------
        DataError
            There are more units or indicators than rows or columns.
        """
        wide = self.leaves + len(self.index.framework.denominators) + 1
        if self.units <= MOST_ROWS and wide <= MOST_COLUMNS:
            return self
        raise DataError(
            Problem(
                "too-large",
                f"a sheet holds at most {MOST_ROWS} units and {MOST_COLUMNS} indicators; "
                f"the study has {self.units} and {self.leaves}",
                help="write the report instead, or leave units out",
            )
        )


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0.

    Examples
    --------
    >>> column_name(0), column_name(25), column_name(26), column_name(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _varies(values: np.ndarray) -> bool:
    known = values[np.isfinite(values)]
    return bool(len(known) and (known != known[0]).any())
