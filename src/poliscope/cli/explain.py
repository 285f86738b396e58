"""``poliscope explain``: why a unit stands where it stands, or why it is ahead of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.comparison import Difference
    from poliscope.answers.index import Index
    from poliscope.answers.profile import Profile, Standing


@click.command("explain")
@click.argument("unit")
@click.argument("study", default=".", type=click.Path())
@click.option("--against", metavar="UNIT", help="Take the gap to another unit apart; the parts add up.")
@click.option("--period", help="Another period than the study's own.")
@click.option("--sources", is_flag=True, help="Show the source of every figure.")
@click.pass_context
def command(
    ctx: click.Context, unit: str, study: str, against: str | None, period: str | None, sources: bool
) -> None:
    """Show why UNIT stands where it stands, or with --against why it is ahead of another."""
    from poliscope.answers.comparison import why
    from poliscope.answers.profile import profile
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = read_study(study)
    index = found.index(period)
    words = Words(ctx.obj["lang"], index, found.about)
    unit = found.units.code_of(unit)
    if against is not None:
        _difference(ctx, index, words, why(index, unit, found.units.code_of(against)))
    else:
        _profile(ctx, index, words, profile(index, unit), sources)


def _difference(ctx: click.Context, index: Index, words: Any, found: Difference) -> None:
    from poliscope.cli.output import emit_json, number, paragraph, table

    parts = {code: found.part(code) for code in reversed(index.framework.codes)}
    if ctx.obj["json"]:
        emit_json({"a": found.a, "b": found.b, "gap": found.gap, "parts": parts})
        return
    click.echo(paragraph(_gap(words, found)))
    click.echo("")
    heads = [
        words.say("cli.table.part"),
        words.unit(found.a),
        words.unit(found.b),
        words.say("cli.table.brings"),
    ]
    rows = []
    for depth, node in _outline(index):
        scores = [number(index.scores[u, node.code]) for u in (found.a, found.b)]
        rows.append(["  " * depth + words.node(node.code), *scores, f"{parts[node.code]:+.2f}"])
    click.echo(table(heads, rows, shrink=0))
    click.echo(paragraph(words.say("cli.explain.adds-up")))


def _gap(words: Any, found: Difference) -> str:
    gap = words.score(abs(found.gap))
    level = float(gap.replace(",", "")) == 0
    key = "level" if level else "gap" if found.gap > 0 else "behind"
    names = {"a": words.unit(found.a), "b": words.unit(found.b)}
    return str(words.say(f"cli.explain.{key}", **names, **({} if level else {"gap": gap})))


def _outline(index: Index) -> list[tuple[int, Any]]:
    lines: list[tuple[int, Any]] = []

    def add(node: Any, depth: int) -> None:
        lines.append((depth, node))
        for child in node.children:
            add(child, depth + 1)

    add(index.framework.root, 0)
    return lines


def _profile(ctx: click.Context, index: Index, words: Any, found: Profile, sources: bool) -> None:
    from poliscope.cli.output import emit_json, paragraph, score_head, table

    if ctx.obj["json"]:
        emit_json(
            {
                "unit": found.unit,
                **{
                    part: [_as_dict(index, found.unit, s) for s in getattr(found, part)]
                    for part in ("standings", "strengths", "weaknesses")
                },
            }
        )
        return
    by_node = {standing.node: standing for standing in found.standings}
    click.echo(paragraph(words.standing(found.unit)))
    click.echo("")
    heads = [
        words.say("cli.table.part"),
        words.say("cli.table.rank"),
        score_head(words, index.period),
        words.say("cli.table.value"),
        words.say("cli.table.unit-of-measure"),
    ]
    rows = [_row(index, words, by_node[node.code], depth) for depth, node in _outline(index)]
    click.echo(table(heads, rows, shrink=0))
    for part in ("strengths", "weaknesses"):
        named = words.nodes([s.node for s in getattr(found, part)])
        if named:
            click.echo(paragraph(words("cli.pair", name=words(f"cli.explain.{part}"), said=named)))
    if sources:
        _sources(index, words, found.unit)


def _row(index: Index, words: Any, standing: Standing, depth: int) -> list[str]:
    from poliscope.cli.output import number
    from poliscope.show.numbers import figure

    rank = f"{standing.rank:.0f}/{standing.ranked}" if standing.rank == standing.rank else "–"
    value = figure(standing.value) if standing.value == standing.value else ""
    return [
        "  " * depth + words.node(standing.node),
        rank,
        number(standing.score),
        value,
        standing.unit_of_measure,
    ]


def _sources(index: Index, words: Any, unit: str) -> None:
    from poliscope.cli.output import paragraph
    from poliscope.show.numbers import figure

    click.echo("")
    for code in index.framework.indicators:
        claim = index.table.claim(unit, code)
        if claim is None:
            continue
        place = "; ".join(part for part in (claim.source, claim.address, claim.locator) if part)
        told = f"{words.node(code)}: {figure(claim.value)} {claim.unit_of_measure}"
        click.echo(paragraph(f"{told} ({claim.period}). {place}" if claim.period else f"{told}. {place}"))


def _as_dict(index: Index, unit: str, standing: Standing) -> dict[str, Any]:
    document = {name: getattr(standing, name) for name in type(standing).__slots__}
    claim = index.table.claim(unit, standing.node) if standing.level == 1 else None
    if claim is not None:
        document["evidence"] = {name: getattr(claim, name) for name in type(claim).__slots__}
    return document
