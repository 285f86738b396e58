"""``poliscope robustness``: how sure the ranking is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from poliscope.cli.answering import of_period, period_options

if TYPE_CHECKING:
    from poliscope.answers.answers import Answers
    from poliscope.answers.robustness import Choices, Effects, Progress, Robustness
    from poliscope.show.words import Words


@click.command("robustness")
@click.argument("study", default=".", type=click.Path())
@click.option("--draws", type=click.IntRange(min=1), help="Weightings drawn; the study's own by default.")
@click.option(
    "--milp",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Settle possible ranks for so many of the first units.",
)
@click.option("--unit", help="Say more of one unit: its code or name.")
@click.option("--challenger", help="What it takes for this unit to draw level with the leader.")
@click.option(
    "--against", help="With --unit: how far it is ahead of this one, and which choice decides that."
)
@click.option("--top", type=click.IntRange(min=1), help="Show only the first so many.")
@period_options
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    draws: int | None,
    milp: int,
    unit: str | None,
    challenger: str | None,
    against: str | None,
    top: int | None,
    period: str | None,
    alone: bool,
) -> None:
    """Say how sure the ranking of STUDY is (a folder; the current one by default).

    Possible ranks are proved, plausible ones are drawn; the verdict follows from fixed rules.
    """
    from poliscope.cli.output import emit_json, note, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = of_period(ctx, read_study(study), period, alone)
    words = Words(ctx.obj["lang"], found.index(), found.about)
    chosen = None if unit is None else found.units.code_of(unit)
    rival = None if challenger is None else found.units.code_of(challenger)
    pair = None if against is None else _pair(chosen, found.units.code_of(against))
    with told_progress(ctx, words) as progress:
        asked = () if chosen is None else (chosen,)
        robustness = found.robustness(
            draws=draws, milp=milp, units=asked, pairs=() if pair is None else (pair,), progress=progress
        )
    answers = found.answers(robustness=robustness)
    if ctx.obj["json"]:
        emit_json(_document(answers, words, found.digest, chosen, rival, pair))
        return
    click.echo(paragraph(words.finding(answers.findings[0])))
    click.echo(f"\n{_table(robustness, words, top)}\n")
    click.echo("\n".join(_sentences(answers, words)))
    if robustness.choices is not None:
        click.echo(f"\n{_choices(robustness.choices, words)}")
    blocks = (
        _unit(robustness, chosen, words),
        _gap(robustness, pair, words),
        _challenge(robustness, rival, words),
    )
    for block in blocks:
        if block:
            click.echo(f"\n{block}")
    note(ctx, f"\n{words('cli.next', commands=f'poliscope report {study}')}")


@contextmanager
def told_progress(ctx: click.Context, words: Words) -> Iterator[Progress | None]:
    """Show what is being computed on one line of stderr, where that is a terminal."""
    if ctx.obj["quiet"] or ctx.obj["json"] or not sys.stderr.isatty():
        yield None
        return
    last = 0.0

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > 0.1 or done == total:
            last = now
            share = f"{done / max(total, 1):4.0%}"
            click.echo(f"\r\x1b[K{words(f'cli.robustness.stage.{stage}')} {share}", err=True, nl=False)

    try:
        yield progress
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


def _table(found: Robustness, words: Words, top: int | None) -> str:
    from poliscope.cli.output import noun_head, number, table
    from poliscope.show.words import tenths

    exact = found.possible is not None
    heads = [words.say("cli.table.rank"), noun_head(words)]
    heads += [words.say(f"robustness.{name}") for name in ("first", "expected", "plausible")]
    heads += [words.say("robustness.possible")] if exact else []
    heads += [words.say("robustness.free")]
    rows = []
    for unit in found.order[:top]:
        low, _, high = found.sampled.plausible.row(unit)
        rows.append(
            [
                f"{found.ranks[found.units.index(unit)]}",
                words.unit(unit),
                tenths(found.sampled.first(unit)),
                number(found.sampled.expected_rank[unit, "mean"], 1),
                span(low, high),
                *([possible_span(found, unit)] if exact else []),
                tenths(found.free.first(unit)),
            ]
        )
    return table(heads, rows)


def span(low: float, high: float) -> str:
    """Return a range of ranks."""
    return f"{low:.0f}" if low == high else f"{low:.0f}–{high:.0f}"


def possible_span(found: Robustness, unit: str) -> str:
    """Return the range of possible ranks; ``≤`` and ``≥`` where only a bound is certain."""
    assert found.possible is not None
    best, best_bound, worst, worst_bound = found.possible.rank_range.row(unit)
    low = f"{best:.0f}" if best == best_bound else f"{best_bound:.0f}/{best:.0f}"
    high = f"{worst:.0f}" if worst == worst_bound else f"{worst:.0f}/{worst_bound:.0f}"
    return low if low == high else f"{low}–{high}"


def _sentences(answers: Answers, words: Words) -> list[str]:
    from poliscope.answers.robustness import ChoiceMatters, RobustnessFinding
    from poliscope.cli.output import paragraph

    lines = []
    for finding in answers.findings[1:]:
        if isinstance(finding, RobustnessFinding):
            lines.append(paragraph(words.finding(finding)))
            if isinstance(finding, ChoiceMatters) and finding.excluded:
                lines.append(paragraph(words("matters.excluded", count=finding.excluded)))
    return lines


def _choices(choices: Choices, words: Words) -> str:
    from poliscope.cli.output import number, table
    from poliscope.show.words import alternative_label, tenths

    effects = choices.effects["rank_shift"]
    heads = ["", words("robustness.factor")]
    heads += [words(f"robustness.choices.{name}") for name in ("first", "total", "shapley")]
    rows = [
        ["", words(f"factor.{factor}"), *[tenths(value) for value in effects.shares.row(factor)]]
        for factor in effects.shares.rows
    ]
    blocks = [table(heads, rows)] if effects.varies else []
    if effects.conditional:
        heads = ["", words("robustness.alternative"), words("robustness.choices.mean")]
        rows = [
            [
                "",
                words(
                    "cli.pair", name=words(f"factor.{factor}"), said=alternative_label(factor, name, words)
                ),
                number(one[name, "mean"], 2),
            ]
            for factor, one in effects.conditional.items()
            for name in one.rows
        ]
        blocks.append(table(heads, rows))
    return "\n\n".join(blocks)


def _unit(found: Robustness, unit: str | None, words: Words) -> str:
    """Return what is known of one unit: ranks, whom it always beats, its own best weights."""
    from poliscope.cli.output import paragraph

    if unit is None:
        return ""
    _ranked(found, unit)
    low, _, high = found.sampled.plausible.row(unit)
    lines = [words.unit(unit)]
    possible = found.possible
    if possible is None:
        return "\n".join([*lines, f"{words('robustness.plausible')}: {span(low, high)}"])
    best, _, worst, _ = possible.rank_range.row(unit)
    told = {"best": f"{best:.0f}", "worst": f"{worst:.0f}", "plausible": span(low, high)}
    lines.append(paragraph(words("cli.robustness.unit.best", **told)))
    nobody = words("cli.robustness.nobody")
    for key, others in (("beats", possible.beats(unit)), ("beaten", possible.beaten_by(unit))):
        named = words.units(others, at_most=20) if others else nobody
        lines.append(paragraph(words(f"cli.robustness.unit.{key}", units=named)))
    able = unit in possible.potential_winners
    key = "first-weights" if able else "best-weights"
    lines.append(words(f"cli.robustness.{key}", unit=words.unit(unit), rank=f"{best:.0f}"))
    lines += _weights(possible.weights_for(unit, "first" if able else "best"), words)
    return "\n".join([*lines, *_rises(found, unit, words), *_moved(found, unit, words)])


def _pair(unit: str | None, other: str) -> tuple[str, str]:
    """Return the pair whose gap is asked for."""
    if unit is None:
        raise click.UsageError("--against needs --unit: whose gap to that one is meant")
    if unit == other:
        raise click.UsageError("--unit and --against name the same unit")
    return unit, other


def _moved(found: Robustness, unit: str, words: Words) -> list[str]:
    """Return which choice moves the rank of a unit most, and its mean rank under each alternative of it."""
    from poliscope.cli.output import number

    effects = None if found.choices is None else found.choices.rank_of(unit)
    if effects is None:
        return []
    told = {"unit": words.unit(unit), "mean": number(effects.mean, 1)}
    return _movers(effects, "cli.robustness.unit", told, lambda mean: number(mean, 1), words)


def _gap(found: Robustness, pair: tuple[str, str] | None, words: Words) -> str:
    """Return how far a unit is ahead of another over all choices, and which of them moves that most."""
    from poliscope.cli.output import paragraph
    from poliscope.show.words import tenths

    if pair is None:
        return ""
    for unit in pair:
        _ranked(found, unit)
    ahead, behind = map(words.unit, pair)
    if found.choices is None:
        return paragraph(words("cli.robustness.gap.nothing", ahead=ahead, behind=behind))
    effects = found.choices.gap_of(*pair)
    if effects is None:
        return paragraph(words("cli.robustness.gap.unranked", ahead=ahead, behind=behind))

    def shown(gap: float) -> str:
        return tenths(gap) if gap >= 0 else f"-{tenths(-gap)}"

    told = {"ahead": ahead, "behind": behind, "mean": shown(effects.mean)}
    return "\n".join(_movers(effects, "cli.robustness.gap", told, shown, words))


def _movers(
    effects: Effects, key: str, told: dict[str, str], shown: Callable[[float], str], words: Words
) -> list[str]:
    """Return which choice makes most of the variance of an output, and its mean by the alternatives."""
    from poliscope.cli.output import paragraph
    from poliscope.show.words import alternative_label, tenths

    if not effects.varies:
        return [paragraph(words(f"{key}.still", **told))]
    shares = effects.shares.column("shapley")
    factor = effects.shares.rows[int(shares.argmax())]
    told = told | {"factor": words(f"factor.{factor}"), "share": tenths(float(shares.max()))}
    lines = [paragraph(words(f"{key}.moved", **told))]
    table = effects.conditional.get(factor)
    if table is not None:
        parts = [f"{alternative_label(factor, n, words)} {shown(table[n, 'mean'])}" for n in table.rows]
        lines.append(paragraph(words("list.comma").join(parts), indent="  "))
    return lines


def _weights(weights: dict[str, float], words: Words) -> list[str]:
    from poliscope.cli.output import paragraph
    from poliscope.show.words import points

    heaviest = sorted(weights.items(), key=lambda pair: -pair[1])[:12]
    comma = words("list.comma")
    return [paragraph(comma.join(f"{words.node(c)} {points(w)}%" for c, w in heaviest if w > 0), indent="  ")]


def _rises(found: Robustness, unit: str, words: Words) -> list[str]:
    """Return the smallest rises of single figures that reach the first score."""
    from poliscope.cli.output import paragraph
    from poliscope.show.numbers import significant

    if found.dethroning is None or unit in found.leaders:
        return []
    able = found.dethroning.rises_in_reach(unit)
    if not able:
        return [paragraph(words("cli.robustness.rises.none"))]
    comma = words("list.comma")
    told = comma.join(f"{words.node(code)} {significant(value)}" for code, value in able[:5])
    return [words("cli.robustness.rises"), paragraph(told, indent="  ")]


def _challenge(found: Robustness, challenger: str | None, words: Words) -> str:
    from poliscope.cli.output import paragraph
    from poliscope.show.words import challenge_words, tenths

    if challenger is None or found.dethroning is None:
        return ""
    challenge = found.dethroning.against(challenger)
    lines = [paragraph(challenge_words(challenge, words))]
    if challenge.single is not None:
        single = challenge.single
        slots = {"before": tenths(single.before), "after": tenths(single.after)}
        lines.append(paragraph(words("dethrone.single", node=words.node(single.node), **slots)))
    return "\n".join(lines)


def _ranked(found: Robustness, unit: str) -> None:
    from poliscope.errors import DataError, Problem

    if unit not in found.units:
        raise DataError(
            Problem("unranked-unit", f'"{unit}" is not ranked', help="it lacks data: see `poliscope check`")
        )


def _document(
    answers: Answers,
    words: Words,
    digest: str,
    unit: str | None,
    challenger: str | None,
    pair: tuple[str, str] | None,
) -> dict[str, Any]:
    """Return everything as one JSON document: the bundle's part, and what was asked for besides."""
    from poliscope.show.bundle import robustness_document

    found = answers.robustness
    assert found is not None
    document: dict[str, Any] = {"study": digest, "robustness": robustness_document(answers)}
    if unit is not None:
        _ranked(found, unit)
        document["unit"] = {"code": unit, "words": _unit(found, unit, words)}
    if pair is not None:
        document["against"] = {"code": pair[1], "words": _gap(found, pair, words)}
    if challenger is not None:
        document["challenger"] = {"code": challenger, "words": _challenge(found, challenger, words)}
    return document
