"""The command group: commands are imported when they are called, errors end in blocks and exit codes."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from poliscope._version import __version__
from poliscope.errors import PoliscopeError, Problem

__all__ = ["INTERNAL", "INTERRUPTED", "INVALID", "MENDING", "cli", "main"]

MENDING, INVALID, INTERNAL, INTERRUPTED = 1, 2, 4, 130

COMMANDS = {
    "init": "Start a study: an example, or from COINr, a COIN Tool workbook, or Excel.",
    "check": "Read a study and list everything that is wrong or worth knowing.",
    "rank": "Rank the units.",
    "robustness": "How sure the ranking is: who else can be first, and what it would take.",
    "explain": "Show why a unit stands where it stands, or why it is ahead of another.",
    "analyse": "Statistics of the indicators: flags, correlations, consistency, components.",
    "compare": "Compare rankings: two studies, or one study with something changed.",
    "methods": "List the methods of a step, or show one with its parameters and sources.",
    "structure": "Why and what next: industries, complexity, path dependence.",
    "luck": "Climate or luck: rare successes against size and chance.",
    "mirror": "A unit before its mirror: gaps, and what closing them is worth.",
    "match": "Who with whom: what one has that the other lacks.",
    "trends": "Growth, the pace towards targets, convergence.",
    "aggregate": "From records (patents, firms, publications) to a table of activities.",
    "read": "Read the claims out of an article, and check them.",
    "review": "Accept, correct or reject the claims that were read.",
    "report": "Write the report: one page that opens from disk.",
    "excel": "Write the workbook: live formulas from raw figures to ranks.",
    "serve": "Serve a study as a local app in the browser.",
}
"""Every command with the line that the help shows; its module has the same name."""


def _help_language(ctx: click.Context | None) -> str:
    """Return the language that was asked for; English where nobody has asked yet."""
    return str(ctx.find_root().params.get("lang") or "en") if ctx else "en"


class _Commands(click.Group):
    """A group whose commands are imported when they are called, so that ``--help`` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"poliscope.cli.{name}").command
        if _help_language(ctx) == "en":
            return command
        from poliscope.cli.helping import in_language

        return in_language(command, _help_language(ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from poliscope.cli.helping import said_of

        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, said_of(text, _help_language(ctx))) for name, text in COMMANDS.items()]
            )

    def get_help(self, ctx: click.Context) -> str:
        if _help_language(ctx) == "en":
            return super().get_help(ctx)
        from poliscope.cli.helping import help_in_language

        return help_in_language(self, ctx, _help_language(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from poliscope.errors import nearest

        name = args[0]
        if self.get_command(ctx, name) is None:
            guess = nearest(name, COMMANDS)
            ctx.fail(f'there is no command "{name}"' + (f'; did you mean "{guess}"?' if guess else ""))
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "--version", message="poliscope %(version)s")
@click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    default="en",
    envvar="POLISCOPE_LANG",
    is_eager=True,
    show_default=True,
    help="Language of what is printed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, also for errors.")
@click.option("--quiet", "-q", is_flag=True, help="Print results and errors only.")
@click.pass_context
def cli(ctx: click.Context, lang: str, as_json: bool, quiet: bool) -> None:
    """Say which city, region or country leads, in what, how sure that is, and why.

    A study is a folder with a study.toml. Start with: poliscope init my-study
    """
    ctx.obj = {"lang": lang, "json": as_json, "quiet": quiet}


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:] if args is None else args
    _speak_utf8()
    sys.exit(_run(_globals_first(arguments), as_json="--json" in arguments))


def _run(arguments: list[str], *, as_json: bool) -> int:
    language = _language(arguments)
    try:
        return cli.main(arguments, standalone_mode=False) or 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return INVALID
    except click.ClickException as error:
        _print_problems([_usage(error)], as_json, language)
        return INVALID
    except PoliscopeError as error:
        _print_problems(error.problems, as_json, language)
        return INVALID
    except (click.Abort, KeyboardInterrupt):
        tell("interrupted", language)
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of a pipe has gone: nothing is wrong, and nothing more can be said
        sys.stdout = None
        return 0
    except Exception:  # the last resort: a trace is for us, not for the user
        return _internal(language)


def _language(arguments: list[str]) -> str:
    """Return the language that errors are told in, also those of options that cannot be parsed."""
    found = os.environ.get("POLISCOPE_LANG", "en")
    for option, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if option == "--":
            break
        if option == "--lang":
            found = value
        found = option.removeprefix("--lang=") if option.startswith("--lang=") else found
    return found if found in ("en", "zh") else "en"


def _globals_first(arguments: list[str]) -> list[str]:
    """Let --json, --quiet and --lang stand after the command too."""
    front: list[str] = []
    rest: list[str] = []
    items = iter(arguments)
    for item in items:
        if item == "--":
            rest += [item, *items]
        elif item in {"--json", "--quiet", "-q"} or item.startswith("--lang="):
            front.append(item)
        elif item == "--lang":
            front += [item, *([value] if (value := next(items, None)) is not None else [])]
        else:
            rest.append(item)
    return front + rest


def _usage(error: click.ClickException) -> Problem:
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "poliscope"
    return Problem("usage", error.format_message(), help=f"see `{command} --help`")


def _print_problems(problems: Sequence[Problem], as_json: bool, language: str) -> None:
    from poliscope.cli.output import problem_block, problem_json

    if as_json:
        errors = [problem_json(problem, language) for problem in problems]
        document = {"schema": 1, "version": __version__, "errors": errors}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(problem_block(problem, language), err=True)
    if len(problems) > 1:
        tell(f"{len(problems)} problems", language)


def tell(text: str, language: str) -> None:
    """Print a few words about the command itself on stderr."""
    from poliscope.show.problems import translated_text

    click.echo(translated_text(text, language), err=True)


def _internal(language: str) -> int:
    from poliscope.cli.output import problem_block

    with tempfile.NamedTemporaryFile(
        "w", prefix="poliscope-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"poliscope {__version__}, Python {sys.version}\n{sys.argv}\n\n{traceback.format_exc()}")
    reason = traceback.format_exc().strip().splitlines()[-1]
    told = Problem(
        "internal",
        f"poliscope failed: {reason}",
        where=log.name,
        help="please report this with the file above",
    )
    click.echo(problem_block(told, language), err=True)
    return INTERNAL


def _speak_utf8() -> None:
    """Write UTF-8 where the terminal's own encoding cannot show city names."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="replace" if (stream.encoding or "").lower().startswith("utf") else "backslashreplace"
            )
