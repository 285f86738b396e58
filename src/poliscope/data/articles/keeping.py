"""Which of the numbers found in a sentence are kept as claims, once it is known what they measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators import CURRENCIES, Topic
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places import Owner

__all__ = ["goes_on", "is_usable"]

_INDEX_BEFORE = re.compile(
    r"(?:均值|指数|得分|效率(?:值)?|收入比|之比|集中度|耦合度|弹性|scores?|scored|score of|"
    r"index of|rating of)"
    r"[^,。;\d]{0,12}(?:[\d.]+[、和与及,][^\d,。;]{0,6})*$",
    re.IGNORECASE,
)


def _right_before(gap: str) -> bool:
    return len(gap) <= 6 and not re.search(r"\band\b", gap)


def goes_on(
    text: str, numbers: Sequence[NumberMention], owners: Sequence[Owner], i: int, accepted: bool
) -> bool:
    """Tell a figure without a noun that goes on for another place: "and 355 in Hyderabad"."""
    number, last = numbers[i], numbers[i - 1] if i else None
    if last is None or not accepted or number.form != "bare" or number.scanned.high is not None:
        return False
    gap = re.sub(r"per [\d,]+", "per", text[last.end : number.before])
    bracketed = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
    if bracketed and len(gap) <= 60 and not re.search(r"\d", gap):
        return last.scanned.unit != "%" and last.form != "rank"
    if (
        last.scanned.unit not in {"count", "persons", None, "points"}
        or len(gap) > 70
        or re.search(r"[。;]", gap)
    ):
        return False
    name = owners[i].place
    beside = name is not None and (
        _right_before(text[name.end : number.before]) or 0 <= name.start - number.end <= 5
    )
    earlier = bool(re.search(r"\b(?:up|down) from $", gap))
    return (beside or earlier) and bool(re.search(r"[a-z]", gap)) and not re.search(r"\d", gap)


def is_usable(number: NumberMention, topic: Topic, text: str) -> bool:
    """Tell whether a number without a unit is counted after all, and drop what measures nothing."""
    written = text[number.start : number.end]
    if number.form == "bare":
        if "." in written and _INDEX_BEFORE.search(text[max(0, number.before - 28) : number.before]):
            return topic.code is not None
        digits = len(re.sub(r"\D", "", written))
        if topic.indicator is None or (topic.start < 0 and "," not in written):
            return False
        behind = topic.start >= number.start
        if (
            re.search(r"[A-Za-z\u4e00-\u9fff] ?\($", text[max(0, number.before - 3) : number.before])
            and text[number.end : number.end + 1] == ")"
        ):
            return True
        if not written.isascii():
            return behind
        if number.start and "\u4e00" <= text[number.start - 1] <= "\u9fff":
            return (digits >= 3 and topic.confidence >= 0.9) or behind
        return behind or "," in written or (digits >= 3 and topic.confidence >= 0.7)
    strong = number.scanned.unit in {"%", "pp"} or number.scanned.unit in CURRENCIES
    if topic.code is None:
        return strong
    small = number.scanned.unit in {"count", "persons"} and number.scanned.value < 20
    vague = number.scanned.unit == "count" and bool(
        re.search(r"(?:countries|cities|events|cases|orders)$", written)
    )
    if (small or vague) and (topic.indicator is None or topic.start < 0):
        return bool(re.search(r"次$|^[四三五六七八九十两]大", written))
    return True
