"""``poliscope excel``: the workbook with live formulas."""

from __future__ import annotations

from pathlib import Path

import click


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
@click.pass_context
def command(ctx: click.Context, study: str, output: Path, period: str | None) -> None:
    """Write the workbook of STUDY: live formulas from raw figures to ranks, in the language of --lang."""
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.words import Words
    from poliscope.show.workbook import write_workbook
    from poliscope.study import read_study

    found = read_study(study)
    if period is not None:
        found = found.replace(period=period)
    answers = found.answers()
    written = write_workbook(answers, output, language=ctx.obj["lang"])
    words = Words(ctx.obj["lang"], answers.index, answers.about)
    verdict = words.finding(answers.findings[0]) if answers.findings else words.say("cli.verdict.none")
    if ctx.obj["json"]:
        emit_json({"workbook": str(written), "verdict": verdict, "study": found.digest})
        return
    click.echo(paragraph(verdict))
    click.echo(f"{words('cli.written')}: {written}")
