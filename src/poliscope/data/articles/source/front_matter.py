"""The front matter of a Markdown page: what it tells of itself between two rules at its top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poliscope.data.articles.tables.rows import Line

__all__ = ["FrontMatter", "leave_out_front", "read_front"]

_FIELD = re.compile(r"\s*(?P<key>[A-Za-z][\w-]{1,24}) ?: ?(?P<value>.*?)\s*$")
_DATE = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-\d{1,2})?)?")
#: Where nobody closes it, it is no front matter.
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter tells: how many lines it has, the title, the date ("2025-03-12")."""

    lines: int = 0
    title: str = ""
    date: str | None = None


def read_front(text: str, lines: Sequence[Line]) -> FrontMatter:
    """Read the front matter that a page begins with.

    Parameters
    ----------
    lines : sequence of Line
        Its lines.

    Returns
    -------
    FrontMatter
        Without lines where the page begins with none.
    """
    if not lines or lines[0].text.strip() != "---":
        return FrontMatter()
    end = next((i for i in range(1, min(len(lines), _MOST_LINES)) if lines[i].text.strip() == "---"), 0)
    fields = [_FIELD.fullmatch(text[line.start : line.end]) for line in lines[1:end]]
    told = {found["key"].lower(): found["value"].strip("\"'“”") for found in fields if found is not None}
    if not told:
        return FrontMatter()
    dates = (_DATE.match(told.get(key, "")) for key in ("date", "published", "pubdate", "created"))
    date = next((found.group() for found in dates if found is not None), None)
    return FrontMatter(end + 1, told.get("title", ""), date)


def leave_out_front(lines: Sequence[Line], front: FrontMatter) -> None:
    """Leave the lines of the front matter out: its tags and counts are no claims."""
    for line in lines[: front.lines]:
        line.keep, line.kind, line.reason = False, "text", "front matter"
