"""Numerals in Arabic digits, Chinese characters and English words, as exact decimals.

The value is kept as :class:`decimal.Decimal` until the very end, so that "1.2万亿" is the same
float as ``1.2e12`` and "0.1" the same as ``float("0.1")``.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

__all__ = ["ENGLISH_NUMERAL", "NUMERAL", "Numeral", "fold", "parse_english", "parse_numeral"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_FUSED = {"廿": "二十", "卅": "三十", "卌": "四十"}
_MAGNITUDES = (("兆", 12), ("亿", 8), ("万", 4))

_C = "".join(_DIGITS)
_T = "".join(_TENS) + "".join(_FUSED)
#: Digits grouped by thousands, or by lakh and crore as in India: 1,234,567 and 12,34,567; before a noun also
#: by spaces: 120 000 people.
_ARABIC = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.,] )\d{1,3}(?: \d{3})+(?= [A-Za-z]{2}| ?%)|"
    r"\d{1,2}(?:,\d{2}){1,7},\d{3}(?!\d)|\d+)(?:[.·]\d+)?"
)
_PART = rf"(?:{_ARABIC}|[{_C}{_T}]+(?:[点.·][{_C}]+)?)"
_LARGE = r"[百千]?(?:万亿|[兆亿万])(?!瓦|赫|字节|比特|帕|象更新)"
_TENFOLD = r"[十百千](?!瓦|赫|字节|升(?![至到为级])|米|克|卡|分之|分点|强)"
_MAGNITUDE = rf" ?(?:{_LARGE}|{_TENFOLD})"
#: One numeral of digits and magnitudes; a regular expression for folded, simplified text.
NUMERAL = (
    rf"{_PART}(?:(?:{_MAGNITUDE})+(?:零?{_PART}(?![年月日])(?:(?=[十百千兆亿万])|(?<=[{_C}])|(?<=\d)))?)*"
)

_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS_EN = {
    w: 10 * (i + 2)
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_LARGE_EN = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7,
}  # fmt: skip
_WORD = "|".join(sorted((*_SMALL, *_TENS_EN), key=len, reverse=True))
_BIG = "|".join(_LARGE_EN)
#: One numeral in English words, such as "ninety-three" or "two and a half million".
ENGLISH_NUMERAL = (
    rf"(?:half a (?:{_BIG})|a (?:{_BIG}|dozen)|"
    rf"(?:{_WORD})(?:(?:[- ]| and )(?:{_WORD}|{_BIG}|a half|a hundred))*)"
)


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Numeral:
    """A number as printed: its value, and the unit of its last printed digit."""

    value: Decimal
    step: Decimal


@functools.cache
def _folding() -> dict[int, str]:
    """Give full-width forms their ASCII and traditional characters their simplified form."""
    source = json.loads((files("poliscope.data") / "lexicon" / "characters.json").read_text("utf-8"))
    table = {ord(a): b for a, b in zip(source["traditional"], source["simplified"], strict=True)}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for group, plain in (
        ("\u3000\u00a0\u2007\u2009\u202f", " "),
        ("○◯", "〇"),
        ("−﹣", "-"),
        ("‧・•", "·"),
        ("﹪", "%"),
        ("∶﹕", ":"),
    ):
        table |= {ord(c): plain for c in group}
    table |= {ord(c): "点" for c in "點"}
    return table


def fold(text: str) -> str:
    """Fold width and script character by character; the length never changes."""
    return text if text.isascii() else text.translate(_folding())


def _ten(power: int) -> Decimal:
    return Decimal(1).scaleb(power)


def _plain(text: str) -> Numeral | None:
    """Read digits with separators: "1,234.5"."""
    digits = text.replace(",", "").replace("·", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return None
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    return Numeral(value, _ten(exponent if isinstance(exponent, int) else 0))


def _digit_string(text: str) -> Numeral | None:
    """Read Chinese digits one for one: "八九八六", "四二六八点四"."""
    if not re.fullmatch(rf"[{_C}]+(?:点[{_C}]+)?", text):
        return None
    return _plain("".join("." if c == "点" else str(_DIGITS[c]) for c in text))


def _positional(text: str) -> Numeral | None:
    """Read hundreds and tens by name: "三百五十", "十二", "2千5百"."""
    for fused, spelled in _FUSED.items():
        text = text.replace(fused, spelled)
    total, step, last, pending = Decimal(0), Decimal(1), Decimal(0), ""
    for token in re.findall(rf"\d+(?:\.\d+)?|[{_C}]+|[十拾百佰千仟]", text):
        if token in _TENS:
            part = (
                (_plain(pending) or _digit_string(pending) or Numeral(Decimal(1), Decimal(1)))
                if pending
                else None
            )
            part = part or Numeral(Decimal(1), Decimal(1))
            last = Decimal(_TENS[token])
            total, step, pending = total + part.value * last, part.step * last, ""
        else:
            pending = token
    if pending:
        spoken_short = last >= 100 and len(pending) == 1 and pending in _DIGITS  # 三百五 is 350
        step = last / 10 if spoken_short else Decimal(1)
        tail = _plain(pending) or _digit_string(pending.lstrip("零〇") or "零")
        total += (tail.value if tail else Decimal(0)) * step
    return Numeral(total, step)


def _section(text: str) -> Numeral | None:
    """Read a numeral below the magnitude 万."""
    if found := _plain(text) or _digit_string(text):
        return found
    whole, point, fraction = text.partition("点")
    if point:
        head, tail = _section(whole), _digit_string(fraction)
        if head is None or tail is None:
            return None
        size = len(fraction)
        return Numeral(head.value + tail.value.scaleb(-size), _ten(-size))
    if re.fullmatch(rf"(?:[{_C}{_T}]|\d+(?:\.\d+)?)+", text):
        return _positional(text)
    return None


def _join(left: Numeral, right: Numeral | None, power: int, text: str) -> Numeral:
    """Add what stands before and after a magnitude: "1兆501亿", "一万二"."""
    if right is None:
        return Numeral(left.value.scaleb(power), left.step.scaleb(power))
    if len(text) == 1 and text in _DIGITS:
        return Numeral((left.value * 10 + right.value).scaleb(power - 1), _ten(power - 1))
    return Numeral(left.value.scaleb(power) + right.value, right.step)


_POINT = re.compile(rf"(?<=[{_C}{_T}])[.·](?=[{_C}])")


@functools.lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Numeral | None:
    """Read one numeral of Arabic or Chinese digits with magnitudes.

    Parameters
    ----------
    text : str
        Folded text (see :func:`fold`), for example ``"1.2万亿"``, ``"八九八六亿"``, ``"1,234.5"``.

    Returns
    -------
    Numeral or None
        None where the text is not a numeral.
    """
    text = text.replace(" ", "")
    if text.isascii():  # most of all: no character is a digit or a magnitude
        return _section(text) if text else None
    text = _POINT.sub("点", text)
    for sign, power in _MAGNITUDES:
        head, found, tail = text.rpartition(sign)
        if not found:
            continue
        left = parse_numeral(head) if head else None
        right = parse_numeral(tail.lstrip("零〇") if len(tail) > 1 else tail) if tail else None
        if left is None or (tail and right is None):
            return None
        return _join(left, right, power, tail)
    return _section(text) if text else None


def parse_english(text: str) -> Numeral | None:
    """Read one numeral in English words: "ninety-three", "half a million", "two and a half billion"."""
    words = re.findall(r"[a-z]+", text.lower())
    total, current, step = Decimal(0), Decimal(0), Decimal(1)
    if words[:2] == ["half", "a"] and len(words) == 3 and words[2] in _LARGE_EN:
        return Numeral(_ten(_LARGE_EN[words[2]]) / 2, _ten(_LARGE_EN[words[2]] - 1))
    if words[-1:] == ["dozen"]:
        return Numeral(Decimal(12), Decimal(12))
    for word in words:
        if word in _SMALL or word in _TENS_EN:
            current, step = current + (_SMALL[word] if word in _SMALL else _TENS_EN[word]), Decimal(1)
        elif word == "hundred":
            current, step = (current or Decimal(1)) * 100, Decimal(100)
        elif word == "half":
            current, step = current + Decimal("0.5"), Decimal("0.5")
        elif word in _LARGE_EN:
            power = _LARGE_EN[word]
            total, current, step = (
                total + (current or Decimal(1)).scaleb(power),
                Decimal(0),
                step.scaleb(power),
            )
        elif word not in {"and", "a"}:
            return None
    return Numeral(total + current, step) if words else None
