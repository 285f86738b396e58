"""``poliscope report``: one page that opens from disk."""

from __future__ import annotations

from pathlib import Path

import click

from poliscope.cli.answering import (
    answers_of,
    draws_option,
    of_period,
    page_languages,
    period_options,
    tell_written,
)


@click.command("report")
@click.argument("study", default=".", type=click.Path())
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The file to write.",
)
@period_options
@click.option(
    "--robustness/--no-robustness", default=True, show_default=True, help="Say how sure the ranking is."
)
@draws_option
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    output: Path,
    period: str | None,
    alone: bool,
    robustness: bool,
    draws: int,
) -> None:
    """Write the report of STUDY: one page, opened from disk, without a network."""
    from poliscope.show.report import write_report
    from poliscope.study import read_study

    found = of_period(ctx, read_study(study), period, alone)
    answers = answers_of(ctx, found, draws if robustness else 0)
    written = write_report(answers, output, languages=page_languages(ctx, found.report.languages))
    tell_written(ctx, found, answers, kind="report", path=written)
