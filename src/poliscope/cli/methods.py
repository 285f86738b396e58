"""``poliscope methods``: the register, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poliscope.methods.base import Parameter


@click.command("methods")
@click.argument("step", required=False)
@click.argument("name", required=False)
@click.pass_context
def command(ctx: click.Context, step: str | None, name: str | None) -> None:
    """List the methods of a step, or show one with its parameters and sources."""
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.methods import recipe
    from poliscope.methods.base import FAMILIES, Method, family_of
    from poliscope.show.words import described, method_summary, say

    families = {step: family_of(step)} if step else {s: FAMILIES[s] for s in recipe.STEPS}
    if name:
        assert step is not None
        family_of(step).parse_name(name)
    if ctx.obj["json"]:
        emit_json(
            {
                "methods": {
                    s: {n: _described(m) for n, m in f.members.items() if name in (None, n)}
                    for s, f in families.items()
                }
            }
        )
        return

    language = ctx.obj["lang"]
    room = min(26, max(len(n) for f in families.values() for n in f.members if name in (None, n)))

    def show(method: type[Method], full: bool) -> None:
        click.echo(
            paragraph(method_summary(method, language), f"  {method.name:<{room}}  ", " " * (room + 4))
        )
        if not full:
            return
        for p in method.parameters():
            head = say(language, "list.counted", name=p.name, share=_kind(p, language))
            told = say(language, "cli.pair", name=head, said=described(p.description, language))
            click.echo(paragraph(told, "      "))
        for reference in method.references():
            click.echo(paragraph(f"[{reference}]", "      "))

    for s, family in families.items():
        click.echo(say(language, "cli.pair", name=s, said=described(family.summary(), language)))
        for n, method in sorted(family.members.items()):
            if name in (None, n):
                show(method, full=step is not None)
        click.echo("")


def _kind(parameter: Parameter, language: str) -> str:
    from poliscope.show.words import say

    if parameter.required:
        return say(language, "cli.methods.required", kind=parameter.type)
    shown = parameter.shown_default
    if shown is None:
        return parameter.type
    return say(language, "cli.methods.default", kind=parameter.type, default=shown)


def _described(method: type) -> dict[str, object]:
    return {
        "label": method.label(),  # type: ignore[attr-defined]
        "summary": method.summary(),  # type: ignore[attr-defined]
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "required": p.required,
                "default": p.default,
                "description": p.description,
            }
            for p in method.parameters()  # type: ignore[attr-defined]
        ],
        "references": list(method.references()),  # type: ignore[attr-defined]
    }
