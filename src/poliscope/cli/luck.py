"""``poliscope luck``: more rare successes than size lets expect, or chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.incidence import Incidence
    from poliscope.show.words import Words


@click.command("luck")
@click.argument("study", default=".", type=click.Path())
@click.option("--count", metavar="CODE", help="What is counted; the study's own where not given.")
@click.option("--exposure", metavar="CODE", help="What it is held against: firms, inhabitants, GDP.")
@click.option(
    "--listed-from", type=click.IntRange(min=0), help="Smallest count that the source lists; 0 for all."
)
@click.option("--period", help="Another period than the study's own.")
@click.option("--unit", metavar="UNIT", help="Ask about one place.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of the table.")
@click.option("--at-least", type=click.IntRange(min=0), help="With --unit: how likely so many or more are.")
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    count: str | None,
    exposure: str | None,
    listed_from: int | None,
    period: str | None,
    unit: str | None,
    at_least: int | None,
    top: int,
) -> None:
    """Hold counts of rare successes in STUDY against size and chance."""
    from poliscope.answers.regional import incidence_findings
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    if at_least is not None and unit is None:
        raise click.UsageError("--at-least needs --unit")
    found = read_study(study)
    answer = found.incidence(count, exposure, listed_from=listed_from, period=period)
    code = found.units.code_of(unit) if unit is not None else None
    words = Words(ctx.obj["lang"], found.index(period), found.about)
    chance = answer.chance(code, at_least) if code is not None and at_least is not None else None
    if ctx.obj["json"]:
        emit_json(_document(answer, code, at_least, chance))
        return
    click.echo(_table(answer, words, top))
    click.echo("")
    for finding in incidence_findings(answer, (code,) if code else found.report.focus):
        click.echo(paragraph(words.finding(finding)))
    if code is not None and chance is not None:
        click.echo(paragraph(_question(answer, words, code, at_least or 0, chance)))
    for reason in dict.fromkeys(one.reason for one in answer.left_out):
        units = words.units([one.unit for one in answer.left_out if one.reason == reason])
        said = words.say(f"reason.{reason}")
        click.echo(paragraph(words.say("cli.luck.left-out", units=units, reason=said)))


def _question(answer: Incidence, words: Words, code: str, at_least: int, chance: float) -> str:
    return words.say(
        "cli.luck.question",
        unit=words.unit(code),
        least=at_least,
        chance=words.share(chance),
        exposure=words.node(answer.exposure),
        expected=f"{answer.table[code, 'expected']:.1f}",
    )


def _table(answer: Incidence, words: Words, top: int) -> str:
    from poliscope.cli.output import number, table

    columns = ("place", "observed", "expected", "ratio", "limits", "shrunk", "chance", "after")
    rows = []
    for place, row in answer.to_frame().head(top).iterrows():
        hidden = row["observed"] != row["observed"]
        fewer = words.say("cli.luck.fewer", least=answer.listed_from)
        rows.append(
            [
                "",
                words.unit(str(place)),
                fewer if hidden else number(row["observed"], 0),
                number(row["expected"], 1),
                number(row["ratio"]),
                f"{number(row['lower'])}–{number(row['upper'])}",
                number(row["shrunk"]),
                words.share(row["chance"]),
                words.share(row["chance_after_looking"]),
            ]
        )
    heads = [words.say(f"cli.luck.{name}", level=words.share(answer.level)) for name in columns]
    return table(["", *heads], rows)


def _document(
    answer: Incidence, code: str | None, at_least: int | None, chance: float | None
) -> dict[str, Any]:
    fit = answer.shrinkage
    places = answer.table.to_frame().to_dict("index")
    asked = None if chance is None else {"unit": code, "at_least": at_least, "chance": chance}
    return {
        "count": answer.count,
        "exposure": answer.exposure,
        "listed_from": answer.listed_from,
        "rate": answer.rate,
        "heterogeneity": fit.heterogeneity,
        "p_value": fit.p_value,
        "places": {str(p): row for p, row in places.items() if code in (None, p)},
        "asked": asked,
        "left_out": [{"unit": one.unit, "reason": one.reason} for one in answer.left_out],
    }
