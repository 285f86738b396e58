"""One period of a study, for the commands that show a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poliscope.study import Study

__all__ = ["of_period"]


def of_period(ctx: click.Context, study: Study, period: str | None) -> Study:
    """Return the study of one period; say where its scale is no longer that of all periods."""
    from poliscope.cli.output import note, paragraph
    from poliscope.show.words import say

    if period is None:
        return study
    if study.settings.period == "all":
        note(ctx, paragraph(say(ctx.obj["lang"], "cli.period.alone", period=period)))
    return study.replace(period=period)
