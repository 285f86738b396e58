"""The words for the windows of years that an article speaks of, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable

from poliscope.show.words import legible

__all__ = ["period_words"]

_DIGITS = {word: str(n) for n, word in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS = _DIGITS | {name: str(n) for n, name in enumerate(_NAMES, 1)}
_COUNT = rf"(\d{{1,2}}|[{''.join(_DIGITS)}]|{'|'.join(_NAMES)})"
_WINDOWS = (
    ("last", re.compile(rf"(?:近|最近|过去的?){_COUNT}年(?:来|间|里|内|中|以来|时间)?")),
    ("last", re.compile(rf"{_COUNT}年(?:来|间|时间)")),
    ("last", re.compile(rf"(?:over )?(?:the )?(?:past|last) {_COUNT} years")),
    ("next", re.compile(rf"(?:未来|今后|此后){_COUNT}年(?:里|内|间)?")),
    ("next", re.compile(rf"(?:over )?(?:the )?(?:next|coming) {_COUNT} years")),
)
_PLAN = re.compile(r"[“\"]?十(?P<n>[一二三四五六])五[”\"]?(?P<end>末)?(?:规划)?(?:期间|时期|以来)?")


def period_words(label: str | None, say: Callable[..., str]) -> str:
    """Return the name of a period: windows and five-year plans in words, years as they are labelled.

    Parameters
    ----------
    label : str or None
        As a claim has it: ``"2024"``, ``"2024-Q1"``, ``"近10年"``, ``"over the next three years"``.
    say : callable
        Gives a sentence of the catalog in the language of the page.

    Returns
    -------
    str
        A dash where there is none.
    """
    if not label:
        return "–"
    for name, pattern in _WINDOWS:
        if found := pattern.fullmatch(label):
            return say(f"article.window.{name}", count=_NUMBERS.get(found[1], found[1]))
    if found := _PLAN.fullmatch(label):
        which = "article.window.plan-end" if found["end"] else "article.window.plan"
        return say(which, plan=10 + int(_DIGITS[found["n"]]))
    return legible(label)
