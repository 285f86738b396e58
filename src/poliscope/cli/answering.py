"""What commands that write a whole study to a file share: its period, its answers, the last words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.answers import Answers
    from poliscope.study import Study

__all__ = ["answers_of", "draws_option", "of_period", "page_languages", "period_options", "tell_written"]

DRAWS = 20_000
"""Enough for shares to within a third of a per cent; ``poliscope robustness`` draws more."""


draws_option = click.option(
    "--draws",
    type=click.IntRange(min=1),
    default=DRAWS,
    show_default=True,
    help="Weightings drawn to say how sure it is.",
)


def period_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--period`` and ``--alone``."""
    alone = click.option(
        "--alone",
        is_flag=True,
        help="Where a study has several periods on one scale: give this one a scale of its own.",
    )
    return click.option("--period", help="Another period than the study's own.")(alone(command))


def of_period(ctx: click.Context, study: Study, period: str | None, alone: bool) -> Study:
    """Return the study of one period: on the scale of all periods where it has one, or by itself."""
    from poliscope.cli.output import note, paragraph
    from poliscope.show.words import say

    together = study.settings.period == "all"
    if together and alone:
        found = study.replace(period=period or study.settings.shown or study.periods[-1])
        told = say(ctx.obj["lang"], "cli.period.alone", period=found.settings.period)
        note(ctx, paragraph(told))
        return found
    if period is None:
        return study
    if not together:
        return study.replace(period=period)
    found = study.replace(shown=period)
    found.table()  # an unknown period is told before anything else
    note(ctx, paragraph(say(ctx.obj["lang"], "cli.period.together", period=period)))
    return found


def page_languages(ctx: click.Context, languages: Sequence[str]) -> list[str]:
    """Return the languages of a page; one that was asked for with ``--lang`` comes first and opens."""
    source = ctx.find_root().get_parameter_source("lang")
    if source in {None, click.core.ParameterSource.DEFAULT}:
        return list(languages)
    return sorted(languages, key=lambda one: one != ctx.obj["lang"])


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
    click.echo(words("cli.written", path=str(path)))
