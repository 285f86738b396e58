"""``poliscope aggregate``: from records to a table of activities."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from poliscope.data.microdata import Aggregation, Estimate, Progress


@click.command("aggregate")
@click.argument("description", type=click.Path(path_type=Path))
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The table to write: .parquet or .csv.")
@click.option(
    "--engine", default="auto", show_default=True, help='"duckdb", or the address of a Spark cluster.'
)
@click.option(
    "--chunks", type=click.IntRange(min=1), help="In how many pieces; as the memory asks by default."
)
@click.option("--memory", default="2GB", show_default=True, help="What this process may use.")
@click.option("--threads", type=click.IntRange(min=1), help="All cores where not given.")
@click.option("--spill", type=click.Path(path_type=Path), help="Where to put what does not fit into memory.")
@click.option(
    "--pairs",
    type=click.Choice(["auto", "join", "sparse"]),
    default="auto",
    show_default=True,
    help="How pairs of activities are counted.",
)
@click.option("--fresh", is_flag=True, help="Begin anew instead of taking up an interrupted run.")
@click.option("--explain", "only_explain", is_flag=True, help="Print the query that would run, and stop.")
@click.option("--estimate", "only_estimate", is_flag=True, help="Say how big the count will be, and stop.")
@click.pass_context
def command(
    ctx: click.Context,
    description: Path,
    output: Path | None,
    engine: str,
    chunks: int | None,
    memory: str,
    threads: int | None,
    spill: Path | None,
    pairs: Any,
    fresh: bool,
    only_explain: bool,
    only_estimate: bool,
) -> None:
    """Count records by region, activity and period, as DESCRIPTION (a TOML file) says.

    The table is written whole or not at all, with its provenance beside it; an interrupted run is taken up.
    """
    from poliscope.cli.output import emit_json
    from poliscope.data.microdata import aggregate, estimate, explain

    plan: dict[str, Any] = {"engine": engine, "memory": memory}
    if only_explain:
        sql = explain(description, chunks=chunks or "auto", **plan)
        emit_json({"sql": sql}) if ctx.obj["json"] else click.echo(sql)
        return
    if only_estimate:
        found = estimate(description, **plan)
        emit_json(dataclasses.asdict(found)) if ctx.obj["json"] else _tell_estimate(ctx, found)
        return
    counted = aggregate(
        description,
        out=output or description.with_suffix(".parquet"),
        chunks=chunks or "auto",
        threads=threads,
        spill=spill,
        pairs=pairs,
        resume=not fresh,
        progress=_progress(ctx),
        **plan,
    )
    _tell(ctx, counted)


def _progress(ctx: click.Context) -> Callable[[Progress], None] | None:
    """Return what shows chunks done: a line that is renewed on a terminal, else one line a chunk."""
    if ctx.obj["quiet"] or ctx.obj["json"]:
        return None
    say, terminal = _say(ctx), sys.stderr.isatty()

    def show(found: Progress) -> None:
        text = say("chunk", done=found.done, total=found.total, rows=_rows(ctx, found.rows))
        end = "\n" if not terminal or found.done == found.total else ""
        click.echo(("\r\x1b[K" if terminal else "") + text + end, err=True, nl=False)

    return show


def _say(ctx: click.Context) -> Callable[..., str]:
    from poliscope.show.words import say

    def spoken(key: str, /, **slots: str | int) -> str:
        return say(ctx.obj["lang"], f"cli.aggregate.{key}", **slots)

    return spoken


def _rows(ctx: click.Context, rows: int) -> str:
    from poliscope.show.words import say

    return say(ctx.obj["lang"], "count.rows", count=f"{rows:,}")


def _tell_estimate(ctx: click.Context, found: Estimate) -> None:
    say = _say(ctx)
    for name, value in dataclasses.asdict(found).items():
        if value is not None:
            shown = f"{value:,}" if isinstance(value, int) else str(value)
            click.echo(f"{say(f'estimate.{name}')}: {shown}")


def _tell(ctx: click.Context, found: Aggregation) -> None:
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.problems import translated_text

    provenance = found.provenance
    if ctx.obj["json"]:
        emit_json(
            {
                "table": str(found.path),
                "rows": provenance.rows,
                "sha256": provenance.sha256,
                "rows_in": provenance.rows_in,
                "rows_counted": provenance.rows_counted,
                "dropped": [dataclasses.asdict(dropped) for dropped in provenance.dropped],
                "computed": found.computed,
                "reused": found.reused,
            }
        )
        return
    say = _say(ctx)
    click.echo(paragraph(say("done", rows=_rows(ctx, provenance.rows), path=str(found.path))))
    click.echo(
        paragraph(
            say("books", rows_in=f"{provenance.rows_in:,}", rows_counted=f"{provenance.rows_counted:,}")
        )
    )
    for dropped in provenance.dropped:
        reason = translated_text(dropped.reason, ctx.obj["lang"])
        click.echo(paragraph(say("dropped", count=f"{dropped.rows:,}", reason=reason), "  "))
