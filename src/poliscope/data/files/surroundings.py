"""What stands around the figures of a table: a title above, notes and totals below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from poliscope.data.files.cells import clean
from poliscope.data.files.roles import EVIDENCE, folded
from poliscope.data.files.two_rows import join_rows

__all__ = ["TopRows", "is_remark", "is_total", "quoted", "top_rows"]

_MOST_TITLES = 8
_NAMES = {"code", "ucode", "icode", "name", "label", *(name for names in EVIDENCE.values() for name in names)}
_UNITS_LINE = re.compile(r"(?:计量)?单位|計量單位|單位|units?\b", re.IGNORECASE).match
_REMARK = re.compile(
    r"(?:附?注|註|备注|備註|说明|說明|(?:资料|数据|資料|數據)?(?:来源|來源)|资料整理|最后更新|更新时间)"
    r"(?:[\d一二三四五六七八九十]*[：:.、．，, ]|$)"
    r"|(?:notes?|n\.b\.|sources?|data source|remarks?|footnotes?|last updated?|updated|licen[cs]e|©|\(c\))"
    r"(?:[ \d]*[：:.]|$)"
    r"|[*†‡※①-⑳]|\[\d+\]|\(\d+\) ?\D|（\d+）|\d{1,2}[.、．] ?\D",
    re.IGNORECASE,
).match
_TOTALS = frozenset(
    re.findall(
        r"\w+",
        "total totals grandtotal subtotal sum average mean avg median overall gesamt insgesamt summe "
        "durchschnitt mittelwert moyenne promedio somme "
        "合计 总计 小计 总和 平均 平均值 平均数 均值 中位数 合計 總計 小計 總和 平均數",
    )
)


class TopRows:
    """The rows down to the names of the columns.

    Parameters
    ----------
    row : int
        Row of the file in which the names stand; 0 where there are none.
    header : tuple of str
        The names.
    titles : list of (int, str)
        Rows above that hold one text, and the text.
    rows : int
        How many rows the names stand in: 1 or 2.
    rest : iterator of rows
        What follows.
    """

    def __init__(
        self,
        row: int,
        header: tuple[str, ...],
        titles: list[tuple[int, str]],
        rest: Iterator[tuple[int, Sequence[object]]],
        rows: int = 1,
    ):
        self.row, self.header, self.titles, self.rest, self.rows = row, header, titles, rest, rows


def top_rows(records: Iterable[tuple[int, Sequence[object]]], *, left: int = 0) -> TopRows:
    """Find the row of names: the first that is not a title.

    A title is one text alone in its row, in the table's first column, above a row of several names; a
    line such as "单位：亿元" may stand in any column. A text that names a column is no title.

    Parameters
    ----------
    records : iterable of (int, sequence)
        Row of the file and its cells.
    left : int
        The table's first column.
    """
    rows = iter(records)
    seen: list[tuple[int, Sequence[object]]] = []
    titles: list[tuple[int, str]] = []
    for row, cells in rows:
        header = _names(cells)
        if titles:
            seen.append((row, cells))
        if not header:
            continue
        title = _title(header, left) if len(titles) < _MOST_TITLES else None
        if title is None:
            if titles and _filled(header) == 1:
                break
            return _with_second(TopRows(row, header, titles, rows), left)
        titles.append((row, title))
        seen = seen or [(row, cells)]
    if not seen:
        return TopRows(0, (), [], rows)
    # every row holds one text: then the first one is the name of the one column
    (row, cells), *others = seen
    return TopRows(row, _names(cells), [], chain(others, rows))


def _with_second(top: TopRows, left: int) -> TopRows:
    """Join the row below the names to them where it names the columns, too."""
    following = next(top.rest, None)
    if following is None:
        return top
    row, cells = following
    header = join_rows(top.header, _names(cells), left)
    if header is None:
        top.rest = chain([following], top.rest)
        return top
    return TopRows(row, header, top.titles, top.rest, rows=2)


def _names(cells: Sequence[object]) -> tuple[str, ...]:
    names = [clean(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _filled(names: Sequence[str]) -> int:
    return sum(map(bool, names))


def _title(names: Sequence[str], left: int) -> str | None:
    """Return the one text of a row that cannot be the names of columns."""
    if _filled(names) != 1:
        return None
    place = len(names) - 1
    text = names[place]
    if _UNITS_LINE(text) and place > left:
        return text
    return text if place == left and folded(text) not in _NAMES else None


def is_remark(text: str) -> bool:
    """Tell a text below a table that names no unit: "注：…", "Source: Eurostat", "* estimate"."""
    return bool(_REMARK(text)) or (len(text) > 24 and bool(re.search(r"[：。；]|[.;] |: ", text)))


def is_total(text: str) -> bool:
    """Tell the name of a sum or a mean of the rows: "Total", "合 计", "Average"."""
    return len(text) < 20 and re.sub(r"[\s:：]+", "", text).casefold() in _TOTALS


def quoted(text: str, most: int = 60) -> str:
    """Return a text in quotation marks, cut where it is long."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return f'"{short}"'
