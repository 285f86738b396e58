"""``poliscope rank``: the ranking, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poliscope.answers.index import Index
    from poliscope.show.words import Words


@click.command("rank")
@click.argument("study", default=".", type=click.Path())
@click.option("--period", help="Another period than the study's own.")
@click.option("--node", help="Rank by an indicator or pillar instead of the index.")
@click.option("--top", type=click.IntRange(min=1), help="Show only the first so many.")
@click.option(
    "--digits", type=click.IntRange(0, 15), default=2, show_default=True, help="Decimals of the scores."
)
@click.pass_context
def command(
    ctx: click.Context, study: str, period: str | None, node: str | None, top: int | None, digits: int
) -> None:
    """Rank the units of STUDY (a folder; the current one by default)."""
    from poliscope.answers.findings import index_findings
    from poliscope.cli.output import emit_json, note, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = read_study(study)
    index = found.index(period)
    chosen = node or index.top
    index.framework[chosen]
    words = Words(ctx.obj["lang"], index, found.about)
    if ctx.obj["json"]:
        emit_json(_document(index, chosen, top, found.digest))
        return
    if not index.order(chosen):
        _nothing(index, words)
        ctx.exit(1)
    click.echo(_table(index, words, chosen, top, digits))
    if chosen == index.top:
        click.echo("")
        for finding in index_findings(index):
            click.echo(paragraph(words.finding(finding)))
    note(ctx, f"\n{words('cli.next', commands=f'poliscope explain {_quoted(index.order(chosen)[0])} {study}')}")


def _nothing(index: Index, words: Words) -> None:
    """Say that nothing could be ranked, and everything that may be the reason."""
    from poliscope.cli.output import paragraph

    click.echo(paragraph(words("cli.verdict.none")))
    for flag in index.flags:
        click.echo(paragraph(words.flag(flag), "  "))
    for out in index.excluded[:10]:
        told = words("cli.pair", name=words.unit(out.unit), said=words.excluded(out))
        click.echo(paragraph(told, "  "))


def _quoted(code: str) -> str:
    from shlex import quote

    return quote(code)


def _table(index: Index, words: Words, node: str, top: int | None, digits: int) -> str:
    from poliscope.cli.output import number, score_head, table

    children = [child.code for child in index.framework[node].children]
    heads = [
        words.say("cli.table.rank"),
        words.noun,
        score_head(words, index.period),
        *[words.node(code) for code in children],
    ]
    ranks, scores = index.ranks, index.scores
    shared = {r for r in ranks.column(node) if (ranks.column(node) == r).sum() > 1}
    rows = []
    for code in index.order(node)[:top]:
        rank = ranks[code, node]
        rows.append(
            [
                ("=" if rank in shared else "") + f"{rank:.0f}",
                words.unit(code),
                number(scores[code, node], digits),
                *[number(scores[code, child], digits) for child in children],
            ]
        )
    return table(heads, rows)


def _document(index: Index, node: str, top: int | None, digest: str) -> dict[str, object]:
    children = [child.code for child in index.framework[node].children]
    return {
        "study": digest,
        "period": index.period,
        "node": node,
        "ranking": [
            {
                "rank": int(index.ranks[code, node]),
                "unit": code,
                "score": index.scores[code, node],
                "scores": {child: index.scores[code, child] for child in children},
            }
            for code in index.order(node)[:top]
        ],
        "excluded": [{"unit": e.unit, "reason": e.reason, "available": e.available} for e in index.excluded],
    }
