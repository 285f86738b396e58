"""Listed places with listed numbers: "A、B分别为5%、6%", "in Leeds and Hull, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import holds

__all__ = ["zip_bracketed", "zip_lists", "zip_respectively", "zip_spoken"]

_RESPECTIVELY = re.compile(r"分别|依次|各(?:为|有|达)|respectively", re.IGNORECASE)
_LISTED_SIGNS = ("分别", "依次", "各", "respectively")


def zip_respectively(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[PlaceMention],
    numbers: Sequence[NumberMention],
    marks: Sequence[bool],
) -> dict[int, PlaceMention]:
    """Pair listed places with listed numbers where the sentence says "respectively"."""
    pairs: dict[int, PlaceMention] = {}
    for found in (
        _RESPECTIVELY.finditer(text, start, end) if holds(text[start:end].lower(), _LISTED_SIGNS) else ()
    ):
        english = found.group()[0].isascii()
        named = _listed(text, [m for m in mentions if m.end <= found.start()])
        values = [n for n in numbers if (n.end <= found.start() if english else n.start >= found.end())]
        if english:
            behind = [n for n in numbers if n.start >= found.end()]  # "The two are, respectively, 13% and"
            values = _run_of(text, values or behind, last=bool(values))
            first = values[0].start if values else start
            ahead = _listed(text, [m for m in mentions if m.end <= first])
            named = (
                ahead
                if len(ahead) >= len(values)
                else _listed(text, [m for m in mentions if first < m.start < found.start()])
            )
        else:
            values = _run_of(text, values, last=False)
            if len(named) < len(values):
                clause = max(text.rfind(mark, start, found.start()) for mark in (",", ";", "。", ":"))
                within = [m for m in mentions if clause < m.start and m.end <= found.start()]
                named = within if len(within) == len(values) else named
        together = next((m for m in reversed(mentions) if m.end <= found.start() and m.parts), None)
        if together is not None and len(together.parts) == len(values):
            named = list(together.parts)
        elif not english and len(named) < len(values):
            own = [m for m, reference in zip(mentions, marks, strict=True) if not reference]
            named = _so_far(own, found.start()) if len(values) > 1 else named
            named = named if len(named) == len(values) else []
        compared = all(r for m, r in zip(mentions, marks, strict=True) if m in named)
        if (
            compared
            and named
            and re.match(
                r"(?:亦|也|则)?(?:分别|依次)(?:高|低|快|慢|多|少|领先|落后|[佔占])",
                text[found.start() : found.end() + 4],
            )
        ):
            continue  # "增速比全国、全省分别高1.1和0.3个百分点", "客源来自中国大陆及台湾,分别占73%及18%"
        if english and len(named) < 2 and len(values) >= 2:
            named = _so_far(mentions, values[0].start)
            named = named if len(named) == len(values) else []
        if len(named) >= 2 and len(values) >= len(named):
            pairs.update({n.start: m for n, m in zip(values, named, strict=False)})
    return pairs


def zip_spoken(
    text: str, start: int, end: int, spoken: Sequence[PlaceMention], numbers: Sequence[NumberMention]
) -> dict[int, PlaceMention]:
    """Pair "9%, 24% and 38% respectively" with the places of the sentence before, in their order.

    Parameters
    ----------
    start, end : int
        The sentence, which names no place itself.
    spoken : sequence of PlaceMention
        The places of the sentence before.

    Returns
    -------
    dict of int to PlaceMention
        By the start of a number; empty where there are more or fewer numbers than places.
    """
    pairs: dict[int, PlaceMention] = {}
    if len(spoken) < 2 or not holds(text[start:end].lower(), _LISTED_SIGNS):
        return pairs
    for found in _RESPECTIVELY.finditer(text, start, end):
        english = found.group()[0].isascii()
        behind = [n for n in numbers if (n.end <= found.start() if english else n.start >= found.end())]
        values = _run_of(text, behind, last=english)
        if english and not values:  # "The three are, respectively, 13%, 12% and 10% behind"
            values = _run_of(text, [n for n in numbers if n.start >= found.end()], last=False)
        if len(values) == len(spoken):
            pairs.update({n.start: m for n, m in zip(values, spoken, strict=True)})
    return pairs


def _so_far(mentions: Sequence[PlaceMention], until: int) -> list[PlaceMention]:
    """Give each place that a sentence has named so far once, in order."""
    seen: dict[str, PlaceMention] = {}
    for mention in mentions:
        if mention.end <= until:
            seen.setdefault(mention.place.name, mention)
    return list(seen.values())


def _listed(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Take the last places that stand in one list: "苏州、南京、宁波和长沙"."""
    run: list[PlaceMention] = []
    for mention in reversed(mentions):
        if run and not re.fullmatch(
            r"[、,和与及以]{1,2}(?:\d{1,2}[、.])?|以及|, ?(?:and )?| and ", text[mention.end : run[-1].start]
        ):
            break
        run.append(mention)
    return run[::-1]


def _run_of(text: str, numbers: Sequence[NumberMention], *, last: bool) -> list[NumberMention]:
    """Take the numbers that stand in one list: "4.5万件、4.1万件和2.3万件"."""
    run: list[NumberMention] = []
    for number in reversed(numbers) if last else numbers:
        if run:
            left, right = (number, run[-1]) if last else (run[-1], number)
            gap = text[left.end : right.before]
            if not re.fullmatch(r"(?:[、,和与及:]|以及|, ?(?:and |or )?| and | to )*(?:约|近|超|逾)?", gap):
                break
        run.append(number)
    return run[::-1] if last else run


#: What may stand between a figure and the bracket with its place: "3.2% of GDP (Graz)".
_BEFORE_BRACKET = re.compile(r"(?: [A-Za-z-]+){0,3} ?\(")


def zip_bracketed(
    text: str, mentions: Sequence[PlaceMention], numbers: Sequence[NumberMention]
) -> dict[int, PlaceMention]:
    """Pair "52.4 (Accra), 51.8 (Tunis) and 45.0 (Dakar)": each with the place in brackets behind it."""
    inside = [m for m in mentions if text.startswith(")", m.end) and text[m.start - 1 : m.start] == "("]
    if len(inside) < 2:
        return {}
    pairs: dict[int, PlaceMention] = {}
    for mention in inside:
        before = [number for number in numbers if number.end <= mention.start]
        if before and _BEFORE_BRACKET.fullmatch(text, before[-1].end, mention.start):
            pairs[before[-1].start] = mention
    return pairs if len(pairs) > 1 else {}


#: Between a list of places and one of figures: "Leeds and Hull have 300 and 200 firms".
_HAVE = re.compile(r"(?:['’]s?)?(?: (?!(?:between|from|than|for|over|since|with|in|to|of)\b)[a-z-]+){1,5} ")


def _told_in_turn(
    text: str, mentions: Sequence[PlaceMention], numbers: Sequence[NumberMention]
) -> dict[int, PlaceMention]:
    """Pair an English list of places with the list of as many figures that its verb leads to."""
    if len(mentions) < 2 or len(numbers) < 2:
        return {}
    for i, number in enumerate(numbers):
        listed = _listed(text, [m for m in mentions if m.end <= number.before])
        if len(listed) > 1 and _HAVE.fullmatch(text, listed[-1].end, number.before):
            run = _run_of(text, numbers[i:], last=False)
            to = any(" to " in text[a.end : b.before] for a, b in pairwise(run))
            if len(run) == len(listed) and not to:
                return {n.start: m for n, m in zip(run, listed, strict=True)}
    return {}


def zip_lists(
    text: str, mentions: Sequence[PlaceMention], numbers: Sequence[NumberMention]
) -> dict[int, PlaceMention]:
    """Pair "新加坡、韩国和台湾的2.02%、4.15%和3.12%": a list of places with a list of as many numbers."""
    pairs = _told_in_turn(text, mentions, numbers)
    for i, number in enumerate(numbers):
        if "的" not in text[max(0, number.before - 2) : number.before]:
            continue
        listed = _listed(text, [m for m in mentions if m.end <= number.before])
        if len(listed) < 2 or not re.fullmatch(
            r"(?:地区|[两三四]?[地市国省])?的(?:约|近)?", text[listed[-1].end : number.before]
        ):
            continue
        run = _run_of(text, numbers[i:], last=False)
        if len(run) == len(listed):
            pairs.update({n.start: m for n, m in zip(run, listed, strict=True)})
    return pairs
