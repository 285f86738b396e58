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

    room = min(26, max(len(n) for f in families.values() for n in f.members if name in (None, n)))

    def show(method: type[Method], full: bool) -> None:
        click.echo(paragraph(method.summary(), f"  {method.name:<{room}}  ", " " * (room + 4)))
        if not full:
            return
        for p in method.parameters():
            click.echo(paragraph(f"{p.name} ({_kind(p)}): {p.description}", "      "))
        for reference in method.references():
            click.echo(paragraph(f"[{reference}]", "      "))

    for s, family in families.items():
        click.echo(f"{s}: {family.summary()}")
        for n, method in sorted(family.members.items()):
            if name in (None, n):
                show(method, full=step is not None)
        click.echo("")


def _kind(parameter: Parameter) -> str:
    if parameter.required:
        return f"{parameter.type}, required"
    shown = parameter.shown_default
    return parameter.type if shown is None else f"{parameter.type}, default {shown}"


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
