"""``poliscope init``: start a study."""

from __future__ import annotations

import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poliscope.errors import Problem, StudyError

if TYPE_CHECKING:
    from poliscope.data.evidence import Note


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "kind",
    type=click.Choice(["coinr", "coin-tool", "excel"]),
    help="What the files are: COINr's iData and iMeta, a COIN Tool workbook, or a table with one row a unit.",
)
@click.option("--force", is_flag=True, help="Overwrite the files of a study that is there.")
@click.pass_context
def command(
    ctx: click.Context, folder: Path, sources: tuple[Path, ...], kind: str | None, force: bool
) -> None:
    """Start a study in FOLDER: a runnable example, or the files of another tool.

    \b
    poliscope init my-study
    poliscope init my-study --from coinr iData.csv iMeta.csv
    poliscope init my-study --from coinr workbook.xlsx
    poliscope init my-study --from coin-tool workbook.xlsx
    poliscope init my-study --from excel table.xlsx
    """  # noqa: D301 - click keeps lines as they are below the character itself, not below its escape
    from poliscope.cli.output import emit_json, note, note_said, paragraph
    from poliscope.show.words import say
    from poliscope.study.writing import put_in_place

    if kind is None and sources:
        raise StudyError(
            Problem(
                "usage", f'what is "{sources[0]}"?', help="say --from coinr, --from coin-tool or --from excel"
            )
        )
    _check_target(folder, force)
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary) / "study"
        draft.mkdir()
        notes = _starter(draft) if kind is None else _converted(draft, kind, sources)
        _read_again(draft)
        names = put_in_place(draft, folder)
    if ctx.obj["json"]:
        emit_json({"folder": str(folder), "files": names, "notes": [note_said(one, "en") for one in notes]})
        return
    for one in notes:
        click.echo(paragraph(note_said(one, ctx.obj["lang"]), "  "))
    click.echo(f"{folder}: {', '.join(names)}")
    commands = ("check {}", "rank {}", "report {} -o report.html")
    told = "; ".join(f"poliscope {command.format(folder)}" for command in commands)
    note(ctx, say(ctx.obj["lang"], "cli.next", commands=told))


def _check_target(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise StudyError(Problem("exists", f'"{folder}" is a file', help="name a folder"))
    if (folder / "study.toml").exists() and not force:
        raise StudyError(
            Problem(
                "exists", f'"{folder}" already holds a study', help="choose another folder, or say --force"
            )
        )


def _starter(draft: Path) -> tuple[Note, ...]:
    with as_file(files("poliscope.cli") / "starter") as starter:
        for file in sorted(starter.iterdir()):
            if file.suffix in {".csv", ".toml"}:
                shutil.copyfile(file, draft / file.name)
    return ()


def _converted(draft: Path, kind: str, sources: tuple[Path, ...]) -> tuple[Note, ...]:
    from poliscope.study import Study
    from poliscope.study.spec import StudySpec

    found = _inputs(kind, sources)
    several = len(found.evidence.period_names()) > 1
    Study(
        framework=found.framework,
        evidence=found.evidence,
        units=found.units,
        recipe=_recipe(found.framework),
        settings=StudySpec(title=found.framework.root.name(), period="all" if several else ""),
    ).checked().write(draft)
    notes: tuple[Note, ...] = found.notes
    return notes


def _recipe(framework: Any) -> Any:
    """Return a recipe to begin with: goalposts where every indicator has them, else a range above 0."""
    from poliscope.methods.recipe import Recipe

    posts = all(leaf.goalposts for leaf in framework.leaves)
    return Recipe(
        denominate="ratio" if framework.denominators else "none",
        normalise="goalposts" if posts else {"method": "minmax", "low": 1, "high": 100},
    )


def _inputs(kind: str, sources: tuple[Path, ...]) -> Any:
    from poliscope.data.files import read_coin_tool, read_coinr, read_table_as_study

    most = 2 if kind == "coinr" else 1
    if not 1 <= len(sources) <= most:
        wanted = "iData and iMeta, or one workbook with both" if kind == "coinr" else "one file"
        raise StudyError(Problem("usage", f"--from {kind} needs {wanted}, not {len(sources)}"))
    if kind == "coinr":
        return read_coinr(*sources)
    return read_coin_tool(sources[0]) if kind == "coin-tool" else read_table_as_study(sources[0])


def _read_again(draft: Path) -> None:
    """Read back what was written: better an error now than at the next command."""
    from poliscope.study import read_study

    read_study(draft)
