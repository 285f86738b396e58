"""What the commands print: tables that fit a terminal, blocks for problems, one JSON document."""

from __future__ import annotations

import functools
import itertools
import json
import math
import os
import shutil
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from poliscope._version import __version__
from poliscope.errors import Problem

if TYPE_CHECKING:
    from poliscope.data.evidence import Note

__all__ = [
    "emit_json",
    "note",
    "note_json",
    "note_said",
    "noun_head",
    "number",
    "paragraph",
    "plain",
    "problem_block",
    "problem_json",
    "score_head",
    "table",
    "width",
]


_OPENING, _CLOSING = "（《「“", "，。、；：！？）》」”"


def plain(text: str) -> str:
    """Return a text without the characters that steer a terminal: data are not trusted."""
    return "".join(
        c
        if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"} or c in "\n"
        else "\N{REPLACEMENT CHARACTER}"
        for c in text
    )


def width(text: str) -> int:
    """Return how many columns a text takes: Han characters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@functools.cache
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    kept, used = "", 0
    for c in text:
        if used + width(c) > room - 1:
            break
        kept, used = kept + c, used + width(c)
    return kept + "…"


def screen_width() -> int:
    """Return the columns of the terminal; 80 where there is none."""
    return max(40, shutil.get_terminal_size((80, 24)).columns)


def number(value: float, digits: int = 2) -> str:
    """Return a number with fixed decimals; a dash where it is missing."""
    return "–" if not math.isfinite(value) else f"{value:,.{digits}f}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1, shrink: int = 1) -> str:
    """Lay out a table within the terminal's width.

    Parameters
    ----------
    heads : sequence of str
        Column heads.
    rows : sequence of sequence of str
        Cells.
    left : int
        How many columns, from the first text column on, are aligned to the left; the rest are numbers.
    shrink : int
        The first text column. Text columns are cut where the table is too wide, the widest first. Where
        cutting is not enough, columns are dropped from the right and the last line says which.
    """
    heads = [plain(h) for h in heads]
    body = [[plain(cell) for cell in row] for row in rows]
    room = screen_width()
    dropped: list[str] = []
    while True:
        widths = [max(width(line[c]) for line in [heads, *body]) for c in range(len(heads))]
        excess = _cut_widths(widths, range(shrink, min(shrink + left, len(heads))), room)
        if excess <= 0 or len(heads) <= shrink + 2:
            break
        dropped.insert(0, heads[-1])
        heads, body = heads[:-1], [row[:-1] for row in body]
    if excess > 0:
        widths[shrink] = max(widths[shrink] - excess, 6)
    lines = [_line(row, widths, left, shrink) for row in [heads, *body]]
    lines.insert(1, "  ".join("─" * w for w in widths))
    if dropped:
        lines.append(paragraph(_say("cli.table.dropped", names=_say("list.comma").join(dropped))))
    return "\n".join(lines)


def _say(key: str, **slots: str) -> str:
    """Say a sentence in the language of the command that runs."""
    from poliscope.show.words import say

    context = click.get_current_context(silent=True)
    return say(context.obj["lang"] if context and context.obj else "en", key, **slots)


def _cut_widths(widths: list[int], texts: Sequence[int], room: int) -> int:
    """Narrow the text columns, the widest first, to no less than 10; return what is still too wide."""
    excess = sum(widths) + 2 * (len(widths) - 1) - room
    while excess > 0 and any(widths[c] > 10 for c in texts):
        widths[max(texts, key=lambda c: widths[c])] -= 1
        excess -= 1
    return excess


def _line(row: Sequence[str], widths: Sequence[int], left: int, shrink: int) -> str:
    cells = []
    for c, (cell, room) in enumerate(zip(row, widths, strict=True)):
        text = _cut(cell, room)
        pad = " " * (room - width(text))
        cells.append(text + pad if shrink <= c < shrink + left else pad + text)
    return "  ".join(cells).rstrip()


def noun_head(words: Any) -> str:
    """Return the head of the column of units: what is compared, as a head is written."""
    noun: str = words.noun
    return noun[:1].upper() + noun[1:]


def score_head(words: Any, period: str) -> str:
    """Return the head of a column of scores, with the period that they are of where there is one."""
    return " ".join(part for part in (words.say("cli.table.score"), period) if part)


def paragraph(text: str, indent: str = "", hanging: str | None = None) -> str:
    """Break a text into lines that fit the terminal; Chinese may break anywhere.

    Parameters
    ----------
    text : str
        One paragraph.
    indent, hanging : str
        What stands before the first line, and before the others (the same where not given).
    """
    room, later = min(screen_width(), 100), indent if hanging is None else hanging
    lines: list[str] = []
    line = indent
    for word in _words(plain(text)):
        begun = line not in (indent, later) or bool(lines and line != later)
        if width(line) + width(word.rstrip()) > room and begun:
            lines.append(line.rstrip())
            line, begun = later, False
        line += word if begun or line.strip() else word.lstrip()
    return "\n".join([*lines, line.rstrip()])


def _words(text: str) -> list[str]:
    """Split where a line may break: at blanks and around Han characters, no mark apart from its text."""
    words: list[str] = [""]
    for c in text:
        wide = unicodedata.east_asian_width(c) in "WF"
        if c in _CLOSING:
            if not words[-1] and len(words) > 1:
                words.pop()  # no line begins with a closing mark
        elif wide and words[-1][-1:] not in _OPENING:
            words.append("")
        words[-1] += c
        if c == " " or (wide and c not in _OPENING):
            words.append("")
    return [w for w in words if w]


def problem_block(problem: Problem, language: str = "en") -> str:
    """Return an error as a block, in a language: what, where, what to do."""
    from poliscope.show.problems import translated, translated_word

    red, bold, off = ("\x1b[31m", "\x1b[1m", "\x1b[0m") if _colour(sys.stderr) else ("", "", "")
    problem = translated(problem, language)
    colon = translated_word(": ", language)
    head = f"{translated_word('error', language)}[{problem.code}]"
    told = paragraph(f"{head}{colon}{problem.message}", "", "  ").removeprefix(head)
    lines = [f"{red}{head}{off}{bold}{told}{off}"]
    if problem.where:
        lines.append(f"  --> {plain(problem.where)}")
    if problem.help:
        lines.append(paragraph(f"{translated_word('help', language)}{colon}{problem.help}", "  ", "    "))
    return "\n".join(lines)


def note_said(note: Note, language: str) -> str:
    """Return a note on a file with its place, in a language."""
    from poliscope.show.problems import translated_place, translated_text

    said = translated_text(note.message, language)
    if not note.where:
        return said
    place = translated_place(note.where, language)
    return f"{said}（{place}）" if language == "zh" else f"{said} ({place})"


def note_json(note: Note, language: str) -> dict[str, Any]:
    """Return a note as data: in English, and in the language asked for under its name."""
    from poliscope.show.problems import translated_place, translated_text

    whole = {"code": note.code, "message": note.message, "where": note.where}
    if language == "en":
        return whole
    place = translated_place(note.where, language) if note.where else note.where
    return {**whole, language: {"message": translated_text(note.message, language), "where": place}}


def problem_json(problem: Problem, language: str) -> dict[str, Any]:
    """Return an error as data: in English, and in the language asked for under its name."""
    from poliscope.show.problems import translated

    whole = {"code": problem.code, "message": problem.message, "where": problem.where, "help": problem.help}
    if language == "en":
        return whole
    told = translated(problem, language)
    return {**whole, language: {"message": told.message, "where": told.where, "help": told.help}}


def _colour(stream: Any) -> bool:
    return "NO_COLOR" not in os.environ and getattr(stream, "isatty", lambda: False)()


def emit_json(document: Mapping[str, Any]) -> None:
    """Print one JSON document; a missing number is null."""
    whole = {"schema": 1, "version": __version__, **document}
    pieces = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).iterencode(_clean(whole))
    while written := "".join(itertools.islice(pieces, 20_000)):  # a long one is never held as a whole
        click.echo(written, nl=False)
    click.echo("")


def _clean(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def note(ctx: click.Context, text: str) -> None:
    """Print progress or advice on stderr, unless --quiet or --json was given."""
    if not (ctx.obj["quiet"] or ctx.obj["json"]):
        click.echo(text, err=True)
