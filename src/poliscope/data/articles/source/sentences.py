"""Cut working text into sentences, in Chinese and English."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import compile_from

__all__ = ["LONGEST", "split_sentences"]

#: Characters after which a sentence is cut; real ones are shorter.
LONGEST = 800

_END = compile_from(
    r"\n!.?…。",
    r"(?:[。!?]+|…{1,2})[”’」』\"')\]】]*|[.!?][”’\"')\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9€$£À-Þ]|\s*$)|\n+",
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Rs|Dh|Dhs|Prof|St|No|Nos|Inc|Ltd|Co|Corp|vs|approx|e\.g|i\.e|etc|Jan|"
    r"Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|"
    r"Fig|Vol|pp|est|Gov|Sen|Rep|Gen|Jr|Sr|cf|al)|\b[A-Z]|(?:[A-Z]\.)+[A-Z]|\bp\.c|\bbn|\bm)\.$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Cut a paragraph into sentences.

    Start and end of each sentence, without surrounding white space.
    """
    spans, start = [], 0
    for found in _END.finditer(text):
        if found.group()[0] == "." and _is_abbreviation(text, start, found.start() + 1):
            continue
        if found.group()[0] in "!?" and text[found.end() : found.end() + 1] in ("》", ")"):
            continue
        spans.append(_trim(text, start, found.end()))
        start = found.end()
    spans.append(_trim(text, start, len(text)))
    return [piece for a, b in spans if a < b for piece in _cut(text, a, b)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long for a sentence at a comma, so that reading stays linear in the text."""
    pieces = []
    while end - start > LONGEST:
        at = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (";", ",", "、", " "))
        stop = at + 1 if at > 0 else start + LONGEST
        pieces.append(_trim(text, start, stop))
        start = stop
    pieces.append(_trim(text, start, end))
    return [(a, b) for a, b in pieces if a < b]


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    piece = text[max(start, end - 12) : end]
    if re.search(r"\b(?:U\.S|U\.K|E\.U)\.$", piece):
        return not re.match(r"\s+(?:The|In|But|It|That|This|A|And|Its|By|At|For)\b", text[end : end + 8])
    return bool(_ABBREVIATION.search(piece)) and end < len(text.rstrip())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
