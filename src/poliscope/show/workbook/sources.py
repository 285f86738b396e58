"""The sheet of sources: every claim behind the figures, and those that were not used."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from poliscope.data.evidence import Claim, Conflict, Evidence
from poliscope.data.matrix import Cell
from poliscope.show.workbook.book import Book, Sheet, breadth

__all__ = ["CLAIMS", "write_sources"]

CLAIMS = 20_000
"""So many claims are listed, those that were used first."""
HEAD = 3
WIDTHS = (6, 22, 14, 9, 12, 14, 24, 32, 34, 24, 40, 10, 9)
ADDRESS, QUOTE = 8, 10
EMPTY = 9
"""Width of a column of addresses or quotes in which nothing stands: the others print larger."""
LINE, MOST_LINES = 13.5, 10
NORMAL = "A"
"""What SDMX writes where there is nothing to remark."""
KNOWN_STATUSES = ("E", "P", "F", "B")


def write_sources(book: Book) -> None:
    """Write one claim a row, with its source, its place there, its words, and whether it was used."""
    index, words = book.plan.index, book.words
    sheet = book.add(
        "sources", title=words("sources.heading"), note=words("workbook.sources.note"), tab="#5F6B76"
    )
    names = ("number", "indicator", "unit", "period", "value", "measure", "remark", "source", "address",
             "locator", "quote", "status", "error")  # fmt: skip
    sheet.head(HEAD, [words(f"workbook.sources.{name}") for name in names])
    sheet.raw.set_row(HEAD, 28)
    sheet.freeze(HEAD + 1, 3)
    rows, used, left_out = _claims(book)
    conflicts = _conflicts(book)
    evidence = index.table.evidence
    for place, row in enumerate(rows.tolist(), start=1):
        claim = evidence.claim(row)
        remark = _remark(book, evidence, row, claim, row in used, conflicts)
        _write_claim(sheet, HEAD + place, place, claim, remark)
    empty = {
        QUOTE: not any(evidence.quote[row] for row in rows.tolist()),
        ADDRESS: not any(evidence.address[row] for row in rows.tolist()),
    }
    sheet.widths(*(EMPTY if empty.get(column) else width for column, width in enumerate(WIDTHS)))
    if len(rows):
        sheet.raw.autofilter(HEAD, 0, HEAD + len(rows), len(names) - 1)
    if left_out:
        sheet.text(2, 0, words("workbook.sources.left-out", count=left_out), "warning")


def _claims(book: Book) -> tuple[np.ndarray, set[int], int]:
    """Return rows of the evidence on units and indicators of the index, by indicator and unit."""
    index = book.plan.index
    evidence = index.table.evidence
    origins = [index.table.origin]
    if index.denominator_table is not None:
        origins.append(index.denominator_table.origin)
    used = np.unique(np.concatenate([origin[origin >= 0] for origin in origins])).astype(np.intp)
    if not len(evidence):
        return used, set(), 0
    unit = evidence.unit.positions_in(index.units.codes)
    columns = (*index.framework.indicators, *(c for c in index.framework.denominators
                                              if c not in index.framework.position))  # fmt: skip
    indicator = evidence.indicator.positions_in(columns)
    about = np.flatnonzero((unit >= 0) & (indicator >= 0))
    unused = np.setdiff1d(about, used)[: max(0, CLAIMS - len(used))]
    rows = np.concatenate([used[:CLAIMS], unused])
    is_used = np.isin(rows, used)
    order = np.lexsort((rows, ~is_used, unit[rows], indicator[rows]))
    return rows[order], set(used.tolist()), len(about) - len(rows)


def _conflicts(book: Book) -> dict[Cell, Conflict]:
    index = book.plan.index
    tables = [index.table] + ([index.denominator_table] if index.denominator_table is not None else [])
    return {conflict.cell: conflict for table in tables for conflict in table.conflicts}


def _remark(
    book: Book,
    evidence: Evidence,
    row: int,
    claim: Claim,
    used: bool,
    conflicts: dict[Cell, Conflict],
) -> str:
    words = book.words
    if not evidence.used[row]:
        return words("workbook.claim.not-accepted")
    if math.isnan(claim.value):
        return words("workbook.claim.missing")
    conflict = conflicts.get(claim.cell)
    if conflict is not None:
        rule = words(f"rule.{conflict.rule}")
        return words("workbook.claim.conflict-used" if used else "workbook.claim.conflict", rule=rule)
    return words("workbook.claim.used" if used else "workbook.claim.other")


def _write_claim(sheet: Sheet, row: int, number: int, claim: Claim, remark: str) -> None:
    words = sheet.book.words
    unit = words.unit(claim.unit)
    sheet.number(row, 0, number, "number-top")
    texts: Sequence[tuple[int, str]] = (
        (1, words.node(claim.indicator)), (2, unit), (3, claim.period), (5, claim.unit_of_measure),
        (6, remark), (7, claim.source), (9, claim.locator), (10, claim.quote),
        (11, _status(sheet, claim.status)), (ADDRESS, claim.address),
    )  # fmt: skip
    lines = max(-(-breadth(text) // (WIDTHS[column] - 1)) for column, text in texts)
    if lines > 1:  # not every program makes room for wrapped texts by itself
        sheet.raw.set_row(row, LINE * min(lines, MOST_LINES) + 1.5)
    for column, text in texts:
        if text and column == ADDRESS:
            sheet.address(row, column, text)
        elif text:
            sheet.text(row, column, text, "indented" if column == 5 else "wrapped")
    sheet.number(row, 4, claim.value, "figure-top")
    if math.isfinite(claim.standard_error):
        sheet.number(row, 12, claim.standard_error, "figure-top")


def _status(sheet: Sheet, status: str) -> str:
    if status in ("", NORMAL):
        return ""
    return sheet.book.words(f"status.{status}") if status in KNOWN_STATUSES else status
