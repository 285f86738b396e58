"""``poliscope mirror``: a unit before its mirror, gap by gap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.peers import PeerComparison
    from poliscope.show.words import Words


@click.command("mirror")
@click.argument("unit")
@click.argument("study", default=".", type=click.Path())
@click.option("--against", metavar="OTHER", multiple=True, help="The mirror; may be given several times.")
@click.option("--peers", "number", type=click.IntRange(min=1), help="How many structural peers.")
@click.option("--period", help="Another period than the study's own.")
@click.pass_context
def command(
    ctx: click.Context,
    unit: str,
    study: str,
    against: tuple[str, ...],
    number: int | None,
    period: str | None,
) -> None:
    """Show where UNIT of STUDY is ahead of its mirror, where behind, and what closing a gap is worth."""
    from poliscope.answers.regional import peer_findings
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    if _is_study(unit) and not _is_study(study):
        unit, study = study, unit  # the other way round is understood too
    found = read_study(study)
    others = [found.units.code_of(other) for other in against] or None
    answer = found.peers(found.units.code_of(unit), others, number=number, period=period)
    words = Words(ctx.obj["lang"], found.index(period), found.about)
    if ctx.obj["json"]:
        emit_json(_document(answer))
        return
    click.echo(
        paragraph(
            words.say("cli.mirror.peers", unit=words.unit(answer.unit), peers=words.units(answer.peers))
        )
    )
    click.echo("")
    click.echo(_nearest(answer, words))
    click.echo("")
    click.echo(_gaps(answer, words))
    click.echo("")
    for finding in peer_findings(answer):
        click.echo(paragraph(words.finding(finding)))


def _is_study(place: str) -> bool:
    return (Path(place) / "study.toml").is_file() or Path(place).is_file()


def _nearest(answer: PeerComparison, words: Words) -> str:
    from poliscope.cli.output import noun_head, number, paragraph, table

    names = [words.say(f"kind.{kind}") for kind in answer.kinds]
    head = paragraph(words.say("cli.mirror.nearest", kinds=words.say("list.comma").join(names)))
    heads = ["", noun_head(words), words.say("cli.mirror.distance"), *(names if len(names) > 1 else [])]
    rows = []
    for peer in answer.peers:
        values = answer.distances.row(peer)
        rows.append(["", words.unit(peer), *(number(v) for v in values[: len(heads) - 2])])
    return f"{head}\n{table(heads, rows)}"


def _gaps(answer: PeerComparison, words: Words) -> str:
    from poliscope.cli.output import table
    from poliscope.show.numbers import fixed, significant

    parts = ("indicator", "value", "benchmark", "gap", "worth", "rank")
    rows = []
    for code in (*answer.behind(), *reversed(answer.ahead())):
        g = dict(zip(answer.gaps.columns, answer.gaps.row(code).tolist(), strict=True))
        behind = g["gap"] < 0
        rows.append(
            [
                "",
                words.node(code),
                significant(g["value"]),
                significant(g["benchmark"]),
                f"{g['gap']:+.1f}",
                fixed(g["worth"], 2) if behind else "",
                fixed(g["rank"], 0) if behind else "",
            ]
        )
    return table(["", *(words.say(f"cli.mirror.{name}") for name in parts)], rows)


def _document(answer: PeerComparison) -> dict[str, Any]:
    return {
        "unit": answer.unit,
        "peers": list(answer.peers),
        "chosen": answer.chosen,
        "statistic": answer.statistic,
        "kinds": list(answer.kinds),
        "distances": answer.distances.to_frame().to_dict("index"),
        "gaps": answer.gaps.to_frame().to_dict("index"),
        "score": answer.score,
        "rank": answer.rank,
        "all_worth": answer.all_worth,
        "all_rank": answer.all_rank,
    }
