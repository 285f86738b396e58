"""``poliscope match``: who has what the other lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.complementarity import Complementarity, PartnerOffer
    from poliscope.show.words import Words
    from poliscope.study import Study


LONGEST = 22
"""A name is cut here, so that the table fits a terminal."""


@click.command("match")
@click.argument("study", default=".", type=click.Path())
@click.argument("unit", required=False)
@click.option("--basis", type=click.Choice(["auto", "activities", "profile"]), help="What is matched.")
@click.option("--coalition", type=click.IntRange(min=1), metavar="M", help="Find the best coalition of M.")
@click.option("--include", multiple=True, metavar="UNIT", help="With --coalition: a member in any case.")
@click.option("--top", type=click.IntRange(min=1), default=5, show_default=True, help="Partners of UNIT.")
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    unit: str | None,
    basis: str | None,
    coalition: int | None,
    include: tuple[str, ...],
    top: int,
) -> None:
    """Show who brings what UNIT of STUDY lacks, or the best partner of everyone."""
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.show.words import Words
    from poliscope.study import read_study

    if include and coalition is None:
        raise click.UsageError("--include needs --coalition")
    found = read_study(study)
    answer = found.complementarity(basis)
    words = Words(ctx.obj["lang"], found.index(), found.about)
    units = (found.units.code_of(unit),) if unit is not None else answer.units
    offers = [o for u in units for o in answer.partners(u, most=top if unit is not None else 1)]
    members = [found.units.code_of(name) for name in include]
    best = answer.coalition(coalition, include=members) if coalition is not None else None
    if ctx.obj["json"]:
        import dataclasses

        document: dict[str, Any] = {
            "basis": answer.basis,
            "offers": [dataclasses.asdict(o) for o in offers],
            "coalition": None if best is None else dataclasses.asdict(best),
            "conventions": [[c.name, c.choice] for c in answer.conventions],
        }
        emit_json(document)
        return
    click.echo(_table(answer, offers, words, found, alone=unit is not None))
    click.echo("")
    if best is not None:
        from poliscope.answers.regional import BestCoalition

        click.echo(
            paragraph(words.finding(BestCoalition(best.members, best.value, answer.basis, best.exact)))
        )
    _small_print(answer, words)


def _table(
    answer: Complementarity, offers: list[PartnerOffer], words: Words, study: Study, *, alone: bool
) -> str:
    from poliscope.cli.output import table
    from poliscope.show.numbers import significant

    parts = ("partner", "score", "beyond", "back", "similar", "kind", "carriers")
    heads = [words.say(f"cli.match.{name}") for name in parts]
    rows = []
    for o in offers:
        row = [
            words.unit(o.partner),
            significant(o.score),
            significant(o.beyond_size, 2),
            significant(o.back),
            significant(o.similarity, 2),
            words.say(f"pair.{o.kind}"),
            words.say("list.comma").join(_carrier(code, answer, words, study) for code, _ in o.carriers[:1]),
        ]
        rows.append(["", *row] if alone else ["", words.unit(o.unit), *row])
    if alone:
        return table(["", *heads], rows)
    return table(["", words.say("cli.match.unit"), *heads], rows, left=2)


def _carrier(code: str, answer: Complementarity, words: Words, study: Study) -> str:
    own = answer.basis == "profile"
    name = words.node(code) if own else study.activities[0].label(code, words.language)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _small_print(answer: Complementarity, words: Words) -> None:
    from poliscope.cli.output import paragraph
    from poliscope.cli.structure import convention_words

    said = [convention_words(c.name, c.choice, words) for c in answer.conventions]
    click.echo(paragraph(words.say("cli.conventions", said=words.say("list.semicolon").join(said))))
    click.echo(paragraph(words.say("partners.caution")))
