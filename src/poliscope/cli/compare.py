"""``poliscope compare``: two studies, or one study with something changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.study import Study


@click.command("compare")
@click.argument("study", type=click.Path())
@click.argument("others", nargs=-1, type=click.Path())
@click.option("--drop", multiple=True, metavar="CODE", help="Leave out an indicator or pillar.")
@click.option(
    "--drop-each",
    type=click.IntRange(min=1),
    metavar="LEVEL",
    help="Leave out every node of a level, one at a time (1: indicators).",
)
@click.option("--with", "changes", multiple=True, metavar="STEP=METHOD", help="Another method for a step.")
@click.option("--weights", multiple=True, metavar="SET", help="Another set of weights of the study.")
@click.option("--node", help="Compare at an indicator or pillar instead of the index.")
@click.option("--top", type=click.IntRange(min=1), help="Show only the first so many units.")
@click.option("--period", help="Another period than the studies' own.")
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    others: tuple[str, ...],
    drop: tuple[str, ...],
    drop_each: int | None,
    changes: tuple[str, ...],
    weights: tuple[str, ...],
    node: str | None,
    top: int | None,
    period: str | None,
) -> None:
    """Compare the ranking of STUDY with others: of OTHER studies, or of itself with something changed.

    Each change makes a variant of its own: --drop patents --with normalise=zscore compares two variants.
    """
    from poliscope.answers.comparison import compare
    from poliscope.cli.output import emit_json, noun_head, number, paragraph, table
    from poliscope.show.words import Words
    from poliscope.study import read_study

    base = read_study(study)
    variants = {"study": base.index(period)}
    changed = _variants(base, drop, drop_each, changes, weights)
    for name, study_found in [*((other, read_study(other)) for other in others), *changed]:
        variants[_free(name, variants)] = study_found.index(period)
    found = compare(variants, node=node)
    if ctx.obj["json"]:
        emit_json(
            {
                "ranks": _nested(found.ranks),
                "scores": _nested(found.scores),
                "agreement": _nested(found.mean_shift),
            }
        )
        return
    words = Words(ctx.obj["lang"], variants["study"], base.about)
    names = {name: words.say("cli.compare.study") if name == "study" else name for name in variants}
    names |= {f"without {code}": words.say("cli.compare.without", name=words.node(code))
              for code in base.framework.codes}  # fmt: skip
    names |= {f"weights {name}": words.say("cli.compare.weights", name=name) for name in weights}
    if len(variants) <= 5:
        frame = found.to_frame()
        shown = list(found.ranks.columns)
        ranked = [code for code in frame.index if frame.loc[code, shown].notna().any()]
        rows = [
            [words.unit(code), *[_rank(frame.loc[code], shown[0], v) for v in shown]] for code in ranked[:top]
        ]
        click.echo(table([noun_head(words), *[names[v] for v in shown]], rows, shrink=0))
        if len(ranked) < len(frame):
            click.echo(paragraph(words.say("cli.compare.unranked", count=len(frame) - len(ranked))))
    else:
        click.echo(paragraph(words.say("cli.compare.many", count=len(variants) - 1)))
    click.echo("")
    heads = [
        words.say("cli.table.variant"),
        words.say("cli.table.mean-shift"),
        words.say("cli.table.largest-shift"),
        "Spearman",
        "Kendall",
    ]
    click.echo(
        table(
            heads,
            [[names[v], *[number(x) for x in found.mean_shift.row(v)]] for v in found.mean_shift.rows[1:]],
            shrink=0,
        )
    )


def _free(name: str, taken: Collection[str]) -> str:
    """Return a name that no variant has yet: a folder may well be called "study"."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name} ({number})", number + 1
    return found


def _rank(row: Any, first: str, variant: str) -> str:
    import pandas as pd

    if pd.isna(row[variant]):
        return "–"
    if variant == first or pd.isna(row[first]) or row[variant] == row[first]:
        return f"{row[variant]}"
    return f"{row[variant]} ({int(row[first] - row[variant]):+d})"


def _variants(
    base: Study,
    drop: tuple[str, ...],
    drop_each: int | None,
    changes: tuple[str, ...],
    weights: tuple[str, ...],
) -> list[tuple[str, Study]]:
    from poliscope.errors import Problem, StudyError

    found = [(f"without {code}", base.replace(drop=[code])) for code in drop]
    if drop_each is not None:
        found += base.drop_each(drop_each)
    for change in changes:
        step, equals, method = change.partition("=")
        if not equals:
            raise StudyError(
                Problem(
                    "unreadable-change",
                    f'"{change}" is not STEP=METHOD',
                    help="for example --with normalise=zscore",
                )
            )
        found.append((change, base.replace(**{step.strip(): method.strip()})))
    found += [(f"weights {name}", base.replace(weights=name)) for name in weights]
    return found


def _nested(matrix: Any) -> dict[str, dict[str, float]]:
    return {row: {column: matrix[row, column] for column in matrix.columns} for row in matrix.rows}
