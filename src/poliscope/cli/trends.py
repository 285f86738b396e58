"""``poliscope trends``: growth, the pace towards targets, convergence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.trends import Trends
    from poliscope.show.words import Words


@click.command("trends")
@click.argument("study", default=".", type=click.Path())
@click.option("--indicator", "indicators", multiple=True, metavar="CODE", help="Follow these figures.")
@click.option("--against", metavar="CODE", help="Compare growth with that of another figure, such as GDP.")
@click.option("--unit", metavar="UNIT", help="Show one unit.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of a table.")
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    indicators: tuple[str, ...],
    against: str | None,
    unit: str | None,
    top: int,
) -> None:
    """Show how fast figures of STUDY grow, and whether targets are in reach."""
    from poliscope.answers.regional import trend_findings
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = read_study(study)
    answer = found.trends(indicators or None, against=against)
    code = found.units.code_of(unit) if unit is not None else None
    if ctx.obj["json"]:
        emit_json(_document(answer, code))
        return
    words = Words(ctx.obj["lang"], found.index(), found.about)
    click.echo(_table(answer, words, (code,) if code else answer.units, top))
    click.echo("")
    for finding in trend_findings(answer, (code,) if code else found.report.focus):
        click.echo(paragraph(words.finding(finding)))


def _table(answer: Trends, words: Words, units: tuple[str, ...], top: int) -> str:
    import math

    from poliscope.cli.output import noun_head, table
    from poliscope.show.words import growth_rate, signed

    heads = [noun_head(words), words.say("cli.mirror.indicator"), words.say("cli.trends.growth")]
    heads += [words.say("cli.trends.interval"), words.say("cli.trends.figures")]
    if answer.against:
        heads.append(words.say("cli.trends.points", against=words.node(answer.against)))
    rows = []
    for unit in units:
        for code in answer.indicators:
            if math.isnan(answer.growth[unit, code]):
                continue
            low, high = answer.lower[unit, code], answer.upper[unit, code]
            row = ["", words.unit(unit), words.node(code), growth_rate(answer.growth[unit, code])]
            row.append(f"{growth_rate(low)}–{growth_rate(high)}" if low == low else growth_rate(low))
            row.append(f"{answer.figures[unit, code]:.0f}")
            if answer.points is not None:
                row.append(signed(100 * answer.points[unit, code], 1))
            rows.append(row)
    return table(["", *heads], rows[:top], left=2)


def _document(answer: Trends, unit: str | None) -> dict[str, Any]:
    import dataclasses

    frame = answer.to_frame()
    kept = frame if unit is None else frame[frame["unit"] == unit]
    return {
        "years": answer.years.tolist(),
        "growth": kept.to_dict("records"),
        "against": answer.against,
        "points": {} if answer.points is None else answer.points.to_frame().to_dict("index"),
        "targets": [dataclasses.asdict(p) for p in answer.pacings if unit in (None, p.unit)],
        "convergence": [
            {
                "indicator": c.indicator,
                "verdict": c.verdict,
                "first": c.first,
                "last": c.last,
                "beta": None if c.beta is None else c.beta._asdict(),
                "sigma": None
                if c.sigma is None
                else {**c.sigma._asdict(), "dispersion": c.sigma.dispersion.tolist()},
            }
            for c in answer.convergence
        ],
    }
