"""``poliscope excel``: the workbook with live formulas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poliscope.answers.answers import Answers
    from poliscope.study import Study

DRAWS = 20_000
"""As many as the report's: enough for shares to within a third of a per cent."""


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
@click.option("--period", help="Another period than the study's own.")
@click.option(
    "--robustness/--no-robustness",
    default=True,
    show_default=True,
    help="Say how sure the ranking is, on a sheet of values.",
)
@click.option(
    "--draws",
    type=click.IntRange(min=1),
    default=DRAWS,
    show_default=True,
    help="Weightings drawn to say how sure it is.",
)
@click.pass_context
def command(
    ctx: click.Context, study: str, output: Path, period: str | None, robustness: bool, draws: int
) -> None:
    """Write the workbook of STUDY: live formulas from raw figures to ranks, in the language of --lang."""
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.cli.periods import of_period
    from poliscope.show.words import Words
    from poliscope.show.workbook import write_workbook
    from poliscope.study import read_study

    found = of_period(ctx, read_study(study), period)
    answers = _answers(ctx, found, draws if robustness else 0)
    written = write_workbook(answers, output, language=ctx.obj["lang"])
    words = Words(ctx.obj["lang"], answers.index, answers.about)
    verdict = words.finding(answers.findings[0]) if answers.findings else words.say("cli.verdict.none")
    if ctx.obj["json"]:
        emit_json({"workbook": str(written), "verdict": verdict, "study": found.digest})
        return
    click.echo(paragraph(verdict))
    click.echo(f"{words('cli.written')}: {written}")


def _answers(ctx: click.Context, study: Study, draws: int) -> Answers:
    """Return the answers, with how sure they are where draws are asked for and anything is ranked."""
    from poliscope.cli.robustness import told_progress
    from poliscope.show.words import Words

    index = study.index()
    if not draws or not index.order():
        return study.answers()
    with told_progress(ctx, Words(ctx.obj["lang"], index, study.about)) as progress:
        found = study.robustness(draws=draws, progress=progress)
    return study.answers(robustness=found)
