"""The number in a table's cell, with its footnote marks, arrows, decimal commas and ranks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from poliscope.data.quantities import is_missing, read_quantity
from poliscope.errors import DataError

__all__ = ["CellValue", "has_decimal_commas", "is_number", "is_year_label", "read_cell", "read_second"]

_NOTE = re.compile(
    r"(?<=[\d%)万亿元人])\s*(?:[*†‡§#^]+|[¹²³⁰⁴-⁹ᵃ-ᶜ]+|\[(?:\d{1,2}|[a-z]|注 ?\d?|note ?\d?)\]|\([a-z]\)|"
    r" [a-z]$)+$"
)
_YEAR = re.compile(
    r"\((?:19|20)\d\d年?\)|1[01]\d年(?:度|底)?|(?:FY ?)?(?:19|20)\d{2}(?:年度?|[-/](?:19|"
    r"20)?\d{2}年?)?(?: ?[(]?[EFPep][)]?)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}|\d{4}-\d{2}|\d{1,2}:\d{2}|.*\d月.*|\d{1,2}日|"
    r".*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?:第|#|No\.? ?|=)?(\d{1,4})(?:st|nd|rd|th|位|名|=)?", re.IGNORECASE)
_ARROW = re.compile(r"^(?P<before>[↑↓▲▼△▽⬆⬇↗↘])\s*|\s*(?P<after>[↑↓▲▼△▽⬆⬇↗↘])$")
_FALLS = frozenset("↓▼▽⬇↘")
_BLANKS = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)")
_RISE = "(?:同比)?(?:增长|增|上升)|up|rise of"
_FALL = "(?:同比)?(?:下降|减少|降)|down|fall of"
_OUT_OF = re.compile(r"([\d.]+) ?/ ?(?:10|100|1000|5|满分)$")
_TWO = re.compile(r"(\S.*?)(?: ?[(/] ?[^()/]*[)]?| per .*)$")
_COMMA_DECIMAL = re.compile(
    r"[-+]?\d+,\d{1,2}(?!\d)|[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:\.\d{3}){2,}"
)
_POINT_DECIMAL = re.compile(r"\d\.\d{1,2}(?!\d)|\d,\d{3}\.\d|\d,\d{3},\d{3}")


@dataclass(frozen=True, slots=True)
class CellValue:
    """The number of a cell; the span counts the cell's characters."""

    value: float
    unit: str | None
    scale: float
    low: float
    high: float
    qualifier: str | None
    start: int
    end: int
    ordinal: bool = False
    signed: bool = False


def is_year_label(text: str) -> bool:
    """Tell a cell that names a year: "2023", "2024年", "FY2024", "2019-2023"."""
    return bool(_YEAR.fullmatch(text.strip().replace(" 年", "年")))


def has_decimal_commas(texts: Iterable[str]) -> bool:
    """Tell whether a table's cells write 4,9 for 4.9: some can only mean that, and none the opposite."""
    cells = list(texts)
    return any(_COMMA_DECIMAL.match(cell) for cell in cells) and not any(
        _POINT_DECIMAL.search(cell) for cell in cells
    )


def is_number(text: str) -> bool:
    """Tell a cell that holds a number, not a year or a date."""
    if len(text) > 40 or is_year_label(text) or not any(c.isdigit() for c in text):
        return text[:1] in "一二三四五六七八九十" and read_cell(text, commas=None) is not None
    return read_cell(text, commas=None) is not None


@functools.lru_cache(maxsize=4096)
def read_cell(text: str, *, commas: bool | None = False) -> CellValue | None:
    """Read a cell of a table.

    Parameters
    ----------
    text : str
        Folded text of the cell.
    commas : bool, optional
        Whether the table writes decimal commas; None where either will do.

    Returns
    -------
    CellValue or None
        None for words, dates and marks of missing values.
    """
    if not text or len(text) > 40 or is_missing(text) or _DATE.fullmatch(text):
        return None
    if not text.isdigit() and is_year_label(text):
        return None
    if "**" in text:  # "**9.1** %"
        bold = read_cell(text.replace("**", ""), commas=commas)
        return None if bold is None else replace(bold, start=0, end=len(text))
    text = re.sub(r"^[–—](?=\d)", "-", text)
    note = _NOTE.search(text)
    end = note.start() if note else len(text)
    arrow = _ARROW.search(text[:end])
    start = arrow.end() if arrow and arrow.group("before") else 0
    end = arrow.start() if arrow and arrow.group("after") else end
    fall = bool(arrow) and (arrow.group("before") or arrow.group("after")) in _FALLS if arrow else False
    found = _plain(text[start:end], commas)
    if found is None:
        return None
    end = start + found.end
    found = replace(found, start=start, end=end, signed=bool(arrow) or text[start : start + 1] in "+-")
    return replace(found, value=-found.value, low=-found.high, high=-found.low) if fall else found


#: "SEK 30 billion (NZ$4.6 billion)": the same sum in another currency.
_OTHER_SUM = re.compile(
    r"\d(?: ?[a-zA-Z]+)? ?\((?:about |approx\.? |around |~|≈|约合?)?"
    r"(?P<second>(?:[A-Z]{1,3} ?[$£]|[$€£¥₹]|[A-Z]{3} )\d[^()]{0,16})\)?$"
)


def read_second(text: str) -> CellValue | None:
    """Read the share, the growth or the other currency in brackets after a cell's number: "3200(+5.1%)"."""
    if (other := _OTHER_SUM.search(text)) is not None:
        sum_of = _quantity(other.group("second"), False)
        start, end = other.span("second")
        return None if sum_of is None else replace(sum_of, start=start, end=end)
    found = re.search(rf"\d\D{{0,4}}[(/] ?(?P<word>{_RISE}|{_FALL})? ?(?P<second>[-+]?\d[\d.]*%)\)?$", text)
    value = _quantity(found.group("second"), False) if found else None
    if found is None or value is None:
        return None
    start, end = found.span("second")
    word = found.group("word") or ""
    if re.fullmatch(_FALL, word):
        value = replace(value, value=-value.value, low=-value.high, high=-value.low)
    return replace(value, start=start, end=end, signed=bool(word) or found.group("second")[0] in "+-")


def _plain(text: str, commas: bool | None) -> CellValue | None:
    """Read a number without notes and arrows; of "12,000 (3%)" the first."""
    if rank := re.fullmatch(_RANK, text):
        ordinal = not text.isdigit()
        if ordinal:
            value = float(rank.group(1))
            return CellValue(value, "rank", 1.0, value, value, None, 0, len(text), ordinal=True)
    if out_of := _OUT_OF.match(text):
        return _plain(out_of.group(1), commas)
    found = _quantity(text, commas)
    if found is None and (two := _TWO.fullmatch(text)) and not is_year_label(two.group(1)):
        return _quantity(two.group(1), commas)
    return found


def _quantity(text: str, commas: bool | None) -> CellValue | None:
    written = text
    if blanks := _BLANKS.match(text):
        written = blanks.group().replace(" ", "") + text[blanks.end() :]
    if commas or (commas is None and _COMMA_DECIMAL.match(text)):
        written = written.replace(".", "").replace(",", ".")
    if not re.match(r"\D{0,12}[\d零〇一二三四五六七八九十两百]", written):
        return None
    try:
        quantity = read_quantity(written)
    except DataError:
        return None
    if quantity.missing:
        return None
    return CellValue(
        quantity.value,
        quantity.unit,
        quantity.scale,
        quantity.low,
        quantity.high,
        quantity.qualifier,
        0,
        len(text),
    )
