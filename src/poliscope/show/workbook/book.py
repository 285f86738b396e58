"""The file while it is written: styles, inert texts, formulas with their cached values, page set-up."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any
from urllib.parse import urlsplit

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from poliscope.show.words import Words, in_language, legible
from poliscope.show.workbook.plan import FIRST, Plan

__all__ = ["Book", "Sheet", "breadth", "inert", "is_safe_link", "open_book"]

LINKS = 65_000
"""Links of a sheet; Excel opens no file with more than 65,530."""
LONGEST_LINK = 255
"""Characters of an address that every version of Excel opens."""
LONGEST = 32_000
"""Characters of a text; a cell holds 32,767."""
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_ESCAPED = re.compile("_x[0-9a-fA-F]{4}_")
"""What a reader of the file takes for a character; XlsxWriter escapes it in texts, not in cached values."""
_LIKE_AN_ERROR = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
_LIKE_A_FORMULA = ("=", "+", "-", "@")
_FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}
INK, MUTED, LINE, HEAD_FILL, INPUT_FILL = "#1A1A1A", "#5F6B76", "#C8D0D8", "#E8EEF4", "#FFF7D6"

STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": {},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16},
    "lead": {"bold": True, "font_size": 12, "text_wrap": True, "valign": "top"},
    "verdict": {"bold": True, "font_size": 12},
    "centred": {"align": "center"},
    "heading": {"bold": True, "font_size": 12, "font_color": "#0B5394"},
    "note": {"font_color": MUTED},
    "note-wrapped": {"font_color": MUTED, "text_wrap": True, "valign": "top"},
    "head": {"bold": True, "bg_color": HEAD_FILL, "bottom": 1, "border_color": LINE, "text_wrap": True,
             "valign": "top"},
    "head-number": {"bold": True, "bg_color": HEAD_FILL, "bottom": 1, "border_color": LINE,
                    "text_wrap": True, "valign": "top", "align": "right"},
    "head-small": {"font_color": MUTED, "bg_color": HEAD_FILL, "text_wrap": True, "valign": "top",
                   "font_size": 8, "align": "right"},
    "head-last": {"font_color": MUTED, "bg_color": HEAD_FILL, "text_wrap": True, "valign": "top",
                  "font_size": 8, "align": "right", "bottom": 1, "border_color": LINE},
    "number": {"font_color": MUTED, "align": "center"},
    "top": {"valign": "top"},
    "figure-top": {"num_format": "#,##0.####", "valign": "top"},
    "number-top": {"font_color": MUTED, "align": "center", "valign": "top"},
    "indented": {"text_wrap": True, "valign": "top", "indent": 1},
    "note-top": {"font_color": MUTED, "valign": "top"},
    "fact": {"font_color": MUTED, "num_format": "#,##0.####"},
    "fact-label": {"font_color": MUTED, "italic": True},
    "figure": {"num_format": "#,##0.####"},
    "raw": {"num_format": "#,##0.####", "bg_color": INPUT_FILL},
    "held": {"num_format": "#,##0.####", "font_color": "#7B3F00", "italic": True},
    "score": {"num_format": "0.00"},
    "strong": {"num_format": "0.00", "bold": True},
    "rank": {"num_format": "0", "bold": True, "align": "center"},
    "whole": {"num_format": "0"},
    "share": {"num_format": "0.0%"},
    "tiny": {"num_format": "[=0]0;0.0E+00"},
    "input": {"bg_color": INPUT_FILL, "border": 1, "border_color": LINE, "num_format": "0.######"},
    "choice": {"bg_color": INPUT_FILL, "border": 1, "border_color": LINE},
    "good": {"bg_color": "#D9F0DD", "font_color": "#0B5A22"},
    "bad": {"bg_color": "#FBDADA", "font_color": "#8A1010"},
    "warning": {"bold": True, "font_color": "#8A1010"},
    "tie": {"num_format": '"="0'},
    "link": {"font_color": "#0B5394", "underline": 1},
    "link-top": {"font_color": "#0B5394", "underline": 1, "text_wrap": True, "valign": "top"},
}  # fmt: skip
"""How cells look; yellow is what a reader may change, brown italics are values that no formula computes."""


class _PlainFormulas(Worksheet):  # type: ignore[misc]
    """A sheet that takes formulas as they are: looking for functions newer than 2010 takes most time."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


def inert(text: object) -> str:
    """Return a text that a cell can hold and that nothing in it can steer."""
    kept = _NO_CHARACTERS.sub("\ufffd", legible(str(text)))
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def is_safe_link(address: str) -> bool:
    """Tell an address that may be clicked: of a web page, short enough for Excel, with nothing hidden in it.

    Examples
    --------
    >>> is_safe_link("https://www.oecd.org/a?b=1"), is_safe_link("file:///etc/passwd")
    (True, False)
    >>> is_safe_link("https://www.oecd.org@example.com/"), is_safe_link("=HYPERLINK(1)")
    (False, False)
    """
    if (
        not 0 < len(address) <= LONGEST_LINK
        or address != inert(address)
        or re.search(r'[\s"<>\\^`{}|]', address)
    ):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def breadth(text: str) -> int:
    """Return how many columns of letters a text takes: Han characters take two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


@dataclass(frozen=True)
class Book:
    """A workbook that is being written.

    Parameters
    ----------
    file : xlsxwriter.Workbook
        The file.
    plan : Plan
        What stands where.
    made : date
        The day that it says it was made.
    """

    file: Any
    plan: Plan
    made: date
    _styles: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The voice of the study."""
        return self.plan.words

    def style(self, name: str, *, quoted: bool = False) -> Any:
        """Return a style; a quoted one keeps a text a text when a reader edits its cell."""
        key = f"{name}'" if quoted else name
        if key not in self._styles:
            self._styles[key] = self.file.add_format({**STYLES[name], "quote_prefix": quoted})
        return self._styles[key]

    def add(self, name: str, *, title: str, note: str = "", tab: str = "", portrait: bool = False) -> Sheet:
        """Add a sheet with its title and one line that says what it holds."""
        sheet = Sheet(self, self.file.add_worksheet(self.plan.sheets[name], _PlainFormulas), name)
        sheet.text(0, 0, title, "title")
        if note:
            sheet.text(1, 0, note, "note")
        raw = sheet.raw
        if not portrait:
            raw.set_landscape()
        raw.set_paper(9)
        raw.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        raw.fit_to_pages(1, 0)
        raw.hide_gridlines(2)
        about = self.plan.answers.about
        # an ampersand steers a footer, and a doubled one confuses programs
        left = inert(f"{about.id} · {about.digest}").replace("&", "＆")[:120]
        raw.set_footer(f"&L&8 {left}&C&8&A&R&8&P / &N")
        if tab:
            raw.set_tab_color(tab)
        return sheet


@dataclass(frozen=True)
class Sheet:
    """A sheet that is being written; `raw` is XlsxWriter's own, `links` counts what can be clicked."""

    book: Book
    raw: Any
    name: str
    links: list[int] = field(default_factory=lambda: [0])

    def text(self, row: int, column: int, text: object, style: str = "text") -> None:
        """Write a text that stays a text, whatever it begins with."""
        said = inert(text)
        quoted = said.startswith(_LIKE_A_FORMULA)
        self.raw.write_string(row, column, said, self.book.style(style, quoted=quoted))

    def address(self, row: int, column: int, text: str) -> None:
        """Write an address: one that can be clicked where that is safe, else a text."""
        if self.links[0] < LINKS and is_safe_link(text):
            self.links[0] += 1
            self.raw.write_url(row, column, text, self.book.style("link-top"), text)
        else:
            self.text(row, column, text, "wrapped")

    def number(self, row: int, column: int, value: float, style: str = "figure") -> None:
        """Write a number; an empty cell where it is missing."""
        if math.isfinite(value):
            self.raw.write_number(row, column, value, self.book.style(style))
        else:
            self.raw.write_blank(row, column, None, self.book.style(style))

    def live(
        self,
        row: int,
        column: int,
        formula: str,
        value: float | str,
        style: str = "figure",
        *,
        array: bool = False,
    ) -> None:
        """Write a formula, without its equals sign, and the value that it gives now."""
        cached: float | str = ""
        if isinstance(value, str):
            cached = _ESCAPED.sub(r"_x005F\g<0>", inert(value))
        elif math.isfinite(value):
            cached = value
        # XlsxWriter takes a name like this for an error, but not in an array formula
        array = array or cached in _LIKE_AN_ERROR
        look = self.book.style(style)
        if array:
            self.raw.write_array_formula(row, column, row, column, "=" + formula, look, cached)
        else:
            self.raw.write_formula(row, column, "=" + formula, look, cached)

    def head(self, row: int, labels: Sequence[str], *, numbers_from: int = 99) -> None:
        """Write a row of column heads."""
        for column, label in enumerate(labels):
            self.text(row, column, label, "head-number" if column >= numbers_from else "head")

    def widths(self, *widths: float) -> None:
        """Set the widths of the first columns."""
        for column, width in enumerate(widths):
            self.raw.set_column(column, column, width)

    def units(self) -> None:
        """Write codes and names of the units beside the figures."""
        index, words = self.book.plan.index, self.book.words
        for row, code in enumerate(index.units.codes, start=FIRST):
            self.text(row, 0, code)
            self.text(row, 1, words.unit(code))

    def freeze(self, row: int, column: int) -> None:
        """Keep the heads in sight, and print them on every page."""
        self.raw.freeze_panes(row, column)
        if row:
            self.raw.repeat_rows(0 if row > 4 else row - 1, row - 1)
        if column:
            self.raw.repeat_columns(0, column - 1)

    def rows(self) -> Iterator[tuple[int, int]]:
        """Yield the number of each unit and its row."""
        return ((number, FIRST + number) for number in range(self.book.plan.units))


def open_book(target: IO[bytes], plan: Plan, made: date) -> Book:
    """Open a file in memory that turns no text into a formula, a link or a number."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
        "default_format_properties": {
            "font_name": _FONTS[plan.words.language],
            "font_size": 10,
            "font_color": INK,
        },
    }
    file = xlsxwriter.Workbook(target, options)
    about = plan.answers.about
    file.set_properties(
        {
            "title": inert(in_language(about.title, plan.words.language)),
            "comments": f"poliscope {about.version}, {about.digest}",
            "created": datetime(made.year, made.month, made.day),
        }
    )
    file.set_calc_mode("auto")
    return Book(file, plan, made)
