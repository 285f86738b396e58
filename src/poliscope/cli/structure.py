"""``poliscope structure``: what regions do, how rare and related it is, and what could come next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.answers.structure import Structure
    from poliscope.show.words import Words


@click.command("structure")
@click.argument("study", default=".", type=click.Path())
@click.option("--unit", metavar="UNIT", help="Show what one region does, and what could come next.")
@click.option("--table", "name", metavar="NAME", help="Another table of activities than the first.")
@click.option("--period", help="Another period than the latest.")
@click.option("--top", type=click.IntRange(min=1), default=15, show_default=True, help="Rows of a table.")
@click.option(
    "--model",
    type=click.Choice(["blend", "logit", "effects", "trees", "forest"]),
    help="What foretells entries, in place of the study's own.",
)
@click.option("--models", "compared", is_flag=True, help="Compare all models on the latest entries.")
@click.pass_context
def command(
    ctx: click.Context,
    study: str,
    unit: str | None,
    name: str | None,
    period: str | None,
    top: int,
    model: str | None,
    compared: bool,
) -> None:
    """Show what regions of STUDY are specialised in, how complex that is, and whether it leads anywhere."""
    from poliscope.show.words import Words
    from poliscope.study import read_study

    found = read_study(study)
    structure = found.structure(name, period=period)
    structure = structure if model is None else structure.with_model(model)
    words = Words(ctx.obj["lang"], found.index(), found.about)
    code = found.units.code_of(unit) if unit is not None else None
    if code is not None:
        structure.activities.region_position(code)
    if ctx.obj["json"]:
        _json(structure, code, top, compared)
        return
    _head(structure, words)
    if compared:
        _models(structure, words)
        return
    if code is None:
        _overview(structure, words, top)
        _localised(structure, words, top)
    else:
        _unit(structure, words, code, top)
    _sentences(structure, words, code, found.report.focus)
    _small_print(structure, words)


def _head(structure: Structure, words: Words) -> None:
    from poliscope.cli.output import paragraph

    a = structure.activities
    click.echo(
        paragraph(
            words.say(
                "cli.structure.head",
                name=a.name,
                regions=words.say("count.regions", count=len(a.regions)),
                activities=words.say("count.activities", count=len(a.activities)),
                period=structure.period or words.say("cli.structure.latest"),
            )
        )
    )
    click.echo("")


def _overview(structure: Structure, words: Words, top: int) -> None:
    from poliscope.cli.output import number, table

    frame = structure.to_frame()
    change = structure.change
    bounds = structure.bounds
    heads = ["structure.column.region", "cli.structure.eci", *(["cli.structure.bounds"] if bounds else [])]
    heads += ["cli.structure.diversity", "cli.structure.krugman"]
    heads += ["cli.structure.outlook", *(["cli.structure.change"] if change else [])]
    shown = frame.loc[[r for r in frame.index if r in set(structure.shown_regions())]].head(top)
    rows = []
    for place, (region, row) in enumerate(shown.iterrows(), start=1):
        cells = [f"{place}", words.unit(str(region))]
        cells.append(number(row["eci"]))
        if bounds:
            at = structure.activities.region_position(str(region))
            cells.append(f"{number(bounds.eci[0][at])}–{number(bounds.eci[1][at])}")
        cells += [number(row["diversity"], 0), number(row["krugman"])]
        cells.append(number(row["outlook"], 1))
        if change:
            cells.append(number(change.indices[str(region), "michaely"], 3))
        rows.append(cells)
    click.echo(table([words.say("cli.table.rank"), *map(words.say, heads)], rows))
    missing = [(r, structure.reason(r)) for r in structure.shown_regions() if structure.reason(r)]
    for region, reason in missing[:5]:
        click.echo(f"{words.unit(region)}: {words.say(f'reason.{reason}')}")
    click.echo("")


def _models(structure: Structure, words: Words) -> None:
    from poliscope.cli.output import number, paragraph, table

    found = structure.model_comparison
    slots = {"before": found.before, "after": found.after, "pairs": f"{found.pairs:,}"}
    learnt = words.say(f"cli.structure.learnt.{found.learnt}")
    told = words.say("cli.structure.models", entries=f"{found.entries:,}", learnt=learnt, **slots)
    click.echo(paragraph(told))
    heads = ["model", "auc", "interval", "within", "precision", "top-five", "brier"]
    rows = []
    for name in found.estimate.rows:
        ends = f"{number(found.lower[name, 'auc'], 3)}–{number(found.upper[name, 'auc'], 3)}"
        scores = [found.estimate[name, m] for m in ("auc within region", "average precision", "top five")]
        cells = [number(found.estimate[name, "auc"], 3), ends, *(number(score, 3) for score in scores)]
        rows.append(["", name, *cells, number(found.brier[name, "brier"], 4)])
    click.echo(table(["", *(words.say(f"cli.structure.{n}") for n in heads)], rows))
    if found.skipped:
        listed = words.say("list.comma").join(found.skipped)
        click.echo(paragraph(words.say("cli.structure.skipped", models=listed)))


def _localised(structure: Structure, words: Words, top: int) -> None:
    """Show which activities gather beyond their plants, where these are known."""
    from poliscope.cli.output import number, paragraph, table

    measures = structure.by_activity
    if "ellison_glaeser" not in measures.columns:
        return
    frame = measures.to_frame().dropna(subset=["ellison_glaeser"])
    click.echo(paragraph(words.say("cli.structure.localised")))
    heads = [words.say(f"cli.structure.{n}") for n in ("activity", "ellison-glaeser", "plants", "regions")]
    rows = [
        [
            "",
            structure.activities.label(str(code), words.language),
            number(row["ellison_glaeser"], 3),
            number(row["plant_herfindahl"], 3),
            number(row["ubiquity"], 0),
        ]
        for code, row in frame.sort_values("ellison_glaeser", ascending=False).head(top).iterrows()
    ]
    click.echo(table(["", *heads], rows))
    click.echo("")


def _unit(structure: Structure, words: Words, region: str, top: int) -> None:
    from poliscope.answers.structure import next_activities
    from poliscope.cli.output import number, paragraph, table

    names = structure.activities
    click.echo(words.say("cli.structure.has"))
    heads = [words.say(f"cli.structure.{n}") for n in ("activity", "share", "quotient", "pci")]
    if structure.bounds:
        heads.append(words.say("cli.structure.bounds"))
    rows = []
    for activity, share, quotient, pci, low, high in _own(structure, region)[:top]:
        row = ["", names.label(activity, words.language), words.share(share), number(quotient), number(pci)]
        rows.append([*row, f"{number(low)}–{number(high)}"] if structure.bounds else row)
    click.echo(table(["", *heads], rows))
    click.echo("")
    options = next_activities(structure, region, most=top)
    if options:
        click.echo(words.say("cli.structure.next"))
        parts = ("activity", "chance", "density", "excess", "quotient", "pci", "gain")
        heads = [words.say(f"cli.structure.{n}") for n in parts]
        rows = [
            [
                "",
                names.label(o.activity, words.language),
                words.share(o.probability),
                number(o.density),
                f"{o.excess:+.2f}",
                number(o.quotient),
                number(o.complexity),
                number(o.gain),
            ]
            for o in options
        ]
        click.echo(table(["", *heads], rows))
        click.echo("")
    if structure.change:
        parts_of = structure.change.shift_share
        slots = {k: f"{parts_of[region, k]:+,.0f}" for k in ("change", "national", "regional")}
        slots["mix"] = f"{parts_of[region, 'industry_mix']:+,.0f}"
        ends = {"before": structure.change.periods[0], "after": structure.change.periods[-1]}
        click.echo(paragraph(words.say("cli.structure.growth", **slots, **ends)))
        click.echo("")


def _own(structure: Structure, region: str) -> list[tuple[str, float, float, float, float, float]]:
    """Return the region's activities, the largest lead in share first, with quotient, PCI and bounds."""
    import math

    frame = structure.activities.to_matrix(structure.period)
    own, whole = frame.row(region), frame.values.sum(axis=0)
    quotients, bounds = structure.location_quotient.row(region), structure.bounds
    missing = [math.nan] * len(own)
    low, high = [m.row(region) for m in bounds.quotient] if bounds else [missing, missing]
    shares = own / own.sum() if own.sum() > 0 else own
    order = sorted(range(len(own)), key=lambda c: whole[c] / whole.sum() - shares[c])
    pci = structure.complexity.pci
    return [(frame.columns[c], shares[c], quotients[c], pci[c], low[c], high[c]) for c in order if own[c] > 0]


def _sentences(structure: Structure, words: Words, unit: str | None, focus: tuple[str, ...]) -> None:
    from poliscope.answers.regional import structure_findings
    from poliscope.cli.output import paragraph

    for finding in structure_findings(structure, (unit,) if unit else focus):
        click.echo(paragraph(words.finding(finding)))


def _small_print(structure: Structure, words: Words) -> None:
    from poliscope.cli.output import paragraph
    from poliscope.show.problems import translated_text

    said = [convention_words(c.name, c.choice, words) for c in structure.conventions]
    click.echo("")
    click.echo(paragraph(words.say("cli.conventions", said=words.say("list.semicolon").join(said))))
    for one in structure.activities.notes:
        click.echo(paragraph(words.say("cli.notes", said=translated_text(one.message, words.language))))
    if structure.activities.source:
        click.echo(paragraph(words.say("cli.source", source=structure.activities.source)))


def convention_words(name: str, choice: str, words: Words) -> str:
    """Return one of the choices behind the numbers as a clause."""
    if name == "presence":
        return words.say("convention.presence", choice=choice)
    return words.say(f"convention.{name}.{choice}")


def _json(structure: Structure, region: str | None, top: int, compared: bool) -> None:
    from poliscope.cli.output import emit_json

    document = {"structure": structure_document(structure, region, top)}
    if compared:
        found = structure.model_comparison
        frame = found.to_frame()
        document["models"] = {
            "before": found.before,
            "after": found.after,
            "learnt": found.learnt,
            "pairs": found.pairs,
            "entries": found.entries,
            "scores": {str(name): row.to_dict() for name, row in frame.iterrows()},
            "skipped": list(found.skipped),
        }
    emit_json(document)


def structure_document(structure: Structure, region: str | None, top: int) -> dict[str, Any]:
    """Return what the command shows as plain values."""
    import dataclasses

    from poliscope.answers.structure import next_activities

    regions = (region,) if region else structure.shown_regions()
    measures, activities = structure.by_region, structure.by_activity
    test = structure.path_test
    return {
        "activities": structure.activities.name,
        "period": structure.period,
        "regions": {
            r: {
                **dict(zip(measures.columns, measures.row(r).tolist(), strict=True)),
                "reason": structure.reason(r),
            }
            for r in regions
        },
        "by_activity": {
            c: dict(zip(activities.columns, activities.row(c).tolist(), strict=True)) for c in activities.rows
        },
        "next": {
            r: [dataclasses.asdict(option) for option in next_activities(structure, r, most=top)]
            for r in ((region,) if region else ())
        },
        "path_dependence": {
            "verdict": test.verdict,
            "reason": test.reason,
            "before": test.before,
            "after": test.after,
            "learnt": test.learnt,
            "model": test.model,
            "pairs": test.pairs,
            "entries": test.entries,
            "scores": test.to_frame().to_dict("records"),
            "lift": {} if test.lift is None else test.lift.to_frame().to_dict("index"),
            "lift_lower": {} if test.lift_lower is None else test.lift_lower.to_frame().to_dict("index"),
            "lift_upper": {} if test.lift_upper is None else test.lift_upper.to_frame().to_dict("index"),
        },
        "shift_share": (
            {r: structure.change.shift_share.to_frame().loc[r].to_dict() for r in regions}
            if structure.change
            else {}
        ),
        "conventions": [[c.name, c.choice] for c in structure.conventions],
        "warnings": list(structure.warnings),
        "notes": [one.message for one in structure.activities.notes],
        "source": structure.activities.source,
    }
