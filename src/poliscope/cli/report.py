"""``poliscope report``: one page that opens from disk."""

from __future__ import annotations

from pathlib import Path

import click


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
@click.option("--period", help="Another period than the study's own.")
@click.pass_context
def command(ctx: click.Context, study: str, output: Path, period: str | None) -> None:
    """Write the report of STUDY: one page, opened from disk, without a network."""
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.report import write_report
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = read_study(study)
    if period is not None:
        found = found.replace(period=period)
    answers = found.answers()
    written = write_report(answers, output)
    words = Words(ctx.obj["lang"], answers.index, answers.about)
    verdict = words.finding(answers.findings[0]) if answers.findings else words.say("cli.verdict.none")
    if ctx.obj["json"]:
        emit_json({"report": str(written), "verdict": verdict, "study": found.digest})
        return
    click.echo(paragraph(verdict))
    click.echo(f"{words('cli.written')}: {written}")
