"""From kept lines to paragraphs of working text, each character with its place in the original.

Working text is folded (width, traditional to simplified) character by character, hard-wrapped
lines are joined, pinyin between characters and spaces beside Chinese characters are dropped. What
is quoted is always the original.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from poliscope.data.articles.tables.rows import Line, is_table_row
from poliscope.data.quantities.numerals import fold

__all__ = ["Paragraph", "is_wrapped", "paragraphs", "unwrap"]

_NOISE = re.compile(r"(?<=[㐀-鿿])\((?:[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]{1,6})\)(?=[㐀-鿿,。;:、!?“”0-9(]|$)")
_SPACES = re.compile(
    r"(?<=[㐀-鿿、。]) +(?=[㐀-鿿\dA-Za-z(%])|(?<=[㐀-鿿][,;:)%]) +(?=[㐀-鿿\d])|(?<=[\dA-Za-z%)]) "
    r"+(?=[㐀-鿿])"
)
_HAN = re.compile(r"[㐀-鿿]")
#: The marks of emphasis around words and figures: "**412** firms", "__1,200__"; not "3 * 4", "snake_case".
_EMPHASIS = re.compile(
    r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)"
)
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of working text.

    Attributes
    ----------
    text : str
        Folded text.
    origin : sequence of int
        For each character its place in the original text.
    kind : str
        ``"text"``, ``"table"`` (one row a paragraph) or ``"heading"``.
    """

    text: str
    origin: Sequence[int]
    kind: str = "text"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place of a piece of working text in the original."""
        return self.origin[start], self.origin[end - 1] + 1


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(n for c, n in Counter(text).items() if unicodedata.east_asian_width(c) in "WF")


def is_wrapped(widths: Sequence[int]) -> int:
    """Tell the column at which a text is hard-wrapped, 0 where it is not.

    Parameters
    ----------
    widths : sequence of int
        Display widths of the lines that are not empty.

    Returns
    -------
    int
        At least half of five or more lines are 60 to 82 columns wide: the widest of them.
    """
    full = [width for width in widths if 60 <= width <= 82]
    longer = sum(width > 82 for width in widths)
    return max(full) if len(widths) >= 5 and 2 * len(full) >= len(widths) and longer * 10 < len(widths) else 0


_OPEN_END = re.compile(r"[^。.!?！？;；:：”\"』」)）…\s][ \t]*$")
_INNER = re.compile(r"[,，。、；;]")


def breaks_inside(lines: Sequence[str]) -> int:
    """Tell the column at which lines of any width break inside sentences, 0 where they do not.

    Most lines are nearly as wide as the wide ones, most of those end in the middle of a sentence,
    and they do have punctuation, which headlines and menus have not.
    """
    widths = [_width(line.rstrip()) for line in lines]
    if len(lines) < 6:
        return 0
    column = sorted(widths)[int(0.9 * (len(widths) - 1))]
    full = [line for line, width in zip(lines, widths, strict=True) if width >= 0.8 * column]
    wide = sum(width > 1.15 * column for width in widths)
    if not 36 <= column <= 100 or 2 * len(full) < len(lines) or wide * 20 > len(lines):
        return 0
    open_ends = sum(bool(_OPEN_END.search(line)) for line in full)
    inner = sum(bool(_INNER.search(line)) for line in full)
    return column if open_ends >= 0.6 * len(full) and inner >= 0.5 * len(full) else 0


def fills_lines(lines: Sequence[str]) -> int:
    """Tell the column at which a text of any width is filled line by line, 0 where it is not.

    Where a program or a person wraps, the first word of a line would not have fitted on the line before
    it; and most breaks fall inside sentences.

    Parameters
    ----------
    lines : sequence of str
        With the empty ones, which part paragraphs.
    """
    pairs = [(a.rstrip(), b) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    pairs = [(a, b) for a, b in pairs if not (a.lstrip() + b).startswith(("#", "|", ">", "-", "*", "•"))]
    if len(pairs) < 3:
        return 0
    widths = [_width(a) for a, _ in pairs]
    column = max(widths)
    if not 40 <= column <= 160 or sum(_width(line) > column + 12 for line in lines) > 1:
        return 0
    filled = sum(
        width + 1 + _width(_FIRST_WORD.match(b).group()) > column - 8  # type: ignore[union-attr]
        for width, (_, b) in zip(widths, pairs, strict=True)
    )
    inside = sum(bool(_OPEN_END.search(a)) for a, _ in pairs)
    enough = 0.8 if len(pairs) >= 6 else 1
    return column if filled >= enough * len(pairs) and inside >= 0.5 * len(pairs) else 0


#: What a line would take over from the next: a word of letters, or one other character.
_FIRST_WORD = re.compile(r"\s*(?:[!-~\u00a0-\u024f]+|.?)")


def unwrap(text: str) -> list[tuple[int, int]] | None:
    """Find the paragraphs of a hard-wrapped text.

    Start and end of each paragraph; None where the text is not hard-wrapped.
    """
    raw = [(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n]*(?:\n|$)", text) if m.group()]
    first = [line for *_, line in raw[:500]]
    shown = [line for line in first if line.strip()]
    column = (
        is_wrapped([_width(line.rstrip()) for line in shown]) or breaks_inside(shown) or fills_lines(first)
    )
    if not column:
        return None
    spans: list[tuple[int, int]] = []
    going = False
    for start, _end, line in raw:
        stripped = line.rstrip()
        if not stripped.strip():
            going = False
            continue
        indented = line.startswith(("  ", "\u3000", "\t"))
        row = is_table_row(fold(stripped))
        if going and not indented and not row:
            spans[-1] = (spans[-1][0], start + len(stripped))
        else:
            spans.append((start, start + len(stripped)))
        open_end = bool(_OPEN_END.search(stripped)) and not stripped.lstrip().startswith(("#", "|"))
        going = not row and _width(stripped) >= (0.45 if open_end else 0.75) * column
    return spans


def _drop(text: str, origin: Sequence[int], pattern: re.Pattern[str]) -> tuple[str, Sequence[int]]:
    """Take matches out of a text and of its map."""
    if pattern.search(text) is None:
        return text, origin
    kept_text: list[str] = []
    kept_origin: list[int] = []
    position = 0
    for found in pattern.finditer(text):
        kept_text.append(text[position : found.start()])
        kept_origin.extend(origin[position : found.start()])
        position = found.end()
    kept_text.append(text[position:])
    kept_origin.extend(origin[position:])
    return "".join(kept_text), kept_origin


_BREAK = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n]+[ \t]*|[ \t]*[\r\n]+[ \t]*(?=[^\x00-\xff])")
_EXTRA_BREAK = re.compile(r"[ \t]+(?=[\r\n])|(?<=[\r\n])[ \t\r\n]+")
_BREAK_LATIN = re.compile(r"[ \t]*[\r\n]+[ \t]*")

#: Spaces that stand for punctuation in a transcript: none is between a number and its unit.
_PAUSE = re.compile(r"(?<=[㐀-鿿\dA-Za-z%+]) (?=[㐀-鿿\dA-Za-z])")

#: "11589·7亿": a decimal point as some presses print it; "5·12地震" is a date.
_MIDDLE_DOT = re.compile(r"(?<=\d)·(?=\d{1,3}(?:%|[万亿兆千倍]|个百分点|平方|公里|公顷|美元|元|per ?cent))")

#: "11。8万辆": a full stop that a machine wrote for a decimal point.
_STOP_AS_POINT = re.compile(r"(?<=\d)。(?=\d{1,2}(?:%|[万亿兆倍]|个百分点|[,，]))")


def _paragraph(line: Line, *, noisy: bool) -> Paragraph:
    text: str = _PAUSE.sub(",", line.text) if line.kind == "speech" and _HAN.search(line.text) else line.text
    origin: Sequence[int] = range(line.start, line.end)
    if "\n" in text:
        chinese = len(re.findall(r"[㐀-鿿]", text)) * 3 > len(text)
        text, origin = _drop(text, origin, _BREAK_LATIN if chinese else _BREAK)
        text, origin = _drop(text, origin, _EXTRA_BREAK)
        text = text.replace("\n", " ").replace("\r", " ")
    text, origin = _drop(text, origin, _ZERO_WIDTH)
    text = _MIDDLE_DOT.sub(".", text) if "·" in text else text
    text = _STOP_AS_POINT.sub(".", text) if "。" in text else text
    if noisy:
        text, origin = _drop(text, origin, _NOISE)
    if line.kind != "table":
        if "*" in text or "_" in text:
            text, origin = _drop(text, origin, _EMPHASIS)
        text, origin = _drop(text, origin, _SPACES)
    return Paragraph(text, origin, line.kind)


def paragraphs(text: str, lines: Sequence[Line]) -> list[Paragraph]:
    """Turn the kept lines of a text into paragraphs of working text.

    Parameters
    ----------
    lines : sequence of Line
        With ``keep`` set.
    """
    noisy = len(_NOISE.findall(fold(text[:200_000]))) >= 3
    return [_paragraph(line, noisy=noisy) for line in lines if line.keep]
