"""Find the quantity that starts at a place of a text: number, magnitude and unit.

All patterns are for folded text (:func:`poliscope.data.quantities.numerals.fold`). What stands
before the number ("over", "近") is the caller's business, because a table cell and a sentence
differ there; what stands behind it ("多", "以上", "+") belongs to the quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from poliscope.data.quantities.numerals import (
    ENGLISH_NUMERAL,
    NUMERAL,
    Numeral,
    parse_english,
    parse_numeral,
)
from poliscope.data.quantities.units import Unit, match_prefix, match_unit, scale_words

__all__ = ["QUALIFIERS_AFTER", "Scanned", "scan_quantity"]

_ONE = Decimal(1)
_NUMBER = re.compile(NUMERAL)
_WORDS = re.compile(ENGLISH_NUMERAL + r"(?![a-z])", re.IGNORECASE)
_SCALE = re.compile(
    r"[ -]?(lakh crores?|thousands?|millions?|billions?|trillions?|lakhs?|crores?|mln|mn|bn|trn|tn)\b",
    re.IGNORECASE,
)
_SHORT_SCALE = re.compile(r" ?(bn|tn|[kKmMbBtT])\b(?![²³/])")
_MAY_BE_SCALE = re.compile("[ A-Za-z-]")
_MORE_STARTS = frozenset(" 多余+-pP来")
_MORE = re.compile(
    r" ?(?:多(?!数|样|元化|年|所高校)|余(?!额|杭|姚)|\+|-?plus\b|[- ]odd\b|来(?=[家个名人项]))"
)
_MORE_INSIDE = re.compile(r"[多余来](?=(万亿|[兆亿万千百十]))")
_TENTHS = re.compile(
    rf"({NUMERAL})成([一二三四五六七八九半]|\d)?(?!立|功|员|果|本|都|长|交|品|效|分|绩|渝|"
    rf"套|熟|型|就(?!业)|人|年(?!轻)|因|份(?!额)|群|片|语|全|对|名|了)"
)
_PARTS_OF = re.compile(rf"(百|千|十?万|{NUMERAL})分之({NUMERAL})")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/])")
_FRACTION_WORDS = re.compile(
    r"(an?|one|two|three|four|five|seven|nine)[ -](half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|"
    r"ninths?|tenths?)\b(?! (?:year|term|straight|consecutive|successive|time|party|quarter|month|week|day|"
    r"decade|season|runway|terminal|line|bridge|plant|factory|airport|phase|round|wave|attempt|"
    r"country|city)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"一半|半数|(?:超|过|近)半数?(?![小导决年天个圆径夜月日生世价百])|half\b(?! a\b)", re.IGNORECASE
)
_DIGITS = frozenset("0123456789")
_MAY_BE_PART = re.compile("[分成/]")
#: Characters in which the sign of a fraction stands; longer numerals are no parts of a whole.
LONGEST_NUMERAL = 40
_RANGE = re.compile(r" ?(?:-|–|—|~|～|至|到|to|and) ?", re.IGNORECASE)
_TWO_DIGITS = re.compile(
    r"(两三|三四|四五|五六|六七|七八|八九|三五(?=[年个家倍]))(?=[十百千万亿成个家倍名项人])"
)
_DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
#: Qualifiers written after the quantity; (pattern, name).
QUALIFIERS_AFTER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" ?(?:以上|之上|开外|or more|or above|and above)"), "over"),
    (re.compile(r" ?(?:以下|之下|以内|or less|or fewer|or below)"), "under"),
    (re.compile(r" ?(?:左右|上下|or so)"), "about"),
)
_QUALIFIER_STARTS = frozenset(" 以之开左上oa")


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Scanned:
    """A quantity in a text: where it stands and what it says."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str | None = None
    scale: Decimal = _ONE
    high: Decimal | None = None
    qualifier: str | None = None
    ambiguous: str | None = None
    words: bool = False


#: "7,8 %", "14,80 euros": the comma of the continent, told by what follows or the sign before.
_COMMA_DECIMAL = re.compile(
    r"\d{1,3},\d{1,2}(?![\d,]|\.\d)(?: ?(?=%|per ?cent|euros?\b|€|zł|kron|[mb]illion\b|bn\b|mln\b|k[mW]|"
    r"hectares|ha\b|points?\b)|(?<=[€£]\d,\d\d)|(?<=[€£]\d\d,\d\d)|(?<=[€£]\d\d\d,\d\d))"
)
_VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}


def _decimal_at(text: str, position: int) -> tuple[int, Numeral, bool] | None:
    """Match a number with a decimal comma or with a fraction of one character: "7,8 %", "2½%"."""
    if found := _COMMA_DECIMAL.match(text, position):
        written = found.group().strip()
        value = Decimal(written.replace(",", "."))
        return (
            position + len(written),
            Numeral(value, _ONE.scaleb(written.index(",") + 1 - len(written))),
            False,
        )
    whole = _VULGAR_NUMBER.match(text, position)
    if whole is None:
        return None
    value = Decimal(whole.group(1) or 0) + _VULGAR[whole.group(2)]
    return whole.end(), Numeral(value, Decimal("0.25")), False


_MAY_BE_DECIMAL = re.compile(rf"[,{''.join(_VULGAR)}]")
_VULGAR_NUMBER = re.compile(rf"(\d{{1,4}})? ?([{''.join(_VULGAR)}])")


def _numeral_at(text: str, position: int) -> tuple[int, Numeral, bool] | None:
    """Match digits or English words at a position: end, numeral, and whether it is in words."""
    if _MAY_BE_DECIMAL.search(text, position, position + 6) and (decimal := _decimal_at(text, position)):
        return decimal
    if found := _NUMBER.match(text, position):
        numeral = parse_numeral(found.group())
        if numeral is None and (trimmed := re.match(r"[\d,.]+|[^\d]+", found.group())):
            numeral = parse_numeral(trimmed.group())
            return (position + trimmed.end(), numeral, False) if numeral else None
        return (found.end(), numeral, not found.group()[0].isdigit()) if numeral else None
    if found := _WORDS.match(text, position):
        numeral = parse_english(found.group())
        return (found.end(), numeral, True) if numeral else None
    return None


def _percentage(start: int, end: int, value: Decimal, step: Decimal, unit: str = "%") -> Scanned:
    return Scanned(start, end, value, step, unit, words=True)


def _fraction_at(text: str, start: int) -> Scanned | None:
    """Match parts of a whole: 三分之一, 百分之五, 8成1, 1/3, two thirds, half."""
    if text[start : start + 1] in _DIGITS and not _MAY_BE_PART.search(text, start, start + LONGEST_NUMERAL):
        return None  # nearly all numbers
    if (found := _PARTS_OF.match(text, start)) and (part := parse_numeral(found.group(2))):
        whole = found.group(1)
        if whole in "百千":
            return _percentage(start, found.end(), part.value, part.step, "%" if whole == "百" else "‰")
        if whole in {"万", "十万"}:
            of = 100 if whole == "万" else 1000
            return _percentage(start, found.end(), part.value / of, part.step / of)
        if (base := parse_numeral(whole)) and base.value:
            value = 100 * part.value / base.value
            return _percentage(start, found.end(), value, value / 10)
    if (found := _TENTHS.match(text, start)) and (tens := parse_numeral(found.group(1))) and tens.value <= 10:
        ones = parse_numeral(found.group(2).replace("半", "五")) if found.group(2) else None
        value = 10 * tens.value + (ones.value if ones else 0)
        return _percentage(start, found.end(), value, _ONE if ones else 10 * tens.step)
    if (found := _SLASH.match(text, start)) and 0 < int(found.group(1)) < int(found.group(2)):
        value = Decimal(100 * int(found.group(1))) / int(found.group(2))
        return _percentage(start, found.end(), value, value / 10)
    return _fraction_in_words(text, start)


def _fraction_in_words(text: str, start: int) -> Scanned | None:
    if found := _FRACTION_WORDS.match(text, start):
        count = {"a": Decimal(1), "an": Decimal(1)}.get(found.group(1).lower()) or parse_english(
            found.group(1)
        ).value  # type: ignore[union-attr]
        value = 100 * count / _DENOMINATORS[found.group(2).lower().removesuffix("s")]
        return _percentage(start, found.end(), value, value / 10)
    if found := _HALF.match(text, start):
        half = _percentage(start, found.end(), Decimal(50), Decimal(5))
        qualifier = {"超": "over", "过": "over", "近": "nearly"}.get(found.group()[0])
        return replace(half, qualifier=qualifier) if qualifier else half
    return None


#: "4.8m people": millions, not metres.
_MILLION = re.compile(
    r"m(?= (?:people|residents|inhabitants|workers|jobs|visitors|passengers|tourists|households|students|"
    r"homes|users|tonnes|tons|lit(?:re|er)s|bottles|"
    r"dong|pesos?|euros?|dollars?|pounds?|yuan|rupees|baht|ringgit|rupiah|zloty|kron[ao]r?|kroner|"
    r"naira|rand|reais|"
    r"lira|shillings|yen|won|tenge|barrels|vehicles|cars|sq|square|customers|trips|journeys|voters|"
    r"migrants|containers|TEU)\b)|"
    r"m(?= by (?:19|20)\d\d)|"
    r"(?<=\d\.\d)m(?= (?:by|in|of|to|a year|a day|last|this)\b|[.,;])"
)


#: "38 m deep", "a wall of 4.5 m"; "12m" without a blank are millions more often than not.
_MEGATONNES = re.compile(r" ?Mt(?![A-Za-z]|\.? [A-Z])")
_METRES = re.compile(r" m(?=[ ,.;:)]|$)(?! (?:people|residents|passengers|tonnes|tons)\b)")
_SHORTEST_SCALE = re.compile(r" ?(bn|tn|k)\b")


def _scale_at(text: str, end: int, currency: str | None) -> tuple[int, Decimal]:
    """Match an English magnitude after the number."""
    if not _MAY_BE_SCALE.match(text, end):
        return end, _ONE
    found = _SCALE.match(text, end) or (_SHORT_SCALE.match(text, end) if currency else None)
    if found is None and (short := _MILLION.match(text, end)):
        return short.end(), _ONE.scaleb(6)
    if found is None and (short := _SHORTEST_SCALE.match(text, end)):
        found = short
    if found is None:
        return end, _ONE
    return found.end(), _ONE.scaleb(scale_words()[found.group(1).lower().removesuffix("s")])


def _unit_at(text: str, end: int) -> tuple[int, Unit] | None:
    """Match a unit after the number, over one space or a hyphen."""
    if text.startswith("股", end):
        return None
    for gap in (0, 1):
        if gap and not text.startswith((" ", "-"), end):
            return None
        if found := match_unit(text, end + gap):
            return found
    return None


def _written_scale(text: str) -> Decimal:
    """Tell the factor of the last magnitude of a numeral: 1e8 for "6305亿", 1e12 for "5.4万亿"."""
    scale = _ONE
    if text.isascii():
        return scale
    runs = re.findall(r"[兆亿万]+|(?<=\d)千", text)
    for sign in runs[-1] if runs else "":
        scale = scale.scaleb({"兆": 12, "亿": 8, "万": 4, "千": 3}[sign])
    return scale


def _number_at(text: str, start: int) -> Scanned | None:
    """Match one number with currency, magnitude and unit."""
    prefix = None if text[start : start + 1] in _DIGITS else match_prefix(text, start)
    million = prefix is None and text.startswith("M", start)
    if million:  # "MEUR 672"
        prefix = match_prefix(text, start + 1)
    position = prefix[0] if prefix else start
    found = _numeral_at(text, position)
    if found is None:
        return None
    end, numeral, words = found
    if (inside := _MORE_INSIDE.match(text, end)) and (larger := _scaled(text, position, end, inside)):
        return _with_unit(text, replace(larger, start=start), prefix[1] if prefix else None)
    if words and prefix is None and text[start : start + 1].isascii() and (more := _SCALE.match(text, end)):
        end = more.end()
    written = _written_scale(text[position:end])
    number_text = text[position:end]
    more_than = _MORE.match(text, end) if text[end : end + 1] in _MORE_STARTS else None
    end = more_than.end() if more_than else end
    end, factor = _scale_at(text, end, prefix[1] if prefix else None)
    if million and factor == 1:
        factor = _ONE.scaleb(6)
    late = _MORE.match(text, end) if more_than is None and text[end : end + 1] in _MORE_STARTS else None
    end = late.end() if late else end
    result = Scanned(
        start, end, numeral.value * factor, numeral.step * factor, scale=written * factor, words=words
    )
    result = _with_unit(text, result, prefix[1] if prefix else None)
    if more_than or late:
        result = replace(result, qualifier="over")
    ambiguous = _ambiguity(number_text, result)
    return replace(result, ambiguous=ambiguous) if ambiguous else result


def _scaled(text: str, position: int, end: int, inside: re.Match[str]) -> Scanned | None:
    """Read "10多亿", "20余万": the magnitude stands after the word for more."""
    magnitude = inside.group(1)
    numeral = parse_numeral(text[position:end] + magnitude)
    if numeral is None:
        return None
    over = inside.end() + len(magnitude)
    return Scanned(position, over, numeral.value, numeral.step, None, _written_scale(magnitude), None, "over")


def _with_unit(text: str, scanned: Scanned, currency: str | None) -> Scanned:
    unit = _unit_at(text, scanned.end)
    if currency:
        same = unit is not None and (unit[1].name == currency or text.startswith("元", scanned.end))
        return replace(scanned, unit=currency, end=unit[0] if unit and same else scanned.end)
    if unit is None and scanned.scale >= 10_000 and text.startswith("度", scanned.end):
        return replace(scanned, end=scanned.end + 1, unit="kWh")
    if unit is None and scanned.scale == 1 and _METRES.match(text, scanned.end):
        return replace(scanned, end=scanned.end + 2, unit="m")
    if unit is None and (tonnes := _MEGATONNES.match(text, scanned.end)):
        factor = _ONE.scaleb(6)
        scale = scanned.scale * factor
        value, step = scanned.value * factor, scanned.step * factor
        return replace(scanned, end=tonnes.end(), unit="t", value=value, step=step, scale=scale)
    if unit is None:
        return scanned
    name, factor = unit[1]
    own = factor == 1
    return Scanned(
        scanned.start,
        unit[0],
        scanned.value if own else scanned.value * factor,
        scanned.step if own else scanned.step * factor,
        name,
        scanned.scale if own else scanned.scale * factor,
        scanned.high,
        scanned.qualifier,
        scanned.ambiguous,
        scanned.words,
    )


def _ambiguity(number: str, scanned: Scanned) -> str | None:
    """Tell what has two readings."""
    if "兆" in number and "亿" not in number and scanned.unit is None:
        return "兆 is 10^12 in Taiwan and Japan, 10^6 in technical use on the mainland"
    return None


def _two_digits(text: str, start: int) -> Scanned | None:
    """Match two neighbouring digits as a range: 两三家, 五六成, 七八十万."""
    found = _TWO_DIGITS.match(text, start)
    if found is None:
        return None
    rest = text[found.end() : found.end() + 30]
    low, high = scan_quantity(found.group()[0] + rest, 0), scan_quantity(found.group()[1] + rest, 0)
    if low is None or high is None:
        return None
    end = start + low.end + 1
    return replace(low, start=start, end=end, high=high.value, qualifier="range", words=True)


_SOME_TENS = re.compile(r"([一二两三四五六七八九]?十)几(?=[万亿个家名项元块倍])")


def _some_tens(text: str, start: int) -> Scanned | None:
    """Match "三十几万": at least thirty of them."""
    found = _SOME_TENS.match(text, start)
    low = scan_quantity(found.group(1) + text[found.end() : found.end() + 30], 0) if found else None
    if found is None or low is None:
        return None
    return replace(low, start=start, end=start + low.end + 1, qualifier="over", words=True)


def _shares_currency(text: str, first: Scanned, second: Scanned, dash: str) -> bool:
    """Tell a sign of money before the first of two: "€42-48 a month", "between $3.5 and 5 billion"."""
    if text[first.start : first.start + 1].isdigit() or first.scale != 1:
        return False
    if second.scale >= 10**6:
        return True
    return second.scale == 1 and not dash.strip().isalpha() and second.value < 10 * first.value


def _range_from(text: str, first: Scanned) -> Scanned | None:
    """Match the second end of a range: 3-5%, 200至300万, 3% to 5%."""
    dash = _RANGE.match(text, first.end)
    if dash is None or (
        dash.group().strip().lower() == "and"
        and not text[max(0, first.start - 8) : first.start].lower().endswith("between ")
    ):
        return None
    second = _fraction_at(text, dash.end()) or _number_at(text, dash.end())
    if second is None or (first.unit is not None and second.unit not in (first.unit, None)):
        return None
    if first.unit is not None and second.unit is None:
        if not _shares_currency(text, first, second, dash.group()):
            return None
        second = replace(second, unit=first.unit)
    low = first.value
    if text[first.start] not in _DIGITS and first.unit is not None and second.scale != first.scale:
        low *= second.scale / first.scale if second.scale >= 10**6 and first.scale == 1 else 1
    if first.unit is None and first.scale == 1 and second.scale != 1:
        low *= second.scale
    if low >= second.value:
        return None
    return replace(
        second, start=first.start, value=low, high=second.value, qualifier="range", scale=second.scale
    )


def scan_quantity(text: str, position: int, *, ranges: bool = True) -> Scanned | None:
    """Match the quantity that starts at a position of folded text.

    Parameters
    ----------
    text : str
        Folded text.
    position : int
        Where the currency sign or the first digit stands.
    ranges : bool
        Whether "3-5%" is read as one range.

    Returns
    -------
    Scanned or None
        None where no quantity starts there.
    """
    digit = text[position : position + 1] in _DIGITS
    first = None if digit else _two_digits(text, position) or _some_tens(text, position)
    first = first or _fraction_at(text, position) or _number_at(text, position)
    if first is None:
        return None
    found = (_range_from(text, first) if ranges and first.high is None else None) or first
    if text[found.end : found.end + 1] not in _QUALIFIER_STARTS:
        return found
    for pattern, name in QUALIFIERS_AFTER:
        if after := pattern.match(text, found.end):
            return replace(found, end=after.end(), qualifier=found.qualifier or name)
    return found
