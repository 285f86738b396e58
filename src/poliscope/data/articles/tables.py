"""Tables inside an article: unit and indicator from the header, places from the first column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.normalise import Paragraph
from poliscope.data.quantities import read_quantity
from poliscope.data.quantities.units import match_prefix, match_unit
from poliscope.errors import DataError

__all__ = ["Cell", "Header", "TableCell", "cells_of", "group_tables", "read_header", "read_table"]

_RULE = re.compile(r"^[\s|:+=-]+$")
_UNITS = re.compile(r"^(?:计量)?单位$|^units?(?: of measure)?$", re.IGNORECASE)
_GROWTH = re.compile(
    r"^(?:比|较)?(?:上年|去年|同期|同比)?(?:±|增长|增速|增幅|增减|名义增长|可比增长)(?:率|速度|幅度)?$|"
    r"^(?:growth|change|y[/-]?o?-?y|annual change|annual growth)(?: rate)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row; offsets count the paragraph's working text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a column's header says."""

    text: str
    factor: float
    unit: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A number of a table with its row's and its column's heading."""

    paragraph: Paragraph
    cell: Cell
    row: str
    header: Header
    value: float
    unit: str | None
    low: float
    high: float
    qualifier: str | None
    by_row: bool = False


def cells_of(text: str) -> list[Cell]:
    """Cut a row into cells, at bars, tabs or wide gaps."""
    if "|" in text:
        pattern = r"[^|]+"
    elif "\t" in text:
        pattern = r"[^\t]+"
    else:
        pattern = r"(?:[^ ]| (?! ))+"
    cells = []
    for found in re.finditer(pattern, text):
        piece = found.group()
        stripped = piece.strip().strip("*_ ")
        if not stripped:
            if "|" in text and found.start() > 0 and found.end() < len(text):
                cells.append(Cell(found.start(), found.end(), ""))
            continue
        start = found.start() + piece.find(stripped)
        cells.append(Cell(start, start + len(stripped), stripped))
    return cells


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


#: "Change on 2023", "vs 2023", "较2023年": the year that a column compares with.
_AGAINST = re.compile(
    r"(?:\b(?:on|over|vs\.?|versus|from|since|against|compared (?:with|to)) |[比较])(?:19|20)\d{2}年?",
    re.IGNORECASE,
)


def read_header(text: str) -> Header:
    """Read a column's header: "GDP(亿元)", "Population (thousand)", "R&D intensity (%), 2022"."""
    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", _AGAINST.sub("", text))
    inside = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$|[,/:;] ?(%|[^,/:;]{1,12})$", text)
    measure = (inside.group(1) or inside.group(2) or "").strip() if inside else ""
    measure = re.sub(r"^(?:单位[::]?|in |unit: ?)", "", measure)
    factor, unit = _measure(measure)
    label = re.sub(
        r"(?:19|20)\d{2}年?", "", text[: inside.start()] if inside and (unit or factor != 1) else text
    ).strip(" -,:;/")
    if unit is None and label.endswith("%"):
        label, unit = label.rstrip("% "), "%"
    return Header(label, factor, unit, int(year.group()) if year else None)


def _measure(measure: str) -> tuple[float, str | None]:
    if not measure:
        return 1.0, None
    found = re.match(
        (
            r"(?P<cur>(?:US|NT|HK|S|A|C|R)?\$|[€£¥₩₹]|Rs\.?|(?:USD|EUR|GBP|CNY|RMB|JPY|HKD|TWD|SGD|AUD|CAD|"
            r"KRW|INR|CHF|PLN|SEK|NOK|DKK|CZK|AED|SAR|MXN|BRL|ZAR)(?= |$))? ?"
            r"(?P<m>千亿|百亿|百万|千万|万亿|亿|万|千|thousands?|"
            r"millions?|billions?|trillions?|'000|bn|mn|m(?=$| )|000s?)? ?(?:of )?(?P<rest>.*)$"
        ),
        measure,
        re.IGNORECASE,
    )
    if found is None:
        return 1.0, None
    powers = {
        "千": 3,
        "万": 4,
        "百万": 6,
        "千万": 7,
        "亿": 8,
        "百亿": 10,
        "千亿": 11,
        "万亿": 12,
        "thousand": 3,
        "million": 6,
        "billion": 9,
        "trillion": 12,
        "'000": 3,
        "000": 3,
        "bn": 9,
        "mn": 6,
        "m": 6,
    }
    word = (found.group("m") or "").lower().removesuffix("s")
    sign = match_prefix(found.group("cur"), 0) if found.group("cur") else None
    unit = sign[1] if sign else None
    factor = 10.0 ** powers.get(word, 0)
    rest = found.group("rest").strip()
    if unit is None and rest:
        matched = match_unit(rest, 0)
        if matched and matched[0] >= len(rest) - 4:
            unit, factor = matched[1].name, factor * float(matched[1].factor)
    return factor, unit


def _numeric(text: str) -> bool:
    return bool(re.fullmatch(r"[-+(]?[$€£¥₩]?[\d.,]+ ?(?:%|[万亿]+)?\S{0,4}\)?", text)) and not re.fullmatch(
        r"(?:19|20)\d{2}(?:年.*)?", text
    )


def _header_row(rows: Sequence[list[Cell]]) -> int | None:
    """Find the row above the numbers: text cells or years, and no numbers."""
    for i, row in enumerate(rows[:3]):
        if len(row) >= 2 and not any(_numeric(cell.text) for cell in row[1:]):
            return i
    return None


def read_table(rows: Sequence[Paragraph], caption: str) -> tuple[list[TableCell], str]:
    """Read the numbers of a table.

    Parameters
    ----------
    rows : sequence of Paragraph
        Its rows, the header first.
    caption : str
        The line above, whose year and unit hold where the header has none.

    Returns
    -------
    (list of TableCell, str)
        The cells, and what was not understood ("" where all was).
    """
    cut = [(row, cells_of(row.text)) for row in rows if not _RULE.match(row.text)]
    header_at = _header_row([cells for _, cells in cut])
    if header_at is None:
        return [], "a table without a header row"
    names = cut[header_at][1]
    headers = _named_growth([read_header(cell.text) for cell in names], [cell.text for cell in names])
    of_all = headers[0].year if headers and not _UNITS.match(names[0].text) else None
    headers = [replace(header, year=header.year or of_all) for header in headers]  # "Metric (FY2024)"
    measures = next((i for i, cell in enumerate(names) if _UNITS.match(cell.text)), None)
    found = []
    for row, cells in cut[header_at + 1 :]:
        offset = len(headers) - len(cells)
        if offset not in (-1, 0, 1) or not cells:
            continue
        measure = cells[measures].text if measures is not None and measures < len(cells) else ""
        for cell, header in zip(cells[1:], headers[1 + offset :], strict=False):
            own = read_header(cells[0].text)
            if header.unit is None and header.factor == 1 and (own.unit or own.factor != 1):
                header = Header(header.text, own.factor, own.unit, header.year)
            elif measure and header.unit is None and header.factor == 1:
                header = Header(header.text, *_measure(measure), header.year)
            number = _read_cell(row, cell, cells[0].text, header)
            if number is not None:
                found.append(replace(number, by_row=bool(measure)))
    return found, ""


def _named_growth(headers: Sequence[Header], written: Sequence[str]) -> list[Header]:
    """Name the growth of a column without a name ("增长(%)") after the column before it, and date it so."""
    named: list[Header] = []
    for header, text in zip(headers, written, strict=True):
        if len(named) > 1 and _GROWTH.match(header.text) and header.unit in {"%", None}:
            header = replace(header, text=f"{named[-1].text}{header.text}")
        if named and header.year is None and _AGAINST.search(text):
            header = replace(header, year=named[-1].year)
        named.append(header)
    return named


def _read_cell(row: Paragraph, cell: Cell, name: str, header: Header) -> TableCell | None:
    if not cell.text or not re.search(r"[\d一二三四五六七八九]", cell.text):
        return None
    try:
        quantity = read_quantity(cell.text)
    except DataError:
        return None
    if quantity.missing:
        return None
    factor = 1.0 if quantity.scale != 1 else header.factor
    value = float(f"{quantity.value * factor:.12g}")
    unit = quantity.unit or header.unit
    return TableCell(
        row,
        cell,
        name,
        header,
        value,
        unit,
        quantity.low * factor,
        quantity.high * factor,
        quantity.qualifier,
    )
