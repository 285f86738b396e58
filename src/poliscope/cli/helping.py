"""The help texts in Chinese: copies of the commands with their texts translated, laid out by width.

Texts are written in English beside the options; their Chinese stands in ``help.zh.json``, by the English.
A text that is not there stays English; a test keeps the file complete.
"""

from __future__ import annotations

import copy
import functools
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import TypeVar

import click

from poliscope.cli.output import paragraph, width

__all__ = ["folded", "help_in_language", "in_language", "said_of"]

C = TypeVar("C", bound=click.Command)
_SECTIONS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_EXTRAS = (
    (re.compile(r"default: "), "默认："),
    (re.compile(r"env var: "), "环境变量："),
    (re.compile(r"(?<=\[)required\b"), "必填"),
)


@functools.cache
def _catalog() -> dict[str, str]:
    known: dict[str, str] = json.loads((files("poliscope.cli") / "help.zh.json").read_text("utf-8"))
    return known


def folded(text: str) -> str:
    """Return the part of a help text that is translated, on one line: what follows are examples."""
    return " ".join(text.split("\b")[0].split())


def in_language(command: C, language: str) -> C:
    """Return a command whose help is in a language; the command itself is not changed."""
    if language != "zh":
        return command
    found = copy.copy(command)
    found.help = _translated(command.help)
    found.params = [_option(param) for param in command.params]
    found.context_class = _Context
    found.options_metavar = "[选项]"
    if isinstance(found, click.Group):
        found.subcommand_metavar = "命令 [参数]..."
    found.get_help_option = lambda ctx: _help_option(command, ctx)  # type: ignore[method-assign]
    return found


def said_of(text: str, language: str) -> str:
    """Return a line of the list of commands in a language."""
    return _translated(text) or text if language == "zh" else text


def help_in_language(command: click.Command, ctx: click.Context, language: str) -> str:
    """Return the help of a command whose context was made already."""
    formatter = _Formatter(width=ctx.terminal_width, max_width=ctx.max_content_width)
    in_language(command, language).format_help(ctx, formatter)
    return formatter.getvalue().rstrip("\n")


def _option(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    found = copy.copy(param)
    found.help = _translated(param.help)
    return found


def _help_option(command: click.Command, ctx: click.Context) -> click.Option | None:
    found = click.Command.get_help_option(command, ctx)
    if found is not None:
        found = copy.copy(found)
        found.help = "显示此说明后退出。"
    return found


def _translated(text: str | None) -> str | None:
    if text is None or (said := _catalog().get(folded(text))) is None:
        return text
    _, examples, rest = text.partition("\b")
    return said + (f"\n\n\b{rest}" if examples else "")


class _Formatter(click.HelpFormatter):
    """Lays out texts in which a character may take two columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{_SECTIONS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        blocks = []
        for block in re.split(r"\n\s*\n", text.strip("\n")):
            lines = [line.strip(" ") for line in block.splitlines()]
            if lines[0] == "\b":  # as it stands
                blocks.append("\n".join(indent + line for line in lines[1:]))
            else:
                blocks.append(paragraph(" ".join(lines), indent))
        self.write("\n\n".join(blocks) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        first = min(max(width(name) for name, _ in rows), col_max) + col_spacing
        hanging = " " * (self.current_indent + first)
        for name, text in rows:
            for english, chinese in _EXTRAS:
                text = english.sub(chinese, text)
            head = " " * self.current_indent + name
            if width(name) > first - col_spacing:
                self.write(f"{head}\n{paragraph(text, hanging)}\n" if text else f"{head}\n")
            else:
                self.write(paragraph(text, head.ljust(len(hanging)), hanging) + "\n")


class _Context(click.Context):
    formatter_class = _Formatter
