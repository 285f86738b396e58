"""The first sheet: the question, the answer, who leads now, how to read, and how it was made."""

from __future__ import annotations

from poliscope.show.words import in_language, legible
from poliscope.show.workbook.book import Book, Sheet, breadth, inert
from poliscope.show.workbook.ranking import SORTED, RankingColumns, mark_ties, write_chart
from poliscope.show.workbook.scores import DIFFERENT

__all__ = ["write_cover"]

FIRST_UNITS = 10
WIDE = 92


def write_cover(book: Book) -> None:
    """Write the answer and the key to the other sheets."""
    about, words = book.plan.answers.about, book.words
    title = in_language(about.title, words.language) or words("page.untitled")
    sheet = book.add("answer", title=title, tab="#1A1A1A", portrait=True)
    sheet.widths(14, 30, 18, 12, 20)
    sheet.raw.fit_to_pages(1, 1)
    sheet.raw.center_horizontally()
    row = _write_question(sheet)
    row = _write_now(sheet, row + 1)
    row = write_chart(sheet, row)
    row = _write_reading(sheet, row + 1)
    _write_making(sheet, row + 1)


def _paragraph(sheet: Sheet, row: int, text: str, style: str = "wrapped") -> int:
    """Write a text over the width of the page; return the row after it."""
    said = sheet.book.style(style)
    kept = inert(text)
    sheet.raw.merge_range(row, 0, row, 4, "", said)
    sheet.text(row, 0, kept, style)
    size = 18 if style == "lead" else 14.5
    per_line = WIDE * (0.8 if style == "lead" else 1)
    sheet.raw.set_row(row, size * min(20, max(1, -(-breadth(kept) // int(per_line)))) + 2)
    return row + 1


def _write_question(sheet: Sheet) -> int:
    answers, words = sheet.book.plan.answers, sheet.book.words
    about, row = answers.about, 1
    if question := legible(in_language(about.question, words.language)):
        row = _paragraph(sheet, row, question, "note-wrapped")
    told = [words.finding(finding) for finding in answers.findings]
    told = told or [words("finding.none", noun=words.noun)]
    row = _paragraph(sheet, row + 1, told[0], "lead")
    if answers.robustness is None and answers.findings:
        missing = words("certainty.missing") + " poliscope robustness STUDY"
        row = _paragraph(sheet, row, missing, "note-wrapped")
    for sentence in told[1:9]:
        row = _paragraph(sheet, row, sentence)
    for code in about.focus:
        row = _paragraph(sheet, row, words.standing(code))
    if not sheet.book.plan.live_figures:
        row = _paragraph(sheet, row + 1, words("workbook.large"), "lead")
    return row


def _write_now(sheet: Sheet, row: int) -> int:
    """Write the first ten as they stand now, and whether anything was changed."""
    plan, words = sheet.book.plan, sheet.book.words
    sheet.text(row, 0, words("workbook.now"), "heading")
    same, other = words("workbook.now.same"), words("workbook.now.other")
    different = plan.cell("check", DIFFERENT, 2)
    sheet.live(row + 1, 0, f'IF({different}=0,"{same}","{other}")', same, "note")
    sheet.live(row + 2, 0, plan.cell("method", 3, 1), "", "warning")
    row += 3
    names = ("column.rank", "column.unit", "workbook.code", "column.score", "workbook.rank-study")
    for column, name in enumerate(names):
        sheet.text(row, column, words(name), "head-number" if column >= 3 else "head")
    index, order = plan.index, plan.index.order()
    at = RankingColumns(plan)
    for place in range(min(FIRST_UNITS, plan.units)):
        code = order[place] if place < len(order) else ""
        rank = index.ranks[code, index.top] if code else ""
        values: tuple[float | str, ...] = ("",) * 5
        if code:
            values = (rank, words.unit(code), inert(code), index.scores[code, index.top], rank)
        styles = ("rank", "text", "note", "strong", "whole")
        columns = (at.rank, at.unit, at.code, at.score, at.before)
        for column, (value, style, source) in enumerate(zip(values, styles, columns, strict=True)):
            sheet.live(row + 1 + place, column, plan.cell("ranking", SORTED + place, source), value, style)
    last = row + min(FIRST_UNITS, plan.units)
    mark_ties(sheet, row + 1, last)
    return last + 2


def _write_reading(sheet: Sheet, row: int) -> int:
    plan, words = sheet.book.plan, sheet.book.words
    sheet.text(row, 0, words("page.how"), "heading")
    row = _paragraph(sheet, row + 1, words("workbook.reading"))
    for name, title in plan.sheets.items():
        if name == "answer":
            continue
        sheet.raw.write_url(row, 0, f"internal:'{title}'!A1", sheet.book.style("link"), title)
        sheet.text(row, 1, words(f"workbook.reading.{name}"))
        row += 1
    return row


def _write_making(sheet: Sheet, row: int) -> None:
    about, words, plan = sheet.book.plan.answers.about, sheet.book.words, sheet.book.plan
    sheet.text(row, 0, words("workbook.making"), "heading")
    facts = [
        ("workbook.made", sheet.book.made.isoformat()),
        ("reproduce.study", about.id),
        ("column.period", plan.index.period or words("page.facts.newest")),
        ("reproduce.digest", about.digest),
        ("reproduce.version", about.version),
        ("reproduce.seed", str(about.seed)),
        ("reproduce.command", "poliscope excel STUDY -o index.xlsx"),
    ]
    for place, (key, value) in enumerate(facts, start=1):
        sheet.text(row + place, 0, words(key), "note")
        sheet.text(row + place, 2, value)
