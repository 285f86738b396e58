"""Whether the parts of a study fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from poliscope.answers.index import no_evidence
from poliscope.errors import Problem, one_of
from poliscope.study.regional import unknown_names

if TYPE_CHECKING:
    from poliscope.study.study.study import Study

__all__ = ["problems_of"]


def problems_of(study: Study) -> list[Problem]:
    """Return everything that does not fit, at once."""
    return [
        *no_evidence(study.framework, study.evidence),
        *_unknown_names(study),
        *_no_units(study),
        *unknown_names(study),
    ]


def _no_units(study: Study) -> list[Problem]:
    if study.units.codes:
        return []
    if not np.isfinite(study.evidence.value).any():
        told = "the evidence holds no figure: every cell is empty or marks a missing value"
        return [Problem("no-figures", told, help="check that the right file, sheet and columns are read")]
    return [
        Problem(
            "no-units",
            "there is no unit with a figure for an indicator of the framework",
            help="the evidence needs the codes of the framework in its column indicator",
        )
    ]


def _unknown_names(study: Study) -> list[Problem]:
    found = [
        _unknown(what, name, known, where) for what, name, known, where in _named(study) if name not in known
    ]
    group = getattr(study.recipe.impute, "group", None)
    if group and group not in study.units.groups:
        found.append(_unknown("group", group, tuple(study.units.groups), "recipe.impute"))
    return found


def _named(study: Study) -> Iterator[tuple[str, str, Sequence[str], str]]:
    """Yield every name in the settings: of what, the name, the known ones, and where it stands."""
    recipe, framework = study.recipe, study.framework
    for code in recipe.aggregate_at:
        yield "indicator", code, framework.codes, "recipe.aggregate_at"
    for step in ("impute_each", "treat_each", "normalise_each"):
        for code in getattr(recipe, step):
            yield "indicator", code, framework.indicators, f"recipe.{step}"
    units = dict.fromkeys((*recipe.screen.include, *recipe.screen.exclude), "recipe.screen")
    for unit, where in (units | dict.fromkeys(study.report.focus, "report.focus")).items():
        yield "unit", unit, study.units.codes, where
    for where, code in study.uncertainty.named:
        yield "indicator", code, framework.codes, f"uncertainty.{where}"


def _unknown(what: str, name: str, known: Sequence[str], where: str) -> Problem:
    return Problem(
        f"unknown-{what}",
        f'{where} names an unknown {what} "{name}"',
        where=where,
        help=one_of(name, known) if known else f"the study has no {what}s",
    )
