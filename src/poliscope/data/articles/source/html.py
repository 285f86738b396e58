"""The visible text of an HTML page, with the place of each character in the source.

A tag scanner in one pass, without a tree: nesting of any depth costs nothing, an unclosed comment
or script hides the rest, and nothing is ever executed. trafilatura then says which lines are the
article; its own text has no offsets, so its lines are looked up in ours.
"""

from __future__ import annotations

import html as entities
import itertools
import re
from array import array
from dataclasses import dataclass, field

from poliscope.data.articles.source.html_rows import RowSpans
from poliscope.errors import missing_extra

__all__ = ["Page", "article_lines", "visible_text"]

_HIDDEN = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "textarea",
    "select",
    "button",
)
_ASIDE = ("nav", "footer", "aside", "form", "menu")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "hr",
        "form",
        "title",
        "body",
        "html",
        "option",
    ]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_MARGIN_NAME = re.compile(
    r"""(?:class|id|role)\s*=\s*["']?[^"'>]*\b(?:nav|menu|sidebar|footer|breadcrumb|related|recommend|advert|ads?|promo|cookie|"""
    r"""banner|share|comments?|subscribe|newsletter|popular|hot-?news)\b""",
    re.IGNORECASE,
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)


@dataclass(slots=True)
class Page:
    """The visible text of a page.

    Attributes
    ----------
    text : str
        Lines of visible text; cells of a table row are separated by tabs.
    origin : array of int
        For each character of ``text`` its place in the source, and the source's length at the end.
    margin : array of int
        For each character 1 where it stands in navigation, a footer or an aside.
    published : str or None
        Date that the page declares, as written.
    title : str
        The page's title.
    """

    text: str = ""
    origin: array[int] = field(default_factory=lambda: array("l"))
    margin: bytearray = field(default_factory=bytearray)
    published: str | None = None
    title: str = ""


_TABLE = frozenset(["table", "tr", "td", "th"])
_MOST_NESTED = 50
_CELL_END = re.compile(r"</?(td|th|tr|table)\b")


class _Scanner:
    """Walks over the source once and collects what a reader sees."""

    def __init__(self, source: str):
        self.source = source
        self.lower = source.lower()
        self.parts: list[str] = []
        self.origin: array[int] = array("l")
        self.margin = bytearray()
        self.open_margins: list[list[str | int]] = []
        self.last = "\n"
        self.rows: list[RowSpans] = []
        self.cell_end = 0

    def put(self, text: str, start: int, *, single: bool = False) -> None:
        """Add text that stands at a place of the source; an entity's characters share theirs."""
        if not text:
            return
        self.parts.append(text)
        self.origin.extend(range(start, start + len(text)) if not single else [start] * len(text))
        self.margin.extend((b"\1" if self.open_margins else b"\0") * len(text))
        self.last = text[-1]

    def data(self, start: int, end: int) -> None:
        """Add the text between two tags; white space in HTML is one space."""
        position = start
        for found in _ENTITY.finditer(self.source, start, end):
            self.words(position, found.start())
            decoded = entities.unescape(found.group())
            self.put(" " if decoded.isspace() else decoded, found.start(), single=True)
            position = found.end()
        self.words(position, end)

    def words(self, start: int, end: int) -> None:
        """Add raw text, its white space folded."""
        for found in re.finditer(r"\s+|[^\s]+", self.source[start:end]):
            place = start + found.start()
            if not found.group()[0].isspace():
                self.put(found.group(), place)
            elif self.last not in " \n\t":
                self.put(" ", place)

    def line(self, place: int, mark: str = "\n") -> None:
        """End a line or a cell."""
        if mark == "\t" or self.last != "\n":
            self.put(mark, place)

    def tag(self, name: str, closing: bool, place: int, attributes: str) -> None:
        """Take note of a tag: blocks end lines, margins open and close."""
        if name in _TABLE:
            self.table(name, closing, place, attributes)
        elif name in _BLOCKS and place < self.cell_end:
            self.words(place, place)
            if self.last not in " \n\t":
                self.put(" ", place)
        elif name in _BLOCKS:
            self.line(place)
        if name in _VOID:
            return
        if self.open_margins and self.open_margins[-1][0] == name:
            top = self.open_margins[-1]
            top[1] = int(top[1]) + (-1 if closing else 1)
            if top[1] == 0:
                self.open_margins.pop()
        elif not closing and len(self.open_margins) < 200 and self._is_margin(name, attributes):
            self.open_margins.append([name, 1])

    def table(self, name: str, closing: bool, place: int, attributes: str) -> None:
        """Begin and end tables, rows and cells; a cell that spans several leaves empty ones behind."""
        if name == "table":
            self.line(place)
            if not closing and len(self.rows) < _MOST_NESTED:
                self.rows.append(RowSpans())
            elif closing and self.rows:
                self.rows.pop()
            return
        row = self.rows[-1] if self.rows else None
        if name == "tr":
            if row is not None:
                self.tabs(row.end(), place)
            self.line(place)
        elif not closing and row is not None:
            self.tabs(row.cell(attributes), place)
            self.cell_end = self.short_cell(place)
        elif not closing and self.last != "\n":
            self.line(place, "\t")

    def tabs(self, number: int, place: int) -> None:
        """Separate cells."""
        for _ in range(number):
            self.line(place, "\t")

    def short_cell(self, place: int) -> int:
        """Find where a cell ends that is short and holds no table, so that it stays in one line."""
        found = _CELL_END.search(self.lower, place + 3, place + 1500)
        if found is None or found.group(1) == "table":
            return 0
        words = re.sub(r"<[^>]*>|\s+", "", self.source[place : found.start()])
        return found.start() if len(words) <= 120 else 0

    @staticmethod
    def _is_margin(name: str, attributes: str) -> bool:
        if name in {"body", "html", "main", "article"}:
            return False
        return name in _ASIDE or bool(_MARGIN_NAME.search(attributes[:500]))

    def tag_end(self, start: int) -> int:
        """Find where a tag ends, over a few ">" inside quotes."""
        end = self.source.find(">", start)
        for _ in range(3):
            if end < 0 or self.source.count('"', start, end) % 2 == 0:
                return end
            end = self.source.find(">", end + 1)
        return end

    def skip(self, name: str, place: int) -> int:
        """Skip an element that a reader never sees."""
        end = self.lower.find(f"</{name}", place)
        return len(self.source) if end < 0 else end

    def run(self) -> None:
        """Walk over the source."""
        position, size = 0, len(self.source)
        while position < size:
            opening = self.source.find("<", position)
            if opening < 0:
                self.data(position, size)
                break
            self.data(position, opening)
            position = self.markup(opening)

    def markup(self, opening: int) -> int:
        """Handle what starts with "<"; return where to go on."""
        if self.source.startswith("<!--", opening):
            end = self.source.find("-->", opening + 4)
            return len(self.source) if end < 0 else end + 3
        found = _TAG.match(self.source, opening)
        if found is None:
            if self.source.startswith(("<!", "<?"), opening):
                end = self.source.find(">", opening)
                return len(self.source) if end < 0 else end + 1
            self.put("<", opening)
            return opening + 1
        name, closing = found.group(2).lower(), bool(found.group(1))
        end = self.tag_end(found.end())
        if end < 0:
            return len(self.source)
        if name in _HIDDEN or name == "title":
            return end + 1 if closing else self.skip(name, end + 1)
        self.tag(name, closing, opening, self.source[found.end() : end] if end - opening < 2000 else "")
        return end + 1


_DATE_META = re.compile(
    r"""<(?:meta|time)\b[^>]{0,300}?(?:published_time|pubdate|publishdate|datepublished|date\.issued|dc\.date|datetime|name=["']date)"""
    r"""[^>]{0,200}?(\d{4}-\d{1,2}-\d{1,2})""",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
#: Where a page has no title, its first heading is it.
_HEADING = re.compile(r"<h1\b[^>]{0,300}>(.{1,600}?)</h1", re.IGNORECASE | re.DOTALL)


def _title(source: str) -> str:
    """Give the title of a page, else its first heading, without tags."""
    found = _TITLE.search(source)
    if found is not None and found.group(1).strip():
        return entities.unescape(found.group(1)).strip()
    heading = _HEADING.search(source)
    bare = re.sub(r"<[^>]{0,300}>", " ", heading.group(1)) if heading is not None else ""
    return " ".join(entities.unescape(bare).split())


def visible_text(source: str) -> Page:
    """Give the visible text of an HTML page.

    Parameters
    ----------
    source : str
        The page; nothing in it is executed or fetched.
    """
    scanner = _Scanner(source)
    scanner.run()
    scanner.origin.append(len(source))
    published = _DATE_META.search(source[:200_000])
    return Page(
        "".join(scanner.parts),
        scanner.origin,
        scanner.margin,
        published.group(1) if published else None,
        _title(source[:200_000]),
    )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _extract(source: str) -> str:
    """Let trafilatura find the article; an empty string where it finds none."""
    try:
        import trafilatura
    except ImportError as error:
        raise missing_extra("Reading HTML articles", "articles") from error
    if len(source) > 3_000_000:
        return ""
    found = trafilatura.extract(
        source,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=True,
        deduplicate=False,
    )
    return found or ""


def article_lines(source: str, page: Page) -> list[bool] | None:
    """Tell for each line of a page whether it belongs to the article.

    Parameters
    ----------
    source : str
        The page's source.
    page : Page
        Its visible text.

    Returns
    -------
    list of bool, or None
        None where trafilatura finds no article in the page (too small, too large, hostile).

    Raises
    ------
    poliscope.errors.MissingExtraError
        Where trafilatura is not installed.
    """
    article = _bare(_extract(source))
    if len(article) < 80:
        return None
    kept, marginal, position = [], [], 0
    lines = page.text.split("\n")
    for line in lines:
        bare = _bare(line)
        marginal.append(any(page.margin[position : position + len(line)]))
        kept.append(bool(bare) and bare in article and not marginal[-1])
        position += len(line) + 1
    return _whole_tables(lines, kept, marginal)


def _whole_tables(lines: list[str], kept: list[bool], marginal: list[bool]) -> list[bool]:
    """Keep the tables of an article whole: those of which a row is kept, or that stand inside it."""
    last = max((i for i, keep in enumerate(kept) if keep), default=-1)
    for inside, group in itertools.groupby(range(len(lines)), key=lambda i: "\t" in lines[i]):
        rows = list(group)
        if not inside or any(marginal[i] for i in rows):
            continue
        between = any(kept[max(0, rows[0] - 3) : rows[0]]) and rows[-1] < last
        if between or any(kept[i] for i in rows):
            for i in rows:
                kept[i] = bool(lines[i].strip())
    return kept
