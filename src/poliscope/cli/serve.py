"""``poliscope serve``: the local app."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click


@click.command("serve")
@click.argument("study", default=".", type=click.Path(path_type=Path))
@click.option(
    "--with", "others", multiple=True, type=click.Path(path_type=Path), help="Another study to compare with."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address needs a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Any that is free, if not given.")
@click.option(
    "--token",
    envvar="POLISCOPE_TOKEN",
    help="A secret of your own; better as POLISCOPE_TOKEN. Reading needs it then, too.",
)
@click.option("--name", "names", multiple=True, help="Another name under which the server may be asked for.")
@click.option("--open", "opens", is_flag=True, help="Open the app in the browser.")
@click.pass_context
def command(
    ctx: click.Context,
    study: Path,
    others: tuple[Path, ...],
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    opens: bool,
) -> None:
    """Serve STUDY as a local app: data, recipe, run, report, downloads. Ctrl-C ends it.

    STUDY may be an empty folder: then the app begins with a table. Only this machine can reach the app.
    """
    from poliscope.cli.output import emit_json, note
    from poliscope.errors import missing_extra
    from poliscope.show.words import say

    if not all(map(find_spec, ("starlette", "uvicorn"))):
        raise missing_extra("the local app", "serve")
    from poliscope.web.serving import open_server

    serving = open_server(study, others=others, host=host, port=port, token=token, names=names)
    if ctx.obj["json"]:
        emit_json({"address": serving.address, "folder": str(serving.workspace.folder)})
    else:
        click.echo(serving.address)
        note(ctx, say(ctx.obj["lang"], "cli.serve.open"))
    if opens:
        click.launch(serving.page_to_open().as_uri())
    try:
        serving.run()
    except KeyboardInterrupt:
        note(ctx, say(ctx.obj["lang"], "cli.serve.stopped"))
