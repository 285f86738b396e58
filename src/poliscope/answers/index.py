"""Who leads, in what: from settled evidence to scores, ranks, weights and contributions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from poliscope.data.evidence import Evidence, Table
from poliscope.data.framework import Framework
from poliscope.data.matrix import Cell, Matrix
from poliscope.data.units import Units
from poliscope.errors import DataError, MethodError, Problem, one_of
from poliscope.kernels import BoolArray, FloatArray
from poliscope.kernels.ties import competition_ranks
from poliscope.kernels.tree import effective_weights, local_shares
from poliscope.methods.base import Layout
from poliscope.methods.recipe import Recipe, Stages, StepError
from poliscope.methods.weight import GivenWeights

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["TO_MEND", "Excluded", "Flag", "Index", "Ranks", "TreatedPoint", "build_index", "build_panel"]

TO_MEND = frozenset({"constant", "no-data", "conflict", "missing-denominator", "mixed-units"})
"""Kinds of flags that a person should look into; the others are good to know."""

Stage = Literal["raw", "denominated", "imputed", "treated", "normalised"]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A unit that is not ranked, and why.

    Parameters
    ----------
    unit : str
        Code.
    reason : {"availability", "excluded", "no-score"}
        Screened out by its data, by name, or left without a score.
    available : float
        Share of the indicators with a figure when it was screened.
    """

    unit: str
    reason: str
    available: float


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader should know about the data; worded in the catalogs.

    Parameters
    ----------
    kind : str
        ``constant``, ``no-data``, ``low-availability``, ``imputed``, ``other-period``, ``conflict``,
        ``missing-denominator``, ``mixed-units``, ``treated``, ``unused-indicator``, ``unused-unit``,
        ``not-accepted``.
    cells : tuple of Cell
        Where; the unit or the indicator may be empty.
    count : int
        How many cells are concerned.
    share : float
        Their share, where that says more; NaN otherwise.
    """

    kind: str
    cells: tuple[Cell, ...]
    count: int = 1
    share: float = float("nan")


@dataclass(frozen=True, slots=True)
class TreatedPoint:
    """A cell that treatment changed."""

    unit: str
    indicator: str
    before: float
    after: float
    action: str


@dataclass(frozen=True, eq=False)
class Ranks(Matrix):
    """Competition ranks, units x nodes; 1 is best, equal scores share the best rank."""

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas DataFrame of whole numbers, the best unit first, the index first."""
        frame = super().to_frame()
        frame = frame[list(reversed(frame.columns))].astype("Int64")
        return frame.sort_values(list(frame.columns[:1]), kind="stable")


@dataclass(frozen=True, eq=False)
class Index:
    """A composite indicator with every array that led to it.

    Parameters
    ----------
    framework : Framework
        The tree.
    units : Units
        What is ranked.
    recipe : Recipe
        How.
    layout : Layout
        The tree as arrays.
    table : Table
        The settled evidence, indicators only.
    stages : Stages
        The arrays after each step, (units, indicators).
    raw_weights : array, (nodes,)
        Weights before rescaling, by the recipe's weighting.
    node_scores : array, (units, nodes)
        Scores at every node.
    excluded : tuple of Excluded
        Units without a rank.
    flags : tuple of Flag
        What a reader should know about the data.
    period : str
        The period, or "".
    """

    framework: Framework
    units: Units
    recipe: Recipe
    layout: Layout
    table: Table
    stages: Stages
    raw_weights: FloatArray
    node_scores: FloatArray
    excluded: tuple[Excluded, ...] = ()
    flags: tuple[Flag, ...] = ()
    period: str = ""
    notes: tuple[str, ...] = field(default=())

    # --- matrices -----------------------------------------------------------------------------

    def stage(self, name: Stage) -> Matrix:
        """Return the indicators after a step: raw, denominated, imputed, treated or normalised."""
        known = ("raw", "denominated", "imputed", "treated", "normalised")
        if name not in known:
            raise DataError(Problem("unknown-stage", f'there is no stage "{name}"', help=one_of(name, known)))
        return Matrix(getattr(self.stages, name), self.units.codes, self.framework.indicators)

    @property
    def raw(self) -> Matrix:
        """Raw values, units x indicators."""
        return self.stage("raw")

    @property
    def normalised(self) -> Matrix:
        """Normalised values, units x indicators; higher is better."""
        return self.stage("normalised")

    @cached_property
    def scores(self) -> Matrix:
        """Scores, units x nodes: indicators, then aggregates from the bottom up, the index last."""
        return Matrix(self.node_scores, self.units.codes, self.framework.codes)

    @cached_property
    def ranks(self) -> Ranks:
        """Ranks, units x nodes."""
        return Ranks(competition_ranks(self.node_scores), self.units.codes, self.framework.codes)

    @cached_property
    def weights(self) -> Matrix:
        """Weights, nodes x (raw, share in the parent, effective weight in the index)."""
        children, leaves = self.layout.children, self.layout.leaves
        values = np.column_stack(
            [
                self.raw_weights,
                local_shares(self.raw_weights, children, leaves),
                effective_weights(self.raw_weights, children, leaves),
            ]
        )
        return Matrix(values, self.framework.codes, ("weight", "share", "effective"), "node")

    @cached_property
    def contributions(self) -> Matrix:
        """What each node brings to the index, units x nodes: the children of a node add up to it.

        Under an arithmetic mean these are weight times score; under another mean the parts are shares
        of the score in that proportion.
        """
        from poliscope.kernels.decomposition import stacked

        values = stacked(self.node_scores, self.raw_weights, self.layout.children)
        return Matrix(values, self.units.codes, self.framework.codes)

    def ranks_within(self, group: str) -> Ranks:
        """Return ranks within each group of units, units x nodes; NaN where a unit belongs to none.

        Parameters
        ----------
        group : str
            Name of a group of units.
        """
        groups = self.units.groups
        if group not in groups:
            help = one_of(group, groups) if groups else "the study's units have no groups"
            raise DataError(Problem("unknown-group", f'there is no group "{group}"', help=help))
        values = np.full(self.node_scores.shape, np.nan)
        for name in sorted({member for member in groups[group] if member}):
            rows = np.array([member == name for member in groups[group]])
            values[rows] = competition_ranks(self.node_scores[rows])
        return Ranks(values, self.units.codes, self.framework.codes)

    # --- looking things up --------------------------------------------------------------------

    @property
    def top(self) -> str:
        """Code of the index."""
        return self.framework.root.code

    def order(self, node: str | None = None) -> tuple[str, ...]:
        """Return the ranked units from the best; equal ranks in the order of their codes."""
        ranks = self.ranks.column(node or self.top)
        ranked = [u for u in range(len(ranks)) if np.isfinite(ranks[u])]
        return tuple(
            self.units.codes[u] for u in sorted(ranked, key=lambda u: (ranks[u], self.units.codes[u]))
        )

    def leaders(self, node: str | None = None) -> tuple[str, ...]:
        """Return the unit that is first, or all that share the first rank."""
        ranks = self.ranks.column(node or self.top)
        return tuple(code for code in self.order(node) if ranks[self.units.codes.index(code)] == 1)

    @cached_property
    def treated_points(self) -> tuple[TreatedPoint, ...]:
        """Every cell that treatment changed."""
        treatment, before = self.stages.treatment, self.stages.imputed
        rows, columns = np.nonzero(treatment.points)
        return tuple(
            TreatedPoint(
                self.units.codes[row],
                self.framework.indicators[column],
                float(before[row, column]),
                float(treatment.values[row, column]),
                treatment.actions[treatment.points[row, column]],
            )
            for row, column in zip(rows, columns, strict=True)
        )

    def to_frame(self) -> pd.DataFrame:
        """Return rank, score and the scores of the index's children, the best unit first."""
        import pandas as pd

        top = self.framework.root
        shown = [top.code, *(child.code for child in top.children)]
        frame = pd.DataFrame({"rank": self.ranks.column(top.code)}, index=self.scores.to_frame().index)
        frame["rank"] = frame["rank"].astype("Int64")
        frame["name"] = [self.units.label(code) for code in self.units.codes]
        for code in shown:
            frame[code] = self.scores.column(code)
        return frame.sort_values("rank", kind="stable")

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


def build_index(
    framework: Framework,
    table: Table,
    units: Units,
    recipe: Recipe,
    *,
    denominators: Matrix | None = None,
) -> Index:
    """Build the index of one period.

    Parameters
    ----------
    framework : Framework
        The tree.
    table : Table
        Settled evidence with one column an indicator, in the order of ``framework.indicators``.
    units : Units
        In the order of the table's rows.
    recipe : Recipe
        One method for each step.
    denominators : Matrix, optional
        What indicators are divided by, units x codes.

    Raises
    ------
    MethodError
        Values do not suit a method; the message names unit, indicator, step and a fix.
    """
    (index,) = build_panel(
        framework, {table.period: table}, units, recipe, denominators=[denominators]
    ).values()
    return index


def build_panel(
    framework: Framework,
    tables: Mapping[str, Table],
    units: Units,
    recipe: Recipe,
    *,
    denominators: Sequence[Matrix | None] = (),
) -> dict[str, Index]:
    """Build the index of several periods on one scale.

    Parameters
    ----------
    tables : mapping of str to Table
        By period, in the order of time, with the same rows and columns.
    denominators : sequence of Matrix, optional
        One a period.

    Returns
    -------
    dict of str to Index
        By period.
    """
    periods = list(tables)
    raw = np.stack([table.matrix.values for table in tables.values()])
    below = _denominators(framework, raw, list(denominators) or [None] * len(periods))
    if len(periods) == 1:
        raw, below = raw[0], below[0]
    layout = make_layout(framework, units, recipe, periods if len(periods) > 1 else None)
    try:
        stages = recipe.prepare(
            raw, layout, denominators=below, codes=framework.indicators, forced=_forced(recipe, units)
        )
        normalised = stages.normalised
        weights = recipe.weights(normalised.reshape(-1, normalised.shape[-1]), layout, codes=framework.codes)
        scores = recipe.score(normalised, layout, weights, codes=framework.codes)
    except StepError as error:
        raise _named(error, framework, units) from error
    common = {
        "framework": framework,
        "units": units,
        "recipe": recipe,
        "layout": layout,
        "raw_weights": weights,
    }
    return {
        period: _one_period(
            tables[period],
            stages if len(periods) == 1 else _slice(stages, t),
            scores if len(periods) == 1 else scores[t],
            period,
            common,
        )
        for t, period in enumerate(periods)
    }


def make_layout(
    framework: Framework, units: Units, recipe: Recipe, periods: Sequence[str] | None = None
) -> Layout:
    """Return the arrays that describe rows, columns and periods to the methods."""
    leaves = framework.leaves

    def column(values: list[float | None]) -> FloatArray:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)

    names = sorted({name for leaf in leaves for name in leaf.parameters})
    chosen = recipe.weight.set if isinstance(recipe.weight, GivenWeights) else ""
    return Layout(
        direction=framework.directions,
        children=framework.children,
        weights=framework.weights(chosen),
        groups=units.group_codes(),
        periods=None if periods is None else np.array([_number(p, n) for n, p in enumerate(periods)]),
        target=column([leaf.target for leaf in leaves]),
        low=column([leaf.goalposts[0] if leaf.goalposts else None for leaf in leaves]),
        high=column([leaf.goalposts[1] if leaf.goalposts else None for leaf in leaves]),
        parameters={name: column([leaf.parameters.get(name) for leaf in leaves]) for name in names},
    )


def _number(period: str, position: int) -> float:
    try:
        return float(period)
    except ValueError:
        return float(position)


def _denominators(framework: Framework, raw: FloatArray, given: Sequence[Matrix | None]) -> FloatArray:
    """Return what each cell is divided by, (periods, units, indicators); 1 where nothing."""
    below = np.ones_like(raw)
    for column, leaf in enumerate(framework.leaves):
        if leaf.denominator is None:
            continue
        for t, matrix in enumerate(given):
            if matrix is None:
                raise DataError(
                    Problem(
                        "missing-denominator",
                        f'"{leaf.code}" is divided by "{leaf.denominator}", for which there is no figure',
                        help="add its figures to the evidence",
                    )
                )
            below[t, :, column] = matrix.column(leaf.denominator) / leaf.denominator_scale
    return below


def _forced(recipe: Recipe, units: Units) -> FloatArray:
    forced = np.zeros(len(units.codes))
    for names, sign in ((recipe.screen.include, 1.0), (recipe.screen.exclude, -1.0)):
        for name in names:
            if name not in units.codes:
                raise MethodError(
                    Problem(
                        "unknown-unit",
                        f'recipe.screen names an unknown unit "{name}"',
                        where="recipe.screen",
                        help=one_of(name, units.codes),
                    )
                )
            forced[units.codes.index(name)] = sign
    return forced


def _slice(stages: Stages, t: int) -> Stages:
    from dataclasses import fields, replace

    treatment = stages.treatment
    one = replace(
        treatment,
        values=treatment.values[t],
        points=treatment.points[t],
        details={name: value[t] for name, value in treatment.details.items()},
    )
    arrays = {f.name: getattr(stages, f.name)[t] for f in fields(Stages) if f.name != "treatment"}
    return Stages(**arrays, treatment=one)


def _one_period(
    table: Table, stages: Stages, scores: FloatArray, period: str, common: Mapping[str, object]
) -> Index:
    framework: Framework = common["framework"]  # type: ignore[assignment]
    units: Units = common["units"]  # type: ignore[assignment]
    recipe: Recipe = common["recipe"]  # type: ignore[assignment]
    return Index(
        **common,  # type: ignore[arg-type]
        table=table,
        stages=stages,
        node_scores=scores,
        excluded=_excluded(stages, scores, units, recipe),
        flags=tuple(_flags(framework, units, table, stages, period)),
        period=period,
    )


def _excluded(stages: Stages, scores: FloatArray, units: Units, recipe: Recipe) -> tuple[Excluded, ...]:
    available = np.isfinite(stages.screened_values).mean(axis=-1)
    found = []
    for u in np.flatnonzero(~np.isfinite(scores[:, -1])):
        by_name = units.codes[u] in recipe.screen.exclude
        reason = "excluded" if by_name else ("no-score" if stages.kept[u] else "availability")
        found.append(Excluded(units.codes[u], reason, float(available[u])))
    return tuple(found)


LOW_AVAILABILITY = 0.65
"""An indicator with figures for a smaller share of the units is flagged, as in COINr's statistics."""


def _flags(framework: Framework, units: Units, table: Table, stages: Stages, period: str) -> list[Flag]:
    flags: list[Flag] = []
    codes, indicators = units.codes, framework.indicators
    present = np.isfinite(stages.denominated)
    share = present[stages.kept].mean(axis=0) if stages.kept.any() else present.mean(axis=0)
    with np.errstate(invalid="ignore"):
        low = np.where(present, stages.denominated, np.inf).min(axis=0)
        high = np.where(present, stages.denominated, -np.inf).max(axis=0)
    for j, code in enumerate(indicators):
        where = (Cell("", code, period),)
        if not present[:, j].any():
            flags.append(Flag("no-data", where))
        elif low[j] == high[j] and present[:, j].sum() > 1:
            flags.append(Flag("constant", where))
        elif share[j] < LOW_AVAILABILITY:
            flags.append(Flag("low-availability", where, int(present[:, j].sum()), float(share[j])))
    flags.extend(_cell_flag("imputed", stages.was_imputed, codes, indicators, period))
    if period:
        periods = table.periods()
        flags.extend(
            _cell_flag("other-period", (periods != period) & (periods != ""), codes, indicators, period)
        )
    lost = np.isfinite(stages.raw) & ~np.isfinite(stages.denominated) & stages.kept[:, None]
    flags.extend(_cell_flag("missing-denominator", lost, codes, indicators, period))
    if table.conflicts:
        flags.append(
            Flag("conflict", tuple(conflict.cell for conflict in table.conflicts), len(table.conflicts))
        )
    flags.extend(_mixed_units(table, indicators))
    flags.extend(_cell_flag("treated", stages.treatment.points > 0, codes, indicators, period))
    flags.extend(_unused(framework, units, table))
    return flags


def _unused(framework: Framework, units: Units, table: Table) -> list[Flag]:
    """Flag what the evidence holds and the index does not use."""
    evidence = table.evidence
    flags = []
    known = {*framework.indicators, *framework.denominators}
    if spare := [name for name in evidence.indicator.names if name not in known]:
        flags.append(Flag("unused-indicator", tuple(Cell("", name) for name in spare), len(spare)))
    wanted = evidence.indicator.positions_in(framework.indicators) >= 0
    present = {evidence.unit.names[code] for code in np.unique(evidence.unit.codes[wanted])}
    if strangers := sorted(present - set(units.codes)):
        flags.append(Flag("unused-unit", tuple(Cell(name, "") for name in strangers), len(strangers)))
    if waiting := int((~evidence.used).sum()):
        flags.append(Flag("not-accepted", (), waiting))
    return flags


def _cell_flag(
    kind: str, where: BoolArray, codes: Sequence[str], indicators: Sequence[str], period: str
) -> list[Flag]:
    rows, columns = np.nonzero(where)
    if not len(rows):
        return []
    places = zip(rows.tolist(), columns.tolist(), strict=True)
    cells = tuple(Cell(codes[r], indicators[c], period) for r, c in places)
    return [Flag(kind, cells, len(cells), len(cells) / where.size)]


def _mixed_units(table: Table, indicators: Sequence[str]) -> list[Flag]:
    """Flag indicators whose used figures name different units of measure."""
    measure = table.evidence.unit_of_measure
    if len(measure.names) <= 1:
        return []
    flags = []
    for j, code in enumerate(indicators):
        rows = table.origin[:, j]
        named = {measure.names[c] for c in np.unique(measure.codes[rows[rows >= 0]])} - {""}
        if len(named) > 1:
            flags.append(Flag("mixed-units", (Cell("", code, table.period),), len(named)))
    return flags


def _named(error: StepError, framework: Framework, units: Units) -> MethodError:
    """Say which units and indicators did not suit which step."""
    shown = []
    for row, column in error.error.cells[:5]:
        code = framework.codes[error.columns[column]] if 0 <= column < len(error.columns) else ""
        unit = units.codes[row % len(units.codes)] if row >= 0 else ""
        shown.append(
            " of ".join(part for part in (f'"{code}"' if code else "", f'"{unit}"' if unit else "") if part)
        )
    more = len(error.error.cells) - len(shown)
    told = f": {', '.join(shown)}" + (f" and {more} more" if more > 0 else "") if shown else ""
    return MethodError(
        Problem(
            error.error.code,
            f'{error.step} by "{error.method}": {error.error.reason}{told}',
            where=f"recipe.{error.step}",
            help=error.error.help,
        )
    )


def no_evidence(framework: Framework, evidence: Evidence) -> list[Problem]:
    """Return a problem for every indicator and denominator that no row of the evidence names."""
    known = set(evidence.indicator.names)
    return [
        Problem(
            "no-evidence", f'no row of the evidence names the indicator "{code}"', help=one_of(code, known)
        )
        for code in (*framework.indicators, *framework.denominators)
        if code not in known
    ]
