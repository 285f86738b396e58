"""Counted parts of a counted whole: "three of the county's eleven towns", 13个县市中有11个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poliscope.data.articles.numbers.records import NumberMention, find_qualifier, value_of
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.numerals import parse_numeral
from poliscope.data.quantities.scanning import Scanned

__all__ = ["find_parts"]

_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty"
)
#: "just two of the county's eleven towns"; "one of the ten" is an idiom without "only".
_OF_EN = compile_from(
    r"\defnost",
    rf"(?<![\w.,$£€#-])(?P<k>{_WORD}|\d{{1,3}}(?:,\d{{3}})*) of (?:all |the |its |their |(?:the )?"
    rf"(?:[\w-]+ ){{0,2}}?[\w.]+(?:['’]s|s['’]) )(?P<n>{_WORD}|\d{{1,3}}(?:,\d{{3}})*)"
    r"(?= (?!(?:with|that|which|to|in|has|have|where|whose)\b)(?P<what>[a-z]))",
    re.IGNORECASE,
)
#: What is no whole that is counted: times, per cent, and a choice of the greatest.
_NO_WHOLE_EN = re.compile(
    r" (?:(?:[a-z]+ )?(?:years|months|weeks|days|hours|times|per ?cent|percent|points|quarters|seasons|"
    r"million|billion|km|miles|minutes)\b|(?:[a-z]+est|most|top|leading|major|best|biggest|big|great)\b)"
)
_ONLY = re.compile(r"\b(?:only|just|not|even|but|barely|no more than) $", re.IGNORECASE)
_N_ZH = r"[两二三四五六七八九十百]+|\d[\d,]*"
_COUNTER = "[个家座所项条名位户支款只]"
#: 13个县市中有11个, 九个设区市里,只有两个: the same counter, or a number that ends its phrase.
_OF_ZH = compile_from(
    r"\d两二三四五六七八九十百",
    rf"(?<![每前大强\d.一二三四五六七八九十百])(?P<n>{_N_ZH})(?P<u>{_COUNTER})(?P<what>[㐀-鿿]{{1,8}}?)"
    rf"(?:当中|之中|里面|里头|中|里),?(?:就|便|已|仍|还|目前|如今|现)*(?:只有|仅有|只|仅|有|共有|占了?)?"
    rf"(?:超过?|逾|近|约)?(?P<k>一|{_N_ZH})(?P<v>{_COUNTER})",
)
_NO_PARTS_ZH = re.compile(r"月|年|季度|小时|工作日|方面|字|问题")


def _count(text: str, start: int, span: tuple[int, int], value: Decimal, form: str) -> NumberMention:
    before, qualifier = find_qualifier(text, start, span[0])
    return NumberMention(*span, before, Scanned(*span, value, Decimal(1), "count"), qualifier, form)


def find_parts(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find the part and the whole where both are counted.

    Of things; of the form "elided", as they need no noun beside them.
    """
    piece = text[start:end]
    for found in _OF_EN.finditer(text, start, end) if " of " in piece else ():
        part, whole = value_of(found.group("k")), value_of(found.group("n"))
        if part is None or whole is None or not part < whole or _NO_WHOLE_EN.match(text, found.end("n")):
            continue
        if part == 1 and not _ONLY.search(text, max(start, found.start() - 16), found.start()):
            continue
        yield _count(text, start, found.span("k"), part, "elided")
        yield _count(text, start, found.span("n"), whole, "elided")
    for found in _OF_ZH.finditer(text, start, end) if holds(piece, "中里") else ():
        read = parse_numeral(found.group("k")), parse_numeral(found.group("n").replace(",", ""))
        part, whole = (numeral.value if numeral else None for numeral in read)
        if part is None or whole is None or not part < whole:
            continue
        if found.group("u") != found.group("v") or _NO_PARTS_ZH.search(found.group("what")):
            continue
        for name, number, until in (("n", whole, "u"), ("k", part, "v")):
            span = found.start(name), found.end(until)
            yield _count(text, start, span, number, "elided")
