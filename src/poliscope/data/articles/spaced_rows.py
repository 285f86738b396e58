"""Tables of which only single spaces between the cells are left: "1 台北市 990,292 30,699 北台湾"."""

from __future__ import annotations

import itertools
import re

from poliscope.data.articles.table_rows import Line

__all__ = ["cut_spaced"]

_NUMBER = re.compile(r"[-+−]?[$€£¥]?\d[\d,]*(?:\.\d+)?(?:%|bn|m|k)?|n/a|\.\.", re.IGNORECASE)
_SERIAL = re.compile(r"\d{1,3}[.)]?|[-–—=]")
_LEAST = 3
_LONGEST = 160


def _cells(text: str) -> list[tuple[int, int]]:
    """Cut a row into a serial number, a name, two and more figures and what is left; [] for other lines."""
    words = [(found.start(), found.end()) for found in re.finditer(r"[^ ]+", text)]
    if not 3 <= len(words) <= 30 or len(text) > _LONGEST or re.search(r"[。!?;|\t]|  ", text.strip()):
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
