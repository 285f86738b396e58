"""The figure that one without a noun goes on with: "and 355 in Hyderabad", "in the Midlands, £39.60"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators import CURRENCIES
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.assignment import Owner

__all__ = ["RATIO", "goes_on"]


def _right_before(gap: str) -> bool:
    return len(gap) <= 6 and not re.search(r"\band\b", gap)


def goes_on(
    text: str, numbers: Sequence[NumberMention], owners: Sequence[Owner], i: int, accepted: Sequence[int]
) -> int | None:
    """Find the number of which one without a noun goes on: "and 355 in Hyderabad"."""
    number = numbers[i]
    if accepted and _is_next_sum(text, number, numbers[accepted[-1]]):
        return accepted[-1]
    if number.form != "bare" or number.scanned.high is not None:
        return None
    for j in reversed(accepted[-2:]):
        if _continues(text, numbers, owners, i, j):
            return j
    return None


_NEXT_SUM = re.compile(
    r"(?:[,;]|\b(?:against|versus|to|and|but|than|with|from|or))(?: (?:only|just|about|while|and|but|"
    r"in|for|the|[A-Z][\w-]+,?))*? ?$"
)


def _is_next_sum(text: str, number: NumberMention, last: NumberMention) -> bool:
    """Tell a second price of the kind of the first: "£40.30 in Leeds; in the Midlands, £39.60"."""
    unit = number.scanned.unit
    if unit not in CURRENCIES or unit != last.scanned.unit or last.scanned.scale != number.scanned.scale:
        return False
    gap = text[last.end : number.before]
    return len(gap) <= 80 and not re.search(r"[.。\d]", gap) and _NEXT_SUM.search(gap) is not None


def _continues(text: str, numbers: Sequence[NumberMention], owners: Sequence[Owner], i: int, j: int) -> bool:
    number, last = numbers[i], numbers[j]
    gap = re.sub(r"per [\d,]+", "per", text[last.end : number.before])
    gap = re.sub(r"\b(?:FY ?)?(?:19|20)\d\d\b", "then", gap)
    bracketed = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
    if bracketed and len(gap) <= 60 and not re.search(r"\d", gap):
        return j == i - 1 and last.scanned.unit != "%" and last.form != "rank"
    if last.scanned.unit == "times" or (last.form == "bare" and RATIO.search(text, 0, last.start)):
        return _next_ratio(gap) and j == i - 1
    if (
        last.scanned.unit not in {"count", "persons", None, "points"}
        or len(gap) > 110
        or re.search(r"[。;]", gap)
    ):
        return False
    if _AGAINST.search(gap) and number.end < len(text):
        return True
    if j != i - 1 or len(gap) > 70:
        return False
    name = owners[i].place
    beside = name is not None and (
        _right_before(text[name.end : number.before])
        or 0 <= name.start - number.end <= 5
        or _TO_THOSE.fullmatch(text, number.end, max(number.end, name.start)) is not None
    )
    dated = re.search(r"\b(?:and|to|and (?:now )?(?:has|had|counts)) $", gap) and re.match(
        r" (?:(?:in|by|at the end of|this|last) (?:FY ?)?(?:(?:19|20)\d\d|year)|today\b|now\b|at present\b)",
        text[number.end : number.end + 24],
    )
    return bool((beside or dated) and re.search(r"[a-z]", gap) and not re.search(r"\d", gap))


#: "142 to residents of Jaén and 96 to those of Huelva".
_TO_THOSE = re.compile(
    r" (?:to|from|in|for|by|at) (?:(?:those|people|residents|firms|companies|applicants|inhabitants|"
    r"inventors|that|buyers|visitors) (?:of|in|from) )?(?:the )?"
)


_AGAINST = re.compile(
    r"\b(?:up|down) from (?:the |just |about |some |only |around )*$|\b(?:compared (?:with|to)|against|"
    r"versus) "
    r"(?:just |about |only )?$"
)


RATIO = re.compile(r"(?:收入比|之比|抚养比|配比)[^,。;]{0,16}$")


def _next_ratio(gap: str) -> bool:
    """Tell the next value of a ratio: "由1.99缩小为1.95", "长沙在6到7之间,武汉则超过11"."""
    if re.fullmatch(r"[^。;\d]{0,8}(?:[低高]于|不及|不如|超过)[^,。;\d]{1,8}的", gap):
        return True  # 在6.2上下,低于郑州的8.4
    return bool(re.fullmatch(r"[^。;\d]{0,24}(?:为|至|到|则|是|超过?)", gap)) or gap in {"到", "至", "-"}
