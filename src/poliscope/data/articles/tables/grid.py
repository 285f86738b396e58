"""The grid of a table in an article: cells cut at bars, tabs, gaps or colons; header rows; years."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from poliscope.data.articles.source.normalise import Paragraph
from poliscope.data.articles.tables.cells import is_number, is_year_label
from poliscope.data.articles.tables.headers import heads_items, heads_places, heads_ranks, heads_years
from poliscope.data.quantities import is_missing

__all__ = ["Cell", "Grid", "Row", "are_years", "cells_of", "cut_grids", "fill_down", "group_tables"]

_RULE = re.compile(r"^[\s|:+=-]+$")
_LINK = re.compile(r"[\s*_]*\[([^\[\]]+)\]\([^()]*\)[\s*_]*")
_LABELLED = re.compile(r"^(?P<name>[^::|\t]{2,50}?)(?: ?[::]| [-–—] ) ?(?P<value>\S[^::]*)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row; offsets count the paragraph's working text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with as many cells as the table has columns."""

    paragraph: Paragraph
    cells: tuple[Cell, ...]

    @property
    def texts(self) -> list[str]:
        """What stands in its cells."""
        return [cell.text for cell in self.cells]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header rows set apart.

    Attributes
    ----------
    headers : list of list of str
        For each column what its header rows say, from above to below.
    rows : list of Row
        The rows below.
    caption : str
        Rows of one cell that stand above the header.
    """

    headers: list[list[str]]
    rows: list[Row]
    caption: str = ""
    notes: list[str] = field(default_factory=list)


def cells_of(text: str) -> list[Cell]:
    """Cut a row into cells, at bars, tabs, wide gaps or after a label's colon; empty cells stay."""
    mark = "\t" if "\t" in text else "|" if "|" in text else None
    if mark is not None:
        ends = [found.start() for found in re.finditer(re.escape(mark), text)]
        spans = list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))
        if mark == "|":  # the outer bars
            spans = spans[1:] if not text[slice(*spans[0])].strip() else spans
            spans = spans[:-1] if spans and not text[slice(*spans[-1])].strip() else spans
        return [_cell(text, start, end) for start, end in spans]
    if labelled := _LABELLED.match(text.strip(" -*•·>»▪●◦")):
        start = text.find(labelled.group("name"))
        after = text.find(labelled.group("value"), start + len(labelled.group("name")))
        return [_cell(text, start, start + len(labelled.group("name"))), _cell(text, after, len(text))]
    return [_cell(text, piece.start(), piece.end()) for piece in re.finditer(r"(?:[^ ]| (?! ))+", text)]


def _cell(text: str, start: int, end: int) -> Cell:
    """Take bold marks and blanks off a cell's ends, and of a link its address."""
    if link := _LINK.fullmatch(text, start, end):
        start, end = link.span(1)
    piece = text[start:end]
    stripped = piece.strip().strip("*_` ")
    at = start + (piece.find(stripped) if stripped else 0)
    return Cell(at, at + len(stripped), stripped)


def group_tables(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """Group neighbouring table rows; returns their positions."""
    groups: list[list[int]] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "table":
            continue
        if groups and groups[-1][-1] == i - 1:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def cut_grids(paragraphs: Sequence[Paragraph]) -> list[Grid]:
    """Cut neighbouring rows into tables: a new header in their middle begins another.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Rows of one or more tables.
    """
    rows = [Row(p, tuple(cells_of(p.text))) for p in paragraphs if not _RULE.match(p.text)]
    blocks: list[list[Row]] = []
    filled = False
    for row in rows:
        if not blocks or (filled and _is_head(row.texts)):
            blocks.append([])
            filled = False
        blocks[-1].append(row)
        filled = filled or _has_data(row.texts)
    return [grid for block in blocks if (grid := _grid(block)) is not None]


def _filled(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text]


def _has_data(texts: Sequence[str]) -> bool:
    return any(is_number(text) for text in texts)


def _is_head(texts: Sequence[str]) -> bool:
    """Tell a row that can only be a header: it names what stands below, and has no numbers."""
    named = any(
        heads_places(text) >= 2 or heads_items(text) or heads_ranks(text) or heads_years(text)
        for text in _filled(texts)[:2]
    )
    return named and len(_filled(texts)) > 1 and not _has_data(texts)


def _all_missing(texts: Sequence[str]) -> bool:
    rest = texts[1:]
    return bool(rest) and all(is_missing(text) for text in rest) and any(rest)


def _grid(rows: Sequence[Row]) -> Grid | None:
    """Set the header rows apart and give all rows the same number of cells."""
    rows = _collapsed(rows)
    width = Counter(len(row.cells) for row in rows if _has_data(row.texts)).most_common(1)
    if not width or width[0][0] < 2:
        return None
    columns = width[0][0]
    first = next(i for i, row in enumerate(rows) if _has_data(row.texts) or _all_missing(row.texts))
    above = [row for row in rows[:first] if len(_filled(row.texts)) > 1][-3:]
    caption = " ".join(row.paragraph.text for row in rows[:first] if len(_filled(row.texts)) == 1)
    heads = _spread([[cell.text for cell in _fitted(row.cells, columns)] for row in above])
    headers = [[text for text in column if text] for column in zip(*heads, strict=True)] if heads else []
    body, notes = [], []
    for row in rows[first:]:
        if len(_filled(row.texts)) < 2 or abs(len(row.cells) - columns) > 1:
            notes.append(row.paragraph.text)
        else:
            body.append(Row(row.paragraph, _fitted(row.cells, columns)))
    return Grid(headers or [[] for _ in range(columns)], body, caption, notes)


def _collapsed(rows: Sequence[Row]) -> list[Row]:
    """Drop the empty cells of rows that were aligned with several tabs, where all then agree."""
    tabbed = all("\t\t" in row.paragraph.text for row in rows[1:2]) and "\t" in rows[0].paragraph.text
    kept = [tuple(cell for cell in row.cells if cell.text) for row in rows]
    many, few = ({len(c) for c in cells} for cells in ([row.cells for row in rows], kept))
    if not tabbed or len(few) > 1 or len(many) == 1:
        return list(rows)
    return [Row(row.paragraph, cells) for row, cells in zip(rows, kept, strict=True)]


def _fitted(cells: Sequence[Cell], columns: int) -> tuple[Cell, ...]:
    """Give a row the table's number of cells; the missing one of a header is the first."""
    missing = columns - len(cells)
    if missing <= 0:
        return tuple(cells[-columns:])
    return (Cell(cells[0].start, cells[0].start, ""),) * missing + tuple(cells)


def _spread(heads: list[list[str]]) -> list[list[str]]:
    """Carry a header over the columns that it spans: those that only the row below tells apart."""
    for upper, lower in itertools.pairwise(heads):
        for j in range(1, len(upper)):
            if not upper[j] and lower[j] and upper[j - 1] and lower[j - 1]:
                upper[j] = upper[j - 1]
    return heads


def fill_down(rows: Sequence[Row], column: int) -> list[str]:
    """Give a column's texts; an empty cell belongs to the one above, which spans several rows."""
    texts: list[str] = []
    for row in rows:
        text = row.cells[column].text
        texts.append(text or (texts[-1] if texts else ""))
    return texts


def are_years(texts: Sequence[str]) -> bool:
    """Tell a column of years: labels of its rows."""
    filled = _filled(texts)
    return bool(filled) and sum(map(is_year_label, filled)) >= 0.8 * len(filled)
