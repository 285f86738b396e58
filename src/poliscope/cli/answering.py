"""What commands that write a whole study to a file share: its period, its answers, the last words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poliscope.answers.answers import Answers
    from poliscope.study import Study

__all__ = ["DRAWS", "answers_of", "of_period", "tell_written"]

DRAWS = 20_000
"""Enough for shares to within a third of a per cent; ``poliscope robustness`` draws more."""


def of_period(ctx: click.Context, study: Study, period: str | None) -> Study:
    """Return the study of one period; say where its scale is no longer that of all periods."""
    from poliscope.cli.output import note, paragraph
    from poliscope.show.words import say

    if period is None:
        return study
    if study.settings.period == "all":
        note(ctx, paragraph(say(ctx.obj["lang"], "cli.period.alone", period=period)))
    return study.replace(period=period)


def answers_of(ctx: click.Context, study: Study, draws: int) -> Answers:
    """Return the answers, with how sure they are where draws are asked for and anything is ranked."""
    from poliscope.cli.robustness import told_progress
    from poliscope.show.words import Words

    index = study.index()
    if not draws or not index.order():
        return study.answers()
    with told_progress(ctx, Words(ctx.obj["lang"], index, study.about)) as progress:
        robustness = study.robustness(draws=draws, progress=progress)
    return study.answers(robustness=robustness)


def tell_written(ctx: click.Context, study: Study, answers: Answers, *, kind: str, path: Path) -> None:
    """Print the verdict and where the file lies; `kind` is its key in the JSON document."""
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.words import Words

    words = Words(ctx.obj["lang"], answers.index, answers.about)
    verdict = words.finding(answers.findings[0]) if answers.findings else words.say("cli.verdict.none")
    if ctx.obj["json"]:
        emit_json({kind: str(path), "verdict": verdict, "study": study.digest})
        return
    click.echo(paragraph(verdict))
    click.echo(f"{words('cli.written')}: {path}")
