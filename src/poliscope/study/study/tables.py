"""What the evidence of a study says of a period: one table of figures, settled by the study's rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from poliscope.data.evidence import Table
from poliscope.errors import DataError, Problem, one_of

if TYPE_CHECKING:
    from poliscope.study.study.study import Study

__all__ = ["chosen_period", "denominators", "period_names", "settled", "with_figures"]


def period_names(study: Study) -> tuple[str, ...]:
    """Return the periods for which there is evidence on the framework's indicators."""
    wanted = study.evidence.indicator.positions_in(study.framework.indicators) >= 0
    return study.evidence.take(wanted).period_names()


def chosen_period(study: Study, period: str | None) -> str | None:
    """Return the period that is meant; the one that the study shows where none is named.

    Raises
    ------
    DataError
        There is no figure of that period.
    """
    settings = study.settings
    chosen = settings.period if period is None else period
    if chosen == "all":
        chosen = settings.shown or study.periods[-1]
    if chosen and settings.within == 0 and chosen not in study.periods:
        raise DataError(
            Problem(
                "unknown-period",
                f'there is no figure of the period "{chosen}"',
                where="study.shown" if period is None and settings.period == "all" else "study.period",
                help=one_of(chosen, [p or "(none stated)" for p in study.periods]),
            )
        )
    return chosen or None


def settled(study: Study, indicators: Sequence[str], period: str | None) -> Table:
    """Return one figure for each unit and indicator, by the study's rule for conflicts."""
    return study.evidence.settle(
        study.units.codes,
        indicators,
        period=period,
        within=study.settings.within,
        rule=study.data.conflicts,
        sources=study.data.sources,
    )


def with_figures(study: Study, table: Table, period: str | None) -> Table:
    """Return the table if it holds a figure at all."""
    if np.isfinite(table.matrix.values).any():
        return table
    years = study.settings.within
    reach = f" or up to {years:g} years from it" if years else ""
    raise DataError(
        Problem(
            "unknown-period",
            f'there is no figure of the period "{period or "(none stated)"}"{reach}',
            where="study.period",
            help=f"there are figures of {', '.join(p or '(none stated)' for p in study.periods)}",
        )
    )


def denominators(study: Study, period: str | None) -> Table | None:
    """Return what indicators are divided by, where any is."""
    codes = study.framework.denominators
    return settled(study, codes, period) if codes else None
