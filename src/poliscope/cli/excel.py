"""``poliscope excel``: the workbook with live formulas."""

from __future__ import annotations

from pathlib import Path

import click

from poliscope.cli.answering import answers_of, draws_option, of_period, period_options, tell_written


@click.command("excel")
@click.argument("study", default=".", type=click.Path())
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("index.xlsx"),
    show_default=True,
    help="The file to write.",
)
@period_options
@click.option(
    "--robustness/--no-robustness",
    default=True,
    show_default=True,
    help="Say how sure the ranking is, on a sheet of values.",
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
    """Write the workbook of STUDY: live formulas from raw figures to ranks, in the language of --lang."""
    from poliscope.show.workbook import write_workbook
    from poliscope.study import read_study

    found = of_period(ctx, read_study(study), period, alone)
    answers = answers_of(ctx, found, draws if robustness else 0)
    written = write_workbook(answers, output, language=ctx.obj["lang"])
    tell_written(ctx, found, answers, kind="workbook", path=written)
