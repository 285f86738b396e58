"""Which lines of a page are rows of a table: cut by bars, tabs, gaps, or a label and its figure each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from poliscope.data.articles.tables.cells import read_cell
from poliscope.data.articles.tables.headers import heads_codes
from poliscope.data.quantities.numerals import fold

__all__ = ["Above", "Line", "above_table", "is_table_row", "join_rows", "opening_line", "split_lines"]

_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_NUMBER = re.compile(r"[-+$€£¥]?[\d.,%+\-/ ]+\S{0,4}|[-–—…]+|n/a|[↑↓▲▼]\s?[\d.,%]+")
_LABELLED = re.compile(
    r"[-*•·>»▪●◦ ]*(?P<name>(?:(?<=[A-Za-z)]), (?=[A-Za-z(%])|[^::|\t,,。;!?\d]|\d(?!\d\d)|,? (?:in )?(?:19|"
    r"20)\d\d(?:[-/–]\d\d(?:\d\d)?)?(?= ?[::])|"
    r"(?<=[(=])\d{2,4}(?=\))){2,44}?)\*{0,2}(?: ?[::]| [-–—] )\*{0,2} ?"
    r"(?P<value>[^::]{1,32})"
)


@dataclass(slots=True)
class Line:
    """One line of a page: where it stands, and whether and why it is left out."""

    start: int
    end: int
    text: str
    keep: bool = False
    reason: str = "not a sentence"
    kind: str = "text"


def split_lines(text: str) -> list[Line]:
    """Cut a text into lines with their offsets; the text of a line is folded."""
    found = re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+", text)
    return [Line(line.start(), line.end(), fold(line.group())) for line in found]


def is_table_row(text: str) -> bool:
    """Tell a row of a table: cells between bars, tabs or wide gaps."""
    if text.count("|") >= 2 and text.lstrip().startswith("|"):
        return True
    if "|" in text and _RULE.fullmatch(text):
        return True
    if text.count("\t") >= 1 or text.count("|") >= 2:
        cells = [cell for cell in re.split(r"\t+|\|", text.strip()) if cell.strip()]
        return len(cells) >= 2 and any(re.search(r"\d", cell) and len(cell) < 40 for cell in cells[1:])
    if "  " not in text:
        return False
    cells = re.split(r" {2,}", text.strip())
    return len(cells) >= 3 and sum(bool(_NUMBER.fullmatch(cell)) for cell in cells[1:]) >= 2


def _cut(text: str) -> tuple[str, int]:
    """Tell by what a line is cut, and into how many cells."""
    if "\t" in text:
        return "\t", text.count("\t") + 1
    bare = text.strip()
    if "|" in bare:
        return "|", bare.strip("|").count("|") + 1
    return "  ", len(re.split(r" {2,}", bare))


def _is_labelled(line: Line) -> bool:
    """Tell a line that is a label and its figure: "常住人口:1048.5万人"."""
    found = _LABELLED.fullmatch(line.text.strip())
    if line.keep or found is None or heads_codes(found.group("name")):
        return False
    return read_cell(found.group("value").strip()) is not None


def _mark_labelled(lines: Sequence[Line]) -> None:
    """Take three and more labels with figures, one below the other, for a table."""
    _mark_runs(
        lines, lambda line: line.kind != "table" and line.reason == "not a sentence" and _is_labelled(line)
    )


def _mark_pairs(lines: Sequence[Line]) -> None:
    """Take three and more lines of a name, a gap and a figure for a table."""
    _mark_runs(lines, _is_pair)


def _is_pair(line: Line) -> bool:
    """Tell whether a line that is left out holds a name, a gap and a figure."""
    cells = re.split(r" {2,}", line.text.strip()) if "  " in line.text and not line.keep else []
    return len(cells) >= 2 and bool(_NUMBER.fullmatch(cells[-1])) and not _NUMBER.fullmatch(cells[0])


def _mark_runs(lines: Sequence[Line], is_row: Callable[[Line], bool]) -> None:
    """Take three and more rows, one below the other, for a table."""
    run: list[Line] = []
    for line in [*lines, Line(0, 0, "")]:
        if is_row(line):
            run.append(line)
            continue
        if len(run) >= 3:
            for member in run:
                member.kind, member.reason = "table", "a table outside the article"
        run = []


def _adopts(row: Line, line: Line) -> bool:
    """Tell whether a line beside a row belongs to its table: it is cut alike."""
    mark, cells = _cut(row.text)
    if line.kind == "table" or (line.keep and mark == "  "):
        return False
    other, count = _cut(line.text)
    bare = mark == "\t" and count == cells - 1 > 1  # no name above the first column
    return other == mark and count > 1 and (count == cells or bare)


def join_rows(lines: Sequence[Line]) -> None:
    """Join headers, rows without figures and section rows to the table that they belong to.

    Parameters
    ----------
    lines : sequence of Line
        Marked in place; rows with figures are marked before.
    """
    _mark_labelled(lines)
    _mark_pairs(lines)
    order = range(len(lines) - 1)
    for i in reversed(order):
        if lines[i + 1].kind == "table" and _adopts(lines[i + 1], lines[i]):
            lines[i].kind, lines[i].keep = "table", lines[i].keep or lines[i + 1].keep
    for i in order:
        if lines[i].kind == "table" and _adopts(lines[i], lines[i + 1]):
            lines[i + 1].kind, lines[i + 1].keep = "table", lines[i + 1].keep or lines[i].keep


_ANNOUNCES = re.compile(
    r"下表|如下|见表|上表|表\s?\d|\btable\b|\bbelow\b|\bfollowing\b|[::]\W*$|单位", re.IGNORECASE
)

#: "数据截至2024年12月31日", "data for 2023", "latest available year: 2022".
_DATA_OF = re.compile(
    r"(?:数据|资料|统计)(?:截至|截止|为|来自|年份|时点|均为|采用)[^,。;]{0,8}?(?P<zh>(?:19|20)\d{2})年?"
    r"|\b(?:data|figures|statistics|numbers)\b(?: \w+){0,2} (?:for|as of|from|of|refer to|relate to|"
    r"cover)\b[^.;]{0,20}?"
    r"\b(?P<en>(?:19|20)\d{2})\b"
    r"|\blatest (?:available )?(?:year|data)\b[^.;\d]{0,24}(?P<last>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a table and may say its year, its unit and its indicator.

    Attributes
    ----------
    near : str
        Its caption, or the sentence that announces it; "" for none.
    heading, title : str
        The heading of its section and the title of the page.
    chance : str
        A sentence that only happens to stand above it.
    data_year : int or None
        The year of the page's data, where a sentence near the table tells it.
    """

    near: str = ""
    heading: str = ""
    title: str = ""
    chance: str = ""
    data_year: int | None = None

    @property
    def texts(self) -> list[str]:
        """All of them, the surest first."""
        return list(dict.fromkeys(filter(None, (self.near, self.heading, self.title, self.chance))))


def opening_line(lines: Sequence[Line]) -> str:
    """Give the first line of an article where it reads like a title: HTML pages may have no other."""
    first = next((line.text.strip(" #*") for line in lines if line.keep and line.kind == "text"), "")
    return "" if len(first) > 120 or first[-1:] in set("。.!?") else first


def _start(line: Line) -> int:
    return line.start


def above_table(lines: Sequence[Line], start: int, title: str) -> Above:
    """Find what stands above a table.

    Parameters
    ----------
    lines : sequence of Line
        Of the whole page.
    start : int
        Where the table begins in the text.
    title : str
        The page's title.
    """
    row = bisect_left(lines, start, key=_start)
    before = [line for line in lines[max(0, row - 2) : row] if line.kind != "table"]
    near = ""
    if before and lines[row - 1].kind != "table":
        near = before[-1].text[-200:].strip(" #*")
        if len(before) > 1 and len(near) < 40 and not before[0].keep:
            near = f"{before[0].text[-200:].strip(' #*')} {near}"
    headed = (line for line in reversed(lines[max(0, row - 15) : row]) if line.text.lstrip()[:1] == "#")
    heading = next((line.text.strip(" #*") for line in headed), "")
    told = [
        line.text
        for line in lines[max(0, row - 10) : row + 40]
        if line.kind != "table" and len(line.text) < 600
    ]
    years = [
        found.group("zh") or found.group("en") or found.group("last")
        for found in map(_DATA_OF.search, told)
        if found
    ]
    year = int(years[0]) if years else None
    if before and before[-1].keep and near[-1:] in set("。.!?") and not _ANNOUNCES.search(near):
        return Above("", heading, title, near, year)
    return Above(near, heading, title, "", year)
