"""``poliscope analyse``: statistics of the indicators."""

from __future__ import annotations

from typing import Any

import click


@click.command("analyse")
@click.argument("study", default=".", type=click.Path())
@click.option(
    "--stage",
    type=click.Choice(["raw", "denominated", "imputed", "treated", "normalised"]),
    default="raw",
    show_default=True,
    help="The values to look at.",
)
@click.option(
    "--correlation",
    type=click.Choice(["pearson", "spearman", "kendall"]),
    default="pearson",
    show_default=True,
    help="Kind of correlation.",
)
@click.option(
    "--high",
    type=float,
    default=0.9,
    show_default=True,
    help="Correlation above which two indicators of a pillar are flagged.",
)
@click.option(
    "--low", type=float, default=-0.4, show_default=True, help="Correlation below which they are flagged."
)
@click.option("--period", help="Another period than the study's own.")
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    stage: Any,
    correlation: Any,
    high: float,
    low: float,
    period: str | None,
) -> None:
    """Statistics of the indicators of STUDY: flags, correlations, consistency, components."""
    from poliscope.answers.statistics import analyse
    from poliscope.cli.output import emit_json, number, table
    from poliscope.show.numbers import significant
    from poliscope.show.words import Words
    from poliscope.study import read_study

    study_found = read_study(study)
    index = study_found.index(period)
    found = analyse(index, stage=stage, correlation=correlation, high=high, low=low)
    if ctx.obj["json"]:
        emit_json(found.as_dict())
        return
    words = Words(ctx.obj["lang"], index, study_found.about)
    shown = ("min", "median", "max", "skew", "kurt")
    heads = [
        words.say("cli.table.indicator"),
        words.say("cli.statistics.flags"),
        *[words.say(f"cli.statistics.{name}") for name in ("available", *shown)],
    ]
    rows = []
    for code in found.statistics.rows:
        flags = words("list.comma").join(
            words.say(f"cli.statistics.flag.{flag}") for flag in found.flags[code]
        )
        cells = [significant(found.statistics[code, name], 4) for name in shown[:3]]
        cells += [number(found.statistics[code, name]) for name in shown[3:]]
        rows.append([words.node(code), flags, number(found.statistics[code, "available"], 0), *cells])
    click.echo(table(heads, rows, left=2, shrink=0))
    _pairs(words, found)
    _sizes(words, found, index)
    _consistency(words, found)


def _pairs(words: Any, found: Any) -> None:
    from poliscope.cli.output import paragraph, table

    if not found.pairs:
        return
    click.echo(f"\n{paragraph(words('cli.statistics.pairs'))}")
    heads = [
        words.say("cli.table.part"),
        words.say("cli.table.indicator"),
        words.say("cli.table.indicator"),
        words.say("cli.statistics.correlation"),
    ]
    click.echo(
        table(
            heads,
            [
                [words.node(p.parent), words.node(p.a), words.node(p.b), f"{p.correlation:+.2f}"]
                for p in found.pairs
            ],
            left=3,
            shrink=0,
        )
    )


def _sizes(words: Any, found: Any, index: Any) -> None:
    """Print the indicators that go with a denominator, and whether they are divided by it."""
    from poliscope.cli.output import paragraph, table

    if not found.denominators:
        return
    click.echo(f"\n{paragraph(words('cli.statistics.sizes'))}")
    heads = [words.say(f"cli.{name}") for name in ("table.indicator", "statistics.size")]
    heads += [words.say(f"cli.statistics.{name}") for name in ("divided", "correlation")]
    rows = []
    for pair in found.denominators:
        divided = "yes" if index.framework[pair.a].denominator == pair.b else "no"
        said = words.say(f"cli.statistics.{divided}")
        rows.append([words.node(pair.a), words.node(pair.b), said, f"{pair.correlation:+.2f}"])
    click.echo(table(heads, rows, left=3, shrink=0))


def _consistency(words: Any, found: Any) -> None:
    from poliscope.cli.output import number, paragraph, table

    click.echo(f"\n{paragraph(words('cli.statistics.together'))}")
    heads = [
        words.say("cli.table.part"),
        words.say("cli.statistics.alpha"),
        words.say("cli.statistics.alpha-standardised"),
        words.say("cli.statistics.first-component"),
        "KMO",
        "Bartlett p",
    ]
    rows = [
        [words.node(code), *[number(x) for x in found.consistency.row(code)]]
        for code in found.consistency.rows
    ]
    click.echo(table(heads, rows, shrink=0))
