"""A number in a sentence, and the qualifier that stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from poliscope.data.articles.signs import compile_from
from poliscope.data.quantities.numerals import parse_english, parse_numeral
from poliscope.data.quantities.scanning import Scanned
from poliscope.data.quantities.units import qualifiers_before

__all__ = ["CHINESE_DIGITS", "NumberMention", "find_qualifier", "rank_mention", "value_of"]

CHINESE_DIGITS = "零〇一二三四五六七八九两十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾"

_QUALIFIER = compile_from(
    r"<>abce-jl-or-uw~≈不争低力多大将小少左接最未目破突站约至计起超越跨迈近逼逾预高",
    "|".join(f"(?P<q{i}>{p})" for i, (p, _) in enumerate(qualifiers_before())),
    re.IGNORECASE,
)

#: What may stand between a qualifier and its number.
_GAP = re.compile(r" ?(?:了|过|将|为|达到?了?|a |an |the |by |to |of |than )* ?", re.IGNORECASE)
_GAP_WORDS = frozenset(["a", "an", "the", "by", "to", "of", "than"])
#: The last words of the English qualifiers, without those that may also fill the gap.
# fmt: off
_QUALIFIER_WORDS = frozenset([
    "least", "less", "fewer", "minimum", "upwards", "most", "up", "more", "maximum", "target", "for", "at",
    "under", "below", "lower", "smaller", "short", "shy", "nearly", "almost", "close", "approaching", "over",
    "above", "greater", "higher", "larger", "exceed", "exceeds", "exceeded", "exceeding", "surpass",
    "surpasses", "surpassed", "surpassing", "topped", "topping", "excess", "north", "upward", "about",
    "around", "roughly", "approximately", "approx", "circa", "some", "estimated", "so",
])
# fmt: on

#: Characters in which a qualifier or what follows it can end: most numbers are told by one look.
_QUALIFIER_ENDS = frozenset(
    "于少下低码过高多至足到满达及未小近超逾出破大越上约概致合右了将为是力争取标指直计突限>~≈<."
)


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class NumberMention:
    """A number in a sentence; offsets count the paragraph's working text.

    Attributes
    ----------
    start, end : int
        Where the number with its currency sign and unit stands.
    before : int
        Where its qualifier starts ("超过", "nearly"), or ``start``.
    scanned : Scanned
        What it says.
    qualifier : str or None
        Of words before or behind it.
    form : str
        ``"quantity"``, ``"rank"``, ``"times"``, ``"share"`` (of a list such as 3.2:47.3:49.5) or
        ``"bare"`` (no unit).
    """

    start: int
    end: int
    before: int
    scanned: Scanned
    qualifier: str | None = None
    form: str = "quantity"


def value_of(word: str) -> Decimal | None:
    """Read one word in digits or spelled out: "12", "twelve"; None for any other."""
    numeral = parse_numeral(word) if word[0].isdigit() else parse_english(word)
    return numeral.value if numeral else None


def rank_mention(start: int, end: int, value: Decimal) -> NumberMention:
    """Make the mention of a rank, which has no qualifier before it."""
    return NumberMention(start, end, start, Scanned(start, end, value, Decimal(1), "rank"), None, "rank")


def _may_qualify(head: str) -> bool:
    """Tell by the last word before a number whether a qualifier may end there; in doubt it may."""
    for word in reversed(head.lower().split()):
        if word not in _GAP_WORDS:
            return word in _QUALIFIER_WORDS or not (word.isascii() and word.isalpha())
    return False


def find_qualifier(text: str, sentence: int, start: int) -> tuple[int, str | None]:
    """Find the qualifier that ends where the number starts."""
    last = text[sentence:start][-3:].rstrip()[-1:]
    if not last or not (last in _QUALIFIER_ENDS or (last.isascii() and last.isalpha())):
        return start, None
    window = max(sentence, start - 26)
    if not _may_qualify(text[window:start]):
        return start, None
    best: tuple[int, str | None] = (start, None)
    for found in _QUALIFIER.finditer(text, window, start):
        gap = text[found.end() : start]
        if _GAP.fullmatch(gap) and _whole(text, found):
            name = qualifiers_before()[int((found.lastgroup or "q0")[1:])][1]
            if best[1] is None:
                best = (found.start(), name)
    return best


def _whole(text: str, found: re.Match[str]) -> bool:
    """Tell whether a qualifier is a whole word, and not the tail of another."""
    word = found.group()
    if word[0].isascii() and word[0].isalpha():
        return not (found.start() and text[found.start() - 1].isalpha()) and text[
            found.end() : found.end() + 1
        ] in ("", " ", "-")
    before = text[max(0, found.start() - 1) : found.start()]
    return (
        not (word == "近" and before in "最将附接临")
        and not (word == "约" and before in "节合制预纽")
        and not (word in ("超", "破") and before in "赶打跌反")
    )
