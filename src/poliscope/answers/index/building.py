"""From settled evidence to an index: names meet arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

import numpy as np

from poliscope.answers.index.composite import Index
from poliscope.answers.index.remarks import excluded_units, flags_of
from poliscope.data.evidence import Evidence, Table
from poliscope.data.framework import Framework
from poliscope.data.matrix import Matrix
from poliscope.data.units import Units
from poliscope.errors import DataError, MethodError, Problem, counted, one_of
from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout
from poliscope.methods.recipe import Recipe, Stages, StepError
from poliscope.methods.weight import GivenWeights

__all__ = ["build_index", "build_panel", "make_layout", "no_evidence"]


def build_index(
    framework: Framework,
    table: Table,
    units: Units,
    recipe: Recipe,
    *,
    denominators: Table | Matrix | None = None,
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
    denominators : Table or Matrix, optional
        What indicators are divided by, units x codes; a table keeps where the figures come from.

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
    denominators: Sequence[Table | Matrix | None] = (),
) -> dict[str, Index]:
    """Build the index of several periods on one scale.

    Parameters
    ----------
    tables : mapping of str to Table
        By period, in the order of time, with the same rows and columns.
    denominators : sequence of Table or Matrix, optional
        One a period.

    Returns
    -------
    dict of str to Index
        By period.
    """
    periods = list(tables)
    raw = np.stack([table.matrix.values for table in tables.values()])
    _representable(framework, units, raw)
    settled = list(denominators) or [None] * len(periods)
    sizes = [given.matrix if isinstance(given, Table) else given for given in settled]
    below = _denominators(framework, raw, sizes)
    if len(periods) == 1:
        raw, below = raw[0], below[0]
    layout = make_layout(framework, units, recipe, periods if len(periods) > 1 else None)
    try:
        stages = recipe.prepare(
            raw, layout, denominators=below, codes=framework.indicators, forced=_forced(recipe, units)
        )
        normalised = stages.normalised
        weights = recipe.weights(normalised.reshape(-1, normalised.shape[-1]), layout, codes=framework.codes)
        if len(periods) > 1:
            scores, layout = recipe.score_panel(normalised, layout, weights, codes=framework.codes)
        else:
            scores = recipe.score(normalised, layout, weights, codes=framework.codes)
    except StepError as error:
        raise _named(error, framework, units) from error
    common = {
        "framework": framework,
        "units": units,
        "recipe": recipe,
        "layout": layout,
        "raw_weights": weights,
        "scale": _scale(stages, recipe) if len(periods) > 1 else None,
    }
    return {
        period: _one_period(
            tables[period],
            stages if len(periods) == 1 else _slice(stages, t),
            scores if len(periods) == 1 else scores[t],
            period,
            {**common, "denominators": sizes[t], "denominator_table": _table(settled[t])},
        )
        for t, period in enumerate(periods)
    }


def _table(given: Table | Matrix | None) -> Table | None:
    return given if isinstance(given, Table) else None


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
        units={code: row for row, code in enumerate(units.codes)},
    )


def _number(period: str, position: int) -> float:
    try:
        return float(period)
    except ValueError:
        return float(position)


LARGEST = 1e150
"""Squares of larger figures are beyond a double, so that spreads and means would silently be wrong."""


def _representable(framework: Framework, units: Units, raw: FloatArray) -> None:
    with np.errstate(invalid="ignore"):
        large = np.argwhere(np.abs(raw) > LARGEST)
    if len(large):
        where = ", ".join(
            f'"{framework.indicators[j]}" of "{units.codes[i]}"' for _, i, j in large[:5].tolist()
        )
        raise DataError(
            Problem(
                "too-large",
                counted(len(large), "figure is too large", "figures are too large")
                + f" to compute with: {where}",
                help="state them in a larger unit, such as millions; or correct them",
            )
        )


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


def _scale(stages: Stages, recipe: Recipe) -> FloatArray | None:
    """Return the figures of all periods where they are normalised together."""
    if recipe.normalise_over != "all":
        return None
    return np.reshape(stages.treated, (-1, stages.treated.shape[-1]))


def _slice(stages: Stages, t: int) -> Stages:
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
        excluded=excluded_units(stages, scores, units, recipe),
        flags=tuple(flags_of(framework, units, table, stages, period)),
        period=period,
    )


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
