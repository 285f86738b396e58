"""A Chinese verb that tells what the figure beside it measures, and what such verbs have in common."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "ABOUT",
    "CROWDS",
    "EARNERS",
    "MORE",
    "PAID",
    "PEOPLE",
    "RAIL",
    "THINGS",
    "TONNES",
    "WAITED",
    "WATER",
    "Told",
    "told",
]


class Told(NamedTuple):
    """What a Chinese verb tells of a figure of some units, by the words before and behind it."""

    code: str
    units: frozenset[str | None]
    before: re.Pattern[str]
    behind: re.Pattern[str] | None = None
    over: frozenset[str] = frozenset()
    """Codes of the phrases near the figure of which the verb tells more."""


ABOUT = (
    r"(?:了|过|着|的|有|是|为|超过?|约|近|逾|达到?|不下|至少|大概|大约|将近|接近|上|出|共|足足|高达|多达|仅|只|"
    r"不到|不足|差不多|各种|各类|掉|去|总共|一共|加起来|累计|合计|平均)*$"
)
PEOPLE: frozenset[str | None] = frozenset({"persons", "count", None})
CROWDS: frozenset[str | None] = frozenset({"persons", "visits", "count", None})
THINGS: frozenset[str | None] = frozenset({"count", None})
WATER: frozenset[str | None] = frozenset({"t", "m3", "kL", "L"})
TONNES: frozenset[str | None] = frozenset({"t", "jin", "kg"})
WAITED: frozenset[str | None] = frozenset({"years", "months", "days", "hours", "weeks"})
MORE = r"(?:多|余)?"
RAIL = r"(?:地铁|捷运|轨道交通|港铁|轻轨|城轨)"
#: How often a wage is paid: without it one earns anything.
PAID = r"(?:每月|每个月|一个月|月均|每年|一年|每小时|平均每人|人均|平均|年均|每周)"
EARNERS = (
    r"(?:居民|市民|上班族|打工人|打工仔|职工|员工|工人|白领|劳工|雇员|受雇者|年轻人|教师|护士|"
    r"工程师|程序员|骑手|司机|就业者|普通人|厨师|月嫂|公务员|医生|农民工|人)"
)


def told(
    code: str,
    units: frozenset[str | None],
    before: str,
    behind: str | None = None,
    over: tuple[str, ...] = (),
) -> Told:
    """Compile a verb with the words of "about" behind it.

    Parameters
    ----------
    code : str
        What it tells.
    units : frozenset of str or None
        The units of the figure.
    before, behind : str
        Patterns of the verb before the figure and of what stands behind it.
    over : tuple of str
        Codes of which it tells more.
    """
    after = re.compile(behind) if behind is not None else None
    return Told(code, units, re.compile(before + ABOUT), after, frozenset(over))
