"""Whose a number is, and figures that share their owner with the one beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.finding import PlaceMention

__all__ = ["Owner", "Subject", "as_in_list", "settle_gaps", "share_pairs"]


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Subject:
    """A place, how sure it is, and where in the sentence it stands (-1: in an earlier one)."""

    mention: PlaceMention
    confidence: float
    paragraph: int = -1


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Owner:
    """To whom a number belongs, and whom it is compared with."""

    place: PlaceMention | None
    confidence: float
    reference: PlaceMention | None = None


_OF_NUMBER = re.compile(r" of (?:the |its |all )?")


def share_pairs(text: str, numbers: Sequence[NumberMention], owners: list[Owner]) -> list[Owner]:
    """Give the first figure of "from 64,000 to 778,000 in Hyderabad" to the place of the second."""
    for i in range(len(numbers) - 1):
        later = owners[i + 1].place
        if later is None or later.start < numbers[i + 1].end:
            continue
        gap = text[numbers[i].end : numbers[i + 1].before]
        if _OF_NUMBER.fullmatch(gap) and numbers[i + 1].scanned.unit == numbers[i].scanned.unit:
            owners[i] = replace(owners[i + 1])  # "6,900 of the 13,900 wells on which Mysore depends"
            continue
        led = re.search(
            r"\b(?:from|between) (?:about |around |just )?$",
            text[max(0, numbers[i].before - 14) : numbers[i].before],
        )
        joined = re.fullmatch(
            r"(?: [a-z]+){0,2} (?:to|and) (?:about |around |just |some |over |nearly )*", gap
        )
        if led and joined:
            owners[i] = replace(owners[i + 1])
    return owners


#: The same figure in another unit: "7,100 (-0.3%)", "$5bn (£4bn)".
_BESIDE = re.compile(r" ?\((?:[+\-−–±]|up |down |or |about )?")


def as_in_list(
    text: str,
    numbers: Sequence[NumberMention],
    i: int,
    owners: Sequence[Owner],
    owner: Owner,
    mentions: Sequence[PlaceMention],
) -> Owner:
    """Go on with the place of the figure before: "大于全国的19%和35%", "7,100 (-0.3%) in Quebec"."""
    if i and _BESIDE.fullmatch(text[numbers[i - 1].end : numbers[i].before]) and owners[i - 1].place:
        return replace(owners[i - 1], confidence=min(owners[i - 1].confidence, 0.85))
    if i == 0 or owners[i - 1].place is None or owners[i - 1].confidence < 0.95:
        return owner
    a, b = numbers[i - 1].end, numbers[i].before
    same = numbers[i].scanned.unit == numbers[i - 1].scanned.unit and text[a:b] in {
        "和",
        "及",
        "与",
        "、",
        " and ",
    }
    between = any(a <= m.start and m.end <= b for m in mentions)
    return replace(owners[i - 1], confidence=0.85) if same and not between else owner


def settle_gaps(text: str, numbers: Sequence[NumberMention], owners: list[Owner]) -> list[Owner]:
    """Give "高出1.2个百分点" to the higher of the two figures before it, if their difference is that."""
    for i in range(2, len(numbers)):
        number, (first, second) = numbers[i], (numbers[i - 2], numbers[i - 1])
        if number.scanned.unit != "pp" or first.scanned.unit != "%" or second.scanned.unit != "%":
            continue
        gap = first.scanned.value - second.scanned.value
        head = text[second.end : number.before]
        if abs(abs(gap) - number.scanned.value) > number.scanned.step or not re.search(
            r"高|低|多|少|差|领先|落后|above|below|higher|lower", head
        ):
            continue
        above = not re.search(r"低|少|落后|below|lower", head)
        if (
            not re.search(r"[\u4e00-\u9fff]{2}(?:比|较)", head)
            and owners[i - 2].place
            and owners[i - 1].place
        ):
            forward = (gap > 0) == above or re.search(
                r"差(?!不多)", head
            )  # 差了1.7个百分点 tells no direction
            winner, loser = (i - 2, i - 1) if forward else (i - 1, i - 2)
            owners[i] = Owner(owners[winner].place, 0.8, owners[loser].place)
    return owners
