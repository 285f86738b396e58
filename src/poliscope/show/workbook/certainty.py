"""How sure the ranking is, where it was computed: values, since no formula draws weights."""

from __future__ import annotations

from typing import Any

from poliscope.show.words import rules_words
from poliscope.show.workbook.book import Book, breadth
from poliscope.show.workbook.scores import DIFFERENT

__all__ = ["write_certainty"]

HEAD = 5
COLUMNS = (
    ("rank", "column.rank", "rank"),
    ("", "column.unit", "text"),
    ("", "workbook.code", "note"),
    ("first", "robustness.first", "share"),
    ("first_free", "robustness.free", "share"),
    ("expected_rank", "robustness.expected", "score"),
    ("plausible_best", "workbook.certainty.plausible-best", "whole"),
    ("plausible_worst", "workbook.certainty.plausible-worst", "whole"),
    ("possible_best_bound", "workbook.certainty.possible-best", "whole"),
    ("possible_worst_bound", "workbook.certainty.possible-worst", "whole"),
)
"""Columns of :meth:`poliscope.answers.robustness.Robustness.to_frame`, their heads and styles."""


def write_certainty(book: Book) -> None:
    """Write how often each unit is first, and between which ranks it lies."""
    plan, words, found = book.plan, book.words, book.plan.answers.robustness
    if found is None:
        return
    note = words("workbook.certainty.note")
    sheet = book.add("certainty", title=words("robustness.heading"), note=note, tab="#0B5394")
    told = words(
        "robustness.how", rules=rules_words(_spread(found), words), draws=words.count(found.sampled.draws)
    )
    sheet.raw.merge_range(2, 0, 2, 9, "", book.style("note-wrapped"))
    sheet.text(2, 0, told, "note-wrapped")
    sheet.raw.set_row(2, 14 * (1 + breadth(told) // 130))
    changed = words("workbook.certainty.changed")
    sheet.live(3, 0, f'IF({plan.cell("check", DIFFERENT, 2)}=0,"","{changed}")', "", "warning")
    frame = found.to_frame()
    shown = [column for column in COLUMNS if not column[0] or column[0] in frame]
    for place, (_, key, _) in enumerate(shown):
        sheet.text(HEAD - 1, place, words(key), "head-number" if place > 2 else "head")
    for row, (code, values) in enumerate(frame.iterrows(), start=HEAD):
        for place, (name, _, style) in enumerate(shown):
            if name:
                sheet.number(row, place, float(values[name]), style)
        sheet.text(row, 1, words.unit(str(code)))
        sheet.text(row, 2, str(code), "note")
    sheet.widths(7, 28, 14, 11, 15, 11, 10, 10, 10, 10)
    sheet.raw.set_row(HEAD - 1, 30)
    sheet.freeze(HEAD, 2)
    bars: dict[str, Any] = {"type": "data_bar", "bar_solid": True, "bar_color": "#9CC5E6"}
    bars |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    sheet.raw.conditional_format(HEAD, 3, HEAD + len(frame) - 1, 3, bars)


def _spread(found: Any) -> float | None:
    """Return the one spread of all shares; None where the study has limits of its own."""
    rules = found.rules
    return rules.spread if rules.plain and not rules.spread_at and rules.vary == "all" else None
