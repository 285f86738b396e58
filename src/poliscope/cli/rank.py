"""``poliscope rank``: the ranking, as a table."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from poliscope.cli.answering import of_period, period_options
from poliscope.errors import StudyError

if TYPE_CHECKING:
    from poliscope.answers.index import Index
    from poliscope.answers.robustness import Glance
    from poliscope.show.words import Words
    from poliscope.study import Study


@click.command("rank")
@click.argument("study", default=".", type=click.Path())
@period_options
@click.option("--node", help="Rank by an indicator or pillar instead of the index.")
@click.option("--top", type=click.IntRange(min=1), help="Show only the first so many.")
@click.option(
    "--digits", type=click.IntRange(0, 15), default=2, show_default=True, help="Decimals of the scores."
)
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    period: str | None,
    alone: bool,
    node: str | None,
    top: int | None,
    digits: int,
) -> None:
    """Rank the units of STUDY (a folder; the current one by default)."""
    from poliscope.answers.findings import index_findings
    from poliscope.cli.output import emit_json, note, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    read = read_study(study)
    found = of_period(ctx, read, period, alone)
    index = found.index()
    chosen = node or index.top
    index.framework[chosen]
    words = Words(ctx.obj["lang"], index, found.about)
    if ctx.obj["json"]:
        emit_json(_document(index, chosen, top, read.digest) | _firm_document(found, chosen))
        return
    if not index.order(chosen):
        _nothing(index, words)
        ctx.exit(1)
    click.echo(_table(index, words, chosen, top, digits))
    if chosen == index.top:
        click.echo("")
        for finding in index_findings(index):
            click.echo(paragraph(words.finding(finding)))
        click.echo(paragraph(_firm(found, words, f"poliscope robustness {_quoted(study)}")))
    note(
        ctx, f"\n{words('cli.next', commands=f'poliscope explain {_quoted(index.order(chosen)[0])} {study}')}"
    )


def _glance(study: Study) -> Glance | None:
    try:
        return study.glance()
    except StudyError:
        return None  # rules that contradict each other; `poliscope robustness` tells which


def _firm(study: Study, words: Words, command: str) -> str:
    """Say how firm the first place is, as far as it can be told at once."""
    from poliscope.show.words import tenths

    found = _glance(study)
    if found is None:
        return words("cli.rank.firm.ask", command=command)
    slots = {"unit": words.unit(found.unit), "draws": words.count(found.draws), "command": command}
    if found.share == 1:
        return words("cli.rank.firm.all", **slots)
    return words("cli.rank.firm", share=tenths(found.share), **slots)


def _firm_document(study: Study, node: str) -> dict[str, object]:
    found = _glance(study) if node == study.framework.root.code else None
    return {"first": None if found is None else asdict(found)}


def _nothing(index: Index, words: Words) -> None:
    """Say that nothing could be ranked, and everything that may be the reason."""
    from poliscope.cli.output import paragraph

    click.echo(paragraph(words("cli.verdict.none")))
    for flag in index.flags:
        click.echo(paragraph(words.flag(flag), "  "))
    for out in index.excluded[:10]:
        told = words("cli.pair", name=words.unit(out.unit), said=words.excluded(out))
        click.echo(paragraph(told, "  "))
    if more := len(index.excluded[10:]):
        click.echo(paragraph(words("cli.check.more", count=more), "  "))


def _quoted(code: str) -> str:
    from shlex import quote

    return quote(code)


def _table(index: Index, words: Words, node: str, top: int | None, digits: int) -> str:
    from poliscope.cli.output import noun_head, number, score_head, table

    children = [child.code for child in index.framework[node].children]
    heads = [
        words.say("cli.table.rank"),
        noun_head(words),
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
