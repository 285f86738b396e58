"""``poliscope check``: read a study and list everything that is wrong or worth knowing."""

from __future__ import annotations

from typing import Any

import click

SHOWN = 10
"""Units without a rank that are listed, unless all are asked for."""


@click.command("check")
@click.argument("study", default=".", type=click.Path())
@click.option(
    "--all", "everything", is_flag=True, help="List every cell of a remark, and every unit without a rank."
)
@click.pass_context
def command(ctx: click.Context, study: str, everything: bool) -> None:
    """Read STUDY and list everything that is wrong or worth knowing, all at once.

    Exit code 0 where nothing needs mending, 1 where something does or nothing can be ranked, 2 where
    the study cannot be used.
    """
    from poliscope.answers.index import TO_MEND
    from poliscope.cli.output import emit_json, note_json, note_said, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = read_study(study)
    index = found.index()
    words = Words(ctx.obj["lang"], index, found.about)
    mend = [flag for flag in index.flags if flag.kind in TO_MEND]
    sound = not mend and bool(index.order())
    if ctx.obj["json"]:
        emit_json(
            {
                "study": found.digest,
                "units": len(found.units.codes),
                "indicators": len(found.framework.indicators),
                "claims": len(found.evidence),
                "notes": [note_json(one, ctx.obj["lang"]) for one in found.notes],
                "flags": [_flag(flag) for flag in index.flags],
                "excluded": [
                    {"unit": e.unit, "reason": e.reason, "available": e.available} for e in index.excluded
                ],
                "to_mend": len(mend),
            }
        )
        ctx.exit(0 if sound else 1)
    click.echo(
        paragraph(
            words.say(
                "cli.check.size",
                units=words.say("count.units", count=len(found.units.codes)),
                indicators=words.say("count.indicators", count=len(found.framework.indicators)),
                claims=words.say("count.figures", count=len(found.evidence)),
            )
        )
    )
    for remark in found.notes:
        click.echo(paragraph(note_said(remark, words.language), "  "))
    _told(words, index, mend, everything)
    if not index.order():
        click.echo(f"\n{words('cli.verdict.none')}")
    elif sound:
        click.echo(f"\n{words('cli.check.fine')}")
    ctx.exit(0 if sound else 1)


def _told(words: Any, index: Any, mend: list[Any], everything: bool) -> None:
    """Print the flags, the conflicts and who is not ranked."""
    from poliscope.cli.output import paragraph

    for title, flags in (
        ("check.to-mend", mend),
        ("check.to-know", [f for f in index.flags if f not in mend]),
    ):
        if flags:
            click.echo(f"\n{words(f'cli.{title}')}")
            for flag in flags:
                click.echo(paragraph(words.flag(flag), "  "))
                if everything:
                    _cells(words, flag)
    if everything:
        _conflicts(words, index)
    if index.excluded:
        click.echo(f"\n{words('cli.check.excluded')}")
        shown = index.excluded if everything else index.excluded[:SHOWN]
        for e in shown:
            told = words.say("cli.pair", name=words.unit(e.unit), said=words.excluded(e))
            click.echo(paragraph(told, "  "))
        if more := len(index.excluded) - len(shown):
            click.echo(paragraph(words.say("cli.check.more", count=more), "  "))


def _cells(words: Any, flag: Any) -> None:
    for cell in flag.cells:
        parts = [
            words.unit(cell.unit) if cell.unit else "",
            words.node(cell.indicator) if cell.indicator else "",
            cell.period,
        ]
        click.echo("    " + words("list.comma").join(part for part in parts if part))


def _conflicts(words: Any, index: Any) -> None:
    from poliscope.cli.output import paragraph
    from poliscope.show.numbers import figure

    for conflict in index.table.conflicts:
        unit, indicator, period = conflict.cell
        told = "; ".join(f"{figure(c.value)} ({c.source or c.locator})" for c in conflict.claims)
        place = words("list.comma").join(p for p in (words.unit(unit), words.node(indicator), period) if p)
        used = words.say("cli.check.used", value=figure(conflict.value), rule=conflict.rule)
        click.echo(paragraph(f"{place}: {told}. {used}", "  "))


def _flag(flag: Any) -> dict[str, Any]:
    return {
        "kind": flag.kind,
        "count": flag.count,
        "share": flag.share,
        "cells": [list(c) for c in flag.cells],
    }
