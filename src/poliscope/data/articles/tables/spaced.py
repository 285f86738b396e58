"""Tables whose layout is lost: single spaces between the cells, or each cell on a line of its own."""

from __future__ import annotations

import itertools
import re

from poliscope.data.articles.source.facts import counts_readers
from poliscope.data.articles.tables.cells import read_cell
from poliscope.data.articles.tables.rows import Line
from poliscope.data.quantities import is_missing
from poliscope.data.quantities.numerals import fold

__all__ = ["cut_spaced", "join_cells"]

_NUMBER = re.compile(r"[-+−]?[$€£¥]?\d[\d,]*(?:\.\d+)?(?:%|bn|m|k)?|n/a|\.\.", re.IGNORECASE)
_CELL = re.compile(r"[^ ]+")
_SERIAL = re.compile(r"\d{1,3}[.)]?|[-–—=]")
_LEAST = 3
_LONGEST = 160


def _cells(text: str) -> list[tuple[int, int]]:
    """Cut a row into a serial number, a name, two and more figures and what is left; [] for other lines."""
    if len(text) > _LONGEST:
        return []
    words = [found.span() for found in _CELL.finditer(text)]
    if not 3 <= len(words) <= 30 or re.search(r"[。!?;|\t]|  ", text.strip()):
        return []
    numeric = [_NUMBER.fullmatch(text, a, b) is not None for a, b in words]
    serial = _SERIAL.fullmatch(text, *words[0]) is not None
    first = next((i for i in range(1 + serial, len(words)) if numeric[i]), len(words))
    last = next((i for i in range(first, len(words)) if not numeric[i]), len(words))
    if last - first < 2 or any(numeric[last:]) or len(words) - last > 3 or first - serial > 6:
        return []
    named = re.search(r"[A-Za-z]{2}|[㐀-鿿]{2}", text[words[serial][0] : words[first - 1][1]])
    if named is None:
        return []
    rest = [(words[last][0], words[-1][1])] if last < len(words) else []
    return [*words[:serial], (words[serial][0], words[first - 1][1]), *words[first:last], *rest]


def _tabbed(text: str, cells: list[tuple[int, int]]) -> str:
    """Write tabs for the blanks between cells; the length stays."""
    for (_, end), (start, _) in itertools.pairwise(cells):
        text = text[:end] + "\t" + " " * (start - end - 1) + text[start:]
    return text


def _head_cells(text: str, columns: int) -> list[tuple[int, int]]:
    """Cut a header whose words are as many as the columns."""
    words = [(found.start(), found.end()) for found in re.finditer(r"[^ ]+", text)]
    fits = len(words) == columns and not any(_NUMBER.fullmatch(text, a, b) for a, b in words[:2])
    return words if fits else []


def cut_spaced(lines: list[Line]) -> None:
    """Mark tables whose columns single spaces part: three and more rows alike below a header, or with units.

    Parameters
    ----------
    lines : list of Line
        Changed in place: tabs stand between the cells, and the lines are rows of a table.
    """
    cut = [_cells(line.text) if line.kind != "table" else [] for line in lines]
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and cut[end] and len(cut[end]) == len(cut[i]):
            end += 1
        if end - i >= _LEAST:
            _mark(lines, cut, i, end)
        i = max(end, i + 1)
    _mark_pairs(lines)


#: "Kildare 10,139": a name and its figure.
_PAIR = re.compile(r"(?P<name>[A-ZÀ-Þ㐀-鿿][^\d|\t,。;:!?]{1,30}?) (?P<value>[$€£¥]?\d[\d,]*(?:\.\d+)?%?)")
#: Names with a figure, one below the other, that make a list.
_PAIRS = 4


def _mark_pairs(lines: list[Line]) -> None:
    """Mark lists of a name and a figure a line: four and more, of which most have thousands or a sign."""
    found = [
        _PAIR.fullmatch(line.text.strip())
        if line.kind != "table" and not counts_readers(line.text.strip())
        else None
        for line in lines
    ]
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and found[end]:
            end += 1
        large = sum(re.search(r"\d,\d{3}|[%$€£¥]|\d{3}", line.text) is not None for line in lines[i:end])
        if end - i >= _PAIRS and 2 * large >= end - i:
            for line, pair in zip(lines[i:end], found[i:end], strict=True):
                at = line.text.index(pair.group("value"), len(pair.group("name"))) if pair else 0
                line.text = line.text[: at - 1] + "\t" + line.text[at:]
                line.kind, line.reason = "table", "a table outside the article"
        i = max(end, i + 1)


def join_cells(text: str, lines: list[Line]) -> None:
    """Join cells that stand on lines of their own, each with a bar behind it, to rows.

    Parameters
    ----------
    lines : list of Line
        Changed in place.
    """
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and _is_cell(lines, end):
            end += 1
        if end - i >= 3 * _LEAST:
            rows = _rows(text, lines[i:end])
            if rows:
                lines[i:end] = rows
                end = i + len(rows)
        i = max(end, i + 1)


def _is_cell(lines: list[Line], i: int) -> bool:
    body = lines[i].text.strip()
    barred = body.endswith("|") and body.count("|") == 1
    followed = i + 1 < len(lines) and lines[i + 1].text.strip() == "|" and len(body) < 80
    return barred or (followed and "|" not in body)


def _rows(text: str, cells: list[Line]) -> list[Line]:
    """Group cells to rows: a label and the values behind it; what stands before the first is the header."""
    cells = [cell for cell in cells if cell.text.strip() != "|"]
    bare = [cell.text.strip(" |") for cell in cells]
    valued = [is_missing(word) or read_cell(word, commas=None) is not None for word in bare]
    starts = [i for i in range(len(cells) - 1) if not valued[i] and valued[i + 1]]
    if len(starts) < _LEAST:
        return []
    bounds = [*starts, len(cells)]
    spans = [
        (a, next((j for j in range(a + 1, b) if not valued[j]), b)) for a, b in itertools.pairwise(bounds)
    ]
    width = spans[0][1] - spans[0][0]
    head = (0, starts[0]) if starts[0] == width else None
    return [_span(text, cells[a:b]) for a, b in ([head] if head else []) + spans]


def _span(text: str, cells: list[Line]) -> Line:
    start, end = cells[0].start, cells[-1].end
    whole = fold(text[start:end]).replace("\r", " ").replace("\n", " ")
    if "|" not in whole.strip(" |"):
        whole = whole[: len(cells[0].text)] + "|" + whole[len(cells[0].text) + 1 :]
    return Line(start, end, whole)


def _mark(lines: list[Line], cut: list[list[tuple[int, int]]], start: int, end: int) -> None:
    head = _head_cells(lines[start - 1].text, len(cut[start])) if start else []
    signed = all(re.search(r"[%$€£¥]", line.text) for line in lines[start:end])
    if not head and not signed:
        return
    if head:
        lines[start - 1].text = _tabbed(lines[start - 1].text, head)
    for i in range(start - bool(head), end):
        lines[i].text = _tabbed(lines[i].text, cut[i]) if i >= start else lines[i].text
        lines[i].kind, lines[i].reason = "table", "a table outside the article"
